//! Amounts with bounds, units and currencies: 超70个, 180TB, 近12亿美元, 3至5家, 百分之五.
//!
//! The far end of a range is kept. Deliberately does not know what is counted beyond the measure word.

use rust_decimal::Decimal;

use super::literal::latin_magnitude;
use super::number::{self, Form, Numeral, past_space};
use super::unit::{self, UnitWord};
use super::{Bound, Quantity, Reading, Unit, Value, ValueMention, bound, price, range, share, word};
use crate::span::Span;

/// A number with its unit, before the words after it are read.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) number: Decimal,
    pub(super) upto: Option<Decimal>,
    pub(super) unit: Unit,
    pub(super) end: usize,
    pub(super) form: Form,
    pub(super) digits: Span,
    /// 万, 亿, K, M stand at the end of the number.
    pub(super) scale: Decimal,
    /// 多 or 余 stands between number and unit.
    pub(super) more: bool,
}

/// The amount at `at`, bound words before it included.
pub(super) fn at(text: &str, at: usize, reading: Reading) -> Option<ValueMention> {
    if let Some(priced) = price::before(text, at, reading) {
        return Some(priced);
    }
    let (mut bound, mut from) = (None, at);
    if let Some((comparison, after)) = bound::before_at(text, at) {
        let after = after + text[after..].len() - text[after..].trim_start_matches(['了', ' ']).len();
        // 上 and 过 bound round numbers only: 上千, 过百; not 线上3, 超2.0.
        let round = text[after..].starts_with(['百', '千', '万', '亿'])
            || ["十万", "十亿", "十余", "十多"].iter().any(|w| text[after..].starts_with(w));
        if text[at..].starts_with(['上', '过']) && !round {
            return None;
        }
        (bound, from) = (comparison.bound(), after);
    }
    unsigned(text, at, from, bound, reading).filter(|found| !compares(text, at, found.span.end as usize))
}

/// Words that limit an amount, and that say whom something is better than.
const COMPARING: &[&str] = &["超越", "超过", "强于", "胜过", "好于", "高于", "越过"];

/// 超越6710亿参数的X: whether the word at `at` compares with the name behind the amount, and limits nothing.
fn compares(text: &str, at: usize, end: usize) -> bool {
    const NOUN: usize = 4;
    let named = || {
        let rest = text[end..].trim_start_matches(' ');
        let noun: usize =
            rest.chars().take(NOUN).take_while(|&c| c != '的' && c.is_alphabetic() && !c.is_ascii()).map(char::len_utf8).sum();
        rest[noun..].strip_prefix('的').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_uppercase() || c == '“'))
    };
    // 拥有超过100亿参数的X, 用户超过4000万的X
    let had = text[..at].ends_with(['有', '用', '达', '为', '含', '户', '量', '数', '活', '额', '值', '刚', '已']);
    !had && COMPARING.iter().any(|word| text[at..].starts_with(word)) && named()
}

/// The amount whose number begins at `from`; `at` is where its bound word begins.
pub(super) fn unsigned(text: &str, at: usize, from: usize, bound: Option<Bound>, reading: Reading) -> Option<ValueMention> {
    limited(text, at, from, bound, amount(text, from, reading)?, reading)
}

/// The amount that begins with a numeral which was read already.
pub(super) fn of(text: &str, at: usize, numeral: &Numeral, reading: Reading) -> Option<ValueMention> {
    if let Some(priced) = price::before(text, at, reading) {
        return Some(priced);
    }
    let mut amount = scaled(text, at, numeral, reading)?;
    with_unit(text, &mut amount, numeral, reading)?;
    // 五四运动, 三九集团: digits in a row are no amount, but for 八五折.
    if numeral.row && reading == Reading::News && amount.unit != Unit::Percent && !is_line(text, at, amount.end) {
        return None;
    }
    limited(text, at, at, None, amount, reading)
}

/// Whether a line is nothing but the numeral from `at` to `end`, as a cell of a table is.
fn is_line(text: &str, at: usize, end: usize) -> bool {
    (at == 0 || text[..at].ends_with('\n')) && (end == text.len() || text[end..].starts_with('\n'))
}

/// Units of time that no quantity has but a range.
const SPELLS: &[&str] = &["个月", "个星期", "个季度", "年", "天", "周"];

/// Adds the far end of a range, the bound and the price's unit to an amount.
fn limited(text: &str, at: usize, from: usize, bound: Option<Bound>, near: Amount, reading: Reading) -> Option<ValueMention> {
    let mut near = if near.more { near } else { range::to_far_end(text, from, near, reading) };
    // 两三年, 3至5天: lengths of time that are none in ISO 8601.
    let years = near.upto.is_some() && near.unit == Unit::None;
    if let Some(unit) = SPELLS.iter().find(|unit| years && text[near.end..].starts_with(**unit)) {
        let after = near.end + unit.len();
        if !text[after..].starts_with(['级', '代', '期', '活']) {
            (near.unit, near.end) = (Unit::Word((*unit).to_owned()), after);
        }
    }
    let mut end = near.end;
    let mut bound = bound.or(if near.more { Some(Bound::Min) } else { None });
    // 50万元(含)以上
    let held = if text[end..].starts_with("(含)") { end + "(含)".len() } else { end };
    if let Some((comparison, after)) = bound::after_at(text, past_space(text, held, reading))
        .filter(|_| !text[end..].starts_with(['多', '余']) || text[..end].ends_with('成') && near.unit == Unit::Percent)
    {
        let round = text[end..].starts_with('级') || text[end..].starts_with('规') || text[end..].starts_with('量');
        let round_number = near.form != Form::Exact || near.digits.of(text).ends_with(['百', '千', '万', '亿']);
        if !round || matches!(near.unit, Unit::None | Unit::Word(_)) && round_number {
            (bound, end) = (comparison.bound(), after);
        }
    }
    let bare_end = near.end;
    if let Unit::Money { per: per @ None, .. } = &mut near.unit {
        (*per, end) = price::after(text, end);
    }
    bound = bound.or(match near.form {
        Form::Exact => None,
        Form::More => Some(Bound::Min),
        Form::Vague | Form::Bare => Some(Bound::Approx),
    });
    // A bare Chinese numeral with nothing after it is a word more often than a number.
    let arabic = text[from..].starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let alone = near.unit == Unit::None && !arabic && end == bare_end && !is_line(text, at, end);
    if alone && reading_of_words(text, &near, reading) && (at == from || near.form != Form::Bare) {
        return None;
    }
    Some(ValueMention {
        span: Span::new(at, end),
        value: Value::Quantity(Quantity {
            number: near.number.normalize(),
            upto: near.upto.map(|u| u.normalize()),
            bound,
            unit: near.unit,
            digits: near.digits,
            measure: Span::new(from, bare_end),
        }),
    })
}

/// Whether a Chinese numeral that nothing is counted by is a word more often than a number: 气象万千, 五四运动, 三五成群, 三点一是….
fn reading_of_words(text: &str, near: &Amount, reading: Reading) -> bool {
    let said = near.digits.of(text);
    let length = said.chars().count();
    if near.upto.is_none() && near.number < Decimal::TEN && near.scale == Decimal::ONE {
        // 三点一是…, 三点二是…: what is told point by point.
        return near.number.fract().is_zero() || near.number.scale() == 1 && text[near.end..].starts_with('是');
    }
    if reading == Reading::Every {
        return near.form == Form::Bare && length == 1 && near.scale == Decimal::ONE;
    }
    let magnitude = length == 1 && said.starts_with(|c| number::magnitude(c).is_some());
    let row = length <= 3 && said.chars().all(|c| number::digit(c).is_some());
    (magnitude || row) && near.number < Decimal::from(1000) || magnitude && near.form == Form::Bare
}

/// A signed number with its unit at `from`.
pub(super) fn amount(text: &str, from: usize, reading: Reading) -> Option<Amount> {
    let rest = &text[from..];
    let first = rest.chars().next()?;
    let sign = if number::begins(first) { None } else { unit::SIGNS.iter().find(|(s, _)| rest.starts_with(s)) };
    let digits = sign.map_or(from, |(s, _)| text.len() - text[from + s.len()..].trim_start_matches(' ').len());
    if let Some(degrees) = share::degrees(text, from, reading) {
        return Some(degrees);
    }
    let (negative, digits) = match text[digits..].chars().next()? {
        '负' => (true, past_space(text, digits + '负'.len_utf8(), reading)),
        '-' => (true, digits + 1),
        _ => (false, digits),
    };
    if word::is_plain(text, digits) {
        return None;
    }
    if sign.is_some() && !text[digits..].starts_with(number::begins) {
        return None;
    }
    if matches!(first, '半' | '对') {
        return share::half_part(text, digits);
    }
    let numeral = number::at(text, digits, reading)?;
    let mut amount = scaled(text, digits, &numeral, reading)?;
    if negative {
        (amount.number, amount.upto) = (-amount.number, amount.upto.map(|u| -u));
    }
    match sign {
        Some((_, currency)) => {
            let named = unit::currency_at(text, past_space(text, amount.end, reading));
            let end = named.map_or(amount.end, |(_, end)| end);
            amount.unit = Unit::Money { currency, per: None };
            amount.end = end;
            price::coins(text, &mut amount.number, &mut amount.end, reading);
        }
        None => with_unit(text, &mut amount, &numeral, reading)?,
    }
    Some(amount)
}

/// The numeral with its Latin magnitude, the experts of 8x7B, and 多 or 余.
pub(super) fn scaled(text: &str, from: usize, numeral: &Numeral, reading: Reading) -> Option<Amount> {
    let (mut number, mut upto, mut end, mut scale) = (numeral.number, numeral.upto, numeral.end, numeral.scale);
    let mut form = numeral.form;
    let bytes = text.as_bytes();
    if numeral.arabic {
        if let Some(rest) = bytes.get(end..end + 2).filter(|b| b[0] == b'x' && b[1].is_ascii_digit())
            && let Some(each) = number::at(text, end + rest.len() - 1, reading)
            && let Some((factor, after)) = latin_magnitude(text, each.end)
        {
            // 8x7B: eight experts share layers, so their product is the most that it can be.
            number = number.checked_mul(each.number)?.checked_mul(factor)?;
            return Some(Amount {
                number,
                upto: None,
                unit: Unit::None,
                end: after,
                form,
                digits: Span::new(from, after),
                scale: factor,
                more: false,
            });
        }
        let gap = if reading == Reading::Every { past_space(text, end, reading) } else { end };
        if let Some((factor, after)) = latin_magnitude(text, gap) {
            let active = activated(text, after);
            if !text[after..].starts_with('-') || active.is_some() || number::at(text, after + 1, reading).is_some() {
                (number, scale, end) = (number.checked_mul(factor)?, scale.checked_mul(factor)?, active.unwrap_or(after));
                upto = None;
            }
        }
    }
    // 10w+, 10万+ in the way of the net
    if numeral.arabic
        && text[end..].starts_with(['w', 'W'])
        && text[end + 1..].starts_with('+')
        && !text[end + 2..].starts_with(|c: char| c.is_ascii_alphanumeric())
    {
        let factor = Decimal::from(10_000);
        return Some(Amount {
            number: number.checked_mul(factor)?,
            upto: None,
            unit: Unit::None,
            end: end + "w+".len(),
            form,
            digits: Span::new(from, end + 1),
            scale: factor,
            more: true,
        });
    }
    let digits = Span::new(from, end);
    let more = ["多", "余"].iter().find(|w| text[past_space(text, end, reading)..].starts_with(**w));
    let plus = text[end..].starts_with('+') && !text[end + 1..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '+');
    if plus && numeral.arabic && (number >= Decimal::TEN || scale > Decimal::ONE) {
        return Some(Amount { number, upto, unit: Unit::None, end: end + '+'.len_utf8(), form, digits, scale, more: true });
    }
    let more = more
        .filter(|_| (number >= Decimal::TEN || scale > Decimal::ONE) && bound::after_at(text, past_space(text, end, reading)).is_some());
    if let Some(more) = more {
        end = past_space(text, end, reading) + more.len();
        form = if form == Form::Bare { Form::More } else { form };
    } else if let Some(after) = some(text, end).filter(|_| number >= Decimal::TEN && (number % Decimal::TEN).is_zero()) {
        (end, form) = (after, Form::Vague);
    }
    Some(Amount { number, upto, unit: Unit::None, end, form, digits, scale, more: more.is_some() })
}

/// 200来号人, 三十来家: the byte after 来, where what is counted so stands behind it.
fn some(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix('来')?;
    let after = text.len() - rest.len();
    // 四十来个人: of persons the word behind tells.
    if rest.starts_with("个人") {
        return None;
    }
    (rest.starts_with("号人") || unit::at(text, after).is_some_and(|(word, _)| matches!(word, UnitWord::Counter))).then_some(after)
}

/// The byte after the activated size of a mixture of experts: 235B-A22B.
fn activated(text: &str, at: usize) -> Option<usize> {
    let digits = at + text[at..].starts_with("-A").then_some(2)?;
    let size = number::at(text, digits, Reading::News).filter(|n| n.arabic)?;
    latin_magnitude(text, size.end).map(|(_, end)| end)
}

/// Reads the unit after a number. None where the number is a part of a name (4o, 3D, 2.0家族).
fn with_unit(text: &str, amount: &mut Amount, numeral: &Numeral, reading: Reading) -> Option<()> {
    if let Some(of) = number::parts_of(text, amount.end, reading)
        && share::fraction(text, amount, of, reading)
    {
        return Some(());
    }
    // 百分百
    if amount.form == Form::Bare && amount.number == Decimal::ONE_HUNDRED && text[amount.end..].starts_with("分百") {
        (amount.unit, amount.form, amount.end) = (Unit::Percent, Form::Exact, amount.end + "分百".len());
        return Some(());
    }
    if let Some((share, end)) = share::slashed(text, amount, numeral) {
        let digits = Span { end: end as u32, ..amount.digits };
        *amount = Amount { number: share, end, digits, scale: Decimal::ONE_HUNDRED, ..amount.clone() };
        return Some(());
    }
    if reading == Reading::Every
        && let Some(end) = unit::past_spaced_points(text, amount.end)
    {
        (amount.unit, amount.end) = (Unit::Points, end);
        return Some(());
    }
    let piece = reading == Reading::Every || price::has_coin(text, amount.end + '块'.len_utf8());
    if text[amount.end..].starts_with('块') && piece && !text[amount.end..].starts_with("块头") {
        amount.unit = Unit::Money { currency: "CNY", per: None };
        amount.end += if text[amount.end..].starts_with("块钱") { "块钱".len() } else { '块'.len_utf8() };
        price::coins(text, &mut amount.number, &mut amount.end, reading);
        return Some(());
    }
    let rest = past_space(text, amount.end, reading);
    let found = unit::at(text, rest);
    let (ten, hundred) = (Decimal::TEN, Decimal::ONE_HUNDRED);
    match found {
        Some((UnitWord::Percent, end)) => (amount.unit, amount.end) = (Unit::Percent, end),
        Some((UnitWord::Points, end)) => (amount.unit, amount.end) = (Unit::Points, end),
        Some((UnitWord::Tenths, end)) if amount.number <= ten => {
            (amount.unit, amount.end, amount.number) = (Unit::Percent, end, amount.number * ten);
            amount.upto = amount.upto.map(|u| u * ten);
            // 七成六, 三成半
            let tail = past_space(text, end, reading);
            if let Some(c) = text[tail..].chars().next()
                && let Some(more) = number::digit(c).or((c == '半').then_some(5))
                && !word::is_plain(text, tail)
                && !text[tail + c.len_utf8()..].starts_with(number::begins)
                && unit::at(text, tail + c.len_utf8()).is_none()
            {
                amount.number += Decimal::from(more);
                amount.end = tail + c.len_utf8();
            }
        }
        Some((UnitWord::Discount, end)) if amount.number < hundred && amount.number != ten => {
            let number = amount.upto.take().map_or(amount.number, |far| amount.number * ten + far);
            (amount.unit, amount.end) = (Unit::Percent, end);
            amount.number = if number < ten { number * ten } else { number };
        }
        Some((UnitWord::Bytes(factor), end)) => {
            let factor = Decimal::from(factor);
            (amount.unit, amount.end) = (Unit::Bytes, end);
            amount.number = amount.number.checked_mul(factor)?;
            amount.upto = amount.upto.and_then(|u| u.checked_mul(factor));
        }
        Some((UnitWord::Tokens, end)) => (amount.unit, amount.end) = (Unit::Tokens, end),
        Some((UnitWord::Money(currency), end)) => {
            // 三万元港币
            let named = unit::currency_at(text, end).filter(|(_, after)| text[..end].ends_with('元') && after - end > '元'.len_utf8());
            let (currency, end) = named.unwrap_or((currency, end));
            (amount.unit, amount.end) = (Unit::Money { currency, per: None }, end);
            price::coins(text, &mut amount.number, &mut amount.end, reading);
            amount.end = price::past_whole(text, amount.end);
        }
        Some((UnitWord::Coin(currency, parts), end)) => {
            (amount.unit, amount.end) = (Unit::Money { currency, per: None }, end);
            amount.number = amount.number.checked_div(Decimal::from(parts))?;
        }
        Some((UnitWord::Measure, end)) if measures(text, rest, end, reading) => {
            (amount.unit, amount.end) = (Unit::Word(text[rest..end].to_owned()), end);
            half(text, amount, reading);
            share::tall(text, amount, reading);
        }
        // 2.0家族, 1.6组成: a version, not a count.
        Some((UnitWord::Counter, end)) if amount.number.fract().is_zero() => {
            (amount.unit, amount.end) = (Unit::Word(text[rest..end].to_owned()), end);
        }
        _ => return bare(text, amount, numeral),
    }
    Some(())
}

/// Whether a unit of measure is meant: one Latin letter is more often a part of a name.
fn measures(text: &str, at: usize, end: usize, reading: Reading) -> bool {
    let word = &text[at..end];
    match word {
        "番" => text[..at].trim_end_matches(number::begins).ends_with('翻'),
        "万" | "两" if reading == Reading::News => false,
        _ if word.len() == 1 && word.is_ascii() && reading == Reading::News => matches!(word, "W" | "P"),
        _ => true,
    }
}

/// 一吨半, 两米半.
fn half(text: &str, amount: &mut Amount, reading: Reading) {
    let after = past_space(text, amount.end, reading);
    if text[after..].starts_with('半') && amount.number.fract().is_zero() && amount.upto.is_none() && !word::is_plain(text, after) {
        amount.number += Decimal::new(5, 1);
        amount.end = after + '半'.len_utf8();
    }
}

/// A number with no unit: none where it runs on into a name.
fn bare(text: &str, amount: &Amount, numeral: &Numeral) -> Option<()> {
    let rest = &text[amount.end..];
    let scaled = amount.scale > numeral.scale || amount.more;
    if !scaled && rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        return None;
    }
    (scaled
        || !rest.starts_with('-')
        || !rest[1..].starts_with(|c: char| c.is_ascii_alphanumeric())
        || rest[1..].starts_with(|c: char| c.is_ascii_digit()) && numeral.arabic)
        .then_some(())
}

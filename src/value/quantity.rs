//! Amounts with bounds, units and currencies: 超70个, 180TB, 近12亿美元, 3至5家, 百分之五.
//!
//! The far end of a range is kept. Deliberately does not know what is counted beyond the measure word.

use rust_decimal::Decimal;

use super::literal::latin_magnitude;
use super::number::{self, Form, Numeral, past_space};
use super::unit::{self, UnitWord};
use super::{Bound, Quantity, Reading, Unit, Value, ValueMention, bound, price, word};
use crate::span::Span;

/// A number with its unit, before the words after it are read.
#[derive(Clone, Debug)]
struct Amount {
    number: Decimal,
    upto: Option<Decimal>,
    unit: Unit,
    end: usize,
    form: Form,
    digits: Span,
    /// 万, 亿, K, M stand at the end of the number.
    scale: Decimal,
    /// 多 or 余 stands between number and unit.
    more: bool,
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
    limited(text, at, at, None, amount, reading)
}

/// Adds the far end of a range, the bound and the price's unit to an amount.
fn limited(text: &str, at: usize, from: usize, bound: Option<Bound>, near: Amount, reading: Reading) -> Option<ValueMention> {
    let mut near = if near.more { near } else { to_far_end(text, from, near, reading) };
    let mut end = near.end;
    let mut bound = bound.or(if near.more { Some(Bound::Min) } else { None });
    if let Some((comparison, after)) = bound::after_at(text, past_space(text, end, reading))
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
    let alone = near.unit == Unit::None && !arabic && end == bare_end;
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
fn amount(text: &str, from: usize, reading: Reading) -> Option<Amount> {
    let rest = &text[from..];
    let first = rest.chars().next()?;
    let sign = if number::begins(first) { None } else { unit::SIGNS.iter().find(|(s, _)| rest.starts_with(s)) };
    let digits = sign.map_or(from, |(s, _)| text.len() - text[from + s.len()..].trim_start_matches(' ').len());
    let (negative, digits) = match text[digits..].chars().next()? {
        '负' => (true, past_space(text, digits + '负'.len_utf8(), reading)),
        // 零下四摄氏度
        '零' if text[digits..].starts_with("零下") => (true, past_space(text, digits + "零下".len(), reading)),
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
        return half_part(text, digits);
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

/// 半成 (5 %), 半折 (50 %), 对折 after 打.
fn half_part(text: &str, at: usize) -> Option<Amount> {
    let rest = &text[at..];
    let (length, number) = if rest.starts_with("半成") && !unit::is_plain(text, at + '半'.len_utf8()) {
        ("半成".len(), 5)
    } else if rest.starts_with("半折") && !unit::is_plain(text, at + '半'.len_utf8())
        || rest.starts_with("对折") && text[..at].ends_with('打')
    {
        ("半折".len(), 50)
    } else {
        return None;
    };
    Some(Amount {
        number: Decimal::from(number),
        upto: None,
        unit: Unit::Percent,
        end: at + length,
        form: Form::Exact,
        digits: Span::new(at, at + '半'.len_utf8()),
        scale: Decimal::ONE,
        more: false,
    })
}

/// The numeral with its Latin magnitude, the experts of 8x7B, and 多 or 余.
fn scaled(text: &str, from: usize, numeral: &Numeral, reading: Reading) -> Option<Amount> {
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
        && fraction(text, amount, of, reading)
    {
        return Some(());
    }
    if reading == Reading::Every
        && let Some(end) = unit::past_spaced_points(text, amount.end)
    {
        (amount.unit, amount.end) = (Unit::Points, end);
        return Some(());
    }
    if reading == Reading::News
        && let Some((number, end)) = slashed(text, amount, numeral)
    {
        (amount.number, amount.scale, amount.end) = (number, Decimal::ONE_HUNDRED, end);
        amount.digits = Span::new(amount.digits.start as usize, end);
        return Some(());
    }
    let piece = reading == Reading::Every || price::has_coin(text, amount.end + '块'.len_utf8());
    if text[amount.end..].starts_with('块') && piece && !text[amount.end..].starts_with("块头") {
        amount.unit = Unit::Money { currency: "CNY", per: None };
        amount.end += '块'.len_utf8();
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
        }
        Some((UnitWord::Coin(currency, parts), end)) => {
            (amount.unit, amount.end) = (Unit::Money { currency, per: None }, end);
            amount.number = amount.number.checked_div(Decimal::from(parts))?;
        }
        Some((UnitWord::Measure, end)) if measures(text, rest, end, reading) => {
            (amount.unit, amount.end) = (Unit::Word(text[rest..end].to_owned()), end);
            half(text, amount, reading);
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

/// 百分之五 (5 %), 千分之三 (0.3 %), 三分之二, 一又二分之一: `of` is the byte after 分之.
fn fraction(text: &str, amount: &mut Amount, of: usize, reading: Reading) -> bool {
    let (negative, of) = if text[of..].starts_with('负') { (true, of + '负'.len_utf8()) } else { (false, of) };
    let Some(part) = number::at(text, of, reading) else { return false };
    let percent = amount.form == Form::Bare;
    let (factor, end) = match latin_magnitude(text, past_space(text, part.end, reading)).filter(|_| part.arabic) {
        Some((factor, end)) => (factor, end),
        None => (Decimal::ONE, part.end),
    };
    let whole = amount.number;
    let share = |n: Decimal| {
        let n = if percent { n.checked_mul(Decimal::ONE_HUNDRED)? } else { n };
        let n = n.checked_mul(factor)?.checked_div(whole)?;
        Some(if negative { -n } else { n })
    };
    let Some(number) = share(part.number) else { return false };
    *amount = Amount {
        number,
        upto: part.upto.and_then(share),
        unit: if percent { Unit::Percent } else { Unit::None },
        end,
        form: Form::Exact,
        digits: Span::new(amount.digits.start as usize, end),
        // A share is a number that needs no unit.
        scale: Decimal::ONE_HUNDRED,
        more: false,
    };
    true
}

/// Words before a share of the whole, and behind one: 约1/3, 1/10的成本.
const SHARE_OF: &[char] = &['约', '的', '其', '到', '至', '近', '仅', '只', '超', '过', '足', '占', '为', '是', '了', '降', '有', '用'];
const SHARED: &[&str] = &["的", "左右", "以上", "以下", "以内", "不到"];

/// 成本仅为其1/10, 2/3的用户: a fraction in lowest terms that a word before or behind it shows to be one.
fn slashed(text: &str, amount: &Amount, numeral: &Numeral) -> Option<(Decimal, usize)> {
    let over = numeral.whole::<u32>().filter(|n| numeral.arabic && (1..10).contains(n) && amount.end == numeral.end)?;
    let rest = text[numeral.end..].strip_prefix('/')?;
    let digits = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let under = rest[..digits].parse::<u32>().ok().filter(|under| digits < 5 && over < *under)?;
    let lowest = (2..=over).all(|d| over % d != 0 || under % d != 0);
    let end = numeral.end + 1 + digits;
    let before = &text[..amount.digits.start as usize];
    let alone = !text[end..].starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '%' | '月' | '日'));
    let shown = before.ends_with(SHARE_OF) || SHARED.iter().any(|word| text[end..].starts_with(word));
    (lowest && alone && shown).then(|| (Decimal::from(over) / Decimal::from(under), end))
}

/// Adds the far end of a range: 至5家, -20%, 到1.80亿. The near end takes the magnitude and the unit of the far one where
/// it has none and is the smaller before it: 2至3亿.
fn to_far_end(text: &str, from: usize, near: Amount, reading: Reading) -> Amount {
    // 1万(含)-5万元
    let inclusive = ["(含)", "（含）"].iter().find(|w| text[near.end..].starts_with(**w)).map_or(0, |w| w.len());
    let joint = past_space(text, near.end + inclusive, reading);
    let Some(mark) = text[joint..].chars().next().filter(|c| matches!(c, '至' | '到' | '-' | '~' | '—' | '–')) else { return near };
    let dash = !matches!(mark, '至' | '到');
    if joint > near.end + inclusive && !dash || near.upto.is_some() {
        return near;
    }
    // 2——3万元
    let twice = joint + mark.len_utf8();
    let twice = if dash && joint == near.end && text[twice..].starts_with(mark) { twice + mark.len_utf8() } else { twice };
    let start = past_space(text, twice, reading);
    if text[start..].starts_with(['-', '负']) {
        return near;
    }
    let Some(mut far) = amount(text, start, reading).filter(|f| f.upto.is_none() && f.form != Form::Bare) else { return near };
    // 3-5 with a letter behind is a name; 888-000-9999 a telephone.
    let lettered = far.unit == Unit::None && text[far.end..].starts_with(|c: char| c.is_ascii_alphabetic());
    if lettered || dash && text[far.end..].starts_with(['-', '/', ':']) {
        return near;
    }
    let same = near.unit == far.unit || near.unit == Unit::None;
    // 百分之十到二十
    let percent = near.unit == Unit::Percent && far.unit == Unit::None && text[from..].starts_with("百分之");
    let percent =
        percent && far.number <= Decimal::ONE_HUNDRED && !text[far.end..].starts_with(['年', '月', '日', '天', '周', '号', '点', '分']);
    let money = percent || matches!((&near.unit, &far.unit), (Unit::Money { .. }, Unit::None));
    if !(same || money) {
        return near;
    }
    let mut number = near.number;
    let factor = match far.unit {
        Unit::Percent if near.unit == Unit::None && text[start..far.end].contains(['成', '折']) => Decimal::TEN,
        Unit::Bytes if near.unit == Unit::None => far.number.checked_div(far.digits_number(text, reading)).unwrap_or(Decimal::ONE),
        _ if near.scale == Decimal::ONE
            && let Some(factor) = hundreds(text, from, &near, &far) =>
        {
            factor
        }
        _ if near.scale == Decimal::ONE && far.scale > Decimal::ONE && far.number >= number * far.scale => far.scale,
        _ => Decimal::ONE,
    };
    number = number.checked_mul(factor).unwrap_or(number);
    if dash && far.number <= number || text[from..].starts_with('-') {
        return near;
    }
    if let Some(end) = spell(text, &near, &far) {
        (far.unit, far.end) = (Unit::Word(text[far.end..end].to_owned()), end);
    }
    if money {
        far.unit = near.unit;
    }
    // 4元到1元: what it has come down to.
    if !dash && far.number < number && matches!(far.unit, Unit::Money { .. }) {
        return far;
    }
    Amount {
        number,
        upto: Some(far.number),
        unit: far.unit,
        end: far.end,
        form: near.form,
        digits: Span { start: near.digits.start, end: far.digits.end },
        scale: near.scale.max(far.scale),
        more: far.more,
    }
}

/// 三到五年, 3-5天: the byte after the unit of time behind a range.
fn spell(text: &str, near: &Amount, far: &Amount) -> Option<usize> {
    const NONE: &[char] = &['级', '代', '期', '制', '报', '度', '边', '津', '猫', '使', '围', '岁'];
    let small = near.unit == Unit::None && far.unit == Unit::None && far.number <= Decimal::ONE_HUNDRED;
    let unit = ["个星期", "个工作日", "年", "天", "周"].iter().find(|word| text[far.end..].starts_with(**word)).filter(|_| small)?;
    let end = far.end + unit.len();
    (!text[end..].starts_with(NONE)).then_some(end)
}

/// 三到五百家, 两到三千万元: what the single digit before a range takes from the far end, where that is a single digit of hundreds or
/// thousands too.
fn hundreds(text: &str, from: usize, near: &Amount, far: &Amount) -> Option<Decimal> {
    let single = near.unit == Unit::None && near.number < Decimal::TEN && near.number.fract().is_zero() && near.number > Decimal::ZERO;
    let mut said = far.digits.of(text).chars();
    let (digit, magnitude) = (said.next()?, said.next()?);
    let most = digit.to_digit(10).or_else(|| number::digit(digit)).map(Decimal::from)?;
    let round = matches!(magnitude, '百' | '佰' | '千' | '仟') && said.all(|c| matches!(c, '万' | '亿'));
    (single && round && near.number < most && near.digits.start as usize == from).then(|| far.number / most)
}

impl Amount {
    /// The number of the digits alone, before the unit's factor.
    fn digits_number(&self, text: &str, reading: Reading) -> Decimal {
        number::at(text, self.digits.start as usize, reading).map_or(Decimal::ONE, |n| n.number)
    }
}

//! Shares and amounts whose unit stands within or before them: 三分之二, 约1/3, 半公里, 一米八, 零下20度.
//!
//! Takes what was read of an amount, gives the rest. Deliberately reads no bound and no range.

use rust_decimal::Decimal;

use super::literal::latin_magnitude;
use super::number::{self, Form, Numeral, past_space};
use super::quantity::{Amount, scaled};
use super::{Reading, Unit, unit, word};
use crate::span::Span;

/// 零下20摄氏度, 摄氏37度, 摄氏零下4度, 华氏98.6°: degrees of heat with the word for their sign or their scale before the number.
pub(super) fn degrees(text: &str, from: usize, reading: Reading) -> Option<Amount> {
    let (mut below, mut scale, mut at) = (false, None, from);
    for _ in 0..2 {
        let rest = &text[at..];
        if let Some((word, unit)) = unit::SCALES.iter().find(|(word, _)| scale.is_none() && rest.starts_with(word)) {
            (scale, at) = (Some(*unit), at + word.len());
        } else if !below && rest.starts_with("零下") {
            (below, at) = (true, at + "零下".len());
        }
    }
    if at == from {
        return None;
    }
    let numeral = number::at(text, past_space(text, at, reading), reading)?;
    let mut amount = scaled(text, past_space(text, at, reading), &numeral, reading)?;
    let unit_at = past_space(text, amount.end, reading);
    let word = ["摄氏度", "华氏度", "℃", "°C", "°F", "℉", "度", "°"].iter().find(|word| text[unit_at..].starts_with(**word))?;
    let named = scale.filter(|_| matches!(*word, "度" | "°")).unwrap_or(word);
    if below {
        (amount.number, amount.upto) = (-amount.number, amount.upto.map(|u| -u));
    }
    Some(Amount { unit: Unit::Word(named.to_owned()), end: unit_at + word.len(), ..amount })
}

/// Units that are halved: 半公里, 半吨. (半亩 begins names.)
const HALVED: &[&str] = &["公里", "千米", "英里", "公斤", "千克", "公升", "加仑", "公顷", "米", "吨", "斤", "升", "亩"];

/// 半成 (5 %), 半折 (50 %), 对折 after 打, 半公里.
pub(super) fn half_part(text: &str, at: usize) -> Option<Amount> {
    let rest = &text[at..];
    let digits = Span::new(at, at + '半'.len_utf8());
    let halved = |rest: &str| HALVED.iter().find(|unit| rest.starts_with(**unit) && **unit != "亩");
    if let Some(unit) = rest.strip_prefix('半').and_then(halved) {
        let after = digits.end as usize;
        return (!unit::is_plain(text, after)).then(|| Amount {
            number: Decimal::new(5, 1),
            upto: None,
            unit: Unit::Word((*unit).to_owned()),
            end: after + unit.len(),
            form: Form::Exact,
            digits,
            scale: Decimal::ONE,
            more: false,
        });
    }
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
        digits,
        scale: Decimal::ONE,
        more: false,
    })
}

/// 一米八, 1米72, 两米五: the digits behind 米 are its tenths and hundredths.
pub(super) fn tall(text: &str, amount: &mut Amount, reading: Reading) {
    let metres = amount.number.fract().is_zero() && amount.number < Decimal::TEN && amount.upto.is_none();
    if !metres || !text[..amount.end].ends_with('米') || amount.unit != Unit::Word("米".to_owned()) || word::is_plain(text, amount.end) {
        return;
    }
    let Some(part) = number::at(text, amount.end, reading).filter(|n| n.upto.is_none() && n.form == Form::Exact) else { return };
    let written = &text[amount.end..part.end];
    let digits = written.chars().count();
    let next = text[part.end..].chars().next();
    let ends = unit::at(text, part.end).is_none() && !next.is_some_and(|c| c.is_ascii_alphanumeric() || "年月日号点%.".contains(c));
    if (1..=2).contains(&digits) && written.chars().all(|c| number::digit(c).is_some() || c.is_ascii_digit()) && ends {
        amount.number += part.number / if digits == 1 { Decimal::TEN } else { Decimal::ONE_HUNDRED };
        amount.end = part.end;
    }
}

/// Words before a share of the whole, and behind one: 约1/3, 1/10的成本.
const SHARE_OF: &[char] =
    &['每', '约', '的', '其', '到', '至', '近', '仅', '只', '超', '过', '足', '占', '为', '是', '了', '降', '有', '用'];
const SHARED: &[&str] = &["的", "左右", "以上", "以下", "以内", "不到"];

/// 成本仅为其1/10, 2/3的用户: a fraction in lowest terms that a word before or behind it shows to be one.
pub(super) fn slashed(text: &str, amount: &Amount, numeral: &Numeral) -> Option<(Decimal, usize)> {
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

/// 百分之五 (5 %), 千分之三 (0.3 %), 三分之二, 一又二分之一: `of` is the byte after 分之.
pub(super) fn fraction(text: &str, amount: &mut Amount, of: usize, reading: Reading) -> bool {
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
    // 四分之一公里
    if !percent && let Some(unit) = HALVED.iter().find(|unit| text[end..].starts_with(**unit)).filter(|_| !unit::is_plain(text, end)) {
        (amount.unit, amount.end) = (Unit::Word((*unit).to_owned()), end + unit.len());
    }
    true
}

//! Ranges of amounts: 3至5家, 10%-20%, 2到3亿, 两到三千名, 百分之三十到四十.
//!
//! Takes the near end, gives both. Deliberately reads no number itself.

use rust_decimal::Decimal;

use super::number::{self, Form, past_space};
use super::quantity::{Amount, amount};
use super::{Reading, Unit};
use crate::span::Span;

/// Adds the far end of a range: 至5家, -20%, 到1.80亿. The near end takes the magnitude and the unit of the far one where
/// it has none and is the smaller before it: 2至3亿.
pub(super) fn to_far_end(text: &str, from: usize, near: Amount, reading: Reading) -> Amount {
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
    // 百分之三十到四十
    if near.unit == Unit::Percent
        && far.unit == Unit::None
        && !dash
        && text[from..near.end].contains("分之")
        && !far.more
        && !dated(&text[far.end..])
    {
        far.unit = Unit::Percent;
    }
    let same = near.unit == far.unit || near.unit == Unit::None;
    let money = matches!((&near.unit, &far.unit), (Unit::Money { .. }, Unit::None));
    if !(same || money) {
        return near;
    }
    let mut number = near.number;
    let factor = match far.unit {
        Unit::Percent if near.unit == Unit::None && text[start..far.end].contains(['成', '折']) => Decimal::TEN,
        Unit::Bytes if near.unit == Unit::None => far.number.checked_div(far.digits_number(text, reading)).unwrap_or(Decimal::ONE),
        _ => shared_magnitude(text, &near, &far).unwrap_or_else(|| {
            let smaller = near.scale == Decimal::ONE && far.scale > Decimal::ONE && far.number >= number * far.scale;
            if smaller { far.scale } else { Decimal::ONE }
        }),
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

/// 百分之十到2024年: whether a number is part of a date.
fn dated(rest: &str) -> bool {
    rest.starts_with(['年', '月', '日', '天', '周', '号', '点', '分'])
}

/// 三到五年, 3-5天: the byte after the unit of time behind a range.
fn spell(text: &str, near: &Amount, far: &Amount) -> Option<usize> {
    const NONE: &[char] = &['级', '代', '期', '制', '报', '度', '边', '津', '猫', '使', '围', '岁'];
    let small = near.unit == Unit::None && far.unit == Unit::None && far.number <= Decimal::ONE_HUNDRED;
    let unit = ["个星期", "个工作日", "年", "天", "周"].iter().find(|word| text[far.end..].starts_with(**word)).filter(|_| small)?;
    let end = far.end + unit.len();
    (!text[end..].starts_with(NONE)).then_some(end)
}

/// 两到三千, 三至五百万: what the near digit of a range shares of the far one, which is a digit with 百 or 千, and maybe 万 or 亿; but
/// 从一到三千.
fn shared_magnitude(text: &str, near: &Amount, far: &Amount) -> Option<Decimal> {
    let (one, other) = (near.digits.of(text), far.digits.of(text));
    let lone = one.chars().count() == 1 && near.number > Decimal::ONE && near.number < Decimal::TEN;
    let mut said = other.chars();
    let first = said.next().filter(|c| c.is_ascii_digit() || number::digit(*c).is_some())?;
    let digit = first.to_digit(10).or_else(|| number::digit(first)).map(Decimal::from)?;
    let factor = said.next().filter(|c| matches!(c, '百' | '千' | '佰' | '仟')).and_then(number::magnitude)?;
    let rest = said.as_str();
    let round = rest.is_empty() || rest.chars().all(|c| matches!(c, '万' | '亿'));
    let front = &text[..near.digits.start as usize];
    if !lone || !round || digit <= near.number || front.ends_with(['从', '由', '自']) {
        return None;
    }
    Decimal::from(factor).checked_mul(far.scale)
}

impl Amount {
    /// The number of the digits alone, before the unit's factor.
    fn digits_number(&self, text: &str, reading: Reading) -> Decimal {
        number::at(text, self.digits.start as usize, reading).map_or(Decimal::ONE, |n| n.number)
    }
}

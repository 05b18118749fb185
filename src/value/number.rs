//! Digits and numerals → exact numbers.
//!
//! Gives the number at a position and where it ends; deliberately knows no bound word and no unit.

use rust_decimal::Decimal;

/// The longest number in characters that is read: longer ones are no amounts.
const LONGEST: usize = 40;

/// A number and the byte after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) number: Decimal,
    pub(super) end: usize,
    /// Whether the amount is a vague one: 数十, 十几, 百万 with no digit before.
    pub(super) vague: bool,
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '0'..='9' => c as u32 - '0' as u32,
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn magnitude(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// The number at byte `at`: 1.75万亿, 一百二十, 3万5千, 14.8, 1,234,567, 数十, 十几, 百亿.
pub(super) fn at(text: &str, at: usize) -> Option<Found> {
    let first = text[at..].chars().next()?;
    if first.is_ascii_digit() { arabic(text, at) } else { chinese(text, at) }
}

/// Digits with separators, a fraction and magnitudes: 6,710 / 1.75万亿 / 3万5千.
fn arabic(text: &str, at: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut literal = String::new();
    let digits_from = |from: usize| bytes[from..].iter().take(LONGEST).take_while(|b| b.is_ascii_digit()).count();
    let whole = digits_from(end);
    literal.push_str(&text[end..end + whole]);
    end += whole;
    while whole <= 3 && bytes.get(end) == Some(&b',') && digits_from(end + 1) == 3 {
        literal.push_str(&text[end + 1..end + 4]);
        end += 4;
    }
    if bytes.get(end) == Some(&b'.') && digits_from(end + 1) > 0 {
        let fraction = digits_from(end + 1);
        // 2.0.1 is a version.
        if bytes.get(end + 1 + fraction) == Some(&b'.') && bytes.get(end + 2 + fraction).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        literal.push('.');
        literal.push_str(&text[end + 1..end + 1 + fraction]);
        end += 1 + fraction;
    }
    if literal.len() > 28 {
        return None;
    }
    let mut number: Decimal = literal.parse().ok()?;
    let mut rest = text[end..].chars().peekable();
    let mut magnitudes = 0;
    while let Some(m) = rest.peek().copied().and_then(magnitude).filter(|_| magnitudes < 4) {
        // 2024年十 is none: a magnitude follows the digits directly.
        number = number.checked_mul(Decimal::from(m))?;
        end += rest.next().map_or(0, char::len_utf8);
        magnitudes += 1;
    }
    // 3万5千
    if magnitudes > 0
        && rest.peek().is_some_and(char::is_ascii_digit)
        && let Some(tail) = arabic(text, end)
        && tail.number < number
        && text[..tail.end].ends_with(['千', '百', '万'])
    {
        return Some(Found { number: number.checked_add(tail.number)?, end: tail.end, vague: false });
    }
    Some(Found { number: number.normalize(), end, vague: false })
}

/// 一百二十万亿, 两, 三十, 二〇二四, 数十, 十几, 上百's 百.
fn chinese(text: &str, at: usize) -> Option<Found> {
    let (mut total, mut section, mut current) = (Decimal::ZERO, Decimal::ZERO, None::<u32>);
    let mut plain = String::new();
    let (mut end, mut vague, mut any, mut counted) = (at, false, false, false);
    for c in text[at..].chars().take(LONGEST) {
        if let Some(d) = digit(c).filter(|_| !c.is_ascii_digit()) {
            if current.is_some() && c != '零' && c != '〇' {
                plain.push(c);
                if counted {
                    return None;
                }
            }
            if plain.is_empty() && current.is_none() || matches!(c, '零' | '〇') {
                plain.push(c);
            }
            current = Some(d);
        } else if let Some(m) = magnitude(c) {
            counted = true;
            let factor = Decimal::from(m);
            if m < 10_000 {
                section += Decimal::from(current.unwrap_or(1)) * factor;
            } else {
                let below = section + Decimal::from(current.unwrap_or(0));
                let below = if below.is_zero() && total.is_zero() { Decimal::ONE } else { below };
                total = if total.is_zero() { below.checked_mul(factor)? } else { (total + below).checked_mul(factor)? };
                section = Decimal::ZERO;
            }
            current = None;
        } else if (c == '数' || c == '几') && (!any || counted) && !vague {
            vague = true;
            if !any {
                current = Some(1);
            }
        } else {
            break;
        }
        any = true;
        end += c.len_utf8();
    }
    if !any {
        return None;
    }
    if !counted {
        // A row of numerals is read digit by digit: 二〇二四. 两三个 is two to three, and not 23.
        let digits: Vec<u32> = text[at..end].chars().filter_map(digit).collect();
        let number = digits.iter().try_fold(Decimal::ZERO, |n, &d| n.checked_mul(Decimal::TEN)?.checked_add(Decimal::from(d)))?;
        if vague || digits.is_empty() || (digits.len() == 2 && !text[at..end].contains(['零', '〇'])) {
            return None;
        }
        return Some(Found { number, end, vague: false });
    }
    let bare = text[at..].chars().next().and_then(magnitude).is_some_and(|m| m >= 100);
    let number = total.checked_add(section)?.checked_add(Decimal::from(if vague && counted { 0 } else { current.unwrap_or(0) }))?;
    Some(Found { number, end, vague: vague || bare })
}

/// The factor of a Latin magnitude at byte `at` (7B, 14.8T, 128K, 1.5M), unless it begins a longer word.
pub(super) fn latin_magnitude(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes();
    let factor: u64 = match bytes.get(at)? {
        b'K' | b'k' => 1000,
        b'M' => 1_000_000,
        b'B' => 1_000_000_000,
        b'T' => 1_000_000_000_000,
        _ => return None,
    };
    let word_goes_on = bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'-' || *b == b'/');
    (!word_goes_on).then(|| (Decimal::from(factor), at + 1))
}

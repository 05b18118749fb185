//! Arabic digits with separators, fractions and powers → numbers.
//!
//! Takes a digit, gives the literal that begins there. Deliberately knows no Chinese magnitude.

use rust_decimal::Decimal;

use super::Reading;
use super::number::LONGEST;

/// The most digits of an exact decimal.
pub(super) const DIGITS: usize = 27;

/// Digits with separators, a fraction and a power: 6,710, 1.75, 2e5, 10^26, 1.5×10^26.
pub(super) fn literal(text: &str, at: usize, reading: Reading) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes();
    let digits_from = |from: usize| bytes.get(from..).map_or(0, |b| b.iter().take(LONGEST).take_while(|b| b.is_ascii_digit()).count());
    let mut literal = String::with_capacity(DIGITS);
    let whole = digits_from(at);
    let mut end = at + whole;
    literal.push_str(&text[at..end]);
    while whole <= 3 && bytes.get(end) == Some(&b',') && digits_from(end + 1) == 3 && literal.len() < DIGITS {
        literal.push_str(&text[end + 1..end + 4]);
        end += 4;
    }
    // 2222.2222.222: the third part is no fraction of the second.
    let chained = at > 1 && bytes[at - 1] == b'.' && bytes[at - 2].is_ascii_digit();
    let fraction = if bytes.get(end) == Some(&b'.') && !chained { digits_from(end + 1) } else { 0 };
    if fraction > 0 {
        let after = end + 1 + fraction;
        // 2.0.1 is a version.
        let version = bytes.get(after) == Some(&b'.') && bytes.get(after + 1).is_some_and(u8::is_ascii_digit);
        if version && reading == Reading::News {
            return None;
        }
        if !version {
            literal.push_str(&text[end..after]);
            end = after;
        }
    }
    if literal.len() > DIGITS {
        return None;
    }
    let number: Decimal = literal.parse().ok()?;
    if let Some((powered, after)) = power(text, number, end) {
        return Some((powered, after));
    }
    Some((number, end))
}

/// The power after a number: `e5`, `^26`, `×10^26`, `的26次方`.
fn power(text: &str, number: Decimal, end: usize) -> Option<(Decimal, usize)> {
    let rest = &text[end..];
    let lead = ["×10^", "x10^", "*10^", "^", "的"].into_iter().find(|l| rest.starts_with(l));
    let (from, base) = match lead {
        Some(lead) if lead.len() > 3 => (end + lead.len(), Decimal::TEN),
        Some(lead) => (end + lead.len(), number),
        None if rest.starts_with(['e', 'E']) => (end + 1, Decimal::TEN),
        None => return None,
    };
    let (minus, digits) = match text.as_bytes().get(from)? {
        b'-' => (true, from + 1),
        b'+' => (false, from + 1),
        _ => (false, from),
    };
    let count = text.as_bytes()[digits..].iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    let exponent: u32 = text[digits..digits + count].parse().ok()?;
    let mut after = digits + count;
    if lead == Some("的") {
        after += text[after..].starts_with("次方").then_some("次方".len())?;
    } else if text[after..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let power = (0..exponent).try_fold(Decimal::ONE, |n, _| n.checked_mul(base))?;
    let power = if minus { Decimal::ONE.checked_div(power)? } else { power };
    let scales = lead.is_none_or(|l| l.len() > 3);
    Some((if scales { number.checked_mul(power)? } else { power }, after))
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
    let word_goes_on = bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'/');
    (!word_goes_on).then(|| (Decimal::from(factor), at + 1))
}

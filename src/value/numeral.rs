//! Every number of a text by itself, whatever it counts: for tables, queries and speech.
//!
//! Takes a text, gives its numbers. Deliberately gives no unit and no date: 1991年1月16日 is three numbers.

use rust_decimal::Decimal;

use super::date::Scan;
use super::number::{self, Form, Numeral, past_space};
use super::{Reading, lead, literal, unit, word};
use crate::span::Span;

/// A number and where the text says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberMention {
    /// The bytes of the numeral.
    pub span: Span,
    /// The number; fractions that no decimal holds are exact to 27 digits.
    pub number: Decimal,
}

/// Finds every number of `text`, left to right. A lone Chinese numeral counts where a measure word, a mark or the end of
/// the text follows, or a copula stands before it (答案是四).
///
/// ```
/// use tupu::value::numbers;
///
/// let found = numbers("一百二十万亿，三分之一，还有五个。");
/// let said: Vec<String> = found.iter().take(1).map(|m| m.number.to_string()).collect();
/// assert_eq!(said, ["120000000000000"]);
/// assert_eq!(found[2].number, 5.into());
/// ```
#[must_use]
pub fn numbers(text: &str) -> Vec<NumberMention> {
    let scan = Scan { text, reading: Reading::Every };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let signed = matches!(c, '-' | '负' | '.');
        if !signed && !number::begins(c) {
            at += if c.is_ascii_alphabetic() { past_letters(text, at) - at } else { c.len_utf8() };
            continue;
        }
        match one(scan, at) {
            Some(mention) => {
                at = (mention.span.end as usize).max(at + c.len_utf8());
                found.push(mention);
            }
            None if signed => at += c.len_utf8(),
            None => at = passed(scan, at).max(at + c.len_utf8()),
        }
    }
    found
}

/// Where the scan goes on when no number begins at `at`: after the word, or after the one character of a lone numeral.
fn passed(scan: Scan<'_>, at: usize) -> usize {
    if let Some((lead::Lead::Plain, end)) = lead::lead_at(scan.text, at) {
        return end;
    }
    number::at(scan.text, at, scan.reading).map_or_else(|| number::run_end(scan.text, at), |n| n.end)
}

fn past_letters(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    at + bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric()).count()
}

/// The number at `at`, sign and fraction included.
fn one(scan: Scan<'_>, at: usize) -> Option<NumberMention> {
    let text = scan.text;
    let before = text[..at].chars().next_back();
    let (negative, from) = match text[at..].chars().next()? {
        '-' if !before.is_some_and(|c| c.is_alphanumeric() || c == '-') => (true, at + 1),
        '-' => return None,
        '负' => (true, past_space(text, at + '负'.len_utf8(), scan.reading)),
        _ => (false, at),
    };
    if text[from..].starts_with('.') {
        let whole = text[..from].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.');
        let numeral = number::at(text, from + 1, scan.reading).filter(|n| n.arabic && !whole && n.end - from <= 20)?;
        let number = numeral.number.checked_div(Decimal::from(10u64.pow((numeral.end - from - 1) as u32)))?;
        return Some(mention(at, numeral.end, if negative { -number } else { number }));
    }
    let digit = text[from..].starts_with(|c: char| c.is_ascii_digit());
    if !digit && word::is_plain(text, from) {
        return None;
    }
    let numeral = number::at(text, from, scan.reading)?;
    let (start, number, end) = extended(scan, from, &numeral, 0)?;
    let lone = end == numeral.end && !digit && numeral.upto.is_none() && lone_word(scan, from, &numeral);
    if lone || numeral.upto.is_some() || matches!(numeral.form, Form::Vague) && text[from..].starts_with(['数', '几']) {
        return None;
    }
    let start = if start > from { start } else { at };
    Some(mention(start, end, if negative { -number } else { number }))
}

fn mention(at: usize, end: usize, number: Decimal) -> NumberMention {
    NumberMention { span: Span::new(at, end), number: number.normalize() }
}

/// Fractions and magnitudes after a numeral: 五分之一, 三又二分之一, 4 6/3, 40k, 十打. Gives start, number and end.
fn extended(scan: Scan<'_>, at: usize, numeral: &Numeral, depth: usize) -> Option<(usize, Decimal, usize)> {
    let text = scan.text;
    let plain = Some((at, numeral.number, numeral.end));
    let next = past_space(text, numeral.end, scan.reading);
    if let Some(of) = number::parts_of(text, numeral.end, scan.reading) {
        let (sign, of) = if text[of..].starts_with('负') { (-Decimal::ONE, of + '负'.len_utf8()) } else { (Decimal::ONE, of) };
        let Some(part) = number::at(text, of, scan.reading) else { return plain };
        // 百分之五 is a percentage: its number is 5.
        if numeral.form == Form::Bare {
            return Some((of, part.number, part.end));
        }
        return Some((at, (sign * part.number).checked_div(numeral.number)?, part.end));
    }
    if text[next..].starts_with('又') && depth == 0 {
        let from = past_space(text, next + '又'.len_utf8(), scan.reading);
        let below = number::at(text, from, scan.reading).filter(|n| number::parts_of(text, n.end, scan.reading).is_some());
        if let Some((_, share, end)) = below.and_then(|below| extended(scan, from, &below, 1)) {
            return Some((at, numeral.number.checked_add(share)?, end));
        }
        return plain;
    }
    if !numeral.arabic {
        let dozens = text[numeral.end..].starts_with('打') && !text[numeral.end..].starts_with("打造");
        return if dozens { Some((at, numeral.number.checked_mul(12.into())?, numeral.end + '打'.len_utf8())) } else { plain };
    }
    if let Some((share, end)) = slashed(scan, at) {
        return Some((at, share, end));
    }
    if depth == 0
        && next > numeral.end
        && let Some((share, end)) = slashed(scan, next)
    {
        return Some((at, numeral.number.checked_add(share)?, end));
    }
    if let Some((factor, end)) = literal::latin_magnitude(text, next) {
        return Some((at, numeral.number.checked_mul(factor)?, end));
    }
    plain
}

/// 3/5 at `at`.
fn slashed(scan: Scan<'_>, at: usize) -> Option<(Decimal, usize)> {
    let over = number::at(scan.text, at, scan.reading).filter(|n| n.arabic)?;
    let under = over.end + scan.text[over.end..].starts_with('/').then_some(1)?;
    let under = number::at(scan.text, under, scan.reading).filter(|n| n.arabic)?;
    (!scan.text[under.end..].starts_with('/')).then_some((over.number.checked_div(under.number)?, under.end))
}

/// Whether a single Chinese numeral, or a bare magnitude, is a part of a word and no number.
fn lone_word(scan: Scan<'_>, at: usize, numeral: &Numeral) -> bool {
    let text = scan.text;
    let mut said = text[at..numeral.end].chars();
    let (first, more) = (said.next(), said.next().is_some());
    if word::ends_word(text, at) || first.is_some_and(|c| text[..at].ends_with(c) || text[numeral.end..].starts_with(c)) {
        return true;
    }
    if more {
        return numeral.row && text[..at].ends_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)) && numeral.end - at <= 6
            || numeral.form == Form::Bare && text[at..numeral.end].chars().all(|c| number::magnitude(c).is_some());
    }
    if first.and_then(number::magnitude).is_some_and(|m| m > 10) {
        return true;
    }
    let before = text[..at].chars().next_back();
    let copula = before.is_some_and(|c| "是为于叫即".contains(c));
    let next = text[past_space(text, numeral.end, scan.reading)..].chars().next();
    let free = next.is_none_or(|c| !c.is_alphanumeric() || "的个".contains(c) || c.is_ascii_digit());
    let money = unit::currency_at(text, numeral.end).is_some() || text[numeral.end..].starts_with(['美', '折']);
    let counted = unit::at(text, numeral.end).is_some()
        || text[numeral.end..].starts_with(['年', '月', '日', '天', '周', '点', '时', '斤', '到', '至', '分']);
    let part_of_name = first.is_some_and(|c| "陆伍肆拾零".contains(c)) && before.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    money || part_of_name || !(copula || free || counted)
}

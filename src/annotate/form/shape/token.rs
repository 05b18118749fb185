//! A Latin word with its inner marks, and where the next one begins.
//!
//! Takes the text alone; deliberately does not say whether a word names anything.

use crate::annotate::page::floor;

/// A Latin word with its inner marks: `Qwen2.5-72B`, `o1-mini`, `GLM-4V`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
}

impl Token<'_> {
    pub fn has_digit(&self) -> bool {
        self.text.bytes().any(|b| b.is_ascii_digit())
    }

    pub fn has_upper(&self) -> bool {
        self.text.bytes().any(|b| b.is_ascii_uppercase()) || self.starts_upper()
    }

    pub fn starts_upper(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// Whether the byte at `i` is one of a Latin or Greek letter or a digit: Brainμ, Timothée.
fn letter(bytes: &[u8], i: usize) -> bool {
    let lead = |b: u8| matches!(b, 0xC3..=0xC5 | 0xCE | 0xCF);
    bytes.get(i).is_some_and(|&b| {
        b.is_ascii_alphanumeric()
            || lead(b) && !(b == 0xC3 && bytes.get(i + 1) == Some(&0x97))
            || i > 0 && b & 0xC0 == 0x80 && lead(bytes[i - 1])
    })
}

/// The first byte from `at` on at which a Latin letter or a digit stands; `at` is a character's first byte.
pub(crate) fn next_latin(text: &str, at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        match *text.as_bytes().get(at)? {
            byte if byte.is_ascii_alphanumeric() => return Some(at),
            // Émile
            0xc3..=0xc5 if letter(text.as_bytes(), at) => return Some(at),
            // Most characters are ideographs, of three bytes.
            0xe0..=0xef => at += 3,
            _ => at += 1,
        }
    }
}

/// The Latin token that begins at `start`.
pub(crate) fn token(text: &str, start: usize) -> Option<Token<'_>> {
    let bytes = text.as_bytes();
    let alnum = |i: usize| letter(bytes, i);
    let accented = bytes.get(start).is_some_and(|b| matches!(b, 0xc3..=0xc5)) && letter(bytes, start);
    if !accented && !bytes.get(start).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let mut end = start;
    while end < bytes.len() && end - start < 80 {
        let joins = matches!(bytes[end], b'.' | b'-' | b'_' | b'\'' | b'&' | b'+' | b'/')
            && alnum(end + 1)
            && !(bytes[end] == b'/' && bytes[start..end].iter().any(u8::is_ascii_digit));
        if alnum(end) || joins {
            end += 1;
        } else if bytes[end] == b'+' && !alnum(end + 1) && end > start {
            // CamelNet++
            end += bytes[end..].iter().take_while(|b| **b == b'+').count().min(2);
            break;
        } else {
            break;
        }
    }
    // The longest token may end within a letter of two bytes.
    let end = floor(text, end);
    Some(Token { text: &text[start..end], start, end })
}

/// Whether a year stands at `at`: Nami|2027年.
pub(crate) fn is_year(text: &str, at: usize) -> bool {
    const DIGITS: usize = 4;
    let rest = &text[at..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == DIGITS && rest.starts_with(['1', '2']) && rest[digits..].starts_with('年')
}

/// A word without the year, or the share, that is written right behind it: Nami2027年, Nami51%的股权.
pub(super) fn before_year<'t>(text: &'t str, token: Token<'t>) -> Token<'t> {
    let letters = token.text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let end = token.start + letters.len();
    let share = || text[token.end..].starts_with('%');
    let dated =
        end < token.end && letters.ends_with(|c: char| c.is_ascii_alphabetic()) && letters.len() > 1 && (is_year(text, end) || share());
    if dated { Token { text: letters, end, ..token } } else { token }
}

pub(super) fn is_address(text: &str, token: Token<'_>) -> bool {
    let before = &text[..token.start];
    before.ends_with("://")
        || before.ends_with('@')
        || before.ends_with('/')
        || token.text.starts_with("http")
        || token.text.starts_with("www.")
        || text[token.end..].starts_with("://")
        || text[token.end..].starts_with('@')
}

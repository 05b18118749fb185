//! Characters: which are ideographs, letters, parts of a name; where one begins.
//!
//! Takes text alone; deliberately knows no page.

/// The character boundary at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// As [`char::is_alphanumeric`], fast for what most texts are made of.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    let mark = matches!(c, '\u{2000}'..='\u{206f}' | '、' | '。' | '〈'..='〟');
    is_han(c) || !mark && if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

pub(crate) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c)
}

/// Whether a character can stand inside a name.
pub(super) fn within_name(c: char) -> bool {
    is_alphanumeric(c) || matches!(c, '·' | '-' | '.' | '&' | '+' | ' ' | '_')
}

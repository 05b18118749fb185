//! The words of a closed class, looked for all at once: a bit for each character that one of them begins with, and for each that
//! one ends with, tells nearly everywhere that none stands there.
//!
//! The bits are told when the program is built. Deliberately knows no longest match and no values: that is the
//! [`trie`](crate::trie)'s.

use std::ops::Deref;

/// A list of words; as a slice it gives them in the order in which they are written.
#[derive(Debug)]
pub struct OneOf {
    words: &'static [&'static str],
    firsts: Buckets,
    lasts: Buckets,
}

impl OneOf {
    /// A list, in which no word may be empty.
    #[must_use]
    pub const fn new(words: &'static [&'static str]) -> Self {
        let (mut firsts, mut lasts) = (Buckets([0; 4]), Buckets([0; 4]));
        let mut nth = 0;
        while nth < words.len() {
            let word = words[nth].as_bytes();
            firsts = firsts.with(first_of(word));
            lasts = lasts.with(last_of(word));
            nth += 1;
        }
        Self { words, firsts, lasts }
    }

    /// Whether a text begins with one: 旗下的… with 旗下.
    #[inline]
    #[must_use]
    pub fn opens(&self, text: &str) -> bool {
        self.opening(text).is_some()
    }

    /// The first in the list with which a text begins.
    #[inline]
    #[must_use]
    pub fn opening(&self, text: &str) -> Option<&'static str> {
        let text = text.as_bytes();
        if text.is_empty() {
            return None;
        }
        let first = first_of(text);
        if self.firsts.has(first) { self.first_at(text, first) } else { None }
    }

    /// What stands behind the first in the list with which a text begins: 近日宣布 → 宣布 with 近日.
    #[inline]
    #[must_use]
    pub fn behind<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.opening(text).map(|word| &text[word.len()..])
    }

    /// Whether a text ends with one: 首次拿到 with 拿到.
    #[inline]
    #[must_use]
    pub fn closes(&self, text: &str) -> bool {
        self.closing(text).is_some()
    }

    /// The first in the list with which a text ends.
    #[inline]
    #[must_use]
    pub fn closing(&self, text: &str) -> Option<&'static str> {
        let text = text.as_bytes();
        if text.is_empty() {
            return None;
        }
        let last = last_of(text);
        if self.lasts.has(last) { self.last_at(text, last) } else { None }
    }

    /// What stands before the first in the list with which a text ends: 云川科技宣布 → 云川科技 with 宣布.
    #[inline]
    #[must_use]
    pub fn before<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.closing(text).map(|word| &text[..text.len() - word.len()])
    }

    /// The first in the list with which a text begins whose first character is in the bucket `first`.
    fn first_at(&self, text: &[u8], first: u8) -> Option<&'static str> {
        self.words.iter().copied().find(|word| first_of(word.as_bytes()) == first && text.starts_with(word.as_bytes()))
    }

    /// The first in the list with which a text ends whose last character is in the bucket `last`.
    fn last_at(&self, text: &[u8], last: u8) -> Option<&'static str> {
        self.words.iter().copied().find(|word| last_of(word.as_bytes()) == last && text.ends_with(word.as_bytes()))
    }

    /// Whether one stands somewhere in a text.
    #[must_use]
    pub fn within(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// Where the first one stands in a text, and which: of several there the first in the list.
    #[must_use]
    pub fn first_in(&self, text: &str) -> Option<(usize, &'static str)> {
        let text = text.as_bytes();
        let mut at = 0;
        while let Some(&lead) = text.get(at) {
            let first = first_of(&text[at..]);
            if self.firsts.has(first)
                && let Some(word) = self.first_at(&text[at..], first)
            {
                return Some((at, word));
            }
            at += width(lead);
        }
        None
    }

    /// Where the last one stands in a text, and which: of several there the greatest.
    #[must_use]
    pub fn last_in(&self, text: &str) -> Option<(usize, &'static str)> {
        self.places(text).max()
    }

    /// Where one stands in a text, left to right, one in the other as well; at one place in the order of the list.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'static str)> + 't {
        let text = text.as_bytes();
        let mut next = 0;
        let starts = std::iter::from_fn(move || {
            while let Some(&lead) = text.get(next) {
                let at = next;
                next += width(lead);
                if self.firsts.has(first_of(&text[at..])) {
                    return Some(at);
                }
            }
            None
        });
        let at =
            move |at: usize| self.words.iter().filter(move |word| text[at..].starts_with(word.as_bytes())).map(move |word| (at, *word));
        starts.flat_map(at)
    }
}

impl Deref for OneOf {
    type Target = [&'static str];

    fn deref(&self) -> &[&'static str] {
        self.words
    }
}

impl<'a> IntoIterator for &'a OneOf {
    type Item = &'a &'static str;
    type IntoIter = std::slice::Iter<'a, &'static str>;

    fn into_iter(self) -> Self::IntoIter {
        self.words.iter()
    }
}

/// A set of characters, kept as 256 buckets.
#[derive(Clone, Copy, Debug)]
struct Buckets([u64; 4]);

impl Buckets {
    const fn with(mut self, bucket: u8) -> Self {
        self.0[bucket as usize / 64] |= 1 << (bucket % 64);
        self
    }

    #[inline]
    const fn has(self, bucket: u8) -> bool {
        self.0[bucket as usize / 64] >> (bucket % 64) & 1 != 0
    }
}

/// The bucket of the first character of a text that has one: of an ideograph the last eight bits of its number.
#[inline]
const fn first_of(text: &[u8]) -> u8 {
    match text {
        [0xe0..=0xef, middle, last, ..] => *middle << 6 | *last & 0x3f,
        [lead, ..] => *lead,
        [] => 0,
    }
}

/// The bucket of the last character of a text, in the same way.
#[inline]
const fn last_of(text: &[u8]) -> u8 {
    match text {
        [.., middle, last] if *last >= 0x80 => *middle << 6 | *last & 0x3f,
        [.., last] => *last,
        [] => 0,
    }
}

/// How many bytes a character has that begins so.
#[inline]
fn width(lead: u8) -> usize {
    match lead {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDS: OneOf = OneOf::new(&["让", "帮", "帮助", "·", "AI", "𠮷野"]);

    /// Every way of asking gives what one word after the other gives, in texts of all kinds of characters.
    #[test]
    fn asked_at_once_as_one_by_one() {
        let texts = ["", "让", "请帮助他", "帮助", "他来帮", "李·王", "AI让人", "开AI", "在𠮷野", "𠮷野", "无", "让帮让", "a"];
        for text in texts {
            assert_eq!(WORDS.opens(text), WORDS.iter().any(|word| text.starts_with(word)), "{text}");
            assert_eq!(WORDS.opening(text), WORDS.iter().find(|word| text.starts_with(**word)).copied(), "{text}");
            assert_eq!(WORDS.closes(text), WORDS.iter().any(|word| text.ends_with(word)), "{text}");
            assert_eq!(WORDS.closing(text), WORDS.iter().find(|word| text.ends_with(**word)).copied(), "{text}");
            assert_eq!(WORDS.behind(text), WORDS.iter().find_map(|word| text.strip_prefix(word)), "{text}");
            assert_eq!(WORDS.before(text), WORDS.iter().find_map(|word| text.strip_suffix(word)), "{text}");
            assert_eq!(WORDS.within(text), WORDS.iter().any(|word| text.contains(word)), "{text}");
            assert_eq!(WORDS.first_in(text).map(|(at, _)| at), WORDS.iter().filter_map(|word| text.find(word)).min(), "{text}");
            assert_eq!(WORDS.last_in(text), WORDS.iter().filter_map(|word| Some((text.rfind(word)?, *word))).max(), "{text}");
        }
    }
}

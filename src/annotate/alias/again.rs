//! Chinese words of which a size makes a name, or a number that the text gives them more than once: 行止-13B, 灵瞳2 … 灵瞳2.
//!
//! Takes the Latin tokens that stand right after a Chinese character. Deliberately takes no number that counts, and no everyday word
//! that a number follows.

use std::collections::BTreeMap;

use crate::annotate::form::grown::{inside_value, size};
use crate::annotate::form::shape::{Token, counted};
use crate::annotate::page::{Page, is_han};
use crate::annotate::words::List;
use crate::span::Span;

/// The names that sizes and recurring numbers make.
pub(crate) fn find(page: &Page<'_>, tails: &[Token<'_>]) -> Vec<Span> {
    let mut found: Vec<Span> = tails.iter().filter_map(|tail| sized(page, *tail)).collect();
    let mut forms: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for span in tails.iter().filter_map(|tail| numbered(page, *tail)) {
        forms.entry(span.of(page.text)).or_default().push(span);
    }
    found.extend(forms.into_values().filter(|same| same.len() > 1).flatten());
    found
}

/// A word with a size behind a hyphen: whatever the word means, nothing else is written so.
fn sized(page: &Page<'_>, tail: Token<'_>) -> Option<Span> {
    let size = tail.text.strip_prefix('-').filter(|t| size(t) && !page.words.is_ordinary(t))?;
    let start = stem(page, tail.start, 3)?;
    (!page.text[tail.start + 1 + size.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
        && !page.found.is_generic(start, tail.start))
    .then(|| Span::new(start, tail.end))
}

/// A word that nobody knows with one digit.
fn numbered(page: &Page<'_>, tail: Token<'_>) -> Option<Span> {
    let digit = tail.text.len() == 1 && tail.text.bytes().all(|b| b.is_ascii_digit());
    if !digit || counted(page, tail.start, tail.end) || inside_value(page, tail.start, tail.end) {
        return None;
    }
    let start = stem(page, tail.start, 4)?;
    let known = page.found.is_ordinary(start, tail.start) || page.found.begins_common_word(start, tail.start);
    let titled = page.found.holds(List::Head, start, tail.start) || page.found.holds(List::Title, start, tail.start);
    (!known && !titled).then(|| Span::new(start, tail.end))
}

/// Where the shortest word begins that ends at `end` and that a name may begin with, of so many characters at most.
fn stem(page: &Page<'_>, end: usize, most: usize) -> Option<usize> {
    let han = page.text[..end].char_indices().rev().take(most).take_while(|(_, c)| is_han(*c)).map(|(at, _)| at);
    let start = han.skip(1).find(|&at| page.opens(at))?;
    let known = page.known_over(start).is_some() || page.known_within(start, end).is_some();
    (!known && !page.found.holds(List::Kind, start, end)).then_some(start)
}

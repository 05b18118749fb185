//! What stands at each byte of a sentence, told once for all patterns that are tried in it.
//!
//! Takes the text and its row, gives for a byte the characters that may begin there, what may be passed over, where a gap ends
//! and which token begins. Deliberately knows no pattern.

use std::sync::LazyLock;

use super::row::Row;
use crate::rule::pattern::{Bucket, Starts};
use crate::span::Span;

/// What stands at one byte.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The bucket of the character that begins here.
    bucket: Bucket,
    /// The bytes of this character; 0 where none begins.
    width: u8,
    /// The bytes that may be passed over.
    passed: u8,
    /// What this character does to a gap.
    edge: Edge,
    /// The token that begins here, from 1.
    token: u16,
}

/// What a character does to a gap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Edge {
    /// Nothing.
    #[default]
    None,
    /// It ends a gap that it would open.
    Pause,
    /// It ends every gap.
    End,
}

/// A sentence by its bytes; kept from one to the next, so that nothing is allocated anew.
#[derive(Debug, Default)]
pub(super) struct Places {
    from: usize,
    places: Vec<Place>,
}

impl Places {
    /// Reads a sentence of a text.
    pub(super) fn read(&mut self, text: &str, row: &Row) {
        let Span { start, end } = row.sentence.span;
        let text = &text[..end as usize];
        self.from = start as usize;
        self.places.clear();
        // What stands behind the sentence is nothing, as for a text that ends.
        self.places.resize((end - start) as usize + 1, Place { bucket: Bucket::ANY, ..Place::default() });
        for (at, c) in text[self.from..].char_indices() {
            let passed = passed(text, self.from + at, c);
            self.places[at] = Place {
                bucket: if may_pass(c) { Bucket::ANY } else { Bucket::of(c) },
                width: c.len_utf8() as u8,
                passed: passed as u8,
                edge: match c {
                    ',' | ';' | '。' | '\n' | '?' | '!' => Edge::End,
                    '、' => Edge::Pause,
                    _ => Edge::None,
                },
                token: 0,
            };
        }
        // A sentence is cut where it grows too long: its tokens can be counted so.
        for (token, nth) in row.tokens.iter().zip(1..) {
            self.places[token.span.start as usize - self.from].token = nth;
        }
    }

    fn place(&self, at: usize) -> Place {
        self.places.get(at.wrapping_sub(self.from)).copied().unwrap_or_default()
    }

    /// What a wording at a byte may begin with: anything, where something may be passed over.
    pub(super) fn here(&self, at: usize) -> Bucket {
        self.place(at).bucket
    }

    /// The byte after what may be passed over at `at`.
    pub(super) fn skip(&self, at: usize) -> usize {
        at + usize::from(self.place(at).passed)
    }

    /// The byte after the character at `at`, unless a gap that began at `from` ends before it.
    pub(super) fn within_gap(&self, at: usize, from: usize) -> Option<usize> {
        let place = self.place(at);
        let ends = place.width == 0 || place.edge == Edge::End || place.edge == Edge::Pause && at == from;
        (!ends).then(|| at + usize::from(place.width))
    }

    /// The token that begins at a byte.
    pub(super) fn token(&self, at: usize) -> Option<usize> {
        usize::from(self.place(at).token).checked_sub(1)
    }
}

/// The bytes of what may be passed over at `at`, where `c` stands.
fn passed(text: &str, at: usize, c: char) -> usize {
    if !may_pass(c) {
        return 0;
    }
    let past = |at: usize| {
        let marks = text[at..].chars().take(MARKS).take_while(|c| is_quote(*c));
        at + marks.map(char::len_utf8).sum::<usize>()
    };
    let here = past(at);
    let adverb = PASSED.iter().find(|word| text[here..].starts_with(**word));
    adverb.map_or(here, |word| past(here + word.len())) - at
}

/// How many quotation marks and spaces may stand one after the other and still not count: “《…》” has two.
const MARKS: usize = 4;

/// Adverbs that say of which of several something holds, and change nothing in a wording: 总部分别位于….
const PASSED: &[&str] = &["分别", "依次", "各自", "则", "也", "均", "亦", "皆", "都"];

/// Marks that are part of how a name is written.
const QUOTES: [char; 12] = ['“', '”', '《', '》', '"', '「', '」', '『', '』', '‘', '’', ' '];

fn is_quote(c: char) -> bool {
    QUOTES.contains(&c)
}

/// The characters that what may be passed over begins with.
static PASSING: LazyLock<Starts> =
    LazyLock::new(|| QUOTES.into_iter().chain(PASSED.iter().filter_map(|word| word.chars().next())).collect());

/// Whether what may be passed over begins with a character.
fn may_pass(c: char) -> bool {
    PASSING.meets(Bucket::of(c)) && (is_quote(c) || PASSED.iter().any(|word| word.starts_with(c)))
}

//! Words exactly as they are spelt, found from any character on.
//!
//! Takes words, gives which of them begin at a place, by their numbers. Deliberately knows nothing of what they mean.

use crate::span::Span;
use crate::trie::{Letters, Trie};

/// A word of [`Spellings`].
#[derive(Debug)]
struct Word {
    text: Box<str>,
    number: u32,
    /// Whether it has Latin letters: the trie does not tell their case.
    cased: bool,
    /// Whether the next word differs from it in case alone.
    more: bool,
}

/// A list of words, numbered in its order.
#[derive(Debug)]
pub(crate) struct Spellings {
    trie: Trie,
    /// Words that have a case; those that differ in it alone stand together.
    words: Vec<Word>,
}

/// What the trie keeps of the words of one spelling whatever their case: most have none, and the number of the one word stands in it,
/// so that nothing more need be looked at. It is not 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Same {
    /// The one word, of this number.
    One(u32),
    /// Those in [`Spellings::words`] from this place on.
    Cased(u32),
}

impl From<Same> for u32 {
    fn from(same: Same) -> Self {
        match same {
            Same::One(number) => 2 * number + 1,
            Same::Cased(first) => 2 * (first + 1),
        }
    }
}

impl From<u32> for Same {
    fn from(value: u32) -> Self {
        if value % 2 == 1 { Self::One(value / 2) } else { Self::Cased((value / 2).saturating_sub(1)) }
    }
}

impl Spellings {
    /// `list` holds no word twice.
    pub(crate) fn new<'w>(list: impl IntoIterator<Item = &'w str>) -> Self {
        let list: Vec<&str> = list.into_iter().collect();
        let mut words = Vec::new();
        let cased = |number: u32| list[number as usize].contains(|c: char| c.is_ascii_alphabetic());
        let trie = Trie::new(list.iter().enumerate().map(|(number, word)| (*word, number as u32)), |same| {
            if let [one] = *same
                && !cased(one)
            {
                return Same::One(one).into();
            }
            let first = words.len() as u32;
            words.extend(same.iter().enumerate().map(|(i, &number)| Word {
                text: list[number as usize].into(),
                number,
                cased: cased(number),
                more: i + 1 < same.len(),
            }));
            Same::Cased(first).into()
        });
        Self { trie, words }
    }

    /// The words at the front of a text, shorter ones first: the bytes of each and its number.
    pub(crate) fn front<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, u32)> + 't {
        self.trie.front(text).filter_map(|(end, value)| self.spelt(value, || &text[..end]).map(|number| (end, number)))
    }

    /// Calls `found` for every word of a text, from left to right, shorter ones first: with where it stands, and its number.
    pub(crate) fn each(&self, text: &str, letters: &Letters, mut found: impl FnMut(Span, u32)) {
        let fronts = self.trie.fronts(letters);
        for nth in 0..letters.len() {
            self.trie.each(letters, &fronts, nth, |more, value| {
                let span = Span { start: letters.bounds[nth], end: letters.bounds[nth + more + 1] };
                if let Some(number) = self.spelt(value, || span.of(text)) {
                    found(span, number);
                }
            });
        }
    }

    /// Which of the words that the trie does not tell apart is written so.
    fn spelt<'t>(&self, value: u32, written: impl Fn() -> &'t str) -> Option<u32> {
        let from = match Same::from(value) {
            Same::One(number) => return Some(number),
            Same::Cased(first) => first as usize,
        };
        let same = self.words[from..].iter().position(|word| !word.more).map_or(0, |more| more + 1);
        self.words[from..from + same].iter().find(|word| !word.cased || written() == &*word.text).map(|word| word.number)
    }
}

/// Where a word stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Its number.
    pub(crate) number: u32,
}

/// Where words stand in a document, both lists from left to right, shorter ones first.
#[derive(Debug, Default)]
pub(crate) struct Spots {
    /// Those of the vocabulary.
    pub(crate) words: Vec<Spot>,
    /// Texts of the patterns.
    pub(crate) texts: Vec<Spot>,
}

impl Spots {
    /// The texts of the patterns that begin within a sentence.
    pub(crate) fn texts_of(&self, sentence: Span) -> &[Spot] {
        let from = self.texts.partition_point(|spot| spot.start < sentence.start);
        let to = self.texts.partition_point(|spot| spot.start < sentence.end);
        &self.texts[from..to]
    }
}

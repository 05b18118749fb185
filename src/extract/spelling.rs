//! Words exactly as they are spelt, found from any character on.
//!
//! Takes words, gives which of them begin at a place, by their numbers. Deliberately knows nothing of what they mean.

use crate::trie::Trie;

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
pub(super) struct Spellings {
    trie: Trie,
    /// Words that differ in case alone stand together; the value of the trie is the place of the first, plus one.
    words: Vec<Word>,
}

impl Spellings {
    /// `list` holds no word twice.
    pub(super) fn new<'w>(list: impl IntoIterator<Item = &'w str>) -> Self {
        let list: Vec<&str> = list.into_iter().collect();
        let mut words = Vec::with_capacity(list.len());
        let trie = Trie::new(list.iter().enumerate().map(|(number, word)| (*word, number as u32)), |same| {
            let first = words.len() as u32;
            words.extend(same.iter().enumerate().map(|(i, &number)| Word {
                text: list[number as usize].into(),
                number,
                cased: list[number as usize].contains(|c: char| c.is_ascii_alphabetic()),
                more: i + 1 < same.len(),
            }));
            first + 1
        });
        Self { trie, words }
    }

    /// The words at the front of a text, shorter ones first: the bytes of each and its number.
    pub(super) fn front<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, u32)> + 't {
        self.trie.front(text).filter_map(|(end, value)| {
            let from = value as usize - 1;
            let same = self.words[from..].iter().position(|word| !word.more).map_or(0, |more| more + 1);
            let spelt = |word: &&Word| !word.cased || text[..end] == *word.text;
            self.words[from..from + same].iter().find(spelt).map(|word| (end, word.number))
        })
    }

    /// The words of a text, left to right, none overlapping another, at each place the longest: where each begins and ends, and
    /// its number.
    pub(super) fn apart<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize, u32)> + 't {
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(c) = text[at..].chars().next() {
                let start = at;
                if let Some((length, number)) = self.front(&text[at..]).last() {
                    at += length;
                    return Some((start, at, number));
                }
                at += c.len_utf8();
            }
            None
        })
    }
}

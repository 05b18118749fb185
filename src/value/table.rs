//! Words that begin at a place in the text: one look-up by the first character, the longest word first.
//!
//! Takes a list of words with what each means, gives the longest that stands at a byte. Deliberately does not scan:
//! the caller knows where a word may begin.

/// Slots: a character below U+0100, a common ideograph, or any other.
const SLOTS: usize = 0x100 + (0x9fff - 0x4e00 + 1) + 1;

/// The slot of a character.
pub(super) fn slot(c: char) -> usize {
    match c as u32 {
        c @ 0..=0xff => c as usize,
        c @ 0x4e00..=0x9fff => 0x100 + (c - 0x4e00) as usize,
        _ => SLOTS - 1,
    }
}

/// A set of characters.
#[derive(Debug)]
pub(super) struct Chars(Box<[bool]>);

impl Chars {
    pub(super) fn new(chars: impl IntoIterator<Item = char>) -> Self {
        let mut set = vec![false; SLOTS].into_boxed_slice();
        chars.into_iter().for_each(|c| set[slot(c)] = true);
        Self(set)
    }

    pub(super) fn has(&self, c: char) -> bool {
        self.0[slot(c)]
    }
}

/// Words with their meanings, by first character.
#[derive(Debug)]
pub(super) struct Table<T: 'static> {
    /// Where the words of a slot begin in `words`; those of the last slot end at the length.
    starts: Box<[u16]>,
    words: Box<[(&'static str, T)]>,
}

impl<T: Copy> Table<T> {
    /// Of a word that is given twice the first meaning holds.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let key = |word: &str| word.chars().next().map_or(0, slot);
        let mut words: Vec<(&'static str, T)> = words.into_iter().filter(|(w, _)| !w.is_empty()).collect();
        words.sort_by(|a, b| key(a.0).cmp(&key(b.0)).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(b.0)));
        words.dedup_by(|later, first| later.0 == first.0);
        let starts = (0..=SLOTS).map(|s| words.partition_point(|(w, _)| key(w) < s) as u16).collect();
        Self { starts, words: words.into() }
    }

    /// The meaning of the longest word at byte `at`, and the byte after it.
    pub(super) fn at(&self, text: &str, at: usize) -> Option<(T, usize)> {
        let rest = text.get(at..)?;
        let slot = slot(rest.chars().next()?);
        let (from, to) = (self.starts[slot] as usize, self.starts[slot + 1] as usize);
        let (word, meaning) = self.words[from..to].iter().find(|(w, _)| rest.as_bytes().starts_with(w.as_bytes()))?;
        Some((*meaning, at + word.len()))
    }

    /// The characters with which its words begin.
    pub(super) fn first_chars(&self) -> impl Iterator<Item = char> {
        self.words.iter().filter_map(|(w, _)| w.chars().next())
    }
}

/// The words of a list that spaces or line ends part.
pub(super) fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split_whitespace()
}

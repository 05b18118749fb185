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

/// A word of a table, after its first character.
#[derive(Clone, Copy, Debug)]
struct Word<T> {
    rest: &'static str,
    /// The first eight bytes of `rest`, and which of the eight it has.
    key: u64,
    mask: u64,
    meaning: T,
}

/// The first eight bytes of a text as a number, the first byte lowest.
fn key(bytes: &[u8]) -> u64 {
    match bytes.first_chunk::<8>() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => bytes.iter().rev().fold(0, |key, b| key << 8 | u64::from(*b)),
    }
}

/// Words with their meanings, by first character.
#[derive(Debug)]
pub(super) struct Table<T: 'static> {
    /// Where the words of a slot begin in `words`; those of the last slot end at the length.
    starts: Box<[u16]>,
    words: Box<[Word<T>]>,
    first: Box<[char]>,
}

impl<T: Copy> Table<T> {
    /// Of a word that is given twice the first meaning holds.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let place = |word: &str| word.chars().next().map_or(0, slot);
        let mut words: Vec<(&'static str, T)> = words.into_iter().filter(|(w, _)| !w.is_empty()).collect();
        words.sort_by(|a, b| place(a.0).cmp(&place(b.0)).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(b.0)));
        words.dedup_by(|later, first| later.0 == first.0);
        let starts = (0..=SLOTS).map(|s| words.partition_point(|(w, _)| place(w) < s) as u16).collect();
        let first = words.iter().filter_map(|(w, _)| w.chars().next()).collect();
        let words = words.into_iter().map(|(word, meaning)| {
            // Words of the slot for all other characters keep their first one.
            let kept = if place(word) == SLOTS - 1 { 0 } else { word.chars().next().map_or(0, char::len_utf8) };
            let rest = &word[kept..];
            let mask = if rest.len() >= 8 { u64::MAX } else { (1 << (8 * rest.len())) - 1 };
            Word { rest, key: key(rest.as_bytes()) & mask, mask, meaning }
        });
        Self { starts, words: words.collect(), first }
    }

    /// The meaning of the longest word at byte `at`, and the byte after it.
    pub(super) fn at(&self, text: &str, at: usize) -> Option<(T, usize)> {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        let slot = slot(first);
        let (from, to) = (self.starts[slot] as usize, self.starts[slot + 1] as usize);
        if from == to {
            return None;
        }
        let kept = if slot == SLOTS - 1 { 0 } else { first.len_utf8() };
        let tail = &rest.as_bytes()[kept..];
        let here = key(tail);
        let word = self.words[from..to].iter().find(|w| here & w.mask == w.key && (w.rest.len() <= 8 || tail.starts_with(w.rest.as_bytes())))?;
        // A shorter text has zeros where the word has none: its length decides.
        (word.rest.len() <= tail.len()).then_some((word.meaning, at + kept + word.rest.len()))
    }

    /// The characters with which its words begin.
    pub(super) fn first_chars(&self) -> impl Iterator<Item = char> {
        self.first.iter().copied()
    }
}

/// The words of a list that spaces or line ends part.
pub(super) fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split_whitespace()
}

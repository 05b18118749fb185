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

/// A set of characters, a bit for each slot.
#[derive(Debug)]
pub(super) struct Chars(Box<[u64]>);

impl Chars {
    pub(super) fn new(chars: impl IntoIterator<Item = char>) -> Self {
        let mut set = vec![0; SLOTS.div_ceil(64)].into_boxed_slice();
        chars.into_iter().map(slot).for_each(|slot| set[slot / 64] |= 1 << (slot % 64));
        Self(set)
    }

    pub(super) fn has(&self, c: char) -> bool {
        self.holds(slot(c))
    }

    fn holds(&self, slot: usize) -> bool {
        self.0[slot / 64] >> (slot % 64) & 1 != 0
    }

    /// The first byte from `at` on at which a character of the set begins.
    pub(super) fn find(&self, text: &str, at: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = at;
        while let Some(&b) = bytes.get(at) {
            let (slot, length) = match b {
                0..0x80 => (b as usize, 1),
                // Ideographs are three bytes long: their slot needs no decoding of the whole text.
                0xe4..=0xe9 => {
                    let (second, third) = (bytes.get(at + 1).copied().unwrap_or(0), bytes.get(at + 2).copied().unwrap_or(0));
                    let code = u32::from(b & 0xf) << 12 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f);
                    (char::from_u32(code).map_or(SLOTS - 1, slot), 3)
                }
                _ => {
                    let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
                    (slot(c), c.len_utf8())
                }
            };
            if self.holds(slot) {
                return Some(at);
            }
            at += length;
        }
        None
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
    /// By word: the first character of its rest, 0 where that is empty. They stand together, since they are searched.
    seconds: Box<[u32]>,
    words: Box<[Word<T>]>,
    first: Box<[char]>,
}

impl<T: Copy> Table<T> {
    /// Of a word that is given twice the first meaning holds.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let place = |word: &str| word.chars().next().map_or(0, slot);
        let mut words: Vec<(&'static str, T)> = words.into_iter().filter(|(w, _)| !w.is_empty()).collect();
        // Words of the slot for all other characters keep their first one.
        let kept = |word: &str| if place(word) == SLOTS - 1 { 0 } else { word.chars().next().map_or(0, char::len_utf8) };
        let second = |word: &str| word[kept(word)..].chars().next().map_or(0, u32::from);
        // The first text that is read waits for this: what a word is sorted by is told once.
        words.sort_by_cached_key(|&(word, _)| (place(word), second(word), std::cmp::Reverse(word.len()), word));
        words.dedup_by(|later, first| later.0 == first.0);
        let mut starts = vec![0_u16; SLOTS + 1].into_boxed_slice();
        for (word, _) in &words {
            starts[place(word) + 1] += 1;
        }
        (1..=SLOTS).for_each(|s| starts[s] += starts[s - 1]);
        let first = words.iter().filter_map(|(w, _)| w.chars().next()).collect();
        let seconds = words.iter().map(|(word, _)| second(word)).collect();
        let words = words.into_iter().map(|(word, meaning)| {
            let rest = &word[kept(word)..];
            let mask = if rest.len() >= 8 { u64::MAX } else { (1 << (8 * rest.len())) - 1 };
            Word { rest, key: key(rest.as_bytes()) & mask, mask, meaning }
        });
        Self { starts, seconds, words: words.collect(), first }
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
        let second = rest[kept..].chars().next().map_or(0, u32::from);
        let tail = &rest.as_bytes()[kept..];
        let seconds = &self.seconds[from..to];
        let first = seconds.partition_point(|&s| s < second);
        let same = seconds[first..].iter().take_while(|&&s| s == second && second != 0).count();
        let here = key(tail);
        let longer = self.words[from + first..from + first + same]
            .iter()
            .find(|w| here & w.mask == w.key && (w.rest.len() <= 8 || tail.starts_with(w.rest.as_bytes())) && w.rest.len() <= tail.len());
        let word = longer.or_else(|| self.words.get(from).filter(|_| seconds[0] == 0))?;
        Some((word.meaning, at + kept + word.rest.len()))
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

//! The characters with which words begin, as a set that is asked fast.
//!
//! Takes characters, tells of a character whether it may be one of them: what is not in the set surely is none. Deliberately
//! keeps no word.

/// How many sets of characters are told apart: by their lowest bits.
const SLOTS: usize = 2048;

/// A bit for each slot.
#[derive(Clone, Debug)]
pub(super) struct Firsts([u64; SLOTS / 64]);

impl Firsts {
    /// The set of the characters with which these words begin.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut bits = [0; SLOTS / 64];
        for slot in words.into_iter().filter_map(|word| word.chars().next()).map(slot) {
            bits[slot / 64] |= 1 << (slot % 64);
        }
        Self(bits)
    }

    /// Whether a word may begin with a character.
    pub fn may_begin(&self, c: char) -> bool {
        self.0[slot(c) / 64] >> (slot(c) % 64) & 1 != 0
    }
}

fn slot(c: char) -> usize {
    c as usize % SLOTS
}

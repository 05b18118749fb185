//! The characters with which words begin, as a set that is asked fast.
//!
//! Takes characters, tells of a character whether it may be one of them: what is not in the set surely is none. Deliberately
//! keeps no word.

/// How many sets of characters are told apart: by their lowest bits.
const SLOTS: usize = 2048;

/// A bit for each slot.
#[derive(Clone, Debug)]
pub(crate) struct Firsts([u64; SLOTS / 64]);

impl Firsts {
    /// The set of the characters with which these words begin.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut bits = [0; SLOTS / 64];
        for slot in words.into_iter().filter_map(|word| word.chars().next()).map(slot) {
            bits[slot / 64] |= 1 << (slot % 64);
        }
        Self(bits)
    }

    /// The first byte from `at` on at which a character begins that may be one of them.
    pub fn find(&self, text: &str, at: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = at;
        while let Some(&byte) = bytes.get(at) {
            let (slot, width) = match byte {
                0..0x80 => (usize::from(byte), 1),
                // Most characters are ideographs, of three bytes: the lowest bits stand in the last two.
                0xe0..=0xef => {
                    let bits = |at: usize| bytes.get(at).map_or(0, |byte| usize::from(byte & 0x3f));
                    ((bits(at + 1) << 6 | bits(at + 2)) % SLOTS, 3)
                }
                _ => text[at..].chars().next().map(|c| (slot(c), c.len_utf8()))?,
            };
            if self.has(slot) {
                return Some(at);
            }
            at += width;
        }
        None
    }

    /// Where in a text characters stand that may be one of them, and which.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, char)> + 't {
        let mut next = 0;
        std::iter::from_fn(move || {
            let at = self.find(text, next)?;
            let c = text[at..].chars().next()?;
            next = at + c.len_utf8();
            Some((at, c))
        })
    }

    /// Whether a word may begin with a character.
    pub fn may_begin(&self, c: char) -> bool {
        self.has(slot(c))
    }

    fn has(&self, slot: usize) -> bool {
        self.0[slot / 64] >> (slot % 64) & 1 != 0
    }
}

fn slot(c: char) -> usize {
    c as usize % SLOTS
}

//! The way back from the bytes of a normalised text to the characters of the original.
//!
//! Deliberately knows no fields and no normalisation.

/// Where the characters of a text come from.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins {
    /// A byte at which a character begins, and the character of the original that it came from; up to the next mark, each
    /// character comes from the one after that of the character before.
    marks: Vec<(u32, u32)>,
    /// How many more characters may follow the last mark without one.
    left: u32,
    /// What the next character comes from if it needs no mark.
    next: u32,
}

/// The most characters that one mark stands for: so many are counted at the most to find one.
const STRIDE: u32 = 16;

impl Origins {
    /// Adds the character that begins at `byte` and comes from the character `origin`.
    pub fn put(&mut self, byte: usize, origin: usize) {
        let origin = origin as u32;
        if self.left == 0 || origin != self.next {
            self.marks.push((byte as u32, origin));
            self.left = STRIDE;
        }
        self.left -= 1;
        self.next = origin + 1;
    }

    /// The character of the original from which that comes which holds a byte of the text.
    pub fn of(&self, text: &str, byte: usize) -> Option<usize> {
        let after = self.marks.partition_point(|&(start, _)| start as usize <= byte);
        let &(start, origin) = self.marks.get(after.saturating_sub(1))?;
        let between = text.as_bytes().get(start as usize + 1..=byte).unwrap_or_default();
        Some(origin as usize + between.iter().filter(|b| !is_continuation(**b)).count())
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

//! Texts → a SHA-256 in hexadecimal: the same parts give the same digits on every machine.
//!
//! Deliberately knows nothing of what it hashes.

use sha2::{Digest as _, Sha256};

/// A hash over parts: each is ended, so that `ab`, `c` and `a`, `bc` differ.
#[derive(Default)]
pub(crate) struct Digest(Sha256);

impl Digest {
    /// Adds a part.
    pub(crate) fn part(&mut self, text: &str) {
        self.0.update(text.as_bytes());
        self.0.update([0]);
    }

    /// The 64 digits.
    pub(crate) fn finish(self) -> String {
        self.0
            .finalize()
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 0xf])
            .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]))
            .collect()
    }
}

//! Texts → a SHA-256 in hexadecimal: the same parts give the same digits on every machine.
//!
//! Deliberately knows nothing of what it hashes.

use std::fmt::Write;

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
        self.0.finalize().iter().fold(String::with_capacity(64), |mut digits, byte| {
            // Writing to a String cannot fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        })
    }
}

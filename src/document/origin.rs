//! The way back from the bytes of a normalised text to the characters of the original.
//!
//! Deliberately knows no fields and no normalisation.

/// Where the characters of a text come from: for each of its bytes, a character of the original.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins(Vec<u32>);

impl Origins {
    /// Makes room for so many bytes.
    pub fn reserve(&mut self, bytes: usize) {
        self.0.reserve(bytes);
    }

    /// Adds a character of so many bytes that comes from the character `origin`.
    pub fn put(&mut self, bytes: usize, origin: usize) {
        self.0.extend(std::iter::repeat_n(origin as u32, bytes));
    }

    /// Adds a text whose characters come from those of the original one by one, `origin` and what follows it.
    pub fn put_run(&mut self, text: &str, origin: usize) {
        let mut next = origin as u32;
        self.0.extend(text.bytes().map(|byte| {
            next += u32::from(byte & 0xc0 != 0x80);
            next - 1
        }));
    }

    /// The character of the original from which that comes which holds a byte of the text.
    pub fn of(&self, byte: usize) -> Option<usize> {
        self.0.get(byte).or(self.0.last()).map(|&origin| origin as usize)
    }
}

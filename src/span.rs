//! A place in a text.
//!
//! Takes nothing, gives [`Span`]; deliberately knows no text: the one who slices holds it.

/// A half-open range of bytes, `start` inclusive and `end` exclusive, in the normalised text of a
/// [`Document`](crate::document::Document) (or in whatever text the function that gave it was handed).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` up to byte `end`, which is not in it.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether no byte lies in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly within.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether both share a byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text at this place; empty where the span does not lie on character boundaries of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The same without the spaces at its ends, of which a normalised text has those of ASCII alone.
    #[must_use]
    pub fn trimmed(self, text: &str) -> &str {
        let whole = self.of(text);
        match whole.as_bytes() {
            // Most have none.
            [first, .., last] if *first > b' ' && *last > b' ' => whole,
            _ => whole.trim(),
        }
    }
}

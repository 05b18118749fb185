//! [`Article`] → [`Document`]: one normalised text with a map back to the original, cut into sentences.
//!
//! Deliberately does not look at meaning: names and values are the next stage's.

use crate::article::Article;
use crate::span::Span;

/// An article's text, normalised: NFKC, Simplified characters, half-width punctuation where NFKC gives it.
/// Every field follows the one before, parted by a line feed.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The normalised text of all fields.
    pub text: String,
    /// Which bytes of `text` are which field, in the order of the article.
    pub fields: Vec<FieldSpan>,
    /// The sentences, in order, without the marks and line feeds between them; none crosses a field.
    pub sentences: Vec<Sentence>,
}

/// The place of one field in a [`Document`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSpan {
    /// The field's name, as in [`crate::article::Field`].
    pub name: String,
    /// Its bytes in the document's text.
    pub span: Span,
}

/// One sentence: from after the last sentence mark up to and including the next (。！？!? or a line's end).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes in the document's text.
    pub span: Span,
    /// Which field it belongs to: an index into [`Document::fields`].
    pub field: u32,
    /// Whether it is the first of its paragraph (line).
    pub opens_paragraph: bool,
}

/// A place in the original: characters from 0, `end` exclusive, as [`crate::article::Field::offset`] counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which field: an index into [`Document::fields`] and into [`Article::fields`].
    pub field: u32,
    /// The first character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}

impl Document {
    /// Normalises an article. Cannot fail: any text gives a document.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        let _ = article;
        Self::default()
    }

    /// Where a span of the normalised text stands in the original. A span that crosses a field's end
    /// is cut at that end.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place {
            field: 0,
            start: span.start as usize,
            end: span.end as usize,
        }
    }
}

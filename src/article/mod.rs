//! Bytes → [`Article`]: labelled records, JSON, JSONL, plain text.
//!
//! Gives articles whose fields keep the original characters and where each stands in its source;
//! deliberately does not read Chinese: no sentence, no name, no date is looked at here.

/// One news article, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The file's name without its ending; a second record of one file gets `-2`, and so on.
    pub id: String,
    /// The headline.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The day of publication as the source writes it (`2024-12-27`, `2025年9月2日`, `2025-11-10 06:30`).
    pub date: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Keywords, technologies and industries: topics of the article, never facts. In source order, no repeats.
    pub topics: Vec<String>,
    /// The texts that are read for facts, in source order: title, summary, events, body, unknown labels.
    pub fields: Vec<Field>,
}

/// A stretch of running text of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The field's canonical English name: `title`, `summary`, `events`, `body`; an unknown label as it stands.
    pub name: String,
    /// The text, exactly as in the source (for JSON: the value).
    pub text: String,
    /// Where `text` begins: Unicode characters from 0, in the text of the file after a byte-order mark.
    /// For JSON input it is 0, because positions there count within the field's value.
    pub offset: usize,
}

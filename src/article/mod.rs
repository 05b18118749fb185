//! Bytes → [`Article`]: labelled records, JSON, JSONL, plain text.
//!
//! Gives articles whose fields keep the original characters and where each stands in its source;
//! deliberately does not read Chinese: no sentence, no name is looked at here.

mod json;
mod labelled;
mod source;

use unicode_normalization::UnicodeNormalization;

pub use source::{Encoding, ReadError, read};

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

/// Why a text gave no article: in plain words, with the line where one is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The line, from 1; 0 where the whole text is meant.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// Reads the articles of one text, whatever its form: JSON and JSONL begin with a brace or a bracket, a labelled record has a
/// known label at a line's start, anything else is plain text. `id` names the articles.
///
/// # Errors
/// When the text is empty or malformed.
pub fn parse(id: &str, text: &str) -> Result<Vec<Article>, Malformed> {
    if text.trim().is_empty() {
        return Err(Malformed { line: 0, message: "the file is empty".into() });
    }
    let mut articles = match text.trim_start().chars().next() {
        Some('{' | '[') if json::looks_like(text) => json::parse(text)?,
        _ => labelled::parse(text),
    };
    articles.retain(|a| !a.fields.is_empty());
    if articles.is_empty() {
        return Err(Malformed { line: 0, message: "no article stands in it: neither a title nor a text".into() });
    }
    for (nth, article) in articles.iter_mut().enumerate() {
        if article.id.is_empty() {
            article.id = if nth == 0 { id.to_owned() } else { format!("{id}-{}", nth + 1) };
        }
    }
    Ok(articles)
}

/// What a label stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Id,
    Title,
    Url,
    Date,
    Source,
    Author,
    Topics,
    Text(&'static str),
}

/// The known labels, in Chinese and English.
const LABELS: &[(&str, Label)] = &[
    ("id", Label::Id),
    ("标题", Label::Title),
    ("title", Label::Title),
    ("链接", Label::Url),
    ("连结", Label::Url),
    ("网址", Label::Url),
    ("url", Label::Url),
    ("link", Label::Url),
    ("发布时间", Label::Date),
    ("发布日期", Label::Date),
    ("日期", Label::Date),
    ("时间", Label::Date),
    ("date", Label::Date),
    ("来源", Label::Source),
    ("source", Label::Source),
    ("作者", Label::Author),
    ("author", Label::Author),
    ("关键词", Label::Topics),
    ("keywords", Label::Topics),
    ("ai技术", Label::Topics),
    ("技术", Label::Topics),
    ("technologies", Label::Topics),
    ("行业", Label::Topics),
    ("industries", Label::Topics),
    ("总结", Label::Text("summary")),
    ("摘要", Label::Text("summary")),
    ("summary", Label::Text("summary")),
    ("正文", Label::Text("body")),
    ("内容", Label::Text("body")),
    ("body", Label::Text("body")),
    ("text", Label::Text("body")),
    ("重大事件摘要", Label::Text("events")),
    ("重大事件", Label::Text("events")),
    ("events", Label::Text("events")),
];

/// The label of this name, however it is written: full-width, in capitals, in Traditional characters.
fn label(name: &str) -> Option<Label> {
    let name = fast2s::convert(&name.trim().nfkc().collect::<String>().to_lowercase());
    LABELS.iter().find(|(known, _)| *known == name).map(|(_, label)| *label)
}

impl Article {
    /// Files a value under its label; `offset` is where it begins in the source.
    fn put(&mut self, label: Label, text: &str, offset: usize) {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return;
        }
        let once = |slot: &mut Option<String>| {
            slot.get_or_insert_with(|| trimmed.to_owned());
        };
        match label {
            Label::Id => trimmed.clone_into(&mut self.id),
            Label::Url => once(&mut self.url),
            Label::Date => once(&mut self.date),
            Label::Source => once(&mut self.source),
            Label::Author => once(&mut self.author),
            Label::Topics => {
                for topic in trimmed.split([',', '，', '、', ';', '；', '\n']).map(str::trim).filter(|t| !t.is_empty()) {
                    if !self.topics.iter().any(|known| known == topic) {
                        self.topics.push(topic.to_owned());
                    }
                }
            }
            Label::Title => {
                once(&mut self.title);
                self.put_text("title", text, offset);
            }
            Label::Text(name) => self.put_text(name, text, offset),
        }
    }

    fn put_text(&mut self, name: &str, text: &str, offset: usize) {
        let lead = text.chars().take_while(|c| c.is_whitespace()).count();
        if !text.trim().is_empty() {
            self.fields.push(Field { name: name.to_owned(), text: text.trim().to_owned(), offset: offset + lead });
        }
    }

    /// The day of publication in ISO 8601, as exact as the source: from the date, else from the address.
    #[must_use]
    pub fn day(&self) -> Option<String> {
        self.date.as_deref().and_then(iso_day).or_else(|| self.url.as_deref().and_then(day_of_url))
    }
}

/// `2025年9月2日`, `2025-11-10 06:30`, `2025/1/5`, `2025.01.05`, `2024年5月` → ISO 8601.
fn iso_day(text: &str) -> Option<String> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let year: u32 = numbers.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let month = numbers.next().and_then(|m| m.parse::<u32>().ok()).filter(|m| (1..=12).contains(m));
    let day = numbers.next().and_then(|d| d.parse::<u32>().ok()).filter(|d| (1..=31).contains(d));
    Some(match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    })
}

/// `…/20241227/…`, `…/2024/12/27/…`, `…/2024-12-27…`.
fn day_of_url(url: &str) -> Option<String> {
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = url.split(['/', '-', '_', '.', '?', '=']).collect();
    for (i, part) in parts.iter().enumerate() {
        if part.len() == 8 && digits(part) && part.starts_with("20") {
            return iso_day(&format!("{}-{}-{}", &part[..4], &part[4..6], &part[6..])).filter(|d| d.len() == 10);
        }
        if part.len() == 4 && part.starts_with("20") && digits(part) {
            let rest: Vec<&str> = parts[i + 1..].iter().take(2).copied().collect();
            if rest.len() == 2 && rest.iter().all(|p| p.len() <= 2 && !p.is_empty() && digits(p)) {
                return iso_day(&format!("{part}-{}-{}", rest[0], rest[1])).filter(|d| d.len() == 10);
            }
        }
    }
    None
}

//! Labelled records (`标题: …`) and plain text → articles.
//!
//! A known label at the start of a line begins a field, which runs to the next label. What stands before the first label, or
//! without any, is body text; deliberately no guess is made about what a line without a label is.

use super::{Article, Label, label};

/// The longest label, in characters.
const LONGEST_LABEL: usize = 10;

/// Reads every record of a text.
pub(super) fn parse(text: &str) -> Vec<Article> {
    let mut records = Records::default();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        records.line(line, offset);
        offset += line.chars().count();
    }
    records.finish()
}

#[derive(Default)]
struct Records {
    done: Vec<Article>,
    article: Article,
    seen: Vec<String>,
    open: Option<Open>,
    /// Whether the line before is blank.
    blank: bool,
}

struct Open {
    name: String,
    label: Option<Label>,
    text: String,
    offset: usize,
}

impl Records {
    fn line(&mut self, line: &str, offset: usize) {
        self.label_or_more(line, offset);
        self.blank = line.trim().is_empty();
    }

    fn label_or_more(&mut self, line: &str, offset: usize) {
        let Some((name, rest)) = split_label(line) else {
            return self.more(line, offset);
        };
        let known = label(name);
        // An unknown label counts only between fields that hold one line each: in running text a colon is a colon.
        if known.is_none() && !self.stands_between_labels(name) {
            return self.more(line, offset);
        }
        self.close();
        let again = self.seen.iter().any(|s| s == name);
        // A known label that stands already begins the next record; so does a title after a blank line.
        let parted = known == Some(Label::Title) && self.blank && !self.article.fields.is_empty();
        if parted || (again && known.is_some()) {
            self.done.push(std::mem::take(&mut self.article));
            self.seen.clear();
        }
        self.seen.push(name.to_owned());
        let before = line.chars().count() - rest.chars().count();
        self.open = Some(Open { name: name.to_owned(), label: known, text: rest.to_owned(), offset: offset + before });
    }

    fn stands_between_labels(&self, name: &str) -> bool {
        let short = self.open.as_ref().is_some_and(|o| o.text.trim_end().lines().count() <= 1 && !matches!(o.label, Some(Label::Text(_))));
        short && name.chars().count() <= 6 && !name.contains(|c: char| c.is_ascii_digit())
    }

    fn more(&mut self, line: &str, offset: usize) {
        match &mut self.open {
            // A label whose field is one line (链接, 发布时间) does not swallow the text that follows.
            Some(open)
                if matches!(open.label, Some(Label::Url | Label::Date | Label::Source | Label::Author | Label::Id))
                    && !line.trim().is_empty() =>
            {
                self.close();
                self.open = Some(Open { name: "body".into(), label: Some(Label::Text("body")), text: line.to_owned(), offset });
            }
            Some(open) => open.text.push_str(line),
            None if line.trim().is_empty() => {}
            // The first line of a text without labels is its headline.
            None if self.article.title.is_none() && self.seen.is_empty() && line.trim().chars().count() <= 60 => {
                self.article.put(Label::Title, line, offset);
            }
            None => self.open = Some(Open { name: "body".into(), label: Some(Label::Text("body")), text: line.to_owned(), offset }),
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        match open.label {
            Some(label) => self.article.put(label, &open.text, open.offset),
            None => self.article.put_text(&open.name, &open.text, open.offset),
        }
    }

    fn finish(mut self) -> Vec<Article> {
        self.close();
        self.done.push(self.article);
        self.done
    }
}

/// `标题：…` → label and rest.
fn split_label(line: &str) -> Option<(&str, &str)> {
    let (at, colon) = line.char_indices().take(LONGEST_LABEL + 1).find(|(_, c)| matches!(c, ':' | '：'))?;
    let name = line[..at].trim();
    let wordy = !name.is_empty() && name.chars().all(char::is_alphanumeric);
    let rest = &line[at + colon.len_utf8()..];
    (wordy && !rest.starts_with("//")).then_some((name, rest))
}

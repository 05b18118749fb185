//! `tupu annotate`: the text of articles with its names and values, for whoever writes rules.

use std::io::{IsTerminal, Write};

use clap::{Args, ValueEnum};
use tupu::annotate::Annotations;
use tupu::document::Document;
use tupu::ontology::Ontology;
use tupu::span::Span;
use tupu::{article, json};

use super::{Input, Outcome, annotated, say, stdout};

/// Names are shown with their class, how they were found and how sure that is; values with what they say.
#[derive(Args)]
#[command(after_help = "Examples:\n  tupu annotate news.txt\n  tupu annotate news.txt --format html > news.html")]
pub struct Annotate {
    #[command(flatten)]
    input: Input,
    /// How the text is written: with marks (coloured on a terminal), a JSON line for each name and value, or a page
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Jsonl,
    Html,
}

/// A name or a value in a text, and what is told of it.
pub(super) struct Marked {
    pub span: Span,
    /// The class of a name; None for a value.
    pub class: Option<String>,
    pub note: String,
}

impl Annotate {
    pub fn run(&self) -> Outcome {
        let extractor = self.input.knowledge.extractor()?;
        let mut out = stdout();
        let mut failed = 0;
        if self.format == Format::Html {
            annotated::begin(&mut out)?;
        }
        for article in article::read(&self.input.paths, self.input.encoding.into()) {
            let article = match article {
                Ok(article) => article,
                Err(error) => {
                    say(&error.to_string());
                    failed += 1;
                    continue;
                }
            };
            let (document, annotations) = extractor.annotate(&article);
            let ontology = extractor.ontology();
            match self.format {
                Format::Text => plain(&article.id, &document, &marked(&annotations, ontology), &mut out)?,
                Format::Html => annotated::article(&article.id, &document, &marked(&annotations, ontology), &mut out)?,
                Format::Jsonl => {
                    for line in json::spans(&article.id, &document, &annotations, ontology) {
                        json::write(&mut out, &line)?;
                    }
                }
            }
        }
        if self.format == Format::Html {
            annotated::end(&mut out)?;
        }
        out.flush()?;
        if failed > 0 { Err(super::Failure::Said) } else { Ok(()) }
    }
}

/// The names and values of a text, left to right.
fn marked(annotations: &Annotations, ontology: &Ontology) -> Vec<Marked> {
    let names = annotations.names.iter().map(|n| Marked {
        span: n.span,
        class: Some(ontology.class_name(n.class).to_owned()),
        note: format!("{} {}", n.reason, n.certainty),
    });
    let values = annotations.values.iter().map(|v| Marked { span: v.span, class: None, note: v.value.to_string() });
    let mut marked: Vec<Marked> = names.chain(values).collect();
    marked.sort_by_key(|m| m.span);
    marked
}

/// The text with its names and values in brackets, coloured on a terminal.
fn plain(id: &str, document: &Document, marked: &[Marked], out: &mut impl Write) -> std::io::Result<()> {
    let (name, value, end) = if std::io::stdout().is_terminal() { ("\u{1b}[1;36m", "\u{1b}[1;33m", "\u{1b}[0m") } else { ("", "", "") };
    writeln!(out, "# {id}")?;
    let mut at = 0;
    for Marked { span, class, note } in marked {
        let before = &document.text[at..span.start as usize];
        let text = span.of(&document.text);
        match class {
            Some(class) => write!(out, "{before}{name}[{text}|{class} {note}]{end}")?,
            None => write!(out, "{before}{value}[{text}|{note}]{end}")?,
        }
        at = span.end as usize;
    }
    writeln!(out, "{}", &document.text[at..])
}

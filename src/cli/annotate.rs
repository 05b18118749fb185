//! `tupu annotate`: the text of articles with its names and values, for whoever writes rules.

use std::io::{IsTerminal, Write};

use clap::Args;
use tupu::article;

use super::{Input, Outcome, say, stdout};

/// Names are shown with their class and how they were found; values with what they say.
#[derive(Args)]
#[command(after_help = "Example:\n  tupu annotate news.txt")]
pub struct Annotate {
    #[command(flatten)]
    input: Input,
}

impl Annotate {
    pub fn run(&self) -> Outcome {
        let extractor = self.input.knowledge.extractor()?;
        let (name, value, plain) =
            if std::io::stdout().is_terminal() { ("\u{1b}[1;36m", "\u{1b}[1;33m", "\u{1b}[0m") } else { ("", "", "") };
        let mut out = stdout();
        let mut failed = 0;
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
            let mut spans: Vec<(u32, u32, &str, String)> = Vec::new();
            for n in &annotations.names {
                spans.push((
                    n.span.start,
                    n.span.end,
                    name,
                    format!("{} {:?} {:?}", extractor.ontology().class_name(n.class), n.reason, n.certainty),
                ));
            }
            for v in &annotations.values {
                spans.push((v.span.start, v.span.end, value, v.value.to_string()));
            }
            spans.sort();
            writeln!(out, "# {}", article.id)?;
            let mut at = 0;
            for (start, end, colour, note) in spans {
                write!(
                    out,
                    "{}{colour}[{}|{note}]{plain}",
                    &document.text[at..start as usize],
                    &document.text[start as usize..end as usize]
                )?;
                at = end as usize;
            }
            writeln!(out, "{}", &document.text[at..])?;
        }
        out.flush()?;
        if failed > 0 { Err(super::Failure::Said) } else { Ok(()) }
    }
}

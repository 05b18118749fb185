//! `tupu ask`: a question by its name.

use std::io::{self, IsTerminal, Write};

use clap::Args;
use oxigraph::sparql::results::QueryResultsFormat;
use tupu::ask;
use tupu::query::{AnswerFormat, answer};

use super::opened::{Opened, names};
use super::query::Format;
use super::{Failure, Outcome, stdout};

/// Without a name the questions are listed. A NAME is any name of an entity, a NUMBER may be 1.75万亿, a DATE as exact as you know it.
#[derive(Args)]
#[command(after_help = "Examples:\n  tupu ask                              what can be asked\n  tupu ask released-by 智源研究院")]
pub struct Ask {
    /// The question, then its values
    words: Vec<String>,
    /// Print the query instead of asking it
    #[arg(long)]
    sparql: bool,
    /// How the answer is written [default: table on a terminal, else tsv]
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    opened: Opened,
}

impl Ask {
    pub fn run(self) -> Outcome {
        let questions = ask::builtin();
        let mut out = stdout();
        let Some((name, values)) = self.words.split_first() else {
            for question in &questions {
                writeln!(out, "{:<28} {}{}{}", question.usage(), question.zh, if question.zh.is_empty() { "" } else { "  " }, question.en)?;
            }
            out.flush()?;
            return Ok(());
        };
        let Some(question) = questions.iter().find(|q| q.name == *name) else {
            return Err(Failure::Usage(format!("no question is named `{name}`; `tupu ask` lists them")));
        };
        let ontology = self.opened.classes()?;
        let store = self.opened.read()?;
        let query = question.fill(values, &names(&store)?, &ontology).map_err(Failure::Usage)?;
        if self.sparql {
            write!(out, "{query}")?;
            out.flush()?;
            return Ok(());
        }
        let default = if tupu::query::is_graph(&query) {
            AnswerFormat::Graph(oxigraph::io::RdfFormat::Turtle)
        } else if io::stdout().is_terminal() {
            AnswerFormat::Table
        } else {
            AnswerFormat::Results(QueryResultsFormat::Tsv)
        };
        answer(&store, &query, self.format.map_or(default, Into::into), &self.opened.base, &mut out)?;
        out.flush()?;
        Ok(())
    }
}

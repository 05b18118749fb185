//! `tupu explain`: where a fact is written, by which rule it was read, what filled its roles.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use tupu::explain::{Question, explain};
use tupu::rdf;
use tupu::store;

use super::{Failure, KnowledgeFrom, Outcome, say, stdout};

/// Names are looked for among all labels; the property may be left out.
#[derive(Args)]
#[command(after_help = "Example:\n  tupu explain --store kg.nq '智源研究院 released Emu3'")]
pub struct Explain {
    /// SUBJECT property OBJECT, or SUBJECT alone for all its facts
    fact: String,
    /// The store
    #[arg(long)]
    store: PathBuf,
    /// Where IRIs begin
    #[arg(long, default_value = rdf::BASE)]
    base: String,
    #[command(flatten)]
    knowledge: KnowledgeFrom,
}

impl Explain {
    pub fn run(&self) -> Outcome {
        let ontology = self.knowledge.classes()?;
        let store = store::read(&self.store)?;
        let question = Question::parse(&self.fact, &ontology);
        let mut out = stdout();
        let (open, close) = if std::io::stdout().is_terminal() { ("\u{1b}[1;33m", "\u{1b}[0m") } else { ("[", "]") };
        let found = explain(&store, &question, (open, close), &mut out)?;
        out.flush()?;
        if found == 0 {
            say(&format!("no fact of the store is `{}`", self.fact));
            return Err(Failure::Said);
        }
        Ok(())
    }
}

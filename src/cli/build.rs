//! `tupu build`: articles → a store.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use tupu::{export, rdf, store};

use super::{Input, Outcome, say};

/// A store is one RDF file, written whole or not at all.
#[derive(Args)]
#[command(after_help = "Example:\n  tupu build examples/articles --store kg.nq")]
pub struct Build {
    #[command(flatten)]
    input: Input,
    /// The store: .nq or .trig, maybe with .gz
    #[arg(long)]
    store: PathBuf,
    /// Where IRIs begin
    #[arg(long, default_value = rdf::BASE)]
    base: String,
}

impl Build {
    pub fn run(&self) -> Outcome {
        let begun = Instant::now();
        let format = store::dataset_format(&self.store)?;
        let extractor = self.input.knowledge.extractor()?;
        let mut quads = Vec::new();
        let mut entities = BTreeSet::new();
        let mut facts = 0;
        let tally = self.input.each(&extractor, |extraction| {
            facts += extraction.facts.len();
            entities.extend(extraction.entities.iter().map(|e| e.key.clone()));
            quads.extend(rdf::quads(&extraction, &self.base, extractor.hash()));
            Ok(())
        })?;
        if tally.articles == 0 {
            say(&format!("no article was read: {} is left as it was", self.store.display()));
            return tally.outcome();
        }
        quads.sort_by_cached_key(ToString::to_string);
        quads.dedup();
        store::write(&self.store, |out| export::rdf(&quads, format, &self.base, out))?;
        say(&format!(
            "{}: {} articles, {} entities, {facts} facts, {} triples, in {:.2} s",
            self.store.display(),
            tally.articles,
            entities.len(),
            quads.len(),
            begun.elapsed().as_secs_f64()
        ));
        tally.outcome()
    }
}

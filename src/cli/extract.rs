//! `tupu extract`: articles → facts on standard output.

use std::io::Write;

use clap::{Args, ValueEnum};
use oxigraph::io::RdfFormat;
use tupu::{export, json, rdf};

use super::{Input, Outcome, stdout};

/// Facts as JSON lines (or RDF), each with its sentence, its rule and its place in the original.
#[derive(Args)]
#[command(after_help = "Examples:\n  tupu extract news.txt\n  cat news.json | tupu extract - --format nq")]
pub struct Extract {
    #[command(flatten)]
    input: Input,
    /// How facts are written; nq is a stream, ttl and trig are sorted as a whole
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
    /// Add a line for each entity (jsonl)
    #[arg(long)]
    entities: bool,
    /// Where IRIs begin
    #[arg(long, default_value = rdf::BASE)]
    base: String,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Jsonl,
    Nq,
    Ttl,
    Trig,
}

impl Extract {
    pub fn run(&self) -> Outcome {
        let extractor = self.input.knowledge.extractor()?;
        let mut out = stdout();
        let mut kept = Vec::new();
        let tally = self.input.each(&extractor, |extraction| {
            if self.format == Format::Jsonl {
                for line in json::facts(&extraction) {
                    json::write(&mut out, &line)?;
                }
                if self.entities {
                    for line in json::entities(&extraction) {
                        json::write(&mut out, &line)?;
                    }
                }
                return Ok(());
            }
            let quads = rdf::quads(&extraction, &self.base, extractor.hash());
            if self.format == Format::Nq {
                export::rdf(&quads, RdfFormat::NQuads, &self.base, &mut out)?;
            } else {
                kept.extend(quads);
            }
            Ok(())
        })?;
        match self.format {
            Format::Ttl => export::rdf(&kept, RdfFormat::Turtle, &self.base, &mut out)?,
            Format::Trig => export::rdf(&kept, RdfFormat::TriG, &self.base, &mut out)?,
            Format::Jsonl | Format::Nq => {}
        }
        out.flush()?;
        tally.outcome()
    }
}

//! `tupu export`: a store → another RDF format, or a picture.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use tupu::export::{Arrangement, dot, rdf, sorted};
use tupu::graph::{Graph, Selection};
use tupu::store;

use super::{Failure, KnowledgeFrom, Outcome, stdout};

/// Turtle is sorted and byte-identical from run to run; DOT is drawn by Graphviz: dot -Tsvg kg.dot -o kg.svg
#[derive(Args)]
#[command(after_help = "\
Examples:
  tupu export --store kg.nq --format ttl -o kg.ttl
  tupu export --store kg.nq --format dot --around 智源研究院 --depth 1 -o kg.dot
  dot -Tsvg kg.dot -o kg.svg           Graphviz draws it; so does tupu graph -o kg.svg")]
pub struct Export {
    /// The store
    #[arg(long)]
    store: PathBuf,
    /// What to write
    #[arg(long, value_enum)]
    format: Format,
    /// Where to write it [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// DOT: only what lies around this entity
    #[arg(long, value_name = "NAME")]
    around: Option<String>,
    /// DOT: how many relations away from it
    #[arg(long, default_value_t = 1, requires = "around")]
    depth: usize,
    /// DOT: only entities of this class (may be repeated)
    #[arg(long)]
    class: Vec<String>,
    /// DOT: only this relation or measure (may be repeated)
    #[arg(long)]
    predicate: Vec<String>,
    /// Where IRIs begin
    #[arg(long, default_value = tupu::rdf::BASE)]
    base: String,
    #[command(flatten)]
    knowledge: KnowledgeFrom,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Ttl,
    Trig,
    Nt,
    Nq,
    Rdf,
    Jsonld,
    Dot,
}

impl Export {
    pub fn run(self) -> Outcome {
        let ontology = &self.knowledge.classes()?;
        if let Some(class) = self.class.iter().find(|c| ontology.class(c).is_none()) {
            return Err(Failure::Usage(format!("the ontology has no class `{class}`")));
        }
        if let Some(predicate) = self.predicate.iter().find(|p| ontology.predicate(p).is_none()) {
            return Err(Failure::Usage(format!("the ontology has no property `{predicate}`")));
        }
        let chosen = self.around.is_some() || !self.class.is_empty() || !self.predicate.is_empty();
        if chosen && !matches!(self.format, Format::Dot) {
            return Err(Failure::Usage("only --format dot draws a part: leave out --around, --class and --predicate".into()));
        }
        let quads = sorted(&store::read(&self.store)?)?;
        let selection = Selection { around: self.around, depth: self.depth, classes: self.class, predicates: self.predicate, top: None };
        let write = |out: &mut dyn Write| match self.format {
            Format::Ttl => rdf(&quads, RdfFormat::Turtle, &self.base, out),
            Format::Trig => rdf(&quads, RdfFormat::TriG, &self.base, out),
            Format::Nt => rdf(&quads, RdfFormat::NTriples, &self.base, out),
            Format::Nq => rdf(&quads, RdfFormat::NQuads, &self.base, out),
            Format::Rdf => rdf(&quads, RdfFormat::RdfXml, &self.base, out),
            Format::Jsonld => rdf(&quads, RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }, &self.base, out),
            Format::Dot => {
                let graph = Graph::new(&quads, ontology, &selection.predicates).select(ontology, &selection)?;
                dot(&graph, ontology, Arrangement::Free, out)
            }
        };
        if let Some(path) = &self.output {
            store::write(path, write)?;
        } else {
            let mut out = stdout();
            write(&mut out)?;
            out.flush()?;
        }
        Ok(())
    }
}

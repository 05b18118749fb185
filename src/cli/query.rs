//! `tupu query`: SPARQL over a store, or over articles directly.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use oxigraph::sparql::results::QueryResultsFormat;
use tupu::query::{AnswerFormat, Dataset, Prepared, QueryError, Remote, answer, is_graph, unknown_name};
use tupu::{rdf, store};

use super::{Failure, Input, Outcome, limit, stdout};

/// The prefixes a c dcterms e owl prov rdf rdfs schema skos tp wd xsd are predeclared: e: entities, a: articles, tp: the ontology.
#[derive(Args)]
#[command(after_help = "\
The prefixes a c dcterms e owl prov rdf rdfs schema skos tp wd xsd are predeclared:
e: entities, a: articles, c: claims, tp: the ontology. Queries see all articles at once.

Examples:
  tupu query --store kg.nq 'SELECT ?who ?what { ?who tp:released ?what }'
  tupu query --store kg.nq --query-file examples/queries/first-places.rq --format csv
  tupu query 'SELECT ?m ?n { ?m tp:parameterCount ?n }' examples/articles")]
pub struct Query {
    /// The query, unless --query-file gives it; then articles to ask directly, unless --store is given
    words: Vec<String>,
    /// The store to ask
    #[arg(long)]
    store: Option<PathBuf>,
    /// A file that holds the query
    #[arg(long = "query-file", value_name = "FILE")]
    file: Option<PathBuf>,
    /// How the answer is written [default: table on a terminal, else tsv or nt]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Print the plan with the cost of each step, as JSON, instead of the answer
    #[arg(long)]
    explain: bool,
    /// Stop the query after so many seconds, whatever it does; then nothing of its answer is printed
    #[arg(long, value_name = "SECONDS")]
    timeout: Option<f64>,
    /// Stop the query when it needs more than so many MiB of memory (Linux)
    #[arg(long, value_name = "MIB")]
    memory: Option<u64>,
    #[arg(long, hide = true)]
    within_limits: bool,
    /// Where IRIs begin
    #[arg(long, default_value = rdf::BASE)]
    base: String,
    /// How many threads read articles
    #[arg(long)]
    threads: Option<usize>,
    #[command(flatten)]
    knowledge: super::KnowledgeFrom,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Table,
    Json,
    Csv,
    Tsv,
    Xml,
    Ttl,
    Nt,
    Nq,
    Trig,
    Rdf,
    Jsonld,
}

impl Query {
    pub fn run(self) -> Outcome {
        if !self.within_limits && (self.timeout.is_some() || self.memory.is_some()) {
            let timeout =
                self.timeout.map(Duration::try_from_secs_f64).transpose().map_err(|e| Failure::Usage(format!("--timeout: {e}")))?;
            return limit::run_again(timeout, self.memory);
        }
        if let Some(mebibytes) = self.memory {
            tupu::limit::bound_memory(mebibytes)?;
        }
        let mut words = self.words;
        let query = match &self.file {
            Some(file) => fs::read_to_string(file).map_err(|e| Failure::Usage(format!("{}: cannot be read: {e}", file.display())))?,
            None if words.is_empty() => return Err(Failure::Usage("no query: give one, or --query-file".into())),
            None => words.remove(0),
        };
        // A query that does not parse need not wait for the store.
        let prepared = Prepared::parse(&query, &Dataset::default(), &self.base, Remote::Refused).map_err(QueryError::Mistake)?;
        let ontology = self.knowledge.classes()?;
        let store = match &self.store {
            Some(path) if words.is_empty() => store::read(path)?,
            Some(_) => return Err(Failure::Usage("give either --store or articles, not both".into())),
            None if words.is_empty() => return Err(Failure::Usage("nothing to ask: name a store (--store kg.nq) or articles".into())),
            None => {
                let input = Input {
                    paths: words.into_iter().map(PathBuf::from).collect(),
                    encoding: super::Encoding::Detect,
                    threads: self.threads,
                    knowledge: self.knowledge,
                };
                let extractor = input.knowledge.extractor()?;
                let mut quads = Vec::new();
                input.each(&extractor, |extraction| {
                    quads.extend(rdf::quads(&extraction, &self.base, extractor.hash()));
                    Ok(())
                })?;
                store::load(quads)?
            }
        };
        let format = match self.format {
            Some(format) => format.into(),
            None if io::stdout().is_terminal() => AnswerFormat::Table,
            None if is_graph(&query) => AnswerFormat::Graph(RdfFormat::NTriples),
            None => AnswerFormat::Results(QueryResultsFormat::Tsv),
        };
        if let Some(mistake) = unknown_name(&query, &ontology, &store) {
            return Err(QueryError::Mistake(mistake).into());
        }
        let mut out = stdout();
        if self.explain {
            serde_json::to_writer_pretty(&mut out, &prepared.explain(&store)?).map_err(io::Error::other)?;
            writeln!(out)?;
        } else if self.within_limits {
            // Nothing of an answer is printed before all of it is there.
            let mut whole = Vec::new();
            answer(&store, &query, format, &self.base, &mut whole)?;
            out.write_all(&whole)?;
        } else {
            answer(&store, &query, format, &self.base, &mut out)?;
        }
        out.flush()?;
        Ok(())
    }
}

impl From<Format> for AnswerFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Table => Self::Table,
            Format::Json => Self::Results(QueryResultsFormat::Json),
            Format::Csv => Self::Results(QueryResultsFormat::Csv),
            Format::Tsv => Self::Results(QueryResultsFormat::Tsv),
            Format::Xml => Self::Results(QueryResultsFormat::Xml),
            Format::Ttl => Self::Graph(RdfFormat::Turtle),
            Format::Nt => Self::Graph(RdfFormat::NTriples),
            Format::Nq => Self::Graph(RdfFormat::NQuads),
            Format::Trig => Self::Graph(RdfFormat::TriG),
            Format::Rdf => Self::Graph(RdfFormat::RdfXml),
            Format::Jsonld => Self::Graph(RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }),
        }
    }
}

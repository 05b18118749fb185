//! A worker process: it loads the store, and does one job after another that come over its standard input.
//!
//! A query can thus be ended whatever it does, by ending its worker, and cannot take more memory than the worker may.

use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedNode, Quad};
use oxigraph::store::Store;

use super::frame::{self, Job, Outcome, Tag};
use super::negotiate::{self, GRAPHS, TABLES};
use crate::query::{AnswerFormat, Dataset, Kind, Prepared, QueryError, Remote, update};
use crate::{export, limit, store};

/// What a worker needs to know.
#[derive(Clone, Debug)]
pub struct WorkerConfig {
    /// The store's file.
    pub store: PathBuf,
    /// Where IRIs begin.
    pub base: String,
    /// The most memory that a job may take beside the store, in MiB.
    pub memory: u64,
    /// The longest answer, in bytes.
    pub answer: usize,
    /// Whether other servers may be asked.
    pub remote: Remote,
}

/// Works until standard input ends.
///
/// # Errors
/// When the store cannot be read or the server is gone.
pub fn work(config: &WorkerConfig) -> io::Result<()> {
    // Signals from a terminal go to the server and its workers alike; it is the server that ends them.
    ctrlc::set_handler(|| {}).map_err(io::Error::other)?;
    let mut input = BufReader::new(io::stdin().lock());
    let mut output = io::stdout().lock();
    let mut data = store::read(&config.store).map_err(io::Error::other)?;
    limit::bound_more_memory(config.memory)?;
    end(&mut output, &Outcome { status: 200, ..Outcome::default() })?;
    while let Some((_, bytes)) = frame::read(&mut input)? {
        let job: Job = serde_json::from_slice(&bytes)?;
        let outcome = if let Job::Reload = job {
            // The old store goes before the new one comes, so that both need not be held.
            drop(std::mem::replace(&mut data, Store::new().map_err(io::Error::other)?));
            data = store::read(&config.store).map_err(io::Error::other)?;
            Outcome { status: 200, ..Outcome::default() }
        } else {
            let mut answer = Pieces { out: &mut output, buffer: Vec::new(), left: config.answer };
            let outcome = run(&data, &job, config, &mut answer);
            match outcome {
                Ok(outcome) => {
                    answer.end(&outcome)?;
                    continue;
                }
                Err(error) => refused(error, config.answer)?,
            }
        };
        end(&mut output, &outcome)?;
    }
    Ok(())
}

fn end(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    Pieces { out, buffer: Vec::new(), left: 0 }.end(outcome)
}

fn refusal(status: u16, message: String) -> Outcome {
    Outcome { status, message, ..Outcome::default() }
}

/// The size from which a piece is sent, in bytes.
const PIECE: usize = 1 << 16;

/// Sends an answer in pieces, and refuses one that is too long.
struct Pieces<'a> {
    out: &'a mut dyn Write,
    buffer: Vec<u8>,
    left: usize,
}

impl Write for Pieces<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.left = self.left.checked_sub(bytes.len()).ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut frames = Vec::with_capacity(self.buffer.len() + 8);
        frame::put(&mut frames, Tag::Data, &self.buffer)?;
        self.buffer.clear();
        self.out.write_all(&frames)?;
        self.out.flush()
    }
}

impl Pieces<'_> {
    /// Sends the last piece together with the outcome.
    fn end(self, outcome: &Outcome) -> io::Result<()> {
        let mut frames = Vec::with_capacity(self.buffer.len() + 256);
        if !self.buffer.is_empty() {
            frame::put(&mut frames, Tag::Data, &self.buffer)?;
        }
        frame::put(&mut frames, Tag::End, &serde_json::to_vec(outcome)?)?;
        self.out.write_all(&frames)?;
        self.out.flush()
    }
}

/// Answers a query in one of the media types that a client accepts.
pub(super) fn query(data: &Store, query: Prepared, accept: &str, base: &str, out: &mut dyn Write) -> Result<Outcome, QueryError> {
    let answer = query.execute(data)?;
    let kind = answer.kind();
    let chosen = if kind == Kind::Graph {
        negotiate::choose(accept, GRAPHS).map(|(media, format)| (media, AnswerFormat::Graph(format)))
    } else {
        let fits = TABLES.iter().copied().filter(|t| kind == Kind::Table || t.in_boolean());
        negotiate::choose(accept, &fits.map(|t| (t.media, t.format)).collect::<Vec<_>>())
            .map(|(media, format)| (media, AnswerFormat::Results(format)))
    };
    let (media_type, format) = chosen.ok_or(NOT_ACCEPTABLE)?;
    answer.write(format, base, out)?;
    Ok(Outcome { status: 200, media_type: media_type.to_owned(), ..Outcome::default() })
}

const NOT_ACCEPTABLE: QueryError = QueryError::Format("none of the media types that are accepted can be given");

/// What a client is told of a job that failed; an answer may be `most` bytes long.
///
/// # Errors
/// When it is no fault of the job.
pub(super) fn refused(error: QueryError, most: usize) -> io::Result<Outcome> {
    Ok(match error {
        QueryError::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            refusal(503, format!("the answer is longer than {most} bytes: ask for less, with LIMIT"))
        }
        QueryError::Io(error) => return Err(error),
        QueryError::Mistake(mistake) => refusal(400, mistake.to_string()),
        QueryError::Format(message) => refusal(406, message.to_owned()),
        error @ QueryError::Evaluation(_) => refusal(400, error.to_string()),
    })
}

fn run(data: &Store, job: &Job, config: &WorkerConfig, out: &mut dyn Write) -> Result<Outcome, QueryError> {
    match job {
        Job::Query { text, default, named, accept } => {
            let dataset = Dataset { default: default.clone(), named: named.clone() };
            let prepared = Prepared::parse(text, &dataset, &config.base, config.remote).map_err(QueryError::Mistake)?;
            query(data, prepared, accept, &config.base, out)
        }
        Job::Update { text, default, named } => {
            let dataset = Dataset { default: default.clone(), named: named.clone() };
            let update = update(text, &dataset, &config.base, config.remote).map_err(QueryError::Mistake)?;
            update.on_store(data).execute().map_err(|e| QueryError::Evaluation(e.to_string()))?;
            save(data, config)?;
            Ok(Outcome { status: 204, changed: true, ..Outcome::default() })
        }
        Job::ReadGraph { graph, accept } => {
            let Some(name) = existing(data, graph.as_deref())? else {
                return Ok(refusal(404, "the store has no such graph".into()));
            };
            let (media_type, format) = negotiate::choose(accept, GRAPHS).ok_or(NOT_ACCEPTABLE)?;
            let mut quads: Vec<Quad> = data
                .quads_for_pattern(None, None, None, Some(name.as_ref()))
                .collect::<Result<_, _>>()
                .map_err(|e| QueryError::Evaluation(e.to_string()))?;
            quads.sort_by_cached_key(ToString::to_string);
            export::rdf(&quads, format, &config.base, out)?;
            Ok(Outcome { status: 200, media_type: media_type.to_owned(), ..Outcome::default() })
        }
        Job::WriteGraph { graph, media_type, text, replace } => {
            let Some(format) =
                RdfFormat::from_media_type(media_type).filter(|f| !f.supports_datasets() || matches!(f, RdfFormat::JsonLd { .. }))
            else {
                return Ok(refusal(415, format!("`{media_type}` is no format of triples: send text/turtle or application/n-triples")));
            };
            let name = named(graph.as_deref())?;
            let before = existing(data, graph.as_deref())?.is_some();
            let base = graph.as_deref().unwrap_or(&config.base);
            let parser = RdfParser::from_format(format).without_named_graphs().with_default_graph(name.clone());
            let parser = parser.with_base_iri(base).map_err(|e| QueryError::Evaluation(e.to_string()))?;
            // All is parsed before anything changes.
            let quads: Vec<Quad> = match parser.for_slice(text.as_bytes()).collect() {
                Ok(quads) => quads,
                Err(error) => return Ok(refusal(400, format!("the triples are malformed: {error}"))),
            };
            let failed = |e: oxigraph::store::StorageError| QueryError::Evaluation(e.to_string());
            let mut transaction = data.start_transaction().map_err(failed)?;
            if *replace {
                transaction.clear_graph(name.as_ref()).map_err(failed)?;
            }
            transaction.extend(quads.iter().map(Quad::as_ref));
            transaction.commit().map_err(failed)?;
            save(data, config)?;
            Ok(Outcome { status: if before { 204 } else { 201 }, changed: true, ..Outcome::default() })
        }
        Job::RemoveGraph { graph } => {
            let Some(name) = existing(data, graph.as_deref())? else {
                return Ok(refusal(404, "the store has no such graph".into()));
            };
            let failed = |e: oxigraph::store::StorageError| QueryError::Evaluation(e.to_string());
            match &name {
                GraphName::NamedNode(node) => data.remove_named_graph(node).map_err(failed)?,
                _ => data.clear_graph(name.as_ref()).map_err(failed)?,
            }
            save(data, config)?;
            Ok(Outcome { status: 204, changed: true, ..Outcome::default() })
        }
        Job::Reload => Ok(Outcome { status: 200, ..Outcome::default() }),
    }
}

fn named(graph: Option<&str>) -> Result<GraphName, QueryError> {
    match graph {
        None => Ok(GraphName::DefaultGraph),
        Some(iri) => NamedNode::new(iri).map(Into::into).map_err(|e| QueryError::Evaluation(format!("`{iri}` is no IRI: {e}"))),
    }
}

/// The name of a graph that holds something; the default graph is always there.
fn existing(data: &Store, graph: Option<&str>) -> Result<Option<GraphName>, QueryError> {
    let name = named(graph)?;
    let there = graph.is_none() || data.quads_for_pattern(None, None, None, Some(name.as_ref())).next().is_some();
    Ok(there.then_some(name))
}

/// Writes the store to its file, whole or not at all.
fn save(data: &Store, config: &WorkerConfig) -> Result<(), QueryError> {
    write_store(data, &config.store, &config.base).map_err(QueryError::Io)
}

/// Writes a store to a file, whole or not at all.
///
/// # Errors
/// When the disk refuses.
pub(super) fn write_store(data: &Store, path: &Path, base: &str) -> io::Result<()> {
    let format = store::dataset_format(path).map_err(io::Error::other)?;
    let quads = export::sorted(data)?;
    store::write(path, |out| export::rdf(&quads, format, base, out)).map_err(io::Error::other)
}

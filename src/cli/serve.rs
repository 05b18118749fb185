//! `tupu serve`: the store over HTTP, with a page.

use std::io;
use std::mem::ManuallyDrop;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use tupu::query::Remote;
use tupu::serve::{Config, WorkerConfig, serve, work};
use tupu::{article, rdf};

use super::{Failure, KnowledgeFrom, Outcome, say};

/// SPARQL at /sparql, graphs at /store, a page at /, extraction on trial at /extract, VoID at /.well-known/void.
/// Ends on a signal when the running queries are done.
#[derive(Args)]
#[command(after_help = "\
Examples:
  tupu serve --store kg.nq
  tupu serve --store kg.nq --articles examples/articles      articles with their text and the quotes in it
  curl 'http://127.0.0.1:7878/sparql' --data-urlencode 'query=SELECT * { ?who tp:released ?what }'")]
pub struct Serve {
    /// The store; with --writable it may not exist yet
    #[arg(long, default_value = "kg.nq")]
    store: PathBuf,
    /// Where to listen; an address that others can reach has no other protection than the limits below
    #[arg(long, default_value = "127.0.0.1:7878")]
    bind: SocketAddr,
    /// Articles whose text is shown with their facts: files or folders
    #[arg(long, num_args = 1.., value_name = "PATH")]
    articles: Vec<PathBuf>,
    /// Let clients change the store; every change is written to its file
    #[arg(long)]
    writable: bool,
    /// Let queries ask other servers (SERVICE) and updates read from them (LOAD), over http: only; whoever may ask this server
    /// can then make it ask whatever it can reach
    #[arg(long)]
    allow_service: bool,
    /// Let pages of other sites ask
    #[arg(long)]
    cors: bool,
    /// A name by which the server may be asked beside localhost (may be repeated)
    #[arg(long, value_name = "NAME")]
    host: Vec<String>,
    /// The longest time of a query, in seconds; beyond it the answer is 503
    #[arg(long, default_value_t = 10.0, value_name = "SECONDS")]
    timeout: f64,
    /// The most memory of a query beside the store, in MiB (Linux)
    #[arg(long, default_value_t = 1024, value_name = "MIB")]
    memory: u64,
    /// The longest request, in KiB
    #[arg(long, default_value_t = 1024, value_name = "KIB")]
    request: u64,
    /// The longest answer, in KiB
    #[arg(long, default_value_t = 65_536, value_name = "KIB")]
    answer: usize,
    /// How many queries run at once; each worker holds the store in its memory
    #[arg(long, default_value_t = 4)]
    workers: usize,
    /// How many connections may be open at once
    #[arg(long, default_value_t = 256)]
    connections: usize,
    /// Where IRIs begin
    #[arg(long, default_value = rdf::BASE)]
    base: String,
    #[command(flatten)]
    knowledge: KnowledgeFrom,
}

impl Serve {
    pub fn run(self) -> Outcome {
        let timeout = Duration::try_from_secs_f64(self.timeout).map_err(|e| Failure::Usage(format!("--timeout: {e}")))?;
        let knowledge = self.knowledge.knowledge()?;
        let extractor = self.knowledge.extractor()?;
        let texts = if self.articles.is_empty() { Vec::new() } else { texts(&self.articles) };
        let config = Config {
            store: self.store,
            bind: self.bind,
            base: self.base,
            writable: self.writable,
            cors: self.cors,
            remote: if self.allow_service { Remote::Allowed } else { Remote::Refused },
            timeout,
            memory: self.memory,
            request: self.request << 10,
            answer: self.answer << 10,
            workers: self.workers,
            connections: self.connections,
            hosts: self.host,
        };
        serve(config, ManuallyDrop::into_inner(extractor), &knowledge, texts)?;
        Ok(())
    }
}

/// The articles that can be read; the others are named.
fn texts(paths: &[PathBuf]) -> Vec<article::Article> {
    let mut found = Vec::new();
    for article in article::read(paths, article::Encoding::Detect) {
        match article {
            Ok(article) => found.push(article),
            Err(error) => say(&error.to_string()),
        }
    }
    found
}

/// A worker of `tupu serve`; no command for people.
#[derive(Args)]
pub struct Worker {
    #[arg(long)]
    store: PathBuf,
    #[arg(long)]
    base: String,
    #[arg(long)]
    memory: u64,
    #[arg(long)]
    answer: usize,
    #[arg(long)]
    allow_service: bool,
}

impl Worker {
    pub fn run(self) -> Outcome {
        let remote = if self.allow_service { Remote::Allowed } else { Remote::Refused };
        match work(&WorkerConfig { store: self.store, base: self.base, memory: self.memory, answer: self.answer, remote }) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => Ok(other?),
        }
    }
}

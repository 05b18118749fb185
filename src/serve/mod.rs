//! A store over HTTP: SPARQL Protocol, Graph Store Protocol, Linked Data, a web page, and extraction on trial.
//!
//! Read-only and on the local address unless told otherwise. Queries run in worker processes, so that their time and memory
//! are bounded whatever they do, unless they are sure to be small; SERVICE and LOAD are refused unless allowed. Deliberately knows no users: whoever may reach the
//! address may ask.

mod describe;
mod frame;
mod http;
mod listener;
mod negotiate;
mod pool;
mod protocol;
mod small;
mod trial;
mod view;
mod wire;
mod worker;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant, SystemTime};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use serde::Serialize;
use serde_json::json;

use crate::article::Article;
use crate::digest::Digest;
use crate::query::Remote;
use crate::{Extractor, Knowledge, export, store};
use http::{Asked, Method, Reply};
use pool::Pool;
use protocol::Protocol;
use small::Small;
use view::View;
use wire::{Bounds, Connection};

pub use worker::{WorkerConfig, work};

/// How a server is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// The store's file.
    pub store: PathBuf,
    /// Where to listen.
    pub bind: SocketAddr,
    /// Where IRIs begin.
    pub base: String,
    /// Whether the store may be changed.
    pub writable: bool,
    /// Whether pages of other sites may ask.
    pub cors: bool,
    /// Whether queries may ask other servers.
    pub remote: Remote,
    /// The longest time of a query.
    pub timeout: Duration,
    /// The most memory that a query may take beside the store, in MiB.
    pub memory: u64,
    /// The longest body of a request, in bytes.
    pub request: u64,
    /// The longest answer, in bytes.
    pub answer: usize,
    /// How many queries run at once.
    pub workers: usize,
    /// How many connections may be open at once.
    pub connections: usize,
    /// Names by which the server may be asked beside the local ones.
    pub hosts: Vec<String>,
}

/// How long a client may be silent, and how long a request may take to come.
const PATIENCE: Duration = Duration::from_secs(60);

struct State {
    config: Config,
    pool: Pool,
    small: Small,
    view: RwLock<Arc<View>>,
    extractor: Extractor,
    /// The ontology as Turtle.
    ontology: String,
    texts: BTreeMap<String, Article>,
    ending: AtomicBool,
    running: AtomicUsize,
}

/// Serves until a signal ends it. `texts` are articles to show beside their facts.
///
/// # Errors
/// When the store cannot be read, or the address cannot be listened to.
pub fn serve(config: Config, extractor: Extractor, knowledge: &Knowledge, texts: Vec<Article>) -> io::Result<()> {
    if config.writable && !config.store.exists() {
        worker::write_store(&oxigraph::store::Store::new().map_err(io::Error::other)?, &config.store, &config.base)?;
    }
    if config.writable {
        store::dataset_format(&config.store).map_err(io::Error::other)?;
    }
    let data = store::read(&config.store).map_err(io::Error::other)?;
    let view = View::new(data, 0, extractor.ontology())?;
    let worker = WorkerConfig {
        store: config.store.clone(),
        base: config.base.clone(),
        memory: config.memory,
        answer: config.answer,
        remote: config.remote,
    };
    let pool = Pool::start(worker, config.workers.max(1))?;
    let state = Arc::new(State {
        pool,
        small: Small::default(),
        view: RwLock::new(Arc::new(view)),
        extractor,
        ontology: knowledge.ontology.clone(),
        texts: texts.into_iter().map(|a| (a.id.clone(), a)).collect(),
        ending: AtomicBool::new(false),
        running: AtomicUsize::new(0),
        config,
    });
    let (signal, signalled) = channel();
    // A second signal finds nobody listening, and changes nothing.
    let handler = move || {
        let _ = signal.send(());
    };
    ctrlc::set_handler(handler).map_err(io::Error::other)?;
    let answering = Arc::clone(&state);
    let bounds = Bounds { body: state.config.request, patience: PATIENCE };
    listener::listen(state.config.bind, state.config.connections, bounds, move |connection| answering.exchange(connection))?;
    log(&json!({"event": "listening", "address": format!("http://{}/", state.config.bind), "quads": state.view().quads,
        "writable": state.config.writable, "workers": state.config.workers}));
    // The channel closes only with the handler, which lives as long as we do.
    let _ = signalled.recv();
    state.ending.store(true, Ordering::SeqCst);
    log(&json!({"event": "ending", "running": state.running.load(Ordering::SeqCst)}));
    let latest = Instant::now() + state.config.timeout + Duration::from_secs(1);
    while state.running.load(Ordering::SeqCst) > 0 && Instant::now() < latest {
        std::thread::sleep(Duration::from_millis(10));
    }
    // The listener's thread ends with the process; so do the workers, whose input closes.
    log(&json!({"event": "ended"}));
    Ok(())
}

/// A request, as it stands in the log.
#[derive(Serialize)]
struct Line<'a> {
    event: &'static str,
    method: &'static str,
    path: &'a str,
    status: u16,
    bytes: usize,
    ms: f64,
}

/// A line of the log on standard error: a JSON object with the time before it.
fn log(event: &impl Serialize) {
    let time = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let stamp = jiff::Timestamp::from_millisecond(i64::try_from(time.as_millis()).unwrap_or(i64::MAX)).map(|t| t.to_string());
    let event = serde_json::to_string(event).unwrap_or_default();
    let line = format!("{{\"time\":\"{}\",{}\n", stamp.unwrap_or_default(), event.trim_start_matches('{'));
    // Written at once: standard error holds nothing back, and would call the system for every part of the line. Where it is
    // closed, nobody reads the log.
    let _ = io::stderr().write_all(line.as_bytes());
}

/// The files of the page: path, media type, content.
const PAGE: [(&str, &str, &str); 7] = [
    ("/page/style.css", "text/css; charset=utf-8", include_str!("page/style.css")),
    ("/page/words.js", "text/javascript; charset=utf-8", include_str!("page/words.js")),
    ("/page/base.js", "text/javascript; charset=utf-8", include_str!("page/base.js")),
    ("/page/picture.js", "text/javascript; charset=utf-8", include_str!("page/picture.js")),
    ("/page/sparql.js", "text/javascript; charset=utf-8", include_str!("page/sparql.js")),
    ("/page/main.js", "text/javascript; charset=utf-8", include_str!("page/main.js")),
    ("/page/icon.svg", "image/svg+xml", include_str!("page/icon.svg")),
];

/// The page itself; what it shows, its script tells by the address.
const INDEX: &str = include_str!("page/index.html");

/// What is given at the address of an entity, an article or a claim.
#[derive(Clone, Copy)]
enum Form {
    Page,
    Triples(RdfFormat),
}

impl State {
    /// The view that was made last, although the store may have changed.
    fn known(&self) -> Arc<View> {
        Arc::clone(&self.view.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn view(&self) -> Arc<View> {
        let generation = self.pool.generation();
        let current = self.known();
        if current.generation >= generation {
            return current;
        }
        let mut held = self.view.write().unwrap_or_else(PoisonError::into_inner);
        if held.generation < generation {
            let fresh = store::read(&self.config.store)
                .map_err(io::Error::other)
                .and_then(|data| View::new(data, generation, self.extractor.ontology()));
            match fresh {
                Ok(fresh) => *held = Arc::new(fresh),
                Err(error) => log(&json!({"event": "reload", "error": error.to_string()})),
            }
        }
        Arc::clone(&held)
    }

    /// Reads a request and answers it. Whether another may follow.
    fn exchange(&self, connection: &mut Connection) -> bool {
        let next = connection.next();
        let begun = Instant::now();
        let (asked, stays) = match next {
            Ok(None) => return false,
            Ok(Some((asked, stays))) => (Ok(asked), stays),
            Err(reply) => (Err(reply), false),
        };
        self.running.fetch_add(1, Ordering::SeqCst);
        let (method, path) = asked.as_ref().map_or((Method::Other, String::new()), |a| (a.method, a.path.clone()));
        let reply = if self.ending.load(Ordering::SeqCst) {
            Reply::error(503, "the server is ending").with("retry-after", "5")
        } else {
            match asked.and_then(|asked| self.route(&asked)) {
                Ok(reply) | Err(reply) => reply,
            }
        };
        let reply = reply.guarded(self.config.cors);
        let sent = connection.answer(&reply, method, stays);
        let (bytes, ms) = (reply.body.len(), begun.elapsed().as_secs_f64() * 1000.0);
        log(&Line { event: "request", method: method.name(), path: &path, status: reply.status, bytes, ms });
        self.running.fetch_sub(1, Ordering::SeqCst);
        // A client that has gone before it was answered sends no more.
        stays && sent.is_ok()
    }

    /// The address of this server as the client knows it, with a slash at its end.
    fn root(&self, asked: &Asked) -> String {
        format!("http://{}/", asked.header("host").map_or_else(|| self.config.bind.to_string(), str::to_owned))
    }

    /// Refuses what a page of another site could send through a reader's browser: a foreign name for our local address, and
    /// changes that come from elsewhere.
    fn guard(&self, asked: &Asked) -> Result<(), Reply> {
        let host = asked.header("host").unwrap_or_default();
        let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(host, |(name, _)| name);
        let local = ["localhost", "127.0.0.1", "[::1]"].contains(&name) || name == self.config.bind.ip().to_string();
        if self.config.bind.ip().is_loopback() && !local && !self.config.hosts.iter().any(|h| h == name) {
            return Err(Reply::error(421, &format!("this server is not `{name}`; --host {name} would let it be")));
        }
        let reads = matches!(asked.method, Method::Get | Method::Head | Method::Options);
        let elsewhere = asked.header("origin").is_some_and(|o| o.split_once("://").map_or("", |(_, rest)| rest) != host);
        if !reads && elsewhere && !self.config.cors {
            return Err(Reply::error(403, "a page of another site may not ask this server; --cors would let it"));
        }
        Ok(())
    }

    fn route(&self, asked: &Asked) -> Result<Reply, Reply> {
        self.guard(asked)?;
        if asked.method == Method::Options {
            return Ok(Reply::empty(204)
                .with("access-control-allow-headers", "content-type, accept")
                .with("access-control-max-age", "86400")
                .with("allow", "GET, HEAD, POST, PUT, DELETE, OPTIONS"));
        }
        let path = asked.path.as_str();
        match path.trim_end_matches('/') {
            "/sparql" => {
                let asks = asked.method != Method::Get && asked.method != Method::Head
                    || asked.parameters.iter().any(|(name, _)| name == "query" || name == "update");
                if asks { self.protocol(&self.known()).sparql(asked) } else { self.description(asked) }
            }
            "/store" => self.protocol(&self.known()).graph(asked),
            "/.well-known/void" => reads(asked).and_then(|()| self.void(asked)),
            "/extract" => match asked.method {
                Method::Post => trial::extract(&self.extractor, asked.text()?),
                _ => Err(Reply::error(405, "an article is sent by POST").with("allow", "POST")),
            },
            "/health" => Ok(Reply::new(200, "text/plain; charset=utf-8", "ok\n")),
            _ => {
                reads(asked)?;
                if let Some(name) = path.strip_prefix("/api/") {
                    return self.api(name, asked);
                }
                self.page(path, asked)
            }
        }
    }

    fn protocol<'a>(&'a self, view: &'a View) -> Protocol<'a> {
        let Config { timeout, writable, base, answer, remote, .. } = &self.config;
        Protocol { pool: &self.pool, time: *timeout, writable: *writable, small: &self.small, view, base, answer: *answer, remote: *remote }
    }

    /// What the page asks for.
    fn api(&self, name: &str, asked: &Asked) -> Result<Reply, Reply> {
        let view = self.view();
        let failed = |e: oxigraph::store::StorageError| Reply::error(500, &e.to_string());
        let missing = || Reply::error(404, "the store knows no such thing");
        let needed =
            |parameter: &str| asked.one(parameter)?.ok_or_else(|| Reply::error(400, &format!("the parameter `{parameter}` is missing")));
        let value = match name {
            "find" => {
                let limit = asked.one("limit")?.and_then(|l| l.parse().ok()).unwrap_or(20_usize).min(200);
                view.find(needed("q")?, limit)
            }
            "entity" => {
                let entity = view.names.resolve(needed("iri")?).ok_or_else(missing)?;
                view.entity(entity).map_err(failed)?
            }
            "graph" => view.neighbours(needed("iri")?, self.extractor.ontology()).ok_or_else(missing)?,
            "article" => view.article(needed("iri")?, &self.texts).map_err(failed)?.ok_or_else(missing)?,
            "articles" => view.articles(),
            "overview" => view.overview.clone(),
            "vocabulary" => view::vocabulary(self.extractor.ontology(), &self.config.base, self.config.writable),
            "question" => return self.question(&view, asked),
            _ => return Err(missing()),
        };
        Ok(Reply::json(&value))
    }

    /// A named question with its values, as SPARQL.
    fn question(&self, view: &View, asked: &Asked) -> Result<Reply, Reply> {
        let name = asked.one("name")?.unwrap_or_default();
        let questions = crate::ask::builtin();
        let question = questions.iter().find(|q| q.name == name).ok_or_else(|| Reply::error(404, "there is no such question"))?;
        let text = question.fill(&asked.all("value"), &view.names, self.extractor.ontology()).map_err(|e| Reply::error(400, &e))?;
        Ok(Reply::new(200, "application/sparql-query", text))
    }

    /// Pages, their files, and whatever an IRI of the store names.
    fn page(&self, path: &str, asked: &Asked) -> Result<Reply, Reply> {
        if let Some((_, media, content)) = PAGE.iter().find(|(name, ..)| *name == path) {
            return Ok(fresh(asked, media, content));
        }
        if path == "/ontology" {
            return self.triples(&self.ontology_quads()?, asked);
        }
        let named = ["/entity/", "/article/", "/claim/"].iter().any(|begin| path.starts_with(begin));
        if named {
            let view = self.view();
            let iri = format!("{}{}", self.config.base, &path[1..]);
            let quads = view.describe(&iri).map_err(|e| Reply::error(500, &e.to_string()))?;
            if quads.is_empty() {
                return Err(Reply::error(404, &format!("the store knows no <{iri}>")).with("vary", "accept"));
            }
            return match form(asked)? {
                (_, Form::Page) => Ok(fresh(asked, "text/html; charset=utf-8", INDEX).with("vary", "accept")),
                (media, Form::Triples(format)) => self.written(&quads, media, format),
            };
        }
        match path {
            "/" | "/search" | "/query" | "/overview" | "/articles" | "/try" => Ok(fresh(asked, "text/html; charset=utf-8", INDEX)),
            _ => Err(Reply::error(404, "there is nothing at this address")),
        }
    }

    fn description(&self, asked: &Asked) -> Result<Reply, Reply> {
        if let (_, Form::Page) = form(asked)? {
            return Ok(fresh(asked, "text/html; charset=utf-8", INDEX).with("vary", "accept"));
        }
        self.void(asked)
    }

    fn void(&self, asked: &Asked) -> Result<Reply, Reply> {
        let turtle = describe::turtle(&self.view(), &self.root(asked), &self.config.base, self.config.writable);
        self.triples(&parsed(&turtle)?, asked)
    }

    fn ontology_quads(&self) -> Result<Vec<Quad>, Reply> {
        parsed(&self.ontology)
    }

    fn triples(&self, quads: &[Quad], asked: &Asked) -> Result<Reply, Reply> {
        let chosen = negotiate::choose(&asked.accept, negotiate::GRAPHS);
        // A browser that asks for a page gets what it can show.
        let (media, format) = chosen.unwrap_or(("text/turtle", RdfFormat::Turtle));
        self.written(quads, media, format)
    }

    fn written(&self, quads: &[Quad], media: &str, format: RdfFormat) -> Result<Reply, Reply> {
        let mut body = Vec::new();
        export::rdf(quads, format, &self.config.base, &mut body).map_err(|e| Reply::error(500, &e.to_string()))?;
        let media = if media.starts_with("text/") { format!("{media}; charset=utf-8") } else { media.to_owned() };
        Ok(Reply::new(200, &media, body).with("vary", "accept"))
    }
}

/// Refuses what does not read.
fn reads(asked: &Asked) -> Result<(), Reply> {
    if asked.method == Method::Get || asked.method == Method::Head {
        Ok(())
    } else {
        Err(Reply::error(405, "this is read by GET").with("allow", "GET, HEAD"))
    }
}

/// What the client would rather have: triples, unless it asks for a page as a browser does.
fn form(asked: &Asked) -> Result<(&'static str, Form), Reply> {
    let mut forms: Vec<(&'static str, Form)> = negotiate::GRAPHS.iter().map(|&(media, format)| (media, Form::Triples(format))).collect();
    forms.push(("text/html", Form::Page));
    negotiate::choose(&asked.accept, &forms).ok_or_else(|| Reply::error(406, "none of the media types that are accepted can be given"))
}

fn parsed(turtle: &str) -> Result<Vec<Quad>, Reply> {
    RdfParser::from_format(RdfFormat::Turtle)
        .for_slice(turtle.as_bytes())
        .collect::<Result<_, _>>()
        .map_err(|e| Reply::error(500, &format!("the description is malformed: {e}")))
}

/// A file of the page; a client that has it already is told so.
fn fresh(asked: &Asked, media: &str, content: &str) -> Reply {
    let mut digest = Digest::default();
    digest.part(content);
    let tag = format!("\"{}\"", digest.finish());
    let known = asked.header("if-none-match").is_some_and(|tags| tags.split(',').any(|t| t.trim() == tag));
    let reply = if known { Reply::empty(304) } else { Reply::new(200, media, content) };
    reply.with("etag", tag).with("cache-control", "no-cache")
}

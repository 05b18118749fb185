//! SPARQL 1.1 Protocol and Graph Store Protocol: requests → jobs of the workers, outcomes → replies.

use std::time::Duration;

use super::frame::{Job, Outcome};
use super::http::{Asked, Method, Reply};
use super::pool::{Failed, Pool};
use super::small::Small;
use super::view::View;
use crate::query::{Dataset, Prepared, Remote};

/// What the protocols need to know.
pub(super) struct Protocol<'a> {
    pub pool: &'a Pool,
    pub time: Duration,
    pub writable: bool,
    pub small: &'a Small,
    pub view: &'a View,
    pub base: &'a str,
    /// The longest answer, in bytes.
    pub answer: usize,
    /// Whether queries may ask other servers.
    pub remote: Remote,
}

impl Protocol<'_> {
    /// A query or an update. The caller has seen that there is one.
    pub fn sparql(&self, asked: &Asked) -> Result<Reply, Reply> {
        match asked.method {
            Method::Get | Method::Head => {
                if asked.one("update")?.is_some() {
                    return Err(Reply::error(400, "an update is sent by POST"));
                }
                let query = asked.one("query")?.ok_or_else(|| Reply::error(400, "the parameter `query` is missing"))?;
                self.query(asked, query)
            }
            Method::Post => match asked.media_type.as_str() {
                "application/sparql-query" => self.query(asked, asked.text()?),
                "application/sparql-update" => self.update(asked, asked.text()?),
                "application/x-www-form-urlencoded" => match (asked.one("query")?, asked.one("update")?) {
                    (Some(query), None) => self.query(asked, query),
                    (None, Some(update)) => self.update(asked, update),
                    (None, None) => Err(Reply::error(400, "the form holds neither `query` nor `update`")),
                    (Some(_), Some(_)) => Err(Reply::error(400, "the form holds both `query` and `update`")),
                },
                _ => {
                    Err(Reply::error(415, "send application/sparql-query, application/sparql-update or application/x-www-form-urlencoded"))
                }
            },
            _ => Err(Reply::error(405, "SPARQL is asked by GET or POST").with("allow", "GET, HEAD, POST")),
        }
    }

    fn query(&self, asked: &Asked, query: &str) -> Result<Reply, Reply> {
        let dataset = Dataset { default: graphs(asked, "default-graph-uri")?, named: graphs(asked, "named-graph-uri")? };
        let prepared = Prepared::parse(query, &dataset, self.base, self.remote).map_err(|e| Reply::error(400, &e.to_string()))?;
        if !self.writable
            && Small::fits(self.view, &prepared)
            && let Some(done) = self.small.answer(self.view, prepared, &asked.accept, self.base, self.answer)
        {
            let reply = done.map_err(|e| Reply::error(500, &e.to_string())).and_then(|(outcome, body)| told(&outcome, body));
            return reply.map(|reply| reply.with("vary", "accept"));
        }
        let Dataset { default, named } = dataset;
        let job = Job::Query { text: query.to_owned(), default, named, accept: asked.accept.clone() };
        self.done(&job).map(|reply| reply.with("vary", "accept"))
    }

    fn update(&self, asked: &Asked, update: &str) -> Result<Reply, Reply> {
        self.may_write()?;
        self.done(&Job::Update {
            text: update.to_owned(),
            default: graphs(asked, "using-graph-uri")?,
            named: graphs(asked, "using-named-graph-uri")?,
        })
    }

    /// A graph of the store: read, replaced, added to, removed.
    pub fn graph(&self, asked: &Asked) -> Result<Reply, Reply> {
        let graph = match (asked.one("graph")?, asked.one("default")?) {
            (Some(iri), None) => Some(checked(iri)?),
            (None, Some(_)) => None,
            _ => return Err(Reply::error(400, "name a graph by ?graph=IRI, or ?default")),
        };
        match asked.method {
            Method::Get | Method::Head => {
                self.done(&Job::ReadGraph { graph, accept: asked.accept.clone() }).map(|reply| reply.with("vary", "accept"))
            }
            Method::Put | Method::Post => {
                self.may_write()?;
                let replace = asked.method == Method::Put;
                self.done(&Job::WriteGraph { graph, media_type: asked.media_type.clone(), text: asked.text()?.to_owned(), replace })
            }
            Method::Delete => {
                self.may_write()?;
                self.done(&Job::RemoveGraph { graph })
            }
            _ => Err(Reply::error(405, "a graph is read by GET and changed by PUT, POST or DELETE")
                .with("allow", "GET, HEAD, PUT, POST, DELETE")),
        }
    }

    fn may_write(&self) -> Result<(), Reply> {
        if self.writable { Ok(()) } else { Err(Reply::error(403, "this server is read-only; it is started with --writable to be changed")) }
    }

    fn done(&self, job: &Job) -> Result<Reply, Reply> {
        match self.pool.run(job, self.time) {
            Ok((outcome, body)) => told(&outcome, body),
            Err(Failed::Time(time)) => Err(Reply::error(
                503,
                &format!(
                    "the query was stopped: it took longer than {} s. Ask for less, with LIMIT or a narrower pattern",
                    time.as_secs_f64()
                ),
            )),
            Err(Failed::Busy) => Err(Reply::error(503, "the server is busy: no worker was free in time").with("retry-after", "1")),
            Err(Failed::Ended) => Err(Reply::error(503, "the query was stopped: it needs more memory than this server gives to one")),
        }
    }
}

fn told(outcome: &Outcome, body: Vec<u8>) -> Result<Reply, Reply> {
    if outcome.status < 300 {
        Ok(Reply::new(outcome.status, &with_charset(&outcome.media_type), body))
    } else {
        Err(Reply::error(outcome.status, &outcome.message))
    }
}

/// Text carries its character set, so that a browser need not guess.
fn with_charset(media_type: &str) -> String {
    if media_type.starts_with("text/") { format!("{media_type}; charset=utf-8") } else { media_type.to_owned() }
}

fn graphs(asked: &Asked, name: &str) -> Result<Vec<String>, Reply> {
    asked.all(name).iter().map(|iri| checked(iri)).collect()
}

fn checked(iri: &str) -> Result<String, Reply> {
    oxigraph::model::NamedNode::new(iri)
        .map(oxigraph::model::NamedNode::into_string)
        .map_err(|e| Reply::error(400, &format!("`{iri}` is no IRI: {e}")))
}

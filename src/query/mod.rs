//! SPARQL → answers: the usual prefixes are predeclared, the default graph is the union of all articles, columns stand in the
//! order of the query, and what is wrong is pointed at.
//!
//! Deliberately keeps no state: a query runs against the store that it is handed.

mod answer;
mod bound;
pub mod function;
mod hint;
mod table;
pub mod token;

use std::io::{self, Write};

use oxigraph::io::RdfFormat;
use oxigraph::model::{GraphName, NamedNode, Variable};
use oxigraph::sparql::results::QueryResultsFormat;
use oxigraph::sparql::{PreparedSparqlQuery, PreparedSparqlUpdate, QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use spargebra::{GraphUpdateOperation, SparqlParser};

pub use answer::{Answer, Kind};
pub use bound::Degrees;
pub use hint::Mistake;

use crate::ontology::Ontology;
use hint::elsewhere;
use token::{Kind as TokenKind, Token, tokens};

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerFormat {
    /// Columns for a terminal.
    Table,
    /// A SPARQL result format, for SELECT and ASK.
    Results(QueryResultsFormat),
    /// An RDF format, for CONSTRUCT and DESCRIBE.
    Graph(RdfFormat),
}

/// Why a query has no answer.
#[derive(Debug)]
pub enum QueryError {
    /// The query is at fault.
    Mistake(Mistake),
    /// The format does not fit what the query asks for.
    Format(&'static str),
    /// The evaluation failed.
    Evaluation(String),
    /// The writer failed.
    Io(io::Error),
}

impl std::fmt::Display for QueryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Mistake(mistake) => write!(f, "{mistake}"),
            Self::Format(message) => write!(f, "{message}"),
            Self::Evaluation(message) => write!(f, "the query failed: {message}"),
            Self::Io(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for QueryError {}

impl From<io::Error> for QueryError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The graphs that a query is put to; with none named, the union of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    /// The graphs that together are the default graph.
    pub default: Vec<String>,
    /// The named graphs.
    pub named: Vec<String>,
}

impl Dataset {
    /// Whether it names no graph.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.default.is_empty() && self.named.is_empty()
    }

    pub(crate) fn apply(&self, to: &mut oxigraph::sparql::QueryDataset) {
        to.set_default_graph(self.default.iter().map(|g| GraphName::from(NamedNode::new_unchecked(g))).collect());
        to.set_available_named_graphs(self.named.iter().map(|g| NamedNode::new_unchecked(g).into()).collect());
    }
}

/// Whether a query may ask other servers (SERVICE), and an update read from them (LOAD); over `http:` only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Remote {
    /// Neither; either word is a mistake.
    #[default]
    Refused,
    /// Both, at the will of whoever asks.
    Allowed,
}

/// The prefixes that a query may use without saying so.
#[must_use]
pub fn prefixes(base: &str) -> Vec<(&'static str, String)> {
    let mut prefixes = crate::rdf::prefixes(base);
    prefixes.push(("tpf", function::FUNCTIONS.into()));
    prefixes
}

/// A parser for a text, with those of the prefixes that stand in it; relative IRIs are resolved against `base`.
fn parser(text: &str, base: &str) -> Result<SparqlParser, Mistake> {
    let wrong = |e: &dyn std::fmt::Display| Mistake::whole(format!("the base `{base}` is no IRI: {e}"));
    let mut parser = SparqlParser::new().with_base_iri(base).map_err(|e| wrong(&e))?;
    // Each prefix costs as much as a small query. One that does not stand in the text can only be meant by an escape.
    let escapes = text.contains("\\u") || text.contains("\\U");
    for (name, iri) in prefixes(base) {
        if escapes || text.match_indices(name).any(|(at, _)| text[at + name.len()..].starts_with(':')) {
            parser = parser.with_prefix(name, iri).map_err(|e| wrong(&e))?;
        }
    }
    Ok(parser)
}

/// An evaluator with the functions of tupu.
fn evaluator(remote: Remote) -> SparqlEvaluator {
    let evaluator = function::with_functions(SparqlEvaluator::new());
    if remote == Remote::Allowed { evaluator } else { evaluator.without_default_http_service_handler() }
}

/// An update that is ready to be done.
///
/// # Errors
/// What is wrong with it, and where.
pub fn update(text: &str, dataset: &Dataset, base: &str, remote: Remote) -> Result<PreparedSparqlUpdate, Mistake> {
    let parsed = parser(text, base)?.parse_update(text).map_err(|e| mistake(text, &e.to_string(), base))?;
    let tokens = tokens(text);
    if remote == Remote::Refused {
        if let Some(mistake) = elsewhere(text, &tokens) {
            return Err(mistake);
        }
        // The word may be written with escapes.
        if parsed.operations.iter().any(|o| matches!(o, GraphUpdateOperation::Load { .. })) {
            return Err(Mistake::whole("LOAD would fetch from another server".into()));
        }
    }
    let names_graphs = |t: &Token<'_>| t.kind == TokenKind::Word && ["WITH", "USING"].iter().any(|w| t.text.eq_ignore_ascii_case(w));
    if !dataset.is_empty() && tokens.iter().any(names_graphs) {
        return Err(Mistake::whole("the graphs are named both in the request and in the update (WITH, USING)".into()));
    }
    let mut update = evaluator(remote).for_update(parsed);
    if !dataset.is_empty() {
        update.using_datasets_mut().for_each(|using| dataset.apply(using));
    }
    Ok(update)
}

/// What is wrong with a query or an update of which the parser says `error`.
fn mistake(query: &str, error: &str, base: &str) -> Mistake {
    hint::unknown_prefix(query, &prefixes(base)).unwrap_or_else(|| hint::syntax(query, error))
}

/// A query that is ready to be put to a store.
pub struct Prepared {
    algebra: spargebra::Query,
    dataset: Dataset,
    remote: Remote,
    /// The variables of `SELECT *` in the order in which they first stand in the query.
    columns: Option<Vec<Variable>>,
}

impl Prepared {
    /// Parses a query.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(query: &str, dataset: &Dataset, base: &str, remote: Remote) -> Result<Self, Mistake> {
        let algebra = parser(query, base)?.parse_query(query).map_err(|e| mistake(query, &e.to_string(), base))?;
        let tokens = tokens(query);
        if let Some(mistake) = elsewhere(query, &tokens).filter(|_| remote == Remote::Refused) {
            return Err(mistake);
        }
        Ok(Self { algebra, dataset: dataset.clone(), remote, columns: star_columns(&tokens) })
    }

    /// The most rows that any step of it makes over a graph of these degrees; nothing where that is not known.
    #[must_use]
    pub fn rows(&self, degrees: &Degrees) -> Option<u64> {
        if self.dataset.is_empty() { degrees.rows(&self.algebra) } else { None }
    }

    fn ready(self) -> PreparedSparqlQuery {
        let mut query = evaluator(self.remote).for_query(self.algebra);
        if !self.dataset.is_empty() {
            self.dataset.apply(query.dataset_mut());
        } else if query.dataset().is_default_dataset() {
            query.dataset_mut().set_default_graph_as_union();
        }
        query
    }

    /// Puts it to a store.
    ///
    /// # Errors
    /// When the evaluation fails.
    pub fn execute(self, store: &Store) -> Result<Answer, QueryError> {
        let columns = self.columns.clone();
        let results = self.ready().on_store(store).execute().map_err(|e| QueryError::Evaluation(e.to_string()))?;
        Ok(Answer { results, columns })
    }

    /// Puts it to a store and gives, once all is answered, the plan with what each part of it cost, as JSON.
    ///
    /// # Errors
    /// When the evaluation fails.
    pub fn explain(self, store: &Store) -> Result<serde_json::Value, QueryError> {
        let failed = |e: &dyn std::fmt::Display| QueryError::Evaluation(e.to_string());
        let (results, explanation) = self.ready().on_store(store).compute_statistics().explain();
        match results.map_err(|e| failed(&e))? {
            QueryResults::Solutions(solutions) => solutions.into_iter().try_for_each(|s| s.map(drop)).map_err(|e| failed(&e))?,
            QueryResults::Graph(triples) => triples.into_iter().try_for_each(|t| t.map(drop)).map_err(|e| failed(&e))?,
            QueryResults::Boolean(_) => {}
        }
        let mut json = Vec::new();
        explanation.write_in_json(&mut json)?;
        serde_json::from_slice(&json).map_err(|e| failed(&e))
    }
}

/// Looks for names of the ontology that neither it nor the store knows: a slip that would give an empty answer.
#[must_use]
pub fn unknown_name(query: &str, ontology: &Ontology, store: &Store) -> Option<Mistake> {
    let mut known = ontology.names();
    loop {
        let mistake = hint::unknown_name(query, &known)?;
        let local: String = mistake.excerpt.chars().skip(mistake.column + 2).take(mistake.length - 3).collect();
        let node = NamedNode::new_unchecked(format!("{}{local}", crate::rdf::ONTOLOGY));
        let used = store.quads_for_pattern(None, Some(node.as_ref()), None, None).next().is_some()
            || store.quads_for_pattern(None, None, Some(node.as_ref().into()), None).next().is_some();
        if !used {
            return Some(mistake);
        }
        let Some(token) = tokens(query).into_iter().find(|t| t.text.strip_prefix("tp:") == Some(local.as_str())) else {
            return Some(mistake);
        };
        known.push(&token.text["tp:".len()..]);
    }
}

/// Answers a query.
///
/// # Errors
/// A query that is malformed or fails, a format that does not fit the kind of query, a writer that fails.
pub fn answer(store: &Store, query: &str, format: AnswerFormat, base: &str, out: &mut dyn Write) -> Result<(), QueryError> {
    let prepared = Prepared::parse(query, &Dataset::default(), base, Remote::Refused).map_err(QueryError::Mistake)?;
    prepared.execute(store)?.write(format, base, out)
}

/// Whether a query asks for a graph: its first verb is CONSTRUCT or DESCRIBE.
#[must_use]
pub fn is_graph(query: &str) -> bool {
    verb(&tokens(query)).is_some_and(|verb| verb == "CONSTRUCT" || verb == "DESCRIBE")
}

fn verb(tokens: &[Token<'_>]) -> Option<String> {
    let verbs = ["SELECT", "CONSTRUCT", "DESCRIBE", "ASK"];
    tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.text.to_uppercase()).find(|t| verbs.contains(&t.as_str()))
}

/// The variables of a query that selects `*`, in the order in which they first stand in it.
fn star_columns(tokens: &[Token<'_>]) -> Option<Vec<Variable>> {
    let select = tokens.iter().position(|t| t.kind == TokenKind::Word && t.text.eq_ignore_ascii_case("SELECT"))?;
    let modifier = |word: &str| word.eq_ignore_ascii_case("DISTINCT") || word.eq_ignore_ascii_case("REDUCED");
    let next = tokens[select + 1..].iter().find(|t| !modifier(t.text))?;
    if next.text != "*" || verb(tokens).as_deref() != Some("SELECT") {
        return None;
    }
    let mut columns: Vec<Variable> = Vec::new();
    for token in tokens.iter().filter(|t| t.kind == TokenKind::Variable) {
        let name = &token.text[1..];
        if !columns.iter().any(|c| c.as_str() == name) {
            columns.extend(Variable::new(name).ok());
        }
    }
    Some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(query: &str) -> Result<String, QueryError> {
        let store = crate::store::load(crate::graph::tests::quads()).unwrap();
        let mut out = Vec::new();
        answer(&store, query, AnswerFormat::Results(QueryResultsFormat::Tsv), crate::rdf::BASE, &mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn columns_stand_in_the_order_of_the_query() {
        let answer = ask("SELECT * { ?z tp:released ?a . ?a tp:parameterCount ?m . OPTIONAL { ?b tp:basedOn ?a } }").unwrap();
        assert_eq!(answer.lines().next(), Some("?z\t?a\t?m\t?b"));
        let answer = ask("SELECT ?m ?a { ?z tp:released ?a . ?a tp:parameterCount ?m }").unwrap();
        assert_eq!(answer.lines().next(), Some("?m\t?a"));
    }

    #[test]
    fn dates_names_and_numbers_have_functions() {
        let cases = [
            ("tpf:chinese(1750000000000)", "\"1.75万亿\""),
            ("tpf:before(\"2023\", \"2024-01-01\"^^xsd:date)", "true"),
            ("tpf:before(\"2024\", \"2024-05\")", "false"),
            ("tpf:after(\"2024-Q3\", \"2024-06-30\")", "true"),
            ("tpf:during(\"2024-10-30\", \"2024-Q4\")", "true"),
            ("tpf:last(\"2024-02\")", "\"2024-02-29\"^^<http://www.w3.org/2001/XMLSchema#date>"),
            ("tpf:like(\"听风实验室\", \"tf\")", "true"),
            ("tpf:like(\"听风实验室\", \"xyz\")", "false"),
        ];
        for (call, wanted) in cases {
            let answer = ask(&format!("SELECT ({call} AS ?x) {{}}")).unwrap();
            assert_eq!(answer.lines().nth(1), Some(wanted), "{call}");
        }
        assert_eq!(ask("SELECT (tpf:before(\"近日\", \"2024\") AS ?x) {}").unwrap().lines().nth(1), Some(""));
    }

    #[test]
    fn a_graph_is_asked_for_by_its_verb() {
        assert!(is_graph("# SELECT\nPREFIX a: <http://select/> CONSTRUCT { ?s ?p ?o } { SELECT * { ?s ?p ?o } }"));
        assert!(!is_graph("SELECT (\"CONSTRUCT\" AS ?x) {}"));
    }

    #[test]
    fn a_slip_in_a_name_of_the_ontology_is_found() {
        let extractor = crate::Extractor::builtin().unwrap();
        let store = crate::store::load(crate::graph::tests::quads()).unwrap();
        let slip = |query: &str| unknown_name(query, extractor.ontology(), &store);
        assert_eq!(slip("SELECT * { ?c tp:predicat ?p }").and_then(|m| m.hint).as_deref(), Some("did you mean tp:predicate?"));
        assert_eq!(slip("SELECT * { ?c tp:subject ?s ; tp:released ?x ; tp:evidence ?e . ?x a tp:Model }"), None);
    }

    #[test]
    fn services_are_not_called() {
        for silent in ["", "SILENT"] {
            let query = format!("SELECT * {{ SERVICE {silent} <http://127.0.0.1:1/> {{ ?s ?p ?o }} }}");
            assert!(matches!(ask(&query), Err(QueryError::Mistake(_))));
        }
    }
}

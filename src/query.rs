//! SPARQL → answers: the usual prefixes are predeclared, the default graph is the union of all articles.
//!
//! Deliberately keeps no state: a query runs against the store that it is handed.

use std::io::{self, Write};

use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::Term;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use unicode_width::UnicodeWidthStr;

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

/// Answers a query.
///
/// # Errors
/// A query that is malformed or fails, a format that does not fit the kind of query, a writer that fails.
pub fn answer(store: &Store, query: &str, format: AnswerFormat, base: &str, out: &mut dyn Write) -> io::Result<()> {
    let wrong = |e: &dyn std::fmt::Display| io::Error::new(io::ErrorKind::InvalidInput, e.to_string());
    let mut evaluator = SparqlEvaluator::new();
    for (name, iri) in crate::rdf::prefixes(base) {
        evaluator = evaluator.with_prefix(name, iri).map_err(|e| wrong(&e))?;
    }
    let mut prepared = evaluator.parse_query(query).map_err(|e| wrong(&format!("the query is malformed: {e}")))?;
    if prepared.dataset().is_default_dataset() {
        prepared.dataset_mut().set_default_graph_as_union();
    }
    let results = prepared.on_store(store).execute().map_err(|e| wrong(&format!("the query failed: {e}")))?;
    match (results, format) {
        (QueryResults::Solutions(solutions), AnswerFormat::Table) => {
            let variables: Vec<String> = solutions.variables().iter().map(|v| v.as_str().to_owned()).collect();
            let mut rows = Vec::new();
            for solution in solutions {
                let solution = solution.map_err(|e| wrong(&e))?;
                rows.push(variables.iter().map(|v| solution.get(v.as_str()).map_or_else(String::new, |t| shown(t, base))).collect());
            }
            table(&variables, &rows, out)
        }
        (QueryResults::Boolean(yes), AnswerFormat::Table) => writeln!(out, "{yes}"),
        (QueryResults::Graph(triples), AnswerFormat::Table) => {
            let mut rows = Vec::new();
            for triple in triples {
                let triple = triple.map_err(|e| wrong(&e))?;
                rows.push(vec![shown(&triple.subject.into(), base), shown(&triple.predicate.into(), base), shown(&triple.object, base)]);
            }
            rows.sort();
            table(&["subject".to_owned(), "predicate".to_owned(), "object".to_owned()], &rows, out)
        }
        (QueryResults::Solutions(solutions), AnswerFormat::Results(format)) => {
            let variables = solutions.variables().to_vec();
            let mut writer = QueryResultsSerializer::from_format(format).serialize_solutions_to_writer(&mut *out, variables)?;
            for solution in solutions {
                writer.serialize(&solution.map_err(|e| wrong(&e))?)?;
            }
            writer.finish()?;
            writeln!(out)
        }
        (QueryResults::Boolean(yes), AnswerFormat::Results(format)) => {
            QueryResultsSerializer::from_format(format).serialize_boolean_to_writer(&mut *out, yes)?;
            writeln!(out)
        }
        (QueryResults::Graph(triples), AnswerFormat::Graph(format)) => {
            let mut writer = RdfSerializer::from_format(format).for_writer(&mut *out);
            for triple in triples {
                writer.serialize_triple(&triple.map_err(|e| wrong(&e))?)?;
            }
            writer.finish()?;
            Ok(())
        }
        (QueryResults::Graph(_), AnswerFormat::Results(_)) => {
            Err(wrong(&"CONSTRUCT and DESCRIBE give a graph: use --format table, ttl, nt, nq, trig, rdf or jsonld"))
        }
        (_, AnswerFormat::Graph(_)) => Err(wrong(&"SELECT and ASK give a table: use --format table, json, csv, tsv or xml")),
    }
}

/// Whether a query asks for a graph: its first word after the prologue is CONSTRUCT or DESCRIBE.
#[must_use]
pub fn is_graph(query: &str) -> bool {
    let body = query.lines().filter(|l| !l.trim_start().starts_with('#')).collect::<Vec<_>>().join(" ").to_uppercase();
    let at = |word: &str| body.find(word).unwrap_or(usize::MAX);
    at("CONSTRUCT").min(at("DESCRIBE")) < at("SELECT").min(at("ASK"))
}

/// A term as a person reads it: the prefixed name, the literal's text.
fn shown(term: &Term, base: &str) -> String {
    match term {
        Term::NamedNode(node) => {
            let iri = node.as_str();
            let prefixes = crate::rdf::prefixes(base);
            let found = prefixes.iter().find_map(|(name, space)| Some((name, iri.strip_prefix(space.as_str())?)));
            found.map_or_else(|| iri.to_owned(), |(name, local)| format!("{name}:{local}"))
        }
        Term::Literal(literal) => literal.value().replace('\n', " "),
        Term::BlankNode(node) => node.to_string(),
    }
}

/// Columns padded to their width on a terminal, in which a Chinese character takes two cells.
fn table(header: &[String], rows: &[Vec<String>], out: &mut dyn Write) -> io::Result<()> {
    let mut widths: Vec<usize> = header.iter().map(|h| h.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut line = |cells: &[String]| {
        let padded: Vec<String> =
            cells.iter().zip(&widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width()))).collect();
        writeln!(out, "{}", padded.join("  ").trim_end())
    };
    line(header)?;
    line(&widths.iter().map(|w| "─".repeat(*w)).collect::<Vec<_>>())?;
    rows.iter().try_for_each(|row| line(row))?;
    writeln!(out, "({} {})", rows.len(), if rows.len() == 1 { "row" } else { "rows" })
}

//! What a store answers, and its writing in every format.

use std::io::Write;

use oxigraph::model::{GraphName, Variable};
use oxigraph::sparql::QueryResults;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};

use super::table::{shown, table};
use super::{AnswerFormat, QueryError};
use crate::export;

/// What a store answers.
pub struct Answer {
    pub(super) results: QueryResults<'static>,
    pub(super) columns: Option<Vec<Variable>>,
}

/// What kind of answer a query has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// SELECT: a table.
    Table,
    /// ASK: yes or no.
    Boolean,
    /// CONSTRUCT and DESCRIBE: triples.
    Graph,
}

impl Answer {
    /// What kind it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.results {
            QueryResults::Solutions(_) => Kind::Table,
            QueryResults::Boolean(_) => Kind::Boolean,
            QueryResults::Graph(_) => Kind::Graph,
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// When the evaluation or the writer fails, or the format does not fit.
    pub fn write(self, format: AnswerFormat, base: &str, out: &mut dyn Write) -> Result<(), QueryError> {
        let failed = |e: &dyn std::fmt::Display| QueryError::Evaluation(e.to_string());
        match (self.results, format) {
            (QueryResults::Solutions(solutions), AnswerFormat::Table) => {
                let columns = ordered(solutions.variables(), self.columns);
                let mut rows = Vec::new();
                for solution in solutions {
                    let solution = solution.map_err(|e| failed(&e))?;
                    rows.push(columns.iter().map(|v| solution.get(v).map_or_else(String::new, |t| shown(t, base))).collect());
                }
                let header: Vec<String> = columns.iter().map(|v| v.as_str().to_owned()).collect();
                table(&header, &rows, out)?;
            }
            (QueryResults::Boolean(yes), AnswerFormat::Table) => writeln!(out, "{yes}")?,
            (QueryResults::Graph(triples), AnswerFormat::Table) => {
                let mut rows = Vec::new();
                for triple in triples {
                    let triple = triple.map_err(|e| failed(&e))?;
                    rows.push(vec![
                        shown(&triple.subject.into(), base),
                        shown(&triple.predicate.into(), base),
                        shown(&triple.object, base),
                    ]);
                }
                rows.sort();
                table(&["subject".to_owned(), "predicate".to_owned(), "object".to_owned()], &rows, out)?;
            }
            (QueryResults::Solutions(solutions), AnswerFormat::Results(format)) => {
                let columns = ordered(solutions.variables(), self.columns);
                let mut writer = QueryResultsSerializer::from_format(format).serialize_solutions_to_writer(&mut *out, columns)?;
                for solution in solutions {
                    writer.serialize(&solution.map_err(|e| failed(&e))?)?;
                }
                writer.finish()?;
                // CSV and TSV end each line themselves.
                if matches!(format, QueryResultsFormat::Json | QueryResultsFormat::Xml) {
                    writeln!(out)?;
                }
            }
            (QueryResults::Boolean(yes), AnswerFormat::Results(format)) => {
                QueryResultsSerializer::from_format(format).serialize_boolean_to_writer(&mut *out, yes)?;
                writeln!(out)?;
            }
            (QueryResults::Graph(triples), AnswerFormat::Graph(format)) => {
                let mut quads = Vec::new();
                for triple in triples {
                    quads.push(triple.map_err(|e| failed(&e))?.in_graph(GraphName::DefaultGraph));
                }
                quads.sort_by_cached_key(ToString::to_string);
                quads.dedup();
                export::rdf(&quads, format, base, out)?;
            }
            (QueryResults::Graph(_), AnswerFormat::Results(_)) => {
                return Err(QueryError::Format(
                    "CONSTRUCT and DESCRIBE give a graph: use --format table, ttl, nt, nq, trig, rdf or jsonld",
                ));
            }
            (_, AnswerFormat::Graph(_)) => {
                return Err(QueryError::Format("SELECT and ASK give a table: use --format table, json, csv, tsv or xml"));
            }
        }
        Ok(())
    }
}

/// The variables of an answer, those of `columns` first and in its order.
fn ordered(variables: &[Variable], columns: Option<Vec<Variable>>) -> Vec<Variable> {
    let Some(columns) = columns else { return variables.to_vec() };
    let mut ordered: Vec<Variable> = columns.into_iter().filter(|c| variables.contains(c)).collect();
    let rest: Vec<Variable> = variables.iter().filter(|v| !ordered.contains(v)).cloned().collect();
    ordered.extend(rest);
    ordered
}

//! Answers as columns for a terminal.

use std::io::{self, Write};

use oxigraph::model::Term;
use unicode_width::UnicodeWidthStr;

/// A term as a person reads it: the prefixed name, the literal's text.
pub(super) fn shown(term: &Term, base: &str) -> String {
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
pub(super) fn table(header: &[String], rows: &[Vec<String>], out: &mut dyn Write) -> io::Result<()> {
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

//! Turtle and TriG as a person likes to read them: prefixes first, subjects sorted, `a` first, one predicate a line.

use std::collections::BTreeMap;
use std::io::{self, Write};

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphName, Literal, Quad, Term, Triple};

/// The triples of quads, each once, in the order of their N-Triples line.
pub(super) fn triples(quads: &[Quad]) -> Vec<Triple> {
    let mut triples: Vec<Triple> = quads.iter().map(|q| Triple::new(q.subject.clone(), q.predicate.clone(), q.object.clone())).collect();
    triples.sort_by_cached_key(ToString::to_string);
    triples.dedup();
    triples
}

pub(super) fn turtle(quads: &[Quad], base: &str, out: &mut dyn Write) -> io::Result<()> {
    let names = Names::new(base);
    names.write(out)?;
    body(&triples(quads), &names, "", out)
}

pub(super) fn trig(quads: &[Quad], base: &str, out: &mut dyn Write) -> io::Result<()> {
    let names = Names::new(base);
    names.write(out)?;
    let mut graphs: BTreeMap<String, Vec<Quad>> = BTreeMap::new();
    for quad in quads {
        let name = match &quad.graph_name {
            GraphName::DefaultGraph => String::new(),
            other => other.to_string(),
        };
        graphs.entry(name).or_default().push(quad.clone());
    }
    for (name, quads) in graphs {
        if name.is_empty() {
            body(&triples(&quads), &names, "", out)?;
        } else {
            let short = match &quads[0].graph_name {
                GraphName::NamedNode(node) => names.short(node.as_str()),
                other => other.to_string(),
            };
            writeln!(out, "\n{short} {{")?;
            body(&triples(&quads), &names, "    ", out)?;
            writeln!(out, "}}")?;
        }
    }
    Ok(())
}

fn body(triples: &[Triple], names: &Names, indent: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut subjects: BTreeMap<String, BTreeMap<(u8, String), Vec<String>>> = BTreeMap::new();
    for triple in triples {
        let subject = names.term(&Term::from(triple.subject.clone()));
        let key = if triple.predicate == rdf::TYPE { (0, "a".to_owned()) } else { (1, names.short(triple.predicate.as_str())) };
        subjects.entry(subject).or_default().entry(key).or_default().push(names.term(&triple.object));
    }
    for (subject, predicates) in subjects {
        write!(out, "\n{indent}{subject} ")?;
        for (nth, ((_, predicate), mut objects)) in predicates.into_iter().enumerate() {
            if nth > 0 {
                write!(out, " ;\n{indent}    ")?;
            }
            objects.sort();
            write!(out, "{predicate} {}", objects.join(", "))?;
        }
        writeln!(out, " .")?;
    }
    Ok(())
}

/// The prefixes, longest namespace first.
struct Names(Vec<(&'static str, String)>);

impl Names {
    fn new(base: &str) -> Self {
        Self(crate::rdf::prefixes(base))
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.0.iter().try_for_each(|(name, iri)| writeln!(out, "@prefix {name}: <{iri}> ."))
    }

    fn short(&self, iri: &str) -> String {
        let found =
            self.0.iter().filter_map(|(name, space)| Some((name, iri.strip_prefix(space.as_str())?))).find(|(_, local)| is_local(local));
        found.map_or_else(|| format!("<{iri}>"), |(name, local)| format!("{name}:{local}"))
    }

    fn term(&self, term: &Term) -> String {
        match term {
            Term::NamedNode(node) => self.short(node.as_str()),
            Term::Literal(literal) => self.literal(literal),
            Term::BlankNode(node) => node.to_string(),
        }
    }

    fn literal(&self, literal: &Literal) -> String {
        let kind = literal.datatype();
        let value = literal.value();
        if kind == xsd::INTEGER && is_integer(value)
            || kind == xsd::DECIMAL
                && value.split_once('.').is_some_and(|(a, b)| is_integer(a) && b.bytes().all(|c| c.is_ascii_digit()) && !b.is_empty())
        {
            return value.to_owned();
        }
        let plain = Literal::new_simple_literal(value).to_string();
        match literal.language() {
            Some(language) => format!("{plain}@{language}"),
            None if kind == xsd::STRING => plain,
            None => format!("{plain}^^{}", self.short(kind.as_str())),
        }
    }
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a local name can be written after a prefix without escapes (a subset of Turtle's PN_LOCAL).
fn is_local(local: &str) -> bool {
    let inner = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '_' | '-')
            || ('\u{3400}'..='\u{4dbf}').contains(&c)
            || ('\u{4e00}'..='\u{9fff}').contains(&c)
    };
    let mut chars = local.chars();
    let first = chars.next().is_some_and(|c| inner(c) && c != '-');
    first && local.chars().all(|c| inner(c) || c == '.') && !local.ends_with('.')
}

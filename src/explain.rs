//! A fact of a store → where it is written: article, quote with the parts marked, rule.
//!
//! Reads the claims of the graph; deliberately does not extract again.

use std::collections::BTreeSet;
use std::io::{self, Write};

use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Quad, Term, TermRef};
use oxigraph::store::Store;

use crate::ontology::Ontology;
use crate::rdf::ONTOLOGY;

/// What is asked: `智源研究院 released Emu3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The subject's name.
    pub subject: String,
    /// The property's local name.
    pub predicate: Option<String>,
    /// The object's name, or its value.
    pub object: Option<String>,
}

impl Question {
    /// Splits a question at the property that it names.
    #[must_use]
    pub fn parse(text: &str, ontology: &Ontology) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.iter().position(|w| ontology.predicate(w).is_some()) {
            Some(at) => Self {
                subject: words[..at].join(" "),
                predicate: Some(words[at].to_owned()),
                object: (at + 1 < words.len()).then(|| words[at + 1..].join(" ")),
            },
            None => Self { subject: words.join(" "), predicate: None, object: None },
        }
    }
}

const LABELS: [&str; 2] = ["http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2004/02/skos/core#altLabel"];
const TITLE: &str = "http://purl.org/dc/terms/title";

/// Writes every claim that answers, each with its evidence; gives how many there were. `marks` stand around the
/// parts of a quote.
///
/// # Errors
/// When the store cannot be read or the writer fails.
pub fn explain(store: &Store, question: &Question, marks: (&str, &str), out: &mut dyn Write) -> io::Result<usize> {
    let view = View(store);
    let subjects = view.named(&question.subject)?;
    let objects = match &question.object {
        Some(name) => Some(view.named(name)?),
        None => None,
    };
    let mut claims: BTreeSet<String> = BTreeSet::new();
    for subject in &subjects {
        for quad in view.find(None, &tp("subject"), Some(subject))? {
            claims.insert(quad.subject.to_string());
        }
    }
    let mut count = 0;
    for claim in &claims {
        let claim = claim.trim_matches(['<', '>']);
        let predicate = view.one(claim, &tp("predicate"))?.map(|t| local(&t)).unwrap_or_default();
        let object = match view.one(claim, &tp("object"))? {
            Some(object) => Some(object),
            None => view.one(claim, &tp("value"))?,
        };
        let Some(object) = object else { continue };
        let fits = match (&question.object, &objects) {
            (Some(text), Some(named)) => named.contains(&object) || matches!(&object, Term::Literal(l) if l.value() == text),
            _ => true,
        };
        if !fits || question.predicate.as_ref().is_some_and(|p| *p != predicate) {
            continue;
        }
        count += 1;
        let subject = view.one(claim, &tp("subject"))?.map(|t| view.label(&t)).transpose()?.unwrap_or_default();
        writeln!(out, "{subject} {predicate} {}", view.label(&object)?)?;
        view.qualifiers(claim, out)?;
        for place in view.find(Some(claim), &tp("evidence"), None)? {
            view.evidence(&place.object, marks, out)?;
        }
    }
    Ok(count)
}

fn tp(name: &str) -> String {
    format!("{ONTOLOGY}{name}")
}

fn local(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().rsplit(['#', '/']).next().unwrap_or_default().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => node.to_string(),
    }
}

struct View<'a>(&'a Store);

impl View<'_> {
    fn find(&self, subject: Option<&str>, predicate: &str, object: Option<&Term>) -> io::Result<Vec<Quad>> {
        let subject = subject.map(NamedNodeRef::new_unchecked);
        let object = object.map(TermRef::from);
        let found = self.0.quads_for_pattern(subject.map(Into::into), Some(NamedNodeRef::new_unchecked(predicate)), object, None);
        let mut quads = found.collect::<Result<Vec<_>, _>>().map_err(io::Error::other)?;
        quads.sort_by_cached_key(ToString::to_string);
        quads.dedup_by(|a, b| a.object == b.object && a.subject == b.subject);
        Ok(quads)
    }

    fn one(&self, subject: &str, predicate: &str) -> io::Result<Option<Term>> {
        Ok(self.find(Some(subject), predicate, None)?.into_iter().next().map(|q| q.object))
    }

    /// The entities that have this name among their labels.
    fn named(&self, name: &str) -> io::Result<Vec<Term>> {
        let mut found = Vec::new();
        for label in LABELS {
            let literal = Term::from(oxigraph::model::Literal::new_language_tagged_literal_unchecked(name, "zh"));
            for quad in self.find(None, label, Some(&literal))? {
                if let NamedOrBlankNode::NamedNode(node) = quad.subject {
                    found.push(Term::from(node));
                }
            }
        }
        found.sort_by_key(ToString::to_string);
        found.dedup();
        Ok(found)
    }

    fn label(&self, term: &Term) -> io::Result<String> {
        match term {
            Term::NamedNode(node) => Ok(self.one(node.as_str(), LABELS[0])?.map_or_else(|| local(term), |l| local(&l))),
            other => Ok(local(other)),
        }
    }

    fn qualifiers(&self, claim: &str, out: &mut dyn Write) -> io::Result<()> {
        for name in [
            "date", "rank", "duration", "title", "round", "amount", "on", "of", "per", "license", "bound", "status", "unit", "modality",
            "statedBy",
        ] {
            if let Some(value) = self.one(claim, &tp(name))? {
                writeln!(out, "  {name}: {}", self.label(&value)?)?;
            }
        }
        Ok(())
    }

    fn evidence(&self, place: &Term, (open, close): (&str, &str), out: &mut dyn Write) -> io::Result<()> {
        let Term::NamedNode(node) = place else { return Ok(()) };
        let text = |name: &str| -> io::Result<String> { Ok(self.one(node.as_str(), &tp(name))?.map(|t| local(&t)).unwrap_or_default()) };
        let article = self.one(node.as_str(), &tp("article"))?;
        let title = match &article {
            Some(Term::NamedNode(a)) => self.one(a.as_str(), TITLE)?.map(|t| local(&t)),
            _ => None,
        };
        let (start, end) = (text("start")?, text("end")?);
        let id = article.as_ref().map(local).unwrap_or_default();
        writeln!(
            out,
            "  {id} {}, {} {start}–{end}, rule {}",
            title.map(|t| format!("《{t}》")).unwrap_or_default(),
            text("field")?,
            text("rule")?
        )?;
        let quote: Vec<char> = text("quote")?.chars().collect();
        let offset: usize = start.parse().unwrap_or(0);
        let mut parts: Vec<(usize, usize, String)> =
            self.find(Some(node.as_str()), &tp("part"), None)?.iter().filter_map(|q| part(&local(&q.object))).collect();
        parts.sort();
        let mut shown = String::new();
        let mut at = 0;
        for (from, to, _) in parts.iter().filter(|p| p.2 != "trigger" || !parts.iter().any(|o| o.2 != "trigger" && o.0 < p.1 && p.0 < o.1))
        {
            let (from, to) = (from.saturating_sub(offset).min(quote.len()), to.saturating_sub(offset).min(quote.len()));
            if from >= at && to > from {
                shown.extend(&quote[at..from]);
                shown.push_str(open);
                shown.extend(&quote[from..to]);
                shown.push_str(close);
                at = to;
            }
        }
        shown.extend(&quote[at..]);
        writeln!(out, "    {}", shown.replace('\n', " "))?;
        for (from, to, role) in &parts {
            let (from, to) = (from.saturating_sub(offset).min(quote.len()), to.saturating_sub(offset).min(quote.len()));
            writeln!(out, "    {role}: {}", quote[from..to.max(from)].iter().collect::<String>())?;
        }
        Ok(())
    }
}

/// `who 3 8 智源研究院` → place and role.
fn part(text: &str) -> Option<(usize, usize, String)> {
    let mut words = text.splitn(4, ' ');
    let role = words.next()?.to_owned();
    Some((words.next()?.parse().ok()?, words.next()?.parse().ok()?, role))
}

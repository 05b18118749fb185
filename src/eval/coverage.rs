//! Sentences with names and values of which no fact came: where a rule may be wanting.

use std::collections::BTreeSet;

use crate::annotate::{Annotations, Reason};
use crate::document::Document;
use crate::fact::Extraction;

/// A sentence that no fact cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The article's id.
    pub article: String,
    /// The sentence, normalised.
    pub sentence: String,
    /// How many different names it holds.
    pub names: usize,
    /// How many values.
    pub values: usize,
}

/// The sentences of an article that no fact cites, with two or more names or values.
#[must_use]
pub fn uncovered(document: &Document, annotations: &Annotations, extraction: &Extraction) -> Vec<Uncovered> {
    let cited: BTreeSet<(&str, usize)> = extraction.facts.iter().flat_map(|f| &f.evidence).map(|e| (&*e.field, e.start)).collect();
    let mut found = Vec::new();
    for sentence in &document.sentences {
        let place = document.place(sentence.span);
        let field = document.fields[place.field as usize].name.as_str();
        if cited.contains(&(field, place.start)) {
            continue;
        }
        let here = |n: &&crate::annotate::NameMention| sentence.span.contains(n.span) && n.reason != Reason::Kind;
        let names: BTreeSet<&str> = annotations.names.iter().filter(here).map(|n| n.span.of(&document.text)).collect();
        let values = annotations.values.iter().filter(|v| sentence.span.contains(v.span)).count();
        if names.len() + values >= 2 && !names.is_empty() {
            found.push(Uncovered {
                article: extraction.article.id.clone(),
                sentence: sentence.span.of(&document.text).to_owned(),
                names: names.len(),
                values,
            });
        }
    }
    found
}

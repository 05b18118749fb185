//! The tests inside rules: each `test` and `not` sentence is read, and what came is held against what was written.
//!
//! Looks at the facts of the rule under test alone; deliberately prints nothing.

use std::fmt;

use rust_decimal::Decimal;

use crate::Extractor;
use crate::article::{Article, Field};
use crate::fact::{Extraction, Fact, Modality, Object, Qualifier};
use crate::ontology::Ontology;
use crate::rule::{Rule, Test};

/// What is wrong with one test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The rule's file.
    pub file: String,
    /// The test's line there.
    pub line: u32,
    /// The rule.
    pub rule: String,
    /// The sentence.
    pub sentence: String,
    /// Facts that should have come and did not.
    pub missing: Vec<String>,
    /// Facts that came and should not have.
    pub noisy: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: rule `{}`: {}", self.file, self.line, self.rule, self.sentence)?;
        self.missing.iter().try_for_each(|m| write!(f, "\n  missing: {m}"))?;
        self.noisy.iter().try_for_each(|n| write!(f, "\n  noisy:   {n}"))
    }
}

/// Runs every test of every rule; gives how many there are and those that fail.
#[must_use]
pub fn check(extractor: &Extractor) -> (usize, Vec<Failure>) {
    let mut count = 0;
    let mut failures = Vec::new();
    for rule in &extractor.rules().rules {
        for test in &rule.tests {
            count += 1;
            failures.extend(run(extractor, rule, test));
        }
    }
    (count, failures)
}

fn run(extractor: &Extractor, rule: &Rule, test: &Test) -> Option<Failure> {
    let article = Article {
        id: "test".into(),
        fields: vec![Field { name: "body".into(), text: test.text.clone(), offset: 0 }],
        ..Article::default()
    };
    let extraction = extractor.read(&article);
    let came = extraction.facts.iter().filter(|f| f.evidence.iter().any(|e| e.rule == rule.name)).collect();
    let (missing, noisy) = differences(&test.expected, came, &extraction, extractor.ontology());
    (!missing.is_empty() || !noisy.is_empty()).then(|| Failure {
        file: rule.file.clone(),
        line: test.line,
        rule: rule.name.to_string(),
        sentence: test.text.clone(),
        missing,
        noisy,
    })
}

/// Of the facts written as in a `test` line those that did not come, and of those that came the ones that are not written.
#[must_use]
pub fn differences(written: &[String], mut came: Vec<&Fact>, extraction: &Extraction, ontology: &Ontology) -> (Vec<String>, Vec<String>) {
    let mut missing = Vec::new();
    for written in written {
        match came.iter().position(|fact| matches(written, fact, extraction, ontology)) {
            Some(at) => drop(came.remove(at)),
            None => missing.push(written.clone()),
        }
    }
    (missing, came.into_iter().map(|fact| shown(fact, extraction)).collect())
}

/// Whether a fact is the one written as `SUBJECT predicate OBJECT name=value …`; qualifiers not written are free,
/// but for the modality.
fn matches(written: &str, fact: &Fact, extraction: &Extraction, ontology: &Ontology) -> bool {
    let words: Vec<&str> = written.split_whitespace().collect();
    let Some(at) = words.iter().position(|w| ontology.predicate(w).is_some()) else { return false };
    let (limits, object): (Vec<&str>, Vec<&str>) = words[at + 1..].iter().partition(|w| w.contains('=') && !w.starts_with('='));
    let names = |index: usize| {
        let entity = &extraction.entities[index];
        std::iter::once(&entity.key).chain([&entity.name]).chain(&entity.aliases).map(String::as_str).collect::<Vec<_>>()
    };
    let object = object.join(" ");
    let same_object = match &fact.object {
        Object::Entity(index) => names(*index).contains(&object.as_str()),
        Object::Value { value, .. } => object.parse::<Decimal>().is_ok_and(|v| v == *value),
        Object::Date(date) => *date == object,
    };
    let planned = limits.contains(&"modality=planned");
    words[at] == fact.predicate
        && names(fact.subject).contains(&words[..at].join(" ").as_str())
        && same_object
        && planned == (fact.modality == Modality::Planned)
        && limits.iter().filter(|l| **l != "modality=planned").all(|limit| match limit.strip_prefix("speaker=") {
            Some(speaker) => fact.speaker.is_some_and(|s| names(s).contains(&speaker)),
            None => holds(limit, fact),
        })
}

fn holds(limit: &str, fact: &Fact) -> bool {
    let Some((name, value)) = limit.split_once('=') else { return false };
    if name == "unit" {
        return matches!(&fact.object, Object::Value { unit: Some(unit), .. } if unit == value);
    }
    match fact.qualifiers.get(name) {
        Some(Qualifier::Text(text)) => text == value,
        Some(Qualifier::Number(number)) => value.parse::<Decimal>().is_ok_and(|v| v == *number),
        None => false,
    }
}

/// A fact as tests write it.
#[must_use]
pub fn shown(fact: &Fact, extraction: &Extraction) -> String {
    let name = |index: usize| extraction.entities[index].name.as_str();
    let object = match &fact.object {
        Object::Entity(index) => name(*index).to_owned(),
        Object::Value { value, unit: Some(unit) } => format!("{value} unit={unit}"),
        Object::Value { value, unit: None } => value.to_string(),
        Object::Date(date) => date.clone(),
    };
    let mut text = format!("{} {} {object}", name(fact.subject), fact.predicate);
    for (key, value) in &fact.qualifiers {
        let value = match value {
            Qualifier::Number(number) => number.to_string(),
            Qualifier::Text(text) => text.clone(),
        };
        text.extend([" ", key, "=", &value]);
    }
    if let Some(speaker) = fact.speaker {
        text.extend([" speaker=", name(speaker)]);
    }
    if fact.modality == Modality::Planned {
        text.push_str(" modality=planned");
    }
    text
}

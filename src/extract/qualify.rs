//! The qualifiers of a fact: date, bound, unit of price, what is counted, and those that a role gives.
//!
//! One mechanism for every rule: a rule names the qualifiers that its fact takes, and they are looked for here.

use std::collections::BTreeMap;

use super::Target;
use super::argument::{Arguments, clause_of};
use super::clause::{Chunk, Part};
use super::fill::Fill;
use super::reader::{Anchor, Reader, Scene};
use crate::fact::Qualifier;
use crate::rule::{Claim, QualifierSource};
use crate::value::{Bound, DateKind, Unit, Value};

/// How many clauses back a date still holds.
const DATE_REACH: usize = 4;

/// Qualifiers by name.
pub(super) type Qualifiers = BTreeMap<String, Qualifier>;

pub(super) fn qualifiers(
    reader: &Reader<'_>,
    claim: &Claim,
    scene: Scene<'_>,
    anchor: &Anchor,
    arguments: &Arguments,
    filled: &[Option<Fill>],
    target: &Target,
) -> Qualifiers {
    let (start, at, end) = (arguments.start, anchor.first, arguments.end);
    let mut out = BTreeMap::new();
    let text = |s: &str| Qualifier::Text(s.to_owned());
    for (name, source) in &claim.qualifiers {
        let found = match source {
            QualifierSource::Text(fixed) => Some(text(fixed)),
            QualifierSource::Role(role) => filled[*role].as_ref().and_then(|fill| match fill {
                Fill::Names(names) => names.first().map(|&n| text(reader.annotations.names[n as usize].span.of(&reader.document.text))),
                Fill::Values(values) | Fill::Each(values) => values.first().and_then(|&v| value_qualifier(reader, v)),
                Fill::Texts(spans) => spans.first().map(|span| text(span.of(&reader.document.text))),
                Fill::Anaphor { .. } => None,
            }),
            QualifierSource::Expression(expression) => {
                let clause = span_of(scene, start, end);
                let sentence = scene.row.sentence.span.of(&reader.document.text);
                expression.find(clause.of(&reader.document.text)).or_else(|| expression.find(sentence)).map(|m| text(m.as_str()))
            }
            QualifierSource::Found | QualifierSource::FoundOrOf(_) => match name.as_str() {
                "date" => date(reader, scene.chunks, start, at, end).and_then(|v| value_qualifier(reader, v)),
                "bound" => quantity(reader, target).and_then(|q| q.bound).map(|b| {
                    text(match b {
                        Bound::Min => "min",
                        Bound::Max => "max",
                        Bound::Approx => "approx",
                    })
                }),
                "per" => quantity(reader, target).and_then(|q| match &q.unit {
                    Unit::Money { per: Some(per), .. } => Some(text(per)),
                    _ => None,
                }),
                "of" => counted(reader, target).map(Qualifier::Text),
                _ => None,
            },
        };
        if let Some(found) = found {
            out.insert(name.clone(), found);
        }
    }
    out
}

fn span_of(scene: Scene<'_>, start: usize, end: usize) -> crate::span::Span {
    let tokens = &scene.row.tokens;
    let first = scene.chunks.get(start).map_or(0, |c| tokens[c.first].span.start);
    let last = end.checked_sub(1).and_then(|i| scene.chunks.get(i)).map_or(first, |c| tokens[c.last].span.end);
    crate::span::Span { start: first, end: last.max(first) }
}

fn quantity<'a>(reader: &'a Reader<'_>, target: &Target) -> Option<&'a crate::value::Quantity> {
    match target {
        Target::Value(v) => match &reader.annotations.values[*v as usize].value {
            Value::Quantity(q) => Some(q),
            _ => None,
        },
        _ => None,
    }
}

fn value_qualifier(reader: &Reader<'_>, value: u32) -> Option<Qualifier> {
    match &reader.annotations.values[value as usize].value {
        Value::Quantity(q) => Some(Qualifier::Number(q.number)),
        Value::Rank(rank) => Some(Qualifier::Number(rank.rank.into())),
        Value::Duration(iso) => Some(Qualifier::Text(iso.clone())),
        Value::Date(date) => (!date.iso.is_empty()).then(|| Qualifier::Text(date.iso.clone())),
    }
}

/// The date of a clause: its own, before the trigger if there is one, else that of a clause before it in the sentence.
pub(super) fn date(reader: &Reader<'_>, chunks: &[Chunk], start: usize, at: usize, end: usize) -> Option<u32> {
    let date_at = |i: usize| match chunks.get(i)?.part {
        Part::Value(v) => match &reader.annotations.values[v as usize].value {
            Value::Date(date) => Some((v, date)),
            _ => None,
        },
        _ => None,
    };
    let own = (start..at).rev().find_map(date_at).or_else(|| (at..end).find_map(date_at));
    if let Some((v, date)) = own {
        return (!date.iso.is_empty()).then_some(v);
    }
    let mut before = start;
    for _ in 0..DATE_REACH {
        before = before.checked_sub(1)?;
        let (first, last) = clause_of(chunks, before);
        let (first, last) = (first, last.min(before + 1));
        if let Some((v, date)) = (first..last).find_map(date_at) {
            let vague = date.kind == DateKind::Vague;
            return (!vague && !date.iso.is_empty()).then_some(v);
        }
        before = first;
    }
    None
}

/// The noun that a number counts.
fn counted(reader: &Reader<'_>, target: &Target) -> Option<String> {
    let Target::Value(value) = target else { return None };
    let noun = reader.engine.things.counted(*value, reader.document, reader.annotations)?;
    Some(noun.of(&reader.document.text).to_owned())
}

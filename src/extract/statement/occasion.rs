//! The dates of what happened where the text tells when: at a dated thing, or on an occasion that its paragraph has dated.
//!
//! Takes all matches, gives a date to those that take one and whose clause names none. Deliberately looks no further than the
//! sentences beside it or its paragraph.

use std::collections::BTreeMap;

use crate::annotate::Annotations;
use crate::chinese::OneOf;
use crate::document::Document;
use crate::extract::{Match, Target};
use crate::fact::{Modality, Qualifier};
use crate::ontology::Ontology;
use crate::resolve::Entities;
use crate::rule::{QualifierSource, RuleSet};
use crate::span::Span;
use crate::value::{DateKind, Value};

/// How many sentences a date reaches from the thing that it is the date of to what happened there.
const DATED_REACH: usize = 2;

/// How many sentences of its paragraph are looked through at most for the day of an occasion.
const PARAGRAPH: usize = 12;

/// The qualifier that is looked for.
const DATE: &str = "date";

/// The length of a date that is exact to the day.
const DAY: usize = "2024-10-30".len();

/// Words that take up the occasion of which the sentences before have told.
static OCCASIONS: OneOf = OneOf::new(&[
    "会上",
    "论坛上",
    "活动上",
    "仪式上",
    "仪式后",
    "开幕式",
    "闭幕式",
    "闭幕会",
    "现场",
    "同场",
    "会后",
    "会议期间",
    "环节",
    "同期",
]);

/// Words by which something is done beside what was told before.
static BESIDE: OneOf = OneOf::new(&["还", "同时", "一并", "一同", "同步", "同场", "一起", "一道"]);

/// Gives what happened somewhere, and names no date of its own, the date of that.
pub(crate) fn date_by_occasion(
    matches: &mut [Match],
    rules: &RuleSet,
    ontology: &Ontology,
    document: &Document,
    annotations: &Annotations,
    entities: &Entities,
) {
    let dated = dated_things(matches, document, annotations, entities);
    for found in matches.iter_mut().filter(|found| !found.qualifiers.contains_key(DATE)) {
        let here = sentence(document, found.quote);
        let thing = found.dated_by.and_then(|name| dated.get(&entities.of(name))).and_then(|dates| {
            let near = dates.iter().filter(|(at, _)| at.abs_diff(here) <= DATED_REACH).min_by_key(|(at, _)| at.abs_diff(here));
            near.map(|(_, iso)| iso.clone())
        });
        let paragraph = || takes_date(rules, found).then(|| of_paragraph(found, here, document, annotations)).flatten();
        if let Some(iso) = thing.or_else(paragraph) {
            found.qualifiers.insert(DATE.to_owned(), Qualifier::Text(iso));
        }
    }
    for i in 0..matches.len() {
        if let Some(iso) = of_fellow(matches, i, (rules, ontology), document, annotations, entities) {
            matches[i].qualifiers.insert(DATE.to_owned(), iso);
        }
    }
}

/// 3月15日,A开源了X。A还开源了Y: the day of what the same did in the sentence before, where a match that names no date says that it was
/// done beside that.
fn of_fellow(
    matches: &[Match],
    i: usize,
    (rules, ontology): (&RuleSet, &Ontology),
    document: &Document,
    annotations: &Annotations,
    entities: &Entities,
) -> Option<Qualifier> {
    let found = &matches[i];
    if found.qualifiers.contains_key(DATE) || !takes_date(rules, found) {
        return None;
    }
    // What rules out most is asked first, what takes longest last.
    let here = sentence(document, found.quote);
    if document.sentences.get(here).is_none_or(|s| s.opens_paragraph) {
        return None;
    }
    let dated = |v: &crate::value::ValueMention| matches!(v.value, Value::Date(_)) && found.quote.contains(v.span);
    let from = annotations.values.partition_point(|v| v.span.end <= found.quote.start);
    if annotations.values[from..].iter().take_while(|v| v.span.start < found.quote.end).any(dated) {
        return None;
    }
    let done = found.parts.iter().filter(|(role, _)| role.is_none()).map(|(_, span)| span.end).max()?;
    let told = Span { start: found.quote.start, end: done.max(found.quote.start) }.of(&document.text);
    if !BESIDE.within(told) {
        return None;
    }
    let property = |m: &Match| rules.rules[m.rule as usize].facts[m.fact as usize].property;
    let before = matches[..i].iter().rev().skip_while(|m| m.quote == found.quote);
    let fellow = before.take_while(|m| sentence(document, m.quote) + 1 == here).find(|m| {
        let alike = property(m) == property(found) || [m, found].iter().all(|m| ontology.predicates()[property(m)].happens);
        alike && m.modality == Modality::Asserted && entities.of(m.subject) == entities.of(found.subject)
    })?;
    fellow.qualifiers.get(DATE).cloned()
}

/// The sentence of a quote.
fn sentence(document: &Document, quote: Span) -> usize {
    document.sentences.partition_point(|s| s.span.start < quote.start)
}

/// The dates that matches state, of which thing, in which sentence.
fn dated_things(
    matches: &[Match],
    document: &Document,
    annotations: &Annotations,
    entities: &Entities,
) -> BTreeMap<u32, Vec<(usize, String)>> {
    let mut dated: BTreeMap<u32, Vec<(usize, String)>> = BTreeMap::new();
    for found in matches {
        let iso = match &found.object {
            Target::Span(iso) => iso.clone(),
            Target::Date(value) => match &annotations.values[*value as usize].value {
                Value::Date(date) => date.iso.clone(),
                _ => continue,
            },
            _ => continue,
        };
        dated.entry(entities.of(found.subject)).or_default().push((sentence(document, found.quote), iso));
    }
    dated
}

/// Whether what a match states takes the date of its clause, and has been done.
fn takes_date(rules: &RuleSet, found: &Match) -> bool {
    let claim = &rules.rules[found.rule as usize].facts[found.fact as usize];
    let looked_for = |(name, source): &(String, QualifierSource)| {
        name == DATE && matches!(source, QualifierSource::Found | QualifierSource::FoundOrOf(_))
    };
    found.modality == Modality::Asserted && claim.qualifiers.iter().any(looked_for)
}

/// 5月8日,大会开幕。会上,X发布了Y: the day that the paragraph has named last before a sentence that takes up its occasion.
fn of_paragraph(found: &Match, here: usize, document: &Document, annotations: &Annotations) -> Option<String> {
    let sentences = &document.sentences[here.saturating_sub(PARAGRAPH)..document.sentences.len().min(here + 1)];
    let first = sentences.iter().rev().find(|s| s.opens_paragraph).or(sentences.first())?;
    let values = &annotations.values;
    let until = values.partition_point(|v| v.span.end <= found.quote.start);
    let day = values[..until].iter().rev().take_while(|v| v.span.start >= first.span.start).find_map(|v| match &v.value {
        Value::Date(date) if date.kind != DateKind::Vague => Some(&date.iso).filter(|iso| iso.len() == DAY),
        _ => None,
    })?;
    let done = found.parts.iter().find(|(role, _)| role.is_none()).map_or(found.quote.end, |(_, span)| span.start);
    let before = Span { start: found.quote.start, end: done.max(found.quote.start) }.of(&document.text);
    OCCASIONS.within(before).then(|| day.clone())
}

//! Persons whom a number sums up: 由从容、何必、向前三人创立, 裴度、Ivy Chen与多吉三位.
//!
//! Takes a number of persons, gives the items of the list right before it: as many as it counts are persons, whatever their names
//! mean elsewhere. Deliberately takes none where the list has more items or fewer.

use crate::annotate::form::shape::token;
use crate::annotate::page::{Page, is_han};
use crate::annotate::{Certainty, Reason};
use crate::span::Span;
use crate::value::{Unit, Value};

/// What parts two items.
const JOINTS: &[&str] = &["以及", "、", "和", "与", "及"];
/// The longest Chinese name in characters.
const LONGEST: usize = 4;
/// What stands between a list and its number.
const SUMMING: &[char] = &['共', '等', '约', '仅', '只', '就', '这', '那', '计', '各'];
/// The longest list.
const MOST: usize = 8;

pub(crate) fn find(page: &mut Page<'_>) {
    let found: Vec<Span> = page
        .values
        .iter()
        .filter_map(|value| Some((value.span, count(&value.value)?)))
        .flat_map(|(span, count)| persons(page, span.start as usize, count))
        .collect();
    for span in found {
        page.add(span, page.defaults.person, Certainty::Context, Reason::Person);
    }
}

/// How many persons a value counts.
fn count(value: &Value) -> Option<usize> {
    let Value::Quantity(quantity) = value else { return None };
    let persons = matches!(&quantity.unit, Unit::Word(word) if ["人", "位", "名"].contains(&word.as_str())) && quantity.bound.is_none();
    persons.then(|| usize::try_from(quantity.number).ok()).flatten().filter(|count| (2..=MOST).contains(count))
}

/// The items of the list that ends at `end`, if there are so many.
fn persons(page: &Page<'_>, end: usize, count: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut end = end;
    while found.len() < count {
        let Some(start) = item(page, end, found.len() + 1 == count) else { return Vec::new() };
        found.push(Span::new(start, end));
        let Some(joint) = JOINTS.iter().find(|joint| page.text[..start].ends_with(**joint)) else { break };
        end = start - joint.len();
    }
    let personal = |span: &&Span| {
        let name = span.of(page.text);
        name.is_ascii() || page.words.surname(name).is_some()
    };
    let whole = found.len() == count && !page.text[..found[0].end as usize].ends_with(SUMMING);
    // 产品、研发两人: most have surnames.
    if whole && found.iter().filter(personal).count() * 2 > count { found } else { Vec::new() }
}

/// Where the name begins that ends at `end`: behind a joint, or the first one behind whatever opens a name.
fn item(page: &Page<'_>, end: usize, first: bool) -> Option<usize> {
    let text = page.text;
    let start = if text[..end].ends_with(|c: char| c.is_ascii_alphabetic()) {
        let latin: usize = text[..end]
            .chars()
            .rev()
            .take_while(|c| c.is_alphabetic() && !is_han(*c) || matches!(c, ' ' | '.' | '-' | '\''))
            .map(char::len_utf8)
            .sum();
        let run = text[end - latin..end].trim_start();
        let start = end - run.len();
        token(text, start).filter(|t| t.text.starts_with(|c: char| c.is_ascii_uppercase()))?;
        start
    } else {
        let begins = text[..end].char_indices().rev().take(LONGEST).take_while(|(_, c)| is_han(*c)).map(|(at, _)| at);
        let joined = |at: usize| JOINTS.iter().any(|joint| text[..at].ends_with(joint));
        let opens = |at: usize| joined(at) || first && (page.begins_clause(at) || page.breaks_before(at) || page.follows_title(at));
        begins.skip(1).find(|&at| opens(at))?
    };
    let other = page
        .known
        .iter()
        .skip(page.known.partition_point(|k| (k.span.end as usize) <= start))
        .take_while(|k| (k.span.start as usize) < end)
        .any(|k| k.class != page.defaults.person && k.span.len() > 2 * '人'.len_utf8());
    let described = page.found.kind_ends(end) || page.titles.iter().any(|t| t.end as usize == end);
    (!other && !described && start < end).then_some(start)
}

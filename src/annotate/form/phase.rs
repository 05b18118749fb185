//! Later phases of what is built: 临江智算中心二期 is not the centre, and 二期 alone means it.
//!
//! Takes the names that were chosen, lets those that end in the noun for a thing, or stand in marks, take in the phase behind them; and makes
//! mentions of the phase alone where the text has one such. Deliberately leaves the first phase to what it is of: what the text tells of a
//! thing that has one phase yet, it tells of the thing.

use std::collections::BTreeMap;

use crate::annotate::page::Page;
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::lexicon::Strength;
use crate::span::Span;

/// The later phases.
const PHASES: &[&str] = &["二期", "三期", "四期"];
/// What makes another word of a phase.
const OTHERS: &[&str] = &["临床", "试验", "工程", "基金", "学员", "债", "规划"];

/// Lets names take in their phases; gives each such name and the first mention of the phase alone.
pub(crate) fn find(page: &Page<'_>, names: &mut Vec<NameMention>) -> Vec<(Span, Span)> {
    let mut wholes: BTreeMap<&str, Option<NameMention>> = BTreeMap::new();
    for name in names.iter_mut().filter(|n| built(page, n)) {
        let (open, end) = around(page.text, name.span);
        let Some(phase) = phase_at(page.text, end) else { continue };
        name.span = Span::new(open, end + phase.len());
        (name.reason, name.entry) = (Reason::Head, None);
        let same = |known: &NameMention| bare(known.span.of(page.text)) == bare(name.span.of(page.text));
        wholes.entry(phase).and_modify(|known| *known = known.filter(same)).or_insert(Some(*name));
    }
    let mut pairs = Vec::new();
    let mut added: Vec<NameMention> = Vec::new();
    for (phase, whole) in wholes.into_iter().filter_map(|(phase, whole)| Some((phase, whole?))) {
        let alone = |at: usize| {
            let behind = page.text[at + phase.len()..].trim_start();
            page.begins_clause(at) && phase_at(page.text, at).is_some() && !behind.starts_with(['“', '「'])
        };
        let spans = page.text.match_indices(phase).filter(|&(at, _)| alone(at)).map(|(at, _)| Span::new(at, at + phase.len()));
        for span in spans.filter(|&span| !crate::annotate::overlaps(names, span)) {
            pairs.push((whole.span, span));
            added.push(NameMention { span, certainty: Certainty::Context, reason: Reason::Alias, ..whole });
        }
    }
    names.extend(added);
    names.sort_by_key(|n| n.span.start);
    pairs
}

/// Whether a name is of a thing that is built: by the noun that ends it, or by the one before or behind its marks.
fn built(page: &Page<'_>, name: &NameMention) -> bool {
    let marked = name.reason == Reason::Quotation && name.certainty > Certainty::Guess;
    let head = page.found.last(List::Head, name.span.start as usize, name.span.end as usize);
    let headed = head.is_some_and(|m| page.words.head_strengths[m.number as usize] == Strength::Strong);
    page.ontology.is_a(name.class, page.defaults.work) && (marked || name.reason == Reason::Head && headed)
}

/// The phase that begins at `at`.
fn phase_at(text: &str, at: usize) -> Option<&'static str> {
    let phase = PHASES.iter().find(|phase| text[at..].starts_with(**phase)).copied()?;
    let rest = &text[at + phase.len()..];
    (!OTHERS.iter().any(|word| rest.starts_with(word))).then_some(phase)
}

/// A name with its marks.
fn around(text: &str, name: Span) -> (usize, usize) {
    let (start, end) = (name.start as usize, name.end as usize);
    let marked = text[..start].ends_with('“') && text[end..].starts_with('”');
    if marked { (start - '“'.len_utf8(), end + '”'.len_utf8()) } else { (start, end) }
}

/// A name without marks.
fn bare(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '“' | '”')).collect()
}

//! Firms called by their names without the noun that ends them: 极目 for 极目科技, Fernglass for Fernglass Labs.
//!
//! Takes classified names, gives pairs of indices into them, the longer name first. Deliberately finds no mention: what a word of the
//! language may be is a firm only where something else has told so. A form that two names share stands for neither.

use std::collections::BTreeMap;

use crate::annotate::frame::post;
use crate::annotate::page::{Page, is_han};
use crate::annotate::words::List;
use crate::annotate::{NameMention, Reason};
use crate::lexicon::Strength;

/// The longest noun that ends a name, in characters.
const HEAD: usize = 5;
/// What may follow the name of a firm that is known without it.
const LEGAL: &[&str] = &[" Engineering", " Holdings", " Platforms", " Technologies", " Group", " Inc", " Corp"];
/// The bytes of the shortest form.
const LEAST: usize = 4;

/// Pairs each firm of which the text speaks without the noun that ends its name with that name.
pub(crate) fn pair(page: &Page<'_>, names: &[NameMention]) -> Vec<(u32, u32)> {
    let firm = |n: &NameMention| n.reason != Reason::Kind && n.class == page.defaults.employer;
    let firms = || (0u32..).zip(names).filter(|(_, n)| firm(n));
    let mut shorter: BTreeMap<&str, Option<(&str, u32)>> = BTreeMap::new();
    for (nth, name) in firms().filter(|(_, n)| !post::is_division(page, n.span.end as usize)) {
        let full = name.span.of(page.text);
        for short in without_head(page, full) {
            let known = shorter.entry(short).or_insert(Some((full, nth)));
            *known = known.filter(|(other, _)| *other == full);
        }
    }
    let mut pairs = BTreeMap::new();
    for (nth, name) in firms() {
        // Altair, which the lexicon knows, where the text has Altair Engineering.
        let same = |full: &str| name.entry.is_none() || LEGAL.iter().any(|word| full.ends_with(word));
        if let Some(&Some((whole, full))) = shorter.get(name.span.of(page.text))
            && same(whole)
        {
            pairs.entry(full).or_insert((full, nth));
        }
    }
    pairs.into_values().collect()
}

/// What is left of a firm's name without the noun that ends it.
fn without_head<'t>(page: &Page<'_>, full: &'t str) -> Vec<&'t str> {
    let ends = full.char_indices().rev().take(if full.is_ascii() { full.len() } else { HEAD }).map(|(at, _)| at);
    let ends = ends.filter(|&at| at >= LEAST && (full[at..].starts_with(is_han) || full[..at].ends_with(' ')));
    let firm = |at: &usize| {
        let head = page.words.longest(List::Head, &full[*at..]).filter(|m| at + m.end == full.len());
        head.is_some_and(|m| {
            // 听涛云 may be no more than a part of 听涛.
            let part = page.words.head_strengths[m.number as usize] == Strength::Owned && full[*at..].chars().count() < 2;
            page.ontology.is_a(page.words.head_classes[m.number as usize], page.defaults.agent) && !part
        })
    };
    // 岐素生命
    let noun = |at: &usize| page.words.longest(List::Generic, &full[*at..]).is_some_and(|m| at + m.end == full.len());
    // 远山资本 is whole, and its 远山资本成长基金 another.
    let strong = |nth: u32| {
        let nth = nth as usize;
        page.words.head_strengths[nth] == Strength::Strong && page.words.head_classes[nth] == page.defaults.employer
    };
    let whole = |short: &str| page.words.last(List::Head, short).is_some_and(|m| m.end == short.len() && strong(m.number));
    ends.filter(|at| firm(at) || noun(at)).map(|at| full[..at].trim_end()).filter(|short| !whole(short)).collect()
}

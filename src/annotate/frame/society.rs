//! Societies of those who use or build a thing, named after it: Kitelight开发者社区 is not Kitelight.
//!
//! Takes the names that were chosen, lets those that the noun for a society follows take it in. Deliberately leaves those that the lexicon
//! knows with it (魔搭社区), and a society that only a place names.

use crate::annotate::page::Page;
use crate::annotate::{Certainty, NameMention, Reason};

/// The noun for a society.
const SOCIETY: &str = "社区";
/// What may stand between it and the name.
const WHOSE: &[&str] = &["开发者", "开源", "中文", "用户", "技术"];

/// Lets the names of things take in the noun for a society.
pub(crate) fn find(page: &Page<'_>, names: &mut [NameMention]) {
    for at in 0..names.len() {
        let name = names[at];
        let latin =
            name.span.of(page.text).is_ascii() && page.ontology.is_a(name.class, page.defaults.work) || name.reason == Reason::Shape;
        let rest = &page.text[name.span.end as usize..];
        let Some(length) = society(rest).filter(|_| latin && name.reason != Reason::Kind) else { continue };
        let end = name.span.end + length as u32;
        if names.get(at + 1).is_none_or(|next| next.span.start >= end || next.reason == Reason::Kind && next.span.end <= end) {
            let (class, certainty, reason) = (page.defaults.group, Certainty::Firm, Reason::Head);
            names[at] = NameMention { span: crate::span::Span { end, ..name.span }, class, certainty, reason, entry: None };
        }
    }
}

/// The bytes of the noun for a society with which a text begins.
fn society(rest: &str) -> Option<usize> {
    let whose = WHOSE.iter().find(|word| rest.starts_with(**word)).map_or(0, |word| word.len());
    rest[whose..].starts_with(SOCIETY).then_some(whose + SOCIETY.len())
}

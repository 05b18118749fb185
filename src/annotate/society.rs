//! Societies of those who use or build a thing, named after it: Kitelight开发者社区 is not Kitelight.
//!
//! Takes the names that were chosen, lets those that the noun for a society follows take it in. Deliberately leaves those that the lexicon
//! knows with it (魔搭社区), and a society that only a place names.

use super::page::Page;
use super::{Certainty, NameMention, Reason};

/// The noun for a society.
const SOCIETY: &str = "社区";
/// What may stand between it and the name.
const WHOSE: &[&str] = &["开发者", "开源", "中文", "用户", "技术"];

/// Lets the names of things take in the noun for a society.
pub(super) fn find(page: &Page<'_>, names: &mut [NameMention]) {
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

/// Nouns for those whom somebody leads, and what makes other words of them.
pub(super) const LED: &[&str] = &["团队", "课题组", "研究组"];
const OF_LED: &[&str] = &["成员", "负责人", "带头人", "规模", "人数", "里", "中的"];

/// 闻听雨团队: lets persons take in the noun for those whom they lead, but for right behind a post, which is theirs.
pub(super) fn teams(page: &Page<'_>, names: &mut [NameMention]) {
    for name in names.iter_mut().filter(|n| n.class == page.defaults.person && n.entry.is_none()) {
        let rest = &page.text[name.span.end as usize..];
        let Some(noun) = LED.iter().find(|noun| rest.starts_with(**noun)) else { continue };
        let other = OF_LED.iter().any(|word| rest[noun.len()..].starts_with(word));
        if !other && !page.follows_title(name.span.start as usize) {
            let span = crate::span::Span { end: name.span.end + noun.len() as u32, ..name.span };
            *name = NameMention { span, class: page.defaults.group, certainty: Certainty::Firm, reason: Reason::Head, entry: None };
        }
    }
}

/// The bytes of the noun for a society with which a text begins.
fn society(rest: &str) -> Option<usize> {
    let whose = WHOSE.iter().find(|word| rest.starts_with(**word)).map_or(0, |word| word.len());
    rest[whose..].starts_with(SOCIETY).then_some(whose + SOCIETY.len())
}

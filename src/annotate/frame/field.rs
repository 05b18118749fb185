//! Names of fields and technologies that a noun of doing makes of shorter ones: 保险理赔, 电力巡检, 思维链蒸馏.
//!
//! Takes the lexicon's names of topics and the nouns of its contexts that end longer ones, and joins such a noun to the name right
//! before it where the noun phrase ends with it. Deliberately makes none of the noun alone, and none that describes what follows: 电力巡检机器人.

use crate::annotate::page::Page;
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::span::Span;

/// What stands after the last noun of a phrase.
const CLOSING: &[char] = &['。', ',', ';', '!', '?', '\n', '、', '和', '与', '及', '或', '等', '”', ')', '上', '中', '里'];
/// Nouns that say only that it is a field.
const FIELDS: &[&str] = &["领域", "行业", "场景", "市场", "环节", "任务", "业务", "赛道", "以及", "两"];

pub(crate) fn find(page: &mut Page<'_>) {
    let mut found = Vec::new();
    for hit in page.found.hits(List::Context) {
        let rest = &page.text[hit.end..];
        let closed = rest.is_empty() || rest.starts_with(CLOSING) || FIELDS.iter().any(|noun| rest.starts_with(noun));
        let before = |name: &&NameMention| name.span.end as usize == hit.start && page.is_topic(name.class);
        let Some(name) = page.known_before(hit.start).filter(before).filter(|_| closed) else { continue };
        let owners = page.words.context_owners[hit.number as usize].iter();
        let contexts = owners.map(|&owner| &page.words.wordings[owner as usize].context);
        found.extend(contexts.filter(|c| c.grows).map(|c| (Span::new(name.span.start as usize, hit.end), c.class)));
    }
    for (span, class) in found {
        page.add(span, class, Certainty::Context, Reason::Context);
    }
}

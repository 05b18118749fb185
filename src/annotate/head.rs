//! Names that end in a head noun (北京智源人工智能研究院), and descriptions of kinds (海浪预报大模型).
//!
//! The head tells the class; where the name begins is told by what cannot stand inside a name: 近日, 由, the marks.
//! Deliberately knows no head itself: they are the lexicon's.

use super::page::{Page, is_han};
use super::{Certainty, Reason};
use crate::span::Span;

/// The longest name in characters, head excluded.
const LONGEST: usize = 22;

/// Characters after a head that make another word of it: 大学生, 银行业, 平台化.
const UNHEAD: &str = "生业化界型式性级制者员户学派";

pub(super) fn find(page: &mut Page<'_>) {
    names(page);
    kinds(page);
}

fn names(page: &mut Page<'_>) {
    let (text, words) = (page.text, page.words);
    let mut found = Vec::new();
    for hit in words.heads.find_iter(text) {
        let class = words.head_classes[hit.pattern().as_usize()];
        let latin = text.as_bytes()[hit.start()].is_ascii_alphabetic();
        if text[hit.end()..].chars().next().is_some_and(|c| UNHEAD.contains(c)) || latin && text.as_bytes().get(hit.end()).is_some_and(u8::is_ascii_alphanumeric) {
            continue;
        }
        let limit = page.left_limit(hit.start(), LONGEST);
        let whole = words.without_praise(&text[limit..hit.start()]);
        let start = begin(page, hit.start() - whole.len(), hit.start());
        let stem = &text[start..hit.start()];
        if latin && !stem.ends_with(' ') && stem.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        let length: usize = stem.chars().map(|c| if is_han(c) { 2 } else { 1 }).sum();
        // Short heads such as 科技 are words of their own too: what stands before must be short and no known word.
        if length < 4 || words.is_generic(stem) || stem.ends_with('的') || repeats_owner(page, start, hit.start(), class) {
            continue;
        }
        found.push((Span::new(start, hit.end()), class));
    }
    for (span, class) in found {
        page.add(span, class, Certainty::Firm, Reason::Head);
    }
}

/// Where the name begins: after a title or a person that stands before it, never inside a name of the lexicon.
fn begin(page: &Page<'_>, start: usize, head: usize) -> usize {
    let mut start = start;
    for known in page.candidates.iter().rev().skip_while(|k| k.span.start as usize >= head).take(8) {
        let (from, to) = (known.span.start as usize, known.span.end as usize);
        // The name's first characters belong to a known name that began before it.
        if from < start && to > start {
            start = to.min(head);
        }
    }
    for hit in page.words.titles.find_iter(&page.text[start..head]) {
        if hit.end() < head - start {
            return start + hit.end();
        }
    }
    start
}

/// OpenAI公司, DeepSeek团队: the head only says again what the name is.
fn repeats_owner(page: &Page<'_>, start: usize, head: usize, class: crate::ontology::ClassId) -> bool {
    page.candidates.iter().any(|k| {
        k.reason == Reason::Lexicon && k.span == Span::new(start, head) && (k.class == class || class == page.defaults.group && page.ontology.is_a(k.class, page.defaults.agent))
    })
}

/// Descriptions: the noun with what stands before it, 首个, 最新 and the like aside.
fn kinds(page: &mut Page<'_>) {
    let (text, words) = (page.text, page.words);
    let mut found = Vec::new();
    for hit in words.kinds.find_iter(text) {
        if text[hit.end()..].chars().next().is_some_and(|c| UNHEAD.contains(c)) {
            continue;
        }
        let limit = page.left_limit(hit.start(), 16);
        let limit = page.candidates.iter().rev().skip_while(|k| k.span.start as usize >= hit.start()).take(3).filter(|k| page.ontology.is_a(k.class, page.defaults.agent) || k.class == page.defaults.place).map(|k| k.span.end as usize).find(|&e| e <= hit.start()).map_or(limit, |e| limit.max(e));
        let stem = words.without_praise(&text[limit..hit.start()]);
        let length: usize = stem.chars().map(|c| if is_han(c) { 2 } else { 1 }).sum();
        let word = hit.end() - hit.start();
        if length + word / 3 * 2 >= 6 {
            found.push(Span::new(hit.start() - stem.len(), hit.end()));
        }
    }
    for span in found {
        page.add(span, words.kind_class, Certainty::Guess, Reason::Kind);
    }
}

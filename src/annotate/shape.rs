//! Names by their characters: Latin words with capitals or digits, and short Chinese words grown onto a version.
//!
//! Emu3, Qwen2.5-72B-Instruct, Stable Diffusion 3; 天工4.0, 神玑NX9031. Deliberately guesses only: the class of such a
//! name comes from the nouns around it, or from the fact that it stands in.

use super::page::{Page, is_han};
use super::words::Words;
use super::{Certainty, Reason, lexical};
use crate::span::Span;
use crate::value::{Unit, Value};

/// A Latin word with its inner marks: `Qwen2.5-72B`, `o1-mini`, `GLM-4V`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
}

impl Token<'_> {
    pub fn has_digit(&self) -> bool {
        self.text.bytes().any(|b| b.is_ascii_digit())
    }

    fn has_upper(&self) -> bool {
        self.text.bytes().any(|b| b.is_ascii_uppercase())
    }

    fn starts_upper(&self) -> bool {
        self.text.as_bytes()[0].is_ascii_uppercase()
    }
}

/// Words that follow a name as its size or grade; in lower case.
const TIERS: &[&str] = &[
    "pro", "max", "mini", "turbo", "plus", "ultra", "lite", "air", "nano", "flash", "preview", "instruct", "chat", "base", "coder",
    "vision", "base", "large", "small", "medium", "tiny", "next", "omni", "sonnet", "opus", "haiku", "thinking", "edge", "code", "math",
    "audio", "image", "video", "live", "speed", "se", "neo", "live", "realtime", "distill", "reasoner", "beta", "alpha", "zero", "super",
    "pilot", "studio", "hd", "x",
];

pub(super) fn is_tier(_page: &Page<'_>, word: &str) -> bool {
    TIERS.contains(&word.to_ascii_lowercase().as_str())
}

/// The Latin token that begins at `start`.
pub(super) fn token(text: &str, start: usize) -> Option<Token<'_>> {
    let bytes = text.as_bytes();
    let alnum = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphanumeric);
    if !alnum(start) {
        return None;
    }
    let mut end = start;
    while end < bytes.len() && end - start < 80 {
        if alnum(end) {
            end += 1;
        } else if matches!(bytes[end], b'.' | b'-' | b'_' | b'\'' | b'&' | b'+' | b'/')
            && alnum(end + 1)
            && !(bytes[end] == b'/' && bytes[start..end].iter().any(u8::is_ascii_digit))
        {
            end += 2;
        } else if bytes[end] == b'+' && !alnum(end + 1) && end > start {
            end += 1;
            break;
        } else {
            break;
        }
    }
    Some(Token { text: &text[start..end], start, end })
}

/// Where a name that has reached `at` ends once its version, size and grade are taken in.
pub(super) fn suffix(page: &Page<'_>, at: usize) -> usize {
    let text = page.text;
    let bytes = text.as_bytes();
    let mut end = at;
    for _ in 0..5 {
        let glued = matches!(bytes.get(end), Some(b) if b.is_ascii_alphanumeric());
        let joined = matches!(bytes.get(end), Some(b'-' | b' ' | b'.')) && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        if !glued && !joined {
            break;
        }
        let dashed = joined && bytes[end] == b'-';
        let Some(next) = token(text, end + usize::from(joined)) else { break };
        let first = next.text.as_bytes()[0];
        // Digits that a unit follows count what comes next: 悟空3款.
        let counts = first.is_ascii_digit() && counted(page, next.start, next.end);
        let part = if counts {
            false
        } else if dashed {
            true
        } else if glued {
            lexical::continues(page, next) || end == at && first.is_ascii_digit()
        } else {
            (lexical::continues(page, next) && (next.starts_upper() || first.is_ascii_digit() || is_tier(page, next.text)))
                && !page.words.ordinary.contains(&next.text.to_lowercase())
                || is_tier(page, next.text) && next.starts_upper()
        };
        if !part {
            break;
        }
        end = next.end;
    }
    end
}

/// Whether the digits at `start` are a quantity of something.
fn counted(page: &Page<'_>, start: usize, end: usize) -> bool {
    let at = page.values.partition_point(|v| (v.span.end as usize) <= start);
    page.values.get(at).is_some_and(|v| {
        let counts = match &v.value {
            // 征程6P: one Latin letter is no unit of a count.
            Value::Quantity(q) if matches!(&q.unit, Unit::Word(w) if w.len() == 1) => false,
            Value::Quantity(q) => {
                q.unit != Unit::None
                    || q.bound.is_some()
                    || q.upto.is_some()
                    || page.text[end..].starts_with(['万', '亿', '千', '百', '余', '多'])
            }
            Value::Date(_) | Value::Duration(_) => page.text[end..].starts_with(is_han) && v.span.end as usize > end,
            Value::Rank(_) => false,
        };
        counts && (v.span.start as usize) <= start && v.span.end as usize >= end
    })
}

pub(super) fn find(page: &mut Page<'_>) {
    latin(page);
    grown(page);
}

/// Latin names of one or more words.
fn latin(page: &mut Page<'_>) {
    let text = page.text;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let Some(first) = token(text, at) else { break };
        at = first.end;
        if page.known_over(first.start).is_some() || is_address(text, first) {
            continue;
        }
        let mut end = first.end;
        let known = page.known_at(first.start).copied();
        // MiniMax-Text-01: what grows onto a firm's name by a hyphen is another thing.
        let grown = known.is_some_and(|k| (k.span.end as usize) < first.end && page.ontology.is_a(k.class, page.defaults.agent));
        let mut class = known.map(|k| k.class).filter(|_| !grown);
        let named = names_something(page, first);
        if !named && class.is_none() {
            continue;
        }
        if let Some(known) = known {
            end = end.max(known.span.end as usize);
            at = end;
        }
        // An agent's name ends where the name of its product begins: OpenAI Nova.
        let agent = class.is_some_and(|c| page.ontology.is_a(c, page.defaults.agent));
        let mut words = 1;
        while words < 6 && !agent && bytes.get(end) == Some(&b' ') {
            let Some(next) = token(text, end + 1) else { break };
            let joins = (next.starts_upper() || is_tier(page, next.text)) && !page.words.ordinary.contains(&next.text.to_lowercase())
                || is_tier(page, next.text) && next.starts_upper()
                || next.has_digit() && !counted(page, next.start, next.end) && (next.text.len() <= 4 || next.has_upper());
            if !joins || page.known_at(next.start).is_some_and(|k| class.is_some_and(|c| c != k.class)) {
                break;
            }
            end = next.end;
            words += 1;
        }
        at = at.max(end);
        let span = Span::new(first.start, end);
        if known.is_some_and(|k| k.span == span) {
            continue;
        }
        let certainty = if class.is_some() { Certainty::Context } else { Certainty::Guess };
        let class = *class.get_or_insert(page.defaults.shape);
        page.add(span, class, certainty, Reason::Shape);
    }
}

/// Whether a Latin word can be a name by itself.
fn names_something(page: &Page<'_>, token: Token<'_>) -> bool {
    let lower = token.text.to_lowercase();
    if token.text.len() < 2 || page.words.ordinary.contains(&lower) {
        return false;
    }
    if token.text.as_bytes()[0].is_ascii_digit() {
        let letters = token.text.bytes().filter(u8::is_ascii_alphabetic).count();
        return letters >= 4 && !page.values.iter().any(|v| v.span.start as usize == token.start);
    }
    if token.has_upper() {
        // AI-driven, GPU+: every part is ordinary.
        return !token.text.split(['-', '+', '/', '&']).all(|part| part.is_empty() || page.words.ordinary.contains(&part.to_lowercase()));
    }
    token.has_digit() && token.text.len() <= 24 && token.text.bytes().filter(u8::is_ascii_alphabetic).count() <= 12
}

fn is_address(text: &str, token: Token<'_>) -> bool {
    let before = &text[..token.start];
    before.ends_with("://")
        || before.ends_with('@')
        || before.ends_with('/')
        || token.text.starts_with("http")
        || token.text.starts_with("www.")
        || text[token.end..].starts_with("://")
        || text[token.end..].starts_with('@')
}

/// Short Chinese words grown onto a version: 天工4.0, 征程6P, 神玑NX9031.
fn grown(page: &mut Page<'_>) {
    let text = page.text;
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let Some(tail) = token(text, at) else { break };
        at = tail.end;
        let after_han = tail.start >= 6 && text[..tail.start].chars().next_back().is_some_and(is_han);
        if !after_han || !tail.has_digit() || counted(page, tail.start, tail.end) || page.words.ordinary.contains(&tail.text.to_lowercase())
        {
            continue;
        }
        let pure = tail.text.bytes().all(|b| b.is_ascii_digit());
        if pure
            && (tail.text.len() > 3 || page.values.iter().any(|v| v.span.start as usize <= tail.start && v.span.end as usize > tail.end))
        {
            continue;
        }
        let limit = page.left_limit(tail.start, 12);
        let limit = after_known(page, limit, tail.start);
        let stem = &text[limit..tail.start];
        let (stem, after_kind) = after_kind(page, stem);
        let length = stem.chars().count();
        let mixed = !pure && !tail.text.contains('.');
        if !(2..=if after_kind { 5 } else { 4 }).contains(&length)
            || !stem.chars().all(is_han)
            || page.words.is_generic(stem)
            || pure && !after_kind && page.kind_at(tail.end).is_none()
        {
            continue;
        }
        if mixed && page.kind_before(tail.start).is_some() {
            continue;
        }
        found.push(Span::new(tail.start - stem.len(), suffix(page, tail.end)));
    }
    for span in found {
        page.add(span, page.defaults.shape, Certainty::Guess, Reason::Shape);
    }
}

/// `limit`, moved past the last name of the lexicon that ends before `end`.
fn after_known(page: &Page<'_>, limit: usize, end: usize) -> usize {
    page.known_before(end).map(|k| k.span.end as usize).filter(|&e| e <= end).map_or(limit, |e| limit.max(e))
}

/// What stands after the last kind noun of `stem`, and whether there is one.
fn after_kind<'t>(page: &Page<'_>, stem: &'t str) -> (&'t str, bool) {
    match page.words.kinds.find_iter(stem).last() {
        Some(m) if m.end() < stem.len() => (&stem[m.end()..], true),
        _ => (Words::without_praise(stem), false),
    }
}

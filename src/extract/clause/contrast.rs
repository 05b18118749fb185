//! What is denied before it is said what holds instead: 夺冠的,不是A,而是B; 开发者不是A,也不是B,而是C.
//!
//! Takes the chunks of a sentence; makes the denied stretch one chunk that names nobody, so that what holds stands right behind what
//! it is said of, and wordings pass over it. Deliberately leaves alone a denial that no 而是 answers.

use crate::chinese::{Category, is_adverbial};
use crate::extract::clause::join::Joint;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Chunk, Part};
use crate::span::Span;

/// Words of denial that what holds instead may follow.
const NOT_IT: &[&str] = &["不是", "并非", "并不是", "并不", "不"];

/// Words that say what holds instead.
const INSTEAD: &[&str] = &["而是", "却是"];

/// What something is.
const IS: char = '是';

/// Words that deny more before it is said what holds: 不是A,也不是B,而是C.
const NOR: &[&str] = &["也不是", "也并非", "更不是", "更非", "也没有", "也非", "亦非", "又不是"];

/// Words that deny what stands behind them, after what holds: A而非B.
const RATHER_THAN: &[&str] = &["而非", "而不是", "而并非", "而不", "而非是"];

/// How many chunks describe what they deny at most.
const DESCRIBED: usize = 4;

/// How many chunks what is denied takes at most.
const DENIED: usize = 16;

/// Takes every stretch that a cleft denies for one chunk.
pub(crate) fn contrast(chunks: &mut Vec<Chunk>, row: &Row, text: &str, joint: &Joint<'_>) {
    let mut at = 0;
    while at + 3 < chunks.len() {
        let from = match chunks[at].part {
            Part::Word(Category::De) => at + 1,
            _ => at,
        };
        if matches!(chunks[at].part, Part::Word(Category::De | Category::Not))
            && let Some(last) = denied(chunks, from, row, text)
        {
            let whole = Chunk::new(Part::Word(Category::Denied), chunks[from].first, chunks[last].last);
            chunks.splice(from..=last, [whole]);
        } else if let Some((from, last)) = rather_than(chunks, at, row, text, joint) {
            let whole = Chunk::new(Part::Word(Category::Denied), chunks[from].first, chunks[last].last);
            chunks.splice(from..=last, [whole]);
        }
        at += 1;
    }
}

/// 由A而非B研发, 选择了A,而不是B的C: where what is denied behind the name at `at` begins, and its last chunk.
fn rather_than(chunks: &[Chunk], at: usize, row: &Row, text: &str, joint: &Joint<'_>) -> Option<(usize, usize)> {
    let phrase = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind);
    if !phrase(at) {
        return None;
    }
    let from = at + 1 + usize::from(matches!(chunks.get(at + 1)?.part, Part::Word(Category::Comma)));
    let start = row.tokens[chunks.get(from)?.first].span.start as usize;
    let rest = text.get(start..)?;
    let than = RATHER_THAN.iter().filter(|w| rest.starts_with(**w)).max_by_key(|w| w.len())?;
    let behind = (start + than.len()) as u32;
    let next = (from + 1..chunks.len()).find(|&i| row.tokens[chunks[i].first].span.start >= behind)?;
    // Its words may not reach over what they deny.
    if row.tokens[chunks[next - 1].last].span.end > behind {
        return None;
    }
    let describes = |i: &usize| match &chunks[*i].part {
        Part::Text | Part::Word(Category::Noun) => true,
        Part::Phrase(p) => p.bare_kind,
        _ => false,
    };
    let other = (next..chunks.len()).take(DESCRIBED).find(|i| !describes(i)).filter(|&i| phrase(i))?;
    // 位于A而非B的C: of C it is said.
    let named = |i: usize| match &chunks[i].part {
        Part::Phrase(p) => p.names.last().copied(),
        _ => None,
    };
    let alike = named(at).zip(named(other)).is_some_and(|(a, b)| (joint.alike)(a, b));
    let owned = !alike && matches!(chunks.get(other + 1).map(|c| &c.part), Some(Part::Word(Category::De))) && phrase(other + 2);
    Some((from, if owned { other + 2 } else { other }))
}

/// What a sentence denies before it says what holds instead, with the 而 of 而是: the bytes that a wording passes over.
pub(crate) fn passed<'a>(chunks: &'a [Chunk], row: &'a Row, text: &'a str) -> impl Iterator<Item = Span> + 'a {
    let denied = chunks.iter().filter(|c| matches!(c.part, Part::Word(Category::Denied)));
    denied.map(move |c| {
        let Span { start, end } = Span { start: row.tokens[c.first].span.start, end: row.tokens[c.last].span.end };
        let rest = text.get(end as usize..).unwrap_or_default();
        let is = INSTEAD.iter().find(|w| rest.starts_with(**w)).and_then(|w| w.find(IS)).unwrap_or_default();
        Span { start, end: end + is as u32 }
    })
}

/// The comma after what is denied from the chunk `from` on, where the next clause says what holds.
fn denied(chunks: &[Chunk], from: usize, row: &Row, text: &str) -> Option<usize> {
    let word = |i: usize| row.tokens[chunks[i].last].span.trimmed(text);
    let comma = |i: usize| matches!(chunks[i].part, Part::Word(Category::Comma));
    let mut not = from + usize::from(comma(from));
    let adverb = |i: usize| match chunks[i].part {
        Part::Word(Category::Also) => true,
        Part::Text => is_adverbial(word(i)),
        _ => false,
    };
    not += usize::from(not < chunks.len() && adverb(not));
    if !matches!(chunks.get(not)?.part, Part::Word(Category::Not)) || !NOT_IT.contains(&word(not)) {
        return None;
    }
    let begins = |i: usize, words: &[&str]| {
        let rest = chunks.get(i).and_then(|c| text.get(row.tokens[c.first].span.start as usize..)).unwrap_or_default();
        words.iter().any(|w| rest.starts_with(w))
    };
    let mut commas = (not + 1..chunks.len().min(not + DENIED)).filter(|&i| comma(i));
    let end = commas.find(|&i| !begins(i + 1, NOR))?;
    begins(end + 1, INSTEAD).then_some(end)
}

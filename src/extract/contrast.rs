//! What is denied before it is said what holds instead: 夺冠的,不是A,而是B.
//!
//! Takes the chunks of a sentence; makes the denied stretch one chunk that names nobody, so that B stands right behind the 的.
//! Deliberately leaves alone a denial that no 而是 answers.

use super::clause::{Chunk, Part};
use super::row::Row;
use crate::chinese::{Category, is_adverbial};

/// Words of denial that what holds instead may follow.
const NOT_IT: &[&str] = &["不是", "并非", "并不", "不"];

/// Words that say what holds instead.
const INSTEAD: &[&str] = &["而是", "却是"];

/// How many chunks what is denied takes at most.
const DENIED: usize = 16;

/// Takes every stretch that a cleft denies for one chunk.
pub(super) fn contrast(chunks: &mut Vec<Chunk>, row: &Row, text: &str) {
    let mut at = 0;
    while at + 3 < chunks.len() {
        if matches!(chunks[at].part, Part::Word(Category::De))
            && let Some(last) = denied(chunks, at + 1, row, text)
        {
            let whole = Chunk::new(Part::Word(Category::Denied), chunks[at + 1].first, chunks[last].last);
            chunks.splice(at + 1..=last, [whole]);
        }
        at += 1;
    }
}

/// The comma after what is denied from the chunk `from` on, where the next clause says what holds.
fn denied(chunks: &[Chunk], from: usize, row: &Row, text: &str) -> Option<usize> {
    let word = |i: usize| row.tokens[chunks[i].last].span.of(text).trim();
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
    let end = (not + 1..chunks.len().min(not + DENIED)).find(|&i| comma(i))?;
    let next = chunks.get(end + 1)?;
    let begins = row.tokens[next.first].span.of(text);
    INSTEAD.iter().any(|w| begins.starts_with(w)).then_some(end)
}

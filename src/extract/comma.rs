//! Commas within a list: A、B,以及C.
//!
//! Takes the chunks of a sentence before lists are joined, makes one joint of the comma and the word behind it that goes on with a
//! list. Deliberately leaves alone what begins a clause of its own (…,以及开源了C).

use super::argument::ends_clause;
use super::clause::{Chunk, Part};
use super::row::Row;
use crate::chinese::Category;

/// Words that go on with a list behind a comma.
const JOINTS: &[&str] = &["以及", "连同", "外加", "和", "及"];
/// How many chunks the last member of a list is at most, with its modifiers.
const MEMBER: usize = 16;

/// Makes one joint of each comma and the word behind it that goes on with a list.
pub(super) fn take_into_joints(chunks: &mut Vec<Chunk>, row: &Row, text: &str) {
    let joint = |c: &Chunk| matches!(c.part, Part::Word(Category::And)) && JOINTS.contains(&row.tokens[c.last].span.of(text));
    let mut at = 1;
    while at + 2 < chunks.len() {
        let comma = matches!(chunks[at].part, Part::Word(Category::Comma)) && joint(&chunks[at + 1]);
        if comma && is_member(chunks, at - 1) && goes_on(chunks, at + 2, row, text) {
            chunks[at + 1].first = chunks[at].first;
            chunks.remove(at);
        }
        at += 1;
    }
}

/// Whether a phrase ends at `at`, its bracket aside.
fn is_member(chunks: &[Chunk], at: usize) -> bool {
    let last = (0..=at).rev().find(|&i| !matches!(chunks[i].part, Part::Bracket(_)));
    last.is_some_and(|i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none()))
}

/// Whether what stands from `from` to the end of its clause is a name and its modifiers.
fn goes_on(chunks: &[Chunk], from: usize, row: &Row, text: &str) -> bool {
    let sign = |c: &Chunk| matches!(c.part, Part::Text) && !row.tokens[c.last].span.of(text).contains(char::is_alphanumeric);
    let bound = chunks.len().min(from + MEMBER);
    let end = (from..bound).find(|&i| ends_clause(&chunks[i]) || sign(&chunks[i])).unwrap_or(bound);
    if end <= from || !is_member(chunks, end - 1) {
        return false;
    }
    // ,和在它之上微调的X: what has a clause of its own for a modifier stays apart.
    let says = |c: &Chunk| {
        matches!(
            c.part,
            Part::Word(Category::Verb | Category::Say | Category::By | Category::Ba | Category::Jiang | Category::Coverb | Category::De)
        )
    };
    !chunks[from..end].iter().any(says)
}

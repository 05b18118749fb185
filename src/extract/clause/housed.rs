//! Members of a list that stand behind whose house they are: A、B旗下的C和D.
//!
//! Takes the chunks of a sentence before lists are joined, makes one chunk of every such member, so that only joints stand between
//! them. Deliberately leaves the first as it stands: whose house it is may be what the text goes on about.

use crate::chinese::Category;
use crate::extract::argument::{joins, word};
use crate::extract::clause::caution::{HOUSES, SUBSIDIARIES};
use crate::extract::clause::row::Row;
use crate::extract::clause::{Chunk, Part};

/// How many chunks tell of which kind it is at most, behind whose it is.
const DESCRIBED: usize = 3;

/// Makes one chunk of each further member that stands behind whose house it is.
pub(crate) fn house(chunks: &mut Vec<Chunk>, row: &Row, text: &str, acts: &dyn Fn(u32) -> bool) {
    let mut at = 2;
    while at + 2 < chunks.len() {
        if let Some(member) = joins(chunks, at - 1).then(|| member(chunks, at, row, text, acts)).flatten() {
            let first = chunks[at].first;
            chunks[member].first = first;
            chunks.drain(at..member);
        }
        at += 1;
    }
}

/// The chunk of who is named behind the house at `at`, where whoever stands before the joint acts as well.
fn member(chunks: &[Chunk], at: usize, row: &Row, text: &str, acts: &dyn Fn(u32) -> bool) -> Option<usize> {
    let act = |i: usize| chunks.get(i).and_then(names).is_some_and(|names| names.iter().all(|&n| acts(n)));
    let said = |i: usize| row.tokens[chunks[i].last].span.trimmed(text);
    let beside = (0..at - 1).rev().find(|&i| !matches!(chunks[i].part, Part::Bracket(_)))?;
    let housed = matches!(chunks[at + 1].part, Part::Text | Part::Word(Category::Noun))
        && (HOUSES.contains(&said(at + 1)) || SUBSIDIARIES.iter().any(|noun| said(at + 1).ends_with(noun)));
    if !housed || !act(beside) || !act(at) {
        return None;
    }
    let from = at + 2 + usize::from(word(chunks, at + 2) == Some(Category::De));
    let kind = |c: &Chunk| matches!(&c.part, Part::Word(Category::Noun)) || matches!(&c.part, Part::Phrase(p) if p.bare_kind);
    let named = (from..chunks.len().min(from + DESCRIBED)).find(|&i| !kind(&chunks[i]))?;
    (act(named) && word(chunks, named + 1) != Some(Category::De)).then_some(named)
}

/// The names of a phrase that is more than a description.
fn names(chunk: &Chunk) -> Option<&[u32]> {
    match &chunk.part {
        Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none() && !p.names.is_empty() => Some(&p.names),
        _ => None,
    }
}

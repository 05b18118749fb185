//! Lists whose items are numbered or parted by semicolons: 包括:1.A;2.B;3.C. 名单为:A;B;C.
//!
//! Takes the chunks of a sentence before lists are joined, makes joints of what parts such items. Deliberately joins nothing, and takes
//! no clause for an item: an item is one phrase.

use crate::chinese::Category;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Chunk, Part};

/// How many items a list has at most.
const ITEMS: usize = 24;
/// Words that number an item: 一是A;二是B.
const NUMBERING: &[&str] =
    &["一是", "二是", "三是", "四是", "五是", "六是", "其一", "其二", "其三", "一为", "二为", "三为", "第一", "第二", "第三"];
/// What stands behind a number.
const POINTS: &[&str] = &[".", "、", ")"];

/// Makes joints of what parts the items of lists behind a colon.
pub(crate) fn enumerate(chunks: &mut Vec<Chunk>, row: &Row, text: &str) {
    if !chunks.iter().any(|c| matches!(c.part, Part::Word(Category::Semicolon))) {
        return;
    }
    let mut at = 0;
    while at < chunks.len() {
        if matches!(chunks[at].part, Part::Word(Category::Colon)) {
            gather(chunks, at + 1, row, text);
        }
        at += 1;
    }
}

/// Reads the items that begin at `from`; of two or more each takes in its number, and what parts them joins them.
fn gather(chunks: &mut Vec<Chunk>, from: usize, row: &Row, text: &str) {
    let mut items = Vec::new();
    let mut next = from;
    while items.len() < ITEMS {
        let name = next + numbered(chunks, next, row, text);
        let item = matches!(chunks.get(name).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind && p.anaphor.is_none());
        if !item {
            return;
        }
        items.push((next, name));
        match chunks.get(name + 1).map(|c| &c.part) {
            Some(Part::Word(Category::Semicolon)) => next = name + 2,
            Some(Part::Text) if row.tokens[chunks[name + 1].first].span.of(text).starts_with(['。', '!', '\n']) => break,
            None => break,
            _ => return,
        }
    }
    if items.len() < 2 {
        return;
    }
    for &(first, name) in items.iter().rev() {
        if let Some(mark) = first.checked_sub(1).filter(|&i| i >= from) {
            chunks[mark].part = Part::Word(Category::Pause);
        }
        chunks[name].first = chunks[first].first;
        chunks.drain(first..name);
    }
}

/// How many chunks before a name number it: 1., (2), 三是.
fn numbered(chunks: &[Chunk], at: usize, row: &Row, text: &str) -> usize {
    let word = |i: usize| chunks.get(i).map_or("", |c| row.tokens[c.first].span.trimmed(text));
    match chunks.get(at).map(|c| &c.part) {
        Some(Part::Value(_)) if POINTS.contains(&word(at + 1)) => 2,
        Some(Part::Bracket(inner)) if matches!(inner[..], [Chunk { part: Part::Value(_), .. }]) => 1,
        Some(Part::Text) if NUMBERING.contains(&word(at)) => 1,
        _ => 0,
    }
}

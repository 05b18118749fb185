//! Clauses that only tell one by one who did what to the same thing: 由A主办,B承办,C协办的X.
//!
//! Takes the chunks of a sentence and tells the commas that part such clauses for marks of a list. Deliberately looks at no verb's
//! meaning: whatever it is, what all of them are done to stands behind the last.

use crate::chinese::Category;
use crate::extract::argument::{ends_clause, word};
use crate::extract::clause::row::Row;
use crate::extract::clause::{Chunk, Part};

/// How many chunks such clauses take at most.
const REACH: usize = 40;

/// The word before whoever does it.
const BY: &str = "由";

/// Coverbs that join those who do it.
const WITH: &[&str] = &["与", "和", "同", "会同"];

/// Tells the commas within every chain for marks of a list.
pub(crate) fn chain(chunks: &mut [Chunk], row: &Row, text: &str) {
    for at in 0..chunks.len() {
        if word(chunks, at) == Some(Category::By) && row.tokens[chunks[at].first].span.of(text) == BY {
            for comma in commas(chunks, at, row, text) {
                chunks[comma].part = Part::Word(Category::Pause);
            }
        }
    }
}

/// The commas of the chain that the 由 at `by` opens; none where it is no chain.
fn commas(chunks: &[Chunk], by: usize, row: &Row, text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let end = chunks.len().min(by + REACH);
    let mut at = by;
    let mut known = false;
    loop {
        // 由A主办,由B承办
        at += usize::from(word(chunks, at) == Some(Category::By));
        let Some(verb) = verb_of(chunks, at, end, row, text) else { return Vec::new() };
        known |= word(chunks, verb) == Some(Category::Verb);
        match word(chunks, verb + 1) {
            Some(Category::Comma) => found.push(verb + 1),
            Some(Category::Pause) => {}
            Some(Category::De) if known => break,
            _ => return Vec::new(),
        }
        at = verb + 2;
    }
    found
}

/// The verb behind those who are named from `from` on, and behind nobody else; plain words that end the clause may be one.
fn verb_of(chunks: &[Chunk], from: usize, end: usize, row: &Row, text: &str) -> Option<usize> {
    let said = |i: usize| row.tokens[chunks[i].last].span.of(text);
    let stops = |i: &usize| matches!(word(chunks, *i), Some(Category::Verb | Category::De)) || ends_clause(&chunks[*i]);
    let stop = (from..end).find(stops)?;
    let who = |i: usize| match &chunks[i].part {
        Part::Phrase(_) | Part::Bracket(_) | Part::Text | Part::Value(_) => true,
        Part::Word(Category::Coverb) => WITH.contains(&said(i)),
        Part::Word(category) => matches!(category, Category::And | Category::Pause | Category::Noun | Category::Quote),
    };
    let named = matches!(&chunks[from].part, Part::Phrase(p) if p.anaphor.is_none());
    let verb = if word(chunks, stop) == Some(Category::Verb) { stop } else { stop.checked_sub(1)? };
    let told = verb == stop || matches!(chunks[verb].part, Part::Text) && verb > from;
    (named && told && (from..stop).all(who)).then_some(verb)
}

//! A verb in its clause → who and what: the constructions of Chinese, each written once.
//!
//! Gives for each trigger the phrases that may be its subject and its object, best first, whatever the
//! construction: active, 由/被, 把/将, relative clause, nominal, serial verbs. Deliberately knows no class
//! and no rule: the rule picks the first phrase that fits its role.

use super::clause::{Chunk, Part};
use crate::chinese::Category;

/// Where the phrases of one trigger stand: indices into the chunks of its sentence.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// Who does it, in this clause.
    pub subjects: Vec<usize>,
    /// What it is done to, in this clause.
    pub objects: Vec<usize>,
    /// Phrases to the left that may be either: the subject of an intransitive verb (X上线), the topic.
    pub topics: Vec<usize>,
    /// The doer is named by 由 or 被.
    pub passive: bool,
    /// The doer stands after 由 or 被, and is no name.
    pub unnamed: bool,
    /// The verb stands in a relative clause (…发布的X).
    pub relative: bool,
    /// An earlier verb of the same clause, whose subject this one shares (研发并开源).
    pub shares: Option<usize>,
    /// The first chunk of the clause.
    pub start: usize,
    /// The chunk after the last of the clause.
    pub end: usize,
}

/// How far, in chunks, an argument is looked for: no clause of news is longer, and the work stays linear.
const REACH: usize = 40;

/// The chunks of the clause around `at`: `start` inclusive, `end` exclusive.
#[must_use]
pub fn clause_of(chunks: &[Chunk], at: usize) -> (usize, usize) {
    let low = at.saturating_sub(REACH);
    let start = (low..at).rev().find(|&i| ends_clause(&chunks[i])).map_or(low, |i| i + 1);
    let high = chunks.len().min(at + REACH);
    let end = (at + 1..high).find(|&i| ends_clause(&chunks[i])).unwrap_or(high);
    (start, end)
}

/// Whether a chunk parts two clauses.
#[must_use]
pub fn ends_clause(chunk: &Chunk) -> bool {
    matches!(chunk.part, Part::Word(Category::Comma | Category::Semicolon))
}

fn word(chunks: &[Chunk], at: usize) -> Option<Category> {
    match chunks.get(at)?.part {
        Part::Word(category) => Some(category),
        _ => None,
    }
}

/// The next chunk after `at` that is no bracket.
fn after(chunks: &[Chunk], at: usize) -> usize {
    let mut next = at + 1;
    while matches!(chunks.get(next).map(|c| &c.part), Some(Part::Bracket(_))) {
        next += 1;
    }
    next
}

/// What governs the phrase at `at`: the coverb right before it, over its own modifiers.
#[must_use]
pub fn governor(chunks: &[Chunk], at: usize, start: usize) -> Option<(usize, Category)> {
    let mut i = at;
    for _ in 0..6 {
        i = i.checked_sub(1).filter(|&i| i >= start)?;
        match &chunks[i].part {
            Part::Word(c @ (Category::By | Category::Ba | Category::Jiang | Category::Coverb)) => return Some((i, *c)),
            // 与X合作, with nothing before 与.
            Part::Word(Category::And) if i == start || !matches!(chunks[i - 1].part, Part::Phrase(_)) => {
                return Some((i, Category::Coverb));
            }
            Part::Word(Category::De | Category::Noun | Category::And | Category::Title) | Part::Value(_) | Part::Bracket(_) => {}
            Part::Phrase(p) if p.bare_kind || word(chunks, i + 1) == Some(Category::De) => {}
            _ => return None,
        }
    }
    None
}

/// Whether the verb at `at` stands in a modifier: a 的 follows before the clause ends, with no phrase that
/// could be its head's own verb between.
fn in_modifier(chunks: &[Chunk], at: usize, end: usize) -> bool {
    (at + 1..end.min(at + 12)).any(|i| word(chunks, i) == Some(Category::De))
}

/// Finds the arguments of what sets a rule off at the chunks `first` to `last`, inclusive: one verb, or a wording.
#[must_use]
pub fn arguments(chunks: &[Chunk], first: usize, last: usize) -> Arguments {
    let (start, end) = (clause_of(chunks, first).0, clause_of(chunks, last).1);
    let mut out = Arguments { start, end, ..Arguments::default() };
    right(chunks, last, end, &mut out);
    left(chunks, first, start, &mut out);
    out
}

fn right(chunks: &[Chunk], at: usize, end: usize, out: &mut Arguments) {
    let mut i = at + 1;
    let mut seen_text = 0;
    let mut governed = false;
    while i < end {
        match &chunks[i].part {
            Part::Word(Category::De) if out.objects.is_empty() && i - at <= 2 && seen_text <= 1 => {
                out.relative = true;
                governed = false;
            }
            Part::Phrase(p) => {
                let next = after(chunks, i);
                let modifies = word(chunks, next) == Some(Category::De) && next < end;
                if !modifies && !governed {
                    out.objects.push(i);
                    if !p.bare_kind {
                        // The head of a relative clause is one phrase; after a plain verb, one object.
                        break;
                    }
                }
                governed = governed && !modifies;
            }
            Part::Word(Category::Verb | Category::Say) => {
                let coordinated = i == at + 1 || matches!(word(chunks, i - 1), Some(Category::Also | Category::And));
                if !coordinated && !in_modifier(chunks, i, end) {
                    break;
                }
            }
            Part::Word(Category::Coverb | Category::By | Category::Ba) => governed = true,
            Part::Word(Category::De) => governed = false,
            Part::Word(Category::And) if i == at + 1 => {}
            Part::Text => seen_text += 1,
            _ => {}
        }
        i += 1;
    }
}

fn left(chunks: &[Chunk], at: usize, start: usize, out: &mut Arguments) {
    let mut i = at;
    let mut blocked = false;
    while i > start {
        i -= 1;
        match &chunks[i].part {
            Part::Phrase(_) => {
                let next = after(chunks, i);
                let modifies = word(chunks, next) == Some(Category::De);
                match governor(chunks, i, start) {
                    Some((g, Category::By)) => {
                        out.passive = true;
                        out.subjects.push(i);
                        i = g;
                        continue;
                    }
                    Some((g, Category::Ba | Category::Jiang)) => {
                        out.objects.insert(0, i);
                        i = g;
                        continue;
                    }
                    Some((g, _)) => {
                        // 对X的收购: what is governed by 对 and modifies a nominal verb is its object.
                        if modifies && next == at - 1 {
                            out.objects.insert(0, i);
                        }
                        i = g;
                        continue;
                    }
                    None => {}
                }
                if modifies && next + 1 == at {
                    // X的发布: whose release it is, the rule's classes tell.
                    out.topics.push(i);
                    out.subjects.push(i);
                } else if modifies {
                    out.topics.push(i);
                } else if out.passive {
                    out.objects.push(i);
                    out.topics.push(i);
                } else if !blocked {
                    out.subjects.push(i);
                    out.topics.push(i);
                }
            }
            Part::Word(Category::Verb) if !in_modifier(chunks, i, at) => {
                out.shares = Some(i);
                // What stands between two verbs of one clause is the first one's object.
                if chunks[i + 1..at].iter().any(|c| matches!(c.part, Part::Word(Category::Also | Category::And))) || out.subjects.is_empty()
                {
                    out.subjects.clear();
                }
                break;
            }
            Part::Word(Category::Verb) => blocked = out.subjects.is_empty(),
            // 被多家机构采用: somebody does it, named by a noun only.
            Part::Word(Category::By) => {
                out.passive = true;
                out.unnamed = true;
            }
            _ => {}
        }
    }
}

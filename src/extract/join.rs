//! Phrases that 、 和 or 与 joins → one phrase: A、B和C.
//!
//! Takes the chunks of a sentence one by one, gives them with every list a phrase. Deliberately joins nothing that only does a
//! thing with another (A与B合作): that is the verb's.

use super::argument::ends_clause;
use super::clause::{Chunk, Part, Phrase};
use super::row::Row;
use crate::chinese::{Category, WHETHER, is_some};

/// What tells whether two phrases are joined.
pub(super) struct Joint<'a> {
    /// Whether a name is of one who acts.
    pub(super) acts: &'a dyn Fn(u32) -> bool,
    /// Whether a name is of a field or a description.
    pub(super) topical: &'a dyn Fn(u32) -> bool,
    /// Whether two names are of one class.
    pub(super) alike: &'a dyn Fn(u32, u32) -> bool,
}

/// Joins A、B和C into one phrase.
pub(super) fn join(flat: Vec<Chunk>, row: &Row, text: &str, joint: &Joint<'_>) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::new();
    let behind = behind(&flat, row, text);
    let mut flat = flat.into_iter().zip(behind).peekable();
    while let Some((mut chunk, closes)) = flat.next() {
        let owns = flat.peek().is_some_and(|(next, _)| matches!(next.part, Part::Word(Category::De)));
        if let Part::Bracket(inner) = &mut chunk.part {
            *inner = join(std::mem::take(inner), row, text, joint);
        }
        if let Part::Phrase(phrase) = &chunk.part
            && !phrase.bare_kind
            && phrase.anaphor.is_none()
            && let Some(at) = left_conjunct(&out, row, text, phrase, closes, joint)
            // A的X、B的Y: B owns Y as A does X.
            && !(owns && at > 0 && matches!(out[at - 1].part, Part::Word(Category::De)))
            // 模型A、模型B和C公司的D: C is no member, its D is.
            && !(owns && phrase.names.iter().all(|&n| (joint.acts)(n)) && !acts_any(&out[at], joint))
        {
            let with = matches!(row.tokens[out[out.len() - 1].first].span.of(text), "与" | "和" | "同" | "跟");
            let asides: Vec<Chunk> = out.drain(at + 1..).filter(|c| matches!(c.part, Part::Bracket(_))).collect();
            let left = &mut out[at];
            left.last = chunk.last;
            if let Part::Phrase(joined) = &mut left.part {
                if let Some(&named) = joined.names.last() {
                    joined.asides.extend(asides.into_iter().map(|aside| (named, aside)));
                }
                if with {
                    joined.before_with = joined.names.len();
                }
                joined.names.extend(&phrase.names);
            }
            continue;
        }
        out.push(chunk);
    }
    out
}

/// What stands behind a phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closes {
    /// More of its clause.
    Nothing,
    /// The end of its clause.
    Clause,
    /// 分别, later in its clause: what is said of each of several.
    Respective,
    /// How many they are: 两款应用.
    Sum,
}

/// What stands behind each chunk, brackets aside.
fn behind(chunks: &[Chunk], row: &Row, text: &str) -> Vec<Closes> {
    let (mut told, mut ended) = (false, true);
    let mut found: Vec<Closes> = Vec::with_capacity(chunks.len());
    let mut sum = false;
    for chunk in chunks.iter().rev() {
        told &= !ends_clause(chunk);
        found.push(match (told, ended) {
            (true, _) => Closes::Respective,
            (false, true) => Closes::Clause,
            (false, false) if sum => Closes::Sum,
            (false, false) => Closes::Nothing,
        });
        // 两, 两款, 三家: a number of more than one.
        sum = match chunk.part {
            Part::Bracket(_) => sum,
            Part::Value(_) => row.tokens[chunk.first].span.of(text).starts_with(SEVERAL),
            Part::Text => {
                let word = row.tokens[chunk.first].span.of(text).trim();
                word.starts_with(SEVERAL) && is_some(word)
            }
            _ => false,
        };
        told |= matches!(chunk.part, Part::Word(Category::Respectively));
        if !matches!(chunk.part, Part::Bracket(_)) {
            ended = ends_clause(chunk) || ends_text(chunk, row, text);
        }
    }
    found.reverse();
    found
}

/// Numerals of how many stand before them.
const SEVERAL: &[char] = &['两', '三', '四', '五', '六', '七', '八', '九', '十', '2', '3', '4', '5', '6'];

/// Whether a phrase names one who acts.
fn acts_any(chunk: &Chunk, joint: &Joint<'_>) -> bool {
    matches!(&chunk.part, Part::Phrase(p) if p.names.iter().any(|&n| (joint.acts)(n)))
}

/// Verbs that join those who do a thing together: 由A联合B打造.
const TOGETHER: &[&str] = &["联合", "携手", "会同", "联手"];

/// Whether the sentence ends with this chunk.
fn ends_text(chunk: &Chunk, row: &Row, text: &str) -> bool {
    matches!(chunk.part, Part::Text) && row.tokens[chunk.last].span.of(text).starts_with(['。', '!', '\n', '—'])
}

/// The phrase to the left that this one is joined to by 、 or 和, over a bracket; or by 联合 after 由; or by 与, where both
/// are fields, or of one class and what a verb governs, and the right one closes the clause, or 分别 follows.
fn left_conjunct(out: &[Chunk], row: &Row, text: &str, right: &Phrase, closes: Closes, joint: &Joint<'_>) -> Option<usize> {
    let last = out.len().checked_sub(1)?;
    let joint_text = row.tokens[out[last].last].span.of(text);
    let either = row.tokens[out[last].last].span.of(text) == "还是";
    let together = TOGETHER.contains(&joint_text);
    let with = joint_text == "与";
    if !matches!(out[last].part, Part::Word(Category::And | Category::Pause)) && !together && !with && !either {
        return None;
    }
    let mut at = last.checked_sub(1)?;
    while matches!(out[at].part, Part::Bracket(_)) {
        at = at.checked_sub(1)?;
    }
    let Part::Phrase(left) = &out[at].part else { return None };
    if left.bare_kind || left.anaphor.is_some() {
        return None;
    }
    if either {
        let whether = at
            .checked_sub(1)
            .is_some_and(|i| matches!(out[i].part, Part::Text) && WHETHER.contains(&row.tokens[out[i].last].span.of(text).trim()));
        return whether.then_some(at);
    }
    if together {
        let by = at > 0 && matches!(out[at - 1].part, Part::Word(Category::By));
        return (by && left.names.iter().chain(&right.names).all(|&n| (joint.acts)(n))).then_some(at);
    }
    if with {
        // 与 mostly says with whom; between fields, and at the end of what a verb governs, it can only join.
        let fields = left.names.iter().chain(&right.names).all(|&n| (joint.topical)(n));
        let told = (1..=2).any(|k| at >= k && matches!(out[at - k].part, Part::Word(Category::Respectively)));
        let governed =
            told || closes == Closes::Respective || at > 0 && matches!(out[at - 1].part, Part::Word(Category::Verb) | Part::Text);
        // A、B与C: 与 closes a list of things; of those who act it mostly says with whom.
        let acts = |names: &[u32]| names.iter().any(|&n| (joint.acts)(n));
        if left.names.len() > 1 && left.before_with == 0 && !acts(&left.names) && !acts(&right.names) {
            return Some(at);
        }
        // 由A与B领投: both do it.
        if at > 0 && matches!(out[at - 1].part, Part::Word(Category::By)) && left.names.iter().chain(&right.names).all(|&n| (joint.acts)(n))
        {
            return Some(at);
        }
        let alike = left.names.iter().zip(&right.names).all(|(&a, &b)| (joint.alike)(a, b));
        // “小满”与“大寒”两款应用: of the same kind, and summed up.
        let summed = closes == Closes::Sum || !acts(&left.names) && left.kind.is_some() && closes == Closes::Clause;
        return (fields || alike && (summed || closes != Closes::Nothing && governed)).then_some(at);
    }
    Some(at)
}

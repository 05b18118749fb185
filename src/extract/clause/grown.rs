//! A thing that has become its own next version: 听澜已升级到听澜2.5, 未名迭代至2.0版.
//!
//! Makes whatever it was an aside before what it has become, of which the clauses behind it are told; tells which facts would only say
//! that one came of the other. Deliberately takes two names for versions of one thing only where the one is written with the other.

use crate::annotate::{Annotations, NameMention};
use crate::chinese::{Category, OneOf};
use crate::extract::argument::{Arguments, clause_of};
use crate::extract::clause::fold::aside;
use crate::extract::clause::{Chunk, Part};
use crate::extract::reader::{Anchor, Reader, Scene, chunk_at};
use crate::extract::{Mentions, Target};
use crate::rule::Claim;

/// Verbs of growing into what follows 到, 至, 为 or 成.
static GROWN: OneOf = OneOf::new(&["升级", "迭代", "更新", "演进", "进化", "升", "换代"]);
const INTO: [char; 4] = ['到', '至', '为', '成'];
/// Marks between such a verb and a name.
const MARKS: [char; 5] = ['“', '《', '「', '了', ' '];
/// How many chunks stand at most between the one and the other.
const BETWEEN: usize = 6;

/// 听澜已升级到听澜2.5,参数…: leaves 听澜2.5 as what the clause is about.
pub(crate) fn outgrow(chunks: &mut Vec<Chunk>, text: &str, annotations: &Annotations) {
    let mut at = 1;
    while at < chunks.len() {
        if let Some(old) = outgrown(chunks, text, annotations, at) {
            aside(chunks, old, at - 1);
            at = old + 1;
        }
        at += 1;
    }
}

/// The chunk of what has grown into what is named at `at`.
fn outgrown(chunks: &[Chunk], text: &str, annotations: &Annotations, at: usize) -> Option<usize> {
    let sole = |i: usize| match &chunks[i].part {
        Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind && p.names.len() == 1 => Some(p.names[0]),
        _ => None,
    };
    let new = sole(at)?;
    let name = |n: u32| &annotations.names[n as usize];
    let verb = text[..name(new).span.start as usize].trim_end_matches(MARKS).strip_suffix(INTO)?;
    if !GROWN.closes(verb) {
        return None;
    }
    // 迭代至2.5版
    let full = annotations.aliases.iter().find(|&&(_, short)| short == new).map_or(new, |&(full, _)| full);
    let start = clause_of(chunks, at).0;
    let old = (start.max(at.saturating_sub(BETWEEN))..at).find(|&i| sole(i).is_some_and(|old| extends(name(full), name(old), text)))?;
    let led = |c: &Chunk| matches!(c.part, Part::Word(Category::Ba | Category::Jiang | Category::By | Category::Coverb));
    // 已从Luma 1.5升级到Luma 2.5
    let from = |i: usize| matches!(chunks[i - 1].part, Part::Word(Category::Coverb));
    let named = (old + 1..at).any(|i| matches!(chunks[i].part, Part::Phrase(_)) && !from(i));
    (!named && at > old + 1 && !chunks[start..old].iter().any(led)).then_some(old)
}

/// Whether a name is another with a version behind it.
fn extends(new: &NameMention, old: &NameMention, text: &str) -> bool {
    let version = new.span.of(text).strip_prefix(old.span.of(text)).map(|rest| rest.trim_start_matches([' ', '-', 'v', 'V']));
    version.is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
}

impl Reader<'_> {
    /// 把未名升级为未名2.5: whether a wording that tells of that would say no more of the new one than that it came of the old one.
    pub(crate) fn only_grown(&self, claim: &Claim, scene: Scene<'_>, arguments: &Arguments, anchor: &Anchor, target: &Target) -> bool {
        let Target::Name(new) = *target else { return false };
        let property = &self.ontology.predicates()[claim.property];
        let span = anchor.span.of(&self.document.text);
        if property.makes || property.happens || !GROWN.within(span) {
            return false;
        }
        let new = &self.annotations.names[new as usize];
        let last = chunk_at(scene.row, scene.chunks, new.span.start).min(arguments.end);
        let before = (arguments.start..last).filter_map(|i| self.names_at(scene.chunks, i));
        let version = |names: &Mentions| names.iter().any(|&old| extends(new, &self.annotations.names[old as usize], &self.document.text));
        before.into_iter().any(|names| version(&names))
    }
}

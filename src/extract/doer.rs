//! Who does a thing besides the nearest phrase: A与B联合发布, A携手B推出, A研发的X上线.
//!
//! Takes a clause and the phrase found, gives names; deliberately looks at no other clause.

use super::argument::Arguments;
use super::clause::{Chunk, Part};
use super::reader::{Doers, Reader, Scene};
use crate::chinese::Category;
use crate::rule::Filler;

/// Words that join those who do a thing together.
const WITH: &[&str] = &["与", "和", "同", "跟", "携手", "联合", "联手", "会同", "携"];

impl Reader<'_> {
    /// Those who do it with the phrase at `found`: after 与 or 携手 behind it, or before such a word in front of it. What
    /// another role has taken is none of them.
    pub(super) fn together(
        &self,
        scene: Scene<'_>,
        found: usize,
        arguments: &Arguments,
        filler: &Filler,
        taken: &mut Vec<usize>,
    ) -> Vec<u32> {
        let chunks = scene.chunks;
        let joins = |at: usize| WITH.contains(&scene.row.tokens[chunks[at].last].span.of(&self.document.text));
        let aside = |at: usize| matches!(chunks[at].part, Part::Bracket(_));
        let mut names = Vec::new();
        let behind = (found + 1..arguments.end).find(|&i| !aside(i)).filter(|&i| joins(i));
        if let Some(other) = behind.and_then(|i| (i + 1..arguments.end).find(|&k| !aside(k)))
            && !taken.contains(&other)
            && let Some(more) = self.phrase_fill(chunks, other, filler)
        {
            taken.push(other);
            names.extend(more);
        }
        let ahead = (arguments.start..found).rev().find(|&i| !aside(i)).filter(|&i| joins(i));
        if let Some(other) = ahead.and_then(|i| (arguments.start..i).rev().find(|&k| !aside(k)))
            && !taken.contains(&other)
            && let Some(more) = self.phrase_fill(chunks, other, filler)
        {
            taken.push(other);
            names.extend(more);
        }
        names
    }

    /// Who made what comes out: the doer of a verb in the modifier of the clause's subject (A研发的X上线).
    pub(super) fn maker(&self, chunks: &[Chunk], at: usize, arguments: &Arguments, filler: &Filler, doers: &Doers) -> Option<Vec<u32>> {
        let head = (arguments.start..at).rev().find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind))?;
        let de = (arguments.start..head).rev().take(4).find(|&i| matches!(chunks[i].part, Part::Word(Category::De)))?;
        let (_, names) = doers.range(arguments.start..de).next_back()?;
        let names: Vec<u32> = names.iter().copied().filter(|&n| self.fits_surely(n, filler)).collect();
        (!names.is_empty()).then_some(names)
    }
}

//! Clefts: 助手接入的是青岭智能的X, 接入的是银行.
//!
//! Takes a verb before 的是, or a phrase after it; tells what stands after 是 as what is done. Deliberately leaves alone whoever
//! acts there (率先接入的是银行): it does what the verb says.

use smallvec::smallvec;

use crate::chinese::{Category, is_adverbial};
use crate::extract::argument::{Arguments, governor};
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::extract::reader::{Anchor, Reader, Scene};

/// 的是, 的正是: what stands before 的 is said of what follows.
const CLEFTS: &[&str] = &["是", "正是", "恰是", "就是", "则是", "恰恰是", "都是", "也是", "仍是", "还是", "而是", "却是"];

/// How many chunks after 的 its 是 stands at most.
const COPULA: usize = 3;

/// How many chunks after 的是 a phrase stands at most.
const REACH: usize = 4;

/// What a cleft is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cleft {
    /// What stands for it, by its chunk.
    Anaphor(usize),
    /// What the clause leaves out.
    LeftOut,
}

impl Reader<'_> {
    /// Takes the owner of what a cleft names for no one who acts: 接入的是A的X.
    pub(crate) fn read_cleft(&self, scene: Scene<'_>, last: usize, arguments: &mut Arguments) {
        let chunks = scene.chunks;
        if !is_de(chunks, last + 1) {
            return;
        }
        let Some(is) = (last + 2..arguments.end.min(last + 2 + COPULA)).find(|&i| !self.passed(scene, i)) else { return };
        if !self.is_cleft(scene, is) {
            return;
        }
        let owner = is + 1;
        let named = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Phrase(_))) && i < arguments.end;
        if !named(owner) || !is_de(chunks, owner + 1) {
            return;
        }
        let Some(thing) = (owner + 2..arguments.end.min(owner + 2 + REACH)).find(|&i| named(i)) else { return };
        arguments.subjects.retain(|s| *s < last);
        arguments.objects = smallvec![thing];
    }

    /// 它是A推出的玩具, X上周亮相,是由A推出的: what the clause says of whoever it goes on about, where it names nothing before 是 and
    /// nothing but a kind behind 的.
    pub(crate) fn cleft_over(&self, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> Option<Cleft> {
        let chunks = scene.chunks;
        if !is_de(chunks, anchor.last + 1) && !is_de(chunks, anchor.last + 2) {
            return None;
        }
        let is = (arguments.start..anchor.first).find(|&i| self.is_cleft(scene, i))?;
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
        let alone = (anchor.last + 1..arguments.end).all(|i| match &chunks[i].part {
            Part::Phrase(p) => p.bare_kind || p.anaphor.is_none() && self.all_topical(p),
            Part::Word(category) => !matches!(category, Category::Verb | Category::Coverb | Category::By),
            _ => true,
        });
        let front = |i: usize| match &chunks[i].part {
            Part::Word(category) => matches!(category, Category::Also | Category::Plain),
            Part::Text => is_adverbial(self.text_of(scene, i)),
            _ => false,
        };
        let stands_for =
            |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Thing | Anaphor::Noun(..))));
        let first = arguments.start;
        let done_to = (first..is).all(front).then_some(Cleft::LeftOut);
        let anaphor = || (stands_for(first) && (first + 1..is).all(front)).then_some(Cleft::Anaphor(first));
        let does = || (is + 1..anchor.first).any(named);
        done_to.or_else(anaphor).filter(|_| alone && does())
    }

    /// 助手接入的是X: whether the phrase at `at` is what the verb before 的是 is done to, and a part of what the clause speaks of.
    /// What is brought out so is what the text goes on about (开源的是X).
    pub(crate) fn cleft_object(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        let chunks = scene.chunks;
        let Some(is) = (start..at).rev().take(REACH).find(|&i| self.is_cleft(scene, i)) else { return false };
        let Some(verb) = is.checked_sub(2).filter(|&v| v >= start && is_de(chunks, is - 1)) else { return false };
        let acts = matches!(&chunks[at].part, Part::Phrase(p) if p.names.iter().any(|&n| self.acts(n)));
        let verbal = matches!(chunks[verb].part, Part::Word(Category::Verb) | Part::Text);
        let subject = (start..verb).any(|i| match &chunks[i].part {
            Part::Word(Category::Noun) => true,
            Part::Phrase(_) => governor(chunks, i, start).is_none(),
            _ => false,
        });
        verbal && !acts && subject
    }

    /// Whether a chunk may stand between 的 and 是: its comma, and what is denied before it is said what holds.
    fn passed(&self, scene: Scene<'_>, at: usize) -> bool {
        match scene.chunks[at].part {
            Part::Word(Category::Denied) => true,
            Part::Text => self.text_of(scene, at) == ",",
            _ => false,
        }
    }

    fn is_cleft(&self, scene: Scene<'_>, at: usize) -> bool {
        matches!(scene.chunks[at].part, Part::Text) && CLEFTS.contains(&self.text_of(scene, at))
    }
}

fn is_de(chunks: &[Chunk], at: usize) -> bool {
    matches!(chunks.get(at).map(|c| &c.part), Some(Part::Word(Category::De)))
}

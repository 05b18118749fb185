//! What a verb is done to that stands before its clause: in a clause before, or in the sentence before.
//!
//! Takes the verb in its clause, gives the names that what goes on is about. Deliberately looks at nothing in the clause itself.

use std::ops::ControlFlow;

use crate::chinese::{Category, INSTRUMENTS, is_adverbial, is_letter};
use crate::extract::argument::{Arguments, Chunks, clause_of, governor};
use crate::extract::clause::conjunct::{acts_within, in_modifier};
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::discourse::Within;
use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::Fill;
use crate::extract::role::nameless::DONE;
use crate::extract::role::object::{Step, Verb, version_follows};
use crate::extract::{Match, Mentions, Target};
use crate::rule::{Filler, Role, Rule};
use crate::value::Value;

/// How many clauses that name nothing are passed over.
const CLAUSES_BACK: usize = 3;

/// A clause before that of a verb.
#[derive(Clone, Copy)]
struct Before {
    start: usize,
    end: usize,
    /// 后者 stands before the verb, and takes up what is else passed over.
    latter: bool,
}

impl Reader<'_> {
    /// 发布X,已被A采用: what the clause before names, where the verb goes on about it.
    pub(super) fn in_clause_before(&self, verb: Verb<'_>, taken: &mut Chunks) -> Step {
        let Verb { role, scene, anchor, arguments, .. } = verb;
        // 开源已经成为…: a verb that opens its clause and goes on is what the clause is about.
        let nominal = anchor.first == arguments.start && anchor.last + 1 < arguments.end;
        if arguments.start == 0 || nominal {
            return ControlFlow::Continue(());
        }
        let Some(at) = self.done_in(verb, self.named_clause(verb)) else { return ControlFlow::Continue(()) };
        let names = self.sure_names(scene.chunks, at, &role.filler);
        if names.is_empty() {
            return ControlFlow::Continue(());
        }
        taken.push(at);
        ControlFlow::Break(Some(Fill::Names(names)))
    }

    /// 发布X,参数量320亿,以MIT协议开源: the nearest clause before that names something; one that names nothing only goes on.
    fn named_clause(&self, verb: Verb<'_>) -> Before {
        let Verb { scene: Scene { chunks, .. }, anchor, arguments, .. } = verb;
        // 越过了X,后者由A开源: what X was but compared with goes on.
        let latter =
            (arguments.start..anchor.first).any(|i| matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor == Some(Anaphor::Latter)));
        let ending = |end: usize| Before { start: clause_of(chunks, end).0, end, latter };
        let mut before = ending(arguments.start - 1);
        for _ in 0..CLAUSES_BACK {
            // …,在C上得93分,已被A采用: a clause that names no more than where goes on too.
            let told = |i: usize| self.goes_on_about(verb.scene, before, i) && !stands_by(chunks, i, before.start);
            if before.start == 0 || (before.start..before.end).any(told) {
                break;
            }
            before = ending(before.start - 1);
        }
        before
    }

    /// Whether the chunk at `at` is a phrase that the next clause may go on about.
    fn goes_on_about(&self, scene: Scene<'_>, before: Before, at: usize) -> bool {
        let chunks = scene.chunks;
        let Part::Phrase(phrase) = &chunks[at].part else { return false };
        // 发布X,搭载Y,已被A采用: what X stands on is not what is spoken of.
        let beside = || !phrase.names.is_empty() && phrase.names.iter().all(|n| self.beside.contains(n));
        // 王雪说,云川领先: nor is whoever says it.
        let speaks = || matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::Say)));
        let passed = || self.is_piece(chunks, at) || !before.latter && self.compared_with(scene, at);
        !(phrase.bare_kind || !before.latter && beside() || speaks() || passed())
    }

    /// Where what the verb is done to stands in a clause before it.
    fn done_in(&self, verb: Verb<'_>, before: Before) -> Option<usize> {
        let Verb { role, scene, arguments, .. } = verb;
        let chunks = scene.chunks;
        let about = |i: &usize| self.goes_on_about(scene, before, *i);
        let mut clause = before.start..before.end;
        let last = clause.clone().rfind(about);
        // X由Y研发,3月上线: what the clause before is about is done, and not who does it there.
        let doer = last.and_then(|i| governor(chunks, i, before.start)).is_some_and(|(_, c)| c == Category::By);
        if arguments.passive || doer {
            return clause.find(|&i| self.is_free_in(verb, before, i));
        }
        // X是由A研发的模型,3月上线: what the copula says something of.
        let copula = |&i: &usize| self.is_told(scene, i, before.start) && !self.sure_names(chunks, i, &role.filler).is_empty();
        // X以Y为底,预计年底开源: what X is made with is not done.
        let with = |i: usize| matches!(governor(chunks, i, before.start), Some((by, Category::Coverb)) if INSTRUMENTS.contains(&self.text_of(scene, by)));
        let told = clause.clone().find(about).filter(copula);
        told.or_else(|| clause.rfind(|i| about(i) && !with(*i))).or(last)
    }

    /// 面壁脱胎于清华的实验室,由刘知远成立: whether the phrase at `at`, which nothing governs in the clause before, is done by whom the next
    /// names.
    fn is_free_in(&self, verb: Verb<'_>, before: Before, at: usize) -> bool {
        let Verb { role, scene, .. } = verb;
        let chunks = scene.chunks;
        self.goes_on_about(scene, before, at)
            && governor(chunks, at, before.start).is_none()
            && !in_modifier(chunks, at, before.start, before.end)
            // T2搭载的芯片X,由A研发: the head is done, and not what it is built into.
            && !acts_within(chunks, at, before.end)
            && !carries_head(chunks, at, before.end)
            && !version_follows(self.text_of(scene, (at + 2).min(before.end)), chunks, at)
            && !self.sure_names(chunks, at, &role.filler).is_empty()
    }

    /// 由X打造, with nothing that is built: what the text speaks of; 被X收购后, Y…: what the next clause is about.
    pub(super) fn passive_before(&self, verb: Verb<'_>) -> Option<Mentions> {
        let Verb { role, scene, arguments, .. } = verb;
        if let Some(names) = self.ahead(scene, arguments, &role.filler) {
            return Some(names);
        }
        // X上线,已被A采用: the thing that the sentence has named is done, and not one of another class before it.
        let work = matches!(&role.filler, Filler::Name(classes) if classes.listed().iter().all(|&c| self.is_made(c)));
        if work && (0..arguments.start).any(|i| self.names_other_thing(scene, i, &role.filler)) {
            return None;
        }
        let names = self.discourse.topic(Within::Field, |n| self.fits_surely(n, &role.filler));
        (!names.is_empty()).then_some(names)
    }

    /// Whether a thing of a class that does not fit is named at `at`, and not only as where something is.
    fn names_other_thing(&self, scene: Scene<'_>, at: usize, filler: &Filler) -> bool {
        let chunks = scene.chunks;
        let made = |p: &Phrase| p.names.iter().any(|&n| self.is_made(self.entities.class(n)) && !self.fits(n, filler, true));
        let named = matches!(&chunks[at].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind && made(p));
        named && !stands_by(chunks, at, clause_of(chunks, at).0)
    }

    /// 听涛已有3000万用户。去年6月上线: what a sentence that tells but when goes on about, the one thing that the sentence right before
    /// has told of.
    pub(super) fn told_before(&self, role: &Role, rule: &Rule, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> Option<u32> {
        const APART: u32 = 8;
        let chunks = scene.chunks;
        let makes = rule.facts.iter().any(|f| self.ontology.predicates()[f.property].makes);
        let date = |c: &Chunk| matches!(c.part, Part::Value(v) if matches!(self.annotations.values[v as usize].value, Value::Date(_)));
        let plain = |i: usize| match chunks[i].part {
            Part::Text => is_adverbial(self.word_at(scene, i)),
            Part::Word(Category::Also | Category::Coverb | Category::Plain) => true,
            _ => date(&chunks[i]),
        };
        let silent = |i: usize| {
            let word = if matches!(chunks[i].part, Part::Text) { self.word_at(scene, i) } else { return false };
            word.trim_start_matches(DONE).chars().all(|c| !is_letter(c))
        };
        let alone = (anchor.last + 1..arguments.end).all(silent);
        let when = arguments.start == 0 && chunks[..anchor.first].iter().any(date) && (0..anchor.first).all(plain);
        if !makes || !when || !alone || arguments.relative {
            return None;
        }
        let last = self.matches.iter().rev().take(MATCHES).next()?.quote;
        let near = last != self.sentence && self.sentence.start.saturating_sub(last.end) <= APART;
        let told = self.matches.iter().rev().take(MATCHES).take_while(|m| near && m.quote == last);
        let object = |m: &Match| if let Target::Name(n) = m.object { Some(n) } else { None };
        let both = told.flat_map(|m| std::iter::once(m.subject).chain(object(m)));
        let mut things = both.filter(|&n| self.is_made(self.entities.class(n)) && self.fits_surely(n, &role.filler));
        let first = things.next()?;
        things.all(|n| self.entities.of(n) == self.entities.of(first)).then_some(first)
    }
}

/// Whether the phrase at `at` does, in words that set no rule off, what modifies the name behind it: T2搭载的芯片X.
fn carries_head(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let part = |i: usize| chunks.get(i).filter(|_| i < end).map(|c| &c.part);
    let named = |i: usize| matches!(part(i), Some(Part::Phrase(p)) if !p.bare_kind && p.anaphor.is_none());
    matches!(part(at + 1), Some(Part::Text)) && matches!(part(at + 2), Some(Part::Word(Category::De))) && named(at + 3)
}

/// 在X上: whether the phrase at `at` stands right behind its coverb, and is not what a modifier with one is said of.
fn stands_by(chunks: &[Chunk], at: usize, start: usize) -> bool {
    matches!(governor(chunks, at, start), Some((by, Category::Coverb)) if by + 1 == at)
}

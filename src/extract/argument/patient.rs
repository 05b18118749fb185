//! Clauses that are about whom something is done to, and phrases that only say whose or where the next thing is.
//!
//! Takes a phrase or whoever acts in a clause, says whether the clause is about another. Deliberately remembers nothing.

use smallvec::SmallVec;

use crate::chinese::Category;
use crate::extract::argument::governor;
use crate::extract::clause::{Chunk, Part, Phrase};
use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::{Reader, Scene, chunk_at};
use crate::extract::{Match, Mentions, Target};
use crate::rule::Filler;
use crate::span::Span;

/// What stands between a thing and what is found within it: X里的Y.
const WITHIN: &[&str] = &["里", "中", "内", "上", "端", "里面", "平台上", "平台"];

/// Verbs of asking somebody to do what the next verb says.
const ASKING: &[&str] = &["请", "委托", "聘请", "邀请", "请来", "找来", "雇", "雇用", "责成", "授权"];

/// Words by which a clause sets what it is about below another.
const WORSE: &[&str] =
    &["不及", "不如", "逊于", "不敌", "落后于", "低于", "逊色于", "输给", "输给了", "略逊于", "次于", "弱于", "稍逊于", "败给", "败给了"];

/// How long at most a word is that says what somebody else does too, and how many chunks that takes with who does it.
const DOING: usize = 6;
const JOINING: usize = 6;

impl Reader<'_> {
    /// Who in a clause does something to another whom the clause leaves out, and to whom, where that is told: 大赛由A主办,B承办;
    /// X发布后,A和B均已部署.
    pub(crate) fn serving(&self, scene: Scene<'_>, start: usize, end: usize) -> SmallVec<[(u32, Option<u32>); 2]> {
        let (chunks, tokens) = (scene.chunks, &scene.row.tokens);
        let mut left_out = SmallVec::new();
        let (Some(first), Some(last)) = (chunks.get(start), end.checked_sub(1).and_then(|i| chunks.get(i))) else {
            return left_out;
        };
        let clause = Span { start: tokens[first.first].span.start, end: tokens[last.last].span.end };
        // 收购了它: whom a pronoun stands for is not left out.
        if chunks[start..end].iter().any(|c| matches!(&c.part, Part::Phrase(p) if p.anaphor.is_some())) {
            return left_out;
        }
        let span = |n: u32| self.annotations.names[n as usize].span;
        let acts = |n: u32| self.acts(n) && !self.is_person(n);
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let here = here.filter(|m| !self.only_owns(m));
        let told = |m: &&Match| m.parts.iter().any(|(role, part)| role.is_none() && clause.contains(*part));
        let mut named = Mentions::new();
        for m in here.filter(told).filter(|m| acts(m.subject) && clause.contains(span(m.subject))) {
            let Target::Name(o) = m.object else { continue };
            // 大会开幕。A也来参展,带来X: whoever takes part in what an earlier sentence tells of is who the clause is about.
            // But of 主办方是A,… it does not go on about A.
            let rule = &self.engine.rules.rules[m.rule as usize];
            let joins = self.ontology.predicates()[rule.facts[m.fact as usize].property].joins;
            let apart = joins && !scene.row.sentence.span.contains(span(o));
            if !apart && !self.topical(self.entities.class(o)) && span(o).end <= clause.start {
                left_out.push((m.subject, Some(o)));
            } else if acts(o) {
                named.push(m.subject);
            }
        }
        let untold = self.doing.iter().filter(|(.., alike)| *alike).map(|&(_, n, _)| n);
        left_out.extend(untold.filter(|n| clause.contains(span(*n)) && !named.contains(n)).map(|n| (n, None)));
        left_out
    }

    /// X由A主办,B承办: whether a clause says no more than who else does what the one before says.
    pub(crate) fn joins_in(&self, scene: Scene<'_>, start: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let phrase = |i: &usize| named(chunks, *i);
        let Some(doer) = (start..end).find(phrase).filter(|_| self.by_others && start > 0) else { return false };
        let acts = |p: &Phrase| p.anaphor.is_none() && !p.names.is_empty() && p.names.iter().all(|&n| self.acts(n));
        let alone = matches!(&chunks[doer].part, Part::Phrase(p) if acts(p)) && governor(chunks, doer, start).is_none();
        let says = |i: usize| match chunks[i].part {
            Part::Text | Part::Word(Category::Verb) => self.text_of(scene, i).chars().count() <= DOING,
            Part::Word(Category::Also | Category::Plain) => true,
            _ => false,
        };
        let before = |i: usize| matches!(chunks[i].part, Part::Text | Part::Word(Category::Noun));
        alone && doer + 1 < end && end - doer <= JOINING && (start..doer).all(before) && (doer + 1..end).all(says)
    }

    /// 大会由A主办: whether the clause is about what only a noun stands for that nobody has named, and which is done by somebody.
    pub(crate) fn unknown_undergoes(&self, scene: Scene<'_>, start: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let Some(by) = (start..end).find(|&i| word(chunks, i) == Some(Category::By)) else { return false };
        let free = |i: usize| governor(chunks, i, start).is_none();
        (start..by).any(|i| match &chunks[i].part {
            Part::Phrase(p) => p.anaphor.is_some() && free(i) && self.stood_for(chunks, i, p, &Filler::any()).is_empty(),
            _ => false,
        })
    }

    /// 微信里的“元宝”: whether the phrase at `at` says where that is which is named after it.
    pub(crate) fn holds_named(&self, scene: Scene<'_>, at: usize) -> bool {
        let chunks = scene.chunks;
        self.within_next(scene, at) && word(chunks, at + 2) == Some(Category::De) && named(chunks, at + 3)
    }

    /// Whether a word for the inside stands right behind the phrase at `at`.
    pub(crate) fn within_next(&self, scene: Scene<'_>, at: usize) -> bool {
        scene.chunks.get(at + 1).is_some_and(|c| matches!(c.part, Part::Text)) && WITHIN.contains(&self.text_of(scene, at + 1))
    }

    /// 从A手里拿到…: whether those who would act stand after a coverb in the clause, and none of them elsewhere.
    pub(crate) fn led_aside(&self, scene: Scene<'_>, start: usize, end: usize, acted: &Mentions) -> bool {
        let led = |&n: &u32| {
            let at = chunk_at(scene.row, scene.chunks, self.annotations.names[n as usize].span.start);
            (start..end).contains(&at) && matches!(governor(scene.chunks, at, start), Some((_, Category::Coverb)))
        };
        acted.iter().all(led)
    }

    /// A请B开发X,并部署: whether those who act do so because whoever stands before them has asked them to.
    pub(crate) fn commissioned(&self, scene: Scene<'_>, start: usize, end: usize, acted: &Mentions) -> bool {
        let chunks = scene.chunks;
        let asked = |&n: &u32| {
            let at = chunk_at(scene.row, chunks, self.annotations.names[n as usize].span.start);
            let verb = at.checked_sub(1).filter(|&i| i > start && at < end && matches!(chunks[i].part, Part::Text | Part::Word(_)));
            let asks = |i: usize| ASKING.iter().any(|w| self.text_of(scene, i).trim_end_matches('了').ends_with(w));
            verb.is_some_and(|i| asks(i) && (start..i).any(|k| named(chunks, k)))
        };
        !acted.is_empty() && acted.iter().all(asked)
    }

    /// A不及B: whether those who would act stand behind a word of comparing, and whoever is compared before it.
    pub(crate) fn measured_by(&self, scene: Scene<'_>, start: usize, end: usize, acted: &Mentions) -> bool {
        let chunks = scene.chunks;
        let told = |&n: &u32| {
            let at = chunk_at(scene.row, chunks, self.annotations.names[n as usize].span.start);
            let verb = at.checked_sub(1).filter(|&i| i > start && at < end && matches!(chunks[i].part, Part::Text | Part::Word(_)));
            verb.is_some_and(|i| WORSE.iter().any(|w| self.text_of(scene, i).ends_with(w)) && (start..i).any(|k| named(chunks, k)))
        };
        !acted.is_empty() && acted.iter().all(told)
    }

    /// X由甲校教授A创办, X是A办的: whether those who act stand after 由 or within a cleft, so that the clause is about X.
    pub(crate) fn is_agent_of_passive(&self, scene: Scene<'_>, start: usize, end: usize, acted: &Mentions) -> bool {
        let chunks = scene.chunks;
        let Some(&first) = acted.first() else { return false };
        let at = chunk_at(scene.row, chunks, self.annotations.names[first as usize].span.start);
        if !(start..end).contains(&at) {
            return false;
        }
        let by = (start..at).any(|i| word(chunks, i) == Some(Category::By));
        let closes = end.checked_sub(1).is_some_and(|i| word(chunks, i) == Some(Category::De));
        let is = |i: usize| matches!(chunks[i].part, Part::Text) && self.text_of(scene, i).ends_with('是');
        by || closes && (start + 1..at).any(is)
    }
}

fn word(chunks: &[Chunk], at: usize) -> Option<Category> {
    match chunks.get(at)?.part {
        Part::Word(category) => Some(category),
        _ => None,
    }
}

fn named(chunks: &[Chunk], at: usize) -> bool {
    matches!(chunks.get(at).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind)
}

//! Slots that a list fills: which of its members, and who goes with them.
//!
//! Deliberately joins no list: that is done before.

use smallvec::smallvec;

use crate::chinese::{Category, SHARES};
use crate::extract::Mentions;
use crate::extract::clause::caution::HOUSES;
use crate::extract::clause::row::{Kind, Token};
use crate::extract::clause::{Part, Phrase};
use crate::extract::role::Fill;
use crate::extract::wording::ground::{Slots, phrase_at};
use crate::extract::wording::slot::Filled;
use crate::rule::{Claim, Filler};
use crate::span::Span;

/// Coverbs of whom somebody does something with.
const BESIDE: &[&str] = &["与", "同", "跟", "和"];

/// How many chunks after such a coverb the name stands at most, over who that is.
const FELLOW: usize = 4;

/// Words of what two do together.
const ACT_TOGETHER: &[&str] = &["联合", "共同", "合作", "携手", "联手", "签署", "签订", "达成"];

/// How many tokens before what goes with each of several 分别 stands at most.
const NEAR: usize = 3;

/// How many tokens behind a list 分别 stands at most.
const CLAUSE: usize = 12;

impl Slots<'_> {
    /// Those of a row of persons with whom the posts before one that is not the first go: A、云川科技总裁B、C.
    pub(crate) fn row_from(&self, phrase: &Phrase, name: u32) -> Option<Mentions> {
        let at = phrase.names.iter().position(|&n| n == name).filter(|&at| at > 0 && self.says_who() && self.described_alone(name))?;
        let others = phrase.names[at + 1..].iter().take_while(|&&n| self.reader.is_person(n) && !self.described_alone(n));
        Some(std::iter::once(name).chain(others.copied()).collect())
    }

    /// How many of a phrase's names a word before the first says whose they are: with whom these act is of another house
    /// (A旗下的B与C联合发布).
    pub(crate) fn of_one_house(&self, role: usize, phrase: &Phrase, last: usize) -> usize {
        let whole = |fact: &Claim| fact.subject == role && self.reader.ontology.predicates()[fact.property].transitive;
        let next = self.row.tokens.get(last + 1).map_or("", |t| t.span.of(self.text));
        let span = |nth: usize| phrase.names.get(nth).map(|&n| self.reader.annotations.names[n as usize].span);
        let joint = phrase.before_with.checked_sub(1).and_then(|left| Some(span(left)?.end as usize..span(left + 1)?.start as usize));
        let with = joint.is_some_and(|joint| self.text.get(joint).is_some_and(|between| between.contains('与')));
        let together = with && ACT_TOGETHER.iter().any(|w| next.starts_with(w));
        if together && self.rule.facts.iter().any(whole) { phrase.before_with } else { phrase.names.len() }
    }

    /// How many of these names stand before the first bracket that holds a value which the rule asks for; none where a list of
    /// names goes on without.
    pub(crate) fn bracketed(&self, names: &[u32]) -> Option<usize> {
        let all = &self.reader.annotations.names;
        let asked = |v: u32| self.rule.roles.iter().any(|role| self.reader.value_fits(v, &role.filler));
        let holds = |&name: &u32| {
            let end = all[name as usize].span.end;
            let token = self.row.tokens.partition_point(|t| t.span.start < end);
            // Luma2(云川科技)和Orion(听风科技): so does one that holds who has made what stands before it.
            let makes = |n: u32| self.reader.acts(n) && !self.reader.acts(name);
            self.row.category(token) == Some(Category::Open)
                && match self.row.tokens.get(token + 1).map(|t| t.kind) {
                    Some(Kind::Value(v)) => asked(v),
                    Some(Kind::Name(n)) => makes(n) && self.rule.roles.iter().any(|role| self.reader.fits_surely(n, &role.filler)),
                    _ => false,
                }
        };
        names[..names.len() - 1].iter().position(holds).map(|at| at + 1)
    }

    /// Whether what stands at a token says something of each of those before it: 分别, 分获, 分列.
    pub(crate) fn apart(&self, token: usize) -> bool {
        let told = |t: &Token| SHARES.iter().any(|w| t.span.of(&self.reader.document.text).starts_with(w));
        self.row.category(token) == Some(Category::Respectively) || self.row.tokens.get(token).is_some_and(told)
    }

    /// Whether the same stands at a token, or behind those who do it: 由A、B分别….
    pub(crate) fn shared_out(&self, token: usize) -> bool {
        let token = token + usize::from(self.row.category(token) == Some(Category::Quote));
        let by = self.row.category(token) == Some(Category::By);
        self.apart(token) || by && phrase_at(self.chunks, token + 1).is_some_and(|doers| self.apart(doers.last + 1))
    }

    /// 分别任A、B董事长: whether the clause has told before a token that it says something of each.
    pub(crate) fn apart_before(&self, token: usize) -> bool {
        let ends = |category| matches!(category, Some(Category::Comma | Category::Semicolon));
        let before = (0..token).rev().take(NEAR).take_while(|&at| !ends(self.row.category(at)));
        before.into_iter().any(|at| self.row.category(at) == Some(Category::Respectively))
    }

    /// A和B的得分分别为…: whether the clause goes on to say something of each, from a token on.
    pub(crate) fn apart_in_clause(&self, token: usize) -> bool {
        let ends = |category| matches!(category, Some(Category::Comma | Category::Semicolon));
        let clause = (token..self.row.tokens.len()).take_while(|&at| !ends(self.row.category(at)));
        clause.take(CLAUSE).any(|at| self.row.category(at) == Some(Category::Respectively))
    }

    /// A name and the descriptions joined to it, as far as they fit: 强化学习和思维链技术. Their phrase is no list.
    pub(crate) fn listed(&self, name: u32, token: usize, filler: &Filler) -> (Fill, usize) {
        let reader = self.reader;
        let topical = |n: u32| reader.topical(reader.annotations.names[n as usize].class);
        let (mut names, mut last) = (smallvec![name], token);
        while topical(name) {
            let joint = self.row.tokens.get(last + 1).is_some_and(|t| t.span.of(&reader.document.text) == "与");
            let joins = joint || matches!(self.row.category(last + 1), Some(Category::And | Category::Pause));
            let next = self.row.name(last + 2).filter(|&n| joins && topical(n) && reader.fits(n, filler, true));
            let Some(next) = next else { break };
            names.push(next);
            last += 2;
        }
        (Fill::Names(names), self.row.tokens[last].span.end as usize)
    }

    /// A旗下B、C和D领投: whether, of houses that are listed, whose house it is is told of the first alone; not so of A旗下B、C两家公司.
    pub(crate) fn only_first_housed(&self, role: usize, names: &[u32], past: usize) -> bool {
        let related = |fact: &Claim| fact.subject == role && self.reader.ontology.predicates()[fact.property].transitive;
        if !names.iter().all(|&n| self.reader.acts(n) && !self.reader.is_person(n)) || !self.rule.facts.iter().any(related) {
            return false;
        }
        let start = self.reader.annotations.names[names[0] as usize].span.start as usize;
        let before = &self.text[..start];
        // A,旗下B与C都…: whose all of them are that the clause is about.
        let own = |rest: &str| rest.is_empty() || rest.ends_with([',', '其']);
        let own_part = |w: &&str| w.chars().count() > 1 && before.strip_suffix(*w).is_some_and(|rest| !own(rest.trim_end()));
        let housed = HOUSES.iter().any(own_part);
        let token = self.row.tokens.partition_point(|t| (t.span.start as usize) < past);
        let counted = matches!(self.row.tokens.get(token).map(|t| &t.kind), Some(Kind::Value(_)));
        housed && !counted
    }

    /// 是A和师弟B创立的: all persons of the list at chunk `at`, of which a slot has taken the first.
    pub(crate) fn all_listed(&self, role: usize, names: &[u32], at: usize) -> Option<(Fill, usize)> {
        let Part::Phrase(phrase) = &self.chunks[at].part else { return None };
        let filler = &self.rule.roles[role].filler;
        let listed = phrase.names.len() > names.len() && phrase.names.starts_with(names) && !self.noun;
        let persons = listed && phrase.names.iter().all(|&n| self.reader.is_person(n) && self.reader.fits(n, filler, true));
        (persons && phrase.anaphor.is_none()).then(|| (Fill::Names(phrase.names.iter().copied().collect()), self.end_of(at) as usize))
    }

    /// X是A与大学同窗B创立的, A与B联手参与本轮: whom a coverb puts beside the one at chunk `at`, where both do what the wording says.
    pub(crate) fn fellow(&self, role: usize, names: &[u32], at: usize, before: &[Filled<Fill>]) -> Option<(Fill, usize)> {
        let (filler, person) = (&self.rule.roles[role].filler, |n: u32| self.reader.is_person(n));
        let persons = names.iter().all(|&n| person(n));
        // A person stands beside a person, a house beside a house.
        let alike = |n: u32| person(n) == persons && self.reader.acts(n);
        // C旗下A与B合作: whose house A is of says nothing of B.
        let related = |property: usize| self.reader.ontology.predicates()[property].transitive;
        let does = self.rule.facts.iter().all(|fact| fact.subject == role && !related(fact.property));
        let post = |slot: &Filled<Fill>| {
            matches!(self.rule.roles[slot.role].filler, Filler::Title | Filler::Office | Filler::StateOffice | Filler::Founder)
        };
        if self.noun || !does || !names.iter().all(|&n| alike(n)) || before.iter().any(post) {
            return None;
        }
        let text = |i: usize| Span { start: self.row.tokens[self.chunks[i].first].span.start, end: self.end_of(i) }.of(self.text);
        let with = matches!(self.chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::Coverb))) && BESIDE.contains(&text(at + 1));
        let front = |i: &usize| match &self.chunks[*i].part {
            Part::Text | Part::Word(Category::Noun | Category::Title) => true,
            Part::Phrase(p) => persons && p.anaphor.is_none() && !p.names.iter().any(|&n| person(n)),
            _ => false,
        };
        let other = (at + 2..self.chunks.len()).take(FELLOW).find(|i| !front(i)).filter(|_| with)?;
        let Part::Phrase(phrase) = &self.chunks[other].part else { return None };
        let all_fit = phrase.names.iter().all(|&n| alike(n) && self.reader.fits(n, filler, true));
        let all = names.iter().chain(&phrase.names).copied().collect();
        (all_fit && phrase.anaphor.is_none() && !phrase.names.is_empty()).then(|| (Fill::Names(all), self.end_of(other) as usize))
    }
}

//! Whom a clause names and is not about: who only serves or backs, what stands beside, what is only measured by.
//!
//! Takes a phrase or a clause and what was read of it, gives whether it tells no more than that. Deliberately gives nobody that a
//! clause is about.

use rust_decimal::Decimal;

use crate::chinese::{Category, OneOf, TAKEN_UP, is_adverbial, is_letter};
use crate::extract::argument::doer::says_jointly;
use crate::extract::argument::governor;
use crate::extract::clause::conjunct::acts_within;
use crate::extract::clause::{Chunk, Part};
use crate::extract::discourse::before::MATCHES;
use crate::extract::discourse::topic::SERVING;
use crate::extract::reader::{Reader, Scene, chunk_at};
use crate::extract::role::candidate::MULTIPLES;
use crate::extract::{Match, Mentions, Target};
use crate::rule::{Place, Reach, Role};
use crate::span::Span;
use crate::value::{Unit, Value};

/// Words for a share: 只有X的一半.
const HALVES: &[&str] = &["一半", "零头", "几分之一", "一个零头", "一小半"];

/// What a register does, of which nobody goes on to speak: 天眼查App显示.
const SHOWS: &str = "显示";

/// Ends of what somebody has found out of others.
static COUNTS: OneOf =
    OneOf::new(&["报告显示", "数据显示", "调查显示", "统计显示", "研究显示", "研报显示", "统计", "的报告", "的统计", "的调查"]);

/// Words for what a firm tells of itself.
static OWN_BOOKS: OneOf = OneOf::new(&["年度", "财务", "财报", "年报", "季度", "业绩", "中期", "公告", "招股", "官网", "官方", "公司"]);

/// Coverbs of who has told of it.
pub(crate) static ACCORDING: OneOf = OneOf::new(&["据", "根据", "按照", "按"]);

/// Copulas of what a house is to another, and the ends of words for that: 为联席保荐人.
const SERVES: [char; 3] = ['任', '为', '当'];
static SERVANTS: OneOf = OneOf::new(&["保荐人", "保荐机构", "承销商", "顾问", "律师", "协调人", "管理人"]);

/// Words for what shares do at an exchange.
const LISTED: &[&str] = &["上市", "挂牌", "敲钟", "递表", "IPO", "首日"];

impl Reader<'_> {
    /// Whether somebody is named as those are who put money in others, and the text has told nothing else of them yet.
    pub(crate) fn only_backs(&self, name: u32) -> bool {
        if !self.named_as_backer(name) {
            return false;
        }
        let own = self.entities.of(name);
        let rules = &self.engine.rules.rules;
        let other = |m: &Match| {
            let property = rules[m.rule as usize].facts[m.fact as usize].property;
            self.entities.of(m.subject) == own
                && !matches!(m.object, Target::Name(o) if self.acts(o))
                && !self.ontology.predicates()[property].transitive
        };
        !self.matches.iter().any(other)
    }

    /// 远山资本: whether a name is of one called like those who put money in others.
    pub(crate) fn named_as_backer(&self, name: u32) -> bool {
        let text = self.annotations.names[name as usize].span.of(&self.document.text);
        self.acts(name) && self.engine.vocabulary.ends_as_backer(text)
    }

    /// 中金公司担任保荐人, 中金公司为独家财务顾问: whether the clause says no more of the phrase at `at` than as what it serves there.
    pub(crate) fn only_serves(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        let tokens = &scene.row.tokens;
        let (Some(own), Some(last)) = (scene.chunks.get(at), end.checked_sub(1).and_then(|i| scene.chunks.get(i))) else {
            return false;
        };
        let (from, to) = (tokens[own.last].span.end, tokens[last.last].span.end);
        if to <= from {
            return false;
        }
        let said = Span { start: from, end: to }.of(&self.document.text).trim_matches(|c: char| !is_letter(c));
        // A、B任保荐人, where nobody knows B.
        let listed = self.document.text[from as usize..].starts_with('、') && said.contains(SERVES);
        SERVING.opens(said) || (listed || said.starts_with(SERVES)) && SERVANTS.closes(said)
    }

    /// Whether all the names are of houses.
    pub(crate) fn acts_all(&self, names: &[u32]) -> bool {
        !names.is_empty() && names.iter().all(|&n| self.acts(n) && !self.is_person(n))
    }

    /// X港交所上市首日大涨: whether the phrase at `at` is only where somebody's shares are brought.
    pub(crate) fn listed_at(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        at + 1 < end && LISTED.iter().any(|w| self.text_of(scene, at + 1).starts_with(w))
    }

    /// Whether all that was read of the clause is that two are partners, and no word tells that they do a thing together.
    pub(crate) fn only_partners(&self, scene: Scene<'_>, start: usize, end: usize) -> bool {
        let tokens = &scene.row.tokens;
        let (Some(first), Some(last)) = (scene.chunks.get(start), end.checked_sub(1).and_then(|i| scene.chunks.get(i))) else {
            return false;
        };
        let clause = Span { start: tokens[first.first].span.start, end: tokens[last.last].span.end };
        let rules = &self.engine.rules.rules;
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let mut within = here
            .filter(|m| m.parts.iter().any(|(role, span)| role.is_none() && (clause.start..clause.end).contains(&span.start)))
            .peekable();
        let symmetric = |m: &Match| self.ontology.predicates()[rules[m.rule as usize].facts[m.fact as usize].property].symmetric;
        within.peek().is_some() && within.all(symmetric) && !(start..end).any(|i| says_jointly(self.text_of(scene, i)))
    }

    /// 包括B和C: whether all that was read of them in the clause is that they are parts of what was named before.
    pub(crate) fn only_parts(&self, scene: Scene<'_>, start: usize, end: usize, names: &[u32]) -> bool {
        let tokens = &scene.row.tokens;
        let (Some(first), Some(last)) = (scene.chunks.get(start), end.checked_sub(1).and_then(|i| scene.chunks.get(i))) else {
            return false;
        };
        let clause = Span { start: tokens[first.first].span.start, end: tokens[last.last].span.end };
        let rules = &self.engine.rules.rules;
        let span = |n: u32| self.annotations.names[n as usize].span;
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let mut theirs = here.filter(|m| names.contains(&m.subject) && clause.contains(span(m.subject))).peekable();
        let part = |m: &Match| {
            let property = rules[m.rule as usize].facts[m.fact as usize].property;
            let picked = rules[m.rule as usize].roles.iter().any(|role| role.reach == Reach::Family);
            let whole = matches!(m.object, Target::Name(whole) if span(whole).start < clause.start);
            self.ontology.predicates()[property].transitive && whole && !picked
        };
        theirs.peek().is_some() && theirs.all(part)
    }

    /// 底座是X, 搭载X: of two things that the clause puts in relation, the one that it is not about.
    pub(crate) fn named_beside(&self, scene: Scene<'_>, start: usize, end: usize) -> Mentions {
        let tokens = &scene.row.tokens;
        let (Some(first), Some(last)) = (scene.chunks.get(start), end.checked_sub(1).and_then(|i| scene.chunks.get(i))) else {
            return Mentions::new();
        };
        let clause = Span { start: tokens[first.first].span.start, end: tokens[last.last].span.end };
        let rules = &self.engine.rules.rules;
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let within = here.filter(|m| m.parts.iter().any(|(role, span)| role.is_none() && (clause.start..clause.end).contains(&span.start)));
        let span = |n: u32| self.annotations.names[n as usize].span;
        let mut found = Mentions::new();
        for m in within {
            let rule = &rules[m.rule as usize];
            let claim = &rule.facts[m.fact as usize];
            let Target::Name(object) = m.object else { continue };
            // Of two things of one kind, and not of a thing and the list on which it stands, or of a kin named after another.
            let alike = self.is_made(self.entities.class(object))
                && self.is_made(self.entities.class(m.subject))
                && self.fits_surely(object, &rule.roles[claim.subject].filler);
            // 其中最大的是X is about X.
            let picked = |role: &Role| matches!(role.place, Place::Stem(_)) || role.reach == Reach::Family;
            if !alike || rule.roles.iter().any(picked) {
                continue;
            }
            let (front, back) = (object.min(m.subject), object.max(m.subject));
            if !clause.contains(span(back)) || found.contains(&back) {
                continue;
            }
            let at = |n: u32| chunk_at(scene.row, scene.chunks, span(n).start);
            // X的旗舰版Y is about Y.
            if clause.contains(span(front)) && self.heads_kin(scene, at(front)) {
                continue;
            }
            let about = if clause.contains(span(front)) {
                let front = at(front);
                governor(scene.chunks, front, start).is_none()
                    && !self.is_object(scene, front, start)
                    && !acts_within(scene.chunks, front, end)
            } else {
                // 基于该模型打造的X is about X.
                let head = at(back).checked_sub(1).is_some_and(|i| matches!(scene.chunks[i].part, Part::Word(Category::De)));
                m.subject == front || !head
            };
            if about {
                found.push(back);
            }
        }
        found
    }

    /// 不足X的三分之一, 是X的两倍: whether the phrase at `at` only tells how much the measure of another is.
    pub(crate) fn measured_against(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let share = |value: u32| match &self.annotations.values[value as usize].value {
            Value::Quantity(q) => match &q.unit {
                Unit::None => q.number < Decimal::ONE,
                Unit::Percent => true,
                Unit::Word(word) => MULTIPLES.contains(&word.as_str()),
                _ => false,
            },
            _ => false,
        };
        let Some([de, share_at, rest @ ..]) = chunks.get(at + 1..end) else { return false };
        let told = match share_at.part {
            Part::Value(value) => share(value),
            Part::Text => HALVES.contains(&self.text_of(scene, at + 2).trim_end_matches(|c: char| !is_letter(c))),
            _ => false,
        };
        // X的40%由…: a part of X.
        let marks =
            rest.is_empty() || (at + 3..end).all(|i| matches!(chunks[i].part, Part::Text) && !self.text_of(scene, i).contains(is_letter));
        matches!(de.part, Part::Word(Category::De)) && marks && told
    }

    /// 天眼查App显示,…: whether the clause only says which body has it written down, no firm's own report.
    pub(crate) fn shown_by_a_register(&self, scene: Scene<'_>, start: usize, end: usize) -> bool {
        let ends = end.checked_sub(1).is_some_and(|i| i >= start && self.text_of(scene, i).ends_with(SHOWS));
        let group = |&n: &u32| self.ontology.defaults_for("group").any(|class| class == self.entities.class(n));
        let bodies = |chunk: &Chunk| match &chunk.part {
            Part::Phrase(p) => p.anaphor.is_none() && p.names.iter().all(group),
            _ => true,
        };
        // 据远山咨询的报告显示: nor of whoever has only counted; but of 据云川科技年度报告显示 it is the firm's own.
        let said = || {
            let tokens = &scene.row.tokens;
            Span { start: tokens[scene.chunks[start].first].span.start, end: tokens[scene.chunks[end - 1].last].span.end }
                .of(&self.document.text)
        };
        let counted = || end > start && ACCORDING.opens(said()) && COUNTS.closes(said());
        ends && scene.chunks[start..end].iter().all(bodies) || counted() && !OWN_BOOKS.within(said())
    }

    /// Whether words of no known name, or a noun, stand free between two chunks: 未名由X孵化.
    pub(crate) fn tells(&self, scene: Scene<'_>, start: usize, end: usize) -> bool {
        let told = |i: usize| {
            let chunk = &scene.chunks[i];
            // 以X为底座: it goes with its coverb.
            let governed = i > start && matches!(scene.chunks[i - 1].part, Part::Word(Category::Coverb));
            // 这支队伍 was named.
            let this = i > start && matches!(scene.chunks[i - 1].part, Part::Word(Category::This));
            let says = match chunk.part {
                Part::Text => !is_adverbial(self.text_of(scene, i)),
                Part::Word(Category::Noun) => true,
                Part::Phrase(ref p) => p.bare_kind,
                _ => false,
            };
            says && !TAKEN_UP.contains(&self.text_of(scene, i)) && !this && !governed && chunk.adverbial.is_none()
        };
        (start..end).any(told)
    }
}

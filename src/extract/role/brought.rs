//! Whom what was told last brings in: 远山投资了云川。这家公司….
//!
//! Takes the matches of the sentence at hand and of the one before it, gives who was named in them beside whom they are about.
//! Deliberately looks at no word of the clause.

use smallvec::smallvec;

use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::Reader;
use crate::extract::{Match, Mentions, Target};
use crate::span::Span;

/// How many bytes at most stand between what was told of somebody and who goes on about that.
const BETWEEN: usize = 300;

/// Ends of a clause after which something else happens.
const OVER: [char; 2] = ['后', '时'];

impl Reader<'_> {
    /// The two that the last sentence of which anything was read says to do something together, as far as the paragraph reaches.
    pub(crate) fn partners(&self, fits: impl Fn(u32) -> bool) -> Option<Mentions> {
        let said = self.matches.iter().rev().take(MATCHES);
        let last = said.clone().find(|m| m.quote != self.sentence)?.quote;
        let between = self.document.text.get(last.end as usize..self.sentence.start as usize)?;
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let pair = |m: &Match| match m.object {
            Target::Name(n) if property(m).symmetric && fits(m.subject) && fits(n) => Some((m.subject, n)),
            _ => None,
        };
        let mut pairs = said.filter(|m| m.quote == last).filter_map(pair);
        let (one, other) = pairs.next().filter(|_| !between.contains('\n'))?;
        let own = |n: u32| [one, other].iter().any(|&m| self.entities.of(m) == self.entities.of(n));
        pairs.all(|(a, b)| own(a) && own(b)).then(|| smallvec![one.min(other), one.max(other)])
    }

    /// 由Kestrel研发。该公司…: who has made what was told last in the paragraph, though nothing else tells that it acts.
    pub(crate) fn maker_told(&self) -> Option<u32> {
        let last = self.matches.iter().rev().take(MATCHES).find(|m| m.quote != self.sentence)?;
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let who = last.subject;
        let between = self.document.text.get(last.quote.end as usize..self.sentence.start as usize)?;
        let near = !between.contains('\n') && between.len() <= BETWEEN;
        (near && property(last).makes && self.entities.guessed(who) && !self.acts(who)).then_some(who)
    }

    /// 远山投资了云川。这家公司…: what the sentence right before brings in, and not whoever does something to it there; but of 岭南
    /// 研究所设立了感知中心。该所… the one whose name ends so.
    pub(crate) fn brought_in_by(&self, noun: Span, found: &Mentions, fits: impl Fn(u32) -> bool) -> Option<u32> {
        const APART: u32 = 8;
        let first = found.first().map(|&n| self.entities.of(n)).filter(|_| found.iter().all(|&n| n < self.discourse.first()))?;
        let last = self.matches.iter().rev().take(MATCHES).find(|m| m.quote != self.sentence)?;
        let near = self.sentence.start.saturating_sub(last.quote.end) <= APART || self.nobody_named_since(last.quote.end);
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let brings = |m: &Match| !property(m).symmetric && !property(m).transitive && self.entities.of(m.subject) == first;
        let new = |n: u32| {
            let mentions = self.entities.mentions(self.entities.of(n));
            mentions.first().is_some_and(|&m| self.annotations.names[m as usize].span.start >= last.quote.start)
        };
        let mut told =
            self.matches.iter().rev().take(MATCHES).skip_while(|m| m.quote == self.sentence).take_while(|m| m.quote == last.quote);
        let named_so = |n: u32| self.annotations.names[n as usize].span.of(&self.document.text).ends_with(noun.of(&self.document.text));
        let called_so = |entity: u32| self.entities.mentions(entity).iter().any(|&n| named_so(n));
        told.find_map(|m| match m.object {
            Target::Name(n) if called_so(first) && !called_so(self.entities.of(n)) => None,
            Target::Name(n)
                if near && brings(m) && fits(n) && self.acts(n) && !self.is_person(n) && self.entities.of(n) != first && new(n) =>
            {
                Some(n)
            }
            _ => None,
        })
    }

    /// Whether what the paragraph has told since the byte `since`, up to the sentence at hand, names nobody who acts.
    fn nobody_named_since(&self, since: u32) -> bool {
        let names = &self.annotations.names;
        let first = names.partition_point(|n| n.span.start < since);
        let mut between = (first..names.len()).take_while(|&n| names[n].span.start < self.sentence.start);
        let told = self.document.text.get(since as usize..self.sentence.start as usize).unwrap_or("\n");
        told.len() <= BETWEEN && !told.contains('\n') && !between.any(|n| self.acts(n as u32))
    }

    /// 远山投资了云川,其创始人王雪…: whom what was said last brings in, and not whoever does something to it there; but of 远山收购云川后,
    /// 其… and of whom the text has told before, rather the other.
    pub(crate) fn bought_by(&self, found: &Mentions, fits: impl Fn(u32) -> bool) -> Option<u32> {
        const APART: u32 = 8;
        let entity = |n: u32| self.entities.of(n);
        let doer = found.first().map(|&n| entity(n)).filter(|_| found.len() == 1)?;
        let last = self.matches.iter().rev().take(MATCHES).next()?.quote;
        if last != self.sentence && self.sentence.start.saturating_sub(last.end) > APART {
            return None;
        }
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let new = |n: u32| {
            let first = self.entities.mentions(entity(n)).first().map(|&m| self.annotations.names[m as usize].span.start);
            first.is_some_and(|first| first >= last.start)
        };
        let over = |n: u32| {
            let rest = self.document.text.get(self.annotations.names[n as usize].span.end as usize..last.end as usize).unwrap_or_default();
            rest.split([',', ';', '。']).next().is_some_and(|clause| clause.ends_with(OVER))
        };
        let told = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == last);
        let mut brought = told.filter(|m| !property(m).symmetric && !property(m).transitive && entity(m.subject) == doer);
        brought.find_map(|m| match m.object {
            Target::Name(n) if fits(n) && self.speaks_for_itself(n) && entity(n) != doer && new(n) && !over(n) => Some(n),
            _ => None,
        })
    }

    /// Whether the text has just told that one is part of another.
    pub(crate) fn part_of(&self, part: u32, whole: u32) -> bool {
        let entity = |n: u32| self.entities.of(n);
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let tells = |m: &Match| {
            let object = matches!(m.object, Target::Name(n) if entity(n) == entity(whole));
            object && entity(m.subject) == entity(part) && property(m).transitive
        };
        self.matches.iter().rev().take(MATCHES).any(tells)
    }
}

//! Whose person was just spoken of: the firm that 公司 means after 云川科技CEO王雪回忆….
//!
//! Takes what the sentence at hand or the one before it has told of a person, gives who employs them or what they have founded.
//! Deliberately guesses at nothing that was not told.

use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::Reader;
use crate::extract::{Match, Target};
use crate::span::Span;

impl Reader<'_> {
    /// Whom the sentence right before was about, and that sentence, where that was a person.
    fn person_before(&self) -> Option<(u32, Span)> {
        const APART: u32 = 8;
        let span = |n: u32| self.annotations.names[n as usize].span;
        let person = self.discourse.last_topic().filter(|&n| self.is_person(n) && span(n).end <= self.sentence.start)?;
        let said = self.matches.iter().rev().take(MATCHES);
        let quote = said.map(|m| m.quote).find(|&quote| quote != self.sentence)?;
        let near = self.sentence.start.saturating_sub(quote.end) <= APART && quote.contains(span(person));
        near.then_some((person, quote))
    }

    /// 王雪与李明远创办了X。公司…: what several persons have founded by the sentence right before, of which no house does anything.
    fn founded_by_several(&self, fits: &impl Fn(u32) -> bool) -> Option<u32> {
        const APART: u32 = 8;
        let said = || self.matches.iter().rev().take(MATCHES);
        let quote = said().map(|m| m.quote).find(|&quote| quote != self.sentence)?;
        let near = quote.end <= self.sentence.start && self.sentence.start - quote.end <= APART;
        let here = || said().filter(|m| m.quote == quote);
        // …的X,这家公司…: whom the sentence at hand has named itself.
        if self.discourse.own_topics().any(fits) {
            return None;
        }
        let houses = here().any(|m| self.acts(m.subject) && !self.is_person(m.subject));
        let mut founded = here().filter(|m| self.is_person(m.subject)).filter_map(|m| self.founded_by(m));
        let first = founded.next().filter(|&n| near && !houses && fits(n))?;
        let entity = self.entities.of(first);
        founded.all(|n| self.entities.of(n) == entity).then_some(first)
    }

    /// 清华大学教授王雪创办了X。目前…: what the person has founded whom the sentence right before was about, as that tells.
    pub(crate) fn founded_before(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let Some((person, quote)) = self.person_before() else { return self.founded_by_several(&fits) };
        let said = self.matches.iter().rev().take(MATCHES).filter(|m| m.quote == quote);
        said.filter(|m| self.entities.of(m.subject) == self.entities.of(person)).find_map(|m| self.founded_by(m)).filter(|&n| fits(n))
    }

    /// 云川科技CEO王雪回忆…。这家公司…: the firm of the person whom the sentence right before was about, and who has done nothing to
    /// another of its like.
    pub(crate) fn employer_before(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let span = |n: u32| self.annotations.names[n as usize].span;
        if let Some(name) = self.founded_before(&fits) {
            return Some(name);
        }
        let (person, quote) = self.person_before()?;
        let entity = self.entities.of(person);
        let said = self.matches.iter().rev().take(MATCHES);
        let hers = || said.clone().filter(|m| m.quote == quote && self.entities.of(m.subject) == entity);
        let house = hers().find_map(|m| match m.object {
            Target::Name(n) if quote.contains(span(n)) && span(n).end <= span(m.subject).start => Some(n),
            _ => None,
        })?;
        let own = self.entities.of(house);
        let serves =
            |m: &Match| self.entities.of(m.subject) == own && matches!(m.object, Target::Name(o) if self.acts(o)) && !self.only_owns(m);
        (fits(house) && !self.once.contains(&house) && !self.matches.iter().any(serves)).then_some(house)
    }

    /// The house that somebody has founded by a match.
    fn founded_by(&self, m: &Match) -> Option<u32> {
        let property = self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property;
        match m.object {
            Target::Name(n) => Some(n).filter(|&n| self.ontology.predicates()[property].dated && self.acts(n) && !self.is_person(n)),
            _ => None,
        }
    }

    /// Whose person the sentence at hand is about, as far as it has told before byte `at`: the firm that stands before the person.
    pub(crate) fn employer_of_topic(&self, at: u32, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let span = |n: u32| self.annotations.names[n as usize].span;
        let person = self.discourse.own_topics().find(|&n| self.is_person(n) && span(n).end <= at)?;
        let entity = self.entities.of(person);
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == self.sentence);
        let hers = |m: &&Match| self.entities.of(m.subject) == entity;
        if let Some(name) = here.clone().filter(hers).find_map(|m| self.founded_by(m)).filter(|&n| fits(n) && span(n).end <= at) {
            return Some(name);
        }
        let house = |m: &Match| match m.object {
            Target::Name(n)
                if self.entities.of(m.subject) == entity
                    && span(n).start >= self.sentence.start
                    && span(n).end <= span(m.subject).start =>
            {
                Some(n)
            }
            _ => None,
        };
        here.filter_map(house).find(|&n| fits(n) && !self.once.contains(&n) && !self.is_person(n))
    }
}

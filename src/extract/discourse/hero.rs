//! Whom an article is about: whom it names clearly most, else whom its headline names, or its first sentence.
//!
//! Gives them to whoever asks what a clause speaks of that names nobody, and says who is but named beside them: a customer, a backer,
//! whoever is asked. Deliberately looks at no clause.

use crate::annotate::Annotations;
use crate::document::Document;
use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::Reader;
use crate::extract::{Match, Mentions, Target};

/// The field of the headline.
const TITLE: &str = "title";

/// How often at least whoever an article is about is named, and how often others of its kind at most are not.
const AGAIN: usize = 2;

/// The qualifier of a post.
const POST: &str = "title";

/// What an article puts first: mentions of its headline, and of the first sentence below it.
#[derive(Debug, Default)]
pub(crate) struct Front {
    headline: Mentions,
    lead: Mentions,
}

impl Front {
    /// What the headline of a document names, and the sentence below it.
    pub(crate) fn of(document: &Document, annotations: &Annotations) -> Self {
        let within = |start: u32, end: u32| {
            let first = annotations.names.partition_point(|n| n.span.start < start);
            let all = annotations.names[first..].iter().take_while(|n| n.span.start < end);
            (first as u32..).zip(all).map(|(n, _)| n).collect::<Mentions>()
        };
        let Some(title) = document.fields.iter().find(|f| f.name == TITLE) else { return Self::default() };
        let below = document.sentences.iter().find(|s| s.span.start >= title.span.end);
        Self {
            headline: within(title.span.start, title.span.end),
            lead: below.map(|s| within(s.span.start, s.span.end)).unwrap_or_default(),
        }
    }
}

impl Reader<'_> {
    /// 云川科技发布“听涛”(headline)…工商银行已接入“听涛”。公司总部…: whom the article is about, of those that fit: whom it names clearly most;
    /// else whom its headline names, or who has made what that names; else whom its first sentence names.
    pub(crate) fn hero(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        self.protagonist(&fits)
            .or_else(|| self.foremost(&self.front.headline, &fits))
            .or_else(|| self.maker_of_headline(&fits))
            .or_else(|| self.foremost(&self.front.lead, &fits))
    }

    /// Of mentions the only one that fits, but for who puts money in others; or that is named clearly more often than the rest, where the
    /// article names no other more often.
    fn foremost(&self, names: &Mentions, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let entity = |n: u32| self.entities.of(n);
        let count = |n: u32| self.entities.mentions(entity(n)).len();
        let mut fitting = names.iter().copied().filter(|&n| fits(n) && !self.named_as_backer(n));
        let first = fitting.next()?;
        // 王雪离开云川科技,加入远山: nor one beside whom it names another as much, whether that fits or not.
        let alike = |n: u32| if self.acts(first) { self.acts(n) && !self.is_person(n) && !self.named_as_backer(n) } else { fits(n) };
        let rival = names.iter().copied().filter(|&n| alike(n)).find(|&n| entity(n) != entity(first) && 2 * count(first) < 3 * count(n));
        // Of a text about several, each named again and again, none is.
        let several = |n: u32| entity(n) != entity(first) && fits(n) && !self.named_as_backer(n);
        let often = self.named.iter().take_while(|&&(other, _)| other >= AGAIN && 2 * other >= count(first));
        let again = often.map(|&(_, n)| n).any(several);
        if again || count(first) < AGAIN {
            return None;
        }
        rival.is_none().then_some(first)
    }

    /// 听涛大模型发布(headline)…由云川科技研发: who has made the one thing that the headline names, as the
    /// first sentence has told.
    fn maker_of_headline(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let entity = |n: u32| self.entities.of(n);
        let mut things = self.front.headline.iter().copied().filter(|&n| self.is_made(self.entities.class(n)));
        let thing = things.next()?;
        if things.any(|n| entity(n) != entity(thing)) {
            return None;
        }
        let makers = self.maker_of(thing)?;
        let lead = |n: u32| self.front.lead.iter().any(|&m| entity(m) == entity(n));
        makers.first().copied().filter(|&n| makers.len() == 1 && fits(n) && lead(n))
    }

    /// 工商银行已接入“听涛”。公司去年…: whom to put in the place of those whom a clause would be about: whom the article is about, where
    /// the text tells of those no more than what they do to it or with what it has made, or who works for them.
    pub(crate) fn rather(&self, names: &[u32], fits: impl Fn(u32) -> bool) -> Option<u32> {
        let entity = |n: u32| self.entities.of(n);
        if names.is_empty() {
            return None;
        }
        let hero = self.hero(fits).filter(|&hero| names.iter().all(|&n| entity(n) != entity(hero)))?;
        let passes = |&n: &u32| !self.of_its_own.contains(&entity(n)) && self.passes_by(n, hero);
        (names.iter().all(passes) || self.once_before(names)).then_some(hero)
    }

    /// 北川论坛(headline)…李明远曾参加江海论坛。会上…: which occasion to put in the place of those that a sentence before has named, but tells
    /// neither where nor when they are.
    pub(crate) fn rather_occasion(&self, names: &[u32], fits: impl Fn(u32) -> bool) -> Option<u32> {
        let entity = |n: u32| self.entities.of(n);
        let beside = |&n: &u32| !self.is_thing(n) && !self.acts(n) && !self.of_its_own.contains(&entity(n)) && n < self.discourse.first();
        let hero = self.hero(fits).filter(|_| !names.is_empty() && names.iter().all(beside))?;
        (!names.iter().any(|&n| entity(n) == entity(hero)) && self.of_its_own.contains(&entity(hero))).then_some(hero)
    }

    /// PaperMoon的得分只有34。顺丰已接入“听涛”。该模型…: the thing that the article is about, where it was named since whatever else a noun or
    /// a pronoun would take up; or where that was named but once, and not right before.
    pub(crate) fn main_since(&self, found: &[u32], fits: impl Fn(u32) -> bool) -> Option<u32> {
        let (entity, first) = (|n: u32| self.entities.of(n), self.discourse.first());
        let &[other] = found else { return None };
        if other >= first || !self.is_made(self.entities.class(other)) {
            return None;
        }
        let main = self.hero(fits).filter(|&n| entity(n) != entity(other))?;
        let last = |n: u32| self.entities.mentions(entity(n)).iter().copied().filter(|&m| m < first).max();
        let (own, others) = (last(main)?, last(other)?);
        let between = || {
            let from = self.annotations.names[others as usize].span.end as usize;
            self.document.text.get(from..self.sentence.start as usize).unwrap_or_default()
        };
        let long_ago = || between().matches(['。', '!', '?']).count() > 1;
        let once = || self.entities.mentions(entity(other)).len() == 1 && self.entities.mentions(entity(main)).len() > AGAIN;
        (own > others || once() && long_ago()).then_some(main)
    }

    /// Whether all that was told of somebody of late is what they do to whom the article is about, or with what that has made, or who works
    /// for them.
    fn passes_by(&self, name: u32, hero: u32) -> bool {
        let entity = |n: u32| self.entities.of(n);
        let (own, hero) = (entity(name), entity(hero));
        let its = |o: u32| entity(o) == hero || self.maker_of(o).is_some_and(|makers| makers.iter().any(|&m| entity(m) == hero));
        let mut told = false;
        for m in self.matches.iter().rev().take(MATCHES) {
            let Target::Name(object) = m.object else { continue };
            let beside = if entity(m.subject) == own {
                its(object) && (!self.acts(object) || self.named_as_backer(name) || self.puts_money_in(m))
            } else if entity(object) == own {
                entity(m.subject) == hero || m.qualifiers.contains_key(POST)
            } else {
                continue;
            };
            if !beside {
                return false;
            }
            told = true;
        }
        told || self.named_as_backer(name)
    }

    /// 红杉中国领投: whether a match says that somebody gives what another then has.
    fn puts_money_in(&self, m: &Match) -> bool {
        let property = self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property;
        let given = |of: Option<&String>| of.and_then(|of| self.ontology.predicate_index(of)) == Some(property);
        self.ontology.predicates().iter().any(|p| given(p.of_object_of.as_ref()))
    }

    /// 溪山科技上月发布了“山鬼”。远山资本合伙人王雪看好它。公司…: whether all of those were named but once in the article, and not right before.
    fn once_before(&self, names: &[u32]) -> bool {
        let once = |n: u32| self.entities.mentions(self.entities.of(n)).len() == 1;
        let between = |n: u32| {
            let from = self.annotations.names[n as usize].span.end as usize;
            self.document.text.get(from..self.sentence.start as usize).unwrap_or_default()
        };
        names.iter().all(|&n| once(n) && between(n).matches(['。', '!', '?']).count() > 1)
    }

    /// “听涛”参数量70亿。公司…: whom the article is about, where the paragraph was about what that has made last.
    pub(crate) fn maker_spoken_of(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let thing = self.discourse.last_topic().filter(|&n| self.is_made(self.entities.class(n)))?;
        let makers = self.maker_of(thing)?;
        let hero = self.hero(fits)?;
        (makers.len() == 1 && self.entities.of(makers[0]) == self.entities.of(hero)).then_some(hero)
    }

    /// Remembers of whom the matches from the one at `first` on tell what they are, have or bring out, and not only what they do to others,
    /// or with what others have.
    pub(crate) fn remember_own(&mut self, first: usize) {
        for at in first..self.matches.len() {
            let Match { rule, fact, subject, ref object, .. } = self.matches[at];
            let property = &self.ontology.predicates()[self.engine.rules.rules[rule as usize].facts[fact as usize].property];
            let own = match *object {
                Target::Name(o) if self.acts(o) => false,
                Target::Name(o) => property.makes || !self.is_thing(o),
                _ => true,
            };
            if own {
                self.of_its_own.insert(self.entities.of(subject));
            }
        }
    }
}

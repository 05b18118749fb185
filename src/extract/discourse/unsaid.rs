//! Whom a clause speaks of that names nobody: CEO王雪说, 全年营收2.3亿元.
//!
//! Gives whom the sentence, the paragraph, then the whole article speaks of; of a post rather whose it was said to be. Deliberately
//! gives nobody where several were spoken of together.

use crate::extract::argument::clause_of;
use crate::extract::clause::Anaphor;
use crate::extract::discourse::Within;
use crate::extract::discourse::before::MATCHES;
use crate::extract::discourse::sought::{Asking, Sought};
use crate::extract::reader::{Reader, Scene};
use crate::extract::role::Fill;
use crate::extract::{Match, Mentions, Target};
use crate::ontology::ClassId;
use crate::rule::Filler;

impl Reader<'_> {
    /// What the text speaks of, for a clause that names nobody whom it may mean.
    pub(crate) fn unsaid(&self, sought: &Sought<'_>) -> Option<Mentions> {
        let Asking { role, scene, anchor, start, post, .. } = sought.asking;
        let filler = &role.filler;
        if self.opens_with_another(scene, start, anchor.first, anchor.span.start) {
            return None;
        }
        if self.discourse.about_unknown() {
            return some(self.discourse.owner(|n| self.fits_surely(n, filler) && self.may_be(sought, n)));
        }
        // 全年营收2.3亿元: of makers and what they made, a clause that names neither goes on about the maker.
        let mixed = self.admits(filler, "agent") && self.admits(filler, "work");
        // 前大疆工程师王雪: whom somebody worked for once.
        let here = |n: u32| self.fits_surely(n, filler) && self.may_be(sought, n) && !self.once.contains(&n);
        let fits = |n: u32| here(n) && (post || !mixed || self.acts(n));
        self.told_in_sentence(sought, here)
            // “去年拿到…,”云川科技的王雪说: whom a speaker speaks for; whose post somebody holds whom the speaker names, it does not tell.
            .or_else(|| one(self.voice.and_then(|speech| speech.house).filter(|&n| !post && fits(n))))
            .or_else(|| some(self.discourse.section(fits)))
            .or_else(|| if post { self.whose_post(sought, here, fits) } else { None })
            .or_else(|| some(self.told_nearby(fits)))
            .or_else(|| self.told_of_all_along(fits))
            .or_else(|| if post { some(self.discourse.only_named_here(here, |n| self.entities.of(n))) } else { None })
            // Of several that were spoken of together, none alone is meant.
            .filter(|names| names.iter().all(|&n| self.entities.of(n) == self.entities.of(names[0])))
    }

    /// 远山给了它1亿元,估值…: whom the clauses before in the sentence have told of.
    fn told_in_sentence(&self, sought: &Sought<'_>, here: impl Fn(u32) -> bool + Copy) -> Option<Mentions> {
        let Asking { scene, start, post, .. } = sought.asking;
        some(self.brought_before(start, scene, post, here))
            // Whom it was done to, and not whoever did it.
            .or_else(|| some(self.went_on.iter().copied().filter(|&n| here(n)).collect()))
            .or_else(|| some(self.discourse.topic(Within::Sentence, here)))
    }

    /// CEO王雪: a post without a name of whose it is belongs rather to whom the article is about.
    fn whose_post(&self, sought: &Sought<'_>, here: impl Fn(u32) -> bool + Copy, fits: impl Fn(u32) -> bool + Copy) -> Option<Mentions> {
        let Asking { scene, filled, .. } = sought.asking;
        // 云川科技发布X。CEO王雪说: of an article about another, whom the paragraph is about all along.
        let all_along = || {
            let own = self.discourse.only_topic(here, |n| self.entities.of(n));
            let own = if own.iter().any(|&n| self.named_once(n)) { Mentions::new() } else { own };
            self.rather(&own, fits).map_or(own, |hero| std::iter::once(hero).collect())
        };
        some(self.house_told(filled, scene, here)).or_else(|| some(all_along())).or_else(|| one(self.hero(fits)))
    }

    /// Whom alone the paragraph speaks of: rather whom the whole article is about than who is named once.
    fn told_nearby(&self, fits: impl Fn(u32) -> bool + Copy) -> Mentions {
        let near = self.discourse.sole_topic(Within::Paragraph, fits, |n| self.entities.of(n));
        let passes = near.iter().all(|&n| self.named_once(n)) && self.protagonist(fits).is_some();
        let near = if passes { Mentions::new() } else { near };
        self.rather(&near, fits).map_or(near, |hero| std::iter::once(hero).collect())
    }

    /// Whom the article as a whole speaks of, else what a pronoun would stand for.
    fn told_of_all_along(&self, fits: impl Fn(u32) -> bool + Copy) -> Option<Mentions> {
        let entity = |n: u32| self.entities.of(n);
        let stood_for = || {
            let silent = self.discourse.topic(Within::Field, fits).is_empty();
            let own = |n: u32| fits(n) && !self.discourse.stands_by(n, entity);
            if silent { some(self.discourse.antecedent(Anaphor::Pronoun, own, entity)) } else { None }
        };
        one(self.founded_before(fits))
            .or_else(|| one(self.protagonist(fits)))
            .or_else(|| one(self.hero(fits)))
            .or_else(|| some(self.of_before(fits)))
            .or_else(stood_for)
    }

    /// Whether the article names somebody only once.
    fn named_once(&self, name: u32) -> bool {
        self.named.iter().any(|&(count, other)| count == 1 && self.entities.of(other) == self.entities.of(name))
    }

    /// 王雪创办了X,远山投了…: what a person has done something to in the clause before, where that names it; of a post, what anybody
    /// has: 北方大学成立了X,王雪任院长.
    fn brought_before(&self, start: usize, scene: Scene<'_>, seat: bool, fits: impl Fn(u32) -> bool) -> Mentions {
        let Some(mark) = start.checked_sub(1) else { return Mentions::new() };
        let from = clause_of(scene.chunks, mark).0.min(mark);
        let at = |i: usize| scene.row.tokens[scene.chunks[i].first].span.start;
        let here = |n: u32| (at(from)..at(mark)).contains(&self.annotations.names[n as usize].span.start);
        // 王雪曾任X首席科学家: who has a post has done nothing to X.
        let post = |m: &Match| m.qualifiers.contains_key("title");
        let said = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let brings = |m: &Match| if seat { !property(m).symmetric && !property(m).transitive } else { self.is_person(m.subject) };
        // 由X创始人李明远接任: who ends the clause is not X.
        let ends = |n: u32| self.annotations.names.get(n as usize + 1).is_none_or(|next| next.span.start >= at(mark));
        let last = |m: &&Match| !seat || matches!(m.object, Target::Name(n) if ends(n));
        let done = said.filter(|m| !post(m) && brings(m)).filter(last);
        let last = done.into_iter().find_map(|m| if let Target::Name(n) = m.object { Some(n).filter(|&n| here(n)) } else { None });
        last.filter(|&n| fits(n)).into_iter().collect()
    }

    /// X由王雪创办。王雪任CEO: the only one that the sentences before join the person who holds a post to.
    fn house_told(&self, filled: &[Option<Fill>], scene: Scene<'_>, fits: impl Fn(u32) -> bool) -> Mentions {
        let text = &self.document.text;
        let mut persons = filled.iter().flatten().filter_map(|fill| if let Fill::Names(names) = fill { names.first() } else { None });
        let Some(&person) = persons.rfind(|&&n| self.is_person(n)) else { return Mentions::new() };
        let sentence = scene.row.sentence.span;
        let near = |m: &Match| {
            m.quote.end <= sentence.start && text.get(m.quote.end as usize..sentence.start as usize).is_some_and(|s| !s.contains('\n'))
        };
        let own = |m: &Match| self.entities.of(m.subject) == self.entities.of(person) && !m.qualifiers.contains_key("status");
        let said = self.matches.iter().rev().take(MATCHES).filter(|m| m.quote != sentence).take_while(|m| near(m));
        let house = |m: &Match| match m.object {
            Target::Name(n) if self.acts(n) && !self.is_person(n) => Some(n),
            _ => None,
        };
        let houses: Mentions = said.filter(|m| own(m)).filter_map(house).collect();
        let sole = houses.iter().all(|&n| self.entities.of(n) == self.entities.of(houses[0]));
        houses.first().filter(|&&n| sole && fits(n)).map(|&n| std::iter::once(n).collect()).unwrap_or_default()
    }

    /// Whether a filler lists a class of some kind.
    fn admits(&self, filler: &Filler, kind: &str) -> bool {
        let below = |class: ClassId| self.ontology.defaults_for(kind).any(|above| self.ontology.is_a(class, above));
        matches!(filler, Filler::Name(classes) if classes.listed().iter().any(|&class| below(class)))
    }
}

/// The names, where there are any.
fn some(names: Mentions) -> Option<Mentions> {
    Some(names).filter(|names| !names.is_empty())
}

/// One name alone.
fn one(name: Option<u32>) -> Option<Mentions> {
    name.map(|name| std::iter::once(name).collect())
}

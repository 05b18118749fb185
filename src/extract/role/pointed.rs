//! Whom a pronoun means, or a noun that points at somebody: 它, 其, 该公司, 这款模型.
//!
//! Takes what is asked of them, gives the names that it stands for: those of whom the text was speaking, unless what it has just told
//! makes another the one that is meant. Deliberately knows no noun that points at nobody, which is `bare`'s.

use smallvec::smallvec;

use crate::annotate::Certainty;
use crate::extract::Mentions;
use crate::extract::clause::Anaphor;
use crate::extract::clause::caution::HOUSE_NOUNS;
use crate::extract::discourse::Within;
use crate::extract::reader::Reader;
use crate::extract::role::antecedent::{Asked, GROUP, NOUN_REACH};
use crate::extract::role::family::FAMILY_REACH;
use crate::ontology::ClassId;
use crate::span::Span;

/// Who is meant rather than those `found`.
const RATHER: &[fn(&Asked<'_>, &Mentions) -> Option<u32>] = &[main_one, thing_had, hero];

impl Asked<'_> {
    /// Whom it means.
    pub(crate) fn pointed_at(&self) -> Mentions {
        let (reader, fits) = (self.reader, |n: u32| self.fits(n));
        let house = matches!(self.anaphor, Anaphor::Noun(class, _) if reader.engine.agents.has(class));
        if house && let Some(name) = reader.employer_before(fits) {
            return smallvec![name];
        }
        let found = reader.meant_by(self.anaphor, fits);
        if let Some(name) = RATHER.iter().find_map(|step| step(self, &found)) {
            return smallvec![name];
        }
        if self.means_a_misfit(&found) {
            return Mentions::new();
        }
        match self.anaphor {
            Anaphor::Noun(class, noun) => self.by_noun(class, noun, found),
            _ => found,
        }
    }

    /// X得分…,它击败了…: whether a thing that the sentence is about is meant, though it does not fit.
    fn means_a_misfit(&self, found: &Mentions) -> bool {
        let reader = self.reader;
        if !matches!(self.anaphor, Anaphor::Thing | Anaphor::Pronoun) {
            return false;
        }
        let first = reader.discourse.first();
        let persons = found.iter().all(|&n| reader.is_person(n));
        let kind = |n: u32| {
            if persons { reader.speaks_for_itself(n) } else { self.anaphor == Anaphor::Thing && reader.is_thing(n) }
        };
        let other = |n: u32| kind(n) && self.refuses(n);
        found.iter().all(|&n| n < first) && reader.discourse.own_topics().any(other)
    }

    /// 该中心, 这款模型: of those `found` and those called so, whom the noun means.
    fn by_noun(&self, class: ClassId, noun: Span, found: Mentions) -> Mentions {
        let reader = self.reader;
        if let Some(name) = reader.ending_in(noun, &found, |n| self.fits_surely(n)) {
            return smallvec![name];
        }
        // 云川科技建成云梯智算中心。该中心由…: nor anybody else where the one that is called so does not fit.
        let made = |n: u32| reader.is_made(reader.entities.class(n));
        if reader.engine.agents.has(class) && reader.ending_in(noun, &found, made).is_some() {
            return Mentions::new();
        }
        if found.is_empty() {
            return self.of_untold_class(class);
        }
        reader.brought_in_by(noun, &found, |n| self.fits(n)).map_or(found, |n| smallvec![n])
    }

    /// 授予X,这个数据集…: what the sentence has just named, though its class was not told so.
    fn of_untold_class(&self, class: ClassId) -> Mentions {
        let reader = self.reader;
        let told = |n: u32| reader.annotations.names[n as usize].certainty == Certainty::Firm;
        // 该模型 is no field, as 大模型 is; 该技术 is no thing of another kind.
        let alike = |n: u32| {
            if reader.topical(class) { reader.topical(reader.entities.class(n)) } else { !reader.is_only_field(n) }
        };
        let thing = |n: u32| alike(n) && (reader.is_made(reader.entities.class(n)) || !told(n) && !reader.is_person(n));
        let may = |n: u32| reader.is_made(class) && thing(n) && self.fits_surely(n);
        let named = reader.discourse.just_named(may);
        if !named.is_empty() {
            return named;
        }
        // …称X。该芯片…: whoever is known to act is no chip.
        let named = reader.discourse.topic(Within::Paragraph, |n| may(n) && (!reader.acts(n) || reader.entities.guessed(n)));
        if !named.is_empty() {
            return named;
        }
        // 在智能大会上…(much else)…本届大会由…主办: the one of its kind that was spoken of last, however long ago.
        reader.discourse.long_ago(|n| self.fits(n), |n| reader.entities.of(n)).into_iter().collect()
    }
}

/// 顺丰已接入“听涛”。该模型…: the thing that the article is about, where it was named since the one found.
fn main_one(asked: &Asked<'_>, found: &Mentions) -> Option<u32> {
    match asked.anaphor {
        Anaphor::Noun(..) | Anaphor::Thing => asked.reader.main_since(found, |n| asked.fits(n)),
        _ => None,
    }
}

/// 云川科技投用了机器人X,它由…: rather the thing that was named last than who has it.
fn thing_had(asked: &Asked<'_>, found: &Mentions) -> Option<u32> {
    let reader = asked.reader;
    match (asked.anaphor, &found[..]) {
        (Anaphor::Thing, &[who]) if reader.acts(who) => {
            reader.named_behind(who, |n| reader.is_made(reader.entities.class(n)) && asked.fits(n))
        }
        _ => None,
    }
}

/// 摩根士丹利则维持评级。\n这家公司…: whom the article is about, rather than who is named once.
fn hero(asked: &Asked<'_>, found: &Mentions) -> Option<u32> {
    let reader = asked.reader;
    match asked.anaphor {
        Anaphor::Noun(_, noun) if HOUSE_NOUNS.contains(&noun.of(&reader.document.text)) => reader.hero_after(found, |n| asked.fits(n)),
        _ => None,
    }
}

impl Reader<'_> {
    /// What a pronoun or a noun with 该 stands for: 它 and 其 before all for whoever does not govern, for nobody goes on about an office
    /// that has only brought out a paper.
    fn meant_by(&self, anaphor: Anaphor, fits: impl Fn(u32) -> bool) -> Mentions {
        let entity = |n: u32| self.entities.of(n);
        let governs = |n: u32| self.engine.states.has(self.entities.class(n)) && n < self.discourse.first();
        if matches!(anaphor, Anaphor::Thing | Anaphor::Pronoun) {
            let house = |n: u32| fits(n) && self.speaks_for_itself(n);
            if let Some(name) = self.discourse.beside_persons(|n| self.is_person(n), house) {
                return smallvec![name];
            }
            let found = self.discourse.antecedent(anaphor, |n| fits(n) && !governs(n), entity);
            if !found.is_empty() {
                return found;
            }
        }
        let found = self.discourse.antecedent(anaphor, &fits, entity);
        let house = matches!(anaphor, Anaphor::Noun(class, _) if self.engine.agents.has(class));
        if found.is_empty() && house { self.maker_told().into_iter().collect() } else { found }
    }

    /// 摩根士丹利则维持评级。\n这家公司…: whom the article is about, where a paragraph opens so and those `found` before it are named but
    /// once in the article.
    fn hero_after(&self, found: &Mentions, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let entity = |n: u32| self.entities.of(n);
        let once = |n: u32| self.named.iter().any(|&(count, name)| count == 1 && entity(name) == entity(n));
        if !found.iter().all(|&n| once(n) && n < self.discourse.first()) || !self.discourse.opening(|_| true, entity).is_empty() {
            return None;
        }
        self.protagonist(fits)
    }

    /// What was named last, where that fits and was after whoever is named by `who`.
    fn named_behind(&self, who: u32, fits: impl Fn(u32) -> bool) -> Option<u32> {
        // 王雪说,它…: whoever speaks of it is not meant.
        let named = self.discourse.recent_names().take(NOUN_REACH).filter(|&n| !self.is_person(n));
        named.max().filter(|&n| n > who && fits(n))
    }

    /// 成立B实验室…。该实验室: of those named of late the one whose name ends in the noun, where no name of those `found` does.
    fn ending_in(&self, noun: Span, found: &Mentions, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let text = &self.document.text;
        let noun = noun.of(text);
        let ends_so = |n: u32| {
            let name = self.annotations.names[n as usize].span.of(text);
            name.len() > noun.len() && name.ends_with(noun)
        };
        if HOUSE_NOUNS.contains(&noun) && noun != GROUP || found.iter().any(|&n| ends_so(n)) {
            return None;
        }
        // 该模型 is no field, as 大模型 is.
        self.discourse.recent_names().take(FAMILY_REACH).find(|&n| fits(n) && ends_so(n) && !self.is_only_field(n))
    }
}

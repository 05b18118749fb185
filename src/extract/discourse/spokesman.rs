//! For whom a person speaks, as far as the text has told: 创始人王雪说,公司….
//!
//! Remembers the houses that matches give a person. Deliberately knows nothing of who says what: that is [`speech`](crate::extract::speech)'s.

use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::statement::speech::{self, Speech};
use crate::extract::{Match, Target};
use crate::fact::Qualifier;
use crate::ontology::PredicateIndex;
use crate::rule::Role;

/// The qualifier of a post, and that of one which is over.
const POST: &str = "title";
const STATUS: &str = "status";

/// How many bytes a mark takes with the one behind it.
const MARK: u32 = 8;

impl Reader<'_> {
    /// Remembers whose persons the matches from the one at `first` on tell of: whose post they hold, and what they have founded.
    pub(crate) fn remember_houses(&mut self, first: usize) {
        for at in first..self.matches.len() {
            let Match { rule, fact, subject, ref object, ref qualifiers, .. } = self.matches[at];
            let Target::Name(house) = *object else { continue };
            let over = qualifiers.contains_key(STATUS) || self.once.contains(&house);
            if !self.is_person(subject) || !self.acts(house) || self.is_person(house) || over {
                continue;
            }
            let property = self.engine.rules.rules[rule as usize].facts[fact as usize].property;
            let leads = match qualifiers.get(POST) {
                Some(Qualifier::Text(post)) => self.engine.vocabulary.leads(post),
                Some(_) => false,
                None if self.ontology.predicates()[property].dated => true,
                None => continue,
            };
            let person = self.entities.of(subject);
            let entities = self.entities;
            let houses = self.houses.entry(person).or_default();
            if !houses.iter().any(|&n| entities.of(n) == entities.of(house)) {
                houses.push(house);
            }
            if leads {
                self.led.insert((person, entities.of(house)));
            }
        }
    }

    /// 王雪任云川科技工程师,参与了X的研发: whether a fact of a person's post is of one that leads the house; who is but employed there does
    /// nothing in its name. Any other fact of hers says nothing against it.
    pub(crate) fn led_by(&self, told: &Match, person: u32) -> bool {
        let Target::Name(house) = told.object else { return false };
        let post = told.qualifiers.contains_key(POST);
        !post || self.led.contains(&(self.entities.of(person), self.entities.of(house)))
    }

    /// Whose speech a byte stands in; where the words around do not tell for whom a person speaks, the text before may have.
    pub(crate) fn voice_at(&self, byte: u32) -> Option<Speech> {
        let speech = speech::at(&self.speeches, byte)?;
        Some(Speech { house: speech.house.or_else(|| self.house_of_person(speech.speaker)), ..speech })
    }

    /// 王雪:她去了云川科技; 王雪说:“她去了…”: whether a name is of whoever says so, in so many words, what is being read.
    pub(crate) fn speaks_there(&self, name: u32) -> bool {
        let Some(speech) = self.voice else { return false };
        let speaker = self.annotations.names[speech.speaker as usize].span;
        let between = self.document.text.get(speaker.end as usize..speech.said.start as usize).unwrap_or_default();
        let direct = between == ":" || speech.said.of(&self.document.text).starts_with('“') || between.ends_with('“');
        direct && self.entities.of(name) == self.entities.of(speech.speaker)
    }

    /// 王雪提出“要做中国的OpenAI”,并创办了…: whether names stand only within marks that hold more than a name, and that stand within
    /// their sentence and are nobody's speech.
    pub(crate) fn only_in_saying(&self, names: &[u32]) -> bool {
        let within = |&n: &u32| {
            let span = self.annotations.names[n as usize].span;
            let next = self.quotes.partition_point(|q| q.start <= span.start);
            let quote = self.quotes[..next].last().filter(|q| q.contains(span) && q.len() > span.len() && self.sentence.contains(**q));
            quote.is_some_and(|q| {
                let before = q.start - self.sentence.start > MARK && self.sentence.end - q.end > MARK;
                before && q.start < span.start && self.voice.is_none()
            })
        };
        !names.is_empty() && names.iter().all(within)
    }

    /// 王雪是云川科技创始人。2021年,她发布了X: the house of the one person who does it, as the text has told; but a book is hers, and so is
    /// what she has made where she leads no house: 云川科技工程师王雪.
    pub(crate) fn house_of_subject(&self, scene: Scene<'_>, anchor: &Anchor, role: &Role, free: &[usize], taken: &[usize]) -> Option<u32> {
        let rule = &self.engine.rules.rules[anchor.rule as usize];
        let brings = |property: PredicateIndex| {
            let property = &self.ontology.predicates()[property];
            property.makes && property.happens
        };
        let chunks = scene.chunks;
        let mut doers = free.iter().copied().filter(|at| *at < anchor.first && !taken.contains(at));
        let at = doers.next().filter(|_| doers.next().is_none() && rule.facts.iter().any(|fact| brings(fact.property)))?;
        let names = self.names_at(chunks, at).filter(|names| names.len() == 1 && self.is_person(names[0]))?;
        let titled = |n: u32| self.document.text[..self.annotations.names[n as usize].span.start as usize].ends_with('《');
        let book = taken.iter().filter_map(|&o| self.names_at(chunks, o)).flatten().any(titled);
        let leads = |n: u32| self.led.contains(&(self.entities.of(names[0]), self.entities.of(n)));
        self.house_of_person(names[0]).filter(|&n| !book && leads(n) && self.fits_surely(n, &role.filler))
    }

    /// The house of a person: of several the one that the article names most.
    fn house_of_person(&self, person: u32) -> Option<u32> {
        let often = |n: u32| self.entities.mentions(self.entities.of(n)).len();
        let houses = self.houses.get(&self.entities.of(person))?;
        houses.iter().copied().max_by_key(|&n| (often(n), std::cmp::Reverse(n)))
    }
}

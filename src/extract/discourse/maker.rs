//! Who brings out a thing where its clause does not say: who brought out it or another of its family before, or whose name it bears.
//!
//! Remembers the makers of what the article has told of so far. Deliberately knows nothing of who only uses a thing.

use std::collections::BTreeMap;

use crate::extract::reader::Reader;
use crate::extract::{Match, Mentions, Target};
use crate::ontology::PredicateIndex;
use crate::span::Span;

/// The most characters of a firm's name with which what it makes begins.
const LONGEST_HOUSE: usize = 8;

/// How far behind 的 a thing stands that is somebody's, in characters; and how many mentions of a thing are asked.
const OWNED: usize = 14;
const OWNERS: usize = 4;
/// What a thing is to whoever has made it.
const OWN_WORKS: &[&str] = &["主力", "旗舰", "首款", "自研", "自家", "新款", "新品", "产品线", "代表作", "看家", "拳头", "主打", "入门"];

/// Who made what, as far as the text has told.
#[derive(Debug, Default)]
pub(crate) struct Makers<'a> {
    /// By the entity of the thing.
    by_thing: BTreeMap<u32, Mentions>,
    /// By what the names of a family begin with.
    by_stem: BTreeMap<&'a str, Mentions>,
}

impl Reader<'_> {
    /// Remembers whom the matches from the one at `first` on say to have made something.
    pub(crate) fn remember_makers(&mut self, first: usize) {
        for at in first..self.matches.len() {
            let Match { rule, fact, subject, quote, ref object, .. } = self.matches[at];
            if let Target::Name(thing) = *object {
                let property = self.engine.rules.rules[rule as usize].facts[fact as usize].property;
                self.remember_maker(property, subject, thing, quote);
            }
        }
    }

    fn remember_maker(&mut self, property: PredicateIndex, maker: u32, thing: u32, quote: Span) {
        if !self.ontology.predicates()[property].makes || self.is_person(maker) || !self.acts(maker) {
            return;
        }
        let document = self.document;
        let stem = stem(self.annotations.names[thing as usize].span.of(&document.text));
        let entity = self.entities.of(thing);
        // Of several sentences the last one tells.
        let since = |n: &u32| self.annotations.names[*n as usize].span.start >= quote.start;
        let note = |makers: &mut Mentions| {
            if !makers.iter().any(|&m| self.entities.of(m) == self.entities.of(maker)) {
                makers.retain(|m| since(m));
                makers.push(maker);
            }
        };
        note(self.makers.by_thing.entry(entity).or_default());
        if let Some(stem) = stem {
            note(self.makers.by_stem.entry(stem).or_default());
        }
    }

    /// Who may have brought out a thing that nobody is said to have.
    pub(crate) fn maker_of(&self, thing: u32) -> Option<Mentions> {
        let name = self.annotations.names[thing as usize].span.of(&self.document.text);
        let told = self.makers.by_thing.get(&self.entities.of(thing));
        let kin = || stem(name).and_then(|stem| self.makers.by_stem.get(stem));
        told.or_else(kin).cloned().or_else(|| self.house_in(name)).or_else(|| self.owner_told(thing))
    }

    /// 云川科技的主力模型是Luma-8B, 云川科技的大模型Luma-8B: whose the text says that a thing is.
    fn owner_told(&self, thing: u32) -> Option<Mentions> {
        let (text, names) = (&self.document.text, &self.annotations.names);
        let owner = |&mention: &u32| {
            let start = names[mention as usize].span.start;
            let before = text.get(..start as usize)?.trim_end_matches(['“', '「', '《']);
            let clause = before.rfind([',', '。', ';', '\n', ':']).map_or(before, |at| &before[at..]);
            let (house, what) = clause.rsplit_once('的')?;
            let owns = what.chars().count() <= OWNED && !what.contains(|c: char| c.is_ascii_digit());
            let end = (before.len() - clause.len() + house.len()) as u32;
            let n = names.partition_point(|n| n.span.end < end);
            let at = names.get(n).filter(|n| n.span.end == end && owns)?;
            let said = what.is_empty() || OWN_WORKS.iter().any(|word| what.contains(word)) || self.vocabulary_thing(what);
            (said && at.span.end == end && self.acts(n as u32) && !self.is_person(n as u32)).then_some(n as u32)
        };
        let mentions = self.entities.mentions(self.entities.of(thing));
        mentions.iter().take(OWNERS).find_map(owner).map(|name| std::iter::once(name).collect())
    }

    /// Whether a text ends in a noun for what is made.
    fn vocabulary_thing(&self, text: &str) -> bool {
        self.engine.vocabulary.noun_at_end(text).is_some_and(|class| self.is_made(class))
    }

    /// Whose name a thing bears: 荣耀Robot Phone.
    fn house_in(&self, name: &str) -> Option<Mentions> {
        let ends = name.char_indices().map(|(at, _)| at).skip(2).take(LONGEST_HOUSE);
        let houses = ends.filter_map(|end| self.entities.mention(name[..end].trim_end())).filter(|&n| self.acts(n) && !self.is_person(n));
        houses.last().map(|name| std::iter::once(name).collect())
    }
}

/// What the names of a family begin with: the first run of ideographs or of letters, where another follows.
fn stem(name: &str) -> Option<&str> {
    let first = name.chars().next()?;
    let same = |c: char| if first.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphabetic() && !c.is_ascii() };
    let end = name.char_indices().find(|&(_, c)| !same(c)).map_or(name.len(), |(at, _)| at);
    Some(&name[..end]).filter(|stem| stem.chars().count() > 1)
}

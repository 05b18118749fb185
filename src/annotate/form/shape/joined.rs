//! The words of a Latin name behind its first: Bank of America, Hargrove & Lyle, InferRead CT Lung.
//!
//! Takes a name as far as it has come and says by how much it goes on; deliberately adds no name.

use crate::annotate::NameMention;
use crate::annotate::form::lexical;
use crate::annotate::form::shape::tail::{counted, is_tier};
use crate::annotate::form::shape::token::{Token, token};
use crate::annotate::page::Page;
use crate::ontology::ClassId;

/// The most words of a name.
const WORDS: usize = 6;

/// Small words within a name of several.
const JOINERS: &[&str] = &["of", "for", "the", "and", "de", "von"];

/// Small words within the name of an occasion, which join it to no thing that is known: Build with Nami.
const SETTING: &[&str] = &["with", "in", "to", "on"];

/// What a thing that works for somebody is called.
const WORKING: &str = "Agent";

/// A name as far as it has come, word by word.
pub(super) struct Growing<'t> {
    pub first: Token<'t>,
    /// The name of the lexicon with which it begins.
    pub known: Option<NameMention>,
    /// The class that this tells of it.
    pub class: Option<ClassId>,
    /// Whether that is one of those who act.
    pub agent: bool,
    pub end: usize,
    pub words: usize,
}

/// What ends a name, though the next word is one of a name.
const ENDS: &[fn(&Growing<'_>, &Page<'_>, Token<'_>) -> bool] = &[begins_description, stands_beside_agent, is_round, is_points];

impl Growing<'_> {
    /// Takes in the words that go on from it.
    pub fn grow(&mut self, page: &Page<'_>) {
        while self.words < WORDS && page.text.as_bytes().get(self.end) == Some(&b' ') {
            let Some((end, words)) = self.next(page) else { break };
            self.end = end;
            self.words += words;
        }
    }

    /// Where the name ends with what comes next, and how many words that is; none, if it goes on no further.
    fn next(&self, page: &Page<'_>) -> Option<(usize, usize)> {
        let text = page.text;
        if let Some(partner) = self.partner(page) {
            return Some((partner.end, 1));
        }
        let next = token(text, self.end + 1)?;
        // Ian J. Goodrow
        if let Some(over) = initial(text, next).filter(|_| self.class.is_none_or(|c| c == page.defaults.person)) {
            return Some((over.end, 2));
        }
        // InferRead CT Lung: an everyday word stands within a name.
        if let Some(over) = token(text, next.end + 1).filter(|t| within_words(page, next, *t)) {
            return Some((over.end, 2));
        }
        if self.is_letter_of_thing(page, next) {
            return Some((next.end, 1));
        }
        if ENDS.iter().any(|ends| ends(self, page, next)) {
            return None;
        }
        let next = self.over_joiner(text, next);
        (self.joins(page, next) && !self.begins_other(page, next)).then_some((next.end, 1))
    }

    /// Hargrove & Lyle: so joined, two words of which nobody knows are one name.
    fn partner<'p>(&self, page: &Page<'p>) -> Option<Token<'p>> {
        const AND: &str = " & ";
        let partner = page.text[self.end..].strip_prefix(AND).and_then(|_| token(page.text, self.end + AND.len()))?;
        (self.class.is_none() && partner.starts_upper() && page.known_at(partner.start).is_none()).then_some(partner)
    }

    /// 开发板UNO Q
    fn is_letter_of_thing(&self, page: &Page<'_>, next: Token<'_>) -> bool {
        next.text.len() == 1
            && next.has_upper()
            && page.kind_before(self.first.start).is_some_and(|c| page.ontology.is_a(c, page.defaults.work))
    }

    /// Bank of America: a small word joins two that are not small.
    fn over_joiner<'p>(&self, text: &'p str, next: Token<'p>) -> Token<'p> {
        if !(JOINERS.contains(&next.text) || self.class.is_none() && SETTING.contains(&next.text)) {
            return next;
        }
        token(text, next.end + 1).filter(|over| over.starts_upper() && text.as_bytes()[next.end] == b' ').unwrap_or(next)
    }

    /// Whether a word is one of those that names go on with.
    fn joins(&self, page: &Page<'_>, next: Token<'_>) -> bool {
        let tier = is_tier(page, next.text);
        let versioned = || page.text[self.first.start..self.end].bytes().any(|b| b.is_ascii_digit());
        (next.starts_upper() || tier) && !page.words.is_ordinary(next.text)
            || tier && (next.starts_upper() || versioned())
            || next.has_digit() && !counted(page, next.start, next.end) && (next.text.len() <= 4 || next.has_upper())
            || self.is_made(page) && stands_for_itself(page, next)
    }

    /// Nami Agent: whether it is known as a thing that is made, or brought out.
    fn is_made(&self, page: &Page<'_>) -> bool {
        let brought = || page.cue_before(page.text[..self.first.start].trim_end_matches('的').len());
        self.class.or_else(brought).is_some_and(|class| page.ontology.is_a(class, page.defaults.work))
    }

    /// Whether a word that is known begins the name of something else; Meta Nami Spark goes on from one that nobody knows.
    fn begins_other(&self, page: &Page<'_>, next: Token<'_>) -> bool {
        let topic = |k: &NameMention| page.is_topic(k.class) && stands_for_itself(page, next);
        let unlike = |k: &NameMention| self.class.is_some_and(|c| c != k.class) && !(self.agent && self.words > 1) && !topic(k);
        page.known_at(next.start).is_some_and(unlike)
    }
}

/// 马赫M100 VLA司机大模型: a few capitals begin a description of another thing.
fn begins_description(name: &Growing<'_>, page: &Page<'_>, next: Token<'_>) -> bool {
    name.known.is_some() && describes_next(page, next)
}

/// IT之家 12 月: a number counts, and makes no other name of an agent's. Google Gemini: nor does what is known.
fn stands_beside_agent(name: &Growing<'_>, page: &Page<'_>, next: Token<'_>) -> bool {
    let number = || next.text.bytes().all(|b| b.is_ascii_digit());
    name.agent && (number() || name.words == 1 && page.known_at(next.start).is_some())
}

/// Nami C轮融资: which round, and no part of who raises it.
fn is_round(_: &Growing<'_>, page: &Page<'_>, next: Token<'_>) -> bool {
    next.text.len() == 1 && page.text[next.end..].trim_start_matches('+').starts_with('轮')
}

/// MMLU 71.4: so many points are no version.
fn is_points(name: &Growing<'_>, page: &Page<'_>, next: Token<'_>) -> bool {
    name.class.is_some() && name.class == page.defaults.yardstick && lexical::is_points(&page.text[name.end..next.end])
}

/// The family name behind a letter that stands for another given name: Ian J. Goodrow.
fn initial<'t>(text: &'t str, next: Token<'t>) -> Option<Token<'t>> {
    let letter = next.text.len() == 1 && next.has_upper() && text[next.end..].starts_with(". ");
    let over = letter.then(|| token(text, next.end + ". ".len())).flatten()?;
    let mut letters = over.text.chars();
    let family = letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_lowercase() || c.is_alphabetic() && !c.is_ascii());
    (family && over.text.len() > 1).then_some(over)
}

/// Whether that word is not followed by what it would describe: Nami Agent在, but Nami Agent能力.
fn stands_for_itself(page: &Page<'_>, token: Token<'_>) -> bool {
    let rest = page.text[token.end..].trim_start_matches(' ');
    let described =
        || page.kind_after(token.end).is_some() || page.words.begins_generic(rest) || rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    token.text == WORKING && !described()
}

/// Whether a few capitals and what narrows it down stand before a noun for what is made: VLA司机大模型.
fn describes_next(page: &Page<'_>, token: Token<'_>) -> bool {
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=5;
    LETTERS.contains(&token.text.len())
        && token.text.bytes().all(|b| b.is_ascii_uppercase())
        && page.kind_at(token.end).is_none()
        && page.kind_after(token.end).is_some_and(|class| page.ontology.is_a(class, page.defaults.work))
}

/// Whether an everyday word of capitals stands between two words of one name.
fn within_words(page: &Page<'_>, next: Token<'_>, over: Token<'_>) -> bool {
    let capitals = next.text.len() <= 3 && next.text.bytes().all(|b| b.is_ascii_uppercase());
    let word = over.starts_upper() && over.text.len() > 2 && over.text.bytes().skip(1).all(|b| b.is_ascii_lowercase());
    capitals
        && word
        && page.text.as_bytes().get(next.end) == Some(&b' ')
        && page.words.is_ordinary(next.text)
        && !page.words.is_ordinary(over.text)
        && page.known_at(over.start).is_none()
        // Lattera CEO Robert Kinney
        && !page.title_begins(next.start)
        && page.known_at(next.start).is_none_or(|k| page.is_topic(k.class))
}

//! Which slots a token may fill: a bit for each filler, so that a pattern is tried only where its slots can be filled.
//!
//! Takes a row and its chunks, gives [`Fits`] for each token: what is not in them surely does not stand there. Deliberately
//! says no more: what fills a slot, and up to where, is [`Slots`](crate::extract::wording::ground::Slots)'s.

use crate::annotate::{Certainty, Reason};
use crate::chinese::Category;
use crate::extract::clause::row::{Kind, Row};
use crate::extract::clause::title::may_fill;
use crate::extract::clause::{Chunk, Part};
use crate::extract::reader::Reader;
use crate::extract::wording::sieve::Lists;
use crate::ontology::{ClassId, Ontology};
use crate::rule::{Filler, Rule, RuleSet};

/// A set of fillers, as 128 bits. Of more fillers some share one: the set may then hold too much, never too little.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fits(u128);

impl Fits {
    /// Every filler.
    pub(crate) const ALL: Self = Self(u128::MAX);

    fn one(filler: usize) -> Self {
        Self(1 << (filler % 128))
    }

    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds every filler of the other.
    pub(crate) fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether it holds one filler alone.
    pub(crate) fn is_one(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Whether both hold one filler.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// How far before its word a post may begin, in bytes: more than what may narrow it.
const POST_REACH: u32 = 64;

/// The fillers of all rules, and what each token fits by what is known of it.
#[derive(Debug)]
pub(crate) struct Fillers {
    /// By rule and role: its filler.
    roles: Lists<Fits>,
    /// By the class of its entity, what a name fits.
    names: Vec<Fits>,
    /// By its own class, what a description fits.
    descriptions: Vec<Fits>,
    /// What a name of which only the shape is known fits besides.
    guesses: Fits,
    /// What anything fits that stands for a name.
    anaphors: Fits,
    kinds: Fits,
    /// The fillers that are no names, each with its set.
    others: Vec<(Filler, Fits)>,
}

impl Fillers {
    pub(crate) fn new(rules: &RuleSet, ontology: &Ontology) -> Self {
        let mut all: Vec<Filler> = Vec::new();
        let mut one = |filler: &Filler| {
            Fits::one(all.iter().position(|known| known == filler).unwrap_or_else(|| {
                all.push(filler.clone());
                all.len() - 1
            }))
        };
        let mut of_rule = |rule: &Rule| rule.roles.iter().map(|role| one(&role.filler)).collect::<Vec<Fits>>();
        let roles = rules.rules.iter().map(&mut of_rule).collect();
        let those = |fit: &dyn Fn(&Filler) -> bool| {
            all.iter().enumerate().filter(|(_, f)| fit(f)).fold(Fits::default(), |fits, (i, _)| fits.or(Fits::one(i)))
        };
        let classes = || (0..ontology.classes().len() as u16).map(ClassId);
        let admits = |class| those(&|f| matches!(f, Filler::Name(classes) if classes.admit(class)));
        let lists = |class| those(&|f| matches!(f, Filler::Name(classes) if classes.listed().contains(&class)));
        Self {
            names: classes().map(admits).collect(),
            descriptions: classes().map(lists).collect(),
            guesses: those(&|f| matches!(f, Filler::Name(classes) if classes.admit_guesses())),
            anaphors: those(&|f| matches!(f, Filler::Name(_))),
            kinds: those(&|f| *f == Filler::Kind),
            roles,
            others: (0..).map(Fits::one).zip(all).filter(|(_, f)| !matches!(f, Filler::Name(_))).map(|(fits, f)| (f, fits)).collect(),
        }
    }

    /// For each role of a rule the set that holds its filler.
    pub(crate) fn of(&self, rule: usize) -> &[Fits] {
        self.roles.of(rule as u32)
    }

    /// Those of the fillers that are no names.
    fn those(&self, fit: impl Fn(&Filler) -> bool) -> Fits {
        self.others.iter().filter(|(filler, _)| fit(filler)).fold(Fits::default(), |all, (_, fits)| all.or(*fits))
    }

    /// What each token of a row fits, into `tokens`; gives what some token fits.
    pub(crate) fn read(&self, reader: &Reader<'_>, row: &Row, chunks: &[Chunk], tokens: &mut Vec<Fits>) -> Fits {
        tokens.clear();
        tokens.extend(row.tokens.iter().map(|token| match token.kind {
            Kind::Name(name) => self.name(reader, name),
            Kind::Value(value) => self.those(|filler| reader.value_fits(value, filler)),
            Kind::Word(..) | Kind::Text => Fits::default(),
        }));
        self.stand_ins(row, chunks, tokens);
        self.posts(reader, row, chunks, tokens);
        tokens.iter().fold(Fits::default(), |all, &fits| all.or(fits))
    }

    fn name(&self, reader: &Reader<'_>, name: u32) -> Fits {
        let mention = &reader.annotations.names[name as usize];
        if mention.reason == Reason::Kind {
            return self.descriptions[mention.class.0 as usize].or(self.kinds);
        }
        let mut fits = self.names[reader.entities.class(name).0 as usize];
        if mention.certainty == Certainty::Guess && reader.entities.guessed(name) {
            fits = fits.or(self.guesses);
        }
        if reader.topical(mention.class) { fits.or(self.kinds) } else { fits }
    }

    /// Pronouns and the like, and nouns before a name.
    fn stand_ins(&self, row: &Row, chunks: &[Chunk], tokens: &mut [Fits]) {
        for chunk in chunks {
            match &chunk.part {
                Part::Bracket(inner) => self.stand_ins(row, inner, tokens),
                Part::Phrase(phrase) if phrase.anaphor.is_some() => tokens[chunk.first] = tokens[chunk.first].or(self.anaphors),
                // 芯片X: at the noun stands what the name is.
                Part::Phrase(_) => {
                    let named = headed(row, chunk).map(|name| tokens[name]);
                    tokens[chunk.first] = named.map_or(tokens[chunk.first], |fits| tokens[chunk.first].or(fits));
                }
                _ => {}
            }
        }
    }

    /// Posts, from where what narrows them begins.
    fn posts(&self, reader: &Reader<'_>, row: &Row, chunks: &[Chunk], tokens: &mut [Fits]) {
        let mut next: Option<u32> = None;
        for (at, (token, fits)) in row.tokens.iter().zip(tokens).enumerate().rev() {
            next = match token.kind {
                Kind::Word(_, Category::Title) => Some(token.span.start),
                Kind::Text | Kind::Word(_, Category::Noun | Category::And | Category::Coverb | Category::Verb) | Kind::Name(_) => {
                    next.filter(|post| post - token.span.start <= POST_REACH)
                }
                _ => None,
            };
            if next.is_some()
                && let Some((posts, _)) = reader.posts_at(row, chunks, at)
            {
                *fits = fits.or(self.those(|filler| may_fill(&posts, (token.kind, token.span.of(&reader.document.text)), filler)));
            }
        }
    }
}

/// The token of the name that a phrase begins with after the noun or description before it: 芯片X, 人形机器人X.
pub(crate) fn headed(row: &Row, chunk: &Chunk) -> Option<usize> {
    let Part::Phrase(phrase) = &chunk.part else { return None };
    let &name = phrase.names.first().filter(|_| !phrase.bare_kind && phrase.anaphor.is_none())?;
    let noun = matches!(row.tokens[chunk.first].kind, Kind::Word(_, Category::Noun));
    let kind = phrase.kind.is_some_and(|kind| row.name(chunk.first) == Some(kind));
    (chunk.first + 1..=chunk.last).find(|&at| row.name(at) == Some(name)).filter(|_| noun || kind)
}

//! Which slots a token may fill: a bit for each filler, so that a pattern is tried only where its slots can be filled.
//!
//! Takes a row and its chunks, gives [`Fits`] for each token: what is not in them surely does not stand there. Deliberately
//! says no more: what fills a slot, and up to where, is [`Slots`](super::ground::Slots)'s.

use super::clause::{Chunk, Part};
use super::reader::Reader;
use super::row::{Kind, Row};
use crate::annotate::{Certainty, Reason};
use crate::chinese::Category;
use crate::lexicon::PostKind;
use crate::ontology::{ClassId, Ontology};
use crate::rule::{Filler, RuleSet};
use crate::value::{Unit, Value};

/// A set of fillers, as 128 bits. Of more fillers some share one: the set may then hold too much, never too little.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fits(u128);

impl Fits {
    /// Every filler.
    pub(super) const ALL: Self = Self(u128::MAX);

    fn one(filler: usize) -> Self {
        Self(1 << (filler % 128))
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds every filler of the other.
    pub(super) fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether it holds one filler alone.
    pub(super) fn is_one(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Whether both hold one filler.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// How far before its word a post may begin, in bytes: more than what may narrow it.
const POST_REACH: u32 = 64;

/// The fillers of all rules, and what each token fits by what is known of it.
#[derive(Debug)]
pub(super) struct Fillers {
    /// Every filler once, in the order of the rules.
    all: Vec<Filler>,
    /// By rule and role: its filler.
    roles: Vec<Vec<Fits>>,
    /// By the class of its entity, what a name fits.
    names: Vec<Fits>,
    /// By its own class, what a description fits.
    descriptions: Vec<Fits>,
    /// What a name of which only the shape is known fits besides.
    guesses: Fits,
    /// What anything fits that stands for a name.
    anaphors: Fits,
    kinds: Fits,
    /// By [`sort`], what a value fits.
    values: [Fits; SORTS],
}

/// How many sorts of values there are.
const SORTS: usize = 9;

/// Which of the sorts of values, that differ in what they fit, a value is.
fn sort(value: &Value) -> usize {
    match value {
        Value::Quantity(q) => match q.unit {
            Unit::None => 0,
            Unit::Word(_) => 1,
            Unit::Percent => 2,
            Unit::Money { .. } => 3,
            Unit::Bytes => 4,
            Unit::Tokens => 5,
            Unit::Points => SORTS,
        },
        Value::Rank(_) => 6,
        Value::Duration(_) => 7,
        Value::Date(_) => 8,
    }
}

/// Whether values of a sort may fill a role.
fn sort_fits(sort: usize, filler: &Filler) -> bool {
    match filler {
        Filler::Number | Filler::Count | Filler::Things | Filler::Persons => matches!(sort, 0 | 1),
        Filler::Score => matches!(sort, 0..=2),
        Filler::Percent => sort == 2,
        Filler::Money => sort == 3,
        Filler::Bytes => sort == 4,
        Filler::Tokens => matches!(sort, 1 | 5),
        Filler::Rank => sort == 6,
        Filler::Duration => sort == 7,
        Filler::Date => sort == 8,
        _ => false,
    }
}

impl Fillers {
    pub(super) fn new(rules: &RuleSet, ontology: &Ontology) -> Self {
        let mut all: Vec<Filler> = Vec::new();
        let mut one = |filler: &Filler| {
            Fits::one(all.iter().position(|known| known == filler).unwrap_or_else(|| {
                all.push(filler.clone());
                all.len() - 1
            }))
        };
        let roles = rules.rules.iter().map(|rule| rule.roles.iter().map(|role| one(&role.filler)).collect()).collect();
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
            values: std::array::from_fn(|sort| those(&|f| sort_fits(sort, f))),
            all,
            roles,
        }
    }

    /// For each role of a rule the set that holds its filler.
    pub(super) fn of(&self, rule: usize) -> &[Fits] {
        &self.roles[rule]
    }

    fn those(&self, fit: impl Fn(&Filler) -> bool) -> Fits {
        self.all.iter().enumerate().filter(|(_, f)| fit(f)).fold(Fits::default(), |fits, (i, _)| fits.or(Fits::one(i)))
    }

    /// What each token of a row fits, into `tokens`; gives what some token fits.
    pub(super) fn read(&self, reader: &Reader<'_>, row: &Row, chunks: &[Chunk], tokens: &mut Vec<Fits>) -> Fits {
        tokens.clear();
        tokens.extend(row.tokens.iter().map(|token| match token.kind {
            Kind::Name(name) => self.name(reader, name),
            Kind::Value(value) => self.value(&reader.annotations.values[value as usize].value),
            Kind::Word(..) | Kind::Text => Fits::default(),
        }));
        self.stand_ins(row, chunks, tokens);
        self.posts(reader, row, tokens);
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

    fn value(&self, value: &Value) -> Fits {
        self.values.get(sort(value)).copied().unwrap_or_default()
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

    /// Posts, from where what narrows them may begin.
    fn posts(&self, reader: &Reader<'_>, row: &Row, tokens: &mut [Fits]) {
        let kind = |kind: Kind| match kind {
            Kind::Word(word, Category::Title) => Some(reader.engine.vocabulary.words[word as usize].post),
            _ => None,
        };
        // Posts that are joined tell together what they are: any of the row may.
        let held = row.tokens.iter().filter_map(|t| kind(t.kind)).fold(Fits::default(), |fits, post| {
            fits.or(self.those(|filler| match filler {
                Filler::Title => post != PostKind::Founder,
                Filler::Office => post == PostKind::Office,
                Filler::StateOffice => post == PostKind::State,
                Filler::Founder => post == PostKind::Founder,
                _ => false,
            }))
        });
        if held == Fits::default() {
            return;
        }
        let mut next: Option<u32> = None;
        for (token, fits) in row.tokens.iter().zip(tokens).rev() {
            next = match token.kind {
                Kind::Word(_, Category::Title) => Some(token.span.start),
                Kind::Text | Kind::Word(_, Category::Noun | Category::And) | Kind::Name(_) => {
                    next.filter(|post| post - token.span.start <= POST_REACH)
                }
                _ => None,
            };
            if next.is_some() {
                *fits = fits.or(held);
            }
        }
    }
}

/// The token of the name that a phrase begins with after the noun or description before it: 芯片X, 人形机器人X.
pub(super) fn headed(row: &Row, chunk: &Chunk) -> Option<usize> {
    let Part::Phrase(phrase) = &chunk.part else { return None };
    let &name = phrase.names.first().filter(|_| !phrase.bare_kind && phrase.anaphor.is_none())?;
    let noun = matches!(row.tokens[chunk.first].kind, Kind::Word(_, Category::Noun));
    let kind = phrase.kind.is_some_and(|kind| row.name(chunk.first) == Some(kind));
    (chunk.first + 1..=chunk.last).find(|&at| row.name(at) == Some(name)).filter(|_| noun || kind)
}

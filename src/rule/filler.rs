//! What may fill a role: names of classes, descriptions, posts, values.
//!
//! Takes what stands after `NAME:` in a rule, gives a [`Filler`] that answers at once which classes it admits. Deliberately
//! looks at no text.

use super::source::{meant, words};
use super::{Problem, problem};
use crate::ontology::{ClassId, ClassSet, Ontology};

/// What may fill a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filler {
    /// A name.
    Name(Classes),
    /// A description of a kind (人形机器人).
    Kind,
    /// A post (院长).
    Title,
    /// A post that leads its organisation (院长, CEO; not 教授).
    Office,
    /// A post that leads a country or a place (总统, 市长).
    StateOffice,
    /// Posts of which one is a founder's (董事长、创始人).
    Founder,
    /// A number with no unit or a plain classifier.
    Number,
    /// A number of things: a number with a classifier or a noun.
    Count,
    /// A number of things, told by a classifier of things or by a noun: no measure (3倍, 5小时).
    Things,
    /// A number of persons: a number alone or with 人, 名 or 位.
    Persons,
    /// Points or percent.
    Score,
    /// Money.
    Money,
    /// Money for so much of something: 0.5元/百万tokens.
    Rate,
    /// Bytes.
    Bytes,
    /// Tokens.
    Tokens,
    /// Percent.
    Percent,
    /// A place in an order.
    Rank,
    /// A date.
    Date,
    /// A date that is finer than a year.
    Day,
    /// A date that tells of several days: 6日至9日.
    Days,
    /// A length of time.
    Duration,
}

impl Filler {
    /// Any name.
    #[must_use]
    pub fn any() -> Self {
        Self::Name(Classes::default())
    }
}

/// The classes of which a name may be to fill a role; none listed: any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    listed: Vec<ClassId>,
    /// Those listed and all below them.
    below: ClassSet,
    /// Whether a name of which nothing but the shape is known may be of one of them.
    guessable: bool,
    /// Whether a person is of one of them.
    persons: bool,
    /// Whether only those are asked for who are called like those that put money in others.
    backing: bool,
}

impl Classes {
    /// These classes and all below them.
    #[must_use]
    pub fn new(listed: Vec<ClassId>, ontology: &Ontology) -> Self {
        let below = |role: &str, class: ClassId| ontology.defaults_for(role).any(|above| ontology.is_a(class, above));
        Self {
            below: listed.iter().flat_map(|&class| ontology.below(class)).collect(),
            // One that acts or is made; 听涛得79.6分 tells of 听涛, and of no test that is called so.
            guessable: listed.iter().any(|&class| below("agent", class))
                || listed.iter().any(|&class| below("work", class))
                    && (!listed.iter().any(|&class| below("yardstick", class)) || listed.iter().any(|&class| below("shape", class))),
            persons: ontology.defaults_for("person").any(|person| listed.iter().any(|&class| ontology.is_a(person, class))),
            listed,
            backing: false,
        }
    }

    /// Those of them who are called like those that put money in others.
    #[must_use]
    fn of_backers(self) -> Self {
        Self { backing: true, guessable: false, ..self }
    }

    /// Whether only those are asked for who are called like those that put money in others.
    #[must_use]
    pub fn ask_for_backers(&self) -> bool {
        self.backing
    }

    /// Whether a name of this class may fill the role.
    #[must_use]
    pub fn admit(&self, class: ClassId) -> bool {
        self.listed.is_empty() || self.below.has(class)
    }

    /// Whether a name of which nothing but the shape is known may fill it.
    #[must_use]
    pub fn admit_guesses(&self) -> bool {
        self.guessable
    }

    /// Whether persons are asked for, among others.
    #[must_use]
    pub fn admit_persons(&self) -> bool {
        self.persons
    }

    /// The classes as the rule lists them.
    #[must_use]
    pub fn listed(&self) -> &[ClassId] {
        &self.listed
    }
}

/// Stands for any name.
const ANY: &str = "Any";

/// Stands for the names of those who put money in others: 远山资本.
const BACKER: &str = "Backer";

/// What may stand in a class's place: any name, descriptions, posts, values.
const FILLERS: [(&str, Filler); 20] = [
    ("Kind", Filler::Kind),
    ("Title", Filler::Title),
    ("Office", Filler::Office),
    ("StateOffice", Filler::StateOffice),
    ("Founder", Filler::Founder),
    ("Number", Filler::Number),
    ("Count", Filler::Count),
    ("Things", Filler::Things),
    ("Persons", Filler::Persons),
    ("Score", Filler::Score),
    ("Money", Filler::Money),
    ("Rate", Filler::Rate),
    ("Bytes", Filler::Bytes),
    ("Tokens", Filler::Tokens),
    ("Percent", Filler::Percent),
    ("Rank", Filler::Rank),
    ("Date", Filler::Date),
    ("Day", Filler::Day),
    ("Days", Filler::Days),
    ("Duration", Filler::Duration),
];

/// Reads `Agent`, `Model|Software`, `Number`, `Title`, `Any`.
pub(super) fn parse_filler(text: &str, ontology: &Ontology) -> Result<Filler, Problem> {
    if text == ANY {
        return Ok(Filler::any());
    }
    if text == BACKER {
        return Ok(Filler::Name(Classes::new(ontology.defaults_for("agent").collect(), ontology).of_backers()));
    }
    if let Some((_, filler)) = FILLERS.iter().find(|(name, _)| *name == text) {
        return Ok(filler.clone());
    }
    let class = |name: &String| {
        ontology.class(name).ok_or_else(|| {
            let fillers: Vec<&str> = [ANY, BACKER].into_iter().chain(FILLERS.map(|(name, _)| name)).collect();
            let hint = meant(
                name,
                ontology.classes().iter().map(|c| c.name.as_str()).chain(fillers.iter().copied()),
                &format!("a class of ontology/tupu.ttl, or {}", fillers.join(", ")),
            );
            problem(name, format!("the ontology has no class `{name}`"), hint)
        })
    };
    let listed = words(text).iter().map(class).collect::<Result<Vec<ClassId>, _>>()?;
    Ok(Filler::Name(Classes::new(listed, ontology)))
}

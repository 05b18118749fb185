//! What an article states: entities and facts, each with its evidence.
//!
//! Takes nothing, gives the types that the extraction ends in and that RDF, JSON and DOT are made from;
//! deliberately knows neither rules nor RDF.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::span::Span;

/// All that one article states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extraction {
    /// The article it was read from.
    pub article: Source,
    /// The entities, each once, ordered by [`Entity::key`] and class.
    pub entities: Vec<Entity>,
    /// The facts, each once, ordered by their first evidence, then subject, predicate and object.
    pub facts: Vec<Fact>,
}

/// What is kept of the article itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The article's id, see [`crate::article::Article::id`].
    pub id: String,
    /// The headline.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The day of publication, ISO 8601, as exact as the source.
    pub date: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its keywords, technologies and industries.
    pub topics: Vec<String>,
    /// SHA-256 of its fields, in hexadecimal.
    pub text_hash: String,
}

/// A thing that the article speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// What identifies it across articles: the lexicon's preferred name, else [`Entity::name`]. NFC.
    pub key: String,
    /// The fullest proper form that the article uses, in the original's characters.
    pub name: String,
    /// The ontology's class, by its local name (`Company`).
    pub class: String,
    /// Every other form that the article uses, sorted.
    pub aliases: Vec<String>,
    /// Its Wikidata id (`Q30324868`), where the lexicon knows it.
    pub wikidata: Option<String>,
}

/// Which entity of an [`Extraction`]: an index into [`Extraction::entities`].
pub type EntityIndex = usize;

/// One statement: subject, predicate, object, with what limits it and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Whom or what it is said of.
    pub subject: EntityIndex,
    /// The ontology's property, by its local name (`released`).
    pub predicate: String,
    /// What is said of it.
    pub object: Object,
    /// The guide's qualifiers by name (`date`, `rank`, `bound`, `title`, `of`, `status`, …), but for the modality.
    pub qualifiers: BTreeMap<String, Qualifier>,
    /// Whether it is done or planned.
    pub modality: Modality,
    /// Who says so, where the article names someone.
    pub speaker: Option<EntityIndex>,
    /// Where it is said; never empty; in the order of the text.
    pub evidence: Vec<Evidence>,
}

/// The object of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Object {
    /// Another entity.
    Entity(EntityIndex),
    /// An exact number, with the unit where the guide names one (`CNY`, `%`, `字`).
    Value {
        /// The number, without rounding.
        value: Decimal,
        /// Its unit.
        unit: Option<String>,
    },
    /// An ISO 8601 date (`2021`, `2024-05`, `2024-Q3`, `2024-10-30`) or span (`2024-06-14/2024-06-15`).
    Date(String),
}

/// The value of a qualifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Qualifier {
    /// A rank, an amount.
    Number(Decimal),
    /// A date, a duration, a title, a bound, a unit of price.
    Text(String),
}

/// Whether a statement speaks of what is done or of what is to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modality {
    /// Done, or holds.
    #[default]
    Asserted,
    /// Announced and not yet done (将, 计划, 拟, 预计).
    Planned,
}

/// Where a fact is said, and by which rule it was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The article's field (`summary`), see [`crate::article::Field::name`].
    pub field: Arc<str>,
    /// The quote's first character in the original, from 0.
    pub start: usize,
    /// The character after its last.
    pub end: usize,
    /// The original's characters from `start` to `end`.
    pub quote: Arc<str>,
    /// The rule's name.
    pub rule: Arc<str>,
    /// The places that made the match, in the order of the text.
    pub parts: Arc<[Part]>,
}

/// A stretch of a quote that filled a role of the rule, or set it off.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The role's name in the rule, or `trigger`.
    pub role: Arc<str>,
    /// Its first character in the original.
    pub start: usize,
    /// The character after its last.
    pub end: usize,
    /// Its bytes in the quote: see [`Evidence::text_of`].
    pub span: Span,
}

impl Evidence {
    /// The original's characters of one of its parts.
    #[must_use]
    pub fn text_of(&self, part: &Part) -> &str {
        part.span.of(&self.quote)
    }
}

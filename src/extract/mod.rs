//! [`Annotations`] + [`RuleSet`] → [`Match`]es: each rule's roles filled, in the text of one article.
//!
//! Goes once through the rows, left to right; a trigger's arguments are looked for within its clause, then among
//! what the clauses before it were about. Deliberately makes no entity and no fact: a match speaks of mentions.

pub mod argument;
pub mod clause;
mod discourse;
mod reader;
mod role;
pub mod statement;
pub mod trace;
mod wording;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use smallvec::SmallVec;

use crate::annotate::Annotations;
use crate::document::Document;
use crate::fact::{Modality, Qualifier};
use crate::lexicon::Lexicon;
use crate::ontology::{ClassSet, Ontology};
use crate::resolve::Entities;
use crate::rule::RuleSet;
use crate::span::Span;
use clause::row::{Row, Vocabulary};
use clause::spelling::Spots;
use clause::{Chunk, chunks};
use reader::Reader;
use role::counted::Things;
use statement::occasion::date_by_occasion;
use wording::fit::Fillers;
use wording::sieve::Sieve;
use wording::{Scratch, Wording};

/// A few names or values, as indices into [`Annotations::names`] or [`Annotations::values`]: mostly one, so that nothing is allocated.
pub type Mentions = SmallVec<[u32; 4]>;

/// The places that made a match, in the order of the text: of which role each is, an index into
/// [`Rule::roles`](crate::rule::Rule::roles), or of none where it set the rule off.
pub type Parts = Arc<[(Option<u32>, Span)]>;

/// A rule found in the text: one statement for each pair of subject and object.
#[derive(Clone, Debug)]
pub struct Match {
    /// The rule: an index into [`RuleSet::rules`].
    pub rule: u32,
    /// The subject: an index into [`Annotations::names`].
    pub subject: u32,
    /// Which of the rule's facts it states: an index into [`Rule::facts`](crate::rule::Rule::facts).
    pub fact: u32,
    /// The object.
    pub object: Target,
    /// What limits it.
    pub qualifiers: BTreeMap<String, Qualifier>,
    /// Done or planned.
    pub modality: Modality,
    /// Who says so: an index into [`Annotations::names`].
    pub speaker: Option<u32>,
    /// Whose date is the date of this, where the clause names none: an index into [`Annotations::names`].
    pub dated_by: Option<u32>,
    /// The sentence that says it.
    pub quote: Span,
    /// The places that made it.
    pub parts: Parts,
}

/// What a match states of its subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another name: an index into [`Annotations::names`].
    Name(u32),
    /// A number: an index into [`Annotations::values`]; of a range the near end.
    Value(u32),
    /// The far end of a range: an index into [`Annotations::values`].
    Far(u32),
    /// A date: an index into [`Annotations::values`].
    Date(u32),
    /// A span of days: an ISO 8601 interval of dates, reckoned from a date and a length.
    Span(String),
}

/// A document with its names and what they name.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its names and values.
    pub annotations: &'a Annotations,
    /// Which entity each name names.
    pub entities: &'a Entities,
}

/// All rules, ready to be looked for.
#[derive(Debug)]
pub struct Engine {
    rules: RuleSet,
    vocabulary: Vocabulary,
    fillers: Fillers,
    sieve: Sieve,
    things: Things,
    /// The classes of persons.
    persons: ClassSet,
    /// The classes of those who govern.
    states: ClassSet,
    /// What was worked with in the articles before, one for each that is read at the same time: to make it anew costs more than a
    /// short article.
    spare: Mutex<Vec<Scratch>>,
    /// The classes of things that are made, and of all that acts.
    works: ClassSet,
    agents: ClassSet,
    /// The classes of fields and descriptions.
    topics: ClassSet,
}

impl Engine {
    /// Makes the rules ready.
    #[must_use]
    pub fn new(rules: RuleSet, lexicon: &Lexicon, ontology: &Ontology) -> Self {
        let fillers = Fillers::new(&rules, ontology);
        let sieve = Sieve::new(&rules, &fillers);
        let below = |role| ontology.defaults_for(role).flat_map(|class| ontology.below(class)).collect();
        Self {
            vocabulary: Vocabulary::new(&rules, lexicon, sieve.texts()),
            sieve,
            fillers,
            things: Things::new(&lexicon.things, ontology),
            spare: Mutex::default(),
            works: below("work"),
            agents: below("agent"),
            persons: ontology.defaults_for("person").collect(),
            states: ontology.defaults_for("state").collect(),
            topics: ontology.defaults_for("topic").collect(),
            rules,
        }
    }

    /// The rules that it looks for.
    #[must_use]
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// Finds every match of every rule in each of several documents, in the order of its text. Each step is done for all before the
    /// next: its code and rules are then at hand, which to fetch anew for each short article takes longer than to run it.
    #[must_use]
    pub fn extract_all(&self, texts: &[Named<'_>], ontology: &Ontology) -> Vec<Vec<Match>> {
        let spots: Vec<Spots> = texts.iter().map(|text| self.vocabulary.spots(text.document)).collect();
        let rows = texts.iter().zip(&spots).map(|(text, spots)| self.vocabulary.rows(text.document, text.annotations, spots));
        let rows: Vec<Vec<Row>> = rows.collect();
        let each = texts.iter().zip(&spots).zip(&rows);
        let mut readers: Vec<Reader<'_>> = each.map(|((text, spots), rows)| self.reader(*text, spots, rows, ontology)).collect();
        let cut = |text: &Named<'_>, row| {
            chunks(row, &text.document.text, text.annotations, &self.vocabulary, &self.topics, ontology, text.entities)
        };
        let cut = texts.iter().zip(&rows).map(|(text, rows)| rows.iter().map(|row| cut(text, row)).collect());
        let mut cut: Vec<Vec<Vec<Chunk>>> = cut.collect();
        for ((reader, rows), chunks) in readers.iter_mut().zip(&rows).zip(&mut cut) {
            let asking = statement::speech::hush_interviewers(rows, chunks, reader.entities, ontology);
            reader.named.retain(|&(_, name)| !asking.contains(&reader.entities.of(name)));
        }
        let mut scratch = self.spare.lock().ok().and_then(|mut spare| spare.pop()).unwrap_or_default();
        let mut found = |reader: &mut Reader<'_>, rows: &[Row], chunks: &[Vec<Chunk>]| {
            rows.iter().zip(chunks).map(|(row, chunks)| reader.wordings(row, chunks, &mut scratch)).collect()
        };
        let read = readers.iter_mut().zip(&rows).zip(&cut);
        let wordings: Vec<Vec<Vec<Wording>>> = read.map(|((reader, rows), chunks)| found(reader, rows, chunks)).collect();
        if let Ok(mut spare) = self.spare.lock() {
            spare.push(scratch);
        }
        let read = readers.into_iter().zip(&rows).zip(&cut).zip(wordings);
        let stated: Vec<Vec<Match>> = read.map(|(((reader, rows), chunks), wordings)| reader.through(rows, chunks, wordings)).collect();
        let settled = |(matches, text)| self.settled(matches, text, ontology);
        stated.into_iter().zip(texts).map(settled).collect()
    }

    /// What reads a document, of which it is known who says what.
    fn reader<'a>(&'a self, text: Named<'a>, spots: &'a Spots, rows: &[Row], ontology: &'a Ontology) -> Reader<'a> {
        let Named { document, annotations, entities } = text;
        let mut reader = Reader::new(self, document, annotations, entities, ontology, spots);
        reader.quotes = statement::speech::quotations(&document.text);
        reader.speeches = statement::speech::speeches(document, annotations, entities, ontology, rows, &reader.quotes);
        reader
    }

    /// What a document states, without what is only guessed where it tells better, and with the dates of what happened in it.
    fn settled(&self, mut matches: Vec<Match>, text: &Named<'_>, ontology: &Ontology) -> Vec<Match> {
        let Named { document, annotations, entities } = *text;
        statement::displaced::drop_displaced(&mut matches, &self.rules, ontology, annotations, entities);
        statement::displaced::give_to_whom(&mut matches, &self.rules, ontology, &document.text, annotations, entities);
        date_by_occasion(&mut matches, &self.rules, ontology, document, annotations, entities);
        matches
    }
}

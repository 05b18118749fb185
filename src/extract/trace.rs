//! Why a rule stated nothing: what became of its anchors, and how far its patterns came.
//!
//! Reads one short text again, with a note of every attempt; deliberately changes nothing in how rules are tried.

use std::fmt::Write;

use crate::annotate::Annotations;
use crate::document::Document;
use crate::extract::clause::contrast::passed;
use crate::extract::clause::fold::{edges, folded};
use crate::extract::clause::restated::restated;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Chunk, Part, Phrase, chunks};
use crate::extract::reader::{Reader, Scene};
use crate::extract::statement::speech;
use crate::extract::wording::Scratch;
use crate::extract::wording::ground::Slots;
use crate::extract::wording::places::Places;
use crate::extract::wording::slot::{Tried, match_at};
use crate::extract::{Engine, Match, Named};
use crate::ontology::Ontology;
use crate::resolve::Entities;
use crate::rule::pattern::State;
use crate::span::Span;

/// An anchor that was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The rule: an index into [`crate::rule::RuleSet::rules`].
    pub rule: u32,
    /// What set it off: bytes of the document.
    pub span: Span,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stated so many facts.
    Stated(usize),
    /// The clause denies, asks, supposes, …: the reason in plain words.
    Void(&'static str),
    /// Nothing fills this role: an index into the rule's roles.
    Unfilled(usize),
}

/// How far a pattern came that did not match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The stretch that it matched: bytes of the document.
    pub span: Span,
    /// What it expected next, as the rule's writer would say it.
    pub expected: String,
}

/// All that was tried in a text.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// The chunks of every sentence, as a line each.
    pub rows: Vec<String>,
    /// The anchors, in the order of the text.
    pub attempts: Vec<Attempt>,
    /// What was stated.
    pub matches: Vec<Match>,
}

impl Engine {
    /// Reads a document and notes every attempt.
    #[must_use]
    pub fn trace(&self, document: &Document, annotations: &Annotations, entities: &Entities, ontology: &Ontology) -> Trace {
        let spots = self.vocabulary.spots(document);
        let mut rows = Vec::new();
        let mut scratch = Scratch::default();
        let found = self.vocabulary.rows(document, annotations, &spots);
        let mut reader = self.reader(Named { document, annotations, entities }, &spots, &found, ontology);
        reader.attempts = Some(Vec::new());
        let cut = |row| chunks(row, &document.text, annotations, &self.vocabulary, &self.topics, ontology, entities);
        let mut cut: Vec<Vec<Chunk>> = found.iter().map(cut).collect();
        let asking = speech::hush_interviewers(&found, &mut cut, entities, ontology);
        reader.named.retain(|&(_, name)| !asking.contains(&entities.of(name)));
        let scenes = || found.iter().zip(&cut).map(|(row, chunks)| Scene { row, chunks, outer: &[] });
        for (scene, next) in scenes().zip(scenes().skip(1).map(Some).chain([None])) {
            rows.push(shown(scene.chunks, scene.row, document, annotations, ontology));
            let wordings = reader.wordings(scene.row, scene.chunks, &mut scratch);
            reader.read(scene, next, wordings);
        }
        Trace { rows, attempts: reader.attempts.unwrap_or_default(), matches: reader.matches }
    }

    /// How far the patterns of one rule came, the farthest first.
    #[must_use]
    pub fn nearest(
        &self,
        rule: u32,
        document: &Document,
        annotations: &Annotations,
        entities: &Entities,
        ontology: &Ontology,
    ) -> Vec<Near> {
        let spots = self.vocabulary.spots(document);
        let reader = Reader::new(self, document, annotations, entities, ontology, &spots);
        let nth = rule;
        let rule = &self.rules.rules[nth as usize];
        let mut found = Vec::new();
        let mut tried = Tried::default();
        let mut places = Places::default();
        for row in &self.vocabulary.rows(document, annotations, &spots) {
            let chunks = chunks(row, &document.text, annotations, &self.vocabulary, &self.topics, ontology, entities);
            let mut fits = Vec::new();
            self.fillers.read(&reader, row, &chunks, &mut fits);
            let again = restated(&chunks, row).chain(reader.renamed(&chunks, row));
            places.read(&document.text, row, passed(&chunks, row, &document.text).chain(again));
            places.fold(folded(&chunks, row));
            places.close(edges(&chunks, row));
            let wants = self.fillers.of(nth as usize);
            let text = &document.text[..row.sentence.span.end as usize];
            let sentence = row.sentence.span;
            for pattern in &rule.patterns {
                let noun = pattern.noun;
                let slots = Slots { reader: &reader, rule, row, text, chunks: &chunks, places: &places, fits: &fits, wants, noun };
                for (offset, _) in sentence.of(&document.text).char_indices() {
                    let start = sentence.start as usize + offset;
                    let matched = match_at(pattern, &slots, start, &mut tried).is_some();
                    let (reached, state) = tried.farthest(pattern.states.len());
                    if !matched && reached > 0 {
                        let expected = match pattern.states[state] {
                            State::Text { start, length, .. } => format!("the text {}", pattern.text(start, length)),
                            State::Slot { role, .. } => format!("a filler of {{{}}}", rule.roles[usize::from(role)].name),
                            State::End(_) => "the end of the clause".to_owned(),
                            State::Bar { role, .. } => format!("no filler of {{{}}}", rule.roles[usize::from(role)].name),
                            State::Edge(_) => "the edge of a phrase".to_owned(),
                            State::Gap { .. } | State::Split { .. } | State::Accept => "another wording".to_owned(),
                        };
                        found.push(Near { span: Span::new(start, start + reached), expected });
                    }
                }
            }
        }
        found.sort_by_key(|n| (std::cmp::Reverse(n.span.len()), n.span.start));
        found.truncate(3);
        found
    }
}

/// The chunks of a row in one line: `[云川科技 Company] 发布!Verb [Luma2 Model]`.
fn shown(chunks: &[Chunk], row: &Row, document: &Document, annotations: &Annotations, ontology: &Ontology) -> String {
    let mut line = String::new();
    for chunk in chunks {
        let text = Span { start: row.tokens[chunk.first].span.start, end: row.tokens[chunk.last].span.end }.of(&document.text);
        let mark = if chunk.adverbial.is_some() { "~" } else { "" };
        let _ = match &chunk.part {
            Part::Phrase(phrase) => write!(line, "{mark}[{text} {}] ", classes(phrase, annotations, ontology)),
            Part::Word(category) => write!(line, "{mark}{text}!{category:?} "),
            Part::Value(value) => write!(line, "{mark}<{text} {}> ", annotations.values[*value as usize].value),
            Part::Bracket(inner) => write!(line, "{mark}( {}) ", shown(inner, row, document, annotations, ontology)),
            Part::Text => write!(line, "{mark}{text} "),
        };
    }
    line
}

fn classes(phrase: &Phrase, annotations: &Annotations, ontology: &Ontology) -> String {
    if let Some(anaphor) = phrase.anaphor {
        format!("{anaphor:?}")
    } else {
        let class = |&n: &u32| ontology.class_name(annotations.names[n as usize].class);
        let kind = if phrase.bare_kind { "kind:" } else { "" };
        format!("{kind}{}", phrase.names.iter().map(class).collect::<Vec<_>>().join("、"))
    }
}

//! Facts, entities and annotations → JSON lines.
//!
//! Gives one object a line, its keys in a fixed order, and borrows what stands in it; deliberately opens no files.

use std::io::{self, Write};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Serialize, Serializer};

use crate::annotate::Annotations;
use crate::document::Document;
use crate::fact::{Entity, Evidence, Extraction, Fact, Modality, Object, Qualifier};
use crate::ontology::Ontology;
use crate::span::Span;

/// Writes an object as a line.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut impl Write, object: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, object)?;
    out.write_all(b"\n")
}

/// One line for each fact of an article.
pub fn facts(extraction: &Extraction) -> impl Iterator<Item = impl Serialize> {
    extraction.facts.iter().map(|fact| fact_line(extraction, fact))
}

/// One line for each entity of an article.
pub fn entities(extraction: &Extraction) -> impl Iterator<Item = impl Serialize> {
    extraction.entities.iter().map(|e| EntityLine { article: &extraction.article.id, entity: e.into() })
}

/// One line for each name and value of an article, in the order of the text; places are characters of the original.
#[must_use]
pub fn spans<'a>(article: &'a str, document: &'a Document, annotations: &Annotations, ontology: &'a Ontology) -> Vec<impl Serialize + 'a> {
    let line = |span: Span| {
        let place = document.place(span);
        let field = document.fields.get(place.field as usize).map(|f| f.name.as_str());
        let (start, end, text) = (place.start, place.end, span.of(&document.text));
        SpanLine { article, field, start, end, text, class: None, reason: None, certainty: None, value: None }
    };
    let names = annotations.names.iter().map(|n| {
        let (reason, certainty) = (Some(n.reason.to_string()), Some(n.certainty.to_string()));
        (n.span, SpanLine { class: Some(ontology.class_name(n.class)), reason, certainty, ..line(n.span) })
    });
    let values = annotations.values.iter().map(|v| (v.span, SpanLine { value: Some(v.value.to_string()), ..line(v.span) }));
    let mut lines: Vec<(Span, SpanLine<'a>)> = names.chain(values).collect();
    lines.sort_by_key(|(span, _)| *span);
    lines.into_iter().map(|(_, line)| line).collect()
}

#[derive(Serialize)]
struct SpanLine<'a> {
    article: &'a str,
    field: Option<&'a str>,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certainty: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

#[derive(Serialize)]
struct EntityLine<'a> {
    article: &'a str,
    entity: Named<'a>,
}

#[derive(Serialize)]
struct FactLine<'a> {
    article: &'a str,
    subject: Named<'a>,
    predicate: &'a str,
    object: What<'a>,
    qualifiers: Qualifiers<'a>,
    rule: Option<&'a str>,
    modality: &'a str,
    speaker: Option<&'a str>,
    evidence: Option<Cited<'a>>,
    #[serde(rename = "moreEvidence")]
    more: Vec<Cited<'a>>,
}

/// An entity.
#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    class: &'a str,
    aliases: &'a [String],
}

impl<'a> From<&'a Entity> for Named<'a> {
    fn from(entity: &'a Entity) -> Self {
        Self { name: &entity.name, class: &entity.class, aliases: &entity.aliases }
    }
}

/// An object.
#[derive(Serialize)]
#[serde(untagged)]
enum What<'a> {
    Entity(Named<'a>),
    Value {
        value: Number,
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<&'a str>,
    },
    Date {
        date: &'a str,
    },
}

/// Evidence.
#[derive(Serialize)]
struct Cited<'a> {
    field: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> From<&'a Evidence> for Cited<'a> {
    fn from(evidence: &'a Evidence) -> Self {
        Self { field: &evidence.field, start: evidence.start, end: evidence.end, text: &evidence.quote }
    }
}

/// The qualifiers of a fact, and its modality where that is not the usual one.
struct Qualifiers<'a>(&'a Fact);

impl Serialize for Qualifiers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let planned = (self.0.modality == Modality::Planned).then_some(("modality", Detail::Text("planned")));
        serializer.collect_map(self.0.qualifiers.iter().map(|(name, value)| (name.as_str(), value.into())).chain(planned))
    }
}

/// The value of a qualifier.
#[derive(Serialize)]
#[serde(untagged)]
enum Detail<'a> {
    Number(Number),
    Text(&'a str),
}

impl<'a> From<&'a Qualifier> for Detail<'a> {
    fn from(qualifier: &'a Qualifier) -> Self {
        match qualifier {
            Qualifier::Number(value) => Self::Number((*value).into()),
            Qualifier::Text(text) => Self::Text(text),
        }
    }
}

/// A number as JSON has it: whole where it is whole.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Real(Option<f64>),
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        let value = value.normalize();
        let whole = if value.scale() == 0 { value.to_i64() } else { None };
        whole.map_or_else(|| Self::Real(value.to_f64()), Self::Whole)
    }
}

fn fact_line<'a>(extraction: &'a Extraction, fact: &'a Fact) -> FactLine<'a> {
    let first = fact.evidence.first();
    FactLine {
        article: &extraction.article.id,
        subject: (&extraction.entities[fact.subject]).into(),
        predicate: &fact.predicate,
        object: match &fact.object {
            Object::Entity(index) => What::Entity((&extraction.entities[*index]).into()),
            Object::Value { value, unit } => What::Value { value: (*value).into(), unit: unit.as_deref() },
            Object::Date(date) => What::Date { date },
        },
        qualifiers: Qualifiers(fact),
        rule: first.map(|e| &*e.rule),
        modality: match fact.modality {
            Modality::Asserted => "asserted",
            Modality::Planned => "planned",
        },
        speaker: fact.speaker.map(|s| extraction.entities[s].name.as_str()),
        evidence: first.map(Cited::from),
        more: fact.evidence.iter().skip(1).map(Cited::from).collect(),
    }
}

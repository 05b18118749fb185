//! Facts, entities and annotations → JSON lines.
//!
//! Gives one object a line, its keys in a fixed order; deliberately does not write files.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Number, Value, json};

use crate::annotate::{Annotations, NameMention};
use crate::document::Document;
use crate::fact::{Entity, Evidence, Extraction, Fact, Modality, Object, Qualifier};
use crate::ontology::Ontology;
use crate::span::Span;
use crate::value::ValueMention;

/// One line for each fact of an article.
pub fn facts(extraction: &Extraction) -> impl Iterator<Item = Value> {
    extraction.facts.iter().map(|fact| fact_line(extraction, fact))
}

/// One line for each entity of an article.
pub fn entities(extraction: &Extraction) -> impl Iterator<Item = Value> {
    extraction.entities.iter().map(|e| json!({"article": extraction.article.id, "entity": entity(e)}))
}

/// One line for each name and value of an article, in the order of the text; places are characters of the original.
#[must_use]
pub fn spans(article: &str, document: &Document, annotations: &Annotations, ontology: &Ontology) -> Vec<Value> {
    let line = |span: Span, more: Value| {
        let place = document.place(span);
        let field = document.fields.get(place.field as usize).map(|f| f.name.as_str());
        let mut line = json!({"article": article, "field": field, "start": place.start, "end": place.end, "text": span.of(&document.text)});
        if let (Value::Object(line), Value::Object(more)) = (&mut line, more) {
            line.extend(more);
        }
        (span, line)
    };
    let name = |n: &NameMention| {
        let class = ontology.class_name(n.class);
        line(n.span, json!({"class": class, "reason": n.reason.to_string(), "certainty": n.certainty.to_string()}))
    };
    let value = |v: &ValueMention| line(v.span, json!({"value": v.value.to_string()}));
    let mut lines: Vec<(Span, Value)> = annotations.names.iter().map(name).chain(annotations.values.iter().map(value)).collect();
    lines.sort_by_key(|(span, _)| *span);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn fact_line(extraction: &Extraction, fact: &Fact) -> Value {
    let object = match &fact.object {
        Object::Entity(index) => entity(&extraction.entities[*index]),
        Object::Value { value, unit } => {
            let mut object = Map::new();
            object.insert("value".into(), number(*value));
            if let Some(unit) = unit {
                object.insert("unit".into(), unit.clone().into());
            }
            Value::Object(object)
        }
        Object::Date(date) => json!({"date": date}),
    };
    let mut qualifiers: Map<String, Value> = fact.qualifiers.iter().map(|(name, value)| (name.clone(), qualifier(value))).collect();
    if fact.modality == Modality::Planned {
        qualifiers.insert("modality".into(), "planned".into());
    }
    let first = fact.evidence.first();
    json!({
        "article": extraction.article.id,
        "subject": entity(&extraction.entities[fact.subject]),
        "predicate": fact.predicate,
        "object": object,
        "qualifiers": qualifiers,
        "rule": first.map(|e| &*e.rule),
        "modality": match fact.modality { Modality::Asserted => "asserted", Modality::Planned => "planned" },
        "speaker": fact.speaker.map(|s| extraction.entities[s].name.as_str()),
        "evidence": first.map(evidence),
        "moreEvidence": fact.evidence.iter().skip(1).map(evidence).collect::<Vec<_>>(),
    })
}

fn entity(entity: &Entity) -> Value {
    json!({"name": entity.name, "class": entity.class, "aliases": entity.aliases})
}

fn evidence(evidence: &Evidence) -> Value {
    json!({"field": &*evidence.field, "start": evidence.start, "end": evidence.end, "text": &*evidence.quote})
}

fn qualifier(qualifier: &Qualifier) -> Value {
    match qualifier {
        Qualifier::Number(value) => number(*value),
        Qualifier::Text(text) => text.clone().into(),
    }
}

/// A number as JSON has it: whole where it is whole.
fn number(value: Decimal) -> Value {
    let value = value.normalize();
    let whole = if value.scale() == 0 { value.to_i64().map(Number::from) } else { None };
    whole.or_else(|| value.to_f64().and_then(Number::from_f64)).map_or(Value::Null, Value::Number)
}

//! Facts and entities → JSON lines.
//!
//! Gives one object a line, its keys in a fixed order; deliberately does not write files.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Number, Value, json};

use crate::fact::{Entity, Evidence, Extraction, Fact, Modality, Object, Qualifier};

/// One line for each fact of an article.
pub fn facts(extraction: &Extraction) -> impl Iterator<Item = Value> {
    extraction.facts.iter().map(|fact| fact_line(extraction, fact))
}

/// One line for each entity of an article.
pub fn entities(extraction: &Extraction) -> impl Iterator<Item = Value> {
    extraction.entities.iter().map(|e| json!({"article": extraction.article.id, "entity": entity(e)}))
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
        "rule": first.map(|e| e.rule.as_str()),
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
    json!({"field": evidence.field, "start": evidence.start, "end": evidence.end, "text": evidence.quote})
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

//! `POST /extract`: an article → what would be read from it, without storing anything.

use serde_json::{Value, json};

use super::http::Reply;
use crate::article::{self, Article};
use crate::{Extractor, json as lines};

/// The articles of a text with their names, values, facts and entities.
pub(super) fn extract(extractor: &Extractor, text: &str) -> Result<Reply, Reply> {
    let articles = article::parse("text", text).map_err(|e| {
        let place = if e.line > 0 { format!("line {}: ", e.line) } else { String::new() };
        Reply::error(400, &format!("{place}{}", e.message))
    })?;
    let read: Vec<Value> = articles.iter().map(|a| one(extractor, a)).collect();
    Ok(Reply::json(&json!({"articles": read})))
}

fn one(extractor: &Extractor, article: &Article) -> Value {
    let extraction = extractor.read(article);
    let (document, annotations) = extractor.annotate(article);
    let ontology = extractor.ontology();
    let mut marks: Vec<Value> = Vec::new();
    for name in &annotations.names {
        let place = document.place(name.span);
        marks.push(json!({"field": place.field, "start": place.start, "end": place.end, "kind": "name",
            "class": ontology.class_name(name.class), "note": format!("{:?}, {:?}", name.reason, name.certainty)}));
    }
    for value in &annotations.values {
        let place = document.place(value.span);
        marks.push(json!({"field": place.field, "start": place.start, "end": place.end, "kind": "value", "note": value.value.to_string()}));
    }
    json!({
        "id": article.id,
        "title": article.title,
        "date": article.day(),
        "fields": article.fields.iter().map(|f| json!({"name": f.name, "text": f.text, "offset": f.offset})).collect::<Vec<_>>(),
        "annotations": marks,
        "facts": lines::facts(&extraction).collect::<Vec<_>>(),
        "entities": lines::entities(&extraction).collect::<Vec<_>>(),
    })
}

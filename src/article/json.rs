//! JSON objects, arrays and lines → articles.
//!
//! Unknown keys are kept as texts of their own. An object without a title or a text is refused, because it is something else
//! (a list of facts, a configuration); deliberately no schema is asked for beyond that.

use serde_json::{Map, Value};

use super::{Article, Label, Malformed, label};

/// Whether a text that begins with a brace or bracket is meant as JSON (and not 【…】-like plain text).
pub(super) fn looks_like(text: &str) -> bool {
    let mut chars = text.trim_start().chars();
    let first = chars.next();
    let second = chars.find(|c| !c.is_whitespace());
    matches!((first, second), (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | ']')))
}

/// Reads one object, an array of objects, or one object a line.
pub(super) fn parse(text: &str) -> Result<Vec<Article>, Malformed> {
    let mut articles = Vec::new();
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    loop {
        let before = stream.byte_offset();
        let wrong = |message| {
            let at = before + (text[before..].len() - text[before..].trim_start().len());
            Malformed { line: text[..at].matches('\n').count() + 1, message }
        };
        match stream.next() {
            None => return Ok(articles),
            Some(Ok(Value::Array(all))) => {
                for value in all {
                    articles.push(article(&value).map_err(wrong)?);
                }
            }
            Some(Ok(value)) => articles.push(article(&value).map_err(wrong)?),
            Some(Err(error)) => return Err(Malformed { line: error.line(), message: format!("this is no valid JSON: {error}") }),
        }
    }
}

fn article(value: &Value) -> Result<Article, String> {
    let Value::Object(map) = value else {
        return Err("expected a JSON object with keys such as title, summary, body".into());
    };
    if !map.keys().any(|key| matches!(label(key), Some(Label::Title | Label::Text(_)))) {
        return Err(format!(
            "this JSON object is no article: none of its keys ({}) is a title or a text (title, summary, events, body, 标题, 总结, 正文)",
            keys(map)
        ));
    }
    let mut article = Article::default();
    for (key, value) in map {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Array(all) => all.iter().map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned)).collect::<Vec<_>>().join("\n"),
            _ => continue,
        };
        match label(key) {
            Some(label) => article.put(label, &text, 0),
            None => article.put_text(key, &text, 0),
        }
    }
    Ok(article)
}

/// The first few keys, for a message.
fn keys(map: &Map<String, Value>) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<&str> = map.keys().take(SHOWN).map(String::as_str).collect();
    if shown.is_empty() {
        return "it has none".into();
    }
    format!("{}{}", shown.join(", "), if map.len() > SHOWN { ", …" } else { "" })
}

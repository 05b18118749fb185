//! JSON objects, arrays and lines → articles.

use serde_json::Value;

use super::{Article, Malformed, label};

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
    let line_of = |byte: usize| text.as_bytes()[..byte.min(text.len())].iter().filter(|b| **b == b'\n').count() + 1;
    loop {
        let at = stream.byte_offset();
        match stream.next() {
            None => return Ok(articles),
            Some(Ok(Value::Array(all))) => {
                for value in all {
                    articles.push(article(&value, line_of(at))?);
                }
            }
            Some(Ok(value)) => articles.push(article(&value, line_of(at))?),
            Some(Err(error)) => return Err(Malformed { line: error.line(), message: format!("this is no valid JSON: {error}") }),
        }
    }
}

fn article(value: &Value, line: usize) -> Result<Article, Malformed> {
    let Value::Object(map) = value else {
        return Err(Malformed { line, message: "expected a JSON object with keys such as title, summary, body".into() });
    };
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

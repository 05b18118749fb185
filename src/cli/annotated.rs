//! The page of `tupu annotate --format html`: articles whose names and values can be looked at.
//!
//! One file without script or anything from elsewhere. Each name stands on the colour of its class, with the class below it;
//! how it was found is shown where the pointer rests, and in a table under the text. Deliberately shows no facts.

use std::collections::BTreeMap;
use std::io::{Result, Write};

use tupu::document::Document;

use super::annotate::Marked;

const HEAD: &str = r#"<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>tupu annotate</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/2.4 system-ui, sans-serif; max-width: 52rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.2rem; line-height: 1.4; }
h2 { font-size: .8rem; line-height: 1.4; font-weight: normal; margin: 1rem 0 0; opacity: .75; }
p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
ruby { background: hsl(var(--hue) 70% 88%); color: #111; border-radius: .2rem; padding: 0 .15rem; ruby-position: under; }
ruby.value { background: #ddd; }
rt { font-size: .6rem; line-height: 1; color: #333; }
table { border-collapse: collapse; line-height: 1.5; font-size: .85rem; }
th, td { text-align: left; padding: .1rem .8rem .1rem 0; vertical-align: top; }
summary { cursor: pointer; line-height: 2; }
@media (prefers-color-scheme: dark) {
  ruby { background: hsl(var(--hue) 40% 26%); color: #eee; }
  ruby.value { background: #444; }
  rt { color: #ccc; }
}
</style>
</head>
<body>
"#;

/// Writes what stands before the articles.
pub(super) fn begin(out: &mut impl Write) -> Result<()> {
    out.write_all(HEAD.as_bytes())
}

/// Writes one article.
pub(super) fn article(id: &str, document: &Document, marked: &[Marked], out: &mut impl Write) -> Result<()> {
    writeln!(out, "<article>\n<h1>{}</h1>", escaped(id))?;
    for field in &document.fields {
        writeln!(out, "<h2>{}</h2>", escaped(&field.name))?;
        write!(out, "<p>")?;
        let (mut at, end) = (field.span.start as usize, field.span.end as usize);
        for mark in marked.iter().filter(|m| field.span.contains(m.span)) {
            write!(out, "{}", escaped(&document.text[at..mark.span.start as usize]))?;
            let text = escaped(mark.span.of(&document.text));
            let note = escaped(&mark.note);
            match &mark.class {
                Some(class) => {
                    write!(out, r#"<ruby style="--hue:{}" title="{class}: {note}">{text}<rt>{class}</rt></ruby>"#, hue(class))?;
                }
                None => write!(out, r#"<ruby class="value" title="{note}">{text}<rt>{note}</rt></ruby>"#)?,
            }
            at = mark.span.end as usize;
        }
        writeln!(out, "{}</p>", escaped(&document.text[at..end]))?;
    }
    table(document, marked, out)?;
    writeln!(out, "</article>")
}

/// Writes what stands behind the articles.
pub(super) fn end(out: &mut impl Write) -> Result<()> {
    writeln!(out, "</body>\n</html>")
}

/// What was found, each name once.
fn table(document: &Document, marked: &[Marked], out: &mut impl Write) -> Result<()> {
    let mut rows: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for mark in marked {
        *rows.entry((mark.class.as_deref().unwrap_or("value"), mark.span.of(&document.text), &mark.note)).or_default() += 1;
    }
    writeln!(out, "<details><summary>{} names and values</summary>\n<table>", marked.len())?;
    writeln!(out, "<tr><th>class</th><th>text</th><th>found by, how sure; or what it says</th><th>times</th></tr>")?;
    for ((class, text, note), times) in rows {
        writeln!(out, "<tr><td>{class}</td><td>{}</td><td>{}</td><td>{times}</td></tr>", escaped(text), escaped(note))?;
    }
    writeln!(out, "</table></details>")
}

/// A hue for a class: the same on every page.
fn hue(class: &str) -> u32 {
    class.bytes().fold(0, |hue: u32, b| (hue * 31 + u32::from(b)) % 360)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

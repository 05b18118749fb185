//! The whole graph of every example article, as a person reads it: `tests/snapshots/ID.txt`.
//!
//! A change of rules or lexicon shows here as a change of lines. After reading them, write the new ones with
//! `TUPU_UPDATE_SNAPSHOTS=1 cargo test --release snapshots`.

use std::fmt::Write;
use std::fs;

use tupu::check::shown;
use tupu::fact::Extraction;

use super::{examples, extractor, here};

fn written(extraction: &Extraction) -> String {
    let mut text = String::new();
    let article = &extraction.article;
    let line = |text: &mut String, name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "{name}: {value}");
        }
    };
    line(&mut text, "article", &article.id);
    line(&mut text, "title", article.title.as_deref().unwrap_or_default());
    line(&mut text, "date", article.date.as_deref().unwrap_or_default());
    line(&mut text, "topics", &article.topics.join(", "));
    text.push_str("\nentities\n");
    for entity in &extraction.entities {
        let _ = write!(text, "  {} {}", entity.class, entity.key);
        let other: Vec<&str> =
            std::iter::once(&entity.name).chain(&entity.aliases).filter(|a| **a != entity.key).map(String::as_str).collect();
        if !other.is_empty() {
            let _ = write!(text, " = {}", other.join(" = "));
        }
        if let Some(id) = &entity.wikidata {
            let _ = write!(text, " ({id})");
        }
        text.push('\n');
    }
    text.push_str("\nfacts\n");
    for fact in &extraction.facts {
        let _ = write!(text, "  {}", shown(fact, extraction));
        text.push('\n');
        for evidence in &fact.evidence {
            let quote = evidence.quote.replace('\n', "⏎");
            let _ = writeln!(text, "      {} {}–{} {}: {quote}", evidence.field, evidence.start, evidence.end, evidence.rule);
        }
    }
    text
}

#[test]
fn graphs_of_the_example_articles() {
    let update = std::env::var_os("TUPU_UPDATE_SNAPSHOTS").is_some();
    let mut changed = String::new();
    for article in examples() {
        let now = written(&extractor().read(&article));
        let path = here(&format!("tests/snapshots/{}.txt", article.id));
        if update {
            fs::write(&path, &now).expect("a snapshot can be written");
        }
        let before = fs::read_to_string(&path).unwrap_or_default();
        let removed = before.lines().filter(|l| !now.lines().any(|n| n == *l)).map(|l| format!("- {l}\n"));
        let added = now.lines().filter(|l| !before.lines().any(|b| b == *l)).map(|l| format!("+ {l}\n"));
        let lines: String = removed.chain(added).collect();
        if before != now {
            let _ = write!(changed, "\n{}\n{}", article.id, if lines.is_empty() { "  (another order)\n" } else { &lines });
        }
    }
    assert!(
        changed.is_empty(),
        "the graphs of the example articles have changed; if they are right, write them with TUPU_UPDATE_SNAPSHOTS=1:\n{changed}"
    );
    let known = fs::read_dir(here("tests/snapshots")).expect("the snapshots").count();
    assert_eq!(known, examples().len(), "tests/snapshots holds a file for each example article and no other");
}

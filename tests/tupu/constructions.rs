//! The constructions of Chinese, each with sentences of its own: every fact of a sentence is written beside it.

use tupu::article::{Article, Field};
use tupu::check::differences;

use crate::{extractor, here};

/// The day on which every sentence is said.
const TODAY: &str = "2025-06-18";

#[test]
fn every_sentence_of_every_construction_gives_its_facts_and_no_other() {
    let table = std::fs::read_to_string(here("tests/constructions.txt")).unwrap();
    let mut wrong = Vec::new();
    let mut construction = "";
    let mut count = 0;
    for line in table.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(name) = line.strip_prefix('#') {
            construction = name.trim();
            continue;
        }
        let (text, facts) = line.split_once("=>").unwrap();
        let written: Vec<String> = facts.split(" ; ").map(|f| f.trim().to_owned()).filter(|f| !f.is_empty()).collect();
        let article = Article {
            id: "test".into(),
            date: Some(TODAY.into()),
            fields: vec![Field { name: "body".into(), text: text.trim().into(), offset: 0 }],
            ..Article::default()
        };
        let extraction = extractor().read(&article);
        let (missing, noisy) = differences(&written, extraction.facts.iter().collect(), &extraction, extractor().ontology());
        if !missing.is_empty() || !noisy.is_empty() {
            wrong.push(format!("{construction}: {text}\n  missing {missing:?}\n  noisy   {noisy:?}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 140, "{count}");
}

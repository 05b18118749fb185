//! The constructions of Chinese, each with sentences of its own: every fact of a sentence is written beside it.

use tupu::article::{Article, Field};
use tupu::check::differences;
use tupu::fact::{Fact, Qualifier};

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

/// The dates of the facts of an article that has no date of its own.
fn dates_of_undated(text: &str) -> Vec<String> {
    let field = Field { name: "body".into(), text: text.into(), offset: 0 };
    let article = Article { id: "test".into(), fields: vec![field], ..Article::default() };
    let dated = |fact: &Fact| match fact.qualifiers.get("date")? {
        Qualifier::Text(iso) => Some(iso.clone()),
        Qualifier::Number(_) => None,
    };
    extractor().read(&article).facts.iter().filter_map(dated).collect()
}

#[test]
fn an_article_without_a_date_is_of_the_day_that_its_head_names() {
    let released = "云川科技昨天发布了Luma2，这款模型将参加2026世界语音大会。";
    assert_eq!(dates_of_undated(&format!("新品上市\n2025-06-18 10:20\n{released}")), ["2025-06-17"]);
    assert_eq!(dates_of_undated(&format!("文｜李明远 2025年6月18日\n{released}")), ["2025-06-17"]);
    // What an article tells of first may lie years back; then only its latest year is known.
    assert_eq!(dates_of_undated("2017年7月8日，语音规划出台。云川科技今年发布了Luma2，此时已是2025年。"), ["2025"]);
    assert_eq!(dates_of_undated(released), Vec::<String>::new());
}

//! Every fact cites the original's own characters, whatever normalisation did to them on the way.

use std::fs;

use tupu::article::{Article, Encoding, parse, read};
use tupu::fact::Extraction;

use super::{extractor, here};

/// Checks each quote and each part of it against `text_of`, which gives the characters that positions in a field count.
fn check(extraction: &Extraction, text_of: impl Fn(&str) -> Vec<char>) -> usize {
    for fact in &extraction.facts {
        assert!(!fact.evidence.is_empty(), "a fact without evidence: {fact:?}");
        for evidence in &fact.evidence {
            let text = text_of(&evidence.field);
            let slice = |start: usize, end: usize| text[start..end].iter().collect::<String>();
            let id = &extraction.article.id;
            assert_eq!(&*evidence.quote, slice(evidence.start, evidence.end), "{id} {evidence:?}");
            assert!(!evidence.quote.trim().is_empty(), "{id} {evidence:?}");
            for part in evidence.parts.iter() {
                assert_eq!(evidence.text_of(part), slice(part.start, part.end), "{id} {part:?}");
            }
        }
    }
    extraction.facts.len()
}

fn check_labelled(text: &str) -> usize {
    let original: Vec<char> = text.trim_start_matches('\u{feff}').chars().collect();
    let articles = parse("x", text.trim_start_matches('\u{feff}')).expect("an article");
    articles.iter().map(|article| check(&extractor().read(article), |_| original.clone())).sum()
}

fn check_fields(article: &Article) -> usize {
    check(&extractor().read(article), |name| {
        article.fields.iter().find(|f| f.name == name).map(|f| f.text.chars().collect()).unwrap_or_default()
    })
}

#[test]
fn example_articles_cite_their_files() {
    for article in read(&[here("examples/articles")], Encoding::Detect) {
        let article = article.expect("an example article");
        let facts = match fs::read_to_string(here(&format!("examples/articles/{}.txt", article.id))) {
            Ok(text) => {
                let original: Vec<char> = text.chars().collect();
                check(&extractor().read(&article), |_| original.clone())
            }
            Err(_) => check_fields(&article),
        };
        assert!(facts > 0, "{}: no fact at all", article.id);
    }
}

#[test]
fn quotes_survive_what_normalisation_changes() {
    let table: &[(&str, &str)] = &[
        ("Traditional", "標題: 智源研究院發布悟道2.0\n總結: 悟道2.0參數規模達1.75萬億，由智源研究院於2021年發布。"),
        (
            "full width",
            "标题：智源研究院发布Ｅｍｕ３\n总结：智源研究院２０２４年发布了Ｅｍｕ３，ＤｅｅｐＳｅｅｋ－Ｖ３参数量为６７１０亿。",
        ),
        (
            "ideographic spaces",
            "标题: 智源研究院发布Emu3\n总结: \u{3000}\u{3000}智源研究院  近期\u{3000}发布了 Emu3 。\n\u{3000}\u{3000}智源研究院\t发布了\tEmu3。",
        ),
        ("invisible characters", "标题: 智源研究院发布Emu3\n总结: 智源\u{200b}研究院发布了Emu\u{200d}3。\u{feff}智源研究院发布了悟道2.0。"),
        (
            "compatibility characters",
            "标题: 智源研究院发布Emu3\n总结: ①智源研究院发布了㍿Emu3，参数量为½万亿…智源研究院发布了悟道２．０。ﬁ智源研究院开源Emu3。",
        ),
        ("beyond the basic plane", "标题: 智源研究院发布Emu3🚀\n总结: 🚀🚀𠮷野家称，智源研究院发布了Emu3🎉，并开源了悟道2.0𠀀。"),
        ("a byte-order mark", "\u{feff}标题: 智源研究院发布Emu3\n总结: 智源研究院发布了Emu3。"),
        ("Windows line ends", "标题: 智源研究院发布Emu3\r\n总结: 智源研究院发布了Emu3。\r\n重大事件摘要: 1. 智源研究院开源Emu3。\r\n"),
        (
            "several records",
            "标题: 智源研究院发布Emu3\n总结: 智源研究院发布了Emu3。\n标题: 智源研究院开源悟道2.0\n总结: 智源研究院开源了悟道2.0。",
        ),
        ("plain text", "智源研究院发布Emu3\n\n智源研究院发布了Emu3。"),
    ];
    for (name, text) in table {
        assert!(check_labelled(text) > 0, "{name}: no fact at all");
    }
}

#[test]
fn positions_in_json_count_within_the_value() {
    let text = "{\"title\": \"\\u667a源研究院发布Emu3\", \"summary\": \"  智源研究院发布了\\\"Emu3\\\"。\", \"body\": [\"一。\", \"智源研究院开源Emu3。\"]}";
    let articles = parse("x", text).expect("an article");
    let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let facts = check(&extractor().read(&articles[0]), |name| match &value[name] {
        serde_json::Value::Array(all) => all.iter().filter_map(|v| v.as_str()).collect::<Vec<_>>().join("\n").chars().collect(),
        other => other.as_str().unwrap_or_default().chars().collect(),
    });
    assert!(facts > 0);
}

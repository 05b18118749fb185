//! Same input, same graph, byte for byte: whatever the threads, the order of the articles, of the rules, of the lexicon's lines.

use std::fs;

use tupu::fact::Extraction;
use tupu::{Extractor, Knowledge};

use super::{body, examples, extractor, here, shown, tupu};

#[test]
fn threads_and_the_order_of_articles_do_not_show_in_a_store() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut files: Vec<_> = fs::read_dir(here("examples/articles")).expect("articles").flatten().map(|e| e.path()).collect();
    files.sort();
    let build = |name: &str, threads: &str, files: &[std::path::PathBuf]| {
        let store = dir.path().join(name);
        tupu(["build", "--threads", threads, "--store"]).arg(&store).args(files).assert().success();
        fs::read(store).expect("the store")
    };
    let one = build("one.nq", "1", &files);
    assert!(!one.is_empty());
    assert!(one == build("four.nq", "4", &files), "four threads give another store");
    files.reverse();
    assert!(one == build("reversed.nq", "3", &files), "another order of articles gives another store");
    assert!(one == build("again.nq", "1", &files), "another run gives another store");
}

/// What the example articles and the sentences inside the rules say.
fn readings(extractor: &Extractor) -> Vec<Extraction> {
    let sentences = extractor.rules().rules.iter().flat_map(|r| &r.tests).map(|t| body(&t.text));
    let mut readings: Vec<(String, Extraction)> =
        examples().into_iter().chain(sentences).map(|a| (a.fields[0].text.clone(), extractor.read(&a))).collect();
    readings.sort_by(|a, b| a.0.cmp(&b.0));
    readings.into_iter().map(|(_, extraction)| extraction).collect()
}

fn same(knowledge: &Knowledge) {
    let other = Extractor::new(knowledge).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    for (a, b) in readings(extractor()).iter().zip(&readings(&other)) {
        assert_eq!(a, b);
    }
}

#[test]
fn the_order_of_rules_does_not_show() {
    let mut knowledge = Knowledge::builtin();
    for (_, text) in &mut knowledge.rules {
        // Macros hold from their line on, and so stay above the rules.
        let (above, rules): (Vec<&str>, Vec<&str>) = text.lines().partition(|l| l.starts_with("macro ") || l.starts_with("ignore "));
        let rules = rules.join("\n");
        let mut blocks: Vec<&str> = rules.split("\nrule ").collect();
        blocks[1..].reverse();
        *text = format!("{}\n{}", above.join("\n"), blocks.join("\nrule "));
    }
    same(&knowledge);
}

#[test]
fn the_order_of_the_lexicon_does_not_show() {
    let mut knowledge = Knowledge::builtin();
    for (_, text) in &mut knowledge.lexicon {
        let mut lines: Vec<&str> = text.lines().collect();
        lines.reverse();
        *text = lines.join("\n");
    }
    knowledge.lexicon.reverse();
    same(&knowledge);
}

//! `tupu eval` against gold graphs: our own small one, and, where they stand beside the checkout, larger ones scored by an
//! independent referee as well.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn tupu(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_tupu")).args(arguments).output().unwrap();
    assert!(run.status.success(), "tupu {arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

fn figures(gold: &Path) -> Value {
    serde_json::from_str(&tupu(&["eval", gold.to_str().unwrap(), "--json"])).unwrap()
}

#[test]
fn figures_of_a_small_gold_graph_count_what_a_person_counts() {
    let found = figures(Path::new("tests/gold"));
    assert_eq!(found["articles"], 1);
    assert_eq!(found["gold_facts"], 7);
    // One of the seven speaks of a forum that the text does not name: six can be found.
    assert_eq!(found["by_predicate"]["attended"], serde_json::json!([0.0, 0.0, 0.0, 1]));
    assert_eq!(found["by_predicate"]["released"], serde_json::json!([1.0, 1.0, 1.0, 2]));
    assert!(found["f1_low"].as_f64() <= found["f1"].as_f64() && found["f1"].as_f64() <= found["f1_high"].as_f64());
}

/// Six hundred and six articles, each with the graph that a careful reader takes from it, written before the program had seen them.
/// The figures are what has been reached; they may only rise.
#[test]
fn articles_as_a_careful_reader_takes_them() {
    let found = figures(Path::new("tests/articles"));
    assert_eq!(found["articles"], 606);
    assert_eq!(found["gold_facts"], 20034);
    for (figure, reached) in [("precision", 0.92), ("recall", 0.81), ("f1", 0.86), ("qualifier_recall", 0.91), ("entity_recall", 0.96)] {
        let now = found[figure].as_f64().unwrap();
        assert!(now >= reached, "{figure} fell to {now:.3}; it was {reached}: `tupu eval tests/articles --errors 20`");
    }
}

#[test]
fn missed_and_spurious_facts_are_listed_with_what_a_change_won_and_lost() {
    let listed = tupu(&["eval", "tests/gold", "--errors", "9"]);
    assert!(listed.contains("pair\tmissed\t云川科技 attended 北川论坛"), "{listed}");
    let old = tempfile::NamedTempFile::new().unwrap();
    let lines = tupu(&["extract", "--entities", "tests/gold/pair.txt"]);
    let kept: String = lines.split_inclusive('\n').filter(|l| !l.contains("\"parameterCount\"")).collect();
    std::fs::write(old.path(), kept).unwrap();
    let compared = tupu(&["eval", "tests/gold", "--compare", old.path().to_str().unwrap()]);
    assert!(compared.contains("pair\twon\tLuma2 parameterCount 70000000000"), "{compared}");
    assert!(!compared.contains("\tlost\t"), "{compared}");
}

#[test]
fn a_folder_without_gold_is_refused_in_plain_words() {
    let empty = tempfile::tempdir().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_tupu")).args(["eval", empty.path().to_str().unwrap()]).output().unwrap();
    assert!(!run.status.success());
    assert!(String::from_utf8_lossy(&run.stderr).contains("no gold file"), "{}", String::from_utf8_lossy(&run.stderr));
}

/// Every figure is that of the referee, to its last digit.
#[test]
fn the_referee_counts_the_same() {
    let home = std::env::var_os("TUPU_EVAL").map_or_else(|| PathBuf::from("../shared/eval"), PathBuf::from);
    let referee = home.join("score.py");
    let python = Command::new("python3").arg("--version").output().is_ok_and(|o| o.status.success());
    if !referee.is_file() || !python {
        eprintln!("not run: it needs python3 and {} (set TUPU_EVAL)", referee.display());
        return;
    }
    let mut articles: Vec<PathBuf> = Vec::new();
    let gold = home.join("dev");
    for entry in std::fs::read_dir(&gold).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "txt") {
            articles.push(path);
        }
    }
    let facts = tempfile::NamedTempFile::new().unwrap();
    let mut arguments = vec!["extract", "--entities"];
    arguments.extend(articles.iter().map(|p| p.to_str().unwrap()));
    std::fs::write(facts.path(), tupu(&arguments)).unwrap();
    let run = Command::new("python3").arg(&referee).args([&gold, facts.path()]).arg("--json").output().unwrap();
    let theirs: Value = serde_json::from_slice(&run.stdout).unwrap();
    let ours = figures(&gold);
    for (name, value) in theirs.as_object().unwrap() {
        assert_eq!(&ours[name], value, "{name}");
    }
}

//! The invariants of the design that a reader of the source can check: who may know whom.

use std::fs;
use std::path::{Path, PathBuf};

use super::here;

/// The modules in the order of the flow: each imports only those before it.
const ORDER: &[&str] = &[
    "span",
    "diagnostic",
    "digest",
    "trie",
    "chinese",
    "calendar",
    "article",
    "document",
    "ontology",
    "lexicon",
    "value",
    "annotate",
    "rule",
    "fact",
    "resolve",
    "extract",
    "assemble",
    "extractor",
    "check",
    "json",
    "numeral",
    "rdf",
    "store",
    "graph",
    "names",
    "claim",
    "export",
    "query",
    "ask",
    "card",
    "explain",
    "eval",
    "limit",
    "serve",
    "cli",
];
/// Who may name the RDF library.
const RDF: &[&str] = &["ontology", "rdf", "store", "graph", "names", "claim", "export", "query", "ask", "card", "explain", "serve", "cli"];
/// Who may touch files, the clock, the environment: the loaders and the command line.
const OUTSIDE: &[&str] = &["article/source", "extractor", "store", "eval/gold", "limit", "serve", "cli"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("src").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Each source file by its path below `src` without `.rs`, with its lines of code: no comments, no tests.
fn code() -> Vec<(String, Vec<String>)> {
    let root = here("src");
    let mut all = Vec::new();
    for path in sources(&root) {
        let name = path.strip_prefix(&root).expect("below src").with_extension("").to_string_lossy().replace('\\', "/");
        if name.split('/').any(|part| part == "tests") || matches!(name.as_str(), "lib" | "main") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source file");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = text.lines().map(|l| l.split("//").next().unwrap_or_default().to_owned()).collect();
        all.push((name, lines));
    }
    all
}

fn module(name: &str) -> &str {
    name.split('/').next().unwrap_or(name)
}

#[test]
fn a_stage_imports_only_stages_before_it() {
    let place = |name: &str| ORDER.iter().position(|m| *m == name);
    let mut wrong = Vec::new();
    for (name, lines) in code() {
        let Some(at) = place(module(&name)) else {
            wrong.push(format!("src/{name}.rs: the module stands in no order; add it to this test"));
            continue;
        };
        for (number, line) in lines.iter().enumerate() {
            // `crate::a::b` and `crate::{a, b}`.
            let imports = line.split("crate::").skip(1).flat_map(|after| match after.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap_or_default().split(", ").collect(),
                None => vec![after],
            });
            for after in imports {
                let import: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let import = if matches!(import.as_str(), "Extractor" | "Knowledge") { "extractor" } else { &import };
                if place(import).is_none_or(|found| found > at) {
                    wrong.push(format!("src/{name}.rs:{}: {} imports {import}", number + 1, module(&name)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn nobody_else(allowed: &[&str], words: &[&str]) {
    let mut wrong = Vec::new();
    for (name, lines) in code() {
        if allowed.contains(&name.as_str()) || allowed.contains(&module(&name)) {
            continue;
        }
        for (number, line) in lines.iter().enumerate() {
            if let Some(word) = words.iter().find(|w| line.contains(**w)) {
                wrong.push(format!("src/{name}.rs:{}: {word}", number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_the_last_stages_know_rdf() {
    nobody_else(RDF, &["oxigraph", "oxrdf"]);
}

#[test]
fn only_loaders_and_the_command_line_look_outside() {
    nobody_else(
        OUTSIDE,
        &["std::fs", "std::env", "std::net", "SystemTime", "Instant", "stdin(", "stdout(", "Zoned::now", "Timestamp::now"],
    );
}

#[test]
fn nothing_iterates_over_a_hash_map_into_output() {
    // These only look things up: the order of what they hold is never seen.
    let lookup_only = [
        "annotate/words",
        "annotate/form/forms",
        "annotate/form/grown",
        "lexicon",
        "resolve",
        "extract/clause/row",
        "extract/wording/stem",
        "query/bound",
    ];
    nobody_else(&lookup_only, &["HashMap", "HashSet"]);
}

#[test]
fn every_module_says_what_it_is_for() {
    for path in sources(&here("src")) {
        let text = fs::read_to_string(&path).expect("a source file");
        assert!(text.starts_with("//!"), "{} opens without a `//!`", path.display());
    }
}

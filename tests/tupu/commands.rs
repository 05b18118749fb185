//! The command line, as a user types it: what goes where, and how it ends.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use rayon::prelude::*;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

use super::{here, output, tupu};

/// A folder with a store of the example articles, `kg.nq`.
fn store() -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    tupu(["build", "examples/articles", "--store"]).arg(dir.path().join("kg.nq")).assert().success();
    dir
}

/// One call: the arguments (`STORE` stands for a store), standard input, the exit code, and what both outputs must hold.
struct Call {
    arguments: &'static [&'static str],
    input: &'static str,
    code: i32,
    out: &'static [&'static str],
    err: &'static [&'static str],
}

const CALL: Call = Call { arguments: &[], input: "", code: 0, out: &[], err: &[] };
const SENTENCE: &str = "智源研究院发布了悟道2.0，参数规模达1.75万亿。";

const CALLS: &[Call] = &[
    Call { arguments: &[], code: 2, err: &["Usage: tupu <COMMAND>"], ..CALL },
    Call { arguments: &["--help"], out: &["Examples:", "tupu extract", "tupu explain"], ..CALL },
    Call { arguments: &["--version"], out: &["tupu 0."], ..CALL },
    Call { arguments: &["nonsense"], code: 2, err: &["unrecognized subcommand 'nonsense'"], ..CALL },
    // extract
    Call { arguments: &["extract", "--help"], out: &["Example", "--format", "--ontology"], ..CALL },
    Call { arguments: &["extract"], code: 2, err: &["no article is named"], ..CALL },
    Call {
        arguments: &["extract", "-"],
        input: SENTENCE,
        out: &[
            "\"article\":\"stdin\"",
            "\"predicate\":\"released\"",
            "\"predicate\":\"parameterCount\",\"object\":{\"value\":1750000000000}",
            "\"rule\":\"release\"",
            "\"evidence\":{\"field\":\"title\",\"start\":0,\"end\":26,",
        ],
        ..CALL
    },
    Call {
        arguments: &["extract", "-", "--entities"],
        input: SENTENCE,
        out: &["\"entity\":{\"name\":\"悟道2.0\",\"class\":\"Model\""],
        ..CALL
    },
    Call {
        arguments: &["extract", "-", "--format", "ttl"],
        input: SENTENCE,
        out: &["@prefix a: ", "e:智源研究院 a tp:ResearchInstitute"],
        ..CALL
    },
    Call { arguments: &["extract", "-", "--format", "trig"], input: SENTENCE, out: &["a:stdin {"], ..CALL },
    Call { arguments: &["extract", "-", "--format", "nq"], input: SENTENCE, out: &["<https://tupu.example/article/stdin> ."], ..CALL },
    Call {
        arguments: &["extract", "-", "--format", "nq", "--base", "http://kg.example/"],
        input: SENTENCE,
        out: &["<http://kg.example/entity/智源研究院>"],
        ..CALL
    },
    Call { arguments: &["extract", "-"], input: "", code: 1, err: &["-: the file is empty", "1 of 1 could not be read"], ..CALL },
    Call {
        arguments: &["extract", "nowhere.txt", "examples/articles/wudao-2021.txt"],
        code: 1,
        out: &["悟道2.0"],
        err: &["nowhere.txt: cannot be read", "1 of 2 could not be read"],
        ..CALL
    },
    Call { arguments: &["extract", "-", "--ontology", "nowhere"], code: 2, err: &["nowhere: cannot be read"], ..CALL },
    Call { arguments: &["extract", "-", "--ontology", "ontology"], input: SENTENCE, out: &["released"], ..CALL },
    // annotate
    Call {
        arguments: &["annotate", "-"], input: SENTENCE, out: &["[智源研究院|ResearchInstitute lexicon firm]", "[1.75万亿|"], ..CALL
    },
    Call {
        arguments: &["annotate", "-", "--format", "jsonl"],
        input: SENTENCE,
        out: &[r#""text":"智源研究院","class":"ResearchInstitute","reason":"lexicon","certainty":"firm"}"#, r#""value":"1750000000000""#],
        ..CALL
    },
    Call {
        arguments: &["annotate", "-", "--format", "html"],
        input: SENTENCE,
        out: &["<!doctype html>", r#"title="ResearchInstitute: lexicon firm">智源研究院<rt>ResearchInstitute</rt></ruby>"#, "</html>"],
        ..CALL
    },
    // query
    Call { arguments: &["query", "--help"], out: &["Examples:", "predeclared"], ..CALL },
    Call { arguments: &["query"], code: 2, err: &["no query"], ..CALL },
    Call { arguments: &["query", "ASK { ?s ?p ?o }"], code: 2, err: &["--store"], ..CALL },
    Call { arguments: &["query", "--store", "nowhere.nq", "ASK {}"], code: 1, err: &["nowhere.nq: cannot be opened"], ..CALL },
    Call { arguments: &["query", "--store", "STORE", "ASK { e:智源研究院 tp:released e:悟道2.0 }"], out: &["true\n"], ..CALL },
    Call { arguments: &["query", "--store", "STORE", "ASK { e:智源研究院 tp:released e:GPT-4 }"], out: &["false\n"], ..CALL },
    Call {
        arguments: &["query", "SELECT ?n { e:悟道2.0 tp:parameterCount ?n }", "examples/articles", "--format", "csv"],
        out: &["n", "1750000000000"],
        ..CALL
    },
    Call {
        arguments: &["query", "SELECT ?n { e:悟道2.0 tp:parameterCount ?n }", "-", "--format", "csv"],
        input: SENTENCE,
        out: &["1750000000000"],
        ..CALL
    },
    Call {
        arguments: &["query", "--store", "STORE", "--query-file", "examples/queries/trillion.rq", "--format", "json"],
        out: &["\"vars\":[\"model\",\"parameters\",\"who\"]"],
        ..CALL
    },
    Call { arguments: &["query", "--store", "STORE", "--query-file", "nowhere.rq"], code: 2, err: &["nowhere.rq: cannot be read"], ..CALL },
    Call {
        arguments: &["query", "--store", "STORE", "SELECT * { ?who tp:released ?what }", "--format", "csv"],
        out: &["who,what\r\n"],
        ..CALL
    },
    Call {
        arguments: &["query", "--store", "STORE", "SELECT ?what ?who { ?who tp:released ?what }", "--format", "tsv"],
        out: &["?what\t?who\n"],
        ..CALL
    },
    Call {
        arguments: &["query", "--store", "STORE", "SELECT ?who { ?who tp:released ?what }", "--format", "xml"],
        out: &["<variable name=\"who\"/>"],
        ..CALL
    },
    Call {
        arguments: &["query", "--store", "STORE", "SELECT ?who { ?who tp:released ?what }", "--format", "nt"],
        code: 2,
        err: &["SELECT and ASK give a table"],
        ..CALL
    },
    Call {
        arguments: &["query", "--store", "STORE", "DESCRIBE e:悟道2.0"],
        out: &["<https://tupu.example/entity/悟道2.0> <https://tupu.example/ontology#parameterCount>"],
        ..CALL
    },
    Call {
        arguments: &["query", "--store", "STORE", "DESCRIBE e:悟道2.0", "--format", "ttl"],
        out: &["\ne:悟道2.0 a tp:Model ;\n"],
        ..CALL
    },
    Call { arguments: &["query", "--store", "STORE", "DESCRIBE e:悟道2.0", "--format", "csv"], code: 2, err: &["give a graph"], ..CALL },
    Call {
        arguments: &["query", "--store", "STORE", "SELECT ?x {\n ?x a"],
        code: 2,
        err: &["the query ends too early", " 2 |  ?x a\n"],
        ..CALL
    },
    Call { arguments: &["query", "--store", "STORE", "ASK {}", "examples/articles"], code: 2, err: &["not both"], ..CALL },
    // export
    Call { arguments: &["export", "--help"], out: &["Examples:", "--around", "dot -Tsvg"], ..CALL },
    Call { arguments: &["export", "--store", "STORE", "--format", "ttl"], out: &["@prefix tp: ", "e:悟道2.0 a tp:Model"], ..CALL },
    Call { arguments: &["export", "--store", "STORE", "--format", "rdf"], out: &["<rdf:RDF"], ..CALL },
    Call { arguments: &["export", "--store", "STORE", "--format", "jsonld"], out: &["\"@id\""], ..CALL },
    Call { arguments: &["export", "--store", "STORE", "--format", "dot"], out: &["digraph tupu {", "Noto Sans CJK SC"], ..CALL },
    Call {
        arguments: &["export", "--store", "STORE", "--format", "dot", "--around", "悟道2.0", "--depth", "1"],
        out: &["悟道2.0", "智源研究院"],
        ..CALL
    },
    Call {
        arguments: &["export", "--store", "STORE", "--format", "dot", "--around", "没有的名字"],
        code: 1,
        err: &["no entity is named 没有的名字"],
        ..CALL
    },
    Call {
        arguments: &["export", "--store", "STORE", "--format", "dot", "--class", "Nonsense"],
        code: 2,
        err: &["the ontology has no class `Nonsense`"],
        ..CALL
    },
    Call {
        arguments: &["export", "--store", "STORE", "--format", "dot", "--predicate", "nonsense"],
        code: 2,
        err: &["the ontology has no property `nonsense`"],
        ..CALL
    },
    Call {
        arguments: &["export", "--store", "STORE", "--format", "nt", "--around", "悟道2.0"],
        code: 2,
        err: &["only --format dot"],
        ..CALL
    },
    // explain
    Call {
        arguments: &["explain", "--store", "STORE", "智源研究院 released 悟道2.0"],
        out: &["智源研究院 released 悟道2.0\n", "wudao-2021", "rule release", "[悟道2.0]", "    what: 悟道2.0\n"],
        ..CALL
    },
    Call { arguments: &["explain", "--store", "STORE", "悟道2.0 parameterCount 1750000000000"], out: &["rule parameter-count"], ..CALL },
    Call { arguments: &["explain", "--store", "STORE", "悟道2.0"], out: &["parameterCount"], ..CALL },
    Call {
        arguments: &["explain", "--store", "STORE", "智源研究院 released GPT-4"],
        code: 1,
        err: &["no fact of the store is `智源研究院 released GPT-4`"],
        ..CALL
    },
    // rules
    Call { arguments: &["rules", "list"], out: &["release\trules/release.rules:"], ..CALL },
    Call { arguments: &["rules"], code: 2, err: &["Usage: tupu rules"], ..CALL },
];

#[test]
fn calls() {
    let dir = store();
    let path = dir.path().join("kg.nq").to_string_lossy().into_owned();
    let wrong: Vec<String> = CALLS.par_iter().flat_map(|call| check(call, &path)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is wrong with the outcome of a call.
fn check(call: &Call, store: &str) -> Vec<String> {
    let arguments: Vec<&str> = call.arguments.iter().map(|a| if *a == "STORE" { store } else { a }).collect();
    let result = tupu(&arguments).write_stdin(call.input).output().expect("it runs");
    let (out, err) = (String::from_utf8_lossy(&result.stdout), String::from_utf8_lossy(&result.stderr));
    let mut wrong = Vec::new();
    if result.status.code() != Some(call.code) {
        wrong.push(format!("exit code {:?}", result.status.code()));
    }
    wrong.extend(call.out.iter().filter(|e| !out.contains(**e)).map(|e| format!("standard output lacks {e:?}: {out}")));
    wrong.extend(call.err.iter().filter(|e| !err.contains(**e)).map(|e| format!("standard error lacks {e:?}: {err}")));
    if call.code == 0 && !err.is_empty() {
        wrong.push(format!("something on standard error: {err}"));
    }
    wrong.into_iter().map(|w| format!("{:?}: {w}", call.arguments)).collect()
}

#[test]
fn build_says_what_it_read() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let out = tupu(["build", "examples/articles", "--store"]).arg(dir.path().join("kg.nq")).output().expect("it runs");
    let said = String::from_utf8_lossy(&out.stderr);
    let words = ["kg.nq: 9 articles, ", " entities, ", " facts, ", " triples, in ", " s\n"];
    assert!(words.iter().all(|w| said.contains(w)), "{said}");
    assert!(out.stdout.is_empty());
}

#[test]
fn two_articles_of_one_id_are_not_merged() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in [("a/x.txt", "云川科技发布Luma2。"), ("b/x.txt", "云川科技发布Luma3。"), ("c/x.txt", "云川科技发布Luma2。")]
    {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let file = |name: &str| dir.path().join(name);
    let out = tupu(["extract"]).args([file("a/x.txt"), file("b/x.txt"), file("c/x.txt")]).output().expect("it runs");
    let (facts, said) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert_eq!(out.status.code(), Some(1));
    assert!(facts.contains("Luma2") && !facts.contains("Luma3"), "{facts}");
    assert!(said.contains("x: another article of this id was read before") && said.contains("x: the same article again"), "{said}");
    // Below one folder, each has its path for an id.
    let facts = output(["extract", &dir.path().to_string_lossy()]);
    assert!(["\"a/x\"", "\"b/x\"", "\"c/x\""].iter().all(|id| facts.contains(id)), "{facts}");
}

#[test]
fn columns_stand_under_their_headers() {
    let dir = store();
    let table = output([
        "query",
        "--store",
        &dir.path().join("kg.nq").to_string_lossy(),
        "--query-file",
        &here("examples/queries/trillion.rq").to_string_lossy(),
        "--format",
        "table",
    ]);
    let lines: Vec<&str> = table.lines().collect();
    let rule: Vec<usize> = lines[1].match_indices("  ─").map(|(at, gap)| lines[1][..at].width() + gap.width() - 1).collect();
    assert_eq!(rule.len(), 2, "{table}");
    for line in lines.iter().filter(|l| !l.starts_with('(')) {
        for &column in &rule {
            // In the cells before a column stands a gap, measured as a terminal does.
            let mut width = 0;
            let before: String = line
                .chars()
                .take_while(|c| {
                    width += c.to_string().width();
                    width <= column
                })
                .collect();
            assert!(before.ends_with("  ") || before.width() < column, "{line:?} is out of line:\n{table}");
        }
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let dir = store();
    for arguments in
        [&["export", "--format", "nt", "--store"][..], &["export", "--format", "dot", "--store"], &["export", "--format", "rdf", "--store"]]
    {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("tupu"))
            .args(arguments)
            .arg(dir.path().join("kg.nq"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut first = String::new();
        BufReader::with_capacity(16, child.stdout.take().expect("a pipe")).read_line(&mut first).expect("a line");
        let end = child.wait_with_output().expect("it ends");
        assert!(!first.is_empty() && end.status.success(), "{arguments:?}: {:?}", end.status);
        assert_eq!(String::from_utf8_lossy(&end.stderr), "", "{arguments:?}");
    }
}

#[test]
fn every_command_shows_an_example() {
    for command in ["extract", "annotate", "build", "query", "export", "explain", "rules"] {
        let help = output([command, "--help"]);
        assert!(help.contains(&format!("tupu {command}")) && help.contains("Example"), "{help}");
    }
}

//! Exports: every format read back, by oxigraph and by an independent reader; sorted Turtle; pictures; stores written whole.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::Quad;
use tupu::export::{self, Arrangement};
use tupu::graph::Graph;
use tupu::{rdf, store};

use super::{examples, extractor, here, output, tupu};

fn quads() -> Vec<Quad> {
    let extractor = extractor();
    let all = examples().iter().flat_map(|a| rdf::quads(&extractor.read(a), rdf::BASE, extractor.hash())).collect::<Vec<_>>();
    export::sorted(&store::load(all).expect("loaded")).expect("sorted")
}

fn write(quads: &[Quad], format: RdfFormat) -> Vec<u8> {
    let mut out = Vec::new();
    export::rdf(quads, format, rdf::BASE, &mut out).expect("written");
    out
}

const FORMATS: [(&str, RdfFormat, Option<&str>); 6] = [
    ("ttl", RdfFormat::Turtle, Some("turtle")),
    ("trig", RdfFormat::TriG, Some("trig")),
    ("nt", RdfFormat::NTriples, Some("ntriples")),
    ("nq", RdfFormat::NQuads, Some("nquads")),
    ("rdf", RdfFormat::RdfXml, Some("rdfxml")),
    ("jsonld", RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }, None),
];

/// Tells the person who reads the log that a check needs a program that is not installed.
fn not_run(program: &str, check: &str) {
    // Past the test runner, which hides what a passing test prints.
    let _ = writeln!(std::io::stderr(), "NOT RUN: {check}: {program} is not installed");
}

fn has(program: &str, version: &str) -> bool {
    Command::new(program).arg(version).output().is_ok()
}

#[test]
fn every_format_is_read_back_to_the_same_triples() {
    let quads = quads();
    let triples: BTreeSet<String> = quads.iter().map(|q| format!("{} {} {}", q.subject, q.predicate, q.object)).collect();
    for (name, format, _) in FORMATS {
        let bytes = write(&quads, format);
        let read: BTreeSet<String> = RdfParser::from_format(format)
            .for_slice(&bytes)
            .map(|q| q.unwrap_or_else(|e| panic!("{name}: {e}")))
            .map(|q| if format.supports_datasets() { q.to_string() } else { format!("{} {} {}", q.subject, q.predicate, q.object) })
            .collect();
        let expected = if format.supports_datasets() { quads.iter().map(Quad::to_string).collect() } else { triples.clone() };
        assert!(read == expected, "{name}: {} read, {} written", read.len(), expected.len());
        assert!(bytes == write(&quads, format), "{name}: written twice, not the same bytes");
    }
}

#[test]
fn an_independent_reader_finds_as_many_triples() {
    if !has("rapper", "--version") {
        return not_run("rapper (raptor2-utils)", "an independent reader of the exports");
    }
    let quads = quads();
    let triples = quads.iter().map(|q| (&q.subject, &q.predicate, &q.object)).map(|t| format!("{t:?}")).collect::<BTreeSet<_>>().len();
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (name, format, reader) in FORMATS {
        let Some(reader) = reader else { continue };
        let file = dir.path().join(format!("kg.{name}"));
        fs::write(&file, write(&quads, format)).expect("a file");
        let out = Command::new("rapper").args(["--count", "--input", reader]).arg(&file).arg(rdf::BASE).output().expect("rapper runs");
        let said = String::from_utf8_lossy(&out.stderr);
        let expected = if format.supports_datasets() { quads.len() } else { triples };
        assert!(out.status.success() && !said.contains("rror"), "{name}: {said}");
        assert!(said.contains(&format!("returned {expected} triples")), "{name}: {expected} expected: {said}");
    }
}

#[test]
fn turtle_is_sorted_and_readable() {
    let text = String::from_utf8(write(&quads(), RdfFormat::Turtle)).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    let prefixes = lines.iter().take_while(|l| l.starts_with("@prefix ")).count();
    assert!(prefixes > 8 && !lines[prefixes..].iter().any(|l| l.starts_with("@prefix")), "prefixes stand first");
    let blocks: Vec<&str> = text.split("\n\n").skip(1).collect();
    let subjects: Vec<&str> = blocks.iter().map(|b| b.split(' ').next().unwrap_or_default()).collect();
    assert!(subjects.is_sorted(), "subjects are sorted");
    assert_eq!(subjects.len(), subjects.iter().collect::<BTreeSet<_>>().len(), "each subject once");
    for block in &blocks {
        let mut predicates: Vec<&str> = block.lines().map(|l| l.trim_start().split(' ').next().unwrap_or_default()).collect();
        predicates[0] = block.split(' ').nth(1).unwrap_or_default();
        assert_eq!(predicates[0], "a", "`a` stands first: {block}");
        assert!(predicates[1..].is_sorted(), "predicates are sorted: {block}");
    }
    assert!(text.contains("\ne:悟道2.0 a tp:Model ;\n"), "Chinese names stay readable");
    assert!(text.contains("tp:parameterCount 1750000000000"), "numbers stay exact");
    assert!(!text.contains("_:") && !text.contains("%E"), "no blank node, nothing percent-encoded");
}

#[test]
fn dot_is_drawn_without_a_warning() {
    let mut text = Vec::new();
    let ontology = extractor().ontology();
    export::dot(&Graph::new(&quads(), ontology, &[]), ontology, Arrangement::Free, &mut text).expect("written");
    let drawn = String::from_utf8(text.clone()).expect("UTF-8");
    assert!(drawn.contains("悟道2.0") && drawn.contains("图例"));
    if !has("dot", "-V") {
        return not_run("dot (graphviz)", "drawing the pictures");
    }
    let dir = tempfile::tempdir().expect("a temporary folder");
    let (file, svg) = (dir.path().join("kg.dot"), dir.path().join("kg.svg"));
    fs::write(&file, text).expect("a file");
    let out = Command::new("dot").arg("-Tsvg").arg(&file).arg("-o").arg(&svg).output().expect("dot runs");
    assert!(out.status.success() && out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    assert!(fs::read_to_string(svg).expect("a picture").contains("悟道2.0"));
}

#[test]
fn hostile_names_cannot_break_a_format() {
    let text = "标题: “a\\\"b<c>{d}|e^f`g%20#?[h]\u{301}”发布\n总结: 云川科技发布大模型“x\\n\"y<z>&amp;”，参数量为70亿。云川科技发布了《<?xml \\u0041 ]]>》。";
    let articles = tupu::article::parse("id with space/ü#?%<>\"", text).expect("an article");
    let quads: Vec<Quad> = articles.iter().flat_map(|a| rdf::quads(&extractor().read(a), rdf::BASE, extractor().hash())).collect();
    for (name, format, _) in FORMATS {
        let bytes = write(&quads, format);
        let read: Vec<Quad> =
            RdfParser::from_format(format).for_slice(&bytes).map(|q| q.unwrap_or_else(|e| panic!("{name}: {e}"))).collect();
        assert!(!read.is_empty(), "{name}");
    }
    let mut drawn = Vec::new();
    let ontology = extractor().ontology();
    export::dot(&Graph::new(&quads, ontology, &[]), ontology, Arrangement::Free, &mut drawn).expect("written");
}

#[test]
fn a_store_is_written_whole_or_not_at_all() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("kg.nq");
    let good = here("examples/articles");
    tupu(["build", "--store"]).arg(&path).arg(&good).assert().success();
    let before = fs::read(&path).expect("the store");

    let failed = store::write(&path, |out| {
        out.write_all(b"half a ")?;
        Err(std::io::Error::other("the disk is full"))
    });
    assert!(failed.is_err_and(|e| e.to_string().contains("cannot be written: the disk is full")));
    let broken = dir.path().join("broken");
    fs::create_dir(&broken).expect("a folder");
    tupu(["build", "--ontology"]).arg(&broken).arg("--store").arg(&path).arg(&good).assert().code(2);
    let empty = dir.path().join("empty.txt");
    fs::write(&empty, "").expect("a file");
    tupu(["build", "--store"]).arg(&path).arg(&empty).assert().code(1);
    assert!(before == fs::read(&path).expect("the store"), "the old store is as it was");
    let files: BTreeSet<String> =
        fs::read_dir(dir.path()).expect("a folder").flatten().map(|e| e.file_name().to_string_lossy().into()).collect();
    assert_eq!(files, BTreeSet::from(["broken".to_owned(), "empty.txt".to_owned(), "kg.nq".to_owned()]), "nothing is left lying about");
}

#[test]
fn stores_of_every_ending_hold_the_same() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let build = |name: &str| {
        let path = dir.path().join(name);
        tupu(["build", "examples/articles", "--store"]).arg(&path).assert().success();
        export(&path)
    };
    let plain = build("kg.nq");
    for name in ["kg.trig", "kg.nq.gz", "kg.trig.gz", "kg.jsonld"] {
        assert!(plain == build(name), "{name}");
    }
    for name in ["kg.ttl", "kg.nq.zst", "kg.db", "kg"] {
        tupu(["build", "examples/articles", "--store"]).arg(dir.path().join(name)).assert().failure();
        assert!(!dir.path().join(name).exists(), "{name}");
    }
}

fn export(store: &Path) -> String {
    output(["export", "--format", "nq", "--store", &store.to_string_lossy()])
}

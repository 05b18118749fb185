//! How fast text becomes a graph, on one core with all rules: `cargo bench`.
//!
//! The input is the articles of `examples/articles`, repeated under different ids until they make the size that is named
//! (200 KB unless said otherwise); throughput counts the bytes of their texts in UTF-8. Groups:
//!
//! - `stages`: articles → facts; articles → annotations alone; facts → quads; quads → a store in memory.
//! - `rules`: articles → facts with the rules as they are, and with ten times as many: the built-in rules and nine copies whose
//!   triggers and literals are spelt in characters that no article holds, so that they are looked for and never found.
//! - `length`: one article of 10, 100 and 1000 KB of ordinary sentences.
//! - `adversaries`: the same lengths of texts that a careless reader takes more than linear time over.
//! - `annotate`: names and values alone in texts unlike news, and in texts made to be hard for their finders.
//!
//! `load` in the group `start` is the time to read ontology, lexicon and rules.

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tupu::article::{self, Article, Encoding, Field};
use tupu::fact::Extraction;
use tupu::{Extractor, Knowledge, rdf, store};

const SIZE: usize = 200_000;

fn examples() -> Vec<Article> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    article::read(&[folder], Encoding::Detect).filter_map(Result::ok).collect()
}

fn bytes(articles: &[Article]) -> u64 {
    articles.iter().flat_map(|a| &a.fields).map(|f| f.text.len() as u64).sum()
}

/// The example articles, again and again under new ids.
fn corpus(size: usize) -> Vec<Article> {
    let mut all = Vec::new();
    for (nth, article) in examples().iter().cycle().enumerate() {
        if bytes(&all) >= size as u64 {
            break;
        }
        all.push(Article { id: format!("{}-{nth}", article.id), ..article.clone() });
    }
    all
}

fn long(text: String) -> Article {
    Article { id: "long".into(), fields: vec![Field { name: "body".into(), text, offset: 0 }], ..Article::default() }
}

/// The texts of the example articles, one after the other, up to a size.
fn running(size: usize) -> String {
    let all: Vec<String> = examples().into_iter().flat_map(|a| a.fields).map(|f| f.text).collect();
    let mut text = String::new();
    for part in all.iter().cycle() {
        if text.len() >= size {
            break;
        }
        text.push_str(part);
        text.push('\n');
    }
    text
}

fn extractor(knowledge: &Knowledge) -> Extractor {
    Extractor::new(knowledge).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

/// Rule files with `copies` more of every rule, of other names and of words that no text holds; each pattern ends in one.
fn multiplied(copies: u32) -> Knowledge {
    let mut knowledge = Knowledge::builtin();
    let mut more = Vec::new();
    for (path, text) in &knowledge.rules {
        for copy in 0..copies {
            let spelt: String = text
                .lines()
                .map(|line| {
                    let mut words = line.split_whitespace();
                    let keyword = words.next().unwrap_or_default();
                    match keyword {
                        "rule" => format!("rule {}-{copy}\n", words.next().unwrap_or_default()),
                        "pattern" => format!("{}{}\n", rare(line, copy), rare("无", copy)),
                        "trigger" | "macro" | "ignore" => format!("{}\n", rare(line, copy)),
                        _ => format!("{line}\n"),
                    }
                })
                .collect();
            more.push((format!("{path}.{copy}"), spelt));
        }
    }
    knowledge.rules.extend(more);
    knowledge
}

/// Common characters replaced by rare ones beyond the first plane, which no article holds; each copy of a rule has its own.
fn rare(line: &str, copy: u32) -> String {
    let moved = |c: char| char::from_u32(0x2_0000 + (c as u32 - 0x4E00) % 0x1800 + copy * 0x1800).unwrap_or(c);
    line.chars().map(|c| if ('\u{4e00}'..='\u{9fff}').contains(&c) { moved(c) } else { c }).collect()
}

fn stages(c: &mut Criterion) {
    let extractor = extractor(&Knowledge::builtin());
    let articles = corpus(SIZE);
    let extractions: Vec<Extraction> = articles.iter().map(|a| extractor.read(a)).collect();
    let quads: Vec<_> = extractions.iter().flat_map(|e| rdf::quads(e, rdf::BASE, extractor.hash())).collect();
    let mut group = c.benchmark_group("stages");
    group.sample_size(10).throughput(Throughput::Bytes(bytes(&articles)));
    group.bench_function("article to facts", |b| b.iter(|| articles.iter().map(|a| extractor.read(a).facts.len()).sum::<usize>()));
    group.bench_function("annotate alone", |b| b.iter(|| articles.iter().map(|a| extractor.annotate(a).1.names.len()).sum::<usize>()));
    group.bench_function("facts to quads", |b| {
        b.iter(|| extractions.iter().map(|e| rdf::quads(e, rdf::BASE, extractor.hash()).len()).sum::<usize>());
    });
    group.throughput(Throughput::Elements(quads.len() as u64));
    group.bench_function("quads to store", |b| b.iter(|| store::load(black_box(quads.clone())).map_or(0, |s| s.len().unwrap_or(0))));
    group.finish();
}

fn start(c: &mut Criterion) {
    let knowledge = Knowledge::builtin();
    let mut group = c.benchmark_group("start");
    group.sample_size(10);
    group.bench_function("load", |b| b.iter(|| extractor(&knowledge).rules().rules.len()));
    group.finish();
}

fn rules(c: &mut Criterion) {
    let articles = corpus(SIZE);
    let mut group = c.benchmark_group("rules");
    group.sample_size(10).throughput(Throughput::Bytes(bytes(&articles)));
    for times in [1, 10] {
        let extractor = extractor(&multiplied(times - 1));
        group.bench_function(BenchmarkId::new("times", times), |b| {
            b.iter(|| articles.iter().map(|a| extractor.read(a).facts.len()).sum::<usize>());
        });
    }
    group.finish();
}

/// Makes a text of about so many bytes.
type Text = fn(usize) -> String;

fn length(c: &mut Criterion) {
    let extractor = extractor(&Knowledge::builtin());
    let texts: [(&str, Text); 4] = [
        ("ordinary", running),
        ("no full stop", |size| "智源研究院发布了悟道和参数规模达大模型，".repeat(size / 60)),
        ("brackets in brackets", |size| format!("{}智源研究院发布Emu3{}", "（".repeat(size / 6), "）".repeat(size / 6))),
        ("one list of names", |size| "智源研究院、".repeat(size / 18)),
    ];
    for (name, text) in texts {
        let mut group = c.benchmark_group(if name == "ordinary" { "length".into() } else { format!("adversaries: {name}") });
        group.sample_size(10);
        for kilobytes in [10, 100, 1000] {
            let article = long(text(kilobytes * 1000));
            group.throughput(Throughput::Bytes(article.fields[0].text.len() as u64));
            group.bench_function(BenchmarkId::new("KB", kilobytes), |b| b.iter(|| extractor.read(&article).facts.len()));
        }
        group.finish();
    }
}

fn annotate(c: &mut Criterion) {
    const STORY: &str = "那天傍晚，老人坐在门前的石阶上，望着远处的山，一句话也没有说。\n孩子们跑过来问他：“爷爷，你在看什么？”\n";
    let extractor = extractor(&Knowledge::builtin());
    let texts: [(&str, Text); 6] = [
        ("a story", |size| STORY.repeat(size / STORY.len())),
        ("numerals", |size| "一二三四五六七".repeat(size / 21)),
        ("dates of dates", |size| "明年的".repeat(size / 9)),
        ("marks in marks", |size| format!("{}智源研究院发布Emu3{}", "（“《".repeat(size / 18), "》”）".repeat(size / 18))),
        ("digits", |size| "7".repeat(size)),
        ("one surname", |size| "王、".repeat(size / 6)),
    ];
    for (name, text) in texts {
        let mut group = c.benchmark_group(format!("annotate: {name}"));
        group.sample_size(10);
        for kilobytes in [10, 100, 1000] {
            let article = long(text(kilobytes * 1000));
            group.throughput(Throughput::Bytes(article.fields[0].text.len() as u64));
            group.bench_function(BenchmarkId::new("KB", kilobytes), |b| b.iter(|| extractor.annotate(&article).1.names.len()));
        }
        group.finish();
    }
}

criterion_group!(benches, start, stages, rules, length, annotate);
criterion_main!(benches);

//! tupu turns Chinese news articles about the AI industry into a knowledge graph, by declarative rules.
//!
//! # The path
//!
//! ```text
//! Article → Document → Annotations → Matches → Facts → Quads → Store → { SPARQL, Turtle, DOT, … }
//!               Lexicon ──┘   RuleSet ──┘   └── Ontology
//! ```
//!
//! | stage | module | does |
//! | --- | --- | --- |
//! | read | [`article`] | bytes → articles: labelled records, JSON, plain text, whatever the encoding or packing |
//! | normalise | [`document`] | an article → one text with a map back to the original's characters, cut into sentences |
//! | annotate | [`annotate`], [`value`] | names by lexicon, shape, head noun, quotation marks; numbers, money, dates |
//! | extract | [`extract`] with a [`rule::RuleSet`] | triggers and wordings → roles filled, qualifiers, denial and plans |
//! | resolve | [`resolve`] | pronouns, short names and aliases → one entity a thing |
//! | assemble | [`assemble`] | matches → [`fact::Extraction`]: entities and facts, each with its evidence |
//! | write | [`rdf`] | facts → quads: flat triples, claims, evidence, one named graph an article |
//! | keep | [`store`] | quads ↔ files and an Oxigraph store in memory |
//! | ask | [`query`], [`ask`], [`card`], [`graph`], [`explain`] | SPARQL; questions by name, cards, paths; where it is written |
//! | export | [`export`] | Turtle, TriG, N-Triples, N-Quads, RDF/XML, JSON-LD, DOT, SVG, GraphML, … |
//!
//! A stage imports only stages before it; nothing before [`rdf`] knows of RDF. What belongs to the trade stands in the files of
//! `ontology/`: classes and properties ([`ontology`]), names ([`lexicon`]), rules ([`rule`]). [`Extractor::read`] is the path
//! from an article to its facts as one function, a line for each stage.
//!
//! # An example
//!
//! ```
//! use tupu::query::AnswerFormat;
//! use tupu::{Extractor, article, query, rdf, store};
//!
//! let text = "标题: 智源研究院发布悟道2.0\n发布时间: 2021-06-01\n总结: 6月1日，智源研究院发布悟道2.0，参数规模达1.75万亿。";
//!
//! let extractor = Extractor::builtin().expect("the built-in rules are sound");
//! let articles = article::parse("wudao", text).expect("an article");
//! let extraction = extractor.read(&articles[0]);
//! let quads = rdf::quads(&extraction, rdf::BASE, extractor.hash());
//! let store = store::load(quads).expect("memory");
//!
//! // Every fact cites the original's own characters.
//! let release = extraction.facts.iter().find(|f| f.predicate == "released").expect("a fact");
//! let evidence = &release.evidence[0];
//! let original: String = text.chars().skip(evidence.start).take(evidence.end - evidence.start).collect();
//! assert_eq!(*original, *evidence.quote);
//!
//! // The usual prefixes are predeclared.
//! let mut answer = Vec::new();
//! query::answer(&store, "SELECT ?n { e:悟道2.0 tp:parameterCount ?n }", AnswerFormat::Table, rdf::BASE, &mut answer)?;
//! assert!(String::from_utf8_lossy(&answer).contains("1750000000000"));
//! # Ok::<(), query::QueryError>(())
//! ```
//!
//! Ontology, lexicon and rules of your own are read by [`Knowledge::from_dir`]; the rule language is described in `docs/rules.md`.

pub mod annotate;
pub mod article;
pub mod ask;
pub mod assemble;
pub mod calendar;
pub mod card;
pub mod check;
pub mod chinese;
pub mod claim;
pub mod diagnostic;
mod digest;
pub mod document;
pub mod eval;
pub mod explain;
pub mod export;
pub mod extract;
mod extractor;
pub mod fact;
pub mod graph;
pub mod json;
pub mod lexicon;
pub mod limit;
pub mod names;
pub mod numeral;
pub mod ontology;
pub mod query;
pub mod rdf;
pub mod resolve;
pub mod rule;
pub mod serve;
pub mod span;
pub mod store;
mod trie;
pub mod value;

pub use extractor::{Extractor, Knowledge};

/// The README's example, run with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

//! tupu turns Chinese news articles about the AI industry into a knowledge graph.

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
pub mod value;

pub use extractor::{Extractor, Knowledge};

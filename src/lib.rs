//! tupu turns Chinese news articles about the AI industry into a knowledge graph.

pub mod annotate;
pub mod article;
pub mod diagnostic;
pub mod document;
pub mod fact;
pub mod lexicon;
pub mod ontology;
pub mod span;
pub mod value;

//! Functions that SPARQL lacks and readers of this graph need: names by pinyin and with typos, dates of different exactness,
//! numbers in Chinese units.
//!
//! `tpf:like(?name, "zy")`, `tpf:before(?a, ?b)`, `tpf:after(?a, ?b)`, `tpf:during(?a, "2024-Q3")`, `tpf:first(?date)`,
//! `tpf:last(?date)`, `tpf:chinese(?number)`. As in SPARQL, what makes no sense is an error and so unbound.

use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, Term};
use oxigraph::sparql::SparqlEvaluator;

use crate::{calendar, names, numeral};

/// The namespace of the functions, prefix `tpf`.
pub const FUNCTIONS: &str = "https://tupu.example/function#";

/// A function over terms; none is an error, and so unbound.
pub type Call = fn(&[Term]) -> Option<Term>;

/// Each function: its name, what it does in Chinese and in English, and itself.
pub const ALL: [(&str, &str, &str, Call); 7] = [
    ("after", "前一日期晚于后一日期", "the first date is later than the second, whatever days they may mean", after),
    ("before", "前一日期早于后一日期", "the first date is earlier than the second, whatever days they may mean", before),
    ("chinese", "以万、亿、万亿书写数字", "a number in Chinese units: 1.75万亿", chinese),
    ("during", "前一日期在后一日期之内", "the first date lies within the second", during),
    ("first", "日期可能的首日", "the first day that a date may mean", first),
    ("last", "日期可能的末日", "the last day that a date may mean", last),
    ("like", "名称相近：前缀、拼音、错字", "a name is like a text: prefix, pinyin, typo", like),
];

/// Adds the functions to an evaluator.
pub(super) fn with_functions(evaluator: SparqlEvaluator) -> SparqlEvaluator {
    ALL.iter().fold(evaluator, |evaluator, (name, _, _, function)| {
        evaluator.with_custom_function(NamedNode::new_unchecked(format!("{FUNCTIONS}{name}")), function)
    })
}

fn value(term: &Term) -> Option<&str> {
    match term {
        Term::Literal(literal) => Some(literal.value()),
        _ => None,
    }
}

fn two(arguments: &[Term]) -> Option<(&str, &str)> {
    match arguments {
        [a, b] => Some((value(a)?, value(b)?)),
        _ => None,
    }
}

fn one(arguments: &[Term]) -> Option<&str> {
    match arguments {
        [a] => value(a),
        _ => None,
    }
}

fn before(arguments: &[Term]) -> Option<Term> {
    let (a, b) = two(arguments)?;
    Some(Literal::from(calendar::days(a)?.1 < calendar::days(b)?.0).into())
}

fn after(arguments: &[Term]) -> Option<Term> {
    let (a, b) = two(arguments)?;
    Some(Literal::from(calendar::days(a)?.0 > calendar::days(b)?.1).into())
}

fn during(arguments: &[Term]) -> Option<Term> {
    let (a, b) = two(arguments)?;
    let (inner, outer) = (calendar::days(a)?, calendar::days(b)?);
    Some(Literal::from(outer.0 <= inner.0 && inner.1 <= outer.1).into())
}

fn first(arguments: &[Term]) -> Option<Term> {
    Some(Literal::new_typed_literal(calendar::days(one(arguments)?)?.0.to_string(), xsd::DATE).into())
}

fn last(arguments: &[Term]) -> Option<Term> {
    Some(Literal::new_typed_literal(calendar::days(one(arguments)?)?.1.to_string(), xsd::DATE).into())
}

fn chinese(arguments: &[Term]) -> Option<Term> {
    Some(Literal::new_simple_literal(numeral::chinese_text(one(arguments)?)?).into())
}

fn like(arguments: &[Term]) -> Option<Term> {
    let (name, wanted) = two(arguments)?;
    Some(Literal::from(names::fits(wanted, name).is_some()).into())
}

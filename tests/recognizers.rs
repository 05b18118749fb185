//! The Chinese cases of Microsoft Recognizers-Text, as data, against `tupu::value`.
//!
//! The folder with `NumberModel.json` and its kin is named by `TUPU_RECOGNIZERS`, or is `../shared/suites/recognizers-text`
//! beside the crate. A case passes when the same spans are found with the same values, no more and no fewer. What fails by
//! choice stands in `recognizers-skips.tsv` with the reason; it still counts as failed in the figures.
//!
//! Where the conventions differ, this file maps tupu's values to those that a case expects:
//! - Recognizers gives a bare 10月30日 twice, in the past and in the future: tupu's one reading must be among them.
//! - Its ranges end before their last day; tupu's spans hold both ends. 三月到五月 ends there at the first of May, 上半年 after
//!   June.
//! - Its lengths are decimals (P3.5Y), tupu's whole units where they are whole (P3Y6M).
//! - Its percentages are single: what tupu reads as a range (二三十个百分点) is none there.
//! - After 之后 a day itself is its start, but of a year the next one.
//! - It names a currency that stands without an amount; tupu has `currencies` for these.
//! - Its units are names (Kilometer) with the number before them; tupu keeps the text's word, and applies the factor of bytes.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "recognizers/date.rs"]
mod date;
#[path = "recognizers/unit.rs"]
mod unit;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::Value as Json;
use tupu::article::{Article, Field};
use tupu::document::Document;
use tupu::span::Span;
use tupu::value::{Order, Reading, Unit, Value, currencies, intervals, numbers, read};

/// A span in characters of the input, and what is said there.
type Said = (usize, usize, String);

/// The suites, with the least share of cases that must pass.
const SUITES: &[(&str, f64)] = &[
    ("Number", 0.99),
    ("Percent", 0.98),
    ("Ordinal", 1.0),
    ("NumberRange", 0.95),
    ("Currency", 0.97),
    ("Dimension", 0.97),
    ("DateTime", 0.88),
];

struct Case {
    input: String,
    reference: Option<String>,
    expected: Vec<Json>,
}

fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("TUPU_RECOGNIZERS").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/suites/recognizers-text");
    named.or(Some(beside)).filter(|f| f.is_dir())
}

fn cases(path: &std::path::Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).unwrap();
    let json: Vec<Json> = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
    json.into_iter()
        .map(|case| Case {
            input: case["Input"].as_str().unwrap().to_owned(),
            reference: case["Context"]["ReferenceDateTime"].as_str().map(str::to_owned),
            expected: case["Results"].as_array().cloned().unwrap_or_default(),
        })
        .collect()
}

/// The input as a document: normalised, with the way back to its characters. A case is a phrase, too short for a document
/// to tell that it is Traditional: it is made Simplified before, character by character.
fn document(input: &str) -> Document {
    let text = fast2s::convert(input);
    Document::new(&Article { fields: vec![Field { name: "text".to_owned(), text, offset: 0 }], ..Article::default() })
}

/// What tupu says to a case of a suite.
fn said(suite: &str, case: &Case) -> Vec<Said> {
    let document = document(&case.input);
    let text = document.text.as_str();
    let place = |span: Span| {
        let place = document.place(span);
        (place.start, place.end)
    };
    let at = |span: Span, what: String| {
        let (start, end) = place(span);
        (start, end, what)
    };
    let anchor = case.reference.as_deref().map(|r| &r[..10]);
    let values = || read(text, anchor, Reading::Every);
    match suite {
        "Number" => numbers(text).into_iter().map(|m| at(m.span, m.number.to_string())).collect(),
        "NumberRange" => intervals(text).into_iter().map(|m| at(m.span, m.interval.to_string())).collect(),
        "Percent" => values()
            .into_iter()
            .filter_map(|m| match m.value {
                Value::Quantity(q) if matches!(q.unit, Unit::Percent | Unit::Points) && q.upto.is_none() => {
                    Some(at(q.measure, format!("{}%", q.number)))
                }
                _ => None,
            })
            .collect(),
        "Ordinal" => values()
            .into_iter()
            .filter_map(|m| match m.value {
                Value::Rank(r) if r.order == Order::Nth => Some(at(m.span, r.rank.to_string())),
                _ => None,
            })
            .collect(),
        "Currency" => {
            let amounts = values().into_iter().filter_map(|m| match m.value {
                Value::Quantity(q) => match q.unit {
                    Unit::Money { currency, .. } => Some((q.measure, format!("{} {currency}", q.number))),
                    _ => None,
                },
                _ => None,
            });
            let mut all: Vec<(Span, String)> = amounts.collect();
            let names = currencies(text).into_iter().filter(|(span, _)| !all.iter().any(|(a, _)| a.overlaps(*span)));
            let names: Vec<(Span, String)> = names.map(|(span, code)| (span, format!("- {code}"))).collect();
            all.extend(names);
            all.sort();
            all.into_iter().map(|(span, what)| at(span, what)).collect()
        }
        "Dimension" => values()
            .into_iter()
            .filter_map(|m| match m.value {
                Value::Quantity(q) => unit::said(&q).map(|what| at(q.measure, what)),
                _ => None,
            })
            .collect(),
        "DateTime" => values()
            .into_iter()
            .filter_map(|m| match m.value {
                Value::Date(_) | Value::Duration(_) => Some(at(m.span, date::said(&m.value))),
                _ => None,
            })
            .collect(),
        other => panic!("no suite {other}"),
    }
}

/// Whether tupu's values are those of the case.
fn passes(suite: &str, case: &Case, said: &[Said]) -> bool {
    said.len() == case.expected.len()
        && said.iter().zip(&case.expected).all(|((start, end, what), expected)| {
            let position = |key: &str| expected[key].as_u64().map(|n| n as usize);
            // Every character of the suites is one UTF-16 unit.
            let spans = if let (Some(s), Some(e)) = (position("Start"), position("End")) {
                (s, e + 1) == (*start, *end)
            } else {
                let said: String = case.input.chars().skip(*start).take(end - start).collect();
                plain(&said) == plain(expected["Text"].as_str().unwrap_or_default())
            };
            spans && same(suite, what, expected)
        })
}

/// A text without the differences of width and case.
fn plain(text: &str) -> String {
    document(text).text.trim().to_lowercase()
}

fn same(suite: &str, what: &str, expected: &Json) -> bool {
    let resolution = &expected["Resolution"];
    let value = resolution["value"].as_str().unwrap_or_default();
    match suite {
        "Number" => close(what, value),
        "NumberRange" | "Ordinal" => what == value,
        "Percent" => close(what.trim_end_matches('%'), value.trim_end_matches('%')),
        "Currency" => {
            let (number, code) = what.split_once(' ').unwrap();
            let named = match (resolution["isoCurrency"].as_str(), resolution["unit"].as_str()) {
                (Some(iso), _) => iso,
                (None, Some("Dollar")) => "USD",
                (None, Some("Bitcoin")) => "BTC",
                _ => "",
            };
            code == named && (close(number, value) || number == "-" && resolution["value"].is_null())
        }
        "Dimension" => unit::same(what, value, resolution["unit"].as_str().unwrap_or_default()),
        "DateTime" => date::same(what, expected),
        _ => false,
    }
}

/// Whether two numbers agree in the fifteen digits that the cases give.
fn close(a: &str, b: &str) -> bool {
    match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => (a - b).abs() <= 1e-13 * a.abs().max(b.abs()),
        _ => false,
    }
}

/// The cases that fail by choice, by suite: input and reason.
fn skips() -> BTreeMap<(String, String), String> {
    include_str!("recognizers-skips.tsv")
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty())
        .map(|l| {
            let mut cells = l.split('\t');
            let mut cell = || cells.next().unwrap_or_default().to_owned();
            ((cell(), cell()), cell())
        })
        .collect()
}

#[test]
fn reaches_its_level_on_every_suite() {
    let Some(folder) = folder() else {
        println!("SKIPPED: no Recognizers-Text cases; set TUPU_RECOGNIZERS to the folder that holds NumberModel.json");
        return;
    };
    let skips = skips();
    let (mut board, mut report) = (String::from("suite        cases passed  share  least\n"), String::new());
    let mut unnamed = Vec::new();
    for (suite, least) in SUITES {
        let mut all = cases(&folder.join(format!("{suite}Model.json")));
        if *suite == "DateTime" {
            all.retain(|case| case.expected.iter().all(date::is_date));
        }
        let mut passed = 0;
        for case in &all {
            let found = said(suite, case);
            if passes(suite, case, &found) {
                passed += 1;
                continue;
            }
            let known = skips.get(&(suite.to_string(), case.input.clone()));
            if known.is_none() {
                unnamed.push(format!("{suite}\t{}", case.input));
            }
            let wanted: Vec<String> =
                case.expected.iter().map(|e| format!("{} {}", e["Text"].as_str().unwrap_or_default(), e["Resolution"])).collect();
            writeln!(report, "{suite}\t{}\n    found  {found:?}\n    wanted {}", case.input, wanted.join(" | ")).unwrap();
        }
        let share = f64::from(passed) / all.len() as f64;
        let mark = if share < *least { "  BELOW" } else { "" };
        writeln!(board, "{suite:12} {:5} {passed:6}  {:5.1}  {:5.1}{mark}", all.len(), share * 100.0, least * 100.0).unwrap();
    }
    println!("{board}");
    if std::env::var_os("TUPU_RECOGNIZERS_REPORT").is_some() {
        println!("{report}");
    }
    assert!(!board.contains("BELOW"), "a suite is below its level:\n{board}\n{report}");
    assert!(unnamed.is_empty(), "cases fail without a reason in recognizers-skips.tsv:\n{}", unnamed.join("\n"));
}

//! Places at which something is measured: what stands before them is a thing that can be measured, whatever it is called.
//!
//! Takes the end of a name, tells whether a test or the points that it got follow: “萤火”在MMLU上…, “萤火”,MMLU得分为…,
//! 萤火分别得到83.7分. Deliberately does not say which test, nor which points.

use crate::annotate::page::{Page, floor};
use crate::chinese::{OneOf, begins};
use crate::value::{Unit, Value};

/// Words between what is measured and its points.
static GETS: OneOf = OneOf::new(&[
    "分别得到",
    "分别拿到",
    "分别拿下",
    "分别取得",
    "分别获得",
    "分别为",
    "得到",
    "拿到",
    "取得",
    "拿下",
    "获得",
    "跑出",
    "考出",
    "则为",
    "则以",
    "只有",
    "仅有",
    "以",
    "得",
    "获",
    "为",
    "是",
]);
/// Adverbs and marks before these.
const BEFORE: &[&str] = &["也", "则", "仅", "只", "又", "还", "均", ","];

/// Whether a test, or the points that it got, follows what ends at `end`.
pub(crate) fn follows(page: &Page<'_>, end: usize) -> bool {
    let mut at = end + quote(page, end);
    let rest = &page.text[at..];
    if let Some(word) = BEFORE.iter().find(|word| begins(rest, word)) {
        at += word.len();
    }
    let rest = &page.text[at..];
    tested(page, at) || GETS.opening(rest).is_some_and(|word| points(page, at + word.len()))
}

/// The bytes of a closing mark.
fn quote(page: &Page<'_>, at: usize) -> usize {
    if page.text[at..].starts_with('”') { '”'.len_utf8() } else { 0 }
}

/// Whether the name of a test stands at `at`, behind 在 too.
fn tested(page: &Page<'_>, at: usize) -> bool {
    let rest = &page.text[at..];
    let at = at + ["在", "于"].iter().find(|word| rest.starts_with(**word)).map_or(0, |word| word.len());
    page.known_at(at).is_some_and(|known| page.is_yardstick(known.class))
}

/// Whether points begin at `at`: 88.6分, 61.5%; a bare number only before 的.
fn points(page: &Page<'_>, at: usize) -> bool {
    let next = page.values.partition_point(|v| (v.span.start as usize) < at);
    page.values.get(next).filter(|v| v.span.start as usize == at).is_some_and(|v| match &v.value {
        Value::Quantity(quantity) => match &quantity.unit {
            Unit::Word(word) => word == "分",
            Unit::None => ["的得分", "的综合得分", "的成绩", "的总分", "的平均分"]
                .iter()
                .any(|word| page.text[v.span.end as usize..].starts_with(word)),
            _ => false,
        },
        _ => false,
    })
}

/// Whether something is measured in the clause behind 上 or 中 at `at`: 在A上,它的字错率是6.8%.
pub(crate) fn in_sentence(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 90;
    let sentence = &page.text[at..floor(page.text, at + REACH)];
    let end = at + sentence.find(['。', ';', '\n']).unwrap_or(sentence.len());
    let first = page.values.partition_point(|v| (v.span.start as usize) < at);
    page.values[first..].iter().take_while(|v| (v.span.end as usize) <= end).any(|v| match &v.value {
        Value::Quantity(quantity) => match &quantity.unit {
            Unit::Percent | Unit::Points => true,
            Unit::Word(word) => word == "分",
            // 它的AUC达到0.987
            Unit::None => quantity.number < 1.into() && quantity.number.scale() > 1,
            _ => false,
        },
        _ => false,
    })
}

//! Numbers that count nothing anybody has, though a noun of what can be counted stands behind them: 每天处理2000个反应,
//! 在38个数据集上做实验, 最有价值的4个场景, 37页的论文.
//!
//! Takes the text before and behind a number; tells whether it says how much is done in a time, on what something was tried, which of all
//! are meant, or how long a text is. Deliberately knows no noun.

use rust_decimal::Decimal;

use crate::chinese::OneOf;
use crate::span::Span;
use crate::value::{Quantity, Unit};

/// Words of a time in which so much is done, again and again.
static IN_A_TIME: OneOf = OneOf::new(&[
    "每天",
    "每日",
    "每周",
    "每月",
    "每个月",
    "每年",
    "每晚",
    "每小时",
    "每分钟",
    "每秒",
    "每季度",
    "日均",
    "月均",
    "周均",
    "年均",
    "单日",
    "一天能",
    "一天可",
    "一天要",
    "一天就",
    "一晚能",
    "一晚上",
    "一小时能",
    "一小时可",
]);

/// Marks at which a clause ends.
const ENDS: &[char] = &[',', '。', ';', ':', '!', '?', '\n', '“', '”', '('];

/// How far before its number such a word stands, in characters.
const CLAUSE: usize = 24;

/// Words between these and a number.
const ABOUT: &[&str] = &["超过", "多达", "约", "近", "超", "逾", "了"];

/// The classifiers of fields in which something is tried; what runs on pieces is counted.
const FIELDS: &[&str] = &["个", "项", "种", "类"];

/// What stands behind what something is tried on; not the words that begin so.
const ON: &[&str] = &["上"];
const NOT_ON: &[&str] =
    &["上线", "上市", "上架", "上岗", "上映", "上车", "上榜", "上传", "上新", "上报", "上述", "上海", "上链", "上云", "上马", "上演"];

/// How far behind the number that is, in characters.
const TRIED: usize = 14;

/// So many pages a single text has.
const PAGES: u32 = 1000;

/// How far before the number the superlative of what is told of few of many begins, in characters.
const SUPERLATIVE: usize = 8;

/// Whether the number of a clause counts nothing that anybody has.
pub(crate) fn counts_nothing(quantity: &Quantity, number: Span, text: &str) -> bool {
    let (left, rest) = (&text[..number.start as usize], &text[number.end as usize..]);
    let unit = match &quantity.unit {
        Unit::Word(word) => word.as_str(),
        _ => "",
    };
    unit == "页" && quantity.number < Decimal::from(PAGES) || most(left) || FIELDS.contains(&unit) && tried(left, rest) || in_a_time(left)
}

/// 每天处理2000个反应: whether the clause before a number tells of a time in which so much is done.
fn in_a_time(left: &str) -> bool {
    let from = left.char_indices().rev().take(CLAUSE).take_while(|(_, c)| !ENDS.contains(c)).last();
    from.is_some_and(|(at, _)| IN_A_TIME.within(&left[at..]))
}

/// 最有价值的4个场景: only those of all are meant of which most is so.
fn most(left: &str) -> bool {
    let Some(told) = left.strip_suffix('的') else { return false };
    let mut near = told.chars().rev().take(SUPERLATIVE).take_while(|c| !ENDS.contains(c) && *c != '、');
    near.any(|c| c == '最')
}

/// 在38个领域的数据集上做实验: whether what is counted is but where something is tried.
fn tried(left: &str, rest: &str) -> bool {
    let bare = ABOUT.iter().find_map(|word| left.strip_suffix(word)).unwrap_or(left);
    if !bare.ends_with('在') {
        return false;
    }
    let end = rest.char_indices().nth(TRIED).map_or(rest.len(), |(at, _)| at);
    let clause = rest[..end].split(ENDS).next().unwrap_or_default();
    // 在1024个GPU上训练: what something runs on it has.
    let runs = clause.trim_start().starts_with(|c: char| c.is_ascii_alphanumeric());
    let on = clause.char_indices().filter(|(at, _)| ON.iter().any(|word| clause[*at..].starts_with(word)));
    let mut on = on.filter(|(at, _)| !NOT_ON.iter().any(|word| clause[*at..].starts_with(word)));
    !runs && on.next().is_some()
}

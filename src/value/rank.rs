//! Places in an order: 第一, 第3名, 榜首, 前三, 倒数第二.
//!
//! Deliberately takes no ordinal that says no merit (第八届, 第三季度), unless every numeral is wanted.

use super::date::Scan;
use super::{Order, Rank, Reading, Value, ValueMention, number};
use crate::span::Span;

/// First and second places that have a word of their own.
pub(super) const PLACES: &[(&str, u32)] = &[
    ("榜首", 1),
    ("首位", 1),
    ("冠军", 1),
    ("头名", 1),
    ("魁首", 1),
    ("头把交椅", 1),
    ("状元", 1),
    ("亚军", 2),
    ("次席", 2),
    ("榜眼", 2),
    ("季军", 3),
    ("探花", 3),
];

/// What follows 第N where it is no place in an order of merit.
const NO_MERIT: &[&str] = &[
    "季度", "代", "届", "期", "章", "条", "批", "版", "次", "家", "款", "个", "大", "轮", "三方", "方", "时间", "步", "阶段", "年", "天",
    "页", "部", "种", "产业", "季", "集", "节", "卷", "回", "项", "点", "句", "课", "层", "遍", "类", "台", "套", "只", "人称", "性", "线",
    "周", "学期", "财", "封", "座", "所", "场", "支", "枚", "颗", "辆", "架", "段", "篇", "题", "号", "堂", "根", "道", "关", "桶", "局",
    "眼", "手", "世界", "语言", "范式", "曲线", "夫人", "国际", "者", "流", "纵队", "职业", "课堂", "现场", "反应", "印象", "件", "份",
    "艘", "门", "副", "级", "本", "日", "重", "招", "张", "盘", "把", "口", "行", "幅", "例", "列", "路", "声", "笔", "枪", "站",
];

/// A place that has a word of its own.
pub(super) fn named(at: usize, end: usize, rank: u32) -> ValueMention {
    mention(at, end, rank, Order::Nth)
}

/// Whether a text ends in the first part of a word for several places: 冠、亚、|季军, 冠|亚军.
pub(super) fn goes_on(front: &str) -> bool {
    front.trim_end_matches('、').ends_with(['冠', '亚'])
}

fn mention(at: usize, end: usize, rank: u32, order: Order) -> ValueMention {
    ValueMention { span: Span::new(at, end), value: Value::Rank(Rank { rank, order }) }
}

/// 第N after `from`, which is the byte after 第; `order` says from which end one counts.
pub(super) fn nth(scan: Scan<'_>, at: usize, from: usize, order: Order) -> Option<ValueMention> {
    let numeral = number::at(scan.text, number::past_space(scan.text, from, scan.reading), scan.reading)?;
    let rank = place(&numeral)?;
    if scan.reading == Reading::Every {
        return Some(mention(at, numeral.end, rank, order));
    }
    let after = &scan.text[numeral.end..];
    if NO_MERIT.iter().any(|w| after.starts_with(w)) {
        return None;
    }
    let end = numeral.end + ["名", "位"].iter().find(|w| after.starts_with(**w)).map_or(0, |w| w.len());
    Some(mention(at, end, rank, order))
}

/// 前N: one of the first N.
pub(super) fn top(scan: Scan<'_>, at: usize, from: usize) -> Option<ValueMention> {
    let numeral = number::at(scan.text, from, scan.reading)?;
    let rank = place(&numeral).filter(|r| (1..=1000).contains(r))?;
    let after = &scan.text[numeral.end..];
    let unit = ["名", "位", "强", "列", "甲"].iter().find(|w| after.starts_with(**w));
    let stops = after.chars().next().is_none_or(|c| !c.is_alphanumeric()) || after.starts_with(['的', '和', '且']);
    let percent = after.starts_with('%');
    (!percent && (unit.is_some() || stops)).then(|| mention(at, numeral.end + unit.map_or(0, |w| w.len()), rank, Order::Top))
}

fn place(numeral: &number::Numeral) -> Option<u32> {
    numeral.whole::<u32>()
}

/// The byte after an ordinal that is no place in an order of merit (第八届): its number is no amount.
pub(super) fn skip(scan: Scan<'_>, from: usize) -> Option<usize> {
    number::at(scan.text, from, scan.reading).map(|n| n.end)
}

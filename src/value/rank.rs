//! Places in an order: 第一, 第3名, 榜首, 前三.

use super::{Rank, Value, ValueMention, number};
use crate::span::Span;

/// First places that have a word of their own.
const FIRST: &[&str] = &["榜首", "首位", "冠军", "头名", "第一名"];

pub(super) fn at(text: &str, at: usize) -> Option<ValueMention> {
    let rest = &text[at..];
    let mention =
        |end: usize, rank: u32, top: bool| Some(ValueMention { span: Span::new(at, end), value: Value::Rank(Rank { rank, top }) });
    if let Some(word) = FIRST.iter().find(|w| rest.starts_with(**w)) {
        return mention(at + word.len(), 1, false);
    }
    let (prefix, top) = if rest.starts_with('第') {
        ('第', false)
    } else if rest.starts_with('前') {
        ('前', true)
    } else {
        return None;
    };
    let found = number::at(text, at + prefix.len_utf8())?;
    let rank = u32::try_from(found.number.mantissa()).ok().filter(|_| found.number.scale() == 0 && !found.vague)?;
    let after = &text[found.end..];
    if !top {
        // 第三季度, 第一代, 第二届 say no place in an order of merit.
        let other = [
            "季度", "代", "届", "届", "期", "章", "条", "批", "版", "次", "家", "款", "个", "大", "轮", "三方", "方", "时间", "步", "阶段",
            "年", "天", "页", "部", "种", "产业",
        ];
        if other.iter().any(|w| after.starts_with(w)) {
            return None;
        }
        let end = found.end + ["名", "位"].iter().find(|w| after.starts_with(**w)).map_or(0, |w| w.len());
        return mention(end, rank, false);
    }
    let unit = ["名", "位", "强", "列"].iter().find(|w| after.starts_with(**w));
    let stops = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
    (rank <= 1000 && (unit.is_some() || stops)).then_some(())?;
    mention(found.end + unit.map_or(0, |w| w.len()), rank, true)
}

/// The byte after an ordinal that is no place in an order of merit (第八届): its number is no amount.
pub(super) fn skip(text: &str, at: usize) -> Option<usize> {
    text[at..].starts_with('第').then(|| number::at(text, at + '第'.len_utf8()).map(|n| n.end)).flatten()
}

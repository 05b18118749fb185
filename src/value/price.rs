//! What a price is for, and the small coins after an amount: 每百万tokens 2元, 20美元/月, 五元三毛.
//!
//! Gives the unit of a price as the text has it, without 每. Deliberately knows no goods.

use rust_decimal::Decimal;

use super::number::{self, past_space};
use super::{Reading, Unit, Value, ValueMention, bound, quantity, unit};
use crate::chinese::begins;
use crate::span::Span;

/// Adds the smaller coins after an amount of money: 两美元又三美分, 50元6角三分.
pub(super) fn coins(text: &str, number: &mut Decimal, end: &mut usize, reading: Reading) {
    let mut smallest = Decimal::ONE;
    for _ in 0..2 {
        let mut from = past_space(text, *end, reading);
        if text[from..].starts_with('又') {
            from = past_space(text, from + '又'.len_utf8(), reading);
        }
        let Some(coin) = number::at(text, from, reading).filter(|n| n.number < Decimal::ONE_HUNDRED) else { return };
        let Some((part, after)) = unit::coin_at(text, past_space(text, coin.end, reading)).filter(|(p, _)| *p < smallest) else { return };
        *number += coin.number * part;
        (smallest, *end) = (part, after);
    }
}

/// 五毛 after 三块: whether a number of small coins stands at `at`.
pub(super) fn has_coin(text: &str, at: usize) -> bool {
    let coin = text.get(at..).filter(|rest| rest.starts_with(number::begins)).and_then(|_| number::at(text, at, Reading::News));
    coin.is_some_and(|n| n.number < Decimal::TEN && text[n.end..].starts_with(['毛', '角']))
}

/// 五千元整, 伍仟圆正: the byte after the word that says that no coin follows.
pub(super) fn past_whole(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let after = rest.strip_prefix(['整', '正']).filter(|_| text[..end].ends_with(['元', '圆']));
    let ends = after.filter(|after| !after.starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)));
    ends.map_or(end, |after| text.len() - after.len())
}

/// `/百万tokens`, `每百万tokens` or `一台` after a price, and the byte after it.
pub(super) fn after(text: &str, end: usize) -> (Option<String>, usize) {
    let rest = &text[end..];
    let Some(lead) = ["/", "每", "一个", "一"].iter().find(|l| rest.starts_with(**l)) else { return (None, end) };
    // 1亿元一次性付清
    let whole = |length: &usize| {
        !lead.starts_with('一')
            || SINGLE.contains(&&rest[lead.len()..lead.len() + length]) && !rest[lead.len() + length..].starts_with(ONCE)
    };
    match unit_of_price(&rest[lead.len()..]).filter(whole) {
        Some(length) => (Some(rest[lead.len()..lead.len() + length].trim().to_owned()), end + lead.len() + length),
        None => (None, end),
    }
}

/// What one of is sold: 9998元一台, 2元一次.
const SINGLE: &[&str] = &[
    "台", "颗", "张", "套", "片", "辆", "枚", "块", "只", "支", "副", "部", "件", "条", "份", "次", "年", "月", "天", "小时", "分钟",
    "季度",
];

/// Of these, what lasts or happens: 一年收3亿元 is no price.
const SPELLS: &[&str] = &["次", "年", "月", "天", "小时", "分钟", "季度"];

/// From so much on, money for a month or a year is spent or earned, and no price.
const FEE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// What makes another word of 一次 and 一年: 一次性, 一年期.
const ONCE: [char; 4] = ['性', '期', '来', '内'];

/// Words between what a price is for and the price.
const BETWEEN: &[&str] = &[
    "收费",
    "价格为",
    "价格",
    "定价",
    "仅需",
    "仅",
    "为",
    "售价",
    "低至",
    "只要",
    ":",
    "的",
    "是",
    " ",
    "统一",
    "则",
    "降至",
    "降到",
    "调至",
    "需",
    "只",
    "卖",
    "售",
    "付",
    "收",
    "要",
];

/// `每百万tokens 2元`, `百万输入tokens收费4元`.
pub(super) fn before(text: &str, at: usize, reading: Reading) -> Option<ValueMention> {
    let rest = &text[at..];
    // 单枚2400欧元
    let one = rest.starts_with('一');
    let lead = ['每', '单', '一'].iter().find(|c| rest.starts_with(**c)).map_or(0, |c| c.len_utf8());
    if lead == 0 && !rest.starts_with(['百', '千']) {
        return None;
    }
    let (mut from, mut after, mut money) = unit_at(text, at + lead)?;
    // 一台卖18万元; but 一年3亿元
    let piece = |unit: &str| SINGLE.contains(&unit) && !SPELLS.contains(&unit);
    let unit = &text[from..after];
    let bare = one && (money == after || !piece(unit));
    if bare && !SPELLS.contains(&unit.trim_start_matches('个')) {
        return None;
    }
    // 每席位每月40美元
    if rest.starts_with(EACH)
        && text[money..].starts_with(EACH)
        && let Some(inner) = unit_at(text, money + EACH.len_utf8())
    {
        (from, after, money) = inner;
    }
    // 每卡时不到6元
    let (bound, digits) = bound::before_at(text, money).map_or((None, money), |(comparison, digits)| (comparison.bound(), digits));
    let money = quantity::unsigned(text, money, past_space(text, digits, reading), bound, reading)?;
    let Value::Quantity(mut quantity) = money.value else { return None };
    let Unit::Money { currency, per: None } = quantity.unit else { return None };
    // 一个月20美元; but 一年3亿元
    if bare && quantity.number >= FEE {
        return None;
    }
    quantity.unit = Unit::Money { currency, per: Some(text[from..after].trim().to_owned()) };
    Some(ValueMention { span: Span::new(at, money.span.end as usize), value: Value::Quantity(quantity) })
}

/// The word before what a price is for.
const EACH: char = '每';

/// What a price is for that begins at `from`: where it begins and ends, and where the money does, over what may stand between.
fn unit_at(text: &str, from: usize) -> Option<(usize, usize, usize)> {
    let after = from + unit_of_price(&text[from..])?;
    let mut money = after;
    while let Some(word) = BETWEEN.iter().find(|w| text[money..].starts_with(**w)) {
        money += word.len();
    }
    Some((from, after, money))
}

/// What a price can be for.
const GOODS: &[&str] = &[
    "tokens",
    "token",
    "Tokens",
    "Token",
    "词元",
    "字符",
    "字",
    "次",
    "人",
    "用户",
    "月",
    "年",
    "天",
    "小时",
    "分钟",
    "秒",
    "颗",
    "台",
    "张",
    "张图",
    "张图片",
    "小时音频",
    "分钟音频",
    "小时视频",
    "分钟视频",
    "秒视频",
    "枚",
    "块",
    "只",
    "支",
    "副",
    "部",
    "条",
    "卡",
    "股",
    "套",
    "片",
    "辆",
    "度",
    "吨",
    "公斤",
    "瓦",
    "千瓦时",
    "GB",
    "桶",
    "盎司",
    "份",
    "件",
    "季度",
    "周",
    "页",
    "轮",
    "公里",
    "千米",
    "例",
    "席位",
    "席",
    "卡时",
    "篇",
    "账号",
    "课时",
];

/// The length in bytes of what a price is for: 百万tokens, 千输入tokens, 月, 颗, 分钟.
fn unit_of_price(text: &str) -> Option<usize> {
    let digits: usize = text.chars().take(6).take_while(|c| c.is_ascii_digit() || "一百千万亿".contains(*c)).map(char::len_utf8).sum();
    let rest = text[digits..].trim_start_matches(' ');
    let gap = text[digits..].len() - rest.len();
    let kind = ["输入", "输出", "个"].iter().find(|w| rest.starts_with(**w)).map_or(0, |w| w.len());
    let noun = rest[kind..].trim_start_matches(' ');
    let noun_gap = rest[kind..].len() - noun.len();
    let word = GOODS.iter().filter(|w| begins(noun, w)).max_by_key(|w| w.len())?;
    Some(digits + gap + kind + noun_gap + word.len())
}

//! Amounts with bounds, units and currencies: 超70个, 180TB, 近12亿美元, 每百万tokens 2元.
//!
//! The far end of a range is kept. Deliberately does not know what is counted beyond the classifier.

use rust_decimal::Decimal;

use super::number::{self, latin_magnitude};
use super::{Bound, Quantity, Unit, Value, ValueMention, word};
use crate::span::Span;

/// Bound words before a number; the longer first.
const BEFORE: &[(&str, Bound)] = &[
    ("不低于", Bound::Min),
    ("不少于", Bound::Min),
    ("不超过", Bound::Max),
    ("不多于", Bound::Max),
    ("不高于", Bound::Max),
    ("已超过", Bound::Min),
    ("超过了", Bound::Min),
    ("突破了", Bound::Min),
    ("接近", Bound::Max),
    ("将近", Bound::Max),
    ("不到", Bound::Max),
    ("不足", Bound::Max),
    ("低于", Bound::Max),
    ("最多", Bound::Max),
    ("至多", Bound::Max),
    ("超过", Bound::Min),
    ("突破", Bound::Min),
    ("超出", Bound::Min),
    ("高于", Bound::Min),
    ("多达", Bound::Min),
    ("至少", Bound::Min),
    ("最少", Bound::Min),
    ("大约", Bound::Approx),
    ("约为", Bound::Approx),
    ("大概", Bound::Approx),
    ("约有", Bound::Approx),
    ("近", Bound::Max),
    ("超", Bound::Min),
    ("逾", Bound::Min),
    ("过", Bound::Min),
    ("上", Bound::Min),
    ("约", Bound::Approx),
];

/// Bound words after a number or its unit.
const AFTER: &[(&str, Bound)] = &[
    ("以上", Bound::Min),
    ("有余", Bound::Min),
    ("出头", Bound::Min),
    ("开外", Bound::Min),
    ("之多", Bound::Min),
    ("以内", Bound::Max),
    ("以下", Bound::Max),
    ("之内", Bound::Max),
    ("左右", Bound::Approx),
    ("上下", Bound::Approx),
    ("级别", Bound::Approx),
    ("量级", Bound::Approx),
    ("级", Bound::Approx),
    ("规模", Bound::Approx),
];

/// Currencies; the longer first.
const CURRENCIES: &[(&str, &str)] = &[
    ("元人民币", "CNY"),
    ("人民币", "CNY"),
    ("美元", "USD"),
    ("美金", "USD"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("欧元", "EUR"),
    ("日元", "JPY"),
    ("英镑", "GBP"),
    ("韩元", "KRW"),
    ("新台币", "TWD"),
    ("瑞士法郎", "CHF"),
    ("卢比", "INR"),
    ("加元", "CAD"),
    ("澳元", "AUD"),
    ("新元", "SGD"),
    ("瑞典克朗", "SEK"),
    ("元", "CNY"),
    ("块钱", "CNY"),
];

const SIGNS: &[(&str, &str)] = &[
    ("HK$", "HKD"),
    ("US$", "USD"),
    ("RMB", "CNY"),
    ("USD", "USD"),
    ("$", "USD"),
    ("¥", "CNY"),
    ("￥", "CNY"),
    ("€", "EUR"),
    ("£", "GBP"),
];

/// Measure words and units; the longer first.
const CLASSIFIERS: &[&str] = &[
    "个百分点",
    "立方米",
    "平方米",
    "平方公里",
    "公里",
    "千米",
    "毫米",
    "厘米",
    "纳米",
    "千瓦时",
    "兆瓦",
    "千瓦",
    "毫秒",
    "人次",
    "小时",
    "分钟",
    "个",
    "家",
    "款",
    "种",
    "项",
    "次",
    "人",
    "名",
    "位",
    "块",
    "张",
    "枚",
    "颗",
    "片",
    "台",
    "套",
    "件",
    "部",
    "篇",
    "条",
    "份",
    "门",
    "所",
    "座",
    "支",
    "路",
    "倍",
    "字",
    "词",
    "页",
    "卡",
    "分",
    "秒",
    "米",
    "吨",
    "克",
    "瓦",
    "度",
    "代",
    "轮",
    "场",
    "届",
    "期",
    "层",
    "步",
    "类",
    "组",
    "批",
    "只",
    "辆",
    "架",
    "户",
    "对",
    "道",
    "句",
    "集",
    "本",
    "首",
    "幅",
    "万",
    "岁",
    "国",
    "城",
    "省",
    "股",
    "笔",
    "单",
    "nm",
    "GW",
    "MW",
    "kW",
    "W",
    "GHz",
    "MHz",
    "fps",
    "FPS",
    "PFLOPS",
    "TFLOPS",
    "EFLOPS",
    "TOPS",
    "P",
    "km",
    "mm",
    "cm",
    "kg",
    "ms",
    "美分",
];

/// Classifiers of things that have no halves.
const WHOLE: &[&str] = &[
    "个", "家", "款", "种", "项", "次", "人", "名", "位", "张", "枚", "颗", "台", "套", "件", "部", "篇", "条", "份", "组", "批", "只",
    "辆", "座", "支", "代", "对", "集", "本", "首",
];

/// Words that begin with a classifier and are none.
const WORDS: &[&str] = &[
    "家族", "家庭", "家长", "家具", "组成", "组合", "项目", "位于", "名为", "个性", "次日", "部分", "部署", "条件", "份额", "集成", "集团",
    "支持", "代表", "对比", "首次", "首个", "本地", "分别", "分为", "分布", "度过", "步骤", "路径", "人形", "人工", "字节", "词元", "场景",
    "层面",
];

const BYTES: &[(&str, u64)] = &[
    ("EB", 1_000_000_000_000_000_000),
    ("PB", 1_000_000_000_000_000),
    ("TB", 1_000_000_000_000),
    ("GB", 1_000_000_000),
    ("MB", 1_000_000),
    ("KB", 1_000),
];

pub(super) fn at(text: &str, at: usize, free: usize) -> Option<ValueMention> {
    let rest = &text[at..];
    // 每百万tokens 2元
    if let Some(priced) = per_first(text, at) {
        return Some(priced);
    }
    let (mut bound, mut from) = (None, at);
    if let Some((w, b)) = BEFORE.iter().find(|(w, _)| rest.starts_with(w)) {
        let after = text[at + w.len()..].trim_start_matches(['了', ' ']);
        (bound, from) = (Some(*b), text.len() - after.len());
        // 上 and 过 bound round numbers only: 上千, 过百; not 线上3, 超2.0.
        let first = after.chars().next()?;
        if matches!(*w, "上" | "过") && !matches!(first, '百' | '千' | '万' | '亿' | '十') {
            return None;
        }
    }
    let mut sign = None;
    if let Some((s, currency)) = SIGNS.iter().find(|(s, _)| text[from..].starts_with(s)) {
        let after = from + s.len();
        let digits = after + text[after..].len() - text[after..].trim_start().len();
        text[digits..].starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
        (sign, from) = (Some(*currency), digits);
    }
    if word::is_plain(text, from) {
        return None;
    }
    let found = number::at(text, from)?;
    let numeral_before = text[..at].chars().next_back().is_some_and(|c| "十百千万亿几数".contains(c));
    if at != free && numeral_before && from == at && !text[from..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (mut number, mut end) = (found.number, found.end);
    if found.vague {
        bound = bound.or(Some(Bound::Approx));
    }
    let mut scaled = false;
    if let Some((factor, after)) = latin_magnitude(text, end) {
        number = number.checked_mul(factor)?;
        (end, scaled) = (after, true);
    }
    let digits = Span::new(from, end);
    let mut upto = None;
    if let Some((far, after)) = range_end(text, end) {
        (upto, end) = (Some(far), after);
    }
    if let Some(more) = ["多", "余"].iter().find(|w| text[end..].starts_with(**w)) {
        let next = &text[end + more.len()..];
        if !next.starts_with(['模', '语', '轮', '样', '元'])
            || next.starts_with("元)")
            || next.starts_with("元") && *more == "多"
            || *more == "余"
        {
            (bound, end) = (Some(Bound::Min), end + more.len());
            // 10多亿
            while let Some((c, m)) = text[end..].chars().next().and_then(|c| {
                Some((
                    c,
                    match c {
                        '万' => 10_000u64,
                        '亿' => 100_000_000,
                        _ => return None,
                    },
                ))
            }) {
                number = number.checked_mul(Decimal::from(m))?;
                end += c.len_utf8();
            }
        }
    }
    let (unit, after, factor) = unit(text, end, sign, scaled || end > digits.end as usize, &found)?;
    number = number.checked_mul(factor)?;
    upto = upto.and_then(|u| u.checked_mul(factor));
    // 2至3亿, 1.65亿至1.80亿: the near end shares the far one's magnitude where it has none.
    end = after;
    if let Some((w, b)) = AFTER.iter().find(|(w, _)| text[end..].starts_with(w) && !text[end..].starts_with("上下文")) {
        let round = matches!(*w, "级" | "规模" | "量级" | "级别");
        if !round
            || matches!(unit, Unit::None | Unit::Word(_))
                && (found.vague || text[..digits.end as usize].ends_with(['百', '千', '万', '亿']))
        {
            (bound, end) = (Some(*b), end + w.len());
        }
    }
    if found.vague && bound == Some(Bound::Approx) && text[from..].starts_with('数') {
        bound = Some(Bound::Approx);
    }
    if from > at && found.vague {
        bound = BEFORE.iter().find(|(w, _)| rest.starts_with(w)).map(|(_, b)| *b);
    }
    let unit = match unit {
        Unit::Money { currency, per: None } => {
            let (per, after) = per_after(text, end);
            end = after;
            Unit::Money { currency, per }
        }
        unit => unit,
    };
    // A bare Chinese numeral with nothing after it is a word more often than a number.
    if unit == Unit::None && upto.is_none() && !text[from..].starts_with(|c: char| c.is_ascii_digit()) && number < Decimal::TEN && !scaled {
        return None;
    }
    Some(ValueMention {
        span: Span::new(at, end),
        value: Value::Quantity(Quantity { number: number.normalize(), upto, bound, unit, digits }),
    })
}

/// `至5`, `-20`, `~3` after a number.
fn range_end(text: &str, end: usize) -> Option<(Decimal, usize)> {
    let joint = ["至", "到", "-", "~", "—", "–"].iter().find(|j| text[end..].starts_with(**j))?;
    let found = number::at(text, end + joint.len()).filter(|n| !n.vague)?;
    // 3-5 with a letter behind is a name.
    (!text[found.end..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')).then_some((found.number, found.end))
}

fn unit(text: &str, end: usize, sign: Option<&'static str>, scaled: bool, found: &number::Found) -> Option<(Unit, usize, Decimal)> {
    let rest = &text[end..];
    let trimmed = rest.trim_start_matches(' ');
    let gap = rest.len() - trimmed.len();
    if let Some(currency) = sign {
        let after = CURRENCIES.iter().find(|(w, _)| trimmed.starts_with(w)).map_or(end, |(w, _)| end + gap + w.len());
        return Some((Unit::Money { currency, per: None }, after, Decimal::ONE));
    }
    if trimmed.starts_with('%') {
        return Some((Unit::Percent, end + gap + 1, Decimal::ONE));
    }
    if trimmed.starts_with("个百分点") {
        return Some((Unit::Points, end + gap + "个百分点".len(), Decimal::ONE));
    }
    if rest.starts_with('成')
        && found.number <= Decimal::TEN
        && !rest.starts_with("成为")
        && !rest.starts_with("成立")
        && !rest.starts_with("成功")
    {
        return Some((Unit::Percent, end + '成'.len_utf8(), Decimal::TEN));
    }
    if let Some((w, factor)) = BYTES.iter().find(|(w, _)| trimmed.starts_with(w)).filter(|(w, _)| !continues(trimmed, w.len())) {
        return Some((Unit::Bytes, end + gap + w.len(), Decimal::from(*factor)));
    }
    if let Some(w) = ["tokens", "token", "Tokens", "Token", "词元"].iter().find(|w| trimmed.trim_start_matches('个').starts_with(**w)) {
        let counter = if trimmed.starts_with('个') { '个'.len_utf8() } else { 0 };
        return Some((Unit::Tokens, end + gap + counter + w.len(), Decimal::ONE));
    }
    if let Some((w, currency)) = CURRENCIES.iter().find(|(w, _)| trimmed.starts_with(w)) {
        let other = ["元素", "元年", "元宇宙", "元件", "元老"].iter().any(|o| trimmed.starts_with(o));
        if !other {
            return Some((Unit::Money { currency, per: None }, end + gap + w.len(), Decimal::ONE));
        }
    }
    let classifier = CLASSIFIERS.iter().find(|w| rest.starts_with(**w)).filter(|w| !w.is_ascii() || !continues(rest, w.len()));
    // 2.0家族, 1.6组成: a version, not a count; 家族 is a word.
    let classifier =
        classifier.filter(|w| found.number.fract().is_zero() || !WHOLE.contains(*w)).filter(|_| !WORDS.iter().any(|w| rest.starts_with(w)));
    if let Some(w) = classifier {
        return Some((Unit::Word((*w).to_owned()), end + w.len(), Decimal::ONE));
    }
    // Digits that run on into letters (4o, 3D, 5G) are part of a name.
    if !scaled && rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        return None;
    }
    if !scaled && rest.starts_with('-') && rest[1..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    Some((Unit::None, end, Decimal::ONE))
}

fn continues(text: &str, at: usize) -> bool {
    text[at..].starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// `/百万tokens` or `每百万tokens` after a price.
fn per_after(text: &str, end: usize) -> (Option<String>, usize) {
    let rest = &text[end..];
    let Some(lead) = ["/", "每"].iter().find(|l| rest.starts_with(**l)) else { return (None, end) };
    match unit_of_price(&rest[lead.len()..]) {
        Some(length) => (Some(rest[lead.len()..lead.len() + length].trim().to_owned()), end + lead.len() + length),
        None => (None, end),
    }
}

/// `每百万tokens 2元`, `百万输入tokens收费4元`.
fn per_first(text: &str, at: usize) -> Option<ValueMention> {
    let rest = &text[at..];
    let lead = if rest.starts_with('每') { '每'.len_utf8() } else { 0 };
    let length = unit_of_price(&rest[lead..])?;
    if lead == 0 && !rest.starts_with(['百', '千']) {
        return None;
    }
    let after = at + lead + length;
    let tail = &text[after..];
    let between: usize = ["收费", "价格为", "价格", "定价", "仅需", "仅", "为", "售价", "低至", "只要", ":", "的", "是", " ", "约", "需"]
        .iter()
        .fold((0, tail), |(n, t), w| t.strip_prefix(w).map_or((n, t), |t| (n + w.len(), t)))
        .0;
    let money = self::at(text, after + between, after + between)?;
    let Value::Quantity(mut quantity) = money.value else { return None };
    let Unit::Money { currency, per: None } = quantity.unit else { return None };
    quantity.unit = Unit::Money { currency, per: Some(text[at + lead..after].trim().to_owned()) };
    Some(ValueMention { span: Span::new(at, money.span.end as usize), value: Value::Quantity(quantity) })
}

/// The length in bytes of what a price is for: 百万tokens, 千输入tokens, 月, 颗, 分钟.
fn unit_of_price(text: &str) -> Option<usize> {
    let digits: usize = text.chars().take(6).take_while(|c| c.is_ascii_digit() || "一百千万亿".contains(*c)).map(char::len_utf8).sum();
    let rest = text[digits..].trim_start_matches(' ');
    let gap = text[digits..].len() - rest.len();
    let kind = ["输入", "输出", "个"].iter().find(|w| rest.starts_with(**w)).map_or(0, |w| w.len());
    let noun = &rest[kind..];
    let noun_gap = noun.len() - noun.trim_start_matches(' ').len();
    let noun = noun.trim_start_matches(' ');
    let known = [
        "tokens", "token", "Tokens", "Token", "词元", "字符", "字", "次", "人", "用户", "月", "年", "天", "小时", "分钟", "秒", "颗", "台",
        "张", "股", "套", "片", "辆",
    ];
    let word = known.iter().find(|w| noun.starts_with(**w))?;
    Some(digits + gap + kind + noun_gap + word.len())
}

//! Numbers, quantities, money, ranks, dates and durations in Chinese text, as exact values with their spans.
//!
//! Usable without the rest of the crate. Deliberately knows no names and no rules.

mod date;
mod duration;
mod number;
mod quantity;
mod rank;
mod word;

use rust_decimal::Decimal;

use date::Calendar;

use crate::span::Span;

/// A value and where the text says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueMention {
    /// The bytes that say it, bound words included (超70, 180TB, 今年5月, 约1.5亿美元).
    pub span: Span,
    /// What they say.
    pub value: Value,
}

/// What a stretch of text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number with or without a unit: 1.75万亿, 超70个, 180TB, 86.7%, 5亿次.
    Quantity(Quantity),
    /// A place in an order: 第一, 榜首, 前三, 第N名.
    Rank(Rank),
    /// A date or a span of dates: 10月30日, 今年5月, 2023年底, 第三季度, 6月14日至15日.
    Date(Date),
    /// A length of time, ISO 8601 (`P30M`): 30个月, 连续三年, 48小时.
    Duration(String),
}

/// An exact amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number, magnitudes applied (1.75万亿 = 1750000000000; 180TB = 180000000000000; 86.7% = 86.7).
    pub number: Decimal,
    /// The far end of a range (3至5家: 5).
    pub upto: Option<Decimal>,
    /// How the text limits it.
    pub bound: Option<Bound>,
    /// What is counted.
    pub unit: Unit,
    /// Where the digits themselves stand, without bound words and unit.
    pub digits: Span,
}

/// Whether an amount is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// 超过 逾 以上 多 余 突破 至少 不低于.
    Min,
    /// 不到 近 接近 以内 低于 最多 不超过.
    Max,
    /// 约 大约 左右 上下 百…级 数.
    Approx,
}

/// What an amount is counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing stands after the digits.
    None,
    /// Percent (the number is 86.7 for 86.7%).
    Percent,
    /// Percentage points.
    Points,
    /// Money, by its ISO 4217 code, and what it buys where the text says (每百万tokens 2元: `百万tokens`).
    Money {
        /// `CNY`, `USD`, ….
        currency: &'static str,
        /// The unit of a price, as the text has it without 每.
        per: Option<String>,
    },
    /// Bytes (decimal multiples are applied to the number).
    Bytes,
    /// Tokens (also 词元).
    Tokens,
    /// A classifier or measure word as the text has it: 个, 家, 次, 人, 块, 名, 项, 倍, 字, 小时, 米, nm, W.
    Word(String),
}

/// A place in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// 1 for 第一, 榜首, 首位, 冠军.
    pub rank: u32,
    /// Whether it is 前N (one of the first N) and not the N-th itself.
    pub top: bool,
}

/// A date as exact as the text, or a span of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// ISO 8601 with reduced precision (`2024`, `2024-Q3`, `2024-05`, `2024-10-30`), or two with `/` between;
    /// empty where the text is vague (近日) or the year cannot be known.
    pub iso: String,
    /// How the text says it.
    pub kind: DateKind,
}

/// How a date is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// With its year, or relative to the article's date (今年5月, 昨日, 10月30日).
    Calendar,
    /// Relative to the date before it in the text (同日, 次日, 当天, 同年, 两个月后).
    Anaphoric,
    /// 近日, 近期, 日前, 近年来: no date.
    Vague,
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Quantity(q) => {
                write!(f, "{}", q.number)?;
                if let Some(upto) = q.upto {
                    write!(f, "..{upto}")?;
                }
                match &q.unit {
                    Unit::None => Ok(()),
                    Unit::Percent => write!(f, " %"),
                    Unit::Points => write!(f, " percentage points"),
                    Unit::Money { currency, per: None } => write!(f, " {currency}"),
                    Unit::Money { currency, per: Some(per) } => write!(f, " {currency} per {per}"),
                    Unit::Bytes => write!(f, " bytes"),
                    Unit::Tokens => write!(f, " tokens"),
                    Unit::Word(word) => write!(f, " {word}"),
                }?;
                match q.bound {
                    None => Ok(()),
                    Some(Bound::Min) => write!(f, " or more"),
                    Some(Bound::Max) => write!(f, " or less"),
                    Some(Bound::Approx) => write!(f, " about"),
                }
            }
            Self::Rank(rank) => write!(f, "{}{}", if rank.top { "first " } else { "rank " }, rank.rank),
            Self::Date(date) => write!(f, "{}", if date.iso.is_empty() { "undated" } else { &date.iso }),
            Self::Duration(iso) => write!(f, "{iso}"),
        }
    }
}

/// Finds every value of `text`, left to right, none overlapping another. `anchor` is the day of
/// publication (ISO 8601, maybe reduced to a year), against which 今年, 昨日 and a bare 10月30日 are
/// resolved; without one they have an empty [`Date::iso`].
#[must_use]
pub fn find(text: &str, anchor: Option<&str>) -> Vec<ValueMention> {
    let mut calendar = Calendar::new(anchor);
    let mut found: Vec<ValueMention> = Vec::new();
    let mut at = 0;
    let mut free = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        if c == '\n' {
            calendar.new_line();
        }
        let mention = if starts_value(c) && !inside_word(text, at, free) {
            date::at(text, at, &mut calendar)
                .or_else(|| rank::at(text, at))
                .or_else(|| duration::at(text, at))
                .or_else(|| quantity::at(text, at, free))
        } else {
            None
        };
        match mention {
            Some(mention) if mention.span.end as usize > at => {
                at = mention.span.end as usize;
                free = at;
                found.push(mention);
            }
            _ => at = word::skip(text, at).or_else(|| rank::skip(text, at)).unwrap_or(next),
        }
    }
    found
}

/// Whether a value may begin with this character: digits, numerals, the first characters of dates and ranks, currency signs.
fn starts_value(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '$' | '¥' | '€' | '£' | '￥' | 'Q' | 'H' | 'U' | 'R')
        || ('\u{4e00}'..='\u{9fff}').contains(&c) && word::may_start(c)
}

/// Whether `at` lies within a Latin word or a chain of digits and dots (GPT-4o, Emu3, 2.0.1), which is a name or a version.
fn inside_word(text: &str, at: usize, free: usize) -> bool {
    if !text.as_bytes()[at].is_ascii_alphanumeric() || at == free {
        return false;
    }
    let before = &text.as_bytes()[..at];
    match before.last() {
        Some(b) if b.is_ascii_alphanumeric() => true,
        Some(b'.' | b'-' | b'_' | b'/' | b'~') => before.len() > 1 && before[before.len() - 2].is_ascii_alphanumeric(),
        _ => false,
    }
}

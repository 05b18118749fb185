//! Numbers, quantities, money, ranks, dates and durations in Chinese text, as exact values with their spans.
//!
//! Usable without the rest of the crate; text with full-width or Traditional characters is first normalised by
//! [`Document`](crate::document::Document), which also maps the spans back. Deliberately knows no names and no rules.
//!
//! ```
//! use tupu::value::{find, Bound, Unit, Value};
//!
//! let text = "智源研究院近日开源了超70个模型，下载量达1.2亿次。";
//! let found = find(text, Some("2024-10-30"));
//! let said: Vec<_> = found.iter().map(|m| (m.span.of(text), m.value.to_string())).collect();
//! assert_eq!(said[0], ("近日", "undated".to_owned()));
//! assert_eq!(said[1], ("超70个", "70 个 or more".to_owned()));
//! assert_eq!(said[2], ("1.2亿次", "120000000 次".to_owned()));
//! ```
//!
//! The text is read once from left to right. What begins at a character is looked up by that character, a numeral is read
//! once, and what follows it is looked up again: the time is linear in the text, whatever it holds.

mod ago;
mod bound;
mod calendar;
mod date;
mod dateword;
mod duration;
mod era;
mod festival;
mod interval;
mod lead;
mod literal;
mod number;
mod numeral;
mod numeric;
mod parser;
mod point;
mod price;
mod quantity;
mod range;
mod rank;
mod scan;
mod share;
mod stamp;
mod table;
mod unit;
mod word;

pub use interval::{Interval, IntervalMention, intervals};
pub use numeral::{NumberMention, numbers};
pub use scan::{find, read};
pub use unit::currencies;
pub(crate) use unit::is_parted;

use rust_decimal::Decimal;

use crate::span::Span;

/// Which values of a text are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// What a news article says as a value: numerals within words and names, lone small numerals, bare 12/1 and the like
    /// are left out.
    #[default]
    News,
    /// Every numeral and every date that a text may hold, spaces within them allowed: for forms, queries, tables and speech.
    Every,
}

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
    /// Where number and unit stand, without bound words.
    pub measure: Span,
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
    /// How the place is counted.
    pub order: Order,
}

/// How a place in an order is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// 第N: the N-th itself.
    Nth,
    /// 前N: one of the first N.
    Top,
    /// 倒数第N: the N-th from the end.
    Last,
}

/// A date as exact as the text, or a span of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// ISO 8601 with reduced precision (`2024`, `2024-Q3`, `2024-05`, `2024-W07`, `2024-10-30`), or two with `/` between;
    /// `202X` is a decade, `20XX` a century and `2024-21` to `-24` are the seasons, as EDTF has them. Empty where the
    /// text is vague (近日), the year cannot be known, or no such day exists.
    pub iso: String,
    /// How the text says it.
    pub kind: DateKind,
    /// Whether the time meant lies before or after the date: 2018年以来.
    pub limit: Option<Limit>,
}

impl Date {
    /// The span of `days` days that begins on this date, or ends on it where `back`, as an ISO 8601 interval. None where
    /// the date is no single day.
    ///
    /// ```
    /// use tupu::value::{Date, DateKind};
    ///
    /// let day = Date { iso: "2024-06-14".to_owned(), kind: DateKind::Calendar, limit: None };
    /// assert_eq!(day.lasting(2, false).as_deref(), Some("2024-06-14/2024-06-15"));
    /// assert_eq!(day.lasting(3, true).as_deref(), Some("2024-06-12/2024-06-14"));
    /// ```
    #[must_use]
    pub fn lasting(&self, days: u16, back: bool) -> Option<String> {
        let day: jiff::civil::Date = self.iso.parse().ok().filter(|_| self.iso.len() == 10)?;
        let length = jiff::Span::new().days(i64::from(days.checked_sub(1)?));
        let (from, to) = if back { (day.checked_sub(length).ok()?, day) } else { (day, day.checked_add(length).ok()?) };
        Some(if from == to { from.to_string() } else { format!("{from}/{to}") })
    }

    /// The date by which facts are compared: in years, quarters, months and days alone. A season is its year; weeks,
    /// decades and centuries are none.
    #[must_use]
    pub fn dated(&self) -> Option<&str> {
        let iso = self.iso.as_str();
        if iso.is_empty() || iso.contains(['W', 'X']) {
            return None;
        }
        let season = iso.len() == 7 && iso.get(5..).and_then(|s| s.parse::<u8>().ok()).is_some_and(|n| n > 12);
        Some(if season { &iso[..4] } else { iso })
    }

    /// The date in the Extended Date/Time Format: as [`Date::iso`], with an open end (`2018/..`) where the text says so.
    ///
    /// ```
    /// use tupu::value::{find, Value};
    ///
    /// let found = find("自2018年以来", None);
    /// let Value::Date(date) = &found[0].value else { panic!() };
    /// assert_eq!((date.iso.as_str(), date.edtf().as_str()), ("2018", "2018/.."));
    /// ```
    #[must_use]
    pub fn edtf(&self) -> String {
        match self.limit {
            _ if self.iso.is_empty() || self.iso.contains('/') => self.iso.clone(),
            None => self.iso.clone(),
            Some(Limit::Before | Limit::Until) => format!("../{}", self.iso),
            Some(Limit::After | Limit::Since) => format!("{}/..", self.iso),
        }
    }
}

/// On which side of a date the time meant lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// 之前: the date itself is not in it.
    Before,
    /// 及以前, 截至: the date itself is in it.
    Until,
    /// 起, 以来: the date itself is in it.
    Since,
    /// 之后: the date itself is not in it.
    After,
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
            Self::Rank(rank) => match rank.order {
                Order::Nth => write!(f, "rank {}", rank.rank),
                Order::Top => write!(f, "first {}", rank.rank),
                Order::Last => write!(f, "rank {} from the end", rank.rank),
            },
            Self::Date(date) => write!(f, "{}", if date.iso.is_empty() { "undated" } else { &date.iso }),
            Self::Duration(iso) => write!(f, "{iso}"),
        }
    }
}

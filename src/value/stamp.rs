//! A date as exact as it is said, and how it is written in ISO 8601.
//!
//! Gives the text form, the first and the last day, and dates that lie some time before or after. Deliberately knows no
//! Chinese.

use std::fmt;

use jiff::civil::{Date as Day, Weekday};
use jiff::{Span as Length, ToSpan};

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Quarter(i8),
    /// The first and the last month.
    Months(i8, i8),
    /// Spring is 1.
    Season(i8),
}

/// A date with its precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stamp {
    /// 20 for 2000 to 2099.
    Century(i16),
    /// 202 for 2020 to 2029.
    Decade(i16),
    Years(i16, i16),
    Year(i16),
    Part(i16, Part),
    Month(i16, i8),
    /// The week that begins with this Monday.
    Week(Day),
    /// Saturday and Sunday after this Monday.
    Weekend(Day),
    Day(Day),
    /// From one day to another.
    Days(Day, Day),
}

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Years,
    Part,
    Month,
    Week,
    Day,
}

/// A unit of time in which one counts from a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Years,
    Months,
    Weeks,
    Days,
}

impl Step {
    /// The day so many steps before another.
    pub(super) fn back(self, day: Day, count: i32) -> Option<Day> {
        day.checked_sub(self.length(count)).ok()
    }

    fn length(self, count: i32) -> Length {
        match self {
            Self::Years => count.years(),
            Self::Months => count.months(),
            Self::Weeks => count.weeks(),
            Self::Days => count.days(),
        }
    }
}

impl Stamp {
    pub(super) fn grain(self) -> Grain {
        match self {
            Self::Century(_) | Self::Decade(_) | Self::Years(..) | Self::Year(_) => Grain::Years,
            Self::Part(..) => Grain::Part,
            Self::Month(..) => Grain::Month,
            Self::Week(_) | Self::Weekend(_) | Self::Days(..) => Grain::Week,
            Self::Day(_) => Grain::Day,
        }
    }

    pub(super) fn year(self) -> i16 {
        match self {
            Self::Century(c) => c * 100,
            Self::Decade(d) => d * 10,
            Self::Years(y, _) | Self::Year(y) | Self::Part(y, _) | Self::Month(y, _) => y,
            Self::Week(d) | Self::Weekend(d) | Self::Day(d) | Self::Days(d, _) => d.year(),
        }
    }

    pub(super) fn month(self) -> Option<i8> {
        match self {
            Self::Month(_, m) => Some(m),
            Self::Day(d) => Some(d.month()),
            _ => None,
        }
    }

    /// The first day.
    pub(super) fn first(self) -> Option<Day> {
        let month = match self {
            Self::Day(d) | Self::Week(d) | Self::Days(d, _) => return Some(d),
            Self::Weekend(monday) => return monday.checked_add(5.days()).ok(),
            Self::Month(_, m) | Self::Part(_, Part::Months(m, _)) => m,
            Self::Part(_, Part::Quarter(q)) => q * 3 - 2,
            Self::Part(_, Part::Season(s)) => s * 3,
            _ => 1,
        };
        Day::new(self.year(), month, 1).ok()
    }

    /// The date so many steps later (earlier, where negative), as exact as the steps; none where this date is less exact.
    pub(super) fn moved(self, count: i32, step: Step) -> Option<Self> {
        let day = self.first()?.checked_add(step.length(count)).ok()?;
        let needed = match step {
            Step::Years => Grain::Years,
            Step::Months => Grain::Month,
            Step::Weeks | Step::Days => Grain::Day,
        };
        (self.grain() >= needed).then_some(match step {
            Step::Years => Self::Year(day.year()),
            Step::Months => Self::Month(day.year(), day.month()),
            Step::Weeks | Step::Days => Self::Day(day),
        })
    }
}

/// The Monday of the week of a day, some weeks on.
pub(super) fn monday(day: Day, weeks: i32) -> Option<Day> {
    let monday = day.checked_sub(i64::from(day.weekday().since(Weekday::Monday)).days()).ok()?;
    monday.checked_add(i64::from(weeks).weeks()).ok()
}

/// ISO 8601, with the letters and codes of its second part for what the first cannot say: `2024-Q3`, `2024-W07`, `202X`
/// (a decade), `2024-21` (spring); spans have `/` between.
impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(c) => write!(f, "{c:02}XX"),
            Self::Decade(d) => write!(f, "{d:03}X"),
            Self::Years(from, to) => write!(f, "{from:04}/{to:04}"),
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Part(y, Part::Quarter(q)) => write!(f, "{y:04}-Q{q}"),
            Self::Part(y, Part::Months(from, to)) => write!(f, "{y:04}-{from:02}/{y:04}-{to:02}"),
            Self::Part(y, Part::Season(s)) => write!(f, "{y:04}-{}", 20 + s),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Week(monday) => {
                let week = monday.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Self::Weekend(monday) => {
                let day = |n: i64| monday.checked_add(n.days()).unwrap_or(monday);
                write!(f, "{}/{}", day(5), day(6))
            }
            Self::Day(d) => write!(f, "{d}"),
            Self::Days(from, to) => write!(f, "{from}/{to}"),
        }
    }
}

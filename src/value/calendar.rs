//! What dates are relative to: the day of publication, and the dates said before.
//!
//! Gives the year of a bare 10月30日 and the month of a bare 30日. Deliberately reads no text.

use jiff::ToSpan;
use jiff::civil::Date as Day;

use super::stamp::{Stamp, Step};

/// The anchor and the memory of one text.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    /// The day of publication, as exact as it is known.
    anchor: Option<Stamp>,
    /// The date said last.
    pub(super) last: Option<Stamp>,
    /// The year said last in this line.
    said_year: Option<i16>,
    /// The month said last in this line, with its year where one is known.
    said_month: Option<(i16, i8)>,
}

impl Calendar {
    /// A calendar of an article that was published on `anchor`, an ISO date of any precision.
    pub(super) fn new(anchor: Option<&str>) -> Self {
        let text = anchor.unwrap_or_default();
        let number = |range: std::ops::Range<usize>| text.get(range).and_then(|s| s.parse::<i16>().ok());
        let (year, month, day) = (number(0..4), number(5..7), number(8..10));
        let anchor = year.map(|y| {
            let month = month.map(|m| m as i8).filter(|m| (1..=12).contains(m));
            let day = month.zip(day).and_then(|(m, d)| Day::new(y, m, d as i8).ok());
            day.map(Stamp::Day).or(month.map(|m| Stamp::Month(y, m))).unwrap_or(Stamp::Year(y))
        });
        Self { anchor, ..Self::default() }
    }

    /// A line begins: a bare month takes no year from the line before.
    pub(super) fn new_line(&mut self) {
        self.said_year = None;
        self.said_month = None;
    }

    /// A date was said.
    pub(super) fn say(&mut self, stamp: Stamp) {
        self.last = Some(stamp);
        if let Some(month) = stamp.month() {
            self.said_month = Some((stamp.year(), month));
        }
    }

    /// A year was said in full.
    pub(super) fn say_year(&mut self, year: i16) {
        self.said_year = Some(year);
        self.said_month = None;
    }

    /// The year of publication.
    pub(super) fn year(&self) -> Option<i16> {
        self.anchor.map(Stamp::year)
    }

    /// The anchor, where it is known to the day.
    pub(super) fn day(&self) -> Option<Day> {
        match self.anchor {
            Some(Stamp::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// The anchor moved, as exact as both allow.
    pub(super) fn moved(&self, count: i32, step: Step) -> Option<Stamp> {
        self.anchor?.moved(count, step)
    }

    /// The month of publication, some months on.
    pub(super) fn month(&self, months: i32) -> Option<Stamp> {
        let month = self.anchor?.month()?;
        Stamp::Month(self.year()?, month).moved(months, Step::Months)
    }

    /// The year of a month said without one: the year said in this line, else the year of publication, or the one before
    /// where that month would lie most of a year ahead (12月 in an article of January).
    pub(super) fn year_of(&self, month: i8) -> Option<i16> {
        let year = self.year();
        let before = self.anchor.and_then(Stamp::month).is_some_and(|anchor| anchor <= 2 && month >= 11);
        self.said_year.or(year.map(|y| y - i16::from(before)))
    }

    /// The year that a part of a year belongs to.
    pub(super) fn year_of_part(&self) -> Option<i16> {
        self.said_year.or(self.year())
    }

    /// A bare 30日: of the month said in this line, else of the month of publication; where that month has no such day,
    /// of the month before.
    pub(super) fn day_of_month(&self, day: i8) -> Option<Day> {
        let (year, month) = self.said_month.or_else(|| Some((self.year()?, self.anchor?.month()?)))?;
        Day::new(year, month, day).ok().or_else(|| {
            let before = Day::new(year, month, 1).ok()?.checked_sub(1.months()).ok()?;
            Day::new(before.year(), before.month(), day).ok()
        })
    }

    /// Whether a month was said in this line.
    pub(super) fn knows_month(&self) -> bool {
        self.said_month.is_some()
    }

    /// 29 February without a year: of the nearest leap year that is not after the anchor.
    pub(super) fn month_day(&self, year: Option<i16>, month: i8, day: i8) -> Option<Day> {
        let year = year.or_else(|| self.year_of(month))?;
        let leap = (month, day) == (2, 29) && self.said_year.is_none();
        (0..=if leap { 7 } else { 0 }).find_map(|back| Day::new(year - back, month, day).ok())
    }
}

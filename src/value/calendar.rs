//! What dates are relative to: the day of publication, and the dates said before.
//!
//! Gives the year of a bare 10月30日 and the month of a bare 30日. Deliberately reads no text.

use jiff::ToSpan;
use jiff::civil::Date as Day;

use super::stamp::{Part, Stamp, Step};

/// A bare day and month so many days before the day of publication, or after it, is of that time, whatever year was said sentences
/// before: news speak of what is new.
const RECENT: std::ops::RangeInclusive<i32> = -10..=45;
/// A bare day so near to the day said before is of that month.
const NEIGHBOURS: i8 = 10;
/// In the first days of a month a late bare day is of the month before.
const EARLY: i8 = 5;
const LATE: i8 = 20;

/// The anchor and the memory of one text. Places are bytes.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    /// The day of publication, as exact as it is known.
    anchor: Option<Stamp>,
    /// The date said last.
    pub(super) last: Option<Stamp>,
    /// The year that heads the lines from here on.
    heading: Option<i16>,
    /// The year said last, and for how long it holds.
    year: Option<Said<i16>>,
    /// The month said last in this line, with its year and, where one was said, its day.
    month: Option<Said<(i16, i8, Option<i8>)>>,
}

/// What was said, and for how long what follows is understood by it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<T> {
    pub(super) what: T,
    /// Where its sentence ends.
    pub(super) sentence: usize,
    pub(super) hold: Hold,
}

/// How far a year or month that was said holds for what names none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// To the end of the sentence.
    Sentence,
    /// To the end of the line.
    Line,
}

impl<T: Copy> Said<T> {
    /// What holds at a place.
    fn at(self, at: usize) -> Option<T> {
        (self.hold == Hold::Line || self.within(at)).then_some(self.what)
    }

    fn within(self, at: usize) -> bool {
        at < self.sentence
    }
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

    /// A line begins, which a year heads or not: a bare month takes no year from the line before.
    pub(super) fn new_line(&mut self, heading: Heading) {
        self.year = None;
        self.month = None;
        match heading {
            Heading::Year(year) => self.heading = Some(year),
            Heading::Other => self.heading = None,
            Heading::None => {}
        }
    }

    /// A date was said: what comes after it may be counted from it.
    pub(super) fn say(&mut self, stamp: Stamp) {
        self.last = Some(stamp);
    }

    /// A month was said.
    pub(super) fn say_month(&mut self, stamp: Stamp, sentence: usize) {
        if let Some(month) = stamp.month() {
            let day = if let Stamp::Day(day) = stamp { Some(day.day()) } else { None };
            self.month = Some(Said { what: (stamp.year(), month, day), sentence, hold: Hold::Line });
        }
    }

    /// A year was said.
    pub(super) fn say_year(&mut self, year: Said<i16>) {
        self.year = Some(year);
        self.month = None;
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

    /// The year that holds at a place.
    fn year_at(&self, at: usize) -> Option<i16> {
        self.year.and_then(|said| said.at(at)).or(self.heading)
    }

    /// The year of a month said without one: the year said before, else that of about the day of publication.
    pub(super) fn year_of(&self, month: i8, at: usize) -> Option<i16> {
        self.year_at(at).or_else(|| self.published(month))
    }

    /// The year of publication, or the one before where that month would lie most of a year ahead (12月 in an article of January,
    /// 10月30日 in one of February).
    fn published(&self, month: i8) -> Option<i16> {
        const MOST: i8 = 8;
        let before = self.anchor.and_then(Stamp::month).is_some_and(|anchor| month - anchor >= MOST);
        self.year().map(|y| y - i16::from(before))
    }

    /// The year that a part of a year belongs to; a quarter that would end most of a year ahead is of the year before.
    pub(super) fn year_of_part(&self, part: Option<Part>, at: usize) -> Option<i16> {
        let ends = match part {
            Some(Part::Quarter(quarter)) => quarter * 3,
            _ => 1,
        };
        self.year_at(at).or_else(|| self.published(ends))
    }

    /// A bare 30日: of the month said in its sentence, or of that of a day near to it, else of the month of publication or the one
    /// before; where that month has no such day, of the month before.
    pub(super) fn day_of_month(&self, day: i8, at: usize) -> Option<Day> {
        let near = |said: Said<(i16, i8, Option<i8>)>| {
            said.within(at) || self.day().is_none() || said.what.2.is_some_and(|d| (d - day).abs() <= NEIGHBOURS)
        };
        let said = self.month.filter(|said| near(*said)).map(|said| (said.what.0, said.what.1));
        let published = || {
            let before = matches!(self.anchor, Some(Stamp::Day(anchor)) if anchor.day() <= EARLY && day >= LATE);
            let month = if before { self.month(-1)? } else { self.anchor? };
            Some((month.year(), month.month()?))
        };
        let (year, month) = said.or_else(published)?;
        Day::new(year, month, day).ok().or_else(|| {
            let before = Day::new(year, month, 1).ok()?.checked_sub(1.months()).ok()?;
            Day::new(before.year(), before.month(), day).ok()
        })
    }

    /// Whether a month was said in this line.
    pub(super) fn knows_month(&self) -> bool {
        self.month.is_some()
    }

    /// A bare 10月30日: of the year said in its sentence, or of about the day of publication, else of the year said before.
    /// 29 February is of the nearest leap year that is not after the anchor.
    pub(super) fn month_day(&self, month: i8, day: i8, at: usize) -> Option<Day> {
        let told = self.heading.is_some() || self.year.is_some_and(|said| said.within(at));
        let recent = || {
            let found = Day::new(self.published(month)?, month, day).ok()?;
            RECENT.contains(&self.day()?.since(found).ok()?.get_days()).then_some(found)
        };
        if let Some(found) = (!told).then(recent).flatten() {
            return Some(found);
        }
        let year = self.year_of(month, at)?;
        let leap = (month, day) == (2, 29) && self.year_at(at).is_none();
        (0..=if leap { 7 } else { 0 }).find_map(|back| Day::new(year - back, month, day).ok())
    }
}

/// Whether a line is a heading, and names a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// It is a line of text.
    None,
    /// 2021 顺风
    Year(i16),
    /// It names none.
    Other,
}

//! Festivals with a fixed, a lunar or a solar date → days, for the years 2000 to 2050.
//!
//! Takes a festival and a year, gives the day. Deliberately does not say how long its holiday lasts.

use jiff::ToSpan;
use jiff::civil::{Date as Day, Weekday};

/// How the day of a festival is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Festival {
    /// Month and day of the common calendar.
    Fixed(i8, i8),
    /// Month and day of the lunar calendar; the zeroth day of a month is the last of the month before (除夕).
    Lunar(i8, i8),
    /// 清明, by the sun.
    Qingming,
    /// 复活节, by sun and moon.
    Easter,
    /// The n-th weekday of a month.
    Nth(i8, i8, Weekday),
}

/// Names of festivals.
pub(super) const FESTIVALS: &[(&str, Festival)] = &[
    ("元旦", Festival::Fixed(1, 1)),
    ("元旦节", Festival::Fixed(1, 1)),
    ("情人节", Festival::Fixed(2, 14)),
    ("妇女节", Festival::Fixed(3, 8)),
    ("三八妇女节", Festival::Fixed(3, 8)),
    ("三八节", Festival::Fixed(3, 8)),
    ("国际妇女节", Festival::Fixed(3, 8)),
    ("消费者权益日", Festival::Fixed(3, 15)),
    ("国际消费者权益日", Festival::Fixed(3, 15)),
    ("植树节", Festival::Fixed(3, 12)),
    ("愚人节", Festival::Fixed(4, 1)),
    ("劳动节", Festival::Fixed(5, 1)),
    ("五一劳动节", Festival::Fixed(5, 1)),
    ("五一", Festival::Fixed(5, 1)),
    ("五一节", Festival::Fixed(5, 1)),
    ("国际劳动节", Festival::Fixed(5, 1)),
    ("五一国际劳动节", Festival::Fixed(5, 1)),
    ("青年节", Festival::Fixed(5, 4)),
    ("五四青年节", Festival::Fixed(5, 4)),
    ("儿童节", Festival::Fixed(6, 1)),
    ("六一儿童节", Festival::Fixed(6, 1)),
    ("国际儿童节", Festival::Fixed(6, 1)),
    ("六一国际儿童节", Festival::Fixed(6, 1)),
    ("建党节", Festival::Fixed(7, 1)),
    ("建军节", Festival::Fixed(8, 1)),
    ("八一建军节", Festival::Fixed(8, 1)),
    ("教师节", Festival::Fixed(9, 10)),
    ("国庆节", Festival::Fixed(10, 1)),
    ("国庆", Festival::Fixed(10, 1)),
    ("十一假期", Festival::Fixed(10, 1)),
    ("十一长假", Festival::Fixed(10, 1)),
    ("十一黄金周", Festival::Fixed(10, 1)),
    ("十一期间", Festival::Fixed(10, 1)),
    ("十一国庆", Festival::Fixed(10, 1)),
    ("万圣节", Festival::Fixed(10, 31)),
    ("光棍节", Festival::Fixed(11, 11)),
    ("双十一", Festival::Fixed(11, 11)),
    ("双11", Festival::Fixed(11, 11)),
    ("双十二", Festival::Fixed(12, 12)),
    ("双12", Festival::Fixed(12, 12)),
    ("平安夜", Festival::Fixed(12, 24)),
    ("圣诞夜", Festival::Fixed(12, 24)),
    ("圣诞节", Festival::Fixed(12, 25)),
    ("圣诞", Festival::Fixed(12, 25)),
    ("除夕", Festival::Lunar(1, 0)),
    ("大年三十", Festival::Lunar(1, 0)),
    ("大年初一", Festival::Lunar(1, 1)),
    ("农历新年", Festival::Lunar(1, 1)),
    ("春节", Festival::Lunar(1, 1)),
    ("元宵节", Festival::Lunar(1, 15)),
    ("元宵", Festival::Lunar(1, 15)),
    ("端午节", Festival::Lunar(5, 5)),
    ("端午", Festival::Lunar(5, 5)),
    ("七夕节", Festival::Lunar(7, 7)),
    ("七夕", Festival::Lunar(7, 7)),
    ("中元节", Festival::Lunar(7, 15)),
    ("中秋节", Festival::Lunar(8, 15)),
    ("中秋", Festival::Lunar(8, 15)),
    ("重阳节", Festival::Lunar(9, 9)),
    ("重阳", Festival::Lunar(9, 9)),
    ("腊八节", Festival::Lunar(12, 8)),
    ("清明节", Festival::Qingming),
    ("清明", Festival::Qingming),
    ("复活节", Festival::Easter),
    ("母亲节", Festival::Nth(5, 2, Weekday::Sunday)),
    ("父亲节", Festival::Nth(6, 3, Weekday::Sunday)),
    ("感恩节", Festival::Nth(11, 4, Weekday::Thursday)),
];

impl Festival {
    /// The day in a year; none outside 2000 to 2050 where the moon or the sun decides.
    pub(super) fn day(self, year: i16) -> Option<Day> {
        match self {
            Self::Fixed(month, day) => Day::new(year, month, day).ok(),
            Self::Lunar(month, day) => lunar_day(year, month, day),
            Self::Qingming => {
                let y = i32::from(year.checked_sub(2000).filter(|y| (0..=50).contains(y))?);
                Day::new(year, 4, ((y * 2422 + 48_100) / 10_000 - y / 4) as i8).ok()
            }
            Self::Easter => easter(year),
            Self::Nth(month, nth, weekday) => Day::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
        }
    }
}

/// The Sunday after the first full moon of spring, by the rule of Gauss for the years from 1900 to 2099.
fn easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let moon = (19 * (y % 19) + 24) % 30;
    let sunday = (2 * (y % 4) + 4 * (y % 7) + 6 * moon + 5) % 7;
    let late = if moon == 29 && sunday == 6 || moon == 28 && sunday == 6 && y % 19 > 10 { 7 } else { 0 };
    (1900..=2099).contains(&y).then(|| Day::new(year, 3, 22).ok()?.checked_add((moon + sunday - late).days()).ok()).flatten()
}

/// The first year of [`MONTHS`], and the day on which its lunar year begins.
const FIRST: i16 = 2000;

/// The lunar years from 2000: bits 4 to 15 say from the first month on (bit 15) which have 30 days, the lowest four which
/// month is repeated (0: none), and bit 16 whether the repeated one has 30 days.
const MONTHS: [i32; 51] = [
    0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5, 0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9,
    0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930, 0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530,
    0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45, 0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577,
    0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0, 0x14b63,
];

fn month_days(year: i32, month: i8) -> i32 {
    29 + i32::from(year >> (16 - i32::from(month)) & 1 == 1)
}

fn year_days(year: i32) -> i32 {
    let repeated = if year & 0xf > 0 { 29 + (year >> 16 & 1) } else { 0 };
    (1..=12).map(|m| month_days(year, m)).sum::<i32>() + repeated
}

/// Which of two months with one name: 六月, 闰六月.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    First,
    Repeated,
}

/// The first and the last day of a lunar month; none where the year repeats no such month.
pub(super) fn lunar_month(year: i16, month: i8, turn: Turn) -> Option<(Day, Day)> {
    let index = usize::try_from(year.checked_sub(FIRST)?).ok()?;
    let this = *MONTHS.get(index)?;
    let before_year: i32 = MONTHS[..index].iter().map(|y| year_days(*y)).sum();
    let (repeated, again) = (this & 0xf, 29 + (this >> 16 & 1));
    let own = month_days(this, month);
    let before_month: i32 =
        (1..month).map(|m| month_days(this, m)).sum::<i32>() + if repeated != 0 && repeated < i32::from(month) { again } else { 0 };
    let (before, length) = match turn {
        Turn::First => (before_month, own),
        Turn::Repeated if repeated == i32::from(month) => (before_month + own, again),
        Turn::Repeated => return None,
    };
    let first = Day::new(FIRST, 2, 5).ok()?.checked_add((before_year + before).days()).ok()?;
    Some((first, first.checked_add((length - 1).days()).ok()?))
}

/// The day of the common calendar of a lunar month and day (the first of a repeated month's two).
pub(super) fn lunar_day(year: i16, month: i8, day: i8) -> Option<Day> {
    let (first, _) = lunar_month(year, month, Turn::First)?;
    first.checked_add((i64::from(day) - 1).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn festivals_fall_on_their_days() {
        let cases: &[(&str, i16, &str)] = &[
            ("春节", 2000, "2000-02-05"),
            ("春节", 2024, "2024-02-10"),
            ("除夕", 2025, "2025-01-28"),
            ("端午节", 2023, "2023-06-22"),
            ("中秋节", 2020, "2020-10-01"),
            ("中秋节", 2025, "2025-10-06"),
            ("七夕", 2017, "2017-08-28"),
            ("春节", 2033, "2033-01-31"),
            ("春节", 2050, "2050-01-23"),
            ("清明", 2024, "2024-04-04"),
            ("清明", 2023, "2023-04-05"),
            ("感恩节", 2024, "2024-11-28"),
            ("复活节", 2024, "2024-03-31"),
            ("复活节", 2025, "2025-04-20"),
            ("复活节", 2049, "2049-04-18"),
        ];
        for (name, year, day) in cases {
            let festival = FESTIVALS.iter().find(|(n, _)| n == name).map(|f| f.1);
            assert_eq!(festival.and_then(|f| f.day(*year)).map(|d| d.to_string()).as_deref(), Some(*day), "{name} {year}");
        }
    }

    #[test]
    fn lunar_months_begin_and_end_on_their_days() {
        type Days = Option<(&'static str, &'static str)>;
        let cases: &[(i16, i8, Turn, Days)] = &[
            (2024, 1, Turn::First, Some(("2024-02-10", "2024-03-09"))),
            (2025, 6, Turn::First, Some(("2025-06-25", "2025-07-24"))),
            (2025, 6, Turn::Repeated, Some(("2025-07-25", "2025-08-22"))),
            (2025, 7, Turn::First, Some(("2025-08-23", "2025-09-21"))),
            (2024, 6, Turn::Repeated, None),
            (2051, 1, Turn::First, None),
        ];
        for (year, month, turn, days) in cases {
            let found = lunar_month(*year, *month, *turn).map(|(from, to)| (from.to_string(), to.to_string()));
            assert_eq!(found, days.map(|(from, to)| (from.to_owned(), to.to_owned())), "{year} {month} {turn:?}");
        }
    }
}

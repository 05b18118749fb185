//! Dates in digits: 2024-10-30, 2024/10/30, 2024.10.30, 2024-10, 10/30.
//!
//! Takes a digit, gives the date that begins there. Deliberately refuses what may be a version, a fraction, a score or a
//! number of a standard.

use jiff::civil::Date as Day;

use super::date::{Point, Scan};
use super::stamp::{Grain, Stamp};
use super::{DateKind, Reading};

/// The date in digits at `at`.
pub(super) fn at(scan: Scan<'_>, at: usize) -> Option<Point> {
    let bytes = scan.text.as_bytes();
    let digits = |from: usize| bytes.get(from..).map_or(0, |b| b.iter().take(9).take_while(|b| b.is_ascii_digit()).count());
    let part = |from: usize, length: usize| scan.text[from..from + length].parse::<i16>().ok();
    let first = digits(at);
    let whole = |y: usize, length: usize| scan.text.get(y..y + length)?.parse::<i16>().ok();
    if first == 8 && scan.reading == Reading::Every {
        let alone = |b: Option<&u8>| b.is_none_or(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'.' | b'-' | b'/'));
        let year = whole(at, 4).filter(|y| (1900..=2100).contains(y))?;
        let day = Day::new(year, i8::try_from(whole(at + 4, 2)?).ok()?, i8::try_from(whole(at + 6, 2)?).ok()?).ok()?;
        let ends = alone(bytes.get(at + 8)) && alone(at.checked_sub(1).and_then(|before| bytes.get(before)));
        return ends.then(|| Point { full: true, ..Point::new(Some(Stamp::Day(day)), Grain::Day, at + 8, DateKind::Calendar) });
    }
    let mark = *bytes.get(at + first).filter(|b| first > 0 && matches!(b, b'-' | b'/' | b'.'))?;
    let second_at = at + first + 1;
    let second = digits(second_at);
    let third_at = second_at + second + 1;
    let third = if bytes.get(third_at - 1) == Some(&mark) { digits(third_at) } else { 0 };
    let every = scan.reading == Reading::Every;
    let day = |y: i16, m: i16, d: i16, end: usize| {
        let day = Day::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()?;
        let end = past_time(scan.text, end);
        let point = Point::new(Some(Stamp::Day(day)), Grain::Day, super::date::past_clock(scan, end), DateKind::Calendar);
        let goes_on =
            bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || *b == mark && bytes.get(end + 1).is_some_and(u8::is_ascii_digit))
                && bytes.get(end..end + 5).is_none_or(|b| !b[1..].iter().all(u8::is_ascii_digit))
                && third < 4;
        (!goes_on || digits(end + 1) == 4 || every).then_some(Point { full: true, ..point })
    };
    let (one, two) = (part(at, first.min(4))?, part(second_at, second.min(4))?);
    match (first, second, third) {
        (4, 1..=2, 1..=2) => day(one, two, part(third_at, third)?, third_at + third),
        // 1/2/2020: the day stands first, as most of the world writes it, unless it cannot.
        (1..=2, 1..=2, 4) if mark == b'/' || every => {
            let year = part(third_at, 4)?;
            day(year, two, one, third_at + 4).or_else(|| day(year, one, two, third_at + 4))
        }
        (1..=2, 1..=2, 2) if every && (mark == b'/' || first == 1 && mark == b'-') => {
            let year = part(third_at, 2)?;
            let year = year + if year > 50 { 1900 } else { 2000 };
            day(year, two, one, third_at + 2).or_else(|| day(year, one, two, third_at + 2))
        }
        (2, 1..=2, 1..=2) if every && mark == b'-' => day(2000 + one, two, part(third_at, third)?, third_at + third),
        (4, 2, 0) if (mark == b'-' || every && mark == b'/') && (1900..=2100).contains(&one) && (1..=12).contains(&two) => {
            let end = second_at + second;
            let ends = !bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'%'));
            let alone = scan.text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            let point = Point::new(Some(Stamp::Month(one, two as i8)), Grain::Month, end, DateKind::Calendar);
            (ends && alone).then_some(Point { full: true, ..point })
        }
        _ => None,
    }
}

/// A month and a day in digits: 10/30. In news only what can be no fraction and no score.
pub(super) fn month_day(scan: Scan<'_>, at: usize) -> Option<(i8, i8, usize)> {
    let bytes = scan.text.as_bytes();
    let digits = |from: usize| bytes.get(from..).map_or(0, |b| b.iter().take(3).take_while(|b| b.is_ascii_digit()).count());
    let first = digits(at);
    let day_at = at + first + 1;
    let second = digits(day_at);
    let end = day_at + second;
    if !(1..=2).contains(&first) || !(1..=2).contains(&second) || bytes.get(day_at - 1) != Some(&b'/') {
        return None;
    }
    let (month, day) = (scan.text[at..at + first].parse::<i8>().ok()?, scan.text[day_at..end].parse::<i8>().ok()?);
    let alone = !bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'.' | b'%'));
    // 6/18的活动: what is in no lowest terms is no fraction.
    let lowest = month < day && (2..=month).all(|d| month % d != 0 || day % d != 0);
    let shared = scan.text[end..].starts_with('的') && (lowest || month >= day);
    let fraction = month == 1 || day < 10 || shared || scan.text[end..].starts_with(['分', '以', '左', '天', '小']);
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && alone;
    // 1/3的人
    let share = month < day && scan.text[end..].starts_with("的人");
    (fits && (scan.reading == Reading::Every && !share || !fraction)).then_some((month, day, end))
}

/// The byte after the time of an ISO 8601 date: `T08:00:00Z`.
fn past_time(text: &str, at: usize) -> usize {
    let Some(rest) = text[at..].strip_prefix('T').filter(|r| r.starts_with(|c: char| c.is_ascii_digit())) else { return at };
    at + 1 + rest.bytes().take(25).take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'+' | b'Z' | b'-')).count()
}

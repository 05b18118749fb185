//! Festivals, lunar days, decades and centuries: 2024年春节, 农历八月十五, 21世纪20年代.
//!
//! Takes the word after which such a date is read. Deliberately knows no reign.

use jiff::ToSpan;
use rust_decimal::Decimal;

use super::calendar::Calendar;
use super::date::{Point, Scan, past_clock};
use super::number::{self, Numeral};
use super::point::after_year;
use super::stamp::{Grain, Stamp};
use super::{DateKind, festival};

/// What follows 五一 where it is no day of May: 五一路, 五一劳动奖章.
const NO_MAY_DAY: &str = "年月日号点路村广厂口街劳巾";

/// A festival: 2024年春节, 国庆节; with 期间 or 假期 it is no single day.
pub(super) fn feast(scan: Scan<'_>, at: usize, end: usize, festival: festival::Festival, year: Option<i16>) -> Option<Point> {
    let name = &scan.text[..end];
    // 五一 before a numeral is one.
    let named = ["元旦", "除夕", "中秋", "端午", "平安夜", "双十一", "双11", "双十二", "双12"];
    let before = scan.text[..at].chars().next_back();
    if scan.text[at..end] == *"五一"
        && (before.is_some_and(number::begins) || scan.text[end..].starts_with(|c: char| number::begins(c) || NO_MAY_DAY.contains(c)))
    {
        return None;
    }
    let proper = name.ends_with('节')
        || named.iter().any(|word| name.ends_with(word))
        || name.ends_with("五一")
        || !scan.text[..at].ends_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c))
        || scan.text[..at].ends_with(['年', '在', '的', '到', '至', '过', '逢', '和', '与', '近', '于', '是']);
    if !proper || scan.starts(end, "晚会") || scan.starts(end, "联欢") {
        return None;
    }
    let day = year.and_then(|y| festival.day(y));
    let whole = ["假期", "长假", "黄金周", "期间"].iter().any(|word| name.ends_with(word));
    let holiday = |end: usize| {
        let stamp = day.map(|d| Stamp::Month(d.year(), d.month()));
        Some(Point::new(stamp, Grain::Month, end, DateKind::Calendar))
    };
    if whole {
        return holiday(scan.past(end, &["期间"]).unwrap_or(end));
    }
    if let Some(end) = scan.past(end, &["假期期间", "期间", "假期", "长假", "小长假", "黄金周", "档期", "档", "前后", "前夕", "前", "后"])
    {
        return holiday(end);
    }
    Some(Point::new(day.map(Stamp::Day), Grain::Day, past_clock(scan, end), DateKind::Calendar))
}

/// 21世纪20年代, 90年代.
pub(super) fn at(scan: Scan<'_>, numeral: &Numeral, calendar: &Calendar) -> Option<Point> {
    let whole = numeral.whole::<i16>()?;
    if let Some(end) = scan.past(numeral.end, &["世纪"]).filter(|_| (1..=30).contains(&whole)) {
        let century = whole - 1;
        return Some(decade(scan, end, century).unwrap_or_else(|| {
            let end = scan.past(end, &["初期", "初", "末期", "末", "中叶", "中期", "上半叶", "下半叶"]).unwrap_or(end);
            Point::new(Some(Stamp::Century(century)), Grain::Years, end, DateKind::Calendar)
        }));
    }
    let end = scan.past(numeral.end, &["年代"])?;
    let decade = match whole {
        0..=90 if whole % 10 == 0 => {
            let century = calendar.year().map_or(20, |y| y / 100);
            let ahead = calendar.year().is_some_and(|y| century * 10 + whole / 10 > y / 10 + 1);
            century * 10 + whole / 10 - if ahead { 10 } else { 0 }
        }
        1000..=2990 if whole % 10 == 0 => whole / 10,
        _ => return None,
    };
    Some(Point::new(Some(Stamp::Decade(decade)), Grain::Years, past_age(scan, end), DateKind::Calendar))
}

/// 公元1994年, 民国113年, 公元前202年: a year counted from the first of an era. What lies before the first has no date here.
pub(super) fn counted_year(scan: Scan<'_>, at: usize, first: Option<i16>) -> Option<Point> {
    let (year, end) = if let Some(end) = scan.past(at, &["元年"]) {
        (1, end)
    } else {
        let numeral = scan.numeral(at)?;
        (numeral.whole::<i16>().filter(|year| (1..=3000).contains(year))?, scan.past(numeral.end, &["年"])?)
    };
    match first {
        Some(first) => after_year(scan, end, year.checked_add(first), DateKind::Calendar).map(|point| Point { full: true, ..point }),
        None => Some(Point::new(None, Grain::Years, end, DateKind::Vague)),
    }
}

fn past_age(scan: Scan<'_>, at: usize) -> usize {
    scan.past(at, &["初期", "初", "末期", "末", "中期", "中后期", "前期", "后期", "早期", "以来"]).unwrap_or(at)
}

/// The decade after a century: 七十年代.
pub(super) fn decade(scan: Scan<'_>, at: usize, century: i16) -> Option<Point> {
    let (decade, end) = scan.counted(at, 0, 90, &["年代"]).filter(|(d, _)| d % 10 == 0)?;
    Some(Point::new(Some(Stamp::Decade(century * 10 + i16::from(decade) / 10)), Grain::Years, past_age(scan, end), DateKind::Calendar))
}

/// 初三, 廿三 and the like at `at`.
pub(super) fn lunar_day(text: &str, at: usize) -> Option<(i8, usize)> {
    let mut chars = text[at..].chars();
    let (lead, unit) = (chars.next()?, chars.next()?);
    let tens = match lead {
        '初' => 0,
        '廿' => 20,
        _ => return None,
    };
    let digit =
        if unit == '十' && tens == 0 { 10 } else { number::digit(unit).filter(|_| !unit.is_ascii_digit() && unit != '零')? as i8 };
    Some((tens + digit, at + lead.len_utf8() + unit.len_utf8()))
}

/// 农历八月十五, 正月初一, 农历2015年十月初一.
pub(super) fn lunar(scan: Scan<'_>, at: usize, month: i8, year: Option<i16>) -> Option<Point> {
    let (year, at) = match scan.numeral(at).filter(|n| month == 0 && n.number > 1000.into()) {
        Some(numeral) => (numeral.whole::<i16>(), scan.past(numeral.end, &["年"])?),
        None => (year, at),
    };
    let repeated = scan.past(at, &["闰"]).filter(|_| month == 0);
    let turn = if repeated.is_some() || scan.text[..at].ends_with('闰') { festival::Turn::Repeated } else { festival::Turn::First };
    let (month, at) = if month > 0 { (month, at) } else { scan.month(repeated.unwrap_or(at))? };
    // 大年初一: 初 belongs to the word before.
    let initial = at - if scan.text[..at].ends_with('初') { '初'.len_utf8() } else { 0 };
    let day = lunar_day(scan.text, initial).or_else(|| {
        let numeral = scan.numeral(at)?;
        let named = scan.past(numeral.end, &["日", "号"]);
        // 腊月18吨: an amount.
        let counted = named.is_none() && (numeral.scale > Decimal::ONE || super::unit::at(scan.text, numeral.end).is_some());
        Some((numeral.whole::<i8>().filter(|d| (1..=30).contains(d) && !counted)?, named.unwrap_or(numeral.end)))
    });
    let days = year.and_then(|y| festival::lunar_month(y, month, turn));
    let Some((day, end)) = day else {
        return Some(Point::new(days.map(|(from, to)| Stamp::Days(from, to)), Grain::Month, at, DateKind::Calendar));
    };
    let found = days.and_then(|(first, _)| first.checked_add((i64::from(day) - 1).days()).ok());
    Some(Point::new(found.map(Stamp::Day), Grain::Day, end, DateKind::Calendar))
}

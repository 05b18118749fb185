//! Dates: absolute, relative to the day of publication, relative to the date before, and spans of two.
//!
//! Takes a place in the text, gives a date as exact as it is said. Deliberately gives no time of day: the words for it
//! are only taken into the span.

use jiff::ToSpan;
use jiff::civil::Date as Day;

use super::calendar::Calendar;
use super::dateword::{self, DateWord};
use super::number::{self, Numeral, past_space};
use super::stamp::{Grain, Part, Stamp, monday};
use super::{Date, DateKind, Limit, Reading, Value, ValueMention, ago, festival, numeric};
use crate::span::Span;

/// Where a date is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) reading: Reading,
}

/// One date, before it becomes an end of a span.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    /// None where the year cannot be known, or no such day exists.
    pub(super) stamp: Option<Stamp>,
    pub(super) grain: Grain,
    pub(super) end: usize,
    pub(super) kind: DateKind,
    /// Whether the text gives the year in full.
    pub(super) full: bool,
}

impl Point {
    pub(super) fn new(stamp: Option<Stamp>, grain: Grain, end: usize, kind: DateKind) -> Self {
        Self { stamp, grain, end, kind, full: false }
    }
}

impl Scan<'_> {
    pub(super) fn starts(self, at: usize, word: &str) -> bool {
        self.text[at..].starts_with(word)
    }

    /// The byte after the longest of the words at `at`, which a space may stand before.
    pub(super) fn past(self, at: usize, words: &[&str]) -> Option<usize> {
        let at = past_space(self.text, at, self.reading);
        words.iter().filter(|w| self.starts(at, w)).map(|w| at + w.len()).max()
    }

    pub(super) fn numeral(self, at: usize) -> Option<Numeral> {
        number::at(self.text, at, self.reading)
    }

    /// A whole number from `from` to `to` at `at` (spaces before it allowed), followed by one of the words.
    fn counted(self, at: usize, from: i8, to: i8, words: &[&str]) -> Option<(i8, usize)> {
        let at = past_space(self.text, at, self.reading);
        let numeral = self.numeral(at)?;
        let n = numeral.whole::<i8>().filter(|n| (from..=to).contains(n))?;
        Some((n, self.past(numeral.end, words)?))
    }

    fn month(self, at: usize) -> Option<(i8, usize)> {
        let found = self.counted(at, 1, 12, &["月份", "月"]);
        found.or_else(|| self.starts(at, "正月").then(|| (1, at + "正月".len())))
    }

    /// The day of a month: 30日, 30号, and without a word where the numeral can be nothing else (十月初一).
    fn day(self, at: usize) -> Option<(i8, usize)> {
        let at = past_space(self.text, at, self.reading);
        self.counted(at, 1, 31, &["日", "号"]).or_else(|| lunar_day(self.text, at)).or_else(|| {
            let numeral = self.numeral(at).filter(|n| !n.arabic && self.reading == Reading::Every)?;
            Some((numeral.whole::<i8>().filter(|n| (1..=31).contains(n))?, numeral.end))
        })
    }
}

/// The date at `at`, which begins with a word or a numeral that was read already.
pub(super) fn at(
    scan: Scan<'_>,
    at: usize,
    word: Option<(DateWord, usize)>,
    numeral: Option<&Numeral>,
    calendar: &mut Calendar,
) -> Option<ValueMention> {
    match word {
        Some((DateWord::Vague, end)) => {
            return Some(mention(at, end, String::new(), DateKind::Vague, None));
        }
        Some((DateWord::Lead(limit), after)) => return led(scan, at, limit, after, calendar),
        Some((DateWord::Past, after)) => {
            return ago::past(scan, at, after, calendar).or_else(|| {
                // 最近 alone is vague, 过去 alone a noun.
                scan.starts(at, "最近").then(|| mention(at, after, String::new(), DateKind::Vague, None))
            });
        }
        Some((DateWord::Then, after)) => return ago::after(scan, at, after, calendar),
        _ => {}
    }
    let near = point(scan, at, word, numeral, calendar)?;
    remember(near, calendar);
    Some(finish(scan, at, near, None, calendar))
}

/// 自2018年以来, 从2016年6月1日至6月30日: the word before belongs to the date where every date is wanted.
fn led(scan: Scan<'_>, at: usize, limit: Option<Limit>, after: usize, calendar: &mut Calendar) -> Option<ValueMention> {
    if scan.reading == Reading::News {
        return None;
    }
    let from = past_space(scan.text, after, scan.reading);
    let near = match dateword_at(scan, from) {
        Some((DateWord::Vague | DateWord::Lead(_) | DateWord::Then, _)) => return None,
        Some(word) => point(scan, from, Some(word), None, calendar),
        None => point(scan, from, None, scan.numeral(from).as_ref(), calendar),
    }?;
    remember(near, calendar);
    let found = finish(scan, at, near, limit, calendar);
    let taken = match &found.value {
        Value::Date(date) => !scan.starts(at, "在") && (limit.is_some() || date.limit == Some(Limit::Since) || date.iso.contains('/')),
        _ => false,
    };
    let span = if taken { found.span } else { Span { start: from as u32, end: found.span.end } };
    let Value::Date(mut date) = found.value else { return None };
    if !taken && limit.is_some() {
        date.limit = None;
    }
    Some(ValueMention { span, value: Value::Date(date) })
}

fn dateword_at(scan: Scan<'_>, at: usize) -> Option<(DateWord, usize)> {
    match super::lead_at(scan.text, at) {
        Some((super::Lead::Date(word), end)) => Some((word, end)),
        _ => None,
    }
}

fn mention(at: usize, end: usize, iso: String, kind: DateKind, limit: Option<Limit>) -> ValueMention {
    ValueMention { span: Span::new(at, end), value: Value::Date(Date { iso, kind, limit }) }
}

pub(super) fn remember(point: Point, calendar: &mut Calendar) {
    if let Some(stamp) = point.stamp {
        if point.full {
            calendar.say_year(stamp.year());
        }
        calendar.say(stamp);
    }
}

/// Reads on after a date: the far end of a span, or the limit.
fn finish(scan: Scan<'_>, at: usize, near: Point, limit: Option<Limit>, calendar: &mut Calendar) -> ValueMention {
    if let Some(far) = far_end(scan, near, calendar) {
        let both = near.stamp.zip(far.stamp);
        let iso = both.map_or_else(String::new, |(from, to)| {
            if from.grain() == Grain::Part || to.grain() == Grain::Part { ends(from, to) } else { format!("{from}/{to}") }
        });
        remember(far, calendar);
        let end = scan.past(far.end, &["之间", "期间", "间"]).filter(|_| scan.reading == Reading::Every).unwrap_or(far.end);
        return mention(at, end, iso, near.kind, None);
    }
    let iso = near.stamp.map_or_else(String::new, |s| s.to_string());
    let after = past_space(scan.text, near.end, scan.reading);
    if let Some((limit, end)) = dateword::limit_at(scan.text, after).filter(|(limit, end)| limits(scan, near, *limit, *end)) {
        return mention(at, end, iso, near.kind, Some(limit));
    }
    mention(at, near.end, iso, near.kind, limit)
}

/// A span of quarters or halves, from the first day of one to the last of the other.
fn ends(from: Stamp, to: Stamp) -> String {
    let last = |stamp: Stamp| match stamp {
        Stamp::Part(year, Part::Months(_, month)) => Stamp::Month(year, month).to_string(),
        other => other.to_string(),
    };
    let first = match from {
        Stamp::Part(year, Part::Months(month, _)) => Stamp::Month(year, month).to_string(),
        other => other.to_string(),
    };
    format!("{first}/{}", last(to))
}

/// Whether the word after a date limits it: 2025年前, but not 2025年前三季度 or 上周后卫.
fn limits(scan: Scan<'_>, near: Point, limit: Limit, end: usize) -> bool {
    let word = &scan.text[near.end..end];
    let one = word.trim_start().chars().count() == 1;
    let next = scan.text[end..].chars().next();
    let numeral_next = next.is_some_and(number::begins);
    match limit {
        Limit::Before | Limit::After if one => !numeral_next && (scan.reading == Reading::Every || near.grain != Grain::Week),
        Limit::Since if word.ends_with("开始") => scan.reading == Reading::Every,
        _ => true,
    }
}

/// One date at `at`.
fn point(scan: Scan<'_>, at: usize, word: Option<(DateWord, usize)>, numeral: Option<&Numeral>, calendar: &Calendar) -> Option<Point> {
    if let Some((word, end)) = word {
        return worded(scan, at, word, end, calendar);
    }
    let numeral = numeral?;
    numeric::at(scan, at)
        .or_else(|| ago::at(scan, numeral, calendar))
        .or_else(|| said_year(scan, at, numeral))
        .or_else(|| without_word(scan, at, numeral, calendar))
        .or_else(|| from_month(scan, at, calendar))
        .or_else(|| era(scan, numeral, calendar))
}

/// A date that begins with a word.
fn worded(scan: Scan<'_>, at: usize, word: DateWord, end: usize, calendar: &Calendar) -> Option<Point> {
    let calendar_kind = DateKind::Calendar;
    let day = |day: Option<Day>, end: usize, kind: DateKind| Some(Point::new(day.map(Stamp::Day), Grain::Day, past_clock(scan, end), kind));
    let shifted = |days: i32| move |d: Day| d.checked_add(days.days()).ok();
    match word {
        DateWord::Day(days) => day(calendar.day().and_then(shifted(days)), end, calendar_kind),
        DateWord::SameDay(days) => {
            // 会前一天: before the meeting.
            if days < 0 && scan.text[..at].ends_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"在于到的，".contains(c)) {
                return None;
            }
            let last = calendar.last.and_then(|l| if let Stamp::Day(d) = l { Some(d) } else { None });
            day(last.and_then(shifted(days)), end, DateKind::Anaphoric)
        }
        DateWord::Year(years) => after_year(scan, end, calendar.year().map(|y| y + years), calendar_kind),
        DateWord::SameYear(years) => after_year(scan, end, calendar.last.map(|l| l.year() + years), DateKind::Anaphoric),
        DateWord::Month(months) => Some(after_month(scan, end, calendar.month(months), calendar_kind)),
        DateWord::SameMonth(months) => {
            let last = calendar.last.and_then(|l| Some(Stamp::Month(l.year(), l.month()?)));
            let moved = last.and_then(|l| l.moved(months, super::stamp::Step::Months));
            Some(after_month(scan, end, moved, DateKind::Anaphoric))
        }
        DateWord::Week(weeks) => Some(week(scan, end, calendar.day().and_then(|d| monday(d, weeks)))),
        DateWord::Weekend(weeks) => {
            let monday = calendar.day().and_then(|d| monday(d, weeks));
            Some(Point::new(monday.map(Stamp::Weekend), Grain::Week, end, calendar_kind))
        }
        DateWord::Weekday => {
            let monday = calendar.day().and_then(|d| monday(d, 0));
            Some(week(scan, end, monday)).filter(|p| p.grain == Grain::Day && names_no_one(scan, at, p.end))
        }
        DateWord::Part(part) => {
            let year = year_behind(scan, end);
            let (year, end) = year.map_or((calendar.year_of_part(), end), |(y, end)| (Some(y), end));
            Some(Point::new(year.map(|y| Stamp::Part(y, part)), Grain::Part, end, calendar_kind))
        }
        DateWord::Quarter(quarters) => {
            let moved = calendar.month(quarters * 3);
            let stamp = moved.and_then(|m| Some(Stamp::Part(m.year(), Part::Quarter((m.month()? + 2) / 3))));
            Some(Point::new(stamp, Grain::Part, end, calendar_kind))
        }
        DateWord::Edge => Some(Point::new(calendar.year().map(Stamp::Year), Grain::Years, end, calendar_kind)),
        DateWord::Season(years, season) => {
            let stamp = calendar.year().map(|y| Stamp::Part(y + years, Part::Season(season)));
            Some(Point::new(stamp, Grain::Part, end, calendar_kind))
        }
        DateWord::Festival(festival) => feast(scan, at, end, festival, calendar.year_of_part()),
        DateWord::Plan(from) => {
            let end = scan.past(end, &["”", "\"", "’"]).unwrap_or(end);
            let end = scan.past(end, &["规划期间", "时期", "期间", "末期", "末", "初期"])?;
            Some(Point::new(Some(Stamp::Years(from, from + 4)), Grain::Years, end, calendar_kind))
        }
        DateWord::Century(centuries) => {
            let century = calendar.year().map_or(20, |y| y / 100) + centuries;
            Some(decade(scan, end, century).unwrap_or(Point::new(Some(Stamp::Century(century)), Grain::Years, end, calendar_kind)))
        }
        DateWord::Lunar(month) => lunar(scan, end, month, calendar.year_of_part()),
        DateWord::Then | DateWord::Past | DateWord::Vague | DateWord::Lead(_) => None,
    }
}

/// 周五 and not the person 周五一: no name goes on after the day.
fn names_no_one(scan: Scan<'_>, at: usize, end: usize) -> bool {
    scan.reading == Reading::Every
        || !scan.starts(at, "周")
        || !scan.text[end..].starts_with(['鸣', '多', '平', '山', '民', '明', '龙', '佛', '峰', '年'])
}

/// The weekday after 上周, 周, 星期.
fn week(scan: Scan<'_>, at: usize, monday: Option<Day>) -> Point {
    let weekday = scan.text[at..].chars().next().and_then(|c| "一二三四五六日天".chars().position(|d| d == c).zip(Some(c.len_utf8())));
    match weekday {
        Some((weekday, length)) => {
            let day = monday.and_then(|m| m.checked_add(i64::try_from(weekday.min(6)).unwrap_or(0).days()).ok());
            Point::new(day.map(Stamp::Day), Grain::Day, past_clock(scan, at + length), DateKind::Calendar)
        }
        None => Point::new(monday.map(Stamp::Week), Grain::Week, at, DateKind::Calendar),
    }
}

/// Q3 2024, 第三季度 of no year before it.
fn year_behind(scan: Scan<'_>, at: usize) -> Option<(i16, usize)> {
    let from = at + usize::from(scan.starts(at, " "));
    let numeral = scan.text.as_bytes()[from - 1].is_ascii_alphanumeric() || from > at;
    let numeral = scan.numeral(from).filter(|n| n.arabic && n.end == from + 4 && numeral)?;
    Some((numeral.whole::<i16>().filter(|y| (1990..2100).contains(y))?, scan.past(numeral.end, &["年"]).unwrap_or(numeral.end)))
}

/// 2024年…, 二〇二四年…, 24年10月, 2024Q3.
fn said_year(scan: Scan<'_>, at: usize, numeral: &Numeral) -> Option<Point> {
    let whole = numeral.whole::<i16>()?;
    let length = numeral.end - at;
    let full = if numeral.arabic { length == 4 } else { whole >= 1000 };
    let every = scan.reading == Reading::Every;
    if let Some(end) = scan.past(numeral.end, &["财年度", "财年", "年度", "年"]) {
        let year = match whole {
            1900..=2100 if full => whole,
            1000..=2999 if full && every && numeral.arabic => whole,
            // 24年, 20年 are lengths unless a month follows; 零八年, 08年 are years.
            0..=99 if numeral.arabic && length == 2 || numeral.row => {
                let year = whole + if whole > 50 { 1900 } else { 2000 };
                let zero = numeral.row || every && scan.starts(at, "0");
                let more = scan.month(end).is_some()
                    || scan.starts(end, "底")
                    || scan.starts(end, "初")
                    || scan.starts(end, "末")
                    || dateword::part_at(scan.text, end).is_some()
                    || every && dateword::limit_at(scan.text, end).is_some();
                (zero || more && whole >= 10).then_some(year)?
            }
            _ => return None,
        };
        // 2024年级, 2023年代
        if scan.starts(end, "代") || scan.starts(end, "级") {
            return None;
        }
        let mut point = after_year(scan, end, Some(year), DateKind::Calendar)?;
        point.full = true;
        return Some(point);
    }
    // 2024Q3, 24Q3, 2024H1
    let at = if scan.starts(numeral.end, " ") { numeral.end + 1 } else { numeral.end };
    let year = match whole {
        1990..=2099 if full => whole,
        10..=50 if length == 2 && at == numeral.end => 2000 + whole,
        _ => return None,
    };
    let (part, end) = dateword::part_at(scan.text, at).filter(|_| numeral.arabic && scan.text[at..].starts_with(['Q', 'H']))?;
    Some(Point { full: true, ..Point::new(Some(Stamp::Part(year, part)), Grain::Part, end, DateKind::Calendar) })
}

/// What follows a year: a part of it, a month and a day, an edge.
fn after_year(scan: Scan<'_>, at: usize, year: Option<i16>, kind: DateKind) -> Option<Point> {
    let next = past_space(scan.text, at, scan.reading);
    let next = if scan.reading == Reading::Every && scan.starts(next, "的") { next + "的".len() } else { next };
    if let Some((part, end)) = dateword::part_at(scan.text, next) {
        return Some(Point::new(year.map(|y| Stamp::Part(y, part)), Grain::Part, end, kind));
    }
    if let Some((stamp, grain, end)) = ago::nth(scan, next, year) {
        return Some(Point::new(stamp, grain, end, kind));
    }
    if let Some((super::Lead::Date(DateWord::Festival(festival)), end)) = super::lead_at(scan.text, next) {
        return feast(scan, at, end, festival, year).map(|p| Point { kind, ..p });
    }
    if let Some((month, end)) = scan.month(next) {
        return Some(day_after(scan, end, year, month, kind));
    }
    let edge = dateword::past_edge(scan.text, at);
    Some(Point::new(year.map(Stamp::Year), Grain::Years, edge, kind))
}

/// What follows a month of a known or unknown year: a day, the first week, an edge.
fn day_after(scan: Scan<'_>, at: usize, year: Option<i16>, month: i8, kind: DateKind) -> Point {
    let span_of_days = |from: usize| {
        // 6月14-15日: the word for the day stands after the second.
        let first = scan.numeral(past_space(scan.text, from, scan.reading))?;
        let joint = scan.past(first.end, JOINTS)?;
        scan.counted(joint, 1, 31, &["日", "号"])?;
        Some((first.whole::<i8>().filter(|d| (1..=31).contains(d))?, first.end))
    };
    if let Some((day, end)) = scan.day(at) {
        let found = year.and_then(|y| Day::new(y, month, day).ok());
        return Point::new(found.map(Stamp::Day), Grain::Day, past_clock(scan, end), kind);
    }
    if let Some((day, end)) = span_of_days(at) {
        let found = year.and_then(|y| Day::new(y, month, day).ok());
        return Point::new(found.map(Stamp::Day), Grain::Day, end, kind);
    }
    if let Some((stamp, end)) = ago::week_of_month(scan, at, year, month) {
        return Point::new(stamp, Grain::Week, end, kind);
    }
    let edge = dateword::past_edge(scan.text, at);
    Point::new(year.map(|y| Stamp::Month(y, month)), Grain::Month, edge, kind)
}

/// What follows 本月, 同月: a day.
fn after_month(scan: Scan<'_>, at: usize, month: Option<Stamp>, kind: DateKind) -> Point {
    match month.and_then(|m| Some((m.year(), m.month()?))) {
        Some((year, month)) => day_after(scan, at, Some(year), month, kind),
        None => Point { stamp: None, ..day_after(scan, at, None, 1, kind) },
    }
}

/// 10月30日, 30日, 3-5月, 14日: the year or the month is that of the line or of the anchor.
fn from_month(scan: Scan<'_>, at: usize, calendar: &Calendar) -> Option<Point> {
    if let Some((month, end)) = scan.month(at) {
        let mut point = day_after(scan, end, calendar.year_of(month), month, DateKind::Calendar);
        if point.grain == Grain::Day
            && let Some((day, _)) = scan.day(end)
        {
            point.stamp = calendar.month_day(None, month, day).map(Stamp::Day);
        }
        return Some(point);
    }
    // 10号 is a house or a gate as often as a day.
    let (day, end) = scan.counted(at, 1, 31, &["日"])?;
    if scan.starts(end, "元") || scan.starts(end, "本") || scan.starts(end, "内") {
        return None;
    }
    let found = calendar.day_of_month(day)?;
    Some(Point::new(Some(Stamp::Day(found)), Grain::Day, past_clock(scan, end), DateKind::Calendar))
}

const JOINTS: &[&str] = &["至", "到", "-", "—", "~", "–", "－", "——", " - ", " – ", " — ", " ~ "];

/// The near end of a span whose word stands after the far one: 1995-1997年, 3至5月, 14-15日.
fn without_word(scan: Scan<'_>, at: usize, numeral: &Numeral, calendar: &Calendar) -> Option<Point> {
    let joint = JOINTS.iter().filter(|j| scan.starts(numeral.end, j)).map(|j| numeral.end + j.len()).max()?;
    let far = scan.numeral(joint)?;
    let near = numeral.whole::<i16>()?;
    let point = |stamp, grain| Some(Point::new(stamp, grain, numeral.end, DateKind::Calendar));
    if scan.past(far.end, &["年"]).is_some() && (1900..=2100).contains(&near) && far.whole::<i16>()? > near && numeral.end - at >= 4 {
        return point(Some(Stamp::Year(near)), Grain::Years);
    }
    let near = i8::try_from(near).ok()?;
    if scan.past(far.end, &["月"]).is_some() && (1..=12).contains(&near) && (1..=12).contains(&far.whole::<i8>()?) {
        return point(calendar.year_of(near).map(|y| Stamp::Month(y, near)), Grain::Month);
    }
    if scan.past(far.end, &["日"]).is_some() && (1..=31).contains(&near) && far.whole::<i8>()? > near && calendar.knows_month() {
        return point(calendar.day_of_month(near).map(Stamp::Day), Grain::Day);
    }
    None
}

/// The far end of a span, in the year and month of the near one: 6月14日至15日, 2021年到2024年, 5月29日至6月2日.
fn far_end(scan: Scan<'_>, near: Point, calendar: &Calendar) -> Option<Point> {
    let mut joints: Vec<&str> = JOINTS.to_vec();
    let between = scan.reading == Reading::Every;
    if between {
        joints.extend(["和", "与"]);
    }
    let at = past_space(scan.text, near.end, scan.reading);
    let joint = joints.iter().filter(|j| scan.starts(at, j)).map(|j| at + j.len()).max();
    let joint = joint.or_else(|| joints.iter().filter(|j| scan.starts(near.end, j)).map(|j| near.end + j.len()).max())?;
    let start = past_space(scan.text, joint, scan.reading);
    let far = match dateword_at(scan, start) {
        Some((DateWord::Vague | DateWord::Lead(_) | DateWord::Then | DateWord::Weekday, _)) => None,
        Some((word, end)) => worded(scan, start, word, end, calendar),
        None => {
            let numeral = scan.numeral(start)?;
            numeric::at(scan, start).or_else(|| said_year(scan, start, &numeral)).or_else(|| within(scan, start, near, calendar))
        }
    }?;
    if scan.text[..joint].ends_with(['和', '与']) && scan.past(far.end, &["之间", "间", "期间"]).is_none() {
        return None;
    }
    let fits = match near.grain {
        Grain::Day | Grain::Week => far.grain >= Grain::Week,
        Grain::Month => matches!(far.grain, Grain::Month | Grain::Day | Grain::Part),
        Grain::Part => matches!(far.grain, Grain::Part | Grain::Month),
        Grain::Years => matches!(far.grain, Grain::Years | Grain::Part | Grain::Month),
    };
    fits.then_some(far)
}

/// A month or a day that lies after the near end of its span.
fn within(scan: Scan<'_>, at: usize, near: Point, calendar: &Calendar) -> Option<Point> {
    let year = near.stamp.map(Stamp::year);
    if let Some((month, end)) = scan.month(at) {
        let wraps = near.stamp.and_then(Stamp::month).is_some_and(|m| month < m);
        let year = year.or_else(|| calendar.year_of(month)).map(|y| y + i16::from(wraps));
        return Some(day_after(scan, end, year, month, near.kind));
    }
    let (day, end) = scan.counted(at, 1, 31, &["日", "号"])?;
    let stamp = near.stamp.and_then(|s| Day::new(s.year(), s.month()?, day).ok()).map(Stamp::Day);
    Some(Point::new(stamp, Grain::Day, past_clock(scan, end), near.kind))
}

/// A festival: 2024年春节, 国庆节; with 期间 or 假期 it is no single day.
fn feast(scan: Scan<'_>, at: usize, end: usize, festival: festival::Festival, year: Option<i16>) -> Option<Point> {
    let name = &scan.text[..end];
    let proper = name.ends_with('节')
        || !scan.text[..at].ends_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c))
        || scan.text[..at].ends_with(['年', '在', '的', '到', '至', '过', '逢', '和', '与', '近', '于', '是']);
    if !proper || scan.starts(end, "晚会") || scan.starts(end, "联欢") {
        return None;
    }
    let day = year.and_then(|y| festival.day(y));
    if let Some(end) = scan.past(end, &["假期期间", "期间", "假期", "长假", "小长假", "黄金周", "档期", "档", "前后", "前夕", "前", "后"])
    {
        let stamp = day.map(|d| Stamp::Month(d.year(), d.month()));
        return Some(Point::new(stamp, Grain::Month, end, DateKind::Calendar));
    }
    Some(Point::new(day.map(Stamp::Day), Grain::Day, past_clock(scan, end), DateKind::Calendar))
}

/// 21世纪20年代, 90年代.
fn era(scan: Scan<'_>, numeral: &Numeral, calendar: &Calendar) -> Option<Point> {
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

fn past_age(scan: Scan<'_>, at: usize) -> usize {
    scan.past(at, &["初期", "初", "末期", "末", "中期", "中后期", "以来"]).unwrap_or(at)
}

/// The decade after a century: 七十年代.
fn decade(scan: Scan<'_>, at: usize, century: i16) -> Option<Point> {
    let (decade, end) = scan.counted(at, 0, 90, &["年代"]).filter(|(d, _)| d % 10 == 0)?;
    Some(Point::new(Some(Stamp::Decade(century * 10 + i16::from(decade) / 10)), Grain::Years, past_age(scan, end), DateKind::Calendar))
}

/// 初三, 廿三 and the like at `at`.
fn lunar_day(text: &str, at: usize) -> Option<(i8, usize)> {
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
fn lunar(scan: Scan<'_>, at: usize, month: u8, year: Option<i16>) -> Option<Point> {
    let (year, at) = match scan.numeral(at).filter(|n| month == 0 && n.number > 1000.into()) {
        Some(numeral) => (numeral.whole::<i16>(), scan.past(numeral.end, &["年"])?),
        None => (year, at),
    };
    let (month, at) = if month > 0 { (month.cast_signed(), at) } else { scan.month(at)? };
    // 大年初一: 初 belongs to the word before.
    let initial = at - if scan.text[..at].ends_with('初') { '初'.len_utf8() } else { 0 };
    let day = lunar_day(scan.text, initial).or_else(|| {
        let numeral = scan.numeral(at)?;
        Some((numeral.whole::<i8>().filter(|d| (1..=30).contains(d))?, scan.past(numeral.end, &["日"]).unwrap_or(numeral.end)))
    });
    let Some((day, end)) = day else {
        return Some(Point::new(None, Grain::Month, at, DateKind::Calendar));
    };
    let found = year.and_then(|y| festival::lunar_day(y, month.cast_unsigned(), day.cast_unsigned()));
    Some(Point::new(found.map(Stamp::Day), Grain::Day, end, DateKind::Calendar))
}

/// Past the weekday in brackets and the time of day after a date: (周五) 晚间20时30分.
pub(super) fn past_clock(scan: Scan<'_>, at: usize) -> usize {
    let mut end = at;
    let open = scan.past(end, &["(", ",", "("]);
    if let Some(week) = scan.past(open.unwrap_or(end), &["周", "星期", "礼拜"])
        && let Some(c) = scan.text[week..].chars().next().filter(|c| "一二三四五六日天".contains(*c))
    {
        let after = week + c.len_utf8();
        let close = scan.past(after, &[")"]);
        end = if open.is_some_and(|o| scan.text[..o].ends_with('(')) { close.unwrap_or(end) } else { after };
    }
    let spaced = past_space(scan.text, end, scan.reading);
    let hour = dateword::past_hour(scan.text, spaced);
    if hour > spaced {
        end = hour;
    }
    let Some(numeral) = scan.numeral(end).filter(|n| n.whole::<i8>().is_some_and(|h| (0..=24).contains(&h))) else { return end };
    let Some(hours) = scan.past(numeral.end, &["点钟", "点整", "点", "时许", "时"]) else { return end };
    let minutes = scan.counted(hours, 0, 59, &["分"]).map_or(hours, |(_, end)| end);
    scan.past(minutes, &["半", "许", "整"]).unwrap_or(minutes)
}

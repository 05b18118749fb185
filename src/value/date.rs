//! Dates: absolute, relative to the day of publication, relative to the date before, and spans of two.
//!
//! Takes a place in the text, gives a date as exact as it is said. Deliberately gives no time of day: the words for it
//! are only taken into the span.

use jiff::civil::Date as Day;

use super::calendar::{Calendar, Hold, Said};
use super::dateword::{self, DateWord};
use super::number::{self, Numeral, past_space};
use super::point::{JOINTS, day_after, point, said_year, week, worded};
use super::stamp::{Grain, Part, Stamp, monday};
use super::{Date, DateKind, Limit, Reading, Value, ValueMention, ago, era, lead, numeric, unit};
use crate::chinese::OneOf;
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
    pub(super) fn counted(self, at: usize, from: i8, to: i8, words: &[&str]) -> Option<(i8, usize)> {
        let at = number::past_gap(self.text, at, self.reading);
        let numeral = self.numeral(at)?;
        let n = numeral.whole::<i8>().filter(|n| (from..=to).contains(n))?;
        Some((n, self.past(numeral.end, words)?))
    }

    /// 10月22出生: whether nothing goes on with the digits that end at `at`, or is counted by them.
    fn ends(self, at: usize) -> bool {
        let next = self.text[past_space(self.text, at, self.reading)..].chars().next();
        let goes_on = |c: char| c.is_ascii_alphanumeric() || number::begins(c) || "年月个点时分周天份后前内起多余.%/:-~—–至到,".contains(c);
        !next.is_some_and(goes_on) && unit::at(self.text, at).is_none()
    }

    pub(super) fn month(self, at: usize) -> Option<(i8, usize)> {
        let found = self.counted(at, 1, 12, &["月份", "月"]);
        found.or_else(|| self.starts(at, "正月").then(|| (1, at + "正月".len())))
    }

    /// The day of a month: 30日, 30号, and without a word where the numeral can be nothing else (十月初一).
    pub(super) fn day(self, at: usize) -> Option<(i8, usize)> {
        let at = number::past_gap(self.text, at, self.reading);
        self.counted(at, 1, 31, &["日", "号"]).or_else(|| era::lunar_day(self.text, at)).or_else(|| {
            let numeral = self.numeral(at).filter(|n| self.reading == Reading::Every && (!n.arabic || self.ends(n.end)))?;
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
        Some((DateWord::Next, after)) => return ago::next(scan, at, after, calendar),
        Some((DateWord::Then, after)) => return ago::after(scan, at, after, calendar),
        _ => {}
    }
    let near = point(scan, at, word, numeral, calendar)?;
    remember(scan, at, near, word.map(|(word, _)| word), calendar);
    Some(finish(scan, at, near, None, calendar))
}

/// 自2018年以来, 从2016年6月1日至6月30日: the word before belongs to the date where every date is wanted.
fn led(scan: Scan<'_>, at: usize, limit: Option<Limit>, after: usize, calendar: &mut Calendar) -> Option<ValueMention> {
    if scan.reading == Reading::News {
        return None;
    }
    let from = past_space(scan.text, after, scan.reading);
    let near = match dateword_at(scan, from) {
        Some((DateWord::Vague | DateWord::Lead(_) | DateWord::Then | DateWord::Next | DateWord::Past, _)) => return None,
        Some(word) => point(scan, from, Some(word), None, calendar),
        None => point(scan, from, None, scan.numeral(from).as_ref(), calendar),
    }?;
    remember(scan, from, near, None, calendar);
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
    match lead::lead_at(scan.text, at) {
        Some((lead::Lead::Date(word), end)) => Some((word, end)),
        _ => None,
    }
}

fn mention(at: usize, end: usize, iso: String, kind: DateKind, limit: Option<Limit>) -> ValueMention {
    ValueMention { span: Span::new(at, end), value: Value::Date(Date { iso, kind, limit }) }
}

/// How far on the end of a sentence is looked for, in bytes.
const SENTENCE: usize = 600;

/// Marks after which a clause begins.
const BEGINS: &[char] = &['\n', ' ', ',', '，', ';', '；', '。', '!', '！', '?', '？', ':', '：', '、', '(', '（', '“', '"', '—', '|'];

/// Remembers what was said, for the dates after it that say less.
pub(super) fn remember(scan: Scan<'_>, at: usize, point: Point, word: Option<DateWord>, calendar: &mut Calendar) {
    let Some(stamp) = point.stamp else { return };
    let text = scan.text;
    let mut limit = text.len().min(point.end + SENTENCE);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let ends = |c: char| matches!(c, '。' | '!' | '！' | '?' | '？' | '\n') || matches!(c, ';' | '；') && books(scan, at, point);
    let sentence = text[point.end..limit].find(ends).map_or(limit, |end| point.end + end);
    if let Some(hold) = holds(scan, at, point, word) {
        calendar.say_year(Said { what: stamp.year(), sentence, hold });
    }
    calendar.say(stamp);
    // 上月…;17日: the day is of the month of publication.
    if !matches!(word, Some(DateWord::Month(_))) || point.grain == Grain::Day {
        calendar.say_month(stamp, sentence);
    }
}

/// The year of a firm's books.
static BOOKS: OneOf = OneOf::new(&["财年"]);

/// 2027财年第一季度营收…;Q2净收入…: whether a year is that of one firm's books, which says nothing of what is told of another.
fn books(scan: Scan<'_>, at: usize, point: Point) -> bool {
    BOOKS.within(&scan.text[at..point.end])
}

/// 成立于2019年12月的, 发布于3月,: whether a date ends what it belongs to, so that nothing told behind it is of that date.
fn closes(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(|c| matches!(c, '的' | ',' | '，' | '。' | '、' | ';' | '；' | ')' | '）' | '\n'))
}

/// How far a year holds for months after it that name none.
fn holds(scan: Scan<'_>, at: usize, point: Point, word: Option<DateWord>) -> Option<Hold> {
    let dated = point.grain != Grain::Years;
    let before = &scan.text[..at];
    let opens = before.is_empty() || before.ends_with(BEGINS);
    match word {
        Some(DateWord::Year(0)) => Some(Hold::Line),
        // 去年3月…,5月…
        Some(DateWord::Year(_)) => (dated && opens).then_some(Hold::Sentence),
        _ if !point.full => None,
        _ if books(scan, at, point) => Some(Hold::Sentence),
        // 成立于2019年12月的公司: when something else was done; but 于2023年3月发布了X,8月推出Y.
        _ if scan.reading == Reading::News && before.ends_with('于') => {
            let aside = closes(scan.text, point.end);
            (dated && !aside).then_some(Hold::Sentence)
        }
        _ if dated => Some(Hold::Line),
        // 公司2021年,9月3日
        _ if scan.past(point.end, &[",", "，"]).is_some_and(|end| scan.month(end).is_some()) => Some(Hold::Sentence),
        // 2021年,…3月…; but 公司2021年营收…,9月….
        _ if opens => Some(if scan.past(point.end, &[",", "，"]).is_some() { Hold::Line } else { Hold::Sentence }),
        _ => None,
    }
}

/// Reads on after a date: the far end of a span, or the limit.
fn finish(scan: Scan<'_>, at: usize, near: Point, limit: Option<Limit>, calendar: &mut Calendar) -> ValueMention {
    if let Some(far) = far_end(scan, at, near, calendar) {
        let both = near.stamp.zip(far.stamp);
        let iso = both.map_or_else(String::new, |(from, to)| {
            if from.grain() == Grain::Part || to.grain() == Grain::Part { ends(from, to) } else { format!("{from}/{to}") }
        });
        remember(scan, near.end, far, None, calendar);
        let end = scan.past(far.end, &["之间", "期间", "间"]).filter(|_| scan.reading == Reading::Every).unwrap_or(far.end);
        let end = scan.past(end, &["止"]).filter(|end| !scan.text[*end..].starts_with(NO_END)).unwrap_or(end);
        return mention(at, end, iso, near.kind, None);
    }
    let iso = near.stamp.map_or_else(String::new, |s| s.to_string());
    let after = past_space(scan.text, near.end, scan.reading);
    if let Some((limit, end)) = dateword::limit_at(scan.text, after).filter(|(limit, end)| limits(scan, near, *limit, *end)) {
        return mention(at, end, iso, near.kind, Some(limit));
    }
    mention(at, near.end, iso, near.kind, limit)
}

/// What follows 止 where it ends no span of time: 10月30日止跌.
const NO_END: [char; 9] = ['跌', '步', '损', '咳', '痛', '血', '付', '住', '于'];

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

/// The far end of a span, in the year and month of the near one: 6月14日至15日, 2021年到2024年, 5月29日至6月2日.
fn far_end(scan: Scan<'_>, from: usize, near: Point, calendar: &Calendar) -> Option<Point> {
    let mut joints: Vec<&str> = JOINTS.to_vec();
    let between = scan.reading == Reading::Every;
    if between {
        joints.extend(["和", "与"]);
    }
    let at = past_space(scan.text, near.end, scan.reading);
    let joint = joints.iter().filter(|j| scan.starts(at, j)).map(|j| at + j.len()).max();
    let joint = joint.or_else(|| joints.iter().filter(|j| scan.starts(near.end, j)).map(|j| near.end + j.len()).max())?;
    let start = number::past_gap(scan.text, joint, scan.reading);
    let far = match dateword_at(scan, start) {
        // 上周三至周五; but 周一至周五 is said of every week.
        Some((DateWord::Weekday, end)) => {
            let told = near.grain == Grain::Day && scan.text[from..].starts_with(['上', '本', '这', '下']);
            let first = near.stamp.filter(|_| told).and_then(|stamp| if let Stamp::Day(day) = stamp { Some(day) } else { None });
            told.then(|| week(scan, end, first.and_then(|day| monday(day, 0)))).filter(|far| far.grain == Grain::Day)
        }
        Some((DateWord::Vague | DateWord::Lead(_) | DateWord::Then | DateWord::Next, _)) => None,
        Some((word, end)) => worded(scan, start, word, end, calendar),
        None => numeric::at(scan, start).or_else(|| {
            let numeral = scan.numeral(start)?;
            said_year(scan, start, &numeral).or_else(|| within(scan, start, near, calendar))
        }),
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
        let year = year.or_else(|| calendar.year_of(month, at)).map(|y| y + i16::from(wraps));
        return Some(day_after(scan, end, year, month, near.kind));
    }
    let (day, end) = scan.counted(at, 1, 31, &["日", "号"])?;
    let stamp = near.stamp.and_then(|s| Day::new(s.year(), s.month()?, day).ok()).map(Stamp::Day);
    Some(Point::new(stamp, Grain::Day, past_clock(scan, end), near.kind))
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
    // 10月30日 10:00
    if let Some(after) = dateword::past_digits_of_clock(scan.text, past_space(scan.text, end, Reading::Every)) {
        return scan.past(after, &["时", "许"]).unwrap_or(after);
    }
    let Some(numeral) = scan.numeral(end).filter(|n| n.whole::<i8>().is_some_and(|h| (0..=24).contains(&h))) else { return end };
    let Some(hours) = scan.past(numeral.end, &["点钟", "点整", "点", "时许", "时"]) else { return end };
    let minutes = scan.counted(hours, 0, 59, &["分"]).map_or(hours, |(_, end)| end);
    scan.past(minutes, &["半", "许", "整"]).unwrap_or(minutes)
}

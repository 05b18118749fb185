//! Dates: absolute, relative to the day of publication, relative to the date before.
//!
//! Gives ISO 8601 as exact as the text. The year of a bare 10月30日 is the one named last in the line, else the anchor's.

use jiff::civil::{Date as Day, Weekday};
use jiff::{Span as Length, ToSpan};

use super::{Date, DateKind, Value, ValueMention, number};
use crate::span::Span;

/// What dates are relative to: the day of publication and the last date said.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    year: Option<i16>,
    day: Option<Day>,
    month: Option<(i16, i8)>,
    last: Option<Last>,
    /// The year named last in this line.
    said_year: Option<i16>,
    said_month: Option<i8>,
}

#[derive(Clone, Copy, Debug)]
struct Last {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl Calendar {
    pub(super) fn new(anchor: Option<&str>) -> Self {
        let anchor = anchor.unwrap_or_default();
        let number = |range: std::ops::Range<usize>| anchor.get(range).and_then(|s| s.parse::<i16>().ok());
        let (year, month, day) = (number(0..4), number(5..7), number(8..10));
        let day = year.zip(month).zip(day).and_then(|((y, m), d)| Day::new(y, m as i8, d as i8).ok());
        Self { year, day, month: year.zip(month.map(|m| m as i8)), ..Self::default() }
    }

    pub(super) fn new_line(&mut self) {
        self.said_year = None;
        self.said_month = None;
    }

    fn say(&mut self, year: i16, month: Option<i8>, day: Option<i8>) {
        self.last = Some(Last { year, month, day });
        self.said_month = month;
    }
}

fn iso(year: i16, month: Option<i8>, day: Option<i8>) -> String {
    match (month, day) {
        (Some(m), Some(d)) => format!("{year:04}-{m:02}-{d:02}"),
        (Some(m), None) => format!("{year:04}-{m:02}"),
        _ => format!("{year:04}"),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every caller ends in an Option")]
fn mention(at: usize, end: usize, iso: String, kind: DateKind) -> Option<ValueMention> {
    Some(ValueMention { span: Span::new(at, end), value: Value::Date(Date { iso, kind }) })
}

/// A cursor over the text: tries words and numbers, and remembers where it stands.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn word(&mut self, word: &str) -> bool {
        let found = self.text[self.at..].starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|w| self.word(w))
    }

    /// A whole number of at most four digits, Arabic or Chinese, directly before `suffix`.
    fn number(&mut self, suffixes: &[&str]) -> Option<i16> {
        let first = self.text[self.at..].chars().next()?;
        let found = if first.is_ascii_digit() {
            let digits = self.text[self.at..].bytes().take(5).take_while(u8::is_ascii_digit).count();
            (digits <= 4).then_some(())?;
            (self.text[self.at..self.at + digits].parse::<i16>().ok()?, self.at + digits)
        } else {
            let found = number::at(self.text, self.at).filter(|n| !n.vague && n.number.scale() == 0)?;
            (i16::try_from(found.number.mantissa()).ok()?, found.end)
        };
        let gap = self.text[found.1..].len() - self.text[found.1..].trim_start_matches(' ').len();
        let suffix = suffixes.iter().find(|s| self.text[found.1 + gap..].starts_with(**s))?;
        self.at = found.1 + gap + suffix.len();
        Some(found.0)
    }
}

const VAGUE: &[&str] = &["近日", "近期", "日前", "近年来", "近来", "不久前", "近几年", "前不久", "连日来", "近段时间"];

pub(super) fn at(text: &str, at: usize, calendar: &mut Calendar) -> Option<ValueMention> {
    if let Some(word) = VAGUE.iter().find(|w| text[at..].starts_with(**w)) {
        return mention(at, at + word.len(), String::new(), DateKind::Vague);
    }
    relative_day(text, at, calendar)
        .or_else(|| numeric(text, at, calendar))
        .or_else(|| calendar_date(text, at, calendar))
        .or_else(|| after_last(text, at, calendar))
}

/// 昨日, 今天, 上周五, 同日, 次日.
fn relative_day(text: &str, at: usize, calendar: &mut Calendar) -> Option<ValueMention> {
    let mut c = Cursor { text, at };
    let days: &[(&str, i32)] = &[
        ("大前天", -3),
        ("前天", -2),
        ("前日", -2),
        ("昨天", -1),
        ("昨日", -1),
        ("昨晚", -1),
        ("昨夜", -1),
        ("今天", 0),
        ("今日", 0),
        ("今晨", 0),
        ("今早", 0),
        ("今晚", 0),
        ("即日起", 0),
        ("明天", 1),
        ("明日", 1),
        ("后天", 2),
    ];
    if let Some((word, offset)) = days.iter().find(|(w, _)| text[at..].starts_with(w)) {
        let day = calendar.day.and_then(|d| d.checked_add((*offset).days()).ok());
        if let Some(d) = day {
            calendar.say(d.year(), Some(d.month()), Some(d.day()));
        }
        return mention(at, at + word.len(), day.map_or_else(String::new, |d| d.to_string()), DateKind::Calendar);
    }
    let week = if c.any(&["上周", "上星期"]) {
        -7
    } else if c.any(&["下周", "下星期"]) {
        7
    } else if c.any(&["本周", "这周"]) {
        0
    } else {
        i32::MAX
    };
    if week != i32::MAX {
        let weekday = c.text[c.at..].chars().next().and_then(|w| "一二三四五六日天".chars().position(|x| x == w)).map(|i| i.min(6));
        let day = calendar.day.zip(weekday).and_then(|(d, w)| {
            let monday = d.checked_sub(i64::from(d.weekday().since(Weekday::Monday)).days()).ok()?;
            monday.checked_add((i64::from(week) + i64::try_from(w).unwrap_or(0)).days()).ok()
        });
        if let Some(w) = weekday {
            c.at += "一二三四五六日天".chars().nth(w).map_or(0, char::len_utf8);
        }
        return mention(at, c.at, day.map_or_else(String::new, |d| d.to_string()), DateKind::Calendar);
    }
    let last = calendar.last;
    let anaphors: &[(&str, i32)] =
        &[("同日", 0), ("当日", 0), ("当天", 0), ("同一天", 0), ("当晚", 0), ("次日", 1), ("翌日", 1), ("第二天", 1), ("隔天", 1)];
    if let Some((word, offset)) = anaphors.iter().find(|(w, _)| text[at..].starts_with(w)) {
        let day = last.and_then(|l| Day::new(l.year, l.month?, l.day?).ok()).and_then(|d| d.checked_add((*offset).days()).ok());
        return mention(at, at + word.len(), day.map_or_else(String::new, |d| d.to_string()), DateKind::Anaphoric);
    }
    None
}

/// 2024-10-30, 2024/10/30, 2024.10.30.
fn numeric(text: &str, at: usize, calendar: &mut Calendar) -> Option<ValueMention> {
    let bytes = text.as_bytes();
    if !bytes[at].is_ascii_digit() {
        return None;
    }
    let digits = |from: usize| bytes[from..].iter().take(5).take_while(|b| b.is_ascii_digit()).count();
    (digits(at) == 4).then_some(())?;
    let mark = *bytes.get(at + 4).filter(|b| matches!(b, b'-' | b'/' | b'.'))?;
    let month = digits(at + 5);
    (1..=2).contains(&month).then_some(())?;
    let second = at + 5 + month;
    (bytes.get(second) == Some(&mark)).then_some(())?;
    let day = digits(second + 1);
    (1..=2).contains(&day).then_some(())?;
    let part = |from: usize, length: usize| text[from..from + length].parse::<i16>().ok();
    let (y, m, d) = (part(at, 4)?, part(at + 5, month)? as i8, part(second + 1, day)? as i8);
    let date = Day::new(y, m, d).ok()?;
    calendar.said_year = Some(y);
    calendar.say(y, Some(m), Some(d));
    mention(at, second + 1 + day, date.to_string(), DateKind::Calendar)
}

/// 2024年10月30日, 今年5月, 去年底, 上月, 10月30日, 第三季度, 上半年, with the end of a span.
fn calendar_date(text: &str, at: usize, calendar: &mut Calendar) -> Option<ValueMention> {
    let mut c = Cursor { text, at };
    let mut kind = DateKind::Calendar;
    let mut year = None;
    let mut known = false;
    c.any(&["自", "从"]);
    if c.at != at {
        return None;
    }
    let years: &[(&str, i16)] = &[("今年", 0), ("本年", 0), ("去年", -1), ("前年", -2), ("明年", 1), ("后年", 2)];
    if let Some((word, offset)) = years.iter().find(|(w, _)| text[at..].starts_with(w)) {
        c.at += word.len();
        (year, known) = (calendar.year.map(|y| y + offset), true);
        if *word == "今年" && text[c.at..].starts_with("以来") {
            c.at += "以来".len();
        }
    } else if c.any(&["同年", "当年", "那年"]) {
        (year, known, kind) = (calendar.last.map(|l| l.year), true, DateKind::Anaphoric);
    } else if c.any(&["次年", "翌年"]) {
        (year, known, kind) = (calendar.last.map(|l| l.year + 1), true, DateKind::Anaphoric);
    } else if let Some(y) = c.number(&["年"]) {
        let full = match y {
            1900..=2100 => Some(y),
            0..=99
                if text[at..].bytes().take(2).all(|b| b.is_ascii_digit())
                    && text.as_bytes().get(at + 2).is_none_or(|b| !b.is_ascii_digit())
                    && (15..=50).contains(&y) =>
            {
                Some(2000 + y)
            }
            _ => None,
        }?;
        // 24个年, 20年 are lengths unless a month follows.
        if y < 100 && !text[c.at..].starts_with(|x: char| x.is_ascii_digit()) {
            return None;
        }
        (year, known) = (Some(full), true);
        calendar.said_year = Some(full);
    }
    let after_year = c.at;
    if c.word(" ") && !text[c.at..].starts_with(|x: char| x.is_ascii_digit()) {
        c.at = after_year;
    }
    let whole = |calendar: &Calendar| year.or(calendar.said_year.filter(|_| !known)).or(calendar.year.filter(|_| !known));
    if let Some((from, to, end)) = part_of_year(text, c.at) {
        let y = whole(calendar);
        let iso = y.map_or_else(String::new, |y| match to {
            0 => format!("{y:04}-Q{from}"),
            _ => format!("{y:04}-{from:02}/{y:04}-{to:02}"),
        });
        if let Some(y) = y {
            calendar.last = Some(Last { year: y, month: None, day: None });
        }
        return mention(at, end, iso, kind);
    }
    // 上月, 本月, 同月
    if !known {
        let months: &[(&str, i32)] =
            &[("上个月", -1), ("上月", -1), ("本月", 0), ("这个月", 0), ("当月", 0), ("下个月", 1), ("下月", 1), ("同月", 99)];
        if let Some((word, offset)) = months.iter().find(|(w, _)| text[at..].starts_with(w)) {
            c.at += word.len();
            let base = if *offset == 99 { calendar.last.and_then(|l| Some((l.year, l.month?))) } else { calendar.month };
            let moved =
                base.and_then(|(y, m)| Day::new(y, m, 1).ok()?.checked_add((if *offset == 99 { 0 } else { *offset }).months()).ok());
            let day = c.number(&["日", "号"]).map(|d| d as i8);
            c.any(&["初", "中旬", "上旬", "下旬", "底", "末"]);
            if let Some(d) = moved {
                calendar.say(d.year(), Some(d.month()), day);
            }
            return mention(at, c.at, moved.map_or_else(String::new, |d| iso(d.year(), Some(d.month()), day)), DateKind::Calendar);
        }
    }
    let month = c.number(&["月份", "月"]).filter(|m| (1..=12).contains(m)).map(|m| m as i8);
    if month.is_none() && !known {
        if c.at == at
            && (text[at..].starts_with("年底")
                || text[at..].starts_with("年内")
                || text[at..].starts_with("年末")
                || text[at..].starts_with("年初"))
        {
            let iso = calendar.year.map_or_else(String::new, |y| iso(y, None, None));
            return mention(at, at + "年底".len(), iso, DateKind::Calendar);
        }
        // A bare day takes the month said before it in the line: 6月14日至15日 is handled below; 30日 alone here.
        c.at = at;
        let day = c.number(&["日"]).filter(|d| (1..=31).contains(d))? as i8;
        let (y, m) = calendar.said_month.map(|m| (calendar.last.map(|l| l.year), m)).and_then(|(y, m)| Some((y?, m))).or(calendar.month)?;
        let date = Day::new(y, m, day).ok()?;
        calendar.say(y, Some(m), Some(day));
        return mention(at, c.at, date.to_string(), kind);
    }
    if month.is_none() {
        c.at = after_year;
    }
    let day = month.and_then(|_| {
        let before = c.at;
        let d = c.number(&["日", "号"]).filter(|d| (1..=31).contains(d)).map(|d| d as i8);
        if d.is_none() {
            c.at = before;
        }
        d
    });
    c.any(&[
        "年初", "年底", "年末", "年中", "初", "底", "末", "中旬", "上旬", "下旬", "以来", "深夜", "晚间", "晚", "凌晨", "上午", "下午",
        "盘后",
    ]);
    let y = if known { year } else { calendar.said_year.or(calendar.year) };
    if let Some(y) = y {
        calendar.say(y, month, day);
        if day.is_some_and(|d| Day::new(y, month.unwrap_or(1), d).is_err()) {
            return None;
        }
    }
    let near = y.map_or_else(String::new, |y| iso(y, month, day));
    // 6月14日至15日, 2021年至2024年, 5月29日至6月2日
    let before_span = c.at;
    if c.any(&["至", "到", "-", "—", "~", "–"]) && !near.is_empty() {
        let mut far = Cursor { text, at: c.at };
        let far_year = far.number(&["年"]);
        let far_month = {
            let b = far.at;
            let m = far.number(&["月"]).filter(|m| (1..=12).contains(m)).map(|m| m as i8);
            if m.is_none() {
                far.at = b;
            }
            m
        };
        let far_day = {
            let b = far.at;
            let d = far.number(&["日", "号"]).filter(|d| (1..=31).contains(d)).map(|d| d as i8);
            if d.is_none() {
                far.at = b;
            }
            d
        };
        let fits = match (day, month) {
            (Some(_), _) => far_day.is_some(),
            (None, Some(_)) => far_month.is_some(),
            _ => far_year.is_some(),
        };
        if let (true, Some(y)) = (fits && far.at > c.at, y) {
            let end = iso(far_year.unwrap_or(y), far_month.or(month), far_day);
            calendar.say(far_year.unwrap_or(y), far_month.or(month), far_day);
            return mention(at, far.at, format!("{near}/{end}"), kind);
        }
    }
    mention(at, before_span, near, kind)
}

/// Quarters and halves: first month or quarter, last month (0 for a quarter), and the byte after.
fn part_of_year(text: &str, at: usize) -> Option<(u8, u8, usize)> {
    let rest = &text[at..];
    let spans: &[(&str, u8, u8)] =
        &[("上半年", 1, 6), ("下半年", 7, 12), ("前三季度", 1, 9), ("前三个季度", 1, 9), ("前两季度", 1, 6), ("头三季度", 1, 9)];
    if let Some((word, from, to)) = spans.iter().find(|(w, ..)| rest.starts_with(w)) {
        return Some((*from, *to, at + word.len()));
    }
    for (i, numeral) in ["一", "二", "三", "四"].iter().enumerate() {
        for form in [
            format!("第{numeral}季度"),
            format!("{numeral}季度"),
            format!("第{}季度", i + 1),
            format!("{}季度", i + 1),
            format!("Q{}", i + 1),
            format!("{numeral}季报"),
        ] {
            if rest.starts_with(&form) && !rest[form.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
                return Some((i as u8 + 1, 0, at + form.len()));
            }
        }
    }
    None
}

/// 两个月后, 三年后, 3天前: relative to the date before, or to the anchor for 前.
fn after_last(text: &str, at: usize, calendar: &mut Calendar) -> Option<ValueMention> {
    let mut c = Cursor { text, at };
    let (count, unit) = if let Some(n) = c.number(&["个月"]) {
        (n, 'M')
    } else if let Some(n) = c.number(&["年"]) {
        (n, 'Y')
    } else if let Some(n) = c.number(&["天"]) {
        (n, 'D')
    } else if let Some(n) = c.number(&["周", "个星期"]) {
        (n, 'W')
    } else {
        return None;
    };
    let later = c.any(&["之后", "以后", "后"]);
    let earlier = !later && c.any(&["之前", "以前", "前"]);
    (later || earlier).then_some(())?;
    let count = i64::from(if later { count } else { -count });
    let base =
        if later { calendar.last } else { calendar.day.map(|d| Last { year: d.year(), month: Some(d.month()), day: Some(d.day()) }) };
    let kind = if later { DateKind::Anaphoric } else { DateKind::Calendar };
    let length: Length = match unit {
        'M' => count.months(),
        'Y' => count.years(),
        'D' => count.days(),
        _ => count.weeks(),
    };
    let moved = base.and_then(|l| Some((Day::new(l.year, l.month.unwrap_or(1), l.day.unwrap_or(1)).ok()?.checked_add(length).ok()?, l)));
    let iso = moved.map_or_else(String::new, |(d, l)| match unit {
        'Y' => iso(d.year(), None, None),
        'M' => {
            if l.month.is_some() {
                iso(d.year(), Some(d.month()), None)
            } else {
                iso(d.year(), None, None)
            }
        }
        _ => iso(d.year(), l.month.map(|_| d.month()), l.day.map(|_| d.day())),
    });
    if let Some((d, l)) = moved {
        calendar.say(d.year(), l.month.map(|_| d.month()), None);
    }
    mention(at, c.at, iso, kind)
}

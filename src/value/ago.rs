//! Dates counted from another: 3天前, 两年后, 此后两年, 2021年的第一周, 去年前10天.
//!
//! 前 counts from the day of publication, 后 from the date said before. Deliberately gives no hour.

use jiff::ToSpan;
use jiff::civil::{Date as Day, Weekday};

use super::calendar::Calendar;
use super::date::{Point, Scan, remember};
use super::number::{Form, Numeral, past_space};
use super::point;
use super::stamp::{Grain, Part, Stamp, Step, monday};
use super::{Date, DateKind, Reading, Value, ValueMention};
use crate::chinese::OneOf;
use crate::span::Span;

const STEPS: &[(&str, Step)] = &[
    ("个月", Step::Months),
    ("年", Step::Years),
    ("个星期", Step::Weeks),
    ("个礼拜", Step::Weeks),
    ("星期", Step::Weeks),
    ("礼拜", Step::Weeks),
    ("周", Step::Weeks),
    ("天", Step::Days),
    ("日", Step::Days),
];

/// Adverbs that make a length of time short or round.
const MERELY: &[char] = &['仅', '了', '短', '才', '近', '约', '不', '到', '满', '刚', '大'];

/// Ends of what has happened once, from which a length of time is counted: 任职五年后.
const EVENTS: &[&str] = &[
    "成立", "创立", "创办", "任职", "就职", "供职", "工作", "加入", "加盟", "毕业", "离职", "卸任", "离开", "上任", "发布", "推出", "上线",
    "开源", "问世", "诞生", "亮相", "融资", "上市", "时隔", "研发", "测试", "合作", "运营",
];

/// The unit at `at`, and the byte after it.
fn step(scan: Scan<'_>, at: usize) -> Option<(Step, usize)> {
    let at = past_space(scan.text, at, scan.reading);
    STEPS.iter().find(|(w, _)| scan.starts(at, w)).map(|(w, s)| (*s, at + w.len()))
}

/// 3天前, 两年前, 五年后.
pub(super) fn at(scan: Scan<'_>, start: usize, numeral: &Numeral, calendar: &Calendar) -> Option<Point> {
    // 07年以后: a year.
    let zero = numeral.number < 10.into()
        && scan.text[..numeral.end].ends_with(|c: char| c.is_ascii_digit())
        && scan.text[..numeral.end - 1].ends_with('0');
    if let Some(point) = around(scan, numeral) {
        return Some(point);
    }
    let count = numeral.whole::<i32>().filter(|n| *n < 1000 && !zero)?;
    // 一年半前, 两个半月后
    if let Some(after) = scan.past(numeral.end, &["年半"]) {
        return counted(scan, start, (count * 12 + 6, Step::Months), after, calendar);
    }
    if let Some(after) = scan.past(numeral.end, &["个季度"]) {
        return counted(scan, start, (count * 3, Step::Months), after, calendar);
    }
    if let Some(after) = scan.past(numeral.end, &["个半月"]) {
        let point = counted(scan, start, (count, Step::Months), after, calendar)?;
        let half: i32 = if scan.text[after..point.end].contains('前') { -15 } else { 15 };
        let day = point.stamp.and(calendar.day()).filter(|_| point.kind == DateKind::Calendar);
        let moved = day.and_then(|d| d.checked_add((count * half.signum()).months()).ok()?.checked_add(half.days()).ok());
        return Some(Point { stamp: moved.map(|d| Stamp::Month(d.year(), d.month())).or(point.stamp), ..point });
    }
    let (step, after) = step(scan, numeral.end)?;
    counted(scan, start, (count, step), after, calendar)
}

/// Words that begin with 前 or 后 and say no time.
static NO_TIME: OneOf = OneOf::new(&["前后", "前三", "前期", "前沿", "后台", "后续", "后期", "前十", "前端", "后端"]);

/// 十几年前, 二十多年后, 一年多前: a time of which nobody knows the date.
fn around(scan: Scan<'_>, numeral: &Numeral) -> Option<Point> {
    let vague = numeral.form != Form::Exact || numeral.upto.is_some();
    let more = scan.past(numeral.end, &["多", "余", "来"]);
    let unit = more.unwrap_or(numeral.end);
    let (_, after) = step(scan, unit).or_else(|| Some((Step::Months, scan.past(unit, &["个多月"])?)))?;
    let late = scan.past(after, &["多"]);
    let after = late.unwrap_or(after);
    let end = scan.past(after, &["之前", "以前", "前", "之后", "以后", "后"])?;
    let rough = vague || more.is_some() || late.is_some() || scan.text[numeral.end..after].contains('多');
    (rough && !NO_TIME.opens(&scan.text[after..])).then(|| Point::new(None, Grain::Years, end, DateKind::Vague))
}

/// 半年前, 半个月后.
pub(super) fn half(scan: Scan<'_>, at: usize, calendar: &Calendar) -> Option<Point> {
    let from = at + "半".len();
    let (count, step, after) = if scan.starts(from, "年") {
        (6, Step::Months, from + "年".len())
    } else if scan.starts(from, "个月") {
        (15, Step::Days, from + "个月".len())
    } else {
        return None;
    };
    counted(scan, at, (count, step), after, calendar)
}

/// 成立仅, 任职: whether what stands before a length of time tells since when it is counted.
fn since(scan: Scan<'_>, start: usize) -> bool {
    let before = scan.text[..start].trim_end_matches(|c| MERELY.contains(&c));
    EVENTS.iter().any(|event| before.ends_with(event)) || happened(before)
}

/// 发布X一周后, 收购X三个月后: whether the clause before a length of time ends with what was done once.
fn happened(before: &str) -> bool {
    const CLAUSE: usize = 60;
    let near = before.char_indices().rev().nth(CLAUSE).map_or(before, |(at, _)| &before[at..]);
    let clause = near.rsplit([',', '。', ';', ':', '、', '\n']).next().unwrap_or_default();
    let named = clause.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '”' | '》' | '」' | '技' | '能' | '型'));
    let done = EVENTS.iter().chain(DONE).any(|event| clause.contains(event));
    named && done && !clause.contains(['将', '拟']) && !clause.contains("计划")
}

/// Further words of what has happened once, before whom or what it happened to.
const DONE: &[&str] = &["收购", "投资", "入股", "接入", "部署", "宣布"];

fn counted(scan: Scan<'_>, start: usize, (count, step): (i32, Step), after: usize, calendar: &Calendar) -> Option<Point> {
    let text = scan.text;
    let word = |words: &[&str]| words.iter().find(|w| scan.starts(after, w)).map(|w| after + w.len());
    if NO_TIME.opens(&text[after..]) {
        return None;
    }
    if let Some(end) = word(&["之前", "以前", "前"]) {
        // 20年前三季度: a part of that year follows.
        let numeral_next = text[end..].starts_with(super::number::begins) && step == Step::Years;
        let stamp = calendar.moved(-count, step);
        return (!numeral_next).then(|| Point::new(stamp, grain(step), end, DateKind::Calendar));
    }
    let end = word(&["之后", "以后", "后"])?;
    let (stamp, kind) = match calendar.last {
        // 成立仅一年后, 任职五年后: nobody knows when that began.
        None if since(scan, start) => (None, DateKind::Anaphoric),
        Some(last) => (last.moved(count, step), DateKind::Anaphoric),
        None => (calendar.moved(count, step), DateKind::Calendar),
    };
    Some(within(scan, end, stamp, (step, kind)).unwrap_or_else(|| Point::new(stamp, grain(step), end, kind)))
}

/// 三年后的5月, 两年之后的9月1日, 两个月后的18日: the month or day of the time that was counted to.
fn within(scan: Scan<'_>, at: usize, stamp: Option<Stamp>, (step, kind): (Step, DateKind)) -> Option<Point> {
    let from = scan.past(at, &["的"]).filter(|_| matches!(step, Step::Years | Step::Months) && scan.reading == Reading::News)?;
    if let Some((month, end)) = scan.month(from) {
        return Some(point::day_after(scan, end, stamp.map(Stamp::year), month, kind));
    }
    let month = stamp.filter(|_| step == Step::Months).and_then(|s| Some((s.year(), s.month()?)))?;
    let (day, end) = scan.day(from)?;
    let found = Day::new(month.0, month.1, day).ok()?;
    Some(Point::new(Some(Stamp::Day(found)), Grain::Day, end, kind))
}

fn grain(step: Step) -> Grain {
    match step {
        Step::Years => Grain::Years,
        Step::Months => Grain::Month,
        Step::Weeks | Step::Days => Grain::Day,
    }
}

/// 此后两年, 随后三个月: a span from the date said before.
pub(super) fn after(scan: Scan<'_>, at: usize, from: usize, calendar: &mut Calendar) -> Option<ValueMention> {
    let numeral = scan.numeral(from)?;
    let count = numeral.whole::<i32>().filter(|n| *n < 1000)?;
    let (step, end) = step(scan, numeral.end)?;
    let last = calendar.last.or_else(|| calendar.day().map(Stamp::Day));
    let far = last.and_then(|l| l.moved(count, step));
    let iso = last.zip(far).map_or_else(String::new, |(from, to)| {
        let from = from.moved(0, step).unwrap_or(from);
        format!("{from}/{to}")
    });
    if let Some(stamp) = far {
        remember(scan, at, Point::new(Some(stamp), stamp.grain(), end, DateKind::Anaphoric), None, calendar);
    }
    Some(ValueMention { span: Span::new(at, end), value: Value::Date(Date { iso, kind: DateKind::Anaphoric, limit: None }) })
}

/// 过去十年, 前1周: from so long ago up to the day of publication. In news that is a length of time.
pub(super) fn past(scan: Scan<'_>, at: usize, from: usize, calendar: &Calendar) -> Option<ValueMention> {
    let numeral = scan.numeral(from).filter(|_| scan.reading == Reading::Every)?;
    let count = numeral.whole::<i32>().filter(|n| *n < 1000)?;
    let (step, end) = step(scan, numeral.end)?;
    let to = calendar.day();
    let iso = to.and_then(|to| Some(format!("{}/{to}", step.back(to, count)?))).unwrap_or_default();
    Some(ValueMention { span: Span::new(at, end), value: Value::Date(Date { iso, kind: DateKind::Calendar, limit: None }) })
}

/// 未来两天, 下三个月: so long from tomorrow on. In news that is a length of time.
pub(super) fn next(scan: Scan<'_>, at: usize, from: usize, calendar: &Calendar) -> Option<ValueMention> {
    let numeral = scan.numeral(from).filter(|_| scan.reading == Reading::Every)?;
    let count = numeral.whole::<i32>().filter(|n| (1..1000).contains(n))?;
    let (step, end) = step(scan, numeral.end)?;
    let span = |today: Day| {
        let first = today.checked_add(1.days()).ok()?;
        let last = step.back(first, -count)?.checked_sub(1.days()).ok()?;
        Some(Stamp::Days(first, last).to_string())
    };
    let iso = calendar.day().and_then(span).unwrap_or_default();
    Some(ValueMention { span: Span::new(at, end), value: Value::Date(Date { iso, kind: DateKind::Calendar, limit: None }) })
}

/// The n-th week of a month, the first of which holds its fourth day.
pub(super) fn week_of_month(scan: Scan<'_>, at: usize, year: Option<i16>, month: i8) -> Option<(Option<Stamp>, usize)> {
    let from = scan.past(at, &["的第", "第"]).filter(|_| scan.reading == Reading::Every)?;
    let numeral = scan.numeral(from)?;
    let count = numeral.whole::<i32>().filter(|n| (1..=5).contains(n))?;
    let (_, end) = step(scan, numeral.end).filter(|(s, _)| *s == Step::Weeks)?;
    let stamp = year.and_then(|y| monday(Day::new(y, month, 4).ok()?, count - 1)).map(Stamp::Week);
    Some((stamp, end))
}

/// The n-th weekday of a month, or the last: 5月的第二个星期日, 四月最后一个周一.
pub(super) fn weekday_of_month(scan: Scan<'_>, at: usize, year: Option<i16>, month: i8) -> Option<(Option<Stamp>, usize)> {
    let (nth, from) = if let Some(end) = scan.past(at, &["的最后一个", "最后一个"]) {
        (-1, end)
    } else {
        let from = scan.past(at, &["的第", "第"])?;
        let numeral = scan.numeral(from)?;
        (numeral.whole::<i8>().filter(|n| (1..=5).contains(n))?, scan.past(numeral.end, &["个"])?)
    };
    let day_at = scan.past(from, &["星期", "礼拜", "周"])?;
    let day = scan.text[day_at..].chars().next()?;
    let index = point::WEEKDAYS.chars().position(|d| d == day)?.min(6);
    let weekday = Weekday::from_monday_zero_offset(i8::try_from(index).ok()?).ok()?;
    let found = year.and_then(|y| Day::new(y, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok());
    Some((found.map(Stamp::Day), day_at + day.len_utf8()))
}

/// What is counted within a year: 第三个月, 第一周, 前10天, 前九个月, 最后3周.
pub(super) fn nth(scan: Scan<'_>, at: usize, year: Option<i16>) -> Option<(Option<Stamp>, Grain, usize)> {
    let (place, from) = ["第", "前", "头", "首", "最后", "最後"].iter().find(|w| scan.starts(at, w)).map(|w| (*w, at + w.len()))?;
    if place == "首" && scan.starts(from, "月") {
        return Some((year.map(|y| Stamp::Month(y, 1)), Grain::Month, from + "月".len()));
    }
    let from = past_space(scan.text, from, scan.reading);
    let numeral = scan.numeral(from)?;
    let count = numeral.whole::<i8>().filter(|n| (1..=53).contains(n))?;
    // 前10月
    let month = || scan.past(numeral.end, &["月"]).filter(|_| matches!(place, "前" | "头" | "首") && (2..=12).contains(&count));
    let (step, end) = step(scan, numeral.end).or_else(|| month().map(|end| (Step::Months, end)))?;
    let months = step == Step::Months && count <= 12;
    let stamp = |f: &dyn Fn(i16) -> Option<Stamp>| year.and_then(f);
    // In news only months are counted so; weeks and days of a year are no news.
    Some(match (place, step) {
        ("第", Step::Months) if months => (stamp(&|y| Some(Stamp::Month(y, count))), Grain::Month, end),
        ("前" | "头" | "首", Step::Months) if months => (stamp(&|y| Some(Stamp::Part(y, Part::Months(1, count)))), Grain::Part, end),
        (_, Step::Months) if months => (stamp(&|y| Some(Stamp::Part(y, Part::Months(13 - count, 12)))), Grain::Part, end),
        ("第", Step::Weeks) if scan.reading == Reading::Every => {
            (stamp(&|y| monday(Day::new(y, 1, 4).ok()?, i32::from(count) - 1).map(Stamp::Week)), Grain::Week, end)
        }
        ("前" | "头" | "首", Step::Weeks | Step::Days) if scan.reading == Reading::Every => {
            let first = |y: i16| {
                let first = Day::new(y, 1, 1).ok()?;
                if step == Step::Weeks { monday(Day::new(y, 1, 4).ok()?, 0) } else { Some(first) }
            };
            let days = i64::from(count) * if step == Step::Weeks { 7 } else { 1 };
            let span = |y: i16| Some(Stamp::Days(first(y)?, first(y)?.checked_add((days - 1).days()).ok()?));
            (stamp(&span), Grain::Week, end)
        }
        ("第", Step::Days) => {
            (stamp(&|y| Day::new(y, 1, 1).ok()?.checked_add((i64::from(count) - 1).days()).ok().map(Stamp::Day)), Grain::Day, end)
        }
        _ => return None,
    })
}

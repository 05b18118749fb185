//! One date: 2024年10月30日, 今年5月, 上周五, 第三季度, 30日.
//!
//! Takes a word or a numeral, gives the date it begins. Deliberately reads no far end and no limit.

use jiff::ToSpan;
use jiff::civil::Date as Day;

use super::calendar::Calendar;
use super::date::{Point, Scan, past_clock};
use super::dateword::{self, DateWord};
use super::number::{self, Numeral, past_space};
use super::stamp::{Grain, Part, Stamp, Step, monday};
use super::{DateKind, Reading, ago, era, lead, numeric};

/// One date at `at`.
pub(super) fn point(
    scan: Scan<'_>,
    at: usize,
    word: Option<(DateWord, usize)>,
    numeral: Option<&Numeral>,
    calendar: &Calendar,
) -> Option<Point> {
    if let Some((word, end)) = word {
        return worded(scan, at, word, end, calendar);
    }
    if let Some(point) = numeric::at(scan, at) {
        return Some(point);
    }
    let numeral = numeral?;
    ago::at(scan, at, numeral, calendar)
        .or_else(|| said_year(scan, at, numeral))
        .or_else(|| without_word(scan, at, numeral, calendar))
        .or_else(|| from_month(scan, at, calendar))
        .or_else(|| era::at(scan, numeral, calendar))
}

/// A date that begins with a word.
pub(super) fn worded(scan: Scan<'_>, at: usize, word: DateWord, end: usize, calendar: &Calendar) -> Option<Point> {
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
        DateWord::SameYear(years) => {
            // 这一年 tells of now where nothing was said before.
            let now = calendar.year().filter(|_| scan.starts(at, "这") && scan.reading == Reading::Every);
            after_year(scan, end, calendar.last.map(|l| l.year() + years).or(now), DateKind::Anaphoric)
        }
        DateWord::Two(step, first) => {
            let both = calendar.moved(first, step).zip(calendar.moved(first + 1, step));
            let stamp = both.and_then(|both| match both {
                (Stamp::Day(from), Stamp::Day(to)) => Some(Stamp::Days(from, to)),
                (Stamp::Year(from), Stamp::Year(to)) => Some(Stamp::Years(from, to)),
                _ => None,
            });
            Some(Point::new(stamp, if step == Step::Years { Grain::Years } else { Grain::Week }, end, calendar_kind))
        }
        DateWord::Era(first) => era::counted_year(scan, end, first),
        DateWord::Month(months) => Some(after_month(scan, end, calendar.month(months), calendar_kind)),
        DateWord::SameMonth(months) => {
            let last = calendar.last.and_then(|l| Some(Stamp::Month(l.year(), l.month()?)));
            let moved = last.and_then(|l| l.moved(months, Step::Months));
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
            let (year, end) = year.map_or((calendar.year_of_part(Some(part), at), end), |(y, end)| (Some(y), end));
            Some(Point::new(year.map(|y| Stamp::Part(y, part)), Grain::Part, dateword::past_part_edge(scan.text, end), calendar_kind))
        }
        DateWord::Quarter(quarters) => {
            let moved = calendar.month(quarters * 3);
            let stamp = moved.and_then(|m| Some(Stamp::Part(m.year(), Part::Quarter((m.month()? + 2) / 3))));
            Some(Point::new(stamp, Grain::Part, dateword::past_part_edge(scan.text, end), calendar_kind))
        }
        DateWord::Edge => Some(Point::new(calendar.year().map(Stamp::Year), Grain::Years, end, calendar_kind)),
        DateWord::Season(years, season) => {
            let stamp = calendar.year().map(|y| Stamp::Part(y + years, Part::Season(season)));
            Some(Point::new(stamp, Grain::Part, end, calendar_kind))
        }
        DateWord::Festival(festival) => era::feast(scan, at, end, festival, calendar.year_of_part(None, at)),
        DateWord::Plan(from) => {
            let end = scan.past(end, &["”", "\"", "’"]).unwrap_or(end);
            let end = scan.past(end, &["规划期间", "时期", "期间", "末期", "末", "初期"])?;
            Some(Point::new(Some(Stamp::Years(from, from + 4)), Grain::Years, end, calendar_kind))
        }
        DateWord::Century(centuries) => {
            let century = calendar.year().map_or(20, |y| y / 100) + centuries;
            Some(era::decade(scan, end, century).unwrap_or(Point::new(Some(Stamp::Century(century)), Grain::Years, end, calendar_kind)))
        }
        DateWord::Lunar(month) => era::lunar(scan, end, month, calendar.year_of_part(None, at)),
        DateWord::Then | DateWord::Past | DateWord::Next | DateWord::Vague | DateWord::Lead(_) => None,
    }
}

/// 周五 and not the person 周五一: no name goes on after the day.
fn names_no_one(scan: Scan<'_>, at: usize, end: usize) -> bool {
    scan.reading == Reading::Every
        || !scan.starts(at, "周")
        || !scan.text[end..].starts_with(['鸣', '多', '平', '山', '民', '明', '龙', '佛', '峰', '年'])
}

/// The days of a week; the last two are one.
pub(super) const WEEKDAYS: &str = "一二三四五六日天";

/// The weekday after 上周, 周, 星期.
pub(super) fn week(scan: Scan<'_>, at: usize, monday: Option<Day>) -> Point {
    // 下周周六, 上周星期三
    let again = ["周", "星期", "礼拜"].iter().find(|word| scan.starts(at, word)).map(|word| at + word.len());
    let at = again.filter(|end| scan.text[*end..].starts_with(|c| WEEKDAYS.contains(c))).unwrap_or(at);
    let weekday = scan.text[at..].chars().next().and_then(|c| WEEKDAYS.chars().position(|d| d == c).zip(Some(c.len_utf8())));
    match weekday {
        Some((weekday, length)) => {
            let day = monday.and_then(|m| m.checked_add(i64::try_from(weekday.min(6)).ok()?.days()).ok());
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
pub(super) fn said_year(scan: Scan<'_>, at: usize, numeral: &Numeral) -> Option<Point> {
    let whole = numeral.whole::<i16>()?;
    let length = numeral.end - at;
    let full = if numeral.arabic { length == 4 } else { whole >= 1000 };
    let every = scan.reading == Reading::Every;
    if let Some(end) = scan.past(numeral.end, &["财年度", "财年", "年度", "年"]) {
        let year = match whole {
            1900..=2100 if full => whole,
            1000..=2999 if full && every && numeral.arabic => whole,
            1600..=1899 if full && is_old_year(&scan.text[end..], whole) => whole,
            // 24年, 20年 are lengths unless a month follows; 零八年, 08年 are years.
            0..=99 if numeral.arabic && length == 2 || numeral.row => {
                let year = whole + if whole > 50 { 1900 } else { 2000 };
                let zero = numeral.row || every && scan.starts(at, "0");
                let more = scan.month(end).is_some()
                    || scan.starts(end, "底")
                    || scan.starts(end, "初")
                    || scan.starts(end, "末")
                    || dateword::part_at(scan.text, end).is_some()
                    || matches!(lead::lead_at(scan.text, end), Some((lead::Lead::Date(DateWord::Festival(_)), _)))
                    || every && dateword::limit_at(scan.text, end).is_some();
                (zero || more && (whole >= 10 || scan.starts(at, "0"))).then_some(year)?
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

/// 1865年创立, and not 1800年的历史: whether a number with 年 that may be a year of long ago is one.
fn is_old_year(after: &str, year: i16) -> bool {
    let long = ["历史", "的历史", "老", "文明", "的文明", "悠久"].iter().any(|word| after.starts_with(word));
    let round = year % 100 == 0;
    let since =
        ["前", "后", "以前", "以后", "之前", "之后", "来", "间", "多", "之久", "的", "古", "余"].iter().any(|word| after.starts_with(word));
    !(long || round && since)
}

/// What follows a year: a part of it, a month and a day, an edge.
pub(super) fn after_year(scan: Scan<'_>, at: usize, year: Option<i16>, kind: DateKind) -> Option<Point> {
    let next = number::past_gap(scan.text, at, scan.reading);
    let next = if scan.reading == Reading::Every && scan.starts(next, "的") { next + "的".len() } else { next };
    if let Some((lead::Lead::Date(DateWord::Festival(festival)), end)) = lead::lead_at(scan.text, next) {
        return era::feast(scan, at, end, festival, year).map(|p| Point { kind, ..p });
    }
    if let Some((lead::Lead::Date(DateWord::Lunar(month)), end)) = lead::lead_at(scan.text, next) {
        return era::lunar(scan, end, month, year).map(|p| Point { kind, ..p });
    }
    if let Some((part, end)) = dateword::part_at(scan.text, next) {
        return Some(Point::new(year.map(|y| Stamp::Part(y, part)), Grain::Part, dateword::past_part_edge(scan.text, end), kind));
    }
    if let Some((stamp, grain, end)) = ago::nth(scan, next, year) {
        return Some(Point::new(stamp, grain, end, kind));
    }
    if let Some((month, end)) = scan.month(next) {
        return Some(day_after(scan, end, year, month, kind));
    }
    if let Some((month, end)) = month_of_span(scan, next) {
        return Some(Point::new(year.map(|y| Stamp::Month(y, month)), Grain::Month, end, kind));
    }
    let edge = dateword::past_edge(scan.text, at);
    Some(Point::new(year.map(Stamp::Year), Grain::Years, edge, kind))
}

/// 2025年1-6月: the near end of a span of months behind its year, where the word for the month stands after the far one.
fn month_of_span(scan: Scan<'_>, at: usize) -> Option<(i8, usize)> {
    let first = scan.numeral(at)?;
    let near = first.whole::<i8>().filter(|month| (1..=12).contains(month))?;
    let joint = JOINTS.iter().filter(|j| scan.starts(first.end, j)).map(|j| first.end + j.len()).max()?;
    scan.counted(joint, 1, 12, &["月份", "月"]).filter(|(far, _)| *far > near).map(|_| (near, first.end))
}

/// What follows a month of a known or unknown year: a day, the first week, an edge.
pub(super) fn day_after(scan: Scan<'_>, at: usize, year: Option<i16>, month: i8, kind: DateKind) -> Point {
    let span_of_days = |from: usize| {
        // 6月14-15日: the word for the day stands after the second.
        let first = scan.numeral(past_space(scan.text, from, scan.reading))?;
        let joint = scan.past(first.end, JOINTS)?;
        scan.counted(joint, 1, 31, &["日", "号"])?;
        Some((first.whole::<i8>().filter(|d| (1..=31).contains(d))?, first.end))
    };
    // 八月初五: only the moon counts days so.
    if let Some((day, end)) = era::lunar_day(scan.text, at) {
        let found = year.and_then(|y| super::festival::lunar_day(y, month, day));
        return Point::new(found.map(Stamp::Day), Grain::Day, end, kind);
    }
    if let Some((day, end)) = scan.day(at) {
        let found = year.and_then(|y| Day::new(y, month, day).ok());
        return Point::new(found.map(Stamp::Day), Grain::Day, past_clock(scan, end), kind);
    }
    if let Some((day, end)) = span_of_days(at) {
        let found = year.and_then(|y| Day::new(y, month, day).ok());
        return Point::new(found.map(Stamp::Day), Grain::Day, end, kind);
    }
    if let Some((stamp, end)) = ago::weekday_of_month(scan, at, year, month) {
        return Point::new(stamp, Grain::Day, past_clock(scan, end), kind);
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
        let mut point = day_after(scan, end, calendar.year_of(month, at), month, DateKind::Calendar);
        if point.grain == Grain::Day
            && let Some((day, _)) = scan.day(end).filter(|_| era::lunar_day(scan.text, end).is_none())
        {
            point.stamp = calendar.month_day(month, day, at).map(Stamp::Day);
        }
        return Some(point);
    }
    // 10号 is a house or a gate as often as a day.
    let (day, end) = scan.counted(at, 1, 31, &["日"])?;
    // 有朝一日: no first of a month, unless a month was said.
    if scan.reading == Reading::News && day == 1 && scan.starts(at, "一") && !calendar.knows_month() {
        return None;
    }
    // 5日之内, 一日之计, 7日年化收益率
    let within = scan.starts(end, "之") && !["之后", "之前", "之间", "之夜"].iter().any(|word| scan.starts(end, word));
    if within || ["元", "本", "内", "以内", "年化", "均", "游", "活", "龄", "谈"].iter().any(|word| scan.starts(end, word)) {
        return None;
    }
    let found = calendar.day_of_month(day, at)?;
    Some(Point::new(Some(Stamp::Day(found)), Grain::Day, past_clock(scan, end), DateKind::Calendar))
}

pub(super) const JOINTS: &[&str] = &["至", "到", "起至", "起到", "-", "—", "~", "–", "－", "——", " - ", " – ", " — ", " ~ "];

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
        return point(calendar.year_of(near, at).map(|y| Stamp::Month(y, near)), Grain::Month);
    }
    if scan.past(far.end, &["日"]).is_some() && (1..=31).contains(&near) && far.whole::<i8>()? > near && calendar.knows_month() {
        return point(calendar.day_of_month(near, at).map(Stamp::Day), Grain::Day);
    }
    None
}

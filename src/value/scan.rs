//! One pass over a text: finds where values begin and has them read.
//!
//! Takes a text, gives its values from left to right. Deliberately reads no numeral and no date itself.

use super::calendar::{Calendar, Heading};
use super::date::Point;
use super::date::Scan;
use super::dateword::{self, DateWord};
use super::lead::{self, Lead, lead_at};
use super::stamp::{Grain, Stamp};
use super::{Date, DateKind, Unit, Value};
use super::{Order, Reading, ValueMention, ago, date, duration, number, numeric, quantity, rank, word};
use crate::span::Span;

/// Finds every value of a news text, left to right, none overlapping another. `anchor` is the day of
/// publication (ISO 8601, maybe reduced to a month or a year), against which 今年, 昨日 and a bare 10月30日 are
/// resolved; without one they have an empty [`Date::iso`](super::Date::iso).
///
/// ```
/// use tupu::value::{find, Value};
///
/// let found = find("该公司去年营收约12亿元，预计明年初上市。", Some("2024-10-30"));
/// let said: Vec<String> = found.iter().map(|m| m.value.to_string()).collect();
/// assert_eq!(said, ["2023", "1200000000 CNY about", "2025"]);
/// ```
#[must_use]
pub fn find(text: &str, anchor: Option<&str>) -> Vec<ValueMention> {
    read(text, anchor, Reading::News)
}

/// Finds the values of a text, as [`find`] does, by the reading that the text asks for.
///
/// ```
/// use tupu::value::{read, Reading};
///
/// let found = read("12/1 三块", Some("2024-10-30"), Reading::Every);
/// let said: Vec<String> = found.iter().map(|m| m.value.to_string()).collect();
/// assert_eq!(said, ["2024-12-01", "3 CNY"]);
/// ```
#[must_use]
pub fn read(text: &str, anchor: Option<&str>, reading: Reading) -> Vec<ValueMention> {
    let mut pass = Pass { scan: Scan { text, reading }, calendar: Calendar::new(anchor), free: 0 };
    pass.calendar.new_line(heading(text));
    let mut found: Vec<ValueMention> = Vec::new();
    let mut at = 0;
    let first = lead::first();
    while let Some(next) = first.find(text, at) {
        at = next;
        let Some(c) = text[at..].chars().next() else { break };
        if c == '\n' {
            pass.calendar.new_line(heading(&text[at + 1..]));
            at += 1;
            continue;
        }
        match pass.at(at, c) {
            Step::Value(mention) => {
                at = mention.span.end as usize;
                found.push(mention);
                pass.free = at;
                // GPT-4's rest: what a Latin word or a chain of digits goes on with is no value.
                if text.as_bytes()[at - 1].is_ascii_alphanumeric() && !text.as_bytes().get(at).is_some_and(u8::is_ascii_digit) {
                    at = past_latin(text, at);
                }
            }
            Step::Past(end) => at = end.max(at + c.len_utf8()),
        }
    }
    share_unit(text, &mut found);
    share_bound(text, &mut found);
    found
}

/// Words that tell that what follows is said one by one.
const ONE_BY_ONE: &[&str] = &["分别", "依次", "各"];
/// What stands between such a word and the first of the amounts.
const COPULAS: &[&str] = &["为", "达", "达到", "已", "有", "是"];

/// 分别超过300台和1500台: the word that limits the first of several limits all of them.
fn share_bound(text: &str, found: &mut [ValueMention]) {
    let mut shared = None;
    for at in 1..found.len() {
        let [.., before, last] = &mut found[..=at] else { continue };
        let joint = &text[before.span.end as usize..last.span.start as usize];
        let joined = ["、", "和", "与", "及", "以及"].contains(&joint);
        let (Value::Quantity(first), Value::Quantity(second)) = (&before.value, &mut last.value) else {
            shared = None;
            continue;
        };
        if joined && shared.is_none() && first.bound.is_some() && before.span.start < first.measure.start {
            let front = &text[..before.span.start as usize];
            let front = COPULAS.iter().find_map(|w| front.strip_suffix(w)).unwrap_or(front);
            shared = first.bound.filter(|_| ONE_BY_ONE.iter().any(|w| front.ends_with(w)));
        }
        shared = shared.filter(|_| joined && second.bound.is_none() && second.unit == first.unit);
        second.bound = second.bound.or(shared);
    }
}

/// How long a heading is at most, in bytes.
const HEADING: usize = 60;

/// Whether a line heads those after it, and with which year: 2021 顺风, 【2021年】.
fn heading(text: &str) -> Heading {
    let line = text.split('\n').next().unwrap_or_default().trim();
    if line.is_empty() || line.len() > HEADING || line.contains(['。', ',', '，', ';', '；', '!', '！', '?', '？']) {
        return Heading::None;
    }
    let line = line.trim_start_matches(['【', '[', '■', '●', '#', '(', '（', ' ']);
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let year = line[..digits].parse::<i16>().ok().filter(|y| digits == 4 && (1900..=2100).contains(y));
    let parts = |c: char| c.is_whitespace() || matches!(c, '年' | '】' | ']' | ')' | '）' | ':' | '：' | '|' | '-' | '—' | '·');
    match year {
        Some(year) if line[digits..].chars().next().is_none_or(parts) => Heading::Year(year),
        _ => Heading::Other,
    }
}

/// What a price for each of something begins with.
const EACH: char = '每';

/// 6万亿、18万亿和30万亿tokens: what the last of a list is counted in, those before it are.
fn share_unit(text: &str, found: &mut [ValueMention]) {
    for at in (1..found.len()).rev() {
        let [.., before, last] = &mut found[..=at] else { continue };
        let (Value::Quantity(first), Value::Quantity(second)) = (&mut before.value, &last.value) else { continue };
        let joint = &text[before.span.end as usize..last.span.start as usize];
        // A number that has a magnitude of its own.
        let scaled = first.digits.of(text).ends_with(|c: char| c.is_ascii_alphabetic() || "百千万亿".contains(c));
        if first.unit == Unit::None
            && matches!(second.unit, Unit::Money { .. } | Unit::Tokens | Unit::Bytes)
            && scaled
            // 用户超120万、每月收费199元: what is paid for each is another thing.
            && !last.span.of(text).starts_with(EACH)
            && ["、", "和", "与", "及", "以及"].contains(&joint)
        {
            first.unit = second.unit.clone();
        }
    }
}

/// What stands at a place.
enum Step {
    Value(ValueMention),
    /// No value; the scan goes on at this byte.
    Past(usize),
}

/// Words before a percentage that may be below nought.
const GROWTH: &[&str] =
    &["同比", "环比", "增长", "增速", "增幅", "涨幅", "跌幅", "下降", "下跌", "上涨", "变动", "变化", "为", "了", "至", "到"];

struct Pass<'a> {
    scan: Scan<'a>,
    calendar: Calendar,
    /// The end of the value before.
    free: usize,
}

impl Pass<'_> {
    fn at(&mut self, at: usize, c: char) -> Step {
        let text = self.scan.text;
        let lead = lead_at(text, at).or_else(|| bracketed_day(text, at));
        let word_end = lead.map_or(at + c.len_utf8(), |(_, end)| end);
        if matches!(lead, Some((Lead::Plain, _))) {
            // 截至今年5月: the day begins within 至今.
            let today = text[at..word_end].ends_with('今') && text[word_end..].starts_with(['年', '天', '日', '晨', '早', '晚']);
            return Step::Past(if today { at + c.len_utf8() } else { word_end });
        }
        let found = lead.and_then(|lead| self.worded(at, lead));
        if let Some(found) = found {
            return Step::Value(found);
        }
        if matches!(lead, Some((Lead::Ordinal | Lead::Backwards, _))) {
            return Step::Past(rank::skip(self.scan, word_end).unwrap_or(word_end));
        }
        // “十四五”规划: a plan, and no fourteen.
        if matches!(lead, Some((Lead::Date(DateWord::Plan(_)), _))) {
            return Step::Past(word_end);
        }
        if c == '-' {
            return self.negative(at).map_or(Step::Past(at + 1), Step::Value);
        }
        if lead::is_numeral(c) {
            return self.numeral(at, c);
        }
        if c.is_ascii_alphabetic() {
            return Step::Past(past_address(text, at).unwrap_or_else(|| past_latin(text, at)));
        }
        // 上周 failed: its second character may begin another value.
        Step::Past(at + c.len_utf8())
    }

    /// A value that begins with a word.
    fn worded(&mut self, at: usize, (lead, end): (Lead, usize)) -> Option<ValueMention> {
        let scan = self.scan;
        let (text, reading) = (scan.text, scan.reading);
        match lead {
            Lead::Plain => None,
            Lead::Bound => {
                let from = end + text[end..].len() - text[end..].trim_start_matches(['了', ' ']).len();
                // 9:00~11:30
                if dateword::past_digits_of_clock(text, from).is_some() {
                    return None;
                }
                let round = text[at..].starts_with(['上', '过']);
                // 约三年前: a day, as far from today as is said.
                let numeral = if round { None } else { scan.numeral(from) };
                if let Some(point) = numeral.and_then(|numeral| ago::at(scan, from, &numeral, &self.calendar)) {
                    return Some(self.dated(at, point));
                }
                // 近三年, 上两个月
                let till_now = reading == Reading::Every && matches!(&text[at..end], "上" | "近");
                if till_now && let Some(past) = ago::past(scan, at, end, &self.calendar) {
                    return Some(past);
                }
                let length = if round { None } else { duration::at(scan, at, from, None) };
                length.or_else(|| quantity::at(text, at, reading))
            }
            Lead::Sign | Lead::Negative | Lead::Per => quantity::at(text, at, reading),
            Lead::Date(word) => date::at(scan, at, Some((word, end)), None, &mut self.calendar),
            // 冠、亚、季军 are places of several, and none of one.
            Lead::Place(rank) => (reading == Reading::Every || !rank::goes_on(&text[..at])).then(|| rank::named(at, end, rank)),
            Lead::Ordinal => rank::nth(scan, at, end, Order::Nth),
            Lead::Backwards => rank::nth(scan, at, end, Order::Last),
            Lead::Front => rank::top(scan, at, end).or_else(|| ago::past(scan, at, end, &self.calendar)),
            Lead::Length => duration::at(scan, at, end, None),
            Lead::Half => ago::half(scan, at, &self.calendar)
                .map(|point| self.dated(at, point))
                .or_else(|| duration::at(scan, at, at, None))
                .or_else(|| quantity::at(text, at, reading)),
            Lead::Discount => quantity::at(text, at + '打'.len_utf8(), reading),
        }
    }

    /// -3.9%: a dash after a space or a mark is a sign; in news only of a percentage.
    fn negative(&self, at: usize) -> Option<ValueMention> {
        let Scan { text, reading } = self.scan;
        // 同比-3.8%: behind a word that measures, a dash is a sign too.
        let word = GROWTH.iter().any(|word| text[..at].ends_with(word));
        let sign = word || !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '_' | ')'));
        let found = quantity::at(text, at, reading).filter(|_| sign && text[at + 1..].starts_with(|c: char| c.is_ascii_digit()))?;
        let percent = matches!(&found.value, Value::Quantity(q) if matches!(q.unit, Unit::Percent | Unit::Points));
        (percent || reading == Reading::Every).then_some(found)
    }

    /// 晚上8点半, 五点三十五分: the byte after a time of day, which is no amount.
    fn hour(&self, at: usize, numeral: &number::Numeral) -> Option<usize> {
        let scan = self.scan;
        numeral.whole::<i8>().filter(|hour| (0..=24).contains(hour))?;
        let end = scan.past(numeral.end, &["点"])?;
        let minutes = scan.counted(end, 0, 59, &["分"]).map(|(_, end)| end).filter(|end| !scan.starts(*end, "之"));
        let seconds = minutes.and_then(|end| scan.counted(end, 0, 59, &["秒"])).map(|(_, end)| end);
        let told = scan.reading == Reading::News && dateword::ends_with_hour(&scan.text[..at]);
        seconds.or(minutes).or_else(|| told.then(|| date::past_clock(scan, at).max(end)))
    }

    fn dated(&mut self, at: usize, point: Point) -> ValueMention {
        date::remember(self.scan, at, point, None, &mut self.calendar);
        let iso = point.stamp.map_or_else(String::new, |s| s.to_string());
        ValueMention { span: Span::new(at, point.end), value: Value::Date(Date { iso, kind: point.kind, limit: None }) }
    }

    /// A value that begins with a numeral; where there is none, the whole numeral is passed over.
    fn numeral(&mut self, at: usize, c: char) -> Step {
        let scan = self.scan;
        let text = scan.text;
        let plain = word::ends_word(text, at) && at != self.free || scan.reading == Reading::News && word::is_lone(text, at);
        if plain || matches!(c, '数' | '几') && number::at(text, at, scan.reading).is_none() {
            return Step::Past(at + c.len_utf8());
        }
        if c.is_ascii_digit()
            && let Some((month, day, end)) = numeric::month_day(scan, at)
        {
            let day = self.calendar.month_day(month, day, at).map(Stamp::Day);
            return Step::Value(self.dated(at, Point::new(day, Grain::Day, end, DateKind::Calendar)));
        }
        // 10:00, 晚上8点半 say no amount.
        if let Some(end) = dateword::past_digits_of_clock(text, at).filter(|_| !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric())) {
            return Step::Past(end);
        }
        // 2024.10.30, which is no number; but PyCharm 2024.1.2.
        let versioned = text[..at].trim_end_matches(' ').ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '版' | '本' | '.'));
        if c.is_ascii_digit()
            && !versioned
            && numeric::at(scan, at).is_some_and(|point| text[at..point.end].contains('.'))
            && let Some(found) = date::at(scan, at, None, None, &mut self.calendar)
        {
            return Step::Value(found);
        }
        let numeral = number::at(text, at, scan.reading);
        if let Some(end) = numeral.and_then(|numeral| self.hour(at, &numeral)) {
            return Step::Past(end);
        }
        let found = numeral.and_then(|numeral| {
            let next = text[number::past_space(text, numeral.end, scan.reading)..].chars().next();
            let timed = next.is_some_and(|c| lead::may_be_time(c) || c.is_ascii_digit() && number::digit(c).is_some())
                || scan.reading == Reading::Every && numeral.end - at == "20240307".len();
            let dated = if timed { date::at(scan, at, None, Some(&numeral), &mut self.calendar) } else { None };
            let lasting = || if timed { duration::at(scan, at, at, Some(&numeral)) } else { None };
            dated.or_else(lasting).or_else(|| quantity::of(text, at, &numeral, scan.reading))
        });
        let passed = || number::run_end(text, at).max(numeral.map_or(at, |n| n.end));
        found.map_or_else(|| Step::Past(if c.is_ascii_digit() { past_latin(text, at) } else { passed() }), Step::Value)
    }
}

/// 今(21)日, 昨(20)日: a day by its distance and, in a bracket, its number.
fn bracketed_day(text: &str, at: usize) -> Option<(Lead, usize)> {
    let rest = &text[at..];
    let (word, days) = [("今", 0), ("昨", -1), ("明", 1)].into_iter().find(|(word, _)| rest.starts_with(word))?;
    let inner = rest[word.len()..].strip_prefix(['(', '（'])?;
    let after = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = inner.len() - after.len();
    let closed = after.strip_prefix([')', '）']).filter(|_| (1..=2).contains(&digits))?;
    let end = closed.strip_prefix(['日', '天', '晚']).map(|tail| text.len() - tail.len())?;
    Some((Lead::Date(DateWord::Day(days)), end))
}

/// The byte after the web address at `at`.
fn past_address(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let found = ["http://", "https://", "www."].iter().any(|l| rest.starts_with(l));
    found.then(|| at + rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len()))
}

/// The byte after the Latin word, version or chain of digits at `at`: GPT-4o, 2.0.1, 2024/25.
pub(super) fn past_latin(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while let Some(b) = bytes.get(end) {
        let joins = matches!(b, b'.' | b'-' | b'_' | b'/' | b'~') && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) && end > 0;
        if !b.is_ascii_alphanumeric() && !joins {
            break;
        }
        end += 1;
    }
    end
}

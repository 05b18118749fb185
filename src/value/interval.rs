//! Ranges of numbers as intervals: 大于20小于等于35, 1000以上, 十几万, 20~100.
//!
//! Takes a text, gives the intervals it says. Deliberately knows no unit: for amounts of something see
//! [`Quantity`](super::Quantity).

use rust_decimal::Decimal;

use super::bound::{self, Comparison};
use super::date::Scan;
use super::number::{self, Form, past_space};
use super::{Reading, lead, literal, unit, word};
use crate::span::Span;

/// An interval of numbers; an end that is not there is open to that side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// The lower end, and whether it lies within.
    pub lower: Option<(Decimal, End)>,
    /// The upper end, and whether it lies within.
    pub upper: Option<(Decimal, End)>,
}

/// Whether the end of an interval lies within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It does: 至少, 不超过.
    Closed,
    /// It does not: 大于, 不到.
    Open,
}

/// An interval and where the text says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntervalMention {
    /// The bytes that say it, with the words that bound it.
    pub span: Span,
    /// What they say.
    pub interval: Interval,
}

/// `(20,35]`
impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.lower {
            Some((n, End::Closed)) => write!(f, "[{n},")?,
            Some((n, End::Open)) => write!(f, "({n},")?,
            None => write!(f, "(,")?,
        }
        match self.upper {
            Some((n, End::Closed)) => write!(f, "{n}]"),
            Some((n, End::Open)) => write!(f, "{n})"),
            None => write!(f, ")"),
        }
    }
}

/// Finds the intervals of `text`, left to right. Two bounds that follow each other and agree are one interval; a range
/// from one number to another holds the first and not the last.
///
/// ```
/// use tupu::value::intervals;
///
/// let said: Vec<String> = intervals("大于10小于20，三至五家，500多亿").iter().map(|m| m.interval.to_string()).collect();
/// assert_eq!(said, ["(10,20)", "[3,5)", "(50000000000,)"]);
/// ```
#[must_use]
pub fn intervals(text: &str) -> Vec<IntervalMention> {
    let scan = Scan { text, reading: Reading::Every };
    let mut found: Vec<IntervalMention> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = match one(scan, at) {
            Some(mention) => {
                let end = mention.span.end as usize;
                match found.last_mut().filter(|last| joined(&text[last.span.end as usize..at])) {
                    Some(last) if meet(last.interval, mention.interval).is_some() => {
                        last.interval = meet(last.interval, mention.interval).unwrap_or(last.interval);
                        last.span.end = mention.span.end;
                    }
                    _ => found.push(mention),
                }
                end
            }
            None if number::begins(c) => number_end(scan, at),
            None => at + c.len_utf8(),
        };
        at = next.max(at + c.len_utf8());
    }
    found
}

/// Where the scan goes on after a number that is no interval.
fn number_end(scan: Scan<'_>, at: usize) -> usize {
    number::at(scan.text, at, scan.reading).map_or_else(|| number::run_end(scan.text, at), |n| n.end)
}

/// Whether the words between two bounds join them.
fn joined(between: &str) -> bool {
    let words = between.trim_matches([' ', ',', '，', '、']);
    matches!(words, "" | "并且" | "并" | "且" | "而且" | "但" | "的同时" | "同时" | "和")
}

/// What two one-sided intervals have in common, where they look at each other.
fn meet(a: Interval, b: Interval) -> Option<Interval> {
    match (a, b) {
        (Interval { lower: Some(l), upper: None }, Interval { lower: None, upper: Some(u) })
        | (Interval { lower: None, upper: Some(u) }, Interval { lower: Some(l), upper: None })
            if l.0 < u.0 =>
        {
            Some(Interval { lower: Some(l), upper: Some(u) })
        }
        _ => None,
    }
}

fn of(comparison: Comparison, n: Decimal) -> Option<Interval> {
    let n = n.normalize();
    let (closed, open) = (Some((n, End::Closed)), Some((n, End::Open)));
    Some(match comparison {
        Comparison::Over => Interval { lower: open, upper: None },
        Comparison::Least => Interval { lower: closed, upper: None },
        Comparison::Under => Interval { lower: None, upper: open },
        Comparison::Most => Interval { lower: None, upper: closed },
        Comparison::Equal => Interval { lower: closed, upper: closed },
        Comparison::About => return None,
    })
}

/// A number with its sign and magnitude, ordinals and shares included.
fn value(scan: Scan<'_>, at: usize) -> Option<(Decimal, Form, usize)> {
    let text = scan.text;
    let (sign, from) = if text[at..].starts_with(['-', '负']) {
        let length = text[at..].chars().next().map_or(0, char::len_utf8);
        (-Decimal::ONE, at + length)
    } else if text[at..].starts_with('第') {
        (Decimal::ONE, at + '第'.len_utf8())
    } else {
        (Decimal::ONE, at)
    };
    if word::is_plain(text, from) {
        return None;
    }
    let numeral = number::at(text, from, scan.reading).filter(|n| n.upto.is_none())?;
    if let Some(of) = number::parts_of(text, numeral.end, scan.reading) {
        let part = number::at(text, of, scan.reading)?;
        let number = if numeral.form == Form::Bare { part.number } else { part.number.checked_div(numeral.number)? };
        return Some((sign * number, Form::Exact, part.end));
    }
    let bytes = text.as_bytes();
    if numeral.arabic && bytes.get(numeral.end) == Some(&b'/') {
        let under = number::at(text, numeral.end + 1, scan.reading).filter(|n| n.arabic)?;
        return Some((sign * numeral.number.checked_div(under.number)?, Form::Exact, under.end));
    }
    if let Some((factor, end)) = literal::latin_magnitude(text, numeral.end).filter(|_| numeral.arabic) {
        return Some((sign * numeral.number.checked_mul(factor)?, numeral.form, end));
    }
    Some((sign * numeral.number, numeral.form, numeral.end))
}

/// The interval at `at`.
fn one(scan: Scan<'_>, at: usize) -> Option<IntervalMention> {
    let text = scan.text;
    let mention = |end: usize, interval: Interval| Some(IntervalMention { span: Span::new(at, end), interval });
    if let Some((lead::Lead::Plain, _)) = lead::lead_at(text, at) {
        return None;
    }
    if let Some((comparison, after)) = bound::before_at(text, at) {
        if comparison == Comparison::About || text[at..].starts_with(['近', '接', '将', '上', '直', '逼']) {
            return None;
        }
        let from = text.len() - text[after..].trim_start_matches(['了', ' ']).len();
        let (number, form, end) = value(scan, from)?;
        let interval = of(comparison, number).filter(|_| form != Form::Vague)?;
        return mention(end, interval);
    }
    // 比三十大, 比一半少
    if text[at..].starts_with('比') {
        let (number, _, end) = value(scan, past_space(text, at + '比'.len_utf8(), scan.reading))?;
        let end = past_space(text, end, scan.reading);
        let word = text[end..].chars().next()?;
        let comparison = match word {
            '大' | '高' | '多' | '长' | '重' | '强' => Comparison::Over,
            '小' | '低' | '少' | '短' | '轻' | '矮' => Comparison::Under,
            _ => return None,
        };
        return mention(end + word.len_utf8(), of(comparison, number)?);
    }
    let place = ["位于", "介于", "处于", "在"].iter().find(|w| text[at..].starts_with(**w));
    let from = place.map_or(at, |w| past_space(text, at + w.len(), scan.reading));
    if !text[from..].starts_with(|c: char| number::begins(c) || matches!(c, '-' | '负' | '第')) {
        return None;
    }
    let (near, form, near_end) = value(scan, from)?;
    if let Some((far, end)) = far_end(scan, near_end) {
        let interval = Interval { lower: Some((near.normalize(), End::Closed)), upper: Some((far.normalize(), End::Open)) };
        return (near < far).then(|| mention(end, interval)).flatten();
    }
    if place.is_some() {
        return None;
    }
    // 20万次以上: the unit stands between.
    let unit = unit::at(text, past_space(text, near_end, scan.reading)).map(|(_, end)| end);
    let ends = [Some(near_end), unit];
    for end in ends.into_iter().flatten() {
        let word = past_space(text, end, scan.reading);
        if let Some((comparison, after)) = bound::after_at(text, word).filter(|(c, _)| *c != Comparison::About) {
            let interval = of(comparison, near)?;
            return mention(after, interval);
        }
    }
    let more = matches!(form, Form::More) || form == Form::Vague && !text[from..].starts_with(['数', '几']);
    if more { mention(near_end, of(Comparison::Over, near)?) } else { None }
}

/// The far end of a range: 到五, ~100, 与20000之间.
fn far_end(scan: Scan<'_>, near_end: usize) -> Option<(Decimal, usize)> {
    let text = scan.text;
    let joint = past_space(text, near_end, scan.reading);
    let mark = ["到", "至", "-", "~", "–", "—", "和", "与"].into_iter().find(|j| text[joint..].starts_with(j))?;
    let (far, _, end) = value(scan, past_space(text, joint + mark.len(), scan.reading))?;
    let between = ["之间", "间"].into_iter().find(|w| text[past_space(text, end, scan.reading)..].starts_with(w));
    match (mark, between) {
        ("和" | "与", None) => None,
        (_, Some(word)) => Some((far, past_space(text, end, scan.reading) + word.len())),
        ("-", None) if text[end..].starts_with(['-', '.', '/']) => None,
        _ => Some((far, end)),
    }
}

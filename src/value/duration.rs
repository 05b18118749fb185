//! Lengths of time: 30个月, 连续三年, 48小时, 三年半, 8天20小时 → ISO 8601.
//!
//! Takes a numeral, gives the length it begins. Deliberately knows not when it was.

use rust_decimal::Decimal;

use super::date::Scan;
use super::number::{self, Form, Numeral, past_space};
use super::{Reading, Value, ValueMention, word};
use crate::span::Span;

/// Designators of ISO 8601 in their order; the last three come after `T`.
const DESIGNATORS: [char; 7] = ['Y', 'M', 'W', 'D', 'H', 'M', 'S'];

/// Unit words with the place of their designator; the longer first.
const UNITS: &[(&str, usize)] = &[
    ("周年", 0),
    ("整年", 0),
    ("年", 0),
    ("个自然月", 1),
    ("个整月", 1),
    ("个月", 1),
    ("个星期", 2),
    ("个礼拜", 2),
    ("个季度", 1),
    ("个财季", 1),
    ("星期", 2),
    ("礼拜", 2),
    ("周", 2),
    ("个工作日", 3),
    ("个交易日", 3),
    ("昼夜", 3),
    ("天", 3),
    ("日", 3),
    ("个小时", 4),
    ("个钟头", 4),
    ("小时", 4),
    ("钟头", 4),
    ("分钟", 5),
    ("刻钟", 5),
    ("秒钟", 6),
    ("秒", 6),
];

/// Unit words that say several of the units of their designator: a quarter has three months.
const SEVERAL: &[(&str, i64)] = &[("季度", 3), ("财季", 3), ("刻钟", 15)];

/// Words before a length of time that the length takes in.
pub(super) const LEADS: &[&str] = &["连续", "历时", "为期", "长达", "已", "前后历时"];

/// Words after a unit with which it is none: 三年级, 五年计划, 两周年.
const NOT_AFTER: &[&str] = &["级", "代", "计划", "规划", "制", "期", "岁", "元", "本", "圆", "币"];

/// The length of time whose numeral stands at `from`; `at` is where the words before it begin.
pub(super) fn at(scan: Scan<'_>, at: usize, from: usize, numeral: Option<&Numeral>) -> Option<ValueMention> {
    let led = from > at;
    let mut lengths = [Decimal::ZERO; 7];
    let mut last = None;
    let mut end = from;
    for part in 0..DESIGNATORS.len() {
        let start = past_space(scan.text, end, scan.reading);
        let start = if part > 0 {
            scan.past(start, &["又", "零", "余"]).map_or(start, |s| past_space(scan.text, s, scan.reading))
        } else {
            start
        };
        let first = numeral.filter(|_| part == 0).copied();
        let minutes = || minutes(scan, start, first, last);
        let Some((length, unit, after)) = one(scan, start, first).or_else(minutes) else { break };
        let small = last.is_some_and(|l: usize| unit <= l && scan.reading == Reading::News);
        if last.is_some() && (small || last == Some(unit) || lengths[unit] != Decimal::ZERO) {
            break;
        }
        // 21.5秒 is a score.
        if unit == 6 && !length.fract().is_zero() && scan.reading == Reading::News {
            return None;
        }
        // 3日 with no month before is a date or a name, 3日内 a length; 2024年 a date.
        let days = ["内", "之内", "以内", "年化", "均线", "游"].iter().any(|word| scan.starts(after, word));
        if last.is_none()
            && (scan.starts_unit(after, "日")
                && !scan.starts_unit(after, "作日")
                && !scan.starts_unit(after, "易日")
                && !led
                && !days
                && scan.reading == Reading::News
                || unit == 0 && length > Decimal::from(500))
        {
            return None;
        }
        lengths[unit] += length;
        (last, end) = (Some(unit), after);
    }
    last?;
    // 8亿周活: so many are active in a week, but 两周活动.
    let active = scan.starts(end, "活") && !scan.starts(end, "活动");
    if active || NOT_AFTER.iter().any(|w| scan.starts(end, w)) {
        return None;
    }
    let end = scan.past(end, &["以来", "来"]).filter(|_| scan.starts(end, "来") || scan.starts(end, "以来")).unwrap_or(end);
    Some(ValueMention { span: Span::new(at, end), value: Value::Duration(iso(&lengths)) })
}

/// One number with its unit of time; 半 after the unit is half of it (三年半), before it too (半年, 半个月).
fn one(scan: Scan<'_>, at: usize, numeral: Option<Numeral>) -> Option<(Decimal, usize, usize)> {
    let half = Decimal::new(5, 1);
    if scan.starts(at, "半") && numeral.is_none() {
        let from = at + "半".len();
        let plain = word::is_plain(scan.text, at);
        let (unit, end) = unit(scan, from).filter(|(u, _)| !plain && (*u < 2 || *u == 4))?;
        return (!scan.starts(from, "年级")).then_some((half, unit, end));
    }
    let numeral = numeral.or_else(|| scan.numeral(at))?;
    if numeral.upto.is_some() || numeral.row {
        return None;
    }
    let (mut length, mut from) = (numeral.number, numeral.end);
    if let Some(more) = scan.past(from, &["多", "余"]).filter(|_| numeral.form != Form::Vague) {
        from = more;
    }
    // 三个多月, 两个半小时
    let inner = ["个多", "个半"].iter().find(|w| scan.starts(from, w));
    let (unit, mut end) = match inner {
        Some(word) => {
            let rest = from + word.len();
            let (name, unit) = [("月", 1), ("星期", 2), ("小时", 4), ("钟头", 4)].into_iter().find(|(w, _)| scan.starts(rest, w))?;
            length += if *word == "个半" { half } else { Decimal::ZERO };
            (unit, rest + name.len())
        }
        None => unit(scan, from)?,
    };
    if let Some((_, count)) = SEVERAL.iter().find(|(word, _)| scan.text[from..end].ends_with(word)) {
        return Some((length.checked_mul(Decimal::from(*count))?, unit, end));
    }
    if unit <= 4 {
        let after = past_space(scan.text, end, scan.reading);
        let night =
            scan.text[after..].starts_with("半夜") || unit == 3 && scan.text[..end].ends_with('日') && scan.reading == Reading::News;
        if scan.starts(after, "半") && !night && !word::is_plain(scan.text, after) && length.fract().is_zero() {
            (length, end) = (length + half, after + "半".len());
        } else if scan.starts(end, "多") && !scan.text[end + "多".len()..].starts_with(['模', '语', '轮', '样', '元', '方']) && unit == 0
        {
            end += "多".len();
        }
    }
    Some((length, unit, end))
}

/// 2小时40分, 5分30秒: 分 is of time behind hours and before seconds, a score or a coin elsewhere.
fn minutes(scan: Scan<'_>, at: usize, numeral: Option<Numeral>, last: Option<usize>) -> Option<(Decimal, usize, usize)> {
    let numeral = numeral.or_else(|| scan.numeral(at)).filter(|n| n.form == Form::Exact && n.upto.is_none() && n.number < 100.into())?;
    let end = scan.past(numeral.end, &["分"]).filter(|end| !scan.text[*end..].starts_with(['球', '之', '别', '制', '值']))?;
    let seconds = || scan.numeral(end).is_some_and(|n| n.number < 60.into() && scan.past(n.end, &["秒"]).is_some());
    (last == Some(4) || last.is_none() && seconds()).then_some((numeral.number, 5, end))
}

fn unit(scan: Scan<'_>, at: usize) -> Option<(usize, usize)> {
    let at = past_space(scan.text, at, scan.reading);
    let hour = scan.starts(at, "时") && scan.reading == Reading::Every && scan.text[..at].ends_with(number::begins);
    if hour {
        return Some((4, at + "时".len()));
    }
    UNITS.iter().find(|(w, _)| scan.starts(at, w)).map(|(w, u)| (*u, at + w.len()))
}

impl Scan<'_> {
    /// Whether the unit that ends at `end` is `word`.
    fn starts_unit(self, end: usize, word: &str) -> bool {
        self.text[..end].ends_with(word)
    }
}

/// `P3Y6M`: half a year is six months, other halves are decimals.
fn iso(lengths: &[Decimal; 7]) -> String {
    let mut lengths = *lengths;
    if !lengths[0].fract().is_zero() && lengths[1].is_zero() {
        let months = lengths[0].fract() * Decimal::from(12);
        if months.fract().is_zero() {
            (lengths[0], lengths[1]) = (lengths[0].trunc(), months);
        }
    }
    let mut out = String::from("P");
    for (place, length) in lengths.iter().enumerate().filter(|(_, l)| !l.is_zero()) {
        if place >= 4 && !out.contains('T') {
            out.push('T');
        }
        out.push_str(&length.normalize().to_string());
        out.push(DESIGNATORS[place]);
    }
    if out == "P" { "P0D".to_owned() } else { out }
}

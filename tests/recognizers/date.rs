//! Dates and lengths of time by the conventions of Recognizers-Text.

use jiff::ToSpan;
use jiff::civil::{Date as Day, Weekday};
use serde_json::Value as Json;
use tupu::value::{Limit, Value};

/// Whether a result is a date, a span of dates or a length of time.
pub fn is_date(result: &Json) -> bool {
    let kind = result["TypeName"].as_str().unwrap_or_default();
    ["datetimeV2.date", "datetimeV2.daterange", "datetimeV2.duration"].contains(&kind)
}

/// A value in one line: the kind, the limit, the ISO form.
pub fn said(value: &Value) -> String {
    match value {
        Value::Duration(iso) => format!("duration - {iso}"),
        Value::Date(date) => {
            let limit = match date.limit {
                None => "-",
                Some(Limit::Before) => "before",
                Some(Limit::Until) => "until",
                Some(Limit::Since) => "since",
                Some(Limit::After) => "after",
            };
            format!("date {limit} {}", date.iso)
        }
        _ => String::new(),
    }
}

/// Whether that is one of the readings of the case.
pub fn same(said: &str, expected: &Json) -> bool {
    let mut parts = said.splitn(3, ' ');
    let (kind, limit, iso) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let readings = expected["Resolution"]["values"].as_array().cloned().unwrap_or_default();
    let length = expected["TypeName"] == "datetimeV2.duration";
    if length != (kind == "duration") {
        return false;
    }
    readings.iter().any(|reading| {
        let field = |name: &str| reading[name].as_str();
        if length {
            return months_and_seconds(iso).is_some_and(|said| Some(said) == field("timex").and_then(months_and_seconds));
        }
        if field("value") == Some("not resolved") {
            return iso.is_empty() || season(iso).as_deref() == field("timex");
        }
        let wanted = field("Mod").unwrap_or("-");
        if wanted != limit {
            return false;
        }
        match wanted {
            "before" => first(iso) == field("end"),
            "after" => (if iso.len() == 10 { first(iso) } else { after(iso) }) == field("start"),
            "since" => first(iso) == field("start"),
            "until" => first(iso) == field("end") || iso.len() < 10 && after(iso) == field("end"),
            _ => match (field("value"), field("start"), field("end")) {
                (Some(value), ..) => iso.len() == 10 && iso == value,
                (None, Some(start), Some(end)) => {
                    let ends = [after(iso), last_first(iso)];
                    // A span up to now ends with the reference day.
                    let now = iso.len() == 4 && &end[..4] == iso;
                    first(iso) == Some(start) && (ends.contains(&Some(end)) || now)
                }
                _ => false,
            },
        }
    })
}

/// The first day of an ISO date or span; leaked, as tests are short.
fn first(iso: &str) -> Option<&'static str> {
    bounds(iso.split('/').next()?).map(|(from, _)| leak(from))
}

/// The day after the last.
fn after(iso: &str) -> Option<&'static str> {
    bounds(iso.split('/').next_back()?).map(|(_, to)| leak(to))
}

/// The first day of the far end.
fn last_first(iso: &str) -> Option<&'static str> {
    bounds(iso.split('/').next_back()?).map(|(from, _)| leak(from))
}

fn leak(day: Day) -> &'static str {
    Box::leak(day.to_string().into_boxed_str())
}

/// The first day of one ISO date, and the day after its last.
fn bounds(iso: &str) -> Option<(Day, Day)> {
    let year: i16 = iso.get(..4).and_then(|y| y.parse().ok()).or_else(|| iso.get(..3)?.parse::<i16>().ok().map(|d| d * 10))?;
    let january = Day::new(year, 1, 1).ok()?;
    if iso.contains('X') {
        return Some((january, Day::new(year + 10, 1, 1).ok()?));
    }
    match iso.get(5..) {
        None => Some((january, Day::new(year + 1, 1, 1).ok()?)),
        Some(rest) if rest.starts_with('W') => {
            let week: i64 = rest[1..].parse().ok()?;
            let fourth = Day::new(year, 1, 4).ok()?;
            let monday = fourth.checked_sub(i64::from(fourth.weekday().since(Weekday::Monday)).days()).ok()?;
            let from = monday.checked_add((week - 1).weeks()).ok()?;
            Some((from, from.checked_add(1.week()).ok()?))
        }
        Some(rest) if rest.starts_with('Q') => {
            let from = Day::new(year, rest[1..].parse::<i8>().ok()? * 3 - 2, 1).ok()?;
            Some((from, from.checked_add(3.months()).ok()?))
        }
        Some(rest) if rest.len() == 2 => {
            let from = Day::new(year, rest.parse().ok()?, 1).ok()?;
            Some((from, from.checked_add(1.month()).ok()?))
        }
        Some(_) => {
            let day: Day = iso.parse().ok()?;
            Some((day, day.checked_add(1.day()).ok()?))
        }
    }
}

/// 2017-22 as the cases write it: 2017-SU.
fn season(iso: &str) -> Option<String> {
    let name = match iso.get(5..)? {
        "21" => "SP",
        "22" => "SU",
        "23" => "FA",
        "24" => "WI",
        _ => return None,
    };
    Some(format!("{}-{name}", &iso[..4]))
}

/// A length in months and seconds: P3.5Y and P3Y6M are the same.
fn months_and_seconds(iso: &str) -> Option<(i64, i64)> {
    let (mut months, mut seconds, mut time) = (0.0, 0.0, false);
    let mut number = String::new();
    for c in iso.strip_prefix('P')?.chars() {
        if c == 'T' {
            time = true;
            continue;
        }
        if c.is_ascii_digit() || c == '.' {
            number.push(c);
            continue;
        }
        let n: f64 = number.parse().ok()?;
        number.clear();
        match (c, time) {
            ('Y', _) => months += n * 12.0,
            ('M', false) => months += n,
            ('W', _) => seconds += n * 604_800.0,
            ('D', _) => seconds += n * 86_400.0,
            ('H', _) => seconds += n * 3600.0,
            ('M', true) => seconds += n * 60.0,
            ('S', _) => seconds += n,
            _ => return None,
        }
    }
    Some(((months * 1000.0).round() as i64, seconds.round() as i64))
}

//! Dates of any exactness → the days that they may mean, so that they can be compared.
//!
//! Takes the forms of the graph (`2021`, `2024-05`, `2024-Q3`, `2024-10-30`, spans with `/`). Deliberately knows neither
//! clock nor time of day.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The first and the last day that a date may mean; none where it is no date.
#[must_use]
pub fn days(iso: &str) -> Option<(Date, Date)> {
    if let Some((from, to)) = iso.split_once('/') {
        let (first, last) = (days(from)?.0, days(to)?.1);
        return (first <= last).then_some((first, last));
    }
    // A time of day, a time zone: the day is what counts.
    let iso = iso.split('T').next()?.trim_end_matches('Z');
    let mut parts = iso.splitn(3, '-');
    let year: i16 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let Some(month) = parts.next() else { return Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)) };
    if let Some(quarter) = month.strip_prefix('Q') {
        let quarter: i8 = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
        let first = Date::new(year, quarter * 3 - 2, 1).ok()?;
        return Some((first, Date::new(year, quarter * 3, 1).ok()?.last_of_month()));
    }
    let month: i8 = month.parse().ok()?;
    let first = Date::new(year, month, 1).ok()?;
    match parts.next() {
        None => Some((first, first.last_of_month())),
        Some(day) => Date::new(year, month, day.parse().ok()?).ok().map(|day| (day, day)),
    }
}

/// How many days a date may lie after the first day of the year 1, for placing it on a line: the middle of what it may mean.
#[must_use]
pub fn position(iso: &str) -> Option<i32> {
    let (first, last) = days(iso)?;
    let length = first.until(last).ok()?.get_days();
    let middle = first.checked_add((length / 2).days()).ok()?;
    date(1, 1, 1).until(middle).ok().map(|span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_means_the_days_that_it_may_mean() {
        let cases = [
            ("2021", Some(("2021-01-01", "2021-12-31"))),
            ("2024-02", Some(("2024-02-01", "2024-02-29"))),
            ("2024-Q3", Some(("2024-07-01", "2024-09-30"))),
            ("2024-10-30", Some(("2024-10-30", "2024-10-30"))),
            ("2024-10-30T08:00:00Z", Some(("2024-10-30", "2024-10-30"))),
            ("2024-06-14/2024-06-15", Some(("2024-06-14", "2024-06-15"))),
            ("2025-01/2025-06", Some(("2025-01-01", "2025-06-30"))),
            ("2025-06/2025-01", None),
            ("2024-13", None),
            ("2024-Q5", None),
            ("近日", None),
            ("", None),
        ];
        for (iso, wanted) in cases {
            let found = days(iso).map(|(a, b)| (a.to_string(), b.to_string()));
            assert_eq!(found, wanted.map(|(a, b)| (a.to_owned(), b.to_owned())), "{iso}");
        }
    }

    #[test]
    fn positions_keep_the_order_of_time() {
        let order = ["2020", "2021-01-01", "2021-02", "2021-Q2", "2021", "2021-12-31"];
        let places: Vec<_> = order.iter().map(|d| position(d)).collect();
        assert!(places.windows(2).all(|w| w[0] < w[1]), "{places:?}");
        assert_eq!(position("早些时候"), None);
    }
}

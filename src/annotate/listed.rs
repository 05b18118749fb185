//! Firms told by the number of their share in a bracket behind the name: 远洋新材(002999.SZ).
//!
//! Takes the Chinese characters before such a bracket, back to a break, a known name or a noun for a firm. Deliberately gives nothing
//! where more stands there than a name has.

use super::page::{Page, is_han};
use super::words::List;
use super::{Certainty, Reason};
use crate::span::Span;

/// The characters of such a name.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=6;
/// Behind the point of a number: where the share is traded.
const MARKETS: &[&str] = &["SH", "SZ", "BJ", "HK", "SS"];

pub(super) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let found: Vec<Span> =
        text.match_indices('(').filter(|(at, _)| numbered(&text[at + 1..])).filter_map(|(at, _)| named(page, at)).collect();
    for span in found {
        page.add(span, page.defaults.employer, Certainty::Context, Reason::Apposed);
    }
}

/// Whether the number of a share stands at the beginning of what a bracket holds.
fn numbered(held: &str) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 4..=6;
    let rest = held.trim_start_matches(|c: char| c.is_ascii_digit());
    let market = rest.strip_prefix('.').is_some_and(|rest| MARKETS.iter().any(|market| rest.starts_with(market)));
    market && DIGITS.contains(&(held.len() - rest.len()))
}

/// The name that ends at `end`.
fn named(page: &Page<'_>, end: usize) -> Option<Span> {
    let limit = page.left_limit(end, LENGTH.end() + 1);
    // 上市公司上华新材: a character of grammar begins a name right behind a noun for a firm.
    let first = page.text[..limit].char_indices().next_back().map(|(at, _)| at).filter(|&at| page.found.kind_ends(at));
    let limit = first.unwrap_or(limit);
    let known = page.known_before(end).map_or(limit, |k| (k.span.end as usize).max(limit));
    let kind = page.found.within(List::Kind, known, end).last().map_or(known, |m| m.end);
    let name = page.text.get(kind..end)?;
    let fits = LENGTH.contains(&name.chars().count()) && name.chars().all(is_han) && !page.found.is_generic(kind, end);
    fits.then(|| Span::new(kind, end))
}

//! Firms told by the number of their share in a bracket behind the name: 远洋新材(002999.SZ), 远洋新材(002999).
//!
//! Takes the Chinese characters before such a bracket, back to a break, a known name or a noun for a firm. Deliberately gives nothing
//! where more stands there than a name has.

use crate::annotate::page::{Page, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, Reason};
use crate::span::Span;

/// The characters of such a name.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=6;
/// Behind the point of a number: where the share is traded.
const MARKETS: &[&str] = &["SH", "SZ", "BJ", "HK", "SS"];

/// Characters of grammar that may stand between a mark and a name.
const GRAMMAR: &[char] = &['和', '与', '及', '由', '被', '在', '的', '向', '对', '将', '把', '是', '为', '从', '而', '但', '据', '获'];
/// First digits of the numbers of shares in Chinese markets.
const FIRST: &[char] = &['0', '3', '4', '6', '8', '9'];

pub(crate) fn find(page: &mut Page<'_>) {
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
    // (002999), (股票代码:002999)
    const ALONE: usize = 6;
    let told = ["股票代码:", "证券代码:", "股票代码", "证券代码"].iter().find_map(|word| held.strip_prefix(word));
    let held = told.unwrap_or(held).trim_start();
    let rest = held.trim_start_matches(|c: char| c.is_ascii_digit());
    let market = rest.strip_prefix('.').is_some_and(|rest| MARKETS.iter().any(|market| rest.starts_with(market)));
    let digits = held.len() - rest.len();
    let alone = rest.starts_with(')') && (digits == ALONE && held.starts_with(FIRST) || told.is_some());
    (market || alone) && DIGITS.contains(&digits)
}

/// The name that ends at `end`.
fn named(page: &Page<'_>, end: usize) -> Option<Span> {
    let limit = page.left_limit(end, LENGTH.end() + 1);
    // 上市公司上华新材: a character of grammar begins a name right behind a noun for a firm.
    let first = page.text[..limit].char_indices().next_back().map(|(at, _)| at).filter(|&at| page.found.kind_ends(at));
    // 、共达新材(002999): nor does one behind a mark end anything.
    let one = page.text[..limit].char_indices().next_back().filter(|&(at, c)| {
        is_han(c) && page.breaks_before(limit) && !GRAMMAR.contains(&c) && page.text[..at].ends_with(['、', ',', '。', ';', '由'])
    });
    let limit = first.or(one.map(|(at, _)| at)).unwrap_or(limit);
    let known = page.known_before(end).map_or(limit, |k| (k.span.end as usize).max(limit));
    let kind = page.found.within(List::Kind, known, end).last().map_or(known, |m| m.end);
    let name = page.text.get(kind..end)?;
    let fits = LENGTH.contains(&name.chars().count()) && name.chars().all(is_han) && !page.found.is_generic(kind, end);
    fits.then(|| Span::new(kind, end))
}

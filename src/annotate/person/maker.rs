//! Persons that are named as those who have founded something: 由童远和韦嘉言在杭州创立.
//!
//! Takes a list of runs behind 由 or 与 that each begin with a surname, up to the verb or what stands between. Deliberately takes no list
//! of which any member is known as another thing, or is longer than a name.

use std::sync::LazyLock;

use crate::annotate::form::firsts::Firsts;
use crate::annotate::page::{Page, is_han};

/// What such a list stands behind.
const LEADS: &[&str] = &["由", "与", "和", "同", "跟"];
static LEADING: LazyLock<Firsts> = LazyLock::new(|| Firsts::new(LEADS.iter().copied()));

/// What follows the last name.
const ENDS: &[&str] = &[
    "等", "共同", "联合", "联手", "一起", "一道", "一同", "携手", "合伙", "于", "在", "两人", "二人", "三人", "夫妇", "创立", "创办",
    "创建",
];
/// What follows those with whom somebody has founded something.
const TOGETHER: &[&str] = &["共同", "联手", "一起", "一道", "一同", "携手", "合伙"];
/// Verbs of founding, right behind the last name or later in the clause.
const FOUNDS: &[&str] = &["创立", "创办", "创建", "发起", "开办"];
/// Joints of the list.
const JOINTS: &[char] = &['、', '和', '与', '及'];
/// The farthest verb, in bytes.
const REACH: usize = 72;
/// The most names of a list.
const MOST: usize = 6;

/// The names of those who have founded something, as the bytes where each begins and ends.
pub(crate) fn find(page: &Page<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, _) in LEADING.places(page.text) {
        if let Some(lead) = LEADS.iter().find(|lead| page.text[at..].starts_with(**lead)) {
            found.extend(list(page, at + lead.len(), *lead == "由").unwrap_or_default());
        }
    }
    found
}

/// The names of a list that begins at `at`; nothing where any is none.
fn list(page: &Page<'_>, at: usize, by: bool) -> Option<Vec<(usize, usize)>> {
    let text = page.text;
    page.words.surname(&text[at..])?;
    let clause = text[at..].char_indices().take_while(|&(i, c)| i < REACH && !matches!(c, ',' | '。' | ';' | '\n'));
    let stop = clause.last().map_or(at, |(i, c)| at + i + c.len_utf8());
    if !FOUNDS.iter().any(|verb| text[at..stop].contains(verb)) {
        return None;
    }
    let mut names = Vec::new();
    let mut from = at;
    while names.len() < MOST {
        let (end, last) = name(page, from, by && names.is_empty(), if by { ENDS } else { TOGETHER })?;
        names.push((from, end));
        if last {
            return Some(names);
        }
        from = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// Where the name at `from` ends that a joint follows or one of some words, and whether it is the last.
fn name(page: &Page<'_>, from: usize, first: bool, ends: &[&str]) -> Option<(usize, bool)> {
    let text = page.text;
    let surname = page.words.surname(&text[from..])?;
    if page.known_at(from).is_some_and(|k| k.class != page.defaults.person) {
        return None;
    }
    let given = text[from + surname..].char_indices().take(2).take_while(|(_, c)| is_han(*c));
    let mut given = given.map(|(i, c)| from + surname + i + c.len_utf8());
    let joined = |end: usize| text[end..].starts_with(JOINTS);
    let closes = |end: usize| ends.iter().any(|word| text[end..].starts_with(word));
    let last = |end: usize| !first && closes(end) && !joined(end);
    let end = given.find(|&end| joined(end) || last(end))?;
    (!page.found.is_word(from, end)).then_some((end, !joined(end)))
}

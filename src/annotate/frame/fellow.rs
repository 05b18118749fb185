//! Firms told by whom they do something together with: 锐莱和北方大学联合研发, 北方大学与锐莱达成合作; and by who has brought them up:
//! 锐莱由北方大学孵化.
//!
//! Takes the words for what is done together and the names that are known, gives the run that nobody knows on the other side of 与.
//! Deliberately takes no run that may be a person's name, a description or everyday words.

use std::collections::BTreeSet;

use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, Reason};
use crate::chinese::{OneOf, is_adverbial};
use crate::span::Span;

/// The characters of such a name.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=6;
/// What is done together.
static TOGETHER: OneOf = OneOf::new(&["联合", "共同", "携手", "联手", "合作", "达成", "签署", "签约", "签订", "共建", "合资", "结成"]);
/// What joins those who do it.
const JOINTS: [char; 5] = ['和', '与', '同', '跟', '及'];
/// What is done to a house by whoever stands behind 由.
const RAISED: &[&str] =
    &["孵化", "孵化而来", "创办", "创立", "联合创立", "联合创办", "共同创立", "共同创办", "成立", "创建", "控股", "全资控股", "全资持有"];
/// Before whom it is done: 由A和B联合研发.
const BY: [char; 2] = ['由', '被'];
/// Adverbs of one character before it: 锐莱还与北方大学合作.
const AGAIN: [char; 12] = ['也', '还', '将', '拟', '则', '又', '已', '均', '都', '再', '正', '曾'];
/// How far before the word for it those who do it stand, in bytes.
const REACH: usize = 60;

pub(crate) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let mut found = Vec::new();
    // Word after word: of two that say it of the same the first in the list is heard.
    let mut together: Vec<(&str, usize)> = TOGETHER.places(text).map(|(at, word)| (word, at)).collect();
    together.sort_by_key(|(word, at)| (TOGETHER.iter().position(|known| known == word), *at));
    found.extend(together.into_iter().filter_map(|(_, at)| fellow(page, at)));
    for start in page.clauses() {
        found.extend(raised(page, start));
    }
    // 阿米尔·德赛…由王雪与德赛共同创办: whom the text calls so is a person.
    let persons: BTreeSet<&str> = text.split('·').skip(1).filter_map(|rest| rest.split(|c| !is_han(c)).next()).collect();
    found.retain(|span| !persons.iter().any(|name| name.starts_with(span.of(text))));
    for span in found {
        page.add(span, page.defaults.employer, Certainty::Context, Reason::Apposed);
    }
}

/// Whoever does something together with a known house before the word for that at `at`.
fn fellow(page: &Page<'_>, at: usize) -> Option<Span> {
    let text = page.text;
    let low = floor(text, at.saturating_sub(REACH));
    let start = text[low..at]
        .rfind([',', '。', ';', ':', '\n', '(', ')', '!', '?'])
        .map_or(low, |i| low + i + text[low + i..].chars().next().map_or(1, char::len_utf8));
    let joint = start + text[start..at].rfind(JOINTS)?;
    let after = joint + '与'.len_utf8();
    // 北方大学与锐莱昨日达成
    if page.agent_ending(joint).is_some() {
        let end = page.run(after, LENGTH.end() + 1).0;
        return (end <= at && is_adverbial(&text[end..at])).then(|| named(page, after, end)).flatten();
    }
    // 锐莱和北方大学联合
    let ends = text[after..at].char_indices().map(|(i, c)| after + i + c.len_utf8());
    let known = |end: &usize| page.agent_ending(*end).is_some_and(|span| span.start as usize == after) && is_adverbial(&text[*end..at]);
    ends.rev().find(known)?;
    let by = text[start..joint].rfind(BY).map_or(start, |i| start + i + '由'.len_utf8());
    named(page, by, joint)
}

/// Whoever a clause that begins at `start` says to have been brought up by another.
fn raised(page: &Page<'_>, start: usize) -> Option<Span> {
    let text = page.text;
    let end = page.run(start, LENGTH.end() + 1).0;
    let clause = text[end..].strip_prefix('由').map(|by| &by[..floor(by, REACH)])?;
    let clause = clause.split([',', '。', ';', '\n', '(']).next()?;
    RAISED.iter().any(|verb| clause.ends_with(verb)).then(|| named(page, start, end)).flatten()
}

/// The run between two places, where it may be a firm's name.
fn named(page: &Page<'_>, start: usize, end: usize) -> Option<Span> {
    let word = page.text.get(start..end)?.trim_end_matches(AGAIN);
    let end = start + word.len();
    // 其学生王雪与…
    let told = |i: usize| page.cue_before(start + i) == Some(page.defaults.person);
    if word.char_indices().skip(1).any(|(i, _)| told(i)) {
        return None;
    }
    let count = word.chars().count();
    let person = page.words.surname(word).is_some() && count <= 3;
    let fits = LENGTH.contains(&count)
        && word.chars().all(is_han)
        && !word.starts_with([
            '该', '其', '这', '那', '某', '各', '本', '多', '等', '两', '三', '几', '并', '还', '也', '又', '再', '将', '已', '曾',
        ])
        && !word.contains(['的', '了', '在', '为', '是', '于', '与', '和'])
        && page.known_within(start, end).is_none()
        && !person
        && !is_adverbial(word)
        && !page.found.is_generic(start, end)
        && !page.found.kind_ends(end)
        && !page.found.is_ordinary(start, end)
        && !page.found.crosses(start, end)
        && !page.found.holds(List::Title, start, end)
        && !page.found.holds(List::Head, start, end);
    fits.then(|| Span::new(start, end))
}

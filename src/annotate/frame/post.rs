//! Nouns that belong to the post behind them: 云川科技云计算事业部总经理, 语音负责人.
//!
//! Takes a head noun, tells whether what it ends is a part of a post. Deliberately knows no post itself: they are the lexicon's.

use crate::annotate::Certainty;
use crate::annotate::form::head::DIVISION;
use crate::annotate::page::{Page, floor};
use crate::annotate::words::{Hit, List};
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

/// Divisions, whose heads hold a post of the firm.
const DIVISIONS: &[&str] = &["事业部", "事业群", "业务部", "部门", "委员会"];

/// Posts of those who lead no firm.
const PARTIAL: &[&str] = &["负责人", "工程师", "总监", "主管", "架构师", "产品经理", "组长"];

/// 云川科技云计算事业部总经理, 云川光学工程师: whether what follows a firm's name up to a head is a part of the post behind it.
pub(crate) fn is_part_of_post(page: &Page<'_>, start: usize, hit: Hit, found: &[(Span, ClassId, Certainty)]) -> bool {
    let rest = &page.text[hit.end..];
    let house = |class: ClassId| page.ontology.is_a(class, page.defaults.agent) && class != page.defaults.person;
    let known = page.known_at(start).filter(|k| house(k.class)).map(|k| k.span.end as usize);
    let named = || found.iter().rev().find(|(span, class, _)| span.start as usize == start && house(*class)).map(|(s, ..)| s.end as usize);
    let own = |at: usize| known.or_else(named).is_some_and(|firm| firm < at);
    let head = &page.text[hit.start..hit.end];
    let division =
        DIVISIONS.contains(&head) || head.ends_with(DIVISION) && page.words.head_classes[hit.number as usize] == page.defaults.group;
    let division = division && !(page.title_begins(hit.end) && joins_house(page, start, hit.start));
    if page.title_begins(hit.end) && division {
        // 云川科技副总裁、听涛事业部总经理
        let joined = || page.text[..start].strip_suffix(['、', '兼']).is_some_and(|before| page.follows_title(before.len()));
        return own(hit.start) || DIVISIONS.contains(&head) && joined();
    }
    if page.title_begins(hit.end) && joins_house(page, start, hit.start) {
        return true;
    }
    let division = DIVISIONS.iter().find(|word| rest.starts_with(**word)).map(|word| hit.end + word.len());
    // 云川科技…云川语音负责人: the firm has been named in full.
    let called = || {
        let stem = &page.text[start..hit.start];
        let full = |span: &Span| span.start as usize != start && span.len() > stem.len() && span.of(page.text).starts_with(stem);
        stem.chars().nth(1).is_some()
            && found.iter().rev().take(NAMED).any(|(span, class, _)| *class == page.defaults.employer && full(span))
    };
    division.is_some_and(|at| page.title_begins(at)) && own(hit.end)
        || is_field_of_post(page, hit) && (known == Some(hit.start) || called())
}

/// 听涛光子|事业部: whether what ends at `end` is but the field of a division that stands behind it.
pub(crate) fn is_division(page: &Page<'_>, end: usize) -> bool {
    DIVISIONS.iter().any(|word| page.text[end..].starts_with(word))
}

/// 王雪加入云川科技,担任人工智能研究院负责人: whether everyday words up to a head stand behind a verb of holding a post, and whoever holds it
/// has just come into a house that is named there.
fn joins_house(page: &Page<'_>, start: usize, head: usize) -> bool {
    const REACH: usize = 75;
    const JOINS: &[&str] = &["加入", "加盟", "入职", "重返", "转投", "回归"];
    const HOLDS: &[&str] = &["担任", "出任", "就任", "兼任", "任", "负责"];
    let before = &page.text[..start];
    let Some(verb) = HOLDS.iter().find_map(|verb| before.strip_suffix(verb)) else { return false };
    let sentence = verb[floor(verb, verb.len().saturating_sub(REACH))..].rsplit(['。', ';', '\n']).next().unwrap_or_default();
    let Some((at, word)) = JOINS.iter().filter_map(|word| sentence.rfind(word).map(|at| (at, word))).max() else { return false };
    let joined = sentence[at + word.len()..].trim_end_matches(['并', '将', '后']).trim_end_matches([',', '并']);
    let plain = page.found.is_ordinary(start, head) || page.found.is_generic(start, head);
    let named = !joined.is_empty() && !joined.contains(['、', ':']) && page.known_at(start).is_none_or(|k| page.is_topic(k.class));
    plain && named && head > start
}

/// How many of the names before a head are looked through for its firm's.
const NAMED: usize = 40;

/// Whether a noun tells what a post behind it is over: 语音负责人, 软件总监.
pub(crate) fn is_field_of_post(page: &Page<'_>, hit: Hit) -> bool {
    let rest = &page.text[hit.end..];
    let partial = page.title_begins(hit.end) && PARTIAL.iter().any(|post| rest.starts_with(post));
    let weak = page.words.head_strengths[hit.number as usize] != Strength::Strong;
    partial || weak && page.title_at(hit.start).is_some_and(|end| end > hit.end)
}

/// The same of the noun that begins at `at`.
pub(crate) fn begins_field_of_post(page: &Page<'_>, at: usize) -> bool {
    const LONGEST: usize = 24;
    if !page.found.begins(List::Head, at) {
        return false;
    }
    let hit = page.words.longest(List::Head, &page.text[at..floor(page.text, at + LONGEST)]);
    hit.is_some_and(|hit| is_field_of_post(page, Hit { start: at, end: at + hit.end, ..hit }))
}

/// A head without what a post takes in: 云川基金|管理合伙人 is of no 基金管理.
pub(crate) fn before_post(page: &Page<'_>, hit: Hit) -> Option<Hit> {
    let over = |at: &usize| page.title_at(*at).is_some_and(|end| end > hit.end) && !page.found.begins(List::Head, *at);
    let post = page.title_within(hit.start + 1, hit.end).filter(over);
    post.map_or(Some(hit), |at| page.found.last(List::Head, hit.start, at).filter(|m| m.end == at))
}

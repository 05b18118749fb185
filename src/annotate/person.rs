//! Persons: a surname and a cue (院长王某某, 王某某表示), foreign names with ·, Latin names beside a title.
//!
//! Deliberately takes no surname without a cue: 高性能, 方向 and 时间 begin with surnames too.

use super::page::{Page, floor, is_han};
use super::{Certainty, Reason};
use crate::chinese::{COMPOUND_SURNAMES, FOREIGN, SURNAMES};
use crate::span::Span;

/// Words that a person is the subject of, right after the name.
const ACTS: &[&str] = &[
    "表示",
    "说",
    "认为",
    "指出",
    "介绍",
    "透露",
    "称",
    "坦言",
    "强调",
    "谈到",
    "提到",
    "回应",
    "补充",
    "在",
    "出席",
    "发表",
    "宣布",
    "分享",
    "解释",
    "出任",
    "担任",
    "任",
    "曾",
    "离职",
    "加入",
    "加盟",
    "卸任",
    "辞去",
    "教授",
    "博士",
    "院士",
    "先生",
    "女士",
    "等",
    "还",
    "也",
    "致辞",
    "演讲",
    "主持",
    "作了",
    "带领",
    "领衔",
    "创立",
    "创办",
    "联合创立",
    "接替",
    "告诉",
    "受邀",
    "现任",
    "、",
    "与",
    "和",
    ",",
    "(",
    "将",
    "于",
    "为",
];

/// Of these, verbs that tell a person even without a title.
const STRONG: &[&str] = &[
    "表示",
    "认为",
    "指出",
    "介绍说",
    "透露",
    "坦言",
    "强调",
    "谈到",
    "回应",
    "补充",
    "出席",
    "解释",
    "出任",
    "担任",
    "曾任",
    "离职",
    "加入",
    "加盟",
    "卸任",
    "辞去",
    "教授",
    "博士",
    "院士",
    "先生",
    "女士",
    "创立",
    "创办",
    "联合创立",
    "接替",
    "现任",
    "曾在",
    "说",
    "称",
    "在接受",
    "离开",
    "任命",
    "告诉",
];

pub(super) fn find(page: &mut Page<'_>) {
    foreign(page);
    titled(page);
    acting(page);
}

fn add(page: &mut Page<'_>, start: usize, end: usize) {
    page.add(Span::new(start, end), page.defaults.person, Certainty::Context, Reason::Person);
}

/// 山姆·奥特曼: runs of the characters of foreign names, joined by ·.
fn foreign(page: &mut Page<'_>) {
    let text = page.text;
    let foreign = |c: &char| FOREIGN.contains(*c);
    let mut done = 0;
    for (dot, _) in text.match_indices('·') {
        if dot < done {
            continue;
        }
        let left: usize = text[..dot].chars().rev().take(6).take_while(foreign).map(char::len_utf8).sum();
        if left < 3 {
            continue;
        }
        let start = (dot - left).max(page.left_limit(dot, 6));
        let mut end = dot;
        while text[end..].starts_with('·') {
            let from = end + '·'.len_utf8();
            let run: usize = text[from..].chars().take(7).take_while(foreign).map(char::len_utf8).sum();
            if run < 3 {
                break;
            }
            // 尼古拉·兰松于2022年: 于 is a coverb there.
            let run = if text[from..from + run].ends_with('于') && run > 3 { run - '于'.len_utf8() } else { run };
            end = from + run;
            // 查理: a last character that the list lacks, before a break.
            let limit = page.right_limit(end, 2);
            if text[end..limit.max(end)].chars().count() == 1 && page.breaks_at(limit) {
                end = limit;
            }
        }
        if end > dot && end - start >= 12 {
            add(page, start, end);
            done = end;
        }
    }
}

/// Names right after or right before a title.
fn titled(page: &mut Page<'_>) {
    let (text, words) = (page.text, page.words);
    for hit in words.titles.find_iter(text) {
        let mut after = hit.end();
        if text[after..].starts_with([' ', ':']) {
            after += 1;
        }
        if let Some(end) = chinese(page, after).or_else(|| transliterated(page, after)).or_else(|| latin(page, after)) {
            add(page, after, end);
            list(page, end);
        }
        before(page, hit.start());
    }
}

/// X总裁: a surname and one or two characters that reach from the last break to the title.
fn before(page: &mut Page<'_>, title: usize) {
    let start = page.left_limit(title, 5);
    let start = page
        .candidates
        .iter()
        .rev()
        .skip_while(|k| k.span.start as usize >= title)
        .take(2)
        .map(|k| k.span.end as usize)
        .filter(|&e| e <= title)
        .max()
        .map_or(start, |e| start.max(e));
    if chinese(page, start) == Some(title) || surname(&page.text[start..title]).is_some_and(|s| given(&page.text[start + s..title])) {
        add(page, start, title);
    }
}

fn given(rest: &str) -> bool {
    (1..=2).contains(&rest.chars().count()) && rest.chars().all(is_han)
}

/// The length in bytes of a surname at the front.
fn surname(text: &str) -> Option<usize> {
    if let Some(compound) = COMPOUND_SURNAMES.iter().find(|s| text.starts_with(**s)) {
        return Some(compound.len());
    }
    text.chars().next().filter(|c| SURNAMES.contains(*c)).map(char::len_utf8)
}

/// Where the Chinese name that begins at `start` ends: at a break, a mark, or after two given characters.
fn chinese(page: &Page<'_>, start: usize) -> Option<usize> {
    let text = page.text;
    let from = start + surname(&text[start..])?;
    if page.breaks_at(start) {
        return None;
    }
    let limit = page.right_limit(from, 2);
    let given = &text[from..limit.max(from)];
    let given: usize = given.chars().take_while(|c| is_han(*c)).map(char::len_utf8).sum();
    let end = from + given;
    let known = page.candidates.iter().any(|k| k.span.start as usize == start && k.class != page.defaults.person);
    let title = page.title_at(start).is_some();
    (given >= 3 && !known && !title && !text[end..].starts_with('·')).then_some(end)
}

/// A foreign surname alone after a title: 首席执行官奥特曼.
fn transliterated(page: &Page<'_>, start: usize) -> Option<usize> {
    let limit = page.right_limit(start, 6);
    let run = &page.text[start..limit.max(start)];
    let count = run.chars().count();
    ((2..=5).contains(&count) && run.chars().all(|c| FOREIGN.contains(c))).then_some(limit)
}

/// Two or three capitalised words after a title.
fn latin(page: &Page<'_>, start: usize) -> Option<usize> {
    let text = page.text;
    let mut end = start;
    let mut words = 0;
    while words < 3 {
        let from = if words == 0 { start } else { end + 1 };
        if words > 0 && !text[end..].starts_with(' ') {
            break;
        }
        let length = text[from.min(text.len())..].bytes().take_while(|b| b.is_ascii_alphabetic() || matches!(b, b'.' | b'-')).count();
        if length < 2 || !text.as_bytes()[from].is_ascii_uppercase() {
            break;
        }
        end = from + length;
        words += 1;
    }
    (words >= 2).then_some(end)
}

/// Further names after one: X、Y和Z.
fn list(page: &mut Page<'_>, end: usize) {
    let mut end = end;
    for _ in 0..8 {
        let rest = &page.text[end..];
        let Some(mark) = ['、', '和', '与', '及'].iter().find(|m| rest.starts_with(**m)) else { return };
        let start = end + mark.len_utf8();
        let Some(next) = chinese(page, start).filter(|&e| e < page.text.len() && ends_person(&page.text[e..])) else { return };
        add(page, start, next);
        end = next;
    }
}

fn ends_person(rest: &str) -> bool {
    ACTS.iter().any(|w| rest.starts_with(w)) || rest.starts_with(['。', ';', ')', '\n'])
}

/// A name at the head of a clause, right before a verb of speech or the like.
fn acting(page: &mut Page<'_>) {
    let text = page.text;
    for verb in STRONG {
        for (found, _) in text.match_indices(verb) {
            // A date may stand between: 张某某2022年创办…
            let value = page.values.partition_point(|v| (v.span.start as usize) < found);
            let at = value
                .checked_sub(1)
                .map(|i| &page.values[i])
                .filter(|v| v.span.end as usize == found)
                .map_or(found, |v| v.span.start as usize);
            let from = floor(text, at.saturating_sub(12));
            let start = page.left_limit(at, 4).max(from);
            let bound = start == 0 || text[..start].ends_with(['。', ',', '\n', ';', '、', ':', ' ', '(', '”', '!', '?']);
            if bound
                && start < at
                && surname(&text[start..at]).is_some_and(|s| given(&text[start + s..at]))
                && !page.breaks_at(start)
                && !page.words.is_generic(&text[start..at])
                && page.kind_at(start).is_none()
            {
                add(page, start, at);
            }
        }
    }
}

//! Divisions called by their house and what they do: 云川科技具身智能事业部, 听涛集团算法技术部.
//!
//! Takes the houses found so far and the nouns for what a house is divided into, gives the whole as a group. Deliberately takes none
//! before a post (云川科技语音事业部总经理 holds a post of 云川科技, see `frame::post`), nor one of which nothing tells what it does.

use std::collections::BTreeSet;

use crate::annotate::page::{Page, is_alphanumeric, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, Reason};
use crate::chinese::OneOf;
use crate::span::Span;

/// Nouns for what a house is divided into.
static DIVISIONS: OneOf = OneOf::new(&[
    "事业群组",
    "事业部",
    "事业群",
    "业务部",
    "业务群",
    "部门",
    "产品部门",
    "工程部门",
    "研究组",
    "课题组",
    "项目组",
    "攻关组",
    "学习组",
    "研究部",
    "研发部",
    "技术部",
    "平台部",
    "算法部",
    "产品部",
    "工程部",
    "战略部",
    "模型部",
    "专委会",
    "专业委员会",
    "技术委员会",
    "工作委员会",
    "业务单元",
    "业务线",
]);
/// The characters of what tells of a division what it does.
const FIELD: std::ops::RangeInclusive<usize> = 2..=12;
/// Those nouns that need none: 云川语音事业群组, 云川科技产品部门.
const WHOLE: &[&str] = &["事业群组", "事业部", "事业群", "产品部门", "工程部门"];
/// Words behind a house with which no field begins: 云川科技旗下语音事业部, 云川科技多个业务部门.
const OPENS_NO_FIELD: &[&str] = &[
    "旗下", "内部", "下属", "下设", "新设", "所属", "各", "多", "两", "几", "某", "其", "该", "这", "那", "等", "全", "公司", "集团",
    "相关", "有关", "核心", "主要", "其他", "所有", "不同", "新", "原", "同", "本", "的", "和", "与", "及", "、", "在", "由", "将", "把",
];
/// Characters of no field.
const NO_FIELD: [char; 12] = ['的', '了', '在', '由', '将', '把', '是', '其', '该', '从', '向', '为'];
/// What follows a noun for a division that is none: 事业部制, 部门化.
const GOES_ON: [char; 8] = ['制', '化', '级', '间', '们', '内', '组', '署'];

pub(crate) fn find(page: &mut Page<'_>) {
    let persons: BTreeSet<u32> = page.candidates.iter().filter(|c| c.class == page.defaults.person).map(|c| c.span.end).collect();
    let divisions = DIVISIONS.places(page.text).filter_map(|(at, word)| division(page, at, at + word.len(), &persons));
    let found: Vec<Span> = divisions.collect();
    for span in found {
        page.add(span, page.defaults.group, Certainty::Firm, Reason::Head);
    }
}

/// The division whose noun stands from `head` to `end`, with its house; where the names of `persons` end none begins.
fn division(page: &Page<'_>, head: usize, end: usize, persons: &BTreeSet<u32>) -> Option<Span> {
    let rest = &page.text[end..];
    // 云川科技语音部门Hearken: it tells what is named behind it.
    let names = |c: char| c.is_ascii_alphanumeric() || matches!(c, '“' | '「');
    if rest.starts_with(GOES_ON) || rest.starts_with(names) || page.title_begins(end) {
        return None;
    }
    let field = page.text[..head].char_indices().rev().take(FIELD.end() + 1).enumerate();
    let plain = |c: char| (is_han(c) || is_alphanumeric(c)) && !NO_FIELD.contains(&c);
    let least = if WHOLE.contains(&&page.text[head..end]) { 0 } else { *FIELD.start() };
    for (before, (at, c)) in field {
        if before >= least
            && let Some(house) = page.agent_ending(at + c.len_utf8()).filter(|house| !persons.contains(&house.end))
            && is_field(page, at + c.len_utf8(), head)
        {
            return Some(Span { start: house.start, end: end as u32 });
        }
        if !plain(c) {
            return None;
        }
    }
    None
}

/// Whether what stands between a house and the noun tells what the division does.
fn is_field(page: &Page<'_>, start: usize, head: usize) -> bool {
    let field = &page.text[start..head];
    let inside = || field.char_indices().map(|(at, _)| start + at);
    !OPENS_NO_FIELD.iter().any(|word| field.starts_with(word))
        && !inside().any(|at| page.breaks_at(at) || page.title_begins(at))
        && inside().skip(1).all(|at| page.agent_ending(at).is_none())
        && page.known_within(start, head).is_none_or(|k| !page.ontology.is_a(k.class, page.defaults.agent))
        && !page.found.crosses(previous(page, start), start)
        && !page.found.holds(List::Title, start, head)
}

/// Where the character before `at` begins.
fn previous(page: &Page<'_>, at: usize) -> usize {
    page.text[..at].char_indices().next_back().map_or(at, |(before, _)| before)
}

//! Where a name begins that ends in a head noun: 近日|北京智源人工智能研究院, 由|清华大学.
//!
//! Takes the place of the head, gives the byte at which the name begins (`begin`); the steps that may move it are told apart by what they
//! look at: words that lead to a name (`lead`), a joint (`joint`), a place (`place`), a time (`when`), whoever has it (`who`).
//! Deliberately knows no head: they are the lexicon's.

mod joint;
mod lead;
mod place;
mod when;
mod who;

use crate::annotate::page::{Page, floor, over_kind};
use crate::annotate::words::{Hit, List};
use crate::ontology::ClassId;

pub(crate) use joint::{headed, over_joint, over_seated_joint, whole_word};
pub(crate) use lead::{led, past_lead};
pub(crate) use place::{after_country, over_pair, over_place, over_seat, over_wide, with_house};
pub(crate) use when::{after_date, after_doer, after_year, edited, over_edition, over_time};
pub(crate) use who::{after_cue, after_holder, behind_holder, over_latin};

use lead::{LEADS, behind_leads};
use who::{after_copula, after_foreigner, after_verb, after_when};

/// The longest name in characters, head excluded.
pub(crate) const LONGEST: usize = 22;

/// A known name of so many bytes may be a part of another: 东方 in 远东方舟.
pub(crate) const SHORT: usize = 6;

/// The bytes of a word of two characters.
pub(crate) const WORD: usize = 6;

/// Words of the widest places, that begin the names of what meets or unites people.
pub(crate) const WIDE: &[&str] = &["世界", "全球", "中国", "国际", "全国", "亚太", "国家"];

/// The bytes of the longest head that is looked for.
const LONGEST_HEAD: usize = 24;

/// Verbs that 方 makes the one who does so of.
const SIDES: &[&str] = &[
    "发布", "主办", "承办", "协办", "研发", "开发", "投资", "运营", "合作", "设计", "制作", "出品", "建设", "采购", "收购", "评测", "组织",
    "发起", "参与", "提供",
];

/// Where the name begins: after words that only lead to it, after a title or a person that stands before it, never inside
/// a name of the lexicon.
pub(crate) fn begin(page: &Page<'_>, limit: usize, head: usize) -> usize {
    let start = behind_leads(page, behind_side(page, limit, head), head);
    let start = after_verb(page, start, head);
    let start = after_when(page, start, head);
    let start = after_copula(page, start, head);
    let start = after_foreigner(page, start, head);
    // The name's first characters belong to a known name that began before it.
    let start = page.known_over(start).map_or(start, |known| (known.span.end as usize).min(head));
    let start = at_known(page, start, head);
    let start = behind_joined(page, start, head);
    let start = behind_described(page, start, head);
    behind_title(page, start, head)
}

/// `limit`, moved behind 方 that makes a verb the one who does so: 发布方|远山研究院.
fn behind_side(page: &Page<'_>, limit: usize, head: usize) -> usize {
    let side = page.text[limit..head].starts_with('方') && SIDES.iter().any(|verb| page.text[..limit].ends_with(verb));
    if side { limit + '方'.len_utf8() } else { limit }
}

/// `start`, moved behind everyday words before a known name: 背后站着|湖北科投; but 第七届中国国际进口博览会 counts.
fn at_known(page: &Page<'_>, start: usize, head: usize) -> usize {
    let Some(known) = page.known_within(start, head).filter(|k| !page.is_topic(k.class)) else { return start };
    let at = known.span.start as usize;
    let before = &page.text[start..at];
    let counted = before.ends_with(['届', '期', '次', '季']) || before.starts_with('第') && before.contains('届');
    // 华中科技大学同济医学院: whose school it is.
    let owned = page.known_at(start).is_some_and(|k| k.span.end as usize == at && page.ontology.is_a(k.class, page.defaults.agent));
    // ② Mistral AI: a number before the name, not of it.
    let numbered = !before.is_empty() && before.trim_end().bytes().all(|b| b.is_ascii_digit());
    let plain = at > start && !owned && (page.found.is_ordinary(start, at) || numbered || before.ends_with('是'));
    if plain && !counted { at } else { start }
}

/// `start`, moved behind the first of two firms, though 和平 is a word: 科大讯飞和|平安科技.
fn behind_joined(page: &Page<'_>, start: usize, head: usize) -> usize {
    let Some(known) = page.known_at(start).filter(|k| page.ontology.is_a(k.class, page.defaults.agent)) else { return start };
    let joint = known.span.end as usize;
    let next = joint + '和'.len_utf8();
    let joined = joint < head && page.text[joint..].starts_with(['和', '与', '及']) && next < head && page.known_at(next).is_some();
    if joined { next } else { start }
}

/// `start`, moved behind the noun that tells what the name is: 听力芯片公司|清听声学, 吉利控股子公司|芯擎科技.
fn behind_described(page: &Page<'_>, start: usize, head: usize) -> usize {
    let described = page
        .found
        .within(List::Kind, start, head)
        .filter(|m| m.end < head && [page.defaults.employer, page.defaults.group].contains(&ClassId(m.number as u16)))
        .last();
    // 南山银行视觉实验室: a house has a field between its name and the head.
    let house = |m: &Hit| {
        m.start > start
            && page.found.last(List::Head, start, m.end).is_some_and(|h| h.start > start)
            && !page.found.is_ordinary(start, m.start)
            && head >= m.end + WORD
            && page.found.is_ordinary(m.end, head)
    };
    // 江州开发者博览会, 东海投资人论坛: whom it is for.
    let gathers = || {
        let class = |m: &Hit| page.words.head_classes[m.number as usize];
        page.found.within(List::Head, head, floor(page.text, head + LONGEST_HEAD)).any(|m| m.start == head && page.recurs(class(&m)))
    };
    let Some(described) = described.filter(|m| !house(m) && !gathers()) else { return start };
    let rest = &page.text[described.end..head];
    head - LEADS.iter().find_map(|lead| rest.strip_prefix(lead)).unwrap_or(rest).len()
}

/// `start`, moved behind the first post that stands before the name.
fn behind_title(page: &Page<'_>, start: usize, head: usize) -> usize {
    let over = |hit: &Hit| over_kind(&page.found, hit, |class| page.ontology.is_a(class, page.defaults.work));
    page.found.within(List::Title, start, head).find(|hit| hit.end < head && !over(hit)).map_or(start, |hit| hit.end)
}

//! Names that end in a head noun (北京智源人工智能研究院), and descriptions of kinds (海浪预报大模型).
//!
//! The head tells the class; where the name begins is told by what cannot stand inside a name: 近日, 由, the marks.
//! Deliberately knows no head itself: they are the lexicon's.

use std::collections::BTreeSet;

use super::page::{Page, is_han};
use super::words::List;
use super::{Certainty, Reason};
use crate::chinese::COMPARISONS;
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

/// The longest name in characters, head excluded.
const LONGEST: usize = 22;

/// Characters after a head that make another word of it: 大学生, 银行业, 平台化.
const UNHEAD: &str = "生业化界型式性级制者员户学派官团室师";

/// Words that may stand before a name without a break, and are no part of it: 获北川创新奖, 如上海财经大学.
const LEADS: &[&str] = &[
    "获", "如", "即", "叫", "名叫", "正是", "就是", "均是", "无论", "不论", "做出", "不过", "但", "像", "含", "设", "让", "使", "因", "当",
    "时任", "新任", "给", "有", "找", "请", "入", "来到", "走进", "作为", "例如", "包括", "尽管", "虽然", "所以", "而且", "此时", "首批",
    "任", "至", "其中", "若", "连", "连同", "以及",
];

/// Words of the widest places, that begin the names of what meets or unites people.
const WIDE: &[&str] = &["世界", "全球", "中国", "国际", "全国", "亚太", "国家"];

pub(super) fn find(page: &mut Page<'_>) {
    names(page);
    kinds(page);
    apposed(page);
}

fn names(page: &mut Page<'_>) {
    let (text, words) = (page.text, page.words);
    let mut found = Vec::new();
    for hit in page.found.hits(List::Head) {
        let class = words.head_classes[hit.number as usize];
        let latin = text.as_bytes()[hit.start].is_ascii_alphabetic();
        if goes_on(text, hit.end) || latin && text.as_bytes().get(hit.end).is_some_and(u8::is_ascii_alphanumeric) {
            continue;
        }
        let limit = page.left_limit(hit.start, LONGEST);
        let start = begin(page, limit, hit.start);
        let stem = &text[start..hit.start];
        if latin && !(stem.ends_with(' ') && stem.len() > 1 && stem.as_bytes()[stem.len() - 2].is_ascii_alphanumeric()) {
            continue;
        }
        let length: usize = stem.chars().map(|c| if is_han(c) { 2 } else { 1 }).sum();
        let strength = words.head_strengths[hit.number as usize];
        let least = if strength == Strength::Strong && !stem.is_ascii() { 4 } else { 2 };
        // 子公司 is a description of its own, though 公司 ends names.
        let kind = page.kind_over(hit.start, hit.end);
        if length < least
            || kind && strength == Strength::Strong
            || strength != Strength::Strong && !makes_a_name(page, start, hit.start, hit.end, class, strength)
            || page.found.is_generic(start, hit.start)
                && !wide(page, stem, class)
                && page.cue_before(start) != Some(class)
                && !placed(page, start, hit.start, class)
            || stem.ends_with('的')
            || strength == Strength::Strong && repeats_owner(page, start, hit.start, hit.end, class)
            || describes(page, Span::new(start, hit.end), stem, class)
        {
            continue;
        }
        // 苍梧视觉 is a firm as far as its name tells, but a list or a noun beside it knows better.
        let firm = strength != Strength::Owned || page.known_at(start).is_some() || told(page, start, hit.end, class);
        found.push((Span::new(start, hit.end), class, if firm { Certainty::Firm } else { Certainty::Guess }));
    }
    // 听力芯片公司清听声学: what a name of the same class follows describes it.
    let begins: BTreeSet<(u32, ClassId)> = found.iter().map(|(span, class, _)| (span.start, *class)).collect();
    found.retain(|(span, class, _)| {
        let head_is_kind = page.found.kind_ends(span.end as usize);
        !head_is_kind || !begins.contains(&(span.end, *class))
    });
    for (span, class, certainty) in found {
        page.add(span, class, certainty, Reason::Head);
    }
}

/// Whether a word beside a name tells that it is of a class.
fn told(page: &Page<'_>, start: usize, end: usize, class: ClassId) -> bool {
    [page.cue_after(end), page.cue_before(start)].contains(&Some(class))
}

/// Whether a place makes a firm's name of generic words: 福州市大数据集团, but no 北京科技公司.
fn placed(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> bool {
    let known = page.known_at(start).filter(|k| k.class == page.defaults.place && (k.span.end as usize) < head);
    known.is_some() && class == page.defaults.employer && page.kind_at(head).is_none()
}

/// Whether what ends at `end` goes on as another word: 银行业, 应用于.
fn goes_on(text: &str, end: usize) -> bool {
    let next = text[end..].chars().next();
    next.is_some_and(|c| UNHEAD.contains(c)) || next == Some('于') && text[..end].ends_with('用')
}

/// Whether generic words make a name because they begin with the widest place: 世界人工智能大会, but no 全球科技公司.
fn wide(page: &Page<'_>, stem: &str, class: ClassId) -> bool {
    class != page.defaults.employer
        && !page.ontology.is_a(class, page.defaults.work)
        && WIDE.iter().any(|w| stem.strip_prefix(w).is_some_and(|rest| rest.len() >= 6))
}

/// Whether a weak head ends a name here: after a name (浪潮云, 紫东太初平台) or after what is no everyday word (千寻智能), between
/// edges.
fn makes_a_name(page: &Page<'_>, start: usize, head: usize, end: usize, class: ClassId, strength: Strength) -> bool {
    let text = page.text;
    let stem = &text[start..head];
    let closed = page.closes(end);
    if let Some(known) = page.known_at(start) {
        let whole = known.span.end as usize == head;
        let agent = page.ontology.is_a(class, page.defaults.agent);
        // 大疆算法工程师: what a firm does, before one who does it.
        if page.ontology.is_a(known.class, page.defaults.agent) && (page.is_topic(class) || whole && page.title_begins(end)) {
            return false;
        }
        // 向OpenAI投资: where a known name begins it, a word that breaks names is what is done.
        return !page.is_topic(known.class)
            && !page.breaks_at(head)
            && (closed || whole && goes_on_freely(page, head, end))
            && (whole || strength == Strength::Weak)
            // A place's firm may be named so; a place's product has more of a name.
            && (known.class != page.defaults.place || agent && strength == Strength::Weak || !whole)
            // OpenAI团队 is OpenAI.
            && !(class == page.defaults.group && whole && page.ontology.is_a(known.class, page.defaults.agent) && page.found.holds(List::Kind, head, end));
    }
    let latin = stem.is_ascii();
    let double = page.found.last(List::Head, start, head).is_some_and(|m| {
        m.start > start
            && (page.words.head_strengths[m.number as usize] != Strength::Owned || class == page.words.head_classes[m.number as usize])
    });
    let firm = class == page.defaults.employer;
    // 派机器人出战: one character before a thing is no firm's name.
    // 星野机器人 may be a robot: a noun for things needs more to be a firm's.
    let thing = page.kind_at(head).is_some_and(|(c, to)| to == end && !page.ontology.is_a(c, page.defaults.agent));
    let named = firm && stem.chars().count() > 1 && stem.chars().all(is_han);
    (closed || named && goes_on_freely(page, head, end))
        && (strength == Strength::Weak || named && !thing || told(page, start, end, class) || named && acts(page, start, end, class))
        && !double
        && page.opens(start)
        && !(class == page.defaults.group && page.found.holds(List::Kind, head, end))
        && (latin && stem.len() > 2
            || stem.chars().count() <= 5 && !page.found.is_ordinary(start, head) && !page.found.begins_word(start, head)
            // 本源量子宣布: what acts is a name, though everyday words make it up.
            || stem.chars().count() <= 3 && !page.breaks_at(head) && acts(page, start, end, class) && !page.found.is_generic(start, head))
}

/// Whether what stands beside a run of everyday words tells that it acts: 石榴物流宣布, 石榴物流的董事长, 供应商石榴物流.
fn acts(page: &Page<'_>, start: usize, end: usize, class: ClassId) -> bool {
    let text = page.text;
    let edge = page.begins_clause(start) || page.breaks_before(start);
    let post = page.title_begins(end) || text[end..].starts_with('的') && page.title_begins(end + '的'.len_utf8());
    page.begins_clause(start) && page.cue_after(end) == Some(class)
        || page.cue_before(start) == Some(class)
        || edge && post
        || page.kind_before(start) == Some(class)
}

/// Whether an everyday word that makes no compound with it stands after a firm's name: 苍梧智能相继, but no 苍梧智能手机.
fn goes_on_freely(page: &Page<'_>, head: usize, end: usize) -> bool {
    let noun = [List::Kind, List::Head, List::Generic].iter().any(|&list| page.found.begins(list, end));
    !noun && page.found.begins_word(end, page.text.len()) && !page.found.crosses(head, end)
}

/// Whether `stem` + head describes what the next name names (数据标注公司Kolena), or tells only where it is from (法国公司).
fn describes(page: &Page<'_>, whole: Span, stem: &str, class: ClassId) -> bool {
    let end = whole.end as usize;
    let head_is_kind = page.found.kind_ends(end) && page.found.last(List::Kind, whole.start as usize, end).is_some();
    if !head_is_kind {
        return false;
    }
    let named =
        page.text[end..].starts_with(['“', '《']) || page.known_at(end).is_some_and(|k| k.class != page.defaults.place && k.class != class);
    let latin = page.text.as_bytes().get(end).is_some_and(u8::is_ascii_uppercase);
    let group = class == page.defaults.employer || class == page.defaults.group;
    named || latin || group && (page.words.is_place(stem, page.defaults.place) || stem.ends_with(['国', '系']))
}

/// Where the name begins: after words that only lead to it, after a title or a person that stands before it, never inside
/// a name of the lexicon.
fn begin(page: &Page<'_>, limit: usize, head: usize) -> usize {
    let mut start = limit;
    loop {
        if page.known_at(start).is_some_and(|k| k.span.len() > 3) {
            break;
        }
        let rest = &page.text[page.found.after_praise(start, head)..head];
        // 世界人工智能大会: the widest place is a part of the name that it begins.
        let rest = WIDE
            .iter()
            .find(|w| page.text[start..head - rest.len()].ends_with(**w))
            .map_or(rest, |w| &page.text[head - rest.len() - w.len()..head]);
        let rest = LEADS.iter().chain(COMPARISONS).find_map(|lead| rest.strip_prefix(lead)).unwrap_or(rest);
        if head - rest.len() == start {
            break;
        }
        start = head - rest.len();
    }
    // The name's first characters belong to a known name that began before it.
    if let Some(known) = page.known_over(start) {
        start = (known.span.end as usize).min(head);
    }
    // 背后站着湖北科投: everyday words before a name are no part of it; 第七届中国国际进口博览会 counts.
    if let Some(known) = page.known_within(start, head).filter(|k| !page.is_topic(k.class)) {
        let at = known.span.start as usize;
        let before = &page.text[start..at];
        let counted = before.ends_with(['届', '期', '次', '季']) || before.starts_with('第') && before.contains('届');
        if at > start && page.found.is_ordinary(start, at) && !counted {
            start = at;
        }
    }
    // 听力芯片公司清听声学, 吉利控股子公司芯擎科技: what the name is stands before it.
    let described = page
        .found
        .within(List::Kind, start, head)
        .filter(|m| m.end < head && [page.defaults.employer, page.defaults.group].contains(&ClassId(m.number as u16)))
        .last();
    if let Some(described) = described {
        start = described.end;
        let rest = &page.text[start..head];
        start = head - LEADS.iter().find_map(|lead| rest.strip_prefix(lead)).unwrap_or(rest).len();
    }
    for hit in page.found.within(List::Title, start, head) {
        if hit.end < head {
            return hit.end;
        }
    }
    start
}

/// OpenAI公司, DeepSeek团队: the head only says again what the name is.
fn repeats_owner(page: &Page<'_>, start: usize, head: usize, end: usize, class: ClassId) -> bool {
    let kind = page.words.longest(List::Kind, &page.text[head..end]).is_some_and(|m| m.len() == end - head);
    page.known_at(start).is_some_and(|k| {
        kind && k.span.end as usize == head
            && (k.class == class || class == page.defaults.group && page.ontology.is_a(k.class, page.defaults.agent))
    })
}

/// Descriptions: the noun with what stands before it, 首个, 最新 and the like aside.
fn kinds(page: &mut Page<'_>) {
    let (text, words) = (page.text, page.words);
    let mut found = Vec::new();
    for hit in page.found.hits(List::Kind) {
        if goes_on(text, hit.end) {
            continue;
        }
        let limit = page.left_limit(hit.start, 16);
        let limit = page
            .known_before(hit.start)
            .filter(|k| page.ontology.is_a(k.class, page.defaults.agent) || k.class == page.defaults.place)
            .map(|k| k.span.end as usize)
            .filter(|&e| e <= hit.start)
            .map_or(limit, |e| limit.max(e));
        let stem = &text[page.found.after_praise(limit, hit.start)..hit.start];
        let length: usize = stem.chars().map(|c| if is_han(c) { 2 } else { 1 }).sum();
        let word = hit.end - hit.start;
        if length + word / 3 * 2 >= 6 {
            // Who is described stays what it is; what is made is described as a kind of thing.
            let class = ClassId(hit.number as u16);
            let class = if page.ontology.is_a(class, page.defaults.agent) { class } else { words.kind_class };
            found.push((Span::new(hit.start - stem.len(), hit.end), class));
        }
    }
    for (span, class) in found {
        page.add(span, class, Certainty::Guess, Reason::Kind);
    }
}

/// Names of a few Chinese characters right after a description: 知识图谱平台渊图, 初创公司千寻智能.
fn apposed(page: &mut Page<'_>) {
    let text = page.text;
    let mut found = Vec::new();
    // 北方大学 is no description, though 大学 ends one.
    let named: BTreeSet<Span> = page.candidates.iter().filter(|c| c.reason == Reason::Head).map(|c| c.span).collect();
    let kinds: Vec<Span> =
        page.candidates.iter().filter(|c| c.reason == Reason::Kind && !named.contains(&c.span)).map(|c| c.span).collect();
    for kind in kinds {
        let start = kind.end as usize;
        let end = page.right_limit(start, 7);
        let run = &text[start..end];
        let length = run.chars().count();
        let ends = page.breaks_at(end) || text[end..].starts_with(['。', ',', '、', ';', '\n', '(', ':']) || end == text.len();
        if (2..=6).contains(&length)
            && ends
            && run.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric())
            && run.chars().any(is_han)
            // 听涛3接连: a version ends a name.
            && !run.trim_start_matches(is_han).contains(is_han)
            && !page.words.begins_generic(run)
            && !page.found.is_ordinary(start, end)
            && page.known_at(start).is_none()
            && page.known_over(start).is_none()
            && page.title_at(start).is_none()
            && !page.found.holds(List::Kind, start, end)
            && let Some(class) =
                page.kind_before(start).filter(|&c| page.ontology.is_a(c, page.defaults.agent) || page.ontology.is_a(c, page.defaults.work))
        {
            found.push((Span::new(start, end), class));
        }
    }
    for (span, class) in found {
        page.add(span, class, Certainty::Context, Reason::Apposed);
    }
}

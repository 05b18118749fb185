//! Names of the lexicon, longest first, with the versions and sizes that grow onto them.
//!
//! Deliberately gives no entry to a name that grew: Qwen2.5-72B-Instruct is another thing than Qwen.

use std::collections::BTreeSet;

use crate::annotate::form::head::{AFTER_DIVISION, DIVISION};
use crate::annotate::form::shape::{self, Token};
use crate::annotate::form::unit::is_department;
use crate::annotate::page::{Page, is_alphanumeric, is_han};
use crate::annotate::words::{Hit, List};
use crate::annotate::{Certainty, NameMention, Reason};
use crate::ontology::ClassId;
use crate::span::Span;

/// The bytes of two ideographs.
const TWO: usize = 6;

/// The place three characters before another, or where the ideographs before it begin.
fn before(text: &str, at: usize) -> usize {
    text[..at].char_indices().rev().take(3).take_while(|(_, c)| is_han(*c)).last().map_or(at, |(from, _)| from)
}

pub(crate) fn find(page: &mut Page<'_>) {
    let (text, words) = (page.text, page.words);
    let bytes = text.as_bytes();
    let mut found: Vec<NameMention> = Vec::new();
    for hit in page.found.hits(List::Name) {
        let hit = before_post(page, after_once(page, *hit));
        let (start, end) = (hit.start, hit.end);
        let latin_start = bytes[start].is_ascii_alphanumeric();
        if latin_start
            && start > 0
            && (bytes[start - 1].is_ascii_alphanumeric()
                || bytes[start - 1] == b'-' && start > 1 && bytes[start - 2].is_ascii_alphanumeric())
        {
            continue;
        }
        // A Latin name without a capital matches only as it is written (an, go).
        if latin_start && hit.len() < 3 && !text[start..end].bytes().any(|b| b.is_ascii_uppercase()) {
            continue;
        }
        // 云川科技CPO王雪: a field is written as a post is.
        if latin_start && page.title_at(start) == Some(end) && words.surname(&text[end..]).is_some() {
            continue;
        }
        // 使用友好的界面, 晚上汽车很多: two words side by side hold no name of two characters.
        if hit.len() == TWO && page.found.crosses(before(text, start), start) && page.found.crosses(start, end) {
            continue;
        }
        // 记者李志明报道: the last character begins a verb.
        if text[start..end].ends_with('报') && text[end..].starts_with('道') && !text[end..].starts_with("道歉") {
            continue;
        }
        // 云川科技部署了, 教育部门: the last character begins a word.
        if text[start..end].ends_with(DIVISION) && text[end..].starts_with(AFTER_DIVISION) {
            continue;
        }
        if text[start..end].ends_with(DIVISION) && is_department(page, start) {
            continue;
        }
        // 副校长宁远航: a title goes on over the first character.
        if hit.len() == TWO && page.within_title(start) {
            continue;
        }
        // 10亿欧元 holds the name of no medium, 周一加盟 that of no firm.
        if page.within_amount(start, end) || hit.len() == TWO && page.within_date(start) {
            continue;
        }
        if hit.len() == TWO && plain(page, start, end) {
            continue;
        }
        let entry = hit.number;
        let class = words.entry_classes[entry as usize];
        // 云川图灵CEO: a firm that somebody's name ends.
        if hit.len() == TWO && class == page.defaults.person && !page.opens(start) && page.title_begins(end) {
            continue;
        }
        // 葡萄牙语: a word that only begins with the country; but 瑞典语音公司, where another word goes on over its end.
        if class == page.defaults.place
            && words.longest(List::Generic, &text[start..]).is_some_and(|word| start + word.end > end)
            && !page.found.is_word(end, end + TWO)
        {
            continue;
        }
        let end = end + usize::from(plus(page, start, end, class));
        let glued =
            bytes[end - 1].is_ascii_alphanumeric() && bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) && !shape::is_year(text, end);
        let grown = if page.ontology.is_a(class, page.defaults.work) { shape::suffix(page, end) } else { end };
        // MMLU 71.4: so many points are no version.
        let grown = if page.defaults.yardstick == Some(class) && is_points(&text[end..grown]) { end } else { grown };
        if glued && grown == end {
            continue;
        }
        let entry = (grown == hit.end).then_some(entry);
        found.push(NameMention { span: Span::new(start, grown), class, certainty: Certainty::Firm, reason: Reason::Lexicon, entry });
    }
    // Names that grew may now hold the name after them.
    let mut last = 0;
    found.retain(|n| {
        let free = n.span.start >= last;
        last = last.max(n.span.end);
        free
    });
    reclass_grown(page, &mut found);
    add_districts(page, &mut found);
    join_places(page, &mut found);
    page.take_known(found);
}

/// Whether a plus sign behind a version makes another thing of it, and joins nothing to it: 天玑9400+, but A100+H100.
fn plus(page: &Page<'_>, start: usize, end: usize, class: ClassId) -> bool {
    let (name, rest) = (&page.text[start..end], &page.text[end..]);
    let after = end + '+'.len_utf8();
    let made = page.ontology.is_a(class, page.defaults.work) && !page.is_yardstick(class) && name.ends_with(|c: char| c.is_ascii_digit());
    let closes = || {
        let next = page.text[after..].chars().next();
        next.is_none_or(|c| !is_alphanumeric(c) && c != '+')
            || page.found.begins(List::Kind, after)
            || page.text[after..].starts_with(['和', '与', '及', '等', '的'])
    };
    made && rest.starts_with('+') && closes()
}

/// 这波浪潮中, 大模型浪潮席卷…: whether a name that is an everyday noun too is but that, by what stands beside it.
fn plain(page: &Page<'_>, start: usize, end: usize) -> bool {
    const COUNTED: [char; 6] = ['波', '股', '轮', '场', '次', '一'];
    const WITHIN: &[&str] = &[
        "中,", "下,", "里,", "之", "席卷", "来临", "来袭", "袭来", "到来", "退去", "已经", "涌", "兴起", "奔涌", "滚滚", "中的", "下的",
        "里的",
    ];
    // 智能化浪潮, AI浪潮: what it is one of.
    const OF: [char; 6] = ['化', '型', '能', '业', '术', '体'];
    const VERBS: [&str; 5] = ["赋能", "使能", "优化", "深化", "强化"];
    let (before, after) = (&page.text[..start], &page.text[end..]);
    // 赋能医疗: a verb ends there.
    let verb = || VERBS.iter().any(|verb| before.ends_with(verb));
    let of = || before.ends_with(OF) && !verb() || before.ends_with(|c: char| c.is_ascii_alphanumeric());
    page.found.is_generic(start, end)
        && (before.ends_with(COUNTED) || of() || !page.begins_clause(start) && WITHIN.iter().any(|word| after.starts_with(word)))
}

/// The name behind 前 that goes on over the end of one which 前 begins, where a post follows: 前海洋智算副总裁 is of no 前海.
fn after_once(page: &Page<'_>, hit: Hit) -> Hit {
    const ONCE: char = '前';
    let from = hit.start + ONCE.len_utf8();
    if !page.text[hit.start..hit.end].starts_with(ONCE) || from >= hit.end {
        return hit;
    }
    let other = page.words.longest(List::Name, &page.text[from..]).map(|m| Hit { start: from, end: from + m.end, number: m.number });
    other.filter(|m| m.end > hit.end && page.title_begins(m.end)).unwrap_or(hit)
}

/// 美国商务部长: the name before a post that begins within a longer name and goes on over its end.
fn before_post(page: &Page<'_>, hit: Hit) -> Hit {
    if !page.text[hit.end..].starts_with('长') {
        return hit;
    }
    let posts = page.found.within(List::Title, hit.start, hit.end + '长'.len_utf8());
    let front = posts.filter(|post| post.end > hit.end && post.start > hit.start).map(|post| post.start).min();
    let other = front.and_then(|at| page.words.longest(List::Name, &page.text[hit.start..at]).filter(|m| hit.start + m.end == at));
    other.map_or(hit, |m| Hit { start: hit.start, end: hit.start + m.end, number: m.number })
}

/// 大模型Aurora-2: where the noun before it says so, a version of a known name is another maker's thing that shares the name.
fn reclass_grown(page: &Page<'_>, found: &mut [NameMention]) {
    let shape = page.defaults.shape;
    let other = |n: &NameMention| {
        n.entry.is_none() && n.class != shape && page.ontology.is_a(n.class, page.defaults.work) && !page.is_yardstick(n.class)
    };
    let told: BTreeSet<&str> =
        found.iter().filter(|n| other(n) && page.kind_before(n.span.start as usize) == Some(shape)).map(|n| n.span.of(page.text)).collect();
    if told.is_empty() {
        return;
    }
    for name in found.iter_mut().filter(|n| other(n)) {
        let text = name.span.of(page.text);
        // Aurora-2 and Aurora-2-Lite are of one family.
        let longest = text.char_indices().map(|(at, _)| at).filter(|&at| text[at..].starts_with(['-', ' ']));
        if told.contains(text) || longest.into_iter().any(|at| told.contains(&text[..at])) {
            name.class = shape;
        }
    }
}

/// The unit within a place that nobody has listed: 得克萨斯州|拉辛县, 襄阳市|樊城区.
fn add_districts(page: &Page<'_>, found: &mut Vec<NameMention>) {
    let place = page.defaults.place;
    let mut districts = Vec::new();
    for (nth, name) in found.iter().enumerate().filter(|(_, name)| name.class == place) {
        let rest = &page.text[name.span.end as usize..];
        let start = name.span.end as usize + rest.strip_prefix('市').map_or(0, |_| '市'.len_utf8());
        let next = found.get(nth + 1).map_or(page.text.len(), |next| next.span.start as usize);
        if let Some(end) = district(page, start).filter(|&end| end <= next) {
            districts.push(NameMention { span: Span::new(start, end), entry: None, ..*name });
        }
    }
    if !districts.is_empty() {
        found.extend(districts);
        found.sort_by_key(|name| name.span.start);
    }
}

/// Zones that a city has, which are named after it.
const ZONES: &[&str] = &[
    "高新技术产业开发区",
    "经济技术开发区",
    "高新技术开发区",
    "经济开发区",
    "高新区",
    "经开区",
    "工业园区",
    "自贸区",
    "综合保税区",
    "保税区",
    "科学城",
    "未来科技城",
];

/// Where the name of a county or a district ends that begins at `start`, right behind a place.
fn district(page: &Page<'_>, start: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    // 山东省各区, 两省和地区
    const NEVER: &[char] =
        &['的', '和', '与', '及', '各', '等', '在', '多', '个', '全', '市', '省', '州', '这', '该', '某', '几', '百', '为', '是', '到'];
    let rest = &page.text[start..];
    // 苏州高新区
    if let Some(zone) = ZONES.iter().find(|zone| rest.starts_with(**zone)) {
        return Some(start + zone.len());
    }
    let mut han = rest.char_indices().take(LONGEST + 1).take_while(|(_, c)| is_han(*c) && !NEVER.contains(c));
    let (at, unit) = han.find(|(at, c)| *at > 0 && matches!(c, '县' | '郡' | '区'))?;
    let end = start + at + unit.len_utf8();
    let stem = start + at;
    // 北京厂区, 上海地区, 襄阳老城区: a district has a name of two characters, the last of which makes no word with its unit.
    let city = rest[..at].ends_with('城') && !rest.starts_with(['老', '主', '旧', '新', '中']);
    let named = unit != '区' || at == TWO && (city || !page.found.is_word(stem - TWO / 2, end));
    let plain = page.found.is_ordinary(start, stem) || page.found.is_generic(start, stem) || page.found.is_word(start, end);
    (named && !plain && !page.found.holds(List::Kind, start, end)).then_some(end)
}

/// 美国加州, 深圳市南山区: two places, the greater first, are named as one.
fn join_places(page: &Page<'_>, found: &mut Vec<NameMention>) {
    let place = page.defaults.place;
    found.dedup_by(|next, last| {
        let between = page.text.get(last.span.end as usize..next.span.start as usize);
        let joins = last.class == place && next.class == place && matches!(between, Some("" | "市"));
        if joins {
            last.span.end = next.span.end;
            last.entry = next.entry;
        }
        joins
    });
}

/// Whether what grew onto the name of a yardstick is a number of points: two digits and a fraction.
pub(crate) fn is_points(grown: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let parts = grown.strip_prefix(' ').and_then(|points| points.split_once('.'));
    parts.is_some_and(|(whole, fraction)| whole.len() == 2 && digits(whole) && !fraction.is_empty() && digits(fraction))
}

/// Whether a token may follow a name as a part of it.
pub(crate) fn continues(page: &Page<'_>, token: Token<'_>) -> bool {
    token.has_digit() || shape::is_tier(page, token.text)
}

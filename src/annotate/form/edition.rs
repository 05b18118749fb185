//! Editions of what takes place again and again: 2022世界人工智能大会, 第七届智源大会, 人工智能框架生态峰会2023.
//!
//! Takes names of the classes that the ontology marks as recurring, and gives the name of the edition. A year or an ordinal
//! right before such a name also tells that a joint stands within it: 2023东湖算力与大数据创新大会. Deliberately leaves 2022年
//! alone, which is a date as well.

use crate::annotate::page::{Page, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::ontology::ClassId;
use crate::span::Span;

/// The longest name between its edition and its head, in characters.
const LONGEST: usize = 24;

pub(crate) fn find(page: &mut Page<'_>) {
    let recurring: Vec<ClassId> = page.ontology.defaults_for("recurring").collect();
    let recurs = |n: &&NameMention| recurring.contains(&n.class) && n.reason != Reason::Kind;
    let mut found: Vec<(Span, ClassId)> = Vec::new();
    for name in page.known.iter().chain(&page.candidates).filter(recurs) {
        let (start, end) = (before(page.text, name.span.start as usize), after(page.text, name.span.end as usize));
        if Span::new(start, end) != name.span {
            found.push((Span::new(start, end), name.class));
        }
    }
    found.extend(joined(page, &recurring));
    for (span, class) in found {
        page.add(span, class, Certainty::Firm, Reason::Head);
    }
}

/// Where the edition before a name begins: 2022, 第七届, 首届.
pub(crate) fn before(text: &str, name: usize) -> usize {
    let front = &text[..name];
    if let Some(rest) = front.strip_suffix("首届") {
        return rest.len();
    }
    if let Some(rest) = front.strip_suffix('届')
        && let Some(at) = rest.rfind('第').filter(|&at| (1..=4).contains(&rest[at..].chars().skip(1).count()))
        && rest[at..].chars().skip(1).all(|c| c.is_ascii_digit() || "零一二三四五六七八九十百".contains(c))
    {
        return at;
    }
    year_before(front).unwrap_or(name)
}

/// A name without its edition, and that.
pub(crate) fn parted(name: &str) -> (&str, Option<&str>) {
    let (ordinal, year) = (ordinal_end(name), name.len().checked_sub(4).filter(|&at| name.is_char_boundary(at) && is_year(&name[at..])));
    if let Some(end) = ordinal.filter(|&end| end < name.len()) {
        return (name[end..].trim_start(), Some(name[..end].trim_end()));
    }
    year.filter(|&at| at > 0).map_or((name, None), |at| (name[..at].trim_end(), Some(&name[at..])))
}

/// Where something takes place, and what is said of it.
const AT: &[&str] = &["在", "于", "参加", "出席", "亮相", "参展", "参与", "登陆", "举办", "主办", "承办", "投稿", "收录于", "发表于"];
const THERE: &[&str] = &[
    "上",
    "期间",
    "现场",
    "大会",
    "举行",
    "举办",
    "召开",
    "开幕",
    "闭幕",
    "落幕",
    "落下帷幕",
    "开赛",
    "的舞台",
    "的现场",
    "展会",
    "展台",
    "会场",
    "接收",
    "录用",
    "收录",
    "于",
    "将于",
    "将在",
    "在",
];

/// Whether a year ends a Latin name of a few capitals, or of any word where something takes place: HKRD 2025, 在DevNorth 2025上.
pub(crate) fn is_occasion(page: &Page<'_>, name: &NameMention) -> bool {
    const CAPITALS: std::ops::RangeInclusive<usize> = 3..=8;
    let (stem, Some(year)) = parted(name.span.of(page.text)) else { return false };
    let latin = stem.starts_with(|c: char| c.is_ascii_uppercase()) && stem.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ');
    if year.len() != "2025".len() || !latin {
        return false;
    }
    let capitals = CAPITALS.contains(&stem.len()) && stem.bytes().all(|b| b.is_ascii_uppercase());
    let before = page.text[..name.span.start as usize].trim_end_matches(' ');
    let after = page.text[name.span.end as usize..].trim_start_matches(' ');
    capitals || AT.iter().any(|word| before.ends_with(word)) || THERE.iter().any(|word| after.starts_with(word))
}

/// Where an edition ends with which a name begins.
fn ordinal_end(name: &str) -> Option<usize> {
    let word = name.find('届').map(|at| at + '届'.len_utf8()).filter(|&end| before(name, end) == 0);
    word.or_else(|| name.get(..4).filter(|year| is_year(year)).map(str::len))
}

/// A bare year at the end of a text: where it begins.
fn year_before(front: &str) -> Option<usize> {
    let trimmed = front.trim_end_matches(' ');
    let at = trimmed.len().checked_sub(4).filter(|&at| trimmed.is_char_boundary(at))?;
    let free = !trimmed[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/'));
    (free && is_year(&trimmed[at..])).then_some(at)
}

/// Where a bare year after a name ends.
fn after(text: &str, name: usize) -> usize {
    let rest = &text[name..];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let Some(year) = rest.get(gap..gap + 4).filter(|y| is_year(y)) else { return name };
    let next = rest[gap + year.len()..].chars().next();
    if gap > 1 || next.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '年' | '.' | '-' | '/')) { name } else { name + gap + 4 }
}

fn is_year(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit()) && ("1950".."2100").contains(&text)
}

/// Names that hold a joint (算力与大数据创新大会), after a bare year.
fn joined(page: &Page<'_>, recurring: &[ClassId]) -> Vec<(Span, ClassId)> {
    let mut found = Vec::new();
    for hit in page.found.hits(List::Head) {
        let class = page.words.head_classes[hit.number as usize];
        if !recurring.contains(&class) {
            continue;
        }
        found.extend(of_two(page, hit.start).map(|start| (Span::new(start, hit.end), class)));
        let mut at = hit.start;
        for c in page.text[..hit.start].chars().rev().take(LONGEST) {
            if c.is_ascii_digit() {
                if let Some(start) = year_before(&page.text[..at]).filter(|_| hit.start >= at + "大会".len()) {
                    found.push((Span::new(start, hit.end), class));
                }
                break;
            }
            if !c.is_alphabetic() || matches!(c, '在' | '由' | '的' | '被' | '将' | '年') {
                break;
            }
            at -= c.len_utf8();
        }
    }
    found
}

/// Where the name begins of what takes place for two fields: 具身智能与世界模型论坛, at an edge.
fn of_two(page: &Page<'_>, head: usize) -> Option<usize> {
    const JOINTS: [char; 2] = ['与', '和'];
    let run: usize = page.text[..head].chars().rev().take(LONGEST).take_while(|&c| is_han(c) && c != '的').map(char::len_utf8).sum();
    let start = head - run;
    let (joint, mark) = page.text[start..head].char_indices().find(|(_, c)| JOINTS.contains(c)).map(|(at, c)| (start + at, c))?;
    let after = joint + mark.len_utf8();
    let field = |from: usize, to: usize| {
        to > from + 3
            && (page.found.is_generic(from, to) || page.known_at(from).is_some_and(|k| page.is_topic(k.class) && k.span.end as usize == to))
    };
    let edge = page.begins_clause(start) || page.text[..start].ends_with(['的', '“', '在', '办']);
    let one = !page.text[after..head].contains(JOINTS);
    (edge && one && field(start, joint) && field(after, head)).then_some(start)
}

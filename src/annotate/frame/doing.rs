//! Firms told by what they do or what is done with them: 已被江苏有线采购, 由上海库帕思打造, 开发者是云岫, 歌尔旗下的上海驭光.
//!
//! Takes a place with a word behind it, or a word that nobody knows, between such words and an edge. Deliberately takes no run that
//! may be a person's name, a description or a field.

use crate::annotate::form::branch;
use crate::annotate::page::{Page, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, Reason};
use crate::span::Span;

/// The characters of such a name, its place aside.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=4;
/// What is done by whoever stands behind 被.
const TAKES: &[&str] = &["采购", "采用", "收购", "并购", "部署", "选用", "引入", "引进", "接入", "全资收购", "买下", "收入"];
/// What is done by whoever stands behind 由.
const MAKES: &[&str] = &[
    "研发",
    "开发",
    "打造",
    "推出",
    "承建",
    "运营",
    "提供",
    "代工",
    "生产",
    "制造",
    "训练",
    "领投",
    "独家投资",
    "投资",
    "建设",
    "搭建",
    "研制",
    "设计",
    "承办",
    "主办",
    "出品",
];
/// What a part of a house does with others' firms: 远山证券旗下东融领投.
const INVESTS: &[&str] = &["领投", "跟投", "参投", "投资", "独投", "入股", "出资", "加注"];
/// What stands before 是 or 为 of whoever does something.
const HOLDERS: &[&str] = &["者", "方", "商", "单位", "东家", "公司", "企业"];
/// What stands before a part of a house.
const HOUSES: &[&str] = &["旗下的", "旗下", "子公司"];

pub(crate) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let by = |mark: char, verbs: &'static [&'static str]| text.match_indices(mark).map(move |(at, mark)| (at + mark.len(), Some(verbs)));
    let is = text.match_indices(['是', '为']).filter(|(at, _)| HOLDERS.iter().any(|word| text[..*at].ends_with(word)));
    let is = is.map(|(at, copula)| (at + copula.len(), None));
    let parts = text.match_indices('旗').filter_map(|(at, _)| {
        let word = HOUSES.iter().find(|word| text[at..].starts_with(**word))?;
        Some((at + word.len(), None))
    });
    let backers = text.match_indices('旗').filter_map(|(at, _)| {
        let word = HOUSES[..2].iter().find(|word| text[at..].starts_with(**word))?;
        Some((at + word.len(), Some(INVESTS)))
    });
    let places: Vec<(usize, Option<&[&str]>)> = by('被', TAKES).chain(by('由', MAKES)).chain(is).chain(parts).chain(backers).collect();
    let found: Vec<Span> = places.into_iter().filter_map(|(at, verbs)| named(page, at, verbs)).collect();
    for span in found {
        page.add(span, page.defaults.employer, Certainty::Context, Reason::Apposed);
    }
}

/// The name that begins at `start`, which one of some verbs follows, or an edge.
fn named(page: &Page<'_>, start: usize, verbs: Option<&[&str]>) -> Option<Span> {
    let text = page.text;
    let place = page.known_at(start).filter(|k| k.class == page.defaults.place);
    if place.is_none() && (page.known_at(start).is_some() || page.title_begins(start)) {
        return None;
    }
    // 被美国采购: a country acts by itself.
    let country = place.is_some_and(|k| branch::is_country(k.span.of(text)) || k.span.of(text) == "中国");
    let from = place.map_or(start, |k| k.span.end as usize);
    let end = page.run(from, LENGTH.end() + 1).0;
    let word = &text[from..end];
    let closed = match verbs {
        Some(verbs) => verbs.iter().any(|verb| text[end..].starts_with(verb)),
        None => text[end..].is_empty() || text[end..].starts_with([',', '。', ';', '、', '\n', '(']),
    };
    let fits = closed
        && !country
        && LENGTH.contains(&word.chars().count())
        && word.chars().all(is_han)
        && !word.starts_with(['市', '省', '区', '县', '州', '的', '等', '多', '该', '其', '这', '那', '某', '各', '本'])
        && !page.found.is_generic(from, end)
        && !page.found.kind_ends(end)
        && page.found.last(List::Head, from, end).is_none_or(|head| head.end < end)
        && !page.found.holds(List::Title, from, end);
    // Everyday words behind a place may be a name; a person may do as much.
    let told = match place {
        Some(_) => !page.found.is_word(start, end),
        None => page.words.surname(word).is_none() && !page.found.is_ordinary(from, end) && !page.found.begins_common_word(from, end),
    };
    (fits && told).then(|| Span::new(start, end))
}

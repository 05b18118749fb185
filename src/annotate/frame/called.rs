//! Names that a verb of naming gives without marks, whatever words make them up: 一支名为夜泊船的战队, 一款游戏,名叫青梅酒.
//!
//! Takes what stands after such a verb up to an edge, where a noun tells what is so called. Deliberately takes nothing without
//! that noun: 名叫王雪的人 may be anybody.

use std::sync::LazyLock;

use crate::annotate::form::firsts::Firsts;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, Reason};
use crate::ontology::ClassId;
use crate::span::Span;

/// Verbs of naming.
const VERBS: &[&str] = &["名为", "名叫", "取名为", "取名", "命名为", "叫做", "定名为", "代号为", "起名", "起名为", "叫"];
/// With what these begin.
static VERB_FIRSTS: LazyLock<Firsts> = LazyLock::new(|| Firsts::new(VERBS.iter().copied()));
/// The longest name in characters.
const LONGEST: usize = 8;
/// The longest of Latin letters.
const LATIN: usize = 24;
/// Words that measure what is so called.
const MEASURES: &[char] = &['家', '个', '款', '种', '支', '只', '套', '台'];
/// How far after the name the noun is looked for, in bytes.
const PHRASE: usize = 60;

pub(crate) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let mut found = Vec::new();
    for (at, _) in VERB_FIRSTS.places(text) {
        let Some(verb) = VERBS.iter().filter(|verb| text[at..].starts_with(**verb)).max_by_key(|verb| verb.len()) else { continue };
        let start = at + verb.len();
        let end = page.right_limit(start, if text[start..].starts_with(is_han) { LONGEST + 1 } else { LATIN });
        let end = over_break(page, start, end);
        let name = &text[start..end];
        // 第三家公司叫析木生物: the plain verb needs its noun right before it.
        // 有家叫析木生物的公司: or it behind the name.
        let measured = || text[..at].ends_with(MEASURES) && text[end..].starts_with('的');
        if *verb == "叫" && page.kind_before(text[..at].trim_end_matches(',').len()).is_none() && !measured() {
            continue;
        }
        let latin = name.starts_with(|c: char| c.is_ascii_alphabetic()) && text[end..].starts_with('的') && measured();
        let shaped = (2..=LONGEST).contains(&name.chars().count())
            && name.starts_with(is_han)
            && name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric())
            || latin && name.is_ascii();
        let known = page.known_at(start).is_some() || page.known_over(start).is_some() || page.title_within(start, end).is_some();
        if shaped
            && !known
            && !page.found.is_generic(start, end)
            && let Some(class) = described(page, at, end).filter(|&c| c != page.defaults.title)
            // 名叫瓦片机器人 names a firm, where the noun is one for firms.
            && (!page.found.kind_ends(end) || page.ontology.is_a(class, page.defaults.agent))
        {
            found.push((Span::new(start, end), class));
        }
    }
    found.extend(defined(page));
    found.extend(said_to_be(page));
    for (span, class) in found {
        page.add(span, class, Certainty::Context, Reason::Quotation);
    }
}

/// `end`, moved over a word of grammar within a name that the text has again, or that a bracket tells in Latin: 名为刻度无界(Scale).
fn over_break(page: &Page<'_>, start: usize, end: usize) -> usize {
    const MOST: usize = 6;
    let run: usize = page.text[start..].chars().take(MOST + 1).take_while(|&c| is_han(c)).map(char::len_utf8).sum();
    let whole = &page.text[start..start + run];
    let after = &page.text[start + run..];
    let stops = after.starts_with(['(', ',', '。', ';', '”', '"']) && whole.chars().count() <= MOST;
    let bracketed = || after.strip_prefix('(').is_some_and(|inside| inside.starts_with(|c: char| c.is_ascii_uppercase()));
    let longer = start + run > end && end > start && stops && !page.text[end..].starts_with(['的', '和', '与', '及']);
    if longer && (bracketed() || page.text.matches(whole).nth(1).is_some()) { start + run } else { end }
}

/// The class of the noun that tells what is called so: after 的, or before the verb.
fn described(page: &Page<'_>, verb: usize, end: usize) -> Option<ClassId> {
    let after = page.text[end..].strip_prefix('的').map(|rest| &rest[..floor(rest, PHRASE)]);
    let phrase = after.and_then(|rest| rest.split([',', '。', ';', '!', '?', ':', '\n', '(', '“', '、']).next());
    let noun = phrase.and_then(|phrase| page.words.last(List::Kind, phrase).or_else(|| page.words.hits(List::Kind, phrase).next()));
    let before = page.text[..verb].trim_end_matches([',', '它', '这', '就', '是', '其']);
    noun.map(|m| ClassId(m.number as u16)).or_else(|| page.kind_before(before.len()))
}

/// Words that begin what somebody is said to be.
const BEING: &[&str] = &["是一家", "是家", "是一所", "是一支", "是国内一家", "是一间", "是这家"];
/// The longest such description, in bytes.
const BEING_REACH: usize = 90;

/// 慎思数安是一家来自深圳的安全公司: what is said to be an organisation is one.
fn said_to_be(page: &Page<'_>) -> Vec<(Span, ClassId)> {
    const WORD: std::ops::RangeInclusive<usize> = 2..=6;
    let text = page.text;
    let mut found = Vec::new();
    for (at, _) in text.match_indices('是') {
        let Some(being) = BEING.iter().find(|word| text[at..].starts_with(**word)) else { continue };
        let start = page.left_limit(at, WORD.end() + 1);
        let name = &text[start..at];
        let rest = &text[at + being.len()..floor(text, at + being.len() + BEING_REACH)];
        let clause = rest.split([',', '。', ';', '!', '?', '\n', ':']).next().unwrap_or_default();
        let class = page.words.last(List::Kind, clause).map(|m| ClassId(m.number as u16));
        if let Some(class) = class.filter(|&c| page.ontology.is_a(c, page.defaults.agent))
            && WORD.contains(&name.chars().count())
            && name.chars().all(is_han)
            && page.begins_clause(start)
            && page.known_within(start, at).is_none()
            && page.title_within(start, at).is_none()
            && !PLAIN.contains(&name)
            && !page.found.is_phrase(start, at)
            && !page.found.is_generic(start, at)
            && !page.found.holds(List::Kind, start, at)
            && !name.starts_with(['这', '那', '它', '他', '她', '其', '该', '此', '我', '也', '就', '都', '而', '但', '不', '又', '还'])
        {
            found.push((Span::new(start, at), class));
        }
    }
    found
}

/// Verbs of those who bring what is defined.
pub(crate) const BRINGING: &[&str] = &["推出", "发布", "上线", "研发", "开发", "打造", "研制", "出品", "自研", "开源", "设计"];
/// So many definitions are read.
const MOST: usize = 16;
/// Words that such a definition is about though they name nothing.
const PLAIN: &[&str] = &[
    "前者", "后者", "两者", "其中", "目标", "重点", "亮点", "答案", "主角", "产品", "模型", "应用", "工具", "软件", "另外", "此外", "同时",
];

/// 慢慢是枕流科技去年上线的一款阅读助手: what is defined by who brought it is a name, whatever it means, where the text has it again.
fn defined(page: &Page<'_>) -> Vec<(Span, ClassId)> {
    const WORD: std::ops::RangeInclusive<usize> = 2..=4;
    let text = page.text;
    let mut found = Vec::new();
    let mut asked = 0;
    for (at, copula) in text.match_indices('是') {
        let before = &text[..at];
        let run: usize = before.chars().rev().take(*WORD.end() + 1).take_while(|c| is_han(*c)).map(char::len_utf8).sum();
        let name = &before[at - run..];
        if !WORD.contains(&name.chars().count())
            || !page.begins_clause(at - run)
            || PLAIN.contains(&name)
            || page.found.is_generic(at - run, at)
        {
            continue;
        }
        let rest = &text[at + copula.len()..floor(text, at + PHRASE + PHRASE)];
        let clause = rest.split([',', '。', ';', '!', '?', '\n']).next().unwrap_or_default();
        let split = ["的一款", "的一个", "的一套", "的一种", "的首款"].iter().find_map(|word| clause.split_once(word));
        // 砚台是一款古籍大模型, 砚台是实验室去年推出的古籍大模型: everyday words need more.
        let unknown = || !page.found.is_ordinary(at - run, at);
        let plain = || ["一款", "一个", "一套", "一种", "首款"].iter().find_map(|word| clause.strip_prefix(word));
        let made = || {
            clause.rsplit_once('的').filter(|(first, last)| {
                BRINGING.iter().any(|v| first.ends_with(v)) && page.words.last(List::Kind, last).is_some_and(|m| m.end == last.len())
            })
        };
        let told = split.or_else(|| made().filter(|_| unknown()));
        // “慢慢说”….慢慢说是一款陪伴应用: what the text has in marks elsewhere is a name.
        let marked = || text.match_indices(name).any(|(at, _)| text[..at].ends_with('“') && text[at + name.len()..].starts_with('”'));
        let Some((first, last)) = told.or_else(|| plain().filter(|_| unknown() || marked()).map(|last| (BRINGING[0], last))) else {
            continue;
        };
        let kind = page.words.last(List::Kind, last).map(|m| ClassId(m.number as u16));
        let known = page.known_at(at - run).is_some() || page.title_within(at - run, at).is_some();
        if let Some(class) = kind.filter(|_| !known && BRINGING.iter().any(|verb| first.ends_with(verb)))
            && asked < MOST
            && {
                asked += 1;
                text.matches(name).nth(1).is_some()
            }
        {
            found.push((Span::new(at - run, at), class));
        }
    }
    found
}

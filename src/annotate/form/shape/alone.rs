//! Whether a Latin word is a name by itself: by its capitals and digits, or in small letters by what stands around it.
//!
//! Deliberately does not look at what goes on from the word: that is `joined`.

use crate::annotate::form::shape::tail::{counted, is_tier};
use crate::annotate::form::shape::token::{Token, token};
use crate::annotate::frame::{firm, quote};
use crate::annotate::page::{Page, is_han};

/// The fewest letters of a name without a capital or a digit.
const SMALL: usize = 4;

/// Marks that open a name.
const OPENING: &[char] = &['“', '「', '『', '《'];

/// What begins how many of the first a list has.
const TOP: &str = "TOP";

/// How far before a word the bracket of a code may open, in bytes.
const CODE: usize = 10;

/// The longest word in small letters, or with digits, that names something.
const LONGEST: usize = 24;

/// Whether a few capitals begin a description before a name in marks or in Latin: TTS模型“听涛”, SPAD芯片Luma2.
pub(super) fn describes(page: &Page<'_>, token: Token<'_>) -> bool {
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=5;
    const NOUN: usize = 8;
    let capitals = LETTERS.contains(&token.text.len()) && token.text.bytes().all(|b| b.is_ascii_uppercase());
    let rest = &page.text[token.end..];
    let noun: usize = rest.chars().take(NOUN).take_while(|&c| is_han(c)).map(char::len_utf8).sum();
    let named = rest[noun..].starts_with(|c: char| OPENING.contains(&c) || c.is_ascii_uppercase());
    capitals && noun > 0 && named && page.kind_before(token.end + noun).is_some()
}

/// Alpha Wave: whether an everyday word written as names are goes on as one that is none.
fn heads_another(page: &Page<'_>, first: Token<'_>) -> bool {
    const LEAST: usize = 4;
    let titled = |t: Token<'_>| t.text.len() >= LEAST && t.starts_upper() && t.text.bytes().skip(1).all(|b| b.is_ascii_lowercase());
    let next = page.text[first.end..].starts_with(' ').then(|| token(page.text, first.end + 1)).flatten();
    titled(first) && next.is_some_and(|next| titled(next) && !page.words.is_ordinary(next.text) && page.known_at(next.start).is_none())
}

/// Whether a Latin word can be a name by itself.
pub(super) fn names_something(page: &Page<'_>, token: Token<'_>) -> bool {
    if token.text.len() < 2 || page.words.is_ordinary(token.text) {
        return is_told_a_name(page, token);
    }
    if is_length_of_list(token.text) || quote::is_code(&page.text[..token.start]) || within_code(page, token) {
        return false;
    }
    let letters = || token.text.bytes().filter(u8::is_ascii_alphabetic).count();
    if token.text.as_bytes()[0].is_ascii_digit() {
        return letters() >= 4 && !page.value_begins(token.start);
    }
    if token.has_upper() {
        // AI-driven, GPU+: every part is ordinary.
        return !token.text.split(['-', '+', '/', '&']).all(|part| part.is_empty() || page.words.is_ordinary(part));
    }
    if token.has_digit() {
        return token.text.len() <= LONGEST && letters() <= 12;
    }
    // star已过千: an everyday word.
    !page.words.is_small(token.text) && names_though_small(page, token)
}

/// Whether an everyday word, or a letter, is a name by what stands before it or by how it goes on.
fn is_told_a_name(page: &Page<'_>, token: Token<'_>) -> bool {
    let before = &page.text[..token.start];
    // 进阶版Pro: a tier told by its edition.
    if before.ends_with('版') && token.starts_upper() && is_tier(page, token.text) {
        return true;
    }
    // 人形机器人H1: a noun for what is made makes a name of it.
    let versioned = token.has_digit() && token.has_upper() && !before.ends_with(' ');
    let made = || page.kind_before(token.start).is_some_and(|kind| page.ontology.is_a(kind, page.defaults.work));
    heads_another(page, token) || versioned && made()
}

/// 高性能计算机TOP100榜单: whether a word says how many a list has.
fn is_length_of_list(word: &str) -> bool {
    let top = word.get(..TOP.len()).is_some_and(|front| front.eq_ignore_ascii_case(TOP));
    top && word.len() > TOP.len() && word[TOP.len()..].bytes().all(|b| b.is_ascii_digit())
}

/// Whether a word stands within the code of a share: (NASDAQ:NAMI).
fn within_code(page: &Page<'_>, token: Token<'_>) -> bool {
    let bracket = page.text[..token.start].bytes().rev().take(CODE).position(|b| b == b'(').map(|back| token.start - 1 - back);
    bracket.is_some_and(|open| firm::code_end(page.text, open).is_some_and(|end| end > token.end))
}

/// 工具包fastpipe: whether a word in small letters is a name, as a noun or a verb beside it tells and no further word follows.
fn names_though_small(page: &Page<'_>, token: Token<'_>) -> bool {
    let text = page.text;
    let alone = !text[token.end..].trim_start_matches(' ').starts_with(|c: char| c.is_ascii_alphabetic());
    // 收购nami,: bought, though written small.
    let bought = || {
        let ends = text[token.end..].chars().next().is_none_or(|c| matches!(c, ',' | '。' | ';' | '、' | '(' | '的'));
        ends && page.cue_before(token.start) == Some(page.defaults.employer)
    };
    // fastpipe由…研发: what a clause begins with.
    let opens = || page.begins_clause(token.start) && text[token.end..].starts_with(is_han);
    let named = || {
        token.text.len() >= SMALL
            && (page.kind_before(token.start).is_some() || is_numbered(page, token) || is_made(page, token) || opens())
    };
    token.text.len() <= LONGEST && alone && (named() || bought())
}

/// Whether a thing that is made is told before a word: 发布了fastpipe.
fn is_brought(page: &Page<'_>, token: Token<'_>) -> bool {
    let before = &page.text[..token.start];
    let verb = before.strip_suffix('的').unwrap_or(before).len();
    page.cue_before(verb).is_some_and(|class| page.ontology.is_a(class, page.defaults.work))
}

/// 发布了fastpipe, fastpipe下载量: whether a word is brought out or told of as what is made.
fn is_made(page: &Page<'_>, token: Token<'_>) -> bool {
    is_brought(page, token) || page.cue_after(token.end).is_some_and(|class| page.ontology.is_a(class, page.defaults.work))
}

/// 推出的tsuzumi 2
fn is_numbered(page: &Page<'_>, token: Token<'_>) -> bool {
    let rest = page.text[token.end..].strip_prefix(' ').unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && rest[digits..].starts_with(is_han)
        && is_brought(page, token)
        && !counted(page, token.end + 1, token.end + 1 + digits)
}

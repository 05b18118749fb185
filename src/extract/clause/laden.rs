//! What a verb is done to, over a modifier with a verb of its own: 推出搭载A、售价3999元的X.
//!
//! Takes the chunks of a sentence and tells those of such a modifier by the verb before it and by what it is said of. Deliberately
//! leaves alone whose X is or who made it (推出A的X, 推出A研发的X), which the clause shows by itself.

use crate::chinese::{Category, HAVING, NAMINGS, OneOf, RENEWALS, is_adverbial};
use crate::extract::argument::{after, ends_clause, word};
use crate::extract::clause::mark::NEWEST;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Chunk, Laden, Part};

/// How many chunks after its verb a modifier goes on for.
const REACH: usize = 24;

/// How many chunks stand between a verb and the modifier at most: 了 and 一款, 首款.
const ASIDE: usize = 3;

/// What parts a thing and what is told of it.
const DASH: char = '—';

/// Verbs of being able.
const CAN: &[&str] = &["可", "能", "可以", "能够", "能在", "可在"];

/// The same before what a thing can do or has: 会讲方言, 素有“小云川”之称.
static ABLE_TO: OneOf = OneOf::new(&["能", "可", "会", "有", "素有", "享有"]);

/// The numeral of one.
const ONE: char = '一';

/// The particle of a verb that is over.
const DONE: char = '了';

/// Coverbs that open a modifier; others rather say to whom or where the verb is done.
const OPENING: &[&str] = &["基于", "面向", "针对", "以", "用", "通过", "借助", "依托", "围绕", "凭借", "依据", "根据"];

/// Tells the chunks of every such modifier.
pub(crate) fn lade(chunks: &mut [Chunk], row: &Row, text: &str, topical: &dyn Fn(u32) -> bool) {
    let mut from = 0;
    for verb in 0..chunks.len() {
        if verb < from || !governs(chunks, verb, row, text) {
            continue;
        }
        if let Some((de, head)) = modifier(chunks, verb, row, text, topical) {
            for chunk in &mut chunks[verb + 1..=de] {
                chunk.laden = Some(Laden { verb, head });
            }
            from = de + 1;
        }
    }
}

fn said<'t>(chunks: &[Chunk], at: usize, row: &Row, text: &'t str) -> &'t str {
    row.tokens[chunks[at].last].span.of(text).trim()
}

/// Whether something may be done to what follows: a verb of a rule, or one that is over (展出了).
fn governs(chunks: &[Chunk], at: usize, row: &Row, text: &str) -> bool {
    match chunks[at].part {
        Part::Word(Category::Verb) => word(chunks, at + 1) != Some(Category::De),
        // 在搭载A的手机上, 与采用A的企业合作
        Part::Word(Category::Coverb) => matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Text | Part::Word(Category::Verb))),
        Part::Text => {
            let word = said(chunks, at, row, text);
            word.ends_with(DONE) && word.chars().count() > 1
        }
        _ => false,
    }
}

/// The last chunk of the modifier behind the verb at `verb`, and what it is said of.
fn modifier(chunks: &[Chunk], verb: usize, row: &Row, text: &str, topical: &dyn Fn(u32) -> bool) -> Option<(usize, Option<usize>)> {
    let bound = chunks.len().min(verb + 1 + REACH);
    let end = (verb + 1..bound).find(|&i| ends_clause(&chunks[i])).unwrap_or(bound);
    let aside = |i: usize| match chunks[i].part {
        Part::Value(_) => true,
        Part::Text => {
            let word = said(chunks, i, row, text);
            let word = word.strip_prefix(DONE).unwrap_or(word);
            // 一款可在户外使用的X: what it can do opens what is said of it.
            !CAN.contains(&word) && is_adverbial(word) || NEWEST.iter().chain(RENEWALS).any(|w| word.ends_with(w))
        }
        _ => false,
    };
    // 推出一款能识别200种植物的X: whatever stands behind one of what the verb is done to, up to 的, describes it.
    let one = |i: usize| matches!(chunks[i].part, Part::Value(_)) && said(chunks, i, row, text).starts_with(ONE);
    let one = (verb + 1..end.min(verb + ASIDE)).any(one);
    let open = (verb + 1..end.min(verb + 1 + ASIDE)).find(|&i| !aside(i))?;
    let having = |i: usize| {
        let word = said(chunks, i, row, text);
        HAVING.opens(word.trim_start_matches(DONE))
            || HAVING.closes(word) && HAVING.iter().any(|w| w.len() > DONE.len_utf8() && word.ends_with(w))
    };
    let passive = word(chunks, open) == Some(Category::By);
    let called = |i: usize| NAMINGS.iter().any(|w| said(chunks, i, row, text).ends_with(w));
    let one = one && !called(open);
    let opens = match chunks[open].part {
        Part::Word(Category::Verb) => open > verb + 1 || word(chunks, open + 1) != Some(Category::De),
        Part::Word(Category::Attribute | Category::By) => true,
        Part::Word(Category::Coverb) => one || OPENING.contains(&said(chunks, open, row, text)),
        // 能够翻译40种语言的X, 会讲方言的X, 有“小云川”之称的X
        Part::Text => one || having(open) || ABLE_TO.opens(said(chunks, open, row, text).trim_start_matches(DONE)),
        _ => false,
    };
    if !opens {
        return None;
    }
    // 发布了一项成果——首个由A设计的X: behind the dash another is told of.
    let dash = |i: usize| matches!(chunks[i].part, Part::Text) && said(chunks, i, row, text).contains(DASH);
    if (verb + 1..=open).any(dash) {
        return None;
    }
    let stops = |i: &usize| {
        dash(*i) || matches!(word(chunks, *i), Some(Category::Say | Category::Colon | Category::Plan | Category::Jiang | Category::Ba))
    };
    let end = (open + 1..end).find(stops).unwrap_or(end);
    let governed = passive || matches!(chunks[open].part, Part::Word(Category::Coverb));
    // 用自研芯片A拿下六成的份额: a coverb governs no farther than what it is done with.
    let near = |de: usize| {
        let named = matches!(chunks[de - 1].part, Part::Phrase(_) | Part::Word(Category::Noun));
        named && chunks[verb + 1..=de].iter().all(|c| c.adverbial == chunks[verb + 1].adverbial)
    };
    let coverb = word(chunks, verb) == Some(Category::Coverb);
    // 主打推理的X, 70亿参数的X: the word that opens it has what it says with it.
    let whole = match chunks[open].part {
        Part::Text => !HAVING.contains(&said(chunks, open, row, text).trim_start_matches(DONE)),
        Part::Word(Category::Attribute) => matches!(chunks[open - 1].part, Part::Value(_)),
        _ => false,
    };
    let all = |de: usize| whole && de == open + 1 || tells(chunks, open, de, governed);
    let ends = |i: &usize| word(chunks, *i) == Some(Category::De) && all(*i) && (!coverb || near(*i));
    let mut des = (open + 1..end).filter(ends);
    des.find_map(|de| match behind(chunks, de, end, row, text, topical) {
        Behind::More => None,
        Behind::Head(head) => Some((de, Some(head))),
        Behind::Unnamed => Some((de, None)),
    })
}

/// Whether what stands between the word that opens a modifier and the 的 at `de` may be all of it: not 搭载自研的, 搭载A自研的.
fn tells(chunks: &[Chunk], open: usize, de: usize, governed: bool) -> bool {
    let from = (open + 1..de).rev().find(|&i| word(chunks, i) == Some(Category::Pause)).map_or(open + 1, |i| i + 1);
    let plain = |i: usize| matches!(chunks[i].part, Part::Word(Category::Verb | Category::Plain | Category::Also | Category::Once));
    if from > open + 1 {
        return true;
    }
    match de - from {
        0 => false,
        1 => !plain(from),
        // 搭载A自研的X: A does something to X.
        _ => governed || !(matches!(chunks[from].part, Part::Phrase(_)) && (from + 1..de).all(plain)),
    }
}

/// What stands behind the 的 of a modifier.
enum Behind {
    /// More of the modifier.
    More,
    /// What it is said of.
    Head(usize),
    /// Something without a known name.
    Unnamed,
}

fn behind(chunks: &[Chunk], de: usize, end: usize, row: &Row, text: &str, topical: &dyn Fn(u32) -> bool) -> Behind {
    let described = |i: usize| match &chunks[i].part {
        // AI算力本X: of which field it is.
        Part::Phrase(p) => {
            p.bare_kind
                || !p.names.is_empty()
                    && p.names.iter().all(|&n| topical(n))
                    && matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Text))
        }
        Part::Text | Part::Value(_) | Part::Word(Category::Noun | Category::Quote | Category::This | Category::Plain) => true,
        // 全球首款可量产的X
        Part::Word(Category::De) => i > de + 1,
        Part::Word(Category::Verb) => word(chunks, i + 1) == Some(Category::De),
        _ => false,
    };
    let Some(head) = (de + 1..end).find(|&i| !described(i)) else {
        return if de + 1 < end { Behind::Unnamed } else { Behind::More };
    };
    // 搭载X的…、售价3999元的Y: what the modifiers share stands behind the last.
    let later = |from: usize| {
        let next = (from..end).find(|&i| word(chunks, i) == Some(Category::De));
        next.is_some_and(|i| i + 1 < end)
    };
    match &chunks[head].part {
        Part::Phrase(p) if p.anaphor.is_none() => {
            let next = after(chunks, head);
            let next = if word(chunks, next) == Some(Category::Noun) { next + 1 } else { next };
            match chunks.get(next).filter(|_| next < end).map(|c| &c.part) {
                Some(Part::Word(Category::De)) => Behind::More,
                // 搭载A研发的X打造的Y
                Some(Part::Word(Category::Verb)) if word(chunks, next + 1) == Some(Category::De) && next + 2 < end => Behind::More,
                _ => Behind::Head(head),
            }
        }
        Part::Word(Category::Pause | Category::Also | Category::By | Category::Coverb) if later(head) && head == de + 1 => Behind::More,
        _ if head > de + 1 && (de + 1..head).any(|i| said(chunks, i, row, text).chars().any(char::is_alphabetic)) => Behind::Unnamed,
        _ => Behind::More,
    }
}

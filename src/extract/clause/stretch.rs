//! What a coverb opens: 在…上 is a stretch that a word of place or time closes, 为…所 tells who does it, 随着 and 在…之后 may have a
//! clause of their own behind them, 以…为首 says who leads.
//!
//! Takes the chunks of a sentence, tells the coverb anew or marks what stands in its stretch. Deliberately assigns no role.

use crate::chinese::{CLOSER_WORDS, Category, STRETCH_CLOSERS, STRETCH_OPENERS, TIME_CLOSERS};
use crate::extract::argument::ends_clause;
use crate::extract::clause::caution::HOUSES;
use crate::extract::clause::mark::Sentence;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Chunk, Part, Phrase};

/// Marks the stretches that coverbs open, the inner before the outer, and tells the coverbs that open none anew.
pub(crate) fn mark_stretches(chunks: &mut [Chunk], sentence: &Sentence<'_>) {
    for open in (0..chunks.len()).rev() {
        if !matches!(chunks[open].part, Part::Word(Category::Coverb)) {
            continue;
        }
        let coverb = sentence.first(&chunks[open]);
        if goes_with_clause(chunks, open, coverb) {
            chunks[open].part = Part::Text;
        } else if coverb == AS {
            lead(chunks, open, sentence.row, sentence.text);
        } else if coverb == FOR {
            if tells_doer(chunks, open, sentence) {
                chunks[open].part = Part::Word(Category::By);
            }
        } else if STRETCH_OPENERS.contains(&coverb) {
            mark_stretch(chunks, open, sentence);
        }
    }
}

/// 随着A对B的收购完成: whether a clause stands after the coverb at `open`, in which A acts.
fn goes_with_clause(chunks: &[Chunk], open: usize, coverb: &str) -> bool {
    WITH_CLAUSE.contains(&coverb) && (acts_after(chunks, open) || grows_after(chunks, open))
}

/// 为A所收购: whether 所 stands in the clause behind the 为 at `open`.
fn tells_doer(chunks: &[Chunk], open: usize, sentence: &Sentence<'_>) -> bool {
    words_behind(chunks, open, sentence).any(|w| w.is_some_and(|w| w.starts_with('所')))
}

/// The chunks of the clause behind the coverb at `open`, each with its text where it is neither named nor of a closed class.
fn words_behind<'a>(chunks: &'a [Chunk], open: usize, sentence: &'a Sentence<'_>) -> impl Iterator<Item = Option<&'a str>> {
    let clause = chunks[open + 1..].iter().take(STRETCH).take_while(|c| !ends_clause(c));
    clause.map(|c| matches!(c.part, Part::Text | Part::Word(Category::Also)).then(|| sentence.last(c)))
}

/// 在乌镇召开的论坛上: marks what stands between the coverb at `open` and the word that closes its stretch.
fn mark_stretch(chunks: &mut [Chunk], open: usize, sentence: &Sentence<'_>) {
    let Some(close) = close_of(chunks, open, sentence) else { return };
    // 在A发布B之后,…: a clause of its own, in which A acts.
    if tells_time(chunks, close, sentence) && tells_when(chunks, open, close, sentence.joint.acts) {
        chunks[open].part = Part::Text;
        return;
    }
    // 在X上均排名…: what the last word goes on with stands outside.
    let word = sentence.last(&chunks[close]);
    let ends = STRETCH_CLOSERS.iter().any(|c| word.ends_with(c));
    for chunk in chunks[open + 1..close + usize::from(ends)].iter_mut().filter(|c| c.adverbial.is_none()) {
        chunk.adverbial = Some(open);
    }
}

/// Where the word stands that closes the stretch that the coverb at `open` opens.
fn close_of(chunks: &[Chunk], open: usize, sentence: &Sentence<'_>) -> Option<usize> {
    // 在发布X的同时
    let meanwhile = |i: usize, w: &str| w.starts_with(MEANWHILE) && matches!(chunks[i - 1].part, Part::Word(Category::De));
    let mut words = (open + 1..).zip(words_behind(chunks, open, sentence)).skip(1);
    let closes = |i: usize, w: &str| (closes_stretch(w) || meanwhile(i, w)) && chunks[i].adverbial.is_none();
    let (close, _) = words.find(|&(i, word)| word.is_some_and(|w| closes(i, w)))?;
    (!is_dated(chunks, open) || tells_time(chunks, close, sentence)).then_some(close)
}

/// 论坛上: whether a word closes a stretch.
fn closes_stretch(word: &str) -> bool {
    // 于6月推出的X内置…: a word that only begins with a closer.
    let goes_on = || CLOSER_WORDS.iter().any(|w| word.starts_with(w));
    // 接入旗下系统: whose house it is.
    !HOUSES.contains(&word) && STRETCH_CLOSERS.iter().any(|c| word.ends_with(c) || word.starts_with(c) && !goes_on())
}

/// 于6月推出的X覆盖230个场景: whether nothing but when it was goes with the coverb at `open`.
fn is_dated(chunks: &[Chunk], open: usize) -> bool {
    let value = matches!(chunks.get(open + 1).map(|c| &c.part), Some(Part::Value(_)));
    // 于日前把X放到了GitHub上
    let told = |c: &Chunk| {
        matches!(c.part, Part::Word(Category::Verb | Category::Ba | Category::Jiang | Category::By | Category::Also | Category::Plan))
    };
    value && chunks.get(open + 2).is_some_and(told)
}

/// 之后, 期间: whether the word at `close` closes a stretch of time.
fn tells_time(chunks: &[Chunk], close: usize, sentence: &Sentence<'_>) -> bool {
    let word = sentence.last(&chunks[close]);
    TIME_CLOSERS.iter().any(|w| word.starts_with(w) || word.ends_with(w))
}

/// Coverbs that a whole clause may stand after.
const WITH_CLAUSE: &[&str] = &["随着", "随"];

/// Whether what stands after the coverb at `open` is named and no modifier of what follows: 随着A对B的收购; not 随着X的发布.
fn acts_after(chunks: &[Chunk], open: usize) -> bool {
    let named = matches!(chunks.get(open + 1).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind);
    // 随着“小雨”App突破…
    let noun = usize::from(matches!(chunks.get(open + 2).map(|c| &c.part), Some(Part::Word(Category::Noun))));
    let part = |i: usize| chunks.get(i + noun).map(|c| &c.part);
    // 随着王雪离开A,…; 随着X突破5000万次,…
    let done = || {
        matches!(part(open + 2), Some(Part::Text))
            && matches!(part(open + 3), Some(Part::Value(_) | Part::Phrase(_)))
            && matches!(part(open + 4), Some(Part::Text | Part::Word(Category::Comma | Category::Noun | Category::Attribute)))
    };
    // 随着X突破5000万次下载,…
    let reaches = || {
        matches!(part(open + 2), Some(Part::Value(_)))
            && matches!(part(open + 3), Some(Part::Word(Category::Comma | Category::Noun | Category::Attribute)))
    };
    let done = || done() || reaches();
    let goes_on = matches!(part(open + 2), Some(Part::Word(Category::Coverb | Category::Verb | Category::Ba | Category::Jiang)));
    named && (goes_on || done())
}

/// 随着X月活突破3000万: whether what stands after the coverb at `open` is named, and how much it has of something is told of it.
fn grows_after(chunks: &[Chunk], open: usize) -> bool {
    let part = |i: usize| chunks.get(i).map(|c| &c.part);
    let passes = |i: &usize| matches!(part(*i), Some(Part::Word(Category::Quote | Category::Noun)));
    let Some(name) = (open + 1..chunks.len()).find(|i| !passes(i)) else { return false };
    let named = matches!(part(name), Some(Part::Phrase(p)) if !p.bare_kind);
    let Some(next) = (name + 1..chunks.len()).find(|i| !passes(i)) else { return false };
    let noun = next + usize::from(matches!(part(next), Some(Part::Word(Category::De))));
    let measured = matches!(part(noun), Some(Part::Word(Category::Attribute)));
    // 随着X突破5000万下载
    let reached = matches!(part(next), Some(Part::Value(_))) && matches!(part(next + 1), Some(Part::Word(Category::Attribute)));
    named && (measured || reached)
}

/// Whether a clause in which somebody acts stands between the coverb at `open`, which opens its own, and the word of time at
/// `close`: 在A发布B之后; not 在A发布的B上线后.
fn tells_when(chunks: &[Chunk], open: usize, close: usize, acts: &dyn Fn(u32) -> bool) -> bool {
    let opens = chunks[..open].last().is_none_or(|c| ends_clause(c) || matches!(c.part, Part::Value(_)));
    let doer = |p: &Phrase| !p.bare_kind && p.anaphor.is_none() && !p.names.is_empty() && p.names.iter().all(|&n| acts(n));
    let named = matches!(chunks.get(open + 1).map(|c| &c.part), Some(Part::Phrase(p)) if doer(p));
    let verb = (open + 2..close).find(|&i| !matches!(chunks[i].part, Part::Value(_) | Part::Word(Category::Also | Category::Jiang)));
    let verb = verb.filter(|&i| matches!(chunks[i].part, Part::Word(Category::Verb)));
    let ended = chunks.get(close + 1).is_none_or(ends_clause);
    opens && named && ended && verb.is_some_and(|v| !matches!(chunks[v + 1].part, Part::Word(Category::De)))
}

/// 以X为首的一批机构: takes 以 and 为 for text, so that X does what the clause says.
fn lead(chunks: &mut [Chunk], open: usize, row: &Row, text: &str) {
    let word = |i: usize| chunks.get(i).map_or("", |c| row.tokens[c.first].span.of(text));
    let phrase = (open + 1..chunks.len().min(open + 3)).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind));
    let Some(phrase) = phrase else { return };
    let heads = |i: usize| LEADING.iter().any(|w| word(i).starts_with(w));
    let parted = word(phrase + 1) == "为" && heads(phrase + 2);
    let whole = word(phrase + 1).strip_prefix('为').is_some_and(|rest| LEADING.iter().any(|w| rest.starts_with(w)));
    let last = phrase + 1 + usize::from(parted);
    if (parted || whole) && matches!(chunks.get(last + 1).map(|c| &c.part), Some(Part::Word(Category::De))) {
        chunks[open].part = Part::Text;
        chunks[phrase + 1].part = Part::Text;
    }
}

/// 以: what follows is what something is done with, or who leads.
const AS: &str = "以";

/// Words after 以X为 by which X is one of those that act.
const LEADING: &[&str] = &["首", "代表", "龙头", "主力", "主导", "核心"];

/// 为 of 为…所.
const FOR: &str = "为";

/// What closes a stretch behind 的.
const MEANWHILE: &str = "同时";

/// The longest stretch, in chunks.
const STRETCH: usize = 24;

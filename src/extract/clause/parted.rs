//! What parts two clauses: no comma within 的,是, but a dash or a colon before what is a clause of its own.
//!
//! Takes the chunks of a sentence and tells the marks among them anew. Deliberately looks at no other word.

use crate::chinese::Category;
use crate::extract::argument::ends_clause;
use crate::extract::clause::mark::Sentence;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};

/// Takes commas that part no clauses for text, and other marks that do for commas.
pub(crate) fn part_clauses(chunks: &mut [Chunk], sentence: &Sentence<'_>) {
    for at in 1..chunks.len() {
        if matches!(chunks[at].part, Part::Word(Category::Comma)) {
            if parts_nothing(chunks, at, sentence) {
                chunks[at].part = Part::Text;
            }
        } else if parts_as_comma(chunks, at, sentence) {
            chunks[at].part = Part::Word(Category::Comma);
        }
    }
}

/// Whether the mark at `at`, which is no comma, stands before a clause of its own.
fn parts_as_comma(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    match chunks[at].part {
        Part::Text => sentence.last(&chunks[at]) == DASH && begins_clause(chunks, at),
        // 2019年拿到投资、2023年推出X: each is a clause of its own, but not in the modifier of a name.
        Part::Word(Category::Pause) => dates_verb(chunks, at),
        Part::Word(Category::Colon) => chunks.get(at + 1).is_some_and(takes_up) || brings_in(chunks, at, sentence.row, sentence.text),
        _ => false,
    }
}

/// A和B都在做…:前者…: whether a chunk takes up, in a clause of its own, what the one before has named.
fn takes_up(chunk: &Chunk) -> bool {
    matches!(&chunk.part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Former | Anaphor::Latter | Anaphor::Both)))
}

/// A同B一道,创立了C; 把X收入囊中的,正是Y: whether the comma at `at` stands within one clause.
fn parts_nothing(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    let before = sentence.last(&chunks[at - 1]);
    let next = chunks.get(at + 1);
    let cleft = || matches!(chunks[at - 1].part, Part::Word(Category::De)) && brings_out(&chunks[at + 1..], sentence);
    // 打败X的不是别人,正是Y
    let denied = || before == NOBODY_ELSE && next.is_some_and(|c| is_copular(c, sentence));
    TOGETHER_BEFORE.contains(&before) || cleft() || denied()
}

/// 接入X的,还有Y; 接入X的,也是Y: whether the chunks behind 的 and its comma begin with a word that brings out who it is.
fn brings_out(behind: &[Chunk], sentence: &Sentence<'_>) -> bool {
    let is = behind.iter().find(|c| !matches!(c.part, Part::Word(Category::Also))).is_some_and(|c| is_copular(c, sentence));
    let more = |c: &Chunk| matches!(c.part, Part::Word(Category::And)) && sentence.last(c) == MORE;
    is || behind.first().is_some_and(more)
}

/// 正是Y: whether a chunk is a word of being.
pub(crate) fn is_copular(chunk: &Chunk, sentence: &Sentence<'_>) -> bool {
    matches!(chunk.part, Part::Text) && COPULAR.contains(&sentence.bare(chunk))
}

/// What parts two clauses, or a thing and its name.
const DASH: &str = "——";

/// Whether a clause of its own stands after the dash at `at`: 不及X——后者…; 被甩在身后——A的B在…; after a number, what it is of.
fn begins_clause(chunks: &[Chunk], at: usize) -> bool {
    let part = |i: usize| chunks.get(i).map(|c| &c.part);
    let stands_for = |p: &Phrase| {
        matches!(p.anaphor, Some(Anaphor::Former | Anaphor::Latter | Anaphor::Both | Anaphor::Thing | Anaphor::Person | Anaphor::Pronoun))
    };
    let named = |i: usize| matches!(part(i), Some(Part::Phrase(p)) if !p.bare_kind && p.anaphor.is_none());
    match part(at + 1) {
        Some(Part::Phrase(p)) if stands_for(p) => return true,
        Some(Part::Phrase(_)) if matches!(part(at - 1), Some(Part::Value(_))) => return true,
        _ => {}
    }
    let mut last = at + 1;
    if named(last) && matches!(part(last + 1), Some(Part::Word(Category::De))) && named(last + 2) {
        last += 2;
    }
    named(last) && matches!(part(last + 1), Some(Part::Word(Category::Coverb | Category::Ba | Category::Jiang | Category::By)))
}

/// Whether a number that tells when and a verb of its own stand behind the mark at `at`, and what is told before it is no number.
fn dates_verb(chunks: &[Chunk], at: usize) -> bool {
    let part = |i: usize| chunks.get(i).map(|c| &c.part);
    let told = !matches!(part(at - 1), Some(Part::Value(_) | Part::Word(Category::And | Category::Verb)));
    let verb = matches!(part(at + 1), Some(Part::Value(_))) && matches!(part(at + 2), Some(Part::Word(Category::Verb)));
    let rest = chunks[at..].iter().take_while(|c| !ends_clause(c));
    told && verb && !rest.into_iter().any(|c| matches!(c.part, Part::Word(Category::De)))
}

/// 再往后是A推出的X:采用…: whether the colon at `at` parts what brings in a name at its end from what is said of it.
fn brings_in(chunks: &[Chunk], at: usize, row: &Row, text: &str) -> bool {
    let named = matches!(&chunks[at - 1].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
    let says = matches!(
        chunks.get(at + 1).map(|c| &c.part),
        Some(Part::Word(Category::Verb | Category::Attribute | Category::Coverb | Category::By))
    );
    let copula = |c: &&Chunk| matches!(c.part, Part::Text) && row.tokens[c.last].span.of(text).ends_with(['是', '有', '叫']);
    named && says && chunks[..at].iter().rev().take_while(|c| !ends_clause(c)).any(|c| copula(&c))
}

/// Words of being, after a comma, by which what stands before it is who or what is told: 把X收入囊中的,正是Y.
const COPULAR: &[&str] = &["是", "正是", "就是", "也是", "则是", "都是", "还是", "却是", "恰是", "有", "既有", "包括"];

/// Brings out who else does what a modifier says.
const MORE: &str = "还有";

/// Whom a cleft denies before it says who it is.
const NOBODY_ELSE: &str = "别人";

/// Adverbs after which a comma parts no clauses: A同B一道,创立了C.
const TOGETHER_BEFORE: &[&str] = &["一道", "一起", "一同"];

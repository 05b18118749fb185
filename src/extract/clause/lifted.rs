//! Denials and conditions that do not reach the verb: 未作宣传便发布了X denies 宣传, 若论续航,X胜过Y supposes nothing.
//!
//! Takes the chunks of a sentence and makes plain words of such 未 and 若. Deliberately reads no truth: that is `truth`'s.

use crate::chinese::{Category, is_adverbial};
use crate::extract::argument::ends_clause;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Chunk, Part};

/// How many chunks after a denial the word stands that turns to what was done all the same.
const REACH: usize = 8;
/// Words that turn to what was done all the same: 未经公示就采购了X.
const ALL_THE_SAME: &[&str] = &["便", "就", "即"];
/// Words by which a clause only tells in what respect something is said: 若论续航, 如果单看速度.
const RESPECTS: &[&str] = &["论", "只论", "单论", "单看", "只看", "光看", "单说", "只说", "单以", "光论", "比", "单比", "只比"];
/// With what they make nouns: 论文, 论坛, 比赛.
const NOUNS: [char; 5] = ['文', '坛', '赛', '例', '特'];
/// With what such a clause ends: 若以价格论, 如果按参数量算.
const RECKONED: &[char] = &['论', '算', '计', '看'];
/// Coverbs within it.
const BY_WHAT: &[&str] = &["以", "按", "从", "就"];

/// Makes plain words of denials and conditions that do not reach the verb.
pub(crate) fn lift(chunks: &mut [Chunk], row: &Row, text: &str) {
    let word = |c: &Chunk| row.tokens[c.first].span.trimmed(text);
    for at in 0..chunks.len() {
        match chunks[at].part {
            Part::Word(Category::Not) if modifies(chunks, at) => chunks[at].part = Part::Text,
            Part::Word(Category::Not) => {
                let Some(turn) = turns_to(chunks, at, &word) else { continue };
                chunks[at].part = Part::Text;
                chunks[turn].part = Part::Text;
            }
            Part::Word(Category::If) if tells_respect(chunks, at, &word) => chunks[at].part = Part::Text,
            _ => {}
        }
    }
}

/// A和一家未具名的基金跟投: whether the denial at `at` stands in a modifier with no verb that a rule asks for.
fn modifies(chunks: &[Chunk], at: usize) -> bool {
    const MODIFIER: usize = 3;
    let counted = at.checked_sub(1).is_some_and(|i| matches!(chunks[i].part, Part::Value(_)));
    let plain = |c: &&Chunk| matches!(c.part, Part::Text | Part::Word(Category::Say | Category::Also));
    let length = chunks[at + 1..].iter().take(MODIFIER).take_while(plain).count();
    counted && length > 0 && matches!(chunks.get(at + 1 + length).map(|c| &c.part), Some(Part::Word(Category::De)))
}

/// 未等收盘就公布了X: the word behind the denial at `at` that turns to what was done all the same.
fn turns_to<'t>(chunks: &[Chunk], at: usize, word: &impl Fn(&Chunk) -> &'t str) -> Option<usize> {
    let clause = chunks[at + 1..].iter().take(REACH).take_while(|c| !ends_clause(c));
    let turns = |c: &Chunk| ALL_THE_SAME.iter().any(|w| word(c).strip_prefix(w).is_some_and(|rest| rest.is_empty() || is_adverbial(rest)));
    let turn = at + 1 + clause.into_iter().position(turns).filter(|&i| i > 0)?;
    let done = |c: &Chunk| matches!(c.part, Part::Word(Category::Verb | Category::Ba | Category::Jiang | Category::Coverb));
    let next = chunks[turn + 1..].iter().find(|c| !matches!(c.part, Part::Text | Part::Word(Category::Also)));
    (matches!(chunks[turn].part, Part::Text | Part::Word(_)) && next.is_some_and(done)).then_some(turn)
}

/// 若论续航,X胜过Y: whether the condition at `at` only tells in what respect something is said.
fn tells_respect<'t>(chunks: &[Chunk], at: usize, word: &impl Fn(&Chunk) -> &'t str) -> bool {
    let Some(next) = chunks.get(at + 1) else { return false };
    let end = (at + 1..chunks.len()).take(REACH).find(|&i| ends_clause(&chunks[i]));
    let Some(end) = end.filter(|&end| matches!(chunks[end].part, Part::Word(Category::Comma))) else { return false };
    let reckoned = || end > at + 2 && BY_WHAT.contains(&word(next)) && word(&chunks[end - 1]).ends_with(RECKONED);
    let respect = |w: &&str| word(next).strip_prefix(*w).is_some_and(|rest| !rest.starts_with(NOUNS));
    RESPECTS.iter().any(respect) || reckoned()
}

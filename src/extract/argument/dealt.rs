//! Nouns of deeds behind a verb that says nothing else: 对X进行收购, 对X展开评测.
//!
//! Tells that what stands behind the coverb is what the deed is done to. Deliberately looks at no deed's meaning.

use crate::chinese::Category;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Chunk, Part};

/// 对X进行收购, 对X展开评测: whether what stands after the coverb at `at` is what the next verb, a noun behind a verb that says
/// nothing else, is done to.
pub(crate) fn dealt_with(chunks: &[Chunk], at: usize, row: &Row, text: &str) -> bool {
    let word = |i: usize| row.tokens[chunks[i].last].span.trimmed(text);
    if !matches!(chunks[at].part, Part::Word(Category::Coverb)) || !DEALING.contains(&word(at)) {
        return false;
    }
    let behind = &chunks[at + 1..chunks.len().min(at + 1 + DEALT)];
    let Some(verb) = behind.iter().position(|c| matches!(c.part, Part::Word(Category::Verb))).map(|i| at + 1 + i) else { return false };
    let named = (at + 1..verb).rfind(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind));
    let aside = |c: &Chunk| {
        let word = matches!(c.part, Part::Word(Category::Also | Category::Plan | Category::Coverb | Category::Quote));
        word || matches!(c.part, Part::Bracket(_) | Part::Text | Part::Value(_))
    };
    let light = |i: usize| LIGHT.iter().any(|w| word(i).contains(w));
    let plain = |i: usize| chunks[i + 1..verb].iter().all(aside) && (i + 1..verb).any(|i| matches!(chunks[i].part, Part::Text) && light(i));
    let nominal = !matches!(chunks.get(verb + 1).map(|c| &c.part), Some(Part::Phrase(_)));
    nominal && named.is_some_and(plain)
}

/// Coverbs of what something is done to, and verbs that only say that the noun behind them is done.
const DEALING: &[&str] = &["对", "对于", "针对"];
const LIGHT: &[&str] = &["进行", "展开", "开展", "实施", "作出", "做出", "予以", "加以", "发起", "完成", "实现", "启动", "给予", "做了"];
/// How many chunks after such a coverb the verb stands at most.
const DEALT: usize = 8;

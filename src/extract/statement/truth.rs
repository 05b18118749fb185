//! Whether a clause states, plans, denies, asks, supposes or passes on a rumour.
//!
//! Takes the chunks before a trigger, gives [`Truth`]; deliberately the same for every rule.

use crate::chinese::Category;
use crate::extract::argument::{clause_of, ends_clause};
use crate::extract::clause::{Anaphor, Chunk, Part};

/// How many chunks after a verb the 的 of its modifier stands at most.
const MODIFIER: usize = 5;

/// How a clause holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It is stated.
    Stated,
    /// It is announced and not yet done.
    Planned,
    /// It is denied, asked, supposed or rumoured: no fact comes of it.
    Void(&'static str),
}

/// Reads the truth of what stands at the chunks `first` to `at`, inclusive: one verb, or a wording.
#[must_use]
pub fn truth(chunks: &[Chunk], first: usize, at: usize) -> Truth {
    // 机器人X: what a description says of a name is so, whatever its clause asks or plans.
    if first == at && matches!(&chunks[at].part, Part::Phrase(p) if p.kind.is_some()) {
        return Truth::Stated;
    }
    let (start, end) = clause_of(chunks, at);
    let category = |i: usize| match chunks.get(i)?.part {
        Part::Word(category) => Some(category),
        _ => None,
    };
    if chunks.last().is_some_and(|c| matches!(c.part, Part::Word(Category::Ask)))
        || (clause_of(chunks, first).0.min(start)..end).any(|i| category(i) == Some(Category::Ask))
    {
        return Truth::Void("a question");
    }
    // 原定于昨日举行的…, 没有公布X的权重: denied whole.
    if first > 0 && category(first - 1) == Some(Category::Not) {
        return Truth::Void("a denial");
    }
    // 夺冠的不是A,而是B: of A.
    if category(at) == Some(Category::Denied) || category(first) == Some(Category::Denied) {
        return Truth::Void("a denial");
    }
    // 买下X的不是A: of A.
    if denied_after(chunks, at, end) {
        return Truth::Void("a denial");
    }
    // A condition or a rumour covers what follows it up to a semicolon.
    for i in (0..at).rev().take(60) {
        match category(i) {
            Some(Category::Semicolon) => break,
            Some(Category::If) => return Truth::Void("a condition"),
            Some(Category::Rumour) if !modifies(chunks, i, first) => return Truth::Void("a rumour"),
            _ => {}
        }
    }
    // 围绕X展开讨论: what a wording ends with is its own word.
    let behind = at + usize::from(first < at);
    if (behind..end).find(|&i| category(i) == Some(Category::Rumour)).is_some_and(|i| !in_modifier_before(chunks, first, at, i)) {
        return Truth::Void("a rumour");
    }
    if undone(chunks, at, end) {
        return Truth::Void("a failure");
    }
    // 拟收购X,作价…: a wording that goes on in another clause is planned where its first is.
    let mut planned = clause_of(chunks, first).0 < start && truth(chunks, first, first) == Truth::Planned;
    let mut after_phrase = false;
    let mut done = false;
    for i in (opens_behind_colon(chunks, start, first)..at).rev() {
        match category(i) {
            // 解除了王雪的CEO职务: what a wording begins with is its own word.
            Some(Category::Not | Category::Deny) if i == first => {}
            // 投资了尚未盈利的X: it denies what a modifier within the wording says.
            Some(Category::Not)
                if i > first
                    && (i + 1..at).any(|k| category(k) == Some(Category::De))
                    && matches!(&chunks[at].part, Part::Phrase(p) if !p.bare_kind) => {}
            // 可在无网络环境下运行的X: it denies the noun alone.
            Some(Category::Not) if i > start && i < first && category(i - 1) == Some(Category::Coverb) => {}
            // 不使用工具的得分为25分: what is denied is in a modifier, and 终止与X的合作 is denied whole.
            Some(Category::Not) if category(i + 1) == Some(Category::Coverb) => return Truth::Void("a denial"),
            // 推迟了X的发布
            Some(Category::Not) if denies_noun(chunks, i, first) => return Truth::Void("a denial"),
            Some(Category::Not) if chunks[i + 1..first.max(i + 1)].iter().any(|c| matches!(c.part, Part::Word(Category::De))) => {}
            // 并非由X研发, 不打算把X开源: the whole of what follows.
            Some(Category::Not) if matches!(category(i + 1), Some(Category::By | Category::Ba | Category::Plan)) => {
                return Truth::Void("a denial");
            }
            Some(Category::Not) if !after_phrase => return Truth::Void("a denial"),
            Some(Category::Not) if i + 2 >= first => return Truth::Void("a denial"),
            // 备受期待的X: only a modifier.
            // 建议零售价: the same.
            Some(Category::Deny) if category(i + 1) != Some(Category::De) => return Truth::Void("a denial"),
            // 没能完成对X的收购
            Some(Category::Undone) if i < first && category(i + 1) == Some(Category::Coverb) => return Truth::Void("a failure"),
            Some(Category::Plan | Category::Jiang) if done => {}
            // 将收购总部位于苏州的X: what a modifier tells is so, whatever the verb before it plans.
            Some(Category::Plan | Category::Jiang) if beyond(chunks, i, first, at) => {}
            Some(Category::Plan) if !modifies(chunks, i, first) => planned = true,
            // 将总部位于苏州的X收购: it governs X.
            Some(Category::Jiang) if chunks[i..end].iter().any(|c| c.governed == Some(i)) => {}
            // 将去年发布的X开源: so it does over a modifier that tells when, in which the verb stands.
            Some(Category::Jiang) if disposes(chunks, i, at, end) => {}
            // 将 before the verb, over adverbs, a date or a coverb phrase, is the future; right before a phrase it is 把.
            Some(Category::Jiang)
                if match chunks.get(i + 1).map(|c| &c.part) {
                    Some(Part::Word(Category::Coverb | Category::By | Category::Ba) | Part::Value(_)) => true,
                    // 将总部设于…: a noun is what is disposed of.
                    Some(Part::Phrase(_) | Part::Word(Category::Noun | Category::Attribute)) => false,
                    // 将旗下的X卖给Y
                    Some(Part::Text)
                        if category(i + 2) == Some(Category::De) && matches!(chunks.get(i + 3).map(|c| &c.part), Some(Part::Phrase(_))) =>
                    {
                        false
                    }
                    // 将总部迁至…: a wording that begins with it has it for 把.
                    _ => i > first || i < first && !chunks[i + 1..first].iter().any(|c| matches!(c.part, Part::Phrase(_))),
                } =>
            {
                planned = true;
            }
            // 否认参与X的投资: a wording's own verb hides nothing before it.
            Some(Category::Verb) if i < first && chunks[i + 1..first].iter().any(|c| matches!(c.part, Part::Word(Category::De))) => break,
            // 将推出X的视频版Y, 没有获得A的2亿元: of a wording with a particle of its own the verb before it is denied with it, and not planned.
            Some(Category::Verb) if i < first && chunks[first..at].iter().any(|c| matches!(c.part, Part::Word(Category::De))) => {
                done = true;
            }
            _ => {}
        }
        if i < first && matches!(chunks[i].part, Part::Phrase(_)) {
            after_phrase = true;
        }
    }
    // 收购X的计划: nothing of it is done.
    planned |= meant(chunks, at, end);
    // 营收预计为A, 价格将降到B: what is planned of a noun stands behind it.
    // 机器人X将于…: what X is, it is already.
    let noun = !matches!(&chunks[at].part, Part::Phrase(p) if p.kind.is_some() || first < at);
    let ahead = noun && matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::Plan | Category::Jiang)));
    let mut behind = chunks[end.min(at + 2)..end.min(at + 2 + PLANNED)].iter();
    planned |= ahead
        && behind.find(|c| !matches!(c.part, Part::Text | Part::Word(Category::Coverb))).is_some_and(|c| matches!(c.part, Part::Value(_)));
    debug_assert!(chunks.get(start).is_none_or(|c| !ends_clause(c)) || start == at);
    if planned { Truth::Planned } else { Truth::Stated }
}

/// How many chunks behind what plans a noun its value stands at most: 营收预计能够达到A.
const PLANNED: usize = 5;

/// Where the words begin that may deny or plan what stands at `first`: 它并不打算缺席:X发布了…, but not 它否认:X发布了….
fn opens_behind_colon(chunks: &[Chunk], start: usize, first: usize) -> usize {
    let is = |i: usize, of: &[Category]| matches!(chunks[i].part, Part::Word(category) if of.contains(&category));
    let colon = (start + 1..first).rev().find(|&i| is(i, &[Category::Colon]));
    // What stands right before the colon is said of what follows it.
    let said = [Category::Not, Category::Deny, Category::Plan, Category::Say, Category::Jiang];
    colon.filter(|&i| !is(i - 1, &said)).map_or(start, |i| i + 1)
}

/// Whether 将 at `jiang` governs the name behind the modifier that the verb at `at` ends, of which the clause goes on to say more.
fn disposes(chunks: &[Chunk], jiang: usize, at: usize, end: usize) -> bool {
    let told = |c: &Chunk| matches!(c.part, Part::Text | Part::Value(_));
    let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
    let over = at > jiang + 1 && chunks[jiang + 1..at].iter().all(told);
    let head = (at + 2..end.min(at + MODIFIER)).find(|&i| named(i));
    let de = matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
    let verb = |c: &Chunk| matches!(c.part, Part::Word(Category::Verb));
    over && de && head.is_some_and(|head| chunks[head + 1..end].iter().any(verb))
}

/// Whether what stands at the chunks `first` to `at` modifies a name that another verb behind the chunk `plan` is done to.
fn beyond(chunks: &[Chunk], plan: usize, first: usize, at: usize) -> bool {
    let is = |i: usize, c: Category| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Word(other)) if *other == c);
    is(at + 1, Category::De) && plan + 1 < first && (plan + 1..first).any(|i| is(i, Category::Verb))
}

/// 由A创立的X正寻求…: whether what stands at the chunks `first` to `at` only modifies a name before the chunk `end`, of which the clause
/// goes on to say more.
fn in_modifier_before(chunks: &[Chunk], first: usize, at: usize, end: usize) -> bool {
    let de = |c: &Chunk| matches!(c.part, Part::Word(Category::De));
    let named = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if !p.bare_kind);
    let behind = chunks.get(at + 1).is_some_and(de) && chunks[(at + 2).min(end)..end].iter().take(HEAD).any(named);
    behind || named(&chunks[at]) && chunks[first..at].iter().any(de)
}

/// How many chunks behind its modifier a name stands at most: 的创业公司X.
const HEAD: usize = 3;

/// Whether the verb at `at` says in a modifier what a plan is of.
fn meant(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let is = |i: usize, c: Category| matches!(chunks[i].part, Part::Word(other) if other == c);
    let verb = is(at, Category::Verb);
    let de = (at + 1..end.min(at + MODIFIER)).find(|&i| is(i, Category::De)).filter(|_| verb);
    de.is_some_and(|de| de > at + 1 && de + 1 < end && is(de + 1, Category::Plan))
}

/// Whether the verb at `at` stands in a modifier, and the clause goes on to deny that it is said of whom it names next.
fn denied_after(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let is = |i: usize, c: Category| matches!(chunks[i].part, Part::Word(other) if other == c);
    let Some(de) = (at + 1..end.min(at + MODIFIER)).find(|&i| is(i, Category::De)) else { return false };
    let not = de + 1;
    not + 1 < end && is(not, Category::Not) && matches!(&chunks[not + 1].part, Part::Phrase(p) if !p.bare_kind)
}

/// Whether the word at `at` only says something of the name behind it, before the chunk `first`: 传闻已久的X, 准备三年的X.
fn modifies(chunks: &[Chunk], at: usize, first: usize) -> bool {
    let ends = |c: &Chunk| matches!(&c.part, Part::Phrase(_) | Part::Word(Category::Comma | Category::De | Category::Verb));
    let next = (at + 1..first).find(|&i| ends(&chunks[i]));
    // 拟以发行股份的方式收购X: it says how, before a noun that nobody is named by.
    let way = |de: usize| {
        matches!(chunks[at + 1].part, Part::Word(Category::Coverb))
            && matches!(chunks.get(de + 1).map(|c| &c.part), Some(Part::Text))
            && de + 2 <= first
    };
    next.is_some_and(|i| matches!(chunks[i].part, Part::Word(Category::De)) && !way(i))
}

/// Whether what the verb at `at` says came to nothing: 收购X的计划搁浅; 曾与X谈合作,未果.
fn undone(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let is = |i: usize| matches!(chunks[i].part, Part::Word(Category::Undone));
    // 收购X,一年后双方终止了交易: who it was between.
    let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !matches!(p.anaphor, Some(Anaphor::Both)));
    // 宣布终止收购X
    if (at..end).any(is) || at.checked_sub(1).is_some_and(is) {
        return true;
    }
    let next = if end + 1 < chunks.len() { clause_of(chunks, end + 1).1 } else { end };
    // 对于收购X一事, Y予以否认: of what the clause is but the topic, whoever denies it.
    let topic = matches!(chunks[clause_of(chunks, at).0].part, Part::Word(Category::Coverb));
    if topic && (end..next).any(is) {
        return true;
    }
    // 谈妥的对X的收购,却在Y反对后告吹: what turned out otherwise.
    let turned = (end + 1..next).any(|i| matches!(chunks[i].part, Part::Word(Category::Also)))
        && next.checked_sub(1).is_some_and(|last| last > end && is(last));
    !(end..next).any(named) && (end..next).any(is) || turned
}

/// Whether a word of denial at `not` governs the nominal verb at `first`: nothing but names, what
/// joins them, and their 的 stands between.
fn denies_noun(chunks: &[Chunk], not: usize, first: usize) -> bool {
    let de = |i: usize| matches!(chunks[i].part, Part::Word(Category::De));
    let named = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if !p.bare_kind);
    let between = chunks.get(not + 1..first.saturating_sub(1)).unwrap_or_default();
    first > not + 2
        && de(first - 1)
        && between.iter().any(named)
        && between.iter().all(|c| {
            named(c) || matches!(c.part, Part::Text | Part::Word(Category::Noun | Category::Quote | Category::Coverb)) && c.first == c.last
        })
}

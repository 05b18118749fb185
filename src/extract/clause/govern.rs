//! Coverbs and what they govern over its modifier: 与总部位于苏州的X合作, 把成立于2023年的X收购, 联合做芯片的X发布.
//!
//! Takes the chunks of a sentence and tells such phrases by what coverb they go with. Deliberately leaves alone what stands right
//! behind its coverb, which the clause shows by itself.

use crate::annotate::Annotations;
use crate::chinese::{Category, TRADES, is_adverbial};
use crate::extract::argument::{clause_of, ends_clause, governor, word};
use crate::extract::clause::row::Row;
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::value::Value;

/// Coverbs of with whom or to whom something is done; others rather open a modifier than govern what it modifies (于2023年成立的X,
/// 面向海外的X).
const WHOM: &[&str] = &["与", "同", "跟", "会同", "偕同", "联同", "携", "向", "给"];

/// The coverb of what something is done to, and those of for whom or what a thing is.
const TO: &str = "对";
const MEANT: &[&str] = &["面向", "针对"];

/// Coverbs of when something is done.
const WHEN: &[&str] = &["在", "于", "到", "至", "截至", "自", "随", "随着"];

/// Coverbs of what something is made with: 基于去年开源的X.
const WITH: &[&str] = &["基于", "以", "用", "依托", "借助"];

/// Coverbs of with whom something is done.
const BESIDE: &[&str] = &["与", "同", "跟", "和"];

/// Ends of words for what one is to another.
const ROLES: &[&str] = &[
    "股东",
    "客户",
    "伙伴",
    "对手",
    "同行",
    "友商",
    "东家",
    "盟友",
    "关联方",
    "投资方",
    "合作方",
    "巨头",
    "龙头",
    "老牌",
    "近邻",
    "兄弟单位",
];

/// Words by which some are named of those who are meant: 与包括X在内的20家企业合作.
const INCLUDING: &[&str] = &["包括", "包括了", "包含", "诸如", "涵盖"];

/// How many unnamed ones there are of those with whom something is done.
const SEVERAL: &[&str] =
    &["多家", "多所", "多个", "多名", "多位", "数家", "数十家", "上百家", "近百家", "众多", "诸多", "一批", "若干", "部分", "几家", "不少"];

/// Words before whoever does a thing too.
const TOGETHER: &[&str] = &["联合", "携手", "联手", "牵手", "拉上"];

/// Ends of words for what is done with whom the coverb governs within the modifier: 与高校共建的X.
const JOINT: &[&str] = &["共建", "合作", "合办", "联合", "共同", "合资", "合著", "携手", "相关", "有关", "不同", "竞争", "并列"];

/// Words by which a post is over.
const FORMER: &[&str] = &["前", "原"];

/// The particle that ends a modifier.
const DE: &str = "的";

/// How many adverbs stand before the verb of a modifier at most.
const ADVERBS: usize = 3;

/// How many chunks describe a name behind its modifier at most.
const DESCRIPTION: usize = 5;

/// How many chunks after its coverb a phrase stands at most.
const REACH: usize = 9;

/// How many chunks after its coverb the noun stands at most to which 这家 points.
const POINTED: usize = 12;

/// Tells every phrase that goes with a coverb over its modifier.
pub(crate) fn over_modifiers(chunks: &mut [Chunk], row: &Row, text: &str, acts: &dyn Fn(u32) -> bool) {
    for open in 0..chunks.len() {
        if let Some(head) = described(chunks, open, row, text).or_else(|| made_with(chunks, open, row, text, acts)) {
            chunks[head].governed = Some(open);
        }
        if let Some(head) = pointed(chunks, open) {
            chunks[head].governed = Some(open);
        }
        // 将发布性能更强的X: nothing is said of X, and 将 is no 把.
        let future = |head: usize| word(chunks, open) == Some(Category::Jiang) && ends_behind(chunks, head, row, text);
        if let Some(head) = opens(chunks, open, row, text).then(|| modified(chunks, open, row, text)).flatten().filter(|&h| !future(h)) {
            chunks[head].governed = Some(open);
        }
    }
}

/// 在5月13日云川科技发布…: makes a coverb that governs nothing but the date right behind it, before whoever acts, a word that governs
/// nothing.
pub(crate) fn free_of_dates(chunks: &mut [Chunk], row: &Row, text: &str, annotations: &Annotations, acts: &dyn Fn(u32) -> bool) {
    let date = |c: &Chunk| matches!(c.part, Part::Value(v) if matches!(annotations.values[v as usize].value, Value::Date(_)));
    let doer = |c: &Chunk| match &c.part {
        Part::Phrase(p) => !p.bare_kind && (p.anaphor.is_some() || !p.names.is_empty() && p.names.iter().all(|&n| acts(n))),
        _ => false,
    };
    for at in 0..chunks.len().saturating_sub(3) {
        let opens = word(chunks, at) == Some(Category::Coverb) && WHEN.contains(&row.tokens[chunks[at].last].span.trimmed(text));
        if !opens || !date(&chunks[at + 1]) || !doer(&chunks[at + 2]) {
            continue;
        }
        // 在2024年云川科技年会上
        let goes_on = match chunks[at + 3].part {
            Part::Text => is_adverbial(row.tokens[chunks[at + 3].last].span.trimmed(text)),
            Part::Word(category) => !matches!(category, Category::De | Category::And | Category::Pause | Category::Noun),
            _ => false,
        };
        if goes_on {
            chunks[at].part = Part::Word(Category::Plain);
        }
    }
}

/// Whether the clause ends with the phrase at `head`, or with others that it lists.
fn ends_behind(chunks: &[Chunk], head: usize, row: &Row, text: &str) -> bool {
    let says = |c: &Chunk| match c.part {
        Part::Text => row.tokens[c.last].span.of(text).contains(char::is_alphanumeric),
        Part::Phrase(_) | Part::Bracket(_) | Part::Word(Category::Pause | Category::And | Category::Quote | Category::Noun) => false,
        _ => true,
    };
    !chunks[head + 1..clause_of(chunks, head).1].iter().any(says)
}

/// 与这家由A创办的公司: the noun behind the coverb at `open` to which 这家 right behind it points, over all that is told between.
fn pointed(chunks: &[Chunk], open: usize) -> Option<usize> {
    let governs = matches!(chunks[open].part, Part::Word(Category::Coverb | Category::Ba | Category::Jiang | Category::By));
    if !governs || word(chunks, open + 1) != Some(Category::This) {
        return None;
    }
    let noun = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Noun(..))));
    let within = (open + 2..chunks.len().min(open + POINTED)).take_while(|&i| !ends_clause(&chunks[i]));
    within.into_iter().find(|&i| noun(&chunks[i]) && word(chunks, i - 1) == Some(Category::De))
}

/// 与控股股东X, 与全球第二大A级供应商X: the name behind the coverb at `open` and behind what it is to somebody, or among others.
fn described(chunks: &[Chunk], open: usize, row: &Row, text: &str) -> Option<usize> {
    let said = |i: usize| row.tokens[chunks[i].last].span.trimmed(text);
    if word(chunks, open) != Some(Category::Coverb) || !BESIDE.contains(&said(open)) || !subject_before(chunks, open) {
        return None;
    }
    let is_text = matches!(chunks.get(open + 1).map(|c| &c.part), Some(Part::Text));
    if is_text && INCLUDING.contains(&said(open + 1)) {
        return matches!(chunks.get(open + 2).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind).then_some(open + 2);
    }
    // 与多家企业合作,包括X: whom the list behind it names.
    if is_text && SEVERAL.iter().any(|w| said(open + 1).ends_with(w)) {
        let noun = matches!(chunks.get(open + 2).map(|c| &c.part), Some(Part::Phrase(_) | Part::Word(Category::Noun)));
        let meant = noun && word(chunks, open + 3) != Some(Category::De);
        return meant.then_some(open + 2);
    }
    let phrase = |i: usize| match chunks.get(i).map(|c| &c.part) {
        Some(Part::Phrase(p)) if !p.bare_kind && p.anaphor.is_none() => Some(p),
        _ => None,
    };
    let mut head = open + 2;
    let first = phrase(head).filter(|_| is_text)?;
    let next = phrase(head + 1);
    head += usize::from(next.is_some());
    let told = next.is_some() || first.kind.is_some();
    (told || ROLES.iter().any(|w| said(open + 1).ends_with(w))).then_some(head)
}

/// 基于去年开源的X, 基于A此前开源的X: the name behind the coverb at `open` of what something is made with, over who did what with it
/// and when.
fn made_with(chunks: &[Chunk], open: usize, row: &Row, text: &str, acts: &dyn Fn(u32) -> bool) -> Option<usize> {
    let said = |i: usize| row.tokens[chunks[i].last].span.of(text);
    if word(chunks, open) != Some(Category::Coverb) || !WITH.contains(&said(open)) {
        return None;
    }
    let named = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind);
    let when = |i: usize| match chunks.get(i).map(|c| &c.part) {
        Some(Part::Value(_) | Part::Word(Category::Once)) => true,
        Some(Part::Text) => is_adverbial(said(i)),
        _ => false,
    };
    // 基于X打造的Y: what stands right behind the coverb is what it governs, unless it acts.
    let doer = |i: usize| match chunks.get(i).map(|c| &c.part) {
        Some(Part::Phrase(p)) => !p.names.is_empty() && p.names.iter().all(|&n| acts(n)),
        _ => false,
    };
    let who = open + 1 + usize::from(doer(open + 1) || word(chunks, open + 1) == Some(Category::Noun));
    let verb = (who..who + ADVERBS).find(|&i| !when(i))?;
    let dated = verb > open + 1 && word(chunks, verb) == Some(Category::Verb) && word(chunks, verb + 1) == Some(Category::De);
    let end = chunks.len().min(verb + 2 + DESCRIPTION);
    let head = (verb + 2..end).find(|&i| !passes(chunks, i)).filter(|_| dated)?;
    (named(head) && word(chunks, head + 1) != Some(Category::De)).then_some(head)
}

/// Whether the chunk at `at` only describes the name behind it.
fn passes(chunks: &[Chunk], at: usize) -> bool {
    match &chunks[at].part {
        Part::Phrase(p) => p.bare_kind,
        Part::Value(_) | Part::Word(Category::Noun | Category::Quote | Category::This | Category::De) => true,
        Part::Text => word(chunks, at + 1) == Some(Category::De),
        _ => false,
    }
}

/// Whether a chunk may govern what stands behind it.
fn opens(chunks: &[Chunk], at: usize, row: &Row, text: &str) -> bool {
    let said = row.tokens[chunks[at].last].span.of(text);
    match chunks[at].part {
        // 将基于A的X构建: what is to be, and no 把.
        // But 将面向医疗的X开源: the coverb only tells for whom X is.
        Part::Word(Category::Jiang) => {
            word(chunks, at + 1) != Some(Category::Coverb) || MEANT.contains(&row.tokens[chunks[at + 1].last].span.of(text))
        }
        Part::Word(Category::Ba | Category::By) => true,
        // 完成对成立于2020年的X的收购
        Part::Word(Category::Coverb) => (WHOM.contains(&said) || said == TO) && subject_before(chunks, at),
        Part::Text | Part::Word(Category::Verb) => TOGETHER.contains(&said) && subject_before(chunks, at),
        _ => false,
    }
}

/// Whether somebody is named before in the clause: of 与高校合作的X nobody is.
fn subject_before(chunks: &[Chunk], at: usize) -> bool {
    let start = clause_of(chunks, at).0;
    // X宣布,与…的Y合作: who says it does it.
    let says = at == start && at > 2 && word(chunks, at - 2) == Some(Category::Say);
    let start = if says { clause_of(chunks, at - 2).0 } else { start };
    (start..at).any(|i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind) && governor(chunks, i, start).is_none())
}

/// The phrase behind the 的 of the modifier that stands behind the coverb at `open`.
fn modified(chunks: &[Chunk], open: usize, row: &Row, text: &str) -> Option<usize> {
    let end = (open + 1..chunks.len().min(open + REACH)).find(|&i| ends_clause(&chunks[i])).unwrap_or(chunks.len().min(open + REACH));
    let said = |i: usize| row.tokens[chunks[i].last].span.of(text);
    // 与全球领先的X: a longer word may hold the particle.
    let particle = |i: usize| word(chunks, i) == Some(Category::De) && i > open + 1;
    let longer = |i: usize| matches!(chunks[i].part, Part::Text) && said(i).len() > DE.len() && said(i).trim_end().ends_with(DE);
    let de = (open + 1..end).find(|&i| particle(i) || longer(i))?;
    // 与A合作的B, 由A研发的B: what stands right behind the coverb is what it governs, or acts within the modifier.
    let first = match &chunks[open + 1].part {
        Part::Phrase(p) if p.bare_kind => Category::Noun,
        Part::Phrase(_) | Part::Bracket(_) => return None,
        Part::Word(category) => *category,
        Part::Text | Part::Value(_) => Category::Plain,
    };
    let plain = |i: usize| match &chunks[i].part {
        Part::Phrase(p) => p.bare_kind || i > open + 1,
        Part::Text | Part::Value(_) => true,
        // 一度濒临破产的X, but 由前A员工创立的X
        Part::Word(Category::Once) => !FORMER.contains(&said(i)),
        Part::Word(category) => matches!(
            *category,
            Category::Verb
                | Category::Attribute
                | Category::Noun
                | Category::Plain
                | Category::Coverb
                | Category::Also
                | Category::Quote
                | Category::Not
                | Category::Plan
                | Category::Pause
        ),
        Part::Bracket(_) => false,
    };
    if !(open + 1..de).all(plain) || JOINT.iter().any(|w| said(de - 1).ends_with(w)) {
        return None;
    }
    // 成立于2023年、员工不足百人的: a mark within it parts what is told, and no nouns.
    let tells = |c: &Chunk| matches!(c.part, Part::Value(_) | Part::Phrase(_) | Part::Word(Category::Verb | Category::Coverb));
    let pause = (open + 1..de).rev().find(|&i| word(chunks, i) == Some(Category::Pause));
    if pause.is_some_and(|i| !chunks[i..de].iter().any(tells) || !chunks[open + 1..i].iter().any(tells)) {
        return None;
    }
    // 与高校研发的X: somebody acts within the modifier; 与去年开源的X.
    let verb = (open + 1..de).any(|i| word(chunks, i) == Some(Category::Verb));
    let opening = matches!(chunks[open + 1].part, Part::Value(_))
        || first == Category::Verb
        || first == Category::Coverb
        || is_adverbial(said(open + 1))
        // 与专注于药物研发的X: what X does.
        || TRADES.iter().any(|w| said(open + 1).starts_with(w));
    if verb && !opening {
        return None;
    }
    let head = (de + 1..end).find(|&i| !passes(chunks, i))?;
    let named = matches!(&chunks[head].part, Part::Phrase(p) if p.anaphor.is_none());
    let owns = word(chunks, head + 1) == Some(Category::De);
    // Of what 对 governs there is a deed behind it, that is a noun.
    let deed = |i: usize| word(chunks, i) == Some(Category::Verb);
    let done =
        owns && (deed(head + 2) || matches!(chunks.get(head + 2).map(|c| &c.part), Some(Part::Text | Part::Value(_))) && deed(head + 3));
    (named && if said(open) == TO { done } else { !owns }).then_some(head)
}

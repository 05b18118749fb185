//! Modifiers in a row behind a verb or a coverb of another: 收购了成立于2023年、总部位于杭州的X.
//!
//! Takes what sets a rule off within one of them, gives the phrase that they modify. Deliberately leaves alone modifiers that open
//! their clause, and a single one: the clause shows those by itself.

use crate::chinese::Category;
use crate::extract::argument::{clause_of, governor, joins, word};
use crate::extract::clause::conjunct::shared_head;
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::Fill;
use crate::rule::{Filler, Place};

/// How far back, in chunks, the verb is looked for.
const REACH: usize = 16;

/// How many chunks after 的 the head stands at most, over a description.
const HEAD: usize = 3;

/// The particle of a verb that is over.
const DONE: char = '了';

impl Reader<'_> {
    /// What the modifiers are said of in whose row an anchor stands.
    pub(crate) fn modified_by(&self, scene: Scene<'_>, anchor: &Anchor, filler: &Filler) -> Option<Fill> {
        let chunks = scene.chunks;
        let (start, end) = (clause_of(chunks, anchor.first).0, clause_of(chunks, anchor.last).1);
        // 与总部在慕尼黑的X合作: so is one modifier behind a coverb; of 与去年收购的X, X may be what is done.
        let rule = &self.engine.rules.rules[anchor.rule as usize];
        let done = rule.roles.iter().any(|role| matches!(role.place, Place::Object));
        let behind = |&i: &usize| chunks[i].governed.is_some_and(|by| by < anchor.first);
        // 用总裁王雪的话说,这是“苦功夫”: but none behind a comma.
        let own = |i: &usize| !matches!(chunks[*i].part, Part::Word(Category::Comma));
        if let Some(head) = (anchor.last + 1..end).take_while(own).find(behind).filter(|_| !done) {
            return self.phrase_fill(chunks, head, filler).map(Fill::Names);
        }
        if let Some(head) = member_head(chunks, anchor, start, end).filter(|_| !done) {
            return self.phrase_fill(chunks, head, filler).map(Fill::Names);
        }
        let head = shared_head(chunks, anchor.last, end)?;
        // The verb of the clause has the modifiers behind it; one of their own has no more than what it is done to.
        let pause = (anchor.last + 1..head).find(|&i| word(chunks, i) == Some(Category::Pause))?;
        let done_to = |c: &Chunk| {
            matches!(c.part, Part::Phrase(_) | Part::Value(_) | Part::Bracket(_) | Part::Word(Category::Noun | Category::Quote))
        };
        if !chunks[anchor.last + 1..pause].iter().all(done_to) {
            return None;
        }
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
        // 投资了估值10亿元、…的X
        let text = &self.document.text;
        let within = scene.row.tokens[chunks[anchor.first].first].span.start..anchor.span.start;
        if text.get(within.start as usize..within.end as usize).is_some_and(|before| before.ends_with(DONE)) {
            return self.phrase_fill(chunks, head, filler).map(Fill::Names);
        }
        let low = anchor.first.saturating_sub(REACH).max(start);
        let mut own = false;
        for i in (low..anchor.first).rev() {
            let next = i + 1;
            match chunks[i].part {
                Part::Word(Category::Pause) => own = true,
                // 部署了由A研发、去年开源的X: a verb right before the mark is a modifier's own, as is one with its object.
                Part::Word(Category::Verb) if !(own && word(chunks, next) == Some(Category::Pause) || named(next)) => {
                    return self.phrase_fill(chunks, head, filler).map(Fill::Names);
                }
                Part::Text if self.text_of(scene, i).ends_with(DONE) && !named(next) => {
                    return self.phrase_fill(chunks, head, filler).map(Fill::Names);
                }
                Part::Word(Category::Ba | Category::Jiang | Category::By) if !named(next) => {
                    return self.phrase_fill(chunks, head, filler).map(Fill::Names);
                }
                Part::Word(Category::Comma | Category::Semicolon | Category::De) => return None,
                _ => {}
            }
        }
        let by = governor(chunks, head, start).map(|(by, _)| by);
        by.filter(|&by| by < anchor.first).and_then(|_| self.phrase_fill(chunks, head, filler)).map(Fill::Names)
    }
}

impl Reader<'_> {
    /// 脱胎于A的小团队有11人, 这家基于A做应用的公司: whether the wording with which a clause begins modifies the noun of a house. It is said of
    /// that, and of no thing that was spoken of before.
    pub(crate) fn modifies_house(&self, scene: Scene<'_>, anchor: &Anchor) -> bool {
        let chunks = scene.chunks;
        let (start, end) = (clause_of(chunks, anchor.first).0, clause_of(chunks, anchor.last).1);
        let plain = |i: usize| matches!(chunks[i].part, Part::Text | Part::Word(Category::Noun | Category::This | Category::Attribute));
        let noun = |i: usize| match &chunks[i].part {
            Part::Phrase(p) => p.bare_kind || matches!(p.anaphor, Some(Anaphor::Noun(..) | Anaphor::Bare(..))),
            _ => plain(i),
        };
        let behind = (anchor.last + 1..end.min(anchor.last + 1 + HEAD)).find(|&i| word(chunks, i) == Some(Category::De));
        let Some(de) = behind.filter(|&de| (start..anchor.first).all(plain) && (anchor.last + 1..de).all(noun)) else { return false };
        let class = |i: usize| self.engine.vocabulary.noun_at_end(self.text_of(scene, i));
        let mut head = (de + 1..end.min(de + 1 + HEAD)).take_while(|&i| noun(i));
        head.any(|i| class(i).is_some_and(|class| self.engine.agents.has(class)))
    }
}

/// The member of a list whose modifier an anchor stands in, alone but for adverbs: A、总部位于苏州的B.
fn member_head(chunks: &[Chunk], anchor: &Anchor, start: usize, end: usize) -> Option<usize> {
    let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
    let plain = |i: &usize| matches!(chunks[*i].part, Part::Text | Part::Value(_) | Part::Word(Category::Noun | Category::Attribute));
    let joint = (start..anchor.first).rev().find(|i| !plain(i)).filter(|&i| joins(chunks, i))?;
    let before = (start..joint).rev().find(|&i| !matches!(chunks[i].part, Part::Bracket(_)))?;
    let head = (anchor.last + 2..end.min(anchor.last + 2 + HEAD)).find(|&i| named(i))?;
    (named(before) && word(chunks, anchor.last + 1) == Some(Category::De) && word(chunks, head + 1) != Some(Category::De)).then_some(head)
}

/// 基于A的工具已上线, 开源X和基于A的推理技术: whether what sets a rule off is a coverb's modifier, at the front of its clause or behind
/// a verb or a joint, of something that has no name; but X是基于A的模型 tells of X.
pub(crate) fn modifies_unnamed(scene: Scene<'_>, anchor: &Anchor) -> bool {
    let chunks = scene.chunks;
    let (start, end) = (clause_of(chunks, anchor.first).0, clause_of(chunks, anchor.last).1);
    let of = word(chunks, anchor.first) == Some(Category::Coverb) && word(chunks, anchor.last + 1) == Some(Category::De);
    let opens = anchor.first == start
        || matches!(word(chunks, anchor.first - 1), Some(Category::Verb | Category::And | Category::Pause | Category::Semicolon));
    let noun = |i: usize| match &chunks[i].part {
        Part::Word(Category::Noun) => true,
        Part::Phrase(p) => p.bare_kind,
        _ => false,
    };
    let head = anchor.last + 2;
    let plain = |i: &usize| noun(*i) || matches!(chunks[*i].part, Part::Text | Part::Value(_));
    let behind = (head..end).find(|i| !plain(i));
    let named = behind.is_some_and(|i| matches!(chunks[i].part, Part::Phrase(_)) || word(chunks, i) == Some(Category::Quote));
    of && opens && !named && (head..behind.unwrap_or(end)).any(noun)
}

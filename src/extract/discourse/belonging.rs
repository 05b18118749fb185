//! What a clause names for the sake of another: 底座是X, 是A的子公司, 远山资本是其最大股东.
//!
//! Takes a phrase of a clause, gives whether it tells what belongs to another, or whose head it leads to. Deliberately asks
//! nothing of the facts that were read.

use crate::chinese::{Category, is_adverbial};
use crate::extract::Mentions;
use crate::extract::argument::clause_of;
use crate::extract::clause::caution::HOUSES;
use crate::extract::clause::{Anaphor, Part};
use crate::extract::reader::{Reader, Scene};

/// Marks that open and close a name in quotation.
const OPEN_QUOTES: [char; 2] = ['“', '「'];
const CLOSE_QUOTES: [char; 2] = ['”', '」'];

/// Words of being.
const IS: [char; 2] = ['是', '叫'];

/// Ends of words of being something.
const BEING: [char; 3] = ['是', '为', '任'];

/// The copula of a cleft.
const COPULA: char = '是';

/// Copulas of a clause that leaves out of whom it says what they are.
const PREDICATING: &[&str] = &["是", "系", "属于", "隶属于"];

/// Ends of verbs of having something in oneself: 用的是X, 背后挂的是X.
const USING: &[char] = &['用', '载', '挂', '跑', '接', '装', '配', '套'];

/// Nouns of what a thing stands on or holds: what they are is named for the sake of the thing.
pub(crate) const BELONGINGS: &[&str] = &[
    "合作方",
    "合作伙伴",
    "客户",
    "股东",
    "投资方",
    "领投方",
    "竞争对手",
    "供应商",
    "小脑",
    "底座",
    "基座",
    "底层",
    "底子",
    "骨架",
    "骨干",
    "内核",
    "背后",
    "大脑",
    "心脏",
    "前身",
    "原型",
    "母体",
    "蓝本",
];

/// Words for how new something is, before its 的.
const STATES: &[&str] = &["升级后", "升级", "全新", "最新", "新版", "改款"];

/// 展示全新升级的X: whether a text before 的 says what is done to X, and not only how new it is.
fn shows(text: &str) -> bool {
    let mut verb = text;
    while let Some(rest) = STATES.iter().find_map(|state| verb.strip_suffix(state)) {
        verb = rest;
    }
    !verb.is_empty() && verb.len() < text.len() && !is_adverbial(verb)
}

impl Reader<'_> {
    /// 底座是X, 底层用的是X: whether the clause names at `at` what something is that belongs to whatever was spoken of.
    pub(crate) fn belongs(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        let chunks = scene.chunks;
        let text = |i: usize| if matches!(chunks[i].part, Part::Text) { self.text_of(scene, i) } else { "" };
        // 投资方:X
        let label = |i: usize| matches!(chunks[i].part, Part::Word(Category::Colon)) && i + 1 == at && i == start + 1;
        if at >= 2 && label(at - 1) && BELONGINGS.iter().any(|w| self.text_of(scene, start).ends_with(w)) {
            return true;
        }
        let Some(is) = (start..at).find(|&i| text(i).contains(IS)) else { return false };
        // 走在前面的是X brings in X; 用的是X does not.
        let de = is > start && matches!(chunks[is - 1].part, Part::Word(Category::De));
        let uses = de && is > start + 1 && self.text_of(scene, is - 2).ends_with(USING);
        let front = if text(is).starts_with(IS) { "" } else { text(is).split(IS).next().unwrap_or("") };
        let told = |i: usize| match &chunks[i].part {
            Part::Phrase(p) => p.anaphor.is_none() && self.all_topical(p),
            // 背后跑的是X
            _ if uses && i + 2 == is => BELONGINGS.iter().any(|w| self.text_of(scene, i).trim_end_matches(USING).ends_with(w)),
            _ => BELONGINGS.iter().any(|w| self.text_of(scene, i).ends_with(w)),
        };
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && (p.anaphor.is_some() || !self.all_topical(p)));
        // 背后正是X
        let front = front.trim_end_matches(['正', '则', '就', '也', '便']);
        (!de || uses) && !(start..is).any(named) && (BELONGINGS.iter().any(|w| front.ends_with(w)) || (start..is).any(told))
    }

    /// X成立于2019年,是A的子公司: whether the phrase at `at` only tells what somebody is of whom the clause before has spoken.
    pub(crate) fn predicated(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        let chunks = scene.chunks;
        let copula = |i: usize| matches!(chunks[i].part, Part::Text) && PREDICATING.contains(&self.text_of(scene, i));
        let plain = |i: usize| match chunks[i].part {
            Part::Word(Category::Also) => true,
            Part::Text => is_adverbial(self.text_of(scene, i)),
            _ => false,
        };
        let described = match chunks.get(at + 2).map(|c| &c.part) {
            Some(Part::Phrase(p)) => p.bare_kind,
            Some(part) => matches!(part, Part::Text | Part::Word(Category::Noun)),
            None => false,
        };
        let owned = described && matches!(chunks[at + 1].part, Part::Word(Category::De));
        // X,A的子公司,发布了Y: all that the clause says.
        let opened = start > 1 && clause_of(chunks, start - 2).0 + 2 == start && matches!(chunks[start - 2].part, Part::Phrase(_));
        let end = clause_of(chunks, at).1;
        let noun = |i: usize| match &chunks[i].part {
            Part::Phrase(p) => p.bare_kind,
            part => matches!(part, Part::Text | Part::Word(Category::Noun)),
        };
        if owned && at == start && opened && end < chunks.len() && (at + 2..end).all(noun) {
            return true;
        }
        start > 0 && at > start && owned && copula(at - 1) && (start..at - 1).all(plain)
    }

    /// 其底座是X: what the clause names as something that belongs to whatever it is about.
    pub(crate) fn held(&self, scene: Scene<'_>, start: usize, end: usize) -> Option<Mentions> {
        let chunks = scene.chunks;
        let text = |i: usize| if matches!(chunks[i].part, Part::Text) { self.text_of(scene, i) } else { "" };
        let is = (start..end).find(|&i| text(i).contains(IS))?;
        let front = text(is).split(IS).next().unwrap_or("");
        let noun = if front.is_empty() && is > start { self.text_of(scene, is - 1) } else { front };
        let owner = (start..is).any(|i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind));
        let belongs = owner && BELONGINGS.iter().any(|w| noun.ends_with(w));
        let named = (is + 1..end).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none()))?;
        self.names_at(chunks, named).filter(|names| belongs && names.iter().all(|&n| self.is_made(self.entities.class(n))))
    }

    /// 远山资本是其最大股东: whether whoever acts at `at` is only said to be something to whatever was spoken of.
    pub(crate) fn holds_of_it(&self, scene: Scene<'_>, at: usize, end: usize, names: &Mentions) -> bool {
        let chunks = scene.chunks;
        let its = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Pronoun | Anaphor::Thing)));
        let is = |i: usize| self.text_of(scene, i).ends_with(BEING);
        let houses = !names.is_empty() && names.iter().all(|&n| self.acts(n) && !self.is_person(n));
        let Some(whose) = (at + 2..end).find(|&i| its(i)).filter(|&i| houses && is(i - 1)) else { return false };
        (whose + 1..end).all(|i| matches!(chunks[i].part, Part::Text | Part::Word(Category::De | Category::Noun)))
    }

    /// 它的“未名”不…, 它开发的“未名”能…: whether the phrase at `at` has what stands in quotation marks, and is no name that is known.
    pub(crate) fn owns_quoted(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let word = |i: usize, category| i < end && matches!(chunks[i].part, Part::Word(c) if c == category);
        let de = if word(at + 1, Category::Verb) || self.within_next(scene, at) { at + 2 } else { at + 1 };
        if !word(de, Category::De) || de + 1 >= end || !matches!(chunks[de + 1].part, Part::Text) {
            return false;
        }
        let text = &self.document.text;
        let span = scene.row.tokens[chunks[de + 1].first].span;
        let inner = span.of(text);
        let opened = text[..span.start as usize].ends_with(OPEN_QUOTES) || inner.starts_with(OPEN_QUOTES);
        let closed = text[span.end as usize..].starts_with(CLOSE_QUOTES) || inner.contains(CLOSE_QUOTES);
        opened && closed
    }

    /// 启明创投参投的星环科技: the phrase is inside a relative clause, and its head follows.
    pub(crate) fn head_of_relative(&self, scene: Scene<'_>, at: usize, end: usize) -> Option<Mentions> {
        let chunks = scene.chunks;
        let is_de = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Word(Category::De)));
        let word = |i: usize, category| matches!(chunks[i].part, Part::Word(c) if c == category);
        // A采用自研的X: the modifier is but the word of making it oneself.
        let itself = |i: usize| word(i, Category::Verb) && word(i + 1, Category::Verb) && self.text_of(scene, i + 1).starts_with('自');
        if (at + 1..end.min(at + 6)).any(|i| i + 2 < end && itself(i) && is_de(i + 2)) {
            return None;
        }
        let acts = |i: &usize| {
            matches!(chunks[*i].part, Part::Word(Category::Verb))
                || *i == at + 1 && matches!(chunks[*i].part, Part::Text) && is_de(i + 1) && !shows(self.text_of(scene, *i))
        };
        let verb = (at + 1..end.min(at + 6)).find(acts)?;
        // X由A开源的B微调而来 is about X.
        if (at + 1..verb).any(|i| matches!(chunks[i].part, Part::Word(Category::By))) {
            return None;
        }
        // X是A自研的大模型: whoever acts stands behind the word of being.
        let is = |i: usize| matches!(chunks[i].part, Part::Text) && self.text_of(scene, i).ends_with(BEING);
        if (at + 1..verb).any(is) || !is_de(at + 1) && self.acts_on(scene, at, verb) {
            return None;
        }
        let de = (verb + 1..end.min(verb + 4)).find(|&i| is_de(i))?;
        // A收购B的X, A加入B旗下的X: what is whose is what A does it to.
        let owner = if HOUSES.contains(&self.text_of(scene, de - 1)) { de - 2 } else { de - 1 };
        let joint = (at + 1..verb).any(|i| word(i, Category::And) || word(i, Category::Coverb));
        if owner > verb && !joint && word(owner - 1, Category::Verb) && matches!(&chunks[owner].part, Part::Phrase(p) if !p.bare_kind) {
            return None;
        }
        // 它背后跑的是X: what a cleft brings out is no head.
        if de + 1 < end && matches!(chunks[de + 1].part, Part::Text) && self.text_of(scene, de + 1).ends_with(COPULA) {
            return None;
        }
        let head = (de + 1..end.min(de + 4)).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind))?;
        self.names_at(chunks, head)
    }
}

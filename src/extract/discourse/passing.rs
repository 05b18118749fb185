//! Who only passes by: whom a clause names for the sake of what the text goes on about.
//!
//! Takes a phrase of a clause, or what the clause would be about; says whether the text goes on about another. Deliberately
//! remembers nothing.

use crate::chinese::Category;
use crate::extract::Mentions;
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::extract::discourse::before::PARTICLES;
use crate::extract::discourse::belonging::BELONGINGS;
use crate::extract::discourse::{Part as Said, Within};
use crate::extract::reader::{Reader, Scene};
use crate::span::Span;

/// How many times as often the one that an article is about is named as whoever only passes by.
const OFTEN: usize = 3;

/// Words of becoming or being something, and of who acts as it.
const BECOMING: &[&str] = &["成为", "成了", "成", "是", "作为", "作", "升为", "跃升为", "跻身", "变成", "也是", "仍是", "曾是", "则是"];

/// Ends of words for what somebody is to another, besides those for what belongs to a thing.
const RELATIONS: &[&str] =
    &["投资人", "投资者", "出资方", "出资人", "金主", "买家", "买主", "伙伴", "盟友", "对手", "甲方", "靠山", "后盾"];

/// Words by which a clause sets whoever it is about beside the one before.
const PARALLEL: &[&str] = &["则", "同样", "也在", "也于", "也将"];

/// What somebody says to whatever was told.
const ANSWERS: &[&str] =
    &["没有回应", "未回应", "未作回应", "未予回应", "未置可否", "置评", "未回复", "没有回复", "拒绝回应", "没有评论", "拒绝评论"];

/// Words that point to what was told.
const POINTING: &[&str] = &["这一", "这轮", "这笔", "这次", "这桩", "这份", "本轮", "此轮", "此次", "对此", "该轮", "该笔", "该项"];

/// Ends of words for how much something is, or for where: 时长是X公布数字的一半.
const IS: [char; 2] = ['是', '为'];

impl Reader<'_> {
    /// 云川科技…。远山科技没有参与这一轮。现有员工260人: what part those have whom a clause would be about, where they are named but now and then in
    /// an article that is about another, of whom the paragraph has spoken, and tell nothing of their own.
    pub(crate) fn passing(&self, scene: Scene<'_>, clause: (usize, usize), names: &Mentions) -> Option<Said> {
        let house = |n: u32| self.acts(n) && !self.is_person(n);
        if names.is_empty() || !names.iter().all(|&n| house(n)) {
            return None;
        }
        let entity = |n: u32| self.entities.of(n);
        // Of an article about several, whom the paragraph has begun with.
        let lead = self.protagonist(house).or_else(|| self.discourse.opening(house, entity).first().copied())?;
        let count = |n: u32| self.named.iter().find(|&&(_, name)| entity(name) == entity(n)).map_or(0, |&(count, _)| count);
        let seldom = |n: u32| entity(n) != entity(lead) && count(n) * OFTEN <= count(lead);
        let passes = names.iter().all(|&n| seldom(n) && !self.of_its_own.contains(&entity(n)))
            && self.discourse.named_here(|n| entity(n) == entity(lead));
        passes.then(|| self.told_beside(scene, clause, names)).flatten()
    }

    /// 没有参与这一轮, 租用了它的算力, 对此不予置评: a clause tells, behind whoever it is about, of what was spoken of before; or it may but be
    /// about another, unless it sets that one beside whom the text has spoken of.
    fn told_beside(&self, scene: Scene<'_>, (start, end): (usize, usize), names: &Mentions) -> Option<Said> {
        let chunks = scene.chunks;
        let own = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if p.names.iter().any(|n| names.contains(n)));
        let at = (start..end).find(own)?;
        let tokens = &scene.row.tokens;
        let said = Span { start: tokens[chunks[at].last].span.end, end: tokens[chunks[end - 1].last].span.end };
        let said = said.of(&self.document.text);
        // 海岳科技则…, 另一家公司海岳科技…: whoever is set beside the one that was spoken of.
        if PARALLEL.iter().any(|w| said.starts_with(w)) {
            return None;
        }
        let stands = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Thing | Anaphor::Noun(..) | Anaphor::Bare(..) | Anaphor::We | Anaphor::Ours(_))));
        let back = (at + 1..end).any(stands)
            || ANSWERS.iter().any(|w| said.contains(w))
            || POINTING.iter().any(|w| said.contains(w))
            || self.is_to_another(scene, at, end);
        if back {
            return Some(Said::Passing);
        }
        // 听涛已上线。海天、远山先后部署。年收入2亿元: but of a paragraph that is about a thing that goes on.
        let other = |n: u32| !names.iter().any(|&m| self.entities.of(m) == self.entities.of(n));
        let before = self.discourse.topic(Within::Paragraph, other);
        (names.len() == 1 || before.iter().all(|&n| !self.is_thing(n))).then_some(Said::Seldom)
    }

    /// 远山给了它1亿元: whom a pronoun that the clause does not open with stands for, where that is not who does it.
    pub(crate) fn done_to_by(&self, scene: Scene<'_>, (start, end): (usize, usize), names: &Mentions) -> Mentions {
        let chunks = scene.chunks;
        let stands = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Pronoun | Anaphor::Thing | Anaphor::Noun(..))));
        let Some(at) = (start + 1..end).find(stands) else { return Mentions::new() };
        let Part::Phrase(phrase) = &chunks[at].part else { return Mentions::new() };
        let Some(Anaphor::Noun(..) | Anaphor::Pronoun | Anaphor::Thing) = phrase.anaphor else { return Mentions::new() };
        let other = |n: u32| self.acts(n) && !self.is_person(n) && !names.iter().any(|&m| self.entities.of(m) == self.entities.of(n));
        self.discourse.topic(Within::Paragraph, other)
    }

    /// 远山科技成为最大的外部股东: whether the clause says no more of the phrase at `at` than what it is to whatever was spoken of.
    pub(crate) fn is_to_another(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let text = |i: usize| matches!(chunks[i].part, Part::Text | Part::Word(_));
        let Some(last) = (at + 1..end).rev().find(|&i| !matches!(chunks[i].part, Part::Word(Category::Quote))) else { return false };
        let becomes =
            (at + 1..last).find(|&i| text(i) && BECOMING.iter().any(|w| self.text_of(scene, i).trim_end_matches('了').ends_with(w)));
        let relation = |i: usize| {
            let told = self.text_of(scene, i).trim_end_matches(|c: char| !c.is_alphanumeric());
            RELATIONS.iter().chain(BELONGINGS).any(|w| told.ends_with(w))
        };
        let whose = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && !matches!(p.anaphor, Some(Anaphor::Pronoun | Anaphor::Thing)));
        becomes.is_some_and(|is| relation(last) && !(is + 1..=last).any(whose))
    }

    /// 时长是X公布数字的一半: whether the phrase at `at` only tells whose what is that a noun alone before it is likened to.
    pub(crate) fn only_likened(&self, scene: Scene<'_>, at: usize, (start, end): (usize, usize)) -> bool {
        let chunks = scene.chunks;
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
        let is = |i: usize| {
            matches!(chunks[i].part, Part::Text) && {
                let text = self.text_of(scene, i);
                text.ends_with(IS) && text.chars().count() > 1
            }
        };
        let Some(is) = (start..at).rev().find(|&i| is(i)).filter(|&i| i == start && (i + 1..at).all(named)) else { return false };
        let de = (at + 1..end).rev().find(|&i| matches!(chunks[i].part, Part::Word(Category::De)));
        de.is_some_and(|de| de > is && de + 1 < end && !(de + 1..end).any(named))
    }

    /// 又引来了X: whether the chunk at `at` is a word of any other kind that a particle behind it makes a verb.
    pub(crate) fn made_verb(&self, scene: Scene<'_>, at: usize) -> bool {
        let word = matches!(scene.chunks[at].part, Part::Word(Category::Also | Category::Coverb));
        let particle = |c: &Chunk| matches!(c.part, Part::Text);
        word && scene.chunks.get(at + 1).is_some_and(particle) && PARTICLES.contains(&self.text_of(scene, at + 1))
    }
}

//! Whom a text speaks of before it names them: 2017年成立,2019年推出X,云川科技走了八年; 营收4亿元——这是云川科技的账本.
//!
//! Takes a sentence before which nothing was spoken of, and the one after it; gives what its first clauses leave out. Deliberately
//! finds none where the first clause itself names what it is about.

use crate::chinese::{Category, is_adverbial};
use crate::extract::Mentions;
use crate::extract::argument::{ends_clause, governor};
use crate::extract::clause::caution::employs;
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::extract::reader::{Reader, Scene};

/// What parts what was told from whom it was told of.
const DASH: &str = "——";

/// Words that take up all that was told, before whose it is.
const TAKES_UP: &[&str] = &["这", "就是", "便是", "正是", "说的", "以上"];

/// How many chunks after who is named a verb of saying stands that only reports.
const SAYING: usize = 4;

/// Words that stand first where a sentence tells when it holds, and those for all that there are of a kind somewhere.
const NOW: &[&str] = &["目前", "如今", "眼下", "当前", "据统计", "据不完全统计", ","];
const SCOPES: &[&str] = &["国内", "全国", "全球", "业内", "行业内", "市场上", "海外", "我国", "世界上", "全世界"];
/// With what those go on who tell of one of them: 国内首个, 全球最大.
const ONE_OF_ALL: &[char] = &['首', '第', '最', '唯', '领', '知'];

/// Whether a sentence tells of all that there are of a kind: 国内布局具身智能的厂商已有上百家.
fn tells_of_all(sentence: &str) -> bool {
    let mut rest = sentence;
    while let Some(after) = NOW.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    SCOPES.iter().find_map(|word| rest.strip_prefix(word)).is_some_and(|after| !after.starts_with(ONE_OF_ALL))
}

impl Reader<'_> {
    /// What the clauses at the front of `scene` are about, which they leave out, and a later clause or the front of `next` names.
    pub(crate) fn coming(&self, scene: Scene<'_>, next: Option<Scene<'_>>) -> Option<Mentions> {
        if tells_of_all(scene.row.sentence.span.of(&self.document.text)) {
            return None;
        }
        let (mut told, mut measured) = (false, false);
        let mut start = 0;
        while start < scene.chunks.len() {
            let end = (start..scene.chunks.len()).find(|&i| self.clause_ends(scene, i)).unwrap_or(scene.chunks.len());
            if stands_for_some(&scene.chunks[start..end], start == 0) {
                return None;
            }
            if let Some(at) = self.opens_clause(scene, start, end) {
                // 两个月、3072张卡:云川科技…: a colon takes up what was done, and no number.
                let colon = start > 0 && matches!(scene.chunks[start - 1].part, Part::Word(Category::Colon));
                return if told || measured && !colon { self.speaks_of(scene, at, end) } else { None };
            }
            told |= scene.chunks[start..end].iter().any(says);
            measured |= scene.chunks[start..end].iter().any(|c| matches!(c.part, Part::Value(_)));
            start = end + 1;
        }
        let next = next.filter(|_| told || measured)?;
        let end = (0..next.chunks.len()).find(|&i| self.clause_ends(next, i)).unwrap_or(next.chunks.len());
        self.opens_clause(next, 0, end).and_then(|at| self.speaks_of(next, at, end))
    }

    /// Whether the chunk at `at` ends what a clause says, be it by a dash or a colon.
    fn clause_ends(&self, scene: Scene<'_>, at: usize) -> bool {
        let chunk = &scene.chunks[at];
        ends_clause(chunk)
            || matches!(chunk.part, Part::Word(Category::Colon))
            || matches!(chunk.part, Part::Text) && self.text_of(scene, at) == DASH
    }

    /// The phrase that a clause begins with, but for what describes it, and but for 这是 before it.
    fn opens_clause(&self, scene: Scene<'_>, start: usize, end: usize) -> Option<usize> {
        let chunks = scene.chunks;
        let named = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
        // 2023年,清华大学教授王雪创办了X: she, and not whom she works for.
        let at = (start..end).find(|i| named(i) && !employs(chunks, *i)).filter(|&i| governor(chunks, i, start).is_none())?;
        let takes_up = chunks.get(start).is_some_and(|_| TAKES_UP.iter().any(|w| self.text_of(scene, start).starts_with(w)));
        let describes = |i: usize| match &chunks[i].part {
            Part::Text => is_adverbial(self.text_of(scene, i)) || matches!(chunks[i + 1].part, Part::Word(Category::De)),
            Part::Phrase(_) | Part::Value(_) => true,
            Part::Word(category) => {
                matches!(category, Category::De | Category::Noun | Category::This | Category::Quote | Category::Title | Category::Also)
            }
            Part::Bracket(_) => false,
        };
        (takes_up || (start..at).all(describes)).then_some(at)
    }

    /// The names at `at`, where the clause may be about them, and they do not only report it.
    fn speaks_of(&self, scene: Scene<'_>, at: usize, end: usize) -> Option<Mentions> {
        let reports = (at + 1..end.min(at + SAYING)).any(|i| matches!(scene.chunks[i].part, Part::Word(Category::Say)));
        let names = self.names_at(scene.chunks, at).filter(|_| !reports)?;
        let alone = names.iter().all(|&n| self.entities.of(n) == self.entities.of(names[0]));
        let spoken = |n: u32| !self.topical(self.entities.class(n)) && !self.is_site(n);
        (alone && names.iter().all(|&n| spoken(n))).then_some(names)
    }
}

/// Whether a chunk tells something, and not only when or where.
fn says(chunk: &Chunk) -> bool {
    matches!(chunk.part, Part::Word(Category::Verb | Category::Attribute))
}

/// 它只有11个人: whether a clause says itself that it is about something known, as 公司希望… does at the front of a text.
fn stands_for_some(clause: &[Chunk], front: bool) -> bool {
    clause.iter().any(|c| match &c.part {
        Part::Phrase(p) => p.anaphor.is_some_and(|a| front || !matches!(a, Anaphor::Bare(..))),
        _ => false,
    })
}

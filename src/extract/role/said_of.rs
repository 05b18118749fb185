//! Of whom a wording says what it says, where that is not the subject of its clause: of the head of a modifier, of what a noun behind it
//! names, of another's thing, or only when something else is so.
//!
//! Takes a wording and the places of its clause. Deliberately looks for nobody in the discourse.

use crate::chinese::{CLOSER_WORDS, COMPARED, Category, GROUNDS, INSTRUMENTS, TIME_CLOSERS, is_adverbial};
use crate::extract::Mentions;
use crate::extract::argument::{Arguments, Chunks, clause_of, ends_clause, governor};
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::measure::word;
use crate::extract::role::subject::IS;
use crate::rule::{Place, Reach, Role};
use crate::value::Value;

/// Words for when something is done.
const TIMES: &[&str] = &["时候", "那天", "当天", "当口", "前夕", "同时", "次日", "前一天", "后一天", "那一刻", "同一"];

/// Ends of words that measure the time up to what happens: 距离X发布还有三个月.
const UNTIL: &[char] = &['距', '离'];

/// What closes a time behind how long it has lasted.
const SINCE: [&str; 2] = ["来", "以来"];

/// Coverbs of what something is compared with.
const COMPARING: &[&str] = &["与", "和", "同", "跟", "较"];

/// Words before the noun of a thing that somebody has: X新模型.
const NEW: &[&str] = &["新", "最新", "新款", "首款", "新一代", "自研", "自家"];

/// How long at most a word is that says which of somebody's works is meant, in characters: 共同一作论文.
const NARROWING: usize = 4;

/// How many characters before a verb are more than its adverbs.
const UNTOLD: usize = 5;

/// Coverbs that may govern what a further coverb only modifies: 在基于X的设备上.
const BEFORE_MODIFIER: &[&str] = &["在", "为", "对", "与", "向", "给", "从", "把"];

/// What stands between two of which either may be so: 是X还是Y.
const EITHER: &str = "还是";

impl Reader<'_> {
    /// 获奖的论文是A完成的: whether a noun for what is made stands between a modifier and the copula before whoever acts at `at`.
    pub(crate) fn brings_out_work(&self, scene: Scene<'_>, last: usize, at: usize) -> bool {
        let chunks = scene.chunks;
        let Some(de) = (last + 1..at).find(|&i| word(chunks, i) == Some(Category::De)) else { return false };
        let noun = |i: usize| match &chunks[i].part {
            Part::Word(Category::Noun) => true,
            Part::Phrase(p) => p.bare_kind,
            _ => false,
        };
        let made = |i: usize| self.engine.vocabulary.noun_at_end(self.word_at(scene, i)).is_some_and(|class| self.is_made(class));
        let is = (de + 2..at).find(|&i| matches!(chunks[i].part, Part::Text) && self.text_of(scene, i).ends_with(IS));
        let acts = self.names_at(chunks, at).is_some_and(|names| names.iter().all(|&n| self.is_person(n)));
        acts && is.is_some_and(|i| noun(i - 1) && made(i - 1))
    }

    /// 身为云川科技工程师的王雪: whether the phrase at `at` only says whose post a person has who is named behind it.
    pub(crate) fn post_modifies(&self, chunks: &[Chunk], at: usize, end: usize) -> bool {
        let posts = (at + 1..end).take_while(|&i| word(chunks, i) == Some(Category::Title)).count();
        let head = at + posts + 2;
        posts > 0
            && head < end
            && word(chunks, head - 1) == Some(Category::De)
            && self.names_at(chunks, head).is_some_and(|names| names.iter().all(|&n| self.is_person(n)))
    }

    /// 为基于X的Y, 在基于X的Y上; 其目的是X; 不论是X还是Y: whether a wording only says something of what a coverb governs, of what somebody
    /// has, or of either of two.
    pub(crate) fn says_of_another(&self, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> bool {
        let chunks = scene.chunks;
        let first = anchor.first;
        let coverb = |i: usize| matches!(chunks[i].part, Part::Word(Category::Coverb));
        let within = first > arguments.start.min(clause_of(chunks, first).0) && coverb(first) && coverb(first - 1);
        if within && BEFORE_MODIFIER.contains(&self.text_of(scene, first - 1)) {
            return true;
        }
        let text = anchor.span.of(&self.document.text);
        if !text.starts_with(IS) {
            return false;
        }
        let its = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor == Some(Anaphor::Pronoun));
        let had = (arguments.start..first).rev().find(|&i| its(i)).is_some_and(|i| {
            i + 1 < first
                && (i + 1..first).all(|k| matches!(chunks[k].part, Part::Text | Part::Word(Category::Noun | Category::Plain)))
                && !is_adverbial(self.text_of(scene, i + 1))
        });
        had || text.contains(EITHER)
    }

    /// X问世之前,公司只做客服; 距离X发布还有三个月: whether what happens to what is `taken` only tells when something else is so.
    pub(crate) fn tells_when(&self, scene: Scene<'_>, anchor: &Anchor, taken: &Chunks) -> bool {
        let behind = self.document.text.get(anchor.span.end as usize..).unwrap_or_default();
        let behind = behind.strip_prefix('的').unwrap_or(behind);
        // X问世一年多来,…
        let values = &self.annotations.values;
        let next = values[values.partition_point(|v| v.span.start < anchor.span.end)..].first().filter(|v| v.span.start == anchor.span.end);
        let since = next.is_some_and(|v| {
            let rest = self.document.text.get(v.span.end as usize..).unwrap_or_default();
            v.span.of(&self.document.text).ends_with('来') || rest.starts_with(['来', '后']) || rest.starts_with("以来")
        });
        let closes = since || TIME_CLOSERS.iter().chain(TIMES).any(|word| behind.starts_with(word));
        let until = || taken.last().and_then(|at| at.checked_sub(1)).is_some_and(|i| self.text_of(scene, i).ends_with(UNTIL));
        // X问世一年多来,…
        let since = || {
            let lasts = |v: u32| matches!(self.annotations.values[v as usize].value, Value::Duration(_));
            let value = scene.chunks.get(anchor.last + 1).and_then(|c| if let Part::Value(v) = c.part { Some(v) } else { None });
            value.filter(|&v| lasts(v)).is_some_and(|v| {
                let span = self.annotations.values[v as usize].span;
                let rest = self.document.text.get(span.end as usize..).unwrap_or_default().trim_start_matches('多');
                span.of(&self.document.text).ends_with(SINCE[0]) || SINCE.iter().any(|w| rest.starts_with(w))
            })
        };
        since() || closes && !CLOSER_WORDS.iter().any(|word| behind.starts_with(word)) || until()
    }

    /// X新模型登顶: whether nothing but the noun of a thing stands between whoever acts and the wording.
    pub(crate) fn thing_after(&self, scene: Scene<'_>, at: usize, first: usize) -> bool {
        let chunks = scene.chunks;
        // 王雪共同一作论文获奖
        let new = at + 1 < first && matches!(chunks[at + 1].part, Part::Text) && {
            let text = self.word_at(scene, at + 1);
            NEW.contains(&text)
                || text.chars().count() <= NARROWING && self.names_at(chunks, at).is_some_and(|n| n.iter().all(|&n| self.is_person(n)))
        };
        let noun = at + 1 + usize::from(new);
        let alone = noun + 1 == first
            && match &chunks[noun].part {
                Part::Text | Part::Word(Category::Noun) => true,
                Part::Phrase(p) => p.bare_kind,
                _ => false,
            };
        let acts = matches!(&chunks[at].part, Part::Phrase(p) if !p.names.is_empty() && p.names.iter().all(|&n| self.acts(n)));
        let made = || self.engine.vocabulary.noun_at_end(self.word_at(scene, noun)).is_some_and(|class| self.is_made(class));
        alone && acts && made()
    }

    /// Who does what the modifier of the phrase after 以 or 基于 says: 以A开源的X.
    pub(crate) fn within_modifier(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> Option<Mentions> {
        let chunks = scene.chunks;
        let free = |i: &usize| {
            let adverb = matches!(chunks[*i].part, Part::Text) && is_adverbial(self.text_of(scene, *i));
            !adverb && !matches!(chunks[*i].part, Part::Value(_) | Part::Word(Category::Once))
        };
        let at = (arguments.start..anchor.first).rev().find(free)?;
        let (coverb, category) = governor(chunks, at, arguments.start).filter(|&(_, c)| c != Category::By)?;
        let relative = arguments.relative;
        // 把A开源的X部署…; but of 把A收购的B the two may be either.
        if relative && matches!(category, Category::Ba | Category::Jiang) {
            let rule = &self.engine.rules.rules[anchor.rule as usize];
            let either = |r: &Role| matches!(r.place, Place::Object) && !self.sure_names(chunks, at, &r.filler).is_empty();
            let named = matches!(&chunks[at].part, Part::Phrase(p) if p.anaphor.is_none());
            let acts = named && coverb + 1 == at && !rule.roles.iter().any(either);
            return acts.then(|| self.phrase_fill(chunks, at, &role.filler)).flatten();
        }
        // 交给A研发的X
        let handed = self.text_of(scene, coverb) == "给" && coverb > 0 && self.text_of(scene, coverb - 1).ends_with('交');
        // 在A发布的X中, but 在北方大学发布的X.
        let within = chunks[anchor.first].adverbial == Some(coverb);
        // 脱胎于A开源的X
        let verbal = coverb > arguments.start && matches!(chunks[coverb - 1].part, Part::Text) && self.text_of(scene, coverb) == "于";
        let holds = verbal || INSTRUMENTS.iter().chain(GROUNDS).any(|w| *w == self.text_of(scene, coverb));
        // 与A发布的X相比,Y…
        let compared = || {
            let told = |i: usize| COMPARED.iter().any(|w| self.text_of(scene, i).starts_with(w));
            COMPARING.contains(&self.text_of(scene, coverb)) && (anchor.last + 1..arguments.end).any(told)
        };
        // 在A发布X的同一天
        let when = |de: usize| {
            let time = chunks.get(de + 1).is_some_and(|c| match c.part {
                Part::Value(_) => true,
                Part::Text => TIMES.iter().any(|w| self.text_of(scene, de + 1).starts_with(w)),
                _ => false,
            });
            time && chunks.get(de + 2).is_none_or(ends_clause)
        };
        let de = (anchor.last + 1..arguments.end).find(|&i| matches!(chunks[i].part, Part::Word(Category::De)));
        let dates = self.text_of(scene, coverb) == "在" && de.is_some_and(when);
        // 基于X打造的Y: a thing does nothing there.
        let acts = |names: &Mentions| names.iter().all(|&n| !self.is_made(self.entities.class(n)));
        (relative && (handed || within || holds || compared()) || dates)
            .then(|| self.phrase_fill(chunks, at, &role.filler))
            .flatten()
            .filter(acts)
    }

    /// 使用X位于南城的Y, X位于南城的工厂: whether where something is is said of the noun behind 的, whoever owns that.
    pub(crate) fn said_of_head(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> bool {
        let part = |i: usize| scene.chunks.get(i).map(|c| &c.part);
        let head = matches!(part(anchor.last + 2), Some(Part::Phrase(_) | Part::Text | Part::Word(Category::Noun)));
        let relative = arguments.relative && matches!(part(anchor.last + 1), Some(Part::Word(Category::De)));
        let place = |n: u32| self.ontology.defaults_for("place").any(|class| class == self.entities.class(n));
        let somewhere = matches!(part(anchor.last), Some(Part::Phrase(p)) if p.names.iter().all(|&n| place(n)));
        relative && head && role.reach == Reach::Sentence && somewhere
    }

    /// 收购位于南城的一处厂房, 位于南城、服务于A的项目: the chunk behind the 的 of what says where something is, of which alone it is said.
    pub(crate) fn attributive(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> Option<usize> {
        const REACH: usize = 10;
        let chunks = scene.chunks;
        let place = |n: u32| self.ontology.defaults_for("place").any(|class| class == self.entities.class(n));
        let somewhere = matches!(&chunks[anchor.last].part, Part::Phrase(p) if p.names.iter().all(|&n| place(n)));
        let end = arguments.end.min(anchor.last + REACH);
        let de = (anchor.last + 1..end).find(|&i| matches!(chunks[i].part, Part::Word(Category::De)))?;
        (somewhere && role.reach == Reach::Sentence && de + 1 < chunks.len()).then_some(de + 1)
    }

    /// 与A和B达成合作: whether the wording begins with 和 that only lists with whom something is done.
    pub(crate) fn only_lists(&self, scene: Scene<'_>, anchor: &Anchor, start: usize) -> bool {
        let chunks = scene.chunks;
        let first = scene.row.tokens.partition_point(|t| t.span.start < anchor.span.start);
        let joint = scene.row.tokens.get(first).is_some_and(|t| COMPARING.contains(&t.span.of(&self.document.text)));
        let phrase = |i: &usize| matches!(chunks[*i].part, Part::Phrase(_));
        let left = (start..=anchor.first).rev().find(|i| phrase(i) || *i < anchor.first && !matches!(chunks[*i].part, Part::Bracket(_)));
        let with = |left: usize| governor(chunks, left, start).filter(|&(g, c)| c == Category::Coverb && g < left);
        joint && left.filter(phrase).and_then(with).is_some_and(|(g, _)| COMPARING.contains(&self.text_of(scene, g)))
    }

    /// Whether the clause begins with words that may well name a doer, though none that is known: 各国嘉宾悉数到场.
    pub(crate) fn told_otherwise(&self, scene: Scene<'_>, start: usize, first: usize) -> bool {
        let text = |i: usize| match scene.chunks[i].part {
            Part::Text => {
                scene.row.tokens[scene.chunks[i].first].span.of(&self.document.text).chars().filter(|c| c.is_alphanumeric()).count()
            }
            _ => 0,
        };
        (start..first).map(text).sum::<usize>() >= UNTOLD
    }
}

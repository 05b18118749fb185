//! Whom or what a verb is done to, for one anchor in its clause.
//!
//! Takes the places of the constructions, gives the names of the object role. What has no name is told in `nameless`, what was named
//! before the clause in `earlier`. Deliberately looks at no other role.

use std::ops::ControlFlow;

use smallvec::smallvec;

use crate::chinese::{ATTRIBUTES, BESIDE_THINGS, Category, NAMINGS, RENEWALS, is_adverbial, is_letter};
use crate::extract::Mentions;
use crate::extract::argument::cleft::Cleft;
use crate::extract::argument::{Arguments, Chunks, governor, is_verb};
use crate::extract::clause::conjunct::conjuncts;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::discourse::before::owns_name;
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::Fill;
use crate::rule::{Filler, Place, Role, Rule};

/// How many chunks after whose it is a name stands at most: 华盛顿大学的扩散模型X.
const OWNED: usize = 3;

/// How many chunks such words and the name behind them are at most.
const TOLD: usize = 3;

/// The most characters of a word behind a field that tells what a name is.
const TELLING: usize = 4;

/// Nouns for a version.
pub(super) const VERSIONS: &[&str] = &["版本", "版", "成员", "型号", "一员", "新作"];

/// How many chunks and characters words for what comes with a thing are at most.
const BESIDE_IT: usize = 4;
const BESIDE_IT_LONG: usize = 9;

/// Nouns for what a house may part with.
const PARTS_OF_HOUSES: &[&str] =
    &["业务", "部门", "事业部", "业务线", "业务板块", "资产", "工厂", "产线", "生产线", "专利", "厂房", "园区", "地块", "大楼", "设备"];

/// Verbs of what something has in itself.
const FITTED: &[&str] = &["搭载", "采用", "使用", "配备", "内置", "支持", "集成", "装有", "运用", "运行", "依托", "基于", "预装", "接入"];

/// Coverbs of when something is done.
const WHEN: &[&str] = &["于", "在", "自"];

/// A verb whose object is looked for: the role that asks, its rule, and where the verb stands.
#[derive(Clone, Copy)]
pub(super) struct Verb<'a> {
    pub(super) role: &'a Role,
    pub(super) rule: &'a Rule,
    pub(super) scene: Scene<'a>,
    pub(super) anchor: &'a Anchor,
    pub(super) arguments: &'a Arguments,
}

impl Verb<'_> {
    /// Whether its rule asks who does it.
    fn has_doer(self) -> bool {
        self.rule.roles.iter().any(|r| matches!(r.place, Place::Subject))
    }
}

/// A step of the search: what it is done to, that nothing known is, or that the next step is to look.
pub(super) type Step = ControlFlow<Option<Fill>>;

impl Reader<'_> {
    /// The names of a phrase and of the conjuncts that follow it with modifiers of their own. What somebody owns is no object of
    /// a rule that asks who made it: 由A研发的X、B的Y.
    /// Where `verb` is a verb and the phrase the head of its modifier, what has a verb in a modifier of its own is no member:
    /// A开源的X和自研的Y.
    pub(crate) fn list_fill(&self, chunks: &[Chunk], at: usize, filler: &Filler, rule: &Rule, verb: Option<usize>) -> Option<Mentions> {
        let head = verb.is_some_and(|verb| at > verb);
        let mut names = self.phrase_fill(chunks, at, filler)?;
        let doers: Vec<&Filler> = rule.roles.iter().filter(|r| matches!(r.place, Place::Subject)).map(|r| &r.filler).collect();
        let makes = rule.facts.iter().any(|f| self.ontology.predicates()[f.property].makes);
        let owned = |next: usize| {
            let owner = owner_before(chunks, next).filter(|_| makes);
            owner.is_some_and(|i| doers.iter().any(|doer| !self.sure_names(chunks, i, doer).is_empty() && *doer != filler))
        };
        // 用上了A的X和B的Y: neither is whose does it.
        let others = owned(at);
        let mut last = at;
        for next in conjuncts(chunks, at) {
            if owned(next) && !others || head && (last + 1..next).any(|i| is_verb(chunks, i)) {
                break;
            }
            last = next;
            let Some(more) = self.phrase_fill(chunks, next, filler) else { break };
            names.extend(more);
        }
        Some(names)
    }

    /// 公布X的细节, 上线X使用手册: the phrase only modifies a noun that names nobody who acts, and is not what the verb is done to.
    fn only_modifies(&self, scene: Scene<'_>, at: usize, arguments: &Arguments) -> bool {
        let end = arguments.end;
        let chunks = scene.chunks;
        let part = |i: usize| chunks.get(i).filter(|_| i < end).map(|c| &c.part);
        let de = at + 1;
        if !matches!(part(de), Some(Part::Word(Category::De))) {
            return !arguments.relative && self.beside_it(scene, at, end);
        }
        let bare = |i: usize| match part(i) {
            Some(Part::Text | Part::Word(Category::Noun | Category::Attribute)) => true,
            Some(Part::Phrase(p)) => p.bare_kind,
            _ => false,
        };
        let named = (de + 1..end).any(|i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind));
        let spelt = |i: &usize| self.text_of(scene, *i).contains(is_letter);
        let head = (de + 1..end).take_while(|&i| bare(i)).filter(spelt).last();
        // 训练细节, 使用指南: the last noun is what the others describe; but 收购X的剩余股权 is of whom it buys.
        let made = matches!(&chunks[at].part, Part::Phrase(p) if p.names.iter().all(|&n| self.is_made(self.entities.class(n))));
        // 收购X的机器人业务: X stays as it is.
        let house = matches!(&chunks[at].part, Part::Phrase(p) if !p.names.is_empty() && p.names.iter().all(|&n| self.acts(n)));
        let attribute = |head: usize| {
            // But 数据集 is a thing.
            let first = if matches!(part(de + 1), Some(Part::Text)) { self.text_of(scene, de + 1) } else { "" };
            let last = self.text_of(scene, head).trim_end_matches(|c: char| !is_letter(c));
            ATTRIBUTES.iter().any(|noun| first.starts_with(noun) || made && last.ends_with(noun))
                || made && BESIDE_THINGS.iter().any(|noun| last.ends_with(noun))
                || house && PARTS_OF_HOUSES.iter().any(|noun| last.ends_with(noun))
        };
        !named && head.is_some_and(attribute)
    }

    /// A上线了B的X, A上线B的X服务: whoever only offers what the clause says to be another's brings nothing out.
    fn of_another(&self, rule: &Rule, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments, at: usize) -> bool {
        let chunks = scene.chunks;
        let makes = rule.facts.iter().any(|f| self.ontology.predicates()[f.property].makes);
        if !makes || arguments.relative || at <= anchor.last + 1 {
            return false;
        }
        let house = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind && !p.names.is_empty() && p.names.iter().all(|&n| self.acts(n)));
        let owner = owner_before(chunks, at).filter(|&o| o > anchor.last && house(o));
        let Some(Part::Phrase(owner)) = owner.map(|o| &chunks[o].part) else { return false };
        let other = |n: &u32| owner.names.iter().all(|&o| self.entities.of(o) != self.entities.of(*n));
        let does = |&s: &usize| matches!(&chunks[s].part, Part::Phrase(p) if p.anaphor.is_none() && !p.names.is_empty() && p.names.iter().all(other));
        arguments.subjects.iter().filter(|&&s| s < anchor.first && house(s)).any(does)
    }

    /// 上线X使用手册, 建设X生产线: whether the words right behind the thing at `at` end in a noun for something that only comes
    /// with it, or those behind a house in one for a part of it.
    fn beside_it(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let all = |fits: &dyn Fn(u32) -> bool| matches!(&chunks[at].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none() && p.names.iter().all(|&n| fits(n)));
        // 收购X机器人业务: X stays as it is.
        let house = all(&|n| self.acts(n) && !self.is_person(n));
        let nouns = if house { PARTS_OF_HOUSES } else { BESIDE_THINGS };
        let thing = house || all(&|n| self.is_made(self.entities.class(n)));
        let plain = |i: &usize| match &chunks[*i].part {
            Part::Text | Part::Word(Category::Noun | Category::Attribute | Category::Plan | Category::Quote) => true,
            Part::Phrase(p) => p.bare_kind,
            _ => false,
        };
        let last = (at + 1..end.min(at + 1 + BESIDE_IT)).take_while(plain).last().filter(|_| thing);
        // X总参数1090亿 tells of X.
        let last = last.filter(|last| !matches!(chunks.get(last + 1).map(|c| &c.part), Some(Part::Value(_))));
        last.is_some_and(|last| {
            let from = scene.row.tokens[chunks[at + 1].first].span.start as usize;
            let to = scene.row.tokens[chunks[last].last].span.end as usize;
            let words = self.document.text[from..to].trim_matches(|c: char| !is_letter(c));
            words.chars().count() <= BESIDE_IT_LONG && nouns.iter().any(|noun| words.ends_with(noun))
        })
    }

    /// 建设搭载X芯片的数据中心: whether the phrase at `at` only tells what something is fitted with that has no name, to which the verb
    /// before it is done.
    fn fitted_to(&self, scene: Scene<'_>, verb: usize, at: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let fitted = |i: usize| {
            matches!(chunks[i].part, Part::Text | Part::Word(Category::Verb)) && FITTED.iter().any(|w| self.text_of(scene, i).ends_with(w))
        };
        let plain = |i: &usize| match &chunks[*i].part {
            Part::Text | Part::Word(Category::Noun) => true,
            Part::Phrase(p) => p.bare_kind || p.anaphor.is_none() && self.all_topical(p),
            _ => false,
        };
        let named = |i: &usize| matches!(chunks[*i].part, Part::Phrase(_)) && !plain(i);
        let within = verb + 1 < at
            && (verb + 1..at).rev().find(|&i| !matches!(chunks[i].part, Part::Phrase(_) | Part::Value(_))).is_some_and(fitted);
        let de = || (at + 1..end).find(|i| !plain(i)).filter(|&i| matches!(chunks[i].part, Part::Word(Category::De)));
        within && de().is_some_and(|de| de + 1 < end && plain(&(de + 1)) && !(de + 1..end).any(|i| named(&i)))
    }

    /// 听涛使用云川发布的芯片: whether a verb for what a thing has in itself stands between the thing at `at` and the verb at `verb`, which
    /// then tells of what it has.
    fn fits_itself(&self, scene: Scene<'_>, at: usize, verb: usize) -> bool {
        let word = |i: usize| matches!(scene.chunks[i].part, Part::Text | Part::Word(Category::Verb | Category::Coverb));
        (at + 1..verb).any(|i| word(i) && FITTED.iter().any(|w| self.text_of(scene, i).ends_with(w)))
    }

    /// 听涛新一代推理模型X: the head is X, named after the series that it continues.
    fn renewed(&self, scene: Scene<'_>, at: usize) -> usize {
        let chunks = scene.chunks;
        let renews = |i: usize| matches!(chunks[i].part, Part::Text) && RENEWALS.contains(&self.text_of(scene, i));
        let described = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if p.kind.is_some());
        Some(at + 2).filter(|&i| i < chunks.len() && renews(at + 1)).filter(described).unwrap_or(at)
    }

    /// 金融大模型体系“X”, 以色列数据安全公司X: the name behind a field or a place that with a word of its own only tells what it is.
    fn described_after(&self, scene: Scene<'_>, at: usize, filler: &Filler) -> Option<usize> {
        let chunks = scene.chunks;
        let neither = |&n: &u32| !self.acts(n) && !self.is_person(n) && !self.is_made(self.entities.class(n));
        let of_field = |p: &Phrase| !p.names.is_empty() && p.names.iter().all(neither);
        let field = matches!(&chunks[at].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none() && of_field(p));
        // AI算力本X
        let word = |i: &usize| matches!(chunks[*i].part, Part::Text | Part::Word(Category::Noun | Category::This));
        let name = (at + 1..chunks.len().min(at + 1 + TOLD)).find(|i| !word(i)).filter(|&i| field && i > at + 1)?;
        let told = || (at + 1..name).flat_map(|i| self.text_of(scene, i).chars());
        let short = told().all(char::is_alphabetic) && told().count() <= TELLING;
        let named = short && matches!(&chunks[name].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
        (named && !self.sure_names(chunks, name, filler).is_empty()).then_some(name)
    }

    /// What the verb is done to: behind it, before it after 把 or 被, or spoken of before.
    pub(crate) fn object(
        &self,
        role: &Role,
        rule: &Rule,
        scene: Scene<'_>,
        anchor: &Anchor,
        arguments: &Arguments,
        taken: &mut Chunks,
    ) -> Option<Fill> {
        match self.look_for_object(Verb { role, rule, scene, anchor, arguments }, taken) {
            ControlFlow::Break(fill) => fill,
            ControlFlow::Continue(()) => None,
        }
    }

    /// Looks from the nearest to the farthest; what a step finds, or that there is nothing to find, ends it.
    fn look_for_object(&self, verb: Verb<'_>, taken: &mut Chunks) -> Step {
        let Verb { role, rule, scene, anchor, arguments } = verb;
        self.among_objects(verb, taken)?;
        if !verb.has_doer() || self.names_another(scene, anchor, arguments) || is_disposed_of(verb) || self.brings_out_part(verb) {
            return ControlFlow::Break(None);
        }
        self.among_topics(verb, taken)?;
        let cleft = self.cleft_over(scene, anchor, arguments);
        if let Some(Cleft::Anaphor(at)) = cleft {
            return ControlFlow::Break(self.phrase_fill(scene.chunks, at, &role.filler).map(Fill::Names));
        }
        // X上周亮相,是由A推出的: where a cleft leaves out what is done, nothing in the clause is in the way.
        if cleft.is_none() && self.goes_on_unnamed(verb) {
            return ControlFlow::Break(None);
        }
        self.before_bracket(verb)?;
        if cleft.is_none() && self.opens_unnamed(verb) {
            return ControlFlow::Break(None);
        }
        self.in_clause_before(verb, taken)?;
        if self.heads_unnamed(verb) || self.points_at_unfit(verb) {
            return ControlFlow::Break(None);
        }
        ControlFlow::Break(if arguments.passive {
            self.passive_before(verb).map(Fill::Names)
        } else {
            self.told_before(role, rule, scene, anchor, arguments).map(|n| Fill::Names(smallvec![n]))
        })
    }

    /// 发布X, 把X开源: the first of the phrases that stand for an object in the clause that may be one.
    fn among_objects(&self, verb: Verb<'_>, taken: &mut Chunks) -> Step {
        let Verb { role, rule, scene, anchor, arguments } = verb;
        let chunks = scene.chunks;
        for &candidate in arguments.objects.iter().filter(|&&c| !self.owns_object(verb, c) && !self.houses(scene, c)) {
            if self.goes_with_object(verb, candidate) {
                continue;
            }
            if self.of_another(rule, scene, anchor, arguments, candidate) {
                return ControlFlow::Break(None);
            }
            if edition_of(self.text_of(scene, (candidate + 1).min(chunks.len() - 1)), chunks, candidate) {
                continue;
            }
            let candidate = self.renewed(scene, candidate);
            let candidate = self.described_after(scene, candidate, &role.filler).unwrap_or(candidate);
            if let Some(names) = self.list_fill(chunks, candidate, &role.filler, rule, arguments.relative.then_some(anchor.last)) {
                taken.push(candidate);
                return ControlFlow::Break(Some(Fill::Names(names)));
            }
            // A投资了由B创办的这家公司: whom it means the text does not tell, and it is not A.
            let points = matches!(&chunks[candidate].part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Noun(..))));
            if points && arguments.relative && candidate > anchor.last {
                return ControlFlow::Break(None);
            }
        }
        ControlFlow::Continue(())
    }

    /// 优于X的Y: whether the phrase at `at` is whose the object is, and not what the verb is done to.
    fn owns_object(&self, verb: Verb<'_>, at: usize) -> bool {
        let arguments = verb.arguments;
        // 超越X的Y: there Y does it.
        let owned = |&o: &usize| o > at && o <= at + OWNED && !arguments.subjects.contains(&o);
        // 发布了名为X的大模型: X is what is so called, and owns nothing.
        let called = || at > 0 && NAMINGS.iter().any(|w| self.text_of(verb.scene, at - 1).ends_with(w));
        owns_name(verb.scene.chunks, at) && !called() && arguments.objects.iter().any(owned)
    }

    /// 公布X的细节, 建设搭载X芯片的数据中心, 将模型接入X平台: whether the phrase at `at` only tells of what the verb is done to, or
    /// where that goes.
    fn goes_with_object(&self, verb: Verb<'_>, at: usize) -> bool {
        let Verb { scene, anchor, arguments, .. } = verb;
        verb.has_doer() && self.only_modifies(scene, at, arguments)
            || self.fitted_to(scene, anchor.last, at, arguments.end)
            || at > anchor.last && self.disposes_of_unnamed(scene, arguments.start, anchor.first)
    }

    /// X推出语音功能: whether X brings out something of its own, and is not brought out.
    fn brings_out_part(&self, verb: Verb<'_>) -> bool {
        let arguments = verb.arguments;
        !arguments.relative && !arguments.passive && self.does_to_part(verb.scene, verb.anchor.last, arguments.end)
    }

    /// A verb without an object to its right: X上线, or a topic before the comma.
    fn among_topics(&self, verb: Verb<'_>, taken: &mut Chunks) -> Step {
        let Verb { rule, scene, anchor, arguments, .. } = verb;
        if has_another_object(verb) {
            return ControlFlow::Continue(());
        }
        // X使用由A发布的芯片: what X is fitted with is done, and not X.
        let fitted = |i: usize| arguments.relative && self.fits_itself(scene, i, anchor.first);
        let doers = || rule.roles.iter().filter(|r| matches!(r.place, Place::Subject));
        for &topic in arguments.topics.iter().filter(|&&i| !fitted(i)) {
            let names = self.meant_by_topic(verb, topic);
            let acts = doers().any(|r| names.iter().any(|&n| self.fits(n, &r.filler, false)));
            if !names.is_empty() && !acts && !self.beside_it(scene, topic, anchor.first) {
                taken.push(topic);
                return ControlFlow::Break(Some(Fill::Names(names)));
            }
        }
        ControlFlow::Continue(())
    }

    /// The names of the topic at `topic` that are sure to be meant, and whatever it stands for where that can be but what is done.
    fn meant_by_topic(&self, verb: Verb<'_>, topic: usize) -> Mentions {
        let Verb { role, scene, anchor, arguments, .. } = verb;
        // 该模型于今年3月推出: the thing that is meant, where the clause tells no more than when.
        let only_when = || (topic + 1..anchor.first).all(|i| self.says_when(scene, i));
        let thing = |anaphor| match anaphor {
            // 两款模型均已上线: all that are meant.
            Some(Anaphor::Each(..)) => true,
            // 它去年10月推出: what it is that was brought out, the text has told.
            Some(Anaphor::Thing) => {
                let last = anchor.last + 1;
                let silent = last == arguments.end || !self.text_of(scene, last).contains(is_letter);
                !arguments.relative && silent && only_when()
            }
            Some(Anaphor::Noun(class, _)) => self.is_made(class) && only_when(),
            _ => false,
        };
        if matches!(&scene.chunks[topic].part, Part::Phrase(p) if thing(p.anaphor)) {
            self.phrase_fill(scene.chunks, topic, &role.filler).unwrap_or_default()
        } else {
            self.sure_names(scene.chunks, topic, &role.filler)
        }
    }

    /// 于今年3月, 已: whether the chunk at `at` tells when something is done, or is an adverb.
    fn says_when(&self, scene: Scene<'_>, at: usize) -> bool {
        match scene.chunks[at].part {
            Part::Value(_) => true,
            Part::Word(Category::Coverb) => WHEN.contains(&self.text_of(scene, at)),
            Part::Text => is_adverbial(self.text_of(scene, at)),
            _ => false,
        }
    }

    /// X(由A发布): what stands before the bracket is what is done.
    fn before_bracket(&self, verb: Verb<'_>) -> Step {
        let outer: Mentions = verb.scene.outer.iter().copied().filter(|&n| self.fits(n, &verb.role.filler, true)).collect();
        if outer.is_empty() { ControlFlow::Continue(()) } else { ControlFlow::Break(Some(Fill::Names(outer))) }
    }
}

/// 把X开源: whether something stands after 把, which is what the verb is done to, whether it fits or not.
fn is_disposed_of(verb: Verb<'_>) -> bool {
    let (chunks, arguments) = (verb.scene.chunks, verb.arguments);
    arguments.objects.iter().any(|&o| {
        let named = matches!(&chunks[o].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind);
        named && o < verb.anchor.first && governor(chunks, o, arguments.start).is_some_and(|(_, c)| c == Category::Ba)
    })
}

/// X采用Y: whether the verb has an object of another class, and says nothing of what stands before it.
fn has_another_object(verb: Verb<'_>) -> bool {
    let Verb { scene: Scene { chunks, .. }, anchor, arguments, .. } = verb;
    let other = |o: usize| matches!(&chunks[o].part, Part::Phrase(p) if matches!(p.anaphor, None | Some(Anaphor::Noun(..))));
    // X部署了2048张加速卡: and neither does one of something counted.
    let counted = |o: usize| o > anchor.last && (anchor.last + 1..o).all(|i| matches!(chunks[i].part, Part::Value(_)));
    !arguments.relative && arguments.objects.iter().any(|&o| counted(o) && other(o))
}

/// X的鸿蒙版: whether what stands behind 的 at `at` only tells for what an edition is.
fn edition_of(next: &str, chunks: &[Chunk], at: usize) -> bool {
    let text = matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Text));
    let behind = at.checked_sub(1).is_some_and(|i| matches!(chunks[i].part, Part::Word(Category::De)));
    let alone = !matches!(chunks.get(at + 2).map(|c| &c.part), Some(Part::Phrase(_)));
    text && behind && alone && VERSIONS.contains(&next.trim_end_matches(|c: char| !is_letter(c)))
}

/// Whether the phrase at `at` only says of what the name behind it is an edition, as the text between them tells: X的轻量版Y.
pub(crate) fn version_follows(between: &str, chunks: &[Chunk], at: usize) -> bool {
    let part = |i: usize| chunks.get(i).map(|c| &c.part);
    let named = matches!(part(at + 3), Some(Part::Phrase(p)) if !p.bare_kind && p.anaphor.is_none());
    let edition = VERSIONS.iter().any(|w| between.trim_end_matches(|c: char| !is_letter(c)).ends_with(w));
    named && edition && matches!(part(at + 1), Some(Part::Word(Category::De))) && matches!(part(at + 2), Some(Part::Text))
}

/// Where whose the phrase at `at` is stands before its 的: A的X, A旗下的X, A最新的X.
fn owner_before(chunks: &[Chunk], at: usize) -> Option<usize> {
    let de = at.checked_sub(1).filter(|&i| matches!(chunks[i].part, Part::Word(Category::De)))?;
    let told = de.checked_sub(1)?;
    let owner = if matches!(chunks[told].part, Part::Text) { told.checked_sub(1)? } else { told };
    // A、B训练的X: there the text is a verb.
    let newest = owner == told || owner > 0 && matches!(chunks[owner - 1].part, Part::Word(Category::And | Category::Pause));
    matches!(chunks[owner].part, Part::Phrase(_)).then_some(owner).filter(|_| newest)
}

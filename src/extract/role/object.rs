//! Whom or what a verb is done to, for one anchor in its clause.
//!
//! Takes the places of the constructions, gives the names of the object role. Deliberately looks at no other role.

use crate::chinese::{ATTRIBUTES, BESIDE_THINGS, Category, INSTRUMENTS, NAMINGS, RENEWALS, is_adverbial, is_letter};
use crate::extract::argument::cleft::Cleft;
use crate::extract::argument::{Arguments, Chunks, clause_of, governor, is_verb};
use crate::extract::clause::conjunct::{acts_within, conjuncts, in_modifier};
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::discourse::Within;
use crate::extract::discourse::before::{MATCHES, owns_name};
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::Fill;
use crate::extract::{Match, Mentions, Target};
use crate::rule::{Filler, Place, Role, Rule};
use crate::span::Span;
use crate::value::Value;
use smallvec::smallvec;

/// Coverbs of when something is done.
const WHEN: &[&str] = &["于", "在", "自"];

/// How many chunks after whose it is a name stands at most: 华盛顿大学的扩散模型X.
const OWNED: usize = 3;

/// How many chunks such words and the name behind them are at most.
const TOLD: usize = 3;

/// The most characters of a word behind a field that tells what a name is.
const TELLING: usize = 4;

/// How many clauses that name nothing are passed over.
const CLAUSES_BACK: usize = 3;

/// How words for something that has no name of its own begin, behind a verb: 公布新价, 发布首个版本.
const NEW: &[&str] = &["新", "首个", "首款", "样", "最新", "下一"];
/// Nouns for a version.
const VERSIONS: &[&str] = &["版本", "版", "成员", "型号", "一员", "新作"];

/// What a verb goes on with, when it names nothing that is done: 发布后, 上线至今, 部署得很快.
const COMPLEMENTS: [char; 34] = [
    '后', '前', '时', '以', '之', '至', '当', '仅', '不', '才', '已', '即', '就', '首', '便', '的', '并', '来', '过', '出', '上', '下',
    '到', '给', '于', '在', '得', '了', '起', '未', '近', '最', '同', '这',
];

/// Words for how a deed went or what comes of it.
const COMPLETED: &[&str] = &[
    "完毕", "完成", "成功", "结束", "落地", "使用", "运行", "试用", "测试", "半年", "一年", "期间", "当天", "次日", "初期", "较早", "最早",
];

/// How many chunks and characters words for what comes with a thing are at most.
const BESIDE_IT: usize = 4;
const BESIDE_IT_LONG: usize = 9;

/// Ends of nouns for what a thing has or does.
const PARTS_OF_THINGS: &[&str] = &[
    "功能",
    "能力",
    "模式",
    "套餐",
    "服务",
    "计划",
    "政策",
    "玩法",
    "权益",
    "活动",
    "更新",
    "补丁",
    "客户端",
    "按钮",
    "入口",
    "皮肤",
    "插件",
    "选项",
    "接口",
    "特性",
];
/// Nouns for what a house may part with.
const PARTS_OF_HOUSES: &[&str] =
    &["业务", "部门", "事业部", "业务线", "业务板块", "资产", "工厂", "产线", "生产线", "专利", "厂房", "园区", "地块", "大楼", "设备"];
/// Marks that open a name.
const MARKS: [char; 3] = ['“', '「', '《'];

/// Verbs of what something has in itself.
const FITTED: &[&str] = &["搭载", "采用", "使用", "配备", "内置", "支持", "集成", "装有", "运用", "运行", "依托", "基于", "预装", "接入"];

/// The end of words for so many of what was named before.
const BATCH: char = '批';

/// The particle between a verb that is over and what it was done to.
const DONE: &str = "了";

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

    /// 将模型接入X平台, 把它接入X: whether what the verb at `verb` is done to stands before it and has no name, so that what follows is
    /// but where that goes.
    fn disposes_of_unnamed(&self, scene: Scene<'_>, start: usize, verb: usize) -> bool {
        let chunks = scene.chunks;
        let thing = |c: &Chunk| match &c.part {
            Part::Phrase(p) => p.bare_kind || matches!(p.anaphor, Some(Anaphor::Thing)),
            Part::Word(category) => *category == Category::Noun,
            _ => false,
        };
        let how = |i: usize| match chunks[i].part {
            Part::Value(_) | Part::Word(Category::Also) => true,
            Part::Text => is_adverbial(self.text_of(scene, i)),
            _ => false,
        };
        let takes = |i: usize| matches!(chunks[i].part, Part::Word(Category::Ba | Category::Jiang));
        (start..verb).rev().find(|&i| takes(i)).is_some_and(|i| i + 1 < verb && thing(&chunks[i + 1]) && (i + 2..verb).all(how))
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
        let chunks = scene.chunks;
        // 优于X的Y: X is not what it is done to.
        // 超越X的Y: there Y does it.
        let owned = |&o: &usize, c: usize| o > c && o <= c + OWNED && !arguments.subjects.contains(&o);
        // 发布了名为X的大模型: X is what is so called, and owns nothing.
        let called = |c: usize| c > 0 && NAMINGS.iter().any(|w| self.text_of(scene, c - 1).ends_with(w));
        let owns = |c: usize| owns_name(chunks, c) && !called(c) && arguments.objects.iter().any(|o| owned(o, c));
        for &candidate in arguments.objects.iter().filter(|&&c| !owns(c) && !self.houses(scene, c)) {
            if rule.roles.iter().any(|r| matches!(r.place, Place::Subject)) && self.only_modifies(scene, candidate, arguments) {
                continue;
            }
            if self.fitted_to(scene, anchor.last, candidate, arguments.end) {
                continue;
            }
            if candidate > anchor.last && self.disposes_of_unnamed(scene, arguments.start, anchor.first) {
                continue;
            }
            if self.of_another(rule, scene, anchor, arguments, candidate) {
                return None;
            }
            if edition_of(self.text_of(scene, (candidate + 1).min(chunks.len() - 1)), chunks, candidate) {
                continue;
            }
            let candidate = self.renewed(scene, candidate);
            let candidate = self.described_after(scene, candidate, &role.filler).unwrap_or(candidate);
            if let Some(names) = self.list_fill(chunks, candidate, &role.filler, rule, arguments.relative.then_some(anchor.last)) {
                taken.push(candidate);
                return Some(Fill::Names(names));
            }
            // A投资了由B创办的这家公司: whom it means the text does not tell, and it is not A.
            let points = matches!(&chunks[candidate].part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Noun(..))));
            if points && arguments.relative && candidate > anchor.last {
                return None;
            }
        }
        if !rule.roles.iter().any(|r| matches!(r.place, Place::Subject)) {
            return None;
        }
        if self.names_another(scene, anchor, arguments) {
            return None;
        }
        // 把X开源: what stands after 把 is what it is done to, whether it fits or not.
        let disposed = |&o: &usize| {
            let named = matches!(&chunks[o].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind);
            named && o < anchor.first && governor(chunks, o, arguments.start).is_some_and(|(_, c)| c == Category::Ba)
        };
        if arguments.objects.iter().any(disposed) {
            return None;
        }
        // X采用Y: a verb with an object of another class says nothing of what stands before it.
        let other = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if matches!(p.anaphor, None | Some(Anaphor::Noun(..))));
        // X部署了2048张加速卡: and neither does one of something counted.
        let counted = |o: usize| o > anchor.last && (anchor.last + 1..o).all(|i| matches!(chunks[i].part, Part::Value(_)));
        let transitive = !arguments.relative && arguments.objects.iter().any(|&o| counted(o) && other(o));
        // X推出语音功能: X brings out something of its own, and is not brought out.
        if !arguments.relative && !arguments.passive && self.does_to_part(scene, anchor.last, arguments.end) {
            return None;
        }
        // A verb without an object to its right: X上线, or a topic before the comma.
        // X使用由A发布的芯片: what X is fitted with is done, and not X.
        let fitted = |i: usize| arguments.relative && self.fits_itself(scene, i, anchor.first);
        for &candidate in arguments.topics.iter().filter(|&&i| !transitive && !fitted(i)) {
            // 两款模型均已上线: all that are meant.
            // 该模型于今年3月推出: the thing that is meant, where the clause tells no more than when.
            let when = |i: usize| match chunks[i].part {
                Part::Value(_) => true,
                Part::Word(Category::Coverb) => WHEN.contains(&self.text_of(scene, i)),
                Part::Text => is_adverbial(self.text_of(scene, i)),
                _ => false,
            };
            let thing = |anaphor| match anaphor {
                Some(Anaphor::Each(..)) => true,
                // 它去年10月推出: what it is that was brought out, the text has told.
                Some(Anaphor::Thing) => {
                    let last = anchor.last + 1;
                    let silent = last == arguments.end || !self.text_of(scene, last).contains(is_letter);
                    !arguments.relative && silent && (candidate + 1..anchor.first).all(when)
                }
                Some(Anaphor::Noun(class, _)) => self.is_made(class) && (candidate + 1..anchor.first).all(when),
                _ => false,
            };
            let each = matches!(&chunks[candidate].part, Part::Phrase(p) if thing(p.anaphor));
            let meant = || self.phrase_fill(chunks, candidate, &role.filler).unwrap_or_default();
            let sure = if each { meant() } else { self.sure_names(chunks, candidate, &role.filler) };
            let acts = rule
                .roles
                .iter()
                .filter(|r| matches!(r.place, Place::Subject))
                .any(|r| sure.iter().any(|&n| self.fits(n, &r.filler, false)));
            if !sure.is_empty() && !acts && !self.beside_it(scene, candidate, anchor.first) {
                taken.push(candidate);
                return Some(Fill::Names(sure));
            }
        }
        let cleft = self.cleft_over(scene, anchor, arguments);
        if let Some(Cleft::Anaphor(at)) = cleft {
            return self.phrase_fill(chunks, at, &role.filler).map(Fill::Names);
        }
        let unknown = || {
            named_after(chunks, anchor.last, arguments.end)
                || self.done_to_unknown(scene, anchor.last, arguments.end)
                || self.does_another_thing(scene, anchor, arguments)
        };
        if cleft.is_none() && unknown() {
            return None;
        }
        // X(由A发布): what stands before the bracket is what is done.
        let outer: Mentions = scene.outer.iter().copied().filter(|&n| self.fits(n, &role.filler, true)).collect();
        if !outer.is_empty() {
            return Some(Fill::Names(outer));
        }
        // 未名由X打造: what is done has no known name.
        let by = (arguments.start..anchor.first).find(|&i| matches!(chunks[i].part, Part::Word(Category::By)));
        if cleft.is_none() && by.is_some_and(|by| self.tells(scene, arguments.start, by)) {
            return None;
        }
        // 开源已经成为…: a verb that opens its clause and goes on is what the clause is about.
        let nominal = anchor.first == arguments.start && anchor.last + 1 < arguments.end;
        if arguments.start > 0 && !nominal {
            // 发布X,搭载Y,已被A采用: what X stands on is not what is spoken of.
            let beside = |p: &Phrase| !p.names.is_empty() && p.names.iter().all(|n| self.beside.contains(n));
            // 越过了X,后者由A开源: what X was but compared with goes on.
            let latter =
                (arguments.start..anchor.first).any(|i| matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor == Some(Anaphor::Latter)));
            let passed = |i: usize| self.is_piece(chunks, i) || !latter && self.compared_with(scene, i);
            // 王雪说,云川领先: nor is whoever says it.
            let speaks = |i: usize| matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Word(Category::Say)));
            let is_name = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if !(p.bare_kind || beside(p) && !latter || passed(*i) || speaks(*i)));
            // 发布X,参数量320亿,以MIT协议开源: a clause that names nothing only goes on.
            let (mut end, mut start) = (arguments.start - 1, clause_of(chunks, arguments.start - 1).0);
            for _ in 0..CLAUSES_BACK {
                // …,在C上得93分,已被A采用: a clause that names no more than where goes on too.
                let told = |i: usize| is_name(&i) && !stands_by(chunks, i, start);
                if start == 0 || (start..end).any(told) {
                    break;
                }
                (end, start) = (start - 1, clause_of(chunks, start - 1).0);
            }
            // 面壁脱胎于清华的实验室,由刘知远成立: who does it is named, and what it is done to is what the text is about.
            let free = |i: &usize| {
                is_name(i)
                    && governor(chunks, *i, start).is_none()
                    && !in_modifier(chunks, *i, start, end)
                    // T2搭载的芯片X,由A研发: the head is done, and not what it is built into.
                    && !acts_within(chunks, *i, end)
                    && !carries_head(chunks, *i, end)
                    && !version_follows(self.text_of(scene, (*i + 2).min(end)), chunks, *i)
                    && !self.sure_names(chunks, *i, &role.filler).is_empty()
            };
            let names = start..end;
            // X由Y研发,3月上线: what the clause before is about is done, and not who does it there.
            let doer = names.clone().rfind(is_name).and_then(|i| governor(chunks, i, start)).is_some_and(|(_, c)| c == Category::By);
            // X以Y为底,预计年底开源: what X is made with is not done.
            let with = |i: &usize| matches!(governor(chunks, *i, start), Some((by, Category::Coverb)) if INSTRUMENTS.contains(&self.text_of(scene, by)));
            let done = || names.clone().rfind(|i| is_name(i) && !with(i)).or_else(|| names.clone().rfind(is_name));
            // X是由A研发的模型,3月上线: what the copula says something of.
            let told = names
                .clone()
                .find(is_name)
                .filter(|&i| self.is_told(scene, i, start) && !self.sure_names(chunks, i, &role.filler).is_empty());
            if let Some(last) = if arguments.passive || doer { names.clone().find(free) } else { told.or_else(done) } {
                let names = self.sure_names(chunks, last, &role.filler);
                if !names.is_empty() {
                    taken.push(last);
                    return Some(Fill::Names(names));
                }
            }
        }
        // 由A孵化的未名,…: what is done has no known name.
        // But 这场由A主办的聚会 was named.
        let this = (arguments.start..anchor.first).any(|i| matches!(chunks[i].part, Part::Word(Category::This)));
        if arguments.relative && !this && self.heads_unknown(scene, anchor.last, arguments.end) {
            return None;
        }
        // 云川科技建成云梯智算中心。该中心由X组建: what is pointed to is done, and where it does not fit nothing else is.
        let pointed = |i: usize| {
            let noun = matches!(&chunks[i].part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Noun(..))));
            noun && governor(chunks, i, arguments.start).is_none() && self.phrase_fill(chunks, i, &role.filler).is_none()
        };
        if arguments.passive && !arguments.relative && (arguments.start..anchor.first).any(pointed) {
            return None;
        }
        // 由X打造, with nothing that is built: what the text speaks of; 被X收购后, Y…: what the next clause is about.
        if arguments.passive {
            if let Some(names) = self.ahead(scene, arguments, &role.filler) {
                return Some(Fill::Names(names));
            }
            // X上线,已被A采用: the thing that the sentence has named is done, and not one of another class before it.
            let made = |p: &Phrase| p.names.iter().any(|&n| self.is_made(self.entities.class(n)) && !self.fits(n, &role.filler, true));
            let thing = |i: usize| {
                let named = matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind && made(p));
                named && !stands_by(chunks, i, clause_of(chunks, i).0)
            };
            let work = matches!(&role.filler, Filler::Name(classes) if classes.listed().iter().all(|&c| self.is_made(c)));
            if work && (0..arguments.start).any(thing) {
                return None;
            }
            let names = self.discourse.topic(Within::Field, |n| self.fits_surely(n, &role.filler));
            return (!names.is_empty()).then_some(Fill::Names(names));
        }
        self.told_before(role, rule, scene, anchor, arguments).map(|n| Fill::Names(smallvec![n]))
    }

    /// 听涛已有3000万用户。去年6月上线: what a sentence that tells but when goes on about, the one thing that the sentence right before
    /// has told of.
    fn told_before(&self, role: &Role, rule: &Rule, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> Option<u32> {
        const APART: u32 = 8;
        let chunks = scene.chunks;
        let makes = rule.facts.iter().any(|f| self.ontology.predicates()[f.property].makes);
        let date = |c: &Chunk| matches!(c.part, Part::Value(v) if matches!(self.annotations.values[v as usize].value, Value::Date(_)));
        let plain = |i: usize| match chunks[i].part {
            Part::Text => is_adverbial(self.word_at(scene, i)),
            Part::Word(Category::Also | Category::Coverb | Category::Plain) => true,
            _ => date(&chunks[i]),
        };
        let silent = |i: usize| {
            let word = if matches!(chunks[i].part, Part::Text) { self.word_at(scene, i) } else { return false };
            word.trim_start_matches(DONE).chars().all(|c| !is_letter(c))
        };
        let alone = (anchor.last + 1..arguments.end).all(silent);
        let when = arguments.start == 0 && chunks[..anchor.first].iter().any(date) && (0..anchor.first).all(plain);
        if !makes || !when || !alone || arguments.relative {
            return None;
        }
        let last = self.matches.iter().rev().take(MATCHES).next()?.quote;
        let near = last != self.sentence && self.sentence.start.saturating_sub(last.end) <= APART;
        let told = self.matches.iter().rev().take(MATCHES).take_while(|m| near && m.quote == last);
        let object = |m: &Match| if let Target::Name(n) = m.object { Some(n) } else { None };
        let both = told.flat_map(|m| std::iter::once(m.subject).chain(object(m)));
        let mut things = both.filter(|&n| self.is_made(self.entities.class(n)) && self.fits_surely(n, &role.filler));
        let first = things.next()?;
        things.all(|n| self.entities.of(n) == self.entities.of(first)).then_some(first)
    }

    /// 推出语音功能: whether the words behind the verb at chunk `last` end, with their clause, in a noun for what something has.
    fn does_to_part(&self, scene: Scene<'_>, last: usize, end: usize) -> bool {
        let tokens = &scene.row.tokens;
        let Some(closing) = end.checked_sub(1).filter(|&i| i > last).and_then(|i| scene.chunks.get(i)) else { return false };
        let told = Span { start: tokens[scene.chunks[last].last].span.end, end: tokens[closing.last].span.end }.of(&self.document.text);
        let told = told.trim_end_matches(|c: char| !is_letter(c));
        PARTS_OF_THINGS.iter().any(|w| told.strip_suffix(w).is_some_and(|rest| rest.chars().any(is_letter)))
    }

    /// Whether nothing but words of no known name stand after the 的 behind chunk `last`, before the clause ends at `end`.
    fn heads_unknown(&self, scene: Scene<'_>, last: usize, end: usize) -> bool {
        let de = matches!(scene.chunks.get(last + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
        let head = last + 2;
        let text = head + 1 == end && matches!(scene.chunks[head].part, Part::Text);
        de && text && self.text_of(scene, head).chars().filter(|c| c.is_alphabetic()).count() > 1
    }

    /// 云川科技发布了X,远山科技公布财报: whether whoever acts does something else, for which the engine has no name, right behind the verb.
    fn does_another_thing(&self, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> bool {
        let chunks = scene.chunks;
        // 这场由A主办的聚会 was named.
        let doer = |&s: &usize| {
            let acts = || self.names_at(chunks, s).is_some_and(|names| names.iter().all(|&n| self.acts(n)));
            s < anchor.first && governor(chunks, s, arguments.start).is_none() && acts()
        };
        // 云川科技发布了X,高出远山科技公布的水平
        let de = matches!(chunks.get(anchor.last + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
        let next = anchor.last + 1 + usize::from(de);
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
        if next >= arguments.end || !matches!(chunks[next].part, Part::Text) || !arguments.subjects.iter().any(doer) {
            return false;
        }
        if de && (next + 1..arguments.end).any(named) {
            return false;
        }
        let said = self.text_of(scene, next).trim_matches(|c: char| !c.is_alphanumeric());
        // 部署了第一批: of what was named before.
        said.chars().count() > 1
            && !said.ends_with(BATCH)
            && !is_adverbial(said)
            && !said.starts_with(COMPLEMENTS)
            && !COMPLETED.iter().any(|w| said.starts_with(w))
    }

    /// 拿出了新品: whether the verb at chunk `last` is done to something that has no known name.
    fn done_to_unknown(&self, scene: Scene<'_>, last: usize, end: usize) -> bool {
        let text = |i: usize| if i < end && matches!(scene.chunks[i].part, Part::Text) { self.text_of(scene, i) } else { "" };
        let alone = text(last + 1) == DONE;
        // 收购了掌声: or the verb has it in itself.
        let done = self.text_of(scene, last).ends_with(DONE);
        // 拿下“未名”称号: in marks, whatever it is.
        let first = if alone { last + 2 } else { last + 1 };
        let begins = if text(first).is_empty() { 0 } else { scene.row.tokens[scene.chunks[first].first].span.start as usize };
        if text(first).starts_with(MARKS) || self.document.text[..begins].ends_with(MARKS) {
            return true;
        }
        // 建成50个基地: so many of something.
        let number = if alone { last + 2 } else { last + 1 };
        let counted = number < end
            && matches!(&scene.chunks[number].part, Part::Value(v) if matches!(self.annotations.values[*v as usize].value, Value::Quantity(_)));
        let rest = match text(last + 1) {
            _ if counted => text(number + 1),
            _ if alone => text(last + 2),
            // 部署了第一批: of what was named before.
            next if done => {
                if next.ends_with(BATCH) {
                    ""
                } else {
                    next
                }
            }
            next if last + 2 == end && NEW.iter().any(|w| next.starts_with(w)) => next,
            next => next.strip_prefix(DONE).unwrap_or_default(),
        };
        // 发布2.0版, 公布新价: of which thing it is new, is another matter.
        let version = (last + 1..end.min(last + 4)).any(|i| VERSIONS.iter().any(|w| text(i).trim_start_matches('的').starts_with(w)));
        // 发布的新车…: so is what the verb modifies.
        let modifies = last + 2 < end && matches!(scene.chunks[last + 1].part, Part::Word(Category::De));
        let new = modifies && NEW.iter().any(|w| text(last + 2).starts_with(w));
        version || new || rest.chars().filter(|c| is_letter(*c)).count() > 1 && !is_adverbial(rest)
    }
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

/// Whether the phrase at `at` does, in words that set no rule off, what modifies the name behind it: T2搭载的芯片X.
fn carries_head(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let part = |i: usize| chunks.get(i).filter(|_| i < end).map(|c| &c.part);
    let named = |i: usize| matches!(part(i), Some(Part::Phrase(p)) if !p.bare_kind && p.anaphor.is_none());
    matches!(part(at + 1), Some(Part::Text)) && matches!(part(at + 2), Some(Part::Word(Category::De))) && named(at + 3)
}

/// Whether something is named after chunk `last`, before the clause ends at `end`.
fn named_after(chunks: &[Chunk], last: usize, end: usize) -> bool {
    // 由A主办、B承办: what follows the joint is another matter.
    let own = (last + 1..end).take_while(|&i| !(i == last + 1 && matches!(chunks[i].part, Part::Word(Category::Pause))));
    own.into_iter().any(|i| matches!(chunks[i].part, Part::Phrase(_) | Part::Word(Category::Noun | Category::Verb | Category::Attribute)))
}

/// 在X上: whether the phrase at `at` stands right behind its coverb, and is not what a modifier with one is said of.
fn stands_by(chunks: &[Chunk], at: usize, start: usize) -> bool {
    matches!(governor(chunks, at, start), Some((by, Category::Coverb)) if by + 1 == at)
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

//! When nobody may be taken from before: where the text speaks of another, of one of several, or only compares.
//!
//! Takes a clause whose holder or subject was not found in it, says whether one may be looked for elsewhere. Deliberately
//! finds none itself.

use crate::chinese::{BESIDE, COMPARED, COUNTERPARTS, Category, EACH, GRADES, ONE_OF_SEVERAL, OneOf, is_adverbial};
use crate::extract::argument::{clause_of, governor};
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::Fill;
use crate::extract::statement::truth::{Truth, truth};
use crate::extract::{Match, Mentions, Target};
use crate::rule::Filler;
use crate::span::Span;
use crate::value::{Unit, Value};

/// Words that say whose house a thing is of.
pub(crate) static HOUSES: OneOf = OneOf::new(&["旗下", "旗下的", "麾下", "下属", "系"]);
/// Words between an owner and the noun for a firm that it owns, and such nouns.
const OWNED: &[&str] = &["全资", "控股", "参股", "全资控股", "旗下", "海外", "境外"];
pub(crate) const SUBSIDIARIES: &[&str] = &["子公司", "孙公司", "附属公司", "分公司", "关联公司", "子品牌", "母公司"];
/// Ends of words for a member of a family of things.
pub(crate) const KIN: &[&str] = &[
    "版",
    "版本",
    "型号",
    "旗舰",
    "主力",
    "款",
    "尺寸",
    "成员",
    "变体",
    "分支",
    "产品",
    "继任者",
    "接班者",
    "接班人",
    "后继",
    "后作",
    "续作",
    "替代者",
    "前代",
    "前一代",
    "上一代",
    "下一代",
    "后继者",
    "前身",
    "同门",
    "姊妹篇",
];
/// Coverbs of by what something is done.
const MEANS: &[&str] = &["通过", "借助", "凭借", "依托"];
/// Verbs of having, before what is not yet so.
const SHOWING: &[&str] = &["有", "有着", "有了", "具备", "具备了", "呈现", "呈现出", "展现出", "显露出", "存在"];
/// What somebody has of whom it is not yet so: 有超越X的趋势.
const TENDENCIES: &[&str] = &["趋势", "势头", "可能", "迹象", "苗头", "潜力", "态势", "希望", "野心", "机会", "实力", "潜质"];
/// How many chunks the modifier of a name takes at most.
const MODIFIED: usize = 12;
/// How many chunks after whose it is a thing stands.
const NEAR: usize = 5;
/// Words by which a clause speaks of a whole.
static WHOLES: OneOf = OneOf::new(&["整个", "全系", "家族", "系列", "产品线", "整体"]);
/// How many matches before are looked through for the parts of a whole.
const PARTS: usize = 16;
/// How many chunks after whom somebody works for the word of the post stands at most.
const POST: usize = 4;
/// Nouns that stand for the organisation spoken of.
pub(crate) const HOUSE_NOUNS: &[&str] = &["集团", "公司", "全公司", "机构", "企业", "团队", "本部", "总部", "全集团", "标的"];
/// Nouns for those with whom a house has to do.
const FELLOWS: &[&str] =
    &["伙伴", "客户", "股东", "投资方", "投资者", "投资人", "供应商", "合作方", "母公司", "伙伴企业", "代工厂", "经销商"];
/// Words for what only comes with a thing.
const COMPANIONS: &[&str] = &["配套", "内置", "附带", "自带", "随附", "随机附赠"];

/// Words behind 最大 and the like by which it tells one from the others.
const OF_SIZE: &[&str] = &["的", "一", "那", "款", "版", "号", "杯", "者", "规模", "规格", "尺寸", "型号", "参数"];

/// The word of being.
const IS: &[&str] = &["是", "系", "成为", "作为", "仍为", "现为"];
/// Verbs of having, after which a number of what somebody has follows.
const HAVING: &[char] = &['有', '共', '现'];
/// 其中最大的一款: one of those spoken of.
const AMONG_THEM: &str = "其中";

/// 上: what stands before it is a place.
const ON: char = '上';
/// Words of going on or up, and of time, that begin as a place ends: 上线, 上调, 上半年.
const GOES_ON: &[&str] = &["上线", "上调", "上市", "上架", "上涨", "上升", "上半年", "上月", "上周"];

impl Reader<'_> {
    /// How a clause holds what stands at the chunks `first` to `last`.
    pub(crate) fn truth_of(&self, scene: Scene<'_>, first: usize, last: usize) -> Truth {
        match truth(scene.chunks, first, last) {
            Truth::Stated | Truth::Planned if self.only_tends(scene, first, last) => Truth::Void("a tendency"),
            Truth::Stated | Truth::Planned if self.only_means(scene, first, last) => Truth::Void("a means"),
            held => held,
        }
    }

    /// 通过开源代码,用户…: whether a verb that names nothing only tells by what something else is done.
    fn only_means(&self, scene: Scene<'_>, first: usize, last: usize) -> bool {
        let chunks = scene.chunks;
        let (start, end) = clause_of(chunks, first);
        let with = |i: usize| word(chunks, i) == Some(Category::Coverb) && MEANS.contains(&self.text_of(scene, i));
        let verb = first == last && word(chunks, first) == Some(Category::Verb);
        verb && first > start && with(first - 1) && end < chunks.len() && !chunks[first + 1..end].iter().any(names)
    }

    /// X有超越Y的趋势: whether what stands at the chunks `first` to `last` only tells of what may come.
    fn only_tends(&self, scene: Scene<'_>, first: usize, last: usize) -> bool {
        let chunks = scene.chunks;
        let text = |i: usize| matches!(chunks[i].part, Part::Text).then(|| self.word_at(scene, i));
        let has = first.checked_sub(1).and_then(text).is_some_and(|t| SHOWING.iter().any(|w| t.ends_with(w)));
        let tends = |i: usize| {
            word(chunks, i) == Some(Category::De)
                && i + 1 < chunks.len()
                && text(i + 1).is_some_and(|t| TENDENCIES.iter().any(|w| t.starts_with(w)))
        };
        has && (last + 1..clause_of(chunks, last).1).any(tends)
    }

    /// 曾短暂出任, 早年在A担任, 加入B之前担任: whether the clause at `start` says, before what stands at `at`, that it was so once.
    pub(crate) fn was_once(&self, scene: Scene<'_>, start: usize, anchor: &Anchor) -> bool {
        let (chunks, text) = (scene.chunks, self.document.text.as_str());
        let at = anchor.first;
        let Some(first) = chunks.get(start).filter(|_| start <= at).map(|c| scene.row.tokens[c.first].span.start as usize) else {
            return false;
        };
        let end = (anchor.span.start as usize).max(first);
        let Some(before) = text.get(first..end) else { return false };
        // 曾爱玲出任…: a surname is no such word.
        let names = &self.annotations.names;
        let named = |at: u32| names[..names.partition_point(|n| n.span.start <= at)].last().is_some_and(|n| at < n.span.end);
        let found = |word: &&str| before.rfind(*word).filter(|&at| !named((first + at) as u32)).map(|at| at + word.len());
        let word = ONCE.iter().filter_map(found).max();
        // 曾获A的B出任, 此前宣布由B出任: what is over is something else.
        let parted = |from: usize| {
            let from = (first + from) as u32;
            before[(from as usize - first)..].contains(['的', '今', '现', '会', '将'])
                || (start..at).any(|i| {
                    scene.row.tokens[chunks[i].first].span.start >= from
                        && matches!(chunks[i].part, Part::Word(Category::Verb | Category::Say | Category::Plan | Category::Jiang))
                })
        };
        // 加入A前,B担任…
        let ahead = || {
            let clause = text[scene.row.sentence.span.start as usize..first].strip_suffix(',').unwrap_or_default();
            let clause = clause.rsplit([',', ';']).next().unwrap_or_default();
            BEFORE.iter().any(|word| clause.ends_with(word))
                || clause.ends_with('前') && JOINS.iter().any(|verb| clause.trim_start_matches('在').starts_with(verb))
        };
        word.is_some_and(|from| !parted(from)) || word.is_none() && ahead()
    }

    /// What was spoken of before; of several only where the sentence says it of each (三款一律…).
    pub(crate) fn one_or_each(&self, scene: Scene<'_>, end: usize, names: Mentions) -> Option<Fill> {
        let one = names.iter().all(|&n| self.entities.of(n) == self.entities.of(names[0]));
        let each = || (0..end).any(|i| EACH.within(self.text_of(scene, i)));
        (!names.is_empty() && (one || each())).then_some(Fill::Names(names))
    }

    /// X系列由A和B组成,上下文均为128K: each of the parts that the sentence has told of, where the clause says it of each and goes on about
    /// the whole.
    pub(crate) fn each_part(&self, fill: Fill, scene: Scene<'_>, anchor: &Anchor) -> Fill {
        let Fill::Names(names) = &fill else { return fill };
        let [whole] = names[..] else { return fill };
        let (start, end) = clause_of(scene.chunks, anchor.first);
        let begin = scene.row.tokens[scene.chunks[start].first].span.start;
        let each = || (start..end).any(|i| EACH.within(self.text_of(scene, i)));
        // Of the parts it says whose parts they are.
        let rule = &self.engine.rules.rules[anchor.rule as usize];
        let parts = || rule.facts.iter().any(|f| self.ontology.predicates()[f.property].transitive);
        let named = self.annotations.names[whole as usize].span.start >= begin;
        // 整个家族均支持…: of the whole alone.
        let told = self.document.text.get(begin as usize..anchor.span.end as usize).unwrap_or_default();
        if named || WHOLES.within(told) || !self.is_made(self.entities.class(whole)) || parts() || !each() {
            return fill;
        }
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let of_it =
            |m: &&Match| property(m).transitive && matches!(m.object, Target::Name(o) if self.entities.of(o) == self.entities.of(whole));
        let here = self.matches.iter().rev().take(PARTS).take_while(|m| m.quote == self.sentence);
        let mut parts: Mentions = here.filter(of_it).map(|m| m.subject).filter(|&n| self.is_made(self.entities.class(n))).collect();
        parts.sort_unstable();
        parts.dedup_by_key(|n| self.entities.of(*n));
        if parts.len() > 1 { Fill::Names(parts) } else { fill }
    }

    /// Whether the anchor only tells with what something is compared: 与动辄千亿参数的同行相比.
    pub(crate) fn compared(&self, scene: Scene<'_>, anchor: &Anchor, start: usize, end: usize) -> bool {
        let compares = |i: usize| COMPARED.iter().any(|w| self.text_of(scene, i).starts_with(w));
        let opened = (start..anchor.first).find(|&i| compares(i) || BESIDE.contains(&self.text_of(scene, i)));
        opened.is_some_and(|i| compares(i) || (anchor.last + 1..end).any(compares))
    }

    /// Whether the sentence has spoken of something before chunk `at` already, which then is what it goes on about.
    pub(crate) fn told_of_another(&self, scene: Scene<'_>, at: usize) -> bool {
        let chunks = scene.chunks;
        (0..at).any(|i| {
            let start = clause_of(chunks, i).0.min(i);
            // MMLU 94.6分、GPQA 58.3分: what something is measured on is nothing that is spoken of.
            let scored = matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Value(_)));
            let gauge = |p: &Phrase| scored && p.names.iter().all(|&n| self.is_gauge(n));
            let other = |p: &Phrase| !p.bare_kind && p.anaphor.is_none() && !self.all_topical(p) && !gauge(p);
            let named = matches!(&chunks[i].part, Part::Phrase(p) if other(p));
            named && word(chunks, i + 1) != Some(Category::De) && governor(chunks, i, start).is_none()
        })
    }

    /// Whether the phrase at `at` only says of whose house something is: X旗下公司, X全资子公司Y.
    pub(crate) fn houses(&self, scene: Scene<'_>, at: usize) -> bool {
        scene.chunks.get(at + 1).is_some_and(|c| matches!(c.part, Part::Text)) && HOUSES.contains(&self.text_of(scene, at + 1))
            || self.subsidiary(scene, at).is_some()
    }

    /// The firm that the phrase at `at` only says the owner of: X子公司Y, X的控股子公司Y.
    fn subsidiary(&self, scene: Scene<'_>, at: usize) -> Option<usize> {
        let chunks = scene.chunks;
        let owned = |i: &usize| match chunks.get(*i).map(|c| &c.part) {
            Some(Part::Text) => OWNED.contains(&self.text_of(scene, *i)),
            Some(Part::Word(Category::De)) => true,
            _ => false,
        };
        let named = (at + 1..at + NEAR).find(|i| !owned(i))?;
        let Part::Phrase(Phrase { bare_kind: false, anaphor: None, names, .. }) = &chunks.get(named)?.part else { return None };
        let (from, to) = (scene.row.tokens[chunks[named].first].span.start, self.annotations.names[*names.first()? as usize].span.start);
        let noun = self.document.text.get(from as usize..to as usize)?;
        SUBSIDIARIES.iter().any(|word| noun.ends_with(word)).then_some(named)
    }

    /// X的旗舰版Y: whether the phrase at `at` says of which kin the next name is.
    pub(crate) fn heads_kin(&self, scene: Scene<'_>, at: usize) -> bool {
        let chunks = scene.chunks;
        let named = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind && p.anaphor.is_none());
        let text = |i: usize| chunks.get(i).filter(|c| matches!(c.part, Part::Text)).map_or("", |_| self.text_of(scene, i));
        let tier = |text: &str| KIN.iter().chain(COUNTERPARTS).any(|w| text.ends_with(w)) && !text.contains(['是', '为', '有']);
        // X所在的赛道: what X is in.
        let within = text(at + 1).starts_with('所') && !text(at + 1).starts_with("所有");
        within
            || word(chunks, at + 1) == Some(Category::De) && tier(text(at + 2)) && named(at + 3)
            || self.counterpart(scene, at)
            || self.subsidiary(scene, at).is_some()
            || HOUSES.contains(&text(at + 1)) && (named(at + 2) || word(chunks, at + 2) == Some(Category::De) && named(at + 3))
    }

    /// A的竞争对手B, A的合作伙伴B: whether the phrase at `at` only says to whom the next one is what it is, where both act.
    fn counterpart(&self, scene: Scene<'_>, at: usize) -> bool {
        self.counterpart_named(scene, at).is_some()
    }

    /// The one to whom the phrase at `at` is only said to be something: A的竞争对手B, A的对手、由C创办的B.
    pub(crate) fn counterpart_named(&self, scene: Scene<'_>, at: usize) -> Option<usize> {
        let chunks = scene.chunks;
        let doer = |i: usize| match &chunks[i].part {
            Part::Phrase(p) => !p.bare_kind && p.anaphor.is_none() && !p.names.is_empty() && p.names.iter().all(|&n| self.acts(n)),
            _ => false,
        };
        if word(chunks, at + 1) != Some(Category::De) || !doer(at) {
            return None;
        }
        // A的合作伙伴B, A的德国同行B
        let plain = |i: &usize| match &chunks[*i].part {
            Part::Text | Part::Word(Category::Noun | Category::Quote | Category::Verb) => true,
            Part::Phrase(p) => p.anaphor.is_none() && !doer(*i) && !p.names.iter().any(|&n| self.is_made(self.entities.class(n))),
            _ => false,
        };
        let next = (at + 2..chunks.len().min(at + NEAR + 1)).find(|i| !plain(i))?;
        let from = scene.row.tokens[chunks[at + 2].first].span.start;
        let (head, to) = match &chunks[next].part {
            Part::Phrase(Phrase { names, .. }) if doer(next) => {
                (next, names.first().map_or(from, |&n| self.annotations.names[n as usize].span.start))
            }
            Part::Word(Category::Pause) => {
                let clause = clause_of(chunks, next).1.min(next + MODIFIED);
                let de = (next + 1..clause).rev().find(|&i| word(chunks, i) == Some(Category::De) && i + 1 < clause && doer(i + 1))?;
                (de + 1, scene.row.tokens[chunks[next].first].span.start)
            }
            _ => return None,
        };
        let noun = self.document.text.get(from as usize..to as usize).unwrap_or_default().trim_end_matches(['“', '「']);
        (COUNTERPARTS.iter().chain(FELLOWS).any(|w| noun.ends_with(w)) && !noun.contains(['是', '为', '有'])).then_some(head)
    }

    /// X上有8600个星标: whether the phrase at `at` only says where something is.
    pub(crate) fn is_place(&self, scene: Scene<'_>, at: usize) -> bool {
        let next = scene.chunks.get(at + 1).filter(|c| matches!(c.part, Part::Text));
        let text = next.map_or("", |_| self.text_of(scene, at + 1));
        text.starts_with(ON) && !GOES_ON.iter().any(|w| text.starts_with(w))
    }

    /// A开发的未名能…: whether the phrase at `at` has made something that no known name follows.
    pub(crate) fn makes_unknown(&self, scene: Scene<'_>, at: usize, nouns: &[Span]) -> bool {
        let chunks = scene.chunks;
        let made = names(&chunks[at]) && word(chunks, at + 1) == Some(Category::Verb) && word(chunks, at + 2) == Some(Category::De);
        let text = chunks.get(at + 3).filter(|c| made && matches!(c.part, Part::Text)).map_or("", |_| self.text_of(scene, at + 3));
        let headed = chunks.get(at + 4).is_some_and(names);
        // A服务的客户累计80家: what is made is what is counted.
        let from = chunks.get(at + 3).map_or(0, |c| scene.row.tokens[c.last].span.start);
        let counts = || nouns.iter().any(|noun| noun.start == from);
        text.chars().count() > 1 && !headed && text.chars().all(char::is_alphanumeric) && !is_adverbial(text) && !counts()
    }

    /// Whether the phrase at `at` says of whose house what is named right after it is: X旗下Y.
    pub(crate) fn houses_named(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        let named = |i: usize| matches!(&scene.chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
        self.subsidiary(scene, at).is_some_and(|i| i < end) || self.houses(scene, at) && (at + 2..end.min(at + NEAR)).take(2).any(named)
    }

    /// 与X旗下的Y合作: the phrase that the one at `at` only says the house of, else itself.
    pub(crate) fn housed(&self, scene: Scene<'_>, at: usize, end: usize) -> usize {
        let acts = |i: &usize| matches!(&scene.chunks[*i].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind && p.names.iter().all(|&n| self.acts(n)));
        let next = self.houses_named(scene, at, end).then(|| (at + 1..end.min(at + NEAR)).take(3).find(acts));
        // 与北方大学同窗A: the person who is from there.
        let person = |i: &usize| matches!(&scene.chunks[*i].part, Part::Phrase(p) if p.anaphor.is_none() && !p.names.is_empty() && p.names.iter().all(|&n| self.is_person(n)));
        let house = matches!(&scene.chunks[at].part, Part::Phrase(p) if p.names.iter().all(|&n| self.acts(n) && !self.is_person(n)));
        next.flatten().or_else(|| Some(at + 1).filter(|i| house && *i < end && person(i))).unwrap_or(at)
    }

    /// Whether the phrase at `at` says of whose house a thing is that is named after it, before chunk `to`: X旗下的编程工具Y.
    pub(crate) fn houses_thing(&self, scene: Scene<'_>, at: usize, to: usize) -> bool {
        let made = |p: &Phrase| !p.bare_kind && p.anaphor.is_none() && p.names.iter().all(|&n| self.is_made(self.entities.class(n)));
        let thing = |i: usize| matches!(&scene.chunks[i].part, Part::Phrase(p) if made(p));
        self.houses(scene, at) && (at + 2..to.min(at + NEAR)).take(2).any(thing)
    }

    /// Whether the phrase at `at` only says whose the thing is that the words before chunk `to` are said of, and which has no name:
    /// X旗下公司, X的推理系统把….
    pub(crate) fn owns_another(&self, scene: Scene<'_>, at: usize, to: usize) -> bool {
        let chunks = scene.chunks;
        let text = |i: usize| if i < to && matches!(chunks[i].part, Part::Text) { self.text_of(scene, i) } else { "" };
        if HOUSES.contains(&text(at + 1)) {
            return !(at + 2..to.min(at + NEAR)).any(|i| names(&chunks[i]));
        }
        let does = |i: usize| matches!(word(chunks, i), Some(Category::Ba | Category::Jiang | Category::By));
        let has = chunks.get(at + 2).is_some_and(|c| names(c) || matches!(c.part, Part::Word(Category::Attribute)));
        word(chunks, at + 1) == Some(Category::De) && at + 3 < to && !has && (at + 3..to.min(at + NEAR)).any(does)
    }

    /// 是X的全资子公司, 以前是X的产品总监, 是X去年推出的一款助手: whether the phrase at `at` only says of whom or what somebody is
    /// something that has no name.
    pub(crate) fn predicates(&self, scene: Scene<'_>, at: usize) -> bool {
        let chunks = scene.chunks;
        let is =
            at.checked_sub(1).filter(|&i| matches!(chunks[i].part, Part::Text) && IS.iter().any(|w| self.text_of(scene, i).ends_with(w)));
        let end = clause_of(chunks, at).1;
        if is.is_none() {
            return false;
        }
        let told = |i: &usize| matches!(chunks[*i].part, Part::Value(_) | Part::Bracket(_) | Part::Text | Part::Word(Category::Verb));
        let de = (at + 1..end).find(|i| !told(i)).filter(|&i| word(chunks, i) == Some(Category::De));
        de.is_some_and(|de| de + 1 < end && !(de + 1..end).any(|i| names(&chunks[i])))
    }

    /// 配套的语音助手X: whether the phrase at `at` names what only comes with the thing spoken of.
    pub(crate) fn comes_with(&self, scene: Scene<'_>, at: usize) -> bool {
        let chunks = scene.chunks;
        let noun = |i: &usize| {
            matches!(&chunks[*i].part, Part::Word(Category::Noun | Category::Quote))
                || matches!(&chunks[*i].part, Part::Phrase(p) if p.bare_kind)
        };
        let de = (at.saturating_sub(POST)..at).rev().find(|i| !noun(i)).filter(|&i| word(chunks, i) == Some(Category::De));
        de.and_then(|de| de.checked_sub(1)).is_some_and(|i| COMPANIONS.iter().any(|w| self.text_of(scene, i).ends_with(w)))
    }

    /// Whether 前者, 双方, 三款 or 旗舰 is what the clause is about, and nothing that was named can be meant.
    pub(crate) fn stands_for_nothing(&self, chunks: &[Chunk], start: usize, at: usize, filler: &Filler) -> bool {
        (start..at).any(|i| match &chunks[i].part {
            Part::Phrase(p) => {
                // 该平台: of the kind that is looked for, and nobody knows which.
                let unknown = match p.anaphor {
                    // 该技术: nor is a thing of another kind.
                    Some(Anaphor::Noun(class, _)) => self.topical(class) || matches!(filler, Filler::Name(classes) if classes.admit(class)),
                    // 两款模型均已开源: things, where whoever did it is looked for.
                    Some(Anaphor::Each(_, classifier, class)) => {
                        let things = class.map_or(matches!(classifier, '款' | '台' | '颗'), |class| self.is_made(class));
                        !things || self.asks_for_things(filler)
                    }
                    Some(Anaphor::Former | Anaphor::Latter | Anaphor::Both | Anaphor::Tier(_)) => true,
                    _ => false,
                };
                unknown && governor(chunks, i, start).is_none() && self.stood_for(chunks, i, p, filler).is_empty()
            }
            _ => false,
        })
    }

    /// Whether the clause at `start`, or one before it that names nothing, begins with one of several: 最大的一款.
    pub(crate) fn one_of_several(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        let (mut start, mut end) = (start, at);
        loop {
            // 混合专家模型 names no one thing.
            let topical = |p: &Phrase| p.anaphor.is_none() && self.all_topical(p);
            let names = |i: usize| matches!(&scene.chunks[i].part, Part::Phrase(p) if !p.bare_kind && !topical(p));
            if (start..end).any(names) {
                return false;
            }
            // 推出X,一款唐卡生成模型,由…: what stands right behind a name only says what it is.
            let bare = |i: usize| matches!(&scene.chunks[i].part, Part::Phrase(p) if p.bare_kind);
            let beside = |i: usize| matches!(&scene.chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
            if end < at && start > 1 && start < end && bare(end - 1) && beside(start - 2) {
                return false;
            }
            let first = start + usize::from(start < end && self.text_of(scene, start) == AMONG_THEM);
            // 一个月后 is a time.
            let value = first < end
                && matches!(scene.chunks[first].part, Part::Value(v) if !matches!(self.annotations.values[v as usize].value, Value::Quantity(_)));
            let opening = if first < end && !value { self.text_of(scene, first) } else { "" };
            // 是当时最大的模型 says what it is.
            if !opening.starts_with('是')
                && ONE_OF_SEVERAL.within(opening)
                && ONE_OF_SEVERAL.iter().any(|w| opening.contains(w) && tells_one(opening, w))
            {
                return true;
            }
            if start == 0 {
                return false;
            }
            end = start - 1;
            start = clause_of(scene.chunks, end).0.min(end);
        }
    }

    /// Whether the clause begins with a size or a grade by which one of several is told (8B在…上, 旗舰版), or with words that stand
    /// where a name would, right before a wording that asks for whoever acts (极目成立于…).
    pub(crate) fn holder_unknown(&self, scene: Scene<'_>, start: usize, anchor: &Anchor, filler: &Filler) -> bool {
        let chunks = scene.chunks;
        let also = |i: &usize| matches!(chunks[*i].part, Part::Word(Category::Also)) || self.text_of(scene, *i) == AMONG_THEM;
        let Some(first) = (start..anchor.last).find(|i| !also(i)) else { return false };
        match &chunks[first].part {
            Part::Value(v) => match &self.annotations.values[*v as usize].value {
                Value::Quantity(q) => {
                    let sized = q.unit == Unit::None && q.digits.of(&self.document.text).ends_with(|c: char| c.is_ascii_alphabetic());
                    first < anchor.first && sized && q.bound.is_none()
                }
                _ => false,
            },
            Part::Text if first == anchor.first => {
                let text = scene.row.tokens[chunks[first].first].span;
                let before = text.of(&self.document.text).get(..anchor.span.start.saturating_sub(text.start) as usize).unwrap_or("").trim();
                let agents = matches!(filler, Filler::Name(classes) if classes.listed().iter().all(|&c| self.engine.agents.has(c)));
                let name = |text: &str| {
                    text.chars().count() >= 2
                        && text.chars().all(char::is_alphanumeric)
                        && !text.ends_with(HAVING)
                        && !HOUSE_NOUNS.contains(&text)
                };
                agents && name(before) && !is_adverbial(before) && !self.engine.vocabulary.ends_in_noun(before)
            }
            Part::Text => GRADES.iter().any(|w| self.text_of(scene, first).starts_with(w)),
            _ => false,
        }
    }

    pub(crate) fn all_topical(&self, phrase: &Phrase) -> bool {
        phrase.names.iter().all(|&n| self.topical(self.entities.class(n)))
    }
}

/// Words for what was so once.
const ONCE: &[&str] = &["曾", "早年", "早前", "先前", "此前", "之前", "以前", "从前", "一度", "起初", "过去"];
/// What the clause before ends with, where that is over of which the next tells.
const BEFORE: &[&str] = &["之前", "以前", "此前", "早年", "更早前"];
/// Verbs of beginning a new work, before which something else was so.
const JOINS: &[&str] = &["加入", "加盟", "创办", "创立", "入职", "创业", "转投", "接任", "出任"];

/// Whether a common noun stands where the clause would name whose the attribute is: 交易所备下的475个数据集.
pub(crate) fn noun_alone(chunks: &[Chunk], start: usize, at: usize) -> bool {
    (start..at).any(|i| {
        let noun = match &chunks[i].part {
            Part::Word(Category::Noun) => true,
            Part::Phrase(p) => p.bare_kind,
            _ => false,
        };
        // 技术报告披露: who only tells it has nothing of it.
        let says = word(chunks, i + 1) == Some(Category::Say);
        noun && !says && i + 1 < at && word(chunks, i + 1) != Some(Category::De) && governor(chunks, i, start).is_none()
    })
}

/// Whether the phrase at `at` says whom the person after it works for: 云川科技前首席科学家王雪, 云川科技芯片部架构师王雪.
pub(crate) fn employs(chunks: &[Chunk], at: usize) -> bool {
    let narrows = |i: &usize| match &chunks[*i].part {
        Part::Text | Part::Word(Category::Noun | Category::Once) => true,
        Part::Phrase(p) => p.bare_kind,
        _ => false,
    };
    let post = (at + 1..chunks.len().min(at + POST)).find(|i| !narrows(i));
    post.is_some_and(|i| word(chunks, i) == Some(Category::Title))
}

/// Whether the phrase at `at` says whom the person after it worked for once: 前谷歌首席科学家王雪.
pub(crate) fn employed_once(chunks: &[Chunk], at: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|i| word(chunks, i) == Some(Category::Once));
    employs(chunks, at) && (before || word(chunks, at + 1) == Some(Category::Once))
}

/// The same, wherever in the clause the word for the past stands: 她此前是谷歌的首席研究员, 曾在谷歌任研究员.
pub(crate) fn worked_for(chunks: &[Chunk], at: usize) -> bool {
    if !names(&chunks[at]) {
        return false;
    }
    let start = clause_of(chunks, at).0;
    let once = |i: usize| word(chunks, i) == Some(Category::Once);
    let of = at + usize::from(word(chunks, at + 1) == Some(Category::De));
    employed_once(chunks, at) || (start.max(at.saturating_sub(POST))..at).any(once) && employs(chunks, of)
}

fn names(chunk: &Chunk) -> bool {
    matches!(&chunk.part, Part::Phrase(p) if !p.bare_kind)
}

fn word(chunks: &[Chunk], at: usize) -> Option<Category> {
    match chunks.get(at)?.part {
        Part::Word(category) => Some(category),
        _ => None,
    }
}

/// Whether a text says by a word which of several is meant: 最大的一款, but not 最大负载 of a thing.
fn tells_one(text: &str, word: &str) -> bool {
    let mut found = text.match_indices(word).map(|(at, _)| &text[at + word.len()..]);
    found.any(|rest| !word.ends_with(['大', '小']) || !rest.starts_with(char::is_alphabetic) || OF_SIZE.iter().any(|w| rest.starts_with(w)))
}

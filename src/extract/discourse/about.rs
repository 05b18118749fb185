//! What a clause was about: for the clauses after it, which may leave it out.
//!
//! Takes a clause that is read, tells the discourse what stands free and first in it, then who does what it says. Deliberately
//! names nobody that the clause only mentions: an employer, what is compared, what something is done to.

use rust_decimal::Decimal;

use crate::chinese::{COMPARED, Category, INTRODUCTIONS, LEARNING, NAMINGS, OneOf, TAKEN_UP, TOGETHER, is_adverbial, is_letter};
use crate::extract::argument::doer::says_jointly;
use crate::extract::argument::{after, clause_of, governor, joins};
use crate::extract::clause::caution::{HOUSES, employed_once, employs};
use crate::extract::clause::conjunct::{acts_within, conjuncts};
use crate::extract::clause::mark::THAN;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::discourse::Part as Said;
use crate::extract::discourse::before::MATCHES;
use crate::extract::discourse::topic::{RECEIVED, SERVING};
use crate::extract::reader::{Doers, Reader, Scene, chunk_at};
use crate::extract::role::candidate::MULTIPLES;
use crate::extract::{Match, Mentions, Target};
use crate::rule::{Filler, Place, Reach, Role};
use crate::span::Span;
use crate::value::{Unit, Value};

/// Of the words that turn the text to something, the one that also tells where somebody goes.
const RETURNS: &str = "回到";

/// The end of words by which something takes another's place: 在X上则是Y.
const INSTEAD: &str = "则是";

/// Ends of clauses that say no more than that somebody is one of several.
static AMONG: OneOf = OneOf::new(&["在列", "在其列", "在其中", "入列", "在内", "其中"]);
/// The coverb of whom something is done by, that makes no topic of them.
pub(crate) const SUFFERED: &str = "被";

/// Words for a share: 只有X的一半.
const HALVES: &[&str] = &["一半", "零头", "几分之一", "一个零头", "一小半"];

/// The sign of a post that is over.
const ONCE: char = '曾';

/// The coverb after which stands what something comes of.
const COMES_OF: &str = "由";

/// What a register does, of which nobody goes on to speak: 天眼查App显示.
const SHOWS: &str = "显示";

/// Ends of what somebody has found out of others.
static COUNTS: OneOf =
    OneOf::new(&["报告显示", "数据显示", "调查显示", "统计显示", "研究显示", "研报显示", "统计", "的报告", "的统计", "的调查"]);

/// Words for what a firm tells of itself.
static OWN_BOOKS: OneOf = OneOf::new(&["年度", "财务", "财报", "年报", "季度", "业绩", "中期", "公告", "招股", "官网", "官方", "公司"]);

/// Coverbs of who has told of it.
static ACCORDING: OneOf = OneOf::new(&["据", "根据", "按照", "按"]);

/// After what another comes: 继X之后.
const AFTER: &str = "继";

/// Marks that open and close a name in quotation.
const OPEN_QUOTES: [char; 2] = ['“', '「'];
const CLOSE_QUOTES: [char; 2] = ['”', '」'];

/// Coverbs of what somebody gets somewhere with.
const WITH: &[&str] = &["凭借", "凭", "靠", "借助", "依托", "基于"];

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

/// Copulas of what a house is to another, and the ends of words for that: 为联席保荐人.
const SERVES: [char; 3] = ['任', '为', '当'];
static SERVANTS: OneOf = OneOf::new(&["保荐人", "保荐机构", "承销商", "顾问", "律师", "协调人", "管理人"]);

/// What opens a clause that says no more than what something is.
const THIS_IS: &[&str] = &["这是", "这也是", "这正是", "这已是", "这还是", "此次是", "此举是"];

/// Words for what shares do at an exchange.
const LISTED: &[&str] = &["上市", "挂牌", "敲钟", "递表", "IPO", "首日"];

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

/// 王雪2018年回到X,…: whether the words before the phrase at `at` tell that somebody goes back there, and do not turn the text to it.
fn only_returns(scene: Scene<'_>, at: usize, before: &str) -> bool {
    let named = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if !p.bare_kind) || matches!(c.part, Part::Value(_));
    before.ends_with(RETURNS) && scene.chunks[..at].iter().any(named)
}

impl Reader<'_> {
    /// Whether the words before a phrase turn the text to it: 半个月后轮到X, 今天的主角是X.
    fn turned_to(&self, scene: Scene<'_>, at: usize) -> bool {
        let tokens = &scene.row.tokens;
        let before = Span { start: tokens[0].span.start, end: tokens[scene.chunks[at].first].span.start }.of(&self.document.text);
        INTRODUCTIONS.closes(before) && !only_returns(scene, at, before)
    }

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
    fn predicated(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
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
    fn held(&self, scene: Scene<'_>, start: usize, end: usize) -> Option<Mentions> {
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

    /// Remembers what a clause was about: what stands free and first in it, then who does what it says.
    pub(crate) fn end_clause(&mut self, scene: Scene<'_>, start: usize, end: usize, doers: &Doers) {
        let chunks = scene.chunks;
        let mut beside = self.named_beside(scene, start, end);
        let joins = self.joins_in(scene, start, end);
        if joins {
            beside.extend((start..end).filter_map(|i| self.names_at(chunks, i)).flatten());
        }
        self.beside.extend(beside);
        let mut topic: Option<Mentions> = None;
        let mut doer: Option<Mentions> = None;
        let mut hidden: Option<Mentions> = None;
        // A的B…: B, where nobody is known to act.
        let mut owned: Option<Mentions> = None;
        let mut yardsticks = Mentions::new();
        let mut belongs = false;
        let mut housed = false;
        let mut taken_up = false;
        let mut owner = Mentions::new();
        let mut serving = Mentions::new();
        // 与去年面世的X相比,…: what is but compared with is no topic.
        let opened = start..end.min(start + 1);
        let compares = end > start + 1
            && opened.into_iter().any(|i| matches!(chunks[i].part, Part::Word(Category::Coverb | Category::And)))
            && COMPARED.iter().any(|w| self.text_of(scene, end - 1).starts_with(w));
        // 这是继A之后B的又一…: whom it names there is not gone on about.
        let this_is =
            start < end && matches!(chunks[start].part, Part::Text) && THIS_IS.iter().any(|w| self.text_of(scene, start).starts_with(w));
        // X获悉它…: of it.
        let learnt =
            (start..end).find(|&i| matches!(chunks[i].part, Part::Word(Category::Say)) && LEARNING.contains(&self.text_of(scene, i)));
        let shown = self.shown_by_a_register(scene, start, end);
        // 我们获悉:X…, 公司表示:X…: what is told begins there, whoever tells it.
        let tells = |i: &usize| {
            let colon = matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Word(Category::Colon)));
            matches!(chunks[*i].part, Part::Word(Category::Say)) && (colon || learnt == Some(*i))
        };
        let told = (start..end).find(tells);
        for i in start..end {
            let Part::Phrase(phrase) = &chunks[i].part else { continue };
            if phrase.bare_kind {
                continue;
            }
            let names = self.stood_for(chunks, i, phrase, &Filler::any());
            if names.is_empty() && told.is_some_and(|k| i < k) {
                continue;
            }
            // What stands after 由 is what the clause is about only where nothing else is: 未名由X孵化 is about another.
            let turned_to = || self.turned_to(scene, i);
            let governed = governor(chunks, i, start)
                .or((compares || self.only_in_saying(&names)).then_some((start, Category::Coverb)))
                .filter(|_| !turned_to() && !self.grounded(scene, i, start));
            let unknown = governed.is_some_and(|(by, category)| {
                category == Category::By && (self.tells(scene, start, by) || self.unknown_undergoes(scene, start, by + 1))
            });
            let about = match governed {
                None => &mut topic,
                // 这座由A建设的数据中心…: what was spoken of; without 这座 the thing, which has no name.
                Some((by, Category::By)) if !unknown && self.made_nameless(scene, i, end) => {
                    let points = by > start && self.text_of(scene, start).starts_with(['这', '该', '此']);
                    if points { &mut None } else { &mut hidden }
                }
                Some((_, Category::By)) if unknown => &mut hidden,
                Some((_, Category::By)) => &mut doer,
                Some(_) => &mut None,
            };
            // 大体沿袭X: what is done to it makes no topic of it.
            let against = self.measured_against(scene, i, end) || self.only_likened(scene, i, (start, end));
            if against {
                yardsticks.extend_from_slice(&names);
            }
            let compared = || against || i > start && self.compared_with(scene, i);
            // 在X上则是Y: what takes another's place there is no topic.
            let instead = || self.text_of(scene, i - 1).ends_with(INSTEAD);
            // 其中没有X: what is said not to be there is no topic either.
            let absent = || matches!(chunks[i - 1].part, Part::Word(Category::Not));
            // 拿到了X的2000万元: whom something comes from.
            let whence = || RECEIVED.closes(self.text_of(scene, i - 1).trim_end_matches('了'));
            let done_to = || {
                against
                    || self.predicated(scene, i, start)
                    || i > start && (whence() || compared() || absent() || instead() || !turned_to() && self.is_object(scene, i, start))
            };
            // 挪威初创公司X, 谷歌前首席科学家X: what stands right before a name says where it is from.
            let named = |p: &Phrase| !p.bare_kind && p.anaphor.is_none();
            // X旗下Y表现突出 is about Y.
            let houses = self.houses_named(scene, i, end);
            housed |= houses;
            // 中金公司担任保荐人: a house that serves as something there.
            let served = self.only_serves(scene, i, end);
            let serves_as = || served && names.iter().all(|&n| self.acts(n) && !self.is_person(n));
            let leads = || {
                employs(chunks, i)
                    || houses
                    || self.heads_kin(scene, i)
                    || self.predicates(scene, i)
                    || self.comes_with(scene, i)
                    || self.holds_named(scene, i)
                    || serves_as()
                    || this_is && self.acts_all(&names)
                    || self.holds_of_it(scene, i, end, &names)
                    || self.acts_all(&names) && !self.discourse.silent() && self.is_to_another(scene, i, end)
                    || i + 1 < end && matches!(&chunks[i + 1].part, Part::Phrase(p) if named(p)) && !self.listed_at(scene, i + 1, end)
            };
            // 他们改造X: whoever they are, the clause is about them.
            // 报告给出了…: what only tells of it leaves what was spoken of.
            let tells_of = matches!(phrase.anaphor, Some(Anaphor::Bare(class, _)) if !self.engine.agents.has(class));
            let unresolved = names.is_empty() && phrase.anaphor.is_some() && !tells_of;
            // 名叫A的小程序: A is no owner.
            let names_it = || i > start && NAMINGS.contains(&self.text_of(scene, i - 1));
            // What rules out most is asked first, what takes longest last.
            if governed.is_none()
                && about.is_none()
                && owned.is_none()
                && i + 2 < end
                && matches!(chunks[i + 1].part, Part::Word(Category::De))
                && !names_it()
                && !done_to()
            {
                owned = self.names_at(chunks, i + 2);
            }
            // X旗下公司: somebody whom the text does not name.
            if about.is_none() && (self.owns_another(scene, i, end) || self.owns_quoted(scene, i, end)) {
                let by = (i + 1..end).any(|k| matches!(chunks[k].part, Part::Word(Category::By)));
                owner.extend(names.iter().copied().filter(|&n| by && self.acts(n) && !self.is_person(n)));
                *about = Some(Mentions::new());
            }
            // 搭载X,后者由A研发: what is taken up so is spoken of from here on.
            let takes_up = matches!(phrase.anaphor, Some(Anaphor::Latter | Anaphor::Noun(..))) && governed.is_none();
            let beneath = !takes_up && !names.is_empty() && names.iter().all(|n| self.beside.contains(n));
            if about.is_none() && (unresolved || !names.is_empty()) && !beneath && !leads() && !done_to() {
                // A凭借上月发布的B进入前十 is about A.
                let with =
                    i + 1 < end && matches!(chunks[i + 1].part, Part::Word(Category::Coverb)) && WITH.contains(&self.text_of(scene, i + 1));
                let head = if with { None } else { self.head_of_relative(scene, i, end) };
                let alone = head.is_none();
                let mut spoken = head.unwrap_or_else(|| names.clone());
                // 做芯片的A、做机器人的B,以及C,均…: all of them.
                if alone {
                    spoken.extend(self.listed_with(chunks, i, &names));
                    let told = self.discourse.nearest_topic();
                    if start > 0 && matches!(chunks[start].part, Part::Word(Category::And)) && spoken.iter().all(|n| told.contains(n)) {
                        spoken = told.into();
                    }
                }
                spoken.extend(self.joined_by(scene, i, end));
                // 由A发布的B微调而来: what it comes of is not what the clause is about.
                if unknown || !self.derives(scene, i, start, end) {
                    taken_up = takes_up;
                    belongs = self.belongs(scene, i, start) && !turned_to();
                    *about = Some(spoken);
                }
            }
            // 主设备为X: here 为 is no coverb.
            let aside = compares || governed.is_some_and(|(by, category)| category == Category::Coverb && self.text_of(scene, by) != "为");
            // 曾任X算法工程师: whom a person once worked for.
            let once = || {
                employed_once(chunks, i)
                    || employs(chunks, i)
                        && (start..i)
                            .any(|k| matches!(chunks[k].part, Part::Word(Category::Once)) || self.text_of(scene, k).ends_with(ONCE))
            };
            // 继X之后,…又推出Y: X is what came before.
            let after = i > start && self.text_of(scene, start).ends_with(AFTER);
            let aside = aside || after;
            // A创投领投: who but puts money in stands by.
            let aside = aside || !names.is_empty() && names.iter().all(|&n| self.only_backs(n));
            let serves_there = serves_as();
            if serves_there {
                serving.extend_from_slice(&names);
            }
            let beside = aside
                || serves_there
                || this_is && self.acts_all(&names)
                || beneath
                || governed.is_some() && self.derives(scene, i, start, end)
                || compared()
                || once()
                || learnt.is_some_and(|k| i < k);
            // 据路透社报道,…: nobody goes on about whoever has only told of it.
            let source = !names.iter().any(|&n| self.is_person(n))
                && governed.is_some_and(|(by, _)| ACCORDING.contains(&self.text_of(scene, by)))
                && (i + 1..end)
                    .find(|&k| !matches!(chunks[k].part, Part::Value(_) | Part::Word(Category::Quote)))
                    .is_some_and(|k| matches!(chunks[k].part, Part::Word(Category::Say)));
            if !source && !shown {
                let than = governed.is_some_and(|(by, _)| THAN.contains(&self.text_of(scene, by)))
                    || i > start && THAN.contains(&self.text_of(scene, i - 1));
                let compared = !names.is_empty() && (after || than || compares || compared());
                self.discourse.say(&names, if beside { Said::Aside } else { Said::Named });
                if compared {
                    self.discourse.compares();
                }
            }
        }
        // Who acts within a modifier or within 在…后 is not what the clause is about.
        let head =
            |at: usize| at > start && matches!(chunks[at].part, Part::Phrase(_)) && matches!(chunks[at - 1].part, Part::Word(Category::De));
        let main = |at: usize| chunks[at].adverbial.is_none() && !in_relative(chunks, at, end) && !head(at);
        let acted = doers.range(start..end).filter(|(at, _)| main(**at)).map(|(_, names)| names).find(|names| !names.is_empty());
        let acted = acted.filter(|names| hidden.as_ref() != Some(*names) && !names.iter().any(|n| yardsticks.contains(n)));
        // 从A手里拿到…: whoever stands after a coverb does nothing there.
        let acted = acted.filter(|names| !self.led_aside(scene, start, end, names));
        let acted = acted.filter(|names| !names.iter().all(|n| serving.contains(n)));
        let acted = acted.filter(|names| !self.only_in_saying(names));
        // 继A之后,B也采用了X,并…: B goes on.
        let opens = chunks.get(start).map_or(0, |c| scene.row.tokens[c.first].span.start);
        let own = acted.map(|names| -> Mentions {
            names.iter().copied().filter(|&n| self.annotations.names[n as usize].span.start >= opens).collect()
        });
        let acted = if own.as_ref().is_some_and(|own| !own.is_empty() && own.iter().all(|n| topic.iter().flatten().any(|m| m == n))) {
            own.as_ref()
        } else {
            acted
        };
        // X发布A,包括B和C,用于…: A goes on, and not its parts.
        let acted = acted.filter(|names| topic.is_some() || !self.only_parts(scene, start, end, names));
        // A不及B: what A is measured by may do what the rule says, and is not spoken of.
        let acted = acted.filter(|names| !self.measured_by(scene, start, end, names));
        let acted = acted.filter(|names| topic.is_none() || !self.commissioned(scene, start, end, names));
        // A与B达成合作,…: A goes on, unless both are said to do a thing together.
        let acted = acted.filter(|names| {
            let more =
                topic.as_ref().is_some_and(|all| !all.is_empty() && all.len() < names.len() && all.iter().all(|n| names.contains(n)));
            !more || !self.only_partners(scene, start, end)
        });
        // X由Y孵化 is about X.
        let passive =
            topic.is_some() && acted.is_some_and(|names| acted == doer.as_ref() || self.is_agent_of_passive(scene, start, end, names));
        let about = topic.as_ref().or(doer.as_ref());
        if taken_up {
            self.beside.retain(|n| !topic.iter().flatten().any(|m| m == n));
        }
        // A携手B,…: both are spoken of, though A alone does it.
        let acted = acted.filter(|names| !about.is_some_and(|all| all.len() > names.len() && names.iter().all(|n| all.contains(n))));
        // 撑起增长的是旗下公司X: who has it was spoken of before, and X is what the clause brings in.
        let from = chunks.get(start).map_or(0, |c| scene.row.tokens[c.first].span.start);
        let carried =
            topic.is_some() && acted.is_some_and(|names| names.iter().all(|&n| self.annotations.names[n as usize].span.start < from));
        let said = if passive || carried || housed { [acted, about] } else { [about, acted] };
        // X,底座是Y,月活…: X is what the sentence goes on about.
        // 它的“未名”没有屏幕,背后是Y,每月收9.9元: so does what has no known name.
        let goes_on_thing = self.discourse.about_unknown() || self.discourse.nearest_topic().iter().any(|&n| self.is_thing(n));
        let part = if belongs && goes_on_thing {
            Said::Named
        } else if belongs || self.by_the_way {
            Said::Here
        } else {
            Said::Topic
        };
        // A完成融资,B领投: B does it to A, and A is what the text goes on about.
        let serves = self.serving(scene, start, end);
        self.beside.extend(serves.iter().map(|(who, _)| *who));
        // 已被A采用: what was spoken of before goes on, and A is only named.
        let suffered = topic.is_none()
            && start > 0
            && (start..end).any(|i| matches!(chunks[i].part, Part::Word(Category::By)) && self.text_of(scene, i) == SUFFERED);
        // 至于X,由A创办: what was spoken of goes on, after who does it.
        let goes_on: Mentions = if topic.is_none() && doer.is_some() && hidden.is_none() && start > 0 {
            self.discourse.nearest_topic().into()
        } else {
            Mentions::new()
        };
        // X注意到,…: whoever only learns it is not what the text goes on about.
        let learns = || end.checked_sub(1).is_some_and(|i| i >= start && LEARNING.closes(self.text_of(scene, i)));
        let learnt = learnt.and_then(|i| (i + 1..end).find(|&k| matches!(&chunks[k].part, Part::Phrase(p) if !p.bare_kind)));
        // A投了X,B同样在列,X融了…: B is only one of those who are listed.
        let listed = || start > 0 && end.checked_sub(1).is_some_and(|i| i >= start && AMONG.closes(self.text_of(scene, i)));
        let suffered = suffered || shown || learnt.is_some() || chunks.get(end).is_some() && (learns() || listed());
        if let Some(names) = learnt.and_then(|i| self.names_at(chunks, i)) {
            self.discourse.say(&names, part);
        }
        self.by_others = joins
            || !serves.is_empty()
            || (start..end).any(|i| matches!(chunks[i].part, Part::Word(Category::By)) && self.text_of(scene, i) == COMES_OF);
        // Of another sentence within the sentence it is not the topic.
        let parted = matches!(chunks.get(end).map(|c| &c.part), Some(Part::Word(Category::Semicolon)));
        // 远山给了它1亿元,估值…: whom whoever passes by does something to.
        let mut meant = Mentions::new();
        // 搭载于X,后者售价…: of the one or the other of two the sentence goes on, and no later one.
        let one_of_two = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Former | Anaphor::Latter)));
        let side = chunks[start..end].iter().any(one_of_two);
        for names in
            said.into_iter().flatten().filter(|names| !suffered && !joins && !names.iter().all(|n| serves.iter().any(|(who, _)| who == n)))
        {
            let backs = names.iter().all(|&n| self.only_backs(n));
            let passing = self.passing(scene, (start, end), names);
            let passes = passing == Some(Said::Passing);
            if passes && parted {
                self.beside.extend_from_slice(names);
            }
            if passes && meant.is_empty() && !parted {
                meant = self.done_to_by(scene, (start, end), names);
            }
            let part = if backs {
                Said::Here
            } else if side && part == Said::Topic {
                Said::Seldom
            } else {
                part
            };
            let part = passing.filter(|_| part == Said::Topic || passes).unwrap_or(part);
            self.discourse.say(names, part);
        }
        self.discourse.say(&goes_on, part);
        if let Some(names) = owned.filter(|_| acted.is_none()) {
            self.discourse.say(&names, Said::Topic);
        }
        let unnamed = topic.is_none() && doer.is_none() && hidden.is_some();
        if unnamed || topic.as_ref().is_some_and(Mentions::is_empty) {
            self.discourse.say(&owner, Said::Owner);
            self.discourse.say_unknown();
        }
        let about = std::mem::take(&mut self.about);
        self.discourse.say(&about, Said::Topic);
        // 业内称之为X2: the text goes on about what has just got its name.
        if let Some(names) = self.just_named_so(scene, start, end) {
            self.discourse.say(&names, Said::Topic);
        }
        // 其底座是X,由Y微调而来: what comes of what is told of X.
        if chunks.get(end + 1).is_some_and(|_| self.text_of(scene, end + 1) == COMES_OF)
            && let Some(names) = self.held(scene, start, end)
        {
            self.discourse.say(&names, Said::Here);
        }
        self.went_on = if topic.is_none() && !parted { about } else { meant };
        self.discourse.next_clause();
        if parted {
            self.discourse.next_stretch();
        }
    }

    /// Whether somebody is named as those are who put money in others, and the text has told nothing else of them yet.
    pub(crate) fn only_backs(&self, name: u32) -> bool {
        if !self.named_as_backer(name) {
            return false;
        }
        let own = self.entities.of(name);
        let rules = &self.engine.rules.rules;
        let other = |m: &Match| {
            let property = rules[m.rule as usize].facts[m.fact as usize].property;
            self.entities.of(m.subject) == own
                && !matches!(m.object, Target::Name(o) if self.acts(o))
                && !self.ontology.predicates()[property].transitive
        };
        !self.matches.iter().any(other)
    }

    /// 远山资本: whether a name is of one called like those who put money in others.
    pub(crate) fn named_as_backer(&self, name: u32) -> bool {
        let text = self.annotations.names[name as usize].span.of(&self.document.text);
        self.acts(name) && self.engine.vocabulary.ends_as_backer(text)
    }

    /// 中金公司担任保荐人, 中金公司为独家财务顾问: whether the clause says no more of the phrase at `at` than as what it serves there.
    fn only_serves(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        let tokens = &scene.row.tokens;
        let (Some(own), Some(last)) = (scene.chunks.get(at), end.checked_sub(1).and_then(|i| scene.chunks.get(i))) else {
            return false;
        };
        let (from, to) = (tokens[own.last].span.end, tokens[last.last].span.end);
        if to <= from {
            return false;
        }
        let said = Span { start: from, end: to }.of(&self.document.text).trim_matches(|c: char| !is_letter(c));
        // A、B任保荐人, where nobody knows B.
        let listed = self.document.text[from as usize..].starts_with('、') && said.contains(SERVES);
        SERVING.opens(said) || (listed || said.starts_with(SERVES)) && SERVANTS.closes(said)
    }

    /// Whether all the names are of houses.
    fn acts_all(&self, names: &[u32]) -> bool {
        !names.is_empty() && names.iter().all(|&n| self.acts(n) && !self.is_person(n))
    }

    /// X港交所上市首日大涨: whether the phrase at `at` is only where somebody's shares are brought.
    pub(crate) fn listed_at(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        at + 1 < end && LISTED.iter().any(|w| self.text_of(scene, at + 1).starts_with(w))
    }

    /// Whether all that was read of the clause is that two are partners, and no word tells that they do a thing together.
    fn only_partners(&self, scene: Scene<'_>, start: usize, end: usize) -> bool {
        let tokens = &scene.row.tokens;
        let (Some(first), Some(last)) = (scene.chunks.get(start), end.checked_sub(1).and_then(|i| scene.chunks.get(i))) else {
            return false;
        };
        let clause = Span { start: tokens[first.first].span.start, end: tokens[last.last].span.end };
        let rules = &self.engine.rules.rules;
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let mut within = here
            .filter(|m| m.parts.iter().any(|(role, span)| role.is_none() && (clause.start..clause.end).contains(&span.start)))
            .peekable();
        let symmetric = |m: &Match| self.ontology.predicates()[rules[m.rule as usize].facts[m.fact as usize].property].symmetric;
        within.peek().is_some() && within.all(symmetric) && !(start..end).any(|i| says_jointly(self.text_of(scene, i)))
    }

    /// 包括B和C: whether all that was read of them in the clause is that they are parts of what was named before.
    fn only_parts(&self, scene: Scene<'_>, start: usize, end: usize, names: &[u32]) -> bool {
        let tokens = &scene.row.tokens;
        let (Some(first), Some(last)) = (scene.chunks.get(start), end.checked_sub(1).and_then(|i| scene.chunks.get(i))) else {
            return false;
        };
        let clause = Span { start: tokens[first.first].span.start, end: tokens[last.last].span.end };
        let rules = &self.engine.rules.rules;
        let span = |n: u32| self.annotations.names[n as usize].span;
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let mut theirs = here.filter(|m| names.contains(&m.subject) && clause.contains(span(m.subject))).peekable();
        let part = |m: &Match| {
            let property = rules[m.rule as usize].facts[m.fact as usize].property;
            let picked = rules[m.rule as usize].roles.iter().any(|role| role.reach == Reach::Family);
            let whole = matches!(m.object, Target::Name(whole) if span(whole).start < clause.start);
            self.ontology.predicates()[property].transitive && whole && !picked
        };
        theirs.peek().is_some() && theirs.all(part)
    }

    /// 底座是X, 搭载X: of two things that the clause puts in relation, the one that it is not about.
    fn named_beside(&self, scene: Scene<'_>, start: usize, end: usize) -> Mentions {
        let tokens = &scene.row.tokens;
        let (Some(first), Some(last)) = (scene.chunks.get(start), end.checked_sub(1).and_then(|i| scene.chunks.get(i))) else {
            return Mentions::new();
        };
        let clause = Span { start: tokens[first.first].span.start, end: tokens[last.last].span.end };
        let rules = &self.engine.rules.rules;
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let within = here.filter(|m| m.parts.iter().any(|(role, span)| role.is_none() && (clause.start..clause.end).contains(&span.start)));
        let span = |n: u32| self.annotations.names[n as usize].span;
        let mut found = Mentions::new();
        for m in within {
            let rule = &rules[m.rule as usize];
            let claim = &rule.facts[m.fact as usize];
            let Target::Name(object) = m.object else { continue };
            // Of two things of one kind, and not of a thing and the list on which it stands, or of a kin named after another.
            let alike = self.is_made(self.entities.class(object))
                && self.is_made(self.entities.class(m.subject))
                && self.fits_surely(object, &rule.roles[claim.subject].filler);
            // 其中最大的是X is about X.
            let picked = |role: &Role| matches!(role.place, Place::Stem(_)) || role.reach == Reach::Family;
            if !alike || rule.roles.iter().any(picked) {
                continue;
            }
            let (front, back) = (object.min(m.subject), object.max(m.subject));
            if !clause.contains(span(back)) || found.contains(&back) {
                continue;
            }
            let at = |n: u32| chunk_at(scene.row, scene.chunks, span(n).start);
            // X的旗舰版Y is about Y.
            if clause.contains(span(front)) && self.heads_kin(scene, at(front)) {
                continue;
            }
            let about = if clause.contains(span(front)) {
                let front = at(front);
                governor(scene.chunks, front, start).is_none()
                    && !self.is_object(scene, front, start)
                    && !acts_within(scene.chunks, front, end)
            } else {
                // 基于该模型打造的X is about X.
                let head = at(back).checked_sub(1).is_some_and(|i| matches!(scene.chunks[i].part, Part::Word(Category::De)));
                m.subject == front || !head
            };
            if about {
                found.push(back);
            }
        }
        found
    }

    /// 不足X的三分之一, 是X的两倍: whether the phrase at `at` only tells how much the measure of another is.
    fn measured_against(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let share = |value: u32| match &self.annotations.values[value as usize].value {
            Value::Quantity(q) => match &q.unit {
                Unit::None => q.number < Decimal::ONE,
                Unit::Percent => true,
                Unit::Word(word) => MULTIPLES.contains(&word.as_str()),
                _ => false,
            },
            _ => false,
        };
        let Some([de, share_at, rest @ ..]) = chunks.get(at + 1..end) else { return false };
        let told = match share_at.part {
            Part::Value(value) => share(value),
            Part::Text => HALVES.contains(&self.text_of(scene, at + 2).trim_end_matches(|c: char| !is_letter(c))),
            _ => false,
        };
        // X的40%由…: a part of X.
        let marks =
            rest.is_empty() || (at + 3..end).all(|i| matches!(chunks[i].part, Part::Text) && !self.text_of(scene, i).contains(is_letter));
        matches!(de.part, Part::Word(Category::De)) && marks && told
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

    /// The further members of the list that the phrase at `at` opens, each with a modifier of its own, where all of them act.
    fn listed_with(&self, chunks: &[Chunk], at: usize, names: &[u32]) -> Mentions {
        let act = |names: &[u32]| names.iter().all(|&n| self.acts(n) && !self.is_person(n));
        if !act(names) || !joins(chunks, after(chunks, at)) {
            return Mentions::new();
        }
        let more = conjuncts(chunks, at).into_iter().map_while(|i| self.names_at(chunks, i).filter(|names| act(names)));
        more.flatten().collect()
    }

    /// A携手B,…: who is joined where the clause says no more.
    fn joined_by(&self, scene: Scene<'_>, at: usize, end: usize) -> Mentions {
        let joins = at + 1 < end && TOGETHER.contains(&self.word_at(scene, at + 1));
        let last = end.checked_sub(1).filter(|&last| joins && last == at + 2);
        last.and_then(|i| self.names_at(scene.chunks, i)).unwrap_or_default()
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

    /// 远山资本是其最大股东: whether whoever acts at `at` is only said to be something to whatever was spoken of.
    fn holds_of_it(&self, scene: Scene<'_>, at: usize, end: usize, names: &Mentions) -> bool {
        let chunks = scene.chunks;
        let its = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Pronoun | Anaphor::Thing)));
        let is = |i: usize| self.text_of(scene, i).ends_with(BEING);
        let houses = !names.is_empty() && names.iter().all(|&n| self.acts(n) && !self.is_person(n));
        let Some(whose) = (at + 2..end).find(|&i| its(i)).filter(|&i| houses && is(i - 1)) else { return false };
        (whose + 1..end).all(|i| matches!(chunks[i].part, Part::Text | Part::Word(Category::De | Category::Noun)))
    }

    /// 天眼查App显示,…: whether the clause only says which body has it written down, no firm's own report.
    pub(crate) fn shown_by_a_register(&self, scene: Scene<'_>, start: usize, end: usize) -> bool {
        let ends = end.checked_sub(1).is_some_and(|i| i >= start && self.text_of(scene, i).ends_with(SHOWS));
        let group = |&n: &u32| self.ontology.defaults_for("group").any(|class| class == self.entities.class(n));
        let bodies = |chunk: &Chunk| match &chunk.part {
            Part::Phrase(p) => p.anaphor.is_none() && p.names.iter().all(group),
            _ => true,
        };
        // 据远山咨询的报告显示: nor of whoever has only counted; but of 据云川科技年度报告显示 it is the firm's own.
        let said = || {
            let tokens = &scene.row.tokens;
            Span { start: tokens[scene.chunks[start].first].span.start, end: tokens[scene.chunks[end - 1].last].span.end }
                .of(&self.document.text)
        };
        let counted = || end > start && ACCORDING.opens(said()) && COUNTS.closes(said());
        ends && scene.chunks[start..end].iter().all(bodies) || counted() && !OWN_BOOKS.within(said())
    }

    /// Whether words of no known name, or a noun, stand free between two chunks: 未名由X孵化.
    pub(crate) fn tells(&self, scene: Scene<'_>, start: usize, end: usize) -> bool {
        let told = |i: usize| {
            let chunk = &scene.chunks[i];
            // 以X为底座: it goes with its coverb.
            let governed = i > start && matches!(scene.chunks[i - 1].part, Part::Word(Category::Coverb));
            // 这支队伍 was named.
            let this = i > start && matches!(scene.chunks[i - 1].part, Part::Word(Category::This));
            let says = match chunk.part {
                Part::Text => !is_adverbial(self.text_of(scene, i)),
                Part::Word(Category::Noun) => true,
                Part::Phrase(ref p) => p.bare_kind,
                _ => false,
            };
            says && !TAKEN_UP.contains(&self.text_of(scene, i)) && !this && !governed && chunk.adverbial.is_none()
        };
        (start..end).any(told)
    }
}

/// Whether the verb at `at` stands in a relative clause: 的 and a phrase follow it directly.
fn in_relative(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let is_de = |i: usize| matches!(chunks[i].part, Part::Word(Category::De));
    (at + 1..end.min(at + 3))
        .find(|&i| is_de(i))
        .is_some_and(|de| (de + 1..end.min(de + 4)).any(|i| matches!(chunks[i].part, Part::Phrase(_))))
}

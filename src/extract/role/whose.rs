//! Who cannot be the one that does it, though a name stands where that would: whence somebody comes, people of a house, parts of a
//! thing, a site, official papers, another's thing.
//!
//! Takes a place in the clause, tells whether what stands there is another's or is but told with another. Deliberately names nobody:
//! who does it instead is `subject`'s.

use crate::chinese::{Category, is_adverbial};
use crate::extract::Mentions;
use crate::extract::argument::{Arguments, Chunks, clause_of, governor};
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::measure::word;
use crate::extract::role::subject::{KIN_OF, OWNED, joins_phrases};
use crate::rule::{Filler, Reach, Role};

/// Words for what is no part of the thing before their 的.
const OTHERS: &[&str] = &[
    "版",
    "竞品",
    "对手",
    "前代",
    "前身",
    "上一代",
    "上代",
    "一代",
    "同类",
    "同门",
    "作者",
    "用户",
    "客户",
    "伙伴",
    "弟",
    "兄",
    "替代",
    "后继",
    "继任",
    "型号",
    "系列",
    "家族",
];

/// Parts of a thing that are put somewhere by themselves.
const THING_PARTS: &[&str] = &["权重", "代码"];

/// The coverb of who has made a thing.
const MADE_BY: &str = "由";

/// How many chunks behind who makes a thing the verb of that stands at most.
const VERB_REACH: usize = 4;

/// Nouns of those who do together what a clause says, and are no thing that somebody made.
const PARTIES: &[&str] = &["团队", "队伍", "联合体", "代表队", "小组", "联队", "战队", "课题组", "财团", "阵营", "组合"];

/// Coverbs of to whom and with whom something is done.
const ADDRESSING: &[&str] = &["面向", "针对", "向", "对", "与", "同", "跟", "通过", "借助"];

/// Words for what somebody has.
const HOUSED: &[&str] = &["旗下", "自家", "名下"];

/// People who are told by no more than where they studied or worked.
const PEOPLE: &[&str] =
    &["辍学生", "校友", "毕业生", "学生", "博士生", "研究生", "留学生", "员工", "老员工", "高管", "老兵", "元老", "学者", "师生"];

/// What stands somewhere by itself, whoever has it.
const BUILT: &[&str] = &["工厂", "厂房", "产线", "生产线", "车间", "机房", "仓库", "门店", "厂区", "专卖店", "旗舰店"];

/// What somebody has somewhere without being there.
const SITES: &[&str] =
    &["工厂", "中心", "厂房", "园区", "基地", "产线", "生产线", "车间", "机房", "仓库", "门店", "项目", "厂区", "办公室"];

/// Marks of a post that is over, right beside the name of whom somebody worked for.
const FORMER: &[&str] = &["前", "原"];

/// The verb before the names of where somebody is from.
const COMES_FROM: &str = "来自";

/// Words behind where somebody is from, whom the text does not name.
const FROM_THERE: &[&str] = &["辍学", "毕业生", "校友", "学子", "老兵", "前员工", "前高管", "旧部"];

/// A house of people who were somewhere (A系团队), and longer words that begin so.
const SCHOOL: char = '系';

const NO_SCHOOL: &[&str] = &["系列", "系统", "系指", "系由"];

/// Ends of the names of papers that only a state brings out.
const OFFICIAL: &[&str] = &["规划", "方案", "意见", "办法", "条例", "通知", "计划", "措施", "规定", "细则", "决定", "纲要", "目录", "法"];

/// How many chunks before a wording the 的 of whose part it speaks of stands at most.
const PART_REACH: usize = 4;

/// Copulas, and what may stand before them.
const IS: char = '是';
const ALSO: [char; 5] = ['则', '也', '就', '正', '便'];

impl Reader<'_> {
    /// 由A创立的B研发: whether the phrase at `at` only does what the modifier says of whoever acts among `subjects`.
    pub(crate) fn acts_in_modifier(&self, chunks: &[Chunk], at: usize, subjects: &[usize]) -> bool {
        let verb = || word(chunks, at + 1) == Some(Category::Verb);
        let acts = |s: usize| matches!(&chunks[s].part, Part::Phrase(p) if !p.names.is_empty() && p.names.iter().all(|&n| self.acts(n)));
        let heads = |&s: &usize| {
            s > at + 2 && word(chunks, s - 1) == Some(Category::De) && (at + 2..s - 1).all(|k| !joins_phrases(chunks, k)) && acts(s)
        };
        subjects.len() > 1 && verb() && subjects.iter().any(heads)
    }

    /// 由A与B共同建设的数据中心坐落在…: the thing, before `first`, of which the modifier says that the phrase at `at` has made it. Of
    /// 由A与B组成的团队 they are the team.
    pub(crate) fn made_thing(&self, scene: Scene<'_>, at: usize, first: usize) -> Option<usize> {
        let chunks = scene.chunks;
        let start = clause_of(chunks, at).0;
        let by = governor(chunks, at, start).is_some_and(|(by, category)| category == Category::By && self.text_of(scene, by) == MADE_BY);
        let verb = (at + 1..first.min(at + VERB_REACH)).find(|&i| word(chunks, i + 1) == Some(Category::De))?;
        let head = Some(verb + 2).filter(|&head| by && head < first && word(chunks, verb) == Some(Category::Verb))?;
        let text = self.text_of(scene, head);
        let thing = !text.is_empty() && !is_adverbial(text) && !PARTIES.iter().any(|w| text.contains(w));
        let noun = match &chunks[head].part {
            Part::Phrase(p) => {
                p.bare_kind || p.names.iter().all(|&n| self.topical(self.entities.class(n)) || self.is_made(self.entities.class(n)))
            }
            Part::Text | Part::Word(Category::Noun) => true,
            _ => false,
        };
        (noun && thing).then_some(head)
    }

    /// 由A建设的数据中心…: whether that thing has no name.
    pub(crate) fn made_nameless(&self, scene: Scene<'_>, at: usize, first: usize) -> bool {
        let named = |p: &Phrase| !p.bare_kind && p.names.iter().any(|&n| self.is_made(self.entities.class(n)));
        self.made_thing(scene, at, first).is_some_and(|head| !matches!(&scene.chunks[head].part, Part::Phrase(p) if named(p)))
    }

    /// 由前A员工创立, A前员工创办, 来自A的学生, A系团队: whether a phrase says no more than where somebody whom the text does not name
    /// is from.
    pub(crate) fn only_whence(&self, scene: Scene<'_>, at: usize) -> bool {
        let chunks = scene.chunks;
        let Part::Phrase(Phrase { anaphor: None, names, .. }) = &chunks[at].part else { return false };
        let Some(&last) = names.last().filter(|&&n| self.acts(n) && !self.is_person(n)) else { return false };
        let former = |i: usize| matches!(chunks[i].part, Part::Word(Category::Once)) && FORMER.contains(&self.text_of(scene, i));
        let before = at.checked_sub(1);
        // 由王雪、李明远两位北方大学校友创立
        let start = clause_of(chunks, at).0;
        let person = (start..at).any(|i| self.names_at(chunks, i).is_some_and(|names| names.iter().any(|&n| self.is_person(n))));
        let behind = &self.document.text[self.annotations.names[last as usize].span.end as usize..];
        before.is_some_and(former)
            || at + 1 < chunks.len() && former(at + 1)
            || before.is_some_and(|i| self.text_of(scene, i).ends_with(COMES_FROM))
                && matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::De)))
            || FROM_THERE.iter().any(|w| behind.starts_with(w)) && !person
            || behind.starts_with(SCHOOL) && !NO_SCHOOL.iter().any(|w| behind.starts_with(w))
    }

    /// Whether a phrase says no more than where people whom the text does not name were.
    pub(crate) fn only_people(&self, scene: Scene<'_>, at: usize) -> bool {
        let Part::Phrase(Phrase { anaphor: None, names, .. }) = &scene.chunks[at].part else { return false };
        let Some(&last) = names.last().filter(|&&n| self.acts(n) && !self.is_person(n)) else { return false };
        let behind = &self.document.text[self.annotations.names[last as usize].span.end as usize..];
        PEOPLE.iter().any(|w| behind.starts_with(w)) && !self.names_person(scene.chunks, at + 2)
    }

    /// Whether the chunk at `at` names a person.
    pub(crate) fn names_person(&self, chunks: &[Chunk], at: usize) -> bool {
        let person = |p: &Phrase| !p.names.is_empty() && p.names.iter().all(|&n| self.is_person(n));
        matches!(chunks.get(at).map(|c| &c.part), Some(Part::Phrase(p)) if person(p))
    }

    /// Whether the phrase at `at` only says whose child somebody is who is named behind it.
    pub(crate) fn stands_for_another(&self, scene: Scene<'_>, at: usize) -> bool {
        let chunks = scene.chunks;
        let kin = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Text)) && KIN_OF.contains(&self.word_at(scene, i));
        kin(at + 1) && self.names_person(chunks, at + 2)
    }

    /// 模型已上线X, 权重已上线X: whether nothing but a noun for the thing spoken of, or for a part of it, stands before a verb and what
    /// that is done to: the thing goes there, and nobody brings out the other.
    pub(crate) fn thing_does(&self, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments, taken: &Chunks) -> bool {
        let chunks = scene.chunks;
        let plain = |i: &usize| matches!(chunks[*i].part, Part::Text) && is_adverbial(self.text_of(scene, *i));
        let part = |i: usize| matches!(chunks[i].part, Part::Text) && THING_PARTS.iter().any(|w| self.text_of(scene, i).starts_with(w));
        let stands = |i: usize| match &chunks[i].part {
            Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Bare(class, _) | Anaphor::Noun(class, _)) if self.is_made(class)) => true,
            // 模型权重
            Part::Phrase(Phrase { bare_kind: true, .. }) | Part::Word(Category::Noun) => i + 1 < anchor.first && part(i + 1),
            _ => false,
        };
        let Some(first) = (arguments.start..anchor.first).find(|&i| part(i) || !plain(&i)) else { return false };
        let alone = (first + 1..anchor.first).all(|i| plain(&i));
        alone && (part(first) || stands(first)) && taken.iter().any(|&i| i > anchor.last)
    }

    /// 《…规划》: whether the phrase at `at` names papers of a state.
    pub(crate) fn is_official(&self, chunks: &[Chunk], at: usize) -> bool {
        let text = &self.document.text;
        let official = |&n: &u32| {
            let span = self.annotations.names[n as usize].span;
            text[..span.start as usize].ends_with('《') && OFFICIAL.iter().any(|end| span.of(text).ends_with(end))
        };
        matches!(&chunks[at].part, Part::Phrase(p) if !p.names.is_empty() && p.names.iter().all(official))
    }

    /// A宣布,B的X上线: whether what undergoes it is another's than who stands at `at`.
    pub(crate) fn is_anothers(&self, chunks: &[Chunk], at: usize, arguments: &Arguments, role: &Role, taken: &Chunks) -> bool {
        let Part::Phrase(phrase) = &chunks[at].part else { return false };
        let mut undergoes = arguments.topics.iter().copied().filter(|topic| *topic > at + 1 && taken.contains(topic));
        let owner = undergoes.find_map(|topic| self.owner(chunks, topic, role));
        let own = |&o: &u32| phrase.names.iter().any(|&n| self.entities.of(n) == self.entities.of(o));
        owner.is_some_and(|owner| !phrase.names.is_empty() && !owner.iter().any(own))
    }

    /// Whose the thing at `at` is, where it stands before 的.
    pub(crate) fn owner(&self, chunks: &[Chunk], at: usize, role: &Role) -> Option<Mentions> {
        let de = at.checked_sub(1).filter(|&i| matches!(chunks[i].part, Part::Word(Category::De)))?;
        Some(self.sure_names(chunks, de.checked_sub(1)?, &role.filler)).filter(|names| !names.is_empty())
    }

    /// Whose the thing at `at` is, over what else is said of it: A的首款机器人X, 它的招牌产品X.
    pub(crate) fn house_of(&self, scene: Scene<'_>, at: usize, start: usize, filler: &Filler) -> Option<Mentions> {
        let chunks = scene.chunks;
        let described = |i: &usize| match &chunks[*i].part {
            Part::Text | Part::Value(_) | Part::Word(Category::Noun | Category::Quote) => true,
            // A的700亿参数模型X
            Part::Word(Category::Attribute) => *i > start && matches!(chunks[*i - 1].part, Part::Value(_)),
            Part::Phrase(p) => p.bare_kind,
            _ => false,
        };
        let low = at.saturating_sub(OWNED).max(start);
        let de = (low..at).rev().find(|i| !described(i)).filter(|&i| matches!(chunks[i].part, Part::Word(Category::De)))?;
        let owner = de.checked_sub(1).filter(|&i| i >= start)?;
        // A旗下的X
        let within = matches!(chunks[owner].part, Part::Text) && HOUSED.contains(&self.text_of(scene, owner));
        let owner = if within { owner.checked_sub(1).filter(|&i| i >= start)? } else { owner };
        let free = matches!(&chunks[owner].part, Part::Phrase(p) if !p.bare_kind) && governor(chunks, owner, start).is_none();
        self.phrase_fill(chunks, owner, filler).filter(|names| free && names.iter().all(|&n| self.acts(n) && !self.is_person(n)))
    }

    /// X是…的模型: whether a copula right behind the phrase at `at` says what it is.
    pub(crate) fn is_told(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        let next = scene.chunks.get(at + 1).filter(|c| matches!(c.part, Part::Text));
        next.is_some()
            && self.text_of(scene, at + 1).trim_start_matches(ALSO).starts_with(IS)
            && governor(scene.chunks, at, start).is_none()
    }

    /// X是A的第二代芯片,2021年发布: whose the thing at `at` is, as the copula behind it tells.
    pub(crate) fn house_of_told(&self, scene: Scene<'_>, at: usize, start: usize, filler: &Filler) -> Option<Mentions> {
        let chunks = scene.chunks;
        let owner = at + 2;
        if !self.is_told(scene, at, start) || !matches!(&chunks.get(owner)?.part, Part::Phrase(p) if !p.bare_kind) {
            return None;
        }
        let housed = matches!(chunks.get(owner + 1)?.part, Part::Text) && HOUSED.contains(&self.text_of(scene, owner + 1));
        let of = matches!(chunks.get(owner + 1 + usize::from(housed))?.part, Part::Word(Category::De)) || housed;
        self.phrase_fill(chunks, owner, filler).filter(|names| of && names.iter().all(|&n| self.acts(n) && !self.is_person(n)))
    }

    /// The thing whose part stands right before an anchor: X的语言部分, X的“大脑”.
    pub(crate) fn whole(&self, scene: Scene<'_>, start: usize, anchor: &Anchor, filler: &Filler) -> Option<Mentions> {
        let first = anchor.first;
        if !self.asks_for_things(filler) {
            return None;
        }
        let chunks = scene.chunks;
        let low = first.saturating_sub(PART_REACH).max(start);
        let de = (low..first).rev().find(|&i| matches!(chunks[i].part, Part::Word(Category::De)))?;
        let owner = de.checked_sub(1).filter(|&i| i >= start && governor(chunks, i, start).is_none())?;
        let part = |i: usize| match &chunks[i].part {
            Part::Word(Category::Quote | Category::Also) => true,
            Part::Text | Part::Word(Category::Noun) => {
                let text = self.word_at(scene, i);
                !OTHERS.iter().any(|w| text.contains(w))
                    && self.engine.vocabulary.noun_at_end(text).is_none_or(|class| !self.engine.agents.has(class))
            }
            _ => false,
        };
        // X的臂座里装了Y: the wording begins within what names the part.
        let within = anchor.span.start > scene.row.tokens[chunks[first].first].span.start;
        if de + 1 == first && !within || !(de + 1..first).all(part) {
            return None;
        }
        Some(self.sure_names(chunks, owner, filler)).filter(|names| !names.is_empty())
    }

    /// 面向企业推出X: whether the noun at `at` only says to whom or with whom.
    pub(crate) fn addressed(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        let coverb = at.checked_sub(1).filter(|&i| i >= start && matches!(scene.chunks[i].part, Part::Word(Category::Coverb)));
        coverb.is_some_and(|i| ADDRESSING.contains(&self.text_of(scene, i)))
    }

    /// Whether what lies somewhere, by an anchor that ends in a place, is something that the phrase at `at` has.
    pub(crate) fn site_lies(&self, scene: Scene<'_>, at: usize, anchor: &Anchor, role: &Role) -> bool {
        let place = |n: u32| self.ontology.defaults_for("place").any(|class| class == self.entities.class(n));
        let somewhere =
            matches!(&scene.chunks[anchor.last].part, Part::Phrase(p) if !p.names.is_empty() && p.names.iter().all(|&n| place(n)));
        let end = scene.row.tokens[scene.chunks[at].last].span.end as usize;
        let between = || self.document.text.get(end..anchor.span.start as usize).unwrap_or_default();
        somewhere && role.reach == Reach::Sentence && BUILT.iter().any(|site| between().contains(site))
    }

    /// 位于南城的A机器人中心: whether the noun of what somebody has somewhere stands right behind these names.
    pub(crate) fn have_site(&self, names: &Mentions) -> bool {
        const REACH: usize = 6;
        let behind = |n: u32| {
            let rest = &self.document.text[self.annotations.names[n as usize].span.end as usize..];
            let run: String = rest.chars().take(REACH).take_while(|c| c.is_alphanumeric()).collect();
            SITES.iter().any(|site| run.contains(site))
        };
        names.last().is_some_and(|&n| behind(n))
    }

    /// Whether a filler asks for things that are made, and nobody who acts.
    pub(crate) fn asks_for_things(&self, filler: &Filler) -> bool {
        matches!(filler, Filler::Name(classes) if classes.listed().iter().all(|&class| self.is_made(class)))
    }
}

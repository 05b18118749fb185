//! Whom a role asks for that is filled with what a clause speaks of, and who is ruled out.
//!
//! Takes the role, its wording and what is filled already; gives whether the clause tells of another, and whether a phrase may be
//! meant. Deliberately chooses nobody.

use crate::chinese::{Category, OneOf};
use crate::extract::argument::{clause_of, governor};
use crate::extract::clause::caution::HOUSES;
use crate::extract::clause::{Part, Phrase};
use crate::extract::discourse::before::MATCHES;
use crate::extract::discourse::topic::RECEIVED;
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::Fill;
use crate::extract::{Match, Mentions, Target};
use crate::ontology::{ClassSet, Predicate, PredicateIndex};
use crate::rule::{Place, QualifierSource, Role, Rule};

/// What stands between a house and what belongs to it, where nothing else is told.
const OWNING: &[&str] = &["的", "旗下", "旗下的", "麾下的", "麾下", "下属", "所属", "控股的"];

/// Nouns for a part of what somebody does, that stand behind what it is: 机器人板块, 技术服务.
static PARTS: OneOf = OneOf::new(&["业务", "板块", "分部", "产品", "服务", "基础设施", "助手", "解决方案"]);

/// Nouns of a branch, right before what is told of it alone.
const BRANCHES: &[&str] = &["领域", "行业", "产业", "市场"];

/// Words before such a noun by which it is no part, or by which somebody does something with it.
const WITH_PART: &[&str] =
    &["在", "作为", "这家", "该", "主营", "全部", "凭借", "依靠", "依托", "通过", "提供", "销售", "出售", "推出", "卖", "靠", "来自"];

/// How many characters stand at most between such a noun and what is told of it.
const AFTER_PART: usize = 12;

/// Verbs of giving, right before what is given.
static GAVE: OneOf =
    OneOf::new(&["投了", "投出", "投下", "投进", "给了", "给出", "出了", "拿出", "拿出了", "掏了", "掏出", "掏出了", "砸下", "砸了"]);

/// What tells which part of it is given: 第一笔.
const PORTION: &[char] = &['第', '首', '头', '一', '两', '二', '三', '笔'];

/// Verbs of those who tell what another will have.
const FORETELLING: &[&str] = &["预测", "预计", "预期", "估计", "预估"];

/// How many bytes a post between a house and its person has at most.
const POST: u32 = 36;

/// A role that is to be filled with what its clause speaks of.
#[derive(Clone, Copy)]
pub(crate) struct Asking<'a> {
    pub(crate) role: &'a Role,
    pub(crate) scene: Scene<'a>,
    pub(crate) anchor: &'a Anchor,
    pub(crate) filled: &'a [Option<Fill>],
    /// Where the clause begins in which the wording begins.
    pub(crate) start: usize,
    /// Where the clause ends in which the wording ends.
    pub(crate) end: usize,
    /// 王雪任CEO: whether another role holds a post.
    pub(crate) post: bool,
}

impl<'a> Asking<'a> {
    /// 云川去年营收3亿元: the clause that the wording stands in, and what is filled there.
    pub(crate) fn of(role: &'a Role, scene: Scene<'a>, anchor: &'a Anchor, filled: &'a [Option<Fill>]) -> Self {
        let (start, end) = (clause_of(scene.chunks, anchor.first).0, clause_of(scene.chunks, anchor.last).1);
        let post = filled.iter().flatten().any(|fill| matches!(fill, Fill::Texts(posts) if !posts.is_empty()));
        Self { role, scene, anchor, filled, start, end, post }
    }

    /// At which byte the clause begins.
    pub(crate) fn from(&self) -> u32 {
        self.scene.chunks.get(self.start).map_or(0, |c| self.scene.row.tokens[c.first].span.start)
    }
}

/// Whom a role asks for, and who cannot be meant.
pub(crate) struct Sought<'a> {
    pub(crate) asking: Asking<'a>,
    /// Who fills another role: they are not what the clause speaks of.
    pub(crate) taken: Mentions,
    /// Who may have the posts that fill other roles, where some do.
    pub(crate) seats: Option<Vec<&'a ClassSet>>,
    /// 远山领投了云川, 估值…: nor is whoever has just done something to another that fits.
    acted: Mentions,
    /// Who has done so within the clause: 作为A的子公司,B营收….
    doing: Mentions,
    /// 远山资本追投;新一轮由松涛资本领投: whether something is got there, and known from whom.
    gets: bool,
}

impl Reader<'_> {
    /// Whom a role asks for.
    pub(crate) fn sought<'s>(&'s self, asking: Asking<'s>) -> Sought<'s> {
        let Asking { role, anchor, filled, .. } = asking;
        let taken: Mentions =
            filled.iter().flatten().flat_map(|fill| if let Fill::Names(n) = fill { n.clone() } else { Mentions::new() }).collect();
        let own = self.rule_of(anchor);
        let gets = own.facts.iter().any(|fact| own.roles[fact.subject].name != role.name) && !taken.is_empty();
        let seats = self.seats_of(anchor, filled);
        Sought { taken, seats, acted: self.who_acted(&asking), doing: self.acting_here(&asking), gets, asking }
    }

    /// Whether a name may be meant by what the sentence has told of it.
    pub(crate) fn may_be(&self, sought: &Sought<'_>, name: u32) -> bool {
        // 新一轮由松涛资本领投: who puts money in others is seldom the one that gets it.
        let backs = || sought.gets && self.only_backs(name);
        self.may_seat(name, sought.seats.as_deref()) && !backs() && !self.is_one_of(name, &sought.taken, &sought.acted)
    }

    /// Whether a name that the clause itself has may be meant: only what it did there counts.
    fn may_be_here(&self, sought: &Sought<'_>, name: u32) -> bool {
        self.may_seat(name, sought.seats.as_deref()) && !self.is_one_of(name, &sought.taken, &sought.doing)
    }

    /// 云川科技, 云川: whether a name means one of those.
    fn is_one_of(&self, name: u32, taken: &[u32], acted: &[u32]) -> bool {
        taken.iter().chain(acted).any(|&t| self.entities.of(t) == self.entities.of(name))
    }

    /// Whom the phrase at `at` names or stands for, where the clause may speak of them.
    pub(crate) fn sought_at(&self, sought: &Sought<'_>, at: usize) -> Option<Mentions> {
        let Asking { role, scene, anchor, start, .. } = sought.asking;
        let names = self.phrase_fill(scene.chunks, at, &role.filler).filter(|_| !self.gives_money(sought, at))?;
        let stands_for = matches!(&scene.chunks[at].part, Part::Phrase(p) if p.anaphor.is_some());
        let may = |&n: &u32| if stands_for { self.may_be(sought, n) } else { self.may_be_here(sought, n) };
        let barred = |at: usize| {
            at != start && self.received_from(sought, at)
                || self.foretells(sought, at)
                || self.counterpart_of(scene, at)
                || self.owns_another(scene, at, anchor.first)
                || self.houses_named(scene, at, anchor.first)
                || self.joined_to(scene, at, anchor)
        };
        (names.iter().all(may) && !barred(at)).then_some(names)
    }

    /// 远山资本的2000万元天使轮: whoever puts the money in owns the round, and does not get it.
    pub(crate) fn gives_money(&self, sought: &Sought<'_>, at: usize) -> bool {
        let Asking { scene, anchor, .. } = sought.asking;
        let done_to = self.rule_of(anchor).facts.iter().any(|fact| self.ontology.predicates()[fact.property].of_object_of.is_some());
        let owns = matches!(scene.chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
        done_to
            && (owns || self.hands_over(sought, at))
            && self.names_at(scene.chunks, at).is_some_and(|names| names.iter().all(|&n| self.only_backs(n)))
    }

    /// 远山资本在2020年投了第一笔3000万元…: whether the phrase at `at` gives what the wording tells of.
    fn hands_over(&self, sought: &Sought<'_>, at: usize) -> bool {
        let Asking { scene, anchor, .. } = sought.asking;
        let from = scene.row.tokens[scene.chunks[at].last].span.end as usize;
        let between = self.document.text.get(from..anchor.span.start as usize).unwrap_or_default();
        GAVE.closes(between.trim_end_matches(PORTION))
    }

    /// 当年获得远山资本2000万元, 来自A旗下基金B的3亿元: whether the phrase at `at` is whom something comes from.
    pub(crate) fn received_from(&self, sought: &Sought<'_>, at: usize) -> bool {
        let Asking { scene, start, .. } = sought.asking;
        let passes = |i: &usize| match scene.chunks[*i].part {
            Part::Phrase(_) | Part::Word(Category::And | Category::Pause | Category::Noun) => true,
            Part::Text => HOUSES.contains(&self.text_of(scene, *i)),
            _ => false,
        };
        let from = (start..at).rev().find(|i| !passes(i));
        from.is_some_and(|i| RECEIVED.closes(self.text_of(scene, i).trim_end_matches('了')))
    }

    /// 海岸证券预计A全年营收…: whether the phrase at `at` is of one who foretells what another will have.
    fn foretells(&self, sought: &Sought<'_>, at: usize) -> bool {
        let Asking { role, scene, anchor, .. } = sought.asking;
        let chunks = scene.chunks;
        let foretelling = |&i: &usize| FORETELLING.iter().any(|w| self.text_of(scene, i).ends_with(w));
        let another = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind);
        let Some(verb) = (at + 1..anchor.first.min(at + 3)).find(foretelling) else { return false };
        (verb + 1..anchor.first).find(another).and_then(|i| self.phrase_fill(chunks, i, &role.filler)).is_some()
    }

    /// The rule that a wording sets off.
    fn rule_of(&self, anchor: &Anchor) -> &Rule {
        &self.engine.rules.rules[anchor.rule as usize]
    }

    /// The property that a match states.
    fn stated(&self, m: &Match) -> PredicateIndex {
        self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property
    }

    /// What the ontology says of the property that a match states.
    fn predicate_of(&self, m: &Match) -> &Predicate {
        &self.ontology.predicates()[self.stated(m)]
    }

    /// Y隶属X: whether a wording says whose something is.
    pub(crate) fn says_whose(&self, anchor: &Anchor) -> bool {
        self.rule_of(anchor).facts.iter().any(|fact| self.ontology.predicates()[fact.property].transitive)
    }

    /// X旗下Y, Y隶属X: whether a match says whose something is, by which neither has done anything to the other.
    pub(crate) fn only_owns(&self, m: &Match) -> bool {
        self.predicate_of(m).transitive
    }

    /// What was read of a sentence last.
    fn said_last(&self, scene: Scene<'_>) -> impl Iterator<Item = &Match> {
        let sentence = scene.row.sentence.span;
        self.matches.iter().rev().take(MATCHES).take_while(move |m| m.quote == sentence)
    }

    /// Who has done the same in the sentence to somebody whom it leaves out: 远山领投, 松涛跟投.
    fn doing_the_same(&self, asking: &Asking<'_>) -> impl Iterator<Item = u32> {
        let own = self.rule_of(asking.anchor);
        let does = move |property: PredicateIndex| own.facts.iter().any(|fact| fact.property == property);
        self.doing.iter().filter(move |&&(property, ..)| does(property)).map(|&(_, n, _)| n)
    }

    /// 远山收购了云川: whether somebody did that to another of the kind that the role asks for.
    fn done_to_another(&self, asking: &Asking<'_>, m: &Match) -> bool {
        let another = |n: u32| self.fits_surely(n, &asking.role.filler) && self.acts(n) == self.acts(m.subject);
        // 公司推出了“小满”,当年收入…: nobody has done anything to another by making a thing.
        matches!(m.object, Target::Name(n) if another(n)) && !self.does_nothing(asking, m)
    }

    /// X旗下Y, Y隶属X: Y has done nothing to X.
    fn does_nothing(&self, asking: &Asking<'_>, m: &Match) -> bool {
        // 隶属A的X,其子公司Y: but X, whose house is told right before it, has a part of its own.
        let told_so = || {
            let span = |n: u32| self.annotations.names[n as usize].span;
            let whole = if let Target::Name(n) = m.object { span(n).end } else { return false };
            self.document.text.get(whole as usize..span(m.subject).start as usize).is_some_and(|between| OWNING.contains(&between))
        };
        self.only_owns(m) && (!self.says_whose(asking.anchor) || told_so())
    }

    /// Who in the sentence has done something to another that fits, or does the same as the wording says.
    fn who_acted(&self, asking: &Asking<'_>) -> Mentions {
        let &Asking { scene, anchor, post, .. } = asking;
        // 它收购了X;王雪出任…: of whose post it is, what was done before the semicolon tells nothing.
        let parted = (0..anchor.first).rev().find(|&i| post && matches!(scene.chunks[i].part, Part::Word(Category::Semicolon)));
        let since = parted.map_or(0, |i| scene.row.tokens[scene.chunks[i].first].span.start);
        // A与B合作,获…: who does a thing together with another may well be meant.
        let counts = |m: &&Match| !self.predicate_of(m).symmetric && m.parts.iter().any(|(_, span)| span.start >= since);
        let acted = self.said_last(scene).filter(counts).filter(|m| self.done_to_another(asking, m)).map(|m| m.subject);
        let mut acted: Mentions = acted.chain(self.doing_the_same(asking)).collect();
        if !post {
            acted.extend(self.houses_of_doers(asking));
        }
        acted
    }

    /// 由云川科技创始人王雪领投,远山跟投: the house of the person who does the same, told right before the name.
    fn houses_of_doers(&self, asking: &Asking<'_>) -> Mentions {
        let own = self.rule_of(asking.anchor);
        let same = |m: &&Match| own.facts.iter().any(|fact| fact.property == self.stated(m));
        let said = || self.said_last(asking.scene);
        let likewise: Mentions = self.doing_the_same(asking).chain(said().filter(same).map(|m| m.subject)).collect();
        let house = |m: &Match| {
            let Target::Name(house) = m.object else { return None };
            let span = |n: u32| self.annotations.names[n as usize].span;
            let gap = span(m.subject).start.checked_sub(span(house).end)?;
            (gap <= POST && self.is_person(m.subject) && self.acts(house) && likewise.contains(&m.subject)).then_some(house)
        };
        said().filter(|m| !same(m)).filter_map(house).collect()
    }

    /// Who within the clause has done something to another that fits, or does the same as the wording says.
    fn acting_here(&self, asking: &Asking<'_>) -> Mentions {
        let from = asking.from();
        let rules = &self.engine.rules.rules;
        let acts = |m: &Match| {
            let rule = &rules[m.rule as usize];
            matches!(rule.roles[rule.facts[m.fact as usize].subject].place, Place::Subject | Place::Slot)
        };
        let done = |m: &Match| m.parts.iter().any(|(role, span)| role.is_none() && span.start >= from);
        let here =
            |m: &Match| matches!(m.object, Target::Name(n) if self.annotations.names[n as usize].span.start >= from || acts(m) && done(m));
        let said = self.matches.iter().rev().take_while(|m| m.quote == asking.scene.row.sentence.span);
        let did = said.filter(|m| here(m) && self.done_to_another(asking, m)).map(|m| m.subject);
        did.chain(self.doing_the_same(asking)).collect()
    }

    /// Whether somebody may have there the post that fills another role: no university has a CEO, and whom the text says to have
    /// employed somebody once has nothing of what it goes on with.
    pub(crate) fn may_seat(&self, name: u32, seats: Option<&[&ClassSet]>) -> bool {
        let class = self.entities.class(name);
        seats.is_none_or(|seats| !self.once.contains(&name) && seats.iter().all(|seats| seats.has(class)))
    }

    /// Who may have the posts that fill roles, where some do; a founder alone is no post, and leaves the list of posts empty.
    fn seats_of(&self, anchor: &Anchor, filled: &[Option<Fill>]) -> Option<Vec<&ClassSet>> {
        let posts = |role: usize| if let Some(Fill::Texts(posts)) = &filled[role] { Some(posts) } else { None };
        (0..filled.len()).find_map(posts)?;
        // 理事长由北方大学校长王雪担任: what else the person is, is so elsewhere.
        let rule = &self.engine.rules.rules[anchor.rule as usize];
        let asked = |role: &usize| {
            let mut qualifiers = rule.facts.iter().flat_map(|fact| &fact.qualifiers);
            qualifiers.any(|(_, source)| matches!(source, QualifierSource::Role(r) if r == role))
        };
        let held = (0..filled.len()).filter(asked).filter_map(posts);
        Some(held.filter_map(|posts| self.engine.vocabulary.seats(posts.last()?.of(&self.document.text))).collect())
    }

    /// Whether a clause tells of nobody whom the text speaks of: of another, of a part, of one who has no name.
    pub(crate) fn speaks_of_another(&self, asking: &Asking<'_>) -> bool {
        self.some_do(asking.scene, asking.start, asking.anchor.first)
            || self.is_post_in_thing(asking)
            || self.undergoes_unnamed(asking)
            || self.is_of_field(asking)
            || Self::is_of_unnamed(asking)
            || self.measures_part(asking)
    }

    /// 元萝卜CEO为王雪: whose post it is, is a thing here, and nobody whom the text speaks of.
    fn is_post_in_thing(&self, asking: &Asking<'_>) -> bool {
        let made = |&n: &u32| self.is_made(self.entities.class(n)) && !self.fits_surely(n, &asking.role.filler);
        let thing = |p: &Phrase| !p.bare_kind && p.anaphor.is_none() && !p.names.is_empty() && p.names.iter().all(made);
        asking.post && matches!(asking.scene.chunks.get(asking.start).map(|c| &c.part), Some(Part::Phrase(p)) if thing(p))
    }

    /// 未名由X孵化而来: what the clause speaks of has no known name.
    fn undergoes_unnamed(&self, asking: &Asking<'_>) -> bool {
        let &Asking { scene, anchor, start, .. } = asking;
        let phrase = |i: usize| matches!(scene.chunks[i].part, Part::Phrase(_));
        let by = matches!(scene.chunks[anchor.first].part, Part::Word(Category::By));
        by && !(start..anchor.first).any(phrase) && self.tells(scene, start, anchor.first)
    }

    /// 广告收入, 具身智能融资: of a field or a part, and not of what is spoken of.
    fn is_of_field(&self, asking: &Asking<'_>) -> bool {
        let &Asking { scene: Scene { chunks, .. }, anchor, start, .. } = asking;
        let field = |i: usize| {
            let Part::Phrase(p) = &chunks[i].part else { return false };
            p.anaphor.is_none() && p.names.iter().all(|&n| self.topical(self.entities.class(n)) || p.bare_kind)
        };
        anchor.first.checked_sub(1).is_some_and(|i| i >= start && field(i) && governor(chunks, i, start).is_none())
    }

    /// 11人的公司估值5亿美元: of one whom only the noun names.
    fn is_of_unnamed(asking: &Asking<'_>) -> bool {
        let &Asking { scene: Scene { chunks, .. }, anchor, start, .. } = asking;
        let noun = |i: usize| matches!(chunks[i].part, Part::Word(Category::Noun));
        let de = |i: usize| matches!(chunks[i].part, Part::Word(Category::De));
        let counted = |i: usize| matches!(chunks[i].part, Part::Value(_));
        anchor.first.checked_sub(1).is_some_and(|i| i > start + 1 && noun(i) && de(i - 1) && counted(i - 2))
    }

    /// 云川科技机器人板块实现营收3亿元: whether what is measured is a part of somebody's business.
    fn measures_part(&self, asking: &Asking<'_>) -> bool {
        let measured = || asking.filled.iter().flatten().any(|fill| matches!(fill, Fill::Values(_) | Fill::Each(_)));
        !asking.post && measured() && self.of_a_part(asking.scene, asking.anchor, asking.start)
    }

    /// 云川科技机器人板块实现营收3亿元, 咨询服务在三季度录得…: whether the clause tells of a part of somebody's business, which has no name.
    fn of_a_part(&self, scene: Scene<'_>, anchor: &Anchor, start: usize) -> bool {
        let (chunks, text) = (scene.chunks, &self.document.text);
        let at = |i: usize| scene.row.tokens[chunks[i].first].span.start as usize;
        let from = at(start).min(anchor.span.start as usize);
        let told = &text[from..anchor.span.start as usize];
        if BRANCHES.iter().any(|branch| told.ends_with(branch)) && !WITH_PART.iter().any(|word| told.contains(word)) {
            return true;
        }
        let Some((noun, part)) = PARTS.last_in(told) else { return false };
        let (before, rest) = (&told[..noun], &told[noun + part.len()..]);
        let end = from + noun + part.len();
        let other = |&n: &u32| !self.topical(self.entities.class(n));
        let named =
            |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && (p.anaphor.is_some() || p.names.iter().any(other)));
        let span_end = |i: usize| scene.row.tokens[chunks[i].last].span.end as usize;
        // 云川科技业务收入: of the whole; 云川科技机器人板块: of what stands between.
        let owner = (start..anchor.first).rev().find(|&i| named(i) && span_end(i) <= from + noun);
        // The phrase may take in a field behind the name.
        let ends = |&n: &u32| self.annotations.names[n as usize].span.end as usize == from + noun;
        let whole = owner.is_some_and(|i| match &chunks[i].part {
            Part::Phrase(p) if p.anaphor.is_none() => p.names.iter().any(ends),
            _ => span_end(i) == from + noun,
        });
        let another = (start..anchor.first).any(|i| named(i) && at(i) >= end);
        let by = (start..anchor.first).find(|&i| at(i) < end && end <= span_end(i)).and_then(|i| governor(chunks, i, start));
        rest.chars().count() <= AFTER_PART && !whole && !another && by.is_none() && !WITH_PART.iter().any(|word| before.contains(word))
    }
}

//! What a clause speaks of though its verb has another subject: who gets the money that 远山资本 leads in.
//!
//! Gives the head that follows, else the phrase that the anchor belongs to, else the first free phrase of the clause, else
//! what the text speaks of. Deliberately never takes who stands after 由 or 被, who only says it, or whoever acts within
//! a modifier.

use crate::chinese::{Category, OneOf, is_adverbial};
use crate::extract::argument::{Arguments, clause_of, governor};
use crate::extract::clause::caution::{HOUSES, employed_once, employs};
use crate::extract::clause::conjunct::shared_head;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::discourse::Within;
use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::Fill;
use crate::extract::{Match, Mentions, Target};
use crate::ontology::{ClassId, ClassSet, PredicateIndex};
use crate::rule::{Filler, Place, QualifierSource, Role};

/// How many chunks after a phrase its verb stands, and after that 的, where both are a modifier (A领投的…).
const MODIFIER: usize = 4;

/// How many chunks a clause has that only says who does the same: 远山跟投。
const AGAIN: usize = 3;

/// Ends of words for what belongs to somebody: X账上的第一笔钱, X手里的芯片.
const WITHIN: &[char] = &['上', '里', '中', '内'];

/// Verbs of receiving, after which stands whom something comes from.
pub(crate) static RECEIVED: OneOf = OneOf::new(&[
    "获", "获得", "拿到", "拿", "收到", "得到", "接到", "接受", "来自", "引入", "迎来", "赢得", "斩获", "等来", "盼来", "换来", "等到",
]);

/// Coverbs of whom something is done for.
const FOR: &[&str] = &["为", "给", "向", "对"];

/// What stands between a house and what belongs to it, where nothing else is told.
const OWNING: &[&str] = &["的", "旗下", "旗下的", "麾下的", "麾下", "下属", "所属", "控股的"];

/// Verbs of serving as something.
pub(crate) static SERVING: OneOf = OneOf::new(&["担任", "充当", "出任"]);

/// Coverbs that join those who do a thing.
pub(crate) const JOINTS: &[&str] = &["与", "和", "同", "跟"];

/// Nouns for a part of what somebody does, that stand behind what it is: 机器人板块, 技术服务.
static PARTS: OneOf = OneOf::new(&["业务", "板块", "分部", "产品", "服务", "基础设施", "助手", "解决方案"]);

/// Nouns of a branch, right before what is told of it alone.
const BRANCHES: &[&str] = &["领域", "行业", "产业", "市场"];

/// Words before such a noun by which it is no part, or by which somebody does something with it.
const WITH_PART: &[&str] =
    &["在", "作为", "这家", "该", "主营", "全部", "凭借", "依靠", "依托", "通过", "提供", "销售", "出售", "推出", "卖", "靠", "来自"];

/// How many characters stand at most between such a noun and what is told of it.
const AFTER_PART: usize = 12;

/// Verbs of those who tell what another will have.
const FORETELLING: &[&str] = &["预测", "预计", "预期", "估计", "预估"];

/// How many bytes a post between a house and its person has at most.
const POST: u32 = 36;

impl Reader<'_> {
    /// Fills a role with what the clause speaks of.
    pub(crate) fn topic(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, filled: &[Option<Fill>]) -> Option<Fill> {
        let (chunks, filler) = (scene.chunks, &role.filler);
        // Whoever fills another role is not what the clause speaks of.
        let taken: Mentions =
            filled.iter().flatten().flat_map(|fill| if let Fill::Names(n) = fill { n.clone() } else { Mentions::new() }).collect();
        let having = self.seats_of(anchor, filled);
        let seated = |n: u32| self.may_seat(n, having.as_deref());
        // 远山领投了云川, 估值…: nor is whoever has just done something to another that fits.
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let rules = &self.engine.rules.rules;
        let acts = |m: &Match| {
            let rule = &rules[m.rule as usize];
            matches!(rule.roles[rule.facts[m.fact as usize].subject].place, Place::Subject | Place::Slot)
        };
        // X旗下Y, Y隶属X: Y has done nothing to X.
        let property = |m: &Match| &self.ontology.predicates()[rules[m.rule as usize].facts[m.fact as usize].property];
        let belongs = rules[anchor.rule as usize].facts.iter().any(|fact| self.ontology.predicates()[fact.property].transitive);
        // 隶属A的X,其子公司Y: but X, whose house is told right before it, has a part of its own.
        let told_so = |m: &Match| {
            let span = |n: u32| self.annotations.names[n as usize].span;
            let whole = if let Target::Name(n) = m.object { span(n).end } else { return false };
            self.document.text.get(whole as usize..span(m.subject).start as usize).is_some_and(|between| OWNING.contains(&between))
        };
        let houses = |m: &Match| self.only_owns(m) && (!belongs || told_so(m));
        // A与B合作,获…: who does a thing together with another may well be meant.
        // 它收购了X;王雪出任…: of whose post it is, what was done before the semicolon tells nothing.
        let seats = filled.iter().flatten().any(|fill| matches!(fill, Fill::Texts(posts) if !posts.is_empty()));
        let parted = (0..anchor.first).rev().find(|&i| seats && matches!(chunks[i].part, Part::Word(Category::Semicolon)));
        let since = parted.map_or(0, |i| scene.row.tokens[chunks[i].first].span.start);
        let here = here.filter(|m| !property(m).symmetric).filter(|m| m.parts.iter().any(|(_, span)| span.start >= since));
        // 公司推出了“小满”,当年收入…: nobody has done anything to another by making a thing.
        let another = |m: &Match, n: u32| self.fits_surely(n, filler) && self.acts(n) == self.acts(m.subject);
        let acted = here.filter(|m| matches!(m.object, Target::Name(n) if another(m, n)) && !houses(m));
        let acted: Mentions = acted.map(|m| m.subject).collect();
        // 远山领投, 松涛跟投: nor is whoever does the same to somebody whom the text leaves out.
        let own = &rules[anchor.rule as usize];
        let own_claims = &own.facts;
        let does = |&&(property, ..): &&(PredicateIndex, u32, bool)| own.facts.iter().any(|fact| fact.property == property);
        let mut acted: Mentions = acted.into_iter().chain(self.doing.iter().filter(does).map(|&(_, n, _)| n)).collect();
        let said = || self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let same = |m: &&Match| own.facts.iter().any(|fact| fact.property == rules[m.rule as usize].facts[m.fact as usize].property);
        let likewise = self.doing.iter().filter(does).map(|&(_, n, _)| n).chain(said().filter(same).map(|m| m.subject));
        let likewise: Mentions = if seats { Mentions::new() } else { likewise.collect() };
        // 由云川科技创始人王雪领投,远山跟投: nor is the house of the person who does it, told right before the name.
        let house = |m: &Match| {
            let Target::Name(house) = m.object else { return None };
            let span = |n: u32| self.annotations.names[n as usize].span;
            let gap = span(m.subject).start.checked_sub(span(house).end)?;
            (gap <= POST && self.is_person(m.subject) && self.acts(house) && likewise.contains(&m.subject)).then_some(house)
        };
        let housed: Mentions = said().filter(|m| !same(m)).filter_map(house).collect();
        acted.extend(housed);
        // 远山资本追投;新一轮由松涛资本领投: who puts money in others is seldom the one that gets it.
        let gets = own.facts.iter().any(|fact| own.roles[fact.subject].name != role.name);
        let backs = |n: u32| gets && !taken.is_empty() && self.only_backs(n);
        let other = |n: u32| seated(n) && !backs(n) && !taken.iter().chain(&acted).any(|&t| self.entities.of(t) == self.entities.of(n));
        let (start, end) = (clause_of(chunks, anchor.first).0, clause_of(chunks, anchor.last).1);
        if self.some_do(scene, start, anchor.first) {
            return None;
        }
        // 元萝卜CEO为王雪: whose post it is, is a thing here, and nobody whom the text speaks of.
        let thing = |p: &Phrase| {
            let made = |&n: &u32| self.is_made(self.entities.class(n)) && !self.fits_surely(n, filler);
            !p.bare_kind && p.anaphor.is_none() && !p.names.is_empty() && p.names.iter().all(made)
        };
        if seats && matches!(chunks.get(start).map(|c| &c.part), Some(Part::Phrase(p)) if thing(p)) {
            return None;
        }
        // Within its own clause only what it did there counts: 作为A的子公司,B营收….
        let from = chunks.get(start).map_or(0, |c| scene.row.tokens[c.first].span.start);
        let here_done = |m: &Match, n: u32| {
            let done = m.parts.iter().filter(|(role, _)| role.is_none()).map(|(_, span)| span.start);
            self.annotations.names[n as usize].span.start >= from || acts(m) && done.into_iter().any(|at| at >= from)
        };
        let did = |m: &&Match| matches!(m.object, Target::Name(n) if here_done(m, n) && another(m, n)) && !houses(m);
        let here = self.matches.iter().rev().take_while(|m| m.quote == scene.row.sentence.span);
        let doing: Mentions = here.filter(did).map(|m| m.subject).chain(self.doing.iter().filter(does).map(|&(_, n, _)| n)).collect();
        let own_other = |n: u32| seated(n) && !taken.iter().chain(&doing).any(|&t| self.entities.of(t) == self.entities.of(n));
        // 未名由X孵化而来: what the clause speaks of has no known name.
        let named = |i: usize| matches!(chunks[i].part, Part::Phrase(_));
        let by = matches!(chunks[anchor.first].part, Part::Word(Category::By));
        if by && !(start..anchor.first).any(named) && self.tells(scene, start, anchor.first) {
            return None;
        }
        let stands_for = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor.is_some());
        let fitting = |i: usize, n: u32| if stands_for(i) { other(n) } else { own_other(n) };
        // 当年获得远山资本2000万元: whom it comes from.
        let received = |at: usize| {
            let verb = self.text_of(scene, at).trim_end_matches('了');
            RECEIVED.closes(verb)
        };
        // 来自A旗下基金B的3亿元: nor whom it comes from.
        let whence = |k: usize| {
            let passes = |i: &usize| match chunks[*i].part {
                Part::Phrase(_) | Part::Word(Category::And | Category::Pause | Category::Noun) => true,
                Part::Text => HOUSES.contains(&self.text_of(scene, *i)),
                _ => false,
            };
            let from = (start..k).rev().find(|i| !passes(i));
            from.is_some_and(received)
        };
        // 海岸证券预计A全年营收…: whoever foretells what another will have.
        let foretells = |i: usize| {
            let verb = (i + 1..anchor.first.min(i + 3)).find(|&k| FORETELLING.iter().any(|w| self.text_of(scene, k).ends_with(w)));
            let another = |k: &usize| matches!(&chunks[*k].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind);
            verb.is_some_and(|verb| (verb + 1..anchor.first).find(another).and_then(|k| self.phrase_fill(chunks, k, filler)).is_some())
        };
        // 远山资本的2000万元天使轮: whoever puts the money in owns the round, and does not get it.
        let done_to = own_claims.iter().any(|fact| self.ontology.predicates()[fact.property].of_object_of.is_some());
        let gives = |i: usize| {
            let owns = matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
            done_to && owns && self.names_at(chunks, i).is_some_and(|names| names.iter().all(|&n| self.only_backs(n)))
        };
        let names_of = |i: usize| {
            let names = self.phrase_fill(chunks, i, filler).filter(|_| !gives(i));
            let names = names.filter(|names| names.iter().all(|&n| fitting(i, n)));
            let names = names.filter(|_| (i == start || !whence(i)) && !foretells(i));
            names.filter(|_| {
                !self.counterpart_of(scene, i)
                    && !self.owns_another(scene, i, anchor.first)
                    && !self.houses_named(scene, i, anchor.first)
                    && !self.joined_to(scene, i, anchor)
            })
        };
        let own = |i: usize| {
            // 领投了它2.5亿美元的融资: a pronoun right before a number is whose it is.
            if let Part::Phrase(Phrase { anaphor: Some(anaphor), .. }) = &chunks[i].part {
                // 前者任…: who holds the post is no organisation.
                let holds =
                    matches!(anaphor, Anaphor::Former | Anaphor::Latter | Anaphor::Person) && taken.iter().any(|&n| self.is_person(n));
                return if holds { None } else { names_of(i) };
            }
            let de = matches!(chunks[i].part, Part::Word(Category::De));
            // X的估值: what owns it is not ruled out by what it did before.
            let owner = de.then(|| i.checked_sub(1)).flatten().filter(|&k| k >= start);
            let owner = owner.filter(|&k| !whence(k) && !gives(k));
            owner.and_then(|k| self.phrase_fill(chunks, k, filler)).filter(|names| names.iter().all(|n| !taken.contains(n) && seated(*n)))
        };
        // 广告收入, 具身智能融资: of a field or a part, and not of what is spoken of.
        let part = |i: usize| {
            let Part::Phrase(p) = &chunks[i].part else { return false };
            p.anaphor.is_none() && p.names.iter().all(|&n| self.topical(self.entities.class(n)) || p.bare_kind)
        };
        if anchor.first.checked_sub(1).is_some_and(|i| i >= start && part(i) && governor(chunks, i, start).is_none()) {
            return None;
        }
        // 11人的公司估值5亿美元: of one whom only the noun names.
        let noun = |i: usize| matches!(chunks[i].part, Part::Word(Category::Noun));
        let unnamed = |i: usize| noun(i) && i > start && matches!(chunks[i - 1].part, Part::Word(Category::De));
        let whose = |i: usize| i > start + 1 && matches!(chunks[i - 2].part, Part::Value(_));
        if anchor.first.checked_sub(1).is_some_and(|i| i > start && unnamed(i) && whose(i)) {
            return None;
        }
        let post = filled.iter().flatten().any(|fill| matches!(fill, Fill::Texts(posts) if !posts.is_empty()));
        let measured = filled.iter().flatten().any(|fill| matches!(fill, Fill::Values(_) | Fill::Each(_)));
        if measured && !post && self.of_a_part(scene, anchor, start) {
            return None;
        }
        // 这款语音合成模型: a wording that is no more than what stands for something tells of that.
        let itself = || Some(anchor.first).filter(|&i| i == anchor.last && stands_for(i)).and_then(names_of);
        let found = itself()
            .or_else(|| self.head(filler, scene, anchor, filled, end))
            .or_else(|| anchor.first.checked_sub(1).filter(|&i| i >= start).and_then(own))
            .or_else(|| self.for_it(scene, anchor, start, names_of))
            .or_else(|| {
                // 在X完成…后,Y见到了…: of what is told within the stretch, whom that names first.
                let first = chunks[anchor.first].adverbial.map(|coverb| coverb + 1).filter(|&i| i >= start && i < anchor.first)?;
                let named = matches!(&chunks[first].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
                (named && !modifies(chunks, first, anchor.first)).then(|| names_of(first)).flatten()
            })
            .or_else(|| {
                let (found, employer) = self.spoken_of(scene, anchor, start, names_of);
                // 联盟成立,北方大学教授王雪任理事长: of whom the sentence has told first, and not of whose professor she is.
                let told = || post && !self.discourse.topic(Within::Sentence, |n| self.fits_surely(n, filler) && other(n)).is_empty();
                found.or_else(|| employer.filter(|_| !told()))
            })
            .or_else(|| {
                // 由A领投,B完成…: who the clause after is about.
                let clause = Arguments { start, end, ..Arguments::default() };
                self.ahead(scene, &clause, filler).filter(|names| names.iter().all(|&n| other(n)))
            })
            .or_else(|| {
                let outer: Mentions = scene.outer.iter().copied().filter(|&n| self.fits(n, filler, true) && other(n)).collect();
                (!outer.is_empty()).then_some(outer)
            })
            .or_else(|| {
                if self.opens_with_another(scene, start, anchor.first, anchor.span.start) {
                    return None;
                }
                if self.discourse.about_unknown() {
                    let owner = self.discourse.owner(|n| self.fits_surely(n, filler) && other(n));
                    return Some(owner).filter(|names| !names.is_empty());
                }
                // 全年营收2.3亿元: of makers and what they made, a clause that names neither goes on about the maker.
                let mixed = self.admits(filler, "agent") && self.admits(filler, "work");
                // 前大疆工程师王雪: whom somebody worked for once.
                let here = |n: u32| self.fits_surely(n, filler) && other(n) && !self.once.contains(&n);
                let fits = |n: u32| here(n) && (post || !mixed || self.acts(n));
                let protagonist = || self.protagonist(fits).into_iter().collect::<Mentions>();
                // CEO王雪: a post without a name of whose it is belongs rather to whom the article is about.
                // “去年拿到…,”云川科技的王雪说: whom a speaker speaks for; whose post somebody holds whom the speaker names, it does not tell.
                let house = self.voice.and_then(|speech| speech.house).filter(|&n| !post && fits(n));
                let near = self.discourse.sole_topic(Within::Paragraph, fits, |n| self.entities.of(n));
                // Rather whom the whole article is about than who is named once.
                let lead = protagonist();
                let once = |n: u32| self.named.iter().any(|&(count, name)| count == 1 && self.entities.of(name) == self.entities.of(n));
                let near = if !lead.is_empty() && near.iter().all(|&n| once(n)) { Mentions::new() } else { near };
                let near = self.rather(&near, fits).map_or(near, |hero| std::iter::once(hero).collect());
                // 云川科技发布X。CEO王雪说: of an article about another, whom the paragraph is about all along.
                let own = self.discourse.only_topic(here, |n| self.entities.of(n));
                let own = if own.iter().any(|&n| once(n)) { Mentions::new() } else { own };
                let own = self.rather(&own, fits).map_or(own, |hero| std::iter::once(hero).collect());
                let hero = || self.hero(fits).into_iter().collect::<Mentions>();
                // 远山给了它1亿元,估值…: whom it was done to, and not whoever did it.
                let went_on: Mentions = self.went_on.iter().copied().filter(|&n| here(n)).collect();
                let found = [
                    self.brought_before(start, scene, post, here),
                    went_on,
                    self.discourse.topic(Within::Sentence, here),
                    house.into_iter().collect(),
                    self.discourse.section(fits),
                    if post { self.house_told(filled, scene, here) } else { Mentions::new() },
                    if post { own } else { Mentions::new() },
                    if post { hero() } else { Mentions::new() },
                    near,
                    self.founded_before(fits).into_iter().collect(),
                    lead,
                    hero(),
                    self.of_before(fits),
                    if self.discourse.topic(Within::Field, fits).is_empty() {
                        let own = |n: u32| fits(n) && !self.discourse.stands_by(n, |n| self.entities.of(n));
                        self.discourse.antecedent(Anaphor::Pronoun, own, |n| self.entities.of(n))
                    } else {
                        Mentions::new()
                    },
                    if post { self.discourse.only_named_here(here, |n| self.entities.of(n)) } else { Mentions::new() },
                ];
                // Of several that were spoken of together, none alone is meant.
                found
                    .into_iter()
                    .find(|names| !names.is_empty())
                    .filter(|names| names.iter().all(|&n| self.entities.of(n) == self.entities.of(names[0])))
            })
            .or_else(|| {
                // 估值26亿美元,X…: the clause tells nothing else.
                let opens = start == 0 && anchor.first == start && !post;
                opens.then(|| self.named_next(scene, (start, end), filler)).flatten()
            })
            .or_else(|| {
                // X的B轮融资由A领投,…: whose it is was told before.
                let told = |i: usize| self.phrase_fill(chunks, i, filler).is_some_and(|names| names.iter().any(|n| !taken.contains(n)));
                let told = (0..anchor.first).filter(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind)).any(told);
                if belongs || told { None } else { self.told_at_last(scene, end, names_of) }
            });
        let found = if post { self.rather_kin(found, filled, from, |n| self.fits_surely(n, filler) && other(n)) } else { found };
        found.map(Fill::Names)
    }

    /// X旗下Y, Y隶属X: whether a match says whose something is, by which neither has done anything to the other.
    pub(crate) fn only_owns(&self, m: &Match) -> bool {
        let property = self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property;
        self.ontology.predicates()[property].transitive
    }

    /// Whether somebody may have there the post that fills another role: no university has a CEO, and whom the text says to have
    /// employed somebody once has nothing of what it goes on with.
    fn may_seat(&self, name: u32, seats: Option<&[&ClassSet]>) -> bool {
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

    /// 王雪创办了X,远山投了…: what a person has done something to in the clause before, where that names it; of a post, what anybody
    /// has: 北方大学成立了X,王雪任院长.
    fn brought_before(&self, start: usize, scene: Scene<'_>, seat: bool, fits: impl Fn(u32) -> bool) -> Mentions {
        let Some(mark) = start.checked_sub(1) else { return Mentions::new() };
        let from = clause_of(scene.chunks, mark).0.min(mark);
        let at = |i: usize| scene.row.tokens[scene.chunks[i].first].span.start;
        let here = |n: u32| (at(from)..at(mark)).contains(&self.annotations.names[n as usize].span.start);
        // 王雪曾任X首席科学家: who has a post has done nothing to X.
        let post = |m: &Match| m.qualifiers.contains_key("title");
        let said = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let brings = |m: &Match| if seat { !property(m).symmetric && !property(m).transitive } else { self.is_person(m.subject) };
        // 由X创始人李明远接任: who ends the clause is not X.
        let ends = |n: u32| self.annotations.names.get(n as usize + 1).is_none_or(|next| next.span.start >= at(mark));
        let last = |m: &&Match| !seat || matches!(m.object, Target::Name(n) if ends(n));
        let done = said.filter(|m| !post(m) && brings(m)).filter(last);
        let last = done.into_iter().find_map(|m| if let Target::Name(n) = m.object { Some(n).filter(|&n| here(n)) } else { None });
        last.filter(|&n| fits(n)).into_iter().collect()
    }

    /// X由王雪创办。王雪任CEO: the only one that the sentences before join the person who holds a post to.
    fn house_told(&self, filled: &[Option<Fill>], scene: Scene<'_>, fits: impl Fn(u32) -> bool) -> Mentions {
        let text = &self.document.text;
        let mut persons = filled.iter().flatten().filter_map(|fill| if let Fill::Names(names) = fill { names.first() } else { None });
        let Some(&person) = persons.rfind(|&&n| self.is_person(n)) else { return Mentions::new() };
        let sentence = scene.row.sentence.span;
        let near = |m: &Match| {
            m.quote.end <= sentence.start && text.get(m.quote.end as usize..sentence.start as usize).is_some_and(|s| !s.contains('\n'))
        };
        let own = |m: &Match| self.entities.of(m.subject) == self.entities.of(person) && !m.qualifiers.contains_key("status");
        let said = self.matches.iter().rev().take(MATCHES).filter(|m| m.quote != sentence).take_while(|m| near(m));
        let house = |m: &Match| match m.object {
            Target::Name(n) if self.acts(n) && !self.is_person(n) => Some(n),
            _ => None,
        };
        let houses: Mentions = said.filter(|m| own(m)).filter_map(house).collect();
        let sole = houses.iter().all(|&n| self.entities.of(n) == self.entities.of(houses[0]));
        houses.first().filter(|&&n| sole && fits(n)).map(|&n| std::iter::once(n).collect()).unwrap_or_default()
    }

    /// Whether a filler lists a class of some kind.
    fn admits(&self, filler: &Filler, kind: &str) -> bool {
        let below = |class: ClassId| self.ontology.defaults_for(kind).any(|above| self.ontology.is_a(class, above));
        matches!(filler, Filler::Name(classes) if classes.listed().iter().any(|&class| below(class)))
    }

    /// 本轮由远山领投,…,云川将…: whom a sentence speaks of that names it at last, where nothing was spoken of before.
    fn told_at_last(&self, scene: Scene<'_>, end: usize, names_of: impl Fn(usize) -> Option<Mentions>) -> Option<Mentions> {
        let chunks = scene.chunks;
        if self.discourse.section_unknown() {
            return None;
        }
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
        let mut last = None;
        let mut start = end + 1;
        while start < chunks.len() {
            let stop = clause_of(chunks, start).1;
            // X将…, 拿到钱的是X; but 远山跟投 says more of the same.
            // 远山与松涛跟投
            let listed = |i: usize| (i + 1..stop).take_while(|&k| named(k) || self.joins_doers(scene, k)).last().unwrap_or(i);
            // 青苔资本担任财务顾问: nor is it who only serves as something.
            let serves = |i: usize| i + 1 < stop && SERVING.opens(self.text_of(scene, i + 1));
            let told = |i: &usize| {
                named(*i)
                    && !serves(*i)
                    && (*i == start && stop > listed(*i) + AGAIN || *i > start && self.text_of(scene, *i - 1).ends_with('是'))
            };
            last = (start..stop).find(told).and_then(&names_of).or(last);
            start = stop + 1;
        }
        last
    }

    /// 远山为它送来…: a pronoun for whom something is done is what the clause speaks of, whoever does it.
    fn for_it(&self, scene: Scene<'_>, anchor: &Anchor, start: usize, names_of: impl Fn(usize) -> Option<Mentions>) -> Option<Mentions> {
        let chunks = scene.chunks;
        let stands_for = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if p.anaphor.is_some());
        let for_whom = |i: &usize| governor(chunks, *i, start).is_some_and(|(g, _)| FOR.contains(&self.text_of(scene, g)));
        (start..anchor.first).filter(stands_for).filter(for_whom).find_map(names_of)
    }

    /// The first free phrase of the clause, and the first whose person acts; of one who says something, what is said begins anew.
    fn spoken_of(
        &self,
        scene: Scene<'_>,
        anchor: &Anchor,
        start: usize,
        names_of: impl Fn(usize) -> Option<Mentions>,
    ) -> (Option<Mentions>, Option<Mentions>) {
        let chunks = scene.chunks;
        let mut found: Option<Mentions> = None;
        let mut employer: Option<Mentions> = None;
        let mut said = false;
        // 云川的对手听风: of whom the phrase names last.
        let owns = |i: usize| {
            matches!(chunks[i + 1].part, Part::Word(Category::De))
                && i + 2 < anchor.first
                && matches!(&chunks[i + 2].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none())
                && names_of(i + 2).is_some()
        };
        // 北川交易所上市公司云川, but not 云川北川交易所上市: nor of whom a name right before it only tells where it belongs.
        let leads = |i: usize| {
            let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none() && p.names.len() == 1);
            i + 1 < anchor.first && named(i) && named(i + 1) && !self.listed_at(scene, i + 1, chunks.len()) && names_of(i + 1).is_some()
        };
        // 云川的竞争对手、由王雪创办的听风: nor of what the modifier of that tells.
        let mut over = start;
        for i in start..anchor.first {
            if let Some(head) = self.counterpart_named(scene, i).filter(|&head| head < anchor.first && names_of(head).is_some()) {
                over = over.max(head);
            }
            match &chunks[i].part {
                // 云川科技:听风科技上半年营收…
                Part::Word(Category::Say | Category::Colon) => said = true,
                Part::Phrase(_) if i < over => {}
                Part::Phrase(p) if !p.bare_kind && chunks[i].adverbial.is_none() && (found.is_none() || said) => {
                    // 开源了X、总部位于杭州的Y: X stands in a modifier of Y.
                    let within = || i > start && shared_head(chunks, i, anchor.first).is_some();
                    if governor(chunks, i, start).is_none()
                        && (!modifies(chunks, i, anchor.first) || self.only_when(scene, i + 1))
                        && !within()
                        && !owns(i)
                        && !leads(i)
                        && let Some(names) = names_of(i)
                    {
                        if employs(chunks, i) {
                            // 前云川科技首席科学家王雪的新公司: whom somebody has left is not spoken of.
                            employer = employer.or(Some(names).filter(|_| !employed_once(chunks, i)));
                            continue;
                        }
                        found = Some(names);
                        said = false;
                    }
                }
                _ => {}
            }
        }
        (found, employer)
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

    /// Whether the chunk at `at` joins those who do a thing.
    fn joins_doers(&self, scene: Scene<'_>, at: usize) -> bool {
        match scene.chunks[at].part {
            Part::Word(Category::And | Category::Pause) => true,
            Part::Word(Category::Coverb) => JOINTS.contains(&self.text_of(scene, at)),
            _ => false,
        }
    }

    /// A、B与老股东C跟投: whether the phrase at `at` belongs to a list whose last member begins the anchor.
    fn joined_to(&self, scene: Scene<'_>, at: usize, anchor: &Anchor) -> bool {
        let chunks = scene.chunks;
        let joint = |i: usize| self.joins_doers(scene, i);
        let phrase = |i: usize| matches!(chunks[i].part, Part::Phrase(_));
        let text = |i: usize| matches!(chunks[i].part, Part::Text | Part::Word(Category::Noun));
        let member = |i: usize| {
            phrase(i)
                || joint(i)
                || joint(i - 1)
                // 以及现有投资方C
                || text(i) && text(i - 1) && i > at + 1 && joint(i - 2)
                // A等新投资方和老股东C
                || text(i) && (self.text_of(scene, i).starts_with('等') || text(i - 1) && self.text_of(scene, i - 1).starts_with('等'))
                || matches!(chunks[i].part, Part::Bracket(_) | Part::Word(Category::Noun | Category::Quote))
        };
        let Some(last) = (anchor.first..=anchor.last).find(|&i| phrase(i)).filter(|&last| last > at && last <= anchor.first + 1) else {
            return false;
        };
        (at + 1..last).any(joint) && (at + 1..last).all(member)
    }

    /// Whether what stands before 的 at `at` tells no more than when or where: X当前的营收, X账上的钱.
    fn only_when(&self, scene: Scene<'_>, at: usize) -> bool {
        let text = self.text_of(scene, at);
        matches!(scene.chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::De)))
            && (is_adverbial(text) || text.ends_with(WITHIN))
    }
}

/// Whether the phrase at `at` acts within a modifier: A领投的…, A领投、B跟投的….
fn modifies(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let word = |i: usize, category| matches!(chunks[i].part, Part::Word(c) if c == category);
    let text = |i: usize| matches!(chunks[i].part, Part::Text);
    let mut told = at + 1;
    // 经纬在2017年投出的…
    while told + 2 < end && (matches!(chunks[told].part, Part::Value(_)) || word(told, Category::Coverb)) {
        told += 1;
    }
    while told + 3 < end && text(told) && word(told + 1, Category::Pause) && matches!(chunks[told + 2].part, Part::Phrase(_)) {
        told += 3;
    }
    if told + 1 < end && text(told) && word(told + 1, Category::De) {
        return true;
    }
    let verb = (at + 1..end.min(at + MODIFIER)).find(|&i| word(i, Category::Verb));
    // 云川拿下远山领投的…: the modifier is 远山's.
    let another = |v: usize, de: usize| de > v + 2 && text(de - 1) && matches!(chunks[de - 2].part, Part::Phrase(_));
    let modifier = |v: usize| (v + 1..end.min(v + MODIFIER)).find(|&i| word(i, Category::De)).filter(|&de| !another(v, de));
    verb.is_some_and(|v| modifier(v).is_some())
}

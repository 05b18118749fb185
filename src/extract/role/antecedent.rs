//! Whom an anaphor means among those that the text has named before: 公司, 该实验室, 我们, 8B版, 该系列.
//!
//! Takes one phrase and a filler, gives the names that it stands for. Deliberately looks at no clause: whom the sentence itself tells
//! to be meant, as by 后者, is `candidate`'s.

use std::collections::BTreeSet;

use smallvec::smallvec;

use crate::annotate::{Certainty, Reason};
use crate::chinese::{FAMILIES, GRADES};
use crate::extract::clause::caution::HOUSE_NOUNS;
use crate::extract::clause::{Anaphor, Phrase};
use crate::extract::discourse::Within;
use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::Reader;
use crate::extract::role::candidate::admits_persons;
use crate::extract::{Match, Mentions, Target};
use crate::ontology::ClassId;
use crate::rule::Filler;
use crate::span::Span;

/// How many names back one is meant by the noun that it ends in.
const NOUN_REACH: usize = 12;
/// How many of the names spoken of last may be those of a family.
const FAMILY_REACH: usize = 24;
/// The same where the text takes it up with 全系列 or 这一系列.
const FAMILY_BACK: usize = 80;
/// How many sentences end between a family and what is told of its members.
const FAMILY_SENTENCES: usize = 4;
/// What may stand between a name and the noun that makes it a family's.
const FAMILY_KINDS: &[&str] = &["大模型", "模型", "芯片", "机器人", "产品", "处理器"];
/// How many names back one is meant by its size or grade alone.
const TIER_REACH: usize = 100;
/// What may stand between a grade and the name that it tells of.
const TIER_NOUNS: &[&str] = &["", "版", "版本", "模型", "款", "型号"];

/// How many bytes at most stand between what was told of somebody and who goes on about that.
const BETWEEN: usize = 300;

/// Ends of a clause after which something else happens.
const OVER: [char; 2] = ['后', '时'];

/// The noun of a house that ends its name.
/// Nouns that stand for any occasion of their kind, whatever its name ends in.
const OCCASIONS: &[&str] = &["大会", "会议", "展会", "比赛", "大赛", "赛事", "论坛", "峰会", "盛会", "本届", "活动"];
const GROUP: &str = "集团";
/// How many of those named most are asked whether they are whoever writes.
const HOUSES_ASKED: usize = 8;
/// The noun for a whole university.
const SCHOOL: &str = "学校";
/// How the names of universities and of their schools end.
const WHOLE_SCHOOL: &str = "大学";
const PART_SCHOOL: &str = "学院";
/// A noun for those who work together.
const TEAM: &str = "团队";

/// Nouns that stand for an organisation of any kind.
const ANY_HOUSE: &[&str] = &["团队", "机构", "本部", "总部"];

impl Reader<'_> {
    /// Whether a name is of an organisation, which may call itself 我们.
    fn speaks_for_itself(&self, name: u32) -> bool {
        self.acts(name) && !self.is_person(name)
    }

    /// The names that a phrase stands for, as far as they fit.
    pub(crate) fn resolved(&self, phrase: &Phrase, filler: &Filler) -> Mentions {
        let Some(anaphor) = phrase.anaphor else {
            let sure: Mentions = phrase.names.iter().copied().filter(|&n| self.fits(n, filler, false)).collect();
            if sure.len() < phrase.names.len() {
                let all: Mentions = phrase.names.iter().copied().filter(|&n| self.fits(n, filler, true)).collect();
                if !all.is_empty() {
                    return all;
                }
            }
            return sure;
        };
        let house = self.voice.and_then(|speech| speech.house);
        if anaphor == Anaphor::We {
            return match (self.voice, house) {
                // Nobody speaks but who writes: whom the article is about.
                (None, _) => {
                    let own = |n: u32| self.speaks_for_itself(n) && self.fits_surely(n, filler);
                    self.protagonist(own).or_else(|| self.most_named(own)).into_iter().collect()
                }
                (_, Some(name)) => std::iter::once(name).filter(|&n| self.fits(n, filler, false)).collect(),
                (_, None) => self.discourse.leading(|n| !self.is_person(n) && self.fits_surely(n, filler), |n| self.entities.of(n)),
            };
        }
        if let Anaphor::Ours(noun) = anaphor {
            return self.ours(noun, |n| self.speaks_for_itself(n) && self.fits_surely(n, filler)).into_iter().collect();
        }
        // 合伙人王雪说,他们投了X: whoever speaks so of others means the own house.
        if anaphor == Anaphor::Several
            && let Some(name) = house.filter(|&n| self.fits(n, filler, false))
        {
            return smallvec![name];
        }
        // A与B合作。C任主任。双方将…: those of whom the text has just said that they do something together.
        if anaphor == Anaphor::Both
            && let Some(both) = self.partners(|n| self.fits_surely(n, filler))
        {
            return both;
        }
        // 甲董事长王雪、乙总裁李明远出席,双方将…: the houses, before the persons.
        if anaphor == Anaphor::Both && admits_persons(filler) {
            let house = |n: u32| !self.is_person(n) && self.fits_surely(n, filler);
            let both = self.discourse.antecedent(anaphor, house, |n| self.entities.of(n));
            if !both.is_empty() {
                return both;
            }
        }
        // 湘北医院…,该院: a house whose name ends so, of whichever kind it is.
        let called = |name: u32, class: ClassId, noun: Span| {
            let (name, noun) = (self.annotations.names[name as usize].span.of(&self.document.text), noun.of(&self.document.text));
            // 科学院 is no 学院, though it ends so.
            let other = || noun.len() > '院'.len_utf8() && self.engine.vocabulary.noun_at_end(name).is_some_and(|c| c != class);
            name.len() > noun.len() && name.ends_with(noun) && !other()
        };
        let any_house = matches!(anaphor, Anaphor::Bare(_, noun) if ANY_HOUSE.contains(&noun.of(&self.document.text)));
        let own = |name: u32| match anaphor {
            Anaphor::Noun(class, noun) if self.engine.agents.has(class) && called(name, class, noun) => self.speaks_for_itself(name),
            // 团队只有11人: of whichever kind of house.
            Anaphor::Bare(..) if any_house => self.speaks_for_itself(name),
            // 自动化学院…,学校: of a university's schools it is none.
            Anaphor::Noun(class, noun) | Anaphor::Bare(class, noun) if noun.of(&self.document.text) == SCHOOL => {
                self.ontology.is_a(self.entities.class(name), class) && !self.only_a_school(name)
            }
            Anaphor::Noun(class, _) | Anaphor::Bare(class, _) | Anaphor::Each(_, _, Some(class)) => {
                self.ontology.is_a(self.entities.class(name), class)
            }
            Anaphor::Each(_, '家' | '所', None) => self.acts(name) && !self.is_person(name),
            Anaphor::Each(_, '款' | '台' | '颗' | '副' | '辆' | '枚' | '套' | '架' | '艘', None) => {
                self.is_made(self.entities.class(name))
            }
            Anaphor::Each(_, '位' | '名', None) | Anaphor::Person => self.is_person(name),
            // 强化学习 is no thing that was spoken of; a method with a name of its own is.
            Anaphor::Thing => {
                let field = self.topical(self.entities.class(name)) && self.annotations.names[name as usize].reason == Reason::Lexicon;
                !self.is_person(name) && !field
            }
            Anaphor::Pronoun => {
                !(self.topical(self.entities.class(name)) && self.annotations.names[name as usize].reason == Reason::Lexicon)
            }
            _ => true,
        };
        // 王雪离开云川科技,创办了这家公司: not the one that was left.
        let over = |n: u32| matches!(anaphor, Anaphor::Noun(..) | Anaphor::Bare(..) | Anaphor::Thing) && self.once.contains(&n);
        // 王雪:她去了…: who speaks in so many words means another.
        let herself = |n: u32| anaphor == Anaphor::Person && self.speaks_there(n);
        // 研究所设在西安。它将举办…: no town is meant.
        let town = |n: u32| {
            let place = || self.ontology.defaults_for("place").any(|place| place == self.entities.class(n));
            matches!(anaphor, Anaphor::Pronoun | Anaphor::Thing) && self.annotations.names[n as usize].reason == Reason::Lexicon && place()
        };
        let fits = |n: u32| own(n) && self.fits_surely(n, filler) && !over(n) && !herself(n) && !town(n);
        if let Anaphor::Bare(_, noun) = anaphor {
            // 云川科技的李明远表示,公司…: who speaks of a firm means the own one.
            if let Some(name) = house.filter(|&n| fits(n)) {
                return smallvec![name];
            }
            let entity = |n: u32| self.entities.of(n);
            // 设立云川产业基金…。基金已投资…: whose name ends in the noun.
            let (at, span) = (noun.start, noun);
            let noun = noun.of(&self.document.text);
            let named = |&n: &u32| {
                let name = self.annotations.names[n as usize].span.of(&self.document.text);
                name.len() > noun.len() && name.ends_with(noun) && fits(n)
            };
            // X由Y的研究员创办,团队目前120人: whom the sentence is about.
            // 这家由Y孵化的公司,团队120人: before whoever else the sentence is about, what it took up.
            let nearest = || self.discourse.nearest_topic().iter().copied().find(|&n| fits(n));
            // 唐令则团队构建了X。团队用它…: before those, the one of late that is called so.
            let called = || self.discourse.recent_names().take(NOUN_REACH).find(|n| noun == TEAM && named(n));
            if ANY_HOUSE.contains(&noun)
                && let Some(name) = nearest().or_else(called).or_else(|| self.discourse.own_topics().find(|&n| fits(n)))
            {
                return smallvec![name];
            }
            // 云川科技创始人王雪曾在谷歌任职,公司…: whose person the sentence is about.
            if HOUSE_NOUNS.contains(&noun)
                && let Some(name) = self.employer_of_topic(at, fits).or_else(|| self.employer_before(fits))
            {
                return smallvec![self.rather(&[name], fits).unwrap_or(name)];
            }
            let open = self.discourse.section(fits).is_empty();
            let opening = if open { self.discourse.opening(fits, entity) } else { Mentions::new() };
            let lead = self.protagonist(fits).filter(|_| open);
            // 子公司武汉云川研发X。2024年,公司收购Y: the parent, whom the article is about.
            if let Some(parent) = lead.filter(|&l| !opening.is_empty() && opening.iter().all(|&n| self.part_of(n, l))) {
                return smallvec![parent];
            }
            // 隶属于楚江集团。集团则…: the one of late that is called so, and not what belongs to it.
            if noun == GROUP
                && lead.is_none_or(|n| !named(&n))
                && let Some(name) = self.discourse.recent_names().take(NOUN_REACH).find(|n| named(n))
            {
                return smallvec![name];
            }
            // 海川换上了模型X,参数9亿。模型由Y训练: the one that the paragraph has brought in, where it does not name what the article is about.
            if let Anaphor::Bare(class, _) = anaphor
                && self.is_made(class)
                && let Some(name) = self.discourse.brought_in_here(fits)
                && lead.is_none_or(|l| !self.discourse.named_here(|n| entity(n) == entity(l)))
            {
                return smallvec![self.main_since(&[name], fits).unwrap_or(name)];
            }
            if !HOUSE_NOUNS.contains(&noun) {
                let mut near = opening.iter().copied().chain(lead).chain(self.discourse.recent_names().take(NOUN_REACH));
                // 岭南感知实验室…。实验室…: the only one of that name that the text has told of.
                let told = |&n: &u32| self.annotations.names[n as usize].span.end <= at && named(&n);
                let mut all = self.named.iter().map(|&(_, name)| name).filter(told);
                let sole = || all.next().filter(|_| all.next().is_none());
                if let Some(name) = near.find(named).or_else(sole) {
                    return smallvec![name];
                }
            }
            // 落户南城的云川科技自研…;公司上月完成…: of an article about several the one that the sentence is about.
            if lead.is_none() && open {
                let several = |n: u32| self.discourse.nearest_topic().iter().any(|&other| fits(other) && entity(other) != entity(n));
                let own = self.discourse.own_topics().find(|&n| fits(n)).filter(|&n| !several(n));
                if let Some(name) = own {
                    return smallvec![name];
                }
            }
            let count = |n: u32| self.named.iter().find(|&&(_, name)| entity(name) == entity(n)).map_or(0, |&(count, _)| count);
            // A收购了B。C成立于2014年。公司…: C, where the article names it more often than A.
            if lead.is_none()
                && let Some(name) = self.discourse.topic_before(fits, entity)
                && let Some(&first) = opening.first()
                && count(name) > count(first)
            {
                return smallvec![name];
            }
            if HOUSE_NOUNS.contains(&noun)
                && let Some(name) = self.maker_spoken_of(fits).filter(|_| open)
            {
                return smallvec![name];
            }
            // 远山资本领投了云川。公司…: who only puts money in others is not whom the text goes on about.
            if HOUSE_NOUNS.contains(&noun)
                && opening.iter().all(|&n| self.only_backs(n))
                && let Some(last) = self.matches.iter().rev().take(MATCHES).find(|m| m.quote != self.sentence)
                && self.only_backs(last.subject)
                && let Some(name) = self.brought_in_by(span, &smallvec![last.subject], fits)
            {
                return smallvec![name];
            }
            if !opening.is_empty() {
                // 工商银行已接入“听涛”。公司去年…: whom the article is about, and not a customer of theirs.
                return self.rather(&opening, fits).map_or(opening, |name| smallvec![name]);
            }
            // 云川科技首席科学家王雪说…。这家公司由…。公司…: the only one that the paragraph has been about.
            if open {
                let only = self.discourse.only_topic(fits, entity);
                // Rather whom the article names most than who is named once.
                let once = only.iter().all(|&n| self.named.iter().any(|&(count, name)| count == 1 && entity(name) == entity(n)));
                let most = || self.most_named(fits).filter(|_| once).map(|n| smallvec![n]);
                if !only.is_empty() {
                    let rather = || self.rather(&only, fits).map(|n| smallvec![n]);
                    return most().or_else(rather).unwrap_or(only);
                }
            }
            // Whom the whole article is about, before who was only named often of late.
            let leading = || Some(self.discourse.leading(fits, entity)).filter(|names| !names.is_empty());
            // 岭南大学感知实验室…,实验室主任王雪: whose name ends in the noun is meant, though it only stands by.
            // 云川科技在北川论坛上…。大会还…: and so is the last occasion, though it only stands by and is called otherwise.
            let occasion = || {
                let near = self.discourse.recent_names().take(NOUN_REACH).find(|&n| fits(n) && self.recurs(n));
                near.filter(|_| OCCASIONS.contains(&noun))
            };
            let ends_so = || self.discourse.recent_names().find(named).or_else(occasion).into_iter().collect();
            let lead = lead.or_else(|| self.hero(fits).filter(|_| open && HOUSE_NOUNS.contains(&noun)));
            return lead.map_or_else(|| leading().unwrap_or_else(ends_so), |name| smallvec![name]);
        }
        if let Anaphor::Tier(tier) = anaphor {
            return self.of_tier(tier, fits);
        }
        if let (Anaphor::Family, Some(at)) = (anaphor, phrase.names.is_empty().then_some(self.sentence.start)) {
            // 全系列均基于…: the family that is called one, before one that others are named after.
            let called = self.family_before(at, FAMILY_BACK, fits);
            return called.map_or_else(|| self.family(fits), |n| smallvec![n]);
        }
        if matches!(anaphor, Anaphor::Noun(class, _) if self.engine.agents.has(class))
            && let Some(name) = self.employer_before(fits)
        {
            return smallvec![name];
        }
        let entity = |n: u32| self.entities.of(n);
        let found = self.meant_by(anaphor, fits);
        if matches!(anaphor, Anaphor::Noun(..) | Anaphor::Thing)
            && let Some(name) = self.main_since(&found, fits)
        {
            return smallvec![name];
        }
        // 云川科技投用了机器人X,它由…: rather the thing that was named last than who has it.
        if let (Anaphor::Thing, [who]) = (anaphor, &found[..])
            && self.acts(*who)
            && let Some(thing) = self.named_behind(*who, |n| self.is_made(self.entities.class(n)) && fits(n))
        {
            return smallvec![thing];
        }
        if let Anaphor::Noun(_, noun) = anaphor
            && HOUSE_NOUNS.contains(&noun.of(&self.document.text))
            && let Some(name) = self.hero_after(&found, fits)
        {
            return smallvec![name];
        }
        // X得分…,它击败了…: a thing that the sentence is about is meant, though it does not fit.
        if matches!(anaphor, Anaphor::Thing | Anaphor::Pronoun) {
            let first = self.discourse.first();
            let persons = found.iter().all(|&n| self.is_person(n));
            let kind = |n: u32| {
                if persons { self.speaks_for_itself(n) } else { anaphor == Anaphor::Thing && self.is_thing(n) }
            };
            let other = |n: u32| kind(n) && !self.fits(n, filler, true);
            if found.iter().all(|&n| n < first) && self.discourse.own_topics().any(other) {
                return Mentions::new();
            }
        }
        let Anaphor::Noun(class, noun) = anaphor else { return found };
        if let Some(name) = self.ending_in(noun, &found, |n| self.fits_surely(n, filler)) {
            return smallvec![name];
        }
        // 云川科技建成云梯智算中心。该中心由…: nor anybody else where the one that is called so does not fit.
        if self.engine.agents.has(class) && self.ending_in(noun, &found, |n| self.is_made(self.entities.class(n))).is_some() {
            return Mentions::new();
        }
        if !found.is_empty() {
            return self.brought_in_by(noun, &found, fits).map_or(found, |n| smallvec![n]);
        }
        // 授予X,这个数据集…: what the sentence has just named, though its class was not told so.
        let told = |n: u32| self.annotations.names[n as usize].certainty == Certainty::Firm;
        // 该模型 is no field, as 大模型 is; 该技术 is no thing of another kind.
        let field = |n: u32| self.topical(self.entities.class(n));
        let alike = |n: u32| {
            if self.topical(class) { field(n) } else { !(field(n) && self.annotations.names[n as usize].reason == Reason::Lexicon) }
        };
        let thing = |n: u32| alike(n) && (self.is_made(self.entities.class(n)) || !told(n) && !self.is_person(n));
        let may = |n: u32| self.is_made(class) && thing(n) && self.fits_surely(n, filler);
        let named = self.discourse.just_named(may);
        // …称X。该芯片…: whoever is known to act is no chip.
        let thing = |n: u32| may(n) && (!self.acts(n) || self.entities.guessed(n));
        let named = if named.is_empty() { self.discourse.topic(Within::Paragraph, thing) } else { named };
        // 在智能大会上…(much else)…本届大会由…主办: the one of its kind that was spoken of last, however long ago.
        if named.is_empty() { self.discourse.long_ago(fits, entity).into_iter().collect() } else { named }
    }

    /// Whether a name is that of a school, in an article that names a university: 自动化学院, beside 北方大学.
    fn only_a_school(&self, name: u32) -> bool {
        let ends = |n: u32, end: &str| self.annotations.names[n as usize].span.of(&self.document.text).ends_with(end);
        ends(name, PART_SCHOOL) && self.named.iter().any(|&(_, n)| self.speaks_for_itself(n) && ends(n, WHOLE_SCHOOL))
    }

    /// 北方大学…,云川科技与我校签约: of those whose name ends as that of who writes may, the one that the article names most; 自动化学院 is
    /// but a part of 北方大学.
    fn ours(&self, noun: char, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let ends: &[&str] = match noun {
            '校' => &[WHOLE_SCHOOL, SCHOOL, "中学", PART_SCHOOL],
            '院' => &["医院", "研究院", "科学院", PART_SCHOOL, "院"],
            '馆' => &["馆"],
            '台' => &["电视台", "台"],
            _ => &["社"],
        };
        let written = |n: u32| self.annotations.names[n as usize].span.of(&self.document.text);
        // 北方大学智能学院 alone: the whole has no name of its own.
        let called = |n: u32, end: &str| {
            let mut names = self.entities.mentions(self.entities.of(n)).iter().map(|&m| written(m));
            names.any(|name| name.ends_with(end) && (end != PART_SCHOOL || !name.contains(WHOLE_SCHOOL)))
        };
        // 北方大学感知实验室 tells of 北方大学 too.
        let within =
            |n: u32| self.named.iter().filter(|&&(_, m)| written(m).len() > written(n).len() && written(m).starts_with(written(n))).count();
        ends.iter().find_map(|end| {
            let named = self.named.iter().filter(|&&(_, n)| fits(n) && called(n, end)).take(HOUSES_ASKED);
            named.map(|&(count, n)| (count + within(n), std::cmp::Reverse(n))).max().map(|(_, n)| n.0)
        })
    }

    /// What a pronoun or a noun with 该 stands for: 它 and 其 before all for whoever does not govern, for nobody goes on about an office
    /// that has only brought out a paper.
    fn meant_by(&self, anaphor: Anaphor, fits: impl Fn(u32) -> bool) -> Mentions {
        let entity = |n: u32| self.entities.of(n);
        let governs = |n: u32| self.engine.states.has(self.entities.class(n)) && n < self.discourse.first();
        if matches!(anaphor, Anaphor::Thing | Anaphor::Pronoun) {
            let found = self.discourse.antecedent(anaphor, |n| fits(n) && !governs(n), entity);
            if !found.is_empty() {
                return found;
            }
        }
        let found = self.discourse.antecedent(anaphor, &fits, entity);
        let house = matches!(anaphor, Anaphor::Noun(class, _) if self.engine.agents.has(class));
        if found.is_empty() && house { self.maker_told().into_iter().collect() } else { found }
    }

    /// 由Kestrel研发。该公司…: who has made what was told last in the paragraph, though nothing else tells that it acts.
    fn maker_told(&self) -> Option<u32> {
        let last = self.matches.iter().rev().take(MATCHES).find(|m| m.quote != self.sentence)?;
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let who = last.subject;
        let between = self.document.text.get(last.quote.end as usize..self.sentence.start as usize)?;
        let near = !between.contains('\n') && between.len() <= BETWEEN;
        (near && property(last).makes && self.entities.guessed(who) && !self.acts(who)).then_some(who)
    }

    /// What was named last, where that fits and was after whoever is named by `who`.
    fn named_behind(&self, who: u32, fits: impl Fn(u32) -> bool) -> Option<u32> {
        // 王雪说,它…: whoever speaks of it is not meant.
        let named = self.discourse.recent_names().take(NOUN_REACH).filter(|&n| !self.is_person(n));
        named.max().filter(|&n| n > who && fits(n))
    }

    /// The two that the last sentence of which anything was read says to do something together, as far as the paragraph reaches.
    fn partners(&self, fits: impl Fn(u32) -> bool) -> Option<Mentions> {
        let said = self.matches.iter().rev().take(MATCHES);
        let last = said.clone().find(|m| m.quote != self.sentence)?.quote;
        let between = self.document.text.get(last.end as usize..self.sentence.start as usize)?;
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let pair = |m: &Match| match m.object {
            Target::Name(n) if property(m).symmetric && fits(m.subject) && fits(n) => Some((m.subject, n)),
            _ => None,
        };
        let mut pairs = said.filter(|m| m.quote == last).filter_map(pair);
        let (one, other) = pairs.next().filter(|_| !between.contains('\n'))?;
        let own = |n: u32| [one, other].iter().any(|&m| self.entities.of(m) == self.entities.of(n));
        pairs.all(|(a, b)| own(a) && own(b)).then(|| smallvec![one.min(other), one.max(other)])
    }

    /// Whom the sentence right before was about, and that sentence, where that was a person.
    fn person_before(&self) -> Option<(u32, Span)> {
        const APART: u32 = 8;
        let span = |n: u32| self.annotations.names[n as usize].span;
        let person = self.discourse.last_topic().filter(|&n| self.is_person(n) && span(n).end <= self.sentence.start)?;
        let said = self.matches.iter().rev().take(MATCHES);
        let quote = said.map(|m| m.quote).find(|&quote| quote != self.sentence)?;
        let near = self.sentence.start.saturating_sub(quote.end) <= APART && quote.contains(span(person));
        near.then_some((person, quote))
    }

    /// 清华大学教授王雪创办了X。目前…: what the person has founded whom the sentence right before was about, as that tells.
    pub(crate) fn founded_before(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let (person, quote) = self.person_before()?;
        let said = self.matches.iter().rev().take(MATCHES).filter(|m| m.quote == quote);
        said.filter(|m| self.entities.of(m.subject) == self.entities.of(person)).find_map(|m| self.founded_by(m)).filter(|&n| fits(n))
    }

    /// 云川科技CEO王雪回忆…。这家公司…: the firm of the person whom the sentence right before was about, and who has done nothing to
    /// another of its like.
    fn employer_before(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let span = |n: u32| self.annotations.names[n as usize].span;
        let (person, quote) = self.person_before()?;
        if let Some(name) = self.founded_before(&fits) {
            return Some(name);
        }
        let entity = self.entities.of(person);
        let said = self.matches.iter().rev().take(MATCHES);
        let hers = || said.clone().filter(|m| m.quote == quote && self.entities.of(m.subject) == entity);
        let house = hers().find_map(|m| match m.object {
            Target::Name(n) if quote.contains(span(n)) && span(n).end <= span(m.subject).start => Some(n),
            _ => None,
        })?;
        let own = self.entities.of(house);
        let serves =
            |m: &Match| self.entities.of(m.subject) == own && matches!(m.object, Target::Name(o) if self.acts(o)) && !self.only_owns(m);
        (fits(house) && !self.once.contains(&house) && !self.matches.iter().any(serves)).then_some(house)
    }

    /// The house that somebody has founded by a match.
    fn founded_by(&self, m: &Match) -> Option<u32> {
        let property = self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property;
        match m.object {
            Target::Name(n) => Some(n).filter(|&n| self.ontology.predicates()[property].dated && self.acts(n) && !self.is_person(n)),
            _ => None,
        }
    }

    /// Whose person the sentence at hand is about, as far as it has told before byte `at`: the firm that stands before the person.
    fn employer_of_topic(&self, at: u32, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let span = |n: u32| self.annotations.names[n as usize].span;
        let person = self.discourse.own_topics().find(|&n| self.is_person(n) && span(n).end <= at)?;
        let entity = self.entities.of(person);
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == self.sentence);
        let hers = |m: &&Match| self.entities.of(m.subject) == entity;
        if let Some(name) = here.clone().filter(hers).find_map(|m| self.founded_by(m)).filter(|&n| fits(n) && span(n).end <= at) {
            return Some(name);
        }
        let house = |m: &Match| match m.object {
            Target::Name(n)
                if self.entities.of(m.subject) == entity
                    && span(n).start >= self.sentence.start
                    && span(n).end <= span(m.subject).start =>
            {
                Some(n)
            }
            _ => None,
        };
        here.filter_map(house).find(|&n| fits(n) && !self.once.contains(&n) && !self.is_person(n))
    }

    /// 成立B实验室…。该实验室: of those named of late the one whose name ends in the noun, where no name of those `found` does.
    fn ending_in(&self, noun: Span, found: &Mentions, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let text = &self.document.text;
        let noun = noun.of(text);
        let ends_so = |n: u32| {
            let name = self.annotations.names[n as usize].span.of(text);
            name.len() > noun.len() && name.ends_with(noun)
        };
        if HOUSE_NOUNS.contains(&noun) && noun != GROUP || found.iter().any(|&n| ends_so(n)) {
            return None;
        }
        // 该模型 is no field, as 大模型 is.
        let field = |n: u32| self.topical(self.entities.class(n)) && self.annotations.names[n as usize].reason == Reason::Lexicon;
        self.discourse.recent_names().take(FAMILY_REACH).find(|&n| fits(n) && ends_so(n) && !field(n))
    }

    /// 远山投资了云川。这家公司…: what the sentence right before brings in, and not whoever does something to it there; but of 岭南
    /// 研究所设立了感知中心。该所… the one whose name ends so.
    fn brought_in_by(&self, noun: Span, found: &Mentions, fits: impl Fn(u32) -> bool) -> Option<u32> {
        const APART: u32 = 8;
        let first = found.first().map(|&n| self.entities.of(n)).filter(|_| found.iter().all(|&n| n < self.discourse.first()))?;
        let last = self.matches.iter().rev().take(MATCHES).find(|m| m.quote != self.sentence)?;
        let near = self.sentence.start.saturating_sub(last.quote.end) <= APART || self.nobody_named_since(last.quote.end);
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let brings = |m: &Match| !property(m).symmetric && !property(m).transitive && self.entities.of(m.subject) == first;
        let new = |n: u32| {
            let mentions = self.entities.mentions(self.entities.of(n));
            mentions.first().is_some_and(|&m| self.annotations.names[m as usize].span.start >= last.quote.start)
        };
        let mut told =
            self.matches.iter().rev().take(MATCHES).skip_while(|m| m.quote == self.sentence).take_while(|m| m.quote == last.quote);
        let named_so = |n: u32| self.annotations.names[n as usize].span.of(&self.document.text).ends_with(noun.of(&self.document.text));
        let called_so = |entity: u32| self.entities.mentions(entity).iter().any(|&n| named_so(n));
        told.find_map(|m| match m.object {
            Target::Name(n) if called_so(first) && !called_so(self.entities.of(n)) => None,
            Target::Name(n)
                if near && brings(m) && fits(n) && self.acts(n) && !self.is_person(n) && self.entities.of(n) != first && new(n) =>
            {
                Some(n)
            }
            _ => None,
        })
    }

    /// Whether what the paragraph has told since the byte `since`, up to the sentence at hand, names nobody who acts.
    fn nobody_named_since(&self, since: u32) -> bool {
        let names = &self.annotations.names;
        let first = names.partition_point(|n| n.span.start < since);
        let mut between = (first..names.len()).take_while(|&n| names[n].span.start < self.sentence.start);
        let told = self.document.text.get(since as usize..self.sentence.start as usize).unwrap_or("\n");
        told.len() <= BETWEEN && !told.contains('\n') && !between.any(|n| self.acts(n as u32))
    }

    /// 远山投资了云川,其创始人王雪…: whom what was said last brings in, and not whoever does something to it there; but of 远山收购云川后,
    /// 其… and of whom the text has told before, rather the other.
    pub(crate) fn bought_by(&self, found: &Mentions, fits: impl Fn(u32) -> bool) -> Option<u32> {
        const APART: u32 = 8;
        let entity = |n: u32| self.entities.of(n);
        let doer = found.first().map(|&n| entity(n)).filter(|_| found.len() == 1)?;
        let last = self.matches.iter().rev().take(MATCHES).next()?.quote;
        if last != self.sentence && self.sentence.start.saturating_sub(last.end) > APART {
            return None;
        }
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let new = |n: u32| {
            let first = self.entities.mentions(entity(n)).first().map(|&m| self.annotations.names[m as usize].span.start);
            first.is_some_and(|first| first >= last.start)
        };
        let over = |n: u32| {
            let rest = self.document.text.get(self.annotations.names[n as usize].span.end as usize..last.end as usize).unwrap_or_default();
            rest.split([',', ';', '。']).next().is_some_and(|clause| clause.ends_with(OVER))
        };
        let told = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == last);
        let mut brought = told.filter(|m| !property(m).symmetric && !property(m).transitive && entity(m.subject) == doer);
        brought.find_map(|m| match m.object {
            Target::Name(n) if fits(n) && self.speaks_for_itself(n) && entity(n) != doer && new(n) && !over(n) => Some(n),
            _ => None,
        })
    }

    /// 摩根士丹利则维持评级。\n这家公司…: whom the article is about, where a paragraph opens so and those `found` before it are named but
    /// once in the article.
    fn hero_after(&self, found: &Mentions, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let entity = |n: u32| self.entities.of(n);
        let once = |n: u32| self.named.iter().any(|&(count, name)| count == 1 && entity(name) == entity(n));
        if !found.iter().all(|&n| once(n) && n < self.discourse.first()) || !self.discourse.opening(|_| true, entity).is_empty() {
            return None;
        }
        self.protagonist(fits)
    }

    /// Whether the text has just told that one is part of another.
    fn part_of(&self, part: u32, whole: u32) -> bool {
        let entity = |n: u32| self.entities.of(n);
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let tells = |m: &Match| {
            let object = matches!(m.object, Target::Name(n) if entity(n) == entity(whole));
            object && entity(m.subject) == entity(part) && property(m).transitive
        };
        self.matches.iter().rev().take(MATCHES).any(tells)
    }

    /// Which of those named before is meant by a size or a grade alone: the nearest whose name ends so, or before whose name it
    /// stands.
    fn of_tier(&self, tier: Span, fits: impl Fn(u32) -> bool) -> Mentions {
        let (text, names) = (&self.document.text, &self.annotations.names);
        let written = tier.of(text).trim();
        let tail = |name: &str| {
            let front = name.len().checked_sub(written.len()).filter(|&at| name.is_char_boundary(at));
            front.is_some_and(|at| name[at..].eq_ignore_ascii_case(written) && name[..at].ends_with(['-', ' ']))
        };
        let graded = |start: u32| {
            let before = text[..start as usize].trim_end_matches(['“', '《', '「', ' ']);
            let grade = GRADES.iter().find(|g| written.starts_with(*g));
            grade.is_some_and(|g| TIER_NOUNS.iter().any(|noun| before.strip_suffix(noun).is_some_and(|rest| rest.ends_with(g))))
        };
        let before = names.partition_point(|n| n.span.start < tier.start);
        let meant = |&n: &u32| {
            let span = names[n as usize].span;
            fits(n) && (tail(span.of(text)) || graded(span.start))
        };
        (before.saturating_sub(TIER_REACH)..before).rev().map(|n| n as u32).find(meant).into_iter().collect()
    }

    /// Whether the text calls a name that of a family: 听涛系列, 听涛大模型家族, 大模型家族“听涛”.
    fn called_family(&self, name: u32) -> bool {
        let text = &self.document.text;
        let span = self.annotations.names[name as usize].span;
        let rest = text[span.end as usize..].trim_start_matches(['”', '」', ' ']);
        let rest = FAMILY_KINDS.iter().find_map(|kind| rest.strip_prefix(kind)).unwrap_or(rest);
        let before = text[..span.start as usize].trim_end_matches(['“', '「', '—', ' ', ':']);
        let told = |noun: &str| before.strip_suffix(noun).is_some_and(|kind| FAMILY_KINDS.iter().any(|k| kind.ends_with(k)));
        FAMILIES.iter().any(|noun| span.of(text).ends_with(noun) || rest.starts_with(noun) || told(noun))
    }

    /// The last of so many names before a byte that the text calls a family's.
    fn family_before(&self, at: u32, reach: usize, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let before = self.annotations.names.partition_point(|n| n.span.start < at);
        let fitting = |&n: &u32| self.is_made(self.entities.class(n)) && fits(n) && self.called_family(n);
        (before.saturating_sub(reach)..before).rev().map(|n| n as u32).find(fitting)
    }

    /// The family of things that the text has spoken of last, up to the clause at hand: 听涛系列 for what is told of 其中最大的一款.
    pub(crate) fn family_said(&self, anchor: Span, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let found = self.family_before(anchor.start, FAMILY_REACH, &fits)?;
        let between = self.document.text.get(self.annotations.names[found as usize].span.end as usize..anchor.start as usize)?;
        // 这一系列共有六款模型: a paragraph that takes it up goes on about it.
        let own = between.rsplit_once('\n').map_or(between, |(_, own)| own);
        let taken_up = own.len() == between.len() || FAMILIES.iter().any(|noun| own.contains(noun));
        (taken_up && own.matches('。').count() <= FAMILY_SENTENCES).then_some(found)
    }

    /// Whom of those spoken of the most are named after: 澜庭2, where 澜庭2-Pro and 澜庭2-Lite are named too; a name that ends in
    /// 系列 before all.
    fn family(&self, fits: impl Fn(u32) -> bool) -> Mentions {
        let (text, names) = (&self.document.text, &self.annotations.names);
        let members = |name: u32| {
            let own = names[name as usize].span.of(text);
            if self.called_family(name) {
                return usize::MAX;
            }
            let named_after = |other: u32| {
                let rest = names[other as usize].span.of(text).strip_prefix(own);
                rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii_digit() && c != '.')).then(|| self.entities.of(other))
            };
            self.discourse.recent_names().filter_map(named_after).collect::<BTreeSet<u32>>().len()
        };
        let fitting = self.discourse.recent_names().filter(|&n| fits(n) && self.is_made(self.entities.class(n))).take(FAMILY_REACH);
        let counted = fitting.enumerate().map(|(back, name)| (members(name), std::cmp::Reverse(back), name));
        counted.filter(|&(members, ..)| members > 1).max().map(|(_, _, name)| name).into_iter().collect()
    }
}

//! Whom a noun with nothing before it means: 公司, 团队, 模型, 大会.
//!
//! Takes the noun, gives the names that it stands for, by the first step that can tell: who is spoken of there, whom the article and its
//! section are about, who was named often of late. Deliberately takes no name that does not fit the noun.

use smallvec::smallvec;

use crate::extract::Mentions;
use crate::extract::clause::caution::HOUSE_NOUNS;
use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::Reader;
use crate::extract::role::antecedent::{ANY_HOUSE, Asked, GROUP, NOUN_REACH};
use crate::ontology::ClassId;
use crate::span::Span;

/// Nouns that stand for any occasion of their kind, whatever its name ends in.
const OCCASIONS: &[&str] = &["大会", "会议", "展会", "比赛", "大赛", "赛事", "论坛", "峰会", "盛会", "本届", "活动"];
/// A noun for those who work together.
const TEAM: &str = "团队";

/// A noun with nothing before it, and whom it may mean.
pub(crate) struct Bare<'r> {
    asked: &'r Asked<'r>,
    reader: &'r Reader<'r>,
    /// The class of those that it speaks of.
    class: ClassId,
    span: Span,
    noun: &'r str,
}

/// Whom the article and its section are about, of those that fit.
struct About {
    /// Whether the section has no heading that names one of them.
    open: bool,
    /// Those whom the paragraph opens with.
    opening: Mentions,
    /// The one whom the whole article is about.
    lead: Option<u32>,
}

/// By what was told right there.
const THERE: &[fn(&Bare<'_>) -> Option<u32>] = &[house_of_speaker, house_at_hand, employer];

/// By whom the article is about, or whom it names in their stead.
const IN_ARTICLE: &[fn(&Bare<'_>, &About) -> Option<u32>] =
    &[parent, group_named_so, brought_in_here, named_so, topic_of_sentence, named_more_often, maker_spoken_of, backed];

impl<'r> Bare<'r> {
    /// The noun at `span`, which speaks of those of a class.
    pub(crate) fn new(asked: &'r Asked<'r>, class: ClassId, span: Span) -> Self {
        Self { asked, reader: asked.reader, class, span, noun: span.of(&asked.reader.document.text) }
    }

    /// The names that it stands for.
    pub(crate) fn meant(&self) -> Mentions {
        if let Some(name) = THERE.iter().find_map(|step| step(self)) {
            return smallvec![name];
        }
        let about = self.about();
        if let Some(name) = IN_ARTICLE.iter().find_map(|step| step(self, &about)) {
            return smallvec![name];
        }
        if !about.opening.is_empty() {
            // 工商银行已接入“听涛”。公司去年…: whom the article is about, and not a customer of theirs.
            let rather = self.reader.rather(&about.opening, |n| self.fits(n));
            return rather.map_or(about.opening, |name| smallvec![name]);
        }
        only_topic(self, &about).unwrap_or_else(|| leading(self, &about))
    }

    /// Whom the article is about at the noun.
    fn about(&self) -> About {
        let (reader, fits) = (self.reader, |n: u32| self.fits(n));
        let open = reader.discourse.section(fits).is_empty();
        let opening = if open { reader.discourse.opening(fits, |n| self.entity(n)) } else { Mentions::new() };
        About { open, opening, lead: reader.protagonist(fits).filter(|_| open) }
    }

    fn fits(&self, name: u32) -> bool {
        self.asked.fits(name)
    }

    fn entity(&self, name: u32) -> u32 {
        self.reader.entities.of(name)
    }

    fn is_house(&self) -> bool {
        HOUSE_NOUNS.contains(&self.noun)
    }

    /// 设立云川产业基金…。基金已投资…: whether a name ends in the noun, or what describes a house does (开源社区Harbor).
    fn is_named_so(&self, name: u32) -> bool {
        let written = self.reader.annotations.names[name as usize].span.of(&self.reader.document.text);
        let named = written.len() > self.noun.len() && written.ends_with(self.noun);
        (named || self.reader.speaks_for_itself(name) && self.reader.described_as(name, self.span)) && self.fits(name)
    }

    /// The last of those named of late whose name ends in the noun.
    fn last_named_so(&self) -> Option<u32> {
        self.reader.discourse.recent_names().take(NOUN_REACH).find(|&n| self.is_named_so(n))
    }
}

/// 云川科技的李明远表示,公司…: who speaks of a firm means the own one.
fn house_of_speaker(bare: &Bare<'_>) -> Option<u32> {
    bare.asked.house.filter(|&n| bare.fits(n))
}

/// X由Y的研究员创办,团队目前120人: whom the sentence is about.
fn house_at_hand(bare: &Bare<'_>) -> Option<u32> {
    if !ANY_HOUSE.contains(&bare.noun) {
        return None;
    }
    let discourse = &bare.reader.discourse;
    // 这家由Y孵化的公司,团队120人: before whoever else the sentence is about, what it took up.
    let nearest = discourse.nearest_topic().iter().copied().find(|&n| bare.fits(n));
    // 唐令则团队构建了X。团队用它…: before those, the one of late that is called so.
    let called = || bare.last_named_so().filter(|_| bare.noun == TEAM);
    nearest.or_else(called).or_else(|| discourse.own_topics().find(|&n| bare.fits(n)))
}

/// 云川科技创始人王雪曾在谷歌任职,公司…: whose person the sentence is about.
fn employer(bare: &Bare<'_>) -> Option<u32> {
    let (reader, fits) = (bare.reader, |n: u32| bare.fits(n));
    if !bare.is_house() {
        return None;
    }
    let name = reader.employer_of_topic(bare.span.start, fits).or_else(|| reader.employer_before(fits))?;
    Some(reader.rather(&[name], fits).unwrap_or(name))
}

/// 子公司武汉云川研发X。2024年,公司收购Y: the parent, whom the article is about.
fn parent(bare: &Bare<'_>, about: &About) -> Option<u32> {
    let opening = &about.opening;
    about.lead.filter(|&lead| !opening.is_empty() && opening.iter().all(|&n| bare.reader.part_of(n, lead)))
}

/// 隶属于楚江集团。集团则…: the one of late that is called so, and not what belongs to it.
fn group_named_so(bare: &Bare<'_>, about: &About) -> Option<u32> {
    if bare.noun != GROUP || about.lead.is_some_and(|lead| bare.is_named_so(lead)) {
        return None;
    }
    bare.last_named_so()
}

/// 海川换上了模型X,参数9亿。模型由Y训练: the one that the paragraph has brought in, where it does not name what the article is about.
fn brought_in_here(bare: &Bare<'_>, about: &About) -> Option<u32> {
    let (reader, fits) = (bare.reader, |n: u32| bare.fits(n));
    let here = |lead: u32| reader.discourse.named_here(|n| bare.entity(n) == bare.entity(lead));
    if !reader.is_made(bare.class) {
        return None;
    }
    let name = reader.discourse.brought_in_here(fits).filter(|_| !about.lead.is_some_and(here))?;
    Some(reader.main_since(&[name], fits).unwrap_or(name))
}

/// 设立云川产业基金…。基金已投资…: whose name ends in the noun, but for the nouns of all firms.
fn named_so(bare: &Bare<'_>, about: &About) -> Option<u32> {
    if bare.is_house() {
        return None;
    }
    let (reader, named) = (bare.reader, |&n: &u32| bare.is_named_so(n));
    let mut near = about.opening.iter().copied().chain(about.lead).chain(reader.discourse.recent_names().take(NOUN_REACH));
    // 岭南感知实验室…。实验室…: the only one of that name that the text has told of.
    let told = |n: &u32| reader.annotations.names[*n as usize].span.end <= bare.span.start && named(n);
    let mut all = reader.named.iter().map(|&(_, name)| name).filter(told);
    let sole = || all.next().filter(|_| all.next().is_none());
    near.find(named).or_else(sole)
}

/// 落户南城的云川科技自研…;公司上月完成…: of an article about several the one that the sentence is about.
fn topic_of_sentence(bare: &Bare<'_>, about: &About) -> Option<u32> {
    if about.lead.is_some() || !about.open {
        return None;
    }
    let discourse = &bare.reader.discourse;
    let other = |n: u32, other: u32| bare.fits(other) && bare.entity(other) != bare.entity(n);
    let several = |n: u32| discourse.nearest_topic().iter().any(|&topic| other(n, topic));
    discourse.own_topics().find(|&n| bare.fits(n)).filter(|&n| !several(n))
}

/// A收购了B。C成立于2014年。公司…: C, where the article names it more often than A.
fn named_more_often(bare: &Bare<'_>, about: &About) -> Option<u32> {
    if about.lead.is_some() {
        return None;
    }
    let (reader, entity) = (bare.reader, |n: u32| bare.entity(n));
    let count = |n: u32| reader.named.iter().find(|&&(_, name)| entity(name) == entity(n)).map_or(0, |&(count, _)| count);
    let first = *about.opening.first()?;
    reader.discourse.topic_before(|n| bare.fits(n), entity).filter(|&name| count(name) > count(first))
}

/// “听涛”参数量70亿。公司…: whom the article is about, where the paragraph was about what that has made last.
fn maker_spoken_of(bare: &Bare<'_>, about: &About) -> Option<u32> {
    if bare.is_house() && about.open { bare.reader.maker_spoken_of(|n| bare.fits(n)) } else { None }
}

/// 远山资本领投了云川。公司…: who only puts money in others is not whom the text goes on about.
fn backed(bare: &Bare<'_>, about: &About) -> Option<u32> {
    let reader = bare.reader;
    if !bare.is_house() || !about.opening.iter().all(|&n| reader.only_backs(n)) {
        return None;
    }
    let last = reader.matches.iter().rev().take(MATCHES).find(|m| m.quote != reader.sentence)?.subject;
    if reader.only_backs(last) { reader.brought_in_by(bare.span, &smallvec![last], |n| bare.fits(n)) } else { None }
}

/// 云川科技首席科学家王雪说…。这家公司由…。公司…: the only one that the paragraph has been about.
fn only_topic(bare: &Bare<'_>, about: &About) -> Option<Mentions> {
    if !about.open {
        return None;
    }
    let (reader, fits, entity) = (bare.reader, |n: u32| bare.fits(n), |n: u32| bare.entity(n));
    let only = reader.discourse.only_topic(fits, entity);
    if only.is_empty() {
        return None;
    }
    // Rather whom the article names most than who is named once.
    let once = only.iter().all(|&n| reader.named.iter().any(|&(count, name)| count == 1 && entity(name) == entity(n)));
    let most = if once { reader.most_named(fits) } else { None };
    Some(most.or_else(|| reader.rather(&only, fits)).map_or(only, |n| smallvec![n]))
}

/// Whom the whole article is about, before who was only named often of late, and both before who only stands by.
fn leading(bare: &Bare<'_>, about: &About) -> Mentions {
    let (reader, fits) = (bare.reader, |n: u32| bare.fits(n));
    let hero = || if about.open && bare.is_house() { reader.hero(fits) } else { None };
    if let Some(name) = about.lead.or_else(hero) {
        return smallvec![name];
    }
    let leading = reader.discourse.leading(fits, |n| bare.entity(n));
    if leading.is_empty() { bystander(bare).into_iter().collect() } else { leading }
}

/// 岭南大学感知实验室…,实验室主任王雪: whose name ends in the noun is meant, though it only stands by.
fn bystander(bare: &Bare<'_>) -> Option<u32> {
    let reader = bare.reader;
    // 云川科技在北川论坛上…。大会还…: and so is the last occasion, though it only stands by and is called otherwise.
    let occasion = || reader.discourse.recent_names().take(NOUN_REACH).find(|&n| bare.fits(n) && reader.recurs(n));
    let ends_so = reader.discourse.recent_names().find(|&n| bare.is_named_so(n));
    ends_so.or_else(|| if OCCASIONS.contains(&bare.noun) { occasion() } else { None })
}

//! What the text has spoken of so far: for dropped subjects, 该公司, 它, 双方, 前者.
//!
//! Takes phrases as the reader passes them, gives the names they may stand for; deliberately knows no verb.

pub(crate) mod about;
pub(crate) mod before;
pub(crate) mod belonging;
pub(crate) mod beside;
pub(crate) mod carry;
pub(crate) mod christened;
pub(crate) mod coming;
pub(crate) mod ellipsis;
pub(crate) mod gap;
pub(crate) mod hero;
pub(crate) mod listing;
pub(crate) mod maker;
pub(crate) mod passing;
pub(crate) mod sought;
pub(crate) mod spokesman;
pub(crate) mod standing;
pub(crate) mod topic;
pub(crate) mod unsaid;

use smallvec::{SmallVec, smallvec};

use crate::extract::Mentions;
use crate::extract::clause::Anaphor;
use crate::extract::clause::heading::Heading;

/// How many sentences a topic holds without being named again.
const TOPIC_REACH: u32 = 3;
/// How many phrases are remembered.
const MEMORY: usize = 64;

/// A phrase said before.
#[derive(Clone, Debug)]
struct Said {
    names: Mentions,
    sentence: u32,
    paragraph: u32,
    /// Since which semicolon of its sentence.
    stretch: u32,
    clause: u32,
    part: Part,
    /// The first mention of its sentence: those before it are only stood for there.
    first: u32,
    /// Whether something else is only compared with it, or came after it.
    against: bool,
}

/// A phrase said before some of whose names fit.
#[derive(Clone, Copy)]
struct Fitting<'a> {
    said: &'a Said,
    /// The first that fits.
    first: u32,
    /// Whether those that fit name one thing alone.
    alone: bool,
}

impl<'a> Fitting<'a> {
    fn of(said: &'a Said, fits: &impl Fn(u32) -> bool, entity: &impl Fn(u32) -> u32) -> Option<Self> {
        let mut names = said.names.iter().copied().filter(|&n| fits(n));
        let first = names.next()?;
        Some(Self { said, first, alone: names.all(|n| entity(n) == entity(first)) })
    }
}

/// Phrases of which it is asked once whether they fit, and only as far as somebody looks.
struct Asked<'a, I> {
    known: SmallVec<[Fitting<'a>; 8]>,
    rest: I,
}

impl<'a, I: Iterator<Item = Fitting<'a>>> Asked<'a, I> {
    fn nth(&mut self, nth: usize) -> Option<Fitting<'a>> {
        while self.known.len() <= nth {
            self.known.push(self.rest.next()?);
        }
        Some(self.known[nth])
    }
}

/// What part a phrase has in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The clause is about it.
    Topic,
    /// The clause says of what belongs to another that this is it (底座是X): what the rest of its sentence may be about, and no
    /// later one.
    Here,
    /// It only passes by: what the rest of its stretch, up to a semicolon, may be about.
    Passing,
    /// The clause is about it, and the article about another: what the rest of its sentence may be about, and what 该公司 may mean later.
    Seldom,
    /// It has what the clause is about, and which has no name: X的A轮融资由…. Told right before that.
    Owner,
    /// It is named.
    Named,
    /// It only stands by, after a coverb: 在X上, 与X相比.
    Aside,
}

/// The memory of one field of an article.
#[derive(Debug, Default)]
pub struct Discourse {
    said: Vec<Said>,
    /// How many phrases were remembered and are forgotten again.
    forgotten: usize,
    section: Heading,
    sentence: u32,
    paragraph: u32,
    /// The first paragraph behind a headline that is gone on from.
    body: u32,
    stretch: u32,
    clause: u32,
    first: u32,
}

/// How far back something spoken of is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// The sentence.
    Sentence,
    /// The paragraph.
    Paragraph,
    /// The field.
    Field,
}

impl Discourse {
    /// Forgets everything: a new field begins.
    pub fn clear(&mut self) {
        self.said.clear();
        self.section = Heading::Nobody;
    }

    /// Whether the field has spoken of nothing yet.
    pub fn silent(&self) -> bool {
        self.said.is_empty()
    }

    /// Goes on from a headline that is about one alone; gives whether it is.
    pub fn leave_heading(&mut self, entity: impl Fn(u32) -> u32) -> bool {
        let mut topics = self.said.iter().filter(|s| s.part == Part::Topic).flat_map(|s| s.names.iter().map(|&n| entity(n)));
        let first = topics.next();
        let alone = first.is_some() && topics.all(|n| Some(n) == first);
        self.section = Heading::Nobody;
        self.paragraph += 1;
        self.body = self.paragraph;
        alone
    }

    /// A section begins.
    pub(crate) fn begin_section(&mut self, heading: Heading) {
        if heading == Heading::Unknown {
            self.said.clear();
        }
        self.section = heading;
    }

    /// Whether the section is about somebody whom nobody knows.
    pub fn section_unknown(&self) -> bool {
        self.section == Heading::Unknown
    }

    /// Whom the section is about by its heading, as far as they fit.
    pub fn section(&self, fits: impl Fn(u32) -> bool) -> Mentions {
        let Heading::Names(names) = &self.section else { return Mentions::new() };
        names.iter().copied().filter(|&n| fits(n)).collect()
    }

    /// A new sentence begins, whose own mentions are numbered from `first` on.
    pub fn next_sentence(&mut self, first: u32) {
        self.sentence += 1;
        self.first = first;
    }

    /// A new paragraph begins: what it leaves out is rather whom the article is about than what the one before was about.
    pub fn next_paragraph(&mut self) {
        self.paragraph += 1;
    }

    /// Remembers a phrase.
    pub fn say(&mut self, names: &[u32], part: Part) {
        if names.is_empty() {
            return;
        }
        if self.said.len() >= 2 * MEMORY {
            self.said.drain(..MEMORY);
            self.forgotten += MEMORY;
        }
        let said = Said { names: names.into(), part, ..self.unknown() };
        self.said.push(said);
    }

    /// 相比X,它…: something else is only compared with what was remembered last.
    pub fn compares(&mut self) {
        if let Some(last) = self.said.last_mut() {
            last.against = true;
        }
    }

    /// How many phrases the field has said.
    pub fn said_so_far(&self) -> usize {
        self.forgotten + self.said.len()
    }

    /// X(…)发布了Y: what brackets say since so many phrases only stands by, and the sentence goes on about what stands outside.
    pub fn by_the_way_since(&mut self, before: usize) {
        let first = before.saturating_sub(self.forgotten).min(self.said.len());
        for said in &mut self.said[first..] {
            said.part = Part::Aside;
        }
        let mut at = first;
        while at < self.said.len() {
            if self.said[at].names.is_empty() {
                self.said.remove(at);
            } else {
                at += 1;
            }
        }
    }

    /// Remembers that a clause is about somebody whom the text does not name.
    pub fn say_unknown(&mut self) {
        self.said.push(self.unknown());
    }

    /// A topic of the clause at hand without a name.
    fn unknown(&self) -> Said {
        let Self { sentence, paragraph, stretch, clause, first, .. } = *self;
        Said { names: Mentions::new(), sentence, paragraph, stretch, clause, part: Part::Topic, first, against: false }
    }

    /// A clause is over.
    pub fn next_clause(&mut self) {
        self.clause += 1;
    }

    /// A semicolon parts what follows.
    pub fn next_stretch(&mut self) {
        self.stretch += 1;
    }

    /// What the sentence has named last that fits.
    pub fn just_named(&self, fits: impl Fn(u32) -> bool) -> Mentions {
        let near = self.near(Within::Sentence).filter(|s| s.part != Part::Aside);
        near.map(|s| fitting(s, &fits)).find(|names| !names.is_empty()).map(|names| names[names.len() - 1..].into()).unwrap_or_default()
    }

    /// Whether what the sentence was about last has no known name.
    pub fn about_unknown(&self) -> bool {
        self.near(Within::Sentence).find(|s| self.is_topic(s)).is_some_and(|s| s.names.is_empty())
    }

    /// Who has what the sentence was about last, where that has no known name.
    pub fn owner(&self, fits: impl Fn(u32) -> bool) -> Mentions {
        let mut topics = self.near(Within::Sentence).filter(|s| self.is_topic(s));
        let unknown = topics.next().is_some_and(|s| s.names.is_empty());
        topics.next().filter(|s| unknown && s.part == Part::Owner).map(|s| fitting(s, &fits)).unwrap_or_default()
    }

    /// What a clause without a subject is about: the nearest topic that fits.
    pub fn topic(&self, within: Within, fits: impl Fn(u32) -> bool) -> Mentions {
        if self.about_unknown() {
            return Mentions::new();
        }
        first_fitting(self.near(within).filter(|s| self.is_topic(s)), &fits).unwrap_or_default()
    }

    /// The one that the paragraph was about last, if it is one.
    pub fn last_topic(&self) -> Option<u32> {
        let last = self.near(Within::Paragraph).find(|s| self.is_topic(s))?;
        last.names.first().copied().filter(|_| last.names.len() == 1)
    }

    /// The first mention of the sentence.
    pub fn first(&self) -> u32 {
        self.first
    }

    /// What the sentence has been about and names itself, the nearest first.
    pub fn own_topics(&self) -> impl Iterator<Item = u32> {
        let own = |s: &&Said| self.is_topic(s);
        self.near(Within::Sentence).filter(own).flat_map(|s| s.names.iter().copied().filter(|&n| n >= s.first))
    }

    /// Whether a clause of the sentence was about these later than any was about `other`.
    pub fn about_since(&self, names: &[u32], other: u32) -> bool {
        let last = |name: u32| self.near(Within::Sentence).find(|s| self.is_topic(s) && s.names.contains(&name)).map(|s| s.clause);
        names.iter().filter_map(|&n| last(n)).max() > last(other)
    }

    /// 王雪创立云川科技时只有30岁。如今它…: the one that the sentence before this named last, where all that it was about are `persons`.
    pub(crate) fn beside_persons(&self, persons: impl Fn(u32) -> bool, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let before =
            || self.near(Within::Paragraph).skip_while(|s| s.sentence == self.sentence).take_while(|s| s.sentence + 1 == self.sentence);
        let mut topics = before().filter(|s| matches!(s.part, Part::Topic | Part::Owner)).peekable();
        let about_persons = topics.peek().is_some() && topics.all(|s| !s.names.is_empty() && s.names.iter().all(|&n| persons(n)));
        let own = self.near(Within::Sentence).any(|s| s.names.iter().any(|&n| fits(n)));
        let named = before().filter(|s| !s.against).find_map(|s| s.names.iter().copied().find(|&n| fits(n)));
        named.filter(|_| about_persons && !own)
    }

    /// What the sentence was about last, whatever it is.
    pub fn nearest_topic(&self) -> &[u32] {
        self.near(Within::Sentence).find(|s| self.is_topic(s)).map(|s| s.names.as_slice()).unwrap_or_default()
    }

    /// What the paragraph began with: its first topic, where that fits and is one thing alone.
    pub fn opening(&self, fits: impl Fn(u32) -> bool, entity: impl Fn(u32) -> u32) -> Mentions {
        let said = self.recent().take_while(|s| s.paragraph == self.paragraph).filter(|s| self.is_topic(s));
        let first = said.last().map(|s| fitting(s, &fits)).unwrap_or_default();
        if first.iter().all(|&n| entity(n) == entity(first[0])) { first } else { Mentions::new() }
    }

    /// What the sentence before was about and named itself, of those that fit, where that is one thing alone.
    pub fn topic_before(&self, fits: impl Fn(u32) -> bool, entity: impl Fn(u32) -> u32) -> Option<u32> {
        let said = self.near(Within::Paragraph).filter(|s| s.sentence + 1 == self.sentence && self.is_topic(s));
        let mut names = said.flat_map(|s| s.names.iter().copied().filter(|&n| n >= s.first && fits(n)));
        let first = names.next()?;
        names.all(|n| entity(n) == entity(first)).then_some(first)
    }

    /// Of those that fit, the first that the nearest sentence of the paragraph names which names any: 海川换上了模型X,优于Y。模型….
    pub fn brought_in_here(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let said = || self.near(Within::Paragraph).filter(|s| s.sentence < self.sentence && s.part != Part::Aside && !s.against);
        let named = |s: &Said| s.names.iter().copied().filter(|&n| n >= s.first && fits(n)).min();
        let nearest = said().find(|s| named(s).is_some())?.sentence;
        said().filter(|s| s.sentence == nearest).filter_map(named).min()
    }

    /// Whether the paragraph has named one of those: 海川发布了X。….
    pub fn named_here(&self, one: impl Fn(u32) -> bool) -> bool {
        self.recent().take_while(|s| s.paragraph == self.paragraph).any(|s| s.names.iter().any(|&n| one(n)))
    }

    /// What the paragraph has been about, of those that fit, where that is one thing alone.
    pub fn only_topic(&self, fits: impl Fn(u32) -> bool, entity: impl Fn(u32) -> u32) -> Mentions {
        let said = self.recent().take_while(|s| s.paragraph == self.paragraph).filter(|s| self.is_topic(s));
        let mut names = said.flat_map(|s| s.names.iter().copied()).filter(|&n| fits(n));
        let Some(first) = names.next() else { return Mentions::new() };
        if names.all(|n| entity(n) == entity(first)) { smallvec![first] } else { Mentions::new() }
    }

    /// The nearest topic that fits and is one thing alone.
    pub fn sole_topic(&self, within: Within, fits: impl Fn(u32) -> bool, entity: impl Fn(u32) -> u32) -> Mentions {
        let alone = |names: &Mentions| names.first().is_some_and(|&first| names.iter().all(|&n| entity(n) == entity(first)));
        self.near(within).filter(|s| self.is_topic(s)).map(|s| fitting(s, &fits)).find(alone).unwrap_or_default()
    }

    /// What the sentences within reach name that fits, where that is one thing alone.
    pub fn sole(&self, fits: impl Fn(u32) -> bool, entity: impl Fn(u32) -> u32 + Copy) -> Mentions {
        // 海天多年,再度创业\n云川科技完成融资。…本轮由…: whom the text itself is about, and not its headline.
        let told = |s: &&Said| s.paragraph >= self.body && self.is_topic(s) && s.names.iter().any(|&n| fits(n));
        let body = if self.near(Within::Field).any(|s| told(&s)) { self.body } else { 0 };
        let mut names = self.near(Within::Field).filter(|s| s.paragraph >= body).flat_map(|s| s.names.iter().copied()).filter(|&n| fits(n));
        let Some(first) = names.next() else { return Mentions::new() };
        if names.all(|n| entity(n) == entity(first)) && !self.stands_by(first, entity) { smallvec![first] } else { Mentions::new() }
    }

    /// Whether sentences before have named something for the sake of others alone, as what they are compared with.
    pub fn stands_by(&self, name: u32, entity: impl Fn(u32) -> u32) -> bool {
        let own = |s: &Said| s.names.iter().any(|&n| entity(n) == entity(name));
        self.near(Within::Field).filter(|s| own(s)).all(|s| s.part == Part::Aside && s.sentence != self.sentence)
    }

    /// Whom the heading names, else what the text has spoken of most, by entity, of late; the nearer of two spoken of as often.
    pub fn leading(&self, fits: impl Fn(u32) -> bool, entity: impl Fn(u32) -> u32) -> Mentions {
        struct Named {
            entity: u32,
            count: usize,
            back: usize,
            name: u32,
            spoken: bool,
        }
        let section = self.section(&fits);
        if !section.is_empty() {
            return section;
        }
        // 高于微软的X: what is named once, and only stands by, is not spoken of.
        let mut named: SmallVec<[Named; 8]> = SmallVec::new();
        for (back, said) in self.recent().enumerate() {
            for &name in said.names.iter().filter(|&&n| fits(n)) {
                let entity = entity(name);
                let at = named.iter().position(|known| known.entity == entity).unwrap_or_else(|| {
                    named.push(Named { entity, count: 0, back, name, spoken: false });
                    named.len() - 1
                });
                named[at].count += 1;
                named[at].spoken |= named[at].count > 1 || said.part != Part::Aside;
            }
        }
        let most = named.iter().filter(|n| n.spoken).max_by_key(|n| (n.count, std::cmp::Reverse(n.back), n.name));
        most.map(|n| smallvec![n.name]).unwrap_or_default()
    }

    /// What the nearest sentence that names something fitting is about; else the first that it names, but for what only stands by.
    pub fn spoken_of(&self, fits: impl Fn(u32) -> bool) -> Mentions {
        let fitting = |s: &Said| s.names.iter().copied().filter(|&n| fits(n)).collect::<Mentions>();
        let near = || {
            let recent = self.recent().take_while(|s| self.sentence - s.sentence <= TOPIC_REACH);
            recent.filter(|s| s.part != Part::Aside).map(|s| (s, fitting(s)))
        };
        let Some(sentence) = near().find(|(_, names)| !names.is_empty()).map(|(s, _)| s.sentence) else { return Mentions::new() };
        let within = || near().filter(|(s, names)| s.sentence == sentence && !names.is_empty());
        let topic = within().find(|(s, _)| self.is_topic(s)).map(|(_, names)| names);
        topic.or_else(|| within().last().map(|(_, names)| names)).unwrap_or_default()
    }

    /// What a pronoun or 该公司 stands for, among the names that fit.
    pub fn antecedent(&self, anaphor: Anaphor, fits: impl Fn(u32) -> bool, entity: impl Fn(u32) -> u32) -> Mentions {
        let near = || self.near(Within::Field);
        let fitting = |s: &Said| fitting(s, &fits);
        match anaphor {
            Anaphor::Latest => first_fitting(near(), &fits).unwrap_or_default(),
            Anaphor::Noun(..) | Anaphor::Bare(..) | Anaphor::Pronoun | Anaphor::Person | Anaphor::Thing => {
                // 高于微软的X。…公司拿到…: what only stands by is not what a bare noun takes up.
                let bare = matches!(anaphor, Anaphor::Bare(..));
                if anaphor == Anaphor::Person
                    && let Some(name) = self.acts_since(&fits, &entity)
                {
                    return smallvec![name];
                }
                // A以X登顶,B凭借Y进入前十,该模型…: rather what the last clause names beside its own topic than what an earlier one was about.
                if let Anaphor::Noun(..) = anaphor
                    && let Some(last) = self.near(Within::Sentence).find(|s| self.is_topic(s))
                    && last.names.iter().any(|&n| n >= self.first)
                    && !last.names.iter().any(|&n| fits(n))
                {
                    let about = |s: &&Said| self.is_topic(s) && s.names.iter().any(|n| last.names.contains(n));
                    let from = self.near(Within::Sentence).filter(about).last().map_or(last.clause, |s| s.clause);
                    let beside = self.near(Within::Sentence).filter(|s| s.clause >= from && s.part != Part::Here && !s.against);
                    let own = beside.filter_map(|said| Fitting::of(said, &fits, &entity)).find(|f| f.alone && f.first >= self.first);
                    if let Some(found) = own {
                        return smallvec![found.first];
                    }
                }
                // Which of them fit is asked as far as somebody looks: mostly the nearest is meant.
                let mut fitting = Asked { known: SmallVec::new(), rest: near().filter_map(|said| Fitting::of(said, &fits, &entity)) };
                // One that was spoken of alone, before one of several that were spoken of together.
                let free = |f: &Fitting<'_>| f.said.part != Part::Aside && f.alone;
                // 云川科技脱胎于远山研究所,由该所孵化: rather what only stands by here than what another paragraph was about.
                let beside = |anaphor| matches!(anaphor, Anaphor::Noun(..)) && self.topic(Within::Paragraph, &fits).is_empty();
                let own = |f: &Fitting<'_>| f.said.paragraph == self.paragraph && free(f);
                let here = |f: &Fitting<'_>| f.said.sentence == self.sentence && f.alone;
                let near = beside(anaphor).then(|| self.nearest(&mut fitting, own).or_else(|| self.nearest(&mut fitting, here))).flatten();
                // X开售。云川科技投用机器人Y,它由…: rather what only stands by in the sentence than what an earlier one was about.
                let same = |f: &Fitting<'_>| f.said.sentence == self.sentence && free(f);
                let thing = matches!(anaphor, Anaphor::Thing | Anaphor::Pronoun);
                let with = |f: &Fitting<'_>| here(f) && !f.said.against;
                let near =
                    near.or_else(|| thing.then(|| self.nearest(&mut fitting, same).or_else(|| self.nearest(&mut fitting, with))).flatten());
                let found = near.or_else(|| self.nearest(&mut fitting, free));
                let found = found.or_else(|| self.nearest(&mut fitting, |f| !(bare && f.said.part == Part::Aside) && f.alone));
                let found = found.or_else(|| self.nearest(&mut fitting, |f| !(bare && f.said.part == Part::Aside)));
                found.into_iter().collect()
            }
            Anaphor::Several => {
                let many = |within| self.near(within).map(fitting).find(|n| n.len() > 1);
                [Within::Sentence, Within::Paragraph, Within::Field].into_iter().find_map(many).unwrap_or_default()
            }
            // Whom 我们 stands for tells the speech; of a tier and a family the names tell.
            Anaphor::We | Anaphor::Ours(_) | Anaphor::Tier(_) | Anaphor::Family => Mentions::new(),
            Anaphor::Each(count, ..) => self.so_many(count, &fits, &entity),
            Anaphor::First(count) | Anaphor::Last(count) => {
                // X参数4亿,Y参数2亿,Z参数1亿。前两款…: those that a sentence has named one after another.
                let in_turn = |more: usize| Some(self.so_many(count + more, &fits, &entity)).filter(|names| !names.is_empty());
                let listed = near().map(fitting).find(|n| n.len() > count).or_else(|| (1..=2).find_map(in_turn)).unwrap_or_default();
                let skipped = if matches!(anaphor, Anaphor::Last(_)) { listed.len().saturating_sub(count) } else { 0 };
                listed.into_iter().skip(skipped).take(count).collect()
            }
            Anaphor::Both | Anaphor::Former | Anaphor::Latter => {
                let [former, latter] = self.pair(self.sentence, &fits, &entity);
                match anaphor {
                    Anaphor::Former => former.into_iter().collect(),
                    Anaphor::Latter => latter.into_iter().collect(),
                    _ => {
                        former.zip(latter).map(|(a, b)| smallvec![a, b]).or_else(|| self.one_by_one(2, &fits, &entity)).unwrap_or_default()
                    }
                }
            }
        }
    }

    /// 总裁由王雪担任,她…: the one who is the first to be named in the clause before and does what that tells.
    fn acts_since(&self, fits: &impl Fn(u32) -> bool, entity: &impl Fn(u32) -> u32) -> Option<u32> {
        let last = self.near(Within::Sentence).next()?.clause;
        let said = || self.near(Within::Sentence);
        let new =
            |n: u32| fits(n) && n >= self.first && !said().any(|s| s.clause != last && s.names.iter().any(|&m| entity(m) == entity(n)));
        let mut acting =
            said().filter(|s| s.clause == last && s.part == Part::Topic).flat_map(|s| s.names.iter().copied()).filter(|&n| new(n));
        let first = acting.next()?;
        acting.all(|n| entity(n) == entity(first)).then_some(first)
    }

    /// What the sentence itself is about or names, before what the sentences before it were about: of the paragraph, then of the
    /// field.
    fn nearest<'s>(
        &self,
        fitting: &mut Asked<'s, impl Iterator<Item = Fitting<'s>>>,
        counts: impl Fn(&Fitting<'_>) -> bool,
    ) -> Option<u32> {
        let mut named = None;
        let mut within = Within::Sentence;
        for Fitting { said, first, .. } in (0..).map_while(|nth| fitting.nth(nth)).filter(|f| counts(f)) {
            let reach = self.reach_of(said);
            if reach != within && named.is_some() {
                break;
            }
            within = reach;
            if self.is_topic(said) || said.part == Part::Seldom {
                return Some(first);
            }
            named = named.or(Some(first));
        }
        named
    }

    /// Whether a clause was about it, as seen from the sentence at hand.
    fn is_topic(&self, said: &Said) -> bool {
        match said.part {
            Part::Topic | Part::Owner => true,
            Part::Here | Part::Seldom => said.sentence == self.sentence,
            Part::Passing => said.sentence == self.sentence && said.stretch == self.stretch,
            Part::Named | Part::Aside => false,
        }
    }

    /// The narrowest reach that holds what was said.
    fn reach_of(&self, said: &Said) -> Within {
        match (said.sentence == self.sentence, said.paragraph == self.paragraph) {
            (true, true) => Within::Sentence,
            (_, true) => Within::Paragraph,
            (_, false) => Within::Field,
        }
    }

    /// Who was spoken of last of those that fit, in whichever sentence, and alone.
    pub fn long_ago(&self, fits: impl Fn(u32) -> bool, entity: impl Fn(u32) -> u32) -> Option<u32> {
        let said = self.recent().filter_map(|said| Fitting::of(said, &fits, &entity));
        said.take(1).find(|f| f.alone).map(|f| f.first)
    }

    /// Whom 后者 stands for where its fellow 前者 stands in the sentence too: the second of two that the sentences before have named.
    pub fn latter_of_earlier(&self, fits: impl Fn(u32) -> bool, entity: impl Fn(u32) -> u32) -> Mentions {
        let [_, latter] = self.pair(self.sentence.saturating_sub(1), &fits, &entity);
        latter.into_iter().collect()
    }

    /// So many that the nearest sentence was about, that one of its phrases joins, or that it names in all.
    fn so_many(&self, count: usize, fits: &impl Fn(u32) -> bool, entity: &impl Fn(u32) -> u32) -> Mentions {
        let so_many = |names: Mentions| Some(distinct(&names, entity)).filter(|names| names.len() == count);
        let mut found = None;
        let mut last = u32::MAX;
        for sentence in self.near(Within::Field).map(|s| s.sentence) {
            if sentence == last {
                continue;
            }
            last = sentence;
            let said = || self.near(Within::Field).filter(move |s| s.sentence == sentence);
            let all = |topics: &dyn Fn(&Said) -> bool| {
                let mut names: Mentions = said().filter(|s| topics(s)).flat_map(|s| fitting(s, fits)).collect();
                names.sort_unstable();
                names
            };
            // Rather those that the sentence names itself than whom 它 takes up in it.
            let first = said().next().map_or(0, |s| s.first);
            let own = |names: Mentions| so_many(names.into_iter().filter(|&n| n >= first).collect());
            let (topics, named) =
                (all(&|s| self.is_topic(s) || matches!(s.part, Part::Here | Part::Passing | Part::Seldom)), all(&|_| true));
            // Rather those that one phrase joins than whom else the sentence is about: B系列的A与C.
            // Nor than two parts that it only names: A采用X和Y;B…。两款….
            let about = |s: &&Said| self.is_topic(s) || matches!(s.part, Part::Here | Part::Passing | Part::Seldom);
            found = said()
                .filter(about)
                .find_map(|s| so_many(fitting(s, fits)))
                .or_else(|| own(topics.clone()))
                .or_else(|| so_many(topics))
                .or_else(|| said().find_map(|s| so_many(fitting(s, fits))))
                .or_else(|| own(named.clone()))
                .or_else(|| so_many(named.clone()));
            // Of more than so many the text does not tell which are meant.
            if found.is_some() || distinct(&named, entity).len() > count {
                break;
            }
        }
        found.or_else(|| self.one_by_one(count, fits, entity)).unwrap_or_default()
    }

    /// X参数1.8B。Y参数72B。两款模型…: so many as the sentences before have been about, one after another, and no more.
    fn one_by_one(&self, count: usize, fits: &impl Fn(u32) -> bool, entity: &impl Fn(u32) -> u32) -> Option<Mentions> {
        let mut names = Mentions::new();
        let mut last = self.sentence;
        for said in self.near(Within::Field).filter(|s| s.sentence < self.sentence) {
            if said.sentence != last && distinct(&names, entity).len() == count {
                break;
            }
            last = said.sentence;
            if said.part == Part::Topic {
                names.extend(fitting(said, fits));
            }
        }
        names.sort_unstable();
        Some(distinct(&names, entity)).filter(|names| names.len() == count)
    }

    /// What the sentences within reach name, the nearest first.
    pub fn near_names(&self) -> impl Iterator<Item = u32> {
        self.near(Within::Field).flat_map(|s| s.names.iter().copied())
    }

    /// 在云川科技,听涛已经用了半年: whom alone the paragraph has named of those that fit, and with whom nothing is compared.
    pub fn only_named_here(&self, fits: impl Fn(u32) -> bool, entity: impl Fn(u32) -> u32) -> Mentions {
        let before = self.near(Within::Paragraph).filter(|s| s.sentence < self.sentence);
        let said = before.flat_map(|s| s.names.iter().map(move |&n| (n, s.against)));
        let mut named = said.filter(|&(n, _)| fits(n));
        let Some((first, against)) = named.next() else { return Mentions::new() };
        let alone = named.all(|(n, against)| !against && entity(n) == entity(first));
        if alone && !against { smallvec![first] } else { Mentions::new() }
    }

    /// What was spoken of of late, the nearest first.
    pub fn recent_names(&self) -> impl Iterator<Item = u32> {
        self.recent().flat_map(|s| s.names.iter().copied())
    }

    /// The two that the nearest sentence with names, up to the sentence `last`, has named: the last two that one phrase joins,
    /// else the two that it names in all. Of more the last alone is known, as the second.
    fn pair(&self, last: u32, fits: &impl Fn(u32) -> bool, entity: &impl Fn(u32) -> u32) -> [Option<u32>; 2] {
        // What 前者 has stood for is not named by that.
        let own = |s: &Said| s.names.iter().copied().filter(|&n| n >= s.first && fits(n)).collect::<Mentions>();
        let Some(at) = self.near(Within::Field).find(|s| s.sentence <= last && !own(s).is_empty()).map(|s| s.sentence) else {
            return [None; 2];
        };
        let said = || self.near(Within::Field).filter(|s| s.sentence == at);
        // Of two pairs the one named last: A与B发布了C与D.
        let pairs = said().map(|s| distinct(&own(s), entity)).filter(|names| names.len() == 2);
        if let Some(pair) = pairs.max_by_key(|pair| pair[1]) {
            // A与B发布了X,以及Y: the two that stand behind those.
            // But 双方将在北川建设X: where it is done is none of two.
            let mut after: Mentions = said().filter(|s| s.part != Part::Aside).flat_map(own).filter(|&n| n > pair[1]).collect();
            after.sort_unstable();
            return match distinct(&after, entity)[..] {
                [first, second] => [Some(first), Some(second)],
                _ => [Some(pair[0]), Some(pair[1])],
            };
        }
        // Mentions are numbered in the order of the text; what a clause was about is remembered after what it names.
        let mut all: Mentions = said().flat_map(own).collect();
        all.sort_unstable();
        match distinct(&all, entity)[..] {
            [first, second] => [Some(first), Some(second)],
            [.., _, last] => [None, Some(last)],
            // 大模型A和数据集B: of two of other kinds that one phrase joins, the one that fits.
            [only] => {
                let joined = |s: &Said| s.names.len() == 2 && s.names.contains(&only);
                let pair = said().find(|s| s.part == Part::Named && joined(s)).map(|s| [s.names[0], s.names[1]]);
                pair.map_or([None; 2], |pair| pair.map(|n| Some(n).filter(|&n| n == only)))
            }
            [] => [None; 2],
        }
    }

    /// The one that the sentence before names last and that alone is known: 未名收购了X。后者….
    pub fn only_named(&self, fits: impl Fn(u32) -> bool, entity: impl Fn(u32) -> u32) -> Option<u32> {
        let before = self.sentence.checked_sub(1)?;
        let said = self.near(Within::Field).filter(|s| s.sentence == before && s.part != Part::Aside);
        let names: Mentions =
            said.flat_map(|s| s.names.iter().copied().filter(|&n| n >= s.first && fits(n)).collect::<Mentions>()).collect();
        match distinct(&names, &entity)[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    fn near(&self, within: Within) -> impl Iterator<Item = &Said> {
        let (reach, paragraph) = match within {
            Within::Sentence => (0, self.paragraph),
            Within::Paragraph => (TOPIC_REACH, self.paragraph),
            Within::Field => (TOPIC_REACH, 0),
        };
        self.recent().take_while(move |s| self.sentence - s.sentence <= reach && s.paragraph >= paragraph)
    }

    fn recent(&self) -> impl Iterator<Item = &Said> {
        self.said.iter().rev().take(MEMORY)
    }
}

/// The fitting names of the first phrase that has any.
fn first_fitting<'s>(mut said: impl Iterator<Item = &'s Said>, fits: &impl Fn(u32) -> bool) -> Option<Mentions> {
    said.find_map(|said| {
        let first = said.names.iter().position(|&n| fits(n))?;
        let rest = said.names[first + 1..].iter().copied().filter(|&n| fits(n));
        Some(std::iter::once(said.names[first]).chain(rest).collect())
    })
}

/// Names of which none names what a later one names too.
fn distinct(names: &Mentions, entity: &impl Fn(u32) -> u32) -> Mentions {
    let mut found = Mentions::new();
    for &name in names {
        found.retain(|other| entity(*other) != entity(name));
        found.push(name);
    }
    found
}

fn fitting(said: &Said, fits: &impl Fn(u32) -> bool) -> Mentions {
    said.names.iter().copied().filter(|&n| fits(n)).collect()
}

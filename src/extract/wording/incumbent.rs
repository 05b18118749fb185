//! Slots for posts and for who holds them: 云川科技总裁王雪, 董事长兼总裁王雪和李明远.
//!
//! Deliberately knows no post: they are the lexicon's.

use crate::annotate::Reason;
use crate::chinese::{Category, PERSONS};
use crate::extract::clause::Part;
use crate::extract::clause::caution::HOUSES;
use crate::extract::clause::roster::behind_posts;
use crate::extract::clause::row::{Kind, Token};
use crate::extract::clause::title::{may_fill, may_narrow};
use crate::extract::role::Fill;
use crate::extract::role::candidate::admits_persons;
use crate::extract::role::subject::KIN_OF;
use crate::extract::wording::ground::{Slots, phrase_at};
use crate::extract::wording::slot::Ground;
use crate::lexicon::PostKind;
use crate::rule::Filler;
use crate::span::Span;

/// How many tokens behind a house's name its one member is named.
const NEAR: usize = 5;

/// Ends of posts that one person holds, and beginnings of those that several do.
const SOLE: &[char] = &['官', '长', '席', '裁', '理', 'O', '家', '任'];
const SHARED: &[char] = &['副', '联', '共', '名', '荣', '独', '常', '执', '业', '大', '轮', '组', '队', '室', '科'];

/// Ends of verbs of holding a post.
const HOLDING: &[char] = &['任', '为', '是', '做', '当', '作'];

impl Slots<'_> {
    /// The posts at a token, if one of them fits. A founder alone is no post and falls out, but where founders are asked for.
    pub(crate) fn titles(&self, token: usize, filler: &Filler) -> Option<(Fill, usize)> {
        let (posts, end) = self.reader.posts_at(self.row, self.chunks, token)?;
        let first = self.row.tokens[token];
        if !may_fill(&posts, (first.kind, first.span.of(&self.reader.document.text)), filler) {
            return None;
        }
        let mut held: Vec<Span> =
            posts.iter().filter(|p| !matches!(p.kind, PostKind::Founder | PostKind::Degree)).map(|p| p.span).collect();
        // 云川科技总监、总裁王雪之女李晓: the daughter holds what stands before that.
        if held.len() > 1 && self.kin_named(end) {
            held.drain(..held.len() - 1);
        }
        Some((Fill::Texts(held), end))
    }

    /// Whether a person who stands at a byte is only named as whose kin another is.
    fn kin_named(&self, at: usize) -> bool {
        let name = self.places.token(self.skip(at)).and_then(|token| self.row.name(token)).filter(|&n| self.reader.is_person(n));
        name.is_some_and(|n| {
            let end = self.reader.annotations.names[n as usize].span.end as usize;
            KIN_OF.iter().any(|kin| self.text[end..].starts_with(kin))
        })
    }

    /// The posts that begin within words of which nothing is known, right behind the verb of holding one: 担任|高级产品经理.
    pub(crate) fn titles_behind(&self, role: usize, at: usize) -> Option<(Fill, usize)> {
        let filler = &self.rule.roles[role].filler;
        if !matches!(filler, Filler::Title) || !self.text[..at].ends_with(HOLDING) {
            return None;
        }
        let token = self.row.tokens.partition_point(|t| (t.span.start as usize) < at).checked_sub(1)?;
        let within = self.row.tokens[token];
        if within.kind != Kind::Text || at >= within.span.end as usize {
            return None;
        }
        let narrowing = &self.text[at..within.span.end as usize];
        let (posts, end) = self.reader.posts_at(self.row, self.chunks, token + 1).filter(|_| may_narrow(narrowing))?;
        let mut held: Vec<Span> =
            posts.iter().filter(|p| !matches!(p.kind, PostKind::Founder | PostKind::Degree)).map(|p| p.span).collect();
        held.first_mut()?.start = at as u32;
        Some((Fill::Texts(held), end))
    }

    /// 大会上,云川科技总裁王雪…: the token of the person whose posts begin at a token.
    pub(crate) fn posted(&self, role: usize, token: usize) -> Option<usize> {
        if self.says_who() || !admits_persons(&self.rule.roles[role].filler) {
            return None;
        }
        let at = self.chunks.partition_point(|c| c.last < token);
        let name = behind_posts(self.chunks, at, self.row, &self.reader.document.text, &|n| self.reader.is_person(n))
            .filter(|_| self.chunks[at].first == token)?;
        let start = self.reader.annotations.names[name as usize].span.start;
        Some(self.row.tokens.partition_point(|t| t.span.start < start)).filter(|&head| head != token)
    }

    /// Whether the rule states of which kind a name is.
    pub(crate) fn describes(&self) -> bool {
        self.rule.facts.iter().any(|fact| self.rule.roles[fact.object].filler == Filler::Kind)
    }

    /// How many of these names a description before the first goes with: up to one that has its own (人形机器人A和芯片B).
    pub(crate) fn described(&self, names: &[u32]) -> usize {
        let all = &self.reader.annotations.names;
        let own = |&name: &u32| {
            let start = all[name as usize].span.start;
            let before = (name as usize).checked_sub(1).map(|n| all[n]);
            // 编程助手“码径”和应用“小岫”: a noun that describes nobody by itself parts it from what stands before the first as well.
            let mut token = self.row.tokens.partition_point(|t| t.span.start < start);
            token -= usize::from(token > 0 && self.row.category(token - 1) == Some(Category::Quote));
            before.is_some_and(|b| b.reason == Reason::Kind && self.skip(b.span.end as usize) == start as usize)
                || token > 0 && self.row.category(token - 1) == Some(Category::Noun)
        };
        1 + names[1..].iter().take_while(|name| !own(name)).count()
    }

    /// How many of these persons what stands before the first goes with: up to one that is told by who they are to another
    /// (云川科技总监A与师弟B), or that has posts of its own (云川科技总监A、听风科技总裁B).
    pub(crate) fn related(&self, names: &[u32]) -> usize {
        if !self.says_who() {
            return names.len();
        }
        let related = |&name: &u32| {
            let start = self.reader.annotations.names[name as usize].span.start as usize;
            let before = &self.reader.document.text[..start];
            PERSONS.closes(before) || self.described_alone(name)
        };
        if names.first().is_some_and(|&name| self.is_sole(name)) {
            return 1;
        }
        1 + names[1..].iter().take_while(|name| !related(name)).count()
    }

    /// 由首席科学家A和B创办: whether the post before the name is one that a house gives to one person. Who holds two posts, one beside the
    /// other, is one too (云川科技创始人兼听风科技董事A、B).
    fn is_sole(&self, name: u32) -> bool {
        const BESIDE: char = '兼';
        const BOTH: [char; 3] = ['身', '还', '也'];
        const PHRASE: usize = 40;
        let start = self.reader.annotations.names[name as usize].span.start;
        let before = &self.text[..start as usize];
        let from = before.char_indices().rev().take(PHRASE).last().map_or(start as usize, |(at, _)| at);
        let phrase = before[from..].rsplit(['、', ',', '。', '\n']).next().unwrap_or_default();
        // 身兼两家公司总裁
        if phrase.find(BESIDE).is_some_and(|at| at > 0 && !phrase[..at].ends_with(BOTH)) {
            return true;
        }
        let token = self.row.tokens.partition_point(|t| t.span.start < start);
        let before = token.checked_sub(1).filter(|&at| self.row.category(at) == Some(Category::Title));
        let posts = before.and_then(|at| self.reader.posts_at(self.row, self.chunks, at));
        posts.is_some_and(|(posts, _)| {
            let last = posts.last().filter(|post| post.kind == PostKind::Office);
            last.is_some_and(|post| {
                let text = post.span.of(self.text);
                !text.starts_with(SHARED) && text.ends_with(SOLE)
            })
        })
    }

    /// Whether the rule asks for posts, or its wording is a noun phrase: what a person is, is said of nobody else in the row.
    pub(crate) fn says_who(&self) -> bool {
        let posts = |f: &Filler| matches!(f, Filler::Title | Filler::Office | Filler::Founder);
        self.noun || self.rule.roles.iter().any(|role| posts(&role.filler))
    }

    /// Whether posts of its own stand before the name of a person that is listed.
    pub(crate) fn described_alone(&self, name: u32) -> bool {
        let start = self.reader.annotations.names[name as usize].span.start;
        let token = self.row.tokens.partition_point(|t| t.span.start < start);
        self.reader.is_person(name)
            && token.checked_sub(1).is_some_and(|before| matches!(self.row.category(before), Some(Category::Title | Category::De)))
    }

    /// Whether a post stands after a token, or a past one.
    pub(crate) fn posts_after(&self, token: usize) -> bool {
        let category = |at: usize| self.row.category(at);
        category(token + 1) == Some(Category::Title)
            || category(token + 1) == Some(Category::Once) && category(token + 2) == Some(Category::Title)
    }

    /// Whether what stands after a token says whose house the one name after it is: Arm、英伟达旗下的NVentures is of the last.
    pub(crate) fn house_of_one(&self, token: usize) -> bool {
        let end = self.row.tokens[token].span.end as usize;
        let house = HOUSES.opens(&self.text[end..]);
        let named = |t: &&Token| matches!(t.kind, Kind::Name(n) if !self.reader.topical(self.reader.annotations.names[n as usize].class));
        let Some(next) = self.row.tokens[token + 1..].iter().take(NEAR).find(named).filter(|_| house) else { return false };
        let at = self.row.tokens.partition_point(|t| t.span.start < next.span.start);
        phrase_at(self.chunks, at).is_some_and(|chunk| matches!(&chunk.part, Part::Phrase(p) if p.names.len() == 1))
    }

    /// A、B和C创始人X: the names of a list that holds all but whom the last works for, with that person, and the byte after.
    pub(crate) fn officer(&self, role: usize, names: &[u32], at: usize) -> Option<(Fill, usize)> {
        let filler = &self.rule.roles[role].filler;
        let listed = matches!(&self.chunks[at].part, Part::Phrase(p) if p.names.len() == names.len() + 1 && p.names.starts_with(names));
        if !listed || !admits_persons(filler) {
            return None;
        }
        let (_, past) = self.reader.posts_at(self.row, self.chunks, self.chunks[at].last + 1)?;
        let token = self.places.token(self.skip(past))?;
        let chunk = phrase_at(self.chunks, token).filter(|c| c.first == token)?;
        let Part::Phrase(phrase) = &chunk.part else { return None };
        let persons = phrase.names.iter().all(|&n| self.reader.is_person(n) && self.reader.fits(n, filler, true));
        let all = names.iter().chain(&phrase.names).copied().collect();
        (persons && phrase.anaphor.is_none()).then(|| (Fill::Names(all), self.row.tokens[chunk.last].span.end as usize))
    }
}

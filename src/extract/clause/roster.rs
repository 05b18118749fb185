//! Persons in a row, each with posts before the name: 甲院士、乙大学校长王雪,丙公司董事、总裁李明远等.
//!
//! Takes the chunks of a sentence before lists are joined, makes one chunk of every further person and what that person is, so that
//! only joints stand between them. Deliberately leaves the first as it stands: whose post it has may be what the text goes on about.

use crate::chinese::Category;
use crate::extract::Mentions;
use crate::extract::argument::{after, ends_clause, joins, word};
use crate::extract::clause::join::each_behind;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Anaphor, Chunk, Part};

/// How many chunks tell what somebody is at most.
const POSTS: usize = 14;
/// The longest words that narrow a post, in characters.
const NARROWING: usize = 8;

/// Words for who has got a prize.
const LAUREATES: &[&str] = &["得主", "获得者", "获奖者", "得奖者"];

/// Who stands in a row of persons: where the posts begin, the name, and the last chunk with what follows a name.
#[derive(Clone, Copy)]
struct Member {
    first: usize,
    name: usize,
    last: usize,
}

/// Makes one chunk of each further person of a row.
pub(crate) fn call(chunks: &mut Vec<Chunk>, row: &Row, text: &str, person: &dyn Fn(u32) -> bool) {
    let titled = |c: &Chunk| matches!(c.part, Part::Word(Category::Title));
    if !chunks.iter().any(titled) {
        return;
    }
    let reader = Reader { row, text, person };
    let (mut kept, mut at) = (0, 0);
    while at < chunks.len() {
        if !reader.is_person(chunks, at) {
            chunks.swap(kept, at);
            kept += 1;
            at += 1;
            continue;
        }
        let members = reader.row_from(chunks, at);
        // Whoever is first, with the brackets behind.
        let mut next = at;
        let end = members.last().map_or(at + 1, |m| m.last + 1);
        let first = with_honour(chunks, at);
        if !members.is_empty() && first > at {
            chunks[at].last = chunks[first].last;
            chunks.swap(kept, at);
            kept += 1;
            next = first + 1;
        }
        for member in members {
            while next < member.first {
                if next + 1 == member.first && ends_clause(&chunks[next]) {
                    chunks[next].part = Part::Word(Category::Pause);
                }
                if next + 1 == member.first && word(chunks, next) == Some(Category::Coverb) {
                    chunks[next].part = Part::Word(Category::And);
                }
                chunks.swap(kept, next);
                kept += 1;
                next += 1;
            }
            let begins = chunks[member.first].first;
            let honour = with_honour(chunks, member.name);
            let houses = chunks[member.first..member.name].iter().flat_map(named).collect();
            if let Part::Phrase(phrase) = &mut chunks[member.name].part {
                phrase.houses = houses;
            }
            chunks[member.name].first = begins;
            chunks[member.name].last = chunks[honour].last;
            chunks.swap(kept, member.name);
            kept += 1;
            next = honour + 1;
        }
        while next < end {
            chunks.swap(kept, next);
            kept += 1;
            next += 1;
        }
        at = end;
    }
    chunks.truncate(kept);
}

/// The names of a phrase.
fn named(chunk: &Chunk) -> Mentions {
    match &chunk.part {
        Part::Phrase(p) if !p.bare_kind => p.names.clone(),
        _ => Mentions::new(),
    }
}

/// The name of the person whose posts begin with the chunk at `first`: 云川科技总裁|王雪.
pub(crate) fn behind_posts(chunks: &[Chunk], first: usize, row: &Row, text: &str, person: &dyn Fn(u32) -> bool) -> Option<u32> {
    let reader = Reader { row, text, person };
    let begins = matches!(&chunks.get(first)?.part, Part::Word(Category::Title))
        || matches!(&chunks[first].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind);
    let member = reader.member(chunks, first).filter(|_| begins)?;
    match &chunks[member.name].part {
        Part::Phrase(p) => p.names.first().copied(),
        _ => None,
    }
}

struct Reader<'a> {
    row: &'a Row,
    text: &'a str,
    person: &'a dyn Fn(u32) -> bool,
}

impl Reader<'_> {
    fn is_person(&self, chunks: &[Chunk], at: usize) -> bool {
        matches!(&chunks[at].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none() && !p.names.is_empty() && p.names.iter().all(|&n| (self.person)(n)))
    }

    /// The further members of the row that the person at `at` opens.
    fn row_from(&self, chunks: &[Chunk], at: usize) -> Vec<Member> {
        let mut found: Vec<Member> = Vec::new();
        let mut parted = 0;
        let mut behind = after(chunks, with_honour(chunks, at));
        loop {
            // A与云川科技总裁B,3日一同…: both do it.
            let with = word(chunks, behind) == Some(Category::Coverb) && self.row.tokens[chunks[behind].last].span.of(self.text) == "与";
            let joint = if with || joins(chunks, behind) {
                behind + 1
            } else if word(chunks, behind) == Some(Category::Comma) && (found.len() > parted || self.opens(chunks, at)) {
                // A,以及B
                behind + 1 + usize::from(joins(chunks, behind + 1))
            } else {
                break;
            };
            let Some(member) = self.member(chunks, joint) else { break };
            if with
                && !(word(chunks, member.last + 1) == Some(Category::Comma) && each_behind(&chunks[member.last + 1..], self.row, self.text))
            {
                break;
            }
            behind = member.last + 1;
            found.push(member);
            if with || joins(chunks, joint - 1) {
                // Those up to here are listed whatever follows, as long as no comma stands before.
                parted += usize::from(parted + 1 == found.len());
            }
        }
        // A,B,…: a comma joins only those of whom the same clause then says something.
        if chunks.get(behind).is_none_or(ends_clause) {
            found.truncate(parted);
        }
        found
    }

    /// Whether nothing but what the person is, or who stands in the same list, is said in the clause before the name at `at`.
    fn opens(&self, chunks: &[Chunk], at: usize) -> bool {
        let start = (at.saturating_sub(POSTS)..at).rev().find(|&i| ends_clause(&chunks[i])).map_or(at.saturating_sub(POSTS), |i| i + 1);
        start < at && self.member(chunks, start).is_some_and(|m| m.name == at)
    }

    /// The person whose posts begin at `first`.
    fn member(&self, chunks: &[Chunk], first: usize) -> Option<Member> {
        let mut posts = 0;
        for at in first..chunks.len().min(first + POSTS) {
            match &chunks[at].part {
                Part::Phrase(_) if self.is_person(chunks, at) => {
                    let last = after(chunks, with_honour(chunks, at)) - 1;
                    return (posts > 0 || at == first).then_some(Member { first, name: at, last });
                }
                Part::Word(Category::Title) => posts += 1,
                Part::Phrase(p) if p.anaphor.is_none() || p.bare_kind => {}
                // 导师、该校教授A
                Part::Phrase(p) if at > first && matches!(p.anaphor, Some(Anaphor::Noun(..) | Anaphor::Pronoun)) => {}
                Part::Word(Category::Noun | Category::Once) => {}
                // 董事、总裁A; 院士、云川科技总裁A
                Part::Word(Category::Pause | Category::And) if at > first && self.is_post(chunks, at - 1) => {}
                Part::Text if self.narrows(chunks, at, first) => {}
                // 图灵奖得主
                Part::Text | Part::Word(Category::Plain) if at > first && self.laureate(chunks, at) => posts += 1,
                _ => return None,
            }
        }
        None
    }

    /// Whether words only narrow the post behind them: 中国区|总裁.
    fn narrows(&self, chunks: &[Chunk], at: usize, first: usize) -> bool {
        let said = self.row.tokens[chunks[at].last].span.of(self.text).trim();
        let led =
            at > first && matches!(chunks[at - 1].part, Part::Phrase(_) | Part::Word(Category::Title | Category::Once | Category::Pause));
        let post = matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::Title)));
        led && (post || said == "兼")
            && said.chars().count() <= NARROWING
            && said.chars().all(char::is_alphanumeric)
            && !said.ends_with(['的', '了', '是', '为'])
    }

    /// Whether a word for who has got something, right behind what that is, tells who somebody is: 图灵奖得主.
    fn laureate(&self, chunks: &[Chunk], at: usize) -> bool {
        let said = self.row.tokens[chunks[at].last].span.of(self.text).trim();
        LAUREATES.contains(&said) && matches!(chunks[at - 1].part, Part::Phrase(_))
    }

    fn is_post(&self, chunks: &[Chunk], at: usize) -> bool {
        word(chunks, at) == Some(Category::Title) || at > 0 && self.laureate(chunks, at)
    }
}

/// The last chunk of a name with the post behind it: 王雪教授、….
fn with_honour(chunks: &[Chunk], name: usize) -> usize {
    let titled = word(chunks, name + 1) == Some(Category::Title);
    let next = after(chunks, name + 1);
    let closes = joins(chunks, next) || word(chunks, next) == Some(Category::Comma);
    name + usize::from(titled && closes)
}

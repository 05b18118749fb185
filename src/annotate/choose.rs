//! Which of overlapping candidates are names.
//!
//! Takes what the finders have added to a page, gives the names from left to right, none overlapping another. Deliberately finds
//! none itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::frame::kind::{DESCRIBING, units};
use crate::annotate::page::{Page, floor};
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::SERIES;

/// How far before a name the comma stands at most behind which a clause tells what it is, in bytes.
const TOLD: usize = 120;

impl Page<'_> {
    /// The candidates that stay: the longer before the shorter, the surer before the less sure; descriptions of
    /// kinds only where nothing else stands.
    pub fn choose(&mut self) -> Vec<NameMention> {
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.extend_from_slice(&self.known);
        let topic = |c: &NameMention| c.entry.is_some() && self.is_topic(c.class);
        // A description that a name follows is one even where it is a known term (人形机器人Moz1); elsewhere the term wins.
        let named = candidates.iter().filter(|c| c.reason != Reason::Kind && !topic(c));
        let followed = Starts::new(self.text, named.map(|c| c.span.start));
        let opens = |end: u32| {
            let rest = &self.text[end as usize..];
            followed.has(end)
                || rest.starts_with(['“', '《', '「']) && rest.char_indices().nth(1).is_some_and(|(at, _)| followed.has(end + at as u32))
        };
        self.settle(&mut candidates, opens);
        candidates.sort_by_cached_key(|c| {
            let late = c.reason == Reason::Kind || topic(c);
            let stands_before = c.reason == Reason::Kind && opens(c.span.end);
            (
                late,
                std::cmp::Reverse(c.span.len()),
                !stands_before,
                c.entry.is_none(),
                std::cmp::Reverse(c.certainty),
                c.span.start,
                c.reason,
                c.class,
            )
        });
        let mut taken = vec![false; self.text.len()];
        let mut names: Vec<NameMention> = Vec::new();
        for candidate in candidates {
            let range = candidate.span.start as usize..candidate.span.end as usize;
            if !range.is_empty() && !taken[range.clone()].iter().any(|t| *t) {
                taken[range].fill(true);
                names.push(candidate);
            }
        }
        names.sort_by_key(|n| n.span.start);
        // GLM-4.5系列: a family's name takes the word in.
        for name in &mut names {
            let end = name.span.end as usize;
            let work = self.ontology.is_a(name.class, self.defaults.work) && name.reason != Reason::Kind;
            if work && self.text[end..].starts_with(SERIES) && !taken[end..end + SERIES.len()].contains(&true) {
                name.span.end += SERIES.len() as u32;
            }
        }
        names
    }

    /// Takes away descriptions that say too little where no name follows (芯片 alone), and firms that only a noun made of the
    /// everyday words with which a description begins (海洋环境 in 海洋环境预报模型“听雨”).
    fn settle(&self, candidates: &mut Vec<NameMention>, followed: impl Fn(u32) -> bool) {
        let described: BTreeMap<u32, u32> =
            candidates.iter().filter(|c| c.reason == Reason::Kind && followed(c.span.end)).map(|c| (c.span.start, c.span.end)).collect();
        // X是一款芯片, 名为“X”的芯片: but where it tells what something is, it says enough.
        let tells = |c: &NameMention| {
            let before = &self.text[..c.span.start as usize];
            let one = ONE.iter().find_map(|word| before.strip_suffix(word));
            before.ends_with("”的") || one.is_some_and(|before| before.ends_with(['是', '为']))
        };
        let short = |c: &NameMention| units(c.span.of(self.text)) < DESCRIBING && !followed(c.span.end) && !tells(c);
        let marked =
            |c: &NameMention| described.get(&c.span.start).is_some_and(|&end| self.text[end as usize..].starts_with(['“', '「', '《']));
        let within = |c: &NameMention| described.get(&c.span.start).is_some_and(|&end| end > c.span.end);
        let plain = |c: &NameMention| {
            self.found.is_generic(c.span.start as usize, c.span.end as usize)
                || self.found.is_ordinary(c.span.start as usize, c.span.end as usize)
        };
        // 山姆·里德汇报: what holds the dot of a person's name is no other name.
        let dots = |c: &NameMention| {
            let start = c.span.start as usize;
            c.span.of(self.text).match_indices('·').map(move |(at, _)| start + at).collect::<Vec<_>>()
        };
        let persons: BTreeSet<usize> = candidates.iter().filter(|c| c.reason == Reason::Person).flat_map(dots).collect();
        let beside = |c: &NameMention| c.certainty == Certainty::Guess && dots(c).iter().any(|at| persons.contains(at));
        // “听涛”分诊系统: what stands right behind a name in marks says what it is, and names no other thing.
        let marks_end = |c: &NameMention| self.text[..c.span.start as usize].ends_with(['”', '」']);
        let behind = |c: &NameMention| marks_end(c) && self.ontology.is_a(c.class, self.defaults.work);
        // “听涛”,全球首个分诊系统,昨天…: nor does what a clause of its own says of it.
        let works = candidates.iter().filter(|c| c.reason != Reason::Kind && self.ontology.is_a(c.class, self.defaults.work));
        let works: BTreeSet<usize> = works.map(|c| c.span.end as usize).collect();
        let apposed = |c: &NameMention| {
            let (before, after) = (&self.text[..c.span.start as usize], &self.text[c.span.end as usize..]);
            if !after.starts_with([',', '。']) || !self.ontology.is_a(c.class, self.defaults.work) {
                return false;
            }
            let near = floor(before, before.len().saturating_sub(TOLD));
            let Some(comma) = before[near..].rfind(',').map(|at| near + at) else { return false };
            let (named, told) = (before[..comma].trim_end_matches(['”', '」']).len(), &before[comma + 1..]);
            let first = FIRSTS.iter().any(|word| told.ends_with(word));
            let modified = told.ends_with('的') && FIRSTS.iter().any(|word| told.contains(word));
            works.contains(&named) && (first || modified)
        };
        // 同一个分诊模型——“听涛”: what a dash brings out is so described.
        let starts: BTreeSet<usize> = candidates.iter().filter(|c| c.reason == Reason::Quotation).map(|c| c.span.start as usize).collect();
        let dashed = |c: &NameMention| {
            let after = self.text[c.span.end as usize..].strip_prefix("——").and_then(|rest| rest.strip_prefix(['“', '「']));
            self.ontology.is_a(c.class, self.defaults.work) && after.is_some_and(|rest| starts.contains(&(self.text.len() - rest.len())))
        };
        // 2.6 EFLOPS: the unit of a number names nothing.
        let unit = |c: &NameMention| {
            let value = self.values.get(self.values.partition_point(|v| v.span.end < c.span.end));
            value.is_some_and(|v| v.span.end == c.span.end && v.span.start < c.span.start)
        };
        candidates.retain(|c| match c.reason {
            Reason::Head if behind(c) || apposed(c) || dashed(c) => false,
            Reason::Head if marks_end(c) && c.class == self.defaults.employer && plain(c) => false,
            Reason::Shape if unit(c) => false,
            Reason::Shape if beside(c) => false,
            Reason::Kind => !short(c),
            Reason::Head => c.certainty > Certainty::Guess || !within(c) || !plain(c),
            // VS Code插件“拾句”: for what it is made tells what kind it is.
            Reason::Lexicon => !within(c) || !marked(c) || !self.ontology.is_a(c.class, self.defaults.work),
            _ => true,
        });
    }
}

/// Words that say of what something is that it is the first or the best of it.
const FIRSTS: &[&str] = &[
    "首个",
    "首款",
    "首套",
    "首台",
    "首颗",
    "首部",
    "首批",
    "首家",
    "第一个",
    "第一款",
    "第一套",
    "唯一",
    "一款",
    "一个",
    "一种",
    "一套",
    "最大",
    "最强",
    "最早",
    "最新",
    "最小",
    "领先",
];

/// Numbers of one before what something is.
const ONE: &[&str] = &["一款", "一颗", "一台", "一个", "一副", "一块", "一套", "一枚", "一部", "一辆"];

/// Makes persons of what was taken for a firm where the text has a person of that name: 王雪发布六大判断, beside 创始人王雪.
pub(crate) fn as_persons(page: &Page<'_>, names: &mut [NameMention]) {
    let person = page.defaults.person;
    let told: BTreeSet<&str> =
        names.iter().filter(|n| n.class == person && n.reason == Reason::Person).map(|n| n.span.of(page.text)).collect();
    let guessed = |n: &NameMention| n.reason == Reason::Apposed && n.class == page.defaults.employer;
    for name in names.iter_mut().filter(|n| guessed(n) && told.contains(n.span.of(page.text))) {
        (name.class, name.reason) = (person, Reason::Person);
    }
}

/// Bytes of a text at which something begins, a bit each.
#[derive(Debug)]
pub(crate) struct Starts(Vec<u64>);

impl Starts {
    pub fn new(text: &str, bytes: impl Iterator<Item = u32>) -> Self {
        let mut bits = vec![0; text.len() / 64 + 1];
        bytes.for_each(|at| bits[at as usize / 64] |= 1 << (at % 64));
        Self(bits)
    }

    pub fn has(&self, at: u32) -> bool {
        self.0.get(at as usize / 64).is_some_and(|bits| bits >> (at % 64) & 1 != 0)
    }
}

//! What every finder of names reads and adds to: the text, where names cannot go on, and the candidates so far.
//!
//! Parted by what it is asked: of the `known` names and titles, of `values`, of `nouns` and `cues` beside a name, of its `limits`,
//! which the `breaks` set. Deliberately finds no name, and does not choose among the candidates.

mod breaks;
mod cues;
mod known;
mod letters;
mod limits;
mod nothing;
mod nouns;
mod values;

use std::collections::BTreeMap;

use crate::annotate::form::found::Found;
use crate::annotate::words::{Hit, List, Words};
use crate::annotate::{Certainty, Defaults, NameMention, Reason};
use crate::chinese::{LONG, NOBODY};
use crate::document::Document;
use crate::ontology::{ClassId, Ontology};
use crate::span::Span;
use crate::value::{Value, ValueMention};
pub(crate) use cues::ADVERBS;
pub(crate) use letters::{floor, is_alphanumeric, is_han};
use nothing::{PRAISED, names_nothing};

/// One article's text and what was found in it.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    pub text: &'a str,
    pub words: &'a Words,
    /// Where the lexicon's words stand in the text.
    pub found: Found<'a>,
    pub defaults: Defaults,
    pub ontology: &'a Ontology,
    pub values: &'a [ValueMention],
    /// Words and values at which a name ends; sorted, apart.
    breaks: Vec<Span>,
    /// The names of the lexicon, left to right, none overlapping another.
    pub known: Vec<NameMention>,
    /// Titles (院长), left to right.
    pub titles: Vec<Span>,
    /// Kind nouns (大模型), left to right, and the class that each tells.
    pub kinds: Vec<(Span, ClassId)>,
    topics: Vec<ClassId>,
    recurring: Vec<ClassId>,
    /// Where the candidates that are agents end, and where they begin.
    agents: BTreeMap<u32, u32>,
    /// For each byte: which of the above begins or ends there.
    marks: Vec<u16>,
    pub candidates: Vec<NameMention>,
}

// What begins or ends at a byte: bits of [`Page::marks`].
const BREAK_BEGINS: u16 = 1;
const BREAK_ENDS: u16 = 2;
const NAME_BEGINS: u16 = 4;
const NAME_ENDS: u16 = 8;
const TITLE_BEGINS: u16 = 16;
const TITLE_ENDS: u16 = 32;
const KIND_ENDS: u16 = 64;
const VALUE_BEGINS: u16 = 128;
/// A byte within a name of the lexicon or a title, its first aside.
const WITHIN_NAME: u16 = 256;
const WITHIN_TITLE: u16 = 512;
/// An ideograph.
const HAN_BEGINS: u16 = 1024;
const HAN_ENDS: u16 = 2048;
/// A letter or digit of whatever script.
const LETTER_BEGINS: u16 = 4096;
/// A clause, an item of a list or what stands in marks.
const CLAUSE_BEGINS: u16 = 8192;

/// Characters behind a date with which no subject begins: 今年的新品, 9月2日起.
const BEHIND_DATE: &[char] = &['的', '起', '前', '后', '内', '间', '底', '初', '末', '中', '来', '以', '之', '至', '到', '和', '与'];

/// The bytes of an ideograph.
const HAN: usize = 3;

impl<'a> Page<'a> {
    pub fn new(document: &'a Document, words: &'a Words, defaults: Defaults, ontology: &'a Ontology, values: &'a [ValueMention]) -> Self {
        let text = document.text.as_str();
        let found = Found::new(words, text, &document.letters);
        // 旗舰平台长河集团: the end of the noun for a thing begins no post.
        let made_thing = |class: ClassId| ontology.is_a(class, defaults.work);
        let titles = found.hits(List::Title).iter().filter(|m| !is_no_post(text, m.end) && !over_kind(&found, m, made_thing));
        let titles: Vec<Span> = titles.map(|m| Span::new(m.start, m.end)).collect();
        let within_title = |s: Span| titles.get(titles.partition_point(|t| t.end <= s.start)).is_some_and(|t| t.contains(s));
        let kinds: Vec<(Span, ClassId)> = found
            .hits(List::Kind)
            .iter()
            .map(|m| (Span::new(m.start, m.end), ClassId(m.number as u16)))
            .filter(|(span, _)| !within_title(*span))
            .collect();
        let mut page = Self {
            text,
            words,
            found,
            defaults,
            ontology,
            values,
            breaks: Vec::new(),
            known: Vec::new(),
            titles,
            kinds,
            agents: BTreeMap::new(),
            topics: ontology.defaults_for("topic").collect(),
            recurring: ontology.defaults_for("recurring").collect(),
            marks: vec![0; text.len() + 1],
            candidates: Vec::new(),
        };
        page.mark_letters();
        page.mark_nouns();
        page.mark_dates();
        page
    }

    /// Where letters, ideographs and clauses begin.
    fn mark_letters(&mut self) {
        let mut at = 0;
        self.marks[at] |= CLAUSE_BEGINS;
        while let Some(&byte) = self.text.as_bytes().get(at) {
            // Every character that begins so is a common ideograph.
            let common = matches!(byte, 0xe5..=0xe9);
            let Some(c) = (if common { Some('一') } else { self.text[at..].chars().next() }) else { break };
            let next = at + c.len_utf8();
            if is_han(c) {
                self.marks[at] |= HAN_BEGINS | LETTER_BEGINS;
                self.marks[next] |= HAN_ENDS;
            } else if is_alphanumeric(c) {
                self.marks[at] |= LETTER_BEGINS;
            } else if matches!(c, '。' | ',' | '、' | ';' | '\n' | '!' | '?' | ':' | '“' | '”' | '(' | ')' | ' ' | '|') {
                self.marks[next] |= CLAUSE_BEGINS;
            }
            at = next;
        }
    }

    /// Where titles and kind nouns stand.
    fn mark_nouns(&mut self) {
        for i in 0..self.titles.len() {
            self.mark(self.titles[i], TITLE_BEGINS, TITLE_ENDS);
            self.mark_within(self.titles[i], WITHIN_TITLE);
        }
        for i in 0..self.kinds.len() {
            self.mark(self.kinds[i].0, 0, KIND_ENDS);
        }
    }

    /// Where dates begin, and the subjects behind those that lead a clause.
    fn mark_dates(&mut self) {
        for value in self.values.iter().filter(|v| matches!(v.value, Value::Date(_))) {
            self.mark(value.span, VALUE_BEGINS, 0);
            // 近日云澜微电完成…: whoever acts stands behind the date as at the front of the clause.
            let end = value.span.end as usize;
            let leads = self.marks[value.span.start as usize] & CLAUSE_BEGINS != 0 && self.text[end..].starts_with(is_han);
            if leads && !self.text[end..].starts_with(BEHIND_DATE) {
                self.marks[end] |= CLAUSE_BEGINS;
            }
        }
    }

    /// Marks where a span begins and ends.
    fn mark(&mut self, span: Span, begins: u16, ends: u16) {
        self.marks[span.start as usize] |= begins;
        self.marks[span.end as usize] |= ends;
    }

    /// Marks the bytes of a span, its first aside.
    fn mark_within(&mut self, span: Span, within: u16) {
        self.marks[span.start as usize..span.end as usize].iter_mut().skip(1).for_each(|mark| *mark |= within);
    }

    /// Adds a candidate, unless its words name nothing.
    pub fn add(&mut self, span: Span, class: ClassId, certainty: Certainty, reason: Reason) {
        let span = Span { start: self.after_once(span, class), end: span.end };
        // 最受瞩目的云桥创新奖: how it is looked at is no part of the name.
        let looked_at = PRAISED.opens(span.of(self.text));
        let praised = span.of(self.text).rfind('的').map(|at| at + '的'.len_utf8()).filter(|_| looked_at);
        let span = Span { start: span.start + praised.unwrap_or(0) as u32, end: span.end };
        // 前总裁山姆·里德: a post and a person, and no other name.
        if class != self.defaults.person && self.title_begins(span.start as usize) && span.of(self.text).contains('·') {
            return;
        }
        let apposed = reason == Reason::Apposed && span.of(self.text).starts_with('最');
        if apposed || !matches!(reason, Reason::Quotation | Reason::BookTitle | Reason::Kind) && names_nothing(span.of(self.text)) {
            return;
        }
        if self.ontology.is_a(class, self.defaults.agent) && certainty > Certainty::Guess {
            self.agents.insert(span.end, span.start);
        }
        self.candidates.push(NameMention { span, class, certainty, reason, entry: None });
    }

    /// Where the name of whom somebody worked for once begins: 前云川科技副总裁, but 前海科技副总裁.
    fn after_once(&self, span: Span, class: ClassId) -> u32 {
        let (start, end) = (span.start as usize, span.end as usize);
        let text = &self.text[start..end];
        let once = ["前", "原"].iter().find(|w| text.starts_with(**w)).map_or(0, |w| w.len());
        let titled = once > 0 && text.chars().count() > 2 && self.title_begins(end) && self.ontology.is_a(class, self.defaults.agent);
        if titled && !self.found.begins_word(start, end) { span.start + once as u32 } else { span.start }
    }
}

/// Whether what follows a title makes no post of it: 总部长沙, 创办人工智能学院.
fn is_no_post(text: &str, end: usize) -> bool {
    let long = || text[..end].ends_with('长') && LONG.iter().any(|tail| text[end..].starts_with(tail));
    // 创办人工智能学院 names nobody who founded it.
    let made = || text[..end].ends_with('人') && text[end..].starts_with('工');
    // 总部长沙: a seat, and no head of a ministry.
    let seat = || text[..end].ends_with("总部长") && text[end..].starts_with(['沙', '春', '治', '岛']);
    long() || made() || seat() || NOBODY.iter().any(|tail| text[end..].starts_with(tail))
}

/// 旗舰平台长河集团: whether a title begins with the last character of the noun for a thing, and is none; a 医院长 is one.
pub(crate) fn over_kind(found: &Found<'_>, title: &Hit, made: impl Fn(ClassId) -> bool) -> bool {
    let kinds = found.hits(List::Kind);
    let over = |k: &&Hit| k.start < title.start && k.end == title.start + HAN && k.end < title.end;
    kinds.get(kinds.partition_point(|k| k.end <= title.start)).filter(over).is_some_and(|k| made(ClassId(k.number as u16)))
}

//! What every finder of names reads and adds to: the text, where names cannot go on, and the candidates so far.
//!
//! Deliberately finds no name: it holds the word lists, and in the end chooses among overlapping candidates.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, BuildError, MatchKind};

use super::{Certainty, Defaults, NameMention, Reason};
use crate::chinese::{Category, WORDS};
use crate::lexicon::Lexicon;
use crate::ontology::{ClassId, Ontology};
use crate::span::Span;
use crate::value::{DateKind, Unit, Value, ValueMention};

/// The lexicon's words as automata.
#[derive(Debug)]
pub(super) struct Words {
    /// Names; a pattern's owner is an entry of the lexicon.
    pub names: AhoCorasick,
    pub name_entries: Vec<u32>,
    pub entry_classes: Vec<ClassId>,
    pub heads: AhoCorasick,
    pub head_classes: Vec<ClassId>,
    pub kinds: AhoCorasick,
    pub kind_classes: Vec<ClassId>,
    /// The class of a description of a kind.
    pub kind_class: ClassId,
    pub titles: AhoCorasick,
    /// Words at which a name ends, with longer words that hold one and are none.
    breaks: AhoCorasick,
    break_categories: Vec<Option<Category>>,
    pub ordinary: BTreeSet<String>,
    pub generic: BTreeSet<String>,
    /// Names of technologies and industries: as generic as the generic words.
    longest_generic: usize,
}

fn automaton<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<AhoCorasick, BuildError> {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true).build(words)
}

impl Words {
    pub fn new(lexicon: &Lexicon, ontology: &Ontology) -> Result<Self, BuildError> {
        let mut names = Vec::new();
        let mut name_entries = Vec::new();
        for (index, entry) in lexicon.entries.iter().enumerate() {
            for form in std::iter::once(&entry.name).chain(&entry.aliases) {
                names.push(form.as_str());
                name_entries.push(index as u32);
            }
        }
        let mut breaks: std::collections::BTreeMap<&str, Option<Category>> = std::collections::BTreeMap::new();
        for (category, list) in WORDS {
            for word in list.split('|') {
                let _ = breaks.entry(word).or_insert((*category != Category::Plain).then_some(*category));
            }
        }
        for word in &lexicon.breaks {
            breaks.insert(word, Some(Category::Verb));
        }
        let topical: BTreeSet<ClassId> = ontology.defaults_for("topic").collect();
        let mut generic: BTreeSet<String> = lexicon.generic.iter().cloned().collect();
        for entry in lexicon.entries.iter().filter(|e| topical.contains(&e.class)) {
            generic.insert(entry.name.clone());
            generic.extend(entry.aliases.iter().cloned());
        }
        let longest_generic = generic.iter().map(String::len).max().unwrap_or(0);
        Ok(Self {
            names: automaton(names)?,
            name_entries,
            entry_classes: lexicon.entries.iter().map(|e| e.class).collect(),
            heads: automaton(lexicon.heads.iter().map(|h| h.word.as_str()))?,
            head_classes: lexicon.heads.iter().map(|h| h.class).collect(),
            kinds: automaton(lexicon.kinds.iter().map(|h| h.word.as_str()))?,
            kind_classes: lexicon.kinds.iter().map(|h| h.class).collect(),
            kind_class: lexicon.kind_class,
            titles: automaton(lexicon.titles.iter().map(String::as_str))?,
            breaks: automaton(breaks.keys().copied())?,
            break_categories: breaks.into_values().collect(),
            ordinary: lexicon.ordinary.iter().cloned().collect(),
            generic,
            longest_generic,
        })
    }

    /// Whether `part` is made of generic words alone (国内头部, 人工智能).
    pub fn is_generic(&self, part: &str) -> bool {
        let mut rest = part.trim();
        while !rest.is_empty() {
            let longest = (1..=rest.len().min(self.longest_generic))
                .rev()
                .filter(|&n| rest.is_char_boundary(n))
                .find(|&n| self.generic.contains(&rest[..n]));
            match longest {
                Some(n) => rest = rest[n..].trim_start(),
                None => return false,
            }
        }
        true
    }

    /// Whether a generic word stands at either end of `part` (产业化, 能力): then it is no name of one thing.
    pub fn begins_generic(&self, part: &str) -> bool {
        (1..=part.len())
            .filter(|&n| part.is_char_boundary(n))
            .any(|n| n >= 6 && self.generic.contains(&part[..n]) || part.len() - n >= 6 && self.generic.contains(&part[n..]))
    }

    /// Whether `part` is a place of the lexicon.
    pub fn is_place(&self, part: &str, place: ClassId) -> bool {
        self.names
            .find(part)
            .is_some_and(|m| m.len() == part.len() && self.entry_classes[self.name_entries[m.pattern().as_usize()] as usize] == place)
    }

    /// `part` without the generic words at its front that only praise or count (首个, 国内最新).
    pub fn without_praise(part: &str) -> &str {
        let mut rest = part.trim_start();
        'strip: loop {
            for word in PRAISE {
                if let Some(after) = rest.strip_prefix(word) {
                    rest = after.trim_start();
                    continue 'strip;
                }
            }
            return rest;
        }
    }
}

/// Words before a description that do not belong to it (guide: without 首个 最新 全球领先 and the like).
const PRAISE: &[&str] = &[
    "首个",
    "首款",
    "首家",
    "首颗",
    "首台",
    "首部",
    "首套",
    "首例",
    "首批",
    "第一个",
    "第一款",
    "最新",
    "最强",
    "最大",
    "全新",
    "全球",
    "世界",
    "国内",
    "我国",
    "中国",
    "业界",
    "业内",
    "行业",
    "领先",
    "顶尖",
    "唯一",
    "一款",
    "一个",
    "一种",
    "一台",
    "一套",
    "一项",
    "新一代",
    "下一代",
    "上一代",
    "新款",
    "新",
    "多款",
    "两款",
    "三款",
    "旗舰",
    "的",
    "知名",
    "著名",
    "自研",
    "自主研发",
    "自有",
    "代表性",
    "主力",
    "当红",
    "爆款",
    "同名",
    "爆火",
    "核心",
    "新版",
    "升级版",
    "正式版",
    "这一",
    "该",
    "此",
    "其",
    "本",
    "另一",
    "另",
    "某",
    "一批",
    "一系列",
    "多个",
    "系列",
    "名为",
];

/// One article's text and what was found in it.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub words: &'a Words,
    pub defaults: Defaults,
    pub ontology: &'a Ontology,
    pub values: &'a [ValueMention],
    /// Words and values at which a name ends; sorted, apart.
    breaks: Vec<Span>,
    pub candidates: Vec<NameMention>,
}

impl<'a> Page<'a> {
    pub fn new(text: &'a str, words: &'a Words, defaults: Defaults, ontology: &'a Ontology, values: &'a [ValueMention]) -> Self {
        Self { text, words, defaults, ontology, values, breaks: Vec::new(), candidates: Vec::new() }
    }

    /// Finds where names end; a break within a name of the lexicon is none.
    pub fn mark_breaks(&mut self) {
        let known: Vec<Span> = self.candidates.iter().map(|c| c.span).collect();
        let inside = |span: Span| {
            let next = known.partition_point(|k| k.end <= span.start);
            known.get(next).is_some_and(|k| k.overlaps(span))
        };
        let words = self.words;
        let found = words.breaks.find_iter(self.text).filter(|m| words.break_categories[m.pattern().as_usize()].is_some());
        self.breaks = found.map(|m| Span::new(m.start(), m.end())).filter(|s| !inside(*s)).collect();
        let values = self.values.iter().filter(|v| ends_name(&v.value) && !inside(v.span)).map(|v| v.span);
        self.breaks.extend(values);
        self.breaks.sort_unstable();
    }

    /// Whether a word that ends names begins at `at`.
    pub fn breaks_at(&self, at: usize) -> bool {
        self.breaks.binary_search_by(|b| (b.start as usize).cmp(&at)).is_ok()
    }

    /// Where a name that ends at `end` can begin at the earliest: after the nearest break or mark, at most
    /// `most` characters back.
    pub fn left_limit(&self, end: usize, most: usize) -> usize {
        let next = self.breaks.partition_point(|b| (b.start as usize) < end);
        // A value's span may overlap a word's: the last two say where the nearest ends.
        let nearest = self.breaks[..next].iter().rev().take(3).map(|b| (b.end as usize).min(end)).max().unwrap_or(0);
        let mut at = end;
        for c in self.text[nearest..end].chars().rev().take(most) {
            if !within_name(c) || (c == ' ' && self.space_parts(at - 1)) {
                break;
            }
            at -= c.len_utf8();
        }
        at
    }

    /// Where a name that begins at `start` ends at the latest.
    pub fn right_limit(&self, start: usize, most: usize) -> usize {
        let next = self.breaks.partition_point(|b| (b.start as usize) < start);
        let nearest = self.breaks.get(next).map_or(self.text.len(), |b| b.start as usize);
        let mut at = start;
        for c in self.text[start..nearest].chars().take(most) {
            if !within_name(c) || (c == ' ' && self.space_parts(at)) {
                break;
            }
            at += c.len_utf8();
        }
        at
    }

    /// Whether a space parts two words: one side is not Latin.
    fn space_parts(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        at == 0 || !bytes[at - 1].is_ascii_alphanumeric() || !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
    }

    /// The class of a kind noun that ends at `end`, spaces and an opening mark aside.
    pub fn kind_before(&self, end: usize) -> Option<ClassId> {
        let before = self.text[..end].trim_end_matches([' ', '“', '《', '"', '「', ':']);
        let from = floor(before, before.len().saturating_sub(24));
        let tail = &before[from..];
        self.words.kinds.find_iter(tail).filter(|m| m.end() == tail.len()).last().map(|m| self.words.kind_classes[m.pattern().as_usize()])
    }

    /// The class of a kind noun that begins at `start`, and where it ends.
    pub fn kind_at(&self, start: usize) -> Option<(ClassId, usize)> {
        let to = floor(self.text, start + 24);
        let found = self.words.kinds.find(&self.text[start..to]).filter(|m| m.start() == 0)?;
        Some((self.words.kind_classes[found.pattern().as_usize()], start + found.end()))
    }

    /// Where the title that begins at `start` ends.
    pub fn title_at(&self, start: usize) -> Option<usize> {
        let to = floor(self.text, start + 36);
        self.words.titles.find(&self.text[start..to]).filter(|m| m.start() == 0).map(|m| start + m.end())
    }

    pub fn add(&mut self, span: Span, class: ClassId, certainty: Certainty, reason: Reason) {
        self.candidates.push(NameMention { span, class, certainty, reason, entry: None });
    }

    /// The candidates that stay: the longer before the shorter, the surer before the less sure; descriptions of
    /// kinds only where nothing else stands.
    pub fn choose(&mut self) -> Vec<NameMention> {
        let mut candidates = std::mem::take(&mut self.candidates);
        let topics: Vec<ClassId> = self.ontology.defaults_for("topic").collect();
        let topic = |c: &NameMention| c.entry.is_some() && topics.contains(&c.class);
        // A description that a name follows is one even where it is a known term (人形机器人Moz1); elsewhere the term wins.
        let followed: std::collections::BTreeSet<u32> =
            candidates.iter().filter(|c| c.reason != Reason::Kind && !topic(c)).map(|c| c.span.start).collect();
        let opens = |end: u32| {
            let rest = &self.text[end as usize..];
            followed.contains(&end)
                || rest.starts_with(['“', '《', '「'])
                    && rest.char_indices().nth(1).is_some_and(|(at, _)| followed.contains(&(end + at as u32)))
        };
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
        names
    }
}

/// Whether a value ends a name: one that counts or dates something does, a bare number or an ordinal does not.
fn ends_name(value: &Value) -> bool {
    match value {
        Value::Quantity(quantity) => quantity.unit != Unit::None,
        Value::Date(date) => date.kind != DateKind::Calendar || date.iso.len() != 4,
        Value::Duration(_) => true,
        Value::Rank(_) => false,
    }
}

/// Whether a character can stand inside a name.
fn within_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '·' | '-' | '.' | '&' | '+' | ' ' | '_')
}

/// The character boundary at or before `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

pub(super) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c)
}

//! The lexicon's words, ready to be looked for: automata over a text, sets for a part of it.
//!
//! Deliberately knows no text: where a name may stand is the page's.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use aho_corasick::{AhoCorasick, BuildError, MatchKind};

use crate::chinese::{COMPOUND_SURNAMES, Category, FOREIGN, SURNAMES, WORDS};
use crate::lexicon::{Context, Lexicon, Side, Strength};
use crate::ontology::{ClassId, Ontology};

/// The lexicon's words as automata.
#[derive(Debug)]
pub(super) struct Words {
    /// Names; a pattern's owner is an entry of the lexicon.
    pub names: AhoCorasick,
    pub name_entries: Vec<u32>,
    pub entry_classes: Vec<ClassId>,
    pub heads: AhoCorasick,
    pub head_classes: Vec<ClassId>,
    pub head_strengths: Vec<Strength>,
    pub kinds: AhoCorasick,
    pub kind_classes: Vec<ClassId>,
    /// The class of a description of a kind.
    pub kind_class: ClassId,
    pub titles: AhoCorasick,
    /// Words at which a name ends, with longer words that hold one and are none.
    pub breaks: AhoCorasick,
    pub break_categories: Vec<Option<Category>>,
    pub ordinary: BTreeSet<String>,
    /// Words that follow a name as its size, grade or number, in lower case.
    pub tiers: BTreeSet<String>,
    pub generic: BTreeSet<String>,
    /// Bytes of the longest generic word.
    longest_generic: usize,
    /// Words of everyday language.
    everyday: HashSet<Box<str>>,
    surnames: HashSet<char>,
    foreign: HashSet<char>,
    pub contexts: Vec<Context>,
    /// The words before of all contexts, and whose they are.
    pub context_cues: AhoCorasick,
    pub context_owners: Vec<Vec<u32>>,
    /// Verbs with which no name of a field begins.
    pub actions: Vec<String>,
    /// Words that join the items of a list.
    pub joints: Vec<&'static str>,
    cues_before: Cues,
    cues_after: Cues,
}

/// Words that tell the class of the name beside them.
#[derive(Debug)]
struct Cues {
    words: AhoCorasick,
    classes: Vec<ClassId>,
}

impl Cues {
    fn new(lexicon: &Lexicon, side: Side) -> Result<Self, BuildError> {
        let cues = || lexicon.cues.iter().filter(move |c| c.side == side);
        Ok(Self { words: automaton(cues().map(|c| c.word.as_str()))?, classes: cues().map(|c| c.class).collect() })
    }
}

/// The longest word of everyday language in characters.
const LONGEST_WORD: usize = 4;
/// The longest run that is looked at as a row of everyday words, in characters.
const LONGEST_RUN: usize = 16;

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
        let mut breaks: BTreeMap<&str, Option<Category>> = BTreeMap::new();
        for (category, list) in WORDS {
            for word in list.split('|') {
                let _ = breaks.entry(word).or_insert((*category != Category::Plain).then_some(*category));
            }
        }
        for word in &lexicon.breaks {
            breaks.entry(word).and_modify(|known| *known = known.or(Some(Category::Verb))).or_insert(Some(Category::Verb));
        }
        let mut befores: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (index, context) in lexicon.contexts.iter().enumerate() {
            for word in &context.before {
                befores.entry(word).or_default().push(index as u32);
            }
        }
        let joints = WORDS.iter().filter(|(c, _)| matches!(c, Category::And | Category::Pause)).flat_map(|(_, list)| list.split('|'));
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
            head_strengths: lexicon.heads.iter().map(|h| h.strength).collect(),
            head_classes: lexicon.heads.iter().map(|h| h.class).collect(),
            kinds: automaton(lexicon.kinds.iter().map(|h| h.word.as_str()))?,
            kind_classes: lexicon.kinds.iter().map(|h| h.class).collect(),
            kind_class: lexicon.kind_class,
            titles: automaton(lexicon.titles.iter().map(|t| t.word.as_str()))?,
            breaks: automaton(breaks.keys().copied())?,
            break_categories: breaks.into_values().collect(),
            tiers: lexicon.tiers.iter().cloned().collect(),
            ordinary: lexicon.ordinary.iter().cloned().collect(),
            generic,
            longest_generic,
            everyday: lexicon.words.iter().map(|w| w.as_str().into()).collect(),
            surnames: SURNAMES.chars().collect(),
            foreign: FOREIGN.chars().collect(),
            contexts: lexicon.contexts.clone(),
            context_cues: automaton(befores.keys().copied())?,
            context_owners: befores.into_values().collect(),
            actions: lexicon.actions.clone(),
            joints: joints.collect(),
            cues_before: Cues::new(lexicon, Side::Before)?,
            cues_after: Cues::new(lexicon, Side::After)?,
        })
    }

    /// Whether `word` is one of everyday language.
    pub fn is_word(&self, word: &str) -> bool {
        self.everyday.contains(word)
    }

    /// Whether `run` is a row of everyday or generic words: then it names nothing that nobody has listed.
    pub fn is_ordinary(&self, run: &str) -> bool {
        let bounds: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).take(LONGEST_RUN + 1).collect();
        if bounds.last() != Some(&run.len()) {
            return false;
        }
        let mut reached = [false; LONGEST_RUN + 1];
        reached[0] = true;
        for to in 1..bounds.len() {
            reached[to] = (to.saturating_sub(LONGEST_WORD)..to).any(|from| {
                let part = &run[bounds[from]..bounds[to]];
                reached[from] && (self.everyday.contains(part) || self.generic.contains(part))
            });
        }
        reached[bounds.len() - 1]
    }

    /// Whether an everyday word of two characters or more begins at the front of `text`.
    pub fn begins_word(&self, text: &str) -> bool {
        text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_WORD).skip(1).any(|end| self.everyday.contains(&text[..end]))
    }

    /// Whether `run` is everyday words but for its first or last character (的手机, 手中正): a piece of a sentence, no name.
    pub fn ends_ordinary(&self, run: &str) -> bool {
        let mut chars = run.chars();
        let first = chars.next().map_or(0, char::len_utf8);
        let last = run.len() - chars.next_back().map_or(0, char::len_utf8);
        last > first
            && (self.everyday.contains(&run[..first]) && self.is_ordinary(&run[..last])
                || self.everyday.contains(&run[last..]) && self.is_ordinary(&run[first..]))
    }

    /// Whether the character at `at` stands within an everyday word: 超 in 超算.
    pub fn within_word(&self, text: &str, at: usize) -> bool {
        let mut start = at;
        for _ in 0..LONGEST_WORD {
            let rest = &text[start..];
            let reaches = rest.char_indices().map(|(i, c)| i + c.len_utf8()).take(LONGEST_WORD).skip(1);
            if reaches.filter(|n| start + n > at).any(|n| self.everyday.contains(&rest[..n])) {
                return true;
            }
            match text[..start].chars().next_back() {
                Some(c) => start -= c.len_utf8(),
                None => break,
            }
        }
        false
    }

    /// Whether an everyday word begins between `from` and `end` and reaches over `end`.
    pub fn crosses(&self, text: &str, from: usize, end: usize) -> bool {
        text[from..end].char_indices().any(|(at, _)| {
            let rest = &text[from + at..];
            rest.char_indices()
                .map(|(at, c)| at + c.len_utf8())
                .take(LONGEST_WORD)
                .any(|n| from + at + n > end && self.everyday.contains(&rest[..n]))
        })
    }

    /// The length in bytes of the surname at the front of `text`.
    pub fn surname(&self, text: &str) -> Option<usize> {
        let first = text.chars().next()?;
        if let Some(compound) = COMPOUND_SURNAMES.iter().find(|s| text.starts_with(**s)) {
            return Some(compound.len());
        }
        self.surnames.contains(&first).then_some(first.len_utf8())
    }

    /// Whether foreign names are written with this character.
    pub fn is_foreign(&self, c: char) -> bool {
        self.foreign.contains(&c)
    }

    /// The class that a cue at the end of `before` tells of a name that follows it.
    pub fn cue_before(&self, before: &str) -> Option<ClassId> {
        let hit = self.cues_before.words.find_iter(before).last().filter(|m| m.end() == before.len())?;
        Some(self.cues_before.classes[hit.pattern().as_usize()])
    }

    /// The class that a cue at the front of `after` tells of a name that stands before it.
    pub fn cue_after(&self, after: &str) -> Option<ClassId> {
        let hit = self.cues_after.words.find(after).filter(|m| m.start() == 0)?;
        Some(self.cues_after.classes[hit.pattern().as_usize()])
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
    "最高荣誉",
    "最高奖项",
    "最高奖",
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

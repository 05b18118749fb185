//! The lexicon's words, ready to be looked for: one trie for all lists, and what a word is in each.
//!
//! Deliberately knows no text: what stands where is [`Found`](crate::annotate::form::found::Found)'s, where a name may stand the page's.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashSet;

use crate::annotate::form::firsts::Firsts;
use crate::chinese::{COMPOUND_SURNAMES, Category, FOREIGN, LONG_SURNAMES, SURNAMES, SURNAMES_AFTER_POSTS, WORDS};
use crate::lexicon::{Context, Lexicon, Side, Strength};
use crate::ontology::{ClassId, Ontology};
use crate::trie::Trie;

/// So many bytes of Latin are a short word.
const SHORT: usize = 32;

/// What marks a weak noun in the number of a kind; the class stands below it.
pub(crate) const WEAK_KIND: u32 = 1 << 16;

/// A list that a word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// Words of everyday language that are often used.
    Common,
    /// Words right after a name that tell its class; their number is that of the class.
    CueAfter,
    /// Nouns that end a description; their number is that of the class.
    Kind,
    /// Nouns that end a name; their number is their place in the lexicon.
    Head,
    /// Posts.
    Title,
    /// Words that make no name of a head noun that follows them.
    Generic,
    /// Words before a description that do not belong to it.
    Praise,
    /// Words right before a name that tell its class; their number is that of the class.
    CueBefore,
    /// Names; their number is that of the entry.
    Name,
    /// Words at which a name ends, with longer words that hold one and are none; numbered as [`Words::break_categories`].
    Break,
    /// Words before what a context names; numbered as [`Words::context_owners`].
    Context,
    /// Words of everyday language that are seldom used, and so make names as well.
    Rare,
}

impl List {
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// How many lists there are: so many bits of a [`Sense`] say which of them a word stands in.
pub(crate) const LISTS: usize = 12;

/// What a word is, as the value in the trie: the lists that it stands in, and where its numbers in these stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sense(pub u32);

impl Sense {
    pub fn is(self, list: List) -> bool {
        self.0 & list.bit() != 0
    }

    /// The lists, as their bits.
    pub fn lists(self) -> u32 {
        self.0 & ((1 << LISTS) - 1)
    }
}

/// A word of a list in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Its first byte.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// Its number in the list.
    pub number: u32,
}

impl Hit {
    pub fn len(&self) -> usize {
        self.end - self.start
    }
}

/// The lexicon's words.
#[derive(Debug)]
pub(crate) struct Words {
    trie: Trie,
    /// The numbers of the words in their lists.
    numbers: Vec<u32>,
    pub entry_classes: Vec<ClassId>,
    pub head_classes: Vec<ClassId>,
    pub head_strengths: Vec<Strength>,
    /// The class of a description of a kind.
    pub kind_class: ClassId,
    pub break_categories: Vec<Option<Category>>,
    /// Latin words of everyday language, in lower case. Only asked, never gone through.
    ordinary: HashSet<String>,
    /// Those that are so in small letters only.
    small: HashSet<String>,
    figures: HashSet<String>,
    compound: HashSet<&'static str>,
    /// Words that follow a name as its size, grade or number, in lower case.
    pub tiers: BTreeSet<String>,
    /// With what surnames begin, those too that only stand after a post.
    pub surname_firsts: Firsts,
    /// What each common ideograph is in names: the bits below.
    letters: Box<[u8]>,
    pub wordings: Vec<Wording>,
    /// The wordings that a word before them opens.
    pub context_owners: Vec<Vec<u32>>,
    /// Verbs with which no name of a field begins.
    pub actions: Vec<String>,
    /// Words that join the items of a list.
    pub joints: Vec<&'static str>,
    /// With what these begin.
    pub joint_firsts: Firsts,
}

/// A wording that names what stands within it, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Wording {
    pub context: Context,
    /// With what the words after begin.
    pub firsts: Firsts,
}

impl Words {
    pub fn new(lexicon: &Lexicon, ontology: &Ontology) -> Self {
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
        let topical: BTreeSet<ClassId> = ontology.defaults_for("topic").collect();
        let mut all: Vec<(&str, List, u32)> = Vec::with_capacity(2 * lexicon.words.len());
        let forms = |i: usize| std::iter::once(&lexicon.entries[i].name).chain(&lexicon.entries[i].aliases).map(String::as_str);
        for (index, entry) in lexicon.entries.iter().enumerate() {
            all.extend(forms(index).map(|form| (form, List::Name, index as u32)));
            if topical.contains(&entry.class) {
                all.extend(forms(index).map(|form| (form, List::Generic, 0)));
            }
        }
        all.extend(lexicon.words.iter().map(|w| (w, List::Common, 0)));
        all.extend(lexicon.rare.iter().map(|w| (w, List::Rare, 0)));
        all.extend(lexicon.generic.iter().map(|w| (w.as_str(), List::Generic, 0)));
        all.extend(PRAISE.iter().map(|w| (*w, List::Praise, 0)));
        all.extend(lexicon.heads.iter().enumerate().map(|(i, h)| (h.word.as_str(), List::Head, i as u32)));
        all.extend(lexicon.kinds.iter().map(|k| {
            let weak = if k.strength == Strength::Weak { WEAK_KIND } else { 0 };
            (k.word.as_str(), List::Kind, u32::from(k.class.0) | weak)
        }));
        all.extend(lexicon.titles.iter().map(|t| (t.word.as_str(), List::Title, 0)));
        all.extend(breaks.keys().enumerate().map(|(i, word)| (*word, List::Break, i as u32)));
        all.extend(befores.keys().enumerate().map(|(i, word)| (*word, List::Context, i as u32)));
        all.extend(lexicon.cues.iter().map(|c| {
            let list = if c.side == Side::Before { List::CueBefore } else { List::CueAfter };
            (c.word.as_str(), list, u32::from(c.class.0))
        }));
        let mut numbers = Vec::new();
        let trie = Trie::new(all.iter().enumerate().map(|(i, (word, ..))| (*word, i as u32)), |same| sense(&all, same, &mut numbers));
        let joints = WORDS.iter().filter(|(c, _)| matches!(c, Category::And | Category::Pause)).flat_map(|(_, list)| list.split('|'));
        let joints: Vec<&str> = joints.collect();
        let wording = |context: &Context| Wording {
            firsts: Firsts::new(context.after.iter().map(|after| after.word.as_str())),
            context: context.clone(),
        };
        Self {
            trie,
            numbers,
            entry_classes: lexicon.entries.iter().map(|e| e.class).collect(),
            head_strengths: lexicon.heads.iter().map(|h| h.strength).collect(),
            head_classes: lexicon.heads.iter().map(|h| h.class).collect(),
            kind_class: lexicon.kind_class,
            break_categories: breaks.into_values().collect(),
            tiers: lexicon.tiers.iter().cloned().collect(),
            ordinary: lexicon.ordinary.iter().cloned().collect(),
            small: lexicon.small.iter().cloned().collect(),
            figures: lexicon.figures.iter().cloned().collect(),
            compound: COMPOUND_SURNAMES.iter().copied().collect(),
            surname_firsts: Firsts::new(
                [SURNAMES, SURNAMES_AFTER_POSTS].into_iter().flat_map(suffixes).chain(COMPOUND_SURNAMES.iter().copied()),
            ),
            letters: letters(),
            wordings: lexicon.contexts.iter().map(wording).collect(),
            context_owners: befores.into_values().collect(),
            actions: lexicon.actions.clone(),
            joint_firsts: Firsts::new(joints.iter().copied()),
            joints,
        }
    }

    pub fn trie(&self) -> &Trie {
        &self.trie
    }

    /// The number of a word in one of its lists, which is given by its place among them.
    pub fn number(&self, sense: Sense, list: u32) -> u32 {
        let before = sense.0 & NUMBERED & ((1 << list) - 1);
        self.numbers.get((sense.0 >> LISTS) as usize + before.count_ones() as usize).copied().unwrap_or(0)
    }

    /// The words at the front of a text that stand in a list, shorter ones first, each with its bytes.
    fn front<'t>(&'t self, list: List, text: &'t str) -> impl Iterator<Item = (usize, Sense)> + 't {
        self.trie.front(text).map(|(end, value)| (end, Sense(value))).filter(move |(_, sense)| sense.is(list))
    }

    /// The longest word of a list at the front of a text.
    pub fn longest(&self, list: List, text: &str) -> Option<Hit> {
        let longest = self.trie.longest(text, |value| Sense(value).is(list));
        longest.map(|(end, value)| Hit { start: 0, end, number: self.number(Sense(value), list as u32) })
    }

    /// The words of a list in a text, left to right, the longest at a place, none overlapping another.
    pub fn hits<'t>(&'t self, list: List, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(c) = text[at..].chars().next() {
                let start = at;
                if let Some(hit) = self.longest(list, &text[start..]) {
                    at += hit.end;
                    return Some(Hit { start, end: at, number: hit.number });
                }
                at += c.len_utf8();
            }
            None
        })
    }

    /// The last of the words of a list in a text, where the text ends with it.
    pub fn last(&self, list: List, text: &str) -> Option<Hit> {
        self.hits(list, text).last().filter(|hit| hit.end == text.len())
    }

    /// The length in bytes of the surname at the front of `text`.
    pub fn surname(&self, text: &str) -> Option<usize> {
        let first = text.chars().next()?;
        let letter = self.letter(first);
        let second = || text[first.len_utf8()..].chars().next();
        let length = || second().map(|second| first.len_utf8() + second.len_utf8());
        // All have two characters, but for a few.
        let long = || LONG_SURNAMES.iter().find(|name| text.starts_with(**name)).map(|name| name.len());
        let compound = || long().or_else(|| length().filter(|&length| self.compound.contains(&text[..length])));
        let single = || (letter & SURNAME != 0).then_some(first.len_utf8());
        if letter & COMPOUND != 0 { compound().or_else(single) } else { single() }
    }

    /// Whether words in quotation marks are but a figure of speech.
    pub fn is_figure(&self, words: &str) -> bool {
        self.figures.contains(words)
    }

    /// Whether a Latin word names nothing as it is written, in small letters.
    pub fn is_small(&self, word: &str) -> bool {
        self.small.contains(word)
    }

    /// Whether a Latin word is one of everyday language, whatever its case.
    pub fn is_ordinary(&self, word: &str) -> bool {
        let lower = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        // Most are short: their copies need no place of their own in memory.
        let mut short = [0; SHORT];
        if lower {
            self.ordinary.contains(word)
        } else if word.is_ascii()
            && let Some(short) = short.get_mut(..word.len())
        {
            short.copy_from_slice(word.as_bytes());
            short.make_ascii_lowercase();
            std::str::from_utf8(short).is_ok_and(|word| self.ordinary.contains(word))
        } else {
            self.ordinary.contains(&word.to_lowercase())
        }
    }

    /// Whether foreign names are written with this character.
    pub fn is_foreign(&self, c: char) -> bool {
        self.letter(c) & IN_FOREIGN != 0
    }

    /// Whether a character is a surname that only stands after a post.
    pub fn is_seldom_surname(&self, c: char) -> bool {
        self.letter(c) & SELDOM != 0
    }

    fn letter(&self, c: char) -> u8 {
        (c as usize).checked_sub(*HAN.start() as usize).and_then(|at| self.letters.get(at)).copied().unwrap_or(0)
    }

    /// The class that a cue at the end of `before` tells of a name that follows it.
    pub fn cue_before(&self, before: &str) -> Option<ClassId> {
        self.last(List::CueBefore, before).map(|hit| ClassId(hit.number as u16))
    }

    /// Whether a generic word of two characters or more stands at either end of `part` (产业化, 能力): then it is no name of
    /// one thing.
    pub fn begins_generic(&self, part: &str) -> bool {
        const LEAST: usize = 6;
        let ends = |(at, _)| self.front(List::Generic, &part[at..]).any(|(end, _)| at + end == part.len());
        self.front(List::Generic, part).any(|(end, _)| end >= LEAST)
            || part.char_indices().take_while(|(at, _)| part.len() - at >= LEAST).any(ends)
    }

    /// Whether `part` is a place of the lexicon.
    pub fn is_place(&self, part: &str, place: ClassId) -> bool {
        self.hits(List::Name, part).next().is_some_and(|m| m.len() == part.len() && self.entry_classes[m.number as usize] == place)
    }
}

/// The lists whose words have numbers.
const NUMBERED: u32 = ((1 << LISTS) - 1) & !(List::Common.bit() | List::Rare.bit() | List::Generic.bit() | List::Praise.bit());

/// What a word is that stands in the lists given by their places in `all`: of those of one list, the first counts.
fn sense(all: &[(&str, List, u32)], same: &[u32], numbers: &mut Vec<u32>) -> u32 {
    let lists = same.iter().fold(0, |lists, &i| lists | all[i as usize].1.bit());
    if lists & NUMBERED == 0 {
        return lists;
    }
    let first = numbers.len() as u32;
    for list in 0..LISTS as u32 {
        if lists & NUMBERED & 1 << list != 0 {
            numbers.extend(same.iter().map(|&i| all[i as usize]).find(|(_, l, _)| *l as u32 == list).map(|(.., number)| number));
        }
    }
    lists | first << LISTS
}

/// The common ideographs.
const HAN: std::ops::RangeInclusive<u32> = 0x4e00..=0x9fff;

/// A surname.
const SURNAME: u8 = 1;
/// The first character of a compound surname.
const COMPOUND: u8 = 2;
/// Foreign names are written with it.
const IN_FOREIGN: u8 = 4;
/// A surname that only stands after a post.
const SELDOM: u8 = 8;

/// A list of characters from each of them on.
fn suffixes(characters: &str) -> impl Iterator<Item = &str> {
    characters.char_indices().map(|(at, _)| &characters[at..])
}

fn letters() -> Box<[u8]> {
    let mut letters = vec![0; HAN.count()].into_boxed_slice();
    let compound = COMPOUND_SURNAMES.iter().chain(LONG_SURNAMES).filter_map(|s| s.chars().next()).map(|c| (c, COMPOUND));
    for (c, bit) in SURNAMES
        .chars()
        .map(|c| (c, SURNAME))
        .chain(compound)
        .chain(FOREIGN.chars().map(|c| (c, IN_FOREIGN)))
        .chain(SURNAMES_AFTER_POSTS.chars().map(|c| (c, SELDOM)))
    {
        if let Some(letter) = (c as usize).checked_sub(*HAN.start() as usize).and_then(|at| letters.get_mut(at)) {
            *letter |= bit;
        }
    }
    letters
}

/// Words before a description that do not belong to it (guide: without 首个 最新 全球领先 and the like).
const PRAISE: &[&str] = &[
    "类似的",
    "类似",
    "相关的",
    "相关",
    "同类",
    "此类",
    "这类",
    "最高荣誉",
    "最高奖项",
    "最高奖",
    "前代",
    "上代",
    "配套",
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
    "第一颗",
    "第一代",
    "第二代",
    "第三代",
    "第四代",
    "第五代",
    "第六代",
    "第七代",
    "第八代",
    "一代",
    "二代",
    "三代",
    "四代",
    "五代",
    "六代",
    "初代",
    "后续",
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
    "顶流",
    "新晋",
    "现象级",
    "前沿级",
    "重磅",
    "重磅级",
    "旗舰级",
    "热门",
    "人气",
    "明星级",
    "王牌",
    "里程碑式",
    "革命性",
    "颠覆性",
    "开创性",
    "突破性",
    "划时代",
    "史诗级",
];

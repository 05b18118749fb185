//! A sentence as a row of tokens: names, values, closed-class words, triggers, and the text between.
//!
//! Takes the document and its annotations, gives [`Row`]s; deliberately relates no token to another.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashSet};

use crate::annotate::{Annotations, Reason};
use crate::chinese::{CLOSER_WORDS, Category, LONG, NOBODY, PERSONS, STRETCH_CLOSERS, WORDS, ends, is_adverbial, plain};
use crate::document::{Document, Sentence};
use crate::extract::clause::caution::HOUSE_NOUNS;
use crate::extract::clause::spelling::{Spellings, Spot, Spots};
use crate::lexicon::{Lexicon, PostKind, Strength};
use crate::ontology::{ClassId, ClassSet};
use crate::rule::pattern::{Bucket, Starts};
use crate::rule::{Place, RuleSet};
use crate::span::Span;

/// The pronoun of whoever was named.
const IT: &str = "它";

/// One token of a row.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its bytes in the document.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name: an index into [`Annotations::names`].
    Name(u32),
    /// A value: an index into [`Annotations::values`].
    Value(u32),
    /// A word known to the engine: an index into [`Vocabulary::words`].
    Word(u32, Category),
    /// Anything else.
    Text,
}

/// A sentence's tokens.
#[derive(Clone, Debug)]
pub struct Row {
    /// The tokens, left to right, without gaps.
    pub tokens: Vec<Token>,
    /// Where words stand that hold a shorter word of the vocabulary and are none: 举办方, 总部位于.
    pub plain: Vec<Span>,
    /// The sentence.
    pub sentence: Sentence,
}

/// A word that the engine knows.
#[derive(Clone, Debug)]
pub struct Word {
    /// The rules that it triggers: indices into [`RuleSet::rules`].
    pub rules: Vec<u32>,
    /// The class that it tells, for a noun.
    pub class: Option<ClassId>,
    /// What more a post tells.
    pub post: PostKind,
    /// Whether a noun describes only with something before it.
    pub weak: bool,
    /// The classes of the organisations that have such a post; none where any may.
    pub seats: ClassSet,
    /// The class of things that a longer word which is no word of a rule describes.
    pub describes: Option<ClassId>,
}

/// The adverb in which 开发 and 开源 would begin: 公开发布.
const PUBLICLY: &str = "公开";

/// What a spelling is: a word, a text, or both. Eight bytes, since many are looked up.
#[derive(Clone, Copy, Debug)]
struct Sense {
    word: u32,
    text: u32,
}

impl Sense {
    /// The number of none.
    const NONE: u32 = u32::MAX;

    fn word(self) -> Option<u32> {
        Some(self.word).filter(|&word| word != Self::NONE)
    }

    fn text(self) -> Option<u32> {
        Some(self.text).filter(|&text| text != Self::NONE)
    }
}

impl Default for Sense {
    fn default() -> Self {
        Self { word: Self::NONE, text: Self::NONE }
    }
}

/// All words of grammar, rules and lexicon.
#[derive(Debug)]
pub struct Vocabulary {
    /// The words, and the texts of the patterns with them: both are found in one walk.
    spellings: Spellings,
    /// By spelling: which word it is, and which text.
    senses: Vec<Sense>,
    /// By word: what it is in grammar.
    categories: Vec<Category>,
    /// The words, in the order of their spelling.
    pub words: Vec<Word>,
    /// Longer words that hold a word of a rule and are none. Only asked, never gone through.
    pub ignored: HashSet<String>,
    /// Ends of the names of those who but put money in others.
    backers: Vec<String>,
    /// The characters at their ends.
    backer_ends: Starts,
    /// Words that name nothing less than a whole field. Only asked, never gone through.
    pub generic: HashSet<String>,
}

impl Vocabulary {
    /// Whether a text ends in a noun that describes a kind.
    #[must_use]
    pub fn ends_in_noun(&self, text: &str) -> bool {
        self.last_noun(text).is_some()
    }

    /// Whether a name ends as those of whoever but puts money in others: 远山资本.
    pub(crate) fn ends_as_backer(&self, name: &str) -> bool {
        let may = name.chars().next_back().is_some_and(|c| self.backer_ends.meets(Bucket::of(c)));
        may && self.backers.iter().any(|end| ends(name, end))
    }

    /// Whether a text holds a noun of what a rule measures.
    #[must_use]
    pub fn measures(&self, text: &str) -> bool {
        let measures = |(_, nth): (usize, u32)| {
            self.senses[nth as usize].word().is_some_and(|word| self.categories[word as usize] == Category::Attribute)
        };
        text.char_indices().any(|(at, _)| self.spellings.front(&text[at..]).any(measures))
    }

    /// The class of things that a description is of, as the noun at its end tells.
    #[must_use]
    pub fn described(&self, text: &str) -> Option<ClassId> {
        self.last_noun(text).and_then(|noun| self.words[noun].class.or(self.words[noun].describes))
    }

    /// Whether a text is nothing but a noun that describes only with something before it: 数据集.
    #[must_use]
    pub fn says_little(&self, text: &str) -> bool {
        let whole = self.spellings.front(text).filter(|(length, _)| *length == text.len());
        whole.filter_map(|(_, nth)| self.senses[nth as usize].word()).any(|word| self.words[word as usize].weak)
    }

    fn last_noun(&self, text: &str) -> Option<usize> {
        self.last(text).filter(|&noun| self.words[noun].describes.is_some() || self.categories[noun] == Category::Noun)
    }

    /// The word that a text ends in, where its words are read from left to right, at each place the longest.
    fn last(&self, text: &str) -> Option<usize> {
        let (mut at, mut last) = (0, None);
        while let Some(c) = text[at..].chars().next() {
            let words = self.spellings.front(&text[at..]).filter_map(|(length, nth)| Some((length, self.senses[nth as usize].word()?)));
            let longest = words.last();
            at += longest.map_or(c.len_utf8(), |(length, _)| length);
            last = longest.map(|(_, word)| word as usize);
        }
        last
    }

    /// Gathers the words. Where a word is both grammar and trigger it is a trigger. `texts` are those of the patterns, each once.
    pub fn new<'t>(rules: &RuleSet, lexicon: &Lexicon, texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut entries: BTreeMap<String, (Category, Word)> = BTreeMap::new();
        let mut verbal: BTreeSet<String> = BTreeSet::new();
        let word =
            || Word { rules: Vec::new(), class: None, post: PostKind::Plain, weak: false, seats: ClassSet::default(), describes: None };
        for (category, list) in WORDS {
            for text in list.split('|') {
                entries.entry(text.to_owned()).or_insert_with(|| (*category, word()));
            }
        }
        for person in &PERSONS {
            let noun = entries.entry((*person).to_owned()).or_insert_with(|| (Category::Noun, word()));
            // 同学: no coverb stands in it, and it tells who somebody is.
            if noun.0 == Category::Plain {
                noun.0 = Category::Noun;
            }
        }
        for head in &lexicon.kinds {
            entries.insert(
                head.word.clone(),
                (Category::Noun, Word { class: Some(head.class), weak: head.strength == Strength::Weak, ..word() }),
            );
        }
        // 集团还…: a noun that ends names stands for whom the text speaks of, too.
        for head in lexicon.heads.iter().filter(|head| HOUSE_NOUNS.contains(&head.word.as_str())) {
            entries.entry(head.word.clone()).or_insert_with(|| (Category::Noun, Word { class: Some(head.class), ..word() }));
        }
        for title in &lexicon.titles {
            entries.insert(title.word.clone(), (Category::Title, Word { post: title.kind, seats: title.seats.clone(), ..word() }));
            for tail in LONG.iter().filter(|_| title.word.ends_with('长')).chain(&NOBODY) {
                let _ = entries.entry(format!("{}{tail}", title.word)).or_insert_with(|| (Category::Plain, word()));
            }
        }
        // Only asked, never gone through.
        let kinds: HashMap<&str, ClassId> = lexicon.kinds.iter().map(|kind| (kind.word.as_str(), kind.class)).collect();
        for text in &rules.ignored {
            // 该测试集: a noun for things is that all the same, though it holds a verb.
            if kinds.contains_key(text.as_str()) {
                continue;
            }
            // 开源模型 is no verb, and describes all the same.
            let describes = text.char_indices().find_map(|(at, _)| kinds.get(&text[at..]).copied());
            entries.insert(text.clone(), (Category::Plain, Word { describes, ..word() }));
        }
        for (index, rule) in rules.rules.iter().enumerate() {
            let acts = rule.roles.iter().any(|role| matches!(role.place, Place::Subject | Place::Object));
            for text in &rule.triggers {
                let entry = entries.entry(text.clone()).or_insert_with(|| (Category::Verb, word()));
                if entry.0 == Category::Plain {
                    entry.0 = Category::Verb;
                }
                entry.1.rules.push(index as u32);
                verbal.extend(acts.then(|| text.clone()));
            }
        }
        share_rules(&mut entries, &rules.ignored, &verbal);
        // 无偿, 借此: a word of grammar would be found in them; 公开发布: a verb would begin in one.
        let holds = |whole: &str| {
            let parts = |at: usize| whole[at..].char_indices().map(move |(end, c)| &whole[at..at + end + c.len_utf8()]);
            let mut shorter = whole.char_indices().flat_map(|(at, _)| parts(at)).filter(|part| part.len() < whole.len());
            whole == PUBLICLY || shorter.any(|part| entries.contains_key(part))
        };
        let whole: Vec<&str> = plain().filter(|whole| holds(whole)).collect();
        for text in whole {
            let _ = entries.entry(text.to_owned()).or_insert_with(|| (Category::Plain, word()));
        }
        for (text, entry) in &mut entries {
            if entry.0 == Category::Verb && !verbal.contains(text) {
                entry.0 = Category::Attribute;
            }
        }
        let spelt = (0..).zip(entries.keys()).map(|(word, text)| (text.as_str(), Sense { word, ..Sense::default() }));
        let texts = (0..).zip(texts).map(|(nth, text)| (text, Sense { text: nth, ..Sense::default() }));
        let mut all: Vec<(&str, Sense)> = spelt.chain(texts).collect();
        // Two runs, each in order: a stable sort only merges them.
        all.sort_by_key(|(text, _)| *text);
        all.dedup_by(|text, word| {
            let same = text.0 == word.0;
            if same {
                word.1.text = text.1.text;
            }
            same
        });
        let spellings = Spellings::new(all.iter().map(|(text, _)| *text));
        let senses = all.into_iter().map(|(_, sense)| sense).collect();
        let (categories, words) = entries.into_values().unzip();
        Self {
            spellings,
            senses,
            categories,
            words,
            ignored: rules.ignored.iter().cloned().collect(),
            backers: lexicon.backers.clone(),
            backer_ends: lexicon.backers.iter().filter_map(|end| end.chars().next_back()).collect(),
            generic: lexicon.generic.iter().cloned().collect(),
        }
    }

    /// The class told by the noun that ends a text.
    #[must_use]
    pub fn noun_at_end(&self, text: &str) -> Option<ClassId> {
        self.last(text).and_then(|word| self.words[word].class)
    }

    /// Whether a text is no more than a noun that tells a class: 数据集.
    pub(crate) fn is_noun(&self, text: &str) -> bool {
        let mut words = self.spellings.front(text).filter_map(|(length, nth)| Some((length, self.senses[nth as usize].word()?)));
        words.any(|(length, word)| length == text.len() && self.words[word as usize].class.is_some())
    }

    /// The same of a token, which mostly is one word.
    pub(crate) fn class_of(&self, token: Token, text: &str) -> Option<ClassId> {
        match token.kind {
            Kind::Word(word, _) => self.words[word as usize].class,
            _ => self.noun_at_end(token.span.of(text)),
        }
    }

    /// Where the words and the texts of the patterns stand in a document.
    pub(crate) fn spots(&self, document: &Document) -> Spots {
        let letters = document.letters.len();
        let mut spots = Spots { words: Vec::with_capacity(letters / 2), texts: Vec::with_capacity(letters / 2) };
        self.spellings.each(&document.text, &document.letters, |Span { start, end }, nth| {
            let sense = self.senses[nth as usize];
            spots.words.extend(sense.word().map(|number| Spot { start, end, number }));
            spots.texts.extend(sense.text().map(|number| Spot { start, end, number }));
        });
        spots
    }

    /// The classes of the organisations that have a post, by the word that it ends in; none where any may.
    pub(crate) fn seats(&self, post: &str) -> Option<&ClassSet> {
        self.last(post).map(|word| &self.words[word].seats).filter(|seats| !seats.is_empty())
    }

    /// Whether a post leads the organisation in which it is held, by the word that it ends in.
    pub(crate) fn leads(&self, post: &str) -> bool {
        self.last(post).is_some_and(|word| self.words[word].post == PostKind::Office)
    }

    /// The noun that a text is, as a whole.
    fn noun(&self, text: &str) -> Option<u32> {
        let whole = self.spellings.front(text).filter(|(length, _)| *length == text.len());
        whole.filter_map(|(_, nth)| self.senses[nth as usize].word()).find(|&word| self.categories[word as usize] == Category::Noun)
    }

    /// 并开源模型X, A今天开源模型X: the verb with which a description begins behind a word that a verb follows, and where it ends.
    fn verb_of_kind(&self, text: &str, annotations: &Annotations, name: u32, tokens: &[Token]) -> Option<(u32, u32)> {
        const QUOTE: u32 = 3;
        let kind = annotations.names.get(name as usize).filter(|n| n.reason == Reason::Kind)?;
        let next = annotations.names.get(name as usize + 1)?.span.start;
        let aside = |t: &&Token| match t.kind {
            Kind::Value(_) => true,
            Kind::Text => is_adverbial(t.span.of(text)),
            _ => false,
        };
        let before = tokens.iter().rposition(|t| !aside(&t))?;
        // A今天开源大模型X, 公司开源大模型X, 它开源大模型X
        let (told, before) = (before + 1 < tokens.len(), &tokens[before]);
        let leads = match before.kind {
            Kind::Word(_, Category::Also | Category::Plan | Category::Jiang | Category::Say) => true,
            Kind::Word(_, Category::Noun) => HOUSE_NOUNS.contains(&before.span.trimmed(text)),
            Kind::Word(_, Category::Pronoun) => before.span.trimmed(text) == IT,
            Kind::Name(n) => told && annotations.names[n as usize].reason != Reason::Kind,
            _ => false,
        };
        if !leads || next > kind.span.end + QUOTE {
            return None;
        }
        let written = kind.span.of(text);
        let words = self.spellings.front(written).filter(|(length, _)| *length < written.len());
        let verbs = words.filter_map(|(length, nth)| Some((length, self.senses[nth as usize].word()?)));
        let (length, verb) = verbs.filter(|&(_, word)| self.categories[word as usize] == Category::Verb).last()?;
        self.ends_in_noun(&written[length..]).then_some((verb, kind.span.start + length as u32))
    }

    /// The rows of a document, one for each sentence.
    pub(crate) fn rows(&self, document: &Document, annotations: &Annotations, spots: &Spots) -> Vec<Row> {
        let mut words = spots.words.as_slice();
        let (mut name, mut value) = (0, 0);
        document
            .sentences
            .iter()
            .map(|&sentence| {
                let (mut tokens, mut plain) = (Vec::with_capacity(sentence.span.len() / TOKEN), Vec::new());
                let mut at = sentence.span.start;
                loop {
                    while annotations.names.get(name).is_some_and(|n| n.span.start < at) {
                        name += 1;
                    }
                    while annotations.values.get(value).is_some_and(|v| v.span.start < at) {
                        value += 1;
                    }
                    let next_name = annotations.names.get(name).map(|n| (n.span, Kind::Name(name as u32)));
                    let next_value = annotations.values.get(value).map(|v| (v.span, Kind::Value(value as u32)));
                    let next = [next_name, next_value]
                        .into_iter()
                        .flatten()
                        .filter(|(s, _)| s.end <= sentence.span.end)
                        .min_by_key(|(s, _)| s.start);
                    let end = next.map_or(sentence.span.end, |(span, _)| span.start);
                    self.split(&document.text, Span { start: at, end }, &mut words, &mut tokens, &mut plain);
                    let Some((span, kind)) = next else { break };
                    let span = Span { start: from_its_country(annotations, span, &mut tokens), end: span.end };
                    let verb = if let Kind::Name(n) = kind { self.verb_of_kind(&document.text, annotations, n, &tokens) } else { None };
                    let from = span.start;
                    let span = Span { start: verb.map_or(from, |(_, end)| end), end: span.end };
                    // 开源模型X: what is left is the noun alone.
                    let kind = verb
                        .and_then(|_| self.noun(span.of(&document.text)))
                        .filter(|&noun| self.words[noun as usize].weak)
                        .map_or(kind, |noun| Kind::Word(noun, Category::Noun));
                    if let Some((word, end)) = verb {
                        tokens.push(Token { span: Span { start: from, end }, kind: Kind::Word(word, Category::Verb) });
                    }
                    tokens.push(Token { span, kind });
                    at = span.end;
                }
                Row { tokens, plain, sentence }
            })
            .collect()
    }

    /// Splits what stands between names and values into words and the text between; `words` is what the text has from there on.
    fn split(&self, text: &str, within: Span, words: &mut &[Spot], tokens: &mut Vec<Token>, whole: &mut Vec<Span>) {
        let mut at = within.start;
        let plain = |tokens: &mut Vec<Token>, mut start: u32, end: u32| {
            // X中排名第一: the word that closes a stretch after a name stands by itself.
            let after_name = tokens.last().is_some_and(|t| matches!(t.kind, Kind::Name(_)) && t.span.end == start);
            if after_name && let Some(close) = closer(Span { start, end }.of(text)) {
                let span = Span { start, end: start + close };
                tokens.push(Token { span, kind: Kind::Text });
                start = span.end;
            }
            // 投资了|成立于2024年的X: what opens a modifier stands by itself.
            if let Some(verb) = before_modifier(Span { start, end }.of(text)) {
                let span = Span { start, end: start + verb };
                tokens.push(Token { span, kind: Kind::Text });
                start = span.end;
            }
            let span = Span { start, end };
            if span.of(text).contains(|c: char| !c.is_whitespace()) {
                tokens.push(Token { span, kind: Kind::Text });
            }
        };
        while let Some(Spot { start, end, number: id }) = next_apart(words, at, within.end) {
            let span = Span { start, end };
            plain(tokens, at, span.start);
            let category = self.categories[id as usize];
            let kind = if category == Category::Plain { Kind::Text } else { Kind::Word(id, category) };
            if category == Category::Plain {
                whole.push(span);
            }
            tokens.push(Token { span, kind });
            at = span.end;
        }
        plain(tokens, at, within.end);
    }
}

/// 携手推出: gives a verb behind another one which, with it, sets nothing off, the rules that it has alone.
fn share_rules(entries: &mut BTreeMap<String, (Category, Word)>, ignored: &[String], verbal: &BTreeSet<String>) {
    let mut shared: Vec<(String, Vec<u32>)> = Vec::new();
    for text in ignored.iter().filter(|text| entries.get(*text).is_some_and(|(category, _)| *category == Category::Plain)) {
        let mut halves = text.char_indices().map(|(at, _)| at).skip(FIRST);
        let verbs = halves.find(|&at| verbal.contains(&text[..at]) && verbal.contains(&text[at..]));
        shared.extend(verbs.map(|at| (text.clone(), entries[&text[at..]].1.rules.clone())));
    }
    for (text, rules) in shared {
        if let Some(entry) = entries.get_mut(&text) {
            entry.0 = Category::Verb;
            entry.1.rules.extend(rules);
        }
    }
}

/// How many characters the first of two verbs has at least: 携手推出.
const FIRST: usize = 2;

/// Words that open what is said of somebody, behind a verb that is over.
const MODIFYING: &[&str] = &["成立", "创立", "诞生", "创建", "坐落", "总部", "脱胎"];

/// 投资了|成立: the bytes of a verb that is over, before a word that opens a modifier and ends the text.
fn before_modifier(text: &str) -> Option<u32> {
    const OVER: char = '了';
    let verb = MODIFYING.iter().find_map(|word| text.strip_suffix(*word))?;
    (verb.ends_with(OVER) && verb.len() > OVER.len_utf8()).then_some(verb.len() as u32)
}

/// Where the token of a name begins, the country before it taken in, which is cut from the text before: 与|法国Mistral AI合作.
fn from_its_country(annotations: &Annotations, name: Span, tokens: &mut Vec<Token>) -> u32 {
    let origin = annotations.origins.binary_search_by(|o| o.end.cmp(&name.start)).ok().map(|i| annotations.origins[i]);
    let Some(origin) = origin else { return name.start };
    // 马来西亚 holds a word of grammar.
    let within = |t: &Token| !matches!(t.kind, Kind::Name(_) | Kind::Value(_)) && t.span.end > origin.start;
    while let Some(last) = tokens.last_mut().filter(|t| within(t)) {
        if last.span.start < origin.start {
            last.span.end = origin.start;
            last.kind = Kind::Text;
            break;
        }
        tokens.pop();
    }
    origin.start
}

/// The bytes of a token, as most sentences have it at least.
const TOKEN: usize = 5;

/// The first word that begins at `at` or later and ends at `end` at the latest: of those at one place the longest. `words` goes on
/// behind it.
fn next_apart(words: &mut &[Spot], at: u32, end: u32) -> Option<Spot> {
    let mut found: Option<Spot> = None;
    while let Some((spot, rest)) = words.split_first().filter(|(spot, _)| spot.start < end) {
        if found.is_some_and(|first| first.start != spot.start) {
            break;
        }
        if spot.start >= at && spot.end <= end {
            found = Some(*spot);
        }
        *words = rest;
    }
    found
}

/// The length of 上, 中 or 里 at the front of a longer text that is no word beginning with it.
fn closer(text: &str) -> Option<u32> {
    let first = text.chars().next()?.len_utf8();
    let closes = text.len() > first && STRETCH_CLOSERS.contains(&&text[..first]);
    (closes && !CLOSER_WORDS.iter().any(|w| text.starts_with(w))).then_some(first as u32)
}

impl Row {
    /// Whether a byte stands within a word that must not be read in part.
    #[must_use]
    pub fn within_word(&self, at: u32) -> bool {
        let next = self.plain.partition_point(|p| p.end <= at);
        self.plain.get(next).is_some_and(|p| p.start < at)
    }

    /// The category of the word at `index`, if one is there.
    #[must_use]
    pub fn category(&self, index: usize) -> Option<Category> {
        match self.tokens.get(index)?.kind {
            Kind::Word(_, category) => Some(category),
            _ => None,
        }
    }

    /// The name at `index`, if one is there.
    #[must_use]
    pub fn name(&self, index: usize) -> Option<u32> {
        match self.tokens.get(index)?.kind {
            Kind::Name(name) => Some(name),
            _ => None,
        }
    }
}

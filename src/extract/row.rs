//! A sentence as a row of tokens: names, values, closed-class words, triggers, and the text between.
//!
//! Takes the document and its annotations, gives [`Row`]s; deliberately relates no token to another.

use super::spelling::Spellings;
use crate::annotate::Annotations;
use crate::chinese::{CLOSER_WORDS, Category, STRETCH_CLOSERS, WORDS};
use crate::document::{Document, Sentence};
use crate::lexicon::{Lexicon, PostKind};
use crate::ontology::ClassId;
use crate::rule::{Place, RuleSet};
use crate::span::Span;

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
}

/// All words of grammar, rules and lexicon.
#[derive(Debug)]
pub struct Vocabulary {
    spellings: Spellings,
    /// By word: what it is in grammar.
    categories: Vec<Category>,
    /// The words, in the order of their spelling.
    pub words: Vec<Word>,
    /// Longer words that hold a word of a rule and are none.
    pub ignored: std::collections::BTreeSet<String>,
}

impl Vocabulary {
    /// Whether a text ends in a noun that describes a kind.
    #[must_use]
    pub fn ends_in_noun(&self, text: &str) -> bool {
        self.last_noun(text).is_some()
    }

    /// The class of things that a description is of, as the noun at its end tells.
    #[must_use]
    pub fn described(&self, text: &str) -> Option<ClassId> {
        self.last_noun(text).and_then(|noun| self.words[noun].class)
    }

    fn last_noun(&self, text: &str) -> Option<usize> {
        self.last(text).filter(|&noun| self.categories[noun] == Category::Noun)
    }

    /// The word that a text ends in.
    fn last(&self, text: &str) -> Option<usize> {
        self.spellings.apart(text).last().filter(|(_, end, _)| *end == text.len()).map(|(_, _, word)| word as usize)
    }

    /// Gathers the words. Where a word is both grammar and trigger it is a trigger.
    #[must_use]
    pub fn new(rules: &RuleSet, lexicon: &Lexicon) -> Self {
        let mut entries: std::collections::BTreeMap<String, (Category, Word)> = std::collections::BTreeMap::new();
        let mut verbal: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
        let word = || Word { rules: Vec::new(), class: None, post: PostKind::Plain };
        for (category, list) in WORDS {
            for text in list.split('|') {
                entries.entry(text.to_owned()).or_insert_with(|| (*category, word()));
            }
        }
        for head in &lexicon.kinds {
            entries.insert(head.word.clone(), (Category::Noun, Word { class: Some(head.class), ..word() }));
        }
        for title in &lexicon.titles {
            entries.insert(title.word.clone(), (Category::Title, Word { post: title.kind, ..word() }));
        }
        for text in &rules.ignored {
            entries.insert(text.clone(), (Category::Plain, word()));
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
        for (text, entry) in &mut entries {
            if entry.0 == Category::Verb && !verbal.contains(text) {
                entry.0 = Category::Attribute;
            }
        }
        let spellings = Spellings::new(entries.keys().map(String::as_str));
        let (categories, words) = entries.into_values().unzip();
        Self { spellings, categories, words, ignored: rules.ignored.iter().cloned().collect() }
    }

    /// The class told by the noun that ends a text.
    #[must_use]
    pub fn noun_at_end(&self, text: &str) -> Option<ClassId> {
        self.last(text).and_then(|word| self.words[word].class)
    }

    /// The rows of a document, one for each sentence.
    #[must_use]
    pub fn rows(&self, document: &Document, annotations: &Annotations) -> Vec<Row> {
        let (mut name, mut value) = (0, 0);
        document
            .sentences
            .iter()
            .map(|&sentence| {
                let (mut tokens, mut plain) = (Vec::new(), Vec::new());
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
                    self.split(&document.text, Span { start: at, end }, &mut tokens, &mut plain);
                    let Some((span, kind)) = next else { break };
                    tokens.push(Token { span, kind });
                    at = span.end;
                }
                Row { tokens, plain, sentence }
            })
            .collect()
    }

    fn split(&self, text: &str, within: Span, tokens: &mut Vec<Token>, whole: &mut Vec<Span>) {
        let slice = within.of(text);
        let mut at = within.start;
        let plain = |tokens: &mut Vec<Token>, mut start: u32, end: u32| {
            // X中排名第一: the word that closes a stretch after a name stands by itself.
            let after_name = tokens.last().is_some_and(|t| matches!(t.kind, Kind::Name(_)) && t.span.end == start);
            if after_name && let Some(close) = closer(Span { start, end }.of(text)) {
                let span = Span { start, end: start + close };
                tokens.push(Token { span, kind: Kind::Text });
                start = span.end;
            }
            let span = Span { start, end };
            if !span.of(text).trim().is_empty() {
                tokens.push(Token { span, kind: Kind::Text });
            }
        };
        for (start, end, id) in self.spellings.apart(slice) {
            let span = Span { start: within.start + start as u32, end: within.start + end as u32 };
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

/// The length of 上, 中 or 里 at the front of a longer text that is no word beginning with it.
fn closer(text: &str) -> Option<u32> {
    let close = STRETCH_CLOSERS.iter().find(|c| c.chars().count() == 1 && text.starts_with(**c))?;
    let word = CLOSER_WORDS.iter().any(|w| text.starts_with(w));
    (!word && text.len() > close.len()).then_some(close.len() as u32)
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

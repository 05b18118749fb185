//! A row → a list of chunks: noun phrases, words, values, brackets, in the order of the text.
//!
//! Coordination is joined here (A、B和C is one phrase) and so are a description and the name it stands before
//! (人形机器人Moz1). Deliberately assigns no role: that depends on the verb.

use super::argument::ends_clause;
use super::listing::Listing;
use super::row::{Kind, Row, Vocabulary};
use crate::annotate::{NameMention, Reason};
use crate::chinese::{CHANGES, Category, STRETCH_CLOSERS, STRETCH_OPENERS, TURNS, WHETHER, is_adverbial};
use crate::ontology::{ClassId, ClassSet, Ontology};

/// A piece of a clause.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// What it is.
    pub part: Part,
    /// Its first token.
    pub first: usize,
    /// Its last token, inclusive.
    pub last: usize,
    /// The coverb's chunk, where this stands in a stretch that one opens and a word of place or time closes
    /// (在乌镇召开的论坛上, 在拿下投资后).
    pub adverbial: Option<usize>,
}

impl Chunk {
    fn new(part: Part, first: usize, last: usize) -> Self {
        Self { part, first, last, adverbial: None }
    }
}

/// What a chunk is.
#[derive(Clone, Debug)]
pub enum Part {
    /// Names, or something that stands for names said before.
    Phrase(Phrase),
    /// A closed-class word, a noun, a post or a trigger: the token tells which.
    Word(Category),
    /// A value.
    Value(u32),
    /// What stands in brackets: chunks of its own.
    Bracket(Vec<Chunk>),
    /// Any other text.
    Text,
}

/// A noun phrase.
#[derive(Clone, Debug, Default)]
pub struct Phrase {
    /// The names that it joins, left to right.
    pub names: Vec<u32>,
    /// What it stands for, when it names nothing itself.
    pub anaphor: Option<Anaphor>,
    /// The description before the first name.
    pub kind: Option<u32>,
    /// Whether it is a description only, with no name after it.
    pub bare_kind: bool,
    /// How many names stand before the last 与 or 和, where one joins them.
    pub before_with: usize,
    /// Whether its names stand in a list after it, and it only describes them.
    pub listed: bool,
    /// The brackets behind names that others are joined to, each with what stands inside: A(…)、B和C.
    pub asides: Vec<(u32, Chunk)>,
}

/// A phrase that stands for something said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anaphor {
    /// 该公司, 这款模型: of this class or below.
    Noun(ClassId),
    /// 公司, with nothing before it: what the text mostly speaks of, of this class or below.
    Bare(ClassId),
    /// 其.
    Pronoun,
    /// 他, 她.
    Person,
    /// 它.
    Thing,
    /// 我们: the organisation of who is speaking.
    We,
    /// What was named last, whatever the clause was about (会上).
    Latest,
    /// 它们, 他们: all that were named together last.
    Several,
    /// 双方.
    Both,
    /// 前者.
    Former,
    /// 后者.
    Latter,
}

/// Cuts a row into chunks.
#[must_use]
pub fn chunks(row: &Row, text: &str, names: &[NameMention], vocabulary: &Vocabulary, ontology: &Ontology) -> Vec<Chunk> {
    let topics: ClassSet = ontology.defaults_for("topic").collect();
    let mut chunker = Chunker { row, text, names, vocabulary, topics: &topics, demonstrative: None, ontology };
    let flat = chunker.range(0, row.tokens.len(), 0);
    let agents = ontology.defaults_for("agent").next();
    let joint = Joint {
        acts: &|name| agents.is_some_and(|above| ontology.is_a(names[name as usize].class, above)),
        topical: &|name| topics.has(names[name as usize].class),
        alike: &|a, b| names[a as usize].class == names[b as usize].class,
    };
    let mut joined = join(flat, row, text, &joint);
    mark(&mut joined, row, text);
    Listing { row, text, names, vocabulary, ontology }.fill(&mut joined);
    joined
}

/// Adverbs after which a comma parts no clauses: A同B一道,创立了C.
const TOGETHER_BEFORE: &[&str] = &["一道", "一起", "一同"];

/// Marks the stretches that a coverb opens and a word of place or time closes, and the 为 of 为…所; takes commas that part
/// no clauses for text.
fn mark(chunks: &mut [Chunk], row: &Row, text: &str) {
    for chunk in chunks.iter_mut() {
        if let Part::Bracket(inner) = &mut chunk.part {
            mark(inner, row, text);
        }
    }
    for at in 1..chunks.len() {
        let before = row.tokens[chunks[at - 1].last].span.of(text);
        if matches!(chunks[at].part, Part::Word(Category::Comma)) && TOGETHER_BEFORE.contains(&before) {
            chunks[at].part = Part::Text;
        }
    }
    for at in 0..chunks.len() {
        if matches!(chunks[at].part, Part::Word(Category::By))
            && row.tokens[chunks[at].first].span.of(text) == BY
            && turns(chunks, at, row, text)
        {
            chunks[at].part = Part::Word(Category::Coverb);
        }
    }
    for open in (0..chunks.len()).rev() {
        if !matches!(chunks[open].part, Part::Word(Category::Coverb)) {
            continue;
        }
        let coverb = row.tokens[chunks[open].first].span.of(text);
        if coverb == AS {
            lead(chunks, open, row, text);
            continue;
        }
        let clause = chunks[open + 1..].iter().take(STRETCH).take_while(|c| !ends_clause(c));
        let words = clause.map(|c| matches!(c.part, Part::Text).then(|| row.tokens[c.last].span.of(text)));
        if coverb == "为" {
            if words.clone().any(|w| w.is_some_and(|w| w.starts_with('所'))) {
                chunks[open].part = Part::Word(Category::By);
            }
            continue;
        }
        if !STRETCH_OPENERS.contains(&coverb) {
            continue;
        }
        let closes = |w: &str| STRETCH_CLOSERS.iter().any(|c| w.starts_with(c) || w.ends_with(c));
        let close = words.enumerate().position(|(i, w)| i > 0 && w.is_some_and(closes) && chunks[open + 1 + i].adverbial.is_none());
        if let Some(close) = close {
            // 在X上均排名…: what the last word goes on with stands outside.
            let last = open + 1 + close;
            let ends = STRETCH_CLOSERS.iter().any(|c| row.tokens[chunks[last].last].span.of(text).ends_with(c));
            for chunk in chunks[open + 1..last + usize::from(ends)].iter_mut().filter(|c| c.adverbial.is_none()) {
                chunk.adverbial = Some(open);
            }
        }
    }
}

/// 由A换成B: whether the clause goes on with a verb of turning into something, so that 由 says from what.
fn turns(chunks: &[Chunk], by: usize, row: &Row, text: &str) -> bool {
    let Some(phrase) = (by + 1..chunks.len().min(by + SOURCE)).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind)) else {
        return false;
    };
    let next =
        (phrase + 1..chunks.len()).find(|&i| !matches!(chunks[i].part, Part::Phrase(_) | Part::Word(Category::Noun | Category::Quote)));
    next.filter(|&i| matches!(chunks[i].part, Part::Text | Part::Word(Category::Verb))).is_some_and(|i| {
        let word = row.tokens[chunks[i].last].span.of(text).trim_end_matches('了');
        TURNS.iter().any(|turn| word.starts_with(turn)) && CHANGES.iter().any(|end| word.ends_with(end))
    })
}

/// How far after 由 what something was before is looked for, in chunks.
const SOURCE: usize = 8;

/// 由: what follows does it, or is what something else comes of.
const BY: &str = "由";

/// 以X为首的一批机构: takes 以 and 为 for text, so that X does what the clause says.
fn lead(chunks: &mut [Chunk], open: usize, row: &Row, text: &str) {
    let word = |i: usize| chunks.get(i).map_or("", |c| row.tokens[c.first].span.of(text));
    let phrase = (open + 1..chunks.len().min(open + 3)).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind));
    let Some(phrase) = phrase else { return };
    let heads = |i: usize| LEADING.iter().any(|w| word(i).starts_with(w));
    let parted = word(phrase + 1) == "为" && heads(phrase + 2);
    let whole = word(phrase + 1).strip_prefix('为').is_some_and(|rest| LEADING.iter().any(|w| rest.starts_with(w)));
    let last = phrase + 1 + usize::from(parted);
    if (parted || whole) && matches!(chunks.get(last + 1).map(|c| &c.part), Some(Part::Word(Category::De))) {
        chunks[open].part = Part::Text;
        chunks[phrase + 1].part = Part::Text;
    }
}

/// 以: what follows is what something is done with, or who leads.
const AS: &str = "以";

/// Words after 以X为 by which X is one of those that act.
const LEADING: &[&str] = &["首", "代表", "龙头", "主力", "主导", "核心"];

/// The longest stretch, in chunks.
const STRETCH: usize = 24;

struct Chunker<'a> {
    row: &'a Row,
    text: &'a str,
    names: &'a [NameMention],
    vocabulary: &'a Vocabulary,
    /// The classes of fields and of descriptions.
    topics: &'a ClassSet,
    /// Where the last 该 or 这家 stands that still waits for its noun.
    demonstrative: Option<usize>,
    ontology: &'a Ontology,
}

/// How many tokens may stand between 这家 and its noun (这家位于深圳的公司).
const DEMONSTRATIVE_REACH: usize = 16;
/// Brackets deeper than this are read as text: news has none, and the reader must not recurse without end.
const DEPTH: usize = 4;

impl Chunker<'_> {
    /// Whether a name is a known term that also describes things: 大模型.
    fn describes(&self, name: u32) -> bool {
        let mention = &self.names[name as usize];
        self.topics.has(mention.class) && self.vocabulary.ends_in_noun(mention.span.of(self.text))
    }

    /// Whether the name of a thing stands next to token `at`, over a quotation mark, before `bound` is passed.
    fn neighbour(&self, at: usize, step: isize, bound: usize) -> bool {
        let within = |i: usize| if step > 0 { i < bound } else { i >= bound };
        let mut next = at.checked_add_signed(step).filter(|&i| within(i));
        if next.is_some_and(|i| self.row.category(i) == Some(Category::Quote)) {
            next = next.and_then(|i| i.checked_add_signed(step)).filter(|&i| within(i));
        }
        let name = next.and_then(|i| self.row.name(i));
        name.map(|n| &self.names[n as usize]).is_some_and(|n| n.reason != Reason::Kind && !self.topics.has(n.class))
    }

    fn range(&mut self, start: usize, end: usize, depth: usize) -> Vec<Chunk> {
        let mut out: Vec<Chunk> = Vec::with_capacity(end - start);
        let mut kind: Option<(usize, u32)> = None;
        let mut noun: Option<usize> = None;
        let mut i = start;
        while i < end {
            let token = self.row.tokens[i];
            let (was_kind, was_noun) = (kind.take(), noun.take());
            match token.kind {
                Kind::Name(name) if self.names[name as usize].reason == Reason::Kind => {
                    self.flush(&mut out, was_kind, was_noun);
                    kind = Some((i, name));
                }
                // 大模型“听涛”: a known term that a name follows describes it.
                Kind::Name(name) if self.describes(name) && self.neighbour(i, 1, end) => {
                    self.flush(&mut out, was_kind, was_noun);
                    kind = Some((i, name));
                }
                // “听涛”大模型: so does one that follows a name.
                Kind::Name(name) if self.describes(name) && self.neighbour(i, -1, start) => {
                    if let Some(named) = out.last_mut() {
                        named.last = i;
                    }
                }
                Kind::Name(name) => {
                    let first = was_kind.map(|k| k.0).or(was_noun).unwrap_or(i);
                    let phrase = Phrase { names: vec![name], kind: was_kind.map(|k| k.1), ..Phrase::default() };
                    out.push(Chunk::new(Part::Phrase(phrase), first, i));
                    // 这家公司A: the noun goes with the name; 这家由A创立的公司 waits for its own.
                    self.demonstrative = self.demonstrative.filter(|d| first == i && i - d > 1);
                }
                Kind::Word(_, Category::Quote) => {
                    kind = was_kind;
                    noun = was_noun;
                }
                Kind::Word(_, Category::Noun) => {
                    self.flush(&mut out, was_kind, was_noun);
                    noun = Some(i);
                }
                _ => {
                    self.flush(&mut out, was_kind, was_noun);
                    match token.kind {
                        Kind::Word(_, Category::Open) => {
                            let close = self.closing(i, end);
                            if let Some(close) = close.filter(|_| depth < DEPTH) {
                                let inner = self.range(i + 1, close, depth + 1);
                                out.push(Chunk::new(Part::Bracket(inner), i, close));
                                i = close;
                            }
                        }
                        Kind::Word(_, category) => {
                            if category == Category::This {
                                self.demonstrative = Some(i);
                            }
                            if matches!(category, Category::Comma | Category::Semicolon) {
                                self.demonstrative = None;
                            }
                            let several = token.span.of(self.text).ends_with(['们', '人', '者'])
                                && !token.span.of(self.text).starts_with(['我', '咱', '前']);
                            let anaphor = match category {
                                Category::Pronoun if several => Some(Anaphor::Several),
                                Category::Pronoun => Some(match token.span.of(self.text).chars().next() {
                                    Some('他' | '她') => Anaphor::Person,
                                    Some('它') => Anaphor::Thing,
                                    Some('我' | '咱') => Anaphor::We,
                                    _ => Anaphor::Pronoun,
                                }),
                                Category::Both => Some(Anaphor::Both),
                                Category::Former => Some(Anaphor::Former),
                                Category::Latter => Some(Anaphor::Latter),
                                _ => None,
                            };
                            let part = match anaphor {
                                Some(_) => Part::Phrase(Phrase { anaphor, ..Phrase::default() }),
                                None => Part::Word(category),
                            };
                            out.push(Chunk::new(part, i, i));
                        }
                        Kind::Value(value) => out.push(Chunk::new(Part::Value(value), i, i)),
                        // 与之合作: what a lone 之 after a coverb stands for was named before.
                        _ if token.span.of(self.text) == "之" && self.after_coverb(i) => {
                            let phrase = Phrase { anaphor: Some(Anaphor::Pronoun), ..Phrase::default() };
                            out.push(Chunk::new(Part::Phrase(phrase), i, i));
                        }
                        _ => out.push(Chunk::new(Part::Text, i, i)),
                    }
                }
            }
            i += 1;
        }
        self.flush(&mut out, kind, noun);
        out
    }

    /// Whether a coverb or 与 stands right before token `at`.
    fn after_coverb(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|i| self.row.category(i)).is_some_and(|c| matches!(c, Category::Coverb | Category::And))
    }

    /// A description or a noun that no name followed.
    fn flush(&mut self, out: &mut Vec<Chunk>, kind: Option<(usize, u32)>, noun: Option<usize>) {
        if let Some((at, name)) = kind {
            // 这款人形机器人 stands for one named before, as 这款机器人 does.
            let class = self.vocabulary.noun_at_end(self.row.tokens[at].span.of(self.text));
            if let Some(class) = class.filter(|_| self.demonstrative.is_some_and(|d| at - d <= DEMONSTRATIVE_REACH)) {
                self.stand_for(Anaphor::Noun(class), at, out);
            } else {
                let phrase = Phrase { names: vec![name], bare_kind: true, ..Phrase::default() };
                out.push(Chunk::new(Part::Phrase(phrase), at, at));
            }
        }
        let Some(at) = noun else { return };
        let Kind::Word(word, _) = self.row.tokens[at].kind else { return };
        let class = self.vocabulary.words[word as usize].class;
        let noun = self.row.tokens[at].span.of(self.text);
        // 该校, 本院 are words of their own.
        let this = noun.starts_with(['该', '本']) || self.demonstrative.is_some_and(|d| at - d <= DEMONSTRATIVE_REACH);
        // 公司, bare and first in its clause but for a date or an adverb, is the one spoken of.
        let passes = |c: &&Chunk| match c.part {
            Part::Value(_) | Part::Word(Category::Also | Category::Quote) => true,
            Part::Text => is_adverbial(self.row.tokens[c.last].span.of(self.text)),
            _ => false,
        };
        let before = out.iter().rev().find(|c| !passes(c));
        let opens = before.is_none_or(|c| matches!(c.part, Part::Word(Category::Comma | Category::Semicolon | Category::Colon)));
        let short = noun.chars().count() <= 3;
        match class {
            Some(class) if this && self.apposed(class) => {
                self.demonstrative = None;
                out.push(Chunk::new(Part::Word(Category::Noun), at, at));
            }
            Some(class) if this => self.stand_for(Anaphor::Noun(class), at, out),
            Some(class) if opens && short => self.stand_for(Anaphor::Bare(class), at, out),
            _ => out.push(Chunk::new(Part::Word(Category::Noun), at, at)),
        }
    }

    /// Whether 这家 follows the name that its noun is said of: 云川科技这家总部位于深圳的公司.
    fn apposed(&self, class: ClassId) -> bool {
        let Some(mut before) = self.demonstrative.and_then(|d| d.checked_sub(1)) else { return false };
        while self.row.category(before) == Some(Category::Quote) && before > 0 {
            before -= 1;
        }
        self.row.name(before).is_some_and(|n| self.ontology.is_a(self.names[n as usize].class, class))
    }

    /// A noun that stands for something named before, with its 该 or 这家 where that stands right before it.
    fn stand_for(&mut self, anaphor: Anaphor, at: usize, out: &mut Vec<Chunk>) {
        let first = self.demonstrative.take().filter(|d| at - d <= 1).unwrap_or(at);
        if first < at && out.last().is_some_and(|c| c.first == first) {
            out.pop();
        }
        let phrase = Phrase { anaphor: Some(anaphor), ..Phrase::default() };
        out.push(Chunk::new(Part::Phrase(phrase), first, at));
    }

    fn closing(&self, open: usize, end: usize) -> Option<usize> {
        let mut depth = 0usize;
        for i in open..end.min(open + 200) {
            match self.row.category(i) {
                Some(Category::Open) => depth += 1,
                Some(Category::Close) => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(i);
                    }
                }
                _ => {}
            }
        }
        None
    }
}

/// What tells whether two phrases are joined.
struct Joint<'a> {
    /// Whether a name is of one who acts.
    acts: &'a dyn Fn(u32) -> bool,
    /// Whether a name is of a field or a description.
    topical: &'a dyn Fn(u32) -> bool,
    /// Whether two names are of one class.
    alike: &'a dyn Fn(u32, u32) -> bool,
}

/// Joins A、B和C into one phrase.
fn join(flat: Vec<Chunk>, row: &Row, text: &str, joint: &Joint<'_>) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::new();
    let behind = behind(&flat, row, text);
    let mut flat = flat.into_iter().zip(behind).peekable();
    while let Some((mut chunk, closes)) = flat.next() {
        let owns = flat.peek().is_some_and(|(next, _)| matches!(next.part, Part::Word(Category::De)));
        if let Part::Bracket(inner) = &mut chunk.part {
            *inner = join(std::mem::take(inner), row, text, joint);
        }
        if let Part::Phrase(phrase) = &chunk.part
            && !phrase.bare_kind
            && phrase.anaphor.is_none()
            && let Some(at) = left_conjunct(&out, row, text, phrase, closes, joint)
            // A的X、B的Y: B owns Y as A does X.
            && !(owns && at > 0 && matches!(out[at - 1].part, Part::Word(Category::De)))
            // 模型A、模型B和C公司的D: C is no member, its D is.
            && !(owns && phrase.names.iter().all(|&n| (joint.acts)(n)) && !acts_any(&out[at], joint))
        {
            let with = matches!(row.tokens[out[out.len() - 1].first].span.of(text), "与" | "和" | "同" | "跟");
            let asides: Vec<Chunk> = out.drain(at + 1..).filter(|c| matches!(c.part, Part::Bracket(_))).collect();
            let left = &mut out[at];
            left.last = chunk.last;
            if let Part::Phrase(joined) = &mut left.part {
                if let Some(&named) = joined.names.last() {
                    joined.asides.extend(asides.into_iter().map(|aside| (named, aside)));
                }
                if with {
                    joined.before_with = joined.names.len();
                }
                joined.names.extend(&phrase.names);
            }
            continue;
        }
        out.push(chunk);
    }
    out
}

/// What stands behind a phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closes {
    /// More of its clause.
    Nothing,
    /// The end of its clause.
    Clause,
    /// 分别, later in its clause: what is said of each of several.
    Respective,
}

/// What stands behind each chunk, brackets aside.
fn behind(chunks: &[Chunk], row: &Row, text: &str) -> Vec<Closes> {
    let (mut told, mut ended) = (false, true);
    let mut found: Vec<Closes> = Vec::with_capacity(chunks.len());
    for chunk in chunks.iter().rev() {
        told &= !ends_clause(chunk);
        found.push(match (told, ended) {
            (true, _) => Closes::Respective,
            (false, true) => Closes::Clause,
            (false, false) => Closes::Nothing,
        });
        told |= matches!(chunk.part, Part::Word(Category::Respectively));
        if !matches!(chunk.part, Part::Bracket(_)) {
            ended = ends_clause(chunk) || ends_text(chunk, row, text);
        }
    }
    found.reverse();
    found
}

/// Whether a phrase names one who acts.
fn acts_any(chunk: &Chunk, joint: &Joint<'_>) -> bool {
    matches!(&chunk.part, Part::Phrase(p) if p.names.iter().any(|&n| (joint.acts)(n)))
}

/// Verbs that join those who do a thing together: 由A联合B打造.
const TOGETHER: &[&str] = &["联合", "携手", "会同", "联手"];

/// Whether the sentence ends with this chunk.
fn ends_text(chunk: &Chunk, row: &Row, text: &str) -> bool {
    matches!(chunk.part, Part::Text) && row.tokens[chunk.last].span.of(text).starts_with(['。', '!', '\n', '—'])
}

/// The phrase to the left that this one is joined to by 、 or 和, over a bracket; or by 联合 after 由; or by 与, where both
/// are fields, or of one class and what a verb governs, and the right one closes the clause, or 分别 follows.
fn left_conjunct(out: &[Chunk], row: &Row, text: &str, right: &Phrase, closes: Closes, joint: &Joint<'_>) -> Option<usize> {
    let last = out.len().checked_sub(1)?;
    let joint_text = row.tokens[out[last].last].span.of(text);
    let either = row.tokens[out[last].last].span.of(text) == "还是";
    let together = TOGETHER.contains(&joint_text);
    let with = joint_text == "与";
    if !matches!(out[last].part, Part::Word(Category::And | Category::Pause)) && !together && !with && !either {
        return None;
    }
    let mut at = last.checked_sub(1)?;
    while matches!(out[at].part, Part::Bracket(_)) {
        at = at.checked_sub(1)?;
    }
    let Part::Phrase(left) = &out[at].part else { return None };
    if left.bare_kind || left.anaphor.is_some() {
        return None;
    }
    if either {
        let whether = at
            .checked_sub(1)
            .is_some_and(|i| matches!(out[i].part, Part::Text) && WHETHER.contains(&row.tokens[out[i].last].span.of(text).trim()));
        return whether.then_some(at);
    }
    if together {
        let by = at > 0 && matches!(out[at - 1].part, Part::Word(Category::By));
        return (by && left.names.iter().chain(&right.names).all(|&n| (joint.acts)(n))).then_some(at);
    }
    if with {
        // 与 mostly says with whom; between fields, and at the end of what a verb governs, it can only join.
        let fields = left.names.iter().chain(&right.names).all(|&n| (joint.topical)(n));
        let told = (1..=2).any(|k| at >= k && matches!(out[at - k].part, Part::Word(Category::Respectively)));
        let governed =
            told || closes == Closes::Respective || at > 0 && matches!(out[at - 1].part, Part::Word(Category::Verb) | Part::Text);
        // 由A与B领投: both do it.
        if at > 0 && matches!(out[at - 1].part, Part::Word(Category::By)) && left.names.iter().chain(&right.names).all(|&n| (joint.acts)(n))
        {
            return Some(at);
        }
        let alike = left.names.iter().zip(&right.names).all(|(&a, &b)| (joint.alike)(a, b));
        return (fields || closes != Closes::Nothing && governed && alike).then_some(at);
    }
    Some(at)
}

//! A row → a list of chunks: noun phrases, words, values, brackets, in the order of the text.
//!
//! Coordination is joined here (A、B和C is one phrase) and so are a description and the name it stands before
//! (人形机器人Moz1). Deliberately assigns no role: that depends on the verb.

pub(crate) mod caution;
pub(crate) mod chain;
pub(crate) mod comma;
pub(crate) mod conjunct;
pub(crate) mod contrast;
pub(crate) mod enumerated;
pub(crate) mod fold;
pub(crate) mod govern;
pub(crate) mod grown;
pub(crate) mod heading;
pub(crate) mod housed;
pub(crate) mod join;
pub(crate) mod laden;
pub(crate) mod lifted;
pub(crate) mod mark;
pub(crate) mod modifier;
pub(crate) mod parted;
pub(crate) mod restated;
pub(crate) mod roster;
pub(crate) mod row;
pub(crate) mod several;
pub(crate) mod spelling;
pub(crate) mod stretch;
pub(crate) mod title;

use smallvec::{SmallVec, smallvec};

use crate::annotate::{Annotations, NameMention, Reason};
use crate::chinese::{Category, is_adverbial};
use crate::extract::Mentions;
use crate::extract::clause::comma::{part_described, take_into_joints};
use crate::extract::clause::contrast::contrast;
use crate::extract::clause::enumerated::enumerate;
use crate::extract::clause::fold::fold;
use crate::extract::clause::govern::free_of_dates;
use crate::extract::clause::grown::outgrow;
use crate::extract::clause::housed::house;
use crate::extract::clause::join::{Joint, join, join_newest};
use crate::extract::clause::lifted::lift;
use crate::extract::clause::mark::mark;
use crate::extract::clause::restated::{names_again, restate};
use crate::extract::clause::row::{Kind, Row, Token, Vocabulary};
use crate::extract::clause::several::few;
use crate::extract::discourse::listing::{Listing, join_called};
use crate::lexicon::PostKind;
use crate::ontology::{ClassId, ClassSet, Ontology};
use crate::resolve::Entities;
use crate::span::Span;
use crate::value::ValueMention;

/// Ends of numbers of those who act.
/// Nouns for whatever has just been brought out.
const NEW_THING: &[&str] = &["新品", "新机"];
/// Nouns for whatever was made.
const ANY_THING: &[&str] = &["产品", "新品", "装置", "机器", "作品"];
/// Words between a noun and the number of how many there are.
const LINKS: &[&str] =
    &["共", "共有", "已有", "已达", "达", "达到", "总共", "一共", "总数", "数量", "总数达", "数量达", "超过", "已超过", "突破", "已突破"];
/// Classifiers by which a noun right behind them is counted, and is not what was pointed at before: 这款产品装有43块电池.
const COUNTING: &[char] = &[
    '家', '个', '所', '支', '名', '位', '间', '座', '块', '颗', '台', '张', '片', '枚', '款', '种', '项', '套', '条', '件', '辆', '部',
    '类', '场', '篇', '份',
];
const CLASSIFIERS_OF_DOERS: &[char] = &['家', '个', '所', '支', '名', '位', '间', '座'];

/// The count of an edition, behind 下 or 上 that of another.
const NEXT: &str = "一届";

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
    /// The chunk of the coverb that this goes with, over a modifier of its own (与总部位于苏州的X合作), or of the verb whose object
    /// this verb describes (发布了自研芯片X).
    pub governed: Option<usize>,
    /// The modifier that this stands in, of what a verb before it is done to: 推出搭载A的X.
    pub laden: Option<Laden>,
    /// Whether this is a row of modifiers that stands as a bracket does, before what it is said of.
    pub folded: bool,
}

/// A modifier with a verb or a coverb of its own, behind the verb that its head is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Laden {
    /// The chunk of the verb before it.
    pub verb: usize,
    /// The phrase that it is said of; none where that has no known name.
    pub head: Option<usize>,
}

impl Chunk {
    pub(crate) fn new(part: Part, first: usize, last: usize) -> Self {
        Self { part, first, last, adverbial: None, governed: None, laden: None, folded: false }
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
    pub names: Mentions,
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
    /// For whom its persons work, but for the first: 云川科技总裁A、听风科技总裁B.
    pub houses: Mentions,
}

/// A phrase that stands for something said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anaphor {
    /// 该公司, 这款模型: of this class or below, with the noun.
    Noun(ClassId, Span),
    /// 公司, with nothing before it: what the text mostly speaks of, of this class or below.
    Bare(ClassId, Span),
    /// 其.
    Pronoun,
    /// 他, 她.
    Person,
    /// 它.
    Thing,
    /// 我们: the organisation of who is speaking.
    We,
    /// 我校, 本院: the house of who writes, by how its name ends.
    Ours(char),
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
    /// 前两家: so many of those that were listed, from the front.
    First(usize),
    /// 后两家: so many, from the back.
    Last(usize),
    /// 三款模型均…: all of so many that were named together, of what the classifier counts, and of this class where a noun tells one.
    Each(usize, char, Option<ClassId>),
    /// 整个系列: the one that others are named after.
    Family,
    /// 8B版, 旗舰: the one whose name ends so, or that was brought in by this word.
    Tier(Span),
}

/// What a house of one's own is called for short: 校 of 我校, but nothing of 我们.
fn of_ours(pronoun: &str) -> Option<char> {
    const HOUSES: &[char] = &['校', '院', '馆', '台', '社'];
    pronoun.chars().nth(1).filter(|c| HOUSES.contains(c))
}

/// Cuts a row into chunks. `topics` are the classes of fields and of descriptions.
#[must_use]
pub fn chunks(
    row: &Row,
    text: &str,
    annotations: &Annotations,
    vocabulary: &Vocabulary,
    topics: &ClassSet,
    ontology: &Ontology,
    entities: &Entities,
) -> Vec<Chunk> {
    let names = annotations.names.as_slice();
    let mut chunker =
        Chunker { row, text, names, values: &annotations.values, vocabulary, topics, demonstrative: None, ontology, entities };
    let mut chunks = chunker.range(0, row.tokens.len(), 0);
    let agents = ontology.defaults_for("agent").next();
    let all = |role| ontology.defaults_for(role).collect::<SmallVec<[ClassId; 2]>>();
    let (persons, places) = (all("person"), all("place"));
    let joint = Joint {
        acts: &|name| agents.is_some_and(|above| ontology.is_a(names[name as usize].class, above)),
        topical: &|name| topics.has(names[name as usize].class),
        person: &|name| persons.contains(&names[name as usize].class),
        place: &|name| places.iter().any(|&above| ontology.is_a(names[name as usize].class, above)),
        alike: &|a, b| names[a as usize].class == names[b as usize].class,
    };
    enumerate(&mut chunks, row, text);
    take_into_joints(&mut chunks, row, text);
    part_described(&mut chunks, &joint);
    roster::call(&mut chunks, row, text, joint.person);
    house(&mut chunks, row, text, joint.acts);
    join(&mut chunks, row, text, &joint);
    join_called(&mut chunks, row, text, joint.topical);
    contrast(&mut chunks, row, text, &joint);
    restate(&mut chunks, annotations);
    join_newest(&mut chunks, row, text);
    free_role(&mut chunks, row, text);
    outgrow(&mut chunks, text, annotations);
    fold(&mut chunks, row, text, joint.topical);
    lift(&mut chunks, row, text);
    Listing { row, text, names, vocabulary, ontology }.fill(&mut chunks);
    mark(&mut chunks, row, text, &joint);
    free_of_dates(&mut chunks, row, text, annotations, joint.acts);
    chunks
}

/// The coverb of what somebody is.
const AS: &str = "作为";

/// 作为独角兽的X,…: the coverb goes with what is said of X, which the sentence goes on about; of 作为X的CEO,… it governs what follows.
fn free_role(chunks: &mut [Chunk], row: &Row, text: &str) {
    let is = |c: &Chunk, category| matches!(c.part, Part::Word(other) if other == category);
    for at in 0..chunks.len() {
        if !is(&chunks[at], Category::Coverb) || row.tokens[chunks[at].last].span.of(text) != AS {
            continue;
        }
        let Some(comma) = (at + 1..chunks.len().min(at + DEMONSTRATIVE_REACH)).find(|&i| is(&chunks[i], Category::Comma)) else { continue };
        let named = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
        let heads = comma > at + 2 && named(&chunks[comma - 1]) && is(&chunks[comma - 2], Category::De);
        if heads && !chunks[at + 1..comma - 2].iter().any(named) {
            chunks[at].part = Part::Word(Category::Plain);
        }
    }
}

pub(crate) struct Chunker<'a> {
    pub(crate) row: &'a Row,
    pub(crate) text: &'a str,
    pub(crate) names: &'a [NameMention],
    pub(crate) values: &'a [ValueMention],
    pub(crate) vocabulary: &'a Vocabulary,
    /// The classes of fields and of descriptions.
    pub(crate) topics: &'a ClassSet,
    /// Where the last 该 or 这家 stands that still waits for its noun.
    pub(crate) demonstrative: Option<usize>,
    pub(crate) ontology: &'a Ontology,
    entities: &'a Entities,
}

/// Verbs of saying with an object of their own: 介绍公司的情况.
const TELLING: &[&str] = &["告诉", "介绍", "评价", "分析", "总结", "提到", "谈到", "回应", "强调", "补充", "判断", "确认"];
/// What counts the things of which one is the first: 首款.
const COUNTED: &[char] = &['个', '款', '颗', '台', '套', '枚', '部', '代', '家', '座', '批', '条', '项'];
/// What stands before a noun that takes up what was named.
const THIS: char = '该';
/// What stands before the noun of what was just brought in.
const NEW: &[&str] = &["新", "新一代", "新款", "新版", "全新", "这一新"];
/// Demonstratives that go with the very next word or with none.
const NEAR_ONLY: &[&str] = &["此", "本", "此次", "这种"];
/// Particles that follow verbs.
const ASPECTS: &[char] = &['着', '了', '过'];
/// How many tokens may stand between 这家 and its noun (这家位于深圳的公司).
const DEMONSTRATIVE_REACH: usize = 16;
/// Ends of words whose front may be a noun.
const WORD_ENDS: &[char] = &['版', '化', '性', '界', '型'];
/// Words for editions of a thing.
const EDITIONS: &[&str] = &["版", "版本", "型号", "系列", "专用版", "增强版", "优化版", "定制版"];
/// 对话部分: a noun before this is no more than a part.
const PART: &str = "部分";
/// Nouns for whom the text speaks of all along.
const FIRMS: &[&str] = &["公司", "集团"];
/// Verbs by which something comes to be that nobody has spoken of: 成立了公司.
const NEWLY: &[&str] = &[
    "成立", "组建", "设立", "新设", "建立", "创建", "创办", "创立", "开", "注册", "办", "成为", "成", "变成", "有", "做", "建", "搞", "辞",
];
/// Coverbs of with whom something is done.
const WITH: &[&str] = &["与", "和", "同", "跟"];
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

    /// Whether the word for an edition stands right behind token `at`, and the name of a thing behind that.
    fn edition_next(&self, at: usize, end: usize) -> bool {
        let word = self.row.tokens.get(at + 1).filter(|t| at + 2 < end && t.kind == Kind::Text);
        word.is_some_and(|t| EDITIONS.contains(&t.span.trimmed(self.text))) && self.neighbour(at + 1, 1, end)
    }

    fn is_region(&self, name: u32) -> bool {
        self.ontology.defaults_for("place").any(|place| place == self.names[name as usize].class)
    }

    /// Whether 首个, 首款 and the like stand right behind token `at`.
    fn first_next(&self, at: usize, end: usize) -> bool {
        let next = self.row.tokens.get(at + 1).filter(|t| at + 1 < end && t.kind == Kind::Text);
        next.is_some_and(|t| t.span.of(self.text).trim_start().strip_prefix('首').is_some_and(|rest| rest.starts_with(COUNTED)))
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
                // 该大模型: a known term right behind 该 stands for what was named before, as 该模型 does.
                Kind::Name(name)
                    if self.describes(name) && (self.right_behind_this(i) || self.told_behind_this(i, &out)) && !self.noun_next(i) =>
                {
                    self.flush(&mut out, was_kind, was_noun);
                    kind = Some((i, name));
                }
                // 指令微调版本X: of which field an edition is, is no more than said of X.
                Kind::Name(name) if self.topics.has(self.names[name as usize].class) && self.edition_next(i, end) => {
                    self.flush(&mut out, was_kind, was_noun);
                    out.push(Chunk::new(Part::Text, i, i + 1));
                    i += 1;
                }
                // 中国首个长时长、高一致性的模型X: where it is the first is said of X.
                Kind::Name(name) if self.is_region(name) && self.first_next(i, end) => {
                    self.flush(&mut out, was_kind, was_noun);
                    out.push(Chunk::new(Part::Text, i, i));
                }
                // 这家以色列公司: where it is from is no more than said of whom that stands for.
                Kind::Name(name) if self.is_region(name) && self.right_behind_this(i) && self.noun_next(i) => {
                    self.flush(&mut out, was_kind, was_noun);
                    out.push(Chunk::new(Part::Text, i, i));
                }
                Kind::Name(name) => {
                    let first = was_kind.map(|k| k.0).or(was_noun).unwrap_or(i);
                    let phrase = Phrase { names: smallvec![name], kind: was_kind.map(|k| k.1), ..Phrase::default() };
                    out.push(Chunk::new(Part::Phrase(phrase), first, i));
                    // 这家公司A: the noun goes with the name; 这家由A创立的公司 waits for its own.
                    // 这款听涛 is one as well, 这款云川科技研发的模型 none.
                    self.demonstrative = self.demonstrative.filter(|&d| first == i && (i - d > 1 || self.points_past(d, name)));
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
                        Kind::Word(_, Category::Open) if self.named_again(i, end, &mut out) => i += 2,
                        Kind::Word(_, Category::Open) => {
                            let close = self.closing(i, end);
                            if let Some(close) = close.filter(|_| depth < DEPTH) {
                                let inner = self.range(i + 1, close, depth + 1);
                                out.push(Chunk::new(Part::Bracket(inner), i, close));
                                i = close;
                            }
                        }
                        Kind::Word(word, Category::Title) if self.is_degree(word, i) => out.push(Chunk::new(Part::Text, i, i)),
                        Kind::Word(_, category) => {
                            // 据此训练出的模型, 这种水平的模型: 此 goes with nothing farther on, and 这种 tells of a kind.
                            if category == Category::This && (!NEAR_ONLY.contains(&token.span.of(self.text)) || self.noun_next(i)) {
                                self.demonstrative = Some(i);
                            }
                            if matches!(category, Category::Comma | Category::Semicolon) {
                                self.demonstrative = None;
                            }
                            self.noun_within(i, category, &mut out);
                            let several = token.span.of(self.text).ends_with(['们', '人', '者'])
                                && !token.span.of(self.text).starts_with(['我', '咱', '前']);
                            let anaphor = match category {
                                Category::Pronoun if several => Some(Anaphor::Several),
                                Category::Pronoun => Some(match token.span.of(self.text).chars().next() {
                                    Some('他' | '她') => Anaphor::Person,
                                    Some('它') => Anaphor::Thing,
                                    Some('我' | '本') if let Some(noun) = of_ours(token.span.of(self.text)) => Anaphor::Ours(noun),
                                    Some('我' | '咱') => Anaphor::We,
                                    _ => Anaphor::Pronoun,
                                }),
                                Category::Both => Some(Anaphor::Both),
                                Category::Former => Some(Anaphor::Former),
                                Category::Latter => Some(Anaphor::Latter),
                                Category::Few => Some(few(token.span.of(self.text))),
                                Category::Family => Some(Anaphor::Family),
                                _ => None,
                            };
                            let part = match anaphor {
                                Some(_) => Part::Phrase(Phrase { anaphor, ..Phrase::default() }),
                                None => Part::Word(category),
                            };
                            out.push(Chunk::new(part, i, i));
                        }
                        // 后两家还…
                        Kind::Value(_) if self.takes_up(i, &out) => {
                            out.pop();
                            let said = few(Span { start: self.row.tokens[i - 1].span.start, end: token.span.end }.of(self.text));
                            out.push(Chunk::new(Part::Phrase(Phrase { anaphor: Some(said), ..Phrase::default() }), i - 1, i));
                        }
                        Kind::Value(_) if self.each(i, end, &out).is_some() => {
                            let (anaphor, last) = self.each(i, end, &out).unwrap_or((Anaphor::Several, i));
                            out.push(Chunk::new(Part::Phrase(Phrase { anaphor: Some(anaphor), ..Phrase::default() }), i, last));
                            i = last;
                        }
                        Kind::Value(_) | Kind::Text if self.is_tier(i, &out) => {
                            let phrase = Phrase { anaphor: Some(Anaphor::Tier(token.span)), ..Phrase::default() };
                            out.push(Chunk::new(Part::Phrase(phrase), i, i));
                        }
                        Kind::Value(value) => out.push(Chunk::new(Part::Value(value), i, i)),
                        // 与之合作: what a lone 之 after a coverb stands for was named before.
                        _ if token.span.of(self.text) == "之" && self.after_coverb(i) => {
                            let phrase = Phrase { anaphor: Some(Anaphor::Pronoun), ..Phrase::default() };
                            out.push(Chunk::new(Part::Phrase(phrase), i, i));
                        }
                        // 这套由云川科技建设的装置…, 该产品…: what was named before, by a noun that tells nothing of it.
                        _ if self.points_at_thing(i) || self.new_thing(&out, i) => self.stand_for(Anaphor::Thing, i, &mut out),
                        _ => out.push(Chunk::new(Part::Text, i, i)),
                    }
                }
            }
            i += 1;
        }
        self.flush(&mut out, kind, noun);
        out
    }

    /// A(B)参投: takes a bracket that holds nothing but another name of the last phrase into that.
    fn named_again(&self, open: usize, end: usize, out: &mut [Chunk]) -> bool {
        let Some(last) = out.last_mut().filter(|_| open + 2 < end && names_again(self.row, open, self.entities)) else { return false };
        let named = matches!(&last.part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind && p.names.last().copied() == open.checked_sub(1).and_then(|i| self.row.name(i)));
        if named {
            last.last = open + 2;
        }
        named
    }

    /// Whether 该 or 这款 stands right before token `at` and still waits for its noun.
    fn right_behind_this(&self, at: usize) -> bool {
        self.demonstrative.is_some_and(|d| d + 1 == at)
    }

    /// 这款由A研发的大模型: whether 这款, and what is told of it before 的, stand before token `at`, which nothing more is said of.
    fn told_behind_this(&self, at: usize, out: &[Chunk]) -> bool {
        let told = out.last().is_some_and(|c| matches!(c.part, Part::Word(Category::De)));
        let open = self.demonstrative.is_some_and(|d| at - d <= DEMONSTRATIVE_REACH);
        told && open && self.row.category(at + 1) != Some(Category::De)
    }

    /// Whether what points to a thing stands right before the house at whose hands it was made: 这款云川科技研发的模型.
    fn points_past(&self, demonstrative: usize, name: u32) -> bool {
        const THINGS: &[char] = &['款', '套', '台', '颗', '枚', '项', '部', '架', '辆'];
        let class = self.names[name as usize].class;
        self.row.tokens[demonstrative].span.of(self.text).ends_with(THINGS)
            && self.ontology.defaults_for("agent").any(|agent| self.ontology.is_a(class, agent))
    }

    /// 熊友军博士毕业于…: whether the degree at `at` is of the person before it.
    fn is_degree(&self, word: u32, at: usize) -> bool {
        let person = |n: u32| self.ontology.defaults_for("person").any(|person| self.ontology.is_a(self.names[n as usize].class, person));
        let before = at.checked_sub(1).and_then(|i| self.row.name(i));
        self.vocabulary.words[word as usize].post == PostKind::Degree && before.is_some_and(person)
    }

    /// Whether a coverb or 与 stands right before token `at`.
    fn after_coverb(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|i| self.row.category(i)).is_some_and(|c| matches!(c, Category::Coverb | Category::And))
    }

    /// A description or a noun that no name followed.
    /// Whether the noun at token `at` stands right behind a thing's name of the class that it tells, and before 的.
    fn tells_before(&self, out: &[Chunk], at: usize, class: ClassId) -> bool {
        let Some(Chunk { part: Part::Phrase(phrase), last, .. }) = out.last() else { return false };
        let alike = |n: u32| self.names[n as usize].class == class;
        let modifies = self.row.tokens.get(at + 1).is_some_and(|t| matches!(t.kind, Kind::Word(_, Category::De)));
        modifies && last + 1 == at && !phrase.bare_kind && phrase.anaphor.is_none() && phrase.names.last().is_some_and(|&n| alike(n))
    }

    /// 数据集包含…: whether the description at token `at` is no more than the noun of a thing, and opens its clause.
    fn bare_head(&self, out: &[Chunk], at: usize) -> bool {
        let noun = self.row.tokens[at].span.of(self.text);
        let heads = || noun.chars().count() <= 3 && self.vocabulary.is_noun(noun);
        let opens = || out.last().is_none_or(|c| matches!(c.part, Part::Word(Category::Comma | Category::Semicolon | Category::Colon)));
        let goes_on = || {
            self.row.tokens.get(at + 1).is_some_and(|t| {
                matches!(
                    t.kind,
                    Kind::Text | Kind::Value(_) | Kind::Word(_, Category::Verb | Category::By | Category::Also | Category::Attribute)
                )
            })
        };
        heads() && opens() && goes_on() && !self.counted_behind(at)
    }

    /// Whether 这款 points at the text of token `at`, which begins with a noun for any thing that was made.
    fn points_at_thing(&self, at: usize) -> bool {
        let text = self.row.tokens[at].span.trimmed(self.text);
        let near = |d: usize| d + 1 == at || at - d <= DEMONSTRATIVE_REACH && self.row.category(at - 1) == Some(Category::De);
        ANY_THING.iter().any(|noun| text.starts_with(noun)) && self.demonstrative.is_some_and(near)
    }

    /// 新品售价3万元: whether the text of token `at` is no more than a noun for what has just been brought out, and opens its clause.
    fn new_thing(&self, out: &[Chunk], at: usize) -> bool {
        let opens = |c: &Chunk| matches!(c.part, Part::Word(Category::Comma | Category::Semicolon | Category::Say));
        NEW_THING.contains(&self.row.tokens[at].span.trimmed(self.text)) && out.last().is_none_or(opens)
    }

    /// Whether 这款 before it points at the noun at token `at`: 这款由云川科技研发的模型, but not 这款产品装有43块电池.
    fn points_at(&self, out: &[Chunk], at: usize) -> bool {
        let counted = |d: usize| {
            out.last().is_some_and(|c| {
                let counting = || self.row.tokens[c.last].span.of(self.text).ends_with(COUNTING);
                matches!(c.part, Part::Value(_)) && c.last + 1 == at && c.first > d + 1 && counting()
            })
        };
        self.demonstrative.is_some_and(|d| at - d <= DEMONSTRATIVE_REACH && !counted(d))
    }

    fn flush(&mut self, out: &mut Vec<Chunk>, kind: Option<(usize, u32)>, noun: Option<usize>) {
        if let Some((at, name)) = kind {
            // 这款人形机器人 stands for one named before, as 这款机器人 does.
            let span = self.row.tokens[at].span;
            let class = self.vocabulary.noun_at_end(span.of(self.text));
            // 该中心 has been read as one word.
            let own = span.of(self.text).starts_with(THIS).then(|| THIS.len_utf8() as u32);
            let noun = Span { start: span.start + own.unwrap_or(0), end: span.end };
            let this = own.is_some() || self.points_at(out, at);
            // 该公司团队120人: the firm is pointed at, and its team goes with it.
            let longer = |firm: &&&str| noun.of(self.text).starts_with(**firm) && noun.of(self.text).len() > firm.len();
            let firm = FIRMS.iter().find(longer).filter(|_| this);
            let noun = firm.map_or(noun, |firm| Span { end: noun.start + firm.len() as u32, ..noun });
            let class = if firm.is_some() { self.vocabulary.noun_at_end(noun.of(self.text)) } else { class };
            // 该平台服务企业超过1200家: what it is that serves them.
            let serves = if this { self.serves_counted(noun, at) } else { None };
            let (class, noun) = serves.map_or((class, noun), |(class, noun)| (Some(class), noun));
            if let Some(class) = class.filter(|_| this) {
                self.stand_for(Anaphor::Noun(class, noun), at, out);
            } else if let Some(class) = class.filter(|_| self.bare_head(out, at)) {
                self.stand_for(Anaphor::Bare(class, span), at, out);
            } else {
                let phrase = Phrase { names: smallvec![name], bare_kind: true, ..Phrase::default() };
                out.push(Chunk::new(Part::Phrase(phrase), at, at));
            }
        }
        let Some(at) = noun else { return };
        let Kind::Word(word, _) = self.row.tokens[at].kind else { return };
        let class = self.vocabulary.words[word as usize].class;
        // X芯片的…: what X is.
        if let Some(class) = class
            && self.tells_before(out, at, class)
        {
            if let Some(named) = out.last_mut() {
                named.last = at;
            }
            return;
        }
        let noun = self.row.tokens[at].span.of(self.text);
        // 该校, 本院 are words of their own.
        let this = noun.starts_with(['该', '本']) || self.points_at(out, at);
        // 公司, bare and first in its clause but for a date or an adverb, is the one spoken of.
        let passes = |c: &&Chunk| match c.part {
            Part::Value(_) | Part::Word(Category::Also | Category::Quote) => true,
            Part::Text => is_adverbial(self.row.tokens[c.last].span.of(self.text)),
            _ => false,
        };
        let before = out.iter().rev().find(|c| !passes(c));
        // 86家企业: those that are counted were not spoken of.
        let counted = out.last().is_some_and(|c| {
            let span = self.row.tokens[c.last].span;
            // 下一届大会: another one than that which was spoken of.
            let other = || span.of(self.text) == NEXT && self.text[..span.start as usize].ends_with(['下', '上', '前']);
            matches!(c.part, Part::Value(_)) && (span.of(self.text).ends_with(CLASSIFIERS_OF_DOERS) || other())
        });
        let counted = counted || self.counted_behind(at);
        let opens =
            !counted && before.is_none_or(|c| matches!(c.part, Part::Word(Category::Comma | Category::Semicolon | Category::Colon)));
        // 由实验室主办, 与学院签署…, 搭载公司自研的X: whom the text has named by that noun.
        let category = |i: usize| self.row.category(i);
        let made = category(at + 1) == Some(Category::Verb) && category(at + 2) == Some(Category::De);
        let joins = |c: &Chunk| match c.part {
            Part::Word(Category::By) => true,
            Part::Word(Category::Coverb) => made || WITH.contains(&self.row.tokens[c.last].span.of(self.text)),
            Part::Word(Category::Verb | Category::Plain) => made,
            Part::Text => made && self.row.tokens[c.last].span.of(self.text).ends_with(['了', '是']),
            _ => false,
        };
        let opens = opens || !counted && out.last().is_some_and(joins);
        // 远山投资了公司, 领投了公司3亿元的B轮: but whoever founded one has spoken of none.
        let done_to = |c: &Chunk| {
            let verb = if matches!(c.part, Part::Text) { self.row.tokens[c.last].span.of(self.text).strip_suffix('了') } else { None };
            verb.is_some_and(|verb| !NEWLY.iter().any(|w| verb.ends_with(w)))
        };
        let whole = self.row.tokens.get(at + 1).is_none_or(|next| match next.kind {
            Kind::Value(_) | Kind::Word(_, Category::De | Category::Comma | Category::Semicolon) => true,
            Kind::Text => !next.span.of(self.text).starts_with(char::is_alphanumeric),
            _ => false,
        });
        let house = FIRMS.contains(&noun);
        let opens = opens || !counted && whole && house && out.last().is_some_and(done_to);
        // 称公司将…: what is said begins with it.
        let said =
            |c: &Chunk| matches!(c.part, Part::Word(Category::Say)) && !TELLING.contains(&self.row.tokens[c.last].span.of(self.text));
        let opens = opens || !counted && house && out.last().is_some_and(said);
        // 此前担任公司CTO: whose post it is.
        let posted = |c: &Chunk| match c.part {
            Part::Word(Category::Once | Category::Verb) => true,
            Part::Text => self.row.tokens[c.last].span.of(self.text).ends_with(['任', '为']),
            _ => false,
        };
        let opens = opens || !counted && category(at + 1) == Some(Category::Title) && out.last().is_some_and(posted);
        // 新模型采用…: the one that was brought in last.
        let new = out
            .last()
            .is_some_and(|c| matches!(c.part, Part::Text) && NEW.contains(&self.row.tokens[c.last].span.trimmed(self.text)))
            && out.iter().nth_back(1).is_none_or(|c| matches!(c.part, Part::Word(Category::Comma | Category::Semicolon | Category::Colon)))
            && category(at + 1) != Some(Category::De)
            && class.is_some_and(|class| self.ontology.defaults_for("work").any(|above| self.ontology.is_a(class, above)));
        // 标准版: the noun only begins a word; 服务着200家医院: with an aspect it is a verb.
        let rest = &self.text[self.row.tokens[at].span.end as usize..];
        let short = noun.chars().count() <= 3 && !rest.starts_with(WORD_ENDS) && !rest.starts_with(ASPECTS) && !rest.starts_with(PART);
        match class {
            Some(class) if this && self.apposed(class) => {
                self.demonstrative = None;
                out.push(Chunk::new(Part::Word(Category::Noun), at, at));
            }
            Some(class) if this => {
                let own = noun.chars().next().filter(|c| matches!(c, '该' | '本') && noun.len() > c.len_utf8()).map_or(0, char::len_utf8);
                let span = self.row.tokens[at].span;
                self.stand_for(Anaphor::Noun(class, Span { start: span.start + own as u32, ..span }), at, out);
            }
            Some(class) if new => {
                out.pop();
                self.stand_for(Anaphor::Noun(class, self.row.tokens[at].span), at, out);
            }
            // 应用于医疗: a verb.
            Some(_) if opens && self.goes_on_at(at) => out.push(Chunk::new(Part::Word(Category::Noun), at, at)),
            // 与芯片架构师王雪: of what somebody is the architect.
            Some(class)
                if category(at + 1) == Some(Category::Title)
                    && self.ontology.defaults_for("work").any(|above| self.ontology.is_a(class, above)) =>
            {
                out.push(Chunk::new(Part::Word(Category::Noun), at, at));
            }
            Some(class) if opens && short => self.stand_for(Anaphor::Bare(class, self.row.tokens[at].span), at, out),
            _ => out.push(Chunk::new(Part::Word(Category::Noun), at, at)),
        }
    }

    /// 企业共26家: whether what the noun at token `at` tells of is counted right behind it.
    fn counted_behind(&self, at: usize) -> bool {
        let tokens = &self.row.tokens;
        let linked = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.kind, Kind::Text) && LINKS.contains(&t.span.trimmed(self.text)));
        let number = at + 1 + usize::from(linked(at + 1));
        let counts =
            tokens.get(number).is_some_and(|t| matches!(t.kind, Kind::Value(_)) && t.span.of(self.text).ends_with(CLASSIFIERS_OF_DOERS));
        let closed = tokens.get(number + 1).is_none_or(|t| match t.kind {
            Kind::Text => !t.span.of(self.text).starts_with(char::is_alphanumeric),
            Kind::Word(_, Category::Comma | Category::Semicolon | Category::Pause) => true,
            _ => false,
        });
        counts && closed
    }

    /// 平台服务企业, right before how many they are: the noun of a thing at the front of one that ends in whom it serves.
    fn serves_counted(&self, noun: Span, at: usize) -> Option<(ClassId, Span)> {
        const LENGTHS: std::ops::RangeInclusive<usize> = 2..=4;
        let text = noun.of(self.text);
        let kind = |class: ClassId, kind: &str| self.ontology.defaults_for(kind).any(|above| self.ontology.is_a(class, above));
        let counted = matches!(self.row.tokens.get(at + 1)?.kind, Kind::Value(_));
        let served = self.vocabulary.noun_at_end(text).is_some_and(|class| kind(class, "agent"));
        let ends = text.char_indices().map(|(end, _)| end).skip(*LENGTHS.start()).take(LENGTHS.count());
        let front = |end: usize| self.vocabulary.noun_at_end(&text[..end]).filter(|&class| kind(class, "work")).map(|class| (class, end));
        let (class, end) = ends.filter(|_| counted && served).find_map(front)?;
        Some((class, Span { end: noun.start + end as u32, ..noun }))
    }

    /// Whether 于 and a field stand right behind token `at`, with which it is a verb.
    fn goes_on_at(&self, at: usize) -> bool {
        let to = self.row.tokens.get(at + 1).is_some_and(|t| t.span.of(self.text) == "于");
        to && self.row.name(at + 2).is_some_and(|n| self.topics.has(self.names[n as usize].class))
    }

    /// Whether a noun stands right behind token `at`.
    fn noun_next(&self, at: usize) -> bool {
        let kind = |t: &Token| match t.kind {
            Kind::Word(_, category) => category == Category::Noun,
            Kind::Name(name) => self.names[name as usize].reason == Reason::Kind,
            _ => false,
        };
        // 该大模型应用于医疗: a verb.
        self.row.tokens.get(at + 1).is_some_and(kind) && !self.goes_on_at(at + 1)
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
    /// 该模型参数量: one word tells what is measured and of which noun, which 该 stands before.
    fn noun_within(&mut self, at: usize, category: Category, out: &mut Vec<Chunk>) {
        const NOUN: usize = 6;
        if category != Category::Attribute || !self.right_behind_this(at) {
            return;
        }
        let span = self.row.tokens[at].span;
        let Some(noun) = span.of(self.text).get(..NOUN).filter(|noun| noun.len() < span.len()) else { return };
        let Some(class) = self.vocabulary.noun_at_end(noun).filter(|_| out.last().is_some_and(|c| c.last + 1 == at)) else { return };
        out.pop();
        self.demonstrative = None;
        let noun = Span { start: span.start, end: span.start + NOUN as u32 };
        let phrase = Phrase { anaphor: Some(Anaphor::Noun(class, noun)), ..Phrase::default() };
        out.push(Chunk::new(Part::Phrase(phrase), at - 1, at - 1));
    }

    fn stand_for(&mut self, anaphor: Anaphor, at: usize, out: &mut Vec<Chunk>) {
        // 这家以色列公司
        let placed = |d: usize| at - d == 2 && self.row.name(at - 1).is_some_and(|n| self.is_region(n));
        let first = self.demonstrative.filter(|&d| at - d <= 1 || placed(d)).unwrap_or(at);
        self.demonstrative = None;
        while first < at && out.last().is_some_and(|c| c.first >= first) {
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

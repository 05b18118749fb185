//! Tokens → chunks, from the left: what each name, word, value and bracket is where it stands.
//!
//! Takes a row, gives its chunks. A description or a noun waits for the name that it goes with; what one without a name stands for is
//! told in `noun`. Deliberately joins nothing: that follows, when all chunks are there.

use smallvec::smallvec;

use crate::annotate::{NameMention, Reason};
use crate::chinese::Category;
use crate::extract::clause::restated::names_again;
use crate::extract::clause::row::{Kind, Row, Vocabulary};
use crate::extract::clause::several::few;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::lexicon::PostKind;
use crate::ontology::{ClassSet, Ontology};
use crate::resolve::Entities;
use crate::span::Span;
use crate::value::ValueMention;

/// Nouns for whatever has just been brought out.
const NEW_THING: &[&str] = &["新品", "新机"];
/// Nouns for whatever was made.
const ANY_THING: &[&str] = &["产品", "新品", "装置", "机器", "作品"];
/// What counts the things of which one is the first: 首款.
const COUNTED: &[char] = &['个', '款', '颗', '台', '套', '枚', '部', '代', '家', '座', '批', '条', '项'];
/// Demonstratives that go with the very next word or with none.
const NEAR_ONLY: &[&str] = &["此", "本", "此次", "这种"];
/// How many tokens may stand between 这家 and its noun (这家位于深圳的公司).
pub(super) const DEMONSTRATIVE_REACH: usize = 16;
/// Words for editions of a thing.
const EDITIONS: &[&str] = &["版", "版本", "型号", "系列", "专用版", "增强版", "优化版", "定制版"];
/// Brackets deeper than this are read as text: news has none, and the reader must not recurse without end.
const DEPTH: usize = 4;

/// A row and what is known of its words, out of which chunks are cut from the left.
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
    pub(crate) entities: &'a Entities,
}

/// A description and a noun that wait for the name they go with: the token of either, and the name that the description is.
#[derive(Clone, Copy, Default)]
pub(super) struct Waiting {
    pub(super) kind: Option<(usize, u32)>,
    pub(super) noun: Option<usize>,
}

/// What a name is where it stands.
enum Told {
    /// 人形机器人: it describes a name that may follow.
    Description,
    /// “听涛”大模型: it tells what the name before it is.
    OfBefore,
    /// 以色列 of 这家以色列公司: up to this token it is no more than said of another.
    Said(usize),
    /// 云川科技: it names.
    Name,
}

impl Chunker<'_> {
    /// Cuts the tokens from `start` to `end`, inside as many brackets as `depth` says.
    pub(super) fn range(&mut self, start: usize, end: usize, depth: usize) -> Vec<Chunk> {
        let mut out: Vec<Chunk> = Vec::with_capacity(end - start);
        let mut waiting = Waiting::default();
        let mut i = start;
        while i < end {
            let waited = std::mem::take(&mut waiting);
            match self.row.tokens[i].kind {
                Kind::Name(name) => match self.told_of_name(name, i, (start, end), &out) {
                    Told::Description => {
                        self.flush(&mut out, waited);
                        waiting.kind = Some((i, name));
                    }
                    Told::OfBefore => {
                        if let Some(named) = out.last_mut() {
                            named.last = i;
                        }
                    }
                    Told::Said(last) => {
                        self.flush(&mut out, waited);
                        out.push(Chunk::new(Part::Text, i, last));
                        i = last;
                    }
                    Told::Name => self.push_name(&mut out, name, i, waited),
                },
                Kind::Word(_, Category::Quote) => waiting = waited,
                Kind::Word(_, Category::Noun) => {
                    self.flush(&mut out, waited);
                    waiting.noun = Some(i);
                }
                _ => {
                    self.flush(&mut out, waited);
                    i = self.push_other(&mut out, i, end, depth);
                }
            }
            i += 1;
        }
        self.flush(&mut out, waiting);
        out
    }

    /// What the name at token `at` is, which stands between the two tokens of `within`.
    fn told_of_name(&self, name: u32, at: usize, within: (usize, usize), out: &[Chunk]) -> Told {
        let (start, end) = within;
        if self.names[name as usize].reason == Reason::Kind {
            return Told::Description;
        }
        if self.describes(name) {
            // 大模型“听涛”: a known term that a name follows describes it.
            if self.neighbour(at, 1, end) {
                return Told::Description;
            }
            // “听涛”大模型: so does one that follows a name.
            if self.neighbour(at, -1, start) {
                return Told::OfBefore;
            }
            // 该大模型: a known term right behind 该 stands for what was named before, as 该模型 does.
            if (self.right_behind_this(at) || self.told_behind_this(at, out)) && !self.noun_next(at) {
                return Told::Description;
            }
        }
        // 指令微调版本X: of which field an edition is, is no more than said of X.
        if self.topics.has(self.names[name as usize].class) && self.edition_next(at, end) {
            return Told::Said(at + 1);
        }
        // 中国首个长时长、高一致性的模型X: where it is the first is said of X.
        // 这家以色列公司: where it is from is no more than said of whom that stands for.
        if self.is_region(name) && (self.first_next(at, end) || self.right_behind_this(at) && self.noun_next(at)) {
            return Told::Said(at);
        }
        Told::Name
    }

    /// 人形机器人Moz1: the name at token `at` with the description or the noun that waited for it.
    fn push_name(&mut self, out: &mut Vec<Chunk>, name: u32, at: usize, waited: Waiting) {
        let first = waited.kind.map(|k| k.0).or(waited.noun).unwrap_or(at);
        let phrase = Phrase { names: smallvec![name], kind: waited.kind.map(|k| k.1), ..Phrase::default() };
        out.push(Chunk::new(Part::Phrase(phrase), first, at));
        // 这家公司A: the noun goes with the name; 这家由A创立的公司 waits for its own.
        // 这款听涛 is one as well, 这款云川科技研发的模型 none.
        self.demonstrative = self.demonstrative.filter(|&d| first == at && (at - d > 1 || self.points_past(d, name)));
    }

    /// The token at `at`, which neither names nor waits for a name; gives the last token that goes with it.
    fn push_other(&mut self, out: &mut Vec<Chunk>, at: usize, end: usize, depth: usize) -> usize {
        match self.row.tokens[at].kind {
            Kind::Word(_, Category::Open) => return self.push_bracket(out, at, end, depth),
            Kind::Word(word, Category::Title) if self.is_degree(word, at) => out.push(Chunk::new(Part::Text, at, at)),
            Kind::Word(_, category) => self.push_word(out, at, category),
            Kind::Value(value) => return self.push_value(out, at, end, value),
            Kind::Name(_) | Kind::Text => self.push_text(out, at),
        }
        at
    }

    /// 云川科技(远山科技旗下): what stands in the bracket that opens at `at`; gives where it closes.
    fn push_bracket(&mut self, out: &mut Vec<Chunk>, at: usize, end: usize, depth: usize) -> usize {
        if self.named_again(at, end, out) {
            return at + 2;
        }
        let Some(close) = self.closing(at, end).filter(|_| depth < DEPTH) else { return at };
        let inner = self.range(at + 1, close, depth + 1);
        out.push(Chunk::new(Part::Bracket(inner), at, close));
        close
    }

    /// 双方, 发布: a word of grammar or of a rule, or what stands for something named before.
    fn push_word(&mut self, out: &mut Vec<Chunk>, at: usize, category: Category) {
        let word = self.row.tokens[at].span.of(self.text);
        // 据此训练出的模型, 这种水平的模型: 此 goes with nothing farther on, and 这种 tells of a kind.
        if category == Category::This && (!NEAR_ONLY.contains(&word) || self.noun_next(at)) {
            self.demonstrative = Some(at);
        }
        if matches!(category, Category::Comma | Category::Semicolon) {
            self.demonstrative = None;
        }
        self.noun_within(at, category, out);
        let part = anaphor_of(word, category).map_or(Part::Word(category), Part::standing_for);
        out.push(Chunk::new(part, at, at));
    }

    /// 3亿元, 后两家, 三款模型, 8B版: a value, or what stands for so many or for one so large; gives its last token.
    fn push_value(&mut self, out: &mut Vec<Chunk>, at: usize, end: usize, value: u32) -> usize {
        let span = self.row.tokens[at].span;
        // 后两家还…
        if self.takes_up(at, out) {
            out.pop();
            let said = few(Span { start: self.row.tokens[at - 1].span.start, end: span.end }.of(self.text));
            out.push(Chunk::new(Part::standing_for(said), at - 1, at));
            return at;
        }
        if let Some((anaphor, last)) = self.each(at, end, out) {
            out.push(Chunk::new(Part::standing_for(anaphor), at, last));
            return last;
        }
        let part = if self.is_tier(at, out) { Part::standing_for(Anaphor::Tier(span)) } else { Part::Value(value) };
        out.push(Chunk::new(part, at, at));
        at
    }

    /// 旗舰, 之, 该产品: what the text of token `at` stands for, or no more than text.
    fn push_text(&mut self, out: &mut Vec<Chunk>, at: usize) {
        let span = self.row.tokens[at].span;
        if self.is_tier(at, out) {
            out.push(Chunk::new(Part::standing_for(Anaphor::Tier(span)), at, at));
        // 与之合作: what a lone 之 after a coverb stands for was named before.
        } else if span.of(self.text) == "之" && self.after_coverb(at) {
            out.push(Chunk::new(Part::standing_for(Anaphor::Pronoun), at, at));
        // 这套由云川科技建设的装置…, 该产品…: what was named before, by a noun that tells nothing of it.
        } else if self.points_at_thing(at) || self.new_thing(out, at) {
            self.stand_for(Anaphor::Thing, at, out);
        } else {
            out.push(Chunk::new(Part::Text, at, at));
        }
    }

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

    /// Whether a name is of a country or a town.
    pub(super) fn is_region(&self, name: u32) -> bool {
        self.ontology.defaults_for("place").any(|place| place == self.names[name as usize].class)
    }

    /// Whether 首个, 首款 and the like stand right behind token `at`.
    fn first_next(&self, at: usize, end: usize) -> bool {
        let next = self.row.tokens.get(at + 1).filter(|t| at + 1 < end && t.kind == Kind::Text);
        next.is_some_and(|t| t.span.of(self.text).trim_start().strip_prefix('首').is_some_and(|rest| rest.starts_with(COUNTED)))
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
    pub(super) fn right_behind_this(&self, at: usize) -> bool {
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

    /// Where the bracket that opens at token `open` is closed, before `end`.
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

/// 双方, 前者, 他们: what a word of this category stands for, if it stands for anything.
fn anaphor_of(word: &str, category: Category) -> Option<Anaphor> {
    match category {
        Category::Pronoun => Some(pronoun(word)),
        Category::Both => Some(Anaphor::Both),
        Category::Former => Some(Anaphor::Former),
        Category::Latter => Some(Anaphor::Latter),
        Category::Few => Some(few(word)),
        Category::Family => Some(Anaphor::Family),
        _ => None,
    }
}

/// 他们, 她, 我校, 其: what a pronoun stands for.
fn pronoun(word: &str) -> Anaphor {
    if word.ends_with(['们', '人', '者']) && !word.starts_with(['我', '咱', '前']) {
        return Anaphor::Several;
    }
    match word.chars().next() {
        Some('他' | '她') => Anaphor::Person,
        Some('它') => Anaphor::Thing,
        Some('我' | '本') if let Some(noun) = of_ours(word) => Anaphor::Ours(noun),
        Some('我' | '咱') => Anaphor::We,
        _ => Anaphor::Pronoun,
    }
}

/// What a house of one's own is called for short: 校 of 我校, but nothing of 我们.
fn of_ours(pronoun: &str) -> Option<char> {
    const HOUSES: &[char] = &['校', '院', '馆', '台', '社'];
    pronoun.chars().nth(1).filter(|c| HOUSES.contains(c))
}

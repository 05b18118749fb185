//! A row → a list of chunks: noun phrases, words, values, brackets, in the order of the text.
//!
//! Coordination is joined here (A、B和C is one phrase) and so are a description and the name it stands before
//! (人形机器人Moz1). Deliberately assigns no role: that depends on the verb.

pub(crate) mod caution;
pub(crate) mod chain;
pub(crate) mod chunker;
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
pub(crate) mod noun;
pub(crate) mod parted;
pub(crate) mod restated;
pub(crate) mod roster;
pub(crate) mod row;
pub(crate) mod several;
pub(crate) mod spelling;
pub(crate) mod stretch;
pub(crate) mod title;

use smallvec::SmallVec;

use crate::annotate::Annotations;
use crate::chinese::Category;
use crate::extract::Mentions;
use crate::extract::clause::chunker::{Chunker, DEMONSTRATIVE_REACH};
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
use crate::extract::clause::restated::restate;
use crate::extract::clause::row::{Row, Vocabulary};
use crate::extract::discourse::listing::{Listing, join_called};
use crate::ontology::{ClassId, ClassSet, Ontology};
use crate::resolve::Entities;
use crate::span::Span;

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

impl Part {
    /// A phrase that names nothing itself.
    fn standing_for(anaphor: Anaphor) -> Self {
        Self::Phrase(Phrase { anaphor: Some(anaphor), ..Phrase::default() })
    }
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

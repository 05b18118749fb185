//! [`Document`] → [`Annotations`]: names and values with their spans.
//!
//! A name is found by the lexicon, by its shape, by its head noun, by quotation marks, as a person, or
//! by a definition of an alias. Deliberately does not say which mention is which entity, nor relate any two
//! (but for the definition of an alias, which the text itself makes).

mod alias;
mod choose;
mod classify;
mod dated;
mod doubt;
mod form;
mod frame;
mod page;
mod person;
mod words;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lexicon::{EntryIndex, Lexicon};
use crate::ontology::{ClassId, Ontology};
use crate::span::Span;
use crate::value::{self, ValueMention};
pub(crate) use form::edition::parted;
use page::Page;
use words::Words;

/// The typed spans of a document.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// Names, left to right, none overlapping another.
    pub names: Vec<NameMention>,
    /// Values, left to right, none overlapping another or a name.
    pub values: Vec<ValueMention>,
    /// Definitions of aliases: indices into `names`, the longer form first.
    pub aliases: Vec<(u32, u32)>,
    /// Countries that only say where the name right behind them is from, left to right.
    pub origins: Vec<Span>,
    /// Longer writings of names, each with the index of the name in `names`: 英伟达H100 of H100. Left to right.
    pub fuller: Vec<(u32, Span)>,
    /// Names with and without the noun for what they name, each with its index: WaveNorth芯片 of WaveNorth. In order of the names.
    pub written: Vec<(u32, Span)>,
}

/// A name where the text says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// The bytes of the name itself, without quotation marks.
    pub span: Span,
    /// The class.
    pub class: ClassId,
    /// How sure the class is.
    pub certainty: Certainty,
    /// How it was found.
    pub reason: Reason,
    /// The lexicon's entry.
    pub entry: Option<EntryIndex>,
}

/// How sure the class of a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Nothing but the shape speaks for it (Nabla, “瀚海”): a rule's role may give it another class.
    Guess,
    /// A noun before it or a context word speaks for it (芯片公司Etched, 推理模型Magistral).
    Context,
    /// The head of the name or the lexicon says it.
    Firm,
}

/// How a name was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It stands in the lexicon.
    Lexicon,
    /// It ends in a head noun: 北京智源人工智能研究院.
    Head,
    /// Its characters: Emu3, Qwen2.5-72B-Instruct.
    Shape,
    /// It stands in 《》.
    BookTitle,
    /// It stands in quotation marks after a noun that names: 大模型“瀚海”.
    Quotation,
    /// A person: a surname and a cue, or a foreign name with ·.
    Person,
    /// A description of a kind: 海浪预报大模型 (its class is that of the description itself).
    Kind,
    /// It stands right after a description of a kind: 知识图谱平台渊图.
    Apposed,
    /// The words before and after it tell: 用于药物研发等领域.
    Context,
    /// It was defined as an alias, or is the short form of a longer name of this document.
    Alias,
}

impl std::fmt::Display for Certainty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Guess => "guess",
            Self::Context => "context",
            Self::Firm => "firm",
        })
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Lexicon => "lexicon",
            Self::Head => "head",
            Self::Shape => "shape",
            Self::BookTitle => "book-title",
            Self::Quotation => "quotation",
            Self::Person => "person",
            Self::Kind => "kind",
            Self::Apposed => "apposed",
            Self::Context => "context",
            Self::Alias => "alias",
        })
    }
}

/// The classes that the finders give where nothing else tells one: by their names in the ontology.
#[derive(Clone, Copy, Debug)]
struct Defaults {
    person: ClassId,
    /// A Latin name of which nothing is known.
    shape: ClassId,
    /// What stands in 《》.
    title: ClassId,
    /// The root of all that acts.
    agent: ClassId,
    /// What a name before a title is: Etched首席执行官.
    employer: ClassId,
    place: ClassId,
    /// The root of all that is made; its names have versions.
    work: ClassId,
    /// A group within another organisation: DeepSeek团队 is DeepSeek.
    group: ClassId,
    /// What others are measured by, if the ontology has such a class.
    yardstick: Option<ClassId>,
}

/// Finds names and values: the lexicon's words, ready to be looked for.
#[derive(Debug)]
pub struct Annotator {
    words: Words,
    defaults: Defaults,
}

impl Annotator {
    /// Makes the words of a lexicon ready to be looked for.
    ///
    /// # Errors
    /// When the ontology lacks a class that a finder gives (it marks them by `tp:defaultFor`).
    pub fn new(lexicon: &Lexicon, ontology: &Ontology) -> Result<Self, Vec<Diagnostic>> {
        let class = |role: &str| {
            ontology.defaults_for(role).next().ok_or_else(|| {
                vec![
                    Diagnostic::new("tupu.ttl", 0, 0, format!("no class is the default for `{role}`"))
                        .hint(format!("say `tp:defaultFor \"{role}\"` of one class")),
                ]
            })
        };
        let defaults = Defaults {
            person: class("person")?,
            shape: class("shape")?,
            title: class("title")?,
            agent: class("agent")?,
            employer: class("employer")?,
            place: class("place")?,
            work: class("work")?,
            group: class("group")?,
            yardstick: ontology.defaults_for("yardstick").next(),
        };
        Ok(Self { words: Words::new(lexicon, ontology), defaults })
    }

    /// Finds the names and values of a document. `anchor` is the day of publication, see [`value::find`].
    #[must_use]
    pub fn annotate(&self, document: &Document, anchor: Option<&str>, ontology: &Ontology) -> Annotations {
        self.annotate_all(&[(document, anchor)], ontology).pop().unwrap_or_default()
    }

    /// The same of several documents. Each pass goes over all of them before the next: its code is then at hand, which to fetch anew
    /// for each short article takes longer than to run it.
    #[must_use]
    pub fn annotate_all(&self, documents: &[(&Document, Option<&str>)], ontology: &Ontology) -> Vec<Annotations> {
        let values: Vec<Vec<ValueMention>> = documents.iter().map(|(document, anchor)| value::find(&document.text, *anchor)).collect();
        let pages = documents.iter().zip(&values);
        let pages = pages.map(|((document, _), values)| Page::new(document, &self.words, self.defaults, ontology, values));
        let mut pages: Vec<Page<'_>> = pages.collect();
        for pass in PASSES {
            pages.iter_mut().for_each(pass);
        }
        let mut found: Vec<Annotations> = pages.iter_mut().zip(&values).map(|(page, values)| self.names(page, values)).collect();
        for ((found, values), (document, _)) in found.iter_mut().zip(values).zip(documents) {
            found.values = values.into_iter().filter(|v| !overlaps(&found.names, v.span)).collect();
            dated::by_edition(&document.text, ontology, &found.names, &mut found.values);
        }
        found
    }

    /// The names of a page over which all passes have gone, with those that other names tell; without the values.
    fn names(&self, page: &mut Page<'_>, values: &[ValueMention]) -> Annotations {
        let mut names = page.choose();
        frame::society::find(page, &mut names);
        frame::acting::find(page, &mut names);
        frame::run::adjoin(&mut names, self.defaults.place);
        let origins = form::branch::drop_countries(page, &mut names);
        choose::as_persons(page, &mut names);
        alias::spread(page, &mut names);
        // 30家电网公司: 家电 is no name there.
        names.retain(|n| !(value::is_parted(page.text, n.span.start as usize) && within_value(values, n.span.start)));
        frame::medium::drop(page.text, &mut names);
        let mut shorts = alias::short::find(page, &mut names);
        shorts.extend(form::tier::find(page, &mut names));
        shorts.extend(alias::brand::find(page, &mut names));
        shorts.extend(form::phase::find(page, &mut names));
        let mut aliases = alias::define(page, &mut names, &shorts);
        classify::classify(page, &mut names);
        aliases.extend(alias::beginnings(page, &mut names));
        aliases.extend(alias::headless::pair(page, &names));
        let occasions = alias::occasion::pair(page, &names, &aliases);
        aliases.extend(occasions);
        aliases.extend(alias::nouned::pair(page, &names));
        let kin = alias::nouned::kin(page, &names, &aliases);
        aliases.extend(kin);
        let fuller = alias::fuller::find(page, &names);
        let written = alias::written::find(page, &names, &origins);
        Annotations { names, values: Vec::new(), aliases, origins, fuller, written }
    }
}

/// What looks for names in a page, in this order.
const PASSES: [fn(&mut Page<'_>); 25] = [
    form::lexical::find,
    form::shape::find,
    form::grown::find,
    form::head::find,
    form::branch::find,
    form::edition::find,
    frame::quote::find,
    frame::called::find,
    frame::bare::find,
    person::find,
    frame::group::find,
    person::counted::find,
    frame::firm::find,
    frame::doing::find,
    frame::fellow::find,
    form::division::find,
    frame::listed::find,
    frame::run::find,
    frame::tally::find,
    frame::lists::find,
    frame::context::find,
    frame::field::find,
    frame::coined::find,
    frame::held::find,
    doubt::drop_pieces,
];

/// Whether a byte stands within a value, behind its first.
fn within_value(values: &[ValueMention], at: u32) -> bool {
    values.get(values.partition_point(|v| v.span.end <= at)).is_some_and(|v| v.span.start < at)
}

/// Whether a span touches one of the names, which are sorted and apart.
fn overlaps(names: &[NameMention], span: Span) -> bool {
    let next = names.partition_point(|n| n.span.end <= span.start);
    names.get(next).is_some_and(|n| n.span.overlaps(span))
}

/// Whether a span touches a name of which more than the shape is known, or is one of which as much is known as of `like`.
fn overlaps_firm(names: &[NameMention], span: Span, like: &NameMention) -> bool {
    let next = names.partition_point(|n| n.span.end <= span.start);
    names[next..].iter().take_while(|n| n.span.start < span.end).any(|n| {
        n.reason != Reason::Kind && n.certainty > Certainty::Guess
            || n.span == span && (n.certainty >= like.certainty || n.class == like.class)
    })
}

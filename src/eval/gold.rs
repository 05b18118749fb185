//! Gold graphs: what a person wrote down of an article.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

/// What a person wrote down of one article.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Gold {
    /// The article's id: the file's name without its ending.
    #[serde(skip)]
    pub id: String,
    /// The entities that its facts speak of.
    #[serde(default)]
    pub entities: Vec<GoldEntity>,
    /// The facts.
    #[serde(default)]
    pub facts: Vec<GoldFact>,
}

/// An entity of a gold graph.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldEntity {
    /// The fullest form that the article uses.
    pub name: String,
    /// The class's local name.
    pub class: String,
    /// Every other form.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A fact of a gold graph.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldFact {
    /// The subject's name.
    pub s: String,
    /// The predicate's local name.
    pub p: String,
    /// The object's name.
    pub o: Option<String>,
    /// The value.
    pub v: Option<Value>,
    /// The date.
    pub d: Option<String>,
    /// The qualifiers.
    #[serde(default)]
    pub q: Map<String, Value>,
}

/// Reads every `ID.json` of a folder, in the order of the ids.
///
/// # Errors
/// When the folder or a file cannot be read, a file is no gold graph, or there is none.
pub fn read_gold(dir: &Path) -> io::Result<Vec<Gold>> {
    let wrong = |path: &Path, error: &dyn std::fmt::Display| io::Error::other(format!("{}: {error}", path.display()));
    let mut golds = Vec::new();
    for entry in fs::read_dir(dir).map_err(|e| wrong(dir, &e))? {
        let path = entry?.path();
        if path.extension().is_none_or(|e| e != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|e| wrong(&path, &e))?;
        let mut gold: Gold = serde_json::from_str(&text).map_err(|e| wrong(&path, &e))?;
        gold.id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        golds.push(gold);
    }
    golds.sort_by(|a, b| a.id.cmp(&b.id));
    if golds.is_empty() { Err(io::Error::other(format!("no gold file (ID.json) in {}", dir.display()))) } else { Ok(golds) }
}

impl Gold {
    /// Every form of an entity's name, folded; of a name that is no entity, the name itself.
    #[must_use]
    pub fn forms(&self, name: &str) -> BTreeSet<String> {
        match self.entities.iter().rfind(|e| e.name == name) {
            Some(entity) => entity.forms(),
            None => forms([name]),
        }
    }

    /// The entities by name, the last of each.
    #[must_use]
    pub fn by_name(&self) -> BTreeMap<&str, &GoldEntity> {
        self.entities.iter().map(|e| (e.name.as_str(), e)).collect()
    }
}

impl GoldEntity {
    /// Every form of its name, folded.
    #[must_use]
    pub fn forms(&self) -> BTreeSet<String> {
        forms(std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str)))
    }
}

/// Names, folded, but for empty ones.
pub(super) fn forms<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(folded).filter(|n| !n.is_empty()).collect()
}

/// A name without what does not tell names apart: width, case, spaces, quotation marks, brackets, dots and dashes.
pub(super) fn folded(name: &str) -> String {
    let marks = "\"'“”‘’「」『』《》〈〉()[]【】·・-_—–";
    let kept = |c: &char| !c.is_whitespace() && !marks.contains(*c);
    name.nfkc().flat_map(char::to_lowercase).filter(kept).collect()
}

/// The forms of an entity as a JSON line has it.
pub(super) fn forms_of(entity: &Value) -> BTreeSet<String> {
    let name = entity.get("name").map(plain).unwrap_or_default();
    let aliases = entity.get("aliases").and_then(Value::as_array).into_iter().flatten().map(plain);
    let all: Vec<String> = std::iter::once(name).chain(aliases).collect();
    forms(all.iter().map(String::as_str))
}

/// A JSON value as text without quotation marks.
pub(super) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

//! Named queries: SPARQL that is asked by its name and parameters.
//!
//! A query's comments say what it is: `# ask: released-by NAME`, `# zh: …`, `# en: …`; without them its name is that of the
//! file, and its first comment what it asks. A parameter stands in the query as a variable (`$NAME`), so that the file is a
//! query as it is; asking puts the given value in its place. What kind of value it is, the parameter's name tells.
//! Deliberately runs nothing: [`crate::query`] does.

use include_dir::{Dir, include_dir};

use crate::calendar;
use crate::claim::local;
use crate::names::Names;
use crate::numeral;
use crate::ontology::Ontology;
use crate::rdf::ONTOLOGY;

/// The folder `examples/queries/` of this crate.
static BUILTIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/examples/queries");

/// A query with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The name by which it is asked: `released-by`.
    pub name: String,
    /// Its parameters, in order: `NAME`.
    pub parameters: Vec<Parameter>,
    /// What it asks, in Chinese.
    pub zh: String,
    /// What it asks, in English.
    pub en: String,
    /// The query with its comments.
    pub text: String,
}

/// A place in a question that is filled when it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// As it stands in the query after `$`.
    pub name: String,
    /// What may fill it.
    pub kind: Kind,
}

/// What may fill a parameter; told by how its name begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `NAME…`: an entity, by any of its names.
    Entity,
    /// `CLASS…`: a class of the ontology, by its local name or a label.
    Class,
    /// `PROPERTY…`: a property of the ontology, by its local name or a label.
    Property,
    /// `NUMBER…`: a number.
    Number,
    /// `DATE…`: a date of any exactness, as text.
    Date,
    /// Any other name: text as it is.
    Text,
}

impl Parameter {
    fn new(name: &str) -> Self {
        let kinds =
            [("NAME", Kind::Entity), ("CLASS", Kind::Class), ("PROPERTY", Kind::Property), ("NUMBER", Kind::Number), ("DATE", Kind::Date)];
        let kind = kinds.iter().find(|(begin, _)| name.starts_with(begin)).map_or(Kind::Text, |(_, kind)| *kind);
        Self { name: name.to_owned(), kind }
    }
}

impl Question {
    /// Reads a query with its header; `file` is the name of its file without the ending.
    #[must_use]
    pub fn parse(file: &str, text: &str) -> Self {
        let comments = || text.lines().map_while(|l| l.strip_prefix('#')).map(str::trim);
        let field = |label: &str| comments().find_map(|l| l.strip_prefix(label)).map(str::trim);
        let mut words = field("ask:").unwrap_or(file).split_whitespace();
        let plain = comments().find(|l| !["ask:", "zh:", "en:"].iter().any(|label| l.starts_with(label)));
        Self {
            name: words.next().unwrap_or(file).to_owned(),
            parameters: words.map(Parameter::new).collect(),
            zh: field("zh:").unwrap_or_default().to_owned(),
            en: field("en:").or(plain).unwrap_or_default().to_owned(),
            text: text.to_owned(),
        }
    }

    /// The query with its parameters filled.
    ///
    /// # Errors
    /// In plain words: too few or too many values, a name that no entity has, a number that is none.
    pub fn fill(&self, values: &[String], names: &Names, ontology: &Ontology) -> Result<String, String> {
        if values.len() != self.parameters.len() {
            return Err(format!("{} takes {}: {}", self.name, counted(self.parameters.len()), self.usage()));
        }
        let mut query = self.text.clone();
        for (parameter, value) in self.parameters.iter().zip(values) {
            query = replace(&query, &parameter.name, &term(parameter.kind, value, names, ontology)?);
        }
        Ok(query)
    }

    /// How it is asked: `released-by NAME`.
    #[must_use]
    pub fn usage(&self) -> String {
        std::iter::once(self.name.as_str()).chain(self.parameters.iter().map(|p| p.name.as_str())).collect::<Vec<_>>().join(" ")
    }
}

/// The questions that are compiled in, in the order of their names.
#[must_use]
pub fn builtin() -> Vec<Question> {
    let mut questions: Vec<Question> = BUILTIN
        .files()
        .filter(|f| f.path().extension().is_some_and(|e| e == "rq"))
        .filter_map(|f| Some(Question::parse(&f.path().file_stem()?.to_string_lossy(), f.contents_utf8()?)))
        .collect();
    questions.sort_by(|a, b| a.name.cmp(&b.name));
    questions
}

fn counted(count: usize) -> String {
    match count {
        0 => "no value".into(),
        1 => "one value".into(),
        n => format!("{n} values"),
    }
}

/// A value as a term of SPARQL.
fn term(kind: Kind, value: &str, names: &Names, ontology: &Ontology) -> Result<String, String> {
    match kind {
        Kind::Entity => names.resolve(value).map(|e| format!("<{}>", e.iri)).ok_or_else(|| unknown_name(value, names)),
        Kind::Class => {
            let found = ontology.classes().iter().find(|c| value == c.name || value == c.labels.zh || value == c.labels.en);
            found.map(|c| format!("<{ONTOLOGY}{}>", c.name)).ok_or_else(|| format!("the ontology has no class `{value}`"))
        }
        Kind::Property => {
            let found = ontology.predicates().iter().find(|p| value == p.name || value == p.labels.zh || value == p.labels.en);
            found.map(|p| format!("<{ONTOLOGY}{}>", p.name)).ok_or_else(|| format!("the ontology has no property `{value}`"))
        }
        Kind::Number => number(value).ok_or_else(|| format!("`{value}` is no number: write 1750000000000, 1.75e12 or 1.75万亿")),
        Kind::Date if calendar::days(value).is_some() => Ok(oxigraph::model::Literal::new_simple_literal(value).to_string()),
        Kind::Date => Err(format!("`{value}` is no date: write 2021, 2024-05, 2024-Q3 or 2024-10-30")),
        Kind::Text => Ok(oxigraph::model::Literal::new_simple_literal(value).to_string()),
    }
}

/// Says that no entity has a name, and which names are near.
#[must_use]
pub fn unknown_name(name: &str, names: &Names) -> String {
    let near: Vec<&str> = names.find(name, 5).iter().map(|hit| local(&hit.entity.label)).collect();
    if near.is_empty() {
        format!("no entity is named {name}")
    } else {
        format!("no entity is named {name}; there are {}", near.join("、"))
    }
}

/// `1.75万亿`, `1.75e12`, `1750000000000` → plain digits.
fn number(value: &str) -> Option<String> {
    use rust_decimal::Decimal;
    let units = [("万亿", 1_000_000_000_000_i64), ("亿", 100_000_000), ("万", 10_000)];
    let (digits, unit) = units.iter().find_map(|(name, unit)| Some((value.strip_suffix(name)?, *unit))).unwrap_or((value, 1));
    let plain = Decimal::from_str_exact(digits).or_else(|_| Decimal::from_scientific(digits)).ok()?;
    let whole = plain.checked_mul(Decimal::from(unit))?.normalize();
    debug_assert!(numeral::chinese_text(&whole.to_string()).is_some());
    Some(whole.to_string())
}

/// Puts a term in the place of a variable, wherever it stands as a whole word.
fn replace(query: &str, name: &str, term: &str) -> String {
    let mut filled = String::with_capacity(query.len());
    let mut rest = query;
    while let Some(at) = rest.find(['$', '?']) {
        let (before, after) = rest.split_at(at);
        filled.push_str(before);
        let word = after[1..].split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        filled.push_str(if word == name { term } else { &after[..=word.len()] });
        rest = &after[1 + word.len()..];
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# ask: released-since NAME DATE\n# zh: 某机构某日以来发布了什么\n# en: what somebody released\nSELECT ?what { $NAME tp:released ?what . FILTER(?NAMES > $DATE) }\n";

    #[test]
    fn a_header_gives_name_parameters_and_words() {
        let question = Question::parse("file", TEXT);
        assert_eq!(question.usage(), "released-since NAME DATE");
        assert_eq!(question.parameters[1].kind, Kind::Date);
        assert_eq!(question.zh, "某机构某日以来发布了什么");
        let plain = Question::parse("firsts", "# Who stood first?\n# Only contests.\nSELECT * { ?s ?p ?o }");
        assert_eq!((plain.usage().as_str(), plain.en.as_str()), ("firsts", "Who stood first?"));
    }

    #[test]
    fn values_take_the_places_of_whole_variables() {
        assert_eq!(replace("{ $NAME ?NAMES ?NAME.}", "NAME", "<e>"), "{ <e> ?NAMES <e>.}");
        let ontology = Ontology::default();
        let names = Names::default();
        let date = |v: &str| term(Kind::Date, v, &names, &ontology);
        assert_eq!(date("2024-Q3").unwrap(), "\"2024-Q3\"");
        assert!(date("\"} DROP ALL").is_err());
        assert_eq!(term(Kind::Number, "1.75万亿", &names, &ontology).unwrap(), "1750000000000");
        assert_eq!(term(Kind::Text, "a\"b", &names, &ontology).unwrap(), "\"a\\\"b\"");
    }

    #[test]
    fn every_builtin_question_says_what_it_asks() {
        for question in builtin() {
            assert!(!question.en.is_empty(), "{}", question.name);
            for parameter in &question.parameters {
                assert!(question.text.contains(&format!("${}", parameter.name)), "{} has no ${}", question.name, parameter.name);
            }
        }
    }
}

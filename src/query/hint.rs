//! What is wrong with a query → a message that points into it and says what may have been meant.

use std::fmt;

use super::token::{Kind, Token, tokens};
use crate::names::slip_count;

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// In plain words.
    pub message: String,
    /// The line, from 1; 0 where the whole query is meant.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// The line's text.
    pub excerpt: String,
    /// How many characters are meant.
    pub length: usize,
    /// What may help.
    pub hint: Option<String>,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        if self.line > 0 {
            // A Chinese character takes two cells of a terminal.
            use unicode_width::UnicodeWidthStr;
            let before: String = self.excerpt.chars().take(self.column - 1).collect();
            let meant: String = self.excerpt.chars().skip(self.column - 1).take(self.length).collect();
            let number = self.line.to_string();
            let margin = " ".repeat(number.len());
            write!(f, "\n {margin} |\n {number} | {}", self.excerpt)?;
            write!(f, "\n {margin} | {}{}", " ".repeat(before.width()), "^".repeat(meant.width().max(1)))?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n   hint: {hint}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistake {}

impl Mistake {
    fn at(query: &str, start: usize, length: usize, message: String) -> Self {
        let before = &query[..start];
        let line = before.matches('\n').count() + 1;
        let begin = before.rfind('\n').map_or(0, |at| at + 1);
        let excerpt = query[begin..].lines().next().unwrap_or_default().to_owned();
        Self { message, line, column: query[begin..start].chars().count() + 1, excerpt, length, hint: None }
    }

    /// One that means the whole query.
    pub(super) fn whole(message: String) -> Self {
        Self { message, line: 0, column: 0, excerpt: String::new(), length: 0, hint: None }
    }

    fn hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }
}

/// Prefixes that people use without a thought, and that are not predeclared.
const COMMON: [(&str, &str); 8] = [
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("dct", "http://purl.org/dc/terms/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("void", "http://rdfs.org/ns/void#"),
    ("wdt", "http://www.wikidata.org/prop/direct/"),
    ("geo", "http://www.opengis.net/ont/geosparql#"),
    ("sh", "http://www.w3.org/ns/shacl#"),
];

/// Looks for names whose prefix is unknown.
pub(super) fn unknown_prefix(query: &str, prefixes: &[(&str, String)]) -> Option<Mistake> {
    let tokens = tokens(query);
    let mut known: Vec<&str> = prefixes.iter().map(|(name, _)| *name).collect();
    for pair in tokens.windows(2) {
        if pair[0].kind == Kind::Word && pair[0].text.eq_ignore_ascii_case("PREFIX") && pair[1].kind == Kind::Name {
            known.push(pair[1].text.trim_end_matches(':'));
        }
    }
    let (token, prefix) = tokens.iter().filter(|t| t.kind == Kind::Name).find_map(|t| {
        let (prefix, _) = t.text.split_once(':')?;
        (!known.contains(&prefix)).then_some((t, prefix))
    })?;
    let hint = match COMMON.iter().find(|(name, _)| *name == prefix) {
        Some((name, iri)) => Some(format!("declare it: PREFIX {name}: <{iri}>")),
        None => near(prefix, known.iter().copied()).map(|name| format!("did you mean {name}{}?", &token.text[prefix.len()..])),
    };
    let hint = hint.or_else(|| Some(format!("predeclared are {}", prefixes.iter().map(|p| p.0).collect::<Vec<_>>().join(" "))));
    Some(Mistake::at(query, token.start, prefix.chars().count() + 1, format!("the prefix `{prefix}:` is unknown")).hint(hint))
}

/// Looks for names of the ontology that it does not declare; `known` are its names, sorted.
pub(super) fn unknown_name(query: &str, known: &[&str]) -> Option<Mistake> {
    let (token, local) = tokens(query)
        .into_iter()
        .filter(|t| t.kind == Kind::Name)
        .find_map(|t| Some((t, t.text.strip_prefix("tp:").filter(|local| !local.is_empty() && !known.contains(local))?)))?;
    let hint = near(local, known.iter().copied()).map(|name| format!("did you mean tp:{name}?"));
    Some(
        Mistake::at(query, token.start, token.text.chars().count(), format!("the ontology has no class or property tp:{local}")).hint(hint),
    )
}

/// Looks for what would ask or read from another server (SERVICE, LOAD); for queries and updates that the parser accepts, in which
/// these words are nothing else.
pub(super) fn elsewhere(query: &str, tokens: &[Token<'_>]) -> Option<Mistake> {
    // A word after `@` is a language.
    let (at, word) = tokens.iter().enumerate().filter(|(_, t)| t.kind == Kind::Word).find_map(|(at, t)| {
        let word = ["SERVICE", "LOAD"].into_iter().find(|w| t.text.eq_ignore_ascii_case(w))?;
        (at == 0 || tokens[at - 1].text != "@").then_some((at, word))
    })?;
    let message = format!("{word} would fetch from another server, which is not allowed here");
    let hint = "fetch it yourself, or run `tupu serve --allow-service`".to_owned();
    Some(Mistake::at(query, tokens[at].start, word.len(), message).hint(Some(hint)))
}

/// What the parser says, with what it expected in words.
pub(super) fn syntax(query: &str, error: &str) -> Mistake {
    let place = error.strip_prefix("error at ").and_then(|rest| {
        let (line, rest) = rest.split_once(':')?;
        let (column, rest) = rest.split_once(": ")?;
        Some((line.parse::<usize>().ok()?, column.parse::<usize>().ok()?, rest))
    });
    let Some((line, column, rest)) = place else { return Mistake::whole(format!("the query is malformed: {error}")) };
    let text = query.lines().nth(line - 1).unwrap_or_default();
    let start: usize = query.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>()
        + text.chars().take(column - 1).map(char::len_utf8).sum::<usize>();
    let start = start.min(query.len());
    let expected = expectations(rest);
    let found = tokens(query).into_iter().find(|t| t.start >= start || t.start + t.text.len() > start);
    // A slip in a keyword is often noticed by the parser only at the word after it.
    let all = tokens(query);
    let nth = found.and_then(|f| all.iter().position(|t| t.start == f.start)).unwrap_or(all.len());
    let slip = all[..(nth + 1).min(all.len())].iter().rev().take(2).filter(|t| t.kind == Kind::Word).find_map(|token| {
        let word = token.text.to_uppercase();
        let meant = near(&word, KEYWORDS.iter().copied())?;
        (!KEYWORDS.contains(&word.as_str())).then_some((*token, meant))
    });
    if let Some((token, meant)) = slip {
        let message = format!("the query is malformed at `{}`", token.text);
        return Mistake::at(query, token.start, token.text.chars().count(), message).hint(Some(format!("did you mean {meant}?")));
    }
    let message = match found {
        Some(token) => format!("the query is malformed at `{}`", token.text),
        None => "the query ends too early".to_owned(),
    };
    let words = expected.iter().any(|e| e.chars().all(char::is_alphabetic));
    let hint = words.then(|| format!("expected {}", expected.join(", ")));
    Mistake::at(query, found.map_or(start, |t| t.start), found.map_or(1, |t| t.text.chars().count()), message).hint(hint)
}

const KEYWORDS: [&str; 36] = [
    "SELECT",
    "CONSTRUCT",
    "DESCRIBE",
    "ASK",
    "WHERE",
    "FILTER",
    "OPTIONAL",
    "UNION",
    "MINUS",
    "BIND",
    "VALUES",
    "GRAPH",
    "SERVICE",
    "ORDER",
    "BY",
    "GROUP",
    "HAVING",
    "LIMIT",
    "OFFSET",
    "DISTINCT",
    "REDUCED",
    "PREFIX",
    "BASE",
    "FROM",
    "NAMED",
    "EXISTS",
    "NOT",
    "COUNT",
    "SUM",
    "MIN",
    "MAX",
    "AVG",
    "SAMPLE",
    "REGEX",
    "CONTAINS",
    "STRSTARTS",
];

/// The words and signs that the parser expected; its classes of characters say nothing to a person.
fn expectations(text: &str) -> Vec<String> {
    let list = text.trim_start_matches("expected one of ").trim_start_matches("expected ");
    let mut found: Vec<String> = list
        .split(", ")
        .map(str::trim)
        .filter(|item| {
            let plain = item.trim_matches('"');
            !item.contains(['[', '\\', '\n', '\''])
                && (plain.chars().count() < 3 || plain.chars().all(|c| c.is_ascii_uppercase() || c == ' '))
        })
        .map(|item| item.trim_matches('"').to_owned())
        .filter(|item| !item.is_empty())
        .collect();
    found.truncate(8);
    found
}

/// The known word that is nearest, where one is near enough.
fn near<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded: Vec<char> = word.to_lowercase().chars().collect();
    let most = (folded.len() / 3).clamp(1, 3);
    known
        .map(|k| (slip_count(&folded, &k.to_lowercase().chars().collect::<Vec<_>>()), k))
        .filter(|(slips, k)| *slips <= most && !k.is_empty())
        .min()
        .map(|(_, k)| k)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefixes() -> Vec<(&'static str, String)> {
        crate::rdf::prefixes(crate::rdf::BASE)
    }

    #[test]
    fn an_unknown_prefix_is_pointed_at() {
        let query = "SELECT * {\n  ?她 tpp:released ?x }";
        let mistake = unknown_prefix(query, &prefixes()).unwrap();
        assert_eq!((mistake.line, mistake.column, mistake.length), (2, 6, 4));
        assert_eq!(mistake.hint.as_deref(), Some("did you mean tp:released?"));
        assert!(
            mistake.to_string().contains("2 |   ?她 tpp:released ?x }\n   |      ^^^^".replace("|      ^", "|       ^").as_str()),
            "{mistake}"
        );
        let common = unknown_prefix("SELECT * { ?x foaf:name ?n }", &prefixes()).unwrap();
        assert_eq!(common.hint.as_deref(), Some("declare it: PREFIX foaf: <http://xmlns.com/foaf/0.1/>"));
        assert_eq!(unknown_prefix("PREFIX x: <http://x/> SELECT * { ?x x:name \"y:z\" }", &prefixes()), None);
    }

    #[test]
    fn an_unknown_name_is_pointed_at() {
        let mistake = unknown_name("SELECT * { ?x tp:relesed ?y }", &["parameterCount", "released"]).unwrap();
        assert_eq!(mistake.hint.as_deref(), Some("did you mean tp:released?"));
        assert_eq!(unknown_name("SELECT * { ?x tp:released ?y }", &["released"]), None);
    }

    #[test]
    fn what_asks_another_server_is_pointed_at() {
        let elsewhere = |query: &str| elsewhere(query, &tokens(query));
        let mistake = elsewhere("SELECT * {\n  service silent <http://a/> { ?s ?p ?o } }").unwrap();
        assert_eq!((mistake.line, mistake.column, mistake.length), (2, 3, 7));
        assert!(mistake.to_string().contains("SERVICE would fetch from another server"));
        assert!(elsewhere("LOAD <http://a/>").is_some());
        assert_eq!(elsewhere("SELECT ?service { ?service a:service \"SERVICE\", \"x\"@load }"), None);
    }

    #[test]
    fn the_parsers_words_are_made_readable() {
        let parse = |q: &str| {
            let error = oxigraph::sparql::SparqlEvaluator::new().parse_query(q).map(|_| ()).unwrap_err();
            syntax(q, &error.to_string())
        };
        let mistake = parse("SELECT ?x { ?x ?y ?z } ODER BY ?x");
        assert_eq!((mistake.line, mistake.column), (1, 24));
        assert_eq!(mistake.hint.as_deref(), Some("did you mean ORDER?"));
        assert_eq!(parse("SELECT ?x {").message, "the query ends too early");
        assert_eq!(parse("").line, 1);
    }
}

//! Rule files → [`RuleSource`]s, as they are written.
//!
//! Gives each line's place for diagnostics; deliberately does not know which classes, predicates or
//! places exist: that is checked when a rule is compiled. The syntax is described in `docs/rules.md`.

use crate::diagnostic::{Diagnostic, nearest};

/// A rule as a person wrote it.
#[derive(Clone, Debug, Default)]
pub struct RuleSource {
    /// The name after `rule`, unique over all files.
    pub name: String,
    /// The file.
    pub file: String,
    /// The line of `rule`, from 1.
    pub line: u32,
    /// What it is for.
    pub doc: String,
    /// Everything else, in order.
    pub items: Vec<Item>,
}

/// A line of a rule: its keyword, the rest, and where the rest begins.
#[derive(Clone, Debug)]
pub struct Item {
    /// `trigger`, `pattern`, `noun`, `relation`, `role`, `fact`, `test`, `not`.
    pub keyword: Keyword,
    /// The rest of the line, trimmed, macros replaced.
    pub text: String,
    /// The line, from 1.
    pub line: u32,
    /// The column of the rest in characters, from 1.
    pub column: u32,
    /// The rest as it is written, before macros are replaced.
    pub written: String,
}

impl Item {
    /// The column of a word of the rest, from 1; that of the rest where the word came from a macro.
    #[must_use]
    pub fn column_of(&self, word: &str) -> u32 {
        self.written.find(word).map_or(self.column, |at| self.column + self.written[..at].chars().count() as u32)
    }

    /// The column of the character at `offset` of [`Item::text`]; what a macro gave is where the macro stands.
    #[must_use]
    pub fn column_at(&self, offset: u32) -> u32 {
        let same = self.text.chars().zip(self.written.chars()).take_while(|(a, b)| a == b).count() as u32;
        self.column + offset.min(same)
    }
}

/// What a line of a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// Words that set the rule off: `发布|推出`.
    Trigger,
    /// A fixed wording with slots.
    Pattern,
    /// The same, where the wording is a noun phrase: what it says is so, whatever its clause denies, asks or plans.
    Noun,
    /// `{a:CLASS} = {b:CLASS} NOUN|NOUN`: what one thing is to another, in every wording that says so.
    Relation,
    /// `NAME: CLASS|CLASS PLACE`.
    Role,
    /// `{who} released {what} date`.
    Fact,
    /// `SENTENCE => FACT ; FACT`.
    Test,
    /// A sentence from which no fact of this rule may come.
    Not,
}

const KEYWORDS: [(&str, Keyword); 8] = [
    ("trigger", Keyword::Trigger),
    ("pattern", Keyword::Pattern),
    ("noun", Keyword::Noun),
    ("relation", Keyword::Relation),
    ("role", Keyword::Role),
    ("fact", Keyword::Fact),
    ("test", Keyword::Test),
    ("not", Keyword::Not),
];

/// Every word that may begin a line.
const WORDS: [&str; 12] = ["rule", "doc", "trigger", "pattern", "noun", "relation", "role", "fact", "test", "not", "macro", "ignore"];

/// What the rule files hold.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The rules, in the order of the files.
    pub rules: Vec<RuleSource>,
    /// Longer words that hold a trigger but are none (发布会, 开源节流).
    pub ignored: Vec<String>,
}

/// Reads rule files: pairs of name and text. Macros (`macro NAME = a|b`) are replaced as `$NAME`; they
/// hold from their line on, across files in the given order.
/// Gives what was understood, and puts every line that was not into `problems`.
pub fn parse(files: &[(String, String)], problems: &mut Vec<Diagnostic>) -> Sources {
    let mut sources = Sources::default();
    let mut macros: Vec<(String, String)> = Vec::new();
    for (file, text) in files {
        for (number, raw) in text.lines().enumerate() {
            let line = number as u32 + 1;
            let trimmed = raw.trim();
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            let (word, rest) = trimmed.split_once(char::is_whitespace).unwrap_or((trimmed, ""));
            let rest = rest.trim();
            let begins = raw.chars().take_while(|c| c.is_whitespace()).count() as u32 + 1;
            let column = raw.trim_end().chars().count() as u32 - rest.chars().count() as u32 + 1;
            let keyword = KEYWORDS.iter().find(|(name, _)| *name == word);
            let tested = matches!(keyword, Some((_, Keyword::Test | Keyword::Not)));
            let replaced =
                if tested {
                    rest.to_owned()
                } else {
                    let (text, unknown) = replace_macros(rest, &macros);
                    for name in unknown {
                        let at = rest.find(&format!("${name}")).map_or(0, |at| rest[..at].chars().count() as u32);
                        problems.push(
                            Diagnostic::new(file, line, column + at, format!("no macro `${name}` is defined before this line")).hint(
                                meant(&name, macros.iter().map(|(n, _)| n.as_str()), &format!("write `macro {name} = word|word` above")),
                            ),
                        );
                    }
                    text
                };
            match (word, keyword) {
                ("macro", _) => match replaced.split_once('=') {
                    Some((name, body)) => macros.push((name.trim().to_owned(), body.trim().to_owned())),
                    None => problems.push(Diagnostic::new(file, line, column, "expected `macro NAME = word|word`")),
                },
                ("ignore", _) => sources.ignored.extend(words(&replaced)),
                ("rule", _) => {
                    if replaced.is_empty() || replaced.contains(char::is_whitespace) {
                        problems.push(Diagnostic::new(file, line, column, "expected one word as the rule's name"));
                    }
                    if let Some(first) = sources.rules.iter().find(|r| r.name == replaced) {
                        problems.push(
                            Diagnostic::new(
                                file,
                                line,
                                column,
                                format!("a rule `{replaced}` stands already at {}:{}", first.file, first.line),
                            )
                            .hint("give each rule a name of its own"),
                        );
                    }
                    sources.rules.push(RuleSource { name: replaced, file: file.clone(), line, ..RuleSource::default() });
                }
                (word, None) if word != "doc" => {
                    problems.push(Diagnostic::new(file, line, begins, format!("`{word}` is no keyword of a rule")).hint(meant(
                        word,
                        WORDS,
                        &format!("one of {}", WORDS.join(", ")),
                    )));
                }
                (_, found) => {
                    let Some(rule) = sources.rules.last_mut().filter(|r| r.file == *file) else {
                        problems.push(
                            Diagnostic::new(file, line, begins, format!("`{word}` stands before the first `rule`"))
                                .hint("begin with `rule NAME`"),
                        );
                        continue;
                    };
                    match found {
                        Some(&(_, keyword)) => rule.items.push(Item { keyword, text: replaced, line, column, written: rest.to_owned() }),
                        None => rule.doc.push_str(&replaced),
                    }
                }
            }
        }
    }
    sources
}

/// The words of `a|b|c`, trimmed, empty ones left out.
pub(crate) fn words(list: &str) -> Vec<String> {
    list.split('|').map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// A hint that begins with the known word that is nearest to a mistyped one.
pub(super) fn meant<'a>(word: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    nearest(word, known).map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`? {otherwise}"))
}

/// A line with its macros replaced, and the names of those that are not defined. For these stands `Any`, which fits
/// everywhere, so that one mistake is said once.
fn replace_macros(text: &str, macros: &[(String, String)]) -> (String, Vec<String>) {
    let mut out = String::with_capacity(text.len());
    let mut unknown = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        let name: String = rest[at + 1..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        rest = &rest[at + 1 + name.len()..];
        if let Some((_, body)) = macros.iter().rev().find(|(known, _)| *known == name) {
            out.push_str(body);
        } else {
            out.push_str("Any");
            unknown.push(name);
        }
    }
    out.push_str(rest);
    (out, unknown)
}

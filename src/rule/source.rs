//! Rule files → [`RuleSource`]s, as they are written.
//!
//! Gives each line's place for diagnostics; deliberately does not know which classes, predicates or
//! places exist: that is checked when a rule is compiled. The syntax is described in `docs/rules.md`.

use crate::diagnostic::Diagnostic;

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
    /// `trigger`, `pattern`, `role`, `fact`, `test`, `not`.
    pub keyword: Keyword,
    /// The rest of the line, trimmed, macros replaced.
    pub text: String,
    /// The line, from 1.
    pub line: u32,
    /// The column of the rest in characters, from 1.
    pub column: u32,
}

/// What a line of a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// Words that set the rule off: `发布|推出`.
    Trigger,
    /// A fixed wording with slots.
    Pattern,
    /// `NAME: CLASS|CLASS PLACE`.
    Role,
    /// `{who} released {what} date`.
    Fact,
    /// `SENTENCE => FACT ; FACT`.
    Test,
    /// A sentence from which no fact of this rule may come.
    Not,
}

const KEYWORDS: [(&str, Keyword); 6] = [
    ("trigger", Keyword::Trigger),
    ("pattern", Keyword::Pattern),
    ("role", Keyword::Role),
    ("fact", Keyword::Fact),
    ("test", Keyword::Test),
    ("not", Keyword::Not),
];

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
///
/// # Errors
/// Every line that is not understood.
pub fn parse(files: &[(String, String)]) -> Result<Sources, Vec<Diagnostic>> {
    let mut sources = Sources::default();
    let mut problems = Vec::new();
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
            let column = raw.find(rest).map_or(1, |at| raw[..at].chars().count() as u32 + 1);
            let keyword = KEYWORDS.iter().find(|(name, _)| *name == word);
            let tested = matches!(keyword, Some((_, Keyword::Test | Keyword::Not)));
            let replaced = if tested {
                rest.to_owned()
            } else {
                match replace_macros(rest, &macros) {
                    Ok(text) => text,
                    Err(name) => {
                        problems.push(
                            Diagnostic::new(file, line, column, format!("no macro ${name} is defined before this line"))
                                .hint(format!("write `macro {name} = word|word` above")),
                        );
                        continue;
                    }
                }
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
                (_, found) => {
                    let Some(rule) = sources.rules.last_mut().filter(|r| r.file == *file) else {
                        problems.push(
                            Diagnostic::new(file, line, 1, format!("`{word}` stands before the first `rule`"))
                                .hint("begin with `rule NAME`"),
                        );
                        continue;
                    };
                    match (word, found) {
                        ("doc", _) => rule.doc.push_str(&replaced),
                        (_, Some(&(_, keyword))) => rule.items.push(Item { keyword, text: replaced, line, column }),
                        _ => problems.push(
                            Diagnostic::new(file, line, 1, format!("`{word}` is no keyword of a rule"))
                                .hint("one of rule, doc, trigger, pattern, role, fact, test, not, macro, ignore"),
                        ),
                    }
                }
            }
        }
    }
    if problems.is_empty() { Ok(sources) } else { Err(problems) }
}

/// The words of `a|b|c`, trimmed, empty ones left out.
pub(crate) fn words(list: &str) -> Vec<String> {
    list.split('|').map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn replace_macros(text: &str, macros: &[(String, String)]) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        let name: String = rest[at + 1..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        match macros.iter().rev().find(|(known, _)| *known == name) {
            Some((_, body)) if !name.is_empty() => out.push_str(body),
            _ => return Err(name),
        }
        rest = &rest[at + 1 + name.len()..];
    }
    out.push_str(rest);
    Ok(out)
}

//! Rule files → [`RuleSet`]: parsed, checked against the ontology, compiled.
//!
//! Gives every diagnostic with file, line, column and a hint; deliberately does not look at any text: that is
//! the extract stage's.

mod elision;
mod filler;
pub mod pattern;
mod relation;
pub mod source;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::diagnostic::Diagnostic;
use crate::ontology::{Ontology, PredicateIndex};
use filler::parse_filler;
pub use filler::{Classes, Filler};
use pattern::Pattern;
use regex::Regex;
use source::{Item, Keyword, RuleSource, meant, words};

/// All rules, compiled; ordered by name, so that the order of rules in files plays no part.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The rules.
    pub rules: Vec<Rule>,
    /// Longer words that hold a trigger but are none.
    pub ignored: Vec<String>,
}

/// A compiled rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: Arc<str>,
    /// What it is for.
    pub doc: String,
    /// The file it stands in.
    pub file: String,
    /// Its line there.
    pub line: u32,
    /// The words that set it off.
    pub triggers: Vec<String>,
    /// The wordings that set it off.
    pub patterns: Vec<Pattern>,
    /// Its roles, in the order of the file.
    pub roles: Vec<Role>,
    /// The roles in the order in which they are looked for: indices into `roles`.
    pub order: Vec<usize>,
    /// What it states.
    pub facts: Vec<Claim>,
    /// Sentences with the facts that must come.
    pub tests: Vec<Test>,
}

/// What sets a rule off, as a part of a match.
static TRIGGER: LazyLock<Arc<str>> = LazyLock::new(|| "trigger".into());

impl Rule {
    /// What a part of a match is called: the role's name, `trigger` for what set the rule off.
    #[must_use]
    pub fn role_name(&self, role: Option<u32>) -> &Arc<str> {
        role.map_or(&TRIGGER, |role| &self.roles[role as usize].name)
    }
}

/// A thing that a rule looks for.
#[derive(Clone, Debug)]
pub struct Role {
    /// Its name.
    pub name: Arc<str>,
    /// What may fill it.
    pub filler: Filler,
    /// Where it is looked for, unless a slot of the pattern holds it.
    pub place: Place,
    /// How far from its clause it is looked for.
    pub reach: Reach,
    /// Whether the rule holds without it.
    pub optional: bool,
    /// Whether the rule holds only without it: whoever stands there does what the rule says of another (`!Agent`).
    pub barred: bool,
}

/// How far from the anchor's clause a role is looked for, where the clause does not hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// As far as its place goes.
    Usual,
    /// No farther than the sentence, and only where the clause names no other (`subject here`).
    Sentence,
    /// No farther than its own clause (`subject own`).
    Clause,
    /// Only where the clause names no other, be it a field or a part (`subject alone`).
    Alone,
    /// A verb with nothing after it, or a clause with nothing near, takes what was said last (`object else said`, `near else said`).
    Said,
    /// A clause with nothing near takes what it speaks of (`near else topic`).
    Topic,
    /// Where nothing was said of late, what the article names most of its class (`said else main`, `object else main`): 会上.
    Main,
    /// The family of things that was spoken of last in the paragraph (`said family`): 听涛系列 where 其中最大的是听涛-72B.
    Family,
}

/// What a name is named after: the name without an ending, and with another.
#[derive(Clone, Debug)]
pub struct Stem {
    /// Matches what falls off the end of a name.
    pub dropped: Regex,
    /// What is put after what stays.
    pub ending: String,
}

/// Where a role stands relative to the trigger. Each is found in every construction that Chinese has for it.
#[derive(Clone, Debug)]
pub enum Place {
    /// Who does it: left of the verb, after 由 or 被, carried from an earlier clause.
    Subject,
    /// What it is done to: right of the verb, after 把 or 将, before 由 or 被, head of a relative clause.
    Object,
    /// Whose attribute it is: left of the noun, before a bracket, after 的.
    Holder,
    /// What the clause speaks of, though its verb has another subject (由A领投): its first free phrase, else what the text
    /// speaks of.
    Topic,
    /// The value that stands by the noun.
    Value,
    /// Every value that the verb or the noun governs: each makes a fact.
    List,
    /// After one of these coverbs: `with:与|和|同`.
    After(Vec<String>),
    /// Anywhere in the clause.
    Near,
    /// What the name in the rule's slot is named after: the name without this ending, where the text has it too.
    Stem(Stem),
    /// What the text spoke of last that fits: in the clause, in the clauses before it, in the sentences before.
    Said,
    /// The date that holds for the clause, as the qualifier `date` finds it.
    When,
    /// In a pattern's slot.
    Slot,
}

/// A length of time from or up to a date (`{d}+{length}`, `{d}-{length}`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// The role of the length.
    pub role: usize,
    /// Whether the date is the last day, not the first.
    pub back: bool,
}

/// A fact that a rule states.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The role of the subject.
    pub subject: usize,
    /// The predicate's local name.
    pub predicate: String,
    /// Its place in the ontology.
    pub property: PredicateIndex,
    /// The role of the object.
    pub object: usize,
    /// The role of a length of time for which an object that is a date lasts.
    pub length: Option<Length>,
    /// Qualifiers: those that the engine finds by itself, those that a role gives, those that are fixed.
    pub qualifiers: Vec<(String, QualifierSource)>,
}

/// Where the value of a qualifier comes from.
#[derive(Clone, Debug)]
pub enum QualifierSource {
    /// The engine looks for it (`date`, `bound`, `of`, `on`, …).
    Found,
    /// The engine looks for it; where it finds none, it is that of the thing which fills a role (`date@{what}`).
    FoundOrOf(usize),
    /// A role's filler.
    Role(usize),
    /// A fixed text (`status=former`).
    Text(String),
    /// The same, where the clause tells that it was so once (`status=former?`).
    Once(String),
    /// The place of the subject among those that its role lists, from 1 (`rank=nth`), or from 2 (`rank=nth+1`): what the first has.
    Nth(u32),
    /// The first match of an expression in the clause, else in the sentence (`round=/[A-F]轮/`).
    Expression(Arc<Regex>),
}

/// A sentence with what must come of it.
#[derive(Clone, Debug)]
pub struct Test {
    /// The sentence.
    pub text: String,
    /// The facts, as written; empty for `not`.
    pub expected: Vec<String>,
    /// The line in the file.
    pub line: u32,
}

impl RuleSet {
    /// Reads and compiles rule files (name and text).
    ///
    /// # Errors
    /// All that is wrong in all files.
    pub fn parse(files: &[(String, String)], ontology: &Ontology) -> Result<Self, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let sources = source::parse(files, &mut problems);
        let mut expressions = Expressions::default();
        let mut rules: Vec<Rule> =
            sources.rules.iter().filter_map(|source| compile(source, ontology, &mut expressions, &mut problems)).collect();
        rules.sort_by(|a, b| a.name.cmp(&b.name));
        problems.sort();
        if problems.is_empty() { Ok(Self { rules, ignored: sources.ignored }) } else { Err(problems) }
    }
}

/// The regular expressions compiled so far: several rules share one, and to compile it takes longer than all else of a rule. They share
/// what it learns of the text as well, which each copy would learn anew.
#[derive(Default)]
struct Expressions(BTreeMap<String, Arc<Regex>>);

impl Expressions {
    fn get(&mut self, expression: &str) -> Result<Arc<Regex>, regex::Error> {
        if let Some(regex) = self.0.get(expression) {
            return Ok(Arc::clone(regex));
        }
        let regex = Arc::new(Regex::new(expression)?);
        self.0.insert(expression.to_owned(), Arc::clone(&regex));
        Ok(regex)
    }
}

/// The roles that a wording names which cannot be read.
fn unknown_roles(wording: &str) -> impl Iterator<Item = Role> {
    wording.split('{').skip(1).map(|r| Role::unknown(r.split([':', '}']).next().unwrap_or_default()))
}

fn compile(source: &RuleSource, ontology: &Ontology, expressions: &mut Expressions, problems: &mut Vec<Diagnostic>) -> Option<Rule> {
    let before = problems.len();
    let at = |item: &Item, message: String| Diagnostic::new(&source.file, item.line, item.column, message);
    let located = |item: &Item, problem: Problem| {
        Diagnostic::new(&source.file, item.line, item.column_of(&problem.word), problem.message).hint(problem.hint)
    };
    let mut triggers = Vec::new();
    let mut patterns = Vec::new();
    let mut roles: Vec<Role> = Vec::new();
    let mut facts = Vec::new();
    let mut tests = Vec::new();
    // Roles first: a pattern may use one that stands below it.
    for item in source.items.iter().filter(|i| i.keyword == Keyword::Role) {
        match parse_role(&item.text, ontology) {
            Ok(role) if roles.iter().any(|r| r.name == role.name) => {
                problems.push(at(item, format!("a role `{}` stands above already", role.name)).hint("give it another name"));
            }
            Ok(role) => roles.push(role),
            Err(problem) => {
                problems.push(located(item, problem));
                roles.push(Role::unknown(item.text.split([':', ' ']).next().unwrap_or_default()));
            }
        }
    }
    for item in &source.items {
        match item.keyword {
            Keyword::Trigger => {
                let found = words(&item.text);
                for word in found.iter().filter(|w| w.ends_with('的')) {
                    problems.push(
                        at(item, format!("the trigger `{word}` holds the 的 after it"))
                            .hint("leave the 的 out: by it the engine tells a relative clause"),
                    );
                }
                triggers.extend(found);
            }
            Keyword::Pattern | Keyword::Noun => {
                let (wording, elided) = elision::parted(&item.text);
                match pattern::parse(&wording, ontology, &mut roles) {
                    Ok(mut found) => {
                        found.noun = item.keyword == Keyword::Noun;
                        patterns.push(found);
                        if let Some((name, rest)) = elided
                            && let Ok(mut found) = pattern::parse(&rest, ontology, &mut roles)
                        {
                            found.elided = roles.iter().position(|r| *r.name == *name);
                            patterns.push(found);
                        }
                    }
                    Err((offset, message)) => {
                        problems.push(Diagnostic::new(&source.file, item.line, item.column_at(offset), message).hint(
                            "`(a|b)` one of these, `(a)?` or nothing, `{name:CLASS}` a role, `<8>` up to 8 characters, `\\(` a bracket",
                        ));
                        roles.extend(unknown_roles(&item.text));
                    }
                }
            }
            Keyword::Relation => {
                let wordings = relation::wordings(&item.text, &roles).map_err(str::to_owned);
                let read = |wordings: Vec<(Keyword, String)>| {
                    wordings.into_iter().try_for_each(|(keyword, wording)| {
                        let mut found = pattern::parse(&wording, ontology, &mut roles).map_err(|(_, message)| message)?;
                        found.noun = keyword == Keyword::Noun;
                        patterns.push(found);
                        Ok(())
                    })
                };
                if let Err(message) = wordings.and_then(read) {
                    problems.push(at(item, message).hint("for example `relation {part:Company} = {whole:Company} 子公司|分公司`"));
                    roles.extend(unknown_roles(&item.text));
                }
            }
            Keyword::Role | Keyword::Fact => {}
            Keyword::Test => match item.text.split_once("=>") {
                Some((text, expected)) => tests.push(Test {
                    text: text.trim().to_owned(),
                    expected: expected.split(';').map(|f| f.trim().to_owned()).filter(|f| !f.is_empty()).collect(),
                    line: item.line,
                }),
                None => problems.push(at(item, "expected `SENTENCE => FACT`".into()).hint("use `not SENTENCE` where no fact may come")),
            },
            Keyword::Not => tests.push(Test { text: item.text.clone(), expected: Vec::new(), line: item.line }),
        }
    }
    for item in source.items.iter().filter(|i| i.keyword == Keyword::Fact) {
        match parse_claim(&item.text, &roles, ontology, expressions) {
            Ok(claim) => facts.push(claim),
            Err(problem) => problems.push(located(item, problem)),
        }
    }
    let mut whole = |message: &str, hint: &str| {
        problems.push(Diagnostic::new(&source.file, source.line, 1, format!("rule `{}` {message}", source.name)).hint(hint));
    };
    let says = |keywords: &[Keyword]| source.items.iter().any(|i| keywords.contains(&i.keyword));
    if !says(&[Keyword::Trigger, Keyword::Pattern, Keyword::Noun, Keyword::Relation]) {
        whole("is never set off", "add `trigger WORD|WORD` or `pattern …`");
    }
    if !says(&[Keyword::Fact]) {
        whole("states nothing", "add `fact {role} predicate {role}`");
    }
    if !says(&[Keyword::Test]) {
        whole("has no test", "add `test SENTENCE => FACT`");
    }
    if problems.len() > before {
        return None;
    }
    Some(Rule {
        name: source.name.as_str().into(),
        doc: source.doc.clone(),
        file: source.file.clone(),
        line: source.line,
        triggers,
        patterns,
        order: order(&roles),
        roles,
        facts,
        tests,
    })
}

/// Objects first: what is certainly done to is not who does it.
fn order(roles: &[Role]) -> Vec<usize> {
    let rank = |place: &Place| match place {
        Place::Slot => 0,
        Place::Value | Place::List | Place::Stem(_) => 1,
        Place::Object => 2,
        Place::After(_) => 3,
        Place::Subject | Place::Holder | Place::Topic => 4,
        Place::Near | Place::Said | Place::When => 5,
    };
    let mut order: Vec<usize> = (0..roles.len()).collect();
    order.sort_by_key(|&role| rank(&roles[role].place));
    order
}

/// What is wrong with a line: the word that is at fault, what was expected, what would mend it.
pub(crate) struct Problem {
    word: String,
    pub(crate) message: String,
    hint: String,
}

fn problem(word: &str, message: impl Into<String>, hint: impl Into<String>) -> Problem {
    Problem { word: word.to_owned(), message: message.into(), hint: hint.into() }
}

impl Role {
    /// Stands for a role whose line is wrong, so that what is said of it elsewhere is not wrong as well.
    fn unknown(name: &str) -> Self {
        Self { name: name.trim().into(), filler: Filler::any(), place: Place::Near, reach: Reach::Usual, optional: true, barred: false }
    }
}

const PLACES: [&str; 9] = ["subject", "object", "holder", "topic", "value", "list", "near", "said", "when"];

fn parse_role(text: &str, ontology: &Ontology) -> Result<Role, Problem> {
    let form = || problem("", "expected `NAME: CLASS PLACE`", "for example `role who: Agent subject`");
    let (name, rest) = text.split_once(':').ok_or_else(form)?;
    let mut rest = rest.split_whitespace();
    let (class, place) = (rest.next().ok_or_else(form)?, rest.next().ok_or_else(form)?);
    let more: Vec<&str> = rest.collect();
    let reach = match (place, more.as_slice()) {
        (_, []) => Reach::Usual,
        ("near", ["else", "topic"]) => Reach::Topic,
        ("said" | "object", ["else", "main"]) => Reach::Main,
        ("said", ["family"]) => Reach::Family,
        ("object" | "near", ["else", "said"]) => Reach::Said,
        ("subject" | "near" | "holder", ["here"]) => Reach::Sentence,
        ("subject", ["own"]) => Reach::Clause,
        ("subject", ["alone"]) => Reach::Alone,
        _ => {
            return Err(problem(
                more.first().copied().unwrap_or_default(),
                format!("`{}` cannot follow `{place}`", more.join(" ")),
                "only `object else said`, `object else main`, `near else said`, `near else topic`, `said else main`, `said family`, `subject here`, `holder here`, `subject own` and `subject alone` have more than one word",
            ));
        }
    };
    let (optional, barred) = (class.ends_with('?'), class.starts_with('!'));
    let filler = parse_filler(class.trim_end_matches('?').trim_start_matches('!'), ontology)?;
    let place = match place.split_once(':') {
        Some(("after", list)) => Place::After(words(list)),
        Some(("stem", ending)) => Place::Stem(parse_stem(ending)?),
        None if place == "subject" => Place::Subject,
        None if place == "object" => Place::Object,
        None if place == "holder" => Place::Holder,
        None if place == "topic" => Place::Topic,
        None if place == "value" => Place::Value,
        None if place == "list" => Place::List,
        None if place == "near" => Place::Near,
        None if place == "said" => Place::Said,
        None if place == "when" => Place::When,
        _ => {
            let hint = meant(place, PLACES, &format!("one of {}, after:与|和, stem:/…/", PLACES.join(", ")));
            return Err(problem(place, format!("`{place}` is no place of a role"), hint));
        }
    };
    Ok(Role { name: name.trim().into(), filler, place, reach, optional, barred })
}

/// Reads `/[\s-]Pro/系列`: what may end a name after its stem, and what ends the name of the stem.
fn parse_stem(text: &str) -> Result<Stem, Problem> {
    let hint = "a regular expression without spaces: `stem:/[\\s-]Pro/`";
    let parts = text.strip_prefix('/').and_then(|t| t.rsplit_once('/'));
    let (dropped, ending) = parts.ok_or_else(|| problem(text, "expected an ending between slashes", hint))?;
    let dropped = Regex::new(&format!("(?:{dropped})$")).map_err(|e| problem(text, malformed(&e), hint))?;
    Ok(Stem { dropped, ending: ending.to_owned() })
}

/// The last line of a malformed expression's error: what is wrong, without the picture.
fn malformed(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default().trim_start_matches("error: ");
    format!("this is no regular expression: {last}")
}

fn parse_claim(text: &str, roles: &[Role], ontology: &Ontology, expressions: &mut Expressions) -> Result<Claim, Problem> {
    let form = || problem("", "expected `{role} predicate {role} qualifier…`", "for example `fact {who} released {what} date`");
    let role = |word: &str| -> Result<usize, Problem> {
        let name = word.strip_prefix('{').and_then(|w| w.strip_suffix('}')).ok_or_else(form)?;
        roles.iter().position(|r| &*r.name == name).ok_or_else(|| {
            let hint = meant(name, roles.iter().map(|r| r.name.as_ref()), &format!("declare it: `role {name}: CLASS PLACE`"));
            problem(word, format!("no role `{name}` in this rule"), hint)
        })
    };
    let mut parts = text.split_whitespace();
    let subject = role(parts.next().ok_or_else(form)?)?;
    let predicate = parts.next().ok_or_else(form)?;
    let Some(property) = ontology.predicate_index(predicate) else {
        let known = ontology.predicates().iter().map(|p| p.name.as_str());
        let hint = meant(predicate, known, "declare it in ontology/tupu.ttl");
        return Err(problem(predicate, format!("the ontology has no property `{predicate}`"), hint));
    };
    let object = parts.next().ok_or_else(form)?;
    let (object, length) = match object.find("}+{").or_else(|| object.find("}-{")) {
        Some(at) => {
            let length = Length { role: role(&object[at + 2..])?, back: object[at + 1..].starts_with('-') };
            (role(&object[..=at])?, Some(length))
        }
        None => (role(object)?, None),
    };
    let mut qualifiers = Vec::new();
    for part in parts {
        let (name, source) = match part.split_once('=') {
            None => match part.split_once('@') {
                Some((name, of)) => (name, QualifierSource::FoundOrOf(role(of)?)),
                None => (part, QualifierSource::Found),
            },
            Some((name, "nth")) => (name, QualifierSource::Nth(1)),
            Some((name, "nth+1")) => (name, QualifierSource::Nth(2)),
            Some((name, value)) if value.starts_with('{') => (name, QualifierSource::Role(role(value)?)),
            Some((name, value)) => match value.strip_prefix('/').and_then(|v| v.strip_suffix('/')) {
                Some(expression) => (
                    name,
                    QualifierSource::Expression(
                        expressions.get(expression).map_err(|e| problem(part, malformed(&e), "a regular expression without spaces"))?,
                    ),
                ),
                None => match value.strip_suffix('?') {
                    Some(value) => (name, QualifierSource::Once(value.to_owned())),
                    None => (name, QualifierSource::Text(value.to_owned())),
                },
            },
        };
        qualifiers.push((name.to_owned(), source));
    }
    Ok(Claim { subject, predicate: predicate.to_owned(), property, object, length, qualifiers })
}

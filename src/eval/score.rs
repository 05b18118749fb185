//! The comparison itself.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::gold::{Gold, GoldFact, folded, forms_of, plain};
use crate::ontology::{Ontology, Range};

/// Qualifiers that count against precision where the gold fact has none of them.
const COUNTED: [&str; 5] = ["date", "modality", "rank", "bound", "title"];

/// The facts and entities of all articles, as JSON lines hold them.
#[derive(Clone, Debug, Default)]
pub struct Predictions {
    facts: BTreeMap<String, Vec<Value>>,
    entities: BTreeMap<String, Vec<Value>>,
}

impl Predictions {
    /// Takes a line: a fact or an entity. A fact said twice of one article in the same words counts once.
    pub fn push(&mut self, line: Value) {
        let article = line.get("article").map(plain).unwrap_or_default();
        if let Some(entity) = line.get("entity") {
            self.entities.entry(article).or_default().push(entity.clone());
            return;
        }
        let facts = self.facts.entry(article).or_default();
        let key = key(&line);
        if !facts.iter().any(|known| self::key(known) == key) {
            facts.push(line);
        }
    }

    /// The articles that it has lines of.
    pub fn articles(&self) -> impl Iterator<Item = &str> {
        let all: BTreeSet<&str> = self.facts.keys().chain(self.entities.keys()).map(String::as_str).collect();
        all.into_iter()
    }
}

/// How the facts of one article compare with its gold.
#[derive(Clone, Debug, Default)]
pub struct ArticleScore {
    /// The article's id.
    pub id: String,
    /// Right facts with the gold fact that each is: an index into [`Gold::facts`].
    pub right: Vec<(Value, usize)>,
    /// A second wording of a fact that is found already: neither right nor wrong.
    pub repeated: Vec<Value>,
    /// Facts that the gold does not have.
    pub spurious: Vec<Value>,
    /// Gold facts that were not found.
    pub missed: Vec<GoldFact>,
    /// Gold facts.
    pub gold: Vec<GoldFact>,
    /// Qualifiers: equal, in the gold, and counted ones that the gold lacks.
    pub qualifiers: [usize; 3],
    /// Entities: found, found with the right class, in the gold.
    pub entities: [usize; 3],
}

/// Right, predicted and gold facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Predictions that are right.
    pub right: usize,
    /// Predictions.
    pub predicted: usize,
    /// Gold facts.
    pub gold: usize,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }

    /// Of the predictions, how many are right: 0 to 1.
    #[must_use]
    pub fn precision(self) -> f64 {
        ratio(self.right, self.predicted)
    }

    /// Of the gold facts, how many are found: 0 to 1.
    #[must_use]
    pub fn recall(self) -> f64 {
        ratio(self.right, self.gold)
    }

    /// The harmonic mean of both.
    #[must_use]
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

/// Figures over many articles.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// How many articles.
    pub articles: usize,
    /// The facts.
    pub facts: Tally,
    /// Of the gold qualifiers of right facts, how many are equal.
    pub qualifier_recall: f64,
    /// Of the qualifiers, how many are right.
    pub qualifier_precision: f64,
    /// Of the gold entities, how many are found.
    pub entity_recall: f64,
    /// Of those, how many have the right class.
    pub entity_class_accuracy: f64,
}

fn ratio(a: usize, b: usize) -> f64 {
    if b == 0 { 0.0 } else { a as f64 / b as f64 }
}

/// Compares the predictions of one article with its gold.
#[must_use]
pub fn score(gold: &Gold, predictions: &Predictions, ontology: &Ontology) -> ArticleScore {
    let facts = predictions.facts.get(&gold.id).map_or(&[][..], Vec::as_slice);
    let mut out = ArticleScore { id: gold.id.clone(), gold: gold.facts.clone(), ..ArticleScore::default() };
    let mut unused: Vec<usize> = (0..gold.facts.len()).collect();
    for fact in facts {
        let matching = |&i: &usize| same_fact(gold, &gold.facts[i], fact, ontology);
        let hits: Vec<usize> = unused.iter().copied().filter(matching).collect();
        let empty = Map::new();
        let qualifiers = fact.get("qualifiers").and_then(Value::as_object).unwrap_or(&empty);
        let equal = |i: usize| gold.facts[i].q.iter().filter(|(k, v)| same_qualifier(k, v, qualifiers.get(*k))).count();
        // The first of the best, as gold files list them.
        let Some(&hit) = hits.iter().rev().max_by_key(|&&i| equal(i)) else {
            let again = (0..gold.facts.len()).any(|i| matching(&i));
            if again {
                out.repeated.push(fact.clone());
            } else {
                out.spurious.push(fact.clone());
            }
            continue;
        };
        unused.retain(|&i| i != hit);
        let wanted = &gold.facts[hit].q;
        out.qualifiers[0] += equal(hit);
        out.qualifiers[1] += wanted.len();
        out.qualifiers[2] += qualifiers.keys().filter(|k| COUNTED.contains(&k.as_str()) && !wanted.contains_key(*k)).count();
        out.right.push((fact.clone(), hit));
    }
    out.missed = unused.into_iter().map(|i| gold.facts[i].clone()).collect();
    out.entities = entities(gold, facts, predictions.entities.get(&gold.id).map_or(&[][..], Vec::as_slice));
    out
}

fn entities(gold: &Gold, facts: &[Value], entities: &[Value]) -> [usize; 3] {
    let ends = facts.iter().flat_map(|f| [f.get("subject"), f.get("object")]).flatten().filter(|e| e.get("name").is_some());
    let found: Vec<(BTreeSet<String>, String)> =
        entities.iter().chain(ends).map(|e| (forms_of(e), e.get("class").map(plain).unwrap_or_default())).collect();
    let mut counts = [0; 3];
    for entity in gold.by_name().values() {
        let forms = entity.forms();
        let mut hits = found.iter().filter(|(names, _)| !names.is_disjoint(&forms)).peekable();
        counts[2] += 1;
        counts[0] += usize::from(hits.peek().is_some());
        counts[1] += usize::from(hits.any(|(_, class)| *class == entity.class));
    }
    counts
}

/// The figures of many articles.
#[must_use]
pub fn figures(scores: &[ArticleScore]) -> Figures {
    let mut facts = Tally::default();
    let (mut q, mut e) = ([0; 3], [0; 3]);
    for score in scores {
        facts.add(score.tally());
        for i in 0..3 {
            q[i] += score.qualifiers[i];
            e[i] += score.entities[i];
        }
    }
    Figures {
        articles: scores.len(),
        facts,
        qualifier_recall: ratio(q[0], q[1]),
        qualifier_precision: ratio(q[0], q[1] + q[2]),
        entity_recall: ratio(e[0], e[2]),
        entity_class_accuracy: ratio(e[1], e[0]),
    }
}

impl ArticleScore {
    /// Right, predicted and gold facts.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally { right: self.right.len(), predicted: self.right.len() + self.spurious.len(), gold: self.gold.len() }
    }
}

/// The facts by predicate.
#[must_use]
pub fn by_predicate(scores: &[ArticleScore]) -> BTreeMap<String, Tally> {
    let mut all: BTreeMap<String, Tally> = BTreeMap::new();
    let predicate = |fact: &Value| fact.get("predicate").map(plain).unwrap_or_default();
    for score in scores {
        for (fact, _) in &score.right {
            let tally = all.entry(predicate(fact)).or_default();
            tally.right += 1;
            tally.predicted += 1;
        }
        for fact in &score.spurious {
            all.entry(predicate(fact)).or_default().predicted += 1;
        }
        for fact in &score.gold {
            all.entry(fact.p.clone()).or_default().gold += 1;
        }
    }
    all
}

/// What one rule stated: right facts, repetitions of facts that are found already, and spurious ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleScore {
    /// Right facts.
    pub right: usize,
    /// Second wordings of right facts.
    pub repeated: usize,
    /// Spurious facts.
    pub spurious: usize,
}

/// The facts by the rule that read them first.
#[must_use]
pub fn by_rule(scores: &[ArticleScore]) -> BTreeMap<String, RuleScore> {
    let mut all: BTreeMap<String, RuleScore> = BTreeMap::new();
    let rule = |fact: &Value| fact.get("rule").map(plain).unwrap_or_default();
    for score in scores {
        score.right.iter().for_each(|(fact, _)| all.entry(rule(fact)).or_default().right += 1);
        score.repeated.iter().for_each(|fact| all.entry(rule(fact)).or_default().repeated += 1);
        score.spurious.iter().for_each(|fact| all.entry(rule(fact)).or_default().spurious += 1);
    }
    all
}

fn same_fact(gold: &Gold, fact: &GoldFact, line: &Value, ontology: &Ontology) -> bool {
    let (Some(subject), Some(object)) = (line.get("subject"), line.get("object")) else { return false };
    if line.get("predicate").and_then(Value::as_str) != Some(fact.p.as_str()) {
        return false;
    }
    let predicate = ontology.predicate(&fact.p);
    let subjects = gold.forms(&fact.s);
    let same_object = match (&fact.v, &fact.d, &fact.o) {
        (Some(v), ..) => object.get("value").is_some_and(|value| same_value(v, value)),
        (_, Some(d), _) => object.get("date").or_else(|| object.get("value")).map(plain).unwrap_or_default() == *d,
        (.., Some(o)) => {
            let topics: Vec<_> = ontology.defaults_for("topic").collect();
            // Of technologies and fields one name may hold the other (大模型, 多模态大模型).
            let in_part =
                predicate.is_some_and(|p| matches!(&p.range, Range::Entity(r) if !r.is_empty() && r.iter().all(|c| topics.contains(c))));
            same_name(&gold.forms(o), &forms_of(object), in_part)
        }
        _ => false,
    };
    if same_object && !subjects.is_disjoint(&forms_of(subject)) {
        return true;
    }
    let turned =
        || fact.o.as_ref().is_some_and(|o| !subjects.is_disjoint(&forms_of(object)) && !gold.forms(o).is_disjoint(&forms_of(subject)));
    predicate.is_some_and(|p| p.symmetric) && turned()
}

fn same_name(a: &BTreeSet<String>, b: &BTreeSet<String>, in_part: bool) -> bool {
    let holds = |x: &str, y: &str| x.chars().count().min(y.chars().count()) >= 2 && (x.contains(y) || y.contains(x));
    !a.is_disjoint(b) || in_part && a.iter().any(|x| b.iter().any(|y| holds(x, y)))
}

fn same_value(a: &Value, b: &Value) -> bool {
    let number = |v: &Value| v.as_f64().or_else(|| v.as_str()?.trim().parse().ok());
    match (number(a), number(b)) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0),
        _ => false,
    }
}

fn same_qualifier(name: &str, gold: &Value, predicted: Option<&Value>) -> bool {
    let Some(predicted) = predicted.filter(|p| !p.is_null()) else { return false };
    if gold.is_number() {
        return same_value(gold, predicted);
    }
    // 每百万tokens and 百万tokens are one.
    let text = |v: &Value| if name == "per" { plain(v).replace('每', "") } else { plain(v) };
    folded(&text(gold)) == folded(&text(predicted))
}

/// What tells two lines apart: predicate, subject, object and qualifiers.
fn key(line: &Value) -> (String, String, String, String) {
    let first = |entity: Option<&Value>| entity.map(forms_of).unwrap_or_default().into_iter().next().unwrap_or_default();
    let object = line.get("object");
    let tail = match object {
        Some(o) if o.get("name").is_some() => format!("n{}", first(object)),
        Some(o) => format!("v{}", o.get("value").or_else(|| o.get("date")).map(plain).unwrap_or_default()),
        None => String::new(),
    };
    let qualifiers: BTreeMap<&String, &Value> = line.get("qualifiers").and_then(Value::as_object).into_iter().flatten().collect();
    (line.get("predicate").map(plain).unwrap_or_default(), first(line.get("subject")), tail, format!("{qualifiers:?}"))
}

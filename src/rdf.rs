//! [`Extraction`] → quads: flat triples for easy questions, claims with their evidence for exact ones.
//!
//! One named graph for each article, no blank nodes, every IRI made from the content alone. Deliberately stores nothing.

use std::cmp::Ordering;

use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use rust_decimal::Decimal;

use crate::digest::Digest;
use crate::fact::{Entity, Extraction, Fact, Modality, Object, Qualifier};

/// Where IRIs of entities, articles and claims begin, unless the user says otherwise.
pub const BASE: &str = "https://tupu.example/";
/// The namespace of the classes and properties.
pub const ONTOLOGY: &str = "https://tupu.example/ontology#";

/// The prefixes that queries may use without saying so, and that Turtle is written with; `base` is that of the entities.
#[must_use]
pub fn prefixes(base: &str) -> Vec<(&'static str, String)> {
    vec![
        ("a", format!("{base}article/")),
        ("c", format!("{base}claim/")),
        ("dcterms", DCTERMS.into()),
        ("e", format!("{base}entity/")),
        ("owl", "http://www.w3.org/2002/07/owl#".into()),
        ("prov", PROV.into()),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#".into()),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#".into()),
        ("schema", SCHEMA.into()),
        ("skos", SKOS.into()),
        ("tp", ONTOLOGY.into()),
        ("wd", WIKIDATA.into()),
        ("xsd", "http://www.w3.org/2001/XMLSchema#".into()),
    ]
}

const DCTERMS: &str = "http://purl.org/dc/terms/";
const PROV: &str = "http://www.w3.org/ns/prov#";
const SCHEMA: &str = "https://schema.org/";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// The quads of one article, sorted, each once. `rules` is the hash of the rules that read it.
#[must_use]
pub fn quads(extraction: &Extraction, base: &str, rules: &str) -> Vec<Quad> {
    let article = iri(base, "article", &extraction.article.id);
    let mut graph = Graph { name: GraphName::NamedNode(article.clone()), base, quads: Vec::new() };
    graph.article(&article, extraction, rules);
    for entity in &extraction.entities {
        graph.entity(entity);
    }
    for fact in &extraction.facts {
        graph.fact(fact, extraction, &article);
    }
    let mut quads = graph.quads;
    // Quads that compare as equal are the same.
    quads.sort_unstable_by(as_written);
    quads.dedup();
    quads
}

/// The order of two quads of one graph as they are written in N-Quads.
fn as_written(a: &Quad, b: &Quad) -> Ordering {
    fn subject(quad: &Quad) -> &str {
        if let NamedOrBlankNode::NamedNode(node) = &quad.subject { node.as_str() } else { "" }
    }
    let objects = || match (&a.object, &b.object) {
        (Term::NamedNode(a), Term::NamedNode(b)) => closed(a.as_str(), b.as_str()),
        (Term::Literal(x), Term::Literal(y)) => {
            // Up to where they differ both are written alike; there it is the characters that tell, unless one is escaped.
            let differ = x.value().bytes().zip(y.value().bytes()).find(|(x, y)| x != y);
            let plain = |byte: u8| byte >= b' ' && !matches!(byte, b'"' | b'\\' | 0x7f);
            match differ.filter(|&(x, y)| plain(x) && plain(y)) {
                Some((x, y)) => x.cmp(&y),
                None => a.object.to_string().cmp(&b.object.to_string()),
            }
        }
        (a, b) => a.to_string().cmp(&b.to_string()),
    };
    closed(subject(a), subject(b)).then_with(|| closed(a.predicate.as_str(), b.predicate.as_str())).then_with(objects)
}

/// The order of two IRIs with the bracket that closes each.
fn closed(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = a.len().min(b.len());
    let next = |iri: &[u8]| iri.get(same).copied().unwrap_or(b'>');
    a[..same].cmp(&b[..same]).then_with(|| next(a).cmp(&next(b)))
}

/// The IRI of a thing: Chinese characters stay; what an IRI may not hold becomes `_`, and where that could make two
/// names one, a short hash of the name follows.
#[must_use]
pub fn iri(base: &str, kind: &str, name: &str) -> NamedNode {
    let mut path = String::with_capacity(name.len());
    let mut lossy = false;
    for c in name.trim().chars() {
        match c {
            ' ' => path.push('_'),
            '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | '%' | '#' | '?' | '[' | ']' => {
                path.push('_');
                lossy = true;
            }
            c if c.is_control()
                || c.is_whitespace()
                || ('\u{e000}'..='\u{f8ff}').contains(&c)
                || c > '\u{effff}'
                || matches!(c, '\u{fff0}'..='\u{ffff}') =>
            {
                path.push('_');
                lossy = true;
            }
            c => path.push(c),
        }
    }
    if lossy || path.is_empty() {
        path.push('~');
        let mut digest = Digest::default();
        digest.part(name);
        path.push_str(&digest.finish()[..8]);
    }
    NamedNode::new_unchecked(format!("{base}{kind}/{path}"))
}

struct Graph<'a> {
    name: GraphName,
    base: &'a str,
    quads: Vec<Quad>,
}

impl Graph<'_> {
    fn add(&mut self, subject: &NamedNode, predicate: &str, object: impl Into<Term>) {
        self.quads.push(Quad::new(subject.clone(), NamedNode::new_unchecked(predicate), object, self.name.clone()));
    }

    fn tp(&mut self, subject: &NamedNode, property: &str, object: impl Into<Term>) {
        self.add(subject, &format!("{ONTOLOGY}{property}"), object);
    }

    fn kind(&mut self, subject: &NamedNode, class: &str) {
        self.add(subject, rdf::TYPE.as_str(), NamedNode::new_unchecked(class));
    }

    fn article(&mut self, article: &NamedNode, extraction: &Extraction, rules: &str) {
        let source = &extraction.article;
        self.kind(article, &format!("{SCHEMA}NewsArticle"));
        if let Some(title) = &source.title {
            self.add(article, &format!("{DCTERMS}title"), Literal::new_simple_literal(title));
        }
        if let Some(url) = &source.url {
            match NamedNode::new(url.as_str()) {
                Ok(url) => self.add(article, &format!("{SCHEMA}url"), url),
                Err(_) => self.add(article, &format!("{SCHEMA}url"), Literal::new_simple_literal(url)),
            }
        }
        if let Some(day) = &source.date {
            self.add(article, &format!("{DCTERMS}date"), date(day));
        }
        if let Some(publisher) = &source.publisher {
            self.add(article, &format!("{DCTERMS}publisher"), Literal::new_simple_literal(publisher));
        }
        if let Some(author) = &source.author {
            self.add(article, &format!("{DCTERMS}creator"), Literal::new_simple_literal(author));
        }
        for topic in &source.topics {
            self.tp(article, "topic", Literal::new_simple_literal(topic));
        }
        self.tp(article, "textHash", Literal::new_simple_literal(&source.text_hash));
        self.tp(article, "rulesHash", Literal::new_simple_literal(rules));
    }

    fn entity(&mut self, entity: &Entity) {
        let node = iri(self.base, "entity", &entity.key);
        self.kind(&node, &format!("{ONTOLOGY}{}", entity.class));
        let label = |text: &str| Literal::new_language_tagged_literal_unchecked(text, "zh");
        self.add(&node, &format!("{SKOS}prefLabel"), label(&entity.key));
        for alias in std::iter::once(&entity.name).chain(&entity.aliases).filter(|a| **a != entity.key) {
            self.add(&node, &format!("{SKOS}altLabel"), label(alias));
        }
        if let Some(id) = &entity.wikidata {
            self.add(&node, &format!("{SKOS}exactMatch"), NamedNode::new_unchecked(format!("{WIKIDATA}{id}")));
        }
    }

    fn fact(&mut self, fact: &Fact, extraction: &Extraction, article: &NamedNode) {
        let node = |index: usize| iri(self.base, "entity", &extraction.entities[index].key);
        let subject = node(fact.subject);
        let (object, unit): (Term, Option<&String>) = match &fact.object {
            Object::Entity(index) => (node(*index).into(), None),
            Object::Value { value, unit } => (number(*value).into(), unit.as_ref()),
            Object::Date(day) => (date(day).into(), None),
        };
        let speaker = fact.speaker.map(node);
        let claim = self.claim_iri(fact, &subject, &object, unit);
        let predicate = format!("{ONTOLOGY}{}", fact.predicate);
        let former = fact.qualifiers.contains_key("status");
        if fact.modality == Modality::Asserted && !former {
            self.add(&subject, &predicate, object.clone());
            if fact.predicate == "ranked" && fact.qualifiers.get("rank") == Some(&Qualifier::Number(Decimal::ONE)) {
                self.tp(&subject, "rankedFirst", object.clone());
            }
        }
        self.kind(&claim, &format!("{ONTOLOGY}Claim"));
        self.tp(&claim, "subject", subject);
        self.tp(&claim, "predicate", NamedNode::new_unchecked(predicate));
        let is_entity = matches!(fact.object, Object::Entity(_));
        self.tp(&claim, if is_entity { "object" } else { "value" }, object);
        if let Some(unit) = unit {
            self.tp(&claim, "unit", Literal::new_simple_literal(unit));
        }
        for (name, value) in &fact.qualifiers {
            self.tp(&claim, name, qualifier(name, value));
        }
        if fact.modality == Modality::Planned {
            self.tp(&claim, "modality", Literal::new_simple_literal("planned"));
        }
        if let Some(speaker) = speaker {
            self.tp(&claim, "statedBy", speaker);
        }
        for (nth, evidence) in fact.evidence.iter().enumerate() {
            let from = NamedNode::new_unchecked(format!("{}#char={},{}", article.as_str(), evidence.start, evidence.end));
            self.add(&claim, &format!("{PROV}wasQuotedFrom"), from.clone());
            self.tp(&claim, "quote", Literal::new_simple_literal(&*evidence.quote));
            self.tp(&claim, "rule", Literal::new_simple_literal(&*evidence.rule));
            let id = article.as_str().strip_prefix(self.base).and_then(|path| path.strip_prefix("article/")).unwrap_or_default();
            let place = NamedNode::new_unchecked(format!("{}#{id}.{}", claim.as_str(), nth + 1));
            self.tp(&claim, "evidence", place.clone());
            self.kind(&place, &format!("{ONTOLOGY}Evidence"));
            self.add(&place, &format!("{PROV}wasQuotedFrom"), from);
            self.tp(&place, "article", article.clone());
            self.tp(&place, "field", Literal::new_simple_literal(&*evidence.field));
            self.tp(&place, "quote", Literal::new_simple_literal(&*evidence.quote));
            self.tp(&place, "rule", Literal::new_simple_literal(&*evidence.rule));
            self.tp(&place, "start", Literal::from(evidence.start as u64));
            self.tp(&place, "end", Literal::from(evidence.end as u64));
            for part in evidence.parts.iter() {
                let text = evidence.text_of(part);
                self.tp(&place, "part", Literal::new_simple_literal(format!("{} {} {} {text}", part.role, part.start, part.end)));
            }
        }
    }

    /// The claim's IRI: the hash of what it states, so that the same claim of two articles is one node.
    fn claim_iri(&self, fact: &Fact, subject: &NamedNode, object: &Term, unit: Option<&String>) -> NamedNode {
        let mut digest = Digest::default();
        let mut part = |text: &str| digest.part(text);
        part(subject.as_str());
        part(&fact.predicate);
        part(&object.to_string());
        part(unit.map_or("", String::as_str));
        for (name, value) in &fact.qualifiers {
            part(name);
            part(&format!("{value:?}"));
        }
        part(if fact.modality == Modality::Planned { "planned" } else { "asserted" });
        NamedNode::new_unchecked(format!("{}claim/{}", self.base, &digest.finish()[..20]))
    }
}

fn qualifier(name: &str, value: &Qualifier) -> Literal {
    match value {
        Qualifier::Number(number_value) => number(*number_value),
        Qualifier::Text(text) if name == "date" => date(text),
        Qualifier::Text(text) if name == "duration" => Literal::new_typed_literal(text, xsd::DURATION),
        Qualifier::Text(text) => Literal::new_simple_literal(text),
    }
}

/// An exact number.
fn number(value: Decimal) -> Literal {
    let value = value.normalize();
    let kind = if value.scale() == 0 { xsd::INTEGER } else { xsd::DECIMAL };
    Literal::new_typed_literal(value.to_string(), kind)
}

/// A date as exact as it is known; quarters and spans have no XSD type and stay text.
fn date(iso: &str) -> Literal {
    let shape: String = iso.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    match shape.as_str() {
        "9999" => Literal::new_typed_literal(iso, xsd::G_YEAR),
        "9999-99" => Literal::new_typed_literal(iso, xsd::G_YEAR_MONTH),
        "9999-99-99" => Literal::new_typed_literal(iso, xsd::DATE),
        _ => Literal::new_simple_literal(iso),
    }
}

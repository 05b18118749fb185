//! A store → the claims of an entity or an article, each with its limits and where it is written.
//!
//! Reads the RDF model of [`crate::rdf`] back into plain structures, in a fixed order. Deliberately prints nothing.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Term, TermRef};
use oxigraph::store::{StorageError, Store};
use serde::Serialize;

use crate::names::PREF_LABEL;
use crate::rdf::ONTOLOGY;

const TITLE: &str = "http://purl.org/dc/terms/title";
const DATE: &str = "http://purl.org/dc/terms/date";
const URL: &str = "https://schema.org/url";
const PUBLISHER: &str = "http://purl.org/dc/terms/publisher";
const ARTICLE: &str = "https://schema.org/NewsArticle";

/// Something that a claim speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Thing {
    /// Its IRI; none for a number or a date.
    pub iri: Option<String>,
    /// Its name, or the value as text.
    pub label: String,
}

/// A claim of the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// Its IRI.
    pub iri: String,
    /// Of whom or what it speaks.
    pub subject: Thing,
    /// The property's local name.
    pub predicate: String,
    /// What it says.
    pub object: Thing,
    /// The unit of a number.
    pub unit: Option<String>,
    /// Qualifiers by name, but for the unit, the modality and the speaker.
    pub qualifiers: BTreeMap<String, String>,
    /// Whether it is announced and not yet done.
    pub planned: bool,
    /// Who says so, where the article names someone.
    pub speaker: Option<Thing>,
    /// Where it is written, ordered by article and place.
    pub evidence: Vec<Evidence>,
}

/// Where a claim is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Evidence {
    /// The article.
    pub article: Thing,
    /// The article's day, as exact as it is known.
    pub date: Option<String>,
    /// The article's field.
    pub field: String,
    /// The quote's first character in the original, from 0.
    pub start: usize,
    /// The character after its last.
    pub end: usize,
    /// The original's characters.
    pub quote: String,
    /// The rule that read it.
    pub rule: String,
    /// The stretches that filled the rule's roles: role, first character, character after the last; in the order of the text.
    pub parts: Vec<(String, usize, usize)>,
}

impl Claim {
    /// The date of what it says, as exact as it is known.
    #[must_use]
    pub fn date(&self) -> Option<&str> {
        self.qualifiers.get("date").map(String::as_str).or_else(|| {
            let day = self.object.label.as_str();
            (self.object.iri.is_none() && self.predicate.ends_with("Date")).then_some(day)
        })
    }

    /// In how many articles it is written.
    #[must_use]
    pub fn sources(&self) -> usize {
        self.evidence.iter().map(|e| &e.article).collect::<BTreeSet<_>>().len()
    }
}

/// What is kept of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ArticleCard {
    /// Its IRI.
    pub iri: String,
    /// Its headline, else its id.
    pub title: String,
    /// Its day, as exact as it is known.
    pub date: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its topics, sorted.
    pub topics: Vec<String>,
}

/// Reads claims out of a store.
#[derive(Clone, Copy)]
pub struct Claims<'a>(&'a Store);

impl<'a> Claims<'a> {
    /// Over a store.
    #[must_use]
    pub fn new(store: &'a Store) -> Self {
        Self(store)
    }

    /// Every claim in which an entity is the subject, the object or the speaker, in the order of predicate, object and IRI.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of_entity(self, iri: &str) -> Result<Vec<Claim>, StorageError> {
        let node = NamedNodeRef::new_unchecked(iri);
        let mut found = BTreeSet::new();
        for role in ["subject", "object", "statedBy"] {
            found.extend(self.subjects(&tp(role), Some(node.into()))?);
        }
        self.read_all(found)
    }

    /// Every claim that an article holds, in the order in which they are written.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of_article(self, iri: &str) -> Result<Vec<Claim>, StorageError> {
        let graph = NamedNodeRef::new_unchecked(iri);
        let property = tp("predicate");
        let mut found = BTreeSet::new();
        for quad in self.0.quads_for_pattern(None, Some(NamedNodeRef::new_unchecked(&property)), None, Some(graph.into())) {
            if let NamedOrBlankNode::NamedNode(claim) = quad?.subject {
                found.insert(claim.into_string());
            }
        }
        let mut claims = self.read_all(found)?;
        for claim in &mut claims {
            claim.evidence.retain(|e| e.article.iri.as_deref() == Some(iri));
        }
        claims.sort_by_key(|c| c.evidence.first().map(|e| (e.start, e.end)));
        Ok(claims)
    }

    /// The claims that state a relation between two entities.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn between(self, subject: &str, predicate: &str, object: &str) -> Result<Vec<Claim>, StorageError> {
        let mut claims = self.read_all(self.subjects(&tp("subject"), Some(NamedNodeRef::new_unchecked(subject).into()))?)?;
        claims.retain(|c| c.predicate == predicate && c.object.iri.as_deref() == Some(object));
        Ok(claims)
    }

    /// The articles of the store, in the order of their IRIs.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn articles(self) -> Result<Vec<ArticleCard>, StorageError> {
        self.subjects(rdf::TYPE.as_str(), Some(NamedNodeRef::new_unchecked(ARTICLE).into()))?.iter().map(|iri| self.article(iri)).collect()
    }

    /// What is kept of an article.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn article(self, iri: &str) -> Result<ArticleCard, StorageError> {
        Ok(ArticleCard {
            title: self.one(iri, TITLE)?.map_or_else(|| local(iri).to_owned(), |t| text(&t)),
            date: self.one(iri, DATE)?.map(|t| text(&t)),
            url: self.one(iri, URL)?.map(|t| text(&t)),
            publisher: self.one(iri, PUBLISHER)?.map(|t| text(&t)),
            topics: self.objects(iri, &tp("topic"))?.iter().map(text).collect(),
            iri: iri.to_owned(),
        })
    }

    /// The name of a node: its preferred label, an article's title, or the end of the IRI.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn label(self, iri: &str) -> Result<String, StorageError> {
        for property in [PREF_LABEL, TITLE] {
            if let Some(label) = self.one(iri, property)? {
                return Ok(text(&label));
            }
        }
        Ok(local(iri).to_owned())
    }

    fn read_all(self, iris: BTreeSet<String>) -> Result<Vec<Claim>, StorageError> {
        let mut claims = Vec::with_capacity(iris.len());
        for iri in iris {
            claims.extend(self.read(iri)?);
        }
        claims.sort_by(|a, b| (&a.predicate, &a.subject, &a.object, &a.iri).cmp(&(&b.predicate, &b.subject, &b.object, &b.iri)));
        Ok(claims)
    }

    /// A claim; none where the node lacks what makes one.
    fn read(self, iri: String) -> Result<Option<Claim>, StorageError> {
        let mut properties: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut things: BTreeMap<String, Term> = BTreeMap::new();
        let node = NamedNodeRef::new_unchecked(&iri);
        for quad in self.0.quads_for_pattern(Some(node.into()), None, None, None) {
            let quad = quad?;
            if let Some(name) = quad.predicate.as_str().strip_prefix(ONTOLOGY) {
                properties.entry(name.to_owned()).or_default().insert(text(&quad.object));
                things.insert(name.to_owned(), quad.object);
            }
        }
        let object = things.get("object").or_else(|| things.get("value"));
        let (Some(subject), Some(predicate), Some(object)) = (things.get("subject"), things.get("predicate"), object) else {
            return Ok(None);
        };
        let (subject, object) = (self.thing(subject)?, self.thing(object)?);
        let predicate = local(&text(predicate)).to_owned();
        let speaker = things.get("statedBy").map(|t| self.thing(t)).transpose()?;
        let mut evidence = Vec::new();
        for place in properties.get("evidence").into_iter().flatten() {
            evidence.extend(self.evidence(place)?);
        }
        evidence.sort();
        let planned = properties.get("modality").is_some_and(|m| m.contains("planned"));
        let unit = properties.get("unit").and_then(|u| u.first().cloned());
        let structure =
            ["subject", "predicate", "object", "value", "unit", "modality", "statedBy", "evidence", "quote", "rule"].map(str::to_owned);
        let qualifiers = properties
            .into_iter()
            .filter(|(name, _)| !structure.contains(name))
            .filter_map(|(n, v)| Some((n, v.into_iter().next()?)))
            .collect();
        Ok(Some(Claim { iri, subject, predicate, object, unit, qualifiers, planned, speaker, evidence }))
    }

    fn evidence(self, place: &str) -> Result<Option<Evidence>, StorageError> {
        let value = |name: &str| -> Result<String, StorageError> { Ok(self.one(place, &tp(name))?.map(|t| text(&t)).unwrap_or_default()) };
        let Some(article) = self.one(place, &tp("article"))? else { return Ok(None) };
        let article = self.thing(&article)?;
        let date = article.iri.as_ref().map(|iri| self.one(iri, DATE)).transpose()?.flatten().map(|t| text(&t));
        let mut parts: Vec<(usize, usize, String)> =
            self.objects(place, &tp("part"))?.iter().filter_map(|t| part(&text(t))).map(|(role, start, end)| (start, end, role)).collect();
        parts.sort();
        Ok(Some(Evidence {
            article,
            date,
            field: value("field")?,
            start: value("start")?.parse().unwrap_or(0),
            end: value("end")?.parse().unwrap_or(0),
            quote: value("quote")?,
            rule: value("rule")?,
            parts: parts.into_iter().map(|(start, end, role)| (role, start, end)).collect(),
        }))
    }

    fn thing(self, term: &Term) -> Result<Thing, StorageError> {
        Ok(match term {
            Term::NamedNode(node) => Thing { iri: Some(node.as_str().to_owned()), label: self.label(node.as_str())? },
            value => Thing { iri: None, label: text(value) },
        })
    }

    fn subjects(self, property: &str, object: Option<TermRef<'_>>) -> Result<BTreeSet<String>, StorageError> {
        let mut found = BTreeSet::new();
        for quad in self.0.quads_for_pattern(None, Some(NamedNodeRef::new_unchecked(property)), object, None) {
            if let NamedOrBlankNode::NamedNode(subject) = quad?.subject {
                found.insert(subject.into_string());
            }
        }
        Ok(found)
    }

    /// The objects of a property, sorted by their text, each once.
    fn objects(self, subject: &str, property: &str) -> Result<Vec<Term>, StorageError> {
        let subject = NamedNodeRef::new_unchecked(subject);
        let found = self.0.quads_for_pattern(Some(subject.into()), Some(NamedNodeRef::new_unchecked(property)), None, None);
        let mut objects: Vec<Term> = found.map(|quad| quad.map(|q| q.object)).collect::<Result<_, _>>()?;
        objects.sort_by_cached_key(ToString::to_string);
        objects.dedup();
        Ok(objects)
    }

    fn one(self, subject: &str, property: &str) -> Result<Option<Term>, StorageError> {
        Ok(self.objects(subject, property)?.into_iter().next())
    }
}

fn tp(name: &str) -> String {
    format!("{ONTOLOGY}{name}")
}

/// The end of an IRI.
#[must_use]
pub fn local(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}

fn text(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => node.to_string(),
    }
}

/// `who 3 8 听风实验室` → role and place.
fn part(text: &str) -> Option<(String, usize, usize)> {
    let mut words = text.splitn(4, ' ');
    let role = words.next()?.to_owned();
    Some((role, words.next()?.parse().ok()?, words.next()?.parse().ok()?))
}

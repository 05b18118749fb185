//! The store as the page needs it: names, cards, neighbourhoods, articles, counts; and as Linked Data.
//!
//! Made anew when the store has changed. Deliberately runs no SPARQL: whatever a page asks takes bounded time.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{StorageError, Store};
use serde_json::{Value, json};

use crate::article::Article;
use crate::calendar;
use crate::card::Card;
use crate::claim::{ArticleCard, Claims, local};
use crate::export::{colour, sorted};
use crate::graph::{Graph, Rank};
use crate::names::{Named, Names};
use crate::ontology::{Ontology, Range};
use crate::query::Degrees;
use crate::rdf::ONTOLOGY;

/// One state of the store.
pub(super) struct View {
    pub generation: u64,
    pub store: Store,
    pub names: Names,
    graph: Graph,
    articles: Vec<ArticleCard>,
    /// The overview, which does not change.
    pub overview: Value,
    /// How many quads there are.
    pub quads: usize,
    /// How dense it is.
    pub degrees: Degrees,
}

/// How many neighbours a picture shows at most.
const NEIGHBOURS: usize = 60;

impl View {
    pub fn new(store: Store, generation: u64, ontology: &Ontology) -> std::io::Result<Self> {
        let quads = sorted(&store)?;
        let names = Names::new(&store).map_err(std::io::Error::other)?;
        let graph = Graph::new(&quads, ontology, &[]);
        let articles = Claims::new(&store).articles().map_err(std::io::Error::other)?;
        let overview = overview(&quads, &names, &graph, &articles);
        Ok(Self { generation, names, graph, articles, overview, quads: quads.len(), degrees: Degrees::new(&quads), store })
    }

    /// Entities and articles whose names are like a text.
    pub fn find(&self, text: &str, limit: usize) -> Value {
        let entities: Vec<Value> = self
            .names
            .find(text, limit)
            .iter()
            .map(|hit| {
                json!({"iri": hit.entity.iri, "label": hit.entity.label, "name": hit.name, "classes": hit.entity.classes,
                    "claims": hit.entity.claims})
            })
            .collect();
        let wanted = text.to_lowercase();
        let articles: Vec<&ArticleCard> =
            self.articles.iter().filter(|a| !wanted.is_empty() && a.title.to_lowercase().contains(&wanted)).take(limit).collect();
        json!({"entities": entities, "articles": articles})
    }

    /// The card of an entity.
    pub fn entity(&self, entity: &Named) -> Result<Value, StorageError> {
        let card = Card::new(&self.store, entity)?;
        let timeline: Vec<&str> = card.timeline().iter().map(|c| c.iri.as_str()).collect();
        let mut value = json!(card);
        value["timeline"] = json!(timeline);
        Ok(value)
    }

    /// An entity with what stands around it, the entities of the most claims first where there are too many.
    pub fn neighbours(&self, iri: &str, ontology: &Ontology) -> Option<Value> {
        let inner = self.graph.inner();
        let start = inner.node_indices().find(|&i| inner[i].iri == iri)?;
        let mut around: BTreeSet<_> = inner.neighbors_undirected(start).collect();
        let all = around.len();
        if all > NEIGHBOURS {
            let mut ranked: Vec<_> = around.into_iter().collect();
            ranked.sort_by_key(|&i| (std::cmp::Reverse(inner.neighbors_undirected(i).count()), i));
            around = ranked.into_iter().take(NEIGHBOURS).collect();
        }
        around.insert(start);
        let nodes: Vec<Value> = around
            .iter()
            .map(|&i| {
                json!({"iri": inner[i].iri, "label": inner[i].label, "class": inner[i].class, "colour": colour(ontology, &inner[i].class),
                    "degree": inner.neighbors_undirected(i).count()})
            })
            .collect();
        let edges: Vec<Value> = self
            .graph
            .edges()
            .into_iter()
            .map(|(a, b, edge)| (petgraph::graph::NodeIndex::new(a), petgraph::graph::NodeIndex::new(b), edge))
            .filter(|(a, b, _)| around.contains(a) && around.contains(b))
            .map(|(a, b, edge)| {
                let days = edge.dates.iter().filter_map(|d| calendar::days(d));
                json!({"from": inner[a].iri, "to": inner[b].iri, "predicate": edge.predicate, "sources": edge.articles.len(),
                    "dates": edge.dates, "year": days.map(|d| d.0.year()).min()})
            })
            .collect();
        Some(json!({"nodes": nodes, "edges": edges, "left": all.saturating_sub(NEIGHBOURS)}))
    }

    /// An article with its claims, and its text where the server was given it.
    pub fn article(&self, iri: &str, texts: &BTreeMap<String, Article>) -> Result<Option<Value>, StorageError> {
        let Some(card) = self.articles.iter().find(|a| a.iri == iri) else { return Ok(None) };
        let claims = Claims::new(&self.store).of_article(iri)?;
        let fields: Vec<Value> = texts
            .get(local(iri))
            .map(|a| a.fields.iter().map(|f| json!({"name": f.name, "text": f.text, "offset": f.offset})).collect())
            .unwrap_or_default();
        Ok(Some(json!({"article": card, "claims": claims, "fields": fields})))
    }

    /// The articles, the latest first.
    pub fn articles(&self) -> Value {
        let mut articles: Vec<&ArticleCard> = self.articles.iter().collect();
        articles.sort_by_key(|a| std::cmp::Reverse((a.date.clone(), a.iri.clone())));
        json!(articles)
    }

    /// What the store says of a node: its own triples, and the claims in which it stands with their evidence.
    pub fn describe(&self, iri: &str) -> Result<Vec<Quad>, StorageError> {
        let node = NamedNodeRef::new_unchecked(iri);
        let mut found: BTreeMap<String, Quad> = BTreeMap::new();
        let mut keep = |quad: Quad| found.insert(quad.to_string(), quad);
        let mut about: BTreeSet<String> = BTreeSet::from([iri.to_owned()]);
        for role in ["subject", "object", "statedBy"] {
            let property = format!("{ONTOLOGY}{role}");
            for quad in self.store.quads_for_pattern(None, Some(NamedNodeRef::new_unchecked(&property)), Some(node.into()), None) {
                if let NamedOrBlankNode::NamedNode(claim) = quad?.subject {
                    about.insert(claim.into_string());
                }
            }
        }
        let evidence = format!("{ONTOLOGY}evidence");
        let mut open: Vec<String> = about.into_iter().collect();
        while let Some(subject) = open.pop() {
            for quad in self.store.quads_for_pattern(Some(NamedNodeRef::new_unchecked(&subject).into()), None, None, None) {
                let quad = quad?;
                if let (true, Term::NamedNode(place)) = (quad.predicate.as_str() == evidence, &quad.object) {
                    open.push(place.as_str().to_owned());
                }
                keep(quad);
            }
        }
        Ok(found.into_values().collect())
    }
}

/// Counts, classes, the entities of the highest rank, and how the dated claims lie in time.
fn overview(quads: &[Quad], names: &Names, graph: &Graph, articles: &[ArticleCard]) -> Value {
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    for class in names.entities().iter().flat_map(|e| &e.classes) {
        *classes.entry(class).or_default() += 1;
    }
    let mut predicates: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut months: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut claims: BTreeSet<&str> = BTreeSet::new();
    for quad in quads {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
        match (quad.predicate.as_str().strip_prefix(ONTOLOGY), &quad.object) {
            (Some("predicate"), Term::NamedNode(predicate)) => {
                claims.insert(subject.as_str());
                predicates.entry(local(predicate.as_str())).or_default().insert(subject.as_str());
            }
            (Some("date"), Term::Literal(date)) => {
                if let Some((first, _)) = calendar::days(date.value()) {
                    months.entry(first.strftime("%Y-%m").to_string()).or_default().insert(subject.as_str());
                }
            }
            _ => {}
        }
    }
    let inner = graph.inner();
    let top: Vec<Value> = graph
        .ranked(Rank::PageRank)
        .into_iter()
        .take(24)
        .map(|(i, _)| json!({"iri": inner[i].iri, "label": inner[i].label, "class": inner[i].class, "degree": inner.neighbors_undirected(i).count()}))
        .collect();
    let counted = |map: BTreeMap<&str, BTreeSet<&str>>| map.into_iter().map(|(k, v)| (k.to_owned(), v.len())).collect::<BTreeMap<_, _>>();
    json!({
        "articles": articles.len(),
        "entities": names.entities().len(),
        "claims": claims.len(),
        "relations": inner.edge_count(),
        "quads": quads.len(),
        "classes": classes,
        "predicates": counted(predicates),
        "months": months.into_iter().map(|(k, v)| (k, v.len())).collect::<BTreeMap<_, _>>(),
        "top": top,
    })
}

/// The words of the graph for the page: classes and properties with their labels, functions, prefixes, questions.
pub(super) fn vocabulary(ontology: &Ontology, base: &str, writable: bool) -> Value {
    let classes: Vec<Value> = ontology
        .classes()
        .iter()
        .map(|c| json!({"name": c.name, "zh": c.labels.zh, "en": c.labels.en, "colour": colour(ontology, &c.name)}))
        .collect();
    let predicates: Vec<Value> = ontology
        .predicates()
        .iter()
        .map(|p| {
            let kind = match p.range {
                Range::Entity(_) => "relation",
                Range::Number => "number",
                Range::Date => "date",
            };
            json!({"name": p.name, "zh": p.labels.zh, "en": p.labels.en, "kind": kind})
        })
        .collect();
    let functions: Vec<Value> =
        crate::query::function::ALL.iter().map(|(name, zh, en, _)| json!({"name": name, "zh": zh, "en": en})).collect();
    let questions: Vec<Value> = crate::ask::builtin()
        .iter()
        .map(|q| json!({"usage": q.usage(), "parameters": q.parameters.iter().map(|p| p.name.clone()).collect::<Vec<_>>(), "zh": q.zh, "en": q.en, "text": q.text}))
        .collect();
    let prefixes: BTreeMap<&str, String> = crate::query::prefixes(base).into_iter().collect();
    json!({"classes": classes, "predicates": predicates, "names": ontology.names(), "functions": functions, "questions": questions,
        "prefixes": prefixes, "base": base, "writable": writable})
}

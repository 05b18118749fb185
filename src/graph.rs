//! A store's quads → a petgraph graph of entities and relations, the part of it that is asked for, and its measures.
//!
//! A relation knows in which articles it stands and the dates that its claims give. Deliberately draws nothing: the exports do.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};
use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::calendar;
use crate::ontology::{Ontology, Range};
use crate::rdf::ONTOLOGY;

/// An entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Its IRI.
    pub iri: String,
    /// Its preferred name.
    pub label: String,
    /// All its names.
    pub names: BTreeSet<String>,
    /// The ontology's class, by its local name; of several the first in the order of the names.
    pub class: String,
    /// Its measures, as `property's label: value`.
    pub measures: BTreeSet<String>,
    /// The articles that speak of it, by their IRIs.
    pub articles: BTreeSet<String>,
}

/// A relation between two entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    /// The property's local name.
    pub predicate: String,
    /// The property's label in Chinese.
    pub label: String,
    /// The articles in which it stands, by their IRIs.
    pub articles: BTreeSet<String>,
    /// The dates that its claims give.
    pub dates: BTreeSet<String>,
}

/// Which part of the graph is drawn; empty lists choose everything.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Only what lies around the entity of this name (a label or the end of its IRI) …
    pub around: Option<String>,
    /// … at most this many relations away.
    pub depth: usize,
    /// Only entities of these classes or below.
    pub classes: Vec<String>,
    /// Only these relations and measures.
    pub predicates: Vec<String>,
    /// Only so many entities, those of the highest rank; one that stands in no relation to the others gives its place to the next
    /// that does.
    pub top: Option<(usize, Rank)>,
}

/// By which measure entities are ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// In how many relations an entity stands.
    Degree,
    /// How often one would come by when following relations at random.
    PageRank,
}

/// Why a part of a graph cannot be chosen: no entity has the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unnamed(pub String);

impl std::fmt::Display for Unnamed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no entity is named {}", self.0)
    }
}

impl std::error::Error for Unnamed {}

impl From<Unnamed> for std::io::Error {
    fn from(error: Unnamed) -> Self {
        Self::new(std::io::ErrorKind::NotFound, error.to_string())
    }
}

/// Entities and relations.
#[derive(Clone, Debug, Default)]
pub struct Graph(DiGraph<Node, Edge>);

/// One step of a path: the relation, and whether it is followed against its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The relation.
    pub edge: EdgeIndex,
    /// From its object to its subject.
    pub backwards: bool,
}

impl Graph {
    /// The graph of quads; `predicates` chooses relations and measures, empty: all.
    #[must_use]
    pub fn new(quads: &[Quad], ontology: &Ontology, predicates: &[String]) -> Self {
        let chosen = |name: &str| predicates.is_empty() || predicates.iter().any(|p| p == name);
        let mut nodes: BTreeMap<&str, Node> = BTreeMap::new();
        let mut edges: BTreeMap<(&str, &str, &str), Edge> = BTreeMap::new();
        let mut claims: BTreeMap<&str, [Option<&str>; 4]> = BTreeMap::new();
        for quad in quads {
            let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
            let (subject, predicate) = (subject.as_str(), quad.predicate.as_str());
            let article = match &quad.graph_name {
                GraphName::NamedNode(name) => Some(name.as_str().to_owned()),
                _ => None,
            };
            if quad.predicate == rdf::TYPE {
                let class = match &quad.object {
                    Term::NamedNode(class) => class.as_str().strip_prefix(ONTOLOGY),
                    _ => None,
                };
                if let Some(class) = class.filter(|c| ontology.class(c).is_some()) {
                    let node = nodes.entry(subject).or_default();
                    if node.class.is_empty() || class < node.class.as_str() {
                        class.clone_into(&mut node.class);
                    }
                    node.articles.extend(article);
                }
            } else if let (Some(label), Term::Literal(text)) =
                (predicate.strip_prefix("http://www.w3.org/2004/02/skos/core#"), &quad.object)
            {
                let node = nodes.entry(subject).or_default();
                if label == "prefLabel" {
                    text.value().clone_into(&mut node.label);
                }
                node.names.insert(text.value().to_owned());
            } else if let Some(name) = predicate.strip_prefix(ONTOLOGY) {
                let place = ["subject", "predicate", "object", "date"].iter().position(|p| *p == name);
                if let Some(place) = place {
                    claims.entry(subject).or_default()[place] = Some(match &quad.object {
                        Term::NamedNode(node) => node.as_str(),
                        Term::Literal(literal) => literal.value(),
                        Term::BlankNode(_) => continue,
                    });
                }
                let Some(found) = ontology.predicate(name).filter(|p| chosen(&p.name)) else { continue };
                match (&found.range, &quad.object) {
                    (Range::Entity(_), Term::NamedNode(object)) => {
                        let edge = edges.entry((subject, object.as_str(), name)).or_default();
                        name.clone_into(&mut edge.predicate);
                        edge.label.clone_from(&found.labels.zh);
                        edge.articles.extend(article);
                    }
                    (Range::Number | Range::Date, Term::Literal(value)) => {
                        let shown = crate::numeral::chinese_text(value.value()).filter(|_| found.range == Range::Number);
                        let value = shown.as_deref().unwrap_or(value.value());
                        nodes.entry(subject).or_default().measures.insert(format!("{}: {value}", found.labels.zh));
                    }
                    _ => {}
                }
            }
        }
        for claim in claims.values() {
            if let [Some(subject), Some(predicate), Some(object), Some(date)] = claim
                && let Some(edge) = predicate.strip_prefix(ONTOLOGY).and_then(|name| edges.get_mut(&(*subject, *object, name)))
            {
                edge.dates.insert((*date).to_owned());
            }
        }
        nodes.retain(|_, n| !n.class.is_empty());
        let mut graph = DiGraph::new();
        let mut index: BTreeMap<&str, NodeIndex> = BTreeMap::new();
        for (iri, mut node) in nodes {
            iri.clone_into(&mut node.iri);
            index.insert(iri, graph.add_node(node));
        }
        for ((from, to, _), edge) in edges {
            if let (Some(&from), Some(&to)) = (index.get(from), index.get(to)) {
                graph.add_edge(from, to, edge);
            }
        }
        Self(graph)
    }

    /// The petgraph graph: nodes in the order of their IRIs, edges in the order of subject, object and property.
    #[must_use]
    pub fn inner(&self) -> &DiGraph<Node, Edge> {
        &self.0
    }

    /// The entity of this name: a label, or the end of its IRI.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<NodeIndex> {
        let fits = |n: &Node| n.iri == name || n.label == name || n.iri.rsplit('/').next() == Some(name);
        self.0.node_indices().find(|&i| fits(&self.0[i])).or_else(|| self.0.node_indices().find(|&i| self.0[i].names.contains(name)))
    }

    /// The part that is asked for; entities that stand in no relation and have no measure are left out.
    ///
    /// # Errors
    /// When no entity has the name that was asked for.
    pub fn select(self, ontology: &Ontology, selection: &Selection) -> Result<Self, Unnamed> {
        let near = match &selection.around {
            Some(name) => Some(self.around(self.named(name).ok_or_else(|| Unnamed(name.clone()))?, selection.depth)),
            None => None,
        };
        let classes: Vec<_> = selection.classes.iter().filter_map(|c| ontology.class(c)).collect();
        let mut keep: BTreeSet<NodeIndex> = self
            .0
            .node_indices()
            .filter(|i| near.as_ref().is_none_or(|n| n.contains(i)))
            .filter(|&i| {
                classes.is_empty() || ontology.class(&self.0[i].class).is_some_and(|c| classes.iter().any(|&above| ontology.is_a(c, above)))
            })
            .filter(|&i| !self.0[i].measures.is_empty() || self.0.neighbors_undirected(i).next().is_some())
            .collect();
        if let Some((count, rank)) = selection.top {
            keep = self.foremost(&keep, count, rank);
        }
        Ok(Self(self.0.filter_map_owned(|i, node| keep.contains(&i).then_some(node), |_, edge| Some(edge))))
    }

    /// Of these entities so many of the highest rank; one that stands in no relation to the others gives its place to the next that
    /// does, for a picture of things that have nothing to do with each other is a list.
    fn foremost(&self, of: &BTreeSet<NodeIndex>, count: usize, rank: Rank) -> BTreeSet<NodeIndex> {
        let ranked: Vec<NodeIndex> = self.ranked(rank).into_iter().map(|(i, _)| i).filter(|i| of.contains(i)).collect();
        let first: BTreeSet<NodeIndex> = ranked.iter().take(count).copied().collect();
        let joined = |i: NodeIndex, to: &BTreeSet<NodeIndex>| self.0.neighbors_undirected(i).any(|n| n != i && to.contains(&n));
        let mut kept: BTreeSet<NodeIndex> = first.iter().copied().filter(|i| joined(*i, &first)).collect();
        if kept.is_empty() {
            return first;
        }
        for &next in ranked.iter().skip(count) {
            if kept.len() >= count {
                break;
            }
            if joined(next, &kept) {
                kept.insert(next);
            }
        }
        kept
    }

    /// The entities at most `depth` relations away, itself among them.
    fn around(&self, start: NodeIndex, depth: usize) -> BTreeSet<NodeIndex> {
        let mut seen = BTreeSet::from([start]);
        let mut open = VecDeque::from([(start, 0)]);
        while let Some((at, distance)) = open.pop_front() {
            if distance < depth {
                for next in self.0.neighbors_undirected(at) {
                    if seen.insert(next) {
                        open.push_back((next, distance + 1));
                    }
                }
            }
        }
        seen
    }

    /// The entities with their rank, the highest first; equal ones in the order of their IRIs.
    #[must_use]
    pub fn ranked(&self, rank: Rank) -> Vec<(NodeIndex, f64)> {
        let scores = match rank {
            Rank::Degree => self.0.node_indices().map(|i| f64::from(self.0.neighbors_undirected(i).count() as u32)).collect(),
            Rank::PageRank => self.page_rank(),
        };
        let mut ranked: Vec<(NodeIndex, f64)> = self.0.node_indices().zip(scores).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
    }

    /// PageRank with a damping of 0.85 over the relations taken in both directions, since who is spoken of matters as much as
    /// who acts; 40 rounds, after which no rank moves by more than 0.2 %.
    fn page_rank(&self) -> Vec<f64> {
        const DAMPING: f64 = 0.85;
        let count = self.0.node_count();
        let share = 1.0 / f64::from(count.max(1) as u32);
        let degrees: Vec<f64> = self.0.node_indices().map(|i| f64::from(self.0.neighbors_undirected(i).count() as u32)).collect();
        let mut ranks = vec![share; count];
        for _ in 0..40 {
            let lost: f64 = ranks.iter().zip(&degrees).filter(|(_, d)| **d == 0.0).map(|(r, _)| r).sum();
            let mut next = vec![(1.0 - DAMPING + DAMPING * lost) * share; count];
            for edge in self.0.edge_references() {
                let (a, b) = (edge.source().index(), edge.target().index());
                next[b] += DAMPING * ranks[a] / degrees[a];
                if a != b {
                    next[a] += DAMPING * ranks[b] / degrees[b];
                }
            }
            ranks = next;
        }
        ranks
    }

    /// How many parts hang together, relations taken in both directions.
    #[must_use]
    pub fn components(&self) -> usize {
        petgraph::algo::connected_components(&self.0)
    }

    /// A shortest way between two entities, relations taken in both directions; of equally short ones the one over the
    /// relations with the most sources at each step.
    #[must_use]
    pub fn path(&self, from: NodeIndex, to: NodeIndex) -> Option<Vec<Step>> {
        let mut came: BTreeMap<NodeIndex, (NodeIndex, Step)> = BTreeMap::new();
        let mut open = VecDeque::from([from]);
        while let Some(at) = open.pop_front() {
            if at == to {
                let mut steps = Vec::new();
                let mut at = to;
                while let Some(&(before, step)) = came.get(&at) {
                    steps.push(step);
                    at = before;
                }
                steps.reverse();
                return Some(steps);
            }
            let mut next: Vec<(usize, NodeIndex, Step)> = Vec::new();
            for direction in [Direction::Outgoing, Direction::Incoming] {
                for edge in self.0.edges_directed(at, direction) {
                    let backwards = direction == Direction::Incoming;
                    let other = if backwards { edge.source() } else { edge.target() };
                    next.push((edge.weight().articles.len(), other, Step { edge: edge.id(), backwards }));
                }
            }
            next.sort_by_key(|(sources, node, step)| (std::cmp::Reverse(*sources), *node, step.edge));
            for (_, node, step) in next {
                if node != from && !came.contains_key(&node) {
                    came.insert(node, (at, step));
                    open.push_back(node);
                }
            }
        }
        None
    }

    /// The earliest date of the relations in which an entity stands, as it is written.
    #[must_use]
    pub fn first_date(&self, node: NodeIndex) -> Option<&str> {
        [Direction::Outgoing, Direction::Incoming]
            .into_iter()
            .flat_map(|d| self.0.edges_directed(node, d))
            .flat_map(|e| &e.weight().dates)
            .filter_map(|date| Some((calendar::days(date)?, date.as_str())))
            .min()
            .map(|(_, date)| date)
    }

    /// The edges with their ends, in the order of their ends and the property.
    pub(crate) fn edges(&self) -> Vec<(usize, usize, &Edge)> {
        let mut edges: Vec<_> = self.0.edge_references().map(|e| (e.source().index(), e.target().index(), e.weight())).collect();
        edges.sort_by(|a, b| (a.0, a.1, &a.2.predicate).cmp(&(b.0, b.1, &b.2.predicate)));
        edges
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use oxigraph::io::{RdfFormat, RdfParser};

    use super::*;
    use crate::Extractor;

    /// One article: a model, who released it, its founder, a partner.
    pub(crate) const TRIG: &str = r#"
        @prefix tp: <https://tupu.example/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix e: <https://tupu.example/entity/> . @prefix c: <https://tupu.example/claim/> . @prefix schema: <https://schema.org/> .
        @prefix dcterms: <http://purl.org/dc/terms/> . @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <https://tupu.example/article/a1> {
            <https://tupu.example/article/a1> a schema:NewsArticle ; dcterms:title "云川科技推出Luma2" ; dcterms:date "2024-10-31"^^xsd:date .
            e:云川科技 a tp:Company ; skos:prefLabel "云川科技"@zh ; skos:altLabel "云川"@zh ; tp:released e:Luma2 ; tp:partneredWith e:北方大学 .
            e:Luma2 a tp:Model ; skos:prefLabel "Luma2"@zh ; tp:parameterCount 1750000000000 .
            e:北方大学 a tp:University ; skos:prefLabel "北方大学"@zh .
            e:李明远 a tp:Person ; skos:prefLabel "李明远"@zh ; tp:founded e:云川科技 .
            c:1 a tp:Claim ; tp:subject e:云川科技 ; tp:predicate tp:released ; tp:object e:Luma2 ; tp:date "2024-10-30"^^xsd:date ;
                tp:evidence <https://tupu.example/claim/1#a1.1> .
            <https://tupu.example/claim/1#a1.1> a tp:Evidence ; tp:article <https://tupu.example/article/a1> ; tp:field "summary" ;
                tp:quote "云川科技发布了Luma2" ; tp:rule "release" ; tp:start 20 ; tp:end 32 ; tp:part "who 20 24 云川科技" .
            c:2 a tp:Claim ; tp:subject e:Luma2 ; tp:predicate tp:parameterCount ; tp:value 1750000000000 ; tp:bound "min" .
            c:3 a tp:Claim ; tp:subject e:云川科技 ; tp:predicate tp:released ; tp:object e:Luma3 ; tp:modality "planned" ;
                tp:statedBy e:李明远 .
            e:Luma3 a tp:Model ; skos:prefLabel "Luma3"@zh .
        }"#;

    /// The quads of [`TRIG`].
    pub(crate) fn quads() -> Vec<Quad> {
        RdfParser::from_format(RdfFormat::TriG).for_slice(TRIG.as_bytes()).collect::<Result<_, _>>().unwrap()
    }

    /// The graph of [`TRIG`].
    pub(crate) fn small() -> (Graph, Extractor) {
        let extractor = Extractor::builtin().unwrap();
        (Graph::new(&quads(), extractor.ontology(), &[]), extractor)
    }

    #[test]
    fn relations_know_their_articles_and_dates() {
        let (graph, _) = small();
        let edge = graph.edges().into_iter().find(|(_, _, e)| e.predicate == "released").unwrap().2;
        assert_eq!(edge.articles.len(), 1);
        assert_eq!(edge.dates.iter().collect::<Vec<_>>(), ["2024-10-30"]);
        let model = graph.named("Luma2").unwrap();
        assert!(graph.inner()[model].measures.contains("参数量: 1.75万亿"), "{:?}", graph.inner()[model].measures);
        assert_eq!(graph.first_date(model), Some("2024-10-30"));
    }

    #[test]
    fn a_path_goes_over_relations_in_both_directions() {
        let (graph, _) = small();
        let end = |name| graph.named(name).unwrap();
        let path = graph.path(end("李明远"), end("Luma2")).unwrap();
        let predicates: Vec<&str> = path.iter().map(|s| graph.inner()[s.edge].predicate.as_str()).collect();
        assert_eq!(predicates, ["founded", "released"]);
        assert_eq!(graph.path(end("Luma2"), end("Luma2")), Some(Vec::new()));
    }

    #[test]
    fn ranks_are_a_distribution_and_choose_the_centre() {
        let (graph, extractor) = small();
        let ranked = graph.ranked(Rank::PageRank);
        let sum: f64 = ranked.iter().map(|r| r.1).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        assert_eq!(graph.inner()[ranked[0].0].label, "云川科技");
        let top = Selection { top: Some((2, Rank::Degree)), ..Selection::default() };
        let chosen = graph.select(extractor.ontology(), &top).unwrap();
        assert_eq!(chosen.inner().node_count(), 2);
        assert_eq!(chosen.inner().edge_count(), 1);
    }
}

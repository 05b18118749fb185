//! A store → DOT: entities as nodes coloured by class, relations as labelled edges, measures inside the node.
//!
//! Made through a petgraph graph, which also chooses the part that is asked for. Deliberately lays nothing out:
//! that is Graphviz's.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{self, Write};

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::ontology::{Ontology, Range};
use crate::rdf::ONTOLOGY;

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
}

/// An entity in the picture.
#[derive(Debug, Default)]
struct Node {
    iri: String,
    label: String,
    others: BTreeSet<String>,
    class: String,
    measures: BTreeSet<String>,
}

/// The colours of the classes, in the order in which the ontology's classes first need one (a qualitative palette of
/// ColorBrewer, Set3, with four more).
const COLOURS: &[&str] = &[
    "#8dd3c7", "#ffffb3", "#bebada", "#fb8072", "#80b1d3", "#fdb462", "#b3de69", "#fccde5", "#d9d9d9", "#bc80bd", "#ccebc5", "#ffed6f",
    "#a6cee3", "#b2df8a", "#fb9a99", "#fdbf6f", "#cab2d6", "#e5c494",
];

/// Draws quads.
///
/// # Errors
/// When the writer fails, or no entity has the name that was asked for.
pub fn dot(quads: &[Quad], ontology: &Ontology, selection: &Selection, out: &mut dyn Write) -> io::Result<()> {
    let graph = select(graph(quads, ontology, selection), ontology, selection)?;
    writeln!(out, "digraph tupu {{")?;
    writeln!(out, "  rankdir=LR; charset=\"UTF-8\"; overlap=false; splines=true; bgcolor=white;")?;
    writeln!(out, "  node [shape=box, style=\"rounded,filled\", fontname=\"Noto Sans CJK SC\", fontsize=11];")?;
    writeln!(out, "  edge [fontname=\"Noto Sans CJK SC\", fontsize=9, color=\"#666666\"];")?;
    let colour = |class: &str| ontology.class(class).map_or("#eeeeee", |c| COLOURS[c.0 as usize % COLOURS.len()]);
    let mut used = BTreeSet::new();
    for index in graph.node_indices() {
        let node = &graph[index];
        used.insert(node.class.clone());
        let lines: Vec<&str> = std::iter::once(node.label.as_str()).chain(node.measures.iter().map(String::as_str)).collect();
        writeln!(
            out,
            "  n{} [label={}, fillcolor=\"{}\", tooltip={}];",
            index.index(),
            quoted(&lines.join("\n")),
            colour(&node.class),
            quoted(&node.iri)
        )?;
    }
    let mut edges: Vec<(usize, usize, &String)> =
        graph.edge_indices().filter_map(|e| graph.edge_endpoints(e).map(|(a, b)| (a.index(), b.index(), &graph[e]))).collect();
    edges.sort();
    for (from, to, label) in edges {
        writeln!(out, "  n{from} -> n{to} [label={}];", quoted(label))?;
    }
    writeln!(out, "  subgraph cluster_legend {{\n    label=\"图例\"; fontname=\"Noto Sans CJK SC\"; style=dashed; color=\"#999999\";")?;
    for class in &used {
        let label = ontology.class(class).map_or(class.as_str(), |c| ontology.classes()[c.0 as usize].labels.zh.as_str());
        writeln!(
            out,
            "    {} [label={}, fillcolor=\"{}\"];",
            quoted(&format!("legend {class}")),
            quoted(&format!("{label} {class}")),
            colour(class)
        )?;
    }
    writeln!(out, "  }}\n}}")
}

/// The whole graph, nodes in the order of their IRIs.
fn graph(quads: &[Quad], ontology: &Ontology, selection: &Selection) -> DiGraph<Node, String> {
    let mut nodes: BTreeMap<&str, Node> = BTreeMap::new();
    let mut edges: BTreeSet<(&str, &str, String)> = BTreeSet::new();
    let chosen = |name: &str| selection.predicates.is_empty() || selection.predicates.iter().any(|p| p == name);
    for quad in quads {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
        let predicate = quad.predicate.as_str();
        if quad.predicate == rdf::TYPE {
            let class = match &quad.object {
                Term::NamedNode(class) => class.as_str().strip_prefix(ONTOLOGY),
                _ => None,
            };
            if let Some(class) = class.filter(|c| ontology.class(c).is_some()) {
                class.clone_into(&mut nodes.entry(subject.as_str()).or_default().class);
            }
        } else if let (Some(label), Term::Literal(text)) = (predicate.strip_prefix("http://www.w3.org/2004/02/skos/core#"), &quad.object) {
            let node = nodes.entry(subject.as_str()).or_default();
            if label == "prefLabel" {
                text.value().clone_into(&mut node.label);
            }
            node.others.insert(text.value().to_owned());
        } else if let Some(found) = predicate.strip_prefix(ONTOLOGY).and_then(|name| ontology.predicate(name)).filter(|p| chosen(&p.name)) {
            match (&found.range, &quad.object) {
                (Range::Entity(_), Term::NamedNode(object)) => {
                    edges.insert((subject.as_str(), object.as_str(), found.labels.zh.clone()));
                }
                (Range::Number | Range::Date, Term::Literal(value)) => {
                    nodes.entry(subject.as_str()).or_default().measures.insert(format!("{}: {}", found.labels.zh, value.value()));
                }
                _ => {}
            }
        }
    }
    nodes.retain(|_, n| !n.class.is_empty());
    let mut graph = DiGraph::new();
    let mut index: BTreeMap<&str, NodeIndex> = BTreeMap::new();
    for (iri, mut node) in nodes {
        iri.clone_into(&mut node.iri);
        index.insert(iri, graph.add_node(node));
    }
    for (from, to, label) in edges {
        if let (Some(&from), Some(&to)) = (index.get(from), index.get(to)) {
            graph.add_edge(from, to, label);
        }
    }
    graph
}

/// The part that is asked for; entities that stand in no relation and have no measure are left out.
fn select(graph: DiGraph<Node, String>, ontology: &Ontology, selection: &Selection) -> io::Result<DiGraph<Node, String>> {
    let mut near: Option<BTreeSet<NodeIndex>> = None;
    if let Some(name) = &selection.around {
        let start = graph
            .node_indices()
            .find(|&i| graph[i].label == *name || graph[i].others.contains(name) || graph[i].iri.rsplit('/').next() == Some(name));
        let Some(start) = start else { return Err(io::Error::new(io::ErrorKind::NotFound, format!("no entity is named {name}"))) };
        let mut seen = BTreeSet::from([start]);
        let mut open = VecDeque::from([(start, 0)]);
        while let Some((at, distance)) = open.pop_front() {
            if distance == selection.depth {
                continue;
            }
            for direction in [Direction::Outgoing, Direction::Incoming] {
                for next in graph.neighbors_directed(at, direction) {
                    if seen.insert(next) {
                        open.push_back((next, distance + 1));
                    }
                }
            }
        }
        near = Some(seen);
    }
    let classes: Vec<_> = selection.classes.iter().filter_map(|c| ontology.class(c)).collect();
    let keep: BTreeSet<NodeIndex> = graph
        .node_indices()
        .filter(|i| near.as_ref().is_none_or(|n| n.contains(i)))
        .filter(|&i| {
            classes.is_empty() || ontology.class(&graph[i].class).is_some_and(|c| classes.iter().any(|&above| ontology.is_a(c, above)))
        })
        .filter(|&i| !graph[i].measures.is_empty() || graph.neighbors_undirected(i).next().is_some())
        .collect();
    Ok(graph.filter_map_owned(|i, node| keep.contains(&i).then_some(node), |_, edge| Some(edge)))
}

/// A DOT string: quotes and backslashes escaped, line feeds as `\n`.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

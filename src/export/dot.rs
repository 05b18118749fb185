//! A graph → DOT: entities as nodes coloured by class, relations as labelled edges, measures inside the node.
//!
//! Written from the petgraph graph of [`crate::graph`] by hand, because petgraph's `Dot` knows no clusters. Deliberately lays
//! nothing out: that is Graphviz's.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use petgraph::graph::NodeIndex;

use super::palette::{class_label, colour};
use crate::calendar;
use crate::claim::local;
use crate::graph::{Edge, Graph, Rank};
use crate::ontology::Ontology;

/// How a picture is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Freely.
    #[default]
    Free,
    /// Entities of one class together.
    ByClass,
    /// Entities of which one article alone speaks together.
    ByArticle,
    /// Along a line of time, by the earliest date of an entity's relations.
    Timeline,
}

/// From so many entities on, a picture is a map: most entities are dots, those of the highest degree have their names.
pub const CROWDED: usize = 300;
/// How many names a map shows.
const NAMED: usize = 120;
/// The most relations that have labels on a line of time.
const LABELLED: usize = 40;
/// From so many months on, a line of time shows years.
const MONTHS: usize = 24;

/// The entities that a picture shows with their names; all, where it is not crowded.
pub(super) fn named(graph: &Graph) -> BTreeSet<usize> {
    let count = graph.inner().node_count();
    let most = if count > CROWDED { NAMED } else { count };
    graph.ranked(Rank::Degree).into_iter().take(most).map(|(i, _)| i.index()).collect()
}

/// Draws a graph.
///
/// # Errors
/// When the writer fails.
pub fn dot(graph: &Graph, ontology: &Ontology, arrangement: Arrangement, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph tupu {{")?;
    let nodes = graph.inner();
    let crowded = nodes.node_count() > CROWDED;
    // Lines that bend around everything take Graphviz minutes in a crowd, and wind through a line of time; so do their labels.
    let bare = crowded || arrangement == Arrangement::Timeline && nodes.edge_count() > LABELLED;
    let splines = if bare { "line" } else { "true" };
    writeln!(
        out,
        "  rankdir=LR; charset=\"UTF-8\"; overlap=prism; splines={splines}; bgcolor=white; newrank=true; outputorder=edgesfirst;"
    )?;
    writeln!(out, "  node [shape=box, style=\"rounded,filled\", color=\"#00000033\", fontname=\"Noto Sans CJK SC\", fontsize=11];")?;
    let (line, arrow) = match (crowded, bare) {
        (true, _) => ("#6666661f", "none"),
        (false, true) => ("#66666680", "normal"),
        (false, false) => ("#666666", "normal"),
    };
    writeln!(
        out,
        "  edge [fontname=\"Noto Sans CJK SC\", fontsize=9, color=\"{line}\", fontcolor=\"#444444\", arrowsize=0.7, arrowhead={arrow}];"
    )?;
    let mut used = BTreeSet::new();
    let named = named(graph);
    for index in nodes.node_indices() {
        let node = &nodes[index];
        used.insert(node.class.as_str());
        let mut lines: Vec<&str> = vec![node.label.as_str()];
        let look = match (named.contains(&index.index()), crowded) {
            (false, _) => {
                lines.clear();
                ", shape=circle, style=filled, width=0.12, fixedsize=true"
            }
            (true, true) => ", fontsize=26",
            (true, false) => {
                lines.extend(node.measures.iter().map(String::as_str));
                ""
            }
        };
        writeln!(
            out,
            "  n{} [label={}, fillcolor=\"{}\", tooltip={}{look}];",
            index.index(),
            quoted(&lines.join("\n")),
            colour(ontology, &node.class),
            quoted(if crowded { &node.label } else { &node.iri })
        )?;
    }
    match arrangement {
        Arrangement::Free => {}
        Arrangement::ByClass => clusters(graph, out, |i| {
            let class = nodes[i].class.as_str();
            Some((class.to_owned(), class_label(ontology, class)))
        })?,
        Arrangement::ByArticle => clusters(graph, out, |i| {
            let mut articles = nodes[i].articles.iter();
            let first = articles.next().filter(|_| articles.next().is_none())?;
            Some((first.clone(), local(first).to_owned()))
        })?,
        Arrangement::Timeline => timeline(graph, out)?,
    }
    for (from, to, edge) in graph.edges() {
        let constraint = if arrangement == Arrangement::Timeline { ", constraint=false" } else { "" };
        let (shown, hidden) = if bare { (String::new(), edge_label(edge)) } else { (edge_label(edge), String::new()) };
        let (label, tip) = (quoted(&shown), quoted(&hidden));
        writeln!(out, "  n{from} -> n{to} [label={label}, penwidth={:.1}, tooltip={tip}{constraint}];", width(edge))?;
    }
    legend(&used, ontology, crowded, out)?;
    writeln!(out, "}}")
}

/// Which colour means which class. A map has it below itself, because the program that draws large graphs knows no frames.
fn legend(classes: &BTreeSet<&str>, ontology: &Ontology, crowded: bool, out: &mut dyn Write) -> io::Result<()> {
    if crowded {
        write!(out, "  fontname=\"Noto Sans CJK SC\"; fontsize=40; label=<<TABLE BORDER=\"0\" CELLSPACING=\"12\" CELLPADDING=\"10\"><TR>")?;
        for class in classes {
            let name = super::layout::escaped(&format!("{} {class}", class_label(ontology, class)));
            write!(out, "<TD BGCOLOR=\"{}\">{name}</TD>", colour(ontology, class))?;
        }
        return writeln!(out, "</TR></TABLE>>;");
    }
    writeln!(out, "  subgraph cluster_legend {{\n    label=\"图例\"; fontname=\"Noto Sans CJK SC\"; style=dashed; color=\"#999999\";")?;
    for class in classes {
        let name = quoted(&format!("legend {class}"));
        let label = quoted(&format!("{} {class}", class_label(ontology, class)));
        writeln!(out, "    {name} [label={label}, fillcolor=\"{}\"];", colour(ontology, class))?;
    }
    writeln!(out, "  }}")
}

/// The property's label with the dates.
pub(super) fn edge_label(edge: &Edge) -> String {
    let dates: Vec<&str> = edge.dates.iter().map(String::as_str).collect();
    if dates.is_empty() { edge.label.clone() } else { format!("{} {}", edge.label, dates.join("、")) }
}

/// The width of a relation's line in points: the more articles state it, the wider, up to 6.
pub(super) fn width(edge: &Edge) -> f64 {
    (f64::from(edge.articles.len().max(1) as u32).log2() * 1.2 + 1.0).min(6.0)
}

/// Frames around the nodes that share a key.
fn clusters(graph: &Graph, out: &mut dyn Write, key: impl Fn(NodeIndex) -> Option<(String, String)>) -> io::Result<()> {
    let mut groups: BTreeMap<(String, String), Vec<NodeIndex>> = BTreeMap::new();
    for index in graph.inner().node_indices() {
        if let Some(key) = key(index) {
            groups.entry(key).or_default().push(index);
        }
    }
    for (nth, ((_, label), members)) in groups.iter().enumerate() {
        writeln!(
            out,
            "  subgraph cluster_{nth} {{\n    label={}; fontname=\"Noto Sans CJK SC\"; style=\"rounded,filled\"; color=\"#dddddd\"; fillcolor=\"#fafafa\";",
            quoted(label)
        )?;
        for member in members {
            writeln!(out, "    n{};", member.index())?;
        }
        writeln!(out, "  }}")?;
    }
    Ok(())
}

/// A row of months (of years, where they are many), and under each the entities whose first date lies in it.
fn timeline(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let first = |i: NodeIndex| graph.first_date(i).and_then(calendar::days).map(|days| days.0);
    let dated: BTreeSet<String> = graph.inner().node_indices().filter_map(first).map(|day| day.strftime("%Y-%m").to_string()).collect();
    let exactness = if dated.len() > MONTHS { "%Y" } else { "%Y-%m" };
    let mut months: BTreeMap<String, Vec<NodeIndex>> = BTreeMap::new();
    for index in graph.inner().node_indices() {
        if let Some(day) = first(index) {
            months.entry(day.strftime(exactness).to_string()).or_default().push(index);
        }
    }
    let labels: Vec<&String> = months.keys().collect();
    for label in &labels {
        writeln!(out, "  {} [label={}, shape=plaintext, style=\"\", fontsize=13];", quoted(&format!("time {label}")), quoted(label))?;
    }
    for pair in labels.windows(2) {
        let (from, to) = (quoted(&format!("time {}", pair[0])), quoted(&format!("time {}", pair[1])));
        writeln!(out, "  {from} -> {to} [arrowhead=none, color=\"#bbbbbb\", weight=100];")?;
    }
    for (label, members) in &months {
        write!(out, "  {{ rank=same; {};", quoted(&format!("time {label}")))?;
        for member in members {
            write!(out, " n{};", member.index())?;
        }
        writeln!(out, " }}")?;
    }
    Ok(())
}

/// A DOT string: quotes and backslashes escaped, line feeds as `\n`.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_carry_dates_and_nodes_measures() {
        let (graph, extractor) = crate::graph::tests::small();
        for arrangement in [Arrangement::Free, Arrangement::ByClass, Arrangement::ByArticle, Arrangement::Timeline] {
            let mut out = Vec::new();
            dot(&graph, extractor.ontology(), arrangement, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert!(text.contains("[label=\"发布 2024-10-30\", penwidth=1.0"), "{text}");
            assert!(text.contains("Luma2\\n参数量: 1.75万亿"), "{text}");
            assert_eq!(text.matches('{').count(), text.matches('}').count());
        }
    }

    #[test]
    fn what_could_end_a_string_is_escaped() {
        assert_eq!(quoted("a\"b\\c\nd"), r#""a\"b\\c\nd""#);
    }
}

//! A graph → the formats of other programs: GraphML, GEXF (Gephi), Cytoscape JSON, Mermaid.
//!
//! Nodes keep name, class, IRI and measures; edges the property, its label, the number of sources and the dates.

use std::io::{self, Write};

use serde_json::json;

use super::dot::edge_label;
use super::layout::escaped;
use super::palette::colour;
use crate::calendar;
use crate::graph::{Edge, Graph, Node};
use crate::ontology::Ontology;

/// The attributes of nodes and of edges that GraphML and GEXF declare: id, name, type.
const NODE_ATTRIBUTES: [(&str, &str); 3] = [("class", "string"), ("iri", "string"), ("measures", "string")];
const EDGE_ATTRIBUTES: [(&str, &str); 3] = [("predicate", "string"), ("sources", "int"), ("dates", "string")];

fn node_values(node: &Node) -> [String; 3] {
    [node.class.clone(), node.iri.clone(), node.measures.iter().cloned().collect::<Vec<_>>().join("; ")]
}

fn edge_values(edge: &Edge) -> [String; 3] {
    [edge.predicate.clone(), edge.articles.len().to_string(), edge.dates.iter().cloned().collect::<Vec<_>>().join(" ")]
}

/// Writes GraphML.
///
/// # Errors
/// When the writer fails.
pub fn graphml(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    writeln!(out, "  <key id=\"nl\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>")?;
    writeln!(out, "  <key id=\"el\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>")?;
    for (kind, short, attributes) in [("node", "n", NODE_ATTRIBUTES), ("edge", "e", EDGE_ATTRIBUTES)] {
        for (nth, (name, r#type)) in attributes.iter().enumerate() {
            writeln!(out, "  <key id=\"{short}{nth}\" for=\"{kind}\" attr.name=\"{name}\" attr.type=\"{type}\"/>")?;
        }
    }
    writeln!(out, "  <graph id=\"tupu\" edgedefault=\"directed\">")?;
    for (nth, node) in graph.inner().node_weights().enumerate() {
        write!(out, "    <node id=\"{nth}\"><data key=\"nl\">{}</data>", escaped(&node.label))?;
        data("n", &node_values(node), out)?;
        writeln!(out, "</node>")?;
    }
    for (nth, (from, to, edge)) in graph.edges().into_iter().enumerate() {
        write!(out, "    <edge id=\"e{nth}\" source=\"{from}\" target=\"{to}\"><data key=\"el\">{}</data>", escaped(&edge.label))?;
        data("e", &edge_values(edge), out)?;
        writeln!(out, "</edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

fn data(short: &str, values: &[String], out: &mut dyn Write) -> io::Result<()> {
    values.iter().enumerate().try_for_each(|(nth, value)| write!(out, "<data key=\"{short}{nth}\">{}</data>", escaped(value)))
}

/// Writes GEXF 1.3, as Gephi reads it, with colours and, on dated relations, their days.
///
/// # Errors
/// When the writer fails.
pub fn gexf(graph: &Graph, ontology: &Ontology, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">")?;
    writeln!(out, "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\">")?;
    for (kind, attributes) in [("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)] {
        writeln!(out, "    <attributes class=\"{kind}\" mode=\"static\">")?;
        for (nth, (name, r#type)) in attributes.iter().enumerate() {
            let r#type = if *r#type == "int" { "integer" } else { r#type };
            writeln!(out, "      <attribute id=\"{nth}\" title=\"{name}\" type=\"{type}\"/>")?;
        }
        writeln!(out, "    </attributes>")?;
    }
    writeln!(out, "    <nodes>")?;
    for (nth, node) in graph.inner().node_weights().enumerate() {
        let hex = u32::from_str_radix(colour(ontology, &node.class).trim_start_matches('#'), 16).unwrap_or(0xee_eeee);
        writeln!(
            out,
            "      <node id=\"{nth}\" label=\"{}\">{}<viz:color r=\"{}\" g=\"{}\" b=\"{}\"/></node>",
            escaped(&node.label),
            attributes(&node_values(node)),
            hex >> 16,
            hex >> 8 & 0xff,
            hex & 0xff
        )?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for (nth, (from, to, edge)) in graph.edges().into_iter().enumerate() {
        let days: Vec<_> = edge.dates.iter().filter_map(|d| calendar::days(d)).collect();
        let span = match (days.iter().map(|d| d.0).min(), days.iter().map(|d| d.1).max()) {
            (Some(first), Some(last)) => format!(" start=\"{first}\" end=\"{last}\""),
            _ => String::new(),
        };
        writeln!(
            out,
            "      <edge id=\"{nth}\" source=\"{from}\" target=\"{to}\" label=\"{}\" weight=\"{}\"{span}>{}</edge>",
            escaped(&edge.label),
            edge.articles.len().max(1),
            attributes(&edge_values(edge))
        )?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}

fn attributes(values: &[String]) -> String {
    let values: Vec<String> =
        values.iter().enumerate().map(|(nth, value)| format!("<attvalue for=\"{nth}\" value=\"{}\"/>", escaped(value))).collect();
    format!("<attvalues>{}</attvalues>", values.concat())
}

/// Writes the JSON that Cytoscape reads.
///
/// # Errors
/// When the writer fails.
pub fn cytoscape(graph: &Graph, ontology: &Ontology, out: &mut dyn Write) -> io::Result<()> {
    let nodes: Vec<_> = graph
        .inner()
        .node_weights()
        .enumerate()
        .map(|(nth, node)| {
            json!({"data": {"id": format!("n{nth}"), "label": node.label, "class": node.class, "iri": node.iri,
                "measures": node.measures, "colour": colour(ontology, &node.class)}})
        })
        .collect();
    let edges: Vec<_> = graph
        .edges()
        .into_iter()
        .enumerate()
        .map(|(nth, (from, to, edge))| {
            json!({"data": {"id": format!("e{nth}"), "source": format!("n{from}"), "target": format!("n{to}"), "label": edge.label,
                "predicate": edge.predicate, "sources": edge.articles.len(), "dates": edge.dates}})
        })
        .collect();
    let whole = json!({"data": {"name": "tupu"}, "elements": {"nodes": nodes, "edges": edges}});
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

/// Writes a Mermaid flow chart.
///
/// # Errors
/// When the writer fails.
pub fn mermaid(graph: &Graph, ontology: &Ontology, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "flowchart LR")?;
    for (nth, node) in graph.inner().node_weights().enumerate() {
        let lines: Vec<&str> = std::iter::once(node.label.as_str()).chain(node.measures.iter().map(String::as_str)).collect();
        writeln!(out, "  n{nth}[\"{}\"]:::{}", entities(&lines.join("\n")), node.class)?;
    }
    for (from, to, edge) in graph.edges() {
        writeln!(out, "  n{from} -->|\"{}\"| n{to}", entities(&edge_label(edge)))?;
    }
    let classes: std::collections::BTreeSet<&str> = graph.inner().node_weights().map(|n| n.class.as_str()).collect();
    classes.iter().try_for_each(|class| writeln!(out, "  classDef {class} fill:{},stroke:#999,color:#000", colour(ontology, class)))
}

/// Text inside Mermaid's quotes: what could end it or be markup is written as `#code;`.
fn entities(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => "<br/>".to_owned(),
            '"' | '#' | '<' | '>' | '&' | '|' | '`' | ';' => format!("#{};", c as u32),
            c => c.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(write: impl Fn(&Graph, &Ontology, &mut Vec<u8>) -> io::Result<()>) -> String {
        let (graph, extractor) = crate::graph::tests::small();
        let mut out = Vec::new();
        write(&graph, extractor.ontology(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_format_keeps_names_properties_and_dates() {
        let all = [
            drawn(|g, _, out| graphml(g, out)),
            drawn(|g, o, out| gexf(g, o, out)),
            drawn(|g, o, out| cytoscape(g, o, out)),
            drawn(|g, o, out| mermaid(g, o, out)),
        ];
        for text in &all {
            for wanted in ["Luma2", "发布", "2024-10-30", "1.75万亿"] {
                assert!(text.contains(wanted), "{wanted} is missing in {text}");
            }
        }
        assert!(serde_json::from_str::<serde_json::Value>(&all[2]).is_ok());
    }

    #[test]
    fn mermaid_text_cannot_leave_its_quotes() {
        assert_eq!(entities("a\"]|#\n"), "a#34;]#124;#35;<br/>");
    }
}

//! A graph → SVG without Graphviz, with places by [`springs`] or along a line of time.
//!
//! Deterministic: the same graph gives the same picture. Deliberately simple; where Graphviz is installed its pictures are better.

use std::collections::BTreeSet;
use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::dot::{Arrangement, CROWDED, edge_label, named, width};
use super::palette::{class_label, colour};
use super::springs::{REST, springs};
use crate::calendar;
use crate::graph::{Graph, Rank};
use crate::ontology::Ontology;

/// How much nearer to each other the nodes of a map stand than those of a picture with boxes.
const DENSE: f64 = 0.25;

/// Draws a graph.
///
/// # Errors
/// When the writer fails.
pub fn svg(graph: &Graph, ontology: &Ontology, arrangement: Arrangement, out: &mut dyn Write) -> io::Result<()> {
    let mut places = springs(graph);
    if arrangement == Arrangement::Timeline {
        along_time(graph, &mut places);
    }
    let crowded = graph.inner().node_count() > CROWDED;
    if crowded {
        // Dots need less room than boxes.
        for (x, y) in &mut places {
            (*x, *y) = (*x * DENSE, *y * DENSE);
        }
    }
    let named = if crowded { legible(graph, &places) } else { named(graph) };
    let boxes: Vec<Lines> = graph
        .inner()
        .node_weights()
        .enumerate()
        .map(|(i, n)| match (named.contains(&i), crowded) {
            (false, _) => Lines::dot(),
            (true, true) => Lines::new(&n.label, std::iter::empty()),
            (true, false) => Lines::new(&n.label, n.measures.iter().map(String::as_str)),
        })
        .collect();
    let (mut left, mut top, mut right, mut bottom) = (0.0_f64, 0.0_f64, 200.0_f64, 60.0_f64);
    for (place, lines) in places.iter().zip(&boxes) {
        left = left.min(place.0 - lines.width / 2.0);
        right = right.max(place.0 + lines.width / 2.0);
        top = top.min(place.1 - lines.height / 2.0);
        bottom = bottom.max(place.1 + lines.height / 2.0);
    }
    let classes: BTreeSet<&str> = graph.inner().node_weights().map(|n| n.class.as_str()).collect();
    let legend = f64::from(classes.len() as u32) * 22.0 + 30.0;
    let (wide, high) = (right - left + 240.0, (bottom - top + 40.0).max(legend + 20.0));
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{:.0} {:.0} {wide:.0} {high:.0}\" width=\"{wide:.0}\" height=\"{high:.0}\" \
         font-family=\"Noto Sans CJK SC, Noto Sans SC, sans-serif\">",
        left - 20.0,
        top - 20.0
    )?;
    writeln!(out, "<rect x=\"{:.0}\" y=\"{:.0}\" width=\"{wide:.0}\" height=\"{high:.0}\" fill=\"white\"/>", left - 20.0, top - 20.0)?;
    writeln!(
        out,
        "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#666\"/></marker></defs>"
    )?;
    let mut before = (usize::MAX, usize::MAX);
    let mut nth = 0_u32;
    for (from, to, edge) in graph.edges() {
        // The labels of several relations between the same two stand under each other.
        nth = if before == (from, to) { nth + 1 } else { 0 };
        before = (from, to);
        let (a, b) = (places[from], places[to]);
        let (start, end) = (border(a, b, &boxes[from]), border(b, a, &boxes[to]));
        if crowded {
            let ((x1, y1), (x2, y2)) = (a, b);
            writeln!(out, "<line x1=\"{x1:.0}\" y1=\"{y1:.0}\" x2=\"{x2:.0}\" y2=\"{y2:.0}\" stroke=\"#666\" stroke-opacity=\".12\"/>")?;
            continue;
        }
        writeln!(
            out,
            "<g><line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"#999\" stroke-width=\"{:.1}\" marker-end=\"url(#arrow)\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" font-size=\"9\" fill=\"#555\" text-anchor=\"middle\">{}</text></g>",
            start.0,
            start.1,
            end.0,
            end.1,
            width(edge),
            f64::midpoint(start.0, end.0),
            f64::midpoint(start.1, end.1) - 3.0 + f64::from(nth) * 10.0,
            escaped(&edge_label(edge))
        )?;
    }
    // What has a name stands before what has none.
    let mut drawn: Vec<_> = places.iter().zip(&boxes).zip(graph.inner().node_weights()).collect();
    drawn.sort_by_key(|((_, lines), _)| !lines.text.is_empty());
    for ((place, lines), node) in drawn {
        let (x, y) = (place.0 - lines.width / 2.0, place.1 - lines.height / 2.0);
        write!(
            out,
            "<g><title>{}</title><rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"6\" fill=\"{}\" stroke=\"#0003\"/>",
            escaped(&node.iri),
            lines.width,
            lines.height,
            colour(ontology, &node.class)
        )?;
        for (nth, line) in lines.text.iter().enumerate() {
            write!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{}\" text-anchor=\"middle\">{}</text>",
                place.0,
                y + 15.0 + f64::from(nth as u32) * 14.0,
                if nth == 0 { 12 } else { 10 },
                escaped(line)
            )?;
        }
        writeln!(out, "</g>")?;
    }
    for (nth, class) in classes.iter().enumerate() {
        let y = top + f64::from(nth as u32) * 22.0;
        writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{y:.1}\" width=\"14\" height=\"14\" rx=\"3\" fill=\"{}\" stroke=\"#0003\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" font-size=\"11\">{}</text>",
            right + 40.0,
            colour(ontology, class),
            right + 60.0,
            y + 11.0,
            escaped(&format!("{} {class}", class_label(ontology, class)))
        )?;
    }
    writeln!(out, "</svg>")
}

/// The names that a map shows: of the highest rank first, and without those that would cover one shown before.
fn legible(graph: &Graph, places: &[(f64, f64)]) -> BTreeSet<usize> {
    let named = named(graph);
    let mut shown: Vec<(usize, Lines)> = Vec::new();
    for (index, _) in graph.ranked(Rank::Degree) {
        let (at, lines) = (index.index(), Lines::new(&graph.inner()[index].label, std::iter::empty()));
        let covers = |(other, box_of): &(usize, Lines)| {
            let (dx, dy) = (places[at].0 - places[*other].0, places[at].1 - places[*other].1);
            dx.abs() < f64::midpoint(lines.width, box_of.width) && dy.abs() < f64::midpoint(lines.height, box_of.height)
        };
        if named.contains(&at) && !shown.iter().any(covers) {
            shown.push((at, lines));
        }
    }
    shown.into_iter().map(|(at, _)| at).collect()
}

/// The lines of a node and the size of its box in pixels.
struct Lines {
    text: Vec<String>,
    width: f64,
    height: f64,
}

impl Lines {
    /// A node without a name.
    fn dot() -> Self {
        Self { text: Vec::new(), width: 5.0, height: 5.0 }
    }

    fn new<'a>(label: &'a str, measures: impl Iterator<Item = &'a str>) -> Self {
        let text: Vec<String> = std::iter::once(label).chain(measures).map(str::to_owned).collect();
        let cells = text.iter().map(|l| l.width()).max().unwrap_or(0);
        Self { width: f64::from(cells as u32) * 6.6 + 16.0, height: f64::from(text.len() as u32) * 14.0 + 8.0, text }
    }
}

/// Dated entities stand by their date from left to right, undated ones stay below.
fn along_time(graph: &Graph, places: &mut [(f64, f64)]) {
    let mut dated: Vec<(i32, usize)> =
        graph.inner().node_indices().filter_map(|i| Some((graph.first_date(i).and_then(calendar::position)?, i.index()))).collect();
    dated.sort_unstable();
    let lowest = places.iter().map(|p| p.1).fold(f64::NEG_INFINITY, f64::max);
    let mut column = 0_u32;
    let mut row = 0_u32;
    for (nth, &(day, node)) in dated.iter().enumerate() {
        // A month is a column.
        if nth > 0 && day / 30 != dated[nth - 1].0 / 30 {
            column += 1;
            row = 0;
        }
        places[node] = (f64::from(column) * REST * 1.4, lowest + REST + f64::from(row) * 60.0);
        row += 1;
    }
}

/// Where the line from the middle of a box to another place leaves the box.
fn border(from: (f64, f64), to: (f64, f64), lines: &Lines) -> (f64, f64) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let scale = (lines.width / 2.0 / dx.abs().max(0.01)).min(lines.height / 2.0 / dy.abs().max(0.01)).min(1.0);
    (from.0 + dx * scale, from.1 + dy * scale)
}

/// Text as XML holds it; what XML may not hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => {}
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_graph_gives_the_same_picture() {
        let (graph, extractor) = crate::graph::tests::small();
        let draw = |arrangement| {
            let mut out = Vec::new();
            svg(&graph, extractor.ontology(), arrangement, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        for arrangement in [Arrangement::Free, Arrangement::Timeline] {
            let picture = draw(arrangement);
            assert_eq!(picture, draw(arrangement));
            assert!(picture.contains(">Luma2</text>") && picture.contains("发布 2024-10-30"));
            assert!(!picture.contains("NaN") && !picture.contains("inf"));
        }
    }

    #[test]
    fn xml_is_escaped() {
        assert_eq!(escaped("<a&\"b\">\u{1}"), "&lt;a&amp;&quot;b&quot;&gt;");
    }
}

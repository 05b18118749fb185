//! Places for the nodes of a picture: Fruchterman and Reingold's springs, from a spiral.
//!
//! Deterministic: the same graph gives the same places. Deliberately knows nothing of the size of what is drawn there.

use std::collections::BTreeMap;

use crate::graph::Graph;

/// The distance at which two joined nodes rest, in pixels.
pub(super) const REST: f64 = 170.0;

/// Up to so many nodes each repels each; beyond, only those that are near.
const EACH: usize = 600;
/// How far a node repels others where there are many, in pixels.
const REACH: f64 = 2.0 * REST;

type Place = (f64, f64);

/// A place for each node, in the order of their indices.
pub(super) fn springs(graph: &Graph) -> Vec<Place> {
    let count = graph.inner().node_count();
    let many = count > EACH;
    // A sunflower's spiral: no two nodes fall together, and neighbours in order lie apart.
    let mut places: Vec<Place> = (0..count)
        .map(|i| {
            let i = f64::from(i as u32);
            let (angle, radius) = (i * 2.399_963_23, REST * 0.6 * i.sqrt());
            (angle.cos() * radius, angle.sin() * radius)
        })
        .collect();
    let edges = graph.edges();
    // The time is bounded: fewer rounds for larger graphs.
    let rounds = if many { (1_500_000 / count).clamp(40, 300) } else { (30_000_000 / (count * count).max(1)).clamp(20, 300) };
    // Gravity keeps parts that do not hang together on one page: at 2 the page is about as large as its nodes need. Where only
    // the near ones repel, little of it is enough.
    let gravity = if many { 0.05 } else { 2.0 };
    for round in 0..rounds {
        let mut moves = vec![(0.0, 0.0); count];
        if many {
            repel_near(&places, &mut moves);
        } else {
            for a in 0..count {
                for b in a + 1..count {
                    repel(&places, &mut moves, a, b, 0.0);
                }
            }
        }
        for &(a, b, _) in &edges {
            let (dx, dy) = (places[a].0 - places[b].0, places[a].1 - places[b].1);
            let force = dx.hypot(dy) / REST;
            moves[a] = (moves[a].0 - dx * force, moves[a].1 - dy * force);
            moves[b] = (moves[b].0 + dx * force, moves[b].1 + dy * force);
        }
        // In a crowd the first steps may be long, for the way to a node's neighbours is.
        let longest = if many { REST * 4.0 } else { REST };
        let most = longest * (1.0 - f64::from(round as u32) / f64::from(rounds as u32)) + 1.0;
        for (place, step) in places.iter_mut().zip(&moves) {
            let (dx, dy) = (step.0 - place.0 * gravity, step.1 - place.1 * gravity);
            let length = dx.hypot(dy).max(0.01);
            let short = length.min(most) / length;
            *place = (place.0 + dx * short, place.1 + dy * short);
        }
    }
    places
}

/// Two nodes repel each other; the force is `less` than it would be, and never an attraction.
fn repel(places: &[Place], moves: &mut [Place], a: usize, b: usize, less: f64) {
    let (dx, dy) = (places[a].0 - places[b].0, places[a].1 - places[b].1);
    let squared = (dx * dx + dy * dy).max(1.0);
    let force = (REST * REST / squared - less).max(0.0);
    moves[a] = (moves[a].0 + dx * force, moves[a].1 + dy * force);
    moves[b] = (moves[b].0 - dx * force, moves[b].1 - dy * force);
}

/// Nodes that are near repel each other; the force ends at [`REACH`] without a step, so that the grid does not show.
fn repel_near(places: &[Place], moves: &mut [Place]) {
    let less = REST * REST / (REACH * REACH);
    let mut cells: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (i, place) in places.iter().enumerate() {
        cells.entry(((place.0 / REACH).floor() as i64, (place.1 / REACH).floor() as i64)).or_default().push(i);
    }
    for (&(x, y), members) in &cells {
        for (nth, &a) in members.iter().enumerate() {
            for &b in &members[nth + 1..] {
                repel(places, moves, a, b, less);
            }
            // Each pair of cells once.
            for beside in [(x + 1, y - 1), (x + 1, y), (x + 1, y + 1), (x, y + 1)] {
                for &b in cells.get(&beside).into_iter().flatten() {
                    repel(places, moves, a, b, less);
                }
            }
        }
    }
}

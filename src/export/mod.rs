//! A store → RDF files and pictures, byte-identical from run to run.
//!
//! Each format is one file. Deliberately leaves the reading of stores to [`crate::store`].

mod dot;
mod layout;
mod network;
mod palette;
mod springs;
mod turtle;

use std::io::{self, Write};

use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::Quad;
use oxigraph::store::Store;

pub use dot::{Arrangement, CROWDED, dot};
pub use layout::svg;
pub use network::{cytoscape, gexf, graphml, mermaid};
pub use palette::{class_label, colour};

/// Every quad of a store, in the order of its N-Quads line.
///
/// # Errors
/// When the store cannot be read.
pub fn sorted(store: &Store) -> io::Result<Vec<Quad>> {
    let mut quads = store.iter().collect::<Result<Vec<_>, _>>().map_err(io::Error::other)?;
    quads.sort_by_cached_key(ToString::to_string);
    Ok(quads)
}

/// Writes quads in an RDF format. A format without named graphs gets every triple once.
///
/// # Errors
/// When the writer fails.
pub fn rdf(quads: &[Quad], format: RdfFormat, base: &str, out: &mut dyn Write) -> io::Result<()> {
    match format {
        RdfFormat::Turtle => turtle::turtle(quads, base, out),
        RdfFormat::TriG => turtle::trig(quads, base, out),
        RdfFormat::NQuads => quads.iter().try_for_each(|quad| writeln!(out, "{quad} .")),
        RdfFormat::NTriples => turtle::triples(quads).iter().try_for_each(|triple| writeln!(out, "{triple} .")),
        RdfFormat::JsonLd { .. } => serialise(quads, RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }, base, out),
        other => serialise(quads, other, base, out),
    }
}

fn serialise(quads: &[Quad], format: RdfFormat, base: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = RdfSerializer::from_format(format);
    for (name, iri) in crate::rdf::prefixes(base) {
        serializer = serializer.with_prefix(name, iri).map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(out);
    if format.supports_datasets() {
        for quad in quads {
            writer.serialize_quad(quad)?;
        }
    } else {
        for triple in &turtle::triples(quads) {
            writer.serialize_triple(triple)?;
        }
    }
    writer.finish()?.flush()
}

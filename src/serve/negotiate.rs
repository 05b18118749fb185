//! What a client accepts → which of our media types it gets.

use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use oxigraph::sparql::results::QueryResultsFormat;

/// A format for tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    pub media: &'static str,
    pub format: QueryResultsFormat,
}

impl Table {
    /// Whether it can say yes or no.
    pub fn in_boolean(&self) -> bool {
        matches!(self.format, QueryResultsFormat::Json | QueryResultsFormat::Xml)
    }
}

/// The formats for tables, the one that is given by default first.
pub(super) const TABLES: &[Table] = &[
    Table { media: "application/sparql-results+json", format: QueryResultsFormat::Json },
    Table { media: "application/json", format: QueryResultsFormat::Json },
    Table { media: "application/sparql-results+xml", format: QueryResultsFormat::Xml },
    Table { media: "application/xml", format: QueryResultsFormat::Xml },
    Table { media: "text/csv", format: QueryResultsFormat::Csv },
    Table { media: "text/tab-separated-values", format: QueryResultsFormat::Tsv },
];

/// The formats for triples, the one that is given by default first.
pub(super) const GRAPHS: &[(&str, RdfFormat)] = &[
    ("text/turtle", RdfFormat::Turtle),
    ("application/ld+json", RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }),
    ("application/n-triples", RdfFormat::NTriples),
    ("application/rdf+xml", RdfFormat::RdfXml),
    ("application/trig", RdfFormat::TriG),
    ("application/n-quads", RdfFormat::NQuads),
    ("application/json", RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }),
    ("application/xml", RdfFormat::RdfXml),
    ("text/plain", RdfFormat::NTriples),
];

/// The best of our media types: by the client's quality, then by our order. An empty header accepts all.
pub(super) fn choose<T: Copy>(accept: &str, ours: &[(&'static str, T)]) -> Option<(&'static str, T)> {
    let wanted: Vec<(&str, f64)> = accept.split(',').filter_map(range).collect();
    if wanted.is_empty() {
        return ours.first().copied();
    }
    let mut best: Option<(f64, (&'static str, T))> = None;
    for offer in ours {
        let quality = quality(offer.0, &wanted);
        if quality > 0.0 && best.is_none_or(|(q, _)| quality > q) {
            best = Some((quality, *offer));
        }
    }
    best.map(|(_, offer)| offer)
}

/// `text/html;q=0.8` → the range and its quality.
fn range(item: &str) -> Option<(&str, f64)> {
    let mut parts = item.split(';').map(str::trim);
    let media = parts.next().filter(|m| m.contains('/'))?;
    let quality = parts.find_map(|p| p.strip_prefix("q=")).and_then(|q| q.trim().parse().ok()).unwrap_or(1.0);
    Some((media, quality))
}

/// The quality of the most specific range that holds a media type.
fn quality(media: &str, wanted: &[(&str, f64)]) -> f64 {
    let class = media.split('/').next().unwrap_or_default();
    let fits = |range: &str| {
        if range.eq_ignore_ascii_case(media) {
            Some(2)
        } else if range.strip_suffix("/*").is_some_and(|r| r.eq_ignore_ascii_case(class)) {
            Some(1)
        } else {
            (range == "*/*").then_some(0)
        }
    };
    wanted.iter().filter_map(|(range, q)| Some((fits(range)?, *q))).max_by_key(|(specific, _)| *specific).map_or(0.0, |(_, q)| q)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_client_gets_what_it_likes_best() {
        let ours = [("text/turtle", 1), ("application/ld+json", 2), ("text/html", 3)];
        let cases = [
            ("", Some(1)),
            ("*/*", Some(1)),
            ("application/ld+json", Some(2)),
            ("text/*;q=0.2, application/ld+json;q=0.5", Some(2)),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Some(3)),
            ("*/*, text/turtle;q=0", Some(2)),
            ("image/png", None),
            ("APPLICATION/LD+JSON", Some(2)),
        ];
        for (accept, wanted) in cases {
            assert_eq!(choose(accept, &ours).map(|c| c.1), wanted, "{accept}");
        }
    }
}

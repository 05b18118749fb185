//! `tupu path`: how two entities hang together, with the evidence along the way.

use std::io::{self, Write};

use clap::Args;
use tupu::card::sentence;
use tupu::claim::Claims;
use tupu::export::sorted;
use tupu::graph::Graph;

use super::opened::{Opened, entity, names};
use super::{Failure, Outcome, stdout};

/// A shortest way over relations, whatever their direction; of equally short ones that over the relations with most sources.
#[derive(Args)]
#[command(after_help = "Example:\n  tupu path 智源研究院 OpenAI")]
pub struct Path {
    /// Any name of the entity to begin with
    from: String,
    /// Any name of the entity to end with
    to: String,
    /// Only over this relation (may be repeated)
    #[arg(long)]
    predicate: Vec<String>,
    #[command(flatten)]
    opened: Opened,
}

impl Path {
    pub fn run(&self) -> Outcome {
        let ontology = &self.opened.classes()?;
        let store = self.opened.read()?;
        let names = names(&store)?;
        let (from, to) = (entity(&names, &self.from)?, entity(&names, &self.to)?);
        let graph = Graph::new(&sorted(&store)?, ontology, &self.predicate);
        let path = match (graph.named(&from.iri), graph.named(&to.iri)) {
            (Some(a), Some(b)) => graph.path(a, b),
            _ => None,
        };
        let Some(path) = path else {
            return Err(Failure::Usage(format!("no way leads from {} to {}", from.label, to.label)));
        };
        let mut out = stdout();
        let claims = Claims::new(&store);
        for step in &path {
            let Some((subject, object)) = graph.inner().edge_endpoints(step.edge) else { continue };
            let (subject, object, edge) = (&graph.inner()[subject], &graph.inner()[object], &graph.inner()[step.edge]);
            let dates: Vec<&str> = edge.dates.iter().map(String::as_str).collect();
            writeln!(
                out,
                "{}{} {} {}{}",
                if step.backwards { "← " } else { "→ " },
                subject.label,
                edge.label,
                object.label,
                if dates.is_empty() { String::new() } else { format!("  ({})", dates.join(", ")) }
            )?;
            // One sentence may say several claims: it is quoted once.
            let mut said: Vec<String> = Vec::new();
            for claim in claims.between(&subject.iri, &edge.predicate, &object.iri).map_err(io::Error::other)? {
                said.extend(
                    claim
                        .evidence
                        .iter()
                        .map(|e| format!("《{}》 {} {}–{}: {}", e.article.label, e.field, e.start, e.end, e.quote.replace('\n', " "))),
                );
                if claim.evidence.is_empty() {
                    said.push(sentence(ontology, &claim));
                }
            }
            said.sort();
            said.dedup();
            said.iter().try_for_each(|line| writeln!(out, "    {line}"))?;
        }
        writeln!(out, "({} {})", path.len(), if path.len() == 1 { "step" } else { "steps" })?;
        out.flush()?;
        Ok(())
    }
}

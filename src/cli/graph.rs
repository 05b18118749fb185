//! `tupu graph`: a picture of the graph, or a file for a program that draws graphs; its measures.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use clap::{Args, ValueEnum};
use tupu::export::{Arrangement, CROWDED, cytoscape, dot, gexf, graphml, mermaid, sorted, svg};
use tupu::graph::{Graph as Network, Rank, Selection};
use tupu::{names::Names, store};

use super::opened::{Opened, entity, names};
use super::{Failure, Outcome, say, stdout};

/// The ending of the file tells the format: .svg .png .pdf .dot .graphml .gexf .json (Cytoscape) .mmd (Mermaid).
/// Graphviz draws where it is installed; without it .svg is laid out by tupu itself. Without -o the measures are printed.
#[derive(Args)]
#[command(after_help = "\
Examples:
  tupu graph                                            how large it is, and the entities of the highest rank
  tupu graph --around 智源研究院 --depth 2 -o z.svg
  tupu graph --top 60 --rank pagerank --cluster class -o kg.png
  tupu graph --predicate released --timeline -o releases.svg")]
pub struct Graph {
    /// Where to write it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only what lies around this entity
    #[arg(long, value_name = "NAME")]
    around: Option<String>,
    /// How many relations away from it
    #[arg(long, default_value_t = 1, requires = "around")]
    depth: usize,
    /// Only entities of this class (may be repeated)
    #[arg(long)]
    class: Vec<String>,
    /// Only this relation or measure (may be repeated)
    #[arg(long)]
    predicate: Vec<String>,
    /// Only so many entities, those of the highest rank; one without a relation to the others gives its place to the next
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// By what they are ranked
    #[arg(long, value_enum, default_value = "degree")]
    rank: By,
    /// Put frames around entities of one class, or of one article
    #[arg(long, value_enum, conflicts_with = "timeline")]
    cluster: Option<Cluster>,
    /// Lay entities out by the earliest date of their relations
    #[arg(long)]
    timeline: bool,
    #[command(flatten)]
    opened: Opened,
}

#[derive(Clone, Copy, ValueEnum)]
enum By {
    Degree,
    Pagerank,
}

impl From<By> for Rank {
    fn from(by: By) -> Self {
        match by {
            By::Degree => Self::Degree,
            By::Pagerank => Self::PageRank,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Cluster {
    Class,
    Article,
}

impl Graph {
    pub fn run(self) -> Outcome {
        let ontology = &self.opened.classes()?;
        if let Some(class) = self.class.iter().find(|c| ontology.class(c).is_none()) {
            return Err(Failure::Usage(format!("the ontology has no class `{class}`")));
        }
        if let Some(predicate) = self.predicate.iter().find(|p| ontology.predicate(p).is_none()) {
            return Err(Failure::Usage(format!("the ontology has no property `{predicate}`")));
        }
        let store = self.opened.read()?;
        let around = self.around.as_ref().map(|name| names(&store).and_then(|n: Names| Ok(entity(&n, name)?.iri.clone()))).transpose()?;
        let whole = Network::new(&sorted(&store)?, ontology, &self.predicate);
        let selection = Selection {
            around,
            depth: self.depth,
            classes: self.class,
            predicates: self.predicate,
            // Ranks that are only printed are those in the whole.
            top: self.top.filter(|_| self.output.is_some()).map(|count| (count, self.rank.into())),
        };
        let graph = whole.select(ontology, &selection).map_err(io::Error::from)?;
        let Some(path) = &self.output else { return measures(&graph, self.rank.into(), self.top.unwrap_or(20)) };
        let arrangement = match self.cluster {
            Some(Cluster::Class) => Arrangement::ByClass,
            Some(Cluster::Article) => Arrangement::ByArticle,
            None if self.timeline => Arrangement::Timeline,
            None => Arrangement::Free,
        };
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "dot" | "gv" => store::write(path, |out| dot(&graph, ontology, arrangement, out))?,
            "graphml" => store::write(path, |out| graphml(&graph, out))?,
            "gexf" => store::write(path, |out| gexf(&graph, ontology, out))?,
            "json" | "cyjs" => store::write(path, |out| cytoscape(&graph, ontology, out))?,
            "mmd" | "mermaid" => store::write(path, |out| mermaid(&graph, ontology, out))?,
            "svg" | "png" | "pdf" => {
                let mut text = Vec::new();
                dot(&graph, ontology, arrangement, &mut text)?;
                // Graphviz's `dot` takes minutes over many entities; `sfdp` is made for them.
                let large = graph.inner().node_count() > CROWDED && arrangement != Arrangement::Timeline;
                let drawn = draw(if large { "sfdp" } else { "dot" }, &ending, &text)?;
                match drawn {
                    Some(picture) => store::write(path, |out| out.write_all(&picture))?,
                    None if ending == "svg" => store::write(path, |out| svg(&graph, ontology, arrangement, out))?,
                    None => {
                        return Err(Failure::Usage(format!("a .{ending} needs Graphviz, which is not installed; a .svg does not")));
                    }
                }
            }
            other => {
                return Err(Failure::Usage(format!("`.{other}` is no picture: use .svg .png .pdf .dot .graphml .gexf .json or .mmd")));
            }
        }
        let count = graph.inner().node_count();
        say(&format!("{}: {count} entities, {} relations", path.display(), graph.inner().edge_count()));
        if count > CROWDED {
            say("most entities are dots without a name: --top 100, --around NAME or --predicate NAME make a picture to read");
        }
        Ok(())
    }
}

/// Lets Graphviz draw; none where it is not installed.
fn draw(program: &str, format: &str, text: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let child =
        Command::new(program).arg(format!("-T{format}")).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    // Graphviz reads the whole before it writes, so that neither waits for the other.
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text)?;
    }
    let output = child.wait_with_output()?;
    if output.status.success() {
        Ok(Some(output.stdout))
    } else {
        Err(io::Error::other(format!("{program} failed: {}", String::from_utf8_lossy(&output.stderr).trim())))
    }
}

/// How large the graph is, and who stands highest.
fn measures(graph: &Network, rank: Rank, count: usize) -> Outcome {
    let mut out = stdout();
    let nodes = graph.inner();
    writeln!(out, "{} entities, {} relations, {} components", nodes.node_count(), nodes.edge_count(), graph.components())?;
    for (index, score) in graph.ranked(rank).into_iter().take(count) {
        let shown = match rank {
            Rank::Degree => format!("{score:.0}"),
            Rank::PageRank => format!("{score:.5}"),
        };
        writeln!(out, "{shown}\t{}\t{}", nodes[index].label, nodes[index].class)?;
    }
    out.flush()?;
    Ok(())
}

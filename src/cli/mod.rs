//! Subcommands, one file each; here stands what they share: reading articles, loading the rules, ending.
//!
//! Data goes to standard output, everything else to standard error. Exit code 0: all went well; 1: something could not
//! be read or a test failed; 2: the command line or the rules are at fault.

mod annotate;
mod annotated;
mod ask;
mod build;
mod eval;
mod explain;
mod export;
mod extract;
mod find;
mod graph;
mod limit;
mod opened;
mod path;
mod query;
mod rules;
mod serve;
mod show;
mod why_not;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use tupu::article::{self, Article};
use tupu::diagnostic::Diagnostic;
use tupu::fact::Extraction;
use tupu::ontology::Ontology;
use tupu::{Extractor, Knowledge};

/// Turns Chinese news articles into a knowledge graph.
#[derive(Parser)]
#[command(
    name = "tupu",
    version,
    about,
    propagate_version = true,
    after_help = "\
Examples:
  tupu extract examples/articles                       facts as JSON lines
  tupu build examples/articles --store kg.nq           a store
  tupu query --store kg.nq 'SELECT * { ?who tp:released ?what }'
  tupu export --store kg.nq --format dot -o kg.dot     a picture
  tupu explain --store kg.nq '智源研究院 released Emu3'   where is that written?"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the facts of articles.
    Extract(extract::Extract),
    /// Print the text of articles with the names and values that were found in it.
    Annotate(annotate::Annotate),
    /// Write the graph of articles to a store.
    Build(build::Build),
    /// Ask a store, or articles directly, in SPARQL.
    Query(query::Query),
    /// Write a store in another format, or as a picture.
    Export(export::Export),
    /// Show where a fact is written, and the rule that read it.
    Explain(explain::Explain),
    /// Print the card of an entity: names, facts, timeline, what others say of it.
    Show(show::Show),
    /// Find entities by a piece of a name, by pinyin, with typos.
    Find(find::Find),
    /// Ask a question by its name; list the questions.
    Ask(ask::Ask),
    /// Show how two entities hang together.
    Path(path::Path),
    /// Draw the graph, write it for Gephi and others, or print its measures.
    Graph(graph::Graph),
    /// Hold the facts of articles against gold graphs: precision, recall, what is missed and spurious.
    Eval(eval::Eval),
    /// Show why a rule states nothing of a sentence.
    WhyNot(why_not::WhyNot),
    /// Serve a store: SPARQL, Linked Data, a web page.
    Serve(serve::Serve),
    #[command(hide = true)]
    Worker(serve::Worker),
    /// Check or list the rules.
    #[command(subcommand)]
    Rules(rules::Rules),
}

/// The way a command ends other than well.
enum Failure {
    /// Something could not be read, or a check failed; it has been said.
    Said,
    /// The rules or the command line are at fault; it has been said.
    SaidUsage,
    /// The rules or the command line are at fault.
    Usage(String),
    /// Reading or writing failed.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<tupu::store::StoreError> for Failure {
    fn from(error: tupu::store::StoreError) -> Self {
        Self::Io(io::Error::other(error.to_string()))
    }
}

impl From<tupu::query::QueryError> for Failure {
    fn from(error: tupu::query::QueryError) -> Self {
        use tupu::query::QueryError;
        match error {
            QueryError::Io(error) => Self::Io(error),
            QueryError::Evaluation(_) => Self::Io(io::Error::other(error.to_string())),
            QueryError::Mistake(_) | QueryError::Format(_) => Self::Usage(error.to_string()),
        }
    }
}

type Outcome = Result<(), Failure>;

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Extract(command) => command.run(),
        Command::Annotate(command) => command.run(),
        Command::Eval(command) => command.run(),
        Command::WhyNot(command) => command.run(),
        Command::Build(command) => command.run(),
        Command::Query(command) => command.run(),
        Command::Export(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Show(command) => command.run(),
        Command::Find(command) => command.run(),
        Command::Ask(command) => command.run(),
        Command::Path(command) => command.run(),
        Command::Graph(command) => command.run(),
        Command::Serve(command) => command.run(),
        Command::Worker(command) => command.run(),
        Command::Rules(command) => command.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Said) => ExitCode::from(1),
        Err(Failure::SaidUsage) => ExitCode::from(2),
        // Whoever reads us (head, less) has seen enough.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            say(&format!("tupu: {error}"));
            ExitCode::from(1)
        }
        Err(Failure::Usage(message)) => {
            say(&format!("tupu: {message}"));
            ExitCode::from(2)
        }
    }
}

/// Says something to the person at the terminal.
fn say(message: &str) {
    // Where standard error is closed, nobody listens.
    let _ = writeln!(io::stderr(), "{message}");
}

/// Where articles come from, and how they are read.
#[derive(Args)]
struct Input {
    /// Files, folders (read recursively) or - for standard input: labelled records, JSON, JSONL, plain text, also .gz and .zst
    paths: Vec<PathBuf>,
    /// How the bytes of articles are read
    #[arg(long, value_enum, default_value = "detect")]
    encoding: Encoding,
    /// How many threads read articles; the result does not depend on it [default: as many as cores]
    #[arg(long)]
    threads: Option<usize>,
    #[command(flatten)]
    knowledge: KnowledgeFrom,
}

/// Where ontology, lexicon and rules come from.
#[derive(Args)]
struct KnowledgeFrom {
    /// A folder with an ontology, lexicon and rules of your own, laid out as tupu's ontology/
    #[arg(long, value_name = "DIR")]
    ontology: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Encoding {
    Detect,
    Utf8,
    Gb18030,
}

impl From<Encoding> for article::Encoding {
    fn from(encoding: Encoding) -> Self {
        match encoding {
            Encoding::Detect => Self::Detect,
            Encoding::Utf8 => Self::Utf8,
            Encoding::Gb18030 => Self::Gb18030,
        }
    }
}

impl KnowledgeFrom {
    fn knowledge(&self) -> Result<Knowledge, Failure> {
        match &self.ontology {
            Some(dir) => Knowledge::from_dir(dir).map_err(|problems| at_fault(&problems)),
            None => Ok(Knowledge::builtin()),
        }
    }

    /// What reads articles. It lives as long as the program, which need not free a hundred thousand words one by one at its end.
    fn extractor(&self) -> Result<ManuallyDrop<Extractor>, Failure> {
        Extractor::new(&self.knowledge()?).map(ManuallyDrop::new).map_err(|problems| self.at_fault(problems))
    }

    /// The classes and properties alone, for what reads no article.
    fn classes(&self) -> Result<Ontology, Failure> {
        self.knowledge()?.classes().map_err(|problems| self.at_fault(problems))
    }

    fn at_fault(&self, problems: Vec<Diagnostic>) -> Failure {
        let dir = self.ontology.clone().unwrap_or_default();
        let named = |d: Diagnostic| Diagnostic { file: dir.join(&d.file).display().to_string(), ..d };
        at_fault(&problems.into_iter().map(named).collect::<Vec<_>>())
    }
}

fn at_fault(problems: &[Diagnostic]) -> Failure {
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    Failure::Usage(format!("the rules, lexicon or ontology are at fault:\n{}", shown.join("\n")))
}

/// How many articles are read between two writes: bounds the memory.
const BATCH: usize = 256;
/// How many articles one thread reads at a time, stage by stage: no more than what the caches hold.
const TOGETHER: usize = 8;

impl Input {
    /// These files and folders, read as they come.
    fn of(paths: Vec<PathBuf>) -> Self {
        Self { paths, encoding: Encoding::Detect, threads: None, knowledge: KnowledgeFrom { ontology: None } }
    }

    /// Reads every article and hands its facts to `take`, in the order of the articles. Says which files could not be read
    /// and gives how many articles there were, and how many files failed.
    fn each(&self, extractor: &Extractor, mut take: impl FnMut(Extraction) -> Outcome) -> Result<Tally, Failure> {
        if self.paths.is_empty() {
            return Err(Failure::Usage("no article is named: give files, folders, or - for standard input".into()));
        }
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(self.threads.unwrap_or(0)).build().map_err(|e| Failure::Usage(e.to_string()))?;
        let progress = progress();
        let mut tally = Tally::default();
        let mut articles = article::read(&self.paths, self.encoding.into());
        let mut seen = Seen::default();
        loop {
            let mut batch: Vec<Article> = Vec::with_capacity(BATCH);
            let mut ended = true;
            for article in articles.by_ref() {
                match article {
                    Ok(article) => match seen.look(&article) {
                        Sight::New => batch.push(article),
                        Sight::Same => progress.suspend(|| say(&format!("{}: the same article again, read once", article.id))),
                        Sight::Clash => {
                            tally.failed += 1;
                            progress.suspend(|| {
                                say(&format!(
                                    "{}: another article of this id was read before, and this one is left out; give it an id of its own",
                                    article.id
                                ));
                            });
                        }
                    },
                    Err(error) => {
                        tally.failed += 1;
                        progress.suspend(|| say(&error.to_string()));
                    }
                }
                if batch.len() == BATCH {
                    ended = false;
                    break;
                }
            }
            tally.articles += batch.len();
            // Few articles are shared out among all threads.
            let together = (batch.len() / pool.current_num_threads()).clamp(1, TOGETHER);
            let read: Vec<Extraction> =
                pool.install(|| batch.par_chunks(together).flat_map_iter(|articles| extractor.read_all(articles)).collect());
            progress.inc(read.len() as u64);
            for extraction in read {
                take(extraction)?;
            }
            if ended {
                progress.finish_and_clear();
                return Ok(tally);
            }
        }
    }
}

/// The articles that were read: the hash of an id, and of what stood under it. Sixteen bytes an article, because this is all
/// that grows while articles stream through.
#[derive(Default)]
struct Seen(BTreeMap<u64, u64>);

/// Whether an article was seen before.
enum Sight {
    New,
    Same,
    Clash,
}

impl Seen {
    fn look(&mut self, article: &Article) -> Sight {
        // Without random keys: the same articles are told apart in every run.
        let hash = |write: &dyn Fn(&mut DefaultHasher)| {
            let mut hasher = DefaultHasher::new();
            write(&mut hasher);
            hasher.finish()
        };
        let content = hash(&|hasher| article.fields.iter().for_each(|f| (&f.name, &f.text).hash(hasher)));
        match self.0.entry(hash(&|hasher| article.id.hash(hasher))) {
            Entry::Vacant(free) => {
                free.insert(content);
                Sight::New
            }
            Entry::Occupied(before) if *before.get() == content => Sight::Same,
            Entry::Occupied(_) => Sight::Clash,
        }
    }
}

/// What was read.
#[derive(Clone, Copy, Default)]
struct Tally {
    articles: usize,
    failed: usize,
}

impl Tally {
    /// Ends with exit code 1 where a file could not be read.
    fn outcome(self) -> Outcome {
        if self.failed == 0 {
            return Ok(());
        }
        say(&format!("{} of {} could not be read", self.failed, self.failed + self.articles));
        Err(Failure::Said)
    }
}

/// A spinner with the count of articles, shown on a terminal only.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}, {elapsed}") {
        bar.set_style(style);
    }
    bar
}

/// Standard output, buffered.
fn stdout() -> io::BufWriter<io::StdoutLock<'static>> {
    io::BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

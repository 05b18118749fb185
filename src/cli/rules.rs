//! `tupu rules`: check or list the rules.

use std::io::Write;
use std::path::PathBuf;

use clap::Subcommand;
use tupu::check::check;
use tupu::eval::by_rule;

use super::eval::evaluate;
use super::{Failure, KnowledgeFrom, Outcome, say, stdout};

/// Rules stand in the folder rules/ of an ontology; each carries the sentences that it must and must not read.
#[derive(Subcommand)]
#[command(after_help = "\
Examples:
  tupu rules check                       the rules that are compiled in
  tupu rules check --ontology ontology   rules of your own
  tupu rules list")]
pub enum Rules {
    /// Run every test inside the rules; list what is missing and what is noisy.
    Check {
        #[command(flatten)]
        knowledge: KnowledgeFrom,
    },
    /// List the rules: name, file, what each is for; with gold graphs also how many facts of each are right and spurious.
    List {
        /// A folder of gold graphs ID.json with their articles ID.txt
        #[arg(long, value_name = "DIR")]
        gold: Option<PathBuf>,
        #[command(flatten)]
        knowledge: KnowledgeFrom,
    },
}

impl Rules {
    pub fn run(&self) -> Outcome {
        match self {
            Self::Check { knowledge } => {
                let extractor = knowledge.extractor()?;
                let (count, failures) = check(&extractor);
                let mut out = stdout();
                for failure in &failures {
                    writeln!(out, "{failure}")?;
                }
                out.flush()?;
                say(&format!(
                    "{} rules, {count} tests: {} passed, {} failed",
                    extractor.rules().rules.len(),
                    count - failures.len(),
                    failures.len()
                ));
                if failures.is_empty() { Ok(()) } else { Err(Failure::Said) }
            }
            Self::List { gold, knowledge } => {
                let extractor = knowledge.extractor()?;
                let rules = &extractor.rules().rules;
                let mut out = stdout();
                let Some(gold) = gold else {
                    for rule in rules {
                        writeln!(out, "{}\t{}:{}\t{}", rule.name, rule.file, rule.line, rule.doc)?;
                    }
                    out.flush()?;
                    return Ok(());
                };
                let found = evaluate(gold, &[], &extractor, |_| {})?;
                let scores = by_rule(&found.scores);
                writeln!(out, "rule\tprecision\tright\trepeated\tspurious\twhere")?;
                for rule in rules {
                    let score = scores.get(&*rule.name).copied().unwrap_or_default();
                    let fired = score.right + score.spurious;
                    let precision = if fired + score.repeated == 0 {
                        "never fires".to_owned()
                    } else {
                        format!("{:.2}", score.right as f64 / fired.max(1) as f64)
                    };
                    let (right, repeated, spurious) = (score.right, score.repeated, score.spurious);
                    writeln!(out, "{}\t{precision}\t{right}\t{repeated}\t{spurious}\t{}:{}", rule.name, rule.file, rule.line)?;
                }
                out.flush()?;
                Ok(())
            }
        }
    }
}

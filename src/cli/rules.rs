//! `tupu rules`: check or list the rules.

use std::io::Write;

use clap::Subcommand;
use tupu::check::check;

use super::{Failure, KnowledgeFrom, Outcome, say, stdout};

#[derive(Subcommand)]
pub enum Rules {
    /// Run every test inside the rules; list what is missing and what is noisy.
    Check {
        #[command(flatten)]
        knowledge: KnowledgeFrom,
    },
    /// List the rules: name, file, what each is for.
    List {
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
            Self::List { knowledge } => {
                let extractor = knowledge.extractor()?;
                let mut out = stdout();
                for rule in &extractor.rules().rules {
                    writeln!(out, "{}\t{}:{}\t{}", rule.name, rule.file, rule.line, rule.doc)?;
                }
                out.flush()?;
                Ok(())
            }
        }
    }
}

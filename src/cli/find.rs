//! `tupu find`: entities by a piece of their name, its pinyin, or with a typo in it.

use std::io::Write;

use clap::Args;

use super::opened::{Opened, names};
use super::{Failure, Outcome, stdout};

/// One entity a line: name, class, number of claims, and the alias that fits; best first.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  tupu find 智源\n  tupu find zy          by the initials of the pinyin\n  tupu find DeepSek     with a typo"
)]
pub struct Find {
    /// A prefix, a part, pinyin or its initials; small typos are forgiven
    text: String,
    /// How many at most
    #[arg(long, default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    opened: Opened,
}

impl Find {
    pub fn run(&self) -> Outcome {
        let store = self.opened.read()?;
        let names = names(&store)?;
        let hits = names.find(&self.text, self.limit);
        if hits.is_empty() {
            return Err(Failure::Usage(format!("no name of the store is like `{}`", self.text)));
        }
        let mut out = stdout();
        for hit in hits {
            let alias = if hit.name == hit.entity.label { "" } else { hit.name };
            writeln!(out, "{}\t{}\t{}\t{alias}", hit.entity.label, hit.entity.classes.join(","), hit.entity.claims)?;
        }
        out.flush()?;
        Ok(())
    }
}

//! `tupu show`: the card of an entity.

use std::io::{self, Write};

use clap::Args;
use tupu::card::Card;

use super::opened::{Opened, entity, names};
use super::{Outcome, stdout};

/// Names, facts by property with dates and number of sources, what others say of it, its timeline.
#[derive(Args)]
#[command(after_help = "Example:\n  tupu show 智源研究院 --store kg.nq")]
pub struct Show {
    /// Any of the entity's names
    name: String,
    /// As JSON, with every quote
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    opened: Opened,
}

impl Show {
    pub fn run(&self) -> Outcome {
        let ontology = self.opened.classes()?;
        let store = self.opened.read()?;
        let names = names(&store)?;
        let card = Card::new(&store, entity(&names, &self.name)?).map_err(io::Error::other)?;
        let mut out = stdout();
        if self.json {
            serde_json::to_writer_pretty(&mut out, &card).map_err(io::Error::other)?;
            writeln!(out)?;
        } else {
            card.write(&ontology, &mut out)?;
        }
        out.flush()?;
        Ok(())
    }
}

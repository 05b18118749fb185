//! The store that a command asks, and the names in it.

use std::path::PathBuf;

use clap::Args;
use oxigraph::store::Store;
use tupu::ask::unknown_name;
use tupu::names::{Named, Names};
use tupu::ontology::Ontology;
use tupu::{rdf, store};

use super::{Failure, KnowledgeFrom};

#[derive(Args)]
pub struct Opened {
    /// The store to ask
    #[arg(long, default_value = "kg.nq")]
    store: PathBuf,
    /// Where IRIs begin
    #[arg(long, default_value = rdf::BASE)]
    pub base: String,
    #[command(flatten)]
    knowledge: KnowledgeFrom,
}

impl Opened {
    pub fn read(&self) -> Result<Store, Failure> {
        Ok(store::read(&self.store)?)
    }

    pub fn classes(&self) -> Result<Ontology, Failure> {
        self.knowledge.classes()
    }
}

/// The names of a store.
pub fn names(store: &Store) -> Result<Names, Failure> {
    Names::new(store).map_err(|e| Failure::Io(std::io::Error::other(e)))
}

/// The entity that is meant, or a failure that says which names are near.
pub fn entity<'a>(names: &'a Names, name: &str) -> Result<&'a Named, Failure> {
    names.resolve(name).ok_or_else(|| Failure::Usage(unknown_name(name, names)))
}

//! Queries that are sure to be small, answered in the server itself: no worker is asked, nobody is woken, nothing is sent about.
//!
//! Sure is what [`Degrees`](crate::query::Degrees) bounds: such a query takes milliseconds and a few megabytes whatever it says,
//! so that nobody need stop it. Everything else goes to a worker. Deliberately serves only stores that do not change.

use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::frame::Outcome;
use super::view::View;
use super::worker;
use crate::query::Prepared;

/// The most rows that a small query may make.
const ROWS: u64 = 100_000;

/// Small queries, and how many of them run.
#[derive(Default)]
pub(super) struct Small {
    running: AtomicUsize,
}

/// How many may run at once; the others go to the workers. Bounds the memory that they take together.
const AT_ONCE: usize = 16;

impl Small {
    /// Whether a query is sure to be small.
    pub fn fits(view: &View, query: &Prepared) -> bool {
        query.rows(&view.degrees).is_some_and(|rows| rows <= ROWS)
    }

    /// The answer of a small query, at most `most` bytes long; nothing where too many run.
    pub fn answer(&self, view: &View, query: Prepared, accept: &str, base: &str, most: usize) -> Option<io::Result<(Outcome, Vec<u8>)>> {
        let free = |running| (running < AT_ONCE).then_some(running + 1);
        self.running.fetch_update(Ordering::SeqCst, Ordering::SeqCst, free).ok()?;
        let mut whole = Whole { bytes: Vec::new(), most };
        let outcome = worker::query(&view.store, query, accept, base, &mut whole).or_else(|error| worker::refused(error, most));
        self.running.fetch_sub(1, Ordering::SeqCst);
        Some(outcome.map(|outcome| (outcome, whole.bytes)))
    }
}

/// An answer in memory, which may not be too long.
struct Whole {
    bytes: Vec<u8>,
    most: usize,
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

//! How long ontology, lexicon and rules take to load. A program of its own: nothing else runs beside what is timed.

use std::time::{Duration, Instant};

use tupu::{Extractor, Knowledge};

#[test]
fn loading_is_quick() {
    let knowledge = Knowledge::builtin();
    let best = (0..10)
        .map(|_| {
            let begun = Instant::now();
            assert!(Extractor::new(&knowledge).is_ok());
            begun.elapsed()
        })
        .min()
        .unwrap_or_default();
    // What an unoptimised build takes says nothing.
    assert!(cfg!(debug_assertions) || best < Duration::from_millis(100), "ontology, lexicon and rules took {best:?} to load");
}

//! Facts against gold: precision, recall, F1, by predicate and by rule, with what was missed and what is spurious.
//!
//! Takes gold graphs as people wrote them and facts as JSON lines, gives figures; deliberately reads no article and prints
//! nothing. A prediction is right when an unused gold fact of its article has the same predicate, a subject and an object of
//! the same name (any alias of either side), or the same value; qualifiers are scored on the facts that are right.

mod coverage;
mod gold;
mod interval;
mod score;

pub use coverage::{Uncovered, uncovered};
pub use gold::{Gold, GoldEntity, GoldFact, read_gold};
pub use interval::{Interval, interval};
pub use score::{ArticleScore, Figures, Predictions, RuleScore, Tally, by_predicate, by_rule, figures, score};

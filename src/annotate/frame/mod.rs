//! Names by what the text says of them: what stands before and behind, marks, descriptions, deeds.
//!
//! Deliberately does not join two writings of one name: that is `alias`.

pub(crate) mod acting;
pub(crate) mod apposed;
pub(crate) mod bare;
pub(crate) mod called;
pub(crate) mod coined;
pub(crate) mod context;
pub(crate) mod doing;
pub(crate) mod fellow;
pub(crate) mod field;
pub(crate) mod firm;
pub(crate) mod group;
pub(crate) mod held;
pub(crate) mod indefinite;
pub(crate) mod kind;
pub(crate) mod listed;
pub(crate) mod lists;
pub(crate) mod medium;
pub(crate) mod meeting;
pub(crate) mod post;
pub(crate) mod quote;
pub(crate) mod run;
pub(crate) mod said;
pub(crate) mod scored;
pub(crate) mod society;
pub(crate) mod tally;

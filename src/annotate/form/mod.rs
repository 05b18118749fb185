//! Names by their own characters: the lexicon, Latin shapes, heads, versions, editions.
//!
//! Deliberately does not look at what the text says of them: that is `frame`.

pub(crate) mod branch;
pub(crate) mod division;
pub(crate) mod edition;
pub(crate) mod firsts;
pub(crate) mod forms;
pub(crate) mod found;
pub(crate) mod front;
pub(crate) mod grown;
pub(crate) mod head;
pub(crate) mod legal;
pub(crate) mod lexical;
pub(crate) mod phase;
pub(crate) mod serial;
pub(crate) mod shape;
pub(crate) mod tier;
pub(crate) mod unit;
pub(crate) mod weak;

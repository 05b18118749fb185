//! Groups called by whoever leads them: 教授温如初团队, 温如初课题组.
//!
//! Takes the persons found so far, gives each place where a noun for a group stands right behind such a name as the name of the group.
//! Deliberately takes no group of a person whom nothing but this place names.

use std::collections::BTreeSet;

use crate::annotate::page::{Page, is_han};
use crate::annotate::{Certainty, Reason};
use crate::span::Span;

/// Nouns for those whom somebody leads.
pub(crate) const LED: &[&str] = &["团队", "课题组", "研究组"];

pub(crate) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let sure =
        page.candidates.iter().filter(|c| c.class == page.defaults.person && c.reason == Reason::Person && c.certainty > Certainty::Guess);
    let persons: BTreeSet<&str> = sure.map(|c| c.span.of(text)).filter(|name| name.chars().all(is_han)).collect();
    if persons.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for noun in LED {
        for (at, _) in text.match_indices(noun) {
            let leader = persons.iter().filter(|name| text[..at].ends_with(**name)).max_by_key(|name| name.len());
            found.extend(leader.map(|name| Span::new(at - name.len(), at + noun.len())));
        }
    }
    for span in found {
        page.add(span, page.defaults.group, Certainty::Firm, Reason::Quotation);
    }
}

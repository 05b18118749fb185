//! `{who:Agent}?是{whole}孵化的` → `{who:Agent}是{whole}孵化的` and `^是{whole}孵化的`, in which the clause leaves its subject out.
//!
//! Takes the text of a pattern, gives the two wordings. Whom such a clause speaks of is the engine's to find; deliberately nothing is left
//! out but the opening slot, and what only stands behind a name.

use std::borrow::Cow;

/// What may stand behind a name and stands nowhere without it.
const BEHIND_NAMES: &[&str] = &["(等)?", "(的)?", "(,)?"];

/// The wording with its opening slot; and where that is marked by `?`, the name of its role and the wording without it.
pub(super) fn parted(text: &str) -> (Cow<'_, str>, Option<(&str, String)>) {
    let marked = text.strip_prefix('{').and_then(|body| body.split_once("}?")).filter(|(slot, _)| !slot.contains('}'));
    let Some((slot, behind)) = marked else { return (text.into(), None) };
    let name = slot.split(':').next().unwrap_or_default();
    let mut rest = behind;
    while let Some(after) = BEHIND_NAMES.iter().find_map(|b| rest.strip_prefix(b)).or_else(|| past_gap(rest)) {
        rest = after;
    }
    (format!("{{{slot}}}{behind}").into(), Some((name, format!("^{rest}"))))
}

/// What follows an optional gap at the front.
fn past_gap(text: &str) -> Option<&str> {
    text.strip_prefix("(<")
        .and_then(|gap| gap.split_once(">)?"))
        .filter(|(most, _)| most.bytes().all(|b| b.is_ascii_digit()))
        .map(|(_, rest)| rest)
}

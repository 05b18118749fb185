//! A name → what it is named after: Luma2-7B and Luma2-70B after Luma2.
//!
//! Takes the ending that a rule allows, gives the name without it where the text has that too. Deliberately finds no name
//! of its own.

use super::fill::Fill;
use super::reader::Reader;
use crate::rule::{Role, Stem};

impl Reader<'_> {
    /// What the names in the pattern's slot are named after. Of several names those stay that share the first one's stem:
    /// the others set the rule off themselves.
    pub(super) fn stem(&self, role: &Role, form: &Stem, filled: &mut [Option<Fill>]) -> Option<Fill> {
        let writing = |name: u32| self.annotations.names[name as usize].span.of(&self.document.text);
        let named_after = |name: u32| {
            let stem = form.name.captures(writing(name))?.get(1)?.as_str();
            let whole = self.entities.mention(&format!("{stem}{}", form.ending)).filter(|&m| self.fits(m, &role.filler, true))?;
            // Writings that differ in case and marks, or in 系列, are one name: one of them must end as the rule says.
            let whole = self.entities.of(whole);
            self.entities.mentions(whole).iter().any(|&m| writing(m).ends_with(&form.ending)).then_some(whole)
        };
        let members = filled.iter_mut().flatten().find_map(|fill| if let Fill::Names(names) = fill { Some(names) } else { None })?;
        let stem = members.first().and_then(|&name| named_after(name))?;
        members.retain(|&name| named_after(name) == Some(stem));
        Some(Fill::Names(vec![stem]))
    }
}

//! A name → what it is named after: Luma2-7B and Luma2-70B after Luma2.
//!
//! Takes the ending that a rule allows, gives the name without it where the text has that too. Deliberately finds no name
//! of its own.

use foldhash::HashMap;
use smallvec::smallvec;

use super::fill::Fill;
use super::reader::Reader;
use crate::rule::{Place, Role, Rule, Stem};

/// By the place of a form in the rules and by writing: what a name is named after. Only asked, never gone through.
pub(super) type Stems<'a> = HashMap<(usize, &'a str), Option<u32>>;

impl Reader<'_> {
    /// What the names in the pattern's slot are named after. Of several names those stay that share the first one's stem:
    /// the others set the rule off themselves.
    pub(super) fn stem(&mut self, role: &Role, form: &Stem, filled: &mut [Option<Fill>]) -> Option<Fill> {
        let members = filled.iter_mut().flatten().find_map(|fill| if let Fill::Names(names) = fill { Some(names) } else { None })?;
        let stem = members.first().and_then(|&name| self.named_after(name, role, form))?;
        members.retain(|name| self.named_after(*name, role, form) == Some(stem));
        Some(Fill::Names(smallvec![stem]))
    }

    /// Whether a rule asks what the names in its slot are named after, and it is nothing.
    pub(super) fn stemless(&mut self, rule: &Rule, filled: &[Option<Fill>]) -> bool {
        let asked = rule.roles.iter().find_map(|role| match &role.place {
            Place::Stem(form) if !role.optional => Some((role, form)),
            _ => None,
        });
        let Some((role, form)) = asked else { return false };
        match filled.iter().flatten().next() {
            Some(Fill::Names(names)) => names.first().is_none_or(|&name| self.named_after(name, role, form).is_none()),
            _ => false,
        }
    }

    /// What one name is named after. The text says a name again and again: each writing is asked once.
    fn named_after(&mut self, name: u32, role: &Role, form: &Stem) -> Option<u32> {
        let writing = self.annotations.names[name as usize].span.of(&self.document.text);
        let known = (std::ptr::from_ref(form).addr(), writing);
        if let Some(&stem) = self.stems.get(&known) {
            return stem;
        }
        let stem = self.stem_of(writing, role, form);
        self.stems.insert(known, stem);
        stem
    }

    fn stem_of(&self, name: &str, role: &Role, form: &Stem) -> Option<u32> {
        // Something must stay: its first character at least.
        let dropped = form.dropped.find_at(name, name.chars().next()?.len_utf8())?;
        let stem = &name[..dropped.start()];
        let whole = self.entities.mention(&format!("{stem}{}", form.ending)).filter(|&m| self.fits(m, &role.filler, true))?;
        // Writings that differ in case and marks, or in 系列, are one name: one of them must end as the rule says.
        let whole = self.entities.of(whole);
        let writing = |m: u32| self.annotations.names[m as usize].span.of(&self.document.text);
        self.entities.mentions(whole).iter().any(|&m| writing(m).ends_with(&form.ending)).then_some(whole)
    }
}

//! A name → what it is named after: Luma2-7B and Luma2-70B after Luma2.
//!
//! Takes the ending that a rule allows, gives the name without it where the text has that too. Deliberately finds no name
//! of its own.

use foldhash::HashMap;
use smallvec::smallvec;

use crate::chinese::{SERIES, begins};
use crate::extract::clause::caution::KIN;
use crate::extract::reader::Reader;
use crate::extract::role::Fill;
use crate::rule::{Place, Role, Rule, Stem};

/// By the place of a form in the rules and by writing: what a name is named after. Only asked, never gone through.
pub(crate) type Stems<'a> = HashMap<(usize, &'a str), Option<u32>>;

/// What behind a name makes a family of it: X系列, X家族, X共三款.
const FAMILIES: &[&str] =
    &["系列", "家族", "模型系列", "大模型系列", "模型家族", "大模型家族", "共有", "分为", "分", "共", "包括", "含", "全系"];
/// Words before a name for one of several, beside those of [`KIN`].
const MEMBERS: &[&str] = &["其中", "最大的", "最小的", "尺寸", "顶配", "中配", "低配", "高配", "档", "轻量", "小参数", "系列"];
/// The mark between the name of a whole and that of its part.
const PART: char = '·';
/// What makes the name before it that of a licence.
const LICENCES: &[&str] = &["License", "Licence", "许可", "协议"];
/// What ends the name of one of several by itself: 听涛企业版.
const EDITION: char = '版';
/// How many characters before a name such a word stands at most.
const BEFORE: usize = 14;
/// How many names away another of the same family is named at most.
const NEAR: u32 = 8;
/// How many mentions of a name are asked whether it is one of a family.
const MENTIONS: usize = 8;

impl Reader<'_> {
    /// What the names in the pattern's slot are named after. Of several names those stay that share the first one's stem:
    /// the others set the rule off themselves.
    pub(crate) fn stem(&mut self, role: &Role, form: &Stem, filled: &mut [Option<Fill>]) -> Option<Fill> {
        let members = filled.iter_mut().flatten().find_map(|fill| if let Fill::Names(names) = fill { Some(names) } else { None })?;
        let first = *members.first()?;
        let stem = self.named_after(first, role, form)?;
        // Luma 5 Community License
        let rest = self.document.text[self.annotations.names[first as usize].span.end as usize..].trim_start_matches([' ', '”']);
        if LICENCES.iter().any(|word| begins(rest, word)) || !self.in_family(first, stem, role, form) {
            return None;
        }
        members.retain(|name| self.named_after(*name, role, form) == Some(stem));
        Some(Fill::Names(smallvec![stem]))
    }

    /// Whether a rule asks what the names in its slot are named after, and it is nothing.
    pub(crate) fn stemless(&mut self, rule: &Rule, filled: &[Option<Fill>]) -> bool {
        let asked = rule.roles.iter().find_map(|role| match &role.place {
            Place::Stem(form) if !role.optional && !role.barred => Some((role, form)),
            _ => None,
        });
        let Some((role, form)) = asked else { return false };
        match filled.iter().flatten().next() {
            Some(Fill::Names(names)) => names.first().is_none_or(|&name| {
                let stem = self.named_after(name, role, form);
                stem.is_none_or(|stem| !self.in_family(name, stem, role, form))
            }),
            _ => false,
        }
    }

    /// Whether the text takes the name at hand for one of several, and not for a thing of its own beside the one that it is named after:
    /// where that is a series, others are named after it nearby, or a word before the name says so (轻量版Luma2 Lite).
    fn in_family(&mut self, name: u32, stem: u32, role: &Role, form: &Stem) -> bool {
        let text = &self.document.text;
        let span = |m: u32| self.annotations.names[m as usize].span;
        // 衡尺·数学: a part is written so.
        if !form.ending.is_empty() || span(name).of(text).contains(PART) || span(name).of(text).ends_with(EDITION) {
            return true;
        }
        let series = |&m: &u32| {
            let rest = text[span(m).end as usize..].trim_start_matches(['”', '」', ' ']);
            span(m).of(text).ends_with(SERIES) || FAMILIES.iter().any(|w| begins(rest, w))
        };
        if self.entities.mentions(stem).iter().take(MENTIONS).any(series) {
            return true;
        }
        let before = &text[..span(name).start as usize];
        let near = before.char_indices().rev().nth(BEFORE).map_or(before, |(at, _)| &before[at..]);
        let clause = near.rsplit(['。', ';', ':', '\n']).next().unwrap_or_default();
        if KIN.iter().chain(MEMBERS).any(|w| clause.contains(w)) {
            return true;
        }
        let (low, high) = (name.saturating_sub(NEAR), (name + NEAR).min(self.annotations.names.len() as u32 - 1));
        let own = span(name).of(text);
        (low..=high).any(|m| {
            let other = self.annotations.names[m as usize].span.of(&self.document.text);
            other != own && self.named_after(m, role, form) == Some(stem)
        })
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
        let stem = name[..dropped.start()].trim_start_matches('“');
        let named = |name: &str| self.entities.mention(name).filter(|&m| self.fits(m, &role.filler, true));
        let whole = named(&format!("{stem}{}", form.ending)).or_else(|| named(stem))?;
        // Writings that differ in case and marks, or in 系列, are one name: one of them must end as the rule says, or “远山”系列
        // stand somewhere.
        let whole = self.entities.of(whole);
        let text = &self.document.text;
        let ends = |&m: &u32| {
            let span = self.annotations.names[m as usize].span;
            let rest = text[span.end as usize..].trim_start_matches(['”', '」']);
            span.of(text).ends_with(&form.ending) || begins(rest, &form.ending)
        };
        self.entities.mentions(whole).iter().take(MENTIONS).any(ends).then_some(whole)
    }
}

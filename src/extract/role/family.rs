//! Members and families of things: 8B版, 旗舰, 该系列, 其中最大的一款.
//!
//! Takes a size, a grade or the word for a family, gives the names that it stands for among those before it. Deliberately asks nothing
//! of the sentence.

use std::collections::BTreeSet;

use crate::chinese::{FAMILIES, GRADES};
use crate::extract::Mentions;
use crate::extract::reader::Reader;
use crate::span::Span;

/// How many of the names spoken of last may be those of a family.
pub(crate) const FAMILY_REACH: usize = 24;
/// How many sentences end between a family and what is told of its members.
const FAMILY_SENTENCES: usize = 4;
/// What may stand between a name and the noun that makes it a family's.
const FAMILY_KINDS: &[&str] = &["大模型", "模型", "芯片", "机器人", "产品", "处理器"];
/// How many names back one is meant by its size or grade alone.
const TIER_REACH: usize = 100;
/// What may stand between a grade and the name that it tells of.
const TIER_NOUNS: &[&str] = &["", "版", "版本", "模型", "款", "型号"];

impl Reader<'_> {
    /// Which of those named before is meant by a size or a grade alone: the nearest whose name ends so, or before whose name it
    /// stands.
    pub(crate) fn of_tier(&self, tier: Span, fits: impl Fn(u32) -> bool) -> Mentions {
        let (text, names) = (&self.document.text, &self.annotations.names);
        let written = tier.of(text).trim();
        let tail = |name: &str| {
            let front = name.len().checked_sub(written.len()).filter(|&at| name.is_char_boundary(at));
            front.is_some_and(|at| name[at..].eq_ignore_ascii_case(written) && name[..at].ends_with(['-', ' ']))
        };
        let graded = |start: u32| {
            let before = text[..start as usize].trim_end_matches(['“', '《', '「', ' ']);
            let grade = GRADES.iter().find(|g| written.starts_with(*g));
            grade.is_some_and(|g| TIER_NOUNS.iter().any(|noun| before.strip_suffix(noun).is_some_and(|rest| rest.ends_with(g))))
        };
        let before = names.partition_point(|n| n.span.start < tier.start);
        let meant = |&n: &u32| {
            let span = names[n as usize].span;
            fits(n) && (tail(span.of(text)) || graded(span.start))
        };
        (before.saturating_sub(TIER_REACH)..before).rev().map(|n| n as u32).find(meant).into_iter().collect()
    }

    /// Whether the text calls a name that of a family: 听涛系列, 听涛大模型家族, 大模型家族“听涛”.
    fn called_family(&self, name: u32) -> bool {
        let text = &self.document.text;
        let span = self.annotations.names[name as usize].span;
        let rest = text[span.end as usize..].trim_start_matches(['”', '」', ' ']);
        let rest = FAMILY_KINDS.iter().find_map(|kind| rest.strip_prefix(kind)).unwrap_or(rest);
        let before = text[..span.start as usize].trim_end_matches(['“', '「', '—', ' ', ':']);
        let told = |noun: &str| before.strip_suffix(noun).is_some_and(|kind| FAMILY_KINDS.iter().any(|k| kind.ends_with(k)));
        FAMILIES.iter().any(|noun| span.of(text).ends_with(noun) || rest.starts_with(noun) || told(noun))
    }

    /// The last of so many names before a byte that the text calls a family's.
    pub(crate) fn family_before(&self, at: u32, reach: usize, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let before = self.annotations.names.partition_point(|n| n.span.start < at);
        let fitting = |&n: &u32| self.is_made(self.entities.class(n)) && fits(n) && self.called_family(n);
        (before.saturating_sub(reach)..before).rev().map(|n| n as u32).find(fitting)
    }

    /// The family of things that the text has spoken of last, up to the clause at hand: 听涛系列 for what is told of 其中最大的一款.
    pub(crate) fn family_said(&self, anchor: Span, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let found = self.family_before(anchor.start, FAMILY_REACH, &fits)?;
        let between = self.document.text.get(self.annotations.names[found as usize].span.end as usize..anchor.start as usize)?;
        // 这一系列共有六款模型: a paragraph that takes it up goes on about it.
        let own = between.rsplit_once('\n').map_or(between, |(_, own)| own);
        let taken_up = own.len() == between.len() || FAMILIES.iter().any(|noun| own.contains(noun));
        (taken_up && own.matches('。').count() <= FAMILY_SENTENCES).then_some(found)
    }

    /// Whom of those spoken of the most are named after: 澜庭2, where 澜庭2-Pro and 澜庭2-Lite are named too; a name that ends in
    /// 系列 before all.
    pub(crate) fn family(&self, fits: impl Fn(u32) -> bool) -> Mentions {
        let (text, names) = (&self.document.text, &self.annotations.names);
        let members = |name: u32| {
            let own = names[name as usize].span.of(text);
            if self.called_family(name) {
                return usize::MAX;
            }
            let named_after = |other: u32| {
                let rest = names[other as usize].span.of(text).strip_prefix(own);
                rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii_digit() && c != '.')).then(|| self.entities.of(other))
            };
            self.discourse.recent_names().filter_map(named_after).collect::<BTreeSet<u32>>().len()
        };
        let fitting = self.discourse.recent_names().filter(|&n| fits(n) && self.is_made(self.entities.class(n))).take(FAMILY_REACH);
        let counted = fitting.enumerate().map(|(back, name)| (members(name), std::cmp::Reverse(back), name));
        counted.filter(|&(members, ..)| members > 1).max().map(|(_, _, name)| name).into_iter().collect()
    }
}

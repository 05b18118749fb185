//! Verbs that stand as nouns behind what they are done to: 完成X收购, 完成X100%股权的收购.
//!
//! Takes the arguments of a verb, moves what stands before it to where it belongs. Deliberately knows no rule: any verb stands so behind
//! one that only says that it is done.

use smallvec::smallvec;

use crate::chinese::Category;
use crate::extract::argument::{Arguments, clause_of, governor, word};
use crate::extract::clause::Part;
use crate::extract::reader::{Reader, Scene};

/// Verbs that say no more than that something is done.
const DONE: &[&str] = &["完成", "启动", "推进", "实施", "敲定"];
/// What of a house is bought.
const SHARES: &[&str] = &["股权", "股份", "权益", "资产", "业务"];
/// How many chunks before the verb what it is done to stands.
const REACH: usize = 6;

impl Reader<'_> {
    /// Reads 完成X收购 as 收购X, by whoever brings it off.
    pub(crate) fn read_deed(&self, scene: Scene<'_>, at: usize, arguments: &mut Arguments) {
        let chunks = scene.chunks;
        let closes = at + 1 >= arguments.end || !self.text_of(scene, at + 1).contains(char::is_alphanumeric) && at + 2 >= chunks.len();
        if !closes || arguments.passive || !arguments.objects.is_empty() {
            return;
        }
        let nominal = at > 0 && word(chunks, at - 1) == Some(Category::De);
        let within = |i: &usize| match chunks[*i].part {
            Part::Text => nominal || SHARES.iter().any(|noun| self.text_of(scene, *i).ends_with(noun)),
            Part::Value(_) | Part::Bracket(_) | Part::Word(Category::De) => true,
            _ => false,
        };
        let low = at.saturating_sub(REACH).max(arguments.start + 1);
        let Some(thing) = (low..at).rev().find(|i| !within(i)) else { return };
        let light = thing - 1;
        let brought = matches!(chunks[light].part, Part::Text) && {
            let verb = self.text_of(scene, light).trim_end_matches(['了', '对']);
            DONE.iter().any(|done| verb.ends_with(done))
        };
        if !brought || !matches!(&chunks[thing].part, Part::Phrase(p) if !p.bare_kind) {
            return;
        }
        arguments.objects = smallvec![thing];
        arguments.subjects.retain(|s| *s < light);
        arguments.topics.retain(|s| *s < light);
        if arguments.subjects.is_empty() {
            let free = |i: &usize, start: usize| {
                matches!(&chunks[*i].part, Part::Phrase(p) if !p.bare_kind) && governor(chunks, *i, start).is_none()
            };
            let start = arguments.start;
            // X公告,已完成Y收购: else who says so.
            let before = start.checked_sub(1).map_or(start, |comma| clause_of(chunks, comma).0);
            let here = (start..light).rev().find(|i| free(i, start));
            arguments.subjects.extend(here.or_else(|| (before..start).find(|i| free(i, before))));
        }
    }
}

//! With whom a clause says that somebody does what its verb tells, where a description stands between the coverb and the name:
//! A与由王雪领导的B达成合作. The coverb governs the name right before the verb, and whom the description names is no partner.

use crate::chinese::Category;
use crate::extract::Mentions;
use crate::extract::argument::{Arguments, word};
use crate::extract::clause::Part;
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::rule::Role;

/// Coverbs whose own object may be described before the verb: 与A就总部位于苏州的B达成合作.
const OTHERS: &[&str] = &["就", "围绕", "针对", "关于", "通过", "借助", "对", "以"];

impl Reader<'_> {
    /// The chunk right before the anchor, where one of the coverbs governs it over its description; and whom it names.
    pub(crate) fn described_partner(
        &self,
        role: &Role,
        scene: Scene<'_>,
        anchor: &Anchor,
        arguments: &Arguments,
        coverbs: &[String],
    ) -> Option<(usize, Mentions)> {
        let chunks = scene.chunks;
        if role.barred || arguments.relative || word(chunks, anchor.last + 1) == Some(Category::De) {
            return None;
        }
        let head = anchor.first.checked_sub(1).filter(|&i| i > arguments.start)?;
        let names = self.phrase_fill(chunks, head, &role.filler)?;
        let phrase = |i: usize| matches!(chunks[i].part, Part::Phrase(_));
        // 与法国AI公司B: where it is from and what it does stand right before it.
        let mut from = head;
        while from > arguments.start + 1 && phrase(from - 1) && self.phrase_fill(chunks, from - 1, &role.filler).is_none() {
            from -= 1;
        }
        let said = |i: usize| self.text_of(scene, i);
        let joint = |i: usize| matches!(word(chunks, i), Some(Category::Coverb | Category::And)) && coverbs.iter().any(|c| c == said(i));
        let relative = word(chunks, from - 1) == Some(Category::De);
        if !relative && (from == head || !joint(from - 1)) {
            return None;
        }
        // 与位于苏州的A、做芯片的B: a list is read elsewhere.
        // The first that has somebody before it: 与曾与A合作的B.
        let open = (arguments.start + 1..from).find(|&i| joint(i) && (arguments.start..i).any(phrase))?;
        let inner = open + 1..from;
        let other = |i: usize| word(chunks, i) == Some(Category::Coverb) && OTHERS.contains(&said(i));
        let two = inner.clone().any(|i| matches!(word(chunks, i), Some(Category::Comma | Category::Pause)) || other(i) && i > open + 1);
        (!two).then_some((head, names))
    }
}

//! 推动17家医院接入Y, 请来B协助其研发Y: who does what the last verb says, where one before it makes somebody do it.
//!
//! Takes a verb with its arguments and takes from them whoever only brings others to do it. Deliberately finds nobody anew but
//! whom a pronoun behind a verb of helping stands for in the same clause.

use crate::chinese::{Category, OneOf, STAFF};
use crate::extract::argument::{Arguments, Chunks, governor};
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::extract::reader::{Reader, Scene};

/// Verbs that make or help somebody do what the next verb says.
static PIVOTS: OneOf = OneOf::new(&[
    "推动", "带动", "帮助", "助力", "协助", "组织", "支持", "引导", "指导", "促成", "促使", "要求", "吸引", "赋能", "资助", "补贴", "鼓励",
    "号召", "动员", "发动", "安排", "允许", "方便", "撬动", "供", "帮", "让", "使",
]);

/// Those of them by which a house makes its own people do it.
const OWN: &[&str] = &["组织", "要求", "号召", "动员", "发动", "安排", "让", "使"];

/// Ends of words for others who act.
const HOUSES: &[char] = &['院', '校', '企', '业', '家', '店', '厂', '行', '司', '者', '户', '商', '馆'];

/// Verbs of helping somebody with what the next verb says.
static HELPING: OneOf = OneOf::new(&["协助", "帮助", "助力", "辅助", "帮", "助"]);

/// Coverbs of for whom something is.
const FOR: &[&str] = &["为", "专为", "专门为", "特为", "给", "替"];

/// Classifiers of those who act.
const DOERS: &[char] = &['家', '所', '个', '户', '座', '支', '间', '批'];

impl Reader<'_> {
    /// Takes from a verb at chunk `at` whoever only brings others to do it.
    pub(crate) fn read_pivot(&self, scene: Scene<'_>, at: usize, arguments: &mut Arguments) {
        if at <= arguments.start || arguments.passive {
            return;
        }
        let chunks = scene.chunks;
        // 推出一款专为老年人设计的X: what X is for tells nobody who has made it.
        let meant = |i: &usize| matches!(chunks[*i].part, Part::Word(Category::Coverb)) && FOR.contains(&self.text_of(scene, *i));
        if let Some(laden) = chunks[at].laden.filter(|laden| laden.verb < at && (laden.verb + 1..at).any(|i| meant(&i))) {
            arguments.subjects.retain(|s| *s > laden.verb && *s < at);
            arguments.unnamed = true;
            return;
        }
        if self.helps(scene, at, arguments) {
            return;
        }
        let verb = |i: &usize| matches!(chunks[*i].part, Part::Text | Part::Word(Category::Verb | Category::Plain));
        // 推动各地医院: whom it makes do so may stand in the same words.
        let pivots = |i: usize| {
            let said = self.text_of(scene, i).trim_end_matches('了');
            let (at, verb) = PIVOTS.last_in(said)?;
            let rest = &said[at + verb.len()..];
            (rest.is_empty() || rest.ends_with(HOUSES)).then_some((i, verb, rest))
        };
        let Some((pivot, said, rest)) = (arguments.start..at).rev().filter(verb).find_map(pivots) else { return };
        let between = pivot + 1..at;
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if p.names.iter().any(|&n| self.acts(n) && !self.topical(self.entities.class(n))));
        let staff = |i: usize| OWN.contains(&said) && STAFF.iter().any(|w| self.text_of(scene, i).ends_with(w));
        if between.clone().any(|i| named(i) || staff(i)) {
            return;
        }
        let others = |i: usize| match chunks[i].part {
            Part::Word(Category::Noun) => true,
            Part::Value(_) => self.text_of(scene, i).ends_with(DOERS),
            _ => false,
        };
        if !rest.is_empty() || between.into_iter().any(others) {
            arguments.subjects.retain(|s| *s > at);
            arguments.shares = None;
            arguments.unnamed = true;
        }
    }

    /// A请来B协助其研发X: whether a pronoun behind a verb of helping does what the verb at chunk `at` says; then it is A, and not B.
    fn helps(&self, scene: Scene<'_>, at: usize, arguments: &mut Arguments) -> bool {
        let chunks = scene.chunks;
        let (start, pronoun) = (arguments.start, at - 1);
        let helping = pronoun.checked_sub(1).filter(|&i| i >= start && HELPING.closes(self.text_of(scene, i)));
        let Some(helping) = helping.filter(|_| stands_for(&chunks[pronoun])) else { return false };
        let free = |i: &usize| {
            let named = matches!(&chunks[*i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none() && !self.all_topical(p));
            named && governor(chunks, *i, start).is_none()
        };
        let named: Chunks = (start..helping).filter(free).collect();
        let helped = named.first().copied().filter(|_| named.len() > 1).unwrap_or(pronoun);
        arguments.subjects = Chunks::from_slice(&[helped]);
        arguments.shares = None;
        true
    }
}

/// Whether a chunk is a pronoun for one or several who act.
fn stands_for(chunk: &Chunk) -> bool {
    let Part::Phrase(phrase) = &chunk.part else { return false };
    matches!(phrase.anaphor, Some(Anaphor::Pronoun | Anaphor::Thing | Anaphor::Person | Anaphor::Several))
}

//! The patterns of all rules → the few worth trying in a sentence, and where they may begin.
//!
//! Takes where the texts stand that patterns cannot do without. A pattern is tried only where each such text still follows,
//! where its slots can be filled by what the sentence holds, and, if it begins with a slot, at what can fill that. So the work
//! goes with what the sentence says, not with how many rules there are. Deliberately matches nothing: that is
//! [`slot`](super::slot)'s.

use std::collections::BTreeMap;

use super::fit::{Fillers, Fits};
use super::spelling::Spot;
use crate::rule::RuleSet;
use crate::rule::pattern::Pattern;

/// A pattern to be tried: its rule, its place among the rule's patterns, and the byte where it may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    pub(super) rule: u32,
    pub(super) pattern: u32,
    pub(super) start: u32,
}

/// What a sentence must hold for a pattern to match.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Needs {
    /// Something that fits each of these fillers.
    all: Fits,
    /// For each, something that fits one of its fillers.
    any: Vec<Fits>,
    /// A text of each of these sets, at or after the beginning.
    texts: Vec<u32>,
    /// What a slot at its beginning may hold.
    first: Fits,
}

/// What a text of the patterns tells.
#[derive(Clone, Debug, Default)]
struct Use {
    /// The patterns that may begin with it.
    begins: Vec<u32>,
    /// The sets of which it is one.
    sets: Vec<u32>,
}

/// All patterns, by what they need.
#[derive(Debug)]
pub(super) struct Sieve {
    /// Every text that some pattern asks for.
    texts: Vec<Box<str>>,
    /// By text: what it tells.
    uses: Vec<Use>,
    /// Rule and place of each pattern, and what it needs.
    patterns: Vec<((u32, u32), Needs)>,
    /// By set of texts: the patterns that begin with a slot and are looked for when a text of the set is found.
    by_set: Vec<Vec<u32>>,
    /// Patterns that need no text, those with the same needs together.
    textless: Vec<(Needs, Vec<u32>)>,
}

/// What was found in a sentence; kept from one to the next, so that nothing is allocated anew.
#[derive(Debug, Default)]
pub(super) struct Sifted {
    /// By set of texts: the sentence that held one last, and where the last began.
    last: Vec<(u32, u32)>,
    sentence: u32,
    /// The texts that a pattern begins with, and where.
    begun: Vec<(u32, u32)>,
    /// The sets of texts that the sentence holds.
    met: Vec<u32>,
    /// What is worth trying, in the order of the rules.
    pub(super) candidates: Vec<Candidate>,
}

/// A sentence as the sieve sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight<'a> {
    /// Where texts of the patterns begin in it, left to right.
    pub(super) texts: &'a [Spot],
    /// The byte after its last.
    pub(super) end: u32,
    /// Where a pattern that begins with a slot may begin, and what the slot may hold there.
    pub(super) starts: &'a [(u32, Fits)],
    /// What some token of the sentence may fill.
    pub(super) present: Fits,
}

impl Sieve {
    /// Gathers what every pattern needs.
    pub(super) fn new(rules: &RuleSet, fillers: &Fillers) -> Self {
        let mut uses: BTreeMap<&str, Use> = BTreeMap::new();
        let mut sets: BTreeMap<Vec<&str>, u32> = BTreeMap::new();
        let mut patterns = Vec::new();
        let mut by_set: Vec<Vec<u32>> = Vec::new();
        let mut textless: BTreeMap<Needs, Vec<u32>> = BTreeMap::new();
        for (r, rule) in rules.rules.iter().enumerate() {
            for (p, pattern) in rule.patterns.iter().enumerate() {
                let nth = patterns.len() as u32;
                let fits = |roles: &[usize]| roles.iter().fold(Fits::default(), |fits, &role| fits.or(fillers.of(r)[role]));
                let opening = pattern.opening();
                for text in &opening.texts {
                    uses.entry(text).or_default().begins.push(nth);
                }
                let wanted = wanted(pattern);
                let mut texts = Vec::new();
                for set in wanted {
                    let id = *sets.entry(set.clone()).or_insert_with(|| {
                        let id = by_set.len() as u32;
                        for text in &set {
                            uses.entry(text).or_default().sets.push(id);
                        }
                        by_set.push(Vec::new());
                        id
                    });
                    texts.push(id);
                }
                let first = if opening.gap { Fits::ALL } else { fits(&opening.roles) };
                let slots = pattern.needed_roles().into_iter().map(|roles| fits(&roles));
                let (one, any): (Vec<Fits>, Vec<Fits>) = slots.partition(|slot| slot.is_one());
                let needs = Needs { all: one.into_iter().fold(Fits::default(), Fits::or), any, texts, first };
                if !opening.roles.is_empty() {
                    match needs.texts.first() {
                        Some(&set) => by_set[set as usize].push(nth),
                        None => textless.entry(needs.clone()).or_default().push(nth),
                    }
                }
                patterns.push(((r as u32, p as u32), needs));
            }
        }
        Self {
            texts: uses.keys().map(|&text| text.into()).collect(),
            uses: uses.into_values().collect(),
            patterns,
            by_set,
            textless: textless.into_iter().collect(),
        }
    }

    /// The texts that the patterns ask for, each once, in order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(AsRef::as_ref)
    }

    /// Finds what is worth trying in a sentence.
    pub(super) fn sift(&self, sight: Sight<'_>, sifted: &mut Sifted) {
        sifted.begin(self.by_set.len());
        for &Spot { start, number, .. } in sight.texts.iter().filter(|spot| spot.end <= sight.end) {
            let found = &self.uses[number as usize];
            if !found.begins.is_empty() {
                sifted.begun.push((number, start));
            }
            for &set in &found.sets {
                let last = &mut sifted.last[set as usize];
                if last.0 != sifted.sentence {
                    sifted.met.push(set);
                }
                *last = (sifted.sentence, start);
            }
        }
        for i in 0..sifted.begun.len() {
            let (text, at) = sifted.begun[i];
            for &nth in &self.uses[text as usize].begins {
                let ((rule, pattern), needs) = &self.patterns[nth as usize];
                if needs.latest(sight.present, sifted).is_some_and(|latest| at <= latest) {
                    sifted.candidates.push(Candidate { rule: *rule, pattern: *pattern, start: at });
                }
            }
        }
        for i in 0..sifted.met.len() {
            self.slots(&self.by_set[sifted.met[i] as usize], sight, sifted);
        }
        for (needs, patterns) in &self.textless {
            if needs.latest(sight.present, sifted).is_some() {
                self.slots(patterns, sight, sifted);
            }
        }
        sifted.candidates.sort_unstable();
        sifted.candidates.dedup();
    }

    /// Patterns that begin with a slot: wherever the slot can be filled and what they need follows.
    fn slots(&self, patterns: &[u32], sight: Sight<'_>, sifted: &mut Sifted) {
        for &nth in patterns {
            let ((rule, pattern), needs) = &self.patterns[nth as usize];
            let Some(latest) = needs.latest(sight.present, sifted) else { continue };
            let before = sight.starts.iter().take_while(|(start, _)| *start <= latest);
            let fitting = before.filter(|(_, fits)| fits.meets(needs.first));
            sifted.candidates.extend(fitting.map(|&(start, _)| Candidate { rule: *rule, pattern: *pattern, start }));
        }
    }
}

impl Needs {
    /// The last byte at which a pattern of these needs can begin; none where the sentence lacks something.
    fn latest(&self, present: Fits, sifted: &Sifted) -> Option<u32> {
        if !present.holds(self.all) || !self.any.iter().all(|slot| slot.meets(present)) {
            return None;
        }
        self.texts.iter().try_fold(u32::MAX, |latest, &set| {
            let (sentence, last) = sifted.last[set as usize];
            (sentence == sifted.sentence).then_some(latest.min(last))
        })
    }
}

impl Sifted {
    fn begin(&mut self, sets: usize) {
        if self.last.len() < sets || self.sentence == u32::MAX {
            self.last = vec![(0, 0); sets];
            self.sentence = 0;
        }
        self.sentence += 1;
        self.begun.clear();
        self.met.clear();
        self.candidates.clear();
    }
}

/// The sets of texts that a pattern needs, the one that fewest sentences pass first: that whose shortest text is longest.
fn wanted(pattern: &Pattern) -> Vec<Vec<&str>> {
    let length = |set: &[&str]| set.iter().map(|t| t.chars().count()).min().unwrap_or(0);
    let mut wanted = pattern.needed_texts();
    wanted.sort_by_key(|set| std::cmp::Reverse(length(set)));
    // A mark or 的 stands nearly everywhere.
    let telling = wanted.iter().take_while(|set| length(set) > 1).count().max(1);
    wanted.truncate(telling);
    for set in &mut wanted {
        set.sort_unstable();
        set.dedup();
    }
    wanted
}

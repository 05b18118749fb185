//! The patterns of all rules → the few worth trying in a sentence, and where they may begin.
//!
//! Takes where the texts stand that patterns cannot do without. A pattern is tried only where each such text still follows,
//! where its slots can be filled by what the sentence holds, and, if it begins with a slot, at what can fill that; most patterns
//! hold no mark that parts clauses, and find all this in one clause or nowhere. So the work
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
    /// Whether no text of the pattern holds a mark that parts clauses.
    one_clause: bool,
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
    /// By set of texts: the sentence that held one last, and the last in `places`.
    last: Vec<(u32, u32)>,
    sentence: u32,
    /// Where the texts of the sets begin.
    places: Vec<Place>,
    /// The texts that a pattern begins with, and where.
    begun: Vec<(u32, u32)>,
    /// The sets of texts that the sentence holds.
    met: Vec<u32>,
    /// What is worth trying, in the order of the rules.
    pub(super) candidates: Vec<Candidate>,
}

/// Where a text of a set begins.
#[derive(Clone, Copy, Debug)]
struct Place {
    at: u32,
    /// The one of the same set before it, in [`Sifted::places`].
    before: Option<u32>,
}

/// A clause of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    /// Where the mark stands that ends it.
    pub(super) end: u32,
    /// What some token of it may fill.
    pub(super) present: Fits,
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
    /// Its clauses, left to right, none left out.
    pub(super) clauses: &'a [Clause],
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
                let all = one.into_iter().fold(Fits::default(), Fits::or);
                let needs = Needs { all, any, texts, first, one_clause: !pattern.holds(PARTING) };
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
                let (sentence, last) = &mut sifted.last[set as usize];
                let known = *sentence == sifted.sentence;
                if !known {
                    sifted.met.push(set);
                }
                sifted.places.push(Place { at: start, before: known.then_some(*last) });
                (*sentence, *last) = (sifted.sentence, sifted.places.len() as u32 - 1);
            }
        }
        for i in 0..sifted.begun.len() {
            let (text, at) = sifted.begun[i];
            for &nth in &self.uses[text as usize].begins {
                let ((rule, pattern), needs) = &self.patterns[nth as usize];
                if needs.latest(sight.present, sifted).is_some_and(|latest| at <= latest) && needs.follow(at, sight, sifted) {
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
            for &(start, fits) in before {
                if fits.meets(needs.first) && needs.follow(start, sight, sifted) {
                    sifted.candidates.push(Candidate { rule: *rule, pattern: *pattern, start });
                }
            }
        }
    }
}

impl Needs {
    /// The last byte at which a pattern of these needs can begin; none where the sentence lacks something.
    fn latest(&self, present: Fits, sifted: &Sifted) -> Option<u32> {
        if !self.filled(present) {
            return None;
        }
        self.texts.iter().try_fold(u32::MAX, |latest, &set| sifted.last(set).map(|last| latest.min(last.at)))
    }

    /// Whether slots can be filled by what is present.
    fn filled(&self, present: Fits) -> bool {
        present.holds(self.all) && self.any.iter().all(|slot| slot.meets(present))
    }

    /// Whether a pattern of these needs that begins at byte `start` may find them before its clause ends, if it must.
    fn follow(&self, start: u32, sight: Sight<'_>, sifted: &Sifted) -> bool {
        let clause = sight.clauses.iter().find(|clause| start < clause.end).filter(|_| self.one_clause);
        clause.is_none_or(|clause| self.filled(clause.present) && self.texts.iter().all(|&set| sifted.stands(set, start, clause.end)))
    }
}

impl Sifted {
    fn begin(&mut self, sets: usize) {
        if self.last.len() < sets || self.sentence == u32::MAX {
            self.last = vec![(0, 0); sets];
            self.sentence = 0;
        }
        self.sentence += 1;
        self.places.clear();
        self.begun.clear();
        self.met.clear();
        self.candidates.clear();
    }

    /// Where the last text of a set begins, if the sentence holds one.
    fn last(&self, set: u32) -> Option<Place> {
        let (sentence, last) = self.last[set as usize];
        (sentence == self.sentence).then(|| self.places[last as usize])
    }

    /// Whether a text of a set begins at byte `from` or behind it, and before byte `to`.
    fn stands(&self, set: u32, from: u32, to: u32) -> bool {
        let mut place = self.last(set);
        while let Some(Place { at, before }) = place.filter(|place| place.at >= from) {
            if at < to {
                return true;
            }
            place = before.map(|before| self.places[before as usize]);
        }
        false
    }
}

/// The marks that part clauses, which neither a gap nor a slot takes in.
const PARTING: &[char] = &[',', ';', '—'];

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

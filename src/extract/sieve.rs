//! The patterns of all rules → the few worth trying in a sentence, and where they may begin.
//!
//! Takes where the texts stand that patterns cannot do without. A pattern is looked at only where the most telling of them
//! stands, and tried only where each of them still follows, where its slots can be filled by what the sentence holds, and at
//! what it may begin with; most patterns hold no mark that parts clauses, and find all this in one clause or nowhere. So the
//! work goes with what the sentence says, not with how many rules there are. Deliberately matches nothing: that is
//! [`slot`](super::slot)'s.

use std::collections::BTreeMap;

use smallvec::SmallVec;

use super::fit::{Fillers, Fits};
use super::spelling::Spot;
use crate::rule::RuleSet;
use crate::rule::pattern::Pattern;

/// A pattern to be tried, by its number, and the byte where it may begin: in one number, since many are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate(u64);

impl Candidate {
    fn new(nth: u32, start: u32) -> Self {
        Self(u64::from(nth) << 32 | u64::from(start))
    }

    fn nth(self) -> usize {
        (self.0 >> 32) as usize
    }

    /// The byte where it may begin.
    pub(super) fn start(self) -> u32 {
        self.0 as u32
    }
}

/// What a sentence must hold for a pattern to match.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Needs {
    /// Something that fits each of these fillers.
    all: Fits,
    /// For each, something that fits one of its fillers.
    any: Vec<Fits>,
    /// A text of each of these sets, at or after the beginning.
    texts: Sets,
    /// What a slot at its beginning may hold; nothing where none stands there.
    first: Fits,
    /// The set of the texts that it may begin with.
    opening: Option<u32>,
    /// Whether no text of the pattern holds a mark that parts clauses.
    one_clause: bool,
}

/// A few sets of texts, by their numbers.
type Sets = SmallVec<[u32; 4]>;

/// All patterns, by what they need.
#[derive(Debug)]
pub(super) struct Sieve {
    /// Every text that some pattern asks for.
    texts: Vec<Box<str>>,
    /// By text: the sets of which it is one.
    sets: Lists<u32>,
    /// By pattern: its rule and its place among those of the rule.
    patterns: Vec<(u32, u32)>,
    /// By set of texts: the patterns that are looked at when a text of the set is found, and what they need.
    by_set: Lists<(u32, Needs)>,
    /// Patterns that need no text, those with the same needs together.
    textless: Vec<(Needs, Vec<u32>)>,
}

/// Lists, one behind the other: what is asked together stands together.
#[derive(Debug)]
struct Lists<T> {
    /// Where each begins; the end of the last behind them.
    bounds: Vec<u32>,
    all: Vec<T>,
}

impl<T, L: IntoIterator<Item = T>> FromIterator<L> for Lists<T> {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Self {
        let mut made = Self { bounds: vec![0], all: Vec::new() };
        for list in lists {
            made.all.extend(list);
            made.bounds.push(made.all.len() as u32);
        }
        made
    }
}

impl<T> Lists<T> {
    fn of(&self, nth: u32) -> &[T] {
        let nth = nth as usize;
        &self.all[self.bounds[nth] as usize..self.bounds[nth + 1] as usize]
    }

    /// How many there are.
    fn len(&self) -> usize {
        self.bounds.len() - 1
    }
}

/// What was found in a sentence; kept from one to the next, so that nothing is allocated anew.
#[derive(Debug, Default)]
pub(super) struct Sifted {
    /// By set of texts: the sentence that held one last, and the last in `places`.
    last: Vec<(u32, u32)>,
    sentence: u32,
    /// Where the texts of the sets begin.
    places: Vec<Place>,
    /// The sets of texts that the sentence holds and some pattern is looked at for.
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
    pub(super) fn new<'r>(rules: &'r RuleSet, fillers: &Fillers) -> Self {
        let mut texts: BTreeMap<&str, Sets> = BTreeMap::new();
        let mut sets: BTreeMap<Vec<&str>, u32> = BTreeMap::new();
        let mut patterns = Vec::new();
        let mut by_set: Vec<Vec<(u32, Needs)>> = Vec::new();
        let mut textless: BTreeMap<Needs, Vec<u32>> = BTreeMap::new();
        for (r, rule) in rules.rules.iter().enumerate() {
            for (p, pattern) in rule.patterns.iter().enumerate() {
                let nth = patterns.len() as u32;
                let fits = |roles: &[usize]| roles.iter().fold(Fits::default(), |fits, &role| fits.or(fillers.of(r)[role]));
                let mut number = |mut set: Vec<&'r str>| {
                    set.sort_unstable();
                    set.dedup();
                    *sets.entry(set).or_insert_with_key(|set| {
                        let id = by_set.len() as u32;
                        for text in set {
                            texts.entry(text).or_default().push(id);
                        }
                        by_set.push(Vec::new());
                        id
                    })
                };
                let opening = pattern.opening();
                let slots = pattern.needed_roles().into_iter().map(|roles| fits(&roles));
                let (one, any): (Vec<Fits>, Vec<Fits>) = slots.partition(|slot| slot.is_one());
                let needs = Needs {
                    all: one.into_iter().fold(Fits::default(), Fits::or),
                    any,
                    texts: wanted(pattern).into_iter().map(&mut number).collect(),
                    first: if opening.gap && !opening.roles.is_empty() { Fits::ALL } else { fits(&opening.roles) },
                    opening: Some(opening.texts).filter(|texts| !texts.is_empty()).map(number),
                    one_clause: !pattern.holds(PARTING),
                };
                match needs.texts.first() {
                    Some(&set) => by_set[set as usize].push((nth, needs)),
                    None => textless.entry(needs).or_default().push(nth),
                }
                patterns.push((r as u32, p as u32));
            }
        }
        Self {
            texts: texts.keys().map(|&text| text.into()).collect(),
            sets: texts.into_values().collect(),
            patterns,
            by_set: by_set.into_iter().collect(),
            textless: textless.into_iter().collect(),
        }
    }

    /// The texts that the patterns ask for, each once, in order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(AsRef::as_ref)
    }

    /// The rule of a pattern, and the pattern's place among those of the rule.
    pub(super) fn pattern(&self, candidate: Candidate) -> (u32, u32) {
        self.patterns[candidate.nth()]
    }

    /// Finds what is worth trying in a sentence.
    pub(super) fn sift(&self, sight: Sight<'_>, sifted: &mut Sifted) {
        sifted.begin(self.by_set.len());
        for &Spot { start, number, .. } in sight.texts.iter().filter(|spot| spot.end <= sight.end) {
            for &set in self.sets.of(number) {
                let (sentence, last) = &mut sifted.last[set as usize];
                let known = *sentence == sifted.sentence;
                if !known && !self.by_set.of(set).is_empty() {
                    sifted.met.push(set);
                }
                sifted.places.push(Place { at: start, before: known.then_some(*last) });
                (*sentence, *last) = (sifted.sentence, sifted.places.len() as u32 - 1);
            }
        }
        for i in 0..sifted.met.len() {
            for (nth, needs) in self.by_set.of(sifted.met[i]) {
                if let Some(latest) = needs.latest(sight.present, sifted) {
                    needs.begin(*nth, latest, sight, sifted);
                }
            }
        }
        for (needs, patterns) in &self.textless {
            if let Some(latest) = needs.latest(sight.present, sifted) {
                for &nth in patterns {
                    needs.begin(nth, latest, sight, sifted);
                }
            }
        }
        sifted.candidates.sort_unstable();
        sifted.candidates.dedup();
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

    /// Takes a pattern of these needs for worth trying wherever it may begin, up to byte `latest`: at its texts, and where its slot
    /// can be filled, if what it needs follows.
    fn begin(&self, nth: u32, latest: u32, sight: Sight<'_>, sifted: &mut Sifted) {
        let mut place = self.opening.and_then(|set| sifted.last(set));
        while let Some(Place { at, before }) = place {
            if at <= latest && self.follow(at, sight, sifted) {
                sifted.candidates.push(Candidate::new(nth, at));
            }
            place = before.map(|before| sifted.places[before as usize]);
        }
        if self.first == Fits::default() {
            return;
        }
        for &(start, fits) in sight.starts.iter().take_while(|(start, _)| *start <= latest) {
            if fits.meets(self.first) && self.follow(start, sight, sifted) {
                sifted.candidates.push(Candidate::new(nth, start));
            }
        }
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
    wanted
}

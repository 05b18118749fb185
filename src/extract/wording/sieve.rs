//! The patterns of all rules → the few worth trying in a sentence, and where they may begin.
//!
//! Takes where the texts stand that patterns cannot do without. A pattern is looked at only where the most telling of them
//! stands, and tried only where each of them still follows, where its slots can be filled by what the sentence holds, and at
//! what it may begin with; most patterns hold no mark that parts clauses, and find all this in one clause or nowhere. So the
//! work goes with what the sentence says, not with how many rules there are. Deliberately matches nothing: that is
//! [`slot`](crate::extract::slot)'s.

use std::collections::BTreeMap;

use smallvec::SmallVec;

use crate::extract::clause::spelling::Spot;
use crate::extract::wording::fit::{Fillers, Fits};
use crate::rule::RuleSet;
use crate::rule::pattern::{Pattern, Starts};

/// A pattern to be tried, by its number, and the byte where it may begin: in one number, since many are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Candidate(u64);

impl Candidate {
    fn new(nth: u32, start: u32) -> Self {
        Self(u64::from(nth) << 32 | u64::from(start))
    }

    fn nth(self) -> usize {
        (self.0 >> 32) as usize
    }

    /// The byte where it may begin.
    pub(crate) fn start(self) -> u32 {
        self.0 as u32
    }
}

/// What must be found in a sentence to fill the slots of a pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Slots {
    /// Something that fits each of these fillers.
    all: Fits,
    /// For each, something that fits one of its fillers.
    any: Vec<Fits>,
}

/// What else a sentence must hold for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Needs {
    /// A text of each of these sets, at or after the beginning, besides that for which the pattern is looked at.
    texts: Sets,
    /// What a slot at its beginning may hold; nothing where none stands there.
    first: Fits,
    /// What may follow that slot.
    then: Starts,
    /// The set of the texts that it may begin with.
    opening: Option<u32>,
    /// Whether no text of the pattern holds a mark that parts clauses.
    one_clause: bool,
}

/// A few sets of texts, by their numbers.
type Sets = SmallVec<[u32; 4]>;

/// All patterns, by what they need.
#[derive(Debug)]
pub(crate) struct Sieve {
    /// Every text that some pattern asks for.
    texts: Vec<Box<str>>,
    /// By set of texts: its texts.
    members: Lists<u32>,
    /// By text: those of the sets of which it is one that patterns need, and behind them those with which patterns begin.
    of_text: Lists<u32>,
    /// By text: where the latter begin.
    opening: Vec<u32>,
    /// By pattern: its rule and its place among those of the rule.
    patterns: Vec<(u32, u32)>,
    /// By set of texts: the patterns that are looked at when a text of the set is found; those that need no text stand last.
    by_set: Lists<Alike>,
    /// What patterns need besides, those that are alike one behind the other: many are gone through for each sentence, and cost what
    /// their places in memory cost.
    asked: Lists<Asked>,
    /// By what is asked: the sets of texts needed besides, and the patterns that need so much.
    texts_of: Lists<u32>,
    patterns_of: Lists<u32>,
}

/// Patterns whose slots ask for the same: mostly one look at these rules out all of them. What else they need stands in
/// [`Sieve::asked`] under their number.
#[derive(Debug)]
struct Alike {
    all: Fits,
    any: Box<[Fits]>,
    number: u32,
}

/// [`Needs`] as they are looked at.
#[derive(Clone, Copy, Debug)]
struct Asked {
    first: Fits,
    then: Starts,
    /// See [`Needs::opening`].
    opening: Option<u32>,
    /// Under which number its texts and its patterns stand.
    number: u32,
    one_clause: bool,
    /// Whether it needs no further text.
    alone: bool,
}

/// Lists, one behind the other: what is asked together stands together.
#[derive(Debug)]
pub(crate) struct Lists<T> {
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
    pub(crate) fn of(&self, nth: u32) -> &[T] {
        let nth = nth as usize;
        &self.all[self.bounds[nth] as usize..self.bounds[nth + 1] as usize]
    }

    /// How many there are.
    fn len(&self) -> usize {
        self.bounds.len() - 1
    }
}

/// What was found in a sentence; kept from one to the next, so that nothing is allocated anew. Numbers of sentences say for which
/// of them something holds.
#[derive(Debug, Default)]
pub(crate) struct Sifted {
    sentence: u32,
    /// By set of texts that patterns need: the sentence that held one last, and where the last begins there.
    held: Vec<(u32, u32)>,
    /// By set of texts with which patterns begin: the sentence that held one last, and the last in `places`.
    opened: Vec<(u32, u32)>,
    /// Where the texts begin with which patterns begin.
    places: Vec<Place>,
    /// The sets that the sentence holds and some pattern is looked at for.
    met: Vec<u32>,
    /// What is worth trying, in the order of the rules.
    pub(crate) candidates: Vec<Candidate>,
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
pub(crate) struct Clause {
    /// Where the mark stands that ends it.
    pub(crate) end: u32,
    /// What some token of it may fill.
    pub(crate) present: Fits,
}

/// Where a pattern that begins with a slot may begin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    pub(crate) at: u32,
    /// What the slot may hold there.
    pub(crate) fits: Fits,
    /// With what may begin what follows that.
    pub(crate) then: Starts,
}

/// A sentence as the sieve sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight<'a> {
    /// Where texts of the patterns begin in it, left to right.
    pub(crate) texts: &'a [Spot],
    /// The byte after its last.
    pub(crate) end: u32,
    /// Where patterns that begin with a slot may begin, left to right.
    pub(crate) starts: &'a [Start],
    /// What some token of the sentence may fill.
    pub(crate) present: Fits,
    /// Its clauses, left to right, none left out.
    pub(crate) clauses: &'a [Clause],
}

impl Sieve {
    /// Gathers what every pattern needs.
    pub(crate) fn new<'r>(rules: &'r RuleSet, fillers: &Fillers) -> Self {
        // Each set has a number; patterns may need it, and may begin with it.
        let mut sets: BTreeMap<Vec<&str>, (u32, [bool; 2])> = BTreeMap::new();
        let mut patterns = Vec::new();
        let mut by_set: BTreeMap<u32, BTreeMap<Slots, BTreeMap<Needs, Vec<u32>>>> = BTreeMap::new();
        for (r, rule) in rules.rules.iter().enumerate() {
            for (p, pattern) in rule.patterns.iter().enumerate() {
                let nth = patterns.len() as u32;
                let fits = |roles: &[usize]| roles.iter().fold(Fits::default(), |fits, &role| fits.or(fillers.of(r)[role]));
                let mut number = |mut set: Vec<&'r str>, usage: usize| {
                    set.sort_unstable();
                    set.dedup();
                    let next = sets.len() as u32;
                    let (id, uses) = sets.entry(set).or_insert((next, [false; 2]));
                    uses[usage] = true;
                    *id
                };
                let opening = pattern.opening();
                let slots = pattern.needed_roles().into_iter().map(|roles| fits(&roles));
                let (one, any): (Vec<Fits>, Vec<Fits>) = slots.partition(|slot| slot.is_one());
                let slots = Slots { all: one.into_iter().fold(Fits::default(), Fits::or), any };
                let mut texts = wanted(pattern).into_iter().map(|set| number(set, 0));
                let set = texts.next().unwrap_or(TEXTLESS);
                let texts = texts.collect();
                let needs = Needs {
                    texts,
                    first: if opening.gap && !opening.roles.is_empty() { Fits::ALL } else { fits(&opening.roles) },
                    then: if opening.gap { Starts::ALL } else { opening.then },
                    opening: Some(opening.texts).filter(|texts| !texts.is_empty()).map(|set| number(set, 1)),
                    one_clause: !pattern.holds(PARTING),
                };
                by_set.entry(set).or_default().entry(slots).or_default().entry(needs).or_default().push(nth);
                patterns.push((r as u32, p as u32));
            }
        }
        // Each text with the sets that hold it: once for those that patterns need, and behind them once for those they begin with.
        let uses =
            sets.iter().flat_map(|(set, (id, uses))| uses.iter().zip(0_u8..).filter(|(used, _)| **used).map(move |(_, u)| (set, u, *id)));
        let mut uses: Vec<(&str, u8, u32)> = uses.flat_map(|(set, usage, id)| set.iter().map(move |text| (*text, usage, id))).collect();
        uses.sort_unstable();
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); sets.len()];
        let (mut texts, mut of_text, mut opening): (Vec<Box<str>>, Vec<Sets>, Vec<u32>) = Default::default();
        let mut before = 0;
        for same in uses.chunk_by(|a, b| a.0 == b.0) {
            for &(_, _, set) in same {
                let members = &mut members[set as usize];
                if members.last() != Some(&(texts.len() as u32)) {
                    members.push(texts.len() as u32);
                }
            }
            opening.push(before + same.iter().filter(|(_, usage, _)| *usage == 0).count() as u32);
            before += same.len() as u32;
            texts.push(same[0].0.into());
            of_text.push(same.iter().map(|&(_, _, set)| set).collect());
        }
        let (mut asked, mut texts_of, mut patterns_of): (Vec<Vec<Asked>>, Vec<Sets>, Vec<Vec<u32>>) = Default::default();
        let mut alike = |(slots, needs): (Slots, BTreeMap<Needs, Vec<u32>>)| {
            let mut all = Vec::with_capacity(needs.len());
            for (Needs { texts, first, then, opening, one_clause }, patterns) in needs {
                let number = patterns_of.len() as u32;
                all.push(Asked { first, then, opening, number, one_clause, alone: texts.is_empty() });
                texts_of.push(texts);
                patterns_of.push(patterns);
            }
            asked.push(all);
            Alike { all: slots.all, any: slots.any.into(), number: asked.len() as u32 - 1 }
        };
        let mut of_set = |set| by_set.remove(&set).unwrap_or_default().into_iter().map(&mut alike).collect::<Vec<Alike>>();
        let by_set = (0..sets.len() as u32).chain([TEXTLESS]).map(&mut of_set).collect();
        Self {
            texts,
            members: members.into_iter().collect(),
            of_text: of_text.into_iter().collect(),
            opening,
            patterns,
            by_set,
            asked: asked.into_iter().collect(),
            texts_of: texts_of.into_iter().collect(),
            patterns_of: patterns_of.into_iter().collect(),
        }
    }

    /// The texts that the patterns ask for, each once, in order.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(AsRef::as_ref)
    }

    /// The rule of a pattern, and the pattern's place among those of the rule.
    pub(crate) fn pattern(&self, candidate: Candidate) -> (u32, u32) {
        self.patterns[candidate.nth()]
    }

    /// Finds what is worth trying in a sentence.
    pub(crate) fn sift(&self, sight: Sight<'_>, sifted: &mut Sifted) {
        sifted.begin(self.by_set.len());
        for &Spot { start, number, .. } in sight.texts.iter().filter(|spot| spot.end <= sight.end) {
            let sets = self.of_text.of(number);
            let (needed, opening) = sets.split_at((self.opening[number as usize] - self.of_text.bounds[number as usize]) as usize);
            for &set in needed {
                let (sentence, _) = std::mem::replace(&mut sifted.held[set as usize], (sifted.sentence, start));
                if sentence != sifted.sentence && !self.by_set.of(set).is_empty() {
                    sifted.met.push(set);
                }
            }
            for &set in opening {
                let before = sifted.opened(set);
                sifted.places.push(Place { at: start, before });
                sifted.opened[set as usize] = (sifted.sentence, sifted.places.len() as u32 - 1);
            }
        }
        let textless = self.by_set.len() as u32 - 1;
        sifted.met.push(textless);
        let mut look = Look { sieve: self, sight, sifted };
        for i in 0..look.sifted.met.len() {
            let set = look.sifted.met[i];
            // Behind the last of a text that it needs no pattern begins.
            let last = if set == textless { u32::MAX } else { look.sifted.held[set as usize].1 };
            for alike in self.by_set.of(set).iter().filter(|alike| alike.filled(sight.present)) {
                for asked in self.asked.of(alike.number) {
                    look.begin(asked, alike, set, last);
                }
            }
        }
        sifted.candidates.sort_unstable();
        sifted.candidates.dedup();
    }
}

impl Alike {
    /// Whether their slots can be filled by what is present.
    fn filled(&self, present: Fits) -> bool {
        present.holds(self.all) && self.any.iter().all(|slot| slot.meets(present))
    }
}

/// What patterns ask of a sentence.
struct Look<'a> {
    sieve: &'a Sieve,
    sight: Sight<'a>,
    sifted: &'a mut Sifted,
}

impl Look<'_> {
    /// Takes patterns that ask for so much for worth trying wherever they may begin: at their texts, and where their slot can be
    /// filled, if what they need follows. They are looked at for a set, the last text of which begins at byte `last`.
    fn begin(&mut self, asked: &Asked, alike: &Alike, set: u32, last: u32) {
        let sieve = self.sieve;
        let texts = if asked.alone { &[] } else { sieve.texts_of.of(asked.number) };
        let latest = texts.iter().try_fold(last, |latest, &set| self.sifted.held(set).map(|last| latest.min(last)));
        let Some(latest) = latest else { return };
        let patterns = || sieve.patterns_of.of(asked.number).iter();
        let mut place = asked.opening.and_then(|set| self.sifted.opened(set));
        while let Some(Place { at, before }) = place.map(|place| self.sifted.places[place as usize]) {
            if at <= latest && self.follow(asked, alike, (set, texts), at) {
                self.sifted.candidates.extend(patterns().map(|&nth| Candidate::new(nth, at)));
            }
            place = before;
        }
        if asked.first == Fits::default() {
            return;
        }
        for &Start { at, fits, then } in self.sight.starts.iter().take_while(|start| start.at <= latest) {
            if fits.meets(asked.first) && then.shares(asked.then) && self.follow(asked, alike, (set, texts), at) {
                self.sifted.candidates.extend(patterns().map(|&nth| Candidate::new(nth, at)));
            }
        }
    }

    /// Whether a pattern that asks for so much, and for texts of these sets, and begins at byte `start` may find them before its
    /// clause ends, if it must.
    fn follow(&self, asked: &Asked, alike: &Alike, (set, texts): (u32, &[u32]), start: u32) -> bool {
        let clause = self.sight.clauses.iter().find(|clause| start < clause.end).filter(|_| asked.one_clause);
        let stands = |set: u32, end: u32| set == self.textless() || self.stands(set, start, end);
        clause.is_none_or(|clause| {
            alike.filled(clause.present) && stands(set, clause.end) && texts.iter().all(|&set| self.stands(set, start, clause.end))
        })
    }

    /// The number of the set for which patterns are looked at that need no text.
    fn textless(&self) -> u32 {
        self.sieve.by_set.len() as u32 - 1
    }

    /// Whether a text of a set begins at byte `from` or behind it, and before byte `to`.
    fn stands(&self, set: u32, from: u32, to: u32) -> bool {
        let Some(last) = self.sifted.held(set).filter(|&last| last >= from) else { return false };
        let members = self.sieve.members.of(set);
        let first = || self.sight.texts.partition_point(|spot| spot.start < from);
        let within = || self.sight.texts[first()..].iter().take_while(|spot| spot.start < to);
        last < to || within().any(|spot| spot.end <= self.sight.end && members.binary_search(&spot.number).is_ok())
    }
}

impl Sifted {
    fn begin(&mut self, sets: usize) {
        if self.held.len() < sets || self.sentence == u32::MAX {
            self.held = vec![(0, 0); sets];
            self.opened = vec![(0, 0); sets];
            self.sentence = 0;
        }
        self.sentence += 1;
        self.places.clear();
        self.met.clear();
        self.candidates.clear();
    }

    /// Where the last text of a set begins that patterns need, if the sentence holds one.
    fn held(&self, set: u32) -> Option<u32> {
        let (sentence, last) = self.held[set as usize];
        (sentence == self.sentence).then_some(last)
    }

    /// The last text of a set with which patterns begin, if the sentence holds one.
    fn opened(&self, set: u32) -> Option<u32> {
        let (sentence, last) = self.opened[set as usize];
        (sentence == self.sentence).then_some(last)
    }
}

/// The set of texts of patterns that need none.
const TEXTLESS: u32 = u32::MAX;

/// The marks that part clauses, which neither a gap nor a slot takes in.
const PARTING: &[char] = &[',', ';', '—'];

/// What stands nearly everywhere.
const COMMON: &[&str] = &[",", "、", ";", "。", "的"];

/// The sets of texts that a pattern needs, the one that fewest sentences pass first: that whose shortest text is longest.
fn wanted(pattern: &Pattern) -> Vec<Vec<&str>> {
    let length = |set: &[&str]| set.iter().map(|t| t.chars().count()).min().unwrap_or(0);
    let common = |set: &[&str]| set.iter().any(|t| COMMON.contains(t));
    let mut wanted = pattern.needed_texts();
    wanted.sort_by_cached_key(|set| (std::cmp::Reverse(length(set)), common(set)));
    // A mark or 的 stands nearly everywhere.
    let telling = wanted.iter().take_while(|set| length(set) > 1).count().max(1);
    wanted.truncate(telling);
    wanted
}

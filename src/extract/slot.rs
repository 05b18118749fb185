//! Patterns → where they match in a row.
//!
//! One automaton over the words that patterns need finds the few that can match in a sentence, and where they may begin.
//! A pattern's states are then walked over byte positions, each pair at most once: the work is bounded by states ×
//! positions reached, and there is no backtracking into a pair already tried.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::diagnostic::Diagnostic;
use crate::rule::RuleSet;
use crate::rule::pattern::{Pattern, State};

/// Which pattern: its rule, and its place among the rule's patterns.
pub type PatternIndex = (u32, u32);

/// Which patterns can match at all in a sentence: by the texts that each needs.
#[derive(Debug)]
pub struct Prefilter {
    needles: AhoCorasick,
    /// By needle: the patterns whose first text it is, and those that need it or one of its alternatives.
    owners: Vec<Vec<(PatternIndex, Use)>>,
    /// Patterns that need no text.
    always: Vec<PatternIndex>,
}

/// What a text is to a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// The pattern may begin with it.
    Begins,
    /// The pattern cannot match without it or one of its alternatives, and may begin with a slot.
    Needed,
}

/// A pattern worth trying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// The pattern.
    pub pattern: PatternIndex,
    /// Where it may begin.
    pub start: Start,
}

/// Where a pattern may begin, in bytes of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Start {
    /// At this byte.
    At(u32),
    /// At any name or value from the first byte on and before the second.
    Between(u32, u32),
}

impl Prefilter {
    /// Gathers what every pattern needs.
    ///
    /// # Errors
    /// When the automaton would exceed its limits.
    pub fn new(rules: &RuleSet) -> Result<Self, Vec<Diagnostic>> {
        let mut uses: std::collections::BTreeMap<&str, Vec<(PatternIndex, Use)>> = std::collections::BTreeMap::new();
        let mut always = Vec::new();
        for (r, rule) in rules.rules.iter().enumerate() {
            for (p, pattern) in rule.patterns.iter().enumerate() {
                let index = (r as u32, p as u32);
                let (texts, roles) = pattern.firsts();
                for text in texts {
                    uses.entry(text).or_default().push((index, Use::Begins));
                }
                if roles.is_empty() {
                    continue;
                }
                let needed = pattern.needed();
                if needed.is_empty() {
                    always.push(index);
                }
                for text in needed {
                    uses.entry(text).or_default().push((index, Use::Needed));
                }
            }
        }
        let needles = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(uses.keys())
            .map_err(|e| vec![Diagnostic::new("rules", 0, 0, e.to_string())])?;
        Ok(Self { needles, owners: uses.into_values().collect(), always })
    }

    /// The patterns worth trying in `text`, in the order of the rules.
    #[must_use]
    pub fn candidates(&self, text: &str) -> Vec<Candidate> {
        let whole = Start::Between(0, text.len() as u32);
        let mut found: Vec<Candidate> = self.always.iter().map(|&pattern| Candidate { pattern, start: whole }).collect();
        for hit in self.needles.find_overlapping_iter(text) {
            for &(pattern, used) in &self.owners[hit.pattern().as_usize()] {
                let at = hit.start() as u32;
                let start = match used {
                    Use::Begins => Start::At(at),
                    Use::Needed => Start::Between(at.saturating_sub(REACH as u32), at),
                };
                found.push(Candidate { pattern, start });
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// What fills a slot.
#[derive(Clone, Debug)]
pub struct Filled<T> {
    /// The role.
    pub role: usize,
    /// What fills it.
    pub filler: T,
}

/// What a pattern is matched in.
pub trait Ground {
    /// What fills a slot.
    type Filler: Clone;
    /// The text, up to the end of the sentence.
    fn text(&self) -> &str;
    /// What fills `role` at byte `at`, and the byte after it.
    fn fill(&self, role: usize, at: usize) -> Option<(Self::Filler, usize)>;
    /// The byte after quotation marks, and after adverbs such as 分别, at `at`: they do not count.
    fn skip(&self, at: usize) -> usize;
    /// Whether a text is but a part of a name, or of a longer word that the rules ignore (投资 in 投资方).
    fn ignores(&self, start: usize, end: usize) -> bool;
    /// Whether what begins at byte `at` has nothing before it that it belongs to.
    fn opens(&self, at: usize) -> bool;
    /// Whether [`Ground::skip`] passes over this character.
    fn is_skipped(&self, c: char) -> bool;
    /// Whether a gap must end at byte `at`: what begins there could fill `role` as well as what fills it.
    fn rivals(&self, role: usize, at: usize) -> bool;
}

/// Which pairs of state and position were tried; kept from match to match, so that nothing is allocated anew.
#[derive(Debug, Default)]
pub struct Tried {
    stamps: Vec<u32>,
    stamp: u32,
    /// The farthest byte that the last walk reached, and the state that failed there.
    pub(super) farthest: (usize, usize),
}

/// The farthest byte after its start that a pattern reaches.
const REACH: usize = 512;

impl Tried {
    fn begin(&mut self, states: usize) {
        let size = states * REACH;
        if self.stamps.len() < size || self.stamp == u32::MAX {
            self.stamps = vec![0; size.max(self.stamps.len())];
            self.stamp = 0;
        }
        self.stamp += 1;
        self.farthest = (0, 0);
    }

    /// Marks a pair; false where it was tried before or lies out of reach.
    fn mark(&mut self, state: usize, offset: usize) -> bool {
        if offset >= REACH {
            return false;
        }
        let stamp = &mut self.stamps[state * REACH + offset];
        let fresh = *stamp != self.stamp;
        *stamp = self.stamp;
        fresh
    }
}

/// Matches a pattern at byte `at`; gives what fills its slots, and the byte after the match.
pub fn match_at<G: Ground>(pattern: &Pattern, ground: &G, at: usize, tried: &mut Tried) -> Option<(Vec<Filled<G::Filler>>, usize)> {
    tried.begin(pattern.states.len());
    let mut walk = Walk { pattern, ground, start: at, tried, filled: Vec::new() };
    let end = walk.step(0, at)?;
    Some((walk.filled, end))
}

struct Walk<'a, G: Ground> {
    pattern: &'a Pattern,
    ground: &'a G,
    start: usize,
    tried: &'a mut Tried,
    filled: Vec<Filled<G::Filler>>,
}

impl<G: Ground> Walk<'_, G> {
    fn step(&mut self, state: usize, at: usize) -> Option<usize> {
        // Most positions fail here: nothing that the state accepts begins with this character.
        let c = self.ground.text()[at..].chars().next();
        if c.is_some_and(|c| !self.pattern.starts[state].may_hold(c) && !self.ground.is_skipped(c)) {
            return None;
        }
        if !self.tried.mark(state, at - self.start) {
            return None;
        }
        self.tried.farthest = self.tried.farthest.max((at, state));
        let text = self.ground.text();
        match &self.pattern.states[state] {
            State::Accept => Some(at),
            State::Text(literal, next) => {
                let from = if text[at..].starts_with(literal.as_str()) { at } else { self.ground.skip(at) };
                text[from..].starts_with(literal.as_str()).then_some(())?;
                if self.ground.ignores(from, from + literal.len()) {
                    return None;
                }
                self.step(*next, from + literal.len())
            }
            State::Slot(role, next) => {
                let from = self.ground.skip(at);
                let (filler, end) = self.ground.fill(*role, from)?;
                self.filled.push(Filled { role: *role, filler });
                let found = self.step(*next, self.ground.skip(end));
                if found.is_none() {
                    self.filled.pop();
                }
                found
            }
            State::Bar(role, next) => {
                if self.ground.fill(*role, self.ground.skip(at)).is_some() {
                    return None;
                }
                self.step(*next, at)
            }
            State::Edge(next) => {
                self.ground.opens(at).then_some(())?;
                self.step(*next, at)
            }
            State::Gap(most, next) => {
                let before = self.filled.last().map(|f| f.role);
                let mut here = at;
                for left in (0..=*most).rev() {
                    if let Some(end) = self.step(*next, here) {
                        return Some(end);
                    }
                    if left == 0 || before.is_some_and(|role| self.ground.rivals(role, here)) {
                        return None;
                    }
                    // 领投、B跟投: what a pause opens is another matter.
                    let ends = |c: char| matches!(c, ',' | ';' | '。' | '\n' | '?' | '!') || here == at && c == '、';
                    let c = text[here..].chars().next().filter(|&c| !ends(c))?;
                    here += c.len_utf8();
                }
                None
            }
            State::End(next) => {
                let here = self.ground.skip(at);
                let ends = text[here..].starts_with([',', ';', '。', ':', '?', '!', ')', '—', '\n']) || here == text.len();
                if ends { self.step(*next, at) } else { None }
            }
            State::Split(all) => all.iter().find_map(|&next| self.step(next, at)),
        }
    }
}

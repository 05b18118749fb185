//! Patterns → where they match in a row.
//!
//! A pattern's states are walked over byte positions, each pair at most once: the work is bounded by states × positions
//! reached, and there is no backtracking into a pair already tried.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::diagnostic::Diagnostic;
use crate::rule::pattern::{Pattern, State};
use crate::rule::{Cue, RuleSet};

/// Which patterns can match at all in a sentence: by the texts that each needs.
#[derive(Debug)]
pub struct Prefilter {
    needles: AhoCorasick,
    /// By needle: the patterns (rule, index) that need it or one of its alternatives.
    owners: Vec<Vec<(u32, u32)>>,
    /// Patterns that need no text.
    always: Vec<(u32, u32)>,
}

impl Prefilter {
    /// Gathers what every pattern needs.
    ///
    /// # Errors
    /// When the automaton would exceed its limits.
    pub fn new(rules: &RuleSet) -> Result<Self, Vec<Diagnostic>> {
        let mut needs: std::collections::BTreeMap<&str, Vec<(u32, u32)>> = std::collections::BTreeMap::new();
        let mut always = Vec::new();
        for (r, rule) in rules.rules.iter().enumerate() {
            let Cue::Patterns(patterns) = &rule.cue else { continue };
            for (p, pattern) in patterns.iter().enumerate() {
                let owner = (r as u32, p as u32);
                let needed = pattern.needed();
                if needed.is_empty() {
                    always.push(owner);
                }
                for text in needed {
                    needs.entry(text).or_default().push(owner);
                }
            }
        }
        let needles = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(needs.keys())
            .map_err(|e| vec![Diagnostic::new("rules", 0, 0, e.to_string())])?;
        Ok(Self { needles, owners: needs.into_values().collect(), always })
    }

    /// The patterns worth trying in `text`, in the order of the rules.
    #[must_use]
    pub fn candidates(&self, text: &str) -> BTreeSet<(u32, u32)> {
        let mut found: BTreeSet<(u32, u32)> = self.always.iter().copied().collect();
        for hit in self.needles.find_overlapping_iter(text) {
            found.extend(&self.owners[hit.pattern().as_usize()]);
        }
        found
    }
}

/// What fills a slot, and where it ends.
#[derive(Clone, Debug)]
pub struct Filled<T> {
    /// The role.
    pub role: usize,
    /// What fills it.
    pub filler: T,
}

/// Matches a pattern at byte `at` of `text`. `fill` gives the fillers of a role that begin at a position, each with
/// the position after it; `skip` gives the position after quotation marks that do not count.
pub fn match_at<T: Clone>(
    pattern: &Pattern,
    text: &str,
    at: usize,
    fill: &impl Fn(usize, usize) -> Option<(T, usize)>,
    skip: &impl Fn(usize) -> usize,
) -> Option<(Vec<Filled<T>>, usize)> {
    let mut walk = Walk { pattern, text, fill, skip, tried: BTreeSet::new(), filled: Vec::new() };
    let end = walk.step(0, at, 0)?;
    Some((walk.filled, end))
}

struct Walk<'a, T, F, S> {
    pattern: &'a Pattern,
    text: &'a str,
    fill: &'a F,
    skip: &'a S,
    tried: BTreeSet<(usize, usize, u16)>,
    filled: Vec<Filled<T>>,
}

impl<T: Clone, F: Fn(usize, usize) -> Option<(T, usize)>, S: Fn(usize) -> usize> Walk<'_, T, F, S> {
    fn step(&mut self, state: usize, at: usize, used: u16) -> Option<usize> {
        if !self.tried.insert((state, at, used)) {
            return None;
        }
        match &self.pattern.states[state] {
            State::Accept => Some(at),
            State::Text(literal, next) => {
                let from = if self.text[at..].starts_with(literal.as_str()) { at } else { (self.skip)(at) };
                self.text[from..].starts_with(literal.as_str()).then_some(())?;
                self.step(*next, from + literal.len(), 0)
            }
            State::Slot(role, next) => {
                let from = (self.skip)(at);
                let (filler, end) = (self.fill)(*role, from)?;
                self.filled.push(Filled { role: *role, filler });
                let found = self.step(*next, (self.skip)(end), 0);
                if found.is_none() {
                    self.filled.pop();
                }
                found
            }
            State::Gap(most, next) => {
                if let Some(end) = self.step(*next, at, 0) {
                    return Some(end);
                }
                let c = self.text[at..].chars().next().filter(|c| used < *most && !matches!(c, ',' | ';' | '。' | '\n' | '?' | '!'))?;
                self.step(state, at + c.len_utf8(), used + 1)
            }
            State::Split(all) => all.iter().find_map(|&next| self.step(next, at, 0)),
        }
    }
}

//! `{who:Agent}(近日|日前)?发布` → [`Pattern`]: a small automaton over text and slots.
//!
//! Literals, `(a|b)`, `(…)?`, slots `{name:CLASS}`, `<N>`, a gap of at most N characters within a clause, and `<end>`, where a
//! clause ends.
//! Deliberately has no repetition: a pattern's length is bounded, and matching cannot blow up.

use super::filler::parse_filler;
use super::{Place, Reach, Role};
use crate::ontology::Ontology;
use crate::span::Span;

/// A compiled wording: states in order, the first is the start, the last the end.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// What each state accepts and which states follow.
    pub states: Box<[State]>,
    /// The texts of the states, one behind the other: what is compared together stands together.
    pub texts: Box<str>,
    /// Whether it is a noun phrase, which says what it says whatever its clause denies, asks or plans.
    pub noun: bool,
}

/// One of 128 buckets of characters, or any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket(u8);

impl Bucket {
    /// Any.
    pub const ANY: Self = Self(128);

    /// The bucket of a character.
    #[must_use]
    pub fn of(c: char) -> Self {
        Self(((c as u32).wrapping_mul(0x9e37_79b1) >> 25) as u8)
    }
}

impl Default for Bucket {
    fn default() -> Self {
        Self::ANY
    }
}

/// A set of characters, kept as 128 buckets: what is not in it is surely no start. A state that a slot or the end may follow at
/// once has all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Starts([u32; 4]);

impl Starts {
    /// Every character.
    pub const ALL: Self = Self([u32::MAX; 4]);

    /// The set of one character, with all that share its bucket.
    #[must_use]
    pub fn of(c: char) -> Self {
        Bucket::of(c).into()
    }

    /// Whether a character of a bucket may be in it.
    #[must_use]
    pub fn meets(self, bucket: Bucket) -> bool {
        match bucket {
            Bucket::ANY => self != Self::default(),
            Bucket(nth) => self.0[usize::from(nth / 32) % 4] >> (nth % 32) & 1 != 0,
        }
    }

    /// Whether some character may be in both.
    #[must_use]
    pub fn shares(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }

    /// The characters of either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] | other.0[i]))
    }
}

impl From<Bucket> for Starts {
    fn from(bucket: Bucket) -> Self {
        let Bucket(nth) = bucket;
        let one = |i: usize| if usize::from(nth / 32) == i { 1 << (nth % 32) } else { 0 };
        if bucket == Bucket::ANY { Self::ALL } else { Self(std::array::from_fn(one)) }
    }
}

impl FromIterator<char> for Starts {
    fn from_iter<T: IntoIterator<Item = char>>(chars: T) -> Self {
        chars.into_iter().map(Self::of).fold(Self::default(), Self::or)
    }
}

/// A state that follows, and the characters that its texts begin with: mostly these tell that it need not be looked at.
#[derive(Clone, Copy, Debug)]
pub struct Next {
    /// Its number.
    pub state: u32,
    /// See [`Starts`].
    pub starts: Starts,
}

/// One of several states that may follow, with the bucket of the character that it begins with: in one number, since many are
/// gone through.
#[derive(Clone, Copy, Debug)]
pub struct Way(u32);

impl Way {
    fn new(bucket: Bucket, state: u32) -> Self {
        Self(u32::from(bucket.0) << 24 | state)
    }

    /// The state.
    #[must_use]
    pub fn state(self) -> u32 {
        self.0 & 0x00ff_ffff
    }

    fn bucket(self) -> Bucket {
        Bucket((self.0 >> 24) as u8)
    }

    /// Whether it may begin with what stands here.
    #[must_use]
    pub fn meets(self, here: Bucket) -> bool {
        self.bucket() == here || self.bucket() == Bucket::ANY || here == Bucket::ANY
    }
}

/// One state of a [`Pattern`].
#[derive(Clone, Debug)]
pub enum State {
    /// The text that stands so in [`Pattern::texts`], then the state.
    Text(Span, Next),
    /// A filler of this role, then the state.
    Slot(u32, Next),
    /// No filler of this role here, then the state.
    Bar(u32, Next),
    /// Nothing that belongs to what follows stands before, then the state.
    Edge(Next),
    /// Up to so many characters, none of which ends a clause, then the state.
    Gap(u16, Next),
    /// The end of a clause, then the state.
    End(Next),
    /// Any of these states, none of which is another such choice.
    Split(Box<[Way]>),
    /// The end.
    Accept,
}

impl State {
    /// The states that follow.
    fn next(&self) -> impl Iterator<Item = usize> {
        let (one, several): (_, &[Way]) = match self {
            Self::Text(_, next) | Self::Slot(_, next) | Self::Bar(_, next) | Self::Gap(_, next) | Self::Edge(next) | Self::End(next) => {
                (Some(next.state), &[])
            }
            Self::Split(all) => (None, all),
            Self::Accept => (None, &[]),
        };
        one.into_iter().chain(several.iter().map(|way| way.state())).map(|state| state as usize)
    }

    /// The same state where the states are numbered from the other end, of which `last` is the last.
    fn renumbered(mut self, last: u32) -> Self {
        match &mut self {
            Self::Text(_, next) | Self::Slot(_, next) | Self::Bar(_, next) | Self::Gap(_, next) | Self::Edge(next) | Self::End(next) => {
                next.state = last - next.state;
            }
            Self::Split(all) => all.iter_mut().for_each(|way| *way = Way::new(way.bucket(), last - way.state())),
            Self::Accept => {}
        }
        self
    }
}

/// Reads a pattern and adds its slots to `roles`.
///
/// # Errors
/// The offset in characters and what is wrong.
pub fn parse(text: &str, ontology: &Ontology, roles: &mut Vec<Role>) -> Result<Pattern, (u32, String)> {
    let chars = text.chars().collect();
    let mut parser = Parser { chars, at: 0, states: Vec::new(), starts: Vec::new(), texts: String::new(), ontology, roles };
    let accept = parser.add(State::Accept);
    let tree = parser.alternatives()?;
    if parser.at < parser.chars.len() {
        return Err((parser.at as u32, "`)` without `(`".into()));
    }
    parser.build(&tree, accept);
    // Made from the end to the start, read from the start to the end.
    let last = parser.states.len() as u32 - 1;
    let states = parser.states.into_iter().rev().map(|state| state.renumbered(last)).collect();
    Ok(Pattern { states, texts: parser.texts.into(), noun: false })
}

enum Tree {
    Text(String),
    Slot(usize),
    Bar(usize),
    Edge,
    Gap(u16),
    End,
    Sequence(Vec<Tree>),
    Either(Vec<Tree>),
    Maybe(Box<Tree>),
}

struct Parser<'a> {
    chars: Vec<char>,
    at: usize,
    states: Vec<State>,
    /// By state: what may stand at it.
    starts: Vec<Starts>,
    /// The texts of the states.
    texts: String,
    ontology: &'a Ontology,
    roles: &'a mut Vec<Role>,
}

impl Parser<'_> {
    /// Adds a state, after those that follow it.
    fn add(&mut self, state: State) -> Next {
        let starts = match &state {
            State::Text(text, _) => self.first(*text).map_or(Starts::ALL, Starts::of),
            State::Split(all) => all.iter().fold(Starts::default(), |found, way| found.or(self.starts[way.state() as usize])),
            State::Edge(next) => next.starts,
            State::Slot(..) | State::Bar(..) | State::Gap(..) | State::End(_) | State::Accept => Starts::ALL,
        };
        let next = Next { state: self.states.len() as u32, starts };
        self.states.push(state);
        self.starts.push(starts);
        next
    }

    /// The first character of a text.
    fn first(&self, text: Span) -> Option<char> {
        text.of(&self.texts).chars().next()
    }

    /// A choice of these, of which those that are choices themselves are taken apart.
    fn split(&mut self, all: &[Next]) -> Next {
        let mut ways: Vec<Way> = Vec::new();
        for next in all {
            match &self.states[next.state as usize] {
                State::Split(inner) => ways.extend(inner),
                State::Text(text, _) => ways.push(Way::new(self.first(*text).map_or(Bucket::ANY, Bucket::of), next.state)),
                _ => ways.push(Way::new(Bucket::ANY, next.state)),
            }
        }
        self.add(State::Split(ways.into()))
    }

    fn alternatives(&mut self) -> Result<Tree, (u32, String)> {
        let mut all = vec![self.sequence()?];
        while self.chars.get(self.at) == Some(&'|') {
            self.at += 1;
            all.push(self.sequence()?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Tree::Either(all) })
    }

    fn until(&mut self, close: char) -> Result<String, (u32, String)> {
        let open = self.at;
        self.at += 1;
        let start = self.at;
        while self.at < self.chars.len() && self.chars[self.at] != close {
            self.at += 1;
        }
        if self.at == self.chars.len() {
            return Err((open as u32, format!("no `{close}` closes this")));
        }
        self.at += 1;
        Ok(self.chars[start..self.at - 1].iter().collect())
    }

    fn sequence(&mut self) -> Result<Tree, (u32, String)> {
        let mut all = Vec::new();
        let mut literal = String::new();
        while let Some(&c) = self.chars.get(self.at) {
            // `\(` is a bracket of the text.
            if c == '\\'
                && let Some(&escaped) = self.chars.get(self.at + 1)
            {
                literal.push(escaped);
                self.at += 2;
                continue;
            }
            if !matches!(c, '(' | '{' | '<' | '|' | ')' | '^') {
                if !c.is_whitespace() {
                    literal.push(c);
                }
                self.at += 1;
                continue;
            }
            if !literal.is_empty() {
                all.push(Tree::Text(std::mem::take(&mut literal)));
            }
            let open = self.at as u32;
            match c {
                '(' => {
                    self.at += 1;
                    let inner = self.alternatives()?;
                    if self.chars.get(self.at) != Some(&')') {
                        return Err((open, "no `)` closes this".into()));
                    }
                    self.at += 1;
                    if self.chars.get(self.at) == Some(&'?') {
                        self.at += 1;
                        all.push(Tree::Maybe(Box::new(inner)));
                    } else {
                        all.push(inner);
                    }
                }
                '{' => {
                    let body = self.until('}')?;
                    all.push(match body.strip_prefix('!') {
                        // A role of its own, which nothing ever fills.
                        Some(class) => Tree::Bar(self.role(&format!("{body}:{class}"), open)?),
                        None => Tree::Slot(self.role(&body, open)?),
                    });
                }
                '^' => {
                    self.at += 1;
                    all.push(Tree::Edge);
                }
                '<' => {
                    let body = self.until('>')?;
                    if body == "end" {
                        all.push(Tree::End);
                        continue;
                    }
                    let length = body.parse().ok().filter(|n| (1..=40).contains(n));
                    all.push(Tree::Gap(
                        length.ok_or((open, "a gap is `<1>` to `<40>` characters, the end of a clause `<end>`".to_owned()))?,
                    ));
                }
                _ => break,
            }
        }
        if !literal.is_empty() {
            all.push(Tree::Text(literal));
        }
        Ok(Tree::Sequence(all))
    }

    fn role(&mut self, body: &str, open: u32) -> Result<usize, (u32, String)> {
        let (name, class) = body.split_once(':').unwrap_or((body, ""));
        if let Some(known) = self.roles.iter().position(|r| &*r.name == name) {
            return Ok(known);
        }
        let filler = parse_filler(class, self.ontology).map_err(|problem| (open, problem.message))?;
        self.roles.push(Role { name: name.into(), filler, place: Place::Slot, reach: Reach::Usual, optional: true, barred: false });
        Ok(self.roles.len() - 1)
    }

    fn build(&mut self, tree: &Tree, next: Next) -> Next {
        match tree {
            Tree::Text(text) => {
                let start = self.texts.find(text).unwrap_or_else(|| {
                    self.texts.push_str(text);
                    self.texts.len() - text.len()
                });
                self.add(State::Text(Span::new(start, start + text.len()), next))
            }
            Tree::Slot(role) => self.add(State::Slot(*role as u32, next)),
            Tree::End => self.add(State::End(next)),
            Tree::Bar(role) => self.add(State::Bar(*role as u32, next)),
            Tree::Edge => self.add(State::Edge(next)),
            Tree::Gap(length) => self.add(State::Gap(*length, next)),
            Tree::Sequence(all) => all.iter().rev().fold(next, |next, part| self.build(part, next)),
            Tree::Either(all) => {
                let starts: Vec<Next> = all.iter().map(|part| self.build(part, next)).collect();
                self.split(&starts)
            }
            Tree::Maybe(inner) => {
                let start = self.build(inner, next);
                self.split(&[start, next])
            }
        }
    }
}

/// What a match may begin with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opening<'a> {
    /// Texts.
    pub(crate) texts: Vec<&'a str>,
    /// Fillers of these roles.
    pub(crate) roles: Vec<usize>,
    /// What may follow these.
    pub(crate) then: Starts,
    /// Whether a gap may stand before: a pattern that begins so is refused by nobody and found at every name.
    pub(crate) gap: bool,
}

impl Pattern {
    /// What can stand at the very start.
    pub(crate) fn opening(&self) -> Opening<'_> {
        let mut opening = Opening::default();
        let (mut stack, mut seen) = (vec![0], vec![false; self.states.len()]);
        while let Some(state) = stack.pop() {
            if std::mem::replace(&mut seen[state], true) {
                continue;
            }
            match &self.states[state] {
                State::Text(text, _) => opening.texts.push(text.of(&self.texts)),
                State::Slot(role, next) => {
                    opening.roles.push(*role as usize);
                    opening.then = opening.then.or(next.starts);
                }
                passed => {
                    opening.gap |= matches!(passed, State::Gap(..));
                    stack.extend(passed.next());
                }
            }
        }
        opening
    }

    /// Whether a text of it holds one of some characters.
    pub(crate) fn holds(&self, characters: &[char]) -> bool {
        self.states.iter().any(|state| matches!(state, State::Text(text, _) if text.of(&self.texts).contains(characters)))
    }

    /// Sets of texts of each of which one must stand in a sentence for the pattern to match.
    pub(crate) fn needed_texts(&self) -> Vec<Vec<&str>> {
        self.cuts(|state| if let State::Text(text, _) = state { Some(text.of(&self.texts)) } else { None })
    }

    /// Sets of roles of each of which one must be filled for the pattern to match.
    pub(crate) fn needed_roles(&self) -> Vec<Vec<usize>> {
        self.cuts(|state| if let State::Slot(role, _) = state { Some(*role as usize) } else { None })
    }

    /// What no way from start to end avoids: of the states that `pick` takes, those with the same follower, where together they
    /// cut every way.
    fn cuts<'a, T>(&'a self, pick: impl Fn(&'a State) -> Option<T>) -> Vec<Vec<T>> {
        let picked: Vec<usize> = (0..self.states.len()).filter(|&state| pick(&self.states[state]).is_some()).collect();
        let mut followers: Vec<usize> = picked.iter().map(|&state| self.follower(state)).collect();
        followers.sort_unstable_by_key(|&state| std::cmp::Reverse(state));
        followers.dedup();
        let alternatives = |next| picked.iter().copied().filter(move |&state| self.follower(state) == next);
        followers
            .into_iter()
            .map(|next| alternatives(next).collect::<Vec<usize>>())
            .filter(|set| !self.reaches_end_without(set))
            .map(|set| set.into_iter().filter_map(|state| pick(&self.states[state])).collect())
            .collect()
    }

    fn follower(&self, state: usize) -> usize {
        self.states[state].next().next().unwrap_or(state)
    }

    fn reaches_end_without(&self, cut: &[usize]) -> bool {
        let (mut stack, mut seen) = (vec![0], vec![false; self.states.len()]);
        while let Some(state) = stack.pop() {
            if cut.contains(&state) || std::mem::replace(&mut seen[state], true) {
                continue;
            }
            if matches!(self.states[state], State::Accept) {
                return true;
            }
            stack.extend(self.states[state].next());
        }
        false
    }
}

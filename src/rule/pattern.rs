//! `{who:Agent}(近日|日前)?发布` → [`Pattern`]: a small automaton over text and slots.
//!
//! Literals, `(a|b)`, `(…)?`, slots `{name:CLASS}`, `<N>`, a gap of at most N characters within a clause, and `<end>`, where a
//! clause ends.
//! Deliberately has no repetition: a pattern's length is bounded, and matching cannot blow up.

use super::filler::parse_filler;
use super::{Place, Reach, Role};
use crate::ontology::Ontology;

/// A compiled wording: states in order, the first is the start, the last the end.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// What each state accepts and which states follow.
    pub states: Box<[State]>,
    /// The states that may follow choices, one choice behind the other.
    ways: Box<[Way]>,
    /// The texts of the states, one behind the other: what is compared together stands together.
    texts: Box<str>,
    /// The sets of characters with which that may begin which follows slots and gaps.
    sets: Box<[Starts]>,
    /// Whether it is a noun phrase, which says what it says whatever its clause denies, asks or plans.
    pub noun: bool,
    /// The role that it leaves out, which is of whom its clause speaks.
    pub elided: Option<usize>,
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

/// A state that follows, with the bucket of the character that it begins with, which mostly tells that it need not be looked at: in
/// one number, since many are gone through.
#[derive(Clone, Copy, Debug)]
pub struct Way(u32);

impl Way {
    fn new(bucket: Bucket, state: usize) -> Self {
        Self(u32::from(bucket.0) << 24 | state as u32)
    }

    /// The state.
    #[must_use]
    pub fn state(self) -> usize {
        (self.0 & 0x00ff_ffff) as usize
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

/// One state of a [`Pattern`]: eight bytes, since all states of all patterns stand in the way of each other in the caches.
#[derive(Clone, Copy, Debug)]
pub enum State {
    /// A text, then the state.
    Text {
        /// The bytes of the text.
        length: u8,
        /// Where it begins: see [`Pattern::text`].
        start: u16,
        /// The state.
        next: Way,
    },
    /// A filler of a role, then the state.
    Slot {
        /// The role.
        role: u8,
        /// With what the state may begin: see [`Pattern::starts`].
        then: u16,
        /// The state.
        next: Way,
    },
    /// No filler of a role here, then the state.
    Bar {
        /// The role.
        role: u8,
        /// The state.
        next: Way,
    },
    /// Nothing that belongs to what follows stands before, then the state.
    Edge(Way),
    /// A few characters, none of which ends a clause, then the state.
    Gap {
        /// So many of them at most.
        most: u8,
        /// With what the state may begin: see [`Pattern::starts`].
        then: u16,
        /// The state.
        next: Way,
    },
    /// The end of a clause, then the state.
    End(Way),
    /// Any of some states, none of which is another such choice.
    Split {
        /// How many they are.
        count: u16,
        /// Where the first stands: see [`Pattern::ways`].
        first: u32,
    },
    /// The end.
    Accept,
}

const _: () = assert!(size_of::<State>() == 8);

impl State {
    /// The one state that follows, but for choices and the end.
    fn next(&mut self) -> Option<&mut Way> {
        match self {
            Self::Text { next, .. }
            | Self::Slot { next, .. }
            | Self::Bar { next, .. }
            | Self::Gap { next, .. }
            | Self::Edge(next)
            | Self::End(next) => Some(next),
            Self::Split { .. } | Self::Accept => None,
        }
    }
}

/// Reads a pattern and adds its slots to `roles`.
///
/// # Errors
/// The offset in characters and what is wrong.
pub fn parse(text: &str, ontology: &Ontology, roles: &mut Vec<Role>) -> Result<Pattern, (u32, String)> {
    let chars: Vec<char> = text.chars().collect();
    let likely = chars.len() / 4;
    let mut parser = Parser {
        chars,
        at: 0,
        parts: Vec::with_capacity(likely),
        states: Vec::with_capacity(likely),
        ways: Vec::with_capacity(likely),
        starts: Vec::with_capacity(likely),
        texts: String::with_capacity(text.len()),
        sets: Vec::new(),
        ontology,
        roles,
    };
    let accept = parser.add(State::Accept);
    let tree = parser.alternatives()?;
    if parser.at < parser.chars.len() {
        return Err((parser.at as u32, "`)` without `(`".into()));
    }
    parser.build(&tree, accept);
    let Parser { mut states, mut ways, texts, sets, roles, .. } = parser;
    if [states.len(), ways.len(), texts.len(), sets.len()].iter().any(|&count| count > usize::from(u16::MAX)) || roles.len() > 0xff {
        return Err((0, "the wording is too long: make two of it".into()));
    }
    // Made from the end to the start, read from the start to the end.
    let last = states.len() - 1;
    let turn = |way: &mut Way| *way = Way::new(way.bucket(), last - way.state());
    states.iter_mut().filter_map(State::next).for_each(turn);
    ways.iter_mut().for_each(turn);
    states.reverse();
    Ok(Pattern { states: states.into(), ways: ways.into(), texts: texts.into(), sets: sets.into(), noun: false, elided: None })
}

enum Tree {
    /// A text, as its state has it.
    Text {
        start: u16,
        length: u8,
    },
    Slot(usize),
    Bar(usize),
    Edge,
    Gap(u8),
    End,
    Sequence(Vec<Tree>),
    Either(Vec<Tree>),
    Maybe(Box<Tree>),
}

struct Parser<'a> {
    chars: Vec<char>,
    at: usize,
    /// The parts read so far of the sequences and choices that are not read to their ends, one behind the other.
    parts: Vec<Tree>,
    states: Vec<State>,
    /// The ways of the choices.
    ways: Vec<Way>,
    /// By state: what may stand at it.
    starts: Vec<Starts>,
    /// The texts of the states.
    texts: String,
    /// What may follow slots and gaps, each set once.
    sets: Vec<Starts>,
    ontology: &'a Ontology,
    roles: &'a mut Vec<Role>,
}

impl Parser<'_> {
    /// Adds a state, after those that follow it.
    fn add(&mut self, state: State) -> Way {
        let (bucket, starts) = match state {
            State::Text { start, .. } => {
                let bucket = self.texts.get(usize::from(start)..).and_then(|text| text.chars().next()).map_or(Bucket::ANY, Bucket::of);
                (bucket, bucket.into())
            }
            State::Split { first, count } => {
                let ways = &self.ways[first as usize..][..usize::from(count)];
                (Bucket::ANY, ways.iter().fold(Starts::default(), |found, way| found.or(self.starts[way.state()])))
            }
            State::Edge(next) => (next.bucket(), self.starts[next.state()]),
            State::Slot { .. } | State::Bar { .. } | State::Gap { .. } | State::End(_) | State::Accept => (Bucket::ANY, Starts::ALL),
        };
        let way = Way::new(bucket, self.states.len());
        self.states.push(state);
        self.starts.push(starts);
        way
    }

    /// The number of the set of characters with which a state may begin.
    fn set(&mut self, next: Way) -> u16 {
        let set = self.starts[next.state()];
        let known = self.sets.iter().position(|known| *known == set);
        known.unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        }) as u16
    }

    /// A choice of these, of which those that are choices themselves are taken apart.
    fn split(&mut self, all: &[Way]) -> Way {
        let first = self.ways.len();
        for &way in all {
            match self.states[way.state()] {
                State::Split { first, count } => self.ways.extend_from_within(first as usize..first as usize + usize::from(count)),
                _ => self.ways.push(way),
            }
        }
        self.add(State::Split { first: first as u32, count: (self.ways.len() - first) as u16 })
    }

    fn alternatives(&mut self) -> Result<Tree, (u32, String)> {
        let from = self.parts.len();
        loop {
            let part = self.sequence()?;
            self.parts.push(part);
            if self.chars.get(self.at) != Some(&'|') {
                return Ok(self.gathered(from, Tree::Either));
            }
            self.at += 1;
        }
    }

    /// What the parts from one on make together; one alone is that itself.
    fn gathered(&mut self, from: usize, whole: fn(Vec<Tree>) -> Tree) -> Tree {
        let alone = if self.parts.len() == from + 1 { self.parts.pop() } else { None };
        alone.unwrap_or_else(|| whole(self.parts.drain(from..).collect()))
    }

    /// Makes a part of the text read from byte `from` of the texts on.
    fn end_text(&mut self, mut from: usize) {
        while from < self.texts.len() {
            let rest = &self.texts[from..];
            // The length of a text is kept in a byte: a longer one is two.
            let longest = || rest.char_indices().map(|(at, _)| at).take_while(|&at| u8::try_from(at).is_ok()).last();
            let length = u8::try_from(rest.len()).ok().or_else(|| longest().map(|at| at as u8)).unwrap_or(u8::MAX);
            self.parts.push(Tree::Text { start: from as u16, length });
            from += usize::from(length);
        }
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
        let from = self.parts.len();
        let mut text = self.texts.len();
        while let Some(&c) = self.chars.get(self.at) {
            // `\(` is a bracket of the text.
            if c == '\\'
                && let Some(&escaped) = self.chars.get(self.at + 1)
            {
                self.texts.push(escaped);
                self.at += 2;
                continue;
            }
            if !matches!(c, '(' | '{' | '<' | '|' | ')' | '^') {
                if !c.is_whitespace() {
                    self.texts.push(c);
                }
                self.at += 1;
                continue;
            }
            self.end_text(text);
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
                        self.parts.push(Tree::Maybe(Box::new(inner)));
                    } else {
                        self.parts.push(inner);
                    }
                }
                '{' => {
                    let body = self.until('}')?;
                    let part = match body.strip_prefix('!') {
                        // A role of its own, which nothing ever fills.
                        Some(class) => Tree::Bar(self.role(&format!("{body}:{class}"), open)?),
                        None => Tree::Slot(self.role(&body, open)?),
                    };
                    self.parts.push(part);
                }
                '^' => {
                    self.at += 1;
                    self.parts.push(Tree::Edge);
                }
                '<' => {
                    let body = self.until('>')?;
                    let length = body.parse().ok().filter(|n| (1..=40).contains(n));
                    let wrong = || (open, "a gap is `<1>` to `<40>` characters, the end of a clause `<end>`".to_owned());
                    self.parts.push(if body == "end" { Tree::End } else { Tree::Gap(length.ok_or_else(wrong)?) });
                }
                _ => return Ok(self.gathered(from, Tree::Sequence)),
            }
            text = self.texts.len();
        }
        self.end_text(text);
        Ok(self.gathered(from, Tree::Sequence))
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

    fn build(&mut self, tree: &Tree, next: Way) -> Way {
        match tree {
            Tree::Text { start, length } => self.add(State::Text { length: *length, start: *start, next }),
            Tree::Slot(role) => {
                let then = self.set(next);
                self.add(State::Slot { role: *role as u8, then, next })
            }
            Tree::End => self.add(State::End(next)),
            Tree::Bar(role) => self.add(State::Bar { role: *role as u8, next }),
            Tree::Edge => self.add(State::Edge(next)),
            Tree::Gap(most) => {
                let then = self.set(next);
                self.add(State::Gap { most: *most, then, next })
            }
            Tree::Sequence(all) => all.iter().rev().fold(next, |next, part| self.build(part, next)),
            Tree::Either(all) => {
                let starts: Vec<Way> = all.iter().map(|part| self.build(part, next)).collect();
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
    /// The text of a state that begins so and is so long.
    #[must_use]
    pub fn text(&self, start: u16, length: u8) -> &str {
        &self.texts[usize::from(start)..usize::from(start) + usize::from(length)]
    }

    /// The ways of a choice of so many, the first of which stands there.
    #[must_use]
    pub fn ways(&self, first: u32, count: u16) -> &[Way] {
        &self.ways[first as usize..][..usize::from(count)]
    }

    /// With what that may begin which follows a slot or a gap.
    #[must_use]
    pub fn starts(&self, set: u16) -> Starts {
        self.sets[usize::from(set)]
    }

    /// The states that follow one.
    fn next(&self, state: usize) -> impl Iterator<Item = usize> {
        let mut state = self.states[state];
        let several: &[Way] = if let State::Split { first, count } = state { self.ways(first, count) } else { &[] };
        state.next().copied().into_iter().chain(several.iter().copied()).map(Way::state)
    }

    /// What can stand at the very start.
    pub(crate) fn opening(&self) -> Opening<'_> {
        let mut opening = Opening::default();
        let (mut stack, mut seen) = (vec![0], vec![false; self.states.len()]);
        while let Some(state) = stack.pop() {
            if std::mem::replace(&mut seen[state], true) {
                continue;
            }
            match self.states[state] {
                State::Text { start, length, .. } => opening.texts.push(self.text(start, length)),
                State::Slot { role, then, .. } => {
                    opening.roles.push(usize::from(role));
                    opening.then = opening.then.or(self.starts(then));
                }
                passed => {
                    opening.gap |= matches!(passed, State::Gap { .. });
                    stack.extend(self.next(state));
                }
            }
        }
        opening
    }

    /// Whether a text of it holds one of some characters.
    pub(crate) fn holds(&self, characters: &[char]) -> bool {
        self.texts.contains(characters)
    }

    /// Sets of texts of each of which one must stand in a sentence for the pattern to match.
    pub(crate) fn needed_texts(&self) -> Vec<Vec<&str>> {
        self.cuts(|state| if let State::Text { start, length, .. } = state { Some(self.text(start, length)) } else { None })
    }

    /// Sets of roles of each of which one must be filled for the pattern to match.
    pub(crate) fn needed_roles(&self) -> Vec<Vec<usize>> {
        self.cuts(|state| if let State::Slot { role, .. } = state { Some(usize::from(role)) } else { None })
    }

    /// What no way from start to end avoids: of the states that `pick` takes, those with the same follower, where together they
    /// cut every way. That is where every way goes through the follower, and none comes to it but from them. No state stands
    /// before one that leads to it, so that to go through them once is enough.
    fn cuts<T>(&self, pick: impl Fn(State) -> Option<T>) -> Vec<Vec<T>> {
        let mut avoided = vec![false; self.states.len()];
        let mut reached = avoided.clone();
        reached[0] = true;
        // The farthest state to which one of those before leads.
        let mut farthest = 0;
        let mut picked: Vec<(usize, T)> = Vec::with_capacity(self.states.len());
        for state in 0..self.states.len() {
            avoided[state] |= farthest > state;
            let part = pick(self.states[state]);
            if reached[state] {
                for next in self.next(state) {
                    reached[next] = true;
                    avoided[next] |= part.is_none();
                    farthest = farthest.max(next);
                }
            }
            // What is picked has one follower.
            if let Some(part) = part
                && let Some(next) = self.next(state).next()
            {
                picked.push((next, part));
            }
        }
        picked.sort_by_key(|&(next, _)| std::cmp::Reverse(next));
        let mut cuts: Vec<Vec<T>> = Vec::new();
        let mut last = None;
        for (next, part) in picked.into_iter().filter(|&(next, _)| !avoided[next]) {
            match cuts.last_mut().filter(|_| last == Some(next)) {
                Some(cut) => cut.push(part),
                None => cuts.push(vec![part]),
            }
            last = Some(next);
        }
        cuts
    }
}

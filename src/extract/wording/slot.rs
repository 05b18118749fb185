//! A pattern → what it matches at a place of a row.
//!
//! A pattern's states are walked over byte positions, each pair at most once: the work is bounded by states × positions
//! reached, and there is no backtracking into a pair already tried. Deliberately looks for no place to begin: that is
//! [`sieve`](crate::extract::sieve)'s.

use crate::rule::pattern::{Bucket, Pattern, Starts, State, Way};

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
    /// Whether what stands at byte `at` fills `role` by itself, and not over what modifies it.
    fn bars(&self, role: usize, at: usize) -> bool;
    /// The byte after the noun that has grown onto what ends at byte `end` (“听涛”大模型), where one has and what may follow stands
    /// there: it counts as part of it.
    fn grown(&self, filler: &Self::Filler, end: usize, then: Starts) -> Option<usize>;
    /// The byte where the noun of a family begins that ends what ends at byte `end` (Luma系列), where one does: a text may stand for it.
    fn family(&self, filler: &Self::Filler, end: usize) -> Option<usize>;
    /// What fills `role` up to byte `end` with the further members of its list, which have modifiers of their own, and the byte
    /// after the last of them; `before` fills the slots before it.
    fn members(&self, role: usize, filler: &Self::Filler, end: usize, before: &[Filled<Self::Filler>]) -> Option<(Self::Filler, usize)>;
    /// A旗下的B: what fills `role` where what ends at byte `end` only says whose it is, and the byte after it.
    fn housed(&self, role: usize, filler: &Self::Filler, end: usize) -> Option<(Self::Filler, usize)>;
    /// The byte after quotation marks, and after adverbs such as 分别, at `at`: they do not count.
    fn skip(&self, at: usize) -> usize;
    /// The same for what begins at byte `at`, which may go into the modifiers of a name.
    fn enter(&self, at: usize) -> usize;
    /// Whether a modifier ends at byte `at` that is read as a clause.
    fn closes(&self, at: usize) -> bool;
    /// Whether a text is but a part of a name, or of a longer word that the rules ignore (投资 in 投资方).
    fn ignores(&self, start: usize, end: usize) -> bool;
    /// Whether what begins at byte `at` has nothing before it that it belongs to.
    fn opens(&self, at: usize) -> bool;
    /// What a text at byte `at` may begin with: anything, where [`Ground::skip`] passes over something.
    fn here(&self, at: usize) -> Bucket;
    /// Goes on through a gap to where a text may stand that begins so; false where none may before the gap ends.
    fn seek(&self, gap: &mut Gap, starts: Starts) -> bool;
    /// Goes on through a gap by one character; false where it ends.
    fn pass(&self, gap: &mut Gap) -> bool;
    /// The first byte from `at` on and before `end` where a gap must end: what begins there could fill `role` as well as what
    /// fills it.
    fn rival(&self, role: usize, at: usize, end: usize) -> Option<usize>;
}

/// Characters that a pattern leaves open, as far as they are passed.
#[derive(Clone, Copy, Debug)]
pub struct Gap {
    /// Where it begins.
    pub from: usize,
    /// The byte that it has reached.
    pub at: usize,
    /// How many more characters it may take in.
    pub left: u8,
    /// Where it must end: what begins there could fill the slot before the gap as well as what fills it.
    pub rival: Option<usize>,
}

/// Which pairs of state and position were tried; kept from match to match, so that nothing is allocated anew.
#[derive(Debug)]
pub struct Tried<F> {
    /// What fills the slots, in the order of the text.
    pub(crate) filled: Vec<Filled<F>>,
    /// A bit a pair; pairs of one byte stand together.
    bits: Vec<u64>,
    /// The words of `bits` that are not zero: few, and far apart.
    used: Vec<u32>,
}

/// The end of what is passed over as denied, before what holds instead.
const BUT: &[u8] = "而".as_bytes();
/// What may stand between that and what holds.
const IS: &[u8] = "是".as_bytes();

/// The farthest byte after its start that a pattern reaches.
const REACH: usize = 512;

impl<F> Default for Tried<F> {
    fn default() -> Self {
        Self { filled: Vec::new(), bits: Vec::new(), used: Vec::new() }
    }
}

impl<F> Tried<F> {
    fn begin(&mut self, states: usize) {
        for word in self.used.drain(..) {
            self.bits[word as usize] = 0;
        }
        let size = (states * REACH).div_ceil(64);
        if self.bits.len() < size {
            self.bits.resize(size, 0);
        }
        self.filled.clear();
    }

    /// How many bytes after its start the last walk reached, and the state that failed there; of a pattern of so many states.
    pub(crate) fn farthest(&self, states: usize) -> (usize, usize) {
        let high = self.used.iter().max().map_or(0, |&word| word as usize);
        let last = self.bits.get(high).and_then(|word| word.checked_ilog2()).unwrap_or(0);
        let pair = 64 * high + last as usize;
        (pair / states, pair % states)
    }

    /// Marks a pair; false where it was tried before or lies out of reach.
    fn mark(&mut self, state: usize, states: usize, offset: usize) -> bool {
        if offset >= REACH {
            return false;
        }
        let pair = offset * states + state;
        let (word, bit) = (pair / 64, 1 << (pair % 64));
        let tried = self.bits[word];
        if tried == 0 {
            self.used.push(word as u32);
        }
        self.bits[word] = tried | bit;
        tried & bit == 0
    }
}

/// Matches a pattern at byte `at`; gives the byte after the match. What fills its slots stands in [`Tried::filled`].
pub fn match_at<G: Ground>(pattern: &Pattern, ground: &G, at: usize, tried: &mut Tried<G::Filler>) -> Option<usize> {
    tried.begin(pattern.states.len());
    let mut walk = Walk { pattern, ground, start: at, tried };
    walk.step(0, at, ground.here(at))
}

struct Walk<'a, G: Ground> {
    pattern: &'a Pattern,
    ground: &'a G,
    start: usize,
    tried: &'a mut Tried<G::Filler>,
}

impl<G: Ground> Walk<'_, G> {
    /// The byte after what may be passed over at `at`.
    fn skip(&self, at: usize) -> usize {
        if at == self.start { self.ground.enter(at) } else { self.ground.skip(at) }
    }

    /// Goes on from a state at byte `at`, where `here` stands; where that leads to no end, nothing is filled that was not before.
    fn branch(&mut self, state: usize, at: usize, here: Bucket) -> Option<usize> {
        let before = self.tried.filled.len();
        let found = self.step(state, at, here);
        if found.is_none() {
            self.tried.filled.truncate(before);
        }
        found
    }

    /// Goes on from a state at byte `at`, where `here` stands, which it may begin with.
    fn step(&mut self, mut state: usize, mut at: usize, mut here: Bucket) -> Option<usize> {
        loop {
            if !self.tried.mark(state, self.pattern.states.len(), at - self.start) {
                return None;
            }
            let next = match self.pattern.states[state] {
                State::Accept => return Some(at),
                State::Text { start, length, next } => {
                    let text = self.ground.text().as_bytes();
                    let wanted = self.pattern.text(start, length).as_bytes();
                    // The first character was looked at: where another text stands, it mostly ends otherwise.
                    let stands = |from: usize| text.get(from + wanted.len() - 1) == wanted.last() && text[from..].starts_with(wanted);
                    let past = self.skip(at);
                    // What modifies a name is no part of what is said with it, but by a wording that begins there.
                    let folded = past != at && self.ground.enter(at) == at;
                    let from = if past == at || stands(at) && !folded { at } else { past };
                    // 不在A,而是在B: as 在B, and as 而是在B.
                    let but = || text[at..from].ends_with(BUT) && text[from..].starts_with(IS);
                    let from = match stands(from) {
                        false if but() && stands(from - BUT.len()) => from - BUT.len(),
                        false if but() => from + IS.len(),
                        _ => from,
                    };
                    stands(from).then_some(())?;
                    let end = from + wanted.len();
                    if self.ground.ignores(from, end) {
                        return None;
                    }
                    (at, here) = (end, self.ground.here(end));
                    next
                }
                State::Slot { role, then, next } => {
                    let (role, then) = (usize::from(role), self.pattern.starts(then));
                    let (filler, end) = self.ground.fill(role, self.skip(at))?;
                    if let Some((filler, past)) = self.ground.housed(role, &filler, end) {
                        let past = self.ground.skip(past);
                        self.tried.filled.push(Filled { role, filler });
                        if let Some(end) = self.branch(next.state(), past, self.ground.here(past)) {
                            return Some(end);
                        }
                        self.tried.filled.pop();
                    }
                    let grown = self.ground.grown(&filler, end, then);
                    let members = self.ground.members(role, &filler, end, &self.tried.filled);
                    if let Some((filler, past)) = members.map(|(filler, past)| (filler, self.ground.skip(past)))
                        && then.meets(self.ground.here(past))
                    {
                        self.tried.filled.push(Filled { role, filler });
                        if let Some(end) = self.branch(next.state(), past, self.ground.here(past)) {
                            return Some(end);
                        }
                        self.tried.filled.pop();
                    }
                    self.tried.filled.push(Filled { role, filler });
                    if let Some(past) = grown
                        && let Some(end) = self.branch(next.state(), past, self.ground.here(past))
                    {
                        return Some(end);
                    }
                    if let Some(back) = self.ground.family(&self.tried.filled[self.tried.filled.len() - 1].filler, end)
                        && let Some(end) = self.branch(next.state(), back, self.ground.here(back))
                    {
                        return Some(end);
                    }
                    at = self.ground.skip(end);
                    here = self.ground.here(at);
                    next
                }
                State::Bar { role, next } => {
                    if self.ground.bars(usize::from(role), self.skip(at)) {
                        return None;
                    }
                    next
                }
                State::Edge(next) => {
                    self.ground.opens(at).then_some(())?;
                    next
                }
                State::Gap { most, then, next } => return self.gap(most, self.pattern.starts(then), next, at),
                State::End(next) => {
                    let text = self.ground.text();
                    let rest = &text[self.ground.skip(at)..];
                    let ends = rest.is_empty()
                        || rest.starts_with([',', ';', '。', ':', '?', '!', ')', '—', '\n'])
                        || parted(text, at)
                        || self.ground.closes(at);
                    ends.then_some(())?;
                    next
                }
                State::Split { first, count } => {
                    let mut ways = self.pattern.ways(first, count).iter().filter(|way| way.meets(here)).map(|way| way.state());
                    let mut way = ways.next()?;
                    for next in ways {
                        if let Some(end) = self.branch(way, at, here) {
                            return Some(end);
                        }
                        way = next;
                    }
                    // The last needs no way back.
                    state = way;
                    continue;
                }
            };
            next.meets(here).then_some(())?;
            state = next.state();
        }
    }

    /// Goes on from a state after at most so many characters from byte `at` on.
    fn gap(&mut self, most: u8, then: Starts, next: Way, at: usize) -> Option<usize> {
        // No character is longer than four bytes.
        let farthest = at + 4 * usize::from(most);
        let before = self.tried.filled.last().map(|f| f.role);
        let rival = before.and_then(|role| self.ground.rival(role, at, farthest));
        let mut gap = Gap { from: at, at, left: most, rival };
        while self.ground.seek(&mut gap, then) {
            if let Some(end) = self.branch(next.state(), gap.at, self.ground.here(gap.at)) {
                return Some(end);
            }
            if !self.ground.pass(&mut gap) {
                break;
            }
        }
        None
    }
}

/// Whether a space between two Han characters stands at `at`: it parts what a headline says.
fn parted(text: &str, at: usize) -> bool {
    let han = |c: char| c.is_alphabetic() && !c.is_ascii();
    text[at..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(han)) && text[..at].ends_with(han)
}

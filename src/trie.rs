//! Many words, found from any character on: a double-array trie over characters.
//!
//! Takes words with what each is, gives the words that begin at a place, shorter ones first. Latin letters match whatever their
//! case. Deliberately knows no list of words and chooses none among several.

/// The letters of a trie: a number for each character that some word holds, 0 for every other.
type Code = u16;

/// The characters that a word can hold: up to the last plane that has ideographs.
const CODED: usize = 0x4_0000;

/// No node: what a free slot belongs to.
const FREE: u32 = u32::MAX;

/// How many places are tried for the children of a node before they are put at the end.
const TRIES: usize = 24;

/// One state of the walk.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The child by a code stands in the slot `base + code`.
    base: u32,
    /// The node whose child this is.
    parent: u32,
    /// What the word that ends here is; 0 where none does.
    value: u32,
}

/// Words, each with a value that is not 0.
#[derive(Debug)]
pub(crate) struct Trie {
    codes: Box<[Code]>,
    nodes: Box<[Node]>,
    pairs: Pairs,
}

/// A text as the codes of its characters.
#[derive(Debug)]
pub(crate) struct Coded {
    codes: Vec<Code>,
    /// Where each character begins; the end of the text behind them.
    pub bounds: Vec<u32>,
}

impl Trie {
    /// Of the values of a word that is given more than once, `join` makes one, in the order given.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, u32)>, mut join: impl FnMut(&[u32]) -> u32) -> Self {
        let words: Vec<(&str, u32)> = words.into_iter().filter(|(w, _)| !w.is_empty()).collect();
        let codes = codes(words.iter().map(|(w, _)| *w));
        let mut letters: Vec<Code> = Vec::with_capacity(4 * words.len());
        let mut keys: Vec<Key> = Vec::with_capacity(words.len());
        for (order, &(word, value)) in words.iter().enumerate() {
            let from = letters.len();
            letters.extend(word.chars().map(|c| code(&codes, c)));
            // A word with a character that has no code is never found.
            if letters[from..].contains(&0) {
                letters.truncate(from);
                continue;
            }
            let front = (0..4).fold(0, |key, i| key << 16 | u64::from(letters.get(from + i).copied().unwrap_or(0)));
            keys.push(Key { front, from: from as u32, to: letters.len() as u32, order: order as u32, value });
        }
        // Most words differ in their front: to sort by it alone is far quicker.
        keys.sort_unstable_by_key(|k| k.front);
        for alike in keys.chunk_by_mut(|a, b| a.front == b.front).filter(|alike| alike.len() > 1) {
            alike.sort_unstable_by(|a, b| a.of(&letters).cmp(b.of(&letters)).then_with(|| a.order.cmp(&b.order)));
        }
        let mut plan = Plan::default();
        let mut open = vec![(0_u32, 0..keys.len(), 0)];
        let mut values = Vec::new();
        let mut children: Vec<(Code, std::ops::Range<usize>)> = Vec::new();
        while let Some((node, range, depth)) = open.pop() {
            let ended = keys[range.clone()].partition_point(|k| (k.to - k.from) as usize == depth);
            if ended > 0 {
                values.clear();
                values.extend(keys[range.start..range.start + ended].iter().map(|k| k.value));
                plan.nodes[node as usize].value = join(&values);
            }
            let rest = &keys[range.start + ended..range.end];
            children.clear();
            let mut at = range.start + ended;
            for same in rest.chunk_by(|a, b| a.of(&letters)[depth] == b.of(&letters)[depth]) {
                children.push((same[0].of(&letters)[depth], at..at + same.len()));
                at += same.len();
            }
            if children.is_empty() {
                continue;
            }
            let base = plan.place(&children);
            plan.nodes[node as usize].base = base;
            for (code, range) in children.drain(..) {
                let child = base + u32::from(code);
                plan.take(child, node);
                open.push((child, range, depth + 1));
            }
        }
        let pairs = Pairs::new(keys.iter().map(|k| k.of(&letters)));
        Self { codes, nodes: plan.nodes.into_boxed_slice(), pairs }
    }

    /// The words at the front of a text, shorter ones first: the bytes of each and its value.
    pub fn front<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, u32)> + 't {
        let mut codes = text.chars().map(|c| (c.len_utf8(), code(&self.codes, c))).enumerate();
        let (mut at, mut base, mut end) = (0, 0, 0);
        let mut first = 0;
        std::iter::from_fn(move || {
            loop {
                let (nth, (length, code)) = codes.next()?;
                match nth {
                    0 => first = code,
                    1 if !self.pairs.may_begin(first, code) => return None,
                    _ => {}
                }
                let slot = base + u32::from(code);
                let node = self.nodes.get(slot as usize).filter(|n| n.parent == at)?;
                end += length;
                (at, base) = (slot, node.base);
                if node.value != 0 {
                    return Some((end, node.value));
                }
            }
        })
    }

    /// A text made ready for [`Trie::each`].
    pub fn read(&self, text: &str) -> Coded {
        let mut coded = Coded { codes: Vec::with_capacity(text.len()), bounds: Vec::with_capacity(text.len() + 1) };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            coded.bounds.push(at as u32);
            // Most characters are ideographs, of three bytes, and have no case: no more need be decoded than their bits.
            if matches!(byte, 0xe0..=0xef)
                && let [_, second, third, ..] = bytes[at..]
            {
                let slot = usize::from(byte & 0xf) << 12 | usize::from(second & 0x3f) << 6 | usize::from(third & 0x3f);
                coded.codes.push(self.codes.get(slot).copied().unwrap_or(0));
                at += 3;
            } else {
                let Some(c) = text[at..].chars().next() else { break };
                coded.codes.push(code(&self.codes, c));
                at += c.len_utf8();
            }
        }
        coded.bounds.push(text.len() as u32);
        coded
    }

    /// Calls `found` for each word that begins at the nth character, shorter ones first: with its length in characters less one,
    /// and its value.
    #[inline]
    pub fn each(&self, text: &Coded, nth: usize, mut found: impl FnMut(usize, u32)) {
        let (mut at, mut base) = (0, 0);
        let codes = &text.codes[nth..];
        for (more, &code) in codes.iter().enumerate() {
            // Most pairs of characters begin no word: a small table says so of nine in ten of them.
            if more == 1 && !self.pairs.may_begin(codes[0], code) {
                return;
            }
            let slot = base + u32::from(code);
            let Some(node) = self.nodes.get(slot as usize).filter(|n| n.parent == at) else { return };
            if node.value != 0 {
                found(more, node.value);
            }
            (at, base) = (slot, node.base);
        }
    }
}

/// Which pairs of letters words begin with, and some that none does: a bit for each value of a hash.
#[derive(Debug)]
struct Pairs(Box<[u64]>);

impl Pairs {
    /// Bits for a word.
    const SPARSE: usize = 8;

    fn new<'l>(words: impl ExactSizeIterator<Item = &'l [Code]>) -> Self {
        let mut pairs = Self(vec![0; (Self::SPARSE * words.len()).next_power_of_two().div_ceil(64)].into_boxed_slice());
        for word in words {
            if let [first, second, ..] = *word {
                let (at, bit) = pairs.place(first, second);
                pairs.0[at] |= bit;
            }
        }
        pairs
    }

    fn may_begin(&self, first: Code, second: Code) -> bool {
        let (at, bit) = self.place(first, second);
        self.0[at] & bit != 0
    }

    fn place(&self, first: Code, second: Code) -> (usize, u64) {
        let hash = (u32::from(first) << 16 | u32::from(second)).wrapping_mul(0x9e37_79b1);
        let hash = (hash ^ (hash >> 15)) as usize;
        ((hash / 64) & (self.0.len() - 1), 1 << (hash % 64))
    }
}

/// A word on its way into the trie.
struct Key {
    /// Its first four letters.
    front: u64,
    from: u32,
    to: u32,
    order: u32,
    value: u32,
}

impl Key {
    fn of<'l>(&self, letters: &'l [Code]) -> &'l [Code] {
        &letters[self.from as usize..self.to as usize]
    }
}

/// The nodes while they find their slots.
struct Plan {
    nodes: Vec<Node>,
    /// No slot before this is free.
    first: u32,
}

impl Default for Plan {
    fn default() -> Self {
        // The root is the child of none: no code, 0, leads nowhere from it.
        Self { nodes: vec![Node { base: 0, parent: FREE, value: 0 }], first: 1 }
    }
}

impl Plan {
    fn is_free(&self, slot: u32) -> bool {
        self.nodes.get(slot as usize).is_none_or(|n| n.parent == FREE)
    }

    /// A base from which the slots of all children, whose codes ascend, are free.
    fn place<T>(&self, children: &[(Code, T)]) -> u32 {
        let codes = || children.iter().map(|(code, _)| u32::from(*code));
        let least = codes().next().unwrap_or(0);
        let end = self.nodes.len() as u32;
        let free = (self.first.max(least)..end).filter(|&slot| self.is_free(slot)).take(TRIES).map(|slot| slot - least);
        let mut free = free.filter(|base| codes().all(|c| self.is_free(base + c)));
        free.next().unwrap_or(end.saturating_sub(least))
    }

    fn take(&mut self, slot: u32, parent: u32) {
        if self.nodes.len() <= slot as usize {
            self.nodes.resize(slot as usize + 1, Node { base: 0, parent: FREE, value: 0 });
        }
        self.nodes[slot as usize].parent = parent;
        while self.first < self.nodes.len() as u32 && !self.is_free(self.first) {
            self.first += 1;
        }
    }
}

/// Codes for the characters of the words, lower ones for what more words hold.
fn codes<'w>(words: impl Iterator<Item = &'w str>) -> Box<[Code]> {
    let mut counts = vec![0_u32; CODED];
    for c in words.flat_map(str::chars) {
        if let Some(count) = counts.get_mut(slot(c)) {
            *count += 1;
        }
    }
    let mut used: Vec<usize> = (0..CODED).filter(|&s| counts[s] > 0).collect();
    used.sort_by_key(|&s| std::cmp::Reverse(counts[s]));
    let mut codes = vec![0; CODED].into_boxed_slice();
    for (code, slot) in used.into_iter().enumerate() {
        codes[slot] = Code::try_from(code + 1).unwrap_or(0);
    }
    codes
}

fn slot(c: char) -> usize {
    c.to_ascii_lowercase() as usize
}

fn code(codes: &[Code], c: char) -> Code {
    codes.get(slot(c)).copied().unwrap_or(0)
}

//! Many words, found from any character on: a trie over characters, its edges in one hash table.
//!
//! The table is dense on purpose: a walk costs what its places in memory cost. (A double array, which needs no hash, became
//! twenty times as large: Chinese has thousands of letters, and the children of a node lie far apart in it.) Most walks end
//! with the first two letters, before the table is asked: two small sets tell which letters are words by themselves and
//! which pairs begin one.
//!
//! Takes words with what each is, gives the words that begin at a place, shorter ones first. Latin letters match whatever their
//! case. Deliberately knows no list of words and chooses none among several.

use std::ops::Range;

/// A letter: a character, small if it is Latin. No word has the letter 0.
type Letter = u32;

/// The parent of the nodes that stand for words of one letter.
const ROOT: u32 = u32::MAX;

/// The bit by which the parent of a second letter is told: there the first letter stands itself, so that the pair is found at once.
const FIRST: u32 = 1 << 31;

/// Words, each with a value that is not 0.
#[derive(Debug)]
pub(crate) struct Trie {
    nodes: Nodes,
    alone: Alone,
    pairs: Pairs,
}

/// A text as its letters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Letters {
    letters: Vec<Letter>,
    /// Where each letter begins; the end of the text behind them.
    pub bounds: Vec<u32>,
}

/// By letter of a text: the node of it and the next, where some word begins with both.
#[derive(Clone, Debug)]
pub(crate) struct Fronts(Vec<u32>);

impl Fronts {
    const NONE: u32 = u32::MAX;
}

impl Letters {
    /// A text made ready for [`Trie::each`].
    pub fn of(text: &str) -> Self {
        // Most characters are ideographs, of three bytes.
        let likely = text.len() / 2;
        let mut read = Self { letters: Vec::with_capacity(likely), bounds: Vec::with_capacity(likely + 1) };
        for (at, c) in text.char_indices() {
            read.letters.push(letter(c));
            read.bounds.push(at as u32);
        }
        read.bounds.push(text.len() as u32);
        read
    }

    /// How many letters the text has.
    pub fn len(&self) -> usize {
        self.letters.len()
    }
}

impl Trie {
    /// Of the values of a word that is given more than once, `join` makes one, in the order given.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, u32)>, mut join: impl FnMut(&[u32]) -> u32) -> Self {
        let words = words.into_iter();
        let likely = words.size_hint().0;
        let mut letters: Vec<Letter> = Vec::with_capacity(4 * likely);
        let mut spelt: Vec<(Range<usize>, u32)> = Vec::with_capacity(likely);
        for (word, value) in words {
            let from = letters.len();
            letters.extend(word.chars().map(letter));
            if letters.len() == from || letters[from..].contains(&0) {
                letters.truncate(from);
            } else {
                spelt.push((from..letters.len(), value));
            }
        }
        let of = |word: &Range<usize>| &letters[word.clone()];
        // Words share their fronts: how many nodes there are is known when they stand.
        let mut rough = Nodes::with_room_for(letters.len());
        for (word, _) in &spelt {
            rough.add(of(word));
        }
        let mut nodes = Nodes::with_room_for(rough.used);
        let ends: Vec<u32> = spelt.iter().map(|(word, _)| nodes.add(of(word))).collect();
        // Until its value stands there, a node tells which word ended there last, and each word which did before it: from 1.
        let last = |(nth, &node): (u32, &u32)| std::mem::replace(&mut nodes.values[node as usize], nth);
        let before: Vec<u32> = (1..).zip(&ends).map(last).collect();
        let mut values = Vec::new();
        for (nth, &node) in (1..).zip(&ends) {
            if nodes.values[node as usize] != nth {
                continue;
            }
            values.clear();
            values.extend(std::iter::successors(Some(nth), |&nth| Some(before[nth as usize - 1]).filter(|&nth| nth != 0)));
            values.reverse();
            for nth in &mut values {
                *nth = spelt[*nth as usize - 1].1;
            }
            nodes.set_value(node, join(&values));
        }
        let pairs = Pairs::new(spelt.iter().map(|(word, _)| of(word)));
        Self { alone: Alone::new(&nodes), nodes, pairs }
    }

    /// The words at the front of a text, shorter ones first: the bytes of each and its value.
    pub fn front<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, u32)> + 't {
        let mut letters = text.chars().map(|c| (c.len_utf8(), letter(c))).peekable();
        let (mut end, first) = letters.next().unwrap_or_default();
        let alone = self.alone(first).map(|value| (end, value));
        let mut at = letters.peek().and_then(|&(_, second)| self.begins(first, second));
        let longer = std::iter::from_fn(move || {
            loop {
                let (length, letter) = letters.next()?;
                let node = self.nodes.child(at?, letter)?;
                at = Some(node);
                end += length;
                let value = self.nodes.value(node);
                if value != 0 {
                    return Some((end, value));
                }
            }
        });
        alone.into_iter().chain(longer)
    }

    /// The longest of the words at the front of a text whose value is wanted, as the last that [`Trie::front`] gives: its bytes and its
    /// value.
    pub fn longest(&self, text: &str, wanted: impl Fn(u32) -> bool) -> Option<(usize, u32)> {
        let mut letters = text.chars();
        let first = letters.next()?;
        let mut end = first.len_utf8();
        let first = letter(first);
        let mut found = self.alone(first).filter(|&value| wanted(value)).map(|value| (end, value));
        let Some(mut at) = letters.clone().next().and_then(|second| self.begins(first, letter(second))) else { return found };
        for c in letters {
            let Some(node) = self.nodes.child(at, letter(c)) else { break };
            at = node;
            end += c.len_utf8();
            let value = self.nodes.value(node);
            if value != 0 && wanted(value) {
                found = Some((end, value));
            }
        }
        found
    }

    /// Looks up every two letters of a text with which words begin. That hangs on nothing but the text: the waits for the table
    /// overlap, which a walk that goes on from each at once would have one after the other.
    pub fn fronts(&self, text: &Letters) -> Fronts {
        let letters = &text.letters;
        // Without a branch: whether words begin with two letters is hard to foretell.
        let (mut may, mut count) = (vec![0_u32; letters.len()], 0);
        for (nth, pair) in letters.windows(2).enumerate() {
            may[count] = nth as u32;
            count += usize::from(self.pairs.may_begin(pair[0], pair[1]));
        }
        let mut nodes = vec![Fronts::NONE; letters.len()];
        for &nth in &may[..count] {
            let nth = nth as usize;
            nodes[nth] = self.nodes.child(FIRST | letters[nth], letters[nth + 1]).unwrap_or(Fronts::NONE);
        }
        Fronts(nodes)
    }

    /// Calls `found` for each word that begins at the nth letter, shorter ones first: with its length in letters less one, and
    /// its value. `fronts` are those of the text.
    #[inline]
    pub fn each(&self, text: &Letters, fronts: &Fronts, nth: usize, mut found: impl FnMut(usize, u32)) {
        if let Some(value) = self.alone(text.letters[nth]) {
            found(0, value);
        }
        let mut at = fronts.0[nth];
        if at == Fronts::NONE {
            return;
        }
        let value = self.nodes.value(at);
        if value != 0 {
            found(1, value);
        }
        for (&letter, more) in text.letters[nth + 2..].iter().zip(2..) {
            let Some(child) = self.nodes.child(at, letter) else { return };
            let value = self.nodes.value(child);
            if value != 0 {
                found(more, value);
            }
            at = child;
        }
    }

    /// What a letter is as a word by itself.
    #[inline]
    fn alone(&self, first: Letter) -> Option<u32> {
        if first < Alone::PLANE {
            return self.alone.value(first);
        }
        self.nodes.child(ROOT, first).map(|node| self.nodes.value(node)).filter(|&value| value != 0)
    }

    /// The parent of a second letter, where some word may begin with both: a small table says of nine in ten pairs that none does.
    #[inline]
    fn begins(&self, first: Letter, second: Letter) -> Option<u32> {
        self.pairs.may_begin(first, second).then_some(FIRST | first)
    }
}

/// The letters of the first plane that are words by themselves: a bit for each, and what they are, in the order of the letters.
#[derive(Debug)]
struct Alone {
    bits: Box<[u64]>,
    /// How many there are before each word of the bits.
    before: Box<[u32]>,
    values: Box<[u32]>,
}

impl Alone {
    const PLANE: u32 = 0x1_0000;

    fn new(nodes: &Nodes) -> Self {
        let mut words: Vec<(Letter, u32)> = nodes.single().filter(|&(letter, _)| letter < Self::PLANE).collect();
        words.sort_unstable();
        let mut bits = vec![0_u64; Self::PLANE as usize / 64].into_boxed_slice();
        for (letter, _) in &words {
            bits[*letter as usize / 64] |= 1 << (letter % 64);
        }
        let counted = |count: &mut u32, word: &u64| {
            let before = *count;
            *count += word.count_ones();
            Some(before)
        };
        let before = bits.iter().scan(0, counted).collect();
        Self { bits, before, values: words.into_iter().map(|(_, value)| value).collect() }
    }

    fn value(&self, letter: Letter) -> Option<u32> {
        let word = letter as usize / 64;
        let (bits, bit) = (self.bits[word], 1 << (letter % 64));
        (bits & bit != 0).then(|| self.values[self.before[word] as usize + (bits & (bit - 1)).count_ones() as usize])
    }
}

/// Which pairs of letters words begin with, and some that none does: a bit for each value of a hash.
#[derive(Debug)]
struct Pairs(Box<[u64]>);

impl Pairs {
    /// Bits for a word.
    const SPARSE: usize = 8;

    fn new<'l>(words: impl ExactSizeIterator<Item = &'l [Letter]>) -> Self {
        let mut pairs = Self(vec![0; (Self::SPARSE * words.len()).next_power_of_two().div_ceil(64)].into_boxed_slice());
        for word in words {
            if let [first, second, ..] = *word {
                let (at, bit) = pairs.place(first, second);
                pairs.0[at] |= bit;
            }
        }
        pairs
    }

    fn may_begin(&self, first: Letter, second: Letter) -> bool {
        let (at, bit) = self.place(first, second);
        self.0[at] & bit != 0
    }

    fn place(&self, first: Letter, second: Letter) -> (usize, u64) {
        let hash = (first << 16 ^ second).wrapping_mul(0x9e37_79b1);
        let hash = (hash ^ (hash >> 15)) as usize;
        ((hash / 64) & (self.0.len() - 1), 1 << (hash % 64))
    }
}

/// The nodes, in a hash table over parent and letter: each is what stands behind its parent with a letter, and told by its slot.
#[derive(Debug)]
struct Nodes {
    /// The parent in the upper half, the letter in the lower, with the bits below; 0 in a free slot. A power of two, more than are used.
    keys: Box<[u64]>,
    /// What the words are that end at the nodes: apart from the keys, since most that is looked up has none.
    values: Box<[u32]>,
    used: usize,
}

/// Some word goes on from the node: mostly none does, and the table need not be asked.
const INNER: u64 = 1 << 22;
/// Some word ends at the node.
const VALUED: u64 = 1 << 23;

impl Nodes {
    fn with_room_for(nodes: usize) -> Self {
        let slots = (2 * nodes + 1).next_power_of_two();
        Self { keys: vec![0; slots].into_boxed_slice(), values: vec![0; slots].into_boxed_slice(), used: 0 }
    }

    /// Where a child stands, or the free slot in which it would.
    #[inline]
    fn place(&self, parent: u32, letter: Letter) -> u32 {
        let mask = self.keys.len() - 1;
        let key = u64::from(parent) << 32 | u64::from(letter);
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the low bits of the product are mixed worst.
        let mut slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        loop {
            let here = self.keys[slot];
            if here == 0 || here & !(INNER | VALUED) == key {
                return slot as u32;
            }
            slot = (slot + 1) & mask;
        }
    }

    #[inline]
    fn child(&self, parent: u32, letter: Letter) -> Option<u32> {
        if self.keys.get(parent as usize).is_some_and(|key| key & INNER == 0) {
            return None;
        }
        let slot = self.place(parent, letter);
        // No word has the letter 0, so that no key is 0.
        (self.keys[slot as usize] != 0).then_some(slot)
    }

    /// What the word is that ends at a node; 0 where none does.
    #[inline]
    fn value(&self, node: u32) -> u32 {
        if self.keys[node as usize] & VALUED == 0 { 0 } else { self.values[node as usize] }
    }

    fn set_value(&mut self, node: u32, value: u32) {
        self.keys[node as usize] |= VALUED;
        self.values[node as usize] = value;
    }

    /// The words of one letter, each with its value.
    fn single(&self) -> impl Iterator<Item = (Letter, u32)> {
        let single = |key: u64| (key >> 32) as u32 == ROOT && key & VALUED != 0;
        let words = self.keys.iter().zip(&self.values).filter(move |(key, _)| single(**key));
        words.map(|(key, value)| (*key as u32 & (INNER as u32 - 1), *value))
    }

    /// The last node of a word, which is there afterwards with all before it but the first.
    fn add(&mut self, word: &[Letter]) -> u32 {
        let (first, rest) = match *word {
            [first, ref rest @ ..] if !rest.is_empty() => (FIRST | first, rest),
            _ => (ROOT, word),
        };
        rest.iter().fold(first, |parent, &letter| {
            let slot = self.place(parent, letter);
            let key = &mut self.keys[slot as usize];
            if *key == 0 {
                self.used += 1;
                *key = u64::from(parent) << 32 | u64::from(letter);
            }
            if let Some(key) = self.keys.get_mut(parent as usize) {
                *key |= INNER;
            }
            slot
        })
    }
}

fn letter(c: char) -> Letter {
    c.to_ascii_lowercase().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the list at the front of the text, each by its place in the list, told one by one.
    fn plainly(words: &[&str], text: &str) -> Vec<(usize, u32)> {
        let fits = |word: &str| {
            let length = text.chars().take(word.chars().count()).map(char::len_utf8).sum::<usize>();
            (!word.is_empty() && text[..length].eq_ignore_ascii_case(word)).then_some(length)
        };
        let mut found: Vec<(usize, u32)> = (1..).zip(words).filter_map(|(nth, word)| Some((fits(word)?, nth))).collect();
        found.sort_unstable();
        found.dedup_by_key(|(length, _)| *length);
        found
    }

    #[test]
    fn what_stands_at_a_place_is_found_as_one_by_one() {
        let words = ["智源", "智源研究院", "智", "GPT", "gpt-4o", "GPT-4", "模型", "大模型", "大", "", "𠀀字", "智源", "模型库"];
        let trie = Trie::new((1..).zip(words).map(|(nth, word)| (word, nth)), |same| same[0]);
        for text in ["智源研究院发布大模型", "用Gpt-4o写模型库", "GPT-4", "𠀀字大", "", "没有", "智", "é模型"] {
            let letters = Letters::of(text);
            let fronts = trie.fronts(&letters);
            for (nth, (at, _)) in text.char_indices().enumerate() {
                let wanted = plainly(&words, &text[at..]);
                assert_eq!(trie.front(&text[at..]).collect::<Vec<_>>(), wanted, "{text}, byte {at}");
                assert_eq!(trie.longest(&text[at..], |_| true), wanted.last().copied(), "{text}, byte {at}");
                let mut found = Vec::new();
                trie.each(&letters, &fronts, nth, |more, value| found.push((letters.bounds[nth + more + 1] as usize - at, value)));
                assert_eq!(found, wanted, "{text}, byte {at}");
            }
        }
    }

    #[test]
    fn of_a_word_given_twice_one_value_is_made() {
        let trie = Trie::new([("悟道", 4), ("天鹰", 7), ("悟道", 2)], |same| same.iter().fold(0, |all, value| 10 * all + value));
        assert_eq!(trie.front("悟道2.0").collect::<Vec<_>>(), [("悟道".len(), 42)]);
        assert_eq!(trie.front("天鹰").collect::<Vec<_>>(), [("天鹰".len(), 7)]);
    }

    #[test]
    fn a_trie_of_nothing_finds_nothing() {
        let trie = Trie::new([], |_| 1);
        assert_eq!(trie.front("智源").count(), 0);
    }
}

//! Many words, found from any character on: a trie over characters, its edges in one hash table.
//!
//! The table is dense on purpose: a walk costs what its places in memory cost. (A double array, which needs no hash, became
//! twenty times as large: Chinese has thousands of letters, and the children of a node lie far apart in it.)
//!
//! Takes words with what each is, gives the words that begin at a place, shorter ones first. Latin letters match whatever their
//! case. Deliberately knows no list of words and chooses none among several.

use std::ops::Range;

/// The letters of a trie: a number for each character that some word holds, 0 for every other.
type Code = u16;

/// The characters that a word can hold: up to the last plane that has ideographs.
const CODED: usize = 0x4_0000;

/// The parent of the nodes that words begin with.
const ROOT: u32 = u32::MAX;

/// One state of the walk: what stands behind its parent with a letter. Nodes are told by their slots in the table.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    parent: u32,
    /// 0 in a free slot.
    code: Code,
    /// What the word that ends here is; 0 where none does.
    value: u32,
}

/// Words, each with a value that is not 0.
#[derive(Debug)]
pub(crate) struct Trie {
    codes: Box<[Code]>,
    nodes: Nodes,
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
        let mut coded: Vec<(Range<usize>, u32)> = Vec::with_capacity(words.len());
        for (word, value) in words {
            let from = letters.len();
            letters.extend(word.chars().map(|c| code(&codes, c)));
            // A word with a character that has no code is never found.
            if letters[from..].contains(&0) {
                letters.truncate(from);
            } else {
                coded.push((from..letters.len(), value));
            }
        }
        // Words share their fronts: how many nodes there are is known when they stand.
        let mut rough = Nodes::with_room_for(letters.len());
        for (word, _) in &coded {
            rough.add(&letters[word.clone()]);
        }
        let mut nodes = Nodes::with_room_for(rough.used);
        let mut ends: Vec<(u32, u32)> = coded.iter().map(|(word, value)| (nodes.add(&letters[word.clone()]), *value)).collect();
        ends.sort_by_key(|&(node, _)| node);
        let mut values = Vec::new();
        for same in ends.chunk_by(|a, b| a.0 == b.0) {
            values.clear();
            values.extend(same.iter().map(|&(_, value)| value));
            nodes.slots[same[0].0 as usize].value = join(&values);
        }
        let pairs = Pairs::new(coded.iter().map(|(word, _)| &letters[word.clone()]));
        Self { codes, nodes, pairs }
    }

    /// The words at the front of a text, shorter ones first: the bytes of each and its value.
    pub fn front<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, u32)> + 't {
        let mut codes = text.chars().map(|c| (c.len_utf8(), code(&self.codes, c))).enumerate();
        let (mut at, mut end) = (ROOT, 0);
        let mut first = 0;
        std::iter::from_fn(move || {
            loop {
                let (nth, (length, code)) = codes.next()?;
                match nth {
                    0 => first = code,
                    1 if !self.pairs.may_begin(first, code) => return None,
                    _ => {}
                }
                at = self.nodes.child(at, code)?;
                end += length;
                let value = self.nodes.value(at);
                if value != 0 {
                    return Some((end, value));
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
        let mut at = ROOT;
        let codes = &text.codes[nth..];
        for (more, &code) in codes.iter().enumerate() {
            // Most pairs of characters begin no word: a small table says so of nine in ten of them.
            if more == 1 && !self.pairs.may_begin(codes[0], code) {
                return;
            }
            let Some(child) = self.nodes.child(at, code) else { return };
            let value = self.nodes.value(child);
            if value != 0 {
                found(more, value);
            }
            at = child;
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

/// The nodes, in a hash table over parent and letter.
#[derive(Debug)]
struct Nodes {
    /// A power of two, more than are used.
    slots: Box<[Node]>,
    used: usize,
}

impl Nodes {
    fn with_room_for(nodes: usize) -> Self {
        Self { slots: vec![Node::default(); (2 * nodes + 1).next_power_of_two()].into_boxed_slice(), used: 0 }
    }

    /// Where a child stands, or the free slot in which it would.
    #[inline]
    fn place(&self, parent: u32, code: Code) -> u32 {
        let mask = self.slots.len() - 1;
        let key = u64::from(parent) << 16 | u64::from(code);
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the low bits of the product are mixed worst.
        let mut slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        loop {
            let node = &self.slots[slot];
            if node.code == 0 || (node.parent == parent && node.code == code) {
                return slot as u32;
            }
            slot = (slot + 1) & mask;
        }
    }

    #[inline]
    fn child(&self, parent: u32, code: Code) -> Option<u32> {
        let slot = self.place(parent, code);
        // No word has the letter 0, and a free slot has it.
        (self.slots[slot as usize].code != 0).then_some(slot)
    }

    #[inline]
    fn value(&self, node: u32) -> u32 {
        self.slots[node as usize].value
    }

    /// The last node of a word, which is there afterwards with all before it.
    fn add(&mut self, word: &[Code]) -> u32 {
        word.iter().fold(ROOT, |parent, &code| {
            let slot = self.place(parent, code);
            let node = &mut self.slots[slot as usize];
            self.used += usize::from(node.code == 0);
            (node.parent, node.code) = (parent, code);
            slot
        })
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
            let coded = trie.read(text);
            for (nth, (at, _)) in text.char_indices().enumerate() {
                let wanted = plainly(&words, &text[at..]);
                assert_eq!(trie.front(&text[at..]).collect::<Vec<_>>(), wanted, "{text}, byte {at}");
                let mut found = Vec::new();
                trie.each(&coded, nth, |more, value| found.push((coded.bounds[nth + more + 1] as usize - at, value)));
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

//! Names of one text, looked for in the whole of it.
//!
//! Takes forms with what each stands for, gives where they stand. Made for a few forms that each text has anew: a set of first
//! characters, and for each of these the lengths that forms of it have. Deliberately asks of no place whether a name may stand
//! there.

use std::collections::HashMap;

/// Forms by how they begin.
#[derive(Debug)]
pub(super) struct Forms<'f, T> {
    /// A bit for each first character, by its lowest bits.
    begins: [u64; SLOTS / 64],
    /// The lengths in bytes of the forms that begin with a character, longer ones first.
    lengths: HashMap<char, Vec<usize>>,
    named: HashMap<&'f str, T>,
}

/// How many first characters are told apart before any look-up.
const SLOTS: usize = 2048;

impl<'f, T: Copy> Forms<'f, T> {
    pub fn new(forms: impl IntoIterator<Item = (&'f str, T)>) -> Self {
        let named: HashMap<&str, T> = forms.into_iter().collect();
        let mut begins = [0; SLOTS / 64];
        let mut lengths: HashMap<char, Vec<usize>> = HashMap::new();
        for form in named.keys() {
            if let Some(first) = form.chars().next() {
                begins[slot(first) / 64] |= 1 << (slot(first) % 64);
                lengths.entry(first).or_default().push(form.len());
            }
        }
        for lengths in lengths.values_mut() {
            lengths.sort_unstable_by_key(|l| std::cmp::Reverse(*l));
            lengths.dedup();
        }
        Self { begins, lengths, named }
    }

    /// Where the forms stand in a text, left to right, the longest at a place, none overlapping another: the first byte, the byte
    /// after the last, and what the form stands for.
    pub fn within<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize, T)> + 't {
        let mut free = 0;
        text.char_indices().filter_map(move |(start, c)| {
            if self.begins[slot(c) / 64] >> (slot(c) % 64) & 1 == 0 || start < free {
                return None;
            }
            let rest = &text[start..];
            let found = |&length: &usize| rest.get(..length).and_then(|form| self.named.get(form)).map(|&like| (start + length, like));
            let (end, like) = self.lengths.get(&c)?.iter().find_map(found)?;
            free = end;
            Some((start, end, like))
        })
    }
}

fn slot(c: char) -> usize {
    c as usize % SLOTS
}

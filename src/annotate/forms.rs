//! Names of one text, looked for in the whole of it.
//!
//! Takes forms with what each stands for, gives where they stand. Made for a few forms that each text has anew: a set of first
//! characters, and for each of these the lengths that forms of it have. Deliberately asks of no place whether a name may stand
//! there.

use std::collections::HashMap;

use super::firsts::Firsts;

/// Forms by how they begin.
#[derive(Debug)]
pub(super) struct Forms<'f, T> {
    firsts: Firsts,
    /// The lengths in bytes of the forms that begin with a character, longer ones first.
    lengths: HashMap<char, Vec<usize>>,
    named: HashMap<&'f str, T>,
}

impl<'f, T: Copy> Forms<'f, T> {
    pub fn new(forms: impl IntoIterator<Item = (&'f str, T)>) -> Self {
        let named: HashMap<&str, T> = forms.into_iter().collect();
        let mut lengths: HashMap<char, Vec<usize>> = HashMap::new();
        for form in named.keys() {
            if let Some(first) = form.chars().next() {
                lengths.entry(first).or_default().push(form.len());
            }
        }
        for lengths in lengths.values_mut() {
            lengths.sort_unstable_by_key(|l| std::cmp::Reverse(*l));
            lengths.dedup();
        }
        Self { firsts: Firsts::new(named.keys().copied()), lengths, named }
    }

    /// Where the forms stand in a text, left to right, the longest at a place, none overlapping another: the first byte, the byte
    /// after the last, and what the form stands for.
    pub fn within<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize, T)> + 't {
        let mut characters = text.char_indices();
        let mut free = 0;
        std::iter::from_fn(move || {
            loop {
                let (start, c) = characters.next()?;
                if self.firsts.may_begin(c)
                    && start >= free
                    && let Some((end, like)) = self.front(c, &text[start..]).map(|(length, like)| (start + length, like))
                {
                    free = end;
                    return Some((start, end, like));
                }
            }
        })
    }

    /// The longest form at the front of a text that begins with `first`: its length in bytes, and what it stands for.
    fn front(&self, first: char, text: &str) -> Option<(usize, T)> {
        let found = |&length: &usize| text.get(..length).and_then(|form| self.named.get(form)).map(|&like| (length, like));
        self.lengths.get(&first)?.iter().find_map(found)
    }
}

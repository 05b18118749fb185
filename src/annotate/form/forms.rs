//! Names of one text, looked for in the whole of it.
//!
//! Takes forms with what each stands for, gives where they stand. Made for a few forms that each text has anew: a set of first
//! characters, and the lengths of the forms that begin with each. Deliberately asks of no place whether a name may stand there.

use std::cmp::Reverse;

use crate::annotate::form::firsts::Firsts;

/// Forms by how they begin.
#[derive(Debug)]
pub(crate) struct Forms<'f, T> {
    firsts: Firsts,
    /// In the order of their bytes.
    all: Vec<(&'f str, T)>,
    /// First characters, each with the lengths in bytes of the forms that begin with it, longer ones first: a text that has many
    /// forms of one beginning (云1, 云2, …) asks once for each length and not for each form.
    lengths: Vec<(char, Reverse<usize>)>,
}

impl<'f, T: Copy> Forms<'f, T> {
    /// Of forms each is given once.
    pub fn new(forms: impl IntoIterator<Item = (&'f str, T)>) -> Self {
        let mut forms: Vec<_> = forms.into_iter().collect();
        forms.sort_unstable_by_key(|form| form.0);
        let mut lengths: Vec<_> = forms.iter().filter_map(|(form, _)| Some((form.chars().next()?, Reverse(form.len())))).collect();
        lengths.sort_unstable();
        lengths.dedup();
        Self { firsts: Firsts::new(forms.iter().map(|form| form.0)), all: forms, lengths }
    }

    /// Where the forms stand in a text, left to right, the longest at a place, none overlapping another: the first byte, the byte
    /// after the last, and what the form stands for.
    pub fn within<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize, T)> + 't {
        let mut next = 0;
        std::iter::from_fn(move || {
            loop {
                let start = self.firsts.find(text, next)?;
                let rest = &text[start..];
                if let Some((length, like)) = self.front(rest) {
                    next = start + length;
                    return Some((start, next, like));
                }
                next = start + rest.chars().next()?.len_utf8();
            }
        })
    }

    /// The longest form at the front of a text: its length in bytes, and what it stands for.
    fn front(&self, text: &str) -> Option<(usize, T)> {
        let begins = text.chars().next()?;
        let from = self.lengths.partition_point(|length| length.0 < begins);
        let same = self.lengths[from..].iter().take_while(|length| length.0 == begins);
        same.into_iter().find_map(|&(_, Reverse(length))| {
            let at = self.all.binary_search_by_key(&text.get(..length)?, |form| form.0).ok()?;
            Some((length, self.all[at].1))
        })
    }
}

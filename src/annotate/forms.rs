//! Names of one text, looked for in the whole of it.
//!
//! Takes forms with what each stands for, gives where they stand. Made for a few forms that each text has anew: a set of first
//! characters, and the forms in the order of these. Deliberately asks of no place whether a name may stand there.

use std::cmp::Reverse;

use super::firsts::Firsts;

/// Forms by how they begin.
#[derive(Debug)]
pub(super) struct Forms<'f, T> {
    firsts: Firsts,
    /// By first character; those that share it longer ones first.
    forms: Vec<(char, &'f str, T)>,
}

impl<'f, T: Copy> Forms<'f, T> {
    /// Of forms each is given once.
    pub fn new(forms: impl IntoIterator<Item = (&'f str, T)>) -> Self {
        let first = |form: &str| form.chars().next();
        let mut forms: Vec<_> = forms.into_iter().filter_map(|(form, like)| Some((first(form)?, form, like))).collect();
        forms.sort_unstable_by_key(|&(first, form, _)| (first, Reverse(form.len()), form));
        Self { firsts: Firsts::new(forms.iter().map(|form| form.1)), forms }
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
        let from = self.forms.partition_point(|form| form.0 < begins);
        let same = self.forms[from..].iter().take_while(|form| form.0 == begins);
        same.into_iter().find(|form| text.starts_with(form.1)).map(|&(_, form, like)| (form.len(), like))
    }
}

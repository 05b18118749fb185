//! What a page is asked of edges: where names can begin, must end, and how far they reach; where clauses begin.
//!
//! Deliberately does not say what ends a name: that is `breaks`.

use crate::annotate::page::letters::within_name;
use crate::annotate::page::{
    BREAK_BEGINS, BREAK_ENDS, CLAUSE_BEGINS, HAN, HAN_BEGINS, HAN_ENDS, KIND_ENDS, LETTER_BEGINS, NAME_BEGINS, NAME_ENDS, Page,
    TITLE_BEGINS, TITLE_ENDS, VALUE_BEGINS, WITHIN_NAME, WITHIN_TITLE,
};

/// The letters of a Latin word at most, behind which a limit falls.
const LONGEST_WORD: usize = 20;

impl Page<'_> {
    /// Whether a word that ends names begins at `at`.
    pub fn breaks_at(&self, at: usize) -> bool {
        self.marks[at] & BREAK_BEGINS != 0
    }

    /// Whether a word of more than one character that ends names begins at `at`.
    pub fn word_begins(&self, at: usize) -> bool {
        self.breaks_at(at) && self.breaks.get(self.breaks.partition_point(|b| (b.start as usize) < at)).is_some_and(|b| b.len() > 3)
    }

    /// Whether a word that ends names stands right before `at`.
    pub fn breaks_before(&self, at: usize) -> bool {
        self.marks[at] & BREAK_ENDS != 0
    }

    /// Whether a name can begin at `at`: a mark, a break, a name, a title or a kind noun ends there.
    pub fn opens(&self, at: usize) -> bool {
        opens(self.marks[at])
    }

    /// Where the runs of ideographs may begin that are names: no word, name or title that is known begins or goes on there.
    pub fn fronts(&self) -> impl Iterator<Item = usize> {
        let mut next = 0;
        std::iter::from_fn(move || {
            while let Some(&mark) = self.marks.get(next) {
                let at = next;
                next += if mark & HAN_BEGINS != 0 { HAN } else { 1 };
                let free = mark & (HAN_BEGINS | BREAK_BEGINS | TITLE_BEGINS | WITHIN_NAME | WITHIN_TITLE) == HAN_BEGINS;
                if free && opens(mark) {
                    return Some(at);
                }
            }
            None
        })
    }

    /// Whether a name must end at `at`: a mark, a break, a name or a title begins there.
    pub fn closes(&self, at: usize) -> bool {
        let mark = self.marks[at];
        mark & (BREAK_BEGINS | NAME_BEGINS | TITLE_BEGINS | VALUE_BEGINS) != 0 || mark & LETTER_BEGINS == 0
    }

    /// Whether a name, a title or a date begins at `at`.
    pub fn marks_edge(&self, at: usize) -> bool {
        self.marks[at] & (NAME_BEGINS | TITLE_BEGINS | VALUE_BEGINS) != 0
    }

    /// Whether a clause or an item of a list begins at `at`.
    pub fn begins_clause(&self, at: usize) -> bool {
        self.marks[at] & CLAUSE_BEGINS != 0
    }

    /// Where clauses begin with an ideograph.
    pub fn clauses(&self) -> impl Iterator<Item = usize> {
        const BOTH: u16 = CLAUSE_BEGINS | HAN_BEGINS;
        self.marks.iter().enumerate().filter(|(_, mark)| **mark & BOTH == BOTH).map(|(at, _)| at)
    }

    /// Where a name that ends at `end` can begin at the earliest: after the nearest break or mark, at most
    /// `most` characters back.
    pub fn left_limit(&self, end: usize, most: usize) -> usize {
        let next = self.breaks.partition_point(|b| (b.start as usize) < end);
        // A value's span may overlap a word's: the last two say where the nearest ends.
        let nearest = self.breaks[..next].iter().rev().take(3).map(|b| (b.end as usize).min(end)).max().unwrap_or(0);
        let mut at = end;
        for _ in 0..most {
            if at > nearest && self.marks[at] & HAN_ENDS != 0 {
                at -= HAN;
                continue;
            }
            let Some(c) = self.text[nearest..at].chars().next_back() else { break };
            // 1.云川科技: a point between a number or a word and Chinese ends an item's number or a sentence.
            let parts = c == ' ' && self.space_parts(at - 1) || c == '.' && self.marks[at] & HAN_BEGINS != 0;
            if !within_name(c) || parts {
                break;
            }
            at -= c.len_utf8();
        }
        // Harbourline Ventures风投: so many characters may end within a Latin word.
        let latin = |at: usize| at > nearest && at < end && self.text.as_bytes()[at].is_ascii_alphabetic();
        for _ in 0..LONGEST_WORD {
            if !latin(at) || !self.text.as_bytes()[at - 1].is_ascii_alphabetic() {
                break;
            }
            at -= 1;
        }
        at
    }

    /// Where a name that begins at `start` ends at the latest.
    pub fn right_limit(&self, start: usize, most: usize) -> usize {
        self.limited(start, most, BREAK_BEGINS).0
    }

    /// Where a name that begins at `start` ends at the latest, before the next name or title that is known; and how many characters
    /// it has.
    pub fn run(&self, start: usize, most: usize) -> (usize, usize) {
        self.limited(start, most, BREAK_BEGINS | NAME_BEGINS | TITLE_BEGINS)
    }

    fn limited(&self, start: usize, most: usize, ends: u16) -> (usize, usize) {
        let mut at = start;
        for count in 0..most {
            let mark = self.marks[at];
            if mark & ends != 0 {
                return (at, count);
            }
            if mark & HAN_BEGINS != 0 {
                at += HAN;
                continue;
            }
            let next = self.text[at..].chars().next().filter(|&c| within_name(c) && !(c == ' ' && self.space_parts(at)));
            let Some(c) = next else { return (at, count) };
            at += c.len_utf8();
        }
        (at, most)
    }

    /// Whether a space parts two words: one side is not Latin.
    fn space_parts(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        at == 0 || !bytes[at - 1].is_ascii_alphanumeric() || !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
    }
}

/// Whether a name can begin where these marks stand.
fn opens(mark: u16) -> bool {
    mark & (BREAK_ENDS | NAME_ENDS | TITLE_ENDS | KIND_ENDS) != 0 || mark & HAN_ENDS == 0
}

//! What a page is asked of the names of the lexicon, of titles and of agents found so far: which begins, ends or stands at a place.
//!
//! Deliberately does not choose among the candidates.

use crate::annotate::NameMention;
use crate::annotate::page::{NAME_BEGINS, NAME_ENDS, Page, TITLE_BEGINS, TITLE_ENDS, WITHIN_NAME, WITHIN_TITLE, floor};
use crate::annotate::words::List;
use crate::span::Span;

impl Page<'_> {
    /// The last name of an agent found so far that ends at `end`.
    pub fn agent_ending(&self, end: usize) -> Option<Span> {
        let known = self.known_before(end).filter(|k| k.span.end as usize == end && self.ontology.is_a(k.class, self.defaults.agent));
        known.map(|k| k.span).or_else(|| self.agents.get(&(end as u32)).map(|&start| Span { start, end: end as u32 }))
    }

    pub(super) fn overlaps_known(&self, span: Span) -> bool {
        self.marks[span.start as usize..span.end as usize].iter().any(|mark| mark & (NAME_BEGINS | WITHIN_NAME) != 0)
    }

    /// The name of the lexicon that begins at `at`.
    pub fn known_at(&self, at: usize) -> Option<&NameMention> {
        if self.marks[at] & NAME_BEGINS == 0 {
            return None;
        }
        self.known.binary_search_by(|k| (k.span.start as usize).cmp(&at)).ok().map(|i| &self.known[i])
    }

    /// The first name of the lexicon that begins in a range.
    pub fn known_within(&self, start: usize, end: usize) -> Option<&NameMention> {
        self.known.get(self.known.partition_point(|k| (k.span.start as usize) < start)).filter(|k| (k.span.start as usize) < end)
    }

    /// The last name of the lexicon that begins before `at`.
    pub fn known_before(&self, at: usize) -> Option<&NameMention> {
        self.known[..self.known.partition_point(|k| (k.span.start as usize) < at)].last()
    }

    /// The name of the lexicon that holds `at`, its first byte aside.
    pub fn known_over(&self, at: usize) -> Option<&NameMention> {
        if self.marks[at] & WITHIN_NAME == 0 {
            return None;
        }
        self.known_before(at)
    }

    /// Where the first title begins in a range.
    pub fn title_within(&self, start: usize, end: usize) -> Option<usize> {
        self.titles.get(self.titles.partition_point(|t| (t.start as usize) < start)).map(|t| t.start as usize).filter(|&t| t < end)
    }

    /// Where the first title that begins in a range ends, if within it.
    pub fn title_end(&self, start: usize, end: usize) -> Option<usize> {
        let first = self.titles.get(self.titles.partition_point(|t| (t.start as usize) < start));
        first.map(|t| t.end as usize).filter(|&t| t <= end)
    }

    /// Whether `at` lies within a title, its first byte aside.
    pub fn within_title(&self, at: usize) -> bool {
        self.marks[at] & WITHIN_TITLE != 0
    }

    /// Where the title that begins at `start` ends.
    pub fn title_at(&self, start: usize) -> Option<usize> {
        if !self.found.begins(List::Title, start) {
            return None;
        }
        let to = floor(self.text, start + 36);
        self.words.longest(List::Title, &self.text[start..to]).map(|m| start + m.end)
    }

    /// Whether a title begins at `at`.
    pub fn title_begins(&self, at: usize) -> bool {
        self.marks[at] & TITLE_BEGINS != 0
    }

    /// Whether a title ends at `at`, a space or a colon aside.
    pub fn follows_title(&self, at: usize) -> bool {
        self.marks[at] & TITLE_ENDS != 0 || self.text[..at].ends_with([' ', ':']) && self.marks[at - 1] & TITLE_ENDS != 0
    }

    /// The name, the title or the break of more than one character that ends at `at`.
    pub fn word_ending(&self, at: usize) -> Option<Span> {
        let last = |spans: &[Span]| spans[..spans.partition_point(|s| (s.start as usize) < at)].last().copied();
        let word = if self.marks[at] & NAME_ENDS != 0 {
            self.known_before(at).map(|k| k.span)
        } else if self.marks[at] & TITLE_ENDS != 0 {
            last(&self.titles)
        } else {
            last(&self.breaks).filter(|b| b.len() > 3)
        };
        word.filter(|w| w.end as usize == at)
    }
}

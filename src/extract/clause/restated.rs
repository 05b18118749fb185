//! What a bracket tells once more: 2.4亿美元(约合人民币17.1亿元), 埃里克·施密特(Eric Schmidt).
//!
//! Takes the chunks of a sentence; makes the bracket of a sum a part of the value before it, so that nobody takes the second sum
//! for the first; wordings pass over it, and over another name. Deliberately leaves alone a bracket that says anything else.

use crate::annotate::Annotations;
use crate::chinese::Category;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Chunk, Part};
use crate::extract::reader::Reader;
use crate::resolve::Entities;
use crate::span::Span;
use crate::value::{Unit, Value};

/// Makes each bracket that restates the sum before it a part of that.
pub(crate) fn restate(chunks: &mut Vec<Chunk>, annotations: &Annotations) {
    let sum = |chunk: &Chunk| match chunk.part {
        Part::Value(v) => match &annotations.values[v as usize].value {
            Value::Quantity(quantity) => matches!(quantity.unit, Unit::Money { .. }),
            _ => false,
        },
        _ => false,
    };
    let sign = |chunk: &Chunk| matches!(chunk.part, Part::Word(Category::Open | Category::Close));
    let mut at = 0;
    while at + 1 < chunks.len() {
        let inner = match &chunks[at + 1].part {
            Part::Bracket(inner) => inner.as_slice(),
            _ => &[],
        };
        let mut said = inner.iter().filter(|chunk| !sign(chunk));
        let again = said.next().is_some_and(sum) && said.next().is_none();
        if again && sum(&chunks[at]) {
            chunks[at].last = chunks[at + 1].last;
            chunks.remove(at + 1);
        }
        at += 1;
    }
}

/// Whether the bracket that opens at a token holds nothing but another name of what is named before it: 埃里克·施密特(Eric Schmidt).
pub(crate) fn names_again(row: &Row, open: usize, entities: &Entities) -> bool {
    let name = |at: Option<usize>| at.and_then(|at| row.name(at));
    row.category(open + 2) == Some(Category::Close)
        && name(open.checked_sub(1)).zip(name(Some(open + 1))).is_some_and(|(a, b)| entities.of(a) == entities.of(b))
}

/// The brackets that values have taken in, with their marks.
pub(crate) fn restated<'a>(chunks: &'a [Chunk], row: &'a Row) -> impl Iterator<Item = Span> + 'a {
    let values = chunks.iter().filter(|chunk| matches!(chunk.part, Part::Value(_)) && chunk.last > chunk.first);
    values.map(|chunk| Span { start: row.tokens[chunk.first + 1].span.start, end: row.tokens[chunk.last].span.end })
}

impl Reader<'_> {
    /// The brackets behind names that hold another name of the same, and words such as 下称 at most; with their marks.
    pub(crate) fn renamed<'a>(&'a self, chunks: &'a [Chunk], row: &'a Row) -> impl Iterator<Item = Span> + 'a {
        let own = |pair: &&[Chunk]| match (&pair[0].part, &pair[1].part) {
            (Part::Phrase(p), Part::Bracket(inner)) => p.names.last().is_some_and(|&name| self.only_names(inner, name)),
            _ => false,
        };
        let span = |first: usize, last: usize| Span { start: row.tokens[first].span.start, end: row.tokens[last].span.end };
        let apart = chunks.windows(2).filter(own).map(move |pair| span(pair[1].first, pair[1].last));
        // Those that a phrase has taken in.
        let opens = (1..row.tokens.len()).filter(|&i| row.category(i) == Some(Category::Open) && names_again(row, i, self.entities));
        let within = opens.filter(|&open| chunks.iter().all(|c| c.first != open));
        apart.chain(within.map(move |open| span(open, open + 2)))
    }

    /// Whether a bracket names nothing but what `name` names, and says nothing of it.
    fn only_names(&self, inner: &[Chunk], name: u32) -> bool {
        let own = |n: &u32| self.entities.of(*n) == self.entities.of(name);
        let mut named = false;
        let plain = inner.iter().all(|chunk| match &chunk.part {
            Part::Phrase(p) => {
                named |= p.names.iter().any(own);
                p.names.iter().all(own)
            }
            Part::Text | Part::Word(Category::Open | Category::Close | Category::Quote | Category::Noun | Category::Comma) => true,
            _ => false,
        });
        plain && named
    }
}

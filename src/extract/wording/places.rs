//! What stands at each byte of a sentence, told once for all patterns that are tried in it.
//!
//! Takes the text and its row, gives for a byte the characters that may begin there, what may be passed over, where a gap ends
//! and which token begins. Deliberately knows no pattern.

use crate::chinese::OneOf;
use crate::extract::clause::row::Row;
use crate::extract::wording::slot::Gap;
use crate::rule::pattern::{Bucket, Starts};
use crate::span::Span;

/// What stands at one byte.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The bucket of the character that begins here.
    bucket: Bucket,
    /// The bytes of this character; 0 where none begins.
    width: u8,
    /// The bytes that may be passed over.
    passed: u8,
    /// What this character does to a gap.
    edge: Edge,
    /// The token that begins here, from 1.
    token: u16,
    /// Whether what may be passed over is what a name behind it is said of, which wordings of its own may begin.
    folded: bool,
    /// Whether a modifier ends here that is read as a clause.
    closes: bool,
}

/// What a character does to a gap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Edge {
    /// Nothing.
    #[default]
    None,
    /// It ends a gap that it would open.
    Pause,
    /// It ends every gap.
    End,
}

/// A sentence by its bytes; kept from one to the next, so that nothing is allocated anew.
#[derive(Debug, Default)]
pub(crate) struct Places {
    from: usize,
    places: Vec<Place>,
}

impl Places {
    /// Reads a sentence of a text, in which wordings pass over whole stretches.
    pub(crate) fn read(&mut self, text: &str, row: &Row, passed_over: impl Iterator<Item = Span>) {
        let Span { start, end } = row.sentence.span;
        let text = &text[..end as usize];
        self.from = start as usize;
        self.places.clear();
        // What stands behind the sentence is nothing, as for a text that ends.
        self.places.resize((end - start) as usize + 1, Place::default());
        for (at, c) in text[self.from..].char_indices() {
            let place = &mut self.places[at];
            place.width = c.len_utf8() as u8;
            // Most characters are ideographs, and no marks.
            let ideograph = ('\u{4e00}'..='\u{9fff}').contains(&c);
            if !ideograph {
                place.edge = match c {
                    ',' | ';' | '。' | '\n' | '?' | '!' => Edge::End,
                    '、' => Edge::Pause,
                    ' ' if parts(text, self.from + at) => Edge::End,
                    _ => Edge::None,
                };
            }
            if if ideograph { begins_adverb(c) } else { is_quote(c) } {
                place.passed = passed(text, self.from + at) as u8;
            } else {
                place.bucket = Bucket::of(c);
            }
        }
        // A sentence is cut where it grows too long: its tokens can be counted so.
        for (token, nth) in row.tokens.iter().zip(1..) {
            self.places[token.span.start as usize - self.from].token = nth;
        }
        // 开发者不是A,而是B: as 开发者是B.
        for stretch in passed_over {
            // 埃里克·施密特(Eric Schmidt)则…: with the adverb behind it.
            let past = self.place(stretch.end as usize).passed;
            let place = &mut self.places[stretch.start as usize - self.from];
            if let Ok(length) = u8::try_from(stretch.end - stretch.start + u32::from(past)) {
                *place = Place { bucket: Bucket::default(), passed: length, width: length, ..*place };
            }
        }
    }

    /// The same, but for wordings that begin right there.
    pub(crate) fn fold(&mut self, stretches: impl Iterator<Item = Span>) {
        for Span { start, end } in stretches {
            let past = end as usize + usize::from(self.place(end as usize).passed);
            let place = &mut self.places[start as usize - self.from];
            if let Ok(length) = u8::try_from(past - start as usize) {
                *place = Place { bucket: Bucket::default(), passed: length, width: length, folded: true, ..*place };
            }
        }
    }

    /// Notes where modifiers end that are read as clauses.
    pub(crate) fn close(&mut self, ends: impl Iterator<Item = u32>) {
        for at in ends {
            let place = &mut self.places[at as usize - self.from];
            (place.closes, place.bucket) = (true, Bucket::default());
        }
    }

    /// Whether such a modifier ends at `at`.
    pub(crate) fn closes(&self, at: usize) -> bool {
        self.place(at).closes
    }

    /// The byte after what a wording that begins at `at` may pass over.
    pub(crate) fn enter(&self, at: usize) -> usize {
        if self.place(at).folded { at } else { self.skip(at) }
    }

    fn place(&self, at: usize) -> Place {
        self.places.get(at.wrapping_sub(self.from)).copied().unwrap_or_default()
    }

    /// What a wording at a byte may begin with: anything, where something may be passed over.
    pub(crate) fn here(&self, at: usize) -> Bucket {
        self.place(at).bucket
    }

    /// The byte after what may be passed over at `at`.
    pub(crate) fn skip(&self, at: usize) -> usize {
        at + usize::from(self.place(at).passed)
    }

    /// Goes on through a gap to where a text may stand that begins so; false where none may before the gap ends.
    pub(crate) fn seek(&self, gap: &mut Gap, starts: Starts) -> bool {
        while !starts.meets(self.place(gap.at).bucket) {
            if !self.pass(gap) {
                return false;
            }
        }
        true
    }

    /// Goes on through a gap by one character; false where it ends.
    pub(crate) fn pass(&self, gap: &mut Gap) -> bool {
        let place = self.place(gap.at);
        let ends = place.width == 0 || place.edge == Edge::End || place.edge == Edge::Pause && gap.at == gap.from;
        if ends || gap.left == 0 || gap.rival == Some(gap.at) {
            return false;
        }
        gap.at += usize::from(place.width);
        gap.left -= 1;
        true
    }

    /// The token that begins at a byte.
    pub(crate) fn token(&self, at: usize) -> Option<usize> {
        usize::from(self.place(at).token).checked_sub(1)
    }
}

/// Whether the space at `at` parts two clauses of a headline: 云川科技获A轮融资 估值2亿美元.
fn parts(text: &str, at: usize) -> bool {
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    text[..at].ends_with(han) && text[at + 1..].starts_with(han)
}

/// The bytes of what may be passed over at `at`.
fn passed(text: &str, at: usize) -> usize {
    let past = |at: usize| {
        let marks = text[at..].chars().take(MARKS).take_while(|c| is_quote(*c));
        at + marks.map(char::len_utf8).sum::<usize>()
    };
    let here = past(at);
    let rest = &text[here..];
    let amount = |word: &&&str| rest.strip_prefix(**word).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let adverb = PASSED.opening(rest).or_else(|| BEFORE_AMOUNTS.iter().find(amount).copied());
    adverb.map_or(here, |word| past(here + word.len())) - at
}

/// How many quotation marks and spaces may stand one after the other and still not count: “《…》” has two.
const MARKS: usize = 4;

/// Adverbs that say of which of several something holds, and change nothing in a wording: 总部分别位于….
static PASSED: OneOf =
    OneOf::new(&["分别", "依次", "各自", "则", "也", "均", "亦", "皆", "都", "由此", "随之", "目前", "正式", "其实", "实际上", "事实上"]);

/// Words before an amount that only weigh it: 以高达3亿元的价格.
const BEFORE_AMOUNTS: &[&str] = &["高达", "足足", "区区", "整整", "总共", "共计", "合计", "总计", "仅", "仅有", "仅仅", "共", "近乎"];

/// Marks that are part of how a name is written.
fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '《' | '》' | '"' | '「' | '」' | '『' | '』' | '‘' | '’' | ' ')
}

/// Whether an adverb that may be passed over begins with a character.
fn begins_adverb(c: char) -> bool {
    matches!(
        c,
        '分' | '依'
            | '各'
            | '则'
            | '也'
            | '均'
            | '亦'
            | '皆'
            | '都'
            | '由'
            | '随'
            | '目'
            | '正'
            | '其'
            | '实'
            | '事'
            | '高'
            | '足'
            | '区'
            | '整'
            | '总'
            | '共'
            | '合'
            | '仅'
            | '近'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_adverb_that_is_passed_over_is_looked_for() {
        for word in PASSED.iter().chain(BEFORE_AMOUNTS) {
            assert!(word.starts_with(begins_adverb), "{word}");
        }
    }
}

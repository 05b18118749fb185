//! Things called by their brand, what they are and a letter with a number: 墨石智能眼镜G1, 云川翻译机T30.
//!
//! Takes the Latin tokens that stand right behind a noun for a kind, gives the whole name with the noun's class. Deliberately takes no
//! description without a brand (智能眼镜G1), and none of another's thing that has its name without it (云川芯片H100).

use crate::annotate::form::shape::{Token, suffix};
use crate::annotate::page::{Page, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, Reason};
use crate::ontology::ClassId;
use crate::span::Span;

/// The longest brand and description, in characters.
const LONGEST: usize = 12;
/// How many characters a brand has of which nobody knows.
const BRAND: std::ops::RangeInclusive<usize> = 2..=4;
/// The most letters and digits of the serial.
const SERIAL: usize = 5;
/// So many places at which the serial stands are looked at.
const MOST: usize = 16;

/// Adds what [`named`] finds to a page.
pub(crate) fn find(page: &mut Page<'_>, tails: &[Token<'_>]) {
    let found: Vec<(Span, ClassId)> = tails.iter().filter_map(|tail| named(page, tail)).collect();
    for (span, class) in found {
        page.add(span, class, Certainty::Firm, Reason::Shape);
    }
}

/// The whole name that ends in a serial, with what the noun in it tells: 墨石智能眼镜G1.
fn named(page: &Page<'_>, tail: &Token<'_>) -> Option<(Span, ClassId)> {
    let letters = tail.text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = tail.text.len() > letters && tail.text.bytes().skip(letters).all(|b| b.is_ascii_digit());
    let serial = (1..=2).contains(&letters) && tail.text.len() <= SERIAL && digits;
    // 云川智能音箱Pro
    let tier = tail.starts_upper() && page.words.tiers.contains(&tail.text.to_ascii_lowercase());
    if !serial && !tier || page.known_at(tail.start).is_some_and(|k| k.entry.is_some()) {
        return None;
    }
    let class = page.kind_before(tail.start).filter(|&c| page.ontology.is_a(c, page.defaults.work) && c != page.defaults.shape)?;
    let limit = page.left_limit(tail.start, LONGEST);
    let kind = page.found.last(List::Kind, limit, tail.start)?;
    let start = brand(page, limit, kind.start).filter(|&at| told(page, at, tail))?;
    Some((Span::new(start, suffix(page, tail.end)), class))
}

/// Where the brand begins that stands before a noun for a kind and the words that narrow it down: 墨石 in 墨石智能眼镜.
fn brand(page: &Page<'_>, limit: usize, kind: usize) -> Option<usize> {
    let plain = |from: usize| from == kind || page.found.is_ordinary(from, kind) || page.found.is_generic(from, kind);
    let known = page.known_before(kind).filter(|k| page.ontology.is_a(k.class, page.defaults.agent) && k.class != page.defaults.place);
    let known = known.map(|k| (k.span.start as usize, k.span.end as usize)).filter(|&(start, end)| end <= kind && start >= limit);
    if let Some((start, end)) = known {
        return plain(end).then_some(start);
    }
    let start = page.found.after_praise(limit, kind);
    let coined = |end: &usize| {
        let word = &page.text[start..*end];
        word.chars().all(is_han)
            && !page.found.is_ordinary(start, *end)
            && !page.found.begins_common_word(start, *end)
            && !page.found.crosses(start, *end)
            && plain(*end)
    };
    let ends = page.text[start..kind].char_indices().map(|(at, c)| start + at + c.len_utf8());
    let mut ends = ends.take(*BRAND.end()).skip(BRAND.start() - 1);
    (page.opens(start) && ends.any(|end| coined(&end))).then_some(start)
}

/// Whether the text tells that brand and noun are parts of the name: it brings out the whole, or has the whole again and the serial
/// nowhere before it. Of a house that is known the noun may but say what its thing is: 云川芯片H100.
fn told(page: &Page<'_>, start: usize, tail: &Token<'_>) -> bool {
    let text = page.text;
    let before = text[..start].trim_end_matches(['了', '的', '“', '「']).len();
    let brought = || page.cue_before(before).is_some_and(|c| page.ontology.is_a(c, page.defaults.work));
    let (whole, front) = (&text[start..tail.end], &text[start..tail.start]);
    let own = |at: usize| !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
    let mut places = text.match_indices(tail.text).map(|(at, _)| at).filter(|&at| own(at)).take(MOST);
    let leads = places.next().is_some_and(|at| text[..at].ends_with(front));
    let again = || text.matches(whole).nth(1).is_some();
    let house = page.known_at(start).is_some_and(|k| page.ontology.is_a(k.class, page.defaults.agent));
    if house {
        return leads && again() && places.all(|at| text[..at].ends_with(front));
    }
    leads && (brought() || text[..start].ends_with('—') || again() || page.begins_clause(start))
}

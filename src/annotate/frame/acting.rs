//! Houses called by their name and that of what they make, where they act: 云川听涛发布Luma2 is told of 云川.
//!
//! Takes the names of the lexicon for things made that begin with a house's, cuts them where the clause has them bring out another.
//! Deliberately leaves those alone that are brought out themselves (云川听涛上线, 云川听涛发布后).

use crate::annotate::page::Page;
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::OneOf;
use crate::span::Span;

/// What a house does with what stands behind the verb.
static BRINGS: OneOf = OneOf::new(&["发布", "推出", "开源", "官宣", "公布", "放出", "披露", "研发", "打造"]);
/// How far behind the name what it brings out is named, in bytes.
const REACH: usize = 75;
/// Marks and words over which nobody brings out anything any more.
const ENDS: &[char] = &[',', '。', ';', '、', ':', '!', '?', '\n', '(', '“', '后', '时', '被', '由', '与', '和'];

/// Cuts each such name into the house's and that of what it makes, where the lexicon knows both.
pub(crate) fn find(page: &Page<'_>, names: &mut Vec<NameMention>) {
    let mut rests = Vec::new();
    for i in 0..names.len() {
        let name = names[i];
        let made = name.reason == Reason::Lexicon && page.ontology.is_a(name.class, page.defaults.work);
        let next = names.get(i + 1).filter(|_| made);
        let brings = next.is_some_and(|next| brings(page, name.span, next));
        let Some((house, rest)) = (if brings { parted(page, &name) } else { None }) else { continue };
        names[i] = house;
        rests.extend(rest);
    }
    if !rests.is_empty() {
        names.extend(rests);
        names.sort_by_key(|n| n.span.start);
    }
}

/// Whether what stands at `name` brings out `next`: 今日宣布推出并开源Luma2.
fn brings(page: &Page<'_>, name: Span, next: &NameMention) -> bool {
    let (from, to) = (name.end as usize, next.span.start as usize);
    let between = page.text[from..to].trim_end_matches(['“', '《', '「']);
    let verb = BRINGS.first_in(between).map(|(at, verb)| (at, at + verb.len()));
    // 云川听涛发布会上展出…, 云川听涛9月推出的…
    let other = verb.is_some_and(|(at, end)| between[at..].starts_with("发布会") || between[end..].starts_with('的'));
    to - from <= REACH && !other && page.begins_clause(name.start as usize) && verb.is_some() && !between.contains(ENDS)
}

/// The house with whose name another name begins, and the rest where that is a name too.
fn parted(page: &Page<'_>, name: &NameMention) -> Option<(NameMention, Option<NameMention>)> {
    const LEAST: usize = 6;
    let text = name.span.of(page.text);
    let ends = text.char_indices().map(|(at, _)| at).filter(|&at| at >= LEAST && text.len() - at >= LEAST);
    let known = |part: &str| page.words.longest(List::Name, part).filter(|hit| hit.end == part.len());
    let house = |at: usize| {
        let hit = known(&text[..at])?;
        (page.words.entry_classes[hit.number as usize] == page.defaults.employer).then_some((at, hit.number))
    };
    let (at, entry) = ends.rev().find_map(house)?;
    let cut = name.span.start + at as u32;
    let mention = |span: Span, entry: u32| NameMention {
        span,
        class: page.words.entry_classes[entry as usize],
        certainty: Certainty::Firm,
        reason: Reason::Lexicon,
        entry: Some(entry),
    };
    let rest = known(&text[at..]).map(|hit| mention(Span { start: cut, end: name.span.end }, hit.number));
    Some((mention(Span { start: name.span.start, end: cut }, entry), rest))
}

//! Short forms that nothing introduces: 玄鹿 after 玄鹿智行, 南岭院 after 南岭生物计算研究院.
//!
//! Takes the names of the text, gives the mentions of their short forms with the longer names that they stand for. Deliberately
//! takes no everyday word, no form that two names share or that names a thing made, and none that a version, a noun or a
//! longer name goes on with: 云岫大模型4.0 is no firm, though 云岫 is short for one.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::form::forms::Forms;
use crate::annotate::form::shape::{counted, token};
use crate::annotate::frame::group::LED;
use crate::annotate::frame::post;
use crate::annotate::page::{Page, is_alphanumeric, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::SERIES;
use crate::span::Span;

/// The longest short form in characters.
const LONGEST: usize = 4;
/// The bytes of the shortest: two characters.
const SHORTEST: usize = 6;
/// Ends of the names of institutes that their short forms keep.
const KEPT: &[char] = &['院', '所'];

/// Adds the mentions of short forms; gives each form's longer name and its first mention.
pub(crate) fn find(page: &Page<'_>, names: &mut Vec<NameMention>) -> Vec<(Span, Span)> {
    let shorts = shorts(page, names);
    if shorts.is_empty() {
        return Vec::new();
    }
    let forms = Forms::new(shorts.iter().map(|(form, full)| (form.as_str(), *full)));
    let mut added: Vec<NameMention> = Vec::new();
    let mut pairs: BTreeMap<Span, Span> = BTreeMap::new();
    for (start, end, full) in forms.within(page.text) {
        let span = Span::new(start, end);
        if !free(page, names, span) {
            continue;
        }
        pairs.entry(full.span).or_insert(span);
        added.push(NameMention { span, class: full.class, certainty: Certainty::Context, reason: Reason::Alias, entry: None });
    }
    if !added.is_empty() {
        // 玄鹿无人矿卡: whose it is stands before the description.
        let mut next = 0;
        for kind in names.iter_mut().filter(|n| n.reason == Reason::Kind) {
            while added.get(next).is_some_and(|short| short.span.end <= kind.span.start) {
                next += 1;
            }
            if let Some(short) = added.get(next).filter(|short| short.span.start <= kind.span.start && short.span.end < kind.span.end) {
                kind.span.start = short.span.end;
            }
        }
        names.retain(|n| !crate::annotate::overlaps(&added, n.span));
        names.extend(added);
        names.sort_by_key(|n| n.span.start);
    }
    pairs.into_iter().collect()
}

/// The short forms that the names of organisations may have, each with the name.
fn shorts(page: &Page<'_>, names: &[NameMention]) -> BTreeMap<String, NameMention> {
    // By form: the longer names that begin so, each with its first mention and how often the text has it.
    let mut shorts: BTreeMap<String, Vec<(NameMention, usize)>> = BTreeMap::new();
    let mut add = |form: String, full: &NameMention| {
        let known = shorts.entry(form).or_default();
        match known.iter_mut().find(|(known, _)| known.span.of(page.text) == full.span.of(page.text)) {
            Some((_, times)) => *times += 1,
            None => known.push((*full, 1)),
        }
    };
    for full in names.iter().filter(|n| page.ontology.is_a(n.class, page.defaults.agent) && n.class != page.defaults.person) {
        let text = full.span.of(page.text);
        if full.reason == Reason::Kind || full.certainty == Certainty::Guess && full.reason != Reason::Head || !text.chars().all(is_han) {
            continue;
        }
        // 闻听雨团队 is not 闻听雨.
        let led = LED.iter().any(|noun| text.ends_with(noun)) && page.words.surname(text).is_some();
        if led || post::is_division(page, full.span.end as usize) {
            continue;
        }
        let Some(stem) = stem(page, full.span) else { continue };
        let short = stem.of(page.text);
        add(short.to_owned(), full);
        if let Some(last) = text.chars().next_back().filter(|c| KEPT.contains(c)) {
            add(format!("{short}{last}"), full);
        }
    }
    // 岐川生命, where the text names 岐川 as well.
    let agents = || names.iter().filter(|n| page.ontology.is_a(n.class, page.defaults.agent) && n.class != page.defaults.person);
    let alone = agents().filter(|n| n.entry.is_none() && n.reason != Reason::Kind && n.reason != Reason::Head);
    let alone: BTreeSet<&str> = alone.map(|n| n.span.of(page.text)).filter(|text| text.chars().all(is_han)).collect();
    for full in agents().filter(|n| n.certainty > Certainty::Guess && n.reason != Reason::Kind) {
        let text = full.span.of(page.text);
        let ends = text.char_indices().map(|(at, _)| at).skip(2).take(LONGEST - 1);
        for form in ends.filter_map(|end| alone.get(&text[..end])) {
            let end = full.span.start as usize + form.len();
            let plain = page.found.is_ordinary(full.span.start as usize, end) || page.found.is_word(full.span.start as usize, end);
            // 云川云 may be a part of 云川.
            let part = text[form.len()..].chars().count() < 2;
            if !plain && !part && stem(page, full.span).is_none() {
                add((*form).to_owned(), full);
            }
        }
    }
    // 云川出行App, where the text has called 云川出行 a firm.
    let acts = names.iter().filter(|n| n.certainty > Certainty::Guess && page.ontology.is_a(n.class, page.defaults.agent));
    let acts: BTreeSet<&str> = acts.map(|n| n.span.of(page.text)).collect();
    for full in names.iter().filter(|n| {
        n.reason == Reason::Head && n.entry.is_none() && page.ontology.is_a(n.class, page.defaults.work) && !page.is_yardstick(n.class)
    }) {
        if let Some(short) = work_stem(page, full.span).filter(|short| !acts.contains(short.of(page.text))) {
            add(short.of(page.text).to_owned(), full);
        }
    }
    // 春禾 of 云岐·春禾
    for full in names.iter().filter(|n| n.reason == Reason::Quotation && page.ontology.is_a(n.class, page.defaults.work)) {
        let Some((_, form)) = full.span.of(page.text).rsplit_once('·') else { continue };
        let start = full.span.end as usize - form.len();
        let named = (2..=LONGEST).contains(&form.chars().count()) && form.chars().all(is_han);
        if named && !page.found.is_ordinary(start, start + form.len()) && !page.found.is_word(start, start + form.len()) {
            add(form.to_owned(), full);
        }
    }
    if shorts.is_empty() {
        return BTreeMap::new();
    }
    // What also names a thing made, or a person, is no organisation.
    let others: BTreeSet<&str> = names
        .iter()
        .filter(|n| {
            n.entry.is_some() && !known_work(page, n) || n.certainty > Certainty::Guess && !page.ontology.is_a(n.class, page.defaults.agent)
        })
        .map(|n| n.span.of(page.text))
        .collect();
    let own = shorts.into_iter().filter(|(form, _)| !others.contains(form.as_str()));
    own.filter_map(|(form, fulls)| Some((form, meant(&fulls)?))).collect()
}

/// Which of some longer names one short form stands for: the one that the text has clearly more often than the others (砚池微电子 …
/// 砚池智行 … 砚池微电子).
fn meant(fulls: &[(NameMention, usize)]) -> Option<NameMention> {
    const CLEARLY: usize = 2;
    let &(full, most) = fulls.iter().max_by_key(|(full, times)| (*times, std::cmp::Reverse(full.span.start)))?;
    let rival = fulls.iter().any(|(other, times)| other.span != full.span && *times * CLEARLY > most);
    (!rival).then_some(full)
}

/// What stands before the nouns that end a name, and after the place that begins it: 云川 in 杭州云川智能科技有限公司.
fn stem(page: &Page<'_>, name: Span) -> Option<Span> {
    let (start, mut end) = (name.start as usize, name.end as usize);
    let place = page.known_at(start).filter(|k| k.class == page.defaults.place && (k.span.end as usize) < end);
    let start = place.map_or(start, |k| k.span.end as usize);
    let whole = end;
    while let Some(noun) = noun(page, start, end) {
        end = noun;
    }
    let count = page.text[start..end].chars().count();
    // 海洋, 智慧: what ends names or describes things tells no two apart.
    let listed =
        [List::Head, List::Kind].iter().any(|&list| page.words.longest(list, &page.text[start..end]).is_some_and(|m| m.end == end - start));
    let known = listed || page.known_at(start).is_some() || page.known_over(start).is_some();
    // 海豚 after 海豚智能 may be the animal.
    let plain = page.found.is_ordinary(start, end) || page.found.is_word(start, end);
    (end < whole && (2..=LONGEST).contains(&count) && !known && !plain).then_some(Span::new(start, end))
}

/// What stands before the noun for what is made that ends its name: 追日 in 追日芯片.
fn work_stem(page: &Page<'_>, name: Span) -> Option<Span> {
    let (start, end) = (name.start as usize, name.end as usize);
    let noun = page.found.last(List::Kind, start, end)?.start;
    let count = page.text[start..noun.max(start)].chars().count();
    let named = (2..=LONGEST).contains(&count) && page.text[start..noun].chars().all(is_han);
    let plain = || page.found.is_ordinary(start, noun) || page.found.is_generic(start, noun);
    (named && !plain() && page.known_within(start, noun).is_none() && page.known_over(start).is_none()).then_some(Span::new(start, noun))
}

/// Where the noun begins with which a run ends, if a word is left before it.
fn noun(page: &Page<'_>, start: usize, end: usize) -> Option<usize> {
    let starts =
        page.text[start..end].char_indices().map(|(at, _)| start + at).filter(|&at| at >= start + SHORTEST && end - at >= SHORTEST);
    starts.into_iter().find(|&at| {
        let rest = &page.text[at..end];
        [List::Head, List::Generic]
            .iter()
            .any(|&list| page.found.begins(list, at) && page.words.longest(list, rest).is_some_and(|m| m.end == rest.len()))
    })
}

/// 晨野, where the lexicon knows a thing of that name and the text a firm 晨野科技.
fn known_work(page: &Page<'_>, name: &NameMention) -> bool {
    name.entry.is_some() && page.ontology.is_a(name.class, page.defaults.work) && !page.is_yardstick(name.class)
}

/// Whether a short form stands for itself.
fn free(page: &Page<'_>, names: &[NameMention], span: Span) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let next = names.partition_point(|n| n.span.end <= span.start);
    let taken = names[next..]
        .iter()
        .take_while(|n| n.span.start < span.end)
        .any(|n| n.reason != Reason::Kind && (n.span.len() > span.len() || n.span != span || n.entry.is_some() && !known_work(page, n)));
    // 禾间社 is not 禾间智能, but 云川社区 may be 云川科技's.
    let society = page.text[end..].starts_with('社') && !page.found.begins_word(end, page.text.len());
    // 云川语音负责人 leads a part of 云川科技.
    let post = post::begins_field_of_post(page, end);
    let noun = page.found.begins(List::Head, end) && !post || society;
    let opens = page.opens(start) || !page.text[..start].ends_with(is_alphanumeric) || !crosses_into(page, start);
    let closes = page.closes(end) || !page.found.crosses(start, end);
    !taken && !noun && (post || !makes_a_work(page, end)) && opens && closes
}

/// Whether what follows an organisation's name at `end` makes it the name of a thing: 云岫2-Mini, 云岫大模型, 云岫系列.
pub(crate) fn makes_a_work(page: &Page<'_>, end: usize) -> bool {
    let after = &page.text[end..];
    let marks = after.len() - after.trim_start_matches([' ', '-', '·']).len();
    let version = token(page.text, end + marks).is_some_and(|t| !counted(page, t.start, t.end));
    version || after.starts_with(SERIES) || page.kind_at(end).is_some_and(|(class, _)| page.ontology.is_a(class, page.defaults.work))
}

/// Whether an everyday word goes on over `at`.
fn crosses_into(page: &Page<'_>, at: usize) -> bool {
    let from = page.text[..at].char_indices().rev().take(3).last().map_or(at, |(from, _)| from);
    page.found.crosses(from, at)
}

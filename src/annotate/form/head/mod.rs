//! Names that end in a head noun: 北京智源人工智能研究院.
//!
//! The head tells the class (`noun`); where the name begins is told by what cannot stand inside a name: 近日, 由, the marks (`start`).
//! What says, counts or describes something is no name (`refused`), nor are too few or too generic words (`enough`).
//! Deliberately knows no head itself: they are the lexicon's.

mod enough;
mod noun;
mod refused;
mod start;

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::form::front::{WORD, over_pair, over_seated_joint};
use crate::annotate::form::legal::registered;
use crate::annotate::form::shape::suffix;
use crate::annotate::form::unit::{FUND, seated};
use crate::annotate::form::weak;
use crate::annotate::frame::apposed;
use crate::annotate::frame::kind;
use crate::annotate::frame::post::is_part_of_post;
use crate::annotate::page::{Page, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, Reason};
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

pub(crate) use noun::{AFTER_DIVISION, ASPECTS, DIVISION, goes_on};
use noun::{Noun, leader, prized};
use refused::CLASSIFIERS;
use start::Run;

/// A name that a noun ends, of what it is one, and how sure that is.
pub(crate) type Name = (Span, ClassId, Certainty);

/// Rounds and days of what takes place again and again.
const ROUNDS: &[&str] = &["总决赛", "决赛", "半决赛", "开幕式", "闭幕式"];

pub(crate) fn find(page: &mut Page<'_>) {
    names(page);
    kind::find(page);
    apposed::find(page);
}

fn names(page: &mut Page<'_>) {
    let mut found = Vec::new();
    let mut unsure = Vec::new();
    for hit in page.found.hits(List::Head) {
        let name = Noun::read(page, hit).and_then(|noun| name(page, noun, &found, &mut unsure));
        found.extend(name);
    }
    drop_descriptions(page, &mut found);
    found.extend(repeated(page, &unsure).into_iter().map(|span| (span, page.defaults.employer, Certainty::Firm)));
    drop_words_before(page, &mut found);
    // 这家公司成立三年, 那副眼镜: what points to something names nothing.
    found.retain(|(span, ..)| !points(span.of(page.text)));
    for (span, class, certainty) in found {
        page.add(span, class, certainty, Reason::Head);
    }
}

/// The name that `noun` ends, behind the names `before`; a firm's name of two characters may be one that is `unsure`.
fn name(page: &Page<'_>, noun: Noun, before: &[Name], unsure: &mut Vec<Span>) -> Option<Name> {
    let sure = |start: usize, end: usize, class: ClassId| Some((Span::new(start, end), class, Certainty::Firm));
    if let Some((start, end)) = registered(page, noun.hit) {
        return sure(start, end, noun.class);
    }
    if noun::ends_no_name(page, &noun) {
        return None;
    }
    if noun.is_group(page)
        && let Some(start) = leader(page, &noun.hit)
    {
        return sure(start, noun.hit.end, noun.class);
    }
    if page.recurs(noun.class) && prized(page, noun.hit.end) {
        return None;
    }
    let run = Run::read(page, noun, before);
    if run.noun.strength == Strength::Owned
        && let Some(made) = weak::thing(page, run.start, run.head(), run.end())
    {
        return sure(run.start, run.end(), made);
    }
    if refused::is_said(page, &run) {
        return None;
    }
    let run = run.over_joint(page);
    if refused::is_round_alone(page, &run) {
        return None;
    }
    let run = run.whole(page);
    if refused::is_refused(page, &run) {
        return None;
    }
    if run.noun.strength == Strength::Seated {
        let start = over_seated_joint(page, run.start, run.head(), run.end());
        return if seated(page, start, run.head(), run.end()) { sure(start, run.end(), run.noun.class) } else { None };
    }
    unsure.extend(short_firm(page, &run));
    if enough::is_too_little(page, &run) || is_part_of_post(page, run.start, run.noun.hit, before) {
        return None;
    }
    Some(round_of(page, &run).unwrap_or_else(|| whole(page, &run)))
}

/// 折桂科技: a firm's name of two characters before a noun, where more than these words must tell that it is one.
fn short_firm(page: &Page<'_>, run: &Run<'_>) -> Option<Span> {
    let short = run.noun.is_strong() && run.noun.is_firm(page) && enough::lacks_length(run);
    let start = if short { behind_word(page, run.head()) } else { None };
    start.map(|start| Span::new(start, run.end()))
}

/// 第七届语音大赛总决赛: the name of what takes place again and again, of which the noun tells the round or the day.
fn round_of(page: &Page<'_>, run: &Run<'_>) -> Option<Name> {
    if !ROUNDS.contains(&run.noun.word(page)) {
        return None;
    }
    let own = page.found.last(List::Head, run.start, run.head()).filter(|h| h.end == run.head() && h.start > run.start)?;
    let class = page.words.head_classes[own.number as usize];
    page.recurs(class).then(|| (Span::new(run.start, own.end), class, Certainty::Firm))
}

/// The whole name, with what belongs to it on both sides.
fn whole(page: &Page<'_>, run: &Run<'_>) -> Name {
    let noun = &run.noun;
    // Perceptron Inc.
    let point = noun.latin && noun.is_firm(page) && noun.hit.len() < WORD && noun.rest(page).starts_with('.');
    let end = run.end() + usize::from(point);
    // 天枢OS 3.0: a Latin head of a thing has a version.
    let end = if noun.latin && noun.is_made(page) { suffix(page, end) } else { end };
    let start = if noun.is_firm(page) { run.start } else { over_pair(page, run.start) };
    let certainty = if is_sure(page, run) { Certainty::Firm } else { Certainty::Guess };
    (Span::new(start, end), noun.class, certainty)
}

/// Whether the class is sure: 苍梧视觉 is a firm as far as its name tells, but a list or a noun beside it knows better.
fn is_sure(page: &Page<'_>, run: &Run<'_>) -> bool {
    run.noun.strength != Strength::Owned
        || run.noun.word(page) == FUND
        || page.known_at(run.start).is_some()
        || weak::branch(page, run.start, run.head(), run.end())
        || weak::told(page, run.start, run.end(), run.noun.class)
}

/// 听力芯片公司清听声学: without what a name of the same class follows, which it describes.
fn drop_descriptions(page: &Page<'_>, found: &mut Vec<Name>) {
    let begins: BTreeSet<(u32, ClassId)> = found.iter().map(|(span, class, _)| (span.start, *class)).collect();
    found.retain(|(span, class, _)| !page.found.kind_ends(span.end as usize) || !begins.contains(&(span.end, *class)));
}

/// 测试云川科技: each name without the everyday words before it, where the text has it without them.
fn drop_words_before(page: &Page<'_>, found: &mut [Name]) {
    let of_firm = |(_, class, _): &&Name| *class == page.defaults.employer;
    let firms: BTreeSet<&str> = found.iter().filter(of_firm).map(|(span, ..)| span.of(page.text)).collect();
    for name in found {
        name.0 = after_words(page, name.0, &firms);
    }
}

/// A firm's name without the everyday words before it, where the text has it without them: 测试云川科技.
fn after_words(page: &Page<'_>, span: Span, firms: &BTreeSet<&str>) -> Span {
    const NAME: usize = 9;
    let (start, end) = (span.start as usize, span.end as usize);
    let name = span.of(page.text);
    if !firms.contains(name) {
        return span;
    }
    let cuts = name.char_indices().skip(2).map(|(at, _)| at).take_while(|at| name.len() - at >= NAME);
    let own = cuts.into_iter().find(|&at| firms.contains(&name[at..]) && page.found.is_ordinary(start, start + at));
    own.map_or(span, |at| Span::new(start + at, end))
}

/// 折桂科技, 同舟信息: where a name of two characters before a head begins that also are, or begin with, a word of the language.
fn behind_word(page: &Page<'_>, head: usize) -> Option<usize> {
    let (start, _) = page.text[..head].char_indices().rev().take_while(|(_, c)| is_han(*c)).nth(1)?;
    let free = page.begins_clause(start) || page.opens(start) && page.found.kind_ends(start) || page.text[..start].ends_with('的');
    free.then_some(start)
}

/// Those of such names that the text has more than once, and once as whoever does something.
fn repeated(page: &Page<'_>, unsure: &[Span]) -> Vec<Span> {
    let mut forms: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    for span in unsure {
        let form = forms.entry(span.of(page.text)).or_default();
        form.0 += 1;
        form.1 |= page.cue_after(span.end as usize).is_some_and(|class| page.ontology.is_a(class, page.defaults.agent));
    }
    unsure.iter().copied().filter(|span| forms.get(span.of(page.text)).is_some_and(|&(count, acts)| count > 1 && acts)).collect()
}

/// Words with which a phrase begins that points to something.
const POINTING: &[&str] = &["我们", "他们", "她们", "咱们", "你们", "上述"];

/// Whether a run begins as what points to something.
fn points(run: &str) -> bool {
    let classified = run.strip_prefix(['这', '那', '哪', '该']).is_some_and(|rest| rest.starts_with(|c| CLASSIFIERS.contains(c)));
    classified || POINTING.iter().any(|word| run.starts_with(word))
}

//! Things called with and without the noun for what they are: 听涛大模型3.5 and 听涛3.5, “川河”中文语料库 and 川河语料库, 临江“云岭”智算中心,
//! 临江智算中心 and 云岭.
//!
//! Takes classified names, gives pairs of indices into them, the longer name first. Deliberately finds no mention, and joins no two that
//! are surely of different kinds: 听涛 may be the firm that makes 听涛大模型. A form with which two names begin stands for neither.

use std::collections::BTreeMap;

use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::SERIES;
use crate::lexicon::Strength;
use crate::span::Span;

/// The bytes of the shortest name that is left.
const LEAST: usize = 6;
/// The longest noun with what narrows it down, in characters.
const NOUN: usize = 8;

/// Pairs the names of one thing.
pub(crate) fn pair(page: &Page<'_>, names: &[NameMention]) -> Vec<(u32, u32)> {
    // What is made, and houses that are no firms.
    let house = |n: &NameMention| {
        page.ontology.is_a(n.class, page.defaults.agent) && ![page.defaults.employer, page.defaults.person].contains(&n.class)
    };
    let made = |n: &NameMention| n.reason != Reason::Kind && (page.ontology.is_a(n.class, page.defaults.work) || house(n));
    let mut forms: BTreeMap<&str, u32> = BTreeMap::new();
    for (nth, name) in (0u32..).zip(names).filter(|(_, n)| made(n)) {
        let form = name.span.of(page.text);
        forms.entry(form.strip_suffix(SERIES).unwrap_or(form)).or_insert(nth);
    }
    let one = |a: u32, b: u32| {
        let (a, b) = (&names[a as usize], &names[b as usize]);
        let guessed = a.certainty == Certainty::Guess || b.certainty == Certainty::Guess;
        !(a.entry.is_some() && b.entry.is_some()) && (a.class == b.class || guessed)
    };
    let mut pairs = districts(page, names);
    for (form, &nth) in &forms {
        let short = without_middle(page, form).and_then(|short| forms.get(short.as_str()));
        pairs.extend(short.filter(|&&short| one(nth, short)).map(|&short| (nth, short)));
    }
    pairs.extend(endings(page, names, &forms, one));
    for (nth, name) in (0u32..).zip(names).filter(|(_, n)| made(n)) {
        let Some(around) = Around::of(page, name.span) else { continue };
        let written = around.writings(page).into_iter();
        pairs.extend(written.filter_map(|form| forms.get(form.as_str())).filter(|&&other| one(nth, other)).map(|&other| (other, nth)));
    }
    pairs
}

/// Nimbus 910 and 云驰910, where the text has told that Nimbus and 云驰 are one: versions of a thing that is written in two scripts.
pub(crate) fn kin(page: &Page<'_>, names: &[NameMention], aliases: &[(u32, u32)]) -> Vec<(u32, u32)> {
    /// So many pairs are gone through.
    const MOST: usize = 16;
    let text = |n: u32| names[n as usize].span.of(page.text);
    let made = |n: &NameMention| n.reason != Reason::Kind && page.ontology.is_a(n.class, page.defaults.work);
    let scripts = |&&(a, b): &&(u32, u32)| {
        let (a, b) = (text(a), text(b));
        a.is_ascii() != b.is_ascii() && [a, b].iter().all(|name| !name.contains(|c: char| c.is_ascii_digit()))
    };
    let mut pairs = Vec::new();
    for &(a, b) in aliases.iter().filter(scripts).take(MOST) {
        // By what follows the name: the first name that goes on so.
        let versions = |stem: &str| {
            let mut found: BTreeMap<&str, u32> = BTreeMap::new();
            for (nth, name) in (0u32..).zip(names).filter(|(_, n)| made(n)) {
                let rest = name.span.of(page.text).strip_prefix(stem).map(|rest| rest.trim_start_matches([' ', '-']));
                if let Some(rest) = rest.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
                    found.entry(rest).or_insert(nth);
                }
            }
            found
        };
        let other = versions(text(b));
        pairs.extend(versions(text(a)).into_iter().filter_map(|(rest, nth)| Some((nth, *other.get(rest)?))));
    }
    pairs
}

/// 临湖 of 临湖新区: a district that the text has with and without its noun.
fn districts(page: &Page<'_>, names: &[NameMention]) -> Vec<(u32, u32)> {
    const DISTRICT: &str = "新区";
    let places = || (0u32..).zip(names).filter(|(_, n)| n.class == page.defaults.place);
    let mut forms: BTreeMap<&str, u32> = BTreeMap::new();
    places().for_each(|(nth, n)| _ = forms.entry(n.span.of(page.text)).or_insert(nth));
    let pair = |(form, &nth): (&&str, &u32)| Some((nth, *forms.get(form.strip_suffix(DISTRICT)?)?));
    forms.iter().filter_map(pair).collect()
}

/// 听涛3.5 of 听涛大模型3.5: a name whose Chinese word ends in the noun for the thing, and has a version behind that.
fn without_middle(page: &Page<'_>, full: &str) -> Option<String> {
    let version = full.find(|c: char| c.is_ascii_alphanumeric()).filter(|&at| at > LEAST && full[..at].chars().all(is_han))?;
    let noun = page.words.last(List::Kind, &full[..version]).filter(|noun| noun.start >= LEAST && noun.end == version)?;
    Some(format!("{}{}", &full[..noun.start], &full[version..]))
}

/// Chinese names with and without the noun that ends them: 川河语料库 and 川河; and with what narrows it down as well where the whole name
/// comes first, 听信法律基座大模型 and 听信.
fn endings(page: &Page<'_>, names: &[NameMention], forms: &BTreeMap<&str, u32>, one: impl Fn(u32, u32) -> bool) -> Vec<(u32, u32)> {
    let acts = |n: &&NameMention| n.reason != Reason::Kind && n.class == page.defaults.employer;
    let firms: Vec<&str> = names.iter().filter(acts).map(|n| n.span.of(page.text)).collect();
    // By short form: the longer names, each with whether nothing but the noun follows.
    let mut longer: BTreeMap<&str, Vec<(u32, bool)>> = BTreeMap::new();
    for (form, &nth) in forms {
        let ends = form.char_indices().map(|(at, _)| at).filter(|&at| at >= LEAST && form.len() - at <= 3 * NOUN);
        for at in ends.filter(|&at| forms.contains_key(&form[..at])) {
            let rest = &form[at..];
            let whole = [List::Kind, List::Head].iter().any(|&list| page.words.longest(list, rest).is_some_and(|m| m.end == rest.len()));
            let noun = whole || rest.chars().all(is_han) && page.words.last(List::Kind, rest).is_some();
            // 南岭大学 is whole, and no 南岭大学医学院.
            let ended = page.words.last(List::Head, &form[..at]).is_some_and(|m| m.len() >= LEAST);
            if form[..at].chars().all(is_han) && noun && !ended {
                longer.entry(&form[..at]).or_default().push((nth, whole));
            }
        }
    }
    let mut pairs = Vec::new();
    for (short, mut fulls) in longer {
        let Some(&first) = forms.get(short) else { continue };
        fulls.retain(|&(nth, _)| one(nth, first));
        let rest = |nth: u32| names[nth as usize].span.of(page.text).get(short.len()..).unwrap_or_default();
        // 云枢系统 and 云枢操作系统 are one, 云枢系统 and 云枢助手 are two.
        let last = fulls.iter().map(|&(nth, _)| rest(nth)).min_by_key(|rest| rest.len()).unwrap_or_default();
        let name = &names[first as usize];
        let firm = name.certainty == Certainty::Guess && firms.iter().any(|firm| firm.starts_with(short));
        if firm || !fulls.iter().all(|&(nth, _)| rest(nth).ends_with(last)) {
            continue;
        }
        let fits = |&&(nth, whole): &&(u32, bool)| whole || names[nth as usize].span.start < name.span.start;
        pairs.extend(fulls.iter().filter(fits).map(|&(nth, _)| (nth, first)));
    }
    pairs
}

/// Where the noun ends behind marks that ends the names of houses: “明镜”联合实验室.
fn headed(page: &Page<'_>, after: usize) -> Option<usize> {
    /// The longest that narrows it down, in bytes.
    const NARROWING: usize = 12;
    let head = page.found.within(List::Head, after, floor(page.text, after + 3 * NARROWING)).next()?;
    let joined = page.text[after..head.start].char_indices().all(|(at, c)| is_han(c) && c != '的' && !page.breaks_at(after + at));
    let strong = page.words.head_strengths[head.number as usize] == Strength::Strong;
    (joined && strong && head.start <= after + NARROWING && page.known_within(after, head.end).is_none()).then_some(head.end)
}

/// What stands around a name in marks and belongs to it: 临江“云岭”智算中心.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around {
    /// The place before it, if one stands there.
    place: Option<Span>,
    name: Span,
    /// The noun behind it, with what narrows it down.
    noun: Span,
}

impl Around {
    /// What stands around a name, if a noun for what is made stands right behind its marks.
    pub fn of(page: &Page<'_>, name: Span) -> Option<Self> {
        let open = page.text[..name.start as usize].strip_suffix(['“', '「'])?.len();
        let after = name.end as usize + page.text[name.end as usize..].chars().next().filter(|c| matches!(c, '”' | '」'))?.len_utf8();
        let noun = Span::new(after, page.noun_after(after).map(|(_, end)| end).or_else(|| headed(page, after))?);
        let place = page.known_before(open).filter(|k| k.span.end as usize == open && k.class == page.defaults.place);
        Some(Self { place: place.map(|k| k.span), name, noun })
    }

    /// All of it, marks and all.
    pub fn span(&self, page: &Page<'_>) -> Span {
        let open = page.text[..self.name.start as usize].strip_suffix(['“', '「']).map_or(self.name.start as usize, str::len);
        Span::new(self.place.map_or(open, |place| place.start as usize), self.noun.end as usize)
    }

    /// How it may be written elsewhere: 临江智算中心, 云岭智算中心, 临江云岭智算中心; and without what narrows the noun down.
    fn writings(&self, page: &Page<'_>) -> Vec<String> {
        let (name, noun) = (self.name.of(page.text), self.noun.of(page.text));
        let head = page.words.last(List::Kind, noun).or_else(|| page.words.last(List::Head, noun)).map(|m| &noun[m.start..]);
        let nouns = || std::iter::once(noun).chain(head.filter(|head| head.len() < noun.len()));
        let place = self.place.map(|place| place.of(page.text));
        let mut written: Vec<String> = nouns().map(|noun| format!("{name}{noun}")).collect();
        written.extend(
            place.into_iter().flat_map(|place| nouns().flat_map(move |noun| [format!("{place}{noun}"), format!("{place}{name}{noun}")])),
        );
        written
    }
}

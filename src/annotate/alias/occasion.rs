//! What takes place again and again, named with its edition and without, in full and in short: 第八届中国国际进口博览会, 第八届进博会, 进博会.
//!
//! Takes the names of the text, gives pairs of indices into them, the longer name first. Deliberately joins no two editions: where a
//! text speaks of several, the name alone stands for the one that it has most.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::alias::shortens;
use crate::annotate::form::edition;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};

/// The characters of a short name.
const SHORT: std::ops::RangeInclusive<usize> = 3..=8;
/// The longest noun that ends a name, in characters.
const HEAD: usize = 5;
/// The noun for one meeting of what meets again and again: 听涛论坛年会.
const ANNUAL: &str = "年会";
/// So many names of a text are compared with each other.
const MOST: usize = 40;

/// A name without its edition.
#[derive(Clone, Debug)]
struct Named<'t> {
    /// The name alone, without marks.
    core: String,
    /// What stands in marks within it: 听涛杯 in “听涛杯”算法大赛.
    marked: Option<&'t str>,
    edition: Option<&'t str>,
    nth: u32,
    /// How often the text has it.
    times: usize,
    /// Whether the text says that its edition is not the one of this year.
    other: bool,
}

/// The editions of one occasion that a text names, each with how often, and whether it is of another year; the first first.
type Editions<'t> = Vec<(&'t str, usize, bool)>;

/// Pairs the names of one occasion.
pub(crate) fn pair(page: &Page<'_>, names: &[NameMention], aliases: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut forms: BTreeMap<&str, Named<'_>> = BTreeMap::new();
    let recurring = || (0u32..).zip(names).filter(|(_, n)| n.reason != Reason::Kind && page.recurs(n.class));
    // 稻花杯夺冠之后, where the text has 第二届“稻花杯”算法大赛
    let cups: BTreeSet<&str> = recurring().filter_map(|(_, n)| marked(edition::parted(n.span.of(page.text)).0)).collect();
    let guessed = |n: &NameMention| n.certainty == Certainty::Guess && n.reason != Reason::Kind && cups.contains(n.span.of(page.text));
    let guesses = (0u32..).zip(names).filter(|(_, n)| guessed(n) && !page.recurs(n.class));
    let years: Vec<&str> = recurring().filter_map(|(_, n)| edition::parted(n.span.of(page.text)).1).filter(|e| e.is_ascii()).collect();
    for (nth, name) in recurring().chain(guesses) {
        let form = name.span.of(page.text);
        let (core, edition) = edition::parted(form);
        let named = || Named { core: bare(core), marked: marked(core), edition, nth, times: 0, other: false };
        let known = forms.entry(form).or_insert_with(named);
        known.times += 1;
        known.other |= edition.is_some() && of_another_year(page, name, &years);
    }
    let mut all: Vec<Named<'_>> = forms.into_values().take(MOST).collect();
    if all.len() < 2 {
        return Vec::new();
    }
    all.sort_by_key(|named| named.nth);
    // By name: the longest of the same occasion.
    // 第八届云川展览会(简称“川展”): what the text itself calls so.
    let text = |n: u32| edition::parted(names[n as usize].span.of(page.text)).0;
    let defined: BTreeMap<&str, String> = aliases.iter().map(|&(full, short)| (text(short), bare(text(full)))).collect();
    let told =
        |named: &Named<'_>| all.iter().find(|long| Some(&long.core) == defined.get(named.core.as_str())).map(|long| long.core.as_str());
    let whole: Vec<&str> = all.iter().map(|named| told(named).unwrap_or_else(|| whole(page, names, named, &all))).collect();
    let mut editions: BTreeMap<&str, Editions<'_>> = BTreeMap::new();
    for (named, whole) in all.iter().zip(&whole) {
        let Some(edition) = named.edition else { continue };
        let known = editions.entry(whole).or_default();
        match known.iter_mut().find(|(other, ..)| *other == edition) {
            Some((_, times, other)) => (*times, *other) = (*times + named.times, *other || named.other),
            None => known.push((edition, named.times, named.other)),
        }
    }
    // By occasion and edition: its first name.
    let mut firsts: BTreeMap<(&str, Option<&str>), u32> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (named, whole) in all.iter().zip(&whole) {
        let meant = editions.get(whole).and_then(|editions| meant(editions, named.edition));
        let first = *firsts.entry((whole, meant)).or_insert(named.nth);
        if first != named.nth {
            pairs.push((first, named.nth));
        }
    }
    pairs
}

/// Which of the editions of an occasion a name stands for: its own; of one that is told by its year and by its number, the first; and the
/// name alone for the one that the text has most.
fn meant<'t>(editions: &Editions<'t>, own: Option<&'t str>) -> Option<&'t str> {
    let year = |edition: &str| !edition.ends_with('届');
    let years = editions.iter().filter(|(edition, ..)| year(edition)).count();
    let (&(first, ..), most) = (editions.first()?, editions.iter().map(|&(_, times, _)| times).max()?);
    let apart = editions.len() > 1 && editions.iter().any(|&(.., other)| other);
    if years <= 1 && editions.len() - years <= 1 && !apart {
        return Some(first);
    }
    own.or_else(|| editions.iter().find(|&&(_, times, _)| times == most).map(|&(edition, ..)| edition))
}

/// Words for another time than that of which the text tells.
const OTHER_YEARS: &[&str] = &["明年", "后年", "去年", "前年", "下一届", "下届", "上一届", "上届", "来年"];

/// 第四届听涛杯明年移师临江, 第二届听涛杯定于2027年8月举行: whether the sentence around an edition that is counted names a year that none of the `years` is.
fn of_another_year(page: &Page<'_>, name: &NameMention, years: &[&str]) -> bool {
    const REACH: usize = 90;
    let (start, end) = (name.span.start as usize, name.span.end as usize);
    let stops = ['。', ';', '!', '?', '\n'];
    let before = page.text[floor(page.text, start.saturating_sub(REACH))..start].rsplit(stops).next().unwrap_or_default();
    let after = page.text[end..floor(page.text, end + REACH)].split(stops).next().unwrap_or_default();
    let told = |text: &str| text.ends_with(|c: char| c.is_ascii_digit()) && !years.iter().any(|year| text.ends_with(year));
    let dated = |text: &str| text.match_indices('年').any(|(at, _)| told(&text[..at]));
    [before, after].iter().any(|text| dated(text) || OTHER_YEARS.iter().any(|word| text.contains(word)))
}

/// The longest name of the same occasion, where only one is longer.
fn whole<'a>(page: &Page<'_>, names: &[NameMention], short: &'a Named<'_>, all: &'a [Named<'_>]) -> &'a str {
    let longer = all.iter().filter(|long| {
        let alike = names[long.nth as usize].class == names[short.nth as usize].class;
        long.marked.is_some_and(|marked| marked == short.core && long.core != short.core)
            || alike && (is_short(page, &short.core, &long.core) || long.core.strip_suffix(ANNUAL) == Some(short.core.as_str()))
    });
    let cores: BTreeSet<&str> = longer.map(|long| long.core.as_str()).collect();
    match cores.len() {
        1 => cores.first().copied().unwrap_or(&short.core),
        _ => &short.core,
    }
}

/// A name without the marks within it.
fn bare(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '“' | '”' | '「' | '」' | '《' | '》')).collect()
}

/// What stands in marks at the front of a name.
fn marked(name: &str) -> Option<&str> {
    let (front, rest) = name.split_once(['“', '「'])?;
    rest.split_once(['”', '」']).map(|(marked, _)| marked).filter(|_| front.is_empty())
}

/// Whether a name is another one cut short: 进博会, 温州机器人展.
fn is_short(page: &Page<'_>, short: &str, long: &str) -> bool {
    let last = short.chars().next_back();
    let head = || {
        let firsts = long.char_indices().rev().take(HEAD).filter(|&(_, c)| Some(c) == last);
        firsts.into_iter().any(|(at, _)| page.words.longest(List::Head, &long[at..]).is_some_and(|m| at + m.end == long.len()))
    };
    short.len() < long.len()
        && SHORT.contains(&short.chars().count())
        && short.chars().all(is_han)
        && shortens(short, long)
        && (last == long.chars().next_back() || head())
}

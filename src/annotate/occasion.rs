//! What takes place again and again, named with its edition and without, in full and in short: 第八届中国国际进口博览会, 第八届进博会, 进博会.
//!
//! Takes the names of the text, gives pairs of indices into them, the longer name first. Deliberately joins no two editions: where a
//! text speaks of several, the name alone stands for none.

use std::collections::{BTreeMap, BTreeSet};

use super::alias::shortens;
use super::page::{Page, is_han};
use super::words::List;
use super::{NameMention, Reason, edition};

/// The characters of a short name.
const SHORT: std::ops::RangeInclusive<usize> = 3..=8;
/// The longest noun that ends a name, in characters.
const HEAD: usize = 5;
/// So many names of a text are compared with each other.
const MOST: usize = 40;

/// A name without its edition.
#[derive(Clone, Copy, Debug)]
struct Named<'t> {
    core: &'t str,
    edition: Option<&'t str>,
    nth: u32,
}

/// Pairs the names of one occasion.
pub(super) fn pair(page: &Page<'_>, names: &[NameMention]) -> Vec<(u32, u32)> {
    let mut forms: BTreeMap<&str, Named<'_>> = BTreeMap::new();
    for (nth, name) in (0u32..).zip(names).filter(|(_, n)| n.reason != Reason::Kind && page.recurs(n.class)) {
        let form = name.span.of(page.text);
        let (core, edition) = edition::parted(form);
        forms.entry(form).or_insert(Named { core, edition, nth });
    }
    let all: Vec<Named<'_>> = forms.into_values().take(MOST).collect();
    if all.len() < 2 {
        return Vec::new();
    }
    let mut editions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for named in &all {
        editions.entry(named.core).or_default().extend(named.edition);
    }
    let several = |core: &str| editions.get(core).is_some_and(|all| all.len() > 1);
    let meets = |short: &Named<'_>, long: &Named<'_>| match (short.edition, long.edition) {
        (Some(a), Some(b)) => a == b,
        (None, None) => true,
        _ => !several(long.core) && !several(short.core),
    };
    let mut pairs = Vec::new();
    for short in &all {
        let same = |long: &&Named<'_>| long.core == short.core && short.edition.is_none() && long.edition.is_some() && meets(short, long);
        pairs.extend(all.iter().find(same).map(|long| (long.nth, short.nth)));
        let longer: Vec<&Named<'_>> = all
            .iter()
            .filter(|long| is_short(page, short.core, long.core) && names[long.nth as usize].class == names[short.nth as usize].class)
            .collect();
        let cores: BTreeSet<&str> = longer.iter().map(|long| long.core).collect();
        if cores.len() == 1 {
            pairs.extend(longer.iter().find(|long| meets(short, long)).map(|long| (long.nth, short.nth)));
        }
    }
    pairs
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

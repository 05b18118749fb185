//! Names with and without the noun that says what they name: WaveNorth芯片 of WaveNorth, ISK 2027 of ISK 2027大会, 2027年听涛峰会.
//!
//! Takes the names of the text, gives of each the other writings that stand at the same place. Deliberately makes no mention of any: they
//! are forms of one name, which somebody may look for.

use std::collections::BTreeMap;

use crate::annotate::alias::nouned::Around;
use crate::annotate::frame::quote::TEAMS;
use crate::annotate::page::{Page, is_han};
use crate::annotate::words::List;
use crate::annotate::{NameMention, Reason};
use crate::chinese::SERIES;
use crate::ontology::ClassId;
use crate::span::Span;

/// The bytes of the shortest Latin name that stands without its noun.
const LEAST: usize = 3;

/// The other writings, each with the name that it is of.
pub(crate) fn find(page: &Page<'_>, names: &[NameMention], origins: &[Span]) -> Vec<(u32, Span)> {
    let mut classes: BTreeMap<&str, ClassId> = BTreeMap::new();
    for name in names.iter().filter(|n| n.reason != Reason::Kind) {
        classes.entry(name.span.of(page.text)).or_insert(name.class);
    }
    let mut found = Vec::new();
    for (nth, name) in (0u32..).zip(names).filter(|(_, n)| n.reason != Reason::Kind) {
        let forms = [with_noun(page, name), without_noun(page, name, &classes), with_year(page, name), without_year(page, name)];
        found.extend(
            forms
                .into_iter()
                .chain([with_origin(page, name, origins), with_marks(page, name), with_school(page, name), with_series(page, name)])
                .flatten()
                .map(|span| (nth, span)),
        );
    }
    found
}

/// 挪威|特隆海姆大学: the country before an organisation that only says where it is from.
fn with_origin(page: &Page<'_>, name: &NameMention, origins: &[Span]) -> Option<Span> {
    let acts = page.ontology.is_a(name.class, page.defaults.agent) && name.class != page.defaults.person;
    let at = origins.binary_search_by(|origin| origin.end.cmp(&name.span.start)).ok().filter(|_| acts)?;
    Some(Span { start: origins[at].start, end: name.span.end })
}

/// 临江|“云岭”|智算中心: a name in marks with what stands around it.
fn with_marks(page: &Page<'_>, name: &NameMention) -> Option<Span> {
    let made = page.ontology.is_a(name.class, page.defaults.work);
    Around::of(page, name.span).filter(|_| made).map(|around| around.span(page))
}

/// 听涛|系列, “听涛”|系列: a thing with the noun for a family.
fn with_series(page: &Page<'_>, name: &NameMention) -> Option<Span> {
    let end = name.span.end as usize;
    let after = page.text[end..].strip_prefix('”').map_or(end, |rest| page.text.len() - rest.len());
    let made = page.ontology.is_a(name.class, page.defaults.work) && page.text[after..].starts_with(SERIES);
    made.then(|| Span::new(name.span.start as usize, after + SERIES.len()))
}

/// 南岭大学|“听海”|队: a team in marks with the noun behind it, and with whose it is.
fn with_school(page: &Page<'_>, name: &NameMention) -> Option<Span> {
    let open = page.text[..name.span.start as usize].strip_suffix('“').filter(|_| name.class == page.defaults.group)?.len();
    let after = page.text[name.span.end as usize..].strip_prefix('”')?;
    let team = TEAMS.iter().filter(|team| after.starts_with(**team)).map(|team| team.len()).max()?;
    let end = page.text.len() - after.len() + team;
    let owned = page.text[..open].strip_suffix('的').map_or(open, str::len);
    let start = page.agent_ending(owned).map_or(open, |house| house.start as usize);
    Some(Span::new(start, end))
}

/// What two nouns may both say of one thing: what is made, what acts, what takes place.
fn alike(page: &Page<'_>, a: ClassId, b: ClassId) -> bool {
    let made = |c: ClassId| page.ontology.is_a(c, page.defaults.work) || page.is_topic(c);
    let acts = |c: ClassId| page.ontology.is_a(c, page.defaults.agent) && c != page.defaults.person;
    made(a) && made(b) || acts(a) && acts(b) || page.recurs(a) && page.recurs(b)
}

/// WaveNorth|芯片, 岚溪2A|处理器: a name that ends in Latin, with the noun behind it.
fn with_noun(page: &Page<'_>, name: &NameMention) -> Option<Span> {
    let end = name.span.end as usize;
    if !page.text.as_bytes()[end - 1].is_ascii_alphanumeric() {
        return None;
    }
    let at = end + usize::from(page.text[end..].starts_with(' '));
    let head = || {
        let hit = page.found.begins(List::Head, at).then(|| page.words.longest(List::Head, &page.text[at..])).flatten()?;
        Some((page.words.head_classes[hit.number as usize], at + hit.end))
    };
    let (class, to) = page.kind_at(at).or_else(head)?;
    let latin = page.text.as_bytes()[at].is_ascii();
    (!latin && alike(page, name.class, class)).then(|| Span::new(name.span.start as usize, to))
}

/// ISK 2027|大会: a Latin name without the noun that ends it, where it names nothing else.
fn without_noun(page: &Page<'_>, name: &NameMention, classes: &BTreeMap<&str, ClassId>) -> Option<Span> {
    let text = name.span.of(page.text);
    let stem = text.trim_end_matches(is_han).trim_end();
    let made = page.ontology.is_a(name.class, page.defaults.work) || page.is_topic(name.class) || page.recurs(name.class);
    // Loomer 公司: so is a firm's without the noun that says no more of it.
    let firm = name.class == page.defaults.employer && text.strip_suffix("公司").is_some_and(|front| front.trim_end() == stem);
    let own = stem.len() < text.len() && stem.len() >= LEAST && stem.is_ascii() && stem.starts_with(|c: char| c.is_ascii_uppercase());
    if !(made || firm) || !own || name.entry.is_some() || !stem.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let start = name.span.start as usize;
    let known = || page.known_at(start).is_some_and(|k| k.span.len() == stem.len() && k.class != name.class);
    let other = || classes.get(stem).is_some_and(|&class| class != name.class);
    // AI平台: an everyday word names nothing.
    let plain = || stem.split(' ').all(|word| page.words.is_ordinary(word));
    (!known() && !other() && !plain()).then(|| Span::new(start, start + stem.len()))
}

/// 2027年|听涛峰会: the year before what takes place again and again.
fn with_year(page: &Page<'_>, name: &NameMention) -> Option<Span> {
    const DIGITS: usize = 4;
    let before = &page.text[..name.span.start as usize];
    let before = before.strip_suffix('年').unwrap_or(before);
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    (page.recurs(name.class) && digits == DIGITS).then(|| Span::new(before.len() - digits, name.span.end as usize))
}

/// 2027|世界机器人大会: its name without the year.
fn without_year(page: &Page<'_>, name: &NameMention) -> Option<Span> {
    const DIGITS: usize = 4;
    /// The bytes of the shortest name that a year may leave.
    const NAME: usize = 12;
    let text = name.span.of(page.text);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let dated = page.recurs(name.class) && text.len() - rest.len() == DIGITS;
    let rest = rest.strip_prefix('年').unwrap_or(rest).trim_start();
    (dated && rest.len() >= NAME).then(|| Span::new(name.span.end as usize - rest.len(), name.span.end as usize))
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Field};
    use crate::extractor::Extractor;

    #[test]
    fn names_are_written_with_and_without_their_nouns() {
        let extractor = Extractor::builtin().unwrap_or_else(|_| panic!("the built-in rules load"));
        let written = |text: &str| {
            let article = Article { fields: vec![Field { name: "body".into(), text: text.into(), offset: 0 }], ..Article::default() };
            let (document, annotations) = extractor.annotate(&article);
            let forms = annotations.written.iter().map(|(_, span)| span.of(&document.text).to_owned());
            forms.collect::<Vec<_>>()
        };
        assert_eq!(written("听风科技在ISK 2027大会上发言。"), ["ISK 2027"]);
        assert_eq!(written("听风科技收购了Loomer公司。"), ["Loomer"]);
        assert_eq!(written("听风科技参加了2027世界语音大会。"), ["世界语音大会"]);
    }
}

//! Days of what takes place again and again, in the year that its name tells: 2022世界人工智能大会于9月1日开幕.
//!
//! Takes names and values, and changes the year of dates that name none themselves. Deliberately leaves a date that stands far from such
//! a name, where the name's year is not the earlier one.

use crate::annotate::form::edition;
use crate::annotate::{NameMention, Reason};
use crate::ontology::Ontology;
use crate::value::{Value, ValueMention};

/// How far before a name its date stands at most, in bytes.
const REACH: usize = 90;
/// How far where nothing else can be meant.
const NEAR: usize = 12;
/// What stands between a name and its date.
const BEHIND: &[&str] = &["", "于", "将于", "定于", "拟于", "已于", "将在", "在", "(", "定档", "定在"];
/// What stands behind a name of where something takes place.
const THERE: &[&str] = &["上", "现场", "开幕", "期间", "举行", "召开", "在", "中", "("];

/// Gives the dates of occasions the years of those.
pub(crate) fn by_edition(text: &str, ontology: &Ontology, names: &[NameMention], values: &mut [ValueMention]) {
    let recurs = |n: &&NameMention| n.reason != Reason::Kind && ontology.defaults_for("recurring").any(|class| class == n.class);
    for name in names.iter().filter(recurs) {
        let Some(year) = edition::parted(name.span.of(text)).1.filter(|year| year.len() == 4) else { continue };
        let (start, end) = (name.span.start as usize, name.span.end as usize);
        let next = values.partition_point(|v| (v.span.start as usize) < start);
        let behind = values.get(next).is_some_and(|v| text.get(end..v.span.start as usize).is_some_and(|b| BEHIND.contains(&b)));
        let before = next.checked_sub(1).filter(|&at| stands_before(text, &values[at], (start, end), year));
        if let Some(at) = behind.then_some(next).or(before) {
            let written = values[at].span.of(text);
            let yearless = written.split_once('月').is_some_and(|(month, _)| month.bytes().all(|b| b.is_ascii_digit()));
            if let Value::Date(date) = &mut values[at].value
                && yearless
            {
                date.iso = in_year(&date.iso, year);
            }
        }
    }
}

/// Whether a date before an occasion tells when that is.
fn stands_before(text: &str, date: &ValueMention, (start, end): (usize, usize), year: &str) -> bool {
    let Value::Date(value) = &date.value else { return false };
    let Some(between) = text.get(date.span.end as usize..start).filter(|b| b.len() <= REACH) else { return false };
    let told = !between.contains(['。', ';', '!', '?', '\n']) && between.matches(',').count() < 2;
    let earlier = value.iso.get(..4).is_some_and(|own| own > year);
    let there = THERE.iter().any(|word| text[end..].starts_with(word));
    told && there && (earlier || between.len() <= NEAR)
}

/// A date in another year.
fn in_year(iso: &str, year: &str) -> String {
    let moved = |day: &str| day.get(4..).filter(|_| !day.ends_with("02-29")).map(|rest| format!("{year}{rest}"));
    let whole: Option<Vec<String>> = iso.split('/').map(moved).collect();
    whole.map_or_else(|| iso.to_owned(), |days| days.join("/"))
}

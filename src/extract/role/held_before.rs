//! Whose a number is of which its own clause does not tell: whoever has it in the clauses before, or whom the text goes on about.
//!
//! Takes the number as `held` has it, gives the steps that are asked last, and says first where nobody before is to be asked for.
//! Deliberately takes no name that the clause itself tells it of.

use crate::chinese::Category;
use crate::extract::Mentions;
use crate::extract::argument::Arguments;
use crate::extract::clause::caution::noun_alone;
use crate::extract::clause::{Part, Phrase};
use crate::extract::discourse::Within;
use crate::extract::role::held::{Held, Step, Whose};
use crate::extract::role::holder::is_narrow;
use crate::extract::role::measure::word;
use crate::extract::role::nobody::LISTING;

/// Whether anybody before the clause has it.
pub(super) const NOT_BEFORE: &[Step] =
    &[Step::Nobody(list_counted), Step::Nobody(unnamed), Step::Settled(counts_first), Step::Nobody(pointed_at), Step::Nobody(parted_from)];

/// In the clauses before, and in what the text goes on about.
pub(super) const BEFORE: &[Step] = &[
    Step::Shared(gone_on_about),
    Step::Nobody(of_unknown_before),
    Step::Shared(in_sentence),
    Step::Nobody(ends_with_sentence),
    Step::Found(ahead),
    Step::Nobody(opens_with_another),
    Step::Shared(carried_over),
];

/// 涵盖Python、Java等7种语言: what is listed is what is counted, and whose it is stands before; but no other list's is before it.
fn list_counted(held: &Held<'_>) -> bool {
    let (reader, scene, chunks, first) = (held.reader, held.scene, held.chunks, held.anchor.first);
    let Some(at) = held.listed() else { return false };
    let summed = first > held.start && word(chunks, first - 1) != Some(Category::De);
    let contained = || at > held.start && LISTING.iter().any(|w| reader.text_of(scene, at - 1).trim_end_matches('了').ends_with(w));
    let place = |p: &Phrase| !p.names.is_empty() && p.names.iter().all(|&n| reader.is_site(n));
    let sites = || (at..first).all(|i| !matches!(&chunks[i].part, Part::Phrase(p) if !place(p)));
    !(summed && (contained() || sites()))
}

/// 最大的一款参数量为…: one of several, and the text does not name it.
fn unnamed(held: &Held<'_>) -> bool {
    let (reader, first, start) = (held.reader, held.anchor.first, held.start);
    reader.one_of_several(held.scene, first, start) || reader.stands_for_nothing(held.chunks, start, first, held.filler())
}

/// 27家车企选用了…: what is counted is what the clause is about, and whose it is stands elsewhere.
fn counts_first(held: &Held<'_>) -> Option<Whose> {
    let first = !is_narrow(held.filler()) && held.reader.counts_first(held.scene, &held.anchor, held.start, held.filled);
    first.then(|| held.reader.told_in_list(held.scene, held.start, held.end, &held.role.filler).into())
}

/// 该项目预计创造…,拥有…: of what is only pointed at, and has no name.
fn pointed_at(held: &Held<'_>) -> bool {
    held.counting() && held.reader.only_points(held.scene, held.anchor.first)
}

/// A月活1亿;同门的未名则只有500万: of another, whom nobody knows.
fn parted_from(held: &Held<'_>) -> bool {
    held.chunks[..held.start].last().is_some_and(|c| matches!(c.part, Part::Word(Category::Semicolon))) && opens_with_another(held)
}

/// …,参数量为…,下载量达…: what the clause before has gone on about.
fn gone_on_about(held: &Held<'_>) -> Option<Mentions> {
    if held.here_only() {
        return None;
    }
    let went_on: Mentions = held.reader.went_on.iter().copied().filter(|&n| held.fits(n)).collect();
    Some(went_on).filter(|names| !names.is_empty() && !held.reader.tells(held.scene, held.start, held.anchor.first))
}

/// 由云川科技建设的明珠平台,拥有…: of what has no known name.
fn of_unknown_before(held: &Held<'_>) -> bool {
    held.counting() && held.reader.unknown_before(held.scene, held.start)
}

/// X发布,参数量为…: whoever has it in the clauses before.
fn in_sentence(held: &Held<'_>) -> Option<Mentions> {
    // Where a rule asks for this sentence alone, no name becomes by guess what it asks for.
    let known = |names: &Mentions| !held.here_only() || names.iter().all(|&n| held.fits(n));
    // Nor does what the rule does not ask for hold it, whatever has such things.
    let asked = |names: &Mentions| !held.counting() || names.iter().all(|&n| held.reader.fits(n, &held.role.filler, true));
    held.reader.holder_before(held.scene, held.start, held.filler()).filter(|names| known(names) && asked(names))
}

/// Whether nobody is asked for whom the sentence does not name.
fn ends_with_sentence(held: &Held<'_>) -> bool {
    let reader = held.reader;
    held.here_only() || reader.discourse.about_unknown() || reader.holder_unknown(held.scene, held.start, &held.anchor, held.filler())
}

/// 在完成收购后, X…: whoever stands after the comma of a stretch that opens the sentence.
fn ahead(held: &Held<'_>) -> Option<Mentions> {
    let arguments = Arguments { start: held.start, end: held.end, ..Arguments::default() };
    held.reader.ahead(held.scene, &arguments, held.filler())
}

/// 同门的未名则只有500万: whether the clause turns to another, whom nobody knows.
fn opens_with_another(held: &Held<'_>) -> bool {
    held.reader.opens_with_another(held.scene, held.start, held.anchor.first, held.anchor.span.start)
}

/// X发布。参数量为…: whom the text goes on about, else what it names beside the sentence. The last of the steps, so that it may find
/// nobody.
#[expect(clippy::unnecessary_wraps, reason = "it is one of the steps, of which the others may find nobody")]
fn carried_over(held: &Held<'_>) -> Option<Mentions> {
    let (reader, scene, start) = (held.reader, held.scene, held.start);
    let mut carried = spoken_of(held);
    if carried.is_empty() {
        carried = reader.named_before_it(scene, start, held.filler()).unwrap_or_default();
    }
    if carried.is_empty() && start == 0 {
        carried = reader.named_next(scene, (start, held.end), held.filler()).unwrap_or_default();
    }
    Some(carried)
}

/// Whom the text goes on about, where the words for what is counted leave that open.
fn spoken_of(held: &Held<'_>) -> Mentions {
    let (reader, filler, first) = (held.reader, held.filler(), held.anchor.first);
    // A rule of so few classes knows what it asks for.
    let elsewhere = !is_narrow(filler)
        && (filler == &held.role.filler && !held.nouns.is_empty()
            || reader.told_of_another(held.scene, first)
            || noun_alone(held.chunks, held.start, first));
    if elsewhere || reader.rival(filler) {
        return Mentions::new();
    }
    let fits = |n: u32| held.fits(n);
    let mut carried = reader.discourse.topic(Within::Paragraph, fits);
    if carried.is_empty() {
        carried = reader.founded_before(fits).into_iter().collect();
    }
    if carried.is_empty() {
        carried = reader.of_before(fits);
    }
    if carried.is_empty() && reader.discourse.topic(Within::Field, fits).is_empty() {
        carried = reader.discourse.spoken_of(fits);
    }
    carried
}

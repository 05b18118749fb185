//! A joint within the name that a noun ends: 南岭大学智能感知与计算实验室, 羲和智能.
//!
//! Takes the place behind the joint where the name would begin, gives where it begins with what is joined, or the same place where two
//! names are joined. Deliberately looks at one joint only.

use crate::annotate::Certainty;
use crate::annotate::form::front::{WIDE, WORD, begin};
use crate::annotate::form::unit::{founding, seated};
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

/// `start`, moved before a joint or a coverb that is a part of the word which begins the name: 羲和智能, 径向科技, 比邻电子.
pub(crate) fn whole_word(page: &Page<'_>, start: usize, head: usize) -> usize {
    const ONE: usize = 3;
    let joint = start.checked_sub(ONE).filter(|_| head <= start + ONE && page.breaks_before(start));
    // 现为公司: a copula and a noun alone are no name.
    let copula = start == head && page.text[..start].ends_with(['为', '是']) && page.kind_at(head).is_some();
    let Some(joint) = joint.filter(|&at| page.breaks_at(at)) else { return start };
    let before = page.text[..joint].char_indices().next_back().map(|(at, _)| at).filter(|&at| {
        page.text[at..].starts_with(is_han)
            && (page.found.is_word(at, start) || !copula && page.opens(at) && !page.found.is_word(at, joint))
    });
    // 同洲证券: one character alone before such a noun is no name.
    let alone = || {
        head == start + ONE
            && (page.begins_clause(joint) || page.found.kind_ends(joint) && page.text[joint..].starts_with(is_han))
            && !page.text[joint..].starts_with(['和', '与', '及', '或', '由', '被', '是', '把', '在'])
    };
    let whole = before.or_else(|| (start < head && (page.found.is_word(joint, head) || alone())).then_some(joint));
    whole.filter(|&at| page.opens(at)).unwrap_or(start)
}

/// What ends the part of a laboratory's name that tells its field.
const KEY: &[&str] = &["国家", "全国", "教育部", "省", "国家工程"];

/// What two schools have together.
const JOINT: &str = "联合";

/// The head of a school's name, which joins nothing.
const SCHOOL: &str = "大学";

/// With what the names begin of bodies that set standards, their field aside.
const STANDARDS: &str = "标准化";

/// So many characters before a joint may belong to the name.
const MOST: usize = 16;

/// Words on both sides of a joint: 智能感知|与|计算|实验室.
struct Joined<'a> {
    /// Where those before the joint begin.
    first: usize,
    /// The joint.
    joint: usize,
    /// Where those behind it begin.
    start: usize,
    /// The noun that ends them.
    head: usize,
    /// The names that the nouns before made.
    found: &'a [(Span, ClassId, Certainty)],
}

/// The joint that ends at `start`.
fn joint_before(page: &Page<'_>, start: usize) -> Option<usize> {
    ["与", "和", "及"].iter().find_map(|joint| page.text[..start].strip_suffix(joint)).map(str::len)
}

/// Whether everyday words, one or more, stand between two places.
fn is_plain(page: &Page<'_>, from: usize, to: usize) -> bool {
    from < to && page.found.is_ordinary(from, to)
}

/// `start`, moved before a joint that stands within the name of a unit: 南岭大学智能感知与计算实验室, 玄湾人工智能与数字经济研究中心.
///
/// Whose unit it is stands first, or a word that nobody knows; what is joined are everyday words on both sides.
pub(crate) fn over_joint(page: &Page<'_>, start: usize, head: usize, found: &[(Span, ClassId, Certainty)]) -> usize {
    let Some(joint) = joint_before(page, start) else { return start };
    if is_housed(page, start, head, found) || headed(page, joint) {
        return start;
    }
    let first = begin(page, page.left_limit(joint, MOST), joint);
    let joined = Joined { first, joint, start, head, found };
    if let Some(owner) = owner_of_key(page, &joined) {
        return owner;
    }
    if is_of_place(page, &joined) {
        return first;
    }
    if ends_name(page, &joined) {
        return start;
    }
    let one = is_of_country(page, &joined)
        || is_plain(page, start, head) && (is_founded(page, &joined) || has_owner(page, &joined) || opens_clause(page, &joined));
    if one { first } else { start }
}

/// 云川机器人与|南岭大学, 云川机器人与|南岭大学计算机学院: whether what begins with a house of its own is joined to another.
fn is_housed(page: &Page<'_>, start: usize, head: usize, found: &[(Span, ClassId, Certainty)]) -> bool {
    let school = |class: ClassId| page.ontology.is_a(class, page.defaults.agent) && class != page.defaults.employer;
    let own = |span: Span, class: ClassId| span.start as usize == start && span.end as usize <= head && school(class);
    let housed = found.iter().any(|&(span, class, _)| own(span, class)) || page.known_at(start).is_some_and(|k| own(k.span, k.class));
    housed && !page.text[start..head].contains(JOINT) || page.text[head..].starts_with(SCHOOL)
}

/// 南岭大学辅助设计与图形学国家重点实验室: where the school begins whose laboratory has a field with a joint; a verb within the field would
/// end a name.
fn owner_of_key(page: &Page<'_>, joined: &Joined<'_>) -> Option<usize> {
    let &Joined { joint, start, head, .. } = joined;
    let keyed = || {
        let field = &page.text[start..head];
        KEY.iter().any(|word| field.ends_with(word) || field.strip_suffix("重点").is_some_and(|field| field.ends_with(word)))
    };
    let owner = page.known[..page.known.partition_point(|k| (k.span.start as usize) < joint)].iter().rev().take(2).find(|k| {
        let end = k.span.end as usize;
        page.ontology.is_a(k.class, page.defaults.agent)
            && k.class != page.defaults.employer
            && end + WORD <= joint
            && end + MOST * 3 >= joint
    });
    owner.filter(|k| keyed() && is_plain(page, k.span.end as usize, joint)).map(|k| k.span.start as usize)
}

/// 临江省声学与语言研究院: whether a field of a place goes on over the joint.
fn is_of_place(page: &Page<'_>, joined: &Joined<'_>) -> bool {
    let &Joined { first, joint, start, head, .. } = joined;
    let place = page.known_at(first).filter(|k| k.class == page.defaults.place && !page.is_topic(k.class));
    let Some(end) = place.map(|k| k.span.end as usize).filter(|&end| end < joint) else { return false };
    let from = end + page.text[end..joint].chars().next().filter(|&c| "省市区县州".contains(c)).map_or(0, char::len_utf8);
    is_plain(page, from, joint)
        && from + WORD <= joint
        && page.known_within(start, head).is_none_or(|k| page.is_topic(k.class))
        && (start == head || is_plain(page, start, head))
}

/// 云川科技|与南岭研究院 are two names, but 玄湾人工智能 is none before 与数字经济研究中心: whether a name ends at the joint.
fn ends_name(page: &Page<'_>, joined: &Joined<'_>) -> bool {
    match page.known_before(joined.joint).filter(|k| k.span.end as usize == joined.joint) {
        Some(known) => !page.is_topic(known.class),
        None => joined.found.iter().any(|(span, ..)| span.end as usize == joined.joint),
    }
}

/// 中国玩具和婴童用品协会: whether it is of a whole country, whatever is joined.
fn is_of_country(page: &Page<'_>, joined: &Joined<'_>) -> bool {
    let &Joined { first, joint, start, head, .. } = joined;
    let country = WIDE.iter().find(|word| page.text[first..joint].starts_with(**word)).map(|word| first + word.len());
    country.is_some_and(|own| {
        is_plain(page, own, joint)
            && start < head
            && !page.found.is_generic(start, head)
            && page.known_within(own, joint).is_none_or(|k| page.is_topic(k.class))
    })
}

/// 共同成立语音与听觉联合实验室: whether somebody founds what is joined.
fn is_founded(page: &Page<'_>, joined: &Joined<'_>) -> bool {
    is_plain(page, joined.first, joined.joint) && founding(page.text[..joined.first].trim_end_matches('了'))
}

/// 玄湾人工智能与数字经济研究中心: whether whose unit it is stands first, as a name or as a word that nobody knows.
fn has_owner(page: &Page<'_>, joined: &Joined<'_>) -> bool {
    const STEM: std::ops::RangeInclusive<usize> = 2..=4;
    let &Joined { first, joint, found, .. } = joined;
    let ends = |at: usize| {
        let named = found.iter().any(|(span, ..)| span.start as usize == first && span.end as usize == at);
        let known = page.known_at(first).is_some_and(|k| k.span.end as usize == at && !page.is_topic(k.class));
        let stem = STEM.contains(&page.text[first..at].chars().count()) && page.opens(first) && page.found.is_generic(at, joint);
        named || known || stem && !page.found.is_ordinary(first, at)
    };
    page.text[first..joint].char_indices().skip(1).map(|(at, _)| first + at).any(|at| is_plain(page, at, joint) && ends(at))
}

/// 智能感知与交互实验室: whether what is joined begins its clause; everyday words alone join with no unit, but for one that sets standards.
fn opens_clause(page: &Page<'_>, joined: &Joined<'_>) -> bool {
    let &Joined { first, joint, head, .. } = joined;
    (page.begins_clause(first) || page.text[head..].starts_with(STANDARDS))
        && is_plain(page, first, joint)
        && page.text[first..joint].chars().count() > 2
}

/// 临江市人民政府|和临江工业协会: whether a noun that makes a name ends at `joint`, so that another begins behind it.
pub(crate) fn headed(page: &Page<'_>, joint: usize) -> bool {
    const REACH: usize = 30;
    let whole = |m: Hit| {
        let strength = page.words.head_strengths[m.number as usize];
        m.end == joint && m.len() >= WORD && matches!(strength, Strength::Strong | Strength::Seated)
    };
    page.found.within(List::Head, floor(page.text, joint.saturating_sub(REACH)), joint).any(whole)
}

/// `start`, moved before a joint within the name of what a country or a place has: 国家机器人检测与评定中心.
pub(crate) fn over_seated_joint(page: &Page<'_>, start: usize, head: usize, end: usize) -> usize {
    let Some(joint) = joint_before(page, start) else { return start };
    let first = begin(page, page.left_limit(joint, MOST), joint);
    let plain = start <= head && (start == head || page.found.is_ordinary(start, head));
    if plain && seated(page, first, head, end) { first } else { start }
}

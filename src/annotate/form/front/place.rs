//! A place at the beginning of the name that a noun ends: 云川(成都)智能有限公司, 第六届全球机器人博览会, 日本|云泽集团.
//!
//! Takes the place where the name would begin, gives where it begins with the town or the country, or behind them. Deliberately knows no
//! place itself: they are the lexicon's.

use crate::annotate::form::branch;
use crate::annotate::form::front::when::edited;
use crate::annotate::form::front::{SHORT, WIDE, WORD, begin};
use crate::annotate::page::{Page, is_han};
use crate::ontology::ClassId;

/// `start`, moved before a place in brackets and the name before it: 云川(成都)智能有限公司.
pub(crate) fn over_place(page: &Page<'_>, start: usize) -> usize {
    const NAME: usize = 8;
    let Some(inner) = page.text[..start].strip_suffix(')') else { return start };
    let Some(place) = page.known_before(inner.len()).filter(|k| k.class == page.defaults.place && k.span.end as usize == inner.len())
    else {
        return start;
    };
    let Some(open) = page.text[..place.span.start as usize].strip_suffix('(').map(str::len) else { return start };
    let first = begin(page, page.left_limit(open, NAME), open);
    let named = open >= first + "云川".len() && page.text[first..open].chars().all(is_han);
    if named && !page.found.is_ordinary(first, open) { first } else { start }
}

/// `start`, moved before a place in brackets and the country before it: 第六届中国(江州)国际光电博览会.
pub(crate) fn over_seat(page: &Page<'_>, start: usize) -> usize {
    let Some(inner) = page.text[..start].strip_suffix(')') else { return start };
    let place = page.known_before(inner.len()).filter(|k| k.class == page.defaults.place && k.span.end as usize == inner.len());
    let open = place.and_then(|place| page.text[..place.span.start as usize].strip_suffix('('));
    open.and_then(|before| before.strip_suffix("中国").or_else(|| before.strip_suffix("国际"))).map_or(start, str::len)
}

/// `start`, moved before a dash and the place before it, where a name begins with two of them: 中国—东盟人工智能创新中心, but
/// no firm of one town behind another (从北京—上海云川科技).
pub(crate) fn over_pair(page: &Page<'_>, start: usize) -> usize {
    let before = &page.text[..start];
    let Some(inner) = before.strip_suffix(['—', '–', '-']) else { return start };
    let place = page.known_before(inner.len()).filter(|k| k.class == page.defaults.place && k.span.end as usize == inner.len());
    place.filter(|_| page.known_at(start).is_some()).map_or(start, |place| place.span.start as usize)
}

/// `start`, moved before the widest place that begins the name of what takes place: 第六届全球机器人博览会, 全球具身智能挑战赛.
pub(crate) fn over_wide(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> usize {
    let wide = WIDE.iter().find_map(|w| page.text[..start].strip_suffix(w)).map(str::len);
    // 全球开发者大赛, but no 全球首届大赛
    let field = page.recurs(class) && head >= start + WORD && !page.text[start..head].contains(['首', '届', '的']);
    wide.filter(|&at| field || edited(page, at, class)).unwrap_or(start)
}

/// `start`, moved before the house of which a school or an institute is a part, where a joint within the name hid it: 华中科技大学同济医学院.
pub(crate) fn with_house(page: &Page<'_>, start: usize, class: ClassId) -> usize {
    let unit = |class: ClassId| {
        page.ontology.is_a(class, page.defaults.agent)
            && ![page.defaults.employer, page.defaults.person, page.defaults.group].contains(&class)
    };
    let joint = page.text[start..].starts_with(['同', '和', '与', '及', '由', '以', '为']);
    let house = page.known_before(start).filter(|k| k.span.end as usize == start && joint && unit(k.class) && unit(class));
    house.map_or(start, |k| k.span.start as usize)
}

/// Nouns of schools and their like.
const SCHOOLS: &[&str] = &["大学", "工业大学", "理工大学", "理工学院", "学院", "研究院", "研究所", "实验室"];

/// `start`, moved over the place of what meets under a Latin name, and over the country that tells where a firm is from whose name nobody knows: 日本云泽集团, but 韩国电力公司.
pub(crate) fn after_country(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> usize {
    const LEAST: usize = 6;
    // 德国慕尼黑NamiCon2026大会: where it is held, before a Latin name that is no field's.
    if page.recurs(class)
        && let Some(own) = page.known_at(start).filter(|k| k.class == page.defaults.place).map(|k| k.span.end as usize)
        && own < head
        && page.text.as_bytes()[own].is_ascii_uppercase()
        && page.known_at(own).is_none_or(|k| !page.is_topic(k.class))
    {
        return own;
    }
    let place = page.known_at(start).filter(|k| k.class == page.defaults.place && page.ontology.is_a(class, page.defaults.agent));
    // 德国慕尼黑工业大学: the town after the country tells a school from others; a court is of the country.
    let school = SCHOOLS.iter().any(|noun| page.text[head..].starts_with(noun));
    let town = place.filter(|_| school).and_then(|k| branch::country_of(k.span.of(page.text)).map(|country| start + country));
    if let Some(town) = town.filter(|&town| town < head) {
        return town;
    }
    let own = place.map(|k| k.span.end as usize).filter(|&own| own < head && branch::is_country(&page.text[start..own]));
    let Some(own) = own else { return start };
    if school && page.known_at(own).is_some_and(|k| !page.is_topic(k.class) && k.span.len() > SHORT / 2) {
        return own;
    }
    // 加拿大Mila研究所
    let latin = page.text[head..].starts_with(is_han) || page.text[own..head].is_ascii();
    let capital = |at: usize| page.text.as_bytes().get(at).is_some_and(u8::is_ascii_uppercase);
    // 挪威1X Technologies
    let numbered = page.text.as_bytes()[own].is_ascii_digit() && capital(own + 1);
    if (capital(own) || numbered) && head > own + 2 && latin {
        return own;
    }
    // 挪威特隆海姆大学, 德国弗劳恩协会: a name that other languages have.
    let foreign =
        page.text[own..head].chars().all(|c| page.words.is_foreign(c)) && head >= own + LEAST && !page.found.is_ordinary(own, head);
    if foreign && (school || class == page.defaults.group) {
        return own;
    }
    if class != page.defaults.employer {
        return start;
    }
    let han = page.text[own..head].chars().all(is_han);
    let named = han && head >= own + LEAST && !page.found.is_ordinary(own, head) && !page.found.begins_common_word(own, head);
    if named { own } else { start }
}

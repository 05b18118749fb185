//! A time or an edition at the beginning of the name that a noun ends: 2024年度|长庚奖, 第六届开源智能体大会.
//!
//! Takes the place where the name would begin, gives where it begins with its edition, or behind a year that is no part of it.
//! Deliberately reads no value: that a year is one is told by its digits.

use crate::annotate::form::edition;
use crate::annotate::form::unit::founding;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::List;
use crate::ontology::ClassId;

/// `start`, moved over the year in which a thing is given that the year does not name: 2024年度长庚奖.
pub(crate) fn after_year(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> usize {
    let own = [page.defaults.agent, page.defaults.work].iter().any(|&c| page.ontology.is_a(class, c))
        || class == page.defaults.title
        || page.recurs(class);
    let rest = page.text[start..head].trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = head - start - rest.len();
    let after = ["年度", "年"].iter().find_map(|word| rest.strip_prefix(word));
    if own || digits != 4 { start } else { after.map_or(start, |after| head - after.len()) }
}

/// `start`, moved behind a year and a short verb that stand before whoever acts: 林若溪2015年任云川科技总裁.
pub(crate) fn after_date(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> usize {
    const LEAST: usize = 6;
    let text = &page.text[start..head];
    let digits = |at: usize| at >= 4 && text.as_bytes()[at - 4..at].iter().all(u8::is_ascii_digit);
    let year = text.rmatch_indices('年').find(|(at, _)| digits(*at));
    let Some((at, year)) = year.filter(|_| page.ontology.is_a(class, page.defaults.agent)) else { return start };
    let rest = &text[at + year.len()..];
    // 2020年起任云川科技总裁
    let rest = rest.strip_prefix('起').unwrap_or(rest);
    let name = rest.strip_prefix(['任', '在', '于', '为', '从', '由', '入', '赴', '到', '至']).unwrap_or(rest);
    if name.len() < LEAST { start } else { head - name.len() }
}

/// Words for a time with which names begin as well.
const TIMES: &[&str] = &["未来", "今日", "明日"];

/// `start`, moved before a word for a time, where what stands before that tells that a name goes on or begins there: 上海未来听风科技有限公司,
/// 听风资本、未来听雨创投.
pub(crate) fn over_time(page: &Page<'_>, start: usize) -> usize {
    let Some(at) = TIMES.iter().find_map(|word| page.text[..start].strip_suffix(word)).map(str::len) else { return start };
    let place = page.known_before(at).filter(|k| k.span.end as usize == at && k.class == page.defaults.place);
    match place {
        Some(place) => place.span.start as usize,
        None if page.text[..at].ends_with(['、', '由', '“', '「']) => at,
        // 成立未来智能学院
        None if founding(page.text[..at].trim_end_matches('了')) => at,
        None => start,
    }
}

/// `start`, moved before everyday words that its edition stands before: 第六届开源智能体大会.
pub(crate) fn over_edition(page: &Page<'_>, start: usize, class: ClassId) -> usize {
    const REACH: usize = 30;
    if !page.recurs(class) {
        return start;
    }
    let from = floor(page.text, start.saturating_sub(REACH));
    let edition = page.text[from..start].rfind('届').map(|at| from + at + '届'.len_utf8());
    let joined = |at: usize| page.text[at..start].chars().all(|c| is_han(c) && c != '的') && edition::before(page.text, at) != at;
    edition.filter(|&at| at < start && joined(at) && page.known_over(at).is_none()).unwrap_or(start)
}

/// `start`, moved over whoever does something with an edition, and what is done: 映川智能备战|第七届语音大赛, but 北川大学第七届语音大赛.
pub(crate) fn after_doer(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> usize {
    const WORD: usize = 6;
    let edition = || page.text[start..head].find('届').map(|at| edition::before(page.text, start + at + '届'.len_utf8()));
    let Some(at) = page.recurs(class).then(edition).flatten().filter(|&at| at > start + WORD) else { return start };
    let verb = at - WORD;
    let word = page.text.is_char_boundary(verb) && page.found.is_word(verb, at) && page.known_at(verb).is_none();
    let latin = || page.text[start..verb].ends_with(|c: char| c.is_ascii_alphanumeric());
    let doer = || {
        let head = page.found.last(List::Head, start, verb).filter(|m| m.end == verb);
        head.is_some_and(|m| page.ontology.is_a(page.words.head_classes[m.number as usize], page.defaults.agent))
    };
    if word && (latin() || doer()) { at } else { start }
}

/// Whether the edition before it makes a name of generic words: 第六届机器人博览会.
pub(crate) fn edited(page: &Page<'_>, start: usize, class: ClassId) -> bool {
    page.recurs(class) && edition::before(page.text, start) != start
}

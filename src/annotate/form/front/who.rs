//! What is told before a name of whoever has it or brings it: 发行人|仙踪智驾, 孵化出|荧惑科技, 裴知远任|海棠科技董事长.
//!
//! Takes the place where words begin, gives where the name begins behind what they tell. Deliberately looks for verbs and nouns in
//! everyday words only, so that no name loses its first characters.

use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};
use crate::lexicon::Strength;
use crate::ontology::ClassId;

/// Ends of words for who does or holds something.
const HOLDERS: &[char] = &['人', '方', '者', '商', '东', '家', '位', '户'];

/// `start`, moved over a foreign person's name: 布雷特·阿德科克却说公司.
pub(crate) fn after_foreigner(page: &Page<'_>, start: usize, head: usize) -> usize {
    let Some(dot) = page.text[start..head].rfind('·').map(|at| start + at) else { return start };
    let foreign = |c: &char| page.words.is_foreign(*c);
    let after = dot + '·'.len_utf8();
    let given = page.text[..dot].ends_with(|c| foreign(&c));
    let run: usize = page.text[after..head].chars().take_while(foreign).map(char::len_utf8).sum();
    if given && run >= 2 * '·'.len_utf8() && after + run < head { after + run } else { start }
}

/// `start`, moved behind a copula that a place follows, or that stands between two firms: 云算是宁夏交投集团的…, 听风科技系云川集团….
pub(crate) fn after_copula(page: &Page<'_>, start: usize, head: usize) -> usize {
    const WORD: usize = 6;
    let is = page.text[start..head].rfind('是').map(|at| start + at + '是'.len_utf8());
    // 管理人为博砚资本: who holds an office of everyday words.
    let office = page.text[start..head].rfind(['是', '为']).map(|at| (start + at, start + at + '是'.len_utf8()));
    let office = office.filter(|&(from, at)| {
        head >= at + WORD
            && from >= start + WORD
            && page.found.is_ordinary(start, from)
            && !page.found.is_generic(at, head)
            && page.text[start..from].ends_with(HOLDERS)
    });
    let placed = |at: &usize| *at < head && page.known_at(*at).is_some_and(|k| k.class == page.defaults.place);
    let firm = |at: usize| {
        let own = page.found.last(List::Head, start, at).filter(|m| m.end == at && m.start > start);
        // 听风智能系云川集团…: a weaker noun, where a name is left.
        let strong = |nth: usize| page.words.head_strengths[nth] == Strength::Strong || head >= at + 2 * WORD;
        own.is_some_and(|m| strong(m.number as usize) && page.words.head_classes[m.number as usize] == page.defaults.employer)
    };
    // ,系云川科技…; 听涛2.0系云川科技…
    let opens = |at: usize| {
        let rest = &page.text[at + '系'.len_utf8()..head];
        let left = rest.len() >= WORD && !rest.starts_with(['统', '列']) && !page.found.within_word(at);
        left && (at == start && page.begins_clause(at) || page.text[start..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
    };
    let parts = page.text[start..head].rfind('系').map(|at| start + at).filter(|&at| firm(at) || opens(at)).map(|at| at + '系'.len_utf8());
    is.filter(placed).or(parts.filter(|&at| at < head)).or(office.map(|(_, at)| at)).unwrap_or(start)
}

/// `start`, moved behind everyday words that tell after what something is: 交易后云川科技.
pub(crate) fn after_when(page: &Page<'_>, start: usize, head: usize) -> usize {
    const WORD: usize = 6;
    let after = page.text[start..head].find('后').map(|at| start + at);
    let when = after.filter(|&at| at >= start + WORD && page.found.is_ordinary(start, at) && !page.found.within_word(at));
    when.map(|at| at + '后'.len_utf8()).filter(|&at| head >= at + WORD).unwrap_or(start)
}

/// `start`, moved over a word before a firm that tells what it is to others: 发行人仙踪智驾.
pub(crate) fn after_cue(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> usize {
    const WORD: usize = 6;
    // 算力租赁商云栈科技
    let trader = |&at: &usize| {
        let trade = page.text[start..at].strip_suffix(['商', '厂']).map_or(0, str::len);
        trade >= WORD && page.found.is_ordinary(start, start + trade) && class == page.defaults.employer
    };
    let cue = |&at: &usize| {
        page.found.cue_ends(at) && page.words.cue_before(&page.text[start..at]) == Some(class) && page.found.is_ordinary(start, at)
    };
    // 工业计算平台云栈科技: what the firm makes stands before its name.
    let maker = |&at: &usize| {
        let made = || page.kind_before(at).is_some_and(|kind| page.ontology.is_a(kind, page.defaults.work));
        class == page.defaults.employer
            && page.text[head..].starts_with(is_han)
            && page.found.kind_ends(at)
            && made()
            && page.found.is_ordinary(start, at)
            && !page.found.is_ordinary(at, head)
    };
    let ends = page.text[start..head]
        .char_indices()
        .map(|(at, _)| start + at)
        .filter(|at| (start + WORD..=head.saturating_sub(WORD)).contains(at));
    ends.rev().find(|at| cue(at) || trader(at) || maker(at)).unwrap_or(start)
}

/// Ends of verbs that what they bring follows: 孵化出, 跑着, 请到.
const COMPLEMENTS: &[char] = &['着', '了', '过', '出', '到', '叫'];

/// `start`, moved over everyday words that end in a verb with its complement, where a name that no such word begins is left:
/// 屏幕上跑着棠梨科技, 孵化出荧惑科技.
pub(crate) fn after_verb(page: &Page<'_>, start: usize, head: usize) -> usize {
    const WORD: usize = 6;
    let text = &page.text[start..head];
    let ends = text.char_indices().filter(|(_, c)| COMPLEMENTS.contains(c)).map(|(at, c)| start + at + c.len_utf8());
    let plain = |end: usize| {
        let word = end - start <= WORD / 2;
        let led = || page.breaks_before(start) && !page.found.begins_word(start, head);
        // No name holds 着; 主角叫棠梨科技
        let called = || page.text[..end].ends_with('叫') && page.found.is_ordinary(start, end - '叫'.len_utf8());
        // 有家叫棠梨科技的
        let measured = page.text[..end].ends_with("家叫");
        if measured {
            true
        } else if word {
            led()
        } else {
            page.text[..end].ends_with('着') || page.found.is_ordinary(start, end - WORD) || called()
        }
    };
    let named = |end: usize| head - end >= WORD && !page.found.is_generic(end, head) && !page.found.crosses(start, end);
    ends.rev().find(|&end| plain(end) && named(end)).unwrap_or(start)
}

/// `start`, moved behind the everyday words before a Latin name: 背靠PKN银行, 2023年PKN银行.
pub(crate) fn over_latin(page: &Page<'_>, start: usize, head: usize) -> usize {
    let stem = &page.text[start..head];
    let own = start + stem.rfind(is_han).map_or(0, |at| at + '一'.len_utf8());
    let name = &page.text[own..head];
    let upper = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.len() > 1 && !page.words.is_ordinary(name);
    // 2023年
    let front = start + (own - start) - page.text[start..own].trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let plain = || page.known_at(start).is_none() && page.found.is_ordinary(front, own) && !page.found.is_generic(front, own);
    if own > start && upper && page.known_at(own).is_none() && plain() { own } else { start }
}

/// The longest name of a division between an organisation and a post in it, in bytes.
const LONGEST_DIVISION: usize = 30;

/// The verb of holding a post.
const HOLDS: char = '任';

/// Whether a person's name ends at `at` that opens its clause or stands behind 由.
fn ends_person(page: &Page<'_>, at: usize) -> bool {
    const LENGTHS: [usize; 3] = [2 * 3, 3 * 3, 4 * 3];
    let named = |from: usize| {
        let Some(rest) = page.text.get(from..) else { return false };
        let given = page.words.surname(rest).and_then(|surname| page.text.get(from + surname..at)).map_or(0, |given| given.chars().count());
        let opens = page.begins_clause(from) || page.text[..from].ends_with('由');
        (1..=2).contains(&given) && opens && !page.found.begins_word(from, at)
    };
    LENGTHS.iter().filter_map(|length| at.checked_sub(*length)).any(named)
}

/// Whether a text ends in a year, with the word for since when.
pub(crate) fn ends_year(before: &str) -> bool {
    let digits = before.strip_suffix('起').unwrap_or(before).strip_suffix('年');
    digits.is_some_and(|digits| digits.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether the verb of holding a post stands before `at`, behind a person or where a name can begin: 王雪任|云川智能, 2020年起任|云川智能.
pub(crate) fn behind_holder(page: &Page<'_>, at: usize) -> bool {
    let who = |before: &str| page.opens(before.len()) || ends_year(before) || ends_person(page, before.len());
    page.text[..at].strip_suffix(HOLDS).is_some_and(who)
}

/// Where a name begins behind who holds a post of it: 裴知远任海棠科技董事长.
pub(crate) fn after_holder(page: &Page<'_>, start: usize, hit: &Hit) -> usize {
    // 裴知远任海棠科技海外市场部总经理
    let posted = || {
        let rest = &page.text[hit.end..floor(page.text, hit.end + LONGEST_DIVISION)];
        let word: usize = rest.chars().take_while(|&c| is_han(c)).map(char::len_utf8).sum();
        page.title_begins(hit.end) || page.title_within(hit.end, hit.end + word).is_some()
    };
    let Some(at) = page.text[start..hit.start].find(HOLDS).map(|at| start + at) else { return start };
    let from = at + HOLDS.len_utf8();
    if from <= hit.start && posted() && ends_person(page, at) { from } else { start }
}

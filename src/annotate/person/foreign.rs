//! Foreign names of persons: with · (山姆·奥特曼), or right after a title (首席执行官奥特曼, CEO Sam Altman).
//!
//! Takes the characters by which foreign names are written, and titles. Deliberately takes no such run elsewhere.

use std::collections::BTreeMap;

use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::person::add;
use crate::annotate::person::ending::{TWO, holds_post_of};
use crate::annotate::person::lone;
use crate::annotate::words::List;
use crate::chinese::{GIVEN, is_adverbial};
use crate::span::Span;

pub(crate) fn find(page: &mut Page<'_>) {
    dotted(page);
    titled(page);
    alone(page);
}

/// A foreign family name by itself that opens a clause of what nobody but a person does, or that somebody founds something by: 格利登曾任…,
/// 由格利登创立.
fn alone(page: &mut Page<'_>) {
    const LEAST: usize = 9;
    const MOST: usize = 6;
    const BY: char = '由';
    const FOUNDS: &[&str] = &["创立", "创办", "创建", "接任", "出任", "担任", "接替", "执掌"];
    let mut found = Vec::new();
    let by = page.text.match_indices(BY).map(|(at, _)| (at + BY.len_utf8(), true));
    for (start, by) in page.clauses().map(|at| (at, false)).chain(by) {
        let run = page.text[start..].chars().take(MOST).take_while(|&c| page.words.is_foreign(c)).map(char::len_utf8).sum::<usize>();
        let told = |end: &usize| {
            let rest = &page.text[*end..];
            if by { FOUNDS.iter().any(|verb| rest.starts_with(verb)) } else { lone::does(page, *end) }
        };
        let ends = (LEAST..=run).rev().step_by('一'.len_utf8()).map(|length| start + length);
        if let Some(end) = ends.into_iter().find(told)
            && page.known_within(start, end).is_none()
            && page.known_over(start).is_none()
            && !page.found.is_ordinary(start, end)
            && !page.found.crosses(start, end)
        {
            found.push(Span::new(start, end));
        }
    }
    for span in found {
        add(page, span);
    }
}

/// 山姆·奥特曼: runs of the characters of foreign names, joined by ·.
fn dotted(page: &mut Page<'_>) {
    let (text, words) = (page.text, page.words);
    let foreign = |c: &char| words.is_foreign(*c);
    let mut done = 0;
    let whole = bracketed(page);
    for (dot, _) in text.match_indices('·') {
        if dot < done {
            continue;
        }
        if let Some(span) = told(page, &whole, dot) {
            add(page, span);
            done = span.end as usize;
            continue;
        }
        let left: usize = text[..dot].chars().rev().take(6).take_while(foreign).map(char::len_utf8).sum();
        // 总经理山姆·里德: a title that ends in such a character is no part of the name.
        let titled = text[dot - left..dot].char_indices().take_while(|(i, _)| page.within_title(dot - left + i));
        let left = left - titled.map(|(_, c)| c.len_utf8()).sum::<usize>();
        let left = page.title_end(dot - left, dot).map_or(left, |end| dot - end);
        // 云川公司戴维·里德: the noun for whom he works for ends in such a character.
        let noun = page.kinds.get(page.kinds.partition_point(|(k, _)| (k.end as usize) <= dot - left)).map(|(k, _)| *k);
        let left = noun.filter(|k| (k.start as usize) < dot - left && (k.end as usize) < dot).map_or(left, |k| dot - k.end as usize);
        // A first character that the list lacks, after an edge: 理查德.
        let limit = page.left_limit(dot, 6);
        let limit = page.title_end(limit, dot).unwrap_or(limit);
        // 联合创始人普拉秋什·库马尔: the limit may stand within the post.
        let over = page.titles.get(page.titles.partition_point(|t| t.end as usize <= limit)).filter(|t| (t.start as usize) < limit);
        let limit = over.map_or(limit, |t| t.end as usize);
        let whole = page.opens(dot - left);
        // 主持人山姆·里德: a word for who somebody is ends in a character that begins no name.
        let limit = after_who(page, limit, dot);
        // “小智”之父山姆·里德
        let limit = OF_WHAT.iter().find(|of| text[limit..dot].starts_with(**of)).map_or(limit, |of| limit + of.len());
        let told = page.opens(limit) || page.cue_before(limit) == Some(page.defaults.person);
        let sure = || page.follows_title(limit) && short_han(&text[limit..dot]) || in_bracket(page, limit, dot).is_some();
        let others = told && (odd(page, limit, dot) || given(page, limit, dot) || sure());
        let start = if !whole && others { limit } else { dot - left };
        let start = GIVEN.iter().find(|name| text[..dot].ends_with(**name)).map_or(start, |name| start.min(dot - name.len()));
        let start = after_lead(page, start, dot);
        // 让-皮埃尔·勒梅尔
        let start = text[..start].strip_suffix('-').map_or(start, |before| {
            let first: usize = before.chars().rev().take(4).take_while(foreign).map(char::len_utf8).sum();
            if first > 0 && page.opens(before.len() - first) { before.len() - first } else { start }
        });
        if start == dot {
            continue;
        }
        let mut end = dot;
        while text[end..].starts_with('·') {
            let from = end + '·'.len_utf8();
            // 埃莉诺·彼得罗夫
            let known = GIVEN.iter().find(|name| text[from..].starts_with(**name)).map_or(0, |name| name.len());
            let run: usize = known + text[from + known..].chars().take(7).take_while(foreign).map(char::len_utf8).sum::<usize>();
            // 山姆·里德博士
            let run = page.title_within(from, from + run).map_or(run, |title| title - from);
            if run == 0 && page.title_begins(from) {
                break;
            }
            // 山姆·里德本科毕业于…
            let schooled = SCHOOLED.iter().filter_map(|word| text[from..from + run].find(word)).min().filter(|&at| at > 0);
            let run = schooled.unwrap_or(run);
            // 尼古拉·兰松于2022年: 于 is a coverb there.
            let last = from + run.saturating_sub(3);
            let dated = text[last..].starts_with('于') && page.value_begins(from + run);
            // 瓦希涅夫斯基于周五: 基 ends the name.
            let surname = text[..last].ends_with('斯') && text[last..].starts_with("基于");
            let begins = run > 3
                && (dated || !surname && page.breaks_at(last) && (text[last..].starts_with(['于', '伊']) || !page.closes(from + run)));
            // 克里斯·丹顿连夜…
            let begins = begins || run > 3 && page.word_begins(last) && !surname;
            // 林德奎斯特提醒说: nor is the verb of what a person does.
            // 雷格·格利登出任: what follows the whole run is said of persons.
            let told = page.cue_at(from + run) == Some(page.defaults.person);
            // 丹顿连夜: a character of the list begins an adverb.
            // 山姆·里德因病辞职
            let cause = run > 6 && text[last..].starts_with('因') && BECAUSE.iter().any(|word| text[from + run..].starts_with(word));
            let adverb = run > 6 && text.get(last..last + 6).is_some_and(is_adverbial) && page.found.begins_word(last, last + 6);
            let begins = begins && (dated || !told)
                || adverb
                || cause
                || run > 3 && page.cue_at(last) == Some(page.defaults.person) && page.found.begins_word(last, text.len());
            let run = if begins { run - 3 } else { run };
            let limit = page.right_limit(from, 7);
            let limit = schooled.map_or(limit, |at| limit.min(from + at));
            let cut = over_word(page, limit);
            let (limit, over) = (cut, cut > limit);
            let limit = page.title_within(from, limit).unwrap_or(limit);
            let limit = before_verb(page, from, before_adverb(page, from, limit));
            let whole = odd(page, from, limit) || family(page, start, dot, from, limit);
            let reach = if (over || page.closes(limit)) && limit > from && whole { limit } else { from };
            // A character of the list may begin a word that ends the name: 查理·普罗费特在.
            let reach = reach.max(from + run);
            if reach == from {
                break;
            }
            end = reach;
        }
        // 马库斯·厄贝里(Marcus Öberg)
        let end = in_bracket(page, start, dot).map_or(end, |close| end.max(close));
        if end > dot && end - start >= 11 {
            add(page, Span::new(start, end));
            done = end;
        }
    }
}

/// Words right before whoever is named, that are no part of a name: 总裁叫山姆·里德, 总经理由山姆·里德担任.
const LEADS: &[&str] = &["由", "叫", "名叫", "是", "为"];

/// `start`, moved behind such a word where all that is left are characters of foreign names.
fn after_lead(page: &Page<'_>, start: usize, dot: usize) -> usize {
    let run = &page.text[start..dot];
    let rest = LEADS.iter().find_map(|lead| run.strip_prefix(lead)).filter(|rest| rest.chars().count() > 1);
    rest.filter(|rest| rest.chars().all(|c| page.words.is_foreign(c))).map_or(start, |rest| dot - rest.len())
}

/// Words of such characters behind a name, of when and where somebody has studied.
const SCHOOLED: &[&str] = &["本科", "本人", "本月", "本周", "本届"];

/// What follows 因 where it is no part of a name.
const BECAUSE: &[&str] = &["病", "故", "与", "和", "个人", "健康", "身体", "家庭", "工作", "理念", "涉", "未", "不", "在", "对"];

/// Words behind what somebody has made, before who that is.
const OF_WHAT: &[&str] = &["之父", "之母", "教父", "教母"];

/// `limit`, moved behind the last character of a word that a person's name follows.
fn after_who(page: &Page<'_>, limit: usize, dot: usize) -> usize {
    const FATHER: &str = "之父";
    let who = page.text[limit..dot].chars().next().filter(|c| "人者员师生家".contains(*c)).map_or(limit, |c| limit + c.len_utf8());
    // “听涛”之父山姆·里德
    let called = page.text[limit..dot].strip_prefix(FATHER).map_or(limit, |_| limit + FATHER.len());
    if who > limit && page.cue_before(who) == Some(page.defaults.person) { who } else { called }
}

/// Whether a run is of a few ideographs.
fn short_han(run: &str) -> bool {
    (1..=5).contains(&run.chars().count()) && run.chars().all(is_han)
}

/// Where a name with a dot ends, whatever characters write it, that a bracket tells once more in Latin.
fn in_bracket(page: &Page<'_>, start: usize, dot: usize) -> Option<usize> {
    const LONGEST: usize = 7;
    let after = dot + '·'.len_utf8();
    let end = after + page.text[after..].chars().take(LONGEST).take_while(|&c| is_han(c)).map(char::len_utf8).sum::<usize>();
    (end > after && short_han(&page.text[start..dot]) && in_latin(page, end)).then_some(end)
}

/// The names that a bracket tells once more as they are written in Latin, by what stands before their dot: 山姆·里德(Sam Reed).
fn bracketed<'a>(page: &Page<'a>) -> BTreeMap<&'a str, Vec<&'a str>> {
    const LONGEST: usize = 48;
    let text = page.text;
    let mut whole: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (open, _) in text.match_indices('(').filter(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_uppercase())) {
        let name = |c: char| is_han(c) || matches!(c, '·' | '-');
        let before = &text[floor(text, open.saturating_sub(LONGEST))..open];
        let run = before.len() - before.trim_end_matches(name).len();
        let Some(dot) = text[open - run..open].find('·').map(|at| open - run + at) else { continue };
        // As far to the left as a foreign name goes; what is more is the post's.
        let left: usize = text[open - run..dot].chars().rev().take(5).take_while(|&c| page.words.is_foreign(c)).map(char::len_utf8).sum();
        let start = page.title_end(dot - left, dot).unwrap_or(dot - left);
        if start == dot || !page.opens(start) || text[dot..open].chars().count() > 8 {
            continue;
        }
        let forms = whole.entry(&text[start..dot]).or_default();
        if forms.len() < FORMS && !forms.contains(&&text[start..open]) {
            forms.push(&text[start..open]);
        }
    }
    whole
}

/// How many names that begin alike are told apart.
const FORMS: usize = 8;

/// The name with the dot at `dot` that a bracket tells elsewhere: 山姆·里德说, where 山姆·里德(Sam Reed) stands as well.
fn told(page: &Page<'_>, whole: &BTreeMap<&str, Vec<&str>>, dot: usize) -> Option<Span> {
    const LONGEST: usize = 15;
    if whole.is_empty() {
        return None;
    }
    let from = floor(page.text, dot.saturating_sub(LONGEST));
    let starts = page.text[from..dot].char_indices().map(|(at, _)| from + at).filter(|&at| page.opens(at));
    starts.into_iter().find_map(|start| {
        let forms = whole.get(&page.text[start..dot])?;
        let form = forms.iter().filter(|form| page.text[start..].starts_with(**form)).max_by_key(|form| form.len())?;
        Some(Span::new(start, start + form.len()))
    })
}

/// `end`, moved over a character that only makes a word with the verb behind it: 格利登|出任 holds no 登出.
fn over_word(page: &Page<'_>, end: usize) -> usize {
    let person = Some(page.defaults.person);
    let next = page.text[end..].chars().next().filter(|c| is_han(*c)).map_or(end, |c| end + c.len_utf8());
    let cut =
        page.word_begins(end) && page.cue_at(end) != person && page.cue_at(next) == person && page.found.begins_word(next, page.text.len());
    if cut { next } else { end }
}

/// `end`, moved before an adverb of one character: 山姆·里德刚从海外归来.
fn before_adverb(page: &Page<'_>, from: usize, end: usize) -> usize {
    const LEAST: usize = 6;
    // 山姆·里德连夜赶回
    let two = page.text[from..end.max(from)].char_indices().nth_back(1).map(|(at, _)| from + at);
    if let Some(two) = two.filter(|&two| two >= from + LEAST && is_adverbial(&page.text[two..end])) {
        return two;
    }
    let last = page.text[from..end.max(from)].chars().next_back().filter(|&c| is_adverbial(c.encode_utf8(&mut [0; 4])));
    last.filter(|c| end >= from + LEAST + c.len_utf8()).map_or(end, |c| end - c.len_utf8())
}

/// Verbs of going elsewhere whose first character no foreign name is written with.
const MOVING: &[&str] = &[
    "跳到", "跳至", "跳槽", "转到", "转至", "转投", "转任", "转赴", "转去", "转为", "转做", "转行", "转岗", "转战", "转入", "投奔", "出走",
    "入职",
];

/// `end`, moved before a verb of one character that its particle or a post follows: 山姆·里德挂的头衔, 山姆·里德任副总裁, 山姆·里德生于1988年.
fn before_verb(page: &Page<'_>, from: usize, end: usize) -> usize {
    const LEAST: usize = 6;
    let moves = |at: usize| MOVING.iter().any(|verb| page.text[at..].starts_with(verb));
    let posted = || page.text[..end].strip_suffix('任').is_some_and(|name| holds_post_of(page, name.len()));
    let born = || page.text[..end].ends_with('生') && page.text[end..].starts_with('于');
    let verb = page.text[end..].starts_with(['的', '了', '着', '过'])
        || posted()
        || born()
        || page.text[..end].char_indices().next_back().is_some_and(|(at, _)| moves(at));
    let last = page.text[from..end.max(from)].chars().next_back().filter(|&c| verb && !page.words.is_foreign(c));
    last.filter(|c| end >= from + LEAST + c.len_utf8()).map_or(end, |c| end - c.len_utf8())
}

/// 乔治·沃克, 威廉·赫尔佐格: whether a given name that other characters write stands before a family name of those of the list.
fn given(page: &Page<'_>, start: usize, dot: usize) -> bool {
    const LEAST: usize = 3;
    let after = &page.text[dot + '·'.len_utf8()..];
    let family = after.chars().take_while(|&c| page.words.is_foreign(c)).take(LEAST).count();
    (2..=4).contains(&page.text[start..dot].chars().count())
        && page.text[start..dot].chars().all(is_han)
        && family == LEAST
        && page.known_within(start, dot).is_none()
}

/// 丹尼尔·李, 玛尔塔·矢岛: whether a short family name that other characters write stands behind a given name of those of the list.
fn family(page: &Page<'_>, start: usize, dot: usize, from: usize, end: usize) -> bool {
    const LEAST: usize = 3;
    let given = &page.text[start..dot];
    (1..=3).contains(&page.text[from..end.max(from)].chars().count())
        && page.text[from..end].chars().all(is_han)
        && given.chars().count() >= LEAST
        && given.chars().all(|c| page.words.is_foreign(c))
        && page.known_within(from, end).is_none()
}

/// Whether all characters but one are those of foreign names, and that one is no word by itself.
fn odd(page: &Page<'_>, start: usize, end: usize) -> bool {
    let run = &page.text[start..end];
    let others: Vec<(usize, char)> = run.char_indices().filter(|(_, c)| !page.words.is_foreign(*c)).collect();
    let count = run.chars().count();
    (1..=6).contains(&count)
        && match others[..] {
            [] => true,
            [(at, c)] => count >= 3 && is_han(c) && !(at > 0 && page.found.is_word(start + at, start + at + c.len_utf8())),
            _ => false,
        }
}

/// Names right after a title that have no surname: 首席执行官奥特曼, 总裁长崎忠雄, CEO Sam Altman.
fn titled(page: &mut Page<'_>) {
    for i in 0..page.titles.len() {
        let mut after = page.titles[i].end as usize;
        if page.text[after..].starts_with([' ', ':']) {
            after += 1;
        } else if page.text[after..].starts_with('叫') {
            after += '叫'.len_utf8();
        }
        if let Some(end) = transliterated(page, after).or_else(|| latin(page, after)).or_else(|| unlisted(page, after)) {
            add(page, Span::new(after, end));
        }
    }
}

/// A foreign surname alone, or a Japanese name, between a title and an edge.
fn transliterated(page: &Page<'_>, start: usize) -> Option<usize> {
    let long = long(page, start);
    let limit = long.unwrap_or_else(|| page.right_limit(start, 6));
    let run = &page.text[start..limit.max(start)];
    let count = run.chars().count();
    let foreign = (2..=LONGEST).contains(&count) && run.chars().all(|c| page.words.is_foreign(c));
    let known = page.known_at(start).is_some_and(|k| k.class != page.defaults.person);
    let other = count == 4
        && page.words.surname(run).is_none()
        && run.chars().all(is_han)
        // 代表当场退席: an adverb, and what is done.
        && !run.get(..TWO).is_some_and(is_adverbial)
        // 博士生马知遥: the post goes on.
        && !run.starts_with(['叫', '是', '为', '由', '名', '生', '后', '团', '级', '组', '们', '兼'])
        && !page.found.holds(List::Kind, start, limit)
        && !page.found.holds(List::Head, start, limit);
    (!known && (foreign || other) && (long.is_some() || page.closes(limit)) && !page.found.is_ordinary(start, limit)).then_some(limit)
}

/// The most characters of a foreign surname: 阿布拉莫维茨基.
const LONGEST: usize = 7;

/// Characters of foreign names that are words of grammar behind one: 里德于周五, 里德比他.
const GRAMMAR: [char; 12] = ['于', '比', '因', '让', '当', '多', '早', '约', '及', '即', '都', '已'];

/// 首席科学家哈萨比索夫指出: where a foreign surname of five characters or more ends that holds a word of grammar, or is longer than
/// others.
fn long(page: &Page<'_>, start: usize) -> Option<usize> {
    const SHORTEST: usize = 5;
    let run: Vec<usize> = page.text[start..]
        .char_indices()
        .take(LONGEST + 2)
        .take_while(|(_, c)| page.words.is_foreign(*c))
        .map(|(at, c)| start + at + c.len_utf8())
        .collect();
    // 博尔科夫斯基于周五辞职: what follows the name is no part of it.
    let grammar = page.text[..*run.last()?].ends_with(GRAMMAR);
    let count = run.len() - usize::from(grammar);
    let end = *run.get(count.checked_sub(1)?).filter(|_| (SHORTEST..=LONGEST).contains(&count))?;
    let told = grammar || page.closes(end) || page.cue_at(end) == Some(page.defaults.person);
    (told && page.title_within(start, end).is_none()).then_some(end)
}

/// A name without a surname between a title and what persons do: 首席技术官乌力吉已离职, 联合创始人丹增卸任.
fn unlisted(page: &Page<'_>, start: usize) -> Option<usize> {
    let limit = page.right_limit(start, 4);
    let run = page.text.get(start..limit)?;
    let whole = |at: usize| !page.found.begins_word(at, limit);
    let first = start + run.chars().next().map_or(0, char::len_utf8);
    // A name with a surname is found by it.
    let named = (2..=3).contains(&run.chars().count())
        && page.words.surname(run).is_none()
        && run.chars().all(is_han)
        && !run.get(..TWO).is_some_and(is_adverbial)
        && page.known_within(start, limit).is_none()
        && page.title_within(start, limit).is_none()
        && (page.cue_after(limit) == Some(page.defaults.person) || in_latin(page, limit))
        && page.closes(limit);
    (named && whole(start) && whole(first) && !page.found.is_word(start, first) && !page.found.is_generic(start, limit)).then_some(limit)
}

/// CEO盖思新(Sassine Ghazi): whether a bracket tells a name once more as it is written in Latin.
fn in_latin(page: &Page<'_>, end: usize) -> bool {
    let inside = page.text[end..].starts_with('(').then(|| latin(page, end + 1)).flatten();
    inside.is_some_and(|close| page.text[end..close].contains(' ') && page.text[close..].starts_with(')'))
}

/// Two or three capitalised words after a title.
fn latin(page: &Page<'_>, start: usize) -> Option<usize> {
    let text = page.text;
    let mut end = start;
    let mut words = 0;
    while words < 3 {
        let from = if words == 0 { start } else { end + 1 };
        if words > 0 && !text[end..].starts_with(' ') {
            break;
        }
        let length = text[from.min(text.len())..]
            .chars()
            .take_while(|c| c.is_alphabetic() && !is_han(*c) || matches!(c, '.' | '-' | '\''))
            .map(char::len_utf8)
            .sum::<usize>();
        if length < 2 || !text[from..].starts_with(char::is_uppercase) {
            break;
        }
        end = from + length;
        words += 1;
    }
    (words >= 2).then_some(end)
}

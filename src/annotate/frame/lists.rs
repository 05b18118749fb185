//! Lists: what stands between names, or before a noun that sums them up, is a name of their class (博世、采埃孚, 弈新与拓谱两家公司).
//!
//! Takes the names found so far. Deliberately takes no everyday words, but where two neighbours are names or a head noun ends
//! them.

use crate::annotate::frame::run::LONGEST;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::TRADES;
use crate::ontology::ClassId;
use crate::span::Span;
use crate::value::Value;

/// The most items of a list that are looked at together.
const LONGEST_LIST: usize = 40;
/// The bytes of a word of two characters.
const WORD: usize = 6;

/// An item of a list, and its class where a name of one class fills it.
struct Item {
    span: Span,
    class: Option<ClassId>,
}

/// Lists of names: what stands between two names of one class has that class.
pub(crate) fn find(page: &mut Page<'_>) {
    // 苍梧视觉 is a firm where nothing else in the list speaks against it.
    let firm = |c: &NameMention| c.reason == Reason::Head && c.class == page.defaults.employer;
    let mut sorted: Vec<NameMention> =
        page.candidates.iter().filter(|c| c.reason != Reason::Kind && (c.certainty > Certainty::Guess || firm(c))).copied().collect();
    // 编程助手Nami、灵枢和听涛: a Latin word behind the noun for a thing is one.
    let described = |c: &NameMention| {
        let kind = page.kind_before(c.span.start as usize).filter(|&kind| page.ontology.is_a(kind, page.defaults.work));
        (c.certainty == Certainty::Guess && c.reason == Reason::Shape).then_some(kind).flatten().map(|class| NameMention { class, ..*c })
    };
    sorted.extend(page.candidates.iter().filter_map(described));
    sorted.extend(page.known.iter().filter(|k| !page.is_topic(k.class)));
    sorted.sort_by_key(|c| (c.span.start, std::cmp::Reverse(c.span.end)));
    let text = page.text;
    let mut found = Vec::new();
    let mut done = 0;
    for mark in marks(page) {
        if mark < done {
            continue;
        }
        let items = list(page, &sorted, mark);
        done = items.last().map_or(mark + 1, |i| i.span.end as usize);
        // A的X、B的Y: X is none of what B is.
        if let [first, second, ..] = items.as_slice()
            && text[..first.span.start as usize].ends_with('的')
            && text[second.span.end as usize..].starts_with('的')
        {
            done = second.span.end as usize;
            continue;
        }
        let told = summed_up(page, done);
        let people = people_summed_up(page, done);
        let Some(shared) = common(&items).or(people.then_some(page.defaults.person)).or(told) else { continue };
        if shared == page.defaults.person {
            found.extend(persons(page, &items, done, people));
            continue;
        }
        let known = items.iter().filter(|i| i.class == Some(shared)).count() + usize::from(told == Some(shared));
        let class = if told == Some(shared) { shared } else { page.neighbourly(shared) };
        for item in items.iter().filter(|i| i.class.is_none()) {
            let (start, end) = (item.span.start as usize, item.span.end as usize);
            let name = &text[start..end];
            let count = name.chars().count();
            let fits = (2..=LONGEST).contains(&count)
                && name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '.'))
                && !page.found.is_generic(start, end)
                && !page.found.holds(List::Title, start, end)
                && !page.words.is_ordinary(name)
                // 7B参数的模型: a number counts.
                && !page.value_begins(start)
                // 参数量70亿、A的X: nor does what an amount ends.
                && !(name.contains(|c: char| c.is_ascii_digit()) && name.ends_with(['万', '亿', '元', '人', '家']))
                && name.chars().any(char::is_alphabetic)
                // 融合Transformer与…: a limit that falls into a Latin word begins no name.
                && !(name.starts_with(|c: char| c.is_ascii_alphanumeric()) && text[..start].ends_with(|c: char| c.is_ascii_alphanumeric()));
            // 在北京、深圳两地有办公室: what is said of the place that begins it.
            let place = page.known_at(start).filter(|k| k.class == page.defaults.place && (k.span.end as usize) < end);
            let fits = fits && !place.is_some_and(|k| TOLD.iter().any(|word| text[k.span.end as usize..end].starts_with(word)));
            let described = page.found.kind_ends(end) && page.found.last(List::Kind, start, end).is_some();
            // 石榴物流, beside a firm: everyday words with the head of a firm's name.
            let headed = || {
                class == page.defaults.employer
                    && page.found.last(List::Head, start, end).is_some_and(|m| {
                        m.start >= start + WORD
                            && page.words.head_classes[m.number as usize] == class
                            && !page.found.is_generic(start, m.start)
                    })
            };
            if fits
                && (!described || headed())
                && (known >= 2 && !page.found.is_word(start, end) || known >= 1 && (!page.found.is_ordinary(start, end) || headed()))
            {
                let (class, reason) = match headed() {
                    true => (class, Reason::Head),
                    false if class == page.defaults.employer && holder(page, item.span, done) => (page.defaults.person, Reason::Person),
                    false => (class, Reason::Apposed),
                };
                found.push((item.span, class, reason));
            }
        }
    }
    found.extend(pairs(page, &sorted).into_iter().map(|(span, class)| (span, class, Reason::Apposed)));
    for (span, class, reason) in found {
        page.add(span, class, Certainty::Context, reason);
    }
}

/// With what a clause goes on behind the last place of a list.
const TOLD: &[&str] = &["两地", "三地", "四地", "多地", "两市", "三市", "四城", "三城", "两城", "有", "设", "均", "都", "等地"];

/// 云川创投、林若溪等为股东: whether an item is written as a person's name, in a list of those who hold a firm.
fn holder(page: &Page<'_>, item: Span, end: usize) -> bool {
    const HOLDERS: &[&str] = &["股东", "持股", "共同持股", "自然人"];
    const REACH: usize = 36;
    const NAME: usize = 9;
    let (start, stop) = (item.start as usize, item.end as usize);
    let rest = &page.text[end..floor(page.text, end + REACH)];
    let clause = rest.split([',', '。', ';', '\n']).next().unwrap_or_default();
    item.len() == NAME
        && page.words.surname(item.of(page.text)).is_some()
        && !page.found.holds_word(start, stop)
        && HOLDERS.iter().any(|word| clause.contains(word))
}

/// 王雪、周岚等院士; 王雪、周岚两位教授: whether what sums up a list says that it is of persons.
fn people_summed_up(page: &Page<'_>, end: usize) -> bool {
    const NUMERALS: &[char] =
        &['两', '三', '四', '五', '六', '七', '八', '九', '十', '多', '几', '数', '余', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    const PERSONS: &[&str] =
        &["专家", "学者", "嘉宾", "科学家", "得主", "院士", "教授", "博士", "先生", "女士", "领导", "代表委员", "老师", "同志"];
    let rest = &page.text[end..];
    let summed = rest.strip_prefix('等').unwrap_or(rest);
    let counted = summed.trim_start_matches(NUMERALS);
    let by_head = counted.strip_prefix(['位', '名']).filter(|_| counted.len() < summed.len());
    let (noun, told) = (by_head.unwrap_or(counted), by_head.is_some() || summed.len() < rest.len());
    // 图灵奖得主, 中国工程院院士: within a few characters.
    let near = &noun[..floor(noun, noun.len().min(NEAR))];
    let near = near.split([',', '。', '、', ';']).next().unwrap_or_default();
    told && (by_head.is_some() && page.title_begins(page.text.len() - noun.len()) || PERSONS.iter().any(|word| near.contains(word)))
}

/// How far behind 等 stands what persons are, in bytes.
const NEAR: usize = 24;

/// 伊藤健太、萨拉·里德分别出任: what stands beside persons before what is said of `people`, and is no everyday word.
fn persons(page: &Page<'_>, items: &[Item], end: usize, people: bool) -> Vec<(Span, ClassId, Reason)> {
    const NAME: std::ops::RangeInclusive<usize> = 2..=4;
    let person = page.defaults.person;
    let summed = || page.text[end..].strip_prefix('等').is_some_and(|rest| page.cue_at(page.text.len() - rest.len()) == Some(person));
    // 出席的有王雪、李明和云川科技董事长周岚: beside one who has a post, where nothing else is listed.
    let known = items.iter().any(|item| item.class == Some(person));
    let alone = || items.iter().all(|item| item.class.is_none_or(|class| class == person));
    if !people && page.cue_after(end) != Some(person) && !(known && (summed() || alone())) {
        return Vec::new();
    }
    let named = |span: Span| {
        let (start, end) = (span.start as usize, span.end as usize);
        let name = span.of(page.text);
        let written = page.words.surname(name).is_some() || name.chars().count() == *NAME.end();
        NAME.contains(&name.chars().count())
            && name.chars().all(is_han)
            && written
            && page.known_at(start).is_none()
            && page.title_within(start, end).is_none()
            && !page.within_title(start)
            && !page.found.is_ordinary(start, end)
            && [List::Head, List::Kind].iter().all(|&list| !page.found.holds(list, start, end))
    };
    items.iter().filter(|i| i.class.is_none() && named(i.span)).map(|i| (i.span, person, Reason::Person)).collect()
}

/// 云川科技与石榴物流: what a joint adds to a firm is one too, where the noun that ends firms' names ends it.
fn pairs(page: &Page<'_>, names: &[NameMention]) -> Vec<(Span, ClassId)> {
    let firm = page.defaults.employer;
    let mut found = Vec::new();
    for name in names.iter().filter(|n| n.class == firm && n.reason != Reason::Kind) {
        let end = name.span.end as usize;
        let Some(joint) = ["和", "与", "及"].iter().find(|joint| page.text[end..].starts_with(**joint)) else { continue };
        let start = end + joint.len();
        let limit = page.right_limit(start, LONGEST + 1);
        if !page.breaks_at(end) || !page.closes(limit) || page.known_at(start).is_some() || beginning(names, start).is_some() {
            continue;
        }
        // 与车企X: what the noun describes begins behind it.
        if page.kind_at(start).is_some() {
            continue;
        }
        // 与控股子公司X; 与专注于手术机器人的X
        let trade = TRADES.iter().any(|verb| page.text[start..].starts_with(verb));
        let described = trade || page.found.within(List::Kind, start, limit).any(|m| m.end < limit && ClassId(m.number as u16) == firm);
        if described {
            continue;
        }
        let head = page.found.last(List::Head, start, limit).filter(|m| page.words.head_classes[m.number as usize] == firm);
        if let Some(head) = head
            && head.start >= start + WORD
            && page.text[start..limit].chars().all(is_han)
            && !page.found.is_generic(start, head.start)
            && !page.found.holds(List::Title, start, limit)
        {
            found.push((Span::new(start, limit), firm));
        }
    }
    found
}

/// Where the first joints of lists stand: the marks, and the joints of two that a number with a noun sums up.
fn marks(page: &Page<'_>) -> Vec<usize> {
    let mut marks: Vec<usize> = page.text.match_indices('、').map(|(at, _)| at).collect();
    for value in page.values.iter().filter(|v| page.text[v.span.start as usize..].starts_with(['两', '2'])) {
        let start = value.span.start as usize;
        let joint = page.text[..start]
            .char_indices()
            .rev()
            .take(LONGEST + 2)
            .find(|&(at, c)| matches!(c, '与' | '和' | '及') && page.breaks_at(at));
        marks.extend(joint.map(|(at, _)| at).filter(|_| counted(page, start).is_some()));
    }
    marks.sort_unstable();
    marks
}

/// The class that the words after a list give its items: 等9家企业, 等跟投, 两家公司.
fn summed_up(page: &Page<'_>, end: usize) -> Option<ClassId> {
    let Some(rest) = page.text[end..].strip_prefix('等') else { return counted(page, end) };
    let at = page.text.len() - rest.len();
    let at = page.values.get(value(page, at)).filter(|v| v.span.start as usize == at).map_or(at, |v| v.span.end as usize);
    let at = page.text.len()
        - page.text[at..]
            .trim_start_matches([
                '家', '所', '个', '款', '多', '余', '位', '名', '大', '知', '头', '部', '国', '内', '外', '主', '流', '一', '众',
            ])
            .len();
    // 听涛、观澜等三款新品: what is counted as things are, or is but new, is no firm.
    let things = page.text[..at].ends_with(THINGS) || page.text[at..].starts_with(NEW);
    page.kind_at(at).map(|k| k.0).or_else(|| page.cue_at(at).filter(|&class| !(things && class == page.defaults.employer)))
}

/// Classifiers of things, and the word for new ones.
const THINGS: &[char] = &['款', '台', '颗', '套', '枚', '部', '辆', '架'];
const NEW: &str = "新品";

/// The class of the noun that a number at `at` counts: 两家公司, 三所高校.
fn counted(page: &Page<'_>, at: usize) -> Option<ClassId> {
    let counts = page.values.get(value(page, at)).filter(|v| v.span.start as usize == at && matches!(v.value, Value::Quantity(_)))?;
    let after = page.text[counts.span.end as usize..].trim_start_matches(['家', '所', '个', '款', '支']);
    page.kind_at(page.text.len() - after.len()).map(|k| k.0)
}

/// The index of the first value that begins at `at` or after it.
fn value(page: &Page<'_>, at: usize) -> usize {
    page.values.partition_point(|v| (v.span.start as usize) < at)
}

/// The items of the list whose first joint stands at `mark`.
fn list(page: &Page<'_>, names: &[NameMention], mark: usize) -> Vec<Item> {
    let text = page.text;
    let mut items = Vec::new();
    // The first item: the name that ends at the joint, a bracket aside, or what reaches back to an edge.
    let first_end = before_bracket(text, mark);
    let first = ending(names, first_end).unwrap_or_else(|| {
        let start = page.left_limit(first_end, LONGEST);
        // 接入它的有A、B: what opens the list is no part of A.
        let opens = text[..start].ends_with(|c: char| !is_han(c) || c == '的') && text[start..first_end].starts_with('有');
        // 签署方中有A、B
        let has = ["中有", "里有", "还有"].iter().find(|word| text[start..first_end].starts_with(**word)).map_or(0, |word| word.len());
        Span::new(start + if opens { '有'.len_utf8() } else { has }, first_end)
    });
    items.push(item(names, first));
    let mut at = mark + '、'.len_utf8();
    while items.len() < LONGEST_LIST {
        let named = || beginning(names, at).filter(|&name| !runs_on(page, name));
        let span = over_verb(page, names, &items, at).or_else(named).unwrap_or_else(|| {
            let joint =
                text[at..].char_indices().take(LONGEST + 8).find(|(i, c)| matches!(c, '和' | '与' | '及') && page.breaks_at(at + i));
            let limit = page.right_limit(at, LONGEST + 1);
            let end = joint.map_or(limit, |(i, _)| limit.min(at + i));
            // 保险公司安颐人寿: the description before a name is no part of it.
            // 四足机器人D2
            let names = |kind: usize| kind + WORD <= end || text[kind..end].starts_with(|c: char| c.is_ascii_alphabetic());
            let described = page.found.within(List::Kind, at, end).map(|m| m.end).filter(|&kind| names(kind)).last();
            Span::new(described.unwrap_or(at), end)
        });
        if span.is_empty() {
            break;
        }
        // 王雪、云川科技董事长周岚: the person, and not whose post it is.
        let span = holder_of_post(page, names, span).unwrap_or(span);
        let end = span.end as usize;
        let rest = after_bracket(text, end);
        let closed = page.closes(end);
        // 听风、美国的Nami: where what is named behind it is from.
        if text[rest..].starts_with('的') && page.known_at(at).is_some_and(|k| k.class == page.defaults.place) {
            break;
        }
        // 映川智能Luma2、云图科技Orion3: whose the next thing is, right before its name, is no item.
        let owns = named().is_some() && text[..end].ends_with(is_han) && text[end..].starts_with(|c: char| c.is_ascii_uppercase());
        if owns {
            break;
        }
        if closed {
            items.push(item(names, span));
        }
        let Some(joint) = ["、", "以及", "和", "与", "及"].iter().find(|j| text[rest..].starts_with(**j)) else { break };
        if !closed {
            break;
        }
        at = rest + joint.len();
    }
    items
}

/// 云川科技董事长周岚: the person behind the post that stands right behind a name.
fn holder_of_post(page: &Page<'_>, names: &[NameMention], house: Span) -> Option<Span> {
    const REACH: usize = 48;
    let end = house.end as usize;
    if !page.title_begins(end) {
        return None;
    }
    let next = names.partition_point(|n| (n.span.start as usize) < end);
    let held = |n: &&NameMention| n.class == page.defaults.person;
    let person = names[next..].iter().take_while(|n| (n.span.start as usize) <= end + REACH).find(held)?.span;
    let between = page.text.get(end..person.start as usize)?;
    (!between.contains(['、', ',', '。', ';', '\n', '('])).then_some(person)
}

/// An item between firms in which a word stands that would end a name elsewhere: 、大川共同家园等.
fn over_verb(page: &Page<'_>, names: &[NameMention], items: &[Item], at: usize) -> Option<Span> {
    const NAME: std::ops::RangeInclusive<usize> = 4..=8;
    let firm = page.defaults.employer;
    if items.last()?.class != Some(firm) || !page.text[..at].ends_with('、') {
        return None;
    }
    let run = &page.text[at..];
    let length: usize = run.chars().take(NAME.end() + 2).take_while(|&c| is_han(c) && c != '等').map(char::len_utf8).sum();
    let run = &run[..length];
    let end = at + run.find("作为").unwrap_or(length);
    let closed = end < at + length || page.text[end..].starts_with(['、', '等']);
    let inner = page.right_limit(at, *NAME.end());
    let known = page.known_at(at).filter(|k| k.class != page.defaults.place);
    let whole = beginning(names, at).is_some_and(|span| span.end as usize >= end);
    // A领投、B跟投: what is done is told of each.
    (closed
        && inner < end
        && !whole
        && known.is_none()
        && NAME.contains(&page.text[at..end].chars().count())
        && !page.text[at..end].contains(['和', '与', '及', '的', '由', '在', '了'])
        && page.cue_at(inner).is_none()
        && page.known_within(at + 1, end).is_none())
    .then(|| Span::new(at, end))
}

/// 海湾创投、临海湾投资: whether a name is of a place, and begins what the list names.
fn runs_on(page: &Page<'_>, name: Span) -> bool {
    let end = name.end as usize;
    let place = page.known_at(name.start as usize).is_some_and(|k| k.span == name && k.class == page.defaults.place);
    place && !page.closes(end) && page.text[end..].starts_with(|c: char| is_han(c) && !matches!(c, '的' | '和' | '与' | '及' | '等'))
}

/// The longest name that begins at `at`.
fn beginning(names: &[NameMention], at: usize) -> Option<Span> {
    let next = names.partition_point(|n| (n.span.start as usize) < at);
    names.get(next).map(|n| n.span).filter(|s| s.start as usize == at)
}

/// The longest name that ends at `at`.
fn ending(names: &[NameMention], at: usize) -> Option<Span> {
    let next = names.partition_point(|n| (n.span.start as usize) < at);
    names[..next].iter().rev().take(4).map(|n| n.span).filter(|s| s.end as usize == at).max_by_key(|s| s.len())
}

fn item(names: &[NameMention], span: Span) -> Item {
    let next = names.partition_point(|n| n.span.start < span.start);
    let class = names[next..].iter().take_while(|n| n.span.start == span.start).find(|n| n.span == span).map(|n| n.class);
    Item { span, class }
}

/// The class of most items that have one.
fn common(items: &[Item]) -> Option<ClassId> {
    let mut classes: Vec<ClassId> = items.iter().filter_map(|i| i.class).collect();
    classes.sort_unstable();
    let best = classes.chunk_by(|a, b| a == b).max_by_key(|c| c.len())?;
    (best.len() * 2 > classes.len()).then(|| best[0])
}

/// `end`, moved before a bracket that ends there.
fn before_bracket(text: &str, end: usize) -> usize {
    if !text[..end].ends_with(')') {
        return end;
    }
    text[..end].char_indices().rev().take(40).find(|(_, c)| *c == '(').map_or(end, |(at, _)| at)
}

/// `end`, moved over a bracket that begins there.
fn after_bracket(text: &str, end: usize) -> usize {
    if !text[end..].starts_with('(') {
        return end;
    }
    text[end..].char_indices().take(40).find(|(_, c)| *c == ')').map_or(end, |(at, _)| end + at + 1)
}

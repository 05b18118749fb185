//! Persons: a surname and a cue (院长王某某, 王某某表示); foreign names are found beside.
//!
//! A Chinese name has a surname, one or two characters more, and edges on both sides; what is made of everyday words
//! (高性能, 方向, 时间) is none. Deliberately takes no such run without a cue beside it, or a person beside it in a list.

pub(crate) mod counted;
pub(crate) mod ending;
pub(crate) mod foreign;
pub(crate) mod framed;
pub(crate) mod given;
pub(crate) mod lone;
pub(crate) mod maker;

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::frame::quote;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::person::ending::{
    ADVERBS, COMPOUND, PLAIN, TWO, adverbial, before_kin, before_listener, before_passive, before_post, compound, end, end_over_grammar,
    end_within_grammar, given_ends, holds_post, holds_post_of, over_known, recurring, seated,
};
use crate::annotate::words::List;
use crate::annotate::{Certainty, Reason};
use crate::chinese::{LONG_GIVEN, OneOf, PERSONS, ends, is_adverbial};
use crate::span::Span;

/// Words after which a name of three characters with a surname is a person: 由曹旭东创立.
pub(crate) const LEADS: &[&str] = &["由", "被", "请", "与", "和", "、", "对", "向", "是", "跟", "让", "及"];

/// Verbs that stand before another verb: 钱会花在….
const MODALS: &str = "会能可要得应该想";

/// Joints of a list of persons.
const JOINTS: &[&str] = &["、", "和", "与", "及"];

/// Verbs of having a name.
const CALLED: &[&str] = &["名叫", "叫", "名为"];

/// What a person does, before 的 and the name.
const LIVED: &[&str] = &[
    "离职", "卸任", "离任", "辞职", "辞任", "请辞", "退学", "辍学", "休学", "肄业", "退休", "去世", "病逝", "毕业", "出身", "加入", "加盟",
    "任职", "就职", "供职", "接任", "继任", "接手", "岁",
];
/// The same, anywhere in the clause before 的.
const LIVED_EARLY: &[&str] = &[
    "创办",
    "创立",
    "接任",
    "就任",
    "升任",
    "现任",
    "兼任",
    "转任",
    "毕业于",
    "就读于",
    "师从",
    "曾任",
    "担任",
    "出任",
    "执教",
    "任教",
    "写出",
    "写下",
    "做出",
    "发明",
    "主导",
    "提出",
    "主持",
    "撰写",
    "辞去",
    "卸去",
    "告别",
    "接任",
    "继任",
    "就任",
    "当选",
    "创建",
    "执掌",
    "主管",
    "牵头",
    "领导",
    "兼任",
];
/// What follows a name that 以 precedes.
const HEADED: &[&str] = &["为首", "为代表", "为核心", "领衔", "为骨干"];
/// What stands between a post and who holds it.
const COPULAS: &[&str] = &["为", "是", "有", "包括", "还有", "还包括", "分别是", "分别为", "依次为", "依次是", "分别由", "包括了"];
/// A time in office, what ends one's studies, and what only looks like a surname of two characters: 博士毕业后, 在微博上官宣.
static TENURE: OneOf = OneOf::new(&[
    "任上",
    "任内",
    "任期",
    "任职",
    "毕业",
    "上官宣",
    "包括",
    "包含",
    "曾任",
    "曾在",
    "曾担",
    "曾供",
    "曾就",
    "曾参",
    "曾主",
    "曾创",
    "曾获",
    "曾为",
    "曾经",
    "曾是",
    "曾于",
    "曾加",
    "曾从",
    "曾被",
    "曾以",
    "曾带",
    "曾负",
    "曾执",
    "曾赴",
    "曾多",
    "曾因",
    "曾将",
    "曾向",
    "曾与",
    "曾对",
]);

pub(crate) fn find(page: &mut Page<'_>) {
    foreign::find(page);
    chinese(page);
}

/// Adds a person.
pub(crate) fn add(page: &mut Page<'_>, span: Span) {
    page.add(span, page.defaults.person, Certainty::Context, Reason::Person);
}

/// A surname with what may follow it.
#[derive(Clone, Copy)]
struct Maybe {
    span: Span,
    sure: bool,
    /// Three characters that hold no everyday word.
    plain: bool,
}

/// Surnames with one or two characters more, where a cue stands beside them, or another person in a list.
fn chinese(page: &mut Page<'_>) {
    let mut found: Vec<Maybe> = Vec::new();
    let mut done = 0;
    let surnames = surnames(page);
    let forms = compound(page, &surnames);
    let speakers = speakers(page, &surnames);
    let makers = maker::find(page);
    for (at, surname) in surnames {
        // 博士毕业后, 首席架构师任上
        if at < done || TENURE.opens(&page.text[at..]) {
            continue;
        }
        // 法定代表人为王雪: 人为 is a word as well.
        let copula = || copulas(&page.text[..at]).any(|post| page.follows_title(post.len()));
        let opens = page.opens(at) || page.cue_before(at) == Some(page.defaults.person) || posted(page, at) || held(page, at) || copula();
        // 任大疆算法工程师: a known name stands after the verb; 董事长暨执行长: a title after the joint.
        let verb = page.known_at(at + surname).is_some();
        if let Some(end) = over_known(page, at, surname).or_else(|| opens.then(|| seated(page, at, surname)).flatten()) {
            found.push(Maybe { span: Span::new(at, end), sure: true, plain: true });
            done = end;
            continue;
        }
        let taken = verb
            || page.title_begins(at)
            || page.title_begins(at + surname)
            || page.within_title(at)
            || page.known_at(at).is_some()
            || page.known_over(at).is_some();
        if !opens || product(page, at) {
            continue;
        }
        let sure = |end: usize, plain: bool| Maybe { span: Span::new(at, end), sure: true, plain };
        if let Some(end) = framed::end(page, at, surname) {
            found.push(sure(end, false));
            done = end;
            continue;
        }
        let free = !taken && (!page.breaks_at(at) || posted(page, at));
        if let Some(&(start, end)) = speakers.iter().chain(&makers).find(|(start, _)| *start == at) {
            found.push(Maybe { span: Span::new(start, end), sure: true, plain: false });
            done = end;
            continue;
        }
        let recurring = || recurring(page, &forms, at, surname).map(|end| before_post(page, at, at + surname, end));
        let read = || recurring().map(|end| sure(end, true)).or_else(|| named(page, at, surname));
        if let Some(maybe) = free.then(read).flatten().or_else(|| told(page, at, surname).map(|end| sure(end, false))) {
            done = maybe.span.end as usize;
            found.push(maybe);
        }
    }
    // 周岚、山姆·里德: foreign names are sure by their shape.
    let abroad = page.candidates.iter().filter(|c| c.class == page.defaults.person && c.reason == Reason::Person);
    let foreign: BTreeSet<Span> = abroad.map(|c| c.span).collect();
    found.extend(foreign.iter().map(|&span| Maybe { span, sure: true, plain: false }));
    found.sort_by_key(|m| m.span);
    shorten(page, &mut found);
    spread(page, &mut found);
    lengthen(page, &mut found);
    for maybe in found.iter().filter(|m| m.sure && !foreign.contains(&m.span)) {
        add(page, maybe.span);
    }
}

/// What stands before a copula that ends a text.
fn copulas(before: &str) -> impl Iterator<Item = &str> {
    COPULAS.iter().filter_map(move |word| before.strip_suffix(word))
}

/// The longest bracket that tells who somebody is, in bytes.
const BRACKET: usize = 90;

/// Where a name ends that what stands beside it tells whatever its characters mean elsewhere: 董事长郝大田说, 28岁的闵行舟,
/// 乔木(临江大学教授).
fn told(page: &Page<'_>, at: usize, surname: usize) -> Option<usize> {
    let text = page.text;
    // 尤洋于去年创办: the lexicon knows where a name ends.
    if page.known_at(at).is_some_and(|known| known.class == page.defaults.person) {
        return None;
    }
    let posted = posted(page, at);
    let aged = text[..at].ends_with("岁的");
    let unread = |end: &usize| !page.found.crosses(at, *end);
    let bracketed = |end: usize| {
        let inside = text[end..].strip_prefix('(')?;
        let close = end + '('.len_utf8() + inside[..floor(inside, BRACKET)].find(')')?;
        Some(page.titles.iter().any(|title| title.end as usize == close))
    };
    // 王雪(Shirley Wang)
    let latin = |end: usize| {
        let inside = text[end..].strip_prefix('(').map(|inside| &inside[..floor(inside, BRACKET)]);
        inside.and_then(|inside| inside.split_once(')')).is_some_and(|(name, _)| given::is_person(name))
    };
    let mut ends: Vec<usize> = given_ends(text, at + surname).filter(unread).collect();
    ends.reverse();
    let says = |end: usize| page.cue_after(end) == Some(page.defaults.person);
    let long = |end: usize| end - at - surname > 3 && !text[..end].ends_with(|c| ADVERBS.contains(c));
    // A word at the front goes on as another name or noun does: 车载道路.
    let plain = |end: usize| !page.found.begins_word(at, end) || surname == COMPOUND && page.found.is_word(at, at + surname);
    let whole = |end: usize| plain(end) || page.found.is_word(at, end);
    ends.into_iter()
        .find(|&end| {
            whole(end) && (bracketed(end) == Some(true) || latin(end))
                || posted && long(end) && says(end)
                || aged && long(end) && plain(end)
                // 应怀瑾出任: the surname is a verb elsewhere.
                || page.begins_clause(at) && page.breaks_at(at) && long(end) && says(end) && plain(end) && !page.found.is_ordinary(at + surname, end)
        })
}

/// Whether a mark before `at` opens the name of what is made: 首款产品“鹿小鸣”, no person; nor is what stands alone between marks (“秦岭眼”没有…),
/// but for behind a post or a verb of calling.
fn product(page: &Page<'_>, at: usize) -> bool {
    let before = page.text[..at].strip_suffix(['“', '「']).map(str::len);
    let alone = page.text[at..].chars().take(5).position(|c| matches!(c, '”' | '」')).is_some_and(|length| length > 1);
    before.is_some_and(|mark| {
        let called = || posted(page, mark) || framed::called(&page.text[..mark]) || page.text[..mark].ends_with(['称', '号']);
        let person = || page.cue_before(mark) == Some(page.defaults.person);
        alone && !called() && !person()
            || quote::is_own(&page.text[..mark])
            || page.kind_before(mark).is_some_and(|kind| page.ontology.is_a(kind, page.defaults.work))
    })
}

/// Where surnames may begin, and the bytes of each.
fn surnames(page: &Page<'_>) -> Vec<(usize, usize)> {
    let seldom = |at: usize, c: char| {
        let posted = || page.follows_title(at) || given_ends(page.text, at + c.len_utf8()).any(|end| holds_post(page, end));
        page.words.is_seldom_surname(c) && posted()
    };
    let length = |at: usize, c: char| page.words.surname(&page.text[at..]).or_else(|| seldom(at, c).then_some(c.len_utf8()));
    page.words.surname_firsts.places(page.text).filter_map(|(at, c)| Some((at, length(at, c)?))).collect()
}

/// Whether a date stands at `at`, and what a person does after it: 林若溪2021年从南江大学离职.
fn lives_after_date(page: &Page<'_>, at: usize) -> bool {
    let digits = page.text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let Some(rest) = page.text[at + digits..].strip_prefix('年').filter(|_| digits == 4) else { return false };
    let clause = &rest[..rest.find([',', '。', ';', '、', '\n', '(']).unwrap_or(rest.len())];
    // 林若溪2015年至2019年任云川科技总裁
    let from = page.text.len() - rest.len();
    let posted = || {
        ["任", "担任", "出任", "成为"].iter().any(|verb| clause.contains(verb)) && page.title_within(from, from + clause.len()).is_some()
    };
    LIVED.iter().chain(LIVED_EARLY).any(|word| clause.contains(word)) || posted()
}

/// Whether a post stands right before `at`, or before the verb of having a name: CEO王雪, CEO名叫王雪.
fn posted(page: &Page<'_>, at: usize) -> bool {
    let called = || CALLED.iter().find_map(|verb| page.text[..at].strip_suffix(verb));
    // 她叫安可心
    // 副院长,名叫王雪
    let titled = |before: &str| page.follows_title(before.len()) || before.strip_suffix(',').is_some_and(|b| page.follows_title(b.len()));
    // 他的继任者叫王雪, 印的名字叫王雪
    page.follows_title(at) || called().is_some_and(|before| titled(before) || before.ends_with(['他', '她', '者', '人', '字', '徒']))
}

/// Who speaks at the heads of paragraphs, more than once: 柏舟:我们不做.
fn speakers(page: &Page<'_>, surnames: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let text = page.text;
    let heads = surnames.iter().filter(|(at, _)| text[..*at].is_empty() || text[..*at].ends_with('\n'));
    let label = |&(at, surname): &(usize, usize)| {
        let end = given_ends(text, at + surname).find(|&end| text[end..].starts_with(':'))?;
        (page.known_at(at).is_none() && !page.found.is_generic(at, end)).then_some((at, end))
    };
    let labels: Vec<(usize, usize)> = heads.filter_map(label).collect();
    let times = |&(start, end): &(usize, usize)| labels.iter().take(SPEECHES).filter(|l| text[l.0..l.1] == text[start..end]).count();
    labels.iter().filter(|label| times(label) > 1).copied().collect()
}

/// So many heads of paragraphs are compared with each other.
const SPEECHES: usize = 40;

/// Whether a person's name begins at `at` with a surname of so many bytes.
fn named(page: &Page<'_>, at: usize, surname: usize) -> Option<Maybe> {
    let text = page.text;
    if let Some(end) = adverbial(page, at, at + surname) {
        return Some(Maybe { span: Span::new(at, end), sure: true, plain: false });
    }
    let posted = posted(page, at);
    let led_in = posted || text[..at].ends_with(['由', '的']) || page.cue_before(at) == Some(page.defaults.person) || held(page, at);
    let end = if let Some(end) = long_given(text, at + surname).filter(|_| surname >= COMPOUND) {
        Some(end)
    } else if led_in {
        end_within_grammar(page, at, at + surname)
    } else {
        end_over_grammar(page, at, at + surname).or_else(|| end(page, at, at + surname))
    }?;
    let end = before_listener(text, at + surname, before_post(page, at, at + surname, end));
    let end = before_kin(page, at + surname, before_passive(page, at, at + surname, end));
    // 许可以及
    let end = if text[..end].ends_with('以') && text[end..].starts_with('及') && end > at + surname + 3 { end - 3 } else { end };
    // (记者李舸摄), 罗干等同志
    let credit =
        text[..end].ends_with('摄') && !text[end..].starts_with(is_han) || text[..end].ends_with('等') && text[end..].starts_with("同志");
    let end = if credit && end > at + surname + 3 { end - 3 } else { end };
    // 免去王雪的职务
    let end = if text[..end].ends_with('的') && end > at + surname + 3 { end - 3 } else { end };
    let person = page.defaults.person;
    let given = &text[at + surname..end];
    // 把作者艾特了一遍: what has an aspect is done.
    let done = text[end..].starts_with('了') && !text[end..].starts_with("了解") && page.cue_before(at) == Some(person);
    if given.starts_with('的') || done {
        return None;
    }
    // 推举创始人屈原野为名誉董事长: a word may begin the name.
    let acts = page.cue_after(end) == Some(page.defaults.person) || text[end..].starts_with('为') || holds_post(page, end);
    let cued = posted || page.cue_before(at) == Some(page.defaults.person) || held(page, at);
    let ordinary = if cued {
        // 秘书长任贤良: beside a title two words may make a name; one word at its front does where no other goes on over its end:
        // 工程师何其光带着, but 总监高度评价 and 院长方面称 name nobody.
        let closes = page.closes(end);
        let fronted = || surname == 3 && page.found.begins_word(at, end.min(at + surname + 3));
        let last = end - given.chars().next_back().map_or(0, char::len_utf8);
        page.found.is_word(at, end)
            || !acts && fronted() && (!page.follows_title(at) && !closes || page.found.crosses(at, end) || page.breaks_at(last))
    } else {
        page.found.is_ordinary(at, end) && !(acts && page.begins_clause(at) && given_by_word(page, at, at + surname, end))
    };
    // 投资人哈创投: what ends firms' names is nobody's given name.
    let firm = || {
        let head = page.found.last(List::Head, at + surname, end).filter(|head| head.start == at + surname && head.len() == TWO);
        head.is_some_and(|head| {
            page.words.head_classes[head.number as usize] == page.defaults.employer && !page.found.is_word(head.start, head.end)
        })
    };
    // 东方港湾: a direction before what nobody is told to be.
    let eastern = surname == COMPOUND && text[at..].starts_with('东') && !posted;
    if ordinary || eastern || firm() || text[end..].starts_with('·') || page.found.holds(List::Kind, at, end) {
        return None;
    }
    let closed = page.closes(end);
    let before = &text[..at];
    // 主任为韦江, 曾任总经理的李楠, 去年离职的李楠
    let free = || given.chars().count() == 2 && !page.found.begins_word(at, end) && ends_freely(page, at, end);
    let lived = !(given.chars().count() == 2 && page.found.begins_common_word(at + surname, end))
        && (closed || free())
        && (given.chars().count() == 2 || !page.found.is_word(at, end))
        && before.strip_suffix('的').is_some_and(|clause| lived(clause) || comes_from(page, clause));
    // 以冼星遥为首
    let led_by = before.ends_with('以') && HEADED.iter().any(|word| text[end..].starts_with(word));
    let linked = lived
        || led_by
        || closed && held(page, at)
        || closed && before.ends_with(['的', '为', '是', '由']) && page.follows_title(at - '的'.len_utf8())
        || closed && copulas(before).any(|post| page.follows_title(post.len()))
        || closed && holder(page, at);
    let sure = linked
        || posted
        || page.title_begins(end)
        || holds_post(page, end)
        || given.chars().count() == 2 && text[end..].starts_with('为') && page.title_begins(end + '为'.len_utf8())
        || page.cue_after(end) == Some(person)
        || page.cue_before(at) == Some(person);
    // Without a cue: no part of it may be a word.
    let plain = given.chars().count() == 2
        && !given.starts_with(|c| ADVERBS.contains(c) || MODALS.contains(c))
        && !page.found.is_word(at + surname, end)
        && !page.found.begins_word(at, end);
    // 更早的是王若雪, 印的名字是王若雪
    let named_last = plain && NAMED_LAST.iter().any(|word| ends(before, word)) && text[end..].starts_with([',', '。', ';', '、', '(']);
    // 更早的是王雪,2019年创立…
    let named_last = named_last
        || NAMED_LAST.iter().any(|word| ends(before, word))
            && !page.found.begins_word(at, end)
            && text[end..].starts_with(',')
            && lives_after_date(page, end + 1);
    let led = plain && closed && LEADS.iter().any(|lead| before.ends_with(lead));
    let listed = closed && JOINTS.iter().any(|joint| before.ends_with(joint) || text[end..].starts_with(joint));
    // 黄仁勋发表: three characters that are no words, between the head of a clause and a verb, name a person unless firms do so.
    let lives = lives_somewhere(page, end);
    let heads = (plain || lives && !page.found.begins_word(at, end))
        && (lives
            || page.breaks_at(end)
            || adverb(page, end)
            || lives_after_date(page, end)
            || holds_post_of(page, end)
            || text[end..].starts_with(SAID_OF)
            || says_somewhere(page, end)
            || before.ends_with('在') && text[end..].starts_with(VIEW)
            || ONCE.iter().any(|word| text[end..].starts_with(word)))
        && (page.begins_clause(at)
            || before.ends_with('在') && page.begins_clause(at - '在'.len_utf8())
            || lives && before.ends_with(['和', '与', '、']))
        && (page.cue_after(end).is_none_or(|c| c == person) || earns(page, end))
        && (lives || !before.ends_with('、'));
    // 由林小鱼、王雪创立: in a list of who did it.
    // 由周敦和许清越创立: of whichever length, where another surname follows.
    // 云川科技是周敦和师弟许清越创立的
    let fellow = |rest: &str| {
        // 与清大同窗许清越
        let house = page.known_at(text.len() - rest.len()).filter(|k| page.ontology.is_a(k.class, page.defaults.agent));
        let rest = house.map_or(rest, |k| &text[k.span.end as usize..]);
        let known = PERSONS.iter().filter_map(|noun| rest.strip_prefix(noun)).min_by_key(|rest| rest.len()).unwrap_or(rest);
        page.words.surname(known).is_some()
    };
    let pair = before.ends_with(['由', '是'])
        && ["和", "与"].iter().find_map(|joint| text[end..].strip_prefix(joint)).is_some_and(fellow)
        && !page.found.begins_word(at, end)
        && text[end..].find(['。', ';', '\n']).is_some_and(|stop| FOUNDING.iter().any(|verb| text[end..end + stop].contains(verb)));
    let several =
        pair || closed && given.chars().count() == 2 && before.ends_with('由') && JOINTS.iter().any(|joint| text[end..].starts_with(joint));
    let sure = sure
        || heads
        || named_last
        || several && !page.found.begins_word(at, end.min(at + surname + 3)) && !page.found.holds(List::Head, at, end);
    (sure || led || listed).then_some(Maybe { span: Span::new(at, end), sure: sure || led && before.ends_with(['由', '请']), plain })
}

/// Where a given name of three characters ends: 健太郎.
fn long_given(text: &str, from: usize) -> Option<usize> {
    const LENGTH: usize = 9;
    let given = text.get(from..from + LENGTH).filter(|given| given.chars().all(is_han))?;
    LONG_GIVEN.iter().any(|end| given.ends_with(end)).then_some(from + LENGTH)
}

/// Whether what stands before `at` says that a post's holder follows: 理事长是南岭大学的.
fn held(page: &Page<'_>, at: usize) -> bool {
    let agent = page.text[..at].strip_suffix('的').and_then(|before| page.agent_ending(before.len()));
    agent.is_some_and(|agent| {
        let before = &page.text[..agent.start as usize];
        before.strip_suffix(['是', '为']).is_some_and(|post| page.follows_title(post.len()))
    })
}

/// What stands before whoever is named at the end of a clause.
const NAMED_LAST: &[&str] = &["的是", "人是", "者是", "字是", "正是"];

/// Whether a post, an adverb and a copula stand before `at`: 董事长仍为王雪.
fn holder(page: &Page<'_>, at: usize) -> bool {
    const ADVERBS: &[char] = &['仍', '则', '也', '将', '现', '改', '均', '依'];
    let post = page.text[..at].strip_suffix(['为', '是', '由']).and_then(|before| before.strip_suffix(ADVERBS));
    post.is_some_and(|post| page.follows_title(post.len()))
}

/// Whether an everyday word is the given name, which the surname makes no word with: 计东升 改任, but no 高性能.
fn given_by_word(page: &Page<'_>, at: usize, given: usize, end: usize) -> bool {
    let next = page.text[given..end].chars().next().map_or(end, |c| given + c.len_utf8());
    next < end
        && page.found.is_ordinary(given, end)
        && (!page.found.is_word(at, given) || !PLAIN.contains(&page.text[at..given]) && !page.found.begins_word(at, end))
        && !page.found.begins_word(at, next)
        && !page.words.begins_generic(&page.text[given..end])
        && ![List::Head, List::Kind, List::Title].iter().any(|&list| page.found.holds(list, given, end))
}

/// Whether a clause tells of what persons do, so that a person follows who does it: 2023年创办听澜的.
pub(crate) fn lived(clause: &str) -> bool {
    let clause = clause.rsplit([',', '。', ';', '\n', '、', '(']).next().unwrap_or_default();
    LIVED.iter().any(|word| clause.ends_with(word)) || LIVED_EARLY.iter().any(|word| clause.contains(word))
}

/// Whether a clause ends in whom somebody comes from: 来自微软的.
fn comes_from(page: &Page<'_>, clause: &str) -> bool {
    let agent = page.agent_ending(clause.len());
    agent.is_some_and(|agent| ["来自", "出自", "加入", "加盟"].iter().any(|word| page.text[..agent.start as usize].ends_with(word)))
}

/// Whether a word that goes on from no name begins at the end of one: 谭可儿刚从, 骆一舟回乡.
fn ends_freely(page: &Page<'_>, start: usize, end: usize) -> bool {
    let adverb = page.text[end..].starts_with(|c: char| ADVERBS.contains(c) && !"的为".contains(c));
    (adverb || page.found.begins_word(end, page.text.len())) && !page.found.crosses(start, end)
}

/// Whether an adverb of two characters stands at `at`: 陈若良刚刚创办了.
fn adverb(page: &Page<'_>, at: usize) -> bool {
    page.text.get(at..at + TWO).is_some_and(is_adverbial)
}

/// Adverbs and verbs of one character with which something is said of a person: 江一帆很坦率.
const SAID_OF: &[char] = &['很', '不', '没', '总', '常', '管'];
/// Words for what was so once, before what somebody was.
const ONCE: &[&str] = &["一度", "曾一度", "早年", "此前", "先后", "随后", "后来"];

/// In whose eyes something is so: 在王若雪看来.
const VIEW: &str = "看来";

/// Whether a clause goes on with when or where, and a verb of saying: 林若溪近日在南城论坛上表示.
fn says_somewhere(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 120;
    const OPENS: &[&str] = &["在", "于", "近日在", "日前在", "此前在", "随后在", "接受"];
    const SAYS: &[&str] = &["表示", "指出", "认为", "透露", "致辞", "演讲", "发言", "强调", "谈到", "介绍", "说", "称", "坦言"];
    let rest = &page.text[at..floor(page.text, at + REACH)];
    let clause = rest.split([',', '。', ';', ':', '\n', '、']).next().unwrap_or_default();
    OPENS.iter().any(|word| clause.starts_with(word)) && SAYS.iter().any(|verb| clause.ends_with(verb))
}

/// Whether a clause goes on with when or where, and what a person does there: 王雪在南城创办了听澜, 王雪曾任职于谷歌.
fn lives_somewhere(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 90;
    const OPENS: &[char] = &['在', '于', '从', '曾', '自', '又', '则'];
    const LIVES: &[&str] = &[
        "创办",
        "创立",
        "创业",
        "毕业",
        "任职",
        "供职",
        "就职",
        "任教",
        "执教",
        "求学",
        "就读",
        "攻读",
        "深造",
        "离职",
        "辞职",
        "退学",
        "辍学",
        "获博士",
        "读博",
        "获得博士",
    ];
    let rest = &page.text[at..floor(page.text, at + REACH)];
    let clause = rest.split([',', '。', ';', ':', '\n', '、', '(', '“']).next().unwrap_or_default();
    clause.starts_with(OPENS) && LIVES.iter().any(|verb| clause.contains(verb))
}

/// Whether what firms do as well is what a person does: 获得北川创新奖, 宣布退休.
fn earns(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 72;
    const ANNOUNCES: &str = "宣布";
    let rest = &page.text[at..floor(page.text, at + REACH)];
    let clause = rest.split([',', '。', ';', '\n']).next().unwrap_or_default();
    let honoured = ["获", "荣获", "摘得", "捧回"].iter().any(|verb| clause.starts_with(verb)) && clause.contains('奖');
    honoured || clause.starts_with(ANNOUNCES) && LIVED.iter().any(|word| clause.contains(word))
}

/// What two persons do of whom a clause tells that they did it.
const FOUNDING: &[&str] = &[
    "创立", "创办", "创建", "成立", "发起", "联合", "共同", "主导", "开发", "开源", "提出", "撰写", "编写", "办起", "拉起", "做起", "开办",
];

/// 王雪出席。王雪与…, 王雪刚…: a name of three characters whose last is a word of grammar is the one of two that the text has elsewhere.
fn shorten(page: &Page<'_>, found: &mut [Maybe]) {
    /// What follows many a name, and seldom ends one.
    const BEHIND: &str = "与和同跟及对将把被向从在刚曾已也还则却都又便就才请找拉让说称是等";
    const THREE: u32 = 9;
    let short: BTreeSet<&str> = found.iter().filter(|m| m.sure && m.span.len() == TWO).map(|m| m.span.of(page.text)).collect();
    for maybe in found.iter_mut().filter(|m| m.span.end - m.span.start == THREE) {
        let form = maybe.span.of(page.text);
        let front = form.strip_suffix(|c| BEHIND.contains(c)).filter(|front| short.contains(front));
        maybe.span.end -= front.map_or(0, |front| (form.len() - front.len()) as u32);
    }
}

/// 唐令则: a name of two characters behind which the text has the same one whenever it has the name is longer by it.
fn lengthen(page: &Page<'_>, found: &mut [Maybe]) {
    /// So often the name stands there at least.
    const LEAST: usize = 3;
    /// What follows many a name.
    const BEHIND: &str = "说称是的和与及在等、从曾任也已表认指介透坦强告出加补回现担负带领率对向将还";
    let text = page.text;
    let mut longer: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for maybe in found.iter_mut().filter(|m| m.sure && m.span.len() == TWO) {
        let form = maybe.span.of(text);
        let more = longer.entry(form).or_insert_with(|| {
            let next = text[maybe.span.end as usize..].chars().next().filter(|&c| is_han(c) && !BEHIND.contains(c))?;
            let mut times = 0;
            let all = text.match_indices(form).all(|(at, form)| {
                times += 1;
                text[at + form.len()..].starts_with(next)
            });
            (all && times >= LEAST).then_some(next.len_utf8())
        });
        if let Some(more) = *more {
            maybe.span.end += more as u32;
        }
    }
}

/// In a list of persons, one that is sure makes its neighbours sure.
fn spread(page: &Page<'_>, found: &mut [Maybe]) {
    // 云川科技林若溪、南岭大学的周岚: whose they are may stand before each.
    let whose = |start: usize, end: usize| {
        let end = page.text[start..end].strip_suffix('的').map_or(end, |rest| start + rest.len());
        page.known_at(start).is_some_and(|k| k.span.end as usize == end && page.ontology.is_a(k.class, page.defaults.agent))
    };
    let joined = |a: Maybe, b: Maybe| {
        let (from, to) = (a.span.end as usize, b.span.start as usize);
        let between = page.text.get(from..to).unwrap_or_default();
        JOINTS.iter().any(|joint| between.strip_prefix(joint).is_some_and(|rest| rest.is_empty() || whose(to - rest.len(), to)))
    };
    for i in 1..found.len() {
        // Two in a row that hold no word are persons.
        if found[i - 1].plain && found[i].plain && joined(found[i - 1], found[i]) {
            found[i].sure = true;
        }
        found[i].sure |= found[i - 1].sure && joined(found[i - 1], found[i]);
    }
    for i in (1..found.len()).rev() {
        found[i - 1].sure |= found[i].sure && joined(found[i - 1], found[i]);
    }
}

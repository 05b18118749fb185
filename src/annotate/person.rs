//! Persons: a surname and a cue (院长王某某, 王某某表示); foreign names are found beside.
//!
//! A Chinese name has a surname, one or two characters more, and edges on both sides; what is made of everyday words
//! (高性能, 方向, 时间) is none. Deliberately takes no such run without a cue beside it, or a person beside it in a list.

use std::collections::{BTreeMap, BTreeSet};

use super::page::{Page, floor, is_han};
use super::words::List;
use super::{Certainty, Reason, foreign, framed, maker, quote};
use crate::chinese::{SURNAMES_AFTER_POSTS, is_adverbial};
use crate::span::Span;

/// Words after which a name of three characters with a surname is a person: 由曹旭东创立.
const LEADS: &[&str] = &["由", "被", "请", "与", "和", "、", "对", "向", "是", "跟", "让", "及"];

/// Adverbs that stand between a name and its verb: 谭待先介绍了.
const ADVERBS: &str = "先则也都曾已还又就才均仅再便亦并将却共未在的为因暂";

/// Verbs that stand before another verb: 钱会花在….
const MODALS: &str = "会能可要得应该想";

/// Joints of a list of persons.
const JOINTS: &[&str] = &["、", "和", "与", "及"];

/// The verb of holding a post.
const HOLDS: char = '任';

/// With what it makes other verbs: 出任, 卸任.
const HOLDS_AFTER: &str = "出卸担升接就转改调兼现曾离辞继时历续留连先自重专前后首新聘委";

/// Verbs of giving a post to somebody.
const APPOINTS: &[&str] =
    &["任命", "聘任", "聘请", "委任", "提名", "推举", "推选", "选举", "提拔", "擢升", "增补", "聘用", "续聘", "改聘", "聘"];

/// Verbs of having a name.
const CALLED: &[&str] = &["名叫", "叫", "名为"];

/// With what it begins that 为 says of somebody.
const ATTRIBUTES: &[&str] = &["共同", "论文", "该", "第", "本", "通讯", "独立", "其"];

/// Words of grammar that given names hold: 若岚, 清和.
const GRAMMAR: &str = "若亦以为与和之而向从由于同可且其";
/// Those that join something to what follows.
const JOINING: &str = "以为与和及由于同";
/// What a person does, before 的 and the name.
const LIVED: &[&str] = &[
    "离职", "卸任", "离任", "辞职", "退休", "去世", "病逝", "毕业", "出身", "加入", "加盟", "任职", "就职", "供职", "接任", "继任", "接手",
    "岁",
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
/// A time in office, and what ends one's studies: 博士毕业后.
const TENURE: &[&str] = &["任上", "任内", "任期", "任职", "毕业"];

pub(super) fn find(page: &mut Page<'_>) {
    foreign::find(page);
    chinese(page);
}

/// Adds a person.
pub(super) fn add(page: &mut Page<'_>, span: Span) {
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
        if at < done || TENURE.iter().any(|word| page.text[at..].starts_with(word)) {
            continue;
        }
        let opens = page.opens(at) || page.cue_before(at) == Some(page.defaults.person) || posted(page, at) || held(page, at);
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
    spread(page, &mut found);
    for maybe in found.iter().filter(|m| m.sure && !foreign.contains(&m.span)) {
        add(page, maybe.span);
    }
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
    let mut ends: Vec<usize> = given_ends(text, at + surname).filter(unread).collect();
    ends.reverse();
    let says = |end: usize| page.cue_after(end) == Some(page.defaults.person);
    let long = |end: usize| end - at - surname > 3 && !text[..end].ends_with(|c| ADVERBS.contains(c));
    // A word at the front goes on as another name or noun does: 车载道路.
    let plain = |end: usize| !page.found.begins_word(at, end) || surname == COMPOUND && page.found.is_word(at, at + surname);
    let whole = |end: usize| plain(end) || page.found.is_word(at, end);
    ends.into_iter()
        .find(|&end| {
            whole(end) && bracketed(end) == Some(true)
                || posted && long(end) && says(end)
                || aged && long(end) && plain(end)
                // 应怀瑾出任: the surname is a verb elsewhere.
                || page.begins_clause(at) && page.breaks_at(at) && long(end) && says(end) && plain(end) && !page.found.is_ordinary(at + surname, end)
        })
}

/// Whether a mark before `at` opens the name of what is made: 首款产品“鹿小鸣”, no person.
fn product(page: &Page<'_>, at: usize) -> bool {
    let before = page.text[..at].strip_suffix(['“', '「']).map(str::len);
    before.is_some_and(|mark| {
        quote::is_own(&page.text[..mark]) || page.kind_before(mark).is_some_and(|kind| page.ontology.is_a(kind, page.defaults.work))
    })
}

/// Where surnames may begin, and the bytes of each.
fn surnames(page: &Page<'_>) -> Vec<(usize, usize)> {
    let seldom = |at: usize, c: char| {
        let posted = || page.follows_title(at) || given_ends(page.text, at + c.len_utf8()).any(|end| holds_post(page, end));
        SURNAMES_AFTER_POSTS.contains(c) && posted()
    };
    let length = |at: usize, c: char| page.words.surname(&page.text[at..]).or_else(|| seldom(at, c).then_some(c.len_utf8()));
    page.words.surname_firsts.places(page.text).filter_map(|(at, c)| Some((at, length(at, c)?))).collect()
}

/// Whether 任 and a post stand at `at`.
fn holds_post(page: &Page<'_>, at: usize) -> bool {
    page.text[at..].starts_with(HOLDS) && page.title_begins(at + HOLDS.len_utf8())
}

/// Whether 任, an organisation and its post stand at `at`: 裴知远任海棠科技董事长.
fn holds_post_of(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 60;
    let Some(rest) = page.text[at..].strip_prefix(HOLDS) else { return false };
    let from = at + HOLDS.len_utf8();
    let rest = &rest[..floor(rest, REACH)];
    let clause = rest.find(|c: char| !is_han(c) && !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    !page.text[..at].ends_with(|c| HOLDS_AFTER.contains(c)) && page.title_within(from, from + clause).is_some()
}

/// Whether a date stands at `at`, and what a person does after it: 林若溪2021年从南江大学离职.
fn lives_after_date(page: &Page<'_>, at: usize) -> bool {
    let digits = page.text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let Some(rest) = page.text[at + digits..].strip_prefix('年').filter(|_| digits == 4) else { return false };
    let clause = &rest[..rest.find([',', '。', ';', '、', '\n', '(']).unwrap_or(rest.len())];
    LIVED.iter().chain(LIVED_EARLY).any(|word| clause.contains(word))
}

/// Whether a post stands right before `at`, or before the verb of having a name: CEO王雪, CEO名叫王雪.
fn posted(page: &Page<'_>, at: usize) -> bool {
    let called = || CALLED.iter().find_map(|verb| page.text[..at].strip_suffix(verb));
    // 她叫安可心
    // 副院长,名叫王雪
    let titled = |before: &str| page.follows_title(before.len()) || before.strip_suffix(',').is_some_and(|b| page.follows_title(b.len()));
    page.follows_title(at) || called().is_some_and(|before| titled(before) || before.ends_with(['他', '她']))
}

/// Where a name ends that 任 and a post follow: 郝田任董事长. A word that everybody uses is none: 连续任董事长.
fn seated(page: &Page<'_>, at: usize, surname: usize) -> Option<usize> {
    let end = given_ends(page.text, at + surname)
        .find(|&end| holds_post(page, end) && !page.text[..end].ends_with(|c| HOLDS_AFTER.contains(c)))?;
    // 从云川科技加盟的卓然任总监
    let told = page.text[..at].strip_suffix('的').is_some_and(lived);
    let word = !told && page.found.is_word(at, end) || page.breaks_at(at) && page.breaks_before(end);
    (!word && page.known_at(at).is_none() && page.known_over(at).is_none() && page.title_within(at, end).is_none()).then_some(end)
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

/// The bytes of a surname of two characters.
const COMPOUND: usize = 6;
/// The bytes of two characters.
const TWO: usize = 6;

/// How often the text has each run of a compound surname and one or two characters more: nobody but a person is called so twice.
fn compound<'a>(page: &Page<'a>, surnames: &[(usize, usize)]) -> BTreeMap<&'a str, u32> {
    let text = page.text;
    let mut forms = BTreeMap::new();
    for &(at, surname) in surnames {
        // 东方 is a direction as well.
        if surname != COMPOUND || text[at..].starts_with('东') || page.known_over(at).is_some() {
            continue;
        }
        for end in given_ends(text, at + COMPOUND) {
            *forms.entry(&text[at..end]).or_insert(0) += 1;
        }
    }
    forms
}

/// Where a given name of one character ends, and one of two.
pub(super) fn given_ends(text: &str, from: usize) -> impl Iterator<Item = usize> {
    text[from..].char_indices().take(2).take_while(|(_, c)| is_han(*c)).map(move |(at, c)| from + at + c.len_utf8())
}

/// Where the longest name ends that begins at `at` with a compound surname and stands in the text more than once.
fn recurring(page: &Page<'_>, forms: &BTreeMap<&str, u32>, at: usize, surname: usize) -> Option<usize> {
    if surname != COMPOUND {
        return None;
    }
    let from = at + surname;
    let twice =
        |end: &usize| forms.get(&page.text[at..*end]).is_some_and(|&times| times > 1) && page.cue_at(from) != Some(page.defaults.person);
    given_ends(page.text, from).filter(twice).filter(|&end| !page.found.is_word(at, end)).last()
}

/// `end`, moved before the coverb that leads to whom one speaks to: 罗川对《财经周刊》说, 罗川对记者说.
fn before_listener(text: &str, given: usize, end: usize) -> usize {
    const COVERBS: &[char] = &['对', '向', '跟'];
    const LISTENERS: &[&str] = &["《", "记者", "媒体", "本报", "本刊"];
    let short = text[given..end].strip_suffix(COVERBS).filter(|name| !name.is_empty());
    let leads = LISTENERS.iter().any(|who| text[end..].starts_with(who));
    short.filter(|_| leads).map_or(end, |name| given + name.len())
}

/// Whether a person's name begins at `at` with a surname of so many bytes.
fn named(page: &Page<'_>, at: usize, surname: usize) -> Option<Maybe> {
    let text = page.text;
    if let Some(end) = adverbial(page, at, at + surname) {
        return Some(Maybe { span: Span::new(at, end), sure: true, plain: false });
    }
    let posted = posted(page, at);
    let led_in = posted || text[..at].ends_with(['由', '的']) || page.cue_before(at) == Some(page.defaults.person) || held(page, at);
    let end = if led_in {
        end_within_grammar(page, at, at + surname)
    } else {
        end_over_grammar(page, at, at + surname).or_else(|| end(page, at, at + surname))
    }?;
    let end = before_listener(text, at + surname, before_post(page, at, at + surname, end));
    let person = page.defaults.person;
    let given = &text[at + surname..end];
    if given.starts_with('的') {
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
    if ordinary || firm() || text[end..].starts_with('·') || page.found.holds(List::Kind, at, end) {
        return None;
    }
    let closed = page.closes(end);
    let before = &text[..at];
    // 主任为韦江, 曾任总经理的李楠, 去年离职的李楠
    let free = || given.chars().count() == 2 && !page.found.begins_word(at, end) && ends_freely(page, at, end);
    let lived = (closed || free())
        && (given.chars().count() == 2 || !page.found.is_word(at, end))
        && before.strip_suffix('的').is_some_and(|clause| lived(clause) || comes_from(page, clause));
    // 以冼星遥为首
    let led_by = before.ends_with('以') && HEADED.iter().any(|word| text[end..].starts_with(word));
    let linked = lived
        || led_by
        || closed && held(page, at)
        || closed && before.ends_with(['的', '为', '是', '由']) && page.follows_title(at - '的'.len_utf8());
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
    let led = plain && closed && LEADS.iter().any(|lead| before.ends_with(lead));
    let listed = closed && JOINTS.iter().any(|joint| before.ends_with(joint) || text[end..].starts_with(joint));
    // 黄仁勋发表: three characters that are no words, between the head of a clause and a verb, name a person unless firms do so.
    let heads = plain
        && (page.breaks_at(end) || lives_after_date(page, end) || holds_post_of(page, end) || text[end..].starts_with(SAID_OF))
        && page.begins_clause(at)
        && (page.cue_after(end).is_none_or(|c| c == person) || earns(page, end))
        && !before.ends_with('、');
    // 由林小鱼、王雪创立: in a list of who did it.
    // 由周敦和许清越创立: of whichever length, where another surname follows.
    let pair = before.ends_with('由')
        && ["和", "与"].iter().find_map(|joint| text[end..].strip_prefix(joint)).is_some_and(|rest| page.words.surname(rest).is_some())
        && !page.found.begins_word(at, end)
        && text[end..].find(['。', ';', '\n']).is_some_and(|stop| FOUNDING.iter().any(|verb| text[end..end + stop].contains(verb)));
    let several =
        pair || closed && given.chars().count() == 2 && before.ends_with('由') && JOINTS.iter().any(|joint| text[end..].starts_with(joint));
    let sure = sure || heads || several && !page.found.begins_word(at, end.min(at + surname + 3)) && !page.found.holds(List::Head, at, end);
    (sure || led || listed).then_some(Maybe { span: Span::new(at, end), sure: sure || led && before.ends_with(['由', '请']), plain })
}

/// Where a name ends of which 任 or 为 before a post is no part: 王雪任理事长, 任命王雪为总经理.
fn before_post(page: &Page<'_>, start: usize, given: usize, end: usize) -> usize {
    let text = page.text;
    let named = || APPOINTS.iter().any(|verb| text[..start].ends_with(verb));
    let verb = |name: &&str| text[given + name.len()..end].starts_with(HOLDS) || named();
    let short = text[given..end].strip_suffix([HOLDS, '为']).filter(verb).map(|name| given + name.len());
    short.filter(|&short| short > given && page.title_begins(end)).unwrap_or(end)
}

/// Whether what stands before `at` says that a post's holder follows: 理事长是南岭大学的.
fn held(page: &Page<'_>, at: usize) -> bool {
    let agent = page.text[..at].strip_suffix('的').and_then(|before| page.agent_ending(before.len()));
    agent.is_some_and(|agent| {
        let before = &page.text[..agent.start as usize];
        before.strip_suffix(['是', '为']).is_some_and(|post| page.follows_title(post.len()))
    })
}

/// Whether 为 says what somebody is, a post in the same clause: 贺兰为共同通讯作者.
fn copula(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 24;
    let rest = &page.text[at..floor(page.text, at + REACH)];
    let clause = rest.find([',', '。', ';', '、', '\n', ')']).unwrap_or(rest.len());
    page.title_within(at, at + clause).is_some()
}

/// Where a name ends whose given name is a known name of another thing, after a title: 创始人范大同.
fn over_known(page: &Page<'_>, at: usize, surname: usize) -> Option<usize> {
    const GIVEN: usize = 6;
    let known = page.known_at(at + surname)?;
    let end = known.span.end as usize;
    let led = page.follows_title(at) || page.cue_before(at) == Some(page.defaults.person) || page.text[..at].ends_with('的');
    let whole = known.span.len() == GIVEN
        && known.class != page.defaults.person
        && (page.follows_title(at) || !page.found.is_word(at, at + surname));
    let closed = page.closes(end) || page.cue_after(end) == Some(page.defaults.person) || holds_post(page, end);
    (led && whole && closed && page.text[at + surname..end].chars().all(is_han)).then_some(end)
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
fn lived(clause: &str) -> bool {
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

/// Adverbs and verbs of one character with which something is said of a person: 江一帆很坦率.
const SAID_OF: &[char] = &['很', '不', '没', '总', '常', '管'];

/// Where a name of a surname and two characters more ends, of which one is elsewhere a word of grammar: 辛若岚出任, 臧清和、.
fn end_over_grammar(page: &Page<'_>, start: usize, from: usize) -> Option<usize> {
    let text = page.text;
    let mut given = text[from..].char_indices().take(2).take_while(|(_, c)| is_han(*c)).map(|(at, c)| (c, from + at + c.len_utf8()));
    let ((first, short), (second, long)) = (given.next()?, given.next()?);
    let early = page.breaks_at(from) && GRAMMAR.contains(first);
    let together = TOGETHER.iter().any(|word| text[long..].starts_with(word)) && WITHIN.contains(second);
    let late = (page.breaks_at(short) || together) && GRAMMAR.contains(second) && !page.value_begins(long);
    let before = &text[..start];
    let led = page.begins_clause(start) || LEADS.iter().any(|lead| before.ends_with(lead));
    if early == late
        || !led
        || page.known_within(start, long).is_some()
        || page.found.begins_word(start, long)
        || page.found.begins_word(from, long)
    {
        return None;
    }
    let acts = page.cue_after(long) == Some(page.defaults.person);
    // A joint or a coverb before a mark joins nothing.
    let marked = late && JOINING.contains(second) && text[long..].starts_with(['、', ',', '。', ')', ';']);
    // A surname that is no word by itself is not what a coverb after it speaks of.
    // 周逸之、贺连山和汤以默。
    let ends = page.breaks_at(long) || !text[long..].starts_with(is_han);
    let whole = early && !page.found.is_word(start, from) && ends && !text[long..].starts_with(|c| JOINING.contains(c));
    (acts || marked || whole || late && together && !JOINING.contains(second)).then_some(long)
}

/// Where the Chinese name ends whose given characters begin at `from`: at an edge, or where a word begins.
fn end(page: &Page<'_>, start: usize, from: usize) -> Option<usize> {
    let text = page.text;
    let limit = page.right_limit(from, 3).max(from);
    let run: Vec<usize> =
        text[from..limit].char_indices().take_while(|(_, c)| is_han(*c)).map(|(at, c)| from + at + c.len_utf8()).collect();
    // The name reaches at most to the next name or title.
    let posted = |e: usize| page.begins_clause(start) && holds_post_of(page, e);
    let stop = run.iter().position(|&e| page.closes(e) || posted(e) || text[e..].starts_with(|c: char| c.is_ascii_digit()));
    match stop {
        Some(0) => return Some(run[0]),
        Some(1) => {
            let last = &text[run[0]..run[1]];
            let adverb = ADVERBS.contains(last) && page.breaks_at(run[1]) && !page.found.is_word(start, run[0]);
            return Some(if adverb { run[0] } else { run[1] });
        }
        _ => {}
    }
    // A word begins right after the name, and none begins within it that reaches over its end.
    let ends_at = |i: usize| {
        let e = *run.get(i)?;
        let last = if i == 0 { from } else { run[i - 1] };
        let rest = &text[e..];
        let word = rest.chars().next().is_some_and(|c| page.found.is_word(e, e + c.len_utf8())) || page.found.begins_word(e, text.len());
        (word && !(i > 0 && page.found.begins_word(last, text.len()))).then_some(e)
    };
    ends_at(1).or_else(|| ends_at(0))
}

/// Surnames that are words by themselves.
const PLAIN: &str = "于任钱车花房路金水火安乐时经向常方白高文成全平和明年史左元云计终应能";

/// Where a name ends whose given name is an adverb elsewhere: 姜也将于5月出任. Nobody is called by a surname alone that is no word.
fn adverbial(page: &Page<'_>, start: usize, from: usize) -> Option<usize> {
    let end = from + page.text[from..].chars().next().filter(|c| matches!(c, '也' | '亦')).map_or(0, char::len_utf8);
    let surname = &page.text[start..from];
    let whole = end > from
        && page.begins_clause(start)
        && !PLAIN.contains(surname)
        && !page.found.is_word(start, from)
        && page.known_at(start).is_none();
    (whole && page.text[end..].starts_with(['将', '已', '曾', '现', '于', '在', '表'])).then_some(end)
}

/// The same for a name after a title, 由 or 的: there it may hold characters that elsewhere are words of grammar (邱以南, 孟则明).
fn end_within_grammar(page: &Page<'_>, start: usize, from: usize) -> Option<usize> {
    let text = page.text;
    let mut given = text[from..].char_indices().take(2).take_while(|(_, c)| is_han(*c)).map(|(at, c)| from + at + c.len_utf8());
    let short = given.next()?;
    let Some(long) = given.next() else { return Some(short) };
    let edge = |at: usize| !text[at..].starts_with(is_han) || page.marks_edge(at);
    // 邬童顿了顿: what has an aspect is a verb. 由穆青带: somebody does something.
    let verb = TOGETHER.iter().any(|word| text[short..].starts_with(word))
        || text[long..].starts_with(['了', '着'])
        || text[long..].starts_with('得') && !page.found.begins_word(long, text.len())
        || text[..start].ends_with('由') && !text[long..].starts_with(is_han) && DONE.contains(&text[short..long])
        || will(page, short, long)
        || &text[short..long] == "等" && !text[long..].starts_with(is_han);
    if edge(short) || verb {
        return Some(short);
    }
    let grammar = page.breaks_at(short) || ADVERBS.chars().any(|c| text[short..].starts_with(c));
    // 郭守刚致辞: given names end in 刚 more often than adverbs begin with it.
    let says = page.cue_after(short) == Some(page.defaults.person) && (!text[short..].starts_with('刚') || edge(short));
    if grammar || says {
        // 郭守刚致辞: who has just done something is seldom said of a name of two characters.
        if &text[short..long] == "刚" && page.cue_after(long) == Some(page.defaults.person) {
            return Some(long);
        }
        // 顾某说 and 朱某则, but 李有为 before a comma or 此前; 梁渡在6月.
        let last = &text[short..long];
        let dated = matches!(last, "在" | "于" | "自") && page.value_begins(long);
        // 孟海若一起创立: a verb cannot do without its object or its place behind 若 or 和.
        // 贺兰为共同通讯作者: as what somebody is, and no part of the name.
        let is = last == "为"
            && (!text[long..].starts_with(is_han) && page.title_begins(long)
                || ATTRIBUTES.iter().any(|word| text[long..].starts_with(word))
                || copula(page, long));
        // 创始人冯可为自己就是医生: himself, and not for himself.
        let himself = || {
            ["自己", "本人"]
                .iter()
                .any(|word| text[long..].strip_prefix(word).is_some_and(|rest| rest.starts_with(['就', '也', '曾', '是', '便'])))
        };
        // 副总裁冯可为在会上说: whom it is for would stand there.
        let before_coverb = || last == "为" && text[long..].starts_with(['在', '则', '也', '曾', '已', '将', '从', '于', '对', '向', '就']);
        let bound = before_coverb()
            || matches!(last, "为" | "以") && !is && (page.word_begins(long) || himself())
            || WITHIN.contains(last) && acts(page, short, long);
        // 周正以《算力》为题: before what it governs it is no part of the name.
        let governs = COVERBS.contains(last) && text[long..].starts_with(|c: char| "《“「".contains(c) || c.is_ascii_alphanumeric());
        let whole = !says && !is && !governs && (!text[long..].starts_with(is_han) && !dated || bound);
        return Some(if whole { long } else { short });
    }
    // 王雪表示: a word begins after the shorter name, and reaches over the end of the longer one.
    let word = |at: usize| page.found.begins_word(at, text.len());
    let told = page.breaks_at(long)
        || page.cue_after(long) == Some(page.defaults.person)
        || TOGETHER.iter().any(|word| text[long..].starts_with(word));
    let longer = edge(long) || word(long) || told;
    let over = page.found.crosses(short, long);
    let long = match (word(short), longer) {
        // 李明远离职: but a cue after the longer one tells it.
        // 韦棠如今任: a word of time or grammar is no part of a name.
        (true, true) => !over || told && !text.get(short..short + TWO).is_some_and(is_adverbial),
        (true, false) => false,
        (false, _) => true,
    }
    .then_some(long)
    .filter(|&long| !page.found.is_word(start, long));
    Some(long.unwrap_or(short))
}

/// Verbs of saying, before which nobody says 会.
const SAYS: &[&str] = &["表示", "说", "认为", "介绍", "指出", "称", "透露", "告诉", "坦言", "强调"];

/// 柏乔会到场: whether what stands behind a name is the verb of what will be, and no part of the name: a verb follows that says nothing.
fn will(page: &Page<'_>, short: usize, long: usize) -> bool {
    let rest = &page.text[long..];
    let verb = page.word_begins(long) || page.found.begins_word(long, page.text.len()) || page.cue_after(long).is_some();
    &page.text[short..long] == "会" && verb && !SAYS.iter().any(|word| rest.starts_with(word))
}

/// Whether a verb, an adverb or a post stands right behind a name that would end before a word of grammar otherwise.
fn acts(page: &Page<'_>, short: usize, long: usize) -> bool {
    let verb = page.word_begins(long)
        || page.cue_after(long) == Some(page.defaults.person)
        || TOGETHER.iter().any(|w| page.text[long..].starts_with(w));
    verb && !page.found.begins_word(short, page.text.len())
}

/// Coverbs that end given names too.
const COVERBS: &str = "以在于把将对向从由用被给据凭和与";

/// Words of grammar that end given names, which need a phrase behind them elsewhere: 海若, 清和.
const WITHIN: &str = "若和与之";
/// Adverbs of those who do something with others or for them.
const TOGETHER: &[&str] = &[
    "一起", "一道", "一同", "共同", "联合", "联手", "代为", "亲自", "率先", "最终", "最近", "当天", "当场", "昨天", "今天", "日前", "近日",
    "如今", "目前", "现在", "此前", "早年", "后来", "随后", "事后", "会后", "本人", "一直", "仍然", "依然", "曾经", "同时", "当时", "双双",
    "先后", "相继", "各自",
];
/// Whether what firms do as well is what a person does: 获得北川创新奖, 宣布退休.
fn earns(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 72;
    const ANNOUNCES: &str = "宣布";
    let rest = &page.text[at..floor(page.text, at + REACH)];
    let clause = rest.split([',', '。', ';', '\n']).next().unwrap_or_default();
    let honoured = ["获", "荣获", "摘得", "捧回"].iter().any(|verb| clause.starts_with(verb)) && clause.contains('奖');
    honoured || clause.starts_with(ANNOUNCES) && LIVED.iter().any(|word| clause.contains(word))
}

/// Verbs of one character.
const DONE: &str = "带做写管领抓讲办教造画编拍唱导演练改弄搞";

/// What two persons do of whom a clause tells that they did it.
const FOUNDING: &[&str] = &["创立", "创办", "创建", "成立", "发起", "联合", "共同", "主导", "开发", "开源", "提出", "撰写", "编写"];

/// In a list of persons, one that is sure makes its neighbours sure.
fn spread(page: &Page<'_>, found: &mut [Maybe]) {
    let joined = |a: Maybe, b: Maybe| {
        let between = page.text.get(a.span.end as usize..b.span.start as usize).unwrap_or_default();
        JOINTS.contains(&between)
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

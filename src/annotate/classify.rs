//! The class of names of which only the shape speaks: by the words around them, their neighbours and their kin.
//!
//! Deliberately reads no verb's roles: what a fact tells of a class is found where facts are made.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::form::edition;
use crate::annotate::frame::firm;
use crate::annotate::frame::meeting;
use crate::annotate::frame::scored;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::person;
use crate::annotate::person::framed;
use crate::annotate::person::given;
use crate::annotate::person::lone;
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::{OneOf, SERIES};
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

/// Words that say what a thing is: X是一款…机器人.
const COPULAS: &[&str] = &["是", "为", "系", "作为", "则是", "就是", "也是", "被称为", "即"];
/// Words that open an apposition: X,一家…公司.
const APPOSED: &[&str] = &["一家", "一款", "一个", "一种", "一所", "一支", "这家", "这款"];
/// Joints of a list.
const JOINTS: &[&str] = &["、", "和", "与", "及", "以及", "或", "&", ","];
/// How far a predicate is read, in bytes.
const PREDICATE: usize = 90;

/// Gives names of which only the shape speaks the class that the words around them, a list or a name of the same family tells.
pub(crate) fn classify(page: &Page<'_>, names: &mut [NameMention]) {
    for name in names.iter_mut().filter(|n| guessed(n)) {
        if let Some(class) = told(page, name) {
            name.class = class;
            name.certainty = if said(page, name) == Some(class) { Certainty::Firm } else { Certainty::Context };
        }
    }
    for name in names.iter_mut().filter(|n| n.certainty == Certainty::Context && n.reason == Reason::Quotation) {
        // “云岭”智算中心: the noun behind the marks tells as much as the one before them.
        let behind = || page.text[name.span.end as usize..].strip_prefix('”').map(|rest| page.text.len() - rest.len());
        if said(page, name).or_else(|| page.kind_after(behind()?)) == Some(name.class) {
            name.certainty = Certainty::Firm;
        }
    }
    by_trade(page, names);
    by_leader(page, names);
    by_version(page, names);
    by_office(page, names);
    by_use(page, names);
    by_reference(page, names);
    by_list(page, names);
    by_kin(page, names);
    by_grade(page, names);
    by_raising(page, names);
    by_series(page, names);
}

/// 听涛系列: whatever it is said to have done, a series is a thing that is made, of the class of its members.
fn by_series(page: &Page<'_>, names: &mut [NameMention]) {
    let work = |n: &NameMention| page.ontology.is_a(n.class, page.defaults.work);
    let series = |n: &NameMention| n.span.of(page.text).strip_suffix(SERIES).filter(|stem| !stem.is_empty());
    for nth in 0..names.len() {
        let Some(stem) = series(&names[nth]).filter(|_| !work(&names[nth]) && names[nth].entry.is_none()) else { continue };
        let member = |n: &&NameMention| work(n) && n.span.of(page.text).starts_with(stem);
        let class = names.iter().find(member).map_or(page.defaults.shape, |n| n.class);
        (names[nth].class, names[nth].certainty) = (class, Certainty::Context);
    }
}

/// 瑞典公司Nami: what the text itself calls a firm is one here, though the lexicon knows a work of that name.
fn by_trade(page: &Page<'_>, names: &mut [NameMention]) {
    let work = |n: &NameMention| n.reason == Reason::Lexicon && page.ontology.is_a(n.class, page.defaults.work);
    let latin = |text: &str| text.bytes().all(|b| b.is_ascii_alphabetic());
    let called = |n: &NameMention| page.kind_before(n.span.start as usize) == Some(page.defaults.employer);
    let firms: BTreeSet<&str> =
        names.iter().filter(|n| work(n) && called(n)).map(|n| n.span.of(page.text)).filter(|text| latin(text)).collect();
    for name in names.iter_mut().filter(|n| work(n) && firms.contains(n.span.of(page.text))) {
        name.class = page.defaults.employer;
    }
}

/// How far behind the name 宣布 is looked for, in bytes.
const ANNOUNCED: usize = 24;
/// Posts of those who lead a house.
const LEADERS: &[&str] = &["主任", "副主任", "董事长", "副董事长", "理事长", "总经理", "副总经理", "首席执行官", "CEO"];
/// Those that none but a firm has.
const FIRMS: &[&str] = &["首席执行官", "CEO", "董事长", "联合创始人", "创始人兼CEO"];

/// 云岭智算中心主任王雪, 听涛手机CEO王雪: what has a leader acts, whatever its noun tells.
fn by_leader(page: &Page<'_>, names: &mut [NameMention]) {
    let strong = |n: &NameMention| {
        let head = page.found.last(List::Head, n.span.start as usize, n.span.end as usize);
        head.is_some_and(|m| page.words.head_strengths[m.number as usize] == Strength::Strong)
    };
    let led = |n: &NameMention| {
        let rest = page.text[n.span.end as usize..].trim_start();
        let noun = strong(n);
        let posts = if noun { LEADERS } else { FIRMS };
        // 听涛手机今日宣布: what announces acts.
        let clause = rest[..floor(rest, ANNOUNCED)].split([',', '。', ';', ':', '\n', '“']).next().unwrap_or_default();
        let announces = !noun && clause.find("宣布").is_some_and(|at| !clause[..at].contains(['的', '被', '由', '后', '时']));
        let named = n.reason == Reason::Head && page.ontology.is_a(n.class, page.defaults.work) && n.span.of(page.text).chars().all(is_han);
        (named && (announces || posts.iter().any(|post| rest.starts_with(post)))).then_some(if noun {
            page.defaults.group
        } else {
            page.defaults.employer
        })
    };
    let houses: BTreeMap<&str, ClassId> = names.iter().filter_map(|n| Some((n.span.of(page.text), led(n)?))).collect();
    if houses.is_empty() {
        return;
    }
    for name in names.iter_mut().filter(|n| n.reason != Reason::Kind) {
        if let Some(&class) = houses.get(name.span.of(page.text)) {
            (name.class, name.certainty) = (class, Certainty::Firm);
        }
    }
}

fn guessed(name: &NameMention) -> bool {
    name.certainty == Certainty::Guess && name.reason != Reason::Kind
}

/// What the words around a name tell of its class.
fn told(page: &Page<'_>, name: &NameMention) -> Option<ClassId> {
    let (start, end) = (name.span.start as usize, name.span.end as usize);
    let after = page.text[end..].trim_start_matches(['”', '》', '"', ' ']);
    let at = page.text.len() - after.len();
    let series = after.strip_prefix("系列").map_or(at, |rest| page.text.len() - rest.len());
    // 南岭大学Luma2: the noun is a part of whose it is.
    let before = if page.agent_ending(start).is_some() { None } else { page.kind_before(start) };
    // 榜单:Nami第一,Koto第二: what has a place on the list is none.
    let listed = page.text[..start].ends_with(':') && page.value_begins(end);
    let before = before.filter(|&class| !(listed && page.is_yardstick(class)));
    // 视频生成平台Nami完成4亿美元融资, 宣布收购智能体平台Nami: whatever it makes, it is a firm.
    let traded = |class: ClassId| page.ontology.is_a(class, page.defaults.work) && taken(page, start);
    let firm = before.is_some_and(|class| traded(class) || funded(page, name.span.of(page.text), at));
    firm.then_some(page.defaults.employer)
        .or(before)
        .or_else(|| page.kind_at(series).filter(|&(class, to)| !makes(page, class, to)).map(|k| k.0))
        .or_else(|| described(page, name, at))
        .or_else(|| named_kind(page, start, after))
        .or_else(|| predicate(page, after))
        .or_else(|| headed(page, start, after))
        .or_else(|| taken_up(page, name))
        .or_else(|| meeting::takes_place(page, at).then(|| page.ontology.defaults_for("recurring").last()).flatten())
        .or_else(|| glued_head(page, name))
        .or_else(|| {
            (given::is_person(name.span.of(page.text)) || lives(page, name) || lone::is_person(page, name)).then_some(page.defaults.person)
        })
        .or_else(|| edition::is_occasion(page, name).then(|| page.ontology.defaults_for("recurring").last()).flatten())
        .or_else(|| yardstick(page, start, end))
        .or_else(|| cue(page, name))
        .or_else(|| page.title_begins(at).then_some(page.defaults.employer))
        .or_else(|| owner(page, name))
}

/// Nami获得杰出论文奖。这是一个缓存管理框架: what the next sentence says that the one is which the name opens.
fn taken_up(page: &Page<'_>, name: &NameMention) -> Option<ClassId> {
    const TAKEN_UP: &[&str] = &["这是一个", "这是一款", "这是一套", "这是一种", "这是一台", "这是一颗", "它是一个", "它是一款", "它是一套"];
    const SENTENCE: usize = 120;
    let after = &page.text[name.span.end as usize..];
    let (told, _) = after[..floor(after, SENTENCE)].split_once('。').filter(|(told, _)| !told.contains('\n'))?;
    let rest = page.text.get(name.span.end as usize + told.len() + '。'.len_utf8()..)?;
    let word = TAKEN_UP.iter().find(|word| rest.starts_with(**word))?;
    let opens = page.begins_clause(name.span.start as usize) && !told.contains(['“', '、', '和', '与']);
    let class = last_kind(page, phrase(&rest[word.len()..])).filter(|_| opens)?;
    page.ontology.is_a(class, page.defaults.work).then_some(class)
}

/// X开发商: whether the noun that ends at `to` is of those who make what stands before it.
fn makes(page: &Page<'_>, class: ClassId, to: usize) -> bool {
    page.ontology.is_a(class, page.defaults.agent) && MAKERS.iter().any(|end| page.text[..to].ends_with(end))
}

/// Ends of nouns for those who make or bring out a thing.
const MAKERS: &[&str] = &["发商", "造商", "产商", "发方", "发者", "造者"];

/// Nami2预训练具身大模型: what narrowed-down noun stands right behind a version.
fn described(page: &Page<'_>, name: &NameMention, after: usize) -> Option<ClassId> {
    let versioned = name.span.of(page.text).bytes().any(|b| b.is_ascii_digit()) && page.text[after..].starts_with(is_han);
    let class = versioned.then(|| page.kind_after(after)).flatten()?;
    page.ontology.is_a(class, page.defaults.work).then_some(class)
}

/// A version of what the lexicon knows may be of another kind, if the text says so: 大模型Nami2, Nami2旗舰模型.
fn by_version(page: &Page<'_>, names: &mut [NameMention]) {
    let grown = |n: &NameMention| n.reason == Reason::Lexicon && n.entry.is_none() && page.ontology.is_a(n.class, page.defaults.work);
    for name in names.iter_mut().filter(|n| grown(n)) {
        let before = page.kind_before(name.span.start as usize).filter(|&class| page.ontology.is_a(class, page.defaults.work));
        if let Some(class) = before.or_else(|| described(page, name, name.span.end as usize)) {
            name.class = class;
        }
    }
}

/// What the lexicon knows as something made is whoever makes it in a text that says of it what is said of firms: Pebble联合创始人,
/// 收购Pebble.
fn by_office(page: &Page<'_>, names: &mut [NameMention]) {
    let firm = page.defaults.employer;
    // 听涛i8上市: what has a version was made.
    let versioned = |n: &NameMention| n.span.of(page.text).bytes().any(|b| b.is_ascii_digit());
    let made = |n: &NameMention| {
        n.entry.is_some() && page.ontology.is_a(n.class, page.defaults.work) && !page.is_yardstick(n.class) && !versioned(n)
    };
    let (mut acts, mut works) = (BTreeSet::new(), BTreeSet::new());
    for name in names.iter().filter(|n| made(n)) {
        let (start, end) = (name.span.start as usize, name.span.end as usize);
        let before = page.kind_before(start);
        if before.is_some_and(|class| page.ontology.is_a(class, page.defaults.work)) && !taken(page, start) {
            let _ = works.insert(name.entry);
        } else if before == Some(firm) && page.closes(end)
            || before.is_some() && taken(page, start)
            || page.cue_before(start) == Some(firm)
            || firm::framed(page, end)
            || firm::acts(page, start, end)
        {
            let _ = acts.insert(name.entry);
        }
    }
    for name in names.iter_mut().filter(|n| made(n) && acts.contains(&n.entry) && !works.contains(&n.entry)) {
        name.class = firm;
    }
}

/// 接入Pebble, where the lexicon has Pebble公司 too: a firm that is called after what it makes is that where the verb of a thing in use
/// stands before it and its phrase ends behind it.
fn by_use(page: &Page<'_>, names: &mut [NameMention]) {
    const FIRM: &str = "公司";
    let both = |name: &str| {
        let called = format!("{name}{FIRM}");
        page.words.longest(List::Name, &called).is_some_and(|m| m.end == called.len())
    };
    for name in names.iter_mut().filter(|n| n.reason == Reason::Lexicon && n.class == page.defaults.employer) {
        let (start, end) = (name.span.start as usize, name.span.end as usize);
        let used = page.cue_before(start).is_some_and(|class| page.ontology.is_a(class, page.defaults.work));
        if used && page.closes(end) && both(name.span.of(page.text)) {
            name.class = page.defaults.shape;
        }
    }
}

/// Words that point to what was named last.
static THESE: OneOf = OneOf::new(&["这款", "这台", "这颗", "这套", "这枚", "这部", "这副", "该款"]);

/// What points to a guess tells what it is: Nami引起围观:这款眼镜重36克.
fn by_reference(page: &Page<'_>, names: &mut [NameMention]) {
    const REACH: usize = 90;
    const NOUN: usize = 24;
    for i in 0..names.len() {
        if !guessed(&names[i]) {
            continue;
        }
        let end = names[i].span.end as usize;
        // Only the nearest are looked at.
        let next = names[i + 1..]
            .iter()
            .take_while(|n| (n.span.start as usize) < end + REACH)
            .find(|n| n.reason != Reason::Kind && !page.is_topic(n.class))
            .map_or(page.text.len(), |n| n.span.start as usize);
        let between = &page.text[end..floor(page.text, next.min(end + REACH))];
        let between = between.split('\n').next().unwrap_or_default();
        if between.matches('。').nth(1).is_some() {
            continue;
        }
        let Some(noun) = THESE.first_in(between).map(|(at, word)| end + at + word.len()) else { continue };
        let rest = &page.text[noun..floor(page.text, noun + NOUN)];
        let phrase = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let kind = page.words.hits(List::Kind, phrase).next().map(|m| ClassId(m.number as u16));
        if let Some(class) = kind.filter(|&c| page.ontology.is_a(c, page.defaults.work)) {
            names[i].class = class;
            names[i].certainty = Certainty::Context;
        }
    }
}

/// A grade of what the text names is what that is: X7 Pro, where it has 岚岭X7, of which it says that it is a car.
fn by_grade(page: &Page<'_>, names: &mut [NameMention]) {
    let tail = |text: &str| text.trim_start_matches(is_han).len();
    let mut told: BTreeMap<&str, ClassId> = BTreeMap::new();
    for name in names.iter().filter(|n| n.certainty > Certainty::Guess && page.ontology.is_a(n.class, page.defaults.work)) {
        let text = name.span.of(page.text);
        let latin = &text[text.len() - tail(text)..];
        if latin.len() < text.len() && latin.bytes().any(|b| b.is_ascii_digit()) {
            let _ = told.entry(latin).or_insert(name.class);
        }
    }
    for name in names.iter_mut().filter(|n| guessed(n)) {
        let text = name.span.of(page.text);
        let base = if tiered(page, text) { text.rfind([' ', '-']).map_or(text, |at| &text[..at]) } else { text };
        if let Some(&class) = told.get(base) {
            name.class = class;
            name.certainty = Certainty::Context;
        }
    }
}

/// 绘本平台「描红」上周拿到4300万元C轮融资: what raises money in a round is a firm, though it is called after what it makes.
fn by_raising(page: &Page<'_>, names: &mut [NameMention]) {
    let made = |n: &NameMention| n.entry.is_none() && n.reason != Reason::Kind && page.ontology.is_a(n.class, page.defaults.work);
    // X开发商云川科技完成…: who else is named before the verb raises it.
    let others: Vec<Span> = names.iter().filter(|n| n.reason != Reason::Kind).map(|n| n.span).collect();
    let next = |end: usize| others.get(others.partition_point(|s| (s.start as usize) < end)).map_or(usize::MAX, |s| s.start as usize);
    let raising = |n: &NameMention| {
        let after = page.text[n.span.end as usize..].trim_start_matches(['”', '」', '》', '"']);
        let end = page.text.len() - after.len();
        let clause = after[..floor(after, PREDICATE)].split([',', '。', ';', '\n']).next().unwrap_or_default();
        let before_others = || RAISES.first_in(clause).is_some_and(|(at, _)| next(end) >= end + at);
        clause.contains('轮') && raises(page, end, clause) && before_others()
    };
    let firms: BTreeSet<&str> = names.iter().filter(|n| made(n) && raising(n)).map(|n| n.span.of(page.text)).collect();
    if firms.is_empty() {
        return;
    }
    for name in names.iter_mut().filter(|n| made(n) && firms.contains(n.span.of(page.text))) {
        name.class = page.defaults.employer;
    }
}

/// How a firm comes to be a part of another, and what it is then.
const BECOMES: &[&str] = &["成为", "将成为", "成了", "正式成为", "已成为"];
const PART: &str = "子公司";
/// What is done to firms.
const TAKEN: &[&str] = &["收购", "并购", "买下", "接手", "入股", "控股"];

/// Whether nothing but what describes it stands between a name at `start` and a verb of what is done to firms.
fn taken(page: &Page<'_>, start: usize) -> bool {
    const DESCRIPTION: usize = 36;
    let before = &page.text[floor(page.text, start.saturating_sub(DESCRIPTION))..start];
    let described = before.trim_end_matches(|c: char| is_han(c) || c.is_ascii_alphanumeric() || c == '“');
    let run = &before[described.len()..];
    let verb = TAKEN.iter().filter_map(|verb| run.rfind(verb).map(|at| at + verb.len())).max();
    verb.is_some_and(|at| !run[at..].contains(['的', '和', '与', '后', '前', '方', '案', '旗', '由', '在', '为', '是']))
}

/// The class of whom such a thing is done to, or whose thing is described and named behind it: Nami的导览机器人Koto.
fn owner(page: &Page<'_>, name: &NameMention) -> Option<ClassId> {
    const DESCRIPTION: usize = 36;
    let text = name.span.of(page.text);
    let end = name.span.end as usize;
    let versioned = text.bytes().any(|b| b.is_ascii_digit());
    // Nami被云川科技收购
    let after = &page.text[end..];
    let clause = after[..floor(after, PREDICATE)].split([',', '。', ';', '\n']).next().unwrap_or_default();
    if clause.starts_with('被') && !versioned && TAKEN.iter().any(|verb| clause.contains(verb)) {
        return Some(page.defaults.employer);
    }
    if !versioned && raises(page, end, clause) {
        return Some(page.defaults.employer);
    }
    // Nami成为云川集团的全资子公司
    if !versioned && BECOMES.iter().any(|verb| clause.starts_with(verb)) && clause.ends_with(PART) {
        return Some(page.defaults.employer);
    }
    let rest = after.strip_prefix('的')?;
    let described: usize = rest[..floor(rest, DESCRIPTION)].chars().take_while(|c| is_han(*c)).map(char::len_utf8).sum();
    // Nami的前身是工具Koto: what is said of Nami's thing is no description of Koto.
    if TELLS.iter().any(|word| rest[..described].contains(word)) {
        return None;
    }
    let next = page.text.len() - rest.len() + described;
    let named = page.text[next..].starts_with(|c: char| c == '“' || c.is_ascii_uppercase());
    let work = page.kind_before(next).is_some_and(|class| page.ontology.is_a(class, page.defaults.work));
    (named && work && !versioned).then_some(page.defaults.employer)
}

/// Words by which something is said of whose thing stands before them.
const TELLS: &[&str] = &["是", "由", "采用", "基于", "搭载", "内置", "使用", "来自", "接入", "依托", "换成", "改用", "作为"];

/// Verbs of those who take money in, and what makes money of what they take.
static RAISES: OneOf = OneOf::new(&["拿到", "拿下", "融到", "募得", "筹集", "筹得", "募集", "完成", "获得", "获", "斩获"]);
static MONEY: OneOf = OneOf::new(&["融资", "募资", "轮", "美元", "亿元", "万元", "欧元"]);

/// Whether the clause behind a name that ends at `end` tells that it raises money: Nami拿到3亿美元融资, Nami上周宣布筹集了3亿美元.
fn raises(page: &Page<'_>, end: usize, clause: &str) -> bool {
    const ADVERBIAL: usize = 36;
    // What rules out most is asked first, what takes longest last.
    if !MONEY.within(clause) {
        return false;
    }
    let Some(verb) = RAISES.first_in(clause).map(|(at, _)| at).filter(|&at| at <= ADVERBIAL) else { return false };
    let free = !clause[..verb].contains(['的', '(', '、']) && page.known_within(end, end + verb).is_none();
    free && MONEY.within(&clause[verb..])
}

/// Whether two Latin words are said to do what nobody but a person does: Dali Raji将加入云川科技担任…, 曾任云川科技总裁的Dali Raji.
fn lives(page: &Page<'_>, name: &NameMention) -> bool {
    const POSTED: &[&str] = &["担任", "出任"];
    let called = name.span.of(page.text);
    let word = |w: &str| w.starts_with(|c: char| c.is_uppercase()) && w.chars().skip(1).all(char::is_lowercase) && w.len() > 1;
    let words = called.split(' ');
    if !(2..=3).contains(&words.clone().count()) || !words.into_iter().all(word) {
        return false;
    }
    // 在Sable Harbor担任: where somebody does so.
    if page.text[..name.span.start as usize].ends_with(['在', '于', '到', '从']) {
        return false;
    }
    let after = &page.text[name.span.end as usize..];
    let clause = after[..floor(after, PREDICATE)].split([',', '。', ';', '\n', '、', '的']).next().unwrap_or_default();
    let done = || framed::LIVES.iter().chain(POSTED).any(|verb| clause.contains(verb));
    let told = || page.text[..name.span.start as usize].strip_suffix('的').is_some_and(person::lived);
    done() || told()
}

/// Whether a name with no number raises money in so many words.
fn funded(page: &Page<'_>, name: &str, end: usize) -> bool {
    const FUNDING: &[&str] = &["融资", "募资"];
    let after = &page.text[end..];
    let clause = after[..floor(after, PREDICATE)].split([',', '。', ';', '\n']).next().unwrap_or_default();
    !name.bytes().any(|b| b.is_ascii_digit()) && FUNDING.iter().any(|word| clause.contains(word)) && raises(page, end, clause)
}

/// Whether a text ends in 在, or in what describes a place behind that: 在公开的.
fn stands_at(before: &str) -> bool {
    const DESCRIBED: usize = 6;
    let Some(told) = before.strip_suffix('的') else { return before.ends_with(['在', '于']) };
    told.chars().rev().take(DESCRIBED).take_while(|&c| is_han(c)).any(|c| c == '在')
}

/// The class of what something is measured by: 在Nami上,它得到61.5%, 会议翻译测试Nami.
fn yardstick(page: &Page<'_>, start: usize, end: usize) -> Option<ClassId> {
    let class = page.defaults.yardstick?;
    let before = page.text[..start].trim_end_matches(['“', ' ']);
    let after = page.text[end..].trim_start_matches(['”', ' ']);
    let placed = stands_at(before) && after.starts_with(['上', '中']);
    let measured = || scored::in_sentence(page, page.text.len() - after.len());
    let test = || {
        let noun = TESTS.iter().find_map(|word| before.strip_suffix(word)).map(str::len)?;
        // 测试Nami is done, 会议翻译测试Nami is a thing.
        let limit = page.left_limit(noun, TESTED);
        (noun >= limit + TESTED && !page.known_before(noun).is_some_and(|k| k.span.end as usize == noun && !page.is_topic(k.class)))
            .then_some(())
    };
    (placed && measured() || test().is_some()).then_some(class)
}

/// Nouns of tests, that are verbs where nothing stands before them.
const TESTS: &[&str] = &["测试", "评测", "检验", "考试", "测验", "测评"];
/// The bytes of the shortest word before them.
const TESTED: usize = 6;

/// The class of a head within a Latin word: LiveCodeBench, HumanEval+.
fn glued_head(page: &Page<'_>, name: &NameMention) -> Option<ClassId> {
    let text = name.span.of(page.text);
    let found = page.words.hits(List::Head, text).filter(|m| {
        let head = &text[m.start..m.end];
        m.start > 0 && head.starts_with(|c: char| c.is_ascii_uppercase()) && !text[m.end..].starts_with(|c: char| c.is_ascii_lowercase())
    });
    let class = page.words.head_classes[found.last()?.number as usize];
    (!page.ontology.is_a(class, page.defaults.agent)).then_some(class)
}

/// 写作助手X, 一款叫X的软件, X是一款软件: the class of a name that the text gives in so many words, over what it does elsewhere (X获得…).
fn said(page: &Page<'_>, name: &NameMention) -> Option<ClassId> {
    const ONE: &[&str] = &["是一款", "是一种", "是一套", "是一台", "是一颗", "是一家", "是一个"];
    let after = page.text[name.span.end as usize..].trim_start_matches(['”', '》', '"', ' ']);
    // X是今年增长最快的教育应用: the noun closes the phrase.
    let closes = || {
        let phrase = after.strip_prefix('是').map(phrase).unwrap_or_default();
        page.words.last(List::Kind, phrase).is_some_and(|kind| kind.end == phrase.len()) && phrase.contains('的')
    };
    let one = || (ONE.iter().any(|word| after.starts_with(word)) || closes()).then(|| predicate(page, after)).flatten();
    let start = name.span.start as usize;
    let before = || page.kind_before(start).filter(|&class| page.ontology.is_a(class, page.defaults.work));
    named_kind(page, start, after).or_else(before).or_else(one)
}

/// The kind in 名为X的人形机器人.
fn named_kind(page: &Page<'_>, start: usize, after: &str) -> Option<ClassId> {
    let before = page.text[..start].trim_end_matches(['“', '《', '"', '「']);
    if !before.ends_with(['叫', '为', '作', '号']) {
        return None;
    }
    let phrase = phrase(after.strip_prefix('的')?);
    // 名为X的大模型登顶一项榜单: the noun that closes what X is, and no later one; but of 名为X的搭载芯片的机器人 not one before 的.
    let mut kinds = page.words.hits(List::Kind, phrase).peekable();
    let mut first = None;
    while let Some(kind) = kinds.next() {
        let goes_on = kinds.peek().is_some_and(|next| next.start <= kind.end) || phrase[kind.end..].starts_with('的');
        if !goes_on {
            first = Some(ClassId(kind.number as u16));
            break;
        }
    }
    first.or_else(|| last_kind(page, phrase)).or_else(|| page.words.hits(List::Kind, phrase).next().map(|m| ClassId(m.number as u16)))
}

/// The kind in X是一款…机器人, X(…)是国内…公司, X,一家…公司.
fn predicate(page: &Page<'_>, after: &str) -> Option<ClassId> {
    let after = match after.strip_prefix('(') {
        Some(inner) => &inner[inner.char_indices().take(60).find(|(_, c)| *c == ')')?.0 + 1..],
        None => after,
    };
    let apposed = after.strip_prefix(',').and_then(|rest| APPOSED.iter().find(|w| rest.starts_with(**w)));
    let after = after.trim_start_matches(',');
    let copula = COPULAS.iter().find(|c| after.starts_with(**c)).or(apposed)?;
    last_kind(page, phrase(&after[copula.len()..]))
}

/// The kind in what an item of a list says of its head: KiteGate:社区推出的推理网关.
fn headed(page: &Page<'_>, start: usize, after: &str) -> Option<ClassId> {
    let before = page.text[..start].trim_end_matches(['-', ' ', '·', '“', '「', '*']);
    let item = before.is_empty() || before.ends_with('\n');
    let class = last_kind(page, phrase(after.strip_prefix(':').filter(|_| item)?.trim_start()));
    class.filter(|&class| page.ontology.is_a(class, page.defaults.work))
}

/// The text up to the first mark.
fn phrase(text: &str) -> &str {
    let text = &text[..floor(text, PREDICATE)];
    text.split([',', '。', ';', '!', '?', ':', '\n', '(', '“', '、']).next().unwrap_or_default()
}

/// The class of the kind noun at the end of a phrase.
fn last_kind(page: &Page<'_>, phrase: &str) -> Option<ClassId> {
    page.words.last(List::Kind, phrase).map(|m| ClassId(m.number as u16))
}

/// What a cue beside the name tells. A person has two names at least; what has a version does not act.
fn cue(page: &Page<'_>, name: &NameMention) -> Option<ClassId> {
    let text = name.span.of(page.text);
    let words = text.split(' ').count();
    // 河图一号完成流片: what has a number was made.
    let numbered = text.strip_suffix('号').is_some_and(|stem| stem.ends_with(|c| "零一二三四五六七八九十".contains(c)));
    let versioned = numbered || tiered(page, text) || text.bytes().any(|b| b.is_ascii_digit()) || text.contains('-');
    let fit = |class: ClassId| {
        let agent = page.ontology.is_a(class, page.defaults.agent);
        // 获得OpenAI投资: what is won is no such name. What a shape is by default needs no cue, and another word may know better.
        if class == page.defaults.shape || !agent && !page.ontology.is_a(class, page.defaults.work) && !page.is_topic(class) {
            return None;
        }
        if class == page.defaults.person {
            // Kenji表示
            if !versioned && (words >= 2 || given::is_given(text)) { Some(class) } else { (!versioned).then_some(page.defaults.employer) }
        } else {
            (!agent || !versioned).then_some(class)
        }
    };
    let (start, end) = (name.span.start as usize, name.span.end as usize);
    // 云川TT上市: what stands right behind a firm is none.
    let fit = |class: ClassId| {
        fit(class).filter(|&class| class != page.defaults.employer || !text.is_ascii() || page.agent_ending(start).is_none())
    };
    // 总部位于Berlin的: a site has no version.
    if page.cue_before(start).is_some_and(|c| c == page.defaults.place) && !versioned {
        return Some(page.defaults.place);
    }
    if let Some(class) = page.cue_before(start).and_then(fit) {
        return Some(class);
    }
    let placed = page.text[..start].trim_end_matches(['“', ' ']).ends_with(['在', '于', '、', '和', '与', '及']);
    // 在MATH-500上: a work that is told by what follows it is where something is measured.
    let measured = |c: &ClassId| placed || !page.is_yardstick(*c);
    page.cue_after(end).filter(|&c| c != page.defaults.place).filter(measured).and_then(fit)
}

/// In a list, a guess takes the class of a neighbour of which more is known.
fn by_list(page: &Page<'_>, names: &mut [NameMention]) {
    let marks = |c: char| matches!(c, '”' | '“' | '》' | '《' | ' ');
    let owned = |n: &NameMention| page.text[..n.span.start as usize].trim_end_matches(marks).ends_with('的');
    let owns = |n: &NameMention| page.text[n.span.end as usize..].trim_start_matches(marks).starts_with('的');
    let joined = |a: &NameMention, b: &NameMention| {
        // A的X、B的Y: B is what A is, and not what X is; A研发的X和B研发的Y: nor is it there.
        if owned(a) && (owns(b) || modifies(page, b)) {
            return false;
        }
        let between = page.text.get(a.span.end as usize..b.span.start as usize).unwrap_or_default();
        // 发布Luma2,北方大学…: a comma parts clauses more often than it lists, but in English.
        let listed = between.trim_matches(marks);
        JOINTS.contains(&listed) && (listed != "," || ![a, b].iter().any(|n| n.span.of(page.text).contains(is_han)))
    };
    let take = |from: NameMention, to: &mut NameMention| {
        let headed = from.reason == Reason::Head && from.class == page.defaults.employer;
        let fits =
            (from.certainty > Certainty::Guess || headed) && from.reason != Reason::Kind && !page.is_topic(from.class) && guessed(to);
        let acts = page.ontology.is_a(from.class, page.defaults.agent);
        // Luma2,Apache 2.0: what is neither made nor acts nor takes place lends its class to nobody.
        let lends = acts || page.ontology.is_a(from.class, page.defaults.work) || page.recurs(from.class);
        if fits
            && lends
            && from.class != page.defaults.place
            && !(acts && tiered(page, to.span.of(page.text)))
            && alike(from.span.of(page.text), to.span.of(page.text))
        {
            to.class = page.neighbourly(from.class);
            to.certainty = Certainty::Context;
        }
    };
    for i in 1..names.len() {
        if guessed(&names[i]) && joined(&names[i - 1], &names[i]) {
            take(names[i - 1], &mut names[i]);
        }
    }
    for i in (1..names.len()).rev() {
        if guessed(&names[i - 1]) && joined(&names[i - 1], &names[i]) {
            take(names[i], &mut names[i - 1]);
        }
    }
    for i in 2..names.len() {
        let asked = guessed(&names[i - 2]) || guessed(&names[i]);
        if asked && owned(&names[i - 2]) && owns(&names[i - 1]) && owned(&names[i]) {
            take(names[i - 2], &mut names[i]);
            take(names[i], &mut names[i - 2]);
        }
    }
}

/// How many characters a name and the 的 of what it does stand apart at most.
const MODIFIER: usize = 8;

/// Whether a name and a few words of what it does modify what is named next: B今年研发的Y.
fn modifies(page: &Page<'_>, name: &NameMention) -> bool {
    let rest = &page.text[name.span.end as usize..];
    let next = rest.chars().take(MODIFIER).take_while(|&c| is_han(c)).position(|c| c == '的');
    next.is_some_and(|at| {
        at > 1 && rest.chars().nth(at + 1).is_some_and(|c| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '“' | '《'))
    })
}

/// Whether a size or a grade ends a name: 河洛-Large, 觅光Air. What has one was made.
fn tiered(page: &Page<'_>, name: &str) -> bool {
    let tail = name.rsplit(|c: char| matches!(c, '-' | ' ') || is_han(c)).next().unwrap_or_default();
    tail.len() < name.len() && tail.starts_with(|c: char| c.is_ascii_uppercase()) && page.words.tiers.contains(&tail.to_ascii_lowercase())
}

/// Whether two names are written in the same way: both with a digit or neither, or one in Chinese.
fn alike(a: &str, b: &str) -> bool {
    let digit = |s: &str| s.bytes().any(|c| c.is_ascii_digit());
    digit(a) == digit(b) || a.contains(is_han) || b.contains(is_han)
}

/// Names of one family have one class: GR-1 has that of GR-2, of which the text says that it is a robot.
fn by_kin(page: &Page<'_>, names: &mut [NameMention]) {
    let mut families: BTreeMap<&str, BTreeMap<ClassId, usize>> = BTreeMap::new();
    let told = |n: &&NameMention| n.certainty > Certainty::Guess && n.reason != Reason::Kind && n.class != page.defaults.title;
    for name in names.iter().filter(told) {
        let text = name.span.of(page.text);
        let family = family(text).or_else(|| text.chars().all(is_han).then_some(text));
        if let Some(family) = family.filter(|_| page.ontology.is_a(name.class, page.defaults.work)) {
            *families.entry(family).or_default().entry(name.class).or_default() += 1;
        }
    }
    for name in names.iter_mut().filter(|n| guessed(n)) {
        let classes = family(name.span.of(page.text)).and_then(|f| families.get(f));
        if let Some((&class, _)) = classes.and_then(|c| c.iter().max_by_key(|&(class, count)| (*count, std::cmp::Reverse(*class)))) {
            name.class = class;
            name.certainty = Certainty::Context;
        }
    }
}

/// What stands before the version of a name: GR in GR-2, 山猫 in 山猫M20, 画师 in 画师Lite.
fn family(name: &str) -> Option<&str> {
    if let Some(stem) = name.strip_suffix(SERIES) {
        return Some(stem.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | ' ')));
    }
    let latin = || name.find(|c: char| c.is_ascii_alphabetic()).filter(|&at| at > 0 && name[..at].chars().all(is_han));
    let end = name.find(|c: char| c.is_ascii_digit()).or_else(latin)?;
    let stem = name[..end].trim_end_matches(['-', ' ', '.']);
    let stem = if stem.starts_with(is_han) { stem.trim_end_matches(|c: char| c.is_ascii_alphabetic()) } else { stem };
    (stem.chars().count() >= 2).then_some(stem)
}

//! Chinese words that a version, a series or another word makes a name: 天工4.0, 神玑NX9031, 征程系列, 悟道·天鹰, 龙鹰一号.
//!
//! Deliberately guesses only, as Latin shapes do. Bare digits make a name of a word only where another version of it stands
//! in the text, or a kind noun beside it.

use foldhash::HashSet;

use crate::annotate::alias::again;
use crate::annotate::form::front::{led, past_lead};
use crate::annotate::form::serial;
use crate::annotate::form::shape::{Token, counted, edition, next_latin, suffix, token};
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, Reason};
use crate::chinese::{FAMILIES, SERIES, is_adverbial};
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

/// The bytes of the longest word in quotation marks that may have editions, the closing mark included.
const QUOTED: usize = 18;
/// The longest word and kind noun before a version, in characters.
const NAMED: usize = 9;

pub(crate) fn find(page: &mut Page<'_>) {
    let tails: Vec<Token<'_>> = tails(page.text).collect();
    let quoted = quoted(page);
    let Versions { spans: mut found, doubled } = versions(page, &tails);
    for span in members(page, &tails) {
        page.add(span, page.defaults.shape, Certainty::Guess, Reason::Shape);
    }
    for (span, class) in doubled {
        page.add(span, class, Certainty::Context, Reason::Shape);
    }
    serial::find(page, &tails);
    found.extend(again::find(page, &tails));
    found.extend(dotted(page));
    found.extend(numbered(page));
    found.extend(generations(page));
    found.extend(openers(page, &tails));
    // Only asked, never gone through but into another of them.
    let mut stems: HashSet<&str> = found.iter().filter_map(|s| stem(s.of(page.text))).collect();
    found.extend(series(page, &stems));
    stems.extend(families(page));
    stems.extend(quoted);
    stems.extend(siblings(page, &tails));
    let brands = brands(page);
    stems.extend(&brands);
    found.extend(bare(page, &stems, &brands, &tails));
    let texts: HashSet<&str> = found.iter().map(|s| s.of(page.text)).collect();
    for span in found {
        let span = without_word(page, span, &texts, &stems);
        page.add(span, page.defaults.shape, Certainty::Guess, Reason::Shape);
    }
}

/// A name without the everyday words before it, where the text has it or another version of it without: 结果小满Coder, 会发铁匠T3
/// beside 铁匠T2.
fn without_word(page: &Page<'_>, span: Span, texts: &HashSet<&str>, stems: &HashSet<&str>) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let whole = stem(span.of(page.text)).unwrap_or_default();
    let kin = |at: usize| {
        let rest = &whole[(at - start).min(whole.len())..];
        rest.len() >= TWO && stems.contains(rest) && page.found.is_ordinary(start, at)
    };
    let cuts = page.text[start..end].char_indices().skip(1).take(3).map(|(at, _)| start + at);
    let cut = cuts
        .into_iter()
        .find(|&at| at > start + TWO / 2 && page.found.is_word(start, at) && texts.contains(&page.text[at..end]) || kin(at));
    cut.map_or(span, |at| Span::new(at, end))
}

/// The words before 系列: 云帆 in 云帆系列, of which 云帆5 is one.
fn families<'a>(page: &Page<'a>) -> impl Iterator<Item = &'a str> {
    const LONGEST: usize = 4;
    let text = page.text;
    let run = |at: usize| {
        let (start, _) = after_kind(page, after_known(page, page.left_limit(at, LONGEST + 1), at), at);
        let start = after_aspect(page, start, at);
        let run = &text[start..at];
        ((2..=LONGEST).contains(&run.chars().count()) && run.chars().all(is_han) && !page.found.is_generic(start, at)).then_some(run)
    };
    text.match_indices(SERIES).filter_map(move |(at, _)| run(at))
}

/// Words of which the text has two numbers in one list: 湛卢 in 湛卢700及湛卢800.
fn siblings<'a>(page: &Page<'a>, tails: &[Token<'a>]) -> Vec<&'a str> {
    let text = page.text;
    let number = |t: &Token<'_>| (2..=3).contains(&t.text.len()) && t.text.bytes().all(|b| b.is_ascii_digit());
    let pairs = tails.windows(2).filter(|pair| number(&pair[0]) && number(&pair[1]) && pair[0].text != pair[1].text);
    pairs
        .filter_map(|pair| {
            let between = &text[pair[0].end..pair[1].start];
            let stem = ["、", "和", "与", "及", "以及"].iter().find_map(|joint| between.strip_prefix(joint))?;
            let start = pair[0].start.checked_sub(stem.len())?;
            let named = (2..=4).contains(&stem.chars().count()) && stem.chars().all(is_han) && text.get(start..pair[0].start) == Some(stem);
            (named && page.opens(start) && !page.found.is_ordinary(start, pair[0].start)).then_some(stem)
        })
        .collect()
}

/// The Chinese characters at the front of a name.
fn stem(name: &str) -> Option<&str> {
    let end = name.find(|c| !is_han(c)).unwrap_or(name.len());
    (end >= 6).then(|| &name[..end])
}

/// Whether a run ends as a firm's name does: 云川科技Luma2 is a firm and what it makes.
fn ends_in_firm(page: &Page<'_>, from: usize, end: usize) -> bool {
    page.found.last(List::Head, from, end).is_some_and(|head| page.words.head_classes[head.number as usize] == page.defaults.employer)
}

/// The Latin tokens that stand right after a Chinese character.
fn tails(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(next) = next_latin(text, at) {
            at = next;
            let token = token(text, at)?;
            at = token.end;
            let before = &text[..token.start];
            if before.ends_with(is_han) {
                return Some(token);
            }
            // 混元-lite
            if let Some(stem) = before.strip_suffix('-').filter(|b| b.ends_with(is_han)) {
                return Some(Token { text: &text[stem.len()..token.end], start: stem.len(), end: token.end });
            }
            // 听澜 X1: a letter and a number, parted from what stands before by a space.
            let numbered = token.starts_upper() && token.has_digit();
            if let Some(stem) = before.strip_suffix(' ').filter(|b| numbered && b.ends_with(is_han)) {
                return Some(Token { text: &text[stem.len()..token.end], start: stem.len(), end: token.end });
            }
        }
        None
    })
}

/// The bytes of two characters.
const TWO: usize = 6;

/// What [`versions`] finds.
#[derive(Default)]
struct Versions {
    spans: Vec<Span>,
    /// Two names of one thing in a row, and the class of the first; names of which a kind noun is a part, and its class.
    doubled: Vec<(Span, ClassId)>,
}

/// Short Chinese words grown onto a version or a Latin word: 天工4.0, 征程6P, 神玑NX9031, 天工SkyMusic.
fn versions(page: &Page<'_>, tails: &[Token<'_>]) -> Versions {
    let text = page.text;
    let mut versions = Versions::default();
    for &tail in tails {
        // 问渠Max
        let tier = tail.has_upper() && page.words.tiers.contains(&tail.text.to_ascii_lowercase());
        let ordinary = page.words.is_ordinary(tail.text);
        // 凝露3-14B is a size of 凝露3, though 3-14B may be a range.
        let sized = tail.has_upper() && tail.text.contains('-');
        if ordinary && !tier || !sized && counted(page, tail.start, tail.end) || page.known_over(tail.start).is_some() {
            continue;
        }
        let spaced = tail.text.starts_with(' ');
        // 听澜 GLM-4: a name that is known has no need of the word before the space.
        if spaced && (page.known_at(tail.start + 1).is_some() || counted(page, tail.start + 1, tail.end)) {
            continue;
        }
        if let Some(described) = described(page, tail).filter(|_| !spaced) {
            versions.doubled.push(described);
            continue;
        }
        let before = page.known_before(tail.start).filter(|k| k.span.end as usize == tail.start);
        if let Some(known) = before.filter(|k| page.ontology.is_a(k.class, page.defaults.work)) {
            // 昇思MindSpore: two names of one thing stand as one.
            if tail.has_upper() {
                let end = page.known_at(tail.start).map_or(tail.end, |k| k.span.end as usize);
                versions.doubled.push((Span::new(known.span.start as usize, suffix(page, end)), known.class));
            }
            continue;
        }
        // 星衍Lumen 2.0, 星衍Lumen Pro: the version stands behind a space.
        let later = !tail.has_digit() && tail.starts_upper() && tail.text.len() > 2 && suffix(page, tail.end) > tail.end;
        // 星衍Lumen: a word that nobody knows, and no acronym.
        let coined = !tail.has_digit() && tail.starts_upper() && tail.text.len() > 3 && tail.text.bytes().any(|b| b.is_ascii_lowercase());
        let coined = coined && !later && !tier;
        let grown = tail.has_digit() || tail.text.starts_with('-') || tail.text.contains(|c: char| !c.is_ascii());
        if page.known_at(tail.start).is_some() || !grown && !tier && !later && !coined {
            continue;
        }
        let pure = tail.text.trim_end_matches('+').bytes().all(|b| b.is_ascii_digit());
        // 锋龙9400, but 世界杯2026
        let long = tail.text.len() > 4 || tail.text.len() == 4 && ("1950".."2100").contains(&tail.text);
        if pure && (long || inside_value(page, tail.start, tail.end)) {
            continue;
        }
        let limit = page.left_limit(tail.start, 12);
        let limit = after_known(page, limit, tail.start);
        let (from, after_kind) = after_kind(page, limit, tail.start);
        let from = after_firm(page, after_edition(page, from, tail.start), tail.start);
        let (from, after_kind) =
            after_kinship(page, limit, tail.start).filter(|&kin| kin >= from).map_or((from, after_kind), |kin| (kin, true));
        let (from, after_kind) = past_kind(page, from, tail.start).map_or((from, after_kind), |from| (from, true));
        let from = over_break(page, after_aspect(page, after_place(page, from, tail.start), tail.start), tail.start);
        // 它叫岭上T2, 芯片有岭上T2
        let has = text[from..tail.start].starts_with('有') && page.found.kind_ends(from);
        let led = (has || text[from..tail.start].starts_with('叫')) && tail.start > from + TWO;
        let from = if led { from + '叫'.len_utf8() } else { from };
        let from = past_lead(page, from, tail.start);
        let stem = &text[from..tail.start];
        // 大模型听涛3: the kind noun before it may be a known term.
        let after_kind = after_kind || page.kind_before(from).is_some();
        let length = stem.chars().count();
        let mixed = !pure && !tail.text.contains('.');
        // 取代GPT-3.5: a Latin name that stands by itself takes no everyday words before it.
        let alone = tail.has_upper() && tail.text.len() >= 3 && !tail.text.starts_with('-');
        if !(2..=if after_kind { 5 } else { 4 }).contains(&length)
            || !stem.chars().all(is_han)
            || page.found.is_generic(from, tail.start)
            // 不过42.1
            || is_adverbial(stem)
            // 现有R5
            || stem.ends_with('有') && page.found.is_word(from, tail.start)
            // 已训出Orion3
            || alone && length == 2 && stem.ends_with(['出', '掉', '到', '完', '给', '赢', '过'])
            || pure && !after_kind && page.kind_at(tail.end).is_none() && !brought(page, from, tail.start) && !told_elsewhere(page, from, tail)
            || size(tail.text) && page.found.begins_word(from, tail.start)
            || sized && (page.breaks_before(tail.start) || page.found.is_ordinary(from, tail.start))
            || mixed && page.kind_before(tail.start).is_some()
            // 重定时器QY5116
            || alone && tail.has_digit() && length > 2 && stem.ends_with(['器', '卡', '机', '仪', '盒', '屏', '板', '桩', '犬', '车', '舱', '艇', '柜', '箱', '塔'])
            // 开山之作Luma-1, 新作Luma-1
            || alone && KINSHIP.iter().any(|word| stem.ends_with(word))
            || alone && (page.found.is_ordinary(from, tail.start) || ends_in_firm(page, from, tail.start))
            || (spaced || later || coined) && !stands_apart(page, from, tail.start)
            || coined && (length > 3 || page.found.is_word(from, tail.start) || goes_on(text, tail.end) || stem.ends_with(WHO) || owns(page, from, tail))
            // What stands in quotation marks is told by what stands before them.
            || tier && text[..from].ends_with(['“', '「'])
        {
            continue;
        }
        versions.spans.push(Span::new(from, edition(page, suffix(page, tail.end))));
    }
    versions
}

/// Characters with which words for persons, firms and places end: 副行长Sarah Bloom.
const WHO: &[char] =
    &['长', '员', '家', '人', '者', '师', '商', '厂', '国', '省', '市', '州', '社', '网', '报', '企', '方', '士', '生', '友', '哥', '姐'];

/// Whether another Latin word with a capital stands behind a space.
fn goes_on(text: &str, end: usize) -> bool {
    text[end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Whether the text has the run before a Latin word as a firm, or the word without it: 映川Luma, where it has 映川智能; or nothing tells
/// that the two are one name.
fn owns(page: &Page<'_>, from: usize, tail: Token<'_>) -> bool {
    /// So many places are asked.
    const MOST: usize = 24;
    let text = page.text;
    let stem = &text[from..tail.start];
    let firm = |at: usize| {
        let end = at + stem.len();
        let head = page.found.hits(List::Head);
        let head = head.get(head.partition_point(|h| h.start < end)).filter(|h| h.start == end);
        let employer = page.defaults.employer;
        head.is_some_and(|h| page.ontology.is_a(page.words.head_classes[h.number as usize], page.defaults.agent))
            || page.cue_after(end) == Some(employer)
            || page.cue_before(at) == Some(employer)
            || page.title_begins(end)
            || text[end..].starts_with('(')
    };
    let alone = |at: usize| !text[..at].ends_with(stem) && !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
    // What stands once is told by a verb of bringing, or by the noun before it.
    let brought = || page.cue_before(from).is_some_and(|c| page.ontology.is_a(c, page.defaults.work));
    let told = text.matches(&text[from..tail.end]).nth(1).is_some() || brought() || page.kind_before(from).is_some();
    !told
        || text.match_indices(stem).take(MOST).any(|(at, _)| firm(at))
        || text.match_indices(tail.text).take(MOST).any(|(at, _)| alone(at))
}

/// Whether a run that a space parts from a Latin word is a word of its own that nobody knows: 听澜 X1, and not 星河智能 X1.
fn stands_apart(page: &Page<'_>, from: usize, end: usize) -> bool {
    let common = page.found.is_ordinary(from, end) || page.found.begins_common_word(from, end);
    !common && (page.opens(from) || led(page, from)) && !ends_in_firm(page, from, end)
}

/// `start`, moved before the word of one character that a name begins with, which would be one character without it: 后稷3.0.
fn over_break(page: &Page<'_>, start: usize, end: usize) -> usize {
    const ONE: usize = 3;
    let before = start.checked_sub(ONE).filter(|&at| end == start + ONE && page.text.is_char_boundary(at));
    let whole = before.filter(|&at| page.breaks_at(at) && page.breaks_before(start) && page.text[at..].starts_with(is_han));
    // 和听3.0: a joint is none.
    let joint = |at: usize| page.text[at..].starts_with(|c| "的和与及或在由用把被对从比是为将让".contains(c));
    whole.filter(|&at| page.opens(at) && !joint(at)).unwrap_or(start)
}

/// `start`, moved over the word of place that ends what stands before it: 效果上潮汐2.0.
fn after_place(page: &Page<'_>, start: usize, end: usize) -> usize {
    const TWO: usize = 6;
    let next = start + '上'.len_utf8();
    let placed = page.text[start..end].starts_with(['上', '中', '里', '下']) && page.text[..start].ends_with(is_han);
    if placed && end >= next + TWO && !page.found.begins_word(start, end) { next } else { start }
}

/// `start`, moved over the particle of the verb before it: 采购过听雨3.
fn after_aspect(page: &Page<'_>, start: usize, end: usize) -> usize {
    let next = start + '过'.len_utf8();
    let past = page.text[start..end].starts_with(['过', '着']) && page.breaks_before(start) && end >= next + TWO;
    if past && !page.found.begins_word(start, end) { next } else { start }
}

/// Where a name begins behind a noun for a kind that begins before `start`, with a word that ends names: 训练|卡听雨300.
fn past_kind(page: &Page<'_>, start: usize, end: usize) -> Option<usize> {
    const MOST: usize = 2;
    let cuts = page.text[start..end].char_indices().skip(1).take(MOST).map(|(at, _)| start + at).filter(|at| end - at >= TWO);
    cuts.into_iter().find(|&at| page.breaks_before(start) && page.kind_before(at).is_some())
}

/// `start`, moved over the word for an edition of a thing: 轻量版听雨-Lite.
fn after_edition(page: &Page<'_>, start: usize, end: usize) -> usize {
    let run = &page.text[start..end];
    run.rfind(['版', '款'])
        .map(|at| start + at + '版'.len_utf8())
        .filter(|&at| end - at >= 2 * '版'.len_utf8() || at == end)
        .unwrap_or(start)
}

/// Where a name begins right after a word that tells how a thing stands to its kin: 新作听涛2, 前作听涛, 家族最新成员听涛3.
fn after_kinship(page: &Page<'_>, limit: usize, end: usize) -> Option<usize> {
    /// The longest name behind such a word, and the word itself, in bytes.
    const REACH: usize = 30;
    const WORD: usize = 6;
    let from = floor(page.text, end.saturating_sub(REACH));
    let latest = page.text[from..end].char_indices().rev().map(|(at, _)| from + at).filter(|at| at + WORD <= end);
    latest.into_iter().find(|&at| {
        // What rules out most is asked first.
        if !page.text[..at].ends_with(KINSHIP_ENDS) {
            return false;
        }
        let kin = KINSHIP.iter().filter_map(|word| page.text[..at].strip_suffix(word)).map(str::len).min();
        // 创新品牌听涛2 holds no 新品.
        // 推出|新品: though 出新 is a word.
        let cut = |kin: usize| !page.breaks_before(kin) && page.found.crosses(floor(page.text, kin.saturating_sub(WORD)), kin);
        at >= limit && kin.is_some_and(|kin| !cut(kin) && !page.found.crosses(kin, at))
    })
}

/// The characters with which these words end.
const KINSHIP_ENDS: &[char] = &['品', '作', '机', '型', '车', '代', '身', '者', '继', '员', '号', '款', '舰', '版', '哥', '力', '打', '杯'];

/// Words that tell how a thing stands to its kin.
const KINSHIP: &[&str] = &[
    "中杯",
    "大杯",
    "小杯",
    "超大杯",
    "新品",
    "新作",
    "新机",
    "新机型",
    "新车",
    "新车型",
    "前作",
    "续作",
    "之作",
    "前代",
    "上代",
    "上一代",
    "下一代",
    "新一代",
    "前身",
    "后继者",
    "后继",
    "继任者",
    "后来者",
    "继承者",
    "最新成员",
    "新成员",
    "型号",
    "新款",
    "老款",
    "旗舰",
    "产品",
    "升级版",
    "改进版",
    "迭代版",
    "老大哥",
    "主力",
    "主打",
    "拳头产品",
];

/// Whether a verb that brings works stands before a word that nobody knows: 发布橘井1, 推出的橘井1.
fn brought(page: &Page<'_>, from: usize, end: usize) -> bool {
    const WORD: usize = 6;
    let verb = page.text[..from].strip_suffix('的').map_or(from, str::len);
    let work = || page.cue_before(verb).is_some_and(|c| page.ontology.is_a(c, page.defaults.work));
    let carried = || CARRYING.iter().any(|verb| page.text[..from].trim_end_matches('了').ends_with(verb));
    (carried() || work())
        && page.opens(from)
        && (WORD..=2 * WORD).contains(&(end - from))
        && !page.found.is_ordinary(from, end)
        && !page.found.begins_common_word(from, end)
        && !page.found.holds(List::Kind, from, end)
}

/// Whether a number grown onto a word that nobody knows has a generation behind it, or the text brings both out elsewhere: 锋龙8 Gen 3,
/// 锋龙9400的跑分, where it has 发布锋龙9400.
fn told_elsewhere(page: &Page<'_>, from: usize, tail: Token<'_>) -> bool {
    /// So many places are asked, and no farther off than so many bytes.
    const MOST: usize = 8;
    const REACH: usize = 8192;
    const GENERATION: &str = " Gen ";
    let (text, whole) = (page.text, &page.text[from..tail.end]);
    let near = floor(text, from.saturating_sub(REACH));
    let around = &text[near..floor(text, text.len().min(tail.end + REACH))];
    let plain = page.found.is_ordinary(from, tail.start) || page.found.begins_common_word(from, tail.start);
    let places = || around.match_indices(whole).take(MOST).map(|(at, _)| near + at);
    let elsewhere = || places().any(|at| at != from && brought(page, at, at + (tail.start - from)));
    !plain && page.opens(from) && (text[tail.end..].starts_with(GENERATION) || elsewhere())
}

/// `start`, moved behind the firm that stands before a name which nobody knows: 云川科技|岚上X5.
fn after_firm(page: &Page<'_>, start: usize, end: usize) -> usize {
    let firm = page.found.within(List::Head, start, end).last().filter(|head| {
        let strong = page.words.head_strengths[head.number as usize] == Strength::Strong;
        strong && page.words.head_classes[head.number as usize] == page.defaults.employer && head.start >= start + TWO
    });
    let named = |&at: &usize| end >= at + TWO && !page.found.is_ordinary(at, end) && !page.found.crosses(start, at);
    firm.map(|head| head.end).filter(named).unwrap_or(start)
}

/// Verbs behind which a part stands that a thing is made with: 搭载玄光900.
const CARRYING: &[&str] = &[
    "搭载",
    "标配",
    "配备",
    "内置",
    "采用",
    "使用",
    "装有",
    "换装",
    "首搭",
    "选用",
    "集成",
    "首发",
    "升级为",
    "处理器为",
    "芯片为",
    "均为",
    "颗",
    "张",
    "块",
    "枚",
    "由",
    "基于",
    "选配",
    "预装",
    "运行",
    "配有",
    "用上",
    "换上",
    "装上",
    "塞进",
];

/// Whether a token is no more than a size: 9B, 720P.
pub(crate) fn size(text: &str) -> bool {
    let number = text.trim_end_matches(|c: char| c.is_ascii_uppercase());
    text.len() == number.len() + 1 && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Words of a few Chinese characters that stand in quotation marks: “画师”, of which 画师Lite is an edition.
fn quoted<'a>(page: &Page<'a>) -> HashSet<&'a str> {
    let text = page.text;
    let after = text.match_indices('“').map(|(at, mark)| &text[at + mark.len()..]);
    let inner = after.filter_map(|rest| rest[..floor(rest, QUOTED)].split_once('”').map(|(inner, _)| inner));
    inner.filter(|word| word.chars().count() >= 2 && word.chars().all(is_han)).collect()
}

/// The words before the nouns that end firms' names, that no everyday language has: 觅山 in 觅山科技.
fn brands<'a>(page: &Page<'a>) -> HashSet<&'a str> {
    const LONGEST: usize = 4;
    let firms = page.found.hits(List::Head).iter().filter(|h| page.words.head_classes[h.number as usize] == page.defaults.employer);
    let stem = |end: usize| {
        let start = page.found.after_praise(after_known(page, page.left_limit(end, LONGEST), end), end);
        let word = &page.text[start..end];
        let named = word.chars().count() >= 2 && word.chars().all(is_han) && page.opens(start);
        (named && !page.found.is_ordinary(start, end) && !page.found.begins_word(start, end)).then_some(word)
    };
    firms.filter_map(|hit| stem(hit.start)).collect()
}

/// 云岫大模型4.0, 骆驼大模型V3: a version makes a name of a kind noun and the word before it. Where that word is a field
/// (语言大模型2.0), it describes and names nothing.
fn described(page: &Page<'_>, tail: Token<'_>) -> Option<(Span, ClassId)> {
    let numbered = tail.text.strip_prefix(['V', 'v']);
    let digits = numbered.unwrap_or(tail.text);
    // 云岫大模型3系列: so does a bare number before a noun of a family.
    let family = FAMILIES.iter().any(|noun| page.text[tail.end..].starts_with(noun));
    let version = digits.starts_with(|c: char| c.is_ascii_digit()) && (numbered.is_some() || digits.contains('.') || family);
    if !version || inside_value(page, tail.start, tail.end) {
        return None;
    }
    let class = page.kind_before(tail.start).filter(|&c| page.ontology.is_a(c, page.defaults.work))?;
    let before = page.left_limit(tail.start, NAMED);
    let kind = page.found.last(List::Kind, before, tail.start)?;
    let (from, _) = after_kind(page, after_known(page, before, kind.start), kind.start);
    let from = page.found.after_praise(from, kind.start);
    let stem = &page.text[from..kind.start];
    let named =
        (2..=4).contains(&stem.chars().count()) && stem.chars().all(is_han) && page.opens(from) && !page.found.is_generic(from, kind.start);
    let field = || page.known_before(kind.start).is_some_and(|k| k.span.end as usize == kind.start);
    let served = (class != page.defaults.shape).then(|| served(page, tail)).flatten();
    let span = served.or_else(|| (named && !field()).then(|| Span::new(from, suffix(page, tail.end))))?;
    Some((Span::new(over_capitals(page.text, span.start as usize), span.end as usize), class))
}

/// `start`, moved before a few capitals that belong to the name: VLA司机大模型2.0.
fn over_capitals(text: &str, start: usize) -> usize {
    const MOST: usize = 4;
    let before = text[..start].trim_end_matches(|c: char| c.is_ascii_uppercase());
    let free = !before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ' '));
    if free && start - before.len() <= MOST { before.len() } else { start }
}

/// 语料运营平台2.0, 数据治理系统V3.0: what serves a purpose is named by that and a version, where a field names no 语言大模型2.0.
fn served(page: &Page<'_>, tail: Token<'_>) -> Option<Span> {
    const PURPOSE: std::ops::RangeInclusive<usize> = 2..=8;
    const NOUN: usize = 24;
    let around = floor(page.text, tail.start.saturating_sub(NOUN));
    let kind = page.found.last(List::Kind, around, tail.start).filter(|kind| kind.end == tail.start)?;
    let before = page.left_limit(kind.start, *PURPOSE.end());
    let maker = page.known_before(kind.start).filter(|k| page.ontology.is_a(k.class, page.defaults.agent));
    let before = maker.map(|k| k.span.end as usize).filter(|&end| end <= kind.start).map_or(before, |end| before.max(end));
    let from = page.found.after_praise(before, kind.start);
    let stem = &page.text[from..kind.start];
    let opens = page.opens(from) || page.text[..from].ends_with(['和', '与', '及']);
    let named = PURPOSE.contains(&stem.chars().count()) && stem.chars().all(is_han) && opens;
    named.then(|| Span::new(from, suffix(page, tail.end)))
}

/// 征程3, where the text has 征程6P too; 画师Lite, where it has “画师”.
fn bare(page: &Page<'_>, stems: &HashSet<&str>, brands: &HashSet<&str>, tails: &[Token<'_>]) -> Vec<Span> {
    /// A known name of so many bytes may be a version all the same: M4.
    const SHORT: usize = 4;
    if stems.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for tail in tails {
        let digits = tail.text.bytes().all(|b| b.is_ascii_digit());
        let name = tail.text.trim_start_matches('-');
        let tier = tail.has_upper() && page.words.tiers.contains(&name.to_ascii_lowercase());
        let version = if digits { tail.text.len() <= 3 } else { tail.has_digit() && !tail.text.contains('%') };
        // 觅山One, where the text names 觅山科技.
        let branded = tail.has_upper() && tail.text.len() > 1 && !page.words.is_ordinary(tail.text);
        if !tier && !version && !branded || page.known_at(tail.start).is_some_and(|k| k.span.len() > SHORT) {
            continue;
        }
        let from = page.text[..tail.start].char_indices().rev().take(5).skip(1).map(|(at, _)| at);
        let sized = tail.has_upper() && tail.text.contains('-');
        let stems = if tier || version { stems } else { brands };
        if let Some(start) = from.filter(|&at| stems.contains(&page.text[at..tail.start])).last()
            && (sized || !counted(page, tail.start, tail.end))
        {
            found.push(Span::new(start, suffix(page, tail.end)));
        }
    }
    found
}

/// 征程系列, moss-moon系列: the family of what stands before.
fn series(page: &Page<'_>, stems: &HashSet<&str>) -> Vec<Span> {
    let mut found = Vec::new();
    for (at, _) in page.text.match_indices(SERIES) {
        let start = page.left_limit(at, 6);
        let known = after_known(page, start, at);
        let start = after_aspect(page, known, at);
        let run = &page.text[start..at];
        let opens = start > known || page.opens(start);
        let named = stems.contains(run) || opens && !page.found.is_ordinary(start, at) && !page.found.ends_ordinary(start, at);
        if (2..=4).contains(&run.chars().count()) && run.chars().all(is_han) && named {
            found.push(Span::new(start, at + SERIES.len()));
        }
    }
    found
}

/// 悟道·天鹰, 鹏城·盘古: two words joined by a dot that no person's name is written with.
fn dotted(page: &Page<'_>) -> Vec<Span> {
    let text = page.text;
    let mut found = Vec::new();
    for (dot, mark) in text.match_indices('·') {
        let after = dot + mark.len();
        let left = page.left_limit(dot, 5);
        let left = page.known_before(dot).filter(|k| k.span.end as usize == dot).map_or(left, |k| k.span.start as usize);
        let known = page.known_at(after).map(|k| k.span.end as usize);
        let right = known.unwrap_or_else(|| page.right_limit(after, 5));
        let (left, cut) = after_kind(page, left, dot);
        let (a, b) = (&text[left..dot], &text[after..right]);
        let short = |s: &str| (1..=4).contains(&s.chars().count()) && s.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric());
        let person = |s: &str| s.chars().all(|c| page.words.is_foreign(c));
        let titled = page.within_title(left) || page.title_within(left, dot).is_some();
        if short(a)
            && short(b)
            && !titled
            && !(person(a) && person(b))
            && (cut || page.opens(left))
            && (known.is_some() || page.closes(right))
        {
            found.push(Span::new(left, suffix(page, right)));
        }
    }
    found
}

/// 龙鹰一号: a number as a title.
fn numbered(page: &Page<'_>) -> Vec<Span> {
    let text = page.text;
    let mut found = Vec::new();
    for (at, mark) in text.match_indices('号') {
        let digits: usize =
            text[..at].chars().rev().take_while(|c| c.is_ascii_digit() || "零一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
        // 地铁2号线, 2号店
        let goes_on = text[at + mark.len()..]
            .starts_with(['线', '楼', '馆', '院', '店', '门', '机', '井', '站', '文', '令', '称', '召', '码', '角', '公']);
        if digits == 0 || digits > 6 || goes_on {
            continue;
        }
        let start = page.left_limit(at - digits, 5);
        let (start, cut) = after_kind(page, start, at - digits);
        let stem = &text[start..at - digits];
        if (2..=4).contains(&stem.chars().count())
            && stem.chars().all(is_han)
            && (cut || page.opens(start))
            && !page.found.is_ordinary(start, at - digits)
        {
            found.push(Span::new(start, at + mark.len()));
        }
    }
    found
}

/// 果手一代, 果手二代: a generation as a title, of what no everyday word is.
fn generations(page: &Page<'_>) -> Vec<Span> {
    let text = page.text;
    let mut found = Vec::new();
    for (at, mark) in text.match_indices('代') {
        let Some(number) = text[..at].chars().next_back().filter(|c| "一二三四五六七八九".contains(*c)) else { continue };
        let (nth, end) = (at - number.len_utf8(), at + mark.len());
        let goes_on = text[end..].starts_with(['人', '们', '又', '接', '码', '理', '表', '工', '替', '价']);
        let start = page.left_limit(nth, 5);
        let (start, cut) = after_kind(page, after_known(page, start, nth), nth);
        let stem = &text[start..nth];
        let named = (1..=3).contains(&stem.chars().count()) && stem.chars().all(is_han) && (cut || page.opens(start));
        let plain = || {
            page.found.is_ordinary(start, nth)
                || stem.ends_with(['第', '新', '上', '下', '这', '每', '前', '后', '老', '年', '几', '一', '同', '隔'])
        };
        if !goes_on && named && !plain() {
            found.push(Span::new(start, end));
        }
    }
    found
}

/// 麦芒3由…研发: a word that nobody knows, its clause's first, with a bare number that counts nothing.
fn openers(page: &Page<'_>, tails: &[Token<'_>]) -> Vec<Span> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=3;
    let number = |t: &&Token<'_>| t.text.len() <= 2 && t.text.bytes().all(|b| b.is_ascii_digit());
    let name = |tail: &Token<'_>| {
        let start = page.left_limit(tail.start, LENGTHS.end() + 1);
        let stem = &page.text[start..tail.start];
        let word = LENGTHS.contains(&stem.chars().count()) && stem.chars().all(is_han) && page.begins_clause(start);
        let unknown = || !page.found.is_ordinary(start, tail.start) && page.known_within(start, tail.start).is_none();
        let counts = || counted(page, tail.start, tail.end) || !page.text[tail.end..].starts_with(is_han);
        (word && unknown() && !counts()).then(|| Span::new(start, tail.end))
    };
    tails.iter().filter(number).filter_map(name).collect()
}

/// Joints between the grades of a list.
const JOINTS: &[&str] = &["、", "和", "与", "及", "以及"];

/// 启明系列里,Nano、Base和Max: grades that a family is said to have are names, also where they stand alone.
fn members(page: &Page<'_>, tails: &[Token<'_>]) -> Vec<Span> {
    const LEADS: &[char] = &['里', '中', '的', '下', '包', '括', '含', '有', '由', '供', '分', '为', '共', '设', ',', ':', ' '];
    const LEAD: usize = 15;
    let text = page.text;
    let mut tiers: Vec<&str> = Vec::new();
    for (at, _) in text.match_indices(SERIES) {
        let rest = text[at + SERIES.len()..].trim_start_matches(LEADS);
        let from = text.len() - rest.len();
        if from - at <= LEAD + SERIES.len() {
            tiers.extend(listed(page, from).0.iter().map(|tier| tier.text));
        }
    }
    let mut spans = Vec::new();
    for tail in tails {
        let (list, end) = listed(page, tail.start);
        if counted_as_editions(&text[end..]) && text[..tail.start].ends_with(LEADS) {
            spans.extend(list);
        }
    }
    // 旗舰版Pro和轻快版Turbo
    let editions = || tails.iter().filter(|tail| text[..tail.start].ends_with('版') && is_grade(page, tail));
    if editions().any(|tail| editions().any(|other| other.text != tail.text)) {
        spans.extend(editions().copied());
    }
    tiers.extend(spans.iter().map(|tier| tier.text));
    let alone = |at: usize, end: usize| {
        let (before, after) = (&text[..at], &text[end..]);
        let opens = page.begins_clause(at) && !before.ends_with(' ') || before.ends_with(['和', '与', '及']) || before.ends_with("其中");
        opens && !after.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
    };
    let places = |tier: &&str| text.match_indices(*tier).map(|(at, tier)| (at, at + tier.len())).collect::<Vec<_>>();
    tiers.sort_unstable();
    tiers.dedup();
    let mut found: Vec<Span> = spans.iter().map(|tier| Span::new(tier.start, tier.end)).collect();
    found.extend(tiers.iter().flat_map(places).filter(|&(at, end)| alone(at, end)).map(|(at, end)| Span::new(at, end)));
    found
}

/// Whether a token is a grade by itself: Pro, Turbo.
fn is_grade(page: &Page<'_>, token: &Token<'_>) -> bool {
    token.has_upper() && page.words.tiers.contains(&token.text.to_ascii_lowercase())
}

/// The grades that a list at `from` names, where there are several, and where it ends.
fn listed<'t>(page: &Page<'t>, from: usize) -> (Vec<Token<'t>>, usize) {
    let text = page.text;
    let (mut list, mut at, mut end) = (Vec::new(), from, from);
    while let Some(tier) = token(text, at) {
        let after = behind_edition(text, tier.end);
        let told = after > tier.end && tier.starts_upper();
        if !told && !page.words.tiers.contains(&tier.text.to_ascii_lowercase()) {
            break;
        }
        list.push(tier);
        end = after;
        let Some(joint) = JOINTS.iter().find(|joint| text[end..].starts_with(**joint)) else { break };
        at = end + joint.len();
    }
    if list.len() < 2 {
        list.clear();
    }
    (list, end)
}

/// Where the bracket right behind a grade ends that says which edition it is: Pro(顶配版); `at`, if there is none.
fn behind_edition(text: &str, at: usize) -> usize {
    const LONGEST: usize = 36;
    let Some(inner) = text[at..].strip_prefix('(') else { return at };
    let inner = &inner[..floor(inner, LONGEST)];
    inner.find(')').filter(|&close| inner[..close].ends_with(['版', '款', '型'])).map_or(at, |close| at + close + "()".len())
}

/// Whether a text begins as what says how many editions were listed: 三个版本, 等两款型号.
fn counted_as_editions(text: &str) -> bool {
    const NUMERALS: &[char] = &['两', '三', '四', '五', '六', '2', '3', '4', '5', '6'];
    const EDITIONS: &[&str] = &["版", "型号", "机型", "规格", "档", "款", "配置", "尺寸"];
    let text = text.trim_start_matches(['等', ' ']);
    let Some(text) = text.strip_prefix(NUMERALS) else { return false };
    let text = text.trim_start().trim_start_matches(['个', '款', '种', '大']);
    EDITIONS.iter().any(|word| text.starts_with(word))
}

/// Whether a value holds the digits and more.
pub(crate) fn inside_value(page: &Page<'_>, start: usize, end: usize) -> bool {
    let next = page.values.partition_point(|v| (v.span.end as usize) <= start);
    // 听涛大模型3.0日前发布, 听涛大模型3.0起售价: no day and no price is told so.
    let version = page.text[start..end].ends_with(".0") && page.text[end..].starts_with(['日', '起']);
    !version && page.values.get(next).is_some_and(|v| v.span.start as usize <= start && v.span.end as usize > end)
}

/// `limit`, moved past the last name of the lexicon that ends before `end`.
fn after_known(page: &Page<'_>, limit: usize, end: usize) -> usize {
    page.known_before(end).map(|k| k.span.end as usize).filter(|&e| e <= end).map_or(limit, |e| limit.max(e))
}

/// Where what stands after the last kind noun of a run begins, and whether there is one.
fn after_kind(page: &Page<'_>, start: usize, end: usize) -> (usize, bool) {
    match page.found.within(List::Kind, start, end).last() {
        Some(m) if m.end < end => (m.end, true),
        _ => {
            // 训练卡松针300, where a verb ends names within the noun.
            let cuts = page.text[start..end].char_indices().skip(1).map(|(at, _)| start + at);
            let over = cuts.take(2).filter(|&at| page.breaks_before(start) && page.found.kind_ends(at)).last();
            over.map_or_else(|| (page.found.after_praise(start, end), false), |at| (at, true))
        }
    }
}

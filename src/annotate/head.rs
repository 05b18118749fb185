//! Names that end in a head noun (北京智源人工智能研究院), and descriptions of kinds (海浪预报大模型).
//!
//! The head tells the class; where the name begins is told by what cannot stand inside a name: 近日, 由, the marks.
//! Deliberately knows no head itself: they are the lexicon's.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::apposed;
use super::branch;
use super::edition;
use super::firsts::Firsts;
use super::indefinite;
use super::page::{Page, floor, is_han};
use super::shape::suffix;
use super::unit::{founding, funds, seated, unit};
use super::weak;
use super::words::{Hit, List, WEAK_KIND};
use super::{Certainty, Reason};
use crate::chinese::COMPARISONS;
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

/// The longest name in characters, head excluded.
const LONGEST: usize = 22;

/// Characters after a head that make another word of it: 大学生, 银行业, 平台化.
const UNHEAD: &str = "生业化界型式性级制者员户学派官团室师板";

/// Particles that only a verb has.
pub(super) const ASPECTS: &[char] = &['了', '着'];

/// Words that begin with such a character and leave the head as it is: 江州大学团队, 听风公司员工.
const AFTER_HEAD: &[&str] = &[
    "官宣", "官方", "官网", "官微", "团队", "员工", "学者", "学生", "学子", "师生", "师资", "业务", "业绩", "制定", "制作", "性能", "生态",
    "派出", "派员", "派驻", "派队", "型号", "化解", "户外",
];

/// Words that may stand before a name without a break, and are no part of it: 获北川创新奖, 如上海财经大学.
const LEADS: &[&str] = &[
    "获", "如", "还是", "仍是", "便是", "则是", "即", "叫", "名叫", "正是", "就是", "均是", "无论", "不论", "做出", "不过", "但", "像",
    "含", "设", "让", "使", "因", "当", "时任", "新任", "给", "有", "找", "请", "入", "来到", "走进", "作为", "例如", "包括", "尽管",
    "虽然", "所以", "而且", "此时", "首批", "任", "至", "其中", "若", "连", "就连", "连同", "既有", "以及", "继", "归", "赴", "抵", "邀",
    "聘", "访", "对话", "整个", "着", "挖走", "挖来", "热门", "冠军", "亚军", "季军", "较", "经", "服务", "里有", "中有", "还有", "上有",
    "方有",
];

/// The longest noun, in bytes, that alone describes nobody: 实验室.
const ALONE: usize = 9;
/// How far before it, in bytes, one is named whom it stands for.
const ALONE_REACH: usize = 1200;

/// Words by which a post is over.
const FORMER: &[&str] = &["前", "原"];

/// A known name of so many bytes may be a part of another: 东方 in 远东方舟.
const SHORT: usize = 6;

/// What makes a day of 周: 云川科技周二 names no week of science.
const WEEKDAYS: &str = "一二三四五六日天";

/// Measure words, before which a number counts and describes nothing.
const MEASURES: &str = "段条个款种张份篇幅组套支家台颗枚名位项对只场道句首部本";

/// The bytes of a word of two characters.
const WORD: usize = 6;

/// Rounds and days of what takes place again and again.
const ROUNDS: &[&str] = &["总决赛", "决赛", "半决赛", "开幕式", "闭幕式"];

/// With what the words begin that lead to a name.
static LEADING: LazyLock<Firsts> = LazyLock::new(|| Firsts::new(LEADS.iter().chain(COMPARISONS).copied()));

/// Words of the widest places, that begin the names of what meets or unites people.
const WIDE: &[&str] = &["世界", "全球", "中国", "国际", "全国", "亚太", "国家"];

pub(super) fn find(page: &mut Page<'_>) {
    names(page);
    kinds(page);
    apposed::find(page);
}

fn names(page: &mut Page<'_>) {
    let (text, words) = (page.text, page.words);
    let mut found = Vec::new();
    let mut unsure = Vec::new();
    for hit in page.found.hits(List::Head) {
        let Some(hit) = &before_day(page, hit) else { continue };
        let hit = &later(page, *hit);
        let class = words.head_classes[hit.number as usize];
        let latin = text.as_bytes()[hit.start].is_ascii_alphabetic();
        if goes_on(text, hit.end) || latin && text.as_bytes().get(hit.end).is_some_and(u8::is_ascii_alphanumeric) {
            continue;
        }
        // 云川出行技术副总裁: what leads to a post ends no name.
        let post = |at: usize| page.title_at(at).is_some_and(|end| end > hit.end);
        if page.is_topic(class) && (post(hit.start) || post(hit.end)) {
            continue;
        }
        if held(page, hit) {
            continue;
        }
        // 英国科技大臣: of a country's post, and no firm.
        if post(hit.start)
            && page.known_before(hit.start).is_some_and(|k| k.span.end as usize == hit.start && k.class == page.defaults.place)
        {
            continue;
        }
        let limit = page.left_limit(hit.start, LONGEST);
        let start = after_year(page, begin(page, limit, hit.start), hit.start, class);
        let start = after_holder(page, start, hit);
        let start = if class == page.defaults.employer { after_cue(page, start, hit.start, class) } else { start };
        let start = over_wide(page, whole_word(page, start, hit.start), class);
        let start = if class == page.defaults.employer { over_place(page, start) } else { start };
        let start = after_country(page, over_edition(page, start, class), hit.start, class);
        let start = with_house(page, start, class);
        let hit = shorter(page, start, *hit);
        let class = words.head_classes[hit.number as usize];
        let strength = words.head_strengths[hit.number as usize];
        // 南溪科技奖: a prize is named so, and no firm.
        if class == page.defaults.employer && text[hit.end..].starts_with('奖') && !text[hit.end..].starts_with("奖励") {
            continue;
        }
        let meets = strength == Strength::Strong && page.ontology.is_a(class, page.defaults.agent) && class != page.defaults.employer;
        let start = if meets { over_joint(page, start, hit.start, &found) } else { start };
        let stem = &text[start..hit.start];
        let spaced = stem.ends_with(' ') && stem.len() > 1 && stem.as_bytes()[stem.len() - 2].is_ascii_alphanumeric();
        // 天翼AI, but 昇腾AI is no firm.
        let owner = || page.known_at(start).is_none_or(|k| page.ontology.is_a(k.class, page.defaults.agent));
        if latin && !spaced && (strength == Strength::Strong || !stem.chars().all(is_han) || !owner()) {
            continue;
        }
        let length: usize = stem.chars().map(|c| if is_han(c) { 2 } else { 1 }).sum();
        let least = if strength == Strength::Strong && !stem.is_ascii() { 4 } else { 2 };
        // 去南岭理工学院: what is known needs nothing before it.
        if page.known_before(hit.end).is_some_and(|k| {
            k.span.end as usize == hit.end
                && page.known_at(start).is_none()
                && k.span.start as usize > start
                && k.span.len() > SHORT
                && page.ontology.is_a(k.class, page.defaults.agent)
        }) {
            continue;
        }
        // 教育部科技司, 北方大学科技处: of a body that is no firm a department, and no firm called after it.
        let body = || page.known_before(hit.start).filter(|k| k.span.end as usize == hit.start).map(|k| k.class);
        if class == page.defaults.employer
            && text[hit.end..].starts_with(['司', '处'])
            && body().is_some_and(|c| c != class && page.ontology.is_a(c, page.defaults.agent))
        {
            continue;
        }
        if strength == Strength::Seated {
            if seated(page, start, hit.start, hit.end) {
                found.push((Span::new(start, hit.end), class, Certainty::Firm));
            }
            continue;
        }
        if length < least && strength == Strength::Strong && class == page.defaults.employer {
            unsure.extend(behind_word(page, hit.start).map(|start| Span::new(start, hit.end)));
        }
        // 子公司 is a description of its own, though 公司 ends names.
        let kind = page.kind_over(hit.start, hit.end);
        if length < least
            || kind && strength == Strength::Strong
            || strength != Strength::Strong
                && !funds(page, start, hit)
                && !weak::makes_a_name(page, start, hit.start, hit.end, class, strength)
            || page.found.is_generic(start, hit.start)
                && !wide(page, stem, class)
                && page.cue_before(start) != Some(class)
                && !placed(page, start, hit.start, class)
                && !unit(page, start, hit, class)
                && !edited(page, start, class)
                && !gathers(page, start, hit, class)
            || stem.ends_with(['的', '在'])
            || within_kind(page, hit.start, hit.end, class)
            || page.ontology.is_a(class, page.defaults.work) && stem.ends_with(['新', '上', '里'])
            || class == page.defaults.employer && stem.chars().count() > 2 && stem.ends_with('性')
            || repeats_owner(page, start, hit.start, hit.end, class, strength)
            || strength != Strength::Strong && repeats_name(page, start, hit.start, hit.end, class)
            || indefinite::describes(page, start, hit.end)
            || !funds(page, start, hit) && describes(page, Span::new(start, hit.end), stem, class, strength)
        {
            continue;
        }
        // 苍梧视觉 is a firm as far as its name tells, but a list or a noun beside it knows better.
        let firm = strength != Strength::Owned || page.known_at(start).is_some() || weak::told(page, start, hit.end, class);
        if is_part_of_post(page, start, hit, &found) {
            continue;
        }
        // 第七届语音大赛总决赛: the round or the day of what takes place again and again is no other thing.
        let own = page.found.last(List::Head, start, hit.start).filter(|h| h.end == hit.start && h.start > start);
        let recurs = |class| page.ontology.defaults_for("recurring").any(|c| c == class);
        let of_another = ROUNDS.contains(&&text[hit.start..hit.end]) && own.is_some_and(|h| recurs(words.head_classes[h.number as usize]));
        if of_another {
            if let Some(own) = own {
                found.push((Span::new(start, own.end), words.head_classes[own.number as usize], Certainty::Firm));
            }
            continue;
        }
        // Perceptron Inc.
        let point = latin && class == page.defaults.employer && hit.end - hit.start < WORD && text[hit.end..].starts_with('.');
        let hit = Hit { end: hit.end + usize::from(point), ..hit };
        // 天枢OS 3.0: a Latin head of a thing has a version.
        let end = if latin && page.ontology.is_a(class, page.defaults.work) { suffix(page, hit.end) } else { hit.end };
        found.push((Span::new(start, end), class, if firm { Certainty::Firm } else { Certainty::Guess }));
    }
    // 听力芯片公司清听声学: what a name of the same class follows describes it.
    let begins: BTreeSet<(u32, ClassId)> = found.iter().map(|(span, class, _)| (span.start, *class)).collect();
    found.retain(|(span, class, _)| {
        let head_is_kind = page.found.kind_ends(span.end as usize);
        !head_is_kind || !begins.contains(&(span.end, *class))
    });
    found.extend(repeated(page, &unsure).into_iter().map(|span| (span, page.defaults.employer, Certainty::Firm)));
    for (span, class, certainty) in found {
        page.add(span, class, certainty, Reason::Head);
    }
}

/// Divisions, whose heads hold a post of the firm.
const DIVISIONS: &[&str] = &["事业部", "事业群", "业务部", "部门", "委员会"];
/// Posts of those who lead no firm.
const PARTIAL: &[&str] = &["负责人", "工程师", "总监", "主管"];

/// 云川科技云计算事业部总经理, 云川光学工程师: whether what follows a firm's name up to a head is a part of the post behind it.
fn is_part_of_post(page: &Page<'_>, start: usize, hit: Hit, found: &[(Span, ClassId, Certainty)]) -> bool {
    let rest = &page.text[hit.end..];
    let firm = page.defaults.employer;
    let known = page.known_at(start).filter(|k| k.class == firm).map(|k| k.span.end as usize);
    let named = || found.iter().rev().find(|(span, class, _)| span.start as usize == start && *class == firm).map(|(s, ..)| s.end as usize);
    let own = |at: usize| known.or_else(named).is_some_and(|firm| firm < at);
    if page.title_begins(hit.end) && DIVISIONS.contains(&&page.text[hit.start..hit.end]) {
        return own(hit.start);
    }
    let division = DIVISIONS.iter().find(|word| rest.starts_with(**word)).map(|word| hit.end + word.len());
    let partial = page.title_begins(hit.end) && PARTIAL.iter().any(|post| rest.starts_with(post));
    division.is_some_and(|at| page.title_begins(at)) && own(hit.end) || partial && known == Some(hit.start)
}

/// A head that goes over the end of one that ends no name: in 翼眼科技 stands no 眼科.
fn later(page: &Page<'_>, hit: Hit) -> Hit {
    if page.closes(hit.end) {
        return hit;
    }
    let mut from = page.text[hit.start..hit.end].char_indices().skip(1).map(|(at, _)| hit.start + at);
    let over = from.find_map(|at| {
        let to = floor(page.text, hit.end + LONGEST);
        let rest = page.found.begins(List::Head, at).then(|| page.words.longest(List::Head, &page.text[at..to])).flatten()?;
        (at + rest.end > hit.end && page.closes(at + rest.end)).then_some(Hit { start: at, end: at + rest.end, number: rest.number })
    });
    over.unwrap_or(hit)
}

/// 折桂科技, 同舟信息: where a name of two characters before a head begins that also are, or begin with, a word of the language.
fn behind_word(page: &Page<'_>, head: usize) -> Option<usize> {
    let (start, _) = page.text[..head].char_indices().rev().take_while(|(_, c)| is_han(*c)).nth(1)?;
    let free = page.begins_clause(start) || page.opens(start) && page.found.kind_ends(start) || page.text[..start].ends_with('的');
    free.then_some(start)
}

/// Those of such names that the text has more than once, and once as whoever does something.
fn repeated(page: &Page<'_>, unsure: &[Span]) -> Vec<Span> {
    let mut forms: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
    for span in unsure {
        let form = forms.entry(span.of(page.text)).or_default();
        form.0 += 1;
        form.1 |= page.cue_after(span.end as usize).is_some_and(|class| page.ontology.is_a(class, page.defaults.agent));
    }
    unsure.iter().copied().filter(|span| forms.get(span.of(page.text)).is_some_and(|&(count, acts)| count > 1 && acts)).collect()
}

/// A head that leaves less than a word before it, without its first word: 图云科技 ends in 科技.
fn shorter(page: &Page<'_>, start: usize, hit: Hit) -> Hit {
    const WORD: usize = 6;
    if hit.start >= start + WORD || hit.start == start {
        return hit;
    }
    let after = page.text[hit.start..hit.end].char_indices().nth(1).map_or(hit.end, |(at, _)| hit.start + at);
    page.found.last(List::Head, after, hit.end).filter(|m| m.len() >= WORD).unwrap_or(hit)
}

/// `start`, moved before a joint or a coverb that is a part of the word which begins the name: 羲和智能, 径向科技, 比邻电子.
fn whole_word(page: &Page<'_>, start: usize, head: usize) -> usize {
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
            && page.begins_clause(joint)
            && !page.text[joint..].starts_with(['和', '与', '及', '或', '由', '被', '是', '把', '在'])
    };
    let whole = before.or_else(|| (start < head && (page.found.is_word(joint, head) || alone())).then_some(joint));
    whole.filter(|&at| page.opens(at)).unwrap_or(start)
}

/// `start`, moved before a joint that stands within the name of a unit: 南岭大学智能感知与计算实验室, 玄湾人工智能与数字经济研究中心.
///
/// Whose unit it is stands first, or a word that nobody knows; what is joined are everyday words on both sides.
fn over_joint(page: &Page<'_>, start: usize, head: usize, found: &[(Span, ClassId, Certainty)]) -> usize {
    const MOST: usize = 16;
    const STEM: std::ops::RangeInclusive<usize> = 2..=4;
    let plain = |from: usize, to: usize| from < to && page.found.is_ordinary(from, to);
    let Some(joint) = ["与", "和", "及"].iter().find_map(|joint| page.text[..start].strip_suffix(joint)).map(str::len) else {
        return start;
    };
    if !plain(start, head) {
        return start;
    }
    let first = begin(page, page.left_limit(joint, MOST), joint);
    // 云川科技与南岭研究院 are two names, but 玄湾人工智能 is none before 与数字经济研究中心.
    let two = match page.known_before(joint).filter(|k| k.span.end as usize == joint) {
        Some(known) => !page.is_topic(known.class),
        None => found.iter().any(|(span, ..)| span.end as usize == joint),
    };
    if two {
        return start;
    }
    let ends = |at: usize| {
        let named = found.iter().any(|(span, ..)| span.start as usize == first && span.end as usize == at);
        let known = page.known_at(first).is_some_and(|k| k.span.end as usize == at && !page.is_topic(k.class));
        let stem = STEM.contains(&page.text[first..at].chars().count()) && page.opens(first) && page.found.is_generic(at, joint);
        named || known || stem && !page.found.is_ordinary(first, at)
    };
    // 共同成立语音与听觉联合实验室
    if plain(first, joint) && founding(page.text[..first].trim_end_matches('了')) {
        return first;
    }
    let owner = page.text[first..joint].char_indices().skip(1).map(|(at, _)| first + at).find(|&at| plain(at, joint) && ends(at));
    // 智能感知与交互实验室 begins its clause: everyday words alone join with no unit.
    let whole = page.begins_clause(first) && plain(first, joint) && page.text[first..joint].chars().count() > 2;
    if owner.is_some() || whole { first } else { start }
}

/// `start`, moved over the year in which a thing is given that the year does not name: 2024年度长庚奖.
fn after_year(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> usize {
    let own = [page.defaults.agent, page.defaults.work].iter().any(|&c| page.ontology.is_a(class, c))
        || class == page.defaults.title
        || page.ontology.defaults_for("recurring").any(|c| c == class);
    let rest = page.text[start..head].trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = head - start - rest.len();
    let after = ["年度", "年"].iter().find_map(|word| rest.strip_prefix(word));
    if own || digits != 4 { start } else { after.map_or(start, |after| head - after.len()) }
}

/// A head without the 日 that begins the next word: 云川科技日前 tells of no day of science.
fn before_day(page: &Page<'_>, hit: &Hit) -> Option<Hit> {
    const NEXT: [char; 4] = ['前', '均', '活', '渐'];
    let day = page.text[hit.start..hit.end].strip_suffix('日').filter(|_| page.text[hit.end..].starts_with(NEXT));
    day.map_or(Some(*hit), |head| page.found.last(List::Head, hit.start, hit.start + head.len()))
}

/// `start`, moved before a place in brackets and the name before it: 云川(成都)智能有限公司.
fn over_place(page: &Page<'_>, start: usize) -> usize {
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

/// Whether a head only tells how what follows belongs to a firm whose name is whole without it: 云川集团控股子公司.
fn held(page: &Page<'_>, hit: &Hit) -> bool {
    const HOLDING: &str = "控股";
    const HELD: &[&str] = &["子公司", "孙公司", "公司", "股东", "企业", "的"];
    let rest = &page.text[hit.end..];
    let whole =
        page.found.last(List::Head, floor(page.text, hit.start.saturating_sub(3 * LONGEST)), hit.start).filter(|m| m.end == hit.start);
    &page.text[hit.start..hit.end] == HOLDING
        && HELD.iter().any(|word| rest.starts_with(word))
        && whole.is_some_and(|m| page.words.head_classes[m.number as usize] == page.defaults.employer)
}

/// Whether a place makes a firm's name of generic words: 福州市大数据集团, but no 北京科技公司.
fn placed(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> bool {
    let known = page.known_at(start).filter(|k| k.class == page.defaults.place && (k.span.end as usize) < head);
    known.is_some() && class == page.defaults.employer && page.kind_at(head).is_none()
}

/// `start`, moved before the widest place that stands between it and an edition: 第六届全球机器人博览会.
fn over_wide(page: &Page<'_>, start: usize, class: ClassId) -> usize {
    let wide = WIDE.iter().find_map(|w| page.text[..start].strip_suffix(w)).map(str::len);
    wide.filter(|&at| edited(page, at, class)).unwrap_or(start)
}

/// `start`, moved before everyday words that its edition stands before: 第六届开源智能体大会.
fn over_edition(page: &Page<'_>, start: usize, class: ClassId) -> usize {
    const REACH: usize = 30;
    let recurs = page.ontology.defaults_for("recurring").any(|c| c == class);
    let from = floor(page.text, start.saturating_sub(REACH));
    let edition = page.text[from..start].rfind('届').map(|at| from + at + '届'.len_utf8()).filter(|_| recurs);
    let joined = |at: usize| page.text[at..start].chars().all(|c| is_han(c) && c != '的') && edition::before(page.text, at) != at;
    edition.filter(|&at| at < start && joined(at) && page.known_over(at).is_none()).unwrap_or(start)
}

/// `start`, moved before the house of which a school or an institute is a part, where a joint within the name hid it: 华中科技大学同济医学院.
fn with_house(page: &Page<'_>, start: usize, class: ClassId) -> usize {
    let unit = |class: ClassId| {
        page.ontology.is_a(class, page.defaults.agent)
            && ![page.defaults.employer, page.defaults.person, page.defaults.group].contains(&class)
    };
    let joint = page.text[start..].starts_with(['同', '和', '与', '及', '由', '以', '为']);
    let house = page.known_before(start).filter(|k| k.span.end as usize == start && joint && unit(k.class) && unit(class));
    house.map_or(start, |k| k.span.start as usize)
}

/// `start`, moved over the country that tells where a firm is from whose name nobody knows: 日本云泽集团, but 韩国电力公司.
fn after_country(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> usize {
    const LEAST: usize = 6;
    let place = page.known_at(start).filter(|k| k.class == page.defaults.place && page.ontology.is_a(class, page.defaults.agent));
    let own = place.map(|k| k.span.end as usize).filter(|&own| own < head && branch::is_country(&page.text[start..own]));
    let Some(own) = own else { return start };
    // 加拿大Mila研究所
    if page.text.as_bytes()[own].is_ascii_uppercase() && head > own + 2 && page.text[head..].starts_with(is_han) {
        return own;
    }
    if class != page.defaults.employer {
        return start;
    }
    let han = page.text[own..head].chars().all(is_han);
    let named = han && head >= own + LEAST && !page.found.is_ordinary(own, head) && !page.found.begins_common_word(own, head);
    if named { own } else { start }
}

/// Whether the edition before it makes a name of generic words: 第六届机器人博览会.
fn edited(page: &Page<'_>, start: usize, class: ClassId) -> bool {
    page.ontology.defaults_for("recurring").any(|c| c == class) && edition::before(page.text, start) != start
}

/// Words in the names of what only its own members meet for.
const OWN_MEETINGS: &[&str] = &[
    "股东",
    "股民",
    "全员",
    "内部",
    "新闻",
    "媒体",
    "业绩",
    "财报",
    "电话",
    "董事",
    "职工",
    "员工",
    "工作",
    "分析师",
    "投资者",
    "新品",
    "产品",
    "战略",
    "年度",
    "例行",
    "闭门",
    "线上",
    "多场",
    "系列",
    "相关",
    "专题",
];
/// Verbs of what takes place.
const HELD: &[&str] = &["举行", "举办", "召开", "开幕", "揭幕", "闭幕", "落幕", "开赛", "启幕"];

/// Whether everyday words name what meets because the text tells where or when it is held, or what was said there: 量子机器学习研讨会在魁北克
/// 举行, 在未来音乐峰会上.
fn gathers(page: &Page<'_>, start: usize, hit: Hit, class: ClassId) -> bool {
    const LEAST: usize = 12;
    let stem = &page.text[start..hit.start];
    let recurs = page.ontology.defaults_for("recurring").any(|c| c == class);
    if !recurs || stem.len() < LEAST || OWN_MEETINGS.iter().any(|word| stem.contains(word)) {
        return false;
    }
    let said = || page.text[hit.end..].starts_with("上") && page.text[..start].ends_with(['在', '于', '从']);
    said() || page.begins_clause(start) && takes_place(page, hit.end)
}

/// Whether what follows tells that what ends here takes place somewhere: 6月3日在魁北克举行.
pub(super) fn takes_place(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 75;
    let rest = &page.text[at..floor(page.text, at + REACH)];
    let clause = rest.split([',', '。', ';', '\n', '、', '“']).next().unwrap_or_default();
    let dated = page.value_begins(at) || clause.starts_with(['在', '于', '将', '昨', '今']);
    dated && clause.contains(['在', '于']) && HELD.iter().any(|verb| clause.ends_with(verb))
}

/// Whether a noun for a thing that is made takes the head in or goes on from it: 搭建工具 holds no 建工, 航线规划平台 no 规划.
fn within_kind(page: &Page<'_>, start: usize, end: usize, class: ClassId) -> bool {
    let made = |at: usize| page.kind_at(at).filter(|&(kind, _)| page.ontology.is_a(kind, page.defaults.work));
    let crossed = page.text[start..end].char_indices().any(|(at, _)| made(start + at).is_some_and(|(_, to)| to > end));
    crossed || class == page.defaults.title && made(end).is_some()
}

/// The end of names of divisions.
pub(super) const DIVISION: char = '部';
/// With what it makes other words: 部署, 部门, 部分; but a 部长 is of the division.
pub(super) const AFTER_DIVISION: &[char] = &['署', '门', '分', '件', '位', '队', '落'];

/// Whether what ends at `end` goes on as another word: 银行业, 应用于.
fn goes_on(text: &str, end: usize) -> bool {
    let next = text[end..].chars().next();
    // 云川科技官宣: no 科技官.
    if next.is_some_and(|c| UNHEAD.contains(c)) && AFTER_HEAD.iter().any(|w| text[end..].starts_with(w)) {
        return false;
    }
    let weekday = text[..end].ends_with('周') && next.is_some_and(|c| WEEKDAYS.contains(c));
    // 大学同学, 小学阶段: who or what it is about.
    let about = ["同学", "阶段"].iter().any(|word| text[end..].starts_with(word));
    // 云川科技部署了…, 教育部门: a division whose last character begins a word.
    let divides = text[..end].ends_with(DIVISION) && next.is_some_and(|c| AFTER_DIVISION.contains(&c));
    weekday || about || divides || next.is_some_and(|c| UNHEAD.contains(c)) || next == Some('于') && text[..end].ends_with('用')
        // 红杉中国投了一笔钱: what has an aspect is a verb.
        || next.is_some_and(|c| ASPECTS.contains(&c))
}

/// Whether generic words make a name because they begin with the widest place: 世界人工智能大会, but no 全球科技公司.
fn wide(page: &Page<'_>, stem: &str, class: ClassId) -> bool {
    class != page.defaults.employer
        && !page.ontology.is_a(class, page.defaults.work)
        && WIDE.iter().any(|w| stem.strip_prefix(w).is_some_and(|rest| rest.len() >= 6))
}

/// Whether `stem` + head describes what the next name names (数据标注公司Kolena), or tells only where it is from (法国公司).
fn describes(page: &Page<'_>, whole: Span, stem: &str, class: ClassId, strength: Strength) -> bool {
    let end = whole.end as usize;
    let head_is_kind = page.found.kind_ends(end) && page.found.last(List::Kind, whole.start as usize, end).is_some();
    if !head_is_kind {
        return false;
    }
    let named = page.text[end..].starts_with(['“', '‘', '《', '「'])
        || page.known_at(end).is_some_and(|k| k.class != page.defaults.place && k.class != class);
    let latin = page.text.as_bytes().get(end).is_some_and(u8::is_ascii_uppercase) && !page.title_begins(end);
    // 法国公司, but 中山医院 is one.
    let firm = class == page.defaults.employer;
    let plain = firm && strength == Strength::Strong;
    let group = firm || class == page.defaults.group;
    // 手势识别公司: what a firm does, in everyday words.
    let start = whole.start as usize;
    let topic = page.known_at(start).is_some_and(|k| page.is_topic(k.class) && k.span.end as usize == start + stem.len());
    let trade = plain && (topic || page.found.is_ordinary(start, start + stem.len()));
    trade || named || latin || group && (plain && page.words.is_place(stem, page.defaults.place) || stem.ends_with(['国', '系']))
}

/// What is left of a name's text after 前 or 原, where these only say that a post is over: 原云川科技副总裁, but 原力科技.
fn after_former<'a>(page: &Page<'_>, text: &'a str, head: usize) -> Option<&'a str> {
    let rest = FORMER.iter().find_map(|word| text.strip_prefix(*word))?;
    let start = head - text.len();
    let second = rest.chars().next().filter(|c| is_han(*c) || c.is_ascii_uppercase())?;
    let word = is_han(second) && page.found.is_word(start, head - rest.len() + second.len_utf8());
    (!word && rest.chars().count() > 1).then_some(rest)
}

/// Where the name begins: after words that only lead to it, after a title or a person that stands before it, never inside
/// a name of the lexicon.
fn begin(page: &Page<'_>, limit: usize, head: usize) -> usize {
    // 发布方远山研究院
    let side = page.text[limit..head].starts_with('方') && SIDES.iter().any(|verb| page.text[..limit].ends_with(verb));
    let mut start = if side { limit + '方'.len_utf8() } else { limit };
    loop {
        if page.known_at(start).is_some_and(|k| k.span.len() > 3) {
            break;
        }
        let rest = &page.text[page.found.after_praise(start, head)..head];
        // 世界人工智能大会: the widest place is a part of the name that it begins.
        let rest = WIDE
            .iter()
            .find(|w| page.text[start..head - rest.len()].ends_with(**w))
            .map_or(rest, |w| &page.text[head - rest.len() - w.len()..head]);
        let led = rest.chars().next().is_some_and(|c| LEADING.may_begin(c));
        let lead = led.then(|| LEADS.iter().chain(COMPARISONS).find_map(|lead| rest.strip_prefix(lead))).flatten();
        let rest = lead.or_else(|| after_former(page, rest, head)).unwrap_or(rest);
        if head - rest.len() == start {
            break;
        }
        start = head - rest.len();
    }
    start = after_copula(page, after_when(page, after_verb(page, start, head), head), head);
    start = after_foreigner(page, start, head);
    // The name's first characters belong to a known name that began before it.
    if let Some(known) = page.known_over(start) {
        start = (known.span.end as usize).min(head);
    }
    // 背后站着湖北科投: everyday words before a name are no part of it; 第七届中国国际进口博览会 counts.
    if let Some(known) = page.known_within(start, head).filter(|k| !page.is_topic(k.class)) {
        let at = known.span.start as usize;
        let before = &page.text[start..at];
        let counted = before.ends_with(['届', '期', '次', '季']) || before.starts_with('第') && before.contains('届');
        // ② Mistral AI: a number before the name, not of it.
        // 华中科技大学同济医学院: whose school it is.
        let owned = page.known_at(start).is_some_and(|k| k.span.end as usize == at && page.ontology.is_a(k.class, page.defaults.agent));
        let numbered = !before.is_empty() && before.trim_end().bytes().all(|b| b.is_ascii_digit());
        if at > start && !owned && (page.found.is_ordinary(start, at) || numbered || before.ends_with('是')) && !counted {
            start = at;
        }
    }
    // 科大讯飞和平安科技: two firms, though 和平 is a word.
    if let Some(known) = page.known_at(start).filter(|k| page.ontology.is_a(k.class, page.defaults.agent)) {
        let joint = known.span.end as usize;
        let next = joint + '和'.len_utf8();
        if joint < head && page.text[joint..].starts_with(['和', '与', '及']) && next < head && page.known_at(next).is_some() {
            start = next;
        }
    }
    // 听力芯片公司清听声学, 吉利控股子公司芯擎科技: what the name is stands before it.
    let described = page
        .found
        .within(List::Kind, start, head)
        .filter(|m| m.end < head && [page.defaults.employer, page.defaults.group].contains(&ClassId(m.number as u16)))
        .last();
    if let Some(described) = described {
        start = described.end;
        let rest = &page.text[start..head];
        start = head - LEADS.iter().find_map(|lead| rest.strip_prefix(lead)).unwrap_or(rest).len();
    }
    for hit in page.found.within(List::Title, start, head) {
        if hit.end < head {
            return hit.end;
        }
    }
    start
}

/// `start`, moved over a foreign person's name: 布雷特·阿德科克却说公司.
fn after_foreigner(page: &Page<'_>, start: usize, head: usize) -> usize {
    let Some(dot) = page.text[start..head].rfind('·').map(|at| start + at) else { return start };
    let foreign = |c: &char| page.words.is_foreign(*c);
    let after = dot + '·'.len_utf8();
    let given = page.text[..dot].ends_with(|c| foreign(&c));
    let run: usize = page.text[after..head].chars().take_while(foreign).map(char::len_utf8).sum();
    if given && run >= 2 * '·'.len_utf8() && after + run < head { after + run } else { start }
}

/// `start`, moved behind a copula that a place follows, or that stands between two firms: 云算是宁夏交投集团的…, 听风科技系云川集团….
fn after_copula(page: &Page<'_>, start: usize, head: usize) -> usize {
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
        own.is_some_and(|m| {
            page.words.head_strengths[m.number as usize] == Strength::Strong
                && page.words.head_classes[m.number as usize] == page.defaults.employer
        })
    };
    let parts = page.text[start..head].rfind('系').map(|at| start + at).filter(|&at| firm(at)).map(|at| at + '系'.len_utf8());
    is.filter(placed).or(parts.filter(|&at| at < head)).or(office.map(|(_, at)| at)).unwrap_or(start)
}

/// `start`, moved behind everyday words that tell after what something is: 交易后云川科技.
fn after_when(page: &Page<'_>, start: usize, head: usize) -> usize {
    const WORD: usize = 6;
    let after = page.text[start..head].find('后').map(|at| start + at);
    let when = after.filter(|&at| at >= start + WORD && page.found.is_ordinary(start, at) && !page.found.within_word(at));
    when.map(|at| at + '后'.len_utf8()).filter(|&at| head >= at + WORD).unwrap_or(start)
}

/// Ends of words for who does or holds something.
const HOLDERS: &[char] = &['人', '方', '者', '商', '东', '家', '位', '户'];

/// `start`, moved over a word before a firm that tells what it is to others: 发行人仙踪智驾.
pub(super) fn after_cue(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> usize {
    const WORD: usize = 6;
    let cue = |&at: &usize| {
        page.found.cue_ends(at) && page.words.cue_before(&page.text[start..at]) == Some(class) && page.found.is_ordinary(start, at)
    };
    let ends = page.text[start..head]
        .char_indices()
        .map(|(at, _)| start + at)
        .filter(|at| (start + WORD..=head.saturating_sub(WORD)).contains(at));
    ends.rev().find(|at| cue(at)).unwrap_or(start)
}

/// Verbs that 方 makes the one who does so of.
const SIDES: &[&str] = &[
    "发布", "主办", "承办", "协办", "研发", "开发", "投资", "运营", "合作", "设计", "制作", "出品", "建设", "采购", "收购", "评测", "组织",
    "发起", "参与", "提供",
];

/// Ends of verbs that what they bring follows: 孵化出, 跑着, 请到.
const COMPLEMENTS: &[char] = &['着', '了', '过', '出', '到', '叫'];

/// `start`, moved over everyday words that end in a verb with its complement, where a name that no such word begins is left:
/// 屏幕上跑着棠梨科技, 孵化出荧惑科技.
fn after_verb(page: &Page<'_>, start: usize, head: usize) -> usize {
    const WORD: usize = 6;
    let text = &page.text[start..head];
    let ends = text.char_indices().filter(|(_, c)| COMPLEMENTS.contains(c)).map(|(at, c)| start + at + c.len_utf8());
    let plain = |end: usize| {
        let word = end - start <= WORD / 2;
        let led = || page.breaks_before(start) && !page.found.begins_word(start, head);
        // No name holds 着; 主角叫棠梨科技
        let called = || page.text[..end].ends_with('叫') && page.found.is_ordinary(start, end - '叫'.len_utf8());
        if word { led() } else { page.text[..end].ends_with('着') || page.found.is_ordinary(start, end - WORD) || called() }
    };
    let named = |end: usize| head - end >= WORD && !page.found.is_generic(end, head) && !page.found.crosses(start, end);
    ends.rev().find(|&end| plain(end) && named(end)).unwrap_or(start)
}

/// OpenAI公司, DeepSeek团队, C-Eval榜单: the head only says again what the name is.
fn repeats_owner(page: &Page<'_>, start: usize, head: usize, end: usize, class: ClassId, strength: Strength) -> bool {
    // 盘古大模型 is a name, as 盘古 is.
    let latin = || page.text.as_bytes()[head - 1].is_ascii_alphanumeric();
    if strength != Strength::Strong && !latin() {
        return false;
    }
    let kind = page.words.longest(List::Kind, &page.text[head..end]).is_some_and(|m| m.len() == end - head);
    page.known_at(start).is_some_and(|k| {
        kind && k.span.end as usize == head
            && (k.class == class || class == page.defaults.group && page.ontology.is_a(k.class, page.defaults.agent))
    })
}

/// 昇腾910B芯片, Tide-2模型: what has a name or a number of its own, the head only describes.
fn repeats_name(page: &Page<'_>, start: usize, head: usize, end: usize, class: ClassId) -> bool {
    let kind = page.words.longest(List::Kind, &page.text[head..end]).is_some_and(|m| m.len() == end - head);
    let made = kind && page.ontology.is_a(class, page.defaults.work);
    let stem = &page.text[start..head];
    let numbered =
        stem.is_ascii() && stem.starts_with(|c: char| c.is_ascii_alphabetic()) && stem.ends_with(|c: char| c.is_ascii_alphanumeric());
    let known = !stem.is_ascii() && page.known_at(start).is_some_and(|k| k.span.end as usize == head && k.class == class);
    made && (known || numbered && stem.contains(|c: char| c.is_ascii_digit()))
}

/// Descriptions: the noun with what stands before it, 首个, 最新 and the like aside.
fn kinds(page: &mut Page<'_>) {
    let (text, words) = (page.text, page.words);
    let mut found = Vec::new();
    for hit in page.found.hits(List::Kind) {
        // 学会了, 应用了: what is done.
        if goes_on(text, hit.end) || text[hit.end..].starts_with('了') {
            continue;
        }
        let limit = page.left_limit(hit.start, 16);
        let limit = page
            .known_before(hit.start)
            .filter(|k| page.ontology.is_a(k.class, page.defaults.agent) || k.class == page.defaults.place)
            .map(|k| k.span.end as usize)
            .filter(|&e| e <= hit.start)
            .map_or(limit, |e| limit.max(e));
        let stem = &text[page.found.after_praise(limit, hit.start)..hit.start];
        // 300万段对话 counts, 3D生成模型 describes.
        let digits = stem.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let measured = digits.trim_start_matches(['十', '百', '千', '万', '亿', '多', '余']);
        if digits.len() < stem.len() && measured.starts_with(|c| MEASURES.contains(c)) {
            continue;
        }
        let stem = uncounted(text, hit.start - stem.len(), hit.start);
        let stem = &text[over_word(page, hit.start - stem.len(), hit.start)..hit.start];
        // 任该校副教授, but 任务规划框架.
        let begins = hit.start - stem.len();
        let stem =
            stem.strip_prefix('任').filter(|_| page.begins_clause(begins) && !page.found.begins_word(begins, begins + 3)).unwrap_or(stem);
        let stem = unjoined(text, hit.start - stem.len(), hit.start);
        let stem = unrenewed(page, hit.start - stem.len(), hit.start);
        let length = units(stem);
        let word = hit.end - hit.start;
        // 实验室, 该研究院: who acts, told by the noun alone, stands for one named before by it.
        if stem.is_empty() && word <= ALONE && page.ontology.is_a(ClassId(hit.number as u16), page.defaults.agent) {
            let before = &text[floor(text, hit.start.saturating_sub(ALONE_REACH))..hit.start];
            if before.contains(&text[hit.start..hit.end]) {
                continue;
            }
        }
        // 芯片X: what is bare describes only the name behind it.
        let bare = stem.is_empty() && hit.number & WEAK_KIND == 0;
        if bare || length + word / 3 * 2 >= DESCRIBING {
            // Who is described stays what it is; what is made is described as a kind of thing.
            let class = ClassId(hit.number as u16);
            let class = if page.ontology.is_a(class, page.defaults.agent) { class } else { words.kind_class };
            found.push((Span::new(hit.start - stem.len(), hit.end), class));
        }
    }
    for (span, class) in found {
        page.add(span, class, Certainty::Guess, Reason::Kind);
    }
}

/// The longest name of a division between an organisation and a post in it, in bytes.
const LONGEST_DIVISION: usize = 30;

/// Where a name begins behind who holds a post of it: 裴知远任海棠科技董事长.
fn after_holder(page: &Page<'_>, start: usize, hit: &Hit) -> usize {
    const HOLDS: char = '任';
    // 裴知远任海棠科技海外市场部总经理
    let posted = || {
        let rest = &page.text[hit.end..floor(page.text, hit.end + LONGEST_DIVISION)];
        let word: usize = rest.chars().take_while(|&c| is_han(c)).map(char::len_utf8).sum();
        page.title_within(hit.end, hit.end + word).is_some()
    };
    if !page.begins_clause(start) || !posted() {
        return start;
    }
    let Some(surname) = page.words.surname(&page.text[start..]) else { return start };
    let Some(at) = page.text[start..hit.start].find(HOLDS).map(|at| start + at) else { return start };
    let from = at + HOLDS.len_utf8();
    let given = page.text.get(start + surname..at).map_or(0, |given| given.chars().count());
    if (1..=2).contains(&given) && from < hit.start && !page.found.begins_word(start, at) { from } else { start }
}

/// `start`, moved before the character of grammar that is a part of the word which begins a description: 跟踪模型, 比价小工具.
fn over_word(page: &Page<'_>, start: usize, noun: usize) -> usize {
    const ONE: usize = 3;
    let before = start.checked_sub(ONE).filter(|&at| page.text.is_char_boundary(at) && page.text[start..noun].starts_with(is_han));
    let whole = |&at: &usize| {
        page.breaks_at(at) && page.breaks_before(start) && page.found.is_word(at, start + ONE) && !page.found.begins_word(start, noun)
    };
    before.filter(whole).unwrap_or(start)
}

/// What is left of the words before a noun after a number that only counts or orders it: 第二款, 几款; 个, where the number
/// stands before it.
fn uncounted(text: &str, start: usize, end: usize) -> &str {
    const ITEMS: &[char] = &['款', '个', '种', '台', '颗', '套', '枚'];
    const NUMERALS: &str = "一二三四五六七八九十两几数多";
    let stem = &text[start..end];
    let number = stem.trim_start_matches('第').trim_start_matches(|c| NUMERALS.contains(c));
    // 第二代AI眼镜: of whatever generation, it is the same kind.
    if let Some(rest) = number.strip_prefix('代').filter(|_| stem.starts_with('第')) {
        return rest;
    }
    let counted = number.len() < stem.len() || text[..start].ends_with(|c| NUMERALS.contains(c) || "这那某该首".contains(c));
    number.strip_prefix(ITEMS).filter(|_| counted).unwrap_or(stem)
}

/// What is left of the words before a noun that end in 新 as no word does: of 再推新模型 nothing, but 创新平台.
fn unrenewed<'a>(page: &Page<'a>, start: usize, end: usize) -> &'a str {
    const TWO: usize = 6;
    let stem = &page.text[start..end];
    let word = stem.len() >= TWO && page.text.is_char_boundary(end - TWO) && page.found.is_word(end - TWO, end);
    if stem.ends_with('新') && !word { "" } else { stem }
}

/// What is left of the words before a noun after the joint of a list whose member before it is a name with its own end:
/// “小禾”和平板电脑, where 和平 is a word.
fn unjoined(text: &str, start: usize, end: usize) -> &str {
    let stem = &text[start..end];
    let listed = text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || "”’》」".contains(c));
    stem.strip_prefix(['和', '与', '及']).filter(|_| listed).unwrap_or(stem)
}

/// How much of a description a text is: a Chinese character counts twice.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(|c| if is_han(c) { 2 } else { 1 }).sum()
}

/// So much describes by itself; less only the name behind it.
pub(super) const DESCRIBING: usize = 6;

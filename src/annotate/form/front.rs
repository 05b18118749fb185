//! Where a name begins that ends in a head noun: 近日|北京智源人工智能研究院, 由|清华大学.
//!
//! Takes the place of the head, gives the byte at which the name begins. Deliberately knows no head: they are the lexicon's.

use std::sync::LazyLock;

use crate::annotate::Certainty;
use crate::annotate::form::branch;
use crate::annotate::form::edition;
use crate::annotate::form::firsts::Firsts;
use crate::annotate::form::unit::{founding, seated};
use crate::annotate::page::{Page, floor, is_han, over_kind};
use crate::annotate::words::{Hit, List};
use crate::chinese::COMPARISONS;
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

/// The longest name in characters, head excluded.
pub(crate) const LONGEST: usize = 22;

/// Words that may stand before a name without a break, and are no part of it: 获北川创新奖, 如上海财经大学.
const LEADS: &[&str] = &[
    "获",
    "如",
    "受",
    "非",
    "往",
    "版",
    "令",
    "说动",
    "还是",
    "仍是",
    "便是",
    "则是",
    "即",
    "叫",
    "名叫",
    "全称",
    "全名",
    "简称",
    "正是",
    "就是",
    "均是",
    "无论",
    "不论",
    "做出",
    "不过",
    "但",
    "像",
    "含",
    "设",
    "让",
    "使",
    "因",
    "当",
    "时任",
    "新任",
    "给",
    "有",
    "找",
    "请",
    "入",
    "来到",
    "取自",
    "源自",
    "出自",
    "来自",
    "说回",
    "再来看",
    "再看",
    "来看",
    "先看",
    "再说",
    "先说",
    "聊回",
    "说起",
    "提起",
    "聊起",
    "走进",
    "作为",
    "例如",
    "包括",
    "尽管",
    "虽然",
    "所以",
    "而且",
    "此时",
    "首批",
    "任",
    "至",
    "其中",
    "若",
    "连",
    "就连",
    "连同",
    "既有",
    "以及",
    "继",
    "归",
    "赴",
    "后来去",
    "之后去",
    "曾去",
    "前去",
    "去了",
    "去",
    "抵",
    "邀",
    "聘",
    "访",
    "对话",
    "整个",
    "着",
    "挖走",
    "挖来",
    "热门",
    "冠军",
    "亚军",
    "季军",
    "较",
    "经",
    "服务",
    "里有",
    "中有",
    "还有",
    "上有",
    "方有",
    "省会",
    "首府",
    "州府",
    "省会城市",
];

/// Words by which a post is over.
const FORMER: &[&str] = &["前", "原"];

/// A known name of so many bytes may be a part of another: 东方 in 远东方舟.
pub(crate) const SHORT: usize = 6;

/// The bytes of a word of two characters.
pub(crate) const WORD: usize = 6;

/// With what the words begin that lead to a name.
static LEADING: LazyLock<Firsts> = LazyLock::new(|| Firsts::new(LEADS.iter().chain(COMPARISONS).copied()));

/// Words of the widest places, that begin the names of what meets or unites people.
pub(crate) const WIDE: &[&str] = &["世界", "全球", "中国", "国际", "全国", "亚太", "国家"];

/// `start`, moved before a joint or a coverb that is a part of the word which begins the name: 羲和智能, 径向科技, 比邻电子.
pub(crate) fn whole_word(page: &Page<'_>, start: usize, head: usize) -> usize {
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
            && (page.begins_clause(joint) || page.found.kind_ends(joint) && page.text[joint..].starts_with(is_han))
            && !page.text[joint..].starts_with(['和', '与', '及', '或', '由', '被', '是', '把', '在'])
    };
    let whole = before.or_else(|| (start < head && (page.found.is_word(joint, head) || alone())).then_some(joint));
    whole.filter(|&at| page.opens(at)).unwrap_or(start)
}

/// What ends the part of a laboratory's name that tells its field.
const KEY: &[&str] = &["国家", "全国", "教育部", "省", "国家工程"];
/// What two schools have together.
const JOINT: &str = "联合";
/// The head of a school's name, which joins nothing.
const SCHOOL: &str = "大学";
/// With what the names begin of bodies that set standards, their field aside.
const STANDARDS: &str = "标准化";

/// `start`, moved before a joint that stands within the name of a unit: 南岭大学智能感知与计算实验室, 玄湾人工智能与数字经济研究中心.
///
/// Whose unit it is stands first, or a word that nobody knows; what is joined are everyday words on both sides.
pub(crate) fn over_joint(page: &Page<'_>, start: usize, head: usize, found: &[(Span, ClassId, Certainty)]) -> usize {
    const MOST: usize = 16;
    const STEM: std::ops::RangeInclusive<usize> = 2..=4;
    let plain = |from: usize, to: usize| from < to && page.found.is_ordinary(from, to);
    let Some(joint) = ["与", "和", "及"].iter().find_map(|joint| page.text[..start].strip_suffix(joint)).map(str::len) else {
        return start;
    };
    // 云川机器人与南岭大学, 云川机器人与南岭大学计算机学院: what begins with a house of its own is joined to another.
    let school = |class: ClassId| page.ontology.is_a(class, page.defaults.agent) && class != page.defaults.employer;
    let own = |span: Span, class: ClassId| span.start as usize == start && span.end as usize <= head && school(class);
    let housed = found.iter().any(|&(span, class, _)| own(span, class)) || page.known_at(start).is_some_and(|k| own(k.span, k.class));
    if housed && !page.text[start..head].contains(JOINT) || page.text[head..].starts_with(SCHOOL) {
        return start;
    }
    if headed(page, joint) {
        return start;
    }
    let first = begin(page, page.left_limit(joint, MOST), joint);
    // 临江省声学与语言研究院, 南岭大学辅助设计与图形学国家重点实验室: a field of whom or where it is, up to the joint.
    let own = page.known_at(first).filter(|k| !page.is_topic(k.class) && (k.span.end as usize) < joint);
    let field = own.map(|k| {
        let end = k.span.end as usize;
        let unit = page.text[end..joint].chars().next().filter(|c| k.class == page.defaults.place && "省市区县州".contains(*c));
        (k.class, end + unit.map_or(0, char::len_utf8))
    });
    let keyed = || {
        let field = &page.text[start..head];
        KEY.iter().any(|word| field.ends_with(word) || field.strip_suffix("重点").is_some_and(|field| field.ends_with(word)))
    };
    // 南岭大学辅助设计与…: a verb within the field would end a name.
    let owner = page.known[..page.known.partition_point(|k| (k.span.start as usize) < joint)].iter().rev().take(2).find(|k| {
        let end = k.span.end as usize;
        page.ontology.is_a(k.class, page.defaults.agent)
            && k.class != page.defaults.employer
            && end + WORD <= joint
            && end + MOST * 3 >= joint
    });
    if let Some(owner) = owner.filter(|k| keyed() && plain(k.span.end as usize, joint)) {
        return owner.span.start as usize;
    }
    if field.is_some_and(|(class, from)| {
        let free = plain(from, joint) && from + WORD <= joint && page.known_within(start, head).is_none_or(|k| page.is_topic(k.class));
        free && class == page.defaults.place && (start == head || plain(start, head))
    }) {
        return first;
    }
    // 云川科技与南岭研究院 are two names, but 玄湾人工智能 is none before 与数字经济研究中心.
    let two = match page.known_before(joint).filter(|k| k.span.end as usize == joint) {
        Some(known) => !page.is_topic(known.class),
        None => found.iter().any(|(span, ..)| span.end as usize == joint),
    };
    if two {
        return start;
    }
    // 中国玩具和婴童用品协会: of a whole country, whatever is joined.
    let country = WIDE.iter().find(|word| page.text[first..joint].starts_with(**word)).map(|word| first + word.len());
    if country.is_some_and(|own| {
        plain(own, joint)
            && start < head
            && !page.found.is_generic(start, head)
            && page.known_within(own, joint).is_none_or(|k| page.is_topic(k.class))
    }) {
        return first;
    }
    if !plain(start, head) {
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
    // 智能感知与交互实验室 begins its clause: everyday words alone join with no unit, but for one that sets standards.
    let whole = (page.begins_clause(first) || page.text[head..].starts_with(STANDARDS))
        && plain(first, joint)
        && page.text[first..joint].chars().count() > 2;
    if owner.is_some() || whole { first } else { start }
}

/// 临江市人民政府|和临江工业协会: whether a noun that makes a name ends at `joint`, so that another begins behind it.
pub(crate) fn headed(page: &Page<'_>, joint: usize) -> bool {
    const REACH: usize = 30;
    let whole = |m: Hit| {
        let strength = page.words.head_strengths[m.number as usize];
        m.end == joint && m.len() >= WORD && matches!(strength, Strength::Strong | Strength::Seated)
    };
    page.found.within(List::Head, floor(page.text, joint.saturating_sub(REACH)), joint).any(whole)
}

/// `start`, moved before a joint within the name of what a country or a place has: 国家机器人检测与评定中心.
pub(crate) fn over_seated_joint(page: &Page<'_>, start: usize, head: usize, end: usize) -> usize {
    const MOST: usize = 16;
    let Some(joint) = ["与", "和", "及"].iter().find_map(|joint| page.text[..start].strip_suffix(joint)).map(str::len) else {
        return start;
    };
    let first = begin(page, page.left_limit(joint, MOST), joint);
    let plain = start <= head && (start == head || page.found.is_ordinary(start, head));
    if plain && seated(page, first, head, end) { first } else { start }
}

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

/// Nouns of schools and their like.
const SCHOOLS: &[&str] = &["大学", "工业大学", "理工大学", "理工学院", "学院", "研究院", "研究所", "实验室"];

/// Whether the edition before it makes a name of generic words: 第六届机器人博览会.
pub(crate) fn edited(page: &Page<'_>, start: usize, class: ClassId) -> bool {
    page.recurs(class) && edition::before(page.text, start) != start
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
pub(crate) fn begin(page: &Page<'_>, limit: usize, head: usize) -> usize {
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
        // 归零科技: one character alone would be left.
        let whole = |lead: &str| lead.len() == '一'.len_utf8() && rest.len() == 2 * '一'.len_utf8() && rest.chars().all(is_han);
        let behind = |lead: &&str| if whole(lead) { None } else { rest.strip_prefix(*lead) };
        let lead = led.then(|| LEADS.iter().chain(COMPARISONS).find_map(behind)).flatten();
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
    // 南山银行视觉实验室: a house has a field between its name and the head.
    let house = |m: &Hit| {
        m.start > start
            && page.found.last(List::Head, start, m.end).is_some_and(|h| h.start > start)
            && !page.found.is_ordinary(start, m.start)
            && head >= m.end + WORD
            && page.found.is_ordinary(m.end, head)
    };
    // 江州开发者博览会, 东海投资人论坛: whom it is for.
    let gathers = || {
        let class = |m: &Hit| page.words.head_classes[m.number as usize];
        page.found.within(List::Head, head, floor(page.text, head + LONGEST_HEAD)).any(|m| m.start == head && page.recurs(class(&m)))
    };
    if let Some(described) = described.filter(|m| !house(m) && !gathers()) {
        start = described.end;
        let rest = &page.text[start..head];
        start = head - LEADS.iter().find_map(|lead| rest.strip_prefix(lead)).unwrap_or(rest).len();
    }
    for hit in page.found.within(List::Title, start, head) {
        if hit.end < head && !over_kind(&page.found, &hit, |class| page.ontology.is_a(class, page.defaults.work)) {
            return hit.end;
        }
    }
    start
}

/// The bytes of the longest head that is looked for.
const LONGEST_HEAD: usize = 24;

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
fn after_when(page: &Page<'_>, start: usize, head: usize) -> usize {
    const WORD: usize = 6;
    let after = page.text[start..head].find('后').map(|at| start + at);
    let when = after.filter(|&at| at >= start + WORD && page.found.is_ordinary(start, at) && !page.found.within_word(at));
    when.map(|at| at + '后'.len_utf8()).filter(|&at| head >= at + WORD).unwrap_or(start)
}

/// Ends of words for who does or holds something.
const HOLDERS: &[char] = &['人', '方', '者', '商', '东', '家', '位', '户'];

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

/// The longest name of a division between an organisation and a post in it, in bytes.
const LONGEST_DIVISION: usize = 30;

/// `start`, moved over what praises a thing or leads to its name, where a name is left: 全新星衍V3, 连星衍V3.
pub(crate) fn past_lead(page: &Page<'_>, start: usize, end: usize) -> usize {
    let left = |at: usize| end >= at + WORD;
    let praised = Some(page.found.after_praise(start, end)).filter(|&at| left(at)).unwrap_or(start);
    let rest = &page.text[praised..end];
    let may = rest.chars().next().is_some_and(|c| LEADING.may_begin(c));
    let lead = || LEADS.iter().chain(COMPARISONS).find(|lead| rest.starts_with(**lead)).map(|lead| praised + lead.len());
    let led = may.then(lead).flatten();
    led.filter(|&at| left(at) && !page.found.begins_word(praised, end) && !page.found.within_word(praised)).unwrap_or(praised)
}

/// Whether a year stands before `at`, or a word that leads to a name or praises it, where one could begin: 连|云川智能, 全新|云川助手.
pub(crate) fn led(page: &Page<'_>, at: usize) -> bool {
    const PRAISE: usize = 18;
    // 经营范围: 经 may begin a word.
    let opens = |before: usize| page.opens(before) && !page.found.crosses(before, at);
    let leads = || LEADS.iter().chain(COMPARISONS).filter_map(|lead| page.text[..at].strip_suffix(*lead)).any(|before| opens(before.len()));
    let praise = || page.found.last(List::Praise, floor(page.text, at.saturating_sub(PRAISE)), at).is_some_and(|word| opens(word.start));
    ends_year(&page.text[..at]) || leads() || praise()
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
fn ends_year(before: &str) -> bool {
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

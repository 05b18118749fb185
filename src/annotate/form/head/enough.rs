//! Whether the words up to a noun are enough for a name: 听风科技 is one, 手势识别公司 describes.
//!
//! Takes words that nothing has refused, gives whether they are too few, too generic, or describe what the text has beside them.
//! Deliberately moves nothing: where they begin is told by `start`.

use crate::annotate::NameMention;
use crate::annotate::form::branch;
use crate::annotate::form::front::{WIDE, edited};
use crate::annotate::form::head::noun::DIVISION;
use crate::annotate::form::head::start::Run;
use crate::annotate::form::unit::{funds, unit};
use crate::annotate::form::weak;
use crate::annotate::frame::indefinite;
use crate::annotate::frame::meeting::{gathers, placed};
use crate::annotate::page::{Page, is_han};
use crate::annotate::words::List;

/// What tells that the words are no name, in their order.
const TOO_LITTLE: &[fn(&Page<'_>, &Run<'_>) -> bool] = &[
    is_end_of_verb,
    is_short,
    is_kind,
    needs_more,
    is_generic,
    is_open,
    is_great_number,
    within_kind,
    is_quality,
    repeats_owner,
    repeats_name,
    describes_one,
    describes,
];

/// Whether the words are not enough for a name.
pub(crate) fn is_too_little(page: &Page<'_>, run: &Run<'_>) -> bool {
    TOO_LITTLE.iter().any(|told| told(page, run))
}

/// Whether fewer characters stand before the noun than a name has: two of Chinese before a noun that makes a name of whatever it follows.
pub(crate) fn lacks_length(run: &Run<'_>) -> bool {
    let length: usize = run.stem.chars().map(|c| if is_han(c) { 2 } else { 1 }).sum();
    length < if run.noun.is_strong() && !run.stem.is_ascii() { 4 } else { 2 }
}

/// 景行止带队: whether the last character of a verb is no team.
fn is_end_of_verb(page: &Page<'_>, run: &Run<'_>) -> bool {
    const ONE: usize = 3;
    run.noun.is_group(page) && run.noun.hit.len() == ONE && run.stem.ends_with(['带', '领', '率', '组', '排', '入', '归', '插'])
}

/// 鑫银行: whether too little stands before the noun; a body of a place that is not named needs no more.
fn is_short(_: &Page<'_>, run: &Run<'_>) -> bool {
    !run.local && (lacks_length(run) || COMES_FROM.contains(&run.stem))
}

/// Words for where something comes from, which alone make no name of a noun: 取自|课题组.
const COMES_FROM: &[&str] = &["取自", "源自", "出自", "来自", "选自", "摘自", "采自"];

/// 子公司, 同传耳机: whether the noun is a part of a description of its own, though 公司 ends names and 听雨耳机 is one.
fn is_kind(page: &Page<'_>, run: &Run<'_>) -> bool {
    let noun = &run.noun;
    let made = || noun.is_made(page) && !page.is_yardstick(noun.class) && run.stem.chars().all(is_han);
    (noun.is_strong() || made()) && page.kind_over(run.head(), run.end())
}

/// 智谱平台: whether a noun that also ends descriptions stands behind words that make no name of it.
fn needs_more(page: &Page<'_>, run: &Run<'_>) -> bool {
    let (noun, hit, start) = (&run.noun, run.noun.hit, run.start);
    let counted = || (edited(page, start, noun.class) || run.stem.starts_with('第') && run.stem.contains('届')) && page.closes(hit.end);
    let division =
        || noun.is_group(page) && noun.word(page).ends_with(DIVISION) && !page.title_begins(hit.end) && unit(page, start, hit, noun.class);
    !noun.is_strong()
        && !funds(page, start, hit)
        && !counted()
        && !division()
        && !weak::makes_a_name(page, start, hit.start, hit.end, noun.class, noun.strength)
}

/// Whether generic words stand before the noun, and nothing makes a name of them as 世界 does of 世界人工智能大会.
fn is_generic(page: &Page<'_>, run: &Run<'_>) -> bool {
    let (noun, hit, start) = (&run.noun, run.noun.hit, run.start);
    page.found.is_generic(start, hit.start)
        && hit.len() < TELLING
        && !wide(page, run)
        && !works_on(page, run)
        && page.cue_before(start) != Some(noun.class)
        && !placed(page, start, hit.start, noun.class)
        && !unit(page, start, hit, noun.class)
        && !edited(page, start, noun.class)
        && !run.local
        && !gathers(page, start, hit, noun.class)
}

/// 云川的公司: whether the words before the noun lead to another.
fn is_open(_: &Page<'_>, run: &Run<'_>) -> bool {
    run.stem.ends_with(['的', '在'])
}

/// A、B和C三大模型: whether so many are great.
fn is_great_number(page: &Page<'_>, run: &Run<'_>) -> bool {
    page.text[run.head()..].starts_with('大') && run.stem.ends_with(NUMERALS)
}

/// 推出新模型, 安全性科技: whether the words end in what something is or where.
fn is_quality(page: &Page<'_>, run: &Run<'_>) -> bool {
    run.noun.is_made(page) && run.stem.ends_with(['新', '上', '里'])
        || run.noun.is_firm(page) && run.stem.chars().count() > 2 && run.stem.ends_with('性')
}

/// 一家云川公司: whether one of several is described.
fn describes_one(page: &Page<'_>, run: &Run<'_>) -> bool {
    indefinite::describes(page, run.start, run.end())
}

/// The bytes of a head that makes a name of generic words: 人工智能标准化技术委员会.
const TELLING: usize = 24;

/// Whether they tell what a group that is called so works on, or what is contested: 语音大模型工作组, 智慧农业专委会, 机器人创意大赛; but
/// 大模型竞赛 is a race.
fn works_on(page: &Page<'_>, run: &Run<'_>) -> bool {
    const GROUPS: &[&str] = &["工作组", "专委会", "专业委员会", "专家组", "总体组", "攻关组"];
    const RACE: &str = "竞赛";
    const LONG: usize = 5;
    let word = run.noun.word(page);
    let contest = word.ends_with('赛') && (word != RACE || run.stem.chars().count() >= LONG);
    let field = || page.known_at(run.start).is_some_and(|k| page.is_topic(k.class) && k.span.end as usize <= run.head());
    (contest || GROUPS.contains(&word)) && field()
}

/// Whether generic words make a name because they begin with the widest place: 世界人工智能大会, but no 全球科技公司.
fn wide(page: &Page<'_>, run: &Run<'_>) -> bool {
    !run.noun.is_firm(page) && !run.noun.is_made(page) && WIDE.iter().any(|w| run.stem.strip_prefix(w).is_some_and(|rest| rest.len() >= 6))
}

/// Numerals of how many great ones were named.
const NUMERALS: &[char] = &['两', '三', '四', '五', '六', '七', '八', '九', '十', '几'];

/// Whether a noun for a thing that is made takes the head in or goes on from it: 搭建工具 holds no 建工, 航线规划平台 no 规划.
fn within_kind(page: &Page<'_>, run: &Run<'_>) -> bool {
    let (start, end) = (run.head(), run.end());
    let made = |at: usize| page.kind_at(at).filter(|&(kind, _)| page.ontology.is_a(kind, page.defaults.work));
    let crossed = page.text[start..end].char_indices().any(|(at, _)| made(start + at).is_some_and(|(_, to)| to > end));
    crossed || run.noun.class == page.defaults.title && made(end).is_some()
}

/// OpenAI公司, DeepSeek团队, C-Eval榜单: the head only says again what the name is.
fn repeats_owner(page: &Page<'_>, run: &Run<'_>) -> bool {
    let (head, end, class, strong) = (run.head(), run.end(), run.noun.class, run.noun.is_strong());
    // 盘古大模型 is a name, as 盘古 is.
    let latin = || page.text.as_bytes()[head - 1].is_ascii_alphanumeric();
    if !strong && !latin() {
        return false;
    }
    let kind = page.words.longest(List::Kind, &page.text[head..end]).is_some_and(|m| m.len() == end - head);
    // Nami大会: what takes place is called so in full.
    if page.ontology.defaults_for("recurring").any(|c| c == class) {
        return false;
    }
    page.known_at(run.start).is_some_and(|k| {
        kind && k.span.end as usize == head
            // OpenAI基金会, 北方大学出版社 are houses of their own.
            && (k.class == class || class == page.defaults.group && !strong && page.ontology.is_a(k.class, page.defaults.agent))
    })
}

/// Whether a Latin word with a number ends what stands before a head, a Chinese word of a name before it or none: Luma-7B, 听涛7B.
fn versioned(stem: &str) -> bool {
    const SHORTEST: usize = 6;
    const LONGEST: usize = 12;
    let tail = stem.trim_start_matches(is_han);
    let front = stem.len() - tail.len();
    (front == 0 && tail.starts_with(|c: char| c.is_ascii_alphabetic()) || (SHORTEST..=LONGEST).contains(&front))
        && tail.is_ascii()
        && tail.contains(|c: char| c.is_ascii_digit())
        && tail.ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// 昇腾910B芯片, Tide-2模型: what has a name or a number of its own, the head only describes.
fn repeats_name(page: &Page<'_>, run: &Run<'_>) -> bool {
    if run.noun.is_strong() {
        return false;
    }
    let (start, stem, head, end, class) = (run.start, run.stem, run.head(), run.end(), run.noun.class);
    let kind = page.words.longest(List::Kind, &page.text[head..end]).is_some_and(|m| m.len() == end - head);
    // Luma-7B语言模型, 听涛7B语言模型: what a field makes.
    let field = || page.is_topic(class) && page.kind_before(end).is_some_and(|kind| page.ontology.is_a(kind, page.defaults.work));
    if field() {
        return versioned(stem);
    }
    let made = kind && page.ontology.is_a(class, page.defaults.work);
    let numbered =
        stem.is_ascii() && stem.starts_with(|c: char| c.is_ascii_alphabetic()) && stem.ends_with(|c: char| c.is_ascii_alphanumeric());
    let known = !stem.is_ascii() && page.known_at(start).is_some_and(|k| k.span.end as usize == head && k.class == class);
    made && (known || numbered && stem.contains(|c: char| c.is_ascii_digit()))
}

/// Whether the words describe what the next name names (数据标注公司Kolena), or tell only where it is from (法国公司).
fn describes(page: &Page<'_>, run: &Run<'_>) -> bool {
    let (start, end) = (run.start, run.end());
    let head_is_kind = page.found.kind_ends(end) && page.found.last(List::Kind, start, end).is_some();
    let described = || is_trade(page, run) || is_named_behind(page, run) || introduces(page, run) || tells_origin(page, run);
    head_is_kind && !funds(page, start, run.noun.hit) && described()
}

/// 手势识别公司: whether everyday words or a field tell what a firm does.
fn is_trade(page: &Page<'_>, run: &Run<'_>) -> bool {
    let topic = || page.known_at(run.start).is_some_and(|k| page.is_topic(k.class) && k.span.end as usize == run.head());
    run.noun.is_firm(page) && run.noun.is_strong() && (topic() || page.found.is_ordinary(run.start, run.head()))
}

/// 数据标注公司Kolena: whether the name stands behind, in marks, in Latin letters, or known as something else.
fn is_named_behind(page: &Page<'_>, run: &Run<'_>) -> bool {
    let (noun, end) = (&run.noun, run.end());
    // 云川研究院智能计算方向: a field is no name that it would describe.
    let field = |k: &NameMention| noun.acts(page) && page.is_topic(k.class);
    // 北方大学“听涛”: a school whose name is whole has what the marks name.
    let whole_house = || noun.is_body(page) && !noun.is_group(page) && noun.is_strong() && !page.found.is_generic(run.start, run.head());
    noun.rest(page).starts_with(['“', '‘', '《', '「']) && !whole_house()
        || page.known_at(end).is_some_and(|k| k.class != page.defaults.place && k.class != noun.class && !field(k))
        || page.text.as_bytes().get(end).is_some_and(u8::is_ascii_uppercase) && !page.title_begins(end)
}

/// 法国公司: whether only where a firm or a group is from stands before its noun; but 中山医院 is one.
fn tells_origin(page: &Page<'_>, run: &Run<'_>) -> bool {
    let (noun, stem) = (&run.noun, run.stem);
    let plain = noun.is_firm(page) && noun.is_strong();
    let place = || plain && !called_by_place(page, stem, run.end()) && page.words.is_place(stem, page.defaults.place);
    (noun.is_firm(page) || noun.is_group(page)) && (place() || stem.ends_with(['国', '系']))
}

/// 临江银行: whether such a firm is called by its town alone.
fn called_by_place(page: &Page<'_>, place: &str, end: usize) -> bool {
    const NOUNS: &[&str] = &["银行"];
    const WIDER: &[&str] = &["中国", "香港", "欧洲", "全球", "国际", "亚洲", "海外", "国内"];
    NOUNS.iter().any(|noun| page.text[..end].ends_with(noun)) && !branch::is_country(place) && !WIDER.contains(&place)
}

/// 病害识别数据集田鉴: whether a word that nobody knows stands right behind a description of a thing, up to the end of the
/// phrase.
fn introduces(page: &Page<'_>, run: &Run<'_>) -> bool {
    const NAME: std::ops::RangeInclusive<usize> = 2..=4;
    /// The bytes of a description that may stand before a name.
    const DESCRIBED: usize = 15;
    let (start, end) = (run.start, run.end());
    let limit = page.right_limit(end, NAME.end() + 1);
    let name = &page.text[end..limit];
    run.noun.is_made(page)
        && end - start >= DESCRIBED
        && page.known_within(start, end).is_none_or(|k| page.is_topic(k.class))
        && NAME.contains(&name.chars().count())
        && name.chars().all(is_han)
        && page.breaks_at(limit)
        && page.known_within(end, limit).is_none()
        && page.title_within(end, limit).is_none()
        && !page.found.is_ordinary(end, limit)
        && [List::Head, List::Kind].iter().all(|&list| !page.found.holds(list, end, limit))
}

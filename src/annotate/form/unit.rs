//! Names of units that everyday words make up: what a place has (国家…中心, 无锡工投), what somebody founds or holds a post in.
//!
//! Takes a head noun and where its name may begin, tells whether place or verb make a name of it. Deliberately looks for no other
//! beginning.

use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};
use crate::ontology::ClassId;

/// Whether a place, or a country that is not named, begins a name which everyday words make up: 国家算法治理中心, 无锡工投.
pub(crate) fn seated(page: &Page<'_>, start: usize, head: usize, end: usize) -> bool {
    /// Of what is not only the place's, something more is told: 北京中心.
    const LEAST: usize = 6;
    const MOST: usize = 48;
    let text = page.text;
    let place = page.known_at(start).filter(|k| k.class == page.defaults.place).map(|k| k.span.end as usize);
    let state = || NATION.iter().find(|word| text[start..head].starts_with(**word)).map(|word| start + word.len());
    let Some(own) =
        place.or_else(state).or_else(|| level(page, start, head)).or_else(|| unknown(page, start, head, end)).filter(|&own| own <= head)
    else {
        return false;
    };
    let own = own + ["省", "市", "区", "县", "州"].iter().find(|unit| text[own..head].starts_with(**unit)).map_or(0, |unit| unit.len());
    let known = page.known_before(end).is_some_and(|k| {
        k.span.end as usize == end && k.span.start as usize >= own && !(page.is_topic(k.class) && k.span.start as usize > own)
    });
    // 北京市政府: the noun alone tells what acts for the place. 无锡工投: as short.
    let short = own == head && !page.found.is_word(head, end);
    let named = (LEAST..=MOST).contains(&(head - own)) && !page.found.holds(List::Title, own, head);
    // 深圳两地有办公室: so many places, and no name of one.
    if ["两地", "三地", "四地", "多地", "等地", "各地"].iter().any(|word| text[own..head].starts_with(word)) {
        return false;
    }
    let inside = page.known_within(own, head).is_none_or(|k| page.is_topic(k.class) || k.class == page.defaults.place);
    // 国际会议中心里
    let within = text[end..].chars().next().filter(|c| "里内中旁外".contains(*c)).map_or(end, |c| end + c.len_utf8());
    let before = ["门口", "门前", "现场"].iter().any(|word| text[end..].starts_with(word));
    (before || page.closes(within)) && !known && inside && (short || named) && !text[end..].starts_with(['“', '「'])
}

/// Where what a body is for begins behind the level of its place, which is not named: 市公积金中心.
fn level(page: &Page<'_>, start: usize, head: usize) -> Option<usize> {
    let own = page.text[start..head].strip_prefix(['省', '市', '区', '县', '州']).map(|rest| head - rest.len())?;
    let field = own == head
        || page.found.is_ordinary(own, head)
        || page.known_at(own).is_some_and(|k| page.is_topic(k.class) && k.span.end as usize == head);
    (page.opens(start) && !page.found.begins_word(start, head) && field).then_some(own)
}

/// Where what a centre is for begins behind a word of two characters that nobody knows: 粤海智能感知中心.
fn unknown(page: &Page<'_>, start: usize, head: usize, end: usize) -> Option<usize> {
    const ENDS: [&str; 2] = ["中心", FUND];
    const OWN: usize = 6;
    let own = start + OWN;
    let word = page.text.get(start..own)?;
    let named =
        word.chars().all(is_han) && page.opens(start) && !page.found.begins_word(start, head) && !page.found.is_ordinary(start, own);
    let field = own < head && page.found.is_ordinary(own, head) && page.text[own..head].chars().count() > 2;
    (named && field && ENDS.iter().any(|noun| page.text[head..end].ends_with(noun)) && page.known_at(start).is_none()).then_some(own)
}

/// Words for a country that begin the names of what it has.
const NATION: &[&str] = &["国家", "中国", "全国", "中央"];

/// Whether a unit is named by everyday words because somebody founds it, or holds a post in it: 共同成立了工业视觉联合实验室,
/// 任超级计算实验室主任.
pub(crate) fn unit(page: &Page<'_>, start: usize, hit: Hit, class: ClassId) -> bool {
    const LEAST: usize = 6;
    // 共同设立产业转型基金
    let fund = page.text[hit.start..hit.end].ends_with(FUND) && page.closes(hit.end);
    let acts = page.ontology.is_a(class, page.defaults.agent) && (class != page.defaults.employer || fund);
    let before = page.text[..start].trim_end_matches('了');
    let founded = founding(before) || before.strip_suffix('的').is_some_and(founding);
    let founds = || FOUNDING.iter().any(|verb| page.text[hit.end..].starts_with(verb));
    let posted = || page.title_begins(hit.end) && before.ends_with(['为', '任']);
    acts && hit.start >= start + LEAST && (page.closes(hit.end) && (founded || posted()) || page.begins_clause(start) && founds())
}

/// Whether a text ends in a verb by which a unit comes to be.
pub(crate) fn founding(before: &str) -> bool {
    FOUNDING.iter().any(|verb| before.ends_with(verb))
}

/// Where the name of a house ends that has a fund of a sort: 远山资本成长基金.
fn house(page: &Page<'_>, start: usize, hit: Hit) -> Option<usize> {
    const LENGTH: std::ops::RangeInclusive<usize> = 3..=6;
    const SORTS: &[&str] =
        &["种子", "天使", "成长", "创新", "产业", "创投", "科创", "母", "并购", "战略", "人民币", "美元", "专项", "孵化", "美元成长"];
    let own = page.known_at(start).filter(|k| page.ontology.is_a(k.class, page.defaults.employer)).map(|k| k.span.end as usize)?;
    let sort = page.text.get(own..hit.end)?.strip_suffix(FUND)?;
    // 远山集团创业者基金
    let told = || LENGTH.contains(&sort.chars().count()) && page.found.is_phrase(own, own + sort.len());
    (SORTS.contains(&sort) || told()).then_some(own)
}

/// What ends a fund's name.
pub(crate) const FUND: &str = "基金";

/// Verbs by which a unit comes to be.
const FOUNDING: &[&str] = &[
    "成立",
    "组建",
    "设立",
    "新设",
    "增设",
    "建立",
    "筹建",
    "组成",
    "揭牌",
    "宣告成立",
    "正式成立",
    "宣布成立",
    "正式揭牌",
    "挂牌",
    "牵头",
    "共建",
];

/// Whether a fund or a bank is named by its place and everyday words, which describe other firms: 国家绿色转型基金, 贵州省产业基金.
pub(crate) fn funds(page: &Page<'_>, start: usize, hit: Hit) -> bool {
    let text = page.text;
    let head = &text[hit.start..hit.end];
    let place = page.known_at(start).filter(|k| k.class == page.defaults.place).map(|k| k.span.end as usize);
    let own = place
        // 国家队背景基金 is none of the country's.
        .or_else(|| (text[start..hit.end].starts_with("国家") && !page.found.begins_long_word(start)).then_some(start + "国家".len()))
        .or_else(|| house(page, start, hit))
        .or_else(|| unknown(page, start, hit.start, hit.end));
    let free = !text[hit.end..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '“' | '「'));
    own.is_some_and(|own| own + 2 * FUND.len() <= hit.end && own <= hit.start)
        && free
        && page.closes(hit.end)
        && (head.ends_with(FUND)
            || place == Some(hit.start) && page.words.last(List::Kind, &head[head.chars().next().map_or(0, char::len_utf8)..]).is_some())
}

/// Whether an everyday word and the noun of whose department it is stand before `start`: 北川银行信息|科技部, 该行信息|科技部, but 国家科技部.
pub(crate) fn is_department(page: &Page<'_>, start: usize) -> bool {
    const TWO: usize = 6;
    const HOUSE: usize = 18;
    let Some(word) = start.checked_sub(TWO).filter(|&at| page.text.is_char_boundary(at) && page.found.is_word(at, start)) else {
        return false;
    };
    // 该行信息|科技部: so does what stands for a house.
    if ["该行", "本行", "该公司", "公司", "集团", "该企业", "银行"].iter().any(|house| page.text[..word].ends_with(house)) {
        return true;
    }
    let house = page.found.last(List::Head, floor(page.text, word.saturating_sub(HOUSE)), word).filter(|head| head.end == word);
    house.is_some_and(|head| page.words.head_classes[head.number as usize] == page.defaults.employer)
}

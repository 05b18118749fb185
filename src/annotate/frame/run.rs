//! Names that only their place tells: a few characters between edges that are no everyday words.
//!
//! Such a run is a name where it stands beside a word that tells what it is (本源量子宣布, 收购麦歌恩), where something takes
//! place (在巴库举行), or where the text repeats it as a subject. Deliberately takes no run that everyday words make up.

use crate::annotate::choose::Starts;
use crate::annotate::form::branch::is_country;
use crate::annotate::form::front::after_cue;
use crate::annotate::form::shape::is_tier;
use crate::annotate::form::weak;
use crate::annotate::frame::firm::RAISED;
use crate::annotate::frame::scored;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::TRADES;
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

/// The longest name found so, in characters.
pub(crate) const LONGEST: usize = 8;
/// Characters of grammar that no such name holds.
const NEVER: &[char] =
    &['的', '了', '着', '过', '们', '这', '那', '几', '个', '名', '位', '款', '做', '么', '吗', '呢', '把', '被', '让', '给'];
/// Characters after which a verb still tells what acts: 由本源宣布.
const LED: &[char] = &['由', '被', '是'];
/// What stands before those to whom or in whose round money is given: 向云岫注资, 参与云岫B轮融资, 受让云岫30%股权.
const GIVEN: &[&str] = &["向", "对", "参与", "参与了", "受让", "成为", "认购"];

/// The longest name of which the text tells nothing, in characters.
const LONGEST_UNKNOWN: usize = 4;
/// Characters with which pieces of sentences begin: 赴港, 更早.
const FIRST: &[char] = &[
    '赴', '更', '较', '再', '一', '最', '很', '太', '算', '连', '可', '会', '能', '要', '有', '无', '不', '没', '每', '其', '该', '此',
    '何', '月', '年', '日', '时', '第', '所', '前', '后', '上', '下', '里', '中', '外', '内', '来', '去', '起', '出', '入',
];
/// Words for whom one speaks of without a name.
const PRONOUNS: &[char] = &['我', '你', '您', '她', '咱'];
/// Characters with which they end: 账上, 推高.
const LAST: &[char] = &[
    '上', '下', '里', '中', '内', '外', '前', '后', '间', '时', '起', '出', '入', '到', '来', '去', '高', '低', '多', '少', '得', '不',
    '会', '能', '要', '可', '更', '还', '又', '再', '都', '就', '才', '只', '说', '称', '道', '题', '人', '年', '月', '日', '数', '率',
    '量', '额', '价', '费', '净', '园',
];

pub(crate) fn find(page: &mut Page<'_>) {
    beside_cues(page);
}

/// The run that begins at `start`: where it ends, if an edge stands there.
fn run(page: &Page<'_>, start: usize) -> Option<Span> {
    let (end, count) = page.run(start, LONGEST + 1);
    // 窦怀瑾任主任: the post's verb is no part of who holds it.
    let held = page.text[start..end].strip_suffix('任').filter(|_| page.title_begins(end));
    // 本源拟将募得的, 本源花800万美元
    let spent = || page.text[start..end].strip_suffix(['花', '掷', '耗', '砸']).filter(|_| page.value_begins(end));
    let meant = || page.text[start..end].strip_suffix(['拟', '欲']).filter(|_| count > 3);
    // 云川智能新总裁
    let newly = || page.text[start..end].strip_suffix('新').filter(|_| page.title_begins(end) && count > 3);
    let held = held.or_else(spent).or_else(meant).or_else(newly);
    let (end, count) = held.map_or((end, count), |run| (start + run.len(), count - 1));
    ((2..=LONGEST).contains(&count) && (page.closes(end) || page.text[end..].starts_with('任'))).then_some(Span::new(start, end))
}

/// A run without the everyday words after the noun that ends firms' names: 云麓智能拟定增.
fn to_its_head(page: &Page<'_>, span: Span) -> Span {
    const ONE: usize = 3;
    let (start, end) = (span.start as usize, span.end as usize);
    // 云麓智能卖|给: of the word behind it a break may take the rest.
    let goes_on = |at: usize| page.found.begins_word(at, end) || end == at + ONE && page.found.begins_word(at, page.text.len());
    let head = page
        .found
        .within(List::Head, start, end)
        .find(|m| page.words.head_classes[m.number as usize] == page.defaults.employer && m.start >= start + 6 && goes_on(m.end));
    head.map_or(span, |m| Span::new(start, m.end))
}

/// Whether a run that everyday words do not make up can be a name that nobody has listed.
fn unknown(page: &Page<'_>, span: Span) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let text = &page.text[start..end];
    // 王雪第二次
    let nth = text.contains('第') && text.ends_with(['次', '名', '届', '轮', '个', '天', '期', '大', '代']);
    // 整体IT投资: an everyday word before Latin capitals.
    let han = text.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
    (han == text.len() || !page.found.is_ordinary(start, start + han))
        && text.chars().all(|c| is_han(c) && !NEVER.contains(&c) || c.is_ascii_alphanumeric())
        && text.starts_with(is_han)
        // 我问放射科主任, 挡车工出身的
        && !text.starts_with(PRONOUNS)
        && !nth
        && !text.ends_with("出身")
        && !page.words.begins_generic(text)
        && !page.found.holds(List::Kind, start, end)
        && !page.found.holds(List::Title, start, end)
        && !page.found.ends_ordinary(start, end)
        && !holds_person(page, span)
        // 矿上采购了: a place, and nobody.
        && !(text.chars().count() == 2 && text.ends_with(['上', '里', '下', '内', '中']))
}

/// Whether a word within a run tells that a person's name follows it: 高中生许一诺.
fn holds_person(page: &Page<'_>, span: Span) -> bool {
    let (start, text) = (span.start as usize, span.of(page.text));
    let cue = |at: usize| page.found.cue_ends(start + at) && page.words.cue_before(&text[..at]) == Some(page.defaults.person);
    text.char_indices().skip(2).any(|(at, _)| cue(at) && page.words.surname(&text[at..]).is_some())
}

/// Runs at an edge with a word after or before them that tells their class.
fn beside_cues(page: &mut Page<'_>) {
    let mut found = Vec::new();
    let mut maybes = Vec::new();
    let mut works = Vec::new();
    let mut previous = None;
    let sure = page.candidates.iter().filter(|c| c.certainty > Certainty::Guess);
    let named = Starts::new(page.text, sure.map(|c| c.span.start));
    for at in page.fronts() {
        if previous.is_some_and(|end| at < end) {
            continue;
        }
        if page.known_at(at).is_some() {
            if named.has(at as u32) {
                continue;
            }
            if let Some(span) = seated_firm(page, at).filter(|_| !named.has(at as u32)) {
                found.push((span, page.defaults.employer));
                previous = Some(span.end as usize);
            } else if let Some(span) = site(page, at) {
                found.push((span, page.defaults.place));
            }
            continue;
        }
        // 另有1300万开发者: what ends in a number counts.
        let counts = |text: &str| text.strip_suffix(['万', '亿']).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
        // 收购专注于手术机器人的X: what X does.
        let trade = |text: &str| TRADES.opens(text);
        // 稻香3全系: a family is called so.
        let names =
            |s: &Span| !versioned(page, s.of(page.text).trim_end_matches("全系")) && !counts(s.of(page.text)) && !trade(s.of(page.text));
        let Some(span) = run(page, at).map(|s| to_its_head(page, s)).filter(names) else { continue };
        let has = ["中有", "里有", "还有", "中包括"]
            .iter()
            .find(|word| span.of(page.text).starts_with(**word))
            .map_or(at, |word| at + word.len());
        let own = if span.end as usize >= has + 6 { has } else { at };
        let plain = own;
        let own = after_cue(page, own, span.end as usize, page.defaults.employer);
        // 镜头厂锐川光学: what the firm is to others tells it.
        let traded = own > plain && page.text[..own].ends_with(['商', '厂']);
        let (at, span) = (own, Span::new(own, span.end as usize));
        if framed(page, span) && !named.has(at as u32) {
            found.push((span, page.defaults.employer));
            previous = Some(span.end as usize);
            continue;
        }
        if let Some(span) = worked(page, at).filter(|_| !named.has(at as u32)) {
            found.push((span, page.defaults.employer));
            previous = Some(span.end as usize);
            continue;
        }
        // What rules out most is asked first, what takes longest last.
        if page.found.is_ordinary(at, span.end as usize) {
            continue;
        }
        let end = span.end as usize;
        let personal = || page.words.surname(span.of(page.text)).is_some() && span.of(page.text).chars().count() <= 3;
        // 云川科技的“听涛”获得…: what somebody has is no firm of its own.
        let owner = page.text[..at].strip_suffix('“').and_then(|before| before.strip_suffix('的')).map(str::len);
        let owned = owner.is_some_and(|end| page.agent_ending(end).is_some());
        let clause = !owned && (page.begins_clause(at) || page.text[..at].ends_with(LED) && !personal());
        // 作为本源的联合创始人: whose post it is may stand anywhere.
        let owns = || page.text[end..].starts_with('的') && page.breaks_before(at);
        let given = || GIVEN.iter().any(|word| page.text[..at].ends_with(word));
        let after = page.cue_after(end).filter(|&c| match c {
            place if place == page.defaults.place => held(page, at),
            firm => clause || owns() || firm == page.defaults.employer && given(),
        });
        // 出任本源首席执行官: after a word that ends names.
        // 总部位于南城的本源: whose seat has been told.
        // 做教育的本源: whose trade has been told.
        let seated = page.text[..at]
            .strip_suffix('的')
            .is_some_and(|before| seat(page, before) || weak::makes(before) || stems(page, before) || incubated(page, before))
            || paired(page, span)
            || clause && !personal() && allied(page, span);
        // 郝田任董事长: that is a person.
        let holds = || {
            let name = span.of(page.text).strip_suffix('任').filter(|name| (2..=3).contains(&name.chars().count()));
            page.title_begins(end) && name.is_some_and(|name| page.words.surname(name).is_some())
        };
        let titled = !holds() && (seated || (page.title_begins(end) || past(page, end)) && (clause || page.breaks_before(at)));
        let class = page.cue_before(at).or(after).or_else(|| (titled || traded).then_some(page.defaults.employer));
        if class == Some(page.defaults.employer) && clause && !named.has(at as u32) && short_headed(page, span) {
            found.push((span, page.defaults.employer));
            previous = Some(end);
            continue;
        }
        // 杏林通分别得到83.7分
        if class.is_none()
            && clause
            && scored::follows(page, end)
            && !named.has(at as u32)
            && span.of(page.text).chars().all(is_han)
            && unknown(page, span)
        {
            works.push(span);
            previous = Some(end);
            continue;
        }
        // 硬核发布: a word of the language that stands once is no firm.
        let once = || page.found.is_word(at, end) && page.text.matches(span.of(page.text)).nth(1).is_none();
        let class = class.filter(|&c| c != page.defaults.employer || !once());
        let fits = |c: ClassId| c == page.defaults.place || c != page.defaults.person && page.ontology.is_a(c, page.defaults.agent);
        if let Some(class) = class.filter(|&c| fits(c) && !named.has(at as u32) && unknown(page, span)) {
            found.push((behind_country(page, span, class), class));
            previous = Some(end);
        } else if let Some(subject) = subject(page, span).filter(|_| !named.has(at as u32)) {
            maybes.push((span, subject));
        }
    }
    for (span, class) in found {
        page.add(span, class, Certainty::Context, Reason::Apposed);
    }
    for span in works {
        page.add(span, page.defaults.shape, Certainty::Guess, Reason::Apposed);
    }
    for span in repeated(page, maybes) {
        page.add(span, page.defaults.employer, Certainty::Guess, Reason::Apposed);
    }
}

/// A firm's name without the country before it that tells where it is from: 日本云川精机.
fn behind_country(page: &Page<'_>, span: Span, class: ClassId) -> Span {
    const NAME: usize = 9;
    let (start, end) = (span.start as usize, span.end as usize);
    let country = page.known_at(start).filter(|k| k.class == page.defaults.place && class == page.defaults.employer);
    let own = country.map(|k| k.span.end as usize).filter(|&own| own + NAME <= end && is_country(&page.text[start..own]));
    own.filter(|&own| !page.found.is_ordinary(own, end)).map_or(span, |own| Span::new(own, end))
}

/// Whether a version or a tier ends a run: 渊驰C1, 谷雨Pro are made, and make nothing.
fn versioned(page: &Page<'_>, text: &str) -> bool {
    let latin = text.trim_start_matches(is_han);
    latin.len() < text.len() && !latin.is_empty() && (latin.ends_with(|c: char| c.is_ascii_digit()) || is_tier(page, latin))
}

/// Whether a run is one character and the noun that ends firms' names: 深创投, of which a cue tells what it does.
fn short_headed(page: &Page<'_>, span: Span) -> bool {
    const ONE: usize = 3;
    let (start, end) = (span.start as usize, span.end as usize);
    let head = page.found.last(List::Head, start, end).filter(|head| head.start == start + ONE && head.len() == 2 * ONE);
    head.is_some_and(|head| {
        page.words.head_classes[head.number as usize] == page.defaults.employer
            && page.words.head_strengths[head.number as usize] == Strength::Strong
            && !page.found.is_word(start, end)
            && !"的了着这那该其此本新各某两三几首大小老".contains(&page.text[start..start + ONE])
    })
}

/// Verbs before the organisation in which somebody takes a post.
const POSTS: &[&str] = &["出任", "担任", "就任", "接任", "兼任", "现任", "曾任", "任"];
/// The organisation in which somebody takes a post whose field everyday words tell: 曾任大疆算法负责人, 任中科曙光系统架构师.
fn worked(page: &Page<'_>, start: usize) -> Option<Span> {
    const REACH: usize = 12;
    const FIELD: usize = 6;
    let posted = || POSTS.iter().chain(&["辞去", "卸任"]).any(|verb| page.text[..start].ends_with(verb));
    let title = page.run(start, REACH).0;
    let run = &page.text[start..title];
    if !page.title_begins(title) || !posted() || !run.chars().all(is_han) || run.starts_with(UNITS) {
        return None;
    }
    let cuts: Vec<usize> = run.char_indices().map(|(at, _)| start + at).skip(2).take(3).filter(|cut| title - cut >= FIELD).collect();
    let field = |cut: usize| page.found.is_phrase(cut, title) && !page.found.crosses(start, cut);
    let name = |cut: usize| !page.found.is_ordinary(start, cut) && unknown(page, Span::new(start, cut));
    cuts.into_iter().rev().find(|&cut| field(cut) && name(cut)).map(|cut| Span::new(start, cut))
}

/// Words behind a name that say what it names.
const SAME: &[&str] = &["这家公司", "这家企业", "这家初创公司", "这家创业公司", "这家机构"];

/// Whether what stands around a run tells an organisation, though everyday words make it up, one of one character among them:
/// 回声谷完成A轮融资, 出任回声谷首席产品官, 回声谷这家公司.
fn framed(page: &Page<'_>, span: Span) -> bool {
    const LENGTH: std::ops::RangeInclusive<usize> = 3..=6;
    const REACH: usize = 60;
    let (start, end) = (span.start as usize, span.end as usize);
    let text = span.of(page.text);
    let rest = &page.text[end..];
    let posted = || page.title_begins(end) && POSTS.iter().any(|verb| page.text[..start].ends_with(verb));
    let raises = || {
        let near = &rest[..floor(rest, REACH)];
        let done = near.trim_start_matches(['近', '日', '前', '昨', '今', '天', '已', '宣', '布', '刚']);
        let clause = || near.split([',', '。', ';', '\n', '、']).next().unwrap_or_default();
        ["完成", "获得", "获", "拿到"].iter().any(|verb| done.starts_with(verb)) && clause().contains("轮") && RAISED.within(clause())
    };
    let led = || page.title_at(end).is_some_and(|title| page.words.surname(&page.text[title..]).is_some());
    let frame = || posted() || page.begins_clause(start) && (raises() || led() || SAME.iter().any(|word| rest.starts_with(word)));
    // What rules out most is asked first, what takes longest last.
    LENGTH.contains(&text.chars().count())
        && !page.found.is_word(start, end)
        && !page.found.is_phrase(start, end)
        && text.chars().all(|c| is_han(c) && !NEVER.contains(&c))
        && !text.starts_with(FIRST)
        && !text.starts_with(PRONOUNS)
        && !text.ends_with(LAST)
        && !text.starts_with(UNITS)
        && frame()
        && !page.found.is_generic(start, end)
        && !page.found.holds(List::Kind, start, end)
        && !page.found.holds(List::Title, start, end)
}

/// Characters with which the units of an organisation begin that is not named: 校党委副书记.
const UNITS: &[char] = &['校', '院', '省', '市', '县', '区', '厅', '局', '部', '社', '本', '贵'];

/// Whether a run that no everyday word is a part of stands as a subject (`Some(true)`), or at least between edges.
fn subject(page: &Page<'_>, span: Span) -> Option<bool> {
    let (start, end) = (span.start as usize, span.end as usize);
    let text = span.of(page.text);
    let length = text.chars().count();
    let plain = || text.char_indices().all(|(at, c)| is_han(c) && !page.found.begins_word(start + at, end));
    let person = || length == 3 && page.words.surname(text).is_some();
    if length > LONGEST_UNKNOWN || text.starts_with(FIRST) || text.ends_with(LAST) || !plain() || person() || !unknown(page, span) {
        return None;
    }
    let before = &page.text[..start];
    let heads = page.begins_clause(start) && !before.ends_with(['、', '(']) || before.ends_with(['由', '被', '与']);
    Some(heads && page.breaks_at(end) && !page.text[end..].starts_with(['的', '等']))
}

/// The runs that the text has as subjects more than once.
fn repeated(page: &Page<'_>, mut maybes: Vec<(Span, bool)>) -> Vec<Span> {
    maybes.sort_by_key(|(span, _)| (span.of(page.text), *span));
    let same = |a: &(Span, bool), b: &(Span, bool)| a.0.of(page.text) == b.0.of(page.text);
    // 江珀, where the text has 约翰·江珀, is a person's.
    let surname = |form: &str| page.text.contains(&format!("·{form}"));
    let told = |same: &&[(Span, bool)]| same.iter().filter(|(_, subject)| *subject).count() > 1 && !surname(same[0].0.of(page.text));
    maybes.chunk_by(same).filter(told).flatten().map(|(span, _)| *span).collect()
}

/// Words before a place in which something has its seat.
const SEATS: &[&str] = &["位于", "设在", "设于", "来自", "落户", "地处", "扎根"];

/// Whether a text ends in the place of somebody's seat: 总部位于湖南株洲.
fn seat(page: &Page<'_>, before: &str) -> bool {
    let place = |end: usize| page.known_before(end).filter(|k| k.span.end as usize == end && k.class == page.defaults.place);
    let Some(last) = place(before.len()) else { return false };
    let first = place(last.span.start as usize).unwrap_or(last).span.start as usize;
    SEATS.iter().any(|w| page.text[..first].ends_with(w))
}

/// Words before whom something comes from.
const ORIGINS: &[&str] = &["孵化自", "脱胎于", "脱胎自", "源自", "分拆自", "出自", "走出自"];

/// Whether a text ends in who has hatched or funded something: 由南岭研究院孵化的.
fn incubated(page: &Page<'_>, before: &str) -> bool {
    ["孵化", "投资", "领投", "收购"]
        .iter()
        .any(|verb| before.strip_suffix(verb).is_some_and(|rest| page.agent_ending(rest.len()).is_some()))
}

/// Whether a text ends in an organisation from which another comes: 孵化自南岭大学.
fn stems(page: &Page<'_>, before: &str) -> bool {
    page.agent_ending(before.len()).is_some_and(|agent| ORIGINS.iter().any(|word| page.text[..agent.start as usize].ends_with(word)))
}

/// Words for whom something is done with, and for what two do.
const WITH: &[char] = &['与', '和', '同', '跟'];
const SHARED: &[&str] = &["共同", "联手", "携手", "签署", "签订", "签下", "签约", "达成", "合资", "结成", "缔结", "续约"];

/// Whether a run is whom another signs with: 与知行先导签下协议.
fn paired(page: &Page<'_>, span: Span) -> bool {
    let rest = behind_bracket(&page.text[span.end as usize..]);
    let rest = ["正式", "宣布", "双双"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let described = || span.of(page.text).char_indices().skip(1).any(|(at, _)| page.found.cue_ends(span.start as usize + at));
    page.text[..span.start as usize].ends_with(WITH) && SHARED.iter().any(|verb| rest.starts_with(verb)) && !described()
}

/// Whether a run is who signs something with another: 云岫日前与百度达成合作.
fn allied(page: &Page<'_>, span: Span) -> bool {
    const REACH: usize = 90;
    const LATELY: &[&str] = &["近日", "日前", "今日", "昨日", "宣布", "正式", "已", "还", "也", "将"];
    let end = span.end as usize;
    let mut rest = behind_bracket(&page.text[end..floor(page.text, end + REACH)]);
    while let Some(next) = LATELY.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    let Some(partner) = rest.strip_prefix(WITH) else { return false };
    let clause = partner.split([',', '。', ';', '\n']).next().unwrap_or_default();
    let verb = SHARED.iter().filter_map(|verb| clause.find(verb)).min();
    verb.is_some_and(|at| at > 0 && !clause[..at].contains('的'))
}

/// What stands behind a bracket with which a text begins: (Zhixing)签下协议.
fn behind_bracket(rest: &str) -> &str {
    const BRACKET: usize = 60;
    let inner = rest.strip_prefix('(');
    let close = inner.and_then(|inner| inner[..floor(inner, inner.len().min(BRACKET))].find(')'));
    inner.zip(close).map_or(rest, |(inner, close)| &inner[close + 1..])
}

/// Whether a post of the past follows: 云川前副总裁.
fn past(page: &Page<'_>, end: usize) -> bool {
    ["前", "原"].iter().any(|w| page.text[end..].starts_with(w)) && page.title_begins(end + "前".len())
}

/// Whether what begins at `at` is where something is or takes place.
fn held(page: &Page<'_>, at: usize) -> bool {
    page.text[..at].ends_with(['在', '于', '到'])
}

/// Makes one name of places that stand side by side: 北京亦庄, 德国汉堡.
pub(crate) fn adjoin(names: &mut Vec<NameMention>, place: ClassId) {
    let mut joined: Vec<NameMention> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        match joined.last_mut() {
            Some(last) if last.span.end == name.span.start && last.class == place && name.class == place => {
                last.span.end = name.span.end;
                last.entry = None;
            }
            _ => joined.push(name),
        }
    }
    *names = joined;
}

/// A firm whose name a place begins: 收购了上海绘影, 做数字人的上海绘影.
fn seated_firm(page: &Page<'_>, at: usize) -> Option<Span> {
    let place = page.known_at(at).filter(|k| k.class == page.defaults.place)?.span.end as usize;
    let end = page.right_limit(place, LONGEST);
    let own = &page.text[place..end];
    let firm = Some(page.defaults.employer);
    // 海棠科技、临江晶岳均已…, 由临江晶岳研发的
    let before = &page.text[..at];
    let beside = || {
        let joint = ["、", "和", "与", "及"].iter().find_map(|joint| before.strip_suffix(joint)).map(str::len);
        let neighbour = joint.and_then(|end| page.agent_ending(end));
        neighbour.is_some_and(|s| page.known_at(s.start as usize).is_none_or(|k| k.span != s || k.class == page.defaults.employer))
            && !page.text[end..].starts_with(['的', '等'])
    };
    let goes_on = |c: char| "和与及的、".contains(c);
    let done = || before.ends_with(['由', '被']) && page.breaks_at(end) && !page.text[end..].starts_with(goes_on);
    let told = page.cue_before(at) == firm
        || beside()
        || done()
        || beside_subsidiary(page, end)
        || page.text[..at].strip_suffix('的').is_some_and(weak::makes);
    let plain = || (2..=4).contains(&own.chars().count()) && own.chars().all(|c| is_han(c) && !NEVER.contains(&c)) && !own.ends_with(LAST);
    let free =
        || page.known_within(place, end).is_none() && !page.found.is_ordinary(place, end) && !page.found.begins_common_word(place, end);
    (told && page.closes(end) && plain() && free() && !page.words.begins_generic(own) && !page.found.holds(List::Title, place, end))
        .then(|| Span::new(at, end))
}

/// Whether what follows an item sums it up, with the next or alone, as firms that somebody owns: 上海鹭澄、成都苍羽为其两家子公司.
fn beside_subsidiary(page: &Page<'_>, end: usize) -> bool {
    const REACH: usize = 48;
    let rest = &page.text[end..floor(page.text, end + REACH)];
    let clause = rest.split([',', '。', ';', '\n']).next().unwrap_or_default();
    let listed = clause.starts_with(['、', '和', '与', '等', '两', '三', '四'])
        || ["为其", "均为", "都是", "是其"].iter().any(|word| clause.starts_with(word));
    listed && ["子公司", "全资公司", "家公司", "家企业"].iter().any(|word| clause.contains(word))
}

/// Words for the chief town of what stands before them.
const CAPITALS: &[&str] = &["首都", "首府", "省会", "州府", "省会城市"];

/// A site within a place that is known: 在巴黎大皇宫举行, 移师美国圣迭戈.
fn site(page: &Page<'_>, at: usize) -> Option<Span> {
    let known = page.known_at(at).filter(|k| k.class == page.defaults.place)?;
    let end = page.right_limit(at, 2 * LONGEST);
    let rest = known.span.end as usize;
    let place = Some(page.defaults.place);
    let told = held(page, at) && page.cue_after(end) == place || page.cue_before(at) == place;
    // 哈萨克斯坦首都阿斯塔纳: the city is meant.
    let behind = page.text.get(rest..end).unwrap_or_default();
    let capital = CAPITALS.iter().find(|c| behind.starts_with(**c)).map_or(at, |c| rest + c.len());
    (end > rest && told && page.closes(end) && page.known_within(rest, end).is_none_or(|k| k.class == page.defaults.place))
        .then_some(Span::new(capital, end))
}

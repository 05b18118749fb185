//! Names that end in a head noun: 北京智源人工智能研究院.
//!
//! The head tells the class; where the name begins is told by what cannot stand inside a name: 近日, 由, the marks.
//! Deliberately knows no head itself: they are the lexicon's.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::form::branch;
use crate::annotate::form::front::{
    LONGEST, SHORT, WIDE, WORD, after_country, after_cue, after_date, after_doer, after_holder, after_year, begin, edited, headed,
    over_edition, over_joint, over_latin, over_pair, over_place, over_seat, over_seated_joint, over_time, over_wide, whole_word,
    with_house,
};
use crate::annotate::form::legal::registered;
use crate::annotate::form::shape::suffix;
use crate::annotate::form::unit::{FUND, funds, is_department, seated, unit};
use crate::annotate::form::weak;
use crate::annotate::frame::apposed;
use crate::annotate::frame::indefinite;
use crate::annotate::frame::kind;
use crate::annotate::frame::meeting::{gathers, placed};
use crate::annotate::frame::post::{before_post, is_part_of_post};
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::OneOf;
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;
use crate::value::{Unit, Value};

/// Characters after a head that make another word of it: 大学生, 银行业, 平台化.
const UNHEAD: &str = "生业化界型式性级制者员户学派官团室师板";

/// Particles that only a verb has.
pub(crate) const ASPECTS: &[char] = &['了', '着'];

/// Words that begin with such a particle's character: 从云川科技了解到, 云川科技着手研发.
static NO_ASPECT: OneOf = OneOf::new(&[
    "了解", "了结", "了却", "了断", "了悟", "着手", "着力", "着眼", "着重", "着实", "着陆", "着火", "着急", "着意", "着墨", "着凉", "着迷",
]);

/// What follows the week of a festival: 科技周在…举行.
const WEEK_GOES_ON: &str = "在于由上将期开举的和与是已等现闭落";

/// Words that begin with such a character and leave the head as it is: 江州大学团队, 听风公司员工.
const AFTER_HEAD: &[&str] = &[
    "官宣", "官方", "官网", "官微", "团队", "员工", "学者", "学生", "学子", "师生", "师资", "业务", "业绩", "制定", "制作", "性能", "生态",
    "派出", "派员", "派驻", "派队", "型号", "化解", "户外",
];

/// Nouns that a Latin word for a field stands before: AI产品, AI技术.
const FIELD_OF: &[&str] = &["产品", "技术", "能力", "业务", "应用", "服务", "场景", "功能"];

/// The bytes of a head that makes a name of generic words: 人工智能标准化技术委员会.
const TELLING: usize = 24;

/// Rounds and days of what takes place again and again.
const ROUNDS: &[&str] = &["总决赛", "决赛", "半决赛", "开幕式", "闭幕式"];

/// What says before a noun that there are two: 双芯片.
const PAIR: char = '双';

pub(crate) fn find(page: &mut Page<'_>) {
    names(page);
    kind::find(page);
    apposed::find(page);
}

/// So many of the names found last are looked at.
const RECENT: usize = 2;

/// Whether a few words stand at `at` of which a post is: 智能|机器人方向负责人, 智能|座椅部部长.
fn leads_to_post(page: &Page<'_>, at: usize) -> bool {
    const FIELD: usize = 8;
    let ends = page.text[at..].char_indices().take(FIELD + 1).take_while(|(_, c)| is_han(*c)).map(|(offset, _)| at + offset);
    ends.skip(1).any(|end| page.title_begins(end))
}

fn names(page: &mut Page<'_>) {
    const ONE: usize = 3;
    let (text, words) = (page.text, page.words);
    let mut found = Vec::new();
    let mut unsure = Vec::new();
    for hit in page.found.hits(List::Head) {
        let hit = &before_done(page, hit);
        let Some(hit) = &before_day(page, hit) else { continue };
        let Some(hit) = &before_post(page, *hit) else { continue };
        let hit = &later(page, *hit);
        let class = words.head_classes[hit.number as usize];
        let latin = text.as_bytes()[hit.start].is_ascii_alphabetic();
        if let Some((start, end)) = registered(page, *hit) {
            found.push((Span::new(start, end), class, Certainty::Firm));
            continue;
        }
        // 美国商务部长: the post begins within what would be the name.
        let posted = page.within_title(hit.end) && text[hit.end..].starts_with('长');
        if posted || goes_on(text, hit.end) || latin && text.as_bytes().get(hit.end).is_some_and(u8::is_ascii_alphanumeric) {
            continue;
        }
        // 云川出行技术副总裁: what leads to a post ends no name.
        let post = |at: usize| page.title_at(at).is_some_and(|end| end > hit.end);
        if page.is_topic(class) && (post(hit.start) || post(hit.end)) {
            continue;
        }
        // 云川语音负责人: a field that may end a firm's name, but begins the post.
        let field = words.head_strengths[hit.number as usize] != Strength::Strong;
        if field && class == page.defaults.employer && post(hit.start) {
            continue;
        }
        if held(page, hit) {
            continue;
        }
        if field && class == page.defaults.employer && is_part_of_firm(page, hit) {
            continue;
        }
        // 云川智能驾驶副总裁: a field that a post is of, whose name begins with the noun.
        let field = || page.known_at(hit.start).filter(|k| page.is_topic(k.class)).map_or(hit.end, |k| k.span.end as usize);
        if class == page.defaults.employer && field() > hit.end && page.title_begins(field()) {
            continue;
        }
        // 远山智能驾驶能力: a field behind a known firm, and no firm of a longer name.
        let whole = || page.known_before(hit.start).is_some_and(|k| k.span.end as usize == hit.start && k.class == page.defaults.employer);
        if strength_of(page, hit) != Strength::Strong && class == page.defaults.employer && field() > hit.end && whole() {
            continue;
        }
        // 云川具身智能负责人: so is a field that ends with it.
        let part = |k: &NameMention| {
            let (from, end) = (k.span.start as usize, k.span.end as usize);
            let agent = |k: &NameMention| k.span.end as usize == from && page.ontology.is_a(k.class, page.defaults.agent);
            page.is_topic(k.class) && end == hit.end && from < hit.start && page.known_before(from).is_some_and(agent)
        };
        if class == page.defaults.employer && page.title_begins(hit.end) && page.known_before(hit.start).is_some_and(part) {
            continue;
        }
        // 英国科技大臣, 远山软件总监: of a country's post or of a known firm's, and no firm; but 苏州市委书记 is of a body.
        if post(hit.start)
            && class == page.defaults.employer
            && page.known_before(hit.start).is_some_and(|k| {
                k.span.end as usize == hit.start && (k.class == page.defaults.place || page.ontology.is_a(k.class, page.defaults.agent))
            })
        {
            continue;
        }
        if class == page.defaults.group
            && let Some(start) = leader(page, hit)
        {
            found.push((Span::new(start, hit.end), class, Certainty::Firm));
            continue;
        }
        if page.recurs(class) && prized(page, hit.end) {
            continue;
        }
        let limit = page.left_limit(hit.start, LONGEST);
        let start = after_year(page, begin(page, limit, hit.start), hit.start, class);
        let start = after_date(page, start, hit.start, class);
        let start = after_holder(page, start, hit);
        let start = if class == page.defaults.employer { after_cue(page, start, hit.start, class) } else { start };
        let start = if class == page.defaults.employer { after_capitals(page, start, hit.start) } else { start };
        let start = over_wide(page, whole_word(page, start, hit.start), hit.start, class);
        let start = if class == page.defaults.employer { over_time(page, over_place(page, start)) } else { over_seat(page, start) };
        let start = if page.ontology.is_a(class, page.defaults.agent) { over_time(page, start) } else { start };
        let start = after_country(page, over_edition(page, start, class), hit.start, class);
        let start = if page.recurs(class) { after_year_of(page, over_drive(page, start, hit), hit.start) } else { start };
        let start = after_doer(page, start, hit.start, class);
        let start = if class == page.defaults.group { over_work(page, start, hit) } else { start };
        let start = after_left(page, with_house(page, start, class), hit.start);
        let start = apposed::behind_kind(page, start, hit.start, class).unwrap_or(start);
        let hit = shorter(page, start, *hit);
        let class = words.head_classes[hit.number as usize];
        let strength = words.head_strengths[hit.number as usize];
        if strength == Strength::Owned
            && let Some(made) = weak::thing(page, start, hit.start, hit.end)
        {
            found.push((Span::new(start, hit.end), made, Certainty::Firm));
            continue;
        }
        // 时候能学会, 卡的小实验室, 首笔投资, 2027年银行: what is said, counted or dated.
        let joined = |stem: &str| stem.contains('+') && (class == page.defaults.employer || page.ontology.is_a(class, page.defaults.work));
        if says(page, start, hit.start)
            || joined(stem_of(text, start, hit.start))
            || class == page.defaults.employer && dated(stem_of(text, start, hit.start))
        {
            continue;
        }
        // 美国科技: a country's, where no longer noun makes a firm of it.
        if class == page.defaults.employer && strength == Strength::Strong && of_country(page, start, &hit) {
            continue;
        }
        // 看好中国资本市场: of what everyday words narrow down.
        if class == page.defaults.employer && begins_word(page, &hit) && page.found.is_ordinary(start, hit.start) {
            continue;
        }
        // 北川银行信息科技部: nor is a firm's department a body that is called so.
        let other = page.ontology.is_a(class, page.defaults.agent) && class != page.defaults.employer;
        if other && text[hit.start..hit.end].ends_with(DIVISION) && is_department(page, hit.start) {
            continue;
        }
        // 南溪科技奖: a prize is named so, and no firm.
        if class == page.defaults.employer && text[hit.end..].starts_with('奖') && !text[hit.end..].starts_with("奖励") {
            continue;
        }
        let meets = strength == Strength::Strong && page.ontology.is_a(class, page.defaults.agent) && class != page.defaults.employer;
        let start = if meets { over_joint(page, start, hit.start, &found) } else { start };
        // 设置5大赛道: the last character begins a word.
        if page.recurs(class) && text[..hit.end].ends_with('赛') && text[hit.end..].starts_with('道') {
            continue;
        }
        // 去年首届大赛上: which one it was, and no name.
        if page.recurs(class) && ROUND_ALONE.iter().any(|word| stem_of(text, start, hit.start) == *word) {
            continue;
        }
        let local = body(page, start, hit).filter(|_| strength == Strength::Strong);
        let start = local.unwrap_or(start);
        let start = if latin { after_noun(page, start, hit.start) } else { over_latin(page, start, hit.start) };
        let stem = &text[start..hit.start];
        // 恒玄BES2800双芯片: two of them, and no name.
        if stem.ends_with(PAIR) && page.ontology.is_a(class, page.defaults.work) {
            continue;
        }
        let spaced = stem.ends_with(' ') && stem.len() > 1 && stem.as_bytes()[stem.len() - 2].is_ascii_alphanumeric();
        // 天翼AI, but 昇腾AI is no firm.
        let owner = || page.known_at(start).is_none_or(|k| page.ontology.is_a(k.class, page.defaults.agent));
        // 云川笔记App: a word that nobody knows begins it, or a known name.
        let made = page.ontology.is_a(class, page.defaults.work) && stem.chars().all(is_han) && !page.found.is_ordinary(start, hit.start);
        if latin && !spaced && (strength == Strength::Strong && !made || !stem.chars().all(is_han) || !owner()) {
            continue;
        }
        // 全托管AI产品: what describes a thing names nobody, but for a name that is known.
        let thing = || page.kind_at(hit.end).is_some() || FIELD_OF.iter().any(|word| text[hit.end..].starts_with(word));
        if latin && !spaced && page.known_at(start).is_none() && thing() {
            continue;
        }
        // 英国AI制药公司Luma Bio: a country and a field before the noun for a firm, or for what is made, describe another.
        let acts_or_made = class == page.defaults.employer || page.ontology.is_a(class, page.defaults.work);
        if acts_or_made && described_by_country(page, start, hit) {
            continue;
        }
        // 谷歌人工智能部门DeepMind: a part of a known house that is named behind it describes it.
        let house = |at: usize| page.known_at(at).is_some_and(|k| page.ontology.is_a(k.class, page.defaults.agent));
        if class == page.defaults.group && strength != Strength::Strong && house(start) && house(hit.end) {
            continue;
        }
        // 脑电数据逾4.6TB, 双芯算力2560TOPS: what is measured so is no firm.
        if strength != Strength::Strong && class == page.defaults.employer && page.known_at(start).is_none() && measured(page, hit.end) {
            continue;
        }
        // 向云川微投资2亿元: what so much money follows is done.
        if strength != Strength::Strong && page.breaks_at(hit.start) && of_money(page, hit.end) {
            continue;
        }
        // 听涛2.1 Pro旗舰模型: a version ends the name, and what stands behind it describes.
        if page.ontology.is_a(class, page.defaults.work) && (versioned_before(stem) || numbered(page, start, hit.start)) {
            continue;
        }
        // Nami Capital投资的: what somebody has done.
        if strength != Strength::Strong
            && page.breaks_at(hit.start)
            && text[hit.end..].starts_with('的')
            && stem.ends_with(|c: char| c.is_ascii_alphabetic())
        {
            continue;
        }
        // 峰会的主论坛: what is a part of what was named.
        if stem.starts_with('的') {
            continue;
        }
        // 主管基座模型的副总裁: what a post is of; 云川云智能客服, where 云川云智能 is known: no name begins within another.
        let within = page.known_at(start).is_some_and(|k| (hit.start + 1..hit.end).contains(&(k.span.end as usize)));
        // Nami 7B多模态大模型: how big it is ends the name; 云川科技做语音模型: what is done.
        let sized = stem.trim_end().rsplit([' ', '-']).next().is_some_and(crate::annotate::form::grown::size)
            || stem.ends_with(['做', '造', '搞', '写']);
        if page.ontology.is_a(class, page.defaults.work) && strength == Strength::Weak && (within || sized || page.title_begins(start)) {
            continue;
        }
        // Nami for Robotics: what a thing is for.
        if latin && PREPOSED.iter().any(|word| stem.ends_with(word)) {
            continue;
        }
        // 云川做AI产品: what is done.
        if latin && !spaced && stem.chars().count() > 2 && stem.ends_with(DONE) {
            continue;
        }
        // 下载模型, 派机器人: one character that begins no name.
        let single = stem.chars().count() == 1 && stem.starts_with(is_han) && page.known_at(start).is_none();
        if single && page.ontology.is_a(class, page.defaults.work) {
            continue;
        }
        // 14B模型, 7B小模型: how big it is, and no name of it.
        let size = stem.trim_end_matches(['小', '大', '级']);
        if size.starts_with(|c: char| c.is_ascii_digit())
            && size.trim_end_matches(['B', 'M', 'b', 'm']).bytes().all(|b| b.is_ascii_digit() || b == b'.')
        {
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
                && !(local.is_some() || text[start..k.span.start as usize].ends_with(LEVELS) && k.span.start as usize == hit.start)
        }) {
            continue;
        }
        // 教育部科技司, 北方大学科技处, 工信部信息通信发展司: of a body that is no firm a department, and no firm called after it.
        let body = || page.known_before(hit.start).filter(|k| k.span.end as usize == hit.start).map(|k| k.class);
        if class == page.defaults.employer
            && (strength != Strength::Strong || text[hit.end..].starts_with(['司', '处']))
            && body().is_some_and(|c| c != class && page.ontology.is_a(c, page.defaults.agent))
        {
            continue;
        }
        // 南岭大学计算研究院智能机器人方向负责人, 云川XR智能座椅部部长: what a post is of begins with the noun.
        let whole = |&&(span, class, _): &&(Span, ClassId, Certainty)| {
            span.end as usize == hit.start && page.ontology.is_a(class, page.defaults.agent) && class != page.defaults.employer
        };
        let known = |k: &NameMention| {
            let inner = (k.span.end as usize) < hit.start && page.ontology.is_a(k.class, page.defaults.agent);
            inner || page.ontology.is_a(k.class, page.defaults.work)
        };
        if class == page.defaults.employer
            && strength != Strength::Strong
            && (found.iter().rev().take(RECENT).any(|f| whole(&f)) || page.known_at(start).is_some_and(known))
            && leads_to_post(page, hit.end)
        {
            continue;
        }
        // 国家数据局数字科技和基础设施建设司: nor is what such a body has a department for.
        let official = |k: &NameMention| {
            let acts = k.class != class && k.class != page.defaults.person && page.ontology.is_a(k.class, page.defaults.agent);
            acts && (k.span.end as usize) <= hit.start && page.text[hit.end..].starts_with(['和', '与', '及', '司', '处'])
        };
        if class == page.defaults.employer && hit.len() <= 2 * WORD && page.known_at(start).is_some_and(official) {
            continue;
        }
        if strength == Strength::Seated {
            let start = over_seated_joint(page, start, hit.start, hit.end);
            if seated(page, start, hit.start, hit.end) {
                found.push((Span::new(start, hit.end), class, Certainty::Firm));
            }
            continue;
        }
        // 景行止带队: the last character of a verb is no team.
        if class == page.defaults.group && hit.len() == ONE && stem.ends_with(['带', '领', '率', '组', '排', '入', '归', '插']) {
            continue;
        }
        if length < least && strength == Strength::Strong && class == page.defaults.employer {
            unsure.extend(behind_word(page, hit.start).map(|start| Span::new(start, hit.end)));
        }
        // 子公司 is a description of its own, though 公司 ends names.
        // 同传耳机 too describes, though 听雨耳机 is a name.
        let made = page.ontology.is_a(class, page.defaults.work) && !page.is_yardstick(class) && stem.chars().all(is_han);
        let kind = (strength == Strength::Strong || made) && page.kind_over(hit.start, hit.end);
        let local = local.is_some();
        if !local && length < least
            || kind
            || strength != Strength::Strong
                && !funds(page, start, hit)
                && !((edited(page, start, class) || stem.starts_with('第') && stem.contains('届')) && page.closes(hit.end))
                && !(class == page.defaults.group
                    && text[hit.start..hit.end].ends_with(DIVISION)
                    && !page.title_begins(hit.end)
                    && unit(page, start, hit, class))
                && !weak::makes_a_name(page, start, hit.start, hit.end, class, strength)
            || page.found.is_generic(start, hit.start)
                && hit.len() < TELLING
                && !wide(page, stem, class)
                && page.cue_before(start) != Some(class)
                && !placed(page, start, hit.start, class)
                && !unit(page, start, hit, class)
                && !edited(page, start, class)
                && !local
                && !gathers(page, start, hit, class)
            || stem.ends_with(['的', '在'])
            // A、B和C三大模型: so many that are great.
            || text[hit.start..].starts_with('大') && stem.ends_with(NUMERALS)
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
        let firm = strength != Strength::Owned
            || text[hit.start..hit.end] == *FUND
            || page.known_at(start).is_some()
            || weak::branch(page, start, hit.start, hit.end)
            || weak::told(page, start, hit.end, class);
        if is_part_of_post(page, start, hit, &found) {
            continue;
        }
        // 第七届语音大赛总决赛: the round or the day of what takes place again and again is no other thing.
        if ROUNDS.contains(&&text[hit.start..hit.end])
            && let Some(own) = page.found.last(List::Head, start, hit.start).filter(|h| h.end == hit.start && h.start > start)
            && page.recurs(words.head_classes[own.number as usize])
        {
            found.push((Span::new(start, own.end), words.head_classes[own.number as usize], Certainty::Firm));
            continue;
        }
        // Perceptron Inc.
        let point = latin && class == page.defaults.employer && hit.end - hit.start < WORD && text[hit.end..].starts_with('.');
        let hit = Hit { end: hit.end + usize::from(point), ..hit };
        // 天枢OS 3.0: a Latin head of a thing has a version.
        let end = if latin && page.ontology.is_a(class, page.defaults.work) { suffix(page, hit.end) } else { hit.end };
        let start = if class == page.defaults.employer { start } else { over_pair(page, start) };
        found.push((Span::new(start, end), class, if firm { Certainty::Firm } else { Certainty::Guess }));
    }
    // 听力芯片公司清听声学: what a name of the same class follows describes it.
    let begins: BTreeSet<(u32, ClassId)> = found.iter().map(|(span, class, _)| (span.start, *class)).collect();
    found.retain(|(span, class, _)| {
        let head_is_kind = page.found.kind_ends(span.end as usize);
        !head_is_kind || !begins.contains(&(span.end, *class))
    });
    found.extend(repeated(page, &unsure).into_iter().map(|span| (span, page.defaults.employer, Certainty::Firm)));
    let firms: BTreeSet<&str> =
        found.iter().filter(|(_, class, _)| *class == page.defaults.employer).map(|(span, ..)| span.of(text)).collect();
    let shorter: Vec<Span> = found.iter().map(|&(span, ..)| after_words(page, span, &firms)).collect();
    found.iter_mut().zip(shorter).for_each(|(name, span)| name.0 = span);
    // 这家公司成立三年, 那副眼镜: what points to something names nothing.
    found.retain(|(span, ..)| !points(span.of(text)));
    for (span, class, certainty) in found {
        page.add(span, class, certainty, Reason::Head);
    }
}

/// Words for those whom somebody leads.
const LED: &[&str] = &["团队", "课题组", "研究组", "战队"];

/// Where the name begins of whoever leads a group that is called by it: 唐令则团队.
fn leader(page: &Page<'_>, hit: &Hit) -> Option<usize> {
    const NAME: usize = 9;
    if !LED.contains(&&page.text[hit.start..hit.end]) {
        return None;
    }
    let start = hit.start.checked_sub(NAME).filter(|&at| page.text.is_char_boundary(at))?;
    let name = &page.text[start..hit.start];
    let person = page.words.surname(name).is_some() && name.chars().all(is_han);
    let plain = !page.found.holds_word(start, hit.start) && page.known_within(start, hit.start).is_none();
    let titled = page.title_within(start, hit.start).is_some() || page.within_title(start);
    (person && plain && !titled && page.known_over(start).is_none() && (page.opens(start) || page.follows_title(start))).then_some(start)
}

/// `start`, moved behind the noun that tells what a Latin name is: 智库Nami Institute.
fn after_noun(page: &Page<'_>, start: usize, head: usize) -> usize {
    let stem = &page.text[start..head];
    let own = start + stem.len() - stem.trim_start_matches(is_han).len();
    let noun = own > start && page.text[own..head].is_ascii() && head > own + 2;
    let told = || {
        page.found.last(List::Head, start, own).is_some_and(|m| m.start == start)
            || page.found.kind_ends(own)
            || page.found.is_generic(start, own)
    };
    if noun && told() { own } else { start }
}

/// `start`, moved behind everyday capitals that end what describes a firm: 原生电商OS云匠科技.
fn after_capitals(page: &Page<'_>, start: usize, head: usize) -> usize {
    const NAME: usize = 6;
    let capitals = page.text[start..head].bytes().take_while(u8::is_ascii_uppercase).count();
    let own = start + capitals;
    let described = capitals > 1 && page.known_at(start).is_none() && page.words.is_ordinary(&page.text[start..own]);
    let named = || head >= own + NAME && page.text[own..head].chars().all(is_han) && !page.found.is_ordinary(own, head);
    if described && named() { own } else { start }
}

/// How strong the head is.
fn strength_of(page: &Page<'_>, hit: &Hit) -> Strength {
    page.words.head_strengths[hit.number as usize]
}

/// A firm's name without the everyday words before it, where the text has it without them: 测试云川科技.
fn after_words(page: &Page<'_>, span: Span, firms: &BTreeSet<&str>) -> Span {
    const NAME: usize = 9;
    let (start, end) = (span.start as usize, span.end as usize);
    let name = span.of(page.text);
    if !firms.contains(name) {
        return span;
    }
    let cuts = name.char_indices().skip(2).map(|(at, _)| at).take_while(|at| name.len() - at >= NAME);
    let own = cuts.into_iter().find(|&at| firms.contains(&name[at..]) && page.found.is_ordinary(start, start + at));
    own.map_or(span, |at| Span::new(start + at, end))
}

/// Characters of grammar that stand by themselves in no name of everyday words.
const GRAMMAR: &[char] =
    &['的', '了', '着', '能', '会', '要', '再', '也', '还', '都', '就', '像', '更', '很', '太', '较', '才', '只', '没', '把', '被', '让'];
/// With what a phrase begins that counts one of a kind, before the classifier.
const COUNTING: &[char] = &['首', '多', '两', '数', '几', '各', '某', '每'];

/// Whether everyday words before a noun hold a character of grammar, or count what the noun is for: 做能看懂实验室, 多项基准测试.
fn says(page: &Page<'_>, start: usize, head: usize) -> bool {
    const ONE: usize = 3;
    let Some(stem) = page.text.get(start..head).filter(|stem| stem.len() > ONE) else { return false };
    let free = |(at, c): (usize, char)| GRAMMAR.contains(&c) && !page.found.within_word(start + at);
    let classified = |rest: &str| rest.starts_with(|c: char| CLASSIFIERS.contains(c) && c != '届');
    let counts = || {
        let nth =
            stem.strip_prefix('第').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)));
        nth.or_else(|| stem.strip_prefix(COUNTING)).is_some_and(classified) && !page.found.begins_word(start, head)
    };
    (stem.char_indices().any(free) || counts()) && page.known_within(start, head).is_none() && page.found.is_ordinary(start, head)
}

/// 2027年江州机器人大赛一等奖: whether the name goes on, behind what takes place, to a noun for what is given there.
fn prized(page: &Page<'_>, end: usize) -> bool {
    let hits = page.found.hits(List::Head);
    let next = hits.get(hits.partition_point(|hit| hit.start < end)).filter(|hit| hit.start == end);
    next.is_some_and(|hit| {
        let class = page.words.head_classes[hit.number as usize];
        let made = [page.defaults.agent, page.defaults.work].iter().any(|&c| page.ontology.is_a(class, c));
        !made && class != page.defaults.place && !page.recurs(class) && !page.is_topic(class)
    })
}

/// Whether nothing but a year stands before a noun: 2027年银行.
fn dated(stem: &str) -> bool {
    stem.strip_suffix('年').is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether nothing but a country stands before a short noun for firms that says of what branch they are: 美国科技, 中国资本.
fn of_country(page: &Page<'_>, start: usize, hit: &Hit) -> bool {
    const BRANCHES: &[&str] = &["科技", "资本", "证券", "半导体", "创投", "风投", "私募", "公募", "期货"];
    let country = page.known_at(start).filter(|k| k.class == page.defaults.place && k.span.end as usize == hit.start);
    let named = country.is_some_and(|k| branch::is_country(k.span.of(page.text)) || k.span.of(page.text) == "中国");
    named && BRANCHES.contains(&&page.text[hit.start..hit.end])
}

/// Whether the noun begins a longer word of the language: 资本市场, 科技股.
fn begins_word(page: &Page<'_>, hit: &Hit) -> bool {
    let ends = page.text[hit.end..].char_indices().take(2).take_while(|(_, c)| is_han(*c)).map(|(at, c)| hit.end + at + c.len_utf8());
    hit.len() <= WORD && ends.into_iter().any(|end| page.found.is_word(hit.start, end))
}

/// Small words before a Latin noun that is no head.
const PREPOSED: &[&str] = &[" for ", " of ", " in ", " with "];

/// Verbs of one character before a field that somebody works in.
const DONE: &[char] = &['做', '搞', '用', '谈', '聊', '看', '玩', '学', '把', '让', '对', '推', '造', '卖', '投'];

/// Whether words that describe end what stands before a head, a Latin name with a version before them: 听涛2.1 Pro旗舰, NVL4超级计算.
fn versioned_before(stem: &str) -> bool {
    let name = stem.trim_end_matches(is_han);
    let described = stem[name.len()..].chars().count() > 1;
    let latin = name.len() - name.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-')).len();
    let latin = &name[name.len() - latin..];
    described && latin.contains(|c: char| c.is_ascii_digit()) && latin.contains(|c: char| c.is_ascii_alphabetic())
}

/// 玄光900: whether a word that nobody knows and a bare number make up a run.
fn numbered(page: &Page<'_>, start: usize, end: usize) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 1..=4;
    const WORD: std::ops::RangeInclusive<usize> = 2..=4;
    let word = page.text[start..end].trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = start + word.len();
    DIGITS.contains(&(end - digits))
        && WORD.contains(&word.chars().count())
        && word.chars().all(is_han)
        && page.known_at(start).is_none()
        && !page.found.is_ordinary(start, digits)
        && !page.found.begins_common_word(start, digits)
}

/// Words with which a phrase begins that points to something, and the classifiers behind the short ones.
const POINTING: &[&str] = &["我们", "他们", "她们", "咱们", "你们", "上述"];
const CLASSIFIERS: &str = "家间副款台个部套支颗枚辆座所场位种项条份只张块届次批类群";

/// Whether a run begins as what points to something.
fn points(run: &str) -> bool {
    let classified = run.strip_prefix(['这', '那', '哪', '该']).is_some_and(|rest| rest.starts_with(|c| CLASSIFIERS.contains(c)));
    classified || POINTING.iter().any(|word| run.starts_with(word))
}

/// Whether what ends in a firm's noun is a country and its trade, another noun behind them.
fn described_by_country(page: &Page<'_>, start: usize, hit: Hit) -> bool {
    let country = page.known_at(start).filter(|k| k.class == page.defaults.place && branch::is_country(k.span.of(page.text)));
    let Some(own) = country.map(|k| k.span.end as usize).filter(|&own| own <= hit.start) else { return false };
    let field = &page.text[own..hit.start];
    let plain = field.is_empty() || page.found.is_ordinary(own, hit.start) || page.known_at(own).is_some_and(|k| page.is_topic(k.class));
    let noun = || page.kind_at(hit.end).is_some() || page.known_at(hit.end).is_some_and(|k| page.is_topic(k.class));
    // 德国保险公司安联, 以色列数据公司Shomer: the name stands behind.
    let named = || {
        let latin = page.text[hit.end..].starts_with(|c: char| c.is_ascii_uppercase());
        let han = page.text[hit.end..].starts_with(is_han)
            && !page.closes(hit.end)
            && !page.found.begins_word(hit.end, page.right_limit(hit.end, 5));
        own < hit.start && (latin || han)
    };
    plain && (noun() || named())
}

/// Whether an amount of money stands at `at`.
fn of_money(page: &Page<'_>, at: usize) -> bool {
    let value = page.values.binary_search_by(|v| (v.span.start as usize).cmp(&at)).ok().map(|i| &page.values[i].value);
    matches!(value, Some(Value::Quantity(q)) if matches!(q.unit, Unit::Money { .. }))
}

/// Whether so many bytes, tokens or units written in Latin letters stand at `at`, a word for how many before them.
fn measured(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 12;
    let next = page.values.partition_point(|v| (v.span.start as usize) < at);
    page.values.get(next).is_some_and(|value| {
        let from = value.span.start as usize;
        let counts = match &value.value {
            Value::Quantity(q) => match &q.unit {
                Unit::Bytes | Unit::Tokens => true,
                Unit::Word(word) => word.is_ascii(),
                _ => false,
            },
            _ => false,
        };
        counts && from <= at + REACH && page.text[at..from].chars().all(is_han)
    })
}

/// Words for which of several meetings it was, where they are not told apart otherwise.
const ROUND_ALONE: &[&str] = &["首届", "本届", "上届", "往届", "历届", "下届"];

/// What stands before a head in its name.
fn stem_of(text: &str, start: usize, head: usize) -> &str {
    text.get(start..head).unwrap_or_default()
}

/// Numerals of how many great ones were named.
const NUMERALS: &[char] = &['两', '三', '四', '五', '六', '七', '八', '九', '十', '几'];

/// What a place is that has a government, where it is not named.
const LEVELS: &[char] = &['省', '市', '区', '县', '州'];
/// Ends of the names of its bodies.
const BODIES: &[char] = &['局', '厅', '委', '办', '会'];

/// Where the name of a body begins whose place is not named, or that a joint is a part of: 市财政局, 市政务服务和数据局.
fn body(page: &Page<'_>, start: usize, hit: Hit) -> Option<usize> {
    const MOST: usize = 12;
    let text = page.text;
    if !text[hit.start..hit.end].ends_with(BODIES) {
        return None;
    }
    let level = |at: usize| text[at..].starts_with(LEVELS) && page.opens(at);
    if start < hit.start && level(start) {
        return Some(start);
    }
    // 财政局, where 市 is a part of no word before it.
    let unnamed = text[..hit.start].char_indices().next_back().filter(|&(at, c)| LEVELS.contains(&c) && page.opens(at));
    if start == hit.start && unnamed.is_some() {
        return unnamed.map(|(at, _)| at);
    }
    let joint = ["和", "与", "及"].iter().find_map(|joint| text[..start].strip_suffix(joint)).map(str::len)?;
    let first = begin(page, page.left_limit(joint, MOST), joint);
    let own = page.known_at(first).filter(|k| k.class == page.defaults.place).map(|k| k.span.end as usize);
    // 创新科技及工业局局长
    let posted = || page.begins_clause(first) && page.title_begins(hit.end);
    let field = own
        .or_else(|| (level(first) || posted()).then_some(first))
        .map(|at| at + text[at..joint].chars().next().filter(|c| LEVELS.contains(c)).map_or(0, char::len_utf8))?;
    let whole = field < joint
        && page.found.is_ordinary(field, joint)
        && !text[..joint].ends_with(BODIES)
        && !headed(page, joint)
        && page.known_at(field).is_none_or(|k| page.is_topic(k.class));
    whole.then_some(first)
}

/// `start`, moved behind a firm and the word by which a post in it is over: 云川科技前AI实验室负责人 once led a part of the firm.
fn after_left(page: &Page<'_>, start: usize, head: usize) -> usize {
    let firm = |hit: &Hit| {
        let class = page.words.head_classes[hit.number as usize];
        class == page.defaults.employer && hit.start > start && page.text[hit.start..].starts_with(is_han)
    };
    let mut firms = page.found.within(List::Head, start, head).filter(firm);
    // 国际前沿大赛: a word that begins so tells of no time.
    let left = |rest: &&str| !page.goes_on(head - rest.len());
    firms.find_map(|firm| page.text[firm.end..head].strip_prefix(['前', '原']).filter(left)).map_or(start, |rest| head - rest.len())
}

/// `start`, moved behind the year before an edition: 2027年第三届机器人运动会.
fn after_year_of(page: &Page<'_>, start: usize, head: usize) -> usize {
    let rest = page.text[start..head].trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix("年第").map_or(start, |rest| head - rest.len() - HAN)
}

/// The bytes of an ideograph.
const HAN: usize = 3;

/// `start`, moved before a verb within the name of what meets: 人工智能赋能制造业启动会在….
fn over_drive(page: &Page<'_>, start: usize, hit: &Hit) -> usize {
    const DRIVES: &[&str] = &["赋能", "驱动", "引领", "助力", "推动", "促进"];
    const MOST: usize = 14;
    let Some(verb) = DRIVES.iter().find_map(|word| page.text[..start].strip_suffix(word)).map(str::len) else { return start };
    let first = page.left_limit(verb, MOST);
    let named = first < verb && page.begins_clause(first) && page.text[first..verb].chars().all(is_han) && page.closes(hit.end);
    let plain =
        page.found.is_ordinary(first, verb) || page.known_at(first).is_some_and(|k| page.is_topic(k.class) && k.span.end as usize == verb);
    if named && plain { first } else { start }
}

/// `start`, moved before a verb for the work that members do together, within the name of their union: 盐湖智能开发联盟.
fn over_work(page: &Page<'_>, start: usize, hit: &Hit) -> usize {
    const WORKS: &[&str] = &["开发", "研发", "训练", "评测", "采购", "投资", "运营", "部署", "制造", "推广", "合作", "孵化"];
    const UNIONS: &[&str] = &["联盟", "协会", "学会", "联合会", "联合体", "促进会", "共同体"];
    const MOST: usize = 12;
    let verb = WORKS.iter().find_map(|word| page.text[..start].strip_suffix(word)).map(str::len);
    let Some(verb) = verb.filter(|_| UNIONS.contains(&&page.text[hit.start..hit.end])) else { return start };
    let first = page.left_limit(verb, MOST);
    let named = first < verb && page.opens(first) && page.text[first..verb].chars().all(is_han) && page.closes(hit.end);
    let strong = |m: &Hit| m.end == verb && page.words.head_strengths[m.number as usize] == Strength::Strong;
    let whose = page.found.last(List::Head, first, verb).is_some_and(|m| strong(&m))
        || page.known_before(verb).is_some_and(|k| k.span.end as usize == verb && !page.is_topic(k.class));
    if named && !whose { first } else { start }
}

/// What a field makes a part of a firm with: 云川科技机器人板块.
const PARTS: &[&str] = &["业务", "板块", "分部", "赛道", "产品线", "产品", "服务"];

/// Whether a noun for a field only tells of which part of a firm, named whole before it, something is: 云川科技机器人业务.
fn is_part_of_firm(page: &Page<'_>, hit: &Hit) -> bool {
    let rest = &page.text[hit.end..];
    let strong = |h: &Hit| {
        page.words.head_classes[h.number as usize] == page.defaults.employer
            && page.words.head_strengths[h.number as usize] == Strength::Strong
    };
    let firm = || page.found.last(List::Head, floor(page.text, hit.start.saturating_sub(3 * LONGEST)), hit.start);
    PARTS.iter().any(|word| rest.starts_with(word)) && firm().is_some_and(|h| h.end == hit.start && h.start > 0 && strong(&h))
}

/// A head that goes over the end of one that ends no name: in 翼眼科技 stands no 眼科.
fn later(page: &Page<'_>, hit: Hit) -> Hit {
    // 机器人展|会上 is at a 展会.
    let shown = page.text[..hit.end].ends_with('展') && page.text[hit.end..].starts_with("会上");
    if page.closes(hit.end) && !shown {
        return hit;
    }
    let mut from = page.text[hit.start..hit.end].char_indices().skip(1).map(|(at, _)| hit.start + at);
    let over = from.find_map(|at| {
        let to = floor(page.text, hit.end + LONGEST);
        let rest = page.found.begins(List::Head, at).then(|| page.words.longest(List::Head, &page.text[at..to])).flatten()?;
        (at + rest.end > hit.end && (shown || page.closes(at + rest.end))).then_some(Hit {
            start: at,
            end: at + rest.end,
            number: rest.number,
        })
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

/// A head without the character that begins the next word: 云川科技日前 tells of no day of science, 云川装备展出 of no exhibition,
/// 云川科技部署 of no ministry.
fn before_day(page: &Page<'_>, hit: &Hit) -> Option<Hit> {
    const NEXT: [char; 4] = ['前', '均', '活', '渐'];
    const SHOWS: [char; 6] = ['出', '示', '开', '现', '销', '望'];
    let (head, rest) = (&page.text[hit.start..hit.end], &page.text[hit.end..]);
    let show = || head.strip_suffix('展').filter(|_| rest.starts_with(SHOWS));
    let weekday = || head.strip_suffix('周').filter(|_| rest.starts_with(|c| is_han(c) && !WEEK_GOES_ON.contains(c)));
    // 云川科技部署, 云川智能部分员工: but 科技部门 may well be a division.
    let division = || head.strip_suffix(DIVISION).filter(|_| rest.starts_with(AFTER_DIVISION) && !rest.starts_with('门'));
    let day = head.strip_suffix('日').filter(|_| rest.starts_with(NEXT)).or_else(show).or_else(weekday).or_else(division);
    day.map_or(Some(*hit), |head| page.found.last(List::Head, hit.start, hit.start + head.len()))
}

/// A head without the last character that begins what is done, but for an institute of an academy that is known: 归云川半导体|所有,
/// 中科院江州半导体所.
fn before_done(page: &Page<'_>, hit: &Hit) -> Hit {
    const DONE: char = '所';
    const TOWN: usize = 12;
    let text = page.text;
    let Some(stem) = text[hit.start..hit.end].strip_suffix(DONE).map(|stem| hit.start + stem.len()) else { return *hit };
    let academy = |k: &NameMention| {
        let near = (k.span.end as usize) + TOWN >= hit.start;
        near && (k.class == page.defaults.place || k.class != page.defaults.employer && page.ontology.is_a(k.class, page.defaults.agent))
    };
    let institute = page.known_before(hit.start).is_some_and(academy) && !text[hit.end..].starts_with(['有', '属', '以', '需', '占']);
    let own = page.words.longest(List::Head, &text[hit.start..stem]).filter(|own| hit.start + own.end == stem);
    own.filter(|_| !institute).map_or(*hit, |own| Hit { start: hit.start, end: stem, number: own.number })
}

/// Whether a head only tells how what follows belongs to a firm whose name is whole without it: 云川集团控股子公司.
fn held(page: &Page<'_>, hit: &Hit) -> bool {
    const HOLDING: &str = "控股";
    const HELD: &[&str] = &["子公司", "孙公司", "公司", "股东", "企业", "的"];
    let rest = &page.text[hit.end..];
    let whole =
        || page.found.last(List::Head, floor(page.text, hit.start.saturating_sub(3 * LONGEST)), hit.start).filter(|m| m.end == hit.start);
    &page.text[hit.start..hit.end] == HOLDING
        && HELD.iter().any(|word| rest.starts_with(word))
        && whole().is_some_and(|m| page.words.head_classes[m.number as usize] == page.defaults.employer)
}

/// Whether a noun for a thing that is made takes the head in or goes on from it: 搭建工具 holds no 建工, 航线规划平台 no 规划.
fn within_kind(page: &Page<'_>, start: usize, end: usize, class: ClassId) -> bool {
    let made = |at: usize| page.kind_at(at).filter(|&(kind, _)| page.ontology.is_a(kind, page.defaults.work));
    let crossed = page.text[start..end].char_indices().any(|(at, _)| made(start + at).is_some_and(|(_, to)| to > end));
    crossed || class == page.defaults.title && made(end).is_some()
}

/// The end of names of divisions.
pub(crate) const DIVISION: char = '部';
/// With what it makes other words: 部署, 部门, 部分; but a 部长 is of the division.
pub(crate) const AFTER_DIVISION: &[char] = &['署', '门', '分', '件', '位', '队', '落'];

/// Whether what ends at `end` goes on as another word: 银行业, 应用于.
pub(crate) fn goes_on(text: &str, end: usize) -> bool {
    let next = text[end..].chars().next();
    // 云川科技官宣: no 科技官.
    if next.is_some_and(|c| UNHEAD.contains(c)) {
        return !AFTER_HEAD.iter().any(|w| text[end..].starts_with(w));
    }
    // 云川科技周明 is a person of 云川科技.
    let weekday = text[..end].ends_with('周') && next.is_some_and(|c| is_han(c) && !WEEK_GOES_ON.contains(c));
    // 大学同学, 小学阶段: who or what it is about.
    let about = ["同学", "阶段"].iter().any(|word| text[end..].starts_with(word));
    // 云川科技部署了…, 教育部门: a division whose last character begins a word.
    let divides = text[..end].ends_with(DIVISION) && next.is_some_and(|c| AFTER_DIVISION.contains(&c));
    // 桐叶医疗展位: where somebody shows something.
    let shows = text[..end].ends_with('展') && next.is_some_and(|c| "位台厅区品示出现开望柜团".contains(c));
    weekday || about || divides || shows || next == Some('于') && text[..end].ends_with('用')
        // 红杉中国投了一笔钱: what has an aspect is a verb.
        || has_aspect(text, end)
}

/// Whether a particle that only a verb has stands at `end`: 投了一笔钱, but not 云川科技着手….
fn has_aspect(text: &str, end: usize) -> bool {
    text[end..].starts_with(ASPECTS) && !NO_ASPECT.opens(&text[end..])
}

/// Whether generic words make a name because they begin with the widest place: 世界人工智能大会, but no 全球科技公司.
pub(crate) fn wide(page: &Page<'_>, stem: &str, class: ClassId) -> bool {
    class != page.defaults.employer
        && !page.ontology.is_a(class, page.defaults.work)
        && WIDE.iter().any(|w| stem.strip_prefix(w).is_some_and(|rest| rest.len() >= 6))
}

/// Whether `stem` + head describes what the next name names (数据标注公司Kolena), or tells only where it is from (法国公司).
pub(crate) fn describes(page: &Page<'_>, whole: Span, stem: &str, class: ClassId, strength: Strength) -> bool {
    let end = whole.end as usize;
    let head_is_kind = page.found.kind_ends(end) && page.found.last(List::Kind, whole.start as usize, end).is_some();
    if !head_is_kind {
        return false;
    }
    // 云川研究院智能计算方向: a field is no name that it would describe.
    let field = |k: &NameMention| page.ontology.is_a(class, page.defaults.agent) && page.is_topic(k.class);
    // 北方大学“听涛”: a school whose name is whole has what the marks name.
    let other = page.ontology.is_a(class, page.defaults.agent) && class != page.defaults.employer && class != page.defaults.group;
    let whole_house =
        other && strength == Strength::Strong && !page.found.is_generic(whole.start as usize, whole.start as usize + stem.len());
    let named = page.text[end..].starts_with(['“', '‘', '《', '「']) && !whole_house
        || page.known_at(end).is_some_and(|k| k.class != page.defaults.place && k.class != class && !field(k));
    let latin = page.text.as_bytes().get(end).is_some_and(u8::is_ascii_uppercase) && !page.title_begins(end);
    // 法国公司, but 中山医院 is one.
    let firm = class == page.defaults.employer;
    let plain = firm && strength == Strength::Strong;
    let group = firm || class == page.defaults.group;
    // 手势识别公司: what a firm does, in everyday words.
    let start = whole.start as usize;
    let topic = page.known_at(start).is_some_and(|k| page.is_topic(k.class) && k.span.end as usize == start + stem.len());
    let trade = plain && (topic || page.found.is_ordinary(start, start + stem.len()));
    trade
        || named
        || latin
        || introduces(page, whole, class)
        || group
            && (plain && !called_by_place(page, stem, end) && page.words.is_place(stem, page.defaults.place)
                || stem.ends_with(['国', '系']))
}

/// 临江银行: whether such a firm is called by its town alone.
fn called_by_place(page: &Page<'_>, place: &str, end: usize) -> bool {
    const NOUNS: &[&str] = &["银行"];
    const WIDER: &[&str] = &["中国", "香港", "欧洲", "全球", "国际", "亚洲", "海外", "国内"];
    NOUNS.iter().any(|noun| page.text[..end].ends_with(noun)) && !branch::is_country(place) && !WIDER.contains(&place)
}

/// 病害识别数据集田鉴: whether a word that nobody knows stands right behind a description of a thing, up to the end of the
/// phrase.
fn introduces(page: &Page<'_>, whole: Span, class: ClassId) -> bool {
    const NAME: std::ops::RangeInclusive<usize> = 2..=4;
    /// The bytes of a description that may stand before a name.
    const DESCRIBED: usize = 15;
    let (start, end) = (whole.start as usize, whole.end as usize);
    let limit = page.right_limit(end, NAME.end() + 1);
    let name = &page.text[end..limit];
    page.ontology.is_a(class, page.defaults.work)
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

/// OpenAI公司, DeepSeek团队, C-Eval榜单: the head only says again what the name is.
fn repeats_owner(page: &Page<'_>, start: usize, head: usize, end: usize, class: ClassId, strength: Strength) -> bool {
    // 盘古大模型 is a name, as 盘古 is.
    let latin = || page.text.as_bytes()[head - 1].is_ascii_alphanumeric();
    if strength != Strength::Strong && !latin() {
        return false;
    }
    let kind = page.words.longest(List::Kind, &page.text[head..end]).is_some_and(|m| m.len() == end - head);
    // Nami大会: what takes place is called so in full.
    if page.ontology.defaults_for("recurring").any(|c| c == class) {
        return false;
    }
    page.known_at(start).is_some_and(|k| {
        kind && k.span.end as usize == head
            // OpenAI基金会, 北方大学出版社 are houses of their own.
            && (k.class == class || class == page.defaults.group && strength != Strength::Strong && page.ontology.is_a(k.class, page.defaults.agent))
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
fn repeats_name(page: &Page<'_>, start: usize, head: usize, end: usize, class: ClassId) -> bool {
    let kind = page.words.longest(List::Kind, &page.text[head..end]).is_some_and(|m| m.len() == end - head);
    // Luma-7B语言模型, 听涛7B语言模型: what a field makes.
    let field = || page.is_topic(class) && page.kind_before(end).is_some_and(|kind| page.ontology.is_a(kind, page.defaults.work));
    let stem = &page.text[start..head];
    if field() {
        return versioned(stem);
    }
    let made = kind && page.ontology.is_a(class, page.defaults.work);
    let numbered =
        stem.is_ascii() && stem.starts_with(|c: char| c.is_ascii_alphabetic()) && stem.ends_with(|c: char| c.is_ascii_alphanumeric());
    let known = !stem.is_ascii() && page.known_at(start).is_some_and(|k| k.span.end as usize == head && k.class == class);
    made && (known || numbered && stem.contains(|c: char| c.is_ascii_digit()))
}

//! Where the name begins that a noun ends: 近日|北京智源人工智能研究院.
//!
//! Takes the noun, gives the words up to it, by steps that each move the place which the step before found. Deliberately does not ask
//! whether these words make a name: that is `refused` and `enough`.

use crate::annotate::form::front::{
    LONGEST, after_country, after_cue, after_date, after_doer, after_holder, after_year, begin, headed, over_edition, over_joint,
    over_latin, over_place, over_seat, over_time, over_wide, whole_word, with_house,
};
use crate::annotate::form::head::Name;
use crate::annotate::form::head::noun::Noun;
use crate::annotate::frame::apposed;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};
use crate::lexicon::Strength;

/// The words that a noun may make a name of.
#[derive(Clone, Copy)]
pub(crate) struct Run<'a> {
    /// The byte at which they begin.
    pub start: usize,
    /// The noun that ends them.
    pub noun: Noun,
    /// What stands before the noun.
    pub stem: &'a str,
    /// Whether they are a body of a place that is not named: 市财政局.
    pub local: bool,
    /// The names that the nouns before made.
    pub before: &'a [Name],
}

impl<'a> Run<'a> {
    /// The words up to `noun`, from where the steps find that a name begins.
    pub(crate) fn read(page: &Page<'a>, noun: Noun, before: &'a [Name]) -> Self {
        let first = begin(page, page.left_limit(noun.hit.start, LONGEST), noun.hit.start);
        let start = STEPS.iter().fold(first, |start, step| step(page, start, &noun));
        let noun = noun.behind(page, start);
        Self { start, noun, stem: stem_of(page.text, start, noun.hit.start), local: false, before }
    }

    fn moved(self, page: &Page<'a>, start: usize) -> Self {
        Self { start, stem: stem_of(page.text, start, self.noun.hit.start), ..self }
    }

    /// With what a joint within the name of a unit joins: 南岭大学智能感知与计算实验室.
    pub(crate) fn over_joint(self, page: &Page<'a>) -> Self {
        let meets = self.noun.is_strong() && self.noun.is_body(page);
        if meets { self.moved(page, over_joint(page, self.start, self.noun.hit.start, self.before)) } else { self }
    }

    /// With the place of its body, and without what stands before a Latin name: 市财政局, 背靠|PKN银行.
    pub(crate) fn whole(self, page: &Page<'a>) -> Self {
        let (noun, head) = (self.noun, self.noun.hit.start);
        let local = if noun.is_strong() { body(page, self.start, noun.hit) } else { None };
        let start = local.unwrap_or(self.start);
        let start = if noun.latin { after_noun(page, start, head) } else { over_latin(page, start, head) };
        Self { local: local.is_some(), ..self.moved(page, start) }
    }

    /// The byte at which the noun begins.
    pub(crate) fn head(&self) -> usize {
        self.noun.hit.start
    }

    /// The byte behind the noun.
    pub(crate) fn end(&self) -> usize {
        self.noun.hit.end
    }

    /// Whether a Latin noun stands right behind other characters: 天翼AI, but not Nami AI.
    pub(crate) fn is_close_latin(&self) -> bool {
        let stem = self.stem;
        let spaced = stem.ends_with(' ') && stem.len() > 1 && stem.as_bytes()[stem.len() - 2].is_ascii_alphanumeric();
        self.noun.latin && !spaced
    }
}

/// The steps that move the place where a name begins, in their order.
const STEPS: &[fn(&Page<'_>, usize, &Noun) -> usize] = &[
    behind_date,
    behind_description,
    before_cut_word,
    before_place,
    before_edition,
    before_drive,
    behind_doer,
    before_work,
    before_house,
    behind_kind,
    before_latin,
    before_praise,
];

/// `start`, moved behind when something is and who holds a post: 2024年度|长庚奖, 裴知远任|海棠科技董事长.
fn behind_date(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    let head = noun.hit.start;
    let start = after_year(page, start, head, noun.class);
    after_holder(page, after_date(page, start, head, noun.class), &noun.hit)
}

/// `start`, moved behind what a firm is to others: 发行人|仙踪智驾, 原生电商OS|云匠科技.
fn behind_description(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    let head = noun.hit.start;
    if noun.is_firm(page) { after_capitals(page, after_cue(page, start, head, noun.class), head) } else { start }
}

/// `start`, moved before the word of which a part was taken for what leads to a name: 羲和智能, 第六届全球机器人博览会.
fn before_cut_word(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    let head = noun.hit.start;
    over_wide(page, whole_word(page, start, head), head, noun.class)
}

/// `start`, moved before a place in brackets and a word for a time: 云川(成都)智能有限公司, 上海未来听风科技有限公司.
fn before_place(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    let start = if noun.is_firm(page) { over_time(page, over_place(page, start)) } else { over_seat(page, start) };
    if noun.acts(page) { over_time(page, start) } else { start }
}

/// `start`, moved before which of several meetings it is, and behind a country: 第六届开源智能体大会.
fn before_edition(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    after_country(page, over_edition(page, start, noun.class), noun.hit.start, noun.class)
}

/// `start`, moved before a verb within the name of what meets, behind its year: 人工智能赋能制造业启动会, 2027年|第三届机器人运动会.
fn before_drive(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    if page.recurs(noun.class) { after_year_of(page, over_drive(page, start, &noun.hit), noun.hit.start) } else { start }
}

/// `start`, moved behind whoever does what the verb before the name says.
fn behind_doer(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    after_doer(page, start, noun.hit.start, noun.class)
}

/// `start`, moved before what members do together: 盐湖智能开发联盟.
fn before_work(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    if noun.is_group(page) { over_work(page, start, &noun.hit) } else { start }
}

/// `start`, moved before the house whose part is named, and behind one that somebody has left: 云川科技前|AI实验室负责人.
fn before_house(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    after_left(page, with_house(page, start, noun.class), noun.hit.start)
}

/// `start`, moved behind the noun that tells what the name is.
fn behind_kind(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    apposed::behind_kind(page, start, noun.hit.start, noun.class).unwrap_or(start)
}

/// `start`, moved before the Latin word that begins the name of what meets: AIVox全球语音开发大会.
fn before_latin(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    const STEM: usize = 12;
    let before = page.text[..start].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let latin = start - before.len();
    let named = latin > 1 && page.text[before.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
    let meets = page.recurs(noun.class) && noun.hit.start >= start + STEM && noun.hit.start > start;
    if named && meets && page.opens(before.len()) { before.len() } else { start }
}

/// `start`, moved before the praise with which the name of a prize begins: 年度最佳开源项目奖, 杰出青年科学家奖.
fn before_praise(page: &Page<'_>, start: usize, noun: &Noun) -> usize {
    const PRIZE: char = '奖';
    const PRAISES: &[&str] = &["最佳", "杰出", "优秀", "卓越", "突出", "最具", "最受", "十大", "十佳", "最"];
    const YEARLY: &str = "年度";
    if !noun.word(page).ends_with(PRIZE) {
        return start;
    }
    let mut first = start;
    while let Some(word) = PRAISES.iter().find(|word| page.text[..first].ends_with(**word)) {
        first -= word.len();
    }
    // 2024年度最佳新人奖 tells when it was given.
    let yearly = page.text[..first].strip_suffix(YEARLY).filter(|before| first < start && !before.ends_with(|c: char| c.is_ascii_digit()));
    let first = yearly.map_or(first, str::len);
    given_by(page, first).unwrap_or(first)
}

/// 摘得|北川化学会青年奖: where the name of a prize begins with whoever gives it, right behind a verb of winning.
fn given_by(page: &Page<'_>, start: usize) -> Option<usize> {
    const REACH: usize = 48;
    const WINS: &[&str] = &["摘得", "获得", "荣获", "斩获", "拿下", "捧得", "捧回", "获颁", "摘下", "领取", "赢得", "夺得", "拿到", "获"];
    let low = floor(page.text, start.saturating_sub(REACH));
    let (at, verb) = WINS.iter().filter_map(|verb| page.text[low..start].rfind(verb).map(|at| (low + at, verb))).max()?;
    let own = at + verb.len();
    let house = own < start
        && page.text[own..start].chars().all(|c| is_han(c) || c.is_ascii_alphanumeric())
        && (page.known_before(start).is_some_and(|k| {
            k.span.end as usize == start && k.span.start as usize == own && page.ontology.is_a(k.class, page.defaults.agent)
        }) || page.found.last(List::Head, own, start).is_some_and(|head| {
            head.start > own && page.ontology.is_a(page.words.head_classes[head.number as usize], page.defaults.agent)
        }));
    house.then_some(own)
}

/// What stands before a head in its name.
fn stem_of(text: &str, start: usize, head: usize) -> &str {
    text.get(start..head).unwrap_or_default()
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

/// What a place is that has a government, where it is not named.
pub(crate) const LEVELS: &[char] = &['省', '市', '区', '县', '州'];

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

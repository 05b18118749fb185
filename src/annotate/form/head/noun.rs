//! The noun that ends a name: 研究院, 科技, Lab.
//!
//! Takes a head of the lexicon where the text has it, gives the noun that stands there, or none where it goes on as another word or
//! tells of a post or of a field. Deliberately does not look where the name begins: that is `start`.

use crate::annotate::NameMention;
use crate::annotate::form::front::{LONGEST, WORD};
use crate::annotate::frame::post::before_post;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};
use crate::chinese::OneOf;
use crate::lexicon::Strength;
use crate::ontology::ClassId;

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

/// A noun that may end a name, and what it makes of the words before it.
#[derive(Clone, Copy)]
pub(crate) struct Noun {
    /// Where it stands.
    pub hit: Hit,
    /// Of what a name is that it ends.
    pub class: ClassId,
    /// Of which words it makes a name.
    pub strength: Strength,
    /// Whether it is written in Latin letters: Lab, AI.
    pub latin: bool,
}

impl Noun {
    /// The noun that a head of the lexicon is in its text, without the characters of the word behind it.
    pub(crate) fn read(page: &Page<'_>, hit: &Hit) -> Option<Self> {
        let hit = before_post(page, before_day(page, &before_done(page, hit))?)?;
        Some(Self::at(page, later(page, hit)))
    }

    fn at(page: &Page<'_>, hit: Hit) -> Self {
        let number = hit.number as usize;
        Self {
            hit,
            class: page.words.head_classes[number],
            strength: page.words.head_strengths[number],
            latin: page.text.as_bytes()[hit.start].is_ascii_alphabetic(),
        }
    }

    /// The noun that is left behind `start`: a word or more stands before it.
    pub(crate) fn behind(self, page: &Page<'_>, start: usize) -> Self {
        Self { latin: self.latin, ..Self::at(page, shorter(page, start, self.hit)) }
    }

    /// Its characters.
    pub(crate) fn word<'a>(&self, page: &Page<'a>) -> &'a str {
        &page.text[self.hit.start..self.hit.end]
    }

    /// What the text has behind it.
    pub(crate) fn rest<'a>(&self, page: &Page<'a>) -> &'a str {
        &page.text[self.hit.end..]
    }

    pub(crate) fn is_strong(&self) -> bool {
        self.strength == Strength::Strong
    }

    /// Whether it ends the name of a firm: 云川科技.
    pub(crate) fn is_firm(&self, page: &Page<'_>) -> bool {
        self.class == page.defaults.employer
    }

    /// Whether it ends the name of a part of a house: 视觉团队.
    pub(crate) fn is_group(&self, page: &Page<'_>) -> bool {
        self.class == page.defaults.group
    }

    /// Whether it ends the name of whoever acts: 云川科技, 南岭大学.
    pub(crate) fn acts(&self, page: &Page<'_>) -> bool {
        page.ontology.is_a(self.class, page.defaults.agent)
    }

    /// Whether it ends the name of whoever acts and is no firm: 南岭大学.
    pub(crate) fn is_body(&self, page: &Page<'_>) -> bool {
        self.acts(page) && !self.is_firm(page)
    }

    /// Whether it ends the name of what is made: 听涛大模型.
    pub(crate) fn is_made(&self, page: &Page<'_>) -> bool {
        page.ontology.is_a(self.class, page.defaults.work)
    }
}

/// What tells that no name ends with a noun, wherever it would begin.
const NO_END: &[fn(&Page<'_>, &Noun) -> bool] = &[
    within_word,
    leads_to_its_post,
    begins_post,
    held,
    is_part_of_firm,
    narrows_post,
    is_field_of_firm,
    ends_field_of_post,
    posted_by_known,
];

/// Whether no name ends with the noun, wherever it would begin.
pub(crate) fn ends_no_name(page: &Page<'_>, noun: &Noun) -> bool {
    NO_END.iter().any(|told| told(page, noun))
}

/// Whether the noun is a part of a longer word: 大学|生, AI|GC, and 美国商务部|长, where the post begins within what would be the name.
fn within_word(page: &Page<'_>, noun: &Noun) -> bool {
    let end = noun.hit.end;
    let posted = page.within_title(end) && noun.rest(page).starts_with('长');
    posted || goes_on(page.text, end) || noun.latin && page.text.as_bytes().get(end).is_some_and(u8::is_ascii_alphanumeric)
}

/// Whether a post begins at `at` that ends behind the noun.
fn post_over(page: &Page<'_>, at: usize, noun: &Noun) -> bool {
    page.title_at(at).is_some_and(|end| end > noun.hit.end)
}

/// Where the known field ends that begins with the noun, or the noun itself: 智能驾驶 in 云川智能驾驶.
fn field_end(page: &Page<'_>, noun: &Noun) -> usize {
    page.known_at(noun.hit.start).filter(|k| page.is_topic(k.class)).map_or(noun.hit.end, |k| k.span.end as usize)
}

/// 云川出行技术副总裁: whether a field leads to a post, and ends no name.
fn leads_to_its_post(page: &Page<'_>, noun: &Noun) -> bool {
    page.is_topic(noun.class) && (post_over(page, noun.hit.start, noun) || post_over(page, noun.hit.end, noun))
}

/// 云川语音负责人: whether a field that may end a firm's name begins the post.
fn begins_post(page: &Page<'_>, noun: &Noun) -> bool {
    !noun.is_strong() && noun.is_firm(page) && post_over(page, noun.hit.start, noun)
}

/// 云川智能驾驶副总裁: whether a post is of a field whose name begins with the noun.
fn narrows_post(page: &Page<'_>, noun: &Noun) -> bool {
    if !noun.is_firm(page) {
        return false;
    }
    let end = field_end(page, noun);
    end > noun.hit.end && page.title_begins(end)
}

/// 远山智能驾驶能力: whether a field stands behind a known firm, and no firm of a longer name.
fn is_field_of_firm(page: &Page<'_>, noun: &Noun) -> bool {
    let start = noun.hit.start;
    let whole = |k: &NameMention| k.span.end as usize == start && k.class == page.defaults.employer;
    !noun.is_strong() && noun.is_firm(page) && field_end(page, noun) > noun.hit.end && page.known_before(start).is_some_and(whole)
}

/// 云川具身智能负责人: whether a post is of a known firm's field that ends with the noun.
fn ends_field_of_post(page: &Page<'_>, noun: &Noun) -> bool {
    let hit = noun.hit;
    let part = |k: &NameMention| {
        let (from, end) = (k.span.start as usize, k.span.end as usize);
        let agent = |k: &NameMention| k.span.end as usize == from && page.ontology.is_a(k.class, page.defaults.agent);
        page.is_topic(k.class) && end == hit.end && from < hit.start && page.known_before(from).is_some_and(agent)
    };
    noun.is_firm(page) && page.title_begins(hit.end) && page.known_before(hit.start).is_some_and(part)
}

/// 英国科技大臣, 远山软件总监: whether a country's post or a known firm's begins with the noun; but 苏州市委书记 is of a body.
fn posted_by_known(page: &Page<'_>, noun: &Noun) -> bool {
    let start = noun.hit.start;
    let whose = |k: &NameMention| {
        k.span.end as usize == start && (k.class == page.defaults.place || page.ontology.is_a(k.class, page.defaults.agent))
    };
    post_over(page, start, noun) && noun.is_firm(page) && page.known_before(start).is_some_and(whose)
}

/// What a field makes a part of a firm with: 云川科技机器人板块.
const PARTS: &[&str] = &["业务", "板块", "分部", "赛道", "产品线", "产品", "服务"];

/// Whether a noun for a field only tells of which part of a firm, named whole before it, something is: 云川科技机器人业务.
fn is_part_of_firm(page: &Page<'_>, noun: &Noun) -> bool {
    let hit = &noun.hit;
    let strong = |h: &Hit| {
        page.words.head_classes[h.number as usize] == page.defaults.employer
            && page.words.head_strengths[h.number as usize] == Strength::Strong
    };
    let firm = || page.found.last(List::Head, floor(page.text, hit.start.saturating_sub(3 * LONGEST)), hit.start);
    !noun.is_strong()
        && noun.is_firm(page)
        && PARTS.iter().any(|word| noun.rest(page).starts_with(word))
        && firm().is_some_and(|h| h.end == hit.start && h.start > 0 && strong(&h))
}

/// Whether a head only tells how what follows belongs to a firm whose name is whole without it: 云川集团控股子公司.
fn held(page: &Page<'_>, noun: &Noun) -> bool {
    const HOLDING: &str = "控股";
    const HELD: &[&str] = &["子公司", "孙公司", "公司", "股东", "企业", "的"];
    let hit = &noun.hit;
    let whole =
        || page.found.last(List::Head, floor(page.text, hit.start.saturating_sub(3 * LONGEST)), hit.start).filter(|m| m.end == hit.start);
    noun.word(page) == HOLDING
        && HELD.iter().any(|word| noun.rest(page).starts_with(word))
        && whole().is_some_and(|m| page.words.head_classes[m.number as usize] == page.defaults.employer)
}

/// 2027年江州机器人大赛一等奖: whether the name goes on, behind what takes place, to a noun for what is given there.
pub(crate) fn prized(page: &Page<'_>, end: usize) -> bool {
    let hits = page.found.hits(List::Head);
    let next = hits.get(hits.partition_point(|hit| hit.start < end)).filter(|hit| hit.start == end);
    next.is_some_and(|hit| {
        let class = page.words.head_classes[hit.number as usize];
        let made = [page.defaults.agent, page.defaults.work].iter().any(|&c| page.ontology.is_a(class, c));
        !made && class != page.defaults.place && !page.recurs(class) && !page.is_topic(class)
    })
}

/// Words for those whom somebody leads.
const LED: &[&str] = &["团队", "课题组", "研究组", "战队"];

/// Where the name begins of whoever leads a group that is called by it: 唐令则团队.
pub(crate) fn leader(page: &Page<'_>, hit: &Hit) -> Option<usize> {
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

/// Whether the noun begins a longer word of the language: 资本市场, 科技股.
pub(crate) fn begins_word(page: &Page<'_>, hit: &Hit) -> bool {
    let ends = page.text[hit.end..].char_indices().take(2).take_while(|(_, c)| is_han(*c)).map(|(at, c)| hit.end + at + c.len_utf8());
    hit.len() <= WORD && ends.into_iter().any(|end| page.found.is_word(hit.start, end))
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

/// A head that leaves less than a word before it, without its first word: 图云科技 ends in 科技.
fn shorter(page: &Page<'_>, start: usize, hit: Hit) -> Hit {
    const WORD: usize = 6;
    if hit.start >= start + WORD || hit.start == start {
        return hit;
    }
    let after = page.text[hit.start..hit.end].char_indices().nth(1).map_or(hit.end, |(at, _)| hit.start + at);
    page.found.last(List::Head, after, hit.end).filter(|m| m.len() >= WORD).unwrap_or(hit)
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

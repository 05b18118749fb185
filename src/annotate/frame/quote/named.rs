//! What a quotation names: a row of questions, of which the first that has an answer tells the class.
//!
//! Takes a quotation that may be a name, gives a class and how sure it is, or nothing; deliberately adds no name.

use crate::annotate::Certainty;
use crate::annotate::form::unit::founding;
use crate::annotate::form::weak;
use crate::annotate::frame::quote::nouns::{self, NAMING};
use crate::annotate::frame::quote::saying::{self, SPEECH};
use crate::annotate::frame::quote::{Quoted, joint};
use crate::annotate::frame::{meeting, scored};
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};
use crate::chinese::{FAMILIES, OneOf};
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

/// How long a noun is at least that is a name by itself between marks, in characters.
const PRIZE: usize = 5;

/// The bytes of the shortest quotation that is the name of an occasion by its last noun.
const TALK: usize = 9;

/// Words before a quotation that only says what something is called by some.
static SO_CALLED: OneOf = OneOf::new(&[
    "所谓",
    "所谓的",
    "誉为",
    "称之为",
    "称作",
    "喻为",
    "比作",
    "视为",
    "号称",
    "简称",
    "下称",
    "又称",
    "俗称",
    "全称",
    "人称",
    "的",
    "这种",
    "这个",
    "一个",
    "一种",
    "“",
]);

/// Words for what is somebody's own.
static OWN: OneOf = OneOf::new(&[
    "自家",
    "旗下",
    "自研",
    "自有",
    "自建",
    "新品",
    "新作",
    "产品",
    "首个产品",
    "第一款产品",
    "核心产品",
    "主打产品",
    "拳头产品",
    "另一款产品",
    "首款应用",
]);

/// What somebody has begun and others take part in.
const PROJECT: &str = "计划";

/// Words for those who compete or work together, behind their name.
pub(crate) static TEAMS: OneOf = OneOf::new(&["队", "战队", "代表队", "车队", "小组", "小队", "联队", "班组"]);

/// The same where a house stands before the marks: 南岭大学“听涛”团队.
static GROUPS: OneOf = OneOf::new(&["团队", "课题组", "项目组", "研究组"]);

/// What is said of a thing after it was brought out.
static LAUNCHED: OneOf = OneOf::new(&[
    "上线首",
    "上线两",
    "上线三",
    "上线半",
    "上线一",
    "上线不",
    "上线以来",
    "上线至今",
    "上线后",
    "上线仅",
    "上线当",
    "上架后",
    "上架首",
    "开源后",
    "开源首",
    "停服",
    "停运",
    "下架",
]);

/// Whether a text ends in a word for what is somebody's own.
pub(crate) fn is_own(before: &str) -> bool {
    OWN.closes(before)
}

/// The class of what a quotation names, and how sure it is.
type Told = Option<(ClassId, Certainty)>;

/// A quotation and what the questions about it share.
struct Quotation<'p, 'a> {
    page: &'p Page<'a>,
    span: Span,
    content: &'a str,
    /// Where its opening mark begins.
    mark: usize,
    /// Where its closing mark ends.
    after: usize,
    /// What stands right before it.
    before: &'a str,
    /// Where the word for a family behind it ends: “云界”系列大模型.
    family: Option<usize>,
    /// The class of the noun before it.
    noun: Option<ClassId>,
    /// Whether that noun is one for those who act.
    agent: bool,
    /// The name of whose it is, right before it: 南岭大学“听涛”.
    whose: Option<Span>,
    /// Whether it has so few characters as a name has.
    short: bool,
}

/// The questions, in the order in which they are asked.
const QUESTIONS: &[fn(&Quotation<'_, '_>) -> Told] = &[
    group_of_house,
    beside_noun,
    takes_place_by_noun,
    ends_in_head,
    scores,
    told_by_cue_behind,
    of_house,
    launched,
    brought,
    of_maker,
    has_parts,
    takes_place,
    pointed_at,
    project,
    department,
    defined,
    so_named,
    by_its_words,
];

/// What class of thing a quotation names, if it names one.
pub(super) fn named(page: &Page<'_>, span: Span, after: usize, last: Option<Quoted>) -> Told {
    let mark = span.start as usize - '“'.len_utf8();
    if saying::is_verb(span.of(page.text), &page.text[after..]) {
        return None;
    }
    // 北方大学“听海”队: a team is a group of its own.
    if TEAMS.opens(&page.text[after..]) {
        return Some((page.defaults.group, Certainty::Context));
    }
    // “风源”“风和”, “风源”和“风和”
    if let Some(last) = last.filter(|l| joint(page.text, l.after, mark)) {
        return Some((last.class, last.certainty));
    }
    if saying::does(page, span, mark, after) || saying::feature(page, span, after) {
        return None;
    }
    let quotation = Quotation::new(page, span, after);
    QUESTIONS.iter().find_map(|question| question(&quotation))
}

impl<'p, 'a> Quotation<'p, 'a> {
    fn new(page: &'p Page<'a>, span: Span, after: usize) -> Self {
        const REACH: usize = 18;
        let mark = span.start as usize - '“'.len_utf8();
        let rest = &page.text[after..];
        let noun = page.kind_before(mark);
        let agent = noun.is_some_and(|class| page.ontology.is_a(class, page.defaults.agent));
        Self {
            page,
            span,
            content: span.of(page.text),
            mark,
            after,
            before: &page.text[floor(page.text, mark.saturating_sub(REACH))..mark],
            family: FAMILIES.iter().find_map(|word| rest.strip_prefix(word)).map(|rest| page.text.len() - rest.len()),
            noun,
            agent,
            whose: agent.then(|| house(page, mark)).flatten(),
            short: is_short(page, span),
        }
    }

    /// Whether a class is one of things made.
    fn is_work(&self, class: ClassId) -> bool {
        self.page.ontology.is_a(class, self.page.defaults.work)
    }

    /// Whether everyday words make it.
    fn is_ordinary(&self) -> bool {
        self.page.found.is_ordinary(self.span.start as usize, self.span.end as usize)
    }

    /// Whether it is short and of more than one character.
    fn is_name(&self) -> bool {
        self.short && self.content.chars().count() > 1
    }

    /// What stands before it.
    fn front(&self) -> &'a str {
        &self.page.text[..self.mark]
    }
}

/// The name of a house that ends at `end`: 南岭大学“听涛”. The noun that ends the owner's own name says nothing of what it has.
fn house(page: &Page<'_>, end: usize) -> Option<Span> {
    page.agent_ending(end).filter(|own| {
        let (from, to) = (own.start as usize, own.end as usize);
        let noun = page.found.last(List::Kind, from, to).map_or(from, |noun| noun.start);
        noun > from && !page.found.is_generic(from, noun)
    })
}

/// Whether a quotation has so few characters as a name has.
fn is_short(page: &Page<'_>, span: Span) -> bool {
    const MOST: usize = 6;
    let content = span.of(page.text);
    // A Latin word at the end counts as two characters: “铁砧Coder”, but “明显优于Luma” says something.
    let stem = content.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let stemmed = stem.chars().all(is_han) && !page.found.is_ordinary(span.start as usize, span.start as usize + stem.len());
    let latin = if stemmed { content.len() - stem.len() } else { 0 };
    // “规矩-Mold”: what a hyphen joins to a Latin word is a name, whatever it means.
    let joined =
        stem.len() < content.len() && stem.strip_suffix('-').is_some_and(|front| front.len() <= 4 * 3 && front.chars().all(is_han));
    joined || content.chars().count() - latin + latin.min(2) <= MOST
}

/// 南岭大学“听涛”团队
fn group_of_house(q: &Quotation<'_, '_>) -> Told {
    let group = q.whose.is_some() && GROUPS.opens(&q.page.text[q.after..]);
    group.then_some((q.page.defaults.group, Certainty::Context))
}

/// 南岭大学“听涛”大模型: before it stands whose it is, behind it what it is.
fn beside_noun(q: &Quotation<'_, '_>) -> Told {
    let made = || q.page.kind_after(q.after).filter(|&class| q.is_work(class));
    let told = q.agent.then(made).flatten().or(q.noun.filter(|_| q.whose.is_none()));
    let told = told.filter(|_| !saying::figure(q.page, q.span));
    let behind = || q.page.kind_after(q.family.unwrap_or(q.after));
    let class = told.or_else(behind).or_else(|| nouns::headed_by(q.page, q.after))?;
    Some((class, Certainty::Context))
}

/// “燕岭对话” takes place though a talk may be anything.
fn takes_place_by_noun(q: &Quotation<'_, '_>) -> Told {
    let noun = q.page.found.last(List::Kind, q.span.start as usize, q.span.end as usize)?;
    let class = ClassId(noun.number as u16);
    (q.page.recurs(class) && q.span.len() > TALK && !q.content.contains(SPEECH)).then_some((class, Certainty::Context))
}

/// “听涛研究院”: the noun that ends it, if that is one for nothing else.
fn ends_in_head(q: &Quotation<'_, '_>) -> Told {
    let page = q.page;
    let class_of = |head: &Hit| page.words.head_classes[head.number as usize];
    // “终身成就奖”: a noun of what is given is a name by itself, one for a house is none.
    let whole = |head: &Hit| {
        let class = class_of(head);
        q.content.chars().count() >= PRIZE && !page.ontology.is_a(class, page.defaults.agent) && !q.is_work(class)
    };
    let head = page.found.last(List::Head, q.span.start as usize, q.span.end as usize)?;
    // “零员工公司”, “应该放在科学博物馆”: everyday words before a noun for those who act describe them, and clauses name nobody.
    let acts = page.ontology.is_a(class_of(&head), page.defaults.agent);
    let plain = || acts && q.content.chars().count() >= PRIZE && page.found.is_ordinary(q.span.start as usize, head.start);
    if q.content.contains(SPEECH) || q.content.contains('+') || plain() {
        return None;
    }
    let ends = head.start > q.span.start as usize || whole(&head);
    let told = || page.words.head_strengths[head.number as usize] == Strength::Strong || page.recurs(class_of(&head));
    (ends && told()).then(|| (class_of(&head), Certainty::Firm))
}

/// 只有40亿参数的“萤火微光”,MMLU得分为56.2
fn scores(q: &Quotation<'_, '_>) -> Told {
    (q.is_name() && scored::follows(q.page, q.after)).then_some((q.page.defaults.shape, Certainty::Guess))
}

/// “晴雨表”日活用户逾两万
fn told_by_cue_behind(q: &Quotation<'_, '_>) -> Told {
    let class = q.page.cue_after(q.after).filter(|&class| q.short && q.is_work(class) && !q.page.is_yardstick(class))?;
    Some((class, Certainty::Context))
}

/// 今年,南岭大学“听涛”上线
fn of_house(q: &Quotation<'_, '_>) -> Told {
    let named = q.whose.is_some() && q.is_name() && q.content.chars().all(char::is_alphanumeric);
    named.then_some((q.page.defaults.shape, Certainty::Guess))
}

/// “时间胶囊”上线两周,注册用户破百万
fn launched(q: &Quotation<'_, '_>) -> Told {
    let words = q.short && q.content.chars().count() > 2 && q.content.chars().all(is_han) && !q.content.contains(SPEECH);
    (words && LAUNCHED.opens(&q.page.text[q.after..])).then_some((q.page.defaults.shape, Certainty::Guess))
}

/// 推出“瀚海”, 推出的“瀚海”, 荣获“特别贡献者”; but no slogan: 发布“开源开放”.
fn brought(q: &Quotation<'_, '_>) -> Told {
    let page = q.page;
    let start = q.span.start as usize;
    let verb = if q.before.ends_with('的') { q.mark - '的'.len_utf8() } else { start };
    let class = page.cue_before(verb)?;
    let work = q.is_work(class);
    // 发布“法信法律基座大模型”: a long name ends in the noun for what it names.
    let noun = page.kind_before(q.span.end as usize).filter(|&kind| work && q.is_work(kind));
    let begins = || page.found.is_ordinary(start, start + 2 * '“'.len_utf8());
    if let Some(kind) = noun.filter(|_| !q.short && q.content.starts_with(is_han) && !begins()) {
        return Some((kind, Certainty::Context));
    }
    if !work {
        return Some((class, Certainty::Context));
    }
    let name = q.short && (!q.is_ordinary() || nouns::word(page, q.span, q.after));
    name.then_some((class, Certainty::Guess))
}

/// 做题库的“知了”, 总部在苏州的“知了”
fn of_maker(q: &Quotation<'_, '_>) -> Told {
    let clause = q.front().strip_suffix('的').filter(|_| q.is_name() && q.family.is_none())?;
    (weak::makes(clause) || weak::settled(clause)).then_some((q.page.defaults.employer, Certainty::Context))
}

/// “豆粒”只有1.5B参数
fn has_parts(q: &Quotation<'_, '_>) -> Told {
    let class = nouns::counted_parts(q.page, q.after).filter(|_| q.is_name())?;
    Some((class, Certainty::Guess))
}

/// “驭川之夜2026”在芜湖举行
fn takes_place(q: &Quotation<'_, '_>) -> Told {
    let held = meeting::takes_place(q.page, q.after) && q.content.chars().count() > 2;
    let class = held.then(|| q.page.ontology.defaults_for("recurring").last()).flatten()?;
    Some((class, Certainty::Context))
}

/// 答案是“千手”。这个操作数据集包含…
fn pointed_at(q: &Quotation<'_, '_>) -> Told {
    let class = nouns::pointed(q.page, q.after).filter(|_| q.is_name() && !q.content.contains(SPEECH))?;
    Some((class, Certainty::Context))
}

/// “村语计划”: who carries it out goes by its name.
fn project(q: &Quotation<'_, '_>) -> Told {
    let stem = q.content.strip_suffix(PROJECT).filter(|_| q.short)?;
    (stem.chars().count() > 1 && stem.chars().all(is_han)).then_some((q.page.defaults.group, Certainty::Guess))
}

/// 新设“基础智能部”
fn department(q: &Quotation<'_, '_>) -> Told {
    let founded = q.content.ends_with('部') && q.content.chars().count() > 3 && founding(q.front().trim_end_matches('了'));
    founded.then_some((q.page.defaults.group, Certainty::Context))
}

/// “有请下一位”是浙大一院接入的导诊智能体
fn defined(q: &Quotation<'_, '_>) -> Told {
    let class = nouns::defined(q.page, q.after).filter(|_| q.content.chars().count() > 1 && !q.content.contains(SPEECH))?;
    Some((class, Certainty::Context))
}

/// 搭了个评测集,叫“千面”
fn so_named(q: &Quotation<'_, '_>) -> Told {
    nouns::so_named(q.page, q.mark).map(|class| (class, Certainty::Context))
}

/// Whether no more than its words and those before it tell that it is a name.
fn by_its_words(q: &Quotation<'_, '_>) -> Told {
    let ends = || q.content.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '号');
    let versioned = || q.content.bytes().any(|b| b.is_ascii_digit()) && ends() && !q.page.value_begins(q.span.start as usize);
    let told =
        q.family.is_some() || NAMING.closes(q.before) && !called(q) || versioned() || q.short && (owned(q) || modified(q)) || unknown(q);
    told.then_some((q.page.defaults.shape, Certainty::Guess))
}

/// 被称为“催化剂”: whether it is only what people call something that has a name of its own.
fn called(q: &Quotation<'_, '_>) -> bool {
    static CALLING: OneOf = OneOf::new(&["称为", "叫作", "叫做", "又称", "亦称"]);
    static PEOPLE: OneOf =
        OneOf::new(&["被", "常", "常被", "通常", "通常被", "有时", "也", "自", "其", "一般", "们", "往往", "业内", "可", "所", "被人"]);
    CALLING.closing(q.before).is_some_and(|verb| PEOPLE.closes(&q.before[..q.before.len() - verb.len()]) || q.is_ordinary())
}

/// Whether it stands behind its owner: 同济大学的“云锦”, 自家的“行者”.
fn owned(q: &Quotation<'_, '_>) -> bool {
    let owner = || q.front().strip_suffix('的').and_then(|front| q.page.agent_ending(front.len()));
    let word = || q.page.found.is_word(q.span.start as usize, q.span.end as usize);
    let own = || is_own(q.before.strip_suffix('的').unwrap_or(q.before)) && (!q.is_ordinary() || word());
    q.whose.is_some() || owner().is_some() || own()
}

/// 用于病历的“目明镜”
fn modified(q: &Quotation<'_, '_>) -> bool {
    q.before.ends_with('的') && nouns::MODIFYING.opens(nouns::before_clause(q.front()))
}

/// “听涛”支持长文本: no everyday words, and neither speech nor irony.
fn unknown(q: &Quotation<'_, '_>) -> bool {
    let page = q.page;
    let (start, end) = (q.span.start as usize, q.span.end as usize);
    q.is_name()
        && q.content.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | ' ' | '·') && q.content.starts_with(is_han))
        // A name in Latin letters is told by its shape.
        && q.content.contains(is_han)
        && !saying::meant(q.content, q.before, &page.text[q.after..])
        && !q.is_ordinary()
        && !page.found.ends_ordinary(start, end)
        // “下一个iPhone” is none.
        && page.found.after_praise(start, end) == start
        && (!SO_CALLED.closes(q.before) || q.before.ends_with('的') && nouns::modifier(page, q.span, q.mark, q.after))
}

//! Names in marks: 《…》 names a document, “…” a thing where a noun or a naming verb stands beside it.
//!
//! Deliberately takes no quoted speech and no ironic quote: without such a word, marks name nothing.

use crate::annotate::form::edition;
use crate::annotate::form::shape::{counted, suffix, token};
use crate::annotate::form::unit::founding;
use crate::annotate::form::weak;
use crate::annotate::frame::scored;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};
use crate::annotate::{Certainty, Reason};
use crate::chinese::{FAMILIES, OneOf, is_adverbial};
use crate::document::signs;
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

/// The longest quoted name in characters.
const LONGEST: usize = 20;
/// What follows verbs and no names.
const RESULTS: &[char] = &['完', '懂', '出', '到', '起', '成', '好', '透', '着', '过', '了', '得', '不'];
/// How long a noun is at least that is a name by itself between marks, in characters.
const PRIZE: usize = 5;
/// The longest name in 【】, in characters: what is longer is a headline.
const LONGEST_HEADING: usize = 8;
/// The longest title in characters.
const LONGEST_TITLE: usize = 60;

/// The longest between a quotation and the end of the noun that belongs to it, in bytes.
const OCCASION: usize = 60;
/// The bytes of a verb of two characters.
const FOR_WHAT: usize = 6;
/// The bytes of the shortest quotation that is the name of an occasion by its last noun.
const TALK: usize = 9;

/// Verbs that give a thing its name.
static NAMING: OneOf = OneOf::new(&[
    "名为",
    "命名为",
    "取名",
    "叫做",
    "叫作",
    "名叫",
    "简称",
    "简称为",
    "以下简称",
    "又称",
    "亦称",
    "称为",
    "代号",
    "代号为",
    "定名为",
    "起名",
    "叫",
    "唤作",
    "化名",
]);

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

/// Words for what is looked up in a list.
static CODES: OneOf = OneOf::new(&["代码", "编号", "备案号", "证券简称", "口令"]);

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

pub(crate) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let mut open: Option<(char, usize)> = None;
    let mut last: Option<Quoted> = None;
    let mut waiting: Vec<(Span, usize)> = Vec::new();
    for (at, c) in signs(text) {
        match c {
            // 《关于“云桥”行动的方案》: what a title quotes is part of it.
            '“' | '”' | '「' | '」' if open.is_some_and(|(mark, start)| mark == '《' && closes_title(&text[start..])) => {}
            '《' | '“' | '「' | '【' => open = Some((c, at + c.len_utf8())),
            '》' | '”' | '」' | '】' => {
                if let Some((mark, start)) = open.take() {
                    let span = Span::new(start, at);
                    match (mark, c) {
                        ('《', '》') => title(page, span),
                        ('【', '】') => headed(page, span),
                        ('“', '”') | ('「', '」') => {
                            let after = at + c.len_utf8();
                            last = quoted(page, span, after, last);
                            if !waiting.last().is_some_and(|&(_, end)| joint(text, end, start - mark.len_utf8())) {
                                waiting.clear();
                            }
                            match last {
                                Some(told) => share(page, &mut waiting, told),
                                None => waiting.push((span, after)),
                            }
                        }
                        _ => {}
                    }
                }
            }
            '\n' => open = None,
            _ => {}
        }
    }
}

/// Whether nothing but a joint stands between two quotations.
fn joint(text: &str, end: usize, start: usize) -> bool {
    matches!(text.get(end..start), Some("" | "、" | "和" | "与" | "及" | "以及"))
}

/// “明眸”“睿判”两款模型: what stands in marks before a quotation that names something, joined to it, names the like.
fn share(page: &mut Page<'_>, waiting: &mut Vec<(Span, usize)>, told: Quoted) {
    for (span, _) in waiting.drain(..) {
        let content = span.of(page.text);
        let (start, end) = (span.start as usize, span.end as usize);
        let short = (2..=6).contains(&content.chars().count()) && content.chars().all(char::is_alphanumeric);
        let plain = page.found.is_ordinary(start, end) && !page.found.is_word(start, end);
        if short && !plain && page.known_at(start).is_none() {
            page.add(span, told.class, told.certainty, Reason::Quotation);
        }
    }
}

/// Whether everyday words at the end of what is said are a name: one word (推出“账簿”, but no 推出“免费”服务), or whatever is
/// brought by a verb with an aspect or a clause of its own (部署了“小满坐席”, 训练的“谷雨”).
fn word(page: &Page<'_>, span: Span, after: usize) -> bool {
    const ONE: usize = 3;
    let one = page.found.is_word(span.start as usize, span.end as usize) && span.len() > ONE;
    let mark = span.start as usize - '“'.len_utf8();
    let told = page.text[..mark].ends_with(['了', '的']) && span.len() > ONE && span.of(page.text).chars().all(char::is_alphanumeric);
    let rest = &page.text[after..];
    (one || told)
        && (rest.is_empty()
            || rest.starts_with([',', '。', ';', '、', ')', '\n', '和', '与', '及', '!', '—', '“', '后', '时', '之'])
            || told && (page.breaks_at(after) || rest.starts_with(GOING_ON))
            || rest.strip_prefix('(').is_some_and(|alias| alias.starts_with(|c: char| c.is_ascii_uppercase())))
}

/// Verbs of what a thing is for, that begin what modifies it.
static MODIFYING: OneOf = OneOf::new(&["用于", "面向", "针对", "专为", "服务于", "适用于", "主打", "专攻"]);

/// The end of a text from where its last clause begins.
fn before_clause(text: &str) -> &str {
    const REACH: usize = 60;
    let near = &text[floor(text, text.len().saturating_sub(REACH))..];
    near.rsplit([',', '。', ';', ':', '、', '\n', '—', '!', '?']).next().unwrap_or_default()
}

/// What follows a name in its clause and makes no compound with it: 开发的“蜂鸟翻译”能讲….
const GOING_ON: &[char] =
    &['能', '会', '可', '也', '已', '是', '有', '在', '将', '则', '只', '仅', '还', '被', '由', '用', '以', '均', '都', '于', '从'];

/// Whether a title that begins here ends before it grows too long, with no other within it.
fn closes_title(text: &str) -> bool {
    text.chars().take(3 * LONGEST_TITLE).find(|c| matches!(c, '》' | '《' | '\n')) == Some('》')
}

/// A quoted name that was found: where its closing mark ends, and how it was told.
#[derive(Clone, Copy)]
struct Quoted {
    after: usize,
    class: ClassId,
    certainty: Certainty,
}

fn title(page: &mut Page<'_>, span: Span) {
    let content = span.of(page.text);
    // Latin letters take less room.
    let length = content.chars().map(|c| if c.is_ascii() { 1 } else { 3 }).sum::<usize>();
    if length > 3 * LONGEST_TITLE || content.is_empty() {
        return;
    }
    page.add(span, page.defaults.title, Certainty::Context, Reason::BookTitle);
}

/// 【听风科技】: whom an item of a digest is about.
fn headed(page: &mut Page<'_>, span: Span) {
    // 【禾木机器人三季报】: the noun that ends the name of a firm, and what of it the item tells.
    let head = page.found.within(List::Head, span.start as usize, span.end as usize).last();
    let firm = head.filter(|h| {
        page.words.head_classes[h.number as usize] == page.defaults.employer
            && h.start >= span.start as usize + 6
            && h.end < span.end as usize
    });
    let span = firm.map_or(span, |h| Span::new(span.start as usize, h.end));
    let content = span.of(page.text);
    let name = content.chars().all(|c| c.is_alphanumeric() || c == ' ') && (2..=LONGEST_HEADING).contains(&content.chars().count());
    // 【云川科技人事变动】: a name with everyday words behind it is a headline.
    let told = page.known_at(span.start as usize).map(|k| k.span.end as usize);
    let headline = told.is_some_and(|end| end < span.end as usize && page.found.is_ordinary(end, span.end as usize));
    if name && !headline && !page.found.is_ordinary(span.start as usize, span.end as usize) && !page.words.begins_generic(content) {
        page.add(span, page.defaults.employer, Certainty::Guess, Reason::Quotation);
    }
}

/// Words beside the marks around the title of what somebody wrote.
const TEXTS: &[&str] = &["论文", "文章", "报告", "一文", "题为", "题目为", "题目是", "标题为", "博文", "博客", "专著", "新书", "著作"];

/// Whether a quotation in Latin letters is the title of a text: “Sparse Rivers: Routing Tokens Through Shallow Networks”.
fn is_title(page: &Page<'_>, span: Span, after: usize) -> bool {
    const LONGEST: usize = 200;
    /// How many words a title has, where a word beside it tells, and elsewhere.
    const TOLD: usize = 3;
    const UNTOLD: usize = 6;
    /// The letters of a word that titles write with a capital.
    const LONG: usize = 4;
    const REACH: usize = 18;
    let content = span.of(page.text);
    let latin = || content.chars().all(|c| c.is_ascii() && !c.is_ascii_control() || matches!(c, '’' | '–' | '—'));
    let count = content.split(' ').count();
    if count < TOLD || content.len() > LONGEST || !latin() {
        return false;
    }
    let mark = span.start as usize - '“'.len_utf8();
    let before = &page.text[floor(page.text, mark.saturating_sub(REACH))..mark];
    let behind = &page.text[after..floor(page.text, after + REACH)];
    let told = TEXTS.iter().any(|word| before.contains(word) || behind.starts_with(word));
    let words = || content.split([' ', '-']).filter(|word| word.len() >= LONG && word.bytes().all(|b| b.is_ascii_alphabetic()));
    let capitals = words().filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())).count();
    (told || count >= UNTOLD)
        && content.starts_with(|c: char| c.is_ascii_uppercase())
        && capitals > 1
        && capitals * 5 >= words().count() * 4
}

fn quoted(page: &mut Page<'_>, span: Span, after: usize, last: Option<Quoted>) -> Option<Quoted> {
    let content = span.of(page.text);
    let mark = span.start as usize - '“'.len_utf8();
    if is_title(page, span, after) {
        page.add(span, page.defaults.title, Certainty::Context, Reason::BookTitle);
        return Some(Quoted { after, class: page.defaults.title, certainty: Certainty::Context });
    }
    // 颁给了“搞计算机的”: what is said of somebody is no name; 股票代码为“CBRS”: nor is a code.
    // 大模型“价格战”; but 名为“拓荒者”的大模型.
    let named_so = || NAMING.closes(&page.text[..mark]);
    if content.is_empty()
        || page.words.is_figure(content) && !named_so()
        || is_code(&page.text[..mark])
        || content.ends_with('的')
        || is_adverbial(content)
        || content.chars().count() > LONGEST
        || content.contains(['。', ',', '!', '?', ';', ':'])
        || happened(content)
        || COINING.opens(&page.text[after..]) && page.known_at(span.start as usize).is_none()
    {
        return None;
    }
    if let Some((whole, class)) = occasion(page, span, after) {
        page.add(whole, class, Certainty::Firm, Reason::Head);
        return Some(Quoted { after: whole.end as usize, class, certainty: Certainty::Firm });
    }
    let told = named(page, span, after, last);
    if let Some((whole, class)) = versioned(page, span, after, told.map(|(class, _)| class)) {
        page.add(whole, class, Certainty::Context, Reason::Quotation);
        return Some(Quoted { after: whole.end as usize, class, certainty: Certainty::Context });
    }
    let (class, certainty) = told?;
    // 第四届“听涛杯”
    let edition = if page.recurs(class) { edition::before(page.text, mark) } else { mark };
    let span = if edition < mark { Span::new(edition, after) } else { span };
    page.add(span, class, certainty, Reason::Quotation);
    Some(Quoted { after, class, certainty })
}

/// Words behind a quotation that make a saying of it: “打工”记, “百模大战”时代.
static COINING: OneOf =
    OneOf::new(&["记", "热", "潮", "时刻", "时代", "效应", "困局", "焦虑", "神话", "生意经", "之路", "之争", "难题", "栏目", "专栏"]);

/// Whether a quotation says what came about, with an aspect and how much behind it: “省了一半电费”, “快了三倍”.
fn happened(content: &str) -> bool {
    let amounts = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || "一两二三四五六七八九十几半不好".contains(c));
    content.char_indices().skip(1).any(|(at, c)| c == '了' && amounts(&content[at + c.len_utf8()..]))
}

/// “听涛”2.0, “磐石”X2: the version behind the marks belongs to the name of what is made.
fn versioned(page: &Page<'_>, span: Span, after: usize, told: Option<ClassId>) -> Option<(Span, ClassId)> {
    let known = page.known_at(span.start as usize).filter(|k| k.span == span).map(|k| k.class);
    // AI产品“生意助手”2.0
    let own = || is_own(page.text[..span.start as usize].trim_end_matches(['“', '「'])).then_some(page.defaults.shape);
    let class = known.or(told).or_else(own).filter(|&class| page.ontology.is_a(class, page.defaults.work))?;
    if !page.text[after..].starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()) {
        return None;
    }
    let tail = token(page.text, after)?;
    let version = tail.has_digit() && (tail.has_upper() || tail.text.contains('.'));
    let whole = Span::new(span.start as usize, suffix(page, tail.end));
    (version && !counted(page, tail.start, tail.end) && page.known_at(after).is_none()).then_some((whole, class))
}

/// 首届“云桥”创新大赛: what takes place again and again is named by the quotation and the noun after it, its edition too.
fn occasion(page: &Page<'_>, span: Span, after: usize) -> Option<(Span, ClassId)> {
    let end = floor(page.text, after + OCCASION);
    let class_of = |head: &Hit| page.words.head_classes[head.number as usize];
    // “金指尖”设计奖: what neither acts nor is made, nor is a site or a text.
    let given = |class: ClassId| {
        let roots = [page.defaults.agent, page.defaults.work, page.defaults.place, page.defaults.title];
        !roots.iter().any(|&root| page.ontology.is_a(class, root)) && !page.is_topic(class)
    };
    let recurs = |head: &Hit| page.recurs(class_of(head)) || given(class_of(head));
    let head = page.found.within(List::Head, after, end).find(recurs)?;
    // “木铎”开源奖: a verb of two characters between the marks and the noun is what it is for.
    let won = || page.cue_before(head.start).is_some_and(|class| !page.ontology.is_a(class, page.defaults.work));
    let short = head.start - after == FOR_WHAT && page.found.is_word(after, head.start) && !won();
    let joined =
        page.text[after..head.start].char_indices().all(|(at, c)| c.is_alphanumeric() && (!page.breaks_at(after + at) || short && at == 0));
    // A name begins behind its mark, but for what stands before that.
    let mark = span.start as usize - '“'.len_utf8();
    let edition = edition::before(page.text, mark);
    let start = if edition == mark { span.start as usize } else { edition };
    joined.then(|| (Span::new(start, head.end), class_of(&head)))
}

/// Whether what follows a text is looked up in a list, and names nothing.
pub(crate) fn is_code(before: &str) -> bool {
    let before = before.trim_end_matches(['为', '是', ':', '“']);
    CODES.closes(before)
}

/// Whether a text ends in a word for what is somebody's own.
pub(crate) fn is_own(before: &str) -> bool {
    OWN.closes(before)
}

/// Whether a quotation behind the noun for a thing says what that does: 教会模型“认病”, 摄像头“看不清”, “眨眼”之间.
fn does(page: &Page<'_>, span: Span, mark: usize, after: usize) -> bool {
    const REACH: usize = 36;
    let content = span.of(page.text);
    let rest = &page.text[after..];
    let negated = content.chars().count() <= 4 && content.contains('不') && page.kind_before(mark).is_some();
    let clause =
        page.text[floor(page.text, mark.saturating_sub(REACH))..mark].rsplit([',', '。', ';', ':', '\n', '、']).next().unwrap_or_default();
    let caused = ["教会", "让", "迫使", "使得"].iter().any(|verb| clause.contains(verb));
    let ends = rest.is_empty() || rest.starts_with([',', '。', ';', '!', '?', '\n']);
    // 机器人“安静”了: what has an aspect is said of it.
    let turned =
        || rest.starts_with('了') && page.kind_before(mark).is_some() && page.found.is_word(span.start as usize, span.end as usize);
    // 各类机器人“争奇斗艳”, 大模型纷纷“涨价”: what many do; 国产芯片“异军突起”,…: a figure of four characters alone.
    let many = || {
        let noun = MANY.iter().find_map(|word| clause.rsplit_once(word)).map(|(_, noun)| noun);
        noun.is_some_and(|noun| noun.chars().count() <= KIND) && page.kind_before(mark).is_some()
    };
    let figure = || {
        let four =
            content.chars().count() == 4 && content.chars().all(is_han) && page.found.is_word(span.start as usize, span.end as usize);
        four && ends && page.kind_before(mark).is_some() && !BRINGING.within(clause)
    };
    let nearly = || ALMOST.closes(&page.text[..mark]);
    negated
        || turned()
        || many()
        || figure()
        || nearly()
        || rest.starts_with("之间")
        || caused && ends && page.kind_before(mark).is_some() && !clause.contains("推出")
}

/// Words before the noun for things of which there are many.
const MANY: &[&str] = &["各类", "各种", "各式", "众多", "诸多", "不少", "许多", "很多"];
/// The characters of such a noun at most.
const KIND: usize = 6;
/// Words with which a clause brings or names a thing.
static BRINGING: OneOf =
    OneOf::new(&["推出", "发布", "上线", "名为", "叫", "自研", "打造", "首款", "首个", "一款", "开源", "研发", "开发", "旗下", "的"]);
/// Adverbs before what becomes of something: 几乎“清零”.
static ALMOST: OneOf =
    OneOf::new(&["几乎", "近乎", "纷纷", "频频", "逐渐", "彻底", "瞬间", "一夜", "集体", "接连", "不断", "越来越", "更加", "遭遇", "陷入"]);

/// What a thing can do is no thing: 上线“一键部署”功能, “多人共写”模式.
fn feature(page: &Page<'_>, span: Span, after: usize) -> bool {
    static FEATURES: OneOf = OneOf::new(&["功能", "能力", "模式", "机制", "特性", "按钮", "入口", "选项", "概念", "理念"]);
    let rest = page.text[after..].trim_start();
    FEATURES.opens(rest) && page.found.is_ordinary(span.start as usize, span.end as usize)
}

/// What a thing is likened to, and what is said of many: 机器人“大脑”, 大模型“第一股”.
const LIKENED: &[&str] = &["大脑", "小脑", "心脏", "灵魂", "双手", "眼睛", "身体", "躯体", "感官", "神经", "外脑", "脑子", "引擎", "底座"];
static OF_MANY: OneOf =
    OneOf::new(&["股", "逻辑", "概念", "赛道", "浪潮", "红利", "泡沫", "门槛", "短板", "瓶颈", "黑箱", "大战", "竞赛", "革命"]);

/// Whether everyday words in marks behind the noun for a thing only liken it to something, or say what became of all such things.
fn figure(page: &Page<'_>, span: Span) -> bool {
    let content = span.of(page.text);
    let plain = || page.found.is_ordinary(span.start as usize, span.end as usize) || content.starts_with('第');
    LIKENED.contains(&content) || OF_MANY.closes(content) && content.chars().count() > 1 && plain()
}

/// The class of the noun behind a quotation that ends the names of things made: “云岭”先进计算中心.
fn headed_by(page: &Page<'_>, after: usize) -> Option<ClassId> {
    /// The longest that narrows it down, in bytes.
    const NARROWING: usize = 12;
    let strong = |hit: &Hit| {
        let class = page.words.head_classes[hit.number as usize];
        page.words.head_strengths[hit.number as usize] == Strength::Strong && page.ontology.is_a(class, page.defaults.work)
    };
    let head = page.found.within(List::Head, after, floor(page.text, after + 2 * NARROWING)).find(strong)?;
    let joined = head.start <= after + NARROWING
        && page.text[after..head.start].char_indices().all(|(at, c)| is_han(c) && c != '的' && !page.breaks_at(after + at))
        && page.known_within(after, head.end).is_none();
    joined.then(|| page.words.head_classes[head.number as usize])
}

/// Words of a sentence that no name has.
const SPEECH: &[char] = &['我', '你', '们', '的', '了'];

/// Adverbs between a name and the number of what it has.
static ONLY: OneOf = OneOf::new(&["其实只有", "只有", "仅有", "总共有", "拥有", "共有", "有", "仅"]);

/// The class of what has so many of the parts that a cue tells: “豆粒”只有1.5B参数.
fn counted_parts(page: &Page<'_>, after: usize) -> Option<ClassId> {
    let rest = &page.text[after..];
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let word = ONLY.opening(rest)?;
    let at = page.text.len() - rest.len() + word.len();
    let value = page.values.get(page.values.partition_point(|v| (v.span.start as usize) < at)).filter(|v| v.span.start as usize == at)?;
    let end = value.span.end as usize;
    let end = end + page.text[end..].strip_prefix('个').map_or(0, |_| '个'.len_utf8());
    page.cue_at(end).filter(|&class| page.ontology.is_a(class, page.defaults.work))
}

/// The class of the noun that says what a quotation names: “有请下一位”是浙大一院接入的导诊智能体, “在场”是一款App.
fn defined(page: &Page<'_>, after: usize) -> Option<ClassId> {
    const REACH: usize = 90;
    let rest = page.text[after..].trim_start_matches(',');
    let rest = ["则是", "就是", "是"].iter().find_map(|copula| rest.strip_prefix(*copula))?;
    let clause = rest[..floor(rest, REACH)].split([',', '。', ';', '!', '?', '\n', '(', '“']).next().unwrap_or_default();
    let noun = page.words.last(List::Kind, clause)?;
    let counted = ["一款", "一套", "一台", "一颗", "一个", "一种", "首款", "首个"].iter().any(|word| clause.starts_with(word));
    let brought = || clause[..noun.start].contains('的');
    let class = ClassId(noun.number as u16);
    ((counted || brought()) && page.ontology.is_a(class, page.defaults.work)).then_some(class)
}

/// The class of the noun by which the next clause points to a quotation: 答案是“千手”。这个操作数据集包含….
fn pointed(page: &Page<'_>, after: usize) -> Option<ClassId> {
    static THESE: OneOf = OneOf::new(&["这个", "这款", "这套", "该", "这一", "这台", "这颗"]);
    const REACH: usize = 36;
    let rest = page.text[after..].strip_prefix(['。', ',', ';'])?;
    let noun = THESE.behind(rest)?;
    let from = page.text.len() - noun.len();
    let run: usize = noun[..floor(noun, REACH)].chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let kind = page.words.hits(List::Kind, &page.text[from..from + run]).next()?;
    let class = ClassId(kind.number as u16);
    (page.breaks_at(from + kind.end) || page.closes(from + kind.end))
        .then_some(class)
        .filter(|&c| page.ontology.is_a(c, page.defaults.work))
}

/// Whether what 的 joins to a quotation of unknown words modifies a name: no noun follows that the words would describe, and no
/// everyday word stands within.
fn modifier(page: &Page<'_>, span: Span, mark: usize, after: usize) -> bool {
    const LEAST: usize = 12;
    let rest = &page.text[after..];
    let goes_on = rest.is_empty()
        || rest.starts_with([',', '。', ';', '、', '—'])
        || rest.starts_with(GOING_ON)
        || page.breaks_at(after)
        || page.value_begins(after);
    let clause = before_clause(&page.text[..mark]);
    goes_on
        && clause.len() >= LEAST
        && span.of(page.text).chars().all(is_han)
        && (2..=4).contains(&span.of(page.text).chars().count())
        && !page.found.begins_word(span.start as usize, span.end as usize)
        && !page.found.is_word(span.start as usize, span.end as usize)
}

/// What class of thing a quotation names, if it names one.
fn named(page: &Page<'_>, span: Span, after: usize, last: Option<Quoted>) -> Option<(ClassId, Certainty)> {
    let content = span.of(page.text);
    let start = span.start as usize - '“'.len_utf8();
    let before = &page.text[floor(page.text, start.saturating_sub(18))..start];
    // 模型“读”完了: a verb between marks.
    if content.chars().count() == 1 && page.text[after..].starts_with(RESULTS) {
        return None;
    }
    // 北方大学“听海”队: a team is a group of its own.
    if TEAMS.opens(&page.text[after..]) {
        return Some((page.defaults.group, Certainty::Context));
    }
    // “风源”“风和”, “风源”和“风和”
    if let Some(last) = last.filter(|l| joint(page.text, l.after, start)) {
        return Some((last.class, last.certainty));
    }
    // “云界”系列大模型
    let rest = &page.text[after..];
    let family = FAMILIES.iter().find_map(|word| rest.strip_prefix(word)).map(|rest| page.text.len() - rest.len());
    if does(page, span, start, after) || feature(page, span, after) {
        return None;
    }
    // 南岭大学“听涛”大模型: before it stands whose it is, behind it what it is.
    let told = page.kind_before(start);
    let owner = told.is_some_and(|class| page.ontology.is_a(class, page.defaults.agent));
    let made = || page.kind_after(after).filter(|&class| page.ontology.is_a(class, page.defaults.work));
    // 南岭大学“听涛”: the noun that ends the owner's own name says nothing of what it has.
    let whose = owner.then(|| page.agent_ending(start)).flatten().filter(|own| {
        let (from, to) = (own.start as usize, own.end as usize);
        let noun = page.found.last(List::Kind, from, to).map_or(from, |noun| noun.start);
        noun > from && !page.found.is_generic(from, noun)
    });
    if whose.is_some() && GROUPS.opens(&page.text[after..]) {
        return Some((page.defaults.group, Certainty::Context));
    }
    let told = owner.then(made).flatten().or(told.filter(|_| whose.is_none()));
    let told = told.filter(|_| !figure(page, span));
    if let Some(class) = told.or_else(|| page.kind_after(family.unwrap_or(after))).or_else(|| headed_by(page, after)) {
        return Some((class, Certainty::Context));
    }
    // “终身成就奖”: a noun of what is given is a name by itself, one for a house is none.
    let whole = |m: &Hit| {
        let class = page.words.head_classes[m.number as usize];
        content.chars().count() >= PRIZE
            && !page.ontology.is_a(class, page.defaults.agent)
            && !page.ontology.is_a(class, page.defaults.work)
    };
    let head = page.found.last(List::Head, span.start as usize, span.end as usize);
    let head = head.filter(|m| m.start > span.start as usize || whole(m));
    // “燕岭对话” takes place though a talk may be anything.
    let occasion = page.found.last(List::Kind, span.start as usize, span.end as usize).map(|m| ClassId(m.number as u16));
    if let Some(class) = occasion.filter(|&class| page.recurs(class) && span.len() > TALK) {
        return Some((class, Certainty::Context));
    }
    if let Some(head) = head.filter(|m| {
        page.words.head_strengths[m.number as usize] == Strength::Strong || page.recurs(page.words.head_classes[m.number as usize])
    }) {
        return Some((page.words.head_classes[head.number as usize], Certainty::Firm));
    }
    // A Latin word at the end counts as two characters: “铁砧Coder”, but “明显优于Luma” says something.
    let stem = content.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let stemmed = stem.chars().all(is_han) && !page.found.is_ordinary(span.start as usize, span.start as usize + stem.len());
    let latin = if stemmed { content.len() - stem.len() } else { 0 };
    // “规矩-Mold”: what a hyphen joins to a Latin word is a name, whatever it means.
    let joined =
        stem.len() < content.len() && stem.strip_suffix('-').is_some_and(|front| front.len() <= 4 * 3 && front.chars().all(is_han));
    let short = joined || content.chars().count() - latin + latin.min(2) <= 6;
    // 只有40亿参数的“萤火微光”,MMLU得分为56.2
    if short && content.chars().count() > 1 && scored::follows(page, after) {
        return Some((page.defaults.shape, Certainty::Guess));
    }
    // “晴雨表”日活用户逾两万
    if let Some(class) = page.cue_after(after).filter(|&c| short && page.ontology.is_a(c, page.defaults.work) && !page.is_yardstick(c)) {
        return Some((class, Certainty::Context));
    }
    // 今年,南岭大学“听涛”上线
    if whose.is_some() && short && content.chars().count() > 1 && content.chars().all(char::is_alphanumeric) {
        return Some((page.defaults.shape, Certainty::Guess));
    }
    // “时间胶囊”上线两周,注册用户破百万
    let launched = || LAUNCHED.opens(&page.text[after..]);
    if short && content.chars().count() > 2 && content.chars().all(is_han) && !content.contains(SPEECH) && launched() {
        return Some((page.defaults.shape, Certainty::Guess));
    }
    // 推出“瀚海”, 推出的“瀚海”
    let verb = if before.ends_with('的') { start - '的'.len_utf8() } else { start + '“'.len_utf8() };
    if let Some(class) = page.cue_before(verb) {
        // 荣获“特别贡献者”; 推出“瀚海”, but no slogan: 发布“开源开放”.
        let work = page.ontology.is_a(class, page.defaults.work);
        // 发布“法信法律基座大模型”: a long name ends in the noun for what it names.
        let noun = page.kind_before(span.end as usize).filter(|&kind| work && page.ontology.is_a(kind, page.defaults.work));
        let begins = || page.found.is_ordinary(span.start as usize, span.start as usize + 2 * '“'.len_utf8());
        if let Some(kind) = noun.filter(|_| !short && content.starts_with(is_han) && !begins()) {
            return Some((kind, Certainty::Context));
        }
        if !work || short && (!page.found.is_ordinary(span.start as usize, span.end as usize) || word(page, span, after)) {
            return Some((class, if work { Certainty::Guess } else { Certainty::Context }));
        }
    }
    // 做题库的“知了”, 总部在苏州的“知了”
    if let Some(clause) = before.strip_suffix('的').filter(|_| short && content.chars().count() > 1 && family.is_none()) {
        let clause = &page.text[..start - before.len() + clause.len()];
        if weak::makes(clause) || weak::settled(clause) {
            return Some((page.defaults.employer, Certainty::Context));
        }
    }
    let owner = start.checked_sub('的'.len_utf8()).filter(|_| before.ends_with('的')).and_then(|end| page.agent_ending(end));
    // 同济大学的“云锦”
    // 自家的“行者”
    let own = is_own(before.strip_suffix('的').unwrap_or(before))
        && (!page.found.is_ordinary(span.start as usize, span.end as usize) || page.found.is_word(span.start as usize, span.end as usize));
    let owned = (owner.is_some() || own || whose.is_some()) && short;
    // 用于病历的“目明镜”
    let clause = before_clause(&page.text[..start]);
    let modified = short && before.ends_with('的') && MODIFYING.opens(clause);
    // “豆粒”只有1.5B参数
    if let Some(class) = counted_parts(page, after).filter(|_| content.chars().count() > 1 && short) {
        return Some((class, Certainty::Guess));
    }
    // “驭川之夜2026”在芜湖举行
    if crate::annotate::frame::meeting::takes_place(page, after) && content.chars().count() > 2 {
        return page.ontology.defaults_for("recurring").last().map(|class| (class, Certainty::Context));
    }
    if let Some(class) = pointed(page, after).filter(|_| content.chars().count() > 1 && short && !content.contains(SPEECH)) {
        return Some((class, Certainty::Context));
    }
    // “村语计划”: who carries it out goes by its name.
    if content.strip_suffix(PROJECT).is_some_and(|stem| stem.chars().count() > 1 && stem.chars().all(is_han)) && short {
        return Some((page.defaults.group, Certainty::Guess));
    }
    // 新设“基础智能部”
    if content.ends_with('部') && content.chars().count() > 3 && founding(page.text[..start].trim_end_matches('了')) {
        return Some((page.defaults.group, Certainty::Context));
    }
    if let Some(class) = defined(page, after).filter(|_| content.chars().count() > 1 && !content.contains(SPEECH)) {
        return Some((class, Certainty::Context));
    }
    let naming = NAMING.closes(before);
    // 搭了个评测集,叫“千面”
    let told = NAMING.iter().filter_map(|w| page.text[..start].strip_suffix(w)).min_by_key(|rest| rest.len());
    // 一款芯片,名字叫“萤火”
    let told = told.map(|rest| ["名字", "它"].iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest));
    if let Some(class) = told.and_then(|rest| page.kind_before(rest.trim_end_matches(',').len())) {
        return Some((class, Certainty::Context));
    }
    let versioned = content.bytes().any(|b| b.is_ascii_digit()) && !page.value_begins(span.start as usize);
    // “听涛”支持长文本: no everyday words, and neither speech nor irony.
    let unknown = short
        && content.chars().count() > 1
        && content.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | ' ' | '·') && content.starts_with(is_han))
        && !page.found.is_ordinary(span.start as usize, span.end as usize)
        && !page.found.ends_ordinary(span.start as usize, span.end as usize)
        // “下一个iPhone” is none.
        && page.found.after_praise(span.start as usize, span.end as usize) == span.start as usize
        && (!SO_CALLED.closes(before) || before.ends_with('的') && modifier(page, span, start, after));
    (owned || modified || naming || versioned || unknown || family.is_some()).then_some((page.defaults.shape, Certainty::Guess))
}

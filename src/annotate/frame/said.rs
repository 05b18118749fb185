//! What the words beside a run of characters say of it, whatever it means: whether it acts, is made, or is named.
//!
//! Takes a place where a name may begin or end, gives how much its neighbours say for one who acts and for a thing that is made:
//! 来自杭州的|, |创始人王雪, |,一套诊断系统. Deliberately does not say whether that is enough for a name.

use crate::annotate::frame::bare::{self, Frame};
use crate::annotate::frame::firm;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::List;
use crate::chinese::{OneOf, TRADES, leading_adverbs};
use crate::ontology::ClassId;
use crate::span::Span;

/// How far a clause is read, in bytes.
const REACH: usize = 90;
/// Verbs of those who make something, behind 由 and their name; and of those who take it, behind 被.
static MAKES: OneOf = OneOf::new(&[
    "研发", "开发", "打造", "推出", "承建", "运营", "提供", "代工", "生产", "制造", "训练", "领投", "独家", "建设", "搭建", "研制", "设计",
    "承办", "主办", "出品", "负责", "自主", "牵头", "发布", "采集", "联合", "完成", "以", "于", "在", "收购", "采购", "采用", "并购",
    "部署", "买下", "接入",
]);
/// What somebody did of whom it is said that it was them: 是三分糖做的.
static DID: OneOf = OneOf::new(&["做的", "开发的", "研发的", "推出的", "打造的", "训练的", "自研的", "搞的", "出品的", "设计的", "运营的"]);
/// What those do who spend money.
const SPENDS: &[&str] = &["花了", "花", "掷", "砸下", "砸", "斥资", "耗资", "豪掷", "作价", "出价", "以"];
/// What is said of a thing that has just come out, where no object follows.
const COMES: &[&str] = &["上线", "发布", "推出", "亮相", "问世", "开售", "开源", "面世", "升级", "下架"];
/// With what such a clause goes on.
static CAME: OneOf = OneOf::new(&[
    ",",
    "。",
    ";",
    "后",
    "以来",
    "至今",
    "时",
    "当天",
    "当日",
    "首日",
    "首周",
    "首月",
    "半年",
    "一年",
    "一个月",
    "两个月",
    "三个月",
    "仅",
    "不到",
    "才",
    "于",
    "前",
    "之后",
    "之初",
    "已",
]);
/// What is said of things that are made.
static WORKS: OneOf = OneOf::new(&[
    "跑在",
    "背后的",
    "内置",
    "支持",
    "适用于",
    "用于",
    "可用于",
    "基于",
    "搭载",
    "部署在",
    "接入了",
    "的注册用户",
    "的用户",
    "的月活",
    "的日活",
    "的下载量",
    "的参数",
    "的识别",
    "的准确率",
    "的底座",
    "的底层",
    "的训练",
    "的权重",
    "的售价",
    "的定价",
    "的重复",
    "的续航",
    "能够",
    "可以",
    "会自动",
    "已被",
    "目前已被",
]);
/// What has versions: 夜航船企业版.
static VERSIONS: OneOf =
    OneOf::new(&["企业版", "专业版", "标准版", "国际版", "个人版", "海外版", "桌面版", "网页版", "手机版", "免费版", "付费版", "轻量版"]);
/// What brings in what somebody or something is, behind a comma.
static ONE_OF: OneOf =
    OneOf::new(&["一款", "一套", "一种", "一个", "一台", "一家", "一支", "这是一款", "这是一家", "它是一款", "它是一家"]);
/// Verbs of naming.
static NAMING: OneOf = OneOf::new(&["叫", "名为", "取名", "取名为", "起名", "命名为", "名叫", "叫做", "定名为"]);
/// What stands before whoever is one of several.
static AMONG: OneOf =
    OneOf::new(&["参展的", "参展的还有", "同台的还有", "参与的还有", "入选的还有", "出自", "赢的是", "对手是", "买家是", "卖家是", "输给"]);
/// What is done to a house, or to join it.
static TAKEN: OneOf = OneOf::new(&[
    "投了",
    "投资了",
    "买下了",
    "买下",
    "收购了",
    "押注了",
    "并购了",
    "入股了",
    "看中了",
    "加入",
    "加入了",
    "加盟了",
    "入职了",
    "创办了",
    "创立了",
    "卖给了",
    "出售给了",
    "转让给了",
    "供职于",
    "任职于",
    "就职于",
]);
/// How a headline begins that is a talk with somebody.
const TALKS: &[&str] = &["对话", "专访", "独家", "探访", "走进"];

/// What one side of a run says of it.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Said {
    pub agent: u32,
    pub work: u32,
    pub named: u32,
    pub class: Option<ClassId>,
    pub person: bool,
    /// Whether a noun for a thing stands before it.
    pub kind: bool,
    /// The word of grammar right before it.
    pub behind: Behind,
}

/// Behind which word of grammar a run stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Behind {
    #[default]
    Nothing,
    /// 由 or 被.
    By,
    /// 从.
    From,
    /// 是.
    Is,
}

impl Behind {
    fn of(before: &str) -> Self {
        match before.chars().next_back() {
            Some('由' | '被') => Self::By,
            Some('从') => Self::From,
            Some('是') => Self::Is,
            _ => Self::Nothing,
        }
    }
}

impl Said {
    pub const fn is_some(&self) -> bool {
        self.agent + self.work + self.named > 0
    }
}

/// What stands before a run that begins at `start`.
pub(crate) fn before(page: &Page<'_>, start: usize) -> Said {
    let text = &page.text[..start];
    let bare = text.trim_end_matches(['“', '「']);
    let mut said = Said { behind: Behind::of(bare), ..Said::default() };
    let work = |c: ClassId| page.ontology.is_a(c, page.defaults.work) && !page.is_yardstick(c);
    let agent = |c: ClassId| page.ontology.is_a(c, page.defaults.agent);
    match page.cue_before(start) {
        Some(class) if class == page.defaults.person => said.person = true,
        Some(class) if agent(class) => said.agent += 1,
        Some(class) if work(class) => said.work += 1,
        _ => {}
    }
    match page.kind_before(start) {
        // 初创公司三分糖, but 公司概况
        Some(class) if (class == page.defaults.employer || class == page.defaults.group) && narrowed(page, bare.len()) => {
            said.agent += 2;
            said.class = Some(class);
        }
        Some(class) if work(class) => {
            said.kind = true;
            said.class = Some(class);
        }
        _ => {}
    }
    let place =
        |rest: &str| page.known_before(rest.len()).is_some_and(|k| k.span.end as usize == rest.len() && k.class == page.defaults.place);
    let seated = bare.strip_suffix('的').is_some_and(place);
    let talk = TALKS.iter().any(|word| bare.strip_suffix(word).is_some_and(|rest| page.begins_clause(rest.len())));
    // 从三分糖获悉, 阿里云投了三分糖
    let taken = taken(bare);
    if seated || talk || taken || AMONG.closes(bare) {
        said.agent += 1;
    }
    // 律衡科技的判例通
    let owner = bare.strip_suffix('的').is_some_and(|rest| page.agent_ending(rest.len()).is_some());
    if owner || bare.ends_with("新产品") {
        said.work += 1;
    }
    if NAMING.closes(bare) {
        said.named += 1;
        said.agent += 1;
        said.work += 1;
    }
    said
}

/// Whether a text ends in what is done to a house, or to join it.
pub(crate) fn taken(text: &str) -> bool {
    TAKEN.closes(text)
}

/// Whether a noun for somebody that ends at `end` is narrowed down, so that a name may stand behind it: 开源团队, 老牌厂商, but 该公司, 公司.
fn narrowed(page: &Page<'_>, end: usize) -> bool {
    const FAR: usize = 24;
    const LONG: usize = 12;
    let from = floor(page.text, end.saturating_sub(FAR));
    let Some(noun) = page.found.within(List::Kind, from, end).last().filter(|noun| noun.end == end) else { return false };
    let before = &page.text[..noun.start];
    let free = before.ends_with(is_han) && !before.ends_with(UNNARROWED);
    // 中金公司, 摩尔线程公司: the noun is a part of a known name, or stands behind one.
    let known = page.known_before(end).is_some_and(|k| k.span.end as usize >= noun.start);
    (noun.len() >= LONG || free) && !known
}

/// What stands before a noun for somebody without narrowing it down.
const UNNARROWED: &[char] =
    &['该', '这', '那', '本', '我', '其', '的', '各', '多', '和', '与', '及', '由', '被', '是', '在', '向', '对', '从', '据', '家', '了'];

/// What stands behind a run from `start` to `end`.
pub(crate) fn behind(page: &Page<'_>, start: usize, end: usize, before: Said) -> Said {
    let text = page.text;
    let mut said = Said::default();
    let at = end + if text[end..].starts_with(['”', '」']) { '”'.len_utf8() } else { 0 };
    let rest = &text[at..];
    // 收入年化增长: within a clause nothing is its subject, but behind who is told by what stands before.
    let heads = page.begins_clause(start) || before.is_some() || before.behind != Behind::Nothing;
    let led = page.title_begins(at);
    let house = rest.starts_with("旗下");
    // 行业协会旗下, 项目创始人王雪: everyday words within a clause are no names for that.
    if !heads && (!led && !house || page.found.is_word(start, end)) {
        return said;
    }
    if house || firm::framed(page, at) {
        said.agent += 2;
        said.named += 1;
    } else if firm::acts(page, start, at) {
        said.agent += 2;
    } else if led || rest.strip_prefix('的').is_some_and(|rest| page.title_begins(text.len() - rest.len())) {
        said.agent += 1;
    }
    if !heads {
        return said;
    }
    let near = &rest[..floor(rest, REACH)];
    let clause = near.split([',', '。', ';', '\n', '!', '?']).next().unwrap_or_default();
    let money = |word: &str| rest.strip_prefix(word).is_some_and(|rest| page.value_begins(text.len() - rest.len()));
    if page.begins_clause(start) && SPENDS.iter().any(|word| money(word)) && clause.contains(['买', '收', '并', '投']) {
        said.agent += 2;
    }
    if before.behind == Behind::By && MAKES.opens(rest) || before.behind == Behind::Is && DID.opens(rest) {
        said.agent += 2;
    }
    match bare::framed(page, at) {
        Some(Frame::Is(class)) => {
            said.work += 2;
            said.named += 1;
            said.class = Some(class);
        }
        Some(Frame::Of(class)) => {
            said.work += 1;
            said.class = Some(class);
        }
        Some(Frame::Made) => said.work += 1,
        None => {}
    }
    let comes = || COMES.iter().filter_map(|verb| rest.strip_prefix(verb)).any(|rest| CAME.opens(rest));
    let after = if said.is_some() { None } else { page.cue_after(at) };
    match after {
        Some(class) if class == page.defaults.employer && comes() => said.work += 1,
        Some(class) if class == page.defaults.employer || class == page.defaults.person => said.agent += 1,
        _ => {}
    }
    let past = &rest[leading_adverbs(rest)..];
    // 从三分糖获悉
    if before.behind == Behind::From && ["获悉", "处获悉", "了解到", "方面获悉", "方面了解到"].iter().any(|verb| rest.starts_with(verb))
    {
        said.agent += 2;
    }
    // 三分糖。这家公司…, 三分糖很快浮出水面。这家由他创办的公司…
    if heads && followed(page, rest) {
        said.agent += 2;
        said.named += 1;
    }
    // 三分糖由宋知秋2022年创办
    let by = rest.strip_prefix('由').map(|_| clause.trim_end_matches(['的', '而', '来']));
    if by.is_some_and(|clause| RAISED.closes(clause)) {
        said.agent += 2;
    }
    // 知更鸟是云川科技的检索系统
    if let Some(class) = owned(page, at, clause) {
        said.work += 2;
        said.class = Some(class);
    }
    // 买下七人团队三分糖,后者…; 参展的还有三分糖,其发布的…
    if before.agent > 0 && [",后者", ",其发布", ",其推出", ",其研发", ",其展出", ",其创始人"].iter().any(|word| rest.starts_with(word))
    {
        said.agent += 1;
    }
    // 三分糖2022年成立
    if founded(page, at, at + clause.len()) {
        said.agent += 2;
    }
    let shows = SHOWS.opens(past);
    if !said.is_some() && heads && shows {
        said.agent += 1;
    }
    if !said.is_some()
        && page.begins_clause(start)
        && (goes_on(page, at) || rest.starts_with('做') && page.found.holds(List::Kind, at, at + clause.len()))
    {
        said.agent += 1;
    }
    if !said.is_some() && rest.starts_with("把") && clause.contains("了") {
        said.agent += 1;
    }
    if !said.is_some() && page.begins_clause(start) && (TRADES.iter().any(|verb| past.starts_with(verb)) || past.starts_with("做的是")) {
        said.agent += 1;
    }
    if !said.is_some() && page.begins_clause(start) && WORKS.opens(rest) {
        said.work += 1;
    }
    if VERSIONS.opens(rest) {
        said.work += 2;
        said.named += 1;
    }
    if let Some(class) = apposed(page, start, at) {
        said.named += 1;
        said.class = Some(class);
        if page.ontology.is_a(class, page.defaults.agent) {
            said.agent += 2;
        } else {
            said.work += 2;
        }
    }
    said
}

/// What founders do.
static RAISED: OneOf = OneOf::new(&["创立", "创办", "创建", "孵化", "联合创立", "联合创办", "共同创立", "共同创办", "发起"]);

/// 是云川科技的检索系统: what a thing is said to be of somebody who is known.
fn owned(page: &Page<'_>, at: usize, clause: &str) -> Option<ClassId> {
    let told = clause.strip_prefix('是')?;
    let (owner, noun) = told.split_once('的')?;
    let start = at + '是'.len_utf8();
    let agent = page.agent_ending(start + owner.len()).is_some_and(|span| span.start as usize == start);
    let class = page.words.last(List::Kind, noun).filter(|m| agent && m.end == noun.len()).map(|m| ClassId(m.number as u16))?;
    (page.ontology.is_a(class, page.defaults.work) && !page.is_yardstick(class)).then_some(class)
}

/// What is said of a house in a clause that goes on about it.
static GOES_ON: OneOf = OneOf::new(&[
    ",总部",
    ",创始人",
    ",成立于",
    ",创立于",
    ",全员",
    ",员工",
    ",团队有",
    ",团队只有",
    ",全公司",
    ",估值",
    ",联合创始人",
    ",注册资本",
    ",注册地",
    ",公司总部",
    ",公司成立",
]);

/// Whether a clause of the sentence at `at` says of its subject what is said of houses alone: 三分糖最低调,总部位于杭州.
fn goes_on(page: &Page<'_>, at: usize) -> bool {
    const SENTENCE: usize = 120;
    let rest = &page.text[at..floor(page.text, at + SENTENCE)];
    let sentence = rest.split(['。', '\n', ';', '“']).next().unwrap_or_default();
    let place = GOES_ON.first_in(sentence).map(|(at, _)| at);
    place.is_some_and(|place| !sentence[..place].contains(['、']) && page.known_within(at, at + place).is_none())
}

/// What a house does that shows what it has made.
static SHOWS: OneOf = OneOf::new(&[
    "展出",
    "展示",
    "带来了",
    "搬来",
    "亮出",
    "端出",
    "捧出",
    "晒出",
    "交出了",
    "没搬来",
    "没有公布",
    "没有披露",
    "自研",
    "做的是",
    "专做",
]);
/// Verbs of founding behind a date.
const FOUNDED: &[&str] = &["成立", "创立", "创办"];

/// 2022年成立, 2022年在杭州创办: whether a date and a verb of founding are all that a clause has from `at` to `end`.
fn founded(page: &Page<'_>, at: usize, end: usize) -> bool {
    let date = page.values.binary_search_by(|v| (v.span.start as usize).cmp(&at)).ok().map(|i| page.values[i].span.end as usize);
    let Some(told) = date.and_then(|date| page.text.get(date..end)).map(|told| told.trim_start_matches('才')) else { return false };
    FOUNDED.iter().any(|verb| told.starts_with(verb) || told.starts_with('在') && told.ends_with(verb))
}

/// Whether the sentence ends soon, naming nobody else, and the next speaks of a house: 三分糖。这家公司….
fn followed(page: &Page<'_>, rest: &str) -> bool {
    const SOON: usize = 36;
    const HOUSE: usize = 90;
    let rest = DID.behind(rest).unwrap_or(rest);
    let at = page.text.len() - rest.len();
    let near = &rest[..floor(rest, SOON)];
    let Some(stop) = near.find('。').filter(|&stop| !near[..stop].contains([',', ';', '\n', '“', '、', '的'])) else { return false };
    if page.overlaps_value(Span::new(at, at + stop)) {
        return false;
    }
    let next = rest[stop + '。'.len_utf8()..].trim_start();
    let told = next.strip_prefix("这家").or_else(|| next.strip_prefix("该"));
    let clause = told.map(|told| &told[..floor(told, HOUSE)]).unwrap_or_default();
    let house = ["公司", "企业", "团队", "机构", "厂商"].iter().filter_map(|noun| clause.find(noun)).min();
    page.known_within(at, at + stop).is_none() && house.is_some_and(|noun| !clause[..noun].contains([',', '。', '”']))
}

/// ,一套影像辅助诊断系统: the class of what stands behind a comma at `at` in so many words.
fn apposed(page: &Page<'_>, start: usize, at: usize) -> Option<ClassId> {
    let before = page.text[..start].trim_end_matches(['*', '#', ' ', '“']);
    let alone = before.is_empty() || before.ends_with('\n');
    let rest =
        page.text[at..].strip_prefix(',').or_else(|| page.text[at..].trim_start_matches('*').strip_prefix('\n').filter(|_| alone))?;
    let word = ONE_OF.opening(rest)?;
    let told = &rest[word.len()..floor(rest, word.len() + REACH).max(word.len())];
    let phrase = told.split([',', '。', ';', '\n', '(', '、', ':', '!', '?']).next().unwrap_or_default();
    let class = page.words.last(List::Kind, phrase).filter(|m| m.end == phrase.len()).map(|m| ClassId(m.number as u16))?;
    let fits =
        page.ontology.is_a(class, page.defaults.agent) && class != page.defaults.person || page.ontology.is_a(class, page.defaults.work);
    (fits && !page.is_yardstick(class)).then_some(class)
}

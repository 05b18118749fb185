//! What stands in marks and names nothing: a saying, a figure of speech, what something does, what it can do, a code.
//!
//! Takes a quotation and the text around it and says whether it is such; deliberately does not say what the others name.

use crate::annotate::page::{Page, floor, is_han};
use crate::chinese::{OneOf, is_adverbial};
use crate::span::Span;

/// The longest quoted name in characters.
const LONGEST: usize = 20;
/// What follows verbs and no names.
const RESULTS: &[char] = &['完', '懂', '出', '到', '起', '成', '好', '透', '着', '过', '了', '得', '不'];

/// Words for what is looked up in a list.
static CODES: OneOf = OneOf::new(&["代码", "编号", "备案号", "证券简称", "口令"]);

/// Words behind a quotation that make a saying of it: “打工”记, “百模大战”时代.
pub(super) static COINING: OneOf =
    OneOf::new(&["记", "热", "潮", "时刻", "时代", "效应", "困局", "焦虑", "神话", "生意经", "之路", "之争", "难题", "栏目", "专栏"]);

/// Words of a sentence that no name has.
pub(super) const SPEECH: &[char] = &['我', '你', '们', '的', '了'];

/// Whether what stands in marks is what nobody is called: too long, a clause, a manner, what is said of somebody.
pub(super) fn says(content: &str) -> bool {
    // 颁给了“搞计算机的”: what is said of somebody is no name.
    content.is_empty()
        || content.ends_with('的')
        || is_adverbial(content)
        || content.chars().count() > LONGEST
        || content.contains(['。', ',', '!', '?', ';', ':'])
        || happened(content)
}

/// 模型“读”完了: whether a verb stands between marks.
pub(super) fn is_verb(content: &str, behind: &str) -> bool {
    content.chars().count() == 1 && behind.starts_with(RESULTS)
}

/// Whether a quotation says what came about, with an aspect and how much behind it: “省了一半电费”, “快了三倍”.
fn happened(content: &str) -> bool {
    let amounts = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || "一两二三四五六七八九十几半不好".contains(c));
    content.char_indices().skip(1).any(|(at, c)| c == '了' && amounts(&content[at + c.len_utf8()..]))
}

/// Whether what follows a text is looked up in a list, and names nothing.
pub(crate) fn is_code(before: &str) -> bool {
    let before = before.trim_end_matches(['为', '是', ':', '“']);
    CODES.closes(before)
}

/// Whether a quotation behind the noun for a thing says what that does: 教会模型“认病”, 摄像头“看不清”, “眨眼”之间.
pub(super) fn does(page: &Page<'_>, span: Span, mark: usize, after: usize) -> bool {
    let content = span.of(page.text);
    let rest = &page.text[after..];
    let clause = clause_before(page, mark);
    let thing = || page.kind_before(mark).is_some();
    let word = || page.found.is_word(span.start as usize, span.end as usize);
    let ends = rest.is_empty() || rest.starts_with([',', '。', ';', '!', '?', '\n']);
    let negated = || content.chars().count() <= 4 && content.contains('不') && thing();
    // 机器人“安静”了: what has an aspect is said of it.
    let turned = || rest.starts_with('了') && thing() && word();
    // 国产芯片“异军突起”,…: a figure of four characters alone.
    let four = || content.chars().count() == 4 && content.chars().all(is_han) && word();
    let figure = || four() && ends && thing() && !BRINGING.within(clause);
    let caused = || CAUSING.iter().any(|verb| clause.contains(verb)) && ends && thing() && !clause.contains("推出");
    negated()
        || turned()
        || are_many(clause) && thing()
        || figure()
        || ALMOST.closes(&page.text[..mark])
        || rest.starts_with("之间")
        || caused()
}

/// The end of the clause before a mark.
fn clause_before<'p>(page: &Page<'p>, mark: usize) -> &'p str {
    const REACH: usize = 36;
    let before = &page.text[floor(page.text, mark.saturating_sub(REACH))..mark];
    before.rsplit([',', '。', ';', ':', '\n', '、']).next().unwrap_or_default()
}

/// 各类机器人“争奇斗艳”, 大模型纷纷“涨价”: whether a clause ends in the noun for many things, of which is said what they do.
fn are_many(clause: &str) -> bool {
    let noun = MANY.iter().find_map(|word| clause.rsplit_once(word)).map(|(_, noun)| noun);
    noun.is_some_and(|noun| noun.chars().count() <= KIND)
}

/// Verbs that make a thing do something.
const CAUSING: &[&str] = &["教会", "让", "迫使", "使得"];
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
pub(super) fn feature(page: &Page<'_>, span: Span, after: usize) -> bool {
    static FEATURES: OneOf = OneOf::new(&["功能", "能力", "模式", "机制", "特性", "按钮", "入口", "选项", "概念", "理念"]);
    let rest = page.text[after..].trim_start();
    FEATURES.opens(rest) && page.found.is_ordinary(span.start as usize, span.end as usize)
}

/// What a thing is likened to, and what is said of many: 机器人“大脑”, 大模型“第一股”.
const LIKENED: &[&str] = &["大脑", "小脑", "心脏", "灵魂", "双手", "眼睛", "身体", "躯体", "感官", "神经", "外脑", "脑子", "引擎", "底座"];

static OF_MANY: OneOf =
    OneOf::new(&["股", "逻辑", "概念", "赛道", "浪潮", "红利", "泡沫", "门槛", "短板", "瓶颈", "黑箱", "大战", "竞赛", "革命"]);

/// Whether everyday words in marks behind the noun for a thing only liken it to something, or say what became of all such things.
pub(super) fn figure(page: &Page<'_>, span: Span) -> bool {
    let content = span.of(page.text);
    let plain = || page.found.is_ordinary(span.start as usize, span.end as usize) || content.starts_with('第');
    LIKENED.contains(&content) || OF_MANY.closes(content) && content.chars().count() > 1 && plain()
}

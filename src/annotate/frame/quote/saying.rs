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
    let negated = || content.contains('不') && thing();
    // 机器人“安静”了: what has an aspect is said of it.
    let turned = || rest.starts_with('了') && thing() && word();
    // 国产芯片“异军突起”,…: a figure of four characters alone.
    let four = || content.chars().count() == 4 && content.chars().all(is_han) && word();
    let figure = || four() && ends && thing() && !BRINGING.within(clause);
    // 引导企业采购机器人“X”: between the verb and the marks stands no more than the thing.
    let near = |verb: &&str| clause.rsplit_once(*verb).is_some_and(|(_, noun)| noun.chars().count() <= KIND);
    let caused = || CAUSING.iter().any(near) && ends && thing() && !clause.contains("推出");
    negated()
        || turned()
        || are_many(clause) && thing()
        || figure()
        || ALMOST.closes(&page.text[..mark])
        || rest.starts_with("之间")
        || caused()
}

/// Words right before marks in which a word stands for what it means: what somebody can or will do (会“搞砸”), what something is like or
/// is taken for (像“小蟋蟀”, 堪称“视频界GPT”), what is cried, written or entered (直呼“太惨了”, 点击“发送”).
static MEANT: OneOf = OneOf::new(&[
    "会",
    "能",
    "能够",
    "可以",
    "可能",
    "都",
    "也",
    "不",
    "不搞",
    "没有",
    "就",
    "还",
    "更",
    "最",
    "很",
    "太",
    "才",
    "却",
    "越来越",
    "要",
    "想要",
    "如何",
    "究竟",
    "到底",
    "已经",
    "正在",
    "开始",
    "继续",
    "进行",
    "加以",
    "暗中",
    "多么",
    "万物皆可",
    "像",
    "就像",
    "看起来像",
    "有点像",
    "好像",
    "好比",
    "犹如",
    "如同",
    "类似",
    "类似于",
    "近似于",
    "堪称",
    "堪比",
    "宛如",
    "所谓",
    "被称为",
    "称为",
    "称之为",
    "称其为",
    "被称作",
    "称作",
    "自称",
    "自称为",
    "誉为",
    "评为",
    "评价为",
    "比作",
    "喻为",
    "视作",
    "视为",
    "看作",
    "当作",
    "当成",
    "当做",
    "理解为",
    "定义为",
    "总结为",
    "概括为",
    "归结为",
    "标记为",
    "成为",
    "变成",
    "变为",
    "变得",
    "化身",
    "沦为",
    "转为",
    "转变为",
    "走向",
    "转向",
    "属于",
    "代表",
    "代表着",
    "意味着",
    "取意",
    "意为",
    "意思是",
    "翻译成",
    "翻译为",
    "直译为",
    "即",
    "或",
    "例如",
    "比如",
    "诸如",
    "譬如",
    "直呼",
    "高呼",
    "大呼",
    "惊呼",
    "大喊",
    "高喊",
    "大骂",
    "吐槽",
    "抱怨",
    "质疑",
    "调侃",
    "戏称",
    "回复",
    "回答",
    "输出",
    "输入",
    "点击",
    "点",
    "选择",
    "勾选",
    "写着",
    "写有",
    "写道",
    "印着",
    "印有",
    "标着",
    "标有",
    "贴着",
    "打上",
    "追求",
    "达到",
    "达成",
    "保持",
    "实现",
    "强调",
    "避免",
    "防止",
    "防",
    "面临",
    "陷入",
    "困在",
    "坚持",
    "建议",
    "寻找",
    "颇有",
    "充满",
    "感到",
    "觉得",
    "显得",
    "做得",
    "喊出",
    "喊着",
    "搞",
    "玩",
    "告别",
    "拒绝",
    "破解",
    "打破",
    "击穿",
    "解决",
    "理解",
    "讨论",
    "谈到",
    "提到",
    "关于",
    "有着",
    "号称",
    "主打",
    "讲究",
    "奉行",
    "秉持",
    "第一个",
    "下一个",
    "某种",
    "这些",
    "那些",
    "一种",
    "一次",
    "一场",
    "一张",
    "一句",
    "一只",
]);

/// Words right behind marks that speak of the word in them, or of what it does.
static OF_WORDS: OneOf = OneOf::new(&[
    "了",
    "着",
    "过",
    "起来",
    "得",
    "地",
    "式",
    "式的",
    "般",
    "化",
    "性",
    "们",
    "字样",
    "一词",
    "这个词",
    "这一词",
    "这个说法",
    "这一说法",
    "说法",
    "一说",
    "这句话",
    "之意",
    "之称",
    "之名",
    "之类",
    "之一",
    "二字",
    "三字",
    "四字",
    "的意味",
    "的意思",
    "的含义",
    "的称号",
    "的称呼",
    "的美誉",
    "的昵称",
    "的绰号",
    "的外号",
    "的名号",
    "的人",
    "的口号",
    "的理念",
    "的思路",
    "的心态",
    "的状态",
    "的感觉",
    "的问题",
    "的现象",
    "的方式",
    "的过程",
    "的时代",
    "的说法",
    "的概念",
    "的原则",
    "级别",
    "问题",
    "现象",
    "假设",
    "关系",
    "理论",
    "定律",
    "效应",
    "时代",
    "思维",
    "状态",
    "关键词",
    "按钮",
    "面板",
    "选项",
    "标签",
    "吗",
    "呢",
    "而已",
    "那味",
    "味儿",
    "态",
    "路线",
    "策略",
]);

/// Words of a clause: no name of a thing holds one, but a piece of what is said does.
const CLAUSAL: &[char] = &[
    '不', '没', '就', '都', '很', '太', '最', '被', '让', '给', '把', '吗', '呢', '吧', '啊', '还', '也', '又', '再', '所', '他', '她',
    '它', '这', '那',
];

/// Whether marks around words that nothing else tells to be a name set them off for what they mean.
pub(super) fn meant(content: &str, before: &str, behind: &str) -> bool {
    MEANT.closes(before) || OF_WORDS.opens(behind) || content.contains(CLAUSAL)
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
const CAUSING: &[&str] = &["教会", "让", "迫使", "使得", "帮助", "引导", "促使", "防止", "避免", "阻止", "导致", "要求", "逼"];
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

//! What a number counts by a noun that no list has: 内置128个端口, 接入浮标1100个, 由5个卷积层和3个全连接层组成.
//!
//! Takes a number with a classifier right behind a verb by which a thing has its parts, or behind another number of the same row; gives
//! the noun. Deliberately knows no noun: the verb before it and the end behind it tell that it is a whole one.

use crate::chinese::{OneOf, ends};
use crate::extract::reader::Reader;
use crate::extract::role::counted::Things;
use crate::span::Span;
use crate::value::{Unit, Value};

/// Verbs by which a thing or a house has what is counted.
static HAVING: OneOf = OneOf::new(&[
    "内置", "内含", "含有", "共含", "包含", "包括", "囊括", "涵盖", "覆盖", "收录", "集成", "搭载", "配备", "配有", "装有", "设有", "设置",
    "布有", "布置", "拥有", "建有", "共有", "现有", "已有", "载有", "存有", "附有", "带有", "支持", "兼容", "适配", "接入", "纳管", "汇聚",
    "汇集", "聚集", "积累", "沉淀", "合并", "整合", "持有", "开设", "管理", "管护", "生成", "铺设", "部署", "安装", "纳入", "调度", "巡检",
    "梳理", "上架", "入库", "收集", "采集", "标注", "识别", "提供", "塞进", "塞入", "装着", "收进", "收有", "录入", "运营", "投放", "托管",
    "连接", "联通", "对接", "服务", "集聚", "入驻", "进驻", "惠及", "触达", "监测", "监控", "养护", "备有", "列有", "列出", "归集", "布设",
    "挂载", "预置", "自带", "储备", "配置", "嵌入", "吸引", "迎来", "引来", "签约", "邀请", "招募", "引进", "安排", "举办", "收到", "融入",
    "打通", "培育", "孵化",
]);

/// Those among them that list some of what is counted first, and how long such a list is, in characters.
static LISTING: OneOf =
    OneOf::new(&["涵盖", "覆盖", "包含", "包括", "囊括", "支持", "兼容", "适配", "收录", "内置", "集成", "接入", "识别", "设有", "提供"]);
const LIST: usize = 40;

/// Words between the verb and the number, or the noun.
const BETWEEN: &[&str] = &[
    "超过", "总共", "一共", "共计", "合计", "累计", "总计", "多达", "高达", "达到", "至少", "最多", "最高", "首批", "全部", "整整", "足足",
    "突破", "了", "着", "约", "近", "超", "逾", "共", "达", "出",
];

/// Those that by themselves tell how many there are in all.
const TOTALS: &[&str] = &["总共", "一共", "共计", "合计", "总计", "共"];

/// How many of them there are at most.
const WORDS: usize = 3;

/// What joins the numbers of a row.
const JOINTS: &[&str] = &["、", "和", "与", "及", "以及"];

/// Marks at which a phrase ends.
const ENDS: &[char] = &[',', '。', ';', ':', '、', ')', '(', '!', '?', '\n', '”', '和', '与', '及', '以'];

/// The shortest and the longest noun in characters.
const NOUN: std::ops::RangeInclusive<usize> = 2..=7;

/// How far behind its number stands what a thing is made up of, in characters.
const COMPOSED: usize = 30;

/// Classifiers that have a noun of a thing behind them; not those of persons, times and ways.
const CLASSIFIERS: &[&str] = &[
    "个", "家", "款", "种", "项", "张", "枚", "颗", "块", "片", "台", "套", "件", "部", "篇", "条", "份", "组", "只", "辆", "架", "座",
    "所", "门", "类", "幅", "册", "艘", "株", "头", "处", "栋", "口", "根", "盏", "宗", "层", "例", "首", "段", "句", "道", "支", "场",
    "间", "卷", "只", "笔", "单", "路", "眼", "孔", "趟",
];

/// Ends of nouns that count nothing: times, measures, and what a speaker parts his matter into.
const NOTHING: &[&str] = &[
    "月",
    "年",
    "天",
    "周",
    "日",
    "时",
    "分",
    "秒",
    "季度",
    "小时",
    "分钟",
    "星期",
    "百分点",
    "基点",
    "点",
    "倍",
    "字",
    "词",
    "元",
    "米",
    "度",
    "方面",
    "层面",
    "阶段",
    "步骤",
    "部分",
    "目标",
    "原因",
    "特点",
    "优势",
    "亮点",
    "方向",
    "角度",
    "级别",
    "等级",
    "档",
    "人",
    "次",
    "轮",
    "届",
    "期",
    "代",
    "机会",
    "理由",
    "条件",
    "选择",
    "办法",
    "结果",
    "问题",
    "困难",
    "规模",
    "参数",
    "位",
    "步",
    "关",
    "套餐",
    "国家队",
    "名额",
    "字节",
    "比特",
];

/// Characters that stand in no noun of a thing.
const FUNCTION: &[char] = &[
    '了', '着', '过', '是', '在', '将', '被', '把', '为', '对', '向', '从', '于', '并', '而', '且', '则', '都', '也', '已', '可', '能',
    '会', '到', '至', '给', '让', '使', '之', '等', '后', '前', '时', '内', '上', '下', '里', '的', '这', '那', '其', '每', '有', '没',
    '不', '未', '来', '去', '按',
];

impl Reader<'_> {
    /// What the number at `value` counts, where no list has its noun.
    pub(crate) fn unlisted(&self, value: u32) -> Option<Span> {
        let mention = &self.annotations.values[value as usize];
        let Value::Quantity(quantity) = &mention.value else { return None };
        let Unit::Word(unit) = &quantity.unit else { return None };
        if !CLASSIFIERS.contains(&unit.as_str()) || !Things::may_count(value, self.document, self.annotations) {
            return None;
        }
        let text = &self.document.text;
        let left = &text[..mention.span.start as usize];
        let after = self.noun_after(mention.span.end as usize);
        if let Some(noun) = after {
            let listed = || enumerated(left, quantity.digits.of(text));
            return (has(left) || listed() || composed(left, &text[noun.end as usize..]) || self.in_row_with(value)).then_some(noun);
        }
        let closed = text[mention.span.end as usize..].chars().next().is_none_or(|c| ENDS.contains(&c));
        let noun = closed.then(|| noun_before(stripped(left))).flatten()?;
        let joined = || JOINTS.iter().any(|joint| ends(&text[..noun.start as usize], joint)) && self.counted_before(value, noun.start);
        (self.counts_something(noun) && (has(&text[..noun.start as usize]) || joined())).then_some(noun)
    }

    /// Whether the number at `value` stands behind a verb of having, or behind the noun that does: 接入12万个摄像头, 接入摄像头12万个.
    pub(crate) fn is_had(&self, value: u32) -> bool {
        let text = &self.document.text;
        let left = &text[..self.annotations.values[value as usize].span.start as usize];
        let noun = self.counted(value).filter(|noun| noun.end as usize <= left.len());
        has(left) || noun.is_some_and(|noun| has(&text[..noun.start as usize]))
    }

    /// The noun between the byte at `from` and the end of its phrase.
    fn noun_after(&self, from: usize) -> Option<Span> {
        let rest = &self.document.text[from..];
        let near = rest.char_indices().nth(*NOUN.end() + 1).map_or(rest, |(at, _)| &rest[..at]);
        let length = near.find(ENDS).unwrap_or(near.len());
        let noun = Span { start: from as u32, end: (from + length) as u32 };
        (is_noun(&rest[..length]) && self.counts_something(noun)).then_some(noun)
    }

    /// Whether a noun is no word for a measure that a rule knows: 用户, 参数.
    fn counts_something(&self, noun: Span) -> bool {
        !self.engine.vocabulary.measures(noun.of(&self.document.text))
    }

    /// 5个卷积层和3个全连接层: whether the number is joined to one before it that counts something.
    fn in_row_with(&self, value: u32) -> bool {
        self.counted_before(value, self.annotations.values[value as usize].span.start)
    }

    /// Whether the number before the one at `value` counts what ends right before the joint that ends at `at`.
    fn counted_before(&self, value: u32, at: u32) -> bool {
        let Some(before) = value.checked_sub(1) else { return false };
        let text = &self.document.text[..at as usize];
        let Some(joint) = JOINTS.iter().rev().find(|joint| ends(text, joint)) else { return false };
        let until = at - joint.len() as u32;
        let own = self.annotations.values[before as usize].span;
        self.counted(before).is_some_and(|noun| noun.end.max(own.end) == until)
    }
}

/// Whether a text ends in a verb of having, whatever tells how many there are.
fn has(left: &str) -> bool {
    let bare = stripped(left);
    // ,合计112个端口: how many they are in all, of what the clause goes on about.
    let totals =
        || TOTALS.iter().any(|word| bare.len() < left.len() && left[bare.len()..].starts_with(word)) && bare.ends_with([',', '“', '”']);
    HAVING.closes(bare) || totals() || lists(bare)
}

/// 涵盖空调、相机等26个品类: whether a text ends in some of what a verb of having has, listed.
fn lists(left: &str) -> bool {
    let Some(list) = left.strip_suffix('等') else { return false };
    let from = list.char_indices().rev().take(LIST).take_while(|(_, c)| !matches!(c, ',' | '。' | ';' | ':' | '\n')).last();
    let list = &list[from.map_or(list.len(), |(at, _)| at)..];
    LISTING.within(list)
}

/// Verbs with which a thing is parted into what is listed behind them, or comes from that.
const PARTED: &[&str] = &["分为", "分成", "下设", "下辖", "录自", "采自", "取自", "取材于", "采集自", "会说", "能说", "听懂"];

/// 覆盖普通话、粤语和四川话三种方言: whether a text ends, behind a verb of having, in a list of just as many as the numeral behind it
/// tells.
pub(crate) fn enumerated(before: &str, numeral: &str) -> bool {
    let mut digits = numeral.chars();
    let Some(count) = digits.next().and_then(|c| FEW.iter().position(|&n| n == c)).map(|nth| nth + FEWEST) else { return false };
    let from = before.char_indices().rev().take(LIST).take_while(|(_, c)| !matches!(c, ',' | '。' | ';' | ':' | '\n')).last();
    let clause = from.map_or("", |(at, _)| &before[at..]);
    let behind = |verb: &&str| clause.find(*verb).map(|at| &clause[at + verb.len()..]);
    let list = LISTING.iter().filter(|verb| **verb != MEMBERS).chain(PARTED).filter_map(behind).max_by_key(|list| list.len());
    let items = |list: &str| list.split(['、', '和', '与', '及']).filter(|item| !item.is_empty()).count();
    let so_many = |list: &str| items(list) == count;
    digits.next().is_none() && list.is_some_and(|list| list.contains('、') && !list.ends_with('的') && so_many(list))
}

/// The verb behind which rather names stand than what is counted: 成员包括甲、乙、丙三个版本.
const MEMBERS: &str = "包括";
/// The numerals of so few that they mostly take up what was named, from three on.
const FEW: &[char] = &['三', '四', '五', '六', '七', '八', '九'];
const FEWEST: usize = 3;

/// A text without the words between a verb and a number at its end.
fn stripped(left: &str) -> &str {
    let mut left = left;
    for _ in 0..WORDS {
        match BETWEEN.iter().find_map(|word| left.strip_suffix(word)) {
            Some(rest) => left = rest,
            None => break,
        }
    }
    left
}

/// 由5个卷积层和3个全连接层组成
fn composed(left: &str, rest: &str) -> bool {
    let far = rest.char_indices().nth(COMPOSED).map_or(rest.len(), |(at, _)| at);
    let clause = rest[..far].split([',', '。', ';']).next().unwrap_or_default();
    ends(stripped(left), "由") && (clause.contains("组成") || clause.contains("构成"))
}

fn is_noun(text: &str) -> bool {
    let written = |c: char| c.is_alphanumeric() && !c.is_ascii_digit() || c == '-';
    NOUN.contains(&text.chars().count())
        && text.chars().all(|c| written(c) && !FUNCTION.contains(&c))
        && !NOTHING.iter().any(|end| ends(text, end))
}

/// 接入浮标1100个: the noun between a verb of having or a joint and the number.
fn noun_before(left: &str) -> Option<Span> {
    let starts = left.char_indices().rev().map(|(at, _)| at).take(*NOUN.end()).skip(1);
    let opens = |at: &usize| has(&left[..*at]) || JOINTS.iter().any(|joint| ends(&left[..*at], joint));
    let start = starts.filter(opens).last()?;
    is_noun(&left[start..]).then_some(Span { start: start as u32, end: left.len() as u32 })
}

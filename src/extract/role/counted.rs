//! A number → the noun of what it counts: 40多种编程语言, 开发者超过2000万, 2048块H800.
//!
//! Takes the nouns of the lexicon that can be counted. Deliberately does not say whose things they are.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::annotate::{Annotations, NameMention, Reason};
use crate::document::Document;
use crate::extract::clause::spelling::Spellings;
use crate::extract::role::countless::counts_nothing;
use crate::extract::role::unlisted::enumerated;
use crate::lexicon::Thing;
use crate::ontology::{ClassId, ClassSet, Ontology};
use crate::rule::{Classes, Filler};
use crate::span::Span;
use crate::value::{Quantity, Unit, Value};

/// How far from a number its noun stands, in characters: 40多家具身智能初创企业.
const REACH: usize = 12;

/// Words between a noun and its number: 客户已超过300家, 论文数量达到20篇.
const LINKS: &[&str] = &[
    "种类",
    "总数量",
    "总数",
    "数量",
    "总量",
    "规模",
    "数目",
    "人数",
    "数",
    "共计",
    "总计",
    "累计",
    "合计",
    "一共",
    "总共",
    "达到",
    "眼下",
    "如今",
    "现在",
    "迄今",
    "至今",
    "已经",
    "开设",
    "开",
    "设",
    "多达",
    "高达",
    "就有",
    "共有",
    "则有",
    "均为",
    "超过",
    "突破",
    "增至",
    "升至",
    "扩大到",
    "增加到",
    "增长到",
    "扩展到",
    "扩充到",
    "涨到",
    "可达",
    "将",
    "现",
    "目前",
    "则",
    "达",
    "有",
    "共",
    "为",
    "已",
    "也",
    "约",
    "是",
    "的",
    "逾",
    "超",
    "了",
    ":",
];

/// Verbs of having right before a number, after which even a written single one tells how many there are: 听涛系列共有八款模型.
const HAVING: &[&str] = &[
    "支持",
    "共有",
    "共计",
    "已有",
    "设有",
    "下设",
    "内设",
    "内置",
    "配备",
    "配有",
    "覆盖",
    "涵盖",
    "囊括",
    "收录",
    "系列共",
    "家族共",
    "目前有",
    "拥有",
    "累计有",
];

/// Classifiers of things; 倍, 小时 or 米 measure.
const CLASSIFIERS: &[&str] = &[
    "个", "家", "款", "种", "项", "人", "名", "位", "张", "枚", "颗", "块", "片", "台", "套", "件", "部", "篇", "条", "份", "组", "批",
    "只", "段", "首", "句", "帧", "辆", "架", "座", "支", "所", "门", "类", "道", "本", "幅", "户", "场", "卡", "国", "页", "则", "卷",
    "册", "层", "通", "例", "笔", "艘", "列", "间", "株", "头", "匹", "路", "处", "栋", "副", "双", "根", "盏", "宗", "尾", "人次",
];

/// What only a verb of being made up tells of.
const LAYER: &str = "层";

/// Classifiers of pieces, whose noun may be a name: 2048块H100.
const PIECES: &[&str] = &["块", "颗", "张", "片", "台", "枚", "套"];

/// Classifiers that say by themselves what is counted: 一个1.2万卡的集群, 来自36国的厂商.
const NOUNS: &[&str] = &["卡", "国"];

/// What countries do right behind their number.
const DOING: &[&str] = &["签署", "联署", "共同", "参加", "参与", "加入", "参赛", "参展", "落地", "开展", "上线", "推出", "通过"];

/// Words between two nouns by which the first only tells what kind the second is of: 大模型高质量训练数据集.
const QUALITIES: &[&str] =
    &["高质量", "高水平", "训练", "测试", "预训练", "评测", "典型", "优秀", "示范", "标杆", "专用", "专业", "重点", "研发", "科研", "级"];

/// What is done with what a thing is about, before the noun for the thing: 53个自然语言理解任务. Those who are counted one by one do it.
const PROCESSES: &[&str] = &[
    "生成",
    "理解",
    "编辑",
    "识别",
    "处理",
    "分析",
    "翻译",
    "检测",
    "分割",
    "推理",
    "分类",
    "检索",
    "合成",
    "重建",
    "建模",
    "编解码",
    "压缩",
    "增强",
    "修复",
    "问答",
    "标注",
];
const ACTORS: &[char] = &['家', '所', '名', '位', '人', '支'];

/// Right behind a noun it makes a rank of it: 6项国家级评测.
const RANK: &str = "级";

/// So few of what says by itself what is counted, before a noun, only tell which thing is meant.
const MANY: u32 = 100;

/// How many characters stand at most between a number and its noun where 大 does: 6大生产基地.
const GREAT: usize = 3;

/// How far from a number stands what another number of it came of, in characters: 从年初的40家增加到110家.
const GROWTH: usize = 20;

/// What joins the numbers of a row.
const JOINTS: &[&str] = &["和", "与", "、", "及"];

/// What persons make up: 团队约260人 counts the persons, and no teams.
const GROUPS: &[&str] = &["团队", "队伍", "公司", "企业", "机构", "单位", "组织", "部门", "院校", "实验室", "研究所", "研究院", "社区"];

/// What a number that is taken up, done by others or only a measure stands after: 这12家, 遭百余名专家批评, 256×256.
const NOT_AFTER: &[char] = &['这', '该', '述', '那', '此', '遭', '每', '×', 'x', '*'];

/// After what something is done by; by whom it is taken up tells of it (已被82家医院采用), by whom it is blamed does not.
const SUFFERED: char = '被';
const TAKING: &[&str] =
    &["采用", "使用", "选用", "部署", "引用", "引入", "引进", "接入", "采购", "应用", "用于", "用作", "搭载", "集成", "收录", "纳入"];

/// How far behind the number such a verb stands, in characters.
const TAKEN: usize = 16;

/// Verbs of buying and meeting, after which a number tells of a deed and not of what somebody has.
const BUYING: &[&str] = &[
    "采购", "订购", "购买", "下单", "预订", "见", "拜访", "走访", "力压", "击败", "战胜", "淘汰", "登上", "登顶", "横扫", "问鼎", "发放",
    "颁发", "派发", "发出", "送出", "捐赠", "收购", "并购", "连发", "投资", "卖出", "售出", "卖掉", "出货", "销售",
];

/// Verbs of telling and looking, after which, where that is done, so do they.
const TELLING: &[&str] = &[
    "说", "讲", "提", "提到", "列", "列举", "点名", "看", "逛", "试", "听", "问", "聊", "数", "盘点", "体验", "分享", "介绍", "讲解",
    "剖析", "解读", "回顾", "走完", "走遍",
];

/// Characters with which a numeral begins that tells no number: 数十位, 几百家.
const VAGUE: &[char] = &['数', '几'];

/// Magnitudes: these alone before a noun tell its size (千亿版本).
const MAGNITUDES: &[char] = &['十', '百', '千', '万', '亿'];

/// Words after a number that nothing else goes with: 客户300家以上.
const ROUNDING: &[&str] = &["以上", "左右", "上下", "之多", "以内", "开外", "不等", "上", "了"];

/// Verbs after a number that begin a modifier of what it counts: 30家具有核心技术的企业.
const MODIFYING: &[&str] = &[
    "含有", "包含", "带有", "分散", "聚焦", "致力", "深耕", "用于", "适用", "针对", "围绕", "横跨", "遍布", "源自", "出自", "取自", "具有",
    "具备", "拥有", "来自", "从事", "专注", "参与", "参加", "通过", "获得", "使用", "采用", "接入", "位于", "涉及", "进入", "完成", "入选",
    "部署", "符合", "经过", "达到", "隶属", "负责", "毕业", "供职", "任职", "分布", "覆盖", "面向", "属于",
];

/// How far behind such a verb its 的 stands, in characters: 60名隶属于视觉小组、从事头显开发的员工.
const MODIFIER: usize = 24;

/// What makes a name of a bare number and a noun: 1024开发者节.
const OCCASIONS: &[&str] = &["节", "日", "大会", "峰会", "论坛", "之夜", "计划", "联盟", "大赛"];

/// Whether a phrase ends where `rest` begins: no noun follows the number before it.
fn ends_phrase(rest: &str) -> bool {
    let rest = ROUNDING.iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
    rest.chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// The nouns that can be counted.
#[derive(Debug)]
pub(crate) struct Things {
    nouns: Spellings,
    /// The classes of fields and descriptions.
    topics: ClassSet,
    /// By noun: what may hold things of this name, where not all may.
    holders: Vec<Option<Filler>>,
    /// The characters that nouns end in.
    last: BTreeSet<char>,
    /// The longest noun in characters.
    longest: usize,
}

/// So many digits without a measure word are a code as well.
const CODE: usize = 3;

/// Whether a number tells of what rank or size something is, and counts nothing: 万卡级集群, 10万台套级.
fn graded(number: &str, after: &str) -> bool {
    const GRADE: char = '级';
    const MEASURES: &[char] = &['卡', '台', '套', '块', '张', '人', '家'];
    number.ends_with(GRADE) || after.trim_start_matches(MEASURES).starts_with(GRADE)
}

impl Things {
    pub(crate) fn new<'t>(things: &'t [Thing], ontology: &Ontology) -> Self {
        let words: BTreeMap<&str, &Thing> = things.iter().map(|thing| (thing.word.as_str(), thing)).collect();
        // Many have the same.
        let mut known: BTreeMap<&[ClassId], Filler> = BTreeMap::new();
        let classes = |thing: &Thing| Filler::Name(Classes::new(thing.holders.clone(), ontology));
        let mut holders = |thing: &&'t Thing| {
            let own = (!thing.holders.is_empty()).then_some(thing.holders.as_slice());
            own.map(|own| known.entry(own).or_insert_with(|| classes(thing)).clone())
        };
        Self {
            holders: words.values().map(&mut holders).collect(),
            last: words.keys().filter_map(|word| word.chars().next_back()).collect(),
            longest: words.keys().map(|word| word.chars().count()).max().unwrap_or(0),
            nouns: Spellings::new(words.into_keys()),
            topics: ontology.defaults_for("topic").collect(),
        }
    }

    /// What may hold things of this name, where not all may.
    pub(crate) fn holders(&self, noun: &str) -> Option<&Filler> {
        let (_, number) = self.nouns.front(noun).find(|(length, _)| *length == noun.len())?;
        self.holders[number as usize].as_ref()
    }

    /// The longest noun that begins `text`, as its length in bytes.
    pub(crate) fn at_start(&self, text: &str) -> Option<usize> {
        self.nouns.front(text).last().map(|(length, _)| length)
    }

    /// Whether a text ends in a noun of what can be counted.
    pub(crate) fn ends(&self, text: &str) -> bool {
        self.at_end(text).is_some()
    }

    /// The longest noun that ends `text`, as the byte where it begins.
    fn at_end(&self, text: &str) -> Option<usize> {
        text.chars().next_back().filter(|c| self.last.contains(c))?;
        let whole = |start: &usize| self.nouns.front(&text[*start..]).any(|(length, _)| start + length == text.len());
        text.char_indices().rev().map(|(start, _)| start).take(self.longest).filter(whole).last()
    }

    /// Whether a number may count things at all, as it is written and as it stands.
    pub(crate) fn may_count(value: u32, document: &Document, annotations: &Annotations) -> bool {
        let mention = &annotations.values[value as usize];
        let Value::Quantity(quantity) = &mention.value else { return false };
        let text = &document.text;
        // 3.0版本, 平台3.0: which one it is, and not how many.
        let edition = || {
            let number = mention.span.of(text).trim_end_matches(|c: char| !c.is_ascii_digit() && c != '.');
            let bare = quantity.unit == Unit::None && number.len() == mention.span.of(text).len();
            number.contains('.') && (bare || text[mention.span.start as usize + number.len()..].starts_with('版'))
        };
        let before = &text[..mention.span.start as usize];
        counts(quantity, text)
            && !edition()
            && !before.ends_with(NOT_AFTER)
            && (!before.ends_with(SUFFERED) || taken_up(&text[mention.span.end as usize..]))
            && !begins_title(text, mention.span)
            && !ends_name(quantity, before)
            && !bought(before)
            && !counts_nothing(quantity, mention.span, text)
            && !graded(mention.span.of(text), &text[mention.span.end as usize..])
    }

    /// What a number counts, when that is a thing.
    pub(crate) fn counted(&self, value: u32, document: &Document, annotations: &Annotations) -> Option<Span> {
        let mention = &annotations.values[value as usize];
        let Value::Quantity(quantity) = &mention.value else { return None };
        let text = &document.text;
        // 做到152层: of what is made up of layers only the verb tells.
        let layers = matches!(&quantity.unit, Unit::Word(word) if word == LAYER);
        if layers || !Self::may_count(value, document, annotations) {
            return None;
        }
        let own = matches!(&quantity.unit, Unit::Word(word) if NOUNS.contains(&word.as_str()));
        let bare = quantity.unit == Unit::None;
        let named = matches!(&quantity.unit, Unit::Word(word) if PIECES.contains(&word.as_str()));
        // 百人规模的队伍: the people are counted, not what they make up.
        let people = matches!(&quantity.unit, Unit::Word(word) if word == "人") || text[mention.span.end as usize..].starts_with("人的");
        // 9张医疗器械注册证: a name that is only a part of the noun.
        let within = |name: &Span| self.at_start(&text[name.start as usize..]).is_some_and(|length| length > name.len());
        let name = named.then(|| name_at(mention.span.end, text, annotations)).flatten().filter(|name| !within(name));
        // 10万块英伟达H100: what stands right behind the name of whose they are.
        let name = name.map(|name| name_at(name.end, text, annotations).unwrap_or(name));
        let after = name.or_else(|| self.after(mention.span.end, text)).filter(|_| !people);
        // 6大展区
        let behind = |noun: &Span| {
            let between = text.get(mention.span.end as usize..noun.start as usize).unwrap_or_default();
            between.is_empty() || between.starts_with('大') && between.chars().count() <= GREAT
        };
        // 1024开发者节: so many digits right before a noun are rather a name's, or a number of its own.
        let numbered = |noun: &Span| {
            let digits = mention.span.of(text);
            let plain = digits.len() >= CODE && digits.bytes().all(|b| b.is_ascii_digit());
            plain && noun.len() > "国".len() && noun.start == mention.span.end
        };
        let after = after.filter(|noun| !bare || behind(noun) && !numbered(noun));
        // 12名员工的公司: so do those who are counted one by one.
        let singly = matches!(&quantity.unit, Unit::Word(word) if word == "名" || word == "位");
        let after = after.filter(|noun| !(singly && GROUPS.iter().any(|group| noun.of(text).ends_with(group))));
        // 包含30万条对话的数据集X: the noun describes X.
        let described = |noun: &Span| {
            let quote = noun.end + if text[noun.end as usize..].starts_with('“') { '“'.len_utf8() as u32 } else { 0 };
            text[mention.span.end as usize..noun.start as usize].contains('的') && name_at(quote, text, annotations).is_some()
        };
        let after = after.filter(|noun| !described(noun));
        // 1200亿音频token: the noun is only the front of what is counted.
        let fronts = |noun: &Span| text[noun.end as usize..].starts_with(|c: char| c.is_ascii_alphabetic());
        let after = after.filter(|noun| name.is_some() || !fronts(noun));
        let occasion = |noun: &Span| OCCASIONS.iter().any(|end| text[noun.end as usize..].starts_with(end));
        let after = after.filter(|noun| !(bare && occasion(noun)));
        // 该模型有320亿参数: what the number is of follows it.
        let closed = ends_phrase(&text[mention.span.end as usize..]);
        let before = || closed.then_some(()).and_then(|()| self.before(mention.span.start, text, annotations.names.as_slice(), named));
        if own {
            // 8卡服务器: which one it is.
            // 39国签署: but what they do.
            let rest = &text[mention.span.end as usize..];
            let modifies = rest.starts_with(char::is_alphanumeric) && !DOING.iter().any(|w| rest.starts_with(w));
            if modifies && quantity.number < Decimal::from(MANY) {
                return None;
            }
            let noun = mention.span.of(text).chars().next_back()?;
            return Some(Span { start: mention.span.end - noun.len_utf8() as u32, end: mention.span.end });
        }
        let after = after.or_else(|| self.in_row(value, quantity, document, annotations));
        after.or_else(|| before().filter(|noun| !(people && GROUPS.iter().any(|group| noun.of(text).ends_with(group)))))
    }

    /// 1.2万张和8000张加速卡: what the next number of a row counts.
    fn in_row(&self, value: u32, quantity: &Quantity, document: &Document, annotations: &Annotations) -> Option<Span> {
        let mention = &annotations.values[value as usize];
        let next = annotations.values.get(value as usize + 1)?;
        let Value::Quantity(other) = &next.value else { return None };
        let text = &document.text;
        let joint = text.get(mention.span.end as usize..next.span.start as usize)?;
        let joined = quantity.unit != Unit::None && quantity.unit == other.unit && JOINTS.contains(&joint);
        joined.then(|| self.counted(value + 1, document, annotations)).flatten()
    }

    /// The noun after a number, over its modifiers: the last of the first row of nouns.
    fn after(&self, from: u32, text: &str) -> Option<Span> {
        let from = from as usize;
        let at = from + text[from..].len() - text[from..].trim_start_matches([' ', '“']).len();
        let mut found: Option<Span> = None;
        let mut here = if self.at_start(&text[at..]).is_some() { at } else { at + modifier(&text[at..])? };
        for _ in 0..REACH {
            if let Some(length) = self.at_start(&text[here..]) {
                found = Some(Span { start: here as u32, end: (here + length) as u32 });
                here += length;
                continue;
            }
            // 100个大模型高质量训练数据集: words that only say what kind of the next noun it is.
            if found.is_some() {
                let ranks = text[here..].starts_with(RANK);
                let process = || PROCESSES.iter().filter(|_| !text[..from].ends_with(ACTORS));
                let quality = |at: usize| QUALITIES.iter().chain(process()).find(|w| text[at..].starts_with(**w)).map(|w| at + w.len());
                let Some(next) = quality(here) else { break };
                let Some(next) = [Some(next), quality(next)].into_iter().flatten().rev().find(|&at| self.at_start(&text[at..]).is_some())
                else {
                    // 6项国家级评测: no countries are counted.
                    found = found.filter(|_| !ranks);
                    break;
                };
                here = next;
                continue;
            }
            let c = text[here..].chars().next().filter(|c| !stops(*c))?;
            here += c.len_utf8();
        }
        found
    }

    /// The noun before a number that nothing follows.
    fn before(&self, until: u32, text: &str, names: &[NameMention], named: bool) -> Option<Span> {
        let left = &text[..until as usize];
        let mut left = came_from(left).unwrap_or(left);
        for _ in 0..4 {
            match LINKS.iter().find_map(|w| left.strip_suffix(w)) {
                Some(rest) if self.at_end(left).is_none() => left = rest,
                _ => break,
            }
        }
        let noun = self.at_end(left).map(|start| Span { start: start as u32, end: left.len() as u32 });
        // 北方大学有41篇: the end of somebody's name is not what is counted.
        let last = names[..names.partition_point(|n| (n.span.start as usize) < left.len())].last().filter(|n| n.reason != Reason::Kind);
        // 开源模型21个: what only describes is what is counted.
        let last = last.filter(|name| !self.topics.has(name.class));
        let noun = noun.filter(|noun| last.is_none_or(|name| !(name.span.start < noun.start && name.span.end >= noun.end)));
        // 高于云川科技的9800台: whose they are.
        let owned = text[..until as usize].ends_with('的');
        noun.or_else(|| {
            let name = names[..names.partition_point(|n| (n.span.end as usize) <= left.len())].last().filter(|_| !owned)?;
            (named && name.span.end as usize == left.len()).then_some(name.span)
        })
    }

    /// What is counted, as the text calls it: a name before a noun only says which (2048张X加速卡).
    pub(crate) fn called(&self, counted: Span, document: &Document) -> Span {
        let rest = &document.text[counted.end as usize..];
        let from = counted.end + (rest.len() - rest.trim_start().len()) as u32;
        let named = self.at_start(counted.of(&document.text)).is_none();
        self.at_start(rest.trim_start()).filter(|_| named).map_or(counted, |length| Span { start: from, end: from + length as u32 })
    }

    /// What else is counted with the number at `value`: 16个国家 in 16个国家的280支队伍.
    pub(crate) fn owner(&self, noun: Span, document: &Document, annotations: &Annotations) -> Option<Span> {
        let text = &document.text;
        let rest = text[noun.end as usize..].strip_prefix('的')?;
        let from = (text.len() - rest.len()) as u32;
        let values = &annotations.values;
        let next = values[values.partition_point(|v| v.span.start < from)..].first().filter(|v| v.span.start == from);
        self.after(next.map_or(from, |v| v.span.end), text)
    }
}

/// The length of a modifier with a verb and 的 at the start of a text: 具有核心技术的. None where its 的 is not found:
/// what it then holds is not what is counted (近300名来自高校与企业的…).
fn modifier(text: &str) -> Option<usize> {
    if !MODIFYING.iter().any(|w| text.starts_with(w)) {
        return Some(0);
    }
    let mut within = text.char_indices().take(MODIFIER).take_while(|(_, c)| *c == '、' || !stops(*c) || c.is_ascii_digit());
    within.find(|(_, c)| *c == '的').map(|(at, c)| at + c.len_utf8())
}

/// 合作伙伴已从年初的40家增加到: what stands before the number that another came of.
fn came_from(left: &str) -> Option<&str> {
    let changed = left.trim_end_matches('了');
    changed.strip_suffix(['到', '至'])?;
    let (at, _) = changed.char_indices().rev().take(GROWTH).find(|(_, c)| matches!(c, '从' | '由' | ',' | '。'))?;
    let numbered = changed[at..].contains(|c: char| c.is_ascii_digit() || MAGNITUDES.contains(&c));
    let before = changed[..at].trim_end_matches(['已', '也', '更', '数', '量', '总']);
    (numbered && !changed[at..].starts_with([',', '。'])).then_some(before)
}

/// The name that begins at a byte.
fn name_at(at: u32, text: &str, annotations: &Annotations) -> Option<Span> {
    // What the next line begins with is not what this one counts.
    let at = at + (text[at as usize..].len() - text[at as usize..].trim_start_matches(' ').len()) as u32;
    let names = &annotations.names;
    let from = names.partition_point(|n| n.span.start < at);
    let name = names[from..].first().filter(|n| n.span.start == at && n.reason != Reason::Kind)?;
    // 1.5万块英伟达H100: whose they are stands before what they are.
    let gap = |n: &NameMention| text.get(name.span.end as usize..n.span.start as usize).unwrap_or("-");
    let beside = |n: &&NameMention| n.reason != Reason::Kind && gap(n).trim_matches(' ').is_empty();
    // 72颗H100 GPU: a term behind a thing's name is a part of it.
    let whole = |nth: usize| {
        let fuller = &annotations.fuller;
        let written = fuller.binary_search_by_key(&(nth as u32), |(name, _)| *name).ok().map(|at| fuller[at].1.end);
        written.map_or(names[nth].span, |end| Span { end, ..names[nth].span })
    };
    if whole(from) != name.span {
        return Some(whole(from));
    }
    Some(names.get(from + 1).filter(beside).map_or(name.span, |_| whole(from + 1)))
}

/// Whether a quantity can count things at all. A single numeral mostly takes up what was named before (三款模型).
fn counts(quantity: &Quantity, text: &str) -> bool {
    let unit = match &quantity.unit {
        Unit::None => true,
        Unit::Word(word) => CLASSIFIERS.contains(&word.as_str()),
        _ => false,
    };
    // TOP 3大新闻
    let before = text[..quantity.digits.start as usize].trim_end();
    if before.ends_with("TOP") {
        return false;
    }
    // 支持中文、英文和日文三种语言: but a list of just as many, which a thing has, is counted.
    let pair = matches!(quantity.digits.of(text), "两" | "二");
    let few = matches!(quantity.digits.of(text), "三" | "四");
    let taken_up = (pair || few && !HAVING.iter().any(|verb| before.ends_with(verb)))
        && !enumerated(&text[..quantity.digits.start as usize], quantity.digits.of(text));
    let digits = quantity.digits.of(text);
    // 7B和72B两个版本: a size, and no number of things.
    let sized = digits.ends_with(|c: char| c.is_ascii_alphabetic())
        || quantity.unit == Unit::None && digits.trim_start_matches(MAGNITUDES).is_empty();
    unit && !sized
        && !taken_up
        && !digits.starts_with(VAGUE)
        && quantity.number.fract().is_zero()
        && quantity.number > rust_decimal::Decimal::ONE
}

/// Whether a text ends in a verb of buying or meeting.
fn bought(before: &str) -> bool {
    let verb = before.trim_end_matches('了');
    // 说了十几款芯片, but 会说5种语言.
    let told = verb.len() < before.len() && TELLING.iter().any(|word| verb.ends_with(word));
    told || BUYING.iter().any(|word| verb.ends_with(word))
}

/// 82家医院采用: whether those who are counted right before a text take something up.
fn taken_up(text: &str) -> bool {
    let end = text.char_indices().nth(TAKEN).map_or(text.len(), |(at, _)| at);
    let clause = text[..end].split([',', '。', ';', '!', '?']).next().unwrap_or_default();
    TAKING.iter().any(|verb| clause.contains(verb))
}

/// Whether a noun is not looked for beyond this character.
fn stops(c: char) -> bool {
    matches!(c, ',' | '。' | ';' | ':' | '、' | '(' | ')' | '!' | '?' | '\n' | '"' | '“' | '”' | '《' | '/' | '|' | '—' | '…')
        || c.is_ascii_digit()
}

/// 听涛2产品经理: whether a digit ends a name rather than that it counts what follows.
fn ends_name(quantity: &Quantity, before: &str) -> bool {
    /// What counts the things behind it by one digit alone stands after these.
    const COUNTING: &[char] = &[
        '共', '有', '置', '立', '盖', '括', '造', '等', '和', '与', '及', '的', '获', '含', '设', '推', '出', '布', '为', '达', '了', '新',
    ];
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    quantity.unit == Unit::None
        && quantity.bound.is_none()
        && quantity.number < Decimal::TEN
        && before.chars().next_back().is_some_and(|c| han(c) && !COUNTING.contains(&c))
}

/// “2025开发者之夜”: whether a number is the year with which a title begins.
fn begins_title(text: &str, number: Span) -> bool {
    let year = number.of(text);
    let digits = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) && year.starts_with(['1', '2']);
    digits && text[..number.start as usize].ends_with(['“', '《', '「', '『'])
}

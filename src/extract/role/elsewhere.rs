//! Clauses without a name that are not said of what the text spoke of last: 使用思维链时,…; 基于自回归的方法存在…; 作者首先利用….
//!
//! Takes a wording in its clause that asks for a thing, says whether something that nobody names is spoken of. Deliberately names
//! nothing, and is asked only where the clause names nothing that fits.

use crate::annotate::NameMention;
use crate::chinese::{OneOf, leading_adverbs};
use crate::extract::argument::{Arguments, clause_of};
use crate::extract::clause::Part;
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::rule::Filler;
use crate::span::Span;

/// People who do things, by what they are called alone.
static PEOPLE: OneOf = OneOf::new(&[
    "作者",
    "研究者",
    "研究人员",
    "研究员",
    "研究团队",
    "研究小组",
    "研发人员",
    "团队",
    "开发者",
    "开发人员",
    "开发团队",
    "科学家",
    "学者",
    "工程师",
    "用户",
    "人们",
    "人类",
    "我们",
    "我",
    "你",
    "您",
    "他们",
    "她们",
    "大家",
    "网友",
    "读者",
    "有人",
    "业界",
    "学界",
    "业内",
    "医生",
    "学生",
    "老师",
    "教师",
    "消费者",
    "客户",
    "创业者",
    "投资人",
    "同行",
    "企业",
    "公司",
    "厂商",
    "员工",
    "程序员",
    "机构",
    "专家",
]);

/// Words that begin a noun for works of which there are many, or that were there before.
static OTHERS: OneOf = OneOf::new(&[
    "现有",
    "已有",
    "既有",
    "以往",
    "传统",
    "常规",
    "主流",
    "常见",
    "经典",
    "其他",
    "其它",
    "大多数",
    "多数",
    "很多",
    "许多",
    "不少",
    "一些",
    "大量",
    "各类",
    "各种",
    "此前的",
    "之前的",
    "先前的",
    "过去的",
    "早期的",
    "当前的",
    "目前的",
    "当下的",
    "另一种",
    "另一类",
    "另一个",
    "这类",
    "某些",
    "部分",
    "任何",
    "一般的",
    "通常的",
    "随着",
    "得益于",
    "相比于",
    "相较于",
    "相比",
    "不同于",
    "有别于",
    "区别于",
]);

/// Nouns for how something is done, right behind what it uses: 基于自回归方法存在….
static WAYS: OneOf = OneOf::new(&[
    "的",
    "时",
    "的时候",
    "之时",
    "期间",
    "过程中",
    "时代",
    "等方法",
    "等技术",
    "等手段",
    "等方式",
    "方法的",
    "技术的",
    "模型的",
]);

/// Words that say of which kind something is; what modifies its noun is said of it.
const IS: &[&str] = &["是", "为", "作为", "一种", "一款", "一个", "一套", "首个", "首款", "一类", "属于", "称为"];

/// Words with which a sentence tells where in a study it is.
static FIRST: OneOf = OneOf::new(&[
    "实验中",
    "在实验中",
    "具体来说",
    "具体而言",
    "首先",
    "其次",
    "然后",
    "最后",
    "为此",
    "此外",
    "同时",
    "接着",
    "随后",
    "研究中",
]);

/// Copulas at the front of a wording.
static COPULA: OneOf = OneOf::new(&["是", "正是", "就是", "则是", "也是", "这是", "这正是", "便是", "而是", "都是"]);

/// What makes a word that joins of a copula: 特别是, 还是, 或是.
static JOINING: OneOf = OneOf::new(&["特别", "尤其", "还", "或", "或者", "但", "可", "于", "要", "若", "总", "老", "凡", "不论", "无论"]);

/// What follows a copula that tells why or how something is done.
static WHY: OneOf = OneOf::new(&[
    "得益于",
    "因为",
    "由于",
    "为了",
    "用",
    "借助",
    "让",
    "把",
    "将",
    "去",
    "要",
    "想",
    "希望",
    "如何",
    "怎么",
    "什么",
    "否",
    "不是",
    "在于",
    "利用",
    "使用",
    "没有",
]);

/// Verbs of those who study a thing that somebody else has made.
static USING: OneOf = OneOf::new(&[
    "使用", "选择", "选取", "选用", "采用", "利用", "测试", "评估", "评测", "对比", "比较", "微调", "基于", "以", "用", "在", "将", "把",
    "对", "还对", "分析",
]);

/// What follows the subject of a sentence.
const SAID: &[&str] = &["是", "作为", "指", "即"];

impl Reader<'_> {
    /// Whether the clause speaks of something that nobody names, so that its wording is not said of a thing from before.
    pub(crate) fn elsewhere(&self, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> bool {
        let (chunks, tokens, text) = (scene.chunks, &scene.row.tokens, &self.document.text);
        let (start, end) = clause_of(chunks, anchor.first);
        let start = start.max(arguments.start.min(anchor.first));
        let open = tokens[chunks[start].first].span.start.min(anchor.span.start);
        let close = end.checked_sub(1).map_or(anchor.span.end, |i| tokens[chunks[i].last].span.end).max(anchor.span.end);
        let before = Span { start: open, end: anchor.span.start }.of(text).trim();
        let after = Span { start: anchor.span.end, end: close }.of(text).trim_start();
        let told = &before[leading_adverbs(before)..];
        PEOPLE.opens(told)
            || OTHERS.opens(told)
            || OTHERS.opens(before)
            || compares(before)
            || self.modifies(anchor, told, after)
            || self.amounts(scene, start, anchor.first)
            || self.sentence_of_field(scene, start)
            || self.sentence_of_people(scene, start, open)
    }

    /// 它比直接使用X更优: whether a wording is what its subject is held against.
    pub(crate) fn held_against(&self, scene: Scene<'_>, anchor: &Anchor) -> bool {
        let start = clause_of(scene.chunks, anchor.first).0;
        let open = scene.row.tokens[scene.chunks[start].first].span.start.min(anchor.span.start);
        let before = Span { start: open, end: anchor.span.start }.of(&self.document.text).trim();
        compares(before) || self.says_why(scene, anchor, before)
    }

    /// 特别是视觉模块, 这正是得益于…, 你看到的,就是…: whether a wording that begins with a copula joins, tells why or how, or says what
    /// stands before the comma without a head.
    fn says_why(&self, scene: Scene<'_>, anchor: &Anchor, before: &str) -> bool {
        let wording = anchor.span.of(&self.document.text);
        let Some(told) = COPULA.behind(wording) else { return false };
        let near = &self.document.text[scene.row.sentence.span.start as usize..anchor.span.start as usize];
        let headless = before.is_empty() && near.trim_end().strip_suffix(',').is_some_and(|clause| clause.ends_with('的'));
        headless || wording.starts_with('是') && JOINING.closes(before) || WHY.opens(told) && !told.starts_with("用于")
    }

    /// 我希望像他们一样,结合…; 作者使用X作为基础模型,分别应用…: whether people without a name do what the sentence says, who bring out no
    /// thing that its first clause names.
    fn sentence_of_people(&self, scene: Scene<'_>, start: usize, open: u32) -> bool {
        let sentence = scene.row.sentence.span;
        if sentence.start >= open {
            return false;
        }
        let said = Span { start: sentence.start, end: open }.of(&self.document.text).trim_start();
        let said = &said[leading_adverbs(said)..];
        let said = FIRST.behind(said).map_or(said, |rest| rest.trim_start_matches(','));
        let Some(does) = PEOPLE.behind(said) else { return false };
        let does = &does[leading_adverbs(does)..];
        let thing = |i: usize| matches!(&scene.chunks[i].part, Part::Phrase(p) if !self.all_topical(p));
        USING.opens(does) || !(0..start).any(thing)
    }

    /// 基于自回归的方法存在缺点, 使用思维链时: whether the wording modifies what the clause speaks of, or only says when.
    fn modifies(&self, anchor: &Anchor, told: &str, after: &str) -> bool {
        let wording = anchor.span.of(&self.document.text);
        // 秘诀是一项名为“抻面”的技术
        let described = IS.iter().any(|is| told.contains(is)) || wording.contains(['是', '叫']) || wording.contains("名为");
        let goes_on = |rest: &str| rest.trim_start().starts_with(char::is_alphanumeric);
        // 基于梯度模长的缩放策略利用了…: the technology is the head, and what follows is said of it.
        let head = |n: &NameMention| anchor.span.contains(n.span) && n.span.of(&self.document.text).contains('的');
        let names = &self.annotations.names;
        let first = names.partition_point(|n| n.span.start < anchor.span.start);
        let mut within = names[first..].iter().take_while(|n| n.span.start < anchor.span.end);
        let headed = wording.starts_with("基于") && goes_on(after) && within.any(head);
        // 使用思维链时,…; but 压低时延 is a word.
        let when = |way: &str| way.starts_with(['时', '期', '过']) && !goes_on(&after[way.len()..]);
        let way = WAYS.opening(after).is_some_and(|way| when(way) || way.contains(['的', '等']) && goes_on(&after[way.len()..]));
        // 以X为主旋律的新应用层出不穷
        let led = wording.starts_with('以') && after.char_indices().take(4).any(|(at, c)| c == '的' && goes_on(&after[at + 3..]));
        !described && told.is_empty() && (way || headed || led)
    }

    /// 其中20GB用于存放权重: whether an amount is what the clause speaks of; but 一期搭载X.
    fn amounts(&self, scene: Scene<'_>, start: usize, first: usize) -> bool {
        let amount = first.checked_sub(1).filter(|&i| i >= start).map(|i| &scene.chunks[i].part);
        matches!(amount, Some(Part::Value(v)) if self.value_fits(*v, &Filler::Bytes))
    }

    /// 人脸识别是一项技术,广泛应用于…: whether the sentence begins with a field of which its first clause says something, and names no
    /// thing before the clause.
    fn sentence_of_field(&self, scene: Scene<'_>, start: usize) -> bool {
        let chunks = scene.chunks;
        let Some(at) = (0..start).find(|&i| !matches!(chunks[i].part, Part::Word(_))) else { return false };
        let Part::Phrase(phrase) = &chunks[at].part else { return false };
        let field = !phrase.bare_kind && phrase.anaphor.is_none() && !phrase.names.is_empty() && self.all_topical(phrase);
        let says = chunks.get(at + 1).is_some_and(|c| matches!(c.part, Part::Text | Part::Word(_)))
            && SAID.iter().any(|word| self.text_of(scene, at + 1).starts_with(word));
        let thing = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !self.all_topical(p));
        field && says && !(0..start).any(thing)
    }
}

/// 它比直接使用X更优, 与采用X的方法不同: whether what stands before a wording holds something against it.
fn compares(before: &str) -> bool {
    const NO_COMPARISON: &[&str] = &["比如", "比较", "比例", "对比", "占比", "比方"];
    before.match_indices('比').any(|(at, _)| {
        let from = at.saturating_sub('对'.len_utf8());
        !NO_COMPARISON.iter().any(|word| before[at..].starts_with(word) || before.get(from..).is_some_and(|rest| rest.starts_with(word)))
    })
}

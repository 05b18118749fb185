//! Whether a clause opens with another than whom the text has spoken of, and that one has no name: 另一家公司…, 同类产品…, 该项目….
//!
//! Takes a clause in which no name was found for a role, says whether its own words stand where that would. Deliberately finds nobody.

use smallvec::smallvec;

use crate::chinese::{Category, OneOf, is_adverbial, leading_adverbs};
use crate::extract::Mentions;
use crate::extract::clause::{Anaphor, Part, Phrase};
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::rule::Filler;
use crate::span::Span;
use crate::value::Value;

/// Words with which a clause opens on others than who was spoken of.
static OTHERS: OneOf = OneOf::new(&[
    "另一",
    "另外一",
    "另有",
    "其他",
    "其它",
    "别家",
    "某",
    "同类",
    "同行",
    "同业",
    "同级",
    "此类",
    "这类",
    "该类",
    "类似",
    "竞争对手",
    "其竞争对手",
    "对手",
    "竞品",
    "友商",
    "前代",
    "前一代",
    "上一代",
    "上代",
    "老款",
    "旧款",
    "旧版",
    "传统",
    "常规",
    "主流",
    "当地",
    "一家",
    "一位",
    "一名",
    "有家",
    "多家",
    "各家",
    "各大",
    "各类",
    "各地",
    "不少",
    "许多",
    "很多",
    "大量",
    "大批",
    "多数",
    "大多数",
    "绝大多数",
    "少数",
    "越来越多",
    "众多",
    "诸多",
    "一些",
    "一批",
    "普通",
    "头部",
    "中小",
    "海外同行",
    "美国同行",
    "国内同行",
    "国外同行",
    "市面上",
    "市场上",
    "老对手",
    "竞争者",
    "劲敌",
    "宿敌",
    "死对头",
    "同门",
    "同胞",
    "兄弟",
    "姊妹",
    "隔壁",
    "后来者",
    "后起之秀",
    "挑战者",
    "追赶者",
    "追随者",
    "老东家",
    "前东家",
    "几家",
    "数家",
    "数十家",
    "上百家",
]);

/// Words for those who are left of several.
const REST: &[&str] = &["其他", "其它", "其余", "其他的"];

/// Longer words that begin so and name nobody else.
static NO_OTHERS: OneOf = OneOf::new(&[
    "另一方面",
    "另一边",
    "其他方面",
    "其它方面",
    "当地时间",
    "一家人",
    "一位难求",
    "传统上",
    "大量采用",
    "大量使用",
    "大量引入",
    "众多首",
    "类似地",
    "主流的",
    "头部效应",
]);

/// Words that point to what follows, and nouns behind them that nobody who is spoken of is.
const POINTING: &[&str] = &["该", "这一", "这笔", "这批", "上述"];
const ELSEWHERE: &[&str] = &["项目", "市场", "赛道", "行业", "领域", "产业", "地区", "资金", "趋势", "国", "市", "省", "区"];

/// Nouns of those who stand beside or against somebody.
const RIVALS: &[&str] = &[
    "竞争对手",
    "对手",
    "竞品",
    "同行",
    "友商",
    "合作伙伴",
    "客户",
    "前代",
    "上一代",
    "竞争者",
    "老对手",
    "老东家",
    "前东家",
    "同事",
    "前同事",
    "老同事",
    "朋友",
    "友人",
    "同学",
    "老同学",
    "校友",
    "师弟",
    "师兄",
    "学生",
    "弟子",
    "导师",
    "搭档",
    "老搭档",
    "妻子",
    "丈夫",
    "儿子",
    "女儿",
    "弟弟",
    "哥哥",
    "父亲",
    "母亲",
    "前员工",
    "供应商",
    "供货商",
    "代工厂",
    "经销商",
    "投资方",
    "投资人",
    "大股东",
];

/// Words by which a sentence adds to what the one before has told.
const ADDING: &[&str] = &["还", "又", "也", "此外", "同时", "另外", "并", "再次", "随后", "此前", "目前", "同年", "同月"];

impl Reader<'_> {
    /// 其竞争对手完成了…: whether the pronoun at `at` only says to whom somebody without a name is a rival or a partner.
    pub(crate) fn counterpart_of(&self, scene: Scene<'_>, at: usize) -> bool {
        let pronoun = matches!(&scene.chunks[at].part, Part::Phrase(p) if p.anaphor == Some(Anaphor::Pronoun));
        let from = scene.row.tokens[scene.chunks[at].last].span.end;
        let Some(rest) = self.document.text.get(from as usize..).filter(|_| pronoun) else { return false };
        let Some(rival) = RIVALS.iter().find(|w| rest.starts_with(**w)) else { return false };
        // 其竞争对手X
        let end = from + rival.len() as u32;
        let names = &self.annotations.names;
        names.get(names.partition_point(|n| n.span.start < end)).is_none_or(|n| n.span.start > end)
    }

    /// 云川科技发布了X。此外还接入了Y: whom alone the sentence before was about, where nothing but words that add stand before the verb with
    /// which this one opens.
    pub(crate) fn adds(&self, scene: Scene<'_>, anchor: &Anchor, filler: &Filler) -> Option<Mentions> {
        let chunks = scene.chunks;
        let plain = |i: usize| match chunks[i].part {
            Part::Word(Category::Also | Category::Comma | Category::Once) => true,
            Part::Value(v) => !matches!(self.annotations.values[v as usize].value, Value::Quantity(_)),
            Part::Text => is_adverbial(self.text_of(scene, i)),
            _ => false,
        };
        let opened = Span { start: scene.row.sentence.span.start, end: anchor.span.start }.of(&self.document.text);
        let adds = ADDING.iter().any(|w| opened.contains(w));
        if !adds || !(0..anchor.first).all(plain) {
            return None;
        }
        let before = self.discourse.topic_before(|n| self.acts(n), |n| self.entities.of(n))?;
        self.fits_surely(before, filler).then(|| smallvec![before])
    }

    /// 上半年有30家企业完成融资,总额超过50亿元: whether so many who have no name do what stands at the chunk `first`.
    pub(crate) fn some_do(&self, scene: Scene<'_>, start: usize, first: usize) -> bool {
        const NOUNS: usize = 2;
        let chunks = scene.chunks;
        let plain = |i: &usize| match &chunks[*i].part {
            Part::Text | Part::Word(Category::Noun) => true,
            Part::Phrase(p) => p.bare_kind,
            _ => false,
        };
        let nouns = (start..first).rev().take_while(plain).take(NOUNS).count();
        let Some(number) = first.checked_sub(nouns + 1).filter(|&i| nouns > 0 && i > start) else { return false };
        let counts =
            matches!(chunks[number].part, Part::Value(v) if matches!(self.annotations.values[v as usize].value, Value::Quantity(_)));
        let house = self.engine.vocabulary.noun_at_end(self.text_of(scene, first - 1)).is_some_and(|class| self.engine.agents.has(class));
        counts && house && matches!(chunks[number - 1].part, Part::Text) && self.text_of(scene, number - 1).ends_with('有')
    }

    /// Whether the clause that begins at chunk `start` opens, before the byte `until`, with somebody or something that has no name.
    pub(crate) fn opens_with_another(&self, scene: Scene<'_>, start: usize, first: usize, until: u32) -> bool {
        let chunks = scene.chunks;
        let plain = |i: &usize| match chunks[*i].part {
            Part::Word(Category::Also | Category::Comma | Category::Colon | Category::Quote) => true,
            Part::Value(v) => !matches!(self.annotations.values[v as usize].value, Value::Quantity(_)),
            Part::Text => is_adverbial(self.text_of(scene, *i)),
            _ => chunks[*i].adverbial.is_some(),
        };
        let Some(at) = (start..=first.min(chunks.len().saturating_sub(1))).find(|i| !plain(i)) else { return false };
        // 美国同行: where they are is no name of theirs.
        let place = |p: &Phrase| p.anaphor.is_none() && !p.names.is_empty() && p.names.iter().all(|&n| self.is_site(n));
        let at = match &chunks[at].part {
            Part::Phrase(p) if place(p) => at + 1,
            // 其竞争对手
            Part::Phrase(p) if p.anaphor == Some(Anaphor::Pronoun) && self.counterpart_of(scene, at) => return true,
            Part::Phrase(p) if !p.bare_kind => return false,
            _ => at,
        };
        // 上一代X发布于2024年: what the clause names itself is no other.
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
        if at > first || (at..first).any(named) {
            return false;
        }
        let from = scene.row.tokens[chunks[at].first].span.start;
        let Some(told) = self.document.text.get(from as usize..until as usize) else { return false };
        // 其他投资者包括…: the others of whom the text has spoken, who are named behind it.
        if REST.contains(&told.trim()) {
            return false;
        }
        let opens = |told: &str| OTHERS.opens(told) && !NO_OTHERS.opens(told);
        let bare = &told[leading_adverbs(told)..];
        if opens(told) || opens(bare) {
            return true;
        }
        let told = bare;
        let more = |w: &&&str| told.strip_prefix(**w).is_some_and(|rest| !rest.is_empty());
        let Some(pointed) = POINTING.iter().find(more) else { return false };
        let noun = told[pointed.len()..].trim_start();
        ELSEWHERE.iter().any(|w| noun.starts_with(w))
    }
}

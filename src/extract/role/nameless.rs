//! Whether what a verb is done to has no known name, so that nothing that was named before is meant.
//!
//! Takes the verb in its clause, says yes or no. Deliberately names nothing.

use crate::chinese::{Category, is_adverbial, is_letter};
use crate::extract::argument::{Arguments, governor};
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::object::{VERSIONS, Verb};
use crate::span::Span;
use crate::value::Value;

/// How words for something that has no name of its own begin, behind a verb: 公布新价, 发布首个版本.
const NEW: &[&str] = &["新", "首个", "首款", "样", "最新", "下一"];

/// What a verb goes on with, when it names nothing that is done: 发布后, 上线至今, 部署得很快.
const COMPLEMENTS: [char; 34] = [
    '后', '前', '时', '以', '之', '至', '当', '仅', '不', '才', '已', '即', '就', '首', '便', '的', '并', '来', '过', '出', '上', '下',
    '到', '给', '于', '在', '得', '了', '起', '未', '近', '最', '同', '这',
];

/// Words for how a deed went or what comes of it.
const COMPLETED: &[&str] = &[
    "完毕", "完成", "成功", "结束", "落地", "使用", "运行", "试用", "测试", "半年", "一年", "期间", "当天", "次日", "初期", "较早", "最早",
];

/// Ends of nouns for what a thing has or does.
const PARTS_OF_THINGS: &[&str] = &[
    "功能",
    "能力",
    "模式",
    "套餐",
    "服务",
    "计划",
    "政策",
    "玩法",
    "权益",
    "活动",
    "更新",
    "补丁",
    "客户端",
    "按钮",
    "入口",
    "皮肤",
    "插件",
    "选项",
    "接口",
    "特性",
];

/// Marks that open a name.
const MARKS: [char; 3] = ['“', '「', '《'];

/// The end of words for so many of what was named before.
const BATCH: char = '批';

/// The particle between a verb that is over and what it was done to.
pub(super) const DONE: &str = "了";

impl Reader<'_> {
    /// 发布了新品: whether something behind the verb is named, or said to have no name.
    pub(super) fn goes_on_unnamed(&self, verb: Verb<'_>) -> bool {
        let Verb { scene, anchor, arguments, .. } = verb;
        named_after(scene.chunks, anchor.last, arguments.end)
            || self.done_to_unknown(scene, anchor.last, arguments.end)
            || self.does_another_thing(scene, anchor, arguments)
    }

    /// 未名由X打造: whether what is done has no known name, and opens the clause.
    pub(super) fn opens_unnamed(&self, verb: Verb<'_>) -> bool {
        let Verb { scene, anchor, arguments, .. } = verb;
        let by = (arguments.start..anchor.first).find(|&i| matches!(scene.chunks[i].part, Part::Word(Category::By)));
        by.is_some_and(|by| self.tells(scene, arguments.start, by))
    }

    /// 由A孵化的未名,…: whether what is done has no known name, and stands behind 的; but 这场由A主办的聚会 was named.
    pub(super) fn heads_unnamed(&self, verb: Verb<'_>) -> bool {
        let Verb { scene, anchor, arguments, .. } = verb;
        let this = || (arguments.start..anchor.first).any(|i| matches!(scene.chunks[i].part, Part::Word(Category::This)));
        arguments.relative && !this() && self.heads_unknown(scene, anchor.last, arguments.end)
    }

    /// 云川科技建成云梯智算中心。该中心由X组建: whether what is pointed to does not fit, which is done, so that nothing else is.
    pub(super) fn points_at_unfit(&self, verb: Verb<'_>) -> bool {
        let Verb { role, scene, anchor, arguments, .. } = verb;
        let chunks = scene.chunks;
        let pointed = |i: usize| {
            let noun = matches!(&chunks[i].part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Noun(..))));
            noun && governor(chunks, i, arguments.start).is_none() && self.phrase_fill(chunks, i, &role.filler).is_none()
        };
        arguments.passive && !arguments.relative && (arguments.start..anchor.first).any(pointed)
    }

    /// 将模型接入X平台, 把它接入X: whether what the verb at `verb` is done to stands before it and has no name, so that what follows is
    /// but where that goes.
    pub(super) fn disposes_of_unnamed(&self, scene: Scene<'_>, start: usize, verb: usize) -> bool {
        let chunks = scene.chunks;
        let thing = |c: &Chunk| match &c.part {
            Part::Phrase(p) => p.bare_kind || matches!(p.anaphor, Some(Anaphor::Thing)),
            Part::Word(category) => *category == Category::Noun,
            _ => false,
        };
        let how = |i: usize| match chunks[i].part {
            Part::Value(_) | Part::Word(Category::Also) => true,
            Part::Text => is_adverbial(self.text_of(scene, i)),
            _ => false,
        };
        let takes = |i: usize| matches!(chunks[i].part, Part::Word(Category::Ba | Category::Jiang));
        (start..verb).rev().find(|&i| takes(i)).is_some_and(|i| i + 1 < verb && thing(&chunks[i + 1]) && (i + 2..verb).all(how))
    }

    /// 推出语音功能: whether the words behind the verb at chunk `last` end, with their clause, in a noun for what something has.
    pub(super) fn does_to_part(&self, scene: Scene<'_>, last: usize, end: usize) -> bool {
        let tokens = &scene.row.tokens;
        let Some(closing) = end.checked_sub(1).filter(|&i| i > last).and_then(|i| scene.chunks.get(i)) else { return false };
        let told = Span { start: tokens[scene.chunks[last].last].span.end, end: tokens[closing.last].span.end }.of(&self.document.text);
        let told = told.trim_end_matches(|c: char| !is_letter(c));
        PARTS_OF_THINGS.iter().any(|w| told.strip_suffix(w).is_some_and(|rest| rest.chars().any(is_letter)))
    }

    /// Whether nothing but words of no known name stand after the 的 behind chunk `last`, before the clause ends at `end`.
    fn heads_unknown(&self, scene: Scene<'_>, last: usize, end: usize) -> bool {
        let de = matches!(scene.chunks.get(last + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
        let head = last + 2;
        let text = head + 1 == end && matches!(scene.chunks[head].part, Part::Text);
        de && text && self.text_of(scene, head).chars().filter(|c| c.is_alphabetic()).count() > 1
    }

    /// 云川科技发布了X,远山科技公布财报: whether whoever acts does something else, for which the engine has no name, right behind the verb.
    fn does_another_thing(&self, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> bool {
        let chunks = scene.chunks;
        // 这场由A主办的聚会 was named.
        let doer = |&s: &usize| {
            let acts = || self.names_at(chunks, s).is_some_and(|names| names.iter().all(|&n| self.acts(n)));
            s < anchor.first && governor(chunks, s, arguments.start).is_none() && acts()
        };
        // 云川科技发布了X,高出远山科技公布的水平
        let de = matches!(chunks.get(anchor.last + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
        let next = anchor.last + 1 + usize::from(de);
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
        if next >= arguments.end || !matches!(chunks[next].part, Part::Text) || !arguments.subjects.iter().any(doer) {
            return false;
        }
        if de && (next + 1..arguments.end).any(named) {
            return false;
        }
        let said = self.text_of(scene, next).trim_matches(|c: char| !c.is_alphanumeric());
        // 部署了第一批: of what was named before.
        said.chars().count() > 1
            && !said.ends_with(BATCH)
            && !is_adverbial(said)
            && !said.starts_with(COMPLEMENTS)
            && !COMPLETED.iter().any(|w| said.starts_with(w))
    }

    /// 拿出了新品: whether the verb at chunk `last` is done to something that has no known name.
    fn done_to_unknown(&self, scene: Scene<'_>, last: usize, end: usize) -> bool {
        let text = |i: usize| if i < end && matches!(scene.chunks[i].part, Part::Text) { self.text_of(scene, i) } else { "" };
        let alone = text(last + 1) == DONE;
        // 收购了掌声: or the verb has it in itself.
        let done = self.text_of(scene, last).ends_with(DONE);
        // 拿下“未名”称号: in marks, whatever it is.
        let first = if alone { last + 2 } else { last + 1 };
        let begins = if text(first).is_empty() { 0 } else { scene.row.tokens[scene.chunks[first].first].span.start as usize };
        if text(first).starts_with(MARKS) || self.document.text[..begins].ends_with(MARKS) {
            return true;
        }
        // 建成50个基地: so many of something.
        let number = if alone { last + 2 } else { last + 1 };
        let counted = number < end
            && matches!(&scene.chunks[number].part, Part::Value(v) if matches!(self.annotations.values[*v as usize].value, Value::Quantity(_)));
        let rest = match text(last + 1) {
            _ if counted => text(number + 1),
            _ if alone => text(last + 2),
            // 部署了第一批: of what was named before.
            next if done => {
                if next.ends_with(BATCH) {
                    ""
                } else {
                    next
                }
            }
            next if last + 2 == end && NEW.iter().any(|w| next.starts_with(w)) => next,
            next => next.strip_prefix(DONE).unwrap_or_default(),
        };
        // 发布2.0版, 公布新价: of which thing it is new, is another matter.
        let version = (last + 1..end.min(last + 4)).any(|i| VERSIONS.iter().any(|w| text(i).trim_start_matches('的').starts_with(w)));
        // 发布的新车…: so is what the verb modifies.
        let modifies = last + 2 < end && matches!(scene.chunks[last + 1].part, Part::Word(Category::De));
        let new = modifies && NEW.iter().any(|w| text(last + 2).starts_with(w));
        version || new || rest.chars().filter(|c| is_letter(*c)).count() > 1 && !is_adverbial(rest)
    }
}

/// Whether something is named after chunk `last`, before the clause ends at `end`.
fn named_after(chunks: &[Chunk], last: usize, end: usize) -> bool {
    // 由A主办、B承办: what follows the joint is another matter.
    let own = (last + 1..end).take_while(|&i| !(i == last + 1 && matches!(chunks[i].part, Part::Word(Category::Pause))));
    own.into_iter().any(|i| matches!(chunks[i].part, Part::Phrase(_) | Part::Word(Category::Noun | Category::Verb | Category::Attribute)))
}

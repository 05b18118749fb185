//! Persons of whom the text has one Latin word: 首席科学家Bellini, Bellini出任首席科学家, 任命Bellini为顾问.
//!
//! Takes a guess, tells whether what stands around it is said of nobody but a person. Deliberately leaves to others what firms do as well
//! (Bellini表示).

use crate::annotate::NameMention;
use crate::annotate::page::{Page, floor};

/// What nobody but a person does or is.
const DOES: &[&str] = &[
    "辞任",
    "离任",
    "卸任",
    "辞去",
    "离职",
    "辞职",
    "请辞",
    "退休",
    "毕业于",
    "任职于",
    "任教于",
    "供职于",
    "就职于",
    "曾任职",
    "曾供职",
    "入职",
    "跳槽",
    "师从",
    "攻读",
    "坦言",
    "直言",
    "回忆",
    "感叹",
    "感慨",
    "笑称",
    "写道",
    "说道",
    "出生于",
    "生于",
    "去世",
    "是一名",
    "是一位",
    "曾是一名",
    "宣布离职",
    "宣布辞职",
    "宣布卸任",
    "宣布退休",
    "被任命为",
    "被聘为",
    "获聘",
    "受聘",
    "在社交媒体上",
    "在社交平台上",
    "告诉记者",
    "对记者",
];

/// Verbs of having a post, and words for who somebody is, each of which ends there or before what is said: Bellini曾任顾问, Bellini教授说.
const POSTED: &[&str] = &["曾任", "现任", "就任", "升任", "接任", "历任", "继任"];
const CALLED: &[&str] = &["先生", "女士", "教授", "博士", "院士", "本人", "个人"];

/// What firms do as well, but in no post: 担任首席科学家, 担任主办方.
const HOLDS: &[&str] = &["出任", "担任", "加入", "加盟", "当选", "兼任"];

/// What stands before such a verb.
const ADVERBS: &[&str] = &[
    "已",
    "将",
    "此前",
    "曾",
    "正式",
    "也",
    "还",
    "则",
    "随后",
    "后来",
    "近日",
    "日前",
    "今年",
    "去年",
    "目前",
    "现",
    "同时",
    "已经",
    "即将",
    "于近日",
    "于日前",
    "最近",
    "刚刚",
    "随即",
    "最终",
];

/// Verbs of giving somebody a post, and what follows whom they give it.
const GIVES: &[&str] = &["任命", "聘任", "聘请", "委任", "提名", "推举", "推选", "接替", "取代"];

/// Titles that stand for a house as well, or before what is no person: 代表Luma出席.
const NONE: &[&str] = &["代表", "成员", "顾问", "用户", "客户", "主管", "学生", "网友", "员工", "团队"];

/// Whether one Latin word stands where a person does.
pub(crate) fn is_person(page: &Page<'_>, name: &NameMention) -> bool {
    const LEAST: usize = 3;
    let called = name.span.of(page.text);
    let mut letters = called.chars();
    let word = letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_lowercase() && c.is_alphabetic());
    if !word || called.chars().count() < LEAST {
        return false;
    }
    let (start, end) = (name.span.start as usize, name.span.end as usize);
    let before = page.text[..start].trim_end_matches(' ');
    let posted =
        || page.follows_title(start) && !NONE.iter().any(|title| before.ends_with(title)) && page.closes(end) && !page.title_begins(end);
    let given = || GIVES.iter().any(|verb| before.ends_with(verb)) && page.text[end..].starts_with(['为', '担', '出', '成']);
    // 在Bellini担任顾问: where somebody does so.
    let there = before.ends_with(['在', '于', '到', '从']);
    posted() || given() || !there && does(page, end)
}

/// Whether what nobody but a person does is told behind a name that ends at `end`.
pub(crate) fn does(page: &Page<'_>, end: usize) -> bool {
    const CLAUSE: usize = 75;
    const MOST: usize = 2;
    let mut rest = page.text[end..].trim_start_matches(' ');
    for _ in 0..MOST {
        if tells(page, rest) {
            return true;
        }
        rest = ADVERBS.iter().filter(|word| rest.starts_with(**word)).map(|word| word.len()).max().map_or(rest, |length| &rest[length..]);
    }
    if tells(page, rest) {
        return true;
    }
    let sentence = rest[..floor(rest, CLAUSE)].split(['。', ';', '\n', '“']).next().unwrap_or_default();
    let clause = sentence.split(',').next().unwrap_or_default();
    let at = page.text.len() - rest.len();
    let titled = |text: &str| page.title_within(at, at + text.len()).is_some();
    // 离开云川科技,创办远山智能
    let leaves =
        || rest.starts_with("离开") && [",创办", ",创立", ",加入", ",加盟", "后创", "后加入"].iter().any(|next| sentence.contains(next));
    HOLDS.iter().any(|verb| rest.starts_with(verb)) && (titled(clause) || sentence.contains(",担任") || sentence.contains(",出任"))
        || leaves()
}

/// Whether a text that goes to the end of the page begins with what nobody but a person does: 曾任云川科技总裁, but 现任CEO王雪.
fn tells(page: &Page<'_>, rest: &str) -> bool {
    let at = page.text.len() - rest.len();
    let word = |words: &[&str]| words.iter().find(|word| rest.starts_with(**word)).map(|word| at + word.len());
    word(DOES).is_some()
        || word(POSTED).is_some_and(|end| page.title_at(end).is_none_or(|title| page.closes(title)))
        || word(CALLED).is_some_and(|end| page.closes(end))
}

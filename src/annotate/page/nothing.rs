//! Runs of characters that name nothing: they point at a thing, or begin with a verb of what is done to it.
//!
//! Takes the run alone; deliberately knows no page.

use crate::chinese::OneOf;

/// Words that point at one or ask for one, the classifier behind them aside.
const POINTING: [char; 6] = ['这', '那', '哪', '某', '每', '几'];
/// Classifiers that follow them, and a verb with its aspect: 这副眼镜, 开了场发布会.
const CLASSIFIERS: &[char] = &[
    '个', '款', '家', '种', '项', '副', '枚', '只', '台', '辆', '部', '块', '颗', '条', '套', '架', '艘', '间', '所', '支', '张', '位',
    '名', '座', '件', '群', '批', '类', '组', '份', '届', '场', '次', '篇', '本', '股', '轮', '片',
];
/// Adverbs with which no name begins.
const NEVER_FIRST: [char; 3] = ['却', '仅', '很'];
/// Words of how a prize is looked at: 最受瞩目的云桥奖.
pub(super) static PRAISED: OneOf = OneOf::new(&["最受", "最引人", "最令", "最重要"]);
/// Verbs and their complements after which a name begins: 搬上CES.
const PUTTING: &[char] =
    &['搬', '登', '装', '换', '接', '用', '送', '塞', '推', '带', '摆', '拉', '挂', '放', '写', '融', '追', '冲', '只'];
const COMPLEMENTS: [char; 6] = ['上', '进', '到', '入', '给', '跑'];

/// Whether a run of characters only points at a thing, or begins with a verb of what is done to one that is named behind it.
pub(super) fn names_nothing(run: &str) -> bool {
    let mut characters = run.chars();
    let (Some(first), Some(second)) = (characters.next(), characters.next()) else { return false };
    let third = characters.next();
    let put = PUTTING.contains(&first) && COMPLEMENTS.contains(&second);
    let held = || run.char_indices().skip(1).any(|(at, c)| c == '了' && run[at + c.len_utf8()..].starts_with(CLASSIFIERS));
    POINTING.contains(&first) && CLASSIFIERS.contains(&second)
        || NEVER_FIRST.contains(&first)
        || put && third.is_some_and(|c| first == '只' || c.is_ascii_uppercase())
        || held()
}

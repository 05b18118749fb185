//! Words that limit an amount: 超过, 近, 约, 以上, 不到, 大于等于.
//!
//! Gives how the amount compares to the number beside the word. Deliberately does not know which words of these a
//! date or a length of time may take.

use std::sync::LazyLock;

use super::Bound;
use super::table::{Table, words};

/// How an amount compares to the number that the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    /// 超过 大于
    Over,
    /// 至少 不低于
    Least,
    /// 不到 小于
    Under,
    /// 至多 不超过
    Most,
    /// 约 左右
    About,
    /// 等于
    Equal,
}

impl Comparison {
    /// The coarser word of the guide.
    pub(super) fn bound(self) -> Option<Bound> {
        match self {
            Self::Over | Self::Least => Some(Bound::Min),
            Self::Under | Self::Most => Some(Bound::Max),
            Self::About => Some(Bound::Approx),
            Self::Equal => None,
        }
    }
}

const BEFORE: &[(Comparison, &str)] = &[
    (
        Comparison::Over,
        "已过 刚过 已破 已经超过 已经突破 超过 已超过 超过了 已超 超 逾 已逾 突破 突破了 已突破 破 刚破 破了 再破 连破 超出 超越 高于 高出 大于 多于 强于 胜过 多达 上 过 好于 冲破 冲过 迈过 跨过 越过 闯过 冲破了 冲过了 迈过了 跨过了 闯过了 站上了 站上 冲上 >",
    ),
    (
        Comparison::Least,
        "不低于 不少于 不小于 不下 不下于 至少 至少有 至少是 最少 最少有 起码 少说 大于等于 大于或等于 大于或者等于 ≥ >= > =",
    ),
    (Comparison::Under, "不到 不足 未满 未到 低于 小于 少于 不及 近 接近 将近 已近 已接近 直逼 逼近 < "),
    (
        Comparison::Most,
        "不超过 不会超过 不会高于 不多于 不高于 不大于 不超 至多 至多有 至多为 最多 最多有 最多为 最多是 顶多 小于等于 小于或等于 小于或者等于 ≤ <=",
    ),
    (Comparison::About, "约 大约 约为 约有 约合 约占 大概 大概有 大约有 大约为 差不多 几近 估计 ~ ≈"),
    (Comparison::Equal, "等于 ="),
];

const AFTER: &[(Comparison, &str)] = &[
    (Comparison::Over, "以上 之上 有余 出头 开外 之多 多 余"),
    (Comparison::Least, "或以上 及以上 或者以上 或更多 或者更多 (含)以上 （含）以上 (含本数)以上 （含本数）以上"),
    (Comparison::Most, "(含)以下 （含）以下 (含)以内 （含）以内 以内 之内 或以下 及以下 或更少 或者更少 或者以下"),
    (Comparison::Under, "以下 之下 不到"),
    (Comparison::About, "左右 上下 级别 量级 级 规模"),
];

static BEFORE_TABLE: LazyLock<Table<Comparison>> = LazyLock::new(|| Table::new(before()));

static AFTER_TABLE: LazyLock<Table<Option<Comparison>>> = LazyLock::new(|| {
    let plain = [
        "上下文",
        "上下游",
        "规模化",
        "级联",
        "多模态",
        "多模型",
        "多功能",
        "多智能",
        "多维",
        "多端",
        "多任务",
        "余额",
        "余下",
        "余热",
        "多轮",
        "多语言",
        "多样",
        "多元",
        "多方",
    ];
    let after = AFTER.iter().flat_map(|(c, list)| words(list).map(|w| (w, Some(*c))));
    Table::new(plain.into_iter().map(|w| (w, None)).chain(after))
});

/// The words that bound the number after them.
pub(super) fn before() -> impl Iterator<Item = (&'static str, Comparison)> {
    BEFORE.iter().flat_map(|(c, list)| words(list).map(|w| (w, *c)))
}

/// The bound word at `at` that limits the number after it, and the byte after the word.
pub(super) fn before_at(text: &str, at: usize) -> Option<(Comparison, usize)> {
    BEFORE_TABLE.at(text, at).filter(|_| !within_word(text, at))
}

/// 签约86家: whether the character at `at` is the end of a word, and limits nothing.
fn within_word(text: &str, at: usize) -> bool {
    const WORDS: &[&str] =
        &["签约", "履约", "预约", "节约", "合约", "条约", "公约", "制约", "契约", "续约", "邀约", "附近", "最近", "邻近"];
    let Some(c) = text[at..].chars().next().filter(|c| matches!(c, '约' | '近')) else { return false };
    let end = at + c.len_utf8();
    WORDS.iter().any(|word| text[..end].ends_with(word))
}

/// The bound word at `at` that limits the number before it.
pub(super) fn after_at(text: &str, at: usize) -> Option<(Comparison, usize)> {
    AFTER_TABLE.at(text, at).and_then(|(c, end)| Some((c?, end)))
}

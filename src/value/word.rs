//! Words that hold a numeral, or begin like a date, and are no value: 一些, 统一, 收拾, 五粮液, 当前.
//!
//! Takes the list `plain.txt`, gives whether a place in the text lies in such a word. Deliberately decides nothing by meaning.

use std::sync::LazyLock;

use super::number;
use super::table::{Table, words};
use crate::chinese::OneOf;

/// Words that begin with a character with which a value may begin, parted by spaces; a line that begins with `#` is a remark.
const LIST: &str = include_str!("plain.txt");

/// All plain words.
pub(super) fn plain() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter(|line| !line.starts_with('#')).flat_map(words)
}

static PLAIN: LazyLock<Table<()>> = LazyLock::new(|| Table::new(plain().map(|w| (w, ()))));

/// Numerals with what they count, where the two begin like a plain word: 十分之一, 三星期后, 一度电.
static PARTED: OneOf = OneOf::new(&["十分之", "三星期", "一度电", "一块钱", "三角钱", "五角钱", "几个亿"]);

/// Whether a plain word stands at `at`.
pub(super) fn is_plain(text: &str, at: usize) -> bool {
    PLAIN.at(text, at).is_some() && !is_parted(text, at)
}

/// Whether a numeral and what it counts stand at `at` that begin like one word: 十分之一.
pub(super) fn is_parted(text: &str, at: usize) -> bool {
    PARTED.opens(&text[at..])
}

/// Numerals of sums of money, and what follows one that stands alone.
const FINANCIAL: &str = "壹贰叁肆伍陆柒捌玖拾佰仟";
const OF_MONEY: &str = "元圆角分万亿整";

/// Whether a numeral of sums of money stands alone at `at` and tells no sum, or 一一 says how: 拾光科技, 一一列举.
pub(super) fn is_lone(text: &str, at: usize) -> bool {
    let mut said = text[at..].chars();
    let lone = said.next().is_some_and(|c| FINANCIAL.contains(c));
    // 一一列举, and not 一一年, 一一三
    let each =
        text[at..].strip_prefix("一一").is_some_and(|rest| !rest.starts_with(|c| number::begins(c) || matches!(c, '年' | '月' | '号')));
    each || lone && !said.next().is_some_and(|c| FINANCIAL.contains(c) || OF_MONEY.contains(c))
}

/// Whether the numeral at `at` ends a word: 统一, 队伍, 大陆, 收拾.
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let (Some(numeral), Some(previous)) = (text[at..].chars().next(), before.next()) else { return false };
    // 唯一一笔, 统一一次: the first 一 ends a word, the second counts.
    if numeral == '一' && previous == '一' && before.next().is_some_and(|c| "唯统单归专".contains(c)) {
        return false;
    }
    let listed = match numeral {
        '一' => "唯统单归合专逐进划之均惟守始朝复一",
        '三' => "之说",
        '二' | '四' => "之",
        '八' => "说",
        '两' => "若",
        '陆' => "大登着内水海空软在",
        '伍' => "队入退落行为",
        '肆' => "放大酒食茶书",
        '拾' => "收夕捡俯重掇",
        '零' => "凋飘归清",
        '数' | '几' => "参次人总函系指倍分基少多整个位页件层轮维变奇偶岁茶",
        '千' => "秋",
        '半' => "多过大减夜",
        _ => return false,
    };
    listed.contains(previous)
}

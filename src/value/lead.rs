//! What a value may begin with: a word by its meaning, or a numeral.
//!
//! Gives the longest word at a place. Deliberately decides nothing of what follows.

use std::sync::LazyLock;

use super::dateword::{self, DateWord};
use super::table::{Chars, Table};
use super::{bound, duration, number, rank, unit, word};

/// What the word at the beginning of a value says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// A word that is no value: 一些, 上海.
    Plain,
    /// A bound: 超过, 约.
    Bound,
    /// A sign of money, or the name of a scale: ￥, 港币, 摄氏.
    Sign,
    Date(DateWord),
    /// A place with a word of its own.
    Place(u32),
    /// 第
    Ordinal,
    /// 倒数第
    Backwards,
    /// 前
    Front,
    /// 连续, 为期
    Length,
    /// 每
    Per,
    /// 负
    Negative,
    /// 半
    Half,
    /// 打, before 对折
    Discount,
}

const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿兆两俩仨壹贰叁肆伍陆柒捌玖拾佰仟廿卅数几半";

static LEADS: LazyLock<Table<Lead>> = LazyLock::new(|| {
    let single = [
        ("第", Lead::Ordinal),
        ("倒数第", Lead::Backwards),
        ("前", Lead::Front),
        ("每", Lead::Per),
        ("单", Lead::Per),
        ("负", Lead::Negative),
        ("零下", Lead::Negative),
        ("半", Lead::Half),
        ("打对折", Lead::Discount),
    ];
    let all = single
        .into_iter()
        .chain(dateword::all().into_iter().map(|(w, d)| (w, Lead::Date(d))))
        .chain(rank::PLACES.iter().map(|(w, r)| (*w, Lead::Place(*r))))
        .chain(bound::before().map(|(w, _)| (w, Lead::Bound)))
        .chain(unit::SIGNS.iter().chain(unit::SCALES).map(|(w, _)| (*w, Lead::Sign)))
        .chain(duration::LEADS.iter().map(|w| (*w, Lead::Length)))
        .collect::<Vec<_>>();
    // A plain word counts only where a value might begin within it.
    let begins = Chars::new(all.iter().filter_map(|(w, _)| w.chars().next()).chain(NUMERALS.chars()).chain('0'..='9'));
    let plain = word::plain().filter(|w| w.chars().any(|c| begins.has(c))).map(|w| (w, Lead::Plain));
    Table::new(plain.chain(all.iter().copied()))
});

static FIRST: LazyLock<Chars> = LazyLock::new(|| {
    Chars::new(LEADS.first_chars().chain(NUMERALS.chars()).chain('0'..='9').chain('a'..='z').chain('A'..='Z').chain(['-', '\n']))
});

/// The characters with which some value, or a word that must be passed over whole, begins; the end of a line too.
pub(super) fn first() -> &'static Chars {
    &FIRST
}

/// The word at `at`, and the byte after it.
pub(super) fn lead_at(text: &str, at: usize) -> Option<(Lead, usize)> {
    LEADS.at(text, at).filter(|(lead, _)| *lead != Lead::Plain || !word::is_parted(text, at))
}

static TIME: LazyLock<Chars> = LazyLock::new(|| Chars::new("年月日号天周个星礼整分秒刻小钟昼工世财时多余至到-~—–－/.QH 又半".chars()));

/// Whether a numeral before this character may be a date or a length of time.
pub(super) fn may_be_time(c: char) -> bool {
    TIME.has(c)
}

/// Whether a numeral may begin with this character.
pub(super) fn is_numeral(c: char) -> bool {
    number::begins(c)
}

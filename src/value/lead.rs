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
    /// A sign of money.
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

static LEADS: LazyLock<Table<Lead>> = LazyLock::new(|| {
    let single = [
        ("第", Lead::Ordinal),
        ("倒数第", Lead::Backwards),
        ("前", Lead::Front),
        ("每", Lead::Per),
        ("负", Lead::Negative),
        ("半", Lead::Half),
        ("打对折", Lead::Discount),
    ];
    let all = single
        .into_iter()
        .chain(dateword::all().into_iter().map(|(w, d)| (w, Lead::Date(d))))
        .chain(rank::PLACES.iter().map(|(w, r)| (*w, Lead::Place(*r))))
        .chain(bound::before().map(|(w, _)| (w, Lead::Bound)))
        .chain(unit::SIGNS.iter().map(|(w, _)| (*w, Lead::Sign)))
        .chain(duration::LEADS.iter().map(|w| (*w, Lead::Length)))
        .chain(word::plain().map(|w| (w, Lead::Plain)));
    Table::new(all)
});

static FIRST: LazyLock<Chars> = LazyLock::new(|| {
    let numerals = "〇零一二三四五六七八九十百千万亿兆两俩仨壹贰叁肆伍陆柒捌玖拾佰仟廿卅数几半".chars();
    Chars::new(LEADS.first_chars().chain(numerals).chain('0'..='9').chain(['-']))
});

/// Whether some value, or a word that must be passed over whole, begins with this character.
pub(super) fn may_begin(c: char) -> bool {
    FIRST.has(c)
}

/// The word at `at`, and the byte after it.
pub(super) fn lead_at(text: &str, at: usize) -> Option<(Lead, usize)> {
    LEADS.at(text, at)
}

/// Whether a numeral may begin with this character.
pub(super) fn is_numeral(c: char) -> bool {
    number::begins(c)
}

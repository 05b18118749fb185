//! Digits and numerals → exact numbers.
//!
//! Takes a place in the text, gives the number there and where it ends: Arabic, Chinese, financial and mixed. Deliberately
//! knows no bound word and no unit, nor whether the numeral is a part of a word.

use rust_decimal::Decimal;

use super::Reading;
use super::literal::DIGITS;
use super::parser::{Parser, Pick};

/// The longest numeral in characters that is read: longer ones are no amounts.
pub(super) const LONGEST: usize = 40;

/// How exactly a numeral says its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Exact,
    /// 数十, 几百, 十几: only the order is said.
    Vague,
    /// 百万, 千: a magnitude with no digit before it.
    Bare,
    /// 十余万, 500多亿: that much and something.
    More,
}

/// A number and the byte after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) number: Decimal,
    /// The far end of 两三 and 二三十.
    pub(super) upto: Option<Decimal>,
    pub(super) end: usize,
    pub(super) form: Form,
    /// The product of the 万, 亿 and K M B T at its end: what the near end of a range may share.
    pub(super) scale: Decimal,
    /// Whether it begins with an Arabic digit.
    pub(super) arabic: bool,
    /// Whether it is a row of numerals read digit by digit (二〇二四).
    pub(super) row: bool,
}

impl Numeral {
    /// The number, where it is a whole and exactly said one.
    pub(super) fn whole<N: TryFrom<i128>>(&self) -> Option<N> {
        // Numbers are normalised: a whole one has no scale.
        let exact = self.form == Form::Exact && self.upto.is_none() && self.number.scale() == 0;
        if exact { N::try_from(self.number.mantissa()).ok() } else { None }
    }
}

/// The value of a numeral that is no magnitude.
pub(super) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' | '弌' => 1,
        '二' | '两' | '贰' | '俩' => 2,
        '三' | '叁' | '仨' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The factor of a magnitude.
pub(super) fn magnitude(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        '兆' => 1_000_000_000_000,
        _ => return None,
    })
}

/// Whether a numeral can begin with this character.
pub(super) fn begins(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some() || magnitude(c).is_some() || matches!(c, '数' | '几' | '廿' | '卅' | '半')
}

/// The byte after the row of numerals at `at`: where the scan goes on when none of it is a value.
pub(super) fn run_end(text: &str, at: usize) -> usize {
    at + text[at..].chars().take_while(|&c| begins(c)).map(char::len_utf8).sum::<usize>()
}

/// Past the spaces at `at` that may stand within a numeral or before its unit: one beside an Arabic digit, any where every
/// numeral is wanted.
pub(super) fn past_space(text: &str, at: usize, reading: Reading) -> usize {
    let bytes = text.as_bytes();
    match reading {
        _ if bytes.get(at) != Some(&b' ') => at,
        Reading::News => at + usize::from(at > 0 && bytes[at - 1].is_ascii_alphanumeric()),
        Reading::Every => at + bytes[at..].iter().take_while(|b| **b == b' ').count(),
    }
}

/// Past the space at `at` that stands before digits within a date: 2024 年 10 月 30 日.
pub(super) fn past_gap(text: &str, at: usize, reading: Reading) -> usize {
    let bytes = text.as_bytes();
    let gap = bytes.get(at) == Some(&b' ') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    if gap { at + 1 } else { past_space(text, at, reading) }
}

/// The number at byte `at`: 1.75万亿, 一百二十, 3万5千, 14.8, 1,234,567, 数十, 十几, 百亿, 二〇二四, 两三.
pub(super) fn at(text: &str, at: usize, reading: Reading) -> Option<Numeral> {
    let first = text.get(at..)?.chars().next()?;
    if !begins(first) {
        return None;
    }
    if let Some(simple) = simple(text, at, first) {
        return Some(simple);
    }
    if !first.is_ascii_digit() {
        match row(text, at, reading) {
            Row::Read(numeral) => return Some(numeral),
            Row::Senseless => return None,
            Row::Other => {}
        }
    }
    let near = Parser::new(text, at, reading, Pick::Near).run()?;
    let upto = if near.paired { Some(Parser::new(text, at, reading, Pick::Far).run()?.numeral.number) } else { None };
    Some(Numeral { upto, arabic: first.is_ascii_digit(), ..near.numeral })
}

/// The commonest numerals: a few digits, or one Chinese numeral, with nothing after that could go on with them.
fn simple(text: &str, at: usize, first: char) -> Option<Numeral> {
    let bytes = text.as_bytes();
    let (number, end) = if first.is_ascii_digit() {
        let mut end = at;
        let mut mantissa = 0i64;
        while let Some(b) = bytes.get(end).filter(|b| b.is_ascii_digit()) {
            (mantissa, end) = (mantissa.checked_mul(10)?.checked_add(i64::from(b - b'0'))?, end + 1);
        }
        let fraction = bytes.get(end + 1..).map_or(&[][..], |rest| if bytes[end] == b'.' { rest } else { &[] });
        let scale = fraction.iter().take(10).take_while(|b| b.is_ascii_digit()).count();
        if scale > 9 || at > 0 && bytes[at - 1] == b'.' {
            return None;
        }
        for b in &fraction[..scale] {
            mantissa = mantissa.checked_mul(10)?.checked_add(i64::from(b - b'0'))?;
        }
        (Decimal::new(mantissa, scale as u32), if scale > 0 { end + 1 + scale } else { end })
    } else {
        (Decimal::from(digit(first)?), at + first.len_utf8())
    };
    let next = text[end..].chars().next();
    let goes_on = next.is_some_and(|c| {
        begins(c)
            || matches!(c, ' ' | '点' | '余' | '多' | '的' | '又')
            || c == '个' && is_counted_hundred_million(text, end)
            || first.is_ascii_digit() && matches!(c, ',' | '.' | '^' | 'e' | 'E' | '×' | 'x' | '*')
    });
    let arabic = first.is_ascii_digit();
    (!goes_on).then(|| Numeral { number: number.normalize(), upto: None, end, form: Form::Exact, scale: Decimal::ONE, arabic, row: false })
}

/// 两个亿, 10个亿: whether 个 at `at` only stands between a numeral and 亿, and counts nothing: 3个亿元级项目.
pub(super) fn is_counted_hundred_million(text: &str, at: usize) -> bool {
    text[at..]
        .strip_prefix("个亿")
        .is_some_and(|rest| !rest.starts_with(['元', '级', '吨', '万', '千', '欧', '港']) || rest.starts_with("欧元"))
}

/// What the numerals at a place are as a row.
enum Row {
    Read(Numeral),
    /// A row without a meaning: 二三四万.
    Senseless,
    /// No row.
    Other,
}

/// A row of numerals: 二〇二四 is read digit by digit, 两三 is two to three.
fn row(text: &str, at: usize, reading: Reading) -> Row {
    let mut digits = Vec::new();
    let (mut end, mut next_end) = (at, at);
    for c in text[at..].chars().take(LONGEST) {
        let Some(d) = digit(c).filter(|_| c != '两' || digits.is_empty()) else {
            if c == ' ' && reading == Reading::Every {
                next_end += 1;
                continue;
            }
            break;
        };
        digits.push(d);
        next_end += c.len_utf8();
        end = next_end;
    }
    let next = text[past_space(text, end, reading)..].chars().next();
    if digits.len() < 2 || next.is_some_and(|c| magnitude(c).is_some() && digits.len() == 2 || c == '分' && text[end..].starts_with("分之"))
    {
        return Row::Other;
    }
    if digits.len() > DIGITS || digits.len() > 2 && next.is_some_and(|c| magnitude(c).is_some()) {
        return Row::Senseless;
    }
    let number = digits.iter().fold(Decimal::ZERO, |n, &d| n * Decimal::TEN + Decimal::from(d));
    let numeral = |number, upto, row| Numeral { number, upto, end, form: Form::Exact, scale: Decimal::ONE, arabic: false, row };
    match digits[..] {
        [near, far] if pairs(near, far) && !text[at..end].contains(['零', '〇']) => {
            Row::Read(numeral(Decimal::from(near), Some(Decimal::from(far)), false))
        }
        _ => Row::Read(numeral(number, None, true)),
    }
}

/// Whether two numerals beside each other say a range: 两三, 三五, 七八.
pub(super) fn pairs(near: u32, far: u32) -> bool {
    near > 0 && far <= 9 && (far == near + 1 || (near, far) == (3, 5))
}

/// The byte after 分之 at `at`.
pub(super) fn parts_of(text: &str, at: usize, reading: Reading) -> Option<usize> {
    let at = past_space(text, at, reading);
    let after = at + text[at..].starts_with('分').then_some('分'.len_utf8())?;
    let of = past_space(text, after, reading);
    text[of..].starts_with('之').then(|| past_space(text, of + '之'.len_utf8(), reading))
}

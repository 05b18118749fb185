//! Digits and numerals → exact numbers.
//!
//! Takes a place in the text, gives the number there and where it ends: Arabic, Chinese, financial and mixed. Deliberately
//! knows no bound word and no unit, nor whether the numeral is a part of a word.

use rust_decimal::Decimal;

use super::{Reading, unit, word};

/// The longest numeral in characters that is read: longer ones are no amounts.
const LONGEST: usize = 40;

/// The most digits of an exact decimal.
const DIGITS: usize = 27;

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

/// The number at byte `at`: 1.75万亿, 一百二十, 3万5千, 14.8, 1,234,567, 数十, 十几, 百亿, 二〇二四, 两三.
pub(super) fn at(text: &str, at: usize, reading: Reading) -> Option<Numeral> {
    let first = text.get(at..)?.chars().next()?;
    if !begins(first) {
        return None;
    }
    if let Some(simple) = simple(text, at, first) {
        return Some(simple);
    }
    if !first.is_ascii_digit()
        && let Some(row) = row(text, at, reading)
    {
        return row;
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
            || first.is_ascii_digit() && matches!(c, ',' | '.' | '^' | 'e' | 'E' | '×' | 'x' | '*')
    });
    let arabic = first.is_ascii_digit();
    (!goes_on).then(|| Numeral { number: number.normalize(), upto: None, end, form: Form::Exact, scale: Decimal::ONE, arabic, row: false })
}

/// A row of numerals: 二〇二四 is read digit by digit, 两三 is two to three. None where the numeral is no row, `Some(None)`
/// where it is one without a meaning.
#[expect(clippy::option_option, reason = "no row, and a row without a meaning, are told apart")]
fn row(text: &str, at: usize, reading: Reading) -> Option<Option<Numeral>> {
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
        return None;
    }
    if digits.len() > DIGITS || digits.len() > 2 && next.is_some_and(|c| magnitude(c).is_some()) {
        return Some(None);
    }
    let number = digits.iter().fold(Decimal::ZERO, |n, &d| n * Decimal::TEN + Decimal::from(d));
    let numeral = |number, upto, row| Numeral { number, upto, end, form: Form::Exact, scale: Decimal::ONE, arabic: false, row };
    Some(match digits[..] {
        [near, far] if pairs(near, far) && !text[at..end].contains(['零', '〇']) => {
            Some(numeral(Decimal::from(near), Some(Decimal::from(far)), false))
        }
        _ => Some(numeral(number, None, true)),
    })
}

/// Whether two numerals beside each other say a range: 两三, 三五, 七八.
fn pairs(near: u32, far: u32) -> bool {
    near > 0 && far <= 9 && (far == near + 1 || (near, far) == (3, 5))
}

/// Which of two paired digits is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pick {
    Near,
    Far,
}

/// What one reading gave.
struct Read {
    numeral: Numeral,
    paired: bool,
}

/// Reads digits and magnitudes from left to right. A numeral is 兆-parts of 亿-parts of 万-parts of sections below 万.
struct Parser<'a> {
    text: &'a str,
    start: usize,
    at: usize,
    reading: Reading,
    pick: Pick,
    above: Decimal,
    yi: Decimal,
    wan: Decimal,
    section: Decimal,
    current: Option<Decimal>,
    /// The last magnitude within the section (its magnitudes fall) and within the numeral.
    step: u64,
    last: u64,
    /// 零 stands before the current digit.
    zero: bool,
    /// The current number is an Arabic literal or has a fraction.
    literal: bool,
    form: Form,
    scale: Decimal,
    paired: bool,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, at: usize, reading: Reading, pick: Pick) -> Self {
        Self {
            text,
            start: at,
            at,
            reading,
            pick,
            above: Decimal::ZERO,
            yi: Decimal::ZERO,
            wan: Decimal::ZERO,
            section: Decimal::ZERO,
            current: None,
            step: 10_000,
            last: 0,
            zero: false,
            literal: false,
            form: Form::Exact,
            scale: Decimal::ONE,
            paired: false,
        }
    }

    fn run(mut self) -> Option<Read> {
        for _ in 0..LONGEST {
            let next = past_space(self.text, self.at, self.reading);
            let Some(c) = self.text[next..].chars().next() else { return self.finish() };
            let after = next + c.len_utf8();
            let goes_on = if c.is_ascii_digit() {
                (next == self.at || self.last > 0 && self.magnitude_after_digits(next)) && {
                    self.at = next;
                    self.arabic()?
                }
            } else if let Some(d) = digit(c) {
                self.digit(c, d, next, after)
            } else if let Some(m) = magnitude(c) {
                self.magnitude(m, next, after)?
            } else {
                self.other(c, after)?
            };
            if !goes_on {
                return self.finish();
            }
        }
        None
    }

    /// Whether the digits at `at` have a magnitude, so that they go on with the numeral: 7万 5千.
    fn magnitude_after_digits(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        rest.starts_with(|c| magnitude(c).is_some_and(|m| m < self.last))
    }

    /// An Arabic literal: at the start, or after a magnitude that it stays below (3万4000, 5亿300万).
    fn arabic(&mut self) -> Option<bool> {
        if self.current.is_some() {
            return Some(false);
        }
        let Some((number, end)) = literal(self.text, self.at, self.reading) else {
            return if self.at == self.start { None } else { Some(false) };
        };
        if self.at > self.start && (number >= Decimal::from(self.last) || !number.fract().is_zero()) {
            return Some(false);
        }
        (self.current, self.literal, self.at) = (Some(number), true, end);
        Some(true)
    }

    fn digit(&mut self, c: char, d: u32, next: usize, after: usize) -> bool {
        if matches!(c, '零' | '〇') {
            let follows = self.text[past_space(self.text, after, self.reading)..].chars().next();
            let inner = self.at == self.start || follows.is_some_and(|f| begins(f) && f != '零');
            if self.current.is_some() || !inner {
                return false;
            }
            (self.zero, self.at) = (true, after);
            if self.at == self.start + c.len_utf8() && !follows.is_some_and(begins) {
                self.current = Some(Decimal::ZERO);
            }
            return true;
        }
        if let Some(known) = self.current {
            // 二三十, 一百二三十
            let far = !self.literal && !self.paired && (1..=9).any(|k| Decimal::from(k) == known && pairs(k, d));
            let magnitude_follows = self.text[after..].chars().next().is_some_and(|m| magnitude(m).is_some());
            if !far || !magnitude_follows {
                return false;
            }
            self.paired = true;
            if self.pick == Pick::Far {
                self.current = Some(Decimal::from(d));
            }
            self.at = after;
            return true;
        }
        // 三十两: a weight, for 两 is no last digit.
        let follows = self.text[past_space(self.text, after, self.reading)..].chars().next();
        if c == '两' && self.last > 0 && follows.is_none_or(|f| magnitude(f).is_none()) {
            return false;
        }
        // 数百一流: the last digit belongs to a word.
        if self.last > 0 && word::is_plain(self.text, next) {
            return false;
        }
        (self.current, self.literal, self.at) = (Some(Decimal::from(d)), false, after);
        true
    }

    fn magnitude(&mut self, m: u64, next: usize, after: usize) -> Option<bool> {
        let factor = Decimal::from(m);
        // 12千米, 323千卡: the unit has its own thousand.
        if m == 1000 && self.literal && unit::has_prefix(self.text, next) {
            return Some(false);
        }
        let bare = self.at == self.start;
        if m < 10_000 {
            if m >= self.step || self.current.is_none() && !bare && (m != 10 || self.section.is_zero() && self.last > 0 && !self.zero) {
                return Some(false);
            }
            self.section = self.section.checked_add(self.current.unwrap_or(Decimal::ONE).checked_mul(factor)?)?;
            self.step = m;
            self.scale = Decimal::ONE;
        } else {
            // 兆瓦, 兆字节: a prefix of the unit.
            if m > 100_000_000 && (bare || self.text[after..].starts_with(['瓦', '字', '赫', '比', '帕', '欧', '伏', '焦', '位']))
            {
                return Some(false);
            }
            let below = self.section + self.current.unwrap_or(Decimal::ZERO);
            let nothing = below.is_zero() && self.wan.is_zero() && self.yi.is_zero() && self.above.is_zero();
            let below = if nothing && bare { Decimal::ONE } else { below };
            if nothing && !bare {
                return Some(false);
            }
            match m {
                10_000 if below.is_zero() => self.wan = self.wan.checked_mul(factor)?,
                10_000 if !self.wan.is_zero() => return Some(false),
                10_000 => self.wan = below.checked_mul(factor)?,
                100_000_000 if (below + self.wan).is_zero() => self.yi = self.yi.checked_mul(factor)?,
                100_000_000 => self.yi = self.yi.checked_add((below + self.wan).checked_mul(factor)?)?,
                _ => self.above = self.above.checked_add((below + self.wan + self.yi).checked_mul(factor)?)?,
            }
            if m >= 100_000_000 {
                self.wan = Decimal::ZERO;
            }
            if m > 100_000_000 {
                self.yi = Decimal::ZERO;
            }
            self.section = Decimal::ZERO;
            self.step = 10_000;
            self.scale = self.scale.checked_mul(factor)?;
        }
        if bare && m > 10 {
            self.form = Form::Bare;
        }
        (self.current, self.zero, self.literal, self.last, self.at) = (None, false, false, m, after);
        Some(true)
    }

    /// 点, 几, 数, 余, 多, 半, 廿: none where the numeral has no meaning.
    fn other(&mut self, c: char, after: usize) -> Option<bool> {
        let start = self.at == self.start;
        let after = if matches!(c, '余' | '多' | '点' | '几') { past_space(self.text, after, self.reading) } else { after };
        let follows = self.text[after..].chars().next();
        let follows_magnitude = follows.and_then(magnitude);
        match c {
            '数' | '几' if start => {
                follows_magnitude?;
                (self.current, self.form, self.at) = (Some(Decimal::ONE), Form::Vague, after);
            }
            '几' if self.current.is_none() && (self.last > 0 && self.last < 10_000 || self.zero) => {
                if self.form == Form::Exact {
                    self.form = Form::Vague;
                }
                (self.zero, self.at) = (false, after);
                // 一百几十
                if follows_magnitude.is_some_and(|m| m < self.step) {
                    self.at += follows.map_or(0, char::len_utf8);
                }
            }
            '余' | '多' if !start && follows_magnitude.is_some_and(|m| m >= 10_000) => {
                (self.form, self.at) = (Form::More, after);
            }
            '廿' | '卅' if start => {
                (self.section, self.step, self.last, self.at) = (Decimal::from(if c == '廿' { 20 } else { 30 }), 10, 10, after);
            }
            '半' if start => {
                follows_magnitude.filter(|&m| m >= 100)?;
                (self.current, self.literal, self.at) = (Some(Decimal::new(5, 1)), true, after);
            }
            '点' if !start && !self.literal => return Some(self.point(after)),
            _ => return Some(false),
        }
        Some(true)
    }

    /// The fraction after 点, unless it is the hour of a clock (八点三十, 三点一刻).
    fn point(&mut self, from: usize) -> bool {
        let (mut end, mut fraction, mut scale) = (from, 0i64, 0u32);
        let mut next = from;
        while let Some((c, d)) = self.text[next..].chars().next().and_then(|c| Some((c, digit(c).filter(|_| c != '两')?))) {
            if scale == 15 {
                break;
            }
            (fraction, scale) = (fraction * 10 + i64::from(d), scale + 1);
            end = next + c.len_utf8();
            next = past_space(self.text, end, self.reading);
        }
        let clock = self.text[next..].starts_with(['十', '百', '千', '刻']);
        let Some(whole) = self.total().filter(|_| scale > 0 && !clock) else { return false };
        let Some(number) = whole.checked_add(Decimal::new(fraction, scale)) else { return false };
        (self.above, self.yi, self.wan, self.section) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
        (self.current, self.literal, self.zero, self.at) = (Some(number), true, false, end);
        self.step = 100;
        true
    }

    /// All that was read, with the last digit of 一万三 (13000) in its place.
    fn total(&self) -> Option<Decimal> {
        let mut last = self.current.unwrap_or(Decimal::ZERO);
        if !self.literal && !self.zero && self.last >= 100 {
            last = last.checked_mul(Decimal::from(self.last / 10))?;
        }
        self.above.checked_add(self.yi)?.checked_add(self.wan)?.checked_add(self.section)?.checked_add(last)
    }

    fn finish(self) -> Option<Read> {
        let number = self.total().filter(|_| self.at > self.start && (self.current.is_some() || self.last > 0))?;
        let scale = if self.current.is_some() { Decimal::ONE } else { self.scale };
        let numeral = Numeral { number: number.normalize(), upto: None, end: self.at, form: self.form, scale, arabic: false, row: false };
        Some(Read { numeral, paired: self.paired })
    }
}

/// Digits with separators, a fraction and a power: 6,710, 1.75, 2e5, 10^26, 1.5×10^26.
fn literal(text: &str, at: usize, reading: Reading) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes();
    let digits_from = |from: usize| bytes.get(from..).map_or(0, |b| b.iter().take(LONGEST).take_while(|b| b.is_ascii_digit()).count());
    let mut literal = String::with_capacity(DIGITS);
    let whole = digits_from(at);
    let mut end = at + whole;
    literal.push_str(&text[at..end]);
    while whole <= 3 && bytes.get(end) == Some(&b',') && digits_from(end + 1) == 3 && literal.len() < DIGITS {
        literal.push_str(&text[end + 1..end + 4]);
        end += 4;
    }
    // 2222.2222.222: the third part is no fraction of the second.
    let chained = at > 1 && bytes[at - 1] == b'.' && bytes[at - 2].is_ascii_digit();
    let fraction = if bytes.get(end) == Some(&b'.') && !chained { digits_from(end + 1) } else { 0 };
    if fraction > 0 {
        let after = end + 1 + fraction;
        // 2.0.1 is a version.
        let version = bytes.get(after) == Some(&b'.') && bytes.get(after + 1).is_some_and(u8::is_ascii_digit);
        if version && reading == Reading::News {
            return None;
        }
        if !version {
            literal.push_str(&text[end..after]);
            end = after;
        }
    }
    if literal.len() > DIGITS {
        return None;
    }
    let number: Decimal = literal.parse().ok()?;
    if let Some((powered, after)) = power(text, number, end) {
        return Some((powered, after));
    }
    Some((number, end))
}

/// The power after a number: `e5`, `^26`, `×10^26`, `的26次方`.
fn power(text: &str, number: Decimal, end: usize) -> Option<(Decimal, usize)> {
    let rest = &text[end..];
    let lead = ["×10^", "x10^", "*10^", "^", "的"].into_iter().find(|l| rest.starts_with(l));
    let (from, base) = match lead {
        Some(lead) if lead.len() > 3 => (end + lead.len(), Decimal::TEN),
        Some(lead) => (end + lead.len(), number),
        None if rest.starts_with(['e', 'E']) => (end + 1, Decimal::TEN),
        None => return None,
    };
    let (minus, digits) = match text.as_bytes().get(from)? {
        b'-' => (true, from + 1),
        b'+' => (false, from + 1),
        _ => (false, from),
    };
    let count = text.as_bytes()[digits..].iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    let exponent: u32 = text[digits..digits + count].parse().ok()?;
    let mut after = digits + count;
    if lead == Some("的") {
        after += text[after..].starts_with("次方").then_some("次方".len())?;
    } else if text[after..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let power = (0..exponent).try_fold(Decimal::ONE, |n, _| n.checked_mul(base))?;
    let power = if minus { Decimal::ONE.checked_div(power)? } else { power };
    let scales = lead.is_none_or(|l| l.len() > 3);
    Some((if scales { number.checked_mul(power)? } else { power }, after))
}

/// The factor of a Latin magnitude at byte `at` (7B, 14.8T, 128K, 1.5M), unless it begins a longer word.
pub(super) fn latin_magnitude(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes();
    let factor: u64 = match bytes.get(at)? {
        b'K' | b'k' => 1000,
        b'M' => 1_000_000,
        b'B' => 1_000_000_000,
        b'T' => 1_000_000_000_000,
        _ => return None,
    };
    let word_goes_on = bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'/');
    (!word_goes_on).then(|| (Decimal::from(factor), at + 1))
}

/// The byte after 分之 at `at`.
pub(super) fn parts_of(text: &str, at: usize, reading: Reading) -> Option<usize> {
    let at = past_space(text, at, reading);
    let after = at + text[at..].starts_with('分').then_some('分'.len_utf8())?;
    let of = past_space(text, after, reading);
    text[of..].starts_with('之').then(|| past_space(text, of + '之'.len_utf8(), reading))
}

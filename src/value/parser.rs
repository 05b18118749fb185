//! Digits and magnitudes from left to right → one number: 一百二十万亿, 3万5千, 十几万, 二点五亿.
//!
//! Takes a place where a numeral begins. Deliberately reads no row of numerals (二〇二四): that is another reading.

use rust_decimal::Decimal;

use super::literal::literal;
use super::number::{Form, LONGEST, Numeral, begins, digit, is_counted_hundred_million, magnitude, pairs, past_space};
use super::{Reading, unit, word};

/// Which of two paired digits is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    Near,
    Far,
}

/// What one reading gave.
pub(super) struct Read {
    pub(super) numeral: Numeral,
    pub(super) paired: bool,
}

/// Reads digits and magnitudes from left to right. A numeral is 兆-parts of 亿-parts of 万-parts of sections below 万.
pub(super) struct Parser<'a> {
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
    pub(super) fn new(text: &'a str, at: usize, reading: Reading, pick: Pick) -> Self {
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

    pub(super) fn run(mut self) -> Option<Read> {
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
        // 3万5 is 35000, as 三万五; 3万5G基站 are 3万 of them.
        let short = self.last >= 100 && !self.zero && end - self.at == 1;
        let next = self.text[end..].chars().next();
        if short && next.is_some_and(|c| c.is_ascii_alphabetic()) {
            return Some(false);
        }
        let literal = !short || next.is_some_and(|c| magnitude(c).is_some());
        (self.current, self.literal, self.at) = (Some(number), literal, end);
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
            // 二三十, 一百二三十; 十五六, 一万六七
            let far = !self.literal && !self.paired && (1..=9).any(|k| Decimal::from(k) == known && pairs(k, d));
            let follows = self.text[after..].chars().next();
            let magnitude_follows = follows.is_some_and(|m| magnitude(m).is_some());
            // 十五六岁, 二十七八家, 一万六七
            let word = word::is_plain(self.text, next) && !self.counts(after);
            let neighbours = d == self.digit_before() + 1 && !follows.is_some_and(|c| begins(c) || c == '点');
            let ends = self.last > 0 && far && neighbours && !word;
            if !far || !magnitude_follows && !ends {
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
        // 数百一流: the last digit belongs to a word; but 二十三元, 一百二十三国.
        let last = (self.last == 10 || self.zero) && self.form == Form::Exact;
        if self.last > 0 && !last && word::is_plain(self.text, next) && !self.counts(after) {
            return false;
        }
        (self.current, self.literal, self.at) = (Some(Decimal::from(d)), false, after);
        true
    }

    /// The digit that was read last.
    fn digit_before(&self) -> u32 {
        self.text[..self.at].chars().next_back().and_then(digit).unwrap_or(0)
    }

    /// 三十一家, 一百二十三元: whether a unit stands behind the last digit of a number that is said in full.
    fn counts(&self, after: usize) -> bool {
        self.form == Form::Exact && unit::at(self.text, after).is_some()
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

    /// 点, 几, 数, 余, 多, 半, 廿, 个: none where the numeral has no meaning.
    fn other(&mut self, c: char, after: usize) -> Option<bool> {
        let start = self.at == self.start;
        let after = if matches!(c, '余' | '多' | '点' | '几') { past_space(self.text, after, self.reading) } else { after };
        let follows = self.text[after..].chars().next();
        let follows_magnitude = follows.and_then(magnitude);
        match c {
            '数' | '几' if start && is_counted_hundred_million(self.text, after) => {
                (self.current, self.form, self.at) = (Some(Decimal::ONE), Form::Vague, after + '个'.len_utf8());
            }
            '数' | '几' if start => {
                follows_magnitude?;
                (self.current, self.form, self.at) = (Some(Decimal::ONE), Form::Vague, after);
            }
            // 20几家
            '几' if self.literal && self.last == 0 && self.current.is_some_and(|n| (n % Decimal::TEN).is_zero() && !n.is_zero()) => {
                (self.form, self.at) = (Form::Vague, after);
            }
            // 两个亿
            '个' if !start && is_counted_hundred_million(self.text, self.at) => self.at = after,
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

    /// The fraction after 点, unless it is the hour of a clock (八点三十, 三点一刻, 八点零五分).
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
        let minutes = scale == 2 && self.text[from..].starts_with(['零', '〇']) && self.text[next..].starts_with('分');
        let clock = self.text[next..].starts_with(['十', '百', '千', '刻']) || minutes && !self.text[next..].starts_with("分之");
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

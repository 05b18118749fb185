//! Words and numbers that stand for several of those named before, or for one of them: 后两家, 三款模型均…, 8B版, 旗舰.
//!
//! Takes a token and the chunks before it, tells whether it stands so, and for how many. Deliberately looks for nobody: whom they
//! mean is `antecedent`'s.

use crate::chinese::{Category, EACH, GRADES, begins};
use crate::extract::argument::ends_clause;
use crate::extract::clause::chunker::Chunker;
use crate::extract::clause::row::Kind;
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::value::Value;

/// Numerals of so many that are spoken of together, from two on.
const NUMERALS: &[char] = &['两', '三', '四', '五', '六', '七', '八', '九'];
/// Classifiers of what is spoken of together.
const CLASSIFIERS: &[char] = &['款', '家', '台', '颗', '套', '副', '辆', '枚', '架', '艘', '种', '位', '名', '所', '座', '个', '者'];
/// Nouns of houses of whichever kind.
const ANY_HOUSE: &[&str] = &["机构", "单位", "团队", "研究机构", "研究团队"];
/// Nouns of what is made, of whichever kind, and the classifiers before them.
const ANY_THING: &[&str] = &["产品", "方案", "新品", "作品", "成果", "装备"];
const OF_THINGS: &[char] = &['款', '台', '颗', '套', '个'];
/// How many tokens after the number the word stands by which the clause is said of each.
const EACH_REACH: usize = 10;
/// What points to those who were just named, before their number.
const THESE: &[&str] = &["这", "那", "而这", "但这", "如今这"];
/// What stands behind so many persons where they only tell how large something is, or whose it is.
const MADE_UP: &[&str] = &[
    "的", "团队", "小组", "小队", "组", "份", "以", "左右", "上下", "间", "座", "规模", "起", "及", "和", "与", "、", ",", "。", ")", "为",
];
/// What stands behind a size or a grade.
const VERSIONS: &[&str] = &["版", "版本", "型号"];

impl Chunker<'_> {
    /// Whether the number at a token says with 前 or 后, which begins a clause, how many of those that were listed are meant.
    pub(crate) fn takes_up(&self, at: usize, out: &[Chunk]) -> bool {
        // 前两项 are what was measured, and none of those it was measured of.
        let few = |text: &str| text.chars().count() == 2 && text.starts_with(['两', '三']) && !text.ends_with('项');
        let front = |text: &str| matches!(text, "前" | "后");
        let opens = |before: Option<&Chunk>| before.is_none_or(|c| ends_clause(c) || matches!(c.part, Part::Word(Category::Colon)));
        few(self.row.tokens[at].span.of(self.text))
            && out.split_last().is_some_and(|(last, rest)| {
                matches!(last.part, Part::Text | Part::Word(Category::Once))
                    && front(self.row.tokens[last.last].span.trimmed(self.text))
                    && opens(rest.last())
            })
    }

    /// 三款模型均…, 两家都…: whether the number at a token opens its clause and stands, with the noun behind it, for all of so many
    /// of which the clause says the same; and the last token of that.
    pub(crate) fn each(&self, at: usize, end: usize, out: &[Chunk]) -> Option<(Anaphor, usize)> {
        if let Some(count) = self.persons_together(at, end, out) {
            return Some((Anaphor::Each(count, '位', None), at));
        }
        let mut written = self.row.tokens[at].span.trimmed(self.text).chars();
        let count = written.next().and_then(|c| NUMERALS.iter().position(|&n| n == c)).map(|nth| nth + 2)?;
        let classifier = written.next().filter(|c| CLASSIFIERS.contains(c))?;
        let ends = |c: &Chunk| ends_clause(c) || matches!(c.part, Part::Word(Category::Colon | Category::Say | Category::This));
        let next = self.row.tokens.get(at + 1).filter(|_| at + 1 < end)?;
        // 两款产品均…: of things, as 两款 alone is.
        let rest = ANY_THING.iter().find_map(|noun| next.span.trimmed(self.text).strip_prefix(noun));
        let thing = rest.filter(|_| OF_THINGS.contains(&classifier));
        let noun = match next.kind {
            Kind::Word(word, Category::Noun) => self.vocabulary.words[word as usize].class,
            _ => None,
        };
        // A、B,这两家都…
        let these = |c: &Chunk| {
            (matches!(classifier, '家' | '所' | '位' | '名') || thing.is_some() || noun.is_some())
                && matches!(c.part, Part::Text)
                && THESE.contains(&self.row.tokens[c.last].span.trimmed(self.text))
        };
        let before = if out.last().is_some_and(these) { out.len() - 1 } else { out.len() };
        let opens = out[..before].last().is_none_or(ends);
        if !opens || written.next().is_some() {
            return None;
        }
        // 两家机构: of whichever kind of house, as 两家 alone is.
        let any = ANY_HOUSE.contains(&next.span.trimmed(self.text));
        let last = at + usize::from(noun.is_some() || any || thing == Some(""));
        let classifier = if thing.is_some() { '款' } else { classifier };
        let says = |i: usize| match self.row.tokens[i].kind {
            Kind::Word(_, Category::Respectively) => true,
            Kind::Text | Kind::Word(..) => EACH.opens(self.row.tokens[i].span.trimmed(self.text)),
            Kind::Name(_) | Kind::Value(_) => false,
        };
        let clause = (last + 1..end.min(last + EACH_REACH))
            .take_while(|&i| !matches!(self.row.category(i), Some(Category::Comma | Category::Semicolon)));
        // 两家公司计划推出X: of two, with their noun, no word need say so.
        let pair = count == 2 && last > at && matches!(classifier, '家' | '所');
        // 两款产品均…: the word may stand in one with the noun. 这两款模型由A研发: those that are pointed to need none.
        let each = thing.is_some_and(|rest| EACH.opens(rest.trim_start()));
        let pointed = last > at && at > 0 && THESE.contains(&self.row.tokens[at - 1].span.trimmed(self.text));
        (pair || each || pointed || clause.into_iter().any(says)).then_some((Anaphor::Each(count, classifier, noun.filter(|_| !any)), last))
    }

    /// 两人共同创立了X, 公司由二人创办: of how many persons the number at a token takes up all that were named before.
    fn persons_together(&self, at: usize, end: usize, out: &[Chunk]) -> Option<usize> {
        let written = self.row.tokens[at].span.trimmed(self.text);
        let number = written.strip_suffix('人')?;
        let number = number.strip_suffix('个').unwrap_or(number);
        let mut numeral = number.chars();
        let count = match numeral.next()? {
            '二' => 2,
            c => NUMERALS.iter().position(|&n| n == c)? + 2,
        };
        let opens =
            |c: &Chunk| ends_clause(c) || matches!(c.part, Part::Word(Category::Colon | Category::Say | Category::By)) || self.is_date(c);
        // 两人团队, 两人的: what so many make up, or have.
        let rest = &self.text[self.row.tokens[at].span.end as usize..];
        let does = at + 1 < end && !MADE_UP.iter().any(|noun| begins(rest, noun));
        (numeral.next().is_none() && does && out.last().is_none_or(opens)).then_some(count)
    }

    /// Whether a chunk is a date: 2022年6月两人创立….
    fn is_date(&self, chunk: &Chunk) -> bool {
        matches!(chunk.part, Part::Value(value) if matches!(self.values[value as usize].value, Value::Date(_)))
    }

    /// 8B版在…, 旗舰在…: whether a size or a grade opens its clause and stands where a name would.
    pub(crate) fn is_tier(&self, at: usize, out: &[Chunk]) -> bool {
        let opens = |c: &Chunk| {
            ends_clause(c)
                || matches!(c.part, Part::Word(Category::Colon))
                || matches!(c.part, Part::Text) && self.text_of(c).ends_with('是')
        };
        // What rules out most is asked first.
        if !out.last().is_none_or(opens) {
            return false;
        }
        let written = self.row.tokens[at].span.trimmed(self.text);
        // Lite版本参数60亿
        let versioned = || self.row.tokens.get(at + 1).is_some_and(|t| VERSIONS.iter().any(|w| begins(t.span.of(self.text), w)));
        let sized = || {
            let joined = written.contains('-');
            written.starts_with(|c: char| c.is_ascii_digit())
                && written.ends_with(|c: char| c.is_ascii_alphabetic())
                && written.is_ascii()
                && (joined || versioned())
        };
        let lettered = || !written.is_empty() && written.bytes().all(|b| b.is_ascii_alphabetic()) && versioned();
        let graded = || {
            let rest = |g: &&str| begins(written, g).then(|| &written[g.len()..]);
            GRADES.iter().filter_map(rest).any(|rest| rest.is_empty() || VERSIONS.contains(&rest))
        };
        if matches!(self.row.tokens[at].kind, Kind::Value(_)) { sized() } else { graded() && !self.names_next(at) || lettered() }
    }

    /// Whether a name stands right behind token `at`: 旗舰X.
    fn names_next(&self, at: usize) -> bool {
        let quote = usize::from(self.row.category(at + 1) == Some(Category::Quote));
        self.row.tokens.get(at + 1 + quote).is_some_and(|t| matches!(t.kind, Kind::Name(_) | Kind::Word(_, Category::Noun)))
    }

    fn text_of(&self, chunk: &Chunk) -> &str {
        self.row.tokens[chunk.last].span.of(self.text)
    }
}

/// How many of those that were listed a word like 后两家 takes up.
pub(crate) fn few(word: &str) -> Anaphor {
    let count = if word.contains('三') { 3 } else { 2 };
    if word.starts_with('前') { Anaphor::First(count) } else { Anaphor::Last(count) }
}

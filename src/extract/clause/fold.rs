//! Modifiers in a row before what they are said of: 收购了成立于2023年、总部位于杭州的X; 由A研发、支持128K上下文的X上线.
//!
//! Takes the chunks of a sentence; makes the modifiers one aside of X, as if they stood in brackets behind it, each a clause of its own,
//! so that what the clause says stands right beside X, and wordings pass over them. Deliberately leaves alone a single modifier, which
//! the clause shows by itself but behind 与, and lists whose members have modifiers (A研发的X、B研发的Y).

use crate::chinese::{Category, is_adverbial, is_letter};
use crate::extract::argument::{ends_clause, word};
use crate::extract::clause::row::{Kind, Row, Token};
use crate::extract::clause::{Chunk, Part};
use crate::span::Span;

/// How many chunks a row of modifiers takes at most.
const REACH: usize = 40;
/// How many chunks stand between 的 and the head at most, over a description.
const HEAD: usize = 5;
/// The particle of a verb that is over.
const DONE: char = '了';
/// Verbs of one character for what somebody lives by, which begin a description: 做灵巧手, 造机器人.
const TRADING: &[char] = &['做', '造', '卖', '搞'];
/// Coverbs that open a modifier, and say all of it.
const OPENING: &[&str] = &["基于", "面向", "针对", "依托"];
/// Coverbs of whom or what a clause says something with, over its modifiers; others tell when and where within one.
const GOVERNING: &[&str] =
    &["与", "和", "同", "跟", "携", "向", "给", "基于", "以", "用", "依托", "借助", "对", "为", "携手", "联合", "联手", "牵手"];
/// Coverbs of what a thing is made with, which somebody may have done something with.
const MADE_WITH: &[&str] = &["基于", "以", "用", "依托", "借助"];
/// Words that are done to what follows, and set no rule off by themselves.
const DONE_TO: &[&str] = &[
    "搭载", "内置", "配备", "集成", "装有", "预装", "运行", "换装", "标配", "出任", "担任", "加入", "加盟", "入职", "执掌", "携手", "联合",
    "牵手", "联手", "击败", "相比", "相较", "较", "比起", "对比", "除了", "包括", "还有", "超越", "接入", "部署", "选择", "引入", "入股",
    "参投", "领投", "投资",
];
/// Words before whoever does a thing too.
const JOINING: &[&str] = &["联合", "联手", "携手", "会同", "共同", "并", "与", "和"];
/// Words for whose something is, behind them.
const HOUSES: &[&str] = &["旗下", "麾下", "名下"];
/// Coverbs of with whom, of whom one modifier may be said.
const WHOM: &[&str] = &["与", "和", "同", "跟", "携手", "联手", "牵手"];
/// Of these, what joins no list.
const TOGETHER: &[&str] = &["携手", "联手", "牵手"];
/// Verbs of getting what somebody else does: 获得A投资的X.
const GETTING: &[&str] = &["获", "获得", "得到", "拿到", "接受", "完成", "受", "拿下"];

/// Makes every row of modifiers an aside.
pub(crate) fn fold(chunks: &mut Vec<Chunk>, row: &Row, text: &str, topical: &dyn Fn(u32) -> bool) {
    let mut start = 0;
    let mut at = 0;
    while at < chunks.len() {
        if ends_clause(&chunks[at]) || word(chunks, at) == Some(Category::Colon) {
            start = at + 1;
        } else if word(chunks, at) == Some(Category::Pause)
            && let Some((first, de)) = modifiers(chunks, start, at, row, text).filter(|&(_, de)| said_of(chunks, de, topical))
        {
            aside(chunks, first, de);
            at = first;
        } else if word(chunks, at) == Some(Category::De)
            && let Some(first) = single(chunks, start, at, row, text).filter(|_| said_of(chunks, at, topical))
        {
            aside(chunks, first, at);
            at = first;
        }
        at += 1;
    }
}

/// Whether what is named first behind the 的 at `de` is more than a field.
fn said_of(chunks: &[Chunk], de: usize, topical: &dyn Fn(u32) -> bool) -> bool {
    let head = chunks[de + 1..].iter().find(|c| named(c));
    head.is_some_and(|c| matches!(&c.part, Part::Phrase(p) if !p.names.iter().all(|&n| topical(n))))
}

/// Makes the chunks from `first` to the 的 at `de` one aside, in which each modifier is one.
pub(crate) fn aside(chunks: &mut Vec<Chunk>, first: usize, de: usize) {
    let row = &chunks[first..de];
    let mut parts: Vec<Chunk> = Vec::new();
    let mut from = 0;
    let ends = (0..=row.len()).filter(|&i| i == row.len() || word(row, i) == Some(Category::Pause));
    for at in ends {
        let part = &row[from..at];
        // 由A研发、去年开源的X: one that leaves out who does it goes with the one before.
        let goes_on = part.last().is_some_and(|c| matches!(c.part, Part::Word(Category::Verb))) && !part.iter().any(named);
        let acts = |c: &Chunk| named(c) || matches!(c.part, Part::Word(Category::By));
        match parts.last_mut() {
            Some(Chunk { part: Part::Bracket(before), last, .. }) if goes_on && before.first().is_some_and(acts) => {
                before.push(Chunk::new(Part::Word(Category::Comma), row[from - 1].first, row[from - 1].last));
                before.extend_from_slice(part);
                *last = row[at - 1].last;
            }
            _ => parts.push(Chunk::new(Part::Bracket(part.to_vec()), row[from].first, row[at - 1].last)),
        }
        from = at + 1;
    }
    let mut whole = Chunk::new(Part::Bracket(parts), chunks[first].first, chunks[de].last);
    whole.folded = true;
    chunks.splice(first..=de, [whole]);
}

/// The bytes of the rows of modifiers, over which wordings pass.
pub(crate) fn folded<'a>(chunks: &'a [Chunk], row: &'a Row) -> impl Iterator<Item = Span> + 'a {
    let rows = chunks.iter().filter(|c| c.folded);
    rows.map(|c| Span { start: row.tokens[c.first].span.start, end: row.tokens[c.last].span.end })
}

/// The first chunk of the modifiers of which the mark at `pause` parts the first two, and the 的 behind the last.
fn modifiers(chunks: &[Chunk], start: usize, pause: usize, row: &Row, text: &str) -> Option<(usize, usize)> {
    // 、开源的X: a mark with nothing before it parts no two.
    if pause <= start {
        return None;
    }
    let end = chunks.len().min(pause + REACH);
    let de = (pause + 1..end).take_while(|&i| !ends_clause(&chunks[i])).find(|&i| word(chunks, i) == Some(Category::De))?;
    let told = |c: &Chunk| Span { start: row.tokens[c.first].span.start, end: row.tokens[c.last].span.end }.trimmed(text);
    let view = View { chunks, told: &told };
    let mut from = pause + 1;
    for i in pause + 1..=de {
        if i == de || word(chunks, i) == Some(Category::Pause) {
            // 由A牵头、联合B研发的X: whoever does the one does the other.
            let joins = JOINING.iter().any(|w| (view.told)(&chunks[from]).starts_with(w));
            if joins || !view.says(from, i) {
                return None;
            }
            from = i + 1;
        }
    }
    let behind = (de + 1..chunks.len().min(de + 1 + HEAD)).find(|&i| !view.passes(i))?;
    if !named(&chunks[behind]) {
        return None;
    }
    let first = view.first(start, pause)?;
    // 发布X、A研发的Y: a list of what is brought out.
    let listed = named(&chunks[pause - 1]) && named(&chunks[pause + 1]);
    // A研发、开源的X: two verbs of one doer.
    let shared = word(chunks, pause + 1) == Some(Category::Verb) && pause + 2 == de;
    (!listed && !shared).then_some((first, de))
}

/// 与王雪创办的X合作: the first chunk of the one modifier that ends with the 的 at `de`, behind the coverb that its head goes with.
fn single(chunks: &[Chunk], start: usize, de: usize, row: &Row, text: &str) -> Option<usize> {
    let told = |c: &Chunk| Span { start: row.tokens[c.first].span.start, end: row.tokens[c.last].span.end }.trimmed(text);
    let view = View { chunks, told: &told };
    let behind = (de + 1..chunks.len().min(de + 1 + HEAD)).find(|&i| !view.passes(i))?;
    if !named(&chunks[behind]) || word(chunks, behind + 1) == Some(Category::De) {
        return None;
    }
    let first = view.governed(start, de)?;
    let by = first.checked_sub(1).filter(|&i| i >= start && (start..i).any(|k| named(&chunks[k])))?;
    let said = told(&chunks[by]);
    // 70亿参数的A和700亿参数的B: a joint only lists.
    let whom = match chunks[by].part {
        Part::Word(Category::Coverb) => WHOM.contains(&said),
        Part::Word(Category::And) => TOGETHER.contains(&said),
        _ => false,
    };
    let tells = |c: &Chunk| matches!(c.part, Part::Word(Category::Verb | Category::Attribute | Category::By));
    // 与两位旧同事创办的新公司X: they do it together.
    let several = matches!(chunks[first].part, Part::Value(_));
    let plain = |c: &Chunk| !matches!(c.part, Part::Text);
    let free = !named(&chunks[first]) && !several && first + 1 < de && chunks[de + 1..behind].iter().all(plain);
    let free = free && chunks[first..de].iter().any(tells);
    (free && whom).then_some(first)
}

/// Whether a chunk names something.
fn named(chunk: &Chunk) -> bool {
    matches!(&chunk.part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none())
}

/// Where each of these modifiers ends.
pub(crate) fn edges<'a>(chunks: &'a [Chunk], row: &'a Row) -> impl Iterator<Item = u32> + 'a {
    let parts = chunks.iter().filter(|c| c.folded).flat_map(|c| match &c.part {
        Part::Bracket(parts) => parts.as_slice(),
        _ => &[],
    });
    parts.map(|part| row.tokens[part.last].span.end).chain(measures(row))
}

/// 员工120人、估值12亿元: where an amount ends that 、 parts from what else is measured; but 40种语言、23种方言 are a list.
fn measures(row: &Row) -> impl Iterator<Item = u32> + '_ {
    const REACH: usize = 4;
    let tokens = &row.tokens;
    let value = move |i: usize| tokens.get(i).is_some_and(|t| matches!(t.kind, Kind::Value(_)));
    let ends = move |t: &Token| {
        matches!(t.kind, Kind::Word(_, Category::Comma | Category::Semicolon | Category::Pause | Category::De | Category::And))
    };
    let pauses =
        (1..tokens.len()).filter(move |&i| matches!(tokens[i].kind, Kind::Word(_, Category::Pause)) && value(i - 1) && !value(i + 1));
    let measured = move |&i: &usize| (i + 1..tokens.len().min(i + REACH)).take_while(|&k| !ends(&tokens[k])).any(value);
    pauses.filter(measured).map(|i| tokens[i].span.start)
}

struct View<'a> {
    chunks: &'a [Chunk],
    told: &'a dyn Fn(&Chunk) -> &'a str,
}

impl View<'_> {
    /// Where the first modifier begins, which ends before `pause`: behind the verb or the coverb that its head goes with, or at the
    /// head of the clause.
    fn first(&self, start: usize, pause: usize) -> Option<usize> {
        let low = start.max(pause.saturating_sub(REACH));
        // A基于B旗下、…的X: A is none of whom the modifier tells.
        let made_with = |i: usize| word(self.chunks, i) == Some(Category::Coverb) && MADE_WITH.contains(&(self.told)(&self.chunks[i]));
        let own = || !(named(&self.chunks[low]) && (low..pause).any(made_with));
        // 对音频、视觉进行推理的X: nouns are no modifiers.
        let noun =
            matches!(self.chunks[pause - 1].part, Part::Text) && pause > low + 1 && word(self.chunks, pause - 2) == Some(Category::Coverb);
        if noun {
            return None;
        }
        self.governed(start, pause).or_else(|| (self.says(low, pause) && own()).then_some(low))
    }

    /// Where the modifier begins that ends before `pause`, behind the verb or the coverb that its head goes with.
    fn governed(&self, start: usize, pause: usize) -> Option<usize> {
        let low = start.max(pause.saturating_sub(REACH));
        let governs = |i: &usize| {
            let rest = *i + 1;
            let said = (self.told)(&self.chunks[*i]);
            let free = !named(&self.chunks[rest.min(pause - 1)]);
            // 收购A领投、估值10亿元的X: somebody does it, and A does what the modifier says.
            let does = || free || !GETTING.iter().any(|w| said.ends_with(w)) && (low..*i).any(|k| named(&self.chunks[k]));
            rest < pause
                && match self.chunks[*i].part {
                    Part::Word(Category::Verb) => does(),
                    Part::Word(Category::Coverb | Category::And) => (free || MADE_WITH.contains(&said)) && GOVERNING.contains(&said),
                    Part::Word(Category::By | Category::Ba | Category::Jiang) => free,
                    Part::Text => (said.ends_with(DONE) || DONE_TO.iter().any(|w| said.ends_with(w))) && does(),
                    _ => false,
                }
                && self.says(rest, pause)
                // 登陆港股、…的X: what the verb is done to tells nothing.
                && !(rest + 1 == pause && matches!(self.chunks[rest].part, Part::Text))
        };
        // 搭载最新、拥有700亿参数的X: the verb and the first of the modifiers are one text.
        let newest = |i: usize| {
            let said = (self.told)(&self.chunks[i]);
            matches!(self.chunks[i].part, Part::Text) && DONE_TO.iter().any(|w| said.starts_with(w) && said.len() > w.len())
        };
        if pause > low + 1 && newest(pause - 1) && word(self.chunks, pause) == Some(Category::Pause) {
            return Some(pause + 1);
        }
        let by = (low..pause).rev().find(governs)?;
        // 收购与A合作、总部位于杭州的X
        let verb = by.checked_sub(1).filter(|&i| i >= low && word(self.chunks, by) == Some(Category::Coverb) && governs(&i));
        Some(verb.unwrap_or(by) + 1)
    }

    /// Whether the chunks from `from` to `to` may be all that one modifier says.
    fn says(&self, from: usize, to: usize) -> bool {
        let part = |i: usize| &self.chunks[i].part;
        let barred = |i: usize| {
            matches!(
                part(i),
                Part::Word(
                    Category::De | Category::Pause | Category::Comma | Category::Colon | Category::Say | Category::Semicolon | Category::Ba
                )
            )
        };
        if from >= to || (from..to).any(barred) {
            return false;
        }
        let tells = |i: usize| match part(i) {
            Part::Word(Category::Verb | Category::Attribute | Category::By) => true,
            Part::Word(Category::Coverb) => OPENING.contains(&(self.told)(&self.chunks[i])) && i + 1 < to,
            Part::Text => {
                let text = (self.told)(&self.chunks[i]);
                text.chars().filter(|c| is_letter(*c)).count() > 1 && !is_adverbial(text)
            }
            // 做灵巧手的X: what somebody lives by.
            Part::Phrase(p) => p.bare_kind && (self.told)(&self.chunks[i]).starts_with(TRADING),
            _ => false,
        };
        if !(from..to).any(tells) {
            return false;
        }
        // A去年发布: whoever acts, and the verb last; but of A发布X nothing is left for a head.
        let acts = |i: usize| match part(i) {
            Part::Word(Category::Verb) => true,
            Part::Text => HOUSES.contains(&(self.told)(&self.chunks[i])),
            _ => false,
        };
        !named(&self.chunks[from]) || from + 1 < to && acts(to - 1)
    }

    /// Whether a chunk only describes the name behind it.
    fn passes(&self, at: usize) -> bool {
        match &self.chunks[at].part {
            Part::Phrase(p) => p.bare_kind,
            Part::Text | Part::Value(_) | Part::Word(Category::Noun | Category::Quote | Category::Title | Category::Plain) => true,
            _ => false,
        }
    }
}

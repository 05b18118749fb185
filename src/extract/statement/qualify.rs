//! The qualifiers of a fact: date, bound, unit of price, what is counted, and those that a role gives.
//!
//! One mechanism for every rule: a rule names the qualifiers that its fact takes, and they are looked for here.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::chinese::{CHANGES, Category};
use crate::extract::Target;
use crate::extract::argument::{Arguments, clause_of};
use crate::extract::clause::heading::reports;
use crate::extract::clause::{Chunk, Part};
use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::Fill;
use crate::extract::role::kin::without_house;
use crate::fact::Qualifier;
use crate::ontology::PredicateIndex;
use crate::rule::{Claim, QualifierSource, Rule};
use crate::span::Span;
use crate::value::{Bound, DateKind, Limit, Quantity, Unit, Value, ValueMention};

/// How many clauses back a date still holds.
const DATE_REACH: usize = 4;

/// How many chunks after a date what it modifies stands at most.
const MODIFIER: usize = 8;

/// What a rule calls the date up to which something is so, and the qualifier that it is written as.
const UNTIL: &str = "until";
pub(crate) const DATE: &str = "date";

/// Coverbs of a date up to which something is so.
const UP_TO: &[&str] = &["截至", "截止", "截至到", "截止到", "截止至"];

/// Words of a year that stand before a month.
const YEARS: &[&str] = &["今年", "去年", "前年", "当年", "本年"];

/// Qualifiers by name.
pub(crate) type Qualifiers = BTreeMap<String, Qualifier>;

/// Which of several facts that one anchor states: qualifiers of as many go with them one by one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    /// Its place among them, from 0.
    pub(crate) nth: usize,
    /// How many they are.
    pub(crate) among: usize,
}

impl Pair {
    fn of<T: Copy>(self, all: &[T]) -> Option<T> {
        if self.among == all.len() { all.get(self.nth).copied() } else { all.first().copied() }
    }
}

#[expect(clippy::too_many_arguments, reason = "one call; the arguments are what a rule has found")]
pub(crate) fn qualifiers(
    reader: &Reader<'_>,
    claim: &Claim,
    scene: Scene<'_>,
    anchor: &Anchor,
    arguments: &Arguments,
    filled: &[Option<Fill>],
    target: &Target,
    pair: Pair,
) -> Qualifiers {
    let (start, at, end) = (arguments.start, anchor.first, arguments.end);
    // A发布的X将于7月开源: the date stands with the other verb.
    let modifies = matches!(scene.chunks.get(anchor.last + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
    // 由A创立的X去年营收2亿元: a wording that ends with the head of its modifier is over there.
    let part = |i: usize| scene.chunks.get(i).map(|c| &c.part);
    let headed = anchor.last > anchor.first
        && matches!(part(anchor.last), Some(Part::Phrase(_)))
        && matches!(part(anchor.last - 1), Some(Part::Word(Category::De)));
    let dated_to = if arguments.relative && modifies || headed { anchor.last + 1 } else { end };
    let mut out = BTreeMap::new();
    let text = |s: &str| Qualifier::Text(s.to_owned());
    for (name, source) in &claim.qualifiers {
        let found = match source {
            QualifierSource::Text(fixed) => Some(fixed.parse().map_or_else(|_| text(fixed), Qualifier::Number)),
            QualifierSource::Once(fixed) => reader.was_once(scene, start, anchor).then(|| text(fixed)),
            QualifierSource::Nth(first) => Some(Qualifier::Number((pair.nth + *first as usize).into())),
            QualifierSource::Role(role) => filled[*role].as_ref().and_then(|fill| match fill {
                Fill::Names(names) => pair.of(names).map(|n| text(reader.annotations.names[n as usize].span.of(&reader.document.text))),
                Fill::Values(values) | Fill::Each(values) => {
                    pair.of(values).and_then(|v| year_before_said(reader, scene, v).or_else(|| value_qualifier(reader, v)))
                }
                Fill::Texts(spans) => spans.first().map(|span| {
                    let house = if let Target::Name(n) = target { reader.annotations.names[*n as usize].span } else { *span };
                    text(without_house(span.of(&reader.document.text), house.of(&reader.document.text)))
                }),
                Fill::Anaphor { .. } => None,
            }),
            QualifierSource::Expression(expression) => {
                let sum = summed(reader, target);
                let clause = sum.unwrap_or_else(|| span_of(scene, start, end));
                let sentence = sum.unwrap_or(scene.row.sentence.span);
                let before = Span { start: sentence.start, end: clause.start.max(sentence.start) }.of(&reader.document.text);
                // 5000万元天使轮和3亿元A轮: of several the one that stands by what is stated.
                let by = match target {
                    Target::Value(v) => reader.annotations.values[*v as usize].span,
                    _ => anchor.span,
                };
                let apart = |m: &regex::Match<'_>| {
                    let (first, last) = (clause.start as usize + m.start(), clause.start as usize + m.end());
                    first.saturating_sub(by.end as usize).max((by.start as usize).saturating_sub(last))
                };
                let clause = clause.of(&reader.document.text);
                let here = expression.find_iter(clause).filter(|m| whole(clause, m)).min_by_key(apart);
                let found = here.or_else(|| expression.find_iter(before).filter(|m| whole(before, m)).last());
                let sentence = sentence.of(&reader.document.text);
                let found = found.or_else(|| expression.find_iter(sentence).find(|m| whole(sentence, m)));
                let found = found.map(|m| m.as_str());
                let found = found.map(text).or_else(|| told_before(reader, scene, name, target));
                found.or_else(|| {
                    let told = said_before(reader, scene)?;
                    expression.find_iter(told).filter(|m| whole(told, m)).last().map(|m| text(m.as_str()))
                })
            }
            QualifierSource::Found | QualifierSource::FoundOrOf(_) => match name.as_str() {
                DATE => respective_date(reader, scene, arguments, target, pair).or_else(|| {
                    if let Some(own) = date_of_value(reader, scene, target) {
                        return value_qualifier(reader, own);
                    }
                    let found = date(reader, claim.property, scene, Some(target), start..dated_to, at)?;
                    let held = holds(reader, claim, scene, arguments, anchor, target, found);
                    let date = held.then(|| value_qualifier(reader, found)).flatten();
                    if of_year_before(reader, target, found) { date.as_ref().and_then(year_before) } else { date }
                }),
                // 截至8月底已有23家: when it was so; any other date says when something was done.
                UNTIL => date(reader, claim.property, scene, None, start..end, at)
                    .filter(|&v| up_to(reader, v))
                    .and_then(|v| value_qualifier(reader, v)),
                "bound" => quantity(reader, target).and_then(|q| q.bound).map(|b| {
                    text(match b {
                        Bound::Min => "min",
                        Bound::Max => "max",
                        Bound::Approx => "approx",
                    })
                }),
                "per" => priced(reader, target, start, scene).map(Qualifier::Text),
                "duration" => (start..end).find_map(|i| lasts(reader, scene.chunks, i)).map(Qualifier::Text),
                "of" => counted(reader, target).map(Qualifier::Text),
                _ => None,
            },
        };
        if let Some(found) = found {
            let name = if name == UNTIL { DATE } else { name.as_str() };
            out.insert(name.to_owned(), found);
        }
    }
    out
}

/// Words that point to what the sentence before told of.
const THIS_ONE: &[&str] = &["本轮", "此轮", "该轮", "这轮", "这一轮", "本次", "此次"];

/// 完成数千万元B轮融资。本轮融资由…: the sentence before, where the one at hand points to what that tells of.
fn said_before<'r>(reader: &'r Reader<'_>, scene: Scene<'_>) -> Option<&'r str> {
    let text = &reader.document.text;
    let own = scene.row.sentence.span;
    if scene.row.sentence.opens_paragraph || !THIS_ONE.iter().any(|word| own.of(text).contains(word)) {
        return None;
    }
    let sentences = &reader.document.sentences;
    let at = sentences.partition_point(|s| s.span.start < own.start);
    Some(sentences.get(at.checked_sub(1)?)?.span.of(text))
}

/// Whether what an expression has found in a text is no part of a word for somebody: 战略投资 in 战略投资者, 战略投资部.
fn whole(text: &str, found: &regex::Match<'_>) -> bool {
    let rest = &text[found.end()..];
    !rest.starts_with(['者', '方', '人', '部']) && !HOUSES.iter().any(|word| rest.starts_with(word))
}

/// Words for houses that what something is called by may begin.
const HOUSES: &[&str] = &["机构", "公司", "基金", "总监", "总经理", "副总裁", "平台"];

/// Words of a sum of all there was so far.
const SUMMED: &[&str] = &["累计", "迄今", "至今"];

/// Marks that part what is told of one sum from what is told of another.
const PARTS: [char; 4] = [',', ';', '。', '\n'];

/// 累计融资3亿元: the stretch of text that a value stands in which is told to be the sum of several, of none of which it has the
/// round or the day.
fn summed(reader: &Reader<'_>, target: &Target) -> Option<Span> {
    let Target::Value(v) = target else { return None };
    let Span { start: at, end } = reader.annotations.values[*v as usize].span;
    let (before, after) = (&reader.document.text[..at as usize], &reader.document.text[end as usize..]);
    let start = before.rfind(PARTS).map_or(0, |i| i + before[i..].chars().next().map_or(0, char::len_utf8));
    let end = end as usize + after.find(PARTS).unwrap_or(after.len());
    // 完成B轮融资,累计金额3亿元: of that one.
    let clause = &before[start..];
    let own = clause.contains("累计金额");
    // 累计完成7轮融资,总额超过25亿元
    let told = before[..start].trim_end_matches(PARTS);
    let told = told.rsplit(PARTS).next().unwrap_or_default();
    let total = TOTALS.iter().any(|w| clause.trim_start_matches(PARTS).starts_with(w)) && SUMMED.iter().any(|w| told.contains(w));
    (!own && (total || SUMMED.iter().any(|w| clause.contains(w)))).then_some(Span { start: start as u32, end: end as u32 })
}

/// Words with which a clause begins that tells the sum of what the one before it counts.
const TOTALS: &[&str] = &["总额", "总金额", "合计", "总计", "总融资额", "融资总额", "融资金额", "金额合计", "共计"];

/// X完成B轮融资。本轮由A领投: what the sentence before has said so of the same, where it says but one thing.
fn told_before(reader: &Reader<'_>, scene: Scene<'_>, name: &str, target: &Target) -> Option<Qualifier> {
    let Target::Name(object) = target else { return None };
    let (text, sentence) = (&reader.document.text, scene.row.sentence.span);
    let own = |n: u32| reader.entities.of(n) == reader.entities.of(*object);
    let last = reader.matches.iter().rev().take(MATCHES).find(|m| m.quote != sentence)?.quote;
    if last.end > sentence.start || text[last.end as usize..sentence.start as usize].contains('\n') {
        return None;
    }
    let dated = |c: &Chunk| matches!(c.part, Part::Value(v) if matches!(reader.annotations.values[v as usize].value, Value::Date(_)));
    if scene.chunks.iter().any(dated) || EARLIER.iter().any(|w| sentence.of(text).contains(w)) {
        return None;
    }
    let said = reader.matches.iter().rev().take(MATCHES).skip_while(|m| m.quote == sentence).take_while(|m| m.quote == last);
    let of_it = said.filter(|m| own(m.subject) || matches!(m.object, Target::Name(n) if own(n)));
    let mut told = of_it.filter_map(|m| m.qualifiers.get(name));
    let first = told.next()?;
    told.all(|other| other == first).then(|| first.clone())
}

fn span_of(scene: Scene<'_>, start: usize, end: usize) -> Span {
    let tokens = &scene.row.tokens;
    let first = scene.chunks.get(start).map_or(0, |c| tokens[c.first].span.start);
    let last = end.checked_sub(1).and_then(|i| scene.chunks.get(i)).map_or(first, |c| tokens[c.last].span.end);
    Span { start: first, end: last.max(first) }
}

fn quantity<'a>(reader: &'a Reader<'_>, target: &Target) -> Option<&'a crate::value::Quantity> {
    match target {
        Target::Value(v) => match &reader.annotations.values[*v as usize].value {
            Value::Quantity(q) => Some(q),
            _ => None,
        },
        _ => None,
    }
}

fn value_qualifier(reader: &Reader<'_>, value: u32) -> Option<Qualifier> {
    match &reader.annotations.values[value as usize].value {
        Value::Quantity(q) => Some(Qualifier::Number(q.number)),
        Value::Rank(rank) => Some(Qualifier::Number(rank.rank.into())),
        Value::Duration(iso) => Some(Qualifier::Text(iso.clone())),
        Value::Date(date) => date.dated().map(|iso| Qualifier::Text(iso.to_owned())),
    }
}

/// The date of a clause that is looked for as a role, and not that of a dateline: of a modifier only its own (昨天在南城召开的论坛).
pub(crate) fn date_of(reader: &Reader<'_>, rule: &Rule, scene: Scene<'_>, arguments: &Arguments, at: usize) -> Option<u32> {
    let chunks = scene.chunks;
    let found = date(reader, rule.facts.first()?.property, scene, None, arguments.start..arguments.end, at)?;
    let own = |i: usize| matches!(chunks[i].part, Part::Value(v) if v == found);
    // 8月19日消息,X在论坛上…: the day of the report.
    if reports(&reader.document.text[reader.annotations.values[found as usize].span.end as usize..]) {
        return None;
    }
    // 2026年全球语音峰会上: a year right before a name tells which one it was.
    let value = &reader.annotations.values[found as usize];
    let year = matches!(&value.value, Value::Date(date) if date.iso.len() == "2026".len());
    let names = &reader.annotations.names;
    let edition = || names.get(names.partition_point(|n| n.span.start < value.span.end)).is_some_and(|n| n.span.start == value.span.end);
    if year && edition() {
        return None;
    }
    (!arguments.relative || (arguments.start..at).any(own)).then_some(found)
}

/// Words by which something comes so much later that the date before them is not its own. 随后 may be the same day.
const LATER: &[&str] = &["后", "后来", "此后", "之后", "其后", "而后", "再后来"];

/// The date of a clause: its own, before the trigger if there is one, else that of a clause before it in the sentence; none that the
/// sentence tells of something else (成立于2021年, 已获A投资).
fn date(
    reader: &Reader<'_>,
    property: PredicateIndex,
    scene: Scene<'_>,
    target: Option<&Target>,
    clause: Range<usize>,
    at: usize,
) -> Option<u32> {
    let (chunks, Range { start, end }) = (scene.chunks, clause);
    let another = |v: u32| {
        reader.dating.iter().any(|&(dated, of)| dated == v && !of.contains(&property))
            || target.is_some_and(|target| of_another_value(reader, scene, target, v))
    };
    let date_at = |i: usize| match chunks.get(i)?.part {
        Part::Value(v) if another(v) || modifies_governed(chunks, i, at) || begins(reader, v) => None,
        Part::Value(v) => match &reader.annotations.values[v as usize].value {
            Value::Date(date) => Some((v, date)),
            _ => None,
        },
        _ => None,
    };
    let own = (start..at).rev().find_map(date_at);
    // 被X收购两年后: so long since then.
    let since = |v: u32| reader.annotations.values[v as usize].span.of(&reader.document.text).ends_with('后');
    let later = own.is_none().then(|| (at..end).find_map(date_at)).flatten().filter(|&(v, _)| !since(v));
    // 上年同期为1.21亿元: what something is but compared with.
    let text = &reader.document.text;
    let compared = |v: u32| {
        let span = reader.annotations.values[v as usize].span;
        span.of(text).ends_with(SAME_TIME) || text[span.end as usize..].starts_with(SAME_TIME)
    };
    // 最近一轮是今年5月的B轮: of two the one that tells a day.
    let opening = |first: usize, last: usize| {
        let known = |i: usize| date_at(i).filter(|&(v, _)| !compared(v));
        // 截至9月30日的第三季度: the latter.
        let latter = |i: usize| {
            let de = matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
            known(i).map(|found| if de && i + 2 < last { known(i + 2).unwrap_or(found) } else { found })
        };
        let tells = |(_, date): &(u32, &crate::value::Date)| date.dated().is_some() && date.kind != DateKind::Vague;
        (first..last).filter_map(latter).find(tells).or_else(|| (first..last).find_map(latter))
    };
    // 10月8日, X获得2024年的奖: the day stands first, the year goes with what is won.
    let leading = || {
        let before = start.checked_sub(1)?;
        opening(clause_of(chunks, before).0, before)
    };
    let within = |year: &str, day: &str| day.strip_prefix(year).is_some_and(|rest| rest.starts_with('-'));
    let finer = later.and_then(|(_, date)| {
        let (v, day) = leading()?;
        within(date.dated()?, day.dated()?).then_some((v, day))
    });
    if let Some((v, date)) = own.or(finer).or(later) {
        return date.dated().map(|_| v);
    }
    // 2015年加入云川科技,后来创办…: later, nobody says when.
    let word = |i: usize| scene.row.tokens[chunks[i].first].span.trimmed(&reader.document.text);
    if (start..at).any(|i| matches!(chunks[i].part, Part::Text | Part::Word(_)) && LATER.contains(&word(i))) {
        return None;
    }
    let mut before = start;
    for _ in 0..DATE_REACH {
        before = before.checked_sub(1)?;
        let (first, last) = clause_of(chunks, before);
        let (first, last) = (first, last.min(before + 1));
        if let Some((v, date)) = opening(first, last) {
            let vague = date.kind == DateKind::Vague;
            return date.dated().filter(|_| !vague).map(|_| v);
        }
        before = first;
    }
    None
}

/// 自8月上市以来累计交付2万台: whether a date only says since when something is counted.
fn begins(reader: &Reader<'_>, date: u32) -> bool {
    let (span, text) = (reader.annotations.values[date as usize].span, &reader.document.text);
    let rest = text[span.end as usize..].split(PARTS).next().unwrap_or_default();
    let since = || SINCE.iter().filter_map(|w| rest.find(w)).min().is_some_and(|at| rest[..at].chars().count() <= SINCE_REACH);
    text[..span.start as usize].ends_with(FROM) && since()
}

/// The coverb of since when something is so, and words behind what it governs.
const FROM: [char; 2] = ['自', '从'];
const SINCE: &[&str] = &["以来", "至今"];
/// How many characters stand at most between such a date and those.
const SINCE_REACH: usize = 12;

/// 基于去年开源的X打造了Y: whether the date at `day` stands in the modifier of what a coverb governs, and what is said at `at` does not.
fn modifies_governed(chunks: &[Chunk], day: usize, at: usize) -> bool {
    let behind = day + 1..chunks.len().min(day + MODIFIER);
    let head = behind.into_iter().find_map(|i| chunks[i].governed.map(|open| (i, open)));
    head.is_some_and(|(head, open)| open < day && !(open..head).contains(&at))
}

/// The word of a time that only serves to compare.
const SAME_TIME: &str = "同期";

/// Words of what was done at another time than the sentence tells of: before, or one after the other.
const EARLIER: &[&str] = &["此前", "早前", "先前", "早先", "早些时候", "早已", "早在", "曾", "原本", "先后", "期间", "其间"];

/// How many bytes before a wording a word stands that belongs to it: 现.
const RIGHT_BEFORE: u32 = 6;

/// The word of a post that somebody has besides another.
const BESIDES: &str = "兼任";

/// Characters of which each of these words has one.
const NOW_SIGNS: [char; 6] = ['现', '今', '目', '眼', '仍', '继'];
/// Words of what is so as the text is written.
const NOW: &[&str] = &["现任", "现为", "现担任", "现在", "如今", "目前", "现兼任", "现仍", "眼下", "至今", "仍任", "仍担任", "继续"];

/// Where a value stands in a sentence.
fn place_of(scene: Scene<'_>, value: u32) -> Option<usize> {
    scene.chunks.iter().position(|c| matches!(c.part, Part::Value(v) if v == value))
}

/// 增至2024年的2.4亿元: the date that modifies the value itself.
fn date_of_value(reader: &Reader<'_>, scene: Scene<'_>, target: &Target) -> Option<u32> {
    let Target::Value(value) = target else { return None };
    let day = place_of(scene, *value)?.checked_sub(2)?;
    let [day, de, ..] = scene.chunks.get(day..)? else { return None };
    match day.part {
        Part::Value(v) if matches!(de.part, Part::Word(Category::De)) => match &reader.annotations.values[v as usize].value {
            Value::Date(date) if date.kind != DateKind::Vague => date.dated().map(|_| v),
            _ => None,
        },
        _ => None,
    }
}

/// 从去年年底的6000万美元升至2亿美元: whether a date modifies another value than the one that is told.
fn of_another_value(reader: &Reader<'_>, scene: Scene<'_>, target: &Target, date: u32) -> bool {
    let Target::Value(value) = target else { return false };
    let Some(at) = place_of(scene, date) else { return false };
    let [de, next, ..] = scene.chunks.get(at + 1..).unwrap_or_default() else { return false };
    let amount = |v: u32| matches!(reader.annotations.values[v as usize].value, Value::Quantity(_));
    matches!(de.part, Part::Word(Category::De)) && matches!(next.part, Part::Value(v) if v != *value && amount(v))
}

/// Whether a date that was found is the date of what the anchor says: not one up to which something is so (截至9月底已部署), nor that of
/// a clause before what was done earlier (此前已接入); within a modifier only its own (6月17日,A创立的X上市), but for what the news tells
/// of as it happens (今年5月,A推出的X…).
fn holds(
    reader: &Reader<'_>,
    claim: &Claim,
    scene: Scene<'_>,
    arguments: &Arguments,
    anchor: &Anchor,
    target: &Target,
    found: u32,
) -> bool {
    let chunks = scene.chunks;
    let (start, end) = (arguments.start, arguments.end);
    if up_to(reader, found) && matches!(target, Target::Name(_)) {
        return false;
    }
    let day = reader.annotations.values[found as usize].span;
    // 2025年完成B轮,累计融资10亿元; but 2025年,累计融资10亿元.
    if summed(reader, target).is_some_and(|own| day.end + 1 < own.start) {
        return false;
    }
    // 2011年回国,现任CTO: what is so now does not tell since when.
    let near = Span { start: day.end.max(anchor.span.start.saturating_sub(RIGHT_BEFORE)), end: anchor.span.end };
    let now = reader.document.text.get(near.start as usize..near.end.max(near.start) as usize).unwrap_or_default();
    // 现任CTO,兼任教授
    let since = || reader.document.text.get(day.end as usize..near.end as usize).unwrap_or_default();
    let now = if now.contains(BESIDES) { since() } else { now };
    if matches!(target, Target::Name(_)) && now.contains(NOW_SIGNS) && NOW.iter().any(|w| now.contains(w)) {
        return false;
    }
    let dated = |c: &Chunk| matches!(c.part, Part::Value(v) if v == found);
    if chunks[start..end].iter().any(dated) {
        return true;
    }
    let word = |i: usize| chunks.get(i).map(|c| &c.part);
    let modifies = matches!(word(anchor.last), Some(Part::Word(Category::Verb)))
        && matches!(word(anchor.last + 1), Some(Part::Word(Category::De)))
        && !(matches!(word(anchor.last + 2), Some(Part::Text)) && reader.text_of(scene, anchor.last + 2).starts_with('是'));
    // 6月17日,这家由A创立的公司…: was made before.
    let known = chunks.get(anchor.last + 2).is_some_and(|c| matches!(&c.part, Part::Phrase(p) if p.anaphor.is_some()));
    let happens = reader.ontology.predicates()[claim.property].happens;
    if modifies && (known || !happens) {
        return false;
    }
    let said = |i: usize| EARLIER.iter().any(|w| reader.word_at(scene, i).starts_with(w));
    // 2021年创立,曾获A投资: the wording may begin with the word.
    let opens = anchor.first + usize::from(anchor.first < end);
    let earlier = (start..opens).any(|i| matches!(chunks[i].part, Part::Text | Part::Word(_)) && said(i));
    // 去年年底,它曾推出X: the clause before is nothing but the date.
    let alone = || {
        let Some(at) = chunks.iter().position(dated) else { return false };
        let (first, last) = clause_of(chunks, at);
        last + 1 == start && (first..last).all(|i| matches!(chunks[i].part, Part::Text | Part::Value(_) | Part::Word(Category::Coverb)))
    };
    if earlier || !happens && matches!(target, Target::Name(_)) && since_before(reader, scene, claim, arguments, anchor, found) {
        return alone();
    }
    true
}

/// What has been done by the day of the telling.
const ALREADY: &str = "已";

/// 3月发布X,A已采购; 3月发布X,由A研发: whether the clause tells what is so, or who has made something, and another clause what
/// happened on the day, which announces nothing.
fn since_before(reader: &Reader<'_>, scene: Scene<'_>, claim: &Claim, arguments: &Arguments, anchor: &Anchor, day: u32) -> bool {
    let chunks = scene.chunks;
    let dated = |c: &Chunk| matches!(c.part, Part::Value(v) if v == day);
    let Some(at) = chunks.iter().position(dated) else { return false };
    let (first, last) = clause_of(chunks, at);
    if (first..last).any(|i| matches!(chunks[i].part, Part::Word(Category::Say))) {
        return false;
    }
    let from = scene.row.tokens[chunks[arguments.start].first].span.start;
    let said = reader.document.text.get(from as usize..anchor.span.end as usize).unwrap_or_default();
    let makes = reader.ontology.predicates()[claim.property].makes;
    said.contains(ALREADY) || makes && arguments.passive
}

/// 2022年和2023年, 营收分别为A和B: the date that goes with the nth of as many values; of 2021年至2023年 the nth year.
fn respective_date(reader: &Reader<'_>, scene: Scene<'_>, arguments: &Arguments, target: &Target, pair: Pair) -> Option<Qualifier> {
    let chunks = scene.chunks;
    let (start, end) = (arguments.start, arguments.end);
    let respectively = (start..end).any(|i| matches!(chunks[i].part, Part::Word(Category::Respectively)));
    if pair.among < 2 || !respectively && !reader.in_turn(scene, start, end) {
        return None;
    }
    let dated = |i: usize| match chunks[i].part {
        Part::Value(v) => match &reader.annotations.values[v as usize].value {
            Value::Date(date) => date.dated(),
            _ => None,
        },
        _ => None,
    };
    let before = start.checked_sub(1).map_or(start, |at| clause_of(chunks, at).0.min(at));
    let own: Vec<&str> = (start..end).filter_map(dated).collect();
    let dates = if own.is_empty() { (before..start).filter_map(dated).collect() } else { own };
    // 今年上半年,A、B各开源了一款模型: of what is done in that time, no part of it is told.
    let measured = !matches!(target, Target::Name(_));
    let dates = match dates.len() == pair.among {
        true => dates.into_iter().map(str::to_owned).collect(),
        false if measured => apart(&dates, pair.among),
        false => Vec::new(),
    };
    (dates.len() == pair.among).then(|| Qualifier::Text(dates[pair.nth].clone()))
}

/// The times that spans are made up of: of 2021年至2023年及2024年上半年 three years and a half, of 前三季度, where `among` is three, the
/// quarters.
fn apart(dates: &[&str], among: usize) -> Vec<String> {
    let year = |day: &str| day.get(..4).and_then(|y| y.parse::<u16>().ok());
    if let [span] = dates
        && let Some((first, last)) = span.split_once('/')
        && first.len() == MONTH
        && first.ends_with("-01")
        && year(first) == year(last)
        && last.get(YEAR..).and_then(|rest| rest.strip_prefix('-')).and_then(|m| m.parse::<usize>().ok()) == Some(3 * among)
    {
        return (1..=among).map(|quarter| format!("{}-Q{quarter}", &first[..4])).collect();
    }
    let mut all = Vec::new();
    for date in dates {
        match date.split_once('/').map(|(first, last)| (first, last, year(first), year(last))) {
            Some((first, last, Some(from), Some(to))) if first.len() == YEAR && to > from => {
                all.extend((from..to).map(|y| y.to_string()));
                // 2023年至2025年上半年
                let part = if last.len() == YEAR { last.to_owned() } else { format!("{to}-01/{last}") };
                all.push(part);
            }
            _ => all.push((*date).to_owned()),
        }
    }
    all
}

/// How long a year is written, and a month.
const YEAR: usize = 4;
const MONTH: usize = 7;

/// Words for the year before the one that was spoken of.
const LAST_YEAR: &str = "去年";
const YEAR_BEFORE: &[&str] = &[LAST_YEAR, "上年", "上一年", "前一年"];

/// 前三季度营收2亿元,去年同期为1亿元: whether the words before a value in its clause say that it was so a year before the date found.
fn of_year_before(reader: &Reader<'_>, target: &Target, date: u32) -> bool {
    let Target::Value(v) = target else { return false };
    let span = |v: u32| reader.annotations.values[v as usize].span;
    let before = &reader.document.text[..span(*v).start as usize];
    let clause = before.rsplit(PARTS).next().unwrap_or_default();
    let rest = clause.trim_start_matches(['而', '较', '比']);
    let told = YEAR_BEFORE.iter().find_map(|w| rest.strip_prefix(w)).is_some_and(|rest| rest.chars().count() <= COMPARED);
    told && span(date).end as usize <= before.len() - clause.len()
}

/// 2024年营收2亿元,上年同期为1亿元: the year before the date that the sentence named last, where a date is but such a word.
fn year_before_said(reader: &Reader<'_>, scene: Scene<'_>, date: u32) -> Option<Qualifier> {
    let values = &reader.annotations.values;
    let (own, text) = (values[date as usize].span, &reader.document.text);
    let word = own.of(text).trim_end_matches(SAME_TIME);
    let same_time = own.of(text).len() > word.len() || text[own.end as usize..].starts_with(SAME_TIME);
    let relative = YEAR_BEFORE.contains(&word) && (same_time || word != LAST_YEAR);
    let said = (0..date).rev().take_while(|&v| values[v as usize].span.start >= scene.row.sentence.span.start);
    let said =
        said.filter(|_| relative).find_map(|v| matches!(values[v as usize].value, Value::Date(_)).then(|| value_qualifier(reader, v)));
    year_before(&said??)
}

/// How many characters stand at most between the word of a year before and what was so then.
const COMPARED: usize = 6;

/// The same time of the year before.
fn year_before(date: &Qualifier) -> Option<Qualifier> {
    let Qualifier::Text(iso) = date else { return None };
    let earlier = |day: &str| {
        let year: u16 = day.get(..4)?.parse().ok()?;
        Some(format!("{}{}", year.checked_sub(1)?, day.get(4..)?))
    };
    Some(Qualifier::Text(iso.split('/').map(earlier).collect::<Option<Vec<_>>>()?.join("/")))
}

/// Whether a date is one up to which something is so.
fn up_to(reader: &Reader<'_>, value: u32) -> bool {
    let mention = &reader.annotations.values[value as usize];
    let before = &reader.document.text[..mention.span.start as usize];
    // 截至今年5月底
    let before = YEARS.iter().find_map(|w| before.strip_suffix(w)).unwrap_or(before);
    UP_TO.iter().any(|w| before.ends_with(w)) || matches!(&mention.value, Value::Date(date) if date.limit == Some(Limit::Until))
}

fn lasts(reader: &Reader<'_>, chunks: &[Chunk], at: usize) -> Option<String> {
    match chunks.get(at)?.part {
        Part::Value(v) => match &reader.annotations.values[v as usize].value {
            Value::Duration(iso) => Some(iso.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// The noun that a number counts.
fn counted(reader: &Reader<'_>, target: &Target) -> Option<String> {
    let Target::Value(value) = target else { return None };
    let noun = reader.engine.things.called(reader.counted(*value)?, reader.document);
    Some(noun.of(&reader.document.text).to_owned())
}

/// What a price is for: its own unit, or the one that the clause named before it, with 输入 or 输出 where that stands before
/// the amount (每百万tokens输入2元、输出8元: 百万输入tokens and 百万输出tokens).
fn priced(reader: &Reader<'_>, target: &Target, start: usize, scene: Scene<'_>) -> Option<String> {
    let Target::Value(value) = target else { return None };
    let values = &reader.annotations.values;
    let text = &reader.document.text;
    let quantity = quantity(reader, target)?;
    let from = scene.row.tokens[scene.chunks.get(start)?.first].span.start;
    let clause = Span { start: from, end: quantity.digits.start }.of(text);
    let own = match &quantity.unit {
        Unit::Money { per, .. } => per.clone(),
        _ => None,
    };
    let unit = own.or_else(|| unit_before(clause)).or_else(|| unit_of_sentence(reader, *value, clause, scene))?;
    let money = |v: &&ValueMention| matches!(&v.value, Value::Quantity(q) if matches!(q.unit, Unit::Money { .. }));
    // The way stands after the amount before this one, but for one that this one came from (从A降到B); of
    // 输入、输出价格分别为A和B the first goes with A.
    let mut earlier = values[..*value as usize].iter().rev().take_while(|v| v.span.start >= from).filter(money);
    let mut before = earlier.next();
    let after = |v: &ValueMention| Span { start: v.span.end, end: quantity.digits.start.max(v.span.end) }.of(text);
    if before.is_some_and(|first| CHANGES.iter().any(|w| after(first).trim_end().ends_with(w))) {
        before = earlier.next();
    }
    let since = before.map_or(clause, after);
    let ways: Vec<(usize, &str)> = WAYS.iter().filter_map(|w| since.rfind(w).map(|at| (at, *w))).collect();
    let both = WAYS.iter().all(|w| clause.contains(w)) && clause.contains("分别");
    let way = match (both, before) {
        (true, None) => Some(WAYS[0]),
        (true, Some(_)) => Some(WAYS[1]),
        _ => ways.iter().max().map(|(_, w)| *w),
    };
    // 输入价格只要0.8元/千tokens: where only one way is spoken of, nothing is told apart.
    let sentence = scene.row.sentence.span.of(text);
    let Some(way) = way.filter(|_| WAYS.iter().all(|w| sentence.contains(w))) else { return Some(unit) };
    let plain = WAYS.iter().fold(unit, |u, w| u.replace(w, ""));
    let noun = plain.find(|c: char| !"一二三四五六七八九十百千万亿".contains(c) && !c.is_ascii_digit())?;
    Some(format!("{}{way}{}", &plain[..noun], plain[noun..].trim_start()))
}

/// 每百万tokens输入2元, 输出8元: the unit that the sentence has named before, for a clause that only goes on.
fn unit_of_sentence(reader: &Reader<'_>, value: u32, clause: &str, scene: Scene<'_>) -> Option<String> {
    let sentence = scene.row.sentence.span;
    let until = reader.annotations.values[value as usize].span.start;
    let before = Span { start: sentence.start, end: until.max(sentence.start) }.of(&reader.document.text);
    // Another matter may begin after a semicolon, unless it is the other way of the same.
    let goes_on = !before.contains(';') || WAYS.iter().any(|w| clause.contains(w));
    let own = reader.annotations.values[..value as usize].iter().rev().take_while(|v| v.span.start >= sentence.start);
    let own = || {
        own.clone().find_map(|v| match &v.value {
            Value::Quantity(Quantity { unit: Unit::Money { per, .. }, .. }) => per.clone(),
            _ => None,
        })
    };
    goes_on.then(|| own().or_else(|| unit_before(before))).flatten()
}

/// The two ways of what is priced by the token.
const WAYS: [&str; 2] = ["输入", "输出"];

/// What the last 每百万tokens or 每月 of a text prices by.
fn unit_before(text: &str) -> Option<String> {
    let by = || {
        let (at, _) = text.rmatch_indices('每').next()?;
        let rest = text[at..].trim_start_matches('每').trim_start_matches(['个', '一']);
        PERIODS.iter().find(|p| rest.starts_with(**p)).map(|p| (at, *p))
    };
    let fees = FEES.iter().filter_map(|(fee, period)| text.rfind(fee).map(|at| (at, *period)));
    // 每月199元,年费1990元: what was said last.
    let last = || by().into_iter().chain(fees).max().map(|(_, period)| period.to_owned());
    unit_of_tokens(text).or_else(last)
}

/// What else is priced by: 每月20美元.
const PERIODS: &[&str] = &[
    "月", "年", "天", "日", "小时", "分钟", "秒", "次", "张", "卡时", "千字", "万字", "台", "席位", "用户", "人", "公里", "度", "只", "颗",
    "片", "套", "部", "辆", "支", "枚", "块", "副", "季度", "课时", "千次", "万次",
];

/// Fees whose name tells by what they are paid.
const FEES: &[(&str, &str)] = &[("年费", "年"), ("月费", "月"), ("月租", "月")];

/// The last 百万tokens in a text.
fn unit_of_tokens(text: &str) -> Option<String> {
    let (at, noun) = ["tokens", "token", "Tokens", "Token", "词元"].iter().filter_map(|n| text.rfind(n).map(|at| (at, *n))).max()?;
    let mut head = text[..at].trim_end();
    for way in WAYS {
        head = head.strip_suffix(way).unwrap_or(head);
    }
    let digits = |c: char| c.is_ascii_digit() || "一十百千万亿".contains(c);
    let count = head.trim_end_matches(digits).len();
    (count < head.len()).then(|| format!("{}{noun}", &text[count..at]))
}

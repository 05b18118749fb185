//! What a word is by what stands around it: 在 with 上 opens a stretch, 为 with 所 tells who does it, 获 before a verb of another
//! makes it passive, a comma within 的,是 parts nothing.
//!
//! Takes the chunks of a sentence and tells some of them anew. Deliberately assigns no role.

use crate::chinese::{
    CHANGES, CLOSER_WORDS, Category, JOINTLY, STRETCH_CLOSERS, STRETCH_OPENERS, TIME_CLOSERS, TOGETHER, TURNS, is_adverbial,
};
use crate::extract::argument::dealt::dealt_with;
use crate::extract::argument::ends_clause;
use crate::extract::clause::caution::{HOUSES, KIN};
use crate::extract::clause::chain::chain;
use crate::extract::clause::govern::over_modifiers;
use crate::extract::clause::heading::byline;
use crate::extract::clause::join::Joint;
use crate::extract::clause::laden::lade;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::span::Span;

/// Verbs of those who report what they have been told.
const LEARNT: &[&str] = &["获悉", "得知", "了解到"];

/// Adverbs after which a comma parts no clauses: A同B一道,创立了C.
const TOGETHER_BEFORE: &[&str] = &["一道", "一起", "一同"];

/// Whether the text at `at` tells what the noun at the head of a relative clause does: 自建的测试集评测了X, 自研的工具链已支持X. Such a verb
/// sets no rule off, but X is not what the clause before 的 speaks of.
fn does_of_head(chunks: &[Chunk], at: usize, row: &Row, text: &str) -> bool {
    const REACH: usize = 3;
    let noun = |i: usize| match &chunks[i].part {
        Part::Word(Category::Noun) => true,
        Part::Phrase(p) => p.bare_kind,
        _ => false,
    };
    let said = |i: usize| Span { start: row.tokens[chunks[i].first].span.start, end: row.tokens[chunks[i].last].span.end }.trimmed(text);
    let done = || said(at).ends_with(['了', '过']) || said(at).starts_with(['已', '可', '能']) && said(at).chars().count() > 1;
    matches!(chunks[at].part, Part::Text)
        && noun(at - 1)
        && chunks.get(at + 1).is_some_and(|c| matches!(&c.part, Part::Phrase(p) if !p.bare_kind))
        && done()
        && (at.saturating_sub(REACH)..at - 1).any(|i| {
            let clause = i > 0 && matches!(chunks[i - 1].part, Part::Word(Category::Verb));
            clause && matches!(chunks[i].part, Part::Word(Category::De)) && (i + 1..at).all(noun)
        })
}

/// Marks the stretches that a coverb opens and a word of place or time closes, and the 为 of 为…所; takes commas that part
/// no clauses for text.
pub(crate) fn mark(chunks: &mut [Chunk], row: &Row, text: &str, joint: &Joint<'_>) {
    let acts = joint.acts;
    for chunk in chunks.iter_mut() {
        if let Part::Bracket(inner) = &mut chunk.part {
            mark(inner, row, text, joint);
        }
    }
    // 【北川网】云川科技发布…: who reports it is not spoken of.
    if let Some(close) = byline(row, text) {
        chunks.iter_mut().take_while(|c| c.last < close).filter(|c| matches!(c.part, Part::Phrase(_))).for_each(|c| c.part = Part::Text);
    }
    // 听风网获悉,…: nor who has only learnt it.
    if let [first, second, third, ..] = chunks
        && matches!(second.part, Part::Word(Category::Say))
        && matches!(third.part, Part::Word(Category::Comma | Category::Colon))
        && LEARNT.contains(&row.tokens[second.first].span.trimmed(text))
        && matches!(&first.part, Part::Phrase(p) if p.anaphor.is_none())
    {
        first.part = Part::Text;
    }
    // 榜单:X登顶: what only says of what the item is, takes nothing up.
    if let [first, second, ..] = chunks
        && matches!(&first.part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Bare(..))))
        && matches!(second.part, Part::Word(Category::Colon))
    {
        first.part = Part::Text;
    }
    let is_copular = |c: &Chunk| matches!(c.part, Part::Text) && COPULAR.contains(&row.tokens[c.first].span.trimmed(text));
    for at in 1..chunks.len() {
        // A和B都在做…:前者…: a clause of its own, which takes up what the one before has named.
        let taken_up =
            |c: &Chunk| matches!(&c.part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Former | Anaphor::Latter | Anaphor::Both)));
        match chunks[at].part {
            Part::Text if row.tokens[chunks[at].last].span.of(text) == DASH && begins_clause(chunks, at) => {
                chunks[at].part = Part::Word(Category::Comma);
                continue;
            }
            Part::Word(Category::Comma) => {}
            // 2019年拿到投资、2023年推出X: each is a clause of its own, but not in the modifier of a name.
            Part::Word(Category::Pause) if dates_verb(chunks, at) => {
                chunks[at].part = Part::Word(Category::Comma);
                continue;
            }
            Part::Word(Category::Colon) if chunks.get(at + 1).is_some_and(taken_up) || brings_in(chunks, at, row, text) => {
                chunks[at].part = Part::Word(Category::Comma);
                continue;
            }
            _ => continue,
        }
        let before = row.tokens[chunks[at - 1].last].span.of(text);
        let cleft = matches!(chunks[at - 1].part, Part::Word(Category::De))
            && chunks[at + 1..].iter().find(|c| !matches!(c.part, Part::Word(Category::Also))).is_some_and(is_copular);
        // 打败X的不是别人,正是Y
        // 接入X的,还有Y
        let more = |c: &Chunk| matches!(c.part, Part::Word(Category::And)) && row.tokens[c.last].span.of(text) == MORE;
        let cleft = cleft || matches!(chunks[at - 1].part, Part::Word(Category::De)) && chunks.get(at + 1).is_some_and(more);
        let cleft = cleft || before == NOBODY_ELSE && chunks.get(at + 1).is_some_and(is_copular);
        if cleft || TOGETHER_BEFORE.contains(&before) {
            chunks[at].part = Part::Text;
        }
    }
    together_before_verbs(chunks, row, text);
    for at in 1..chunks.len() {
        // A及其子公司B共同…: both do.
        let kin = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Phrase(_)));
        let described = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Text)) && kin(i + 1);
        if row.tokens[chunks[at].last].span.of(text) == AND_ITS
            && matches!(&chunks[at - 1].part, Part::Phrase(p) if !p.bare_kind)
            && (kin(at + 1) || described(at + 1))
        {
            chunks[at].part = Part::Word(Category::And);
        }
        // 云川科技或收购…: may be, and joins nothing.
        let may = matches!(chunks[at].part, Part::Word(Category::And)) && row.tokens[chunks[at].last].span.of(text) == "或";
        let acts = |c: &Chunk| matches!(c.part, Part::Word(Category::Verb | Category::By | Category::Ba | Category::Jiang));
        if may && matches!(chunks[at - 1].part, Part::Phrase(_)) && chunks.get(at + 1).is_some_and(acts) {
            chunks[at].part = Part::Word(Category::Rumour);
        }
        // 只要3999元 counts, and supposes nothing.
        let only = matches!(chunks[at - 1].part, Part::Word(Category::If)) && row.tokens[chunks[at - 1].last].span.of(text) == ONLY;
        if only && matches!(chunks[at].part, Part::Value(_)) {
            chunks[at - 1].part = Part::Text;
        }
        // 将联合A发布…: what is to be, and no 把.
        if matches!(chunks[at - 1].part, Part::Word(Category::Jiang)) && TOGETHER.contains(&row.tokens[chunks[at].first].span.trimmed(text))
        {
            chunks[at - 1].part = Part::Word(Category::Plan);
        }
        // 所用题库X由A构建: what is used there is no means.
        let used = matches!(chunks[at].part, Part::Word(Category::Coverb)) && row.tokens[chunks[at].first].span.of(text) == "用";
        if used && matches!(chunks[at - 1].part, Part::Text) && row.tokens[chunks[at - 1].last].span.of(text).ends_with('所') {
            chunks[at].part = Part::Text;
        }
        if does_of_head(chunks, at, row, text) {
            chunks[at].part = Part::Word(Category::Verb);
        }
        if receives(chunks, at, row, text) {
            chunks[at].part = Part::Word(Category::By);
        }
        // A研发、B采购的,是同一款X: which is the same, and with nobody.
        let same = matches!(chunks[at].part, Part::Value(_) | Part::Text) && matches!(chunks[at - 1].part, Part::Word(Category::Coverb));
        let same = same && at > 1 && row.tokens[chunks[at - 1].last].span.of(text) == SAME;
        if same && is_copular(&chunks[at - 2]) && row.tokens[chunks[at].first].span.of(text).starts_with(ONE) {
            chunks[at - 1].part = Part::Text;
        }
        if goes_to(chunks, at, row, text, joint.place) || put_into(chunks, at, row, text, joint.acts) {
            chunks[at - 1].part = Part::Word(Category::Coverb);
        }
        if dealt_with(chunks, at - 1, row, text) {
            chunks[at - 1].part = Part::Word(Category::Ba);
        }
    }
    for at in 0..chunks.len() {
        if only_compares(chunks, at, row, text) {
            chunks[at].part = Part::Word(Category::Coverb);
        }
    }
    chain(chunks, row, text);
    for at in 0..chunks.len() {
        if matches!(chunks[at].part, Part::Word(Category::By))
            && row.tokens[chunks[at].first].span.of(text) == BY
            && turns(chunks, at, row, text)
        {
            chunks[at].part = Part::Word(Category::Coverb);
        }
    }
    for open in (0..chunks.len()).rev() {
        if !matches!(chunks[open].part, Part::Word(Category::Coverb)) {
            continue;
        }
        let coverb = row.tokens[chunks[open].first].span.of(text);
        // 随着A对B的收购完成: a clause stands after it, in which A acts.
        if WITH_CLAUSE.contains(&coverb) && (acts_after(chunks, open) || grows_after(chunks, open)) {
            chunks[open].part = Part::Text;
            continue;
        }
        if coverb == AS {
            lead(chunks, open, row, text);
            continue;
        }
        let clause = chunks[open + 1..].iter().take(STRETCH).take_while(|c| !ends_clause(c));
        let words = clause.map(|c| matches!(c.part, Part::Text | Part::Word(Category::Also)).then(|| row.tokens[c.last].span.of(text)));
        if coverb == "为" {
            if words.clone().any(|w| w.is_some_and(|w| w.starts_with('所'))) {
                chunks[open].part = Part::Word(Category::By);
            }
            continue;
        }
        if !STRETCH_OPENERS.contains(&coverb) {
            continue;
        }
        // 接入旗下系统: whose house it is.
        // 于6月推出的X内置…: a word that only begins with a closer.
        let begins = |w: &str| !CLOSER_WORDS.iter().any(|word| w.starts_with(word));
        let closes = |w: &str| !HOUSES.contains(&w) && STRETCH_CLOSERS.iter().any(|c| w.ends_with(c) || w.starts_with(c) && begins(w));
        // 在发布X的同时
        let meanwhile = |i: usize, w: &str| w.starts_with(MEANWHILE) && matches!(chunks[open + i].part, Part::Word(Category::De));
        let close = words
            .enumerate()
            .position(|(i, w)| i > 0 && w.is_some_and(|w| closes(w) || meanwhile(i, w)) && chunks[open + 1 + i].adverbial.is_none());
        // 于6月推出的X覆盖230个场景: nothing but when it was goes with the coverb.
        let dated = matches!(chunks.get(open + 1).map(|c| &c.part), Some(Part::Value(_)))
            // 于日前把X放到了GitHub上
            && matches!(
                chunks.get(open + 2).map(|c| &c.part),
                Some(Part::Word(Category::Verb | Category::Ba | Category::Jiang | Category::By | Category::Also | Category::Plan))
            );
        let timely = |i: usize| {
            let word = row.tokens[chunks[open + 1 + i].last].span.of(text);
            TIME_CLOSERS.iter().any(|w| word.starts_with(w) || word.ends_with(w))
        };
        let close = close.filter(|&i| !dated || timely(i));
        // 在A发布B之后,…: a clause of its own, in which A acts.
        let told = close.is_some_and(|close| {
            let word = row.tokens[chunks[open + 1 + close].last].span.of(text);
            TIME_CLOSERS.iter().any(|w| word.starts_with(w) || word.ends_with(w)) && tells_when(chunks, open, open + 1 + close, acts)
        });
        if told {
            chunks[open].part = Part::Text;
            continue;
        }
        if let Some(close) = close {
            // 在X上均排名…: what the last word goes on with stands outside.
            let last = open + 1 + close;
            let ends = STRETCH_CLOSERS.iter().any(|c| row.tokens[chunks[last].last].span.of(text).ends_with(c));
            for chunk in chunks[open + 1..last + usize::from(ends)].iter_mut().filter(|c| c.adverbial.is_none()) {
                chunk.adverbial = Some(open);
            }
        }
    }
    over_modifiers(chunks, row, text, acts);
    // 发布了自研芯片X, 发布国内首款自研芯片X: the second verb only describes what the first is done to.
    for at in 2..chunks.len().saturating_sub(1) {
        let verb = |i: usize| matches!(chunks[i].part, Part::Word(Category::Verb));
        let named = || matches!(&chunks[at + 1].part, Part::Phrase(p) if !p.bare_kind);
        let modifies = || matches!(chunks.get(at + 2).map(|c| &c.part), Some(Part::Word(Category::De)));
        if verb(at)
            && named()
            && !modifies()
            && let Some(first) = verb_before(chunks, at, row, text)
        {
            chunks[at].governed = Some(first);
        }
    }
    lade(chunks, row, text, joint.topical);
}

/// A与B携手推出C, A和B合作正式推出C: working together only says how what the next verb says is done.
fn together_before_verbs(chunks: &mut [Chunk], row: &Row, text: &str) {
    let said = |c: &Chunk| Span { start: row.tokens[c.first].span.start, end: row.tokens[c.last].span.end }.trimmed(text);
    let verb = |c: &Chunk| matches!(c.part, Part::Word(Category::Verb));
    for at in 1..chunks.len().saturating_sub(1) {
        let next = at + 1 + usize::from(matches!(chunks[at + 1].part, Part::Text) && is_adverbial(said(&chunks[at + 1])));
        let jointly = verb(&chunks[at]) && JOINTLY.contains(&said(&chunks[at]));
        if jointly && chunks.get(next).is_some_and(|c| verb(c) && !JOINTLY.contains(&said(c))) {
            chunks[at].part = Part::Text;
        }
    }
}

/// 相比X,…; 较前代X,…; 作为X的继任者,…: whether the word at `at` begins a clause that names at its end what the next is but compared with.
fn only_compares(chunks: &[Chunk], at: usize, row: &Row, text: &str) -> bool {
    const LONGEST: usize = 12;
    if !matches!(chunks[at].part, Part::Text | Part::Word(_)) || at.checked_sub(1).is_some_and(|i| !ends_clause(&chunks[i])) {
        return false;
    }
    let word = |i: usize| row.tokens[chunks[i].last].span.of(text).trim();
    let (first, named) = (word(at), |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none()));
    let two = || at + 1 < chunks.len() && first == "比" && word(at + 1) == "起";
    let than = first.len() <= LONGEST && THAN.iter().any(|w| first.starts_with(w)) || two();
    if !than && !SUCCEEDING.contains(&first) {
        return false;
    }
    let end = (at + 1..chunks.len()).find(|&i| ends_clause(&chunks[i])).unwrap_or(chunks.len());
    let Some(phrase) = (at + 1..end).find(|&i| named(i)).filter(|_| end < chunks.len()) else { return false };
    let narrows = |c: &Chunk| matches!(c.part, Part::Text | Part::Value(_) | Part::Word(Category::De | Category::Noun | Category::Once));
    let between = chunks[at + 1..phrase].iter().all(narrows);
    let valued = |i: usize| matches!(chunks[i].part, Part::Word(Category::De) | Part::Value(_) | Part::Bracket(_));
    let kin = || {
        phrase + 2 < end && matches!(chunks[phrase + 1].part, Part::Word(Category::De)) && KIN.iter().any(|w| word(end - 1).ends_with(w))
    };
    between && if than { (phrase + 1..end).all(valued) } else { kin() }
}

/// Words before what something is compared with, and before what it comes after.
pub(crate) const THAN: &[&str] = &["相比", "相较", "比起", "对比", "较"];
const SUCCEEDING: &[&str] = &["作为", "身为"];

/// The verb before the chunk at `at`, where nothing stands between but 了 and words that only say how new or good it is.
fn verb_before(chunks: &[Chunk], at: usize, row: &Row, text: &str) -> Option<usize> {
    let said = |i: usize| row.tokens[chunks[i].last].span.trimmed(text);
    let verb = |i: usize| matches!(chunks[i].part, Part::Word(Category::Verb));
    let (first, one) = match chunks[at - 1].part {
        Part::Text => (at.checked_sub(2)?, said(at - 1)),
        // 发布了一款自研芯片X
        Part::Value(_) if said(at - 1).starts_with('一') => match chunks[at - 2].part {
            Part::Text if said(at - 2) == DONE => (at.checked_sub(3)?, DONE),
            _ => (at - 2, DONE),
        },
        _ => return None,
    };
    let praise = one.strip_prefix(DONE).unwrap_or(one);
    (verb(first) && (praise.is_empty() || NEWEST.iter().any(|w| praise.ends_with(w)))).then_some(first)
}

/// The particle between a verb that is over and what it was done to.
const DONE: &str = "了";

/// Ends of words before a noun that say how new or good what it names is: 国内首款.
pub(crate) const NEWEST: &[&str] =
    &["首个", "首款", "首颗", "首台", "首套", "首枚", "首部", "首代", "首批", "最新", "全新", "新一代", "第一款", "第一个", "旗下", "最强"];

/// What supposes before a clause, and says before a number how little it is.
const ONLY: &str = "只要";
/// Joins what somebody has to them.
const AND_ITS: &str = "及其";

/// What parts two clauses, or a thing and its name.
const DASH: &str = "——";

/// Whether a clause of its own stands after the dash at `at`: 不及X——后者…; 被甩在身后——A的B在…; after a number, what it is of.
fn begins_clause(chunks: &[Chunk], at: usize) -> bool {
    let part = |i: usize| chunks.get(i).map(|c| &c.part);
    let stands_for = |p: &Phrase| {
        matches!(p.anaphor, Some(Anaphor::Former | Anaphor::Latter | Anaphor::Both | Anaphor::Thing | Anaphor::Person | Anaphor::Pronoun))
    };
    let named = |i: usize| matches!(part(i), Some(Part::Phrase(p)) if !p.bare_kind && p.anaphor.is_none());
    match part(at + 1) {
        Some(Part::Phrase(p)) if stands_for(p) => return true,
        Some(Part::Phrase(_)) if matches!(part(at - 1), Some(Part::Value(_))) => return true,
        _ => {}
    }
    let mut last = at + 1;
    if named(last) && matches!(part(last + 1), Some(Part::Word(Category::De))) && named(last + 2) {
        last += 2;
    }
    named(last) && matches!(part(last + 1), Some(Part::Word(Category::Coverb | Category::Ba | Category::Jiang | Category::By)))
}

/// Whether a number that tells when and a verb of its own stand behind the mark at `at`, and what is told before it is no number.
fn dates_verb(chunks: &[Chunk], at: usize) -> bool {
    let part = |i: usize| chunks.get(i).map(|c| &c.part);
    let told = !matches!(part(at - 1), Some(Part::Value(_) | Part::Word(Category::And | Category::Verb)));
    let verb = matches!(part(at + 1), Some(Part::Value(_))) && matches!(part(at + 2), Some(Part::Word(Category::Verb)));
    let rest = chunks[at..].iter().take_while(|c| !ends_clause(c));
    told && verb && !rest.into_iter().any(|c| matches!(c.part, Part::Word(Category::De)))
}

/// 再往后是A推出的X:采用…: whether the colon at `at` parts what brings in a name at its end from what is said of it.
fn brings_in(chunks: &[Chunk], at: usize, row: &Row, text: &str) -> bool {
    let named = matches!(&chunks[at - 1].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
    let says = matches!(
        chunks.get(at + 1).map(|c| &c.part),
        Some(Part::Word(Category::Verb | Category::Attribute | Category::Coverb | Category::By))
    );
    let copula = |c: &&Chunk| matches!(c.part, Part::Text) && row.tokens[c.last].span.of(text).ends_with(['是', '有', '叫']);
    named && says && chunks[..at].iter().rev().take_while(|c| !ends_clause(c)).any(|c| copula(&c))
}

/// Words of being, after a comma, by which what stands before it is who or what is told: 把X收入囊中的,正是Y.
const COPULAR: &[&str] = &["是", "正是", "就是", "也是", "则是", "都是", "还是", "却是", "恰是", "有", "既有", "包括"];

/// Brings out who else does what a modifier says.
const MORE: &str = "还有";

/// With whom, and before one the same.
const SAME: &str = "同";
const ONE: char = '一';

/// Whom a cleft denies before it says who it is.
const NOBODY_ELSE: &str = "别人";

/// Verbs of receiving, after which somebody is named who does what the next verb says: 获A注资, 遭A起诉.
const RECEIVING: &[&str] = &["获", "获得", "得到", "受到", "遭", "遭到", "经", "再获", "又获", "已获", "曾获"];

/// 让 and 叫, which say as well who makes another do something.
const SUFFERING: &[char] = &['让', '叫'];

/// 叫A给收购了: whether 给 stands right before the verb, so that who is named after 叫 does it.
fn suffers(chunks: &[Chunk], at: usize, row: &Row, text: &str) -> bool {
    let gives = |i: usize| matches!(chunks[i].part, Part::Word(Category::Coverb)) && row.tokens[chunks[i].first].span.of(text) == "给";
    let verb = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Word(Category::Verb)));
    (at + 2..chunks.len().min(at + RECEIVED)).any(|i| gives(i) && verb(i + 1))
}

/// How many chunks after a word of receiving the verb stands.
const RECEIVED: usize = 8;

/// Whether the chunk at `at` is a word of receiving that makes the next verb passive; 获A颁发的奖 does not.
fn receives(chunks: &[Chunk], at: usize, row: &Row, text: &str) -> bool {
    let may = matches!(chunks[at].part, Part::Text | Part::Word(Category::Verb | Category::Attribute));
    if !may || !matches!(&chunks.get(at + 1).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind) {
        return false;
    }
    let word = row.tokens[chunks[at].last].span.trimmed(text);
    if matches!(chunks[at].part, Part::Text) && word.ends_with(SUFFERING) {
        return suffers(chunks, at, row, text);
    }
    if !RECEIVING.contains(&word) {
        return false;
    }
    let between = |c: &Chunk| match &c.part {
        Part::Phrase(_) | Part::Bracket(_) | Part::Word(Category::And | Category::Pause | Category::Coverb | Category::Quote) => true,
        Part::Text => is_adverbial(row.tokens[c.last].span.of(text)),
        _ => false,
    };
    let Some(verb) = (at + 2..chunks.len().min(at + RECEIVED)).find(|&i| !between(&chunks[i])) else { return false };
    let goes_on = matches!(chunks.get(verb + 1).map(|c| &c.part), Some(Part::Word(Category::De) | Part::Phrase(_)));
    matches!(chunks[verb].part, Part::Word(Category::Verb)) && !goes_on
}

/// 南下广州创办X, 远赴巴黎参加X: whether the place at `at` is where somebody goes who does there what the next verb says.
fn goes_to(chunks: &[Chunk], at: usize, row: &Row, text: &str, place: &dyn Fn(u32) -> bool) -> bool {
    const BEFORE: usize = 2;
    let somewhere = matches!(&chunks[at].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind && p.names.iter().all(|&n| place(n)));
    if !somewhere || !matches!(chunks[at - 1].part, Part::Text) {
        return false;
    }
    let said = row.tokens[chunks[at - 1].last].span.trimmed(text);
    let Some(before) = GOING.iter().find_map(|verb| said.strip_suffix(verb)) else { return false };
    // 派人赶赴, 如今南下, but no 三位工程师赶赴
    let plain = before.is_empty() || before.chars().count() <= BEFORE || is_adverbial(before);
    let verb = (at + 1..chunks.len()).find(|&i| {
        let adverb = matches!(chunks[i].part, Part::Text) && is_adverbial(row.tokens[chunks[i].last].span.trimmed(text));
        !adverb && !matches!(chunks[i].part, Part::Value(_) | Part::Word(Category::Also | Category::Quote))
    });
    plain && verb.is_some_and(|i| matches!(chunks[i].part, Part::Word(Category::Verb)))
}

/// 把X部署进了北川医院: whether the phrase at `at` is into whose house what the verb before says is done.
fn put_into(chunks: &[Chunk], at: usize, row: &Row, text: &str, acts: &dyn Fn(u32) -> bool) -> bool {
    let verb = at >= 2 && matches!(chunks[at - 2].part, Part::Word(Category::Verb)) && matches!(chunks[at - 1].part, Part::Text);
    verb && INTO.contains(&row.tokens[chunks[at - 1].last].span.trimmed(text))
        && matches!(&chunks[at].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind && p.names.iter().all(|&n| acts(n)))
}

/// What a verb has behind it for into where.
const INTO: &[&str] = &["进", "进了", "到了", "进到", "进到了", "入", "入了"];

/// Verbs of going somewhere.
const GOING: &[&str] = &[
    "南下", "北上", "东渡", "飞抵", "飞往", "飞赴", "赶赴", "奔赴", "远赴", "赶往", "前往", "来到", "回到", "重返", "返回", "抵达", "到访",
    "走进", "前去", "移居", "转战", "转至", "定居", "赴", "到了", "去了", "远走", "落脚", "现身", "空降",
];

/// Coverbs that a whole clause may stand after.
const WITH_CLAUSE: &[&str] = &["随着", "随"];

/// Whether what stands after the coverb at `open` is named and no modifier of what follows: 随着A对B的收购; not 随着X的发布.
fn acts_after(chunks: &[Chunk], open: usize) -> bool {
    let named = matches!(chunks.get(open + 1).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind);
    // 随着“小雨”App突破…
    let noun = usize::from(matches!(chunks.get(open + 2).map(|c| &c.part), Some(Part::Word(Category::Noun))));
    let part = |i: usize| chunks.get(i + noun).map(|c| &c.part);
    // 随着王雪离开A,…; 随着X突破5000万次,…
    let done = || {
        matches!(part(open + 2), Some(Part::Text))
            && matches!(part(open + 3), Some(Part::Value(_) | Part::Phrase(_)))
            && matches!(part(open + 4), Some(Part::Text | Part::Word(Category::Comma | Category::Noun | Category::Attribute)))
    };
    // 随着X突破5000万次下载,…
    let reaches = || {
        matches!(part(open + 2), Some(Part::Value(_)))
            && matches!(part(open + 3), Some(Part::Word(Category::Comma | Category::Noun | Category::Attribute)))
    };
    let done = || done() || reaches();
    let goes_on = matches!(part(open + 2), Some(Part::Word(Category::Coverb | Category::Verb | Category::Ba | Category::Jiang)));
    named && (goes_on || done())
}

/// 随着X月活突破3000万: whether what stands after the coverb at `open` is named, and how much it has of something is told of it.
fn grows_after(chunks: &[Chunk], open: usize) -> bool {
    let part = |i: usize| chunks.get(i).map(|c| &c.part);
    let passes = |i: &usize| matches!(part(*i), Some(Part::Word(Category::Quote | Category::Noun)));
    let Some(name) = (open + 1..chunks.len()).find(|i| !passes(i)) else { return false };
    let named = matches!(part(name), Some(Part::Phrase(p)) if !p.bare_kind);
    let Some(next) = (name + 1..chunks.len()).find(|i| !passes(i)) else { return false };
    let noun = next + usize::from(matches!(part(next), Some(Part::Word(Category::De))));
    let measured = matches!(part(noun), Some(Part::Word(Category::Attribute)));
    // 随着X突破5000万下载
    let reached = matches!(part(next), Some(Part::Value(_))) && matches!(part(next + 1), Some(Part::Word(Category::Attribute)));
    named && (measured || reached)
}

/// Whether a clause in which somebody acts stands between the coverb at `open`, which opens its own, and the word of time at
/// `close`: 在A发布B之后; not 在A发布的B上线后.
fn tells_when(chunks: &[Chunk], open: usize, close: usize, acts: &dyn Fn(u32) -> bool) -> bool {
    let opens = chunks[..open].last().is_none_or(|c| ends_clause(c) || matches!(c.part, Part::Value(_)));
    let doer = |p: &Phrase| !p.bare_kind && p.anaphor.is_none() && !p.names.is_empty() && p.names.iter().all(|&n| acts(n));
    let named = matches!(chunks.get(open + 1).map(|c| &c.part), Some(Part::Phrase(p)) if doer(p));
    let verb = (open + 2..close).find(|&i| !matches!(chunks[i].part, Part::Value(_) | Part::Word(Category::Also | Category::Jiang)));
    let verb = verb.filter(|&i| matches!(chunks[i].part, Part::Word(Category::Verb)));
    let ended = chunks.get(close + 1).is_none_or(ends_clause);
    opens && named && ended && verb.is_some_and(|v| !matches!(chunks[v + 1].part, Part::Word(Category::De)))
}

/// 由A换成B: whether the clause goes on with a verb of turning into something, so that 由 says from what.
fn turns(chunks: &[Chunk], by: usize, row: &Row, text: &str) -> bool {
    // 由A微调而来
    let end = (by + 1..chunks.len()).find(|&i| ends_clause(&chunks[i])).unwrap_or(chunks.len());
    let word = |i: usize| row.tokens[chunks[i].last].span.of(text);
    // 由A孵化而来: A did it.
    let verb = |i: usize| matches!(chunks[i].part, Part::Word(Category::Verb));
    if !(by + 2..end).any(verb)
        && (by + 2..end).any(|i| COMES.iter().any(|w| word(i).ends_with(w)) || word(i) == "来" && word(i - 1) == "而")
    {
        return true;
    }
    let Some(phrase) = (by + 1..chunks.len().min(by + SOURCE)).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind)) else {
        return false;
    };
    let next =
        (phrase + 1..chunks.len()).find(|&i| !matches!(chunks[i].part, Part::Phrase(_) | Part::Word(Category::Noun | Category::Quote)));
    next.filter(|&i| matches!(chunks[i].part, Part::Text | Part::Word(Category::Verb))).is_some_and(|i| {
        let turn = word(i).trim_end_matches('了');
        // 改!为
        let next = chunks.get(i + 1).map_or("", |_| word(i + 1));
        TURNS.iter().any(|w| turn.starts_with(w)) && CHANGES.iter().any(|end| turn.ends_with(end) || next == *end)
    })
}

/// How far after 由 what something was before is looked for, in chunks.
const SOURCE: usize = 8;

/// Ends of verbs of coming from something: 由A演化而来.
const COMES: &[&str] = &["而来", "得来", "而得"];

/// 由: what follows does it, or is what something else comes of.
const BY: &str = "由";

/// 以X为首的一批机构: takes 以 and 为 for text, so that X does what the clause says.
fn lead(chunks: &mut [Chunk], open: usize, row: &Row, text: &str) {
    let word = |i: usize| chunks.get(i).map_or("", |c| row.tokens[c.first].span.of(text));
    let phrase = (open + 1..chunks.len().min(open + 3)).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind));
    let Some(phrase) = phrase else { return };
    let heads = |i: usize| LEADING.iter().any(|w| word(i).starts_with(w));
    let parted = word(phrase + 1) == "为" && heads(phrase + 2);
    let whole = word(phrase + 1).strip_prefix('为').is_some_and(|rest| LEADING.iter().any(|w| rest.starts_with(w)));
    let last = phrase + 1 + usize::from(parted);
    if (parted || whole) && matches!(chunks.get(last + 1).map(|c| &c.part), Some(Part::Word(Category::De))) {
        chunks[open].part = Part::Text;
        chunks[phrase + 1].part = Part::Text;
    }
}

/// 以: what follows is what something is done with, or who leads.
const AS: &str = "以";

/// Words after 以X为 by which X is one of those that act.
const LEADING: &[&str] = &["首", "代表", "龙头", "主力", "主导", "核心"];

/// What closes a stretch behind 的.
const MEANWHILE: &str = "同时";

/// The longest stretch, in chunks.
const STRETCH: usize = 24;

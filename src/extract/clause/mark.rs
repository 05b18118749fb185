//! What a word is by what stands around it: 获 before a verb of another makes it passive, 及其 before a house joins, 只要 before a number
//! counts.
//!
//! Takes the chunks of a sentence and tells some of them anew. Deliberately assigns no role.

use crate::chinese::{CHANGES, Category, JOINTLY, TOGETHER, TURNS, is_adverbial};
use crate::extract::argument::dealt::dealt_with;
use crate::extract::argument::ends_clause;
use crate::extract::clause::caution::KIN;
use crate::extract::clause::chain::chain;
use crate::extract::clause::govern::over_modifiers;
use crate::extract::clause::heading::byline;
use crate::extract::clause::join::Joint;
use crate::extract::clause::laden::lade;
use crate::extract::clause::parted::{is_copular, part_clauses};
use crate::extract::clause::row::Row;
use crate::extract::clause::stretch::mark_stretches;
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::span::Span;

/// The sentence that chunks are cut from, and what is known of the names in it.
pub(crate) struct Sentence<'a> {
    pub(crate) row: &'a Row,
    pub(crate) text: &'a str,
    pub(crate) joint: &'a Joint<'a>,
}

impl<'a> Sentence<'a> {
    /// The first word of a chunk, as it is written.
    pub(crate) fn first(&self, chunk: &Chunk) -> &'a str {
        self.row.tokens[chunk.first].span.of(self.text)
    }

    /// The first word of a chunk without the spaces at its ends.
    pub(crate) fn bare(&self, chunk: &Chunk) -> &'a str {
        self.row.tokens[chunk.first].span.trimmed(self.text)
    }

    /// The last word of a chunk, as it is written.
    pub(crate) fn last(&self, chunk: &Chunk) -> &'a str {
        self.row.tokens[chunk.last].span.of(self.text)
    }
}

/// Tells chunks anew by what stands around them: first who the sentence does not speak of, then what parts its clauses, then the
/// words of a clause, then the stretches and modifiers in which they stand.
pub(crate) fn mark(chunks: &mut [Chunk], row: &Row, text: &str, joint: &Joint<'_>) {
    for chunk in chunks.iter_mut() {
        if let Part::Bracket(inner) = &mut chunk.part {
            mark(inner, row, text, joint);
        }
    }
    let sentence = Sentence { row, text, joint };
    pass_over_front(chunks, &sentence);
    part_clauses(chunks, &sentence);
    together_before_verbs(chunks, row, text);
    tell_anew(chunks, &sentence);
    for at in 0..chunks.len() {
        if only_compares(chunks, at, row, text) {
            chunks[at].part = Part::Word(Category::Coverb);
        }
    }
    chain(chunks, row, text);
    for at in 0..chunks.len() {
        if comes_of(chunks, at, &sentence) {
            chunks[at].part = Part::Word(Category::Coverb);
        }
    }
    mark_stretches(chunks, &sentence);
    over_modifiers(chunks, row, text, joint.acts);
    govern_described(chunks, row, text);
    lade(chunks, row, text, joint.topical);
}

/// Takes for text what the front of a sentence names and does not speak of.
fn pass_over_front(chunks: &mut [Chunk], sentence: &Sentence<'_>) {
    // 【北川网】云川科技发布…: who reports it is not spoken of.
    if let Some(close) = byline(sentence.row, sentence.text) {
        chunks.iter_mut().take_while(|c| c.last < close).filter(|c| matches!(c.part, Part::Phrase(_))).for_each(|c| c.part = Part::Text);
    }
    if only_learns(chunks, sentence) || heads_item(chunks) {
        chunks[0].part = Part::Text;
    }
}

/// 听风网获悉,…: whether the first chunk names who has only learnt what follows.
fn only_learns(chunks: &[Chunk], sentence: &Sentence<'_>) -> bool {
    let [first, second, third, ..] = chunks else { return false };
    matches!(second.part, Part::Word(Category::Say))
        && matches!(third.part, Part::Word(Category::Comma | Category::Colon))
        && LEARNT.contains(&sentence.bare(second))
        && matches!(&first.part, Part::Phrase(p) if p.anaphor.is_none())
}

/// 榜单:X登顶: whether the first chunk only says of what the item is, and takes nothing up.
fn heads_item(chunks: &[Chunk]) -> bool {
    let [first, second, ..] = chunks else { return false };
    matches!(&first.part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Bare(..))))
        && matches!(second.part, Part::Word(Category::Colon))
}

/// Verbs of those who report what they have been told.
const LEARNT: &[&str] = &["获悉", "得知", "了解到"];

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

/// Asks what stands around the chunk at a place.
type Asks = fn(&[Chunk], usize, &Sentence<'_>) -> bool;

/// How far back from the place that is asked about the chunk stands that is told anew.
const HERE: usize = 0;
const BEFORE: usize = 1;

/// What no word of a closed class is.
const TEXT: Option<Category> = None;

/// What is asked of each place, in this order, and what the chunk there or right before it is where the answer is yes.
const AROUND: &[(Asks, usize, Option<Category>)] = &[
    (joins_kin, HERE, Some(Category::And)),
    (may_do, HERE, Some(Category::Rumour)),
    (only_counts, BEFORE, TEXT),
    (is_planned_together, BEFORE, Some(Category::Plan)),
    (is_used_there, HERE, TEXT),
    (does_of_head, HERE, Some(Category::Verb)),
    (receives, HERE, Some(Category::By)),
    (is_the_same, BEFORE, TEXT),
    (goes_to, BEFORE, Some(Category::Coverb)),
    (put_into, BEFORE, Some(Category::Coverb)),
    (is_dealt_with, BEFORE, Some(Category::Ba)),
];

/// Tells the words of a clause anew, from the left, each by what those before it have been told to be.
fn tell_anew(chunks: &mut [Chunk], sentence: &Sentence<'_>) {
    for at in 1..chunks.len() {
        for &(asks, back, category) in AROUND {
            if asks(chunks, at, sentence) {
                chunks[at - back].part = category.map_or(Part::Text, Part::Word);
            }
        }
    }
}

/// A及其子公司B共同…: whether the word at `at` joins to a name what it has, so that both do.
fn joins_kin(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    let kin = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Phrase(_)));
    let described = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Text)) && kin(i + 1);
    sentence.last(&chunks[at]) == AND_ITS
        && matches!(&chunks[at - 1].part, Part::Phrase(p) if !p.bare_kind)
        && (kin(at + 1) || described(at + 1))
}

/// 云川科技或收购…: whether the 或 at `at` says what may be, and joins nothing.
fn may_do(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    let acts = |c: &Chunk| matches!(c.part, Part::Word(Category::Verb | Category::By | Category::Ba | Category::Jiang));
    matches!(chunks[at].part, Part::Word(Category::And))
        && sentence.last(&chunks[at]) == "或"
        && matches!(chunks[at - 1].part, Part::Phrase(_))
        && chunks.get(at + 1).is_some_and(acts)
}

/// 只要3999元: whether the word before the number at `at` counts, and supposes nothing.
fn only_counts(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    matches!(chunks[at].part, Part::Value(_))
        && matches!(chunks[at - 1].part, Part::Word(Category::If))
        && sentence.last(&chunks[at - 1]) == ONLY
}

/// 将联合A发布…: whether the 将 before the word at `at` says what is to be, and is no 把.
fn is_planned_together(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    matches!(chunks[at - 1].part, Part::Word(Category::Jiang)) && TOGETHER.contains(&sentence.bare(&chunks[at]))
}

/// 所用题库X由A构建: whether what the 用 at `at` is said of is used there, and is no means.
fn is_used_there(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    matches!(chunks[at].part, Part::Word(Category::Coverb))
        && sentence.first(&chunks[at]) == "用"
        && matches!(chunks[at - 1].part, Part::Text)
        && sentence.last(&chunks[at - 1]).ends_with('所')
}

/// A研发、B采购的,是同一款X: whether the 同 before `at` says which is the same, and with nobody.
fn is_the_same(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    matches!(chunks[at].part, Part::Value(_) | Part::Text)
        && matches!(chunks[at - 1].part, Part::Word(Category::Coverb))
        && at > 1
        && sentence.last(&chunks[at - 1]) == SAME
        && is_copular(&chunks[at - 2], sentence)
        && sentence.first(&chunks[at]).starts_with(ONE)
}

/// 对X进行收购: whether what stands after the coverb before `at` is what the next verb is done to.
fn is_dealt_with(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    dealt_with(chunks, at - 1, sentence.row, sentence.text)
}

/// 由A微调而来: whether the 由 at `at` says what something else comes of.
fn comes_of(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    matches!(chunks[at].part, Part::Word(Category::By))
        && sentence.first(&chunks[at]) == BY
        && turns(chunks, at, sentence.row, sentence.text)
}

/// What supposes before a clause, and says before a number how little it is.
const ONLY: &str = "只要";
/// Joins what somebody has to them.
const AND_ITS: &str = "及其";

/// With whom, and before one the same.
const SAME: &str = "同";
const ONE: char = '一';

/// Whether the text at `at` tells what the noun at the head of a relative clause does: 自建的测试集评测了X, 自研的工具链已支持X. Such a verb
/// sets no rule off, but X is not what the clause before 的 speaks of.
fn does_of_head(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    const REACH: usize = 3;
    let (row, text) = (sentence.row, sentence.text);
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

/// 发布了自研芯片X, 发布国内首款自研芯片X: the second verb only describes what the first is done to, which goes with it.
fn govern_described(chunks: &mut [Chunk], row: &Row, text: &str) {
    for at in 2..chunks.len().saturating_sub(1) {
        let named = || matches!(&chunks[at + 1].part, Part::Phrase(p) if !p.bare_kind);
        let modifies = || matches!(chunks.get(at + 2).map(|c| &c.part), Some(Part::Word(Category::De)));
        if matches!(chunks[at].part, Part::Word(Category::Verb))
            && named()
            && !modifies()
            && let Some(first) = verb_before(chunks, at, row, text)
        {
            chunks[at].governed = Some(first);
        }
    }
}

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
fn receives(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    let (row, text) = (sentence.row, sentence.text);
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
fn goes_to(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    const BEFORE: usize = 2;
    let (row, text, place) = (sentence.row, sentence.text, sentence.joint.place);
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
fn put_into(chunks: &[Chunk], at: usize, sentence: &Sentence<'_>) -> bool {
    let (row, text, acts) = (sentence.row, sentence.text, sentence.joint.acts);
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

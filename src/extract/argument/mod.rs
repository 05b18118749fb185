//! A verb in its clause → who and what: the constructions of Chinese, each written once.
//!
//! Gives for each anchor the phrases that may be its subject and its object, best first, whatever the
//! construction: active, 由/被/为…所, 把/将, relative clause, nominal, serial verbs. Deliberately knows no class
//! and no rule: the rule picks the first phrase that fits its role.

pub(crate) mod cleft;
pub(crate) mod dealt;
pub(crate) mod deed;
pub(crate) mod described;
pub(crate) mod doer;
pub(crate) mod patient;
pub(crate) mod pivot;

use smallvec::SmallVec;

use crate::chinese::Category;
use crate::extract::clause::conjunct::{acts_within, conjuncts, employs, list_head, shared_head};
use crate::extract::clause::{Anaphor, Chunk, Part};

/// A few places among the chunks of a sentence.
pub type Chunks = SmallVec<[usize; 4]>;

/// Where the phrases of one anchor stand: indices into the chunks of its sentence.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each tells of the clause what none of the others does")]
pub struct Arguments {
    /// Who does it, in this clause.
    pub subjects: Chunks,
    /// What it is done to, in this clause.
    pub objects: Chunks,
    /// Phrases to the left that may be either: the subject of an intransitive verb (X上线), the topic.
    pub topics: Chunks,
    /// The doer is named by 由 or 被.
    pub passive: bool,
    /// The doer stands after 由 or 被, and is no name.
    pub unnamed: bool,
    /// The anchor stands in a relative clause (…发布的X).
    pub relative: bool,
    /// An earlier verb of the same clause, whose subject this one shares (研发并开源).
    pub shares: Option<usize>,
    /// The anchor stands in a modifier of something without a known name, behind the verb that this is done to (推出搭载A的新品).
    pub headless: bool,
    /// The first chunk of the clause.
    pub start: usize,
    /// The chunk after the last of the clause.
    pub end: usize,
}

/// How far, in chunks, an argument is looked for: no clause of news is longer, and the work stays linear.
const REACH: usize = 40;
/// The chunks of the clause around `at`: `start` inclusive, `end` exclusive.
#[must_use]
pub fn clause_of(chunks: &[Chunk], at: usize) -> (usize, usize) {
    let low = at.saturating_sub(REACH);
    let start = (low..at).rev().find(|&i| ends_clause(&chunks[i])).map_or(low, |i| i + 1);
    let high = chunks.len().min(at + REACH);
    let end = (at + 1..high).find(|&i| ends_clause(&chunks[i])).unwrap_or(high);
    (start, end)
}

/// Whether a chunk parts two clauses.
#[must_use]
pub fn ends_clause(chunk: &Chunk) -> bool {
    matches!(chunk.part, Part::Word(Category::Comma | Category::Semicolon))
}

pub(crate) fn word(chunks: &[Chunk], at: usize) -> Option<Category> {
    match chunks.get(at)?.part {
        Part::Word(category) => Some(category),
        _ => None,
    }
}

/// Whether 、 or 和 stands at `at`.
pub(crate) fn joins(chunks: &[Chunk], at: usize) -> bool {
    matches!(word(chunks, at), Some(Category::And | Category::Pause))
}

/// The next chunk after `at` that is no bracket.
pub(crate) fn after(chunks: &[Chunk], at: usize) -> usize {
    let mut next = at + 1;
    while matches!(chunks.get(next).map(|c| &c.part), Some(Part::Bracket(_))) {
        next += 1;
    }
    next
}

/// Whether the phrase at `at` only modifies what follows its 的.
pub(crate) fn modifies(chunks: &[Chunk], at: usize) -> bool {
    word(chunks, after(chunks, at)) == Some(Category::De)
}

/// What governs the phrase at `at`, as seen from outside: the coverb right before it, over its own modifiers, or the one
/// whose stretch (在…上) it stands in.
#[must_use]
pub fn governor(chunks: &[Chunk], at: usize, start: usize) -> Option<(usize, Category)> {
    match chunks[at].adverbial.filter(|&c| c >= start) {
        Some(coverb) => Some((coverb, Category::Coverb)),
        None => governor_within(chunks, at, start),
    }
}

/// The same as seen from within its stretch.
fn governor_within(chunks: &[Chunk], at: usize, start: usize) -> Option<(usize, Category)> {
    if let Some(by) = chunks[at].governed.filter(|&by| by >= start) {
        return Some((by, word(chunks, by).filter(|&c| c != Category::And).unwrap_or(Category::Coverb)));
    }
    let mut i = at;
    let mut modified = false;
    let mut employed = false;
    let mut described = false;
    for _ in 0..6 {
        i = i.checked_sub(1).filter(|&i| i >= start)?;
        modified |= word(chunks, i) == Some(Category::De);
        match &chunks[i].part {
            // 由A与云川科技工程师B创办: both do it.
            // But of 与云川科技工程师B创办, 2021年与云川科技工程师B创办 whoever did the thing before does it.
            Part::Word(Category::Coverb) if employed && names_before(chunks, i, start) => return None,
            Part::Word(Category::Coverb | Category::By) if described => return None,
            // 成立于2023年的X: the coverb stands with its verb in what modifies X.
            Part::Word(Category::Coverb) if modified && i > start && is_verbal(&chunks[i - 1]) => return None,
            Part::Word(c @ (Category::By | Category::Ba | Category::Jiang | Category::Coverb)) => return Some((i, *c)),
            // 在A开放X和B推出Y之后: B begins the second of two clauses.
            Part::Word(Category::And) if i + 1 == at && word(chunks, at + 1) == Some(Category::Verb) && closes_clause(chunks, i, start) => {
                return None;
            }
            // 与X合作, with nothing before 与.
            Part::Word(Category::And) if i == start || !matches!(chunks[i - 1].part, Part::Phrase(_)) => {
                return Some((i, Category::Coverb));
            }
            // 与前云川科技总裁A
            Part::Word(Category::De | Category::Noun | Category::And | Category::Pause | Category::Title)
            | Part::Value(_)
            | Part::Bracket(_) => {}
            Part::Phrase(p) if p.bare_kind || word(chunks, i + 1) == Some(Category::De) => {}
            // 在其官方X上
            Part::Phrase(p) if p.anaphor == Some(Anaphor::Pronoun) => {}
            Part::Text
                if i + 1 == at && i > start && matches!(&chunks[i - 1].part, Part::Phrase(p) if p.anaphor == Some(Anaphor::Pronoun)) => {}
            // 与苏州企业X: where it is from.
            Part::Phrase(_) if i + 1 == at => {}
            // 对英国同行X的收购
            Part::Text if i + 1 == at && modifies(chunks, at) && i > start && leads_to(chunks, i - 1) => {}
            Part::Phrase(_) if i + 2 == at && modifies(chunks, at) && matches!(chunks[i + 1].part, Part::Text) => {}
            // 把X的轻量版Y: what it is of another.
            Part::Text if i + 1 == at && i > start && word(chunks, i - 1) == Some(Category::De) => described = true,
            // 由三位前云川科技语音部工程师X: whom X works or worked for.
            Part::Word(Category::Once) => employed = true,
            Part::Phrase(_) | Part::Text if matches!(word(chunks, i + 1), Some(Category::Title | Category::Once)) => employed = true,
            // 把A研发的B: what stands before the relative clause.
            Part::Word(Category::Verb) if modified && i + 1 < at && word(chunks, i + 1) == Some(Category::De) => {
                let inner = |k: &usize| matches!(chunks[*k].part, Part::Phrase(_) | Part::Value(_) | Part::Text);
                let open = (start.max(i.saturating_sub(6))..i).rev().find(|k| !inner(k))?;
                return match chunks[open].part {
                    Part::Word(c @ (Category::Ba | Category::Jiang)) => Some((open, c)),
                    // 以开源的X为底座
                    Part::Word(c @ Category::Coverb) if open + 1 == i => Some((open, c)),
                    _ => None,
                };
            }
            // 基于自家的X
            Part::Word(Category::Plain) if modified && word(chunks, i + 1) == Some(Category::De) && i > start => match chunks[i - 1].part {
                Part::Word(c @ (Category::Coverb | Category::Ba | Category::Jiang)) => return Some((i - 1, c)),
                _ => return None,
            },
            // 由工程师出身的X
            Part::Text
                if modified && word(chunks, i + 1) == Some(Category::De) && i > start && word(chunks, i - 1) == Some(Category::Title) =>
            {
                let plain = |k: &usize| matches!(chunks[*k].part, Part::Text | Part::Word(Category::Title | Category::Noun));
                let open = (start.max(i.saturating_sub(4))..i).rev().find(|k| !plain(k))?;
                return match chunks[open].part {
                    Part::Word(c @ (Category::By | Category::Ba | Category::Jiang)) => Some((open, c)),
                    _ => None,
                };
            }
            // 把最好的X
            Part::Text if modified && word(chunks, i + 1) == Some(Category::De) && i > start => match chunks[i - 1].part {
                Part::Word(c @ (Category::Ba | Category::Jiang)) => return Some((i - 1, c)),
                _ => return None,
            },
            // 由A主办、B承办: B stands after the same 由.
            Part::Word(Category::Verb) if !modified && i > start && word(chunks, i + 1) == Some(Category::Pause) && i + 2 == at => {
                let inner = |k: &usize| matches!(chunks[*k].part, Part::Phrase(_) | Part::Bracket(_));
                let open = (start.max(i.saturating_sub(4))..i).rev().find(|k| !inner(k))?;
                return (word(chunks, open) == Some(Category::By)).then_some((open, Category::By));
            }
            // 把A、B以及C的D: an earlier member of the list.
            Part::Phrase(_) if conjuncts(chunks, i).contains(&at) => {}
            _ => return None,
        }
    }
    None
}

/// Whether a verb stands right before the joint at `at`, or before a noun of its own there: 开放, 开放服务.
fn closes_clause(chunks: &[Chunk], at: usize, start: usize) -> bool {
    let noun = |i: usize| match &chunks[i].part {
        Part::Word(Category::Noun) => true,
        Part::Phrase(p) => p.bare_kind || matches!(p.anaphor, Some(Anaphor::Bare(..))),
        _ => false,
    };
    let before = |i: usize| i.checked_sub(1).filter(|&k| k >= start);
    let verb = |i: usize| word(chunks, i) == Some(Category::Verb);
    before(at).is_some_and(|i| verb(i) || noun(i) && before(i).is_some_and(verb))
}

/// Whether a coverb or a phrase behind one stands at `at`, so that the words after it describe whom it governs.
fn leads_to(chunks: &[Chunk], at: usize) -> bool {
    let coverb = |i: usize| word(chunks, i) == Some(Category::Coverb);
    coverb(at) || at > 0 && matches!(chunks[at].part, Part::Phrase(_)) && coverb(at - 1)
}

/// 由A与云川科技工程师B创办: whether a phrase stands before the coverb at `at` in the clause at `start`; in 2021年与… none does.
fn names_before(chunks: &[Chunk], at: usize, start: usize) -> bool {
    chunks[start..at].iter().any(|c| matches!(&c.part, Part::Phrase(p) if !p.bare_kind))
}

/// Whether a chunk may be a verb, of a rule or of plain text.
fn is_verbal(chunk: &Chunk) -> bool {
    matches!(chunk.part, Part::Text | Part::Word(Category::Verb))
}

/// Whether the verb at `at` stands in a modifier: a 的 follows before the clause ends.
fn in_modifier(chunks: &[Chunk], at: usize, end: usize) -> bool {
    (at + 1..end.min(at + 20)).any(|i| word(chunks, i) == Some(Category::De))
}

/// Finds the arguments of what sets a rule off at the chunks `first` to `last`, inclusive: one verb, or a wording.
#[must_use]
pub fn arguments(chunks: &[Chunk], first: usize, last: usize) -> Arguments {
    let (start, end) = (clause_of(chunks, first).0, clause_of(chunks, last).1);
    // A verb within 在…上 has its arguments there: the coverb governs what follows it and no more.
    let (start, end) = match chunks[first].adverbial {
        Some(coverb) => (start.max(coverb), stretch_end(chunks, first, end)),
        None => (start, end),
    };
    let mut out = Arguments { start, end, ..Arguments::default() };
    let within = chunks[first].adverbial;
    let mut inner = Chunks::new();
    // 推出搭载A的X: nothing in the modifier is brought out.
    match chunks.get(last + 1).filter(|_| last + 1 < end).and_then(|c| c.laden).filter(|laden| laden.verb == last) {
        Some(laden) => out.objects.extend(laden.head),
        None if is_nominal(chunks, first) && joins(chunks, last + 1) => {}
        None => right(chunks, last, within, &mut out, &mut inner),
    }
    left(chunks, first, within, &mut out);
    // …and whoever brings X out does not have A.
    let own = |i: usize| chunks[i].laden.filter(|laden| laden.verb < first);
    let does = out.relative && is_verb(chunks, last);
    if let Some(laden) = own(first).filter(|_| !does && own(last) == own(first)) {
        out.shares = None;
        out.headless = laden.head.is_none();
        // 云川科技与采用A的企业合作
        out.subjects.retain(|s| *s > laden.verb);
    }
    // 推出Luma2、总部位于杭州的海棠科技: the head does it.
    if out.subjects.is_empty() && !out.objects.is_empty() && !out.passive && !out.relative {
        match shared_head(chunks, last, out.end) {
            Some(head) if out.objects.contains(&head) => out.relative = true,
            head => out.subjects.extend(head),
        }
    }
    // …,优于云川科技的Luma2: a further clause that the head ends says whose it is.
    let stop = if end == chunks.len() { end - 1 } else { end };
    let goes_on = |o: &usize| {
        chunks[(o + 1).min(stop)..stop].iter().any(|c| matches!(c.part, Part::Text | Part::Word(Category::Verb | Category::Coverb)))
    };
    // …,检出率优于A的B
    let plain = |c: &Chunk| c.adverbial.is_some() || !matches!(c.part, Part::Phrase(_));
    let opens = chunks[start..first].iter().all(plain);
    // 收购它的X: what a pronoun takes up is what it is done to, wherever the clause stands.
    let stands_for = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Thing | Anaphor::Person | Anaphor::Noun(..))));
    let further = !inner.iter().any(stands_for)
        && opens
        && start > 0
        && word(chunks, start - 1) == Some(Category::Comma)
        && !out.objects.iter().any(goes_on);
    if out.subjects.is_empty() && !inner.is_empty() && !out.passive && !further {
        // 开发Luma2的云川科技: the object stands within, and the head does it; but of 优于云川科技的Luma2 the head is the object.
        // 采用谷歌A的X: whose A is stands within as well.
        let within = inner.last().copied().unwrap_or(last);
        out.subjects.extend(out.objects.iter().copied().filter(|&o| o > within));
        inner.append(&mut out.objects);
        out.objects = inner;
    } else {
        out.objects.extend(inner);
    }
    out
}

/// The chunk after the last of the stretch that `at` stands in.
fn stretch_end(chunks: &[Chunk], at: usize, end: usize) -> usize {
    (at..end).find(|&i| chunks[i].adverbial != chunks[at].adverbial).unwrap_or(end)
}

/// Whether the verb at `at` stands as a noun after whose it is: X的发布.
fn is_nominal(chunks: &[Chunk], at: usize) -> bool {
    at > 1 && word(chunks, at - 1) == Some(Category::De) && matches!(chunks[at - 2].part, Part::Phrase(_))
}

/// To the right: the object, or the head of a relative clause. `inner` takes phrases that modify what follows.
fn right(chunks: &[Chunk], last: usize, within: Option<usize>, out: &mut Arguments, inner: &mut Chunks) {
    let end = out.end;
    let mut i = last;
    let mut texts = 0;
    let mut governed = false;
    let mut acting = Vec::new();
    while i + 1 < end {
        i += 1;
        if chunks[i].adverbial != within {
            continue;
        }
        match &chunks[i].part {
            Part::Word(Category::De) if i - last <= 2 && texts <= 1 && out.objects.is_empty() && inner.is_empty() => {
                out.relative = true;
                governed = false;
            }
            // A主办、B承办的论坛: B does the second thing.
            Part::Phrase(_) if i > last + 1 && word(chunks, i - 1) == Some(Category::Pause) && acts_next(chunks, i, end) => {}
            // 开源其小尺寸版X: only says whose the next name is.
            Part::Phrase(phrase) if phrase.anaphor == Some(Anaphor::Pronoun) && owns_next(chunks, i, end) => {}
            // 超过了参数量为其数十倍的X: by what X is measured.
            Part::Phrase(_)
                if matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Value(_)))
                    && word(chunks, i + 2) == Some(Category::De)
                    && i + 3 < end => {}
            // 发布的不是A,而是B
            Part::Phrase(_) if i > 0 && word(chunks, i - 1) == Some(Category::Not) && instead(chunks, end) => {
                out.objects.push(end + 2);
                break;
            }
            Part::Phrase(phrase) => {
                if modifies(chunks, i) && after(chunks, i) < end {
                    if !governed {
                        inner.push(i);
                    }
                    governed = false;
                } else if !governed {
                    // 优于X投资的Y: who does something within a modifier of the object.
                    let verb = matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Word(Category::Verb) | Part::Text));
                    let told = verb && word(chunks, i + 2) == Some(Category::De) && i + 3 < end;
                    // 的是X上个月才推出的Y
                    if told || !phrase.bare_kind && acts_within(chunks, i, end) {
                        acting.push(i);
                        continue;
                    }
                    out.objects.push(i);
                    // 以色列公司X: what stands right before a phrase says where it is from.
                    let leads = matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Phrase(_)));
                    // 北方大学教授X: for whom X works.
                    if !phrase.bare_kind && !leads && !employs(chunks, i, end) {
                        break;
                    }
                }
            }
            Part::Word(Category::Verb | Category::Say) => {
                let describes = chunks[i].governed == Some(last);
                let coordinated =
                    i == last + 1 || describes || matches!(word(chunks, i - 1), Some(Category::Also | Category::And | Category::Pause));
                // 研发并于5月12日发布了X: what both verbs govern stands behind the second.
                let later = !coordinated && also_later(chunks, last, i, within);
                if later {
                    governed = false;
                }
                if !coordinated && !later && !in_modifier(chunks, i, end) {
                    break;
                }
            }
            Part::Word(Category::Coverb | Category::By | Category::Ba) => governed = true,
            Part::Word(Category::De) => governed = false,
            Part::Text => texts += 1,
            _ => {}
        }
    }
    out.objects.extend(acting);
}

/// A主办、B承办的论坛, A研发、B也想测试的,是X: whether the phrase at `at` does the next of several things that one modifier tells.
fn acts_next(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let next = after(chunks, at);
    if word(chunks, next) == Some(Category::Verb) {
        return true;
    }
    let said = |i: usize| matches!(chunks[i].part, Part::Text | Part::Word(Category::Also | Category::Verb | Category::Plain));
    let rest = (next..end.min(next + ALSO_REACH)).take_while(|&i| said(i)).last();
    rest.is_some_and(|i| matches!(word(chunks, i + 1), Some(Category::De | Category::Pause)) && in_modifier(chunks, i, end))
}

/// How many chunks after 并 its verb stands at most.
const ALSO_REACH: usize = 6;

/// Whether 并 stands right behind the verb at `last`, and nothing but when and where between it and the verb at `at`.
fn also_later(chunks: &[Chunk], last: usize, at: usize, within: Option<usize>) -> bool {
    let aside =
        |c: &Chunk| c.adverbial != within || matches!(c.part, Part::Value(_) | Part::Text | Part::Word(Category::Coverb | Category::Plain));
    let also = (last + 1..at.min(last + 3)).find(|&i| word(chunks, i) == Some(Category::Also));
    also.is_some_and(|i| at - i <= ALSO_REACH && chunks[i + 1..at].iter().all(aside))
}

/// Whether the phrase at `at` stands behind the joint of a list whose member before it is the head of a modifier: 研发的X和B.
pub(crate) fn opens_member(chunks: &[Chunk], at: usize, start: usize) -> bool {
    let before = |i: usize| i.checked_sub(1).filter(|&k| k >= start);
    let Some(joint) = before(at).filter(|&i| joins(chunks, i)) else { return false };
    let aside = |i: usize| match &chunks[i].part {
        Part::Bracket(_) | Part::Text | Part::Word(Category::Noun | Category::Quote | Category::Plain) => true,
        Part::Phrase(p) => p.bare_kind,
        _ => false,
    };
    let low = joint.saturating_sub(MEMBER).max(start);
    let Some(thing) = (low..joint).rev().find(|&i| !matches!(chunks[i].part, Part::Bracket(_))) else { return false };
    if !matches!(chunks[thing].part, Part::Phrase(_)) {
        return false;
    }
    let of = (low..thing).rev().find(|&i| !aside(i));
    // 训练的X: a verb that sets no rule off alone is plain text behind whoever acts.
    let says = |i: usize| match chunks[i].part {
        Part::Word(Category::Verb) => true,
        Part::Text => i > start && matches!(chunks[i - 1].part, Part::Phrase(_)),
        _ => false,
    };
    of.is_some_and(|i| word(chunks, i) == Some(Category::De) && i > start && says(i - 1))
}

/// How far before its joint a member of a list is looked for.
const MEMBER: usize = 6;

/// Whether a name stands after the pronoun at `at` with nothing but a description between.
fn owns_next(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let described = |i: usize| match &chunks[i].part {
        Part::Text | Part::Word(Category::Noun | Category::De) => true,
        Part::Phrase(p) => p.bare_kind,
        _ => false,
    };
    let next = (at + 1..end.min(at + 4)).find(|&i| !described(i));
    next.is_some_and(|i| matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor.is_none()))
}

/// Whether the clause after `end` goes on with what is meant instead of what this one denies: ,而是B.
fn instead(chunks: &[Chunk], end: usize) -> bool {
    let part = |i: usize| chunks.get(i).map(|c| &c.part);
    word(chunks, end) == Some(Category::Comma)
        && matches!(part(end + 1), Some(Part::Text))
        && matches!(part(end + 2), Some(Part::Phrase(_)))
}

pub(crate) fn is_verb(chunks: &[Chunk], at: usize) -> bool {
    matches!(word(chunks, at), Some(Category::Verb | Category::Say | Category::By | Category::Also))
}

/// Whether the phrase at `at`, after 由, does what a modifier says of a phrase before the verb at `first`, in words that no rule
/// knows.
fn provides(chunks: &[Chunk], at: usize, first: usize) -> bool {
    let mut verbal = false;
    for i in at + 1..first {
        match &chunks[i].part {
            Part::Text => verbal = true,
            Part::Word(Category::De) => {
                let named = |k: &usize| matches!(&chunks[*k].part, Part::Phrase(p) if !p.bare_kind);
                return verbal && i > at + 1 && (i + 1..first.min(i + 4)).any(|k| named(&k));
            }
            Part::Phrase(p) if p.bare_kind => {}
            Part::Word(Category::Noun | Category::Plain | Category::Quote) | Part::Value(_) => {}
            _ => return false,
        }
    }
    false
}

/// Whether 并 stands between a modifier that begins at `at` and the verb at `first`.
fn joined_behind(chunks: &[Chunk], at: usize, first: usize) -> bool {
    let also = (at + 1..chunks.len().min(first + 2)).rev().find(|&i| word(chunks, i) == Some(Category::Also));
    also.is_some_and(|also| (at + 1..also).any(|i| word(chunks, i) == Some(Category::De)))
}

/// Whether nothing but 的 and a number stands from `next` on, before the verb at `first`.
fn modifies_noun(chunks: &[Chunk], next: usize, first: usize) -> bool {
    let value = |i: usize| matches!(chunks[i].part, Part::Value(_));
    match first.checked_sub(next) {
        Some(1) => word(chunks, next) == Some(Category::De),
        Some(2) => {
            word(chunks, next) == Some(Category::De) && value(next + 1) || value(next) && word(chunks, next + 1) == Some(Category::De)
        }
        _ => false,
    }
}

/// Whether a chunk is 其.
fn is_pronoun(chunk: &Chunk) -> bool {
    matches!(&chunk.part, Part::Phrase(p) if p.anaphor == Some(Anaphor::Pronoun))
}

/// To the left: who does it; by 由, 被, 把 and 将, what it is done to.
fn left(chunks: &[Chunk], first: usize, within: Option<usize>, out: &mut Arguments) {
    let start = out.start;
    let mut i = first;
    // Where the list begins whose last member the verb modifies.
    let mut edge = first;
    let mut blocked = false;
    while i > start {
        i -= 1;
        if chunks[i].adverbial != within {
            continue;
        }
        match &chunks[i].part {
            Part::Phrase(_) => {
                let next = after(chunks, i);
                let modifies = modifies(chunks, i);
                // A研发的X和B研发的Y: B stands in a list of things, each with a modifier of its own.
                if (out.relative || word(chunks, first + 1) == Some(Category::De)) && !modifies && opens_member(chunks, i, start) {
                    out.subjects.push(i);
                    out.topics.push(i);
                    break;
                }
                // 优于A和开源的B: what stands before the joint of a list does nothing in the modifier of its next member.
                let relative = word(chunks, first + 1) == Some(Category::De);
                let phrase = |k: usize| matches!(&chunks[k].part, Part::Phrase(p) if !p.bare_kind);
                if relative && joins(chunks, next) && next < first && !(next + 1..first).any(phrase) {
                    i = list_head(chunks, i, start);
                    edge = i;
                    continue;
                }
                if !modifies {
                    i = list_head(chunks, i, start);
                }
                match governor_within(chunks, i, start) {
                    // 由A提供算力的X亮相: A does what the modifier says, and no more.
                    Some((g, Category::By)) if provides(chunks, i, first) => {
                        i = g;
                        continue;
                    }
                    // 收购了由A创办的X,并出任…: whoever did the first does this, and not A.
                    Some((g, Category::By)) if blocked && joined_behind(chunks, i, first) => {
                        i = g;
                        continue;
                    }
                    Some((g, Category::By)) => {
                        out.passive = true;
                        out.subjects.push(i);
                        i = g;
                        continue;
                    }
                    // 将其研发的X开源: it does what modifies X.
                    Some((g, Category::Ba | Category::Jiang)) if out.relative && next == first && is_pronoun(&chunks[i]) => {
                        out.subjects.push(i);
                        i = g;
                        continue;
                    }
                    Some((g, Category::Ba | Category::Jiang)) => {
                        out.objects.insert(0, i);
                        i = g;
                        continue;
                    }
                    Some((g, _)) => {
                        // 对X的收购, 对X的3亿元收购, 对X 3亿元的收购: what is governed by 对 and modifies a nominal verb is its object.
                        if modifies_noun(chunks, next, first) {
                            out.objects.insert(0, i);
                        }
                        i = g;
                        continue;
                    }
                    None => {}
                }
                if modifies && next + 1 == first {
                    // X的发布: whose release it is, the rule's classes tell.
                    out.topics.push(i);
                    out.subjects.push(i);
                } else if modifies && word(chunks, next + 1) == Some(Category::Attribute) && !blocked {
                    // X的下载量排名第一
                    out.subjects.push(i);
                } else if modifies {
                    // 它的底座由…: what the topic is a part of.
                } else if out.passive {
                    out.objects.push(i);
                    out.topics.push(i);
                } else if !blocked {
                    out.subjects.push(i);
                    out.topics.push(i);
                }
            }
            Part::Word(Category::Verb) if !in_modifier(chunks, i, edge) => {
                out.shares = Some(i);
                // What stands between two verbs of one clause is the first one's object, but not what follows their joint.
                let joins = |&j: &usize| matches!(word(chunks, j), Some(Category::Also | Category::And | Category::Pause));
                if let Some(joint) = (i + 1..first).rev().find(joins) {
                    out.subjects.retain(|s| *s > joint);
                    // 由A主办、B承办: the second is as passive as the first.
                    let by = |k: usize| {
                        matches!(chunks[k].part, Part::Phrase(_)) && matches!(governor(chunks, k, start), Some((_, Category::By)))
                    };
                    let passive = joint == i + 1 && !out.subjects.is_empty() && (start..i).any(by);
                    out.passive |= passive;
                    // X由A指导、B研发: X is what both do.
                    if passive && out.objects.is_empty() {
                        let free = |k: &usize| {
                            matches!(&chunks[*k].part, Part::Phrase(p) if !p.bare_kind)
                                && !modifies(chunks, *k)
                                && governor(chunks, *k, start).is_none()
                        };
                        out.objects.extend((start..i).filter(free));
                    }
                }
                // X一经推出就被A采用, X由A指导、B研发: what both verbs are done to stands before the first.
                if out.passive && out.objects.is_empty() {
                    let free = |k: &usize| {
                        matches!(chunks[*k].part, Part::Phrase(_)) && !modifies(chunks, *k) && governor(chunks, *k, start).is_none()
                    };
                    out.objects.extend((start..i).filter(free));
                }
                break;
            }
            // Within a modifier, whose head is then what acts; where the head is no name, nothing is known to act.
            Part::Word(Category::Verb) => blocked = true,
            // 由自研的X驱动: what governs the head says nothing of who does what modifies it, and nothing before it does.
            // 将发布性能更强的X: but 将 that governs nothing is the future.
            Part::Word(c @ (Category::By | Category::Ba | Category::Jiang))
                if out.relative && i + 1 == first && (*c != Category::Jiang || chunks[first..].iter().any(|c| c.governed == Some(i))) =>
            {
                break;
            }
            // 被多家机构采用: somebody does it, named by a noun only.
            // 由第五升至第二: from where, and not by whom.
            // But 由三名工程师开发: so many, whom nobody names.
            Part::Word(Category::By)
                if matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Value(_)))
                    && !matches!(word(chunks, i + 2), Some(Category::Title | Category::Noun)) => {}
            Part::Word(Category::By) if (i + 1..first).take(2).any(|k| provides(chunks, k, first)) => {}
            Part::Word(Category::By) => {
                out.passive = true;
                out.unnamed = true;
            }
            _ => {}
        }
    }
}

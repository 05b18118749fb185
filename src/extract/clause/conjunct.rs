//! Lists whose members have modifiers of their own, and modifiers in a row: A、面向手机的B以及由C研发的D; 支持…、参数量为…的X.
//!
//! Takes the place of a first member, gives the others or the head. Deliberately joins no plain names: that is `join`'s.

use crate::chinese::Category;
use crate::extract::argument::{Chunks, after, ends_clause, is_verb, joins, modifies, opens_member, word};
use crate::extract::clause::{Chunk, Part};

/// How many chunks a member of a list is at most, with its modifiers.
const MEMBER: usize = 12;
/// How many conjuncts with modifiers of their own a list goes on for.
const CONJUNCTS: usize = 12;

/// The further members of the list that the phrase at `at` opens, where each has a modifier of its own:
/// A、面向手机的B以及由C研发的D.
#[must_use]
pub fn conjuncts(chunks: &[Chunk], at: usize) -> Chunks {
    let mut found = Chunks::new();
    let mut joint = after(chunks, at);
    let mut unnamed = 0;
    while found.len() + unnamed < CONJUNCTS {
        if word(chunks, joint) == Some(Category::Comma) && joins(chunks, joint + 1) {
            joint += 1;
        }
        if !joins(chunks, joint) {
            break;
        }
        let bound = chunks.len().min(joint + 1 + MEMBER);
        let stops = |i: &usize| ends_clause(&chunks[*i]) || joins(chunks, *i);
        let stop = (joint + 1..bound).find(stops).unwrap_or(bound);
        let names = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
        // 和谷歌Gemini: whose it is stands right before it.
        // 和谷歌旗下的Gemini, 和谷歌最新的Gemini
        let over_word = |i: usize| {
            matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Text))
                && word(chunks, i + 2) == Some(Category::De)
                && (i + 3..stop).any(names)
        };
        let owns = |i: usize| i + 1 < stop && (names(i + 1) || over_word(i));
        // 、由B开源的C: B acts in the modifier of C.
        let acts = |i: usize| verb_within(chunks, i, stop).is_some();
        // 以及由A微调而来的B: what the coverb leads to stands in the modifier of what 的 goes on to.
        let led = |i: usize| {
            matches!(word(chunks, i - 1), Some(Category::By | Category::Coverb))
                && (i + 1..stop).any(|k| word(chunks, k) == Some(Category::De) && (k + 1..stop).any(names))
        };
        let is_head = |i: &usize| names(*i) && !owns(*i) && !modifies(chunks, *i) && !employs(chunks, *i, stop) && !acts(*i) && !led(*i);
        // 以及对音频、视觉进行推理的X: the joint of what is said in the modifier.
        let clause = (stop..bound).find(|&i| ends_clause(&chunks[i])).unwrap_or(bound);
        let behind = |i: &usize| is_head(i) && word(chunks, *i - 1) == Some(Category::De);
        let Some(head) = (joint + 1..stop).find(is_head).or_else(|| (stop..clause).find(behind)) else {
            if !is_unnamed(chunks, joint, stop) {
                break;
            }
            unnamed += 1;
            joint = stop;
            continue;
        };
        // What stands between the joint and the head must be its modifier.
        let modified = head == joint + 1 || word(chunks, head - 1) == Some(Category::De) || (joint + 1..head).all(|i| !is_verb(chunks, i));
        if !modified {
            break;
        }
        found.push(head);
        joint = after(chunks, head);
    }
    found
}

/// Whether one without a known name stands between the joints at `joint` and `stop`: A、一家产业基金和B.
fn is_unnamed(chunks: &[Chunk], joint: usize, stop: usize) -> bool {
    let plain = |c: &Chunk| match &c.part {
        Part::Text | Part::Value(_) | Part::Word(Category::Noun | Category::De | Category::Quote) => true,
        Part::Phrase(p) => p.bare_kind,
        _ => false,
    };
    let member = chunks.get(joint + 1..stop).unwrap_or_default();
    let noun = member.last().is_some_and(|c| !matches!(c.part, Part::Value(_) | Part::Word(Category::De)));
    // 一家国资背景的基金: so many of a kind; a single word may be a name that is not known.
    let told = member.len() == 1 || matches!(member.first().map(|c| &c.part), Some(Part::Value(_)));
    joins(chunks, stop) && noun && told && member.iter().all(plain)
}

/// Where the list begins whose last member is the phrase at `at`: A、B和前谷歌工程师C.
pub(crate) fn list_head(chunks: &[Chunk], at: usize, start: usize) -> usize {
    let low = at.saturating_sub(MEMBER).max(start);
    if !(low..at).any(|i| joins(chunks, i)) {
        return at;
    }
    let named = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
    (start..at).filter(named).find(|&head| conjuncts(chunks, head).contains(&at)).unwrap_or(at)
}

/// Whether the phrase at `at` only says for whom somebody works who is named next, before `stop`: 谷歌首席科学家X.
pub(crate) fn employs(chunks: &[Chunk], at: usize, stop: usize) -> bool {
    let plain = |i: &usize| matches!(chunks[*i].part, Part::Text | Part::Word(Category::Noun | Category::Once));
    let Some(title) = (at + 1..stop.min(at + 4)).find(|i| !plain(i)) else { return false };
    word(chunks, title) == Some(Category::Title) && title + 1 < stop && matches!(chunks[title + 1].part, Part::Phrase(_))
}

/// How many chunks after 的 the head stands at most, over a description.
const HEAD: usize = 4;

/// The head of several modifiers that 、 lists, where the first ends with the chunk `last` and what it says something of or is
/// measured by: 支持128K上下文、参数量为70亿的X.
#[must_use]
pub fn shared_head(chunks: &[Chunk], last: usize, end: usize) -> Option<usize> {
    let de = |i: &usize| word(chunks, *i) == Some(Category::De);
    let first = (last + 1..end).find(de)?;
    let pause = (last + 1..first).find(|&i| word(chunks, i) == Some(Category::Pause))?;
    let says = |c: &Chunk| matches!(c.part, Part::Text | Part::Value(_) | Part::Word(Category::Verb | Category::Attribute | Category::By));
    if !chunks[pause + 1..first].iter().any(says) {
        return None;
    }
    let passes = |i: &usize| match &chunks[*i].part {
        Part::Phrase(p) => p.bare_kind,
        Part::Text | Part::Value(_) | Part::Word(Category::Noun | Category::Quote | Category::Title) => true,
        _ => false,
    };
    let head = (first + 1..end.min(first + HEAD)).find(|i| !passes(i))?;
    (matches!(chunks[head].part, Part::Phrase(_)) && !modifies(chunks, head)).then_some(head)
}

/// Whether the phrase at `at` is what a modifier says something is done to, and stands before the head: 搭载A、功耗仅35瓦的B.
#[must_use]
pub fn in_modifier(chunks: &[Chunk], at: usize, start: usize, end: usize) -> bool {
    let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
    let told = (start..at).any(|i| matches!(chunks[i].part, Part::Text | Part::Word(Category::Verb)));
    told && !(start..at).any(named) && (word(chunks, at + 1) == Some(Category::De) || shared_head(chunks, at, end).is_some())
}

/// How many chunks after whoever acts in a modifier its verb stands: A今年7月以B许可开源的….
const RELATIVE_REACH: usize = 10;

/// Whether the phrase at `at` acts within the modifier of what is named later in the clause: A今年7月以B许可开源的X.
pub(crate) fn acts_within(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let Some(verb) = verb_within(chunks, at, end) else { return false };
    // 优于A和同为开源的B: what stands in the modifier of a member is not said of the one before it.
    !joins(chunks, after(chunks, at)) || conjuncts(chunks, at).iter().any(|&next| next < verb)
}

/// The verb that the phrase at `at` may be the doer of, in the modifier of what is named later in the clause.
fn verb_within(chunks: &[Chunk], at: usize, end: usize) -> Option<usize> {
    let stop = end.min(at + RELATIVE_REACH);
    // A在B指导下研发的X: the stretch has a verb of its own.
    let own = |i: &usize| word(chunks, *i) == Some(Category::Verb) && chunks[*i].adverbial == chunks[at].adverbial;
    let first = (at + 1..stop).find(own)?;
    // Luma2由A开源的B微调而来: A acts, not what stands before 由.
    // A研发的X和B研发的Y: B acts, and X does not.
    let apart = |i: usize| word(chunks, i) == Some(Category::By) || matches!(chunks[i].part, Part::Phrase(_)) && opens_member(chunks, i, 0);
    if (at + 1..first).any(apart) {
        return None;
    }
    // 研发并开源的
    let mut verb = first;
    while verb + 2 < stop && matches!(word(chunks, verb + 1), Some(Category::Also | Category::And | Category::Pause)) {
        verb += 2;
    }
    let relative = word(chunks, verb + 1) == Some(Category::De);
    (relative && (verb + 2..end).any(|i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind))).then_some(first)
}

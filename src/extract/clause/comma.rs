//! Commas within a list: A、B,以及C.
//!
//! Takes the chunks of a sentence before lists are joined, makes one joint of the comma and the word behind it that goes on with a
//! list. Deliberately leaves alone what begins a clause of its own (…,以及开源了C).

use crate::chinese::Category;
use crate::extract::argument::ends_clause;
use crate::extract::clause::join::Joint;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Chunk, Part};

/// Words that go on with a list behind a comma.
const JOINTS: &[&str] = &["以及", "以及其他", "及其他", "以及其它", "及其它", "连同", "外加", "和", "及"];
/// Words before 还有 that change nothing in it.
const ADDING: &[&str] = &["同时", "此外", "另外", "另", "除此之外", "与此同时", "同期"];
/// Words for others whom the text does not name.
const OTHERS: &[&str] = &["多家", "多位", "多名", "多所", "其他", "其它", "数十", "数百", "众多", "一批", "部分", "若干"];
/// How many chunks the last member of a list is at most, with its modifiers.
const MEMBER: usize = 16;

/// How many chunks a list is at most that opens its clause.
const LIST: usize = 24;

/// Tells the commas between described members of a list for marks of it: 推出翻译产品X,校对产品Y; 投了大模型公司A、B,芯片公司C和D.
pub(crate) fn part_described(chunks: &mut [Chunk], joint: &Joint<'_>) {
    let made = |name| !(joint.acts)(name) && !(joint.topical)(name) && !(joint.place)(name);
    let alike = |a, b| (joint.alike)(a, b) || made(a) && made(b);
    let mut at = 1;
    while at + 1 < chunks.len() {
        let comma = matches!(chunks[at].part, Part::Word(Category::Comma)) && is_member(chunks, at - 1);
        if comma
            && !opens_clause(chunks, at - 1)
            && described(chunks, at - 1)
            && let Some(end) = described_members(chunks, at + 1)
            && let (Some(left), Some(right)) = (last_name(&chunks[at - 1]), last_name(&chunks[end - 1]))
            && alike(left, right)
        {
            chunks[at].part = Part::Word(Category::Pause);
        }
        at += 1;
    }
}

/// Where the clause ends that begins at `from` and names nothing but members of a list, the first of them behind a description.
fn described_members(chunks: &[Chunk], from: usize) -> Option<usize> {
    let bound = chunks.len().min(from + MEMBER);
    // Whether a member is due, and whether what stands before it may describe it.
    let (mut due, mut open) = (true, false);
    for at in from..bound {
        match &chunks[at].part {
            Part::Phrase(p) if due && !p.bare_kind && p.anaphor.is_none() && (open || p.kind.is_some()) => due = false,
            Part::Word(Category::And | Category::Pause) if !due => (due, open) = (true, true),
            Part::Text | Part::Word(Category::De) if due && open => {}
            Part::Bracket(_) if !due => {}
            _ if ends_clause(&chunks[at]) => return (!due).then_some(at),
            Part::Text if !due && at > from => return Some(at).filter(|_| at + 1 == chunks.len()),
            _ => return None,
        }
    }
    (bound == chunks.len() && !due).then_some(bound)
}

/// Whether the first member of the list that ends at `at` is a name behind a description.
fn described(chunks: &[Chunk], at: usize) -> bool {
    let listed = |c: &&Chunk| matches!(c.part, Part::Phrase(_) | Part::Bracket(_) | Part::Word(Category::And | Category::Pause));
    let first = chunks[..=at].iter().rev().take(LIST).take_while(listed).last();
    first.is_some_and(|c| matches!(&c.part, Part::Phrase(p) if p.kind.is_some() && !p.bare_kind))
}

/// The last name of a phrase.
fn last_name(chunk: &Chunk) -> Option<u32> {
    match &chunk.part {
        Part::Phrase(p) => p.names.last().copied(),
        _ => None,
    }
}

/// Makes one joint of each comma and the word behind it that goes on with a list.
pub(crate) fn take_into_joints(chunks: &mut Vec<Chunk>, row: &Row, text: &str) {
    let joint = |c: &Chunk| matches!(c.part, Part::Word(Category::And)) && JOINTS.contains(&row.tokens[c.last].span.of(text));
    let mut at = 1;
    while at + 2 < chunks.len() {
        // A,同时还有B.
        let adds = matches!(chunks[at + 1].part, Part::Text | Part::Word(Category::Also))
            && ADDING.contains(&row.tokens[chunks[at + 1].last].span.trimmed(text));
        if adds && matches!(chunks[at].part, Part::Word(Category::Comma)) && matches!(chunks[at + 2].part, Part::Word(Category::And)) {
            chunks[at + 2].first = chunks[at + 1].first;
            chunks.remove(at + 1);
        }
        let comma = matches!(chunks[at].part, Part::Word(Category::Comma)) && joint(&chunks[at + 1]);
        let within = |chunks: &[Chunk]| opens_clause(chunks, at - 1) && names_more(chunks, at + 2, row, text);
        if comma && is_member(chunks, at - 1) && (goes_on(chunks, at + 2, row, text) || others(chunks, at + 2, row, text) || within(chunks))
        {
            chunks[at + 1].first = chunks[at].first;
            chunks.remove(at);
        }
        at += 1;
    }
}

/// A、B,以及C均…; 由A、B,以及C领投: whether the list that ends at `at` opens its clause, or stands right behind a coverb.
fn opens_clause(chunks: &[Chunk], at: usize) -> bool {
    let listed =
        |c: &Chunk| matches!(c.part, Part::Phrase(_) | Part::Bracket(_) | Part::Word(Category::And | Category::Pause | Category::Noun));
    let before = chunks[..=at].iter().rev().take(LIST).find(|c| !listed(c));
    before.is_none_or(|c| ends_clause(c) || matches!(c.part, Part::Word(Category::By | Category::Coverb | Category::Colon)))
}

/// Whether one more member stands from `from` on, with what is said of all of them behind it.
fn names_more(chunks: &[Chunk], from: usize, row: &Row, text: &str) -> bool {
    let plain = |c: &Chunk| match &c.part {
        Part::Text | Part::Value(_) | Part::Word(Category::Noun | Category::De | Category::Quote) => true,
        Part::Phrase(p) => p.bare_kind,
        _ => false,
    };
    // A、B,以及总部位于杭州的C均…: a member may have a modifier with a verb of its own.
    let bound = chunks.len().min(from + MEMBER);
    let said = |c: &Chunk| {
        matches!(
            c.part,
            Part::Word(Category::Verb | Category::Attribute | Category::Plain | Category::Coverb | Category::By | Category::Once)
                | Part::Phrase(_)
        )
    };
    let barred = |c: &Chunk| ends_clause(c) || !(plain(c) || said(c));
    let end = (from..bound).find(|&i| barred(&chunks[i])).unwrap_or(bound);
    let modified = (from + 1..end).find(|&i| {
        is_member(chunks, i)
            && matches!(chunks[i - 1].part, Part::Word(Category::De))
            && !matches!(chunks[from].part, Part::Word(Category::Verb))
    });
    let first = (from..bound).find(|&i| !plain(&chunks[i]));
    let opens = |i: usize| is_member(chunks, i) && !matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
    let Some(member) = first.filter(|&i| opens(i)).or(modified).or(first) else { return false };
    let next = (member + 1..chunks.len()).find(|&i| !matches!(chunks[i].part, Part::Bracket(_)));
    let says = |i: usize| match chunks[i].part {
        Part::Text => row.tokens[chunks[i].last].span.of(text).contains(char::is_alphanumeric),
        Part::Word(Category::De) => false,
        _ => !ends_clause(&chunks[i]),
    };
    is_member(chunks, member) && next.is_some_and(says)
}

/// Whether a phrase ends at `at`, its bracket aside.
fn is_member(chunks: &[Chunk], at: usize) -> bool {
    let last = (0..=at).rev().find(|&i| !matches!(chunks[i].part, Part::Bracket(_)));
    last.is_some_and(|i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none()))
}

/// Whether others without a name stand at `from`, before what all of them do: ,以及多家企业的代表出席了.
fn others(chunks: &[Chunk], from: usize, row: &Row, text: &str) -> bool {
    const MOST: usize = 6;
    let plain = |c: &Chunk| match &c.part {
        Part::Text | Part::Value(_) | Part::Word(Category::Noun | Category::De | Category::Title) => true,
        Part::Phrase(p) => p.bare_kind,
        _ => false,
    };
    let said = |at: usize| chunks.get(at).map_or("", |c| row.tokens[c.last].span.of(text));
    let first = chunks.get(from).map_or("", |c| row.tokens[c.first].span.of(text));
    let rest = said(from - 1).ends_with(['他', '它']);
    let several = rest || OTHERS.iter().any(|word| first.starts_with(word));
    let verb = (from + 1..chunks.len().min(from + MOST)).find(|&i| !plain(&chunks[i]));
    // ,以及其他老股东跟投了X: what they do may be no word that is known.
    let said_of = |i: usize| match chunks[i].part {
        Part::Word(Category::Verb | Category::Also) => true,
        Part::Phrase(_) => rest && i > from + 1,
        _ => false,
    };
    several && verb.is_some_and(said_of)
}

/// Whether what stands from `from` to the end of its clause is a name and its modifiers.
fn goes_on(chunks: &[Chunk], from: usize, row: &Row, text: &str) -> bool {
    let sign = |c: &Chunk| matches!(c.part, Part::Text) && !row.tokens[c.last].span.of(text).contains(char::is_alphanumeric);
    let bound = chunks.len().min(from + MEMBER);
    let end = (from..bound).find(|&i| ends_clause(&chunks[i]) || sign(&chunks[i])).unwrap_or(bound);
    if end <= from || !is_member(chunks, end - 1) {
        return false;
    }
    // ,和在它之上微调的X: what has a clause of its own for a modifier stays apart.
    let says = |c: &Chunk| {
        matches!(
            c.part,
            Part::Word(Category::Verb | Category::Say | Category::By | Category::Ba | Category::Jiang | Category::Coverb | Category::De)
        )
    };
    !chunks[from..end].iter().any(says)
}

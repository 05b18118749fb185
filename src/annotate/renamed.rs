//! Things that the text says are called otherwise: 听涛数据去年更名为云川科技, 王雪,圈内人称“雪姐”, 被称为“小钢炮”的X5.
//!
//! Takes the names of the text, gives pairs of indices into them that name one thing. Deliberately asks only whether a verb of naming
//! stands before a name, and joins no two that are surely of different kinds.

use super::page::Page;
use super::{Certainty, NameMention, Reason};

/// Verbs by which a thing gets another name.
const RENAMED: &[&str] =
    &["更名为", "改名为", "更名", "改名", "改称", "改称为", "易名为", "易名", "更名成", "改名叫", "更名叫", "改叫", "重命名为"];
/// Verbs by which it is called so as well.
const CALLED: &[&str] = &[
    "称为",
    "称作",
    "叫做",
    "叫作",
    "誉为",
    "唤作",
    "人称",
    "叫它",
    "叫他",
    "叫她",
    "称他为",
    "称她为",
    "称它为",
    "称之为",
    "称其为",
    "昵称为",
    "戏称",
    "花名",
    "绰号",
    "外号",
    "代号",
    "代号为",
];
/// The characters with which all of these end.
const LASTS: &[char] = &['为', '名', '称', '成', '叫', '作', '它', '他', '她', '号'];
/// What parts the name from the verb.
const MARKS: &[char] = &['“', '「', '《', '"', ' ', ':'];
/// Before a verb: it is not so.
const NOT: &[char] = &['未', '不', '没', '非'];
/// Whoever a clause has of its own, so that it says nothing of the name before it.
const OTHERS: &[&str] = &["公司", "后者", "前者", "双方", "项目", "该", "其"];

/// Pairs of names of one thing, the earlier first.
pub(super) fn find(page: &Page<'_>, names: &[NameMention]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (nth, name) in names.iter().enumerate().filter(|(_, n)| n.reason != Reason::Kind) {
        let before = page.text[..name.span.start as usize].trim_end_matches(MARKS);
        if !before.ends_with(LASTS) {
            continue;
        }
        let verb = |verbs: &[&str]| verbs.iter().filter_map(|verb| before.strip_suffix(verb)).map(str::len).min();
        let other = if let Some(at) = verb(RENAMED) {
            renamed(page, names, nth, at)
        } else {
            // 发布代号X的模型: what a modifier names so is what stands behind it.
            let modifier = || page.text[name.span.end as usize..].trim_start_matches(['”', '》', '」', '"']).starts_with('的');
            let verb = verb(CALLED);
            verb.and_then(|at| if modifier() { modified(page, names, nth) } else { called(page, names, nth, at) })
        };
        found.extend(other.map(|other| (other, nth)));
    }
    found
}

/// What has the name now that the verb at `verb` gives.
fn renamed(page: &Page<'_>, names: &[NameMention], nth: usize, verb: usize) -> Option<usize> {
    /// So many names are asked for, so far back in bytes.
    const MOST: usize = 4;
    const REACH: usize = 120;
    let within = |other: &usize| {
        let end = names[*other].span.end as usize;
        let between = &page.text[end..verb];
        let clause = between.rsplit([',', ':']).next().unwrap_or_default();
        between.len() <= REACH
            && !between.contains(['。', ';', '!', '?', '\n'])
            && !OTHERS.iter().any(|word| clause.contains(word))
            && between.matches(',').count() < 2
    };
    if page.text[..verb].ends_with(NOT) {
        return None;
    }
    let mut near = (0..nth).rev().take(MOST).take_while(within).filter(|&other| one_kind(page, &names[other], &names[nth]));
    let first = near.next()?;
    // What is of the same class is meant before what may be.
    let same = |other: usize| names[other].class == names[nth].class;
    let like = if same(first) { None } else { near.find(|&other| same(other)) };
    Some(like.unwrap_or(first))
}

/// What the verb at `verb` says is called so, right before it: 云川科技被业内称为….
fn called(page: &Page<'_>, names: &[NameMention], nth: usize, verb: usize) -> Option<usize> {
    /// The longest that stands between, in bytes: who calls it so, and how.
    const BETWEEN: usize = 36;
    let other = names[..nth].last().filter(|other| other.span.end as usize <= verb)?;
    let between = page.text[other.span.end as usize..verb].trim_start_matches(['”', '》', '」']);
    let plain = between.len() <= BETWEEN && !between.contains(['。', ';', '!', '?', '\n', '的', '、', '“']) && !between.ends_with(NOT);
    (plain && between.matches(',').count() < 2 && one_kind(page, other, &names[nth])).then(|| nth - 1)
}

/// What a modifier says is called so: 被称为“小钢炮”的X5.
fn modified(page: &Page<'_>, names: &[NameMention], nth: usize) -> Option<usize> {
    let after = page.text[names[nth].span.end as usize..].trim_start_matches(['”', '》', '」', '"']);
    let at = page.text.len() - after.strip_prefix('的')?.len();
    let other = names.get(nth + 1).filter(|other| other.span.start as usize == at)?;
    one_kind(page, other, &names[nth]).then_some(nth + 1)
}

/// Whether two names may be of one thing: of one class, or one of them of whatever class. The lexicon's names are of two.
fn one_kind(page: &Page<'_>, other: &NameMention, name: &NameMention) -> bool {
    let guessed = other.certainty == Certainty::Guess || name.certainty == Certainty::Guess;
    let known = other.entry.is_some() && name.entry.is_some();
    // 大语言模型,内部代号听涛: a field has no other name, and a place none by chance.
    let named = |class| class != page.defaults.place && !page.is_topic(class);
    let fits = named(other.class) && named(name.class) && (other.class == name.class || guessed);
    other.reason != Reason::Kind && !known && fits && other.span.of(page.text) != name.span.of(page.text)
}

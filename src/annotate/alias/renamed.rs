//! Things that the text says are called otherwise: 听涛数据去年更名为云川科技, 王雪,圈内人称“雪姐”, 被称为“小钢炮”的X5.
//!
//! Takes the names of the text, gives pairs of indices into them that name one thing. Deliberately asks only whether a verb of naming
//! stands before a name, and joins no two that are surely of different kinds.

use std::collections::BTreeMap;

use crate::annotate::page::{Page, floor};
use crate::annotate::{Certainty, NameMention, Reason};

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
/// Verbs by which a thing was called so once.
const ONCE_CALLED: &[&str] = &[
    "起初叫",
    "最初叫",
    "原先叫",
    "原来叫",
    "最早叫",
    "早先叫",
    "一开始叫",
    "当时叫",
    "那时叫",
    "起初名为",
    "最初名为",
    "当时名为",
    "曾用名",
];
/// What the true name of a thing is called, of which the text has told by another.
const PROPER: &[&str] = &[
    "正式名字是",
    "正式名字叫",
    "正式名称是",
    "正式名称为",
    "官方名称是",
    "官方名称为",
    "官方名字是",
    "真实身份是",
    "大名是",
    "大名叫",
    "本名叫",
    "本名是",
    "全名是",
    "全名叫",
    "学名是",
    "学名叫",
];
/// 称它为, 叫它: who calls a thing so, of which the text has spoken.
const IT: char = '它';
const IT_AS: &str = "它为";
const CALLS: [char; 3] = ['称', '叫', '唤'];
/// A name behind which who is meant is hidden.
const HIDDEN: &[&str] = &["代号", "匿名代号", "化名", "名字", "名义"];
/// The characters with which all of these end.
const LASTS: &[char] = &['为', '名', '称', '成', '叫', '作', '它', '他', '她', '号', '是'];
/// Words for the firm of which the text has spoken.
const FIRM: &[&str] = &["这家公司", "该公司", "公司", "这家企业"];
/// What parts the name from the verb.
const MARKS: &[char] = &['“', '「', '《', '"', ' ', ':'];
/// Before a verb: it is not so.
const NOT: &[char] = &['未', '不', '没', '非'];
/// Whoever a clause has of its own, so that it says nothing of the name before it.
const OTHERS: &[&str] = &["公司", "后者", "前者", "双方", "项目", "该", "其"];

/// Pairs of names of one thing, the earlier first.
pub(crate) fn find(page: &Page<'_>, names: &[NameMention]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (nth, name) in names.iter().enumerate().filter(|(_, n)| n.reason != Reason::Kind) {
        let before = page.text[..name.span.start as usize].trim_end_matches(MARKS);
        if !before.ends_with(LASTS) {
            continue;
        }
        let verb = |verbs: &[&str]| verbs.iter().filter_map(|verb| before.strip_suffix(verb)).map(str::len).min();
        let other = if let Some(at) = verb(RENAMED) {
            renamed(page, names, nth, at)
        } else if let Some(at) = verb(ONCE_CALLED) {
            once_called(page, names, nth, at)
        } else if let Some(at) = verb(PROPER) {
            proper(page, names, nth, at)
        } else if let Some(at) = verb(HIDDEN).filter(|&at| page.text[..at].trim_end_matches("匿名").ends_with('以')) {
            hidden(page, names, nth, at)
        } else {
            // 发布代号X的模型: what a modifier names so is what stands behind it.
            let modifier = || page.text[name.span.end as usize..].trim_start_matches(['”', '》', '」', '"']).starts_with('的');
            // 粉丝们称它为“豆哥”: what the clause has before that, or the sentence before.
            let of_it = before.strip_suffix(IT_AS).or_else(|| before.strip_suffix(IT)).filter(|rest| rest.ends_with(CALLS));
            if let Some(rest) = of_it.filter(|_| !modifier()) {
                found.extend(hidden(page, names, nth, rest.len() + IT.len_utf8()).map(|other| (other, nth)));
                continue;
            }
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
    // 起初叫“听溪通信”;2015年更名为听溪智联: nothing but when stands between.
    let next = names[..nth].last().map(|other| page.text[other.span.end as usize..verb].trim_start_matches(['”', '」', ';', ',', '。']));
    let when = next.is_some_and(|when| when.chars().all(|c| c.is_ascii_digit() || "年月日初底末后才又再正式".contains(c)));
    if when && !page.text[names[nth - 1].span.end as usize..verb].contains('\n') && one_kind(page, &names[nth - 1], &names[nth]) {
        return Some(nth - 1);
    }
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

/// 创办听涛科技,起初叫“听涛数据”; 创办了这家公司,起初叫“听涛数据”: what was called so, in its sentence or the firm that the text has most before.
fn once_called(page: &Page<'_>, names: &[NameMention], nth: usize, verb: usize) -> Option<usize> {
    let clauses = clauses_before(page, verb);
    if !FIRM.iter().any(|word| clauses.contains(word)) {
        return renamed(page, names, nth, verb);
    }
    let text = |n: &NameMention| n.span.of(page.text);
    let firm = |n: &&NameMention| n.class == page.defaults.employer && n.reason != Reason::Kind;
    let mut told: BTreeMap<&str, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
    for (at, name) in names[..nth].iter().enumerate().filter(|(_, n)| firm(n)) {
        told.entry(text(name)).or_insert((0, std::cmp::Reverse(at))).0 += 1;
    }
    let (_, &(times, first)) = told.iter().max_by_key(|(_, told)| **told)?;
    (times > 1 && one_kind(page, &names[first.0], &names[nth])).then_some(first.0)
}

/// 大家叫它“大个子”。它的正式名字是Norva One: what the text has named last.
fn proper(page: &Page<'_>, names: &[NameMention], nth: usize, verb: usize) -> Option<usize> {
    /// The longest way back, in bytes.
    const REACH: usize = 90;
    let owned = page.text[..verb].trim_end_matches('的').ends_with(['它', '其', '她', '他']);
    let other = nth.checked_sub(1).filter(|_| owned)?;
    let between = &page.text[names[other].span.end as usize..verb];
    let near = between.len() <= REACH && !between.contains('\n') && between.matches('。').count() < 2;
    (near && one_kind(page, &names[other], &names[nth])).then_some(other)
}

/// Luma3此前以代号“nectar”亮相, and 它此前以匿名代号“nectar”亮相: what stands before the verb in its clause, or what was made that the text has
/// named first in the sentence before, where the clause has 它.
fn hidden(page: &Page<'_>, names: &[NameMention], nth: usize, verb: usize) -> Option<usize> {
    /// The bytes of the mark between.
    const REACH: usize = 3;
    let made = |n: &NameMention| n.reason != Reason::Kind && page.ontology.is_a(n.class, page.defaults.work) && !page.is_yardstick(n.class);
    let clauses = clauses_before(page, verb);
    let start = verb - clauses.len();
    let within = |from: usize, to: usize| {
        let first = names[..nth].partition_point(|n| (n.span.start as usize) < from);
        names[first..nth]
            .iter()
            .enumerate()
            .take_while(move |(_, n)| n.span.end as usize <= to)
            .find(|(_, n)| made(n))
            .map(|(i, _)| first + i)
    };
    let before = || {
        let told = page.text[..start].trim_end_matches(['。', ';', '!', '?']);
        within(told.len() - clauses_before(page, told.len()).len(), told.len()).filter(|_| start - told.len() <= REACH)
    };
    let at = within(start, verb).or_else(|| clauses.contains(['它', '其']).then(before).flatten())?;
    one_kind(page, &names[at], &names[nth]).then_some(at)
}

/// The sentence up to a byte.
fn clauses_before<'t>(page: &Page<'t>, at: usize) -> &'t str {
    const REACH: usize = 120;
    page.text[floor(page.text, at.saturating_sub(REACH))..at].rsplit(['。', ';', '!', '?', '\n']).next().unwrap_or_default()
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

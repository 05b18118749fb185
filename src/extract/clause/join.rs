//! Phrases that 、 和 or 与 joins → one phrase: A、B和C.
//!
//! Takes the chunks of a sentence, makes every list of them one phrase. Deliberately joins nothing that only does a
//! thing with another (A与B合作): that is the verb's.

use crate::chinese::{Category, SHARES, TOGETHER, WHETHER, is_adverbial, is_some};
use crate::extract::argument::ends_clause;
use crate::extract::clause::caution::HOUSE_NOUNS;
use crate::extract::clause::row::Row;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};

/// What tells whether two phrases are joined.
pub(crate) struct Joint<'a> {
    /// Whether a name is of one who acts.
    pub(crate) acts: &'a dyn Fn(u32) -> bool,
    /// Whether a name is of a field or a description.
    pub(crate) topical: &'a dyn Fn(u32) -> bool,
    /// Whether a name is a person's.
    pub(crate) person: &'a dyn Fn(u32) -> bool,
    /// Whether a name is of a country, a town or a site.
    pub(crate) place: &'a dyn Fn(u32) -> bool,
    /// Whether two names are of one class.
    pub(crate) alike: &'a dyn Fn(u32, u32) -> bool,
}

/// Joins A、B和C into one phrase. What stays moves to the front, so that nothing is moved where nothing is joined.
pub(crate) fn join(chunks: &mut Vec<Chunk>, row: &Row, text: &str, joint: &Joint<'_>) {
    let mut kept = 0;
    for i in 0..chunks.len() {
        if let Part::Bracket(inner) = &mut chunks[i].part {
            join(inner, row, text, joint);
        }
        let (out, rest) = chunks.split_at_mut(i);
        let Some((chunk, behind)) = rest.split_first_mut() else { break };
        if let Some(at) = joined_to(&out[..kept], chunk, behind, row, text, joint) {
            take_in(&mut out[at..kept], chunk, row, text);
            kept = at + 1;
        } else {
            let apart = || lists_apart(&out[..kept], chunk, behind, row, text, joint);
            let described = || describes_both(&out[..kept], chunk, behind, row, text, joint);
            if (by_both(&out[..kept], chunk, behind, row, text, joint) || apart() || described())
                && let Some(with) = out[..kept].last_mut()
            {
                with.part = Part::Word(Category::And);
            }
            if kept < i {
                chunks.swap(kept, i);
            }
            kept += 1;
        }
    }
    chunks.truncate(kept);
}

/// The phrase of those before a chunk that it is joined to.
fn joined_to(out: &[Chunk], chunk: &Chunk, behind: &[Chunk], row: &Row, text: &str, joint: &Joint<'_>) -> Option<usize> {
    let Part::Phrase(phrase) = &chunk.part else { return None };
    if phrase.bare_kind || phrase.anaphor.is_some() {
        return None;
    }
    if let Some(with) = led_by(out, chunk, behind, row, text, joint).or_else(|| joined_by(out, chunk, row, text, joint)) {
        return Some(with);
    }
    let at = left_conjunct(out, row, text, chunk.first, phrase, behind, joint)?;
    let is_de = |chunk: Option<&Chunk>| chunk.is_some_and(|c| matches!(c.part, Part::Word(Category::De)));
    let acting = phrase.names.iter().filter(|&&n| (joint.acts)(n)).count();
    let before = acts_any(&out[at], joint);
    // 王雪、云川科技总裁李明远: whom the next works for is no member beside a person.
    let titled = matches!(behind.first().map(|c| &c.part), Some(Part::Word(Category::Title)));
    let person = |names: &[u32]| names.last().is_some_and(|&n| (joint.person)(n));
    if titled && matches!(&out[at].part, Part::Phrase(left) if person(&left.names)) && !person(&phrase.names) {
        return None;
    }
    // 可灵2.0和谷歌Gemini: whose the next is, right before it, is no member beside a thing.
    let owns = matches!(behind.first().map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind && p.anaphor.is_none());
    // 听涛2.0和医疗平台X: of which field the next is, right before it, is no member beside a thing.
    let topical = |names: &[u32]| names.iter().any(|&n| (joint.topical)(n));
    if owns && topical(&phrase.names) && matches!(&out[at].part, Part::Phrase(left) if !topical(&left.names)) {
        return None;
    }
    // A研发的X和B研发的Y: B does what is said of Y, and is no thing as X is.
    // X和谷歌旗下的Y: nor is whose the next is.
    if acting == phrase.names.len() && !before && (owns || does(behind) || houses(behind)) {
        return None;
    }
    // A、B以及北京、上海两地的基金: where a member without a name is from is none.
    if acting == 0 && before && says_where(behind, joint) {
        return None;
    }
    if is_de(behind.first()) {
        // A的X、B的Y: B owns Y as A does X.
        let owned = at > 0 && is_de(out.get(at - 1));
        // 模型A、模型B和C公司的D: C is no member, its D is; A、B以及新加坡的C: nor is where C is from.
        if owned || acting == phrase.names.len() && !before || acting == 0 && before {
            return None;
        }
    }
    Some(at)
}

/// Whether more of what does not act, and so many of them, stand behind a phrase before the 的 that ends a modifier.
fn says_where(behind: &[Chunk], joint: &Joint<'_>) -> bool {
    const SUMMED: usize = 2;
    let mut rest = behind;
    while let [joins, next, more @ ..] = rest
        && matches!(joins.part, Part::Word(Category::Pause | Category::And))
        && matches!(next.part, Part::Phrase(_))
        && !acts_any(next, joint)
    {
        rest = more;
    }
    let listed = rest.len() < behind.len();
    let sums = rest.iter().take(SUMMED).take_while(|c| matches!(c.part, Part::Text | Part::Value(_))).count();
    listed && matches!(rest.get(sums).map(|c| &c.part), Some(Part::Word(Category::De)))
}

/// Whether 与 before a phrase joins what both modify, and says nothing of with whom: A研发的X与B研发的Y.
fn lists_apart(out: &[Chunk], chunk: &Chunk, behind: &[Chunk], row: &Row, text: &str, joint: &Joint<'_>) -> bool {
    let [.., of, thing, with] = out else { return false };
    matches!(with.part, Part::Word(Category::Coverb))
        && row.tokens[with.last].span.of(text) == "与"
        && matches!(of.part, Part::Word(Category::De))
        && matches!(thing.part, Part::Phrase(_))
        && !acts_any(thing, joint)
        && acts_any(chunk, joint)
        && (does(behind) || owns_another(behind, row, text))
}

/// A的X与B的Y均…: whether B stands before 的 and another thing, and all do what follows.
fn owns_another(behind: &[Chunk], row: &Row, text: &str) -> bool {
    let quote = |c: &&Chunk| matches!(c.part, Part::Word(Category::Quote));
    let [of, rest @ ..] = behind else { return false };
    let rest = &rest[rest.iter().take_while(quote).count()..];
    let [thing, rest @ ..] = rest else { return false };
    let rest = &rest[rest.iter().take_while(quote).count()..];
    matches!(of.part, Part::Word(Category::De)) && matches!(thing.part, Part::Phrase(_)) && each_behind(rest, row, text)
}

/// 芯片与机器人企业云川科技: whether 与 only joins two fields of which somebody described is.
fn describes_both(out: &[Chunk], chunk: &Chunk, behind: &[Chunk], row: &Row, text: &str, joint: &Joint<'_>) -> bool {
    let [front @ .., field, with] = out else { return false };
    let described = matches!(&chunk.part, Part::Phrase(p) if p.kind.is_some() && !p.bare_kind) && acts_any(chunk, joint);
    if !described || !matches!(with.part, Part::Word(Category::Coverb)) || row.tokens[with.last].span.of(text) != "与" {
        return false;
    }
    let of_field = |&n: &u32| (joint.topical)(n) && !(joint.acts)(n);
    let plain = match &field.part {
        Part::Phrase(left) if left.anaphor.is_none() => return !left.names.is_empty() && left.names.iter().all(of_field),
        // 芯片与…
        Part::Phrase(left) => matches!(left.anaphor, Some(Anaphor::Bare(..))),
        Part::Text | Part::Word(Category::Noun) => true,
        _ => false,
    };
    // 半导体与…: a noun that nobody lists, where nothing stands before it and nothing is done with another.
    let said = |c: &Chunk| &text[row.tokens[c.first].span.start as usize..row.tokens[c.last].span.end as usize];
    let word = said(field).trim();
    let noun = (2..=FIELD).contains(&word.chars().count()) && word.chars().all(is_han) && !is_adverbial(word);
    plain
        && noun
        && !HOUSE_NOUNS.contains(&word)
        && front.last().is_none_or(ends_clause)
        && !behind.iter().take_while(|c| !ends_clause(c)).any(|c| said(c).contains(MUTUAL))
}

/// How many characters a field has at most that nobody lists.
const FIELD: usize = 6;
/// Characters of what is done with another.
const MUTUAL: &[char] = &['合', '签', '共', '携', '联', '协', '约', '谈', '争', '战'];

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// 由A、B与老股东C领投: whether 与 before a description of whoever acts joins those who do it, for 由 stands before them.
fn by_both(out: &[Chunk], chunk: &Chunk, behind: &[Chunk], row: &Row, text: &str, joint: &Joint<'_>) -> bool {
    let [front @ .., left, with] = out else { return false };
    let describes = match &chunk.part {
        Part::Text | Part::Word(Category::Noun | Category::Title) => true,
        Part::Phrase(p) => p.bare_kind,
        _ => false,
    };
    // 由前云川科技工程师A(B)与物理学家C创立
    let modifies = |c: &&Chunk| {
        matches!(c.part, Part::Phrase(_) | Part::Text | Part::Bracket(_) | Part::Word(Category::Once | Category::Title | Category::Noun))
    };
    let (front, left) = match left.part {
        Part::Bracket(_) => front.split_last().map_or((front, left), |(left, front)| (front, left)),
        _ => (front, left),
    };
    let by = front.iter().rev().take(MODIFIER).find(|c| !modifies(c));
    describes
        && by.is_some_and(|c| matches!(c.part, Part::Word(Category::By)))
        && matches!(with.part, Part::Word(Category::Coverb))
        && row.tokens[with.last].span.of(text) == "与"
        && acts_any(left, joint)
        && behind.first().is_some_and(|next| acts_any(next, joint))
}

/// 由A、B以及老股东C打造: the phrase of those who do it, whom an organisation behind a description joins.
fn joined_by(out: &[Chunk], chunk: &Chunk, row: &Row, text: &str, joint: &Joint<'_>) -> Option<usize> {
    let organisations =
        |c: &Chunk| matches!(&c.part, Part::Phrase(p) if !p.bare_kind && p.names.iter().all(|&n| (joint.acts)(n) && !(joint.person)(n)));
    let describes = |c: &&Chunk| match &c.part {
        Part::Text => !row.tokens[c.last].span.of(text).contains('的'),
        Part::Word(Category::Noun) => true,
        Part::Phrase(p) => p.bare_kind,
        _ => false,
    };
    let length = out.iter().rev().take(DESCRIBED + 1).take_while(describes).count();
    if !(1..=DESCRIBED).contains(&length) || !organisations(chunk) {
        return None;
    }
    let with = out.len().checked_sub(length + 1)?;
    let joins = match out[with].part {
        Part::Word(Category::And | Category::Pause) => true,
        Part::Word(Category::Coverb) => row.tokens[out[with].last].span.of(text) == "与",
        _ => false,
    };
    let left = with.checked_sub(1).filter(|&i| joins && organisations(&out[i]))?;
    // 投资方包括A、战略投资者B: a description of who acts joins them whatever stands before.
    let last = &text[row.tokens[out[with + 1].first].span.start as usize..row.tokens[out[with + length].last].span.end as usize];
    let backs = DESCRIBING.iter().any(|noun| last.trim().ends_with(noun)) && !matches!(out[with].part, Part::Word(Category::Coverb));
    let by = match out[..left] {
        _ if backs => true,
        [.., Chunk { part: Part::Word(Category::By), .. }] => true,
        // 由A领投、B与现有投资方C参与
        [.., ref by, ref first, ref does, ref pause] => {
            let verb = matches!(does.part, Part::Word(Category::Verb)) && matches!(pause.part, Part::Word(Category::Pause));
            verb && matches!(by.part, Part::Word(Category::By)) && organisations(first)
        }
        _ => false,
    };
    by.then_some(left)
}

/// Ends of descriptions of who acts, before a member of a list.
const DESCRIBING: &[&str] =
    &["股东", "投资方", "投资人", "投资者", "机构", "资本", "险资", "平台", "企业", "公司", "厂商", "巨头", "龙头", "大厂", "产业方"];

/// How many chunks describe a member of a list at most.
const DESCRIBED: usize = 2;

/// 由A牵头、B共同编制; 由A牵头,联合B编制: the phrase of whoever leads, whom those behind join.
fn led_by(out: &[Chunk], chunk: &Chunk, behind: &[Chunk], row: &Row, text: &str, joint: &Joint<'_>) -> Option<usize> {
    let said = |c: &Chunk| row.tokens[c.last].span.trimmed(text);
    let together = |c: &Chunk| TOGETHER.contains(&said(c));
    let (rest, joins) = match out {
        [rest @ .., comma, with] if matches!(comma.part, Part::Word(Category::Comma)) && together(with) => (rest, true),
        [rest @ .., pause] if matches!(pause.part, Part::Word(Category::Pause)) => (rest, false),
        _ => return None,
    };
    let [.., by, leader, leads] = rest else { return None };
    let led = matches!(by.part, Part::Word(Category::By)) && LEADING.contains(&said(leads)) && acts_any(leader, joint);
    // B与C共同…
    let member = |c: &&Chunk| acts_any(c, joint) || matches!(c.part, Part::Word(Category::And | Category::Pause)) || said(c) == "与";
    let all = || joins || behind.iter().find(|c| !member(c)).is_some_and(|c| each(c, row, text));
    (led && acts_any(chunk, joint) && all()).then(|| rest.len() - 2)
}

/// Words for whoever leads several who do a thing.
const LEADING: &[&str] = &["牵头", "主导", "领衔", "发起", "挂帅", "统筹"];

/// How many chunks after whoever acts in a modifier its verb stands.
const MODIFIER: usize = 5;

/// Whether what stands behind a phrase is a verb that modifies a further phrase: 研发的Y.
fn does(behind: &[Chunk]) -> bool {
    let modifier = behind.iter().take(MODIFIER).take_while(|c| !ends_clause(c) && !matches!(c.part, Part::Phrase(_)));
    let verb = modifier.into_iter().position(|c| matches!(c.part, Part::Word(Category::Verb)));
    verb.is_some_and(|i| {
        matches!(behind.get(i + 1).map(|c| &c.part), Some(Part::Word(Category::De)))
            && behind[i + 2..].iter().take(MODIFIER).take_while(|c| !ends_clause(c)).any(|c| matches!(c.part, Part::Phrase(_)))
    })
}

/// Whether what stands behind a phrase is a word, 的 and a further phrase: 旗下的Y, 最新的Y.
fn houses(behind: &[Chunk]) -> bool {
    let [word, of, rest @ ..] = behind else { return false };
    let named = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
    matches!(word.part, Part::Text)
        && matches!(of.part, Part::Word(Category::De))
        && rest.iter().take(MODIFIER).take_while(|c| !ends_clause(c)).any(named)
}

/// Takes a phrase into the first of these chunks, a phrase; the last of them joins the two.
fn take_in(chunks: &mut [Chunk], right: &Chunk, row: &Row, text: &str) {
    let Some((left, between)) = chunks.split_first_mut() else { return };
    let with = between.last().is_some_and(|c| matches!(row.tokens[c.first].span.of(text), "与" | "和" | "同" | "跟"));
    left.last = right.last;
    let (Part::Phrase(joined), Part::Phrase(phrase)) = (&mut left.part, &right.part) else { return };
    if let Some(&named) = joined.names.last() {
        for aside in between.iter_mut().filter(|c| matches!(c.part, Part::Bracket(_))) {
            let empty = Chunk::new(Part::Text, aside.first, aside.last);
            joined.asides.push((named, std::mem::replace(aside, empty)));
        }
    }
    if with {
        joined.before_with = joined.names.len();
    }
    joined.names.extend_from_slice(&phrase.names);
    joined.houses.extend_from_slice(&phrase.houses);
}

/// What stands behind a phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closes {
    /// More of its clause.
    Nothing,
    /// The end of its clause.
    Clause,
    /// 分别, later in its clause: what is said of each of several.
    Respective,
    /// How many they are: 两款应用.
    Sum,
    /// 均, 共同, 各: that each of them does it, or all together.
    Each,
}

/// What the chunks behind a phrase tell, brackets aside.
fn closes(behind: &[Chunk], row: &Row, text: &str) -> Closes {
    let shares = |c: &Chunk| SHARES.iter().any(|w| row.tokens[c.first].span.of(text).starts_with(w));
    let told = |c: &Chunk| {
        matches!(c.part, Part::Word(Category::Respectively)) || matches!(c.part, Part::Text | Part::Word(Category::Verb)) && shares(c)
    };
    if behind.iter().take_while(|c| !ends_clause(c)).any(told) {
        return Closes::Respective;
    }
    // A与B昨日宣布: both have announced it.
    let says = |c: &Chunk| matches!(c.part, Part::Word(Category::Say)) && ANNOUNCING.contains(&row.tokens[c.first].span.trimmed(text));
    if behind.iter().find(|c| !matches!(c.part, Part::Bracket(_) | Part::Value(_))).is_some_and(says) {
        return Closes::Each;
    }
    match behind.iter().find(|c| !matches!(c.part, Part::Bracket(_))) {
        Some(next) if sums_up(next, row, text) => Closes::Sum,
        Some(_) if each_behind(behind, row, text) => Closes::Each,
        Some(next) if !ends_clause(next) && !ends_text(next, row, text) => Closes::Nothing,
        _ => Closes::Clause,
    }
}

/// Whether a word by which all do it stands behind, over when: A与B昨日均…, A与B,本月3日一同….
pub(crate) fn each_behind(behind: &[Chunk], row: &Row, text: &str) -> bool {
    let when = |c: &Chunk| match c.part {
        Part::Value(_) | Part::Bracket(_) => true,
        Part::Text => WHEN.contains(&row.tokens[c.first].span.trimmed(text)),
        _ => false,
    };
    let rest = behind.iter().take(WHEN_REACH);
    let comma = |c: &Chunk| matches!(c.part, Part::Word(Category::Comma));
    let timed = rest.clone().filter(|c| when(c)).count() > 0;
    rest.into_iter().find(|c| !(when(c) || timed && comma(c))).is_some_and(|c| each(c, row, text))
}

/// Words for when something is done, and how many chunks before what is said of both they stand at most.
const WHEN: &[&str] = &["近日", "日前", "近期", "随后", "此前", "最近", "当天", "当日", "同日", "如今", "目前", "现在", "也"];
const WHEN_REACH: usize = 4;

/// What two announce together, between whom 与 stands.
const ANNOUNCING: &[&str] = &["宣布", "透露", "披露", "表示", "介绍"];

/// Whether a chunk begins with 均 or 共同: all of them do it.
fn each(chunk: &Chunk, row: &Row, text: &str) -> bool {
    let word = row.tokens[chunk.first].span.trimmed(text);
    matches!(chunk.part, Part::Text | Part::Word(_)) && TOGETHER_AFTER.iter().any(|w| word.starts_with(w))
}

/// Whether a chunk is a number of more than one: 两, 两款, 三家.
fn sums_up(chunk: &Chunk, row: &Row, text: &str) -> bool {
    let written = row.tokens[chunk.first].span.of(text);
    match chunk.part {
        Part::Value(_) => written.starts_with(SEVERAL),
        Part::Text => written.trim().starts_with(SEVERAL) && is_some(written.trim()),
        _ => false,
    }
}

/// Whether a closing mark and the opening one that answers it, and nothing else, stand between two tokens.
fn marks_alone(row: &Row, left: usize, right: usize, text: &str) -> bool {
    let between = row.tokens[left].span.end..row.tokens[right].span.start;
    matches!(&text[between.start as usize..between.end as usize], "”“" | "》《" | "」「")
}

/// Numerals of how many stand before them.
const SEVERAL: &[char] = &['两', '三', '四', '五', '六', '七', '八', '九', '十', '2', '3', '4', '5', '6'];

/// Begin what is said of two things with each other: X与Y相比, X与Y之间.
const RELATING: &[&str] = &[
    "相", "对", "一样", "不", "之", "类似", "同", "结合", "融合", "协同", "打通", "互", "联", "兼容", "差", "并列", "齐名", "竞争", "较量",
    "一较", "抗衡", "的差", "的对", "的竞", "的不", "的区", "的关", "的结", "的融", "接近", "持平", "集成", "适配", "绑定", "捆绑", "争",
    "搭配",
];

/// Words before the first of what two clauses list, and before the rest.
const BOTH: &[&str] = &["既有", "既包括", "既是", "不仅有", "不仅包括", "不只有", "不光有", "不但有", "既含"];
const FURTHER: &[&str] = &["有", "包括", "还有", "还包括", "更有", "又有", "亦有", "含", "是"];

/// Ends of words that say what is done or is so, and describe nothing.
const DOING: [char; 11] = ['了', '是', '为', '有', '出', '到', '过', '成', '拿', '把', '将'];

/// The coverb that may be a copula.
const IS: &str = "为";

/// Words after names that 与 joins, by which all of them do what follows.
const TOGETHER_AFTER: &[&str] = &["均", "都", "皆", "各", "双双", "共同", "联合", "一起", "一道", "一同", "合力", "先后", "同时", "也都"];

/// Whether a phrase names one who acts.
fn acts_any(chunk: &Chunk, joint: &Joint<'_>) -> bool {
    matches!(&chunk.part, Part::Phrase(p) if p.names.iter().any(|&n| (joint.acts)(n)))
}

/// Whether the sentence ends with this chunk.
fn ends_text(chunk: &Chunk, row: &Row, text: &str) -> bool {
    matches!(chunk.part, Part::Text) && row.tokens[chunk.last].span.of(text).starts_with(['。', '!', '\n', '—'])
}

/// 既有A,也有: the phrase to the left that a further clause of the same list goes on from.
fn further(out: &[Chunk], row: &Row, text: &str) -> Option<usize> {
    let word = |i: usize| row.tokens[out[i].last].span.trimmed(text);
    let last = out.len().checked_sub(1)?;
    let parts = |i: usize| matches!(out[i].part, Part::Text | Part::Word(Category::And));
    if !parts(last) || !FURTHER.iter().any(|w| word(last).ends_with(w)) {
        return None;
    }
    let also = last.checked_sub(1).filter(|&i| matches!(out[i].part, Part::Word(Category::Also)));
    let comma = also.unwrap_or(last).checked_sub(1).filter(|&i| matches!(out[i].part, Part::Word(Category::Comma)))?;
    let at = comma.checked_sub(1)?;
    let opener = at.checked_sub(1).filter(|&i| matches!(out[i].part, Part::Text))?;
    let listed = matches!(&out[at].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
    (listed && BOTH.iter().any(|w| word(opener).ends_with(w))).then_some(at)
}

/// Whether all that two phrases name is of one kind: who acts, or of one class.
fn alike_all(left: &Chunk, right: &Phrase, joint: &Joint<'_>) -> bool {
    let Part::Phrase(left) = &left.part else { return false };
    let same = left.names.iter().zip(&right.names).all(|(&a, &b)| (joint.alike)(a, b));
    same || left.names.iter().chain(&right.names).all(|&n| (joint.acts)(n) && !(joint.person)(n))
}

/// The phrase to the left that this one is joined to by 、 or 和, over a bracket; or by 联合 after 由; or by 与, where both
/// are fields, or of one class and what a verb governs, and the right one closes the clause, or 分别 follows.
fn left_conjunct(out: &[Chunk], row: &Row, text: &str, first: usize, right: &Phrase, behind: &[Chunk], joint: &Joint<'_>) -> Option<usize> {
    let last = out.len().checked_sub(1)?;
    // “A”“B”, 《A》《B》: marks alone part them.
    if let Part::Phrase(left) = &out[last].part
        && left.anaphor.is_none()
        && !left.bare_kind
        && right.kind.is_none()
        && marks_alone(row, out[last].last, first, text)
    {
        return Some(last);
    }
    if let Some(at) = further(out, row, text) {
        return alike_all(&out[at], right, joint).then_some(at);
    }
    let joint_text = row.tokens[out[last].last].span.of(text);
    let either = joint_text == "还是";
    let together = TOGETHER.contains(&joint_text);
    let with = joint_text == "与";
    if !matches!(out[last].part, Part::Word(Category::And | Category::Pause)) && !together && !with && !either {
        return None;
    }
    let mut at = last.checked_sub(1)?;
    while matches!(out[at].part, Part::Bracket(_)) {
        at = at.checked_sub(1)?;
    }
    let Part::Phrase(left) = &out[at].part else { return None };
    if left.bare_kind || left.anaphor.is_some() {
        return None;
    }
    if either {
        let whether = at
            .checked_sub(1)
            .is_some_and(|i| matches!(out[i].part, Part::Text) && WHETHER.contains(&row.tokens[out[i].last].span.trimmed(text)));
        return whether.then_some(at);
    }
    if together {
        let by = at > 0 && matches!(out[at - 1].part, Part::Word(Category::By));
        return (by && left.names.iter().chain(&right.names).all(|&n| (joint.acts)(n))).then_some(at);
    }
    if with {
        // 与 mostly says with whom; between fields, and at the end of what a verb governs, it can only join.
        let fields = left.names.iter().chain(&right.names).all(|&n| (joint.topical)(n));
        let closes = closes(behind, row, text);
        let told = (1..=2).any(|k| at >= k && matches!(out[at - k].part, Part::Word(Category::Respectively)));
        // 出资方为A与B: what is told of is not with whom.
        let told_of = |i: usize| matches!(out[i].part, Part::Word(Category::Coverb)) && row.tokens[out[i].last].span.of(text) == IS;
        let governed = told
            || closes == Closes::Respective
            || at > 0 && (matches!(out[at - 1].part, Part::Word(Category::Verb) | Part::Text) || told_of(at - 1));
        // A、B与C: 与 closes a list of things; of those who act it mostly says with whom.
        let acts = |names: &[u32]| names.iter().any(|&n| (joint.acts)(n));
        if left.names.len() > 1 && left.before_with == 0 && !acts(&left.names) && !acts(&right.names) {
            return Some(at);
        }
        // 发布了模型A与数据集B: of things, what ends the clause that a verb governs.
        if closes == Closes::Clause && governed && !acts(&left.names) && !acts(&right.names) {
            return Some(at);
        }
        // A、B与C分列前三: of those who act, where something is said of each.
        let all_act = || left.names.iter().chain(&right.names).all(|&n| (joint.acts)(n));
        if left.before_with == 0 && closes == Closes::Respective && all_act() {
            return Some(at);
        }
        // 与A、B与C合作: so is whoever stands behind a further 与.
        if at > 0 && with_whom(&out[at - 1], row, text) && all_act() {
            return Some(at);
        }
        // 由A与B领投: both do it.
        if at > 0 && matches!(out[at - 1].part, Part::Word(Category::By)) && left.names.iter().chain(&right.names).all(|&n| (joint.acts)(n))
        {
            return Some(at);
        }
        let alike = left.names.iter().zip(&right.names).all(|(&a, &b)| (joint.alike)(a, b));
        // X与Y首先在…上训练: things of one class, of which the clause says something and no relation between them.
        // X系列的两款产品A与B首先…: so do those that what stands before them only describes.
        let describes = |c: &&Chunk| match c.part {
            Part::Phrase(_) | Part::Value(_) | Part::Word(Category::De | Category::Noun | Category::Quote) => true,
            Part::Text => !row.tokens[c.last].span.trimmed(text).ends_with(DOING),
            _ => false,
        };
        let modifiers = out[..at].iter().rev().take_while(|c| describes(c)).count();
        let opens = modifiers == at || ends_clause(&out[at - 1 - modifiers]);
        let related = behind.first().is_none_or(|c| RELATING.iter().any(|w| row.tokens[c.first].span.trimmed(text).starts_with(w)));
        let things = || left.names.iter().chain(&right.names).all(|&n| !(joint.acts)(n) && !(joint.topical)(n));
        if opens && alike && !related && things() {
            return Some(at);
        }
        // A与B均…, A与B共同…: of those who act whatever their classes.
        if closes == Closes::Each && (alike || acts(&left.names) && right.names.iter().all(|&n| (joint.acts)(n))) {
            return Some(at);
        }
        // “小满”与“大寒”两款应用: of the same kind, and summed up.
        let summed = closes == Closes::Sum || !acts(&left.names) && left.kind.is_some() && closes == Closes::Clause;
        return (fields || alike && (summed || closes != Closes::Nothing && governed)).then_some(at);
    }
    Some(at)
}

/// Whether a chunk is the coverb of with whom something is done.
fn with_whom(chunk: &Chunk, row: &Row, text: &str) -> bool {
    matches!(chunk.part, Part::Word(Category::Coverb)) && matches!(row.tokens[chunk.last].span.of(text), "与" | "和" | "同" | "跟")
}

/// How new something is, before the 的 behind whose it is: X最新的旗舰模型Y.
const NEWEST: &[&str] = &["最新", "全新", "最近", "最强", "最大", "首款", "首个", "目前最新", "现有"];

/// Makes words for how new something is a part of the phrase that modifies it.
pub(crate) fn join_newest(chunks: &mut Vec<Chunk>, row: &Row, text: &str) {
    let mut at = 1;
    while at + 1 < chunks.len() {
        let newest = matches!(chunks[at].part, Part::Text) && NEWEST.contains(&row.tokens[chunks[at].last].span.trimmed(text));
        let owner = matches!(&chunks[at - 1].part, Part::Phrase(p) if !p.bare_kind);
        if newest && owner && matches!(chunks[at + 1].part, Part::Word(Category::De)) {
            chunks[at - 1].last = chunks[at].last;
            chunks.remove(at);
        }
        at += 1;
    }
}

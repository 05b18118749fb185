//! Things that are made and named by everyday words without marks: 谷雨由云川科技训练, 三顿饭日活超过100万, 小模型石榴.
//!
//! Takes what begins a clause of which only what is made is said, gives every name that something else in the text tells as well: marks
//! around it, a noun for a thing or a verb of bringing before it, or that no everyday words make it up. Deliberately takes no word on
//! the strength of one clause alone.

use std::collections::BTreeSet;

use crate::annotate::frame::scored;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, Reason};
use crate::chinese::{OneOf, begins, is_adverbial};
use crate::ontology::ClassId;
use crate::span::Span;

/// How many characters such a name has.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=4;
/// So many names are looked for again in the text.
const MOST: usize = 24;
/// How far a clause is read, in bytes.
const REACH: usize = 90;

/// How far, where several bring it about together.
const FAR: usize = 240;

/// Verbs of those who bring things about, at the end of 由…研发.
static MAKING: OneOf = OneOf::new(&[
    "开发",
    "研发",
    "训练",
    "打造",
    "推出",
    "采集",
    "构建",
    "自研",
    "研制",
    "制作",
    "出品",
    "发布",
    "搭建",
    "设计",
    "运营",
    "开源",
    "训练而成",
    "完成",
    "打磨",
]);
/// What is said of what is sold.
static SOLD: OneOf =
    OneOf::new(&["售价", "定价", "起售价", "每月收费", "收费", "上架", "下架", "上线首", "上线后", "上线当", "搭载", "内置"]);
/// Characters that no such name holds.
const NEVER: &[char] = &[
    '的', '了', '着', '过', '们', '这', '那', '个', '名', '位', '款', '么', '吗', '呢', '被', '让', '其', '此', '我', '你', '他', '她',
    '它', '是',
];
/// Characters with which what is no name begins, and with which it ends.
const FIRST: &[char] = &[
    '该', '各', '每', '某', '首', '第', '本', '再', '已', '曾', '也', '又', '还', '并', '而', '但', '若', '因', '从', '自', '在', '由',
    '以', '对', '向', '为', '与', '和', '及', '或', '据', '今', '昨', '去', '前', '后', '新', '老', '旧', '均', '都', '仅', '只', '其',
];
const LAST: &[char] = &[
    '后', '前', '内', '时', '中', '间', '来', '起', '初', '底', '末', '者', '方', '于', '在', '为', '将', '也', '曾', '均', '都', '已',
    '则',
];
/// Verbs of naming.
static NAMING: OneOf =
    OneOf::new(&["叫", "名为", "取名", "取名为", "起名", "起名为", "命名为", "名叫", "叫做", "定名为", "代号", "代号为", "答案是"]);

pub(crate) fn find(page: &mut Page<'_>) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut found: Vec<(Span, ClassId, Certainty)> = Vec::new();
    let text = page.text;
    for at in page.clauses() {
        if seen.len() >= MOST {
            break;
        }
        let Some((span, class)) = said(page, at) else { continue };
        let name = span.of(text);
        if seen.insert(name)
            && let Some((class, certainty)) = told(page, span, class)
        {
            found.push((span, class, certainty));
        }
    }
    found.extend(introduced(page));
    for (span, class, certainty) in found {
        page.add(span, class, certainty, Reason::Quotation);
    }
}

/// Words before the noun for a thing of which somebody makes use: 把模型铁树部署到.
static USED: OneOf = OneOf::new(&["把", "将", "用", "基于", "叫", "其"]);

/// Everyday words behind the noun for a thing that somebody brings or uses, where the text has them again at the head of a clause:
/// 推出小模型石榴, 把模型铁树部署到…,铁树在….
fn introduced(page: &Page<'_>) -> Vec<(Span, ClassId, Certainty)> {
    let text = page.text;
    let mut found = Vec::new();
    let mut asked = 0;
    for &(kind, class) in &page.kinds {
        let (start, before) = (kind.end as usize, &text[..kind.start as usize]);
        let end = page.run(start, LENGTH.end() + 1).0;
        let name = &text[start..end];
        let noun = || LENGTH.contains(&name.chars().count()) && name.chars().all(|c| is_han(c) && !NEVER.contains(&c)) && page.closes(end);
        if !page.ontology.is_a(class, page.defaults.work) || !noun() || !page.found.is_word(start, end) || !plain(page, start, end) {
            continue;
        }
        let verb = before.strip_suffix('了').unwrap_or(before).len();
        let brought = || page.cue_before(verb).is_some_and(|c| page.ontology.is_a(c, page.defaults.work));
        // 云川科技的模型铁树, 自研的模型铁树; but no 热闹的机器人表演.
        let work = |at: usize| page.cue_before(at).is_some_and(|c| page.ontology.is_a(c, page.defaults.work));
        let owned = || before.strip_suffix('的').is_some_and(|owner| page.agent_ending(owner.len()).is_some() || work(owner.len()));
        if asked < MOST && (USED.closes(before) || owned() || brought()) {
            asked += 1;
            let heads = |at: usize| {
                let end = at + name.len();
                at != start && page.begins_clause(at) && page.breaks_at(end) && !page.found.crosses(at, end)
            };
            if text.match_indices(name).any(|(at, _)| heads(at)) {
                found.push((Span::new(start, end), class, Certainty::Context));
            }
        }
    }
    found.extend(products(page));
    found
}

/// 首款产品石英眼: what no everyday word is behind the word for what somebody makes.
fn products(page: &Page<'_>) -> Vec<(Span, ClassId, Certainty)> {
    const PRODUCT: &str = "产品";
    static WHICH: OneOf =
        OneOf::new(&["首款", "首个", "首批", "第一款", "第二款", "另一款", "旗舰", "核心", "主打", "拳头", "最新", "新", "明星"]);
    let text = page.text;
    let names = text.match_indices(PRODUCT).filter(|(at, _)| WHICH.closes(&text[..*at])).filter_map(|(at, word)| {
        let start = at + word.len();
        let end = page.run(start, LENGTH.end() + 1).0;
        let name = &text[start..end];
        let whole = LENGTH.contains(&name.chars().count())
            && name.chars().all(|c| is_han(c) && !NEVER.contains(&c))
            && text[end..].starts_with([',', '。', ';', '、', '和', '与', '(']);
        (whole && !page.found.is_ordinary(start, end) && plain(page, start, end)).then_some(Span::new(start, end))
    });
    names.map(|span| (span, page.defaults.shape, Certainty::Guess)).collect()
}

/// Whether nothing known stands in a run, and it describes nothing and does nothing.
fn plain(page: &Page<'_>, start: usize, end: usize) -> bool {
    let name = &page.text[start..end];
    !(name.ends_with(LAST)
        || name.starts_with(FIRST)
        || is_adverbial(name)
        || page.overlaps_value(Span::new(start, end))
        || page.known_within(start, end).is_some()
        || page.known_over(start).is_some()
        || page.found.is_generic(start, end)
        || page.words.begins_generic(name)
        || [List::Head, List::Kind, List::Title].iter().any(|&list| page.found.holds(list, start, end))
        || page.words.actions.iter().any(|verb| verb == name))
}

/// The name with which a clause begins that goes on with what is said of things, and the class that tells.
fn said(page: &Page<'_>, start: usize) -> Option<(Span, Option<(ClassId, Certainty)>)> {
    let text = page.text;
    if FIRST.contains(&text[start..].chars().next()?) || page.known_at(start).is_some() || page.title_begins(start) {
        return None;
    }
    let ends = text[start..].char_indices().take(LENGTH.end() + 1).take_while(|(_, c)| is_han(*c) && !NEVER.contains(c));
    let ends = ends.map(|(at, c)| start + at + c.len_utf8()).skip(LENGTH.start() - 1).take(LENGTH.end() + 1 - LENGTH.start());
    let mut framed = ends.filter_map(|end| Some((end, framed(page, end)?)));
    let (end, frame) = framed.next()?;
    let class = match frame {
        Frame::Of(class) => Some((class, Certainty::Context)),
        Frame::Is(class) => Some((class, Certainty::Firm)),
        Frame::Made => None,
    };
    let name = &text[start..end];
    let person = page.words.surname(name).is_some() && name.chars().count() == 3 && !page.found.is_word(start, end);
    (!page.found.crosses(start, end) && !person && plain(page, start, end)).then_some((Span::new(start, end), class))
}

/// What tells that a thing is spoken of.
pub(crate) enum Frame {
    /// A word that is said of things of this class.
    Of(ClassId),
    /// That it is a thing of this class.
    Is(ClassId),
    /// What is said of whatever is made.
    Made,
}

/// What stands behind `end` that is said of things that are made.
pub(crate) fn framed(page: &Page<'_>, end: usize) -> Option<Frame> {
    let end = over_translation(page.text, end);
    let rest = &page.text[end..];
    let work = |c: &ClassId| page.ontology.is_a(*c, page.defaults.work) && !page.is_yardstick(*c);
    if let Some(class) = page.cue_at(end).filter(work) {
        return Some(Frame::Of(class));
    }
    let made = || {
        let by = rest.strip_prefix('由').or_else(|| rest.strip_prefix("则由"))?;
        let clause = by[..floor(by, REACH)].split([',', '。', ';', '\n', ':', '(']).next()?;
        MAKING.closes(clause).then_some(())
    };
    let sold = || SOLD.opens(rest);
    // 是一款端侧翻译模型
    let is = || {
        let kind = ONE_OF.iter().find(|word| begins(rest, word)).map(|word| &rest[word.len()..])?;
        let clause = kind[..floor(kind, REACH)].split([',', '。', ';', '\n', ':', '(']).next()?;
        page.kind_before(end + (rest.len() - kind.len()) + clause.len()).filter(work)
    };
    // 是云川科技与北方大学共同研发的病理大模型
    let made_by = || {
        let told = rest.strip_prefix('是')?;
        let clause = told[..floor(told, FAR)].split([',', '。', ';', '\n', ':']).next()?;
        let made = |made: &str| MAKING.iter().filter_map(|verb| made.strip_suffix(verb)).map(str::len).max();
        let brought = clause.rmatch_indices('的').find_map(|(end, _)| made(&clause[..end]))?;
        let kind = page.kind_before(end + '是'.len_utf8() + clause.len()).filter(work)?;
        (clause.len() - brought <= REACH && !clause.starts_with(['由', '把', '在', '对', '我', '他'])).then_some(kind)
    };
    if let Some(class) = is().or_else(made_by) {
        return Some(Frame::Is(class));
    }
    (scored::follows(page, end) || sold() || made().is_some() || compared(page, end)).then_some(Frame::Made)
}

/// `end`, moved behind the bracket there that holds the name in Latin letters: 松烟(SongYan)是….
fn over_translation(text: &str, end: usize) -> usize {
    const LATIN: usize = 40;
    let inner = text[end..].strip_prefix('(').map(|inner| &inner[..floor(inner, LATIN)]);
    let Some((latin, _)) = inner.and_then(|inner| inner.split_once(')')) else { return end };
    let written = latin.is_ascii() && latin.starts_with(|c: char| c.is_ascii_uppercase()) && latin.len() > 2;
    let letters = latin.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b'.'));
    if written && letters { end + latin.len() + "()".len() } else { end }
}

/// What brings in of what kind something is.
const ONE_OF: &[&str] = &["是一款", "是一种", "是一套", "是一台", "是一个", "是款", "是个", "则是一款"];

/// Verbs of measuring one thing by another.
static COMPARED: OneOf = OneOf::new(&[
    "不及",
    "不如",
    "优于",
    "超越",
    "胜过",
    "超过",
    "击败",
    "力压",
    "领先",
    "逊于",
    "落后于",
    "打败",
    "强于",
    "弱于",
    "逊色于",
    "输给",
]);

/// Whether a thing that is known follows by which it is measured: 豆蔻不及Nami.
fn compared(page: &Page<'_>, end: usize) -> bool {
    const FIRSTS: &[char] = &['不', '优', '超', '胜', '击', '力', '领', '逊', '落', '打', '强', '弱', '输'];
    let known = |at: usize| page.known_at(at).is_some_and(|k| k.class == page.defaults.shape);
    page.text[end..].starts_with(FIRSTS) && COMPARED.opening(&page.text[end..]).is_some_and(|verb| known(end + verb.len()))
}

/// The class of a name of which something else in the text tells that it is one.
fn told(page: &Page<'_>, span: Span, class: Option<(ClassId, Certainty)>) -> Option<(ClassId, Certainty)> {
    let text = page.text;
    let cued = class.unwrap_or((page.defaults.shape, Certainty::Guess));
    let name = span.of(text);
    let known = |at: usize| {
        let end = at + name.len();
        let before = &text[..at];
        let kind = page.kind_before(at).filter(|&c| page.ontology.is_a(c, page.defaults.work));
        let closed = page.closes(end) || page.found.begins_word(end, text.len()) && !page.found.crosses(at, end);
        let marked = before.ends_with(['“', '《', '「']) && text[end..].starts_with(['”', '》', '」']);
        let headline = text[end..].trim_start_matches('*').starts_with('\n') && before.trim_end_matches('*').ends_with('\n');
        let brought = || {
            let verb = before.trim_end_matches(['了', '的']);
            page.cue_before(verb.len()).is_some_and(|c| page.ontology.is_a(c, page.defaults.work))
                && text[end..].starts_with([',', '。', ';', '、', '\n', '和', '与', '及'])
        };
        let named = || NAMING.closes(before);
        let translated = class.is_some() && page.begins_clause(at) && over_translation(text, end) > end;
        (marked || translated || headline || closed && (kind.is_some() || named() || brought())).then_some(kind)
    };
    let mut evidence = None;
    let mut times = 0;
    for (at, _) in text.match_indices(name) {
        times += 1;
        match known(at) {
            Some(Some(kind)) => return Some((kind, Certainty::Context)),
            Some(None) => evidence = Some(cued),
            None => {}
        }
    }
    let unknown = || (times > 1 || compared(page, span.end as usize)) && !page.found.is_ordinary(span.start as usize, span.end as usize);
    evidence.or_else(|| unknown().then_some(cued))
}

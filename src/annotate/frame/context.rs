//! Names that a wording around them tells: 用于药物研发、金融风控等领域, 采用双塔架构, 获评亚军论文.
//!
//! Takes the lexicon's contexts, words before and after with the class of what stands between, and gives each item of the list
//! between them a name. Deliberately takes no item that holds a name of another thing, is made of generic words alone, or
//! begins with a verb.

use crate::annotate::choose::Starts;
use crate::annotate::frame::called::BRINGING;
use crate::annotate::page::{Page, is_alphanumeric, is_han};
use crate::annotate::words::{List, Wording};
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::is_adverbial;
use crate::lexicon::Context;
use crate::ontology::ClassId;
use crate::span::Span;
use crate::value::ValueMention;

/// The longest item in characters.
const LONGEST: usize = 24;
/// The longest item that nothing but the end of the clause ends, in characters.
const LONGEST_OPEN: usize = 12;
/// Words that part a field from what is said of it.
const PARTS: &str = "由被把将在是为了并且向对从以让使已不未可会能就也都其该";
/// The bytes of the shortest place before an adverb, but one.
const ADVERB: usize = 3;
/// How the words end that say what was done to a thing before: 改进后的X.
const AFTER: char = '后';
/// The most items of one list.
const LONGEST_LIST: usize = 12;

/// Verbs of proposing, which part what they are done for from what is proposed.
const PROPOSING: &[&str] = &["提出", "推出了", "发布了", "设计了", "打造了", "构建了", "开发了", "研发了"];

pub(crate) fn find(page: &mut Page<'_>) {
    let beside = Beside::new(page);
    let mut found = Vec::new();
    for hit in page.found.hits(List::Context) {
        // 在 is one only where it is a word: not in 正在.
        if hit.len() == "在".len() && !page.breaks_at(hit.start) {
            continue;
        }
        for &owner in &page.words.context_owners[hit.number as usize] {
            let wording = &page.words.wordings[owner as usize];
            // 应用于医疗领域: the noun behind the field, which another wording ends with, is no part of it, though the clause ends there.
            let others = page.words.context_owners[hit.number as usize].iter().map(|&other| &page.words.wordings[other as usize].context);
            let closers = others.filter(|other| wording.context.to_the_end && other.class == wording.context.class);
            let closers: Vec<&str> = closers.flat_map(|c| c.after.iter().filter(|a| !a.inside).map(|a| a.word.as_str())).collect();
            for item in items(page, &beside, wording, hit.end) {
                if closers.iter().any(|word| item.of(page.text).ends_with(word)) {
                    continue;
                }
                found.extend(told(page, wording.context.class, item).map(|item| (item, wording.context.class)));
            }
        }
    }
    for (span, class) in found {
        page.add(span, class, Certainty::Context, Reason::Context);
    }
}

/// What an item names without what was done to it (改进后的GRPO算法); none where that only describes the name behind it.
fn told(page: &Page<'_>, class: ClassId, item: Span) -> Option<Span> {
    let text = item.of(page.text);
    // 面向医院开发的X: whoever made it did so for them, which is all that it tells.
    let brought = page.is_topic(class) && page.text[item.end as usize..].starts_with('的');
    if brought && BRINGING.iter().any(|verb| text.ends_with(verb)) {
        return None;
    }
    // 于南城会展中心正式启幕: how it is done is no part of where.
    let adverb = text.char_indices().nth_back(1).map(|(at, _)| at).filter(|&at| class == page.defaults.place && at > ADVERB);
    if let Some(at) = adverb.filter(|&at| is_adverbial(&text[at..])) {
        return Some(Span::new(item.start as usize, item.start as usize + at));
    }
    let made = text.rfind('的').filter(|&at| page.is_topic(class) && text[..at].ends_with(AFTER));
    let Some(at) = made else { return Some(item) };
    let rest = Span::new(item.start as usize + at + '的'.len_utf8(), item.end as usize);
    let end = rest.end as usize;
    let names = page.text[end..].starts_with(|c: char| c == '“' || c == '《' || c.is_ascii_alphanumeric());
    (!names && rest.of(page.text).chars().nth(1).is_some()).then_some(rest)
}

/// The items of the list that begins at `start`; none where the words after it do not follow.
fn items(page: &Page<'_>, beside: &Beside, wording: &Wording, start: usize) -> Vec<Span> {
    let mut items = Vec::new();
    let mut at = start;
    while items.len() < LONGEST_LIST {
        let Some((item, end)) = item(page, wording, at) else { return Vec::new() };
        items.push(item);
        match end {
            End::List => break,
            // 数据集与基准赛道最佳论文奖: only the last is named by the noun that ends it.
            End::Noun => {
                items.drain(..items.len() - 1);
                break;
            }
            End::Joint(next) => at = next,
        }
    }
    items.retain(|&item| names(page, beside, &wording.context, item));
    items
}

/// The names found before, in the order in which they begin.
struct Beside {
    names: Vec<NameMention>,
    /// The bytes of the longest.
    longest: u32,
    /// Where names begin that are not the lexicon's.
    starts: Starts,
}

impl Beside {
    fn new(page: &Page<'_>) -> Self {
        let mut names: Vec<NameMention> = page.candidates.iter().chain(&page.known).copied().collect();
        names.sort_by_key(|n| (n.span, n.reason));
        let longest = names.iter().map(|n| n.span.len() as u32).max().unwrap_or(0);
        Self { longest, starts: Starts::new(page.text, page.candidates.iter().map(|c| c.span.start)), names }
    }

    fn overlapping(&self, span: Span) -> impl Iterator<Item = &NameMention> {
        let first = self.names.partition_point(|n| n.span.start + self.longest <= span.start);
        self.names[first..].iter().take_while(move |n| n.span.start < span.end).filter(move |n| n.span.overlaps(span))
    }

    fn found_at(&self, start: u32) -> bool {
        self.starts.has(start)
    }
}

/// 摘得2023年江州大赛一等奖: `start`, moved over the year that stands there.
fn past_year(page: &Page<'_>, start: usize) -> usize {
    let next = page.values.partition_point(|v| (v.span.start as usize) < start);
    let year = |v: &&ValueMention| v.span.start as usize == start && v.span.of(page.text).trim_end_matches('度').ends_with('年');
    page.values.get(next).filter(year).map_or(start, |v| v.span.end as usize)
}

/// How an item of a list ends.
enum End {
    /// The list ends with it.
    List,
    /// The list ends with it, in a noun that is part of its name.
    Noun,
    /// Another begins at this byte.
    Joint(usize),
}

fn item(page: &Page<'_>, Wording { context, firsts }: &Wording, start: usize) -> Option<(Span, End)> {
    let (text, words) = (page.text, page.words);
    let start = past_year(page, start);
    let open = text[start..].len() - text[start..].trim_start_matches(['“', '《']).len();
    let start = start + open;
    let mut at = start;
    for c in text[start..].chars().take(LONGEST + 1) {
        if at > start {
            if firsts.may_begin(c)
                && let Some(after) = context.after.iter().find(|a| text[at..].starts_with(a.word.as_str()))
            {
                let (end, how) = if after.inside { (whole_noun(page, context, at + after.word.len()), End::Noun) } else { (at, End::List) };
                return Some((Span::new(start, before_etc(page, start, end)), how));
            }
            if words.joint_firsts.may_begin(c)
                && let Some(joint) = words.joints.iter().find(|j| text[at..].starts_with(**j))
                && (joint.len() > 3 || *joint == "、" || page.breaks_at(at))
            {
                return Some((Span::new(start, at), End::Joint(at + joint.len())));
            }
            if context.to_the_end && ends_clause(c) {
                return open_item(page, start, at).map(|item| (item, End::List));
            }
        }
        let within = is_alphanumeric(c) || matches!(c, '-' | '+' | '·' | '.') || c == ' ' && at > start;
        // Words that end other names may stand within a field: 数据分析, 用药提醒.
        if !within
            || at == start && page.breaks_at(at) && !begins_word(page, at)
            || page.breaks_at(at) && PARTS.contains(c) && !page.found.crosses(start, at)
        {
            return None;
        }
        at += c.len_utf8();
    }
    (context.to_the_end && at == text.len() && at > start).then(|| (Span::new(start, at), End::List))
}

/// `end`, moved over the nouns of the wording and the rest of the known name behind it: 稀疏注意力|机制, 检索增强|生成.
fn whole_noun(page: &Page<'_>, context: &Context, end: usize) -> usize {
    let known = page.known_before(end).map_or(end, |k| end.max(k.span.end as usize));
    let next = |at: usize| context.after.iter().find(|a| a.inside && page.text[at..].starts_with(a.word.as_str()));
    next(known).map_or(known, |after| known + after.word.len())
}

/// `end`, moved before the 等 that closes a list, behind which only the noun is described: 亲子等多元|场景, 先进封装等高景气|领域.
fn before_etc(page: &Page<'_>, start: usize, end: usize) -> usize {
    const ETC: char = '等';
    const TWO: usize = 6;
    let closes = |at: &usize| *at >= start + TWO && !page.found.begins_word(*at, end) && !page.found.crosses(start, *at);
    page.text[start..end].match_indices(ETC).map(|(at, _)| start + at).find(closes).unwrap_or(end)
}

/// The item from `start` that only the end of its clause at `end` ends. None where it is too long, or names a thing: 用于安防的芯片.
fn open_item(page: &Page<'_>, start: usize, end: usize) -> Option<Span> {
    // 用在抗体设计上: the place word is none of it.
    let end = start + page.text[start..end].trim_end_matches(['上', '里']).len();
    let item = &page.text[start..end];
    let thing = item.contains('的') && page.found.kind_ends(end);
    (!item.is_empty() && !thing && item.chars().count() <= LONGEST_OPEN).then_some(Span::new(start, end))
}

/// Whether a word of everyday language begins at `at` that a break is only a part of: 用药.
fn begins_word(page: &Page<'_>, at: usize) -> bool {
    let rest = &page.text[at..];
    // 分层, 自适应
    rest.char_indices().skip(2).take(2).any(|(length, _)| {
        page.found.is_word(at, at + length) && page.words.hits(List::Break, &rest[..length]).next().is_some_and(|m| m.len() < length)
    })
}

fn ends_clause(c: char) -> bool {
    matches!(c, '。' | ',' | ';' | '!' | '?' | '\n')
}

/// Whether an item can be a name of the context's class.
fn names(page: &Page<'_>, beside: &Beside, context: &Context, item: Span) -> bool {
    let (start, end) = (item.start as usize, item.end as usize);
    let text = &page.text[start..end];
    // 哈萨克斯坦首都阿斯塔纳: two places.
    if context.class == page.defaults.place && text.contains("首都") {
        return false;
    }
    let own = |class| class == context.class || page.is_topic(class) || class == page.defaults.place;
    let mut inside = beside.overlapping(item);
    let known = beside.overlapping(item).any(|c| c.span == item && c.reason != Reason::Kind && own(c.class));
    // 在会上举行, 在同期举行: no site, though it stands where one would.
    let site = context.class != page.defaults.place
        || !text.ends_with(['上', '中', '下', '里', '间', '后', '前', '内', '期'])
            && (text.chars().count() <= 1 || !page.found.is_ordinary(start, end) || beside.found_at(item.start));
    // 越来越多的: what goes on behind 的 is named, and not this; nor is 方向.
    // 投资方包括电池厂商云川电池: a name that is found already, or a description.
    let found = context.class == page.defaults.employer && beside.overlapping(item).any(|n| n.class != page.defaults.place);
    let bare = found || text.ends_with('的') || text.chars().count() <= 2 && page.found.is_generic(start, end);
    // 针对X提出Y的模型: of what somebody has proposed, a verb parts it.
    let parted = context.class != page.defaults.place && PROPOSING.iter().any(|verb| text.find(verb).is_some_and(|at| at > 0));
    // 用在宁波的焊装车间: where it is used, and no field.
    let placed = page.is_topic(context.class)
        && page.known_at(start).is_some_and(|k| k.class == page.defaults.place && text[k.span.len()..].starts_with('的'));
    site && !bare
        && !placed
        && !parted
        && text.chars().filter(|&c| is_han(c)).count() + usize::from(text.is_ascii()) * 2 >= 2
        && page.found.after_praise(start, end) == start
        && !known
        && inside.all(|c| c.reason == Reason::Kind || own(c.class))
        && !page.words.actions.iter().any(|a| text.starts_with(a.as_str()))
        && !page.overlaps_value(item)
}

//! Things called by a coined word and what they are: 天鉴内容审核系统, 星尘健康手环2.
//!
//! Takes the nouns for what is made, gives the run before one that a word nobody knows begins and everyday words go on from. Deliberately
//! takes none that everyday words begin (内容审核系统 is a kind), nor one that describes the name behind it.

use crate::annotate::form::shape::suffix;
use crate::annotate::page::{Page, is_han};
use crate::annotate::{Certainty, Reason};
use crate::chinese::OneOf;
use crate::span::Span;

/// The characters before the noun at most.
const LONGEST: usize = 10;
/// The bytes of the coined word.
const COINED: usize = 6;
/// What stands behind a name in its clause, though nothing ends there.
const GOES_ON: [char; 16] = ['的', '已', '将', '可', '能', '由', '在', '今', '正', '采', '售', '月', '也', '还', '上', '为'];
/// What is done with a thing that has a name, right before it.
static BROUGHT: OneOf = OneOf::new(&[
    "发布",
    "推出",
    "上线",
    "开源",
    "研发",
    "开发",
    "打造",
    "带来",
    "旗下",
    "部署",
    "采购",
    "接入",
    "升级",
    "发布了",
    "推出了",
    "上线了",
    "开源了",
    "研发了",
    "开发了",
    "打造了",
    "带来了",
    "部署了",
    "接入了",
    "新品",
    "产品",
    "自研",
    "其",
    "亮出",
    "展出",
    "展出了",
    "公布",
    "公布了",
    "迎来",
    "上架",
    "上架了",
    "搭载",
    "内置",
]);
/// What a thing does that has a name, right behind it at the front of its clause.
static DOES: OneOf = OneOf::new(&[
    "今日",
    "今天",
    "昨日",
    "昨天",
    "正式",
    "由",
    "售价",
    "起售",
    "定价",
    "月活",
    "日活",
    "注册用户",
    "用户",
    "已",
    "搭载",
    "采用",
    "支持",
    "亮相",
    "上线",
    "发布",
    "开源",
    "接入",
    "面向",
    "上架",
    "开售",
]);
/// Characters with which something is said, and no name begins.
const SAID: &str = "去做得想会要先再又还很最更让把被给对向从用看人你我他她它有没不就都也能可";

pub(crate) fn find(page: &mut Page<'_>) {
    let made = |class| page.ontology.is_a(class, page.defaults.work) && !page.is_topic(class);
    let nouns = page.kinds.iter().filter(|(_, class)| made(*class));
    let found: Vec<_> = nouns.filter_map(|&(noun, class)| Some((named(page, noun)?, class))).collect();
    for (span, class) in found {
        page.add(span, class, Certainty::Context, Reason::Head);
    }
}

/// The name that a noun ends.
fn named(page: &Page<'_>, noun: Span) -> Option<Span> {
    let (head, end) = (noun.start as usize, numbered(page, noun.end as usize)?);
    let rest = &page.text[end..];
    let names = page.known_at(end).is_some() || rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '“' | '「' | '《'));
    let ends = page.closes(end) || rest.starts_with(GOES_ON);
    if names || !ends {
        return None;
    }
    let start = page.left_limit(head, LONGEST);
    let run = page.text.get(start..head)?;
    let stem = run.get(..COINED)?;
    let brought = || BROUGHT.closes(&page.text[..start]);
    let does = || page.begins_clause(start) && DOES.opens(rest);
    let plain = stem.chars().all(|c| is_han(c) && !SAID.contains(c)) && page.opens(start) && (brought() || does());
    let middle = start + COINED;
    let told = middle == head || page.found.is_ordinary(middle, head) || page.known_at(middle).is_some_and(|k| k.span.end as usize <= head);
    // 云川科技做芯片: whoever acts is named, and what they do is said.
    let acts = || (middle..=head).any(|at| page.agent_ending(at).is_some()) || run[COINED..].contains(|c| SAID.contains(c));
    (plain && told && is_coined(page, start, head) && !acts()).then(|| Span::new(start, end))
}

/// `end`, moved behind the version that stands there; none where it is a Latin name, which the noun describes.
fn numbered(page: &Page<'_>, end: usize) -> Option<usize> {
    const VERSION: usize = 3;
    const GRADES: &[&str] = &["Pro", "Max", "Lite", "Mini", "Plus", "Ultra", "Air", "Turbo"];
    let to = suffix(page, end);
    let version = page.text[end..to].trim_start();
    (version.is_empty() || version.len() <= VERSION || GRADES.iter().any(|grade| version.starts_with(grade))).then_some(to)
}

/// Whether no word of the language begins or ends in the first two characters.
fn is_coined(page: &Page<'_>, start: usize, head: usize) -> bool {
    let second = start + COINED / 2;
    !page.found.begins_word(start, head)
        && !page.found.begins_word(second, head)
        && !page.found.crosses(start, start + COINED)
        && page.known_within(start, start + COINED).is_none()
}

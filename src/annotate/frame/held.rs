//! What takes place, told by its edition or by who holds it, whatever words name it: 首届方言开源日在江州剧院举行, 北方大学承办的方言保护促进
//! 交流会昨日召开.
//!
//! Takes the verbs of taking place, gives the run before the place or the day. Deliberately takes no run that neither an edition opens nor
//! 主办的 stands before, nor one within which somebody is named who acts.

use crate::annotate::form::edition;
use crate::annotate::page::{Page, floor, is_alphanumeric, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::OneOf;
use crate::ontology::ClassId;
use crate::span::Span;

/// Verbs of what takes place.
static HELD: OneOf = OneOf::new(&["举行", "举办", "召开", "开幕", "揭幕", "闭幕", "落幕", "落下帷幕", "拉开帷幕", "启幕", "开赛", "收官"]);
/// How far back its name ends at most, in bytes.
const REACH: usize = 90;
/// The characters of such a name.
const LENGTH: std::ops::RangeInclusive<usize> = 5..=26;
/// Who holds it stands before one of these.
const HOLDING: &[&str] = &["主办的", "承办的", "举办的", "联办的", "协办的", "发起的", "指导的"];
/// With what the nouns end for what takes place.
const ENDS: [char; 6] = ['会', '节', '日', '周', '赛', '季'];
/// Words for when and how that stand between the name and the verb, and those for where.
static BETWEEN: OneOf = OneOf::new(&[
    "昨日", "昨天", "昨晚", "今日", "今天", "今晨", "今晚", "将", "即将", "正式", "如期", "日前", "近日", "本周", "上周", "下周", "本月",
    "上月", "下月", "当天", "当日", "同日", "明日", "明天", "隆重", "盛大", "顺利", "圆满", "成功", "首次", "正在", "已", "也", "同期",
    "定于", "定在", "明年", "今年", "去年", "拟", "计划", "预计", "有望", "又", "再度", "再次",
]);
const WHERE: [char; 2] = ['在', '于'];

pub(crate) fn find(page: &mut Page<'_>) {
    let found: Vec<(Span, ClassId)> = HELD.places(page.text).filter_map(|(at, _)| held(page, at)).collect();
    for (span, class) in found {
        page.add(span, class, Certainty::Context, Reason::Context);
    }
}

/// What takes place by the verb at `verb`, and its class.
fn held(page: &Page<'_>, verb: usize) -> Option<(Span, ClassId)> {
    let text = page.text;
    let low = floor(text, verb.saturating_sub(REACH));
    let marks = [',', '。', ';', ':', '\n', '!', '?', '(', ')', '、', '“', '”'];
    let start = text[low..verb].rfind(marks).map(|at| low + at + text[low + at..].chars().next().map_or(1, char::len_utf8));
    let start = start.unwrap_or(low);
    let clause = &text[start..verb];
    // 首届方言开源日|在江州剧院, 首届方言开源日|11月19日在江州剧院
    let place = clause.char_indices().map(|(at, _)| start + at).find(|&at| {
        let place = text[at..].starts_with(WHERE) && page.breaks_at(at);
        at > start && (place || BETWEEN.opens(&text[at..]) || page.value_begins(at) && dated(text, at))
    });
    let end = place.unwrap_or(verb);
    let from = clause[..end - start].rfind('的').map_or(start, |at| start + at + '的'.len_utf8());
    let from = edition_in(page, from, end).unwrap_or(from);
    let name = text.get(from..end)?;
    let plain = name.chars().all(|c| is_han(c) || is_alphanumeric(c) || c == ' ') && LENGTH.contains(&name.chars().count());
    let told = edition_in(page, from, end) == Some(from) || HOLDING.iter().any(|word| text[..from].ends_with(word)) && name.ends_with(ENDS);
    let begun = |n: &NameMention| (n.span.start as usize) <= from && n.span.end as usize > from;
    let whole = page.candidates.iter().chain(&page.known).all(|n| !(page.recurs(n.class) && begun(n)));
    let class = if name.ends_with('赛') { page.recurring().first() } else { page.recurring().last() };
    (plain && told && whole && !page.found.holds(List::Title, from, end)).then_some((Span::new(from, end), *class?))
}

/// Whether the value at `at` is a day: it begins with a digit that 届 does not follow.
fn dated(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start_matches(|c: char| c.is_ascii_digit());
    rest.starts_with(['月', '日', '年'])
}

/// Where the edition begins that stands first in a run: 首届, 第三届.
fn edition_in(page: &Page<'_>, from: usize, end: usize) -> Option<usize> {
    let run = &page.text[from..end];
    let at = from + run.find('届')? + '届'.len_utf8();
    let begins = edition::before(page.text, at);
    (begins >= from && begins < at).then_some(begins)
}

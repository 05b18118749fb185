//! Who only tells the news: 听风网获悉, 听风网首发, 听风数据显示. Of such a one the text tells nothing.
//!
//! Takes the names of a page, drops those that stand there only as whoever learnt, printed or counted what is told. Deliberately drops no
//! name before a verb of saying: what somebody says may be of its own house.

use crate::chinese::OneOf;
use std::collections::BTreeSet;

use crate::annotate::NameMention;

/// What nobody but the press does, right behind its name.
static LEARNS: OneOf = OneOf::new(&["获悉", "独家获悉", "记者获悉", "从多方获悉", "独家报道", "独家专访"]);
/// What stands behind its name in a credit.
const PRINTS: &[&str] = &["首发", "独家", "独家首发", "原创", "出品"];
/// Whom a name right before them only helps to tell of: 听风科技早期投资人.
static BACKERS: OneOf =
    OneOf::new(&["早期投资人", "早期天使投资人", "天使投资人", "早期投资方", "早期投资者", "早期股东", "前投资人", "原投资人"]);
/// Whose page it is on which somebody tells something: 通过官方微博发布.
const OFFICIAL: &str = "官方";
/// The marks that close a credit, and those that open one.
const BARS: &[char] = &['|', '丨', '｜', '_', ':', '\n', ']', '】', ')'];
/// Words by which somebody's figures are cited.
static CITES: OneOf = OneOf::new(&[
    "数据显示",
    "的数据显示",
    "统计显示",
    "统计数据显示",
    "数据库显示",
    "App显示",
    "APP显示",
    "平台显示",
    "网站显示",
    "报告显示",
    "的报告显示",
    "研报显示",
    "研究报告显示",
    "调研显示",
    "调查显示",
    "的调查显示",
    "监测显示",
    "监测数据显示",
]);

/// Drops the names of those who only tell what is told.
pub(crate) fn drop(text: &str, names: &mut Vec<NameMention>) {
    let cites = |n: &NameMention| CITES.opens(&text[n.span.end as usize..]);
    // 云川科技数据显示: whose figures are cited that the text speaks of elsewhere tells of itself.
    let cited: BTreeSet<&str> = names.iter().filter(|n| cites(n)).map(|n| n.span.of(text)).collect();
    let own: BTreeSet<&str> = if cited.is_empty() {
        BTreeSet::new()
    } else {
        names.iter().filter(|n| !cites(n) && cited.contains(n.span.of(text))).map(|n| n.span.of(text)).collect()
    };
    let reports = |n: &NameMention| tells(text, n) || cites(n) && !own.contains(n.span.of(text));
    names.retain(|n| !reports(n));
}

/// Whether a name is of whoever learnt or printed what is told.
fn tells(text: &str, name: &NameMention) -> bool {
    let (before, after) = (&text[..name.span.start as usize], &text[name.span.end as usize..]);
    let closed = |rest: &str| rest.trim_start_matches(' ').is_empty() || rest.trim_start_matches(' ').starts_with(BARS);
    let opened = before.trim_end_matches(' ').is_empty() || before.trim_end_matches(' ').ends_with(BARS);
    // 从云川科技获悉: of whom it is learnt.
    before.ends_with(OFFICIAL)
        || BACKERS.opens(after)
        || LEARNS.opens(after) && !before.ends_with(['从', '自', '据', '由'])
        || opened && PRINTS.iter().any(|word| after.strip_prefix(word).is_some_and(closed))
}

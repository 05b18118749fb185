//! Words that stand before a name and are no part of it: 获|北川创新奖, 全新|星衍V3, 原|云川科技.
//!
//! Takes the place where words begin, gives where the name begins behind such words. Deliberately asks nothing of the noun that ends it.

use std::sync::LazyLock;

use crate::annotate::form::firsts::Firsts;
use crate::annotate::form::front::who::ends_year;
use crate::annotate::form::front::{WIDE, WORD};
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::List;
use crate::chinese::COMPARISONS;

/// Words that may stand before a name without a break, and are no part of it: 获北川创新奖, 如上海财经大学.
pub(crate) const LEADS: &[&str] = &[
    "获",
    "如",
    "受",
    "非",
    "往",
    "版",
    "令",
    "说动",
    "还是",
    "仍是",
    "便是",
    "则是",
    "即",
    "叫",
    "名叫",
    "全称",
    "全名",
    "简称",
    "正是",
    "就是",
    "均是",
    "无论",
    "不论",
    "做出",
    "不过",
    "但",
    "像",
    "含",
    "设",
    "让",
    "使",
    "因",
    "当",
    "时任",
    "新任",
    "给",
    "有",
    "找",
    "请",
    "入",
    "来到",
    "取自",
    "源自",
    "出自",
    "来自",
    "说回",
    "再来看",
    "再看",
    "来看",
    "先看",
    "再说",
    "先说",
    "聊回",
    "说起",
    "提起",
    "聊起",
    "走进",
    "作为",
    "例如",
    "包括",
    "尽管",
    "虽然",
    "所以",
    "而且",
    "此时",
    "首批",
    "任",
    "至",
    "其中",
    "若",
    "连",
    "就连",
    "连同",
    "既有",
    "以及",
    "继",
    "归",
    "赴",
    "后来去",
    "之后去",
    "曾去",
    "前去",
    "去了",
    "去",
    "抵",
    "邀",
    "聘",
    "访",
    "对话",
    "整个",
    "着",
    "挖走",
    "挖来",
    "热门",
    "冠军",
    "亚军",
    "季军",
    "较",
    "经",
    "服务",
    "里有",
    "中有",
    "还有",
    "上有",
    "方有",
    "省会",
    "首府",
    "州府",
    "省会城市",
];

/// With what the words begin that lead to a name.
static LEADING: LazyLock<Firsts> = LazyLock::new(|| Firsts::new(LEADS.iter().chain(COMPARISONS).copied()));

/// Words by which a post is over.
const FORMER: &[&str] = &["前", "原"];

/// `start`, moved behind all the words that lead to a name or praise it, up to a known name.
pub(crate) fn behind_leads(page: &Page<'_>, mut start: usize, head: usize) -> usize {
    while page.known_at(start).is_none_or(|k| k.span.len() <= 3) {
        let next = head - behind_lead(page, start, head).len();
        if next == start {
            break;
        }
        start = next;
    }
    start
}

/// What is left behind one such word, or behind none.
fn behind_lead<'a>(page: &Page<'a>, start: usize, head: usize) -> &'a str {
    let rest = &page.text[page.found.after_praise(start, head)..head];
    // 世界人工智能大会: the widest place is a part of the name that it begins.
    let rest = WIDE
        .iter()
        .find(|w| page.text[start..head - rest.len()].ends_with(**w))
        .map_or(rest, |w| &page.text[head - rest.len() - w.len()..head]);
    let led = rest.chars().next().is_some_and(|c| LEADING.may_begin(c));
    // 归零科技: one character alone would be left.
    let whole = |lead: &str| lead.len() == '一'.len_utf8() && rest.len() == 2 * '一'.len_utf8() && rest.chars().all(is_han);
    let behind = |lead: &&str| if whole(lead) { None } else { rest.strip_prefix(*lead) };
    let lead = led.then(|| LEADS.iter().chain(COMPARISONS).find_map(behind)).flatten();
    lead.or_else(|| after_former(page, rest, head)).unwrap_or(rest)
}

/// What is left of a name's text after 前 or 原, where these only say that a post is over: 原云川科技副总裁, but 原力科技.
fn after_former<'a>(page: &Page<'_>, text: &'a str, head: usize) -> Option<&'a str> {
    let rest = FORMER.iter().find_map(|word| text.strip_prefix(*word))?;
    let start = head - text.len();
    let second = rest.chars().next().filter(|c| is_han(*c) || c.is_ascii_uppercase())?;
    let word = is_han(second) && page.found.is_word(start, head - rest.len() + second.len_utf8());
    (!word && rest.chars().count() > 1).then_some(rest)
}

/// `start`, moved over what praises a thing or leads to its name, where a name is left: 全新星衍V3, 连星衍V3.
pub(crate) fn past_lead(page: &Page<'_>, start: usize, end: usize) -> usize {
    let left = |at: usize| end >= at + WORD;
    let praised = Some(page.found.after_praise(start, end)).filter(|&at| left(at)).unwrap_or(start);
    let rest = &page.text[praised..end];
    let may = rest.chars().next().is_some_and(|c| LEADING.may_begin(c));
    let lead = || LEADS.iter().chain(COMPARISONS).find(|lead| rest.starts_with(**lead)).map(|lead| praised + lead.len());
    let led = may.then(lead).flatten();
    led.filter(|&at| left(at) && !page.found.begins_word(praised, end) && !page.found.within_word(praised)).unwrap_or(praised)
}

/// Whether a year stands before `at`, or a word that leads to a name or praises it, where one could begin: 连|云川智能, 全新|云川助手.
pub(crate) fn led(page: &Page<'_>, at: usize) -> bool {
    const PRAISE: usize = 18;
    // 经营范围: 经 may begin a word.
    let opens = |before: usize| page.opens(before) && !page.found.crosses(before, at);
    let leads = || LEADS.iter().chain(COMPARISONS).filter_map(|lead| page.text[..at].strip_suffix(*lead)).any(|before| opens(before.len()));
    let praise = || page.found.last(List::Praise, floor(page.text, at.saturating_sub(PRAISE)), at).is_some_and(|word| opens(word.start));
    ends_year(&page.text[..at]) || leads() || praise()
}

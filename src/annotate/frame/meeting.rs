//! What meets or is held: by its place, its time and what was said there, everyday words name it.
//!
//! Takes a run of such words before a head noun. Deliberately looks for no head.

use crate::annotate::page::{Page, floor};
use crate::annotate::words::Hit;
use crate::ontology::ClassId;

/// Whether a place makes a firm's name of generic words: 福州市大数据集团, but no 北京科技公司.
pub(crate) fn placed(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> bool {
    const FIELDS: usize = 12;
    let known = page.known_at(start).filter(|k| k.class == page.defaults.place && (k.span.end as usize) < head);
    // 临港国际并购论坛
    let met = |at: usize| page.recurs(class) && at + FIELDS <= head && !OWN_MEETINGS.iter().any(|word| page.text[at..head].contains(word));
    known.is_some_and(|k| class == page.defaults.employer && page.kind_at(head).is_none() || met(k.span.end as usize))
}

/// Words in the names of what only its own members meet for.
const OWN_MEETINGS: &[&str] = &[
    "股东",
    "股民",
    "全员",
    "内部",
    "新闻",
    "媒体",
    "业绩",
    "财报",
    "电话",
    "董事",
    "职工",
    "员工",
    "工作",
    "分析师",
    "投资者",
    "新品",
    "产品",
    "战略",
    "年度",
    "例行",
    "闭门",
    "线上",
    "多场",
    "系列",
    "相关",
    "专题",
];

/// Whether everyday words name what meets because the text tells where or when it is held, or what was said there: 量子机器学习研讨会在魁北克
/// 举行, 在未来音乐峰会上.
pub(crate) fn gathers(page: &Page<'_>, start: usize, hit: Hit, class: ClassId) -> bool {
    const LEAST: usize = 12;
    let stem = &page.text[start..hit.start];
    if !page.recurs(class) || stem.len() < LEAST || OWN_MEETINGS.iter().any(|word| stem.contains(word)) {
        return false;
    }
    // 拟于11月在合肥举办数据标注产业大会
    let held = || {
        let before = &page.text[..start];
        let clause = before[floor(before, before.len().saturating_sub(60))..].rsplit([',', '。', ';', '\n']).next().unwrap_or_default();
        HELD.iter().any(|verb| before.ends_with(verb))
            && clause.contains('在')
            && page.closes(hit.end)
            && page.text[hit.start..hit.end].chars().count() == 2
    };
    let said = || page.text[hit.end..].starts_with("上") && page.text[..start].ends_with(['在', '于', '从']);
    said() || held() || page.begins_clause(start) && takes_place(page, hit.end)
}

/// Whether what follows tells that what ends here takes place somewhere: 6月3日在魁北克举行.
pub(crate) fn takes_place(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 75;
    let rest = &page.text[at..floor(page.text, at + REACH)];
    let clause = rest.split([',', '。', ';', '\n', '、', '“']).next().unwrap_or_default();
    let dated = page.value_begins(at) || clause.starts_with(['在', '于', '将', '昨', '今']);
    dated && clause.contains(['在', '于']) && HELD.iter().any(|verb| clause.ends_with(verb))
}

/// Verbs of what takes place.
const HELD: &[&str] = &["举行", "举办", "召开", "开幕", "揭幕", "闭幕", "落幕", "开赛", "启幕"];

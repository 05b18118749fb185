//! Names of firms as a register has them, whatever words they are made of: 临江后天可及机器科技有限公司, 临江川和创业投资合伙企业(有限合伙).
//!
//! Takes where a noun stands that ends names, gives the whole of such a name. Deliberately leaves alone what no word of grammar cuts:
//! that name's front is found as any other's.

use crate::annotate::form::branch;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};

/// What a firm's name ends with by law.
const FORMS: &[&str] = &["股份有限公司", "有限责任公司", "有限公司", "合伙企业"];

/// What may follow such a name and belongs to it.
const KINDS: &[&str] = &["(有限合伙)", "(普通合伙)"];

/// Words that may stand before a name without a break.
const LEADS: &[&str] = &[
    "由",
    "被",
    "为",
    "旗下",
    "新增",
    "与",
    "和",
    "及",
    "同",
    "联合",
    "对",
    "向",
    "收购",
    "入股",
    "成立",
    "设立",
    "控股",
    "子公司",
    "股东",
    "企业",
    "公司",
    "厂商",
    "机构",
    "商",
];

/// Words that stand in no such name.
const NEVER: &[&str] = &[
    "的", "了", "将", "已", "称", "该", "这", "某", "家", "公司", "企业", "旗下", "发布", "宣布", "公告", "表示", "法院", "依法", "受理",
    "被告", "原告", "查询", "约谈", "起诉", "完成", "推出", "近日", "日前", "今日", "收购", "入股", "成立", "设立", "组建", "落户", "携手",
    "签署", "获得", "委托",
];

/// How many characters stand before and within the bracket of such a name that tells where the branch is.
const BRAND: std::ops::RangeInclusive<usize> = 2..=6;
const PLACE: std::ops::RangeInclusive<usize> = 2..=4;
/// Adverbs with which such names begin.
const ADVERBS: &[char] = &['超', '正', '先', '常', '越', '达', '易', '多', '最'];
/// The bytes of an ideograph.
const ONE: usize = 3;

/// How many characters such a name has at most before its form.
const LONGEST: usize = 24;

/// Where the registered name begins and ends that the noun ends, where a word of grammar within it hides its front.
pub(crate) fn registered(page: &Page<'_>, hit: Hit) -> Option<(usize, usize)> {
    const STEM: usize = 6;
    let text = page.text;
    let form = FORMS.iter().find(|form| text[hit.start..hit.end].ends_with(**form))?;
    let head = hit.end - form.len();
    let from = floor(text, head.saturating_sub(3 * LONGEST));
    let run = text[from..head].char_indices().rev().find(|(_, c)| !is_han(*c) && !matches!(c, '(' | ')'));
    let run = run.map_or(from, |(at, c)| from + at + c.len_utf8());
    let cut = page.left_limit(head, LONGEST);
    let whole = |at: usize| {
        let name = &text[at..head];
        // 江州和临江云川科技有限公司, 云川科技和北川投资有限公司: two that are joined.
        let ends = |i: usize| page.found.last(List::Head, at, i).is_some_and(|h| h.end == i);
        let place = |i: usize| page.known_at(i).is_some_and(|k| k.class == page.defaults.place);
        let parted = |joint: &str| name.find(joint).is_some_and(|i| ends(at + i) || place(at + i + joint.len()));
        name.len() > STEM
            && name.matches('(').count() == name.matches(')').count()
            && !NEVER.iter().any(|word| name.contains(word))
            && !["和", "与", "及", "同", "联合"].iter().any(|joint| parted(joint))
    };
    let opened = |at: usize| at == run || LEADS.iter().any(|word| text[run..at].ends_with(word));
    let starts = text[run..head].char_indices().map(|(at, _)| run + at).take_while(|&at| at < cut);
    let placed = |at: usize| {
        let place = page.known_at(at).filter(|k| k.class == page.defaults.place && (k.span.end as usize) < head);
        place.is_some_and(|k| !branch::is_country(k.span.of(text)))
    };
    // 云川(临江)科技有限公司: where a branch is, whoever knows that place.
    let branched = |at: usize| {
        let Some((front, rest)) = text[at..head].split_once('(') else { return false };
        let place = rest.split_once(')').map_or("", |(place, _)| place);
        // 认购方云川(临江)科技有限公司: a word that no name holds stands before it.
        let own = page.left_limit(at + front.len(), LONGEST) <= at;
        own && BRAND.contains(&front.chars().count())
            && front.chars().all(is_han)
            && PLACE.contains(&place.chars().count())
            && place.chars().all(is_han)
    };
    // 由超远科技股份有限公司持股: the first character is an adverb elsewhere.
    let adverb = || {
        let at = cut
            .checked_sub(ONE)
            .filter(|&at| at >= run && text.get(at..).is_some_and(|rest| rest.starts_with(ADVERBS)) && page.breaks_before(cut))?;
        (opened(at) && head >= cut + ONE && whole(at)).then_some(at)
    };
    let start = starts.filter(|&at| opened(at)).find(|&at| (placed(at) || branched(at)) && whole(at)).or_else(adverb)?;
    let kind = KINDS.iter().find(|kind| text[hit.end..].starts_with(**kind)).map_or(0, |kind| kind.len());
    Some((start, hit.end + kind))
}

//! Names that a part of the name's owner makes of it: a country for its branch (远山中国), an ordinal for a later fund (远山基金二期).
//!
//! Takes the names of the lexicon and those found by their heads. Deliberately takes no country that something else follows: 远山中国市场
//! speaks of a market.

use super::page::{ADVERBS, Page};
use super::{Certainty, NameMention, Reason};
use crate::span::Span;

/// Countries and regions for which a firm has a branch.
const REGIONS: &[&str] = &[
    "中国",
    "大中华区",
    "日本",
    "韩国",
    "印度",
    "新加坡",
    "欧洲",
    "北美",
    "亚太",
    "亚太区",
    "东南亚",
    "美国",
    "英国",
    "德国",
    "法国",
    "加拿大",
    "澳大利亚",
    "巴西",
    "墨西哥",
    "香港",
    "台湾",
    "俄罗斯",
    "意大利",
    "西班牙",
    "中东",
    "拉美",
    "泰国",
    "越南",
    "印尼",
    "马来西亚",
];
/// What follows a country that a firm sells in.
const MARKETS: &[&str] = &[
    "市场",
    "客户",
    "用户",
    "业务",
    "版",
    "区",
    "团队",
    "员工",
    "工厂",
    "站",
    "总部",
    "分公司",
    "产",
    "籍",
    "最",
    "和",
    "与",
    "及",
    "、",
    "以外",
    "之外",
];
/// Words for what a firm has in a place.
const OFFICES: &[&str] = &["分行", "支行", "分公司", "市分行", "省分行", "市分公司", "省分公司", "营业部", "市分中心"];
/// The end of a fund's name, and its later instalments.
const FUND: &str = "基金";
const INSTALMENTS: &[&str] = &["一期", "二期", "三期", "四期", "五期", "六期", "Ⅰ期", "Ⅱ期", "Ⅲ期", "I期", "II期", "III期"];

pub(super) fn find(page: &mut Page<'_>) {
    let firm = |n: &&NameMention| n.class == page.defaults.employer && n.reason != Reason::Kind;
    let firms = page.known.iter().chain(&page.candidates).filter(firm);
    let found: Vec<(Span, _)> = firms.filter_map(|n| whole(page, n).map(|span| (span, n.class))).collect();
    for (span, class) in found {
        page.add(span, class, Certainty::Firm, Reason::Head);
    }
}

/// The longer name that begins with a firm's.
fn whole(page: &Page<'_>, name: &NameMention) -> Option<Span> {
    let (start, end) = (name.span.start as usize, name.span.end as usize);
    let rest = &page.text[end..];
    if page.text[start..end].ends_with(FUND) {
        return INSTALMENTS.iter().find(|word| rest.starts_with(**word)).map(|word| Span::new(start, end + word.len()));
    }
    // 远山银行江州分行
    let place = page.known_at(end).filter(|k| k.class == page.defaults.place).map(|k| k.span.end as usize);
    let office = place.and_then(|place| OFFICES.iter().find(|word| page.text[place..].starts_with(**word)).map(|word| place + word.len()));
    if let Some(office) = office.filter(|&office| page.closes(office)) {
        return Some(Span::new(start, office));
    }
    let region = REGIONS.iter().filter(|word| rest.starts_with(**word)).max_by_key(|word| word.len())?;
    let after = end + region.len();
    let markets = MARKETS.iter().any(|word| page.text[after..].starts_with(word));
    let closes = page.closes(after) || ADVERBS.iter().any(|word| page.text[after..].starts_with(word));
    (closes && !markets && !page.text[..start].ends_with(['、', '和', '与'])).then(|| Span::new(start, after))
}

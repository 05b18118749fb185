//! Names that a part of the name's owner makes of it: a country for its branch (远山中国), an ordinal for a later fund (远山基金二期),
//! its team in a contest (北方大学火神队).
//!
//! Takes the names of the lexicon and those found by their heads. Deliberately takes no country that something else follows: 远山中国市场
//! speaks of a market.

use crate::annotate::form::unit::FUND;
use crate::annotate::form::weak;
use crate::annotate::page::{ADVERBS, Page, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::{self, begins};
use crate::ontology::ClassId;
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
    "希腊",
    "瑞典",
    "瑞士",
    "荷兰",
    "芬兰",
    "丹麦",
    "挪威",
    "以色列",
    "波兰",
    "奥地利",
    "比利时",
    "爱尔兰",
    "葡萄牙",
    "捷克",
    "匈牙利",
    "乌克兰",
    "土耳其",
    "南非",
    "阿根廷",
    "菲律宾",
    "新西兰",
    "爱沙尼亚",
    "西班牙",
    "中东",
    "拉美",
    "泰国",
    "越南",
    "印尼",
    "马来西亚",
    "希腊",
    "挪威",
    "芬兰",
    "瑞典",
    "瑞士",
    "荷兰",
    "丹麦",
    "波兰",
    "奥地利",
    "比利时",
    "爱尔兰",
    "以色列",
    "捷克",
    "匈牙利",
    "葡萄牙",
    "土耳其",
];
/// Those that are no countries.
const ZONES: &[&str] = &["欧洲", "北美", "亚太", "东南亚", "中东", "拉美"];
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
const OFFICES: &[&str] = &["分行", "支行", "分公司", "市分行", "省分行", "市分公司", "省分公司", "营业部", "市分中心", "工厂", "超级工厂"];
/// Characters that tell a place within or around another.
const WITHIN: &[char] = &['湾', '市', '区', '县', '东', '西', '南', '北'];
/// The later instalments of a fund.
const INSTALMENTS: &[&str] = &["一期", "二期", "三期", "四期", "五期", "六期", "Ⅰ期", "Ⅱ期", "Ⅲ期", "I期", "II期", "III期"];

/// Whether a place is a country of which firms are said to be, the one of the text's language aside.
pub(crate) fn is_country(place: &str) -> bool {
    REGIONS.contains(&place) && !["中国", "香港", "台湾"].contains(&place)
}

/// Drops countries right before whoever is from there, and before what is made there, and gives where they stood: of 法国Mistral AI the
/// country is told, no place of which the sentence speaks.
pub(crate) fn drop_countries(page: &Page<'_>, names: &mut Vec<NameMention>) -> Vec<Span> {
    let from = |n: &NameMention| [page.defaults.agent, page.defaults.work].iter().any(|&class| page.ontology.is_a(n.class, class));
    let next: Vec<bool> = names.windows(2).map(|pair| pair[0].span.end == pair[1].span.start && from(&pair[1])).collect();
    let (mut at, mut dropped) = (0, Vec::new());
    names.retain(|n| {
        let before = next.get(at).copied().unwrap_or(false) && n.class == page.defaults.place && is_country(n.span.of(page.text));
        at += 1;
        if before {
            dropped.push(n.span);
        }
        !before
    });
    dropped
}

/// The bytes of the country with which a longer place begins: 德国慕尼黑.
pub(crate) fn country_of(place: &str) -> Option<usize> {
    let country = |region: &&&str| place.len() > region.len() && place.starts_with(**region) && is_country(region);
    REGIONS.iter().find(country).map(|region| region.len())
}

pub(crate) fn find(page: &mut Page<'_>) {
    let firm = |n: &&NameMention| n.class == page.defaults.employer && n.reason != Reason::Kind;
    let firms = page.known.iter().chain(&page.candidates).filter(firm);
    let found: Vec<(Span, _)> = firms.filter_map(|n| whole(page, n).map(|span| (span, n.class))).collect();
    let campuses: Vec<(Span, _)> =
        page.known.iter().chain(&page.candidates).filter_map(|n| campus(page, n).map(|s| (s, n.class))).collect();
    let acts = |n: &&NameMention| page.ontology.is_a(n.class, page.defaults.agent) && n.class != page.defaults.person;
    let houses = page.known.iter().chain(&page.candidates).filter(|n| n.reason != Reason::Kind).filter(acts);
    let houses: Vec<&NameMention> = houses.collect();
    let departments: Vec<(Span, _)> = houses.iter().filter_map(|n| department(page, n).map(|s| (s, n.class))).collect();
    let faculties: Vec<(Span, _)> = houses.iter().filter_map(|n| faculty(page, n).map(|s| (s, n.class))).collect();
    let sections: Vec<(Span, _)> = houses.iter().filter_map(|n| section(page, n)).collect();
    let seats: Vec<(Span, _)> =
        houses.iter().filter_map(|n| seat_of_school(page, n).or_else(|| institute(page, n)).map(|s| (s, n.class))).collect();
    let teams: Vec<Span> = houses.into_iter().filter_map(|n| team(page, n)).collect();
    for (span, class) in found.into_iter().chain(campuses).chain(departments).chain(faculties).chain(sections).chain(seats) {
        page.add(span, class, Certainty::Firm, Reason::Head);
    }
    for span in teams {
        page.add(span, page.defaults.group, Certainty::Firm, Reason::Head);
    }
}

/// The name of a house that is no firm, or of a site, with the place of its campus in brackets: 南岭理工大学(深圳), 国家会展中心(上海).
fn campus(page: &Page<'_>, name: &NameMention) -> Option<Span> {
    /// A place of more characters than these is a site.
    const SITE: usize = 4;
    let acts = page.ontology.is_a(name.class, page.defaults.agent) && ![page.defaults.employer, page.defaults.person].contains(&name.class);
    // 滨海(天津) is told where it is, 国家会展中心(上海) is called so.
    let site = name.class == page.defaults.place && name.span.of(page.text).chars().count() > SITE;
    let acts = acts || site;
    let open = name.span.end as usize;
    if !acts || name.reason == Reason::Kind || !page.text[open..].starts_with('(') {
        return None;
    }
    let place = page.known_at(open + 1).filter(|k| k.class == page.defaults.place)?.span.end as usize;
    page.text[place..].starts_with(')').then(|| Span::new(name.span.start as usize, place + 1))
}

/// Whether a name may end at `at`: at an edge, or where a word begins that goes on from nothing before it.
fn free(page: &Page<'_>, at: usize) -> bool {
    let before = page.text[..at].char_indices().next_back().map_or(at, |(before, _)| before);
    page.closes(at) || page.found.begins_word(at, page.text.len()) && !page.found.crosses(before, at)
}

/// What a school has in another town: 南岭理工大学临江校区.
fn seat_of_school(page: &Page<'_>, school: &NameMention) -> Option<Span> {
    const CAMPUS: &str = "校区";
    let end = school.span.end as usize;
    let acts =
        page.ontology.is_a(school.class, page.defaults.agent) && ![page.defaults.employer, page.defaults.person].contains(&school.class);
    let place = page.known_at(end).filter(|k| acts && k.class == page.defaults.place)?.span.end as usize;
    let after = place + CAMPUS.len();
    (school.reason != Reason::Kind && page.text[place..].starts_with(CAMPUS) && free(page, after))
        .then(|| Span::new(school.span.start as usize, after))
}

/// A short institute of a greater one: 北科院材料所.
fn institute(page: &Page<'_>, house: &NameMention) -> Option<Span> {
    const GREATER: char = '院';
    const END: char = '所';
    const FIELD: std::ops::RangeInclusive<usize> = 2..=4;
    let (start, end) = (house.span.start as usize, house.span.end as usize);
    let acts = page.ontology.is_a(house.class, page.defaults.agent)
        && ![page.defaults.employer, page.defaults.person, page.defaults.group].contains(&house.class);
    if !acts || !page.text[..end].ends_with(GREATER) || page.text[end..].starts_with(END) {
        return None;
    }
    let field: usize = page.text[end..].chars().take(FIELD.end() + 1).take_while(|&c| is_han(c) && c != END).map(char::len_utf8).sum();
    let at = end + field;
    let after = at + END.len_utf8();
    let named = FIELD.contains(&page.text[end..at].chars().count()) && page.text[at..].starts_with(END);
    let plain = || {
        !page.text[end..at].chars().any(|c| "的和与及、由在所".contains(c))
            && page.title_within(end, at).is_none()
            && !page.found.holds(List::Kind, end, at)
    };
    (named && plain() && page.known_within(end, at).is_none_or(|k| page.is_topic(k.class)) && free(page, after))
        .then(|| Span::new(start, after))
}

/// A department of a school, before a post, a joint or a mark: 南岭大学材料系, 南岭大学电子及计算机工程学系.
fn department(page: &Page<'_>, house: &NameMention) -> Option<Span> {
    const END: char = '系';
    const LONGEST: usize = 12;
    const OTHER: &[&str] = &["关系", "联系", "体系", "系系", "派系", "星系", "谱系", "干系", "维系", "直系", "嫡系", "母系"];
    let (start, end) = (house.span.start as usize, house.span.end as usize);
    let school = page.found.last(List::Head, start, end).is_some_and(|h| page.words.head_classes[h.number as usize] == house.class);
    if ![page.defaults.employer, page.defaults.group].iter().all(|&c| c != house.class)
        || !school
        || page.text[end..].starts_with(['的', '和', '与', '、'])
    {
        return None;
    }
    let rest = &page.text[end..];
    let run = || rest.char_indices().take(LONGEST + 1).take_while(|(_, c)| is_han(*c) && *c != '的');
    // 南岭大学溥渊未来技术学院: words of time are verbs of nothing.
    let broken = |at: usize| page.breaks_at(at) && !page.text[at..].starts_with("未来");
    let college = || {
        let to = end + run().last().map_or(0, |(at, c)| at + c.len_utf8());
        let head = page.found.within(List::Head, end, to).find(|h| page.words.head_classes[h.number as usize] == house.class)?;
        let free = run().all(|(at, _)| end + at >= head.start || !broken(end + at));
        (free && head.start > end).then_some(head.end)
    };
    let department = || run().skip(1).find(|&(_, c)| c == END).map(|(at, _)| end + at + END.len_utf8());
    let after = department().or_else(college)?;
    let closes = page.closes(after) || page.title_begins(after) || page.words.surname(&page.text[after..]).is_some();
    (closes
        && !OTHER.iter().any(|word| page.text[..after].ends_with(word))
        && page.known_within(end, after).is_none_or(|k| page.is_topic(k.class)))
    .then(|| Span::new(start, after))
}

/// The faculty of a school, a post behind it: 南岭大学未来技术学院教授.
fn faculty(page: &Page<'_>, school: &NameMention) -> Option<Span> {
    const LONGEST: usize = 16;
    let (start, end) = (school.span.start as usize, school.span.end as usize);
    let acts =
        page.ontology.is_a(school.class, page.defaults.agent) && ![page.defaults.employer, page.defaults.person].contains(&school.class);
    if !acts || school.reason == Reason::Kind || !SCHOOLS.iter().any(|word| page.text[start..end].ends_with(word)) {
        return None;
    }
    let run = page.text[end..].char_indices().take(LONGEST).take_while(|(_, c)| is_han(*c) && *c != '的');
    let ends = run.map(|(at, c)| end + at + c.len_utf8());
    let own = |to: usize| FACULTIES.iter().any(|word| page.text[end..to].ends_with(word)) && page.text[end..to].chars().count() > 2;
    // 决策中心主任: a longer post may begin within.
    let led = |to: usize| {
        let word = FACULTIES.iter().find(|word| page.text[end..to].ends_with(**word)).map_or(0, |word| word.len());
        page.title_begins(to) || page.title_begins(to - word) && page.title_at(to - word).is_some_and(|post| post > to)
    };
    let after = ends.into_iter().find(|&to| own(to) && led(to))?;
    // 人工智能安全治理中心主任: a longer post may begin with the noun.
    let noun = FACULTIES.iter().filter(|word| page.text[end..after].ends_with(**word)).map(|word| word.len()).max().unwrap_or(0);
    let other = page.title_within(end, after - noun).is_some() || SCHOOLS[..1].iter().any(|word| page.text[end..after].contains(word));
    (!other && !page.text[end..].starts_with(['与', '和', '及'])).then(|| Span::new(start, after))
}

/// A part of a body behind its name: 教育部科技司, 南岭大学修辞课题组, 中国云学会开源发展委员会; and its class.
fn section(page: &Page<'_>, house: &NameMention) -> Option<(Span, ClassId)> {
    const LONGEST: usize = 14;
    let (start, end) = (house.span.start as usize, house.span.end as usize);
    if [page.defaults.employer, page.defaults.person].contains(&house.class) || page.text[end..].starts_with(['的', '和', '与', '及', '、'])
    {
        return None;
    }
    let run = page.text[end..].char_indices().take(LONGEST).take_while(|(_, c)| is_han(*c) && *c != '的');
    let ends = run.map(|(at, c)| end + at + c.len_utf8());
    let joint = |at: usize| page.text[at..].starts_with(['和', '与', '及']);
    // 国家能源局布局: a word of the language is no part of a body.
    let own = |to: usize| {
        let part = &page.text[end..to];
        let word = SECTIONS.iter().filter(|word| chinese::ends(part, word)).max_by_key(|word| word.len())?;
        let field = to - word.len();
        let last = page.text[..field].char_indices().next_back().map_or(field, |(at, _)| at);
        let broken = || page.text[end..field].char_indices().any(|(at, _)| at > 0 && page.breaks_at(end + at) && !joint(end + at));
        let length = page.text[end..field].chars().count();
        // 江州市人民政府办公室
        if field == end && word.starts_with("办公") && page.text[start..end].ends_with("政府") && page.closes(to) {
            return Some(*word);
        }
        let place = || page.known_at(end).is_some_and(|k| k.class == page.defaults.place && k.span.end as usize == field);
        let long = word.chars().count() > 2;
        // 修宸课题组: of whom it is, or what it does.
        let plain = page.found.is_ordinary(end, field) && !page.breaks_at(end);
        let told = place()
            || length == 2 && *word == "局" && !broken() && !page.found.is_ordinary(end, field)
            || plain && (long || !broken())
            || long && length < 4 && !broken();
        let named = length > 1 && !page.found.is_word(last, to) && told;
        // 教育部科技司司长: the post is one of the whole.
        let led = page.closes(to) && !page.title_begins(to) || long;
        (named && led && page.known_within(end, field).is_none_or(|k| page.is_topic(k.class) || k.class == page.defaults.place))
            .then_some(*word)
    };
    let (to, word) = ends.into_iter().find_map(|to| Some((to, own(to)?)))?;
    let official = word.chars().count() == 1 || OFFICES_OF_STATE.contains(&word);
    Some((Span::new(start, to), if official { house.class } else { page.defaults.group }))
}

/// Ends of the names of what is a part of a body, and those of them that have its powers.
const SECTIONS: &[&str] = &[
    "司",
    "局",
    "总站",
    "办公室",
    "办公厅",
    "课题组",
    "专家组",
    "研究组",
    "攻关组",
    "委员会",
    "专委会",
    "工委会",
    "分会",
    "专业委员会",
    "工作委员会",
    "技术委员会",
    "热线办",
];
const OFFICES_OF_STATE: &[&str] = &["总站", "办公室", "办公厅"];

/// Ends of the names of schools, and of what is a part of one.
const SCHOOLS: &[&str] = &["大学", "学院", "分校"];
const FACULTIES: &[&str] = &["学院", "学部", "书院", "研究中心", "中心", "研究所", "研究院"];

/// The team that a house sends, with its own name or none: 北方大学队, 北方大学火神队.
fn team(page: &Page<'_>, house: &NameMention) -> Option<Span> {
    const TEAM: char = '队';
    const LONGEST: usize = 3;
    let (start, end) = (house.span.start as usize, house.span.end as usize);
    let rest = &page.text[end..];
    let (at, _) = rest.char_indices().take(LONGEST + 1).find(|&(_, c)| c == TEAM)?;
    let after = end + at + TEAM.len_utf8();
    let other = page.text[after..].starts_with(['员', '长', '伍', '列', '友', '内', '里', '服', '医', '形', '的', '中']);
    let own = |i: usize| page.breaks_at(i) || page.known_at(i).is_some();
    let plain = rest[..at].chars().all(is_han) && !rest[..at].char_indices().any(|(i, _)| own(end + i));
    (plain && !other && !OTHER_TEAMS.iter().any(|w| rest[..at].ends_with(w))).then(|| Span::new(start, after))
}

/// What stands before 队 in words for others than a team that has a name: 研发大队, 一支队.
const OTHER_TEAMS: &[&str] = &["支", "团", "大", "小", "中", "排", "的", "派", "组", "领", "带", "乐", "部", "军", "连", "舰", "车", "编"];

/// The longer name that begins with a firm's.
fn whole(page: &Page<'_>, name: &NameMention) -> Option<Span> {
    let (start, end) = (name.span.start as usize, name.span.end as usize);
    let rest = &page.text[end..];
    if page.text[start..end].ends_with(FUND) {
        // 远山基金2期
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = (digits == 1 && rest[digits..].starts_with('期')).then_some(digits + '期'.len_utf8());
        let word = || INSTALMENTS.iter().find(|word| rest.starts_with(**word)).map(|word| word.len());
        return numbered.or_else(word).map(|length| Span::new(start, end + length));
    }
    // 远山银行江州分行
    let place = page.known_at(end).filter(|k| k.class == page.defaults.place).map(|k| k.span.end as usize);
    // 杭州湾工厂
    let place = place.map(|at| at + page.text[at..].chars().next().filter(|c| WITHIN.contains(c)).map_or(0, char::len_utf8));
    let office = place.and_then(|place| OFFICES.iter().find(|word| page.text[place..].starts_with(**word)).map(|word| place + word.len()));
    if let Some(office) = office.filter(|&office| free(page, office)) {
        return Some(Span::new(start, office));
    }
    let region = REGIONS.iter().filter(|word| begins(rest, word)).max_by_key(|word| word.len())?;
    let after = end + region.len();
    let markets = MARKETS.iter().any(|word| page.text[after..].starts_with(word));
    // 云川科技大中华区总裁: what is no country belongs to the post.
    if (region.ends_with('区') || ZONES.contains(region)) && weak::post_begins(page, after) {
        return None;
    }
    let closes = page.closes(after) || weak::post_begins(page, after) || ADVERBS.opens(&page.text[after..]);
    (closes && !markets && !page.text[..start].ends_with(['、', '和', '与'])).then(|| Span::new(start, after))
}

//! Descriptions of kinds (海浪预报大模型): the noun with what stands before it, 首个, 最新 and the like aside.
//!
//! Takes the nouns that the lexicon has for kinds, gives descriptions. Deliberately names no thing: that is `head`'s.

use crate::annotate::form::head::goes_on;
use crate::annotate::frame::apposed::behind_kind;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List, WEAK_KIND};
use crate::annotate::{Certainty, Reason};
use crate::chinese::TRADES;
use crate::ontology::ClassId;
use crate::span::Span;

/// The longest noun, in bytes, that alone describes nobody: 实验室.
pub(crate) const ALONE: usize = 9;
/// How far before it, in bytes, one is named whom it stands for.
const ALONE_REACH: usize = 1200;

/// Measure words, before which a number counts and describes nothing.
const MEASURES: &str = "段条个款种张份篇幅组套支家台颗枚名位项对只场道句首部本";

/// The coverb of a cause.
const BECAUSE: char = '因';

/// Words for whose house somebody is of.
const THIS_HOUSE: &[&str] = &["该公司", "该集团", "该机构", "该企业", "该校", "该院", "该所", "该实验室", "该研究院", "本公司", "这家公司"];

/// Descriptions: the noun with what stands before it, 首个, 最新 and the like aside.
pub(crate) fn find(page: &mut Page<'_>) {
    let (text, words) = (page.text, page.words);
    let mut found = Vec::new();
    for hit in page.found.hits(List::Kind) {
        let hit = &over_known(page, hit);
        // 学会了, 应用了: what is done.
        if goes_on(text, hit.end) || text[hit.end..].starts_with('了') {
            continue;
        }
        let limit = page.left_limit(hit.start, 16);
        let limit = page
            .known_before(hit.start)
            .filter(|k| page.ontology.is_a(k.class, page.defaults.agent) || k.class == page.defaults.place)
            .map(|k| k.span.end as usize)
            .filter(|&e| e <= hit.start)
            .map_or(limit, |e| limit.max(e));
        let stem = &text[page.found.after_praise(limit, hit.start)..hit.start];
        // 300万段对话 counts, 3D生成模型 describes.
        let digits = stem.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let measured = digits.trim_start_matches(['十', '百', '千', '万', '亿', '多', '余']);
        if digits.len() < stem.len() && measured.starts_with(|c| MEASURES.contains(c)) {
            continue;
        }
        let stem = undated(uncounted(text, hit.start - stem.len(), hit.start));
        // 也有机器人: the noun itself begins no later word.
        let stem = if stem.is_empty() { stem } else { &text[over_word(page, hit.start - stem.len(), hit.start)..hit.start] };
        // 任该校副教授, but 任务规划框架; 做智能体平台“千工”, but 做灵巧手的 is a modifier.
        let begins = hit.start - stem.len();
        let stem = stem
            .strip_prefix(if text[hit.end..].starts_with('的') { &['任'][..] } else { &['任', '做'] })
            .filter(|_| page.begins_clause(begins) && !page.found.begins_word(begins, begins + 3))
            .unwrap_or(stem);
        // 因旗舰模型X下架: the coverb is none of it, but 因果模型.
        let begins = hit.start - stem.len();
        let because = stem.strip_prefix(BECAUSE).filter(|_| !page.found.begins_word(begins, hit.start) && page.breaks_before(begins));
        let stem = because.unwrap_or(stem);
        let stem = unjoined(text, hit.start - stem.len(), hit.start);
        // 推出过机器人: the particle goes with its verb.
        let stem = {
            let begins = hit.start - stem.len();
            stem.strip_prefix('过').filter(|_| page.breaks_before(begins) && !page.found.begins_word(begins, hit.end)).unwrap_or(stem)
        };
        // 集成进教务系统: so does where it goes.
        let stem = {
            let begins = hit.start - stem.len();
            stem.strip_prefix('进').filter(|_| page.breaks_before(begins) && !page.found.begins_word(begins, hit.end)).unwrap_or(stem)
        };
        let stem = behind_aspect(page, hit.start - stem.len(), *hit);
        let stem = unrenewed(page, hit.start - stem.len(), hit.start);
        let stem = unquantified(text, hit.start - stem.len(), hit.start);
        // 这一方式使得系统: what it does to whatever is named behind the verb.
        let stem = stem.rfind("使得").map_or(stem, |at| &stem[at + "使得".len()..]);
        // 该公司算法工程师: whose it is describes nothing.
        let stem = THIS_HOUSE.iter().find_map(|house| stem.strip_prefix(*house)).unwrap_or(stem);
        // 公司投放无人车: nor does the house that the clause begins with.
        let who = page.ontology.is_a(ClassId(hit.number as u16), page.defaults.agent);
        let house = stem.strip_prefix("公司").filter(|_| !who && page.begins_clause(hit.start - stem.len()));
        let stem = house.unwrap_or(stem);
        // 专注于手术机器人的X: what somebody does.
        let trade = TRADES.iter().find_map(|verb| stem.strip_prefix(*verb)).filter(|_| text[hit.end..].starts_with('的'));
        let stem = trade.unwrap_or(stem);
        let stem = &text[behind_acronym(page, hit.start - stem.len())..hit.start];
        // AI应用云岫助手: a description, and a name that has a noun of its own.
        if !stem.is_empty() && behind_kind(page, hit.start - stem.len(), hit.start, ClassId(hit.number as u16)).is_some() {
            continue;
        }
        let length = units(stem);
        let word = hit.end - hit.start;
        // 直接下载模型: what is left of a word describes nothing.
        let begins = hit.start - stem.len();
        if stem.chars().count() == 1 && page.found.within_word(begins) {
            continue;
        }
        // 实验室, 该研究院: who acts, told by the noun alone, stands for one named before by it.
        if stem.is_empty() && word <= ALONE && page.ontology.is_a(ClassId(hit.number as u16), page.defaults.agent) {
            let before = &text[floor(text, hit.start.saturating_sub(ALONE_REACH))..hit.start];
            if before.contains(&text[hit.start..hit.end]) {
                continue;
            }
        }
        // 芯片X: what is bare describes only the name behind it.
        let bare = stem.is_empty() && hit.number & WEAK_KIND == 0;
        if bare || length + word / 3 * 2 >= DESCRIBING {
            // Who is described stays what it is; what is made is described as a kind of thing.
            let class = ClassId(hit.number as u16);
            let class = if page.ontology.is_a(class, page.defaults.agent) { class } else { words.kind_class };
            found.push((Span::new(hit.start - stem.len(), hit.end), class));
        }
    }
    for (span, class) in found {
        page.add(span, class, Certainty::Guess, Reason::Kind);
    }
}

/// 2023年机器人大赛: a description without the year in which it takes place.
fn undated(stem: &str) -> &str {
    let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
    let rest = stem[digits..].strip_prefix('年').filter(|_| digits == YEAR);
    rest.map_or(stem, |rest| rest.strip_prefix('度').unwrap_or(rest))
}

/// The digits of a year.
const YEAR: usize = 4;

/// 采摘机器人: a noun over whose end the name of a kind goes on ends with that.
fn over_known(page: &Page<'_>, hit: &Hit) -> Hit {
    let known = page.known_over(hit.end).filter(|k| k.span.start as usize > hit.start && page.is_topic(k.class));
    let longer = known.and_then(|k| {
        let (start, end) = (k.span.start as usize, k.span.end as usize);
        page.words.longest(List::Kind, &page.text[start..]).filter(|kind| start + kind.end == end).map(|kind| Hit { start, end, ..kind })
    });
    longer.unwrap_or(*hit)
}

/// `start`, moved before the character of grammar that is a part of the word which begins a description: 跟踪模型, 比价小工具.
fn over_word(page: &Page<'_>, start: usize, noun: usize) -> usize {
    const ONE: usize = 3;
    let before = start.checked_sub(ONE).filter(|&at| page.text.is_char_boundary(at) && page.text[start..noun].starts_with(is_han));
    let whole = |&at: &usize| {
        page.breaks_at(at) && page.breaks_before(start) && page.found.is_word(at, start + ONE) && !page.found.begins_word(start, noun)
    };
    before.filter(whole).unwrap_or(start)
}

/// `start`, moved before the acronym that a space parts from a description, as another parts it from what stands before: 发布 AI 眼镜,
/// 一款 MoE 语言模型. One that is known names no field alone.
fn behind_acronym(page: &Page<'_>, start: usize) -> usize {
    const LONGEST: usize = 6;
    let Some(before) = page.text[..start].strip_suffix(' ') else { return start };
    let letters = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let at = before.len() - letters;
    let acronym = &before[at..];
    let upper = acronym.bytes().filter(u8::is_ascii_uppercase).count();
    let own = page.known_before(before.len()).is_some_and(|k| k.span.end as usize > at && !page.is_topic(k.class));
    let shape = (2..=LONGEST).contains(&letters) && 2 * upper > letters && upper > 1 && !own;
    if shape && before[..at].ends_with(|c: char| c == ' ' || is_han(c)) { at } else { start }
}

/// What is left of the words before a noun behind a verb that goes on: 头顶架着激光雷达, but 着陆机器人.
fn behind_aspect<'t>(page: &Page<'t>, start: usize, noun: Hit) -> &'t str {
    let stem = &page.text[start..noun.start];
    let goes_on = stem.rfind('着').map(|at| start + at).filter(|&at| at > start && !page.found.begins_word(at, noun.end));
    goes_on.map_or(stem, |at| &page.text[at + '着'.len_utf8()..noun.start])
}

/// What is left of the words before a noun after a number that only counts or orders it: 第二款, 几款; 个, where the number
/// stands before it.
fn uncounted(text: &str, start: usize, end: usize) -> &str {
    const ITEMS: &[char] = &['款', '个', '种', '类', '台', '颗', '套', '枚'];
    const NUMERALS: &str = "一二三四五六七八九十两几数多";
    let stem = &text[start..end];
    // 衡石智能第三代芯片: nor whose it is.
    let nth = stem.rfind('第').filter(|&at| at > 0).and_then(|at| {
        let after = stem[at..].trim_start_matches('第').trim_start_matches(|c| NUMERALS.contains(c));
        after.strip_prefix('代')
    });
    if let Some(rest) = nth {
        return rest;
    }
    let number = stem.trim_start_matches('第').trim_start_matches(|c| NUMERALS.contains(c));
    // 第二代AI眼镜: of whatever generation, it is the same kind.
    if let Some(rest) = number.strip_prefix('代').filter(|_| stem.starts_with('第')) {
        return rest;
    }
    let counted = || number.len() < stem.len() || text[..start].ends_with(|c| NUMERALS.contains(c) || "这那某该首".contains(c));
    // 做了个编程工具: one.
    let one = || number.strip_prefix(['个', '款']).filter(|_| text[..start].ends_with('了'));
    number.strip_prefix(ITEMS).filter(|_| counted()).or_else(one).unwrap_or(stem)
}

/// What is left of the words before a noun that end in 新 as no word does: of 再推新模型 nothing, but 创新平台.
fn unrenewed<'a>(page: &Page<'a>, start: usize, end: usize) -> &'a str {
    const TWO: usize = 6;
    let stem = &page.text[start..end];
    let word = stem.len() >= TWO && page.text.is_char_boundary(end - TWO) && page.found.is_word(end - TWO, end);
    if stem.ends_with('新') && !word { "" } else { stem }
}

/// What is left of the words before a noun after those that only tell which of its kind are meant, or how big: 其他所有公司, 任何供应商,
/// 70B模型.
fn unquantified(text: &str, start: usize, end: usize) -> &str {
    const WHICH: &[&str] = &[
        "所有",
        "任何",
        "其余",
        "全部",
        "许多",
        "不少",
        "大多数",
        "多数",
        "一切",
        "某些",
        "一些",
        "这些",
        "那些",
        "世代",
        "不同",
        "同类",
        "同级",
        "同款",
        "类似",
        "同一个",
        "同一款",
        "同一套",
        "同一台",
        "同一种",
        "同一家",
    ];
    let mut stem = &text[start..end];
    if text[..start].ends_with('其') {
        stem = stem.strip_prefix(['他', '它']).unwrap_or(stem);
    }
    let size = stem.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if size.len() < stem.len()
        && let Some(rest) = size.strip_prefix(['B', 'M']).filter(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    {
        stem = rest;
    }
    while let Some(rest) = WHICH.iter().find_map(|word| stem.strip_prefix(word)) {
        stem = rest;
    }
    stem
}

/// What is left of the words before a noun after the joint of a list whose member before it is a name with its own end:
/// “小禾”和平板电脑, where 和平 is a word.
fn unjoined(text: &str, start: usize, end: usize) -> &str {
    let stem = &text[start..end];
    let listed = text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || "”’》」".contains(c));
    stem.strip_prefix(['和', '与', '及']).filter(|_| listed).unwrap_or(stem)
}

/// How much of a description a text is: a Chinese character counts twice.
pub(crate) fn units(text: &str) -> usize {
    text.chars().map(|c| if is_han(c) { 2 } else { 1 }).sum()
}

/// So much describes by itself; less only the name behind it.
pub(crate) const DESCRIBING: usize = 6;

//! Firms that nothing but what is said of them tells: 月球背面完成A轮融资, 四月天成立于2021年, 一页半创始人王雪.
//!
//! Takes the beginnings of clauses, gives what stands before such a wording whatever words make it up. Deliberately takes no word
//! of the language by itself, and a row of them only where the text has it again.

use std::sync::LazyLock;

use crate::annotate::form::firsts::Firsts;
use crate::annotate::page::{ADVERBS, Page, floor, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, Reason};
use crate::chinese::{OneOf, is_adverbial};
use crate::span::Span;
use crate::value::Value;

/// How many characters such a name has.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=6;
/// So many rows of everyday words are looked for again.
const MOST: usize = 24;
/// How far a clause is read, in bytes.
const REACH: usize = 75;

/// Verbs of those who raise money, what they raise, and what it is called.
static RAISING: OneOf = OneOf::new(&["宣布完成", "完成", "获得", "获", "拿到", "拿下", "敲定"]);
pub(crate) static RAISED: OneOf = OneOf::new(&["融资", "募资", "投资"]);
/// What stands behind a firm in a table of those that raised money.
static ROUNDS: OneOf = OneOf::new(&["轮|", "IPO|", "战略投资|", "战略融资|", "并购|", "收购|"]);
/// Words that a date or a place follows, of what was founded.
static FOUNDED: OneOf = OneOf::new(&["成立于", "创立于", "创办于", "创建于", "诞生于"]);
/// How a listed firm makes something known, and what follows.
const ANNOUNCES: &[&str] = &["公告", "晚间公告", "早间公告", "午间公告", "盘后公告", "发布公告", "发公告"];
const ANNOUNCED: &[char] = &[',', ':', '称', '。'];
/// Posts that only a firm has.
static LEADERS: OneOf = OneOf::new(&["创始人", "联合创始人", "创办人", "创始合伙人", "CEO", "首席执行官", "董事长", "联席CEO"]);
/// With what begins what is said of firms alone.
static FRAMES: LazyLock<Firsts> =
    LazyLock::new(|| Firsts::new([&RAISING, &FOUNDED, &SAME, ANNOUNCES, &["被"]].into_iter().flatten().copied()));
/// Adverbs between a firm and what is said of it.
static LATELY: OneOf = OneOf::new(&["近日", "日前", "近期", "刚刚", "于", "宣布", "今"]);
/// What is done to a firm.
static TAKEN: OneOf = OneOf::new(&["收购", "并购", "全资收购"]);
/// Words that say what stands before them.
static SAME: OneOf = OneOf::new(&["这家公司", "这家企业", "这家初创公司", "这家创业公司", "这家机构"]);
/// Characters that no such name holds.
const NEVER: &[char] = &[
    '的', '了', '着', '过', '们', '这', '那', '个', '名', '位', '款', '么', '吗', '呢', '把', '被', '让', '给', '其', '该', '此', '我',
    '你', '他', '她', '它',
];
/// Characters with which what is no name begins, and with which it ends.
const FIRST: &[char] = &[
    '据', '各', '每', '某', '两', '几', '双', '另', '首', '第', '本', '再', '已', '曾', '也', '又', '还', '并', '而', '但', '如', '若',
    '因', '从', '自', '在', '由', '以', '对', '向', '为', '与', '和', '及', '或',
];
const LAST: &[char] = &[
    '后', '前', '内', '时', '中', '间', '来', '起', '初', '底', '末', '者', '方', '家', '年', '日', '人', '次', '轮', '地', '上', '里',
    '于', '在', '为', '是', '已', '将', '曾', '也', '都', '均', '由', '被',
];

/// Nouns that end in such a character and may end a name: 零度空间.
static PLACED: OneOf = OneOf::new(&["空间", "指间", "云间", "天地", "大地"]);

pub(crate) fn find(page: &mut Page<'_>) {
    let mut found = Vec::new();
    let mut asked = 0;
    let mut next = 0;
    // 她创办的回声谷拿到了天使轮融资
    let owned = ["创办的", "创立的", "创建的", "旗下的"];
    let owned = owned.into_iter().flat_map(|word| page.text.match_indices(word).map(|(at, word)| at + word.len()));
    let owned: Vec<Span> = owned.filter_map(|at| named(page, at, &mut asked)).collect();
    found.extend(owned);
    for at in page.clauses() {
        // 近日回声谷完成A轮融资, 9月2日回声谷完成…
        let behind = past_dates(page, at);
        let heads = if behind > at { &[at, behind][..] } else { &[at] };
        if at >= next
            && let Some(span) = heads.iter().find_map(|&at| named(page, at, &mut asked))
        {
            next = span.end as usize;
            found.push(span);
        }
    }
    found.extend(tabled(page));
    found.extend(labelled(page));
    found.extend(headed(page));
    found.extend(traded(page));
    for span in found {
        // 拉吉夫·纳拉扬…。纳拉扬将…: the family name of somebody whom the text has whole.
        let family = span.start as usize > 0
            && page.text.match_indices('·').any(|(dot, mark)| page.text[dot + mark.len()..].starts_with(span.of(page.text)));
        if family {
            continue;
        }
        page.add(span, page.defaults.employer, Certainty::Context, Reason::Quotation);
    }
}

/// The firms that the items of a table are about: 3. 月球背面|A轮|2亿元.
fn tabled<'a>(page: &'a Page<'_>) -> impl Iterator<Item = Span> + 'a {
    const NAME: usize = 36;
    let plain = |c: char| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-');
    page.text.match_indices('|').filter_map(move |(bar, _)| {
        let line = page.text[..bar].rfind('\n').map_or(0, |at| at + 1);
        let start = bar - page.text[line..bar].trim_start_matches(|c: char| c.is_ascii_digit() || ".、) ".contains(c)).len();
        let name = page.text[start..bar].trim_end();
        let rest = &page.text[bar..floor(page.text, bar + REACH)];
        let rest = rest.split(['\n', '。', ',']).next().unwrap_or_default();
        let named = name.len() <= NAME && name.chars().nth(1).is_some() && name.chars().all(plain) && page.known_at(start).is_none();
        (named && ROUNDS.within(rest)).then(|| Span::new(start, start + name.len()))
    })
}

/// The firms that headings name between a field and a round: ▎视频生成:月球背面,A轮,2亿元.
fn headed<'a>(page: &'a Page<'_>) -> impl Iterator<Item = Span> + 'a {
    const NAME: std::ops::RangeInclusive<usize> = 2..=10;
    const ROUND: usize = 18;
    let plain = |c: char| (is_han(c) || c.is_ascii_alphanumeric() || c == ' ') && !NEVER.contains(&c);
    page.text.match_indices(':').filter_map(move |(colon, mark)| {
        let start = colon + mark.len();
        let line = page.text[start..floor(page.text, start + REACH)].split(['\n', '。']).next().unwrap_or_default();
        let (name, rest) = line.split_once(',')?;
        let round = rest.split(',').next().unwrap_or_default();
        let raised = round.len() <= ROUND && (round.ends_with('轮') || ["战略投资", "战略融资"].contains(&round));
        // 方舟序列: more than the name that is known.
        let end = start + name.len();
        let longer = page.known_at(start).is_none_or(|known| (known.span.end as usize) < end);
        let named = NAME.contains(&name.chars().count()) && name.chars().all(plain) && longer;
        (raised && named).then(|| Span::new(start, start + name.len()))
    })
}

/// The firms that are the labels of items, one of which raised money: 1、月球背面:完成A轮融资.
fn labelled<'a>(page: &'a Page<'_>) -> impl Iterator<Item = Span> + 'a {
    const NAME: std::ops::RangeInclusive<usize> = 2..=8;
    let item = |(at, line): (usize, &'a str)| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let rest = line[digits..].strip_prefix(['、', '.', ')']).filter(|_| (1..=2).contains(&digits))?.trim_start();
        let (name, told) = rest.split_once(':')?;
        let start = at + line.len() - rest.len();
        let span = Span::new(start, start + name.len());
        let end = start + name.len();
        let said = told.split('。').next().unwrap_or_default();
        let raised = RAISED.within(said) && said.contains('轮');
        let plain = |c: char| (is_han(c) || c.is_ascii_alphanumeric()) && !NEVER.contains(&c);
        let named = NAME.contains(&name.chars().count()) && name.chars().all(plain);
        let ordinary = || page.found.is_ordinary(start, end) || page.found.is_generic(start, end) || page.found.is_phrase(start, end);
        (raised && named && page.known_at(start).is_none() && !ordinary()).then_some(span)
    };
    let mut at = 0;
    let lines = page.text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    });
    lines.filter_map(item)
}

/// The firms behind whose names stands the code under which their shares are traded: 上纬材料(688999.SH).
fn traded<'a>(page: &'a Page<'_>) -> impl Iterator<Item = Span> + 'a {
    const NAME: std::ops::RangeInclusive<usize> = 2..=8;
    page.text.match_indices('(').filter(|(open, _)| code_end(page.text, *open).is_some()).filter_map(|(open, _)| {
        let mut starts = page.text[..open].char_indices().rev().take(NAME.end() + 1).take_while(|&(_, c)| is_han(c)).map(|(at, _)| at);
        // The nearest edge, over a word of one character that begins the name.
        let near = starts.find(|&at| page.opens(at) && open - at >= WORD)?;
        let over = starts.next().filter(|&at| page.opens(at) && page.breaks_at(at) && near == at + WORD / 2);
        let start = over.filter(|_| !page.text[..near].ends_with(JOINTS)).unwrap_or(near);
        let plain = page.found.is_word(start, open) || page.found.is_generic(start, open);
        let unknown = page.agent_ending(open).is_none() && !plain && page.title_within(start, open).is_none();
        unknown.then(|| Span::new(start, open))
    })
}

/// The bytes of a word of two characters.
const WORD: usize = 6;
/// Characters before a name that are no part of it.
const JOINTS: &[char] = &['的', '和', '与', '及', '由', '被', '在', '对', '向', '从', '是', '为', '将', '把'];

/// Where a bracket ends that holds the code under which shares are traded: (688999.SH), (NASDAQ:NAMI).
pub(crate) fn code_end(text: &str, open: usize) -> Option<usize> {
    const LONGEST: usize = 20;
    let inside = text[open..].strip_prefix('(')?;
    let inside = &inside[..inside[..floor(inside, LONGEST)].find(')')?];
    let capital = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_uppercase());
    let coded = |part: &str| (4..=6).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let number = inside.split_once('.').is_some_and(|(code, market)| coded(code) && market.len() == 2 && capital(market));
    let letters = inside.split_once(':').is_some_and(|(market, code)| capital(market) && (capital(code.trim()) || coded(code.trim())));
    (number || letters).then_some(open + 2 + inside.len())
}

/// The firm with whose name a clause begins.
fn named(page: &Page<'_>, start: usize, asked: &mut usize) -> Option<Span> {
    let agent = page.known_at(start).is_some_and(|k| page.ontology.is_a(k.class, page.defaults.agent));
    if agent || page.title_at(start).is_some() || FIRST.contains(&page.text[start..].chars().next()?) {
        return None;
    }
    let ends = page.text[start..].char_indices().take(LENGTH.end() + 1).take_while(|(_, c)| is_han(*c) && !NEVER.contains(c));
    let ends = ends.map(|(at, c)| start + at + c.len_utf8()).skip(LENGTH.start() - 1).take(LENGTH.end() + 1 - LENGTH.start());
    let end = ends.into_iter().find(|&end| framed(page, end))?;
    let span = Span::new(start, end);
    let text = span.of(page.text);
    let within = || text.char_indices().skip(1).any(|(at, _)| page.word_begins(start + at));
    let known = page.known_at(start).is_some();
    let dated = page.overlaps_value(span);
    // What no everyday words make up is found by its own finders.
    let plain = !(known || dated || page.found.is_ordinary(start, end) || announces(&page.text[end..]))
        || page.found.is_word(start, end)
        || within()
        || page.found.is_generic(start, end)
        || text.ends_with(LAST) && !PLACED.closes(text)
        || is_adverbial(text)
        || page.found.kind_ends(end)
        || page.found.holds(List::Title, start, end)
        || page.found.within(List::Head, start, end).any(|head| head.start == start);
    if plain {
        return None;
    }
    let piece = page.found.ends_ordinary(start, end) || text.char_indices().skip(2).any(|(at, _)| is_adverbial(&text[at..]));
    if dated || piece || page.found.is_phrase(start, end) || known {
        *asked += 1;
        return (*asked <= MOST && page.text.matches(text).nth(1).is_some()).then_some(span);
    }
    Some(span)
}

/// The bytes of a foreign forename at most.
const FORENAME: usize = 15;

/// Whether what is said behind `end` is said of firms.
pub(crate) fn framed(page: &Page<'_>, end: usize) -> bool {
    // 1、月球背面:10月31日宣布完成B轮融资
    let end = end + page.text[end..].strip_prefix(':').map_or(0, |_| ':'.len_utf8());
    let at = past_adverbs(page, end);
    let rest = &page.text[at..floor(page.text, at + REACH)];
    let clause = || rest.split([',', '。', ';', '\n', '、', '!', '?']).next().unwrap_or_default();
    let raises = || RAISING.opens(rest) && clause().contains('轮') && RAISED.within(clause());
    let founded = || {
        FOUNDED.opening(rest).is_some_and(|word| {
            let from = at + word.len();
            page.value_begins(from) || page.known_at(from).is_some_and(|k| k.class == page.defaults.place)
        })
    };
    let led = || {
        let post = end + page.text[end..].strip_prefix('的').map_or(0, |_| '的'.len_utf8());
        let title = page.title_at(post).filter(|&to| LEADERS.opens(&page.text[post..to]));
        // 联合创始人兼CEO
        let last = title.map(|to| {
            let next = page.text[to..].strip_prefix(['兼', '、']).map(|rest| page.text.len() - rest.len());
            next.and_then(|next| page.title_at(next)).unwrap_or(to)
        });
        last.is_some_and(|to| {
            let name = &page.text[to..];
            // Midjourney创始人大卫·霍尔兹
            let first = name.trim_start_matches(is_han);
            let dotted = first.starts_with('·') && name.len() - first.len() <= FORENAME;
            dotted || page.words.surname(name).is_some() || page.known_at(to).is_some_and(|k| k.class == page.defaults.person)
        })
    };
    let taken = || rest.starts_with('被') && TAKEN.within(clause());
    // Most clauses go on with none of these.
    let same = || SAME.opens(&page.text[end..]);
    begins(page, end, &FRAMES) && same() || begins(page, at, &FRAMES) && (founded() || taken() || raises() || announces(rest)) || led()
}

/// 海川华铁公告,公司…: whether what is said is what a listed firm makes known.
fn announces(rest: &str) -> bool {
    let said = |verb: &&str| rest.strip_prefix(*verb).is_some_and(|told| told.starts_with(ANNOUNCED));
    ANNOUNCES.iter().any(said)
}

/// What stands behind firms alone: Nami总部位于柏林, Nami估值10亿美元, Nami只有11名员工.
static HELD: OneOf = OneOf::new(&[
    "总部",
    "将总部",
    "把总部",
    "的总部",
    "估值",
    "的估值",
    "融资",
    "员工",
    "的员工",
    "的投资人",
    "的投资方",
    "的股东",
    "裁员",
    "裁掉",
    "聘请",
    "聘任",
    "递交招股书",
    "提交上市",
    "提交招股书",
    "递表",
    "上市",
]);
/// What stands between a house and what is of it.
const UNDER: &str = "旗下";
/// What firms do to others, wherever it stands in their clause: Nami还从云川手里收购了Koto.
static TAKES: OneOf = OneOf::new(&["收购", "并购", "买下了", "入股了"]);

/// Whether the clause that begins with a name, or with whose it is, tells that it is a firm's: where the name stands from `start` to
/// `end`. 云川旗下Koto推出Nami.
pub(crate) fn acts(page: &Page<'_>, start: usize, end: usize) -> bool {
    let under = page.text[..start].trim_end_matches('的').ends_with(UNDER);
    if !under && !page.begins_clause(start) {
        return false;
    }
    let at = past_adverbs(page, end);
    let rest = &page.text[at..floor(page.text, at + REACH)];
    let clause = rest.split([',', '。', ';', '\n', '!', '?']).next().unwrap_or_default();
    let takes = || TAKES.first_in(clause).map(|(at, _)| at).is_some_and(|verb| !clause[..verb].contains(['的', '、']));
    // 只有11名员工
    let employs = || {
        let counted = clause.trim_start_matches(['只', '仅', '现', '共', '有', '约', '近', '超', '过', '逾']);
        let noun = counted.trim_start_matches(|c: char| c.is_ascii_digit() || "十百千万多余名位个".contains(c));
        noun.len() < counted.len() && noun.starts_with("员工")
    };
    HELD.opens(rest) || takes() || employs() || brings(page, at, clause)
}

/// Nami昨天发布了Koto, Nami推出自家的助手: whether a clause says at `at` that something with a name is brought out.
fn brings(page: &Page<'_>, at: usize, clause: &str) -> bool {
    const VERB: [usize; 2] = [6, 9];
    let made = |end: usize| page.cue_before(end).is_some_and(|class| page.ontology.is_a(class, page.defaults.work));
    let verb = VERB.iter().find(|&&length| clause.is_char_boundary(length) && length < clause.len() && made(at + length));
    verb.is_some_and(|&length| {
        let rest = &clause[length..];
        let named = rest.find(['“', '「']).or_else(|| rest.find(|c: char| c.is_ascii_uppercase()));
        let own = ["自家", "自研"].iter().any(|word| rest.contains(word));
        own || named.is_some_and(|name| !rest[..name].contains(['、', '和', '与']))
    })
}

/// Whether a word may begin at `at`.
fn begins(page: &Page<'_>, at: usize, words: &Firsts) -> bool {
    page.text[at..].chars().next().is_some_and(|c| words.may_begin(c))
}

/// `at`, moved over a date that stands there: 近日, 9月2日.
fn past_dates(page: &Page<'_>, at: usize) -> usize {
    let next = page.values.partition_point(|v| (v.span.start as usize) < at);
    let date = page.values.get(next).filter(|v| v.span.start as usize == at && matches!(v.value, Value::Date(_)));
    date.map_or(at, |date| date.span.end as usize)
}

/// `at`, moved over the adverbs and dates that stand there.
fn past_adverbs(page: &Page<'_>, at: usize) -> usize {
    const MOST: usize = 3;
    let mut at = at;
    for _ in 0..MOST {
        let next = page.values.partition_point(|v| (v.span.start as usize) < at);
        let date = page.values.get(next).filter(|v| v.span.start as usize == at && matches!(v.value, Value::Date(_)));
        let rest = &page.text[at..];
        let word = || LATELY.opening(rest).or_else(|| ADVERBS.opening(rest));
        at = match date {
            Some(date) => date.span.end as usize,
            None => match word() {
                Some(word) => at + word.len(),
                None => return at,
            },
        };
    }
    at
}

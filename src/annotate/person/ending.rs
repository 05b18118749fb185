//! Where a Chinese name of a person ends: at an edge, before the word that follows (李明远离职) or 任 and a post, behind a word of
//! grammar that it holds (邱以南).
//!
//! Takes where a surname begins and where the given name does, gives where the name would end. Deliberately tells of no run that it
//! is a person: that is `person`'s.

use std::collections::BTreeMap;

use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::person::{LEADS, lived};
use crate::chinese::{OneOf, is_adverbial};

/// Adverbs that stand between a name and its verb: 谭待先介绍了.
pub(crate) const ADVERBS: &str = "先则也都曾已还又就才均仅再便亦并将却共未在的为因暂";

/// Surnames that are words by themselves.
pub(crate) const PLAIN: &str = "于任钱车花房路金水火安乐时经向常方白高文成全平和明年史左元云计终应能";

/// The verb of holding a post.
const HOLDS: char = '任';

/// With what it makes other verbs: 出任, 卸任.
const HOLDS_AFTER: &str = "出卸担升接就转改调兼现曾离辞继时历续留连先自重专前后首新聘委获拟受";

/// Verbs of giving a post to somebody.
const APPOINTS: &[&str] =
    &["任命", "聘任", "聘请", "委任", "提名", "推举", "推选", "选举", "提拔", "擢升", "增补", "聘用", "续聘", "改聘", "聘"];

/// With what it begins that 为 says of somebody.
const ATTRIBUTES: &[&str] = &["共同", "论文", "该", "第", "本", "通讯", "独立", "其"];

/// Words of grammar that given names hold: 若岚, 清和.
const GRAMMAR: &str = "若亦以为与和之而向从由于同可且其";
/// Those that join something to what follows.
const JOINING: &str = "以为与和及由于同";

/// Coverbs that end given names too.
const COVERBS: &str = "以在于把将对向从由用被给据凭和与";

/// Words of grammar that end given names, which need a phrase behind them elsewhere: 海若, 清和.
const WITHIN: &str = "若和与之";
/// Adverbs of those who do something with others or for them.
static TOGETHER: OneOf = OneOf::new(&[
    "一起", "一道", "一同", "共同", "联合", "联手", "代为", "亲自", "率先", "最终", "最近", "当天", "当场", "昨天", "今天", "日前", "近日",
    "如今", "目前", "现在", "此前", "早年", "后来", "随后", "事后", "会后", "本人", "一直", "仍然", "依然", "曾经", "同时", "当时", "双双",
    "先后", "相继", "各自",
]);

/// Verbs of one character.
const DONE: &str = "带做写管领抓讲办教造画编拍唱导演练改弄搞";

/// Characters with which given names end more often than verbs begin.
const USUAL: &str = "远明华伟杰峰涛斌辉鹏林宁洋宇轩涵怡雯婷娜琳";

/// Verbs of one character of what a person does with the body.
const BODILY: &str = "走望看站坐带拿说想问听笑";

/// Verbs and adverbs with which no given name ends: 王雪坐在会议室里.
const NEVER_GIVEN: &str = "坐站皱翻住递颇掏耸盯捧躺蹲喊骂哭抬摇叹扔更最";

/// What given names end with too, with what makes a verb or a phrase of it: 王雪刚从南城回来, 王雪年仅29岁.
const GOES_ON: &[(&str, &str)] = &[
    ("常", "说问对在被把讲提"),
    ("刚", "从在到把被去"),
    ("年", "仅近过满"),
    ("想", "做把让要用去到"),
    ("要", "做把让用去的"),
    ("能", "做把让用"),
    ("会", "做把让用去在"),
    ("看", "完到着过了好"),
    ("难", "掩免以"),
    ("点", "点了着"),
    ("说", "完到过"),
    ("听", "完到说"),
    ("走", "进到上出在向过"),
    ("望", "着向"),
    ("转", "为任投做岗战而到型向让"),
    ("答", ":,道复"),
    ("问", ":,道"),
];

/// What stands behind whom something is learnt from: 李明远处获悉.
const LEARNT_FROM: &[&str] = &["处获悉", "处了解", "处得知", "处证实", "处获得", "处确认"];

/// Verbs of saying, before which nobody says 会.
const SAYS: &[&str] = &["表示", "说", "认为", "介绍", "指出", "称", "透露", "告诉", "坦言", "强调"];

/// The bytes of a surname of two characters.
pub(crate) const COMPOUND: usize = 6;
/// The bytes of two characters.
pub(crate) const TWO: usize = 6;

/// Where a given name of one character ends, and one of two.
pub(crate) fn given_ends(text: &str, from: usize) -> impl Iterator<Item = usize> {
    text[from..].char_indices().take(2).take_while(|(_, c)| is_han(*c)).map(move |(at, c)| from + at + c.len_utf8())
}

/// How often the text has each run of a compound surname and one or two characters more: nobody but a person is called so twice.
pub(crate) fn compound<'a>(page: &Page<'a>, surnames: &[(usize, usize)]) -> BTreeMap<&'a str, u32> {
    let text = page.text;
    let mut forms = BTreeMap::new();
    for &(at, surname) in surnames {
        // 东方 is a direction as well.
        if surname != COMPOUND || text[at..].starts_with('东') || page.known_over(at).is_some() {
            continue;
        }
        for end in given_ends(text, at + COMPOUND) {
            *forms.entry(&text[at..end]).or_insert(0) += 1;
        }
    }
    forms
}

/// Where the longest name ends that begins at `at` with a compound surname and stands in the text more than once.
pub(crate) fn recurring(page: &Page<'_>, forms: &BTreeMap<&str, u32>, at: usize, surname: usize) -> Option<usize> {
    if surname != COMPOUND {
        return None;
    }
    let from = at + surname;
    let twice =
        |end: &usize| forms.get(&page.text[at..*end]).is_some_and(|&times| times > 1) && page.cue_at(from) != Some(page.defaults.person);
    given_ends(page.text, from).filter(twice).filter(|&end| !page.found.is_word(at, end)).last()
}

/// `end`, moved before the coverb that leads to whom one speaks to: 罗川对《财经周刊》说, 罗川对记者说.
pub(crate) fn before_listener(text: &str, given: usize, end: usize) -> usize {
    const COVERBS: &[char] = &['对', '向', '跟'];
    const LISTENERS: &[&str] = &["《", "记者", "媒体", "本报", "本刊"];
    let short = text[given..end].strip_suffix(COVERBS).filter(|name| !name.is_empty());
    let leads = LISTENERS.iter().any(|who| text[end..].starts_with(who));
    // 李明远处获悉: 远 goes with the name.
    let next = text[end..].chars().next().map_or(end, |c| end + c.len_utf8());
    if next > end && next <= given + TWO && LEARNT_FROM.iter().any(|word| text[next..].starts_with(word)) {
        return next;
    }
    short.filter(|_| leads).map_or(end, |name| given + name.len())
}

/// 李明之女李晓: the end of a name that stands before the word for its kin.
pub(crate) fn before_kin(page: &Page<'_>, given: usize, end: usize) -> usize {
    const KIN: &[char] = &['女', '子', '妻', '夫', '父', '母', '弟', '兄', '妹', '姐'];
    let text = page.text;
    let short = text[given..end].strip_suffix('之').filter(|name| !name.is_empty());
    let behind = text[end..].strip_prefix(KIN).is_some_and(|rest| page.words.surname(rest).is_some());
    short.filter(|_| behind).map_or(end, |name| given + name.len())
}

/// 为王雪所开发: the end of a name that stands before 所 and a verb, behind the coverb of who does it.
pub(crate) fn before_passive(page: &Page<'_>, start: usize, given: usize, end: usize) -> usize {
    const REACH: usize = 60;
    let text = page.text;
    let short = text[given..end].strip_suffix('所').filter(|name| !name.is_empty());
    let clause = text[floor(text, start.saturating_sub(REACH))..start].rsplit([',', '。', ';', '\n']).next().unwrap_or_default();
    let done = || clause.contains(['为', '由', '被']) && text[end..].starts_with(is_han);
    short.filter(|_| done()).map_or(end, |name| given + name.len())
}

/// Where a name ends of which 任 or 为 before a post is no part: 王雪任理事长, 任命王雪为总经理.
pub(crate) fn before_post(page: &Page<'_>, start: usize, given: usize, end: usize) -> usize {
    let text = page.text;
    let named = || APPOINTS.iter().any(|verb| text[..start].ends_with(verb));
    let verb = |name: &&str| text[given + name.len()..end].starts_with(HOLDS) || named();
    let short = text[given..end].strip_suffix([HOLDS, '为']).filter(verb).map(|name| given + name.len());
    short.filter(|&short| short > given && page.title_begins(end)).unwrap_or(end)
}

/// Whether 任 and a post stand at `at`.
pub(crate) fn holds_post(page: &Page<'_>, at: usize) -> bool {
    page.text[at..].starts_with(HOLDS) && page.title_begins(at + HOLDS.len_utf8())
}

/// Whether 任, an organisation and its post stand at `at`: 裴知远任海棠科技董事长.
pub(crate) fn holds_post_of(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 60;
    let Some(rest) = page.text[at..].strip_prefix(HOLDS) else { return false };
    let from = at + HOLDS.len_utf8();
    let rest = &rest[..floor(rest, REACH)];
    let clause = rest.find(|c: char| !is_han(c) && !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    !page.text[..at].ends_with(|c| HOLDS_AFTER.contains(c)) && page.title_within(from, from + clause).is_some()
}

/// Where a name ends that 任 and a post follow: 郝田任董事长. A word that everybody uses is none: 连续任董事长.
pub(crate) fn seated(page: &Page<'_>, at: usize, surname: usize) -> Option<usize> {
    let end = given_ends(page.text, at + surname)
        .find(|&end| holds_post(page, end) && !page.text[..end].ends_with(|c| HOLDS_AFTER.contains(c)))?;
    // 从云川科技加盟的卓然任总监
    let told = page.text[..at].strip_suffix('的').is_some_and(lived);
    let word = !told && page.found.is_word(at, end) || page.breaks_at(at) && page.breaks_before(end);
    (!word && page.known_at(at).is_none() && page.known_over(at).is_none() && page.title_within(at, end).is_none()).then_some(end)
}

/// Where a name ends whose given name is a known name of another thing, after a title: 创始人范大同.
pub(crate) fn over_known(page: &Page<'_>, at: usize, surname: usize) -> Option<usize> {
    const GIVEN: usize = 6;
    let known = page.known_at(at + surname)?;
    let end = known.span.end as usize;
    let titled = page.follows_title(at);
    let by = page.text[..at].ends_with('由') && page.text[end..].starts_with(['于', '在', '创', '担', '出', '接', '率', '带', '发']);
    let led = titled || by || page.cue_before(at) == Some(page.defaults.person) || page.text[..at].ends_with('的');
    let whole = known.span.len() == GIVEN && known.class != page.defaults.person && (titled || !page.found.is_word(at, at + surname));
    // 主任卢千帆打断了提问: a word goes on that is no noun for a thing.
    let goes_on = || page.found.begins_word(end, page.text.len()) && page.kind_after(end).is_none();
    let closed =
        by || page.closes(end) || page.cue_after(end) == Some(page.defaults.person) || holds_post(page, end) || titled && goes_on();
    (led && whole && closed && page.text[at + surname..end].chars().all(is_han)).then_some(end)
}

/// Where a name ends whose given name is an adverb elsewhere: 姜也将于5月出任. Nobody is called by a surname alone that is no word.
pub(crate) fn adverbial(page: &Page<'_>, start: usize, from: usize) -> Option<usize> {
    let end = from + page.text[from..].chars().next().filter(|c| matches!(c, '也' | '亦')).map_or(0, char::len_utf8);
    let surname = &page.text[start..from];
    let whole = end > from
        && page.begins_clause(start)
        && !PLAIN.contains(surname)
        && !page.found.is_word(start, from)
        && page.known_at(start).is_none();
    (whole && page.text[end..].starts_with(['将', '已', '曾', '现', '于', '在', '表'])).then_some(end)
}

/// Where the Chinese name ends whose given characters begin at `from`: at an edge, or where a word begins.
pub(crate) fn end(page: &Page<'_>, start: usize, from: usize) -> Option<usize> {
    let text = page.text;
    let limit = page.right_limit(from, 3).max(from);
    let run: Vec<usize> =
        text[from..limit].char_indices().take_while(|(_, c)| is_han(*c)).map(|(at, c)| from + at + c.len_utf8()).collect();
    // The name reaches at most to the next name or title.
    let posted = |e: usize| page.begins_clause(start) && holds_post_of(page, e);
    let stop = run.iter().position(|&e| page.closes(e) || posted(e) || text[e..].starts_with(|c: char| c.is_ascii_digit()));
    match stop {
        Some(0) => return Some(run[0]),
        Some(1) => {
            let last = &text[run[0]..run[1]];
            let adverb = ADVERBS.contains(last) && page.breaks_at(run[1]) && !page.found.is_word(start, run[0]);
            return Some(if adverb { run[0] } else { run[1] });
        }
        _ => {}
    }
    // A word begins right after the name, and none begins within it that reaches over its end.
    let ends_at = |i: usize| {
        let e = *run.get(i)?;
        let last = if i == 0 { from } else { run[i - 1] };
        let rest = &text[e..];
        let word = rest.chars().next().is_some_and(|c| page.found.is_word(e, e + c.len_utf8())) || page.found.begins_word(e, text.len());
        (word && !(i > 0 && page.found.begins_word(last, text.len()))).then_some(e)
    };
    ends_at(1).or_else(|| ends_at(0))
}

/// Where a name of a surname and two characters more ends, of which one is elsewhere a word of grammar: 辛若岚出任, 臧清和、.
pub(crate) fn end_over_grammar(page: &Page<'_>, start: usize, from: usize) -> Option<usize> {
    let text = page.text;
    let mut given = text[from..].char_indices().take(2).take_while(|(_, c)| is_han(*c)).map(|(at, c)| (c, from + at + c.len_utf8()));
    let ((first, short), (second, long)) = (given.next()?, given.next()?);
    let early = page.breaks_at(from) && GRAMMAR.contains(first);
    let together = TOGETHER.opens(&text[long..]) && WITHIN.contains(second);
    let late = (page.breaks_at(short) || together) && GRAMMAR.contains(second) && !page.value_begins(long);
    let before = &text[..start];
    let acts = page.cue_after(long) == Some(page.defaults.person);
    // 但王若川认为, 此前林若溪担任: what a person does tells of whom it is said behind any edge.
    let led = page.begins_clause(start) || early && acts || LEADS.iter().any(|lead| before.ends_with(lead));
    if early == late
        || !led
        || page.known_within(start, long).is_some()
        || page.found.begins_word(start, long)
        || page.found.begins_word(from, long)
    {
        return None;
    }
    // A joint or a coverb before a mark joins nothing.
    let marked = late && JOINING.contains(second) && text[long..].starts_with(['、', ',', '。', ')', ';']);
    // A surname that is no word by itself is not what a coverb after it speaks of.
    // 周逸之、贺连山和汤以默。
    let ends = page.breaks_at(long) || !text[long..].starts_with(is_han);
    let whole = early && !page.found.is_word(start, from) && ends && !text[long..].starts_with(|c| JOINING.contains(c));
    (acts || marked || whole || late && together && !JOINING.contains(second)).then_some(long)
}

/// The same for a name after a title, 由 or 的: there it may hold characters that elsewhere are words of grammar (邱以南, 孟则明).
pub(crate) fn end_within_grammar(page: &Page<'_>, start: usize, from: usize) -> Option<usize> {
    let text = page.text;
    let mut given = text[from..].char_indices().take(2).take_while(|(_, c)| is_han(*c)).map(|(at, c)| from + at + c.len_utf8());
    let short = given.next()?;
    let Some(long) = given.next() else { return Some(short) };
    let edge = |at: usize| !text[at..].starts_with(is_han) || page.marks_edge(at);
    // 方辞和云川科技的王雪: what is joined is named behind the joint.
    if text[short..].starts_with(['和', '与']) && page.known_at(long).is_some() {
        return Some(short);
    }
    // 邬童顿了顿: what has an aspect is a verb. 由穆青带: somebody does something.
    let verb = TOGETHER.opens(&text[short..])
        || text[long..].starts_with(['了', '着'])
        || text[long..].starts_with('得') && !page.found.begins_word(long, text.len())
        || text[..start].ends_with('由') && !text[long..].starts_with(is_han) && DONE.contains(&text[short..long])
        || will(page, short, long)
        || NEVER_GIVEN.contains(&text[short..long]) && text[long..].starts_with(is_han)
        || GOES_ON.iter().any(|(verb, next)| *verb == &text[short..long] && text[long..].starts_with(|c| next.contains(c)))
        || &text[short..long] == "等" && !text[long..].starts_with(is_han);
    if edge(short) || verb {
        return Some(short);
    }
    // 李明远走进会场: rather than 李明 who goes far.
    if USUAL.contains(&text[short..long]) && text[long..].starts_with(|c| BODILY.contains(c)) {
        return Some(long);
    }
    let grammar = page.breaks_at(short) || ADVERBS.chars().any(|c| text[short..].starts_with(c));
    // 郭守刚致辞: given names end in 刚 more often than adverbs begin with it.
    let says = page.cue_after(short) == Some(page.defaults.person) && (!text[short..].starts_with('刚') || edge(short));
    if grammar || says {
        // 郭守刚致辞: who has just done something is seldom said of a name of two characters.
        if &text[short..long] == "刚" && page.cue_after(long) == Some(page.defaults.person) {
            return Some(long);
        }
        // 顾某说 and 朱某则, but 李有为 before a comma or 此前; 梁渡在6月.
        let last = &text[short..long];
        let dated = matches!(last, "在" | "于" | "自") && page.value_begins(long);
        // 孟海若一起创立: a verb cannot do without its object or its place behind 若 or 和.
        // 贺兰为共同通讯作者: as what somebody is, and no part of the name.
        let is = last == "为"
            && (!text[long..].starts_with(is_han) && page.title_begins(long)
                || ATTRIBUTES.iter().any(|word| text[long..].starts_with(word))
                || copula(page, long));
        // 创始人冯可为自己就是医生: himself, and not for himself.
        let himself = || {
            ["自己", "本人"]
                .iter()
                .any(|word| text[long..].strip_prefix(word).is_some_and(|rest| rest.starts_with(['就', '也', '曾', '是', '便'])))
        };
        // 副总裁冯可为在会上说: whom it is for would stand there.
        let before_coverb = || last == "为" && text[long..].starts_with(['在', '则', '也', '曾', '已', '将', '从', '于', '对', '向', '就']);
        // 许良朝以“算力”为题: no two coverbs stand in a row.
        let twice = || {
            let next = text[long..].starts_with(['以', '在', '对', '向', '把', '将', '被', '与']);
            matches!(last, "朝" | "从" | "由" | "因" | "随") && next && !page.marks_edge(long) && !page.found.begins_word(long, text.len())
        };
        // 郭春超在: more than what would be counted there.
        let counts = || {
            matches!(last, "超" | "近" | "约" | "达" | "破" | "满")
                && !page.value_begins(long)
                && !page.found.begins_word(short, text.len())
        };
        // 滕文若的态度: of nobody whom 若 would make a condition.
        let bound = before_coverb()
            || last == "若" && text[long..].starts_with('的')
            || counts()
            || twice()
            || matches!(last, "为" | "以") && !is && (page.word_begins(long) || himself())
            || WITHIN.contains(last) && acts(page, short, long)
            // 郑凌同透露: a coverb has more than a verb of saying behind it.
            || matches!(last, "同" | "由" | "从" | "向" | "对" | "以") && SAYS.iter().any(|verb| text[long..].starts_with(verb));
        // 周正以《算力》为题: before what it governs it is no part of the name.
        let governs = COVERBS.contains(last) && text[long..].starts_with(|c: char| "《“「".contains(c) || c.is_ascii_alphanumeric());
        let whole = !says && !is && !governs && (!text[long..].starts_with(is_han) && !dated || bound);
        return Some(if whole { long } else { short });
    }
    // 王雪表示: a word begins after the shorter name, and reaches over the end of the longer one.
    let word = |at: usize| page.found.begins_word(at, text.len());
    let told = page.breaks_at(long) || page.cue_after(long) == Some(page.defaults.person) || TOGETHER.opens(&text[long..]);
    let longer = edge(long) || word(long) || told;
    let over = page.found.crosses(short, long);
    let long = match (word(short), longer) {
        // 李明远离职: but a cue after the longer one tells it.
        // 韦棠如今任: a word of time or grammar is no part of a name.
        (true, true) => !over || told && !text.get(short..short + TWO).is_some_and(is_adverbial),
        (true, false) => false,
        (false, _) => true,
    }
    .then_some(long)
    .filter(|&long| !page.found.is_word(start, long));
    Some(long.unwrap_or(short))
}

/// Whether 为 says what somebody is, a post in the same clause: 贺兰为共同通讯作者.
fn copula(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 24;
    let rest = &page.text[at..floor(page.text, at + REACH)];
    let clause = rest.find([',', '。', ';', '、', '\n', ')']).unwrap_or(rest.len());
    page.title_within(at, at + clause).is_some()
}

/// 柏乔会到场: whether what stands behind a name is the verb of what will be, and no part of the name: a verb follows that says nothing.
fn will(page: &Page<'_>, short: usize, long: usize) -> bool {
    let rest = &page.text[long..];
    let verb = page.word_begins(long) || page.found.begins_word(long, page.text.len()) || page.cue_after(long).is_some();
    &page.text[short..long] == "会" && verb && !SAYS.iter().any(|word| rest.starts_with(word))
}

/// Whether a verb, an adverb or a post stands right behind a name that would end before a word of grammar otherwise.
fn acts(page: &Page<'_>, short: usize, long: usize) -> bool {
    let verb = page.word_begins(long)
        || page.cue_after(long) == Some(page.defaults.person)
        || TOGETHER.iter().any(|w| page.text[long..].starts_with(w));
    verb && !page.found.begins_word(short, page.text.len())
}

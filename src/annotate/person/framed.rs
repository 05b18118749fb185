//! Persons told by what their clause says of them: X是某大学教授, X，1985年生, X今年2月从A离职, 一位名叫X的.
//!
//! Takes a surname and looks at what stands behind the name that it would begin. Deliberately takes no run that is a word elsewhere.

use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::person::ending::holds_post_of;
use crate::annotate::words::List;

/// Verbs of being somebody.
const IS: &[&str] = &[
    "如今是",
    "如今任",
    "现在是",
    "后来是",
    "后来任",
    "目前是",
    "目前任",
    "现任",
    "曾任",
    "曾是",
    "原是",
    "原为",
    "现为",
    "也是",
    "不仅是",
    "不只是",
    "不光是",
    "既是",
    "同时是",
    "则是",
    "就是",
    "本是",
    "曾为",
    "仍是",
    "是",
    "为",
    "系",
];

/// What joins the post at which a clause stops to another one.
const JOINTS: &[&str] = &["、", "兼", "和", "与", "及", "暨", "之一", "一职", "职务", "期间"];

/// With what a clause begins that says when, whence or why somebody does something, a date aside.
const WHENCE: &[&str] = &[
    "从", "因", "由", "于", "在", "自", "曾", "早年", "此前", "此后", "后来", "先后", "同时", "目前", "现", "已", "将", "分别", "双双",
    "相继", "正式", "本科", "硕士", "随后", "最近", "刚", "去", "到",
];

/// What nobody but a person does.
pub(crate) const LIVES: &[&str] = &[
    "离职",
    "辞职",
    "辞去",
    "卸任",
    "离任",
    "任职",
    "就职",
    "供职",
    "毕业",
    "出任",
    "就任",
    "升任",
    "创业",
    "退休",
    "任教",
    "执教",
    "入职",
    "跳槽",
    "读博",
    "攻读",
    "博士学位",
    "硕士",
    "本科",
    "实习",
    "留学",
    "考入",
    "求学",
    "工作过",
    "工作了",
    "做研究员",
    "做博士后",
    "担任过",
    "请辞",
    "离开",
    "转任",
    "改任",
    "兼任",
    "离队",
    "当选",
];

/// The verb of holding a post, and what it makes others with.
const HOLDS: char = '任';

/// With what those go on whom somebody gives a post, and nouns with the same character: 任命, 任务.
const HELD: &[char] = &['命', '务', '意', '何', '期', '凭', '由'];

/// Where somebody speaks, and what such a speech is there.
const PLACED: &[&str] = &["在", "于", "近日在", "日前在", "随后在", "也在", "还在", "将在"];
const TALKS: &[&str] = &["致辞", "演讲", "发言", "讲话"];

/// What somebody does who comes from elsewhere.
const JOINS: &[&str] = &["加入", "加盟", "来到"];

/// How somebody begins who speaks on a stage, and what such a speech is called.
const SPEAKS: &[&str] = &["以《", "以“", "就《", "就“", "围绕", "作", "带来", "发表", "做了", "做"];
const SPEECHES: &[&str] = &["报告", "演讲", "发言", "致辞", "演说"];

/// Who is together with somebody: 与三名校友.
const FELLOWS: &[&str] =
    &["校友", "同学", "同事", "朋友", "好友", "室友", "搭档", "师兄", "师弟", "师姐", "师妹", "同门", "同窗", "合伙人", "伙伴"];
const WITH: &[&str] = &["与", "和", "跟", "同", "携手", "联合", "带着", "拉上"];

/// Words by which those who have said something speak of themselves.
const SELF: &[&str] = &[",自己", ",他", ",她"];

/// How houses are called where people study.
const STUDIES: &[&str] = &["大学", "学院", "研究所", "研究院", "实验室", "医院", "中学", "科学院"];
/// Verbs behind a short name of somebody from there.
const EARNS: &[&str] = &["获得", "摘得", "夺得", "荣获", "提出", "团队", "课题组", "率领", "带领", "领衔", "教授", "等"];

/// Adverbs between a name and what is said of it.
const ADVERBS: &str = "则也都曾已还又就才仅再便将却刚";

/// Who has a name of which 名叫 tells, and no thing.
const WHO: &[char] = &['位', '人', '者', '师', '生', '名', '员', '家', '手'];
const CALLED: &[&str] = &["名叫", "名为", "叫"];

/// How far a clause is read, in bytes.
const REACH: usize = 150;

/// Where the name ends that begins at `at` with a surname of so many bytes, if what stands behind it is said of nobody but persons.
pub(crate) fn end(page: &Page<'_>, at: usize, surname: usize) -> Option<usize> {
    let before = &page.text[..at];
    let called = called(before);
    let aged = before.ends_with("岁的");
    let studies = studies(page, before);
    // 名叫王雪的工程师
    let named = CALLED.iter().any(|verb| before.ends_with(verb));
    if !called
        && !named
        && !aged
        && !studies
        && !page.begins_clause(at)
        && !before.ends_with(['的', '一', '是'])
        && !before.ends_with("其中")
        || page.known_at(at).is_some()
        || page.known_over(at).is_some()
    {
        return None;
    }
    let single = |end: usize| end - at - surname == '一'.len_utf8();
    // 秦百川: what is a name of another thing by itself.
    let given = |start: usize, stop: usize, end: usize| start == at + surname && stop == end && !single(end);
    let free = |end: usize| {
        !page.found.is_word(at, end)
            && (surname > '一'.len_utf8() || !page.found.begins_word(at, end))
            && !page.found.crosses(at, end)
            && page.known_within(at, end).is_none_or(|known| given(known.span.start as usize, known.span.end as usize, end))
            && page.title_within(at, end).is_none()
            && !page.found.holds(List::Kind, at, end)
    };
    // 任求是讲席教授: the verb of holding a post.
    let before_post = page.text[at..].starts_with('任');
    let joint = |end: usize| page.text[..end].ends_with(['和', '与', '及']) && page.known_at(end).is_some();
    let joined = |rest: &str| {
        let behind = rest.strip_prefix(['和', '与', '、']).map(|behind| page.text.len() - behind.len());
        behind.is_some_and(|at| page.known_at(at).is_some_and(|k| page.ontology.is_a(k.class, page.defaults.agent)))
    };
    let says = |end: usize| {
        let rest = &page.text[end..];
        // 南岭大学的方辞和云川科技的王雪
        if joint(end) {
            return false;
        }
        called && rest.starts_with(['的', ',', '。', '、', ';'])
            || named && rest.strip_prefix('的').is_some_and(|behind| page.title_begins(page.text.len() - behind.len()))
            || aged && single(end) && page.found.begins_word(end, page.text.len())
            || studies
                && (!single(end) || !rest.starts_with(is_han) || joined(rest) || EARNS.iter().any(|verb| rest.starts_with(verb)))
                && followed(page, end)
            || before.ends_with('的') && old(rest)
            // 带队的王雪是南岭大学教授
            || before.ends_with('的')
                && (is_posted(page, end) || adverb(rest).is_some_and(|adverb| is_posted(page, end + adverb)))
            || named_last(before) && (rest.is_empty() || rest.starts_with([',', '。', ';', '、', '(', '和', '与']))
            || (page.begins_clause(at) || before.ends_with("其中"))
                && !before_post
                && (framed(page, end) || adverb(rest).is_some_and(|adverb| framed(page, end + adverb)))
            || before.ends_with("之一") && IS.iter().any(|is| rest.starts_with(is)) && framed(page, end)
    };
    crate::annotate::person::ending::given_ends(page.text, at + surname).find(|&end| free(end) && says(end))
}

/// Whether a copula stands at `at`, and a post that ends the clause.
fn is_posted(page: &Page<'_>, at: usize) -> bool {
    let behind = IS.iter().find_map(|is| page.text[at..].strip_prefix(is));
    behind.is_some_and(|behind| posted(page, page.text.len() - behind.len()))
}

/// What is told of somebody before 的是 and the name.
const TOLD_FIRST: &[&str] = &[
    "接替", "接任", "接棒", "接过", "接手", "负责", "带队", "带领", "牵头", "执掌", "主持", "掌管", "操盘", "主导", "写下", "搭档", "主讲",
    "致辞",
];

/// Whether a text tells of a person who is named last: 接替他的是.
fn named_last(before: &str) -> bool {
    let Some(told) = before.strip_suffix("的是") else { return false };
    let from = floor(told, told.len().saturating_sub(REACH));
    let clause = told[from..].rsplit([',', '。', ';', '\n', ':']).next().unwrap_or_default();
    TOLD_FIRST.iter().any(|word| clause.contains(word))
}

/// Whether a text ends in whose somebody is: 望海大学的. What such houses have is seldom called by a name that looks like a person's.
fn studies(page: &Page<'_>, before: &str) -> bool {
    let house = before.strip_suffix('的').and_then(|before| page.agent_ending(before.len()));
    house.is_some_and(|house| STUDIES.iter().any(|head| house.of(page.text).ends_with(head)))
}

/// Whether a name that ends at `end` is whole there.
fn followed(page: &Page<'_>, end: usize) -> bool {
    page.closes(end) || page.found.begins_word(end, page.text.len()) || page.cue_after(end).is_some()
}

/// The bytes of the adverb of one character that stands first: 王雪则于去年离职.
fn adverb(rest: &str) -> Option<usize> {
    rest.chars().next().filter(|c| ADVERBS.contains(*c)).map(char::len_utf8)
}

/// Whether what stands before a name says that somebody is called so: 一位名叫.
pub(crate) fn called(before: &str) -> bool {
    CALLED.iter().find_map(|verb| before.strip_suffix(verb)).is_some_and(|who| who.ends_with(WHO))
}

/// Whether a clause that goes on at `end` says what is said of nobody but persons.
fn framed(page: &Page<'_>, end: usize) -> bool {
    let rest = &page.text[end..];
    if let Some(behind) = rest.strip_prefix(',') {
        return born(behind) || posted(page, end + ','.len_utf8());
    }
    if IS.iter().find_map(|is| rest.strip_prefix(is)).is_some_and(|behind| posted(page, page.text.len() - behind.len())) {
        return true;
    }
    if old(rest) {
        return true;
    }
    let clause = clause(rest);
    let holds = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    let begins = |words: &[&str]| words.iter().any(|word| clause.starts_with(word));
    if (page.value_begins(end) || begins(WHENCE)) && holds(LIVES)
        || (page.value_begins(end) || begins(WHENCE)) && clause.contains(HOLDS) && posted(page, end)
        || begins(PLACED) && holds(TALKS)
        || clause.starts_with('以') && clause.contains("身份")
        || clause.starts_with('从') && holds(JOINS)
        || holds_post_of(page, end) && !rest[HOLDS.len_utf8()..].starts_with(HELD)
        || rest.starts_with(HOLDS) && clause.contains("期间")
        || begins(SPEAKS) && holds(SPEECHES)
        || begins(WITH) && holds(FELLOWS)
    {
        return true;
    }
    // 澄清,自己…
    let verb: usize = rest.chars().take(2).take_while(|c| is_han(*c)).map(char::len_utf8).sum();
    let after = &rest[verb..];
    verb == 6
        && page.found.is_word(end, end + verb)
        && SELF.iter().find_map(|own| after.strip_prefix(own)).is_some_and(|behind| !behind.starts_with('们'))
}

/// The rest of a clause, as far as it is read.
fn clause(rest: &str) -> &str {
    let rest = &rest[..floor(rest, REACH)];
    rest.split([',', '。', ';', '\n', '!', '?', '(', ')', '”']).next().unwrap_or_default()
}

/// Whether a clause begins with when or how long ago somebody was born: 1985年生, 36岁.
fn born(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = &rest[digits..];
    let year = || clause(after).strip_prefix('年').is_some_and(|told| told.ends_with('生') || told.contains("出生"));
    digits == 4 && year() || digits == 2 && after.starts_with('岁') || aged(rest.strip_prefix("今年").unwrap_or_default())
}

/// Whether how old somebody is now stands first: 今年36岁.
fn old(rest: &str) -> bool {
    ["今年", "现年"].iter().find_map(|now| rest.strip_prefix(now)).is_some_and(aged)
}

/// Whether an age stands first.
fn aged(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 2 && rest[digits..].starts_with('岁')
}

/// Whether the clause at `from` stops at a post, or goes on with another one behind it: 望海大学教授、博士生导师.
fn posted(page: &Page<'_>, from: usize) -> bool {
    let stop = from + clause(&page.text[from..]).len();
    let first = page.titles.partition_point(|title| (title.start as usize) < from);
    let mut titles = page.titles[first..].iter().take_while(|title| title.end as usize <= stop);
    let ends = |end: usize| end == stop || JOINTS.iter().any(|joint| page.text[end..].starts_with(joint));
    titles.any(|title| ends(title.end as usize))
}

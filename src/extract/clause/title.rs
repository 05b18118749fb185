//! Posts in a row: 首席科学家, 中国区总经理, 创始人兼CEO, 董事长、总裁.
//!
//! A post ends in a word of the lexicon; what narrows it may stand before (图书馆馆长). Posts joined by 兼 are one, posts
//! listed with 、 or 和 are several. Deliberately takes no organisation's name into a post.

use crate::chinese::Category;
use crate::extract::clause::row::{Kind, Row, Vocabulary};
use crate::lexicon::PostKind;
use crate::rule::Filler;
use crate::span::Span;

/// The longest narrowing before the word of a post, in characters.
const NARROWING: usize = 12;
/// The longest name of a department before its head, in characters.
const DEPARTMENT: usize = 18;
/// The longest narrowing that 和 may join to another, in characters.
const JOINED: usize = 4;
/// The most posts that one list holds.
const LISTED: usize = 8;
/// Characters that end a phrase of time or place (会上CEO…), or that a list or a name follows (包括CEO…): what they close does not
/// narrow a post.
const CLOSING: &[char] = &['上', '中', '里', '内', '后', '时', '下', '了', '着', '过', '这', '那', '括', '叫', '是'];

/// What tells of a post that others held it before, or that there are several, or whose it is, and is no part of it: 新CEO, 第三任CEO,
/// 三位院士, 临江市副市长.
const APART: &[&str] = &[
    "市",
    "新设",
    "增设",
    "新",
    "任",
    "位",
    "名",
    "新任",
    "首任",
    "候任",
    "历任",
    "前任",
    "现任",
    "前阵子",
    "前段时间",
    "前些天",
    "最近",
    "近期",
    "近日",
    "日前",
    "随后",
    "后来",
    "如今",
    "目前",
    "当时",
];

/// Ends of the names of divisions, whose heads are posts of the whole: 信息科, 财务部.
const DIVISIONS: &[char] = &['科', '部', '处', '组', '线', '办'];

/// Verbs for what such a department does, within its name.
const WORKS: &[&str] =
    &["建设", "管理", "利用", "服务", "规划", "发展", "监督", "运营", "开发", "应用", "推广", "合作", "改革", "评估", "保护", "监测"];
/// Ends of the names of departments of a body of the state.
const DEPARTMENTS: &[char] = &['司', '处', '局'];

/// A post, or several joined into one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Post {
    /// Its bytes.
    pub span: Span,
    /// What its parts tell: a founder only where all do.
    pub kind: PostKind,
    /// Whether one of its parts is a founder.
    pub founder: bool,
}

/// Whether posts of which the first begins with a token of this kind may fill a role.
pub(crate) fn may_fill(posts: &[Post], (first, text): (Kind, &str), filler: &Filler) -> bool {
    // 零一集团CEO: words of which nothing is known are rather whose post it is than a part of the post; but 放射科主任.
    let own = !(*filler == Filler::Office && first == Kind::Text && !text.ends_with(DIVISIONS));
    own && posts.iter().any(|post| match filler {
        Filler::Title => !matches!(post.kind, PostKind::Founder | PostKind::Degree),
        Filler::Office => post.kind == PostKind::Office,
        Filler::StateOffice => post.kind == PostKind::State,
        Filler::Founder => post.founder,
        _ => false,
    })
}

/// The posts that begin at a token, and the byte after the last; `narrows` tells of a name whether it may narrow a post (人工
/// 智能总监).
pub(crate) fn titles_at(
    row: &Row,
    token: usize,
    text: &str,
    narrows: &impl Fn(u32) -> bool,
    vocabulary: &Vocabulary,
) -> Option<(Vec<Post>, usize)> {
    let kind = |at: usize| match row.tokens[at].kind {
        Kind::Word(word, _) => vocabulary.words[word as usize].post,
        _ => PostKind::Plain,
    };
    let mut found: Vec<Post> = Vec::new();
    let mut last = one(row, token, text, narrows)?;
    found.push(Post { span: span(row, token, last), kind: kind(last), founder: kind(last) == PostKind::Founder });
    for _ in 0..LISTED {
        let Some(joint) = row.tokens.get(last + 1) else { break };
        let joint_text = joint.span.trimmed(text);
        let joins = matches!(joint_text, "兼" | "/");
        let lists = matches!(joint_text, "、" | "和" | "及" | "暨" | "与" | "&");
        let next = if joins || lists { last + 2 } else { last + 1 };
        let Some(end) = one(row, next, text, narrows) else { break };
        if lists {
            found.push(Post { span: span(row, next, end), kind: kind(end), founder: kind(end) == PostKind::Founder });
        } else if let Some(open) = found.last_mut() {
            open.span.end = row.tokens[end].span.end;
            open.founder |= kind(end) == PostKind::Founder;
            open.kind = match (open.kind, kind(end)) {
                (PostKind::Founder, other) | (other, PostKind::Founder) => other,
                (PostKind::Office, _) | (_, PostKind::Office) => PostKind::Office,
                _ => PostKind::Plain,
            };
        }
        last = end;
    }
    Some((found, row.tokens[last].span.end as usize))
}

fn span(row: &Row, first: usize, last: usize) -> Span {
    Span { start: row.tokens[first].span.start, end: row.tokens[last].span.end }
}

/// Whether words of which nothing is known may narrow the post that they stand before.
pub(crate) fn may_narrow(words: &str) -> bool {
    !words.ends_with(CLOSING) && !APART.contains(&words) && words.chars().count() <= NARROWING
}

/// The last token of the post that begins at `token`: its word, after what narrows it.
fn one(row: &Row, token: usize, text: &str, narrows: &impl Fn(u32) -> bool) -> Option<usize> {
    let (mut narrowing, mut loose) = (0, false);
    for (at, found) in row.tokens.iter().enumerate().skip(token) {
        match found.kind {
            // 数字科技和基础设施建设司司长: the name of a department may be longer, and joined.
            Kind::Word(_, Category::Title) => {
                let department = text[..found.span.start as usize].ends_with(DEPARTMENTS);
                return (department || !loose).then_some(at);
            }
            Kind::Text if may_narrow(found.span.of(text)) => {}
            Kind::Word(_, Category::Noun) => {}
            // 产品和战略副总裁
            Kind::Word(_, Category::And) if at > token => loose |= narrowing > JOINED,
            // 科学技术与信息化司司长, 数字科技和基础设施建设司司长
            Kind::Word(_, Category::Coverb) if at > token && found.span.of(text) == "与" => loose |= narrowing > JOINED,
            Kind::Word(_, Category::Verb) if at > token && WORKS.contains(&found.span.of(text)) => loose = true,
            Kind::Name(name) if narrows(name) => {}
            _ => return None,
        }
        narrowing += found.span.of(text).chars().count();
        loose |= narrowing > NARROWING;
        if narrowing > DEPARTMENT {
            return None;
        }
    }
    None
}

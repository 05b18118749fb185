//! Headings: 【X】 at the front of a paragraph, 一、X as a line of its own. What they name the section is about.
//!
//! Takes the row of a paragraph's first sentence, gives what its heading tells. Deliberately knows no other lay-out: the text
//! has none.

use smallvec::smallvec;

use crate::annotate::Reason;
use crate::chinese::Category;
use crate::extract::Mentions;
use crate::extract::clause::row::{Kind, Row, Token};
use crate::extract::reader::Reader;
use crate::span::Span;

/// How many tokens may stand before 【: the number of the item.
const NUMBER: usize = 4;
/// The longest line that is a heading, in characters.
const LONGEST: usize = 40;
/// The longest line that is a heading by what stands below it alone, in characters.
const TITLE: usize = 16;
/// Marks that end a sentence, and a heading never.
const ENDS: &[char] = &['。', ';', ',', '…'];
/// Signs that open a heading.
const SIGNS: &[char] = &['#', '■', '▎', '▍', '▌', '▋', '▊', '▶', '◤', '§'];
/// Signs that open a point of a list.
const POINTS: &[char] = &['●', '•', '·', '◆', '○', '▪', '-', '*', '√', '→', '◦', '■', '►', '▸'];
/// Numerals that open a heading, before 、.
const NUMERALS: &str = "一二三四五六七八九十";

/// The longest name in 【】, or before brackets, that a heading may hold though nobody knows it, in characters.
const NAME: usize = 8;

/// How many tokens the label of an item has at most, with its colon.
const LABEL: usize = 6;

/// What a heading tells of the section below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Heading {
    /// Mentions of the one that it names.
    Names(Mentions),
    /// It names somebody whom nobody knows: what was said before is over.
    Unknown,
    /// It names nobody, or several.
    #[default]
    Nobody,
}

impl Reader<'_> {
    /// The heading at the front of a paragraph.
    pub(crate) fn heading(&self, row: &Row) -> Option<Heading> {
        let text = &self.document.text;
        let mark = |at: &usize, mark: &str| row.tokens[*at].span.of(text) == mark;
        if byline(row, text).is_some() {
            return None;
        }
        let open = (0..row.tokens.len().min(NUMBER)).find(|at| mark(at, "【"));
        let close = open.and_then(|open| (open..row.tokens.len()).find(|at| mark(at, "】")));
        let alone = close.is_some() && text.match_indices('【').nth(1).is_none();
        let (first, last) = match (open, close) {
            (Some(open), Some(close)) => (open, close),
            // 一、X(代码):一句话
            _ if is_heading(line(row, text)) || heads_points(row, text) => {
                let bar = |at: &usize| row.tokens[*at].span.of(text).starts_with(BARS);
                let ends = |at: &usize| bar(at) || matches!(row.category(*at), Some(Category::Colon | Category::Open));
                (0, (0..row.tokens.len()).find(ends).unwrap_or(row.tokens.len()))
            }
            _ => return None,
        };
        let named = |n: &u32| {
            let mention = &self.annotations.names[*n as usize];
            mention.reason != Reason::Kind && !self.topical(mention.class)
        };
        let names = row.tokens[first..last].iter().filter_map(|t| if let Kind::Name(name) = t.kind { Some(name) } else { None });
        let names: Mentions = names.filter(named).collect();
        let barred = row.tokens.get(last).is_some_and(|t| t.span.of(text).starts_with(BARS));
        // What is but guessed to be a name may be of any class; before a bar in a table it is what the item is about.
        let Some(&one) = names.first().filter(|&&n| barred || !self.entities.guessed(n)) else {
            let inner = row.tokens[first..last].iter().map(|t| t.span.of(text).chars().count()).sum::<usize>();
            // X(02999.HK), but no more than how it was counted: 总榜(满分100).
            let code = |t: &Token| t.span.of(text).starts_with(|c: char| c.is_ascii_alphanumeric());
            let aside = row.category(last) == Some(Category::Open) && row.tokens.get(last + 1).is_some_and(code);
            // 【编译自外电】: a lone note at the front of an article heads no section.
            // 【产品】, 【背景】: of an article about one alone a heading that names nobody tells of which part of it.
            let about_one = self.protagonist(|n| self.acts(n) && !self.is_person(n)).is_some();
            let unknown = (open.is_some() && !alone || aside || barred) && inner <= NAME && !about_one;
            return Some(if unknown { Heading::Unknown } else { Heading::Nobody });
        };
        let alone = names.iter().all(|&n| self.entities.of(n) == self.entities.of(one));
        Some(if alone { Heading::Names(smallvec![one]) } else { Heading::Nobody })
    }

    /// 3、云川科技:9月3日完成…: whom a numbered item of a text that is about no one alone is about, by its label.
    pub(crate) fn labelled_item(&self, row: &Row) -> Option<Heading> {
        let text = &self.document.text;
        let before = text.get(..row.sentence.span.start as usize)?.rsplit('\n').next()?.trim();
        let digit = |c: char| c.is_ascii_digit() || NUMERALS.contains(c);
        let numbered = before.ends_with(['、', '.', ')']) && before.contains(digit) && before.chars().count() <= NUMBER;
        let colon = (1..row.tokens.len().min(LABEL)).find(|&at| row.category(at) == Some(Category::Colon)).filter(|_| numbered)?;
        let label = Span { start: row.tokens[0].span.start, end: row.tokens[colon].span.start }.of(text);
        if label.chars().count() > NAME || self.protagonist(|n| self.acts(n) && !self.is_person(n)).is_some() {
            return None;
        }
        let named = row.tokens[..colon].iter().find_map(|t| match t.kind {
            Kind::Name(name) if !self.topical(self.entities.class(name)) => Some(name),
            _ => None,
        });
        // 1、参数规模:…: a label that names nobody tells of which part of one thing it is, unless the item before has named one.
        named.map_or_else(|| self.labelled.then_some(Heading::Unknown), |name| Some(Heading::Names(smallvec![name])))
    }

    /// Whether a paragraph is a point of a list: ● 总部位于南城.
    pub(crate) fn begins_point(&self, row: &Row) -> bool {
        let text = &self.document.text;
        let Some(mark) = number(text, row.sentence.span.start as usize).map(str::trim) else { return false };
        mark.starts_with(POINTS) || mark.is_empty() && row.sentence.span.of(text).trim_start().starts_with(POINTS)
    }

    /// 3、云川科技递表港交所: whether a paragraph begins another item of a text that is about no one alone, and names somebody.
    pub(crate) fn begins_item(&self, row: &Row) -> bool {
        let at = row.sentence.span.start as usize;
        let (before, rest) = self.document.text.split_at_checked(at).unwrap_or_default();
        // The number of an item stands before its sentence; what ends as a sentence is but a point of one text.
        let number = before.rsplit('\n').next().unwrap_or_default().trim();
        let numbered = number.ends_with(['、', '.']) && number.contains(|c: char| c.is_ascii_digit()) && number.len() <= NUMBER;
        let line = rest.lines().next().unwrap_or_default().trim();
        let titled = !line.ends_with(ENDS) && line.chars().count() <= LONGEST;
        let marked = numbered && titled || number.starts_with(SIGNS) || line.starts_with(SIGNS);
        let named = |t: &Token| match t.kind {
            Kind::Name(name) => {
                let mention = &self.annotations.names[name as usize];
                mention.reason != Reason::Kind && !self.topical(mention.class)
            }
            _ => false,
        };
        marked && row.tokens.iter().any(named) && self.protagonist(|n| self.acts(n) && !self.is_person(n)).is_none()
    }
}

/// The token that closes what only says who reports it: 【北川网】(记者 王雪), 【听风讯】, 听风社北川9月9日电.
pub(crate) fn byline(row: &Row, text: &str) -> Option<usize> {
    bracketed(row, text).or_else(|| dateline(row, text))
}

/// The word that ends the dateline of a paragraph: 听风社北川9月9日电, 听风网讯, 听风网9月9日消息.
fn dateline(row: &Row, text: &str) -> Option<usize> {
    let before = &text[..row.sentence.span.start as usize];
    let said = |at: usize| row.tokens[at].span.trimmed(text);
    let day = |at: usize| matches!(row.tokens[at].kind, Kind::Value(_));
    // 听风网消息,…
    let alone = |at: usize| at == 1 && matches!(row.tokens[0].kind, Kind::Name(_)) && row.category(2) == Some(Category::Comma);
    let reports = |at: &usize| said(*at) == WIRE || DATELINES.contains(&said(*at)) && (day(at - 1) || alone(*at));
    let clause = || (1..row.tokens.len().min(BYLINE)).take_while(|&at| row.category(at) != Some(Category::Comma));
    (before.trim_end_matches(' ').is_empty() || before.ends_with('\n')).then(|| clause().find(reports)).flatten()
}

/// The word behind the name of who reports, where no day need stand between: 听风网讯.
const WIRE: &str = "讯";
/// Words behind the day on which it is reported.
const DATELINES: &[&str] =
    &["电", "讯", "消息", "报道", "综合报道", "早间消息", "晚间消息", "上午消息", "下午消息", "午间消息", "凌晨消息"];

/// Whether what follows a day makes a dateline of it.
pub(crate) fn reports(rest: &str) -> bool {
    DATELINES.iter().any(|word| rest.trim_start().strip_prefix(word).is_some_and(|after| after.starts_with([',', '(', ' ', ':'])))
}

/// The mark that closes a byline in 【】.
fn bracketed(row: &Row, text: &str) -> Option<usize> {
    let said = |at: usize| row.tokens.get(at).map_or("", |t| t.span.of(text));
    // 北川网注:…
    if said(2).starts_with(':') && NOTES.contains(&said(1).trim()) {
        return Some(2);
    }
    // 听风网附云川科技简介:…
    if said(1).trim() == ENCLOSED && matches!(row.tokens[0].kind, Kind::Name(_)) {
        return Some(1);
    }
    let open = (0..row.tokens.len().min(NUMBER)).find(|&at| said(at) == "【")?;
    let close = (open..row.tokens.len().min(open + BYLINE)).find(|&at| said(at) == "】")?;
    let inner = said(close.checked_sub(1)?);
    let rest = text.get(row.tokens[close].span.end as usize..).unwrap_or("").trim_start();
    let reported = || rest.starts_with('(') && REPORTERS.iter().any(|w| rest.trim_start_matches(['(', ' ']).starts_with(w));
    // 【北川网】云川科技发布…; but 【云川网】这家公司发布….
    let lone = || text.match_indices('【').nth(1).is_none() && !TAKES_UP.iter().any(|w| rest.starts_with(w));
    let figures = FIGURES.iter().any(|w| inner.ends_with(w));
    (REPORTS.iter().any(|w| inner.ends_with(w)) || !figures && MEDIA.iter().any(|w| inner.ends_with(w)) && (reported() || lone()))
        .then_some(close)
}

/// Say that who stands before them adds something to what is told.
const NOTES: &[&str] = &["注", "按"];
/// What who reports does with what it has not written itself.
const ENCLOSED: &str = "附";
/// How many tokens a byline in 【】 is at most.
const BYLINE: usize = 8;
/// Ends of what can be nothing but a byline.
const REPORTS: &[&str] = &["讯", "电", "导读", "报道", "消息", "专稿", "特稿"];
/// Words that take up what a heading names.
const TAKES_UP: &[&str] = &["这", "该", "它", "其", "公司", "成立", "完成", "获", "宣布", "发布", "推出"];
/// Ends of names of those who report.
const MEDIA: &[&str] = &["网", "报", "社", "刊", "台", "新闻"];
/// Ends of reports that are none of theirs.
const FIGURES: &[&str] = &["季报", "年报", "财报", "快报", "公报", "战报", "海报"];
/// Who has written it.
const REPORTERS: &[&str] = &["记者", "本报", "本网", "通讯员", "作者", "文/", "编辑", "实习", "报道"];

/// What follows the number of an item: 3. X, 3、X, ③X.
fn counted(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let circled = line.strip_prefix(|c| ('①'..='⑳').contains(&c));
    circled.or_else(|| line[digits..].strip_prefix(['.', '、', ')']).filter(|_| (1..=2).contains(&digits)))
}

/// Marks that part whom an item is about from what is told of them.
const BARS: &[char] = &['|', '｜'];

/// The line in which a sentence stands, from the number of its item on; a sentence that does not open its line by itself.
fn line<'a>(row: &Row, text: &'a str) -> &'a str {
    let span = row.sentence.span;
    let Some(number) = number(text, span.start as usize) else { return span.of(text) };
    // No more of it is asked for than a heading may have.
    let far = floor(text, span.end as usize + LONGEST * '号'.len_utf8());
    let end = text[span.end as usize..far].find('\n').map_or(far, |at| span.end as usize + at);
    &text[span.start as usize - number.len()..end]
}

/// What stands before `at` on its line, if that is no more than the number or the mark of an item.
fn number(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let near = &before[floor(before, at.saturating_sub(NUMBER * '号'.len_utf8()))..];
    let line = near.rfind('\n').map(|newline| &near[newline + 1..]);
    line.or_else(|| (near.len() == at).then_some(near))
}

/// Whether a line is a heading by how it is written.
fn is_heading(line: &str) -> bool {
    let line = line.trim();
    let numbered = line.split_once('、').is_some_and(|(number, _)| !number.is_empty() && number.chars().all(|c| NUMERALS.contains(c)));
    // 3. 云川科技丨A轮丨2亿元
    let numbered = numbered || counted(line).is_some_and(|rest| rest.contains(BARS));
    line.chars().count() <= LONGEST && !line.ends_with(ENDS) && (numbered || line.starts_with(SIGNS))
}

/// Whether a line stands above a list of points and ends as no sentence does: 云川科技概况, ● 总部位于南城, ● ….
fn heads_points(row: &Row, text: &str) -> bool {
    let span = row.sentence.span;
    if number(text, span.start as usize).is_none() {
        return false;
    }
    let (line, end) = (line(row, text).trim(), span.end as usize);
    let mut after = text[end..floor(text, end + LONGEST * '号'.len_utf8())].trim_start_matches(' ').split('\n');
    let alone = after.next().is_some_and(str::is_empty);
    let pointed = after.find(|next| !next.trim().is_empty()).is_some_and(|next| is_point(next.trim_start()));
    alone && pointed && !is_point(line) && line.chars().count() <= TITLE && !line.ends_with(ENDS) && !line.ends_with([':', '?', '!'])
}

/// Whether a line is a point of a list by its mark.
fn is_point(line: &str) -> bool {
    line.strip_prefix(POINTS).is_some_and(|rest| rest.starts_with(' ') || !line.starts_with(['-', '*']))
}

/// `at`, moved back to where a character of the text begins.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

//! Names in marks: 《…》 names a document, “…” a thing where a noun or a naming verb stands beside it.
//!
//! Goes through the marks of a text and adds what they name; `named` asks what a quotation names, by the `nouns` around it,
//! `saying` which names nothing. Deliberately takes no quoted speech and no ironic quote: without such a word, marks name nothing.

mod named;
mod nouns;
mod saying;

use crate::annotate::form::edition;
use crate::annotate::form::shape::{counted, suffix, token};
use crate::annotate::page::{Page, floor};
use crate::annotate::words::{Hit, List};
use crate::annotate::{Certainty, Reason};
use crate::document::signs;
use crate::ontology::ClassId;
use crate::span::Span;
use named::named;
pub(crate) use named::{TEAMS, is_own};
pub(crate) use saying::is_code;

/// The longest name in 【】, in characters: what is longer is a headline.
const LONGEST_HEADING: usize = 8;

/// The longest title in characters.
const LONGEST_TITLE: usize = 60;

/// The longest between a quotation and the end of the noun that belongs to it, in bytes.
const OCCASION: usize = 60;

/// The bytes of a verb of two characters.
const FOR_WHAT: usize = 6;

/// Adds what stands in marks and is a name.
pub(crate) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let mut open: Option<(char, usize)> = None;
    let mut row = Row::default();
    for (at, c) in signs(text) {
        match c {
            // 《关于“云桥”行动的方案》: what a title quotes is part of it.
            '“' | '”' | '「' | '」' if open.is_some_and(|(mark, start)| mark == '《' && closes_title(&text[start..])) => {}
            '《' | '“' | '「' | '【' => open = Some((c, at + c.len_utf8())),
            '》' | '”' | '」' | '】' => {
                if let Some((mark, start)) = open.take() {
                    let span = Span::new(start, at);
                    match (mark, c) {
                        ('《', '》') => title(page, span),
                        ('【', '】') => headed(page, span),
                        ('“', '”') | ('「', '」') => row.take(page, Span::new(start - mark.len_utf8(), at + c.len_utf8()), span),
                        _ => {}
                    }
                }
            }
            '\n' => open = None,
            _ => {}
        }
    }
}

/// The quotations so far: the last that was read, and those joined before it that wait for what one of their row tells.
#[derive(Default)]
struct Row {
    /// What the last one names.
    last: Option<Quoted>,
    /// Those that named nothing by themselves, each with where its closing mark ends.
    waiting: Vec<(Span, usize)>,
}

impl Row {
    /// Takes the next quotation, which stands in `marks`: “明眸”“睿判”两款模型 tells of the second, and the first waits for it.
    fn take(&mut self, page: &mut Page<'_>, marks: Span, span: Span) {
        let after = marks.end as usize;
        self.last = quoted(page, span, after, self.last);
        if !self.waiting.last().is_some_and(|&(_, end)| joint(page.text, end, marks.start as usize)) {
            self.waiting.clear();
        }
        match self.last {
            Some(told) => share(page, &mut self.waiting, told),
            None => self.waiting.push((span, after)),
        }
    }
}

/// Whether nothing but a joint stands between two quotations.
fn joint(text: &str, end: usize, start: usize) -> bool {
    matches!(text.get(end..start), Some("" | "、" | "和" | "与" | "及" | "以及"))
}

/// “明眸”“睿判”两款模型: what stands in marks before a quotation that names something, joined to it, names the like.
fn share(page: &mut Page<'_>, waiting: &mut Vec<(Span, usize)>, told: Quoted) {
    for (span, _) in waiting.drain(..) {
        let content = span.of(page.text);
        let (start, end) = (span.start as usize, span.end as usize);
        let short = (2..=6).contains(&content.chars().count()) && content.chars().all(char::is_alphanumeric);
        let plain = page.found.is_ordinary(start, end) && !page.found.is_word(start, end);
        if short && !plain && page.known_at(start).is_none() {
            page.add(span, told.class, told.certainty, Reason::Quotation);
        }
    }
}

/// Whether a title that begins here ends before it grows too long, with no other within it.
fn closes_title(text: &str) -> bool {
    text.chars().take(3 * LONGEST_TITLE).find(|c| matches!(c, '》' | '《' | '\n')) == Some('》')
}

/// A quoted name that was found: where its closing mark ends, and how it was told.
#[derive(Clone, Copy)]
struct Quoted {
    after: usize,
    class: ClassId,
    certainty: Certainty,
}

/// What a quotation names, added to the page; none, if it names nothing.
fn quoted(page: &mut Page<'_>, span: Span, after: usize, last: Option<Quoted>) -> Option<Quoted> {
    if is_title(page, span, after) {
        return Some(add(page, span, after, page.defaults.title, Certainty::Context, Reason::BookTitle));
    }
    if names_nothing(page, span, after) {
        return None;
    }
    if let Some((whole, class)) = occasion(page, span, after) {
        return Some(add(page, whole, whole.end as usize, class, Certainty::Firm, Reason::Head));
    }
    let told = named(page, span, after, last);
    if let Some((whole, class)) = versioned(page, span, after, told.map(|(class, _)| class)) {
        return Some(add(page, whole, whole.end as usize, class, Certainty::Context, Reason::Quotation));
    }
    let (class, certainty) = told?;
    // 第四届“听涛杯”
    let mark = span.start as usize - '“'.len_utf8();
    let edition = if page.recurs(class) { edition::before(page.text, mark) } else { mark };
    let span = if edition < mark { Span::new(edition, after) } else { span };
    Some(add(page, span, after, class, certainty, Reason::Quotation))
}

/// Adds a name in marks, and says where it ends and how it was told.
fn add(page: &mut Page<'_>, span: Span, after: usize, class: ClassId, certainty: Certainty, reason: Reason) -> Quoted {
    page.add(span, class, certainty, reason);
    Quoted { after, class, certainty }
}

/// Whether a quotation is a saying, a code or a figure of speech.
fn names_nothing(page: &Page<'_>, span: Span, after: usize) -> bool {
    let content = span.of(page.text);
    let before = &page.text[..span.start as usize - '“'.len_utf8()];
    saying::says(content)
        // 大模型“价格战”; but 名为“拓荒者”的大模型.
        || page.words.is_figure(content) && !nouns::NAMING.closes(before)
        // 股票代码为“CBRS”
        || is_code(before)
        || saying::COINING.opens(&page.text[after..]) && page.known_at(span.start as usize).is_none()
}

/// 《深流》: a document by its title.
fn title(page: &mut Page<'_>, span: Span) {
    let content = span.of(page.text);
    // Latin letters take less room.
    let length = content.chars().map(|c| if c.is_ascii() { 1 } else { 3 }).sum::<usize>();
    if length > 3 * LONGEST_TITLE || content.is_empty() {
        return;
    }
    page.add(span, page.defaults.title, Certainty::Context, Reason::BookTitle);
}

/// 【听风科技】: whom an item of a digest is about.
fn headed(page: &mut Page<'_>, span: Span) {
    // 【禾木机器人三季报】: the noun that ends the name of a firm, and what of it the item tells.
    let head = page.found.within(List::Head, span.start as usize, span.end as usize).last();
    let firm = head.filter(|h| {
        page.words.head_classes[h.number as usize] == page.defaults.employer
            && h.start >= span.start as usize + 6
            && h.end < span.end as usize
    });
    let span = firm.map_or(span, |h| Span::new(span.start as usize, h.end));
    let content = span.of(page.text);
    let name = content.chars().all(|c| c.is_alphanumeric() || c == ' ') && (2..=LONGEST_HEADING).contains(&content.chars().count());
    // 【云川科技人事变动】: a name with everyday words behind it is a headline.
    let told = page.known_at(span.start as usize).map(|k| k.span.end as usize);
    let headline = told.is_some_and(|end| end < span.end as usize && page.found.is_ordinary(end, span.end as usize));
    if name && !headline && !page.found.is_ordinary(span.start as usize, span.end as usize) && !page.words.begins_generic(content) {
        page.add(span, page.defaults.employer, Certainty::Guess, Reason::Quotation);
    }
}

/// Words beside the marks around the title of what somebody wrote.
const TEXTS: &[&str] = &["论文", "文章", "报告", "一文", "题为", "题目为", "题目是", "标题为", "博文", "博客", "专著", "新书", "著作"];

/// Whether a quotation in Latin letters is the title of a text: “Sparse Rivers: Routing Tokens Through Shallow Networks”.
fn is_title(page: &Page<'_>, span: Span, after: usize) -> bool {
    const LONGEST: usize = 200;
    /// How many words a title has, where a word beside it tells, and elsewhere.
    const TOLD: usize = 3;
    const UNTOLD: usize = 6;
    /// The letters of a word that titles write with a capital.
    const LONG: usize = 4;
    const REACH: usize = 18;
    let content = span.of(page.text);
    let latin = || content.chars().all(|c| c.is_ascii() && !c.is_ascii_control() || matches!(c, '’' | '–' | '—'));
    let count = content.split(' ').count();
    if count < TOLD || content.len() > LONGEST || !latin() {
        return false;
    }
    let mark = span.start as usize - '“'.len_utf8();
    let before = &page.text[floor(page.text, mark.saturating_sub(REACH))..mark];
    let behind = &page.text[after..floor(page.text, after + REACH)];
    let told = TEXTS.iter().any(|word| before.contains(word) || behind.starts_with(word));
    let words = || content.split([' ', '-']).filter(|word| word.len() >= LONG && word.bytes().all(|b| b.is_ascii_alphabetic()));
    let capitals = words().filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())).count();
    (told || count >= UNTOLD)
        && content.starts_with(|c: char| c.is_ascii_uppercase())
        && capitals > 1
        && capitals * 5 >= words().count() * 4
}

/// “听涛”2.0, “磐石”X2: the version behind the marks belongs to the name of what is made.
fn versioned(page: &Page<'_>, span: Span, after: usize, told: Option<ClassId>) -> Option<(Span, ClassId)> {
    let known = page.known_at(span.start as usize).filter(|k| k.span == span).map(|k| k.class);
    // AI产品“生意助手”2.0
    let own = || is_own(page.text[..span.start as usize].trim_end_matches(['“', '「'])).then_some(page.defaults.shape);
    let class = known.or(told).or_else(own).filter(|&class| page.ontology.is_a(class, page.defaults.work))?;
    if !page.text[after..].starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()) {
        return None;
    }
    let tail = token(page.text, after)?;
    let version = tail.has_digit() && (tail.has_upper() || tail.text.contains('.'));
    let whole = Span::new(span.start as usize, suffix(page, tail.end));
    (version && !counted(page, tail.start, tail.end) && page.known_at(after).is_none()).then_some((whole, class))
}

/// 首届“云桥”创新大赛: what takes place again and again is named by the quotation and the noun after it, its edition too.
fn occasion(page: &Page<'_>, span: Span, after: usize) -> Option<(Span, ClassId)> {
    let end = floor(page.text, after + OCCASION);
    let class_of = |head: &Hit| page.words.head_classes[head.number as usize];
    // “金指尖”设计奖: what neither acts nor is made, nor is a site or a text.
    let given = |class: ClassId| {
        let roots = [page.defaults.agent, page.defaults.work, page.defaults.place, page.defaults.title];
        !roots.iter().any(|&root| page.ontology.is_a(class, root)) && !page.is_topic(class)
    };
    let recurs = |head: &Hit| page.recurs(class_of(head)) || given(class_of(head));
    let head = page.found.within(List::Head, after, end).find(recurs)?;
    // “木铎”开源奖: a verb of two characters between the marks and the noun is what it is for.
    let won = || page.cue_before(head.start).is_some_and(|class| !page.ontology.is_a(class, page.defaults.work));
    let short = head.start - after == FOR_WHAT && page.found.is_word(after, head.start) && !won();
    let joined =
        page.text[after..head.start].char_indices().all(|(at, c)| c.is_alphanumeric() && (!page.breaks_at(after + at) || short && at == 0));
    // A name begins behind its mark, but for what stands before that.
    let mark = span.start as usize - '“'.len_utf8();
    let edition = edition::before(page.text, mark);
    let start = if edition == mark { span.start as usize } else { edition };
    joined.then(|| (Span::new(start, head.end), class_of(&head)))
}

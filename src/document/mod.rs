//! [`Article`] → [`Document`]: one normalised text with a map back to the original, cut into sentences.
//!
//! Deliberately does not look at meaning: names and values are the next stage's.

mod byline;
mod digest;
mod layout;
mod origin;
mod script;
mod spacing;
mod wrap;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::article::Article;
use crate::span::Span;
use crate::trie::Letters;
use origin::Origins;

/// An article's text, normalised: NFKC character by character (so that ，：；？！（） become , : ; ? ! ( ) while
/// 。、“”《》 stay), Simplified characters, runs of spaces as one, no space between Chinese and Latin
/// where the article parts the two by habit, no invisible characters. Every field follows the one
/// before, parted by a line feed.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The normalised text of all fields.
    pub text: String,
    /// Which bytes of `text` are which field, in the order of the article.
    pub fields: Vec<FieldSpan>,
    /// The sentences, in order, with their end marks; none crosses a field.
    pub sentences: Vec<Sentence>,
    /// Whether the original is written in Traditional characters.
    pub traditional: bool,
    origins: Origins,
    /// The text as the letters that words are looked for by.
    pub(crate) letters: Letters,
}

/// The place of one field in a [`Document`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSpan {
    /// The field's name, as in [`crate::article::Field`].
    pub name: String,
    /// Its bytes in the document's text.
    pub span: Span,
}

/// One sentence: up to and including the next 。！？ or the end of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes in the document's text.
    pub span: Span,
    /// Which field it belongs to: an index into [`Document::fields`].
    pub field: u32,
    /// Whether it is the first of its paragraph (line).
    pub opens_paragraph: bool,
}

/// A place in the original: characters from 0, `end` exclusive, as [`crate::article::Field::offset`] counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which field: an index into [`Document::fields`] and into [`Article::fields`].
    pub field: u32,
    /// The first character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}

/// How an article is written.
#[derive(Clone, Copy)]
struct Habits {
    traditional: bool,
    /// Latin is parted from Chinese by spaces.
    spaced: bool,
}

/// The longest sentence in bytes: what runs on without a mark is cut, so that later stages stay linear.
const LONGEST_SENTENCE: usize = 6000;

impl Document {
    /// Normalises an article. Cannot fail: any text gives a document.
    #[must_use]
    pub fn new(article: &Article) -> Self {
        let mut document = Self::default();
        let traditional = script::is_traditional(article.fields.iter().map(|f| f.text.as_str()));
        let spaced = spacing::is_spaced(article.fields.iter().map(|f| f.text.as_str()));
        let length = article.fields.iter().map(|f| f.text.len() + 1).sum();
        let habits = Habits { traditional, spaced };
        document.traditional = traditional;
        document.text.reserve(length);
        document.origins.reserve(length);
        for (index, field) in article.fields.iter().enumerate() {
            let start = document.text.len();
            let end = document.normalise(&field.text, field.offset, habits);
            let span = Span::new(start, document.text.len());
            document.fields.push(FieldSpan { name: field.name.clone(), span });
            document.cut(span, index as u32);
            document.put('\n', end);
        }
        document.letters = Letters::of(&document.text);
        document
    }

    /// Adds a field's text; gives the character of the original after its last.
    fn normalise(&mut self, text: &str, offset: usize, habits: Habits) -> usize {
        // Traditional → Simplified looks at the neighbours of a character and gives one for one.
        let text: &str = &if habits.traditional { Cow::Owned(fast2s::convert(text)) } else { Cow::Borrowed(text) };
        let text: &str = &wrap::unwrapped(text);
        let text: &str = &layout::plain(text);
        let mut origin = offset;
        // What stays as it is goes over in one piece: from this byte and this character on it has not yet.
        let (mut from, mut first) = (0, offset);
        let mut at = 0;
        // Whether a straight quotation mark in this line has opened what the next one closes.
        let mut quoting = false;
        while let Some(&byte) = text.as_bytes().get(at) {
            // Every character that begins so is a common ideograph.
            if matches!(byte, 0xe5..=0xe9) {
                at += 3;
            } else {
                if byte.is_ascii_uppercase() && spacing::glues_post(text, at) {
                    self.keep(&text[from..at], first);
                    self.put(' ', origin);
                    (from, first) = (at, origin);
                }
                let Some(c) = text[at..].chars().next() else { break };
                let next = at + c.len_utf8();
                let silent = c == ' ' && (habits.spaced && spacing::says_nothing(text, at) || spacing::parts_version(text, at));
                quoting &= c != '\n';
                if silent || !stays(c) {
                    self.keep(&text[from..at], first);
                    if c == STRAIGHT && (quoting || opens_quotation(&text[..at], &text[next..])) {
                        quoting = !quoting;
                        self.put(if quoting { '“' } else { '”' }, origin);
                    } else if !silent {
                        self.change(c, origin, text[next..].chars().next());
                    }
                    (from, first) = (next, origin + 1);
                }
                at = next;
            }
            origin += 1;
        }
        self.keep(&text[from..], first);
        origin
    }

    /// Adds what stays as it is.
    fn keep(&mut self, text: &str, origin: usize) {
        self.origins.put_run(text, origin);
        self.text.push_str(text);
    }

    /// Adds what a character becomes that does not stay as it is; `next` follows it.
    fn change(&mut self, c: char, origin: usize, next: Option<char>) {
        match c {
            // 塞琳・布沙尔, 汉斯•埃克伦德: the dot within a foreign name, as another keyboard writes it.
            c if is_dot(c) && self.text.ends_with(is_ideograph) && next.is_some_and(is_ideograph) => self.put('·', origin),
            // A number in a circle begins an item and counts nothing: ①云川科技发布….
            c if is_item_number(c) && self.text.ends_with(char::is_alphanumeric) => self.put(';', origin),
            // Marks within marks, but no apostrophe.
            '‘' | '『' => self.put('「', origin),
            '』' => self.put('」', origin),
            '’' if !next.is_some_and(|n| n.is_ascii_alphabetic()) => self.put('」', origin),
            '’' => self.put('\'', origin),
            ' ' | '\t' | '\r' | '\u{b}' | '\u{c}' => self.space(origin),
            c if is_invisible(c) => {}
            BAR => self.put('|', origin),
            c if is_item_number(c) => self.space(origin),
            '！'..='～' => self.put(char::from_u32(c as u32 - FULL_WIDTH).unwrap_or(c), origin),
            c => {
                for n in std::iter::once(c).nfkc() {
                    if n.is_whitespace() { self.space(origin) } else { self.put(n, origin) }
                }
            }
        }
    }

    fn put(&mut self, c: char, origin: usize) {
        self.origins.put(c.len_utf8(), origin);
        self.text.push(c);
    }

    /// Adds a space but after another.
    fn space(&mut self, origin: usize) {
        if !self.text.ends_with([' ', '\n']) {
            self.put(' ', origin);
        }
    }

    fn cut(&mut self, field: Span, index: u32) {
        let (from, to) = (field.start as usize, field.end as usize);
        let mut opens_paragraph = true;
        let mut start = from;
        let mut at = from;
        let mut stories = digest::parting(&self.text[from..to]);
        while at < to {
            at = skip(&self.text, at, to.min(start + LONGEST_SENTENCE - 3));
            let Some(c) = self.text[at..to].chars().next() else { break };
            let next = at + c.len_utf8();
            let line_end = c == '\n';
            let mark = matches!(c, '。' | '?' | '!') && !(c.is_ascii() && within_word(&self.text, at, next));
            let run_on = next - start > LONGEST_SENTENCE || (next - start > LONGEST_SENTENCE / 2 && matches!(c, ',' | ';'));
            let dateline = opens_paragraph && c == '电' && ends_dateline(&self.text[start..at], &self.text[next..to]);
            // 作者|黄南 编辑|袁来 听风科技…: who wrote it is a sentence of its own.
            if c == '|'
                && opens_paragraph
                && let Some(length) = byline::length(&self.text[start..at], &self.text[next..to])
            {
                self.push_sentence(start, next + length, index, opens_paragraph);
                (start, at) = (next + length, next + length);
                continue;
            }
            let column = opens_paragraph && c == '|' && ends_column(&self.text[start..at], &self.text[next..to]);
            // 【从端侧到云端】这一系列共有六款模型。: a heading on the line of its section is a sentence of its own.
            let heading = opens_paragraph && c == '】' && is_heading(&self.text[start..at], &self.text[next..to]);
            let story = stories.is_some_and(|sign| sign == c && digest::parts(&self.text, at));
            if line_end || mark || run_on || dateline || column || heading || story {
                let mut end = next;
                while mark
                    && let Some(close) = self.text[end..to].chars().next().filter(|c| matches!(c, '”' | '」' | '』' | ')' | '!' | '?'))
                {
                    end += close.len_utf8();
                }
                self.push_sentence(start, end, index, opens_paragraph);
                opens_paragraph = line_end || story;
                if line_end {
                    stories = digest::parting(&self.text[end..to]);
                }
                start = end;
                at = end;
            } else {
                at = next;
            }
        }
        self.push_sentence(start, to, index, opens_paragraph);
    }

    fn push_sentence(&mut self, start: usize, end: usize, field: u32, opens_paragraph: bool) {
        let slice = &self.text[start..end];
        let body = slice.trim_start();
        let body = if opens_paragraph { body[list_mark(body)..].trim_start() } else { body };
        let start = start + (slice.len() - body.len());
        let end = start + body.trim_end().len();
        if start < end {
            self.sentences.push(Sentence { span: Span::new(start, end), field, opens_paragraph });
        }
    }

    /// The latest year that the text names (2024年, 2024世界…大会): the anchor of an article without a date.
    #[must_use]
    pub fn latest_year(&self) -> Option<String> {
        let bytes = self.text.as_bytes();
        let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
        let mut years: Vec<&str> = self
            .text
            .match_indices("20")
            .filter(|(at, _)| {
                (*at..at + 4).all(digit)
                    && !digit(at + 4)
                    && (*at == 0 || !bytes[at - 1].is_ascii_alphanumeric() && !matches!(bytes[at - 1], b'.' | b'-' | b'/'))
            })
            .filter(|(at, _)| bytes.get(at + 4).is_some_and(|b| !b.is_ascii()))
            .map(|(at, _)| &self.text[at..at + 4])
            .collect();
        years.retain(|y| *y < "2060");
        years.into_iter().max().map(str::to_owned)
    }

    /// Where a span of the normalised text stands in the original. A span that crosses a field's end
    /// is cut at that end.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let field = self.fields.partition_point(|f| f.span.end < span.start).min(self.fields.len().saturating_sub(1));
        let limit = self.fields.get(field).map_or(span.end, |f| span.end.min(f.span.end));
        let at = |byte: u32| self.origins.of(byte as usize);
        let start = at(span.start).unwrap_or(0);
        let end = if limit > span.start { at(limit - 1).map_or(start, |o| o + 1) } else { start };
        Place { field: field as u32, start, end }
    }
}

/// The longest dateline, in bytes: an agency, a place, a date.
const LONGEST_DATELINE: usize = 60;

/// Whether 电 ends a dateline (某社北京9月9日电): it follows a day, and a space follows it.
fn ends_dateline(before: &str, after: &str) -> bool {
    before.len() <= LONGEST_DATELINE && before.ends_with('日') && after.starts_with([' ', '(', '\n'])
}

/// The longest heading between 【 and 】 and the shortest, in characters: shorter ones are labels and names.
const HEADING: std::ops::RangeInclusive<usize> = 8..=40;

/// Whether 】 ends a heading that opens a line on which its section goes on: no byline in brackets follows it.
fn is_heading(before: &str, after: &str) -> bool {
    let inner = before.trim_start().strip_prefix('【');
    inner.is_some_and(|inner| HEADING.contains(&inner.chars().count()))
        && !after.trim_start().starts_with(['(', '\n'])
        && !after.trim().is_empty()
}

/// The longest name of a column in bytes.
const LONGEST_COLUMN: usize = 36;

/// Whether a bar ends the name of a column before a headline (快讯|…, 独家丨…): the only bar of its line, not far from its start.
fn ends_column(before: &str, after: &str) -> bool {
    let line = after.split('\n').next().unwrap_or_default();
    before.len() <= LONGEST_COLUMN && !line.contains('|') && !before.contains('|')
}

/// How far the full-width forms of the ASCII characters are from these.
const FULL_WIDTH: u32 = '！' as u32 - '!' as u32;

/// An ideograph that nobody writes but as a bar: 快讯丨.
const BAR: char = '丨';

/// Whether a character is what it would be normalised to, and no space. Tells so of what most texts are made of; of the rest,
/// normalisation itself tells it.
fn stays(c: char) -> bool {
    match c {
        '!' | '#'..='~' | '\n' | '、' | '。' | '“' | '”' | '《' | '》' | '—' | '·' | '…' | '「' | '」' | '【' | '】' => {
            true
        }
        _ => is_ideograph(c) && c != BAR,
    }
}

/// A quotation mark that does not tell which end it stands at.
const STRAIGHT: char = '"';

/// Whether such a mark opens a quotation that its line closes: in 15.6" it stands for inches.
fn opens_quotation(before: &str, after: &str) -> bool {
    let line = || after.find([STRAIGHT, '\n']).is_some_and(|at| after[at..].starts_with(STRAIGHT));
    !before.ends_with(|c: char| c.is_ascii_digit()) && !after.starts_with(char::is_whitespace) && line()
}

fn is_invisible(c: char) -> bool {
    // ™, ®, ©: marks of whose a name is.
    matches!(c, '™' | '®' | '©')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}')
        || (c.is_control() && !matches!(c, '\n' | '\t' | '\r' | '\u{b}' | '\u{c}'))
}

/// A number that counts the items of a list: ①, ⑴, ⒈, ㈠, ❶. It is no digit of what it stands before (②鹭岛研究院).
fn is_item_number(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{249b}' | '\u{24ea}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}')
}

/// The dots that are written for · within a name: of Japanese, half as wide, of lists, of hyphenation, full-width.
fn is_dot(c: char) -> bool {
    matches!(c, '\u{30fb}' | '\u{ff65}' | '\u{2022}' | '\u{2027}' | '\u{2219}' | '\u{22c5}' | '\u{ff0e}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

/// The first byte from `at` on, before `to`, with which a character begins that may end a sentence: a mark, or 电. The last
/// character before `to` where there is none.
fn skip(text: &str, at: usize, to: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < to {
        end += match bytes[end] {
            b'\n' | b'?' | b'!' | b',' | b';' | b'|' | b'/' => return end,
            0xc2 if bytes[end..].starts_with("·".as_bytes()) => return end,
            0xe3 if bytes[end..].starts_with("。".as_bytes()) || bytes[end..].starts_with("】".as_bytes()) => return end,
            0xe7 if bytes[end..].starts_with("电".as_bytes()) => return end,
            0xc2 => 2,
            // Most characters are ideographs, of three bytes.
            0xe0..=0xef => 3,
            _ => 1,
        };
    }
    end = to.max(at);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// The characters of a text that begin as all marks do, and the ends of lines; each with where it begins.
pub(crate) fn signs(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let at = next;
            match *text.as_bytes().get(at)? {
                0xe2 | 0xe3 | b'\n' => {
                    let c = text[at..].chars().next()?;
                    next += c.len_utf8();
                    return Some((at, c));
                }
                // Most characters are ideographs, of three bytes.
                0xe4..=0xef => next += 3,
                _ => next += 1,
            }
        }
    })
}

/// Whether an ASCII mark stands inside a word (a URL's `?`).
fn within_word(text: &str, at: usize, next: usize) -> bool {
    let before = text[..at].bytes().next_back().is_some_and(|b| b.is_ascii_alphanumeric());
    before && text[next..].bytes().next().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'=')
}

/// The length in bytes of a list mark at the start of a line: `1.`, `1、`, `(1)`, `●`, `- `, `一、`.
fn list_mark(line: &str) -> usize {
    let Some(first) = line.chars().next() else { return 0 };
    if matches!(first, '●' | '•' | '■' | '◆' | '▶' | '★' | '※' | '○' | '·' | '-' | '*' | '>' | '|') {
        return first.len_utf8();
    }
    let open = usize::from(first == '(');
    let digits: usize =
        line[open..].chars().take(3).take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
    if digits == 0 {
        return 0;
    }
    let rest = &line[open + digits..];
    let ascii = line.as_bytes()[open].is_ascii_digit();
    match rest.chars().next() {
        Some(')') => open + digits + 1,
        Some('、') if open == 0 => digits + '、'.len_utf8(),
        // 1. and 1.5 differ in what follows.
        Some('.') if open == 0 && ascii && !rest[1..].starts_with(|c: char| c.is_ascii_digit()) => digits + 1,
        _ => 0,
    }
}

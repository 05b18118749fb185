//! Names by their characters: Latin words with capitals or digits, or in small letters after a kind noun.
//!
//! Emu3, Qwen2.5-72B-Instruct, Stable Diffusion 3. Deliberately guesses only: the class of such a
//! name comes from the nouns around it, or from the fact that it stands in.

use crate::annotate::form::lexical;
use crate::annotate::frame::firm;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::{Certainty, NameMention, Reason};
use crate::ontology::ClassId;
use crate::span::Span;
use crate::value::{Unit, Value};

/// A Latin word with its inner marks: `Qwen2.5-72B`, `o1-mini`, `GLM-4V`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
}

impl Token<'_> {
    pub fn has_digit(&self) -> bool {
        self.text.bytes().any(|b| b.is_ascii_digit())
    }

    pub fn has_upper(&self) -> bool {
        self.text.bytes().any(|b| b.is_ascii_uppercase()) || self.starts_upper()
    }

    pub fn starts_upper(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The fewest letters of a name without a capital or a digit.
const SMALL: usize = 4;

/// Ends of firms' names that are written with a full stop.
const ABBREVIATED: &[&str] = &[" Inc", " Corp", " Ltd", " Co", " Pte"];
/// What may follow these.
const LIMITED: &[&str] = &[" Ltd", " LTD", ", Ltd", ",Ltd", " Limited"];

/// Whether a text ends in a word, whatever its case.
fn ends_with(text: &str, word: &str) -> bool {
    text.len().checked_sub(word.len()).and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// What begins a name that has an article.
const ARTICLE: &str = "The ";

/// Small words within a name of several.
const JOINERS: &[&str] = &["of", "for", "the", "and", "de", "von"];

/// Small words within the name of an occasion, which join it to no thing that is known: Build with Nami.
const SETTING: &[&str] = &["with", "in", "to", "on"];

/// Whether a word tells a tier; large-v3 does with its version.
pub(crate) fn is_tier(page: &Page<'_>, word: &str) -> bool {
    let (word, version) = word.split_once("-v").unwrap_or((word, "0"));
    version.bytes().all(|b| b.is_ascii_digit() || b == b'.') && page.words.tiers.contains(&word.to_ascii_lowercase())
}

/// Whether the byte at `i` is one of a Latin or Greek letter or a digit: Brainμ, Timothée.
fn letter(bytes: &[u8], i: usize) -> bool {
    let lead = |b: u8| matches!(b, 0xC3..=0xC5 | 0xCE | 0xCF);
    bytes.get(i).is_some_and(|&b| {
        b.is_ascii_alphanumeric()
            || lead(b) && !(b == 0xC3 && bytes.get(i + 1) == Some(&0x97))
            || i > 0 && b & 0xC0 == 0x80 && lead(bytes[i - 1])
    })
}

/// The first byte from `at` on at which a Latin letter or a digit stands; `at` is a character's first byte.
pub(crate) fn next_latin(text: &str, at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        match *text.as_bytes().get(at)? {
            byte if byte.is_ascii_alphanumeric() => return Some(at),
            // Émile
            0xc3..=0xc5 if letter(text.as_bytes(), at) => return Some(at),
            // Most characters are ideographs, of three bytes.
            0xe0..=0xef => at += 3,
            _ => at += 1,
        }
    }
}

/// The Latin token that begins at `start`.
pub(crate) fn token(text: &str, start: usize) -> Option<Token<'_>> {
    let bytes = text.as_bytes();
    let alnum = |i: usize| letter(bytes, i);
    let accented = bytes.get(start).is_some_and(|b| matches!(b, 0xc3..=0xc5)) && letter(bytes, start);
    if !accented && !bytes.get(start).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let mut end = start;
    while end < bytes.len() && end - start < 80 {
        let joins = matches!(bytes[end], b'.' | b'-' | b'_' | b'\'' | b'&' | b'+' | b'/')
            && alnum(end + 1)
            && !(bytes[end] == b'/' && bytes[start..end].iter().any(u8::is_ascii_digit));
        if alnum(end) || joins {
            end += 1;
        } else if bytes[end] == b'+' && !alnum(end + 1) && end > start {
            end += 1;
            break;
        } else {
            break;
        }
    }
    // The longest token may end within a letter of two bytes.
    let end = floor(text, end);
    Some(Token { text: &text[start..end], start, end })
}

/// Whether a year stands at `at`: Nami|2027年.
pub(crate) fn is_year(text: &str, at: usize) -> bool {
    const DIGITS: usize = 4;
    let rest = &text[at..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == DIGITS && rest.starts_with(['1', '2']) && rest[digits..].starts_with('年')
}

/// A word without the year, or the share, that is written right behind it: Nami2027年, Nami51%的股权.
fn before_year<'t>(text: &'t str, token: Token<'t>) -> Token<'t> {
    let letters = token.text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let end = token.start + letters.len();
    let share = || text[token.end..].starts_with('%');
    let dated =
        end < token.end && letters.ends_with(|c: char| c.is_ascii_alphabetic()) && letters.len() > 1 && (is_year(text, end) || share());
    if dated { Token { text: letters, end, ..token } } else { token }
}

/// Where a name that has reached `at` ends once its version, size and grade are taken in.
pub(crate) fn suffix(page: &Page<'_>, at: usize) -> usize {
    let text = page.text;
    let bytes = text.as_bytes();
    let mut end = at;
    for _ in 0..5 {
        let glued = matches!(bytes.get(end), Some(b) if b.is_ascii_alphanumeric());
        let joined = matches!(bytes.get(end), Some(b'-' | b' ' | b'.')) && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        if !glued && !joined {
            break;
        }
        let dashed = joined && bytes[end] == b'-';
        let Some(next) = token(text, end + usize::from(joined)) else { break };
        let first = next.text.as_bytes()[0];
        // Digits that a unit follows count what comes next: 悟空3款.
        let sized = dashed && next.has_upper();
        let counts = first.is_ascii_digit() && !sized && counted(page, next.start, next.end);
        let part = if counts {
            false
        } else if dashed {
            true
        } else if glued {
            lexical::continues(page, next) || end == at && first.is_ascii_digit()
        } else {
            (lexical::continues(page, next) && (next.starts_upper() || first.is_ascii_digit() || is_tier(page, next.text)))
                && !page.words.is_ordinary(next.text)
                || is_tier(page, next.text) && next.starts_upper()
        };
        if !part {
            break;
        }
        end = next.end;
    }
    end
}

/// 4.1-8B: whether a token is a version and a size behind it.
fn is_sized_version(token: &str) -> bool {
    let number = |part: &str| part.starts_with(|c: char| c.is_ascii_digit()) && part.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let sized = |part: &str| part.strip_suffix(['B', 'M', 'T']).is_some_and(number);
    let mut parts = token.split('-');
    parts.next().is_some_and(number) && parts.next().is_some_and(sized)
}

/// Whether the digits at `start` are a quantity of something.
pub(crate) fn counted(page: &Page<'_>, start: usize, end: usize) -> bool {
    let at = page.values.partition_point(|v| (v.span.end as usize) <= start);
    page.values.get(at).is_some_and(|v| {
        let counts = match &v.value {
            // 征程6P: one Latin letter is no unit of a count.
            Value::Quantity(q) if matches!(&q.unit, Unit::Word(w) if w.len() == 1) => false,
            // Luma 4.1-8B: a version and a size, and no range.
            Value::Quantity(_) if is_sized_version(&page.text[start..end]) => false,
            // 岚上Watch 5起售价
            Value::Quantity(_) if page.text[end..].starts_with("起售价") => false,
            // 听涛4.0排在第二, 听涛3.0:采用: nobody counts so.
            Value::Quantity(q) if page.text[start..end].ends_with(".0") && matches!(q.unit, Unit::Word(_) | Unit::None) => false,
            Value::Quantity(q) => {
                q.unit != Unit::None || q.bound.is_some() || q.upto.is_some() || page.text[end..].starts_with(['万', '亿', '千', '百'])
            }
            // 听涛3.0日前发布
            Value::Date(_) | Value::Duration(_) if page.text[start..end].ends_with(".0") => false,
            Value::Date(_) | Value::Duration(_) => page.text[end..].starts_with(is_han) && v.span.end as usize > end,
            Value::Rank(_) => false,
        };
        counts && (v.span.start as usize) <= start && v.span.end as usize >= end
    })
}

/// Latin names of one or more words.
pub(crate) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = next_latin(text, at) {
        let Some(first) = token(text, next) else { break };
        let first = before_year(text, first);
        at = first.end;
        // 192 GB HBM5: the unit of an amount begins no name.
        if page.known_at(first.start).is_none() && page.within_amount(first.start, first.end) {
            continue;
        }
        // C+轮: a word that is known and goes on in Chinese.
        let word = page.word_begins(first.start) && text[first.end..].starts_with(['轮', '+']);
        if page.known_over(first.start).is_some() || is_address(text, first) || word {
            continue;
        }
        if page.known_at(first.start).is_none() && describes(page, first) {
            continue;
        }
        let mut end = first.end;
        let known = page.known_at(first.start).copied();
        // MiniMax-Text-01: what grows onto a firm's name by a hyphen is another thing.
        let hyphened = known.is_some_and(|k| (k.span.end as usize) < first.end && page.ontology.is_a(k.class, page.defaults.agent));
        // CV-X480: nor does a field name what goes on from its name.
        let topic = known.is_some_and(|k| page.is_topic(k.class) && bytes.get(k.span.end as usize) == Some(&b'-'));
        let mut class = known.map(|k| k.class).filter(|_| !hyphened && !topic);
        let named = names_something(page, first);
        if !named && class.is_none() {
            continue;
        }
        if let Some(known) = known {
            end = end.max(known.span.end as usize);
            // Llama 2-13B: what a hyphen adds to a thing's name is a part of it.
            if bytes.get(end) == Some(&b'-') && !page.ontology.is_a(known.class, page.defaults.agent) {
                end = suffix(page, end);
            }
            at = end;
        }
        // An agent's name ends where a known name begins: Google Gemini. What is not known makes a new name with it: Reka Core.
        let agent = class.is_some_and(|c| page.ontology.is_a(c, page.defaults.agent));
        let mut words = 1;
        while words < 6 && bytes.get(end) == Some(&b' ') {
            // Hargrove & Lyle: so joined, two words of which nobody knows are one name.
            let partner = || text[end..].strip_prefix(" & ").and_then(|_| token(text, end + " & ".len()));
            if let Some(next) = partner().filter(|t| class.is_none() && t.starts_upper() && page.known_at(t.start).is_none()) {
                end = next.end;
                words += 1;
                continue;
            }
            let Some(mut next) = token(text, end + 1) else { break };
            // Ian J. Goodrow
            if let Some(over) = initial(text, next).filter(|_| class.is_none_or(|c| c == page.defaults.person)) {
                end = over.end;
                words += 2;
                continue;
            }
            // InferRead CT Lung: an everyday word stands within a name.
            if let Some(over) = token(text, next.end + 1).filter(|t| within_words(page, next, *t)) {
                end = over.end;
                words += 2;
                continue;
            }
            // 开发板UNO Q
            if next.text.len() == 1
                && next.has_upper()
                && page.kind_before(first.start).is_some_and(|c| page.ontology.is_a(c, page.defaults.work))
            {
                end = next.end;
                words += 1;
                continue;
            }
            // 马赫M100 VLA司机大模型: a few capitals begin a description of another thing.
            if known.is_some() && describes_next(page, next) {
                break;
            }
            // IT之家 12 月: a number counts, and makes no other name of an agent's.
            let number = next.text.bytes().all(|b| b.is_ascii_digit());
            if agent && (number || words == 1 && page.known_at(next.start).is_some()) {
                break;
            }
            // Nami C轮融资: which round, and no part of who raises it.
            if next.text.len() == 1 && text[next.end..].trim_start_matches('+').starts_with('轮') {
                break;
            }
            // MMLU 71.4: so many points are no version.
            if class.is_some() && class == page.defaults.yardstick && lexical::is_points(&text[end..next.end]) {
                break;
            }
            // Bank of America: a small word joins two that are not small.
            if (JOINERS.contains(&next.text) || class.is_none() && SETTING.contains(&next.text))
                && let Some(over) = token(text, next.end + 1).filter(|t| t.starts_upper() && bytes[next.end] == b' ')
            {
                next = Token { text: &text[over.start..over.end], start: over.start, end: over.end };
            }
            let versioned = text[first.start..end].bytes().any(|b| b.is_ascii_digit());
            let joins = (next.starts_upper() || is_tier(page, next.text)) && !page.words.is_ordinary(next.text)
                || versioned && is_tier(page, next.text)
                || is_tier(page, next.text) && next.starts_upper()
                || next.has_digit() && !counted(page, next.start, next.end) && (next.text.len() <= 4 || next.has_upper());
            // Nami Agent: what is known as a thing that is made, and an agent of that name.
            let made = |class: Option<ClassId>| class.is_some_and(|c| page.ontology.is_a(c, page.defaults.work));
            let brought = || class.is_none() && made(page.cue_before(text[..first.start].trim_end_matches('的').len()));
            let joins = joins || (made(class) || brought()) && stands_for_itself(page, next);
            // ChatGPT for Kakao
            let made_for = next.text.starts_with("for ");
            let topic = |k: &NameMention| page.is_topic(k.class) && stands_for_itself(page, next);
            // Meta Nami Spark: a word that is known goes on from one that nobody knows.
            let unlike = |k: &NameMention| class.is_some_and(|c| c != k.class) && !(agent && words > 1) && !topic(k);
            if !joins || !made_for && page.known_at(next.start).is_some_and(unlike) {
                break;
            }
            end = next.end;
            words += 1;
        }
        // Perceptron Inc., Perceptron Pte. Ltd.
        let shortened = |end: usize| words > 1 && ABBREVIATED.iter().any(|w| ends_with(&text[first.start..end], w));
        if shortened(end) && bytes.get(end) == Some(&b'.') {
            end += 1;
            let limited = LIMITED.iter().find(|word| text[end..].starts_with(**word));
            end += limited.map_or(0, |word| word.len());
            end += usize::from(limited.is_some() && bytes.get(end) == Some(&b'.'));
        }
        // Luma2量产版: what its edition is called is a part of a thing's name.
        if class.is_none_or(|c| page.ontology.is_a(c, page.defaults.work)) {
            end = edition(page, end);
        }
        let grown = known.is_some_and(|k| k.span.end as usize != end);
        // AI Driver: what goes on from a field's name is none.
        if grown && (agent || class.is_some_and(|c| page.is_topic(c)) && words > 1) {
            class = None;
        }
        at = at.max(end);
        // The Forge: an article with a capital is a part of the name.
        let article =
            text[..first.start].strip_suffix(ARTICLE).filter(|before| known.is_none() && !before.ends_with(char::is_alphanumeric));
        let span = Span::new(article.map_or(first.start, str::len), end);
        if known.is_some_and(|k| k.span == span) {
            continue;
        }
        let certainty = if class.is_some() { Certainty::Context } else { Certainty::Guess };
        let class = *class.get_or_insert(page.defaults.shape);
        page.add(span, class, certainty, Reason::Shape);
    }
}

/// Where the word for an edition ends that begins at `at`; `at`, if none does: Luma2量产版, but Luma2量产版本.
pub(crate) fn edition(page: &Page<'_>, at: usize) -> usize {
    const EDITION: &str = "版";
    const LENGTH: usize = 4;
    let run = page.text[at..].char_indices().take(LENGTH).take_while(|(_, c)| is_han(*c)).find(|(_, c)| EDITION.starts_with(*c));
    let end = run.map(|(length, _)| at + length + EDITION.len()).filter(|&end| page.words.tiers.contains(&page.text[at..end]));
    end.filter(|&end| !page.text[end..].starts_with(['本', '图', '权', '块'])).unwrap_or(at)
}

/// The family name behind a letter that stands for another given name: Ian J. Goodrow.
fn initial<'t>(text: &'t str, next: Token<'t>) -> Option<Token<'t>> {
    let letter = next.text.len() == 1 && next.has_upper() && text[next.end..].starts_with(". ");
    let over = letter.then(|| token(text, next.end + ". ".len())).flatten()?;
    let mut letters = over.text.chars();
    let family = letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_lowercase() || c.is_alphabetic() && !c.is_ascii());
    (family && over.text.len() > 1).then_some(over)
}

/// What a thing that works for somebody is called.
const WORKING: &str = "Agent";

/// Whether that word is not followed by what it would describe: Nami Agent在, but Nami Agent能力.
fn stands_for_itself(page: &Page<'_>, token: Token<'_>) -> bool {
    let rest = page.text[token.end..].trim_start_matches(' ');
    let described =
        || page.kind_after(token.end).is_some() || page.words.begins_generic(rest) || rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    token.text == WORKING && !described()
}

/// Whether a few capitals begin a description before a name in marks or in Latin: TTS模型“听涛”, SPAD芯片Luma2.
fn describes(page: &Page<'_>, token: Token<'_>) -> bool {
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=5;
    const NOUN: usize = 8;
    let capitals = LETTERS.contains(&token.text.len()) && token.text.bytes().all(|b| b.is_ascii_uppercase());
    let rest = &page.text[token.end..];
    let noun: usize = rest.chars().take(NOUN).take_while(|&c| is_han(c)).map(char::len_utf8).sum();
    let named = rest[noun..].starts_with(|c: char| OPENING.contains(&c) || c.is_ascii_uppercase());
    capitals && noun > 0 && named && page.kind_before(token.end + noun).is_some()
}

/// Whether a few capitals and what narrows it down stand before a noun for what is made: VLA司机大模型.
fn describes_next(page: &Page<'_>, token: Token<'_>) -> bool {
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=5;
    LETTERS.contains(&token.text.len())
        && token.text.bytes().all(|b| b.is_ascii_uppercase())
        && page.kind_at(token.end).is_none()
        && page.kind_after(token.end).is_some_and(|class| page.ontology.is_a(class, page.defaults.work))
}

/// Marks that open a name.
const OPENING: &[char] = &['“', '「', '『', '《'];

/// Whether an everyday word of capitals stands between two words of one name.
fn within_words(page: &Page<'_>, next: Token<'_>, over: Token<'_>) -> bool {
    let capitals = next.text.len() <= 3 && next.text.bytes().all(|b| b.is_ascii_uppercase());
    let word = over.starts_upper() && over.text.len() > 2 && over.text.bytes().skip(1).all(|b| b.is_ascii_lowercase());
    capitals
        && word
        && page.text.as_bytes().get(next.end) == Some(&b' ')
        && page.words.is_ordinary(next.text)
        && !page.words.is_ordinary(over.text)
        && page.known_at(over.start).is_none()
        // Lattera CEO Robert Kinney
        && !page.title_begins(next.start)
        && page.known_at(next.start).is_none_or(|k| page.is_topic(k.class))
}

/// Alpha Wave: whether an everyday word written as names are goes on as one that is none.
fn heads_another(page: &Page<'_>, first: Token<'_>) -> bool {
    const LEAST: usize = 4;
    let titled = |t: Token<'_>| t.text.len() >= LEAST && t.starts_upper() && t.text.bytes().skip(1).all(|b| b.is_ascii_lowercase());
    let next = page.text[first.end..].starts_with(' ').then(|| token(page.text, first.end + 1)).flatten();
    titled(first) && next.is_some_and(|next| titled(next) && !page.words.is_ordinary(next.text) && page.known_at(next.start).is_none())
}

/// What begins how many of the first a list has.
const TOP: &str = "TOP";

/// How far before a word the bracket of a code may open, in bytes.
const CODE: usize = 10;

/// Whether a Latin word can be a name by itself.
fn names_something(page: &Page<'_>, token: Token<'_>) -> bool {
    if token.text.len() < 2 || page.words.is_ordinary(token.text) {
        // 进阶版Pro: a tier told by its edition.
        if page.text[..token.start].ends_with('版') && token.starts_upper() && is_tier(page, token.text) {
            return true;
        }
        // 人形机器人H1: a noun for what is made makes a name of it.
        let versioned = token.has_digit() && token.has_upper() && !page.text[..token.start].ends_with(' ');
        let made = || page.kind_before(token.start).is_some_and(|kind| page.ontology.is_a(kind, page.defaults.work));
        return heads_another(page, token) || versioned && made();
    }
    // 高性能计算机TOP100榜单: how many the list has.
    let top = |text: &str| text.get(..TOP.len()).is_some_and(|front| front.eq_ignore_ascii_case(TOP));
    if top(token.text) && token.text.len() > TOP.len() && token.text[TOP.len()..].bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    if crate::annotate::frame::quote::is_code(&page.text[..token.start]) {
        return false;
    }
    // (NASDAQ:NAMI)
    let bracket = page.text[..token.start].bytes().rev().take(CODE).position(|b| b == b'(').map(|back| token.start - 1 - back);
    if bracket.is_some_and(|open| firm::code_end(page.text, open).is_some_and(|end| end > token.end)) {
        return false;
    }
    if token.text.as_bytes()[0].is_ascii_digit() {
        let letters = token.text.bytes().filter(u8::is_ascii_alphabetic).count();
        return letters >= 4 && !page.value_begins(token.start);
    }
    if token.has_upper() {
        // AI-driven, GPU+: every part is ordinary.
        return !token.text.split(['-', '+', '/', '&']).all(|part| part.is_empty() || page.words.is_ordinary(part));
    }
    if token.has_digit() {
        return token.text.len() <= 24 && token.text.bytes().filter(u8::is_ascii_alphabetic).count() <= 12;
    }
    // star已过千: an everyday word.
    if page.words.is_small(token.text) {
        return false;
    }
    // 工具包fastpipe: in small letters where a noun before it says of what kind it is, and no further word follows.
    let alone = !page.text[token.end..].trim_start_matches(' ').starts_with(|c: char| c.is_ascii_alphabetic());
    // 推出的tsuzumi 2
    let numbered = || {
        let rest = page.text[token.end..].strip_prefix(' ').unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let before = &page.text[..token.start];
        let brought = before.strip_suffix('的').unwrap_or(before).len();
        (1..=2).contains(&digits)
            && rest[digits..].starts_with(is_han)
            && page.cue_before(brought).is_some_and(|c| page.ontology.is_a(c, page.defaults.work))
            && !counted(page, token.end + 1, token.end + 1 + digits)
    };
    // 收购nami,: bought, though written small.
    let bought = || {
        let ends = page.text[token.end..].chars().next().is_none_or(|c| matches!(c, ',' | '。' | ';' | '、' | '(' | '的'));
        ends && page.cue_before(token.start) == Some(page.defaults.employer)
    };
    // 发布了fastpipe, fastpipe下载量: brought out or told of as what is made, though written small.
    let made = || {
        let work = |class: Option<ClassId>| class.is_some_and(|c| page.ontology.is_a(c, page.defaults.work));
        let before = &page.text[..token.start];
        work(page.cue_before(before.strip_suffix('的').unwrap_or(before).len())) || work(page.cue_after(token.end))
    };
    // fastpipe由…研发: what a clause begins with.
    let opens = || page.begins_clause(token.start) && page.text[token.end..].starts_with(is_han);
    let named = token.text.len() >= SMALL && (page.kind_before(token.start).is_some() || numbered() || made() || opens());
    token.text.len() <= 24 && alone && (named || bought())
}

fn is_address(text: &str, token: Token<'_>) -> bool {
    let before = &text[..token.start];
    before.ends_with("://")
        || before.ends_with('@')
        || before.ends_with('/')
        || token.text.starts_with("http")
        || token.text.starts_with("www.")
        || text[token.end..].starts_with("://")
        || text[token.end..].starts_with('@')
}

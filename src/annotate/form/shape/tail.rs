//! What stands behind a name as a part of it: its version, its size and grade, its edition; and what only counts.
//!
//! Takes where a name has come to and says where it ends; deliberately takes in no further word of a name.

use crate::annotate::form::lexical;
use crate::annotate::form::shape::token::token;
use crate::annotate::page::{Page, is_han};
use crate::value::{Unit, Value};

/// Whether a word tells a tier; large-v3 does with its version.
pub(crate) fn is_tier(page: &Page<'_>, word: &str) -> bool {
    let (word, version) = word.split_once("-v").unwrap_or((word, "0"));
    version.bytes().all(|b| b.is_ascii_digit() || b == b'.') && page.words.tiers.contains(&word.to_ascii_lowercase())
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

/// Where the word for an edition ends that begins at `at`; `at`, if none does: Luma2量产版, but Luma2量产版本.
pub(crate) fn edition(page: &Page<'_>, at: usize) -> usize {
    const EDITION: &str = "版";
    const LENGTH: usize = 4;
    let run = page.text[at..].char_indices().take(LENGTH).take_while(|(_, c)| is_han(*c)).find(|(_, c)| EDITION.starts_with(*c));
    let end = run.map(|(length, _)| at + length + EDITION.len()).filter(|&end| page.words.tiers.contains(&page.text[at..end]));
    end.filter(|&end| !page.text[end..].starts_with(['本', '图', '权', '块'])).unwrap_or(at)
}

//! Posts in a row: 首席科学家, 中国区总经理, 创始人兼CEO, 董事长、总裁.
//!
//! A post ends in a word of the lexicon; what narrows it may stand before (图书馆馆长). Posts joined by 兼 are one, posts
//! listed with 、 or 和 are several. Deliberately takes no organisation's name into a post.

use super::fill::Fill;
use super::row::{Kind, Row};
use crate::annotate::{Annotations, Reason};
use crate::chinese::Category;
use crate::span::Span;

/// The longest narrowing before the word of a post, in characters.
const NARROWING: usize = 12;

/// The posts that begin at a token, and the byte after the last.
pub(super) fn titles_at(row: &Row, token: usize, text: &str, annotations: &Annotations) -> Option<(Fill, usize)> {
    let mut found: Vec<Span> = Vec::new();
    let mut last = one(row, token, text, annotations)?;
    found.push(span(row, token, last));
    for _ in 0..8 {
        let Some(joint) = row.tokens.get(last + 1) else { break };
        let joint_text = joint.span.of(text);
        let joins = joint_text == "兼";
        let lists = matches!(joint_text, "、" | "和" | "及" | "暨" | "与");
        let next = if joins || lists { last + 2 } else { last + 1 };
        let Some(end) = one(row, next, text, annotations) else { break };
        if lists {
            found.push(span(row, next, end));
        } else if let Some(open) = found.last_mut() {
            open.end = row.tokens[end].span.end;
        }
        last = end;
    }
    Some((Fill::Texts(found), row.tokens[last].span.end as usize))
}

fn span(row: &Row, first: usize, last: usize) -> Span {
    Span { start: row.tokens[first].span.start, end: row.tokens[last].span.end }
}

/// The last token of the post that begins at `token`: its word, after what narrows it.
fn one(row: &Row, token: usize, text: &str, annotations: &Annotations) -> Option<usize> {
    let mut narrowing = 0;
    for (at, found) in row.tokens.iter().enumerate().skip(token) {
        match found.kind {
            Kind::Word(_, Category::Title) => return Some(at),
            Kind::Text | Kind::Word(_, Category::Noun) => {}
            Kind::Name(name) if annotations.names[name as usize].reason == Reason::Kind => {}
            _ => return None,
        }
        narrowing += found.span.of(text).chars().count();
        if narrowing > NARROWING {
            return None;
        }
    }
    None
}

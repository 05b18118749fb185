//! Names in marks: 《…》 names a document, “…” a thing where a noun or a naming verb stands beside it.
//!
//! Deliberately takes no quoted speech and no ironic quote: without such a word, marks name nothing.

use super::page::{Page, floor};
use super::{Certainty, Reason};
use crate::lexicon::Strength;
use crate::span::Span;

/// The longest quoted name in characters.
const LONGEST: usize = 20;
/// The longest title in characters.
const LONGEST_TITLE: usize = 60;

/// Verbs that give a thing its name.
const NAMING: &[&str] = &["名为", "命名为", "取名", "叫做", "名叫", "称为", "代号", "代号为", "定名为", "起名"];

/// Words for a line of things of one name.
const SERIES: &[&str] = &["系列", "家族"];

pub(super) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let mut open: Option<(char, usize)> = None;
    for (at, c) in text.char_indices() {
        match c {
            '《' | '“' | '「' | '【' => open = Some((c, at + c.len_utf8())),
            '》' | '”' | '」' => {
                if let Some((mark, start)) = open.take() {
                    let span = Span::new(start, at);
                    match (mark, c) {
                        ('《', '》') => title(page, span),
                        ('“', '”') | ('「', '」') => quoted(page, span, at + c.len_utf8()),
                        _ => {}
                    }
                }
            }
            '\n' => open = None,
            _ => {}
        }
    }
}

fn title(page: &mut Page<'_>, span: Span) {
    let content = span.of(page.text);
    if content.chars().count() > LONGEST_TITLE || content.is_empty() {
        return;
    }
    page.add(span, page.defaults.title, Certainty::Context, Reason::BookTitle);
}

fn quoted(page: &mut Page<'_>, span: Span, after: usize) {
    let content = span.of(page.text);
    if content.is_empty() || content.chars().count() > LONGEST || content.contains(['。', ',', '!', '?', ';', ':']) {
        return;
    }
    let start = span.start as usize - '“'.len_utf8();
    let before = &page.text[floor(page.text, start.saturating_sub(18))..start];
    // “全球杰出训练营组织奖”: the marks show where the name begins that ends in a head.
    let head = page.words.heads.find_iter(content).filter(|m| m.end() == content.len() && m.start() > 6).last();
    if let Some(head) = head.map(|m| m.pattern().as_usize()).filter(|&h| page.words.head_strengths[h] == Strength::Strong) {
        page.add(span, page.words.head_classes[head], Certainty::Firm, Reason::Head);
        return;
    }
    // “云界”系列大模型
    let rest = &page.text[after..];
    let series = SERIES.iter().find_map(|word| rest.strip_prefix(word)).map(|rest| page.text.len() - rest.len());
    let class = page.kind_before(start).or_else(|| page.kind_at(series.unwrap_or(after)).map(|k| k.0));
    if let Some(class) = class {
        page.add(span, class, Certainty::Context, Reason::Quotation);
    } else if before.ends_with('的')
        && page
            .candidates
            .iter()
            .any(|c| c.span.end as usize == start - '的'.len_utf8() && page.ontology.is_a(c.class, page.defaults.agent))
        && content.chars().count() <= 6
    {
        // 同济大学的“云锦”
        page.add(span, page.defaults.shape, Certainty::Guess, Reason::Quotation);
    } else if series.is_some()
        || NAMING.iter().any(|w| before.ends_with(w))
        || content.bytes().any(|b| b.is_ascii_digit()) && !page.values.iter().any(|v| v.span.start == span.start)
    {
        page.add(span, page.defaults.shape, Certainty::Guess, Reason::Quotation);
    }
}

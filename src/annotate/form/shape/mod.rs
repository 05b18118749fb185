//! Names by their characters: Latin words with capitals or digits, or in small letters after a kind noun.
//!
//! Emu3, Qwen2.5-72B-Instruct, Stable Diffusion 3. Goes through the Latin words of a text: `alone` says which is a name by
//! itself, `joined` which words go on from it, `tail` how it ends. Deliberately guesses only: the class of such a name comes
//! from the nouns around it, or from the fact that it stands in.

mod alone;
mod joined;
mod tail;
mod token;

use crate::annotate::page::Page;
use crate::annotate::{Certainty, Reason};
use crate::span::Span;
use joined::Growing;
pub(crate) use tail::{counted, edition, is_tier, suffix};
pub(crate) use token::{Token, is_year, next_latin, token};

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

/// Latin names of one or more words.
pub(crate) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let mut at = 0;
    while let Some(next) = next_latin(text, at) {
        let Some(first) = token(text, next) else { break };
        let first = token::before_year(text, first);
        at = first.end;
        let Some(mut name) = begin(page, first) else { continue };
        name.grow(page);
        name.end = firm_end(text, &name);
        // Luma2量产版: what its edition is called is a part of a thing's name.
        if name.class.is_none_or(|c| page.ontology.is_a(c, page.defaults.work)) {
            name.end = edition(page, name.end);
        }
        at = at.max(name.end);
        add(page, &name);
    }
}

/// The name that begins with a word; none, if the word is no name and begins none.
fn begin<'t>(page: &Page<'_>, first: Token<'t>) -> Option<Growing<'t>> {
    if begins_none(page, first) {
        return None;
    }
    let known = page.known_at(first.start).copied();
    let class = known.filter(|k| {
        // MiniMax-Text-01: what grows onto a firm's name by a hyphen is another thing.
        let hyphened = (k.span.end as usize) < first.end && page.ontology.is_a(k.class, page.defaults.agent);
        // CV-X480: nor does a field name what goes on from its name.
        let topic = page.is_topic(k.class) && page.text.as_bytes().get(k.span.end as usize) == Some(&b'-');
        !hyphened && !topic
    });
    let class = class.map(|k| k.class);
    if class.is_none() && !alone::names_something(page, first) {
        return None;
    }
    let mut end = first.end;
    if let Some(known) = known {
        end = end.max(known.span.end as usize);
        // Llama 2-13B: what a hyphen adds to a thing's name is a part of it.
        if page.text.as_bytes().get(end) == Some(&b'-') && !page.ontology.is_a(known.class, page.defaults.agent) {
            end = suffix(page, end);
        }
    }
    // An agent's name ends where a known name begins: Google Gemini. What is not known makes a new name with it: Reka Core.
    let agent = class.is_some_and(|c| page.ontology.is_a(c, page.defaults.agent));
    Some(Growing { first, known, class, agent, end, words: 1 })
}

/// Whether no name begins with a word, whatever its letters.
fn begins_none(page: &Page<'_>, first: Token<'_>) -> bool {
    let unknown = page.known_at(first.start).is_none();
    // 192 GB HBM5: the unit of an amount begins no name.
    unknown && page.within_amount(first.start, first.end)
        // C+轮: a word that is known and goes on in Chinese.
        || page.word_begins(first.start) && page.text[first.end..].starts_with(['轮', '+'])
        || page.known_over(first.start).is_some()
        || token::is_address(page.text, first)
        || unknown && alone::describes(page, first)
}

/// Where a name ends with what shortens the form of a firm: Perceptron Inc., Perceptron Pte. Ltd.
fn firm_end(text: &str, name: &Growing<'_>) -> usize {
    let bytes = text.as_bytes();
    let so_far = &text[name.first.start..name.end];
    if name.words == 1 || bytes.get(name.end) != Some(&b'.') || !ABBREVIATED.iter().any(|word| ends_with(so_far, word)) {
        return name.end;
    }
    let end = name.end + 1;
    let Some(limited) = LIMITED.iter().find(|word| text[end..].starts_with(**word)) else { return end };
    let end = end + limited.len();
    end + usize::from(bytes.get(end) == Some(&b'.'))
}

/// Adds a name, unless it is no more than one of the lexicon.
fn add(page: &mut Page<'_>, name: &Growing<'_>) {
    let grown = name.known.is_some_and(|k| k.span.end as usize != name.end);
    // AI Driver: what goes on from a field's name is none; nor is what goes on from an agent's an agent.
    let other = grown && (name.agent || name.class.is_some_and(|c| page.is_topic(c)) && name.words > 1);
    let class = name.class.filter(|_| !other);
    // The Forge: an article with a capital is a part of the name.
    let article = page.text[..name.first.start]
        .strip_suffix(ARTICLE)
        .filter(|before| name.known.is_none() && !before.ends_with(char::is_alphanumeric));
    let span = Span::new(article.map_or(name.first.start, str::len), name.end);
    if name.known.is_some_and(|k| k.span == span) {
        return;
    }
    let certainty = if class.is_some() { Certainty::Context } else { Certainty::Guess };
    page.add(span, class.unwrap_or(page.defaults.shape), certainty, Reason::Shape);
}

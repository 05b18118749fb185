//! Things called by what stands behind the brand in their names: M3 after Loomer-M3, X5 Pro after 云镜X5 Pro.
//!
//! Takes the names of the text, makes such short forms of words that only their letters make names; gives them with the longer
//! names that they stand for. Deliberately takes none with which two names end, that the lexicon knows, or that stands right
//! behind another name (岚图M3).

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::page::{Page, is_han};
use crate::annotate::{Certainty, NameMention, Reason};
use crate::lexicon::EntryIndex;
use crate::span::Span;

/// What parts a brand from what stands behind it.
const PARTING: &[char] = &['-', ' ', '·'];
/// The most letters before the digits behind a hyphen: R1, but Foo-Bar2 may be built on Bar2.
const LETTERS: usize = 3;

/// Makes short forms of the guesses that are what a longer name ends with; gives each longer name and the first mention of its form.
pub(crate) fn find(page: &Page<'_>, names: &mut [NameMention]) -> Vec<(Span, Span)> {
    let mut forms: BTreeMap<&str, Option<NameMention>> = BTreeMap::new();
    for name in names.iter().filter(|n| n.reason != Reason::Kind && page.ontology.is_a(n.class, page.defaults.work)) {
        let text = name.span.of(page.text);
        let same = |known: &NameMention| known.span.of(page.text) == text;
        if let Some(form) = behind_brand(text) {
            forms.entry(form).and_modify(|known| *known = known.filter(same)).or_insert(Some(*name));
        }
    }
    if forms.is_empty() {
        return Vec::new();
    }
    // Of what the lexicon knows: what the text calls by a name that is no such form.
    let fuller: BTreeSet<EntryIndex> = names.iter().filter(|n| !forms.contains_key(n.span.of(page.text))).filter_map(|n| n.entry).collect();
    let mut pairs: BTreeMap<Span, Span> = BTreeMap::new();
    let mut end = 0;
    for name in names.iter_mut() {
        let behind = std::mem::replace(&mut end, name.span.end) == name.span.start && name.span.start > 0;
        // K2.5, where the lexicon knows K2, grew from that.
        // K2, which the lexicon knows too, where the text has no more of that.
        let grown = name.reason == Reason::Lexicon && name.entry.is_none_or(|entry| !fuller.contains(&entry)) && works(page, name);
        if !grown && (name.reason != Reason::Shape || name.certainty != Certainty::Guess) || behind {
            continue;
        }
        if let Some(full) = forms.get(name.span.of(page.text)).copied().flatten() {
            pairs.entry(full.span).or_insert(name.span);
            (name.class, name.reason, name.certainty, name.entry) = (full.class, Reason::Alias, Certainty::Context, None);
        }
    }
    pairs.into_iter().collect()
}

/// Whether a name is of what is made and no yardstick.
fn works(page: &Page<'_>, name: &NameMention) -> bool {
    page.ontology.is_a(name.class, page.defaults.work) && !page.is_yardstick(name.class)
}

/// What stands behind the brand in a name: capitals and digits behind a word without any.
fn behind_brand(name: &str) -> Option<&str> {
    // 昆阳2.0 of 星涛·昆阳2.0
    if let Some((_, form)) = name.split_once('·')
        && form.starts_with(is_han)
        && form.chars().nth(1).is_some_and(is_han)
    {
        return Some(form);
    }
    let mut last = None;
    let begins = |&(at, c): &(usize, char)| {
        let before = last.replace(c);
        at > 1 && c.is_ascii_uppercase() && before.is_some_and(|b| is_han(b) || PARTING.contains(&b))
    };
    let (at, _) = name.char_indices().find(begins)?;
    let (brand, form) = (&name[..at], &name[at..]);
    let letters = form.bytes().take_while(u8::is_ascii_alphabetic).count();
    let short = letters <= LETTERS && form[letters..].starts_with(|c: char| c.is_ascii_digit());
    let named = !brand.contains(|c: char| c.is_ascii_digit()) && brand.trim_end_matches(PARTING).len() > 1;
    (named && form.bytes().any(|b| b.is_ascii_digit()) && form.is_ascii() && (short || !brand.ends_with('-'))).then_some(form)
}

#[cfg(test)]
mod tests {
    use crate::annotate::Reason;
    use crate::article::{Article, Field};
    use crate::extractor::Extractor;

    /// The short forms of a text, each with the name that it stands for.
    fn told(text: &str) -> Vec<(String, String)> {
        let extractor = Extractor::builtin().unwrap_or_else(|_| panic!("the built-in rules load"));
        let article = Article { fields: vec![Field { name: "body".into(), text: text.into(), offset: 0 }], ..Article::default() };
        let (document, annotations) = extractor.annotate(&article);
        let written = |i: u32| annotations.names[i as usize].span.of(&document.text).to_owned();
        let aliases = annotations.aliases.iter().filter(|(_, short)| annotations.names[*short as usize].reason == Reason::Alias);
        aliases.map(|&(full, short)| (written(short), written(full))).collect()
    }

    #[test]
    fn what_stands_behind_a_brand_stands_for_the_whole_name() {
        let cases: &[(&str, &[(&str, &str)])] = &[
            ("云川科技发布大模型Loomer-M3。M3参数量为235B。", &[("M3", "Loomer-M3")]),
            ("云川科技发布大模型Loomer M3。目前，M3已经开源。", &[("M3", "Loomer M3")]),
            ("云川科技推出AR眼镜云镜X5 Pro。X5 Pro售价3299元。", &[("X5 Pro", "云镜X5 Pro")]),
            // With which of two it goes, nobody knows.
            ("云川科技发布大模型Loomer-R7，听风科技发布大模型Nami-R7。R7参数量为235B。", &[]),
            // What it may be built on.
            ("云川科技发布大模型Loomer-Nami2。Nami2参数量为7B。", &[]),
            ("云川科技发布大模型Loomer2-S3。S3参数量为7B。", &[]),
        ];
        for (text, wanted) in cases {
            let wanted: Vec<(String, String)> = wanted.iter().map(|&(short, full)| (short.to_owned(), full.to_owned())).collect();
            assert_eq!(told(text), wanted, "{text}");
        }
    }
}

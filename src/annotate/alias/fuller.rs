//! Names with what the text writes right before and behind them: 英伟达H100, Rubin GPU, 云川公司.
//!
//! Takes the names of the text, gives of each thing that is made the writing with its maker's name and with a Latin term that says what
//! it is, of each organisation that with a noun that says no more, of each Latin occasion that without such a noun. Deliberately makes no mention of it: it is another form of the same name, which somebody may look for.

use crate::annotate::page::Page;
use crate::annotate::{NameMention, Reason};
use crate::span::Span;

/// The longer writings, each with the name that it is of.
pub(crate) fn find(page: &Page<'_>, names: &[NameMention]) -> Vec<(u32, Span)> {
    let mut found = Vec::new();
    for (nth, name) in names.iter().enumerate() {
        if name.reason == Reason::Kind {
            continue;
        }
        if acts(page, name) {
            let end = name.span.end as usize;
            let noun = SAME.iter().find(|noun| page.text[end..].starts_with(**noun));
            found.extend(noun.map(|noun| (nth as u32, Span::new(name.span.start as usize, end + noun.len()))));
            continue;
        }
        if page.recurs(name.class) {
            let text = name.span.of(page.text);
            let stem = OCCASIONS.iter().find_map(|noun| text.strip_suffix(noun)).filter(|stem| edition(stem));
            found.extend(stem.map(|stem| (nth as u32, Span::new(name.span.start as usize, name.span.start as usize + stem.len()))));
            continue;
        }
        if !page.ontology.is_a(name.class, page.defaults.work) {
            continue;
        }
        let maker = nth.checked_sub(1).map(|before| &names[before]).filter(|before| makes(page, before, name));
        let term = names.get(nth + 1).filter(|next| tells(page, name, next));
        if maker.is_some() || term.is_some() {
            let start = maker.map_or(name.span.start, |maker| maker.span.start);
            let end = term.map_or(name.span.end, |term| term.span.end);
            found.push((nth as u32, Span::new(start as usize, end as usize)));
        }
    }
    found
}

/// Nouns behind the Latin name of an occasion, which is as often written without: Automate 2026大会.
const OCCASIONS: &[&str] = &["大会", "展会", "峰会", "会议"];

/// Whether a Latin name tells of which year an occasion is.
fn edition(stem: &str) -> bool {
    stem.is_ascii() && stem.starts_with(|c: char| c.is_ascii_uppercase()) && stem.ends_with(|c: char| c.is_ascii_digit())
}

/// Nouns behind an organisation's name that only say what it is: 云川公司, 云川团队.
const SAME: &[&str] = &["公司", "团队", "集团"];

/// Whether a name is an organisation's.
fn acts(page: &Page<'_>, name: &NameMention) -> bool {
    page.ontology.is_a(name.class, page.defaults.agent) && name.class != page.defaults.person
}

/// Whether no more than a space stands between two names.
fn beside(page: &Page<'_>, left: &NameMention, right: &NameMention) -> bool {
    let between = page.text.get(left.span.end as usize..right.span.start as usize);
    between.is_some_and(|between| between.is_empty() || between == " ")
}

/// 英伟达 before H100: whether an organisation's name stands right before a thing's.
fn makes(page: &Page<'_>, maker: &NameMention, name: &NameMention) -> bool {
    acts(page, maker) && maker.reason != Reason::Kind && beside(page, maker, name)
}

/// GPU behind Rubin: whether a Latin term stands right behind a thing's Latin name.
fn tells(page: &Page<'_>, name: &NameMention, term: &NameMention) -> bool {
    let latin = |name: &NameMention| name.span.of(page.text).is_ascii();
    page.is_topic(term.class) && latin(name) && latin(term) && beside(page, name, term)
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Field};
    use crate::extractor::Extractor;

    #[test]
    fn names_are_written_with_what_stands_beside_them() {
        let extractor = Extractor::builtin().unwrap_or_else(|_| panic!("the built-in rules load"));
        let fuller = |text: &str| {
            let article = Article { fields: vec![Field { name: "body".into(), text: text.into(), offset: 0 }], ..Article::default() };
            let (document, annotations) = extractor.annotate(&article);
            let written = annotations.fuller.iter().map(|(_, span)| span.of(&document.text).to_owned());
            written.collect::<Vec<_>>()
        };
        assert_eq!(fuller("云川科技采购了英伟达H100。"), ["英伟达H100"]);
        assert_eq!(fuller("该系统内置4颗H100 GPU。"), ["H100 GPU"]);
        assert_eq!(fuller("英伟达公司拆股。"), ["英伟达公司"]);
        assert_eq!(fuller("英伟达发布H100。").len(), 0);
    }
}

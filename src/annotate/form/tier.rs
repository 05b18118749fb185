//! Tiers named by what tells them apart: 14B after 墨池3-14B and 墨池3-2B, Max after 墨池3-Mini and 墨池3-Max.
//!
//! Takes the names of the text, gives the mentions of such short forms with the longer names that they stand for. Deliberately
//! takes none where the text names one tier of a family only, or where two families have the same: Qwen3-8B, which something
//! else is built on, is not what 8B says there. A size that counts (参数量为14B, 从2B到14B) stays a value.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::form::forms::Forms;
use crate::annotate::page::{Page, is_han};
use crate::annotate::{Certainty, NameMention, Reason};
use crate::span::Span;

/// What parts a tier from the name before it.
const PARTING: &[char] = &['-', ' ', '·'];
/// Behind these a clause begins, or an item of a list.
const OPENING: &[char] = &[',', '。', ';', ':', '、', '(', '“', '\n', '而', '和', '与', '及', '中', '上', '款', '为', '是'];
/// What follows a size that counts, or an item of a list of sizes.
const COUNTING: &[&str] = &[
    "参数",
    "规模",
    "大小",
    "体量",
    "量级",
    "级",
    "以上",
    "以下",
    "左右",
    "到",
    "至",
    "起",
    "和",
    "与",
    "及",
    "以及",
    "等",
    "三",
    "两",
    "四",
    "种",
    "个",
    "的参数",
];

/// What follows a version that stands for the whole name: 1.5是…, 2.0版.
const BEHIND_VERSION: &[char] = &['是', '的', '版', '在', '不', '已', '也', '还', '则', '将', '用', '采'];

/// Adds the mentions of tiers; gives each longer name and the first mention of its form.
pub(crate) fn find(page: &Page<'_>, names: &mut Vec<NameMention>) -> Vec<(Span, Span)> {
    let mut grown = grown(page, names);
    let tiers = tiers(page, names);
    if tiers.is_empty() {
        return grown;
    }
    let forms = Forms::new(tiers.iter().map(|(form, full)| (*form, *full)));
    let mut added: Vec<NameMention> = Vec::new();
    let mut pairs: BTreeMap<Span, Span> = BTreeMap::new();
    for (start, end, full) in forms.within(page.text) {
        let span = Span::new(start, end);
        let free =
            !crate::annotate::overlaps(names, span) || names.binary_search_by_key(&span, |n| n.span).is_ok_and(|at| guessed(&names[at]));
        if free && stands(page.text, span) {
            pairs.entry(full.span).or_insert(span);
            added.push(NameMention { span, class: full.class, certainty: Certainty::Context, reason: Reason::Alias, entry: None });
        }
    }
    names.retain(|n| !crate::annotate::overlaps(&added, n.span));
    names.extend(added);
    names.sort_by_key(|n| n.span.start);
    grown.extend(pairs);
    grown
}

/// So many versions are looked for in a text.
const MOST: usize = 16;
/// Verbs of growing into a version, and the particles between.
const GROWN: &[&str] = &["升级", "迭代", "更新", "演进", "进化"];
const INTO: [char; 4] = ['到', '至', '为', '成'];

/// 听涛已迭代至2.5版: adds the mentions of versions that things have grown into, where the text has the whole name 听涛2.5 as well.
fn grown(page: &Page<'_>, names: &mut Vec<NameMention>) -> Vec<(Span, Span)> {
    let text = page.text;
    let into = |at: usize| text[..at].strip_suffix(INTO).is_some_and(|verb| GROWN.iter().any(|w| verb.ends_with(w)));
    let known: BTreeSet<&str> = names.iter().filter(|n| n.reason != Reason::Kind).map(|n| n.span.of(text)).collect();
    let mut versions: BTreeMap<&str, NameMention> = BTreeMap::new();
    for name in names.iter().filter(|n| page.ontology.is_a(n.class, page.defaults.work)) {
        if let Some((family, version)) = version(name.span.of(text))
            && known.contains(family.trim_end_matches(PARTING))
        {
            versions.entry(version).or_insert(*name);
        }
    }
    let mut added: Vec<NameMention> = Vec::new();
    let mut pairs = Vec::new();
    for (version, full) in versions.into_iter().take(MOST) {
        let stands = |at: usize| into(at) && text[at + version.len()..].starts_with(['版', ',', '。']);
        let spans = text.match_indices(version).filter(|&(at, _)| stands(at)).map(|(at, _)| Span::new(at, at + version.len()));
        for span in spans.filter(|&span| !crate::annotate::overlaps(names, span)) {
            pairs.push((full.span, span));
            added.push(NameMention { span, class: full.class, certainty: Certainty::Context, reason: Reason::Alias, entry: None });
        }
    }
    names.extend(added);
    names.sort_by_key(|n| n.span.start);
    pairs
}

/// Whether nothing but its Latin letters makes a name of it.
fn guessed(name: &NameMention) -> bool {
    name.certainty == Certainty::Guess && name.reason == Reason::Shape
}

/// The forms of tiers that one name of the text has, each with the name.
fn tiers<'t>(page: &Page<'t>, names: &[NameMention]) -> BTreeMap<&'t str, NameMention> {
    // By what stands before a tier: the tiers of the text.
    let mut families: BTreeMap<&str, BTreeMap<&str, NameMention>> = BTreeMap::new();
    let works = names.iter().filter(|n| n.reason != Reason::Kind && page.ontology.is_a(n.class, page.defaults.work));
    for name in works {
        let text = name.span.of(page.text);
        // The longest tier stands behind the shortest name.
        let parted = text.match_indices(PARTING).map(|(at, mark)| (&text[..at], &text[at + mark.len()..]));
        if let Some((family, tier)) = parted.into_iter().find(|(family, tier)| is_tier(page, family, tier)).or_else(|| version(text)) {
            families.entry(family).or_default().entry(tier).or_insert(*name);
        }
    }
    let mut forms: BTreeMap<&str, Option<NameMention>> = BTreeMap::new();
    for (tier, name) in families.into_values().filter(|tiers| tiers.len() > 1).flatten() {
        forms.entry(tier).and_modify(|known| *known = None).or_insert(Some(name));
    }
    if forms.is_empty() {
        return BTreeMap::new();
    }
    let whole: BTreeSet<&str> = names.iter().filter(|n| !guessed(n)).map(|n| n.span.of(page.text)).collect();
    forms.into_iter().filter(|(form, _)| !whole.contains(form)).filter_map(|(form, name)| Some((form, name?))).collect()
}

/// Whether what follows a family's name tells a tier: sizes and the lexicon's words, or a Latin word behind a version.
fn is_tier(page: &Page<'_>, family: &str, tier: &str) -> bool {
    let listed = |part: &str| is_size(part) || page.words.tiers.contains(&part.to_ascii_lowercase());
    let versioned = family.ends_with(|c: char| c.is_ascii_digit());
    let word = tier.len() >= 3 && tier.bytes().all(|b| b.is_ascii_alphabetic()) && tier.starts_with(|c: char| c.is_ascii_uppercase());
    tier.len() > 1 && !tier.starts_with('A') && (tier.split(PARTING).all(listed) || versioned && word)
}

/// 听涛1.5: the family and its version.
fn version(name: &str) -> Option<(&str, &str)> {
    let family = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let version = &name[family.len()..];
    (family.trim_end_matches(' ').ends_with(|c: char| is_han(c) || c.is_ascii_alphabetic()) && is_version(version))
        .then_some((family, version))
}

/// 1.5, 2.0.
fn is_version(part: &str) -> bool {
    part.split_once('.').is_some_and(|(major, minor)| major.len() == 1 && minor.len() == 1)
        && part.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// 14B, 0.6B, A9B.
fn is_size(part: &str) -> bool {
    let digits = part.strip_prefix('A').unwrap_or(part).strip_suffix(['B', 'M', 'b', 'm']);
    digits.is_some_and(|d| d.starts_with(|c: char| c.is_ascii_digit()) && d.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

/// Whether a form stands as a name would: a clause or an item begins with it, and it counts nothing.
fn stands(text: &str, span: Span) -> bool {
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let opens = before.trim_end_matches(' ').chars().next_back().is_none_or(|c| OPENING.contains(&c));
    let after = after.trim_start_matches(' ');
    let counts = span.of(text).starts_with(|c: char| c.is_ascii_digit()) && COUNTING.iter().any(|word| after.starts_with(word));
    let versioned = !is_version(span.of(text)) || after.starts_with(BEHIND_VERSION);
    opens && after.starts_with(is_han) && !counts && versioned
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
    fn tiers_stand_for_the_longer_names() {
        let cases: &[(&str, &[(&str, &str)])] = &[
            (
                "云川科技开源大模型Loom-8B和Loom-110B-A9B。在MMMU上，110B-A9B得到78.6分。8B版在OCRBench上拿下891分。",
                &[("110B-A9B", "Loom-110B-A9B"), ("8B", "Loom-8B")],
            ),
            (
                "云川科技推出大模型Loom-3-Mini与Loom-3-Max。其中Max拿到88.4分，Mini则为70.2分。",
                &[("Max", "Loom-3-Max"), ("Mini", "Loom-3-Mini")],
            ),
            ("云川科技推出大模型Ink 2-Dot与Ink 2-Max。Dot主打端侧。", &[("Dot", "Ink 2-Dot")]),
            (
                "云川科技推出大模型 Loom 3 Mini 与 Loom 3 Max。Max 拿到 88.4 分，Mini 的参数量为 1.7B。",
                &[("Max", "Loom 3 Max"), ("Mini", "Loom 3 Mini")],
            ),
            ("云川科技做过听涛1.0和听涛1.5。1.0是在别人的底座上微调的，1.5是从头训练的。", &[("1.0", "听涛1.0"), ("1.5", "听涛1.5")]),
            ("云川科技做过听涛1.0和听涛1.5。得分1.0，耗时1.5小时。", &[]),
            // One tier of a family tells nothing.
            ("云川科技以Qwen3-8B为底座训练了新模型。8B版已经开源。", &[]),
            // What two families have.
            ("云川科技比较了Loom-8B、Loom-2B、Nami-8B和Nami-2B。8B版更快。", &[]),
            // Sizes that count.
            ("云川科技推出大模型Loom-8B与Loom-2B，8B参数的那款更快，2B到8B之间没有别的。", &[]),
        ];
        for (text, wanted) in cases {
            let wanted: Vec<(String, String)> = wanted.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
            let mut found = told(text);
            found.sort();
            assert_eq!(found, wanted, "{text}");
        }
    }
}

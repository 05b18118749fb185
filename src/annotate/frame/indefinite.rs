//! Noun phrases that only say what something is, whatever their words: 一款唐卡生成模型, 名为X的植物图像数据集.
//!
//! Takes where a phrase stands that ends in a noun, says whether the words before it bring in one of a kind. Deliberately finds
//! nothing itself.

use crate::annotate::page::{Page, floor};
use crate::annotate::words::List;

/// What brings in one of a kind, before the classifier.
const ONE: char = '一';
/// Classifiers of things and of those who act.
const CLASSIFIERS: &[char] = &['款', '个', '种', '只', '套', '台', '颗', '份', '家', '项', '支', '类', '枚', '组', '批', '间', '所'];
/// Words after which a name stands that the noun behind it describes.
const NAMING: &[&str] = &["名为", "名叫", "叫做", "叫作", "叫", "取名", "称为", "代号"];
/// How far before the noun the classifier or the name stands, in bytes.
const REACH: usize = 120;

/// The copula, and adverbs before it.
const IS: char = '是';
const ADVERBS: &[char] = &['就', '正', '则', '也', '便', '都', '还'];
/// Marks around a clause.
const CLOSES: &[char] = &[',', '。', ';', ':', '!', '?', '\n', '(', ')', '—'];
/// How far before it a name may stand in quotation marks that stands without them here, in bytes.
const NAMED_REACH: usize = 1200;

/// Whether the phrase from `start` to `end` describes one of its kind and names none.
pub(crate) fn describes(page: &Page<'_>, start: usize, end: usize) -> bool {
    if !page.found.kind_ends(end) {
        return false;
    }
    let before = &page.text[floor(page.text, start.saturating_sub(REACH))..start];
    if counted(before) || predicates(page, before, start, end) {
        return true;
    }
    let Some(modifier) = before.strip_suffix('的') else { return false };
    let clause = modifier.rsplit([',', '。', ';', ':', '!', '?', '\n', '(', '—']).next().unwrap_or_default();
    let name = NAMING.iter().filter_map(|verb| clause.rfind(verb).map(|at| &clause[at + verb.len()..])).min_by_key(|name| name.len());
    if name.is_some_and(|name| !name.trim().is_empty() && !name.contains('、')) {
        return true;
    }
    // 一家公司研发的听涛大模型: the classifier is another's.
    let from = start - '的'.len_utf8() - clause.len();
    let own = |(at, c): (usize, char)| CLASSIFIERS.contains(&c) && counted(&clause[..at + c.len_utf8()]);
    let classifier = clause.char_indices().rfind(|&sign| own(sign));
    classifier.is_some_and(|(at, c)| !page.found.holds(List::Kind, from + at + c.len_utf8(), start))
}

/// “听涛”是云川科技推出的海浪大模型: whether all that a clause says is what the name before its copula is, up to the noun that ends at `end`.
fn predicates(page: &Page<'_>, before: &str, start: usize, end: usize) -> bool {
    let closed = page.text[end..].chars().next().is_none_or(|c| CLOSES.contains(&c));
    let clause = before.rsplit(CLOSES).next().unwrap_or_default();
    let Some(copula) = clause.find(IS).filter(|_| closed) else { return false };
    let said = &clause[copula + IS.len_utf8()..];
    let subject = clause[..copula].trim_end_matches(ADVERBS);
    let near = || &page.text[floor(page.text, start.saturating_sub(NAMED_REACH))..start];
    let named = subject.ends_with(['”', '》'])
        || subject.ends_with(|c: char| c.is_ascii_alphanumeric())
        || subject.chars().count() > 1 && near().contains(&format!("“{subject}”"));
    named && (said.is_empty() || said.ends_with('的'))
}

/// Whether a text ends in 一款, 一家 and the like, and not in 第一款.
fn counted(text: &str) -> bool {
    let number = text.strip_suffix(CLASSIFIERS).and_then(|rest| rest.strip_suffix(ONE));
    number.is_some_and(|rest| !rest.ends_with(['第', '十', '百', '千', '万', '唯', '同', '另', '这', '那', '每', '下', '上']))
}

//! The nouns and verbs around a quotation that tell what it names: “云岭”先进计算中心, “在场”是一款App.
//!
//! Each takes the page and where the quotation ends (or what stands before it) and gives a class, or whether it does so;
//! deliberately does not weigh one against another: that is `named`.

use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};
use crate::chinese::OneOf;
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::span::Span;

/// Verbs that give a thing its name.
pub(super) static NAMING: OneOf = OneOf::new(&[
    "名为",
    "命名为",
    "取名",
    "叫做",
    "叫作",
    "名叫",
    "简称",
    "简称为",
    "以下简称",
    "又称",
    "亦称",
    "称为",
    "代号",
    "代号为",
    "定名为",
    "起名",
    "叫",
    "唤作",
    "化名",
]);

/// Verbs of what a thing is for, that begin what modifies it.
pub(super) static MODIFYING: OneOf = OneOf::new(&["用于", "面向", "针对", "专为", "服务于", "适用于", "主打", "专攻"]);

/// The end of a text from where its last clause begins.
pub(super) fn before_clause(text: &str) -> &str {
    const REACH: usize = 60;
    let near = &text[floor(text, text.len().saturating_sub(REACH))..];
    near.rsplit([',', '。', ';', ':', '、', '\n', '—', '!', '?']).next().unwrap_or_default()
}

/// What follows a name in its clause and makes no compound with it: 开发的“蜂鸟翻译”能讲….
const GOING_ON: &[char] =
    &['能', '会', '可', '也', '已', '是', '有', '在', '将', '则', '只', '仅', '还', '被', '由', '用', '以', '均', '都', '于', '从'];

/// Whether everyday words at the end of what is said are a name: one word (推出“账簿”, but no 推出“免费”服务), or whatever is
/// brought by a verb with an aspect or a clause of its own (部署了“小满坐席”, 训练的“谷雨”).
pub(super) fn word(page: &Page<'_>, span: Span, after: usize) -> bool {
    const ONE: usize = 3;
    let one = page.found.is_word(span.start as usize, span.end as usize) && span.len() > ONE;
    let mark = span.start as usize - '“'.len_utf8();
    let told = page.text[..mark].ends_with(['了', '的']) && span.len() > ONE && span.of(page.text).chars().all(char::is_alphanumeric);
    let rest = &page.text[after..];
    (one || told)
        && (rest.is_empty()
            || rest.starts_with([',', '。', ';', '、', ')', '\n', '和', '与', '及', '!', '—', '“', '后', '时', '之'])
            || told && (page.breaks_at(after) || rest.starts_with(GOING_ON))
            || rest.strip_prefix('(').is_some_and(|alias| alias.starts_with(|c: char| c.is_ascii_uppercase())))
}

/// Adverbs between a name and the number of what it has.
static ONLY: OneOf = OneOf::new(&["其实只有", "只有", "仅有", "总共有", "拥有", "共有", "有", "仅"]);

/// The class of the noun behind a quotation that ends the names of things made: “云岭”先进计算中心.
pub(super) fn headed_by(page: &Page<'_>, after: usize) -> Option<ClassId> {
    /// The longest that narrows it down, in bytes.
    const NARROWING: usize = 12;
    let strong = |hit: &Hit| {
        let class = page.words.head_classes[hit.number as usize];
        page.words.head_strengths[hit.number as usize] == Strength::Strong && page.ontology.is_a(class, page.defaults.work)
    };
    let head = page.found.within(List::Head, after, floor(page.text, after + 2 * NARROWING)).find(strong)?;
    let joined = head.start <= after + NARROWING
        && page.text[after..head.start].char_indices().all(|(at, c)| is_han(c) && c != '的' && !page.breaks_at(after + at))
        && page.known_within(after, head.end).is_none();
    joined.then(|| page.words.head_classes[head.number as usize])
}

/// The class of what has so many of the parts that a cue tells: “豆粒”只有1.5B参数.
pub(super) fn counted_parts(page: &Page<'_>, after: usize) -> Option<ClassId> {
    let rest = &page.text[after..];
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let word = ONLY.opening(rest)?;
    let at = page.text.len() - rest.len() + word.len();
    let value = page.values.get(page.values.partition_point(|v| (v.span.start as usize) < at)).filter(|v| v.span.start as usize == at)?;
    let end = value.span.end as usize;
    let end = end + page.text[end..].strip_prefix('个').map_or(0, |_| '个'.len_utf8());
    page.cue_at(end).filter(|&class| page.ontology.is_a(class, page.defaults.work))
}

/// The class of the noun that says what a quotation names: “有请下一位”是浙大一院接入的导诊智能体, “在场”是一款App.
pub(super) fn defined(page: &Page<'_>, after: usize) -> Option<ClassId> {
    const REACH: usize = 90;
    let rest = page.text[after..].trim_start_matches(',');
    let rest = ["则是", "就是", "是"].iter().find_map(|copula| rest.strip_prefix(*copula))?;
    let clause = rest[..floor(rest, REACH)].split([',', '。', ';', '!', '?', '\n', '(', '“']).next().unwrap_or_default();
    let noun = page.words.last(List::Kind, clause)?;
    let counted = ["一款", "一套", "一台", "一颗", "一个", "一种", "首款", "首个"].iter().any(|word| clause.starts_with(word));
    let brought = || clause[..noun.start].contains('的');
    let class = ClassId(noun.number as u16);
    ((counted || brought()) && page.ontology.is_a(class, page.defaults.work)).then_some(class)
}

/// The class of the noun by which the next clause points to a quotation: 答案是“千手”。这个操作数据集包含….
pub(super) fn pointed(page: &Page<'_>, after: usize) -> Option<ClassId> {
    static THESE: OneOf = OneOf::new(&["这个", "这款", "这套", "该", "这一", "这台", "这颗"]);
    const REACH: usize = 36;
    let rest = page.text[after..].strip_prefix(['。', ',', ';'])?;
    let noun = THESE.behind(rest)?;
    let from = page.text.len() - noun.len();
    let run: usize = noun[..floor(noun, REACH)].chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let kind = page.words.hits(List::Kind, &page.text[from..from + run]).next()?;
    let class = ClassId(kind.number as u16);
    (page.breaks_at(from + kind.end) || page.closes(from + kind.end))
        .then_some(class)
        .filter(|&c| page.ontology.is_a(c, page.defaults.work))
}

/// Whether what 的 joins to a quotation of unknown words modifies a name: no noun follows that the words would describe, and no
/// everyday word stands within.
pub(super) fn modifier(page: &Page<'_>, span: Span, mark: usize, after: usize) -> bool {
    const LEAST: usize = 12;
    let rest = &page.text[after..];
    let goes_on = rest.is_empty()
        || rest.starts_with([',', '。', ';', '、', '—'])
        || rest.starts_with(GOING_ON)
        || page.breaks_at(after)
        || page.value_begins(after);
    let clause = before_clause(&page.text[..mark]);
    goes_on
        && clause.len() >= LEAST
        && span.of(page.text).chars().all(is_han)
        && (2..=4).contains(&span.of(page.text).chars().count())
        && !page.found.begins_word(span.start as usize, span.end as usize)
        && !page.found.is_word(span.start as usize, span.end as usize)
}

/// The class of the noun before a naming verb: 搭了个评测集,叫“千面”.
pub(super) fn so_named(page: &Page<'_>, mark: usize) -> Option<ClassId> {
    let verb = NAMING.iter().filter_map(|word| page.text[..mark].strip_suffix(word)).min_by_key(|rest| rest.len())?;
    // 一款芯片,名字叫“萤火”
    let noun = ["名字", "它"].iter().find_map(|word| verb.strip_suffix(word)).unwrap_or(verb);
    page.kind_before(noun.trim_end_matches(',').len())
}

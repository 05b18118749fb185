//! Other names of a thing: in brackets, after 简称, and short forms that an article uses without a word.
//!
//! 北京智源人工智能研究院(以下简称“智源”), 多头注意力(MHA). Deliberately joins only what the text joins: which mention
//! is which entity is resolved later.

pub(crate) mod again;
pub(crate) mod brand;
pub(crate) mod fuller;
pub(crate) mod headless;
pub(crate) mod nouned;
pub(crate) mod occasion;
pub(crate) mod renamed;
pub(crate) mod short;
pub(crate) mod written;

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::form::edition;
use crate::annotate::form::forms::Forms;
use crate::annotate::form::shape::{suffix, token};
use crate::annotate::page::{Page, is_han};
use crate::annotate::person::given;
use crate::annotate::words::{Hit, List};
use crate::annotate::{Certainty, NameMention, Reason};
use crate::ontology::ClassId;
use crate::span::Span;

/// Words inside a bracket or after a name that say: what follows is another name of it.
const CUES: &[&str] = &[
    "以下简称为",
    "以下简称",
    "以下统称",
    "下文简称",
    "下文统称",
    "下文称",
    "后文简称",
    "文中简称",
    "以下称",
    "下称",
    "简称为",
    "简称",
    "英文名为",
    "英文名称",
    "英文名",
    "英文简称",
    "中文名为",
    "中文名",
    "又称",
    "又名",
    "亦称",
    "即",
    "原名",
    "曾用名",
    "全称为",
    "全称",
    "全名叫",
    "全名",
    "大名",
    "也称",
];
/// Those that bring in the proper name behind another.
const WHOLE: [&str; 7] = ["全称为", "全称", "全名叫", "全名", "大名", "学名", "正式名称"];
/// Also the beginning of words for what is soon, by the character after it.
const AT_ONCE: &str = "即";
const SOON: &[char] = &['日', '将', '可', '便', '使', '刻', '时', '是', '为'];
/// The characters with which these begin.
const CUE_FIRSTS: &[char] = &['以', '下', '简', '英', '中', '又', '亦', '即', '原', '曾', '全', '大', '也', '后', '文'];

/// Finds the names that stand elsewhere in the text once more: what was a name in one place is one in all.
pub(crate) fn spread(page: &Page<'_>, names: &mut Vec<NameMention>) {
    let mut forms: BTreeMap<&str, NameMention> = BTreeMap::new();
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names.iter().filter(|n| {
        let person = n.reason == Reason::Shape && given::is_person(n.span.of(page.text));
        // 米兰·科瓦奇, whom the lexicon knows: his family name alone too.
        n.class == page.defaults.person && n.reason == Reason::Lexicon
            || n.entry.is_none()
                && (person || matches!(n.reason, Reason::Person | Reason::Quotation | Reason::Head | Reason::BookTitle | Reason::Apposed))
    }) {
        let text = name.span.of(page.text);
        if name.reason == Reason::Shape {
            forms.entry(text).or_insert(NameMention { class: page.defaults.person, certainty: Certainty::Context, ..*name });
        } else if text.chars().count() >= 2 && name.entry.is_none() {
            // What is sure in one place is so in all; of two classes, that of the fuller description tells more: 对话“听涛”, but
            // 语音增强模型“听涛”.
            let described = page.description_before(name.span.start as usize);
            let (known, fullest) = (forms.entry(text).or_insert(*name), told.entry(text).or_insert(described));
            let surer = known.certainty < name.certainty && known.class == name.class;
            if surer || known.certainty == name.certainty && *fullest < described {
                *known = *name;
            }
            *fullest = (*fullest).max(described);
        }
        if matches!(name.reason, Reason::Person | Reason::Shape | Reason::Lexicon)
            && let Some((_, last)) = text.rsplit_once(['·', ' '])
            && last.chars().count() >= 2
        {
            let (class, certainty) = (page.defaults.person, Certainty::Context);
            forms.entry(last).or_insert(NameMention { reason: Reason::Alias, class, certainty, entry: None, ..*name });
        }
    }
    insert(page, names, &forms, &BTreeSet::new());
}

/// Adds a mention wherever one of the forms stands free; the `cued` are those that a word like 简称 brings in.
fn insert(page: &Page<'_>, names: &mut Vec<NameMention>, forms: &BTreeMap<&str, NameMention>, cued: &BTreeSet<&str>) {
    if forms.is_empty() {
        return;
    }
    let looked_for = Forms::new(forms.iter().map(|(form, name)| (*form, *name)));
    let bytes = page.text.as_bytes();
    let mut added: Vec<NameMention> = Vec::new();
    for (start, end, like) in looked_for.within(page.text) {
        let span = Span::new(start, end);
        let cut =
            |a: usize, b: usize| bytes.get(a).is_some_and(u8::is_ascii_alphanumeric) && bytes.get(b).is_some_and(u8::is_ascii_alphanumeric);
        // 霍尔沃森, where the lexicon knows 沃森: the longer name is a person's that the text has whole.
        // 贵安智算基地, where the lexicon knows 贵安.
        // 蚂蚁灵波, which the text has called a firm, where the lexicon knows 蚂蚁.
        // (简称见微医疗), where the lexicon knows 微医: what the text defines is whole.
        let defined = cued.contains(span.of(page.text));
        let whole = like.reason == Reason::Head && like.certainty == Certainty::Firm || like.reason == Reason::Apposed || defined;
        // “村语计划”由…发起, 村语计划: what stood in marks once holds no other name.
        let whole =
            whole || like.reason == Reason::Quotation && touched(names, span).all(|n| n.entry.is_none() && n.reason != Reason::Head);
        let within = (whole || like.class == page.defaults.person && like.reason == Reason::Alias) && holds_all(names, span);
        if !within && crate::annotate::overlaps_firm(names, span, &like) || start > 0 && cut(start - 1, start) || cut(end - 1, end) {
            continue;
        }
        // 云岫2-Mini, where the text names the firm 云岫.
        let firm = page.ontology.is_a(like.class, page.defaults.agent) && like.class != page.defaults.person;
        if firm && short::makes_a_work(page, end) {
            continue;
        }
        // 麓眼3.0 or 麓眼Lite, where the text names 麓眼: a version makes another thing of it.
        let versioned = page.ontology.is_a(like.class, page.defaults.work)
            && bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b' '));
        let span = if versioned { Span::new(start, suffix(page, end)) } else { span };
        let span = with_edition(page, span, like.class);
        // A version may have gone on over this form.
        if added.last().is_some_and(|last| last.span.end > span.start) {
            continue;
        }
        added.push(NameMention { span, ..like });
    }
    if !added.is_empty() {
        names.retain(|n| !crate::annotate::overlaps(&added, n.span));
        names.extend(added);
        names.sort_by_key(|n| n.span.start);
    }
}

/// 第七届川展, where the text has called 第八届云川展览会 so: what takes place, with its edition.
fn with_edition(page: &Page<'_>, span: Span, class: ClassId) -> Span {
    let start = span.start as usize;
    let counted = page.recurs(class) && page.text[..start].ends_with('届');
    if counted { Span::new(edition::before(page.text, start), span.end as usize) } else { span }
}

/// The names that a span touches.
fn touched(names: &[NameMention], span: Span) -> impl Iterator<Item = &NameMention> {
    let next = names.partition_point(|n| n.span.end <= span.start);
    names[next..].iter().take_while(move |n| n.span.start < span.end)
}

/// Whether a span holds some name, and goes beyond each that it touches.
fn holds_all(names: &[NameMention], span: Span) -> bool {
    let mut touched = touched(names, span).peekable();
    touched.peek().is_some() && touched.all(|n| span.contains(n.span) && n.span != span)
}

/// Finds definitions of aliases; gives pairs of indices into `names`, those of `shorts` among them.
pub(crate) fn define(page: &Page<'_>, names: &mut Vec<NameMention>, shorts_found: &[(Span, Span)]) -> Vec<(u32, u32)> {
    let mut defined: Vec<(Span, Span, ClassId)> = Vec::new();
    let mut shorts: BTreeMap<&str, NameMention> = BTreeMap::new();
    let mut persons: Vec<(usize, ClassId)> = Vec::new();
    let (mut told, mut everyday): (BTreeSet<&str>, BTreeSet<&str>) = (BTreeSet::new(), BTreeSet::new());
    for name in names.iter().filter(|n| n.reason != Reason::Kind) {
        let Some((start, end, cued)) = bracketed(page, name.span.end as usize) else { continue };
        let span = Span::new(start, end);
        let content = span.of(page.text);
        let at = names.binary_search_by(|n| n.span.start.cmp(&span.start)).ok().filter(|&i| names[i].span == span);
        let inside = at.map(|i| &names[i]);
        // 大卫·哈(David Ha)创办了: the verb behind the bracket is the person's, not a firm's.
        let written = name.reason == Reason::Person && is_latin(content);
        if let Some(i) = at.filter(|_| written && inside.is_some_and(|o| o.entry.is_none())) {
            persons.push((i, name.class));
        }
        let owner =
            |other: &NameMention| page.ontology.is_a(other.class, page.defaults.agent) && owned(name, name.span.of(page.text), content);
        let fits = written
            || match inside {
                Some(other) => {
                    let guessed = other.certainty == Certainty::Guess || name.certainty == Certainty::Guess;
                    other.class == name.class || guessed && !owner(other) || cued || transcribed(page, name, other)
                }
                None => cued || looks_like_a_name(page, name, span),
            };
        if !fits || content.is_empty() || !cued && widened(page, name, inside) {
            continue;
        }
        if cued {
            told.insert(content);
        }
        let surer = inside.filter(|o| o.certainty > name.certainty).map_or(name.class, |o| o.class);
        // 铁牛,全名磐岩H2: what the cue brings in is the proper name.
        let whole = page.text[..start].trim_end_matches([':', ' ', '“', '《']);
        let whole = WHOLE.iter().any(|cue| whole.ends_with(cue));
        let reason = if whole && cued { Reason::Apposed } else { Reason::Alias };
        if reason == Reason::Apposed {
            everyday.insert(name.span.of(page.text));
        }
        defined.push((name.span, span, surer));
        shorts.entry(content).or_insert(NameMention {
            span,
            class: surer,
            certainty: Certainty::Context.max(name.certainty),
            reason,
            entry: None,
        });
    }
    for name in names.iter_mut().filter(|n| everyday.contains(n.span.of(page.text))) {
        name.reason = Reason::Alias;
    }
    for (at, class) in persons {
        names[at] = NameMention { class, reason: Reason::Person, ..names[at] };
    }
    for (full, short) in renamed::find(page, names) {
        let (a, b) = (&names[full], &names[short]);
        let (certainty, class) = if b.certainty > a.certainty { (b.certainty, b.class) } else { (a.certainty, a.class) };
        defined.push((a.span, b.span, class));
        let like = NameMention { span: b.span, class, certainty: Certainty::Context.max(certainty), reason: Reason::Alias, entry: None };
        for name in [a, b].into_iter().filter(|n| n.class != class || n.certainty == Certainty::Guess) {
            shorts.entry(name.span.of(page.text)).or_insert(like);
        }
    }
    if !shorts.is_empty() {
        let known: BTreeSet<&str> = names.iter().filter(|n| n.entry.is_some()).map(|n| n.span.of(page.text)).collect();
        shorts.retain(|form, _| !known.contains(form));
        // What the text defines is no guess any more: 研究院(以下简称“北川院”).
        // 有限公司(以下简称“玄石芯片”) is the firm, whatever the noun tells.
        let unsure = |n: &NameMention| n.certainty == Certainty::Guess || n.entry.is_none() && told.contains(n.span.of(page.text));
        for name in names.iter_mut().filter(|n| n.reason != Reason::Kind && unsure(n)) {
            if let Some(like) = shorts.get(name.span.of(page.text)) {
                *name = NameMention { span: with_edition(page, name.span, like.class), ..*like };
            }
        }
    }
    insert(page, names, &shorts, &told);
    let index =
        |span: Span| names.binary_search_by(|n| n.span.start.cmp(&span.start)).ok().filter(|&i| names[i].span == span).map(|i| i as u32);
    let mut pairs: Vec<(u32, u32)> = defined
        .iter()
        .map(|(full, short, _)| (full, short))
        .chain(shorts_found.iter().map(|(full, short)| (full, short)))
        .filter_map(|(full, short)| Some((index(*full)?, index(*short)?)))
        .collect();
    cores(page, names, &mut pairs);
    pairs
}

/// 芯片“萤石”(Brookfire-P1): whether the bracket behind a Chinese name in marks holds a Latin one of whatever is made, that nobody knows.
fn transcribed(page: &Page<'_>, name: &NameMention, inside: &NameMention) -> bool {
    let made = |n: &NameMention| page.ontology.is_a(n.class, page.defaults.work) && n.entry.is_none();
    let written = name.span.of(page.text).chars().all(is_han) && is_latin(inside.span.of(page.text));
    name.reason == Reason::Quotation && made(name) && made(inside) && written
}

/// 基于人类反馈的强化学习(RLHF): whether the bracket tells a longer thing than the known name before it, or another known thing.
fn widened(page: &Page<'_>, name: &NameMention, inside: Option<&NameMention>) -> bool {
    let Some(entry) = name.entry else { return false };
    let agent = page.ontology.is_a(name.class, page.defaults.agent);
    let modified = || page.text[..name.span.start as usize].ends_with('的');
    !agent && inside.map_or_else(modified, |other| other.entry.is_some_and(|o| o != entry))
}

/// 听涛X2(云川科技): whether a thing and whose it is stand there, and no two names of one.
fn owned(name: &NameMention, written: &str, inside: &str) -> bool {
    let versioned = name.reason == Reason::Shape && written.contains(|c: char| is_han(c) || c.is_ascii_digit());
    let shared = || inside.chars().any(|c| is_han(c) && written.contains(c));
    versioned && inside.contains(is_han) || name.reason == Reason::Quotation && written.chars().all(is_han) && !shared()
}

/// The longest other name that a bracket holds, in characters.
const LONGEST: usize = 40;
const LONGEST_LATIN: usize = 100;

/// The content of the bracket, or the quoted short form, that follows a name at `end`; and whether a cue word says so.
fn bracketed(page: &Page<'_>, end: usize) -> Option<(usize, usize, bool)> {
    let rest = page.text[end..].trim_start_matches(['”', '》', '」', '』', ' ']);
    let mut at = page.text.len() - rest.len();
    let bracket = rest.starts_with('(');
    if bracket || rest.starts_with([',', ' ']) {
        at += 1;
    }
    let cue = page.text[at..].starts_with(CUE_FIRSTS).then(|| CUES.iter().find(|c| page.text[at..].starts_with(**c))).flatten();
    if !bracket && cue.is_none() {
        return None;
    }
    // X即日起上线, X即将发布: here 即 says when.
    if cue.is_some_and(|c| *c == AT_ONCE && page.text[at + c.len()..].starts_with(SOON)) {
        return None;
    }
    at += cue.map_or(0, |c| c.len());
    let inner = page.text[at..].trim_start_matches([':', ' ', '“', '"', '《', '「']);
    let start = page.text.len() - inner.len();
    // Spelt out in Latin letters a name is longer than in characters.
    let most = if inner.starts_with(|c: char| c.is_ascii_alphabetic()) { LONGEST_LATIN } else { LONGEST };
    let length: usize = inner
        .chars()
        .take(most)
        .take_while(|c| !matches!(c, ')' | ',' | ';' | '”' | '"' | '》' | '」' | '。' | '、' | '\n' | ':' | '“' | '('))
        .map(char::len_utf8)
        .sum();
    let content = inner[..length].trim_end();
    if content.is_empty()
        || content.starts_with(|c: char| c.is_ascii_digit())
        || cue.is_none() && !inner[length..].starts_with([')', ',', '”', ';'])
    {
        return None;
    }
    // Loomer(即听涛的母公司): what it is to another, and no other name.
    if cue.is_some_and(|c| *c == AT_ONCE) && content.contains('的') {
        return None;
    }
    Some((start, start + content.len(), cue.is_some()))
}

/// Whether Latin letters alone write a text: Hägström.
fn is_latin(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c))
}

/// Whether a bracket without a cue word holds a translation or an abbreviation.
fn looks_like_a_name(page: &Page<'_>, name: &NameMention, inside: Span) -> bool {
    let content = inside.of(page.text);
    let latin_name = is_latin(name.span.of(page.text));
    if is_latin(content) {
        let one_word = token(content, 0).is_some_and(|t| t.end == content.len());
        let words: Vec<&str> = content.split(' ').collect();
        let capitals = words.iter().filter(|w| w.starts_with(char::is_uppercase)).count();
        return !latin_name
            && (one_word && content.bytes().any(|b| b.is_ascii_uppercase()) && content.len() >= 2
                || words.len() > 1 && capitals * 2 >= words.len())
            && !content.contains(['%', '$']);
    }
    latin_name
        && content.chars().all(|c| is_han(c) || c == '·')
        && (2..=12).contains(&content.chars().count())
        && !page.found.is_generic(inside.start as usize, inside.end as usize)
}

/// The most names of one text that are compared with each other.
const MOST_FORMS: usize = 400;

/// Short forms without a word of introduction: a longer and a shorter name of the same head (北京智源人工智能研究院 …
/// 智源研究院), of which the shorter has only characters of the longer, in order.
fn cores(page: &Page<'_>, names: &[NameMention], pairs: &mut Vec<(u32, u32)>) {
    let person = page.defaults.person;
    let named = |n: &NameMention| n.reason != Reason::Kind && (n.reason != Reason::Shape || n.class == person);
    let mut forms: Vec<(&str, u32)> = (0..).zip(names).filter(|(_, n)| named(n)).map(|(i, n)| (n.span.of(page.text), i)).collect();
    forms.sort_unstable();
    forms.dedup_by_key(|(form, _)| *form);
    forms.truncate(MOST_FORMS);
    forms.sort_by_cached_key(|(form, _)| tail(form));
    let mut found = Vec::new();
    for same in forms.chunk_by(|a, b| tail(a.0) == tail(b.0)).filter(|same| same.len() > 1) {
        for &(short, s) in same {
            let a = &names[s as usize];
            // Halvorsen, where the text has Ingrid Halvorsen.
            let surname = a.class == person && a.reason == Reason::Alias;
            // 21C实验室 of 听涛能源21C实验室: a noun for a house that acts ends it.
            let headed = a.reason == Reason::Head && a.class != person && page.ontology.is_a(a.class, page.defaults.agent);
            if a.class == page.defaults.place || !surname && !headed && !short.chars().all(is_han) {
                continue;
            }
            let full = same.iter().filter(|(long, _)| long.len() > short.len()).find(|&&(long, l)| {
                let b = &names[l as usize];
                let ends = long.strip_suffix(short);
                let whole =
                    short.chars().all(is_han) || ends.is_some_and(|given| given.ends_with(' ') || headed && given.chars().all(is_han));
                // 第七届川展 is one of several: which of them 川展 is, is told where occasions are paired.
                let edition = page.recurs(b.class) && edition::parted(long).1.is_some() && long.ends_with(short);
                a.class == b.class && !(a.entry.is_some() && b.entry.is_some()) && whole && !edition && shortens(short, long)
            });
            found.extend(full.map(|&(_, l)| (short, (l, s))));
        }
    }
    found.extend(clipped(page, names, &forms));
    found.sort_unstable();
    pairs.extend(found.into_iter().map(|(_, pair)| pair));
}

/// Short forms that end in the first character of the noun that ends the longer one: 南岭科大 for 南岭科技大学.
fn clipped<'t>(page: &Page<'_>, names: &[NameMention], forms: &[(&'t str, u32)]) -> Vec<(&'t str, (u32, u32))> {
    const HEAD: usize = 6;
    const SHORT: std::ops::RangeInclusive<usize> = 3..=5;
    let han = |form: &str| form.chars().all(is_han);
    // 南岭大学 is whole, and no 南岭大学医学院.
    let whole = |form: &str| page.words.last(List::Head, form).is_some_and(|m| m.end == form.len() && m.start > 0);
    // 卫健委 of 临江市卫生健康委员会: the noun alone.
    let alone = |form: &str| page.words.last(List::Head, form).is_some_and(|m| m.end == form.len() && m.start == 0);
    // 临江中院 for 临江市中级人民法院, 临江教委 for 临江市教育委员会
    let governs = |short: &str, long: &str, s: u32| {
        let office = long.strip_suffix("员会").unwrap_or(long);
        page.governs(names[s as usize].class) && short.chars().next_back() == office.chars().next_back()
    };
    let shorts = forms.iter().filter(|(form, n)| {
        let name = &names[*n as usize];
        // What rules out most is asked first, what takes longest last.
        name.entry.is_none()
            && SHORT.contains(&form.chars().count())
            && han(form)
            && page.ontology.is_a(name.class, page.defaults.agent)
            && (!whole(form) || page.governs(name.class))
    });
    let longer = |short: &str, s: u32| {
        let mut same = forms.iter().filter(|(long, l)| {
            // What rules out most is asked first, what takes longest last.
            let head = long.len().saturating_sub(HEAD);
            let governs = governs(short, long, s);
            long.len() >= short.len() + HEAD / 2
                && (short.chars().next() == long.chars().next() || governs && alone(short))
                && han(long)
                && (short.chars().next_back() == long.get(head..).and_then(|noun| noun.chars().next())
                    && page.words.last(List::Head, long).is_some_and(|m| m.start == head)
                    || governs)
                && names[*l as usize].class != page.defaults.employer
                && (names[*l as usize].class == names[s as usize].class || names[s as usize].certainty < Certainty::Firm)
                && shortens(short, long)
        });
        same.next().map(|&(_, l)| (l, s)).filter(|_| same.next().is_none())
    };
    shorts.filter_map(|&(short, s)| Some((short, longer(short, s)?))).collect()
}

/// What may follow a firm's name that is whole without it: 听涛 and 听涛集团.
const LEGAL: &[&str] = &["集团", "公司", "集团公司", "股份", "有限公司", "股份有限公司", "集团有限公司", "集团股份有限公司"];
/// The letters that the first of several Latin words has at least, where it stands for all.
const LEAST_LETTERS: usize = 4;

/// Pairs firms with what their names begin with, where that is named as well (Fathom Computing … Fathom, 听涛集团 … 听涛), and things
/// with their Latin names alone (FlashVid框架 … FlashVid).
///
/// Takes classified names; a beginning that two names share, or that is surely another thing, stands for neither.
pub(crate) fn beginnings(page: &Page<'_>, names: &mut [NameMention]) -> Vec<(u32, u32)> {
    let mut persons = surnames(page, names);
    let acts = |n: &NameMention| page.ontology.is_a(n.class, page.defaults.agent) && n.class != page.defaults.person;
    let named = || (0u32..).zip(names.iter()).filter(|(_, n)| n.reason != Reason::Kind);
    let mut longer: BTreeMap<&str, Option<(&str, u32)>> = BTreeMap::new();
    let made = |n: &NameMention| page.ontology.is_a(n.class, page.defaults.work) && n.entry.is_none();
    for (nth, name) in named().filter(|(_, n)| acts(n) || made(n)) {
        let full = name.span.of(page.text);
        let short = if acts(name) { beginning(full) } else { without_noun(page, full).or_else(|| without_brand(full)) };
        let mut legal = if acts(name) { before_legal(page, full) } else { Vec::new() };
        // 临江听涛科技有限公司, of which the text speaks as 听涛科技.
        if !legal.is_empty()
            && let Some(rest) = behind_place(page, name.span)
        {
            legal.extend(before_legal(page, rest));
        }
        for short in short.into_iter().chain(legal) {
            let known = longer.entry(short).or_insert(Some((full, nth)));
            *known = known.filter(|(other, _)| *other == full);
        }
    }
    if longer.is_empty() {
        return persons;
    }
    let mut firsts: BTreeMap<&str, u32> = BTreeMap::new();
    for (nth, name) in named() {
        let form = name.span.of(page.text);
        let Some(known) = longer.get_mut(form) else { continue };
        firsts.entry(form).or_insert(nth);
        let known_else = name.entry.is_some() && form.is_ascii() && acts(name);
        // Fernglass, taken for a person, where the text has Fernglass Labs.
        let word = form.is_ascii() && !form.contains(' ') && name.class == page.defaults.person && name.reason == Reason::Shape;
        let like = known.is_some_and(|(_, full)| acts(&names[full as usize]) == (acts(name) || word));
        *known = known.filter(|_| !known_else && (like || name.certainty == Certainty::Guess));
    }
    let pairs: Vec<(u32, u32)> = longer.into_iter().filter_map(|(form, full)| Some((full?.1, *firsts.get(form)?))).collect();
    // A thing is called by its name alone.
    let nouned = pairs.iter().map(|&(full, _)| &names[full as usize]).filter(|n| !acts(n)).map(|n| n.span.of(page.text));
    let nouns: BTreeSet<&str> = nouned.filter(|full| full.ends_with(is_han)).collect();
    for name in names.iter_mut().filter(|n| nouns.contains(n.span.of(page.text))) {
        name.reason = Reason::Alias;
    }
    persons.extend(pairs);
    persons
}

/// Makes of a word the person whose family or given name it is: Okparo, where what the text says of Jidenna Okparo is said of persons.
///
/// A form that two persons share stands for neither.
fn surnames(page: &Page<'_>, names: &mut [NameMention]) -> Vec<(u32, u32)> {
    let person = page.defaults.person;
    let mut whole: BTreeMap<&str, Option<(&str, u32)>> = BTreeMap::new();
    for (nth, name) in (0u32..).zip(names.iter()).filter(|(_, n)| n.class == person) {
        let full = name.span.of(page.text);
        let last = full.rsplit_once(' ').map(|(_, last)| last).filter(|_| name.reason == Reason::Shape);
        // Alain Dubrenne has one given name; Mr Dubrenne none.
        let first = full.split_once(' ').map(|(first, _)| first).filter(|first| is_latin(full) && first.len() > 2);
        for form in last.into_iter().chain(first).filter(|form| form.bytes().any(|b| b.is_ascii_lowercase())) {
            let known = whole.entry(form).or_insert(Some((full, nth)));
            *known = known.filter(|(other, _)| same_person(other, full));
        }
    }
    if whole.is_empty() {
        return Vec::new();
    }
    let mut pairs = initials(page, names);
    for (nth, name) in (0u32..).zip(names.iter_mut()).filter(|(_, n)| n.reason == Reason::Shape) {
        let Some(&Some((_, full))) = whole.get(name.span.of(page.text)) else { continue };
        (name.class, name.reason, name.certainty) = (person, Reason::Alias, Certainty::Context);
        if pairs.iter().all(|&(known, _)| known != full) {
            pairs.push((full, nth));
        }
    }
    pairs
}

/// Pairs persons whose names are written with and without the letter of another given name: Ian J. Goodrow, Ian Goodrow.
fn initials(page: &Page<'_>, names: &[NameMention]) -> Vec<(u32, u32)> {
    let persons = || (0u32..).zip(names).filter(|(_, n)| n.class == page.defaults.person);
    let mut whole: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for (nth, name) in persons().filter(|(_, n)| n.span.of(page.text).contains(". ")) {
        whole.extend(ends_of(name.span.of(page.text)).map(|ends| (ends, nth)));
    }
    let short = |(nth, name): (u32, &NameMention)| {
        let text = name.span.of(page.text);
        let full = ends_of(text).and_then(|ends| whole.get(&ends)).filter(|_| text.split(' ').count() == 2);
        full.map(|&full| (full, nth))
    };
    if whole.is_empty() { Vec::new() } else { persons().filter_map(short).collect() }
}

/// The first and the last word of a Latin name.
fn ends_of(name: &str) -> Option<(&str, &str)> {
    Some((name.split_once(' ')?.0, name.rsplit_once(' ')?.1))
}

/// Whether two Latin names begin and end alike: Ian Goodrow, Ian J. Goodrow.
fn same_person(a: &str, b: &str) -> bool {
    a == b || ends_of(a).is_some_and(|ends| ends_of(b) == Some(ends))
}

/// The Latin name of a thing without the noun for it: FlashVid in FlashVid框架.
fn without_noun<'t>(page: &Page<'_>, full: &'t str) -> Option<&'t str> {
    let short = full.trim_end_matches(is_han);
    let noun = &full[short.len()..];
    let kind = !noun.is_empty() && page.words.longest(List::Kind, noun).is_some_and(|m| m.end == noun.len());
    // 萤火X5眼镜
    let numbered =
        short.contains(is_han) && short.ends_with(|c: char| c.is_ascii_alphanumeric()) && short.contains(|c: char| c.is_ascii_digit());
    let named = short.len() >= LEAST_LETTERS && (numbered || short.is_ascii() && short.starts_with(|c: char| c.is_ascii_alphabetic()));
    (kind && named && !short.ends_with(' ')).then_some(short)
}

/// The Latin name of a thing without the Chinese one before it: Inkwell-R1 in 墨泉Inkwell-R1.
fn without_brand(full: &str) -> Option<&str> {
    let short = full.trim_start_matches(is_han);
    let letters = short.bytes().take_while(u8::is_ascii_alphabetic).count();
    (short.len() < full.len() && letters >= LEAST_LETTERS && short.is_ascii() && short.starts_with(|c: char| c.is_ascii_uppercase()))
        .then_some(short)
}

/// What a firm's name begins with that may stand for it.
fn beginning(full: &str) -> Option<&str> {
    if full.is_ascii() {
        let (first, _) = full.split_once(' ')?;
        let letters = first.len() >= LEAST_LETTERS && first.starts_with(|c: char| c.is_ascii_uppercase());
        return (letters && full.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ')).then_some(first);
    }
    // Harbor社区, of which the text speaks as Harbor.
    let latin = full.trim_end_matches(is_han);
    if latin.len() >= LEAST_LETTERS && latin.starts_with(|c: char| c.is_ascii_uppercase()) && latin.bytes().all(|b| b.is_ascii_alphabetic())
    {
        return Some(latin);
    }
    let short = LEGAL.iter().filter_map(|legal| full.strip_suffix(legal)).min_by_key(|short| short.len())?;
    (short.chars().count() > 1).then_some(short)
}

/// What stands in a name behind the place that it begins with.
fn behind_place<'t>(page: &Page<'t>, name: Span) -> Option<&'t str> {
    let place = page.known_at(name.start as usize).filter(|k| k.class == page.defaults.place && k.span.end < name.end)?;
    let rest = &page.text[place.span.end as usize..name.end as usize];
    Some(rest.strip_prefix(['市', '省']).unwrap_or(rest))
}

/// What a firm's legal name begins with that may stand for it: 听涛智能 and 听涛 of 听涛智能控股有限公司, 听涛星图 of
/// 听涛星图(临江)科技有限公司.
fn before_legal<'t>(page: &Page<'_>, full: &'t str) -> Vec<&'t str> {
    const LIMITED: &str = "有限公司";
    const CRAFT: &str = "技术";
    /// So many are shortened again.
    const MOST: usize = 6;
    /// The longest head in characters.
    const HEAD: usize = 5;
    const WORD: usize = 6;
    let mut shorts = Vec::new();
    let Some(rest) = full.strip_suffix(LIMITED) else { return shorts };
    if let Some((short, _)) = rest.split_once('(') {
        shorts.push(short);
        return shorts;
    }
    let firm = |hit: &Hit| page.words.head_classes[hit.number as usize] == page.defaults.employer;
    let rest = rest.trim_end_matches("股份");
    shorts.push(rest);
    shorts.extend(rest.strip_suffix(CRAFT));
    let mut next = 0;
    while let Some(&rest) = shorts.get(next).filter(|_| next < MOST) {
        next += 1;
        let ends = rest.char_indices().rev().take(HEAD).map(|(at, _)| at).filter(|&at| at >= WORD);
        let heads = ends.filter(|&at| page.words.longest(List::Head, &rest[at..]).is_some_and(|m| at + m.end == rest.len() && firm(&m)));
        shorts.extend(heads.map(|at| &rest[..at]));
    }
    shorts.retain(|short| short.len() >= WORD);
    shorts.sort_unstable();
    shorts.dedup();
    shorts
}

/// The last two characters of a name.
fn tail(name: &str) -> &str {
    name.char_indices().nth_back(1).map_or(name, |(at, _)| &name[at..])
}

/// Whether every character of `short` stands in `long`, in order.
pub(crate) fn shortens(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|r| r == c))
}

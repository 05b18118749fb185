//! Names of everyday words that the whole text tells: what is said of a run of characters wherever it stands, summed up.
//!
//! Takes the runs that begin where a name can begin, adds up what stands before and behind each time (`said` tells it), and gives those
//! of which the text says enough: the more the commoner their words are. 三分糖发布了…,三分糖创始人王雪…. Deliberately takes no word that the
//! text counts or points at (一款, 这家), and nothing of which another finder is sure.

use std::collections::BTreeMap;

use crate::annotate::choose::Starts;
use crate::annotate::doubt::cuts_a_word;
use crate::annotate::frame::said;
use crate::annotate::page::{Page, is_han};
use crate::annotate::words::List;
use crate::annotate::{Certainty, NameMention, Reason};
use crate::chinese::is_adverbial;
use crate::ontology::ClassId;
use crate::span::Span;
use crate::value::{Value, ValueMention};

/// How many characters such a name has.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=6;
/// So many runs are looked for again in the text.
const MOST: usize = 48;
/// So many times a run is looked for.
const TIMES: usize = 12;

/// Characters that no such name holds.
const NEVER: &[char] = &[
    '的', '了', '着', '过', '们', '这', '那', '个', '名', '位', '款', '么', '吗', '呢', '把', '被', '让', '给', '其', '此', '我', '你',
    '他', '她', '它', '该', '是', '在', '为', '于', '和', '与', '及', '或', '由', '从', '向', '对', '将', '以',
];
/// Characters with which what is no name begins, and with which it ends.
const FIRST: &[char] = &[
    '据', '各', '每', '某', '几', '双', '另', '首', '第', '本', '再', '已', '曾', '也', '又', '还', '并', '而', '但', '如', '若', '因',
    '自', '今', '昨', '去', '前', '后', '新', '老', '旧', '均', '都', '仅', '只', '不', '没', '就', '才', '更', '最', '很', '太', '可',
    '会', '能', '要', '有', '无', '所', '何', '同', '跟', '比', '等', '多', '少', '即', '则', '却', '此', '按', '当', '使', '令', '刚',
    '既', '单', '原', '任', '兼', '届', '得', '便', '主', '甫', '边', '正', '之', '称', '相',
];
const LAST: &[char] = &[
    '后', '前', '内', '时', '中', '间', '来', '起', '初', '底', '末', '者', '方', '年', '日', '次', '轮', '地', '上', '里', '已', '曾',
    '科', '处', '司', '也', '都', '均', '则', '却', '还', '又', '再', '就', '才', '只', '仅', '会', '能', '要', '可', '不', '没', '有',
    '到', '得', '出', '去', '说', '称', '等', '型', '类', '版', '率', '量', '额', '数', '们', '新', '先', '共', '各', '拟', '欲', '正',
    '所', '做', '用', '进', '入', '达',
];
/// With what nouns for somebody or some body end: 消费者, 家长, 学校. What is common and ends so is nobody's name.
const SOMEBODY: &[char] = &[
    '者', '方', '商', '人', '员', '家', '们', '团', '队', '部', '院', '校', '会', '企', '厂', '店', '师', '生', '长', '友', '户', '组',
    '局', '委', '社', '界', '民', '客', '手', '主', '工', '警', '兵', '士', '妈', '爸', '司', '业', '群', '众',
];
/// What may end so all the same.
const PLACED: &[&str] = &["空间", "指间", "云间", "天地", "大地", "人间", "时光里", "屋里"];

/// Words that count or point at what stands behind them.
const POINTING: &[&str] = &[
    "这", "那", "该", "每", "各", "某", "多", "些", "几", "一", "两", "三", "家", "款", "个", "种", "位", "名", "台", "套", "辆", "部",
    "条", "张", "份", "门", "本", "次", "场", "座", "批", "所有", "任何", "许多", "不少", "大量", "全部", "其他", "传统", "新", "旧", "大",
    "小", "类", "同类", "本", "全", "用", "无", "有", "没有",
];

/// What has been said of a run.
#[derive(Debug, Default, Clone)]
struct Votes {
    agent: u32,
    work: u32,
    /// How often something was said that only a name stands in.
    named: u32,
    class: Option<ClassId>,
    first: Option<Span>,
    /// Whether a noun or verb before it says that it is a person's name.
    person: bool,
    /// Whether a noun for a thing stands before it somewhere.
    kind: bool,
    /// On how many sides something was said.
    sides: u32,
}

pub(crate) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let sure = page.candidates.iter().filter(|c| c.certainty > Certainty::Guess && c.reason != Reason::Kind);
    let named = Starts::new(text, sure.map(|c| c.span.start));
    let mut forms: BTreeMap<&str, Votes> = BTreeMap::new();
    for start in openings(page) {
        if named.has(start as u32) || page.known_at(start).is_some() || page.title_begins(start) {
            continue;
        }
        let mut ends = ends(page, start).peekable();
        if ends.peek().is_none() {
            continue;
        }
        let before = said::before(page, start);
        for end in ends {
            let after = said::behind(page, start, end, before);
            let closed = || closed(page, end);
            if after.is_some() || (before.is_some() || before.kind) && closed() {
                let votes = forms.entry(&text[start..end]).or_default();
                votes.agent += before.agent + after.agent;
                votes.work += before.work + after.work;
                votes.named += before.named + after.named;
                votes.person |= before.person;
                votes.kind |= before.kind;
                votes.sides += u32::from(before.is_some()) + u32::from(after.is_some());
                votes.class = votes.class.or(after.class).or(before.class);
                votes.first = votes.first.or(Some(Span::new(start, end)));
            }
        }
    }
    let mut told: Vec<(NameMention, u32)> = Vec::new();
    for (form, votes) in forms.iter().filter(|(_, votes)| votes.agent.max(votes.work) > 1).take(MOST) {
        if let Some(name) = judge(page, form, votes) {
            told.push((name, votes.agent.max(votes.work)));
        }
    }
    // 听风者展: what begins as another does of which more is said is no name beside it.
    let all = told.clone();
    let written = |name: &NameMention| name.span.of(text);
    told.retain(|(name, sum)| {
        let rival = |(other, more): &(NameMention, u32)| {
            let (a, b) = (written(name), written(other));
            a != b && (b.starts_with(a) || a.starts_with(b)) && (more, b.len()) > (sum, a.len())
        };
        !all.iter().any(rival)
    });
    for (name, _) in told {
        let form = name.span.of(text);
        page.candidates.retain(|c| c.reason != Reason::Apposed || c.span.of(text) != form);
        page.add(name.span, name.class, name.certainty, name.reason);
    }
}

/// Where such a name may begin: at clauses, and behind what ends there.
fn openings(page: &Page<'_>) -> Vec<usize> {
    // 阿里云投了三分糖
    let verbs = page
        .text
        .match_indices('了')
        .map(|(at, le)| at + le.len())
        .filter(|&at| said::taken(&page.text[..at]) && page.text[at..].starts_with(is_han));
    let mut starts: Vec<usize> = page.clauses().chain(page.fronts()).chain(verbs).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// Where the run that begins at `start` may end: before the first word of the language that ends names, or there.
fn ends<'a>(page: &'a Page<'_>, start: usize) -> impl Iterator<Item = usize> + 'a {
    let first = page.text[start..].chars().next().is_some_and(|c| !FIRST.contains(&c));
    let free = first && (!page.word_begins(start) || page.value_begins(start));
    let run = page.text[start..].char_indices().take(if free { LENGTH.end() + 1 } else { 0 });
    let run = run.take_while(move |&(at, c)| is_han(c) && !NEVER.contains(&c) && (at == 0 || !page.word_begins(start + at)));
    run.map(move |(at, c)| start + at + c.len_utf8()).skip(LENGTH.start() - 1).take(LENGTH.end() + 1 - LENGTH.start())
}

/// Whether a run ends at `end` whatever it is: at a mark or at a word that ends names.
fn closed(page: &Page<'_>, end: usize) -> bool {
    page.breaks_at(end) || page.value_begins(end) || !page.text[end..].starts_with(|c: char| c.is_alphanumeric())
}

/// The name that a run is by what has been said of it.
fn judge(page: &Page<'_>, form: &str, votes: &Votes) -> Option<NameMention> {
    let span = votes.first?;
    let (start, end) = (span.start as usize, span.end as usize);
    let count = form.chars().count();
    let sum = votes.agent.max(votes.work);
    if votes.agent == votes.work && votes.class.is_none() || votes.person && votes.named == 0 {
        return None;
    }
    let times = page.text.match_indices(form).take(TIMES).count();
    let word = page.found.is_word(start, end);
    let common = word && page.found.is_ordinary(start, end);
    let phrase = page.found.is_phrase(start, end);
    let told = votes.named > 0 && times > 1;
    // What has been said on both sides, or of a word that stands there again.
    let sides = votes.sides + u32::from(times > 1 && !word && !phrase);
    let work = votes.work > votes.agent;
    let known = page.candidates.iter().filter(|c| c.reason != Reason::Kind && c.span.of(page.text) == form);
    let agent = |class: ClassId| page.ontology.is_a(class, page.defaults.agent);
    // 小抄,一款整理笔记的工具: what a verb beside it seemed to tell is no match for what the text calls it.
    let mended = |c: &&NameMention| c.reason == Reason::Apposed && agent(c.class) && work && votes.named > 0 && votes.class.is_some();
    if known.clone().any(|c| !mended(&c) && (c.certainty > Certainty::Guess || agent(c.class) == work)) || sides < 2 && votes.named == 0 {
        return None;
    }
    // 看见智能: the noun with which firms' names end speaks for it.
    let head =
        page.found.last(List::Head, start, end).filter(|m| page.words.head_classes[m.number as usize] == page.defaults.employer && !work);
    let headed = head.is_some_and(|m| m.start >= start + STEM);
    let sum = sum + u32::from(votes.kind && work) + u32::from(headed);
    let need = match () {
        () if common && !told => 4,
        () if (word || phrase) && !told => 3,
        () => 2,
    };
    let need = need + u32::from(times < 2 && !headed && (votes.named == 0 || word || phrase));
    if sum < need || (common || work && votes.sides < 2) && times < 2 || !plain(page, form, span, votes, times) {
        return None;
    }
    let person = page.words.surname(form).is_some() && (2..=3).contains(&count) && !word;
    // 阿贝尔, where the text has 朱利安·阿贝尔.
    if person && votes.named == 0 || page.text.contains(&format!("·{form}")) {
        return None;
    }
    if (common || word || phrase) && (form.ends_with(SOMEBODY) && common || pointed(page, form)) {
        return None;
    }
    let fits = |class: &ClassId| page.ontology.is_a(*class, page.defaults.agent) == (votes.agent >= votes.work);
    let default = if votes.agent >= votes.work { page.defaults.employer } else { page.defaults.shape };
    let class = votes.class.filter(fits).unwrap_or(default);
    let certainty = if votes.agent >= votes.work || votes.class.is_some() { Certainty::Context } else { Certainty::Guess };
    Some(NameMention { span, class, certainty, reason: Reason::Quotation, entry: None })
}

/// Whether the text counts or points at a word somewhere: 这段视频, 每个学校.
fn pointed(page: &Page<'_>, form: &str) -> bool {
    page.text.match_indices(form).take(TIMES).any(|(at, _)| {
        let before = &page.text[..at];
        POINTING.iter().any(|word| before.ends_with(word)) || page.values.binary_search_by(|v| (v.span.end as usize).cmp(&at)).is_ok()
    })
}

/// Whether nothing known stands in a run, and it describes nothing and does nothing.
fn plain(page: &Page<'_>, form: &str, span: Span, votes: &Votes, times: usize) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let adverb = || form.char_indices().any(|(at, _)| is_adverbial(&form[at..]));
    let lasts = form.ends_with(LAST) && !PLACED.iter().any(|word| form.ends_with(word));
    // 三分糖, 一页半, where the text has it again: a number and more than what it counts.
    let next = page.values.get(page.values.partition_point(|v| v.span.end <= span.start));
    let value = next.filter(|v| v.span.start < span.end);
    let counted = |v: &ValueMention| {
        let more = v.span.end < span.end || votes.named > 0 && v.span.end == span.end;
        let spelled = page.text[start..].starts_with(NUMERALS) && v.span.start == span.start && more;
        !(spelled && (times > 1 || votes.agent > 2) && matches!(v.value, Value::Quantity(_)))
    };
    // 观澜评测, 看见智能: a noun may end a name of which enough is said, where what stands before it is no description.
    let noun = |list: List| {
        page.found.within(list, start, end).any(|m| {
            // 纸飞机旗下…: one character before the noun is enough where nothing but a name stands.
            let whole = m.end == end
                && (m.start >= start + STEM || m.start > start && votes.named > 0 && times > 1)
                && (votes.named > 0 || votes.agent > 1)
                && votes.agent > votes.work;
            !whole || page.found.is_generic(start, m.start) || page.found.kind_ends(m.start)
        })
    };
    !(lasts
        || value.is_some_and(counted)
        || page.known_within(start, end).is_some()
        || page.known_over(start).is_some()
        || page.found.is_generic(start, end)
        || page.words.begins_generic(form) && !((votes.named > 0 || votes.agent > 3) && times > 1)
        || adverb()
        || page.found.crosses(start, end) && !page.closes(end)
        || cuts_a_word(page, start)
        || page.found.holds(List::Title, start, end)
        || page.found.begins(List::Head, end)
        || noun(List::Head)
        || noun(List::Kind)
        || page.words.actions.iter().any(|verb| verb.len() >= STEM && form.starts_with(verb.as_str())))
}

/// The bytes of the shortest stem before a noun that ends a name.
const STEM: usize = 6;
/// With what a number begins that is written in words.
const NUMERALS: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '两', '半'];

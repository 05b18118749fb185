//! What tells that the words up to a noun are no name: what is said (做能看懂实验室), counted (多项基准测试), measured or described.
//!
//! Takes the words, gives whether they are none. Deliberately does not ask whether they are enough for a name: that is `enough`.

use crate::annotate::NameMention;
use crate::annotate::form::branch;
use crate::annotate::form::front::{SHORT, WORD};
use crate::annotate::form::grown;
use crate::annotate::form::head::Name;
use crate::annotate::form::head::noun::{DIVISION, begins_word};
use crate::annotate::form::head::start::{LEVELS, Run};
use crate::annotate::form::unit::is_department;
use crate::annotate::page::{Page, is_han};
use crate::lexicon::Strength;
use crate::value::{Unit, Value};

/// A question to the words.
type Told = fn(&Page<'_>, &Run<'_>) -> bool;

/// What tells that something is said, before a joint within the name is looked for.
const SAID: &[Told] = &[is_phrase, is_of_country, is_narrowed, is_department_of_firm, is_prize, is_track];

/// What tells that the words are no name, when their first byte is known.
const REFUSED: &[Told] = &[
    // What is no name before a Latin noun.
    is_latin_without_owner,
    is_latin_description,
    is_purpose,
    is_work_in_field,
    // What describes another, or is a part of it.
    is_described_by_country,
    is_part_named_behind,
    is_part_of_named,
    // What is done or measured.
    is_measured,
    is_paid,
    is_done_by_latin,
    is_post_or_deed,
    // How many or how big a thing is, or of which version.
    is_pair,
    is_versioned,
    is_single,
    is_size,
    // What a known body has.
    holds_known,
    is_department_of_body,
    leads_post_of_house,
    is_task_of_body,
];

/// Whether the words say something, whatever else would belong to the name.
pub(crate) fn is_said(page: &Page<'_>, run: &Run<'_>) -> bool {
    SAID.iter().any(|told| told(page, run))
}

/// Whether the words are no name.
pub(crate) fn is_refused(page: &Page<'_>, run: &Run<'_>) -> bool {
    REFUSED.iter().any(|told| told(page, run))
}

/// 时候能学会, 卡的小实验室, 首笔投资, 2027年银行: whether something is said, counted or dated.
fn is_phrase(page: &Page<'_>, run: &Run<'_>) -> bool {
    let joined = || run.stem.contains('+') && (run.noun.is_firm(page) || run.noun.is_made(page));
    says(page, run.start, run.head()) || joined() || run.noun.is_firm(page) && dated(run.stem)
}

/// 看好中国资本市场: whether everyday words narrow down a longer word.
fn is_narrowed(page: &Page<'_>, run: &Run<'_>) -> bool {
    run.noun.is_firm(page) && begins_word(page, &run.noun.hit) && page.found.is_ordinary(run.start, run.head())
}

/// 北川银行信息科技部: whether it is a firm's department, and no body that is called so.
fn is_department_of_firm(page: &Page<'_>, run: &Run<'_>) -> bool {
    run.noun.is_body(page) && run.noun.word(page).ends_with(DIVISION) && is_department(page, run.head())
}

/// 南溪科技奖: whether a prize is named so, and no firm.
fn is_prize(page: &Page<'_>, run: &Run<'_>) -> bool {
    let rest = run.noun.rest(page);
    run.noun.is_firm(page) && rest.starts_with('奖') && !rest.starts_with("奖励")
}

/// 设置5大赛道: whether the last character begins a word.
fn is_track(page: &Page<'_>, run: &Run<'_>) -> bool {
    page.recurs(run.noun.class) && page.text[..run.end()].ends_with('赛') && run.noun.rest(page).starts_with('道')
}

/// 去年首届大赛上: whether only which one it was is told.
pub(crate) fn is_round_alone(page: &Page<'_>, run: &Run<'_>) -> bool {
    page.recurs(run.noun.class) && ROUND_ALONE.contains(&run.stem)
}

/// 恒玄BES2800双芯片: whether there are two of them.
fn is_pair(page: &Page<'_>, run: &Run<'_>) -> bool {
    run.stem.ends_with(PAIR) && run.noun.is_made(page)
}

/// 昇腾AI: whether what stands right before a Latin noun is no owner of what it ends, as 天翼 is in 天翼AI.
fn is_latin_without_owner(page: &Page<'_>, run: &Run<'_>) -> bool {
    let noun = &run.noun;
    let han = || run.stem.chars().all(is_han);
    let owner = || page.known_at(run.start).is_none_or(|k| page.ontology.is_a(k.class, page.defaults.agent));
    // 云川笔记App: a word that nobody knows begins it, or a known name.
    let made = || noun.is_made(page) && han() && !page.found.is_ordinary(run.start, run.head());
    run.is_close_latin() && (noun.is_strong() && !made() || !han() || !owner())
}

/// 全托管AI产品: whether a thing is described, and no name is known before the noun.
fn is_latin_description(page: &Page<'_>, run: &Run<'_>) -> bool {
    let rest = run.noun.rest(page);
    let thing = || page.kind_at(run.end()).is_some() || FIELD_OF.iter().any(|word| rest.starts_with(word));
    run.is_close_latin() && page.known_at(run.start).is_none() && thing()
}

/// 英国AI制药公司Luma Bio: whether a country and a field before the noun for a firm, or for what is made, describe another.
fn is_described_by_country(page: &Page<'_>, run: &Run<'_>) -> bool {
    (run.noun.is_firm(page) || run.noun.is_made(page)) && described_by_country(page, run)
}

/// 谷歌人工智能部门DeepMind: whether a part of a known house describes what is named behind it.
fn is_part_named_behind(page: &Page<'_>, run: &Run<'_>) -> bool {
    let house = |at: usize| page.known_at(at).is_some_and(|k| page.ontology.is_a(k.class, page.defaults.agent));
    run.noun.is_group(page) && !run.noun.is_strong() && house(run.start) && house(run.end())
}

/// 脑电数据逾4.6TB, 双芯算力2560TOPS: whether something is measured, and no firm.
fn is_measured(page: &Page<'_>, run: &Run<'_>) -> bool {
    !run.noun.is_strong() && run.noun.is_firm(page) && page.known_at(run.start).is_none() && measured(page, run.end())
}

/// 向云川微投资2亿元: whether so much money follows what is done.
fn is_paid(page: &Page<'_>, run: &Run<'_>) -> bool {
    !run.noun.is_strong() && page.breaks_at(run.head()) && of_money(page, run.end())
}

/// 听涛2.1 Pro旗舰模型: whether a version ends the name, and what stands behind it describes.
fn is_versioned(page: &Page<'_>, run: &Run<'_>) -> bool {
    run.noun.is_made(page) && (versioned_before(run.stem) || numbered(page, run.start, run.head()))
}

/// Nami Capital投资的: whether somebody has done it.
fn is_done_by_latin(page: &Page<'_>, run: &Run<'_>) -> bool {
    !run.noun.is_strong()
        && page.breaks_at(run.head())
        && run.noun.rest(page).starts_with('的')
        && run.stem.ends_with(|c: char| c.is_ascii_alphabetic())
}

/// 峰会的主论坛: whether it is a part of what was named.
fn is_part_of_named(_: &Page<'_>, run: &Run<'_>) -> bool {
    run.stem.starts_with('的')
}

/// 主管基座模型的副总裁, 云川科技做语音模型: whether a weak noun for what is made tells of a post, of a known name or of what is done.
fn is_post_or_deed(page: &Page<'_>, run: &Run<'_>) -> bool {
    // 云川云智能客服, where 云川云智能 is known: no name begins within another.
    let within = || page.known_at(run.start).is_some_and(|k| (run.head() + 1..run.end()).contains(&(k.span.end as usize)));
    // Nami 7B多模态大模型: how big it is ends the name.
    let sized = || run.stem.trim_end().rsplit([' ', '-']).next().is_some_and(grown::size);
    let done = || run.stem.ends_with(['做', '造', '搞', '写']);
    let weak = run.noun.strength == Strength::Weak;
    run.noun.is_made(page) && weak && (within() || sized() || done() || page.title_begins(run.start))
}

/// Nami for Robotics: whether the noun tells what a thing is for.
fn is_purpose(_: &Page<'_>, run: &Run<'_>) -> bool {
    run.noun.latin && PREPOSED.iter().any(|word| run.stem.ends_with(word))
}

/// 云川做AI产品: whether somebody does something in a field.
fn is_work_in_field(_: &Page<'_>, run: &Run<'_>) -> bool {
    run.is_close_latin() && run.stem.chars().count() > 2 && run.stem.ends_with(DONE)
}

/// 下载模型, 派机器人: whether one character that begins no name stands before what is made.
fn is_single(page: &Page<'_>, run: &Run<'_>) -> bool {
    let single = run.stem.chars().count() == 1 && run.stem.starts_with(is_han);
    single && page.known_at(run.start).is_none() && run.noun.is_made(page)
}

/// 14B模型, 7B小模型: whether only how big it is stands before the noun.
fn is_size(_: &Page<'_>, run: &Run<'_>) -> bool {
    let size = run.stem.trim_end_matches(['小', '大', '级']);
    let number = || size.trim_end_matches(['B', 'M', 'b', 'm']).bytes().all(|b| b.is_ascii_digit() || b == b'.');
    size.starts_with(|c: char| c.is_ascii_digit()) && number()
}

/// 去南岭理工学院: whether a known name ends with the noun, that needs nothing before it.
fn holds_known(page: &Page<'_>, run: &Run<'_>) -> bool {
    let start = run.start;
    let placed = |from: usize| run.local || page.text[start..from].ends_with(LEVELS) && from == run.head();
    page.known_before(run.end()).is_some_and(|k| {
        let from = k.span.start as usize;
        k.span.end as usize == run.end()
            && page.known_at(start).is_none()
            && from > start
            && k.span.len() > SHORT
            && page.ontology.is_a(k.class, page.defaults.agent)
            && !placed(from)
    })
}

/// 教育部科技司, 北方大学科技处, 工信部信息通信发展司: whether it is a department of a body that is no firm, and no firm called after it.
fn is_department_of_body(page: &Page<'_>, run: &Run<'_>) -> bool {
    let noun = &run.noun;
    let body =
        |k: &NameMention| k.span.end as usize == run.head() && k.class != noun.class && page.ontology.is_a(k.class, page.defaults.agent);
    noun.is_firm(page)
        && (!noun.is_strong() || noun.rest(page).starts_with(['司', '处']))
        && page.known_before(run.head()).is_some_and(body)
}

/// 南岭大学计算研究院智能机器人方向负责人, 云川XR智能座椅部部长: whether what a post is of begins with the noun.
fn leads_post_of_house(page: &Page<'_>, run: &Run<'_>) -> bool {
    let whole = |&&(span, class, _): &&Name| {
        span.end as usize == run.head() && page.ontology.is_a(class, page.defaults.agent) && class != page.defaults.employer
    };
    let known = |k: &NameMention| {
        let inner = (k.span.end as usize) < run.head() && page.ontology.is_a(k.class, page.defaults.agent);
        inner || page.ontology.is_a(k.class, page.defaults.work)
    };
    run.noun.is_firm(page)
        && !run.noun.is_strong()
        && (run.before.iter().rev().take(RECENT).any(|f| whole(&f)) || page.known_at(run.start).is_some_and(known))
        && leads_to_post(page, run.end())
}

/// 国家数据局数字科技和基础设施建设司: whether it is what a known body has a department for.
fn is_task_of_body(page: &Page<'_>, run: &Run<'_>) -> bool {
    let official = |k: &NameMention| {
        let acts = k.class != run.noun.class && k.class != page.defaults.person && page.ontology.is_a(k.class, page.defaults.agent);
        acts && (k.span.end as usize) <= run.head() && run.noun.rest(page).starts_with(['和', '与', '及', '司', '处'])
    };
    run.noun.is_firm(page) && run.noun.hit.len() <= 2 * WORD && page.known_at(run.start).is_some_and(official)
}

/// Whether nothing but a country stands before a short noun for firms that says of what branch they are: 美国科技, 中国资本.
fn is_of_country(page: &Page<'_>, run: &Run<'_>) -> bool {
    const BRANCHES: &[&str] = &["科技", "资本", "证券", "半导体", "创投", "风投", "私募", "公募", "期货"];
    let country = page.known_at(run.start).filter(|k| k.class == page.defaults.place && k.span.end as usize == run.head());
    let named = country.is_some_and(|k| branch::is_country(k.span.of(page.text)) || k.span.of(page.text) == "中国");
    run.noun.is_firm(page) && run.noun.is_strong() && named && BRANCHES.contains(&run.noun.word(page))
}

/// Characters of grammar that stand by themselves in no name of everyday words.
const GRAMMAR: &[char] =
    &['的', '了', '着', '能', '会', '要', '再', '也', '还', '都', '就', '像', '更', '很', '太', '较', '才', '只', '没', '把', '被', '让'];

/// With what a phrase begins that counts one of a kind, before the classifier.
const COUNTING: &[char] = &['首', '多', '两', '数', '几', '各', '某', '每'];

/// Classifiers of what is counted or pointed to.
pub(crate) const CLASSIFIERS: &str = "家间副款台个部套支颗枚辆座所场位种项条份只张块届次批类群";

/// Whether everyday words before a noun hold a character of grammar, or count what the noun is for: 做能看懂实验室, 多项基准测试.
fn says(page: &Page<'_>, start: usize, head: usize) -> bool {
    const ONE: usize = 3;
    let Some(stem) = page.text.get(start..head).filter(|stem| stem.len() > ONE) else { return false };
    let free = |(at, c): (usize, char)| GRAMMAR.contains(&c) && !page.found.within_word(start + at);
    let classified = |rest: &str| rest.starts_with(|c: char| CLASSIFIERS.contains(c) && c != '届');
    let counts = || {
        let nth =
            stem.strip_prefix('第').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)));
        nth.or_else(|| stem.strip_prefix(COUNTING)).is_some_and(classified) && !page.found.begins_word(start, head)
    };
    (stem.char_indices().any(free) || counts()) && page.known_within(start, head).is_none() && page.found.is_ordinary(start, head)
}

/// Whether nothing but a year stands before a noun: 2027年银行.
fn dated(stem: &str) -> bool {
    stem.strip_suffix('年').is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Words for which of several meetings it was, where they are not told apart otherwise.
const ROUND_ALONE: &[&str] = &["首届", "本届", "上届", "往届", "历届", "下届"];

/// What says before a noun that there are two: 双芯片.
const PAIR: char = '双';

/// Nouns that a Latin word for a field stands before: AI产品, AI技术.
const FIELD_OF: &[&str] = &["产品", "技术", "能力", "业务", "应用", "服务", "场景", "功能"];

/// Whether what ends in a firm's noun is a country and its trade, another noun behind them.
fn described_by_country(page: &Page<'_>, run: &Run<'_>) -> bool {
    let (start, hit) = (run.start, run.noun.hit);
    let country = page.known_at(start).filter(|k| k.class == page.defaults.place && branch::is_country(k.span.of(page.text)));
    let Some(own) = country.map(|k| k.span.end as usize).filter(|&own| own <= hit.start) else { return false };
    let field = &page.text[own..hit.start];
    let plain = field.is_empty() || page.found.is_ordinary(own, hit.start) || page.known_at(own).is_some_and(|k| page.is_topic(k.class));
    let noun = || page.kind_at(hit.end).is_some() || page.known_at(hit.end).is_some_and(|k| page.is_topic(k.class));
    // 德国保险公司安联, 以色列数据公司Shomer: the name stands behind.
    let named = || {
        let latin = page.text[hit.end..].starts_with(|c: char| c.is_ascii_uppercase());
        let han = page.text[hit.end..].starts_with(is_han)
            && !page.closes(hit.end)
            && !page.found.begins_word(hit.end, page.right_limit(hit.end, 5));
        own < hit.start && (latin || han)
    };
    plain && (noun() || named())
}

/// Whether so many bytes, tokens or units written in Latin letters stand at `at`, a word for how many before them.
fn measured(page: &Page<'_>, at: usize) -> bool {
    const REACH: usize = 12;
    let next = page.values.partition_point(|v| (v.span.start as usize) < at);
    page.values.get(next).is_some_and(|value| {
        let from = value.span.start as usize;
        let counts = match &value.value {
            Value::Quantity(q) => match &q.unit {
                Unit::Bytes | Unit::Tokens => true,
                Unit::Word(word) => word.is_ascii(),
                _ => false,
            },
            _ => false,
        };
        counts && from <= at + REACH && page.text[at..from].chars().all(is_han)
    })
}

/// Whether an amount of money stands at `at`.
fn of_money(page: &Page<'_>, at: usize) -> bool {
    let value = page.values.binary_search_by(|v| (v.span.start as usize).cmp(&at)).ok().map(|i| &page.values[i].value);
    matches!(value, Some(Value::Quantity(q)) if matches!(q.unit, Unit::Money { .. }))
}

/// Whether words that describe end what stands before a head, a Latin name with a version before them: 听涛2.1 Pro旗舰, NVL4超级计算.
fn versioned_before(stem: &str) -> bool {
    let name = stem.trim_end_matches(is_han);
    let described = stem[name.len()..].chars().count() > 1;
    let latin = name.len() - name.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-')).len();
    let latin = &name[name.len() - latin..];
    described && latin.contains(|c: char| c.is_ascii_digit()) && latin.contains(|c: char| c.is_ascii_alphabetic())
}

/// 玄光900: whether a word that nobody knows and a bare number make up a run.
fn numbered(page: &Page<'_>, start: usize, end: usize) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 1..=4;
    const WORD: std::ops::RangeInclusive<usize> = 2..=4;
    let word = page.text[start..end].trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = start + word.len();
    DIGITS.contains(&(end - digits))
        && WORD.contains(&word.chars().count())
        && word.chars().all(is_han)
        && page.known_at(start).is_none()
        && !page.found.is_ordinary(start, digits)
        && !page.found.begins_common_word(start, digits)
}

/// Small words before a Latin noun that is no head.
const PREPOSED: &[&str] = &[" for ", " of ", " in ", " with "];

/// Verbs of one character before a field that somebody works in.
const DONE: &[char] = &['做', '搞', '用', '谈', '聊', '看', '玩', '学', '把', '让', '对', '推', '造', '卖', '投'];

/// So many of the names found last are looked at.
const RECENT: usize = 2;

/// Whether a few words stand at `at` of which a post is: 智能|机器人方向负责人, 智能|座椅部部长.
fn leads_to_post(page: &Page<'_>, at: usize) -> bool {
    const FIELD: usize = 8;
    let ends = page.text[at..].char_indices().take(FIELD + 1).take_while(|(_, c)| is_han(*c)).map(|(offset, _)| at + offset);
    ends.skip(1).any(|end| page.title_begins(end))
}

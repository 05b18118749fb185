//! Names of a few Chinese characters right after a description: 知识图谱平台渊图, 初创公司千寻智能.
//!
//! Takes the descriptions that are found, gives what stands between each and an edge. Deliberately takes no run that says what
//! is done (小模型逆袭), nor a part of the description itself (人形机器人越野赛).

use std::collections::BTreeSet;

use crate::annotate::form::head::ASPECTS;
use crate::annotate::frame::kind::{DESCRIBING, units};
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};
use crate::annotate::{Certainty, Reason};
use crate::chinese::is_adverbial;
use crate::ontology::ClassId;
use crate::span::Span;

/// Names of a few Chinese characters right after a description: 知识图谱平台渊图, 初创公司千寻智能.
pub(crate) fn find(page: &mut Page<'_>) {
    let text = page.text;
    let mut found = Vec::new();
    // 北方大学 is no description, though 大学 ends one.
    let plain = |c: &Span| {
        let noun = page.found.last(List::Kind, c.start as usize, c.end as usize).map_or(c.start as usize, |m| m.start);
        noun > c.start as usize && page.found.is_ordinary(c.start as usize, noun)
    };
    // 方言语料库吴侬: everyday words before the noun for what is made describe it.
    let named = page.candidates.iter().filter(|c| c.reason == Reason::Head);
    let named = named.filter(|c| !(page.ontology.is_a(c.class, page.defaults.work) && plain(&c.span)));
    let named: BTreeSet<Span> = named.map(|c| c.span).collect();
    let kinds: Vec<Span> = page
        .candidates
        .iter()
        .filter(|c| c.reason == Reason::Kind && !named.contains(&c.span))
        .map(|c| c.span)
        .filter(|s| units(s.of(text)) >= DESCRIBING)
        .collect();
    let mut asked = 0;
    for kind in kinds {
        let start = kind.end as usize;
        if let Some((end, class)) = lower_case(page, start) {
            found.push((Span::new(start, end), class));
            continue;
        }
        // 第三家公司叫云川生物
        let start = CALLED.iter().find(|w| text[start..].starts_with(**w)).map_or(start, |w| start + w.len());
        // 语音模组商听澜微: who trades in a thing is named behind it.
        let trader = TRADERS.iter().find_map(|w| text[start..].strip_prefix(*w)).map(|rest| text.len() - rest.len());
        let start = trader.unwrap_or(start);
        let end = before_adverb(page, start, before_verb(page, start, page.right_limit(start, 7)));
        let end = before_complement(page, start, recurring(page, start, end, &mut asked));
        let made = page.kind_before(kind.end as usize).is_some_and(|c| !page.ontology.is_a(c, page.defaults.agent));
        let end = if made { before_clause(page, start, end) } else { behind_head(page, start, end) };
        let run = &text[start..end];
        let length = run.chars().count();
        let ends = page.breaks_at(end)
            || end < page.right_limit(start, 7)
            || text[end..].starts_with(['。', ',', '、', ';', '\n', '(', ':'])
            || end == text.len();
        if (2..=6).contains(&length)
            && ends
            // FPGA三件套, 大模型之战
            && !run.starts_with(|c| "之的等一二三四五六七八九十两几多数".contains(c))
            && run.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric())
            && run.chars().any(is_han)
            // 听涛3接连: a version ends a name.
            && !run.trim_start_matches(is_han).contains(is_han)
            && !(made && (done(page, kind, end) || does(page, kind, end)))
            && !page.words.begins_generic(run)
            && !page.found.is_ordinary(start, end)
            // “可信大模型红榜”: all of it is quoted.
            && !(text[..kind.start as usize].ends_with(['“', '「', '《']) && text[end..].starts_with(['”', '」', '》']))
            && !said(run)
            && page.known_at(start).is_none_or(|k| k.span.end < end as u32 && end - start <= 12 && text.matches(run).nth(1).is_some())
            && page.known_over(start).is_none()
            // 计算机系教授王雪, 机器人团队负责人王雪
            && page.title_within(start, end).is_none()
            && !page.within_title(start)
            // 赴南岭大学读博: the noun is a part of a name.
            && page.known_before(start).is_none_or(|k| k.span.end as usize != start || !page.ontology.is_a(k.class, page.defaults.agent))
            && !page.found.holds(List::Kind, start, end)
            && let Some(class) =
                page.kind_before(kind.end as usize).filter(|&c| page.ontology.is_a(c, page.defaults.agent) || page.ontology.is_a(c, page.defaults.work))
        {
            let class = if trader.is_some() { page.defaults.employer } else { class };
            found.push((Span::new(start, end), class));
        }
    }
    for (span, class) in found {
        page.add(span, class, Certainty::Context, Reason::Apposed);
    }
}

/// Where a name begins that ends in a noun for what is made, behind another noun for such a thing that describes it: AI应用|云岫浏览器,
/// 语音助手|云岫助手; a 机器人云岫平台 is no 机器人.
pub(crate) fn behind_kind(page: &Page<'_>, start: usize, head: usize, class: ClassId) -> Option<usize> {
    const SHORTEST: usize = 6;
    const LONGEST: usize = 12;
    if !page.ontology.is_a(class, page.defaults.work) {
        return None;
    }
    let from = floor(page.text, head.saturating_sub(LONGEST)).max(start + 1);
    let to = head.saturating_sub(SHORTEST);
    let made = |at: usize| page.kind_before(at) == Some(class);
    let unknown = |at: usize| {
        let run = &page.text[at..head];
        let plain = page.found.is_word(at, head) || page.found.is_ordinary(at, head) || page.found.begins_common_word(at, head);
        run.chars().all(is_han) && !plain && !said(run) && !page.breaks_at(at) && page.known_within(at, head).is_none()
    };
    let own = |&at: &usize| page.text.is_char_boundary(at) && page.found.kind_ends(at) && !page.found.crosses(start, at);
    (from..=to).filter(own).find(|&at| made(at) && page.found.is_ordinary(start, at) && unknown(at))
}

/// Whether a run holds what makes a piece of a sentence of it: 大模型做个族谱, 老师模型讲一遍, 大模型满周岁, 机器人更智慧.
fn said(run: &str) -> bool {
    run.contains(['个', '了', '着', '过', '被', '得', '啥'])
        || ["一遍", "一些", "很"].iter().any(|word| run.contains(word))
        || likened(run)
        || run.starts_with([
            '现', '已', '曾', '均', '仍', '则', '也', '又', '还', '才', '满', '做', '把', '让', '请', '去', '来', '上', '下', '更', '很',
            '太', '不', '没',
        ])
}

/// 大模型如Llama, 巨头里微软: whether a run brings in one of those of whom the noun before it speaks.
fn likened(run: &str) -> bool {
    let one = run.strip_prefix(['如', '像', '里', '连', '含', '即']);
    one.is_some_and(|one| one.starts_with(|c: char| c.is_ascii_alphanumeric())) || run.starts_with(['像', '正']) && run.chars().count() > 2
}

/// `end`, moved over the rest of a run that a word of grammar cuts, where the text has the whole again: 公司影域无界,….
fn recurring(page: &Page<'_>, start: usize, end: usize, asked: &mut usize) -> usize {
    const LONGEST: usize = 6;
    const MOST: usize = 64;
    let run: usize = page.text[start..].chars().take_while(|c| is_han(*c)).take(LONGEST + 1).map(char::len_utf8).sum();
    let whole = &page.text[start..start + run];
    let longer = start + run > end && end > start && whole.chars().count() <= LONGEST;
    *asked += usize::from(longer);
    if longer && *asked <= MOST && page.text.matches(whole).nth(1).is_some() { start + run } else { end }
}

/// `end`, moved before a verb of one character that makes a word with what follows: 豆丁卖|到了海外.
fn before_complement(page: &Page<'_>, start: usize, end: usize) -> usize {
    const ONE: usize = 3;
    const NAME: usize = 6;
    const VERBS: &[char] = &['卖', '送', '装', '搬', '推', '运', '用', '做', '转', '改', '带', '放', '销', '投', '换', '接', '走'];
    let verb = end.saturating_sub(ONE);
    let complement = page.text[end..].starts_with(['到', '给', '成', '入', '进', '出', '往']);
    let cut = complement
        && verb >= start + NAME
        && page.text.get(verb..).is_some_and(|rest| rest.starts_with(VERBS))
        && !page.found.crosses(start, verb);
    if cut { verb } else { end }
}

/// `end`, moved behind the noun that ends a firm's name, before what is done with the firm: 云川科技拆出来.
fn behind_head(page: &Page<'_>, start: usize, end: usize) -> usize {
    const NAME: usize = 6;
    let firm = |m: &Hit| page.words.head_classes[m.number as usize] == page.defaults.employer;
    let heads = page.found.within(List::Head, start, end).filter(|m| m.start >= start + NAME && m.len() >= NAME && m.end < end && firm(m));
    heads.last().map_or(end, |m| m.end)
}

/// A name without capitals right after a description of what is made: 命令行智能体kes.
fn lower_case(page: &Page<'_>, start: usize) -> Option<(usize, ClassId)> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=20;
    let rest = &page.text[start..];
    let run = rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')).unwrap_or(rest.len());
    let whole = rest.starts_with(|c: char| c.is_ascii_lowercase()) && !rest[run..].starts_with(|c: char| c.is_alphanumeric() && !is_han(c));
    let class = page.kind_before(start).filter(|&c| page.ontology.is_a(c, page.defaults.work))?;
    (whole && LENGTHS.contains(&run) && page.known_at(start).is_none()).then_some((start + run, class))
}

/// Words for those who make or sell the thing that stands before them.
const TRADERS: &[&str] = &["商", "厂商", "厂", "制造商", "供应商", "厂家"];

/// Verbs that give a name to what a description tells of.
const CALLED: &[&str] = &["名叫", "名为", "叫做", "叫", "起名", "取名", "取名为", "定名为"];

/// `end`, moved before the everyday words of which what is done consists: 松涛全线降价.
fn before_clause(page: &Page<'_>, start: usize, end: usize) -> usize {
    const NAME: usize = 6;
    const CLAUSE: usize = 12;
    let cuts = page.text[start..end].char_indices().map(|(at, _)| start + at).filter(|at| at - start >= NAME && end - at >= CLAUSE);
    cuts.into_iter().find(|&at| page.found.is_phrase(at, end) && !page.found.is_ordinary(start, at)).unwrap_or(end)
}

/// Whether what follows the noun for a thing is what is done, or a part of the noun, and no name: 小模型逆袭, 眼镜现在卖, 人形机器人越野赛.
fn done(page: &Page<'_>, kind: Span, end: usize) -> bool {
    const WORD: usize = 6;
    let start = kind.end as usize;
    let run = &page.text[start..end];
    let adverb = page.text.get(start..(start + WORD).min(end)).is_some_and(is_adverbial);
    // A word that ends a clause, without marks, is no name unless somebody brings it: 小模型逆袭, but 打造数字人平台灵境.
    let brought = page.cue_before(kind.start as usize).is_some_and(|c| page.ontology.is_a(c, page.defaults.work));
    // 发布智能体共创计划: nor is one that goes on.
    let closes = page.text[end..].is_empty()
        || page.text[end..].starts_with(|c: char| !c.is_alphanumeric())
        || page.text[end..].starts_with(['和', '与', '及', '的']);
    let word = page.found.is_word(start, end) && (!brought || !closes);
    // 做个族谱, 看不清, 讲一遍
    let aspect = run.char_indices().skip(1).any(|(_, c)| "个不一得过".contains(c)) && page.found.holds_word(start, end);
    let noun =
        page.found.last(List::Head, start, end).is_some_and(|m| m.start == start) || run.ends_with(['赛', '线', '展', '端', '业', '链']);
    // 人类大脑神经元数量: the measure stands behind the run, or ends it.
    let bare = |measure: &str| page.text[end..].starts_with(measure) && page.found.is_word(start, end);
    let within = |measure: &str| run.strip_suffix(measure).is_some_and(|noun| page.found.is_word(start, start + noun.len()));
    let measured = MEASURED.iter().any(|m| bare(m) || within(m));
    // 在开放平台调用API: what an acronym is done with.
    let acronym = run.trim_start_matches(is_han);
    let used = !acronym.is_empty()
        && acronym.bytes().all(|b| b.is_ascii_uppercase())
        && page.found.is_word(start, start + run.len() - acronym.len());
    adverb || word || aspect || noun || measured || used || page.found.is_pair(start, end)
}

/// Characters of everyday verbs with which what a thing does begins, and with which what becomes of it ends: 服务器卖爆, 大模型杀疯. Those
/// that names like are not among them (听, 问, 观).
const DOES: &str = "抢卖见会解包合杀跑涨跌进闯冲打拿吃抓爬拆变换写画送装修扛搬撞踢摔倒哭骗砸戳挤拉推拖扔丢塞编造刷凑补挖学教帮替专能要想";
const BECOMES: &str = "爆疯掉懵惨崩火热红底静馆";

/// Whether what follows the noun for a thing, with no sign beside its place that it names the thing, may be what that does: nobody brings
/// it, the text has it only once, no version ends it and no bracket explains it.
fn does(page: &Page<'_>, kind: Span, end: usize) -> bool {
    let start = kind.end as usize;
    let run = &page.text[start..end];
    let brought = page.cue_before(kind.start as usize).is_some_and(|c| page.ontology.is_a(c, page.defaults.work));
    let version = run.ends_with(|c: char| c.is_ascii_alphanumeric());
    let verb = run.starts_with(|c| DOES.contains(c)) || run.ends_with(|c| BECOMES.contains(c));
    let words = run.chars().count() > 2 && page.found.holds_word(start, end);
    // 机器人折进40厘米
    let measures = page.text[end..].starts_with(|c: char| c.is_ascii_digit());
    (verb || words || measures) && !brought && !version && !page.text[end..].starts_with('(') && !again(page, kind, run)
}

/// Whether the text has a run elsewhere than behind the noun for a thing: a headline is said once more in the text.
fn again(page: &Page<'_>, kind: Span, run: &str) -> bool {
    const NOUN: usize = 6;
    let noun = &page.text[floor(page.text, (kind.end as usize).saturating_sub(NOUN))..kind.end as usize];
    page.text.match_indices(run).any(|(at, _)| !page.text[..at].ends_with(noun))
}

/// Nouns that make what stands before them a measure's, and no name.
const MEASURED: &[&str] = &["数量", "数目", "规模", "总数", "密度", "水平"];

/// `end`, moved before the first adverb of a run: 影域突然.
fn before_adverb(page: &Page<'_>, start: usize, end: usize) -> usize {
    const WORD: usize = 6;
    let starts = page.text[start..end].char_indices().map(|(at, _)| start + at).skip(2);
    // 鹊桥气象是首批用户
    let copula = |at: usize| page.text[at..].starts_with('是');
    let adverb = |&at: &usize| copula(at) || page.text.get(at..at + WORD).is_some_and(is_adverbial) && !page.found.crosses(start, at);
    starts.into_iter().find(adverb).unwrap_or(end)
}

/// `end`, moved before the everyday word at the end of a run that 了 makes a verb: 锂途谈成了. A run in which it is told when
/// something is done is a clause and no name: 机器人倒茶时洒了半杯.
fn before_verb(page: &Page<'_>, start: usize, end: usize) -> usize {
    const WORD: usize = 6;
    let when = |at: usize| !page.found.crosses(start, at) && !page.found.begins_word(at, end);
    if page.text[end..].starts_with('了') && page.text[start..end].match_indices('时').any(|(at, _)| when(start + at)) {
        return start;
    }
    let verb = end.saturating_sub(WORD);
    let cut = page.text[end..].starts_with(ASPECTS) && verb >= start + WORD && page.found.is_word(verb, end);
    if cut { verb } else { end }
}

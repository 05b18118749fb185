//! A description or a noun that no name follows: whether it stands for what the text has named.
//!
//! Takes the chunks before it and its token, adds the chunk that it is: 该公司 and 公司 stand for one named before, the 芯片 of X芯片的 goes
//! with X, and any other is a noun. Deliberately looks for no name: whom it stands for is asked when a role is filled.

use smallvec::smallvec;

use crate::annotate::Reason;
use crate::chinese::{Category, is_adverbial};
use crate::extract::clause::chunker::{Chunker, DEMONSTRATIVE_REACH, Waiting};
use crate::extract::clause::row::{Kind, Token};
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::ontology::ClassId;
use crate::span::Span;

/// Words between a noun and the number of how many there are.
const LINKS: &[&str] =
    &["共", "共有", "已有", "已达", "达", "达到", "总共", "一共", "总数", "数量", "总数达", "数量达", "超过", "已超过", "突破", "已突破"];
/// Classifiers by which a noun right behind them is counted, and is not what was pointed at before: 这款产品装有43块电池.
const COUNTING: &[char] = &[
    '家', '个', '所', '支', '名', '位', '间', '座', '块', '颗', '台', '张', '片', '枚', '款', '种', '项', '套', '条', '件', '辆', '部',
    '类', '场', '篇', '份',
];
/// Ends of numbers of those who act.
const CLASSIFIERS_OF_DOERS: &[char] = &['家', '个', '所', '支', '名', '位', '间', '座'];
/// The count of an edition, behind 下 or 上 that of another.
const NEXT: &str = "一届";
/// Verbs of saying with an object of their own: 介绍公司的情况.
const TELLING: &[&str] = &["告诉", "介绍", "评价", "分析", "总结", "提到", "谈到", "回应", "强调", "补充", "判断", "确认"];
/// What stands before a noun that takes up what was named.
const THIS: char = '该';
/// What stands before the noun of what was just brought in.
const NEW: &[&str] = &["新", "新一代", "新款", "新版", "全新", "这一新"];
/// Particles that follow verbs.
const ASPECTS: &[char] = &['着', '了', '过'];
/// Ends of words whose front may be a noun.
const WORD_ENDS: &[char] = &['版', '化', '性', '界', '型'];
/// 对话部分: a noun before this is no more than a part.
const PART: &str = "部分";
/// Nouns for whom the text speaks of all along.
const FIRMS: &[&str] = &["公司", "集团"];
/// Verbs by which something comes to be that nobody has spoken of: 成立了公司.
const NEWLY: &[&str] = &[
    "成立", "组建", "设立", "新设", "建立", "创建", "创办", "创立", "开", "注册", "办", "成为", "成", "变成", "有", "做", "建", "搞", "辞",
];
/// Coverbs of with whom something is done.
const WITH: &[&str] = &["与", "和", "同", "跟"];

impl Chunker<'_> {
    /// A description or a noun that no name followed.
    pub(super) fn flush(&mut self, out: &mut Vec<Chunk>, waited: Waiting) {
        if let Some((at, name)) = waited.kind {
            self.push_description(out, at, name);
        }
        if let Some(at) = waited.noun {
            self.push_noun(out, at);
        }
    }

    /// 这款人形机器人 stands for one named before, as 这款机器人 does; 人形机器人 alone describes.
    fn push_description(&mut self, out: &mut Vec<Chunk>, at: usize, name: u32) {
        let span = self.row.tokens[at].span;
        // 该中心 has been read as one word.
        let own = if span.of(self.text).starts_with(THIS) { THIS.len_utf8() as u32 } else { 0 };
        let this = own > 0 || self.points_at(out, at);
        let class = self.vocabulary.noun_at_end(span.of(self.text));
        if this && let Some((class, noun)) = self.noun_of_this(Span { start: span.start + own, end: span.end }, class, at) {
            self.stand_for(Anaphor::Noun(class, noun), at, out);
        } else if let Some(class) = class.filter(|_| !this && self.bare_head(out, at)) {
            self.stand_for(Anaphor::Bare(class, span), at, out);
        } else {
            let phrase = Phrase { names: smallvec![name], bare_kind: true, ..Phrase::default() };
            out.push(Chunk::new(Part::Phrase(phrase), at, at));
        }
    }

    /// The noun at which 该 or 这款 before the description `noun` points, with its class; `class` is that of the whole description.
    fn noun_of_this(&self, noun: Span, class: Option<ClassId>, at: usize) -> Option<(ClassId, Span)> {
        let text = noun.of(self.text);
        // 该公司团队120人: the firm is pointed at, and its team goes with it.
        let firm = FIRMS.iter().find(|firm| text.starts_with(**firm) && text.len() > firm.len());
        let noun = firm.map_or(noun, |firm| Span { end: noun.start + firm.len() as u32, ..noun });
        let class = if firm.is_some() { self.vocabulary.noun_at_end(noun.of(self.text)) } else { class };
        // 该平台服务企业超过1200家: what it is that serves them.
        self.serves_counted(noun, at).or_else(|| class.map(|class| (class, noun)))
    }

    /// 该公司, 新模型 and 公司 stand for one named before; the 芯片 of X芯片的 tells what X is; 标准 of 标准版 is a noun.
    fn push_noun(&mut self, out: &mut Vec<Chunk>, at: usize) {
        let Token { span, kind: Kind::Word(word, _) } = self.row.tokens[at] else { return };
        let Some(class) = self.vocabulary.words[word as usize].class else {
            out.push(Chunk::new(Part::Word(Category::Noun), at, at));
            return;
        };
        // X芯片的…: what X is.
        if self.tells_before(out, at, class) {
            if let Some(named) = out.last_mut() {
                named.last = at;
            }
            return;
        }
        // 该校, 本院 are words of their own.
        if span.of(self.text).starts_with(['该', '本']) || self.points_at(out, at) {
            self.push_noun_of_this(out, at, class);
        } else if self.is_newest(out, at, class) {
            out.pop();
            self.stand_for(Anaphor::Noun(class, span), at, out);
        } else if self.stands_alone(out, at, class) {
            self.stand_for(Anaphor::Bare(class, span), at, out);
        } else {
            out.push(Chunk::new(Part::Word(Category::Noun), at, at));
        }
    }

    /// 该公司, 这家公司: what was named before, but for 云川科技这家公司.
    fn push_noun_of_this(&mut self, out: &mut Vec<Chunk>, at: usize, class: ClassId) {
        if self.apposed(class) {
            self.demonstrative = None;
            out.push(Chunk::new(Part::Word(Category::Noun), at, at));
            return;
        }
        let span = self.row.tokens[at].span;
        let noun = span.of(self.text);
        let own = noun.chars().next().filter(|c| matches!(c, '该' | '本') && noun.len() > c.len_utf8()).map_or(0, char::len_utf8);
        self.stand_for(Anaphor::Noun(class, Span { start: span.start + own as u32, ..span }), at, out);
    }

    /// 新模型采用…: whether the noun at token `at` is of the work that was brought in last.
    fn is_newest(&self, out: &[Chunk], at: usize, class: ClassId) -> bool {
        let new = |c: &Chunk| matches!(c.part, Part::Text) && NEW.contains(&self.row.tokens[c.last].span.trimmed(self.text));
        out.last().is_some_and(new)
            && out.iter().nth_back(1).is_none_or(opens_clause)
            && self.row.category(at + 1) != Some(Category::De)
            && self.is_work(class)
    }

    /// 公司, bare: whether the noun at token `at` is all that its word is, and the text has named what it stands for.
    fn stands_alone(&self, out: &[Chunk], at: usize, class: ClassId) -> bool {
        // 与芯片架构师王雪: of what somebody is the architect.
        let of_post = || self.row.category(at + 1) == Some(Category::Title) && self.is_work(class);
        // 应用于医疗: a verb.
        self.is_whole_word(at) && self.is_spoken_of(out, at) && !self.goes_on_at(at) && !of_post()
    }

    /// Whether a class is of what somebody makes.
    fn is_work(&self, class: ClassId) -> bool {
        self.ontology.defaults_for("work").any(|above| self.ontology.is_a(class, above))
    }

    /// 标准版: the noun only begins a word; 服务着200家医院: with an aspect it is a verb.
    fn is_whole_word(&self, at: usize) -> bool {
        let span = self.row.tokens[at].span;
        let rest = &self.text[span.end as usize..];
        span.of(self.text).chars().count() <= 3 && !rest.starts_with(WORD_ENDS) && !rest.starts_with(ASPECTS) && !rest.starts_with(PART)
    }

    /// Whether the noun at token `at` stands where the text goes on about what it has named by that noun.
    fn is_spoken_of(&self, out: &[Chunk], at: usize) -> bool {
        let place = self.begins_clause(out)
            || out.last().is_some_and(|c| {
                self.is_joined_to(c, at) || self.firm_done_to(c, at) || self.firm_begins_saying(c, at) || self.is_house_of_post(c, at)
            });
        place && !self.is_counted(out, at)
    }

    /// 公司, bare and first in its clause but for a date or an adverb, is the one spoken of.
    fn begins_clause(&self, out: &[Chunk]) -> bool {
        let passes = |c: &&Chunk| match c.part {
            Part::Value(_) | Part::Word(Category::Also | Category::Quote) => true,
            Part::Text => is_adverbial(self.row.tokens[c.last].span.of(self.text)),
            _ => false,
        };
        out.iter().rev().find(|c| !passes(c)).is_none_or(opens_clause)
    }

    /// 由实验室主办, 与学院签署…, 搭载公司自研的X: whom the text has named by that noun.
    fn is_joined_to(&self, before: &Chunk, at: usize) -> bool {
        let word = || self.row.tokens[before.last].span.of(self.text);
        let made = || self.row.category(at + 1) == Some(Category::Verb) && self.row.category(at + 2) == Some(Category::De);
        // 搭载A的芯片和公司自研的X
        let own = || self.is_firm(at) && made();
        match before.part {
            Part::Word(Category::By) => true,
            Part::Word(Category::Coverb) => made() || WITH.contains(&word()),
            Part::Word(Category::Verb | Category::Plain) => made(),
            Part::Text => made() && (word().ends_with(['了', '是']) || own()),
            Part::Word(Category::And) => own(),
            _ => false,
        }
    }

    /// 远山投资了公司, 领投了公司3亿元的B轮: but whoever founded one has spoken of none.
    fn firm_done_to(&self, before: &Chunk, at: usize) -> bool {
        let whole = || {
            self.row.tokens.get(at + 1).is_none_or(|next| match next.kind {
                Kind::Value(_) | Kind::Word(_, Category::De | Category::Comma | Category::Semicolon) => true,
                Kind::Text => !next.span.of(self.text).starts_with(char::is_alphanumeric),
                _ => false,
            })
        };
        let known = |verb: &str| !NEWLY.iter().any(|w| verb.ends_with(w));
        self.is_firm(at)
            && matches!(before.part, Part::Text)
            && self.row.tokens[before.last].span.of(self.text).strip_suffix('了').is_some_and(known)
            && whole()
    }

    /// 称公司将…: what is said begins with it.
    fn firm_begins_saying(&self, before: &Chunk, at: usize) -> bool {
        let said = || !TELLING.contains(&self.row.tokens[before.last].span.of(self.text));
        self.is_firm(at) && matches!(before.part, Part::Word(Category::Say)) && said()
    }

    /// Whether the noun at token `at` is one for whom a text speaks of all along.
    fn is_firm(&self, at: usize) -> bool {
        FIRMS.contains(&self.row.tokens[at].span.of(self.text))
    }

    /// 此前担任公司CTO: whose post it is.
    fn is_house_of_post(&self, before: &Chunk, at: usize) -> bool {
        let posted = || match before.part {
            Part::Word(Category::Once | Category::Verb) => true,
            Part::Text => self.row.tokens[before.last].span.of(self.text).ends_with(['任', '为']),
            _ => false,
        };
        self.row.category(at + 1) == Some(Category::Title) && posted()
    }

    /// 86家企业: those that are counted were not spoken of.
    fn is_counted(&self, out: &[Chunk], at: usize) -> bool {
        let counts = |c: &Chunk| {
            let span = self.row.tokens[c.last].span;
            // 下一届大会: another one than that which was spoken of.
            let other = || span.of(self.text) == NEXT && self.text[..span.start as usize].ends_with(['下', '上', '前']);
            matches!(c.part, Part::Value(_)) && (span.of(self.text).ends_with(CLASSIFIERS_OF_DOERS) || other())
        };
        out.last().is_some_and(counts) || self.counted_behind(at)
    }

    /// Whether the noun at token `at` stands right behind a thing's name of the class that it tells, and before 的.
    fn tells_before(&self, out: &[Chunk], at: usize, class: ClassId) -> bool {
        let Some(Chunk { part: Part::Phrase(phrase), last, .. }) = out.last() else { return false };
        let alike = |n: u32| self.names[n as usize].class == class;
        let modifies = self.row.tokens.get(at + 1).is_some_and(|t| matches!(t.kind, Kind::Word(_, Category::De)));
        modifies && last + 1 == at && !phrase.bare_kind && phrase.anaphor.is_none() && phrase.names.last().is_some_and(|&n| alike(n))
    }

    /// 数据集包含…: whether the description at token `at` is no more than the noun of a thing, and opens its clause.
    fn bare_head(&self, out: &[Chunk], at: usize) -> bool {
        let noun = self.row.tokens[at].span.of(self.text);
        let heads = || noun.chars().count() <= 3 && self.vocabulary.is_noun(noun);
        let opens = || out.last().is_none_or(opens_clause);
        let goes_on = || {
            self.row.tokens.get(at + 1).is_some_and(|t| {
                matches!(
                    t.kind,
                    Kind::Text | Kind::Value(_) | Kind::Word(_, Category::Verb | Category::By | Category::Also | Category::Attribute)
                )
            })
        };
        heads() && opens() && goes_on() && !self.counted_behind(at)
    }

    /// Whether 这款 before it points at the noun at token `at`: 这款由云川科技研发的模型, but not 这款产品装有43块电池.
    fn points_at(&self, out: &[Chunk], at: usize) -> bool {
        let counted = |d: usize| {
            out.last().is_some_and(|c| {
                let counting = || self.row.tokens[c.last].span.of(self.text).ends_with(COUNTING);
                matches!(c.part, Part::Value(_)) && c.last + 1 == at && c.first > d + 1 && counting()
            })
        };
        self.demonstrative.is_some_and(|d| at - d <= DEMONSTRATIVE_REACH && !counted(d))
    }

    /// 企业共26家: whether what the noun at token `at` tells of is counted right behind it.
    fn counted_behind(&self, at: usize) -> bool {
        let tokens = &self.row.tokens;
        let linked = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.kind, Kind::Text) && LINKS.contains(&t.span.trimmed(self.text)));
        let number = at + 1 + usize::from(linked(at + 1));
        let counts =
            tokens.get(number).is_some_and(|t| matches!(t.kind, Kind::Value(_)) && t.span.of(self.text).ends_with(CLASSIFIERS_OF_DOERS));
        let closed = tokens.get(number + 1).is_none_or(|t| match t.kind {
            Kind::Text => !t.span.of(self.text).starts_with(char::is_alphanumeric),
            Kind::Word(_, Category::Comma | Category::Semicolon | Category::Pause) => true,
            _ => false,
        });
        counts && closed
    }

    /// 平台服务企业, right before how many they are: the noun of a thing at the front of one that ends in whom it serves.
    fn serves_counted(&self, noun: Span, at: usize) -> Option<(ClassId, Span)> {
        const LENGTHS: std::ops::RangeInclusive<usize> = 2..=4;
        let text = noun.of(self.text);
        let kind = |class: ClassId, kind: &str| self.ontology.defaults_for(kind).any(|above| self.ontology.is_a(class, above));
        let counted = matches!(self.row.tokens.get(at + 1)?.kind, Kind::Value(_));
        let served = self.vocabulary.noun_at_end(text).is_some_and(|class| kind(class, "agent"));
        let ends = text.char_indices().map(|(end, _)| end).skip(*LENGTHS.start()).take(LENGTHS.count());
        let front = |end: usize| self.vocabulary.noun_at_end(&text[..end]).filter(|&class| kind(class, "work")).map(|class| (class, end));
        let (class, end) = ends.filter(|_| counted && served).find_map(front)?;
        Some((class, Span { end: noun.start + end as u32, ..noun }))
    }

    /// Whether 于 and a field stand right behind token `at`, with which it is a verb.
    fn goes_on_at(&self, at: usize) -> bool {
        let to = self.row.tokens.get(at + 1).is_some_and(|t| t.span.of(self.text) == "于");
        to && self.row.name(at + 2).is_some_and(|n| self.topics.has(self.names[n as usize].class))
    }

    /// Whether a noun stands right behind token `at`.
    pub(super) fn noun_next(&self, at: usize) -> bool {
        let kind = |t: &Token| match t.kind {
            Kind::Word(_, category) => category == Category::Noun,
            Kind::Name(name) => self.names[name as usize].reason == Reason::Kind,
            _ => false,
        };
        // 该大模型应用于医疗: a verb.
        self.row.tokens.get(at + 1).is_some_and(kind) && !self.goes_on_at(at + 1)
    }

    /// Whether 这家 follows the name that its noun is said of: 云川科技这家总部位于深圳的公司.
    fn apposed(&self, class: ClassId) -> bool {
        let Some(mut before) = self.demonstrative.and_then(|d| d.checked_sub(1)) else { return false };
        while self.row.category(before) == Some(Category::Quote) && before > 0 {
            before -= 1;
        }
        self.row.name(before).is_some_and(|n| self.ontology.is_a(self.names[n as usize].class, class))
    }

    /// 该模型参数量: one word tells what is measured and of which noun, which 该 stands before.
    pub(super) fn noun_within(&mut self, at: usize, category: Category, out: &mut Vec<Chunk>) {
        const NOUN: usize = 6;
        if category != Category::Attribute || !self.right_behind_this(at) {
            return;
        }
        let span = self.row.tokens[at].span;
        let Some(noun) = span.of(self.text).get(..NOUN).filter(|noun| noun.len() < span.len()) else { return };
        let Some(class) = self.vocabulary.noun_at_end(noun).filter(|_| out.last().is_some_and(|c| c.last + 1 == at)) else { return };
        out.pop();
        self.demonstrative = None;
        let noun = Span { start: span.start, end: span.start + NOUN as u32 };
        out.push(Chunk::new(Part::standing_for(Anaphor::Noun(class, noun)), at - 1, at - 1));
    }

    /// A noun that stands for something named before, with its 该 or 这家 where that stands right before it.
    pub(super) fn stand_for(&mut self, anaphor: Anaphor, at: usize, out: &mut Vec<Chunk>) {
        // 这家以色列公司
        let placed = |d: usize| at - d == 2 && self.row.name(at - 1).is_some_and(|n| self.is_region(n));
        let first = self.demonstrative.filter(|&d| at - d <= 1 || placed(d)).unwrap_or(at);
        self.demonstrative = None;
        while first < at && out.last().is_some_and(|c| c.first >= first) {
            out.pop();
        }
        out.push(Chunk::new(Part::standing_for(anaphor), first, at));
    }
}

/// Whether a chunk ends a clause, or opens what is said of an item.
fn opens_clause(before: &Chunk) -> bool {
    matches!(before.part, Part::Word(Category::Comma | Category::Semicolon | Category::Colon))
}

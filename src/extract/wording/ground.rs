//! What the slots of a rule's patterns hold: names, posts, values and things at a place of a sentence.
//!
//! Deliberately relates no slot to another: which may stand where is the pattern's.

use smallvec::smallvec;

use crate::annotate::Reason;
use crate::chinese::{Category, FAMILIES, RECEIVERS, TOGETHER, is_adverbial};
use crate::extract::argument::{clause_of, ends_clause};
use crate::extract::clause::caution::HOUSES;
use crate::extract::clause::conjunct::{acts_within, conjuncts};
use crate::extract::clause::row::{Kind, Row, Token};
use crate::extract::clause::title::{Post, titles_at};
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::reader::Reader;
use crate::extract::role::Fill;
use crate::extract::role::candidate::admits_persons;
use crate::extract::wording::fit::{Fits, headed};
use crate::extract::wording::places::Places;
use crate::extract::wording::slot::{Filled, Gap, Ground};
use crate::rule::pattern::{Bucket, Starts};
use crate::rule::{Claim, Filler, Rule};
use crate::value::{Unit, Value};

impl Slots<'_> {
    /// 上个月首席科学家王雪离职, 最近CTO王雪离职: whether nothing but when it was or an adverb stands before, from the beginning of a clause.
    fn only_tells_when(&self, last: usize) -> bool {
        let ends = |c: Category| matches!(c, Category::Comma | Category::Semicolon | Category::Colon);
        let plain = |token: &Token| match token.kind {
            Kind::Value(v) => matches!(self.reader.annotations.values[v as usize].value, Value::Date(_)),
            Kind::Text => {
                let word = token.span.trimmed(self.text());
                !word.is_empty() && is_adverbial(word)
            }
            _ => false,
        };
        let mut before = self.row.tokens[..=last].iter().enumerate().rev();
        let first = before.find(|(_, token)| !plain(token));
        first.is_none_or(|(at, _)| self.row.category(at).is_some_and(ends))
    }
}

/// What the slots of a rule's patterns can be filled with, in one sentence.
pub(crate) struct Slots<'a> {
    pub(crate) reader: &'a Reader<'a>,
    pub(crate) rule: &'a Rule,
    pub(crate) row: &'a Row,
    /// The text, up to the end of the sentence.
    pub(crate) text: &'a str,
    pub(crate) chunks: &'a [Chunk],
    /// What stands at each byte.
    pub(crate) places: &'a Places,
    /// What each token fits.
    pub(crate) fits: &'a [Fits],
    /// What each role of the rule asks for.
    pub(crate) wants: &'a [Fits],
    /// Whether the wording is a noun phrase.
    pub(crate) noun: bool,
}

/// Ends of words by which something is brought out.
const COPULAS: [char; 2] = ['是', '为'];

/// What joins two values besides the marks of lists.
const WITH: &str = "与";

/// Words that say of what follows whose it is, and no more.
const OWN: &[&str] = &["自家", "自研", "自有", "自己", "自主研发"];

/// What a firm has in a region, with a post of its own.
const BRANCHES: &[&str] = &["市场", "业务", "分公司", "团队", "负责人", "总裁", "总经理", "销售"];

/// The particle of a verb that is over.
const DONE: char = '了';

/// Coverbs that stand behind their verbs.
const BEHIND_VERBS: &[&str] = &["于", "在", "到", "至", "给", "向", "自", "往", "以"];

/// The most characters of a noun.
const NOUN: usize = 3;

/// The verb of there being something.
const HAS: char = '有';

/// Words behind a person's name that only honour it.
const HONOURS: &[&str] = &["博士", "先生", "女士", "教授", "院士", "老师", "小姐"];

/// How many chunks stand between a number that says how big a thing is and the thing at most: 万亿|参数|的|模型.
const SIZE: usize = 3;

/// How many chunks the modifier of what is brought out takes at most, with it.
const MODIFIER: usize = 12;

impl Reader<'_> {
    /// The posts that begin at a token, and the byte after the last.
    pub(crate) fn posts_at(&self, row: &Row, chunks: &[Chunk], token: usize) -> Option<(Vec<Post>, usize)> {
        let text = &self.document.text[..row.sentence.span.end as usize];
        let narrows = |name: u32| {
            let mention = &self.annotations.names[name as usize];
            // 中国区总经理
            let region = self.ontology.defaults_for("place").any(|place| place == mention.class);
            let rest = &text[mention.span.end as usize..];
            // 云川科技亚太市场总监
            let before = token.checked_sub(1).map(|at| row.tokens[at]);
            let owned = row.tokens[token].span == mention.span
                && matches!(before, Some(Token { kind: Kind::Name(owner), .. }) if self.acts(owner) && !self.is_person(owner));
            let branch = rest.starts_with('区') || owned && BRANCHES.iter().any(|word| rest.starts_with(word));
            mention.reason == Reason::Kind || self.topical(mention.class) || region && branch
        };
        // 公司CEO: 公司 stands for whose post it is, and is no part of the post.
        // But 算法专家: a noun for a thing only narrows the post.
        let agent = |class| self.ontology.defaults_for("agent").any(|agent| self.ontology.is_a(class, agent));
        let thing = |anaphor: Anaphor| matches!(anaphor, Anaphor::Bare(class, _) if !agent(class));
        let owner = |c: &Chunk| c.first == token && matches!(&c.part, Part::Phrase(p) if p.anaphor.is_some_and(|anaphor| !thing(anaphor)));
        if phrase_at(chunks, token).is_some_and(owner) {
            return None;
        }
        titles_at(row, token, &self.document.text, &narrows, &self.engine.vocabulary)
    }

    /// With what may begin what follows a slot that is filled at a token: told where one thing of a name of its own stands there, or
    /// what stands for one, or a value, or posts, with nothing that a slot might take in besides. Whatever else may make a slot end
    /// elsewhere must be left open here: patterns are not tried where this rules them out.
    pub(crate) fn after_slot(&self, row: &Row, chunks: &[Chunk], places: &Places, token: usize) -> Starts {
        let text = &self.document.text[..row.sentence.span.end as usize];
        let span = row.tokens[token].span;
        let brings_out = token.checked_sub(1).is_some_and(|i| row.tokens[i].span.of(text).ends_with([COPULAS[0], COPULAS[1], DONE]));
        let named = matches!(row.tokens[token].kind, Kind::Name(_));
        if brings_out || !named && behind_modifier(chunks, token).is_some() {
            return Starts::ALL;
        }
        let behind = |end: u32| {
            let past = places.skip(end as usize);
            let then = Starts::from(places.here(past));
            // A(B)领投
            let bracket = places.token(past).and_then(|open| past_bracket(row, chunks, open));
            bracket.map_or(then, |past| then.or(places.here(places.skip(past)).into()))
        };
        let phrase = phrase_at(chunks, token);
        match (row.tokens[token].kind, phrase.map(|c| &c.part)) {
            _ if named => {}
            (Kind::Value(_), None) => {
                let joins = matches!(row.category(token + 1), Some(Category::Pause | Category::And));
                let with = row.tokens.get(token + 1).is_some_and(|t| t.span.of(text) == WITH);
                return if joins || with { Starts::ALL } else { behind(span.end) };
            }
            (Kind::Word(_, Category::Title), None) => {
                return self.posts_at(row, chunks, token).map_or(Starts::ALL, |(_, end)| behind(end as u32));
            }
            (Kind::Word(_, category), Some(Part::Phrase(Phrase { anaphor: Some(_), listed: false, .. })))
                if category != Category::Plain =>
            {
                let whole = phrase.filter(|c| c.first == token);
                return whole.map_or(Starts::ALL, |c| behind(row.tokens[c.last].span.end));
            }
            _ => return Starts::ALL,
        }
        let alone =
            |c: &&Chunk| c.first == token && c.last == token && matches!(&c.part, Part::Phrase(p) if !p.listed && p.names.len() == 1);
        let name = row.name(token).filter(|_| phrase.is_some_and(|c| alone(&c)));
        let whole = |name: &u32| {
            let mention = &self.annotations.names[*name as usize];
            mention.reason != Reason::Kind && !self.topical(mention.class) && mention.span == span
        };
        let Some(name) = name.filter(whole) else { return Starts::ALL };
        // A、研发的B和C; 冠军是A旗下B训练的C; 云川系列; 中国区总经理
        let at = chunks.partition_point(|c| c.last < token);
        let goes_on = at < chunks.len() && !conjuncts(chunks, at).is_empty();
        let family = FAMILIES.iter().any(|noun| span.of(text).ends_with(noun));
        if goes_on || family || housed_at(&text[span.end as usize..]).is_some() || self.posts_at(row, chunks, token).is_some() {
            return Starts::ALL;
        }
        let past = places.skip(span.end as usize);
        let then = behind(span.end);
        // “听涛”大模型
        let grown = places.token(past).filter(|_| self.is_made(self.entities.class(name)));
        grown.map_or(then, |noun| then.or(places.here(places.skip(row.tokens[noun].span.end as usize)).into()))
    }
}

impl Slots<'_> {
    /// The values at a token: one, or a list of them (2亿元和5亿元).
    fn values(&self, token: usize, filler: &Filler) -> Option<(Fill, usize)> {
        let value = |at: usize| match self.row.tokens.get(at)?.kind {
            Kind::Value(v) if self.reader.value_fits(v, filler) => Some(v),
            _ => None,
        };
        let mut found = smallvec![value(token)?];
        let mut last = token;
        let with = |at: usize| self.row.tokens.get(at).is_some_and(|t| t.span.of(&self.reader.document.text) == "与");
        let joins = |at: usize| matches!(self.row.category(at), Some(Category::Pause | Category::And)) || with(at);
        while joins(last + 1)
            && let Some(next) = value(last + 2)
        {
            found.push(next);
            last += 2;
        }
        // 冠军、亚军和季军分别…: what is said is not of the last alone.
        let one_of = token >= 2 && joins(token - 1) && value(token - 2).is_some();
        if one_of && self.row.category(last + 1) == Some(Category::Respectively) {
            return None;
        }
        Some((Fill::Values(found), self.row.tokens[last].span.end as usize))
    }

    /// 夺冠的是A上个月才推出的B: whether the name at a token acts within the modifier of what a cleft brings out.
    fn focused_owner(&self, token: usize) -> bool {
        let text = |at: usize| self.row.tokens[at].span.of(&self.reader.document.text);
        let Some(is) = token.checked_sub(1).filter(|&i| matches!(self.row.tokens[i].kind, Kind::Text) && text(i).ends_with('是')) else {
            return false;
        };
        let mut before = is;
        while before > 0 && matches!(self.row.category(before - 1), Some(Category::Comma)) {
            before -= 1;
        }
        if before == 0 || self.row.category(before - 1) != Some(Category::De) {
            return false;
        }
        let at = self.chunks.partition_point(|c| c.last < token);
        at < self.chunks.len() && acts_within(self.chunks, at, clause_of(self.chunks, at).1)
    }

    /// 冠军是A的B, 同获该奖的还有A的B, 客户包括A的股东B: whether the name at a token only says whose that is, or what of whom, which
    /// fits the role as well, and no other.
    fn owns_what_is_named(&self, role: usize, token: usize) -> bool {
        // What rules out most is asked first.
        if self.row.category(token + 1) != Some(Category::De) {
            return false;
        }
        let stated = |role: usize| self.rule.facts.iter().any(|fact| fact.subject == role || fact.object == role);
        if !stated(role) {
            return false;
        }
        let at = self.chunks.partition_point(|c| c.last < token);
        let part = |i: usize| self.chunks.get(i).map(|c| &c.part);
        if !matches!(part(at), Some(Part::Phrase(p)) if p.names.len() < 2) || !matches!(part(at + 1), Some(Part::Word(Category::De))) {
            return false;
        }
        // 云川科技的股东A
        let noun = match part(at + 2) {
            Some(Part::Word(Category::Noun)) => true,
            Some(Part::Text) => RELATIONS.contains(&self.row.tokens[self.chunks[at + 2].first].span.trimmed(self.text)),
            _ => false,
        };
        let head = at + 2 + usize::from(noun);
        let Some(Part::Phrase(thing)) = part(head) else { return false };
        // X的GitHub星标数: of what modifies a noun X is no owner.
        let modifies = match part(head + 1) {
            Some(Part::Word(Category::Noun | Category::Attribute)) => true,
            Some(Part::Text) => {
                let text = self.row.tokens[self.chunks[head + 1].first].span.trimmed(self.text);
                text.starts_with(|c: char| c.is_alphabetic() && c != '等') && !is_adverbial(text)
            }
            _ => false,
        };
        let fits = |role: usize, guess: bool| {
            let own = |&n: &u32| !self.reader.topical(self.reader.entities.class(n));
            !thing.bare_kind && thing.names.iter().filter(|n| own(n)).any(|&n| self.reader.fits(n, &self.rule.roles[role].filler, guess))
        };
        let is = token.checked_sub(1).map_or("", |i| self.row.tokens[i].span.of(self.text));
        let copula = !noun && is.ends_with(COPULAS);
        // A子公司B的X: whoever is described, and has a thing, is who is meant.
        let acts = |p: &Phrase| p.names.iter().any(|&n| self.reader.acts(n));
        let alike = matches!(part(at), Some(Part::Phrase(p)) if p.kind.is_none() || acts(p) == acts(thing));
        fits(role, true)
            && (copula
                || alike && !modifies && !(0..self.rule.roles.len()).any(|other| other != role && stated(other) && fits(other, false)))
    }

    /// The names at a token, or behind the noun at it: 芯片X.
    fn named(&self, role: usize, token: usize) -> Option<(Fill, usize)> {
        let chunk = phrase_at(self.chunks, token);
        let named = chunk.filter(|c| c.first == token).and_then(|c| headed(self.row, c));
        let (found, past) = self.name(role, named.unwrap_or(token), chunk)?;
        match found {
            Fill::Names(names) if self.only_first_housed(role, &names, past) => Some((Fill::Names(smallvec![names[0]]), past)),
            found => Some((found, past)),
        }
    }

    /// The byte after a chunk.
    pub(crate) fn end_of(&self, at: usize) -> u32 {
        self.row.tokens[self.chunks[at].last].span.end
    }

    /// 将自研X开源, 用自家的X: the token behind words that only say that it is whoever's own.
    fn own(&self, token: usize) -> Option<usize> {
        let here = self.row.tokens[token];
        let own = matches!(here.kind, Kind::Text | Kind::Word(_, Category::Plain)) && OWN.contains(&here.span.trimmed(self.text));
        let next = token + 1 + usize::from(self.row.category(token + 1) == Some(Category::De));
        let quoted = next + usize::from(self.row.category(next) == Some(Category::Quote));
        let made = |n: u32| self.reader.is_made(self.reader.entities.class(n));
        (own && self.row.name(quoted).is_some_and(made)).then_some(quoted)
    }

    /// OpenAI的o3为69.1%, 谷歌Gemini得83分: the token of what is made, behind whoever's it is.
    fn owned(&self, token: usize) -> Option<usize> {
        self.row.name(token).filter(|&owner| self.reader.acts(owner) && !self.reader.is_person(owner))?;
        let next = token + 1 + usize::from(self.row.category(token + 1) == Some(Category::De));
        let next = next + usize::from(self.row.category(next) == Some(Category::Quote));
        let head = phrase_at(self.chunks, next).filter(|c| c.first == next).and_then(|c| headed(self.row, c)).unwrap_or(next);
        let made = |name: u32| self.reader.is_made(self.reader.entities.class(name));
        self.row.name(head).is_some_and(made).then_some(head)
    }

    /// 基于后者的“听涛”大模型: the token of what is made, behind the one of two whose it is.
    fn latter_owned(&self, token: usize) -> Option<usize> {
        self.row.category(token).filter(|c| matches!(c, Category::Former | Category::Latter))?;
        self.row.category(token + 1).filter(|&c| c == Category::De)?;
        let next = token + 2 + usize::from(self.row.category(token + 2) == Some(Category::Quote));
        let head = phrase_at(self.chunks, next).filter(|c| c.first == next).and_then(|c| headed(self.row, c)).unwrap_or(next);
        let made = |name: u32| self.reader.is_made(self.reader.entities.class(name));
        self.row.name(head).is_some_and(made).then_some(head)
    }

    /// 推出的万亿参数模型X, 旗下70B模型X: the token of what is made, behind the bare number that says how big it is.
    fn sized(&self, token: usize) -> Option<usize> {
        let Kind::Value(value) = self.row.tokens[token].kind else { return None };
        let bare = matches!(&self.reader.annotations.values[value as usize].value, Value::Quantity(q) if q.unit == Unit::None);
        let from = self.chunks.partition_point(|c| c.last < token) + 1;
        let between = |c: &&Chunk| matches!(c.part, Part::Text | Part::Word(Category::Noun | Category::De | Category::Attribute));
        let head = from + self.chunks.get(from..)?.iter().take(SIZE).take_while(between).count();
        let chunk = self.chunks.get(head).filter(|_| bare)?;
        let made = |name: &u32| self.reader.is_made(self.reader.entities.class(*name));
        matches!(&chunk.part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none() && p.names.first().is_some_and(made))
            .then_some(chunk.first)
    }

    /// 冠军是A旗下B训练的C: what a copula before a token brings out, over the modifier that begins at the token.
    fn brought_out(&self, role: usize, token: usize) -> Option<usize> {
        let is = self.row.tokens[token.checked_sub(1)?];
        let copular =
            matches!(is.kind, Kind::Text | Kind::Word(_, Category::Coverb | Category::Plain)) && is.span.of(self.text).ends_with(COPULAS);
        // 投资了成立于2023年、总部位于杭州的X
        // 加入成立于2023年的X, 携手总部位于杭州的X
        let over = || match is.kind {
            Kind::Word(_, Category::Verb) => {
                matches!(&self.rule.roles[role].filler, Filler::Name(classes) if classes.listed().iter().all(|&c| self.reader.engine.agents.has(c)))
            }
            Kind::Text => is.span.of(self.text).ends_with(DONE) || TOGETHER.contains(&is.span.trimmed(self.text)),
            _ => false,
        };
        if !copular && !over() {
            return None;
        }
        let from = self.chunks.partition_point(|c| c.last < token);
        let clause = (from..self.chunks.len().min(from + MODIFIER)).take_while(|&i| {
            !ends_clause(&self.chunks[i])
                && !matches!(
                    self.chunks[i].part,
                    Part::Word(Category::Ba | Category::Jiang | Category::Colon | Category::Not) | Part::Bracket(_)
                )
        });
        let named = |i: usize| matches!(&self.chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
        let de = |i: usize| matches!(self.chunks.get(i).map(|c| &c.part), Some(Part::Word(Category::De)));
        clause.filter(|&i| i > from + 1 && named(i) && de(i - 1) && !de(i + 1)).last().map(|i| self.chunks[i].first)
    }

    /// The names at a token, which stands in this phrase if in any.
    fn name(&self, role: usize, token: usize, chunk: Option<&Chunk>) -> Option<(Fill, usize)> {
        let filler = &self.rule.roles[role].filler;
        let tokens = &self.row.tokens;
        // 投资了五家企业,包括A和B
        if let Some(chunk) = chunk
            && let Part::Phrase(phrase) = &chunk.part
            && phrase.listed
        {
            let names = self.reader.resolved(phrase, filler);
            return (!names.is_empty()).then(|| (Fill::Names(names), tokens[chunk.last].span.end as usize));
        }
        if self.focused_owner(token) || self.owns_what_is_named(role, token) {
            return None;
        }
        let titled = matches!(tokens.get(token + 1).map(|t| t.kind), Some(Kind::Word(_, Category::Title)));
        if let Kind::Name(name) = tokens[token].kind {
            // 采用推理模型Luma2: what describes a name fills no role beside it.
            if chunk.is_some_and(|c| matches!(&c.part, Part::Phrase(p) if p.kind == Some(name))) {
                return None;
            }
            // “听涛”大模型: nor does the noun that has grown onto it.
            if chunk.is_some_and(|c| matches!(&c.part, Part::Phrase(p) if !p.bare_kind && c.first < token && !p.names.contains(&name) && self.reader.topical(self.reader.annotations.names[name as usize].class))) {
                return None;
            }
            // A、云川科技总裁B: of a row only those whose posts these are.
            if let Some(chunk) = chunk
                && let Part::Phrase(phrase) = &chunk.part
                && let Some(names) = self.row_from(phrase, name)
            {
                let end = names.last().map_or(name, |&last| last);
                let fits = names.iter().all(|&n| self.reader.fits(n, filler, true));
                return fits.then(|| (Fill::Names(names), self.reader.annotations.names[end as usize].span.end as usize));
            }
            // A、B和C分别…: what is said is not of C alone.
            if let Some(chunk) = chunk
                && let Part::Phrase(phrase) = &chunk.part
                && phrase.names.first() != Some(&name)
                && !phrase.houses.contains(&name)
                && (self.shared_out(chunk.last + 1) || self.apart_in_clause(chunk.last + 1))
            {
                return None;
            }
            if titled && admits_persons(filler) && !self.reader.is_person(name) {
                return None;
            }
            if let Some(chunk) = chunk
                && let Part::Phrase(phrase) = &chunk.part
                && phrase.names.first() == Some(&name)
                && phrase.names.len() > 1
            {
                // A、B和C创始人X: the post is held at the last alone.
                // But of 分别任A、B和C董事长 each is somebody's.
                let held = (self.posts_after(chunk.last) || self.house_of_one(chunk.last)) && !self.apart_before(token);
                let last = phrase.names.len() - usize::from(held);
                let names = self.reader.resolved(phrase, filler);
                // A(88.6分)和B(87.9分): what stands in a bracket is of the name before it.
                if names.len() == phrase.names.len()
                    && let Some(alone) = self.bracketed(&names)
                {
                    let end = self.reader.annotations.names[names[alone - 1] as usize].span.end as usize;
                    return Some((Fill::Names(names[..alone].into()), end));
                }
                if held && last > 1 && names.len() == phrase.names.len() {
                    let end = self.reader.annotations.names[names[last - 1] as usize].span.end as usize;
                    return Some((Fill::Names(names[..last].into()), end));
                }
                if !held && names.len() == phrase.names.len() {
                    let shared = if self.describes() { self.described(&names) } else { self.related(&names) };
                    let shared = shared.min(self.of_one_house(role, phrase, chunk.last));
                    let end = self.reader.annotations.names[names[shared - 1] as usize].span.end as usize;
                    // A、B教授: the post behind the last is no part of the list.
                    let posted = self.row.category(chunk.last) == Some(Category::Title);
                    let end = if shared == names.len() && !posted { tokens[chunk.last].span.end as usize } else { end };
                    if shared == names.len()
                        && let (Fill::Names(more), end) = self.listed(names[shared - 1], chunk.last, filler)
                    {
                        return Some((Fill::Names(names[..shared - 1].iter().chain(&more).copied().collect()), end));
                    }
                    return Some((Fill::Names(names[..shared].into()), end));
                }
                // A、B、Neo和C领投: one among several that is known as something else is left out.
                let (first, last) = (names.first(), names.last());
                let all_but_one = names.len() > 1 && names.len() + 1 == phrase.names.len();
                if !held && !self.describes() && all_but_one && (first, last) == (phrase.names.first(), phrase.names.last()) {
                    return Some((Fill::Names(names), tokens[chunk.last].span.end as usize));
                }
                // A、B以及阿曼投资局, of which the text knows but the place: those before it.
                let begins = names.len() > 1 && names.len() + 1 == phrase.names.len() && phrase.names.starts_with(&names);
                if !held && begins {
                    let end = self.reader.annotations.names[names[names.len() - 1] as usize].span.end as usize;
                    return Some((Fill::Names(names), end));
                }
            }
            return self.reader.fits(name, filler, true).then(|| self.listed(name, token, filler));
        }
        let stands_for = |c: &&Chunk| c.first == token && matches!(&c.part, Part::Phrase(p) if p.anaphor.is_some());
        let chunk = chunk.filter(stands_for)?;
        Some((Fill::Anaphor { token, role }, tokens[chunk.last].span.end as usize))
    }
}

impl Slots<'_> {
    /// What fills `role` at byte `at`, over no more than whose it is.
    fn filled(&self, role: usize, at: usize) -> Option<(Fill, usize)> {
        let Some(token) = self.places.token(at) else { return self.titles_behind(role, at) };
        if let Some(head) = self.latter_owned(token).filter(|&head| self.fits[head].meets(self.wants[role])) {
            return self.named(role, head);
        }
        if !self.fits[token].meets(self.wants[role]) {
            let named = matches!(self.rule.roles[role].filler, Filler::Name(_));
            let told = || behind_modifier(self.chunks, token).or_else(|| self.sized(token));
            let over = || self.owned(token).or_else(told).or_else(|| self.posted(role, token));
            let head = if named { self.brought_out(role, token).or_else(|| self.own(token)).or_else(over) } else { None };
            let head = head.filter(|&head| self.fits[head].meets(self.wants[role]))?;
            return self.named(role, head);
        }
        let here = self.row.tokens[token];
        let end = here.span.end as usize;
        match &self.rule.roles[role].filler {
            filler @ (Filler::Title | Filler::Office | Filler::StateOffice | Filler::Founder) => self.titles(token, filler),
            Filler::Kind => match here.kind {
                Kind::Name(n) if self.reader.fits(n, &Filler::Kind, false) && (!self.describes() || self.reader.tells_things(n)) => {
                    Some((Fill::Names(smallvec![n]), end))
                }
                _ => None,
            },
            // 芯片X: what is named so.
            Filler::Name(_) => self.named(role, token).or_else(|| self.named(role, self.brought_out(role, token)?)),
            filler => self.values(token, filler),
        }
    }

    /// 集成了备受关注的X的接口, 接入采用A架构的X的企业: the token of what is named behind the modifier that begins at a token.
    fn over_modifier(&self, role: usize, token: usize) -> Option<usize> {
        let Filler::Name(_) = self.rule.roles[role].filler else { return None };
        // 主控芯片搭载A的X: behind a name the modifier is none of the wording's.
        let before = token.checked_sub(1)?;
        let leads = match self.row.tokens[before].kind {
            // 也有开源的A: nor behind what only tells that there is one.
            Kind::Text => {
                let said = self.row.tokens[before].span.of(self.text);
                said.ends_with(char::is_alphanumeric) && !said.ends_with(HAS)
            }
            Kind::Word(_, category) => matches!(
                category,
                Category::Verb
                    | Category::Attribute
                    | Category::Coverb
                    | Category::Plain
                    | Category::By
                    | Category::Ba
                    | Category::Jiang
                    | Category::De
            ),
            _ => false,
        };
        let from = self.chunks.partition_point(|c| c.last < token);
        let opens = match &self.chunks.get(from).filter(|c| leads && c.first == token)?.part {
            // 用于编程的A, 部署到旗下的A: nor is a lone noun one, behind a word that may be the modifier's own.
            Part::Text => {
                let said = self.row.tokens[token].span.of(self.text);
                let alone = self.row.category(self.chunks[from].last + 1) == Some(Category::De);
                said.chars().filter(|c| c.is_alphanumeric()).count() > if alone { NOUN } else { 0 }
            }
            // 成立于2020年的A: the verb goes with the coverb.
            Part::Word(Category::Coverb) => !BEHIND_VERBS.contains(&self.row.tokens[token].span.of(self.text)),
            Part::Word(category) => {
                matches!(category, Category::Verb | Category::Attribute | Category::Plain | Category::Once | Category::By)
            }
            // 落户芬兰的A: what only has it is no modifier.
            Part::Phrase(phrase) => {
                !phrase.bare_kind && phrase.anaphor.is_none() && self.row.category(self.chunks[from].last + 1) != Some(Category::De)
            }
            Part::Value(_) | Part::Bracket(_) => false,
        };
        let bound = self.chunks.len().min(from + MODIFIER);
        let part = |i: usize| &self.chunks[i].part;
        let stops = |i: &usize| {
            let barred = [Category::Say, Category::Colon, Category::Ba, Category::Jiang, Category::Not, Category::Pause, Category::Plan];
            ends_clause(&self.chunks[*i]) || matches!(part(*i), Part::Bracket(_)) || matches!(part(*i), Part::Word(c) if barred.contains(c))
        };
        let end = (from..bound).find(stops).unwrap_or(bound);
        let de = |i: usize| i < end && matches!(part(i), Part::Word(Category::De));
        let describes = |i: &usize| match part(*i) {
            Part::Phrase(p) => p.bare_kind,
            Part::Value(_) | Part::Word(Category::Noun | Category::Quote | Category::This) => true,
            _ => false,
        };
        let head = |de: usize| (de + 1..end).find(|i| !describes(i));
        let own = |n: u32| !self.reader.is_person(n) && !self.reader.topical(self.reader.entities.class(n));
        let head_token = |i: usize| headed(self.row, &self.chunks[i]).unwrap_or(self.chunks[i].first);
        let fits = |i: usize| {
            self.fits[head_token(i)].meets(self.wants[role]) && matches!(part(i), Part::Phrase(p) if p.names.iter().all(|&n| own(n)))
        };
        let named = |i: usize| matches!(part(i), Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
        // 接入由A开源的X的企业: whoever does it stands before.
        let first = (from + 1..end).filter(|&i| opens && de(i)).find_map(|i| head(i).filter(|&i| named(i)))?;
        fits(first).then(|| head_token(first))
    }
}

impl Ground for Slots<'_> {
    type Filler = Fill;

    fn text(&self) -> &str {
        self.text
    }

    fn fill(&self, role: usize, at: usize) -> Option<(Fill, usize)> {
        self.filled(role, at).or_else(|| self.named(role, self.over_modifier(role, self.places.token(at)?)?))
    }

    fn bars(&self, role: usize, at: usize) -> bool {
        self.filled(role, at).is_some()
    }

    fn grown(&self, filler: &Fill, end: usize, then: Starts) -> Option<usize> {
        // What rules out most is asked first, what takes longest last.
        let token = self.places.token(self.skip(end))?;
        // A(B)领投: what stands in a bracket may be left out.
        if let Some(past) = past_bracket(self.row, self.chunks, token) {
            let past = self.skip(past);
            return then.meets(self.here(past)).then_some(past);
        }
        let Fill::Names(names) = filler else { return None };
        let &name = names.last()?;
        let ends = self.reader.annotations.names[name as usize].span.end as usize == end;
        // 王雪女士出任…, 王雪博士现任…: by what honours the name it is the same.
        if ends && self.reader.is_person(name) {
            let rest = &self.text[end..];
            let honour = HONOURS.iter().find(|word| rest.starts_with(**word))?;
            let past = self.skip(end + honour.len());
            let whole = !rest[honour.len()..].starts_with(['生', '后', '团', '级', '组', '们']);
            return (whole && then.meets(self.here(past))).then_some(past);
        }
        Some(token).filter(|_| ends && self.reader.is_made(self.reader.entities.class(name)))?;
        let noun = *self.row.tokens.get(token)?;
        let past = self.skip(noun.span.end as usize);
        let class = || self.reader.engine.vocabulary.class_of(noun, self.text);
        (then.meets(self.here(past)) && class().is_some_and(|class| self.reader.is_made(class))).then_some(past)
    }

    fn members(&self, role: usize, filler: &Fill, end: usize, before: &[Filled<Fill>]) -> Option<(Fill, usize)> {
        let Fill::Names(names) = filler else { return None };
        // A (3B)、研发的B (7B): what is measured, or described, is told of one alone.
        let relates = |fact: &Claim| matches!(self.rule.roles[fact.object].filler, Filler::Name(_));
        if !self.rule.facts.iter().all(relates) {
            return None;
        }
        let last = |at: usize| self.row.tokens[self.chunks[at].last].span.end as usize;
        let at = self.chunks.partition_point(|c| (self.row.tokens[c.last].span.end as usize) < end);
        if at < self.chunks.len() && last(at) != end {
            let post = |filler: &Filler| matches!(filler, Filler::Title | Filler::Office | Filler::StateOffice | Filler::Founder);
            let told_by_post = before.iter().any(|slot| post(&self.rule.roles[slot.role].filler));
            return if told_by_post { None } else { self.officer(role, names, at).or_else(|| self.all_listed(role, names, at)) };
        }
        if self.only_first_housed(role, names, end) {
            return None;
        }
        if at >= self.chunks.len() || !matches!(&self.chunks[at].part, Part::Phrase(p) if !p.bare_kind) {
            return None;
        }
        let slots = before.iter().map(|slot| (slot.role, &slot.filler));
        let more = self.reader.further_members(self.rule, role, self.chunks, at, slots);
        let Some(&(end, _)) = more.last() else { return self.fellow(role, names, at, before) };
        let names = names.iter().copied().chain(more.into_iter().flat_map(|(_, names)| names)).collect();
        Some((Fill::Names(names), last(end)))
    }

    fn housed(&self, role: usize, filler: &Fill, end: usize) -> Option<(Fill, usize)> {
        let Fill::Names(names) = filler else { return None };
        let owner = *names.last().filter(|&&n| names.len() == 1 && self.reader.acts(n) && !self.reader.is_person(n))?;
        let next = housed_at(&self.text[end..]).map(|length| self.skip(end + length))?;
        let token = self.places.token(next)?;
        let (found, past) = self.named(role, token)?;
        let other = matches!(&found, Fill::Names(names) if !names.contains(&owner) && names.iter().all(|&n| self.reader.acts(n)));
        other.then_some((found, past))
    }

    fn family(&self, filler: &Fill, end: usize) -> Option<usize> {
        let Fill::Names(names) = filler else { return None };
        let span = self.reader.annotations.names[*names.last()? as usize].span;
        let noun = FAMILIES.iter().find(|noun| span.of(self.text).ends_with(**noun) && noun.len() < span.len())?;
        (span.end as usize == end).then(|| end - noun.len())
    }

    fn ignores(&self, start: usize, end: usize) -> bool {
        let tokens = &self.row.tokens;
        let token = self.places.token(start).unwrap_or_else(|| tokens.partition_point(|t| (t.span.end as usize) <= start));
        tokens.get(token).is_some_and(|t| {
            let span = t.span;
            let longer = (span.start as usize) <= start && end <= span.end as usize && end - start < span.len();
            longer
                && match t.kind {
                    // X开源大模型Y: what begins a description may be what is done.
                    Kind::Name(n) => {
                        let name = &self.reader.annotations.names[n as usize];
                        let opens = start == span.start as usize && self.reader.topical(name.class);
                        let family = end == span.end as usize && FAMILIES.contains(&&self.text()[start..end]);
                        // 下游服务器: nor is a part of a word in a description what is done.
                        let next = || self.text()[end..].chars().next().map_or(end, |c| end + c.len_utf8());
                        let partial = || self.reader.engine.vocabulary.ignored.contains(&self.text()[start..next()]);
                        !family && if name.reason == Reason::Kind { start > span.start as usize && partial() } else { !opens }
                    }
                    Kind::Text | Kind::Word(_, Category::Verb | Category::Attribute) => {
                        self.reader.engine.vocabulary.ignored.contains(span.of(self.text()))
                    }
                    // 将于6月上市, 将会推出: the particle or coverb that a plan ends in is no part of what plans.
                    Kind::Word(_, Category::Plan) if start == span.start as usize => {
                        !PLANNED.contains(&&self.text()[end..span.end as usize])
                    }
                    Kind::Word(_, category) => closed(category),
                    Kind::Value(_) => false,
                }
        })
    }

    fn opens(&self, at: usize) -> bool {
        let Some(before) = self.places.token(at).and_then(|token| token.checked_sub(1)) else { return true };
        // 完成A轮融资 远山资本领投: a space parts what a headline says.
        if self.text()[..at].ends_with(' ') && !self.text()[..at].trim_end().ends_with(|c: char| c.is_ascii_alphanumeric()) {
            return true;
        }
        match self.row.category(before) {
            // In a list, after one that is not known by name.
            Some(Category::Pause) => before > 0 && self.row.category(before - 1) == Some(Category::Noun),
            Some(
                Category::De | Category::Noun | Category::Attribute | Category::Title | Category::And | Category::Once | Category::This,
            ) => false,
            Some(Category::Quote) => before == 0 || self.row.category(before - 1).is_some(),
            None => self.only_tells_when(before),
            // 向X投资: the coverb has taken X.
            Some(Category::Coverb) => !RECEIVERS.contains(&self.row.tokens[before].span.of(self.text())),
            Some(_) => true,
        }
    }

    fn here(&self, at: usize) -> Bucket {
        self.places.here(at)
    }

    fn enter(&self, at: usize) -> usize {
        self.places.enter(at)
    }

    fn closes(&self, at: usize) -> bool {
        self.places.closes(at)
    }

    fn skip(&self, at: usize) -> usize {
        self.places.skip(at)
    }

    fn seek(&self, gap: &mut Gap, starts: Starts) -> bool {
        self.places.seek(gap, starts)
    }

    fn pass(&self, gap: &mut Gap) -> bool {
        self.places.pass(gap)
    }

    fn rival(&self, role: usize, at: usize, end: usize) -> Option<usize> {
        let tokens = &self.row.tokens;
        let filler = &self.rule.roles[role].filler;
        let within =
            tokens[tokens.partition_point(|t| (t.span.start as usize) < at)..].iter().take_while(|t| (t.span.start as usize) < end);
        // 由A创办的公司投资: so does what stands for a firm.
        let points = |start: u32| {
            let at = self.chunks.partition_point(|c| self.row.tokens[c.last].span.start < start);
            match self.chunks.get(at).map(|c| &c.part) {
                Some(Part::Phrase(Phrase { anaphor: Some(Anaphor::Noun(class, _)), .. })) => {
                    matches!(filler, Filler::Name(classes) if classes.admit(*class))
                }
                _ => false,
            }
        };
        let rivals = |t: &&Token| match t.kind {
            Kind::Name(name) => self.reader.fits_surely(name, filler),
            Kind::Word(_, Category::Noun) => points(t.span.start),
            _ => false,
        };
        within.into_iter().find(rivals).map(|t| t.span.start as usize)
    }
}

/// What words of plans end in besides.
const PLANNED: &[&str] = &["于", "在", "会", "要"];

/// Nouns for who somebody is to another, before the name.
const RELATIONS: &[&str] =
    &["股东", "大股东", "老股东", "客户", "老客户", "对手", "老对手", "竞争对手", "合作方", "伙伴", "邻居", "同行", "前身", "后身"];

/// 旗下的B: how many bytes say that what follows belongs to what stands before.
fn housed_at(rest: &str) -> Option<usize> {
    HOUSES.opens(rest).then_some(())?;
    let house = HOUSES.iter().filter(|w| w.chars().count() > 1 && rest.starts_with(**w)).map(|w| w.len()).max()?;
    Some(house + if rest[house..].starts_with('的') { '的'.len_utf8() } else { 0 })
}

/// Whether a word of this category is one of grammar, whole in itself.
fn closed(category: Category) -> bool {
    use Category::{Also, Ask, Both, If, Not, Once, Plan, Pronoun, Rumour, Say, This};
    matches!(category, Say | Not | Plan | Rumour | If | Ask | Once | Also | This | Pronoun | Both)
}

/// 基于去年开源的X, 与总部位于苏州的A: the token of what the coverb before a token governs, over the modifier that begins there.
fn behind_modifier(chunks: &[Chunk], token: usize) -> Option<usize> {
    let from = chunks.partition_point(|c| c.last < token);
    let open = from.checked_sub(1).filter(|_| chunks.get(from).is_some_and(|c| c.first == token))?;
    let within = (from + 1..chunks.len().min(from + MODIFIER)).take_while(|&i| !ends_clause(&chunks[i]));
    let head = within.into_iter().find(|&i| chunks[i].governed == Some(open))?;
    Some(chunks[head].first)
}

/// The byte after the bracket that a token opens.
fn past_bracket(row: &Row, chunks: &[Chunk], open: usize) -> Option<usize> {
    if row.category(open) != Some(Category::Open) {
        return None;
    }
    let chunk = chunks.get(chunks.partition_point(|c| c.last < open)).filter(|c| c.first == open)?;
    matches!(chunk.part, Part::Bracket(_)).then(|| row.tokens[chunk.last].span.end as usize)
}

/// The phrase that holds a token, also inside brackets.
pub(crate) fn phrase_at(chunks: &[Chunk], token: usize) -> Option<&Chunk> {
    let chunk = chunks.get(chunks.partition_point(|c| c.last < token)).filter(|c| c.first <= token)?;
    match &chunk.part {
        Part::Bracket(inner) => phrase_at(inner, token),
        Part::Phrase(_) => Some(chunk),
        _ => None,
    }
}

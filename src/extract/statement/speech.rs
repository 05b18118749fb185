//! Who says what: 王雪表示,…; “…”,王雪说; 据云川科技介绍,….
//!
//! Takes the rows of a document, gives for each stretch of reported or quoted speech its speaker, and whom that speaker calls
//! 我们. What an organisation announces as its own deed (宣布完成…) is no speech of this kind. Deliberately finds no fact.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::{Annotations, Reason};
use crate::chinese::{ADDRESSING, Category, LEARNING, is_adverbial};
use crate::document::{Document, signs};
use crate::extract::clause::row::{Kind, Row};
use crate::extract::clause::{Chunk, Part};
use crate::ontology::Ontology;
use crate::resolve::Entities;
use crate::span::Span;

/// The longest quotation, in bytes.
const LONGEST: usize = 3000;
/// How many characters in marks, without any mark of their own, are something said.
const SAYING: usize = 8;
/// The longest text that narrows a post, in characters.
const POST: usize = 6;
/// Nouns with which what somebody says of the own house begins: 称公司将….
const HOUSE_NOUNS: &[&str] = &["公司", "集团", "该公司", "本公司", "企业"];
/// What stands before whom something is learnt from.
const SOURCES: [char; 2] = ['从', '自'];
/// How many clauses before what is said its speaker stands at most: 王雪摇摇头,笑了笑:“…”.
const GESTURES: usize = 3;
/// How many bytes tell how something is said behind who says it: 笑着打趣道.
const TELLING: u32 = 24;
/// How many tokens before a verb of saying its speaker stands at most.
const REACH: usize = 24;

/// Where firms put out what they have to tell.
const OWN_PAGES: &[&str] =
    &["消息", "官微", "公众号", "官方微博", "官方微信", "官方", "官网", "官网信息", "黑板报", "官方账号", "官方信息"];

/// Something that somebody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Speech {
    /// What is said: bytes of the document.
    pub(crate) said: Span,
    /// Who says it: an index into [`Annotations::names`].
    pub(crate) speaker: u32,
    /// For whom the speaker speaks: the organisation that 我们 stands for.
    pub(crate) house: Option<u32>,
}

/// All speech of a document, by where it begins; what stands within another's speech comes after it. `quotes` are its quotations.
pub(crate) fn speeches(
    document: &Document,
    annotations: &Annotations,
    entities: &Entities,
    ontology: &Ontology,
    rows: &[Row],
    quotes: &[Span],
) -> Vec<Speech> {
    let mut listener = Listener { text: &document.text, annotations, entities, ontology, quotes, employers: BTreeMap::new() };
    listener.employ(rows);
    let mut found = Vec::new();
    let mut last = None;
    for row in rows {
        listener.label(row, &mut last, &mut found);
        listener.told_behind(row, &mut last, &mut found);
        for at in 0..row.tokens.len() {
            if row.category(at) == Some(Category::Say) || listener.announces(row, at) || listener.is_source(row, at) {
                listener.hear(row, at, &mut last, &mut found);
            } else if let Some(speech) = listener.acts_and_says(row, at) {
                last = Some((speech.speaker, speech.house));
                found.push(speech);
            }
        }
    }
    let sort = |found: &mut Vec<Speech>| found.sort_by_key(|s| (s.said.start, std::cmp::Reverse(s.said.end), s.speaker));
    sort(&mut found);
    found.dedup();
    let more = go_on(&document.text, quotes, &found);
    found.extend(more);
    sort(&mut found);
    found
}

/// 王雪认为,…。“我们…。”: quotations of whole sentences that nobody else is said to have said, right behind what somebody said.
fn go_on(text: &str, quotes: &[Span], found: &[Speech]) -> Vec<Speech> {
    let mark = |c: char| !c.is_alphanumeric() && c != '\n';
    let mut more: Vec<Speech> = Vec::new();
    for &said in quotes.iter().filter(|q| q.of(text).ends_with(['。', '!', '?'])) {
        let next = found.partition_point(|s| s.said.start <= said.start);
        let own = found[..next].iter().rev().take(REACH).any(|s| s.said.end >= said.end)
            || found.get(next).is_some_and(|s| s.said.start < said.end);
        let last = found[..next].iter().rev().take(REACH).max_by_key(|s| s.said.end);
        let last = more.last().filter(|m| last.is_none_or(|l| l.said.end <= m.said.end)).or(last);
        let near = |s: &&Speech| text.get(s.said.end as usize..said.start as usize).is_some_and(|between| between.chars().all(mark));
        if let Some(&Speech { speaker, house, .. }) = last.filter(near).filter(|_| !own) {
            more.push(Speech { said, speaker, house });
        }
    }
    more
}

/// 甲子光年:融资进展如何? Whoever asks at the heads of paragraphs, where persons answer, is not spoken of. Gives their clusters.
pub(crate) fn hush_interviewers(rows: &[Row], chunks: &mut [Vec<Chunk>], entities: &Entities, ontology: &Ontology) -> BTreeSet<u32> {
    let label = |row: &Row| row.name(0).filter(|_| row.sentence.opens_paragraph && row.category(1) == Some(Category::Colon));
    let is = |name: u32, role: &str| ontology.defaults_for(role).any(|above| ontology.is_a(entities.class(name), above));
    let mut asked: BTreeMap<u32, usize> = BTreeMap::new();
    let mut answers = false;
    for name in rows.iter().filter_map(label) {
        match is(name, "person") {
            true => answers = true,
            false if is(name, "agent") => *asked.entry(entities.of(name)).or_default() += 1,
            false => {}
        }
    }
    let asking: BTreeSet<u32> = asked.into_iter().filter(|&(_, times)| answers && times > 1).map(|(who, _)| who).collect();
    if asking.is_empty() {
        return asking;
    }
    for (row, chunks) in rows.iter().zip(chunks) {
        let asks = label(row).is_some_and(|name| asking.contains(&entities.of(name)));
        if let Some(first) = chunks.first_mut().filter(|_| asks) {
            first.part = Part::Text;
        }
    }
    asking
}

/// The innermost speech that holds a byte, as its place among them.
pub(crate) fn at(speeches: &[Speech], byte: u32) -> Option<Speech> {
    let next = speeches.partition_point(|s| s.said.start <= byte);
    speeches[..next].iter().rev().take(REACH).find(|s| byte < s.said.end).copied()
}

/// What stands between quotation marks, marks aside.
pub(crate) fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in signs(text) {
        match c {
            '“' | '「' => open.push(at + c.len_utf8()),
            '”' | '」' => {
                if let Some(start) = open.pop().filter(|&start| at - start <= LONGEST) {
                    found.push(Span::new(start, at));
                }
            }
            '\n' => open.clear(),
            _ => {}
        }
    }
    found.sort_by_key(|q| q.start);
    found
}

/// How often at least a text names the house of whom it interviews.
const SPOKEN_FOR: usize = 3;
/// Labels of an answer.
const ANSWERS: &[&str] = &["答", "A"];

struct Listener<'a> {
    text: &'a str,
    annotations: &'a Annotations,
    entities: &'a Entities,
    ontology: &'a Ontology,
    quotes: &'a [Span],
    /// By person: the organisation whose post the person holds, where the text first says so.
    employers: BTreeMap<u32, u32>,
}

impl Listener<'_> {
    fn is(&self, name: u32, role: &str) -> bool {
        let class = self.entities.class(name);
        self.ontology.defaults_for(role).any(|above| self.ontology.is_a(class, above))
    }

    /// Reads for whom the persons of the text work: 云川科技总裁王雪, with nothing but the post between them.
    fn employ(&mut self, rows: &[Row]) {
        for row in rows {
            for at in 1..row.tokens.len() {
                let Some(person) = row.name(at).filter(|&n| self.is(n, "person")) else { continue };
                // 对话云川科技王雪: with nothing between them.
                let beside = row.name(at - 1).filter(|&n| self.is(n, "agent") && !self.is(n, "person"));
                if let Some(house) = beside.filter(|_| row.tokens[at - 1].span.end == row.tokens[at].span.start) {
                    self.employers.entry(self.entities.of(person)).or_insert(house);
                }
                if row.category(at - 1) != Some(Category::Title) {
                    continue;
                }
                let joins = |i: usize| match row.tokens[i].kind {
                    Kind::Word(_, Category::Title | Category::Noun | Category::Pause | Category::And | Category::Also) => true,
                    Kind::Text => self.text_at(row, i).chars().count() <= POST,
                    _ => false,
                };
                let before = (at.saturating_sub(REACH)..at).rev().find(|&i| !joins(i));
                let house = before.and_then(|i| row.name(i)).filter(|&n| self.is(n, "agent") && !self.is(n, "person"));
                // 前云川科技总裁王雪 speaks for it no longer.
                let once = before.and_then(|i| i.checked_sub(1)).is_some_and(|i| row.category(i) == Some(Category::Once));
                if let Some(house) = house.filter(|_| !once) {
                    self.employers.entry(self.entities.of(person)).or_insert(house);
                }
            }
        }
    }

    /// 王雪:…: adds what a paragraph says that opens with who speaks in it, as those of an interview do.
    fn label(&self, row: &Row, last: &mut Option<(u32, Option<u32>)>, found: &mut Vec<Speech>) {
        let named = row.name(0).filter(|&n| self.is(n, "person"));
        let answers = || ANSWERS.contains(&self.text_at(row, 0)).then(|| self.interviewed()).flatten();
        let opens = row.sentence.opens_paragraph && row.category(1) == Some(Category::Colon);
        let Some(speaker) = named.filter(|_| opens).or_else(|| if opens { answers() } else { None }) else { return };
        let begins = row.tokens[1].span.end as usize;
        let length = self.text[begins..].find('\n').unwrap_or(self.text.len() - begins).min(LONGEST);
        let said = &self.text[begins..];
        let length = (0..=length).rev().find(|&at| said.is_char_boundary(at)).unwrap_or(0);
        let house = self.employers.get(&self.entities.of(speaker)).copied();
        found.push(Speech { said: Span::new(begins, begins + length), speaker, house });
        *last = Some((speaker, house));
    }

    /// 答:…: whom a text without other labels interviews, the one with a known house that it names most.
    fn interviewed(&self) -> Option<u32> {
        let often = |name: u32| self.entities.mentions(self.entities.of(name)).len();
        let spoken_for = self.employers.iter().filter(|&(_, &house)| often(house) >= SPOKEN_FOR);
        let mut named: Vec<(usize, u32)> = spoken_for.map(|(&who, _)| (often(who), who)).collect();
        named.sort_by_key(|&(count, who)| (std::cmp::Reverse(count), who));
        match named[..] {
            [(_, only)] => Some(only),
            [(most, who), (next, _), ..] if most > next => Some(who),
            _ => None,
        }
    }

    /// Adds what the verb of saying at a token reports; `last` is who spoke last.
    fn hear(&self, row: &Row, at: usize, last: &mut Option<(u32, Option<u32>)>, found: &mut Vec<Speech>) {
        let tokens = &row.tokens;
        let start = (0..at).rev().find(|&i| parts(row, i) || self.text_at(row, i).contains('”')).map_or(0, |i| i + 1);
        let carried = || self.speaker_before(row, start, at);
        let Some((speaker, house)) = self.speaker(row, start, at, *last).or_else(carried) else { return };
        let span = tokens[at].span;
        let mut add = |said: Span| {
            if !said.of(self.text).trim().is_empty() {
                found.push(Speech { said, speaker, house });
                *last = Some((speaker, house));
            }
        };
        // “…”,X说
        let from = tokens[start].span.start as usize;
        let before = self.text[..from].trim_end();
        let before = before.strip_suffix(',').unwrap_or(before).trim_end();
        let quoted = before.strip_suffix(['”', '」']).and_then(|inner| self.quotes.iter().find(|q| q.end as usize == inner.len()));
        // “小满”负责人王雪说: a name in marks is nothing said.
        let quoted = quoted.filter(|q| q.of(self.text).contains([',', '。', '!', '?']) || q.of(self.text).chars().count() >= SAYING);
        // X表示:“…”, X表示,…, X称Y…: what follows, where it is a clause of its own.
        let rest = &self.text[span.end as usize..row.sentence.span.end as usize];
        let inner = rest.trim_start_matches(['道', ',', ':', ' ']);
        let opens = inner.len() < rest.len()
            || row.category(at) == Some(Category::Colon)
            || matches!(tokens.get(at + 1).map(|t| t.kind), Some(Kind::Name(_) | Kind::Word(_, Category::Pronoun)))
            || HOUSE_NOUNS.iter().any(|noun| rest.starts_with(noun));
        let begins = row.sentence.span.end as usize - inner.len();
        let marked = inner.starts_with(['“', '「']);
        if let Some(quote) = self.quotes.iter().find(|q| marked && q.start as usize == begins + '“'.len_utf8()) {
            add(*quote);
        } else if opens && inner.chars().any(char::is_alphanumeric) {
            // What stands after a semicolon is somebody else's again.
            let length = inner.find(';').unwrap_or(inner.len());
            add(Span::new(begins, begins + length));
        } else if !inner.chars().any(char::is_alphanumeric) && quoted.is_none() && start > 0 {
            // …,X说。
            add(Span { start: row.sentence.span.start, end: tokens[start].span.start });
        }
        if let Some(quote) = quoted {
            add(*quote);
        }
    }

    /// 云川科技总裁王雪:…: whether a colon opens what the person named before it says, with nothing but a post before the name.
    fn announces(&self, row: &Row, at: usize) -> bool {
        if row.category(at) != Some(Category::Colon) {
            return false;
        }
        let person = at.checked_sub(1).and_then(|i| row.name(i)).is_some_and(|name| self.is(name, "person"));
        let plain = |i: usize| match row.tokens[i].kind {
            Kind::Name(_) => true,
            Kind::Word(_, category) => {
                matches!(category, Category::Title | Category::Noun | Category::Pause | Category::And | Category::Once)
            }
            Kind::Text | Kind::Value(_) => false,
        };
        person && (0..at).all(plain) && (0..at).any(|i| row.category(i) == Some(Category::Title))
    }

    /// 云川科技总裁王雪摊了摊手:“我们…。”: what stands in marks behind a colon is said by the person who does what stands before it.
    fn acts_and_says(&self, row: &Row, at: usize) -> Option<Speech> {
        if row.category(at) != Some(Category::Colon) {
            return None;
        }
        let begins = row.tokens[at].span.end as usize;
        let rest = self.text[begins..].trim_start_matches(' ');
        let begins = self.text.len() - rest.len() + rest.chars().next().filter(|c| ['“', '「'].contains(c))?.len_utf8();
        let said = *self.quotes.iter().find(|q| q.start as usize == begins)?;
        if !said.of(self.text).contains([',', '。', '!', '?']) && said.of(self.text).chars().count() < SAYING {
            return None;
        }
        let low = at.saturating_sub(REACH);
        let mut end = at;
        for _ in 0..GESTURES {
            let start = (low..end).rev().find(|&i| parts(row, i)).map_or(low, |i| i + 1);
            if (start..end).any(|i| row.category(i) == Some(Category::Say)) {
                return None;
            }
            let addressed = |i: usize| i > 0 && ADDRESSING.contains(&self.text_at(row, i - 1));
            let owns = |i: usize| row.category(i + 1) == Some(Category::De);
            let acting = |i: usize| row.name(i).filter(|&n| self.is(n, "person") && !addressed(i) && !owns(i)).map(|n| (i, n));
            if let Some((i, speaker)) = (start..end).find_map(acting) {
                return Some(Speech { said, speaker, house: self.house(row, start, i, speaker) });
            }
            end = start.checked_sub(1).filter(|&i| i > low)?;
        }
        None
    }

    /// “我们…。”云川科技总裁王雪打趣道。: what stands in marks is said by the person named right behind it, whatever the verb.
    fn told_behind(&self, row: &Row, last: &mut Option<(u32, Option<u32>)>, found: &mut Vec<Speech>) {
        let titled = |i: usize| match row.tokens[i].kind {
            Kind::Name(_) => true,
            Kind::Word(_, category) => matches!(category, Category::Title | Category::Noun | Category::Pause | Category::And),
            Kind::Text | Kind::Value(_) => false,
        };
        for start in 0..row.tokens.len() {
            let before = self.text[..row.tokens[start].span.start as usize].trim_end();
            let Some(inner) = before.strip_suffix(',').unwrap_or(before).trim_end().strip_suffix(['”', '」']) else { continue };
            let Some(&said) = self.quotes.iter().find(|q| q.end as usize == inner.len()) else { continue };
            let end = (start..row.tokens.len()).find(|&i| parts(row, i)).unwrap_or(row.tokens.len());
            let person = |i: usize| row.name(i).filter(|&n| self.is(n, "person"));
            let Some(at) = (start..end).take_while(|&i| titled(i)).find(|&i| person(i).is_some()) else { continue };
            let rest = &row.tokens[at + 1..end];
            let short = rest.last().is_some_and(|t| t.span.end - row.tokens[at].span.end <= TELLING);
            let told = said.of(self.text).contains(['。', '!', '?', ',']);
            if told && short && rest.iter().all(|t| matches!(t.kind, Kind::Text | Kind::Word(_, Category::Also))) {
                let Some(speaker) = person(at) else { continue };
                let house = self.house(row, start, at, speaker);
                found.push(Speech { said, speaker, house });
                *last = Some((speaker, house));
            }
        }
    }

    /// 据云川科技官微,…: whether what a firm has put out itself stands at a token, behind the firm.
    fn is_source(&self, row: &Row, at: usize) -> bool {
        let put_out = || matches!(row.tokens[at].kind, Kind::Text) && OWN_PAGES.iter().any(|w| self.text_at(row, at).ends_with(w));
        let by = || at >= 2 && row.name(at - 1).is_some_and(|n| self.is(n, "employer"));
        row.category(at + 1) == Some(Category::Comma) && put_out() && by() && self.text_at(row, at - 2).ends_with('据')
    }

    fn text_at(&self, row: &Row, at: usize) -> &str {
        row.tokens[at].span.of(self.text)
    }

    /// Who speaks, and for whom: the nearest person or organisation before the verb that is not spoken to; for 他 and 其 who
    /// spoke last.
    fn speaker(&self, row: &Row, start: usize, at: usize, last: Option<(u32, Option<u32>)>) -> Option<(u32, Option<u32>)> {
        let low = at.saturating_sub(REACH).max(start);
        // 李明远发布的Luma2显示: who does something else says nothing; adverbs, dates and 在…时 may stand between.
        let mut i = at;
        while i > low {
            i -= 1;
            match row.tokens[i].kind {
                Kind::Name(name) if self.annotations.names[name as usize].reason != Reason::Kind => {
                    let addressed = i > 0 && ADDRESSING.contains(&self.text_at(row, i - 1));
                    if !addressed && self.is(name, "agent") {
                        // 机器之心获悉,…: what is only learnt is not of one's own house. But 记者从云川科技获悉,公司…: of whom it is learnt.
                        let learns = LEARNING.contains(&self.text_at(row, at)) && !self.is_asked(row, start, i);
                        return Some((name, self.house(row, start, i, name).filter(|_| !learns)));
                    }
                }
                Kind::Word(_, Category::Pronoun) => return last,
                Kind::Word(_, Category::De | Category::Not) if i + 1 == at => return None,
                Kind::Text
                    if i + 1 == at
                        && !is_adverbial(self.text_at(row, i))
                        && !self.text_at(row, i).ends_with(['时', '中', '上', '对', '后']) =>
                {
                    let longer = self.text_at(row, i).chars().count() > 4;
                    if longer {
                        return None;
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// 云川科技总裁王雪到场,称公司…: who speaks where the verb opens the clause: who the clause before is about.
    fn speaker_before(&self, row: &Row, start: usize, at: usize) -> Option<(u32, Option<u32>)> {
        let adverb = |i: usize| match row.tokens[i].kind {
            Kind::Word(_, Category::Also) => true,
            Kind::Text => is_adverbial(self.text_at(row, i)),
            _ => false,
        };
        if !(start..at).all(adverb) || LEARNING.contains(&self.text_at(row, at)) {
            return None;
        }
        let end = start.checked_sub(1).filter(|&i| row.category(i) == Some(Category::Comma))?;
        let from = (end.saturating_sub(REACH)..end).rev().find(|&i| parts(row, i)).map_or(end.saturating_sub(REACH), |i| i + 1);
        let addressed = |i: usize| i > 0 && ADDRESSING.contains(&self.text_at(row, i - 1));
        let acting = |i: usize| {
            let name = row.name(i).filter(|&n| self.annotations.names[n as usize].reason != Reason::Kind)?;
            (self.is(name, "agent") && !addressed(i) && row.category(i + 1) != Some(Category::De)).then_some((i, name))
        };
        let person = (from..end).filter_map(acting).find(|&(_, n)| self.is(n, "person"));
        let (i, name) = person.or_else(|| (from..end).find_map(acting))?;
        Some((name, self.house(row, from, i, name)))
    }

    /// 记者从云川科技(总裁王雪处)获悉,公司…: whether it is learnt from the one named at a token.
    fn is_asked(&self, row: &Row, start: usize, at: usize) -> bool {
        let named = |i: usize| matches!(row.tokens[i].kind, Kind::Name(_) | Kind::Word(_, Category::Title));
        let from = (start..at).rev().find(|&i| !named(i));
        from.is_some_and(|i| self.text_at(row, i).ends_with(SOURCES))
    }

    /// The organisation that a speaker speaks for: itself, or whose post the speaker holds in the clause, else elsewhere.
    fn house(&self, row: &Row, start: usize, at: usize, speaker: u32) -> Option<u32> {
        if !self.is(speaker, "person") {
            return Some(speaker);
        }
        // 云川科技前研究员王雪 speaks for it no longer, 云川科技总裁、前听风科技总监王雪 for the first alone.
        let house = |i: usize| row.name(i).filter(|&name| self.is(name, "agent") && !self.is(name, "person"));
        let once = |i: usize| row.category(i) == Some(Category::Once);
        let mut over = false;
        for i in (start..at).rev().take(REACH) {
            match house(i) {
                Some(_) if over => return None,
                Some(_) if i > start && once(i - 1) => {}
                Some(name) => return Some(name),
                None if row.name(i).is_some() => break,
                None => over |= once(i) && house(i + 1).is_none(),
            }
        }
        self.employers.get(&self.entities.of(speaker)).copied()
    }
}

/// Whether a token parts two clauses.
fn parts(row: &Row, at: usize) -> bool {
    matches!(row.category(at), Some(Category::Comma | Category::Semicolon | Category::Colon))
}

//! A list that names what the clause before only described: 多家机构采用了X,包括A、B和C.
//!
//! Puts the names into the describing phrase, so that every rule finds them where the clause says what they do. Of a list
//! of pairs (A的X、B的Y) the owners go to one description and what they own to the other, and [`pairs`] tells who goes with
//! what. Deliberately reads no verb: which role the description has is the clause's.

use std::collections::BTreeSet;

use crate::annotate::{Certainty, NameMention};
use crate::chinese::{Category, LIST_OPENERS, NAMINGS, is_letter, is_some};
use crate::extract::Mentions;
use crate::extract::argument::{clause_of, ends_clause};
use crate::extract::clause::caution::HOUSE_NOUNS;
use crate::extract::clause::conjunct::conjuncts;
use crate::extract::clause::row::{Kind, Row, Vocabulary};
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::ontology::{ClassId, Ontology};

/// How many items a list has at most.
const ITEMS: usize = 24;
/// What parts a description and the name that it is of.
const DASH: &str = "——";
/// What closes a list that stands before what it is of: 包括A在内.
const AMONG: &str = "在内";
/// Closes a list that is not whole.
const SO_ON: &str = "等";
/// Openers of a list that may be one word with the modifier of its first member.
const GLUED: &[&str] = &["包括", "包含", "涵盖"];
/// Words that go on with a list in a further clause: 既有A,也有B.
const FURTHER: &[&str] = &["有", "还有", "更有", "又有", "亦有"];
/// Says that one more follows: 另一款.
const OTHER: &str = "另";
/// Words by which each of several is told: 一款是A.
const COPULAS: &[&str] = &["是", "为", "则是", "则为", "就是"];
/// Numerals by which several are told one after the other.
const NUMERALS: &[char] = &['一', '二', '三', '四', '五', '六'];
/// Nouns for what somebody brings out, of whatever kind.
const GOODS: &[&str] = &["产品", "新品", "版本", "作品", "方案", "工具", "新作", "服务"];
/// Numerals of so many that are told one by one, from two on.
const SEVERAL: &[char] = &['两', '三', '四', '五', '六', '七', '八', '九'];
/// How many chunks the modifier of a name behind a dash takes at most.
const MODIFIER: usize = 8;
/// How many chunks an apposition takes at most.
const APPOSED: usize = 10;
/// How many clauses before a list its description is looked for.
const CLAUSES: usize = 2;

/// What tells whether a description is of the things listed.
pub(crate) struct Listing<'a> {
    pub(crate) row: &'a Row,
    pub(crate) text: &'a str,
    pub(crate) names: &'a [NameMention],
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) ontology: &'a Ontology,
}

/// The items of a list.
#[derive(Debug, Default)]
struct Items {
    /// Whose each is, for a list of pairs.
    owners: Mentions,
    things: Mentions,
}

impl Listing<'_> {
    /// Fills every description of a sentence that a list follows.
    pub(crate) fn fill(&self, chunks: &mut [Chunk]) {
        let mut at = 1;
        while at + 1 < chunks.len() {
            if let Some(names) = self.introduced(chunks, at) {
                put(chunks, at, &names);
            }
            if let Some(names) = self.christened(chunks, at) {
                put(chunks, at, &names);
            }
            if let Some(names) = self.apposed_to(chunks, at) {
                put(chunks, at, &names);
            }
            if let Some(names) = self.in_bracket(chunks, at) {
                put(chunks, at, &names);
            }
            if let Some(names) = self.named_before(chunks, at) {
                self.describe_next(chunks, at + 1, &names);
            }
            if let Some((items, last)) = self.list(chunks, at) {
                let (items, last) = self.go_on(chunks, items, last);
                self.describe(chunks, at, &items);
                at = last;
            }
            at += 1;
        }
    }

    pub(crate) fn word(&self, chunk: &Chunk) -> &str {
        self.row.tokens[chunk.last].span.trimmed(self.text)
    }

    /// The name that a description stands for which is named only after it: 这款由A自研的模型名叫X; 由A孵化的公司——X.
    fn introduced(&self, chunks: &[Chunk], at: usize) -> Option<Mentions> {
        let (class, stands_for) = match &chunks[at].part {
            Part::Phrase(Phrase { anaphor: Some(Anaphor::Noun(class, _)), .. }) => (*class, true),
            Part::Word(Category::Noun) if is(chunks, at - 1, Category::De) || self.one(&chunks[at - 1]) => {
                (self.described(chunks, at)??, false)
            }
            // 首个医疗大模型——X
            Part::Phrase(phrase) if phrase.bare_kind || phrase.anaphor.is_none() && self.only_field(phrase) => {
                if is(chunks, at + 1, Category::Colon) {
                    return self.single(chunks, at);
                }
                (self.described(chunks, at)??, false)
            }
            _ => return None,
        };
        let next = at + 1 + usize::from(stands_for && is(chunks, at + 1, Category::Comma));
        let word = chunks.get(next).filter(|c| matches!(c.part, Part::Text)).map(|c| self.word(c))?;
        let names = word == DASH || stands_for && NAMINGS.contains(&word);
        // 一家公司——做芯片的X
        let over = |from: usize| {
            let de =
                (from..chunks.len().min(from + MODIFIER)).take_while(|&i| !ends_clause(&chunks[i])).find(|&i| is(chunks, i, Category::De));
            de.filter(|_| names && word == DASH).and_then(|de| names_at(chunks, de + 1)).filter(|_| names_at(chunks, from).is_none())
        };
        let found = names_at(chunks, next + 1).or_else(|| over(next + 1)).filter(|found| names && found.len() == 1)?;
        found.iter().all(|&name| self.may_be(name, Some(class))).then(|| found.into())
    }

    /// 两款模型(A、B): the names in the bracket behind the description at `at`, where it holds nothing else.
    fn in_bracket(&self, chunks: &[Chunk], at: usize) -> Option<Mentions> {
        let counts = matches!(chunks[at].part, Part::Value(_));
        let Part::Bracket(inner) = &chunks.get(at + 1 + usize::from(counts))?.part else { return None };
        let class = self.described(chunks, at)?;
        let (items, last) = items(inner, 0).filter(|(items, _)| items.owners.is_empty() && items.things.len() > 1)?;
        let closes = inner[last + 1..].iter().all(|c| matches!(c.part, Part::Bracket(_)) || self.word(c) == SO_ON);
        (closes && items.things.iter().all(|&name| self.may_be(name, class))).then_some(items.things)
    }

    /// X,一款由A研发的大模型: the name before the mark, of which the description that ends the clause at `at` is told.
    fn apposed_to(&self, chunks: &[Chunk], at: usize) -> Option<Mentions> {
        let Part::Phrase(phrase) = &chunks[at].part else { return None };
        let described = phrase.bare_kind || phrase.anaphor.is_none() && self.only_field(phrase);
        let closes = |c: &Chunk| ends_clause(c) || !self.word(c).contains(char::is_alphanumeric) || self.word(c) == DASH;
        if !described || !is(chunks, at.checked_sub(1)?, Category::De) || !chunks.get(at + 1).is_none_or(closes) {
            return None;
        }
        let within = (at.saturating_sub(APPOSED)..at).rev();
        let one = within.into_iter().take_while(|&i| !ends_clause(&chunks[i])).find(|&i| self.one(&chunks[i]))?;
        let mark = one.checked_sub(1).filter(|&i| is(chunks, i, Category::Comma) || self.word(&chunks[i]) == DASH)?;
        let class = self.described(chunks, at)??;
        let names = names_at(chunks, mark.checked_sub(1)?).filter(|names| names.len() == 1)?;
        names.iter().all(|&name| self.may_be(name, Some(class))).then(|| names.into())
    }

    /// 一款医疗大模型:X: the one name behind the colon after the description at `at`, where it ends its clause.
    fn single(&self, chunks: &[Chunk], at: usize) -> Option<Mentions> {
        let class = self.described(chunks, at)??;
        let ends = |c: &Chunk| ends_clause(c) || matches!(c.part, Part::Text) && !self.word(c).starts_with(char::is_alphanumeric);
        let found = names_at(chunks, at + 2).filter(|found| found.len() == 1 && chunks.get(at + 3).is_none_or(ends))?;
        found.iter().all(|&name| self.may_be(name, Some(class))).then(|| found.into())
    }

    /// 三款模型: whether the description at `at` is of so many.
    fn counted(&self, chunks: &[Chunk], at: usize) -> bool {
        let number = |i: usize| matches!(chunks[i].part, Part::Value(_)) && !self.one(&chunks[i]);
        (at.saturating_sub(3)..at).any(number)
    }

    /// 一家, 另一家: one that nothing has named yet.
    fn one(&self, chunk: &Chunk) -> bool {
        matches!(chunk.part, Part::Value(_)) && self.word(chunk).starts_with('一')
    }

    /// 三款模型,其中A主打…,B面向…: of several the ones that the clauses after it tell of one by one.
    fn among(&self, chunks: &[Chunk], from: usize) -> Option<(Items, usize)> {
        let class = self.names[*names_at(chunks, from)?.first()? as usize].class;
        let mut found = Items::default();
        let (mut start, mut last) = (from, from);
        while found.things.len() < ITEMS {
            let alike = |names: &&[u32]| names.iter().all(|&n| self.names[n as usize].class == class);
            let Some(names) = names_at(chunks, start).filter(alike).filter(|_| !is(chunks, start + 1, Category::De)) else { break };
            found.things.extend_from_slice(names);
            last = start;
            let end = clause_of(chunks, start).1;
            if !is(chunks, end, Category::Comma) || end + 1 >= chunks.len() {
                break;
            }
            start = end + 1;
        }
        (!found.things.is_empty()).then_some((found, last))
    }

    /// 推出两款模型:A有38亿参数,主打翻译;B有42亿参数: those with which clauses behind the colon at `at` begin, where they are as many as
    /// the words before it say.
    fn one_by_one(&self, chunks: &[Chunk], at: usize) -> Option<(Items, usize)> {
        let start = (0..CLAUSES).fold(at, |start, _| clause_of(chunks, start.saturating_sub(1)).0.min(start.saturating_sub(1)));
        let count = (start..at).rev().find_map(|i| self.so_many(&chunks[i]))?;
        let class = self.names[*names_at(chunks, at + 1)?.first()? as usize].class;
        let mut found = Items::default();
        let (mut from, mut last) = (at + 1, at + 1);
        while from < chunks.len() && found.things.len() < count {
            if let Some(&[name]) = names_at(chunks, from)
                && self.names[name as usize].class == class
                && !found.things.contains(&name)
                && !is(chunks, from + 1, Category::De)
            {
                found.things.push(name);
                last = from;
            }
            from = clause_of(chunks, from).1 + 1;
        }
        (found.things.len() == count).then_some((found, last))
    }

    /// How many things a number counts, from two on: 三款.
    fn so_many(&self, chunk: &Chunk) -> Option<usize> {
        let mut written = matches!(chunk.part, Part::Value(_)).then(|| self.word(chunk).chars())?;
        let count = written.next().and_then(|c| SEVERAL.iter().position(|&n| n == c)).map(|nth| nth + 2)?;
        written.next().filter(|c| matches!(c, '款' | '个' | '种' | '台' | '家' | '颗')).map(|_| count)
    }

    /// The list that begins after the comma or the description at `at`, and its last chunk.
    fn list(&self, chunks: &[Chunk], at: usize) -> Option<(Items, usize)> {
        let comma = is(chunks, at, Category::Comma);
        // 两款新品亮相:A和B
        if is(chunks, at, Category::Colon) {
            let found = items(chunks, at + 1).or_else(|| self.modified_items(chunks, at + 1)).or_else(|| self.named(chunks, at + 1));
            return found.filter(|(items, _)| items.things.len() > 1).or_else(|| self.one_by_one(chunks, at));
        }
        if comma && let Some(found) = self.named(chunks, at + 1) {
            return Some(found);
        }
        let mut next = at + 1;
        if comma && chunks.get(next).is_some_and(|c| self.word(c) == "其中") {
            next += 1;
            if let Some(found) = self.among(chunks, next).filter(|_| at > 0 && self.counted(chunks, at - 1)) {
                return Some(found);
            }
        }
        let told = is(chunks, next, Category::Respectively);
        next += usize::from(told);
        let opener = chunks.get(next).filter(|c| !matches!(c.part, Part::Phrase(_))).map(|c| self.word(c))?;
        let opens = LIST_OPENERS.contains(&opener) || told && matches!(opener, "是" | "为");
        // What rules out most is asked first.
        // 包括擅长推理的A、主打语音的B
        let glued = comma && GLUED.iter().any(|w| opener.strip_prefix(w).is_some_and(|rest| !rest.is_empty()));
        let several = |(items, _): &(Items, usize)| items.things.len() > 1;
        if glued && let Some(found) = self.modified_items(chunks, next).filter(several) {
            return Some(found);
        }
        let modified = || self.modified_items(chunks, next + 1).filter(several).filter(|_| comma);
        (opens && (comma || self.described(chunks, at).is_some())).then(|| items(chunks, next + 1).or_else(modified)).flatten()
    }

    /// 两家公司:做芯片的A和做机器人的B: a list whose first member has a modifier of its own.
    fn modified_items(&self, chunks: &[Chunk], from: usize) -> Option<(Items, usize)> {
        let first = items(chunks, self.over_modifier(chunks, from)?)?;
        Some(self.go_on(chunks, first.0, first.1))
    }

    /// What stands behind the modifier that begins at `from`.
    fn over_modifier(&self, chunks: &[Chunk], from: usize) -> Option<usize> {
        let mut within = (from..chunks.len().min(from + MODIFIER)).take_while(|&i| !ends_clause(&chunks[i]));
        let plain = |c: &Chunk| {
            matches!(
                &c.part,
                Part::Text | Part::Value(_) | Part::Word(Category::Noun | Category::Coverb | Category::Verb | Category::Attribute)
            ) || matches!(&c.part, Part::Phrase(p) if p.bare_kind || p.anaphor.is_none() && self.only_field(p))
        };
        within.find(|&i| !plain(&chunks[i])).filter(|&i| i > from && is(chunks, i, Category::De)).map(|de| de + 1)
    }

    /// 包括A、B在内, 12家医院…: the names before the comma at `at`, which the next clause describes.
    fn named_before(&self, chunks: &[Chunk], at: usize) -> Option<Mentions> {
        let inside = at.checked_sub(1).filter(|&i| is(chunks, at, Category::Comma) && self.word(&chunks[i]) == AMONG)?;
        let joins = |i: &usize| is(chunks, *i, Category::Pause) || is(chunks, *i, Category::And) || names_at(chunks, *i).is_some();
        let first = (inside.saturating_sub(ITEMS)..inside).rev().take_while(joins).last()?;
        let opener = first.checked_sub(1).filter(|&i| LIST_OPENERS.iter().any(|w| self.word(&chunks[i]).ends_with(w)));
        opener.map(|_| (first..inside).filter_map(|i| names_at(chunks, i)).flatten().copied().collect())
    }

    /// Puts names into the first description of the clause from `from` on that fits them.
    fn describe_next(&self, chunks: &mut [Chunk], from: usize, names: &[u32]) {
        let end = clause_of(chunks, from.min(chunks.len() - 1)).1;
        let fits = |i: &usize| self.described(chunks, *i).is_some_and(|class| names.iter().all(|&name| self.may_be(name, class)));
        if let Some(at) = (from..end).find(fits) {
            put(chunks, at, names);
        }
    }

    /// 包括A和来自澳门的B; 既有A,也有做芯片的B: the same list with the members that have modifiers of their own.
    fn go_on(&self, chunks: &[Chunk], mut items: Items, mut last: usize) -> (Items, usize) {
        let Some(&first) = items.things.first().filter(|_| items.owners.is_empty()) else { return (items, last) };
        let class = Some(self.names[first as usize].class);
        while items.things.len() < ITEMS {
            let also = is(chunks, last + 1, Category::Comma).then(|| self.also_named(chunks, last + 2)).flatten();
            let Some(next) = conjuncts(chunks, last).first().copied().or(also) else { break };
            let Some(names) = names_at(chunks, next).filter(|names| names.iter().all(|&n| self.may_be(n, class))) else { break };
            items.things.extend_from_slice(names);
            last = next;
        }
        (items, last)
    }

    /// 也有做芯片的B: what the clause at `from` adds to a list.
    fn also_named(&self, chunks: &[Chunk], from: usize) -> Option<usize> {
        let end = clause_of(chunks, from.min(chunks.len().checked_sub(1)?)).1;
        let opens = |i: usize| chunks.get(i).is_some_and(|c| FURTHER.contains(&self.word(c)));
        let opener = from + usize::from(is(chunks, from, Category::Also));
        let named = |i: &usize| names_at(chunks, *i).is_some() && !is(chunks, i + 1, Category::De);
        let head = (opener + 1..end).find(named)?;
        let modified = head == opener + 1 || is(chunks, head - 1, Category::De);
        (opens(opener) && modified).then_some(head)
    }

    /// The names that clause after clause gives: 一个叫A,一个叫B; 前者的叫A,后者的叫B; 取名A.
    fn named(&self, chunks: &[Chunk], from: usize) -> Option<(Items, usize)> {
        let mut found = Items::default();
        let (mut start, mut last) = (from, from);
        while found.things.len() < ITEMS {
            let pick = |c: &Chunk| match &c.part {
                Part::Value(_) => true,
                Part::Phrase(p) => matches!(p.anaphor, Some(Anaphor::Former | Anaphor::Latter)),
                _ => false,
            };
            // 另一款
            let other = usize::from(chunks.get(start).is_some_and(|c| self.word(c) == OTHER));
            let mut next = start + other + usize::from(chunks.get(start + other).is_some_and(pick));
            next += usize::from(is(chunks, next, Category::De));
            // 推出首款机器人,取名X: a clause that only names.
            let opens = next > start || start == from;
            // 一款是做芯片的A,另一款是B
            // 前者是A,后者是B
            let nth = if found.things.is_empty() { Anaphor::Former } else { Anaphor::Latter };
            let of_two = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if p.anaphor == Some(nth));
            // 一是A,二是B; 其一为A,其二为B
            let numbered = chunks.get(next).is_some_and(|c| self.numbers(c, found.things.len()));
            let one = numbered || next > start && (self.one(&chunks[next - 1]) || of_two(&chunks[next - 1]));
            let opens = opens || numbered;
            let says = |c: &Chunk| NAMINGS.contains(&self.word(c)) || numbered || one && COPULAS.contains(&self.word(c));
            if !opens || !chunks.get(next).is_some_and(says) {
                break;
            }
            let at = names_at(chunks, next + 1).map(|_| next + 1).or_else(|| self.over_modifier(chunks, next + 1).filter(|_| one));
            let Some(at) = at else { break };
            let Some(&name) = names_at(chunks, at).and_then(<[u32]>::first) else { break };
            found.things.push(name);
            last = at;
            start = (last + 1..chunks.len()).take(2).find(|&i| is(chunks, i, Category::Comma)).map_or(chunks.len(), |i| i + 1);
        }
        (!found.things.is_empty()).then_some((found, last))
    }

    /// Whether a chunk says which of several is named next: 一是, 其二为.
    fn numbers(&self, chunk: &Chunk, nth: usize) -> bool {
        let word = self.word(chunk);
        let word = word.strip_prefix(['其', '第']).unwrap_or(word);
        let rest = NUMERALS.get(nth).and_then(|&numeral| word.strip_prefix(numeral));
        rest.is_some_and(|rest| matches!(rest.trim_start_matches(['款', '个', '则']), "是" | "为"))
    }

    /// Puts the items into the nearest descriptions before chunk `at` that fit them.
    fn describe(&self, chunks: &mut [Chunk], at: usize, items: &Items) {
        let mut start = at + usize::from(!is(chunks, at, Category::Comma) && !is(chunks, at, Category::Colon));
        for _ in 0..CLAUSES {
            let end = start;
            start = clause_of(chunks, end.saturating_sub(1)).0.min(end);
            let fit = |names: &[u32]| {
                (start..end).rev().find(|&i| {
                    let class = self.described(chunks, i);
                    class.is_some_and(|class| names.iter().all(|&name| self.may_be(name, class)))
                })
            };
            let things = fit(&items.things);
            let owners = fit(&items.owners).filter(|_| !items.owners.is_empty());
            if let Some(at) = things {
                put(chunks, at, &items.things);
            }
            if let Some(at) = owners.filter(|_| things.is_some() && things != owners) {
                put(chunks, at, &items.owners);
            }
            if things.is_some() || start == 0 {
                return;
            }
            start -= 1;
        }
    }

    /// What a chunk describes without naming it: 多家机构, 人形机器人, 多款产品; nothing of a class for the last.
    #[expect(clippy::option_option, reason = "a description need not tell its class")]
    pub(crate) fn described(&self, chunks: &[Chunk], at: usize) -> Option<Option<ClassId>> {
        let chunk = &chunks[at];
        if is(chunks, at + 1, Category::De) {
            return None;
        }
        match &chunk.part {
            // 推出了一款面向老人的产品,名叫X
            Part::Text | Part::Word(Category::Noun)
                if !is_some(self.word(chunk)) && GOODS.iter().any(|w| self.word(chunk).ends_with(w)) =>
            {
                let within = (at.saturating_sub(MODIFIER)..at).rev().take_while(|&i| !ends_clause(&chunks[i]));
                within.into_iter().any(|i| matches!(chunks[i].part, Part::Value(_)) || is_some(self.word(&chunks[i]))).then_some(None)
            }
            Part::Word(Category::Noun) => match self.row.tokens[chunk.last].kind {
                Kind::Word(word, _) => self.vocabulary.words[word as usize].class.map(Some),
                _ => None,
            },
            // 公司已服务400家客户,包括A和B: the firm that the text speaks of all along.
            Part::Phrase(Phrase { anaphor: Some(Anaphor::Bare(_, noun)), .. }) if HOUSE_NOUNS.contains(&noun.of(self.text)) => None,
            Part::Phrase(Phrase { anaphor: Some(Anaphor::Bare(class, _)), .. }) => Some(Some(*class)),
            Part::Phrase(phrase) if phrase.bare_kind => self.vocabulary.noun_at_end(self.word(chunk)).map(Some),
            // 两款大模型: a field's name that describes as well.
            Part::Phrase(phrase) if phrase.anaphor.is_none() && self.only_field(phrase) => {
                self.vocabulary.noun_at_end(self.word(chunk)).map(Some)
            }
            // 三款Luma模型: those of a family.
            Part::Phrase(Phrase { anaphor: None, names, .. })
                if names.len() == 1 && self.so_many(chunks.get(at.checked_sub(1)?)?).is_some() =>
            {
                let class = self.names[names[0] as usize].class;
                self.ontology.defaults_for("work").any(|above| self.ontology.is_a(class, above)).then_some(Some(class))
            }
            Part::Text if is_some(self.word(chunk)) => Some(None),
            // 两款新品: the noun is no word that is known.
            Part::Value(_) => {
                let noun = matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Text));
                (noun && is_some(self.word(chunk))).then_some(None)
            }
            _ => None,
        }
    }

    /// Whether a phrase names one field or kind of things, and nothing that has a name of its own.
    pub(crate) fn only_field(&self, phrase: &Phrase) -> bool {
        let own = |role: &str, class: ClassId| self.ontology.defaults_for(role).any(|above| self.ontology.is_a(class, above));
        let field = |&n: &u32| !own("agent", self.names[n as usize].class) && !own("work", self.names[n as usize].class);
        phrase.names.len() == 1 && phrase.names.iter().all(field)
    }

    /// Whether a name may be one of a description's class.
    pub(crate) fn may_be(&self, name: u32, class: Option<ClassId>) -> bool {
        let Some(class) = class else { return true };
        let mention = &self.names[name as usize];
        let below = |role: &str, class: ClassId| self.ontology.defaults_for(role).any(|above| self.ontology.is_a(class, above));
        self.ontology.is_a(mention.class, class)
            || below("agent", class) && below("agent", mention.class)
            || below("work", class) && (below("work", mention.class) || mention.certainty == Certainty::Guess)
    }
}

/// Who goes with what, where lists of a sentence pair owners with what is theirs.
pub(crate) fn pairs(chunks: &[Chunk]) -> BTreeSet<(u32, u32)> {
    let mut found = BTreeSet::new();
    // Only what an owner begins is a list of pairs.
    for at in (0..chunks.len()).filter(|at| is(chunks, at + 1, Category::De)) {
        let Some((items, _)) = items(chunks, at) else { continue };
        if items.owners.len() > 1 {
            found.extend(items.owners.into_iter().zip(items.things));
        }
    }
    found
}

/// The items from the phrase at `at` on, and the last chunk: names alone, or pairs alone.
fn items(chunks: &[Chunk], at: usize) -> Option<(Items, usize)> {
    let mut found = Items::default();
    let (mut here, mut last) = (at, at);
    while found.things.len() < ITEMS {
        let Some(names) = names_at(chunks, here) else { break };
        let owned = if is(chunks, here + 1, Category::De) { names_at(chunks, here + 2) } else { None };
        match owned {
            Some(things) if found.owners.len() == found.things.len() => {
                found.owners.extend(std::iter::repeat_n(names[names.len() - 1], things.len()));
                found.things.extend_from_slice(things);
                last = here + 2;
            }
            None if found.owners.is_empty() => {
                found.things.extend_from_slice(names);
                last = here;
            }
            _ => break,
        }
        let joint = (last + 1..chunks.len()).find(|&i| !matches!(chunks[i].part, Part::Bracket(_)));
        match joint {
            Some(i) if is(chunks, i, Category::Pause) || is(chunks, i, Category::And) => here = i + 1,
            _ => break,
        }
    }
    (!found.things.is_empty()).then_some((found, last))
}

pub(crate) fn names_at(chunks: &[Chunk], at: usize) -> Option<&[u32]> {
    match &chunks.get(at)?.part {
        Part::Phrase(p) if !p.bare_kind && !p.names.is_empty() => Some(&p.names),
        _ => None,
    }
}

/// Makes a description a phrase of the names that it describes.
fn put(chunks: &mut [Chunk], at: usize, names: &[u32]) {
    let kind = match &chunks[at].part {
        Part::Phrase(phrase) if phrase.bare_kind => phrase.names.first().copied(),
        _ => None,
    };
    chunks[at].part = Part::Phrase(Phrase { names: names.into(), kind, listed: true, ..Phrase::default() });
}

fn is(chunks: &[Chunk], at: usize, category: Category) -> bool {
    matches!(chunks.get(at).map(|c| &c.part), Some(Part::Word(c)) if *c == category)
}

/// 名为X的大模型由A研发: makes the name and the description that it stands before one phrase, as 大模型X is.
pub(crate) fn join_called(chunks: &mut Vec<Chunk>, row: &Row, text: &str, topical: &dyn Fn(u32) -> bool) {
    let mut at = 1;
    while at + 2 < chunks.len() {
        let said = |i: usize| row.tokens[chunks[i].last].span.trimmed(text);
        // 题为X的论文: 为 is read as a coverb.
        let titled = at > 1
            && is(chunks, at - 1, Category::Coverb)
            && said(at - 1) == AS
            && matches!(chunks[at - 2].part, Part::Text)
            && said(at - 2).ends_with(TITLED);
        let naming =
            titled || matches!(chunks[at - 1].part, Part::Text) && (NAMINGS.contains(&said(at - 1)) || said(at - 1).ends_with(CODED));
        let alone = naming && is(chunks, at + 1, Category::De) && names_at(chunks, at).is_some_and(|found| found.len() == 1);
        let called = if alone { called_noun(chunks, at + 2, topical) } else { None };
        if let Some((noun, kind)) = called.filter(|&(noun, _)| !within_modifier(chunks, noun, row, text)) {
            let last = chunks[noun].last;
            if let Part::Phrase(phrase) = &mut chunks[at].part {
                phrase.kind = phrase.kind.or(kind);
            }
            chunks[at].last = last;
            if titled {
                chunks[at - 1].part = Part::Text;
            }
            chunks.drain(at + 1..=noun);
            // 一家总部在上海、名叫X的公司: what stands before is a modifier of it.
            if at > 2 && is(chunks, at - 2, Category::Pause) && modified(chunks, at - 2, row, text) {
                chunks[at - 2].part = Part::Word(Category::De);
                chunks.remove(at - 1);
                at -= 1;
            }
        }
        at += 1;
    }
}

/// 由一家总部在上海、名叫X的公司推出: whether a number of one opens the description of which the mark at `pause` parts two.
fn modified(chunks: &[Chunk], pause: usize, row: &Row, text: &str) -> bool {
    let one = |c: &Chunk| row.tokens[c.last].span.trimmed(text).starts_with('一');
    let mut before = (pause.saturating_sub(MODIFIER)..pause).rev().take_while(|&i| !ends_clause(&chunks[i]));
    before.any(|i| matches!(chunks[i].part, Part::Value(_)) && one(&chunks[i]))
}

/// The noun or description from `from` on that says what is so called, over what else is said of it: 名为X的挪威小公司.
fn called_noun(chunks: &[Chunk], from: usize, topical: &dyn Fn(u32) -> bool) -> Option<(usize, Option<u32>)> {
    for at in from..chunks.len().min(from + CALLED) {
        match &chunks[at].part {
            Part::Phrase(p) if p.bare_kind || p.anaphor.is_none() && p.names.len() == 1 && p.names.iter().all(|&n| topical(n)) => {
                // 医疗公司: a field that a noun follows only tells of which it is.
                if !matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::Noun))) {
                    return Some((at, p.names.first().copied()));
                }
            }
            Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Noun(..))) => return Some((at, None)),
            Part::Word(Category::Noun) => return Some((at, None)),
            // 挪威, 小
            Part::Phrase(p) if p.anaphor.is_none() && p.names.len() == 1 => {}
            Part::Text | Part::Value(_) => {}
            _ => return None,
        }
    }
    None
}

/// 名为X的公司展出的Y: whether what is so called does no more than what the modifier of another says.
fn within_modifier(chunks: &[Chunk], noun: usize, row: &Row, text: &str) -> bool {
    let rest = (noun + 1..chunks.len().min(noun + 1 + MODIFIER)).take_while(|&i| !ends_clause(&chunks[i]));
    let verb = |i: usize| is(chunks, i, Category::Verb);
    // 名为X的公司发布了最新的Y: its own verb stands before.
    let own = |i: usize| (noun + 1..i - 1).any(verb);
    // X是一家名为A的公司研发的: nothing is modified.
    let silent = |c: &Chunk| matches!(c.part, Part::Text) && !row.tokens[c.last].span.trimmed(text).contains(is_letter);
    let goes_on = |i: usize| chunks.get(i + 1).is_some_and(|next| !ends_clause(next) && !silent(next));
    let modifies = |&i: &usize| is(chunks, i, Category::De) && goes_on(i);
    rest.filter(modifies).any(|i| verb(i - 1) || !own(i))
}

/// What stands before the title of a work, or the name of a thing: 题为, 代号为.
const TITLED: &[char] = &['题', '号', '名'];
const CODED: &str = "代号";
const AS: &str = "为";

/// How many chunks after the 的 of what is so called its noun stands at most.
const CALLED: usize = 4;

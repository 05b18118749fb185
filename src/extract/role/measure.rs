//! Numbers: the value by a noun (参数量达700亿), and all the values that a verb governs; whose they are in `holder`.
//!
//! Deliberately knows no measure: which noun measures what is the rules'.

use smallvec::smallvec;

use crate::chinese::{CHANGES, COPULAS, Category, DIFFERENCES, EQUALS_IN_GAP, INSTRUMENTS, REACHED, REGARDING};
use crate::extract::Mentions;
use crate::extract::argument::clause_of;
use crate::extract::clause::row::Kind;
use crate::extract::clause::{Chunk, Part};
use crate::extract::reader::{Anchor, Reader, Scene, chunk_at};
use crate::extract::role::Fill;
use crate::rule::{Filler, Role};
use crate::span::Span;
use crate::value::{Bound, Value};

/// How many chunks after its noun a value is looked for.
const VALUE_REACH: usize = 12;
/// The longest text that may stand between a noun and its value, in characters.
const BETWEEN: usize = 12;
/// Words between a noun and the list that it heads.
const HEADING: &[&str] = &["对比", "如下", "分别如下", "一览", "排行", "情况", "情况如下", "比较", "榜", "排名"];
/// How many chunks after a value the noun of what it measures stands, with all that is between.
const NOUN_REACH: usize = 4;
/// How many characters stand at most between a value, what it came of, and the coverb of that.
const CHANGED: usize = 12;
/// Classifiers by which one thing that somebody has is no measure of it.
const ONE_OF: &[char] = &['个', '种', '大', '类', '项'];
/// Marks at which a clause ends.
const ENDS: [char; 6] = [',', ';', ':', '。', '\n', '、'];
impl Reader<'_> {
    fn value_at(&self, chunks: &[Chunk], at: usize, filler: &Filler) -> Option<u32> {
        match chunks.get(at)?.part {
            Part::Value(v) if self.value_fits(v, filler) && !self.is_former(v) && !self.only_when_so(v) => Some(v),
            _ => None,
        }
    }

    /// 长度为16K时: whether a clause only tells of what holds where something is so much.
    fn only_when_so(&self, value: u32) -> bool {
        let (text, span) = (&self.document.text, self.annotations.values[value as usize].span);
        let rest = text.get(span.end as usize..).unwrap_or_default().trim_start();
        let supposes = rest.strip_prefix('时').is_some_and(|rest| rest.starts_with([',', '。', ';']));
        supposes
            && matches!(self.annotations.values[value as usize].value, Value::Quantity(_))
            && text[..span.start as usize].trim_end().ends_with('为')
    }

    /// 从128K扩展至100万tokens: whether a quantity is only what the next value of the clause came of.
    pub(crate) fn is_former(&self, value: u32) -> bool {
        let values = &self.annotations.values;
        let (Value::Quantity(_), Some(next)) = (&values[value as usize].value, values.get(value as usize + 1)) else { return false };
        let (own, text) = (values[value as usize].span, &self.document.text);
        let between = text.get(own.end as usize..next.span.start as usize).unwrap_or_default().trim_end().trim_end_matches('了');
        let became = CHANGES.iter().any(|w| between.ends_with(w)) && between.chars().count() <= CHANGED && !between.contains(ENDS);
        let before = text[..own.start as usize].char_indices().rev().take(CHANGED).take_while(|(_, c)| !ENDS.contains(c));
        became && before.map(|(_, c)| c).any(|c| matches!(c, '从' | '由'))
    }

    /// The value by the noun: right before it (240亿参数, 62亿的参数规模), or after it in the clause (参数量达1150亿).
    pub(crate) fn value(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor) -> Option<Fill> {
        let chunks = scene.chunks;
        let (start, end) = (clause_of(chunks, anchor.first).0, clause_of(chunks, anchor.last).1);
        let before = |i: usize| anchor.first.checked_sub(i).filter(|&at| at >= start);
        let left = before(1).and_then(|i| self.value_at(chunks, i, &role.filler));
        let left = left.or_else(|| {
            before(1).filter(|&i| word(chunks, i) == Some(Category::De))?;
            before(2).and_then(|i| self.value_at(chunks, i, &role.filler))
        });
        // 激活60亿参数: the value is what the noun before it measures.
        let taken = before(2).is_some_and(|i| self.measures_another(scene, i, anchor.rule));
        if let Some(v) = left.filter(|_| !taken) {
            return Some(Fill::Values(self.values_before(scene, start, anchor.first, v, role)));
        }
        let mut found: Mentions = Mentions::new();
        // 分别实现营收A、B和C
        let listed = (start..anchor.first).any(|i| word(chunks, i) == Some(Category::Respectively));
        let mut respectively = listed;
        let mut between = 0;
        for i in anchor.last + 1..end.min(anchor.last + 1 + VALUE_REACH) {
            if let Some(v) = self.value_at(chunks, i, &role.filler) {
                // 用户的一个标志: one thing that they have.
                let one = self.word_at(scene, i);
                if i == anchor.last + 2 && word(chunks, i - 1) == Some(Category::De) && one.starts_with('一') && one.ends_with(ONE_OF) {
                    break;
                }
                // 比上一代提高5.2分,达到88.3分
                if self.differs(scene, i) {
                    return self
                        .value_after(role, scene, anchor.last, end)
                        .filter(|_| found.is_empty())
                        .map(|v| Fill::Values(smallvec![v]));
                }
                // 从8K提升到128K: where it came from is over.
                if found.len() == 1 && self.changes(scene, i) {
                    found.clear();
                }
                found.push(v);
                between = 0;
                continue;
            }
            match &chunks[i].part {
                Part::Word(Category::Respectively) => respectively = true,
                // 分别实现营收A、净利润B
                Part::Text if listed && !found.is_empty() => break,
                Part::Text => between += self.text_of(scene, i).chars().count(),
                Part::Word(
                    Category::And
                    | Category::Pause
                    | Category::Coverb
                    | Category::Jiang
                    | Category::Plan
                    | Category::By
                    | Category::Also
                    | Category::Denied
                    | Category::De,
                )
                | Part::Value(_)
                | Part::Bracket(_) => {}
                // 总参数和激活参数分别为…: the nouns of the other values.
                // 累计下载86万次、参数量达到7亿: but not of one that has been told.
                Part::Word(Category::Attribute)
                    if found.is_empty() && matches!(word(chunks, i - 1), Some(Category::And | Category::Pause)) => {}
                _ => break,
            }
            if between > BETWEEN {
                break;
            }
        }
        // 首次突破1000亿美元,达到1023.5亿美元: the latter says it exactly.
        if let [round] = found[..]
            && let Some(exact) = self.exact_after(role, scene, round, end)
        {
            found = smallvec![exact];
        }
        if found.is_empty() {
            let told = self.told_under(scene, anchor.last).and_then(|named| self.value_of(scene, named, &role.filler));
            return told.or_else(|| self.value_after(role, scene, anchor.last, end)).map(|v| Fill::Values(smallvec![v]));
        }
        if respectively && found.len() > 1 {
            let nth = (1..=found.len()).take_while(|k| before(2 * k - 1).is_some_and(|i| joins_nouns(chunks, i))).count();
            let listed = nth > 0 || joins_nouns(chunks, anchor.last + 1);
            if listed {
                return found.get(nth).map(|&v| Fill::Values(smallvec![v]));
            }
            // 三年营收分别为A、B和C
            return Some(Fill::Each(found));
        }
        Some(Fill::Values(found))
    }

    /// 88.6、95.2和90.1的成绩: a value before a noun, with those that are listed before it.
    fn values_before(&self, scene: Scene<'_>, start: usize, noun: usize, value: u32, role: &Role) -> Mentions {
        let chunks = scene.chunks;
        let mut found: Mentions = smallvec![value];
        let Some(mut at) = (start..noun).rev().find(|&i| matches!(chunks[i].part, Part::Value(v) if v == value)) else { return found };
        while at >= start + 2
            && matches!(word(chunks, at - 1), Some(Category::And | Category::Pause))
            && let Some(before) = self.value_at(chunks, at - 2, &role.filler)
        {
            found.insert(0, before);
            at -= 2;
        }
        found
    }

    /// 参数量对比:X为70亿,…: the phrase of what stands first under a noun that heads a list.
    pub(crate) fn told_under(&self, scene: Scene<'_>, noun: usize) -> Option<usize> {
        let chunks = scene.chunks;
        let heads = matches!(chunks.get(noun + 1).map(|c| &c.part), Some(Part::Text)) && HEADING.contains(&self.word_at(scene, noun + 1));
        let colon = noun + 1 + usize::from(heads);
        let named = matches!(chunks.get(colon + 1).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind && p.anaphor.is_none());
        (named && word(chunks, colon) == Some(Category::Colon)).then_some(colon + 1)
    }

    /// X为70亿: the value right behind the phrase at `named`, or behind a word of being.
    fn value_of(&self, scene: Scene<'_>, named: usize, filler: &Filler) -> Option<u32> {
        let is = scene.chunks.get(named + 1).is_some_and(|_| EQUALS_IN_GAP.contains(&self.word_at(scene, named + 1)));
        self.value_at(scene.chunks, named + 1 + usize::from(is), filler)
    }

    /// 下载量方面,X达到600万次; 下载量翻了两番,达到860万次: the value in the clause after the noun's, where that has none.
    fn value_after(&self, role: &Role, scene: Scene<'_>, noun: usize, end: usize) -> Option<u32> {
        let chunks = scene.chunks;
        // 比上一代提高5.2分: by how much it changed is not what it is.
        let other = |i: usize| matches!(chunks[i].part, Part::Value(v) if !self.dates(v) && !self.differs(scene, i));
        if word(chunks, end) != Some(Category::Comma) || (noun + 1..end).any(other) {
            return None;
        }
        let last = clause_of(chunks, end + 1).1;
        let said = |i: usize| self.word_at(scene, i);
        // 月活,X如今已有870万: the noun alone is what the next clause speaks of.
        // 一季度营收,A 6.1亿元: but for when.
        let when = |c: &Chunk| match c.part {
            Part::Value(v) => self.dates(v),
            Part::Text | Part::Word(Category::De | Category::Coverb | Category::Plain) => true,
            _ => false,
        };
        let alone = noun + 1 == end && chunks[clause_of(chunks, noun).0..noun].iter().all(when) && noun + 2 < chunks.len();
        if alone || noun + 2 == end && matches!(chunks[noun + 1].part, Part::Text) && REGARDING.contains(&said(noun + 1)) {
            let at = (end + 1..last).find(|&i| self.value_at(chunks, i, &role.filler).is_some())?;
            return self.value_at(chunks, at, &role.filler).filter(|_| !self.differs(scene, at));
        }
        let free = |i: &usize| matches!(chunks[*i].part, Part::Text | Part::Word(Category::Also | Category::Plain | Category::Coverb));
        let at = (end + 1..last).find(|i| !free(i))?;
        let reaches = at > end + 1 && REACHED.iter().any(|w| said(at - 1).ends_with(w));
        self.value_at(chunks, at, &role.filler).filter(|_| reaches && at <= end + 3)
    }

    /// The exact value right behind a comma, where the one before it only says what was passed.
    fn exact_after(&self, role: &Role, scene: Scene<'_>, round: u32, comma: usize) -> Option<u32> {
        let quantity = |v: u32| match &self.annotations.values[v as usize].value {
            Value::Quantity(q) => Some(q),
            _ => None,
        };
        let passed = quantity(round).filter(|q| q.bound == Some(Bound::Min))?;
        let chunks = scene.chunks;
        // 达到 may be one word or two.
        let at = (comma + 2..comma + 4).find(|&i| self.value_at(chunks, i, &role.filler).is_some())?;
        let start = |i: usize| scene.row.tokens[chunks[i].first].span.start;
        let verb = Span { start: start(comma + 1), end: start(at) }.of(&self.document.text).trim();
        let reaches = word(chunks, comma) == Some(Category::Comma) && REACHED.contains(&verb);
        let exact = self.value_at(chunks, at, &role.filler).filter(|_| reaches)?;
        quantity(exact).filter(|q| q.unit == passed.unit && q.number >= passed.number).map(|_| exact)
    }

    fn dates(&self, value: u32) -> bool {
        matches!(self.annotations.values[value as usize].value, Value::Date(_) | Value::Duration(_))
    }

    /// Whether the chunk at `at` is a noun that measures something, and not what `rule` is about.
    pub(crate) fn measures_another(&self, scene: Scene<'_>, at: usize, rule: u32) -> bool {
        let Kind::Word(word, Category::Attribute) = scene.row.tokens[scene.chunks[at].last].kind else { return false };
        !self.engine.vocabulary.words[word as usize].rules.contains(&rule)
    }

    /// Whether the value at `at` is what another noun right before it measures: 估值20亿美元 is no sum of a round.
    pub(crate) fn measured(&self, scene: Scene<'_>, at: usize, rule: u32) -> bool {
        let before = |k: usize| at.checked_sub(k).filter(|&i| self.measures_another(scene, i, rule));
        let own = matches!(scene.chunks[at].part, Part::Value(_));
        // 200亿美元估值融资
        let behind = || at + 1 < scene.chunks.len() && self.measures_another(scene, at + 1, rule) && self.measures_whom(scene, at + 1);
        before(1).is_some()
            || own && self.is_copula(scene, at) && before(2).is_some()
            || own && (self.measured_after(scene, at, rule) || behind())
    }

    /// 完成200亿美元估值融资: whether the money that a wording's slot holds is what the noun right behind it measures of another.
    pub(crate) fn measured_behind(&self, scene: Scene<'_>, rule: u32, filled: &[Option<Fill>]) -> bool {
        let money = |v: u32| self.value_fits(v, &Filler::Money);
        let behind = |v: u32| {
            let at = chunk_at(scene.row, scene.chunks, self.annotations.values[v as usize].span.start);
            let noun = at + 1 < scene.chunks.len() && self.measures_another(scene, at + 1, rule) && self.measures_whom(scene, at + 1);
            noun && !self.tells_the_same(scene, at + 1, rule)
                && matches!(scene.chunks.get(at + 2).map(|c| &c.part), Some(Part::Text | Part::Word(Category::Noun | Category::Verb)))
        };
        filled.iter().flatten().any(|fill| matches!(fill, Fill::Values(all) if all.len() == 1 && money(all[0]) && behind(all[0])))
    }

    /// Whether a rule states the very thing that the noun at `at` measures.
    fn tells_the_same(&self, scene: Scene<'_>, at: usize, rule: u32) -> bool {
        let Kind::Word(word, _) = scene.row.tokens[scene.chunks[at].last].kind else { return false };
        let rules = &self.engine.rules.rules;
        let states = |r: u32, property| rules[r as usize].facts.iter().any(|fact| fact.property == property);
        let own = &rules[rule as usize].facts;
        self.engine.vocabulary.words[word as usize].rules.iter().any(|&r| own.iter().any(|fact| states(r, fact.property)))
    }

    /// 以20亿美元的投前估值投资X: the same of a noun behind what something is done for.
    fn measured_after(&self, scene: Scene<'_>, at: usize, rule: u32) -> bool {
        let chunks = scene.chunks;
        let with = at > 0 && word(chunks, at - 1) == Some(Category::Coverb) && INSTRUMENTS.contains(&self.text_of(scene, at - 1));
        let fills = |i: &usize| matches!(chunks[*i].part, Part::Text | Part::Word(Category::De | Category::Noun));
        let noun = (at + 1..chunks.len().min(at + NOUN_REACH)).find(|i| !fills(i)).filter(|_| with);
        noun.is_some_and(|i| self.measures_another(scene, i, rule) && self.measures_whom(scene, i))
    }

    /// Whether the noun at `at` measures whom something is done to, and not what is done: 估值, but not 价格.
    fn measures_whom(&self, scene: Scene<'_>, at: usize) -> bool {
        let Kind::Word(word, _) = scene.row.tokens[scene.chunks[at].last].kind else { return false };
        let rules = &self.engine.vocabulary.words[word as usize].rules;
        let facts = rules.iter().flat_map(|&rule| &self.engine.rules.rules[rule as usize].facts);
        facts.into_iter().any(|claim| self.ontology.predicates()[claim.property].of_object_of.is_some())
    }

    /// Whether a word of being or reaching stands right before a value: 估值为20亿美元.
    fn is_copula(&self, scene: Scene<'_>, at: usize) -> bool {
        at > 0 && REACHED.iter().chain(COPULAS).any(|w| self.text_of(scene, at - 1) == *w)
    }

    /// Whether what stands before the value at `at` says that another value became it: 从8K提升到128K.
    fn changes(&self, scene: Scene<'_>, at: usize) -> bool {
        let part = |back: usize| at.checked_sub(back).and_then(|i| scene.chunks.get(i)).map(|c| &c.part);
        // 增至2024年的2.4亿元: a date of its own stands between.
        let dated = matches!((part(1), part(2)), (Some(Part::Word(Category::De)), Some(Part::Value(_))));
        let at = if dated { at - 2 } else { at };
        let said = |back: usize| at.checked_sub(back).map_or("", |i| self.text_of(scene, i));
        // 从70亿压到了15亿
        let text = if said(1) == "了" { said(2) } else { said(1) };
        CHANGES.iter().any(|w| text.trim_end_matches('了').ends_with(w))
    }

    /// Whether what stands before the value at `at` makes a difference of it: 提升了3%.
    fn differs(&self, scene: Scene<'_>, at: usize) -> bool {
        let text = at.checked_sub(1).map_or("", |i| self.text_of(scene, i));
        // 得分低了8分: the particle is a part of some.
        let bare = text.trim_end_matches('了');
        DIFFERENCES.closes(bare) || DIFFERENCES.closes(text)
    }

    /// All values that the anchor governs: in its slots' clause to the right, up to the next verb that is no modifier.
    pub(crate) fn list(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor) -> Option<Fill> {
        let chunks = scene.chunks;
        let end = clause_of(chunks, anchor.last).1;
        let mut found: Mentions = Mentions::new();
        for i in anchor.first..end {
            if let Some(v) = self.value_at(chunks, i, &role.filler) {
                if self.differs(scene, i) {
                    continue;
                }
                if !found.is_empty() && self.changes(scene, i) {
                    found.pop();
                }
                found.push(v);
                continue;
            }
            if i <= anchor.last {
                continue;
            }
            match &chunks[i].part {
                Part::Word(Category::Verb | Category::Attribute)
                    if !(i + 1..end.min(i + 4)).any(|k| word(chunks, k) == Some(Category::De)) =>
                {
                    break;
                }
                Part::Word(Category::Say | Category::Not) => break,
                _ => {}
            }
        }
        if found.is_empty() && anchor.first == anchor.last {
            found.extend(self.value_after(role, scene, anchor.last, end));
        }
        (!found.is_empty()).then_some(Fill::Each(found))
    }

    pub(crate) fn text_of(&self, scene: Scene<'_>, at: usize) -> &str {
        scene.row.tokens[scene.chunks[at].last].span.of(&self.document.text)
    }

    /// The same without the spaces at its ends.
    pub(crate) fn word_at(&self, scene: Scene<'_>, at: usize) -> &str {
        scene.row.tokens[scene.chunks[at].last].span.trimmed(&self.document.text)
    }
}

pub(crate) fn word(chunks: &[Chunk], at: usize) -> Option<Category> {
    match chunks.get(at)?.part {
        Part::Word(category) => Some(category),
        _ => None,
    }
}

/// Whether the chunk joins two nouns that set rules off: 总参数和激活参数.
pub(crate) fn joins_nouns(chunks: &[Chunk], at: usize) -> bool {
    at > 0
        && matches!(word(chunks, at), Some(Category::And | Category::Pause))
        && word(chunks, at - 1) == Some(Category::Attribute)
        && word(chunks, at + 1) == Some(Category::Attribute)
}

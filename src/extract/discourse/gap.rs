//! A clause that leaves out what the one before said: Luma2参数量为70亿,Orion1为130亿.
//!
//! Reads a name, a word of being and values, and nothing else, as the same statement of another thing; and 这两个数字是A和B
//! as what was measured before, in the same order. Deliberately goes no farther back than the sentence.

use crate::chinese::{COMPARISONS, Category, EQUALS_IN_GAP, ONE_OF_SEVERAL, THESE, ends, is_letter};
use crate::extract::clause::{Chunk, Part};
use crate::extract::reader::{Reader, Scene};
use crate::extract::role::measure::word;
use crate::extract::{Match, Mentions, Target};
use crate::fact::Qualifier;
use crate::rule::Filler;
use crate::value::{Bound, Quantity, Unit, Value};

/// The end of words for an edition: 轻量版X则为70亿.
const EDITION: char = '版';

/// Words by which a clause compares, besides the verbs of that.
const BESIDES: &[&str] =
    &["比", "较", "相比", "多于", "少于", "仅次于", "不敌", "逼近", "略高于", "略低于", "高过", "低过", "超出", "领先于"];

/// How many values a clause of this kind holds at most.
const VALUES: usize = 4;

impl Reader<'_> {
    /// States of what the clause names what the sentence has measured before, where the clause says but a number.
    pub(crate) fn gapped(&mut self, scene: Scene<'_>, start: usize, end: usize) {
        let bare = self.bare_measure(scene, start, end);
        let Some((name, values, these)) = bare.or_else(|| self.surpassed(scene, start, end)) else { return };
        let quote = scene.row.sentence.span;
        // A投了4000万元,B2500万元: what was stated has its number by the way.
        if let [value] = values[..]
            && self.gapped_amount(scene, start, name, value)
        {
            return;
        }
        let measured: Vec<&Match> =
            self.matches.iter().rev().take_while(|m| m.quote == quote).filter(|m| matches!(m.object, Target::Value(_))).collect();
        let Some(last) = measured.first() else { return };
        let subject = last.subject;
        if self.entities.of(subject) == self.entities.of(name) || !self.alike(subject, name) {
            return;
        }
        let mut models: Vec<Match> = Vec::new();
        if these || values.len() > 1 {
            // 这两个数字是A和B; 在A和B上,X得1分和2分,Y则为3分和4分
            let same = measured.iter().rev().filter(|m| self.entities.of(m.subject) == self.entities.of(subject));
            for found in same {
                if models.iter().all(|m| m.object != found.object) {
                    models.push((*found).clone());
                }
            }
            if models.len() != values.len() {
                return;
            }
        } else {
            // X总参数为1460亿,激活110亿;Y为320亿: of two measures in a row the first is the one that is left out.
            let same =
                |m: &&&Match| self.entities.of(m.subject) == self.entities.of(subject) && self.unit(&m.object) == self.unit(&last.object);
            let first = measured.iter().take_while(same).last();
            models.push((**first.unwrap_or(last)).clone());
        }
        for (model, &value) in models.into_iter().zip(&values) {
            let (Some(was), Some(is)) = (self.quantity(&model.object), self.quantity(&Target::Value(value))) else { continue };
            // 用掉12万亿tokens,Orion1则为8万亿: the unit is left out as well.
            let unsaid = is.unit == Unit::None && matches!(was.unit, Unit::Tokens | Unit::Word(_));
            if was.unit != is.unit && !unsaid {
                continue;
            }
            let mut qualifiers = model.qualifiers.clone();
            qualifiers.remove("bound");
            if let Some(bound) = is.bound {
                let text = match bound {
                    Bound::Min => "min",
                    Bound::Max => "max",
                    Bound::Approx => "approx",
                };
                qualifiers.insert("bound".to_owned(), Qualifier::Text(text.to_owned()));
            }
            let name_span = self.annotations.names[name as usize].span;
            let value_span = self.annotations.values[value as usize].span;
            let claim = &self.engine.rules.rules[model.rule as usize].facts[model.fact as usize];
            let parts = [(Some(claim.subject as u32), name_span), (Some(claim.object as u32), value_span)].into();
            self.matches.push(Match { subject: name, object: Target::Value(value), qualifiers, parts, ..model });
        }
    }

    /// The name and the values of a clause that says nothing else, and whether it takes up what was measured (这两个数字).
    fn bare_measure(&self, scene: Scene<'_>, start: usize, end: usize) -> Option<(u32, Mentions, bool)> {
        let mut name = None;
        let mut values = Mentions::new();
        let mut these = false;
        for i in described_first(scene.chunks, start, end)..end {
            match &scene.chunks[i].part {
                Part::Phrase(p) if name.is_none() && values.is_empty() && !p.bare_kind => {
                    name = Some(*self.resolved(p, &Filler::any()).first().filter(|_| p.names.len() <= 1)?);
                }
                Part::Value(v) if name.is_some() => match &self.annotations.values[*v as usize].value {
                    // 这两个数字
                    Value::Quantity(_) if self.takes_up(scene, i) => these = true,
                    Value::Quantity(_) => values.push(*v),
                    _ => return None,
                },
                Part::Word(Category::Also | Category::De | Category::And | Category::Pause | Category::Respectively | Category::This) => {}
                Part::Word(Category::Coverb) | Part::Text => {
                    let word = self.word_at(scene, i);
                    these |= THESE.within(word);
                    let said = word.trim_matches(|c: char| !is_letter(c));
                    // 最大的X则达到1300亿
                    let picks = name.is_none() && (ONE_OF_SEVERAL.contains(&said) || said.ends_with(EDITION));
                    if !said.is_empty() && !picks && !EQUALS_IN_GAP.contains(&said) && !THESE.within(said) {
                        return None;
                    }
                }
                _ => return None,
            }
        }
        let name = name?;
        (!values.is_empty() && values.len() <= VALUES).then_some((name, values, these))
    }

    /// 高于X的4200万: what a clause compares with, and its value, where what stands before it in the sentence has just been measured.
    fn surpassed(&self, scene: Scene<'_>, start: usize, end: usize) -> Option<(u32, Mentions, bool)> {
        let chunks = scene.chunks;
        let value = (start + 2..end).find(|&i| matches!(chunks[i].part, Part::Value(_)) && word(chunks, i - 1) == Some(Category::De))?;
        let (Part::Phrase(phrase), Part::Value(own)) = (&chunks[value - 2].part, &chunks[value].part) else { return None };
        let text = &self.document.text;
        let before = text[..scene.row.tokens[chunks[value - 2].first].span.start as usize].trim_end_matches(['“', '《', '了']);
        let compares = COMPARISONS.iter().chain(BESIDES).any(|word| ends(before, word));
        let alone = (start..value - 2).all(|i| !matches!(chunks[i].part, Part::Phrase(_) | Part::Value(_)));
        if phrase.bare_kind || phrase.anaphor.is_some() || !compares || !alone {
            return None;
        }
        let name = *self.resolved(phrase, &Filler::any()).first().filter(|_| phrase.names.len() == 1)?;
        // 营收12亿元,净利润2亿元,高于X的1亿元: what stands right before it is what it is compared with.
        let values = &self.annotations.values;
        let unit = self.unit(&Target::Value(*own))?;
        // 不足X的三分之一: a share is no size.
        self.quantity(&Target::Value(*own)).filter(|quantity| quantity.number >= rust_decimal::Decimal::ONE)?;
        let sentence = scene.row.sentence.span;
        let mut before = (0..*own).rev().take_while(|&v| values[v as usize].span.start >= sentence.start);
        let last = before.find(|&v| self.unit(&Target::Value(v)) == Some(unit))?;
        let told = self.matches.iter().rev().take_while(|m| m.quote == sentence).any(|m| m.object == Target::Value(last));
        told.then(|| (name, Mentions::from_slice(&[*own]), false))
    }

    /// Whether the number at a chunk only counts what was said: 这两个数字.
    fn takes_up(&self, scene: Scene<'_>, at: usize) -> bool {
        let next = scene.chunks.get(at + 1).filter(|c| matches!(c.part, Part::Text)).map(|_| self.text_of(scene, at + 1));
        next.is_some_and(|word| THESE.within(word))
    }

    fn unit(&self, target: &Target) -> Option<&Unit> {
        self.quantity(target).map(|quantity| &quantity.unit)
    }

    fn quantity(&self, target: &Target) -> Option<&Quantity> {
        let Target::Value(value) = target else { return None };
        match &self.annotations.values[*value as usize].value {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// Whether two names may have the same measures: of one class, or of one kind of class.
    fn alike(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.entities.class(a), self.entities.class(b));
        a == b || [&self.engine.agents, &self.engine.works].iter().any(|all| all.has(a) && all.has(b))
    }
}

/// Where a clause begins behind a description of what it names: 体量小得多的X.
fn described_first(chunks: &[Chunk], start: usize, end: usize) -> usize {
    let part = |i: usize| if i < end { Some(&chunks[i].part) } else { None };
    // 5月换代的X
    let start =
        start + usize::from(matches!(part(start), Some(Part::Value(_))) && matches!(part(start + 2), Some(Part::Word(Category::De))));
    let told = matches!(part(start), Some(Part::Text)) && matches!(part(start + 1), Some(Part::Word(Category::De)));
    let named = matches!(part(start + 2), Some(Part::Phrase(p)) if !p.bare_kind && p.anaphor.is_none());
    if told && named { start + 2 } else { start }
}

/// Whether a clause may be one of this kind at all: it ends in a value.
pub(crate) fn may_be(chunks: &[Chunk], start: usize, end: usize) -> bool {
    chunks[start..end].iter().rev().take(2).any(|c| matches!(c.part, Part::Value(_)))
}

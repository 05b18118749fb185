//! Filled roles → [`Match`]es: what a rule states, one for each pair of subject and object.
//!
//! Here coordination spreads (A、B发布C、D: four facts) or pairs off (分别). Deliberately decides no role.

pub(crate) mod displaced;
pub(crate) mod occasion;
pub(crate) mod qualify;
pub(crate) mod speech;
pub(crate) mod truth;

use std::sync::Arc;

use smallvec::{SmallVec, smallvec};

use crate::annotate::parted;
use crate::chinese::{Category, IN_TURN, OneOf};
use crate::extract::argument::{Arguments, clause_of};
use crate::extract::clause::Part;
use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::{Anchor, Reader, Scene, chunk_at};
use crate::extract::role::Fill;
use crate::extract::statement::qualify::Pair;
use crate::extract::{Match, Parts, Target};
use crate::fact::{Modality, Qualifier};
use crate::rule::{Claim, Place, QualifierSource};
use crate::span::Span;
use crate::value::{Order, Unit, Value, ValueMention};

/// The qualifier that says on which side of a number the truth lies.
const BOUND: &str = "bound";
/// The qualifier that says when.
const DATE: &str = "date";
/// The qualifier that only prices take.
const PER: &str = "per";
/// What a rule writes of a fact that is not done yet or is done already, whatever its clause plans: `modality=planned`.
const MODALITY: &str = "modality";
/// What it writes of a fact that is not done yet.
const PLANNED: &str = "planned";
/// How many times as much the far end of a range is at least that has grown from the near one.
const MANYFOLD: u32 = 4;
/// Words behind a range by which all between its ends is meant.
static BETWEEN: OneOf = OneOf::new(&["不等", "之间", "区间", "左右不等"]);
/// The words and marks between the ends of a range.
const RANGES: [char; 6] = ['至', '到', '-', '~', '—', '–'];

/// The character with which the words begin by which one after the other is named.
const ONE: char = '一';
/// Words by which the first and the second of two are told.
const TWO: [&str; 2] = ["前者", "后者"];
/// The word by which each of several does what it does with what is its own: A和B各发布了一款模型.
const EACH_OWN: &str = "各";
/// Words by which one after the other of several is named.
const ONE_NAMED: &[&str] = &["一个叫", "一款叫", "一个名为", "一款名为", "一家叫", "一个是", "一款是"];

impl Reader<'_> {
    /// 企业共17家,包括A和B: whether the number counts those of whom the name is one.
    fn sums_up(&self, scene: Scene<'_>, name: u32, target: &Target) -> bool {
        let Target::Value(value) = target else { return false };
        let Some(noun) = self.counted(*value) else { return false };
        // 约4000块X: of itself nothing is counted.
        if noun.overlaps(self.annotations.names[name as usize].span) {
            return true;
        }
        let at = chunk_at(scene.row, scene.chunks, noun.start);
        matches!(scene.chunks.get(at).map(|c| &c.part), Some(Part::Phrase(p)) if p.listed && p.names.contains(&name))
    }

    /// Luma2(88.6), 300亿美元的X服务: whether a number is less or more than the property measures.
    fn out_of_bounds(&self, claim: &Claim, target: &Target) -> bool {
        let (predicate, Target::Value(value)) = (&self.ontology.predicates()[claim.property], target) else { return false };
        let Value::Quantity(quantity) = &self.annotations.values[*value as usize].value else { return false };
        predicate.least.is_some_and(|least| quantity.number < least.into())
            || predicate.most.is_some_and(|most| quantity.number > most.into())
    }

    /// 用AI做视频: whether a property of what is less than a whole field is told of nothing else. 用AI和量子计算做视频 tells how.
    fn too_broad(&self, claim: &Claim, object: &Fill) -> bool {
        let (predicate, Fill::Names(names)) = (&self.ontology.predicates()[claim.property], object) else { return false };
        let text = |n: u32| self.annotations.names[n as usize].span.of(&self.document.text);
        // 采用自研的大模型: what only says of which kind a thing is names none that somebody makes.
        let kind = |n: u32| {
            let described = self.engine.vocabulary.described(text(n));
            self.topical(self.entities.class(n)) && described.is_some_and(|class| self.is_made(class))
        };
        predicate.narrow && names.iter().all(|&n| self.engine.vocabulary.generic.contains(text(n)))
            || predicate.makes && names.iter().all(|&n| kind(n))
    }

    /// 2月3日,A与B签约,双方将共同建设X: whether the day is that of another clause, and not when what is planned will be made.
    fn only_agreed(&self, claim: &Claim, scene: Scene<'_>, arguments: &Arguments) -> bool {
        let property = &self.ontology.predicates()[claim.property];
        let dated = |i: usize| match scene.chunks[i].part {
            Part::Value(v) => matches!(self.annotations.values[v as usize].value, Value::Date(_)),
            _ => false,
        };
        property.makes && !property.happens && !(arguments.start..arguments.end).any(dated)
    }

    /// X将于4月上架,月费38元: whether a price is told of what the sentence has said will only come out.
    fn still_to_come(&self, claim: &Claim, scene: Scene<'_>, subject: u32) -> bool {
        if !claim.qualifiers.iter().any(|(name, _)| name == PER) {
            return false;
        }
        let rules = &self.engine.rules.rules;
        let comes = |m: &Match| self.ontology.predicates()[rules[m.rule as usize].facts[m.fact as usize].property].happens;
        let same = |m: &Match| matches!(m.object, Target::Name(n) if self.entities.of(n) == self.entities.of(subject));
        let here = self.matches.iter().rev().take_while(|m| m.quote == scene.row.sentence.span);
        here.take(MATCHES).any(|m| m.modality == Modality::Planned && comes(m) && same(m))
    }

    /// RoboCup 2025…。赛事2026年将移师仁川: whether a clause tells when what takes place again and again does so in a later year than that
    /// of the edition by whose name it is known.
    fn of_later_edition(&self, scene: Scene<'_>, arguments: &Arguments, name: u32) -> bool {
        if !self.ontology.defaults_for("recurring").any(|class| class == self.entities.class(name)) {
            return false;
        }
        let edition = self.year_of_edition(name);
        let later = |own: u16| {
            let range = scene.chunks.get(arguments.start..arguments.end).unwrap_or_default();
            range.iter().any(|c| match c.part {
                Part::Value(v) => match &self.annotations.values[v as usize].value {
                    Value::Date(date) => date.dated().and_then(year).is_some_and(|told| told > own),
                    _ => false,
                },
                _ => false,
            })
        };
        edition.is_some_and(later)
    }

    /// The year by which an edition is told from the others: RoboCup 2025.
    fn year_of_edition(&self, name: u32) -> Option<u16> {
        let mentions = self.entities.mentions(self.entities.of(name));
        mentions
            .iter()
            .take(MATCHES)
            .find_map(|&n| parted(self.annotations.names[n as usize].span.of(&self.document.text)).1.and_then(year))
    }

    /// 由A主办,2026年将移师仁川: whether what happens later than the edition of what is done has been taken for the day on which it is.
    fn later_than_edition(&self, target: &Target, found: &qualify::Qualifiers) -> bool {
        let (Target::Name(name), Some(Qualifier::Text(day))) = (target, found.get(DATE)) else { return false };
        let recurs = || self.ontology.defaults_for("recurring").any(|class| class == self.entities.class(*name));
        recurs() && self.year_of_edition(*name).zip(year(day)).is_some_and(|(own, told)| told > own)
    }

    /// 在X上,A拿到81分,B得78分: whether what something would be measured by is itself one of those that the sentence measures.
    fn measured_here(&self, claim: &Claim, scene: Scene<'_>, subjects: &[u32], name: u32) -> bool {
        let own = self.entities.of(name);
        let property = |m: &Match| self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property;
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let told = || here.clone().any(|m| property(m) == claim.property && self.entities.of(m.subject) == own);
        self.is_made(self.entities.class(name)) && (subjects.iter().any(|&n| self.entities.of(n) == own) || told())
    }

    /// Writes down what a rule states once its roles are filled.
    pub(crate) fn state(&mut self, anchor: &Anchor, scene: Scene<'_>, arguments: &Arguments, filled: &[Option<Fill>], planned: bool) {
        let engine = self.engine;
        let rule = &engine.rules.rules[anchor.rule as usize];
        // 远山系列的下一代产品远山4计划明年推出: what is still to come is none of those that a series has.
        if planned && rule.roles.iter().any(|role| matches!(&role.place, Place::Stem(form) if !form.ending.is_empty())) {
            return;
        }
        let parts = self.parts(anchor, scene, filled);
        // 在X上,A和B分别…: in the clause of what the wording ends with.
        let end = clause_of(scene.chunks, anchor.last).1.max(arguments.end);
        let respective =
            (arguments.start..end).any(|i| matches!(scene.chunks.get(i).map(|c| &c.part), Some(Part::Word(Category::Respectively))));
        // X的A和B分别为1和2: one thing, of which several are measured.
        let joined = |i: usize| matches!(scene.chunks.get(i).map(|c| &c.part), Some(Part::Word(Category::And | Category::Pause)));
        let noun = !matches!(scene.chunks.get(anchor.last).map(|c| &c.part), Some(Part::Value(_)));
        let listed = noun && joined(anchor.last + 1) || anchor.first.checked_sub(1).is_some_and(joined);
        for (fact, claim) in rule.facts.iter().enumerate() {
            self.date_alone(claim, scene, arguments, anchor);
            let (Some(Fill::Names(subjects)), Some(object)) = (&filled[claim.subject], &filled[claim.object]) else { continue };
            if self.too_broad(claim, object) {
                continue;
            }
            if respective && (subjects.len() > 1 || !listed) && first_of_several(scene, object) {
                continue;
            }
            // 在X和Y上分别得到A和B: which goes with which, a rule that lists the values tells.
            let several = matches!(object, Fill::Values(all) if all.len() > 1);
            let told = |source: &QualifierSource| matches!(source, QualifierSource::Role(r) if matches!(&filled[*r], Some(Fill::Names(_))));
            if respective && subjects.len() == 1 && several && claim.qualifiers.iter().any(|(_, source)| told(source)) {
                continue;
            }
            // 在X和Y上取得A和B: as many values as things that they go with, one by one.
            let with = claim.qualifiers.iter().find_map(|(_, source)| match source {
                QualifierSource::Role(r) => {
                    if let Some(Fill::Names(names)) = &filled[*r] {
                        Some(names)
                    } else {
                        None
                    }
                }
                _ => None,
            });
            if with.is_some_and(|names| names.iter().any(|&name| self.measured_here(claim, scene, subjects, name))) {
                continue;
            }
            let paired =
                subjects.len() == 1 && several && matches!((with, object), (Some(names), Fill::Values(all)) if names.len() == all.len());
            // X和Y上取得A和B: of Y alone nothing is said.
            // 在X上,A(69.1和63.8): which of them is of X, nobody knows.
            let alone = several && !respective && !paired && with.is_some_and(|names| names.len() == 1) && subjects.len() == 1;
            if alone || several && with.is_some_and(|names| self.is_later_member(scene, names)) {
                continue;
            }
            let dated = claim.qualifiers.iter().any(|(name, _)| name == DATE);
            let each = match object {
                Fill::Values(all) if paired => Some(Fill::Each(all.clone())),
                // 2024年和2025年分别交付A、B: a row within the wording.
                Fill::Values(all) if respective && several && subjects.len() == 1 && !listed && dated => Some(Fill::Each(all.clone())),
                _ => None,
            };
            let object = each.as_ref().unwrap_or(object);
            // A、B和C的参数分别为…, of which A alone is known.
            let many = matches!(object, Fill::Values(all) | Fill::Each(all) if all.len() > 1);
            let place = (respective && !listed && many && subjects.len() == 1)
                .then(|| place_in_list(scene, arguments.start, anchor.first, subjects[0]))
                .flatten();
            let respective = respective || names_as_many(object, subjects.len()) && self.in_turn(scene, arguments.start, end);
            let counts = claim.qualifiers.iter().any(|(_, source)| matches!(source, QualifierSource::Nth(_)));
            if counts && (self.is_later_member(scene, &subjects[..1.min(subjects.len())]) || self.other_count(anchor, subjects.len())) {
                continue;
            }
            for (nth, &subject) in subjects.iter().enumerate() {
                if self.of_later_edition(scene, arguments, subject) {
                    continue;
                }
                let targets = self.lasting(claim, filled, targets(object, nth, subjects.len(), respective, &self.annotations.values));
                let among = if targets.len() > 1 { targets.len() } else { subjects.len() };
                // Whoever owns some of them in a list does what is said with these.
                let own = |target: &Target| matches!(target, Target::Name(name) if self.pairs.contains(&(subject, *name)));
                let paired = targets.iter().any(own);
                for (which, target) in targets.into_iter().enumerate() {
                    let apart = place.is_some_and(|place| place != Some(which));
                    let former = matches!(target, Target::Value(value) if self.is_former(value));
                    if paired && !own(&target)
                        || apart
                        || former
                        || self.out_of_bounds(claim, &target)
                        || self.only_grown(claim, scene, arguments, anchor, &target)
                    {
                        continue;
                    }
                    if let Target::Name(name) = target
                        && self.entities.of(name) == self.entities.of(subject)
                    {
                        continue;
                    }
                    if self.sums_up(scene, subject, &target) {
                        continue;
                    }
                    let pair = Pair { nth: if among == subjects.len() { nth } else { which }, among };
                    let mut found = qualify::qualifiers(self, claim, scene, anchor, arguments, filled, &target, pair);
                    if planned && self.only_agreed(claim, scene, arguments) {
                        found.remove(qualify::DATE);
                    }
                    let later = self.later_than_edition(&target, &found);
                    if later {
                        found.remove(qualify::DATE);
                    }
                    let planned = planned && !later || self.still_to_come(claim, scene, subject);
                    let share = (respective && among == subjects.len()).then_some(Pair { nth, among });
                    for qualifiers in self.spread(claim, filled, found, share, &target) {
                        let stated = Match {
                            rule: anchor.rule,
                            subject,
                            fact: fact as u32,
                            object: target.clone(),
                            qualifiers,
                            modality: if planned { Modality::Planned } else { Modality::Asserted },
                            speaker: speech::at(&self.speeches, anchor.span.start).map(|speech| speech.speaker),
                            dated_by: dated_by(claim, filled),
                            quote: scene.row.sentence.span,
                            parts: Arc::clone(&parts),
                        };
                        let ends = self.ends(claim, stated);
                        self.matches.extend(ends);
                    }
                }
            }
        }
    }

    /// 由A于2018年创立,已获B投资: remembers a date within a clause as the date of what it says alone, where the ontology has a property
    /// for that. A date that opens a clause is of all that follows.
    fn date_alone(&mut self, claim: &Claim, scene: Scene<'_>, arguments: &Arguments, anchor: &Anchor) {
        if !self.ontology.predicates()[claim.property].dated {
            return;
        }
        let within = arguments.start + 1..anchor.first;
        let dates = within.filter_map(|i| match scene.chunks.get(i)?.part {
            Part::Value(v) => matches!(self.annotations.values[v as usize].value, Value::Date(_)).then_some(v),
            _ => None,
        });
        let dates: Vec<_> = dates.map(|v| (v, [claim.property; 2])).collect();
        self.dating.extend(dates);
    }

    /// A match; of a range (28亿元至30亿元) one for either end, where the claim tells by what a number is bounded.
    fn ends(&self, claim: &Claim, mut stated: Match) -> SmallVec<[Match; 2]> {
        // What a rule tells as planned is so, whatever its clause says.
        if let Some(Qualifier::Text(told)) = stated.qualifiers.remove(MODALITY) {
            stated.modality = if told == PLANNED { Modality::Planned } else { Modality::Asserted };
        }
        let range = match stated.object {
            Target::Value(value) if claim.qualifiers.iter().any(|(name, _)| name == BOUND) => Some(value).filter(|&v| self.is_range(v)),
            _ => None,
        };
        let Some(value) = range else { return smallvec![stated] };
        if self.has_grown(value) {
            stated.object = Target::Far(value);
            return smallvec![stated];
        }
        let bound = |text: &str| Qualifier::Text(text.to_owned());
        stated.qualifiers.insert(BOUND.to_owned(), bound("min"));
        let mut far = Match { object: Target::Far(value), ..stated.clone() };
        far.qualifiers.insert(BOUND.to_owned(), bound("max"));
        smallvec![stated, far]
    }

    /// Whether these are but one name of a list, and not the first of it.
    fn is_later_member(&self, scene: Scene<'_>, names: &[u32]) -> bool {
        let [name] = names else { return false };
        let at = chunk_at(scene.row, scene.chunks, self.annotations.names[*name as usize].span.start);
        matches!(scene.chunks.get(at).map(|c| &c.part), Some(Part::Phrase(p)) if p.names.len() > 1 && p.names.first() != Some(name))
    }

    /// A、B和C包揽前五: whether the wording of a match tells of another number of places than so many.
    fn other_count(&self, anchor: &Anchor, count: usize) -> bool {
        let values = &self.annotations.values;
        let first = values.partition_point(|v| v.span.start < anchor.span.start);
        let mut within = values[first..].iter().take_while(|v| v.span.start < anchor.span.end);
        within.any(|v| matches!(&v.value, Value::Rank(rank) if rank.order == Order::Top && rank.rank as usize != count))
    }

    /// Whether a value is a range from one number to another, and no 两三百.
    fn is_range(&self, value: u32) -> bool {
        matches!(&self.annotations.values[value as usize].value, Value::Quantity(q)
            if q.upto.is_some() && q.digits.of(&self.document.text).contains(RANGES))
    }

    /// ARR从400万到2亿美元: whether the ends of a range are so far apart that the near one is what the far one came of.
    fn has_grown(&self, value: u32) -> bool {
        let mention = &self.annotations.values[value as usize];
        let (Value::Quantity(quantity), text) = (&mention.value, &self.document.text) else { return false };
        let manyfold = quantity.upto.is_some_and(|far| far >= quantity.number * rust_decimal::Decimal::from(MANYFOLD));
        let apart = BETWEEN.opens(&text[mention.span.end as usize..]);
        manyfold && !apart && quantity.unit != Unit::None && text[..mention.span.start as usize].trim_end().ends_with('从')
    }

    /// Whether a clause says that those who do it do it one after the other: A、B先后发布了C和D.
    pub(crate) fn in_turn(&self, scene: Scene<'_>, start: usize, end: usize) -> bool {
        // A和B都发了新品,一个叫X,一个叫Y
        let rest = scene.chunks.get(end).map_or("", |c| {
            let from = scene.row.tokens[c.first].span.start;
            Span { start: from, end: scene.row.sentence.span.end.max(from) }.of(&self.document.text)
        });
        // A和B各发布了一款模型:前者是X,后者是Y
        let of_two = rest.contains(TWO[0]) && rest.contains(TWO[1]);
        of_two
            || rest.contains(ONE) && ONE_NAMED.iter().any(|w| rest.matches(w).nth(1).is_some())
            || (start..end.min(scene.chunks.len())).any(|i| {
                let says = matches!(scene.chunks[i].part, Part::Text | Part::Word(Category::Also));
                says && (IN_TURN.iter().any(|w| self.text_of(scene, i).starts_with(w)) || self.word_at(scene, i) == EACH_OWN)
            })
    }

    /// Dates that last for the claim's length of time become spans of days.
    fn lasting(&self, claim: &Claim, filled: &[Option<Fill>], targets: Vec<Target>) -> Vec<Target> {
        let Some(length) = claim.length else { return targets };
        let days = match &filled[length.role] {
            Some(Fill::Values(values)) => values.first().and_then(|&v| match &self.annotations.values[v as usize].value {
                Value::Duration(iso) => iso.strip_prefix('P')?.strip_suffix('D')?.parse::<u16>().ok(),
                _ => None,
            }),
            _ => None,
        };
        let span = |target| match target {
            Target::Date(v) => match &self.annotations.values[v as usize].value {
                Value::Date(date) => date.lasting(days?, length.back).map(Target::Span),
                _ => None,
            },
            other => Some(other),
        };
        targets.into_iter().filter_map(span).collect()
    }

    /// One set of qualifiers for each post that a role lists; with 分别 and as many posts as there are persons, only the one that
    /// falls to this `share`.
    fn spread(
        &self,
        claim: &Claim,
        filled: &[Option<Fill>],
        found: qualify::Qualifiers,
        share: Option<Pair>,
        object: &Target,
    ) -> Vec<qualify::Qualifiers> {
        let listed = claim.qualifiers.iter().find_map(|(name, source)| match source {
            QualifierSource::Role(role) => match &filled[*role] {
                Some(Fill::Texts(spans)) if spans.len() > 1 => Some((name, spans)),
                _ => None,
            },
            _ => None,
        });
        let Some((name, spans)) = listed else { return vec![found] };
        let with = |span: &Span| {
            let mut one = found.clone();
            one.insert(name.clone(), Qualifier::Text(span.of(&self.document.text).to_owned()));
            one
        };
        // 中国科学院院士、校长王雪: an academy has no 校长.
        let seated = |span: &Span| {
            let Target::Name(name) = *object else { return true };
            self.engine.vocabulary.seats(span.of(&self.document.text)).is_none_or(|seats| seats.has(self.entities.class(name)))
        };
        match share.filter(|share| share.among == spans.len()) {
            Some(share) => vec![with(&spans[share.nth])],
            None => spans.iter().enumerate().filter(|&(nth, span)| nth == 0 || seated(span)).map(|(_, span)| with(span)).collect(),
        }
    }

    /// The places that made a match, in the order of the text; those that stand at one place by the roles' names.
    fn parts(&self, anchor: &Anchor, scene: Scene<'_>, filled: &[Option<Fill>]) -> Parts {
        let mut parts: Vec<(Option<u32>, Span)> = Vec::with_capacity(2 * filled.len() + 1);
        parts.push((None, anchor.span));
        for (role, fill) in filled.iter().enumerate() {
            let role = Some(role as u32);
            match fill {
                Some(Fill::Names(names)) => parts.extend(names.iter().map(|&n| (role, self.annotations.names[n as usize].span))),
                Some(Fill::Values(values) | Fill::Each(values)) => {
                    parts.extend(values.iter().map(|&v| (role, self.annotations.values[v as usize].span)));
                }
                Some(Fill::Texts(spans)) => parts.extend(spans.iter().map(|&span| (role, span))),
                Some(Fill::Anaphor { .. }) | None => {}
            }
        }
        parts.retain(|(_, span)| scene.row.sentence.span.contains(*span) && !span.is_empty());
        let rule = &self.engine.rules.rules[anchor.rule as usize];
        parts.sort_by_key(|&(role, span)| (span.start, rule.role_name(role)));
        parts.into()
    }
}

/// The year with which a date or the tag of an edition begins.
fn year(text: &str) -> Option<u16> {
    text.get(..4).and_then(|year| year.parse().ok())
}

/// Whether as many things are named as there are `subjects`, and more than one.
fn names_as_many(object: &Fill, subjects: usize) -> bool {
    matches!(object, Fill::Names(names) if subjects > 1 && names.len() == subjects)
}

/// Whether a value is the first of a row of which the others are left out: 71.4分、83.9分与90.2分.
fn first_of_several(scene: Scene<'_>, object: &Fill) -> bool {
    let Fill::Values(values) = object else { return false };
    let [value] = values[..] else { return false };
    let value_at = |i: usize| if let Some(Part::Value(v)) = scene.chunks.get(i).map(|c| &c.part) { Some(*v) } else { None };
    let Some(at) = (0..scene.chunks.len()).find(|&i| value_at(i) == Some(value)) else { return false };
    let joined = matches!(scene.chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::Pause | Category::And)));
    joined && value_at(at + 2).is_some()
}

/// Where a name stands in a list with others that are not known by name, between two chunks: its place, where that is the first.
#[expect(clippy::option_option, reason = "a name in a list need not stand where its place is known")]
fn place_in_list(scene: Scene<'_>, start: usize, end: usize, name: u32) -> Option<Option<usize>> {
    let chunks = scene.chunks;
    let joins = |i: usize| matches!(chunks[i].part, Part::Word(Category::Pause | Category::And));
    let alone = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if p.names[..] == [name]);
    let unknown = |i: usize| (start..end).contains(&i) && matches!(chunks[i].part, Part::Text);
    let at = (start..end.min(chunks.len())).find(|&i| alone(i))?;
    let behind = at >= start + 2 && joins(at - 1) && unknown(at - 2);
    let before = at + 2 < end && joins(at + 1) && unknown(at + 2);
    (behind || before).then_some((!behind).then_some(0))
}

/// Which objects go with the `nth` of `count` subjects: all, or with as many values as subjects the one in its place.
fn targets(object: &Fill, nth: usize, count: usize, respective: bool, values: &[ValueMention]) -> Vec<Target> {
    let target = |v: u32| match &values[v as usize].value {
        Value::Date(_) => Target::Date(v),
        _ => Target::Value(v),
    };
    match object {
        Fill::Names(names) if respective && names.len() == count => vec![Target::Name(names[nth])],
        Fill::Names(names) => names.iter().map(|&n| Target::Name(n)).collect(),
        Fill::Values(all) if all.len() == count => vec![target(all[nth])],
        // 分别于2016年和2019年成立: of several dates none is that of one alone.
        Fill::Values(all) if respective && all.len() > 1 && matches!(values[all[0] as usize].value, Value::Date(_)) => Vec::new(),
        // A、B和C分别得到…, of whom one is not known: which number is whose is not known either.
        Fill::Values(all) if respective && count > 1 && all.len() > 1 => Vec::new(),
        Fill::Each(all) if respective && count > 1 && all.len() > 1 && all.len() != count => Vec::new(),
        Fill::Values(all) => all.first().map(|&v| vec![target(v)]).unwrap_or_default(),
        Fill::Each(all) if respective && count > 1 && all.len() == count => vec![target(all[nth])],
        Fill::Each(all) => all.iter().map(|&v| target(v)).collect(),
        Fill::Texts(_) | Fill::Anaphor { .. } => Vec::new(),
    }
}

/// The thing whose date a claim takes where its clause names none.
fn dated_by(claim: &Claim, filled: &[Option<Fill>]) -> Option<u32> {
    claim.qualifiers.iter().find_map(|(_, source)| match source {
        QualifierSource::FoundOrOf(role) => match &filled[*role] {
            Some(Fill::Names(names)) => names.first().copied(),
            _ => None,
        },
        _ => None,
    })
}

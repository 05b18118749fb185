//! What one wording tells and another only guesses: 王雪加入云川科技,任首席科学家 names where she is that.
//!
//! Takes all matches, drops those whose object is only what the text speaks of, where another match names a different object for the
//! same words about the same subject; of those that say by the same words what is and what was, keeps the latter; gives what is measured
//! of whom something is done to, to them; drops who only offers what others brought out, and who takes up what is his own. Deliberately compares nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::annotate::Annotations;
use crate::chinese::INSTRUMENTS;
use crate::extract::{Match, Target};
use crate::ontology::{Ontology, PredicateIndex};
use crate::resolve::Entities;
use crate::rule::{Place, QualifierSource, RuleSet};
use crate::span::Span;

/// The qualifier of what is over.
const STATUS: &str = "status";
/// The qualifier that names what is counted.
const OF: &str = "of";

/// The bytes of the noun that a number stands right behind, and its copula: 投后估值为.
const NOUN: u32 = 15;

/// How many matches before and after one are looked through for another of its sentence.
const NEAR: usize = 40;

/// A property, of whom, and the words that qualify it.
type Told = (PredicateIndex, u32, Span);

/// Drops what is guessed where the same words tell better.
pub(crate) fn drop_displaced(
    matches: &mut Vec<Match>,
    rules: &RuleSet,
    ontology: &Ontology,
    annotations: &Annotations,
    entities: &Entities,
) {
    drop_offered(matches, rules, ontology, entities);
    drop_own_use(matches, rules, ontology, entities);
    drop_second_measures(matches, rules, annotations, entities);
    let told = |found: &Match| told(found, rules, entities);
    let named: BTreeSet<Told> =
        matches.iter().filter(|found| matches!(object_place(found, rules), Some(Place::Slot))).flat_map(told).collect();
    let over: BTreeSet<Told> = matches.iter().filter(|found| is_over(found)).flat_map(told).collect();
    let beside: Vec<bool> = (0..matches.len())
        .map(|i| {
            is_place_of(matches, i, rules, annotations, entities)
                || is_told_by_measure(matches, i, rules, entities)
                || is_bare(matches, i, rules, ontology, annotations, entities)
                || is_of_another(matches, i, rules, annotations, entities)
        })
        .collect();
    let mut beside = beside.into_iter();
    matches.retain(|_| !beside.next().unwrap_or(false));
    matches.retain(|found| {
        // 此前她是云川科技总监: what says that a post is over tells more than what leaves it out.
        if !is_over(found) && told(found).iter().any(|key| over.contains(key)) {
            return false;
        }
        let guessed = matches!(object_place(found, rules), Some(Place::Topic)) && !worded(found, annotations);
        !guessed || !told(found).iter().any(|key| named.contains(key))
    });
}

/// X,6400万美元,A轮: of two that one number is said to measure of the same, the one of which more is told; of 估值10亿美元的A轮 the one
/// whose noun stands before the number.
fn drop_second_measures(matches: &mut Vec<Match>, rules: &RuleSet, annotations: &Annotations, entities: &Entities) {
    let measure = |found: &Match| match found.object {
        Target::Value(value) => Some((value, entities.of(found.subject))),
        _ => None,
    };
    let property = |found: &Match| rules.rules[found.rule as usize].facts[found.fact as usize].property;
    // How near before the number its wording begins, if not with the number; and how much is told.
    let weight = |found: &Match| {
        let Target::Value(value) = found.object else { return (0, 0) };
        let number = annotations.values[value as usize].span.start;
        let near = |span: &Span| match number.checked_sub(span.start) {
            None | Some(0) => 0,
            Some(before) if before <= NOUN && span.end >= number => 2,
            Some(_) => u8::from(span.end >= number),
        };
        let wordings = found.parts.iter().filter(|(role, _)| role.is_none()).map(|(_, span)| near(span));
        (wordings.max().unwrap_or(0), found.qualifiers.len())
    };
    let mut most: BTreeMap<(u32, u32), ((u8, usize), PredicateIndex)> = BTreeMap::new();
    for found in matches.iter() {
        if let Some(key) = measure(found) {
            let told = (weight(found), property(found));
            let best = most.entry(key).or_insert(told);
            if told.0 > best.0 {
                *best = told;
            }
        }
    }
    matches.retain(|found| {
        let best = measure(found).and_then(|key| most.get(&key));
        best.is_none_or(|&(told, best)| best == property(found) || weight(found) == told)
    });
}

/// A发布X。B首日上线X: of whom a later sentence alone says that they brought out what an earlier one says others did, they only offer it;
/// several who are named together may be those who did.
fn drop_offered(matches: &mut Vec<Match>, rules: &RuleSet, ontology: &Ontology, entities: &Entities) {
    let property = |found: &Match| rules.rules[found.rule as usize].facts[found.fact as usize].property;
    let made = |found: &Match| match found.object {
        Target::Name(thing) if ontology.predicates()[property(found)].makes => Some((property(found), entities.of(thing))),
        _ => None,
    };
    // By what was made how: the makers that each sentence names.
    let mut makers: BTreeMap<(PredicateIndex, u32), BTreeMap<Span, BTreeSet<u32>>> = BTreeMap::new();
    for found in matches.iter() {
        if let Some(key) = made(found) {
            makers.entry(key).or_default().entry(found.quote).or_default().insert(entities.of(found.subject));
        }
    }
    matches.retain(|found| {
        let Some(said) = made(found).and_then(|key| makers.get(&key)) else { return true };
        let Some((_, first)) = said.first_key_value() else { return true };
        let joined = said.get(&found.quote).is_some_and(|here| here.len() > 1 || !here.is_disjoint(first));
        joined || first.contains(&entities.of(found.subject))
    });
}

/// 其“大脑”采用团队自研的X: who alone brought a thing about does not take it up from others.
fn drop_own_use(matches: &mut Vec<Match>, rules: &RuleSet, ontology: &Ontology, entities: &Entities) {
    let predicate = |found: &Match| {
        let property = rules.rules[found.rule as usize].facts[found.fact as usize].property;
        &ontology.predicates()[property]
    };
    let told = |found: &Match| match found.object {
        Target::Name(thing) => Some((entities.of(thing), entities.of(found.subject))),
        _ => None,
    };
    // By thing: who brought it about, and in which sentences: in its own one, the same words may say both.
    let mut makers: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    let mut elsewhere: BTreeMap<u32, BTreeSet<Span>> = BTreeMap::new();
    for found in matches.iter().filter(|found| predicate(found).makes) {
        let Some((thing, maker)) = told(found) else { continue };
        let _ = makers.entry(thing).or_default().insert(maker);
        let _ = elsewhere.entry(thing).or_default().insert(found.quote);
    }
    let own = |found: &Match| {
        let Some((thing, who)) = told(found) else { return false };
        makers.get(&thing).is_some_and(|made| made.len() == 1 && made.contains(&who))
            && elsewhere.get(&thing).is_some_and(|quotes| quotes.iter().any(|quote| *quote != found.quote))
    };
    matches.retain(|found| !predicate(found).takes || !own(found));
}

/// Hugging Face下载41万次: whether another match says the same number by words that hold the name as where that is, of another.
fn is_place_of(matches: &[Match], i: usize, rules: &RuleSet, annotations: &Annotations, entities: &Entities) -> bool {
    let found = &matches[i];
    if !matches!(found.object, Target::Value(_) | Target::Far(_)) {
        return false;
    }
    let property = |m: &Match| rules.rules[m.rule as usize].facts[m.fact as usize].property;
    let subject = annotations.names[found.subject as usize].span;
    let holds = |m: &Match| m.parts.iter().any(|(role, part)| role.is_none() && part.contains(subject));
    let near = matches[..i].iter().rev().take(NEAR).chain(matches[i + 1..].iter().take(NEAR));
    near.filter(|m| m.quote == found.quote && m.object == found.object && property(m) == property(found))
        .any(|m| entities.of(m.subject) != entities.of(found.subject) && holds(m) && !holds(found))
}

/// A在商店的下载量为5万次;B…: whether another match says the same number of somebody whom the sentence names before it, and this one of
/// whom it does not.
fn is_of_another(matches: &[Match], i: usize, rules: &RuleSet, annotations: &Annotations, entities: &Entities) -> bool {
    let found = &matches[i];
    let (Target::Value(value) | Target::Far(value)) = found.object else { return false };
    let property = |m: &Match| rules.rules[m.rule as usize].facts[m.fact as usize].property;
    let value = annotations.values[value as usize].span;
    let here = |m: &Match| {
        let span = annotations.names[m.subject as usize].span;
        m.quote.contains(span) && span.start < value.start
    };
    // Of several that one wording tells of, each is meant; whom it names itself, it means.
    let worded = |m: &Match| m.parts.iter().any(|(role, part)| role.is_none() && part.contains(annotations.names[m.subject as usize].span));
    let same = |m: &Match| m.quote == found.quote && m.object == found.object && property(m) == property(found);
    let apart = |m: &Match| !Arc::ptr_eq(&m.parts, &found.parts) && entities.of(m.subject) != entities.of(found.subject);
    let near = (i.saturating_sub(NEAR)..i).rev().chain(i + 1..matches.len().min(i + 1 + NEAR));
    let mut better = near.filter(|&k| same(&matches[k]) && apart(&matches[k]) && here(&matches[k]));
    !here(found) && !worded(found) && better.any(|k| !is_place_of(matches, k, rules, annotations, entities))
}

/// 注册开发者27万名: whether a match only counts what another measures by the same number of the same.
fn is_told_by_measure(matches: &[Match], i: usize, rules: &RuleSet, entities: &Entities) -> bool {
    let found = &matches[i];
    let claim = |m: &Match| &rules.rules[m.rule as usize].facts[m.fact as usize];
    let counts = |m: &Match| counts(m, rules);
    if !counts(found) {
        return false;
    }
    let near = matches[..i].iter().rev().take(NEAR).chain(matches[i + 1..].iter().take(NEAR));
    near.filter(|m| m.quote == found.quote && m.object == found.object && claim(m).property != claim(found).property)
        .any(|m| entities.of(m.subject) == entities.of(found.subject) && !counts(m))
}

/// A发布X,训练动用了1024张显卡: whether nothing but a number tells of whoever acts what a longer wording tells of a thing.
fn is_bare(matches: &[Match], i: usize, rules: &RuleSet, ontology: &Ontology, annotations: &Annotations, entities: &Entities) -> bool {
    let found = &matches[i];
    let (Target::Value(value) | Target::Far(value)) = found.object else { return false };
    let acts = |m: &Match| ontology.defaults_for("agent").any(|agent| ontology.is_a(entities.class(m.subject), agent));
    if !counts(found, rules) || !acts(found) {
        return false;
    }
    let number = annotations.values[value as usize].span;
    let property = |m: &Match| rules.rules[m.rule as usize].facts[m.fact as usize].property;
    let bare = |m: &Match| m.parts.iter().filter(|(role, _)| role.is_none()).all(|(_, part)| number.contains(*part));
    let near = matches[..i].iter().rev().take(NEAR).chain(matches[i + 1..].iter().take(NEAR));
    let mut same = near.filter(|m| m.quote == found.quote && m.object == found.object && property(m) == property(found));
    bare(found) && same.any(|m| !acts(m) && !bare(m))
}

/// Whether a match counts things of which the text says what they are.
fn counts(found: &Match, rules: &RuleSet) -> bool {
    let claim = &rules.rules[found.rule as usize].facts[found.fact as usize];
    claim.qualifiers.iter().any(|(name, source)| name == OF && matches!(source, QualifierSource::Found))
}

/// A投了X的A轮,金额为6000万元: gives a measure of whom something is done to, of whom it was taken for whoever does it in the same
/// sentence, to them; so does what it is done for (A以5亿元的估值投资X). What else stands before the words for it may be whoever's
/// who does it (A募集5亿元,投资了X).
pub(crate) fn give_to_whom(
    matches: &mut [Match],
    rules: &RuleSet,
    ontology: &Ontology,
    text: &str,
    annotations: &Annotations,
    entities: &Entities,
) {
    let property = |found: &Match| rules.rules[found.rule as usize].facts[found.fact as usize].property;
    let predicate = |found: &Match| &ontology.predicates()[property(found)];
    for i in 0..matches.len() {
        let found = &matches[i];
        let (Target::Value(value) | Target::Far(value)) = found.object else { continue };
        let Some(of) = predicate(found).of_object_of.as_ref().and_then(|name| ontology.predicate_index(name)) else { continue };
        let value = annotations.values[value as usize].span;
        let with = INSTRUMENTS.iter().any(|coverb| text[..value.start as usize].ends_with(coverb));
        let who = entities.of(found.subject);
        let near = matches[..i].iter().rev().take(NEAR).chain(matches[i + 1..].iter().take(NEAR));
        let mut said = near.filter(|m| m.quote == found.quote && property(m) == of);
        let mut whom: Option<u32> = None;
        let clear = said.all(|m| {
            let Target::Name(object) = m.object else { return true };
            let told = m.parts.iter().any(|(role, part)| role.is_none() && (part.start < value.start || with));
            if entities.of(m.subject) == who && told {
                whom.get_or_insert(object);
            }
            entities.of(object) != who
        });
        if let Some(whom) = whom.filter(|_| clear) {
            matches[i].subject = whom;
        }
    }
}

/// Whether a match says that what it states is over.
fn is_over(found: &Match) -> bool {
    found.qualifiers.contains_key(STATUS)
}

/// Where the rule of a match looks for its object, if that is a name.
fn object_place<'r>(found: &Match, rules: &'r RuleSet) -> Option<&'r Place> {
    let rule = &rules.rules[found.rule as usize];
    matches!(found.object, Target::Name(_)).then(|| &rule.roles[rule.facts[found.fact as usize].object].place)
}

/// Whether the object of a match stands within its wording.
fn worded(found: &Match, annotations: &Annotations) -> bool {
    let Target::Name(object) = found.object else { return false };
    let span = annotations.names[object as usize].span;
    found.parts.iter().any(|(role, part)| role.is_none() && part.contains(span))
}

/// What a match tells by the words that fill its qualifiers.
fn told(found: &Match, rules: &RuleSet, entities: &Entities) -> Vec<Told> {
    let claim = &rules.rules[found.rule as usize].facts[found.fact as usize];
    let subject = entities.of(found.subject);
    let roles = claim.qualifiers.iter().filter_map(|(_, source)| match source {
        QualifierSource::Role(role) => Some(*role as u32),
        _ => None,
    });
    let spans = roles.flat_map(|role| found.parts.iter().filter(move |(part, _)| *part == Some(role)).map(|(_, span)| *span));
    spans.map(|span| (claim.property, subject, span)).collect()
}

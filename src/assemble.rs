//! [`Match`]es → [`Extraction`]: each fact once, with every place that says it.
//!
//! Gives facts in the article's own characters; deliberately adds nothing that no match states.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date as Day;
use rust_decimal::Decimal;

use crate::annotate::{Annotations, NameMention, Reason};
use crate::article::Article;
use crate::calendar::days;
use crate::chinese::OneOf;
use crate::digest::Digest;
use crate::document::{Document, Place};
use crate::extract::{Match, Parts, Target};
use crate::fact::{Entity, Evidence, Extraction, Fact, Modality, Object, Part, Qualifier, Source};
use crate::lexicon::Lexicon;
use crate::ontology::{ClassId, Ontology, PredicateIndex, Range};
use crate::resolve::Entities;
use crate::rule::{Claim, RuleSet};
use crate::span::Span;
use crate::value::{Unit, Value, ValueMention};

/// What the facts of one article are made from.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text.
    pub document: &'a Document,
    /// Its names and values.
    pub annotations: &'a Annotations,
    /// The rules that were looked for.
    pub rules: &'a RuleSet,
    /// The names that are known.
    pub lexicon: &'a Lexicon,
    /// The vocabulary.
    pub ontology: &'a Ontology,
}

/// The qualifier that says when.
const DATE: &str = "date";
/// The qualifier that says that a post is past.
const STATUS: &str = "status";
/// The qualifier that names what is counted.
const OF: &str = "of";
/// The qualifier that names a post.
const TITLE: &str = "title";

/// What is said of what, before entities are numbered: clusters stand for them.
type Key = (u32, PredicateIndex, Object);

/// A fact before entities are numbered: clusters stand for entities.
struct Draft {
    fact: Fact,
    subject: u32,
    object: Option<u32>,
    speaker: Option<u32>,
}

/// Makes the facts of an article from its matches. `entities` may learn the class of a name from the facts it stands in.
#[must_use]
pub fn assemble(reading: Reading<'_>, mut entities: Entities, matches: Vec<Match>) -> Extraction {
    settle(reading, &mut entities, &matches);
    let originals = Originals::new(reading.article);
    let published = reading.article.day().and_then(|day| days(&day)).map(|(_, last)| last);
    let mut citing = Citing::new(reading);
    let mut written = Written::default();
    let mut drafts: BTreeMap<Key, Vec<Draft>> = BTreeMap::new();
    for mut found in matches {
        let claim = claim(reading, &found);
        if reading.document.traditional {
            written.restore(reading.document, &originals, &mut found);
        }
        let evidence = citing.evidence(&originals, &found);
        let subject = entities.of(found.subject);
        let (object, target) = match found.object {
            Target::Name(name) => (Object::Entity(0), Some(entities.of(name))),
            Target::Value(v) | Target::Far(v) => {
                let far = matches!(found.object, Target::Far(_));
                match number(&reading.annotations.values[v as usize], far) {
                    Some(object) => (object, None),
                    None => continue,
                }
            }
            Target::Span(iso) => (Object::Date(iso), None),
            Target::Date(v) => match &reading.annotations.values[v as usize].value {
                Value::Date(date) => match date.dated() {
                    Some(iso) => (Object::Date(iso.to_owned()), None),
                    None => continue,
                },
                _ => continue,
            },
        };
        if target == Some(subject) {
            continue;
        }
        let (mut from, mut to) = (subject, target);
        if reading.ontology.predicates()[claim.property].symmetric
            && let Some(other) = to
            && other < from
        {
            (from, to) = (other, Some(from));
        }
        let key = (from, claim.property, to.map_or_else(|| object.clone(), |t| Object::Entity(t as usize)));
        // 2026财年第一财季: the business year is not the calendar's.
        let fiscal = || FISCAL.within(found.quote.of(&reading.document.text));
        let modality = if ahead(published, &object, &found.qualifiers) && !fiscal() { Modality::Planned } else { found.modality };
        let fact = Fact {
            subject: 0,
            predicate: claim.predicate.clone(),
            object,
            qualifiers: found.qualifiers,
            modality,
            speaker: None,
            evidence: vec![evidence],
        };
        let draft = Draft { fact, subject: from, object: to, speaker: found.speaker.map(|s| entities.of(s)) };
        let same = drafts.entry(key).or_default();
        let title = draft.fact.qualifiers.get(TITLE);
        let alike = same.iter().position(|d| d.fact.qualifiers.get(TITLE) == title && agree(&d.fact, &draft.fact));
        match alike.or_else(|| same.iter().position(|d| !listed(&d.fact, &draft.fact) && agree(&d.fact, &draft.fact))) {
            Some(known) => merge(&mut same[known], draft),
            None => same.push(draft),
        }
    }
    end(reading.ontology, &mut drafts);
    let drafts = exact_dates(exact_sums(drafts.into_values().flatten().collect()));
    number_entities(reading, &entities, &originals, drafts)
}

/// Words of a year of business.
static FISCAL: OneOf = OneOf::new(&["财年", "财季"]);

/// Whether what is stated lies wholly after the day of publication: 下周开源X is planned, whatever its verb.
fn ahead(published: Option<Day>, object: &Object, qualifiers: &BTreeMap<String, Qualifier>) -> bool {
    let dated = match (object, qualifiers.get(DATE)) {
        (Object::Date(iso), _) | (_, Some(Qualifier::Text(iso))) => days(iso),
        _ => None,
    };
    dated.zip(published).is_some_and(|((first, _), published)| first > published)
}

/// What a match states, as its rule says it.
fn claim<'a>(reading: Reading<'a>, found: &Match) -> &'a Claim {
    &reading.rules.rules[found.rule as usize].facts[found.fact as usize]
}

/// How many values of one thing, in order, are looked at together.
const NEIGHBOURS: usize = 4;

/// 营收12.3亿元…营收12.34亿元: of two sums of one thing and one time of which one is the other rounded, keeps the exact one with the
/// evidence of both. Takes drafts in the order of subject, predicate and value.
fn exact_sums(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::new();
    for draft in drafts {
        let near = kept.len().saturating_sub(NEIGHBOURS);
        let twin = kept[near..].iter().position(|other| rounds(other, &draft) || rounds(&draft, other)).map(|at| near + at);
        let Some(at) = twin else {
            kept.push(draft);
            continue;
        };
        let (mut exact, mut round) = if rounds(&kept[at], &draft) { (draft, kept.remove(at)) } else { (kept.remove(at), draft) };
        let _ = round.fact.qualifiers.remove(BOUND);
        merge(&mut exact, round);
        kept.insert(at, exact);
    }
    kept
}

/// The qualifier that says that a number is a limit.
const BOUND: &str = "bound";

/// Whether what one draft states is what another states, rounded.
fn rounds(round: &Draft, exact: &Draft) -> bool {
    const LEAST: usize = 2;
    let (Object::Value { value: a, unit: Some(one) }, Object::Value { value: b, unit: Some(other) }) =
        (&round.fact.object, &exact.fact.object)
    else {
        return false;
    };
    let digits = |value: &Decimal| value.normalize().mantissa().to_string().trim_end_matches('0').len();
    let date = |draft: &Draft| draft.fact.qualifiers.get(DATE).cloned();
    let limits = matches!(round.fact.qualifiers.get(BOUND), Some(Qualifier::Text(bound)) if bound != "approx");
    (round.subject, &round.fact.predicate, round.fact.modality) == (exact.subject, &exact.fact.predicate, exact.fact.modality)
        && one == other
        && !limits
        && !exact.fact.qualifiers.contains_key(BOUND)
        && date(round).zip(date(exact)).is_none_or(|(one, other)| one == other)
        && (LEAST..digits(b)).contains(&digits(a))
        && b.round_sf(digits(a) as u32) == Some(*a)
}

/// Of two dates of one thing of which one is more exact, or holds the other as its first or last day, keeps that one with the
/// evidence of both.
fn exact_dates(drafts: Vec<Draft>) -> Vec<Draft> {
    let (mut dates, mut kept): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|d| matches!(d.fact.object, Object::Date(_)));
    dates.sort_by(|a, b| (iso(b).len(), iso(a)).cmp(&(iso(a).len(), iso(b))));
    let mut exact: Vec<Draft> = Vec::new();
    for draft in dates {
        let holds = |other: &Draft| {
            (other.subject, &other.fact.predicate) == (draft.subject, &draft.fact.predicate)
                && iso(other)
                    .split('/')
                    .any(|end| end.strip_prefix(iso(&draft)).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
        };
        match exact.iter().position(holds) {
            Some(at) => merge(&mut exact[at], draft),
            None => exact.push(draft),
        }
    }
    kept.append(&mut exact);
    kept
}

/// The date that a draft states, if it does.
fn iso(draft: &Draft) -> &str {
    if let Object::Date(iso) = &draft.fact.object { iso } else { "" }
}

/// Takes out what another fact ends: who has left a post does not hold it, unless the text says that it is past.
fn end(ontology: &Ontology, drafts: &mut BTreeMap<Key, Vec<Draft>>) {
    let ending = |(from, predicate, to): &Key| {
        let ends = ontology.predicate_index(ontology.predicates()[*predicate].ends.as_ref()?)?;
        Some((*from, ends, to.clone()))
    };
    let over: Vec<_> = drafts
        .iter()
        .filter_map(|(key, all)| ending(key).map(|ended| (ended, all)))
        .map(|(ended, all)| {
            let done = all.iter().filter(|d| d.fact.modality == Modality::Asserted);
            (ended, done.map(|d| d.fact.qualifiers.clone()).collect::<Vec<_>>())
        })
        .collect();
    for (ended, endings) in over {
        let Some(held) = drafts.get_mut(&ended) else { continue };
        let same = |held: &Draft, ending: &BTreeMap<String, Qualifier>| {
            ending.iter().all(|(name, value)| name == DATE || held.fact.qualifiers.get(name).is_none_or(|v| v == value))
        };
        held.retain(|d| d.fact.qualifiers.contains_key(STATUS) || !endings.iter().any(|ending| same(d, ending)));
    }
}

/// How much a fact tells of a class that it admits among others, and of one that it asks for.
const MAY: usize = 1;
const MUST: usize = 2;

/// Gives names of which only the shape was known the class that most of their facts ask for.
fn settle(reading: Reading<'_>, entities: &mut Entities, matches: &[Match]) {
    let mut votes: BTreeMap<u32, (u32, BTreeMap<ClassId, usize>)> = BTreeMap::new();
    let names = &reading.annotations.names;
    let mut vote = |entities: &Entities, name: u32, asked: &[ClassId]| {
        if names[name as usize].reason == Reason::Kind || asked.is_empty() || !entities.guessed(name) {
            return;
        }
        let now = entities.class(name);
        // What nothing but its shape tells is what the property is said of first; where that is no other class, the fact tells more.
        let fits = asked.iter().any(|&c| reading.ontology.is_a(now, c));
        let shaped = reading.ontology.defaults_for("shape").any(|c| c == now);
        let class = if fits && !shaped { now } else { reading.ontology.concrete(asked[0]) };
        let weight = if fits && asked.len() > 1 { MAY } else { MUST };
        *votes.entry(entities.of(name)).or_insert_with(|| (name, BTreeMap::new())).1.entry(class).or_default() += weight;
    };
    for found in matches {
        let predicate = &reading.ontology.predicates()[claim(reading, found).property];
        vote(entities, found.subject, &predicate.domain);
        if let (Target::Name(name), Range::Entity(range)) = (&found.object, &predicate.range) {
            vote(entities, *name, range);
        }
    }
    for (name, classes) in votes.into_values() {
        if let Some((&class, _)) = classes.iter().max_by_key(|&(class, count)| (*count, std::cmp::Reverse(*class))) {
            entities.settle(name, class);
        }
    }
}

fn number(mention: &ValueMention, far: bool) -> Option<Object> {
    match &mention.value {
        Value::Quantity(quantity) => {
            let unit = match &quantity.unit {
                Unit::Percent | Unit::Points => Some("%".to_owned()),
                Unit::Money { currency, .. } => Some((*currency).to_owned()),
                Unit::Word(word) if word == "字" => Some(word.clone()),
                _ => None,
            };
            let number = if far { quantity.upto? } else { quantity.number };
            Some(Object::Value { value: number.normalize(), unit })
        }
        Value::Rank(rank) => Some(Object::Value { value: rank.rank.into(), unit: None }),
        Value::Date(_) | Value::Duration(_) => None,
    }
}

/// Whether two statements of the same subject, predicate and object can be one fact: no qualifier contradicts, but for the date of what is
/// done and of what is still to come of it (4月8日发布,15日开售).
fn agree(a: &Fact, b: &Fact) -> bool {
    let goes_on = a.modality != b.modality;
    a.qualifiers.iter().all(|(name, value)| match b.qualifiers.get(name) {
        None => true,
        Some(other) => value == other || finer(name, value, other).is_some() || goes_on && name == DATE,
    })
}

/// 历任研究员、高级研究员: whether one list names both.
fn listed(a: &Fact, b: &Fact) -> bool {
    a.evidence.iter().zip(&b.evidence).any(|(x, y)| Arc::ptr_eq(&x.parts, &y.parts))
}

/// What makes another post of a post, and not a more exact one: 副总裁 is not 总裁.
const OTHER_POSTS: &[&str] = &["副", "名誉", "荣誉"];

/// The more exact of two dates or posts of which one holds the other: 2024-10-30 and 2024-10, 创始人兼CEO and CEO.
fn finer<'a>(name: &str, a: &'a Qualifier, b: &'a Qualifier) -> Option<&'a Qualifier> {
    let holds = |x: &str, y: &str| match name {
        DATE => x.starts_with(y),
        // 操作轨迹 and 轨迹: the noun alone.
        OF => y.ends_with(x),
        TITLE => x.strip_suffix(y).is_some_and(|rest| !OTHER_POSTS.iter().any(|p| rest.ends_with(p))) || x.starts_with(y),
        _ => false,
    };
    match (a, b) {
        (Qualifier::Text(x), Qualifier::Text(y)) if holds(x, y) => Some(a),
        (Qualifier::Text(x), Qualifier::Text(y)) if holds(y, x) => Some(b),
        _ => None,
    }
}

fn merge(known: &mut Draft, other: Draft) {
    let done = other.fact.modality < known.fact.modality;
    for (name, value) in other.fact.qualifiers {
        match known.fact.qualifiers.get(&name) {
            Some(mine) => {
                if let Some(best) = finer(&name, mine, &value).cloned() {
                    known.fact.qualifiers.insert(name, best);
                } else if done {
                    known.fact.qualifiers.insert(name, value);
                }
            }
            None => {
                known.fact.qualifiers.insert(name, value);
            }
        }
    }
    // What is done is more than what was planned.
    known.fact.modality = known.fact.modality.min(other.fact.modality);
    known.speaker = known.speaker.or(other.speaker);
    known.fact.evidence.extend(other.fact.evidence);
}

fn number_entities(reading: Reading<'_>, entities: &Entities, originals: &Originals<'_>, mut drafts: Vec<Draft>) -> Extraction {
    let names = &reading.annotations.names;
    let used: std::collections::BTreeSet<u32> = drafts.iter().flat_map(|d| [Some(d.subject), d.object, d.speaker]).flatten().collect();
    let written = |name: &NameMention| (name.span.of(&reading.document.text), originals.quote(reading.document, name.span).text);
    let field = |e: &Evidence| reading.document.fields.iter().position(|f| *f.name == *e.field);
    let mut kept: Vec<(u32, Entity)> = entities
        .clusters()
        .filter(|(cluster, members)| used.contains(cluster) || members.iter().any(|&m| names[m as usize].reason != Reason::Kind))
        .map(|(cluster, members)| {
            let mut entity = entities.entity(cluster, names, reading.lexicon, reading.ontology, written);
            add_fuller(reading, originals, members, &mut entity);
            (cluster, entity)
        })
        .collect();
    kept.sort_by(|a, b| (&a.1.key, &a.1.class, a.0).cmp(&(&b.1.key, &b.1.class, b.0)));
    let index: BTreeMap<u32, usize> = kept.iter().enumerate().map(|(i, (cluster, _))| (*cluster, i)).collect();
    for draft in &mut drafts {
        draft.fact.subject = index[&draft.subject];
        draft.fact.speaker = draft.speaker.and_then(|s| index.get(&s).copied());
        if let Some(object) = draft.object {
            draft.fact.object = Object::Entity(index[&object]);
        }
        if draft.fact.evidence.len() > 1 {
            draft.fact.evidence.sort();
            // A rule that matches one sentence in two ways says the same of it once.
            draft.fact.evidence.dedup_by(|b, a| (&b.field, b.start, b.end, &b.rule) == (&a.field, a.start, a.end, &a.rule));
            draft.fact.evidence.sort_by_key(|e| (field(e), e.start));
        }
    }
    let place = |f: &Fact| f.evidence.first().map(|e| (field(e), e.start, e.end));
    let mut placed: Vec<_> = drafts.into_iter().map(|d| (place(&d.fact), d.fact)).collect();
    let object = |f: &Fact| format!("{:?}", f.object);
    placed.sort_by(|(place_a, a), (place_b, b)| {
        let before = (place_a, a.subject, &a.predicate).cmp(&(place_b, b.subject, &b.predicate));
        before.then_with(|| object(a).cmp(&object(b))).then_with(|| a.qualifiers.cmp(&b.qualifiers))
    });
    let facts = placed.into_iter().map(|(_, fact)| fact).collect();
    Extraction { article: source(reading.article), entities: kept.into_iter().map(|(_, e)| e).collect(), facts }
}

/// Adds the longer writings of an entity's mentions to its other names.
fn add_fuller(reading: Reading<'_>, originals: &Originals<'_>, members: &[u32], entity: &mut Entity) {
    let known = entity.aliases.len();
    for forms in [&reading.annotations.fuller, &reading.annotations.written] {
        for member in members {
            let from = forms.partition_point(|(name, _)| name < member);
            for (_, span) in forms[from..].iter().take_while(|(name, _)| name == member) {
                let written = originals.quote(reading.document, *span).text;
                if written != entity.name {
                    entity.aliases.push(written.to_owned());
                }
            }
        }
    }
    if entity.aliases.len() > known {
        entity.aliases.sort();
        entity.aliases.dedup();
    }
}

/// The words of qualifiers as a text in Traditional characters has them: 技術長 and not 技术长.
#[derive(Default)]
struct Written(BTreeMap<String, String>);

impl Written {
    /// Gives the qualifiers of a match the characters of its sentence, or of the one that said the same words before.
    fn restore(&mut self, document: &Document, originals: &Originals<'_>, found: &mut Match) {
        let quote = found.quote.of(&document.text);
        for qualifier in found.qualifiers.values_mut() {
            let Qualifier::Text(text) = qualifier else { continue };
            if text.is_ascii() {
                continue;
            }
            if let Some(at) = quote.find(text.as_str()) {
                let start = found.quote.start as usize + at;
                let original = originals.quote(document, Span::new(start, start + text.len())).text;
                self.0.insert(text.clone(), original.to_owned());
            }
            if let Some(original) = self.0.get(text.as_str()) {
                original.clone_into(text);
            }
        }
    }
}

/// Makes evidence of matches.
struct Citing<'a> {
    reading: Reading<'a>,
    /// The names of the fields.
    fields: Vec<Arc<str>>,
    /// The rule, the parts and the quote of the match before, and its evidence: one anchor makes several matches.
    last: Option<(u32, Parts, Span, Evidence)>,
}

impl<'a> Citing<'a> {
    fn new(reading: Reading<'a>) -> Self {
        Self { reading, fields: reading.document.fields.iter().map(|f| f.name.as_str().into()).collect(), last: None }
    }

    fn evidence(&mut self, originals: &Originals<'_>, found: &Match) -> Evidence {
        if let Some((rule, parts, quote, evidence)) = &self.last
            && (*rule, *quote) == (found.rule, found.quote)
            && Arc::ptr_eq(parts, &found.parts)
        {
            return evidence.clone();
        }
        let document = self.reading.document;
        let rule = &self.reading.rules.rules[found.rule as usize];
        let quote = originals.quote(document, found.quote);
        let part = |&(role, span): &(Option<u32>, Span)| {
            let Quote { byte, start, end, text, .. } = originals.quote(document, span);
            let from = byte.saturating_sub(quote.byte);
            Part { role: Arc::clone(rule.role_name(role)), start, end, span: Span::new(from, from + text.len()) }
        };
        let evidence = Evidence {
            field: Arc::clone(&self.fields[quote.field]),
            start: quote.start,
            end: quote.end,
            quote: quote.text.into(),
            rule: Arc::clone(&rule.name),
            parts: found.parts.iter().map(part).collect(),
        };
        self.last = Some((found.rule, Arc::clone(&found.parts), found.quote, evidence.clone()));
        evidence
    }
}

fn source(article: &Article) -> Source {
    let mut digest = Digest::default();
    for field in &article.fields {
        digest.part(&field.name);
        digest.part(&field.text);
    }
    Source {
        id: article.id.clone(),
        title: article.title.clone(),
        url: article.url.clone(),
        date: article.day(),
        publisher: article.source.clone(),
        author: article.author.clone(),
        topics: article.topics.clone(),
        text_hash: digest.finish(),
    }
}

/// A stretch of the original.
#[derive(Clone, Copy)]
struct Quote<'a> {
    /// Which field it stands in.
    field: usize,
    /// Its first byte there.
    byte: usize,
    /// Its first character.
    start: usize,
    /// The character after its last.
    end: usize,
    text: &'a str,
}

/// The original texts of the fields, by character.
struct Originals<'a> {
    /// For each field: its text, where it begins, and the byte of each of its characters.
    fields: Vec<(&'a str, usize, Vec<u32>)>,
}

impl<'a> Originals<'a> {
    fn new(article: &'a Article) -> Self {
        let bytes = |text: &str| {
            // Most characters are ideographs, of three bytes.
            let mut bytes = Vec::with_capacity(text.len() / 2 + 1);
            bytes.extend(text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]));
            bytes
        };
        Self { fields: article.fields.iter().map(|f| (f.text.as_str(), f.offset, bytes(&f.text))).collect() }
    }

    /// The characters of a span in the original.
    fn quote(&self, document: &Document, span: Span) -> Quote<'a> {
        let Place { field, start, end } = document.place(span);
        let field = field as usize;
        let (text, offset, bytes) = &self.fields[field];
        let byte = |at: usize| bytes[at.saturating_sub(*offset).min(bytes.len() - 1)] as usize;
        Quote { field, byte: byte(start), start, end, text: &text[byte(start)..byte(end)] }
    }
}

//! The reader: goes through the rows, tries the rules, fills their roles.
//!
//! The order among candidates is fixed here and documented in `docs/rules.md`: the clause before the discourse, the
//! nearer before the farther, the surer class before the guess.

use std::collections::BTreeMap;

use super::argument::{Arguments, arguments, clause_of, ends_clause, governor};
use super::clause::{Anaphor, Chunk, Part, Phrase, chunks};
use super::discourse::Discourse;
use super::row::{Kind, Row};
use super::slot::match_at;
use super::truth::{Truth, truth};
use super::{Engine, Match, Target, qualify};
use crate::annotate::{Annotations, Certainty, Reason};
use crate::chinese::Category;
use crate::document::Document;
use crate::fact::Modality;
use crate::ontology::Ontology;
use crate::resolve::Entities;
use crate::rule::{Cue, Filler, Place, Role, Rule};
use crate::span::Span;
use crate::value::{Unit, Value};

/// What fills a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// Names.
    Names(Vec<u32>),
    /// A value, or as many as there are subjects (respectively).
    Values(Vec<u32>),
    /// A stretch of text (a post).
    Text(Span),
}

pub(super) struct Reader<'a> {
    pub(super) engine: &'a Engine,
    pub(super) document: &'a Document,
    pub(super) annotations: &'a Annotations,
    entities: &'a Entities,
    ontology: &'a Ontology,
    discourse: Discourse,
    field: u32,
    pub(super) matches: Vec<Match>,
}

/// One sentence, or the inside of a bracket.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) row: &'a Row,
    pub(super) chunks: &'a [Chunk],
    /// The names before the bracket, for what stands inside it.
    outer: &'a [u32],
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        engine: &'a Engine,
        document: &'a Document,
        annotations: &'a Annotations,
        entities: &'a Entities,
        ontology: &'a Ontology,
    ) -> Self {
        Self { engine, document, annotations, entities, ontology, discourse: Discourse::default(), field: 0, matches: Vec::new() }
    }

    pub(super) fn read(&mut self, row: &Row) {
        if row.sentence.field != self.field {
            self.field = row.sentence.field;
            self.discourse.clear();
        }
        self.discourse.next_sentence();
        let chunks = chunks(row, &self.document.text, &self.annotations.names, &self.engine.vocabulary, self.ontology);
        self.patterns(row, &chunks);
        self.triggers(Scene { row, chunks: &chunks, outer: &[] });
    }

    // ---- triggers ----

    fn triggers(&mut self, scene: Scene<'_>) {
        let chunks = scene.chunks;
        let mut subjects: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        let mut clause_start = 0;
        for (i, chunk) in chunks.iter().enumerate() {
            match &chunk.part {
                Part::Bracket(inner) => {
                    let outer = (0..i).rev().take(2).find_map(|k| match &chunks[k].part {
                        Part::Phrase(p) => Some(p.names.last().copied().into_iter().collect::<Vec<_>>()),
                        _ => None,
                    });
                    self.triggers(Scene { row: scene.row, chunks: inner, outer: &outer.unwrap_or_default() });
                }
                Part::Word(_) => {
                    if ends_clause(chunk) {
                        self.end_clause(chunks, clause_start, i, &subjects);
                        clause_start = i + 1;
                        continue;
                    }
                    let Kind::Word(word, _) = scene.row.tokens[chunk.last].kind else { continue };
                    let rules = &self.engine.vocabulary.words[word as usize].rules;
                    if rules.is_empty() {
                        continue;
                    }
                    let held = truth(chunks, i);
                    let arguments = arguments(chunks, i);
                    let mut found_subject = Vec::new();
                    for &rule in rules {
                        self.apply(rule, scene, i, &arguments, held, &subjects, &mut found_subject);
                    }
                    if found_subject.is_empty() {
                        found_subject = arguments
                            .subjects
                            .iter()
                            .find_map(|&s| self.names_at(chunks, s))
                            .unwrap_or_else(|| arguments.shares.and_then(|s| subjects.get(&s).cloned()).unwrap_or_default());
                    }
                    subjects.insert(i, found_subject);
                }
                _ => {}
            }
        }
        self.end_clause(chunks, clause_start, chunks.len(), &subjects);
    }

    fn names_at(&self, chunks: &[Chunk], at: usize) -> Option<Vec<u32>> {
        match &chunks[at].part {
            Part::Phrase(p) if !p.bare_kind => Some(self.resolved(p, &Filler::Name(Vec::new()))).filter(|n| !n.is_empty()),
            _ => None,
        }
    }

    /// Remembers what the clause was about.
    fn end_clause(&mut self, chunks: &[Chunk], start: usize, end: usize, subjects: &BTreeMap<usize, Vec<u32>>) {
        let mut topic: Option<Vec<u32>> = None;
        for i in start..end {
            let Part::Phrase(phrase) = &chunks[i].part else { continue };
            if phrase.bare_kind {
                continue;
            }
            let names = self.resolved(phrase, &Filler::Name(Vec::new()));
            let free = governor(chunks, i, start).is_none_or(|(_, c)| c == Category::By);
            if free && topic.is_none() && !names.is_empty() {
                topic = Some(self.head_of_relative(chunks, i, end).unwrap_or_else(|| names.clone()));
            }
            self.discourse.say(&names, false);
        }
        let acted = subjects.range(start..end).map(|(_, names)| names).find(|names| !names.is_empty());
        if let Some(topic) = topic {
            self.discourse.say(&topic, true);
        }
        if let Some(names) = acted {
            let names = names.clone();
            self.discourse.say(&names, true);
        }
    }

    /// 启明创投参投的星环科技: the phrase is inside a relative clause, and its head follows.
    fn head_of_relative(&self, chunks: &[Chunk], at: usize, end: usize) -> Option<Vec<u32>> {
        let verb = (at + 1..end.min(at + 6)).find(|&i| matches!(chunks[i].part, Part::Word(Category::Verb)))?;
        let de = (verb + 1..end.min(verb + 4)).find(|&i| matches!(chunks[i].part, Part::Word(Category::De)))?;
        let head = (de + 1..end.min(de + 4)).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind))?;
        self.names_at(chunks, head)
    }

    #[expect(clippy::too_many_arguments, reason = "one call site; the arguments are the state of the sentence being read")]
    fn apply(
        &mut self,
        rule_index: u32,
        scene: Scene<'_>,
        at: usize,
        arguments: &Arguments,
        held: Truth,
        subjects: &BTreeMap<usize, Vec<u32>>,
        found_subject: &mut Vec<u32>,
    ) {
        let planned = match held {
            Truth::Void(_) => return,
            Truth::Planned => true,
            Truth::Stated => false,
        };
        let engine = self.engine;
        let rule = &engine.rules.rules[rule_index as usize];
        let mut filled: Vec<Option<Fill>> = vec![None; rule.roles.len()];
        let mut taken: Vec<usize> = Vec::new();
        // Objects first: what is certainly done to is not who does it.
        let order = |place: &Place| match place {
            Place::Value => 0,
            Place::Object => 1,
            Place::After(_) => 2,
            Place::Subject | Place::Holder => 3,
            Place::Near | Place::Slot => 4,
        };
        let mut roles: Vec<usize> = (0..rule.roles.len()).collect();
        roles.sort_by_key(|&r| order(&rule.roles[r].place));
        for r in roles {
            let role = &rule.roles[r];
            let fill = match &role.place {
                Place::Object => self.object(role, rule, scene, at, arguments, &mut taken),
                Place::Subject => self.subject(role, scene, at, arguments, subjects, &mut taken),
                Place::Value => self.value(role, scene, at),
                Place::Holder => self.holder(role, scene, at),
                Place::After(coverbs) => self.after(role, scene, arguments, coverbs, &mut taken),
                Place::Near => self.near(role, scene, at, arguments),
                Place::Slot => None,
            };
            if fill.is_none() && !role.optional {
                return;
            }
            if role.place == Place::Subject
                && let Some(Fill::Names(names)) = &fill
            {
                found_subject.clone_from(names);
            }
            filled[r] = fill;
        }
        let chunk = &scene.chunks[at];
        let trigger = scene.row.tokens[chunk.last].span;
        self.state(rule_index, scene, (arguments.start, at, arguments.end), &filled, planned, trigger);
    }

    // ---- roles ----

    /// Whether a mention may fill a role.
    fn fits(&self, name: u32, filler: &Filler, guess: bool) -> bool {
        let mention = &self.annotations.names[name as usize];
        match filler {
            Filler::Kind => mention.reason == Reason::Kind,
            Filler::Name(classes) => {
                if mention.reason == Reason::Kind {
                    let class = mention.class;
                    return classes.contains(&class);
                }
                let class = self.entities.class(name);
                classes.is_empty()
                    || classes.iter().any(|&c| self.ontology.is_a(class, c))
                    || (guess && self.entities.guessed(name, &self.annotations.names) && mention.certainty == Certainty::Guess)
            }
            _ => false,
        }
    }

    /// The names that a phrase stands for, as far as they fit.
    fn resolved(&self, phrase: &Phrase, filler: &Filler) -> Vec<u32> {
        let Some(anaphor) = phrase.anaphor else {
            let sure: Vec<u32> = phrase.names.iter().copied().filter(|&n| self.fits(n, filler, false)).collect();
            if sure.is_empty() || sure.len() < phrase.names.len() {
                let all: Vec<u32> = phrase.names.iter().copied().filter(|&n| self.fits(n, filler, true)).collect();
                if !all.is_empty() {
                    return all;
                }
            }
            return sure;
        };
        let own = |name: u32| match anaphor {
            Anaphor::Noun(class) => {
                let is = self.entities.class(name);
                self.ontology.is_a(is, class)
            }
            _ => true,
        };
        self.discourse
            .antecedent(anaphor, |n| own(n) && self.annotations.names[n as usize].reason != Reason::Kind && self.fits(n, filler, false))
    }

    fn phrase_fill(&self, chunks: &[Chunk], at: usize, filler: &Filler) -> Option<Vec<u32>> {
        match &chunks[at].part {
            Part::Phrase(phrase) => Some(self.resolved(phrase, filler)).filter(|n| !n.is_empty()),
            _ => None,
        }
    }

    fn object(&self, role: &Role, rule: &Rule, scene: Scene<'_>, at: usize, arguments: &Arguments, taken: &mut Vec<usize>) -> Option<Fill> {
        let chunks = scene.chunks;
        for &candidate in &arguments.objects {
            if let Some(names) = self.phrase_fill(chunks, candidate, &role.filler) {
                taken.push(candidate);
                return Some(Fill::Names(names));
            }
        }
        // A verb without an object to its right: X上线, or a topic before the comma.
        let needs_agent = rule.roles.iter().any(|r| r.place == Place::Subject);
        for &candidate in arguments.topics.iter().filter(|_| needs_agent) {
            let sure = match &chunks[candidate].part {
                Part::Phrase(p) => p.names.iter().copied().filter(|&n| self.fits(n, &role.filler, false)).collect::<Vec<_>>(),
                _ => Vec::new(),
            };
            let agents =
                rule.roles.iter().filter(|r| r.place == Place::Subject).any(|r| sure.iter().any(|&n| self.fits(n, &r.filler, false)));
            if !sure.is_empty() && !agents {
                taken.push(candidate);
                return Some(Fill::Names(sure));
            }
        }
        let nothing_right =
            !(at + 1..arguments.end).any(|i| matches!(chunks[i].part, Part::Phrase(_) | Part::Word(Category::Noun | Category::Verb)));
        if nothing_right && arguments.start > 0 && needs_agent {
            let (start, end) = clause_of(chunks, arguments.start - 1);
            let last = (start..end.min(arguments.start - 1)).rev().find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind))?;
            let names = match &chunks[last].part {
                Part::Phrase(p) => p.names.iter().copied().filter(|&n| self.fits(n, &role.filler, false)).collect::<Vec<_>>(),
                _ => Vec::new(),
            };
            if !names.is_empty() {
                return Some(Fill::Names(names));
            }
        }
        None
    }

    fn subject(
        &self,
        role: &Role,
        scene: Scene<'_>,
        at: usize,
        arguments: &Arguments,
        subjects: &BTreeMap<usize, Vec<u32>>,
        taken: &mut Vec<usize>,
    ) -> Option<Fill> {
        let chunks = scene.chunks;
        if arguments.unnamed && arguments.subjects.is_empty() {
            return None;
        }
        for &candidate in arguments.subjects.iter().chain(&arguments.topics) {
            if taken.contains(&candidate) {
                continue;
            }
            if let Some(names) = self.phrase_fill(chunks, candidate, &role.filler) {
                taken.push(candidate);
                return Some(Fill::Names(names));
            }
        }
        if let Some(names) = arguments.shares.and_then(|s| subjects.get(&s)) {
            let names: Vec<u32> = names.iter().copied().filter(|&n| self.fits(n, &role.filler, true)).collect();
            if !names.is_empty() {
                return Some(Fill::Names(names));
            }
        }
        if !scene.outer.is_empty() {
            let names: Vec<u32> = scene.outer.iter().copied().filter(|&n| self.fits(n, &role.filler, false)).collect();
            if !names.is_empty() {
                return Some(Fill::Names(names));
            }
        }
        // 多家企业推出了…: somebody is named, though by a noun only; nobody is carried over.
        let noun = (arguments.start..at).any(|i| {
            matches!(chunks[i].part, Part::Word(Category::Noun))
                && matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Word(Category::Verb | Category::Also) | Part::Text))
        });
        if noun {
            return None;
        }
        let names =
            self.discourse.topic(|n| self.fits(n, &role.filler, false) && self.annotations.names[n as usize].reason != Reason::Kind);
        (!names.is_empty()).then_some(Fill::Names(names))
    }

    fn after(&self, role: &Role, scene: Scene<'_>, arguments: &Arguments, coverbs: &[String], taken: &mut Vec<usize>) -> Option<Fill> {
        let text = &self.document.text;
        for i in arguments.start..arguments.end {
            let Part::Phrase(phrase) = &scene.chunks[i].part else { continue };
            if let Some((g, _)) = governor(scene.chunks, i, arguments.start) {
                let word = scene.row.tokens[scene.chunks[g].first].span.of(text);
                if coverbs.iter().any(|c| c == word)
                    && let Some(names) = self.phrase_fill(scene.chunks, i, &role.filler)
                {
                    taken.push(i);
                    return Some(Fill::Names(names));
                }
            }
            if phrase.before_with > 0 && coverbs.iter().any(|c| c == "与" || c == "和") {
                let names: Vec<u32> =
                    phrase.names[phrase.before_with..].iter().copied().filter(|&n| self.fits(n, &role.filler, true)).collect();
                if !names.is_empty() {
                    return Some(Fill::Names(names));
                }
            }
        }
        None
    }

    fn near(&self, role: &Role, scene: Scene<'_>, at: usize, arguments: &Arguments) -> Option<Fill> {
        let chunks = scene.chunks;
        let clause: Vec<usize> = (arguments.start..arguments.end).collect();
        let earlier: Vec<usize> = (arguments.start.saturating_sub(30)..arguments.start).rev().collect();
        let mut nearest = clause;
        nearest.sort_by_key(|&i| (i.abs_diff(at), i));
        for i in nearest.into_iter().chain(earlier) {
            let fill = match (&chunks[i].part, &role.filler) {
                (Part::Phrase(p), Filler::Name(_)) if p.anaphor.is_none() => self.phrase_fill(chunks, i, &role.filler).map(Fill::Names),
                (Part::Value(v), filler) if self.value_fits(*v, filler) => Some(Fill::Values(vec![*v])),
                (Part::Word(Category::Title), Filler::Title) => Some(Fill::Text(scene.row.tokens[chunks[i].last].span)),
                _ => None,
            };
            if fill.is_some() {
                return fill;
            }
        }
        None
    }

    pub(super) fn value_fits(&self, value: u32, filler: &Filler) -> bool {
        match (&self.annotations.values[value as usize].value, filler) {
            (Value::Quantity(q), Filler::Number) => matches!(&q.unit, Unit::None) || matches!(&q.unit, Unit::Word(w) if w == "个"),
            (Value::Quantity(q), Filler::Count) => matches!(&q.unit, Unit::None | Unit::Word(_)),
            (Value::Quantity(q), Filler::Money) => matches!(&q.unit, Unit::Money { .. }),
            (Value::Quantity(q), Filler::Bytes) => matches!(&q.unit, Unit::Bytes),
            (Value::Quantity(q), Filler::Tokens) => {
                matches!(&q.unit, Unit::Tokens | Unit::None) || matches!(&q.unit, Unit::Word(w) if w == "字")
            }
            (Value::Quantity(q), Filler::Percent) => matches!(&q.unit, Unit::Percent),
            (Value::Rank(_), Filler::Rank) | (Value::Duration(_), Filler::Duration) => true,
            (Value::Date(d), Filler::Date) => !d.iso.is_empty(),
            _ => false,
        }
    }

    /// The value by the noun: right before it (240亿参数), or after it in the clause (参数量达1150亿).
    fn value(&self, role: &Role, scene: Scene<'_>, at: usize) -> Option<Fill> {
        let chunks = scene.chunks;
        let (start, end) = clause_of(chunks, at);
        let value_at = |i: usize| match chunks.get(i)?.part {
            Part::Value(v) if self.value_fits(v, &role.filler) => Some(v),
            _ => None,
        };
        let left = at.checked_sub(1).filter(|&i| i >= start).and_then(value_at);
        if let Some(v) = left {
            return Some(Fill::Values(vec![v]));
        }
        let mut found: Vec<u32> = Vec::new();
        for (i, chunk) in chunks.iter().enumerate().take(end.min(at + 10)).skip(at + 1) {
            if let Some(v) = value_at(i) {
                found.push(v);
                continue;
            }
            match &chunk.part {
                Part::Word(Category::And | Category::Coverb | Category::Respectively | Category::Jiang | Category::By)
                | Part::Text
                | Part::Value(_)
                | Part::Bracket(_) => {}
                _ => break,
            }
        }
        (!found.is_empty()).then_some(Fill::Values(found))
    }

    /// Whose attribute the noun at `at` is.
    fn holder(&self, role: &Role, scene: Scene<'_>, at: usize) -> Option<Fill> {
        let chunks = scene.chunks;
        let (start, end) = clause_of(chunks, at);
        let names_of = |i: usize| self.phrase_fill(chunks, i, &role.filler);
        // 参数量为700亿的X, 240亿参数的X.
        let de = (at + 1..end.min(at + 6)).find(|&i| !matches!(chunks[i].part, Part::Text | Part::Value(_) | Part::Word(Category::Coverb)));
        if let Some(de) = de.filter(|&i| matches!(chunks[i].part, Part::Word(Category::De)))
            && let Some(names) = (de + 1..end.min(de + 5)).find_map(names_of)
        {
            return Some(Fill::Names(names));
        }
        if !scene.outer.is_empty() {
            let names: Vec<u32> = scene.outer.iter().copied().filter(|&n| self.fits(n, &role.filler, true)).collect();
            return (!names.is_empty()).then_some(Fill::Names(names));
        }
        let free = |i: usize| governor(chunks, i, start).is_none_or(|(_, c)| c == Category::By);
        if let Some(names) = (start..at).rev().filter(|&i| free(i)).find_map(names_of) {
            return Some(Fill::Names(names));
        }
        let sentence = (0..start).rev().take(40);
        let fits = |n: u32| self.fits(n, &role.filler, false) && self.annotations.names[n as usize].reason != Reason::Kind;
        let topic = self.discourse.topic_here(fits);
        if !topic.is_empty() {
            return Some(Fill::Names(topic));
        }
        if let Some(names) = sentence.filter(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind)).find_map(names_of) {
            return Some(Fill::Names(names));
        }
        // 凭借80亿参数, X …: what an opening coverb phrase speaks of follows the comma.
        if start == 0 && matches!(chunks.first().map(|c| &c.part), Some(Part::Word(Category::Coverb))) && end < chunks.len() {
            let (next, last) = clause_of(chunks, end + 1);
            if let Some(names) = (next..last).find_map(names_of) {
                return Some(Fill::Names(names));
            }
        }
        let carried = self.discourse.topic(fits);
        let names = if carried.is_empty() { self.discourse.antecedent(Anaphor::Pronoun, fits) } else { carried };
        (!names.is_empty()).then_some(Fill::Names(names))
    }

    // ---- statements ----

    /// Writes down what a rule states once its roles are filled.
    pub(super) fn state(
        &mut self,
        rule_index: u32,
        scene: Scene<'_>,
        around: (usize, usize, usize),
        filled: &[Option<Fill>],
        planned: bool,
        trigger: Span,
    ) {
        let engine = self.engine;
        let rule = &engine.rules.rules[rule_index as usize];
        for claim in &rule.facts {
            let (Some(Fill::Names(subjects)), Some(object)) = (&filled[claim.subject], &filled[claim.object]) else { continue };
            let respective =
                (around.0..around.2).any(|i| matches!(scene.chunks.get(i).map(|c| &c.part), Some(Part::Word(Category::Respectively))));
            for (nth, &subject) in subjects.iter().enumerate() {
                for target in targets(object, nth, subjects.len(), respective, &self.annotations.values) {
                    if let Target::Name(name) = target
                        && self.entities.of(name) == self.entities.of(subject)
                    {
                        continue;
                    }
                    let qualifiers = qualify::qualifiers(self, claim, scene, around, filled, &target);
                    let mut parts: Vec<(String, Span)> = vec![("trigger".to_owned(), trigger)];
                    for (role, fill) in rule.roles.iter().zip(filled) {
                        match fill {
                            Some(Fill::Names(names)) => {
                                parts.extend(names.iter().map(|&n| (role.name.clone(), self.annotations.names[n as usize].span)));
                            }
                            Some(Fill::Values(values)) => {
                                parts.extend(values.iter().map(|&v| (role.name.clone(), self.annotations.values[v as usize].span)));
                            }
                            Some(Fill::Text(span)) => parts.push((role.name.clone(), *span)),
                            None => {}
                        }
                    }
                    parts.retain(|(_, span)| scene.row.sentence.span.contains(*span) && !span.is_empty());
                    parts.sort_by_key(|(name, span)| (span.start, name.clone()));
                    self.matches.push(Match {
                        rule: rule_index,
                        subject,
                        predicate: claim.predicate.clone(),
                        object: target,
                        qualifiers,
                        modality: if planned { Modality::Planned } else { Modality::Asserted },
                        speaker: None,
                        quote: scene.row.sentence.span,
                        parts,
                    });
                }
            }
        }
    }

    // ---- patterns ----

    fn patterns(&mut self, row: &Row, chunks: &[Chunk]) {
        let text = self.document.text.as_str();
        let sentence = row.sentence.span;
        let engine = self.engine;
        for (r, p) in engine.prefilter.candidates(sentence.of(text)) {
            let rule = &engine.rules.rules[r as usize];
            let Cue::Patterns(patterns) = &rule.cue else { continue };
            let pattern = &patterns[p as usize];
            let (texts, roles) = pattern.firsts();
            let mut starts: Vec<u32> = Vec::new();
            if !roles.is_empty() {
                starts.extend(row.tokens.iter().filter(|t| !matches!(t.kind, Kind::Text)).map(|t| t.span.start));
                starts
                    .extend(row.tokens.windows(2).filter(|w| matches!(w[1].kind, Kind::Word(_, Category::Title))).map(|w| w[0].span.start));
            }
            for first in texts {
                starts.extend(sentence.of(text).match_indices(first).map(|(at, _)| sentence.start + at as u32));
            }
            starts.sort_unstable();
            starts.dedup();
            let mut from = 0;
            for start in starts {
                if start < from {
                    continue;
                }
                let fill = |role: usize, at: usize| self.slot(&rule.roles[role], row, chunks, at);
                let skip = |at: usize| skip_quotes(text, at, sentence.end as usize);
                let Some((slots, end)) = match_at(pattern, &text[..sentence.end as usize], start as usize, &fill, &skip) else { continue };
                let mut filled: Vec<Option<Fill>> = vec![None; rule.roles.len()];
                for slot in slots {
                    filled[slot.role] = Some(slot.filler);
                }
                let at = chunk_at(row, chunks, start);
                let held = truth(chunks, chunk_at(row, chunks, end as u32 - 1));
                if let Truth::Void(_) = held {
                    continue;
                }
                from = start + 1;
                let (first, last) = (clause_of(chunks, at).0, clause_of(chunks, chunk_at(row, chunks, end as u32 - 1)).1);
                let scene = Scene { row, chunks, outer: &[] };
                self.state(r, scene, (first, at, last), &filled, held == Truth::Planned, Span { start, end: end as u32 });
            }
        }
    }

    /// What fills a pattern's slot at byte `at`, and the byte after it.
    fn slot(&self, role: &Role, row: &Row, chunks: &[Chunk], at: usize) -> Option<(Fill, usize)> {
        let token = row.tokens.partition_point(|t| (t.span.start as usize) < at);
        let here = row.tokens.get(token).filter(|t| t.span.start as usize == at);
        match &role.filler {
            Filler::Title => {
                let span = title_at(row, token, at, &self.document.text)?;
                Some((Fill::Text(span), span.end as usize))
            }
            Filler::Kind => match here?.kind {
                Kind::Name(n) if self.annotations.names[n as usize].reason == Reason::Kind => {
                    Some((Fill::Names(vec![n]), here?.span.end as usize))
                }
                _ => None,
            },
            Filler::Name(_) => {
                if let Kind::Name(n) = here?.kind
                    && let Some(chunk) = flat(chunks).find(|c| c.first <= token && token <= c.last && matches!(c.part, Part::Phrase(_)))
                    && let Part::Phrase(phrase) = &chunk.part
                    && phrase.names.first() == Some(&n)
                {
                    let names = self.resolved(phrase, &role.filler);
                    if names.len() == phrase.names.len() && names.len() > 1 {
                        return Some((Fill::Names(names), row.tokens[chunk.last].span.end as usize));
                    }
                }
                if let Kind::Name(n) = here?.kind {
                    return self.fits(n, &role.filler, true).then(|| (Fill::Names(vec![n]), here.map_or(at, |t| t.span.end as usize)));
                }
                let chunk = flat(chunks).find(|c| c.first == token && matches!(&c.part, Part::Phrase(p) if p.anaphor.is_some()))?;
                let names = self.phrase_fill(std::slice::from_ref(chunk), 0, &role.filler)?;
                Some((Fill::Names(names), row.tokens[chunk.last].span.end as usize))
            }
            filler => match here?.kind {
                Kind::Value(v) if self.value_fits(v, filler) => Some((Fill::Values(vec![v]), here?.span.end as usize)),
                _ => None,
            },
        }
    }
}

/// The chunks and those inside brackets.
fn flat(chunks: &[Chunk]) -> impl Iterator<Item = &Chunk> {
    chunks.iter().flat_map(|c| match &c.part {
        Part::Bracket(inner) => inner.iter().chain(std::slice::from_ref(c)),
        _ => std::slice::from_ref(c).iter().chain(&[]),
    })
}

fn chunk_at(row: &Row, chunks: &[Chunk], byte: u32) -> usize {
    chunks.partition_point(|c| row.tokens[c.last].span.end <= byte).min(chunks.len().saturating_sub(1))
}

/// The byte after quotation marks and spaces at `at`.
fn skip_quotes(text: &str, mut at: usize, end: usize) -> usize {
    while at < end {
        match text[at..].chars().next() {
            Some(c) if matches!(c, '“' | '”' | '《' | '》' | '"' | '「' | '」' | '『' | '』' | '‘' | '’' | ' ') => {
                at += c.len_utf8();
            }
            _ => break,
        }
    }
    at
}

/// A post at byte `at`: 首席科学家, 中国区总经理, 创始人兼CEO.
fn title_at(row: &Row, token: usize, at: usize, text: &str) -> Option<Span> {
    let is_title = |i: usize| matches!(row.tokens.get(i).map(|t| t.kind), Some(Kind::Word(_, Category::Title)));
    let here = row.tokens.get(token).filter(|t| t.span.start as usize == at)?;
    let mut last = if is_title(token) {
        token
    } else if matches!(here.kind, Kind::Text) && here.span.of(text).chars().count() <= 8 && is_title(token + 1) {
        token + 1
    } else {
        return None;
    };
    while row.tokens.get(last + 1).is_some_and(|t| t.span.of(text) == "兼") && is_title(last + 2) || is_title(last + 1) {
        last += if is_title(last + 1) { 1 } else { 2 };
    }
    Some(Span { start: at as u32, end: row.tokens[last].span.end })
}

/// Which objects go with the `nth` of `count` subjects: all, or with as many values as subjects the one in its place.
fn targets(object: &Fill, nth: usize, count: usize, respective: bool, values: &[crate::value::ValueMention]) -> Vec<Target> {
    let target = |v: u32| match &values[v as usize].value {
        Value::Date(_) => Target::Date(v),
        _ => Target::Value(v),
    };
    match object {
        Fill::Names(names) if respective && names.len() == count => vec![Target::Name(names[nth])],
        Fill::Names(names) => names.iter().map(|&n| Target::Name(n)).collect(),
        Fill::Values(all) if all.len() == count => vec![target(all[nth])],
        Fill::Values(all) => all.first().map(|&v| vec![target(v)]).unwrap_or_default(),
        Fill::Text(_) => Vec::new(),
    }
}

//! A clause that leaves out its verb: A发布了B,C则是D; 在X上A赢了B,在Y上则是C; A投了4000万元,B2500万元.
//!
//! States of what the clause names what the clause before it stated of others of their kind. Deliberately goes no farther back
//! than that clause, and reads none that says anything else.

use crate::chinese::{Category, is_letter};
use crate::extract::argument::{clause_of, ends_clause};
use crate::extract::clause::{Chunk, Part};
use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::{Reader, Scene};
use crate::extract::{Match, Target};
use crate::fact::Qualifier;
use crate::rule::{Claim, Filler, QualifierSource};
use crate::value::Value;

/// Words that stand for the verb.
const SAME: &[&str] = &["则是", "则为", "则", "则属于", "则轮到", "却是"];

/// What a clause says of somebody of whom the same holds: A接入了X,B也是.
const LIKEWISE: &[&str] = &[
    "也是",
    "也一样",
    "也不例外",
    "亦然",
    "亦是",
    "亦是如此",
    "也是如此",
    "也是一样",
    "也是这样",
    "同样如此",
    "也如此",
    "也同样如此",
    "同样",
    "也同样",
    "亦如此",
    "亦同样",
    "亦不例外",
    "同样不例外",
    "也都是",
    "也都一样",
];

/// Words right before a name that only say whose it is.
const OWN: &[&str] = &["自家", "自己", "自研", "自有"];

/// Coverbs of where something holds.
const WHERE: &[&str] = &["在", "到", "于"];

/// Ends of the stretch that such a coverb opens.
const CLOSES: &[&str] = &["上", "中", "里", "上面", "方面", "一项上", "榜上", "测试中", "测试上"];

/// What a clause without a verb names.
#[derive(Default)]
struct Named {
    /// What stands before the word for the verb.
    front: Option<u32>,
    /// Where it holds: 在X上.
    place: Option<u32>,
    /// What stands behind it.
    back: Option<u32>,
}

impl Reader<'_> {
    /// States of the two that the clause names what the clause before stated of two others; of one, with where it holds, what
    /// it stated of the same.
    pub(crate) fn gapped_names(&mut self, scene: Scene<'_>, start: usize, end: usize) {
        let Some(Named { front, place, back: Some(back) }) = self.verbless(scene, start, end) else { return };
        if front.is_none() && place.is_none() {
            return;
        }
        let mut stated: Vec<Match> = Vec::new();
        for model in self.stated_before(scene, start) {
            let Target::Name(object) = model.object else { continue };
            let forward = self.annotations.names[model.subject as usize].span.start < self.annotations.names[object as usize].span.start;
            let (subject, target) = match (front, forward) {
                (Some(front), true) => (front, back),
                (Some(front), false) => (back, front),
                (None, true) => (model.subject, back),
                (None, false) => (back, object),
            };
            let same = |a: u32, b: u32| self.entities.of(a) == self.entities.of(b);
            let fits = self.kin(model.subject, subject) && self.kin(object, target) && !same(subject, target);
            if !fits || same(model.subject, subject) && same(object, target) {
                continue;
            }
            let mut qualifiers = model.qualifiers.clone();
            let claim = self.claim(&model);
            for (name, source) in &claim.qualifiers {
                match (source, place) {
                    (QualifierSource::Role(role), Some(place)) if self.role_takes(&model, *role, place) => {
                        let text = self.annotations.names[place as usize].span.of(&self.document.text);
                        qualifiers.insert(name.clone(), Qualifier::Text(text.to_owned()));
                    }
                    _ => {}
                }
            }
            let spans = |n: u32| self.annotations.names[n as usize].span;
            let mut parts = vec![(Some(claim.subject as u32), spans(subject)), (Some(claim.object as u32), spans(target))];
            parts.sort_by_key(|(_, span)| span.start);
            stated.push(Match { subject, object: Target::Name(target), qualifiers, parts: parts.into(), ..model });
        }
        self.matches.extend(stated);
    }

    /// States of what the clause names, with its number, what the clause before stated of another with a number of the same
    /// kind: A投了4000万元,B2500万元. Tells whether it stated anything.
    pub(crate) fn gapped_amount(&mut self, scene: Scene<'_>, start: usize, name: u32, value: u32) -> bool {
        let mut stated: Vec<Match> = Vec::new();
        for model in self.stated_before(scene, start) {
            let Target::Name(object) = model.object else { continue };
            let same = |a: u32, b: u32| self.entities.of(a) == self.entities.of(b);
            // A收购了B、C,前者花费…,后者…: nor does C do what is done to it.
            let done_to = |m: &Match| {
                let property = |m: &Match| self.claim(m).property;
                m.quote == model.quote && property(m) == property(&model) && matches!(m.object, Target::Name(o) if same(o, name))
            };
            let undergoes = self.matches.iter().rev().take(MATCHES).any(done_to);
            if same(model.subject, name) || same(object, name) || undergoes || !self.kin(model.subject, name) {
                continue;
            }
            let rule = &self.engine.rules.rules[model.rule as usize];
            let counts = |source: &QualifierSource| match source {
                QualifierSource::Role(role) => self.value_fits(value, &rule.roles[*role].filler),
                _ => false,
            };
            let claim = self.claim(&model);
            let Some((qualifier, _)) = claim.qualifiers.iter().find(|(q, source)| counts(source) && model.qualifiers.contains_key(q))
            else {
                continue;
            };
            let Value::Quantity(quantity) = &self.annotations.values[value as usize].value else { continue };
            let mut qualifiers = model.qualifiers.clone();
            qualifiers.insert(qualifier.clone(), Qualifier::Number(quantity.number));
            let parts = [(Some(claim.subject as u32), self.annotations.names[name as usize].span)].into();
            stated.push(Match { subject: name, qualifiers, parts, ..model });
        }
        let any = !stated.is_empty();
        self.matches.extend(stated);
        any
    }

    /// A接入了X,B也是: states of those that the clause names what the clause before stated of another, where the clause says that
    /// the same holds of them.
    pub(crate) fn gapped_same(&mut self, scene: Scene<'_>, start: usize, end: usize) {
        let joint = matches!(scene.chunks.get(start).map(|c| &c.part), Some(Part::Text | Part::Word(Category::And | Category::Also)));
        let first = start + usize::from(joint && start + 1 < end);
        let (Some(who), Some(last)) = (scene.chunks.get(first), end.checked_sub(1).and_then(|i| scene.chunks.get(i))) else { return };
        let Part::Phrase(phrase) = &who.part else { return };
        if phrase.bare_kind || phrase.anaphor.is_some() || first + 1 >= end {
            return;
        }
        let tokens = &scene.row.tokens;
        let behind = tokens[who.last].span.end..tokens[last.last].span.end;
        let said = self.document.text.get(behind.start as usize..behind.end as usize).unwrap_or_default();
        if !LIKEWISE.contains(&said.trim_matches(|c: char| !is_letter(c))) {
            return;
        }
        let mut stated: Vec<Match> = Vec::new();
        for model in self.stated_before(scene, start) {
            let role = Some(self.claim(&model).subject as u32);
            let same = |a: u32, b: u32| self.entities.of(a) == self.entities.of(b);
            let other =
                |n: u32| self.kin(model.subject, n) && !same(model.subject, n) && !matches!(model.object, Target::Name(o) if same(o, n));
            for &name in phrase.names.iter().filter(|&&n| other(n)) {
                let parts = [(role, self.annotations.names[name as usize].span)].into();
                stated.push(Match { subject: name, parts, ..model.clone() });
            }
        }
        self.matches.extend(stated);
    }

    /// 王雪任CEO,李明首席财务官: a person and a post, and nothing else, where the clause before says who has got which post.
    pub(crate) fn gapped_post(&mut self, scene: Scene<'_>, start: usize, end: usize) {
        const TITLE: &str = "title";
        const FORMER: &str = "status";
        let closing = end > start && !self.text_of(scene, end - 1).contains(is_letter);
        let Some([who, post]) = scene.chunks.get(start..end - usize::from(closing)) else { return };
        let (Part::Phrase(phrase), Part::Word(Category::Title)) = (&who.part, &post.part) else { return };
        let Some(&name) = phrase.names.first().filter(|&&n| phrase.names.len() == 1 && self.is_person(n)) else { return };
        let span = scene.row.tokens[post.last].span;
        let models = self.stated_before(scene, start);
        let posted = |m: &&Match| m.qualifiers.contains_key(TITLE) && !m.qualifiers.contains_key(FORMER);
        let Some(model) = models.iter().find(posted).filter(|m| self.entities.of(m.subject) != self.entities.of(name)) else { return };
        if !self.kin(model.subject, name) {
            return;
        }
        let mut qualifiers = model.qualifiers.clone();
        qualifiers.insert(TITLE.to_owned(), Qualifier::Text(span.of(&self.document.text).to_owned()));
        let parts = [(Some(self.claim(model).subject as u32), self.annotations.names[name as usize].span), (None, span)].into();
        let stated = Match { subject: name, qualifiers, parts, ..model.clone() };
        self.matches.push(stated);
    }

    fn claim(&self, model: &Match) -> &Claim {
        &self.engine.rules.rules[model.rule as usize].facts[model.fact as usize]
    }

    /// Whether a role of a match's rule asks for such a name.
    fn role_takes(&self, model: &Match, role: usize, name: u32) -> bool {
        let filler = &self.engine.rules.rules[model.rule as usize].roles[role].filler;
        matches!(filler, Filler::Name(_)) && self.fits(name, filler, true)
    }

    /// What the clause before the one at `start` stated, each thing once.
    fn stated_before(&self, scene: Scene<'_>, start: usize) -> Vec<Match> {
        let Some(mark) = start.checked_sub(1).filter(|&i| ends_clause(&scene.chunks[i])) else { return Vec::new() };
        let from = clause_of(scene.chunks, mark).0;
        let tokens = &scene.row.tokens;
        let from = tokens[scene.chunks[from].first].span.start;
        let here = self.matches.iter().rev().take_while(|m| m.quote == scene.row.sentence.span);
        let own: Vec<&Match> = here.filter(|m| m.parts.last().is_some_and(|(_, span)| span.start >= from)).collect();
        let mut found: Vec<Match> = Vec::new();
        for m in own.into_iter().rev() {
            let said = |f: &Match| {
                let property = |m: &Match| &self.claim(m).property;
                property(f) == property(m) && f.subject == m.subject && f.object == m.object
            };
            if !found.iter().any(said) {
                found.push(m.clone());
            }
        }
        found
    }

    /// Whether one name may stand in a statement where another stands: both act, both are made, or they are of one class.
    fn kin(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.entities.class(a), self.entities.class(b));
        a == b || [&self.engine.agents, &self.engine.works].iter().any(|all| all.has(a) && all.has(b))
    }

    /// What a clause names that says nothing else.
    fn verbless(&self, scene: Scene<'_>, start: usize, end: usize) -> Option<Named> {
        let chunks = scene.chunks;
        let mut named = Named::default();
        let mut told = false;
        let mut at = start;
        while at < end {
            match &chunks[at].part {
                Part::Phrase(p) if p.bare_kind || p.anaphor.is_some() || p.names.len() != 1 => return None,
                Part::Phrase(p) if told => {
                    // 则是A的X
                    if named.back.is_some() && !is(chunks, at - 1, Category::De) {
                        return None;
                    }
                    named.back = Some(p.names[0]);
                }
                Part::Phrase(p) if named.front.is_none() => named.front = Some(p.names[0]),
                Part::Word(Category::Coverb) if !told && named.place.is_none() && WHERE.contains(&self.text_of(scene, at)) => {
                    let Some(Part::Phrase(p)) = chunks.get(at + 1).map(|c| &c.part) else { return None };
                    named.place = Some(*p.names.first().filter(|_| at + 1 < end)?);
                    at += 1;
                    if at + 1 < end && CLOSES.contains(&self.text_of(scene, at + 1)) {
                        at += 1;
                    }
                }
                Part::Word(Category::De) if named.back.is_some() || at > 0 && OWN.contains(&self.text_of(scene, at - 1)) => {}
                Part::Word(Category::Also | Category::Quote | Category::Noun | Category::By) => {}
                Part::Text | Part::Word(_) => {
                    let said = self.text_of(scene, at).trim_matches(|c: char| !is_letter(c));
                    if !told && SAME.contains(&said) {
                        told = true;
                    } else if !(said.is_empty() || told && OWN.contains(&said)) {
                        return None;
                    }
                }
                Part::Phrase(_) | Part::Value(_) | Part::Bracket(_) => return None,
            }
            at += 1;
        }
        (told && named.back.is_some()).then_some(named)
    }
}

fn is(chunks: &[Chunk], at: usize, category: Category) -> bool {
    matches!(chunks.get(at).map(|c| &c.part), Some(Part::Word(c)) if *c == category)
}

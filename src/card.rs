//! An entity → its card: names, facts by property, what others say of it, timeline.
//!
//! Put together from the claims of a store. Deliberately looks up no name: [`crate::names`] does.

use std::io::{self, Write};

use oxigraph::store::{StorageError, Store};
use serde::Serialize;

use crate::calendar;
use crate::claim::{Claim, Claims};
use crate::names::Named;
use crate::numeral;
use crate::ontology::Ontology;

/// All that a store says of an entity.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Its IRI.
    pub iri: String,
    /// Its preferred name.
    pub label: String,
    /// Its other names, sorted.
    pub aliases: Vec<String>,
    /// The ontology's classes, by their local names.
    pub classes: Vec<String>,
    /// What is said of it, by property.
    pub facts: Vec<Group>,
    /// What is said of others with it as the object, by property.
    pub others: Vec<Group>,
    /// What it says itself.
    pub says: Vec<Claim>,
}

/// Claims of one property.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The property's local name.
    pub predicate: String,
    /// The claims, dated ones first and in the order of their dates.
    pub claims: Vec<Claim>,
}

impl Card {
    /// Gathers the card of an entity.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn new(store: &Store, entity: &Named) -> Result<Self, StorageError> {
        let mut card = Self {
            iri: entity.iri.clone(),
            label: entity.label.clone(),
            aliases: entity.aliases.clone(),
            classes: entity.classes.clone(),
            facts: Vec::new(),
            others: Vec::new(),
            says: Vec::new(),
        };
        let is = |thing: Option<&String>| thing == Some(&entity.iri);
        for claim in Claims::new(store).of_entity(&entity.iri)? {
            if claim.speaker.as_ref().is_some_and(|s| is(s.iri.as_ref())) {
                card.says.push(claim.clone());
            }
            if is(claim.subject.iri.as_ref()) {
                group(&mut card.facts, claim);
            } else if is(claim.object.iri.as_ref()) {
                group(&mut card.others, claim);
            }
        }
        for group in card.facts.iter_mut().chain(&mut card.others) {
            group.claims.sort_by_key(|c| c.date().and_then(calendar::days).map_or((true, None), |d| (false, Some(d))));
        }
        Ok(card)
    }

    /// The dated claims, the earliest first.
    #[must_use]
    pub fn timeline(&self) -> Vec<&Claim> {
        let mut dated: Vec<(_, &Claim)> = self
            .facts
            .iter()
            .chain(&self.others)
            .flat_map(|g| &g.claims)
            .filter_map(|claim| Some((claim.date().and_then(calendar::days)?, claim)))
            .collect();
        dated.sort_by(|a, b| (a.0, &a.1.iri).cmp(&(b.0, &b.1.iri)));
        dated.into_iter().map(|(_, claim)| claim).collect()
    }

    /// Writes the card for a terminal.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write(&self, ontology: &Ontology, out: &mut dyn Write) -> io::Result<()> {
        let classes: Vec<&str> =
            self.classes.iter().map(|c| ontology.class(c).map_or(c.as_str(), |id| &ontology.classes()[id.0 as usize].labels.zh)).collect();
        writeln!(out, "{}  {}", self.label, classes.join("、"))?;
        writeln!(out, "<{}>", self.iri)?;
        if !self.aliases.is_empty() {
            writeln!(out, "又名 also: {}", self.aliases.join("、"))?;
        }
        for group in &self.facts {
            writeln!(out, "\n{} {}", property(ontology, &group.predicate), group.predicate)?;
            for claim in &group.claims {
                writeln!(out, "  {}{}", object(claim), limits(claim))?;
            }
        }
        if !self.others.is_empty() {
            writeln!(out, "\n他方所言 said of others")?;
            for group in &self.others {
                for claim in &group.claims {
                    writeln!(out, "  {} {} {}{}", claim.subject.label, property(ontology, &group.predicate), self.label, limits(claim))?;
                }
            }
        }
        if !self.says.is_empty() {
            writeln!(out, "\n其所言 says itself")?;
            for claim in &self.says {
                writeln!(out, "  {}{}", sentence(ontology, claim), limits(claim))?;
            }
        }
        let timeline = self.timeline();
        if !timeline.is_empty() {
            writeln!(out, "\n时间线 timeline")?;
            for claim in timeline {
                writeln!(out, "  {:<21}  {}", claim.date().unwrap_or_default(), sentence(ontology, claim))?;
            }
        }
        Ok(())
    }
}

fn group(groups: &mut Vec<Group>, claim: Claim) {
    match groups.iter_mut().find(|g| g.predicate == claim.predicate) {
        Some(group) => group.claims.push(claim),
        None => groups.push(Group { predicate: claim.predicate.clone(), claims: vec![claim] }),
    }
}

fn property<'a>(ontology: &'a Ontology, name: &'a str) -> &'a str {
    ontology.predicate(name).map_or(name, |p| &p.labels.zh)
}

/// The object as a reader likes it: a number in Chinese units with its unit.
fn object(claim: &Claim) -> String {
    let plain = &claim.object.label;
    if claim.object.iri.is_some() {
        return plain.clone();
    }
    let number = numeral::chinese_text(plain).filter(|_| calendar::days(plain).is_none() || claim.date() != Some(plain));
    format!("{}{}", number.unwrap_or_else(|| plain.clone()), claim.unit.as_deref().map(|u| format!(" {u}")).unwrap_or_default())
}

/// A claim in one line: `云川科技 发布 Luma2`.
#[must_use]
pub fn sentence(ontology: &Ontology, claim: &Claim) -> String {
    format!("{} {} {}", claim.subject.label, property(ontology, &claim.predicate), object(claim))
}

/// What limits a claim, and in how many articles it stands: `  (2024-10, planned, 3 sources)`.
fn limits(claim: &Claim) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (name, value) in &claim.qualifiers {
        parts.push(if name == "date" { value.clone() } else { format!("{name} {value}") });
    }
    if claim.planned {
        parts.push("planned".into());
    }
    if let Some(speaker) = &claim.speaker {
        parts.push(format!("says {}", speaker.label));
    }
    let sources = claim.sources();
    if sources > 1 {
        parts.push(format!("{sources} sources"));
    }
    if parts.is_empty() { String::new() } else { format!("  ({})", parts.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Names;

    #[test]
    fn a_card_holds_facts_what_others_say_and_the_timeline() {
        let store = crate::store::load(crate::graph::tests::quads()).unwrap();
        let names = Names::new(&store).unwrap();
        let extractor = crate::Extractor::builtin().unwrap();
        let written = |name: &str| {
            let mut out = Vec::new();
            Card::new(&store, names.resolve(name).unwrap()).unwrap().write(extractor.ontology(), &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let company = written("云川");
        for wanted in
            ["云川科技  公司", "Luma2  (2024-10-30)", "Luma3  (planned, says 李明远", "2024-10-30             云川科技 发布 Luma2"]
        {
            assert!(company.contains(wanted), "{wanted} is missing in\n{company}");
        }
        assert!(written("Luma2").contains("1.75万亿  (bound min"));
        assert!(written("Luma2").contains("云川科技 发布 Luma2"));
        assert!(written("李明远").contains("says itself\n  云川科技 发布 Luma3"));
    }
}

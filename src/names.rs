//! The names of a store's entities → which entity a person means: by prefix, by pinyin, with a typo.
//!
//! Made once from a store, then asked many times. Deliberately knows nothing of facts but their number, by which equally
//! good answers are ordered.

use std::collections::BTreeMap;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Term};
use oxigraph::store::{StorageError, Store};
use pinyin::ToPinyinMulti;
use unicode_normalization::UnicodeNormalization;

use crate::rdf::ONTOLOGY;

pub(crate) const PREF_LABEL: &str = "http://www.w3.org/2004/02/skos/core#prefLabel";
pub(crate) const ALT_LABEL: &str = "http://www.w3.org/2004/02/skos/core#altLabel";

/// An entity with all its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its IRI.
    pub iri: String,
    /// The preferred name.
    pub label: String,
    /// The other names, sorted.
    pub aliases: Vec<String>,
    /// The ontology's classes, by their local names, sorted.
    pub classes: Vec<String>,
    /// In how many claims it stands.
    pub claims: usize,
}

/// How well a name fits what was asked; the better the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The very name.
    Exact,
    /// The name begins with it.
    Prefix,
    /// The name holds it.
    Within,
    /// The name's pinyin, or its initials, begin with it.
    Pinyin,
    /// The name differs by one slip, or by two where it is long.
    Typo,
}

/// An answer: which entity, by which of its names, how well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The entity.
    pub entity: &'a Named,
    /// The name that fits.
    pub name: &'a str,
    /// How well it fits.
    pub fit: Fit,
}

/// All the names of a store.
#[derive(Clone, Debug, Default)]
pub struct Names {
    entities: Vec<Named>,
    /// Name as it is compared → the entity and which of its names (0 is the label).
    folded: Vec<(Vec<char>, usize, usize)>,
}

impl Names {
    /// Gathers the names of a store.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn new(store: &Store) -> Result<Self, StorageError> {
        let mut entities: BTreeMap<String, Named> = BTreeMap::new();
        for (property, preferred) in [(PREF_LABEL, Some(())), (ALT_LABEL, None)] {
            for quad in store.quads_for_pattern(None, Some(NamedNodeRef::new_unchecked(property)), None, None) {
                let quad = quad?;
                let (NamedOrBlankNode::NamedNode(subject), Term::Literal(name)) = (quad.subject, quad.object) else { continue };
                let iri = subject.into_string();
                let entity = entities.entry(iri.clone()).or_insert_with(|| Named {
                    iri,
                    label: String::new(),
                    aliases: Vec::new(),
                    classes: Vec::new(),
                    claims: 0,
                });
                // Of two preferred names the first in order is the label, so that the answer does not depend on the store's order.
                if preferred.is_some() && (entity.label.is_empty() || name.value() < entity.label.as_str()) {
                    name.value().clone_into(&mut entity.label);
                }
                entity.aliases.push(name.value().to_owned());
            }
        }
        for quad in store.quads_for_pattern(None, Some(rdf::TYPE), None, None) {
            let quad = quad?;
            let (NamedOrBlankNode::NamedNode(subject), Term::NamedNode(class)) = (quad.subject, quad.object) else { continue };
            if let (Some(entity), Some(class)) = (entities.get_mut(subject.as_str()), class.as_str().strip_prefix(ONTOLOGY)) {
                entity.classes.push(class.to_owned());
            }
        }
        for role in ["subject", "object"] {
            let property = format!("{ONTOLOGY}{role}");
            for quad in store.quads_for_pattern(None, Some(NamedNodeRef::new_unchecked(&property)), None, None) {
                if let Term::NamedNode(object) = quad?.object
                    && let Some(entity) = entities.get_mut(object.as_str())
                {
                    entity.claims += 1;
                }
            }
        }
        let mut names = Self::default();
        for (_, mut entity) in entities {
            if entity.label.is_empty() {
                entity.label = entity.aliases.iter().min().cloned().unwrap_or_default();
            }
            let label = entity.label.clone();
            entity.aliases.retain(|a| *a != label);
            entity.aliases.sort();
            entity.aliases.dedup();
            entity.classes.sort();
            entity.classes.dedup();
            let at = names.entities.len();
            for (nth, name) in std::iter::once(&entity.label).chain(&entity.aliases).enumerate() {
                names.folded.push((fold(name), at, nth));
            }
            names.entities.push(entity);
        }
        Ok(names)
    }

    /// Every entity, in the order of the IRIs.
    #[must_use]
    pub fn entities(&self) -> &[Named] {
        &self.entities
    }

    /// The entity of this IRI.
    #[must_use]
    pub fn by_iri(&self, iri: &str) -> Option<&Named> {
        self.entities.binary_search_by(|e| e.iri.as_str().cmp(iri)).ok().map(|at| &self.entities[at])
    }

    /// The entity that a person means: by its IRI, else the best of [`Names::find`] that is no mere guess.
    #[must_use]
    pub fn resolve(&self, text: &str) -> Option<&Named> {
        self.by_iri(text).or_else(|| self.find(text, 1).first().filter(|hit| hit.fit == Fit::Exact).map(|hit| hit.entity))
    }

    /// The entities whose names fit, best first, each once: by the fit, then by the number of claims, then by the name.
    #[must_use]
    pub fn find(&self, text: &str, limit: usize) -> Vec<Hit<'_>> {
        let wanted = fold(text);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut best: BTreeMap<usize, (Fit, usize)> = BTreeMap::new();
        for (name, entity, nth) in &self.folded {
            if let Some(fit) = fit(&wanted, name) {
                let found = best.entry(*entity).or_insert((fit, *nth));
                *found = (*found).min((fit, *nth));
            }
        }
        let mut hits: Vec<Hit<'_>> = best
            .into_iter()
            .map(|(at, (fit, nth))| {
                let entity = &self.entities[at];
                let name = if nth == 0 { &entity.label } else { &entity.aliases[nth - 1] };
                Hit { entity, name, fit }
            })
            .collect();
        hits.sort_by(|a, b| {
            (a.fit, std::cmp::Reverse(a.entity.claims), &a.entity.label, &a.entity.iri).cmp(&(
                b.fit,
                std::cmp::Reverse(b.entity.claims),
                &b.entity.label,
                &b.entity.iri,
            ))
        });
        hits.truncate(limit);
        hits
    }
}

/// How a name fits what was asked; `None`: not at all.
#[must_use]
pub fn fits(wanted: &str, name: &str) -> Option<Fit> {
    let wanted = fold(wanted);
    if wanted.is_empty() { None } else { fit(&wanted, &fold(name)) }
}

/// A name as it is compared: width, case, Traditional characters, spaces and hyphens make no difference.
fn fold(name: &str) -> Vec<char> {
    let plain: String = name.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace() && !matches!(c, '-' | '·' | '_')).collect();
    fast2s::convert(&plain).chars().collect()
}

fn fit(wanted: &[char], name: &[char]) -> Option<Fit> {
    if name == wanted {
        Some(Fit::Exact)
    } else if name.starts_with(wanted) {
        Some(Fit::Prefix)
    } else if wanted.len() < name.len() && name.windows(wanted.len()).any(|w| w == wanted) {
        Some(Fit::Within)
    } else if sounds(wanted, name) {
        Some(Fit::Pinyin)
    } else if homophone(wanted, name) {
        Some(Fit::Typo)
    } else {
        let allowed = match wanted.len() {
            0..3 => 0,
            3..8 => 1,
            _ => 2,
        };
        (allowed > 0 && slips(wanted, name, allowed)).then_some(Fit::Typo)
    }
}

/// Whether Latin letters spell the beginning of a name: each character by its first letter, by its whole pinyin, or, the last
/// one, by a part of it. A character of several readings may be read in any of them.
fn sounds(wanted: &[char], name: &[char]) -> bool {
    if wanted.len() < 2 || !wanted.iter().all(char::is_ascii_alphanumeric) {
        return false;
    }
    let mut reached = vec![false; wanted.len() + 1];
    reached[0] = true;
    let mut chinese = false;
    for &c in name {
        let mut next = vec![false; wanted.len() + 1];
        let readings: Vec<&str> = c.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain).collect();
        chinese |= !readings.is_empty();
        for at in (0..wanted.len()).filter(|&at| reached[at]) {
            let rest = &wanted[at..];
            if readings.is_empty() {
                next[at + 1] |= rest[0] == c;
            }
            for reading in &readings {
                let same = reading.chars().zip(rest).take_while(|(a, b)| a == *b).count();
                if same > 0 {
                    next[at + 1] = true;
                }
                if same == reading.chars().count() || at + same == wanted.len() {
                    next[at + same] |= same > 0;
                }
            }
        }
        if next[wanted.len()] {
            return chinese;
        }
        reached = next;
    }
    false
}

/// Whether a name begins with characters that sound the same: the commonest slip of who types by pinyin.
fn homophone(wanted: &[char], name: &[char]) -> bool {
    let same = |a: char, b: char| {
        let readings = |c: char| c.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain);
        a == b || readings(a).any(|x| readings(b).any(|y| x == y))
    };
    (2..=name.len()).contains(&wanted.len()) && wanted.iter().zip(name).all(|(&a, &b)| same(a, b))
}

/// Whether two words differ by at most `allowed` slips.
fn slips(a: &[char], b: &[char], allowed: usize) -> bool {
    a.len().abs_diff(b.len()) <= allowed && slip_count(a, b) <= allowed
}

/// By how many slips two words differ: a character too many, too few, another one, or two neighbours swapped.
pub(crate) fn slip_count(a: &[char], b: &[char]) -> usize {
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect::<Vec<usize>>(), Vec::new()];
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = rows[1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(rows[1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(rows[0][j - 2] + 1);
            }
        }
        rows[2] = row;
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_what_people_type() {
        let cases = [
            ("听风实验室", "听风实验室", Some(Fit::Exact)),
            ("聽風實驗室", "听风实验室", Some(Fit::Exact)),
            ("luma-2", "Luma 2", Some(Fit::Exact)),
            ("听风", "听风实验室", Some(Fit::Prefix)),
            ("实验室", "听风实验室", Some(Fit::Within)),
            ("tf", "听风实验室", Some(Fit::Pinyin)),
            ("tingfeng", "听风实验室", Some(Fit::Pinyin)),
            ("tingf", "听风实验室", Some(Fit::Pinyin)),
            ("tfeng", "听风实验室", Some(Fit::Pinyin)),
            ("cq", "重庆", Some(Fit::Pinyin)),
            ("zq", "重庆", Some(Fit::Pinyin)),
            ("听雨实验室", "听风实验室", Some(Fit::Typo)),
            ("Lmua2", "Luma2", Some(Fit::Typo)),
            ("庭丰", "听风实验室", Some(Fit::Typo)),
            ("fs", "听风实验室", None),
            ("北方", "听风实验室", None),
            ("t", "听风实验室", None),
        ];
        for (wanted, name, fit) in cases {
            assert_eq!(fits(wanted, name), fit, "{wanted} in {name}");
        }
    }

    #[test]
    fn a_store_gives_entities_by_any_of_their_names() {
        let names = Names::new(&crate::store::load(crate::graph::tests::quads()).unwrap()).unwrap();
        assert_eq!(names.resolve("云川").map(|e| e.label.as_str()), Some("云川科技"));
        assert_eq!(names.resolve("云"), None);
        let found: Vec<&str> = names.find("luma", 9).iter().map(|h| h.entity.label.as_str()).collect();
        assert_eq!(found, ["Luma2", "Luma3"]);
        assert_eq!(names.resolve("云川科技").map(|e| (e.claims, e.classes.join(","))), Some((2, "Company".to_owned())));
    }
}

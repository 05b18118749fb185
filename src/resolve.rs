//! Mentions → entities, within one article.
//!
//! Gives for each name mention the entity it names; deliberately reads no sentence: pronouns and dropped
//! subjects are found where the clause is read, because they depend on it.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::{Annotations, Certainty, NameMention, Reason};
use crate::chinese::SERIES;
use crate::document::Document;
use crate::fact::Entity;
use crate::lexicon::Lexicon;
use crate::ontology::{ClassId, Ontology};

/// Which entity each mention names.
#[derive(Debug, Default)]
pub struct Entities {
    /// By name mention: the representative mention's cluster.
    cluster: Vec<u32>,
    /// By writing: the first mention.
    writings: BTreeMap<String, u32>,
    members: BTreeMap<u32, Vec<u32>>,
    classes: BTreeMap<u32, ClassId>,
    /// The clusters of which nothing but the shape tells the class.
    guesses: BTreeSet<u32>,
}

/// What two writings of one name share: case, the marks between its parts and 系列 do not tell names apart.
fn folded(name: &str) -> String {
    name.strip_suffix(SERIES)
        .unwrap_or(name)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '·' | '“' | '”' | '《' | '》'))
        .flat_map(char::to_lowercase)
        .collect()
}

impl Entities {
    /// Groups the mentions of a document: same writing, same entry of the lexicon, defined aliases.
    #[must_use]
    pub fn new(document: &Document, annotations: &Annotations) -> Self {
        let count = annotations.names.len();
        let mut parent: Vec<u32> = (0..count as u32).collect();
        let mut writings: BTreeMap<String, u32> = BTreeMap::new();
        let mut by_entry: BTreeMap<u32, u32> = BTreeMap::new();
        for (i, name) in annotations.names.iter().enumerate() {
            let first = *writings.entry(folded(name.span.of(&document.text))).or_insert(i as u32);
            union(&mut parent, first, i as u32);
            if let Some(entry) = name.entry {
                let first = *by_entry.entry(entry).or_insert(i as u32);
                union(&mut parent, first, i as u32);
            }
        }
        for &(full, short) in &annotations.aliases {
            union(&mut parent, full, short);
        }
        let cluster: Vec<u32> = (0..count as u32).map(|i| root(&mut parent, i)).collect();
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (i, &c) in cluster.iter().enumerate() {
            members.entry(c).or_default().push(i as u32);
        }
        let classes = members.iter().map(|(&c, all)| (c, vote(all, &annotations.names))).collect();
        let guess = |&m: &u32| annotations.names[m as usize].certainty == Certainty::Guess;
        let guesses = members.iter().filter(|(_, all)| all.iter().all(guess)).map(|(&c, _)| c).collect();
        Self { cluster, writings, members, classes, guesses }
    }

    /// The cluster of a mention.
    #[must_use]
    pub fn of(&self, name: u32) -> u32 {
        self.cluster[name as usize]
    }

    /// The first mention that writes a name so, whatever its case and marks.
    #[must_use]
    pub fn mention(&self, writing: &str) -> Option<u32> {
        self.writings.get(&folded(writing)).copied()
    }

    /// Every mention of an entity, by its cluster.
    #[must_use]
    pub fn mentions(&self, cluster: u32) -> &[u32] {
        self.members.get(&cluster).map_or(&[], Vec::as_slice)
    }

    /// The class of a mention's entity.
    #[must_use]
    pub fn class(&self, name: u32) -> ClassId {
        self.classes[&self.of(name)]
    }

    /// Whether nothing but its shape speaks for the entity's class.
    #[must_use]
    pub fn guessed(&self, name: u32) -> bool {
        self.guesses.contains(&self.of(name))
    }

    /// Gives an entity whose class was a guess the class that a fact tells.
    pub fn settle(&mut self, name: u32, class: ClassId) {
        let cluster = self.of(name);
        self.classes.insert(cluster, class);
    }

    /// The entity of a cluster, in the original's characters.
    #[must_use]
    pub fn entity(
        &self,
        cluster: u32,
        names: &[NameMention],
        lexicon: &Lexicon,
        ontology: &Ontology,
        original: impl Fn(&NameMention) -> String,
    ) -> Entity {
        let members = &self.members[&cluster];
        let forms: BTreeSet<(bool, std::cmp::Reverse<usize>, String)> = members
            .iter()
            .map(|&m| {
                let form = original(&names[m as usize]);
                (names[m as usize].reason == Reason::Alias, std::cmp::Reverse(form.chars().count()), form)
            })
            .collect();
        let forms: Vec<String> = forms.into_iter().map(|f| f.2).collect();
        let name = forms.first().cloned().unwrap_or_default();
        let entry = members.iter().find_map(|&m| names[m as usize].entry).map(|e| &lexicon.entries[e as usize]);
        // The family's name holds that of its member, a joined place that of the smaller one.
        let stem = name.strip_suffix(SERIES).map(str::to_owned);
        let within = entry.iter().flat_map(|e| std::iter::once(&e.name).chain(&e.aliases)).filter(|n| name.contains(n.as_str())).cloned();
        let mut aliases: Vec<String> = within.chain(stem).chain(forms).filter(|f| *f != name).collect();
        aliases.sort();
        aliases.dedup();
        Entity {
            key: entry.map_or_else(|| name.clone(), |e| e.name.clone()),
            class: ontology.class_name(self.classes[&cluster]).to_owned(),
            wikidata: entry.and_then(|e| e.wikidata.clone()),
            name,
            aliases,
        }
    }

    /// The clusters, each once, with a flag-free list of their mentions.
    pub fn clusters(&self) -> impl Iterator<Item = (u32, &[u32])> {
        self.members.iter().map(|(&c, all)| (c, all.as_slice()))
    }
}

fn vote(members: &[u32], names: &[NameMention]) -> ClassId {
    let mut votes: BTreeMap<ClassId, (Certainty, usize)> = BTreeMap::new();
    for &m in members {
        let name = &names[m as usize];
        let vote = votes.entry(name.class).or_insert((name.certainty, 0));
        vote.0 = vote.0.max(name.certainty);
        vote.1 += usize::from(name.reason != Reason::Alias);
    }
    votes
        .into_iter()
        .max_by_key(|&(class, (certainty, count))| (certainty, count, std::cmp::Reverse(class)))
        .map_or(ClassId(0), |(class, _)| class)
}

fn root(parent: &mut [u32], mut i: u32) -> u32 {
    while parent[i as usize] != i {
        parent[i as usize] = parent[parent[i as usize] as usize];
        i = parent[i as usize];
    }
    i
}

fn union(parent: &mut [u32], a: u32, b: u32) {
    let (a, b) = (root(parent, a), root(parent, b));
    let (low, high) = (a.min(b), a.max(b));
    parent[high as usize] = low;
}

//! Mentions → entities, within one article.
//!
//! Gives for each name mention the entity it names; deliberately reads no sentence: pronouns and dropped
//! subjects are found where the clause is read, because they depend on it.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use crate::annotate::{self, Annotations, Certainty, NameMention, Reason};
use crate::chinese::SERIES;
use crate::document::Document;
use crate::fact::Entity;
use crate::lexicon::Lexicon;
use crate::ontology::{ClassId, Ontology};

/// Which entity each mention names.
#[derive(Debug, Default)]
pub struct Entities {
    /// By name mention: the first mention of its entity, which stands for the cluster.
    cluster: Vec<u32>,
    /// By writing: the first mention. Only asked, never gone through.
    writings: HashMap<String, u32>,
    /// The mentions, cluster by cluster.
    members: Vec<u32>,
    /// By cluster: where its mentions stand in `members`.
    ranges: Vec<(u32, u32)>,
    /// By cluster: its class.
    classes: Vec<ClassId>,
    /// By cluster: whether nothing but the shape tells the class.
    guesses: Vec<bool>,
}

/// What two writings of one name share: case, the marks between its parts and 系列 do not tell names apart.
fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    fold(name, &mut folded);
    folded
}

/// Writes into `folded` what a name shares with its other writings.
fn fold(name: &str, folded: &mut String) {
    folded.clear();
    name.strip_suffix(SERIES)
        .unwrap_or(name)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '·' | '“' | '”' | '《' | '》'))
        .for_each(|c| {
            // Ideographs have no case, and no table need be asked.
            if c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c) {
                folded.push(c.to_ascii_lowercase());
            } else {
                folded.extend(c.to_lowercase());
            }
        });
}

/// A name without quotation marks that have no partner in it: 云桥”创新大赛.
fn paired(name: &str) -> String {
    // The bytes with which these marks begin.
    if !name.bytes().any(|b| matches!(b, 0xe2 | 0xe3)) {
        return name.to_owned();
    }
    let odd = |open, close| name.matches(open).count() != name.matches(close).count();
    if !odd('“', '”') && !odd('「', '」') {
        return name.to_owned();
    }
    name.chars().filter(|c| !matches!(c, '“' | '”' | '「' | '」')).collect()
}

impl Entities {
    /// Groups the mentions of a document: same writing, same entry of the lexicon, defined aliases.
    #[must_use]
    pub fn new(document: &Document, annotations: &Annotations) -> Self {
        let names = &annotations.names;
        let count = names.len();
        let mut parent: Vec<u32> = (0..count as u32).collect();
        let mut writings: HashMap<String, u32> = HashMap::with_capacity(count);
        let mut by_entry: HashMap<u32, u32> = HashMap::new();
        let mut writing = String::new();
        for (i, name) in names.iter().enumerate() {
            fold(name.span.of(&document.text), &mut writing);
            let known = writings.get(&writing).copied();
            let first = known.unwrap_or_else(|| *writings.entry(writing.clone()).or_insert(i as u32));
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
        let mut members: Vec<u32> = (0..count as u32).collect();
        members.sort_by_key(|&i| cluster[i as usize]);
        let (mut ranges, mut classes, mut guesses) = (vec![(0, 0); count], vec![ClassId(0); count], vec![false; count]);
        let mut from = 0;
        for same in members.chunk_by(|&a, &b| cluster[a as usize] == cluster[b as usize]) {
            let first = same[0] as usize;
            ranges[first] = (from, from + same.len() as u32);
            classes[first] = vote(same, names);
            guesses[first] = same.iter().all(|&m| names[m as usize].certainty == Certainty::Guess);
            from += same.len() as u32;
        }
        Self { cluster, writings, members, ranges, classes, guesses }
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
        let (from, to) = self.ranges[cluster as usize];
        &self.members[from as usize..to as usize]
    }

    /// The class of a mention's entity.
    #[must_use]
    pub fn class(&self, name: u32) -> ClassId {
        self.classes[self.of(name) as usize]
    }

    /// Whether nothing but its shape speaks for the entity's class.
    #[must_use]
    pub fn guessed(&self, name: u32) -> bool {
        self.guesses[self.of(name) as usize]
    }

    /// Gives an entity whose class was a guess the class that a fact tells.
    pub fn settle(&mut self, name: u32, class: ClassId) {
        let cluster = self.of(name) as usize;
        self.classes[cluster] = class;
    }

    /// The entity of a cluster. `written` gives how a mention is written in the document and in the original: the document's
    /// writing names the entity, so that Traditional and Simplified texts name one; the original's is another name of it.
    #[must_use]
    pub fn entity<'a>(
        &self,
        cluster: u32,
        names: &[NameMention],
        lexicon: &Lexicon,
        ontology: &Ontology,
        written: impl Fn(&NameMention) -> (&'a str, &'a str),
    ) -> Entity {
        let members = self.mentions(cluster);
        // Proper forms before aliases, the fullest first; most are written alike again and again.
        let mut forms: Vec<(bool, std::cmp::Reverse<usize>, &str)> = Vec::new();
        let mut originals: Vec<&str> = Vec::new();
        for mention in members.iter().map(|&m| &names[m as usize]) {
            let (form, original) = written(mention);
            let alias = mention.reason == Reason::Alias;
            if forms.last().is_none_or(|last| (last.0, last.2) != (alias, form)) {
                forms.push((alias, std::cmp::Reverse(form.chars().count()), form));
            }
            if original != form && originals.last() != Some(&original) {
                originals.push(original);
            }
        }
        forms.sort_unstable();
        forms.dedup();
        let name = forms.first().map_or("", |form| form.2);
        let entry = members.iter().find_map(|&m| names[m as usize].entry).map(|e| &lexicon.entries[e as usize]);
        // The family's name holds that of its member, a joined place that of the smaller one.
        let stem = name.strip_suffix(SERIES);
        let within = entry.iter().flat_map(|e| std::iter::once(&e.name).chain(&e.aliases)).map(String::as_str);
        let within = within.filter(|n| n.len() < name.len() && name.contains(n));
        let label = paired(name);
        // 首届听涛杯算法大赛 is called without its edition as well, where the text has no other.
        let recurs = ontology.defaults_for("recurring").any(|class| class == self.classes[cluster as usize]);
        let core = Some(annotate::parted(name).0).filter(|core| recurs && core.len() < name.len() && self.mention(core).is_none());
        let others = within.chain(stem).chain(core).chain(forms.iter().map(|form| form.2)).chain(originals);
        let others = others.filter(|form| *form != name);
        let mut aliases: Vec<String> = others.map(paired).filter(|alias| *alias != label).collect();
        aliases.sort();
        aliases.dedup();
        Entity {
            key: entry.map_or_else(|| label.clone(), |e| e.name.clone()),
            class: ontology.class_name(self.classes[cluster as usize]).to_owned(),
            wikidata: entry.and_then(|e| e.wikidata.clone()),
            name: label,
            aliases,
        }
    }

    /// The clusters, each once, with a flag-free list of their mentions.
    pub fn clusters(&self) -> impl Iterator<Item = (u32, &[u32])> {
        self.members.chunk_by(|&a, &b| self.of(a) == self.of(b)).map(|all| (all[0], all))
    }
}

fn vote(members: &[u32], names: &[NameMention]) -> ClassId {
    if let [only] = members {
        return names[*only as usize].class;
    }
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

//! `ontology/*.ttl` → [`Ontology`]: the classes and properties that the graph is written in.
//!
//! Deliberately knows no class or property by name: what stands in the Turtle file is all there is.

use std::collections::BTreeMap;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Term;

use crate::diagnostic::Diagnostic;

/// The namespace of the ontology.
pub const BASE: &str = "https://tupu.example/ontology#";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const DEFAULT_FOR: &str = "https://tupu.example/ontology#defaultFor";
const ENDS: &str = "https://tupu.example/ontology#ends";
const LEAST: &str = "https://tupu.example/ontology#least";
const MOST: &str = "https://tupu.example/ontology#most";
const OF_OBJECT_OF: &str = "https://tupu.example/ontology#ofObjectOf";
const DATES: &str = "https://tupu.example/ontology#dates";
const FIRST: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
const REST: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
const LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
const SUBCLASS: &str = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
const DOMAIN: &str = "http://www.w3.org/2000/01/rdf-schema#domain";
const RANGE: &str = "http://www.w3.org/2000/01/rdf-schema#range";
const OWL_CLASS: &str = "http://www.w3.org/2002/07/owl#Class";
const OWL_TRANSITIVE: &str = "http://www.w3.org/2002/07/owl#TransitiveProperty";
const OWL_SYMMETRIC: &str = "http://www.w3.org/2002/07/owl#SymmetricProperty";
const NARROW: &str = "https://tupu.example/ontology#Narrow";
const MAKING: &str = "https://tupu.example/ontology#Making";
const HAPPENING: &str = "https://tupu.example/ontology#Happening";
const TAKING: &str = "https://tupu.example/ontology#Taking";
const JOINING: &str = "https://tupu.example/ontology#Joining";
const OWL_UNION: &str = "http://www.w3.org/2002/07/owl#unionOf";

/// A class of the ontology: an index, stable within one [`Ontology`]; ordered as the names are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub u16);

/// A set of classes: one bit each, so that asking costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassSet(Box<[u64]>);

impl ClassSet {
    /// Whether no class is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|&bits| bits == 0)
    }

    /// Whether a class is in it.
    #[must_use]
    pub fn has(&self, class: ClassId) -> bool {
        self.0.get(class.0 as usize / 64).is_some_and(|bits| bits >> (class.0 % 64) & 1 == 1)
    }
}

impl FromIterator<ClassId> for ClassSet {
    fn from_iter<T: IntoIterator<Item = ClassId>>(classes: T) -> Self {
        let mut bits = Vec::new();
        for class in classes {
            let word = class.0 as usize / 64;
            if bits.len() <= word {
                bits.resize(word + 1, 0);
            }
            bits[word] |= 1 << (class.0 % 64);
        }
        Self(bits.into_boxed_slice())
    }
}

/// The classes and properties, as read from Turtle.
#[derive(Clone, Debug, Default)]
pub struct Ontology {
    classes: Vec<Class>,
    /// By role, the classes that play it where nothing else tells one.
    defaults: Vec<(String, Vec<ClassId>)>,
    predicates: Vec<Predicate>,
    names: Vec<String>,
}

/// A class with its place in the subclass tree.
#[derive(Clone, Debug)]
pub struct Class {
    /// The local name (`ResearchInstitute`).
    pub name: String,
    /// `rdfs:label` in Chinese and in English.
    pub labels: Labels,
    /// This class and every class above it.
    above: ClassSet,
}

/// A label in the two languages of the ontology; empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// `@zh`
    pub zh: String,
    /// `@en`
    pub en: String,
}

/// A property: an index into [`Ontology::predicates`].
pub type PredicateIndex = usize;

/// A property.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a class that the ontology says the property to be of")]
pub struct Predicate {
    /// The local name (`released`).
    pub name: String,
    /// `rdfs:label` in Chinese and in English.
    pub labels: Labels,
    /// Classes of the subject (any one of them or below); empty: any.
    pub domain: Vec<ClassId>,
    /// What the object is.
    pub range: Range,
    /// Whether it holds in both directions (`owl:SymmetricProperty`).
    pub symmetric: bool,
    /// Whether it says where something belongs (`owl:TransitiveProperty`).
    pub transitive: bool,
    /// Whether the subject brings the object about (`tp:Making`).
    pub makes: bool,
    /// Whether the news tells of it as it happens, so that the date before a modifier is its own (`tp:Happening`).
    pub happens: bool,
    /// Whether the object is less than a whole field (`tp:Narrow`).
    pub narrow: bool,
    /// Whether the subject takes up what others brought about (`tp:Taking`).
    pub takes: bool,
    /// Whether the subject but takes part in the object (`tp:Joining`).
    pub joins: bool,
    /// The property whose facts no longer hold once this one does (`tp:ends`).
    pub ends: Option<String>,
    /// The least number that it measures (`tp:least`).
    pub least: Option<u32>,
    /// The greatest number that it measures (`tp:most`).
    pub most: Option<u32>,
    /// The property of whose object this measures something, where a sentence says both (`tp:ofObjectOf`).
    pub of_object_of: Option<String>,
    /// The property that this tells the date of (`tp:dates`): no other fact takes it as its date.
    pub dates: Option<String>,
    /// Whether another property tells the date of this one.
    pub dated: bool,
}

/// What the object of a property is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Range {
    /// An entity of one of these classes or below; empty: any.
    Entity(Vec<ClassId>),
    /// A number.
    Number,
    /// A date.
    Date,
}

impl Ontology {
    /// Reads an ontology from Turtle. `file` is the name used in diagnostics.
    ///
    /// # Errors
    /// All that is wrong: syntax, a class without a label, a domain or range that is no class.
    pub fn parse(turtle: &str, file: &str) -> Result<Self, Vec<Diagnostic>> {
        let graph = Statements::read(turtle, file)?;
        let mut problems = Vec::new();
        let mut names: Vec<&str> = graph.subjects_of_type(OWL_CLASS).filter_map(local).collect();
        names.sort_unstable();
        names.dedup();
        let id = |name: &str| names.binary_search(&name).ok().map(|i| ClassId(i as u16));
        let mut classes = Vec::new();
        let mut defaults: BTreeMap<String, Vec<ClassId>> = BTreeMap::new();
        for name in &names {
            let iri = format!("{BASE}{name}");
            let labels = graph.labels(&iri);
            if labels.zh.is_empty() || labels.en.is_empty() {
                problems.push(
                    Diagnostic::new(file, graph.line(&iri), 1, format!("class `{name}` has no label in zh and en"))
                        .hint("add rdfs:label \"…\"@zh, \"…\"@en"),
                );
            }
            let mut ancestors: Vec<ClassId> = Vec::new();
            let mut open = vec![iri];
            while let Some(class) = open.pop() {
                let Some(found) = local(&class).and_then(id) else { continue };
                if !ancestors.contains(&found) {
                    ancestors.push(found);
                    open.extend(graph.objects(&class, SUBCLASS).map(str::to_owned));
                }
            }
            for role in graph.objects(&format!("{BASE}{name}"), DEFAULT_FOR) {
                defaults.entry(role.trim_end_matches('@').to_owned()).or_default().push(ClassId(classes.len() as u16));
            }
            classes.push(Class { name: (*name).to_owned(), labels, above: ancestors.into_iter().collect() });
        }
        let mut predicates = Vec::new();
        for (kind, range) in [("Relation", None), ("Measure", Some(Range::Number)), ("DateMeasure", Some(Range::Date))] {
            for iri in graph.subjects_of_type(&format!("{BASE}{kind}")) {
                let Some(name) = local(iri) else { continue };
                let mut side = |property: &str| -> Vec<ClassId> {
                    let mut found = Vec::new();
                    for class in graph.objects(iri, property).flat_map(|o| graph.union(o)) {
                        match local(&class).and_then(id) {
                            Some(class) => found.push(class),
                            None if class.starts_with(BASE) => {
                                problems.push(
                                    Diagnostic::new(
                                        file,
                                        graph.line(iri),
                                        1,
                                        format!("property `{name}` names an unknown class <{class}>"),
                                    )
                                    .hint("declare it with `a owl:Class`"),
                                );
                            }
                            None => {}
                        }
                    }
                    found
                };
                let domain = side(DOMAIN);
                let objects = side(RANGE);
                let range = range.clone().unwrap_or(Range::Entity(objects));
                let symmetric = graph.has(iri, TYPE, OWL_SYMMETRIC);
                let transitive = graph.has(iri, TYPE, OWL_TRANSITIVE);
                let ends = graph.objects(iri, ENDS).find_map(local).map(str::to_owned);
                let number = |bound| graph.objects(iri, bound).find_map(|n| n.trim_end_matches('@').parse().ok());
                let of_object_of = graph.objects(iri, OF_OBJECT_OF).find_map(local).map(str::to_owned);
                let dates = graph.objects(iri, DATES).find_map(local).map(str::to_owned);
                let makes = graph.has(iri, TYPE, MAKING);
                let happens = graph.has(iri, TYPE, HAPPENING);
                let takes = graph.has(iri, TYPE, TAKING);
                let joins = graph.has(iri, TYPE, JOINING);
                let narrow = graph.has(iri, TYPE, NARROW);
                let labels = graph.labels(iri);
                predicates.push(Predicate {
                    name: name.to_owned(),
                    labels,
                    domain,
                    range,
                    symmetric,
                    transitive,
                    makes,
                    happens,
                    narrow,
                    takes,
                    joins,
                    ends,
                    least: number(LEAST),
                    most: number(MOST),
                    of_object_of,
                    dates,
                    dated: false,
                });
            }
        }
        predicates.sort_by(|a, b| a.name.cmp(&b.name));
        let dated: Vec<String> = predicates.iter().filter_map(|p| p.dates.clone()).collect();
        for predicate in &mut predicates {
            predicate.dated = dated.contains(&predicate.name);
        }
        if problems.is_empty() {
            let names = graph.by_subject.keys().filter_map(|s| local(s)).map(str::to_owned).collect();
            Ok(Self { classes, defaults: defaults.into_iter().collect(), predicates, names })
        } else {
            Err(problems)
        }
    }

    /// Every class, in the order of the names.
    #[must_use]
    pub fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// Every property, in the order of the names.
    #[must_use]
    pub fn predicates(&self) -> &[Predicate] {
        &self.predicates
    }

    /// Every local name that the file declares, sorted: classes, properties, qualifiers and what claims are made of.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }

    /// The class of this local name.
    #[must_use]
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.classes.binary_search_by(|c| c.name.as_str().cmp(name)).ok().map(|i| ClassId(i as u16))
    }

    /// The local name of a class.
    #[must_use]
    pub fn class_name(&self, class: ClassId) -> &str {
        &self.classes[class.0 as usize].name
    }

    /// Whether `class` is `above` or stands below it.
    #[must_use]
    pub fn is_a(&self, class: ClassId, above: ClassId) -> bool {
        self.classes[class.0 as usize].above.has(above)
    }

    /// The class itself and every class below it.
    pub fn below(&self, class: ClassId) -> impl Iterator<Item = ClassId> {
        (0..self.classes.len() as u16).map(ClassId).filter(move |&c| self.is_a(c, class))
    }

    /// The classes that play a role in the reading of names (`tp:defaultFor`: `person`, `shape`, …), in the order of their names.
    pub fn defaults_for(&self, role: &str) -> impl Iterator<Item = ClassId> + use<'_> {
        // They are few, and of other lengths: hardly one is compared with another.
        self.defaults.iter().find(|(name, _)| name == role).into_iter().flat_map(|(_, classes)| classes).copied()
    }

    /// The class itself, or, for one that only gathers others (Agent), the one below it that a name gets by default.
    #[must_use]
    pub fn concrete(&self, class: ClassId) -> ClassId {
        ["employer", "shape"].iter().flat_map(|role| self.defaults_for(role)).find(|&c| c != class && self.is_a(c, class)).unwrap_or(class)
    }

    /// The property of this local name.
    #[must_use]
    pub fn predicate(&self, name: &str) -> Option<&Predicate> {
        self.predicate_index(name).map(|i| &self.predicates[i])
    }

    /// The place of the property of this local name.
    #[must_use]
    pub fn predicate_index(&self, name: &str) -> Option<PredicateIndex> {
        self.predicates.binary_search_by(|p| p.name.as_str().cmp(name)).ok()
    }
}

fn local(iri: &str) -> Option<&str> {
    iri.strip_prefix(BASE).filter(|name| !name.is_empty())
}

/// The triples of a Turtle file by subject: small, and read many times.
struct Statements<'a> {
    turtle: &'a str,
    /// Subject → property and object; a literal is its text, `@` and its language.
    by_subject: BTreeMap<String, Vec<(String, String)>>,
}

impl<'a> Statements<'a> {
    fn read(turtle: &'a str, file: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut by_subject: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        let mut problems = Vec::new();
        let text = |term: &Term| match term {
            Term::NamedNode(node) => node.as_str().to_owned(),
            Term::BlankNode(node) => format!("_:{}", node.as_str()),
            Term::Literal(literal) => format!("{}@{}", literal.value(), literal.language().unwrap_or_default()),
            #[expect(unreachable_patterns, reason = "a cargo feature of oxigraph adds a kind of term")]
            _ => String::new(),
        };
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle.as_bytes()) {
            match quad {
                Ok(quad) => {
                    let subject = text(&Term::from(quad.subject));
                    by_subject.entry(subject).or_default().push((quad.predicate.as_str().to_owned(), text(&quad.object)));
                }
                Err(error) => {
                    let (line, column) =
                        error.location().map_or((0, 0), |place| (place.start.line as u32 + 1, place.start.column as u32 + 1));
                    // The place stands before the message already.
                    let said = error.to_string();
                    let said =
                        said.split_once(": ").filter(|(place, _)| place.starts_with("Parser error at")).map_or(said.as_str(), |s| s.1);
                    problems.push(
                        Diagnostic::new(file, line, column, format!("this is no Turtle: {said}"))
                            .hint("a statement is `subject predicate object .`, with `;` before another predicate"),
                    );
                }
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self { turtle, by_subject })
    }

    fn objects<'b>(&'b self, subject: &str, property: &str) -> impl Iterator<Item = &'b str> {
        let property = property.to_owned();
        self.by_subject.get(subject).into_iter().flatten().filter(move |(p, _)| *p == property).map(|(_, o)| o.as_str())
    }

    fn has(&self, subject: &str, property: &str, object: &str) -> bool {
        self.objects(subject, property).any(|o| o == object)
    }

    fn subjects_of_type(&self, class: &str) -> impl Iterator<Item = &str> {
        let class = class.to_owned();
        self.by_subject.keys().filter(move |s| self.has(s, TYPE, &class)).map(String::as_str)
    }

    fn labels(&self, subject: &str) -> Labels {
        let of = |tag: &str| self.objects(subject, LABEL).find_map(|l| l.strip_suffix(tag)).unwrap_or_default().to_owned();
        Labels { zh: of("@zh"), en: of("@en") }
    }

    /// The members of an `owl:unionOf`, or the class itself.
    fn union(&self, class: &str) -> Vec<String> {
        let Some(list) = self.objects(class, OWL_UNION).next() else { return vec![class.to_owned()] };
        let mut members = Vec::new();
        let mut cell = list.to_owned();
        for _ in 0..1000 {
            members.extend(self.objects(&cell, FIRST).next().map(str::to_owned));
            let Some(rest) = self.objects(&cell, REST).next().map(str::to_owned) else { break };
            cell = rest;
        }
        members
    }

    /// The line on which a subject is first written, for diagnostics.
    fn line(&self, iri: &str) -> u32 {
        let name = local(iri).map(|n| format!("tp:{n} ")).unwrap_or_default();
        self.turtle.lines().position(|l| l.starts_with(&name)).map_or(0, |i| i as u32 + 1)
    }
}

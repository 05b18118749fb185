//! The reader: goes through the sentences of an article, finds what sets rules off, and remembers what was spoken of.
//!
//! Within a sentence everything happens in the order of the text, so that a dropped subject or a pronoun sees what stood
//! before it and nothing else. Deliberately fills no role itself.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::Annotations;
use crate::chinese::{ABLE, Category};
use crate::document::Document;
use crate::extract::argument::{Arguments, Chunks, arguments, ends_clause, governor};
use crate::extract::clause::caution::worked_for;
use crate::extract::clause::row::{Kind, Row};
use crate::extract::clause::spelling::Spots;
use crate::extract::clause::{Chunk, Part};
use crate::extract::discourse::gap::may_be;
use crate::extract::discourse::hero::Front;
use crate::extract::discourse::listing::pairs;
use crate::extract::discourse::maker::Makers;
use crate::extract::discourse::{Discourse, Part as Spoken};
use crate::extract::statement::speech::Speech;
use crate::extract::trace::Attempt;
use crate::extract::wording::Wording;
use crate::extract::wording::stem::Stems;
use crate::extract::{Engine, Match, Mentions, Target};
use crate::ontology::{Ontology, PredicateIndex};
use crate::resolve::Entities;
use crate::rule::{Filler, Place};
use crate::span::Span;

/// Verbs of leaving a house, before it; the coverb before it, and such verbs behind it.
const LEAVING: &[&str] = &["离开", "告别", "辞别", "走出"];
const FROM: &str = "从";
const QUITTING: &[&str] = &["离职", "离任", "辞职", "出走", "离开", "辞去", "卸任", "跳槽", "退休", "出来"];

/// How many chunks of text stand before a verb that only names what may be done.
const ABILITY: usize = 3;

/// The particle of a verb that is over.
const DONE: char = '了';

/// The field of the headline.
const TITLE: &str = "title";

#[expect(clippy::struct_excessive_bools, reason = "each tells of the sentence what none of the others does")]
pub(crate) struct Reader<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) document: &'a Document,
    pub(crate) annotations: &'a Annotations,
    pub(crate) entities: &'a Entities,
    pub(crate) ontology: &'a Ontology,
    pub(crate) spots: &'a Spots,
    pub(crate) discourse: Discourse,
    /// One mention of each entity and how often it is named, the most often named first.
    pub(crate) named: Vec<(usize, u32)>,
    field: u32,
    /// What the headline and the first sentence below it name.
    pub(crate) front: Front,
    /// Entities of which the text has told what they are, have or bring out.
    pub(crate) of_its_own: BTreeSet<u32>,
    pub(crate) matches: Vec<Match>,
    /// Who made what, as far as the text has told.
    pub(crate) makers: Makers<'a>,
    /// Whether others speak in the document than who writes it.
    pub(crate) several_speak: bool,
    /// Who says what, in the whole document.
    pub(crate) speeches: Vec<Speech>,
    /// By person: for whom they speak, as far as the text has told.
    pub(crate) houses: BTreeMap<u32, Mentions>,
    /// Persons, and whom they lead.
    pub(crate) led: BTreeSet<(u32, u32)>,
    /// What stands between quotation marks.
    pub(crate) quotes: Vec<Span>,
    /// Whose speech the chunk at hand stands in.
    pub(crate) voice: Option<Speech>,
    /// Who goes with what in the lists of the sentence at hand.
    pub(crate) pairs: BTreeSet<(u32, u32)>,
    /// Who has done something in the sentence at hand to somebody whom it leaves out, and what: the property; and whether to one of
    /// the like.
    pub(crate) doing: Vec<(PredicateIndex, u32, bool)>,
    /// The sentence at hand.
    pub(crate) sentence: Span,
    /// Dates in the sentence at hand that are the date of one thing said in it alone, and the properties that say it.
    pub(crate) dating: Vec<(u32, [PredicateIndex; 2])>,
    /// What the clause at hand goes on about, though it does not name it.
    pub(crate) about: Mentions,
    /// What the clause before has gone on about, in this sentence, without naming it.
    pub(crate) went_on: Mentions,
    /// What the sentence at hand has only named beside another thing that it is about: what that stands on, is like, or beats.
    pub(crate) beside: Mentions,
    /// Whether the clause before tells by whom something is done that it is not about: X由A主办.
    pub(crate) by_others: bool,
    /// Mentions of those of whom the text says that somebody worked for them once.
    pub(crate) once: BTreeSet<u32>,
    /// Whether the clause at hand only says of another what was measured before.
    pub(crate) by_the_way: bool,
    /// Whether the paragraph is an item with a label: 3、云川科技:….
    pub(crate) labelled: bool,
    /// By value: what it counts, once it was asked.
    counted: Vec<OnceCell<Option<Span>>>,
    pub(crate) stems: Stems<'a>,
    /// What phrases were asked for that stand for names, since something was told last, and what they stand for: one wording after
    /// the other asks the same.
    pub(crate) stood: Vec<(*const Chunk, &'a Filler, Option<Mentions>)>,
    /// What became of every anchor, where somebody asks.
    pub(crate) attempts: Option<Vec<Attempt>>,
}

/// One sentence, or the inside of a bracket.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) row: &'a Row,
    pub(crate) chunks: &'a [Chunk],
    /// The names before the bracket, for what stands inside it.
    pub(crate) outer: &'a [u32],
}

/// What sets a rule off: a trigger word, or a stretch that a pattern matched.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anchor {
    pub(crate) rule: u32,
    /// Its first chunk.
    pub(crate) first: usize,
    /// Its last chunk, inclusive.
    pub(crate) last: usize,
    /// Its bytes in the document.
    pub(crate) span: Span,
}

/// Who did what the verbs of a sentence say, by the verb's chunk.
pub(crate) type Doers = BTreeMap<usize, Mentions>;

impl<'a> Reader<'a> {
    pub(crate) fn new(
        engine: &'a Engine,
        document: &'a Document,
        annotations: &'a Annotations,
        entities: &'a Entities,
        ontology: &'a Ontology,
        spots: &'a Spots,
    ) -> Self {
        let mut named: Vec<(usize, u32)> = entities.clusters().map(|(_, all)| (all.len(), all[0])).collect();
        named.sort_by_key(|&(count, first)| (std::cmp::Reverse(count), first));
        Self {
            engine,
            document,
            annotations,
            entities,
            ontology,
            spots,
            discourse: Discourse::default(),
            named,
            field: 0,
            front: Front::of(document, annotations),
            of_its_own: BTreeSet::new(),
            matches: Vec::new(),
            makers: Makers::default(),
            pairs: BTreeSet::new(),
            doing: Vec::new(),
            sentence: Span { start: 0, end: 0 },
            dating: Vec::new(),
            several_speak: labelled_twice(&document.text),
            speeches: Vec::new(),
            houses: BTreeMap::new(),
            led: BTreeSet::new(),
            quotes: Vec::new(),
            voice: None,
            about: Mentions::new(),
            went_on: Mentions::new(),
            beside: Mentions::new(),
            by_others: false,
            once: BTreeSet::new(),
            by_the_way: false,
            labelled: false,
            counted: vec![OnceCell::new(); annotations.values.len()],
            stems: Stems::default(),
            stood: Vec::new(),
            attempts: None,
        }
    }

    /// Reads all sentences; gives what they state.
    pub(crate) fn through(mut self, rows: &[Row], chunks: &[Vec<Chunk>], wordings: Vec<Vec<Wording>>) -> Vec<Match> {
        let scenes = || rows.iter().zip(chunks).map(|(row, chunks)| Scene { row, chunks, outer: &[] });
        let after = scenes().skip(1).map(Some).chain([None]);
        for ((scene, next), wordings) in scenes().zip(after).zip(wordings) {
            self.read(scene, next, wordings);
        }
        self.matches
    }

    /// What a number counts, when that is a thing.
    pub(crate) fn counted(&self, value: u32) -> Option<Span> {
        let listed = || self.engine.things.counted(value, self.document, self.annotations);
        *self.counted[value as usize].get_or_init(|| listed().or_else(|| self.unlisted(value)))
    }

    /// Reads a sentence that `next` follows: its chunks, and where patterns match in it.
    pub(crate) fn read(&mut self, scene: Scene<'_>, next: Option<Scene<'_>>, wordings: Vec<Wording>) {
        let Scene { row, chunks, .. } = scene;
        if row.sentence.field != self.field {
            // A headline tells whom the lead goes on about, where that names nobody.
            let title = self.document.fields.get(self.field as usize).is_some_and(|f| f.name == TITLE);
            self.field = row.sentence.field;
            if !(title && self.discourse.leave_heading(|n| self.entities.of(n))) {
                self.discourse.clear();
            }
        }
        let names = &self.annotations.names;
        self.discourse.next_sentence(names.partition_point(|n| n.span.start < row.sentence.span.start) as u32);
        if row.sentence.opens_paragraph {
            self.discourse.next_paragraph();
            // Of a labelled item the section is over with its paragraph.
            let item = self.labelled_item(row);
            if std::mem::replace(&mut self.labelled, item.is_some()) || item.is_some() {
                self.discourse.clear();
            }
            if let Some(heading) = self.heading(row).or(item) {
                self.discourse.begin_section(heading);
            } else if self.begins_item(row) {
                self.discourse.clear();
            } else if self.begins_point(row) {
                // 二、云川科技 … ● 总部位于南城: each point is of whom the section is about.
                let section = self.discourse.section(|_| true);
                self.discourse.say(&section, Spoken::Topic);
            }
        }
        self.pairs = pairs(chunks);
        self.beside.clear();
        self.by_others = false;
        self.doing.clear();
        self.sentence = row.sentence.span;
        self.dating = self.dated_by(&wordings);
        self.went_on.clear();
        let once = |&i: &usize| worked_for(chunks, i) || self.left(scene, i);
        let over: Mentions = (0..chunks.len())
            .filter(once)
            .flat_map(|i| match &chunks[i].part {
                // 前A和B工程师: both of them.
                Part::Phrase(p) if p.anaphor.is_none() && p.names.iter().all(|&n| self.acts(n) && !self.is_person(n)) => p.names.clone(),
                Part::Phrase(p) if p.anaphor.is_none() => p.names.last().copied().into_iter().collect(),
                _ => Mentions::new(),
            })
            .collect();
        self.once.extend(over);
        if self.discourse.silent() {
            let next = next.filter(|next| next.row.sentence.field == row.sentence.field);
            let coming = self.coming(scene, next).unwrap_or_default();
            self.discourse.say(&coming, Spoken::Topic);
        }
        let before = self.matches.len();
        self.walk(scene, wordings);
        self.drop_of_doers(before);
    }

    /// 王雪离开云川科技, 从云川科技离职: whether whoever stands at `at` is left by somebody.
    fn left(&self, scene: Scene<'_>, at: usize) -> bool {
        let chunks = scene.chunks;
        let Part::Phrase(phrase) = &chunks[at].part else { return false };
        let house = phrase.names.last().is_some_and(|&n| phrase.anaphor.is_none() && self.acts(n) && !self.is_person(n));
        let word = |i: usize| self.text_of(scene, i).trim_end_matches('了');
        let leaves =
            || at > 0 && matches!(chunks[at - 1].part, Part::Text | Part::Word(_)) && LEAVING.iter().any(|w| word(at - 1).ends_with(w));
        let quits = || at + 1 < chunks.len() && at > 0 && word(at - 1) == FROM && QUITTING.iter().any(|w| word(at + 1).starts_with(w));
        house && (leaves() || quits())
    }

    /// 去年的D轮募得5亿元,领投方是X: drops what is told of X by guess, whom the sentence names later as doing it to somebody left out; and
    /// what is measured of whom it is done to, of whoever does it (A领投,投后估值96亿元).
    fn drop_of_doers(&mut self, before: usize) {
        let (entities, rules, names) = (self.entities, &self.engine.rules.rules, &self.annotations.names);
        let mut stated = self.matches.split_off(before);
        let property = |m: &Match| rules[m.rule as usize].facts[m.fact as usize].property;
        // 由A领投,B、C参投,X…: nor is it done to B.
        let acting: Vec<_> = stated.iter().map(|m| (property(m), entities.of(m.subject))).collect();
        stated.retain(|m| {
            let rule = &rules[m.rule as usize];
            let claim = &rule.facts[m.fact as usize];
            let at = m.parts.iter().filter(|(role, _)| role.is_none()).map(|(_, span)| span.start).min().unwrap_or(0);
            let guessed = |role: usize, n: u32| matches!(rule.roles[role].place, Place::Topic) && names[n as usize].span.start > at;
            let does = |n: u32| self.doing.iter().any(|&(_, d, alike)| alike && entities.of(d) == entities.of(n));
            let acts = |n: u32| does(n) || acting.contains(&(claim.property, entities.of(n)));
            let object = if let Target::Name(n) = m.object { guessed(claim.object, n) && acts(n) } else { false };
            let of = self.ontology.predicates()[claim.property].of_object_of.as_ref().and_then(|of| self.ontology.predicate_index(of));
            let here = |n: u32| m.quote.contains(names[n as usize].span);
            let done_to =
                of.is_some_and(|of| self.doing.iter().any(|&(p, d, _)| p == of && here(d) && entities.of(d) == entities.of(m.subject)));
            !(object || guessed(claim.subject, m.subject) && does(m.subject) || done_to)
        });
        self.matches.append(&mut stated);
    }

    /// 超过Y(82.3分): goes through the inside of a bracket, which tells of what stands before it, and is not what the clause goes on about.
    fn walk_aside(&mut self, scene: Scene<'_>, inside: Vec<Wording>) {
        let said = self.discourse.said_so_far();
        let about = self.about.clone();
        self.walk(scene, inside);
        self.about = about;
        self.discourse.by_the_way_since(said);
    }

    /// Goes through the chunks of a scene: brackets, then triggers and the wordings that end there, then the clause's end.
    fn walk(&mut self, scene: Scene<'_>, wordings: Vec<Wording>) {
        let chunks = scene.chunks;
        let mut doers = Doers::new();
        let mut clause_start = 0;
        let mut stated = self.matches.len();
        let mut waiting = wordings.into_iter().peekable();
        for (i, chunk) in chunks.iter().enumerate() {
            let end = scene.row.tokens[chunk.last].span.end;
            self.voice = self.voice_at(scene.row.tokens[chunk.first].span.start);
            if let Part::Bracket(inner) = &chunk.part {
                let open = scene.row.tokens[chunk.first].span.start;
                let outer = if chunk.folded { head_behind(chunks, i) } else { before_bracket(chunks, clause_start, i) };
                let parts = if chunk.folded { inner.as_slice() } else { std::slice::from_ref(chunk) };
                for part in parts {
                    let Part::Bracket(inner) = &part.part else { continue };
                    // The last of the modifiers has the particle with it.
                    let end = if part.last + 1 == chunk.last { end } else { scene.row.tokens[part.last].span.end };
                    let mut inside = Vec::new();
                    while let Some(wording) = waiting.next_if(|w| w.span.start >= open && w.span.end <= end) {
                        inside.push(wording);
                    }
                    self.walk_aside(Scene { row: scene.row, chunks: inner, outer: outer.as_slice() }, inside);
                }
            }
            if let Part::Phrase(phrase) = &chunk.part {
                self.discourse.say(&phrase.houses, Spoken::Aside);
                for (named, aside) in &phrase.asides {
                    let Part::Bracket(inner) = &aside.part else { continue };
                    let close = scene.row.tokens[aside.last].span.end;
                    let open = scene.row.tokens[aside.first].span.start;
                    let mut inside = Vec::new();
                    while let Some(wording) = waiting.next_if(|w| w.span.end <= close) {
                        if wording.span.start >= open {
                            inside.push(wording);
                        } else {
                            self.stood.clear();
                            self.told_by(scene, wording, &mut doers);
                        }
                    }
                    self.walk_aside(Scene { row: scene.row, chunks: inner, outer: &[*named] }, inside);
                }
            }
            if let Part::Word(_) = chunk.part {
                if ends_clause(chunk) {
                    // A wording may end with a name's closing mark, which stands behind the last chunk of the clause.
                    let open = scene.row.tokens[chunk.first].span.start;
                    self.told_by_all(scene, || waiting.next_if(|w| w.span.end <= open), &mut doers);
                    stated = self.measure_alone(scene, (clause_start, i), stated);
                    self.end_clause(scene, clause_start, i, &doers);
                    clause_start = i + 1;
                } else {
                    self.trigger(scene, i, &mut doers);
                }
            }
            self.told_by_all(scene, || waiting.next_if(|w| w.span.end <= end), &mut doers);
        }
        self.measure_alone(scene, (clause_start, chunks.len()), stated);
        self.end_clause(scene, clause_start, chunks.len(), &doers);
    }

    /// Reads wordings that end at one place.
    fn told_by_all(&mut self, scene: Scene<'_>, next: impl FnMut() -> Option<Wording>, doers: &mut Doers) {
        self.stood.clear();
        for wording in std::iter::from_fn(next) {
            self.told_by(scene, wording, doers);
        }
    }

    /// What a phrase stands for, as far as it fits: asked once until something is told.
    pub(crate) fn stood_for_once(&mut self, chunks: &[Chunk], at: usize, filler: &'a Filler) -> Option<Mentions> {
        let chunk = std::ptr::from_ref(&chunks[at]);
        if let Some((.., names)) = self.stood.iter().find(|(known, asked, _)| *known == chunk && *asked == filler) {
            return names.clone();
        }
        let names = self.phrase_fill(chunks, at, filler);
        self.stood.push((chunk, filler, names.clone()));
        names
    }

    /// Reads a wording, in the modifier in which it begins.
    fn told_by(&mut self, scene: Scene<'_>, wording: Wording, doers: &mut Doers) {
        let start = wording.span.start;
        let at = chunk_at(scene.row, scene.chunks, start);
        let within = match &scene.chunks[at].part {
            Part::Bracket(parts) if scene.chunks[at].folded && scene.row.tokens[scene.chunks[at].first].span.start <= start => {
                parts.iter().find(|part| start < scene.row.tokens[part.last].span.end)
            }
            _ => None,
        };
        match within.map(|part| &part.part) {
            Some(Part::Bracket(inner)) => {
                let head = head_behind(scene.chunks, at);
                self.wording(Scene { row: scene.row, chunks: inner, outer: head.as_slice() }, wording, &mut Doers::new());
            }
            _ => self.wording(scene, wording, doers),
        }
    }

    /// Reads a clause that has stated nothing since there were `stated` matches as one that leaves out what it measures; gives
    /// how many there are now.
    fn measure_alone(&mut self, scene: Scene<'_>, (start, end): (usize, usize), stated: usize) -> usize {
        self.by_the_way = false;
        let told = stated;
        // 轻量版X则为70亿: whose kin X is, is no measure yet.
        let measured = self.matches.iter().skip(stated).any(|m| !matches!(m.object, Target::Name(_)));
        if self.matches.len() == stated || !measured && may_be(scene.chunks, start, end) {
            let stated = self.matches.len();
            if may_be(scene.chunks, start, end) {
                self.gapped(scene, start, end);
                self.by_the_way = self.matches.len() > stated;
            } else {
                self.gapped_names(scene, start, end);
                self.gapped_post(scene, start, end);
                self.gapped_same(scene, start, end);
            }
        }
        self.remember_own(told);
        self.matches.len()
    }

    fn trigger(&mut self, scene: Scene<'_>, at: usize, doers: &mut Doers) {
        let chunk = &scene.chunks[at];
        let token = scene.row.tokens[chunk.last];
        let Kind::Word(word, _) = token.kind else { return };
        let engine = self.engine;
        let rules = &engine.vocabulary.words[word as usize].rules;
        if rules.is_empty() {
            return;
        }
        if self.is_ability(scene, at) {
            return;
        }
        let held = self.truth_of(scene, at, at);
        let mut arguments = arguments(scene.chunks, at, at);
        self.read_cleft(scene, at, &mut arguments);
        self.read_deed(scene, at, &mut arguments);
        self.read_pivot(scene, at, &mut arguments);
        let mut found = Mentions::new();
        for &rule in rules {
            let anchor = Anchor { rule, first: at, last: at, span: token.span };
            let filled = vec![None; engine.rules.rules[rule as usize].roles.len()];
            let doer = self.apply(&anchor, filled, scene, &arguments, held, doers);
            if found.is_empty() {
                found = doer;
            }
        }
        // A的X上线,登上榜首: whose X is does no more than have it.
        let house = |&topic: &usize| self.house_of(scene, topic, arguments.start, &Filler::any());
        if !found.is_empty() && arguments.topics.iter().filter_map(house).any(|names| names == found) {
            found = Mentions::new();
        }
        self.did(scene, at, &arguments, found, doers);
    }

    /// 支持本地部署的X: whether the verb at chunk `at` only names what may be done with a thing.
    fn is_ability(&self, scene: Scene<'_>, at: usize) -> bool {
        let chunks = scene.chunks;
        let modifies = matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
        let able = |i: usize| ABLE.iter().any(|w| self.text_of(scene, i).trim_start_matches(DONE).starts_with(w));
        let plain = |i: &usize| matches!(chunks[*i].part, Part::Text);
        // A verb may stand first, as 支持 does where a rule asks for it.
        let first = (at.saturating_sub(ABILITY)..at).rev().take_while(plain).last().unwrap_or(at);
        let verb = first.checked_sub(1).filter(|&i| first < at && matches!(chunks[i].part, Part::Word(Category::Verb)));
        modifies && (first..at).chain(verb).any(able)
    }

    /// Remembers who did what the verb at chunk `at` says: whom a rule found, else whom the clause names.
    fn did(&self, scene: Scene<'_>, at: usize, arguments: &Arguments, found: Mentions, doers: &mut Doers) {
        let names = if found.is_empty() {
            // A联合B召开会议: both do.
            let all = |s: usize| {
                let mut names = self.names_at(scene.chunks, s)?;
                names.extend(self.together(scene, s, arguments, &Filler::any(), &mut Chunks::new()));
                Some(names)
            };
            // 王雪离开A加入B: who goes does it, and not whence.
            let free = |s: &&usize| !self.gone_from(scene, **s, arguments.start);
            let named = arguments.subjects.iter().filter(free).find_map(|&s| all(s));
            named.or_else(|| arguments.shares.and_then(|s| doers.get(&s).cloned())).unwrap_or_default()
        } else {
            found
        };
        doers.insert(at, names);
    }

    pub(crate) fn names_at(&self, chunks: &[Chunk], at: usize) -> Option<Mentions> {
        match &chunks[at].part {
            Part::Phrase(p) if !p.bare_kind => Some(self.stood_for(chunks, at, p, &Filler::any())).filter(|n| !n.is_empty()),
            _ => None,
        }
    }
}

/// The name of which the bracket at `at` says something.
fn before_bracket(chunks: &[Chunk], clause_start: usize, at: usize) -> Option<u32> {
    let last = |k: usize| match &chunks[k].part {
        Part::Phrase(p) => p.names.last().copied(),
        _ => None,
    };
    // X以2350亿参数(激活220亿)…: the bracket says more of a number, and so of who the clause is about.
    (0..at).rev().take(2).find_map(last).or_else(|| {
        let free = |k: &usize| governor(chunks, *k, clause_start).is_none();
        (clause_start..at).rev().filter(free).find_map(last)
    })
}

/// 成立于2023年、总部位于杭州的X: of whom the modifiers at `at` say something.
fn head_behind(chunks: &[Chunk], at: usize) -> Option<u32> {
    chunks[at + 1..].iter().find_map(|c| match &c.part {
        Part::Phrase(p) if !p.bare_kind => Some(p.names.first().copied()),
        _ => None,
    })?
}

/// Whether two lines begin with the same label, as those of who asks and who answers do.
fn labelled_twice(text: &str) -> bool {
    const LABEL: usize = 6;
    let label = |line: &'_ str| line.char_indices().take(LABEL + 1).find(|(_, c)| *c == ':').map(|(at, _)| at);
    let mut seen = BTreeSet::new();
    text.lines().filter_map(|line| line.get(..label(line)?)).any(|label| !seen.insert(label))
}

/// The chunk that holds a byte, or the one after it.
pub(crate) fn chunk_at(row: &Row, chunks: &[Chunk], byte: u32) -> usize {
    chunks.partition_point(|c| row.tokens[c.last].span.end <= byte).min(chunks.len().saturating_sub(1))
}

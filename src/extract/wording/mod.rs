//! Wordings: where the patterns of rules match in a sentence, and what comes of a match.
//!
//! Takes the row and chunks of a sentence, gives every wording by where it ends; tries the rule of one. Deliberately knows no
//! triggers.

pub(crate) mod fit;
pub(crate) mod ground;
pub(crate) mod incumbent;
pub(crate) mod members;
pub(crate) mod places;
pub(crate) mod sieve;
pub(crate) mod slot;
pub(crate) mod stem;

use smallvec::{SmallVec, smallvec};

use crate::chinese::{CLOSER_WORDS, Category, is_adverbial};
use crate::extract::Mentions;
use crate::extract::argument::{Arguments, Chunks, arguments, clause_of, ends_clause, governor, is_verb, joins};
use crate::extract::clause::conjunct::conjuncts;
use crate::extract::clause::contrast::passed;
use crate::extract::clause::fold::{edges, folded};
use crate::extract::clause::restated::restated;
use crate::extract::clause::row::{Kind, Row};
use crate::extract::clause::{Anaphor, Chunk, Laden, Part, Phrase};
use crate::extract::reader::{Anchor, Doers, Reader, Scene, chunk_at};
use crate::extract::role::Fill;
use crate::extract::role::candidate::admits_persons;
use crate::extract::role::object::version_follows;
use crate::extract::statement::truth::Truth;
use crate::extract::wording::fit::Fits;
use crate::extract::wording::ground::Slots;
use crate::extract::wording::places::Places;
use crate::extract::wording::sieve::{Clause, Sifted, Sight, Start};
use crate::extract::wording::slot::{Tried, match_at};
use crate::ontology::PredicateIndex;
use crate::rule::pattern::Starts;
use crate::rule::{Claim, Filler, Role, Rule};
use crate::span::Span;

/// The verb before where something is from.
const COMES_FROM: &str = "来自";

/// Coverbs of whom something is done to or for.
const TOWARDS: &[&str] = &["向", "给", "对", "为", "替"];

/// How many chunks before what a modifier is said of its doer stands at most.
const MODIFIER: usize = 6;

/// Words that take up what stands at the end of the clause before.
const TAKES_UP: &[&str] = &["后者", "这家", "该", "其", "它", "一家"];
/// What is worked with in one sentence after the other, so that nothing is allocated anew.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// What each token fits.
    fits: Vec<Fits>,
    /// Where a slot may open a pattern.
    starts: Vec<Start>,
    places: Places,
    clauses: Vec<Clause>,
    sifted: Sifted,
    tried: Tried<Fill>,
    /// What the slots of a pattern hold that matched and comes to nothing.
    filled: Vec<Option<Fill>>,
}

/// A place where a pattern of a rule matches.
#[derive(Debug)]
pub(crate) struct Wording {
    rule: u32,
    /// Which of the rule's patterns: an index.
    pattern: u32,
    pub(crate) span: Span,
    /// What the slots of the pattern hold, by role.
    filled: Vec<Option<Fill>>,
}

impl Wording {
    /// Whether it begins before another one of its rule that ends where it does, and fills what that fills, and more.
    fn says_more(&self, part: &Self) -> bool {
        let agrees = |(more, less): (&Option<Fill>, &Option<Fill>)| less.is_none() || more == less;
        let slots = |wording: &Self| wording.filled.iter().flatten().count();
        self.span.start < part.span.start && self.filled.iter().zip(&part.filled).all(agrees) && slots(self) > slots(part)
    }

    /// Whether a later one of the posts that it lists begins at `at`.
    fn lists(&self, at: u32) -> bool {
        let posts = self.filled.iter().flatten().filter_map(|fill| if let Fill::Texts(posts) = fill { posts.get(1..) } else { None });
        posts.flatten().any(|post| post.start == at)
    }
}

/// With what begins that somebody has made a thing without others.
const SELF: char = '自';

/// Words of the time in which something is done.
const WHILE: &[&str] = &["时", "的时候", "期间"];

impl Reader<'_> {
    /// Tries the rule of a wording that was found.
    pub(crate) fn wording(&mut self, scene: Scene<'_>, mut wording: Wording, doers: &mut Doers) {
        let mut filled = std::mem::take(&mut wording.filled);
        for fill in filled.iter_mut().flatten() {
            if let Fill::Anaphor { token, role } = *fill {
                let engine = self.engine;
                let role = &engine.rules.rules[wording.rule as usize].roles[role];
                let at = chunk_at(scene.row, scene.chunks, scene.row.tokens[token].span.start);
                if self.stands_for_thing(wording.rule, role, scene.chunks, at) || self.only_owns_next(scene, at, role) {
                    return;
                }
                let here = self.named_before(scene, wording.span.start, at, &role.filler);
                let Some(names) = here.or_else(|| self.stood_for_once(scene.chunks, at, &role.filler)) else { return };
                *fill = Fill::Names(names);
            }
        }
        let first = chunk_at(scene.row, scene.chunks, wording.span.start);
        // 向X投资: whom something is done to or for does not do it.
        let rule = &self.engine.rules.rules[wording.rule as usize];
        let doer = rule.facts.first().and_then(|fact| filled[fact.subject].as_ref()).is_some_and(|fill| match fill {
            Fill::Names(names) => {
                names.first().is_some_and(|&n| self.acts(n) && self.annotations.names[n as usize].span.start == wording.span.start)
            }
            _ => false,
        });
        if doer
            && governor(scene.chunks, first, 0)
                .is_some_and(|(g, c)| c == Category::Coverb && g + 1 == first && TOWARDS.contains(&self.text_of(scene, g)))
        {
            return;
        }
        // X由A于2023年创立: the date is none of A's own.
        let dates = |claim: &Claim| self.ontology.predicates()[claim.property].dates.is_some();
        let part = |i: usize| &scene.chunks[i].part;
        let within = |i: usize| (i..first).any(|i| matches!(part(i), Part::Word(Category::De)));
        let by = |i: usize| (i + 1 < first || doer) && matches!(part(i), Part::Word(Category::By)) && !within(i);
        if rule.facts.iter().all(dates) && (clause_of(scene.chunks, first).0..first).any(by) {
            return;
        }
        if self.comes_from(&wording, &filled) || self.over_object(scene, &wording, first, &filled) || self.tells_time(&wording, &filled) {
            return;
        }
        if self.measured_behind(scene, wording.rule, &filled) {
            return;
        }
        // A name's closing mark stands behind its chunk.
        let text = wording.span.of(&self.document.text).trim_end_matches(['”', '》', '」', '』', '’', '"']);
        let end = wording.span.start + text.len() as u32;
        let last = chunk_at(scene.row, scene.chunks, end.max(wording.span.start + 1) - 1);
        // 开源X的轻量版Y: X only says whose edition Y is.
        let ends_with_name = matches!(scene.chunks[last].part, Part::Phrase(_)) && last + 2 < scene.chunks.len();
        if ends_with_name && version_follows(self.text_of(scene, last + 2), scene.chunks, last) {
            return;
        }
        // 开源基于X训练的Y: nor is what a wording says done to what a modifier names.
        let brought = |laden: Laden| first <= laden.verb && laden.verb < last && is_verb(scene.chunks, laden.verb);
        let named = (first..=last).rev().find(|&i| matches!(scene.chunks[i].part, Part::Phrase(_)));
        if named.and_then(|i| scene.chunks[i].laden).is_some_and(brought) {
            return;
        }
        // From here on it tells what others may be asked about.
        self.stood.clear();
        self.go_on(&wording, scene, last, &mut filled);
        // 云川科技总裁王雪没有…: who somebody is does not hang on what the clause says of them.
        let noun = self.engine.rules.rules[wording.rule as usize].patterns[wording.pattern as usize].noun;
        // 不是A,而是其子公司B: a wording that holds the denial itself says what it says of both.
        let own = matches!(scene.chunks[first].part, Part::Word(Category::Denied)) && last > first;
        let own = own && scene.row.tokens[scene.chunks[first].first].span.start == wording.span.start;
        let held = if noun { Truth::Stated } else { self.truth_of(scene, first + usize::from(own), last) };
        let mut arguments = arguments(scene.chunks, first, last);
        self.read_pivot(scene, first, &mut arguments);
        let anchor = Anchor { rule: wording.rule, first, last, span: wording.span };
        if let Some(role) = self.engine.rules.rules[wording.rule as usize].patterns[wording.pattern as usize].elided {
            let Some(fill) = self.left_out(scene, &anchor, role, &arguments, doers) else { return };
            filled[role] = Some(fill);
        }
        let found = self.apply(&anchor, filled, scene, &arguments, held, doers);
        if !found.is_empty() {
            doers.entry(last).or_insert(found);
        }
    }

    /// 成立于2018年,是北方大学孵化的企业: whom a wording speaks of that begins its clause and leaves its subject out.
    fn left_out(&self, scene: Scene<'_>, anchor: &Anchor, role: usize, arguments: &Arguments, doers: &Doers) -> Option<Fill> {
        let role = &self.engine.rules.rules[anchor.rule as usize].roles[role];
        let start = clause_of(scene.chunks, anchor.first).0;
        let plain = |i: usize| matches!(scene.chunks[i].part, Part::Text | Part::Value(_) | Part::Word(Category::Also));
        let opens = (start..anchor.first).all(plain);
        opens.then(|| self.subject(role, scene, anchor, arguments, doers, &mut Chunks::new())).flatten()
    }

    /// The dates that wordings tell of what another property says (成立于2021年), and both properties.
    pub(crate) fn dated_by(&self, wordings: &[Wording]) -> Vec<(u32, [PredicateIndex; 2])> {
        let mut dated = Vec::new();
        for wording in wordings {
            for claim in &self.engine.rules.rules[wording.rule as usize].facts {
                let of = self.ontology.predicates()[claim.property].dates.as_ref();
                let Some(of) = of.and_then(|name| self.ontology.predicate_index(name)) else { continue };
                if let Some(Fill::Values(values) | Fill::Each(values)) = &wording.filled[claim.object] {
                    dated.extend(values.iter().map(|&v| (v, [claim.property, of])));
                }
            }
        }
        dated
    }

    /// 基于其自研的X: whether 其 at `at` only says whose the next thing is, where a rule asks for a thing.
    fn only_owns_next(&self, scene: Scene<'_>, at: usize, role: &Role) -> bool {
        let chunks = scene.chunks;
        let own = matches!(&chunks[at].part, Part::Phrase(p) if p.anaphor == Some(Anaphor::Pronoun));
        let things = || matches!(&role.filler, Filler::Name(classes) if classes.listed().iter().all(|&class| self.is_made(class)));
        let made = |i: usize| {
            matches!(chunks.get(i).map(|c| &c.part), Some(Part::Word(Category::Verb))) && self.text_of(scene, i).starts_with(SELF)
        };
        let de = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Word(Category::De)));
        let named = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Phrase(p)) if p.anaphor.is_none() && !p.bare_kind);
        let next = at + 1 + usize::from(made(at + 1));
        own && things() && made(at + 1) && named(next + usize::from(de(next)))
    }

    /// A上线了X,它采用…: whether the pronoun at `at` takes up a thing of which the same may be said, where the rule asks for somebody
    /// who acts.
    fn stands_for_thing(&self, rule: u32, role: &Role, chunks: &[Chunk], at: usize) -> bool {
        if !matches!(&chunks[at].part, Part::Phrase(Phrase { anaphor: Some(Anaphor::Thing), .. })) {
            return false;
        }
        let rule = &self.engine.rules.rules[rule as usize];
        let facts = || rule.facts.iter().filter(|fact| rule.roles[fact.subject].name == role.name);
        let may = |name: u32, fact: &Claim| {
            let domain = &self.ontology.predicates()[fact.property].domain;
            domain.iter().any(|&class| self.ontology.is_a(self.entities.class(name), class))
        };
        let thing = |n: u32| self.is_made(self.entities.class(n)) && !self.fits(n, &role.filler, true) && facts().any(|fact| may(n, fact));
        !self.discourse.antecedent(Anaphor::Thing, thing, |n| self.entities.of(n)).is_empty()
    }

    /// A隶属于B,2020年成立; A搭载B,售价…: whether what the wording is said of ends a clause that is about another.
    fn over_object(&self, scene: Scene<'_>, wording: &Wording, first: usize, filled: &[Option<Fill>]) -> bool {
        let rule = &self.engine.rules.rules[wording.rule as usize];
        let begins = |&n: &u32| self.annotations.names[n as usize].span.start == wording.span.start;
        // X搭载Y,出自A之手: nor is what the wording says done.
        let roles = rule.facts.first().into_iter().flat_map(|fact| [fact.subject, fact.object]);
        let first_named = roles.filter_map(|role| if let Some(Fill::Names(names)) = &filled[role] { Some(names) } else { None });
        let Some(names) = first_named.into_iter().find(|names| names.iter().any(begins)) else { return false };
        let Some(&last) = names.last() else { return false };
        let span = self.annotations.names[last as usize].span;
        let rest = self.document.text.get(span.end as usize..wording.span.end as usize).unwrap_or("");
        let rest = rest.trim_start_matches(['”', '》', '」', '』', '’', '"']).strip_prefix(',').map(str::trim_start);
        if rest.is_none_or(|rest| rest.is_empty() || TAKES_UP.iter().any(|w| rest.starts_with(w))) {
            return false;
        }
        let start = clause_of(scene.chunks, first).0;
        let free =
            |i: usize| matches!(&scene.chunks[i].part, Part::Phrase(p) if !p.bare_kind) && governor(scene.chunks, i, start).is_none();
        let done_to = || (start..first).any(free) && self.is_object(scene, first, start);
        if self.acts(last) { done_to() } else { names.iter().all(|n| self.beside.contains(n)) }
    }

    /// 天使轮投资来自A: whether the wording takes for what is done to A what comes from A.
    fn comes_from(&self, wording: &Wording, filled: &[Option<Fill>]) -> bool {
        let rule = &self.engine.rules.rules[wording.rule as usize];
        let pattern = &rule.patterns[wording.pattern as usize];
        let whence = |fill: &Fill| {
            let Fill::Names(names) = fill else { return false };
            let start = names.first().map_or(0, |&n| self.annotations.names[n as usize].span.start);
            wording.span.start < start && self.document.text[..start as usize].ends_with(COMES_FROM)
        };
        let objects = rule.facts.iter().filter_map(|fact| filled[fact.object].as_ref());
        objects.into_iter().any(whence) && !pattern.holds(&['自'])
    }

    /// A运行B时速度是C的两倍: whether what the wording is said of only tells the time of what the wording says.
    fn tells_time(&self, wording: &Wording, filled: &[Option<Fill>]) -> bool {
        let rule = &self.engine.rules.rules[wording.rule as usize];
        let Some(Fill::Names(names)) = rule.facts.first().and_then(|fact| filled[fact.subject].as_ref()) else { return false };
        let Some(&name) = names.first() else { return false };
        let Span { start, end } = self.annotations.names[name as usize].span;
        let rest = self.document.text.get(end as usize..).unwrap_or_default();
        let then = WHILE.iter().any(|word| rest.starts_with(word)) && !CLOSER_WORDS.iter().any(|word| rest.starts_with(word));
        start == wording.span.start && then
    }

    /// Whether a later one of the values that a wording lists begins at `at`: 1.2万张和8000张加速卡.
    fn in_row(&self, wording: &Wording, at: u32) -> bool {
        let values =
            wording.filled.iter().flatten().filter_map(|fill| if let Fill::Values(values) = fill { values.get(1..) } else { None });
        values.flatten().any(|&v| self.annotations.values[v as usize].span.start == at)
    }

    /// 包括A、面向手机的B以及由C研发的D: the list that a wording ends with goes on with what has a modifier of its own.
    fn go_on(&self, wording: &Wording, scene: Scene<'_>, last: usize, filled: &mut [Option<Fill>]) {
        let rule = &self.engine.rules.rules[wording.rule as usize];
        let ends = |fill: &Option<Fill>| {
            let Some(Fill::Names(names)) = fill else { return false };
            names.last().is_some_and(|&n| {
                let span = self.annotations.names[n as usize].span;
                wording.span.start <= span.start && chunk_at(scene.row, scene.chunks, span.start) == last
            })
        };
        if !filled.iter().any(ends) {
            return;
        }
        let kinds = rule.roles.iter().zip(filled.iter()).filter(|(role, _)| role.filler == Filler::Kind);
        let kinds = kinds.flat_map(|(_, fill)| if let Some(Fill::Names(names)) = fill { names.as_slice() } else { &[] });
        let quote = '“'.len_utf8() as u32;
        let described: Mentions = kinds.map(|&n| self.annotations.names[n as usize].span.end).flat_map(|end| [end, end + quote]).collect();
        let slots = filled.to_vec();
        let slots = || slots.iter().enumerate().filter_map(|(nth, fill)| Some((nth, fill.as_ref()?)));
        for (nth, fill) in filled.iter_mut().enumerate() {
            let ends = ends(fill);
            let Some(Fill::Names(names)) = fill else { continue };
            // What stands right behind a description is of that kind alone.
            let apart = names.first().is_some_and(|&n| described.contains(&self.annotations.names[n as usize].span.start));
            if ends && !apart {
                let more = self.further_members(rule, nth, scene.chunks, last, slots());
                names.extend(more.into_iter().flat_map(|(_, names)| names));
            }
        }
    }

    /// The further members of the list whose first stands at chunk `at` and fills a role of the rule, each with its chunk; `slots` is
    /// what the wording has filled.
    pub(crate) fn further_members<'f>(
        &self,
        rule: &Rule,
        role: usize,
        chunks: &[Chunk],
        at: usize,
        mut slots: impl Iterator<Item = (usize, &'f Fill)> + Clone,
    ) -> Vec<(usize, Mentions)> {
        let next = conjuncts(chunks, at);
        // Whoever stands after the post of another does not hold it.
        let post = |filler: &Filler| matches!(filler, Filler::Title | Filler::Office | Filler::StateOffice | Filler::Founder);
        let told_by_post = admits_persons(&rule.roles[role].filler) && slots.clone().any(|(nth, _)| post(&rule.roles[nth].filler));
        if next.is_empty() || told_by_post {
            return Vec::new();
        }
        let is_de = |i: usize| matches!(chunks[i].part, Part::Word(Category::De));
        let modified = at > 1 && is_de(at - 1);
        let within = at.saturating_sub(MODIFIER)..at;
        let stated = |nth: usize| nth != role && rule.facts.iter().any(|fact| fact.subject == nth || fact.object == nth);
        let named = |i: usize, fill: &Fill| matches!((&chunks[i].part, fill), (Part::Phrase(p), Fill::Names(names)) if names.iter().any(|n| p.names.contains(n)));
        let told = modified && slots.clone().any(|(nth, fill)| stated(nth) && within.clone().any(|i| named(i, fill)));
        // 长庚奖得主A、北方大学教授B: of which prize somebody is, right before the name, is told of that one alone.
        let plain = |i: usize| matches!(chunks[i].part, Part::Text | Part::Word(Category::Noun | Category::Title));
        let apposes = |i: usize, fill: &Fill| named(i, fill) && chunks[i].adverbial.is_none() && i + 1 < at && (i + 1..at).all(plain);
        // 70亿参数的A、130亿参数的B: what measures the next one, too.
        let measured = slots.clone().any(|(nth, fill)| stated(nth) && matches!(fill, Fill::Values(_)));
        let value = |i: usize| matches!(chunks[i].part, Part::Value(_));
        // 70亿参数的A、更快的B: nor is what measures A said of what is described apart.
        let own_measure = measured && within.clone().any(value);
        let apposed =
            admits_persons(&rule.roles[role].filler) && slots.any(|(nth, fill)| stated(nth) && within.clone().any(|i| apposes(i, fill)));
        let acts = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if p.names.iter().all(|&n| self.acts(n)));
        let phrase = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
        let whole = rule.facts.iter().any(|fact| self.ontology.predicates()[fact.property].transitive);
        let mut last = at;
        let mut own = |next: usize| {
            let before = std::mem::replace(&mut last, next) + 1..next;
            // 来自苏州的A、来自杭州的B, B旗下的A、老股东C: each has a modifier of its own, and what A's says is stated.
            // A开源的X和自研的Y: what has a doer, or a verb, of its own.
            let described = || before.clone().any(|i| !joins(chunks, i) && !matches!(chunks[i].part, Part::Bracket(_)));
            modified && whole && acts(next) && described()
                || told && (acts(next) || is_de(next - 1) || before.clone().any(|i| is_verb(chunks, i) || phrase(i)))
                || apposed && before.clone().any(phrase)
                || measured && before.clone().any(value)
                || own_measure && is_de(next - 1)
        };
        let fill = |next: usize| Some((next, self.phrase_fill(chunks, next, &rule.roles[role].filler)?));
        next.into_iter().take_while(|&next| !own(next)).map_while(fill).collect()
    }

    /// 由A首席执行官X和该公司科学家Y平分: what 该公司 stands for where its own clause has named it, before a wording that begins at
    /// byte `from`.
    fn named_before(&self, scene: Scene<'_>, from: u32, at: usize, filler: &Filler) -> Option<Mentions> {
        let chunks = scene.chunks;
        let Part::Phrase(Phrase { anaphor: Some(Anaphor::Noun(class, _)), .. }) = &chunks[at].part else { return None };
        let start = clause_of(chunks, at).0;
        // 与前云川科技总监B成立了这家公司: not whom somebody worked for once.
        let own = |&n: &u32| self.ontology.is_a(self.entities.class(n), *class) && self.fits(n, filler, false) && !self.once.contains(&n);
        // A和B投资该公司: who does it is not whom it is done to.
        let employs = |i: usize| match chunks[i + 1].part {
            Part::Word(Category::Title | Category::De | Category::Noun) => true,
            // A独家投资了该公司: what the wording itself says is nobody's post.
            Part::Text => {
                let right_before = scene.row.tokens[chunks[i + 2].first].span.start >= from && is_adverbial(self.text_of(scene, i + 1));
                scene.row.tokens[chunks[i + 1].last].span.end <= from && !right_before
            }
            _ => false,
        };
        (start..at).rev().find_map(|i| match &chunks[i].part {
            Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind && employs(i) => {
                p.names.iter().rev().find(|&n| own(n)).map(|&n| smallvec![n])
            }
            _ => None,
        })
    }

    /// Where a pattern that begins with a slot may begin: at every token that may fill one, which no sign does.
    fn slot_starts(&self, row: &Row, chunks: &[Chunk], places: &Places, fits: &[Fits], starts: &mut Vec<Start>) {
        use Category::{Close, Colon, Comma, Open, Pause, Quote, Semicolon};
        let titled = |i: usize| matches!(row.tokens.get(i + 1).map(|t| t.kind), Some(Kind::Word(_, Category::Title)));
        let may = |i: usize, kind: Kind| match kind {
            Kind::Text => titled(i),
            Kind::Word(_, category) => !matches!(category, Close | Colon | Comma | Open | Pause | Quote | Semicolon),
            Kind::Name(_) | Kind::Value(_) => true,
        };
        starts.clear();
        for (_, token) in row.tokens.iter().enumerate().filter(|(i, t)| may(*i, t.kind)) {
            let held = places.token(places.enter(token.span.start as usize));
            let then = held.map_or(Starts::ALL, |at| self.after_slot(row, chunks, places, at));
            starts.push(Start { at: token.span.start, fits: held.map_or(Fits::default(), |at| fits[at]), then });
        }
    }

    /// 12个基准测试中,X…: whether a kind of what others are measured by is told of something else.
    fn of_another_kind(&self, rule: &Rule, filled: &[Option<Fill>]) -> bool {
        let yardstick = |class| self.ontology.defaults_for("yardstick").any(|above| self.ontology.is_a(class, above));
        rule.facts.iter().filter(|fact| rule.roles[fact.object].filler == Filler::Kind).any(|fact| {
            let (Some(Fill::Names(whats)), Some(Fill::Names(kinds))) = (&filled[fact.subject], &filled[fact.object]) else { return false };
            let described =
                |kind: u32| self.engine.vocabulary.described(self.annotations.names[kind as usize].span.of(&self.document.text));
            kinds.iter().any(|&kind| described(kind).is_some_and(yardstick))
                && !whats.iter().any(|&what| yardstick(self.entities.class(what)))
        })
    }

    /// Every place where a pattern of some rule matches, by where the match ends. What was spoken of before plays no part.
    pub(crate) fn wordings(&mut self, row: &Row, chunks: &[Chunk], scratch: &mut Scratch) -> Vec<Wording> {
        let sentence = row.sentence.span;
        let engine = self.engine;
        let present = engine.fillers.read(self, row, chunks, &mut scratch.fits);
        let again: SmallVec<[Span; 2]> = restated(chunks, row).chain(self.renamed(chunks, row)).collect();
        scratch.places.read(&self.document.text, row, passed(chunks, row, &self.document.text).chain(again.iter().copied()));
        scratch.places.fold(folded(chunks, row));
        scratch.places.close(edges(chunks, row));
        self.slot_starts(row, chunks, &scratch.places, &scratch.fits, &mut scratch.starts);
        clauses_of(row, chunks, &scratch.fits, &mut scratch.clauses);
        let texts = self.spots.texts_of(sentence);
        let sight = Sight { texts, end: sentence.end, starts: &scratch.starts, present, clauses: &scratch.clauses };
        engine.sieve.sift(sight, &mut scratch.sifted);
        let text = &self.document.text[..sentence.end as usize];
        let instead: SmallVec<[u32; 2]> = passed(chunks, row, text).map(|stretch| stretch.end).collect();
        let mut found: Vec<Wording> = Vec::new();
        for &candidate in &scratch.sifted.candidates {
            let (start, (nth, pattern)) = (candidate.start(), engine.sieve.pattern(candidate));
            // 不是A,而是一款B: the 是 of 而是 begins a wording.
            if row.within_word(start) && !instead.contains(&start)
                || again.iter().any(|stretch| stretch.start <= start && start < stretch.end)
            {
                continue;
            }
            let rule = &engine.rules.rules[nth as usize];
            let wants = engine.fillers.of(nth as usize);
            let wording = &rule.patterns[pattern as usize];
            let noun = wording.noun;
            let slots = Slots { reader: self, rule, row, text, chunks, places: &scratch.places, fits: &scratch.fits, wants, noun };
            let Some(end) = match_at(wording, &slots, start as usize, &mut scratch.tried) else {
                continue;
            };
            let mut filled = std::mem::take(&mut scratch.filled);
            filled.clear();
            filled.extend(std::iter::repeat_with(|| None).take(rule.roles.len()));
            for slot in scratch.tried.filled.drain(..) {
                filled[slot.role] = Some(slot.filler);
            }
            // Most names are named after nothing: no more need be asked of them, unless somebody asks why.
            if self.attempts.is_none() && self.stemless(rule, &filled) || self.of_another_kind(rule, &filled) {
                scratch.filled = filled;
                continue;
            }
            found.push(Wording { rule: nth, pattern, span: Span { start, end: end as u32 }, filled });
        }
        found.sort_by_key(|w| (w.span.end, w.rule, w.pattern, w.span.start));
        // 董事长和总经理分别是A和B: what begins within the posts that the same wording lists is a part of it.
        found.dedup_by(|later, first| {
            (later.span.end, later.rule, later.pattern) == (first.span.end, first.rule, first.pattern)
                && (first.lists(later.span.start) || self.in_row(first, later.span.start))
        });
        // A投了2亿元B轮, and 2亿元B轮 in it: what says more of the same is what is meant.
        let alike = found.chunk_by(|a, b| (a.span.end, a.rule) == (b.span.end, b.rule));
        let within: Vec<bool> = alike.flat_map(|all| all.iter().map(|part| all.iter().any(|whole| whole.says_more(part)))).collect();
        let mut within = within.into_iter();
        found.retain(|_| !within.next().unwrap_or(false));
        found.sort_by_key(|w| (w.span.end, w.span.start, w.rule));
        found
    }
}

/// The clauses of a row, and what their tokens fit; a mark within a phrase parts none.
fn clauses_of(row: &Row, chunks: &[Chunk], fits: &[Fits], clauses: &mut Vec<Clause>) {
    clauses.clear();
    let mut from = 0;
    let marks = chunks.iter().filter(|chunk| ends_clause(chunk)).map(|chunk| (chunk.first, row.tokens[chunk.first].span.start));
    for (mark, end) in marks.chain([(row.tokens.len(), u32::MAX)]) {
        let present = fits[from..mark].iter().fold(Fits::default(), |all, &fits| all.or(fits));
        clauses.push(Clause { end, present });
        from = mark;
    }
}

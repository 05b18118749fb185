//! Roles → what fills them, for one anchor in its clause; numbers and whose they are in `measure`.
//!
//! The order among candidates is fixed here and documented in `docs/rules.md`: the slot before the clause, the clause before
//! the discourse, the nearer before the farther, the surer class before the guess. Deliberately states nothing.

use smallvec::smallvec;

use super::Mentions;
use super::argument::{Arguments, clause_of, governor};
use super::before::owns_name;
use super::clause::{Anaphor, Chunk, Part, Phrase};
use super::conjunct::{conjuncts, in_modifier};
use super::discourse::Within;
use super::qualify;
use super::reader::{Anchor, Doers, Reader, Scene};
use super::row::Kind;
use super::trace::{Attempt, Outcome};
use super::truth::Truth;
use crate::chinese::{ATTRIBUTES, Category, GIVING_UP, GROUNDS, INSTRUMENTS, MOVES, NAMINGS, RENEWALS, is_adverbial};
use crate::lexicon::PostKind;
use crate::rule::{Filler, Place, Reach, Role, Rule};
use crate::span::Span;

/// How many characters before a verb are more than its adverbs.
const UNTOLD: usize = 5;

/// How many chunks back in its sentence a role looks for what was said last.
const SAID_REACH: usize = 60;

/// How many chunks after whose it is a name stands at most: 华盛顿大学的扩散模型X.
const OWNED: usize = 3;

/// How many clauses that name nothing are passed over.
const CLAUSES_BACK: usize = 3;

/// The particle between a verb that is over and what it was done to.
const DONE: &str = "了";

/// How many chunks after a relative clause its head stands at most.
const HEAD_REACH: usize = 8;

/// What fills a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// Names.
    Names(Mentions),
    /// A value, or as many as there are subjects (respectively).
    Values(Mentions),
    /// Values of which each makes a fact of its own.
    Each(Mentions),
    /// Stretches of text (posts): each makes a fact of its own.
    Texts(Vec<Span>),
    /// A pronoun or the like in a pattern's slot, by its token; what it stands for is found when its clause is reached.
    Anaphor {
        /// The token.
        token: usize,
        /// The role that it is to fill.
        role: usize,
    },
}

impl Reader<'_> {
    /// Fills the roles of an anchor's rule that are not yet filled, and writes down what it states; gives who does it.
    pub(super) fn apply(
        &mut self,
        anchor: &Anchor,
        mut filled: Vec<Option<Fill>>,
        scene: Scene<'_>,
        arguments: &Arguments,
        held: Truth,
        doers: &Doers,
    ) -> Mentions {
        let planned = match held {
            Truth::Void(reason) => {
                self.note(anchor, Outcome::Void(reason));
                return Mentions::new();
            }
            Truth::Planned => true,
            Truth::Stated => false,
        };
        let engine = self.engine;
        let rule = &engine.rules.rules[anchor.rule as usize];
        let mut taken: Vec<usize> = Vec::new();
        for &r in &rule.order {
            if filled[r].is_some() {
                continue;
            }
            let role = &rule.roles[r];
            let fill = match &role.place {
                Place::Object => self.object(role, rule, scene, anchor, arguments, &mut taken).or_else(|| {
                    let alone = role.reach == Reach::Said && !self.goes_on(scene, anchor.last, arguments.end);
                    alone.then(|| self.said(role, scene, anchor)).flatten()
                }),
                Place::Subject => self.subject(role, scene, anchor, arguments, doers, &mut taken),
                Place::Value => self.value(role, scene, anchor),
                Place::List => self.list(role, scene, anchor),
                Place::Holder => self.holder(role, scene, anchor, &filled),
                Place::Topic => self.topic(role, scene, anchor, &filled),
                Place::After(coverbs) => self.after(role, scene, arguments, coverbs, &mut taken),
                Place::Near => self.near(role, scene, anchor, arguments, &filled).or_else(|| {
                    let fits = |n: u32| self.fits_surely(n, &role.filler);
                    let said =
                        (role.reach == Reach::Said).then(|| self.discourse.antecedent(Anaphor::Latest, fits, |n| self.entities.of(n)));
                    said.filter(|names| !names.is_empty()).map(|names| Fill::Names(names[..1].into()))
                }),
                Place::Stem(form) => self.stem(role, form, &mut filled),
                Place::Said => self.said(role, scene, anchor),
                Place::When => qualify::date_of(self, scene.chunks, arguments, anchor.first)
                    .filter(|&v| self.value_fits(v, &role.filler))
                    .map(|v| Fill::Values(smallvec![v])),
                Place::Slot => None,
            };
            let fill = fill.map(|fill| self.besides(fill, role, scene, anchor, arguments));
            if fill.is_none() && !role.optional {
                self.note(anchor, Outcome::Unfilled(r));
                return Mentions::new();
            }
            filled[r] = fill;
        }
        let subject = rule.roles.iter().position(|r| matches!(r.place, Place::Subject)).or_else(|| rule.facts.first().map(|f| f.subject));
        let found = match subject.and_then(|r| filled[r].as_ref()) {
            Some(Fill::Names(names)) => names.clone(),
            _ => Mentions::new(),
        };
        self.remember_topic(rule, scene, arguments, &filled);
        let before = self.matches.len();
        self.state(anchor, scene, arguments, &filled, planned);
        self.note(anchor, Outcome::Stated(self.matches.len() - before));
        found
    }

    /// A clause that says something of what was spoken of before goes on about that, whoever acts in it.
    fn remember_topic(&mut self, rule: &Rule, scene: Scene<'_>, arguments: &Arguments, filled: &[Option<Fill>]) {
        let tokens = &scene.row.tokens;
        let Some(first) = scene.chunks.get(arguments.start) else { return };
        let from = tokens[first.first].span.start;
        for (role, fill) in rule.roles.iter().zip(filled) {
            let Some(Fill::Names(names)) = fill else { continue };
            let before = |&n: &u32| self.annotations.names[n as usize].span.end <= from;
            if matches!(role.place, Place::Holder | Place::Topic) && !names.is_empty() && names.iter().all(before) {
                self.about.clone_from(names);
            }
        }
    }

    fn note(&mut self, anchor: &Anchor, outcome: Outcome) {
        if let Some(attempts) = &mut self.attempts {
            attempts.push(Attempt { rule: anchor.rule, span: anchor.span, outcome });
        }
    }

    /// The names of a phrase and of the conjuncts that follow it with modifiers of their own. What somebody owns is no object of
    /// a rule that asks who made it: 由A研发的X、B的Y.
    fn list_fill(&self, chunks: &[Chunk], at: usize, filler: &Filler, rule: &Rule) -> Option<Mentions> {
        let mut names = self.phrase_fill(chunks, at, filler)?;
        let doers: Vec<&Filler> = rule.roles.iter().filter(|r| matches!(r.place, Place::Subject)).map(|r| &r.filler).collect();
        let owned = |next: usize| {
            let owner = next.checked_sub(2).filter(|_| matches!(chunks[next - 1].part, Part::Word(Category::De)));
            owner.is_some_and(|i| doers.iter().any(|doer| !self.sure_names(chunks, i, doer).is_empty() && *doer != filler))
        };
        for next in conjuncts(chunks, at) {
            if owned(next) {
                break;
            }
            let Some(more) = self.phrase_fill(chunks, next, filler) else { break };
            names.extend(more);
        }
        Some(names)
    }

    /// 公布X的细节: the phrase only modifies a noun that names nobody who acts, and is not what the verb is done to.
    fn only_modifies(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let part = |i: usize| chunks.get(i).filter(|_| i < end).map(|c| &c.part);
        let de = at + 1;
        let headed = matches!(part(de), Some(Part::Word(Category::De))) && matches!(part(de + 1), Some(Part::Text));
        let named = (de + 1..end).any(|i| matches!(&chunks[i].part, Part::Phrase(_) | Part::Word(Category::Noun)));
        headed && !named && ATTRIBUTES.iter().any(|noun| self.text_of(scene, de + 1).starts_with(noun))
    }

    /// 听涛新一代推理模型X: the head is X, named after the series that it continues.
    fn renewed(&self, scene: Scene<'_>, at: usize) -> usize {
        let chunks = scene.chunks;
        let renews = |i: usize| matches!(chunks[i].part, Part::Text) && RENEWALS.contains(&self.text_of(scene, i));
        let described = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if p.kind.is_some());
        Some(at + 2).filter(|&i| i < chunks.len() && renews(at + 1)).filter(described).unwrap_or(at)
    }

    fn object(
        &self,
        role: &Role,
        rule: &Rule,
        scene: Scene<'_>,
        anchor: &Anchor,
        arguments: &Arguments,
        taken: &mut Vec<usize>,
    ) -> Option<Fill> {
        let chunks = scene.chunks;
        // 优于X的Y: X is not what it is done to.
        // 超越X的Y: there Y does it.
        let owned = |&o: &usize, c: usize| o > c && o <= c + OWNED && !arguments.subjects.contains(&o);
        // 发布了名为X的大模型: X is what is so called, and owns nothing.
        let called = |c: usize| c > 0 && NAMINGS.iter().any(|w| self.text_of(scene, c - 1).ends_with(w));
        let owns = |c: usize| owns_name(chunks, c) && !called(c) && arguments.objects.iter().any(|o| owned(o, c));
        for &candidate in arguments.objects.iter().filter(|&&c| !owns(c) && !self.houses(scene, c)) {
            if rule.roles.iter().any(|r| matches!(r.place, Place::Subject)) && self.only_modifies(scene, candidate, arguments.end) {
                continue;
            }
            let candidate = self.renewed(scene, candidate);
            if let Some(names) = self.list_fill(chunks, candidate, &role.filler, rule) {
                taken.push(candidate);
                return Some(Fill::Names(names));
            }
        }
        if !rule.roles.iter().any(|r| matches!(r.place, Place::Subject)) {
            return None;
        }
        // X采用Y: a verb with an object of another class says nothing of what stands before it.
        let other = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor.is_none());
        // X部署了2048张加速卡: and neither does one of something counted.
        let counted = |o: usize| o > anchor.last && (anchor.last + 1..o).all(|i| matches!(chunks[i].part, Part::Value(_)));
        let transitive = !arguments.relative && arguments.objects.iter().any(|&o| counted(o) && other(o));
        // A verb without an object to its right: X上线, or a topic before the comma.
        for &candidate in arguments.topics.iter().filter(|_| !transitive) {
            let sure = self.sure_names(chunks, candidate, &role.filler);
            let acts = rule
                .roles
                .iter()
                .filter(|r| matches!(r.place, Place::Subject))
                .any(|r| sure.iter().any(|&n| self.fits(n, &r.filler, false)));
            if !sure.is_empty() && !acts {
                taken.push(candidate);
                return Some(Fill::Names(sure));
            }
        }
        if named_after(chunks, anchor.last, arguments.end) || self.done_to_unknown(scene, anchor.last, arguments.end) {
            return None;
        }
        // X(由A发布): what stands before the bracket is what is done.
        let outer: Mentions = scene.outer.iter().copied().filter(|&n| self.fits(n, &role.filler, true)).collect();
        if !outer.is_empty() {
            return Some(Fill::Names(outer));
        }
        // 未名由X打造: what is done has no known name.
        let by = (arguments.start..anchor.first).find(|&i| matches!(chunks[i].part, Part::Word(Category::By)));
        if by.is_some_and(|by| self.tells(scene, arguments.start, by)) {
            return None;
        }
        // 开源已经成为…: a verb that opens its clause and goes on is what the clause is about.
        let nominal = anchor.first == arguments.start && anchor.last + 1 < arguments.end;
        if arguments.start > 0 && !nominal {
            let is_name = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if !p.bare_kind);
            // 发布X,参数量320亿,以MIT协议开源: a clause that names nothing only goes on.
            let (mut end, mut start) = (arguments.start - 1, clause_of(chunks, arguments.start - 1).0);
            for _ in 0..CLAUSES_BACK {
                if start == 0 || (start..end).any(|i| is_name(&i)) {
                    break;
                }
                (end, start) = (start - 1, clause_of(chunks, start - 1).0);
            }
            // 面壁脱胎于清华的实验室,由刘知远成立: who does it is named, and what it is done to is what the text is about.
            let free = |i: &usize| {
                is_name(i)
                    && governor(chunks, *i, start).is_none()
                    && !in_modifier(chunks, *i, start, end)
                    && !self.sure_names(chunks, *i, &role.filler).is_empty()
            };
            let mut names = start..end;
            // X由Y研发,3月上线: what the clause before is about is done, and not who does it there.
            let doer = names.clone().rfind(is_name).and_then(|i| governor(chunks, i, start)).is_some_and(|(_, c)| c == Category::By);
            if let Some(last) = if arguments.passive || doer { names.find(free) } else { names.rfind(is_name) } {
                let names = self.sure_names(chunks, last, &role.filler);
                if !names.is_empty() {
                    return Some(Fill::Names(names));
                }
            }
        }
        // 由X打造, with nothing that is built: what the text speaks of; 被X收购后, Y…: what the next clause is about.
        if arguments.passive {
            if let Some(names) = self.ahead(scene, arguments, &role.filler) {
                return Some(Fill::Names(names));
            }
            let names = self.discourse.topic(Within::Field, |n| self.fits_surely(n, &role.filler));
            return (!names.is_empty()).then_some(Fill::Names(names));
        }
        None
    }

    fn subject(
        &self,
        role: &Role,
        scene: Scene<'_>,
        anchor: &Anchor,
        arguments: &Arguments,
        doers: &Doers,
        taken: &mut Vec<usize>,
    ) -> Option<Fill> {
        let chunks = scene.chunks;
        let rule = &self.engine.rules.rules[anchor.rule as usize];
        if arguments.unnamed && arguments.subjects.is_empty() {
            return None;
        }
        // 它以开源的X为底座: who has done it the text does not say; of 基于自研的X it does.
        let part = |i: usize| chunks.get(i).map(|c| &c.part);
        let modifies = anchor.first == anchor.last && matches!(part(anchor.last + 1), Some(Part::Word(Category::De)));
        let by = anchor.first.checked_sub(1).filter(|&i| modifies && i >= arguments.start);
        let governed = by.is_some_and(|i| matches!(part(i), Some(Part::Word(Category::Coverb))) && self.text_of(scene, i) != "为");
        if governed && !self.text_of(scene, anchor.first).starts_with('自') {
            return None;
        }
        // A与B、C达成合作: of a phrase that the wording begins within, what stands before it.
        if let Some(Part::Phrase(phrase)) = chunks.get(anchor.first).map(|c| &c.part) {
            let before = |&n: &u32| self.annotations.names[n as usize].span.end <= anchor.span.start && self.fits(n, &role.filler, true);
            let names: Mentions = phrase.names.iter().copied().filter(before).collect();
            if !names.is_empty() {
                return Some(Fill::Names(names));
            }
        }
        // 李明远离开云川科技创办了…: who goes does what follows, and not whence.
        let between = |s: usize| (s + 1..anchor.first).all(|i| !matches!(chunks[i].part, Part::Phrase(_)));
        let left = |s: usize| {
            let word = |words: &[&str]| words.iter().any(|w| self.text_of(scene, s - 1).ends_with(w));
            s > arguments.start && between(s) && (word(MOVES) || word(GIVING_UP))
        };
        let (done_to, free): (Vec<usize>, Vec<usize>) = arguments.subjects.iter().partition(|&&s| left(s));
        // A和曾任…的B: what is said in the modifier of B is not said of A.
        let joint = anchor.first.checked_sub(1).filter(|&i| arguments.relative && joins_phrases(chunks, i));
        let phrase = |i: usize| matches!(chunks[i].part, Part::Phrase(_) | Part::Word(Category::And | Category::Pause));
        let apart = |s: usize| joint.is_some_and(|joint| s < joint && (s..joint).all(phrase));
        // 以A开源的X为底座: who does what modifies X stands between the coverb and the verb.
        if let Some(names) = self.within_modifier(role, scene, anchor, arguments) {
            return Some(Fill::Names(names));
        }
        // A力压B夺冠: whoever did the one does the other.
        let shared = |names: &Mentions| names.iter().copied().filter(|&n| self.fits(n, &role.filler, true)).collect::<Mentions>();
        let doer = arguments.shares.filter(|_| free.is_empty() && !done_to.is_empty());
        if let Some(names) = doer.and_then(|s| doers.get(&s)).map(shared).filter(|names| !names.is_empty()) {
            return Some(Fill::Names(names));
        }
        for candidate in free.into_iter().chain(done_to) {
            if taken.contains(&candidate) || apart(candidate) {
                continue;
            }
            if let Some(mut names) = self.list_fill(chunks, candidate, &role.filler, rule) {
                taken.push(candidate);
                names.extend(self.together(scene, candidate, arguments, &role.filler, taken));
                return Some(Fill::Names(names));
            }
        }
        if let Some(names) = arguments.shares.and_then(|s| doers.get(&s)) {
            let names: Mentions = names.iter().copied().filter(|&n| self.fits(n, &role.filler, true)).collect();
            if !names.is_empty() {
                return Some(Fill::Names(names));
            }
        }
        let outer: Mentions = scene.outer.iter().copied().filter(|&n| self.fits(n, &role.filler, false)).collect();
        if !outer.is_empty() {
            return Some(Fill::Names(outer));
        }
        if let Some(names) = self.employer(scene, anchor.first, arguments, &role.filler) {
            return Some(Fill::Names(names));
        }
        if arguments.relative {
            // 参展的X: the head of the clause does it, unless it is what is done.
            for &candidate in arguments.objects.iter().filter(|c| !taken.contains(c)) {
                if let Some(names) = self.phrase_fill(chunks, candidate, &role.filler) {
                    return Some(Fill::Names(names));
                }
            }
            // 兼任院长的北方大学教授王雪: the head after its own post.
            let titled = |i: usize| i > 0 && matches!(chunks[i - 1].part, Part::Word(Category::Title));
            let mut after = (anchor.last + 1..arguments.end.min(anchor.last + HEAD_REACH)).filter(|&i| titled(i));
            if let Some(names) = after.find_map(|i| self.phrase_fill(chunks, i, &role.filler)) {
                return Some(Fill::Names(names));
            }
        }
        // Who else is named as the subject leaves no room for one from before; a part of the topic does (注意力机制采用…).
        let other = |i: &usize| {
            let Part::Phrase(p) = &chunks[*i].part else { return false };
            let part = role.reach == Reach::Usual && p.names.iter().all(|&n| self.topical(self.entities.class(n)));
            // X的权重已开源: whose weights they are is another role.
            let held = rule.roles.iter().any(|r| {
                matches!(r.place, Place::Holder) && r.name != role.name && p.names.iter().all(|&n| self.fits(n, &r.filler, false))
            });
            // 公司还计划采用X: the firm does it, and not the thing spoken of.
            let acting = |class| self.ontology.defaults_for("agent").any(|above| self.ontology.is_a(class, above));
            let stands = role.reach == Reach::Alone && matches!(p.anaphor, Some(Anaphor::Bare(class)) if acting(class));
            !taken.contains(i) && !apart(*i) && !p.bare_kind && (p.anaphor.is_none() || stands) && !part && !held
        };

        if arguments.subjects.iter().any(other)
            || role.reach == Reach::Sentence && self.told_otherwise(scene, arguments.start, anchor.first)
        {
            return None;
        }
        if let Some(names) = self.apposed(scene, arguments.start, &role.filler) {
            return Some(Fill::Names(names));
        }
        // A研发的X被采用: who made it need not be who does that.
        let maker = (role.reach == Reach::Usual).then(|| self.maker(chunks, anchor.first, arguments, &role.filler, doers)).flatten();
        if let Some(names) = maker {
            return Some(Fill::Names(names));
        }
        // 多家企业推出了…: somebody is named, though by a noun only; nobody is carried over.
        let noun = (arguments.start..anchor.first).any(|i| {
            matches!(chunks[i].part, Part::Word(Category::Noun))
                && matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Word(Category::Verb | Category::Also) | Part::Text))
        });
        // 已有14家医院接入: so many of a field, whom nobody names.
        let counted = anchor.first.checked_sub(2).filter(|&i| i >= arguments.start).is_some_and(|i| {
            let field = matches!(&chunks[i + 1].part, Part::Phrase(p) if p.anaphor.is_none() && p.names.iter().all(|&n| self.topical(self.entities.class(n))));
            field && matches!(chunks[i].part, Part::Value(_))
        });
        let noun = noun || counted;
        // X上线: what the clause is about is what is done.
        let undergoes = arguments.topics.iter().any(|topic| taken.contains(topic));
        if !undergoes && (noun || self.subject_unknown(scene, arguments.start, anchor.first, anchor.span.start)) {
            return None;
        }
        // 后者发布了…: the text does not tell whom it means.
        if self.stands_for_nothing(chunks, arguments.start, anchor.first, &role.filler) {
            return None;
        }
        // 其中最大的一款是…: one of several, and the text does not name it.
        if self.one_of_several(scene, anchor.first, arguments.start) {
            return None;
        }
        if role.reach == Reach::Clause {
            return None;
        }
        if let Some(names) = self.ahead(scene, arguments, &role.filler) {
            return Some(Fill::Names(names));
        }
        // “X将在年底推出,”A的王雪说: what is said to come is the speaker's own.
        let house = self.voice.and_then(|speech| speech.house).filter(|&n| undergoes && self.fits(n, &role.filler, false));
        if let Some(name) = house {
            return Some(Fill::Names(smallvec![name]));
        }
        // 用于A,用于B: who did the first does the second; of what is only looked for near by, the clause before tells it.
        let parallel = (role.reach != Reach::Sentence).then(|| self.parallel(anchor.rule, role, scene)).flatten();
        parallel.or_else(|| self.carried(role)).map(Fill::Names)
    }

    /// Who does what the modifier of the phrase after 以 or 基于 says: 以A开源的X.
    fn within_modifier(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> Option<Mentions> {
        let chunks = scene.chunks;
        let free = |i: &usize| {
            let adverb = matches!(chunks[*i].part, Part::Text) && is_adverbial(self.text_of(scene, *i));
            !adverb && !matches!(chunks[*i].part, Part::Value(_))
        };
        let at = (arguments.start..anchor.first).rev().find(free).filter(|_| arguments.relative)?;
        let (coverb, _) = governor(chunks, at, arguments.start).filter(|&(_, c)| c == Category::Coverb)?;
        // 交给A研发的X
        let handed = self.text_of(scene, coverb) == "给" && coverb > 0 && self.text_of(scene, coverb - 1).ends_with('交');
        // 在A发布的X中, but 在北方大学发布的X.
        let within = chunks[anchor.first].adverbial == Some(coverb);
        let holds = INSTRUMENTS.iter().chain(GROUNDS).any(|w| *w == self.text_of(scene, coverb));
        (handed || within || holds).then(|| self.phrase_fill(chunks, at, &role.filler)).flatten()
    }

    /// What stands after one of these coverbs: 与X合作.
    fn after(&self, role: &Role, scene: Scene<'_>, arguments: &Arguments, coverbs: &[String], taken: &mut Vec<usize>) -> Option<Fill> {
        let text = &self.document.text;
        let phrases = || (arguments.start..arguments.end).filter(|&i| matches!(scene.chunks[i].part, Part::Phrase(_)));
        for i in phrases() {
            let Some((g, _)) = governor(scene.chunks, i, arguments.start) else { continue };
            let word = scene.row.tokens[scene.chunks[g].first].span.of(text);
            if coverbs.iter().any(|c| c == word)
                && let Some(names) = self.phrase_fill(scene.chunks, i, &role.filler)
            {
                taken.push(i);
                return Some(Fill::Names(names));
            }
        }
        // A和B合作, where no other phrase says with whom.
        phrases().find_map(|i| {
            let Part::Phrase(phrase) = &scene.chunks[i].part else { return None };
            let joined = phrase.before_with > 0 && coverbs.iter().any(|c| c == "与" || c == "和");
            let right = phrase.names[phrase.before_with..].iter().copied().filter(|_| joined);
            let names: Mentions = right.filter(|&n| self.fits(n, &role.filler, true)).collect();
            (!names.is_empty()).then_some(Fill::Names(names))
        })
    }

    /// The nearest that fits in the clause, then in the clauses before it.
    fn near(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments, filled: &[Option<Fill>]) -> Option<Fill> {
        let chunks = scene.chunks;
        // 由副总裁王雪接任: what a slot of the wording holds fills no other role.
        let taken = |span: Span| {
            filled.iter().flatten().any(|fill| match fill {
                Fill::Texts(posts) => posts.iter().any(|post| post.contains(span)),
                Fill::Names(names) => names.iter().any(|&n| self.annotations.names[n as usize].span == span),
                _ => false,
            })
        };
        let held = |p: &Phrase| p.names.iter().any(|&n| taken(self.annotations.names[n as usize].span));
        let mut nearest: Vec<usize> = (arguments.start..arguments.end).collect();
        nearest.sort_by_key(|&i| (i.abs_diff(anchor.last), i));
        let low = if role.reach == Reach::Sentence { arguments.start } else { arguments.start.saturating_sub(30) };
        let earlier = (low..arguments.start).rev();
        nearest.into_iter().chain(earlier).find_map(|i| match (&chunks[i].part, &role.filler) {
            (Part::Phrase(p), Filler::Name(_)) if p.anaphor.is_none() && !held(p) => {
                Some(self.sure_names(chunks, i, &role.filler)).filter(|n| !n.is_empty()).map(Fill::Names)
            }
            // 三款教学助手,包括A和B: of which kind what is listed is.
            (Part::Phrase(p), Filler::Kind) if p.listed => {
                p.kind.filter(|&k| self.fits(k, &Filler::Kind, false)).map(|kind| Fill::Names(smallvec![kind]))
            }
            (Part::Value(v), filler) if self.value_fits(*v, filler) && !self.measured(scene, i, anchor.rule) => {
                Some(Fill::Values(smallvec![*v]))
            }
            (Part::Word(Category::Title), Filler::Title) if !self.founds(scene, i) => {
                Some(scene.row.tokens[chunks[i].last].span).filter(|&post| !taken(post)).map(|post| Fill::Texts(vec![post]))
            }
            _ => None,
        })
    }

    /// Whether the post at a chunk is a founder's, which nobody takes over.
    fn founds(&self, scene: Scene<'_>, at: usize) -> bool {
        match scene.row.tokens[scene.chunks[at].last].kind {
            Kind::Word(word, _) => self.engine.vocabulary.words[word as usize].post == PostKind::Founder,
            _ => false,
        }
    }

    /// Whether the clause begins with words that may well name a doer, though none that is known: 各国嘉宾悉数到场.
    fn told_otherwise(&self, scene: Scene<'_>, start: usize, first: usize) -> bool {
        let text = |i: usize| match scene.chunks[i].part {
            Part::Text => {
                scene.row.tokens[scene.chunks[i].first].span.of(&self.document.text).chars().filter(|c| c.is_alphanumeric()).count()
            }
            _ => 0,
        };
        (start..first).map(text).sum::<usize>() >= UNTOLD
    }

    /// 拿出了新品: whether the verb at chunk `last` is done to something that has no known name.
    fn done_to_unknown(&self, scene: Scene<'_>, last: usize, end: usize) -> bool {
        let text = |i: usize| if i < end && matches!(scene.chunks[i].part, Part::Text) { self.text_of(scene, i) } else { "" };
        let rest = if text(last + 1) == DONE { text(last + 2) } else { text(last + 1).strip_prefix(DONE).unwrap_or_default() };
        rest.chars().filter(|c| c.is_alphanumeric()).count() > 1 && !is_adverbial(rest)
    }

    /// Whether the clause goes on after chunk `last` with anything but another verb joined to it.
    fn goes_on(&self, scene: Scene<'_>, last: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let own = (last + 1..end).take_while(|&i| !matches!(chunks[i].part, Part::Word(Category::Pause | Category::Also)));
        let says = |i: usize| match chunks[i].part {
            Part::Phrase(_) | Part::Value(_) | Part::Word(Category::Noun | Category::Verb | Category::Attribute) => true,
            Part::Text => scene.row.tokens[chunks[i].first].span.of(&self.document.text).contains(char::is_alphanumeric),
            _ => false,
        };
        own.into_iter().any(says)
    }

    /// What was spoken of last before the anchor's end, in this sentence or an earlier one; else what follows in the clause.
    fn said(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor) -> Option<Fill> {
        let named = |i: usize| match &scene.chunks[i].part {
            Part::Phrase(p) if p.listed && !p.names.is_empty() => Some(self.resolved(p, &role.filler)).filter(|n| !n.is_empty()),
            Part::Phrase(p) if p.anaphor.is_none() => Some(self.sure_names(scene.chunks, i, &role.filler)).filter(|n| !n.is_empty()),
            _ => None,
        };
        let low = (anchor.last + 1).saturating_sub(SAID_REACH);
        if let Some(names) = (low..=anchor.last).rev().find_map(named) {
            return Some(Fill::Names(names));
        }
        let names = self.discourse.antecedent(Anaphor::Latest, |n| self.fits_surely(n, &role.filler), |n| self.entities.of(n));
        (!names.is_empty()).then_some(Fill::Names(names))
    }
}

/// Whether the chunk joins phrases.
fn joins_phrases(chunks: &[Chunk], at: usize) -> bool {
    matches!(chunks.get(at).map(|c| &c.part), Some(Part::Word(Category::And | Category::Pause)))
}

/// Whether something is named after chunk `last`, before the clause ends at `end`.
fn named_after(chunks: &[Chunk], last: usize, end: usize) -> bool {
    // 由A主办、B承办: what follows the joint is another matter.
    let own = (last + 1..end).take_while(|&i| !(i == last + 1 && matches!(chunks[i].part, Part::Word(Category::Pause))));
    own.into_iter().any(|i| matches!(chunks[i].part, Part::Phrase(_) | Part::Word(Category::Noun | Category::Verb | Category::Attribute)))
}

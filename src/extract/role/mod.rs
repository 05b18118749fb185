//! Roles → what fills them, for one anchor in its clause; doers in `subject`, what is done to in `object`, numbers in `measure`, whose
//! they are in `holder`.
//!
//! The order among candidates is fixed here and documented in `docs/rules.md`: the slot before the clause, the clause before
//! the discourse, the nearer before the farther, the surer class before the guess. Deliberately states nothing.

pub(crate) mod another;
pub(crate) mod antecedent;
pub(crate) mod bare;
pub(crate) mod brought;
pub(crate) mod candidate;
pub(crate) mod counted;
pub(crate) mod countless;
pub(crate) mod earlier;
pub(crate) mod elsewhere;
pub(crate) mod employer;
pub(crate) mod family;
pub(crate) mod held;
pub(crate) mod held_before;
pub(crate) mod holder;
pub(crate) mod kin;
pub(crate) mod measure;
pub(crate) mod nameless;
pub(crate) mod nobody;
pub(crate) mod object;
pub(crate) mod pointed;
pub(crate) mod said_of;
pub(crate) mod subject;
pub(crate) mod tied;
pub(crate) mod unlisted;
pub(crate) mod whose;

use smallvec::smallvec;

use crate::annotate::Reason;
use crate::chinese::{Category, INSTRUMENTS, OneOf, is_adverbial};
use crate::extract::argument::{Arguments, Chunks, clause_of, ends_clause, governor, modifies};
use crate::extract::clause::conjunct::{conjuncts, employs};
use crate::extract::clause::modifier::modifies_unnamed;
use crate::extract::clause::row::Kind;
use crate::extract::clause::{Anaphor, Part, Phrase};
use crate::extract::discourse::before::MATCHES;
use crate::extract::discourse::topic::RECEIVED;
use crate::extract::reader::{Anchor, Doers, Reader, Scene};
use crate::extract::statement::qualify;
use crate::extract::statement::truth::Truth;
use crate::extract::trace::{Attempt, Outcome};
use crate::extract::{Match, Mentions, Target};
use crate::lexicon::PostKind;
use crate::rule::{Filler, Place, Reach, Role, Rule};
use crate::span::Span;

/// The coverb of whom something is done by, that is said of nothing else.
const SUFFERED: &str = "被";

/// How many chunks back in its sentence a role looks for what was said last.
const SAID_REACH: usize = 60;

/// How words begin by which something is inside a thing.
const INSIDE: [char; 3] = ['中', '里', '内'];

/// What fills a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fill {
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

/// Words before a rank by which it is one among all there are.
static WHOLES: OneOf = OneOf::new(&["全国", "国内", "全球", "世界", "全行业", "业内", "行业", "亚洲", "亚太", "全省", "全市"]);

/// Words right behind a verb before what comes of it.
const FOLLOWS: &[&str] = &["即", "便", "就", "时", "后", "期间"];

/// Whom one tells of by somebody else's name.
static OTHERS: OneOf = OneOf::new(&[
    "前员工",
    "离职员工",
    "前雇员",
    "前高管",
    "竞争对手",
    "对手",
    "供应商",
    "客户",
    "用户",
    "投资者",
    "粉丝",
    "经销商",
    "代工厂",
]);
/// What those write who rate others.
static RATINGS: OneOf = OneOf::new(&["研报", "研究报告", "评级"]);

impl Reader<'_> {
    /// Fills the roles of an anchor's rule that are not yet filled, and writes down what it states; gives who does it.
    pub(crate) fn apply(
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
        let mut taken = Chunks::new();
        for &r in &rule.order {
            if filled[r].is_some() {
                continue;
            }
            let role = &rule.roles[r];
            let fill = match &role.place {
                // 采用某架构的X: what the verb has in its own clause.
                Place::Object if role.barred => {
                    // 采用智驾软件X: a name behind what it is, is one of those.
                    let described = |o: usize| matches!(&scene.chunks[o].part, Part::Phrase(p) if p.kind.is_some());
                    let told = |o: usize| arguments.relative || modifies(scene.chunks, o) || !described(o);
                    let mut told = arguments.objects.iter().filter(|&&o| told(o));
                    told.find_map(|&o| self.phrase_fill(scene.chunks, o, &role.filler)).map(Fill::Names)
                }
                Place::Object => self.object(role, rule, scene, anchor, arguments, &mut taken).or_else(|| {
                    let else_said = matches!(role.reach, Reach::Said | Reach::Main) && !self.goes_on(scene, anchor.last, arguments.end);
                    let alone = else_said && !self.names_another(scene, anchor, arguments);
                    let said = alone.then(|| self.said(role, scene, anchor, &filled)).flatten();
                    said.or_else(|| (alone && role.reach == Reach::Main).then(|| self.main(role)).flatten())
                }),
                Place::Subject if modifies_unnamed(scene, anchor) => None,
                Place::Subject if self.asks_for_things(&role.filler) && self.modifies_house(scene, anchor) => None,
                Place::Subject => self
                    .modified_by(scene, anchor, &role.filler)
                    .or_else(|| {
                        self.subject(role, scene, anchor, arguments, doers, &mut taken).filter(|fill| {
                            !self.only_rates(fill, rule, scene, arguments) && !self.others_of(fill, scene, anchor, arguments)
                        })
                    })
                    .map(|fill| apart(fill, rule, &filled)),
                Place::Holder | Place::Topic if !role.barred && self.only_tied(scene, anchor) => None,
                Place::Value => self.value(role, scene, anchor),
                Place::List => self.list(role, scene, anchor),
                Place::Holder => self.modified_by(scene, anchor, &role.filler).or_else(|| self.holder(role, scene, anchor, &filled)),
                Place::Topic => self.modified_by(scene, anchor, &role.filler).or_else(|| self.topic(role, scene, anchor, &filled)),
                Place::After(coverbs) => match self.described_partner(role, scene, anchor, arguments, coverbs) {
                    Some((at, names)) => {
                        taken.push(at);
                        Some(Fill::Names(names))
                    }
                    None => self.after(role, scene, arguments, coverbs, &mut taken),
                },
                Place::Near => self.near(role, scene, anchor, arguments, &filled).or_else(|| {
                    let fits = |n: u32| self.fits_surely(n, &role.filler);
                    let said =
                        (role.reach == Reach::Said).then(|| self.discourse.antecedent(Anaphor::Latest, fits, |n| self.entities.of(n)));
                    // 位居全国第一: in which list, only the sentence can tell.
                    let whole = || WHOLES.within(anchor.span.of(&self.document.text));
                    let here = |n: u32| !whole() || self.annotations.names[n as usize].span.start >= self.sentence.start;
                    let said = said.filter(|names| names.first().is_some_and(|&n| here(n))).map(|names| Fill::Names(names[..1].into()));
                    let said = said.or_else(|| (role.reach == Reach::Said).then(|| self.post_said(role)).flatten());
                    let told = || self.told_here(role).filter(|_| role.reach == Reach::Said && !whole());
                    let said = said.or_else(|| told().map(|n| Fill::Names(smallvec![n])));
                    said.or_else(|| (role.reach == Reach::Topic).then(|| self.topic(role, scene, anchor, &filled)).flatten())
                }),
                Place::Stem(form) => self.stem(role, form, &mut filled),
                Place::Said if role.reach == Reach::Family => {
                    let whole = self.family_said(anchor.span, |n| self.fits_surely(n, &role.filler));
                    whole.map(|n| Fill::Names(smallvec![n]))
                }
                Place::Said => {
                    self.said(role, scene, anchor, &filled).or_else(|| (role.reach == Reach::Main).then(|| self.main(role)).flatten())
                }
                Place::When => qualify::date_of(self, rule, scene, arguments, anchor.first)
                    .filter(|&v| self.value_fits(v, &role.filler))
                    .map(|v| Fill::Values(smallvec![v])),
                Place::Slot => None,
            };
            let fill = fill.or_else(|| {
                let apt = matches!(role.place, Place::Subject | Place::Holder | Place::Topic) && !role.barred;
                let start = || clause_of(scene.chunks, anchor.first).0;
                // 另一家公司完成A轮融资: not the one house that the article names.
                let another = || self.opens_with_another(scene, start(), anchor.first, anchor.span.start);
                (apt && !another()).then(|| self.only_house(rule, r)).flatten().map(|name| Fill::Names(smallvec![name]))
            });
            // 为X部署: X has what is put there, and not whoever puts it.
            if role.barred && fill.is_none() {
                continue;
            }
            let fill = fill.map(|fill| self.each_part(self.besides(fill, role, scene, anchor, arguments), scene, anchor));
            if role.barred || fill.is_none() && !role.optional {
                self.note(anchor, Outcome::Unfilled(r));
                self.remember_doing(anchor, &filled, r);
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
        self.remember_makers(before);
        self.remember_houses(before);
        self.note(anchor, Outcome::Stated(self.matches.len() - before));
        found
    }

    /// A前员工推出X, A的竞争对手推出X: whether those do it whom A is only named to tell of.
    fn others_of(&self, fill: &Fill, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> bool {
        let Fill::Names(names) = fill else { return false };
        let chunks = scene.chunks;
        let own =
            |&i: &usize| matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor.is_none() && names.iter().all(|n| p.names.contains(n)));
        let Some(at) = (arguments.start..anchor.first.min(arguments.end)).rev().find(own) else { return false };
        let next = at + 1 + usize::from(matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::De))));
        let text = if next < anchor.first && !matches!(chunks[next].part, Part::Phrase(_)) { self.text_of(scene, next) } else { "" };
        let rest = OTHERS.behind(text);
        rest.is_some_and(|rest| rest.is_empty() || is_adverbial(rest))
    }

    /// 海岸证券研报称,X即将推出: whoever only rates others makes nothing of what it tells.
    fn only_rates(&self, fill: &Fill, rule: &Rule, scene: Scene<'_>, arguments: &Arguments) -> bool {
        let (Some(voice), Fill::Names(names)) = (self.voice, fill) else { return false };
        let makes = rule.facts.iter().any(|f| self.ontology.predicates()[f.property].makes);
        let Some(first) = scene.chunks.get(arguments.start).filter(|_| makes) else { return false };
        let from = scene.row.tokens[first.first].span.start;
        let speaker = self.annotations.names[voice.speaker as usize].span;
        let own = |&n: &u32| self.entities.of(n) == self.entities.of(voice.speaker) && self.annotations.names[n as usize].span.end <= from;
        let text = &self.document.text;
        let rates = || {
            let between = text.get(speaker.end as usize..voice.said.start as usize).unwrap_or_default();
            self.engine.vocabulary.ends_as_backer(speaker.of(text)) || RATINGS.within(between)
        };
        !names.is_empty() && names.iter().all(own) && rates()
    }

    /// A clause that says something of what was spoken of before goes on about that, whoever acts in it.
    fn remember_topic(&mut self, rule: &Rule, scene: Scene<'_>, arguments: &Arguments, filled: &[Option<Fill>]) {
        let tokens = &scene.row.tokens;
        let Some(first) = scene.chunks.get(arguments.start) else { return };
        // 控股子公司B完成…: the clause is about B, and not about whose it is.
        if rule.facts.iter().any(|fact| self.ontology.predicates()[fact.property].transitive) {
            return;
        }
        let from = tokens[first.first].span.start;
        let before = |&n: &u32| self.annotations.names[n as usize].span.end <= from;
        let made = |&n: &u32| self.is_made(self.entities.class(n));
        let carried = rule.roles.iter().zip(filled).filter_map(|(role, fill)| match fill {
            Some(Fill::Names(names)) if !names.is_empty() && names.iter().all(before) => Some((&role.place, names)),
            _ => None,
        });
        // 王雪加入云川科技,出任总裁,创办…: of who does something and at whom, both from before, it goes on about who does it.
        let doer = carried.clone().find(|(place, names)| matches!(place, Place::Subject) && !names.iter().all(made));
        let told = carried.filter(|(place, _)| doer.is_none() || !matches!(place, Place::Topic));
        let mut told = told.filter(|(place, names)| {
            matches!(place, Place::Holder | Place::Topic) || matches!(place, Place::Subject) && names.iter().all(made)
        });
        if let Some((_, names)) = told.next_back() {
            self.about.clone_from(names);
        }
    }

    /// A领投,B跟投: A does it to somebody, though the text has not told to whom. Who receives does nothing.
    fn remember_doing(&mut self, anchor: &Anchor, filled: &[Option<Fill>], missing: usize) {
        let said = anchor.span.of(&self.document.text);
        let receives = || RECEIVED.within(said);
        for fact in self.engine.rules.rules[anchor.rule as usize].facts.iter().filter(|fact| fact.object == missing) {
            if let Some(Fill::Names(names)) = &filled[fact.subject]
                && !receives()
            {
                let whom = &self.engine.rules.rules[anchor.rule as usize].roles[missing].filler;
                let alike: Vec<bool> = names.iter().map(|&n| self.acts(n) && self.fits_surely(n, whom)).collect();
                self.doing.extend(names.iter().zip(alike).map(|(&n, alike)| (fact.property, n, alike)));
            }
        }
    }

    fn note(&mut self, anchor: &Anchor, outcome: Outcome) {
        if let Some(attempts) = &mut self.attempts {
            attempts.push(Attempt { rule: anchor.rule, span: anchor.span, outcome });
        }
    }

    /// What stands after one of these coverbs: 与X合作.
    fn after(&self, role: &Role, scene: Scene<'_>, arguments: &Arguments, coverbs: &[String], taken: &mut Chunks) -> Option<Fill> {
        let text = &self.document.text;
        let phrases = || (arguments.start..arguments.end).filter(|&i| matches!(scene.chunks[i].part, Part::Phrase(_)));
        let mut with = false;
        for i in phrases() {
            let Some((g, category)) = governor(scene.chunks, i, arguments.start) else { continue };
            let word = scene.row.tokens[scene.chunks[g].first].span.of(text);
            // 为X所采用: X does it.
            if category == Category::By && word == "为" {
                continue;
            }
            if coverbs.iter().any(|c| c == word) {
                with = true;
                let i = self.housed(scene, i, arguments.end);
                // 在“小满”中接入X: a thing of which nobody is known to act bars nothing.
                let next = scene.chunks.get(i + 1).filter(|_| role.barred && i + 1 < arguments.end);
                // 在其办公软件“小满”中: whose it is stands before it.
                if next.is_some_and(|c| matches!(&c.part, Part::Phrase(_))) {
                    continue;
                }
                let inside = next.is_some() && self.text_of(scene, i + 1).starts_with(INSIDE);
                if inside && self.sure_names(scene.chunks, i, &role.filler).is_empty() {
                    continue;
                }
                if let Some(mut names) = self.phrase_fill(scene.chunks, i, &role.filler) {
                    taken.push(i);
                    // 与位于苏州的A、做芯片的B合作
                    for next in conjuncts(scene.chunks, i).into_iter().filter(|&next| next < arguments.end) {
                        let Some(more) = self.phrase_fill(scene.chunks, next, &role.filler) else { break };
                        taken.push(next);
                        names.extend(more);
                    }
                    return Some(Fill::Names(names));
                }
            }
        }
        // 旗下拥有A、B: whom a list names besides is no third.
        // A、B与实验室合作: with whom is told, though by no name.
        if role.barred || with {
            return None;
        }
        // A和B合作, where no other phrase says with whom.
        // A携手B、C: those whom the verb joins to its subject are not with each other.
        let joined_to = |i: usize| !arguments.relative && arguments.objects.contains(&i) && arguments.subjects.iter().any(|&s| s < i);
        phrases().filter(|&i| !joined_to(i)).find_map(|i| {
            let Part::Phrase(phrase) = &scene.chunks[i].part else { return None };
            // 双方达成合作: the one with the other.
            let two = matches!(phrase.anaphor, Some(Anaphor::Both | Anaphor::Each(2, ..)));
            if two && governor(scene.chunks, i, arguments.start).is_none() {
                let both = self.resolved(phrase, &role.filler);
                return (both.len() == 2).then(|| Fill::Names(smallvec![both[1]]));
            }
            // A、B达成合作: of two that a list names, one with the other.
            let pair = phrase.before_with == 0 && phrase.names.len() == 2 && governor(scene.chunks, i, arguments.start).is_none();
            let joined = (phrase.before_with > 0 || pair) && coverbs.iter().any(|c| c == "与" || c == "和");
            // A和总部位于苏州的B合作
            let behind = if coverbs.iter().any(|c| c == "和") { conjuncts(scene.chunks, i) } else { Chunks::new() };
            if !joined && behind.len() == 1 && governor(scene.chunks, i, arguments.start).is_none() {
                let names = self.phrase_fill(scene.chunks, behind[0], &role.filler)?;
                taken.push(behind[0]);
                return Some(Fill::Names(names));
            }
            let right = phrase.names[phrase.before_with.max(usize::from(pair))..].iter().copied().filter(|_| joined);
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
        let once = |p: &Phrase| p.names.iter().any(|n| self.once.contains(n));
        // 在X上,A得88.3分;Y…: the mark that ends the wording ends the clause.
        let end = if ends_clause(&chunks[anchor.last]) { anchor.last.min(arguments.end) } else { arguments.end };
        let clause = arguments.start..end.max(arguments.start);
        let farthest = anchor.last.abs_diff(clause.start).max(anchor.last.abs_diff(clause.end));
        let outward = (0..=farthest).flat_map(|d| [anchor.last.checked_sub(d), (d > 0).then_some(anchor.last + d)]);
        let nearest = outward.flatten().filter(|i| clause.contains(i));
        let low = if role.reach == Reach::Sentence { self.means(scene, arguments.start) } else { arguments.start.saturating_sub(30) };
        // 前任主任王雪卸任: of a post that may be left out, who is named with one has no other.
        let titled = |i: usize| {
            let person = matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Phrase(p)) if held(p));
            person && matches!(chunks[i].part, Part::Word(Category::Title)) && !self.founds(scene, i)
        };
        let own = role.optional && role.filler == Filler::Title && clause.clone().any(titled);
        // A任B的董事;CTO王雪已离职: whoever stands behind the semicolon with a post has nothing of what stands before it.
        let parted = (low..arguments.start).rev().find(|&i| matches!(chunks[i].part, Part::Word(Category::Semicolon)));
        let seated = |i: usize| {
            let person = matches!(&chunks[i].part, Part::Phrase(p) if held(p));
            person && matches!(chunks[i - 1].part, Part::Word(Category::Title))
        };
        let apart = parted.filter(|&mark| matches!(role.filler, Filler::Name(_)) && (mark + 1..anchor.first).any(seated));
        let low = apart.map_or(low, |mark| mark + 1);
        let earlier = (if own { arguments.start } else { low }..arguments.start).rev();
        let find = |i: usize, past: bool| match (&chunks[i].part, &role.filler) {
            // 任命前松涛总监王雪为CEO,接替…: not at whom she worked once; but 曾任松涛总监,2021年离职.
            (Part::Phrase(p), Filler::Name(_))
                if p.anaphor.is_none() && !held(p) && (past || i >= arguments.start || !once(p) || !employs(chunks, i, chunks.len())) =>
            {
                Some(self.sure_names(chunks, i, &role.filler)).filter(|n| !n.is_empty()).map(Fill::Names)
            }
            // 三款教学助手,包括A和B: of which kind what is listed is.
            (Part::Phrase(p), Filler::Kind) if p.listed => {
                p.kind.filter(|&k| self.fits(k, &Filler::Kind, false)).map(|kind| Fill::Names(smallvec![kind]))
            }
            (Part::Value(v), filler) if self.value_fits(*v, filler) && !self.measured(scene, i, anchor.rule) => {
                Some(Fill::Values(smallvec![*v]))
            }
            // 由财务副总裁王雪接棒: what she has been is not what she becomes.
            (Part::Word(Category::Title), Filler::Title) if matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Phrase(p)) if held(p)) => {
                None
            }
            (Part::Word(Category::Title), Filler::Title) if !self.founds(scene, i) => {
                Some(self.whole_post(scene, chunks[i].last)).filter(|&post| !taken(post)).map(|post| Fill::Texts(vec![post]))
            }
            _ => None,
        };
        nearest.chain(earlier.clone()).find_map(|i| find(i, false)).or_else(|| earlier.clone().find_map(|i| find(i, true)))
    }

    /// The post that the word at a token ends, with what narrows it right behind whose it is: 云川科技|语言技术部负责人.
    fn whole_post(&self, scene: Scene<'_>, last: usize) -> Span {
        const NARROWING: usize = 4;
        let tokens = &scene.row.tokens;
        let word = tokens[last].span;
        let owner = |at: usize| matches!(tokens[at].kind, Kind::Name(n) if self.acts(n) && !self.is_person(n));
        let first = (last.saturating_sub(NARROWING)..last).rev().find(|&at| at > 0 && owner(at - 1));
        let posts = first.and_then(|at| self.posts_at(scene.row, scene.chunks, at));
        let whole = posts.and_then(|(posts, _)| posts.first().map(|post| post.span));
        whole.filter(|post| post.end == word.end).unwrap_or(word)
    }

    /// X的CTO王雪离职。接替她的是…: the one post that the sentence before has told of.
    fn post_said(&self, role: &Role) -> Option<Fill> {
        if role.filler != Filler::Title {
            return None;
        }
        let last = self.matches.iter().rev().take(MATCHES).find(|m| m.quote != self.sentence)?.quote;
        let between = self.document.text.get(last.end as usize..self.sentence.start as usize)?;
        let rules = &self.engine.rules.rules;
        let post = |m: &Match| {
            let title = |nth: u32| matches!(rules[m.rule as usize].roles[nth as usize].filler, Filler::Title | Filler::Office);
            let told = m.qualifiers.contains_key("title") && !m.qualifiers.contains_key("status");
            m.parts.iter().filter(|_| told).find_map(|&(nth, span)| nth.filter(|&nth| title(nth)).map(|_| span))
        };
        let said = self.matches.iter().rev().take(MATCHES).skip_while(|m| m.quote == self.sentence).take_while(|m| m.quote == last);
        let mut posts = said.filter_map(post);
        let first = posts.next().filter(|_| !between.contains('\n'))?;
        posts.all(|post| post == first).then(|| Fill::Texts(vec![first]))
    }

    /// Where the clause at `start` begins with what it is done with, where a comma parts that from it: 以4亿元的代价,….
    fn means(&self, scene: Scene<'_>, start: usize) -> usize {
        let chunks = scene.chunks;
        let Some(mark) = start.checked_sub(1) else { return start };
        let from = clause_of(chunks, mark).0;
        let does = (from..mark).any(|i| matches!(chunks[i].part, Part::Word(Category::Verb)));
        let with = |i: usize| matches!(chunks[i].part, Part::Word(Category::Coverb)) && INSTRUMENTS.contains(&self.text_of(scene, i));
        let told = (from..mark).any(|i| with(i) && matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Value(_))));
        if told && !does { from } else { start }
    }

    /// 芯片X已被A采用: whether what is done is named before by whom, though it does not fit.
    pub(crate) fn names_another(&self, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> bool {
        let chunks = scene.chunks;
        let suffers = |i: &usize| matches!(chunks[*i].part, Part::Word(Category::By)) && self.text_of(scene, *i) == SUFFERED;
        // X将在论文被录用后开源: that is said of something else.
        let by = (arguments.start..anchor.first).find(|i| chunks[*i].adverbial == chunks[anchor.first].adverbial && suffers(i));
        let Some(by) = by else { return false };
        let made = |p: &Phrase| p.anaphor.is_none() && !p.bare_kind && p.names.iter().any(|&n| self.is_made(self.entities.class(n)));
        let free = |i: usize| governor(chunks, i, arguments.start).is_none();
        (arguments.start..by).any(|i| matches!(&chunks[i].part, Part::Phrase(p) if made(p)) && free(i))
    }

    /// Whether the post at a chunk is a founder's, which nobody takes over.
    fn founds(&self, scene: Scene<'_>, at: usize) -> bool {
        match scene.row.tokens[scene.chunks[at].last].kind {
            Kind::Word(word, _) => self.engine.vocabulary.words[word as usize].post == PostKind::Founder,
            _ => false,
        }
    }

    /// Whether the clause goes on after chunk `last` with anything but another verb joined to it.
    fn goes_on(&self, scene: Scene<'_>, last: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        // 首次参赛即夺冠: what follows from it is another thing.
        let links = |i: usize| {
            let text = scene.row.tokens[chunks[i].first].span.trimmed(&self.document.text);
            matches!(chunks[i].part, Part::Text) && FOLLOWS.contains(&text)
        };
        let own = (last + 1..end).take_while(|&i| !matches!(chunks[i].part, Part::Word(Category::Pause | Category::Also)) && !links(i));
        let says = |i: usize| match chunks[i].part {
            Part::Phrase(_) | Part::Value(_) | Part::Word(Category::Noun | Category::Verb | Category::Attribute) => true,
            Part::Text => scene.row.tokens[chunks[i].first].span.of(&self.document.text).contains(char::is_alphanumeric),
            _ => false,
        };
        own.into_iter().any(says)
    }

    /// What the article names most often of all that fits.
    fn main(&self, role: &Role) -> Option<Fill> {
        let mut fitting = self.named.iter().filter(|&&(_, name)| self.fits_surely(name, &role.filler));
        let &(most, name) = fitting.next()?;
        let alone = fitting.next().is_none_or(|&(count, _)| most >= 2 * count);
        let hero = || self.hero(|n| self.fits_surely(n, &role.filler));
        if alone { Some(name) } else { hero() }.map(|name| Fill::Names(smallvec![name]))
    }

    /// 甲得82分,位居第一;…;丙只有68分,排到第十一: in which list, as the sentence has told it of those before.
    fn told_here(&self, role: &Role) -> Option<u32> {
        const BETWEEN: u32 = 300;
        let start = self.sentence.start;
        let near = |m: &&Match| {
            let between = self.document.text.get(m.quote.end.min(start) as usize..start as usize).unwrap_or("\n");
            start.saturating_sub(m.quote.end) <= BETWEEN && !between.contains(['。', '\n'])
        };
        let told = self.matches.iter().rev().take(MATCHES).take_while(near);
        let before = |n: u32| self.annotations.names[n as usize].span.end <= start;
        told.filter_map(|m| if let Target::Name(n) = m.object { Some(n) } else { None })
            .find(|&n| before(n) && self.fits_surely(n, &role.filler))
    }

    /// What was spoken of last before the anchor's end, in this sentence or an earlier one; else what follows in the clause.
    fn said(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, filled: &[Option<Fill>]) -> Option<Fill> {
        // A和B都在成员之列: neither is what the other belongs to.
        let taken = |n: u32| filled.iter().flatten().any(|fill| matches!(fill, Fill::Names(names) if names.contains(&n)));
        let other = |p: &Phrase| !p.names.iter().any(|&n| taken(n));
        // 搭载Y,已被A采用: what is done is not what it stands on.
        let start = clause_of(scene.chunks, anchor.first).0;
        let by = (start..anchor.first).any(|i| matches!(scene.chunks[i].part, Part::Word(Category::By)));
        let named = |i: usize| match &scene.chunks[i].part {
            Part::Phrase(p) if p.listed && !p.names.is_empty() && other(p) => {
                Some(self.resolved(p, &role.filler)).filter(|n| !n.is_empty())
            }
            Part::Phrase(p) if p.anaphor.is_none() && other(p) && !(by && p.names.iter().all(|n| self.beside.contains(n))) => {
                Some(self.sure_names(scene.chunks, i, &role.filler)).filter(|n| !n.is_empty())
            }
            _ => None,
        };
        // X搭载Y,已被A采用: what is looked for is the last thing made that was spoken of, and not one of another kind before it.
        let made = |n: u32| self.is_made(self.entities.class(n)) && self.annotations.names[n as usize].reason != Reason::Kind;
        let thing = |i: usize| match &scene.chunks[i].part {
            // 在某榜单上得分63.1,已被A采用: where something is so is not what is done.
            Part::Phrase(p) if p.anaphor.is_none() && scene.chunks[i].adverbial.is_none() => {
                p.names.iter().any(|&n| made(n) && !self.beside.contains(&n))
            }
            // X已接入这一模型,Y计划明年部署: what is meant is of another kind.
            Part::Phrase(p) => {
                let other = |class| !matches!(&role.filler, Filler::Name(classes) if classes.admit(class));
                matches!(p.anaphor, Some(Anaphor::Noun(class, _)) if self.is_made(class) && other(class))
            }
            _ => false,
        };
        let low = (anchor.last + 1).saturating_sub(SAID_REACH);
        // 在X开源: where or with what something is done is not what it is done to.
        let object = matches!(role.place, Place::Object);
        let governed = |i: usize| object && i >= start && matches!(governor(scene.chunks, i, start), Some((_, Category::Coverb)));
        let works = matches!(&role.filler, Filler::Name(classes) if classes.listed().iter().all(|&c| self.is_made(c)));
        // X超过了Y,已被A采用: what X is compared with is not spoken of.
        let compared = |i: usize| i < start && self.compared_with(scene, i);
        for i in (low..=anchor.last).rev().filter(|&i| !governed(i) && !compared(i)) {
            if let Some(names) = named(i) {
                return Some(Fill::Names(names));
            }
            if works && thing(i) {
                return None;
            }
        }
        let fits = |n: u32| self.fits_surely(n, &role.filler);
        let mut names = self.discourse.spoken_of(fits);
        let last = self.discourse.spoken_of(made);
        if names.iter().all(|&n| made(n)) && !names.iter().any(|&n| last.iter().any(|&l| self.entities.of(l) == self.entities.of(n))) {
            names.clear();
        }
        if names.is_empty() {
            names = self.discourse.antecedent(Anaphor::Latest, fits, |n| self.entities.of(n));
        }
        // 北川论坛(headline)…李明远曾参加江海论坛。会上…: rather what the article is about than what was but named of late.
        if let Some(hero) = (role.reach == Reach::Main).then(|| self.rather_occasion(&names, fits)).flatten() {
            names = smallvec![hero];
        }
        (!names.is_empty()).then_some(Fill::Names(names))
    }
}

/// A与B、C分别合作: who does it, without those with whom it is done.
fn apart(fill: Fill, rule: &Rule, filled: &[Option<Fill>]) -> Fill {
    let Fill::Names(names) = &fill else { return fill };
    let with = |n: &u32| {
        rule.roles
            .iter()
            .zip(filled)
            .any(|(role, other)| matches!(role.place, Place::After(_)) && matches!(other, Some(Fill::Names(others)) if others.contains(n)))
    };
    let own: Mentions = names.iter().copied().filter(|n| !with(n)).collect();
    if own.is_empty() { fill } else { Fill::Names(own) }
}

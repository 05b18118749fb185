//! What may fill a role: mentions and values of the kind that its filler asks for, and the names that a phrase stands for.
//!
//! Takes one phrase or value and a filler. Deliberately looks at no place in the clause: where a role is looked for is `fill`'s,
//! and whom an anaphor means among those that the text has named before is `antecedent`'s.

use smallvec::smallvec;

use crate::annotate::{Certainty, Reason};
use crate::chinese::{Category, MARGINS};
use crate::extract::Mentions;
use crate::extract::argument::{clause_of, governor};
use crate::extract::clause::caution::HOUSES;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::discourse::Within;
use crate::extract::reader::Reader;
use crate::ontology::ClassId;
use crate::rule::Filler;
use crate::span::Span;
use crate::value::{Order, Unit, Value};

/// Units that tell how many times what it was something is.
pub(crate) const MULTIPLES: &[&str] = &["倍", "番"];

/// How many chunks behind what it is said of a kind stands: 它是目前最大的一个视觉模型.
const KIND_REACH: usize = 5;

/// The joint of those who do a thing together.
const WITH: &str = "与";

/// Classifiers of persons.
const PERSONS: &[&str] = &["人", "名", "位"];

/// Words with which an amount begins that only says by how much: 高出3.1分.
const BY_SO_MUCH: &[&str] = &["高出", "超出", "多出"];

/// Words before an amount that holds no longer, or of no one.
const FORMERLY: &[&str] = &["从", "由", "原", "原为", "原价", "原先", "均价", "平均", "均价为"];

/// Adverbs of change, and the first characters of the verbs, after an amount that another took the place of.
const HOW: &[char] = &['大', '直', '一', '路', '骤', '再', '幅', '进', '步', '已'];
const TURNING: &[char] = &['降', '调', '落', '砍', '压', '下', '减', '跌', '涨', '升'];

/// Fewer than this with 个 are things, and no size.
const FEW: u32 = 1000;
/// Numbers without a unit from here on are no scores.
const SCORE_BELOW: u32 = 10_000;

/// Before a round number: how many of it, nobody says.
const SEVERAL: char = '数';

impl Reader<'_> {
    /// Whether a mention may fill a role.
    pub(crate) fn fits(&self, name: u32, filler: &Filler, guess: bool) -> bool {
        let mention = &self.annotations.names[name as usize];
        match filler {
            // 大模型 is a field of its own, and a description too.
            Filler::Kind => {
                let described = || self.engine.vocabulary.ends_in_noun(mention.span.of(&self.document.text));
                self.topical(mention.class) && (mention.reason == Reason::Kind || described())
            }
            Filler::Name(classes) => {
                if mention.reason == Reason::Kind {
                    // 混合专家架构 is a technology, 高质量数据集 none, though both describe.
                    let described = || self.engine.vocabulary.described(mention.span.of(&self.document.text));
                    return classes.listed().contains(&mention.class)
                        && self.topical(mention.class)
                        && described().is_some_and(|c| classes.listed().contains(&c));
                }
                if classes.ask_for_backers() && !self.named_as_backer(name) {
                    return false;
                }
                // No person is called Luma2, and hardly a firm.
                let numbered = || mention.span.of(&self.document.text).contains(|c: char| c.is_ascii_digit());
                let guessed = || mention.certainty == Certainty::Guess && self.entities.guessed(name);
                let act = || classes.listed().iter().all(|&class| self.engine.agents.has(class));
                // “子虚乌有”,公司法务负责人写道: what is quoted names nobody who holds a post.
                let quoted = || mention.reason == Reason::Quotation && classes.listed().iter().all(|&class| self.engine.persons.has(class));
                classes.admit(self.entities.class(name))
                    || (guess && classes.admit_guesses() && guessed() && !(act() && numbered()) && !quoted())
            }
            _ => false,
        }
    }

    /// Whether a description is of things that are made, and says of which kind they are: no 混合专家架构, no 数据集 alone.
    pub(crate) fn tells_things(&self, kind: u32) -> bool {
        let text = self.annotations.names[kind as usize].span.of(&self.document.text);
        let vocabulary = &self.engine.vocabulary;
        vocabulary.described(text).is_none_or(|class| self.is_made(class)) && !vocabulary.says_little(text)
    }

    /// Whether a name is a person's.
    pub(crate) fn is_person(&self, name: u32) -> bool {
        self.engine.persons.has(self.entities.class(name))
    }

    /// Whether a class is one of fields and kinds of things, not of things that have a name.
    pub(crate) fn topical(&self, class: ClassId) -> bool {
        self.engine.topics.has(class)
    }

    /// Whether a mention surely fills a role and is no description of a kind.
    pub(crate) fn fits_surely(&self, name: u32, filler: &Filler) -> bool {
        self.annotations.names[name as usize].reason != Reason::Kind && self.fits(name, filler, false)
    }

    /// A孵化了B,后将其卖给C: whom a pronoun after a coverb stands for where its clause has no subject of its own. Who does it goes on
    /// from the clause before and is not done to, so that what this ends with is meant.
    fn handled(&self, chunks: &[Chunk], at: usize, phrase: &Phrase) -> Option<u32> {
        let pronoun = matches!(phrase.anaphor, Some(Anaphor::Pronoun | Anaphor::Thing | Anaphor::Person));
        let before = at.checked_sub(1).filter(|_| pronoun)?;
        let led = matches!(chunks[before].part, Part::Word(Category::Coverb | Category::Ba | Category::Jiang));
        // 将其代码公开: its own.
        let owns = matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Phrase(_) | Part::Word(Category::Noun | Category::De)));
        let start = clause_of(chunks, at).0;
        // 推出了X,官方称其位列第一: of what the clause before has ended with something is said.
        if matches!(chunks[before].part, Part::Word(Category::Say)) && !owns {
            return ends_clause_before(chunks, start).filter(|&n| self.is_thing(n) && !self.beside.contains(&n));
        }
        let own = chunks[start..at].iter().any(|c| matches!(c.part, Part::Phrase(_)));
        if !led || owns || own {
            return None;
        }
        ends_clause_before(chunks, start).filter(|&n| !self.discourse.own_topics().any(|t| self.entities.of(t) == self.entities.of(n)))
    }

    /// B发布了其自研的Y, B将其平台开源: whom a pronoun that owns what follows stands for where the same clause has a subject that acts.
    fn own_subject(&self, chunks: &[Chunk], at: usize, phrase: &Phrase, filler: &Filler) -> Option<u32> {
        let before = at.checked_sub(1).filter(|_| phrase.anaphor == Some(Anaphor::Pronoun))?;
        let is = |i: usize, of: &[Category]| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Word(c)) if of.contains(c));
        let start = clause_of(chunks, at).0;
        // A及其X, 由A发布其X: whoever stands nearest is meant, or does it.
        // A称其已覆盖…: of whom it says so the text has told.
        if is(before, &[Category::And, Category::Pause, Category::Say]) || (start..before).any(|i| is(i, &[Category::By])) {
            return None;
        }
        // 将其开源, 与之合作: what is done to it, and no owner.
        let verb = is(at + 1, &[Category::Verb]);
        let described = verb && (at + 2..at + 5).any(|i| is(i, &[Category::De]));
        if verb && !described {
            return None;
        }
        let does = |i: usize| is(i, &[Category::Verb, Category::Say, Category::Ba, Category::Jiang, Category::By]);
        let first = (start..before).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind))?;
        let free =
            governor(chunks, first, start).is_none() && !matches!(chunks.get(first + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
        let acts = free && (first + 1..at).any(does);
        let names = if acts { self.sure_names(chunks, first, filler) } else { Mentions::new() };
        names.first().copied().filter(|&n| names.len() == 1 && self.acts(n))
    }

    /// 云川昨日宣布,与其达成合作: whom a pronoun behind 与 or 向 stands for, where it is taken for whoever announces what it is in: whom the
    /// text has told of before.
    fn other_than_sayer(&self, chunks: &[Chunk], at: usize, found: &Mentions, filler: &Filler) -> Option<Mentions> {
        let category = |i: usize| if let Part::Word(category) = chunks[i].part { Some(category) } else { None };
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
        // 宣布,收购该公司
        let noun = matches!(&chunks[at].part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Noun(..))));
        let governs = |i: &usize| category(*i) == Some(Category::Coverb) || noun && category(*i) == Some(Category::Verb);
        let with = at.checked_sub(1).filter(governs)?;
        let start = clause_of(chunks, at).0.min(with);
        let say = start.checked_sub(2).filter(|&i| category(i) == Some(Category::Say))?;
        let begin = clause_of(chunks, say).0;
        let doer = (begin..say).find(|&i| named(i) && governor(chunks, i, begin).is_none())?;
        let Part::Phrase(Phrase { names: doers, .. }) = &chunks[doer].part else { return None };
        let first = self.annotations.names.partition_point(|n| n.span.end <= self.sentence.start) as u32;
        let own = |n: u32| doers.iter().any(|&d| self.entities.of(d) == self.entities.of(n));
        if (start..with).any(named) || found.is_empty() || !found.iter().all(|&n| own(n)) {
            return None;
        }
        let told = |n: u32| n < first && self.acts(n) && !self.is_person(n) && !own(n) && self.fits_surely(n, filler);
        Some(self.discourse.topic(Within::Paragraph, told))
    }

    /// Whether a pronoun after 由 stands for the person whom the sentence is about, where a role is of nobody who is one.
    fn by_person(&self, chunks: &[Chunk], at: usize, phrase: &Phrase, filler: &Filler) -> bool {
        let by = at.checked_sub(1).is_some_and(|i| matches!(chunks[i].part, Part::Word(Category::By)));
        let topic = self.discourse.nearest_topic();
        by && phrase.anaphor == Some(Anaphor::Pronoun)
            && !topic.is_empty()
            && topic.iter().all(|&n| self.is_person(n) && !self.fits(n, filler, true))
    }

    /// A参评的X由其自主研发: whom a pronoun after 由 stands for where the same clause names one who acts before it.
    fn own_maker(&self, chunks: &[Chunk], at: usize, phrase: &Phrase, filler: &Filler) -> Option<u32> {
        let pronoun = matches!(phrase.anaphor, Some(Anaphor::Pronoun | Anaphor::Thing));
        let by = at.checked_sub(1).filter(|&i| pronoun && matches!(chunks[i].part, Part::Word(Category::By)))?;
        let start = clause_of(chunks, at).0;
        let mut before = (start..by).filter(|&i| matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind));
        let whose = before.find(|&i| governor(chunks, i, start).is_none())?;
        // X由其研发: X itself is not whom it stands for.
        before.next()?;
        self.sure_names(chunks, whose, filler).first().copied().filter(|&n| self.acts(n))
    }

    /// Whether a class is of things that are made.
    pub(crate) fn is_made(&self, class: ClassId) -> bool {
        self.engine.works.has(class)
    }

    /// Whether a name is of what others are measured by.
    pub(crate) fn is_gauge(&self, name: u32) -> bool {
        let class = self.entities.class(name);
        self.ontology.defaults_for("yardstick").any(|above| self.ontology.is_a(class, above))
    }

    /// Whether a name is of a thing that is made, and not only of what others are measured by.
    pub(crate) fn is_thing(&self, name: u32) -> bool {
        self.is_made(self.entities.class(name)) && !self.is_gauge(name)
    }

    /// The names of the phrase at `at` that fit; none where it only says whom a person works for, and a person is what is
    /// looked for as well (北方大学教授王雪 is 王雪).
    pub(crate) fn phrase_fill(&self, chunks: &[Chunk], at: usize, filler: &Filler) -> Option<Mentions> {
        let word = |i: usize| if let Some(Part::Word(category)) = chunks.get(i).map(|c| &c.part) { Some(*category) } else { None };
        // Also a past one: OpenAI前研究员.
        let titled = word(at + 1) == Some(Category::Title) || word(at + 1) == Some(Category::Once) && word(at + 2) == Some(Category::Title);
        if titled && admits_persons(filler) && !self.sure_names(chunks, at, filler).last().is_some_and(|&n| self.is_person(n)) {
            return None;
        }
        match &chunks[at].part {
            Part::Phrase(phrase) => Some(self.stood_for(chunks, at, phrase, filler)).filter(|n| !n.is_empty()),
            _ => None,
        }
    }

    /// The names of the phrase at `at` that a modifier before it is said of: of A与B, who act together, A alone.
    pub(crate) fn head_fill(&self, chunks: &[Chunk], at: usize, filler: &Filler) -> Option<Mentions> {
        let names = self.phrase_fill(chunks, at, filler)?;
        let Part::Phrase(phrase) = &chunks[at].part else { return Some(names) };
        let all = &self.annotations.names;
        let span = |n: u32| all[n as usize].span;
        let joint = phrase.before_with.checked_sub(1).and_then(|k| Some((*phrase.names.get(k)?, *phrase.names.get(k + 1)?)));
        let with = joint.is_some_and(|(left, right)| {
            let between = Span { start: span(left).end, end: span(right).start }.of(&self.document.text);
            self.acts(left) && self.acts(right) && between.contains(WITH)
        });
        let own = |n: &u32| !with || !phrase.names[phrase.before_with..].contains(n);
        Some(names.into_iter().filter(own).collect()).filter(|names: &Mentions| !names.is_empty())
    }

    /// The names that the phrase at `at` stands for, as far as they fit: of 前者, 后者 and 双方 first those that the sentence has
    /// named before it.
    pub(crate) fn stood_for(&self, chunks: &[Chunk], at: usize, phrase: &Phrase, filler: &Filler) -> Mentions {
        let Some(anaphor @ (Anaphor::Former | Anaphor::Latter | Anaphor::Both)) = phrase.anaphor else {
            // A公布了X:它是一个数据集,收录…: of a thing that is made.
            if matches!(phrase.anaphor, Some(Anaphor::Thing)) && self.is_told_made(chunks, at) {
                let made = |n: u32| self.is_made(self.entities.class(n)) && self.fits_surely(n, filler);
                let found = self.discourse.antecedent(Anaphor::Thing, made, |n| self.entities.of(n));
                if !found.is_empty() {
                    return found;
                }
            }
            // X走的是另一条路:它先与…: what stands before the colon.
            if matches!(phrase.anaphor, Some(Anaphor::Thing | Anaphor::Person))
                && let Some(names) = self.before_colon(chunks, at, filler)
            {
                return names;
            }
            if let Some(name) = self.handled(chunks, at, phrase).filter(|&n| self.fits_surely(n, filler)) {
                return smallvec![name];
            }
            // 王雪加入A,由其研发的X: it is she, whom no firm stands in for.
            if self.by_person(chunks, at, phrase, filler) {
                return Mentions::new();
            }
            if let Some(name) = self.own_maker(chunks, at, phrase, filler) {
                return smallvec![name];
            }
            if let Some(name) = self.own_subject(chunks, at, phrase, filler) {
                return smallvec![name];
            }
            let found = self.resolved(phrase, filler);
            if let Some(other) = self.other_than_sayer(chunks, at, &found, filler) {
                return other;
            }
            // 成为其子公司: only what opens its clause goes on about whom the clause before brings in.
            let opens = phrase.anaphor == Some(Anaphor::Pronoun) && clause_of(chunks, at).0 == at;
            let bought = opens.then(|| self.bought_by(&found, |n| self.fits_surely(n, filler))).flatten();
            return bought.map_or(found, |n| smallvec![n]);
        };
        let named = |p: &&Phrase| p.anaphor.is_none() && !p.bare_kind;
        // 前者采用X;后者…: what 前者 had a share in is one of the two no longer.
        let former = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if p.anaphor == Some(Anaphor::Former));
        let front = chunks[..at].iter().position(former).unwrap_or(at);
        if anaphor == Anaphor::Latter && front == at && self.told_last(chunks, at).is_some_and(|n| !self.fits(n, filler, true)) {
            return Mentions::new();
        }
        // A与B旗下的C合作,双方…: B only says of which house C is.
        let housing = |n: u32| {
            let after = self.annotations.names[n as usize].span.end as usize;
            let Some(rest) = self.document.text.get(after..) else { return false };
            let word = HOUSES.iter().filter(|w| rest.starts_with(**w)).map(|w| w.len()).max().unwrap_or(0);
            let of = rest[word..].strip_prefix('的').map_or(rest.len() - word, str::len);
            let next = self.annotations.names.get(n as usize + 1).map_or(0, |name| name.span.start as usize);
            word > 0 && next == self.document.text.len() - of
        };
        let fits = |n: u32| self.fits_surely(n, filler) && !housing(n);
        let fitting = |p: &Phrase| p.names.iter().copied().filter(|&n| fits(n)).collect::<Mentions>();
        let distinct = |names: Mentions| {
            let mut found = Mentions::new();
            for name in names {
                found.retain(|other| self.entities.of(*other) != self.entities.of(name));
                found.push(name);
            }
            found
        };
        let phrases_from =
            |from: usize| chunks[from..front].iter().rev().filter_map(|c| if let Part::Phrase(p) = &c.part { Some(p) } else { None });
        // A、B在列;X则同Y签署…,双方…: what stands before the semicolon is another matter, where two are named behind it.
        let parted = chunks[..front].iter().rposition(|c| matches!(c.part, Part::Word(Category::Semicolon))).map_or(0, |i| i + 1);
        let two = distinct(phrases_from(parted).filter(named).flat_map(fitting).collect()).len() == 2;
        let phrases = || phrases_from(if two { parted } else { 0 });
        let pair = phrases().filter(named).map(|p| distinct(fitting(p))).find(|names| names.len() == 2);
        // A、B与C成立了D,后者…: what the clause before ends with comes after the two.
        if anaphor == Anaphor::Latter
            && front == at
            && pair.is_some()
            && let Some(last) = ends_clause_before(chunks, at).filter(|&n| self.fits_surely(n, filler))
        {
            return smallvec![last];
        }
        let mut all = phrases().filter(named).flat_map(fitting).collect::<Mentions>();
        all.sort_unstable();
        let all = pair.unwrap_or_else(|| distinct(all));
        // 前者…,后者…: whose fellow 前者 is must be known too.
        let fellow = front < at;
        // A、B、C三人…,前者…: of a list of more than two the first.
        let list = || phrases().filter(named).filter(|p| !fitting(p).is_empty()).count() == 1;
        match (anaphor, &all[..]) {
            (Anaphor::Former, [first, _, _, ..]) if list() => smallvec![*first],
            (Anaphor::Former, [.., former, _]) => smallvec![*former],
            (Anaphor::Latter, [.., _, latter]) => smallvec![*latter],
            // A与…: the text does not know the other.
            (Anaphor::Former, [only]) if joined(chunks, *only) => smallvec![*only],
            (Anaphor::Latter, [only]) if !fellow && !joined(chunks, *only) => smallvec![*only],
            (Anaphor::Both, [.., former, latter]) => smallvec![*former, *latter],
            (Anaphor::Latter, []) if fellow => self.discourse.latter_of_earlier(|n| self.fits_surely(n, filler), |n| self.entities.of(n)),
            (_, []) => {
                let found = self.resolved(phrase, filler);
                // 后者…, at the front of its sentence: of the two before it the text knows one.
                let opens = anaphor == Anaphor::Latter && chunks[at].first == 0 && found.is_empty();
                let only = || self.discourse.only_named(|n| self.fits_surely(n, filler), |n| self.entities.of(n));
                if opens { only().into_iter().collect() } else { found }
            }
            _ => Mentions::new(),
        }
    }

    /// 它是一个视觉模型: whether the clause says of the phrase at `at` that it is of a kind of things that are made.
    fn is_told_made(&self, chunks: &[Chunk], at: usize) -> bool {
        let end = clause_of(chunks, at).1;
        let kind = |p: &Phrase| p.bare_kind.then(|| p.names.first()).flatten().copied();
        let told = (at + 1..end.min(at + KIND_REACH)).find_map(|i| match &chunks[i].part {
            Part::Phrase(p) => Some(kind(p)),
            Part::Text | Part::Value(_) | Part::Word(Category::Also) => None,
            _ => Some(None),
        });
        let described = |n: u32| self.engine.vocabulary.described(self.annotations.names[n as usize].span.of(&self.document.text));
        told.flatten().and_then(described).is_some_and(|class| self.is_made(class))
    }

    /// What the words before a colon are about, where the phrase at `at` stands behind it.
    fn before_colon(&self, chunks: &[Chunk], at: usize, filler: &Filler) -> Option<Mentions> {
        let start = clause_of(chunks, at).0;
        let colon = (start..at).rev().find(|&i| matches!(chunks[i].part, Part::Word(Category::Colon)))?;
        let own = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind);
        // 王雪:他…: who speaks before the colon speaks of another.
        let first = (start..colon).find(|&i| own(i)).filter(|&i| i + 1 < colon && governor(chunks, i, start).is_none())?;
        Some(self.sure_names(chunks, first, filler)).filter(|names| names.len() == 1)
    }

    /// 自研芯片X,后者…: the one thing that the clause before ends with.
    fn told_last(&self, chunks: &[Chunk], at: usize) -> Option<u32> {
        ends_clause_before(chunks, at).filter(|&n| self.is_made(self.entities.class(n)))
    }

    /// The names of a phrase that surely fit; none for what only stands for something.
    pub(crate) fn sure_names(&self, chunks: &[Chunk], at: usize, filler: &Filler) -> Mentions {
        match &chunks[at].part {
            Part::Phrase(p) => p.names.iter().copied().filter(|&n| self.fits(n, filler, false)).collect(),
            _ => Mentions::new(),
        }
    }

    /// Whether a number only says by how much: 以0.8分的优势.
    fn is_margin(&self, value: u32) -> bool {
        let span = self.annotations.values[value as usize].span;
        let rest = &self.document.text[span.end as usize..];
        MARGINS.iter().any(|w| rest.starts_with(w)) || BY_SO_MUCH.iter().any(|w| span.of(&self.document.text).starts_with(w))
    }

    /// Whether another amount took the place of this one, or it is nobody's: 由0.8元/百万tokens调至0.15元, 均价.
    fn is_over(&self, value: u32) -> bool {
        let span = self.annotations.values[value as usize].span;
        let (before, after) = (&self.document.text[..span.start as usize], &self.document.text[span.end as usize..]);
        FORMERLY.iter().any(|w| before.ends_with(w)) || after.trim_start_matches(HOW).starts_with(TURNING)
    }

    /// 其中工程师超过500人; 研发人员376名,占员工总数的48%: whether a number of persons is told to be but some of a whole.
    fn is_some_of(&self, value: u32) -> bool {
        const AMONG: &str = "其中";
        const SHARE: char = '占';
        const CLAUSE: usize = 20;
        let (own, text) = (self.annotations.values[value as usize].span, &self.document.text);
        let ends = |c: char| matches!(c, ',' | '。' | ';' | '、' | ':' | '(' | '\n');
        let before = text[..own.start as usize].char_indices().rev().take(CLAUSE).take_while(|(_, c)| !ends(*c));
        let clause = before.last().map_or("", |(from, _)| &text[from..own.start as usize]);
        let rest = text[own.end as usize..].trim_start_matches(['名', '人', '位']);
        let share = rest.strip_prefix([',', '、', '(']).and_then(|rest| rest.strip_prefix(SHARE));
        clause.starts_with(AMONG) || share.is_some_and(|share| !share.starts_with('地'))
    }

    pub(crate) fn value_fits(&self, value: u32, filler: &Filler) -> bool {
        match (&self.annotations.values[value as usize].value, filler) {
            (Value::Quantity(q), Filler::Number) => {
                // 每次激活8个: so few are things that were named before.
                let many = || q.number >= rust_decimal::Decimal::from(FEW);
                let plain = matches!(&q.unit, Unit::None) || matches!(&q.unit, Unit::Word(w) if w == "个" && many());
                // 只有X的三分之一: a share is no size.
                plain && q.number >= rust_decimal::Decimal::ONE && self.counted(value).is_none()
            }
            // A、B、C三家用户: how many are named.
            (Value::Quantity(q), Filler::Count) => match &q.unit {
                Unit::None => true,
                // 下载量翻了两番: how many times what it was.
                Unit::Word(word) if MULTIPLES.contains(&word.as_str()) => false,
                Unit::Word(_) => q.number > rust_decimal::Decimal::ONE && !self.tells_length(self.annotations.values[value as usize].span),
                _ => false,
            },
            (Value::Quantity(_), Filler::Persons) if self.is_some_of(value) => false,
            (Value::Quantity(q), Filler::Persons) => match &q.unit {
                Unit::None => true,
                Unit::Word(word) => PERSONS.contains(&word.as_str()) || word == "个" && self.of_persons(value),
                _ => false,
            },
            (Value::Quantity(_), Filler::Things) => self.counted(value).is_some(),
            (Value::Quantity(q), Filler::Score) => {
                let scored = match &q.unit {
                    // No test gives so many points; a number of parameters does not stand for a score.
                    Unit::None => q.number < rust_decimal::Decimal::from(SCORE_BELOW),
                    Unit::Percent => true,
                    Unit::Word(w) => w == "分",
                    _ => false,
                };
                // 以0.8分的优势
                scored && !self.is_margin(value)
            }
            // 数千万元 tells no sum.
            (Value::Quantity(q), Filler::Money) => {
                let span = self.annotations.values[value as usize].span;
                matches!(&q.unit, Unit::Money { .. }) && !span.of(&self.document.text).starts_with(SEVERAL)
            }
            // A share is bought and sold, and is no good.
            (Value::Quantity(q), Filler::Rate) => {
                matches!(&q.unit, Unit::Money { per: Some(per), .. } if !per.ends_with('股')) && !self.is_over(value)
            }
            (Value::Quantity(q), Filler::Bytes) => matches!(&q.unit, Unit::Bytes),
            (Value::Quantity(q), Filler::Tokens) => matches!(&q.unit, Unit::Tokens) || matches!(&q.unit, Unit::Word(w) if w == "字"),
            (Value::Quantity(q), Filler::Percent) => matches!(&q.unit, Unit::Percent),
            // 前三 is no place of its own.
            (Value::Rank(rank), Filler::Rank) => rank.order == Order::Nth,
            (Value::Duration(_), Filler::Duration) => true,
            (Value::Date(d), Filler::Date) => d.dated().is_some(),
            (Value::Date(d), Filler::Days) => d.dated().is_some() && d.iso.contains('/'),
            (Value::Date(d), Filler::Day) => d.dated().is_some() && d.iso.len() > "2024".len(),
            _ => false,
        }
    }

    /// Whether 人 stands behind a value, and no longer word: 55个人, but not 55个人形机器人.
    fn of_persons(&self, value: u32) -> bool {
        let end = self.annotations.values[value as usize].span.end as usize;
        let rest = self.document.text[end..].strip_prefix('人');
        rest.is_some_and(|rest| !rest.starts_with(['工', '形', '型', '机', '类', '脸', '才', '民', '物', '选']))
    }
}

/// The one name that the clause before the chunk at `at` ends with.
pub(crate) fn ends_clause_before(chunks: &[Chunk], at: usize) -> Option<u32> {
    let mut before = chunks[..at].iter().rev();
    before.next().filter(|c| matches!(c.part, Part::Word(Category::Comma)))?;
    let last = before.find(|c| !matches!(c.part, Part::Bracket(_) | Part::Word(Category::Quote)))?;
    match &last.part {
        Part::Phrase(p) if p.anaphor.is_none() && !p.bare_kind && p.names.len() == 1 => p.names.first().copied(),
        _ => None,
    }
}

/// Whether 和 or 、 stands right behind the phrase of a name.
fn joined(chunks: &[Chunk], name: u32) -> bool {
    let at = chunks.iter().position(|c| matches!(&c.part, Part::Phrase(p) if p.names.contains(&name)));
    let next = at.and_then(|at| chunks.get(at + 1)).map(|c| &c.part);
    matches!(next, Some(Part::Word(Category::And | Category::Pause)))
}

/// Whether a person may fill a role.
pub(crate) fn admits_persons(filler: &Filler) -> bool {
    matches!(filler, Filler::Name(classes) if classes.admit_persons())
}

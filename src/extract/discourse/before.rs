//! Whose a number is where its own clause does not say: what the clauses before it bring in, are about, or name.
//!
//! Takes clauses of the same sentence only; deliberately knows no measure and looks at nothing said in earlier sentences
//! but their topic.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use smallvec::{SmallVec, smallvec};

use crate::chinese::{
    ALIKE, BESIDE, COMPARED, COMPARISONS, COUNTERPARTS, Category, INSIDE, INSTRUMENTS, LEVELS, OneOf, ends, is_adverbial,
};
use crate::extract::argument::{clause_of, governor};
use crate::extract::clause::caution::{HOUSES, KIN, employed_once, employs};
use crate::extract::clause::conjunct::acts_within;
use crate::extract::clause::mark::THAN;
use crate::extract::clause::{Chunk, Part, Phrase};
use crate::extract::discourse::Within;
use crate::extract::discourse::about::SUFFERED;
use crate::extract::reader::{Reader, Scene, chunk_at};
use crate::extract::role::holder::NARROW;
use crate::extract::{Mentions, Target};
use crate::rule::Filler;
use crate::rule::pattern::{Bucket, Starts};
use crate::span::Span;
use crate::value::Value;

/// The verbs of comparing, without the particles at their ends, each once.
static COMPARING: LazyLock<BTreeSet<&str>> = LazyLock::new(|| COMPARISONS.iter().map(|verb| verb.trim_end_matches(['了', '过'])).collect());

/// The characters at their ends.
static COMPARING_ENDS: LazyLock<Starts> = LazyLock::new(|| COMPARING.iter().filter_map(|verb| verb.chars().next_back()).collect());

/// How a clause names something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    /// It is about it.
    About,
    /// In another place, and not as what is done to it by somebody the clause leaves out (搭载X).
    Otherwise,
    /// In any place.
    Anywhere,
}

/// 以X为首: the clause is about X.
const AS: &str = "以";

/// Words by which what stands after 以 is what is spoken of.
const HEADING: &[&str] = &["首", "代表", "例", "主"];

/// Coverbs after which a thing is named that the next clause looks into: 主设备为X, 里面….
const EQUALS: &[&str] = &["为", "以", "用"];

/// Ends of words that say what something is and do nothing to it.
const COPULAS: &[char] = &['是', '叫', '为'];

/// Words by which a name is told that stands right behind them: 名为X的模型.
const NAMING: &[&str] = &["名为", "名叫", "叫", "叫做", "取名", "取名为", "命名为", "代号", "代号为", "称为"];
/// Words before a name that do nothing to it: 国产人形机器人X.
const MODIFIERS: &[&str] = &["国产", "国内", "海外", "本土", "老牌"];
/// Ends of words for where something is.
const LOCATING: &[&str] = &["位于", "设在", "设于", "来自", "成立于", "诞生于", "创立于", "坐落于", "扎根"];
/// Words behind whoever a verb is done to, by which nothing is said of them: 收购做芯片的A后, 收购做芯片的A多数股份.
const NO_DEED: &[&str] = &[
    "等", "后", "时", "前", "之", "以来", "期间", "股", "多数", "少数", "全部", "部分", "控股", "旗下", "百分", "一方", "系", "们", "与",
    "和",
];

/// Ends of nouns for whoever does something: 接任者X, 芯片商X.
const DOERS: &[char] = &['者', '商', '方', '家', '人', '员', '师'];

/// Particles between a verb and what it is done to.
pub(crate) const PARTICLES: &[&str] = &["了", "过", "着"];

/// The coverb of where somebody is.
const AT: &str = "在";

/// Coverbs that with 的 modify a noun: 基于A的B.
const MODIFYING: &[&str] = &["基于", "面向", "针对", "用于", "适用于"];

/// Of them the one behind which the thing itself may stand: 基于自研的X.
const STANDING_ON: &str = "基于";

/// 把: what follows is done to.
const BA: &str = "把";

/// Ends of words by which one thing comes of another.
const COMING_OF: &[&str] = &["而来", "而成", "得来", "得到"];

/// How many chunks after what something comes of the word for that ends at most.
const COMING_REACH: usize = 6;
/// How many chunks before what is compared with its verb is looked for.
const COMPARED_REACH: usize = 6;

/// How many chunks after a phrase a verb stands that goes with it.
const SAYING_REACH: usize = 5;

/// How many of the last facts are looked through.
pub(crate) const MATCHES: usize = 40;

/// How many chunks back a holder is looked for in the sentence.
pub(crate) const HOLDER_REACH: usize = 40;
/// Coverbs before what something is likened to.
const LIKENED: &[&str] = &["与", "和", "同", "跟"];
/// Ends of verbs of coming to a level.
static REACHES: OneOf = OneOf::new(&["达到", "达", "具备", "处于", "接近"]);

/// 与X配套的应用Y,月活…: how many chunks a modifier takes at the front of a text's first clause that ends before `end`, which tells but what
/// goes with its head.
fn beside_modifier(chunks: &[Chunk], end: usize) -> usize {
    let with = usize::from(word(chunks, 0) == Some(Category::Coverb));
    let text = if with == 1 && matches!(chunks.get(1).map(|c| &c.part), Some(Part::Phrase(_))) { 2 } else { with };
    let told = matches!(chunks.get(text).map(|c| &c.part), Some(Part::Text)) && word(chunks, text + 1) == Some(Category::De);
    if told && text + 2 < end { text + 2 } else { 0 }
}

impl Reader<'_> {
    /// Whose the number in the clause at `start` is: what the clause before has brought in, else what it is about, else
    /// what the sentence is about, else the last named.
    pub(crate) fn holder_before(&self, scene: Scene<'_>, start: usize, filler: &Filler) -> Option<Mentions> {
        let topic = || Some(self.discourse.topic(Within::Sentence, |n| self.fits_surely(n, filler))).filter(|names| !names.is_empty());
        self.bare_topic(scene, start, filler)
            .or_else(|| self.introduced(scene, start, filler))
            .or_else(|| self.clause_before(scene, start, filler, Named::About))
            .or_else(topic)
            .or_else(|| self.clause_before(scene, start, filler, Named::Otherwise))
    }

    /// “小满”这款助手,开发方是A,月活…: what a first clause names and says nothing else of is what the sentence is about.
    fn bare_topic(&self, scene: Scene<'_>, from: usize, filler: &Filler) -> Option<Mentions> {
        let chunks = scene.chunks;
        // X,70亿参数;Y,130亿参数: each part of a list has a first clause of its own.
        let begins = |i: usize| matches!(word(chunks, i), Some(Category::Semicolon | Category::Colon));
        let first = (0..from).rev().find(|&i| begins(i)).map_or(0, |i| i + 1);
        let end = clause_of(chunks, first).1;
        if end >= from || word(chunks, end) != Some(Category::Comma) {
            return None;
        }
        let mut named = None;
        for (i, chunk) in chunks[..end].iter().enumerate().skip(first.max(beside_modifier(chunks, end))) {
            match &chunk.part {
                Part::Phrase(p) if p.bare_kind || p.anaphor.is_some() => {}
                Part::Phrase(_) if named.is_none() => named = Some(i),
                Part::Word(Category::Noun | Category::This | Category::Quote) | Part::Bracket(_) => {}
                _ => return None,
            }
        }
        self.phrase_fill(chunks, named?, filler).filter(|names| names.iter().all(|&n| self.fits_surely(n, filler)))
    }

    /// 云川科技发布了Luma2, 支持40种语言: the thing that an agent has just brought in. Where the clause looks into what was
    /// named (内含, 里面), whatever was named last.
    pub(crate) fn introduced(&self, scene: Scene<'_>, from: usize, filler: &Filler) -> Option<Mentions> {
        let chunks = scene.chunks;
        let inside = chunks.get(from).is_some_and(|_| INSIDE.opens(self.text_of(scene, from)));
        let mut end = from;
        while end > 0 && from - end < HOLDER_REACH {
            let start = clause_of(chunks, end - 1).0.min(end - 1);
            end -= usize::from(end == from);
            let topical = |n: &u32| self.topical(self.entities.class(*n));
            let named = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if !(p.bare_kind || p.anaphor.is_none() && p.names.iter().all(topical)));
            let mut free = (start..end).rev().filter(named).filter(|&i| !self.is_piece(chunks, i)).filter(|&i| {
                let governed = governor(chunks, i, start).filter(|_| !self.grounded(scene, i, start));
                governed.is_none_or(|(g, category)| {
                    let stands_on =
                        || self.text_of(scene, g) == AS && chunks.get(i + 1).is_some_and(|_| self.text_of(scene, i + 1).starts_with('为'));
                    category == Category::Ba
                        || inside && chunks[i].adverbial.is_none() && EQUALS.contains(&self.text_of(scene, g)) && !stands_on()
                })
            });
            let Some(last) = free.next() else {
                // A clause that names nothing of its own goes on about the same.
                end = start.saturating_sub(1);
                continue;
            };
            let names = self.phrase_fill(chunks, last, filler).filter(|names| names.iter().all(|&n| self.fits_surely(n, filler)));
            let Some(names) = names else {
                // 发布了A,走B协议,参数量…: what is done to something else in between brings in nothing.
                if self.is_object(scene, last, start) && free.next().is_none() && start > 0 {
                    end = start - 1;
                    continue;
                }
                return None;
            };
            if inside {
                return Some(names);
            }
            // 把A、B和C甩在身后: what something is done to in a row is brought in by nobody.
            if names.len() > 1 && matches!(governor(chunks, last, start), Some((_, Category::Ba))) {
                return None;
            }
            let ba = governor(chunks, last, start).is_some_and(|(_, category)| category == Category::Ba);
            // A创办了X,团队…: X, where A is a person.
            let person = |n: u32| self.done_by(scene, n).is_some_and(|doers| doers.iter().all(|&who| self.is_person(who)));
            let closes = matches!(word(chunks, last + 1), Some(Category::Comma));
            let new = |&n: &u32| closes && self.entities.mentions(self.entities.of(n))[0] == n && person(n);
            if names.iter().any(|&n| self.acts(n)) && !(names.len() == 1 && names.iter().all(new))
                || !ba && !self.is_object(scene, last, start)
            {
                return None;
            }
            let doer = self
                .done_by(scene, names[0])
                .or_else(|| free.find(|&i| !acts_within(chunks, i, end) && !owns_name(chunks, i)).and_then(|i| self.names_at(chunks, i)));
            let Some(doer) = doer.filter(|_| !ba || self.done_by(scene, names[0]).is_some()) else {
                // 发布了A, 搭载B, 售价…: B is more often a part of A than a further thing.
                end = start.saturating_sub(1);
                continue;
            };
            // 大会同期举办了大赛,128支队伍…: so is what goes on within an event.
            let within = || doer.iter().chain(&names).all(|&n| self.recurs(n));
            return (doer.iter().all(|&n| self.acts(n)) || within()).then_some(names);
        }
        None
    }

    /// Whether a name is of what is held again and again.
    pub(crate) fn recurs(&self, name: u32) -> bool {
        self.ontology.defaults_for("recurring").any(|class| self.ontology.is_a(self.entities.class(name), class))
    }

    /// What is named last in the clauses before, in whatever place.
    pub(crate) fn named_before_it(&self, scene: Scene<'_>, start: usize, filler: &Filler) -> Option<Mentions> {
        self.clause_before(scene, start, filler, Named::Anywhere)
    }

    /// Who has done something to what a mention names, in this sentence; none who acts within the modifier of it.
    pub(crate) fn done_by(&self, scene: Scene<'_>, name: u32) -> Option<Mentions> {
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == scene.row.sentence.span);
        let done = here.filter(|m| matches!(m.object, Target::Name(o) if o == name));
        let within = |who: u32| {
            let at = chunk_at(scene.row, scene.chunks, self.annotations.names[who as usize].span.start);
            acts_within(scene.chunks, at, clause_of(scene.chunks, at).1)
        };
        done.map(|m| m.subject).find(|&who| !within(who)).map(|who| smallvec![who])
    }

    /// Whether the phrase at `at` follows what is done to it, in the clause at `start`.
    pub(crate) fn is_object(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        let chunks = scene.chunks;
        let does = |i: usize| match chunks[i].part {
            Part::Word(Category::Verb) => true,
            Part::Text => {
                let text = self.text_of(scene, i);
                !is_adverbial(text)
                    && !MODIFIERS.contains(&text)
                    && !text.ends_with(COPULAS)
                    && !text.ends_with(DOERS)
                    && !HOUSES.contains(&text)
                    && !KIN.iter().any(|w| text.ends_with(w))
                    && !COUNTERPARTS.iter().any(|w| text.ends_with(w))
            }
            // 引来了
            Part::Word(_) if self.made_verb(scene, i) => true,
            // 改用, 使用
            // 师从
            Part::Word(Category::Plain) => self.text_of(scene, i).ends_with(['用', '从', '承']),
            _ => false,
        };
        let owns = |i: usize| word(chunks, i + 1) == Some(Category::De);
        if self.cleft_object(scene, at, start) {
            return true;
        }
        if self.heads_clause(scene, at, start) {
            return false;
        }
        let person = matches!(&chunks[at].part, Part::Phrase(p) if p.anaphor.is_none() && p.names.iter().all(|&n| self.is_person(n)));
        let passed = |i: &usize| match &chunks[*i].part {
            Part::Phrase(p) => {
                // 师从南江大学教授王雪: whose post the person has.
                let employs = person && *i + 1 < at && matches!(word(chunks, i + 1), Some(Category::Title | Category::Once));
                employs || p.bare_kind || p.anaphor.is_some() || owns(*i) || owns_name(chunks, *i) || acts_within(chunks, *i, at + 1)
            }
            Part::Word(Category::Title | Category::Once) => person && *i > start && word(chunks, i - 1) != Some(Category::De),
            Part::Word(Category::Plain) => !does(*i),
            Part::Value(_) | Part::Bracket(_) | Part::Word(Category::De | Category::Noun | Category::Quote) => true,
            // 推出了一款名为X的模型
            Part::Text if *i + 1 == at && NAMING.contains(&self.word_at(scene, *i)) => true,
            // 推出了X: the particle goes with its verb.
            Part::Text if PARTICLES.contains(&self.text_of(scene, *i)) => true,
            // 的主力X: a noun within the phrase.
            Part::Text => owns(*i) || *i > start && word(chunks, i - 1) == Some(Category::De),
            // 70亿参数的X: what the thing has modifies it too.
            // X背后的自研模型Y: so does a verb behind 的.
            Part::Word(Category::Verb) if *i > start && word(chunks, i - 1) == Some(Category::De) && *i + 1 == at => true,
            Part::Word(Category::Verb | Category::Attribute) => owns(*i),
            Part::Word(_) => false,
        };
        let Some(before) = (start..at).rev().find(|i| !passed(i)).filter(|&i| does(i)) else { return false };
        // Words of which nothing is known do nothing to whoever has a post.
        if matches!(chunks[before].part, Part::Text) && person && (before..at).any(|i| word(chunks, i) == Some(Category::Title)) {
            return false;
        }
        // 对标A的B降价, 总部位于A的B把…: what goes on after its modifier does it itself.
        let opens = || !(start..before).any(|i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind));
        let modified = (before..at).any(|i| matches!(chunks[i].part, Part::Phrase(_)) && owns(i))
            || at > before + 1 && word(chunks, at - 1) == Some(Category::De) && opens();
        let goes_on = |i: usize| {
            does(i) || matches!(word(chunks, i), Some(Category::Ba | Category::Jiang | Category::Plan | Category::Say | Category::By))
        };
        // 现场首发的X是一款…: what is told of it stands behind it.
        let told = at + 1 < chunks.len()
            && (before..at).any(|i| matches!(chunks[i].part, Part::Word(Category::Verb)) && owns(i))
            && matches!(chunks[at + 1].part, Part::Text)
            && self.text_of(scene, at + 1).starts_with('是');
        // 总部位于A的B去年跟进: when it does so may stand between.
        let when = |i: &usize| match chunks[*i].part {
            Part::Value(v) => matches!(self.annotations.values[v as usize].value, Value::Date(_)),
            Part::Bracket(_) => true,
            _ => false,
        };
        let house = matches!(&chunks[at].part, Part::Phrase(p) if p.anaphor.is_none() && !p.names.is_empty() && p.names.iter().all(|&n| self.acts(n)));
        let next = (at + 1..chunks.len()).find(|i| !(house && when(i)));
        // 总部位于A的B更进一步,…: at the head of the sentence, or behind where it is, whatever else the clause says is said of B.
        let located = || LOCATING.iter().any(|w| self.text_of(scene, before).ends_with(w));
        let first = || !chunks[..start].iter().any(|c| matches!(&c.part, Part::Phrase(p) if !p.bare_kind));
        let says = |i: usize| match chunks[i].part {
            Part::Text => !NO_DEED.iter().any(|w| self.text_of(scene, i).starts_with(w)),
            Part::Word(category) => {
                matches!(category, Category::Coverb | Category::Also | Category::Not | Category::Once | Category::Plain)
            }
            _ => false,
        };
        let heads = || house && word(chunks, at - 1) == Some(Category::De) && opens() && (first() || located());
        !(told || modified && next.is_some_and(goes_on) || next.is_some_and(says) && heads())
    }

    /// 总部位于成都的X,…: whether whoever acts stands at the end of a clause that only says which one it is, so that the next
    /// clause goes on about it.
    fn heads_clause(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        let chunks = scene.chunks;
        // 总部位于成都的X(Luma),…
        let next = chunks[at + 1..].iter().find(|c| !matches!(c.part, Part::Bracket(_)));
        let closes = next.is_some_and(|c| matches!(c.part, Part::Word(Category::Comma)));
        let modified = at > start + 1 && word(chunks, at - 1) == Some(Category::De);
        let Part::Phrase(phrase) = &chunks[at].part else { return false };
        let acts = !phrase.names.is_empty() && phrase.names.iter().all(|&n| self.acts(n));
        // A,…;以及采用M架构的B,总参数…: so does a thing that is the next member of a list told clause by clause.
        let made = || !phrase.names.is_empty() && phrase.names.iter().all(|&n| self.is_made(self.entities.class(n)));
        let member = || word(chunks, start) == Some(Category::And) || start > 0 && word(chunks, start - 1) == Some(Category::Semicolon);
        if !closes || !modified || !(acts || member() && made()) {
            return false;
        }
        // “要打造中国的X”,…: a clause within marks is over where they close, and its object does nothing behind them.
        let name = phrase.names.last().map(|&n| self.annotations.names[n as usize].span);
        let closed = |span: &Span| {
            let (before, behind) = (&self.document.text[..span.start as usize], &self.document.text[span.end as usize..]);
            behind.starts_with(['”', '」']) && !before.ends_with(['“', '「'])
        };
        // 要做中国的X,…: what somebody only wants to make or to be.
        let wants = (start..at).find(|&i| matches!(chunks[i].part, Part::Text | Part::Word(Category::Plan)));
        if name.as_ref().is_some_and(closed) || wants.is_some_and(|i| self.text_of(scene, i).starts_with(['要', '想'])) {
            return false;
        }
        // X收购了A的B: X stands first, and its verb is over.
        let free = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind) && governor(chunks, i, start).is_none();
        let verb = (start..at)
            .find(|&i| matches!(chunks[i].part, Part::Text | Part::Word(Category::Verb)) && !is_adverbial(self.text_of(scene, i)));
        let over = (start..at).any(|i| PARTICLES.contains(&self.text_of(scene, i)) || self.text_of(scene, i).ends_with('了'));
        verb.is_some_and(|verb| !(start..verb).any(free)) && (start == 0 || !over)
    }

    /// 超过了X, 优于A的X, 与X相当, 达到X的水平: whether the phrase at `at` is only what the clause compares with.
    pub(crate) fn compared_with(&self, scene: Scene<'_>, at: usize) -> bool {
        let inner = |i: usize| match &scene.chunks[i].part {
            Part::Phrase(_) | Part::Value(_) => true,
            Part::Word(category) => matches!(category, Category::De | Category::Noun | Category::Quote | Category::Pause | Category::And),
            _ => false,
        };
        let before = (at.saturating_sub(COMPARED_REACH)..at).rev().find(|&i| !inner(i));
        let verb = before.map_or("", |i| self.text_of(scene, i)).trim_end_matches(['了', '过']);
        let told = verb.chars().next_back().is_some_and(|c| COMPARING_ENDS.meets(Bucket::of(c)));
        told && COMPARING.iter().any(|w| ends(verb, w)) || before.is_some_and(|i| self.likened(scene, at, i))
    }

    /// 与X相当, 达到X的水平: whether what stands behind the phrase at `at` tells that the words at `before` liken to it.
    fn likened(&self, scene: Scene<'_>, at: usize, before: usize) -> bool {
        let chunks = scene.chunks;
        let said = |i: usize| if i < chunks.len() { self.text_of(scene, i) } else { "" };
        let with = matches!(chunks[before].part, Part::Word(Category::Coverb)) && LIKENED.contains(&said(before));
        let level = at + 1 + usize::from(chunks.get(at + 1).is_some_and(|c| matches!(c.part, Part::Word(Category::De))));
        // 可与X直接竞争
        let alike = || ALIKE.iter().any(|w| said(at + 1).trim_start_matches(['可', '能', '已', '基', '本']).starts_with(w));
        let reaches = || REACHES.closes(said(before).trim_end_matches('了')) && LEVELS.opens(said(level));
        with && alike() || reaches()
    }

    /// The holder in the nearest clause before that has one; never what a clause only compares with.
    fn clause_before(&self, scene: Scene<'_>, from: usize, filler: &Filler, named: Named) -> Option<Mentions> {
        let chunks = scene.chunks;
        // 底层框架是X,认得47种缺陷: of what a thing stands on only a rule of so few classes may ask.
        let narrow = matches!(filler, Filler::Name(classes) if classes.listed().len() <= NARROW);
        let mut end = from;
        while end > 0 && from - end < HOLDER_REACH {
            let start = clause_of(chunks, end - 1).0.min(end - 1);
            // 据远山咨询的报告显示,今年共有34家…: nor is it about whoever has only counted them.
            let close = end - usize::from(end == from);
            if close > start && self.shown_by_a_register(scene, start, close) {
                end = start.saturating_sub(1);
                continue;
            }
            // 大赛由A主办,B承办,…: it goes on about what the clause leaves out, and not about who does it.
            let serves = if named == Named::About { self.serving(scene, start, end) } else { SmallVec::new() };
            let serving = |n: u32| serves.iter().any(|&(who, whom)| who == n && whom.is_some());
            let names = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
            let fits = |i: &usize| {
                let by = || governor(chunks, *i, start).filter(|_| !self.grounded(scene, *i, start)).map(|(g, _)| self.text_of(scene, g));
                let compared = || {
                    (i.saturating_sub(2).max(start)..*i).any(|k| COMPARISONS.contains(&self.text_of(scene, k)))
                        || i + 1 < end && COMPARED.iter().any(|w| self.text_of(scene, i + 1).starts_with(w))
                        || governor(chunks, *i, start).is_some_and(|(g, _)| THAN.iter().any(|w| self.text_of(scene, g).starts_with(w)))
                        || *i > start + 1 && self.text_of(scene, start) == "比" && self.text_of(scene, start + 1) == "起"
                };
                let about = || {
                    by().is_none_or(|w| w == AS && self.heads(scene, *i))
                        && !owns_name(chunks, *i)
                        && !self.houses(scene, *i)
                        && !self.heads_kin(scene, *i)
                        && !self.belongs(scene, *i, start)
                        && !self.holds_another(scene, *i, end)
                        && !self.derives(scene, *i, start, end)
                        && (!acts_within(chunks, *i, end) || self.stands_on(scene, *i, end) || self.is_something(scene, *i))
                        && !self.is_object(scene, *i, start)
                };
                // 把X甩在身后: what is done to X is not what is measured of it; nor is who made what has no known name (未名由X孵化).
                let maker = || matches!(governor(chunks, *i, start), Some((g, Category::By)) if self.tells(scene, start, g));
                // 已被A采用: whoever has it done is not what is measured either.
                // 此前在A当专家: whom somebody is at.
                let at = || by() == Some(AT) && matches!(&chunks[*i].part, Part::Phrase(p) if p.names.iter().any(|&n| self.acts(n)));
                let beside = || {
                    by().is_none_or(|w| w != BA && w != SUFFERED && !BESIDE.contains(&w))
                        && !maker()
                        && !at()
                        && !self.derives(scene, *i, start, end)
                };
                let done_to_here = |at: usize| {
                    (start..at)
                        .any(|k| names(k) && !owns_name(chunks, k) && governor(chunks, k, start).is_none() && !acts_within(chunks, k, end))
                };
                let aside = |n: &u32| self.beside.contains(n) && !serving(*n);
                let passed = || matches!(&chunks[*i].part, Part::Phrase(p) if !p.names.is_empty() && p.names.iter().all(aside));
                let employer = || employed_once(chunks, *i) || employs(chunks, *i) && by_person(chunks, *i, start);
                names(*i)
                    && !self.measures_by(chunks, *i)
                    && !compared()
                    && !passed()
                    && !employer()
                    && !self.owns_another(scene, *i, end)
                    && !self.is_piece(chunks, *i)
                    && !self.predicates(scene, *i)
                    && (narrow || !self.belongs(scene, *i, start) && !self.comes_with(scene, *i))
                    && !self.holds_named(scene, *i)
                    && match named {
                        Named::About => about(),
                        Named::Otherwise => beside() && (!self.is_object(scene, *i, start) || done_to_here(*i)),
                        Named::Anywhere => beside(),
                    }
            };
            // 它的“小禾”不…,订阅价…: of what nobody knows; nor is 大会由A主办 about A.
            if (start..end).any(|i| names(i) && self.owns_quoted(scene, i, end)) || self.unknown_undergoes(scene, start, end) {
                return None;
            }
            let served = |names: Mentions| {
                let patient = |n: &u32| serves.iter().find(|(who, _)| who == n).map(|(_, whom)| *whom);
                match names.iter().map(patient).collect::<Option<SmallVec<[Option<u32>; 2]>>>() {
                    Some(patients) => patients.first().copied().flatten().filter(|&n| self.fits_surely(n, filler)).map(|n| smallvec![n]),
                    None => Some(names),
                }
            };
            let fill = |i| self.phrase_fill(chunks, i, filler).and_then(served);
            let fitting = (start..end).filter(fits);
            let found = if named == Named::About {
                // X称其已覆盖…: who only says it comes after what is spoken of.
                let mut fitting: Vec<usize> = fitting.collect();
                fitting.sort_by_key(|&i| says(chunks, i, end));
                fitting.into_iter().find_map(fill)
            } else {
                fitting.rev().find_map(fill)
            };
            if found.is_some() {
                return found;
            }
            // A发布X;B发布Y,参数量…: of another sentence within the sentence nothing holds it that is not its own.
            if named == Named::About && word(chunks, start.saturating_sub(1)) == Some(Category::Semicolon) && (start..from).any(names) {
                return None;
            }
            end = start.saturating_sub(1);
        }
        None
    }

    /// X由A发布的B微调而来: whether the phrase at `at` stands after 由 as what something comes of.
    pub(crate) fn derives(&self, scene: Scene<'_>, at: usize, start: usize, end: usize) -> bool {
        // What rules out most is asked first.
        if !(start..at).any(|i| word(scene.chunks, i) == Some(Category::By)) {
            return false;
        }
        let tokens = &scene.row.tokens;
        let span = |i: usize| Span { start: tokens[scene.chunks[at].last].span.end, end: tokens[scene.chunks[i].last].span.end };
        let last = end.min(at + COMING_REACH).checked_sub(1).filter(|&last| last > at);
        last.is_some_and(|last| COMING_OF.iter().any(|w| span(last).of(&self.document.text).contains(w)))
    }

    /// X是A自研的大模型: whether the phrase at `at` is said to be something.
    pub(crate) fn is_something(&self, scene: Scene<'_>, at: usize) -> bool {
        let next = scene.chunks.get(at + 1).is_some_and(|c| matches!(c.part, Part::Text));
        next && self.text_of(scene, at + 1).ends_with(COPULAS)
    }

    /// 该平台基于公司自研的X: whether the verb of the modifier after the phrase at `at` is another's, who stands behind a coverb.
    fn stands_on(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        let verb = (at + 1..end.min(at + SAYING_REACH)).find(|&i| word(scene.chunks, i) == Some(Category::Verb));
        verb.is_some_and(|verb| self.acts_on(scene, at, verb))
    }

    /// The same of the verb at `verb`.
    pub(crate) fn acts_on(&self, scene: Scene<'_>, at: usize, verb: usize) -> bool {
        let chunks = scene.chunks;
        let with = |i: usize| word(chunks, i) == Some(Category::Coverb) && INSTRUMENTS.contains(&self.text_of(scene, i));
        (at + 1..verb).any(with) && matches!(&chunks[verb - 1].part, Part::Phrase(p) if !p.bare_kind)
    }

    /// 基于A的B: whether the phrase at `at` is the head of what a coverb and a thing only modify.
    pub(crate) fn grounded(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        let chunks = scene.chunks;
        let Some(de) =
            (start..at).rev().find(|&i| word(chunks, i) != Some(Category::Quote)).filter(|&i| word(chunks, i) == Some(Category::De))
        else {
            return false;
        };
        let Some((g, Category::Coverb)) = governor(chunks, at, start) else { return false };
        let made = |p: &Phrase| !p.names.is_empty() && p.names.iter().all(|&n| self.is_made(self.entities.class(n)));
        let thing = (g + 1..de).next_back().is_some_and(|i| matches!(&chunks[i].part, Part::Phrase(p) if made(p)));
        let coverb = self.text_of(scene, g);
        let own = matches!(&chunks[at].part, Part::Phrase(p) if made(p) && p.anaphor.is_none());
        MODIFYING.contains(&coverb) && (thing || own && coverb != STANDING_ON && g + 1 < de)
    }

    /// MMLU得分91.2,被下载86万次: whether the phrase at `at` only names what something is measured by, with the score behind it.
    pub(crate) fn measures_by(&self, chunks: &[Chunk], at: usize) -> bool {
        const SCORE: usize = 3;
        let Part::Phrase(phrase) = &chunks[at].part else { return false };
        let yardstick = !phrase.names.is_empty() && phrase.names.iter().all(|&n| self.is_gauge(n));
        let noun = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Text | Part::Word(Category::Attribute)));
        let told = |i: &usize| matches!(chunks[*i].part, Part::Text | Part::Value(_) | Part::Word(Category::Coverb | Category::Attribute));
        let scored = |i: usize| matches!(chunks[i].part, Part::Value(v) if self.value_fits(v, &Filler::Score));
        yardstick && noun(at + 1) && (at + 2..chunks.len().min(at + 2 + SCORE)).take_while(told).any(scored)
    }

    /// 512块H800, 300种非洲语言: whether the phrase at `at` names what a number counts, or only says which.
    pub(crate) fn is_piece(&self, chunks: &[Chunk], at: usize) -> bool {
        let Part::Phrase(phrase) = &chunks[at].part else { return false };
        let number = at.checked_sub(1).and_then(|i| if let Part::Value(v) = chunks[i].part { Some(v) } else { None });
        let counted = number.and_then(|v| self.counted(v));
        counted.is_some_and(|noun| {
            phrase.names.iter().any(|&n| {
                let span = self.annotations.names[n as usize].span;
                span == noun || span.end <= noun.start
            })
        })
    }

    /// X背后的模型Y, X搭载的Y: whether the phrase at `at` names a thing that only says where the next one is found.
    fn holds_another(&self, scene: Scene<'_>, at: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let Part::Phrase(phrase) = &chunks[at].part else { return false };
        let made =
            phrase.anaphor.is_none() && !phrase.names.is_empty() && phrase.names.iter().all(|&n| self.is_made(self.entities.class(n)));
        made && word(chunks, at + 1) != Some(Category::De) && self.head_of_relative(scene, at, end).is_some()
    }

    /// 以X为首, 以X为代表: whether the clause is about the phrase after 以; 以X为基座 says what it stands on.
    fn heads(&self, scene: Scene<'_>, at: usize) -> bool {
        let next = (at + 1..scene.chunks.len().min(at + 3)).map(|i| self.text_of(scene, i));
        next.into_iter().any(|text| HEADING.iter().any(|w| text.trim_start_matches('为').starts_with(w)))
    }

    /// Whether a name is of one who acts.
    pub(crate) fn acts(&self, name: u32) -> bool {
        self.engine.agents.has(self.entities.class(name))
    }
}

fn word(chunks: &[Chunk], at: usize) -> Option<Category> {
    match chunks.get(at)?.part {
        Part::Word(category) => Some(category),
        _ => None,
    }
}

/// Whether the phrase at `at` only says what its clause tells: X称….
fn says(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let next = (at + 1..end.min(at + SAYING_REACH)).find(|&i| !matches!(chunks[i].part, Part::Value(_) | Part::Text));
    next.is_some_and(|i| word(chunks, i) == Some(Category::Say))
}

/// Whether the phrase at `at` only says whose the next name is: 云川科技的Luma2, 英伟达T4.
pub(crate) fn owns_name(chunks: &[Chunk], at: usize) -> bool {
    let named = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind);
    let kind = |i: usize| matches!(chunks.get(i).map(|c| &c.part), Some(Part::Phrase(p)) if p.bare_kind);
    named(at + 1) || word(chunks, at + 1) == Some(Category::De) && (named(at + 2) || kind(at + 2) && named(at + 3))
}

/// Whether something is done by the person who works for the phrase at `at`: 由A和云川科技教授B创立.
fn by_person(chunks: &[Chunk], at: usize, start: usize) -> bool {
    (start..at).any(|i| matches!(chunks[i].part, Part::Word(Category::By)))
}

//! How a phrase stands in the clause that names it: what it is under, who has it, and whether the clause may be about it.
//!
//! Takes an ended clause and the phrases in it, gives for each what the discourse asks. Deliberately remembers nothing.

use crate::chinese::{COMPARED, Category, INTRODUCTIONS, LEARNING, NAMINGS, TOGETHER};
use crate::extract::Mentions;
use crate::extract::argument::{after, governor, joins};
use crate::extract::clause::caution::{employed_once, employs};
use crate::extract::clause::conjunct::conjuncts;
use crate::extract::clause::mark::THAN;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::discourse::beside::ACCORDING;
use crate::extract::discourse::topic::RECEIVED;
use crate::extract::reader::{Reader, Scene};
use crate::rule::Filler;
use crate::span::Span;

/// Of the words that turn the text to something, the one that also tells where somebody goes.
const RETURNS: &str = "回到";

/// The end of words by which something takes another's place: 在X上则是Y.
const INSTEAD: &str = "则是";

/// The sign of a post that is over.
const ONCE: char = '曾';

/// After what another comes: 继X之后.
const AFTER: &str = "继";

/// What a coverb is called that is the copula as well: 主设备为X.
const FOR_OR_IS: &str = "为";

/// Coverbs of what somebody gets somewhere with.
const WITH: &[&str] = &["凭借", "凭", "靠", "借助", "依托", "基于"];

/// What opens a clause that says no more than what something is.
const THIS_IS: &[&str] = &["这是", "这也是", "这正是", "这已是", "这还是", "此次是", "此举是"];

/// A clause that has been read, and the words by which it is about less than it names.
#[expect(clippy::struct_excessive_bools, reason = "each is a question asked once of the words and answered to several")]
pub(crate) struct Ended<'a> {
    pub(crate) scene: Scene<'a>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// 与去年面世的X相比,…: what is but compared with is no topic.
    compares: bool,
    /// 这是继A之后B的又一…: whom it names there is not gone on about.
    this_is: bool,
    /// X获悉它…: of it.
    pub(crate) learnt: Option<usize>,
    /// 我们获悉:X…, 公司表示:X…: what is told begins there, whoever tells it.
    told: Option<usize>,
    /// 天眼查App显示: nobody goes on about who has it written down.
    pub(crate) shown: bool,
    /// B跟投: who does what others did before.
    pub(crate) joins: bool,
}

impl Ended<'_> {
    /// Whether a semicolon ends it: of another sentence within the sentence it is not the topic.
    pub(crate) fn parted(&self) -> bool {
        matches!(self.scene.chunks.get(self.end).map(|c| &c.part), Some(Part::Word(Category::Semicolon)))
    }
}

/// What a phrase may be to its clause, by what it stands under.
#[derive(Clone, Copy)]
pub(crate) enum Seat {
    /// What the clause is about: it stands free.
    Topic,
    /// Who does it: 由X.
    Doer,
    /// Who does it to something that has no name: 未名由X孵化 is about another.
    Hidden,
    /// Nothing: it stands after a coverb.
    Aside,
}

/// A phrase of an ended clause, and how it stands there.
#[expect(clippy::struct_excessive_bools, reason = "each is a question asked once of the phrase and answered to several")]
pub(crate) struct Standing {
    pub(crate) at: usize,
    anaphor: Option<Anaphor>,
    pub(crate) names: Mentions,
    /// The coverb that it stands after, or 由.
    governed: Option<(usize, Category)>,
    pub(crate) seat: Seat,
    /// 未名由X孵化: whether something that nobody knows undergoes it.
    pub(crate) unknown: bool,
    /// 大体沿袭X, 不足X的三分之一: whether something else is only measured by it.
    pub(crate) against: bool,
    /// X旗下Y表现突出 is about Y.
    pub(crate) houses: bool,
    /// 中金公司担任保荐人: a house that serves as something there.
    pub(crate) serves: bool,
    /// 搭载X,后者由A研发: what is taken up so is spoken of from here on.
    pub(crate) takes_up: bool,
    /// Whether it was only named beside another before.
    beneath: bool,
}

/// 王雪2018年回到X,…: whether the words before the phrase at `at` tell that somebody goes back there, and do not turn the text to it.
fn only_returns(scene: Scene<'_>, at: usize, before: &str) -> bool {
    let named = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if !p.bare_kind) || matches!(c.part, Part::Value(_));
    before.ends_with(RETURNS) && scene.chunks[..at].iter().any(named)
}

impl Reader<'_> {
    /// A clause that ends, and the words that tell what it is about.
    pub(crate) fn ended<'c>(&self, scene: Scene<'c>, start: usize, end: usize) -> Ended<'c> {
        let chunks = scene.chunks;
        let opens = |word: fn(&Part) -> bool| start < end && word(&chunks[start].part);
        let compares = end > start + 1
            && opens(|part| matches!(part, Part::Word(Category::Coverb | Category::And)))
            && COMPARED.iter().any(|w| self.text_of(scene, end - 1).starts_with(w));
        let this_is = opens(|part| matches!(part, Part::Text)) && THIS_IS.iter().any(|w| self.text_of(scene, start).starts_with(w));
        let says = |i: usize| matches!(chunks[i].part, Part::Word(Category::Say));
        let learnt = (start..end).find(|&i| says(i) && LEARNING.contains(&self.text_of(scene, i)));
        let colon = |i: usize| matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Word(Category::Colon)));
        let told = (start..end).find(|&i| says(i) && (colon(i) || learnt == Some(i)));
        let shown = self.shown_by_a_register(scene, start, end);
        Ended { scene, start, end, compares, this_is, learnt, told, shown, joins: self.joins_in(scene, start, end) }
    }

    /// How the phrase at `at` stands in its clause, where one stands there that names or stands for something.
    pub(crate) fn standing(&self, clause: &Ended<'_>, at: usize) -> Option<Standing> {
        let &Ended { scene, start, end, .. } = clause;
        let Part::Phrase(phrase) = &scene.chunks[at].part else { return None };
        if phrase.bare_kind {
            return None;
        }
        let names = self.stood_for(scene.chunks, at, phrase, &Filler::any());
        if names.is_empty() && clause.told.is_some_and(|k| at < k) {
            return None;
        }
        let governed = self.governed(clause, at, &names);
        // What stands after 由 is what the clause is about only where nothing else is: 未名由X孵化 is about another.
        let unknown = governed.is_some_and(|(by, category)| {
            category == Category::By && (self.tells(scene, start, by) || self.unknown_undergoes(scene, start, by + 1))
        });
        let takes_up = matches!(phrase.anaphor, Some(Anaphor::Latter | Anaphor::Noun(..))) && governed.is_none();
        Some(Standing {
            at,
            anaphor: phrase.anaphor,
            governed,
            seat: self.seat(clause, at, governed, unknown),
            unknown,
            against: self.measured_against(scene, at, end) || self.only_likened(scene, at, (start, end)),
            houses: self.houses_named(scene, at, end),
            serves: self.only_serves(scene, at, end) && names.iter().all(|&n| self.acts(n) && !self.is_person(n)),
            takes_up,
            beneath: !takes_up && !names.is_empty() && names.iter().all(|n| self.beside.contains(n)),
            names,
        })
    }

    /// 在X上, 由X: what a phrase stands after, where the words before do not turn the text to it (半个月后轮到X).
    fn governed(&self, clause: &Ended<'_>, at: usize, names: &[u32]) -> Option<(usize, Category)> {
        let &Ended { scene, start, .. } = clause;
        governor(scene.chunks, at, start)
            .or((clause.compares || self.only_in_saying(names)).then_some((start, Category::Coverb)))
            .filter(|_| !self.turned_to(scene, at) && !self.grounded(scene, at, start))
    }

    /// 云川推出, 由云川推出, 在云川: what a phrase may be to its clause.
    fn seat(&self, clause: &Ended<'_>, at: usize, governed: Option<(usize, Category)>, unknown: bool) -> Seat {
        let &Ended { scene, start, end, .. } = clause;
        match governed {
            None => Seat::Topic,
            // 这座由A建设的数据中心…: what was spoken of; without 这座 the thing, which has no name.
            Some((by, Category::By)) if !unknown && self.made_nameless(scene, at, end) => {
                let points = by > start && self.text_of(scene, start).starts_with(['这', '该', '此']);
                if points { Seat::Aside } else { Seat::Hidden }
            }
            Some((_, Category::By)) if unknown => Seat::Hidden,
            Some((_, Category::By)) => Seat::Doer,
            Some(_) => Seat::Aside,
        }
    }

    /// Whether the words before a phrase turn the text to it: 半个月后轮到X, 今天的主角是X.
    pub(crate) fn turned_to(&self, scene: Scene<'_>, at: usize) -> bool {
        let tokens = &scene.row.tokens;
        let before = Span { start: tokens[0].span.start, end: tokens[scene.chunks[at].first].span.start }.of(&self.document.text);
        INTRODUCTIONS.closes(before) && !only_returns(scene, at, before)
    }

    /// A的小程序…: what a phrase has, where nothing is done to that phrase.
    pub(crate) fn had_by(&self, clause: &Ended<'_>, standing: &Standing) -> Option<Mentions> {
        let &Ended { scene, start, end, .. } = clause;
        let at = standing.at;
        // 名叫A的小程序: A is no owner.
        let names_it = || at > start && NAMINGS.contains(&self.text_of(scene, at - 1));
        // What rules out most is asked first, what takes longest last.
        let has = standing.governed.is_none()
            && at + 2 < end
            && matches!(scene.chunks[at + 1].part, Part::Word(Category::De))
            && !names_it()
            && !self.is_done_to(clause, standing);
        if has { self.names_at(scene.chunks, at + 2) } else { None }
    }

    /// Whether a clause may be about a phrase, as far as what it stands under lets it.
    pub(crate) fn may_be_about(&self, clause: &Ended<'_>, standing: &Standing) -> bool {
        // 他们改造X: whoever they are, the clause is about them.
        // 报告给出了…: what only tells of it leaves what was spoken of.
        let anaphor = standing.anaphor;
        let tells_of = matches!(anaphor, Some(Anaphor::Bare(class, _)) if !self.engine.agents.has(class));
        let stands = !standing.names.is_empty() || anaphor.is_some() && !tells_of;
        stands && !standing.beneath && !self.only_leads(clause, standing) && !self.is_done_to(clause, standing)
    }

    /// 挪威初创公司X, 谷歌前首席科学家X, 中金公司担任保荐人: whether a phrase only leads to another, or tells what it is to another.
    fn only_leads(&self, clause: &Ended<'_>, standing: &Standing) -> bool {
        let (&Ended { scene, end, .. }, &Standing { at, ref names, .. }) = (clause, standing);
        let named = |p: &Phrase| !p.bare_kind && p.anaphor.is_none();
        employs(scene.chunks, at)
            || standing.houses
            || self.heads_kin(scene, at)
            || self.predicates(scene, at)
            || self.comes_with(scene, at)
            || self.holds_named(scene, at)
            || standing.serves
            || clause.this_is && self.acts_all(names)
            || self.holds_of_it(scene, at, end, names)
            || self.acts_all(names) && !self.discourse.silent() && self.is_to_another(scene, at, end)
            // What stands right before a name says where it is from.
            || at + 1 < end && matches!(&scene.chunks[at + 1].part, Part::Phrase(p) if named(p)) && !self.listed_at(scene, at + 1, end)
    }

    /// 大体沿袭X, 拿到了X的2000万元, 其中没有X: whether something is only done to a phrase, or told by it.
    fn is_done_to(&self, clause: &Ended<'_>, standing: &Standing) -> bool {
        let (&Ended { scene, start, .. }, at) = (clause, standing.at);
        if standing.against || self.predicated(scene, at, start) {
            return true;
        }
        if at <= start {
            return false;
        }
        let before = self.text_of(scene, at - 1);
        // 拿到了X的2000万元: whom something comes from.
        RECEIVED.closes(before.trim_end_matches('了'))
            || self.compared_with(scene, at)
            // 其中没有X: what is said not to be there is no topic either.
            || matches!(scene.chunks[at - 1].part, Part::Word(Category::Not))
            // 在X上则是Y: what takes another's place there is no topic.
            || before.ends_with(INSTEAD)
            || !self.turned_to(scene, at) && self.is_object(scene, at, start)
    }

    /// 启明创投参投的星环科技, 做芯片的A、做机器人的B,以及C, A携手B: all that the clause is about with a phrase.
    pub(crate) fn spoken_with(&self, clause: &Ended<'_>, standing: &Standing) -> Mentions {
        let (&Ended { scene, end, .. }, at) = (clause, standing.at);
        let chunks = scene.chunks;
        // A凭借上月发布的B进入前十 is about A.
        let with =
            at + 1 < end && matches!(chunks[at + 1].part, Part::Word(Category::Coverb)) && WITH.contains(&self.text_of(scene, at + 1));
        let head = if with { None } else { self.head_of_relative(scene, at, end) };
        let mut spoken = head.unwrap_or_else(|| self.listed_from(clause, standing));
        spoken.extend(self.joined_by(scene, at, end));
        spoken
    }

    /// 做芯片的A、做机器人的B,以及C,均…: all of them.
    fn listed_from(&self, clause: &Ended<'_>, standing: &Standing) -> Mentions {
        let &Ended { scene, start, .. } = clause;
        let mut listed = standing.names.clone();
        listed.extend(self.listed_with(scene.chunks, standing.at, &standing.names));
        let told = self.discourse.nearest_topic();
        let goes_on = start > 0 && matches!(scene.chunks[start].part, Part::Word(Category::And));
        if goes_on && listed.iter().all(|n| told.contains(n)) { told.into() } else { listed }
    }

    /// The further members of the list that the phrase at `at` opens, each with a modifier of its own, where all of them act.
    fn listed_with(&self, chunks: &[Chunk], at: usize, names: &[u32]) -> Mentions {
        let act = |names: &[u32]| names.iter().all(|&n| self.acts(n) && !self.is_person(n));
        if !act(names) || !joins(chunks, after(chunks, at)) {
            return Mentions::new();
        }
        let more = conjuncts(chunks, at).into_iter().map_while(|i| self.names_at(chunks, i).filter(|names| act(names)));
        more.flatten().collect()
    }

    /// A携手B,…: who is joined where the clause says no more.
    fn joined_by(&self, scene: Scene<'_>, at: usize, end: usize) -> Mentions {
        let joins = at + 1 < end && TOGETHER.contains(&self.word_at(scene, at + 1));
        let last = end.checked_sub(1).filter(|&last| joins && last == at + 2);
        last.and_then(|i| self.names_at(scene.chunks, i)).unwrap_or_default()
    }

    /// 据路透社报道,…: nobody goes on about whoever has only told of it.
    pub(crate) fn only_tells_of_it(&self, clause: &Ended<'_>, standing: &Standing) -> bool {
        let &Ended { scene, end, .. } = clause;
        let passed = |i: usize| matches!(scene.chunks[i].part, Part::Value(_) | Part::Word(Category::Quote));
        let says = |i: usize| matches!(scene.chunks[i].part, Part::Word(Category::Say));
        !standing.names.iter().any(|&n| self.is_person(n))
            && standing.governed.is_some_and(|(by, _)| ACCORDING.contains(&self.text_of(scene, by)))
            && (standing.at + 1..end).find(|&i| !passed(i)).is_some_and(says)
    }

    /// 在X上, A创投领投, 曾任X算法工程师: whether a phrase that names something only stands by.
    pub(crate) fn stands_aside(&self, clause: &Ended<'_>, standing: &Standing) -> bool {
        let (&Ended { scene, start, end, .. }, &Standing { at, ref names, governed, .. }) = (clause, standing);
        // 主设备为X: here 为 is no coverb.
        let led = |(by, category)| category == Category::Coverb && self.text_of(scene, by) != FOR_OR_IS;
        clause.compares
            || governed.is_some_and(led)
            || self.comes_after(clause, at)
            // A创投领投: who but puts money in stands by.
            || names.iter().all(|&n| self.only_backs(n))
            || standing.serves
            || clause.this_is && self.acts_all(names)
            || standing.beneath
            || governed.is_some() && self.derives(scene, at, start, end)
            || self.is_compared(clause, standing)
            || self.worked_for_once(clause, at)
            || clause.learnt.is_some_and(|k| at < k)
    }

    /// 与X相比, 继X之后, 比X: whether something else is only compared with a phrase or came after it.
    pub(crate) fn is_yardstick(&self, clause: &Ended<'_>, standing: &Standing) -> bool {
        let (&Ended { scene, start, .. }, at) = (clause, standing.at);
        let than = |i: usize| THAN.contains(&self.text_of(scene, i));
        self.comes_after(clause, at)
            || standing.governed.is_some_and(|(by, _)| than(by))
            || at > start && than(at - 1)
            || clause.compares
            || self.is_compared(clause, standing)
    }

    /// 继X之后,…又推出Y: X is what came before.
    fn comes_after(&self, clause: &Ended<'_>, at: usize) -> bool {
        at > clause.start && self.text_of(clause.scene, clause.start).ends_with(AFTER)
    }

    /// 大体沿袭X, 对标X: whether what is told is measured by a phrase.
    fn is_compared(&self, clause: &Ended<'_>, standing: &Standing) -> bool {
        standing.against || standing.at > clause.start && self.compared_with(clause.scene, standing.at)
    }

    /// 曾任X算法工程师: whom a person once worked for.
    fn worked_for_once(&self, clause: &Ended<'_>, at: usize) -> bool {
        let &Ended { scene, start, .. } = clause;
        let once = |i: usize| matches!(scene.chunks[i].part, Part::Word(Category::Once)) || self.text_of(scene, i).ends_with(ONCE);
        employed_once(scene.chunks, at) || employs(scene.chunks, at) && (start..at).any(once)
    }
}

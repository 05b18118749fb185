//! What a clause was about: for the clauses after it, which may leave it out.
//!
//! Takes a clause that is read, tells the discourse what stands free and first in it, then who does what it says. Deliberately
//! names nobody that the clause only mentions: an employer, what is compared, what something is done to.

use crate::chinese::{Category, LEARNING, OneOf};
use crate::extract::Mentions;
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::extract::discourse::Part as Said;
use crate::extract::discourse::standing::{Ended, Seat, Standing};
use crate::extract::reader::{Doers, Reader, Scene};

/// Ends of clauses that say no more than that somebody is one of several.
static AMONG: OneOf = OneOf::new(&["在列", "在其列", "在其中", "入列", "在内", "其中"]);
/// The coverb of whom something is done by, that makes no topic of them.
pub(crate) const SUFFERED: &str = "被";

/// The coverb after which stands what something comes of.
const COMES_OF: &str = "由";

/// What the phrases of a clause have told of what it is about.
#[derive(Default)]
struct Spoken {
    /// What stands free and first; of no names where nobody knows what it is.
    topic: Option<Mentions>,
    /// Who stands after 由.
    doer: Option<Mentions>,
    /// Who does it to something that has no name.
    hidden: Option<Mentions>,
    /// A的B…: B, where nobody is known to act.
    owned: Option<Mentions>,
    /// Who has what the clause is about, where that has no name.
    owner: Mentions,
    /// What something is only measured by.
    yardsticks: Mentions,
    /// Houses that serve as something: 中金公司担任保荐人.
    serving: Mentions,
    /// 底座是X: whether what the clause is about belongs to what was spoken of.
    belongs: bool,
    /// X旗下Y: whether a house leads to its own.
    housed: bool,
    /// 后者由A研发: whether it takes up what was only named beside another.
    taken_up: bool,
}

impl Spoken {
    /// Whether nothing has the seat yet.
    fn free(&self, seat: Seat) -> bool {
        match seat {
            Seat::Topic => self.topic.is_none(),
            Seat::Doer => self.doer.is_none(),
            Seat::Hidden => self.hidden.is_none(),
            Seat::Aside => true,
        }
    }

    /// 由云川推出: fills a seat; that of who stands aside is no seat.
    fn give(&mut self, seat: Seat, names: Mentions) {
        match seat {
            Seat::Topic => self.topic = Some(names),
            Seat::Doer => self.doer = Some(names),
            Seat::Hidden => self.hidden = Some(names),
            Seat::Aside => {}
        }
    }

    /// 云川推出“小满”: whether the clause is about 云川.
    fn is_topic(&self, name: u32) -> bool {
        self.topic.iter().flatten().any(|&n| n == name)
    }

    /// What the clause is about, else who does it.
    fn about(&self) -> Option<&Mentions> {
        self.topic.as_ref().or(self.doer.as_ref())
    }

    /// A与B达成合作: whether several act, of whom the clause is about some.
    fn is_among(&self, acted: &Mentions) -> bool {
        self.topic.as_ref().is_some_and(|all| !all.is_empty() && all.len() < acted.len() && all.iter().all(|n| acted.contains(n)))
    }

    /// A携手B,…: whether the clause is about all who act and more, though A alone does it.
    fn takes_in(&self, acted: &Mentions) -> bool {
        self.about().is_some_and(|all| all.len() > acted.len() && acted.iter().all(|n| all.contains(n)))
    }
}

impl Reader<'_> {
    /// Remembers what a clause was about: what stands free and first in it, then who does what it says.
    pub(crate) fn end_clause(&mut self, scene: Scene<'_>, start: usize, end: usize, doers: &Doers) {
        let clause = self.ended(scene, start, end);
        self.set_beside(&clause);
        let mut spoken = Spoken::default();
        for at in start..end {
            let Some(standing) = self.standing(&clause, at) else { continue };
            self.seat_phrase(&clause, &standing, &mut spoken);
            self.mention(&clause, &standing);
        }
        let acted = self.acted(&clause, &spoken, doers);
        if spoken.taken_up {
            self.beside.retain(|n| !spoken.is_topic(*n));
        }
        let passive = self.is_passive(&clause, &spoken, acted.as_ref());
        let acted = acted.filter(|names| !spoken.takes_in(names));
        let meant = self.say_topics(&clause, &spoken, acted.as_ref(), passive);
        self.say_nameless(&spoken, acted.as_ref());
        let about = std::mem::take(&mut self.about);
        self.discourse.say(&about, Said::Topic);
        self.say_told_of(&clause);
        self.went_on = if spoken.topic.is_none() && !clause.parted() { about } else { meant };
        self.discourse.next_clause();
        if clause.parted() {
            self.discourse.next_stretch();
        }
    }

    /// 底座是X, 搭载X, B跟投: remembers whom a clause only names beside what it is about.
    fn set_beside(&mut self, clause: &Ended<'_>) {
        let &Ended { scene, start, end, joins, .. } = clause;
        let mut beside = self.named_beside(scene, start, end);
        if joins {
            beside.extend((start..end).filter_map(|i| self.names_at(scene.chunks, i)).flatten());
        }
        self.beside.extend(beside);
    }

    /// Notes what a phrase tells of what its clause is about.
    fn seat_phrase(&self, clause: &Ended<'_>, standing: &Standing, spoken: &mut Spoken) {
        let (&Ended { scene, start, end, .. }, &Standing { at, seat, ref names, .. }) = (clause, standing);
        spoken.housed |= standing.houses;
        if standing.against {
            spoken.yardsticks.extend_from_slice(names);
        }
        if standing.serves {
            spoken.serving.extend_from_slice(names);
        }
        if !spoken.free(seat) {
            return;
        }
        if spoken.owned.is_none() {
            spoken.owned = self.had_by(clause, standing);
        }
        // X旗下公司: somebody whom the text does not name.
        if self.owns_another(scene, at, end) || self.owns_quoted(scene, at, end) {
            let by = (at + 1..end).any(|k| matches!(scene.chunks[k].part, Part::Word(Category::By)));
            spoken.owner.extend(names.iter().copied().filter(|&n| by && self.acts(n) && !self.is_person(n)));
            spoken.give(seat, Mentions::new());
            return;
        }
        // 由A发布的B微调而来: what it comes of is not what the clause is about.
        if self.may_be_about(clause, standing) && (standing.unknown || !self.derives(scene, at, start, end)) {
            spoken.taken_up = standing.takes_up;
            spoken.belongs = self.belongs(scene, at, start) && !self.turned_to(scene, at);
            spoken.give(seat, self.spoken_with(clause, standing));
        }
    }

    /// Tells the discourse that a phrase was named, or only stood by.
    fn mention(&mut self, clause: &Ended<'_>, standing: &Standing) {
        if standing.names.is_empty() || clause.shown || self.only_tells_of_it(clause, standing) {
            return;
        }
        let part = if self.stands_aside(clause, standing) { Said::Aside } else { Said::Named };
        let yardstick = self.is_yardstick(clause, standing);
        self.discourse.say(&standing.names, part);
        if yardstick {
            self.discourse.compares();
        }
    }

    /// Who does what a clause says, where the text may go on about them.
    fn acted(&self, clause: &Ended<'_>, spoken: &Spoken, doers: &Doers) -> Option<Mentions> {
        let &Ended { scene, start, end, .. } = clause;
        let acted = first_acting(clause, doers)?;
        if self.acts_aside(clause, spoken, acted) {
            return None;
        }
        // 继A之后,B也采用了X,并…: B goes on.
        let opens = scene.chunks.get(start).map_or(0, |c| scene.row.tokens[c.first].span.start);
        let own: Mentions = acted.iter().copied().filter(|&n| self.annotations.names[n as usize].span.start >= opens).collect();
        let acted = if !own.is_empty() && own.iter().all(|&n| spoken.is_topic(n)) { own } else { acted.clone() };
        let topic = spoken.topic.is_some();
        // X发布A,包括B和C,用于…: A goes on, and not its parts.
        let parts = || !topic && self.only_parts(scene, start, end, &acted);
        let commissioned = || topic && self.commissioned(scene, start, end, &acted);
        // A与B达成合作,…: A goes on, unless both are said to do a thing together.
        let partners = || spoken.is_among(&acted) && self.only_partners(scene, start, end);
        // A不及B: what A is measured by may do what the rule says, and is not spoken of.
        let passed = parts() || self.measured_by(scene, start, end, &acted) || commissioned() || partners();
        (!passed).then_some(acted)
    }

    /// 从A手里拿到…, 未名由A孵化: whether those who act are nobody that the clause is about.
    fn acts_aside(&self, clause: &Ended<'_>, spoken: &Spoken, acted: &Mentions) -> bool {
        spoken.hidden.as_ref() == Some(acted)
            || acted.iter().any(|n| spoken.yardsticks.contains(n))
            // 从A手里拿到…: whoever stands after a coverb does nothing there.
            || self.led_aside(clause.scene, clause.start, clause.end, acted)
            || acted.iter().all(|n| spoken.serving.contains(n))
            || self.only_in_saying(acted)
    }

    /// X由Y孵化 is about X: whether what a clause is about has something done to it by those who act.
    fn is_passive(&self, clause: &Ended<'_>, spoken: &Spoken, acted: Option<&Mentions>) -> bool {
        let done_by = |names| acted == spoken.doer.as_ref() || self.is_agent_of_passive(clause.scene, clause.start, clause.end, names);
        spoken.topic.is_some() && acted.is_some_and(done_by)
    }

    /// 撑起增长的是旗下公司X: whether who acts was spoken of before, and what the clause is about is what it brings in.
    fn acted_before(&self, clause: &Ended<'_>, spoken: &Spoken, acted: Option<&Mentions>) -> bool {
        let scene = clause.scene;
        let from = scene.chunks.get(clause.start).map_or(0, |c| scene.row.tokens[c.first].span.start);
        let before = |&n: &u32| self.annotations.names[n as usize].span.start < from;
        spoken.topic.is_some() && acted.is_some_and(|names| names.iter().all(before))
    }

    /// Tells the discourse what a clause was about and who acts in it; gives whom whoever only passes by does something to.
    fn say_topics(&mut self, clause: &Ended<'_>, spoken: &Spoken, acted: Option<&Mentions>, passive: bool) -> Mentions {
        let &Ended { scene, start, end, .. } = clause;
        let about = spoken.about();
        let last = passive || spoken.housed || self.acted_before(clause, spoken, acted);
        let said = if last { [acted, about] } else { [about, acted] };
        let part = self.said_as(spoken);
        // A完成融资,B领投: B does it to A, and A is what the text goes on about.
        let serves = self.serving(scene, start, end);
        self.beside.extend(serves.iter().map(|(who, _)| *who));
        let goes_on = self.gone_on(clause, spoken);
        let learnt = clause.learnt.and_then(|i| (i + 1..end).find(|&k| matches!(&scene.chunks[k].part, Part::Phrase(p) if !p.bare_kind)));
        let silent = clause.joins || learnt.is_some() || self.leaves_topic(clause, spoken);
        if let Some(names) = learnt.and_then(|i| self.names_at(scene.chunks, i)) {
            self.discourse.say(&names, part);
        }
        self.by_others = clause.joins || !serves.is_empty() || self.has_by(clause, COMES_OF);
        let mut meant = Mentions::new();
        let serving = |names: &Mentions| names.iter().all(|n| serves.iter().any(|(who, _)| who == n));
        for names in said.into_iter().flatten().filter(|names| !silent && !serving(names)) {
            self.say_topic(clause, names, part, &mut meant);
        }
        self.discourse.say(&goes_on, part);
        meant
    }

    /// Tells the discourse one of those whom a clause was about.
    fn say_topic(&mut self, clause: &Ended<'_>, names: &Mentions, part: Said, meant: &mut Mentions) {
        let &Ended { scene, start, end, .. } = clause;
        let backs = names.iter().all(|&n| self.only_backs(n));
        let passing = self.passing(scene, (start, end), names);
        let passes = passing == Some(Said::Passing);
        if passes && clause.parted() {
            self.beside.extend_from_slice(names);
        }
        // 远山给了它1亿元,估值…: whom whoever passes by does something to.
        if passes && meant.is_empty() && !clause.parted() {
            *meant = self.done_to_by(scene, (start, end), names);
        }
        // 搭载于X,后者售价…: of the one or the other of two the sentence goes on, and no later one.
        let one_of_two = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if matches!(p.anaphor, Some(Anaphor::Former | Anaphor::Latter)));
        let part = if backs {
            Said::Here
        } else if part == Said::Topic && scene.chunks[start..end].iter().any(one_of_two) {
            Said::Seldom
        } else {
            part
        };
        let part = passing.filter(|_| part == Said::Topic || passes).unwrap_or(part);
        self.discourse.say(names, part);
    }

    /// As what the discourse takes whom a clause was about.
    fn said_as(&self, spoken: &Spoken) -> Said {
        // X,底座是Y,月活…: X is what the sentence goes on about.
        // 它的“未名”没有屏幕,背后是Y,每月收9.9元: so does what has no known name.
        let goes_on_thing = || self.discourse.about_unknown() || self.discourse.nearest_topic().iter().any(|&n| self.is_thing(n));
        if spoken.belongs && goes_on_thing() {
            Said::Named
        } else if spoken.belongs || self.by_the_way {
            Said::Here
        } else {
            Said::Topic
        }
    }

    /// 至于X,由A创办: what was spoken of goes on, after who does it.
    fn gone_on(&self, clause: &Ended<'_>, spoken: &Spoken) -> Mentions {
        if spoken.topic.is_none() && spoken.doer.is_some() && spoken.hidden.is_none() && clause.start > 0 {
            self.discourse.nearest_topic().into()
        } else {
            Mentions::new()
        }
    }

    /// 已被A采用, 天眼查显示, X注意到: whether a clause leaves what was spoken of before it, whomever it names.
    fn leaves_topic(&self, clause: &Ended<'_>, spoken: &Spoken) -> bool {
        let &Ended { scene, start, end, .. } = clause;
        let closed = |words: &OneOf| end.checked_sub(1).is_some_and(|i| i >= start && words.closes(self.text_of(scene, i)));
        // 已被A采用: A is only named.
        let suffers = || spoken.topic.is_none() && start > 0 && self.has_by(clause, SUFFERED);
        // X注意到,…: whoever only learns it is not what the text goes on about.
        // A投了X,B同样在列,X融了…: B is only one of those who are listed.
        let learns = || scene.chunks.get(end).is_some() && (closed(&LEARNING) || start > 0 && closed(&AMONG));
        clause.shown || suffers() || learns()
    }

    /// Whether a clause has a certain word for by whom something is done: 由, 被.
    fn has_by(&self, clause: &Ended<'_>, by: &str) -> bool {
        let is_by = |i: usize| matches!(clause.scene.chunks[i].part, Part::Word(Category::By));
        (clause.start..clause.end).any(|i| is_by(i) && self.text_of(clause.scene, i) == by)
    }

    /// Tells the discourse of what a clause was about without a name for it: 业务由A承担, X旗下公司, A的B.
    fn say_nameless(&mut self, spoken: &Spoken, acted: Option<&Mentions>) {
        if let Some(names) = spoken.owned.as_ref().filter(|_| acted.is_none()) {
            self.discourse.say(names, Said::Topic);
        }
        let undergoes = spoken.topic.is_none() && spoken.doer.is_none() && spoken.hidden.is_some();
        if undergoes || spoken.topic.as_ref().is_some_and(Mentions::is_empty) {
            self.discourse.say(&spoken.owner, Said::Owner);
            self.discourse.say_unknown();
        }
    }

    /// Tells the discourse of what a clause brings in last, of which the next one goes on.
    fn say_told_of(&mut self, clause: &Ended<'_>) {
        let &Ended { scene, start, end, .. } = clause;
        // 业内称之为X2: the text goes on about what has just got its name.
        if let Some(names) = self.just_named_so(scene, start, end) {
            self.discourse.say(&names, Said::Topic);
        }
        // 其底座是X,由Y微调而来: what comes of what is told of X.
        if scene.chunks.get(end + 1).is_some_and(|_| self.text_of(scene, end + 1) == COMES_OF)
            && let Some(names) = self.held(scene, start, end)
        {
            self.discourse.say(&names, Said::Here);
        }
    }
}

/// The first who act in a clause, neither within a modifier nor within 在…后.
fn first_acting<'d>(clause: &Ended<'_>, doers: &'d Doers) -> Option<&'d Mentions> {
    let &Ended { scene: Scene { chunks, .. }, start, end, .. } = clause;
    let head =
        |at: usize| at > start && matches!(chunks[at].part, Part::Phrase(_)) && matches!(chunks[at - 1].part, Part::Word(Category::De));
    let main = |at: usize| chunks[at].adverbial.is_none() && !in_relative(chunks, at, end) && !head(at);
    doers.range(start..end).filter(|(at, _)| main(**at)).map(|(_, names)| names).find(|names| !names.is_empty())
}

/// Whether the verb at `at` stands in a relative clause: 的 and a phrase follow it directly.
fn in_relative(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let is_de = |i: usize| matches!(chunks[i].part, Part::Word(Category::De));
    (at + 1..end.min(at + 3))
        .find(|&i| is_de(i))
        .is_some_and(|de| (de + 1..end.min(de + 4)).any(|i| matches!(chunks[i].part, Part::Phrase(_))))
}

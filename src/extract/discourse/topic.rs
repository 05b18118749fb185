//! What a clause speaks of though its verb has another subject: who gets the money that 远山资本 leads in.
//!
//! Gives the head that follows, else the phrase that the anchor belongs to, else the first free phrase of the clause, else
//! what the text speaks of. Deliberately never takes who stands after 由 or 被, who only says it, or whoever acts within
//! a modifier.

use crate::chinese::{Category, OneOf, is_adverbial};
use crate::extract::Mentions;
use crate::extract::argument::{Arguments, clause_of, governor};
use crate::extract::clause::caution::{employed_once, employs};
use crate::extract::clause::conjunct::shared_head;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::discourse::Within;
use crate::extract::discourse::sought::{Asking, Sought};
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::Fill;
use crate::rule::Role;

/// How many chunks after a phrase its verb stands, and after that 的, where both are a modifier (A领投的…).
const MODIFIER: usize = 4;

/// How many chunks a clause has that only says who does the same: 远山跟投。
const AGAIN: usize = 3;

/// Ends of words for what belongs to somebody: X账上的第一笔钱, X手里的芯片.
const WITHIN: &[char] = &['上', '里', '中', '内'];

/// Verbs of receiving, after which stands whom something comes from.
pub(crate) static RECEIVED: OneOf = OneOf::new(&[
    "获", "获得", "拿到", "拿", "收到", "得到", "接到", "接受", "来自", "引入", "迎来", "赢得", "斩获", "等来", "盼来", "换来", "等到",
]);

/// Coverbs of whom something is done for.
const FOR: &[&str] = &["为", "给", "向", "对"];

/// Verbs of serving as something.
pub(crate) static SERVING: OneOf = OneOf::new(&["担任", "充当", "出任"]);

/// Coverbs that join those who do a thing.
pub(crate) const JOINTS: &[&str] = &["与", "和", "同", "跟"];

impl Reader<'_> {
    /// Fills a role with what the clause speaks of.
    pub(crate) fn topic(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, filled: &[Option<Fill>]) -> Option<Fill> {
        let asking = Asking::of(role, scene, anchor, filled);
        if self.speaks_of_another(&asking) {
            return None;
        }
        let sought = self.sought(asking);
        let found = self
            .itself(&sought)
            .or_else(|| self.head(&role.filler, scene, anchor, filled, asking.end))
            .or_else(|| self.right_before(&sought))
            .or_else(|| self.for_it(&sought))
            .or_else(|| self.first_within(&sought))
            .or_else(|| self.first_told(&sought))
            .or_else(|| self.in_clause_ahead(&sought))
            .or_else(|| self.outside_bracket(&sought))
            .or_else(|| self.unsaid(&sought))
            .or_else(|| self.named_thereafter(&sought))
            .or_else(|| self.told_at_last(&sought));
        let kin = |n: u32| self.fits_surely(n, &role.filler) && self.may_be(&sought, n);
        let found = if asking.post { self.rather_kin(found, filled, asking.from(), kin) } else { found };
        found.map(Fill::Names)
    }

    /// 这款语音合成模型: a wording that is no more than what stands for something tells of that.
    fn itself(&self, sought: &Sought<'_>) -> Option<Mentions> {
        let Asking { scene, anchor, .. } = sought.asking;
        let stands_for = matches!(&scene.chunks[anchor.first].part, Part::Phrase(p) if p.anaphor.is_some());
        if anchor.first == anchor.last && stands_for { self.sought_at(sought, anchor.first) } else { None }
    }

    /// X的估值, 领投了它2.5亿美元的融资: whose it is, told right before the wording.
    fn right_before(&self, sought: &Sought<'_>) -> Option<Mentions> {
        let Asking { scene, anchor, start, role, .. } = sought.asking;
        let at = anchor.first.checked_sub(1).filter(|&i| i >= start)?;
        match &scene.chunks[at].part {
            // 领投了它2.5亿美元的融资: a pronoun right before a number is whose it is.
            Part::Phrase(Phrase { anaphor: Some(anaphor), .. }) => {
                // 前者任…: who holds the post is no organisation.
                let holds = matches!(anaphor, Anaphor::Former | Anaphor::Latter | Anaphor::Person)
                    && sought.taken.iter().any(|&n| self.is_person(n));
                if holds { None } else { self.sought_at(sought, at) }
            }
            // X的估值: what owns it is not ruled out by what it did before.
            Part::Word(Category::De) => {
                let owner = at.checked_sub(1).filter(|&k| k >= start && !self.received_from(sought, k) && !self.gives_money(sought, k))?;
                let names = self.phrase_fill(scene.chunks, owner, &role.filler)?;
                names.iter().all(|&n| !sought.taken.contains(&n) && self.may_seat(n, sought.seats.as_deref())).then_some(names)
            }
            _ => None,
        }
    }

    /// 远山为它送来…: a pronoun for whom something is done is what the clause speaks of, whoever does it.
    fn for_it(&self, sought: &Sought<'_>) -> Option<Mentions> {
        let Asking { scene, anchor, start, .. } = sought.asking;
        let chunks = scene.chunks;
        let stands_for = |i: &usize| matches!(&chunks[*i].part, Part::Phrase(p) if p.anaphor.is_some());
        let for_whom = |i: &usize| governor(chunks, *i, start).is_some_and(|(g, _)| FOR.contains(&self.text_of(scene, g)));
        (start..anchor.first).filter(stands_for).filter(for_whom).find_map(|i| self.sought_at(sought, i))
    }

    /// 在X完成…后,Y见到了…: of what is told within the stretch, whom that names first.
    fn first_within(&self, sought: &Sought<'_>) -> Option<Mentions> {
        let Asking { scene: Scene { chunks, .. }, anchor, start, .. } = sought.asking;
        let first = chunks[anchor.first].adverbial.map(|coverb| coverb + 1).filter(|&i| i >= start && i < anchor.first)?;
        if named(chunks, first) && !modifies(chunks, first, anchor.first) { self.sought_at(sought, first) } else { None }
    }

    /// 云川科技去年营收…: the first free phrase of the clause, else the first whose person acts.
    fn first_told(&self, sought: &Sought<'_>) -> Option<Mentions> {
        let Asking { role, post, .. } = sought.asking;
        let (found, employer) = self.spoken_of(sought);
        // 联盟成立,北方大学教授王雪任理事长: of whom the sentence has told first, and not of whose professor she is.
        let fits = |n: u32| self.fits_surely(n, &role.filler) && self.may_be(sought, n);
        let told = || post && !self.discourse.topic(Within::Sentence, fits).is_empty();
        found.or_else(|| employer.filter(|_| !told()))
    }

    /// 由A领投,B完成…: who the clause after is about.
    fn in_clause_ahead(&self, sought: &Sought<'_>) -> Option<Mentions> {
        let Asking { role, scene, start, end, .. } = sought.asking;
        let clause = Arguments { start, end, ..Arguments::default() };
        self.ahead(scene, &clause, &role.filler).filter(|names| names.iter().all(|&n| self.may_be(sought, n)))
    }

    /// 云川科技(估值…): who stands before the bracket.
    fn outside_bracket(&self, sought: &Sought<'_>) -> Option<Mentions> {
        let Asking { role, scene, .. } = sought.asking;
        let outer: Mentions = scene.outer.iter().copied().filter(|&n| self.fits(n, &role.filler, true) && self.may_be(sought, n)).collect();
        (!outer.is_empty()).then_some(outer)
    }

    /// 估值26亿美元,X…: whom the next clause names, where this one tells nothing else.
    fn named_thereafter(&self, sought: &Sought<'_>) -> Option<Mentions> {
        let Asking { role, scene, anchor, start, end, post, .. } = sought.asking;
        let opens = start == 0 && anchor.first == start && !post;
        opens.then(|| self.named_next(scene, (start, end), &role.filler)).flatten()
    }

    /// 本轮由远山领投,…,云川将…: whom a sentence speaks of that names it at last, where nothing was spoken of before.
    fn told_at_last(&self, sought: &Sought<'_>) -> Option<Mentions> {
        let Asking { role, scene, anchor, end, .. } = sought.asking;
        let chunks = scene.chunks;
        // X的B轮融资由A领投,…: whose it is was told before.
        let fills =
            |i: usize| self.phrase_fill(chunks, i, &role.filler).is_some_and(|names| names.iter().any(|n| !sought.taken.contains(n)));
        let told = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind) && fills(i);
        if self.says_whose(anchor) || (0..anchor.first).any(told) || self.discourse.section_unknown() {
            return None;
        }
        let mut last = None;
        let mut start = end + 1;
        while start < chunks.len() {
            let stop = clause_of(chunks, start).1;
            // X将…, 拿到钱的是X; but 远山跟投 says more of the same.
            // 远山与松涛跟投
            let listed = |i: usize| (i + 1..stop).take_while(|&k| named(chunks, k) || self.joins_doers(scene, k)).last().unwrap_or(i);
            // 青苔资本担任财务顾问: nor is it who only serves as something.
            let serves = |i: usize| i + 1 < stop && SERVING.opens(self.text_of(scene, i + 1));
            let told = |i: &usize| {
                named(chunks, *i)
                    && !serves(*i)
                    && (*i == start && stop > listed(*i) + AGAIN || *i > start && self.text_of(scene, *i - 1).ends_with('是'))
            };
            last = (start..stop).find(told).and_then(|i| self.sought_at(sought, i)).or(last);
            start = stop + 1;
        }
        last
    }

    /// The first free phrase of the clause, and the first whose person acts; of one who says something, what is said begins anew.
    fn spoken_of(&self, sought: &Sought<'_>) -> (Option<Mentions>, Option<Mentions>) {
        let Asking { scene, anchor, start, .. } = sought.asking;
        let chunks = scene.chunks;
        let names_of = |i: usize| self.sought_at(sought, i);
        let mut found: Option<Mentions> = None;
        let mut employer: Option<Mentions> = None;
        let mut said = false;
        // 云川的竞争对手、由王雪创办的听风: nor of what the modifier of that tells.
        let mut over = start;
        for i in start..anchor.first {
            if let Some(head) = self.counterpart_named(scene, i).filter(|&head| head < anchor.first && names_of(head).is_some()) {
                over = over.max(head);
            }
            match &chunks[i].part {
                // 云川科技:听风科技上半年营收…
                Part::Word(Category::Say | Category::Colon) => said = true,
                Part::Phrase(_) if i < over => {}
                Part::Phrase(p) if !p.bare_kind && chunks[i].adverbial.is_none() && (found.is_none() || said) => {
                    if self.stands_free(sought, i)
                        && let Some(names) = names_of(i)
                    {
                        if employs(chunks, i) {
                            // 前云川科技首席科学家王雪的新公司: whom somebody has left is not spoken of.
                            employer = employer.or(Some(names).filter(|_| !employed_once(chunks, i)));
                            continue;
                        }
                        found = Some(names);
                        said = false;
                    }
                }
                _ => {}
            }
        }
        (found, employer)
    }

    /// Whether the phrase at `at` is under no coverb, in no modifier, and leads to no other phrase that the clause may speak of.
    fn stands_free(&self, sought: &Sought<'_>, at: usize) -> bool {
        let Asking { scene, anchor, start, .. } = sought.asking;
        let (chunks, until) = (scene.chunks, anchor.first);
        // 开源了X、总部位于杭州的Y: X stands in a modifier of Y.
        let within = || at > start && shared_head(chunks, at, until).is_some();
        // 云川的对手听风: of whom the phrase names last.
        let owns = || {
            matches!(chunks[at + 1].part, Part::Word(Category::De))
                && at + 2 < until
                && named(chunks, at + 2)
                && self.sought_at(sought, at + 2).is_some()
        };
        // 北川交易所上市公司云川, but not 云川北川交易所上市: nor of whom a name right before it only tells where it belongs.
        let one = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none() && p.names.len() == 1);
        let leads = || {
            at + 1 < until
                && one(at)
                && one(at + 1)
                && !self.listed_at(scene, at + 1, chunks.len())
                && self.sought_at(sought, at + 1).is_some()
        };
        governor(chunks, at, start).is_none()
            && (!modifies(chunks, at, until) || self.only_when(scene, at + 1))
            && !within()
            && !owns()
            && !leads()
    }

    /// Whether the chunk at `at` joins those who do a thing.
    fn joins_doers(&self, scene: Scene<'_>, at: usize) -> bool {
        match scene.chunks[at].part {
            Part::Word(Category::And | Category::Pause) => true,
            Part::Word(Category::Coverb) => JOINTS.contains(&self.text_of(scene, at)),
            _ => false,
        }
    }

    /// A、B与老股东C跟投: whether the phrase at `at` belongs to a list whose last member begins the anchor.
    pub(crate) fn joined_to(&self, scene: Scene<'_>, at: usize, anchor: &Anchor) -> bool {
        let chunks = scene.chunks;
        let joint = |i: usize| self.joins_doers(scene, i);
        let phrase = |i: usize| matches!(chunks[i].part, Part::Phrase(_));
        let text = |i: usize| matches!(chunks[i].part, Part::Text | Part::Word(Category::Noun));
        let member = |i: usize| {
            phrase(i)
                || joint(i)
                || joint(i - 1)
                // 以及现有投资方C
                || text(i) && text(i - 1) && i > at + 1 && joint(i - 2)
                // A等新投资方和老股东C
                || text(i) && (self.text_of(scene, i).starts_with('等') || text(i - 1) && self.text_of(scene, i - 1).starts_with('等'))
                || matches!(chunks[i].part, Part::Bracket(_) | Part::Word(Category::Noun | Category::Quote))
        };
        let Some(last) = (anchor.first..=anchor.last).find(|&i| phrase(i)).filter(|&last| last > at && last <= anchor.first + 1) else {
            return false;
        };
        (at + 1..last).any(joint) && (at + 1..last).all(member)
    }

    /// Whether what stands before 的 at `at` tells no more than when or where: X当前的营收, X账上的钱.
    fn only_when(&self, scene: Scene<'_>, at: usize) -> bool {
        let text = self.text_of(scene, at);
        matches!(scene.chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::De)))
            && (is_adverbial(text) || text.ends_with(WITHIN))
    }
}

/// Whether the chunk at `at` is a phrase that names somebody and stands for nobody said before.
fn named(chunks: &[Chunk], at: usize) -> bool {
    matches!(&chunks[at].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none())
}

/// Whether the phrase at `at` acts within a modifier: A领投的…, A领投、B跟投的….
fn modifies(chunks: &[Chunk], at: usize, end: usize) -> bool {
    let word = |i: usize, category| matches!(chunks[i].part, Part::Word(c) if c == category);
    let text = |i: usize| matches!(chunks[i].part, Part::Text);
    let mut told = at + 1;
    // 经纬在2017年投出的…
    while told + 2 < end && (matches!(chunks[told].part, Part::Value(_)) || word(told, Category::Coverb)) {
        told += 1;
    }
    while told + 3 < end && text(told) && word(told + 1, Category::Pause) && matches!(chunks[told + 2].part, Part::Phrase(_)) {
        told += 3;
    }
    if told + 1 < end && text(told) && word(told + 1, Category::De) {
        return true;
    }
    let verb = (at + 1..end.min(at + MODIFIER)).find(|&i| word(i, Category::Verb));
    // 云川拿下远山领投的…: the modifier is 远山's.
    let another = |v: usize, de: usize| de > v + 2 && text(de - 1) && matches!(chunks[de - 2].part, Part::Phrase(_));
    let modifier = |v: usize| (v + 1..end.min(v + MODIFIER)).find(|&i| word(i, Category::De)).filter(|&de| !another(v, de));
    verb.is_some_and(|v| modifier(v).is_some())
}

//! Who does what a verb says, for one anchor in its clause.
//!
//! Takes the places of the constructions and what the discourse carries, gives the names of the subject role. Deliberately looks at
//! no other role.

use crate::chinese::{Category, GIVING_UP, MOVES, SERIAL};
use crate::extract::Mentions;
use crate::extract::argument::{Arguments, Chunks, clause_of, governor};
use crate::extract::clause::caution::HOUSE_NOUNS;
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::extract::discourse::carry::begins_part;
use crate::extract::reader::{Anchor, Doers, Reader, Scene, chunk_at};
use crate::extract::role::Fill;
use crate::rule::{Filler, Place, Reach, Role, Rule};
use smallvec::smallvec;
use std::ops::ControlFlow::{self, Break, Continue};

/// Coverbs of those with whom somebody does something.
const WITH: &[&str] = &["与", "和", "跟", "同", "带着", "联合"];

/// How many chunks after a relative clause its head stands at most.
const HEAD_REACH: usize = 8;

/// Ends of words that bring out whom a cleft is about: 获奖的还有A的X和B的Y.
const BROUGHT_OUT: &[char] = &['是', '有', '为', '括'];

/// How many chunks before a thing the 的 of whose it is stands at most.
pub(crate) const OWNED: usize = 5;

/// Adverbs of what is over.
const ONCE: &[&str] = &["曾", "曾经", "此前", "先前", "之前", "原先"];

/// Copulas before what they bring out.
pub(crate) const IS: [char; 2] = ['是', '为'];

/// Whose kin somebody is.
pub(crate) const KIN_OF: &[&str] =
    &["之女", "之子", "之妻", "之夫", "之父", "之母", "之弟", "之兄", "之妹", "之姐", "独女", "独子", "长子", "长女"];

/// What is asked of a clause: whom a role names, for one anchor.
struct Asked<'a> {
    role: &'a Role,
    rule: &'a Rule,
    scene: Scene<'a>,
    anchor: &'a Anchor,
    arguments: &'a Arguments,
    doers: &'a Doers,
    /// The subjects of the clause, without those from whom somebody goes away.
    free: Chunks,
    /// Whether it is said of the noun behind the wording.
    of_head: bool,
}

impl Asked<'_> {
    /// A和曾任…的B: whether the subject at `s` stands before a joint behind which the modifier begins that says it: it is not said of A.
    fn apart(&self, s: usize) -> bool {
        let chunks = self.scene.chunks;
        let joint = self.anchor.first.checked_sub(1).filter(|&i| self.arguments.relative && joins_phrases(chunks, i));
        let phrase = |i: usize| matches!(chunks[i].part, Part::Phrase(_) | Part::Word(Category::And | Category::Pause));
        joint.is_some_and(|joint| s < joint && (s..joint).all(phrase))
    }

    /// X上线: whether what the clause is about is what is done.
    fn undergoes(&self, taken: &Chunks) -> bool {
        self.arguments.topics.iter().any(|topic| taken.contains(topic))
    }
}

/// A step of the search: who does it, that nobody is told to, or that the next step is to look.
type Step = ControlFlow<Option<Mentions>>;

impl Reader<'_> {
    /// Who does it: in the clause, in the clauses before it, or carried.
    pub(crate) fn subject(
        &self,
        role: &Role,
        scene: Scene<'_>,
        anchor: &Anchor,
        arguments: &Arguments,
        doers: &Doers,
        taken: &mut Chunks,
    ) -> Option<Fill> {
        // 李明远离开云川科技创办了…: who goes does what follows, and not whence.
        let between = |s: usize| (s + 1..anchor.first).all(|i| !matches!(scene.chunks[i].part, Part::Phrase(_)));
        let left = |s: &usize| between(*s) && self.gone_from(scene, *s, arguments.start);
        let free = arguments.subjects.iter().copied().filter(|s| !left(s)).collect();
        let of_head = self.said_of_head(role, scene, anchor, arguments);
        let rule = &self.engine.rules.rules[anchor.rule as usize];
        let asked = Asked { role, rule, scene, anchor, arguments, doers, free, of_head };
        let mut look = || {
            self.told_by_wording(&asked)?;
            self.told_before_subjects(&asked, taken)?;
            self.among_subjects(&asked, taken)?;
            self.over_clause(&asked, taken)?;
            self.named_otherwise(&asked, taken)?;
            self.told_by_noun(&asked, taken)?;
            self.of_what_it_is_about(&asked, taken)?;
            self.carried_over(&asked, taken)
        };
        match look() {
            Break(names) => names.map(Fill::Names),
            Continue(()) => None,
        }
    }

    /// What the wording itself tells: nobody, where it only says something of another.
    fn told_by_wording(&self, asked: &Asked<'_>) -> Step {
        let &Asked { role, scene, anchor, arguments, .. } = asked;
        let chunks = asked.scene.chunks;
        let part = |i: usize| chunks.get(i).map(|c| &c.part);
        if arguments.unnamed && arguments.subjects.is_empty() {
            return Break(None);
        }
        // 它以开源的X为底座: who has done it the text does not say; of 基于自研的X it does.
        let modifies = anchor.first == anchor.last && matches!(part(anchor.last + 1), Some(Part::Word(Category::De)));
        let by = anchor.first.checked_sub(1).filter(|&i| modifies && i >= arguments.start);
        // 由开源的X改造而来 tells of what it comes.
        let governs = |i: usize| matches!(part(i), Some(Part::Word(Category::Coverb | Category::By)));
        let governed = by.is_some_and(|i| governs(i) && self.text_of(scene, i) != "为");
        // 在今年6月公布的榜单上: nor who has done it then, where nobody stands before.
        let day = by.filter(|&i| matches!(part(i), Some(Part::Value(_)))).and_then(|i| i.checked_sub(1));
        let at = day.filter(|&i| i == arguments.start && governs(i) && self.text_of(scene, i) == "在");
        let governed = governed || at.is_some();
        if governed && !self.text_of(scene, anchor.first).starts_with('自') {
            return Break(None);
        }
        if self.says_of_another(scene, anchor, arguments) {
            return Break(None);
        }
        // 它比直接使用X更优
        if role.reach == Reach::Alone && self.asks_for_things(&role.filler) && self.held_against(scene, anchor) {
            return Break(None);
        }
        // A将自研的X开源: whoever does what the clause says has made X.
        let handled = by.filter(|&i| matches!(part(i), Some(Part::Word(Category::Ba | Category::Jiang))));
        let own = handled.filter(|_| self.text_of(scene, anchor.first).starts_with('自'));
        if let Some(names) = own.and_then(|by| self.before_stretch(scene, by, &role.filler)) {
            return Break(Some(names));
        }
        Continue(())
    }

    /// Whoever stands in the wording, in the modifier that it is, or before the subjects of the clause.
    fn told_before_subjects(&self, asked: &Asked<'_>, taken: &mut Chunks) -> Step {
        let &Asked { role, scene, anchor, arguments, doers, ref free, .. } = asked;
        let chunks = asked.scene.chunks;
        if self.is_maker(anchor, role) && self.thing_does(scene, anchor, arguments, taken)
            || self.only_lists(scene, anchor, arguments.start)
        {
            return Break(None);
        }
        if let Some((head, names)) = self.told_of_head(asked) {
            taken.push(head);
            return Break(Some(names));
        }
        // A与B、C达成合作: of a phrase that the wording begins within, what stands before it.
        if let Some(Part::Phrase(phrase)) = chunks.get(anchor.first).map(|c| &c.part) {
            let before = |&n: &u32| self.annotations.names[n as usize].span.end <= anchor.span.start && self.fits(n, &role.filler, true);
            let names: Mentions = phrase.names.iter().copied().filter(before).collect();
            if !names.is_empty() {
                return Break(Some(names));
            }
        }
        // 以A开源的X为底座: who does what modifies X stands between the coverb and the verb.
        if let Some(names) = self.within_modifier(role, scene, anchor, arguments) {
            return Break(Some(names));
        }
        // A力压B夺冠: whoever did the one does the other.
        let shared = |names: &Mentions| names.iter().copied().filter(|&n| self.fits(n, &role.filler, true)).collect::<Mentions>();
        let doer = arguments.shares.filter(|_| free.is_empty() && !arguments.subjects.is_empty());
        if let Some(names) = doer.and_then(|s| doers.get(&s)).map(shared).filter(|names| !names.is_empty()) {
            return Break(Some(names));
        }
        // 接替A的是曾在云川科技担任CTO的B: what a copula brings out, over the modifier that is the wording.
        let once = |i: &usize| matches!(chunks[*i].part, Part::Word(Category::Once)) || ONCE.contains(&self.text_of(scene, *i));
        let copula = (arguments.start..anchor.first).rev().find(|i| !once(i)).filter(|&i| matches!(chunks[i].part, Part::Text));
        if arguments.relative && copula.is_some_and(|i| self.text_of(scene, i).ends_with(IS)) {
            let mut heads = arguments.objects.iter().copied().filter(|o| *o > anchor.last && !taken.contains(o));
            if let Some((head, names)) = heads.find_map(|o| Some((o, self.head_fill(chunks, o, &role.filler)?))) {
                taken.push(head);
                return Break(Some(names));
            }
        }
        if let Some(head) = self.attributive(role, scene, anchor, arguments) {
            let names = self.phrase_fill(chunks, head, &role.filler).filter(|names| !self.have_site(names));
            if names.is_some() {
                taken.push(head);
            }
            return Break(names);
        }
        Continue(())
    }

    /// The first subject of the clause that may do it, with those who do it together.
    fn among_subjects(&self, asked: &Asked<'_>, taken: &mut Chunks) -> Step {
        let &Asked { role, rule, scene, anchor, arguments, ref free, of_head, .. } = asked;
        let chunks = asked.scene.chunks;
        for &candidate in free {
            if taken.contains(&candidate)
                || of_head && candidate < anchor.first
                || asked.apart(candidate)
                || self.acts_in_modifier(chunks, candidate, &arguments.subjects)
            {
                continue;
            }
            // 王雪说:“我们研发了X”: nor who says it.
            if candidate < anchor.first && self.only_says(scene, candidate, anchor, free) {
                continue;
            }
            // 由A建设的数据中心位于…: nor who has made what the clause is about; but they have brought it out (由A建设的X启用).
            let stands = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor.is_some());
            let brings = |head: usize| self.is_maker(anchor, role) && (stands(head) || asked.undergoes(taken));
            if candidate < anchor.first && self.made_thing(scene, candidate, anchor.first).is_some_and(|head| !brings(head)) {
                continue;
            }
            // 时任云川科技研究员的王雪发布X: not whom she worked for.
            if candidate < anchor.first && self.post_modifies(chunks, candidate, anchor.first) {
                continue;
            }
            // A宣布,B的X上线: whose X is has brought it out, and not A.
            if candidate < anchor.first && self.is_anothers(chunks, candidate, arguments, role, taken) {
                continue;
            }
            // A投资了由前B员工创办的C: whoever they are, A did not found it.
            if self.only_whence(scene, candidate) {
                return Break(None);
            }
            // 由三名A校友创立; but of B、C两位A校友 those who are named.
            if self.only_people(scene, candidate) {
                if free.iter().any(|&other| self.names_person(chunks, other)) {
                    continue;
                }
                return Break(None);
            }
            if let Some(names) = self.both_makers(role, scene, anchor, candidate, taken) {
                taken.push(candidate);
                return Break(Some(names));
            }
            // 云川科技的生产线落地南城: nor does it lie there.
            if candidate < anchor.first && self.site_lies(scene, candidate, anchor, role) {
                return Break(None);
            }
            // 王雪之女李晓出任…: nor whose child that is. 拉上北方大学教授B: nor where that one works.
            if self.stands_for_another(scene, candidate) || candidate < anchor.first && self.counterpart_of(scene, candidate) {
                continue;
            }
            // X新模型登顶: not X does, but a thing of X.
            if self.thing_after(scene, candidate, anchor.first) {
                continue;
            }
            // X旗下Y接入Z: Y does, where Y is a thing.
            if candidate < anchor.first && self.houses_thing(scene, candidate, anchor.first) {
                return Break(None);
            }
            // 总部位于苏州的A与B联合研发…: what stands in the modifier of A is not said of B.
            let brought_out = |i: usize| match chunks[i].part {
                Part::Text => self.text_of(scene, i).ends_with(BROUGHT_OUT),
                Part::Word(Category::And) => matches!(chunks[i - 1].part, Part::Word(Category::De)),
                _ => false,
            };
            // 获得大奖的另一篇论文是A和B完成的: the paper does.
            if candidate > anchor.last && self.brings_out_work(scene, anchor.last, candidate) {
                return Break(None);
            }
            if candidate > anchor.last && !(anchor.last + 1..candidate).any(brought_out) {
                if let Some(names) = self.head_fill(chunks, candidate, &role.filler) {
                    taken.push(candidate);
                    return Break(Some(names));
                }
                continue;
            }
            if let Some(mut names) = self.list_fill(chunks, candidate, &role.filler, rule, None) {
                taken.push(candidate);
                // A与B、C达成合作: whom the wording names already is another role.
                if candidate < anchor.first && anchor.first < anchor.last {
                    taken.extend((anchor.first..=anchor.last).filter(|&i| matches!(chunks[i].part, Part::Phrase(_))));
                }
                names.extend(self.together(scene, candidate, arguments, &role.filler, taken));
                let joined = self.joined_with(scene, candidate, arguments, role);
                let fresh = |n: &u32| names.iter().all(|&m| self.entities.of(m) != self.entities.of(*n));
                let joined: Mentions = joined.into_iter().filter(fresh).collect();
                names.extend(joined);
                return Break(Some(names));
            }
        }
        Continue(())
    }

    /// 王雪说:“我们研发了X”: whether the subject at `candidate` stands before what is said, in which another one is.
    fn only_says(&self, scene: Scene<'_>, candidate: usize, anchor: &Anchor, free: &[usize]) -> bool {
        let begins = |i: usize| scene.row.tokens[scene.chunks[i].first].span.start;
        let said = self.voice.map(|speech| speech.said).filter(|said| said.contains(anchor.span) && begins(candidate) < said.start);
        let acts = |i: usize| match &scene.chunks[i].part {
            Part::Phrase(p) => p.anaphor.is_some() || p.names.iter().any(|&n| self.acts(n)),
            _ => false,
        };
        said.is_some_and(|said| free.iter().any(|&other| other < anchor.first && begins(other) >= said.start && acts(other)))
    }

    /// 王雪接替卸任CEO的李明, 王雪与刚从云川科技离职的李明创办…: the person behind the modifier that the wording is, where a verb of going, or
    /// of joining, stands between it and the person before.
    fn told_of_head(&self, asked: &Asked<'_>) -> Option<(usize, Mentions)> {
        let &Asked { role, scene, anchor, arguments, .. } = asked;
        let chunks = scene.chunks;
        let before = (arguments.start..anchor.first).rev().find(|&i| self.names_person(chunks, i))?;
        let de = (anchor.last + 1 < arguments.end).then_some(anchor.last + 1)?;
        let aside = |i: &usize| matches!(chunks[*i].part, Part::Word(Category::Noun | Category::Title | Category::Once));
        let head = (de + 1..arguments.end).find(|i| !aside(i)).filter(|_| matches!(chunks[de].part, Part::Word(Category::De)))?;
        let leads = |i: usize| match chunks[i].part {
            Part::Text => MOVES.within(self.text_of(scene, i)),
            Part::Word(Category::Coverb | Category::And) => WITH.contains(&self.text_of(scene, i)),
            Part::Word(Category::Verb) => true,
            _ => false,
        };
        let person = self.names_person(chunks, head) && (before + 1..anchor.first).any(leads);
        person.then(|| self.phrase_fill(chunks, head, &role.filler)).flatten().map(|names| (head, names))
    }

    /// Who does what the clause is within: the verb before, the names before a bracket, the head of a relative clause.
    fn over_clause(&self, asked: &Asked<'_>, taken: &Chunks) -> Step {
        let &Asked { role, scene, anchor, arguments, doers, .. } = asked;
        let chunks = asked.scene.chunks;
        if let Some(names) = arguments.shares.and_then(|s| doers.get(&s)) {
            let names: Mentions = names.iter().copied().filter(|&n| self.fits(n, &role.filler, true)).collect();
            if !names.is_empty() {
                return Break(Some(names));
            }
        }
        let outer: Mentions = scene.outer.iter().copied().filter(|&n| self.fits(n, &role.filler, false)).collect();
        if !outer.is_empty() {
            return Break(Some(outer));
        }
        if let Some(names) = self.employer(scene, anchor.first, arguments, &role.filler) {
            return Break(Some(names));
        }
        if arguments.relative {
            // 参展的X: the head of the clause does it, unless it is what is done.
            for &candidate in arguments.objects.iter().filter(|c| !taken.contains(c)) {
                if let Some(names) = self.head_fill(chunks, candidate, &role.filler) {
                    return Break(Some(names));
                }
            }
            // 兼任院长的北方大学教授王雪: the head after its own post.
            let titled = |i: usize| i > 0 && matches!(chunks[i - 1].part, Part::Word(Category::Title));
            let mut after = (anchor.last + 1..arguments.end.min(anchor.last + HEAD_REACH)).filter(|&i| titled(i));
            if let Some(names) = after.find_map(|i| self.phrase_fill(chunks, i, &role.filler)) {
                return Break(Some(names));
            }
        }
        Continue(())
    }

    /// Nobody, where the clause names somebody who does not fit or cannot be told; else the whole whose part it names.
    fn named_otherwise(&self, asked: &Asked<'_>, taken: &Chunks) -> Step {
        let &Asked { role, rule, scene, anchor, arguments, doers, ref free, of_head, .. } = asked;
        let chunks = asked.scene.chunks;
        let part = |i: usize| chunks.get(i).map(|c| &c.part);
        // 获得大奖的这篇论文,…: what is pointed to does it, and the text does not name it.
        let pointed = |i: usize| {
            matches!(part(i), Some(Part::Word(Category::De)))
                && i + 1 < chunks.len()
                && (matches!(chunks[i + 1].part, Part::Word(Category::This)) || self.text_of(scene, i + 1).starts_with(['这', '该', '那']))
                && !(i + 1..arguments.end).any(|k| matches!(&chunks[k].part, Part::Phrase(p) if !p.bare_kind))
        };
        if arguments.headless || of_head || (anchor.last + 1..arguments.end).any(pointed) {
            return Break(None);
        }
        if let Some(name) = self.house_of_subject(scene, anchor, role, free, taken) {
            return Break(Some(smallvec![name]));
        }
        // 由她研发: whom it means the text does not tell.
        // 至于X,他说预计年内推出: who only says it need not do it.
        let says = |i: usize| matches!(chunks[i].part, Part::Word(Category::Say)) || self.text_of(scene, i).ends_with('说');
        // 他们做的是通用芯片: they are no thing.
        let folk = |i: usize| self.asks_for_things(&role.filler) && self.text_of(scene, i).starts_with(['他', '她']);
        let unknown = |i: &usize| {
            let stands = match &chunks[*i].part {
                Part::Phrase(p) => match p.anaphor {
                    Some(Anaphor::Person | Anaphor::Thing | Anaphor::We | Anaphor::Ours(_)) => true,
                    Some(Anaphor::Several) => folk(*i),
                    _ => false,
                },
                _ => false,
            };
            stands && !taken.contains(i) && !(*i..anchor.first).any(says)
        };
        if arguments.subjects.iter().any(unknown) {
            return Break(None);
        }
        let thing = role.reach == Reach::Alone && self.asks_for_things(&role.filler);
        // Who else is named as the subject leaves no room for one from before; a part of the topic does (注意力机制采用…).
        let other = |&i: &usize| {
            let Part::Phrase(p) = &chunks[i].part else { return false };
            // 语音交互部分搭载Y
            let section = || chunks.get(i + 1).is_some_and(|c| matches!(c.part, Part::Text)) && begins_part(self.text_of(scene, i + 1));
            let part = (role.reach == Reach::Usual || thing && section()) && p.names.iter().all(|&n| self.topical(self.entities.class(n)));
            // X的权重已开源: whose weights they are is another role.
            let held = rule.roles.iter().any(|r| {
                matches!(r.place, Place::Holder) && r.name != role.name && p.names.iter().all(|&n| self.fits(n, &r.filler, false))
            });
            // 公司还计划采用X: the firm does it, and not the thing spoken of.
            // 双方将面向水务…: nor what an earlier sentence spoke of.
            let stands = role.reach == Reach::Alone
                && match p.anaphor {
                    Some(Anaphor::Bare(class, _)) => self.engine.agents.has(class),
                    Some(Anaphor::Noun(_, noun)) => HOUSE_NOUNS.contains(&noun.of(&self.document.text)),
                    Some(Anaphor::Both | Anaphor::We | Anaphor::Ours(_) | Anaphor::Person) => true,
                    _ => false,
                };
            !taken.contains(&i)
                && !asked.apart(i)
                && !p.bare_kind
                && !self.goes_to(scene, i, arguments.start)
                && (p.anaphor.is_none() || stands)
                && !part
                && !held
        };

        // X的“大脑”由Y微调而来: X is, whose part it is.
        if role.reach == Reach::Alone
            && arguments.subjects.is_empty()
            && let Some(names) = self.whole(scene, arguments.start, anchor, &role.filler)
        {
            return Break(Some(names));
        }
        // 投入10亿元用于教育: the money is.
        let money = |i: usize| matches!(chunks[i].part, Part::Value(v) if self.value_fits(v, &Filler::Money));
        if free.iter().any(other)
            || thing && (arguments.start..anchor.first).any(money)
            || role.reach == Reach::Sentence && self.told_otherwise(scene, arguments.start, anchor.first)
        {
            return Break(None);
        }
        if let Some(names) = self.apposed(scene, arguments.start, &role.filler) {
            return Break(Some(names));
        }
        // A研发的X被采用: who made it need not be who does that.
        let maker = (role.reach == Reach::Usual).then(|| self.maker(chunks, anchor.first, arguments, &role.filler, doers)).flatten();
        if let Some(names) = maker {
            return Break(Some(names));
        }
        Continue(())
    }

    /// Nobody, where a noun alone tells who does it; else who is apposed, or has made the thing.
    fn told_by_noun(&self, asked: &Asked<'_>, taken: &Chunks) -> Step {
        let &Asked { role, scene, anchor, arguments, .. } = asked;
        let chunks = asked.scene.chunks;
        let thing = role.reach == Reach::Alone && self.asks_for_things(&role.filler);
        // 多家企业推出了…: somebody is named, though by a noun only; nobody is carried over.
        // 在X榜单上: where it is done is nobody who does it.
        // 在X平台开源: nor is the noun behind a name that a coverb governs.
        let beside = |i: usize| {
            let named = |k: &usize| *k >= arguments.start && matches!(&chunks[*k].part, Part::Phrase(p) if !p.bare_kind);
            let name = i.checked_sub(1).filter(named);
            name.is_some_and(|k| matches!(governor(chunks, k, arguments.start), Some((_, Category::Coverb))))
        };
        let noun = (arguments.start..anchor.first).any(|i| {
            matches!(chunks[i].part, Part::Word(Category::Noun))
                && !self.stands_with(scene, arguments, i)
                && !beside(i)
                && chunks[i].adverbial.is_none()
                && !self.addressed(scene, i, arguments.start)
                && matches!(chunks.get(i + 1).map(|c| &c.part), Some(Part::Word(Category::Verb | Category::Also) | Part::Text))
        });
        // 已有14家医院接入: so many of a field, whom nobody names.
        let counted = anchor.first.checked_sub(2).filter(|&i| i >= arguments.start).is_some_and(|i| {
            let field = matches!(&chunks[i + 1].part, Part::Phrase(p) if p.anaphor.is_none() && p.names.iter().all(|&n| self.topical(self.entities.class(n))));
            field && matches!(chunks[i].part, Part::Value(_))
        });
        let noun = noun || counted || self.counted_do(scene, arguments.start, anchor.first);
        // X上线: what the clause is about is what is done.
        let undergoes = asked.undergoes(taken);
        if !undergoes && (noun || self.subject_unknown(scene, arguments.start, anchor.first, anchor.span.start, thing)) {
            return Break(None);
        }
        // 使用X时,…; 作者利用X做…: what the clause speaks of nobody names.
        if thing && !undergoes && self.elsewhere(scene, anchor, arguments) {
            return Break(None);
        }
        // 后者发布了…: the text does not tell whom it means.
        if self.stands_for_nothing(chunks, arguments.start, anchor.first, &role.filler) {
            return Break(None);
        }
        // 其中最大的一款是…: one of several, and the text does not name it.
        if self.one_of_several(scene, anchor.first, arguments.start) {
            return Break(None);
        }
        if role.reach == Reach::Clause {
            return Break(None);
        }
        Continue(())
    }

    /// Whose the thing is that the clause is about.
    fn of_what_it_is_about(&self, asked: &Asked<'_>, taken: &Chunks) -> Step {
        let &Asked { role, scene, anchor, arguments, .. } = asked;
        let chunks = asked.scene.chunks;
        let undergoes = asked.undergoes(taken);
        // A在发布B之后,又…: who does the one thing after the other stands before the coverb.
        let stretch = chunks.get(anchor.first).and_then(|c| c.adverbial).filter(|_| arguments.objects.iter().any(|o| taken.contains(o)));
        if let Some(names) = stretch.and_then(|open| self.before_stretch(scene, open, &role.filler)) {
            return Break(Some(names));
        }
        // X发布半年,A部署: what the clause is about is X, and who does the next thing did not do this.
        if let Some(names) = (!undergoes).then(|| self.ahead(scene, arguments, &role.filler)).flatten() {
            return Break(Some(names));
        }
        if self.opens_with_another(scene, arguments.start, anchor.first, anchor.span.start) {
            return Break(None);
        }
        // A的首款机器人X于2018年面世: whose X is has brought it out.
        let topic = arguments.topics.iter().copied().find(|topic| taken.contains(topic));
        let whose = topic.filter(|_| self.is_maker(anchor, role));
        if let Some(names) = whose.and_then(|at| self.house_of(scene, at, clause_of(chunks, at).0, &role.filler)) {
            return Break(Some(names));
        }
        // 《…规划》印发: what the state brings out is nobody's who was spoken of before.
        if taken.iter().any(|&at| at < anchor.first && self.is_official(chunks, at)) {
            return Break(None);
        }
        // “X将在年底推出,”A的王雪说: what is said to come is the speaker's own.
        let makes = self.is_maker(anchor, role);
        let house = self.voice.and_then(|speech| speech.house).filter(|&n| undergoes && makes && self.fits(n, &role.filler, false));
        if let Some(name) = house {
            return Break(Some(smallvec![name]));
        }
        // A的X姗姗来迟,6月才上线: so is what the clause before is about.
        let opens = |at: usize| {
            let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
            (clause_of(chunks, at).0..at).filter(|&i| named(i)).count() == 1
        };
        let before = taken.last().copied().filter(|&at| at < arguments.start && !arguments.relative && opens(at));
        let owned = before.filter(|_| topic.is_none() && self.is_maker(anchor, role));
        if let Some(names) = owned.and_then(|at| self.house_of(scene, at, clause_of(chunks, at).0, &role.filler)) {
            return Break(Some(names));
        }
        // X是A的芯片,2021年发布
        let told = taken.last().copied().filter(|&at| at < arguments.start && topic.is_none() && self.is_maker(anchor, role));
        if let Some(names) = told.and_then(|at| self.house_of_told(scene, at, clause_of(chunks, at).0, &role.filler)) {
            return Break(Some(names));
        }
        // X是A研发的模型,2021年发布; X出自A之手,2021年面世: who has made it, as the same sentence tells.
        let thing = told.and_then(|at| self.sure_made(chunks, at));
        let here = |names: &Mentions| names.iter().all(|&n| self.sentence.contains(self.annotations.names[n as usize].span));
        let fit = |names: &Mentions| names.iter().all(|&n| self.fits(n, &role.filler, true));
        if let Some(names) = thing.and_then(|thing| self.maker_of(thing)).filter(|names| here(names) && fit(names)) {
            return Break(Some(names));
        }
        Continue(())
    }

    /// Whom the text has spoken of before; else who is told right after.
    fn carried_over(&self, asked: &Asked<'_>, taken: &Chunks) -> Step {
        let &Asked { role, rule, scene, anchor, arguments, .. } = asked;
        let chunks = asked.scene.chunks;
        let undergoes = asked.undergoes(taken);
        let makes = self.is_maker(anchor, role);
        let fellows = (arguments.start..anchor.first)
            .any(|i| matches!(chunks[i].part, Part::Word(Category::Noun)) && self.stands_with(scene, arguments, i));
        // 用于A,用于B: who did the first does the second; of what is only looked for near by, the clause before tells it.
        let parallel = (role.reach != Reach::Sentence).then(|| self.parallel(anchor.rule, role, scene)).flatten();
        // A研发的X…;B推出Y,已用于…: the thing that somebody has just brought in.
        let brought = (role.reach == Reach::Alone).then(|| self.introduced(scene, arguments.start, &role.filler)).flatten();
        // A发布了X,在Y上排名第一: X, which is held against Y, and not whoever made it.
        let acted_on = |n: u32| self.done_by(scene, n).is_some_and(|doers| doers.iter().all(|&who| self.acts(who)));
        let made = |names: &Mentions| names.iter().all(|&n| self.is_made(self.entities.class(n)) && acted_on(n));
        let either = || self.introduced(scene, arguments.start, &role.filler).filter(made);
        let measured = role.reach == Reach::Usual && self.names_yardstick(chunks, arguments.start, arguments.end);
        let brought = brought.or_else(|| measured.then(either).flatten());
        // X采用的正是Y,已用于…: what a cleft brings out is a part of X.
        let cleft = |n: u32| {
            let at = chunk_at(scene.row, chunks, self.annotations.names[n as usize].span.start);
            self.cleft_object(scene, at, clause_of(chunks, at).0)
        };
        let brought = brought.filter(|names| !names.iter().any(|&n| self.beside.contains(&n) || cleft(n)));
        let parallel = parallel.or(brought);
        // A发布X;B的Y上线: whose Y is, and not A, may have brought it out.
        let owned = |names: &Mentions| {
            let owner = arguments.topics.iter().filter(|&topic| taken.contains(topic)).find_map(|&topic| self.owner(chunks, topic, role));
            owner.is_some_and(|owner| !owner.iter().any(|&o| names.iter().any(|&n| self.entities.of(n) == self.entities.of(o))))
        };
        let when = undergoes && self.tells_when(scene, anchor, taken);
        let carried = parallel.or_else(|| self.carried(role)).filter(|names| !when && !owned(names));
        let carried = carried.filter(|names| !fellows || names.iter().all(|&n| self.is_person(n)));
        let carried = carried.map(|names| self.since_parted(scene, anchor.first, &role.filler, &names).unwrap_or(names));
        // 王雪与李明远创办了X,任CEO: one of those who are carried holds a post, and rather who was named first.
        let post = rule.roles.iter().any(|r| matches!(r.filler, Filler::Office));
        let carried = carried.map(|names| if post { names.into_iter().take(1).collect() } else { names });
        // X2预计明年推出: who brought out X1, rather than whom another sentence spoke of.
        // A研发的X以Y为底,预计开源, where nobody else is spoken of.
        let named = |at: usize| self.names_at(chunks, at)?.first().copied().filter(|&n| self.is_made(self.entities.class(n)));
        let thing = taken.last().filter(|_| makes).and_then(|&at| self.sure_made(chunks, at).or_else(|| named(at)));
        let maker =
            thing.and_then(|thing| self.maker_of(thing)).filter(|names| names.len() == 1 && self.fits(names[0], &role.filler, false));
        let planned = (arguments.start..=anchor.last).any(|i| matches!(chunks[i].part, Part::Word(Category::Plan | Category::Jiang)));
        let here = |names: &Mentions| names.iter().any(|&n| self.annotations.names[n as usize].span.start >= scene.row.sentence.span.start);
        // A发布了X,该系统已在各地部署: whoever made it is not who takes it up there.
        let own = || taken.last().and_then(|&at| self.names_at(chunks, at)).and_then(|things| self.maker_of(*things.first()?));
        let made = undergoes && !makes && carried.as_ref().is_some_and(|names| own().is_some_and(|makers| alike(self, &makers, names)));
        let carried = carried.filter(|_| !made);
        let carried = match maker {
            Some(maker) if !carried.as_ref().is_some_and(|names| here(names) || self.holds(names, maker[0])) => Some(maker),
            // X将于明年推出: whom the article is about, though the paragraph has spoken of another.
            _ if makes && planned && !when && carried.is_none() && !self.discourse.about_unknown() && !self.discourse.section_unknown() => {
                self.protagonist(|n| self.acts(n) && !self.is_person(n) && self.fits_surely(n, &role.filler)).map(|n| smallvec![n])
            }
            _ => carried,
        };
        let carried = carried.map(|names| self.jointly(scene, anchor, arguments.start, role, names));
        let carried =
            carried.or_else(|| (role.reach == Reach::Sentence && !undergoes).then(|| self.adds(scene, anchor, &role.filler)).flatten());
        // 一口气开源了A和B,X这次动了真格: of what opens a text the next clauses tell who does it.
        let next = || {
            (role.reach == Reach::Usual && !when && !arguments.relative)
                .then(|| self.told_next(scene, anchor, arguments, &role.filler))
                .flatten()
        };
        Break(carried.or_else(next))
    }

    /// 与两位前同事创立了…: whether the noun at `i` is of those with whom somebody does it.
    fn stands_with(&self, scene: Scene<'_>, arguments: &Arguments, i: usize) -> bool {
        let chunks = scene.chunks;
        let number = i.checked_sub(1).filter(|&k| matches!(chunks[k].part, Part::Value(_))).unwrap_or(i);
        number.checked_sub(1).is_some_and(|k| {
            k >= arguments.start && matches!(chunks[k].part, Part::Word(Category::Coverb)) && WITH.contains(&self.text_of(scene, k))
        })
    }

    /// Whether one of several is whom a mention names.
    fn holds(&self, names: &Mentions, name: u32) -> bool {
        names.iter().any(|&n| self.entities.of(n) == self.entities.of(name))
    }

    /// 双方将开源X: the two who are known to have made X, where the sentence itself names no two.
    fn both_makers(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, at: usize, taken: &Chunks) -> Option<Mentions> {
        let both = matches!(&scene.chunks[at].part, Part::Phrase(p) if p.anaphor == Some(Anaphor::Both));
        if !both || !self.is_maker(anchor, role) {
            return None;
        }
        // 开源X的权重: of which thing it is done.
        let near = || (anchor.first..=anchor.last).find_map(|i| self.named_thing(scene.chunks, i));
        let thing = taken.last().and_then(|&at| self.sure_made(scene.chunks, at)).or_else(near)?;
        let here = |&n: &u32| self.annotations.names[n as usize].span.start >= scene.row.sentence.span.start;
        self.maker_of(thing).filter(|names| names.len() == 2 && names.iter().all(|n| self.fits(*n, &role.filler, false) && !here(n)))
    }

    /// 南下广州创办…: whether the phrase at `at` only says where to whoever does the next thing has gone.
    fn goes_to(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        let place = |n: u32| self.ontology.defaults_for("place").any(|class| class == self.entities.class(n));
        let Part::Phrase(phrase) = &scene.chunks[at].part else { return false };
        let verb = at.checked_sub(1).filter(|&i| i >= start && matches!(scene.chunks[i].part, Part::Text));
        phrase.anaphor.is_none() && phrase.names.iter().all(|&n| place(n)) && verb.is_some_and(|i| SERIAL.contains(&self.word_at(scene, i)))
    }

    /// 离开A, 击败A: whether a verb of going or getting past stands right before the phrase at `at`.
    pub(crate) fn gone_from(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        at > start && (MOVES.closes(self.text_of(scene, at - 1)) || GIVING_UP.closes(self.text_of(scene, at - 1)))
    }

    /// Whether a role is of who makes what its rule tells of.
    pub(crate) fn is_maker(&self, anchor: &Anchor, role: &Role) -> bool {
        let rule = &self.engine.rules.rules[anchor.rule as usize];
        rule.facts.iter().any(|f| self.ontology.predicates()[f.property].makes && rule.roles[f.subject].name == role.name)
    }

    /// Who stands free in its clause before the coverb at `open`.
    fn before_stretch(&self, scene: Scene<'_>, open: usize, filler: &Filler) -> Option<Mentions> {
        let start = clause_of(scene.chunks, open).0;
        let free =
            |i: &usize| matches!(&scene.chunks[*i].part, Part::Phrase(p) if !p.bare_kind) && governor(scene.chunks, *i, start).is_none();
        let first = (start..open).find(free).filter(|&i| !self.is_object(scene, i, start))?;
        self.phrase_fill(scene.chunks, first, filler)
    }

    /// Whether a clause names what things are measured by.
    fn names_yardstick(&self, chunks: &[Chunk], start: usize, end: usize) -> bool {
        let yardstick = |class| self.ontology.defaults_for("yardstick").any(|above| self.ontology.is_a(class, above));
        let told = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if p.names.iter().any(|&n| yardstick(self.entities.class(n))));
        chunks[start..end].iter().any(told)
    }

    /// The first thing that the phrase at `at` names.
    fn sure_made(&self, chunks: &[Chunk], at: usize) -> Option<u32> {
        let Part::Phrase(phrase) = &chunks[at].part else { return None };
        phrase.names.first().copied().filter(|&n| self.is_made(self.entities.class(n)))
    }

    /// The first thing that the chunk at `at` names, where it is a phrase.
    fn named_thing(&self, chunks: &[Chunk], at: usize) -> Option<u32> {
        matches!(chunks[at].part, Part::Phrase(_)).then(|| self.sure_made(chunks, at)).flatten()
    }

    /// A发布X;B旗下的Y…,今年发布的Z: of whom the sentence speaks since its semicolon, where those carried over stand before it.
    fn since_parted(&self, scene: Scene<'_>, at: usize, filler: &Filler, carried: &Mentions) -> Option<Mentions> {
        let chunks = scene.chunks;
        let mark = (0..at).rev().find(|&i| matches!(chunks[i].part, Part::Word(Category::Semicolon)))?;
        let span = scene.row.tokens[chunks[mark].first].span;
        let before = |&n: &u32| {
            let start = self.annotations.names[n as usize].span.start;
            scene.row.sentence.span.start <= start && start < span.start
        };
        if !carried.iter().all(before) {
            return None;
        }
        let free = |i: usize| governor(chunks, i, clause_of(chunks, i).0).is_none() && !self.is_object(scene, i, clause_of(chunks, i).0);
        let mut fitting = (mark + 1..at).map(|i| (i, self.sure_names(chunks, i, filler))).filter(|(_, names)| !names.is_empty());
        let (first, names) = fitting.next()?;
        (fitting.next().is_none() && names.iter().all(|&n| self.acts(n)) && free(first)).then_some(names)
    }
}

/// Whether two lists of mentions name the same.
fn alike(reader: &Reader<'_>, some: &Mentions, others: &Mentions) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(&a, &b)| reader.entities.of(a) == reader.entities.of(b))
}

/// Whether the chunk joins phrases.
pub(crate) fn joins_phrases(chunks: &[Chunk], at: usize) -> bool {
    matches!(chunks.get(at).map(|c| &c.part), Some(Part::Word(Category::And | Category::Pause)))
}

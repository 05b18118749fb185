//! Whose a number is, step by step: by what it counts, within the wording, in its clause; then `held_before` asks on.
//!
//! Takes the number and where it stands, gives the first answer of a step, which may be that it is nobody's. The order of the steps
//! is what counts: the nearer before the farther. Deliberately does not know what a step asks the reader for: that is `holder`'s and
//! `discourse`'s.

use std::cell::OnceCell;

use crate::chinese::{CHANGES, Category, INSTRUMENTS, OUT_OF};
use crate::extract::Mentions;
use crate::extract::argument::{clause_of, governor};
use crate::extract::clause::caution::employs;
use crate::extract::clause::conjunct::acts_within;
use crate::extract::clause::{Anaphor, Chunk, Laden, Part};
use crate::extract::discourse::before::owns_name;
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::extract::role::Fill;
use crate::extract::role::held_before::{BEFORE, NOT_BEFORE};
use crate::extract::role::holder::{AMONG, is_narrow, of_whole, values_of};
use crate::extract::role::measure::word;
use crate::rule::{Filler, Place, Reach, Role};
use crate::span::Span;

/// Coverbs of what a measure was before: 将X由2元降至1元.
const FROM: &[&str] = &["由", "从"];

/// A number, and what its holder is asked by.
pub(crate) struct Held<'r> {
    pub(super) reader: &'r Reader<'r>,
    pub(super) role: &'r Role,
    pub(super) scene: Scene<'r>,
    pub(super) chunks: &'r [Chunk],
    /// The words that tell of the number, without the mark before them.
    pub(super) anchor: Anchor,
    pub(super) filled: &'r [Option<Fill>],
    /// Who alone is asked for, where that is known.
    admitted: Option<&'r Filler>,
    /// Its clause.
    pub(super) start: usize,
    pub(super) end: usize,
    /// What the clause counts.
    pub(super) nouns: Vec<Span>,
    /// What the number counts, if anything.
    pub(super) noun: Option<Span>,
    /// The text of the clause before the number, and where it begins.
    told: &'r str,
    from: u32,
    filler: OnceCell<&'r Filler>,
    listed: OnceCell<Option<usize>>,
}

/// Whose a number is by a step that has the last word.
pub(super) enum Whose {
    Nobodys,
    Theirs(Mentions),
}

impl From<Option<Mentions>> for Whose {
    fn from(names: Option<Mentions>) -> Self {
        names.map_or(Self::Nobodys, Self::Theirs)
    }
}

/// A step of the search.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// Where this holds, the number is nobody's that the text names.
    Nobody(fn(&Held<'_>) -> bool),
    /// Whoever this finds has it.
    Found(fn(&Held<'_>) -> Option<Mentions>),
    /// Whoever this finds has it, or one of several numbers each.
    Shared(fn(&Held<'_>) -> Option<Mentions>),
    /// Where this can tell, nobody else is asked for, though it may find nobody.
    Settled(fn(&Held<'_>) -> Option<Whose>),
}

/// The steps in the order in which they are asked.
const STEPS: &[&[Step]] = &[BY_THE_NUMBER, WITHIN, IN_CLAUSE, NOT_BEFORE, BEFORE];

/// By what is counted alone.
const BY_THE_NUMBER: &[Step] = &[
    Step::Nobody(taken_out_of),
    Step::Settled(told_under),
    Step::Nobody(of_nobody),
    Step::Settled(of_a_whole),
    Step::Found(put_into),
    Step::Nobody(done_with),
];

/// Within the wording, and what it modifies.
const WITHIN: &[Step] = &[
    Step::Found(between_slots),
    Step::Found(modified_head),
    Step::Nobody(compared),
    Step::Settled(within_modifier),
    Step::Found(apposed),
    Step::Nobody(heads_unknown),
];

/// In the clause.
const IN_CLAUSE: &[Step] = &[
    Step::Settled(among),
    Step::Found(as_many),
    Step::Nobody(opens_with_list),
    Step::Nobody(made_unknown),
    Step::Nobody(acting_there),
    Step::Settled(to_the_left),
    Step::Settled(before_bracket),
];

impl<'r> Held<'r> {
    /// The number that fills `filled`, by the words at `anchor`; of `admitted`, where only those are asked for.
    pub(crate) fn new(
        reader: &'r Reader<'r>,
        role: &'r Role,
        scene: Scene<'r>,
        anchor: &Anchor,
        filled: &'r [Option<Fill>],
        admitted: Option<&'r Filler>,
    ) -> Self {
        let chunks = scene.chunks;
        // ,每台售价8万元: the mark before belongs to the clause before.
        let marked = anchor.first < anchor.last && matches!(word(chunks, anchor.first), Some(Category::Comma | Category::Colon));
        let anchor = Anchor { first: anchor.first + usize::from(marked), ..*anchor };
        let (start, end) = (clause_of(chunks, anchor.first).0, clause_of(chunks, anchor.last).1);
        let from = scene.row.tokens[chunks[start].first].span.start.min(anchor.span.start);
        Self {
            reader,
            role,
            scene,
            chunks,
            anchor,
            filled,
            admitted,
            start,
            end,
            nouns: reader.nouns_counted(chunks, start, end),
            noun: values_of(filled).find_map(|v| reader.counted(v)),
            told: Span { start: from, end: anchor.span.start }.of(&reader.document.text),
            from,
            filler: OnceCell::new(),
            listed: OnceCell::new(),
        }
    }

    /// Whose it is, by the first step that can tell.
    pub(crate) fn whose(&self) -> Option<Fill> {
        for step in STEPS.iter().copied().flatten() {
            match step {
                Step::Nobody(asks) if asks(self) => return None,
                Step::Nobody(_) => {}
                Step::Found(finds) => {
                    if let Some(names) = finds(self) {
                        return Some(Fill::Names(names));
                    }
                }
                Step::Shared(finds) => {
                    if let Some(names) = finds(self) {
                        return self.reader.one_or_each(self.scene, self.end, names);
                    }
                }
                Step::Settled(tells) => match tells(self) {
                    Some(Whose::Theirs(names)) => return Some(Fill::Names(names)),
                    Some(Whose::Nobodys) => return None,
                    None => {}
                },
            }
        }
        None
    }

    /// What may have it: whoever is admitted, else what has such things as are counted.
    pub(super) fn filler(&self) -> &'r Filler {
        self.filler.get_or_init(|| self.admitted.unwrap_or_else(|| self.reader.holder_filler(self.role, self.filled, &self.nouns)))
    }

    /// Where a list begins that the number only sums up: A、B等25家.
    pub(super) fn listed(&self) -> Option<usize> {
        *self.listed.get_or_init(|| self.reader.listed_before(self.scene, self.anchor.first, self.start))
    }

    /// Whether a thing is counted, and nothing is measured: 12万个摄像头, not 70亿参数.
    pub(super) fn counting(&self) -> bool {
        self.noun.is_some()
    }

    /// Whether the rule asks for this sentence alone.
    pub(super) fn here_only(&self) -> bool {
        self.role.reach == Reach::Sentence
    }

    /// Whether a name is what the clause counts: 部署X加速卡1200张.
    fn is_counted(&self, name: u32) -> bool {
        self.nouns.iter().any(|noun| self.reader.is_counted(name, *noun))
    }

    /// Whether a name fits for sure.
    pub(super) fn fits(&self, name: u32) -> bool {
        self.reader.fits_surely(name, self.filler())
    }

    /// Whom the phrase at `i` names that may have it.
    fn names_of(&self, i: usize) -> Option<Mentions> {
        let (reader, chunks, filler) = (self.reader, self.chunks, self.filler());
        // Who may hold it at all, the rule says; what may hold such things, the words for them.
        let own = |names: &Mentions| names.iter().all(|&n| reader.fits(n, &self.role.filler, true) && !self.is_counted(n));
        // 该数据集 is no document, whatever it was called before.
        let other = || match (&chunks[i].part, filler) {
            (Part::Phrase(p), Filler::Name(classes)) => matches!(p.anaphor, Some(Anaphor::Noun(class, _)) if !classes.admit(class)),
            _ => false,
        };
        // 接入的企业共17家,包括A和B: those listed are counted, and have none of them.
        let counts_it = || self.counting() && matches!(&chunks[i].part, Part::Phrase(p) if p.listed);
        reader.phrase_fill(chunks, i, filler).filter(own).filter(|_| !counts_it() && (!self.here_only() || !other()))
    }

    /// Whether none of the names fills another role of the wording.
    fn unslotted(&self, names: &Mentions) -> bool {
        let slot = |name: &u32| self.filled.iter().flatten().any(|fill| matches!(fill, Fill::Names(slots) if slots.contains(name)));
        !names.iter().any(slot)
    }

    /// X、Y统统被击败: what is done to them they do not do.
    fn undone(&self, names: &Mentions) -> bool {
        let roles = &self.reader.engine.rules.rules[self.anchor.rule as usize].roles;
        !roles.iter().any(|role| matches!(role.place, Place::Object)) || self.unslotted(names)
    }

    /// Whether the phrase at `i` is under no coverb that takes the number from it.
    fn is_free(&self, i: usize) -> bool {
        let chunks = self.chunks;
        // 把X的价格定为: what is done to X's attribute.
        let attribute = || word(chunks, i + 1) == Some(Category::De);
        // 将X扩大到10万块: what is made more of.
        let grows = || self.counting() && CHANGES.iter().any(|w| self.told.trim_end_matches('了').ends_with(w));
        let before = || i + 1 < chunks.len() && FROM.contains(&self.reader.text_of(self.scene, i + 1));
        self.reader.grounded(self.scene, i, self.start)
            || governor(chunks, i, self.start).is_none_or(|(_, c)| match c {
                Category::Ba | Category::Jiang => attribute() || grows() || before(),
                c => c == Category::By,
            })
    }

    /// Whether the phrase at `i` only tells of another that may have it: whose it is, where it is, who made it.
    fn is_of_another(&self, i: usize) -> bool {
        let (reader, chunks, scene, first) = (self.reader, self.chunks, self.scene, self.anchor.first);
        // 这座由A建设的集群由2048张卡组成: who acts in the modifier has nothing of it.
        let acts = || governor(chunks, i, self.start).is_some_and(|(_, c)| c == Category::By) && acts_within(chunks, i, first);
        employs(chunks, i) && !self.counts_post()
            || i + 1 < first && reader.measures_by(chunks, i)
            || reader.heads_kin(scene, i)
            || reader.counterpart_of(scene, i)
            || reader.holds_named(scene, i)
            || reader.owns_another(scene, i, first)
            || reader.is_place(scene, i)
            || acts()
    }

    /// 北川大会吸引专家120位: whoever is counted there has no post.
    fn counts_post(&self) -> bool {
        let post = (self.start..self.anchor.first).rev().find(|&k| word(self.chunks, k) == Some(Category::Title));
        let end = |k: usize| self.scene.row.tokens[self.chunks[k].last].span.end;
        post.is_some_and(|k| self.noun.is_some_and(|noun| end(k) == noun.end))
    }
}

/// 从90款产品里突围: what is counted is nobody's.
fn taken_out_of(held: &Held<'_>) -> bool {
    let out_of = |(g, _): (usize, Category)| OUT_OF.contains(&held.reader.text_of(held.scene, g));
    held.counting() && governor(held.chunks, held.anchor.first, held.start).is_some_and(out_of)
}

/// 参数量对比:X为70亿
fn told_under(held: &Held<'_>) -> Option<Whose> {
    let named = held.reader.told_under(held.scene, held.anchor.last).filter(|&named| named < held.end)?;
    Some(held.reader.phrase_fill(held.chunks, named, held.admitted.unwrap_or(&held.role.filler)).into())
}

/// 国内已有36家企业做…: what is counted is nobody's, or those who are counted write something together.
fn of_nobody(held: &Held<'_>) -> bool {
    let (reader, anchor) = (held.reader, &held.anchor);
    held.noun.is_some_and(|noun| {
        reader.of_nobody(held.scene, anchor, noun, (held.start, held.end)) || !is_narrow(&held.role.filler) && reader.authors(anchor, noun)
    })
}

/// 全市企业超过800家: of a whole that has no name here.
fn of_a_whole(held: &Held<'_>) -> Option<Whose> {
    let whole = of_whole(held.told).filter(|_| held.counting())?;
    Some(held.reader.whole_named(whole, held.from + held.told.len() as u32, &held.role.filler).into())
}

/// 买来32张卡搭起X: what is made of what is counted.
fn put_into(held: &Held<'_>) -> Option<Mentions> {
    let noun = held.noun?;
    // 36颗自研CPU“泰山”: the verb within what is counted makes nothing of it.
    let counted_before = |verb: u32| noun.start <= verb;
    held.reader.made_of(held.scene, held.anchor.last, held.end, held.filler(), counted_before)
}

/// 仅凭64张显卡训练出…: what it is done with is nobody's.
fn done_with(held: &Held<'_>) -> bool {
    let with =
        |i: usize| matches!(held.chunks[i].part, Part::Word(Category::Coverb)) && INSTRUMENTS.contains(&held.reader.text_of(held.scene, i));
    held.counting() && held.anchor.first.checked_sub(1).is_some_and(|i| i >= held.start && with(i))
}

/// 在MMLU上, Luma2得到81.5分: within the wording, between its slots.
fn between_slots(held: &Held<'_>) -> Option<Mentions> {
    let (chunks, anchor) = (held.chunks, &held.anchor);
    let between = (anchor.first + 1..anchor.last).rev().filter(|&i| governor(chunks, i, anchor.first).is_none());
    between.filter(|&i| !owns_name(chunks, i)).filter_map(|i| held.names_of(i)).find(|names| held.unslotted(names))
}

/// 240亿参数的开源模型X: the head that the number modifies.
fn modified_head(held: &Held<'_>) -> Option<Mentions> {
    held.reader.head(held.filler(), held.scene, &held.anchor, held.filled, held.end)
}

/// 与动辄千亿参数的同行相比: with what something is only compared.
fn compared(held: &Held<'_>) -> bool {
    held.reader.compared(held.scene, &held.anchor, held.start, held.end)
}

/// 推出一款能识别200种植物的X: what a modifier counts is of what it is said of, unless it names whose it is itself.
fn within_modifier(held: &Held<'_>) -> Option<Whose> {
    let (chunks, anchor) = (held.chunks, &held.anchor);
    // 收录了3600件日用品的信号: but what the verb itself counts is of whoever does that.
    let opens = |i: usize| {
        matches!(chunks[i].part, Part::Text | Part::Word(Category::Verb))
            && held.reader.word_at(held.scene, i).chars().any(|c| c.is_alphabetic() && c != '了')
    };
    let within = |laden: &Laden| laden.verb + 1..anchor.first;
    let same = |laden: &Laden| Some(*laden) == chunks[anchor.last].laden && laden.verb < anchor.first;
    let unowned = |laden: &Laden| within(laden).any(opens) && !within(laden).any(|i| held.names_of(i).is_some());
    let laden = chunks[anchor.first].laden.filter(|laden| same(laden) && held.counting() && unowned(laden))?;
    Some(laden.head.filter(|&head| head > anchor.last).and_then(|head| held.names_of(head)).into())
}

/// X,一家总部位于巴黎的公司,…: what a clause that only describes stands beside.
fn apposed(held: &Held<'_>) -> Option<Mentions> {
    held.reader.apposed(held.scene, held.start, held.filler())
}

/// 支持27万亿参数的模型, A与总部在苏州的X合作: of a head of which no name is known to have it.
fn heads_unknown(held: &Held<'_>) -> bool {
    let (reader, scene, anchor, start) = (held.reader, held.scene, &held.anchor, held.start);
    reader.unnamed_head(scene, anchor, start, held.end) || reader.another_head(scene, anchor, start, held.filler())
}

/// 包括两款芯片在内, X…
fn among(held: &Held<'_>) -> Option<Whose> {
    let (chunks, end) = (held.chunks, held.end);
    let included = end > held.start && held.reader.text_of(held.scene, end - 1).ends_with(AMONG) && end + 1 < chunks.len();
    let (next, last) = included.then(|| clause_of(chunks, end + 1))?;
    Some((next..last).find_map(|i| held.names_of(i)).into())
}

/// A、B两款…,参数量分别为…: as many names as there are numbers.
fn as_many(held: &Held<'_>) -> Option<Mentions> {
    held.reader.as_many(held.role, held.scene, &held.anchor, held.filled, (held.start, held.end))
}

/// …,A、B等25家: a clause that only lists what the one before has.
fn opens_with_list(held: &Held<'_>) -> bool {
    held.start > 0 && held.scene.outer.is_empty() && held.listed() == Some(held.start)
}

/// A开发的未名能讲92种语言: what A made has no known name.
fn made_unknown(held: &Held<'_>) -> bool {
    (held.start..held.listed().unwrap_or(held.anchor.first)).any(|i| held.reader.makes_unknown(held.scene, i, &held.nouns))
}

/// 已有云南的200多所学校用上: where those are that do something.
fn acting_there(held: &Held<'_>) -> bool {
    let (reader, chunks, start) = (held.reader, held.chunks, held.start);
    let acting = values_of(held.filled).filter_map(|v| reader.counted(v)).any(|noun| {
        let rest = reader.document.text.get(noun.end as usize..).unwrap_or("");
        !rest.starts_with(|c: char| !c.is_alphanumeric()) && !rest.is_empty()
    });
    let whence = held.anchor.first.checked_sub(2).filter(|&i| acting && i >= start && word(chunks, i + 1) == Some(Category::De));
    whence.is_some_and(|i| !reader.makes(chunks, i) && governor(chunks, i, start).is_none())
}

/// X目前共有12万个摄像头: the nearest before the number that the clause does not tell of another.
fn to_the_left(held: &Held<'_>) -> Option<Whose> {
    let (reader, first) = (held.reader, held.anchor.first);
    let found = |i: usize| held.names_of(i).filter(|names| held.undone(names)).map(|names| (i, names));
    let until = held.listed().unwrap_or(first);
    let (at, names) = (held.start..until).rev().filter(|&i| held.is_free(i) && !held.is_of_another(i)).find_map(found)?;
    // A的X收录120万篇论文: of X, though others rather have such things.
    let thing = if held.counting() { reader.thing_of(held.scene, at, first) } else { None };
    let Some(thing) = thing else { return Some(Whose::Theirs(names)) };
    let uncounted = |names: &Mentions| !names.iter().any(|&n| held.is_counted(n));
    Some(reader.phrase_fill(held.chunks, thing, &held.role.filler).filter(uncounted).into())
}

/// X(700亿参数): within a bracket of those before it.
fn before_bracket(held: &Held<'_>) -> Option<Whose> {
    let outer = Some(held.scene.outer).filter(|outer| !outer.is_empty())?;
    let names: Mentions = outer.iter().copied().filter(|&n| held.reader.fits(n, held.filler(), true)).collect();
    Some(Some(names).filter(|names| !names.is_empty()).into())
}

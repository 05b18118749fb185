//! Who does a thing besides the nearest phrase: A与B联合发布, A携手B推出, A研发的X上线.
//!
//! Takes a clause and the phrase found, gives names; deliberately looks at no other clause, but for 除A外,….

use crate::chinese::{Category, STAFF, TOGETHER, is_adverbial};
use crate::extract::Mentions;
use crate::extract::argument::{Arguments, Chunks, clause_of, governor, opens_member};
use crate::extract::clause::conjunct::conjuncts;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::discourse::before::owns_name;
use crate::extract::discourse::topic::JOINTS;
use crate::extract::reader::{Anchor, Doers, Reader, Scene};
use crate::extract::role::Fill;
use crate::rule::{Filler, Place, Role};
use crate::value::Value;

/// Words that, like the verbs of doing a thing together, join those who do.
const WITH: &[&str] = &["与", "和", "同", "跟", "携"];

/// What closes what is told at the front of a clause.
const MARK: &str = ",";

/// 除A外, 除了A
const BESIDES: &str = "除";

/// 继A之后
const AFTER: &str = "继";

/// 不光是A, 不仅A
const NOT_ONLY: &[&str] = &["不光", "不仅", "不只", "不止", "不单", "不但"];

/// Coverbs of where, when and of what a thing is done.
const WHERE: &[&str] = &["在", "于", "就"];

/// Words by which whoever stands after 除 does what the clause says as well.
const BESIDES_WHO: &[&str] = &["也", "同样", "亦"];

/// The same, behind the 的 of what they do: 除A外,接入X的还有B.
const MORE: &[&str] = &["还有", "还包括", "也有", "还是"];

/// Begin words for what several do together.
const JOINTLY: &[&str] =
    &["共同", "联合", "合作", "携手", "联手", "协同", "合力", "一同", "一起", "一道", "共建", "共办", "合办", "合建", "合资"];

/// End a clause that says that two work together, and what they do follows.
const WORKED: &[&str] = &["合作", "携手", "联手", "协作", "强强联合"];

/// Words before a noun for those who work somewhere that say how they do: 联合团队, 华人研究者.
const JOINED: &[&str] = &["联合", "合作", "华人", "中国", "国际", "跨学科", "年轻", "青年", "顶尖", "多位", "几位", "一众"];

/// Says whose somebody is.
const FROM: &str = "来自";

impl Reader<'_> {
    /// Those who do it with the phrase at `found`: after 与 or 携手 behind it, or before such a word in front of it. What
    /// another role has taken is none of them.
    pub(crate) fn together(&self, scene: Scene<'_>, found: usize, arguments: &Arguments, filler: &Filler, taken: &mut Chunks) -> Mentions {
        let chunks = scene.chunks;
        let with = |word: &str| WITH.contains(&word) || TOGETHER.contains(&word);
        let joins = |at: usize| with(scene.row.tokens[chunks[at].last].span.of(&self.document.text));
        let aside = |at: usize| matches!(chunks[at].part, Part::Bracket(_));
        let mut names = Mentions::new();
        // A上周五会同B发布, A将于明年在上海与B发布, 就曾携手
        let when = |at: usize| match chunks[at].part {
            Part::Value(v) => matches!(self.annotations.values[v as usize].value, Value::Date(_)),
            Part::Text => is_adverbial(self.text_of(scene, at)),
            Part::Word(Category::Jiang | Category::Plan | Category::Once | Category::Also | Category::Say) => true,
            Part::Word(Category::Coverb) => WHERE.contains(&self.text_of(scene, at)),
            _ => false,
        };
        let where_at = |at: usize| governor(chunks, at, arguments.start).is_some_and(|(by, _)| WHERE.contains(&self.text_of(scene, by)));
        let around = |at: usize| aside(at) || when(at) || where_at(at) || chunks[at].adverbial != chunks[found].adverbial;
        let joined = |at: usize| {
            let text = self.word_at(scene, at);
            let before = matches!(chunks[at].part, Part::Text).then(|| TOGETHER.iter().find_map(|w| text.strip_suffix(w))).flatten();
            before.is_some_and(is_adverbial)
        };
        let behind = (found + 1..arguments.end).find(|&i| joins(i) || joined(i) || !around(i)).filter(|&i| joins(i) || joined(i));
        // 联合总部位于苏州的B
        let over = |i: usize| (i + 1..arguments.end).find(|&k| chunks[k].governed == Some(i));
        // 与合伙人B, 与前同事B
        let once = |k: usize| matches!(chunks[k].part, Part::Word(Category::Once | Category::Title | Category::Noun));
        let other = behind.and_then(|i| over(i).or_else(|| (i + 1..arguments.end).find(|&k| !aside(k) && !once(k))));
        if let Some(other) = other.map(|k| self.housed(scene, k, arguments.end))
            && !taken.contains(&other)
            // A的X和B的Y: B is no more than whose Y is.
            && !owns_name(chunks, other)
            && let Some(more) = self.phrase_fill(chunks, other, filler)
        {
            taken.push(other);
            names.extend(more);
            // 与B、做芯片的C一道
            names.extend(conjuncts(chunks, other).into_iter().map_while(|i| self.phrase_fill(chunks, i, filler)).flatten());
        }
        // A与云川科技总裁B双双…: over whom B works for. 云川科技总裁A、北方大学教授B和…C: and so on to the first of them.
        let mut first = found;
        loop {
            let person =
                matches!(&chunks[first].part, Part::Phrase(p) if !p.names.is_empty() && p.names.iter().all(|&n| self.is_person(n)));
            let employer = if person { employer_of(chunks, first) } else { titles_front(chunks, first) };
            // A联合B创办: A is nobody's house.
            let employer = employer.filter(|&i| !(i + 1..first).any(joins));
            // A与前云川科技总裁B
            let employer =
                employer.map(|i| i.checked_sub(1).filter(|&once| matches!(chunks[once].part, Part::Word(Category::Once))).unwrap_or(i));
            let listed = |i: usize| employer.is_some() && matches!(chunks[i].part, Part::Word(Category::And | Category::Pause));
            let member = employer.unwrap_or_else(|| house_front(chunks, first, arguments.start));
            let ahead = (arguments.start..member).rev().find(|&i| !aside(i)).filter(|&i| joins(i) || listed(i) || joined(i));
            // A研发的X和B研发的Y: X stands with Y, and not with B.
            let ahead = ahead.filter(|_| !opens_member(chunks, member, arguments.start));
            let together = |i: usize| joined(i) || TOGETHER.contains(&self.word_at(scene, i));
            // 北方大学团队联合B, 北方大学的研究团队联合B
            let team =
                |k: usize| k > arguments.start && self.is_staff(scene, k) && !matches!(chunks[k - 1].part, Part::Word(Category::And));
            let staff = |k: usize| team(k) || matches!(chunks[k].part, Part::Word(Category::De)) && team(k + 1);
            let other = ahead.and_then(|i| (arguments.start..i).rev().find(|&k| !(aside(k) || together(i) && (around(k) || staff(k)))));
            let other = other.or_else(|| employer.and_then(|i| titled_alone(chunks, i)));
            let Some(other) = other.filter(|k| !taken.contains(k)) else { return names };
            let Some(more) = self.phrase_fill(chunks, other, filler) else { return names };
            taken.push(other);
            names.extend(more);
            first = other;
        }
    }

    /// A与B签署协议,将共同研发X: those whom a clause leaves out that says they do it together, where it has gone on about one of them
    /// alone.
    pub(crate) fn jointly(&self, scene: Scene<'_>, anchor: &Anchor, start: usize, role: &Role, carried: Mentions) -> Mentions {
        let told = (start..=anchor.last).any(|i| !matches!(scene.chunks[i].part, Part::Phrase(_)) && says_jointly(self.text_of(scene, i)));
        // A与B合作,推出X; but of A与B合作,将采购X the one that it goes on about does it.
        let mark = self.over_where(scene, start);
        let worked = || mark > 1 && WORKED.iter().any(|w| self.text_of(scene, mark - 2).ends_with(w));
        let told = told || self.is_maker(anchor, role) && worked();
        let [one] = carried[..] else { return carried };
        // 与未名(Luma)共同创立: with whom is told.
        let with = |i: usize| matches!(scene.chunks[i].part, Part::Word(Category::Coverb)) && JOINTS.contains(&self.text_of(scene, i));
        // A与B合作,在大会上推出X: where they do it names nobody else.
        let where_at = |i: usize| scene.chunks[i].adverbial.is_some_and(|by| WHERE.contains(&self.text_of(scene, by)));
        let left_out = (start..anchor.first).all(|i| where_at(i) || !matches!(&scene.chunks[i].part, Part::Phrase(_)) && !with(i));
        let here = self.annotations.names[one as usize].span.start >= scene.row.sentence.span.start;
        if !told || !left_out || !here || !self.acts(one) {
            return carried;
        }
        let both = Phrase { anaphor: Some(Anaphor::Both), ..Phrase::default() };
        let pair = self.stood_for(scene.chunks, start, &both, &role.filler);
        let own = pair.len() == 2 && pair.iter().any(|&n| self.entities.of(n) == self.entities.of(one));
        if own && pair.iter().all(|&n| self.acts(n)) { pair } else { carried }
    }

    /// A与B合作,在大会上,发布了X: where the clause begins before which somebody has told something, one aside that only tells where.
    fn over_where(&self, scene: Scene<'_>, start: usize) -> usize {
        let chunks = scene.chunks;
        let Some(mark) = start.checked_sub(1).filter(|&mark| mark > 0) else { return start };
        let (from, _) = clause_of(chunks, mark - 1);
        let opens = from < mark && matches!(chunks[from].part, Part::Word(Category::Coverb)) && self.text_of(scene, from) == "在";
        if opens && (from + 1..mark).all(|i| !matches!(chunks[i].part, Part::Word(Category::Verb))) { from } else { start }
    }

    /// A投入5亿元,联合B研发了X: whom the text speaks of, where a clause of the sentence begins with one who joins them.
    pub(crate) fn joined_with(&self, scene: Scene<'_>, found: usize, arguments: &Arguments, role: &Role) -> Mentions {
        let chunks = scene.chunks;
        let by = chunks[found].governed.or(found.checked_sub(1)).filter(|&by| by >= arguments.start && arguments.start > 0);
        let Some(by) = by.filter(|&by| TOGETHER.iter().any(|w| self.text_of(scene, by).ends_with(w))) else { return Mentions::new() };
        let plain = |i: usize| match chunks[i].part {
            Part::Value(v) => matches!(self.annotations.values[v as usize].value, Value::Date(_)),
            Part::Text => is_adverbial(self.text_of(scene, i)),
            Part::Word(category) => matches!(category, Category::Also | Category::Jiang | Category::Plan | Category::Once),
            _ => false,
        };
        if !(arguments.start..by).all(plain) {
            return Mentions::new();
        }
        self.carried(role).unwrap_or_default()
    }

    /// 与A、B一道,C…: the phrase of those with whom it is done, at the front of the clause that begins at `start`, or of the one before.
    fn together_before(&self, scene: Scene<'_>, start: usize) -> Option<usize> {
        let before = || start.checked_sub(1).map(|mark| clause_of(scene.chunks, mark).0.min(mark));
        self.told_together(scene, start).or_else(|| self.told_together(scene, before()?))
    }

    /// The same of the clause that begins at `start` alone.
    fn told_together(&self, scene: Scene<'_>, start: usize) -> Option<usize> {
        let [with, who, together, mark, ..] = scene.chunks.get(start..)? else { return None };
        let joint = matches!(with.part, Part::Word(Category::Coverb)) && WITH.contains(&self.text_of(scene, start));
        let jointly = matches!(together.part, Part::Text) && JOINTLY.contains(&self.text_of(scene, start + 2).trim_start_matches('等'));
        let closed = matches!(mark.part, Part::Text | Part::Word(Category::Comma)) && self.text_of(scene, start + 3) == MARK;
        // 与A一道接入X的,还有B
        let more = || {
            let end = clause_of(scene.chunks, start).1;
            let de = (start + 3..end).find(|&i| matches!(scene.chunks[i].part, Part::Word(Category::De)));
            let next = |de: usize| (de + 1..end).find(|&i| self.text_of(scene, i) != MARK);
            de.and_then(next).is_some_and(|i| MORE.contains(&self.text_of(scene, i)))
        };
        (joint && jointly && (closed || more()) && matches!(&who.part, Part::Phrase(p) if !p.bare_kind)).then_some(start + 1)
    }

    /// 除A外,B也接入了X: A does it too. Of 除X外,B还发布了Y the clause does not say who has brought out X.
    pub(crate) fn besides(&self, fill: Fill, role: &Role, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments) -> Fill {
        let chunks = scene.chunks;
        let Fill::Names(mut names) = fill else { return fill };
        if matches!(role.place, Place::Subject)
            && let Some(at) = self.together_before(scene, arguments.start)
        {
            let more = self.phrase_fill(chunks, at, &role.filler).unwrap_or_default();
            let fresh = |n: &u32| names.iter().all(|&m| self.entities.of(m) != self.entities.of(*n)) && self.fits_surely(*n, &role.filler);
            let more: Mentions = more.into_iter().filter(fresh).collect();
            names.extend(more);
            return Fill::Names(names);
        }
        // 除A外,B也推出了X: A has made something else.
        if !matches!(role.place, Place::Subject) || self.is_maker(anchor, role) {
            return Fill::Names(names);
        }
        let says = |i: usize| scene.row.tokens[chunks[i].first].span.of(&self.document.text);
        let more = |i: usize| matches!(chunks[i].part, Part::Word(Category::De)) && i + 1 < arguments.end && MORE.contains(&says(i + 1));
        let told = (arguments.start..anchor.first).any(|i| BESIDES_WHO.iter().any(|w| says(i).starts_with(w)))
            || (anchor.last + 1..arguments.end).any(more);
        let from = arguments.start.checked_sub(1).map_or(arguments.start, |at| clause_of(chunks, at).0);
        let open = (from..anchor.first)
            .find(|&i| matches!(chunks[i].part, Part::Word(Category::Coverb)) && says(i).starts_with(BESIDES) || says(i) == AFTER);
        // 不光是A,B也接入了X: a clause that says no more than whom.
        let only = (from..arguments.start).find(|&i| NOT_ONLY.iter().any(|w| says(i).starts_with(w)));
        let alone = |from: usize| {
            let phrase = |i: &usize| matches!(chunks[*i].part, Part::Phrase(_));
            (from + 1..arguments.start.saturating_sub(1))
                .all(|i| phrase(&i) || matches!(chunks[i].part, Part::Word(Category::Quote)) || says(i) == "是")
        };
        let Some(open) = open.or(only.filter(|&i| alone(i))).filter(|_| told) else { return Fill::Names(names) };
        let phrase = (open + 1..anchor.first.min(open + 4)).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind));
        let more = phrase.and_then(|i| self.phrase_fill(chunks, i, &role.filler)).unwrap_or_default();
        let fresh = |n: &u32| names.iter().all(|&m| self.entities.of(m) != self.entities.of(*n));
        let more: Mentions = more.into_iter().filter(fresh).filter(|&n| self.fits_surely(n, &role.filler)).collect();
        names.extend(more);
        Fill::Names(names)
    }

    /// Whose people do it: 云川科技的工程师们做出了…, 来自北方大学的研究团队提出了….
    pub(crate) fn employer(&self, scene: Scene<'_>, at: usize, arguments: &Arguments, filler: &Filler) -> Option<Mentions> {
        let chunks = scene.chunks;
        let is_de = |i: usize| matches!(chunks[i].part, Part::Word(Category::De));
        let owner = (arguments.start..at.saturating_sub(2)).rev().find(|&i| {
            let free = |(by, _): (usize, Category)| self.text_of(scene, by) == FROM;
            is_de(i + 1) && self.is_staff(scene, i + 2) && governor(chunks, i, arguments.start).is_none_or(free)
        })?;
        self.phrase_fill(chunks, owner, filler)
    }

    /// Whether the chunk at a place is a noun for those who work somewhere.
    fn is_staff(&self, scene: Scene<'_>, at: usize) -> bool {
        let text = self.text_of(scene, at);
        match &scene.chunks[at].part {
            // 来自A、B的联合|团队: what joins them stands before the noun.
            Part::Text if JOINED.contains(&text) => {
                let noun = scene.chunks.get(at + 1).filter(|c| matches!(c.part, Part::Word(Category::Noun)));
                noun.is_some() && STAFF.iter().any(|noun| self.text_of(scene, at + 1).starts_with(noun))
            }
            Part::Text | Part::Word(Category::Noun | Category::Title) => STAFF.iter().any(|noun| text.starts_with(noun)),
            Part::Phrase(p) => p.bare_kind && STAFF.iter().any(|noun| text.ends_with(noun)),
            _ => false,
        }
    }

    /// Who made what comes out: the doer of a verb in the modifier of the clause's subject (A研发的X上线).
    pub(crate) fn maker(&self, chunks: &[Chunk], at: usize, arguments: &Arguments, filler: &Filler, doers: &Doers) -> Option<Mentions> {
        let head = (arguments.start..at).rev().find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind))?;
        // 在A发布的测试B上登顶: whoever made the test does not take it.
        if matches!(&chunks[head].part, Part::Phrase(p) if p.names.iter().any(|&n| self.is_gauge(n))) {
            return None;
        }
        // 基于A开源的X打造: what it is made with does not do it.
        if chunks[head].governed.is_some() {
            return None;
        }
        let de = (arguments.start..head).rev().take(4).find(|&i| matches!(chunks[i].part, Part::Word(Category::De)))?;
        let (_, names) = doers.range(arguments.start..de).next_back()?;
        let names: Mentions = names.iter().copied().filter(|&n| self.fits_surely(n, filler)).collect();
        (!names.is_empty()).then_some(names)
    }
}

/// 云川科技总裁A,北方大学教授B出席…: who stands in the clause before the one that begins at `at`, where it says nothing but
/// what post that person has.
fn titled_alone(chunks: &[Chunk], at: usize) -> Option<usize> {
    let comma = at.checked_sub(1).filter(|&i| matches!(chunks[i].part, Part::Word(Category::Comma)))?;
    let person = comma.checked_sub(1)?;
    let from = clause_of(chunks, person).0;
    let is_phrase = |i: usize| matches!(chunks[i].part, Part::Phrase(_));
    let posts = (from + 1..person).all(|i| matches!(chunks[i].part, Part::Word(Category::Title)));
    (from + 1 < person && is_phrase(from) && is_phrase(person) && posts).then_some(person)
}

/// Whose post stands right before the phrase at `at`: 云川科技总裁A.
fn titles_front(chunks: &[Chunk], at: usize) -> Option<usize> {
    let start = clause_of(chunks, at).0;
    let titled = (start..at).rev().take_while(|&i| matches!(chunks[i].part, Part::Word(Category::Title))).last();
    let employer = titled.and_then(|i| i.checked_sub(1));
    employer.filter(|&i| i >= start && matches!(chunks[i].part, Part::Phrase(_)))
}

/// How many chunks tell what somebody is at most, between whose post it is and the name.
const POSTS: usize = 4;

/// Whose post, or which prize, stands before the person at `at`: 云川科技董事长兼总裁A, 长庚奖得主A.
fn employer_of(chunks: &[Chunk], at: usize) -> Option<usize> {
    let start = clause_of(chunks, at).0;
    let posts = |&i: &usize| matches!(chunks[i].part, Part::Word(Category::Title | Category::Noun) | Part::Text);
    let first = (start..at).rev().take(POSTS).take_while(posts).last()?;
    let employer = first.checked_sub(1).filter(|&i| i >= start)?;
    matches!(&chunks[employer].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none()).then_some(employer)
}

/// Whether a word says that several do something together.
pub(crate) fn says_jointly(word: &str) -> bool {
    let word = word.trim();
    JOINTLY.iter().any(|w| word.starts_with(w))
}

/// Where the phrase at `at` begins with whose house it is of: A与远山集团旗下的B.
fn house_front(chunks: &[Chunk], at: usize, start: usize) -> usize {
    let phrase = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
    let de = at.checked_sub(1).filter(|&i| i > start && matches!(chunks[i].part, Part::Word(Category::De)));
    let Some(de) = de else { return at };
    let owner = if matches!(chunks[de - 1].part, Part::Text) { de.checked_sub(2) } else { Some(de - 1) };
    owner.filter(|&i| i >= start && phrase(i)).unwrap_or(at)
}

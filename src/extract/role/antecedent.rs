//! Whom an anaphor means among those that the text has named before: 公司, 该实验室, 我们, 8B版, 该系列.
//!
//! Takes one phrase and a filler, gives the names that it stands for. A noun with nothing before it is `bare`'s, one with 该 and the
//! pronouns `pointed`'s, sizes and families are `family`'s. Deliberately looks at no clause: whom the sentence itself tells to be meant,
//! as by 后者, is `candidate`'s.

use smallvec::smallvec;

use crate::annotate::Reason;
use crate::extract::Mentions;
use crate::extract::clause::{Anaphor, Phrase};
use crate::extract::reader::Reader;
use crate::extract::role::bare::Bare;
use crate::extract::role::candidate::admits_persons;
use crate::ontology::ClassId;
use crate::rule::Filler;
use crate::span::Span;

/// How many names back one is meant by the noun that it ends in.
pub(crate) const NOUN_REACH: usize = 12;
/// The noun of a house that ends its name.
pub(crate) const GROUP: &str = "集团";
/// How many names back a family stands that the text takes up with 全系列 or 这一系列.
const FAMILY_BACK: usize = 80;
/// How many of those named most are asked whether they are whoever writes.
const HOUSES_ASKED: usize = 8;
/// The noun for a whole university.
const SCHOOL: &str = "学校";
/// How the names of universities and of their schools end.
const WHOLE_SCHOOL: &str = "大学";
const PART_SCHOOL: &str = "学院";

/// Nouns that stand for an organisation of any kind.
pub(crate) const ANY_HOUSE: &[&str] = &["团队", "机构", "本部", "总部"];

/// A phrase that stands for names said before, and what is asked of them.
pub(crate) struct Asked<'r> {
    pub(crate) reader: &'r Reader<'r>,
    pub(crate) anaphor: Anaphor,
    filler: &'r Filler,
    /// For whom the one speaks whose words they are.
    pub(crate) house: Option<u32>,
}

impl Reader<'_> {
    /// The names that a phrase stands for, as far as they fit.
    pub(crate) fn resolved(&self, phrase: &Phrase, filler: &Filler) -> Mentions {
        let Some(anaphor) = phrase.anaphor else { return self.named_itself(phrase, filler) };
        let asked = Asked { reader: self, anaphor, filler, house: self.voice.and_then(|speech| speech.house) };
        match anaphor {
            Anaphor::We => return asked.ourselves(),
            Anaphor::Ours(noun) => return self.ours(noun, |n| asked.may_write(n)).into_iter().collect(),
            Anaphor::Several | Anaphor::Both => {
                if let Some(names) = asked.together() {
                    return names;
                }
            }
            _ => {}
        }
        let fits = |n: u32| asked.fits(n);
        match anaphor {
            Anaphor::Bare(class, noun) => Bare::new(&asked, class, noun).meant(),
            Anaphor::Tier(tier) => self.of_tier(tier, fits),
            Anaphor::Family if phrase.names.is_empty() => {
                // 全系列均基于…: the family that is called one, before one that others are named after.
                let called = self.family_before(self.sentence.start, FAMILY_BACK, fits);
                called.map_or_else(|| self.family(fits), |n| smallvec![n])
            }
            _ => asked.pointed_at(),
        }
    }

    /// The names of a phrase that fit: those that do so by a guess only where some of the others do not.
    fn named_itself(&self, phrase: &Phrase, filler: &Filler) -> Mentions {
        let sure: Mentions = phrase.names.iter().copied().filter(|&n| self.fits(n, filler, false)).collect();
        if sure.len() < phrase.names.len() {
            let all: Mentions = phrase.names.iter().copied().filter(|&n| self.fits(n, filler, true)).collect();
            if !all.is_empty() {
                return all;
            }
        }
        sure
    }

    /// Whether a name is of an organisation, which may call itself 我们.
    pub(crate) fn speaks_for_itself(&self, name: u32) -> bool {
        self.acts(name) && !self.is_person(name)
    }

    /// 开源社区Harbor: whether the text has described whom a name means by words that end in a noun.
    pub(crate) fn described_as(&self, name: u32, noun: Span) -> bool {
        const ASKED: usize = 6;
        let (names, text) = (&self.annotations.names, &self.document.text);
        let noun = noun.of(text);
        let described = |&n: &u32| {
            let before = (n as usize).checked_sub(1).map(|before| names[before]);
            before
                .is_some_and(|b| b.reason == Reason::Kind && b.span.end == names[n as usize].span.start && b.span.of(text).ends_with(noun))
        };
        self.entities.mentions(self.entities.of(name)).iter().take(ASKED).any(described)
    }

    /// Whether a name is but the word for a field: 强化学习, and no method with a name of its own.
    pub(crate) fn is_only_field(&self, name: u32) -> bool {
        self.topical(self.entities.class(name)) && self.annotations.names[name as usize].reason == Reason::Lexicon
    }

    /// Whether a name is that of a school, in an article that names a university: 自动化学院, beside 北方大学.
    fn only_a_school(&self, name: u32) -> bool {
        let ends = |n: u32, end: &str| self.annotations.names[n as usize].span.of(&self.document.text).ends_with(end);
        ends(name, PART_SCHOOL) && self.named.iter().any(|&(_, n)| self.speaks_for_itself(n) && ends(n, WHOLE_SCHOOL))
    }

    /// 北方大学…,云川科技与我校签约: of those whose name ends as that of who writes may, the one that the article names most; 自动化学院 is
    /// but a part of 北方大学.
    fn ours(&self, noun: char, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let ends: &[&str] = match noun {
            '校' => &[WHOLE_SCHOOL, SCHOOL, "中学", PART_SCHOOL],
            '院' => &["医院", "研究院", "科学院", PART_SCHOOL, "院"],
            '馆' => &["馆"],
            '台' => &["电视台", "台"],
            _ => &["社"],
        };
        let written = |n: u32| self.annotations.names[n as usize].span.of(&self.document.text);
        // 北方大学智能学院 alone: the whole has no name of its own.
        let called = |n: u32, end: &str| {
            let mut names = self.entities.mentions(self.entities.of(n)).iter().map(|&m| written(m));
            names.any(|name| name.ends_with(end) && (end != PART_SCHOOL || !name.contains(WHOLE_SCHOOL)))
        };
        // 北方大学感知实验室 tells of 北方大学 too.
        let within =
            |n: u32| self.named.iter().filter(|&&(_, m)| written(m).len() > written(n).len() && written(m).starts_with(written(n))).count();
        ends.iter().find_map(|end| {
            let named = self.named.iter().filter(|&&(_, n)| fits(n) && called(n, end)).take(HOUSES_ASKED);
            named.map(|&(count, n)| (count + within(n), std::cmp::Reverse(n))).max().map(|(_, n)| n.0)
        })
    }
}

impl Asked<'_> {
    /// 我们: the house of whoever speaks, else whom the text is about.
    fn ourselves(&self) -> Mentions {
        let reader = self.reader;
        match (reader.voice, self.house) {
            // Nobody speaks but who writes: whom the article is about.
            (None, _) => {
                let own = |n: u32| self.may_write(n);
                reader.protagonist(own).or_else(|| reader.most_named(own)).into_iter().collect()
            }
            (_, Some(name)) => std::iter::once(name).filter(|&n| reader.fits(n, self.filler, false)).collect(),
            (_, None) => reader.discourse.leading(|n| !reader.is_person(n) && self.fits_surely(n), |n| reader.entities.of(n)),
        }
    }

    /// Whether a name may be of the house that writes.
    fn may_write(&self, name: u32) -> bool {
        self.reader.speaks_for_itself(name) && self.fits_surely(name)
    }

    /// 他们, 双方: who stands for those that were named together, where the text tells so.
    fn together(&self) -> Option<Mentions> {
        let reader = self.reader;
        // 合伙人王雪说,他们投了X: whoever speaks so of others means the own house.
        if self.anaphor == Anaphor::Several {
            return self.house.filter(|&n| reader.fits(n, self.filler, false)).map(|name| smallvec![name]);
        }
        // A与B合作。C任主任。双方将…: those of whom the text has just said that they do something together.
        if let Some(both) = reader.partners(|n| self.fits_surely(n)) {
            return Some(both);
        }
        // 甲董事长王雪、乙总裁李明远出席,双方将…: the houses, before the persons.
        if !admits_persons(self.filler) {
            return None;
        }
        let house = |n: u32| !reader.is_person(n) && self.fits_surely(n);
        Some(reader.discourse.antecedent(self.anaphor, house, |n| reader.entities.of(n))).filter(|both| !both.is_empty())
    }

    /// Whether a name fits what is asked for, whatever the phrase says of it.
    pub(crate) fn fits_surely(&self, name: u32) -> bool {
        self.reader.fits_surely(name, self.filler)
    }

    /// Whether a name does not even fit by a guess.
    pub(crate) fn refuses(&self, name: u32) -> bool {
        !self.reader.fits(name, self.filler, true)
    }

    /// Whether a name may be meant.
    pub(crate) fn fits(&self, name: u32) -> bool {
        self.is_of_kind(name)
            && self.fits_surely(name)
            && !self.is_left(name)
            // 王雪:她去了…: who speaks in so many words means another.
            && !(self.anaphor == Anaphor::Person && self.reader.speaks_there(name))
            && !self.is_only_town(name)
    }

    /// Whether a name is of the kind that the phrase speaks of.
    fn is_of_kind(&self, name: u32) -> bool {
        let reader = self.reader;
        let class = reader.entities.class(name);
        match self.anaphor {
            Anaphor::Noun(of, noun) if reader.engine.agents.has(of) && self.is_called(name, of, noun) => reader.speaks_for_itself(name),
            // 团队只有11人: of whichever kind of house.
            Anaphor::Bare(_, noun) if ANY_HOUSE.contains(&noun.of(&reader.document.text)) => reader.speaks_for_itself(name),
            // 自动化学院…,学校: of a university's schools it is none.
            Anaphor::Noun(of, noun) | Anaphor::Bare(of, noun) if noun.of(&reader.document.text) == SCHOOL => {
                reader.ontology.is_a(class, of) && !reader.only_a_school(name)
            }
            // 开源社区Harbor…,社区…: whatever the noun speaks of elsewhere.
            Anaphor::Bare(of, noun) => reader.ontology.is_a(class, of) || reader.speaks_for_itself(name) && reader.described_as(name, noun),
            Anaphor::Noun(of, _) | Anaphor::Each(_, _, Some(of)) => reader.ontology.is_a(class, of),
            Anaphor::Each(_, '家' | '所', None) => reader.speaks_for_itself(name),
            Anaphor::Each(_, '款' | '台' | '颗' | '副' | '辆' | '枚' | '套' | '架' | '艘', None) => reader.is_made(class),
            Anaphor::Each(_, '位' | '名', None) | Anaphor::Person => reader.is_person(name),
            // 强化学习 is no thing that was spoken of; a method with a name of its own is.
            Anaphor::Thing => !reader.is_person(name) && !reader.is_only_field(name),
            Anaphor::Pronoun => !reader.is_only_field(name),
            _ => true,
        }
    }

    /// 湘北医院…,该院: a house whose name ends so, of whichever kind it is.
    fn is_called(&self, name: u32, class: ClassId, noun: Span) -> bool {
        let reader = self.reader;
        let text = &reader.document.text;
        let (name, noun) = (reader.annotations.names[name as usize].span.of(text), noun.of(text));
        // 科学院 is no 学院, though it ends so.
        let other = || noun.len() > '院'.len_utf8() && reader.engine.vocabulary.noun_at_end(name).is_some_and(|c| c != class);
        name.len() > noun.len() && name.ends_with(noun) && !other()
    }

    /// 王雪离开云川科技,创办了这家公司: not the one that was left.
    fn is_left(&self, name: u32) -> bool {
        matches!(self.anaphor, Anaphor::Noun(..) | Anaphor::Bare(..) | Anaphor::Thing) && self.reader.once.contains(&name)
    }

    /// 研究所设在西安。它将举办…: no town is meant.
    fn is_only_town(&self, name: u32) -> bool {
        let reader = self.reader;
        let place = || reader.ontology.defaults_for("place").any(|place| place == reader.entities.class(name));
        matches!(self.anaphor, Anaphor::Pronoun | Anaphor::Thing)
            && reader.annotations.names[name as usize].reason == Reason::Lexicon
            && place()
    }
}

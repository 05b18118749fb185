//! Whose a number is: the holder of an attribute (X的参数量, 240亿参数的X, X（700亿参数）).
//!
//! Takes the noun or the number that a rule asks about, gives the names of the holder role. Deliberately knows no measure; the order in
//! which it is looked for is `held`'s.

use smallvec::smallvec;

use crate::chinese::{CAUSATIVES, COPULAS, Category};
use crate::extract::argument::{clause_of, governor};
use crate::extract::clause::conjunct::shared_head;
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::extract::discourse::before::HOLDER_REACH;
use crate::extract::discourse::before::MATCHES;
use crate::extract::discourse::before::owns_name;
use crate::extract::reader::{Anchor, Reader, Scene, chunk_at};
use crate::extract::role::Fill;
use crate::extract::role::candidate::ends_clause_before;
use crate::extract::role::held::Held;
use crate::extract::role::measure::word;
use crate::extract::{Match, Mentions, Target};
use crate::rule::{Filler, Role};
use crate::span::Span;

/// Things that only so many classes have tell whose they are even from afar.
pub(crate) const NARROW: usize = 2;

/// Words between a list and the number that sums it up: A、B等25家.
const SUMMED: &[&str] = &["等", "等共", "等在内的", "等一共", "等超", "等近"];

/// Words between a list and the number of all that it names: A、B及C共N家.
const TOTALS: &[&str] = &["共", "合共", "共计", "总计", "合计", "一共", "总共"];

/// Wholes that have what is counted, and are not named.
const WHOLES: &[&str] = &["全市", "全省", "全区", "全县", "全州", "全行业", "全港", "全岛"];

/// How many names back the place is looked for whose whole is spoken of.
const WHOLE_REACH: usize = 30;

/// Verbs of reaching all of a whole: 覆盖全市9个县区.
const REACHING: &[&str] = &["覆盖", "接入", "进入", "服务", "惠及", "遍布", "进驻", "推广到", "落地", "部署到", "应用于", "连接", "联通"];

/// Nouns that end as words of causing do: 9万条指令的X.
const NOUNS_SO: &[&str] = &["指令", "口令", "命令", "法令", "大使"];

/// 包括…在内: what stands before is some of what is counted.
pub(crate) const AMONG: &str = "在内";

/// How many bytes lie at most between a sentence and the next.
const APART: u32 = 8;

impl Reader<'_> {
    /// Whose attribute the noun is. Of what is counted no place holds anything that is only where somebody is: 总部位于A,现有40名….
    pub(crate) fn holder(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, filled: &[Option<Fill>]) -> Option<Fill> {
        let found = self.held_by(role, scene, anchor, filled, None).or_else(|| self.had_by_a_thing(role, scene, anchor, filled))?;
        let found = self.rather_what_is_made(role, scene, anchor, values_of(filled).find_map(|v| self.counted(v)), found);
        // 由前X研究员A创立,至今不到40人: of X, for whom somebody worked once, no more is said.
        if matches!(&found, Fill::Names(names) if names.iter().all(|n| self.once.contains(n))) {
            return None;
        }
        // 云川科技开源了由十二位博士生标注的X: nor of who has to do with X.
        let act = matches!(&found, Fill::Names(names) if names.iter().all(|&n| self.acts(n)));
        if self.of_all(scene, anchor) || self.of_a_kind(scene, anchor) || act && self.of_doers(scene, anchor) {
            return None;
        }
        if matches!(&found, Fill::Names(names) if values_of(filled).any(|v| self.of_another_edition(scene, anchor, v, names))) {
            return None;
        }
        let (Some(noun), Fill::Names(names)) = (values_of(filled).find_map(|v| self.counted(v)), &found) else { return Some(found) };
        // The words for what is counted say what has such things; of those who act only whom the rule asks for.
        if !names.iter().all(|&n| !self.acts(n) || self.fits(n, &role.filler, true)) {
            return None;
        }
        let adopted = self.adopts(noun);
        let without: &[&str] = if adopted && names.iter().all(|&n| self.acts(n) || self.is_site(n)) {
            &["place", "agent"]
        } else if self.only_where(scene, names) {
            &["place"]
        } else if self.only_agents_before(scene, anchor, noun, names) {
            &["agent"]
        } else {
            return Some(found);
        };
        let filler = self.without(without, self.holder_filler(role, filled, &[noun]));
        let role = Role { filler: self.without(without, &role.filler), ..role.clone() };
        // Who else it might be, only the sentence can tell.
        let sentence = scene.row.sentence.span;
        let here = |n: &u32| self.annotations.names[*n as usize].span.start >= sentence.start;
        self.held_by(&role, scene, anchor, filled, Some(&filler)).filter(|fill| {
            let Fill::Names(names) = fill else { return false };
            without == ["place"] || names.iter().all(|n| here(n) && self.fits_surely(*n, &filler))
        })
    }

    /// 平台“小满”接入12万个摄像头: though others rather have what is counted, of the thing that a verb of having says it of.
    fn had_by_a_thing(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, filled: &[Option<Fill>]) -> Option<Fill> {
        let value = values_of(filled).find(|&v| self.counted(v).is_some()).filter(|&v| self.is_had(v))?;
        let noun = self.counted(value)?;
        self.engine.things.holders(noun.of(&self.document.text))?;
        let sentence = scene.row.sentence.span;
        self.held_by(role, scene, anchor, filled, Some(&role.filler)).filter(|fill| {
            let Fill::Names(names) = fill else { return false };
            let here = |n: u32| {
                self.discourse.own_topics().any(|t| self.entities.of(t) == self.entities.of(n))
                    || self.annotations.names[n as usize].span.start >= sentence.start
            };
            names.iter().all(|&n| here(n) && self.is_made(self.entities.class(n)))
        })
    }

    /// 云川科技上线了“小满”,其月活…: of makers and things, where a rule names things first, the one thing that whoever is carried
    /// over has just brought out.
    fn rather_what_is_made(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, noun: Option<Span>, found: Fill) -> Fill {
        let Fill::Names(names) = &found else { return found };
        // Nor does it matter whom the rule names first, where the word for what is counted tells of a thing: 电池43块.
        let first_made =
            |filler: &Filler| matches!(filler, Filler::Name(classes) if classes.listed().first().is_some_and(|&c| self.is_made(c)));
        let having = noun.and_then(|noun| self.engine.things.holders(noun.of(&self.document.text)));
        let things_first = first_made(having.unwrap_or(&role.filler));
        if !things_first || names.len() != 1 || !self.acts(names[0]) {
            return found;
        }
        let start = clause_of(scene.chunks, anchor.first).0;
        // 公司月活…: whoever the clause names itself has it.
        let told = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if !matches!(p.anaphor, Some(Anaphor::Pronoun)) && !p.bare_kind);
        if scene.chunks[start..anchor.first].iter().any(told) {
            return found;
        }
        let thing = self.just_made(names[0], having.unwrap_or(&role.filler)).or_else(|| self.presented(scene, start, &role.filler));
        thing.map_or(found, |thing| Fill::Names(smallvec![thing]))
    }

    /// 云川科技的招牌产品是智能体平台“小满”,月活…: the thing that the clause before the one at `start` says that something is.
    fn presented(&self, scene: Scene<'_>, start: usize, filler: &Filler) -> Option<u32> {
        let chunks = scene.chunks;
        let thing = ends_clause_before(chunks, start).filter(|&n| self.fits_surely(n, filler) && self.is_made(self.entities.class(n)))?;
        let at = chunk_at(scene.row, chunks, self.annotations.names[thing as usize].span.start);
        let modifies = |i: &usize| match &chunks[*i].part {
            Part::Phrase(p) => p.bare_kind,
            Part::Value(_) | Part::Word(Category::Noun | Category::Quote | Category::De) => true,
            _ => false,
        };
        let is = (clause_of(chunks, at).0..at).rev().find(|i| !modifies(i))?;
        COPULAS.iter().any(|w| self.text_of(scene, is).ends_with(w)).then_some(thing)
    }

    /// The one thing that somebody has brought out in the sentence at hand, else in the one right before it.
    fn just_made(&self, maker: u32, filler: &Filler) -> Option<u32> {
        let rules = &self.engine.rules.rules;
        let makes = |m: &Match| self.ontology.predicates()[rules[m.rule as usize].facts[m.fact as usize].property].makes;
        let mut recent =
            self.matches.iter().rev().take(MATCHES).filter(|m| makes(m) && self.entities.of(m.subject) == self.entities.of(maker));
        let last = recent.clone().next()?;
        let near = self.sentence.start.saturating_sub(last.quote.end) <= APART;
        let thing = |m: &Match| if let Target::Name(n) = m.object { Some(n) } else { None };
        // 成立于2019年的云川研究院已开源模型37个,下载量…: of whom the sentence names itself, only what it has brought out there.
        let own = self.annotations.names[maker as usize].span.start >= self.sentence.start;
        let near = if own { last.quote == self.sentence } else { near };
        let first = thing(last).filter(|&n| near && self.fits_surely(n, filler))?;
        let alone =
            recent.by_ref().take_while(|m| m.quote == last.quote).filter_map(thing).all(|n| self.entities.of(n) == self.entities.of(first));
        alone.then_some(first)
    }

    /// The same; of `admitted`, where only those are asked for.
    fn held_by(&self, role: &Role, scene: Scene<'_>, anchor: &Anchor, filled: &[Option<Fill>], admitted: Option<&Filler>) -> Option<Fill> {
        Held::new(self, role, scene, anchor, filled, admitted).whose()
    }

    /// 由云川科技建设的明珠平台,…: whether the clause before the one at `start` is only a noun without a known name, and who made it.
    pub(crate) fn unknown_before(&self, scene: Scene<'_>, start: usize) -> bool {
        let chunks = scene.chunks;
        let Some(end) = start.checked_sub(1).filter(|&i| word(chunks, i) == Some(Category::Comma)) else { return false };
        let from = clause_of(chunks, end.saturating_sub(1)).0;
        let by = word(chunks, from) == Some(Category::By);
        let Some(de) = (from..end).rev().find(|&i| word(chunks, i) == Some(Category::De)).filter(|_| by && from < end) else {
            return false;
        };
        let made = de > from && word(chunks, de - 1) == Some(Category::Verb);
        let plain = |i: usize| match &chunks[i].part {
            Part::Text | Part::Word(Category::Noun | Category::Quote) => true,
            Part::Phrase(p) => p.bare_kind || !p.names.is_empty() && p.names.iter().all(|&n| self.is_site(n)),
            _ => false,
        };
        made && de + 1 < end && (de + 1..end).all(plain)
    }

    /// A的X, A的大模型X: the thing that the phrase at `at` has, before chunk `until`.
    pub(crate) fn thing_of(&self, scene: Scene<'_>, at: usize, until: usize) -> Option<usize> {
        let chunks = scene.chunks;
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
        let thing = (at + 1..until.min(at + 4)).find(|&i| named(i)).filter(|_| owns_name(chunks, at))?;
        let made = |n: u32| self.is_made(self.entities.class(n));
        self.names_at(chunks, thing).filter(|names| !names.is_empty() && names.iter().all(|&n| made(n))).map(|_| thing)
    }

    /// 买来32张卡搭起X: what the next verb of the clause makes of what is counted.
    pub(crate) fn made_of(
        &self,
        scene: Scene<'_>,
        last: usize,
        end: usize,
        filler: &Filler,
        before: impl Fn(u32) -> bool,
    ) -> Option<Mentions> {
        let chunks = scene.chunks;
        let verb =
            (last + 1..end).find(|&i| word(chunks, i) == Some(Category::Verb)).filter(|&v| word(chunks, v + 1) != Some(Category::De))?;
        // 72颗X和36颗自研的Y: nor does one within what is counted next.
        if !before(scene.row.tokens[chunks[verb].first].span.start) || (last + 1..verb).any(|i| matches!(chunks[i].part, Part::Value(_))) {
            return None;
        }
        if (last + 1..verb).any(|i| {
            matches!(word(chunks, i), Some(Category::De))
                || matches!(&chunks[i].part, Part::Phrase(p) if p.anaphor.is_none()) && !self.is_piece(chunks, i)
        }) {
            return None;
        }
        let made = (verb + 1..end).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind))?;
        // 43张X、上线了110块Y: what it counts itself.
        if self.is_piece(chunks, made) {
            return None;
        }
        self.phrase_fill(chunks, made, filler).filter(|names| !names.iter().any(|&n| self.acts(n)))
    }

    /// A、B两款…,参数量分别为…: of values that hold respectively, the nearest names that are as many.
    pub(crate) fn as_many(
        &self,
        role: &Role,
        scene: Scene<'_>,
        anchor: &Anchor,
        filled: &[Option<Fill>],
        (start, end): (usize, usize),
    ) -> Option<Mentions> {
        let chunks = scene.chunks;
        let count = values_of(filled).count();
        if count < 2 || !(start..end).any(|i| word(chunks, i) == Some(Category::Respectively)) {
            return None;
        }
        let before = anchor.first.saturating_sub(HOLDER_REACH)..anchor.first;
        let joined = before.clone().rev().find_map(|i| match &chunks[i].part {
            Part::Phrase(p) if !p.bare_kind => Some(self.resolved(p, &role.filler)).filter(|names| names.len() == count),
            _ => None,
        });
        // 三款:A、可离线的B,以及C,参数量分别为…
        joined.or_else(|| {
            let named = before.filter(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none()));
            let all: Mentions = named.flat_map(|i| self.sure_names(chunks, i, &role.filler)).collect();
            Some(all).filter(|names| names.len() == count)
        })
    }

    /// 江西印发方案,提出全省…: the place of that size which the text named last before the byte at `until`.
    pub(crate) fn whole_named(&self, whole: &str, until: u32, filler: &Filler) -> Option<Mentions> {
        const WHOLE: char = '全';
        const SIZES: [char; 5] = ['市', '省', '区', '县', '州'];
        let size = whole.chars().next_back().filter(|c| SIZES.contains(c))?;
        let text = &self.document.text;
        let names = &self.annotations.names;
        let before = names.partition_point(|n| n.span.end <= until);
        let near = &names[before.saturating_sub(WHOLE_REACH)..before];
        // 江西; 江西省工信厅: its own name, what follows it, or another name tells the size.
        let of_size = |span: Span| {
            let name = span.of(text);
            let sized = |text: &str| text.strip_prefix(name).is_some_and(|rest| rest.starts_with(size));
            name.ends_with(size)
                || text[span.end as usize..].starts_with(&[size, WHOLE][..])
                || near.iter().any(|other| sized(other.span.of(text)))
        };
        let nearest = (0..before as u32).rev().take(WHOLE_REACH).find(|&n| self.is_site(n) && of_size(names[n as usize].span))?;
        self.fits_surely(nearest, filler).then(|| smallvec![nearest])
    }

    /// Whether the phrase at `at` names anything but a place or one who acts.
    pub(crate) fn makes(&self, chunks: &[Chunk], at: usize) -> bool {
        let placed = |class| self.ontology.defaults_for("place").any(|place| self.ontology.is_a(class, place));
        match &chunks[at].part {
            Part::Phrase(p) => p.names.iter().any(|&n| !placed(self.entities.class(n))),
            _ => true,
        }
    }

    /// Whether a name is what a number counts, or goes with the noun of it: 部署X加速卡1200张, 搭载X芯片8000颗.
    pub(crate) fn is_counted(&self, name: u32, noun: Span) -> bool {
        let span = self.annotations.names[name as usize].span;
        let beside = span.end == noun.start || span.start < noun.start && span.end == noun.end;
        // 72颗H100 GPU
        let within = noun.start == span.start && span.end <= noun.end;
        // 北川智算中心服务器有2600台: what is a whole by its own name has them.
        let whole = || self.engine.things.ends(span.of(&self.document.text));
        within || beside && !whole() && self.engine.vocabulary.noun_at_end(noun.of(&self.document.text)) == Some(self.entities.class(name))
    }

    /// The nouns of all things that a clause counts.
    pub(crate) fn nouns_counted(&self, chunks: &[Chunk], start: usize, end: usize) -> Vec<Span> {
        let counted = |chunk: &Chunk| match chunk.part {
            Part::Value(v) => self.counted(v),
            _ => None,
        };
        chunks[start..end].iter().filter_map(counted).collect()
    }

    /// What may hold an attribute: where things are counted, only what has such things, and the others that its clause counts.
    pub(crate) fn holder_filler<'f>(&'f self, role: &'f Role, filled: &[Option<Fill>], nouns: &[Span]) -> &'f Filler {
        let things = &self.engine.things;
        // A rule of so few classes knows what it asks for.
        if is_narrow(&role.filler) {
            return &role.filler;
        }
        let counted = values_of(filled).find_map(|v| self.counted(v));
        let Some(noun) = counted else { return &role.filler };
        // 16个国家的280支队伍: who has the teams has the countries.
        let noun = things.owner(noun, self.document, self.annotations).unwrap_or(noun);
        let holders = |noun: &Span| things.holders(noun.of(&self.document.text));
        std::iter::once(&noun).chain(nouns).find_map(holders).unwrap_or(&role.filler)
    }

    /// Whether a clause begins with what it counts.
    pub(crate) fn counts_first(&self, scene: Scene<'_>, anchor: &Anchor, start: usize, filled: &[Option<Fill>]) -> bool {
        let counted = |v: u32| self.counted(v);
        let Some(noun) = values_of(filled).find_map(counted) else { return false };
        let also = |i: &usize| matches!(scene.chunks[*i].part, Part::Word(Category::Also));
        let opens = (start..=anchor.first).find(|i| !also(i)).is_some_and(|i| match scene.chunks[i].part {
            Part::Value(v) => counted(v).is_some(),
            _ => false,
        });
        opens && noun.start > anchor.span.start
    }

    /// 开源了X,47万条对话: what the clause before ends with, where the clause holds nothing but what it counts.
    pub(crate) fn told_in_list(&self, scene: Scene<'_>, start: usize, end: usize, filler: &Filler) -> Option<Mentions> {
        let chunks = scene.chunks;
        let mut until = 0;
        for chunk in &chunks[start..end] {
            match chunk.part {
                Part::Value(v) => until = self.counted(v)?.end,
                Part::Word(Category::Pause | Category::And | Category::Quote) => {}
                _ if scene.row.tokens[chunk.last].span.end <= until => {}
                _ => return None,
            }
        }
        let name =
            ends_clause_before(chunks, start).filter(|&n| self.fits_surely(n, filler) && !self.acts(n) && !self.beside.contains(&n))?;
        Some(smallvec![name])
    }

    /// A与总部在苏州的X合作: what is said of agents modifies a name of which nobody knows that it acts, and not who stands before.
    pub(crate) fn another_head(&self, scene: Scene<'_>, anchor: &Anchor, start: usize, filler: &Filler) -> bool {
        let chunks = scene.chunks;
        let agents = matches!(filler, Filler::Name(classes) if classes.listed().iter().all(|&c| self.engine.agents.has(c)));
        let own = anchor.first > start && matches!(chunks[anchor.first - 1].part, Part::Phrase(_));
        let head = word(chunks, anchor.last + 1) == Some(Category::De)
            && matches!(chunks.get(anchor.last + 2).map(|c| &c.part), Some(Part::Phrase(p)) if !p.bare_kind
                && p.anaphor.is_none()
                && p.names.iter().all(|&n| self.entities.guessed(n) && self.is_made(self.entities.class(n))));
        agents && !own && head
    }

    /// 支持27万亿参数的模型: the value is of something that only a noun names, and nothing says of what is named that it is one.
    pub(crate) fn unnamed_head(&self, scene: Scene<'_>, anchor: &Anchor, start: usize, end: usize) -> bool {
        let chunks = scene.chunks;
        let bare = |i: usize| match &chunks[i].part {
            Part::Word(Category::Noun) => true,
            Part::Phrase(p) => p.bare_kind,
            _ => false,
        };
        let de = anchor.last + 1;
        let headed = word(chunks, de) == Some(Category::De) && de + 1 < end && bare(de + 1);
        let marks = |i: usize| matches!(chunks[i].part, Part::Text) && !self.text_of(scene, i).contains(char::is_alphanumeric);
        let copula = |i: usize| COPULAS.iter().any(|c| self.text_of(scene, i).ends_with(c));
        // 由320亿参数的未名大模型蒸馏而来: of what something comes of.
        let behind = || {
            let text = matches!(chunks.get(de + 1).map(|c| &c.part), Some(Part::Text));
            let named = if text { de + 2 } else { de + 1 };
            let by = governor(chunks, anchor.first - 1, start).or_else(|| governor(chunks, anchor.first, start));
            by.is_some() && word(chunks, de) == Some(Category::De) && named < end && bare(named)
        };
        headed && (de + 2..end).all(marks) && !(start..anchor.first).any(copula) || anchor.first > start && behind()
    }

    /// Where names begin that the number at `at` only sums up: A、B等25家, 包括A和B在内的61个.
    pub(crate) fn listed_before(&self, scene: Scene<'_>, at: usize, start: usize) -> Option<usize> {
        let chunks = scene.chunks;
        let mut i = at.checked_sub(1).filter(|&i| i >= start)?;
        let summed = SUMMED.iter().any(|w| self.text_of(scene, i).ends_with(w));
        // 进驻A、B及C共1140间
        let totalled =
            TOTALS.contains(&self.text_of(scene, i)) && i > start && matches!(&chunks[i - 1].part, Part::Phrase(p) if p.names.len() > 1);
        if totalled {
            return Some(i - 1);
        }
        let included = word(chunks, i) == Some(Category::De) && i > start && self.text_of(scene, i - 1).ends_with(AMONG);
        if !summed && !included {
            return matches!(&chunks[i].part, Part::Phrase(p) if p.names.len() > 1).then_some(i);
        }
        i -= usize::from(included);
        // Back over the list, a member and a joint at a time.
        let member = |k: usize| (start..=k).rev().find(|&k| !matches!(chunks[k].part, Part::Bracket(_))).unwrap_or(k);
        let own = included || SUMMED.contains(&self.text_of(scene, i));
        let mut first = if own && i > start { member(i - 1) } else { i };
        while first > start + 1 && matches!(word(chunks, first - 1), Some(Category::And | Category::Pause)) {
            first = member(first - 2);
        }
        // 支持中文、英文等29种语言: nothing is named that might hold them.
        let named = |k: usize| matches!(chunks[k].part, Part::Phrase(_));
        (included || (first..i).any(named)).then_some(first)
    }

    /// The head that noun and value modify: 参数量为700亿的X, 240亿参数的开源模型X.
    pub(crate) fn head(&self, filler: &Filler, scene: Scene<'_>, anchor: &Anchor, filled: &[Option<Fill>], end: usize) -> Option<Mentions> {
        let chunks = scene.chunks;
        let values: Mentions = values_of(filled).collect();
        let objects: Mentions = filled
            .iter()
            .flatten()
            .flat_map(|fill| match fill {
                Fill::Names(names) => names.as_slice(),
                _ => &[],
            })
            .copied()
            .collect();
        let nouns: Vec<Span> = values.iter().filter_map(|&v| self.counted(v)).collect();
        let own = |i: usize| match &chunks[i].part {
            Part::Value(v) => values.contains(v),
            // 搭载72块X的Y: X is what is counted.
            Part::Phrase(p) => p.names.iter().any(|n| objects.contains(n) || nouns.contains(&self.annotations.names[*n as usize].span)),
            _ => false,
        };
        let from = (anchor.last + 1..end).rev().find(|&i| own(i)).unwrap_or(anchor.last);
        // 62亿的参数规模让X…
        let lets = |text: &str| text.ends_with(CAUSATIVES) && !NOUNS_SO.iter().any(|w| text.ends_with(w));
        if chunks.get(from + 1).is_some_and(|c| matches!(c.part, Part::Text)) && lets(self.text_of(scene, from + 1)) {
            return (from + 2 < end).then(|| self.phrase_fill(chunks, from + 2, filler)).flatten();
        }
        let passes = |i: usize| matches!(chunks[i].part, Part::Text | Part::Value(_) | Part::Word(Category::Noun));
        let de = (from + 1..end.min(from + 5)).find(|&i| !passes(i))?;
        if word(chunks, de) != Some(Category::De) {
            let start = clause_of(chunks, anchor.first).0;
            let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind) && governor(chunks, i, start).is_none();
            let opens = !(start..anchor.first).any(named);
            return shared_head(chunks, from, end).filter(|_| opens).and_then(|i| self.phrase_fill(chunks, i, filler));
        }
        // 领投X这轮融资的是Y: whose it is stands before.
        let start = clause_of(chunks, anchor.first).0;
        let told = (start..anchor.first).any(|i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind));
        if told && de + 1 < end && matches!(chunks[de + 1].part, Part::Text) && self.text_of(scene, de + 1).ends_with('是') {
            return None;
        }
        for i in de + 1..end.min(de + 5) {
            match &chunks[i].part {
                Part::Phrase(p) if !p.bare_kind => return self.head_fill(chunks, i, filler),
                // 千亿参数的自研模型X: a verb that only modifies the head.
                Part::Word(Category::Verb) if i == de + 1 && i + 1 < end && matches!(chunks[i + 1].part, Part::Phrase(_)) => {}
                Part::Phrase(_) | Part::Text | Part::Value(_) | Part::Bracket(_) | Part::Word(Category::Noun | Category::De) => {}
                Part::Word(_) => return None,
            }
        }
        None
    }
}

/// Whether a rule asks for so few classes that it knows what it asks for.
pub(crate) fn is_narrow(filler: &Filler) -> bool {
    matches!(filler, Filler::Name(classes) if classes.listed().len() <= NARROW)
}

/// 全市企业超过800家: the word for the whole of which it is told, and not of what has reached it (已接入全市9个县区).
pub(crate) fn of_whole(told: &str) -> Option<&'static str> {
    let (at, whole) = WHOLES.iter().filter(|_| told.contains('全')).find_map(|w| Some((told.rfind(w)?, *w)))?;
    let front = told[..at].trim_end_matches('了');
    (!REACHING.iter().any(|w| front.ends_with(w))).then_some(whole)
}

/// The values among what fills the roles.
pub(crate) fn values_of(filled: &[Option<Fill>]) -> impl Iterator<Item = u32> + '_ {
    filled.iter().flatten().flat_map(|fill| match fill {
        Fill::Values(values) | Fill::Each(values) => values.clone(),
        _ => Mentions::new(),
    })
}

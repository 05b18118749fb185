//! What a clause leaves out: who does it, where the clause names nobody.
//!
//! A subject is carried over only into a clause that has none of its own: what stands before the verb must be adverbs, times
//! and coverb phrases. Any other text there is a subject that the engine does not know, and nothing is carried.

use smallvec::smallvec;

use crate::chinese::{Category, GIVING_UP, LEAVING, MOVES, SERIAL, is_adverbial};
use crate::extract::argument::{Arguments, clause_of, governor};
use crate::extract::clause::caution::HOUSE_NOUNS;
use crate::extract::clause::conjunct::acts_within;
use crate::extract::clause::{Chunk, Part};
use crate::extract::discourse::Within;
use crate::extract::discourse::before::MATCHES;
use crate::extract::reader::{Anchor, Reader, Scene, chunk_at};
use crate::extract::{Match, Mentions, Target};
use crate::rule::{Filler, Reach, Role, Rule};
use crate::value::Value;

/// Of so many that the article names, and none more than the others, it is about none.
const RIVALS: usize = 3;
/// How often at least a protagonist is named.
const PROTAGONIST: usize = 4;

/// Words that open a clause of which what it speaks of is named in the next.
const CONCEDING: &[&str] = &["虽", "尽管", "别看"];

/// How many clauses on somebody is looked for who does what an opening clause says.
const NEXT: usize = 4;

/// Words by which a clause speaks of another than the one before.
const ALSO_DOES: &[&str] = &["则", "也", "随后", "随即", "跟进", "紧随", "反而", "却"];

/// Copulas with which a wording begins that says what something is.
const COPULAS: &[char] = &['是', '为', '系', '叫'];

/// Words that close an opening clause: 投资X之后,Y….
const AFTERWARDS: &[&str] = &["后", "之前", "之际", "时", "同时", "以来", "方面"];

/// Verbs of getting what another does: 获A领投.
const GOT: &[&str] = &["获", "获得", "得到", "获得了"];

/// Words before a number of those who do something: 全国18家单位.
const OF_ALL: &[&str] =
    &["全国", "全省", "全市", "全球", "国内", "海外", "共", "另有", "还有", "也有", "已有", "有", "首批", "超", "近", "逾", "约"];

/// Classifiers of those who do something.
const DOING: &[char] = &['家', '名', '位', '所', '支'];

/// Words that point to what was spoken of.
const POINTING: [char; 3] = ['该', '这', '它'];

impl Reader<'_> {
    /// Who does it where the clause does not say: what the sentence is about, else whom the sentences before speak of.
    pub(crate) fn carried(&self, role: &Role) -> Option<Mentions> {
        let fits = |n: u32| self.fits_surely(n, &role.filler);
        if self.discourse.about_unknown() {
            return Some(self.discourse.owner(fits)).filter(|names| !names.is_empty());
        }
        let here = self.discourse.topic(Within::Sentence, fits);
        // 王雪表示:“我们收购了X,还投资了Y”: whom she speaks for, and not she.
        if let Some(house) = self.spoken_for(&here).filter(|&n| fits(n)) {
            return Some(smallvec![house]);
        }
        // 由A建设的集群上线,采用…: the sentence is about the thing, and not about who made it.
        let thing = |n: &u32| self.is_made(self.entities.class(*n));
        if role.reach == Reach::Sentence && self.discourse.nearest_topic().iter().any(|n| thing(n) && !fits(*n)) {
            return None;
        }
        // 创始人王雪毕业于A,曾获得B: she has, and not her house.
        let before = |n: &u32| self.annotations.names[*n as usize].span.start < self.sentence.start;
        // …强调“我们不是A”,用B做C: who speaks of us is not meant alone.
        let alone = !self.sentence.of(&self.document.text).contains("我们");
        if alone
            && here.iter().all(before)
            && let Some(person) = self.discourse.own_topics().find(|n| self.is_person(*n) && !before(n)).filter(|&n| fits(n))
            // 王雪:她卸任CTO,去了…: nor is it who says so.
            && !self.speaks_there(person)
            // 王雪说,该模型已上线,登顶X: nor whoever stands before what the clause at hand goes on about.
            && !self.discourse.about_since(&here, person)
        {
            return Some(smallvec![person]);
        }
        if here.is_empty()
            && let Some(house) = self.house_of_hers(fits)
        {
            return Some(smallvec![house]);
        }
        if !here.is_empty() || role.reach == Reach::Sentence {
            return Some(here).filter(|names| !names.is_empty());
        }
        if self.rival(&role.filler) {
            return None;
        }
        if role.reach == Reach::Alone {
            // X发布了Y,采用…: what is spoken of, though another acts; but of a sentence that tells of a house that it names itself, no thing
            // that an earlier one spoke of.
            let spoken = self.discourse.spoken_of(fits);
            let earlier = || spoken.iter().all(before);
            let own = |n: u32| self.acts(n) && !self.is_person(n) && !before(&n);
            // 该车由A开发,搭载X: what the sentence points to is a thing.
            let points = || self.sentence.of(&self.document.text).split([',', ';', ':']).any(|clause| clause.starts_with(POINTING));
            let another = self.voice.is_none() && earlier() && self.discourse.own_topics().any(own) && !points();
            return Some(spoken).filter(|names| !names.is_empty() && !another);
        }
        // “去年推出了…,”云川科技的王雪说: whom a speaker speaks for.
        if let Some(house) = self.voice.and_then(|speech| speech.house).filter(|&n| fits(n)) {
            return Some(smallvec![house]);
        }
        Some(self.whom_before(fits)).filter(|names| !names.is_empty())
    }

    /// 王雪2019年创办了X,2022年发布Y: the house of whom the sentence is about, as it has told, where she does not fit herself.
    fn house_of_hers(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let person = self.discourse.own_topics().next().filter(|&n| self.is_person(n))?;
        let here = self.matches.iter().rev().take(MATCHES).take_while(|m| m.quote == self.sentence);
        let property = |m: &Match| &self.ontology.predicates()[self.engine.rules.rules[m.rule as usize].facts[m.fact as usize].property];
        let hers = |m: &&Match| self.entities.of(m.subject) == self.entities.of(person) && !property(m).symmetric;
        let last = here.filter(hers).find_map(|m| match m.object {
            // 云川科技总裁王雪出席X,表示将接入Y: X is nobody's house.
            Target::Name(n) if self.acts(n) => Some(n).filter(|_| !m.qualifiers.contains_key("status") && self.led_by(m, person)),
            _ => None,
        })?;
        // 卸任X的CEO,…: nor whom she has left.
        let at = self.annotations.names[last as usize].span.start;
        // 云川科技的CTO李强创业,获…: the new house has no name.
        let own = self.annotations.names[person as usize].span.end as usize;
        let since = self.document.text.get(own..self.sentence.end as usize).unwrap_or_default();
        if since.split([',', '。', ';']).next().is_some_and(|told| told.ends_with("创业")) {
            return None;
        }
        let before = self.document.text.get(self.sentence.start as usize..at as usize)?.trim_end_matches('了');
        let left = (LEAVING.closes(before) || GIVING_UP.closes(before)) || self.once.contains(&last);
        (fits(last) && self.acts(last) && !self.is_person(last) && !left).then_some(last)
    }

    /// Whom the person that the clause would be about speaks for, where what is said begins with 我们.
    fn spoken_for(&self, about: &Mentions) -> Option<u32> {
        let speech = self.voice?;
        let own = about.iter().all(|&n| self.entities.of(n) == self.entities.of(speech.speaker)) && !about.is_empty();
        let opens = speech.said.of(&self.document.text).starts_with("我们");
        speech.house.filter(|_| own && opens && self.is_person(speech.speaker))
    }

    /// Whether the sentence is about a thing of its own, and of another kind than is looked for: what was spoken of before is over.
    pub(crate) fn rival(&self, filler: &Filler) -> bool {
        let Filler::Name(classes) = filler else { return false };
        let made = |n: u32| self.is_thing(n) && !self.fits(n, filler, true);
        classes.listed().iter().any(|&class| self.is_made(class)) && self.discourse.own_topics().any(made)
    }

    /// What the paragraphs before were about, where no other that fits was spoken of there, or none is named as often in the article.
    pub(crate) fn of_before(&self, fits: impl Fn(u32) -> bool) -> Mentions {
        let sole = self.discourse.sole(&fits, |n| self.entities.of(n));
        if !sole.is_empty() {
            return sole;
        }
        let far = self.discourse.topic(Within::Field, &fits);
        let most = self.named.iter().find(|&&(_, name)| fits(name)).map(|&(count, _)| count);
        let leads = |n: u32| self.named.iter().any(|&(count, name)| Some(count) == most && self.entities.of(name) == self.entities.of(n));
        if far.iter().all(|&n| leads(n)) { far } else { Mentions::new() }
    }

    /// Whom the sentences before speak of: whom a heading names, what the paragraph is about, whom the article is about, else
    /// what the paragraph before was about. Nobody where the text leaves open which of several is meant.
    pub(crate) fn whom_before(&self, fits: impl Fn(u32) -> bool) -> Mentions {
        let section = self.discourse.section(&fits);
        if !section.is_empty() {
            return section;
        }
        let near = self.discourse.topic(Within::Paragraph, &fits);
        if self.discourse.section_unknown() {
            return near;
        }
        if near.is_empty()
            && let Some(name) = self.founded_before(&fits)
        {
            return smallvec![name];
        }
        let near = self.rather(&near, &fits).map_or(near, |hero| smallvec![hero]);
        match self.protagonist(&fits).or_else(|| self.hero(&fits).filter(|&n| near.is_empty() && self.acts(n) && !self.is_person(n))) {
            Some(lead) if near.is_empty() => smallvec![lead],
            Some(lead) if !near.iter().any(|&n| self.entities.of(n) == self.entities.of(lead)) => Mentions::new(),
            // Of an article about many, whom alone the paragraph has been about, and the sentence right before.
            None if self.named.iter().filter(|&&(_, name)| fits(name)).count() >= RIVALS => {
                let entity = |n: u32| self.entities.of(n);
                let only = self.discourse.only_topic(&fits, entity);
                let before = self.discourse.topic_before(&fits, entity);
                let told = |n: u32| near.len() == 1 && entity(near[0]) == entity(n) && only.iter().all(|&o| entity(o) == entity(n));
                if before.is_some_and(|n| !only.is_empty() && told(n)) { near } else { Mentions::new() }
            }
            None if near.is_empty() => self.discourse.topic(Within::Field, &fits),
            Some(_) | None => near,
        }
    }

    /// 将X应用于A, 用于B: a clause that says the same of the same, whose subject the clause before has found.
    pub(crate) fn parallel(&self, rule: u32, role: &Role, scene: Scene<'_>) -> Option<Mentions> {
        let rules = &self.engine.rules.rules;
        let own = &rules[rule as usize];
        let subject = own.facts.iter().find(|f| own.roles[f.subject].name == role.name);
        // 子公司A…,子公司B…: whose the second is, the first has told.
        let claim = subject.or_else(|| own.facts.iter().find(|f| own.roles[f.object].name == role.name))?;
        let mut earlier = self.matches.iter().rev().take_while(|m| m.quote == scene.row.sentence.span);
        let last = earlier.find(|m| {
            let alike = rules[m.rule as usize].facts[m.fact as usize].property == claim.property;
            alike && (subject.is_some() || m.rule == rule)
        })?;
        // X基于Y,该平台搭载…: what has been spoken of since is meant.
        let said = last.parts.iter().map(|(_, span)| span.end).max()?;
        let topic = self.discourse.topic(Within::Sentence, |n| self.fits_surely(n, &role.filler));
        let since = topic.first().is_some_and(|&n| self.annotations.names[n as usize].span.start >= said);
        // X的底座是Y,由Z微调而来: the sentence has gone over to what was named.
        let over =
            matches!(last.object, Target::Name(o) if self.is_thing(o) && topic.iter().any(|&n| self.entities.of(n) == self.entities.of(o)));
        // 沿用在X上验证过的…, 并引入…: what only stands by does not go on.
        let at = chunk_at(scene.row, scene.chunks, self.annotations.names[last.subject as usize].span.start);
        let governed = governor(scene.chunks, at, clause_of(scene.chunks, at).0);
        // 加盟由云川科技总监A创办的X,出任…: nor who acts within a modifier.
        let within = || {
            let by = governed.is_some_and(|(_, by)| by == Category::By)
                && topic.iter().any(|&n| self.entities.of(n) != self.entities.of(last.subject));
            by && acts_within(scene.chunks, at, clause_of(scene.chunks, at).1)
        };
        let aside = governed.is_some_and(|(_, by)| by == Category::Coverb) || within();
        let whom = match last.object {
            Target::Name(object) if subject.is_none() => object,
            _ => last.subject,
        };
        (!since && !aside && !over).then(|| smallvec![whom])
    }

    /// Whom the article is about: named clearly more often than any other that fits.
    pub(crate) fn protagonist(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        self.outstanding(fits, PROTAGONIST, |most, other| 2 * most < 3 * other)
    }

    /// Whom the article names most of those that fit, if so often at least, and no other that fits rivals that. Most are named but
    /// once, and need not be asked about.
    fn outstanding(&self, fits: impl Fn(u32) -> bool, least: usize, rivals: impl Fn(usize, usize) -> bool) -> Option<u32> {
        let fits = |&&(_, name): &&(usize, u32)| fits(name);
        let mut all = self.named.iter();
        let &(most, name) = all.by_ref().take_while(|&&(count, _)| count >= least).find(fits)?;
        let rival = all.take_while(|&&(count, _)| rivals(most, count)).find(fits);
        rival.is_none().then_some(name)
    }

    /// 云川科技发布了X。…(much else)…首席技术官王雪说: of an article that has told of one house alone, that one, however long ago; of
    /// those whom the sentence itself names nobody is meant. Only who acts is meant, since things are many, and only what is told of it or
    /// who is tied to it: who does something to a thing may as well be another.
    pub(crate) fn only_house(&self, rule: &Rule, at: usize) -> Option<u32> {
        let role = &rule.roles[at];
        let Filler::Name(classes) = &role.filler else { return None };
        let value = |r: usize| !matches!(rule.roles[r].filler, Filler::Name(_));
        if !rule.facts.iter().any(|f| f.object == at || f.subject == at && value(f.object)) {
            return None;
        }
        if role.reach != Reach::Usual || !classes.listed().iter().all(|&class| self.engine.agents.has(class)) {
            return None;
        }
        let before = |n: u32| self.annotations.names[n as usize].span.start < self.sentence.start;
        let house = |n: u32| !self.is_person(n) && self.acts(n) && before(n) && !self.only_backs(n);
        let mut all = self.named.iter().map(|&(_, name)| name).filter(|&n| house(n));
        let only = all.next().filter(|_| all.next().is_none())?;
        let own = self.entities.of(only);
        let told = || self.matches.iter().any(|m| self.entities.of(m.subject) == own);
        (self.fits_surely(only, &role.filler) && told()).then_some(only)
    }

    /// Whom the article names more often than any other that fits; clearly so, where others speak in it.
    pub(crate) fn most_named(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let lead = usize::from(self.several_speak || !self.speeches.is_empty());
        self.outstanding(fits, 2 + lead, |most, other| most <= other + lead)
    }

    /// 在完成收购后, X …: who does what an opening stretch says stands after its comma.
    pub(crate) fn ahead(&self, scene: Scene<'_>, arguments: &Arguments, filler: &Filler) -> Option<Mentions> {
        let chunks = scene.chunks;
        let (start, end) = clause_of(chunks, arguments.start);
        // 获A领投,X完成…
        let got = matches!(chunks, [got, by, ..] if matches!(got.part, Part::Word(Category::Verb)) && matches!(by.part, Part::Phrase(_)))
            && GOT.contains(&self.text_of(scene, 0));
        let leads = got || matches!(chunks.first().map(|c| &c.part), Some(Part::Word(Category::Coverb | Category::By)));
        let closed = end > start
            && match chunks[end - 1].part {
                Part::Text => AFTERWARDS.iter().any(|w| self.text_of(scene, end - 1).ends_with(w)),
                // 卸任不到一个月,X就…
                Part::Value(v) => matches!(self.annotations.values[v as usize].value, Value::Duration(_)),
                _ => false,
            };
        // 虽然它的参数只有70亿,X…
        let concedes =
            matches!(chunks.first().map(|c| &c.part), Some(Part::Text)) && CONCEDING.iter().any(|w| self.text_of(scene, 0).starts_with(w));
        let opens = start == 0 && (leads || closed || concedes);
        if !opens || end + 1 >= chunks.len() {
            return None;
        }
        let (next, last) = clause_of(chunks, end + 1);
        let first = (next..last).find(|&i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind))?;
        let free = governor(chunks, first, next).is_none() && !self.is_object(scene, first, next);
        free.then(|| self.phrase_fill(chunks, first, filler)).flatten()
    }

    /// Who stands first in a clause after one that opens its sentence and names nobody who acts: 接连收购了A和B,X成了最大的玩家.
    pub(crate) fn told_next(&self, scene: Scene<'_>, anchor: &Anchor, arguments: &Arguments, filler: &Filler) -> Option<Mentions> {
        let chunks = scene.chunks;
        let free = |i: usize, start: usize| {
            let named = matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
            named && governor(chunks, i, start).is_none() && !self.is_object(scene, i, start)
        };
        let own = clause_of(chunks, arguments.start);
        let named = (0..anchor.first).any(|i| free(i, clause_of(chunks, i).0));
        // 公司希望打造A: the clause has a subject of its own.
        let text = &self.document.text;
        let until = anchor.span.start as usize;
        let before = text.get(scene.row.tokens[chunks[own.0].first].span.start as usize..until).unwrap_or_default();
        let before = before.rsplit([',', ':']).next().unwrap_or_default().trim_start_matches(['“', '"']);
        let house = before.starts_with("我们") || HOUSE_NOUNS.iter().any(|noun| before.starts_with(noun));
        if named || house || !self.discourse.spoken_of(|n| self.fits_surely(n, filler)).is_empty() {
            return None;
        }
        let mut start = own.1 + 1;
        for _ in 0..NEXT {
            if start >= chunks.len() {
                return None;
            }
            let end = clause_of(chunks, start).1;
            // 推出了A:创业公司X…
            let from = (start..end).rev().find(|&i| matches!(chunks[i].part, Part::Word(Category::Colon))).map_or(start, |i| i + 1);
            if let Some(first) = (from..end).find(|&i| free(i, from)) {
                let opens = (from..first).all(|i| match &chunks[i].part {
                    Part::Phrase(p) => p.bare_kind,
                    Part::Text => {
                        matches!(chunks[i + 1].part, Part::Word(Category::De) | Part::Value(_)) || is_adverbial(self.text_of(scene, i))
                    }
                    Part::Value(_) | Part::Word(Category::De | Category::Noun | Category::This | Category::Quote) => true,
                    _ => false,
                });
                let also = chunks.get(first + 1).is_some_and(|_| ALSO_DOES.iter().any(|w| self.text_of(scene, first + 1).starts_with(w)));
                // 发布的X包含四款,其中Y…: Y must be known to act.
                let acts = |names: &Mentions| names.iter().all(|&n| self.fits(n, filler, false));
                return (opens && !also).then(|| self.phrase_fill(chunks, first, filler)).flatten().filter(acts);
            }
            start = end + 1;
        }
        None
    }

    /// 员工从30人增加到120人,X只用了一年: whose the measure of a clause that opens the text and names nothing is, the next clause
    /// tells.
    pub(crate) fn named_next(&self, scene: Scene<'_>, (start, end): (usize, usize), filler: &Filler) -> Option<Mentions> {
        let chunks = scene.chunks;
        let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind);
        if (start..end).any(named) || !matches!(chunks.get(end).map(|c| &c.part), Some(Part::Word(Category::Comma))) {
            return None;
        }
        let first = (end + 1..chunks.len().min(end + 3)).find(|&i| named(i))?;
        let modifies = matches!(chunks.get(first + 1).map(|c| &c.part), Some(Part::Word(Category::De)));
        (!modifies && governor(chunks, first, end + 1).is_none()).then(|| self.phrase_fill(chunks, first, filler)).flatten()
    }

    /// X,一家总部位于巴黎的公司,…: what a clause that only describes stands beside.
    pub(crate) fn apposed(&self, scene: Scene<'_>, start: usize, filler: &Filler) -> Option<Mentions> {
        let one = matches!(scene.chunks.get(start)?.part, Part::Value(_)) && self.text_of(scene, start).starts_with('一');
        let beside = start.checked_sub(2).filter(|_| one)?;
        self.phrase_fill(scene.chunks, beside, filler)
    }

    /// 27家单位参与编写: whether so many, whom nobody names, do what the clause between `start` and `first` says.
    pub(crate) fn counted_do(&self, scene: Scene<'_>, start: usize, first: usize) -> bool {
        let chunks = scene.chunks;
        let plain = |i: usize| {
            matches!(chunks[i].part, Part::Text) && {
                let text = self.text_of(scene, i);
                is_adverbial(text) || OF_ALL.iter().any(|w| text.starts_with(w))
            }
        };
        let Some(at) = (start..first).find(|&i| !plain(i)) else { return false };
        let Part::Value(value) = chunks[at].part else { return false };
        let counts = self.text_of(scene, at).ends_with(DOING) && self.counted(value).is_some();
        counts && !(at + 1..first).any(|i| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind) || followed_by_de(chunks, i))
    }

    /// Whether something that the engine does not know stands where the subject of an anchor would: 一位投资人创办了….
    pub(crate) fn subject_unknown(&self, scene: Scene<'_>, start: usize, first: usize, anchor: u32, thing: bool) -> bool {
        let chunks = scene.chunks;
        // 秘诀是一项…, of which the wording begins with 是.
        if let Some(chunk) = chunks.get(first).filter(|c| matches!(c.part, Part::Text)) {
            let text = scene.row.tokens[chunk.first].span;
            let (before, wording) = text.of(&self.document.text).split_at(anchor.saturating_sub(text.start) as usize);
            let named = before.chars().any(char::is_alphanumeric) && !is_adverbial(before.trim()) && !governed(chunks, first, start);
            if named && (wording.starts_with(COPULAS) || thing && is_of_firms(before)) {
                return true;
            }
        }
        for i in (start..first).rev() {
            if chunks[i].adverbial.is_some() || followed_by_de(chunks, i) {
                continue;
            }
            match &chunks[i].part {
                // Whoever does what an earlier verb says does this too.
                Part::Word(Category::Verb | Category::Attribute | Category::Say) => return false,
                Part::Word(Category::Noun) if !governed(chunks, i, start) => return true,
                Part::Phrase(p) if p.bare_kind && !governed(chunks, i, start) => return true,
                // 拟出资3亿元与…: what is planned is no doer.
                Part::Text if i > start && planned(chunks, i) => {}
                // 只留下自研的X: whoever goes on does this too.
                Part::Text if i + 1 == first && followed_by_de(chunks, first) && ends_verb(self.text_of(scene, i)) => {}
                // X上线,对话部分则接入Y; but of 推动Y在金融领域应用 the words before Y are a verb, and Y is what is used.
                Part::Text if thing && is_part(self.text_of(scene, i)) && !does_to(chunks, i, first) => {}
                // 飞到南城创办了X: whoever goes there.
                Part::Text if self.moves_to(scene, i) => {}
                // 离开X后创办Y: whoever goes did this too.
                Part::Text if self.goes(scene, i, first) => return false,
                // 采集并发布X, 已完成对X的收购: so did whoever does what the words say, where they are surely a verb.
                Part::Text if i + 1 < first && ANDS.contains(&self.text_of(scene, i + 1)) || is_predicate(self.text_of(scene, i)) => {}
                Part::Text if self.text_of(scene, i) == AFTERWARDS[0] && i > start + 1 && self.goes(scene, i - 2, first) => {}
                // 闭关半年推出X
                Part::Text if self.text_of(scene, i).chars().count() < LASTING && self.lasts(scene, i + 1) => {}
                Part::Text if !governed(chunks, i, start) && !is_adverbial(self.text_of(scene, i)) && !serial(self.text_of(scene, i)) => {
                    return true;
                }
                _ => {}
            }
        }
        false
    }
}

impl Reader<'_> {
    /// Whether the words at `at` say that somebody goes from, or gives up, what a phrase right behind them names, or they do.
    fn goes(&self, scene: Scene<'_>, at: usize, first: usize) -> bool {
        let chunks = scene.chunks;
        if !matches!(chunks[at].part, Part::Text) {
            return false;
        }
        let text = self.text_of(scene, at).trim();
        let free = |rest: &str| rest.is_empty() || is_adverbial(rest);
        let named = at + 1 < first && matches!(chunks[at + 1].part, Part::Phrase(_));
        named && MOVES.iter().chain(GIVING_UP.iter()).filter_map(|verb| text.strip_suffix(verb)).any(free)
            || LEAVING.within(text) && LEAVING.iter().filter_map(|verb| text.find(verb)).any(|from| free(&text[..from]))
    }

    /// 飞到南城,又跑到北川: whether the words at `at` are how somebody gets to what the coverb behind them governs.
    fn moves_to(&self, scene: Scene<'_>, at: usize) -> bool {
        const MOVING: &[&str] =
            &["飞", "跑", "搬", "赶", "迁", "奔", "转", "移", "走", "回", "来", "去", "调", "搬家", "举家搬", "只身", "转战"];
        const TO: &[&str] = &["到", "往", "至", "赴"];
        let text = self.text_of(scene, at).trim();
        let how = MOVING.iter().filter_map(|verb| text.strip_suffix(verb)).any(|rest| rest.is_empty() || is_adverbial(rest));
        how && matches!(scene.chunks.get(at + 1).map(|c| &c.part), Some(Part::Word(Category::Coverb)))
            && TO.contains(&self.text_of(scene, at + 1))
    }

    /// Whether the chunk at `at` tells how long something took.
    fn lasts(&self, scene: Scene<'_>, at: usize) -> bool {
        matches!(scene.chunks.get(at).map(|c| &c.part), Some(Part::Value(v)) if matches!(self.annotations.values[*v as usize].value, Value::Duration(_)))
    }
}

/// Whether the words at `at` tell what is planned with so much: 拟出资3亿元.
fn planned(chunks: &[Chunk], at: usize) -> bool {
    matches!(chunks[at - 1].part, Part::Word(Category::Plan | Category::Jiang))
        && matches!(chunks.get(at + 1).map(|c| &c.part), Some(Part::Value(_)))
}

/// Words that join verbs alone.
const ANDS: &[&str] = &["并", "并且"];

/// Adverbs that a verb follows, and nothing that does it.
const BEFORE_DEEDS: &[&str] = &[
    "已经",
    "已",
    "正在",
    "再次",
    "再度",
    "仍然",
    "仍在",
    "继续",
    "不断",
    "陆续",
    "相继",
    "先后",
    "成功",
    "正式",
    "顺利",
    "率先",
    "首次",
    "随即",
    "进而",
    "从而",
    "最终",
    "终于",
    "却",
    "一举",
    "全面",
    "进一步",
];
/// Verbs that bring in another than whom the clause goes on about.
const BRINGING_IN: &[char] = &['有', '由', '被', '是', '让', '令', '使', '为', '获', '受', '经', '与', '和', '同', '跟'];

/// 已完成, 正在推进: whether a text begins with an adverb that only a verb follows, so that it names nobody.
fn is_predicate(text: &str) -> bool {
    let rest = BEFORE_DEEDS.iter().filter_map(|adverb| text.trim().strip_prefix(adverb)).min_by_key(|rest| rest.len());
    rest.is_some_and(|rest| rest.chars().count() > 1 && !rest.starts_with(BRINGING_IN))
}

/// Ends of verbs that are done to what follows.
const VERB_ENDS: &[&str] = &["了", "出", "下", "上", "起", "过", "着", "留下", "剩下", "还有", "只有", "亮出"];

/// Whether a text ends with a verb that what follows may be done to: 只留下.
fn ends_verb(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() > 1 && VERB_ENDS.iter().any(|end| text.ends_with(end))
}

/// Ends of words for a part of a thing, or for what it does somewhere.
const PART_ENDS: &[&str] =
    &["部分", "方面", "层面", "环节", "阶段", "模块", "一端", "一侧", "端侧", "一头", "这头", "一路", "这路", "器", "头", "链路"];

/// The most characters of a word for a part of a thing.
const SHORT_PART: usize = 3;

/// What stands in words for others than the thing that is spoken of.
const NOT_PARTS: &[&str] = &[
    "手机", "电脑", "平板", "全", "是", "为", "由", "被", "竞", "对手", "前代", "上代", "上一", "同行", "同类", "业界", "友商", "传统",
    "主流", "以往", "过去", "此前", "旧", "老", "新", "海外", "国际", "一般", "通常", "多", "普通", "常规", "他", "人", "者", "家", "师",
    "户", "商", "企", "方", "司", "院", "校", "行", "厂", "店", "团", "队", "政", "国", "省", "市", "县", "区", "们", "版", "另", "某",
    "其", "款", "代",
];

/// Ends of words for what a firm has, and no part of a thing: 募集资金将用于….
const OF_FIRMS: &[&str] = &["资金", "募资", "融资", "金额", "款项", "客户", "业务", "合作"];

/// Words before such a noun by which it is the thing's own.
const OWN: &[&str] = &["其", "该", "这", "它的"];

/// Words after a part that only tie its clause to the one before.
const TIES: &[char] = &['则', '也', '均', '都', '还', '仍', '就', '便', '亦', '却', '又'];

/// Whether a text names but a part of the thing that is spoken of: 语言部分则.
fn is_part(text: &str) -> bool {
    let part = text.trim().trim_end_matches(TIES);
    let others = || is_of_firms(part) || NOT_PARTS.iter().any(|w| part.contains(w));
    PART_ENDS.iter().any(|end| part.ends_with(end)) || part.chars().count() <= SHORT_PART && !others()
}

/// Whether a text names something of a firm that is no part of the thing spoken of.
fn is_of_firms(text: &str) -> bool {
    let noun = text.trim().trim_end_matches(TIES).trim_end_matches(['已', '将', '主', '要', '可']);
    OF_FIRMS.iter().any(|end| noun.ends_with(end)) && !OWN.iter().any(|own| text.contains(own))
}

/// Whether a text goes on about but a part of what stands before it: 语音部分.
pub(crate) fn begins_part(text: &str) -> bool {
    PART_ENDS.iter().any(|part| text.trim().starts_with(part))
}

/// Fewer characters than this before how long something took name nobody: 闭关半年.
const LASTING: usize = 4;

/// The fewest characters of an idiom with 地.
const MANNER: usize = 5;

/// Whether a text is made of verbs that only stand before another: 决定, 又花.
fn serial(text: &str) -> bool {
    // 不声不响地, 顶着压力
    let manner = text.ends_with('地') && text.chars().count() >= MANNER;
    if manner || text.chars().nth(1) == Some('着') {
        return true;
    }
    let mut rest = text.strip_suffix('了').unwrap_or(text);
    while let Some(before) = SERIAL.iter().find_map(|verb| rest.strip_suffix(verb)) {
        if before.is_empty() || is_adverbial(before) {
            return true;
        }
        rest = before;
    }
    false
}

/// Whether a name stands right behind the words at `at`: they are done to it, before whatever the clause says of it.
fn does_to(chunks: &[Chunk], at: usize, first: usize) -> bool {
    at + 1 < first && matches!(&chunks[at + 1].part, Part::Phrase(p) if p.anaphor.is_none()) && !is(chunks, at + 2, Category::De)
}

fn followed_by_de(chunks: &[Chunk], at: usize) -> bool {
    is(chunks, at + 1, Category::De)
}

fn is(chunks: &[Chunk], at: usize, category: Category) -> bool {
    matches!(chunks.get(at).map(|c| &c.part), Some(Part::Word(found)) if *found == category)
}

/// Whether a coverb stands before, with nothing but text and nouns between.
fn governed(chunks: &[Chunk], at: usize, start: usize) -> bool {
    // 以Apache 2.0协议: a noun that a name describes.
    // 以直播的形式
    let described = |i: usize| (i + 1 == at || followed_by_de(chunks, i)) && matches!(chunks[i].part, Part::Phrase(_));
    let inner =
        |i: &usize| matches!(&chunks[*i].part, Part::Text | Part::Word(Category::Noun | Category::De) | Part::Value(_)) || described(*i);
    let before = (start..at).rev().find(|i| !inner(i));
    before.is_some_and(|i| matches!(chunks[i].part, Part::Word(Category::Coverb | Category::By | Category::Ba | Category::Jiang)))
}

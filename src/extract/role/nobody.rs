//! When what a number counts is nobody's: what something would take, a part of a whole, those with whom or to whom something is done.
//!
//! Takes the number of a clause and the noun of what it counts, and who may hold it; gives whom they cannot be. Deliberately finds no
//! holder.

use crate::annotate::Certainty;
use crate::chinese::{COMPARISONS, Category};
use crate::extract::Mentions;
use crate::extract::argument::{clause_of, governor};
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::reader::{Anchor, Reader, Scene, chunk_at};
use crate::extract::role::measure::word;
use crate::ontology::ClassId;
use crate::rule::{Classes, Filler};
use crate::span::Span;

/// Words after which a number tells what something would take or is like: 需要近万块显卡的集群, 可供三百名医生使用.
const NEEDING: &[&str] = &[
    "需要",
    "需",
    "须",
    "得有",
    "要有",
    "得用",
    "相当于",
    "等同于",
    "等效于",
    "等效",
    "年产",
    "年产能",
    "月产能",
    "产能",
    "可供",
    "足够",
    "抵得上",
    "顶得上",
];

/// By what a clause tells of each of several pieces how many of something it has, and what such pieces are counted by.
const EVERY: char = '每';
const PIECES: &[char] = &[
    '个', '台', '张', '颗', '块', '片', '家', '名', '款', '条', '座', '辆', '套', '位', '所', '层', '组', '只', '种', '件', '枚', '节',
    '路', '柜',
];

/// Verbs of going to those of whom there are so many, and having nothing of them: 谈了40家机构, 跑了12个城市.
const MEETING: &[&str] = &["谈", "聊", "见", "跑", "走访", "拜访", "考察", "对比", "比较", "接触", "问", "找", "面试", "请教"];
/// The particles of what is over.
const OVER: [char; 2] = ['了', '过'];

/// Words after what is counted by which it is only some of a whole: 首批通过的8家企业之一.
const PARTITIVES: &[&str] = &["之一", "之列", "之中", "当中", "名单", "行列"];

/// Words after what is counted by which it tells how long something is: 支持20万汉字输入.
const LENGTHS: &[&str] = &["输入", "的输入", "长度", "的长度"];

/// Words by which a whole is only what a share is told of: 20道题里只答对三道, 二十个任务只做成三个.
const SHARING: &[&str] = &["只", "仅", "就有", "便有", "才有"];

/// Wholes of which nobody is named.
const EVERYBODY: &[&str] =
    &["国内", "全国", "全球", "我国", "全世界", "世界", "海外", "市场", "市面", "业内", "行业", "全行业", "中国", "网"];
/// What may stand before them.
const EARLIER: &[&str] = &["目前", "如今", "现在", "当前", "据统计", "眼下", "截至目前"];
/// Words between them and the number.
const HOW_MANY: &[&str] = &[
    "目前", "如今", "现在", "已经", "已", "现", "共", "一共", "总共", "累计", "约", "仅", "就", "大约", "至少", "有", "存在", "还有",
    "拥有", "超过", "近", "至今", "迄今",
];
/// What those do who are counted at an occasion, or for a paper.
const TAKING_PART: &[&str] = &["参赛", "参加", "参与", "参展", "报名", "出席", "角逐", "签署", "起草", "加入", "入围", "入驻"];
/// One of several, which has no name.
const ONE_OF: &str = "之一有";

/// What a whole is looked into by.
const WITHIN: &[char] = &['里', '中'];

/// Words before a noun by which all there are of a kind are meant: 国产大模型下载量, 全球AR眼镜出货量.
const ALL_OF: &[&str] = &["国产", "国内", "我国", "全国", "中国", "全球", "世界", "海外", "全行业", "业内", "各类", "各家", "同类"];

/// Coverbs of those with whom something is done.
const JOINT: &[&str] = &["与", "和", "同", "跟"];

/// Words by which those with whom something is done are somebody's partners: 与40家单位合作.
const ALLYING: &[&str] = &["合作", "签约", "签订", "签署", "达成", "建立", "对接", "联网", "打通", "适配", "结成"];

/// Coverbs of those to whom something is done.
const TOWARDS: &[&str] = &["向", "给"];

/// Words by which those to whom something is done have it of somebody: 向50家企业提供服务.
const SERVING: &[&str] = &["提供", "开放", "交付", "供货", "供应", "出口", "销售", "授权", "输出", "服务", "推送", "发货"];

/// Ends of words that say of somebody what it is, or what it has.
const COPULAR: &[char] = &['是', '为', '系', '有', '款', '个', '种', '作', '即', '达', '了'];

/// Coverbs of where something is done.
const AT: &[&str] = &["在", "于"];

/// Ends of where something is done that is no place: 在18项任务上.
const RESPECTS: &[&str] = &["上", "中", "方面"];

/// 在12家企业的见证下
const UNDER: char = '下';
/// What somebody does where he works: 在12家公司任职.
const WORKING: &[&str] = &["任职", "供职", "就职", "工作过", "实习", "兼职"];

/// How far behind 的 the end of where something is done stands, in characters: 54道题的测试中.
const TRIAL: usize = 8;

/// Words that begin with such an end and close nothing.
const NO_RESPECTS: &[&str] = &["上线", "上市", "上架", "上述", "中国", "中心", "中选", "中标"];

/// Verbs of what things have and nobody who acts does.
const CONTAINING: &[&str] = &["支持", "兼容", "适配", "收录", "内含", "包含", "囊括", "内置", "含", "含有", "梳理", "附有"];

/// Verbs before a list of what is counted: 涵盖Python、Java等7种语言.
pub(crate) const LISTING: &[&str] =
    &["支持", "兼容", "适配", "收录", "内含", "包含", "囊括", "内置", "含", "含有", "涵盖", "覆盖", "涉及", "包括"];

/// Verbs of having got something, after which all of a kind are not meant.
const HAVING: &[&str] = &[
    "部署", "搭载", "采用", "拥有", "接入", "建成", "建有", "集成", "安装", "配备", "使用", "投放", "布局", "上线", "孵化", "培育", "发布",
    "推出", "引进", "采购", "装", "有", "用",
];

/// What those do who write or sign something: 共有11家单位参与编制.
const AUTHORING: &[&str] = &["编制", "起草", "编写", "参编", "编撰", "撰写", "签署", "联署"];

/// What those do who take up what has them: 已有14家医院采用.
const ADOPTING: &[&str] =
    &["采购", "部署", "接入", "采用", "订购", "试用", "用上", "引进", "引入", "装上", "换上", "选用", "使用", "启用", "在用"];

/// Verbs by which those who are counted are at what draws them, whatever they do there: 吸引了30位学者,共同签署….
const DRAWING: &[&str] = &["吸引", "迎来", "汇聚", "邀请", "云集", "请来"];

/// The characters of bounds of a number that are verbs of comparing as well: 赶超, 逼近.
const BOUNDS: &[char] = &['超', '近', '过', '逼', '接', '越', '于', '高', '不', '低'];
/// So many of them at most.
const BOUND: usize = 2;

/// Words before others who have no name: 一些千亿参数的模型.
const SOME: &[&str] = &["一些", "某些", "许多", "很多", "不少", "多数", "大多数", "部分", "众多", "其他", "其它", "同类", "同级", "大量"];

/// Words between those who do it and the verb.
const TOGETHER: &[&str] = &["共同", "一起", "联合", "参与", "参加", "已", "了", "率先", "首批", "一道", ","];

/// Words between those who take it up and the verb.
const DONE: &[&str] = &["已经", "已", "均", "都", "也", "率先", "陆续", "先后", "相继", "完成了", "完成", "开始", "正在"];

/// Nouns of an edition or a size of a thing, and how far behind 的 one of them begins, in characters.
const EDITIONS: &[&str] = &["版本", "轻量版", "旗舰版", "端侧版", "标准版", "一档", "小模型", "型号", "兄弟", "同门", "一款"];
const EDITION: usize = 5;

/// What a clause begins with that says what was spoken of before is.
const COPULAS: &[&str] = &["是", "为", "作为", "属于", "即", "系"];

/// 国内已有, 全球共有: whether a clause begins with all there are, and goes on to how many.
fn of_everybody(before: &str) -> bool {
    let told = before.trim_start_matches(['“', ' ']);
    let told = EARLIER.iter().find_map(|w| told.strip_prefix(w)).unwrap_or(told);
    let Some(rest) = EVERYBODY.iter().find_map(|w| told.strip_prefix(w)) else { return false };
    let told = rest.trim_start_matches(['上', '内', '里', '中', '范']).trim_start_matches('围');
    let mut rest = told;
    while let Some(more) = HOW_MANY.iter().find_map(|w| rest.strip_prefix(w)) {
        rest = more;
    }
    // 全国18家单位参与起草
    rest.is_empty() && !told.is_empty()
}

/// 每卖出12台: whether a number tells of each time that something is done.
fn for_each(before: &str) -> bool {
    const VERB: usize = 3;
    let Some(at) = before.rfind(EVERY) else { return false };
    let verb = &before[at + EVERY.len_utf8()..];
    let done = verb.ends_with(['出', '产', '成', '增', '完', '满', '售', '卖']);
    done && (1..=VERB).contains(&verb.chars().count())
}

/// 比上一代多支持12种语言: whether a number tells by how much more or less.
fn by_more(before: &str) -> bool {
    let Some(at) = before.rfind('比').or_else(|| before.rfind("较")) else { return false };
    let rest = &before[at..];
    ["多支持", "多出", "多了", "少了", "增加了", "多覆盖", "多出了", "新增了", "新增", "增加", "减少", "减少了", "多"]
        .iter()
        .any(|w| rest.ends_with(w))
}

impl Reader<'_> {
    /// Whether those whom the number at the anchor counts write or sign something, which has them.
    pub(crate) fn authors(&self, anchor: &Anchor, noun: Span) -> bool {
        let before = self.document.text[..anchor.span.start as usize].trim_end_matches('了');
        if DRAWING.iter().any(|w| before.ends_with(w)) {
            return false;
        }
        let mut after = &self.document.text[noun.end as usize..];
        while let Some(rest) = TOGETHER.iter().find_map(|w| after.strip_prefix(w)) {
            after = rest;
        }
        AUTHORING.iter().any(|w| after.starts_with(w))
    }

    /// Whether those who are counted take something up that the clause does not name: 已有14家医院采用.
    pub(crate) fn adopts(&self, noun: Span) -> bool {
        let mut after = &self.document.text[noun.end as usize..];
        while let Some(rest) = DONE.iter().find_map(|w| after.strip_prefix(w)) {
            after = rest;
        }
        let rest = ADOPTING.iter().find_map(|w| after.strip_prefix(w)).map(|rest| rest.trim_start_matches('了'));
        rest.is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '“' | '《')))
    }

    /// Whether what the number at the anchor counts, `noun`, is nobody's; the clause of it ends before chunk `end`.
    pub(crate) fn of_nobody(&self, scene: Scene<'_>, anchor: &Anchor, noun: Span, (start, end): (usize, usize)) -> bool {
        let (chunks, tokens, text) = (scene.chunks, &scene.row.tokens, &self.document.text);
        let span = |from: usize, to: usize| Span { start: tokens[chunks[from].first].span.start, end: tokens[chunks[to].last].span.end };
        let before = Span { start: span(start, anchor.first).start.min(anchor.span.start), end: anchor.span.start }.of(text);
        let meets = before.strip_suffix(OVER).is_some_and(|verb| MEETING.iter().any(|w| verb.ends_with(w)));
        if meets || NEEDING.iter().any(|w| before.ends_with(w)) || self.tells_length(anchor.span) {
            return true;
        }
        // 国内已有36家企业做…: of a whole that nobody stands for, unless they take up what was spoken of.
        // 每卖出12台; 之一有36家; 比上一代多支持12种: of one of several, of each time, by how much more.
        let named_before = chunks[start..anchor.first]
            .iter()
            .any(|c| matches!(&c.part, Part::Phrase(p) if !p.bare_kind && !p.names.iter().all(|&n| self.is_site(n))));
        let clause = text[noun.end.max(anchor.span.end) as usize..].split([',', '。', ';', '\n']).next().unwrap_or_default();
        let takes_part = || TAKING_PART.iter().any(|w| clause.contains(w));
        if !named_before && of_everybody(before) && !self.adopts(noun) && !takes_part()
            || for_each(before)
            || before.contains(ONE_OF)
            || by_more(before)
        {
            return true;
        }
        // 每个核心集成1024个神经元: each of those that something is made of has so many.
        let each = before.trim_start().strip_prefix(EVERY).is_some_and(|rest| rest.starts_with(PIECES));
        let named = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if !p.bare_kind);
        if each && !chunks[start..anchor.first].iter().any(named) {
            return true;
        }
        let last = span(anchor.first, end.max(anchor.first + 1) - 1).end.max(noun.end);
        let after = Span { start: noun.end.max(anchor.span.end), end: last.max(anchor.span.end) }.of(text);
        let whole = after.trim_start_matches(WITHIN);
        if PARTITIVES.iter().chain(LENGTHS).any(|w| after.starts_with(w)) || SHARING.iter().any(|w| whole.starts_with(w)) {
            return true;
        }
        let governed = governor(chunks, anchor.first, start).map(|(g, _)| g);
        // 企业和科研机构近200家: the noun is joined to another.
        let joined = |g: usize| {
            noun.start < anchor.span.start
                && word(chunks, g) == Some(Category::And)
                && self.engine.things.ends(text[..tokens[chunks[g].first].span.start as usize].trim_end())
        };
        let Some(by) = governed.filter(|&g| !joined(g)).map(|g| self.text_of(scene, g)) else { return false };
        let says = |words: &[&str]| words.iter().any(|w| after.contains(w));
        // 北川竞赛的186支队伍中: whose they are is told right before.
        let owned = || {
            let named = |i: usize| matches!(&chunks[i].part, Part::Phrase(p) if !p.bare_kind && p.anaphor.is_none());
            anchor.first.checked_sub(2).is_some_and(|i| i >= start && word(chunks, i + 1) == Some(Category::De) && named(i))
        };
        // 在54道题的测试中: of what is done, and of nobody that does it.
        let trial = || {
            let rest = after.strip_prefix('的').unwrap_or_default();
            let closes = |c: char| WITHIN.contains(&c) || c == UNDER;
            rest.char_indices().take(TRIAL).any(|(at, c)| closes(c) && at + c.len_utf8() == rest.trim_end().len())
        };
        let respect = || {
            !owned()
                && (trial()
                    || WORKING.iter().any(|w| after.starts_with(w))
                    || after.starts_with("中选择")
                    || RESPECTS.iter().any(|w| after.starts_with(w)) && !NO_RESPECTS.iter().any(|w| after.starts_with(w)))
        };
        // 43种语言和17种方言: counted in a row.
        let row = || chunks[start..anchor.first].iter().any(|c| matches!(c.part, Part::Value(v) if self.counted(v).is_some()));
        JOINT.contains(&by) && !says(ALLYING) && !row() || TOWARDS.contains(&by) && !says(SERVING) || AT.contains(&by) && respect()
    }

    /// 云川银行、海天银行、南岭银行3家银行: whether a number only tells how long the list of those who act is that stands right before it; but
    /// 在南城、北川2座城市 tells of somebody.
    pub(crate) fn tells_length(&self, number: Span) -> bool {
        let (text, names) = (&self.document.text, &self.annotations.names);
        let next = names.partition_point(|n| n.span.end <= number.start);
        let [.., first, last] = &names[..next] else { return false };
        let between = |from: u32, to: u32| text.get(from as usize..to as usize).map(str::trim);
        let joined = matches!(between(first.span.end, last.span.start), Some("、" | "和" | "与" | "及" | "以及"));
        joined && self.acts(next as u32 - 1) && matches!(between(last.span.end, number.start), Some("" | "这"))
    }

    /// 由十二位博士生标注的X: whether the number tells how many do it, whom nobody names; but 由12位成员组成 tells of what consists of them.
    pub(crate) fn of_doers(&self, scene: Scene<'_>, anchor: &Anchor) -> bool {
        const CONSISTING: &[&str] = &["组成", "构成", "合并", "汇聚", "组建"];
        let chunks = scene.chunks;
        let by = anchor.first.checked_sub(1).is_some_and(|i| word(chunks, i) == Some(Category::By));
        let end = clause_of(chunks, anchor.first).1;
        let consists = |i: usize| CONSISTING.iter().any(|w| self.text_of(scene, i).contains(w));
        by && !(anchor.first..end).any(consists)
    }

    /// Whether the clause tells of all there are of a kind, and names nobody of whom it might be: 去年中国人形机器人出货量突破1万台.
    pub(crate) fn of_all(&self, scene: Scene<'_>, anchor: &Anchor) -> bool {
        let start = clause_of(scene.chunks, anchor.first).0;
        let mut all = false;
        for (at, chunk) in (start..).zip(&scene.chunks[start..=anchor.last]) {
            let Part::Phrase(phrase) = &chunk.part else { continue };
            if phrase.names.iter().any(|&n| self.is_site(n)) {
                continue;
            }
            let kind = phrase.bare_kind
                || phrase.names.iter().all(|&n| self.engine.topics.has(self.entities.class(n)))
                    && !matches!(phrase.anaphor, Some(Anaphor::Pronoun));
            if !kind {
                return false;
            }
            let before = self.document.text[..scene.row.tokens[chunk.first].span.start as usize].trim_end();
            all |= ALL_OF.iter().any(|w| before.ends_with(w)) && !self.done_to(scene, at, start);
        }
        all
    }

    /// 千亿参数的模型已经够用, 会有五家公司推出万亿参数的模型: whether the amount only tells of which kind what the clause speaks of is, and
    /// nobody is named whose it might be.
    pub(crate) fn of_a_kind(&self, scene: Scene<'_>, anchor: &Anchor) -> bool {
        let chunks = scene.chunks;
        let (start, end) = clause_of(chunks, anchor.first);
        let value = |i: usize| matches!(chunks[i].part, Part::Value(_));
        let noun = |i: usize| match chunks.get(i).map(|c| &c.part) {
            Some(Part::Word(Category::Noun)) => true,
            Some(Part::Phrase(p)) => p.bare_kind,
            _ => false,
        };
        let Some(amount) = anchor.first.checked_sub(1).filter(|&i| i >= start && value(i)) else { return false };
        if self.of_others(scene, anchor, amount) {
            return true;
        }
        if word(chunks, anchor.last + 1) != Some(Category::De) || !noun(anchor.last + 2) {
            return false;
        }
        let plain = |i: usize| {
            matches!(chunks[i].part, Part::Value(_) | Part::Word(Category::Also))
                || matches!(chunks[i].part, Part::Text) && !self.text_of(scene, i).ends_with(COPULAR)
        };
        let goes_on = anchor.last + 3 < end
            && !matches!(chunks[anchor.last + 3].part, Part::Phrase(_) | Part::Word(Category::Quote) | Part::Bracket(_));
        // 五家公司推出…: whoever they are.
        let counted = |i: usize| i + 2 < amount && value(i) && noun(i + 1) && word(chunks, i + 2) == Some(Category::Verb);
        goes_on && (start..amount).all(plain) || (start..amount).any(counted)
    }

    /// 胜过一些千亿参数的模型, 媲美700亿参数的大模型: whether the amount only tells with what others, without a name, the clause compares.
    fn of_others(&self, scene: Scene<'_>, anchor: &Anchor, amount: usize) -> bool {
        let of = anchor.last + 1 + usize::from(word(scene.chunks, anchor.last + 1) == Some(Category::De));
        let described = match scene.chunks.get(of).map(|c| &c.part) {
            Some(Part::Word(Category::Noun)) => true,
            Some(Part::Phrase(p)) => p.bare_kind || p.anaphor.is_some() || self.all_topical(p),
            _ => false,
        };
        let at = scene.row.tokens[scene.chunks[amount].first].span.start as usize;
        // 赶超百亿参数的模型, 逼近700亿参数的模型: the bound of the number is the verb or its end.
        let bound: usize = self.document.text[at..].chars().take(BOUND).take_while(|c| BOUNDS.contains(c)).map(char::len_utf8).sum();
        let before = self.document.text[..at + bound].trim_end();
        let verb = SOME.iter().find_map(|w| before.strip_suffix(w)).unwrap_or(before).trim_end_matches(['了', '过']);
        let others = verb.len() < before.len() && SOME.iter().any(|w| before.ends_with(w));
        // Luma2是接近700亿参数的模型 likens nothing.
        let is = bound > 0 && self.document.text[..at].trim_end().ends_with(COPULAR);
        described && !is && (others || COMPARISONS.iter().any(|w| verb.ends_with(w)))
    }

    /// 此外还有一个总参数30亿的版本: whether the amount only tells of which size an edition without a name is that the clause brings in,
    /// and `names` were spoken of before; but 是一个总参数30亿的版本 is said of them.
    pub(crate) fn of_another_edition(&self, scene: Scene<'_>, anchor: &Anchor, amount: u32, names: &Mentions) -> bool {
        let (chunks, tokens, text) = (scene.chunks, &scene.row.tokens, &self.document.text);
        let (start, end) = clause_of(chunks, anchor.first);
        let value = self.annotations.values[amount as usize].span;
        let (from, to) = (anchor.span.start.min(value.start), anchor.span.end.max(value.end));
        let (Some(first), Some(last)) = (chunks.get(start), end.checked_sub(1).and_then(|i| chunks.get(i))) else { return false };
        let (open, close) = (tokens[first.first].span.start, tokens[last.last].span.end);
        let (Some(before), Some(after)) = (text.get(open as usize..from as usize), text.get(to as usize..close as usize)) else {
            return false;
        };
        // 激活30亿参数的一档
        let Some(noun) = after.strip_prefix("参数").unwrap_or(after).strip_prefix('的') else { return false };
        let edition = noun.char_indices().take(EDITION).any(|(at, _)| EDITIONS.iter().any(|word| noun[at..].starts_with(word)));
        // 推出70亿参数的模型X
        let person = |p: &Phrase| matches!(p.anaphor, Some(Anaphor::Person | Anaphor::We));
        let named =
            |c: &Chunk| matches!(&c.part, Part::Phrase(p) if !p.bare_kind && !person(p) && (p.anaphor.is_some() || !p.names.is_empty()));
        let told = before.trim_start().trim_start_matches(['也', '还', '则', '就', '都', '均', '仍', '又']);
        let earlier = |&n: &u32| self.annotations.names[n as usize].span.end <= open;
        edition
            && !told.is_empty()
            && !COPULAS.iter().any(|is| told.starts_with(is))
            && names.iter().all(earlier)
            && !chunks[start..end].iter().any(named)
    }

    /// 部署国产加速卡2.4万张: whether a verb right before the phrase at `at`, and before what says that all of a kind are meant, does
    /// something to it.
    fn done_to(&self, scene: Scene<'_>, at: usize, start: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&i| i >= start) else { return false };
        let text = self.text_of(scene, before).trim();
        let verb = ALL_OF.iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text);
        let does = |i: usize| matches!(scene.chunks[i].part, Part::Word(Category::Verb | Category::Plain));
        match scene.chunks[before].part {
            Part::Text if verb.is_empty() => before > start && does(before - 1),
            Part::Text => HAVING.iter().chain(CONTAINING).any(|w| verb.trim_end_matches(['了', '着']).ends_with(w)),
            _ => does(before),
        }
    }

    /// Whether what is named is a place of which its clause tells only that somebody is or does something there.
    pub(crate) fn only_where(&self, scene: Scene<'_>, names: &Mentions) -> bool {
        let Some(span) = names.first().map(|&n| self.annotations.names[n as usize].span) else { return false };
        let sentence = scene.row.sentence.span;
        if !names.iter().all(|&n| self.is_site(n)) || span.start < sentence.start || span.end > sentence.end {
            return false;
        }
        let at = chunk_at(scene.row, scene.chunks, span.start);
        let start = clause_of(scene.chunks, at).0.min(at);
        let of_number = || {
            word(scene.chunks, at + 1) == Some(Category::De) && matches!(scene.chunks.get(at + 2).map(|c| &c.part), Some(Part::Value(_)))
        };
        governor(scene.chunks, at, start).is_some() || of_number() || self.is_object(scene, at, start)
    }

    /// Whether a name is of a place.
    pub(crate) fn is_site(&self, name: u32) -> bool {
        self.ontology.defaults_for("place").any(|place| self.ontology.is_a(self.entities.class(name), place))
    }

    /// A发布了B, 支持13种语言: whether those are named who acted in a clause before, and the verb tells of what a thing has.
    pub(crate) fn only_agents_before(&self, scene: Scene<'_>, anchor: &Anchor, noun: Span, names: &Mentions) -> bool {
        let start = clause_of(scene.chunks, anchor.first).0;
        let from = scene.row.tokens[scene.chunks[start].first].span.start.min(anchor.span.start);
        let told =
            Span { start: from, end: anchor.span.start.min(noun.start).max(from) }.of(&self.document.text).trim_end_matches(['了', '着']);
        let earlier = |n: &u32| self.annotations.names[*n as usize].span.start < from;
        let sure = |n: &u32| self.annotations.names[*n as usize].certainty != Certainty::Guess;
        let lists = told.ends_with('等') && LISTING.iter().any(|w| told.starts_with(w));
        (lists || CONTAINING.iter().any(|w| told.ends_with(w))) && names.iter().all(|n| self.acts(*n) && earlier(n) && sure(n))
    }

    /// The same filler without the classes of some kinds.
    pub(crate) fn without(&self, kinds: &[&str], filler: &Filler) -> Filler {
        let Filler::Name(classes) = filler else { return filler.clone() };
        let other =
            |class: &ClassId| !kinds.iter().any(|kind| self.ontology.defaults_for(kind).any(|above| self.ontology.is_a(*class, above)));
        Filler::Name(Classes::new(classes.listed().iter().copied().filter(other).collect(), self.ontology))
    }
}

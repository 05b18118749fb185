//! Weak head nouns: 智能, 数据, 出行 end a firm's name and a description alike.
//!
//! Takes a run that ends in such a noun, tells whether it is a name: by what begins it, by being no everyday word, and by what
//! stands beside it. Deliberately looks for no other beginning.

use crate::annotate::form::front::{behind_holder, led as led_to};
use crate::annotate::form::unit::FUND;
use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::words::{Hit, List};
use crate::chinese::{FAMILIES, TRADES};
use crate::lexicon::Strength;
use crate::ontology::ClassId;
use crate::value::Value;

/// Verbs of one character for what a firm lives by.
const TRADING: &[char] = &['做', '卖', '造', '搞', '跑', '送'];

/// What is said of a whole trade.
const SMART: &str = "智慧";

/// Whether what stands before a weak noun for firms is a trade and no name: 做植保|无人机 起家的禾川智能; but 造数|智能 is one.
fn does(page: &Page<'_>, start: usize, head: usize) -> bool {
    const WORD: usize = 6;
    let Some(trade) = page.text[start..head].strip_prefix(TRADING) else { return false };
    trade.len() >= WORD && page.found.is_ordinary(head - trade.len(), head) && !page.text[..start].ends_with(['“', '「'])
}

/// Whether a number of them stands before what would be a firm: 2600万张田间|影像.
fn so_many(page: &Page<'_>, start: usize) -> bool {
    const MEASURES: &[char] = &['张', '幅', '帧', '条', '段', '份', '件', '枚', '颗', '台', '套', '块', '辆', '架', '例', '组'];
    let last = page.values.partition_point(|v| (v.span.start as usize) < start).checked_sub(1).map(|i| &page.values[i]);
    let between = last.and_then(|v| page.text.get(v.span.end as usize..start));
    let number = last.is_some_and(|v| matches!(v.value, Value::Quantity(_)));
    number && between.is_some_and(|rest| rest.is_empty() || rest.strip_prefix(MEASURES).is_some_and(str::is_empty))
}

/// Whether a noun for things that are made stands before a Latin name, which then names such a thing: 交换机Tarn-X Photonics; but
/// 绘图工具Tarn AI is called so.
fn made_before(page: &Page<'_>, start: usize, head: usize) -> bool {
    let latin = page.text[start..head].is_ascii() && page.text.as_bytes()[head].is_ascii_alphabetic();
    latin
        && head > start
        && !page.text[head..].starts_with("AI")
        && page.kind_before(start).is_some_and(|kind| page.ontology.is_a(kind, page.defaults.work))
}

/// Whether what stands behind a name makes of its clause a time: 创立云帆智能时,…; 加入云帆智能后,….
fn tells_when(rest: &str) -> bool {
    const WORDS: [&str; 9] = ["之前", "之后", "以前", "以后", "以来", "之初", "期间", "后,", "前,"];
    // 时间, 时代 and the like begin words of their own.
    const LONGER: &str = "间代长速装尚光空钟刻段效节";
    WORDS.iter().any(|word| rest.starts_with(word)) || rest.strip_prefix('时').is_some_and(|rest| !rest.starts_with(|c| LONGER.contains(c)))
}

/// Whether a weak head ends a name here: after a name (浪潮云, 紫东太初平台) or after what is no everyday word (千寻智能), between
/// edges.
pub(crate) fn makes_a_name(page: &Page<'_>, start: usize, head: usize, end: usize, class: ClassId, strength: Strength) -> bool {
    let text = page.text;
    let stem = &text[start..head];
    // 计算机科学教授 holds no 计算.
    let post = post_begins(page, end) && !page.found.crosses(head, end);
    // 苹果高级AI总监: a grade belongs to the post.
    if post && GRADES.iter().any(|grade| stem.ends_with(grade)) {
        return false;
    }
    let firm = class == page.defaults.employer;
    // 智慧水务 is a trade that has grown smart.
    if stem == SMART {
        return false;
    }
    if firm && (does(page, start, head) || made_before(page, start, head) || so_many(page, start)) {
        return false;
    }
    // 华为终端公司软件工程师: a name that is whole before what the post is in.
    let whole = |m: &Hit| {
        let nth = m.number as usize;
        m.end == head && m.start > start && page.words.head_classes[nth] == class && page.words.head_strengths[nth] == Strength::Strong
    };
    if post && firm && page.found.last(List::Head, start, head).is_some_and(|m| whole(&m)) {
        return false;
    }
    // 高通骁龙8处理器: a thing that is known, and what it is.
    let made = |class: ClassId| page.ontology.is_a(class, page.defaults.work);
    let thing = page.known_before(head).filter(|k| k.span.end as usize == head && k.span.start as usize > start);
    if made(class) && thing.is_some_and(|k| made(k.class)) {
        return false;
    }
    // 除云川资本、云川智能外,…
    let besides = || ["外,", "之外,", "以外,"].iter().any(|word| text[end..].starts_with(word));
    // 云岫大模型系列: a family is called so.
    let family = made(class) && FAMILIES.iter().any(|noun| text[end..].starts_with(noun));
    let closed = page.closes(end)
        || family
        || post
        || besides()
        || firm && tells_when(&text[end..])
        || firm && (page.cue_after(end) == Some(class) || led(page, end));
    // 前云川软件总监: of whom it is known without the field of the post.
    let once = ["前", "原"].iter().find(|word| stem.starts_with(**word)).map_or(start, |word| start + word.len());
    if firm && post && page.known_at(once).is_some_and(|k| k.span.end as usize == head && page.ontology.is_a(k.class, page.defaults.agent))
    {
        return false;
    }
    if let Some(known) = page.known_at(start) {
        let whole = known.span.end as usize == head;
        let agent = page.ontology.is_a(class, page.defaults.agent);
        // 英伟达Thor-U芯片: a Latin name of its own stands between whose it is and what it is.
        let between = text.get(known.span.end as usize..head).unwrap_or_default();
        if page.ontology.is_a(known.class, page.defaults.agent) && !agent && between.len() > 1 && between.is_ascii() {
            return false;
        }
        // NEO机器人: what is known as a thing that is made is no firm with the noun for it.
        if firm && made(known.class) && whole && page.kind_at(head).is_some_and(|(kind, to)| to == end && made(kind)) {
            return false;
        }
        // 大疆算法工程师: what a firm does, before one who does it.
        let described = (known.span.end as usize) < head
            && page.ontology.is_a(class, page.defaults.work)
            && page.found.last(List::Generic, known.span.end as usize, head).is_some_and(|m| m.len() > '的'.len_utf8());
        if page.ontology.is_a(known.class, page.defaults.agent) && (page.is_topic(class) || whole && post || described) {
            return false;
        }
        // 杭州团队, 中国球队: whose they are describes them.
        if class == page.defaults.group && known.class == page.defaults.place && page.found.is_word(known.span.end as usize, end) {
            return false;
        }
        // 由临江湾投资、远山基金联合领投
        let listed =
            agent && (text[end..].starts_with('、') || text[..start].ends_with('、') && text[end..].starts_with(['等', '和', '与']));
        // 向OpenAI投资: where a known name begins it, a word that breaks names is what is done.
        return !page.is_topic(known.class)
            && (!page.breaks_at(head) || !whole && listed && known.class == page.defaults.place)
            && (closed || whole && goes_on_freely(page, head, end))
            && (whole || strength == Strength::Weak)
            // A place's firm may be named so; a place's product has more of a name.
            && (known.class != page.defaults.place || agent && (strength == Strength::Weak || acts(page, start, end, class)) || !whole)
            // OpenAI团队 is OpenAI.
            && !(class == page.defaults.group && whole && page.ontology.is_a(known.class, page.defaults.agent) && page.found.holds(List::Kind, head, end));
    }
    let latin = stem.is_ascii();
    let double = page.found.last(List::Head, start, head).is_some_and(|m| {
        // 鲲云数据: what is left of the inner head is too short for a name.
        page.text[head..end] != *FUND
            && m.start >= start + "科技".len()
            && (page.words.head_strengths[m.number as usize] != Strength::Owned || class == page.words.head_classes[m.number as usize])
    });
    // 助听器连锁“晨笛”: it describes what is named behind it; but 云帆智能“晨笛”, where no everyday word begins the clause.
    let coined = || {
        let two = stem.chars().count() == 2 && stem.chars().all(is_han);
        firm && two && page.begins_clause(start) && !page.found.is_ordinary(start, head) && !page.found.is_word(start, head)
    };
    if text[end..].starts_with(['“', '「']) && !coined() {
        return false;
    }
    // 客服平台“方塘在线”: the noun before the marks tells what is named.
    let marked = text[..start].ends_with(['“', '「']) && page.kind_before(start).is_some_and(|c| page.ontology.is_a(c, page.defaults.work));
    if marked && page.ontology.is_a(class, page.defaults.agent) {
        return false;
    }
    // 派机器人出战: one character before a thing is no firm's name.
    // 星野机器人 may be a robot: a noun for things needs more to be a firm's.
    let thing = page.kind_at(head).is_some_and(|(c, to)| to == end && !page.ontology.is_a(c, page.defaults.agent));
    let han = stem.chars().count() > 1 && stem.chars().all(is_han);
    let named = firm && (han || branch(page, start, head, end));
    (closed || han && (firm || made(class) && page.begins_clause(start)) && goes_on_freely(page, head, end))
        && (strength == Strength::Weak || named && !thing || told(page, start, end, class) || named && acts(page, start, end, class))
        && !double
        && (page.opens(start)
            || post && (behind_former(page, start) || behind_holder(page, start))
            || page.cue_before(start) == Some(class)
            || (firm && named || made(class) && stem.chars().count() > 1 && stem.chars().all(is_han)) && led_to(page, start))
        && (latin || stem.chars().count() > 1 || !page.ontology.is_a(class, page.defaults.agent))
        && !(class == page.defaults.group && page.found.holds(List::Kind, head, end))
        && (latin && stem.len() > 2
            || stem.chars().count() <= 5 && !page.found.is_ordinary(start, head) && !page.found.begins_common_word(start, head)
            // 本源量子宣布: what acts is a name, though everyday words make it up.
            // 启明未来CEO王雪: so does what a clause begins with that a post stands behind.
            || stem.chars().count() <= 3
                && (!page.breaks_at(head) || post && page.begins_clause(start))
                && acts(page, start, end, class)
                && !page.found.is_generic(start, head))
}

/// Whether a Latin word that nobody knows and a branch of trade are the name of a firm: Bentico医疗.
pub(crate) fn branch(page: &Page<'_>, start: usize, head: usize, end: usize) -> bool {
    const LEAST: usize = 4;
    let stem = &page.text[start..head];
    let word = stem.starts_with(|c: char| c.is_ascii_uppercase())
        && stem.bytes().all(|b| b.is_ascii_alphabetic())
        && stem.bytes().any(|b| b.is_ascii_lowercase());
    let own = page.words.longest(List::Name, &page.text[head..end]).filter(|hit| head + hit.end == end);
    let trade = own.is_some_and(|hit| page.is_topic(page.words.entry_classes[hit.number as usize]));
    let thing = page.kind_at(head).is_some_and(|(class, to)| to == end && !page.ontology.is_a(class, page.defaults.agent));
    word && stem.len() >= LEAST && trade && !thing && page.known_at(start).is_none() && !page.words.is_ordinary(stem)
}

/// Words before when, why or by whose word a firm does something.
const LEADS: &[&str] = &[
    "早在",
    "早于",
    "赶在",
    "抢在",
    "继去年",
    "继今年",
    "继上",
    "继此",
    "继A",
    "因业务",
    "因战略",
    "因市场",
    "据了解",
    "据悉",
    "据介绍",
    "据公告",
    "据报道",
    "经董事会",
    "经股东",
    "经过",
    "经多",
    "凭借",
    "依托",
    "借助",
    "通过",
    "如期",
    "如约",
];

/// Whether when, why or by whose word something is done is told at `at`: 映川智能早在2021年就发布了.
fn led(page: &Page<'_>, at: usize) -> bool {
    LEADS.iter().any(|lead| page.text[at..].starts_with(lead))
}

/// What is said of a thing that is made, right behind its name and at the end of its clause, and what stands before its name.
const MADE_AFTER: &[&str] = &["售价", "起售价", "搭载", "身高", "体重", "重量", "机身"];
const MADE_LAST: &[&str] = &["正式发布", "正式上市", "开售", "上市"];
const MADE_BEFORE: &[&str] =
    &["发布", "推出", "发布了", "推出了", "研发的", "推出的", "发布的", "打造的", "开发的", "自研的", "品牌", "产品", "名为", "新品"];
/// Who made it, behind 由.
const MADE_BY: &[&str] = &["研发", "推出", "发布", "打造", "开发", "制造", "出品"];
/// Characters of what a thing does, with which a description begins: 扫雪机器人.
const DOES: &str =
    "扫爬炒煮洗擦刷喷焊搬运抓捡拣采摘修铲挖钻切割打磨陪护救种播收看守巡查测探拖抹吸贴拧装卸送推拉举跳跑踢写画唱弹问答聊教学骑飞游潜";

/// The class of what is made, where a noun that may end a firm's name too ends a word that nobody knows, and what stands beside it is
/// done with things: 云川推出墨川机器人, 墨川机器人售价9.9万元.
pub(crate) fn thing(page: &Page<'_>, start: usize, head: usize, end: usize) -> Option<ClassId> {
    let (class, to) = page.kind_at(head)?;
    let stem = &page.text[start..head];
    let named = to == end
        && !page.kind_over(head, end)
        && page.ontology.is_a(class, page.defaults.work)
        && (2..=3).contains(&stem.chars().count())
        && stem.chars().all(is_han)
        && !stem.starts_with(|c| DOES.contains(c))
        && page.known_at(start).is_none()
        && !page.found.is_ordinary(start, head)
        && !page.found.begins_common_word(start, head)
        && !page.found.crosses(start, head);
    // 双足机器人TRON 1: what a name follows describes it.
    let alone = || {
        let rest = page.text[end..].trim_start();
        page.closes(end) && page.known_at(end).is_none() && !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "“《「".contains(c))
    };
    let brought = || MADE_BEFORE.iter().any(|word| page.text[..start].ends_with(word)) && alone();
    // 将于9月底正式发布
    let done = || {
        let rest = page.text[end..floor(page.text, end + SAID)].trim_start_matches(['将', '已', '也', '的', '现']);
        let clause = rest.split([',', '。', ';', '\n']).next().unwrap_or_default();
        let last = || MADE_LAST.iter().any(|word| clause.ends_with(word));
        let by = || clause.starts_with('由') && MADE_BY.iter().any(|verb| clause.ends_with(verb));
        page.opens(start) && (MADE_AFTER.iter().any(|word| clause.starts_with(word)) || last() || by())
    };
    (named && (brought() || done())).then_some(class)
}

/// Whether only a word for what is over stands between a name and where one could begin: 任命前云川智能CEO王雪.
fn behind_former(page: &Page<'_>, start: usize) -> bool {
    ['前', '原'].iter().find_map(|&word| page.text[..start].strip_suffix(word)).is_some_and(|before| page.opens(before.len()))
}

/// Words before a field of work that tell how high a post in it is.
const GRADES: &[&str] = &["高级", "资深", "首席", "全球"];

/// Whether a post begins at `at`, its field of work first: 首席科学家, 算法总监.
pub(crate) fn post_begins(page: &Page<'_>, at: usize) -> bool {
    const FIELD: usize = 4;
    let ends = page.text[at..].char_indices().take(FIELD + 1).take_while(|(_, c)| is_han(*c)).map(|(n, _)| at + n);
    let newly = || page.text[at..].strip_prefix('新').is_some_and(|rest| page.title_begins(page.text.len() - rest.len()));
    page.title_begins(at) || newly() || ends.skip(2).any(|end| page.title_begins(end) && page.found.is_ordinary(at, end))
}

/// Words after the one for whom somebody works, which 在 precedes: 曾在石榴物流任职.
const WORKS: &[&str] = &["担任", "任", "工作", "供职", "就职", "从事", "实习", "负责", "带队", "带领", "领导", "主管"];

/// Words that tell of whom something is said that 的 joins to a name: 成立于2018年的石榴物流.
const SETTLED: &[&str] = &["成立于", "创立于", "创办于", "创建于", "总部", "位于", "来自", "扎根"];
/// The same, right before 的: 王雪创办的石榴物流.
const MADE: &[&str] = &["成立", "创立", "创办", "投资", "参投", "领投", "上市"];
/// How far back these are looked for, in bytes.
const SAID: usize = 60;

/// Whether what stands beside a run of everyday words tells that it acts: 石榴物流宣布, 石榴物流的董事长, 供应商石榴物流.
fn acts(page: &Page<'_>, start: usize, end: usize, class: ClassId) -> bool {
    let (text, before) = (page.text, &page.text[..start]);
    let edge = page.begins_clause(start) || page.breaks_before(start);
    let post = post_begins(page, end) || text[end..].starts_with('的') && page.title_begins(end + '的'.len_utf8());
    page.begins_clause(start) && page.cue_after(end) == Some(class)
        || page.cue_before(start) == Some(class)
        || edge && post
        || page.kind_before(start) == Some(class)
        || before.ends_with(['由', '被']) && done_by(page, end, class)
        || before.ends_with('在') && WORKS.iter().any(|word| text[end..].starts_with(word))
        || before.strip_suffix('的').is_some_and(|clause| settled(clause) || makes(clause) || clause.ends_with("旗下"))
        || before.ends_with("旗下")
        || SAME.iter().any(|word| text[end..].starts_with(word))
}

/// Words behind a name that say what it names: 石榴物流这家公司.
const SAME: &[&str] = &["这家", "该公司", "一家由"];
/// Verbs of those who bring a thing about: 研发它的石榴物流.
const MAKERS: &[&str] = &["研发", "开发", "打造", "推出", "训练", "制造", "运营", "出品", "做出", "写出", "造出", "发布", "开源"];

/// The characters that end what may stand right before a trade: 与, 由, 收购, 领投.
const OPENS: &[char] = &['与', '和', '同', '跟', '由', '向', '被', '购', '投', '资'];

/// Whether a clause tells who makes something, or what somebody's trade is: 研发它的, 做工业视觉的.
pub(crate) fn makes(clause: &str) -> bool {
    let made = clause.strip_suffix(['它', '其']).is_some_and(|rest| MAKERS.iter().any(|verb| rest.ends_with(verb)));
    let clause = &clause[floor(clause, clause.len().saturating_sub(SAID))..];
    let trade = clause.rsplit([',', '。', ';', '\n', '是', '为', '、', '了']).next().unwrap_or_default();
    // 与专注于药物研发的: behind a coverb, or the verb that is done to whose trade it is.
    let told = |verb: &&str| trade.match_indices(*verb).any(|(at, _)| at == 0 || trade[..at].ends_with(OPENS));
    made || ["做", "专做", "主做"].iter().any(|verb| trade.starts_with(verb)) || TRADES.within(trade) && TRADES.iter().any(told)
}

/// Whether what stands before `end`, which 由 or 被 precedes, does what follows.
fn done_by(page: &Page<'_>, end: usize, class: ClassId) -> bool {
    let rest = &page.text[end..];
    page.breaks_at(end) && !rest.starts_with(['和', '与', '及', '的', '、'])
        || page.cue_after(end) == Some(class)
        || page.words.actions.iter().any(|verb| rest.starts_with(verb.as_str()))
}

/// Whether a clause tells where or when what it goes on with was founded.
pub(crate) fn settled(clause: &str) -> bool {
    let clause = &clause[floor(clause, clause.len().saturating_sub(SAID))..];
    let clause = clause.rsplit([',', '。', ';', '\n']).next().unwrap_or_default();
    MADE.iter().any(|word| clause.ends_with(word)) || SETTLED.iter().any(|word| clause.contains(word))
}

/// Adverbs and verbs of one character that nothing compounds with the noun before them: 苍梧智能又开源了, 苍梧智能想做的.
const DOES_NEXT: &[char] = &[
    '又', '都', '却', '只', '才', '并', '想', '要', '不', '没', '让', '给', '写', '造', '拆', '先', '因', '拿', '靠', '当', '正', '走',
    '做', '有', '会', '能', '花', '赚', '跑', '像', '赢', '砸', '赌', '押', '卖', '选', '敢', '肯', '该', '账',
];

/// But that begins a firm's legal form.
const LIMITED: &str = "有限";

/// Whether an everyday word that makes no compound with it stands after a firm's name: 苍梧智能相继, but no 苍梧智能手机.
fn goes_on_freely(page: &Page<'_>, head: usize, end: usize) -> bool {
    // 苍梧智能总算: a word of one character that describes may begin another word.
    const WORD: usize = 6;
    let rest = &page.text[end..floor(page.text, end + 4 * WORD)];
    let generic = page.words.longest(List::Generic, rest).is_some_and(|hit| hit.end >= WORD);
    let noun = generic || [List::Kind, List::Head].iter().any(|&list| page.found.begins(list, end));
    // 海洋环境预报大模型: what goes on up to a noun for a thing describes that.
    let word = || page.found.begins_word(end, page.text.len()) || rest.starts_with(DOES_NEXT) && !rest.starts_with(LIMITED);
    !noun && page.kind_after(end).is_none() && word() && !page.found.crosses(head, end)
}

/// Whether a word beside a name tells that it is of a class.
pub(crate) fn told(page: &Page<'_>, start: usize, end: usize, class: ClassId) -> bool {
    [page.cue_after(end), page.cue_before(start)].contains(&Some(class))
}

//! Pieces of sentences that only look like names: a word cut in two at their front, a sentence in quotation marks, an adverb at
//! their end, the digits of an amount.
//!
//! Takes the candidates of all finders, drops those which everyday language speaks against. Deliberately touches no name of the
//! lexicon but where it only likens something else to what it names, and adds none.

use crate::annotate::page::{Page, floor, is_han};
use crate::annotate::{NameMention, Reason};
use crate::chinese::{OneOf, is_adverbial};
use crate::span::Span;

/// Characters that a quoted sentence has and no name: pronouns, the copula.
const SPEECH: &[char] = &['我', '你', '您', '咱', '们', '是'];

/// Words of one character before which a name begins, though they may form a word with its first character: 和平安集团.
const PARTING: &[char] = &[
    '和', '与', '及', '或', '在', '由', '对', '从', '为', '给', '向', '被', '把', '将', '的', '以', '于', '同', '跟', '是', '有', '到',
    '用', '让', '使', '获', '称', '如', '像', '任', '按', '据', '比', '除', '了', '着', '过', '等', '受', '经', '请', '令', '即', '叫',
    '名', '该', '此', '本', '得',
];

/// Words with which a sentence goes on and no name begins: pronouns, words that say which or how many, that join, that ask.
const NEVER_FIRST: &[&str] = &[
    "我",
    "你",
    "您",
    "咱",
    "她",
    "他们",
    "它们",
    "别人",
    "大家",
    "这些",
    "那些",
    "一些",
    "有些",
    "某些",
    "某个",
    "这个",
    "那个",
    "这种",
    "那种",
    "其他",
    "其它",
    "其余",
    "不同",
    "各种",
    "各类",
    "各个",
    "多种",
    "多个",
    "多项",
    "多数",
    "许多",
    "很多",
    "更多",
    "所有",
    "任何",
    "每个",
    "现有",
    "已有",
    "上述",
    "几个",
    "几位",
    "几种",
    "另一",
    "另外",
    "那么",
    "才能",
    "从而",
    "以便",
    "只是",
    "就是",
    "而是",
    "如果",
    "因为",
    "所以",
    "即便",
    "甚至",
    "比如",
    "例如",
    "不是",
    "没有",
    "能够",
    "必须",
    "想要",
    "可以",
    "是否",
    "怎么",
    "什么",
    "为什么",
    "哪些",
    "哪个",
    "即让",
    "并跨",
    "真正",
    "突然",
    "毕竟",
    "否则",
];

/// Characters of grammar that a few characters right behind a description hold, and hardly a name.
const SPOKEN: &[char] = &['很', '些', '吧', '啊', '呢', '吗', '呀', '嘛', '我', '你', '您', '她', '们', '这', '那', '没', '并', '且', '却'];

/// What a verb of two characters ends with that says how it came out, and hardly a name: 拍下, 用到, 受制于.
const COMPLEMENTS: &[char] = &['下', '到', '了', '着', '给', '住', '得', '于'];

/// Words behind a quotation that speak of what is said in it, and of no thing: 大模型“套壳”事件, 大模型“密度定律”.
const SPOKEN_OF: &[&str] = &[
    "事件", "问题", "现象", "难题", "效应", "定律", "法则", "时代", "概念", "理念", "之争", "之路", "大战", "争议", "风波", "乱象", "陷阱",
];

/// Heads of names that are a part of another word where these stand behind them: 从挫折中学到, 学会了, 稀疏奖励.
const GOES_ON: &[(char, &[char])] = &[('学', &['到', '习', '会', '了']), ('会', &['了']), ('奖', &['励', '赏', '惩'])];

/// Names of so many characters may hold an everyday one: 阿里.
const SHORT: usize = 2;
/// The longest end of a run that is looked at as an adverb, in characters.
const ADVERB: usize = 2;

/// Words behind a name that speak of something else by it.
static LIKE: OneOf = OneOf::new(&["竞品", "平替", "杀手", "克星", "替代品", "同款", "级别的", "式的", "风格的"]);

/// How far before a word another is looked for that goes over its front, in bytes.
const BEFORE: usize = 9;

/// Drops the candidates that are pieces of sentences.
pub(crate) fn drop_pieces(page: &mut Page<'_>) {
    let mut candidates = std::mem::take(&mut page.candidates);
    candidates.retain(|c| !piece(page, c) && !likened(page, c) && (c.reason != Reason::Person || !always_marked(page, c.span)));
    page.candidates = candidates;
}

/// 开源版云川科技, 视频界的“云川科技”: whether a house is only what something else is likened to. A thing has editions, a house has none.
fn likened(page: &Page<'_>, name: &NameMention) -> bool {
    let before = page.text[..name.span.start as usize].trim_end_matches(['“', '「', ' ']);
    let told = |stem: &str| stem.ends_with(|c: char| c.is_alphanumeric());
    let house = || page.ontology.is_a(name.class, page.defaults.agent);
    let edition = |end: &str| before.strip_suffix(end).is_some_and(told);
    // Sora竞品, GPT-4级别的模型: nor is it what competes with it or is held to be as good.
    let behind = page.text[name.span.end as usize..].trim_start();
    LIKE.opens(behind) || edition("版的") || house() && (edition("版") || edition("界的"))
}

/// 名叫“秦岭眼”的系统…“秦岭眼”: whether the text has a name again and again, and in marks alone; so it has things and no persons.
fn always_marked(page: &Page<'_>, span: Span) -> bool {
    const MOST: usize = 12;
    if !marked(page, span) {
        return false;
    }
    let form = span.of(page.text);
    let mut places = page.text.match_indices(form).take(MOST).map(|(at, _)| Span::new(at, at + form.len()));
    places.clone().nth(1).is_some() && places.all(|span| marked(page, span))
}

/// Whether a name stands in quotation marks.
fn marked(page: &Page<'_>, span: Span) -> bool {
    page.text[..span.start as usize].ends_with('“') && page.text[span.end as usize..].starts_with('”')
}

fn piece(page: &Page<'_>, name: &NameMention) -> bool {
    let text = name.span.of(page.text);
    let behind = &page.text[name.span.end as usize..];
    match name.reason {
        Reason::Quotation => {
            let after = behind.strip_prefix(['”', '」']).unwrap_or(behind);
            let spoken_of = SPOKEN_OF.iter().any(|word| after.starts_with(word));
            // 得分“80”
            let number = text.bytes().all(|b| b.is_ascii_digit());
            text.contains(SPEECH) || is_amount(text) || spoken_of || number
        }
        Reason::Head if begins_as_prose(text) || goes_on(text, behind) => true,
        Reason::Apposed if begins_as_prose(text) || is_said(text) => true,
        // 这套真机数据集: what is pointed to was named before.
        Reason::Head if pointed_to(page, name) => true,
        Reason::Apposed => {
            let long = text.chars().count() > SHORT;
            // 科学技术与信息化司司长: a department of whom is named before it.
            // 病理科主任: so is one of a hospital.
            if text.ends_with(['司', '处', '科']) && page.title_begins(name.span.end as usize) {
                return true;
            }
            // 云川科技领涨, 智算中心绿电占比达80%: what became of a thing is no name.
            let became = text.ends_with(['涨', '跌'])
                || text.ends_with('达') && page.text[name.span.end as usize..].starts_with(|c: char| c.is_ascii_digit());
            // 云川科技:拟定增募资…
            let planned = text.starts_with('拟') && !page.found.begins_word(name.span.start as usize, name.span.end as usize);
            // 会上,重磅发布…
            became
                || planned
                || is_adverbial(text)
                || cuts_a_word(page, name.span.start as usize)
                || long && (page.found.ends_ordinary(name.span.start as usize, name.span.end as usize) || ends_in_adverb(text))
        }
        // 联合创始人Maya Torres: two capitalised words right behind a post are a person's.
        Reason::Shape if text.contains(' ') && page.follows_title(name.span.start as usize) && text.split(' ').all(capitalised) => true,
        Reason::Shape
            if text.starts_with(is_han)
                && (goes_on_as_number(page, name.span.end as usize) || is_length(text, &page.text[name.span.end as usize..])) =>
        {
            true
        }
        // 总裁李远因健康原因: right behind a post stands whoever holds it, and no organisation.
        Reason::Head if page.follows_title(name.span.start as usize) && page.words.surname(text).is_some() => true,
        Reason::Head | Reason::Shape => text.starts_with(is_han) && cuts_a_word(page, name.span.start as usize),
        _ => false,
    }
}

/// 这些大学, 才能学会: whether a run begins as a sentence goes on.
fn begins_as_prose(text: &str) -> bool {
    NEVER_FIRST.iter().any(|word| text.starts_with(word))
}

/// Whether the head of a name is a part of the word that stands there: 从挫折中学|到, 稀疏奖|励.
fn goes_on(text: &str, behind: &str) -> bool {
    GOES_ON.iter().any(|(head, next)| text.ends_with(*head) && behind.starts_with(*next))
}

/// Whether a few characters right behind a description are a piece of what is said of it: 摄像机拍下, 实际模型中远比, 设备如擦窗机.
fn is_said(text: &str) -> bool {
    let verb = text.chars().count() == 2 && (text.ends_with(COMPLEMENTS) || text.starts_with(['中', '如']));
    verb || text.starts_with(is_han) && text.contains(SPOKEN)
}

/// Whether a word begins with a capital, has small letters after it and no digit.
fn capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.clone().next().is_some() && letters.all(char::is_lowercase)
}

/// Whether the digits before `at` are those of an amount or a result: 耗费278.8万, 1∶0.
fn goes_on_as_number(page: &Page<'_>, at: usize) -> bool {
    let rest = &page.text[at..];
    // 听涛3.0: what it is like; but 3:1.
    let ratio = rest.strip_prefix([':', '∶']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    page.text[..at].ends_with(|c: char| c.is_ascii_digit())
        && !["分别", "分为", "名列", "名为", "次日", "人形", "人工"].iter().any(|word| rest.starts_with(word))
        && (ratio || rest.starts_with(['万', '亿', '千', '百', '%', '分', '倍', '名', '人', '次', '元']))
}

/// 建设“万P”智算港: whether what stands in marks is but so many of a unit.
fn is_amount(text: &str) -> bool {
    let unit = text.trim_start_matches(['十', '百', '千', '万', '亿']);
    unit.len() < text.len() && unit.len() <= 1 && unit.bytes().all(|b| b.is_ascii_alphabetic())
}

/// 这套真机数据集, 该巡检平台: whether nothing but 这套 or 该 and a description of a thing make a name, which stands nowhere else.
fn pointed_to(page: &Page<'_>, name: &NameMention) -> bool {
    const REACH: usize = 72;
    const END: [char; 5] = [',', '。', ';', ':', '\n'];
    const POINTING: &[&str] = &["该", "这款", "这套", "这个", "这一", "这项", "这种", "此款", "这台"];
    let text = name.span.of(page.text);
    // 这套去年开源的真机数据集
    let far = |at: usize| {
        let before = page.text[floor(page.text, at.saturating_sub(REACH))..at].strip_suffix('的');
        before.and_then(|b| b.rsplit(END).next()).is_some_and(|clause| POINTING.iter().any(|w| clause.starts_with(w)))
    };
    let points = |at: usize| POINTING.iter().any(|w| page.text[..at].ends_with(w)) || far(at);
    page.ontology.is_a(name.class, page.defaults.work)
        && text.chars().all(is_han)
        && points(name.span.start as usize)
        && page.text.match_indices(text).all(|(at, _)| points(at))
}

/// 一次读入512K的上下文, 喂入1M文本: whether a name is but a verb with how long the text is that it takes.
fn is_length(name: &str, behind: &str) -> bool {
    let number = name.strip_suffix(['K', 'M']).is_some_and(|n| n.ends_with(|c: char| c.is_ascii_digit()));
    let behind = behind.trim_start_matches('的').trim_start_matches(' ');
    number && TEXTS.iter().any(|w| behind.starts_with(w))
}

/// Nouns of what is as long as so many of its parts.
const TEXTS: &[&str] = &["上下文", "文本", "长文", "token", "Token", "词元", "输入", "输出", "内容", "窗口"];

/// Whether an everyday word goes on over `at`: 当地数据产业园 has no name that begins at 地.
pub(crate) fn cuts_a_word(page: &Page<'_>, at: usize) -> bool {
    // 执掌心源科技: a word that begins within another that ends there is none.
    // 直接下载模型: so is one that itself begins within another.
    let whole = |from: usize| !page.found.crosses(floor(page.text, from.saturating_sub(BEFORE)), from);
    let parted = page.word_ending(at).map(|word| word.start as usize).filter(|&from| whole(from)).unwrap_or(at);
    let mut before = page.text[..at].char_indices().rev().take_while(|(_, c)| is_han(*c));
    let Some((one, _)) = before.next().filter(|(_, c)| !PARTING.contains(c)) else { return false };
    let two = before.next().map(|(two, _)| two);
    let end = at + page.text[at..].chars().next().map_or(0, char::len_utf8);
    std::iter::once(one).chain(two).any(|start| start <= parted && page.found.is_word(start, end))
}

/// Whether an adverb stands at the end of a run: 优必选相继.
fn ends_in_adverb(text: &str) -> bool {
    let ends = text.char_indices().rev().take(ADVERB).map(|(at, _)| at).filter(|&at| at > 0);
    ends.into_iter().any(|at| is_adverbial(&text[at..]))
}

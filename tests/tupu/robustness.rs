//! Any input gives a graph or a clear message: no panic, no hang, time that grows with the text and not faster.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tupu::article::parse;

use super::{body, extractor};

/// Words of Chinese grammar and of the trade, signs and stray characters, of which texts are mixed.
const WORDS: &[&str] = &[
    "智源研究院",
    "云川科技",
    "Emu3",
    "悟道2.0",
    "“听涛”",
    "《共识》",
    "李明远",
    "北方大学",
    "大模型",
    "数据集",
    "发布",
    "推出",
    "开源",
    "投资",
    "收购",
    "由",
    "被",
    "把",
    "将",
    "向",
    "与",
    "和",
    "、",
    "的",
    "了",
    "在",
    "于",
    "为",
    "以",
    "从",
    "对",
    "是",
    "并",
    "及",
    "而",
    "但",
    "其",
    "他",
    "该公司",
    "前者",
    "后者",
    "分别",
    "没有",
    "否认",
    "计划",
    "据悉",
    "表示",
    "称",
    "：",
    "，",
    "。",
    "？",
    "！",
    "；",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "【",
    "】",
    "‘",
    "’",
    "(",
    ")",
    "\"",
    "…",
    "——",
    "\n",
    " ",
    "\u{3000}",
    "\t",
    "1.75万亿",
    "超过",
    "近",
    "左右",
    "30个月",
    "第一",
    "2021年6月",
    "今年",
    "昨日",
    "5亿元",
    "86.7%",
    "3",
    "三",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "点",
    "分之",
    "第",
    "百分之",
    "美元",
    "-",
    "~",
    "/",
    ".",
    "2024-10-30",
    "首席执行官",
    "院长",
    "成立",
    "北京",
    "简称",
    "以下简称",
    "旗下",
    "系列",
    "首个",
    "全球",
    "A",
    "AI",
    "GPT-4o",
    "𠮷",
    "🚀",
    "\u{200b}",
    "\u{301}",
    "ﬁ",
    "½",
    "標題",
    "標題：",
    "标题：",
    "总结:",
    "链接：",
];

/// What pieces of sentences are put together with.
const MARKS: &[&str] = &[
    "",
    "",
    "",
    "",
    "",
    "、",
    ",",
    "，",
    "。",
    "；",
    "：",
    "（",
    "）",
    "“",
    "”",
    "的",
    "和",
    " ",
    "—",
    "·",
    "系列",
    "二期",
    "第十二",
    "团队",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 200 } else { 2000 }, ..ProptestConfig::default() })]

    #[test]
    fn mixtures_of_grammar_words(words in prop::collection::vec(prop::sample::select(WORDS), 0..60)) {
        let text = words.concat();
        let _ = extractor().read(&body(&text));
        for article in parse("x", &text).unwrap_or_default() {
            let extraction = extractor().read(&article);
            for evidence in extraction.facts.iter().flat_map(|f| &f.evidence) {
                let slice: String = text.chars().skip(evidence.start).take(evidence.end - evidence.start).collect();
                prop_assert_eq!(&*evidence.quote, slice);
            }
        }
    }

    #[test]
    fn pieces_of_sentences(pieces in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1..14_usize, prop::sample::select(MARKS)), 1..24)) {
        let sentences: Vec<&str> = extractor().rules().rules.iter().flat_map(|r| &r.tests).map(|t| t.text.as_str()).collect();
        let mut text = String::new();
        for (sentence, from, length, mark) in pieces {
            let characters: Vec<char> = sentence.get(&sentences).chars().collect();
            text.extend(characters.iter().skip(from.index(characters.len().max(1))).take(length));
            text.push_str(mark);
        }
        drop(extractor().read(&body(&text)));
    }

    #[test]
    fn any_text(text in "\\PC{0,300}") {
        let _ = extractor().read(&body(&text));
        for article in parse("x", &text).unwrap_or_default() {
            let _ = extractor().read(&article);
        }
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for article in parse("x", &String::from_utf8_lossy(&bytes)).unwrap_or_default() {
            let _ = extractor().read(&article);
        }
        let (text, _) = encoding_rs::GB18030.decode_without_bom_handling(&bytes);
        let _ = extractor().read(&body(&text));
    }

    #[test]
    fn any_rule_file(words in prop::collection::vec(prop::sample::select(&[
        "rule ", "doc ", "trigger ", "pattern ", "role ", "fact ", "test ", "not ", "macro ", "ignore ", "who", ":", " ", "\n", "=", "=>", "{", "}", "(", ")", "?", "|",
        "<8>", "<", ">", "$", "$X", "X", "Agent", "Model", "released", "发布", "subject", "object", "after:与", "/", "[", "\\",
    ][..]), 0..60)) {
        let mut knowledge = tupu::Knowledge::builtin();
        knowledge.rules = vec![("any.rules".into(), words.concat())];
        if let Err(problems) = tupu::rule::RuleSet::parse(&knowledge.rules, extractor().ontology()) {
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.iter().all(|p| p.file == "any.rules"));
        }
    }
}

#[test]
fn characters_of_other_widths_before_a_verb_are_no_panic() {
    for text in ["大模型墨石云山-成了标杆", "大模型墨石云山é成着标杆", "大模型墨石云🚀成过标杆"] {
        drop(extractor().read(&body(text)));
    }
}

#[test]
fn a_mark_at_the_head_of_a_sentence_is_no_panic() {
    for mark in "、，；：（）“”《》「」·—…。！？".chars() {
        for rest in ["开源的Luma2发布。", "云川科技研发、参数量为70亿的Luma2发布。", "A、B和C三款。", "由云川科技联合北方大学推出。"]
        {
            drop(extractor().read(&body(&format!("{mark}{rest}"))));
            drop(extractor().read(&body(&format!("云川科技发布了Luma2。{mark}{mark}{rest}"))));
        }
    }
}

#[test]
fn half_a_character_at_the_end_is_no_panic() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let text = "标题: 智源研究院发布Emu3\n总结: 智源研究院发布了Emu3。";
    for cut in 1..4 {
        let file = dir.path().join(format!("{cut}.txt"));
        std::fs::write(&file, &text.as_bytes()[..text.len() - cut]).expect("a file");
        for article in tupu::article::read(&[file], tupu::article::Encoding::Detect) {
            match article {
                Ok(article) => drop(extractor().read(&article)),
                Err(error) => assert!(error.to_string().contains("is not"), "{error}"),
            }
        }
    }
}

/// Makes a text of about so many bytes.
type Adversary = Box<dyn Fn(usize) -> String>;

/// Texts that a careless reader takes more than linear time over.
fn adversaries() -> Vec<(&'static str, Adversary)> {
    let repeated = |unit: &'static str| move |bytes: usize| unit.repeat(bytes / unit.len());
    let nested = |open: &'static str, close: &'static str| {
        move |bytes: usize| {
            let depth = bytes / (open.len() + close.len());
            format!("{}智源研究院发布Emu3{}", open.repeat(depth), close.repeat(depth))
        }
    };
    vec![
        ("no full stop", Box::new(repeated("智源研究院发布了悟道和参数规模达大模型"))),
        ("one clause of names", Box::new(repeated("智源研究院、"))),
        ("names without a joint", Box::new(repeated("智源研究院"))),
        ("triggers alone", Box::new(repeated("发布"))),
        ("coverbs alone", Box::new(repeated("由被把将在对"))),
        ("numerals alone", Box::new(repeated("三百万亿"))),
        ("digits alone", Box::new(repeated("1234567890"))),
        ("latin alone", Box::new(repeated("GPT-4o-"))),
        ("dates alone", Box::new(repeated("2021年6月"))),
        ("one long word", Box::new(repeated("a"))),
        ("spaces", Box::new(repeated(" "))),
        ("blank lines", Box::new(repeated("\n"))),
        ("full stops", Box::new(repeated("。"))),
        ("open quotation marks", Box::new(repeated("“"))),
        ("open brackets", Box::new(repeated("（"))),
        ("brackets in brackets", Box::new(nested("（", "）"))),
        ("quotes in quotes", Box::new(nested("“", "”"))),
        ("titles in titles", Box::new(nested("《", "》"))),
        ("short sentences", Box::new(repeated("智源研究院发布Emu3。"))),
        ("many names", Box::new(|bytes| (0..bytes / 40).map(|i| format!("第{i}研究院发布了模型Mo{i}。")).collect())),
        ("aliases", Box::new(|bytes| (0..bytes / 60).map(|i| format!("云川{i}科技（简称“云{i}”）发布了模型M{i}。")).collect())),
        ("people", Box::new(|bytes| (0..bytes / 60).map(|i| format!("云川科技院长李明远{i}表示，他是王雪的同事。")).collect())),
    ]
}

fn time(text: &str) -> Duration {
    let article = body(text);
    (0..2)
        .map(|_| {
            let begun = Instant::now();
            let _ = extractor().read(&article);
            begun.elapsed()
        })
        .min()
        .unwrap_or_default()
}

#[test]
fn time_is_linear_in_the_text() {
    let small = if cfg!(debug_assertions) { 1_000 } else { 100_000 };
    let mut slow = Vec::new();
    for (name, text) in adversaries() {
        let (one, eight) = (time(&text(small)), time(&text(8 * small)));
        // Linear is 8; quadratic is 64. The rest is for a busy machine.
        if eight > one * 24 + Duration::from_millis(50) {
            slow.push(format!("{name}: {small} bytes took {one:?}, eight times as many {eight:?}"));
        }
    }
    assert!(slow.is_empty(), "\n{}", slow.join("\n"));
}

#[test]
fn ten_megabytes_without_a_full_stop() {
    let bytes = if cfg!(debug_assertions) { 30_000 } else { 10_000_000 };
    let unit = "智源研究院在大会上介绍了悟道和大模型的参数规模以及1.75万亿的数据，";
    let begun = Instant::now();
    let extraction = extractor().read(&body(&unit.repeat(bytes / unit.len())));
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    for evidence in extraction.facts.iter().flat_map(|f| &f.evidence) {
        assert!(evidence.quote.len() < 10_000, "a quote of {} bytes", evidence.quote.len());
    }
}

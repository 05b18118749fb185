//! The constructions of Chinese, each with sentences of its own: every fact of a sentence is written beside it.

use tupu::article::{Article, Field};
use tupu::check::differences;
use tupu::fact::{Fact, Qualifier};

use crate::{extractor, here};

/// The day on which every sentence is said.
const TODAY: &str = "2025-06-18";

#[test]
fn every_sentence_of_every_construction_gives_its_facts_and_no_other() {
    let table = std::fs::read_to_string(here("tests/constructions.txt")).unwrap();
    let mut wrong = Vec::new();
    let mut construction = "";
    let mut count = 0;
    for line in table.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(name) = line.strip_prefix('#') {
            construction = name.trim();
            continue;
        }
        let (text, facts) = line.split_once("=>").unwrap();
        let written: Vec<String> = facts.split(" ; ").map(|f| f.trim().to_owned()).filter(|f| !f.is_empty()).collect();
        let article = Article {
            id: "test".into(),
            date: Some(TODAY.into()),
            fields: vec![Field { name: "body".into(), text: text.trim().into(), offset: 0 }],
            ..Article::default()
        };
        let extraction = extractor().read(&article);
        let (missing, noisy) = differences(&written, extraction.facts.iter().collect(), &extraction, extractor().ontology());
        if !missing.is_empty() || !noisy.is_empty() {
            wrong.push(format!("{construction}: {text}\n  missing {missing:?}\n  noisy   {noisy:?}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 140, "{count}");
}

/// Articles with a headline: whom a clause that names nobody goes back to.
const HEADLINED: &[(&str, &str, &str)] = &[
    (
        "语音大模型“听涛”发布",
        "6月17日，语音大模型“听涛”亮相，由云川科技研发。招商银行已接入“听涛”。\n创始人李明远说，数据是关键。",
        "听涛 kindOf 语音大模型 ; 云川科技 developed 听涛 ; 招商银行 adopted 听涛 ; 李明远 founded 云川科技",
    ),
    (
        "云川科技发布“听涛”",
        "云川科技昨天发布了大模型“听涛”。海岳智能上月完成2亿元A轮融资。\n去年推出了“山鬼”。",
        "云川科技 released 听涛 date=2025-06-17 ; 听涛 kindOf 大模型 ; 海岳智能 fundingAmount 200000000 date=2025-05 round=A轮 ; \
         云川科技 released 山鬼 date=2024",
    ),
    (
        "北川人工智能论坛在南城开幕",
        "北川人工智能论坛昨天在南城开幕。王雪没有去江海人工智能论坛。\n云川科技董事长李明远主持会议并讲话。",
        "北川人工智能论坛 locatedIn 南城 ; 北川人工智能论坛 eventDate 2025-06-17 ; \
         李明远 holdsPosition 云川科技 title=董事长 ; 李明远 spokeAt 北川人工智能论坛 date=2025-06-17",
    ),
    (
        "一周融资",
        "▍视频生成：拾影光数，种子轮，800万美元\n投资方只有一家：远山资本。团队12人。",
        "拾影光数 fundingAmount 8000000 round=种子轮 ; 远山资本 investedIn 拾影光数 ; 拾影光数 teamSize 12",
    ),
    (
        "云川科技发布“听涛”",
        "云川科技发布了语音机器人“听涛”。在今年3月公布的CN-Voice榜单上，“听涛”排名第四。",
        "云川科技 released 听涛 ; 听涛 kindOf 语音机器人 ; 听涛 ranked CN-Voice rank=4 date=2025-03",
    ),
];

#[test]
fn a_clause_that_names_nobody_goes_back_to_whom_the_headline_is_about() {
    for &(title, text, facts) in HEADLINED {
        let field = |name: &str, text: &str, offset| Field { name: name.into(), text: text.into(), offset };
        let article = Article {
            id: "test".into(),
            date: Some(TODAY.into()),
            fields: vec![field("title", title, 0), field("body", text, title.chars().count() + 1)],
            ..Article::default()
        };
        let extraction = extractor().read(&article);
        let written: Vec<String> = facts.split(" ; ").map(str::to_owned).collect();
        let (missing, noisy) = differences(&written, extraction.facts.iter().collect(), &extraction, extractor().ontology());
        assert!(missing.is_empty() && noisy.is_empty(), "{title}: missing {missing:?}, noisy {noisy:?}");
    }
}

/// The dates of the facts of an article that has no date of its own.
fn dates_of_undated(text: &str) -> Vec<String> {
    let field = Field { name: "body".into(), text: text.into(), offset: 0 };
    let article = Article { id: "test".into(), fields: vec![field], ..Article::default() };
    let dated = |fact: &Fact| match fact.qualifiers.get("date")? {
        Qualifier::Text(iso) => Some(iso.clone()),
        Qualifier::Number(_) => None,
    };
    extractor().read(&article).facts.iter().filter_map(dated).collect()
}

#[test]
fn an_article_without_a_date_is_of_the_day_that_its_head_names() {
    let released = "云川科技昨天发布了Luma2，这款模型将参加2026世界语音大会。";
    assert_eq!(dates_of_undated(&format!("新品上市\n2025-06-18 10:20\n{released}")), ["2025-06-17"]);
    assert_eq!(dates_of_undated(&format!("文｜李明远 2025年6月18日\n{released}")), ["2025-06-17"]);
    // The brackets with which it closes tell it before all else.
    assert_eq!(dates_of_undated(&format!("{released}\n（本报记者 李明远 2025年6月18日）")), ["2025-06-17"]);
    assert_eq!(dates_of_undated(&format!("2025年3月2日，语音规划出台。{released}（李明远 2025年6月18日）")), ["2025-06-17"]);
    // What an article tells of first may lie years back; then only its latest year is known.
    assert_eq!(dates_of_undated("2017年7月8日，语音规划出台。云川科技今年发布了Luma2，此时已是2025年。"), ["2025"]);
    assert_eq!(dates_of_undated(released), Vec::<String>::new());
}

//! Whom a fact is said of where its clause does not name it, and where nobody may be taken for it.

use crate::{body, extractor};
use tupu::article::{Article, Field};
use tupu::fact::Object;

/// The facts of a text that have one of these predicates, as lines that a person compares.
fn facts(text: &str, predicates: &[&str]) -> Vec<String> {
    let found = extractor().read(&body(text));
    let name = |index: usize| found.entities[index].name.as_str();
    let object = |object: &Object| match object {
        Object::Entity(index) => name(*index).to_owned(),
        Object::Value { value, .. } => value.normalize().to_string(),
        Object::Date(iso) => iso.clone(),
    };
    let stated = found.facts.iter().filter(|f| predicates.contains(&f.predicate.as_str()));
    let mut lines: Vec<String> = stated.map(|f| format!("{} {} {}", name(f.subject), f.predicate, object(&f.object))).collect();
    lines.sort();
    lines
}

fn check(table: &[(&str, &[&str], &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, predicates, expected)| {
            let found = facts(text, predicates);
            (found != *expected).then(|| format!("{text}\n  expected {expected:?}\n  found    {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_only_compared_is_not_what_the_clause_goes_on_about() {
    check(&[
        (
            "7月24日，云川科技拿出新模型Luma2，不足Vidra 3的三分之一，单卡便可运行。它的上下文为128K。",
            &["contextLength"],
            &["Luma2 contextLength 128000"],
        ),
        ("云川科技的Luma2排在第三。Luma2远超Vidra 3，在MMLU上取得88.5分。", &["score"], &["Luma2 score 88.5"]),
    ]);
}

#[test]
fn the_former_and_the_latter_are_of_one_sentence() {
    check(&[
        ("云川科技开源了Luma2与Luma2-mini。前者参数量为700亿。", &["parameterCount"], &["Luma2 parameterCount 70000000000"]),
        ("外界总拿Luma2和Vidra 3比。后者参数量高达1750亿。", &["parameterCount"], &["Vidra 3 parameterCount 175000000000"]),
        // Three are named: the last two of the sentence are meant.
        (
            "海棠科技参股的云川科技收购了对手望舒科技，后者成立于2018年，前者成立于2015年。",
            &["foundedDate"],
            &["云川科技 foundedDate 2015", "望舒科技 foundedDate 2018"],
        ),
        ("云川科技开源了Luma2、Luma2-mini和Luma2-edge。后者参数量为5亿。", &["parameterCount"], &["Luma2-edge parameterCount 500000000"]),
        ("北方大学和听雨院是首批用户，前者训练了Luma2，后者开发了Vidra 3。", &["developed"], &["北方大学 developed Luma2"]),
        // What stands beside 前者 is none of the two.
        ("同台亮相的还有平板“青禾”与眼镜“听风”：前者搭载望舒芯片X1，后者售价1899元。", &["price"], &["听风 price 1899"]),
        (
            "云川科技发布了Luma2，并开源其基座Luma2-Base。前者在MMLU上得分86.1，略高于Vidra 3；后者支持128K上下文。",
            &["contextLength"],
            &["Luma2-Base contextLength 128000"],
        ),
        // Of two pairs the one named last.
        (
            "云川科技与北方大学联合发布大模型Luma2和评测基准LumaBench。前者参数量为700亿；后者共收录12个学科的试题。",
            &["count"],
            &["LumaBench count 12"],
        ),
        // Of the pair that 前者 is one of, the text names none.
        ("云川科技开源了Luma2。会上还有一款图像模型和一款语音模型。前者参数量为700亿。", &["parameterCount"], &[]),
    ]);
}

#[test]
fn an_item_is_about_its_label() {
    check(&[
        (
            "以下为本周值得关注的交易。\n1、星桥动力：完成3亿元B轮融资，由远山资本领投，松涛资本跟投。公司成立于2022年。\n\
             2、月泉：获得5000万元A轮融资，投资方为北川基金。\n至于听风科技，公司予以否认。",
            &["fundingAmount", "foundedDate"],
            &["星桥动力 foundedDate 2022", "星桥动力 fundingAmount 300000000", "月泉 fundingAmount 50000000"],
        ),
        // A label that names nobody tells of which part of one thing it is.
        (
            "云川科技今天发布大模型Luma2。\n1、参数规模：Luma2的参数规模达到320亿。\n2、上下文：支持128K上下文。",
            &["contextLength"],
            &["Luma2 contextLength 128000"],
        ),
    ]);
}

#[test]
fn nothing_is_carried_into_a_clause_that_names_its_own() {
    check(&[
        ("云川科技的机器人“小禾”售价9.9万元。新版API将按每百万tokens 2元计费。", &["price"], &["小禾 price 99000"]),
        ("“小禾”是云川科技的机器人。青岭大学与远山资本率先开出每百万tokens 2元的价格。", &["price"], &[]),
        ("云川科技公布了Luma2。王雪任首席科学家。据他介绍，交易所为此备下的475个数据集覆盖32个行业。", &["count"], &[]),
        ("云川科技公布了Luma2、Luma2-mini两款模型，其中最大的一款是混合专家模型，有280亿参数。", &["parameterCount"], &[]),
    ]);
}

#[test]
fn of_several_spoken_of_before_none_alone_is_meant() {
    check(&[
        ("云川科技、青岭智能等企业入驻园区，合作高校达到300所。", &["count"], &[]),
        (
            "云川科技公布了Luma2、Vidra3两款大模型，上下文均为128K。",
            &["contextLength"],
            &["Luma2 contextLength 128000", "Vidra3 contextLength 128000"],
        ),
    ]);
}

#[test]
fn a_firm_without_its_name_is_whom_the_sentence_or_the_paragraph_is_about() {
    check(&[
        (
            "云川科技的王雪说，云川科技与云川科技的客户都在增加。\n青岭智能上月递交了招股书。海棠银行部署了Luma2。今年上半年，公司营收3亿元。",
            &["revenue"],
            &["青岭智能 revenue 300000000"],
        ),
        ("远山资本领投了云川科技3亿元的A轮融资，公司估值达到20亿元。", &["valuation"], &["云川科技 valuation 2000000000"]),
        (
            "云川科技发布了机器人“小禾”，海棠科技、望舒科技先后采购。下半年，该公司将推出Luma2。",
            &["released"],
            &["云川科技 released Luma2", "云川科技 released 小禾"],
        ),
    ]);
}

#[test]
fn who_says_it_and_what_it_comes_of_hold_nothing() {
    check(&[
        ("“小满”由云川科技研发，基于Luma2，云川科技称其已覆盖5000所学校，用户达390万。", &["userCount"], &["小满 userCount 3900000"]),
        ("海棠科技旗下的审计工具“明镜”能生成档案，现有付费客户约310家。", &["count"], &["明镜 count 310"]),
        ("Luma2由青岭智能发布的Orion1微调而来，在MMLU上取得74.6分。", &["score"], &["Luma2 score 74.6"]),
        ("云川科技上线了Luma2，它以开源的Orion1为底座。", &["openSourced"], &[]),
        (
            "云川科技发布了Luma2，参数量为70亿；青岭智能开源了Vidra 3，走MIT协议，参数量为130亿。",
            &["parameterCount"],
            &["Luma2 parameterCount 7000000000", "Vidra 3 parameterCount 13000000000"],
        ),
    ]);
}

#[test]
fn what_belongs_to_the_thing_spoken_of_is_not_its_makers() {
    check(&[
        ("由青岭电信与海棠科技共同建设的“望东”智算集群部署了2048张加速卡，采用昇腾910B。", &["adopted"], &[]),
        ("该平台由青岭市人民政府与海棠科技共同建设，接入了Orion1。", &["adopted"], &[]),
        ("云川科技上线了Luma2，接入了Orion1。", &["adopted"], &["云川科技 adopted Orion1"]),
    ]);
}

#[test]
fn a_part_that_the_clause_names_last_is_not_what_the_next_is_about() {
    check(&[
        ("智能眼镜“听风”重39克，语音助手接入的是青岭智能的Orion1，售价1999元。", &["price"], &["听风 price 1999"]),
        ("这次开源的是Luma2，参数量为70亿。", &["parameterCount"], &["Luma2 parameterCount 7000000000"]),
        ("率先接入的是海棠科技，目前员工约300人。", &["teamSize"], &["海棠科技 teamSize 300"]),
    ]);
}

#[test]
fn a_clause_that_begins_with_something_unknown_is_about_that() {
    check(&[
        ("云川科技开源了Luma2。秘诀是一项名为“推窗”的上下文压缩技术。", &["kindOf"], &[]),
        ("云川科技发布了Luma2。8B在MMLU上取得67.5分。", &["score"], &[]),
        ("云川科技发布了Luma2。目前公司有员工138人。", &["teamSize"], &["云川科技 teamSize 138"]),
    ]);
}

#[test]
fn what_it_is_compared_with_is_another() {
    check(&[
        ("与动辄千亿参数的同行相比，Luma2只有90亿参数。", &["parameterCount"], &["Luma2 parameterCount 9000000000"]),
        ("云川科技前首席科学家王雪创办的青岭智能完成1亿元天使轮融资。", &["fundingAmount"], &["青岭智能 fundingAmount 100000000"]),
    ]);
}

#[test]
fn a_section_is_about_whom_its_heading_names() {
    check(&[
        (
            "【青岭智能】青岭智能与远山资本签约。\n【云川科技】多事之秋。上月，创始人李明远离职。17日，公司上线了Luma2。",
            &["released"],
            &["云川科技 released Luma2"],
        ),
        ("一、云川科技\n周一的消息接连不断。先是王雪加盟，随后上线了Luma2。", &["released"], &["云川科技 released Luma2"]),
        // Whom the second item is about nobody knows.
        ("【云川科技】云川科技上线了Luma2。\n【Oriad】15日，这里也不平静：Vidra 3已经上线。", &["released"], &["云川科技 released Luma2"]),
    ]);
}

#[test]
fn the_one_spoken_of_and_the_one_the_article_is_about_are_not_taken_for_each_other() {
    check(&[(
        "云川科技上线了Luma2。云川科技还说，云川科技的团队仍在扩大，云川科技的客户也在增加。\n青岭智能的团队也来了。此后Vidra 3上线。",
        &["released"],
        &["云川科技 released Luma2"],
    )]);
}

#[test]
fn of_rivals_none_is_carried() {
    check(&[
        // The article names three firms as often: whose model goes online, it leaves open.
        ("云川科技、青岭智能和南城银行都来了。云川科技的王雪到场。随后，Vidra 3正式上线。", &["released"], &[]),
        ("云川科技的王雪到场。随后，Vidra 3正式上线。", &["released"], &["云川科技 released Vidra 3"]),
        ("云川科技上线了Luma2。零一光年CEO王小川也表示赞同。", &["holdsPosition"], &["王小川 holdsPosition 零一光年"]),
    ]);
}

#[test]
fn whose_a_thing_without_a_name_is_does_not_hold_what_is_said_of_it() {
    check(&[
        ("青岭汽车旗下芯片公司完成首轮融资3亿元。", &["fundingAmount"], &[]),
        ("云川科技的推理系统把12道题全部做对。", &["count"], &[]),
        ("到场的有青岭智能董事长王建国和北方大学教授王雪等500余名专家。", &["count"], &[]),
        // It is the thing by which another does what the clause says.
        ("团队开发了工具Luma2，Vidra 3正是靠它在MMLU上取得90.5分。", &["score"], &["Vidra 3 score 90.5"]),
    ]);
}

#[test]
fn so_many_spoken_of_together_are_all_meant() {
    check(&[
        (
            "云川科技开源了Luma2-8B、可离线运行的Luma2-2B，以及Luma2-70B。三款模型均支持128K上下文。",
            &["contextLength"],
            &["Luma2-2B contextLength 128000", "Luma2-70B contextLength 128000", "Luma2-8B contextLength 128000"],
        ),
        (
            "机器人“小禾”售价9.9万元，采用望舒X1芯片和望舒X2芯片；机器人“小满”售价5.9万元。两款都搭载Luma2。",
            &["basedOn"],
            &["小满 basedOn Luma2", "小禾 basedOn Luma2", "小禾 basedOn 望舒X1芯片", "小禾 basedOn 望舒X2芯片"],
        ),
        (
            "新成员共三款：能离线运行的Luma2-2B、单卡可带动的Luma2-8B，以及Luma2-70B，参数量分别为20亿、80亿和700亿。",
            &["parameterCount"],
            &["Luma2-2B parameterCount 2000000000", "Luma2-70B parameterCount 70000000000", "Luma2-8B parameterCount 8000000000"],
        ),
        // Four are named, and three are meant: which, the text leaves open.
        ("云川科技开源了Luma2-2B、Luma2-8B、Luma2-32B和Luma2-70B。三款均支持128K上下文。", &["contextLength"], &[]),
        // The two are tests.
        ("Luma2在MMLU上得分88.1，在C-Eval上得分90.2，前两项均高于Vidra 3。", &["outperformed"], &["Luma2 outperformed Vidra 3"]),
    ]);
}

#[test]
fn a_family_and_its_tiers_are_told_apart() {
    check(&[
        (
            "云川科技发布了Luma2，含两个尺寸：Luma2-Lite参数量80亿，Luma2-Max参数量700亿。整个系列用18万亿token训练。",
            &["trainingTokens"],
            &["Luma2 trainingTokens 18000000000000"],
        ),
        (
            "云川科技开源了Luma2-8B和旗舰版Luma2-70B。旗舰在MMLU上得到88.5分，C-Eval为90.1分。",
            &["score"],
            &["Luma2-70B score 88.5", "Luma2-70B score 90.1"],
        ),
        (
            "云川科技开源了Luma2-8B和Luma2-70B。更令人意外的是8B版：在MMLU上拿下71.2分，超过Vidra 3。",
            &["outperformed", "score"],
            &["Luma2-8B outperformed Vidra 3", "Luma2-8B score 71.2"],
        ),
        // No tier of those named is called so.
        ("云川科技开源了Luma2-70B。8B版在MMLU上拿下71.2分。", &["score"], &[]),
    ]);
}

#[test]
fn what_something_comes_of_does_not_take_its_place() {
    check(&[
        (
            "云川科技训练出Luma2，由青岭智能发布的Orion1微调而来，在MMLU上取得74.6分，超过了Vidra 3。",
            &["outperformed", "released", "score"],
            &["Luma2 outperformed Vidra 3", "Luma2 score 74.6", "青岭智能 released Orion1"],
        ),
        (
            "云川科技先开源了Luma1。再往后，是去年12月问世的Luma2：采用混合专家架构，总参数340亿。",
            &["parameterCount"],
            &["Luma2 parameterCount 34000000000"],
        ),
    ]);
}

#[test]
fn we_are_whom_the_speaker_speaks_for() {
    check(&[
        // An interview: whose post the speaker holds, its opening tells.
        (
            "记者日前专访了云川科技CEO王雪。\n记者：钱从哪里来？\n王雪：我们去年拿到了远山资本领投的1.2亿元A轮融资。今年3月又拿到3亿元B轮融资。",
            &["fundingAmount"],
            &["云川科技 fundingAmount 120000000", "云川科技 fundingAmount 300000000"],
        ),
        // Who once worked for it speaks for it no longer.
        ("在场的还有前云川科技CEO王雪。\n王雪：去年推出了Luma2。", &["released"], &[]),
        // A firm's own diary.
        (
            "云川科技这一年\n对云川科技来说，这是第三年。年初，云川科技搬了家，云川科技的同事多了一倍。6月，我们开源了Luma2。",
            &["openSourced"],
            &["云川科技 openSourced Luma2"],
        ),
    ]);
}

#[test]
fn what_stands_in_a_modifier_or_a_place_holds_nothing() {
    check(&[
        ("云川科技把Luma2开源，目前GitHub上有8600多个星标。", &["count"], &["Luma2 count 8600"]),
        (
            "大会上最受关注的是智算集群“望东一号”。这座由云川科技与青岭市政府共同建设的智算集群由2048张加速卡组成。",
            &["count"],
            &["望东一号 count 2048"],
        ),
        ("云川科技总部位于深圳。它开发的晨鸟记账能讲92种语言。", &["count"], &[]),
        (
            "云川科技旗下编程助手“小满”表现突出，上半年贡献收入6700万元，付费用户达14.3万。",
            &["revenue", "userCount"],
            &["小满 revenue 67000000", "小满 userCount 143000"],
        ),
    ]);
}

#[test]
fn what_belongs_to_a_thing_takes_its_place_in_no_later_sentence() {
    check(&[
        ("云川科技发布了Luma2。别看它小，底座是大家都熟的Orion1。数学很能打：MMLU拿下71.3%。", &["score"], &["Luma2 score 71.3"]),
        // The rest of the sentence may well be about it.
        ("“小满”上线了。其底座是大模型Luma2，参数量为320亿。", &["parameterCount"], &["Luma2 parameterCount 32000000000"]),
    ]);
}

#[test]
fn a_noun_that_stands_for_a_thing_nobody_knows_stops_the_search() {
    check(&[
        ("云川科技的王雪介绍，该平台现有活跃用户1.6万。", &["userCount"], &[]),
        // A kind is no thing spoken of.
        ("Luma2上线了。他感叹，达到这种水平的模型不多。价格方面，每百万tokens 2元。", &["price"], &["Luma2 price 2"]),
    ]);
}

#[test]
fn an_answer_without_a_name_is_of_whom_the_text_interviews() {
    check(&[(
        "云川科技CEO廖乘风在会上演讲。云川科技成立于2021年。\n问：新品呢？\n答：三季度我们打算推出Luma2。\n问：云川科技缺钱吗？\n答：上月刚完成2亿元B轮融资。",
        &["released", "fundingAmount"],
        &["云川科技 fundingAmount 200000000", "云川科技 released Luma2"],
    )]);
}

#[test]
fn a_lead_that_names_nobody_goes_on_about_whom_the_headline_names() {
    let field = |name: &str, text: &str| Field { name: name.into(), text: text.into(), offset: 0 };
    let fields = vec![field("title", "云川科技递交招股书"), field("body", "2024年营收4.2亿元，同比增长37%。")];
    let found = extractor().read(&Article { id: "test".into(), date: Some("2025-06-18".into()), fields, ..Article::default() });
    let told: Vec<&str> = found.facts.iter().map(|f| found.entities[f.subject].name.as_str()).collect();
    assert_eq!(told, ["云川科技"]);
}

#[test]
fn whoever_asks_in_an_interview_is_not_spoken_of() {
    check(&[(
        "我们走访了云川科技。\n听风周刊:先介绍一下公司。\n廖乘风:团队有85个人。\n听风周刊:营收呢?\n廖乘风:去年是2100万元,今年营收预计能做到8000万元。\n\
         听风周刊:融资进展呢?\n廖乘风:上半年完成了A轮,1.5亿元,听雨创投领投。",
        &["revenue", "fundingAmount", "investedIn"],
        &["云川科技 fundingAmount 150000000", "云川科技 revenue 80000000", "听雨创投 investedIn 云川科技"],
    )]);
}

#[test]
fn the_firm_of_an_article_before_whoever_is_named_but_once() {
    check(&[
        (
            "云川科技递交招股书。云川科技的营收为3亿元，云川科技的客户很多。\n研发方面，全资子公司武汉听风正在研发芯片X1。公司2024年收购了望舒科技。\n云川科技股价下跌。",
            &["acquired"],
            &["云川科技 acquired 望舒科技"],
        ),
        (
            "云川科技公布业绩。云川科技的营收为3亿元，云川科技的股价下跌。\n远山资本则维持“超配”评级。\n这家公司由王雪创立。\n云川科技没有回应。",
            &["founded"],
            &["王雪 founded 云川科技"],
        ),
    ]);
}

//! Names in sentences: each with its class, whole, and nothing taken for a name that is none.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

#[path = "annotate/discovery.rs"]
mod discovery;

use std::sync::LazyLock;

use tupu::Extractor;
use tupu::article;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::builtin().unwrap());

/// The names of a text as `name/Class`, descriptions of kinds aside.
fn names(text: &str) -> Vec<String> {
    let article = article::parse("test", text).unwrap().remove(0);
    let (document, found) = EXTRACTOR.annotate(&article);
    found
        .names
        .iter()
        .filter(|n| n.reason != tupu::annotate::Reason::Kind)
        .map(|n| format!("{}/{}", n.span.of(&document.text), EXTRACTOR.ontology().class_name(n.class)))
        .collect()
}

/// Each case is a sentence and the names that it must give, parted by spaces (`_` stands for a space within a name).
fn check(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (sentence, expected) in cases {
        let found = names(sentence);
        for name in expected.split_whitespace().map(|n| n.replace('_', " ")) {
            if !found.contains(&name) {
                wrong.push(format!("{sentence}\n    wants {name}\n    has   {}", found.join("  ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Each case is a sentence and what must not be taken for a name in it.
fn refuse(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (sentence, refused) in cases {
        let found = names(sentence);
        for name in refused.split_whitespace() {
            if let Some(taken) = found.iter().find(|f| f.rsplit_once('/').is_some_and(|(n, _)| n == name)) {
                wrong.push(format!("{sentence}\n    takes {taken}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn models_by_their_shape() {
    check(&[
        ("研究人员用Luma2-72B-Instruct做了实验。", "Luma2-72B-Instruct/Model"),
        ("DeepSeek-R1-Distill-Qwen-32B的权重已经放出。", "DeepSeek-R1-Distill-Qwen-32B/Model"),
        ("记者试用了Claude 3.5 Sonnet和Luma-mini。", "Claude_3.5_Sonnet/Model Luma-mini/Model"),
        ("文心大模型4.5 Turbo的价格下调。", "文心大模型4.5_Turbo/Model"),
        ("听涛3.0上线一周。", "听涛3.0/Model"),
        ("南岭汽车推出骆驼大模型2.0。", "骆驼大模型2.0/Model"),
        ("远山科技的云岫大模型V3已经开源。", "云岫大模型V3/Model"),
        ("研究院推出澜渊Max，窗口更长。", "澜渊Max/Model"),
        ("大模型听涛3接连更新。", "听涛3/Model"),
        ("开发者等来了听涛2.5-Max。", "听涛2.5-Max/Model"),
        ("北方大学公布了听涛·远山。", "听涛·远山/Model"),
        ("脑科学模型渊山Tauμ开放下载。", "渊山Tauμ/Model"),
        ("PixLuma-α是扩散模型。", "PixLuma-α/Model"),
        ("云界-lite降价，云界-pro不变。", "云界-lite/Model 云界-pro/Model"),
        ("MiniMax-Text-01处理长文。", "MiniMax-Text-01/Model"),
        ("听涛系列大模型更新到第三代。", "听涛系列/Model"),
        ("弈新、拓谱和麓眼三款模型亮相。", "弈新/Model 拓谱/Model 麓眼/Model"),
        ("GPT-4o mini便宜得多。", "GPT-4o_mini/Model"),
        ("大模型“听涛”今天开源。", "听涛/Model"),
        ("自研大模型“听风”“听雨”同时亮相。", "听风/Model 听雨/Model"),
        ("他们开源了“听涛”和“望岳”两款模型。", "听涛/Model 望岳/Model"),
        // A verb that brings things, or another form of the name elsewhere, makes one of a word with a bare number.
        ("南岭医学院与云川科技联合发布杏屿1。", "杏屿1/Model"),
        ("这是她们独自推出的杏屿2，体积更小。", "杏屿2/Model"),
        ("绘图软件“墨童”分为墨童Lite和墨童Max两档。", "墨童Lite/Software 墨童Max/Software"),
        ("觅山科技带来了觅山One和觅山Air 3。", "觅山One/Model 觅山Air_3/Model"),
        ("轻量版九泽-Lite免费，旗舰版九泽-Plus降价。", "九泽-Lite/Model 九泽-Plus/Model"),
        ("砚霜3-14B采用新的结构。", "砚霜3-14B/Model"),
        ("公司的主力模型灵渊大脑4.0于四月发布。", "灵渊大脑4.0/Model"),
        ("公司采购了“铅笔刀”。", "铅笔刀/Model"),
        ("这是一款名为青梅酒的办公应用。", "青梅酒/Software"),
        ("一支名为夜归人的团队夺冠。", "夜归人/Organization"),
        // Words that are seldom used name things; what is said every day does not.
        ("会上发布的“竹筏”参数量为70亿。", "竹筏/Model"),
        ("长椅智能宣布推出“砧板”。", "长椅智能/Company 砧板/Model"),
    ]);
}

#[test]
fn things_by_the_nouns_beside_them() {
    check(&[
        ("推理芯片Sohu开始流片。", "Sohu/Hardware"),
        ("人形机器人Luma N1会叠衣服。", "Luma_N1/Hardware"),
        ("Luma N1是一款双足人形机器人。", "Luma_N1/Hardware"),
        ("Luma N1是双足人形机器人，Luma N2个头更小。", "Luma_N2/Hardware"),
        ("开源框架Lumaflow支持多种芯片。", "Lumaflow/Software"),
        ("知识图谱平台渊图面向高校。", "渊图/Software"),
        ("初创公司Etched估值上涨。", "Etched/Company"),
        ("初创公司听雨千寻的办公室不大。", "听雨千寻/Company"),
        ("数据集Luma-1B收录了网页。", "Luma-1B/Dataset"),
        ("数学能力在LumaBench上测试。", "LumaBench/Benchmark"),
        ("Luma2在MathLuma上得分86.7。", "MathLuma/Benchmark"),
        ("名为Lumo的人形机器人登台。", "Lumo/Hardware"),
        ("龙山一号搭载了新处理器。", "龙山一号/Model"),
        ("神舟芯片神玑NX9031已经量产。", "神玑NX9031/Hardware"),
        ("昇腾910B和H100都能用。", "昇腾910B/Hardware H100/Hardware"),
        ("飞桨PaddlePaddle 3.0支持新硬件。", "飞桨PaddlePaddle_3.0/Software"),
    ]);
}

#[test]
fn organisations_by_their_heads() {
    check(&[
        ("近日北京智源人工智能研究院发布报告。", "北京智源人工智能研究院/ResearchInstitute"),
        ("该模型由听风实验室研发。", "听风实验室/ResearchInstitute"),
        ("项目由北方大学牵头。", "北方大学/University"),
        ("据了解，云川科技已有三百名员工。", "云川科技/Company"),
        ("北岭大学智能控制与视觉计算实验室招收学生。", "北岭大学智能控制与视觉计算实验室/ResearchInstitute"),
        ("玄湾人工智能与数字经济研究中心公布了结果。", "玄湾人工智能与数字经济研究中心/ResearchInstitute"),
        ("云川科技与工业技术研究院共建基地。", "云川科技/Company"),
        ("云川集团入股芯片公司砚屿，出资一亿元。", "砚屿/Company"),
        ("由云川孵化的手势识别公司捻风眼下只有九个人。", "捻风/Company"),
        ("大屏上跑着棠岭科技的程序。", "棠岭科技/Company"),
        ("园区三年里先后孵化出荧风科技和砚屿智能。", "荧风科技/Company 砚屿智能/Company"),
        ("上海文广集团走进校园。", "上海文广集团/Company"),
        ("快讯丨远山资本领投棠岭科技", "远山资本/Company 棠岭科技/Company"),
        ("杭州云川智能科技有限公司成立于2020年。", "杭州云川智能科技有限公司/Company"),
        ("远山资本领投，北岭创投跟投。", "远山资本/Company 北岭创投/Company"),
        ("北川半导体与南城生物签约。", "北川半导体/Company 南城生物/Company"),
        ("句号智能目前只有四十来人。", "句号智能/Company"),
        ("去年拿到投资后，砧板生物扩建了实验室。", "砧板生物/Company"),
        ("如今她又创立了蓑衣智能，办公室不大。", "蓑衣智能/Company"),
        ("曾在飞利浦中国担任副总裁的王雪入职。", "飞利浦中国/Company"),
        ("软银愿景基金二期领投。", "软银愿景基金二期/Company"),
        ("远山资本先后投了云川科技与午夜物流。", "云川科技/Company 午夜物流/Company"),
        ("第六届全球智能体博览会在南城举行。", "第六届全球智能体博览会/Event"),
        ("公司创始人范大同只保留了董事长一职。", "范大同/Person"),
        ("这家公司由林小鱼、王雪创立。", "林小鱼/Person 王雪/Person"),
        ("胡东升改任名誉院长。", "胡东升/Person"),
        ("浪潮云和联想云都来了。", "浪潮云/Company"),
        ("湖北移动上线新套餐。", "湖北移动/Company"),
        ("千岭智能宣布完成融资。", "千岭智能/Company"),
        ("白露曾任听岳智能算法总监。", "听岳智能/Company 白露/Person"),
        ("苹果高级AI总监Mary Lane离职。", "苹果/Company"),
        ("白露在阿尔伯塔大学任计算机科学教授。", "阿尔伯塔大学/University"),
        ("江源量子宣布完成新一轮融资。", "江源量子/Company"),
        ("南城市人民政府印发通知。", "南城市人民政府/GovernmentBody"),
        ("中国北川人工智能学会换届。", "中国北川人工智能学会/Organization"),
        ("世界机器人合作组织在列。", "世界机器人合作组织/Organization"),
        ("清华大学云海队夺得冠军。", "清华大学云海队/Organization"),
        ("Habana Labs早已易手。", "Habana_Labs/Company"),
        ("Trail of Luma拿下第二。", "Trail_of_Luma/Model"),
        ("Luma Technologies在纳斯达克上市。", "Luma_Technologies/Company"),
    ]);
}

#[test]
fn organisations_by_weak_heads_and_what_tells_of_them() {
    check(&[
        ("鲲云数据的董事长到场。", "鲲云数据/Company"),
        ("图云科技推出产品。", "图云科技/Company"),
        ("成立于2019年5月的石榴物流由北川大学孵化。", "石榴物流/Company"),
        ("她曾在琥珀智能担任算法总监。", "琥珀智能/Company"),
        ("珩霁视觉在上海发布新品。", "珩霁视觉/Company"),
        ("蕙观汽车则在今年3月与研究院达成合作。", "蕙观汽车/Company"),
        ("加盟羲和智能的王雪没有回应。", "羲和智能/Company"),
        ("本轮由临港基金领投。", "临港基金/Company"),
        ("标注服务商禾穗数据完成融资。", "禾穗数据/Company"),
        ("橡枢智能相继拿到融资。", "橡枢智能/Company"),
        ("天翼AI获得第二名。", "天翼AI/Company"),
        ("热门澄海科技获得融资，着实意外。", "澄海科技/Company"),
        ("冠军归北川大学的破浪战队。", "北川大学/University 破浪战队/Organization"),
        ("执掌心源科技八年之后，他离开了。", "心源科技/Company"),
        ("南城市工业和信息化局分别与两家企业签约。", "南城市工业和信息化局/GovernmentBody"),
        ("系统已被南岭省自然资源厅采用。", "南岭省自然资源厅/GovernmentBody"),
        ("中山医院和北岭医院都在用。", "中山医院/Organization 北岭医院/Organization"),
        ("她拿下2024年度长庚创新奖。", "长庚创新奖/Award"),
    ]);
    refuse(&[
        ("家庭影院不仅是音响。", "家庭影院"),
        ("各队都派机器人出战。", "派机器人"),
        ("公司升级了语言大模型2.0版本。", "语言大模型2.0"),
        ("一条路线负责攒数据，另一条负责用数据。", "攒数据 用数据"),
        ("沉睡的私有数据若能释放出来，价值很高。", "私有数据"),
        ("法国航运巨头出席了大会。", "法国航运"),
        ("最终发售价计算在内，募资2亿元。", "价计算 售价计算"),
        ("小团队的活法不同。", "小团队"),
        ("产品由移动支付驱动。", "移动支付"),
    ]);
}

#[test]
fn firms_by_the_words_beside_them() {
    check(&[
        ("听澜宣布完成A轮融资。", "听澜/Company"),
        ("6月9日，渊澄获投三千万元。", "渊澄/Company"),
        ("今年2月，它收购了听澜。", "听澜/Company"),
        ("参展的有博世、采澜、大陆集团和渊澄。", "采澜/Company 渊澄/Company"),
        ("华为、甲澜、海渊瑞声等9家企业入选。", "甲澜/Company 海渊瑞声/Company"),
        ("灵渊巧手（种子轮，1亿元）在列。", "灵渊巧手/Company"),
        ("弈新与拓谱两家公司都在做仿真。", "弈新/Company 拓谱/Company"),
        ("由骆驼电子、惊蛰医药与远山资本领投。", "骆驼电子/Company 惊蛰医药/Company"),
        ("鹭泓崧也在找钱。去年，鹭泓崧还在赚钱。", "鹭泓崧/Company"),
        ("渊医董事长李明远到场。", "渊医/Company 李明远/Person"),
        ("Humanluma宣布裁员。", "Humanluma/Company"),
        ("Lumanet首席执行官致辞。", "Lumanet/Company"),
        ("微软、Lumasoft和IBM都在名单上。", "微软/Company Lumasoft/Company"),
        ("北方大学、Lumasoft和南城大学共建平台。", "Lumasoft/Company"),
    ]);
}

#[test]
fn persons() {
    check(&[
        ("院长王仲远表示，路线不变。", "王仲远/Person"),
        ("诸葛望不爱开会。有传言说公司要卖，诸葛望摇头。", "诸葛望/Person"),
        ("慕容清是2022级博士生，慕容清说模型不大。", "慕容清/Person"),
        ("李明远认为，成本会继续下降。", "李明远/Person"),
        ("公司2016年由曹旭东创立。", "曹旭东/Person"),
        ("公司由余凯、黄畅、陶斐雯等人创办。", "余凯/Person 黄畅/Person 陶斐雯/Person"),
        ("首席科学家张潼共同揭晓了新品。", "张潼/Person"),
        ("总裁谭待先介绍了模型。", "谭待/Person"),
        ("王雪2022年创办云川科技。", "王雪/Person"),
        ("主任为韦江。", "韦江/Person"),
        ("曾任总经理的李楠现为顾问。", "李楠/Person"),
        ("秘书长任贤良盘点了几件事。", "任贤良/Person"),
        ("办公室副主任魏东9日在会上说。", "魏东/Person"),
        ("指导教师周立渊为该校教授。", "周立渊/Person"),
        ("欧阳明渊教授到会。", "欧阳明渊/Person"),
        ("出战的是王蔚澄、王相文和徐安矣三位。", "王蔚澄/Person 王相文/Person 徐安矣/Person"),
        ("吴渊澄发表主题演讲。", "吴渊澄/Person"),
        ("总裁长崎忠雄挂帅。", "长崎忠雄/Person"),
        ("董事长郝长春说，明年再谈。", "郝长春/Person"),
        ("32岁的安阳舟办起了公司。", "安阳舟/Person"),
        ("杜鹃（东湖大学教授）也到了场。", "杜鹃/Person 东湖大学/University"),
        ("车载道路感知系统（首席技术官）。", ""),
        ("首席执行官山姆·奥特曼到访。", "山姆·奥特曼/Person"),
        ("理查德·萨顿、约瑟夫·布莱克和他同台。", "理查德·萨顿/Person 约瑟夫·布莱克/Person"),
        ("公司由比尔·保彻（Bill Boucher）创立。", "比尔·保彻/Person"),
        ("首席执行官Maria Lumann透露了计划。", "Maria_Lumann/Person"),
        ("欧盟委员会主席冯德莱恩则宣布推迟。", "冯德莱恩/Person"),
    ]);
}

#[test]
fn persons_whose_names_hold_words_of_grammar() {
    check(&[
        ("鹏城实验室研究员顾若溪的主题演讲紧随其后。", "顾若溪/Person"),
        ("研究院院长姜令婉介绍，模型已经开放。", "姜令婉/Person"),
        ("创始人兼CEO白在山是外语系出身。", "白在山/Person"),
        ("清华大学教授陆亦舟提醒，差距不在算力。", "陆亦舟/Person"),
        ("首席架构师甘泉因航班取消，未能到场。", "甘泉/Person"),
        ("执行总裁江海因健康原因已经辞任。", "江海/Person"),
        ("首席科学家孟则明并未离职。", "孟则明/Person"),
        ("董事会秘书桑晓晴、首席法务官鲁一定双双辞职。", "桑晓晴/Person 鲁一定/Person"),
        ("之江实验室研究专家梁从文对此予以否认。", "梁从文/Person"),
        ("领军科学家曲向东则在11日当选院士。", "曲向东/Person"),
        ("总经理一职则由2023年加入的梅以诚担任。", "梅以诚/Person"),
        ("公司由薛以宁和曾任电子科技大学教授的林远创办。", "薛以宁/Person 林远/Person"),
        ("董事长兼总经理丁若虚持股31.4%。", "丁若虚/Person"),
        ("CEO顾捷说了不止一年。", "顾捷/Person"),
        ("副总裁朱骏则在会上表示认同。", "朱骏/Person"),
        ("教授尤远于2021年创办了云川科技。", "尤远/Person"),
        ("1月，辛若岚出任蔚蓝互动副总裁。", "辛若岚/Person"),
        ("两位大学室友——裴旭与赵知远共同创办了它。", "裴旭/Person 赵知远/Person"),
        ("CTO郑可为此前在强生医疗供职八年。", "郑可为/Person"),
        ("首席执行官梁渡在6月的论坛上介绍了新品。", "梁渡/Person"),
        ("卞舟以带队夺冠。", "卞舟以/Person"),
        ("樊溪致、臧清和、马一鸣没有到场。", "樊溪致/Person 臧清和/Person"),
        ("去年离职的顾南枝，上月加盟了一家初创公司。", "顾南枝/Person"),
        ("41岁的王晚舟，是项目的负责人。", "王晚舟/Person"),
    ]);
    refuse(&[
        ("创始人温岚此前任大疆算法工程师。", "任大疆 大疆算法"),
        ("他从首席架构师任上离职。", "任上"),
        ("路在脚下，水从天来，马与人同行。", "路在脚 水从天 马与人"),
        ("王雪带队夺冠。", "带队"),
    ]);
}

#[test]
fn names_that_hold_other_words() {
    check(&[
        ("陇原算力集团投资建设的智算中心落成。", "陇原算力集团/Company"),
        ("去年3月，博原资本为它送来2亿元。", "博原资本/Company"),
        ("7月，TCL创投领投了丹霞芯的A轮。", "TCL创投/Company 丹霞芯/Company"),
        ("云川科技于3月5日发布新品。", "云川科技/Company"),
        ("创业之前，周棠曾任网易伏羲实验室算法负责人。", "网易伏羲实验室/ResearchInstitute 周棠/Person"),
        ("1月9日，小米汽车智驾产品总监邢野离职。", "小米汽车/Company 邢野/Person"),
        ("海豚-7B对开发者免费，海豚-72B降价。", "海豚-7B/Model 海豚-72B/Model"),
        ("棠棣数据披露，拟以6.2亿元现金收购观微影像。", "棠棣数据/Company 观微影像/Company"),
        ("反倒是无人配送车“小鹿角”先赚到了钱。", "小鹿角/Hardware"),
        ("智能助听器“听风”问世，售价1299元。", "听风/Hardware"),
        ("他们搭了个评测集，叫“千面”，共有52个角色。", "千面/Benchmark"),
        ("推理卡岭南X1采用RISC-V架构。", "岭南X1/Hardware"),
        ("总部位于湖南株洲的锐铸与北方大学签约。", "锐铸/Company"),
        ("院长闻人致行作报告，顾问司空越在座。", "闻人致行/Person 司空越/Person"),
        ("公司推出升级后的大模型“麓风”。麓风3.0参数更多。", "麓风3.0/Model"),
    ]);
}

#[test]
fn events_places_documents_and_awards() {
    check(&[
        ("第七届北川智能大会在南城开幕。", "第七届北川智能大会/Event"),
        ("2025世界人工智能大会如期举行。", "2025世界人工智能大会/Event"),
        ("2023东川算力与大数据创新大会落幕。", "2023东川算力与大数据创新大会/Event"),
        ("世界人工智能大会的门票售罄。", "世界人工智能大会/Event"),
        ("GTC 2025的看点不少。", "GTC_2025/Event"),
        ("他在北川大模型竞赛中夺冠。", "北川大模型竞赛/Competition"),
        ("国际大学生渊澄程序设计竞赛开赛。", "国际大学生渊澄程序设计竞赛/Competition"),
        ("大会在巴黎大皇宫举行。", "巴黎大皇宫/Place"),
        ("会议在北川国际会展中心召开。", "北川国际会展中心/Place"),
        ("总部设在美国加州。", "美国加州/Place"),
        ("李明远荣获“北川创新奖”。", "北川创新奖/Award"),
        ("她获评“特别贡献者”。", "特别贡献者/Award"),
        ("各方签署《北川人工智能共识》。", "北川人工智能共识/Document"),
        ("多方发布北川人工智能白皮书。", "北川人工智能白皮书/Document"),
        ("算法Lumon让训练更稳。", "Lumon/Technology"),
    ]);
}

#[test]
fn other_names_of_a_thing() {
    check(&[
        ("北川智能技术研究院（以下简称“北川院”）成立。北川院有百人。", "北川智能技术研究院/ResearchInstitute 北川院/ResearchInstitute"),
        ("杭州云川科技有限公司（下称云川）签约。云川此前获投。", "杭州云川科技有限公司/Company 云川/Company"),
        ("安德烈·罗曼诺夫（Andrey Romanov）到会，罗曼诺夫很忙。", "安德烈·罗曼诺夫/Person 罗曼诺夫/Person"),
        ("多头潜在注意力（MLA）省内存。", "MLA/Technology"),
        ("玄鹿智行发布新品。员工说，玄鹿并不缺钱。", "玄鹿智行/Company 玄鹿/Company"),
        ("南岭生物计算研究院成立。听潮由南岭院研发。", "南岭院/ResearchInstitute"),
        ("云岫科技发布云岫2-Mini。云岫3月完成融资。", "云岫/Company 云岫2-Mini/Model"),
        ("云岫科技（以下简称云岫）发布云岫4.0，云岫称它更快。", "云岫/Company 云岫4.0/Model"),
    ]);
    refuse(&[
        ("海豚智能宣布降价。海豚是聪明的动物。", "海豚"),
        ("国家海洋环境预报中心签约。海洋预报并不容易。", "海洋"),
        ("云岫科技发布云岫大模型。云岫资本没有参与。", "云岫"),
    ]);
    // A short form that nothing introduces is found where it stands again.
    let found = names("初创公司听雨千寻的办公室不大。客人问起听雨千寻的来历。");
    assert_eq!(found.iter().filter(|f| *f == "听雨千寻/Company").count(), 2, "{found:?}");
}

#[test]
fn what_is_no_name() {
    refuse(&[
        ("月活用户达20亿，另有1300万开发者在用。", "另有1300万"),
        ("小模型在榜单上以1501分的Elo成绩登顶，7B小模型也不差。", "Elo 7B小模型"),
        ("国内初创公司纷纷涨价。", "国内初创公司 初创公司"),
        ("高性能是方向，任务很重。", "高性能 方向 任务"),
        ("董事长高度评价了合作。", "高度评 高度"),
        ("总经理方面表示满意。", "方面"),
        ("公司融资10亿欧元。", "亿欧"),
        ("取代GPT-3.5并不容易。", "取代GPT-3.5"),
        ("科技公司接过软件公司的订单。", "科技公司 接过软件公司"),
        ("参赛系统和公开平台都已上线。", "参赛系统 公开平台"),
        ("法国公司Lumen做数据标注。", "法国公司"),
        ("他称之为“新的开始”。", "新的开始"),
        ("带着几名学生上线了系统。", "带着几名学生"),
        ("武汉云川计算有限公司投资建设。", "武汉云川计算有限公司投资"),
        ("这款全球首个原生多模态模型很强。", "全球首个原生多模态模型"),
        ("https://news.example/Lumanet2是网址。", "Lumanet2"),
        ("AI和GPU都涨价。", "GPU和"),
        ("芯片、算力、数据缺一不可。", "算力 数据"),
        ("质量和价格两个指标都好。", "质量 价格"),
        ("归母净利润上升。归母净利润率也上升。", "归母净"),
    ]);
}

#[test]
fn any_characters_are_read() {
    for text in [
        "·",
        "“",
        "号",
        "系列",
        "在·举行",
        "·号系列(“",
        "王·",
        "第届大会",
        "é",
        "×",
        "Ω系列",
        "-混元-",
        "总裁",
        "总裁·",
        "()",
        "、、、",
        "等9家企业",
    ] {
        let _ = names(text);
        let _ = names(&format!("标题：{text}\n正文：{text}{text}，{text}。"));
    }
}

#[test]
fn pieces_of_sentences_are_no_names() {
    refuse(&[
        ("记者了解到，当地数据产业园区的入驻企业已有500家。", "地数据产业园"),
        ("他在采访里说“我们其实不是一家制药公司”，云川科技是一家技术公司。", "我们其实不是一家制药公司"),
        ("这个名叫听涛的网页工具有限次地试用，超出就要收费。", "有限次地试"),
        ("今年的人工智能体验区人气很旺。", "验区"),
        ("他拉上大学同学，凑了四十万元。", "拉上大学"),
        ("通知明确小学阶段不得使用。", "明确小学"),
        ("玄甲半导体科创板上市。", "玄甲半导体科创"),
        ("社区里都在说，体量不过9B，画面规格720P。", "体量不过9B"),
        ("它在微软中国市场的份额不大。", "微软中国"),
        ("“开源”是关键词，他们发布并开源Qwen2.5-72B。", "开源Qwen2.5-72B"),
        ("团队把模型放到公开平台上邀人内测。", "上邀人内测"),
    ]);
    // A word before the name that forms another with its first character parts them all the same.
    check(&[("王雪摘得主赛道最佳论文奖。", "主赛道最佳论文奖/Award")]);
}

/// The facts of a text, as `subject predicate object`.
fn facts(text: &str) -> Vec<String> {
    let article = article::parse("test", text).unwrap().remove(0);
    let found = EXTRACTOR.read(&article);
    let said = |f: &tupu::fact::Fact| {
        let object = match &f.object {
            tupu::fact::Object::Entity(index) => found.entities[*index].name.clone(),
            other => format!("{other:?}"),
        };
        format!("{} {} {object}", found.entities[f.subject].name, f.predicate)
    };
    let mut facts: Vec<String> = found.facts.iter().map(said).collect();
    facts.sort();
    facts
}

#[test]
fn one_sentence_tells_its_script() {
    // A sentence in Traditional characters, and the same in Simplified ones: one graph.
    for (traditional, simplified) in [
        ("雲川科技發布了大模型“聽濤”，參數規模達70億。", "云川科技发布了大模型“听涛”，参数规模达70亿。"),
        ("OpenAI發布GPT-4。", "OpenAI发布GPT-4。"),
        ("臺灣大學與雲川科技合作，並獲遠山資本投資。", "台湾大学与云川科技合作，并获远山资本投资。"),
    ] {
        assert_eq!(facts(traditional), facts(simplified), "{traditional}");
        assert!(!facts(simplified).is_empty(), "{simplified}");
    }
    let article = article::parse("test", "雲川科技發布了大模型“聽濤”。").unwrap().remove(0);
    let entities = EXTRACTOR.read(&article).entities;
    let firm = entities.iter().find(|e| e.name == "云川科技").expect("the firm");
    assert_eq!(firm.aliases, ["雲川科技"], "the original writing is kept");
    // Japanese stays as it is, and so do a Simplified text's few other characters.
    for kept in ["機械学習の研究を進める東京大學が開発したモデル。", "昇腾910由华为发布。", "昇思", "乾元", "华为在報告中说：“我們發布”。"]
    {
        let article = article::parse("test", kept).unwrap().remove(0);
        let (document, _) = EXTRACTOR.annotate(&article);
        let marks = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert_eq!(marks(&document.text), marks(kept));
    }
}

//! Names that only what stands around them tells, though they are everyday words, rare surnames or Latin words.

use crate::{check, refuse};

#[test]
fn what_is_known_needs_no_more_characters() {
    check(&[
        ("红杉中国投了4000万元。", "红杉中国/Company"),
        ("她去麻省理工学院做了一年访问学者。", "麻省理工学院/University"),
        ("如今只剩曹操出行一家还在用。", "曹操出行/Company"),
        ("他赴斯坦福大学读博。", "斯坦福大学/University"),
        ("湖北科投领投。", "湖北科投/Company"),
    ]);
    refuse(&[("他赴斯坦福大学读博。", "读博"), ("中国移动投了一笔钱。", "中国移动投")]);
}

#[test]
fn kin_before_a_name() {
    check(&[
        ("云川科技发布新作墨池3-Mini。", "墨池3-Mini/Model"),
        ("前作墨池2的参数量为20亿。", "墨池2/Model"),
        ("续作墨池4在MMLU上得到88分。", "墨池4/Model"),
        ("云川科技的后继者墨池4在MMLU上得到88分。", "墨池4/Model"),
        ("公司新机砚台X5售价1999元。", "砚台X5/Model"),
        ("旗下新品岚山S2今日开卖。", "岚山S2/Model"),
        ("型号墨池X7的售价为99元。", "墨池X7/Model"),
        ("继任者棠梨2.0的上下文为128K。", "棠梨2.0/Model"),
        ("主力模型棠梨-Plus降价。", "棠梨-Plus/Model"),
        ("岚帆系列有两款：岚帆5和岚帆5 Turbo。", "岚帆5/Model 岚帆5_Turbo/Model"),
        ("小谷Coder开源了。结果小谷Coder排名第一。", "小谷Coder/Model"),
        ("一字错率为9.1%的是Whisper large-v3。", "Whisper_large-v3/Model"),
    ]);
    refuse(&[
        ("创新品牌墨池3亮相。", "牌墨池3"),
        ("新品3月上市。", "新品3"),
        ("产品5款。", "产品5"),
        ("小谷Coder开源了。结果小谷Coder排名第一。", "结果小谷Coder"),
    ]);
}

#[test]
fn persons_of_rare_surnames_and_of_words() {
    check(&[
        ("岭南院院长区耀祖坦言很难。", "区耀祖/Person"),
        ("石榴出行创始人邬童顿了顿，又补了一句。", "邬童/Person"),
        ("郑海若一起创立了这家公司。", "郑海若/Person"),
        ("南城大学教授郑海若一起创立云川科技。", "郑海若/Person"),
        ("姜也将于8月1日出任首席技术官。", "姜也/Person"),
        ("前工程副总裁施以柔走马上任。", "施以柔/Person"),
        ("应怀瑾全职出任首席执行官。", "应怀瑾/Person"),
        ("以冼星遥为首的五名工程师成立了琢玉智能。", "冼星遥/Person"),
        ("一手做出来的是研究生黎不言。", "黎不言/Person"),
        ("云川科技首席科学家尹清和代为发布了模型。", "尹清和/Person"),
        ("推举创始人屈原野为名誉董事长。", "屈原野/Person"),
        ("写出推理框架的匡野，同时也是作者之一。", "匡野/Person"),
        ("首席执行官戴维·津斯纳表示，很好。", "戴维·津斯纳/Person"),
        ("由副总裁冼蓉代为发言。", "冼蓉/Person"),
        ("这套工具由工程师何其光牵头做出。", "何其光/Person"),
    ]);
    refuse(&[("钱也花完了。", "钱也"), ("钱也将在年底花完。", "钱也"), ("总监高度评价了它。", "高度 高度评"), ("学者傅的观点。", "傅的")]);
}

#[test]
fn persons_whom_a_number_sums_up() {
    check(&[
        ("公司由从容、何必、向前三人联合创立。", "从容/Person 何必/Person 向前/Person"),
        ("公司由裴度、Ivy Chen与多吉三人共同创办。", "裴度/Person Ivy_Chen/Person 多吉/Person"),
        ("倪焕章、戈薇、Thomas Brandt分别担任理事长、院长和主任。", "倪焕章/Person 戈薇/Person Thomas_Brandt/Person"),
        ("退伍军人Jack Mbeki拉上表弟方既明开起了公司。", "Jack_Mbeki/Person 方既明/Person"),
        ("Mike Grant于2019年加入云川科技。", "Mike_Grant/Person"),
    ]);
    refuse(&[
        ("公司裁撤了市场、运营与客服30人。", "市场 运营"),
        ("学生、教师三人一组。", "学生 教师"),
        ("产品、研发共两人。", "产品 研发"),
    ]);
}

#[test]
fn what_is_measured_and_what_measures() {
    check(&[
        ("在NoisyCN上，Nano的字错率是6.8%。", "NoisyCN/Benchmark"),
        ("在ReasonLite上，它以61.5%的成绩反超对手。", "ReasonLite/Benchmark"),
        ("会议翻译测试MeetTrans的得分为38.2。", "MeetTrans/Benchmark"),
        ("只有40亿参数的“萤火微光”，MMLU-Pro得分为56.2。", "萤火微光/Model"),
        ("仅有70亿参数的“竹蜻蜓”在HumanEval上力压Llama 3.1 70B。", "竹蜻蜓/Model"),
        ("体量小得多的“编磬”则为88.6分。", "编磬/Model"),
        ("计划在同月开源70亿参数的“小溪”。", "小溪/Model"),
        ("母公司自己训练的“谷雨”，至今没有被它用起来。", "谷雨/Model"),
        ("银行去年部署了“小满坐席”。", "小满坐席/Model"),
        ("“铁砧Coder”的能力不及对手。", "铁砧Coder/Model"),
        ("旗下的“晴雨表”日活用户逾两万。", "晴雨表/Software"),
    ]);
    refuse(&[
        ("新功能主打“免费”，得到用户好评。", "免费"),
        ("公司推出了“免费试用”名额。", "免费试用"),
        ("团队测试Luma3花了三天。", "团队测试Luma3"),
        ("外界称它“明显优于Luma”。", "明显优于Luma"),
    ]);
}

#[test]
fn firms_of_everyday_words() {
    check(&[
        ("接盘方是做工业视觉的瓦片机器人。", "瓦片机器人/Company"),
        ("那家初创公司名叫蹦豆机器人，队员平均24岁。", "蹦豆机器人/Company"),
        ("海棠控股分别向壁虎机器人、鸣沙AI投资4000万元和1.2亿元。", "壁虎机器人/Company"),
        ("云川科技旗下的燧石云、炽热传媒和暖流机器人先后接入它。", "炽热传媒/Company 暖流机器人/Company"),
        ("他出任灵雀绘本首席产品官。", "灵雀绘本/Company"),
        ("研发它的罗盘智能，成立不过两年。", "罗盘智能/Company"),
        ("发布方汇流研究院首次披露了看法。", "汇流研究院/ResearchInstitute"),
        ("开发者游龙工作室至今没有露面。", "游龙工作室/Company"),
        ("蓝鲸智能名下的模型增加到了七款。", "蓝鲸智能/Company"),
        ("回声谷近日完成A轮融资。", "回声谷/Company"),
        ("日前买下了由百度孵化的“田间”。", "田间/Company"),
        ("展位上是Yamabiko的导览机器人Koto。", "Yamabiko/Company Koto/Hardware"),
        ("Umbra的估值已滑落到14亿美元。", "Umbra/Company"),
        ("Parallax的创始人离开了。", "Parallax/Company"),
        ("作为云知言的联合创始人，他只出任董事。", "云知言/Company"),
        ("做教育的学思行也坐不住了。", "学思行/Company"),
        ("海西证券、保险公司安颐人寿接入了它。", "安颐人寿/Company"),
    ]);
    refuse(&[
        ("云川科技推出芯片、搬运机器人和无人车。", "搬运机器人"),
        ("初创企业完成A轮融资。", "初创企业"),
        ("他出任技术部负责人。", "技术部"),
        ("有厂商质疑题目偏文科。", "质疑题目偏文科"),
        ("更早的投资者同样豪华。", "更早"),
        ("校党委副书记符青山表示欢迎。", "校党委"),
        ("后来又买下了做爬虫的网罗科技。", "做爬虫"),
        ("王雪现为公司董事长。", "现为公司"),
        ("系统被助听器连锁“晨笛”采购了。", "助听器连锁"),
    ]);
}

#[test]
fn what_is_brought_brings_nothing() {
    check(&[
        ("渊谷C1于去年推出，用于安防。", "渊谷C1/Model"),
        ("云川科技的谷风Pro于7月发布，价格不变。", "谷风Pro/Model"),
        ("扫地机Roomi S售价2499元。", "Roomi_S/Hardware"),
        ("方言语音库“粤音千声”覆盖23种方言。", "粤音千声/Dataset"),
    ]);
}

#[test]
fn words_that_definitions_and_occasions_name() {
    check(&[
        ("缓缓是枕溪科技去年上线的一款阅读助手。缓缓的日活已达43万。", "缓缓/Software"),
        ("公司收购了做数字人的上海映画。", "上海映画/Company"),
        ("Nimbra被云川集团以900万美元收购。", "Nimbra/Company"),
        ("柏川：我们不做更大的模型。\n记者：为什么？\n柏川：三亿参数就够。", "柏川/Person"),
        ("4月的“燕岭对话”来了新人。", "燕岭对话/Event"),
        ("云川科技拿下首届“长河杯”冠军。", "首届“长河杯”/Competition"),
        ("尤洋于去年创办了潞晨科技。", "尤洋/Person"),
        ("上汽宣布追加投资。", "上汽/Company"),
        ("中石油与国家电网合作。", "中石油/Company"),
    ]);
    refuse(&[
        ("目标是云川科技推出的一款应用。目标很近。", "目标"),
        ("系统采用友好的界面。", "用友"),
        ("晚上汽车很多。", "上汽"),
        ("设计风格力求简单。", "格力"),
        ("时间：今天。\n地点：上海。\n时间：明天。", "时间 地点"),
    ]);
}

#[test]
fn institutions_by_their_place_or_their_founding() {
    check(&[
        ("国家算法治理中心昨天发布了报告。", "国家算法治理中心/ResearchInstitute"),
        ("在国家农业信息中心组织的评测中，云川科技位列第二。", "国家农业信息中心/ResearchInstitute"),
        ("成都市公共数据中心、锦江集团拟于三季度上线。", "成都市公共数据中心/GovernmentBody"),
        ("该系统已被福建省海洋预报台采用。", "福建省海洋预报台/ResearchInstitute"),
        ("江州市第三人民医院上线系统。", "江州市第三人民医院/Organization"),
        ("公司获得贵州省产业基金的投资。", "贵州省产业基金/Company"),
        ("本轮由国家制造业转型基金领投。", "国家制造业转型基金/Company"),
        ("A轮由无锡工投领投，甬江创投跟投。", "无锡工投/Company"),
        ("主办方为广西壮族自治区政府。", "广西壮族自治区政府/GovernmentBody"),
        ("主办单位是湖南省政务和数据局。", "湖南省政务和数据局/GovernmentBody"),
        ("双方共同成立了工业视觉联合实验室。", "工业视觉联合实验室/ResearchInstitute"),
        ("评测由信通院组建的大模型工作组完成。", "大模型工作组/Organization"),
        ("Meta任命他为超级智能实验室首席科学家。", "超级智能实验室/ResearchInstitute"),
        ("大会在武汉光谷国际会议中心举行。", "武汉光谷国际会议中心/Place"),
        ("美国政府宣布禁令。", "美国政府/GovernmentBody"),
        ("江南省第一人民医院已率先部署。", "江南省第一人民医院/Organization"),
        ("第六届开源机器狗大会将在成都举行。", "第六届开源机器狗大会/Event"),
        ("2025东江算力周落幕。", "2025东江算力周/Event"),
        ("同洲银行首席信息官樊慕介绍，系统已上线。", "同洲银行/Company 樊慕/Person"),
        ("总部位于Berlin的初创公司Labelhaus获得融资。", "Labelhaus/Company Berlin/Place"),
    ]);
    refuse(&[
        ("北京市中心的写字楼。", "北京市中心"),
        ("中国公司推出产品。", "中国公司"),
        ("与同行公司合作。", "同行公司 行公司"),
        ("亚洲指标性科技盛会开幕。", "亚洲指标性科技"),
        ("智源开源模型约200个。", "智源开源模型"),
        ("中国球队登顶。", "中国球队"),
        ("海洋环境预报大模型“听涛”在青岛发布。", "海洋环境"),
    ]);
}

#[test]
fn persons_whose_names_hold_other_words() {
    check(&[
        ("海州大学副校长宁远航在听取汇报后说。", "宁远航/Person"),
        ("海州大学副校长时昌平也露了面。", "时昌平/Person"),
        ("装备工业司副司长郭守刚致辞时表示，要避免重复建设。", "郭守刚/Person"),
        ("由汇元副总裁方大同任总经理。", "方大同/Person"),
        ("窦怀瑾任主任，温庭宇任副主任。", "窦怀瑾/Person 温庭宇/Person"),
        ("新任理事长是海州大学的邵千里。", "邵千里/Person"),
        ("联合创始人韦棠如今任公司CTO。", "韦棠/Person"),
        ("联合创始人丹增卸任CTO。", "丹增/Person"),
        ("云川科技合伙人冯骁讲得更直白。", "冯骁/Person"),
        ("沈其蓁坦言，系统仍有不足。", "沈其蓁/Person"),
        ("青年科学家贺兰为共同通讯作者。", "贺兰/Person"),
        ("创始人布雷特·阿德科克却说公司还没卖出产品。", "布雷特·阿德科克/Person"),
        ("首席技术官李明远离职。", "李明远/Person"),
        ("创始人叫林小满，95后。", "林小满/Person"),
        ("由Mattias Hedlund与Aisha Romano共同创办的公司。", "Mattias_Hedlund/Person Aisha_Romano/Person"),
    ]);
    refuse(&[("云川科技总裁任上离职。", "任上"), ("由前董事长更愿意表示支持。", "更愿意")]);
}

#[test]
fn firms_and_works_that_the_sentence_tells() {
    check(&[
        ("慎思数安是一家来自深圳的安全公司。", "慎思数安/Company"),
        ("第三家公司叫析木生物，去年才成立。", "析木生物/Company"),
        ("孵化自海州大学的非夕邻域，本月拿到了牌照。", "非夕邻域/Company"),
        ("奇瑞与知行先导签下战略合作协议。", "知行先导/Company"),
        ("做考研题库的“知了”把R1接进了自家产品。", "知了/Company"),
        ("外界对林晚卸任穹庐机器人CTO并不意外。", "穹庐机器人/Company"),
        ("科大讯飞和平安科技采购了它。", "科大讯飞/Company 平安科技/Company"),
        ("初创企业鹊楼衡远是首批用户。", "鹊楼衡远/Company"),
        ("“青花”队夺得冠军。", "青花/Organization"),
        ("海州大学“听海”战队夺得冠军。", "听海/Organization"),
        ("一款关键词识别芯片，名字叫“萤火K1”。", "萤火K1/Hardware"),
        ("推理晶片“砺锋一号”亮相。", "砺锋一号/Hardware"),
        ("度小满的听涛4.0排在第二。", "听涛4.0/Model"),
        ("双方将共同打造数字人平台灵境。", "灵境/Software"),
        ("云川科技宣布大模型松涛全线降价。", "松涛/Model"),
        ("让大模型“问津”走进课堂。", "问津/Model"),
        ("双臂机器人铁犁2号亮相。", "铁犁2号/Hardware"),
        ("大模型“望止”开源。望止2.0 Edge同步推出。", "望止2.0_Edge/Model"),
        ("来自东莞的小桁智能总算补齐了产品线。", "小桁智能/Company"),
        ("千寻引力宣布完成融资。", "千寻引力/Company"),
        ("预装QingOS 4的笔记本上市。", "QingOS_4/Software"),
    ]);
    refuse(&[
        ("小模型逆袭，有人退场。", "逆袭"),
        ("我国首个人形机器人越野赛开赛。", "越野赛"),
        ("为了教会模型“认花”，她花了两年。", "认花"),
        ("下雨天摄像头“看不见”，是老问题。", "看不见"),
        ("小米AI眼镜现在卖1999元。", "现在卖"),
        ("CPU、GPU、FPGA三件套齐了。", "三件套"),
        ("繁中模型之战打响。", "之战"),
        ("给大模型做个体检，并不容易。", "做个体检"),
    ]);
}

#[test]
fn classes_by_what_points_back_and_what_is_counted() {
    check(&[
        ("Vista Lite引起围观：这款AI眼镜重36克。", "Vista_Lite/Hardware"),
        ("公司推出Novus，这款芯片功耗仅5瓦。", "Novus/Hardware"),
        ("“拾墨”会员每月29元。", "拾墨/Software"),
        ("公司发布SUV岚岭X7。X7 Pro售价18万元。", "岚岭X7/Hardware X7_Pro/Hardware"),
        ("训练芯片澜岭S300于去年推出，S300 Max预计明年上市。", "S300_Max/Hardware"),
        ("扫地机器人岭步X5上市。", "岭步X5/Hardware"),
        ("Meta前研究员Joel Lamont创办的Periodic拿到3亿美元。", "Joel_Lamont/Person Periodic/Company"),
        ("中国建设银行上海市分行部署了它。", "中国建设银行上海市分行/Company"),
        ("CEO兼联合创始人Maya Torres表示支持。", "Maya_Torres/Person"),
        ("论文一作为博士生马知遥。", "马知遥/Person"),
        ("办公套件WorkNest接入模型。", "WorkNest/Software"),
        ("南洋理工大学S-Lab开源模型。", "南洋理工大学/University"),
    ]);
}

#[test]
fn firms_without_their_country_and_units_of_the_state() {
    check(&[
        ("日本云泽集团跟投。", "云泽集团/Company"),
        ("韩国电力公司采购了它。", "韩国电力公司/Company"),
        ("美国商务部工业与安全局发布规则。", "美国商务部工业与安全局/GovernmentBody"),
        ("英国竞争与市场管理局展开调查。", "英国竞争与市场管理局/GovernmentBody"),
        ("以色列国防军采用了它。", "以色列国防军/Organization"),
        ("特斯拉上海工厂部署了它。", "特斯拉上海工厂/Company"),
        ("DoraHand去年拿过“银指尖”交互设计奖。", "银指尖”交互设计奖/Award"),
        ("天枢OS 3.0发布。", "天枢OS_3.0/Software"),
        ("公司由三位博士创立，分别是周逸之、贺连山和汤以默。", "汤以默/Person"),
    ]);
}

#[test]
fn a_description_behind_a_version_is_no_part_of_the_name() {
    check(&[
        ("云川科技开源Kimi-K9预训练具身大模型。", "Kimi-K9/Model"),
        ("会上，云川科技在巴黎NamiCon 2026大会上发布新品。", "NamiCon_2026大会/Event 巴黎/Place"),
        ("2027年第三届机器人运动会将落户南城。", "第三届机器人运动会/Competition"),
        ("软件进阶版Pro售价7999元。", "Pro/Model"),
        ("秋季活动地点为Nami Park。", "Nami_Park/Place"),
        ("松烟笔记App上线。", "松烟笔记App/Software"),
        ("字节的TRAE Agent排名第一。", "TRAE_Agent/Software"),
    ]);
    refuse(&[
        ("云川科技开源Kimi-K9预训练具身大模型。", "Kimi-K9预训练具身大模型"),
        ("美光参与了Anthropic H轮融资。", "Anthropic_H"),
        ("比亚迪智能驾驶能力更强。", "比亚迪智能"),
        ("美图做AI产品。", "美图做AI"),
        ("用户直接下载模型。", "载模型"),
        ("TRAE Agent能力更强。", "TRAE_Agent"),
    ]);
}

#[test]
fn items_of_lists_hold_verbs() {
    check(&[
        ("由深创投、远山科技、南江共同前程等联合投资。", "南江共同前程/Company"),
        ("由远山投资、北川创投、松涛汇聚作为新股东参投。", "松涛汇聚/Company"),
        ("由深创投、未来听风创投、远山科技等跟投。", "未来听风创投/Company"),
    ]);
    refuse(&[("深创投领投、远山科技跟投、松涛资本参投。", "松涛资本参投 远山科技跟投")]);
}

#[test]
fn firms_with_codes_and_nouns_of_few_words() {
    check(&[
        ("他们收购了科创板公司上纬材料(688999.SH)的六成股份。", "上纬材料/Company"),
        ("Luma Systems(NASDAQ:LUMA)宣布收购Orla。", "Luma_Systems/Company"),
        ("瑞士邮政接入了听涛大模型。", "瑞士邮政/Company"),
        ("由小米战略投资部领投。", "小米战略投资部/Company"),
        ("中国家用电器协会发布了报告。", "中国家用电器协会/Organization"),
        ("其PCIe重定时器QY5116于2021年推出。", "QY5116/Hardware"),
        ("唐令则团队构建了基准。", "唐令则团队/Organization"),
        ("由桐生雅人创办的Kiri AI完成融资。", "桐生雅人/Person"),
        ("冈野原大辅和佐伯健太郎表示满意。", "冈野原大辅/Person 佐伯健太郎/Person"),
    ]);
    refuse(&[
        ("Luma Systems(NASDAQ:LUMA)宣布收购Orla。", "NASDAQ LUMA"),
        ("其PCIe重定时器QY5116于2021年推出。", "重定时器QY5116"),
        ("中国家用电器协会发布了报告。", "家用电器"),
    ]);
}

#[test]
fn parts_of_houses_in_other_towns() {
    check(&[
        ("博世苏州工厂最先采购了它。", "博世苏州工厂/Company"),
        ("哈工大深圳校区与云川科技签约。", "哈工大深圳校区/University"),
        ("中科院古脊椎所发布了图谱。", "中科院古脊椎所/ResearchInstitute"),
        ("利雅得银行部署了系统。", "利雅得银行/Company"),
    ]);
    refuse(&[("法国银行纷纷涨价。", "法国银行")]);
}

#[test]
fn countries_and_measures_beside_names() {
    check(&[("挪威1X Nami联合创始人王雪说。", "王雪/Person"), ("青梧科技总监郭春超在知乎披露。", "郭春超/Person")]);
    refuse(&[("挪威1X Technologies联合创始人王雪说。", "挪威1X_Technologies"), ("总监郭春超在知乎披露。", "郭春")]);
}

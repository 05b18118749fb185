//! Chinese grammar in one place: the closed-class words by which a clause is read; in `adverb` adverbs, in `doing` who does things
//! and with what verbs before the verb, in `plain` words that hold one of these and are none, in `persons` surnames and the characters of foreign names.
//!
//! Deliberately holds grammar only: no verb or noun of any field of knowledge stands here.

mod adverb;
mod doing;
mod oneof;
mod persons;
mod plain;

pub use adverb::{is_adverbial, leading_adverbs};
pub use doing::{ABLE, GIVING_UP, HAVING, LEAVING, MOVES, PERSONS, SERIAL, STAFF, TRADES};
pub use oneof::OneOf;
pub use persons::{COMPOUND_SURNAMES, FOREIGN, GIVEN, LONG_GIVEN, LONG_SURNAMES, SURNAMES, SURNAMES_AFTER_POSTS};
pub use plain::plain;

/// Whether a text begins with a word, as [`str::starts_with`]: where many words are asked, one byte tells nearly all of them apart.
#[inline]
#[must_use]
pub fn begins(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    word.last().is_none_or(|last| text.get(word.len() - 1) == Some(last)) && text.starts_with(word)
}

/// Whether a text ends with a word, as [`str::ends_with`], asked in the same way.
#[inline]
#[must_use]
pub fn ends(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    word.last().is_none_or(|last| text.last() == Some(last)) && text.ends_with(word)
}

/// Whether a character is a letter or a digit, as [`char::is_alphanumeric`]: most are ideographs, for which no table is needed.
#[inline]
#[must_use]
pub fn is_letter(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_alphanumeric()
}

/// What a word does in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// 由 被: what follows does it.
    By,
    /// 把: what follows is done to. 将 is one before a noun phrase and a plan before a verb.
    Ba,
    /// 将, as above.
    Jiang,
    /// 在 向 对 与 …: what follows is neither subject nor object.
    Coverb,
    /// 的
    De,
    /// 和 以及 与: joins phrases.
    And,
    /// 、
    Pause,
    /// 并 且 又 还: joins verbs.
    Also,
    /// ，
    Comma,
    /// ；
    Semicolon,
    /// ：
    Colon,
    /// （
    Open,
    /// ）
    Close,
    /// “ ” 《 》: part of how a name is written.
    Quote,
    /// 未 没有 否认
    Not,
    /// 否认: nothing of what its clause goes on with is so.
    Deny,
    /// 不是A, before 而是B: what stands there is not so, and what follows is.
    Denied,
    /// 告吹: nothing of what its clause has said came about.
    Undone,
    /// 计划 拟 预计
    Plan,
    /// 如果 若
    If,
    /// 是否 会不会 吗
    Ask,
    /// 传 据传 有消息称
    Rumour,
    /// 表示 称 说
    Say,
    /// 分别 各自 依次 分任
    Respectively,
    /// 该 这家 这款 此: with a noun it stands for something said before.
    This,
    /// 其 它 他 她
    Pronoun,
    /// 双方 两家公司
    Both,
    /// 前者
    Former,
    /// 后者
    Latter,
    /// 前两者 后三者: so many of those that were listed.
    Few,
    /// 整个系列
    Family,
    /// 曾 曾任 原 前
    Once,
    /// A noun that describes a kind or a class of thing (公司, 大模型); from the lexicon.
    Noun,
    /// A post (院长); from the lexicon.
    Title,
    /// A rule's trigger.
    Verb,
    /// A rule's trigger that nobody does: what something has (参数量, 估值).
    Attribute,
    /// A longer word that holds one of the above and is none.
    Plain,
}

/// The words, by category. A longer word wins over a shorter one that it holds.
pub const WORDS: &[(Category, &str)] = &[
    (Category::By, "由|被|经由|为…所"),
    (Category::Ba, "把"),
    (Category::Jiang, "将"),
    (
        Category::Coverb,
        "因参与|因为参与|由于参与|因提出|因为提出|因发明|因发现|因开创|因领导|在|向|对|与|同|于|从|以|给|为|面向|针对|通过|凭借|凭|随|随着|据|根据|按|按照|基于|关于|至于|围绕|经过|自|截至|除|除了|比|用|借助|依托|跟|对于|作为|携|携带|带着|到|至|依据|为了|朝|沿着|就|靠|会同|偕同|联同|偕|伙同|携同",
    ),
    (Category::De, "的"),
    (Category::Pause, "、"),
    (Category::And, "和|及|以及|以及其他|及其他|以及其它|及其它|与|或|&|暨|连同|还有|跟|外加"),
    (Category::Also, "并|并且|且|又|还|也|同时|随后|而后|随即|继而|接着|再|先后|一并|后又|而|同步|来|转而|进而"),
    (Category::Comma, ","),
    (Category::Semicolon, ";"),
    (Category::Colon, ":"),
    (Category::Open, "("),
    (Category::Close, ")"),
    (Category::Quote, "“|”|《|》|「|」|『|』|\"|‘|’|【|】"),
    (
        Category::Not,
        "下届|请谨慎|请勿|切勿|不宜|不建议|不推荐|不适合|不适用|谨慎用于|未|没有|没|没能|没能够|并未|尚未|从未|未能|未曾|未获|不|不会|不再|不是|并非|无|无意|暂无|暂未|从不|拒绝|取消|终止|放弃|叫停|不曾|谈不上|推迟|暂缓|暂缓了|延期|延后|推后|驳回|原定|原定于|原定在|原计划|原拟|原拟于|原打算|原本打算|原本准备|原本拟|原想|本打算|本想|原准备|原本计划|本应|本该|本拟|本计划|难以|无法|未予|不愿|停止|终止了|取消了|放弃了|叫停了|停止了|拒绝了|驳回了|中止|中止了|搁置|搁置了|解除了|撤销了|撤回了|并不|无缘|无关|否决|否决了|阻止|阻止了|拦下了|禁止|严禁|不得|慎用于",
    ),
    (
        Category::Deny,
        "与其说|曾计划|曾打算|曾准备|曾拟|曾有意|曾考虑|一度计划|一度打算|一度准备|一度有意|一度考虑|否认|矢口否认|断然否认|驳斥|辟谣|不实|以为|误以为|原以为|误认为|误传|错当成|冒充|假冒|谎称|差点|险些|差一点|差点儿|试图|企图|妄图|曾想|曾试图|原本可以|本来可以|原本要|原本想|本来要|本来想|呼吁|敦促|鼓励|倡导|倡议|号召|力劝|督促|催促|鼓励支持|期待|盼望|盼着|渴望|应该|应当|建议|提议|劝说|游说|奢望|幻想",
    ),
    (
        Category::Undone,
        "有误|写错了|系误写|系误传|陷入停滞|陷入僵局|停滞不前|告吹|泡汤|搁浅|流产|落空|作罢|未果|无果|无疾而终|不了了之|没有下文|再无下文|夭折|被叫停|遭叫停|被否决|遭否决|被否|遭拒|被拒|被搁置|被取消|被终止|宣告失败|宣告放弃|最终放弃|选择放弃|宣告终止|宣布终止|宣告破裂|已告终止|以失败告终|没有成功|没能成功|未能成功|没有成行|未能成行|未能完成|没能完成|未能落地|没能落地|未能交割|没谈成|没能谈成|没有谈成|谈崩|谈判破裂|合作破裂|未获批准|未获通过|未能获批|未能通过|纯属谣言|纯属子虚乌有|子虚乌有|系谣言|是谣言|系误读|属误读|系误传|假消息|并不属实|不属实|予以否认|予以了否认|加以否认|均予否认|坚决否认|表示否认|作出否认|一概否认|已失效|已经失效|宣告失效|已作废|已经作废|已终止|已经终止|已破裂",
    ),
    (
        Category::Undone,
        "一事不予置评|一事未予置评|一事拒绝置评|一事不予回应|一事未予回应|一事未作回应|一事不予评论|的传闻不予置评|的消息不予置评|没有的事|没这回事|没有这回事|没影的事|没影儿的事|无稽之谈|空穴来风|纯属谣传|消息不实|传闻不实|说法不实|报道不实|信息不实|内容不实|传言不实|纯属杜撰|纯属捏造|纯属虚构|并非事实|不是事实|与事实不符|不符合事实|未能达成|没能达成|没有谈拢|没谈拢|未能谈拢|没能谈拢|未能敲定|没能敲定|未能如愿|未能签署|未能推进|终止了交易|终止交易|终止这笔交易|终止了这笔交易|取消交易|取消了交易|取消这笔交易|取消了这笔交易|放弃了交易|放弃交易|放弃了这笔交易|交易终止|交易取消|初步接触|初步磋商|初步洽谈|初步沟通|初步讨论|进行了接触|进行了磋商|有过接触|有过磋商|仍在磋商|仍在洽谈|宣告终止|宣布终止|宣告破裂|已告终止",
    ),
    (
        Category::Plan,
        "计划|承诺|许诺|拟|定于|定在|预定于|预计|有望|即将|准备|打算|预期|将要|将会|有意|欲|争取|力争|目标|未来|届时|希望|预告|筹备|瞄准|意向|明年|后年|定档|同意|料将|就要|快要|行将",
    ),
    (
        Category::If,
        "如果|只有当|唯有|只有等|若|假如|倘若|一旦|只要|假设|要是|如若|即便|即使|除非|假使|倘使|倘|哪怕|就算|纵使|万一|要不是|若非|若能",
    ),
    (Category::Ask, "?|是否|会不会|能否|吗|谁|哪家|哪些|哪个|什么|如何|为何|怎么|能不能|有没有|要不要|何时"),
    (
        Category::Rumour,
        "有报道称|有报道说|被传|被传出|网上说|网上传|外面传|外面说|有人传|有媒体说|至于说|听人说|有报道指|传言|曾传|外界传|外界盛传|市场传|市场盛传|坊间传|坊间盛传|传闻|坊间|外传|有媒体称|有媒体报道|有外媒报道|有日媒报道|有美媒报道|有韩媒报道|有港媒报道|有媒体爆料|所传|有消息称|消息称|据传|网传|盛传|风传|疑似|猜测|或将|或于|或达|或超|金额或|可能|也许|据说|流传|爆料称|外界猜|知情人士|未经证实|未获证实|尚未证实|洽谈|寻求|洽购|正在谈|考虑|讨论|传出|有传|疑|恐|有人说|有人称|有人爆料|有人猜|有人预测|有人赌|有人言之凿凿|有人晒出|有人透露|有人声称|有人放话|有网友|网友爆料|网友称|有分析师|有业内人士|知情人|知情者|消息人士|帖子称|小道消息|据闻|听说|道听途说|被曝|被爆|爆料|曝|曝出|据曝|不愿具名的人士|不愿具名的知情|不愿具名的消息|不愿具名的员工|不愿具名的高管|不愿具名的内部|不愿具名的业内|不愿具名的接近|不愿具名的前|不愿具名的工程师|不愿具名的研究员|不愿具名的官员|不愿具名的分析师|不愿具名的银行家|不具名的人士|不具名的知情|不具名的消息|不具名的员工|不具名的高管|不具名的内部|不具名的业内|不具名的接近|不具名的前|不具名的工程师|不具名的研究员|不具名的官员|不具名的分析师|不具名的银行家|要求匿名的人士|要求匿名的知情|要求匿名的消息|要求匿名的员工|要求匿名的高管|要求匿名的内部|要求匿名的业内|要求匿名的接近|要求匿名的前|要求匿名的工程师|要求匿名的研究员|要求匿名的官员|要求匿名的分析师|要求匿名的银行家|匿名人士|谣言|进行谈判|展开谈判|谈判中|接洽|磋商|商谈",
    ),
    (
        Category::Say,
        "表示|称|说|获悉|得知|了解到|注意到|留意到|关注到|报道|报道称|指出|认为|宣布|介绍|透露|强调|说道|坦言|谈到|提到|回应|补充|披露|公布称|告诉|写道|感叹|解释|评价|直言|看来|确认|证实|声明|宣称|发文称|说明|相信|判断|分析|预测|总结",
    ),
    (Category::Respectively, "分别|各自|依次|分列|分任|各为|各是|各达|各约|各获|各得"),
    (
        Category::This,
        "该|这家|这款|这一|这个|这项|此|本|本届|本次|本场|该届|这次|上述|这套|这场|这届|这台|这颗|这位|这部|这份|该家|该款|那家|那款|这种|此次|这支|这座|这所|这枚|这副|那副|这辆|这间|这块|这架|这艘",
    ),
    (Category::Pronoun, "其|它|他|她|前述"),
    (Category::Pronoun, "它们|他们|她们|二人|三者"),
    (Category::Pronoun, "我们|我司|我方|咱们"),
    (Category::Pronoun, "我校|本校|我院|本院|我馆|我台|我社"),
    (Category::Pronoun, "院方|校方|行方|馆方|院里|校里|行里"),
    (
        Category::Both,
        "双方|两家公司|两家|二者|两者|两家企业|两个机构|两家机构|两家单位|两家厂商|两家研究机构|两个单位|两个团队|两支团队|两所大学|两所高校|两所学校|两校",
    ),
    (Category::Former, "前者"),
    (Category::Latter, "后者"),
    (Category::Few, "前两者|前二者|前三者|后两者|后二者|后三者"),
    (
        Category::Family,
        "整个系列|全系列|整个家族|全家族|该系列|这一系列|整个模型家族|这个系列|这个家族|该家族|这一家族|这个模型家族|该模型家族|这一模型家族|该模型系列|这一模型系列|这个模型系列|该系列模型|这一系列模型|全系列模型|全系列产品|系列全系",
    ),
    (Category::Once, "曾|生前|曾任|原|前|此前|时任|曾经|一度"),
    (
        Category::Plain,
        "除草|除尘|除湿|除雪|除冰|除锈|除霜|除虫|除螨|除菌|除障|除夕|师从|师承|听从|服从|遵从|医院里|学院里|研究院里|法院里|学校里|高校里|银行里|同行里|流行里|医院方|学院方|研究院方|法院方|学校方|高校方|银行方|央行方|同行方|图书馆方|博物馆方|建议零售价|建议售价|建议价|建议定价|建议书|就连|不光|不单|一前一后|一先一后|前后脚",
    ),
    (
        Category::Plain,
        "不得不|不是没有|并非没有|不是没|并不是没有|也不是没有|不是未|并非未|不能不|不可不|不会不|无不|莫不|不无|何尝没有|何尝不是|未尝没有|未尝不是|准备的|与其说|与其是|与其让|与其等|与其在|与其把|与其被|与其花|与其做|与其去|前阵子|前阵|前段时间|前段日子|前些时候|前些天|前些日子|前一阵|前一阵子|曝光|曝光了|曝光度|自曝|自曝了|被迫|被逼|不得已|迫不得已|不出所料|不出意外|不出意料|毫无征兆|毫无意外|毫无疑问|毫无疑义|毫无保留|没有任何预告|没有任何征兆|没有悬念|史无前例|悄无声息|神不知鬼不觉|无奈|当之无愧|义无反顾|一声不吭|冷不防|二话不说|无可争议|毫无争议|毫不费力|毫不迟疑|毫不留情|毫不保留|不负所望|无一例外|不可避免|不经意间|不知不觉|不谋而合|不慌不忙|不紧不慢|不可思议|果不其然|按原计划|依原计划|战略考虑|成本考虑|上述考虑|这一考虑|安全考虑|合规考虑|商业考虑|多重考虑|直到|等到|待到|直至|等到了|原定的|原计划的|终于|甚至|冷不丁|毫无预兆|没多久|不久前|不久后|不久便|未几|到底|真的|从头开始|可靠|依靠|牢靠|靠谱|靠近|靠前|靠拢|停靠|投靠|其中|其他|其它|其余|既有|既是|尤其|极其|总和|温和|附和|饱和|以及|及时|及其|涉及|普及|以及其|目的|的确|有的放矢|本次|本身|本月|本周|本年|本届|本轮|本地|基本|成本|版本|资本|日本|样本|文本|剧本|脚本|原本|副本|因此|彼此|此外|此前|此后|如此|至此|从此|因为|认为|作为一|身为|成就|造就|早就|就此|就读|就地|就位|就绪|成为|行为|称为|作为|名为|更为|较为|极为|为主|为例|为止|人为|为期|用于|使用|应用|采用|改用|换用|沿用|选用|租用|套用|用户|利用|费用|通用|专用|实用|商用|作用|引用|信用|调用|启用|不过|不仅|不但|不断|不同|不少|不久|不止|不只|不错|不俗|不限|不论|不管|不到|不足|不低于|不超过|不会超过|不会高于|不会低于|不会少于|不少于|不高于|不凡|不乏|不容|不约而同|同传|同声传译|同轴|同城|同源|随身|随行|随车|跟踪|跟拍|按摩|到店|到家|就医|就诊|就业|比价|靠背|给药|从机|不声不响|不动声色|马不停蹄|迫不及待|毫不犹豫|不失时机|不严|不小|不浅|不弱|不赖|不薄|不良|不全|不清|不齐|不均|不匀|不当|不稳|不符|不合格|不规范|不达标|不一致|不完整|不到位|不遗余力|不远万里|不由得|不日|一声不响|当仁不让|毫不意外|出其不意|不期而至|不负众望|不孚众望|不甘示弱|不甘落后|不甘人后|不惜重金|不惜血本|不温不火|不大不小|不及|不如|不敌|不菲|无人|无锡|无线|无疑|无论|无须|无需|虚无|无障碍|无损|无服务器|未来|从业|从事|从而|从容|从零|自己|自身|自家|自研|自主|自动|自动化|自然|自我|自由|各自|自治|来自|独自|亲自|自从|自有|自助|自带|比如|比例|比较|对比|相比|同比|环比|比赛|占比|性价比|比拼|比特|百比|以上|以下|以内|以来|以往|以外|可以|所以|以便|予以|给予|足以|难以|得以|以色列|以太网|以太坊|同样|同期|同行|同学|合同|会同|伙同|偕同|连同|共同|协同|同比|相同|同步|一同|同意|同台|同业|同花|随机|伴随|跟随|数据|依据|证据|占据|根据地|据悉|据了解|据介绍|据报道|据统计|据测算|按钮|面对|针对性|对话|对象|对手|对外|绝对|相对|反对|对齐|应对|对标|对比|对接|针对|对冲|对抗|核对|对账|参与|与会|给出|给定|供给|还是|还有|并购|合并|并行|兼并|并列|并称|一并|而且|然而|反而|从而|因而|而是|再次|再度|再者|将军|大将|主将|即将|行将|自将|先后|后来|由于|理由|自由|经由|由此|来由|缘由|由来已久|被动|被称|于是|关于|对于|基于|由于|处于|位于|属于|至于|至少|至多|在于|等于|源于|善于|限于|大于|小于|高于|低于|优于|用于|致力于|专注于|落户于|来自于|存在|正在|现在|所在|在线|在内|在于|在建|潜在|实在|向量|方向|转向|定向|意向|面向对象|向来|一向|双向|说法|小说|据说|传说|学说|再说|说明|名称|简称|下称|又称|对称|俗称|职称|称号|全称|统称|著称|号称|堪称|昵称|称赞|称得上|自称|他人|其实|其次|应该|该不该|前沿|目前|之前|前景|前后|前三|前十|前五|前列|前往|前期|前年|前天|提前|当前|日前|前端|前身|前所未有|前瞻|此前|眼前|面前|前台|前景|前进|前不久|前一|前两|前几|原因|原生|原来|原则|原理|原型|原创|原先|原有|原始|原子|开原|平原|还原|未必|预期|传统|宣传|上传|传播|传感|传输|传媒|传递|遗传|怀疑|质疑|疑问|可能性|智能|恐怕|否认|目标检测|目标表示|目标识别|目标跟踪|目标追踪|目标定位|目标分割|目标函数|目标用户|目标客户|目标客群|目标人群|目标群体|目标市场|目标语言|目标物|目标域|目标公司|目标行业|多目标|图像目标|希望小学|准备金|准备了|准备好了|瞄准的是|瞄准的正是|瞄准的则是|瞄准了|计划书|认为|没收|携手|携程|提携|便携|有没有|能不能|在意|跟进|跟投|跟随|和记|拟人|模拟|虚拟|拟合|拟态|欲望|食欲|若干|倘若|若是|宛若|假若|如今|例如|比如|诸如|犹如|如何|正如|谁家|疑难|是否|为何|为什么|没什么|作为核心|之称",
    ),
];

/// Coverbs that may open a stretch of place or time which a word of [`STRETCH_CLOSERS`] closes: 在…上, 自…以来, 随着…后.
pub const STRETCH_OPENERS: &[&str] = &["在", "自", "从", "随", "随着", "当", "继", "于"];

/// Words that close a stretch of place or time.
pub const STRETCH_CLOSERS: &[&str] = &[
    "后",
    "时",
    "之际",
    "期间",
    "以来",
    "上",
    "中",
    "里",
    "内",
    "下",
    "之前",
    "前夕",
    "方面",
    "的同时",
    "之外",
    "起",
    "领域",
    "场景",
    "之上",
    "基础上",
    "底座上",
    "基座上",
];

/// Those of time alone, which a whole clause may stand before: 在A发布B之后.
pub const TIME_CLOSERS: &[&str] = &["后", "时", "之际", "期间", "以来", "之前", "前夕", "同时"];

/// Words that begin with a closer and close nothing.
pub const CLOSER_WORDS: &[&str] = &[
    "后续", "后来", "后者", "时代", "时间", "时任", "上海", "上述", "上升", "上涨", "上榜", "上场", "上架", "上周", "上月", "中国", "中文",
    "中心", "中央", "中标", "中选", "中小", "里程", "里面", "内部", "内容", "内置", "内测", "下载", "下跌", "下降", "下属", "下游", "下一",
    "下周", "起步", "起初", "起售", "起价", "上线", "上市", "上车", "上传", "上调", "上手", "上岗", "上路", "中控", "内嵌", "内含", "内建",
    "下发", "下架", "下达", "下沉", "后台", "后端", "时长", "起源",
];

/// Ends of words by which one value becomes another: 从8K提升到128K.
pub const CHANGES: &[&str] = &["到", "至", "成", "为"];

/// Coverbs of what something is done with.
pub const INSTRUMENTS: &[&str] = &["以", "用", "基于", "凭借", "凭", "借助", "依托", "通过", "靠"];

/// Further coverbs whose phrase may hold a clause with a doer of its own, as those of what something is done with may: 对A发布的X.
pub const GROUNDS: &[&str] = &["据", "根据", "按照", "对", "比", "由", "从"];

/// Coverbs of whom something is given or said to.
pub const RECEIVERS: &[&str] = &["向", "对", "给"];

/// Beginnings of verbs of becoming another thing: 由A换成B.
pub const TURNS: &[&str] = &["换", "更换", "替换", "改", "变", "转", "升级", "切", "迁", "更名"];

/// Ends of words by which a value is a difference: 提升了3%.
pub static DIFFERENCES: OneOf = OneOf::new(&[
    "提升", "提高", "增长", "增加", "上升", "上涨", "下降", "降低", "减少", "高出", "领先", "缩短", "下跌", "大涨", "暴跌", "降幅", "涨幅",
    "增幅", "跌幅", "便宜", "涨", "降", "跌", "少", "节省", "落后", "高了", "低了", "多出", "拉开", "上调", "下调", "缩减", "压缩",
]);

/// Verbs after which something is named that is only compared.
pub const COMPARISONS: &[&str] = &[
    "超越",
    "超过",
    "超过了",
    "超越了",
    "优于",
    "好于",
    "强于",
    "高于",
    "低于",
    "胜过",
    "击败",
    "击败了",
    "战胜",
    "打败",
    "反超",
    "逊于",
    "不及",
    "不如",
    "落后于",
    "领先",
    "领先于",
    "赶超",
    "追平",
    "对标",
    "媲美",
    "比肩",
    "持平",
    "不足",
    "相当于",
    "接近",
    "倍于",
    "远超",
    "看齐",
    "取代",
    "替代",
    "顶替",
    "逼近",
    "直逼",
    "堪比",
    "不输",
    "不输于",
    "不逊于",
    "不逊色于",
    "不亚于",
    "碾压",
    "力压",
    "完胜",
    "匹敌",
    "追上",
    "赶上",
    "跑赢",
];

/// After these stands whom somebody speaks to or of: 对记者表示.
pub const ADDRESSING: &[&str] = &["对", "向", "跟", "与", "和", "给", "针对", "就", "关于", "告诉", "对于", "谈及", "提到", "谈到"];

/// Verbs of those who only come to know what they tell: X注意到,….
pub static LEARNING: OneOf = OneOf::new(&[
    "获悉",
    "得知",
    "了解到",
    "注意到",
    "留意到",
    "关注到",
    "发现",
    "看到",
    "报道",
    "报道称",
    "见到",
    "观察到",
    "梳理发现",
    "统计",
]);

/// Words that turn a text to what follows them.
pub static INTRODUCTIONS: OneOf = OneOf::new(&[
    "轮到",
    "轮到了",
    "主角是",
    "主角叫",
    "主角则是",
    "主角",
    "来看",
    "再看",
    "看看",
    "说到",
    "说回",
    "反观",
    "回到",
    "至于",
    "焦点是",
    "代表是",
    "另一家是",
    "还有",
]);

/// Words of being between a name and its number in a clause that leaves out what is measured: Orion1则为130亿.
pub const EQUALS_IN_GAP: &[&str] = &[
    "为",
    "是",
    "则为",
    "则是",
    "也是",
    "增",
    "则增",
    "升",
    "则升",
    "涨",
    "降",
    "则降",
    "缩",
    "扩",
    "提升",
    "提高",
    "增加",
    "扩大",
    "扩展",
    "扩充",
    "缩小",
    "压缩",
    "至",
    "达",
    "达到",
    "到",
    "达到了",
    "则",
    "而",
    "却",
    "只有",
    "仅",
    "仅为",
    "仅有",
    "则只有",
    "有",
    "则有",
    "约为",
    "却只有",
    "则达",
    "为止",
    "则达到",
    "但",
    "这",
    "不过",
    "元",
    "分",
    "拿到",
    "得到",
    "则拿到",
];

/// Words that take up what was measured before: 这两个数字, 这两项.
pub static THESE: OneOf = OneOf::new(&["数字", "两项", "三项", "指标", "两个数", "数据"]);

/// Words before the first of two that 还是 joins: 无论A还是B都….
pub const WHETHER: &[&str] = &["无论", "无论是", "不论", "不论是", "不管", "不管是", "不只是", "不仅是"];

/// Verbs that join those who do a thing together: 由A联合B打造; A携手B,推出….
pub static TOGETHER: OneOf = OneOf::new(&["联合", "携手", "会同", "联手", "偕同", "连同", "联同", "协同", "偕", "伙同", "携同"]);

/// Verbs of working together that, right before another verb, only say how it is done: A与B携手推出C.
pub const JOINTLY: &[&str] = &[
    "联手",
    "携手",
    "牵手",
    "合作",
    "再度携手",
    "首次携手",
    "再度联手",
    "首次联手",
    "强强联合",
    "强强联手",
    "通力合作",
    "深度合作",
    "战略合作",
    "联合",
    "搭档",
    "结盟",
    "合伙",
];

/// What stands after a number that only says by how much: 以0.8分的优势.
pub const MARGINS: &[&str] = &[
    "之差",
    "分之差",
    "分之遥",
    "之遥",
    "的分差",
    "的优势",
    "的微弱优势",
    "的绝对优势",
    "的巨大优势",
    "的领先优势",
    "的差距",
    "之差",
    "分之差",
    "分之遥",
    "的微弱差距",
    "的劣势",
    "优势",
    "的分差",
    "的进步",
    "的提升",
    "的落差",
];

/// Words by which those who do something do it one after the other.
pub const IN_TURN: &[&str] = &["先后", "一前一后", "一先一后", "前后脚"];

/// Verbs that give each of those before them what is theirs: A、B分获冠亚军.
pub const SHARES: &[&str] = &["分获", "分列", "分居", "分占", "分任"];

/// 让 使: what follows is made to do something.
pub const CAUSATIVES: &[char] = &['让', '使', '令'];

/// Words that pick one of several without naming it: 最大的一款.
pub static ONE_OF_SEVERAL: OneOf = OneOf::new(&["最大", "最小", "更大", "更小", "另一", "一款", "一档", "一个", "某", "其余"]);

/// Words that begin a clause which looks into what was named last: 里面塞进了4096颗芯片.
pub static INSIDE: OneOf = OneOf::new(&[
    "里面", "里头", "内含", "内有", "内设", "组内", "院内", "馆内", "库内", "首批", "首期", "下设", "下辖", "含有", "包含", "收录",
]);

/// Nouns for who stands beside the one spoken of, right before a name: 对手X.
pub const COUNTERPARTS: &[&str] = &[
    "对手",
    "同行",
    "友商",
    "劲敌",
    "后来者",
    "同门",
    "邻居",
    "老东家",
    "东家",
    "新秀",
    "黑马",
    "巨头",
    "新贵",
    "伙伴",
    "搭档",
    "买家",
    "卖家",
    "前辈",
];

/// Words by which a clause only says what the next one measures: 下载量方面,X达到….
pub const REGARDING: &[&str] = &["方面", "上", "这一项上", "层面"];

/// Verbs of reaching a value that the clause before has spoken of: 翻了两番,达到860万.
pub const REACHED: &[&str] =
    &["达到", "达到了", "达", "已达", "已达到", "增至", "升至", "涨至", "涨到", "增长到", "攀升至", "来到", "至", "到", "降至", "降到"];

/// Coverbs after which things are counted that something is only picked from: 从90款产品里突围.
pub const OUT_OF: &[&str] = &["从", "自"];

/// Words that say of each of several what a clause says: 三款均为128K.
pub static EACH: OneOf = OneOf::new(&["均", "都", "皆", "分别", "各", "一律", "全部", "双双", "依次", "统一", "悉数"]);

/// Words that tell one of several by its grade.
pub const GRADES: &[&str] = &[
    "旗舰",
    "轻量",
    "标准版",
    "基础版",
    "高配",
    "低配",
    "大杯",
    "中杯",
    "小杯",
    "专业版",
    "高级版",
    "企业版",
    "个人版",
    "精简版",
    "蒸馏版",
    "满血版",
    "入门版",
    "青春版",
    "迷你版",
    "极速版",
    "小尺寸",
    "大尺寸",
    "中尺寸",
    "端侧版",
    "云端版",
    "顶配",
    "长续航版",
];

/// What two are by which a clause compares them: 与X相当.
pub const ALIKE: &[&str] =
    &["相当", "抗衡", "竞争", "直接竞争", "媲美", "相媲美", "比肩", "看齐", "不相上下", "持平", "匹敌", "齐名", "旗鼓相当", "较量"];

/// What something has that is as good as another: 达到X的水平.
pub static LEVELS: OneOf = OneOf::new(&["水平", "水准", "级别", "层次", "高度"]);

/// Words by which a clause only compares: 与X相比.
pub const COMPARED: &[&str] = &["相比", "相较", "比起", "不同", "不一样"];

/// Nouns of what belongs to a thing and is not the thing: 公布X的细节.
pub const ATTRIBUTES: &[&str] = &[
    "细节",
    "指南",
    "手册",
    "规格",
    "说明",
    "价格",
    "定价",
    "代码",
    "权重",
    "源码",
    "源代码",
    "论文",
    "技术报告",
    "报告",
    "参数",
    "路线图",
    "时间表",
    "计划",
    "消息",
    "预告",
    "演示",
    "视频",
    "海报",
    "数据",
    "文档",
    "内测",
    "照片",
    "信息",
    "进展",
    "名单",
    "股份",
    "股权",
    "资产",
    "业务",
    "成绩",
    "测试",
    "榜单",
    "规划",
    "案例",
    "方案",
    "教程",
    "白皮书",
    "结果",
    "公告",
    "声明",
    "情况",
    "状况",
    "接口",
    "许可",
    "专利",
];

/// Ends of nouns that, right behind the name of a thing, name something that only comes with it: X使用手册, X体验店.
pub const BESIDE_THINGS: &[&str] = &[
    "手册",
    "指南",
    "教程",
    "文档",
    "课程",
    "路线图",
    "时间表",
    "升级计划",
    "伙伴计划",
    "支持计划",
    "激励计划",
    "招募计划",
    "海报",
    "预告",
    "预告片",
    "演示视频",
    "宣传片",
    "照片",
    "细节",
    "进展",
    "战绩",
    "成绩单",
    "名单",
    "案例",
    "规范",
    "政策",
    "权限",
    "资格",
    "名额",
    "套餐",
    "会员",
    "会员服务",
    "用户",
    "竞品",
    "替代品",
    "周边",
    "玩偶",
    "礼盒",
    "主题咖啡",
    "训练营",
    "奖学金",
    "生产线",
    "产线",
    "工厂",
    "体验店",
    "展厅",
    "基地",
    "研发中心",
    "社区",
    "交流群",
    "大赛",
    "直播",
    "发布会",
    "负责人",
    "广告",
    "广告系统",
    "培训服务",
    "培训",
    "定价方案",
    "数据",
    "下载量",
    "价格",
    "参数",
    "开发者",
    "客户",
    "周边产品",
    "外壳",
    "说明书",
    "源文件",
    "发布时间",
    "订单",
    "门店",
    "专卖店",
    "旗舰店",
];

/// Words between a series and what continues it: 听涛新一代推理模型X.
pub const RENEWALS: &[&str] = &["新一代", "全新", "最新", "全新一代", "最新一代", "新款", "首款", "首个", "系列", "家族"];

/// Nouns that, bare, take up what was spoken of: 项目由X承担.
pub const TAKEN_UP: &[&str] = &["项目", "产品", "成果", "作品", "方案", "工程", "工作", "该项目", "该产品", "该成果"];

/// Copulas that end a stretch: X是一个70亿参数的模型 speaks of X.
pub const COPULAS: &[&str] = &["是", "为", "系", "成为", "作为", "属于", "一款", "一个", "一种", "这款", "这个", "有"];

/// Coverbs after which something is named that the clause is not about.
pub const BESIDE: &[&str] = &["比", "较", "与", "和", "同", "跟", "除", "除了", "据", "根据", "按", "按照", "依据", "从", "向"];

/// What opens a list of what was only described before: 多家机构…,包括A、B.
pub const LIST_OPENERS: &[&str] = &["包括", "有", "如", "例如", "比如", "诸如", "像", "包含", "涵盖", "不乏", "就有", "就包括", "既有"];

/// What gives a thing its name: 一个叫A.
pub const NAMINGS: &[&str] = &["叫", "名叫", "名为", "叫做", "叫作", "取名", "取名为", "命名为", "称为"];

/// Classifiers of what acts and what is made.
const CLASSIFIERS: &[char] = &['家', '个', '款', '名', '位', '种', '项', '所', '支', '间', '座', '台', '批'];

/// Numerals of an uncertain number.
const SOME: &[char] = &['多', '几', '数', '些', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The same of things that come one after the other.
const SERIES_OF: &str = "一系列";

/// Whether a text speaks of some things without naming them: 了多款产品, 一批机构.
#[must_use]
pub fn is_some(text: &str) -> bool {
    let mut before = None;
    text.contains(SERIES_OF)
        || text.chars().any(|c| {
            let counted = CLASSIFIERS.contains(&c) && before.is_some_and(|b| SOME.contains(&b));
            before = Some(c);
            counted
        })
}

/// The word that makes the name of a family of things of the name of one.
pub const SERIES: &str = "系列";

/// Nouns of a kin of things, behind or before its name: 听涛系列, 听涛家族, 大模型家族“听涛”.
pub const FAMILIES: [&str; 2] = [SERIES, "家族"];

/// What makes another word of the 长 that a post ends with: 内部长期 holds no 部长.
pub const LONG: [&str; 7] = ["期", "时间", "远", "久", "达", "聘", "江学者"];

/// What makes a post that of nobody in particular: 老师们.
pub const NOBODY: [&str; 1] = ["们"];

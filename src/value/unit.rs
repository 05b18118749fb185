//! What a number counts: measure words, units, currencies, bytes, tokens.
//!
//! Takes the text after a number, gives the unit there. Deliberately knows no noun that is counted.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::table::{Table, words};
use crate::chinese::OneOf;
use crate::span::Span;

/// What a word after a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitWord {
    /// Another word, which begins like a unit: 家族, 组成, 成为.
    Plain,
    /// A measure word of things that have no halves.
    Counter,
    /// A unit of measure.
    Measure,
    /// Money, by its code.
    Money(&'static str),
    /// A coin: its currency, and how many make one of it.
    Coin(&'static str, u32),
    /// So many bytes.
    Bytes(u64),
    Tokens,
    Percent,
    Points,
    /// 成: ten in a hundred.
    Tenths,
    /// 折: of the price so many tenths are paid.
    Discount,
}

const COUNTERS: &str = "例 段 个 家 款 种 项 次 人 名 位 张 枚 颗 台 套 件 部 篇 条 份 组 批 只 辆 座 支 代 对 集 本 首 人次 户 架 门 所 笔 场 届 期 \
    轮 层 步 类 国 城 省 栋 幢 株 头 匹 艘 间 辈 群 副 双 打 顶 则 桩 宗 起 封 艇 列 节 课时 课 票 单 站 县 村 校 店 城市 院 省份 市 口 尊 棵 朵 根 盏 面 盒 箱 袋 瓶 杯 碗 罐 桶 盘 班 排 阶 关 把 棟 处 册";

const MEASURES: &str = "倍 番 字 词 页 卡 分 秒 米 吨 克 瓦 度 路 块 片 句 道 幅 股 岁 万 单位 人月 课时 车次 架次 人天 人年 字符 词条 像素 帧 周岁 拍 \
    平方公里 平方千米 平方米 平方厘米 平方英尺 平方 立方米 立方 公里 千米 毫米 厘米 分米 公分 微米 纳米 海里 英里 英尺 英寸 光年 公顷 亩 平米 \
    公斤 千克 毫克 微克 斤 两 磅 盎司 升 毫升 公升 加仑 公尺 公吨 英吋 吋 呎 平方毫米 平方英里 立方厘米 立方毫米 立方千米 摩尔 \
    千瓦时 兆瓦时 兆瓦 千瓦 吉瓦 度电 焦耳 千焦 卡路里 千卡 大卡 马力 伏 伏特 安培 毫安时 摄氏度 华氏度 \
    赫兹 千赫兹 兆赫兹 吉赫兹 赫 兆赫 千赫 比特 千比特 兆比特 帕 兆帕 \
    小时 个小时 个月 分钟 毫秒 微秒 纳秒 秒钟 \
    nm um mm cm dm m km ml mL m2 m3 km2 cm2 cm3 mm2 inch inches foot feet mile miles kg mg g t GW MW kW KW W kWh MWh GWh TWh Wh mAh V A GHz MHz kHz Hz THz fps FPS rpm ms us ns s h min dB lm cc \
    FLOPS FLOPs MFLOPS GFLOPS TFLOPS PFLOPS EFLOPS ZFLOPS TFLOPs PFLOPs EFLOPs GFLOPs TFlops PFlops EFlops ExaFLOPS exaFLOPS PetaFLOPS petaFLOPS TeraFLOPS teraFLOPS ExaFlops PetaFlops TeraFlops Exaflops Petaflops ZettaFLOPS Flops FLOP TFLOP PFLOP TOPS GOPS POPS EOPS P E dpi ppi Mbps Gbps Tbps Kbps \
    Gbit Mbit Kbit bit bits qubit qubits QPS TPS QPM tokens/s token/s km/h m/s GB/s TB/s MB/s KB/s PB/s mmHg ℃ °C °F ° ℉ Ω Å";

const PLAIN: &str = "例如 例外 例子 例行 例会 例证 家族 家庭 家长 家具 家电 家居 家园 家乡 组成 组合 组织 组建 组件 项目 项目组 位于 位居 位列 位置 名为 名列 名单 次日 次世代 \
    部分 部署 部门 部件 部级 条件 条例 份额 集成 集团 集群 集中 集体 支持 支撑 支付 支付宝 代表 代码 代理 代替 代工 对比 对标 对话 对手 对应 对于 对接 对外 对齐 首次 首个 首款 首家 \
    首席 首发 本地 本土 本质 本身 分别 分为 分布 分享 分析 分成 分类 分割 分布式 分化 分之 分支 分发 分子 分区 度过 度假 步骤 步伐 路径 路线 路由 路演 路上 人形 人工 人工智能 人类 人员 人才 人机 人均 人脸 人民 人数 人士 人物 人文 人气 字节跳动 \
    词汇 词表 场景 场地 场馆 场所 层面 层级 层次 片段 片区 类似 类型 类别 种类 期间 期待 期望 期货 期刊 国家 国内 国产 国际 城市群 门户 门槛 门店 所有 所在 所谓 所以 轮次 轮融资额 轮椅 轮番 件事情 \
    成为 成立 成功 成本 成员 成果 成都 成交 成绩 成长 成熟 成年 成分 成型 成像 成套 成千 成效 成就 成形 成品 成人 成群 成片 成语 成真 成效 成色 成渝 成瘾 成堆 成才 成团 成见 成名 折叠 折叠屏 折扣 折合 折线 折旧 折中 折射 折腾 折算 \
    元素 元年 元宇宙 元件 元老 元器件 元气 元旦 元宵 元首 元组 元认知 元学习 元勋 元数据 元凶 元帅 \
    单一 单独 单个 单价 单纯 单元 单身 单品 单日 单季 单月 单机 单卡 单车 单次 单项 单位 单点 克服 克隆 克制 米其林 米家 米粒 米哈游 瓦解 卡片 卡位 卡车 卡顿 卡点 卡脖子 卡塔尔 卡通 卡耐基 卡尔 卡内基 卡斯 \
    块头 页面 页岩 道路 道德 道歉 道理 句子 句话 股份 股东 股权 股价 股票 股市 幅度 倍增 倍数 倍受 倍感 番茄 字段 字幕 字体 字母 字符串 字典 分别为 \
    位数 位次 列车 列表 列入 列为 节点 节目 节日 节省 节能 节奏 节约 课程 课题 课堂 面向 面对 面临 面积 面板 面部 面试 面世 把握 把控 根据 根本 根源 头部 头条 头像 头衔 头显 头戴 口碑 口号 口语 口径 口罩 关键 关于 关注 关系 关联 关闭 关节 关税 班级 班子 排名 排行 排放 排除 排序 排队 阶段 阶跃 阶层 \
    站点 站在 站立 站台 票房 票据 城区 省级 省内 市场 市值 市民 市政 市级 市长 校园 校长 校企 校准 校友 院士 院校 院长 院所 店铺 店面 村民 县域 间接 间隔 间谍 起到 起来 起步 起源 起诉 起草 封装 封面 封闭 封锁 双方 双向 双重 双语 双足 双臂 双模 顶级 顶尖 顶会 顶层 顶流 则是 则为 打造 打开 打破 打通 打击 打印 打折 打响 打卡 打车 打磨 打法 打包 打分 处理 处于 处在 处罚 处置 处境 处方 处长 处处 处分 处以 处女 处暑 处事 处死 \
    册子 点赞 点击 点评 点亮 点位 点名 点云 点对点 点燃 点半 点钟 点整 路段 平方根 单元格 周岁月 伏击 拍摄 拍照 拍卖 拍板 拍档 帧率 升级 升至 升高 升到 升值 升降 升空 升温 升学 两者 两次 两个 两家 两款 两大 两项 两种 两年 两位 两名 两岸 两会 两地 两侧 两端 磅礴 赫然";

/// A measure word with a word behind it, where the two begin like a word of [`PLAIN`]: 30家具有资质的企业, 12项目标.
static PARTED: OneOf = OneOf::new(&[
    "家具有",
    "家具备",
    "家具身",
    "家电商",
    "家电力",
    "家电池",
    "家电信",
    "家电网",
    "家电厂",
    "家电动",
    "家电子",
    "家电影",
    "家电视",
    "家电台",
    "家园区",
    "家乡镇",
    "家居民",
    "家长三角",
    "家长期",
    "项目标",
    "位居民",
    "组成员",
    "场地方",
]);

const CURRENCIES: &str = "CNY:元 CNY:元人民币 CNY:人民币 CNY:块钱 CNY:圆 CNY:RMB CNY:CNY CNY:人民币元 USD:美元 USD:美金 USD:美圆 USD:美刀 USD:USD USD:刀乐 USD:美币 HKD:港元 HKD:港币 HKD:港圆 HKD:HKD EUR:欧元 EUR:欧罗 EUR:EUR \
    JPY:日元 JPY:日圆 JPY:日币 JPY:JPY JPY:円 GBP:英镑 GBP:镑 GBP:GBP KRW:韩元 KRW:韩币 KRW:韩圆 KRW:KRW TWD:台币 TWD:新台币 TWD:新台币元 TWD:台币元 CHF:瑞士法郎 CHF:瑞郎 CAD:加元 CAD:加拿大元 CAD:加币 AUD:澳元 AUD:澳大利亚元 AUD:澳币 SGD:新元 \
    SGD:新加坡元 SGD:新币 SGD:坡币 NZD:新西兰元 NZD:纽元 SEK:瑞典克朗 NOK:挪威克朗 DKK:丹麦克朗 RUB:卢布 INR:卢比 INR:印度卢比 PKR:巴基斯坦卢比 IDR:印尼盾 IDR:印尼卢比 VND:越南盾 THB:泰铢 THB:铢 MYR:马来西亚林吉特 MYR:马来西亚令吉 MYR:林吉特 MYR:马币 MYR:令吉 PHP:菲律宾比索 MXN:墨西哥比索 MXN:比索 BRL:雷亚尔 BRL:巴西雷亚尔 \
    TRY:里拉 TRY:土耳其里拉 AED:迪拉姆 AED:阿联酋迪拉姆 SAR:沙特里亚尔 SAR:里亚尔 QAR:卡塔尔里亚尔 ILS:谢克尔 ILS:新谢克尔 ZAR:兰特 NGN:奈拉 EGP:埃镑 EGP:埃及镑 PLN:兹罗提 CZK:捷克克朗 HUF:福林 KZT:坚戈 MOP:澳门元 MOP:澳门币 MOP:葡币 KWD:科威特第纳尔 KES:肯尼亚先令 UAH:格里夫纳 CLP:智利比索 ARS:阿根廷比索 \
    BTC:比特币 BTC:枚比特币 BTC:个比特币 BTC:BTC ETH:以太币 ETH:以太坊 ETH:ETH USDT:USDT";

const BYTES: &[(&str, u64)] = &[
    ("EB", 1_000_000_000_000_000_000),
    ("PB", 1_000_000_000_000_000),
    ("TB", 1_000_000_000_000),
    ("GB", 1_000_000_000),
    ("MB", 1_000_000),
    ("KB", 1_000),
    ("kB", 1_000),
    ("字节", 1),
    ("千字节", 1_000),
    ("兆字节", 1_000_000),
    ("吉字节", 1_000_000_000),
    ("太字节", 1_000_000_000_000),
    ("TiB", 1_099_511_627_776),
    ("GiB", 1_073_741_824),
    ("MiB", 1_048_576),
    ("KiB", 1_024),
];

/// Currency signs before a number.
pub(super) const SIGNS: &[(&str, &str)] = &[
    ("HK$", "HKD"),
    ("US$", "USD"),
    ("S$", "SGD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("NT$", "TWD"),
    ("港币", "HKD"),
    ("新台币", "TWD"),
    ("台币", "TWD"),
    ("日币", "JPY"),
    ("韩币", "KRW"),
    ("澳币", "AUD"),
    ("加币", "CAD"),
    ("₩", "KRW"),
    ("RMB", "CNY"),
    ("CNY", "CNY"),
    ("USD", "USD"),
    ("HKD", "HKD"),
    ("EUR", "EUR"),
    ("人民币", "CNY"),
    ("港币", "HKD"),
    ("新台币", "TWD"),
    ("台币", "TWD"),
    ("日币", "JPY"),
    ("韩币", "KRW"),
    ("澳币", "AUD"),
    ("澳门币", "MOP"),
    ("$", "USD"),
    ("¥", "CNY"),
    ("￥", "CNY"),
    ("€", "EUR"),
    ("£", "GBP"),
];

/// Names of the scales of temperature before a number: 摄氏37度.
pub(super) const SCALES: &[(&str, &str)] = &[("摄氏温度", "摄氏度"), ("摄氏", "摄氏度"), ("华氏温度", "华氏度"), ("华氏", "华氏度")];

fn currency_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    words(CURRENCIES).filter_map(|pair| pair.split_once(':')).map(|(code, word)| (word, code))
}

static UNITS: LazyLock<Table<UnitWord>> = LazyLock::new(|| {
    let tokens = [
        "tokens",
        "token",
        "Tokens",
        "Token",
        "TOKENS",
        "个tokens",
        "个token",
        "个Token",
        "个Tokens",
        "词元",
        "个词元",
        "个 tokens",
        "个 Token",
        "个 token",
        "个 Tokens",
    ];
    let points = ["个百分点", "个百分比", "个点"];
    let all = words(PLAIN)
        .map(|w| (w, UnitWord::Plain))
        .chain(words(COUNTERS).map(|w| (w, UnitWord::Counter)))
        .chain(currency_words().map(|(w, c)| (w, UnitWord::Money(c))))
        .chain(BYTES.iter().map(|(w, n)| (*w, UnitWord::Bytes(*n))))
        .chain(tokens.map(|w| (w, UnitWord::Tokens)))
        .chain(points.map(|w| (w, UnitWord::Points)))
        .chain(words("% ﹪ ％").map(|w| (w, UnitWord::Percent)))
        .chain([("毛钱", 10), ("角钱", 10), ("分钱", 100)].map(|(w, n)| (w, UnitWord::Coin("CNY", n))))
        .chain([
            ("美分", UnitWord::Coin("USD", 100)),
            ("欧分", UnitWord::Coin("EUR", 100)),
            ("便士", UnitWord::Coin("GBP", 100)),
            ("‰", UnitWord::Plain),
            ("成", UnitWord::Tenths),
            ("折", UnitWord::Discount),
        ])
        .chain(words(MEASURES).map(|w| (w, UnitWord::Measure)));
    Table::new(all)
});

static CURRENCY: LazyLock<Table<&'static str>> = LazyLock::new(|| Table::new(currency_words()));

/// The unit at `at`, and the byte after it. A Latin unit ends where the Latin word ends.
pub(super) fn at(text: &str, at: usize) -> Option<(UnitWord, usize)> {
    let (unit, end) = UNITS.at(text, at).or_else(|| upper_case(text, at))?;
    let latin = text.as_bytes()[end - 1].is_ascii_alphanumeric();
    if latin && text[end..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    if unit == UnitWord::Plain {
        let measure = text[at..].chars().next().map_or(0, char::len_utf8);
        return is_parted(text, at).then_some((UnitWord::Counter, at + measure));
    }
    Some((unit, end))
}

/// A Latin unit of more than one letter in capitals: CM, KG.
fn upper_case(text: &str, at: usize) -> Option<(UnitWord, usize)> {
    let word: String = text[at..].chars().take(4).take_while(char::is_ascii_uppercase).collect();
    let (unit, _) = UNITS
        .at(&word.to_lowercase(), 0)
        .filter(|(u, end)| word.len() > 1 && word != "ML" && *end == word.len() && *u == UnitWord::Measure)?;
    Some((unit, at + word.len()))
}

/// Whether the unit at `at` begins with 千 as a prefix of its own: 千米, 千瓦时.
pub(super) fn has_prefix(text: &str, at: usize) -> bool {
    matches!(UNITS.at(text, at), Some((UnitWord::Measure | UnitWord::Bytes(_), _)))
}

/// The byte after 个百分点 at `at`, spaces within it allowed.
pub(super) fn past_spaced_points(text: &str, at: usize) -> Option<usize> {
    "个百分点".chars().try_fold(at, |at, c| {
        let at = text.len() - text[at..].trim_start_matches(' ').len();
        text[at..].starts_with(c).then_some(at + c.len_utf8())
    })
}

/// The currencies that `text` names, left to right, whether or not an amount stands by them.
pub fn currencies(text: &str) -> Vec<(Span, &'static str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match CURRENCY.at(text, at).filter(|(_, end)| end - at > '元'.len_utf8()) {
            Some((code, end)) => {
                found.push((Span::new(at, end), code));
                at = end;
            }
            None => at += c.len_utf8(),
        }
    }
    found
}

/// Whether a word that begins like a unit and is none stands at `at`.
pub(super) fn is_plain(text: &str, at: usize) -> bool {
    UNITS.at(text, at).is_some_and(|(unit, _)| unit == UnitWord::Plain) && !is_parted(text, at)
}

/// Whether a measure word and another word stand at `at` that begin like one word: 家电网 after 30.
pub(crate) fn is_parted(text: &str, at: usize) -> bool {
    PARTED.opens(&text[at..])
}

/// The currency named at `at`.
pub(super) fn currency_at(text: &str, at: usize) -> Option<(&'static str, usize)> {
    CURRENCY.at(text, at)
}

/// The part of a currency that the smaller coin at `at` is: 角, 毛 a tenth, 分 a hundredth.
pub(super) fn coin_at(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let rest = &text[at..];
    let (word, scale) =
        [("角", 1), ("毛", 1), ("美分", 2), ("欧分", 2), ("分钱", 2), ("便士", 2), ("日本銭", 2), ("日本钱", 2), ("銭", 2), ("分", 2)]
            .into_iter()
            .find(|(w, _)| rest.starts_with(w))?;
    let blocked = rest.starts_with("分之") || rest.starts_with("分钟") || rest.starts_with("分别") || rest.starts_with("角度");
    (!blocked).then(|| (Decimal::new(1, scale), at + word.len()))
}

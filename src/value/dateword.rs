//! Words of dates: 今天, 上月, 去年, 同日, 上半年, 近日, 以来.
//!
//! Gives what a word says, not yet which date. Deliberately resolves nothing.

use std::sync::LazyLock;

use super::Limit;
use super::festival::{FESTIVALS, Festival};
use super::stamp::{Part, Step};
use super::table::{Table, words};

/// What a word that begins a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateWord {
    /// So many days from the day of publication.
    Day(i32),
    /// So many days from the day said before.
    SameDay(i32),
    Year(i16),
    SameYear(i16),
    Month(i32),
    SameMonth(i32),
    Week(i32),
    Weekend(i32),
    /// 周, 星期: the number of the day follows.
    Weekday,
    Part(Part),
    /// So many quarters from that of publication.
    Quarter(i32),
    /// 年初, 年底 of the year of publication.
    Edge,
    /// 今夏: of the year so many on.
    Season(i16, i8),
    Festival(Festival),
    /// The first year of a five-year plan.
    Plan(i16),
    /// 上世纪, 本世纪: so many hundred years on.
    Century(i16),
    /// 农历, 正月, 腊月: the lunar month, 0 where it follows.
    Lunar(i8),
    /// 过去, 最近: a length of time up to the day of publication follows.
    Past,
    /// 未来, 下: a length of time from tomorrow on follows.
    Next,
    /// 此后, 随后: a length of time follows.
    Then,
    /// 近日: no date.
    Vague,
    /// 今明两年: so many from that of publication, two in a row.
    Two(Step, i32),
    /// 公元, 民国: a year follows, counted from so many years after the first. None where it is one before the first.
    Era(Option<i16>),
    /// 自, 从, 截至: a date follows.
    Lead(Option<Limit>),
}

const VAGUE: &str = "近日 近期 日前 近年来 近年 近来 不久前 近几年 近几年来 近些年 近些年来 前不久 连日来 近段时间 近几日 近几天 近几个月 近几周 近一段时间 这几天 这几年 这几日 \
    前些天 前些年 前段时间 前几天 前几年 前几日 早些时候 稍早前 稍早 不久之前 此前不久 不久后 不日 最近几年 最近几天 最近一段时间 过去几年 过去几个月 过去几天 \
    过去一段时间 未来几年 未来几个月 数日前 数月前 数年前 数天前 数周前 多年前 多年来 数年来 几年前 几天前 几个月前 几周前 几年来 日后 往年 历年 即日 即日起";

const DAYS: &[(i32, &str)] = &[
    (-4, "大大前天"),
    (-3, "大前天"),
    (-2, "前天 前日 前晚"),
    (-1, "昨天 昨日 昨晚 昨夜 昨晨 昨早"),
    (0, "今天 今日 今晨 今早 今晚 今夜"),
    (1, "明天 明日 明晚 明早 明晨"),
    (2, "后天 后日"),
    (3, "大后天"),
    (4, "大大后天"),
];

const SAME_DAYS: &[(i32, &str)] =
    &[(0, "同日 当日 当天 同一天 同天 当晚 该日"), (1, "次日 翌日 第二天 隔天 隔日 转天"), (2, "第三天"), (-1, "前一天 前一日 头一天")];

const YEARS: &[(i16, &str)] = &[
    (0, "今年 本年 本年度 今年度 本财年"),
    (-1, "去年 去年度 上年 上一年 上年度 上一年度 上财年 上一财年"),
    (-2, "前年"),
    (-3, "大前年"),
    (1, "明年 下一年 下年度 下一年度 下财年 下一财年"),
    (2, "后年"),
    (3, "大后年"),
];

const SAME_YEARS: &[(i16, &str)] = &[(0, "同年 当年 那年 该年 同一年 那一年 这一年"), (1, "次年 翌年 转年 第二年 隔年"), (-1, "前一年")];

const MONTHS: &[(i32, &str)] = &[
    (-2, "上上月 上上个月"),
    (-1, "上月 上个月 上一月 上一个月"),
    (0, "本月 这个月 这一个月 本月份"),
    (1, "下月 下个月 下一个月"),
    (2, "下下个月 下下月"),
];

const SAME_MONTHS: &[(i32, &str)] = &[(0, "当月 同月 该月 同一个月"), (1, "次月 翌月")];

const WEEKS: &[(i32, &str)] = &[
    (-2, "上上周 上上个周 上上星期 上上个星期 上上礼拜 上上个礼拜"),
    (-1, "上周 上个周 上星期 上个星期 上一周 上礼拜 上个礼拜"),
    (0, "本周 这周 这个周 这一周 本星期 这个星期 这一个星期 这星期 这礼拜 这个礼拜"),
    (1, "下周 下个周 下星期 下个星期 下一周 下礼拜 下个礼拜"),
    (2, "下下周 下下个周 下下星期 下下个星期 下下礼拜 下下个礼拜"),
];

const QUARTERS: [&str; 4] = [
    "一季度 第一季度 1季度 第1季度 一季 第一季 首季 首季度 Q1 第一财季 一季报 第一财季度",
    "二季度 第二季度 2季度 第2季度 二季 第二季 Q2 第二财季 二季报 第二财季度",
    "三季度 第三季度 3季度 第3季度 三季 第三季 Q3 第三财季 三季报 第三财季度",
    "四季度 第四季度 4季度 第4季度 四季 第四季 末季 Q4 第四财季 四季报 第四财季度",
];

const SPANS: &[(Part, &str)] = &[
    (Part::Months(1, 6), "上半年 前半年 上个半年 前两季度 前两个季度 前二季度 头两季度 首两季度 首两季"),
    (Part::Months(7, 12), "下半年 后半年 下个半年"),
    (Part::Months(1, 9), "前三季度 前三个季度 头三季度 头三个季度 首三季度 首三季"),
];

/// Parts of a year that need a year before them.
const AFTER_YEAR: &[(Part, &str)] = &[
    (Part::Season(1), "春 春季 春天 春夏之交"),
    (Part::Season(2), "夏 夏季 夏天"),
    (Part::Season(3), "秋 秋季 秋天"),
    (Part::Season(4), "冬 冬季 冬天"),
    (Part::Months(1, 6), "H1 半年报 半年度 中报"),
    (Part::Months(7, 12), "H2"),
];

const SEASONS: &[(i16, i8, &str)] = &[
    (0, 1, "今春"),
    (0, 2, "今夏"),
    (0, 3, "今秋"),
    (0, 4, "今冬"),
    (-1, 2, "去夏"),
    (-1, 3, "去秋"),
    (-1, 4, "去冬"),
    (1, 1, "明春"),
    (1, 2, "明夏"),
];

/// The word before a date, which the date then takes in.
const LEADS: &[(Option<Limit>, &str)] =
    &[(Some(Limit::Since), "自 自从"), (None, "从 在"), (Some(Limit::Until), "截至 截止 截止到 截至到 截止至")];

fn spread<T: Copy, M: Copy>(rows: &'static [(T, &'static str)], mean: impl Fn(T) -> M) -> Vec<(&'static str, M)> {
    rows.iter().flat_map(|(t, list)| words(list).map(|w| (w, *t))).map(|(w, t)| (w, mean(t))).collect()
}

fn parts() -> Vec<(&'static str, Part)> {
    let quarters = QUARTERS.iter().zip(1..).flat_map(|(list, n)| words(list).map(move |w| (w, Part::Quarter(n))));
    quarters.chain(spread(SPANS, |p| p)).collect()
}

/// All words with which a date begins.
pub(super) fn all() -> Vec<(&'static str, DateWord)> {
    let plans = [("十一五", 2006), ("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026)];
    let mut out: Vec<(&'static str, DateWord)> = words(VAGUE).map(|w| (w, DateWord::Vague)).collect();
    out.extend(spread(DAYS, DateWord::Day));
    out.extend(spread(SAME_DAYS, DateWord::SameDay));
    out.extend(spread(YEARS, DateWord::Year));
    out.extend(spread(SAME_YEARS, DateWord::SameYear));
    out.extend(spread(MONTHS, DateWord::Month));
    out.extend(spread(SAME_MONTHS, DateWord::SameMonth));
    out.extend(spread(WEEKS, DateWord::Week));
    out.extend(words("周末 本周末 这周末 这个周末").map(|w| (w, DateWord::Weekend(0))));
    out.extend(words("上周末 上个周末 上星期末").map(|w| (w, DateWord::Weekend(-1))));
    out.extend(words("下周末 下个周末").map(|w| (w, DateWord::Weekend(1))));
    out.extend(words("上上周末 上上个周末").map(|w| (w, DateWord::Weekend(-2))));
    out.extend(words("下下周末 下下个周末").map(|w| (w, DateWord::Weekend(2))));
    out.extend(words("周 星期 礼拜").map(|w| (w, DateWord::Weekday)));
    // 一季, 四季 are words of their own: they are quarters only after a year.
    out.extend(parts().into_iter().filter(|(w, _)| !w.ends_with('季')).map(|(w, p)| (w, DateWord::Part(p))));
    out.extend([
        ("本季度", DateWord::Quarter(0)),
        ("上季度", DateWord::Quarter(-1)),
        ("上个季度", DateWord::Quarter(-1)),
        ("上一季度", DateWord::Quarter(-1)),
        ("上一个季度", DateWord::Quarter(-1)),
        ("上上季度", DateWord::Quarter(-2)),
        ("上上个季度", DateWord::Quarter(-2)),
        ("下一个季度", DateWord::Quarter(1)),
        ("下下季度", DateWord::Quarter(2)),
        ("下下个季度", DateWord::Quarter(2)),
        ("下季度", DateWord::Quarter(1)),
        ("下个季度", DateWord::Quarter(1)),
        ("下一季度", DateWord::Quarter(1)),
    ]);
    out.extend(words("年底 年末 年初 年中 年内 年底前 岁末 岁末年初").map(|w| (w, DateWord::Edge)));
    out.extend(SEASONS.iter().map(|(y, s, w)| (*w, DateWord::Season(*y, *s))));
    out.extend(FESTIVALS.iter().map(|(w, f)| (*w, DateWord::Festival(*f))));
    out.extend(plans.map(|(w, y)| (w, DateWord::Plan(y))));
    out.extend([("上世纪", DateWord::Century(-1)), ("本世纪", DateWord::Century(0)), ("上个世纪", DateWord::Century(-1))]);
    out.extend([
        ("农历", DateWord::Lunar(0)),
        ("阴历", DateWord::Lunar(0)),
        ("闰", DateWord::Lunar(0)),
        ("正月", DateWord::Lunar(1)),
        ("冬月", DateWord::Lunar(11)),
        ("腊月", DateWord::Lunar(12)),
        ("大年初", DateWord::Lunar(1)),
    ]);
    out.extend([("公元", 0), ("公元后", 0), ("西元", 0), ("民国", 1911)].map(|(w, first)| (w, DateWord::Era(Some(first)))));
    out.extend(["公元前", "西元前", "纪元前"].map(|w| (w, DateWord::Era(None))));
    out.extend([("今明两年", 0), ("今明两个年度", 0), ("去今两年", -1), ("明后两年", 1)].map(|(w, y)| (w, DateWord::Two(Step::Years, y))));
    out.extend(
        [("今明两天", 0), ("今明两日", 0), ("昨今两天", -1), ("昨今两日", -1), ("明后两天", 1), ("明后两日", 1)]
            .map(|(w, d)| (w, DateWord::Two(Step::Days, d))),
    );
    out.extend(words("此后 随后 其后 之后 此后的 随后的 之后的 接下来 接下来的").map(|w| (w, DateWord::Then)));
    out.extend(words("过去 过去的 最近").map(|w| (w, DateWord::Past)));
    out.extend(words("未来 未来的 下 后").map(|w| (w, DateWord::Next)));
    out.extend(LEADS.iter().flat_map(|(limit, list)| words(list).map(|w| (w, DateWord::Lead(*limit)))));
    out
}

static AFTER_YEARS: LazyLock<Table<Part>> = LazyLock::new(|| Table::new(parts().into_iter().chain(spread(AFTER_YEAR, |p| p))));

/// What follows the word for a season where the two are another word: 冬至, 春晚, 秋招, 冬奥会.
const NO_SEASON: [char; 14] = ['至', '分', '招', '晚', '奥', '运', '令', '节', '耕', '训', '装', '雨', '游', '茶'];

/// The part of a year at `at`, after the year itself.
pub(super) fn part_at(text: &str, at: usize) -> Option<(Part, usize)> {
    AFTER_YEARS
        .at(text, at)
        .filter(|(part, end)| !matches!(part, Part::Season(_)) || !text[*end..].starts_with(NO_SEASON))
        .filter(|(_, end)| !(text.as_bytes()[end - 1].is_ascii_digit() && text[*end..].starts_with(|c: char| c.is_ascii_alphanumeric())))
}

const LIMITS: &[(Limit, &str)] = &[
    (Limit::Before, "前 之前 以前 年前"),
    (Limit::After, "后 之后 以后"),
    (Limit::Until, "或之前 或以前 及之前 及以前 或更早 为止"),
    (Limit::Since, "起 以来 开始 之初起 至今 到现在 到如今 或之后 或以后 及之后 及以后 或更晚 迄今"),
];

/// Words that begin with one of these and say no limit.
const NO_LIMIT: &str = "前后 前期 前端 前沿 前往 前来 前进 前夕 前三 前十 前五 前两 前四 前六 前七 前八 前九 前一 前任 前身 前述 前景 前列 前半 前首 前员 前副 前总 前高 前CEO \
    后期 后来 后端 后台 后续 后半 后市 后卫 后者 后备 后勤 起点 起源 起步 起草 起飞 起诉 起伏 起到 起用 起价 开始日";

static LIMIT_TABLE: LazyLock<Table<Option<Limit>>> =
    LazyLock::new(|| Table::new(words(NO_LIMIT).map(|w| (w, None)).chain(spread(LIMITS, Some))));

/// The limit that the word after a date says.
pub(super) fn limit_at(text: &str, at: usize) -> Option<(Limit, usize)> {
    LIMIT_TABLE.at(text, at).and_then(|(limit, end)| Some((limit?, end)))
}

/// Words after a year, a month or a day that make it no less exact: 2024年底, 5月中旬, 10月30日晚间.
const EDGES: &str = "年初 年底 年末 年中 月初 月底 月末 月中旬 月中 初 底 末 中旬 上旬 下旬 前后 左右 伊始";
const HOURS: &str = "深夜 晚间 晚上 晚 凌晨 清晨 早晨 早上 早间 早 上午 中午 午间 下午 傍晚 夜间 夜里 盘后 盘前 午后 当天 当日 全天 一早";

static EDGE_TABLE: LazyLock<Table<()>> = LazyLock::new(|| Table::new(words(EDGES).map(|w| (w, ()))));
static HOUR_TABLE: LazyLock<Table<()>> = LazyLock::new(|| Table::new(words(HOURS).map(|w| (w, ()))));

/// The byte after the word at `at` that says which end of a year or month is meant.
pub(super) fn past_edge(text: &str, at: usize) -> usize {
    EDGE_TABLE.at(text, at).map_or(at, |((), end)| end)
}

/// The byte after the time in digits at `at`: 10:00, 09:36:46.
pub(super) fn past_digits_of_clock(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let hour = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let two = |from: usize| {
        let digits = rest.get(from..)?.strip_prefix(':')?.bytes().take(3).take_while(u8::is_ascii_digit).count();
        (digits == 2).then_some(from + 1 + digits)
    };
    let minutes = two(hour).filter(|_| (1..=2).contains(&hour) && rest[..hour].parse::<u8>().is_ok_and(|h| h <= 24))?;
    Some(at + two(minutes).unwrap_or(minutes))
}

/// 晚上, 下午: whether what stands before a numeral says at which time of day.
pub(super) fn ends_with_hour(text: &str) -> bool {
    const TIMES: [&str; 17] = [
        "晚上", "早上", "上午", "下午", "中午", "凌晨", "傍晚", "深夜", "夜里", "夜间", "清晨", "早晨", "晚间", "午夜", "日晚", "天晚",
        "当晚",
    ];
    TIMES.iter().any(|word| text.ends_with(word))
}

/// The byte after the word at `at` that says which end of a quarter is meant: 三季度末, and not 三季度初步.
pub(super) fn past_part_edge(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let edge = ["初", "末", "底"].iter().find(|word| rest.starts_with(**word));
    let end = edge.map_or(at, |word| at + word.len());
    if text[end..].starts_with(['步', '期', '始', '级', '创', '尾']) { at } else { end }
}

/// The byte after the word at `at` that says a time of day.
pub(super) fn past_hour(text: &str, at: usize) -> usize {
    const UP: char = '上';
    let end = HOUR_TABLE.at(text, at).map_or(at, |((), end)| end);
    // 6月6日晚上线: 上 is of the verb.
    let verb = text[at..end].ends_with(UP) && text[end..].starts_with(['线', '市', '架', '映', '新', '调']);
    end - if verb { UP.len_utf8() } else { 0 }
}

//! Values as news writes them: what is read, what is left alone, numerals from a generator, and the work over hostile text.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::prelude::*;
use tupu::value::{Date, Reading, Value, find, intervals, numbers, read};

/// The values of a text, as they are shown, with the text that says them.
fn said(text: &str) -> Vec<String> {
    find(text, Some("2024-10-30")).iter().map(|m| format!("{}={}", m.span.of(text), m.value)).collect()
}

#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    assert_eq!(said(text), wanted, "{text}");
}

#[test]
fn numbers_with_bounds_and_ranges() {
    check("超70个模型", &["超70个=70 个 or more"]);
    check("100多个国家", &["100多个=100 个 or more"]);
    check("百人规模的团队", &["百人规模=100 人 about"]);
    check("近千家企业", &["近千家=1000 家 or less"]);
    check("两三个月内", &["两三个月=2..3 个月"]);
    check("招了两三个人", &["两三个=2..3 个"]);
    check("3至5家", &["3至5家=3..5 家"]);
    check("2至3亿元", &["2至3亿元=200000000..300000000 CNY"]);
    check("10%-20%", &["10%-20%=10..20 %"]);
    check("十几家公司", &["十几家=10 家 about"]);
    check("一万五千亿次", &["一万五千亿次=1500000000000 次"]);
    check("提升两成五", &["两成五=25 %"]);
    check("打八五折", &["八五折=85 %"]);
    check("百分之三点五", &["百分之三点五=3.5 %"]);
    check("三分之一的用户", &["三分之一=0.3333333333333333333333333333"]);
    check("训练用了10^26次运算", &["10^26次=100000000000000000000000000 次"]);
    check("235B-A22B", &["235B-A22B=235000000000"]);
}

#[test]
fn numerals_as_they_are_spoken() {
    // The last digit belongs to the number where a unit stands behind it, and to a word where none does.
    check("三十一家软件企业", &["三十一家=31 家"]);
    check("来自二十三国的学者", &["二十三国=23 国"]);
    check("建成一百三十四处站点", &["一百三十四处=134 处"]);
    check("共收一百二十三元五角", &["一百二十三元五角=123.5 CNY"]);
    check("数百一流学者", &["数百=100 about"]);
    // Neighbours say a range, at the end of a numeral too.
    check("十五六岁的少年", &["十五六岁=15..16 岁"]);
    check("二十三四家", &["二十三四家=23..24 家"]);
    check("一万六七", &["一万六七=16000..17000"]);
    // A lone digit behind a magnitude is one step below it.
    check("约3万5", &["约3万5=35000 about"]);
    check("新建3万5G基站", &["3万=30000"]);
    check("三个亿的投入", &["三个亿=300000000"]);
    check("1.5个亿美元", &["1.5个亿美元=150000000 USD"]);
    check("三个亿级市场", &["三个=3 个", "亿级=100000000 about"]);
    // What the near end of a range leaves out.
    check("两到三千家", &["两到三千家=2000..3000 家"]);
    check("三到五千万元", &["三到五千万元=30000000..50000000 CNY"]);
    check("百分之十到二十", &["百分之十到二十=10..20 %"]);
    check("2——3万元", &["2——3万元=20000..30000 CNY"]);
    check("三到五年", &["三到五年=3..5 年"]);
    check("3至6个月", &["3至6个月=3..6 个月"]);
    check("误差约三点一四", &["约三点一四=3.14 about"]);
}

#[test]
fn shares_signs_and_marks() {
    check("耗时是原来的十分之一", &["十分之一=0.1"]);
    check("十分重要", &[]);
    check("价格仅为其1/10", &["1/10=0.1"]);
    check("2/3的用户", &["2/3=0.6666666666666666666666666667"]);
    check("6/18的活动", &["6/18=2024-06-18"]);
    check("同比-3.8%,环比+5%", &["-3.8%=-3.8 %", "5%=5 %"]);
    check("零下4摄氏度", &["零下4摄氏度=-4 摄氏度"]);
    check("涨了三成多", &["三成多=30 % or more"]);
    check("200+家机构", &["200+家=200 家 or more"]);
    check("阅读10w+", &["10w+=100000 or more"]);
    check("50万元(含)以上", &["50万元(含)以上=500000 CNY or more"]);
    check("港币2960元", &["港币2960元=2960 HKD"]);
    check("三万元港币", &["三万元港币=30000 HKD"]);
    check("三块五毛", &["三块五毛=3.5 CNY"]);
    check("一一列举", &[]);
    check("晚上8点半", &[]);
    check("会议10:00开始", &[]);
    check("五点三十五分起飞", &[]);
    check("9:00~11:30", &[]);
    // Numerals in sayings and in names of what happened.
    for text in
        ["气象万千", "千真万确", "乱七八糟", "胡说八道", "有朝一日", "五四运动", "三五成群", "光明日报", "百分比", "十全十美", "略知一二"]
    {
        check(text, &[]);
    }
    check("万余人", &["万余人=10000 人 or more"]);
    check("三五百人", &["三五百人=300..500 人"]);
}

#[test]
fn times_told_by_halves_and_edges() {
    check("约三年前", &["约三年前=2021"]);
    check("一年半前", &["一年半前=2023-04"]);
    check("两年多前", &["两年多前=undated"]);
    check("三个多月后", &["三个多月后=undated"]);
    check("十几年前", &["十几年前=undated"]);
    check("20多年前", &["20多年前=undated"]);
    check("连续五个季度", &["连续五个季度=P15M"]);
    check("前三个季度", &["前三个季度=2024-01/2024-09"]);
    check("2024年一季度末", &["2024年一季度末=2024-Q1"]);
    check("2024年一季度初步核算", &["2024年一季度=2024-Q1"]);
    check("上一个月", &["上一个月=2024-09"]);
    check("12月月底", &["12月月底=2024-12"]);
    check("上周星期三", &["上周星期三=2024-10-23"]);
    check("25年春节", &["25年春节=2025-01-29"]);
    check("今明两年", &["今明两年=2024/2025"]);
    check("2024年农历正月初一", &["2024年农历正月初一=2024-02-10"]);
    check("10月30日10:00", &["10月30日10:00=2024-10-30"]);
}

#[test]
fn money_and_units() {
    check("融资约1.5亿美元", &["约1.5亿美元=150000000 USD about"]);
    check("人民币 8千元", &["人民币 8千元=8000 CNY"]);
    check("每百万tokens 2元", &["每百万tokens 2元=2 CNY per 百万tokens"]);
    check("20美元/月", &["20美元/月=20 USD per 月"]);
    check("存储达180TB", &["180TB=180000000000000 bytes"]);
    check("14.8万亿个token", &["14.8万亿个token=14800000000000 tokens"]);
    check("功耗700W", &["700W=700 W"]);
    check("算力达16 EFLOPS", &["16 EFLOPS=16 EFLOPS"]);
    check("HK$3.5亿", &["HK$3.5亿=350000000 HKD"]);
}

#[test]
fn dates_of_all_kinds() {
    check("2024年10月30日", &["2024年10月30日=2024-10-30"]);
    check("二〇二四年十月", &["二〇二四年十月=2024-10"]);
    check("2024-10-30", &["2024-10-30=2024-10-30"]);
    check("24年10月", &["24年10月=2024-10"]);
    check("昨日", &["昨日=2024-10-29"]);
    check("上周五", &["上周五=2024-10-25"]);
    check("上月底", &["上月底=2024-09"]);
    check("去年年底", &["去年年底=2023"]);
    check("上半年", &["上半年=2024-01/2024-06"]);
    check("今年三季度", &["今年三季度=2024-Q3"]);
    check("6月14日至15日", &["6月14日至15日=2024-06-14/2024-06-15"]);
    check("2021年到2024年", &["2021年到2024年=2021/2024"]);
    check("2021年5月8日发布。次日开源，两年后升级", &["2021年5月8日=2021-05-08", "次日=2021-05-09", "两年后=2023"]);
    check("21世纪20年代", &["21世纪20年代=202X"]);
    check("“十四五”期间", &["十四五”期间=2021/2025"]);
    check("2025年春节", &["2025年春节=2025-01-29"]);
    check("6 月 14 日至 15 日", &["6 月 14 日至 15 日=2024-06-14/2024-06-15"]);
    check("近日", &["近日=undated"]);
    check("连续30个月", &["连续30个月=P30M"]);
    check("三年半", &["三年半=P3Y6M"]);
    check("为期两天", &["为期两天=P2D"]);
}

#[test]
fn what_would_lie_most_of_a_year_ahead_is_of_the_year_before() {
    let said = |text: &str| find(text, Some("2025-02-28")).iter().map(|m| m.value.to_string()).collect::<Vec<String>>();
    assert_eq!(said("10月30日发布"), ["2024-10-30"]);
    assert_eq!(said("四季度营收9亿元"), ["2024-Q4", "900000000 CNY"]);
    assert_eq!(said("将于三季度推出"), ["2025-Q3"]);
    assert_eq!(said("今年四季度推出"), ["2025-Q4"]);
    assert_eq!(said("7月发布"), ["2025-07"]);
}

#[test]
fn the_year_and_month_that_a_date_leaves_out() {
    // Published on 30 October 2024. A year told by the way says when something else was.
    check("公司成立于2018年，9月发布新品", &["2018年=2018", "9月=2024-09"]);
    check("该团队2022年组建。10月28日，新品上市", &["2022年=2022", "10月28日=2024-10-28"]);
    check("成立于2019年12月的公司9月1日开工", &["2019年12月=2019-12", "9月1日=2024-09-01"]);
    check("去年营收大增。3月推出新品", &["去年=2023", "3月=2024-03"]);
    // One that opens a story holds for it.
    check("2021年，公司迁址；4月，新品上市。7月又扩招", &["2021年=2021", "4月=2021-04", "7月=2021-07"]);
    check("2021年3月发布，9月升级", &["2021年3月=2021-03", "9月=2021-09"]);
    check("2021年3月发布。今年5月升级，9月开源", &["2021年3月=2021-03", "今年5月=2024-05", "9月=2024-09"]);
    check("去年3月发布，5月升级", &["去年3月=2023-03", "5月=2023-05"]);
    // What is new is of these days, whatever story was told before.
    check("2021年，公司成立。10月25日，新品上市", &["2021年=2021", "10月25日=2024-10-25"]);
    // A heading holds for the lines below it, up to the next.
    check("2020 转身\n4月，新品上市。\n6月扩招。\n今后\n8月再扩招。", &["2020=2020", "4月=2020-04", "6月=2020-06", "8月=2024-08"]);
    // The month of a bare day.
    check("8月14日开幕，17日闭幕", &["8月14日=2024-08-14", "17日=2024-08-17"]);
    check("8月14日开幕。15日，新品上市", &["8月14日=2024-08-14", "15日=2024-08-15"]);
    check("新品定于12月上市。28日，公司宣布扩招", &["12月=2024-12", "28日=2024-10-28"]);
    check("上月，总裁辞职；17日，公司宣布扩招", &["上月=2024-09", "17日=2024-10-17"]);
    let early = |text: &str| find(text, Some("2024-07-02")).iter().map(|m| m.value.to_string()).collect::<Vec<_>>();
    assert_eq!(early("30日，公司宣布扩招"), ["2024-06-30"]);
}

#[test]
fn places_in_an_order() {
    check("排名第3", &["第3=rank 3"]);
    check("位居榜首", &["榜首=rank 1"]);
    check("进入前三", &["前三=first 3"]);
    check("倒数第二", &["倒数第二=rank 2 from the end"]);
    check("第八届大会", &[]);
}

/// Pairs at the end of a numeral, 亿 with a measure word, what ranges share, and shares.
#[test]
fn pairs_shares_and_small_lengths() {
    check("每户补贴二十三元", &["二十三元=23 CNY"]);
    check("合计一百四十三元", &["一百四十三元=143 CNY"]);
    check("队员多为十五六岁", &["十五六岁=15..16 岁"]);
    check("二十七八家供应商", &["二十七八家=27..28 家"]);
    check("一万六七的价格", &["一万六七=16000..17000"]);
    check("重量只有旧款的十分之一", &["十分之一=0.1"]);
    check("约1/3的门店", &["约1/3=0.3333333333333333333333333333 about"]);
    check("每3/4个班次", &["3/4=0.75"]);
    check("20几家门店", &["20几家=20 家 about"]);
    check("30几万用户", &["30几万=300000 about"]);
    check("共投入两个亿", &["两个亿=200000000"]);
    check("已有3个亿用户", &["3个亿=300000000"]);
    check("新签10个亿元级项目", &["10个=10 个", "亿元=100000000 CNY about"]);
    check("两到三千名员工", &["两到三千名=2000..3000 名"]);
    check("三至五百万元", &["三至五百万元=3000000..5000000 CNY"]);
    check("从一到三千", &["一到三千=1..3000"]);
    check("八到九百亿元", &["八到九百亿元=80000000000..90000000000 CNY"]);
    check("百分之三十到四十", &["百分之三十到四十=30..40 %"]);
    check("达成率百分百", &["百分百=100 %"]);
    check("身高一米八", &["一米八=1.8 米"]);
    check("净高1米72的机柜", &["1米72=1.72 米"]);
    check("两米五宽", &["两米五=2.5 米"]);
    check("三米一排", &["三米=3 米", "一排=1 排"]);
    check("3米5台", &["3米=3 米", "5台=5 台"]);
    check("半公里", &["半公里=0.5 公里"]);
    check("半亩荷塘", &[]);
    check("四分之一公里", &["四分之一公里=0.25 公里"]);
    check("零下20摄氏度", &["零下20摄氏度=-20 摄氏度"]);
    check("摄氏37度", &["摄氏37度=37 摄氏度"]);
    check("零下成交", &[]);
    check("500ml", &["500ml=500 ml"]);
}

/// Names of currencies before an amount, and what says that no coin follows.
#[test]
fn money_with_its_currency_before_it() {
    check("募资港币3.5亿元", &["港币3.5亿元=350000000 HKD"]);
    check("营收新台币177.1亿元", &["新台币177.1亿元=17710000000 TWD"]);
    check("日币500万", &["日币500万=5000000 JPY"]);
    check("伍拾万元整", &["伍拾万元整=500000 CNY"]);
    check("整改费用5万元整改", &["5万元=50000 CNY"]);
    check("50万元(含)以上", &["50万元(含)以上=500000 CNY or more"]);
}

/// Minutes are told by what stands beside them.
#[test]
fn lengths_of_time_by_the_clock_and_the_quarter() {
    check("用时2小时40分42秒", &["2小时40分42秒=PT2H40M42S"]);
    check("以5分30秒夺冠", &["5分30秒=PT5M30S"]);
    check("3小时25分", &["3小时25分=PT3H25M"]);
    check("2小时3分球", &["2小时=PT2H", "3分=3 分"]);
    check("连续五个季度盈利", &["连续五个季度=P15M"]);
    check("连续3个交易日上涨", &["连续3个交易日=P3D"]);
    check("公告之日起30日内", &["30日=P30D"]);
    check("7日年化收益率", &["7日=P7D"]);
    check("两个半月", &["两个半月=P2.5M"]);
}

/// Weekdays of a week and of a month, years of eras and of long ago, lunar months, and what is no date.
#[test]
fn dates_beyond_the_common_ones() {
    check("上周三至周五", &["上周三至周五=2024-10-23/2024-10-25"]);
    check("周一至周五", &["周一=2024-10-28", "周五=2024-11-01"]);
    check("下周周六", &["下周周六=2024-11-09"]);
    check("上周星期三", &["上周星期三=2024-10-23"]);
    check("12月月底", &["12月月底=2024-12"]);
    check("截至三季度末", &["三季度末=2024-Q3"]);
    check("三季度初步数据", &["三季度=2024-Q3"]);
    check("2025年左右", &["2025年左右=2025"]);
    check("2015年农历正月初一", &["2015年农历正月初一=2015-02-19"]);
    check("今年腊月", &["今年腊月=2024-12-31/2025-01-28"]);
    check("2025年农历闰六月", &["2025年农历闰六月=2025-07-25/2025-08-22"]);
    check("八月初五", &["八月初五=2024-09-07"]);
    check("该行1865年创立", &["1865年=1865"]);
    check("1800年的历史", &["1800=1800"]);
    check("1840年以来", &["1840年以来=1840"]);
    check("公元1994年", &["公元1994年=1994"]);
    check("公元前202年", &["公元前202年=undated"]);
    check("民国113年", &["民国113年=2024"]);
    check("公司2021年，9月发布", &["2021年=2021", "9月=2021-09"]);
    check("2024年5月1日起至2025年4月30日止", &["2024年5月1日起至2025年4月30日止=2024-05-01/2025-04-30"]);
    check("10月30日止跌", &["10月30日=2024-10-30"]);
    check("五一假期", &["五一假期=2024-05"]);
    check("十一长假", &["十一长假=2024-10"]);
    check("二〇二四年十一月", &["二〇二四年十一月=2024-11"]);
    check("九月至十一月", &["九月至十一月=2024-09/2024-11"]);
    check("5日之内", &["5日=P5D"]);
    check("一日之计在于晨", &[]);
    check("一年半后上市", &["一年半后=2026-04"]);
    check("两年半前", &["两年半前=2022-04"]);
    check("两个礼拜前", &["两个礼拜前=2024-10-16"]);
    check("三星期后", &["三星期后=2024-11-20"]);
    check("三个季度后", &["三个季度后=2025-07"]);
    // Nobody knows the day.
    check("十几年前", &["十几年前=undated"]);
    check("一年多前", &["一年多前=undated"]);
    check("今明两年", &["今明两年=2024/2025"]);
    check("今明两天", &["今明两天=2024-10-30/2024-10-31"]);
    check("今年首月", &["今年首月=2024-01"]);
    check("今年首十个月", &["今年首十个月=2024-01/2024-10"]);
    check("5月的第二个星期日", &["5月的第二个星期日=2024-05-12"]);
    check("10月最后一个周一", &["10月最后一个周一=2024-10-28"]);
    check("20世纪60年代前期", &["20世纪60年代前期=196X"]);
    check("马上一年半了", &["一年半=P1Y6M"]);
    check("2024年冬至", &["2024年=2024"]);
    check("明年春耕", &["明年=2025"]);
    check("2024年，公司成立。这一年盈利", &["2024年=2024", "这一年=2024"]);
    check("上一个月", &["上一个月=2024-09"]);
}

#[test]
fn every_date_in_digits() {
    let said = |text: &str| read(text, Some("2024-10-30"), Reading::Every).iter().map(|m| m.value.to_string()).collect::<Vec<String>>();
    let cases: &[(&str, &[&str])] = &[
        ("3-7-2023", &["2023-07-03"]),
        ("10/31/98", &["1998-10-31"]),
        ("2023/08", &["2023-08"]),
        ("20230917开工", &["2023-09-17"]),
        ("编号202309175", &["202309175"]),
        ("10月22开工", &["2024-10-22"]),
        ("10月22台", &["2024-10", "22 台"]),
        ("未来两天", &["2024-10-31/2024-11-01"]),
        ("近三年", &["2021-10-30/2024-10-30"]),
        ("上两个月", &["2024-08-30/2024-10-30"]),
        ("闰四月", &["undated"]),
        ("有1/3的人", &["0.3333333333333333333333333333"]),
        ("1/3的会议", &["2024-01-03"]),
    ];
    for (text, wanted) in cases {
        assert_eq!(said(text), *wanted, "{text}");
    }
}

#[test]
fn words_and_names_hold_no_numbers() {
    for text in [
        "收拾",
        "队伍",
        "大陆",
        "一带一路",
        "三星电子",
        "第四范式",
        "五粮液",
        "九章云极",
        "统一",
        "唯一",
        "四川",
        "2024款",
        "GB/T 7714-2015",
        "参数",
        "GPT-4o",
        "版本2.0.1",
        "一流大学",
        "万一",
    ] {
        assert!(
            said(text).iter().all(|s| !text.starts_with(s.split('=').next().unwrap_or("")) || s.starts_with("2024")),
            "{text}: {:?}",
            said(text)
        );
    }
    for text in ["收拾", "队伍", "大陆", "一带一路", "三星电子", "第四范式", "五粮液", "九章云极", "统一", "四川", "GPT-4o", "版本2.0.1"]
    {
        check(text, &[]);
    }
}

/// Years of two digits, dates with dots, days of work, and lines that are nothing but a numeral.
#[test]
fn dates_and_lengths_in_short_forms() {
    check("03年2月成立", &["03年2月=2003-02"]);
    check("07年第三季度", &["07年第三季度=2007-Q3"]);
    check("2024.10.30发布", &["2024.10.30=2024-10-30"]);
    check("2024.10.30-2024.11.2", &["2024.10.30-2024.11.2=2024-10-30/2024-11-02"]);
    check("PyCharm 2024.1.2", &[]);
    check("用了三天半", &["三天半=P3.5D"]);
    check("三天半夜", &["三天=P3D"]);
    check("10个工作日内", &["10个工作日=P10D"]);
    check("十", &["十=10"]);
    check("负1200000", &["负1200000=-1200000"]);
}

/// One numeral within a word, digits in a row, and idioms say no amount.
#[test]
fn names_and_idioms_hold_no_amounts() {
    for text in [
        "万壑云获投",
        "由厉万钧担任",
        "感慨万千",
        "灵巧手“十指”",
        "十佳案例",
        "青年五四奖章",
        "九三学社",
        "一一给出",
        "有朝一日",
        "并非一日之功",
        "《光明日报》报道",
        "第一夫人到访",
        "一波三折",
        "的零头",
        "十四五规划",
        "五一劳动奖章",
        "第一笔订单",
    ] {
        check(text, &[]);
    }
    check("唯一一笔融资", &["一笔=1 笔"]);
    // What limits, counts or goes on with a numeral makes it one.
    check("亿级用户", &["亿级=100000000 about"]);
    check("万名开发者", &["万名=10000 名 about"]);
    check("打八五折", &["八五折=85 %"]);
    check("两三年内", &["两三年=2..3 年"]);
    check("3至5天", &["3至5天=3..5 天"]);
    check("几个亿", &["几个亿=100000000 about"]);
}

/// A number in Chinese numerals, by the school rule: 零 stands for skipped places.
fn numerals(n: u64) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    fn section(n: u64) -> String {
        let mut out = String::new();
        let mut skipped = false;
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let d = (n / unit % 10) as usize;
            if d == 0 {
                skipped = !out.is_empty();
                continue;
            }
            if skipped {
                out.push('零');
            }
            skipped = false;
            out.push(DIGITS[d]);
            out.push_str(name);
        }
        out
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [(1_0000_0000_0000, "万"), (1_0000_0000, "亿"), (1_0000, "万"), (1, "")] {
        let part = n / unit % 1_0000;
        if part == 0 {
            gap = !out.is_empty();
            if name == "亿" && !out.is_empty() {
                out.push_str(name);
            }
            continue;
        }
        if !out.is_empty() && (gap || part < 1000) {
            out.push('零');
        }
        gap = false;
        out.push_str(&section(part));
        out.push_str(name);
    }
    out
}

proptest! {
    #[test]
    fn chinese_numerals_are_read_back(n in prop_oneof![10u64..100_000, 10u64..10_000_000_000, 10u64..1_0000_0000_0000_0000]) {
        let text = numerals(n);
        let found = numbers(&text);
        prop_assert_eq!(found.len(), 1, "{}", &text);
        prop_assert_eq!(found[0].number, n.into(), "{}", &text);
        let counted = format!("共{text}个");
        let found = find(&counted, None);
        let numbers: Vec<_> = found.iter().filter_map(|m| if let Value::Quantity(q) = &m.value { Some(q.number) } else { None }).collect();
        prop_assert_eq!(numbers, vec![n.into()], "{}", counted);
    }

    #[test]
    fn ranges_are_read_back(near in 1u32..10_000, more in 1u32..10_000) {
        let far = near + more;
        for text in [format!("{near}至{far}家"), format!("{near}-{far}家"), format!("{near}家到{far}家")] {
            let found = find(&text, None);
            prop_assert_eq!(found.len(), 1, "{}", &text);
            let Value::Quantity(q) = &found[0].value else { return Err(TestCaseError::fail(text)) };
            prop_assert_eq!((q.number, q.upto), (near.into(), Some(far.into())), "{}", &text);
        }
    }

    #[test]
    fn dates_are_read_back(year in 1950i16..2051, month in 1i8..13, day in 1i8..29) {
        let iso = format!("{year:04}-{month:02}-{day:02}");
        for text in [format!("{year}年{month}月{day}日"), iso.clone(), format!("{year}/{month}/{day}"), format!("{year} 年 {month} 月 {day} 日")] {
            let found = find(&text, None);
            prop_assert_eq!(found.len(), 1, "{}", &text);
            prop_assert!(matches!(&found[0].value, Value::Date(Date { iso: said, .. }) if *said == iso), "{}", &text);
            prop_assert_eq!(found[0].span.of(&text), text.as_str());
        }
    }

    /// No panic on any text, and spans that are apart, in order and on character boundaries.
    #[test]
    fn any_text_is_read(text in "[0-9一二三四五六七八九十百千万亿零〇两几多余半点分之又至到年月日号天前后周上下今明第近约超成折元$%.,/ \\-^eQHKMB每负春节农历世纪a-zA-Z，（）\n]{0,40}") {
        for reading in [Reading::News, Reading::Every] {
            let mut last = 0;
            for m in read(&text, Some("2024-02-29"), reading) {
                prop_assert!(m.span.start >= last && !m.span.is_empty());
                prop_assert!(!m.span.of(&text).is_empty());
                last = m.span.end;
            }
        }
        for span in numbers(&text).iter().map(|m| m.span).chain(intervals(&text).iter().map(|m| m.span)) {
            prop_assert!(!span.of(&text).is_empty());
        }
    }
}

/// The shortest of three runs over a text, in nanoseconds.
fn work(text: &str) -> f64 {
    let run = || {
        let start = std::time::Instant::now();
        let count =
            find(text, Some("2024-05-08")).len() + read(text, None, Reading::Every).len() + numbers(text).len() + intervals(text).len();
        assert!(count <= 4 * text.len());
        start.elapsed().as_secs_f64()
    };
    (0..3).map(|_| run()).fold(f64::MAX, f64::min)
}

/// Sixteen times the text may take at most a hundred times as long, in one of five trials: what is quadratic takes 256 times.
#[test]
fn hostile_texts_take_linear_time() {
    let units = [
        "一二三四五六七",
        "明年的",
        "1234567890",
        "二三十",
        "1-2-3-",
        "6月14日至",
        "亿",
        "每百万tokens",
        "三分之",
        "三又",
        "负",
        " 7 万",
        "此后两年",
        "一点",
        "1,234,",
        "超过",
        "零",
        "数",
        "半",
        "5元6角",
        "8天20小时",
        "Q3 2024 ",
        "2024年",
        "1e",
        "2^",
        "在",
        "和",
        "大年初",
        "二十五六",
        "两个亿",
        "1/3",
        "零下",
        "一年半",
        "闰六月",
        "公元",
        "5分30秒",
        "一米八",
        "(周",
        "http://",
    ];
    for unit in units {
        let texts = [1usize, 4, 16].map(|n| unit.repeat(n * 2_000 / unit.len()));
        let linear = (0..5).any(|_| {
            let [small, middle, large] = texts.each_ref().map(|text| work(text));
            large < 100.0 * small || large < 10.0 * middle
        });
        assert!(linear, "{unit}: the time grows faster than the text");
    }
}

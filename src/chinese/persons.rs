//! What the names of persons are made of: surnames, given names, the characters that foreign names are written with.
//!
//! Lists for `annotate`. Deliberately no names of persons: those are the lexicon's.

/// Single surnames, roughly by how common they are (from the 百家姓 and the 2020 census's first four hundred, without those that mostly are
/// other words: 包 司 边 党).
pub const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪季樊祁俞来柳岑褚尤倪殷毕安纪卜米裴霍柯纽尚温庄柴瞿阎连习焦鲁葛管左涂骆翟游关申欧甘聂耿齐辛牛路盛闵冉宁解詹靳商简丛强麦花祝房符娄艾宫兰苗凌穆屈饶宗鲍邢车蓝辜植蒲沙桂屠单戚佟臧揭晏厉巩明项储古卓邬栗谌仝晁阚亓仇桑卞喻幸匡茅谈丘鞠敖苑冼佘谷郜戎池尧窦闻冀应柏萧傅庞颜芦章伍岳梅舒牟费童甄曲阳席卫查翁隋景薄阮华吉刁滕晋廉奚燕郎邸姬栾郁蒙迟宇糜鄢冷井仲乐虞竺楚巫荆胥蔺郗容凤酆湛禹狄贝麻昝裘缪贲诸钮嵇荣荀芮羿汲邴隗宓钭祖束韶蓟邰鄂籍莘贡劳逄郦雍璩濮寿扈郏浦慕茹宦庾暨寇阙殳沃蔚夔厍訾逯桓苟鄢凃伏皮区戈计边楼鹿亢伊逢衣苌郇麴邝琚檀綦郄萨逄雒佴仉朴帅訾岑谯睢迮邾尉乌粟旷矫";

/// Surnames that mostly are other words, and so stand in names only where a post stands before them.
pub const SURNAMES_AFTER_POSTS: &str = "时封海哈包党修官敬商青撒鲜漆种练隆南言苍冒卿丰";

/// Compound surnames.
pub const COMPOUND_SURNAMES: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "端木", "夏侯", "呼延", "轩辕", "南宫", "宇文",
    "长孙", "闻人", "钟离", "司空", "百里", "宗政", "濮阳", "淳于", "申屠", "仲孙", "澹台", "赫连", "万俟", "公冶", "公羊", "独孤",
];

/// Given names that other characters write as well, or that hold words of grammar.
pub const GIVEN: &[&str] = &[
    "彼得",
    "大卫",
    "乔治",
    "马修",
    "雨果",
    "戈登",
    "约书亚",
    "雅各布",
    "路易斯",
    "路易",
    "亚历山大",
    "以马利",
    "以赛亚",
    "路加",
    "路德维希",
    "何塞",
    "若昂",
    "阿卜杜勒",
    "谢尔比",
    "本杰明",
    "格里高利",
    "格雷戈里",
    "乔瓦尼",
    "帕特里克",
    "迪米特里",
    "博伊德",
];

/// Characters by which foreign names are written (from the tables of the Xinhua News Agency's 世界人名翻译大辞典).
pub const FOREIGN: &str = "阿连埃艾安昂奥巴白班邦鲍贝本比彼宾波伯博布查钱达戴丹当道德邓迪蒂蒂丁东杜敦多恩尔法凡范菲费芬丰弗福富盖甘冈高戈哥格葛根贡古瓜圭哈海汉豪赫黑亨洪胡华怀惠霍基吉计加贾简江杰金居卡凯坎康考科克肯孔库夸奎拉莱赖兰朗劳勒雷里丽利莉列林琳龙卢鲁伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米敏明摩莫姆穆纳娜南内尼涅宁牛纽农努诺欧帕派潘庞佩彭蓬皮平珀普齐奇恰乔切琴丘让热仁日荣茹儒瑞若萨塞赛桑瑟森沙莎山尚绍舍申圣施史什石舒司思斯松苏索塔泰坦汤唐陶特滕提田廷通图托脱瓦万旺威韦维卫魏温文沃乌吾武伍西希锡夏香肖谢辛欣兴休许逊雅亚延扬杨耶叶伊依因英永尤于约赞早泽扎詹张章珍朱茱祖佐兹蒂娅妮蕾薇芭芙萝琼露丝黛岚密默顿夫奈娃柯拜尧穗贾蜜翁仙茨黎铎桂翰冯保理彻历勃策措锡雪捷京久寇昆森申盛斯寿朔孙索唐替铁廷图涂瓦宛旺翁乌悉央益因于裕约越泽赞哲珍芝宗邹佐姬嘉佳罕含逊琪琦皓津钦楚采察蔡岑洽焦珊廉隆汀狄歇斐昂娣媞芮茜婷玫碧翠蓓莺";

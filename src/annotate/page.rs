//! What every finder of names reads and adds to: the text, where names cannot go on, and the candidates so far.
//!
//! Deliberately finds no name, and does not choose among the candidates.

use std::collections::BTreeMap;

use crate::annotate::form::found::Found;
use crate::annotate::words::{Hit, List, Words};
use crate::annotate::{Certainty, Defaults, NameMention, Reason};
use crate::chinese::{Category, LONG, NOBODY, OneOf, leading_adverbs};
use crate::document::Document;
use crate::ontology::{ClassId, Ontology};
use crate::span::Span;
use crate::value::{DateKind, Unit, Value, ValueMention};

/// One article's text and what was found in it.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    pub text: &'a str,
    pub words: &'a Words,
    /// Where the lexicon's words stand in the text.
    pub found: Found<'a>,
    pub defaults: Defaults,
    pub ontology: &'a Ontology,
    pub values: &'a [ValueMention],
    /// Words and values at which a name ends; sorted, apart.
    breaks: Vec<Span>,
    /// The names of the lexicon, left to right, none overlapping another.
    pub known: Vec<NameMention>,
    /// Titles (院长), left to right.
    pub titles: Vec<Span>,
    /// Kind nouns (大模型), left to right, and the class that each tells.
    pub kinds: Vec<(Span, ClassId)>,
    topics: Vec<ClassId>,
    recurring: Vec<ClassId>,
    /// Where the candidates that are agents end, and where they begin.
    agents: BTreeMap<u32, u32>,
    /// For each byte: which of the above begins or ends there.
    marks: Vec<u16>,
    pub candidates: Vec<NameMention>,
}

/// Adverbs between a name and the word that tells what it is: 王雪分别出任, 王雪则于去年卸任.
pub(crate) static ADVERBS: OneOf = OneOf::new(&[
    "首次公开",
    "曾多次",
    "此前曾",
    "去年曾",
    "进一步",
    "分别",
    "随后",
    "随即",
    "正式",
    "此前",
    "目前",
    "全职",
    "重新",
    "再次",
    "再度",
    "明确",
    "同时",
    "同样",
    "公开",
    "多次",
    "反复",
    "始终",
    "一直",
    "一再",
    "特别",
    "尤其",
    "则",
    "也",
    "都",
    "均",
    "又",
    "还",
    "已",
    "曾",
    "现",
    "将",
    "刚",
    "仍",
]);
/// The coverb of who does a thing, that ends other words too: 理由.
const BY: char = '由';

/// The characters with which these begin.
const ADVERB_FIRSTS: &[char] = &[
    '首', '进', '去', '分', '随', '正', '此', '目', '全', '重', '再', '明', '同', '公', '多', '反', '始', '一', '特', '尤', '则', '也',
    '都', '均', '又', '还', '已', '曾', '现', '将', '刚', '仍',
];

/// Words for what is to be done, by whom or to what.
const SOON: &[&str] = &["将", "拟", "计划", "此次"];

/// The longest that narrows down a kind noun, in bytes.
const NARROWING: usize = 18;

/// Particles, copulas and joints: what stands after one of them says nothing of the name before it.
const PARTICLES: &str = "的了着过在是和与及或为被由将把也还已都而";

/// Nouns of occasions that are verbs where they begin a headline.
const INTERVIEWS: &[&str] = &["对话", "专访", "访谈"];

// What begins or ends at a byte: bits of [`Page::marks`].
const BREAK_BEGINS: u16 = 1;
const BREAK_ENDS: u16 = 2;
const NAME_BEGINS: u16 = 4;
const NAME_ENDS: u16 = 8;
const TITLE_BEGINS: u16 = 16;
const TITLE_ENDS: u16 = 32;
const KIND_ENDS: u16 = 64;
const VALUE_BEGINS: u16 = 128;
/// A byte within a name of the lexicon or a title, its first aside.
const WITHIN_NAME: u16 = 256;
const WITHIN_TITLE: u16 = 512;
/// An ideograph.
const HAN_BEGINS: u16 = 1024;
const HAN_ENDS: u16 = 2048;
/// A letter or digit of whatever script.
const LETTER_BEGINS: u16 = 4096;

/// A clause, an item of a list or what stands in marks.
const CLAUSE_BEGINS: u16 = 8192;

/// Characters behind a date with which no subject begins: 今年的新品, 9月2日起.
const BEHIND_DATE: &[char] = &['的', '起', '前', '后', '内', '间', '底', '初', '末', '中', '来', '以', '之', '至', '到', '和', '与'];

/// The bytes of an ideograph.
const HAN: usize = 3;

/// The letters of a Latin word at most, behind which a limit falls.
const LONGEST_WORD: usize = 20;

/// The longest word that ends names, in bytes.
const LONGEST_BREAK: usize = 24;

/// Copulas that other words hold as well, and what goes on to make 系 a noun.
const IS: &[char] = &['系', '乃'];
const SYSTEMS: &[char] = &['统', '列', '数', '谱', '里', '中', '主', '的', '内', '至', '是', '上', '下', '和', '与'];

/// The coverb that also ends words for whom a thing is, and what stands before it in these.
const FOR: char = '用';
const MEANT: &[char] = &['家', '商', '民', '军', '医', '车', '农', '警'];

/// What may stand between a verb and its object, longer ones first: 收购过X, 拿下了X.
const ASPECTS: [&str; 4] = ["过了", "下了", "过", "下"];

impl<'a> Page<'a> {
    pub fn new(document: &'a Document, words: &'a Words, defaults: Defaults, ontology: &'a Ontology, values: &'a [ValueMention]) -> Self {
        let text = document.text.as_str();
        let found = Found::new(words, text, &document.letters);
        let long = |end: usize| text[..end].ends_with('长') && LONG.iter().any(|tail| text[end..].starts_with(tail));
        // 创办人工智能学院 names nobody who founded it.
        let made = |end: usize| text[..end].ends_with('人') && text[end..].starts_with('工');
        // 总部长沙: a seat, and no head of a ministry.
        let seat = |end: usize| text[..end].ends_with("总部长") && text[end..].starts_with(['沙', '春', '治', '岛']);
        let long = |end: usize| long(end) || made(end) || seat(end) || NOBODY.iter().any(|tail| text[end..].starts_with(tail));
        // 旗舰平台长河集团: the end of the noun for a thing begins no post.
        let made_thing = |class: ClassId| ontology.is_a(class, defaults.work);
        let titles = found.hits(List::Title).iter().filter(|m| !long(m.end) && !over_kind(&found, m, made_thing));
        let titles: Vec<Span> = titles.map(|m| Span::new(m.start, m.end)).collect();
        let within_title = |s: Span| titles.get(titles.partition_point(|t| t.end <= s.start)).is_some_and(|t| t.contains(s));
        let kinds: Vec<(Span, ClassId)> = found
            .hits(List::Kind)
            .iter()
            .map(|m| (Span::new(m.start, m.end), ClassId(m.number as u16)))
            .filter(|(span, _)| !within_title(*span))
            .collect();
        let mut page = Self {
            text,
            words,
            found,
            defaults,
            ontology,
            values,
            breaks: Vec::new(),
            known: Vec::new(),
            titles,
            kinds,
            agents: BTreeMap::new(),
            topics: ontology.defaults_for("topic").collect(),
            recurring: ontology.defaults_for("recurring").collect(),
            marks: vec![0; text.len() + 1],
            candidates: Vec::new(),
        };
        page.mark_letters();
        for i in 0..page.titles.len() {
            page.mark(page.titles[i], TITLE_BEGINS, TITLE_ENDS);
            page.mark_within(page.titles[i], WITHIN_TITLE);
        }
        for i in 0..page.kinds.len() {
            page.mark(page.kinds[i].0, 0, KIND_ENDS);
        }
        for value in values.iter().filter(|v| matches!(v.value, Value::Date(_))) {
            page.mark(value.span, VALUE_BEGINS, 0);
            // 近日云澜微电完成…: whoever acts stands behind the date as at the front of the clause.
            let end = value.span.end as usize;
            let leads = page.marks[value.span.start as usize] & CLAUSE_BEGINS != 0 && text[end..].starts_with(is_han);
            if leads && !text[end..].starts_with(BEHIND_DATE) {
                page.marks[end] |= CLAUSE_BEGINS;
            }
        }
        page
    }

    fn mark_letters(&mut self) {
        let mut at = 0;
        self.marks[at] |= CLAUSE_BEGINS;
        while let Some(&byte) = self.text.as_bytes().get(at) {
            // Every character that begins so is a common ideograph.
            let common = matches!(byte, 0xe5..=0xe9);
            let Some(c) = (if common { Some('一') } else { self.text[at..].chars().next() }) else { break };
            let next = at + c.len_utf8();
            if is_han(c) {
                self.marks[at] |= HAN_BEGINS | LETTER_BEGINS;
                self.marks[next] |= HAN_ENDS;
            } else if is_alphanumeric(c) {
                self.marks[at] |= LETTER_BEGINS;
            } else if matches!(c, '。' | ',' | '、' | ';' | '\n' | '!' | '?' | ':' | '“' | '”' | '(' | ')' | ' ' | '|') {
                self.marks[next] |= CLAUSE_BEGINS;
            }
            at = next;
        }
    }

    fn mark(&mut self, span: Span, begins: u16, ends: u16) {
        self.marks[span.start as usize] |= begins;
        self.marks[span.end as usize] |= ends;
    }

    fn mark_within(&mut self, span: Span, within: u16) {
        self.marks[span.start as usize..span.end as usize].iter_mut().skip(1).for_each(|mark| *mark |= within);
    }

    /// Takes the names of the lexicon, left to right and apart, and finds where other names end; a break within a name of
    /// the lexicon is none.
    pub fn take_known(&mut self, known: Vec<NameMention>) {
        self.known = known;
        for i in 0..self.known.len() {
            self.mark(self.known[i].span, NAME_BEGINS, NAME_ENDS);
            self.mark_within(self.known[i].span, WITHIN_NAME);
        }
        // Joints and coverbs end a name wherever they stand; another single character does not within a word: 超 in 超算.
        let ends = |category: Category, m: &Hit| {
            // 原 and 前 stand before a post: 云川科技原总裁, but not within 陇原算力集团.
            if m.len() == 3 && category == Category::Once && self.text[..m.start].ends_with(is_han) {
                return self.marks[m.end] & TITLE_BEGINS != 0
                    || self.marks[m.start] & (TITLE_ENDS | KIND_ENDS) != 0
                    || self.known.binary_search_by(|k| (k.span.end as usize).cmp(&m.start)).is_ok()
                    // 云川科技前语音业务负责人, but 国际前沿大赛
                    || !self.goes_on(m.end) && self.found.last(List::Head, floor(self.text, m.start.saturating_sub(24)), m.start).is_some_and(|h| h.end == m.start);
            }
            // 家用电器协会, 商用机器人: what a thing is for, and no coverb.
            let meant = || self.text[..m.end].strip_suffix(FOR).is_some_and(|before| before.ends_with(MEANT));
            if m.len() > 3 && self.makes_manner(m.end) {
                return false;
            }
            if m.len() == 3 && self.text[m.start..].starts_with(IS) {
                return self.is_copula(m.start);
            }
            m.len() > 3
                || !meant() && matches!(category, Category::By | Category::Ba | Category::Jiang | Category::Coverb | Category::And | Category::De)
                || !self.found.within_word(m.start)
                // 云川锂业|已用上: 业已 is no word behind the noun of which 业 is the end.
                || self.text[..m.start].ends_with('业') && self.found.hits(List::Head).binary_search_by(|h| h.end.cmp(&m.start)).is_ok()
        };
        let found = self.found.hits(List::Break).iter().filter(|m| {
            self.words.break_categories[m.number as usize].is_some_and(|c| ends(c, m))
                && !(m.len() == 3 && self.found.begins_long_word(m.start))
        });
        let within_title = |s: Span| {
            let title = || self.titles.get(self.titles.partition_point(|t| t.end <= s.start));
            self.marks[s.start as usize] & (TITLE_BEGINS | WITHIN_TITLE) != 0 && title().is_some_and(|t| t.contains(s) && *t != s)
        };
        // 第二人民医院 counts no persons.
        let heads = self.found.hits(List::Head);
        // 临江开发区管委会: what begins a site's name ends none.
        let sited = |s: Span| {
            let head = heads.binary_search_by(|h| h.start.cmp(&(s.start as usize))).ok().map(|i| &heads[i]);
            head.is_some_and(|h| h.end > s.end as usize && self.words.head_classes[h.number as usize] == self.defaults.place)
        };
        let reaches = |s: Span| {
            if sited(s) {
                return true;
            }
            // 第十二|人民医院, though 二人 is a word.
            let before = self.text[..s.start as usize].trim_end_matches(['十', '二', '三', '四', '五', '六', '七', '八', '九']);
            if !self.text[s.start as usize..].starts_with('第') && !before.ends_with('第') {
                return false;
            }
            let head = heads.get(heads.partition_point(|h| h.end <= s.end as usize));
            // 第一人民医院
            let next = heads.get(heads.partition_point(|h| h.start < s.end as usize));
            let group = |h: &Hit| h.start == s.end as usize && self.words.head_classes[h.number as usize] == self.defaults.group;
            head.is_some_and(|h| h.start < s.end as usize) || next.is_some_and(group)
        };
        // 优必选中标: a word that goes over the end of a known name hides the one that begins there.
        let over = |m: &Hit| {
            let name = self.known.get(self.known.partition_point(|k| (k.span.end as usize) <= m.start)).map(|k| k.span);
            let at = name.filter(|name| (name.start as usize) < m.start && (name.end as usize) < m.end)?.end as usize;
            let word = self.words.longest(List::Break, &self.text[at..floor(self.text, at + LONGEST_BREAK)])?;
            (word.len() > HAN).then(|| Span::new(at, at + word.end))
        };
        // 总经理由王雪担任, 已经由云川收购: no 理由 stands where 理 ends a post or a word.
        let led = |m: &Hit| {
            let by = self.text[..m.end].strip_suffix(BY).map(str::len).filter(|&by| by == m.start + HAN)?;
            let before = m.start.checked_sub(HAN).filter(|&at| self.text.is_char_boundary(at))?;
            (self.marks[by] & TITLE_ENDS != 0 || self.found.is_word(before, by)).then(|| Span::new(by, m.end))
        };
        let hidden = self.found.hits(List::Break).iter().filter_map(|m| over(m).or_else(|| led(m)));
        let hidden: Vec<Span> = hidden.filter(|s| !self.overlaps_known(*s)).collect();
        let mut breaks: Vec<Span> =
            found.map(|m| Span::new(m.start, m.end)).filter(|s| !self.overlaps_known(*s) && !within_title(*s) && !reaches(*s)).collect();
        breaks.extend(
            self.values
                .iter()
                .filter(|v| ends_name(&v.value, v.span.of(self.text)) && !self.overlaps_known(v.span) && !reaches(v.span))
                .map(|v| v.span),
        );
        breaks.extend(hidden);
        // Two runs, each in order: a stable sort only merges them.
        breaks.sort();
        for span in &breaks {
            self.mark(*span, BREAK_BEGINS, BREAK_ENDS);
        }
        self.breaks = breaks;
    }

    /// Whether the character at `at` is a copula, as what stands before it tells: Luma2系映川智能研发, 云川科技系…, 王雪系…; but no 体系, 奔驰系.
    fn is_copula(&self, at: usize) -> bool {
        const PERSON: std::ops::RangeInclusive<usize> = 2..=3;
        let next = at + HAN;
        let goes_on =
            self.text[next..].starts_with(SYSTEMS) || !self.text[next..].starts_with(|c: char| is_han(c) || c.is_ascii_alphabetic());
        if goes_on || self.found.within_word(at) {
            return false;
        }
        let head = || self.found.hits(List::Head).binary_search_by(|h| h.end.cmp(&at)).is_ok();
        let ended = self.marks[at] & (NAME_ENDS | TITLE_ENDS | KIND_ENDS) != 0 || self.marks[at] & HAN_ENDS == 0;
        let person = || {
            let ends = self.text[..at].char_indices().rev().map(|(from, _)| from).enumerate().take(*PERSON.end());
            let mut fronts = ends.filter(|(nth, _)| PERSON.contains(&(nth + 1))).map(|(_, from)| from);
            fronts
                .any(|from| self.marks[from] & CLAUSE_BEGINS != 0 && self.words.surname(&self.text[from..]).is_some_and(|n| from + n < at))
        };
        ended || head() || person()
    }

    /// Whether what ends at `end` only says in what manner something is: 嵌入式芯片, 改进型结构; but 发布型号.
    fn makes_manner(&self, end: usize) -> bool {
        const MANNER: usize = 6;
        self.text[end..].starts_with(['式', '型']) && !self.found.is_word(end, floor(self.text, end + MANNER))
    }

    /// Whether a character that ends at `end` begins a word of two, of no time: 前沿, but 前任.
    pub fn goes_on(&self, end: usize) -> bool {
        let next = self.text[end..].chars().next().filter(|c| is_han(*c) && !"任度期年届".contains(*c));
        next.is_some_and(|c| self.found.is_word(end - HAN, end + c.len_utf8()))
    }

    /// The last name of an agent found so far that ends at `end`.
    pub fn agent_ending(&self, end: usize) -> Option<Span> {
        let known = self.known_before(end).filter(|k| k.span.end as usize == end && self.ontology.is_a(k.class, self.defaults.agent));
        known.map(|k| k.span).or_else(|| self.agents.get(&(end as u32)).map(|&start| Span { start, end: end as u32 }))
    }

    /// The class that a neighbour in a list tells: firms are named by any word, other organisations by their heads.
    pub fn neighbourly(&self, class: ClassId) -> ClassId {
        if class != self.defaults.person && self.ontology.is_a(class, self.defaults.agent) { self.defaults.employer } else { class }
    }

    /// Whether a class is of what takes place again and again.
    pub fn recurs(&self, class: ClassId) -> bool {
        self.recurring.contains(&class)
    }

    /// Whether a class is of what governs: a ministry, a court.
    pub fn governs(&self, class: ClassId) -> bool {
        self.ontology.defaults_for("state").any(|state| state == class)
    }

    /// Whether a class is one of topics: technologies and branches, of which a description may be made.
    pub fn is_topic(&self, class: ClassId) -> bool {
        self.topics.contains(&class)
    }

    /// Whether things are measured by what has this class.
    pub fn is_yardstick(&self, class: ClassId) -> bool {
        self.defaults.yardstick == Some(class)
    }

    /// Whether a value touches a span.
    pub fn overlaps_value(&self, span: Span) -> bool {
        self.values.get(self.values.partition_point(|v| v.span.end <= span.start)).is_some_and(|v| v.span.overlaps(span))
    }

    /// Whether a value begins at `at`.
    pub fn value_begins(&self, at: usize) -> bool {
        self.values.binary_search_by(|v| (v.span.start as usize).cmp(&at)).is_ok()
    }

    /// Whether an amount begins before a span and ends within or after it.
    pub fn within_amount(&self, start: usize, end: usize) -> bool {
        let next = self.values.partition_point(|v| (v.span.end as usize) <= start);
        self.values
            .get(next)
            .is_some_and(|v| matches!(v.value, Value::Quantity(_)) && (v.span.start as usize) < start && end <= v.span.end as usize)
    }

    /// Whether a day of the week or the like begins before `at` and goes on over it.
    pub fn within_date(&self, at: usize) -> bool {
        let next = self.values.partition_point(|v| (v.span.end as usize) <= at);
        self.values.get(next).is_some_and(|v| matches!(v.value, Value::Date(_)) && (v.span.start as usize) < at)
    }

    fn overlaps_known(&self, span: Span) -> bool {
        self.marks[span.start as usize..span.end as usize].iter().any(|mark| mark & (NAME_BEGINS | WITHIN_NAME) != 0)
    }

    /// The name of the lexicon that begins at `at`.
    pub fn known_at(&self, at: usize) -> Option<&NameMention> {
        if self.marks[at] & NAME_BEGINS == 0 {
            return None;
        }
        self.known.binary_search_by(|k| (k.span.start as usize).cmp(&at)).ok().map(|i| &self.known[i])
    }

    /// The first name of the lexicon that begins in a range.
    pub fn known_within(&self, start: usize, end: usize) -> Option<&NameMention> {
        self.known.get(self.known.partition_point(|k| (k.span.start as usize) < start)).filter(|k| (k.span.start as usize) < end)
    }

    /// Where the first title begins in a range.
    pub fn title_within(&self, start: usize, end: usize) -> Option<usize> {
        self.titles.get(self.titles.partition_point(|t| (t.start as usize) < start)).map(|t| t.start as usize).filter(|&t| t < end)
    }

    /// Where the first title that begins in a range ends, if within it.
    pub fn title_end(&self, start: usize, end: usize) -> Option<usize> {
        let first = self.titles.get(self.titles.partition_point(|t| (t.start as usize) < start));
        first.map(|t| t.end as usize).filter(|&t| t <= end)
    }

    /// Whether `at` lies within a title, its first byte aside.
    pub fn within_title(&self, at: usize) -> bool {
        self.marks[at] & WITHIN_TITLE != 0
    }

    /// The last name of the lexicon that begins before `at`.
    pub fn known_before(&self, at: usize) -> Option<&NameMention> {
        self.known[..self.known.partition_point(|k| (k.span.start as usize) < at)].last()
    }

    /// The name of the lexicon that holds `at`, its first byte aside.
    pub fn known_over(&self, at: usize) -> Option<&NameMention> {
        if self.marks[at] & WITHIN_NAME == 0 {
            return None;
        }
        self.known_before(at)
    }

    /// Whether a word that ends names begins at `at`.
    pub fn breaks_at(&self, at: usize) -> bool {
        self.marks[at] & BREAK_BEGINS != 0
    }

    /// Whether a word of more than one character that ends names begins at `at`.
    pub fn word_begins(&self, at: usize) -> bool {
        self.breaks_at(at) && self.breaks.get(self.breaks.partition_point(|b| (b.start as usize) < at)).is_some_and(|b| b.len() > 3)
    }

    /// Whether a word that ends names stands right before `at`.
    pub fn breaks_before(&self, at: usize) -> bool {
        self.marks[at] & BREAK_ENDS != 0
    }

    /// The name, the title or the break of more than one character that ends at `at`.
    pub fn word_ending(&self, at: usize) -> Option<Span> {
        let last = |spans: &[Span]| spans[..spans.partition_point(|s| (s.start as usize) < at)].last().copied();
        let word = if self.marks[at] & NAME_ENDS != 0 {
            self.known_before(at).map(|k| k.span)
        } else if self.marks[at] & TITLE_ENDS != 0 {
            last(&self.titles)
        } else {
            last(&self.breaks).filter(|b| b.len() > 3)
        };
        word.filter(|w| w.end as usize == at)
    }

    /// Whether a name can begin at `at`: a mark, a break, a name, a title or a kind noun ends there.
    pub fn opens(&self, at: usize) -> bool {
        opens(self.marks[at])
    }

    /// Where the runs of ideographs may begin that are names: no word, name or title that is known begins or goes on there.
    pub fn fronts(&self) -> impl Iterator<Item = usize> {
        let mut next = 0;
        std::iter::from_fn(move || {
            while let Some(&mark) = self.marks.get(next) {
                let at = next;
                next += if mark & HAN_BEGINS != 0 { HAN } else { 1 };
                let free = mark & (HAN_BEGINS | BREAK_BEGINS | TITLE_BEGINS | WITHIN_NAME | WITHIN_TITLE) == HAN_BEGINS;
                if free && opens(mark) {
                    return Some(at);
                }
            }
            None
        })
    }

    /// Whether a name must end at `at`: a mark, a break, a name or a title begins there.
    pub fn closes(&self, at: usize) -> bool {
        let mark = self.marks[at];
        mark & (BREAK_BEGINS | NAME_BEGINS | TITLE_BEGINS | VALUE_BEGINS) != 0 || mark & LETTER_BEGINS == 0
    }

    /// Whether a name, a title or a date begins at `at`.
    pub fn marks_edge(&self, at: usize) -> bool {
        self.marks[at] & (NAME_BEGINS | TITLE_BEGINS | VALUE_BEGINS) != 0
    }

    /// Whether a clause or an item of a list begins at `at`.
    pub fn begins_clause(&self, at: usize) -> bool {
        self.marks[at] & CLAUSE_BEGINS != 0
    }

    /// Where clauses begin with an ideograph.
    pub fn clauses(&self) -> impl Iterator<Item = usize> {
        const BOTH: u16 = CLAUSE_BEGINS | HAN_BEGINS;
        self.marks.iter().enumerate().filter(|(_, mark)| **mark & BOTH == BOTH).map(|(at, _)| at)
    }

    /// Whether a kind noun ends at `end` that began before `start`.
    pub fn kind_over(&self, start: usize, end: usize) -> bool {
        let next = self.kinds.partition_point(|(k, _)| (k.end as usize) < end);
        self.kinds.get(next).is_some_and(|(k, _)| k.end as usize == end && (k.start as usize) < start)
    }

    /// Whether a title ends at `at`, a space or a colon aside.
    pub fn follows_title(&self, at: usize) -> bool {
        self.marks[at] & TITLE_ENDS != 0 || self.text[..at].ends_with([' ', ':']) && self.marks[at - 1] & TITLE_ENDS != 0
    }

    /// Whether a title begins at `at`.
    pub fn title_begins(&self, at: usize) -> bool {
        self.marks[at] & TITLE_BEGINS != 0
    }

    /// The class that the word right before `start` tells of the name that begins there.
    pub fn cue_before(&self, start: usize) -> Option<ClassId> {
        let before = self.text[..start].trim_end_matches(['“', '《', '「', '—']);
        // 成立了, 收购过 may be ones where 成立 and 收购 are none.
        let told = |before: &str| {
            let ends = self.found.cue_ends(before.len());
            ends.then(|| self.words.cue_before(&before[floor(before, before.len().saturating_sub(18))..])).flatten()
        };
        let aspect = ASPECTS.iter().find_map(|aspect| before.strip_suffix(*aspect));
        told(before).or_else(|| told(aspect?)).or_else(|| told(before.strip_suffix('了')?))
    }

    /// The class that the word right after `end` tells of the name that ends there; a date may stand between.
    pub fn cue_after(&self, end: usize) -> Option<ClassId> {
        let mut rest = self.text[end..].trim_start_matches(['”', '》', '」']);
        // 李明远(云川科技创始人)表示, but 云川(A轮, 1亿元).
        let place = |rest: &str| self.text.len() - rest.len();
        if self.cue_at(place(rest)).is_none()
            && let Some(close) = rest.strip_prefix('(').and_then(|inner| inner[..floor(inner, 90)].find(')'))
        {
            rest = &rest[close + 2..];
        }
        // 王雪则于去年卸任, 王雪将于10月卸任: adverbs may stand before the verb, which tells more than they do where they are cues.
        let own = self.cue_at(place(rest));
        let adverb = || ADVERBS.behind(rest);
        let verb = rest.starts_with(ADVERB_FIRSTS).then(adverb).flatten();
        match verb {
            Some(verb) => self.cue_past_date(place(verb)).or(own),
            None => own.or_else(|| self.cue_past_date(place(rest))).or_else(|| self.cue_past_adverbs(place(rest))),
        }
    }

    /// The class that a word behind the adverbs at `at` tells of a name before them: 王雪悄然出任.
    fn cue_past_adverbs(&self, at: usize) -> Option<ClassId> {
        let length = leading_adverbs(&self.text[at..]);
        (length > 0).then(|| self.cue_past_date(at + length)).flatten()
    }

    /// The class that a word at `at`, or after a date there, tells of a name before it.
    fn cue_past_date(&self, at: usize) -> Option<ClassId> {
        // 于2016年: the date may have its coverb.
        let dated = self.text[at..].trim_start_matches(['于', '在', '自']);
        let first = (self.text.len() - dated.len()) as u32;
        let next = self.values.partition_point(|v| v.span.start < first);
        let date = self.values.get(next).filter(|v| v.span.start == first && matches!(v.value, Value::Date(_)));
        // 2023年2月才成立
        let late =
            |end: usize| end + ["才", "正式", "刚"].iter().find(|word| self.text[end..].starts_with(**word)).map_or(0, |word| word.len());
        self.cue_at(date.map_or(at, |value| late(value.span.end as usize)))
    }

    /// The class that a word at `at` tells of a name that stands before it.
    pub fn cue_at(&self, at: usize) -> Option<ClassId> {
        if !self.found.begins(List::CueAfter, at) {
            return None;
        }
        let rest = &self.text[at..];
        let hit = self.words.longest(List::CueAfter, &rest[..floor(rest, 18)])?;
        let class = ClassId(hit.number as u16);
        // 云川C1于去年推出: what is brought, at the end of a clause, is no agent; nor what 将在6月发布.
        let brought = || {
            const CLAUSE: usize = 60;
            let clause = &rest[..floor(rest, CLAUSE)];
            let clause = clause.split([',', '。', ';', ')', '\n']).next().unwrap_or_default();
            let ends = self.found.cue_ends(at + clause.len());
            let work =
                ends.then(|| self.words.cue_before(clause)).flatten().is_some_and(|class| self.ontology.is_a(class, self.defaults.work));
            work && (clause.len() == hit.end || SOON.contains(&&rest[..hit.end]) && !clause.contains("自研"))
        };
        (class != self.defaults.employer || !brought()).then_some(class)
    }

    /// Where a name that ends at `end` can begin at the earliest: after the nearest break or mark, at most
    /// `most` characters back.
    pub fn left_limit(&self, end: usize, most: usize) -> usize {
        let next = self.breaks.partition_point(|b| (b.start as usize) < end);
        // A value's span may overlap a word's: the last two say where the nearest ends.
        let nearest = self.breaks[..next].iter().rev().take(3).map(|b| (b.end as usize).min(end)).max().unwrap_or(0);
        let mut at = end;
        for _ in 0..most {
            if at > nearest && self.marks[at] & HAN_ENDS != 0 {
                at -= HAN;
                continue;
            }
            let Some(c) = self.text[nearest..at].chars().next_back() else { break };
            // 1.云川科技: a point between a number or a word and Chinese ends an item's number or a sentence.
            let parts = c == ' ' && self.space_parts(at - 1) || c == '.' && self.marks[at] & HAN_BEGINS != 0;
            if !within_name(c) || parts {
                break;
            }
            at -= c.len_utf8();
        }
        // Harbourline Ventures风投: so many characters may end within a Latin word.
        let latin = |at: usize| at > nearest && at < end && self.text.as_bytes()[at].is_ascii_alphabetic();
        for _ in 0..LONGEST_WORD {
            if !latin(at) || !self.text.as_bytes()[at - 1].is_ascii_alphabetic() {
                break;
            }
            at -= 1;
        }
        at
    }

    /// Where a name that begins at `start` ends at the latest.
    pub fn right_limit(&self, start: usize, most: usize) -> usize {
        self.limited(start, most, BREAK_BEGINS).0
    }

    /// Where a name that begins at `start` ends at the latest, before the next name or title that is known; and how many characters
    /// it has.
    pub fn run(&self, start: usize, most: usize) -> (usize, usize) {
        self.limited(start, most, BREAK_BEGINS | NAME_BEGINS | TITLE_BEGINS)
    }

    fn limited(&self, start: usize, most: usize, ends: u16) -> (usize, usize) {
        let mut at = start;
        for count in 0..most {
            let mark = self.marks[at];
            if mark & ends != 0 {
                return (at, count);
            }
            if mark & HAN_BEGINS != 0 {
                at += HAN;
                continue;
            }
            let next = self.text[at..].chars().next().filter(|&c| within_name(c) && !(c == ' ' && self.space_parts(at)));
            let Some(c) = next else { return (at, count) };
            at += c.len_utf8();
        }
        (at, most)
    }

    /// Whether a space parts two words: one side is not Latin.
    fn space_parts(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        at == 0 || !bytes[at - 1].is_ascii_alphanumeric() || !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
    }

    /// The class of a kind noun that ends at `end`, spaces and an opening mark aside.
    pub fn kind_before(&self, end: usize) -> Option<ClassId> {
        let before = self.text[..end].trim_end_matches([' ', '“', '《', '"', '「', ':']);
        if !self.found.kind_ends(before.len()) {
            return None;
        }
        let from = floor(before, before.len().saturating_sub(24));
        let last = self.found.last(List::Kind, from, before.len());
        // 扫地机器人: the noun that ends there may begin within another.
        let over = || {
            let ends = |at: usize| self.words.longest(List::Kind, &before[at..]).filter(|m| at + m.end == before.len());
            before[from..].char_indices().filter(|&(at, _)| self.found.begins(List::Kind, from + at)).find_map(|(at, _)| ends(from + at))
        };
        let found = last.or_else(over)?;
        // 对话“听涛”团队: at the head of a headline a verb.
        let verb = INTERVIEWS.iter().any(|verb| before.strip_suffix(verb).is_some_and(|rest| self.begins_clause(rest.len())));
        (!verb).then_some(ClassId(found.number as u16))
    }

    /// How long, in bytes, the Chinese words are that end in a kind noun right before `end`, spaces and an opening mark aside.
    pub fn description_before(&self, end: usize) -> usize {
        const MOST: usize = 12;
        let before = self.text[..end].trim_end_matches([' ', '“', '《', '"', '「']).len();
        if self.found.kind_ends(before) { before - self.left_limit(before, MOST) } else { 0 }
    }

    /// The class of a kind noun that begins at `start`, and where it ends.
    pub fn kind_at(&self, start: usize) -> Option<(ClassId, usize)> {
        if !self.found.begins(List::Kind, start) {
            return None;
        }
        let to = floor(self.text, start + 24);
        let found = self.words.longest(List::Kind, &self.text[start..to])?;
        let class = ClassId(found.number as u16);
        (!self.is_edition(class, start + found.end)).then_some((class, start + found.end))
    }

    /// “云桥”企业版: whether a noun for those who act only tells for whom an edition is.
    fn is_edition(&self, class: ClassId, end: usize) -> bool {
        self.text[end..].starts_with('版') && self.ontology.is_a(class, self.defaults.agent)
    }

    /// The class of a kind noun that begins at `start`, or after what narrows it down: “云桥”数据平台.
    pub fn kind_after(&self, start: usize) -> Option<ClassId> {
        self.noun_after(start).map(|(class, _)| class)
    }

    /// The same, and where the noun ends.
    pub fn noun_after(&self, start: usize) -> Option<(ClassId, usize)> {
        let to = floor(self.text, start + 24);
        let mut hits = self.found.within(List::Kind, start, to);
        let first = hits.next()?;
        // “云桥”大模型榜单: of two nouns in a row the last tells what it is.
        let made = |hit: &Hit| self.ontology.is_a(ClassId(hit.number as u16), self.defaults.work);
        let found = hits.next().filter(|next| next.start == first.end && made(next)).unwrap_or(first);
        let narrows = |(at, c): (usize, char)| !c.is_ascii() && c.is_alphabetic() && !self.breaks_at(start + at) && !PARTICLES.contains(c);
        let narrowed = first.start - start <= NARROWING && self.text[start..first.start].char_indices().all(narrows);
        let class = ClassId(found.number as u16);
        (narrowed && !self.is_edition(class, found.end)).then_some((class, found.end))
    }

    /// Where the title that begins at `start` ends.
    pub fn title_at(&self, start: usize) -> Option<usize> {
        if !self.found.begins(List::Title, start) {
            return None;
        }
        let to = floor(self.text, start + 36);
        self.words.longest(List::Title, &self.text[start..to]).map(|m| start + m.end)
    }

    pub fn add(&mut self, span: Span, class: ClassId, certainty: Certainty, reason: Reason) {
        let span = Span { start: self.after_once(span, class), end: span.end };
        // 最受瞩目的云桥创新奖: how it is looked at is no part of the name.
        let looked_at = PRAISED.opens(span.of(self.text));
        let praised = span.of(self.text).rfind('的').map(|at| at + '的'.len_utf8()).filter(|_| looked_at);
        let span = Span { start: span.start + praised.unwrap_or(0) as u32, end: span.end };
        // 前总裁山姆·里德: a post and a person, and no other name.
        if class != self.defaults.person && self.title_begins(span.start as usize) && span.of(self.text).contains('·') {
            return;
        }
        let apposed = reason == Reason::Apposed && span.of(self.text).starts_with('最');
        if apposed || !matches!(reason, Reason::Quotation | Reason::BookTitle | Reason::Kind) && names_nothing(span.of(self.text)) {
            return;
        }
        if self.ontology.is_a(class, self.defaults.agent) && certainty > Certainty::Guess {
            self.agents.insert(span.end, span.start);
        }
        self.candidates.push(NameMention { span, class, certainty, reason, entry: None });
    }

    /// Where the name of whom somebody worked for once begins: 前云川科技副总裁, but 前海科技副总裁.
    fn after_once(&self, span: Span, class: ClassId) -> u32 {
        let (start, end) = (span.start as usize, span.end as usize);
        let text = &self.text[start..end];
        let once = ["前", "原"].iter().find(|w| text.starts_with(**w)).map_or(0, |w| w.len());
        let titled = once > 0 && text.chars().count() > 2 && self.title_begins(end) && self.ontology.is_a(class, self.defaults.agent);
        if titled && !self.found.begins_word(start, end) { span.start + once as u32 } else { span.start }
    }
}

/// Words that point at one or ask for one, the classifier behind them aside.
const POINTING: [char; 6] = ['这', '那', '哪', '某', '每', '几'];
/// Classifiers that follow them, and a verb with its aspect: 这副眼镜, 开了场发布会.
const CLASSIFIERS: &[char] = &[
    '个', '款', '家', '种', '项', '副', '枚', '只', '台', '辆', '部', '块', '颗', '条', '套', '架', '艘', '间', '所', '支', '张', '位',
    '名', '座', '件', '群', '批', '类', '组', '份', '届', '场', '次', '篇', '本', '股', '轮', '片',
];
/// Adverbs with which no name begins.
const NEVER_FIRST: [char; 3] = ['却', '仅', '很'];
/// Words of how a prize is looked at: 最受瞩目的云桥奖.
static PRAISED: OneOf = OneOf::new(&["最受", "最引人", "最令", "最重要"]);
/// Verbs and their complements after which a name begins: 搬上CES.
const PUTTING: &[char] =
    &['搬', '登', '装', '换', '接', '用', '送', '塞', '推', '带', '摆', '拉', '挂', '放', '写', '融', '追', '冲', '只'];
const COMPLEMENTS: [char; 6] = ['上', '进', '到', '入', '给', '跑'];

/// Whether a run of characters only points at a thing, or begins with a verb of what is done to one that is named behind it.
fn names_nothing(run: &str) -> bool {
    let mut characters = run.chars();
    let (Some(first), Some(second)) = (characters.next(), characters.next()) else { return false };
    let third = characters.next();
    let put = PUTTING.contains(&first) && COMPLEMENTS.contains(&second);
    let held = || run.char_indices().skip(1).any(|(at, c)| c == '了' && run[at + c.len_utf8()..].starts_with(CLASSIFIERS));
    POINTING.contains(&first) && CLASSIFIERS.contains(&second)
        || NEVER_FIRST.contains(&first)
        || put && third.is_some_and(|c| first == '只' || c.is_ascii_uppercase())
        || held()
}

/// Whether a name can begin where these marks stand.
fn opens(mark: u16) -> bool {
    mark & (BREAK_ENDS | NAME_ENDS | TITLE_ENDS | KIND_ENDS) != 0 || mark & HAN_ENDS == 0
}

/// Whether a value ends a name: one that counts or dates something does, a bare number, a year alone or an ordinal does not.
fn ends_name(value: &Value, said: &str) -> bool {
    match value {
        Value::Quantity(quantity) => quantity.unit != Unit::None,
        Value::Date(date) => date.kind != DateKind::Calendar || date.iso.len() != 4 || said.ends_with(['底', '初', '末', '前']),
        Value::Duration(_) => true,
        Value::Rank(_) => false,
    }
}

/// 旗舰平台长河集团: whether a title begins with the last character of the noun for a thing, and is none; a 医院长 is one.
pub(crate) fn over_kind(found: &Found<'_>, title: &Hit, made: impl Fn(ClassId) -> bool) -> bool {
    let kinds = found.hits(List::Kind);
    let over = |k: &&Hit| k.start < title.start && k.end == title.start + HAN && k.end < title.end;
    kinds.get(kinds.partition_point(|k| k.end <= title.start)).filter(over).is_some_and(|k| made(ClassId(k.number as u16)))
}

/// Whether a character can stand inside a name.
fn within_name(c: char) -> bool {
    is_alphanumeric(c) || matches!(c, '·' | '-' | '.' | '&' | '+' | ' ' | '_')
}

/// The character boundary at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// As [`char::is_alphanumeric`], fast for what most texts are made of.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    let mark = matches!(c, '\u{2000}'..='\u{206f}' | '、' | '。' | '〈'..='〟');
    is_han(c) || !mark && if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

pub(crate) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c)
}

//! Where names cannot go on: the words, coverbs, copulas and values that end them.
//!
//! Takes the names of the lexicon and finds the breaks between them; deliberately does not ask how far a name reaches: that is `limits`.

use crate::annotate::NameMention;
use crate::annotate::page::{
    BREAK_BEGINS, BREAK_ENDS, CLAUSE_BEGINS, HAN, HAN_ENDS, KIND_ENDS, NAME_BEGINS, NAME_ENDS, Page, TITLE_BEGINS, TITLE_ENDS, WITHIN_NAME,
    WITHIN_TITLE, floor, is_han,
};
use crate::annotate::words::{Hit, List};
use crate::chinese::Category;
use crate::span::Span;
use crate::value::{DateKind, Unit, Value};

/// The coverb of who does a thing, that ends other words too: 理由.
const BY: char = '由';

/// The longest word that ends names, in bytes.
const LONGEST_BREAK: usize = 24;

/// Copulas that other words hold as well, and what goes on to make 系 a noun.
const IS: &[char] = &['系', '乃'];
const SYSTEMS: &[char] = &['统', '列', '数', '谱', '里', '中', '主', '的', '内', '至', '是', '上', '下', '和', '与'];

/// The coverb that also ends words for whom a thing is, and what stands before it in these.
const FOR: char = '用';
const MEANT: &[char] = &['家', '商', '民', '军', '医', '车', '农', '警'];

impl Page<'_> {
    /// Takes the names of the lexicon, left to right and apart, and finds where other names end; a break within a name of
    /// the lexicon is none.
    pub fn take_known(&mut self, known: Vec<NameMention>) {
        self.known = known;
        for i in 0..self.known.len() {
            self.mark(self.known[i].span, NAME_BEGINS, NAME_ENDS);
            self.mark_within(self.known[i].span, WITHIN_NAME);
        }
        let breaks = self.find_breaks();
        for span in &breaks {
            self.mark(*span, BREAK_BEGINS, BREAK_ENDS);
        }
        self.breaks = breaks;
    }

    /// The words and values at which names end, in order.
    fn find_breaks(&self) -> Vec<Span> {
        let hits = self.found.hits(List::Break);
        let free = |s: &Span| !self.overlaps_known(*s);
        let words = hits.iter().filter(|m| self.is_break(m)).map(|m| Span::new(m.start, m.end));
        let mut breaks: Vec<Span> = words.filter(|s| free(s) && !self.within_longer_title(*s) && !self.within_other_name(*s)).collect();
        let values = self.values.iter().filter(|v| ends_name(&v.value, v.span.of(self.text)));
        breaks.extend(values.map(|v| v.span).filter(|s| free(s) && !self.within_other_name(*s)));
        breaks.extend(hits.iter().filter_map(|m| self.over_name(m).or_else(|| self.led_by(m))).filter(free));
        // Two runs, each in order: a stable sort only merges them.
        breaks.sort();
        breaks
    }

    /// Whether a word that ends names does so where it stands.
    fn is_break(&self, m: &Hit) -> bool {
        let category = self.words.break_categories[m.number as usize];
        category.is_some_and(|category| self.ends_names(category, m)) && !(m.len() == HAN && self.found.begins_long_word(m.start))
    }

    /// Joints and coverbs end a name wherever they stand; another single character does not within a word: 超 in 超算.
    fn ends_names(&self, category: Category, m: &Hit) -> bool {
        if m.len() > HAN {
            return !self.makes_manner(m.end);
        }
        if m.len() == HAN && category == Category::Once && self.text[..m.start].ends_with(is_han) {
            return self.is_once(m);
        }
        if m.len() == HAN && self.text[m.start..].starts_with(IS) {
            return self.is_copula(m.start);
        }
        // 家用电器协会, 商用机器人: what a thing is for, and no coverb.
        let meant = || self.text[..m.end].strip_suffix(FOR).is_some_and(|before| before.ends_with(MEANT));
        matches!(category, Category::By | Category::Ba | Category::Jiang | Category::Coverb | Category::And | Category::De) && !meant()
            || !self.found.within_word(m.start)
            // 云川锂业|已用上: 业已 is no word behind the noun of which 业 is the end.
            || self.text[..m.start].ends_with('业') && self.head_ends(m.start)
    }

    /// 原 and 前 stand before a post: 云川科技原总裁, but not within 陇原算力集团.
    fn is_once(&self, m: &Hit) -> bool {
        const REACH: usize = 24;
        self.marks[m.end] & TITLE_BEGINS != 0
            || self.marks[m.start] & (TITLE_ENDS | KIND_ENDS) != 0
            || self.known.binary_search_by(|k| (k.span.end as usize).cmp(&m.start)).is_ok()
            // 云川科技前语音业务负责人, but 国际前沿大赛
            || !self.goes_on(m.end)
                && self.found.last(List::Head, floor(self.text, m.start.saturating_sub(REACH)), m.start).is_some_and(|h| h.end == m.start)
    }

    /// Whether a noun that ends names ends at `end`.
    fn head_ends(&self, end: usize) -> bool {
        self.found.hits(List::Head).binary_search_by(|h| h.end.cmp(&end)).is_ok()
    }

    /// Whether a title holds a word and more.
    fn within_longer_title(&self, s: Span) -> bool {
        let title = || self.titles.get(self.titles.partition_point(|t| t.end <= s.start));
        self.marks[s.start as usize] & (TITLE_BEGINS | WITHIN_TITLE) != 0 && title().is_some_and(|t| t.contains(s) && *t != s)
    }

    /// Whether a word or value stands within the name of a site, or counts within that of a house.
    fn within_other_name(&self, s: Span) -> bool {
        self.begins_site(s) || self.numbers_house(s)
    }

    /// 临江开发区管委会: what begins a site's name ends none.
    fn begins_site(&self, s: Span) -> bool {
        let heads = self.found.hits(List::Head);
        let head = heads.binary_search_by(|h| h.start.cmp(&(s.start as usize))).ok().map(|i| &heads[i]);
        head.is_some_and(|h| h.end > s.end as usize && self.words.head_classes[h.number as usize] == self.defaults.place)
    }

    /// 第二人民医院 counts no persons.
    fn numbers_house(&self, s: Span) -> bool {
        // 第十二|人民医院, though 二人 is a word.
        let before = self.text[..s.start as usize].trim_end_matches(['十', '二', '三', '四', '五', '六', '七', '八', '九']);
        if !self.text[s.start as usize..].starts_with('第') && !before.ends_with('第') {
            return false;
        }
        let heads = self.found.hits(List::Head);
        let head = heads.get(heads.partition_point(|h| h.end <= s.end as usize));
        // 第一人民医院
        let next = heads.get(heads.partition_point(|h| h.start < s.end as usize));
        let group = |h: &Hit| h.start == s.end as usize && self.words.head_classes[h.number as usize] == self.defaults.group;
        head.is_some_and(|h| h.start < s.end as usize) || next.is_some_and(group)
    }

    /// 优必选中标: a word that goes over the end of a known name hides the one that begins there.
    fn over_name(&self, m: &Hit) -> Option<Span> {
        let name = self.known.get(self.known.partition_point(|k| (k.span.end as usize) <= m.start)).map(|k| k.span);
        let at = name.filter(|name| (name.start as usize) < m.start && (name.end as usize) < m.end)?.end as usize;
        let word = self.words.longest(List::Break, &self.text[at..floor(self.text, at + LONGEST_BREAK)])?;
        (word.len() > HAN).then(|| Span::new(at, at + word.end))
    }

    /// 总经理由王雪担任, 已经由云川收购: no 理由 stands where 理 ends a post or a word.
    fn led_by(&self, m: &Hit) -> Option<Span> {
        let by = self.text[..m.end].strip_suffix(BY).map(str::len).filter(|&by| by == m.start + HAN)?;
        let before = m.start.checked_sub(HAN).filter(|&at| self.text.is_char_boundary(at))?;
        (self.marks[by] & TITLE_ENDS != 0 || self.found.is_word(before, by)).then(|| Span::new(by, m.end))
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
        let ended = self.marks[at] & (NAME_ENDS | TITLE_ENDS | KIND_ENDS) != 0 || self.marks[at] & HAN_ENDS == 0;
        let person = || {
            let ends = self.text[..at].char_indices().rev().map(|(from, _)| from).enumerate().take(*PERSON.end());
            let mut fronts = ends.filter(|(nth, _)| PERSON.contains(&(nth + 1))).map(|(_, from)| from);
            fronts
                .any(|from| self.marks[from] & CLAUSE_BEGINS != 0 && self.words.surname(&self.text[from..]).is_some_and(|n| from + n < at))
        };
        ended || self.head_ends(at) || person()
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

//! Where the lexicon's words stand in a text: one walk of the trie from every character.
//!
//! Takes a text, gives the words of each list that is looked for in the whole of it, and answers for any stretch whether
//! everyday words make it up. Deliberately knows no names and no edges.

use crate::annotate::words::{Hit, LISTS, List, Sense, Words};
use crate::trie::Letters;

/// The words of a text.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    text: &'a str,
    words: &'a Words,
    hits: [Vec<Hit>; LISTS],
    /// For each byte at which a character begins: the bits below. The last stands for the end of the text.
    marks: Vec<u16>,
}

/// The longest word of everyday language in characters.
const LONGEST_WORD: usize = 4;
/// The bytes of an ideograph.
const ONE: usize = 3;
/// The longest run that is looked at as a row of everyday words, in characters.
const LONGEST_RUN: u32 = 16;

/// The lengths in characters, one bit each, of the everyday words that begin here: in the lowest bits.
const EVERYDAY: u16 = 0b1111;
/// Those of two characters or more.
const LONGER: u16 = 0b1110;
/// The same for common everyday and generic words together: so many bits higher.
const ORDINARY: u32 = 4;
/// Words of these lists end here.
const CUE_BEFORE: u16 = 1 << 8;
const KIND_ENDS: u16 = 1 << 9;
/// A word of a list begins here: the bit of the list, so many bits higher.
const BEGINS: u32 = 9;
const BEGINNING: u32 =
    List::CueAfter.bit() | List::Kind.bit() | List::Head.bit() | List::Title.bit() | List::Generic.bit() | List::Praise.bit();

/// The lists that are looked for in the whole text.
const WHOLE: u32 = List::Name.bit() | List::Head.bit() | List::Kind.bit() | List::Title.bit() | List::Break.bit() | List::Context.bit();

impl<'a> Found<'a> {
    pub fn new(words: &'a Words, text: &'a str, letters: &Letters) -> Self {
        let mut marks = vec![0_u16; text.len() + 1];
        let mut hits: [Vec<Hit>; LISTS] = Default::default();
        let mut free = [0; LISTS];
        let mut longest = [Hit::default(); LISTS];
        let fronts = words.trie().fronts(letters);
        for nth in 0..letters.len() {
            let start = letters.bounds[nth] as usize;
            let mut mark = 0;
            let mut seen = 0;
            words.trie().each(letters, &fronts, nth, |more, value| {
                let sense = Sense(value);
                let lists = sense.lists();
                if more < LONGEST_WORD {
                    let common = sense.is(List::Common);
                    let everyday = u16::from(common || sense.is(List::Rare));
                    let ordinary = u16::from(common || sense.is(List::Generic));
                    mark |= (everyday | ordinary << ORDINARY) << more;
                }
                if lists & !(List::Common.bit() | List::Rare.bit()) == 0 {
                    return;
                }
                let end = letters.bounds[nth + more + 1] as usize;
                // Factorial: the post in it is none.
                let lists = if cuts_latin(text, start, end) { lists & !BOUNDED } else { lists };
                mark |= ((lists & BEGINNING) << BEGINS) as u16;
                if sense.is(List::CueBefore) {
                    marks[end] |= CUE_BEFORE;
                }
                if lists & List::Kind.bit() != 0 {
                    marks[end] |= KIND_ENDS;
                }
                seen |= lists & WHOLE;
                for list in bits(lists & WHOLE) {
                    longest[list] = Hit { start, end, number: value };
                }
            });
            marks[start] |= mark;
            for list in bits(seen) {
                let hit = longest[list];
                if free[list] > start {
                    continue;
                }
                if straddles(text, words, &marks, &hit, list) {
                    marks[start] &= !(((1 << list) & BEGINNING) << BEGINS) as u16;
                    let ends = list == List::Kind as usize && hits[list].last().is_none_or(|last| last.end != hit.end);
                    marks[hit.end] &= !(u16::from(ends) * KIND_ENDS);
                    continue;
                }
                free[list] = hit.end;
                hits[list].push(Hit { number: words.number(Sense(hit.number), list as u32), ..hit });
            }
        }
        Self { text, words, hits, marks }
    }

    /// The words of a list of those that are looked for everywhere, left to right, none overlapping another.
    pub fn hits(&self, list: List) -> &[Hit] {
        &self.hits[list as usize]
    }

    /// Whether a run is one word of everyday language. One that begins or ends within a character is none.
    pub fn is_word(&self, start: usize, end: usize) -> bool {
        let longer = self.text.get(start..end).map_or(0, |run| run.chars().take(LONGEST_WORD + 1).count());
        (1..=LONGEST_WORD).contains(&longer) && self.marks[start] & EVERYDAY & 1 << (longer - 1) != 0
    }

    /// Whether an everyday word of two characters or more begins at `at` and ends at `limit` at the latest.
    pub fn begins_word(&self, at: usize, limit: usize) -> bool {
        self.reaches(self.marks[at] & LONGER, at, limit)
    }

    /// The same for common words and generic ones: what is seldom used begins names as well.
    pub fn begins_common_word(&self, at: usize, limit: usize) -> bool {
        self.reaches(self.marks[at] >> ORDINARY & LONGER, at, limit)
    }

    /// Whether the shortest of the words whose lengths the bits tell ends at `limit` at the latest.
    fn reaches(&self, words: u16, at: usize, limit: usize) -> bool {
        words != 0 && self.text[at..limit].chars().take(words.trailing_zeros() as usize + 1).count() > words.trailing_zeros() as usize
    }

    /// Whether an everyday word of three characters or more begins at `at`.
    pub fn begins_long_word(&self, at: usize) -> bool {
        self.marks[at] & EVERYDAY & 0b1100 != 0
    }

    /// Whether a run is a row of common everyday or generic words: then it names nothing that nobody has listed.
    pub fn is_ordinary(&self, start: usize, end: usize) -> bool {
        self.is_row(start, end, EVERYDAY)
    }

    /// The same of words of two characters or more: what needs a single one to be a row may be a name all the same (回声+谷).
    pub fn is_phrase(&self, start: usize, end: usize) -> bool {
        self.is_row(start, end, LONGER)
    }

    /// Whether a run is a row of common everyday or generic words of the lengths that the bits tell.
    fn is_row(&self, start: usize, end: usize, lengths: u16) -> bool {
        let mut reached = 1_u32;
        let mut at = start;
        for nth in 0..LONGEST_RUN {
            if at >= end {
                return at == end && reached >> nth & 1 != 0;
            }
            if reached >> nth & 1 != 0 {
                reached |= u32::from(self.marks[at] >> ORDINARY & lengths) << (nth + 1);
            }
            if reached >> nth <= 1 {
                return false;
            }
            at += width(self.text, at);
        }
        at == end && reached >> LONGEST_RUN & 1 != 0
    }

    /// Whether a run is two words of everyday language of two characters or more, seldom used ones too (嗡嗡作响), or one with one
    /// character of grammar at its end or front (开始坐, 满周岁).
    pub fn is_pair(&self, start: usize, end: usize) -> bool {
        let parts = self.text[start..end].char_indices().map(|(at, _)| start + at).skip(1);
        parts.into_iter().any(|at| {
            let long = |from: usize, to: usize| to - from > ONE && self.is_word(from, to);
            let either = |from: usize, to: usize| long(from, to) || self.is_word(from, to);
            long(start, at) && either(at, end) || either(start, at) && long(at, end)
        })
    }

    /// Whether an everyday word of two characters or more stands within a run.
    pub fn holds_word(&self, start: usize, end: usize) -> bool {
        self.text[start..end].char_indices().any(|(at, _)| self.begins_word(start + at, end))
    }

    /// Whether a run is everyday words but for its first or last character (的手机, 手中正): a piece of a sentence, no name.
    pub fn ends_ordinary(&self, start: usize, end: usize) -> bool {
        let run = &self.text[start..end];
        let first = start + run.chars().next().map_or(0, char::len_utf8);
        let last = end - run.chars().next_back().map_or(0, char::len_utf8);
        last > first
            && (self.is_word(start, first) && self.is_ordinary(start, last) || self.is_word(last, end) && self.is_ordinary(first, end))
    }

    /// Whether the character at `at` stands within an everyday word: 超 in 超算.
    pub fn within_word(&self, at: usize) -> bool {
        let before = self.text[..at].char_indices().rev().take(LONGEST_WORD - 1);
        self.marks[at] & LONGER != 0 || before.zip(1..).any(|((start, _), nth)| (self.marks[start] & EVERYDAY) >> nth != 0)
    }

    /// Whether an everyday word begins between `from` and `end` and reaches over `end`.
    pub fn crosses(&self, from: usize, end: usize) -> bool {
        let before = self.text[from..end].char_indices().rev().take(LONGEST_WORD);
        before.zip(1..).any(|((at, _), nth)| (self.marks[from + at] & EVERYDAY) >> nth != 0)
    }

    /// Whether a word of a list begins at `at`, however long.
    pub fn begins(&self, list: List, at: usize) -> bool {
        u32::from(self.marks[at]) & (list.bit() & BEGINNING) << BEGINS != 0
    }

    /// Whether a kind noun ends at `at`, wherever it begins.
    pub fn kind_ends(&self, at: usize) -> bool {
        self.marks[at] & KIND_ENDS != 0
    }

    /// Whether a word ends at `at` that tells the class of a name after it.
    pub fn cue_ends(&self, at: usize) -> bool {
        self.marks[at] & CUE_BEFORE != 0
    }

    /// Whether a run holds a word of a list.
    pub fn holds(&self, list: List, start: usize, end: usize) -> bool {
        self.within(list, start, end).next().is_some()
    }

    /// The words of a list in a run, left to right, the longest at a place, none overlapping another.
    pub fn within(&self, list: List, start: usize, end: usize) -> impl Iterator<Item = Hit> {
        let mut at = start;
        std::iter::from_fn(move || {
            while at < end {
                let from = at;
                at += 1;
                if self.begins(list, from)
                    && let Some(hit) = self.words.longest(list, &self.text[from..end])
                {
                    at = from + hit.end;
                    return Some(Hit { start: from, end: at, number: hit.number });
                }
            }
            None
        })
    }

    /// The last of the words of a list in a run, where the run ends with it.
    pub fn last(&self, list: List, start: usize, end: usize) -> Option<Hit> {
        self.within(list, start, end).last().filter(|hit| hit.end == end)
    }

    /// Whether a run is made of generic words alone (国内头部, 人工智能), spaces aside.
    pub fn is_generic(&self, start: usize, end: usize) -> bool {
        let end = start + self.text[start..end].trim_end().len();
        let spaces = |at: usize| end.max(at) - self.text[at..end.max(at)].trim_start().len();
        let mut at = spaces(start);
        while at < end {
            match self.begins(List::Generic, at).then(|| self.words.longest(List::Generic, &self.text[at..end])).flatten() {
                Some(hit) => at = spaces(at + hit.end),
                None => return false,
            }
        }
        true
    }

    /// Whether a single character from `at` to `next` is a part of an everyday word, and what follows it begins none: 本地助手, but 新车型.
    fn goes_on(&self, at: usize, next: usize, end: usize) -> bool {
        let begun = next - at == ONE && next < end;
        begun && self.is_word(at, next + width(self.text, next)) && !self.begins_word(next, end)
    }

    /// `start`, moved over the words before `end` that only praise or count.
    pub fn after_praise(&self, start: usize, end: usize) -> usize {
        let spaces = |at: usize| end - self.text[at..end].trim_start().len();
        let mut at = spaces(start);
        while at < end
            && self.begins(List::Praise, at)
            && let Some(praise) = self.words.longest(List::Praise, &self.text[at..end])
            && !self.goes_on(at, at + praise.end, end)
        {
            at = spaces(at + praise.end);
        }
        at
    }
}

/// Whether a noun of two characters is but the end of one everyday word and the front of the next, where no other words stand: no 手机
/// stands in 助手机制, no 新创 in 创新创业大赛; but 对手机芯片.
fn straddles(text: &str, words: &Words, marks: &[u16], hit: &Hit, list: usize) -> bool {
    let nouns = list == List::Kind as usize || list == List::Head as usize;
    let (Some(before), next) = (hit.start.checked_sub(ONE), hit.end + ONE) else { return false };
    if !nouns || hit.end - hit.start != 2 * ONE || text.get(before..next).is_none_or(|run| run.chars().count() != 4) {
        return false;
    }
    let pair = |at: usize| {
        let run = text.get(at..at + 2 * ONE);
        run.is_some_and(|run| [List::Common, List::Generic].iter().any(|&l| words.longest(l, run).is_some_and(|w| w.end == run.len())))
    };
    let earlier = |at: usize| text.is_char_boundary(at) && marks[at] >> ORDINARY & 0b10 != 0;
    earlier(before) && pair(hit.start + ONE) && (!pair(hit.end) || pair(next)) && !before.checked_sub(ONE).is_some_and(earlier)
}

/// The places of the bits that are set.
fn bits(lists: u32) -> impl Iterator<Item = usize> {
    let mut rest = lists;
    std::iter::from_fn(move || {
        let bit = rest.trailing_zeros();
        rest &= rest.checked_sub(1)?;
        Some(bit as usize)
    })
}

/// The bytes of the character that begins at `at`.
fn width(text: &str, at: usize) -> usize {
    match text.as_bytes()[at] {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    }
}

/// The lists of words that neither begin nor end within a Latin word.
const BOUNDED: u32 = List::Title.bit() | List::Kind.bit() | List::Break.bit() | List::Context.bit();

/// Whether a run begins or ends within a Latin word.
fn cuts_latin(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    start > 0 && letter(start) && letter(start - 1) || end > start && letter(end) && letter(end - 1)
}

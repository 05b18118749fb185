//! Whether a text is written in Traditional characters.
//!
//! Counts the characters that only one of the national character sets has: 發 stands in Big5 and not in GB 2312, 发 the other way
//! round, 発 in JIS X 0208 alone. So one sentence tells its script. Deliberately converts nothing, and decides for a whole
//! article: a few characters of the other script stand in names (昇腾) and quotations.

use std::sync::LazyLock;

use encoding_rs::{BIG5, EUC_JP, Encoding, GBK};

/// How many characters that tell a script are read.
const ENOUGH: usize = 1000;

/// Characters that only Traditional texts are said to hold and that stand in Simplified names as well.
const IN_NAMES: &str = "昇邨堃喆";

/// What a character tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// Nothing.
    Any,
    Traditional,
    /// Simplified or Japanese.
    Other,
}

/// From kana to the last common ideograph.
const TOLD: std::ops::RangeInclusive<u32> = 0x3041..=0x9fff;

static SCRIPTS: LazyLock<Box<[Script]>> = LazyLock::new(|| {
    const GB: u8 = 1;
    const BIG: u8 = 2;
    const JIS: u8 = 4;
    let mut sets = vec![0_u8; TOLD.count()];
    let mut mark = |encoding: &'static Encoding, leads: std::ops::RangeInclusive<u8>, trails: &[std::ops::RangeInclusive<u8>], set: u8| {
        let pairs: Vec<u8> = leads.flat_map(|lead| trails.iter().cloned().flatten().flat_map(move |trail| [lead, trail])).collect();
        let (text, _) = encoding.decode_without_bom_handling(&pairs);
        text.chars().filter_map(place).for_each(|at| sets[at] |= set);
    };
    mark(GBK, 0xb0..=0xf7, &[0xa1..=0xfe], GB);
    mark(BIG5, 0xa4..=0xf9, &[0x40..=0x7e, 0xa1..=0xfe], BIG);
    mark(EUC_JP, 0xb0..=0xf4, &[0xa1..=0xfe], JIS);
    let is_kana = |c: u32| c <= 'ヺ' as u32;
    let told = |(c, &sets): (u32, &u8)| if is_kana(c) || matches!(sets, GB | JIS | 5) { Script::Other } else { Script::Any };
    let mut scripts: Box<[Script]> = TOLD.zip(&sets).map(told).collect();
    // To convert takes longest: only those are converted of which something hangs on it.
    let asked = TOLD.zip(&sets).filter(|&(c, &sets)| !is_kana(c) && matches!(sets, BIG | 6));
    let asked: String = asked.filter_map(|(c, _)| char::from_u32(c)).collect();
    let simplified = fast2s::convert(&asked);
    let traditional = asked.chars().zip(simplified.chars()).filter(|(c, simplified)| c != simplified && !IN_NAMES.contains(*c));
    for at in traditional.filter_map(|(c, _)| place(c)) {
        scripts[at] = Script::Traditional;
    }
    scripts
});

fn place(c: char) -> Option<usize> {
    TOLD.contains(&(c as u32)).then(|| c as usize - *TOLD.start() as usize)
}

/// Whether more of the characters that tell a script are Traditional than are not.
pub(super) fn is_traditional<'a>(fields: impl Iterator<Item = &'a str>) -> bool {
    let scripts: &[Script] = &SCRIPTS;
    let (mut traditional, mut other) = (0, 0);
    for field in fields {
        for at in field.chars().filter_map(place) {
            match scripts[at] {
                Script::Any => continue,
                Script::Traditional => traditional += 1,
                Script::Other => other += 1,
            }
            if traditional + other == ENOUGH {
                return traditional > other;
            }
        }
    }
    traditional > other
}

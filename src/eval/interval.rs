//! How far a figure may be trusted: bootstrap intervals over articles.

use super::score::{ArticleScore, Tally};

/// The middle 95 % of the F1 over samples of the articles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    /// The 2.5th percentile.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
}

/// How many samples are drawn.
const SAMPLES: usize = 1000;

/// Draws as many articles as there are, with replacement, a thousand times (Efron's percentile bootstrap). The draws are the
/// same at every call.
#[must_use]
pub fn interval(scores: &[ArticleScore]) -> Interval {
    if scores.is_empty() {
        return Interval::default();
    }
    let tallies: Vec<Tally> = scores.iter().map(ArticleScore::tally).collect();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut found: Vec<f64> = (0..SAMPLES)
        .map(|_| {
            let mut sum = Tally::default();
            for _ in 0..tallies.len() {
                sum.add(tallies[(next(&mut state) % tallies.len() as u64) as usize]);
            }
            sum.f1()
        })
        .collect();
    found.sort_by(f64::total_cmp);
    Interval { low: found[SAMPLES / 40], high: found[SAMPLES - 1 - SAMPLES / 40] }
}

/// The next number of the SplitMix64 sequence (Steele, Lea, Flood 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

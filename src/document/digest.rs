//! Lines that tell several stories one after another: 早报|A发布…/B收购…, A:营收…;B获…融资;C…, · A · B · C.
//!
//! Takes a normalised line, gives the sign that parts its stories. Deliberately does not tell what the stories are.

use crate::chinese::is_letter;

/// A story has at least so many characters: 输入/输出 are no stories, nor are the members of a list.
const SHORTEST: usize = 7;

/// The longest line of stories in bytes: a text of that length without a full stop is no digest.
const LONGEST: usize = 3000;

/// The sign that parts the stories of the line with which `text` begins, where it tells three of them or more.
pub(super) fn parting(text: &str) -> Option<char> {
    let line = text.split('\n').next().filter(|line| line.len() <= LONGEST)?;
    let label = line.rsplit_once('|');
    let line = label.map_or(line, |(_, stories)| stories);
    // A full stop amid them makes them sentences of one story.
    if line.trim_end().trim_end_matches('。').contains('。') {
        return None;
    }
    // 5美元/百万输入tokens: a stroke parts the stories of a column alone.
    ['/', ';', '·'].into_iter().find(|&sign| (sign != '/' || label.is_some()) && tells(line, sign))
}

/// Whether the sign at `at` parts stories: a dot does between spaces.
pub(super) fn parts(text: &str, at: usize) -> bool {
    let dot = text[at..].strip_prefix('·');
    dot.is_none_or(|after| after.starts_with(' '))
}

/// Whether a sign parts a line into three stories or more.
fn tells(line: &str, sign: char) -> bool {
    let mut stories = 0;
    let mut start = 0;
    for (at, _) in line.match_indices(sign).filter(|(at, _)| parts(line, *at)).chain(std::iter::once((line.len(), ""))) {
        let story = line[start..at].trim();
        if !(start == 0 && story.is_empty()) {
            if story.chars().filter(|c| is_letter(*c)).take(SHORTEST).count() < SHORTEST {
                return false;
            }
            stories += 1;
        }
        start = (at + sign.len_utf8()).min(line.len());
    }
    stories > 2
}

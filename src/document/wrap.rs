//! Lines that a program has broken to fit a width: of a mail, a Markdown file, a page that was printed.
//!
//! Takes a text, gives it with as many characters: the breaks within a paragraph become spaces, or nothing between ideographs.
//! Deliberately leaves texts whose lines are paragraphs, items or verses: only what one width explains was broken by a program.

use std::borrow::Cow;

use super::list_mark;
use crate::chinese::is_letter;

/// What nobody sees.
const NOTHING: char = '\u{200b}';
/// The widths that programs break lines at: of half a page and of two of them.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=130;
/// So many breaks tell a width.
const BREAKS: usize = 3;
/// Of a hundred lines so many may be broken otherwise.
const OTHERWISE: usize = 10;
/// The longest word that tells a width by no longer fitting in.
const WORD: usize = 20;
/// How much narrower than the width a line of ideographs ends where a mark may not begin the next.
const SLACK: usize = 3;

/// A line without the spaces around it.
struct Line<'a> {
    text: &'a str,
    /// Where the line feed behind it stands.
    end: usize,
}

/// How a program broke lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// At spaces, before the word that no longer fits into so many characters.
    Words(usize),
    /// Anywhere, at so many columns, of which an ideograph takes two.
    Columns(usize),
}

/// A text with its paragraphs in one line each, character for character.
pub(super) fn unwrapped(text: &str) -> Cow<'_, str> {
    let lines = lines(text);
    let pairs: Vec<(&Line<'_>, &Line<'_>)> = lines.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(a, b)| goes_on(a, b)).collect();
    let within = pairs.iter().filter(|(line, _)| !line.text.ends_with(|c: char| !is_letter(c) && !OPEN.contains(&c)));
    if within.count() < BREAKS {
        return Cow::Borrowed(text);
    }
    let Some(breaks) = words(&lines, &pairs).or_else(|| columns(&lines, &pairs)) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (line, next) in pairs {
        if breaks.filled(line.text, next.text) {
            out.push_str(&text[from..line.end]);
            out.push(breaks.joint(line.text, next.text));
            from = line.end + 1;
        }
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// Marks with which a line ends that goes on as well as letters.
const OPEN: &[char] = &[',', '，', '、', '(', '（', '“', '《', '"', '-', '/', '&', '%'];

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            at += line.len() + 1;
            Line { text: line.trim(), end: at - 1 }
        })
        .collect()
}

/// Whether two lines can be of one paragraph: neither is empty or a heading, and the second begins no item.
fn goes_on(line: &Line<'_>, next: &Line<'_>) -> bool {
    !line.text.is_empty()
        && !line.text.starts_with('#')
        && !next.text.is_empty()
        && !next.text.starts_with(['#', '【', '!'])
        && list_mark(next.text) == 0
}

/// The width at which lines were broken at spaces: whatever stands in more characters holds no space before them, and no word that
/// begins a line would have fitted into the one before.
fn words(lines: &[Line<'_>], pairs: &[(&Line<'_>, &Line<'_>)]) -> Option<Breaks> {
    // How many lines speak against each width, as differences from the width before.
    let mut against = vec![0i64; WIDTHS.end() + 2];
    let mut speak = |from: usize, to: usize| {
        let (from, to) = (from.min(WIDTHS.end() + 1), to.min(WIDTHS.end() + 1));
        if from < to {
            against[from] += 1;
            against[to] -= 1;
        }
    };
    for line in lines {
        if let Some(space) = line.text.find(' ') {
            speak(line.text[..space].chars().count(), length(line.text));
        }
    }
    for (line, next) in pairs {
        speak(length(line.text) + 1 + first_word(next.text), usize::MAX);
    }
    let limit = i64::try_from(lines.len() * OTHERWISE / 100).unwrap_or(i64::MAX);
    let mut sum = 0;
    let mut best = None;
    for (width, change) in against.iter().enumerate().take(WIDTHS.end() + 1) {
        sum += change;
        if WIDTHS.contains(&width) && sum <= limit && best.is_none_or(|(least, _)| sum < least) {
            best = Some((sum, width));
        }
    }
    let (_, width) = best?;
    let tight = |(line, next): &&(&Line<'_>, &Line<'_>)| {
        let word = first_word(next.text);
        word <= WORD && length(line.text) <= width && length(line.text) + 1 + word > width
    };
    let told = pairs.iter().filter(tight).count();
    (told >= BREAKS && told * 4 >= pairs.len()).then_some(Breaks::Words(width))
}

/// The width at which lines were broken wherever they reached it: nearly all lines that go on end there, and none is wider.
fn columns(lines: &[Line<'_>], pairs: &[(&Line<'_>, &Line<'_>)]) -> Option<Breaks> {
    let width = pairs.iter().map(|(line, _)| wide(line.text)).max().filter(|width| WIDTHS.contains(width))?;
    let full = pairs.iter().filter(|(line, _)| wide(line.text) + SLACK >= width).count();
    let wider = lines.iter().filter(|line| wide(line.text) > width + SLACK).count();
    (full >= BREAKS && wider == 0 && (pairs.len() - full) * 100 <= pairs.len() * OTHERWISE).then_some(Breaks::Columns(width))
}

impl Breaks {
    /// Whether a line was broken for its width, and no paragraph ends with it.
    fn filled(self, line: &str, next: &str) -> bool {
        match self {
            Self::Words(width) => length(line) + 1 + first_word(next) > width,
            Self::Columns(width) => wide(line) + SLACK >= width,
        }
    }

    /// What stood where a line was broken.
    fn joint(self, line: &str, next: &str) -> char {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        match self {
            Self::Columns(_) if !(latin(line.chars().next_back()) && latin(next.chars().next())) => NOTHING,
            _ => ' ',
        }
    }
}

/// How many characters a line has.
fn length(line: &str) -> usize {
    line.chars().count()
}

/// How many characters a line has before its first space.
fn first_word(line: &str) -> usize {
    length(line.split(' ').next().unwrap_or_default())
}

/// How many columns a line takes.
fn wide(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::{NOTHING, length, unwrapped, wide};

    /// Two paragraphs, spaced as many pages are.
    const SPACED: &str = "云川科技 今天发布了 Luma2 模型,参数量达 700 亿,由创始人兼 CEO Wang Xue 在 杭州 的发布会上揭晓, Luma2 支持 128K 上下文,已在 GitHub 和 Hugging Face 开源,许可证为 Apache 2.0 。\n\n此前 云川科技 完成了 1.2 亿美元 B 轮融资,由 远山资本 和 Foxglove Ventures 领投,投后估值 10 亿美元, Orion Labs 的 CTO Amy Stone 也参与其中,公司现有员工 260 人,总部位于 杭州 。";
    /// The same without spaces.
    const DENSE: &str = "云川科技今天发布了Luma2模型,参数量达700亿,由创始人兼CEO王雪在杭州的发布会上揭晓,模型支持128K上下文,已在GitHub开源,许可证为Apache2.0。此前云川科技完成了1.2亿美元的B轮融资,由远山资本领投,投后估值10亿美元,公司现有员工260人,总部位于杭州,在上海和深圳设有研发中心。";

    fn at_spaces(text: &str, width: usize) -> String {
        let mut out = String::new();
        for paragraph in text.split('\n') {
            let mut line = 0;
            for word in paragraph.split(' ') {
                if line > 0 && line + 1 + length(word) > width {
                    out.push('\n');
                    line = 0;
                } else if line > 0 {
                    out.push(' ');
                    line += 1;
                }
                out.push_str(word);
                line += length(word);
            }
            out.push('\n');
        }
        out.trim_end().to_owned()
    }

    fn at_columns(text: &str, width: usize) -> String {
        let (mut out, mut line) = (String::new(), 0);
        for c in text.chars() {
            let columns = wide(c.encode_utf8(&mut [0; 4]));
            if line + columns > width && !",。".contains(c) {
                out.push('\n');
                line = 0;
            }
            out.push(c);
            line += columns;
        }
        out
    }

    #[test]
    fn what_a_width_has_broken_is_whole_again() {
        let pages = [SPACED; 3].join("\n\n");
        for width in [40, 60, 72, 80, 100] {
            let broken = at_spaces(&pages, width);
            assert!(broken.lines().count() > pages.lines().count() + 5, "{broken}");
            assert_eq!(unwrapped(&broken), pages, "{width}");
        }
        for width in [40, 50, 56] {
            let broken = at_columns(DENSE, width);
            assert_eq!(unwrapped(&broken).replace(NOTHING, ""), DENSE, "{width}");
        }
    }

    #[test]
    fn lines_that_no_width_explains_stay() {
        let cases = [
            "云川科技发布Luma2\n海棠科技完成B轮融资\n望舒智能任命王雪为CEO\n远山资本成立新基金",
            "听涛\n云川科技今天发布了Luma2模型,参数量达700亿,由创始人兼CEO王雪在杭州的发布会上揭晓,已在GitHub开源。\n海棠\n海棠科技完成1.2亿美元的B轮融资,由远山资本领投,投后估值10亿美元,公司现有员工260人,总部位于杭州。\n望舒\n望舒智能任命王雪为CEO,她此前在云川科技负责研发工作,曾任北方大学副教授,长期从事语音识别的研究。",
            "1. 云川科技发布Luma2,参数量达700亿,已在GitHub\n2. 海棠科技完成B轮融资,由远山资本领投,估值\n3. 望舒智能任命王雪为CEO,她此前在云川科技负责\n4. 远山资本成立新基金,规模10亿元,投向人工智能",
            "",
            "\n\n\n",
        ];
        for text in cases {
            assert_eq!(unwrapped(text), text);
        }
    }
}

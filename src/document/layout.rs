//! What a page's lay-out leaves in a text: the numbers of its sources ([3]), addresses, signs of Markdown, tags, points in one line.
//!
//! Takes a text, gives it with as many characters: what says nothing becomes invisible, points get lines of their own. Deliberately
//! does not look at what the points say.

use crate::chinese::OneOf;
use std::borrow::Cow;

/// What nobody sees.
const NOTHING: char = '\u{200b}';
/// How many points a line has that is a list of them.
const POINTS: usize = 3;
/// A point has at least so many letters: 听涛 - 轻量版 - 2025 is no list.
const SHORTEST: usize = 7;
/// Parts the points of one line.
const DASH: &str = " - ";
/// Begin an address.
const SCHEMES: &[&str] = &["https://", "http://"];
/// The longest tag, in bytes.
const LONGEST_TAG: usize = 300;
/// Tags that begin a line of its own.
const LINES: &[&str] = &["br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "table", "section"];
/// Tags that say nothing.
const SILENT: &[&str] = &["span", "strong", "b", "em", "i", "u", "a", "img", "font", "td", "th", "tbody", "blockquote", "figure"];
/// How a page writes a space.
const SPACE: &str = "&nbsp;";

/// What an account of a messenger calls itself at the head of what it sends.
const ACCOUNT: &str = "公众号";
/// Where a writer writes.
const SENT_FROM: &str = " 发自 ";
/// So many characters has a line at most that only says who wrote the text and where it stands.
const LONGEST_CREDIT: usize = 60;

/// What every text holds that is laid out.
static LAID_OUT: OneOf = OneOf::new(&["[", "`", "<", "**", "://", DASH, SPACE, ACCOUNT, SENT_FROM]);

/// A text without its lay-out, character for character: 云川科技发布**Luma2**[3]。 is 云川科技发布Luma2。
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !LAID_OUT.within(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if is_credit(line) {
            out.extend(line.chars().map(|c| if c == '\n' { c } else { NOTHING }));
            continue;
        }
        let listed = tells_points(line);
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let before = out.trim_end_matches(NOTHING).chars().next_back();
            let length = sign(rest, before, listed, &mut out);
            if length == 0 {
                out.push(c);
            }
            rest = &rest[if length == 0 { c.len_utf8() } else { length }..];
        }
    }
    Cow::Owned(out)
}

/// Writes what becomes of the sign with which `rest` begins; gives its length, 0 where it is none.
fn sign(rest: &str, before: Option<char>, listed: bool, out: &mut String) -> usize {
    let cited = out.ends_with(NOTHING) && before.is_some_and(|c| c != '-');
    let (length, first) = if listed && (rest.starts_with(DASH) || rest.starts_with(' ') && cited) {
        // 订单大增[3] 公司概况 - 总部位于…: what follows the sources of a point begins a line.
        (1, '\n')
    } else if let Some(length) = sources(rest).filter(|_| before.is_some_and(|c| !c.is_whitespace() && !c.is_ascii_alphabetic())) {
        (length, NOTHING)
    } else if let Some(length) = link(rest).or_else(|| address(rest)) {
        (length, NOTHING)
    } else if rest.starts_with("**") {
        (2, NOTHING)
    } else if rest.starts_with('`') || rest.starts_with('[') && bracketed(rest).is_some_and(|after| link(after).is_some()) {
        (1, NOTHING)
    } else if rest.starts_with(SPACE) {
        (SPACE.len(), ' ')
    } else {
        tag(rest).unwrap_or_default()
    };
    if length > 0 {
        out.push(first);
        out.extend(std::iter::repeat_n(NOTHING, rest[..length].chars().count() - 1));
    }
    length
}

/// 王雪 发自 南岭 听风网 | 公众号 TingFeng: whether a line only says who wrote the text, and which account sends it.
fn is_credit(line: &str) -> bool {
    let told = line.contains(SENT_FROM) || line.contains(ACCOUNT) && line.contains(['|', '｜']);
    told && line.chars().count() <= LONGEST_CREDIT && !line.contains(['。', '，', ',', '！', '？', '；', '：', '、', '“'])
}

/// The length of the numbers of sources with which `rest` begins: [3], [1][14].
fn sources(rest: &str) -> Option<usize> {
    let one = |text: &str| {
        let inner = text.strip_prefix('[')?;
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        ((1..=3).contains(&digits) && inner[digits..].starts_with(']') && !inner[digits..].starts_with("](")).then_some(digits + 2)
    };
    let mut length = 0;
    while let Some(next) = one(&rest[length..]) {
        length += next;
    }
    (length > 0).then_some(length)
}

/// What follows the words of a link: the rest from its ] on.
fn bracketed(rest: &str) -> Option<&str> {
    let line = rest.get(1..)?.split('\n').next()?;
    line.find([']', '[']).map(|at| &line[at..])
}

/// The length of the address of a link with which `rest` begins: ](https://…).
fn link(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("](")?;
    let length = address(inner)?;
    inner[length..].starts_with(')').then_some(length + 3)
}

/// The length of the address with which `rest` begins.
fn address(rest: &str) -> Option<usize> {
    let scheme = SCHEMES.iter().find(|scheme| rest.starts_with(**scheme))?;
    let letter =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '~' | '?' | '=' | '&' | '%' | '#' | '@' | '+' | ':');
    let end = rest.find(|c: char| !letter(c)).unwrap_or(rest.len());
    Some(scheme.len().max(rest[..end].trim_end_matches(['.', '?', ':']).len()))
}

/// The tag with which `rest` begins: its length, and what it becomes.
fn tag(rest: &str) -> Option<(usize, char)> {
    let inner = rest.strip_prefix('<')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let word = name[..length].to_ascii_lowercase();
    let end = rest.find(['>', '\n']).filter(|&at| at < LONGEST_TAG && rest[at..].starts_with('>'))?;
    let among = |tags: &[&str]| tags.contains(&word.as_str());
    let sign = if among(LINES) { Some('\n') } else { among(SILENT).then_some(NOTHING) };
    sign.map(|sign| (end + 1, sign))
}

/// Whether a line tells several points one after another: A - B - C.
fn tells_points(line: &str) -> bool {
    let letters = |point: &str| point.chars().filter(|c| c.is_alphanumeric()).take(SHORTEST).count();
    let mut points = line.split(DASH);
    // What stands before the first may be no more than what they are about.
    let _heading = points.next();
    let (mut count, mut long) = (0, true);
    for point in points {
        count += 1;
        long &= letters(point) == SHORTEST;
    }
    long && count >= POINTS
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_only_lays_out_is_not_seen() {
        let cases = [
            ("云川科技发布**Luma2**[3]。", "云川科技发布Luma2。"),
            ("王雪 发自 南岭听风网 | 公众号 TingFeng\n云川科技发布Luma2。", "\n云川科技发布Luma2。"),
            ("云川科技发布`Luma2`,见https://yunchuan.example/luma2。", "云川科技发布Luma2,见。"),
            ("来源:[听风网](https://tingfeng.example/a?b=1)", "来源:听风网"),
            ("云川科技<strong>发布</strong>Luma2<br/>并开源", "云川科技发布Luma2\n并开源"),
            ("[1] 一份报告", "[1] 一份报告"),
            ("数组a[3]", "数组a[3]"),
            ("价格从2 - 3元起,A <B", "价格从2 - 3元起,A <B"),
            (
                "产品进展 - 云川科技发布Luma2模型[1][3] - 海棠科技发布Orion1模型[2] 望舒公司概况 - 公司成立于2020年[4]",
                "产品进展\n- 云川科技发布Luma2模型\n- 海棠科技发布Orion1模型\n望舒公司概况\n- 公司成立于2020年",
            ),
        ];
        for (text, wanted) in cases {
            let laid = plain(text);
            assert_eq!(laid.replace(super::NOTHING, ""), wanted);
            assert_eq!(laid.chars().count(), text.chars().count(), "{text}");
        }
    }
}

//! Bylines on the line of the text that they open: 作者|黄南 编辑|袁来 听风科技完成….
//!
//! Takes what stands before and after a bar, tells how far the name behind it reaches. Deliberately takes no name that another bar
//! follows: that is a row of a table.

/// How far from the start of its paragraph a byline ends at most, in bytes.
const LONGEST: usize = 240;

/// Who has a part in a text.
const LABELS: &[&str] =
    &["作者", "编辑", "记者", "撰文", "访谈", "采访", "责编", "主编", "编译", "整理", "审校", "校对", "图源", "摄影", "策划"];
/// The same in one character, where it is a word by itself.
const SHORT: &[&str] = &["文", "图"];

/// How many bytes after a bar still belong to the byline that the bar is part of; none where it is part of none.
pub(super) fn length(before: &str, after: &str) -> Option<usize> {
    let label = before.trim_end();
    let alone = |word: &&str| label.strip_suffix(*word).is_some_and(|rest| !rest.ends_with(is_han));
    if before.len() > LONGEST || !(LABELS.iter().any(|word| label.ends_with(word)) || SHORT.iter().any(alone)) {
        return None;
    }
    let name = after.trim_start_matches(' ');
    let rest = name.trim_start_matches(is_han);
    let count = name[..name.len() - rest.len()].chars().count();
    ((2..=5).contains(&count) && rest.starts_with(' ')).then(|| after.len() - rest.len() + 1)
}

fn is_han(c: char) -> bool {
    super::is_ideograph(c)
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_byline_ends_with_the_name_behind_its_bar() {
        assert_eq!(length("作者", "黄南 编辑|袁来 听风科技"), Some("黄南 ".len()));
        assert_eq!(length("黄南 编辑 ", " 袁来 听风科技"), Some(" 袁来 ".len()));
        assert_eq!(length("文", "黄南 听风科技"), Some("黄南 ".len()));
        assert_eq!(length("论文", "黄南 听风科技"), None);
        assert_eq!(length("作者", "黄南|听风科技"), None);
        assert_eq!(length("作者", "黄南"), None);
    }
}

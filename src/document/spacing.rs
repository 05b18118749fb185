//! Texts that part Latin letters and digits from Chinese by a space: 发布 Emu3 后 3 天.
//!
//! Takes the fields of an article, tells whether it is written so, and which spaces say nothing more then. Deliberately leaves the
//! spaces of all other texts: there a space parts what stands on either side (智源发布Emu3 全面开源).

/// So many such spaces make a habit.
const HABIT: usize = 2;

/// Whether an article is written so: it has more places where Chinese and Latin are parted by a space than places where they touch;
/// those before a version tell nothing of the habit.
pub(super) fn is_spaced<'a>(fields: impl Iterator<Item = &'a str> + Clone) -> bool {
    let parted = fields
        .clone()
        .map(|text| text.match_indices(' ').filter(|&(at, _)| says_nothing(text, at) && !parts_version(text, at)).count())
        .sum::<usize>();
    parted >= HABIT && parted > fields.map(touching).sum()
}

/// Whether nothing but the habit puts the space at a byte.
pub(super) fn says_nothing(text: &str, at: usize) -> bool {
    let (before, after) = (text[..at].chars().next_back(), text[at + 1..].chars().next());
    // 新华社北京9月9日电 OpenAI…: there the space ends the dateline.
    before.zip(after).is_some_and(|(before, after)| before != '电' && differ(before, after))
}

/// Latin words by which makers tell the grades of a thing.
const GRADES: &[&str] = &["Pro", "Max", "Mini", "Ultra", "Plus", "Turbo", "Lite", "Air", "Nano", "Flash"];

/// Whether what the space at a byte parts from Chinese is its version or grade, whatever the habit: 松果 3.0, 松果 X20, 松果 Pro.
pub(super) fn parts_version(text: &str, at: usize) -> bool {
    const LETTERS: usize = 2;
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    if !text[..at].ends_with(han) || text[..at].ends_with('电') {
        return false;
    }
    let rest = &text[at + 1..];
    let run = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').map_or(rest, |end| &rest[..end]);
    let letters = run.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = &run[letters..];
    let number = digits.starts_with(|c: char| c.is_ascii_digit()) && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    GRADES.contains(&run) || number && letters <= LETTERS && (letters > 0 || digits.trim_end_matches('.').contains('.'))
}

/// Posts that are written in capitals.
const POSTS: &[&str] = &["CEO", "CTO", "COO", "CFO", "CMO"];

/// Whether a post in capitals and a Latin word touch at `at` that a space would part: Luma|CEO王雪, 云川科技CEO|Sam Reed.
pub(super) fn glues_post(text: &str, at: usize) -> bool {
    const WORD: usize = 2;
    let (before, rest) = (&text[..at], &text[at..]);
    let named = |rest: &str| {
        let mut letters = rest.chars();
        letters.next().is_some_and(|c| c.is_ascii_uppercase()) && letters.next().is_some_and(|c| c.is_ascii_lowercase())
    };
    let letter = |c: &char| c.is_ascii_alphanumeric();
    let begins = || {
        let post = POSTS.iter().find_map(|post| rest.strip_prefix(post));
        let word = before.chars().rev().take(WORD).filter(letter).count() == WORD;
        word && post.is_some_and(|behind| !behind.starts_with(|c| letter(&c)) || named(behind))
    };
    let ends = || named(rest) && POSTS.iter().any(|post| before.ends_with(post));
    begins() || ends()
}

/// How often Chinese and Latin letters touch: who parts those may write 6月23日 all the same.
fn touching(text: &str) -> usize {
    let letter = |c: char| c.is_ascii_alphabetic();
    let differs = |&(before, after): &(char, char)| differ(before, after) && (letter(before) || letter(after));
    text.chars().zip(text.chars().skip(1)).filter(differs).count()
}

/// Whether one of two characters is an ideograph and the other a Latin letter, a digit or a sign that ends a number.
fn differ(before: char, after: char) -> bool {
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    han(before) && after.is_ascii_alphanumeric() || (before.is_ascii_alphanumeric() || matches!(before, '%' | '+')) && han(after)
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use crate::article::{Article, Field};

    #[test]
    fn spaces_go_where_they_are_a_habit() {
        let cases = [
            ("云川科技发布 Luma2，参数量 70 亿，在 MMLU 上得 71.4 分。", "云川科技发布Luma2,参数量70亿,在MMLU上得71.4分。"),
            // One headline parts two clauses so.
            ("云川科技发布Luma2 全面开源", "云川科技发布Luma2 全面开源"),
            (
                "云川科技发布Luma2 权重开放，参数量70亿，在MMLU上得71.4分，比Orion1高。",
                "云川科技发布Luma2 权重开放,参数量70亿,在MMLU上得71.4分,比Orion1高。",
            ),
            // Whatever the habit, a version and a grade belong to the name before them.
            ("云川科技发布松果 3.0、松果 X20和松果 Pro 云川科技回应", "云川科技发布松果3.0、松果X20和松果Pro 云川科技回应"),
            // Within Latin, and between Chinese, a space says something.
            ("Stable Diffusion 3 由 A 发布 在 B 上 开源 了", "Stable Diffusion 3由A发布 在B上 开源 了"),
            ("听风社东湖9月9日电 OpenAI 与 A 于 3 日开会。", "听风社东湖9月9日电 OpenAI与A于3日开会。"),
        ];
        for (text, wanted) in cases {
            let article = Article { fields: vec![Field { name: "body".into(), text: text.into(), offset: 0 }], ..Article::default() };
            let document = Document::new(&article);
            assert_eq!(document.text.trim_end(), wanted);
            // Every character stands where it stood.
            let whole = document.place(document.sentences[0].span);
            assert_eq!((whole.start, text.chars().nth(whole.start)), (0, text.chars().next()));
        }
    }
}

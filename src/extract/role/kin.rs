//! Whose post it is by what the post is of: 中心主任 of a 中心, 院长 of a 研究院, 会长 of a 学会.
//!
//! Takes the text of a post and the names spoken of of late; gives the nearest house whose name ends as the post asks, and the post
//! without the noun that names the house. Deliberately guesses nobody whose name does not end so.

use crate::extract::Mentions;
use crate::extract::reader::Reader;
use crate::extract::role::Fill;

/// Ends of nouns for a house that stand before a post in it.
const HOUSES: &str = "院所校室心会厂队局区社盟馆站部处";

/// What the names of houses end in, by the end of the post that leads them.
const LED: &[(&str, &str)] = &[
    ("院长", "院"),
    ("所长", "所"),
    ("校长", "校学"),
    ("会长", "会盟"),
    ("理事长", "会盟"),
    ("秘书长", "会盟坛"),
    ("厂长", "厂"),
    ("队长", "队"),
    ("局长", "局"),
    ("馆长", "馆"),
    ("银行行长", "行"),
    ("站长", "站"),
    ("社长", "社"),
    ("主任", "室心会处办"),
];

/// The nouns of a firm that a post of it may have before it: 公司副总裁.
const FIRM: &str = "公司";

/// Nouns for what is held and not for a house, before a post at it: 大赛秘书长.
const HELD: &[&str] = &["大赛", "大会", "论坛", "峰会", "年会", "比赛", "赛事", "组委会"];

/// How many characters a noun for a house has at most and at least.
const NOUN: std::ops::RangeInclusive<usize> = 2..=12;

/// How many characters stand at most between a house and a post right behind it.
const RIGHT_BEFORE: usize = 3;

/// The bytes of the noun for a house that opens a post: 中心|主任. What is left is a post of two characters or more.
fn nouns(post: &str) -> impl Iterator<Item = usize> {
    let least = *NOUN.start();
    let left = post.chars().count().saturating_sub(least);
    let ends = post.char_indices().enumerate().take(*NOUN.end()).map(|(nth, (at, c))| (nth + 1, at + c.len_utf8(), c));
    ends.filter(move |&(length, _, c)| length >= least && length <= left && HOUSES.contains(c)).map(|(_, end, _)| end)
}

/// Whether a post is one of a house of that name: 会长 of 云川协会, 中心副主任 of 北川数据中心.
fn leads(post: &str, name: &str) -> bool {
    let mut nouns = nouns(post).peekable();
    if nouns.peek().is_some() {
        return nouns.any(|end| name.ends_with(&post[..end]));
    }
    let ends = LED.iter().find(|(led, _)| post.ends_with(led)).map(|(_, ends)| *ends);
    ends.is_some_and(|ends| name.ends_with(|c| ends.contains(c)))
}

/// A post without the noun that only tells whose it is: 中心主任 of 北川数据中心 is 主任 there.
pub(crate) fn without_house<'t>(post: &'t str, name: &str) -> &'t str {
    let firm = post.strip_prefix(FIRM).filter(|rest| rest.chars().count() >= *NOUN.start());
    let own = || nouns(post).filter(|&end| name.ends_with(&post[..end])).last().map(|end| &post[end..]);
    firm.or_else(own).unwrap_or(post)
}

impl Reader<'_> {
    /// 云川与北方大学共建北川实验室。主任由王雪担任: of those spoken of of late, the nearest whose name ends as the post asks, where whoever else
    /// would be meant has a name that does not; but in 北方大学主任 it stands right before.
    pub(crate) fn rather_kin(
        &self,
        found: Option<Mentions>,
        filled: &[Option<Fill>],
        from: u32,
        fits: impl Fn(u32) -> bool,
    ) -> Option<Mentions> {
        let text = &self.document.text;
        let posts = |fill: &Fill| if let Fill::Texts(posts) = fill { posts.last().copied() } else { None };
        let Some(post) = filled.iter().flatten().find_map(posts) else { return found };
        let span = |n: u32| self.annotations.names[n as usize].span;
        let kin = |n: u32| leads(post.of(text), span(n).of(text));
        let told = |n: u32| {
            let between = text.get(span(n).end as usize..post.start as usize);
            span(n).end > from && between.is_some_and(|between| between.chars().count() <= RIGHT_BEFORE)
        };
        if found.iter().flatten().any(|&n| kin(n) || told(n)) {
            return found;
        }
        // 大赛秘书长王雪: of nobody who was spoken of beside the contest.
        let held = HELD.iter().any(|noun| post.of(text).starts_with(noun));
        let rather = self.discourse.near_names().find(|&n| fits(n) && kin(n));
        rather.map(|n| std::iter::once(n).collect()).or(found.filter(|_| !held))
    }
}

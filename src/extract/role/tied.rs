//! A clause about somebody whom only a tie to another tells: 控股子公司2024年营收3亿元, 大股东获….
//!
//! Takes the clause of a wording, tells whether it begins so. Deliberately does not say whose they are: they have no name in the text.

use crate::chinese::Category;
use crate::extract::argument::clause_of;
use crate::extract::clause::{Anaphor, Chunk, Part};
use crate::extract::reader::{Anchor, Reader, Scene};
use crate::span::Span;

/// What tells the tie more closely, or whose it is.
const CLOSER: &[&str] = &[
    "该公司",
    "公司",
    "其",
    "旗下",
    "全资",
    "控股",
    "参股",
    "间接",
    "直接",
    "持股",
    "海外",
    "境外",
    "境内",
    "国内",
    "一级",
    "二级",
    "三级",
    "第一",
    "某",
    "的",
    "核心",
    "重要",
];

/// Nouns for whoever is tied to another.
const TIED: &[&str] = &[
    "子公司",
    "孙公司",
    "附属公司",
    "分公司",
    "关联公司",
    "关联方",
    "参股公司",
    "控股公司",
    "控股股东",
    "大股东",
    "实际控制人",
    "实控人",
    "子基金",
];

/// Nouns for what somebody undertakes, behind a word that points: it has no name, and is none of those who undertake it.
const VENTURES: &[&str] = &["项目", "计划", "工程", "行动", "活动", "合作", "投资", "交易", "协议", "举措", "政策", "战略", "招聘", "方案"];

impl Reader<'_> {
    /// Whether the clause of a wording begins with somebody who has but a tie to another, and no name.
    pub(crate) fn only_tied(&self, scene: Scene<'_>, anchor: &Anchor) -> bool {
        let chunks = scene.chunks;
        let clause = clause_of(chunks, anchor.first).0;
        // 云川科技:控股股东获…
        let colon = (clause..anchor.first).rev().find(|&i| matches!(chunks[i].part, Part::Word(Category::Colon)));
        let start = colon.map_or(clause, |i| i + 1);
        let opens = |i: &usize| match &chunks[*i].part {
            Part::Value(_) | Part::Word(Category::Also | Category::Quote) => false,
            Part::Phrase(p) => !matches!(p.anaphor, Some(Anaphor::Pronoun)),
            _ => true,
        };
        let Some(first) = (start..anchor.first).find(opens) else { return false };
        let from = scene.row.tokens[chunks[first].first].span.start;
        let told = Span { start: from, end: anchor.span.start.max(from) }.of(&self.document.text);
        let mut rest = told;
        let noun = loop {
            if let Some(after) = TIED.iter().find_map(|noun| rest.strip_prefix(noun)) {
                break after;
            }
            match CLOSER.iter().find_map(|word| rest.strip_prefix(word)) {
                Some(after) => rest = after,
                None => return false,
            }
        };
        // 控股子公司X: who it is stands right behind.
        let behind = from + (told.len() - noun.len()) as u32;
        let names = &self.annotations.names;
        let next = names[names.partition_point(|n| n.span.end <= behind)..].first().map(|n| n.span.start);
        let named = |start: u32| start <= behind || self.document.text.get(behind as usize..start as usize) == Some("“");
        !next.is_some_and(named)
    }

    /// 该项目预计创造…,拥有…: whether the clause of what stands at chunk `at`, or the nearest before it in the sentence that tells of
    /// anybody, begins with a noun that is pointed at and has no name.
    pub(crate) fn only_points(&self, scene: Scene<'_>, at: usize) -> bool {
        let chunks = scene.chunks;
        let mut end = at;
        loop {
            let start = clause_of(chunks, end).0.min(end);
            let named = |c: &Chunk| matches!(&c.part, Part::Phrase(p) if !p.bare_kind);
            let opens = |i: &usize| !matches!(chunks[*i].part, Part::Value(_) | Part::Word(Category::Also));
            let points = (start..end).find(opens).is_some_and(|first| {
                let after = scene.row.tokens[chunks[first].last].span.end as usize;
                let noun = &self.document.text[after..];
                matches!(chunks[first].part, Part::Word(Category::This)) && VENTURES.iter().any(|word| noun.starts_with(word))
            });
            if points || chunks[start..end].iter().any(named) || start == 0 {
                return points && !chunks[start..end].iter().any(named);
            }
            end = start - 1;
        }
    }
}

//! What a page is asked of the words beside a name that tell its class: 收购 before a firm, 宣布 behind one.
//!
//! Deliberately does not weigh a cue against the name's own words.

use crate::annotate::page::{Page, floor};
use crate::annotate::words::List;
use crate::chinese::{OneOf, leading_adverbs};
use crate::ontology::ClassId;
use crate::value::Value;

/// Adverbs between a name and the word that tells what it is: 王雪分别出任, 王雪则于去年卸任.
pub(crate) static ADVERBS: OneOf = OneOf::new(&[
    "首次公开",
    "曾多次",
    "此前曾",
    "去年曾",
    "进一步",
    "分别",
    "随后",
    "随即",
    "正式",
    "此前",
    "目前",
    "全职",
    "重新",
    "再次",
    "再度",
    "明确",
    "同时",
    "同样",
    "公开",
    "多次",
    "反复",
    "始终",
    "一直",
    "一再",
    "特别",
    "尤其",
    "则",
    "也",
    "都",
    "均",
    "又",
    "还",
    "已",
    "曾",
    "现",
    "将",
    "刚",
    "仍",
]);

/// The characters with which these begin.
const ADVERB_FIRSTS: &[char] = &[
    '首', '进', '去', '分', '随', '正', '此', '目', '全', '重', '再', '明', '同', '公', '多', '反', '始', '一', '特', '尤', '则', '也',
    '都', '均', '又', '还', '已', '曾', '现', '将', '刚', '仍',
];

/// Words for what is to be done, by whom or to what.
const SOON: &[&str] = &["将", "拟", "计划", "此次"];

/// What may stand between a verb and its object, longer ones first: 收购过X, 拿下了X.
const ASPECTS: [&str; 4] = ["过了", "下了", "过", "下"];

impl Page<'_> {
    /// The class that the word right before `start` tells of the name that begins there.
    pub fn cue_before(&self, start: usize) -> Option<ClassId> {
        let before = self.text[..start].trim_end_matches(['“', '《', '「', '—']);
        // 成立了, 收购过 may be ones where 成立 and 收购 are none.
        let told = |before: &str| {
            let ends = self.found.cue_ends(before.len());
            ends.then(|| self.words.cue_before(&before[floor(before, before.len().saturating_sub(18))..])).flatten()
        };
        let aspect = ASPECTS.iter().find_map(|aspect| before.strip_suffix(*aspect));
        told(before).or_else(|| told(aspect?)).or_else(|| told(before.strip_suffix('了')?))
    }

    /// The class that the word right after `end` tells of the name that ends there; a date may stand between.
    pub fn cue_after(&self, end: usize) -> Option<ClassId> {
        let mut rest = self.text[end..].trim_start_matches(['”', '》', '」']);
        // 李明远(云川科技创始人)表示, but 云川(A轮, 1亿元).
        let place = |rest: &str| self.text.len() - rest.len();
        if self.cue_at(place(rest)).is_none()
            && let Some(close) = rest.strip_prefix('(').and_then(|inner| inner[..floor(inner, 90)].find(')'))
        {
            rest = &rest[close + 2..];
        }
        // 王雪则于去年卸任, 王雪将于10月卸任: adverbs may stand before the verb, which tells more than they do where they are cues.
        let own = self.cue_at(place(rest));
        let adverb = || ADVERBS.behind(rest);
        let verb = rest.starts_with(ADVERB_FIRSTS).then(adverb).flatten();
        match verb {
            Some(verb) => self.cue_past_date(place(verb)).or(own),
            None => own.or_else(|| self.cue_past_date(place(rest))).or_else(|| self.cue_past_adverbs(place(rest))),
        }
    }

    /// The class that a word behind the adverbs at `at` tells of a name before them: 王雪悄然出任.
    fn cue_past_adverbs(&self, at: usize) -> Option<ClassId> {
        let length = leading_adverbs(&self.text[at..]);
        (length > 0).then(|| self.cue_past_date(at + length)).flatten()
    }

    /// The class that a word at `at`, or after a date there, tells of a name before it.
    fn cue_past_date(&self, at: usize) -> Option<ClassId> {
        // 于2016年: the date may have its coverb.
        let dated = self.text[at..].trim_start_matches(['于', '在', '自']);
        let first = (self.text.len() - dated.len()) as u32;
        let next = self.values.partition_point(|v| v.span.start < first);
        let date = self.values.get(next).filter(|v| v.span.start == first && matches!(v.value, Value::Date(_)));
        // 2023年2月才成立
        let late =
            |end: usize| end + ["才", "正式", "刚"].iter().find(|word| self.text[end..].starts_with(**word)).map_or(0, |word| word.len());
        self.cue_at(date.map_or(at, |value| late(value.span.end as usize)))
    }

    /// The class that a word at `at` tells of a name that stands before it.
    pub fn cue_at(&self, at: usize) -> Option<ClassId> {
        if !self.found.begins(List::CueAfter, at) {
            return None;
        }
        let rest = &self.text[at..];
        let hit = self.words.longest(List::CueAfter, &rest[..floor(rest, 18)])?;
        let class = ClassId(hit.number as u16);
        // 云川C1于去年推出: what is brought, at the end of a clause, is no agent; nor what 将在6月发布.
        let brought = || {
            const CLAUSE: usize = 60;
            let clause = &rest[..floor(rest, CLAUSE)];
            let clause = clause.split([',', '。', ';', ')', '\n']).next().unwrap_or_default();
            let ends = self.found.cue_ends(at + clause.len());
            let work =
                ends.then(|| self.words.cue_before(clause)).flatten().is_some_and(|class| self.ontology.is_a(class, self.defaults.work));
            work && (clause.len() == hit.end || SOON.contains(&&rest[..hit.end]) && !clause.contains("自研"))
        };
        (class != self.defaults.employer || !brought()).then_some(class)
    }
}

//! What a description stands for that a later clause gives a name: 一款语音大模型,业内称之为X; 一款机器人,并将其命名为X.
//!
//! Takes a description and the clause behind its comma, gives the name there. Deliberately takes no nickname: what outsiders call a thing
//! in quotation marks.

use crate::chinese::Category;
use crate::extract::Mentions;
use crate::extract::argument::ends_clause;
use crate::extract::clause::{Anaphor, Chunk, Part, Phrase};
use crate::extract::discourse::listing::{Listing, names_at};
use crate::extract::reader::{Reader, Scene};

/// How many chunks behind the comma the name stands at most.
const REACH: usize = 7;

/// Who gives a name: those whose thing it is, and others.
const OWN: &[&str] = &[
    "官方",
    "内部",
    "公司",
    "该公司",
    "团队",
    "研发团队",
    "研究团队",
    "研究者",
    "研究人员",
    "他们",
    "并",
    "也",
    "又",
    "还",
    "则",
    "后来",
    "后",
    "最终",
    "随后",
    "由此",
    "被",
];
const OTHERS: &[&str] = &["外界", "业内", "业界", "圈内", "圈内人", "媒体", "网友", "坊间", "行业内", "人们", "用户"];

/// How they do it.
const USUALLY: &[&str] = &[
    "习惯",
    "习惯上",
    "一般",
    "通常",
    "大多",
    "多",
    "都",
    "正式",
    "直接",
    "索性",
    "干脆",
    "姑且",
    "又",
    "也",
    "则",
    "将其",
    "把它",
    "将它",
    "将之",
    "把其",
    "给它",
    "为其",
    "为它",
];

/// The words before the name itself.
const CALLING: &[&str] = &[
    "称其为",
    "称之为",
    "称它为",
    "称作",
    "称为",
    "叫它",
    "叫做",
    "叫作",
    "唤作",
    "取名",
    "取名为",
    "取名叫",
    "起名",
    "起名为",
    "起名叫",
    "命名为",
    "定名为",
    "代号",
    "代号为",
    "代号是",
    "名为",
    "名叫",
    "叫",
    "唤它作",
    "唤其为",
];

impl Listing<'_> {
    /// The name that the clause behind the description at `at` gives to it.
    pub(crate) fn christened(&self, chunks: &[Chunk], at: usize) -> Option<Mentions> {
        let class = match &chunks[at].part {
            Part::Phrase(Phrase { anaphor: Some(Anaphor::Noun(class, _)), .. }) => Some(*class),
            Part::Phrase(phrase) if phrase.bare_kind || phrase.anaphor.is_none() && self.only_field(phrase) => {
                self.described(chunks, at)?
            }
            _ => return None,
        };
        let comma = matches!(chunks.get(at + 1)?.part, Part::Word(Category::Comma));
        let from = at + 2;
        let name =
            (from..chunks.len().min(from + REACH)).take_while(|&i| !ends_clause(&chunks[i])).find(|&i| names_at(chunks, i).is_some());
        let name = name.filter(|&i| comma && i > from)?;
        let found = names_at(chunks, name).filter(|found| found.len() == 1 && self.may_be(found[0], class))?;
        let (start, end) = (self.row.tokens[chunks[from].first].span.start, self.row.tokens[chunks[name].first].span.start);
        let said = self.text.get(start as usize..end as usize)?;
        let quoted = said.trim_end().ends_with(['“', '「', '《']);
        let said = said.trim_end_matches(['“', '「', '《', ' ']);
        let mut rest = said.trim_start();
        let mut others = false;
        while let Some((next, other)) = strip(rest) {
            (rest, others) = (next, others || other);
        }
        // 外界称之为“价格屠夫”
        (CALLING.contains(&rest) && !(others && quoted)).then(|| found.into())
    }
}

/// Ends of what stands before a name that a clause gives to what was spoken of before.
const GIVEN: &[&str] = &["称其为", "称之为", "称它为", "命名为", "定名为", "取名为", "取名", "起名为", "叫它", "唤作"];

impl Reader<'_> {
    /// The thing to which the clause at `start` does no more than give its name: 业内习惯称之为X2.
    pub(crate) fn just_named_so(&self, scene: Scene<'_>, start: usize, end: usize) -> Option<Mentions> {
        let named = |i: usize| names_at(scene.chunks, i).is_some();
        let name = (start..end).find(|&i| named(i)).filter(|&i| start > 0 && i > start)?;
        let names = names_at(scene.chunks, name).filter(|names| names.len() == 1 && self.is_made(self.entities.class(names[0])))?;
        let tokens = &scene.row.tokens;
        let (open, close) = (tokens[scene.chunks[start].first].span.start, tokens[scene.chunks[name].first].span.start);
        let said = self.document.text.get(open as usize..close as usize)?.trim_end_matches(['“', '「', '《', ' ']);
        GIVEN.iter().any(|word| said.ends_with(word)).then(|| names.into())
    }
}

/// What stands behind a word for who gives a name, or for how; and whether it is others.
fn strip(text: &str) -> Option<(&str, bool)> {
    let longest = |words: &[&'static str]| words.iter().filter(|w| text.starts_with(**w)).map(|w| w.len()).max();
    if CALLING.contains(&text) {
        return None;
    }
    let (own, other) = (longest(OWN).max(longest(USUALLY)), longest(OTHERS));
    let length = own.max(other)?;
    text.get(length..).map(|rest| (rest.trim_start(), other == Some(length)))
}

//! `relation {part:Company} = {whole:Company} 子公司|分公司` → the wordings in which Chinese says what one thing is to another.
//!
//! Takes the two slots and the noun, gives the patterns. The frames are those of the copula, of apposition, of having and of taking
//! as; deliberately no word of a trade stands here: which nouns tie what to what, rules say.

use super::Place;
use super::Role;
use super::source::Keyword;
use super::source::words;

/// One way of saying it: `A` is what the noun names, `B` is whose it is, `N` is the noun.
struct Frame {
    /// As a wording of a clause, or as a noun phrase, which is so whatever its clause denies.
    keyword: Keyword,
    /// The wording, with the letters for what is put in.
    wording: &'static str,
}

const fn clause(wording: &'static str) -> Frame {
    Frame { keyword: Keyword::Pattern, wording }
}

const fn noun(wording: &'static str) -> Frame {
    Frame { keyword: Keyword::Noun, wording }
}

/// Words for `I`: one thing is another.
const IS: &str = "(是|为|系|乃|即|属|作为|成为|成了|已成为|变成|变为|成|就是|正是|则是|便是|也是|又是|还是|仍是|曾是|本是|原是|已是|均是|都是|皆是|均为|都为|皆为|同为|同是|分别是|分别为|依次为|担任|充当)";
/// Words for `H`: something has.
const HAS: &str = "(有|拥有|设有|设|下设|还有|另有|现有|共有|包括|包含|涵盖|囊括|坐拥|握有|带有|配有|含)(着|了)?";
/// Numbers for `C`: so many, before a classifier.
const COUNT: &str = "(一|两|三|四|五|六|七|八|九|十|多|数|几|2|3|4|5|6|7|8|9)";

/// Words for `M`: what such a noun is often called, whatever it is.
const MODIFIED: &str = "(的)?(重要|主要|核心|关键|最大|唯一|首批|首个|首家|首位|首款|长期|早期|最新|最早|最初|另一|另一家|另一位|新|全新|老|共同|联合|独家|官方|第一|第一家|第一位|又一|又一家|昔日|正式|固定|指定|三大|两大|四大|五大)?(的)?";

/// The frames. What comes first is whole: `A` and `B` both stand in it.
const FRAMES: &[Frame] = &[
    // 云川科技的子公司听风科技, 其中一家
    noun("BMN(之一)?(的)?(——|:)?K?A"),
    // 听风科技是云川科技的子公司。
    clause("A(等)?(<4>)?I(C(家|个|款|名|位|大|项)|首(家|个|款))?BMN(之一)?(<end>|,|、|;|。|并|而|\\()"),
    // 云川科技的子公司是听风科技。
    clause("BMN(<2>)?(I|包括|有|涵盖|囊括|包含)(了)?(C(家|个|款|名|位|大)|<6>的)?K?A"),
    clause("BMN(——|:)K?A"),
    // 听风科技(云川科技的子公司), 听风科技,云川科技的子公司,…
    noun("A\\((I)?BMN(之一)?(,|\\))"),
    noun("A(,|——)BMN(之一)?(,|——)"),
    // 云川科技的子公司,即听风科技
    noun("BMN,(即|也就是|亦即)K?A"),
    // 云川科技(子公司为听风科技)
    noun("B\\(N(I|:)?A(,|\\))"),
    // 作为云川科技的子公司,听风科技…; 作为云川科技子公司的听风科技
    noun("(作为|身为|同为|同是)BMN(之一)?(的|,|,<8>的)K?A"),
    // 云川科技及其子公司听风科技
    noun("B(及|和|与|连同|携|以及|携手)(其)(的)?NK?A"),
    // 云川科技有三家子公司:听风科技、北川科技; 云川科技有听风科技和北川科技两家子公司。
    clause("B(<4>)?H(<2>)?(C(家|个|款|名|位|大|支|种))?N(——|:|,(分别|即|包括|依次)?(是|为)?)?K?A"),
    clause("B(<4>)?HA(等)?(C(家|个|款|名|位|大|支|种|条))(<2>)?N"),
    // 云川科技以听风科技为子公司; 听风科技被云川科技用作子公司; 由听风科技作为其子公司
    clause("B(<4>)?(以|把|将|用|拿)A(等)?(为|作为|作|当|当作|当成|做|用作|选作|选为|列为|定为)(其|自己的|自家的)?(的)?N"),
    clause("A(<2>)?(被|由|获)B(<4>)?(选作|选为|用作|列为|当作|定为|确定为|选定为|指定为|作为|当成)(其|自己的|自家的)?N"),
];

/// Frames in which whose it is stands in the text before, or is left out: `A` alone.
const OF_BEFORE: &[Frame] = &[
    noun("^(而|由|经|通过|与|及|由其|并由)?(其|它的|其中的|公司的|公司|该公司|集团)(的)?NK?A"),
    clause("(其|它的|^|,)(的)?N(<2>)?(I|包括|有|涵盖|囊括|包含)(了)?(C(家|个|款|名|位|大)|<6>的)?K?A"),
];

/// Frames in which what the noun names stands before, or is left out: `B` alone.
const NAMED_BEFORE: &[Frame] =
    &[clause("I(C(家|个|款|名|位|大|项)|首(家|个|款))?BMN(之一)?(<end>|,|、|;|。|并|而|\\()"), noun("^(作为|身为|同为)BMN(之一)?,")];

/// The wordings of a `relation` line: `{a:CLASS} = {b:CLASS} NOUN`, the noun being words or a pattern. Those in which one of the two is
/// left out come where its role has a place.
///
/// # Errors
/// What was expected.
pub(super) fn wordings(text: &str, roles: &[Role]) -> Result<Vec<(Keyword, String)>, &'static str> {
    const FORM: &str = "expected `{name:CLASS} = {name:CLASS} NOUN|NOUN`";
    let (named, rest) = text.split_once('=').ok_or(FORM)?;
    let rest = rest.trim();
    let (of, nouns) = rest.split_at(rest.find('}').ok_or(FORM)? + 1);
    let (named, nouns) = (named.trim(), nouns.trim());
    let slot = |t: &str| t.starts_with('{') && t.ends_with('}');
    if !slot(named) || !slot(of) || words(nouns).is_empty() {
        return Err(FORM);
    }
    let name = |slot: &str| slot.trim_matches(['{', '}']).split(':').next().unwrap_or_default().to_owned();
    let placed = |slot: &str| roles.iter().any(|r| *r.name == *name(slot) && !matches!(r.place, Place::Slot));
    let noun = format!("({nouns})");
    let put = |frame: &Frame| {
        let mut out = String::with_capacity(frame.wording.len() + named.len() + of.len() + noun.len());
        for c in frame.wording.chars() {
            match c {
                'A' => out.push_str(named),
                'B' => out.push_str(of),
                'N' => out.push_str(&noun),
                'K' => out.push_str("({kind:Kind})"),
                'M' => out.push_str(MODIFIED),
                'I' => out.push_str(IS),
                'H' => out.push_str(HAS),
                'C' => out.push_str(COUNT),
                c => out.push(c),
            }
        }
        (frame.keyword, out)
    };
    let of_before = OF_BEFORE.iter().filter(|_| placed(of));
    let named_before = NAMED_BEFORE.iter().filter(|_| placed(named));
    Ok(FRAMES.iter().chain(of_before).chain(named_before).map(put).collect())
}

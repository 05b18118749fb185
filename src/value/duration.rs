//! Lengths of time: 30个月, 三年, 48小时 → ISO 8601.

use super::{Value, ValueMention, number};
use crate::span::Span;

/// Unit words with their ISO designator; the longer first. 三年 is a length, 2024年 a date.
const UNITS: &[(&str, &str, &str)] = &[
    ("个多月", "P", "M"),
    ("个月", "P", "M"),
    ("年半", "P", "Y6M"),
    ("年", "P", "Y"),
    ("周", "P", "W"),
    ("个星期", "P", "W"),
    ("天", "P", "D"),
    ("日", "P", "D"),
    ("个小时", "PT", "H"),
    ("小时", "PT", "H"),
    ("分钟", "PT", "M"),
    ("秒", "PT", "S"),
];

const LEADS: &[&str] = &["连续", "历时", "为期", "长达", "近", "超过", "超", "约", "逾", "已"];

pub(super) fn at(text: &str, at: usize) -> Option<ValueMention> {
    let rest = &text[at..];
    let lead = LEADS.iter().find(|w| rest.starts_with(**w)).map_or(0, |w| w.len());
    let found = number::at(text, at + lead).filter(|n| n.number.scale() == 0)?;
    let mut end = found.end;
    for more in ["多", "余"] {
        if text[end..].starts_with(more) {
            end += more.len();
        }
    }
    let after = &text[end..];
    let &(unit, prefix, designator) = UNITS.iter().find(|(unit, ..)| after.starts_with(unit))?;
    end += unit.len();
    let tail = &text[end..];
    // 30个月前 and 两年后 are dates; 一年级, 3日 with a month before, 五年规划 are none of these.
    if tail.starts_with('级') || tail.starts_with('代') || (unit == "日" && lead == 0) || (unit == "年" && found.number > 99.into()) {
        return None;
    }
    Some(ValueMention { span: Span::new(at, end), value: Value::Duration(format!("{prefix}{}{designator}", found.number.normalize())) })
}

//! Numbers → as a Chinese reader writes them: 1750000000000 → 1.75万亿.
//!
//! Exact: no digit is dropped. Deliberately does not read numbers, which [`crate::value`] does.

use rust_decimal::Decimal;

/// The units of Chinese numbers, the largest first.
const UNITS: [(&str, i64); 3] = [("万亿", 1_000_000_000_000), ("亿", 100_000_000), ("万", 10_000)];

/// A number in the largest unit that leaves at most two decimals, so that it is read at one glance; without a unit where none does.
#[must_use]
pub fn chinese(value: Decimal) -> String {
    let size = value.abs();
    for (name, unit) in UNITS {
        let unit = Decimal::from(unit);
        if size >= unit {
            let short = (value / unit).normalize();
            if short.scale() <= 2 && short * unit == value {
                return format!("{short}{name}");
            }
        }
    }
    value.normalize().to_string()
}

/// A number as text, where it is one, in Chinese units.
#[must_use]
pub fn chinese_text(value: &str) -> Option<String> {
    Decimal::from_str_exact(value).or_else(|_| Decimal::from_scientific(value)).ok().map(chinese)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_chinese_units() {
        let cases = [
            ("1750000000000", "1.75万亿"),
            ("1.75e12", "1.75万亿"),
            ("671000000000", "6710亿"),
            ("7000000000", "70亿"),
            ("128000", "12.8万"),
            ("131072", "131072"),
            ("10000", "1万"),
            ("9999", "9999"),
            ("86.70", "86.7"),
            ("-20000", "-2万"),
            ("0", "0"),
        ];
        for (value, wanted) in cases {
            assert_eq!(chinese_text(value).as_deref(), Some(wanted), "{value}");
        }
        assert_eq!(chinese_text("多"), None);
    }
}

//! Units by the names of Recognizers-Text.

use tupu::value::{Quantity, Unit};

/// Tupu's word, the unit that it is a multiple of, and how many of these it is.
const UNITS: &[(&str, &str, f64)] = &[
    ("米", "m", 1.0),
    ("m", "m", 1.0),
    ("千米", "m", 1e3),
    ("公里", "m", 1e3),
    ("km", "m", 1e3),
    ("厘米", "m", 1e-2),
    ("公分", "m", 1e-2),
    ("cm", "m", 1e-2),
    ("毫米", "m", 1e-3),
    ("mm", "m", 1e-3),
    ("微米", "m", 1e-6),
    ("纳米", "m", 1e-9),
    ("英里", "mile", 1.0),
    ("英尺", "foot", 1.0),
    ("英寸", "inch", 1.0),
    ("吨", "t", 1.0),
    ("公斤", "g", 1e3),
    ("千克", "g", 1e3),
    ("kg", "g", 1e3),
    ("克", "g", 1.0),
    ("g", "g", 1.0),
    ("毫克", "g", 1e-3),
    ("微克", "g", 1e-6),
    ("斤", "jin", 1.0),
    ("两", "liang", 1.0),
    ("磅", "pound", 1.0),
    ("盎司", "ounce", 1.0),
    ("亩", "mu", 1.0),
    ("公顷", "ha", 1.0),
    ("平方米", "m2", 1.0),
    ("平方公里", "m2", 1e6),
    ("平方英尺", "foot2", 1.0),
    ("升", "l", 1.0),
    ("毫升", "l", 1e-3),
    ("立方米", "m3", 1.0),
    ("瓦", "W", 1.0),
    ("千瓦", "W", 1e3),
    ("兆瓦", "W", 1e6),
    ("赫兹", "Hz", 1.0),
    ("千赫兹", "Hz", 1e3),
    ("兆赫兹", "Hz", 1e6),
    ("吉赫兹", "Hz", 1e9),
    ("千卡", "cal", 1e3),
    ("大卡", "cal", 1e3),
    ("焦耳", "J", 1.0),
    ("千焦", "J", 1e3),
    ("比特", "bit", 1.0),
    ("千比特", "bit", 1e3),
    ("兆比特", "bit", 1e6),
    ("马力", "hp", 1.0),
];

/// The same by the names of the cases.
const NAMES: &[(&str, &str, f64)] = &[
    ("Meter", "m", 1.0),
    ("Kilometer", "m", 1e3),
    ("Centimeter", "m", 1e-2),
    ("Millimeter", "m", 1e-3),
    ("Micrometer", "m", 1e-6),
    ("Nanometer", "m", 1e-9),
    ("Mile", "mile", 1.0),
    ("Foot", "foot", 1.0),
    ("Inch", "inch", 1.0),
    ("Ton", "t", 1.0),
    ("Kilogram", "g", 1e3),
    ("Gram", "g", 1.0),
    ("Milligram", "g", 1e-3),
    ("Microgram", "g", 1e-6),
    ("Jin", "jin", 1.0),
    ("Liang", "liang", 1.0),
    ("Pound", "pound", 1.0),
    ("Ounce", "ounce", 1.0),
    ("Mu", "mu", 1.0),
    ("Hectare", "ha", 1.0),
    ("Square meter", "m2", 1.0),
    ("Square kilometer", "m2", 1e6),
    ("Square foot", "foot2", 1.0),
    ("Liter", "l", 1.0),
    ("Milliliter", "l", 1e-3),
    ("Cubic meter", "m3", 1.0),
    ("Watt", "W", 1.0),
    ("Kilowatt", "W", 1e3),
    ("Megawatt", "W", 1e6),
    ("Hertz", "Hz", 1.0),
    ("Kilohertz", "Hz", 1e3),
    ("Megahertz", "Hz", 1e6),
    ("Gigahertz", "Hz", 1e9),
    ("Kilocalorie", "cal", 1e3),
    ("Joule", "J", 1.0),
    ("Kilojoule", "J", 1e3),
    ("Bit", "bit", 1.0),
    ("Kilobit", "bit", 1e3),
    ("Megabit", "bit", 1e6),
    ("Byte", "byte", 1.0),
    ("Kilobyte", "byte", 1e3),
    ("Megabyte", "byte", 1e6),
    ("Gigabyte", "byte", 1e9),
    ("Terabyte", "byte", 1e12),
    ("Horsepower", "hp", 1.0),
];

/// A quantity of one of the units, in the unit that it is a multiple of.
pub fn said(quantity: &Quantity) -> Option<String> {
    let number: f64 = quantity.number.to_string().parse().ok()?;
    let (base, factor) = match &quantity.unit {
        Unit::Bytes => ("byte", 1.0),
        Unit::Word(word) => UNITS.iter().find(|u| u.0.eq_ignore_ascii_case(word)).map(|u| (u.1, u.2))?,
        _ => return None,
    };
    Some(format!("{} {base}", number * factor))
}

/// Whether that is what the case says.
pub fn same(said: &str, value: &str, unit: &str) -> bool {
    let Some((number, base)) = said.split_once(' ') else { return false };
    let (Ok(number), Ok(value)) = (number.parse::<f64>(), value.parse::<f64>()) else { return false };
    NAMES.iter().any(|n| n.0 == unit && n.1 == base && (value * n.2 - number).abs() <= 1e-9 * number.abs())
}

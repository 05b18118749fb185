//! Colours and labels of classes, the same in every picture.

use crate::ontology::Ontology;

/// The colours of the classes in the order of their names (a qualitative palette of ColorBrewer, Set3, with eight more).
const COLOURS: &[&str] = &[
    "#8dd3c7", "#ffffb3", "#bebada", "#fb8072", "#80b1d3", "#fdb462", "#b3de69", "#fccde5", "#d9d9d9", "#bc80bd", "#ccebc5", "#ffed6f",
    "#a6cee3", "#b2df8a", "#fb9a99", "#fdbf6f", "#cab2d6", "#e5c494", "#f29ec4", "#96cfe0",
];

/// The colour of a class.
#[must_use]
pub fn colour(ontology: &Ontology, class: &str) -> &'static str {
    ontology.class(class).map_or("#eeeeee", |c| COLOURS[c.0 as usize % COLOURS.len()])
}

/// The label of a class in Chinese.
#[must_use]
pub fn class_label(ontology: &Ontology, class: &str) -> String {
    ontology.class(class).map_or_else(|| class.to_owned(), |c| ontology.classes()[c.0 as usize].labels.zh.clone())
}

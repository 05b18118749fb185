//! What a page is asked of its values: whether one begins, goes on or stands at a place.
//!
//! Deliberately does not say what a value counts.

use crate::annotate::page::Page;
use crate::span::Span;
use crate::value::Value;

impl Page<'_> {
    /// Whether a value touches a span.
    pub fn overlaps_value(&self, span: Span) -> bool {
        self.values.get(self.values.partition_point(|v| v.span.end <= span.start)).is_some_and(|v| v.span.overlaps(span))
    }

    /// Whether a value begins at `at`.
    pub fn value_begins(&self, at: usize) -> bool {
        self.values.binary_search_by(|v| (v.span.start as usize).cmp(&at)).is_ok()
    }

    /// Whether an amount begins before a span and ends within or after it.
    pub fn within_amount(&self, start: usize, end: usize) -> bool {
        let next = self.values.partition_point(|v| (v.span.end as usize) <= start);
        self.values
            .get(next)
            .is_some_and(|v| matches!(v.value, Value::Quantity(_)) && (v.span.start as usize) < start && end <= v.span.end as usize)
    }

    /// Whether a day of the week or the like begins before `at` and goes on over it.
    pub fn within_date(&self, at: usize) -> bool {
        let next = self.values.partition_point(|v| (v.span.end as usize) <= at);
        self.values.get(next).is_some_and(|v| matches!(v.value, Value::Date(_)) && (v.span.start as usize) < at)
    }
}

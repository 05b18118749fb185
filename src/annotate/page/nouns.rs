//! What a page is asked of the nouns for kinds of things beside a name: 大模型“听涛”, “云桥”数据平台; and of classes.
//!
//! Deliberately does not look for the name that such a noun describes.

use crate::annotate::page::{Page, floor};
use crate::annotate::words::{Hit, List};
use crate::ontology::ClassId;

/// The longest that narrows down a kind noun, in bytes.
const NARROWING: usize = 18;

/// Particles, copulas and joints: what stands after one of them says nothing of the name before it.
const PARTICLES: &str = "的了着过在是和与及或为被由将把也还已都而";

/// Nouns of occasions that are verbs where they begin a headline.
const INTERVIEWS: &[&str] = &["对话", "专访", "访谈"];

impl Page<'_> {
    /// The class of a kind noun that ends at `end`, spaces and an opening mark aside.
    pub fn kind_before(&self, end: usize) -> Option<ClassId> {
        let before = self.text[..end].trim_end_matches([' ', '“', '《', '"', '「', ':']);
        if !self.found.kind_ends(before.len()) {
            return None;
        }
        let from = floor(before, before.len().saturating_sub(24));
        let last = self.found.last(List::Kind, from, before.len());
        // 扫地机器人: the noun that ends there may begin within another.
        let over = || {
            let ends = |at: usize| self.words.longest(List::Kind, &before[at..]).filter(|m| at + m.end == before.len());
            before[from..].char_indices().filter(|&(at, _)| self.found.begins(List::Kind, from + at)).find_map(|(at, _)| ends(from + at))
        };
        let found = last.or_else(over)?;
        // 对话“听涛”团队: at the head of a headline a verb.
        let verb = INTERVIEWS.iter().any(|verb| before.strip_suffix(verb).is_some_and(|rest| self.begins_clause(rest.len())));
        (!verb).then_some(ClassId(found.number as u16))
    }

    /// How long, in bytes, the Chinese words are that end in a kind noun right before `end`, spaces and an opening mark aside.
    pub fn description_before(&self, end: usize) -> usize {
        const MOST: usize = 12;
        let before = self.text[..end].trim_end_matches([' ', '“', '《', '"', '「']).len();
        if self.found.kind_ends(before) { before - self.left_limit(before, MOST) } else { 0 }
    }

    /// The class of a kind noun that begins at `start`, and where it ends.
    pub fn kind_at(&self, start: usize) -> Option<(ClassId, usize)> {
        if !self.found.begins(List::Kind, start) {
            return None;
        }
        let to = floor(self.text, start + 24);
        let found = self.words.longest(List::Kind, &self.text[start..to])?;
        let class = ClassId(found.number as u16);
        (!self.is_edition(class, start + found.end)).then_some((class, start + found.end))
    }

    /// “云桥”企业版: whether a noun for those who act only tells for whom an edition is.
    fn is_edition(&self, class: ClassId, end: usize) -> bool {
        self.text[end..].starts_with('版') && self.ontology.is_a(class, self.defaults.agent)
    }

    /// The class of a kind noun that begins at `start`, or after what narrows it down: “云桥”数据平台.
    pub fn kind_after(&self, start: usize) -> Option<ClassId> {
        self.noun_after(start).map(|(class, _)| class)
    }

    /// The same, and where the noun ends.
    pub fn noun_after(&self, start: usize) -> Option<(ClassId, usize)> {
        let to = floor(self.text, start + 24);
        let mut hits = self.found.within(List::Kind, start, to);
        let Some(first) = hits.next() else { return self.long_noun_after(start) };
        // “云桥”大模型榜单: of two nouns in a row the last tells what it is.
        let made = |hit: &Hit| self.ontology.is_a(ClassId(hit.number as u16), self.defaults.work);
        let found = hits.next().filter(|next| next.start == first.end && made(next)).unwrap_or(first);
        let narrows = |(at, c): (usize, char)| !c.is_ascii() && c.is_alphabetic() && !self.breaks_at(start + at) && !PARTICLES.contains(c);
        let narrowed = first.start - start <= NARROWING && self.text[start..first.start].char_indices().all(narrows);
        let class = ClassId(found.number as u16);
        if !narrowed {
            return self.long_noun_after(start);
        }
        (!self.is_edition(class, found.end)).then_some((class, found.end))
    }

    /// The class of the noun for something made that ends a long description right behind marks, and where it ends:
    /// “云桥”水电站群智能调度系统.
    fn long_noun_after(&self, start: usize) -> Option<(ClassId, usize)> {
        const LONGEST: usize = 60;
        if !self.text[..start].ends_with(['”', '」']) {
            return None;
        }
        let rest = &self.text[start..floor(self.text, start + LONGEST)];
        let goes_on = |(at, c): (usize, char)| c.is_alphanumeric() && !self.breaks_at(start + at) && !PARTICLES.contains(c);
        let end = start + rest.char_indices().find(|&next| !goes_on(next)).map_or(rest.len(), |(at, _)| at);
        let made = |hit: &Hit| self.ontology.is_a(ClassId(hit.number as u16), self.defaults.work);
        let last = self.found.within(List::Kind, start, end).filter(|hit| made(hit) && hit.end == end).last()?;
        Some((ClassId(last.number as u16), last.end))
    }

    /// Whether a kind noun ends at `end` that began before `start`.
    pub fn kind_over(&self, start: usize, end: usize) -> bool {
        let next = self.kinds.partition_point(|(k, _)| (k.end as usize) < end);
        self.kinds.get(next).is_some_and(|(k, _)| k.end as usize == end && (k.start as usize) < start)
    }
}

impl Page<'_> {
    /// The class that a neighbour in a list tells: firms are named by any word, other organisations by their heads.
    pub fn neighbourly(&self, class: ClassId) -> ClassId {
        if class != self.defaults.person && self.ontology.is_a(class, self.defaults.agent) { self.defaults.employer } else { class }
    }

    /// Whether a class is of what takes place again and again.
    pub fn recurs(&self, class: ClassId) -> bool {
        self.recurring.contains(&class)
    }

    /// The classes of what takes place again and again, in the order of the ontology.
    pub fn recurring(&self) -> &[ClassId] {
        &self.recurring
    }

    /// Whether a class is of what governs: a ministry, a court.
    pub fn governs(&self, class: ClassId) -> bool {
        self.ontology.defaults_for("state").any(|state| state == class)
    }

    /// Whether a class is one of topics: technologies and branches, of which a description may be made.
    pub fn is_topic(&self, class: ClassId) -> bool {
        self.topics.contains(&class)
    }

    /// Whether things are measured by what has this class.
    pub fn is_yardstick(&self, class: ClassId) -> bool {
        self.defaults.yardstick == Some(class)
    }
}

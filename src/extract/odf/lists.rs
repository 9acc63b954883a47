//! Counts the items of lists, whose labels the file describes but does not write.
//!
//! In: list styles, and lists and items as they open and close. Out: labels such as "2.1." or a
//! bullet. Source: ODF 1.3 part 3, clauses 5.3 and 16.31.

use std::collections::HashMap;

use crate::extract::numerals::{BULLET, written};
use crate::extract::xml::Element;

/// OpenDocument has ten levels.
pub(super) const N_LEVELS: usize = 10;

/// How a list draws its labels, by level.
#[derive(Debug, Default, Clone)]
pub(super) struct ListStyle {
    levels: [Level; N_LEVELS],
}

#[derive(Debug, Default, Clone)]
struct Level {
    is_number: bool,
    format: &'static str,
    before: String,
    after: String,
    start: u32,
    n_shown: usize,
}

impl ListStyle {
    /// Learns one level from its element.
    pub(super) fn learn(&mut self, element: &Element) {
        let number = |name| element.attribute(name).and_then(|val| val.parse().ok());
        let level: u32 = number("level").unwrap_or(1);
        let at = (level.max(1) as usize - 1).min(N_LEVELS - 1);
        let format = match element.attribute("num-format").as_deref() {
            Some("1") => "decimal",
            Some("a") => "lowerLetter",
            Some("A") => "upperLetter",
            Some("i") => "lowerRoman",
            Some("I") => "upperRoman",
            _ => "none",
        };
        let is_bullet = element.name().ends_with("bullet") || element.name().ends_with("image");
        self.levels[at] = Level {
            is_number: !is_bullet,
            format,
            before: element.attribute("num-prefix").unwrap_or_default(),
            after: element.attribute("num-suffix").unwrap_or_default(),
            start: number("start-value").unwrap_or(1),
            n_shown: number("display-levels").unwrap_or(1) as usize,
        };
    }

    /// Writes the label of an item at a level, with the counts of the levels around it.
    fn label(&self, at: usize, counts: &[u32]) -> Option<String> {
        let level = &self.levels[at.min(N_LEVELS - 1)];
        if !level.is_number {
            return Some(BULLET.to_owned());
        }
        if level.format == "none" {
            return None;
        }
        let first = (at + 1).saturating_sub(level.n_shown.max(1));
        let shown = (first..=at).filter_map(|at| {
            let format = self.levels[at.min(N_LEVELS - 1)].format;
            let count = *counts.get(at)?;
            (format != "none").then(|| written(count, format))
        });
        let numbers: Vec<String> = shown.collect();
        let label = format!("{}{}{}", level.before, numbers.join("."), level.after);
        Some(label.trim().to_owned()).filter(|label| !label.is_empty())
    }

    fn start(&self, at: usize) -> u32 {
        let level = &self.levels[at.min(N_LEVELS - 1)];
        if level.is_number { level.start } else { 1 }
    }
}

/// The lists that are open, innermost last.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<OpenList>,
    /// The last count of lists that ended, by style and level, and by the list's own id.
    ended: HashMap<String, u32>,
    headings: [u32; N_LEVELS],
}

struct OpenList {
    style: Option<String>,
    id: Option<String>,
    count: Option<u32>,
    next: Option<u32>,
}

impl Lists {
    /// Opens a list; a list in a list has its style unless it names its own.
    pub(super) fn open(&mut self, element: &Element) {
        let own = element.attribute("style-name");
        let style = own.or_else(|| self.open.last().and_then(|list| list.style.clone()));
        let goes_on = element.attribute("continue-numbering").as_deref() == Some("true");
        let key = match element.attribute("continue-list") {
            Some(id) => Some(id),
            None if goes_on => Some(key(style.as_deref(), self.open.len())),
            None => None,
        };
        let count = key.and_then(|key| self.ended.get(&key).copied());
        self.open.push(OpenList {
            style,
            id: element.attribute("id"),
            count,
            next: None,
        });
    }

    pub(super) fn close(&mut self) {
        let Some(list) = self.open.pop() else { return };
        if let Some(count) = list.count {
            self.ended
                .insert(key(list.style.as_deref(), self.open.len()), count);
            if let Some(id) = list.id {
                self.ended.insert(id, count);
            }
        }
    }

    /// An item may say its own number.
    pub(super) fn number_item(&mut self, element: &Element) {
        if let Some(list) = self.open.last_mut() {
            list.next = element
                .attribute("start-value")
                .and_then(|value| value.parse().ok());
        }
    }

    /// Counts one item and returns its label.
    pub(super) fn label<'a>(
        &mut self,
        style_of: impl Fn(&str) -> Option<&'a ListStyle>,
    ) -> Option<String> {
        let at = self.open.len().checked_sub(1)?;
        let list = self.open.last_mut()?;
        let style = list.style.as_deref().and_then(style_of);
        let start = style.map_or(1, |style| style.start(at));
        let count = list.next.take();
        let count =
            count.unwrap_or_else(|| list.count.map_or(start, |count| count.saturating_add(1)));
        list.count = Some(count);
        let counts: Vec<u32> = self
            .open
            .iter()
            .map(|list| list.count.unwrap_or(1))
            .collect();
        match style {
            Some(style) => style.label(at, &counts),
            None => Some(BULLET.to_owned()),
        }
    }

    /// Counts a heading and returns its number, where headings are numbered.
    pub(super) fn heading(&mut self, outline: &ListStyle, level: usize) -> Option<String> {
        let at = level.clamp(1, N_LEVELS) - 1;
        let start = outline.start(at).max(1);
        self.headings[at] = match self.headings[at] {
            0 => start,
            count => count.saturating_add(1),
        };
        self.headings[at + 1..].fill(0);
        let is_numbered = outline.levels[at].is_number && outline.levels[at].format != "none";
        is_numbered
            .then(|| outline.label(at, &self.headings))
            .flatten()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }
}

fn key(style: Option<&str>, level: usize) -> String {
    format!("{}\u{0}{level}", style.unwrap_or_default())
}

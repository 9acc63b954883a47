//! Computes the labels of numbered and bulleted paragraphs, which Word draws but does not write.
//!
//! In: the numbering part, then the paragraphs' lists and levels in reading order. Out: "1.",
//! "2.1", "b)", or a bullet. Source: ECMA-376 part 1, 17.9.

use std::collections::{HashMap, HashSet};

use crate::extract::numerals::{BULLET, written};
use crate::extract::tidy;
use crate::extract::xml::{Element, Node, Walk};

/// Word has nine levels.
const N_LEVELS: usize = 9;

/// How lists are numbered.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kinds: HashMap<String, Kind>,
    lists: HashMap<String, List>,
    style_kinds: HashMap<String, String>,
}

/// A kind of list: what Word calls an abstract numbering.
#[derive(Debug, Default, Clone)]
struct Kind {
    levels: [Level; N_LEVELS],
    linked_style: Option<String>,
}

#[derive(Debug, Default, Clone)]
struct Level {
    format: String,
    text: String,
    start: Option<u32>,
    restart: Option<usize>,
    is_legal: bool,
}

/// One list of a kind, with what it changes.
#[derive(Debug, Default, Clone)]
struct List {
    kind: String,
    starts: [Option<u32>; N_LEVELS],
    levels: HashMap<usize, Level>,
}

/// Where counting stands, by kind of list.
#[derive(Debug, Default)]
pub(super) struct Counters {
    counts: HashMap<String, [Option<u32>; N_LEVELS]>,
    lists_begun: HashSet<String>,
}

impl Numbering {
    /// Reads the numbering part.
    pub(super) fn read(text: &str) -> Self {
        let mut reading = Reading::default();
        let mut walk = Walk::new(text);
        while let Some(node) = walk.next() {
            if let Node::Open(element) = node {
                reading.open(&element, walk.open(1) == "lvlOverride");
            }
        }
        reading.numbering
    }

    /// Counts one paragraph and returns its label; `None` when the list is not known or unlabelled.
    pub(super) fn label(
        &self,
        counters: &mut Counters,
        list_id: &str,
        level: u8,
    ) -> Option<String> {
        let level = usize::from(level).min(N_LEVELS - 1);
        let list = self.lists.get(list_id)?;
        let (kind_id, kind) = self.kind(&list.kind)?;
        let shape = |at: usize| list.levels.get(&at).unwrap_or(&kind.levels[at]);
        let first = |at: usize| list.starts[at].or(shape(at).start).unwrap_or(1);
        let counts = counters.counts.entry(kind_id.to_owned()).or_default();
        if counters.lists_begun.insert(list_id.to_owned()) {
            for (count, start) in counts.iter_mut().zip(&list.starts) {
                *count = count.filter(|_| start.is_none());
            }
        }
        counts[level] = Some(counts[level].map_or(first(level), |count| count.saturating_add(1)));
        for (deeper, count) in counts.iter_mut().enumerate().skip(level + 1) {
            if shape(deeper).restart.is_none_or(|after| level < after) {
                *count = None;
            }
        }
        let counts = *counts;
        drawn(shape, level, |at| counts[at].unwrap_or_else(|| first(at)))
    }

    /// Follows a kind that only points to a list style.
    fn kind<'a>(&'a self, id: &'a str) -> Option<(&'a str, &'a Kind)> {
        let kind = self.kinds.get(id)?;
        let linked = kind.linked_style.as_ref();
        match linked.and_then(|style| self.style_kinds.get(style)) {
            Some(other) => Some((other, self.kinds.get(other)?)),
            None => Some((id, kind)),
        }
    }
}

/// Where the reading of the numbering part stands.
#[derive(Debug, Default)]
struct Reading {
    numbering: Numbering,
    kind: Option<String>,
    list: Option<String>,
    level: usize,
}

impl Reading {
    fn open(&mut self, element: &Element, in_override: bool) {
        match element.name() {
            "abstractNum" => {
                let id = element.attribute("abstractNumId").unwrap_or_default();
                self.numbering.kinds.entry(id.clone()).or_default();
                (self.kind, self.list) = (Some(id), None);
            }
            "num" => {
                let id = element.attribute("numId").unwrap_or_default();
                self.numbering.lists.entry(id.clone()).or_default();
                (self.kind, self.list) = (None, Some(id));
            }
            "lvlOverride" => self.level = level_of(element),
            "lvl" => {
                self.level = level_of(element);
                if let (true, Some(list)) = (in_override, self.list()) {
                    list.1.levels.insert(list.0, Level::default());
                }
            }
            "abstractNumId" => {
                if let Some((_, list)) = self.list() {
                    list.kind = element.val().unwrap_or_default();
                }
            }
            "startOverride" => {
                if let Some((level, list)) = self.list() {
                    list.starts[level] = number(element);
                }
            }
            "numStyleLink" => self.link(element, false),
            "styleLink" => self.link(element, true),
            _ => self.learn(element),
        }
    }

    fn list(&mut self) -> Option<(usize, &mut List)> {
        let list = self.numbering.lists.get_mut(self.list.as_ref()?)?;
        Some((self.level, list))
    }

    fn link(&mut self, element: &Element, is_target: bool) {
        let (Some(kind), Some(style)) = (self.kind.clone(), element.val()) else {
            return;
        };
        if is_target {
            self.numbering.style_kinds.insert(style, kind);
        } else if let Some(kind) = self.numbering.kinds.get_mut(&kind) {
            kind.linked_style = Some(style);
        }
    }

    fn learn(&mut self, element: &Element) {
        let at = self.level;
        let level = if let Some(id) = &self.kind {
            self.numbering
                .kinds
                .get_mut(id)
                .map(|kind| &mut kind.levels[at])
        } else {
            self.list().and_then(|(at, list)| list.levels.get_mut(&at))
        };
        let Some(level) = level else { return };
        match element.name() {
            "start" => level.start = number(element),
            "numFmt" => level.format = element.val().unwrap_or_default(),
            "lvlText" => level.text = element.val().unwrap_or_default(),
            "lvlRestart" => level.restart = number(element).and_then(|n| usize::try_from(n).ok()),
            "isLgl" => level.is_legal = element.is_on(),
            _ => {}
        }
    }
}

fn level_of(element: &Element) -> usize {
    let level = element.attribute("ilvl").and_then(|val| val.parse().ok());
    level.unwrap_or(0).min(N_LEVELS - 1)
}

fn number(element: &Element) -> Option<u32> {
    element.val()?.parse().ok()
}

/// Fills the level's pattern, such as "%1.%2)", with the counts.
fn drawn<'a>(
    shape: impl Fn(usize) -> &'a Level,
    level: usize,
    count: impl Fn(usize) -> u32,
) -> Option<String> {
    let this = shape(level);
    match this.format.as_str() {
        "bullet" => return Some(BULLET.to_owned()),
        "none" if this.text.is_empty() => return None,
        _ => {}
    }
    let mut label = String::new();
    let mut marks = this.text.chars().peekable();
    while let Some(mark) = marks.next() {
        let slot = marks.peek().filter(|_| mark == '%');
        match slot.and_then(|digit| digit.to_digit(10)) {
            Some(digit @ 1..=9) => {
                marks.next();
                let at = digit as usize - 1;
                let is_plain = this.is_legal && at != level;
                let format = if is_plain {
                    "decimal"
                } else {
                    &shape(at).format
                };
                label.push_str(&written(count(at), format));
            }
            _ => label.push(mark),
        }
    }
    let label = tidy::piece(&label);
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERING: &str = r#"<w:numbering>
      <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
      </w:abstractNum>
      <w:abstractNum w:abstractNumId="1">
        <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
      <w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
      <w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
    </w:numbering>"#;

    fn labels(steps: &[(&str, u8)]) -> Vec<String> {
        let numbering = Numbering::read(NUMBERING);
        let mut counters = Counters::default();
        steps
            .iter()
            .map(|(list, level)| {
                let label = numbering.label(&mut counters, list, *level);
                label.unwrap_or_default()
            })
            .collect()
    }

    #[test]
    fn levels_count_within_the_one_above() {
        let steps = [
            ("5", 0),
            ("5", 1),
            ("5", 1),
            ("5", 2),
            ("5", 2),
            ("5", 0),
            ("5", 1),
        ];
        assert_eq!(
            labels(&steps),
            ["1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1"]
        );
    }

    #[test]
    fn a_list_with_a_start_of_its_own_begins_again() {
        assert_eq!(
            labels(&[("5", 0), ("5", 0), ("6", 0), ("6", 0)]),
            ["1.", "2.", "1.", "2."]
        );
    }

    #[test]
    fn bullets_are_bullets_and_unknown_lists_have_no_label() {
        assert_eq!(labels(&[("7", 0), ("99", 0)]), ["\u{2022}", ""]);
    }

    #[test]
    fn counts_are_written_as_letters_and_roman_numbers() {
        assert_eq!(written(28, "lowerLetter"), "bb");
        assert_eq!(written(14, "upperRoman"), "XIV");
        assert_eq!(written(22, "ordinal"), "22nd");
        assert_eq!(written(0, "lowerLetter"), "");
    }
}

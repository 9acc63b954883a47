//! A document into the units that are indexed: paragraphs and table rows.
//!
//! In: a document and its dates. Out: [`Unit`]s in text order, each with its place, the headings
//! above it, and the dates written in it. A row of a table is one unit, its cells parted by tabs.

mod under;

use serde::{Deserialize, Serialize};

use super::words;
use crate::calendar::Day;
use crate::document::{Block, Document, Part, Span};
use crate::facts::DateMention;

use under::Above;

/// A heading, or a label without anything behind it.
pub(crate) const IS_HEADING: u64 = 1;
/// A running header or footer.
pub(crate) const IS_MARGIN: u64 = 2;
/// Struck out with change tracking on.
pub(crate) const IS_STRUCK: u64 = 4;

/// A paragraph or a table row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Where it stands in the document's text.
    pub(crate) span: Span,
    /// What it is besides text.
    pub(crate) flags: u64,
    /// Tells paragraphs with the same words from others.
    pub(crate) words_hash: u64,
    /// What is shown with a hit.
    pub(crate) place: Place,
}

/// Where a unit stands, as it is stored beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    /// First byte in the document's text.
    #[serde(rename = "o")]
    pub(crate) offset: usize,
    /// Page, from 1, where the format has pages.
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    pub(crate) page: Option<u32>,
    /// Row of its table, from 1.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub(crate) row: Option<u32>,
    /// The headings above, outermost first, parted by " > ".
    #[serde(rename = "h", default, skip_serializing_if = "String::is_empty")]
    pub(crate) heading: String,
    /// The dates written in it.
    #[serde(rename = "d", default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) dates: Vec<WrittenDate>,
    /// The day of the line or heading that it stands under, where it names none itself.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub(crate) under: Option<Day>,
}

/// A date written in a unit: bytes of the unit's text, and the days meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WrittenDate(
    pub(crate) usize,
    pub(crate) usize,
    pub(crate) String,
    pub(crate) String,
);

impl WrittenDate {
    fn of(mention: &DateMention, offset: usize) -> Option<Self> {
        let days = mention.interval()?;
        Some(Self(
            mention.span.start - offset,
            mention.span.end - offset,
            days.from.to_string(),
            days.to.to_string(),
        ))
    }

    /// The days, both ends.
    pub(crate) fn days(&self) -> Option<(Day, Day)> {
        Some((Day::parse_iso(&self.2)?, Day::parse_iso(&self.3)?))
    }
}

/// Cuts a document into units.
pub(crate) fn of(document: &Document, dates: &[DateMention]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut room = String::new();
    let mut headings: Vec<(u8, String)> = Vec::new();
    let mut above = Above::default();
    let mut blocks = document
        .blocks
        .iter()
        .filter(|block| is_indexed(block))
        .peekable();
    while let Some(first) = blocks.next() {
        let mut row = vec![first];
        while let Some(next) = blocks.next_if(|next| is_same_row(first, next)) {
            row.push(next);
        }
        let goes_on = blocks.peek().is_some_and(|next| is_same_table(first, next));
        if let Some(mut unit) = unit(document, &row, &headings, dates, &mut room) {
            if goes_on && names_columns(document, &row) {
                unit.flags |= IS_HEADING;
            }
            unit.place.under = above.next(&unit, first, document.at(unit.span));
            units.push(unit);
        }
        if let (Some(level), Part::Body) = (first.heading(), first.part) {
            headings.retain(|(above, _)| *above < level);
            headings.push((level, one_line(document.text_of(first))));
        }
    }
    units
}

fn is_indexed(block: &Block) -> bool {
    !matches!(
        block.part,
        Part::Watermark | Part::Property | Part::FileName | Part::Folder
    )
}

fn is_same_row(first: &Block, next: &Block) -> bool {
    let (Some(a), Some(b)) = (first.cell(), next.cell()) else {
        return false;
    };
    first.part == next.part && first.tracked == next.tracked && (a.table, a.row) == (b.table, b.row)
}

fn is_same_table(first: &Block, next: &Block) -> bool {
    let (Some(a), Some(b)) = (first.cell(), next.cell()) else {
        return false;
    };
    first.part == next.part && a.table == b.table
}

/// Whether the first row of a table holds the names of its columns, though nothing marks it: three
/// cells or more, each of a few words without a number or a full stop.
fn names_columns(document: &Document, row: &[&Block]) -> bool {
    const WORDS_MAX: usize = 6;
    let is_name = |block: &&Block| {
        let text = document.text_of(block).trim();
        text.split_whitespace().count() <= WORDS_MAX
            && !text.ends_with('.')
            && !text.contains(|c: char| c.is_ascii_digit())
    };
    let is_first = row[0].cell().is_some_and(|cell| cell.row == 0);
    is_first && row.len() >= 3 && row.iter().all(is_name)
}

fn unit(
    document: &Document,
    row: &[&Block],
    headings: &[(u8, String)],
    dates: &[DateMention],
    room: &mut String,
) -> Option<Unit> {
    let (first, last) = (row.first()?, row.last()?);
    let span = Span::new(first.span.start, last.span.end);
    let text = document.at(span);
    if !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let from = dates.partition_point(|date| date.span.start < span.start);
    let within = dates[from..]
        .iter()
        .take_while(|date| date.span.end <= span.end);
    Some(Unit {
        span,
        flags: flags(document, row, text),
        words_hash: words::digest(text, room),
        place: Place {
            offset: span.start,
            page: first.page,
            row: first.cell().map(|cell| cell.row + 1),
            heading: path_of(headings, first),
            dates: within
                .filter_map(|date| WrittenDate::of(date, span.start))
                .collect(),
            under: None,
        },
    })
}

fn path_of(headings: &[(u8, String)], block: &Block) -> String {
    if block.part != Part::Body {
        return block.part.name().to_owned();
    }
    let level = block.heading().unwrap_or(u8::MAX);
    let above = headings.iter().filter(|(above, _)| *above < level);
    let names: Vec<&str> = above.map(|(_, name)| name.as_str()).collect();
    names.join(" > ")
}

fn flags(document: &Document, row: &[&Block], text: &str) -> u64 {
    let first = row[0];
    let filled = row
        .iter()
        .filter(|block| !document.text_of(block).trim().is_empty());
    let is_bare_label = row.len() > 1 && filled.count() == 1;
    let is_marked = first.cell().is_some_and(|cell| cell.header) || first.heading().is_some();
    let mut flags = 0;
    if is_marked || is_bare_label || text.trim_end().ends_with(':') {
        flags |= IS_HEADING;
    }
    if matches!(first.part, Part::Header | Part::Footer) {
        flags |= IS_MARGIN;
    }
    if !first.is_said() {
        flags |= IS_STRUCK;
    }
    flags
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

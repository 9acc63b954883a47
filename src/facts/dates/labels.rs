//! Finds the label that speaks for a date from outside: a header, a cell to its left, a line above.
//!
//! In: a document's tables, or the rows that a plain text draws. Out: for a date, its role and the
//! words that gave it.

use std::collections::BTreeMap;

use super::DateRole;
use super::label_words;
use super::role::Given;
use super::rows::{Cell, Rows};
use super::settle::Placed;
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::label;
use crate::facts::table::{self, Table};

/// A label above or beside a date is shorter than this, in bytes.
const N_LABEL_BYTES_MAX: usize = 60;

/// Words that name the dates of a block: where they stand, and what they say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label<'d> {
    pub(super) text: &'d str,
    pub(super) span: Span,
    /// What the dates of a column are that is only called "Date".
    pub(super) falls_to: Option<DateRole>,
}

/// A label outside decides where the block is little more than the date, or where the words
/// beside the date say nothing.
pub(super) fn by_label(text: &str, span: Span, label: &Label<'_>, said: Given) -> Option<Given> {
    let own = label_words::of_label(label.text);
    let (role, at) = own.or(label
        .falls_to
        .map(|role| (role, Span::new(0, label.text.len()))))?;
    let alone = text.len() <= (span.end - span.start) + 14;
    let says_nothing = said.1.is_none() && text.len() < 80;
    (alone || says_nothing).then(|| (role, Some(at.shifted(label.span.start))))
}

/// Gives the dates in a plain text's tables the roles that header and neighbour speak for.
pub(super) fn by_rows(text: &str, placed: &mut [Placed]) {
    let Some(mut rows) = Rows::of(text) else {
        return;
    };
    for found in placed {
        let Some(cell) = rows.cell(found.raw.span) else {
            continue;
        };
        let header = cell.header.map(|header| Label {
            text: &text[header.start..header.end],
            span: header,
            falls_to: None,
        });
        let header = header.map(|label| with_fall(label, || rows.header_words()));
        let said = (found.role, found.role_from);
        let paired = cell.n_columns == 2 && said.1.is_some();
        let words = &text[cell.span.start..cell.span.end];
        let given = header
            .filter(|_| !paired)
            .and_then(|label| by_label(words, found.raw.span, &label, said))
            .or_else(|| by_neighbour(text, &cell, found));
        if let Some(given) = given.filter(|_| !found.raw.statute) {
            (found.role, found.role_from) = given;
        }
    }
}

/// A date alone in the first cell of its row dates what stands beside it: a version's history
/// ("Updated for the new act"), else what happened.
fn by_neighbour(text: &str, cell: &Cell, found: &Placed) -> Option<Given> {
    let says_nothing = found.role_from.is_none() && found.role == DateRole::Other;
    let n_around = (cell.span.end - cell.span.start) - (found.raw.span.end - found.raw.span.start);
    let right = cell.right.filter(|_| says_nothing && n_around <= 14)?;
    let beside = &text[right.start..right.end];
    let told = label_words::of_history(beside);
    let (role, at) = told.map_or((DateRole::Event, None), |(role, at)| {
        (role, Some(at.shifted(right.start)))
    });
    let tells = beside.contains(char::is_alphabetic) && (cell.is_first || at.is_some());
    tells.then_some((role, at))
}

/// For each block in a table, the label that speaks for it.
pub(super) fn of(document: &Document) -> Vec<Option<Label<'_>>> {
    let mut given = vec![None; document.blocks.len()];
    for table in table::of(document) {
        let headers = headers(document, &table);
        for (row_idx, row) in table.rows.iter().enumerate() {
            for (at, (column, block_idx)) in row.cells.iter().enumerate() {
                let header = headers.get(column).copied();
                let left = at.checked_sub(1).map(|left| row.cells[left].1);
                given[*block_idx] = header
                    .filter(|_| row_idx >= table.n_header_rows)
                    .or_else(|| label_of(document, document.blocks.get(left?)?));
            }
        }
    }
    given
}

/// The label of each column that has one.
fn headers<'d>(document: &'d Document, table: &Table) -> BTreeMap<u32, Label<'d>> {
    let Some(header) = table.header() else {
        return BTreeMap::new();
    };
    let names: Vec<String> = header.texts(document).map(label::plain).collect();
    let labels = header.cells.iter().filter_map(|(column, block_idx)| {
        let label = label_of(document, document.blocks.get(*block_idx)?)?;
        Some((*column, with_fall(label, || names.clone())))
    });
    labels.collect()
}

/// A column that is only called "Date" is told by the names of the columns beside it.
fn with_fall(label: Label<'_>, columns: impl FnOnce() -> Vec<String>) -> Label<'_> {
    let is_plain = matches!(
        label::plain(label.text).as_str(),
        "date" | "dates" | "when" | "date and time" | "date/time"
    );
    let falls_to = is_plain.then(|| of_plain_column(&columns()));
    Label { falls_to, ..label }
}

/// What a column called "Date" dates: versions, signatures, else what happened.
fn of_plain_column(columns: &[String]) -> DateRole {
    let names = |words: &[&str]| {
        let has = |column: &String| words.iter().any(|word| column.contains(word));
        columns.iter().any(has)
    };
    if names(&["version", "issue no", "revision", "amendment"]) {
        DateRole::Updated
    } else if names(&["signature", "signed", "sign"]) {
        DateRole::Recorded
    } else if names(&["meeting", "attend"]) {
        DateRole::Meeting
    } else {
        DateRole::Event
    }
}

/// A short paragraph above a date that stands alone.
pub(super) fn line_above(document: &Document, block_idx: usize) -> Option<Label<'_>> {
    let block = &document.blocks[block_idx];
    let before = document.blocks.get(block_idx.checked_sub(1)?)?;
    let plain =
        |block: &Block| !matches!(block.kind, BlockKind::Cell(_)) && block.part == Part::Body;
    let alone = document.text_of(block).len() <= 40;
    if !(plain(block) && plain(before) && alone) {
        return None;
    }
    label_of(document, before)
}

fn label_of<'d>(document: &'d Document, block: &Block) -> Option<Label<'d>> {
    let text = document.text_of(block);
    let is_short = !text.trim().is_empty() && text.len() <= N_LABEL_BYTES_MAX;
    let has_figures = text.bytes().filter(u8::is_ascii_digit).count() > 2;
    (is_short && !has_figures).then_some(Label {
        text,
        span: block.span,
        falls_to: None,
    })
}

//! Forms of boxes: tables whose cells hold each a label and what is filled in below it.
//!
//! In: a table. Out: a lead for each box; none where the table is no such form. A box that holds
//! its label alone was left blank.

use super::leads::Lead;
use super::sentences::n_words;
use crate::document::{Document, Span};
use crate::facts::columns;
use crate::facts::table::{Row, Table};

/// A label has no more words than this.
const LABEL_WORDS_MAX: usize = 7;
/// So many boxes make a form, or all that a smaller table holds.
const BOXES_MIN: usize = 3;

/// What a cell is to its reader.
enum Cell {
    /// A label with what is filled in.
    Box(Span, Span),
    /// A label alone.
    Label(Span),
    Other,
}

/// Finds the boxes of a table.
pub(super) fn of(document: &Document, table: &Table) -> Vec<Lead> {
    let rows = table.rows.iter();
    let rows =
        rows.filter(|row| !columns::is_banner(document, table, row) || is_box(document, row));
    let cells: Vec<Cell> = rows.flat_map(|row| cells_of(document, row)).collect();
    let n_boxes = cells
        .iter()
        .filter(|cell| matches!(cell, Cell::Box(..)))
        .count();
    if n_boxes == 0 || n_boxes < BOXES_MIN.min(cells.len()) || n_boxes * 2 < cells.len() {
        return Vec::new();
    }
    let leads = cells.into_iter().filter_map(|cell| match cell {
        Cell::Box(label, value) => Some(Lead::of_value(document, label, value)),
        Cell::Label(label) => Some(Lead::of_value(
            document,
            label,
            Span::new(label.end, label.end),
        )),
        Cell::Other => None,
    });
    leads.collect()
}

/// Finds the boxes that are laid across a table that is no such form: a label over its value.
pub(super) fn across(document: &Document, table: &Table) -> Vec<Lead> {
    let rows = table.rows.iter();
    let is_across = |row: &&Row| table.n_columns == 1 || columns::is_banner(document, table, row);
    let cells = rows
        .filter(is_across)
        .flat_map(|row| cells_of(document, row));
    let leads = cells.filter_map(|cell| match cell {
        Cell::Box(label, value) if document.text[label.end..value.start].contains('\n') => {
            Some(Lead::of_value(document, label, value))
        }
        _ => None,
    });
    leads.collect()
}

fn is_box(document: &Document, row: &Row) -> bool {
    let mut cells = cells_of(document, row);
    cells.any(|cell| matches!(cell, Cell::Box(..)))
}

fn cells_of<'a>(document: &'a Document, row: &'a Row) -> impl Iterator<Item = Cell> + 'a {
    let spans = row.cells.iter().map(|(_, idx)| document.blocks[*idx].span);
    let filled = spans.filter(|span| !document.at(*span).trim().is_empty());
    filled.map(|span| cell(document, span))
}

fn cell(document: &Document, span: Span) -> Cell {
    let text = document.at(span);
    let first = text.lines().next().unwrap_or_default();
    let end = match first.split_once(':') {
        Some((label, _)) => label.len() + 1,
        None => first.len(),
    };
    let label = Span::new(span.start, span.start + end);
    if !is_label(&text[..end]) {
        return Cell::Other;
    }
    let value = text[end..].trim();
    if value.is_empty() {
        return Cell::Label(label);
    }
    let start = span.end - text[end..].trim_start().len();
    Cell::Box(label, Span::new(start, span.end))
}

fn is_label(words: &str) -> bool {
    let words = words.trim();
    (1..=LABEL_WORDS_MAX).contains(&n_words(words))
        && !words.ends_with(['.', ',', ';'])
        && words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

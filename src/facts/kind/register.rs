//! Whether a document is a register: a table of many documents, one to a row.
//!
//! In: a document and its tables. Out: a sign, where most of what stands in the document is such a
//! table. What its rows say is of the documents that they name, not of the register.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::Kind;
use super::signs::{Sign, sign};
use crate::document::{Document, Part};
use crate::facts::pattern::pattern;
use crate::facts::table::{self, Row, Table};
use crate::facts::{control, label};

/// Rows of different titles that make a register.
const ROWS_MIN: usize = 3;
/// Fields of document control that its header names.
const FIELDS_MIN: usize = 2;

pub(super) fn of(document: &Document, tables: &[Table]) -> Option<Sign> {
    let table = tables.iter().find(|table| lists(document, table))?;
    let n_cells: usize = table.rows.iter().map(|row| row.cells.len()).sum();
    let is_most = n_cells * 2 > document.part(Part::Body).count();
    is_most.then(|| sign(Kind::Other, 30, table.rows[0].span))
}

/// The first and the last block of the first table that is one.
pub(super) fn blocks_in(document: &Document) -> Option<(usize, usize)> {
    if !document.blocks.iter().any(|block| block.cell().is_some()) {
        return None;
    }
    let tables = table::of(document);
    let table = tables.iter().find(|table| lists(document, table))?;
    let last = table.rows.last()?.cells.last()?.1;
    Some((table.first_block()?, last))
}

/// Tells whether a table names documents in one column, and what is to be known of each in others.
pub(super) fn lists(document: &Document, table: &Table) -> bool {
    let header = table.rows.iter().enumerate().find_map(|(row_idx, row)| {
        let column = title_column(document, row)?;
        (n_fields(document, row) >= FIELDS_MIN).then_some((row_idx, column))
    });
    let Some((row_idx, column)) = header.filter(|_| table.part == Part::Body) else {
        return false;
    };
    let below = table.rows[row_idx + 1..].iter();
    let titles: BTreeSet<&str> = below
        .filter_map(|row| row.cell(document, column))
        .map(|block| document.text_of(block))
        .filter(|title| title.contains(char::is_alphabetic))
        .collect();
    titles.len() >= ROWS_MIN
}

fn title_column(document: &Document, row: &Row) -> Option<u32> {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:(?:policy|document|procedure|guidance|protocol|full) )*(?:title|name)",
            r"(?: of (?:the )?\w+)?$",
            r"|^(?:polic(?:y|ies)|procedures?|documents?|guidance)(?: ?(?:/|or|and) ?\w+)?$"
        ))
    });
    let named = row.cells.iter().find(|(_, block_idx)| {
        let text = document.text_of(&document.blocks[*block_idx]);
        TITLE.is_match(&label::plain(text))
    })?;
    Some(named.0)
}

fn n_fields(document: &Document, row: &Row) -> usize {
    let names = row.texts(document).map(label::plain);
    let fields = names.filter_map(|name| control::field_of(&name));
    fields.collect::<BTreeSet<_>>().len()
}

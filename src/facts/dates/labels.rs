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

/// Around a date that fills its cell or block stand at most so many bytes.
const N_BYTES_AROUND_MAX: usize = 14;

/// A label outside decides where the block is little more than the date, or where the words
/// beside the date say nothing.
pub(super) fn by_label(text: &str, span: Span, label: &Label<'_>, said: Given) -> Option<Given> {
    label.gives().filter(|_| decides(text, span, said))
}

fn decides(text: &str, span: Span, said: Given) -> bool {
    let says_nothing = said.1.is_none() && text.len() < 80;
    fills(text, span) || says_nothing
}

fn fills(text: &str, span: Span) -> bool {
    text.len() <= (span.end - span.start) + N_BYTES_AROUND_MAX
}

impl Label<'_> {
    /// Tells whether a label names a kind of date: "DOB", "By", "Timescale", "Review due".
    pub(super) fn is_for_dates(&self) -> bool {
        let named = label_words::of_label(self.text);
        named.is_some_and(|(role, _)| !matches!(role, DateRole::Event | DateRole::Placement))
    }

    /// The role that a label gives, with its words.
    fn gives(&self) -> Option<Given> {
        let own = label_words::of_label(self.text);
        let whole = Span::new(0, self.text.len());
        let (role, at) = own.or(self.falls_to.map(|role| (role, whole)))?;
        Some((role, Some(at.shifted(self.span.start))))
    }
}

/// The tables that a plain text draws, with what the header of each column says.
pub(super) struct Drawn<'t> {
    text: &'t str,
    rows: Rows<'t>,
    /// The header that was read last, by where it begins, and what each of its columns gives.
    read: Option<usize>,
    columns: Vec<Option<Given>>,
}

impl<'t> Drawn<'t> {
    /// Begins a walk through a text; one without tabs and bars draws no tables.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        Rows::of(text).map(|rows| Self {
            text,
            rows,
            read: None,
            columns: Vec::new(),
        })
    }

    /// The cell of a place and what its header says; places must be asked for in order.
    pub(super) fn at(&mut self, place: Span) -> Option<(Cell, Option<Given>)> {
        let cell = self.rows.cell(place)?;
        if !cell.is_below {
            return Some((cell, None));
        }
        self.read_header();
        Some((cell, self.columns.get(cell.column).copied().flatten()))
    }

    fn read_header(&mut self) {
        let start = self.rows.header().first().map(|first| first.start);
        if self.read == start {
            return;
        }
        self.read = start;
        let header = self.rows.header();
        let words = |span: &Span| label::plain(&self.text[span.start..span.end]);
        let names: Vec<String> = header.iter().map(words).collect();
        let label = |span: &Span| Label {
            text: &self.text[span.start..span.end],
            span: *span,
            falls_to: None,
        };
        let given = header
            .iter()
            .map(|span| with_fall(label(span), || &names).gives());
        self.columns = given.collect();
    }
}

/// A date that fills a cell has the role of its column, without a look at the words beside it.
pub(super) fn of_column(
    text: &str,
    span: Span,
    cell: &Cell,
    header: Option<Given>,
) -> Option<Given> {
    let words = &text[cell.span.start..cell.span.end];
    header.filter(|_| cell.n_columns != 2 && fills(words, span))
}

/// The role that header or neighbour speak for, where the words beside the date do not.
pub(super) fn by_row(
    text: &str,
    found: &Placed,
    cell: &Cell,
    header: Option<Given>,
) -> Option<Given> {
    let said = (found.role, found.role_from);
    let paired = cell.n_columns == 2 && said.1.is_some();
    let words = &text[cell.span.start..cell.span.end];
    header
        .filter(|_| !paired && decides(words, found.raw.span, said))
        .or_else(|| by_neighbour(text, cell, found))
}

/// A date alone in the first cell of its row dates what stands beside it: a version's history
/// ("Updated for the new act"), else what happened.
fn by_neighbour(text: &str, cell: &Cell, found: &Placed) -> Option<Given> {
    let says_nothing = found.role_from.is_none() && found.role == DateRole::Other;
    let n_around = (cell.span.end - cell.span.start) - (found.raw.span.end - found.raw.span.start);
    let right = cell
        .right
        .filter(|_| says_nothing && n_around <= N_BYTES_AROUND_MAX)?;
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
        Some((*column, with_fall(label, || &names)))
    });
    labels.collect()
}

/// A column that is only called "Date" is told by the names of the columns beside it.
fn with_fall<'d, 'n>(label: Label<'d>, columns: impl FnOnce() -> &'n [String]) -> Label<'d> {
    let falls_to = match label::plain(label.text).as_str() {
        "date" | "dates" | "date and time" | "date/time" => Some(of_plain_column(columns())),
        "when" => Some(of_when(columns())),
        "from" | "to" | "until" | "start" | "end" | "start date" | "end date" => {
            Some(of_stay(columns()))
        }
        _ => None,
    };
    Label { falls_to, ..label }
}

/// Tells whether a word of a column's name begins with one of these.
fn names(columns: &[String], words: &[&str]) -> bool {
    let begins = |word: &str| words.iter().any(|known| word.starts_with(known));
    let mut all = columns
        .iter()
        .flat_map(|column| column.split(|c: char| !c.is_alphabetic()));
    all.any(begins)
}

/// "When" beside what is to be done and by whom is a target, else what happened.
fn of_when(columns: &[String]) -> DateRole {
    let who = names(columns, &["who", "owner", "lead", "responsib"]);
    let what = names(columns, &["action", "task", "need", "step", "objective"]);
    let told = names(columns, &["event", "happened", "incident", "source"]);
    if who && what && !told {
        DateRole::Target
    } else {
        of_plain_column(columns)
    }
}

/// "From" and "to" beside where somebody lived are those of a placement.
fn of_stay(columns: &[String]) -> DateRole {
    if names(
        columns,
        &[
            "placement",
            "carer",
            "address",
            "lived",
            "where",
            "provider",
        ],
    ) {
        DateRole::Placement
    } else {
        DateRole::Event
    }
}

/// What a column called "Date" dates: versions, signatures, else what happened.
fn of_plain_column(columns: &[String]) -> DateRole {
    let is_issue = columns.iter().any(|column| column.starts_with("issue no"));
    let is_signed = columns.iter().any(|column| column == "sign");
    if is_issue || names(columns, &["version", "revision", "amendment"]) {
        DateRole::Updated
    } else if is_signed || names(columns, &["signature", "signed"]) {
        DateRole::Recorded
    } else if names(columns, &["meeting", "attend"]) {
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

//! Tables whose entries do not run down, set upright so that each row is an entry.
//!
//! In: a table. Out: the same cells with an entry to each row, where the days run across: below labels
//! at the side, or each day over what happened on it, as in a calendar; or where each cell is a card that
//! tells it all. The reading of the rows is left to those who know tables that run down.

use std::borrow::Cow;

use super::heads;
use crate::document::{Document, Span};
use crate::facts::columns::{self, HeadRow};
use crate::facts::table::{Row, Table};
use crate::facts::{DateMention, dates_in};

/// So many days in a row run across.
const ACROSS_MIN: usize = 2;
/// A cell with more letters than this says more than when.
const DAY_CHARS_MAX: usize = 32;

/// Sets a table upright.
///
/// - `is_named`: whether it is a chronology by its name or by that of its document
pub(super) fn of<'t>(
    document: &Document,
    table: &'t Table,
    dates: &[DateMention],
    is_named: bool,
) -> Cow<'t, Table> {
    let lying = Lying {
        document,
        table,
        dates,
    };
    let heads = columns::head_rows(document, table);
    if heads
        .iter()
        .any(|head| heads::header_layout(head).is_some())
    {
        return Cow::Borrowed(table);
    }
    let upright = lying.below_labels();
    let upright = upright.or_else(|| is_named.then(|| lying.in_bands()).flatten());
    let upright = upright.or_else(|| is_named.then(|| lying.in_cards()).flatten());
    upright.map_or(Cow::Borrowed(table), |rows| {
        Cow::Owned(standing(table, rows))
    })
}

fn standing(table: &Table, rows: Vec<Row>) -> Table {
    let n_cells = rows.iter().filter_map(|row| row.cells.last());
    let n_columns = n_cells.map(|(column, _)| *column as usize + 1).max();
    Table {
        rows,
        n_header_rows: 0,
        n_columns: n_columns.unwrap_or(0),
        part: table.part,
    }
}

struct Lying<'a> {
    document: &'a Document,
    table: &'a Table,
    dates: &'a [DateMention],
}

impl Lying<'_> {
    /// Labels at the side, with a column for each entry: "Date | 3 May | 9 June" over "Event | … | …".
    /// A wide one may go on below, under the same labels.
    fn below_labels(&self) -> Option<Vec<Row>> {
        let mut rows = self.table.rows.iter().filter(|row| row.cells.len() > 1);
        let asks = |row: &&Row| {
            let label = self.text(row, 0).map(columns::plain);
            label.is_some_and(|label| heads::asks_when(&label)) && self.gives_days(row, 1)
        };
        let first = rows.clone().position(|row| asks(&row))?;
        let rows: Vec<&Row> = rows.by_ref().skip(first).collect();
        let name = self.text(rows[0], 0).map(columns::plain);
        let opens = |row: &Row| self.text(row, 0).map(columns::plain) == name;
        let sheets: Vec<&[&Row]> = rows.chunk_by(|_, next| !opens(next)).collect();
        heads::header_layout(&self.side(sheets[0]))?;
        let entries = sheets.iter().flat_map(|sheet| self.turned(sheet, 1));
        let head = turned_row(sheets[0], 0);
        Some(head.into_iter().chain(entries).collect())
    }

    /// The labels at the side, as a row that names columns.
    fn side(&self, rows: &[&Row]) -> HeadRow {
        let names = rows.iter().map(|row| self.text(row, 0).map(columns::plain));
        let cells = (0..).zip(names);
        HeadRow {
            row_idx: 0,
            cells: cells.filter_map(|(at, name)| Some((at, name?))).collect(),
            asides: Vec::new(),
        }
    }

    /// Rows of days, each over a row of what happened on them, as in a calendar or along a line.
    fn in_bands(&self) -> Option<Vec<Row>> {
        let has_words = |row: &&Row| !self.is_empty(row);
        let rows: Vec<&Row> = self.table.rows.iter().filter(has_words).collect();
        let first = rows.iter().position(|row| self.gives_days(row, 0))?;
        let bands = rows[first..].chunk_by(|_, next| !self.gives_days(next, 0));
        let bands: Vec<&[&Row]> = bands.collect();
        let is_told = bands
            .iter()
            .all(|band| band.len() == 2 && !self.gives_any_day(band[1]));
        let is_band = is_told && first <= 1;
        is_band.then(|| bands.iter().flat_map(|band| self.turned(band, 0)).collect())
    }

    /// Cells that begin each with a day and go on below or behind it with what happened.
    fn in_cards(&self) -> Option<Vec<Row>> {
        const CARDS_MIN: usize = 3;
        const WORDS_MIN: usize = 3;
        let filled = self.table.rows.iter().flat_map(|row| &row.cells);
        let filled = filled.map(|(_, idx)| *idx).filter(|idx| {
            let block = &self.document.blocks[*idx];
            block.is_said() && !columns::is_blank(self.document.text_of(block))
        });
        let cells: Vec<usize> = filled.collect();
        let is_card = |idx: &usize| {
            let span = self.document.blocks[*idx].span;
            let first = dates_in(self.dates, span).first()?;
            let before = self.document.at(Span::new(span.start, first.span.start));
            let after = self
                .document
                .at(Span::new(first.span.end.min(span.end), span.end));
            let is_told = after.split_whitespace().count() >= WORDS_MIN;
            Some(!before.contains(char::is_alphabetic) && is_told)
        };
        let n_cards = { cells.iter() }.filter(|idx| is_card(idx) == Some(true));
        let is_all = n_cards.count() == cells.len() && cells.len() >= CARDS_MIN;
        let row = |idx: usize| Row {
            cells: vec![(0, idx)],
            span: self.document.blocks[idx].span,
        };
        is_all.then(|| cells.into_iter().map(row).collect())
    }

    /// The columns of some rows from one on, as rows; those with nothing below the day left out.
    fn turned(&self, rows: &[&Row], from: u32) -> Vec<Row> {
        let n = u32::try_from(self.table.n_columns).unwrap_or(0);
        let is_told = |column: &u32| {
            let mut below = rows[1..].iter();
            below.any(|row| self.text(row, *column).is_some())
        };
        let told = (from..n).filter(is_told);
        told.filter_map(|column| turned_row(rows, column)).collect()
    }

    /// Whether all filled cells from a column on say when, and no more.
    fn gives_days(&self, row: &Row, from: u32) -> bool {
        let filled = self.filled(row).filter(|(column, _)| *column >= from);
        let filled: Vec<bool> = filled.map(|(_, span)| self.is_day(span)).collect();
        filled.len() >= ACROSS_MIN && filled.into_iter().all(|is_day| is_day)
    }

    fn gives_any_day(&self, row: &Row) -> bool {
        self.filled(row).any(|(_, span)| self.is_day(span))
    }

    fn is_day(&self, span: Span) -> bool {
        let is_short = self.document.at(span).chars().count() <= DAY_CHARS_MAX;
        is_short && !dates_in(self.dates, span).is_empty()
    }

    fn is_empty(&self, row: &Row) -> bool {
        self.filled(row).next().is_none()
    }

    fn filled<'r>(&'r self, row: &'r Row) -> impl Iterator<Item = (u32, Span)> + 'r {
        let cells = row.cells.iter();
        let cells = cells.map(|(column, idx)| (*column, &self.document.blocks[*idx]));
        cells
            .filter(|(_, block)| {
                block.is_said() && !columns::is_blank(self.document.at(block.span))
            })
            .map(|(column, block)| (column, block.span))
    }

    fn text(&self, row: &Row, column: u32) -> Option<&str> {
        let block = row
            .cell(self.document, column)
            .filter(|block| block.is_said())?;
        let text = self.document.text_of(block);
        (!columns::is_blank(text)).then_some(text)
    }
}

/// One column of some rows as a row; in its span lie all of its cells.
fn turned_row(rows: &[&Row], column: u32) -> Option<Row> {
    let of_column = |(at, row): (u32, &&Row)| {
        let (_, idx) = row.cells.iter().find(|(own, _)| *own == column)?;
        Some((at, *idx))
    };
    let cells: Vec<(u32, usize)> = (0..).zip(rows).filter_map(of_column).collect();
    let spans = rows.iter().map(|row| row.span);
    Some(Row {
        span: spans.reduce(Span::joined)?,
        cells,
    })
}

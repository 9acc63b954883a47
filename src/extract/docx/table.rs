//! Puts a Word table on its grid while it is being walked.
//!
//! In: rows, cells and their spans as they open and close. Out: one piece a cell, at its column. A
//! cell merged downwards stands at its first row; the rows below keep its place with an empty cell.

use super::numbering::BULLET;
use crate::document::{BlockKind, Cell, Part, Tracked};
use crate::extract::piece::Piece;

/// More columns than any page holds; a wider span in the file is an error or an attack.
const COLUMNS_MAX: u32 = 1024;

/// A table being read.
#[derive(Debug)]
pub(super) struct Table {
    id: u32,
    part: Part,
    row: u32,
    column: u32,
    is_header_row: bool,
    is_row_deleted: bool,
    row_start: usize,
    cell: Option<OpenCell>,
    cells: Vec<Piece>,
    /// What stands inside the table without being its text: nested tables, struck-out text.
    inside: Vec<Piece>,
}

#[derive(Debug, Default)]
struct OpenCell {
    text: String,
    width: u32,
    continues: bool,
    tracked: bool,
}

impl Table {
    pub(super) fn new(id: u32, part: Part) -> Self {
        Self {
            id,
            part,
            row: 0,
            column: 0,
            is_header_row: false,
            is_row_deleted: false,
            row_start: 0,
            cell: None,
            cells: Vec::new(),
            inside: Vec::new(),
        }
    }

    pub(super) fn open_row(&mut self) {
        self.column = 0;
        self.is_header_row = false;
        self.is_row_deleted = false;
        self.row_start = self.cells.len();
    }

    /// Leaves grid columns free before the row's first cell.
    pub(super) fn skip_columns(&mut self, n_columns: u32) {
        self.column = self.column.saturating_add(n_columns).min(COLUMNS_MAX);
    }

    pub(super) fn mark_header_row(&mut self) {
        self.is_header_row = true;
    }

    pub(super) fn mark_row_deleted(&mut self) {
        self.is_row_deleted = true;
    }

    pub(super) fn open_cell(&mut self) {
        self.cell = Some(OpenCell {
            width: 1,
            ..OpenCell::default()
        });
    }

    pub(super) fn span_columns(&mut self, n_columns: u32) {
        if let Some(cell) = &mut self.cell {
            cell.width = n_columns.clamp(1, COLUMNS_MAX);
        }
    }

    /// The cell only continues one above it.
    pub(super) fn continue_above(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.continues = true;
        }
    }

    /// Adds a paragraph to the open cell. Numbers stand before it; bullets say nothing in a cell.
    pub(super) fn add(&mut self, piece: Piece) {
        if piece.tracked == Tracked::Deleted {
            self.inside.push(piece);
            return;
        }
        let cell = self.cell.get_or_insert_with(OpenCell::default);
        cell.tracked |= piece.tracked == Tracked::Inserted;
        let number = piece.label.filter(|label| label != BULLET);
        for text in [number.unwrap_or_default(), piece.text] {
            if !text.is_empty() {
                cell.text.push_str(&text);
                cell.text.push(' ');
            }
        }
        if cell.text.ends_with(' ') {
            cell.text.pop();
            cell.text.push('\n');
        }
    }

    pub(super) fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let text = if cell.continues {
            String::new()
        } else {
            cell.text.trim_end().to_owned()
        };
        let place = Cell {
            table: self.id,
            row: self.row,
            column: self.column,
            header: self.is_header_row,
        };
        let mut piece = Piece::new(self.part, BlockKind::Cell(place), text);
        if cell.tracked {
            piece.tracked = Tracked::Inserted;
        }
        self.cells.push(piece);
        self.skip_columns(cell.width.max(1));
    }

    pub(super) fn close_row(&mut self) {
        self.close_cell();
        if self.is_row_deleted {
            self.cells.truncate(self.row_start);
        }
        if self.cells.len() > self.row_start {
            self.row += 1;
        }
    }

    /// Takes in what was read inside a cell and stands for itself.
    pub(super) fn hold(&mut self, pieces: Vec<Piece>) {
        self.inside.extend(pieces);
    }

    /// Returns the cells, then what stood inside.
    pub(super) fn finish(mut self) -> Vec<Piece> {
        self.close_row();
        self.cells.append(&mut self.inside);
        self.cells
    }
}

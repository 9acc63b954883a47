//! Puts a table on its grid while it is being walked.
//!
//! In: rows, cells and their spans as they open and close. Out: one piece a cell, at its column. A
//! cell merged downwards stands at its first row; the rows below have no cell at its column.

use std::collections::BTreeMap;

use super::numerals::BULLET;
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
    /// What stands in the table but in no cell: its caption.
    before: Vec<Piece>,
    /// Cells merged downwards, by column: the first row that is free again, and the width.
    hanging: BTreeMap<u32, (u32, u32)>,
    /// Everything in the order of reading, for tables that may prove to be mere layout.
    spoken: Option<Vec<Piece>>,
    holds_table: bool,
    n_cells_a_row: u32,
    n_cells_a_row_max: u32,
}

#[derive(Debug, Default)]
struct OpenCell {
    text: String,
    width: u32,
    height: u32,
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
            before: Vec::new(),
            hanging: BTreeMap::new(),
            spoken: None,
            holds_table: false,
            n_cells_a_row: 0,
            n_cells_a_row_max: 0,
        }
    }

    /// Starts a table that may prove to be mere layout.
    pub(super) fn perhaps_layout(id: u32, part: Part) -> Self {
        Self {
            spoken: Some(Vec::new()),
            ..Self::new(id, part)
        }
    }

    pub(super) fn open_row(&mut self) {
        self.column = 0;
        self.is_header_row = false;
        self.is_row_deleted = false;
        self.row_start = self.cells.len();
        self.n_cells_a_row = 0;
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
        self.pass_hanging();
        self.n_cells_a_row += 1;
        self.n_cells_a_row_max = self.n_cells_a_row_max.max(self.n_cells_a_row);
        self.cell = Some(OpenCell {
            width: 1,
            height: 1,
            ..OpenCell::default()
        });
    }

    /// The cell reaches down over so many rows.
    pub(super) fn span_rows(&mut self, n_rows: u32) {
        if let Some(cell) = &mut self.cell {
            cell.height = n_rows.max(1);
        }
    }

    pub(super) fn is_cell_open(&self) -> bool {
        self.cell.is_some()
    }

    /// Adds what stands in the table but in no cell.
    pub(super) fn add_before(&mut self, piece: Piece) {
        self.before.push(piece);
    }

    /// Leaves the columns free into which cells from rows above still reach.
    fn pass_hanging(&mut self) {
        while self.column < COLUMNS_MAX
            && let Some(&(free_row, width)) = self.hanging.get(&self.column)
        {
            if free_row <= self.row {
                self.hanging.remove(&self.column);
                return;
            }
            self.skip_columns(width);
        }
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
        if let Some(spoken) = &mut self.spoken {
            spoken.push(piece.clone());
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
        let width = cell.width.max(1);
        if cell.continues {
            return self.skip_columns(width);
        }
        if cell.height > 1 {
            self.hang(self.row.saturating_add(cell.height), width);
        }
        let piece = self.place(cell.text.trim_end().to_owned());
        if cell.tracked {
            piece.tracked = Tracked::Inserted;
        }
        self.skip_columns(width);
    }

    /// Remembers how far down the open cell reaches; neighbours that reach as far count as one.
    fn hang(&mut self, free_row: u32, width: u32) {
        let column = self.column;
        if let Some((&left, of_left)) = self.hanging.range_mut(..column).next_back()
            && left + of_left.1 == column
            && of_left.0 == free_row
        {
            of_left.1 += width;
            self.hanging.remove(&column);
        } else {
            self.hanging.insert(column, (free_row, width));
        }
    }

    /// Puts a cell where the row stands.
    fn place(&mut self, text: String) -> &mut Piece {
        let place = Cell {
            table: self.id,
            row: self.row,
            column: self.column,
            header: self.is_header_row,
        };
        let at = self.cells.len();
        self.cells
            .push(Piece::new(self.part, BlockKind::Cell(place), text));
        &mut self.cells[at]
    }

    pub(super) fn close_row(&mut self) {
        self.close_cell();
        if self.is_row_deleted {
            self.cells.truncate(self.row_start);
        }
        if self.is_header_row {
            self.mark_cells_header();
        }
        if self.cells.len() > self.row_start {
            self.row += 1;
        }
    }

    /// A row may prove to be a header row only at its end.
    fn mark_cells_header(&mut self) {
        for piece in &mut self.cells[self.row_start..] {
            if let BlockKind::Cell(cell) = &mut piece.kind {
                cell.header = true;
            }
        }
    }

    /// Takes in what was read inside a cell and stands for itself.
    pub(super) fn hold(&mut self, pieces: Vec<Piece>) {
        self.holds_table = true;
        match &mut self.spoken {
            Some(spoken) => spoken.extend(pieces),
            None => self.inside.extend(pieces),
        }
    }

    /// Tells whether the table only sets text beside or below other text: it holds a table, or has
    /// one column.
    pub(super) fn reads_as_layout(&self) -> bool {
        self.holds_table || self.n_cells_a_row_max <= 1
    }

    /// Returns what the table holds as running text, in the order of reading.
    pub(super) fn finish_as_layout(mut self) -> Vec<Piece> {
        let mut pieces = std::mem::take(&mut self.before);
        pieces.append(&mut self.spoken.unwrap_or_default());
        pieces
    }

    /// Returns the cells, then what stood inside.
    pub(super) fn finish(mut self) -> Vec<Piece> {
        self.close_row();
        self.before.append(&mut self.cells);
        self.before.append(&mut self.inside);
        self.before
    }
}

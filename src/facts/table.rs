//! Tables put back together from a document's cells.
//!
//! In: a document. Out: tables as grids of block positions, with the header row where one shows.

use crate::document::{Block, Document, Part, Span};

/// A table as a grid. Cells are positions in the document's blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The rows, top down.
    pub rows: Vec<Row>,
    /// How many rows at the top are header rows: marked so by the file, or read as such.
    pub n_header_rows: usize,
    /// The part that it stands in.
    pub part: Part,
}

/// One row: its cells by column, from the left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `(column, block position)`, in column order.
    pub cells: Vec<(u32, usize)>,
    /// From the first cell's start to the last cell's end.
    pub span: Span,
}

impl Row {
    /// Returns the block of the cell in a column.
    #[must_use]
    pub fn cell<'a>(&self, document: &'a Document, column: u32) -> Option<&'a Block> {
        let (_, block_idx) = self.cells.iter().find(|(at, _)| *at == column)?;
        document.blocks.get(*block_idx)
    }
}

/// Gathers a document's tables, in order.
#[must_use]
pub fn of(document: &Document) -> Vec<Table> {
    let mut tables: Vec<(u32, Table)> = Vec::new();
    let mut row_now = None;
    for (block_idx, block) in document.blocks.iter().enumerate() {
        let Some(cell) = block.cell() else { continue };
        if tables
            .last()
            .is_none_or(|(id, table)| *id != cell.table || table.part != block.part)
        {
            tables.push((
                cell.table,
                Table {
                    rows: Vec::new(),
                    n_header_rows: 0,
                    part: block.part,
                },
            ));
            row_now = None;
        }
        let (_, table) = tables.last_mut().expect("one was pushed if there was none");
        if row_now != Some(cell.row) {
            table.rows.push(Row {
                cells: Vec::new(),
                span: block.span,
            });
            row_now = Some(cell.row);
            if cell.header && table.n_header_rows + 1 == table.rows.len() {
                table.n_header_rows += 1;
            }
        }
        let row = table.rows.last_mut().expect("one was pushed for this row");
        row.cells.push((cell.column, block_idx));
        row.span = row.span.joined(block.span);
    }
    tables.into_iter().map(|(_, table)| table).collect()
}

//! Tables put back together from a document's cells.
//!
//! In: a document. Out: tables as grids of block positions, with the header row where one shows,
//! by the file's own mark or by its looks. A header row that is repeated on a later page is left
//! out, so that the rows below the header are all content.

mod header;
mod sides;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub(in crate::facts) use self::header::holds_particulars;
pub(super) use self::header::names_stand_over;
use self::header::{n_header_rows, names_column};
pub(super) use self::sides::labels_run_down;
use super::label;
use crate::document::{Block, Document, Format, Part, Span};

/// A table as a grid. Cells are positions in the document's blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The rows, top down.
    pub rows: Vec<Row>,
    /// How many rows at the top are header rows: marked so by the file, or read as such.
    pub n_header_rows: usize,
    /// How many columns its widest row has.
    pub n_columns: usize,
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

    /// Returns the cells' texts, from the left.
    pub fn texts<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = &'a str> {
        self.cells
            .iter()
            .filter_map(|(_, block_idx)| document.blocks.get(*block_idx))
            .map(|block| document.text_of(block))
    }
}

impl Table {
    /// Returns the rows below the header.
    #[must_use]
    pub fn body(&self) -> &[Row] {
        self.rows.get(self.n_header_rows..).unwrap_or(&[])
    }

    /// Returns the last header row, the one that names the columns.
    #[must_use]
    pub fn header(&self) -> Option<&Row> {
        self.n_header_rows
            .checked_sub(1)
            .and_then(|at| self.rows.get(at))
    }

    /// Returns the first column whose header, in lower case, fits.
    #[must_use]
    pub fn column_of(&self, document: &Document, fits: impl Fn(&str) -> bool) -> Option<u32> {
        let header = self.header()?;
        let (column, _) = header.cells.iter().find(|(_, block_idx)| {
            let block = document.blocks.get(*block_idx);
            block.is_some_and(|block| fits(&label::plain(document.text_of(block))))
        })?;
        Some(*column)
    }

    /// Tells whether a row below wider ones holds a label and a value whose cell is joined to those
    /// beside it: one block of a form under another in the same frame.
    #[must_use]
    pub fn is_joined_pair(&self, document: &Document, row: &Row) -> bool {
        const WIDE: usize = 3;
        let is_sheet = matches!(document.format, Format::Xlsx | Format::Ods | Format::Csv);
        let columns: Vec<u32> = row.cells.iter().map(|(column, _)| *column).collect();
        let label = row.texts(document).next();
        !is_sheet
            && columns == [0, 1]
            && label.is_some_and(|text| !text.is_empty() && names_column(text))
            && self.rows.iter().any(|row| row.cells.len() >= WIDE)
    }

    /// Returns the first block of the table.
    #[must_use]
    pub fn first_block(&self) -> Option<usize> {
        self.rows
            .first()?
            .cells
            .first()
            .map(|(_, block_idx)| *block_idx)
    }
}

/// Gathers a document's tables, in the order in which they begin.
#[must_use]
pub fn of(document: &Document) -> Vec<Table> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut known: BTreeMap<(Part, u32), usize> = BTreeMap::new();
    for (block_idx, block) in document.blocks.iter().enumerate() {
        let Some(cell) = block.cell() else { continue };
        let at = *known.entry((block.part, cell.table)).or_insert_with(|| {
            drafts.push(Draft::new(block.part));
            drafts.len() - 1
        });
        drafts[at].add(block_idx, block);
    }
    drafts
        .into_iter()
        .map(|draft| draft.finish(document))
        .collect()
}

/// A table while its cells come in; a nested table may come between two of them.
struct Draft {
    table: Table,
    row_at: BTreeMap<u32, usize>,
    n_marked: usize,
}

impl Draft {
    fn new(part: Part) -> Self {
        Self {
            table: Table {
                rows: Vec::new(),
                n_header_rows: 0,
                n_columns: 0,
                part,
            },
            row_at: BTreeMap::new(),
            n_marked: 0,
        }
    }

    fn add(&mut self, block_idx: usize, block: &Block) {
        let Some(cell) = block.cell() else { return };
        self.table.n_columns = self.table.n_columns.max(cell.column as usize + 1);
        let rows = &mut self.table.rows;
        let at = *self.row_at.entry(cell.row).or_insert_with(|| {
            if cell.header && self.n_marked == rows.len() {
                self.n_marked += 1;
            }
            rows.push(Row {
                cells: Vec::new(),
                span: block.span,
            });
            rows.len() - 1
        });
        rows[at].cells.push((cell.column, block_idx));
        rows[at].span = rows[at].span.joined(block.span);
    }

    fn finish(mut self, document: &Document) -> Table {
        for row in &mut self.table.rows {
            row.cells.sort_by_key(|(column, _)| *column);
        }
        self.table.n_header_rows = n_header_rows(document, &self.table.rows, self.n_marked);
        self.table.drop_repeated_headers(document);
        self.table
    }
}

/// Tells whether a block is a title laid across the top of a table with which a document begins.
#[must_use]
pub(super) fn is_title_cell(document: &Document, block: &Block) -> bool {
    let Some(cell) = block.cell() else {
        return false;
    };
    let body = document.part(Part::Body);
    let mut said = body.filter(|block| block.is_said() && !block.span.is_empty());
    let is_first = said.next().is_some_and(|first| first.span == block.span);
    let next = said.next().and_then(Block::cell);
    is_first && next.is_some_and(|next| (next.table, next.row) != (cell.table, cell.row))
}

impl Table {
    fn drop_repeated_headers(&mut self, document: &Document) {
        let words = |row: &Row| row.texts(document).map(label::plain).collect::<Vec<_>>();
        let Some(header) = self.header().map(words) else {
            return;
        };
        let mut position = 0;
        let n_header_rows = self.n_header_rows;
        self.rows.retain(|row| {
            position += 1;
            position <= n_header_rows || words(row) != header
        });
    }
}

//! Puts the rows of a rich text table on one grid.
//!
//! In: rows as the file has them, each cell with its right edge. Out: the same rows in a [`Flow`],
//! each cell at its column. Source: Rich Text Format 1.9.1, "Table Definitions".

use crate::extract::flow::Flow;
use crate::extract::piece::Piece;

/// Edges that lie nearer than this, in twentieths of a point, are one edge.
const EDGE_TOLERANCE: i32 = 60;

/// How a row lays out its cells.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    pub(super) left: i32,
    pub(super) cells: Vec<Edge>,
    pub(super) is_header: bool,
    next: Edge,
}

/// One cell of a layout.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Edge {
    right: i32,
    continues_left: bool,
    continues_above: bool,
}

impl Layout {
    pub(super) fn merge_left(&mut self) {
        self.next.continues_left = true;
    }

    pub(super) fn merge_above(&mut self) {
        self.next.continues_above = true;
    }

    pub(super) fn cell(&mut self, right: i32) {
        let mut edge = std::mem::take(&mut self.next);
        edge.right = right;
        self.cells.push(edge);
    }
}

/// A table of one level, row by row.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<(Layout, Vec<Vec<Piece>>)>,
    /// The cells of the row that is open, and what stands in the open cell.
    cells: Vec<Vec<Piece>>,
    cell: Vec<Piece>,
}

impl Rows {
    pub(super) fn add(&mut self, pieces: Vec<Piece>) {
        self.cell.extend(pieces);
    }

    pub(super) fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        self.cells.push(cell);
    }

    pub(super) fn end_row(&mut self, layout: &Layout) {
        if !self.cell.is_empty() {
            self.end_cell();
        }
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            self.rows.push((layout.clone(), cells));
        }
    }

    /// Lays the table into a flow.
    pub(super) fn lay(mut self, flow: &mut Flow) {
        self.end_row(&Layout::default());
        let grid = self.grid();
        flow.open_table();
        for (layout, cells) in self.rows {
            flow.open_row();
            lay_row(&layout, cells, grid.as_deref(), flow);
            flow.close_row(layout.is_header);
        }
        flow.close_table(false);
    }

    /// The edges of all rows; none is needed where every row has the same number of cells.
    fn grid(&self) -> Option<Vec<i32>> {
        let width = |(_, cells): &(Layout, Vec<Vec<Piece>>)| cells.len();
        let first = self.rows.first().map(width)?;
        let is_even = self.rows.iter().all(|row| width(row) == first);
        let is_described = self
            .rows
            .iter()
            .all(|(layout, cells)| layout.cells.len() >= cells.len());
        if is_even || !is_described {
            return None;
        }
        let edges = self.rows.iter().flat_map(|(layout, _)| {
            std::iter::once(layout.left).chain(layout.cells.iter().map(|edge| edge.right))
        });
        let mut edges: Vec<i32> = edges.collect();
        edges.sort_unstable();
        edges.dedup_by(|next, before| next.saturating_sub(*before) < EDGE_TOLERANCE);
        Some(edges)
    }
}

fn lay_row(layout: &Layout, cells: Vec<Vec<Piece>>, grid: Option<&[i32]>, flow: &mut Flow) {
    let mut at = place(grid, layout.left);
    if let Some(at) = at {
        flow.skip_columns(at);
    }
    for (idx, pieces) in cells.into_iter().enumerate() {
        let edge = layout.cells.get(idx).copied().unwrap_or_default();
        let end = place(grid, edge.right);
        let width = match (at, end) {
            (Some(at), Some(end)) => end.saturating_sub(at).max(1),
            _ => 1,
        };
        at = end;
        if edge.continues_left && pieces.is_empty() {
            flow.skip_columns(width);
            continue;
        }
        if edge.continues_above {
            flow.open_continued_cell(width);
        } else {
            flow.open_cell(width, 1);
        }
        for piece in pieces {
            flow.keep(piece);
        }
        flow.close_cell();
    }
}

/// The grid line nearest to an edge.
fn place(grid: Option<&[i32]>, edge: i32) -> Option<u32> {
    let grid = grid?;
    let at = grid.partition_point(|line| line.saturating_add(EDGE_TOLERANCE) <= edge);
    u32::try_from(at.min(grid.len().saturating_sub(1))).ok()
}

//! Tables that are drawn: ruling lines into rows and cells.
//!
//! In: ruling lines, and the glyphs between them. Out: rows of cells with their lines of text. An
//! edge counts only where it is drawn, so cells may be merged across and down. Lines that cut
//! through words are a drawing's, and a row that is all one cell is text in a frame.

use super::super::ink::{Glyph, Ink, Rule};
use super::line::{Line, Word, by_place};

/// Ruling lines within this many points of one another are one edge.
const EDGE: f32 = 3.0;
/// More cells than this are a drawing.
const CELLS_MAX: usize = 20_000;
/// A row of a single cell with more lines than this is running text.
const TITLE_LINES_MAX: usize = 3;

/// A drawn grid.
pub(super) struct Grid {
    rows: Vec<f32>,
    columns: Vec<f32>,
    /// By row and edge: whether the upright edge is drawn there.
    sides: Vec<bool>,
    /// By row and column: whether the cell's upper edge is drawn.
    tops: Vec<bool>,
}

/// A cell: its column, the columns it covers, its lines.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub(super) column: usize,
    n_columns: usize,
    pub(super) width: f32,
    pub(super) lines: Vec<Line>,
    continues: bool,
}

/// A row of a drawn table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) y: f32,
    pub(super) slots: Vec<Slot>,
}

/// What a grid holds, from top to bottom.
pub(super) enum Held {
    Table { columns: Vec<f32>, rows: Vec<Row> },
    Text(Vec<Line>),
}

impl Grid {
    pub(super) fn holds(&self, glyph: &Glyph) -> bool {
        let within = |edges: &[f32], at: f32| {
            edges.first().is_some_and(|first| *first - 1.0 <= at)
                && edges.last().is_some_and(|last| at <= *last + 1.0)
        };
        within(&self.rows, glyph.y - 0.3 * glyph.size) && within(&self.columns, glyph.x0 + 0.5)
    }

    /// Puts glyphs into cells; `None` where the grid is a drawing.
    pub(super) fn fill(&self, page: u32, glyphs: &[&Glyph]) -> Option<Vec<Held>> {
        let lines = by_place(page, glyphs.to_vec());
        if self.cuts_words(&lines) {
            return None;
        }
        let mut rows = self.empty_rows();
        for line in lines {
            let at = slot(&self.rows, line.y - 0.3 * line.size);
            for (slot_idx, words) in self.parted(&rows[at], &line.words) {
                let row = self.origin(&rows, at, slot_idx);
                let column = rows[at].slots[slot_idx].column;
                let found = rows[row]
                    .slots
                    .iter_mut()
                    .find(|slot| slot.column == column);
                if let (Some(slot), Some(line)) = (found, line.with(words)) {
                    slot.lines.push(line);
                }
            }
        }
        for row in &mut rows {
            row.slots.retain(|slot| !slot.continues);
        }
        Some(self.held(rows))
    }

    /// Tells whether edges run through one word in ten or more.
    fn cuts_words(&self, lines: &[Line]) -> bool {
        let (mut n_words, mut n_cut) = (0, 0);
        for line in lines {
            let row = slot(&self.rows, line.y - 0.3 * line.size);
            for word in &line.words {
                let inset = (0.2 * (word.x1 - word.x0)).max(1.0);
                let from = self
                    .columns
                    .partition_point(|edge| *edge <= word.x0 + inset);
                let to = self.columns.partition_point(|edge| *edge < word.x1 - inset);
                n_words += 1;
                n_cut += usize::from((from..to).any(|edge| self.is_drawn(row, edge)));
            }
        }
        n_cut * 10 > n_words
    }

    fn is_drawn(&self, row: usize, edge: usize) -> bool {
        edge == 0 || edge + 1 == self.columns.len() || self.sides[row * self.columns.len() + edge]
    }

    fn empty_rows(&self) -> Vec<Row> {
        let n_columns = self.columns.len() - 1;
        let mut rows: Vec<Row> = Vec::with_capacity(self.rows.len() - 1);
        for row in 0..self.rows.len() - 1 {
            let edges: Vec<usize> = (0..=n_columns)
                .filter(|edge| self.is_drawn(row, *edge))
                .collect();
            let above = rows.last().map_or(&[][..], |above| above.slots.as_slice());
            let slots = edges.windows(2).map(|pair| {
                let (column, n_columns_here) = (pair[0], pair[1] - pair[0]);
                let is_open = (pair[0]..pair[1]).all(|at| !self.tops[row * n_columns + at]);
                let is_below = above
                    .iter()
                    .any(|slot| (slot.column, slot.n_columns) == (column, n_columns_here));
                Slot {
                    column,
                    n_columns: n_columns_here,
                    width: self.columns[pair[1]] - self.columns[pair[0]],
                    lines: Vec::new(),
                    continues: is_open && is_below,
                }
            });
            let slots = slots.collect();
            rows.push(Row {
                y: self.rows[row],
                slots,
            });
        }
        rows
    }

    /// Parts a line's words by the cells of a row.
    fn parted(&self, row: &Row, words: &[Word]) -> Vec<(usize, Vec<Word>)> {
        let mut parts: Vec<(usize, Vec<Word>)> = Vec::new();
        for word in words {
            let column = slot(&self.columns, word.middle());
            let after = row.slots.partition_point(|slot| slot.column <= column);
            let at = after.saturating_sub(1);
            match parts.last_mut() {
                Some((last, words)) if *last == at => words.push(word.clone()),
                _ => parts.push((at, vec![word.clone()])),
            }
        }
        parts
    }

    /// The row in which a cell that is merged downwards begins.
    fn origin(&self, rows: &[Row], from: usize, slot_idx: usize) -> usize {
        let column = rows[from].slots[slot_idx].column;
        let continues = |row: &Row| {
            let own = row.slots.iter().find(|slot| slot.column == column);
            own.is_some_and(|slot| slot.continues)
        };
        let mut row = from;
        while row > 0 && continues(&rows[row]) {
            row -= 1;
        }
        row
    }

    /// Parts the rows of the table from text that only stands in its frame.
    fn held(&self, rows: Vec<Row>) -> Vec<Held> {
        let is_row: Vec<bool> = rows.iter().map(|row| row.slots.len() > 1).collect();
        let first = is_row
            .iter()
            .position(|is_row| *is_row)
            .unwrap_or(rows.len());
        let last = is_row.iter().rposition(|is_row| *is_row).unwrap_or(0);
        let mut held: Vec<Held> = Vec::new();
        for (at, mut row) in rows.into_iter().enumerate() {
            let n_lines: usize = row.slots.iter().map(|slot| slot.lines.len()).sum();
            let is_title = first < at && at < last && n_lines <= TITLE_LINES_MAX;
            if n_lines == 0 {
                continue;
            }
            match held.last_mut() {
                Some(Held::Table { rows, .. }) if is_row[at] || is_title => rows.push(row),
                _ if is_row[at] => held.push(Held::Table {
                    columns: self.columns.clone(),
                    rows: vec![row],
                }),
                Some(Held::Text(lines)) => {
                    lines.extend(row.slots.drain(..).flat_map(|slot| slot.lines));
                }
                _ => held.push(Held::Text(
                    row.slots.drain(..).flat_map(|slot| slot.lines).collect(),
                )),
            }
        }
        held
    }

    pub(super) fn top(&self) -> f32 {
        self.rows[0]
    }

    /// Where it ends.
    pub(super) fn bottom(&self) -> f32 {
        self.rows[self.rows.len() - 1]
    }
}

/// Which space between edges a place falls into.
fn slot(edges: &[f32], at: f32) -> usize {
    let after = edges.partition_point(|edge| *edge <= at);
    after.saturating_sub(1).min(edges.len() - 2)
}

/// Finds drawn grids: bands of the page in which upright lines overlap, with rows across.
pub(super) fn grids(ink: &Ink) -> Vec<Grid> {
    let mut upright: Vec<&Rule> = ink.rules.iter().filter(|rule| rule.is_vertical).collect();
    upright.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut bands: Vec<(f32, f32, Vec<&Rule>)> = Vec::new();
    for rule in upright {
        match bands.last_mut() {
            Some((_, to, rules)) if rule.from <= *to + EDGE => {
                *to = to.max(rule.to);
                rules.push(rule);
            }
            _ => bands.push((rule.from, rule.to, vec![rule])),
        }
    }
    let across: Vec<&Rule> = ink.rules.iter().filter(|rule| !rule.is_vertical).collect();
    bands
        .into_iter()
        .filter_map(|(from, to, upright)| {
            let is_here = |rule: &&&Rule| from - EDGE <= rule.at && rule.at <= to + EDGE;
            grid(
                &upright,
                &across.iter().filter(is_here).copied().collect::<Vec<_>>(),
            )
        })
        .collect()
}

fn grid(upright: &[&Rule], across: &[&Rule]) -> Option<Grid> {
    let rows = distinct(across.iter().map(|rule| rule.at));
    let columns = distinct(upright.iter().map(|rule| rule.at));
    if rows.len() < 2 || columns.len() < 3 || rows.len() * columns.len() > CELLS_MAX {
        return None;
    }
    let (n_rows, n_columns) = (rows.len() - 1, columns.len() - 1);
    let mut sides = vec![false; n_rows * columns.len()];
    for rule in upright {
        let edge = nearest(&columns, rule.at);
        for row in covered(&rows, rule) {
            sides[row * columns.len() + edge] = true;
        }
    }
    let mut tops = vec![false; rows.len() * n_columns];
    for rule in across {
        let edge = nearest(&rows, rule.at);
        for column in covered(&columns, rule) {
            tops[edge * n_columns + column] = true;
        }
    }
    Some(Grid {
        rows,
        columns,
        sides,
        tops,
    })
}

/// The spaces between edges whose middle a rule runs past.
fn covered(edges: &[f32], rule: &Rule) -> std::ops::Range<usize> {
    let middle = |at: usize| f32::midpoint(edges[at], edges[at + 1]);
    let spaces: Vec<f32> = (0..edges.len() - 1).map(middle).collect();
    let from = spaces.partition_point(|middle| *middle < rule.from);
    let to = spaces.partition_point(|middle| *middle <= rule.to);
    from..to.max(from)
}

fn nearest(edges: &[f32], at: f32) -> usize {
    let after = edges.partition_point(|edge| *edge <= at);
    let before = after.saturating_sub(1);
    match edges.get(after) {
        Some(next) if (next - at).abs() < (edges[before] - at).abs() => after,
        _ => before,
    }
}

/// Places in order, those near one another as one.
fn distinct(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut sorted: Vec<f32> = places.collect();
    sorted.sort_by(f32::total_cmp);
    sorted.dedup_by(|b, a| *b - *a < EDGE);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The grids of so many lines across and upright, a cell's breadth apart.
    fn drawn(n_lines: u16) -> usize {
        let length = f32::from(n_lines) * 10.0;
        let lines = (0..n_lines).flat_map(|number| {
            let line = |is_vertical| Rule {
                is_vertical,
                at: f32::from(number) * 10.0,
                from: 0.0,
                to: length,
            };
            [line(false), line(true)]
        });
        let ink = Ink {
            rules: lines.collect(),
            ..Ink::default()
        };
        grids(&ink).len()
    }

    #[test]
    fn a_grid_of_more_cells_than_the_bound_is_a_drawing() {
        assert_eq!(drawn(141), 1);
        assert_eq!(drawn(142), 0);
    }
}

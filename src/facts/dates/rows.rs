//! Reads the tables that a plain text draws with tabs or bars.
//!
//! In: a text, and places in it in order. Out: for each the cell it stands in, with the header of
//! its column and the cell to its right. Lines that follow each other with the same mark are one
//! table; its first line is the header where it holds words and no figures.

use memchr::{memchr, memchr2};

use crate::document::Span;

/// A cell to the right is read this far, and a cell ends at the latest so far on, in bytes.
const N_CELL_BYTES_MAX: usize = 160;

/// A header's cell is no longer than this, in bytes.
const N_HEADER_BYTES_MAX: usize = 60;

/// A header has no more cells than this.
const N_COLUMNS_MAX: usize = 64;

/// Where a place stands in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) span: Span,
    /// Which column of its table it is in.
    pub(super) column: usize,
    /// Whether it stands below a header.
    pub(super) is_below: bool,
    /// How many columns that header has.
    pub(super) n_columns: usize,
    /// The cell to its right.
    pub(super) right: Option<Span>,
    /// Whether nothing stands to its left in its row.
    pub(super) is_first: bool,
}

/// Walks through the rows of a text.
pub(super) struct Rows<'t> {
    text: &'t str,
    line: Span,
    mark: Option<u8>,
    header: Vec<Span>,
    /// The cell reached in the line: which, where it begins, whether those before it are empty.
    column: usize,
    cell_start: usize,
    is_first: bool,
}

impl<'t> Rows<'t> {
    /// Begins a walk; a text without a tab or a bar has no rows.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let has_marks = memchr2(b'\t', b'|', text.as_bytes()).is_some();
        let mut rows = Self {
            text,
            line: Span::new(0, 0),
            mark: None,
            header: Vec::new(),
            column: 0,
            cell_start: 0,
            is_first: true,
        };
        rows.take_line(0);
        has_marks.then_some(rows)
    }

    /// The cell of a place; places must be asked for in order.
    pub(super) fn cell(&mut self, place: Span) -> Option<Cell> {
        while self.line.end < place.start && self.line.end < self.text.len() {
            self.take_line(self.line.end + 1);
        }
        let mark = self.mark?;
        while let Some(at) = find(&self.text.as_bytes()[self.cell_start..place.start], mark) {
            let passed = &self.text[self.cell_start..self.cell_start + at];
            self.is_first &= passed.trim().is_empty();
            self.column += 1;
            self.cell_start += at + 1;
        }
        let end = self.cell_end(place.end, mark);
        let right = (end < self.line.end).then(|| Span::new(end + 1, self.cell_end(end + 1, mark)));
        let header = self.header.get(self.column);
        Some(Cell {
            span: Span::new(self.cell_start, end),
            column: self.column,
            is_below: header.is_some_and(|header| header.start < self.line.start),
            n_columns: self.header.len(),
            right,
            is_first: self.is_first,
        })
    }

    /// The header of the table at hand; empty where it has none.
    pub(super) fn header(&self) -> &[Span] {
        &self.header
    }

    fn cell_end(&self, from: usize, mark: u8) -> usize {
        let to = super::clause::floor(self.text, (from + N_CELL_BYTES_MAX).min(self.line.end));
        let bytes = &self.text.as_bytes()[from..to.max(from)];
        from + find(bytes, mark).unwrap_or(bytes.len())
    }

    fn take_line(&mut self, start: usize) {
        let bytes = &self.text.as_bytes()[start..];
        let end = start + memchr(b'\n', bytes).unwrap_or(bytes.len());
        self.line = Span::new(start, end);
        let line = &self.text.as_bytes()[start..end];
        let marks = [b'\t', b'|'].into_iter();
        let mark = marks.clone().find(|mark| memchr(*mark, line).is_some());
        if mark.is_none() || mark != self.mark {
            self.header = mark.map_or_else(Vec::new, |mark| header(&self.text[..end], start, mark));
        }
        self.mark = mark;
        self.column = 0;
        self.cell_start = start;
        self.is_first = true;
    }
}

/// Finds a mark in a cell, which is short.
fn find(bytes: &[u8], wanted: u8) -> Option<usize> {
    bytes.iter().position(|byte| *byte == wanted)
}

/// The cells of a line from `start` to the text's end, where it can be a header.
fn header(text: &str, start: usize, mark: u8) -> Vec<Span> {
    let mut at = start;
    let mut cells = Vec::new();
    for cell in text[start..].split(char::from(mark)) {
        let has_figures = cell.bytes().filter(u8::is_ascii_digit).count() > 2;
        let is_long = cell.len() > N_HEADER_BYTES_MAX || cells.len() == N_COLUMNS_MAX;
        if has_figures || is_long {
            return Vec::new();
        }
        cells.push(Span::new(at, at + cell.len()));
        at += cell.len() + 1;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The header, the cell and the cell to the right of the first "x" of each line.
    fn check(text: &str, expected: &[&str]) {
        let mut rows = Rows::of(text).expect("rows");
        let words = |span: Option<Span>| span.map_or("-", |span| text[span.start..span.end].trim());
        let told: Vec<String> = text
            .match_indices('x')
            .filter_map(|(at, _)| {
                let cell = rows.cell(Span::new(at, at + 1))?;
                let header = rows.header().get(cell.column).filter(|_| cell.is_below);
                let (header, right) = (words(header.copied()), words(cell.right));
                Some(format!("{header}: {} > {right}", words(Some(cell.span))))
            })
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_cell_has_the_header_above_it_and_a_neighbour() {
        check(
            "Date\tEvent\tSource\nx1\tVisit\tSW\nx2\tCall\tGP\n",
            &["Date: x1 > Visit", "Date: x2 > Call"],
        );
        check("| Who | When |\n|---|---|\n| SW | x |\n", &["When: x > "]);
    }

    #[test]
    fn a_first_line_with_figures_is_no_header() {
        check("2018\tVisit\nx\tCall", &["-: x > Call"]);
    }

    #[test]
    fn a_line_without_marks_ends_the_table() {
        check("When | What\nnotes\nx | Call", &["-: x > Call"]);
    }
}

//! Lines, tables and tagged blocks into the blocks of a document.
//!
//! In: what stands on the pages, in order. Out: paragraphs, headings, items and cells. A drawn
//! table that ends a page and goes on at the top of the next is one table, its repeated header row
//! told once.

use std::collections::VecDeque;

use super::super::outline::Outline;
use super::super::structure::{Role, Tagged};
use super::Running;
use super::aligned::{hangs, table};
use super::grid::Row;
use super::join::Joiner;
use super::line::Line;
use super::paragraphs::{belongs, goes_on, kind, paragraphs};
use crate::document::{BlockKind, Builder, Cell, Part};
use crate::extract::words::{Manner, Words};

/// Columns whose edges lie within this many points are the same.
const SAME_COLUMN: f32 = 4.0;
/// A tagged paragraph of more lines than this is parted by its looks.
const TAGGED_LINES_MAX: usize = 40;
/// White space at the sides of a cell, in points.
const CELL_MARGIN: f32 = 12.0;

/// Writes blocks.
pub(super) struct Writer<'b, 'l> {
    builder: &'b mut Builder,
    /// What is still to come of headers and footers.
    running: VecDeque<Running>,
    /// The table and row of the last cell.
    row: Option<(u32, u32)>,
    joiner: &'b Joiner<'l>,
    body_size: f32,
    has_headings: bool,
    outline: Option<&'b Outline>,
    heading_above: u8,
    open: Vec<Line>,
    table: Option<OpenTable>,
    n_tables: u32,
    tagged_table: Option<u32>,
}

/// A table whose rows may go on on the next page.
struct OpenTable {
    columns: Vec<f32>,
    page: u32,
    rows: Vec<(u32, Vec<(usize, String)>)>,
}

impl<'b, 'l> Writer<'b, 'l> {
    /// - `body_size`: the size of most lines, in points
    pub(super) fn new(builder: &'b mut Builder, joiner: &'b Joiner<'l>, body_size: f32) -> Self {
        Self {
            builder,
            running: VecDeque::new(),
            row: None,
            joiner,
            body_size,
            has_headings: false,
            outline: None,
            heading_above: 0,
            open: Vec::new(),
            table: None,
            n_tables: 0,
            tagged_table: None,
        }
    }

    /// Takes the file's word for its headings.
    ///
    /// - `has_headings`: whether tags say what is a heading
    pub(super) fn heed(&mut self, outline: &'b Outline, has_headings: bool) {
        self.has_headings = has_headings;
        self.outline = (!has_headings).then_some(outline);
    }

    fn title_level(&self, page: u32, text: &str) -> Option<u8> {
        self.outline?.level(page, text)
    }

    /// Takes the lines of headers and footers, in the order of their pages.
    pub(super) fn run_along(&mut self, running: Vec<Running>) {
        self.running = running.into();
    }

    /// Writes the headers and footers that come before the body of a page.
    fn come_to(&mut self, page: u32) {
        let is_before = |next: &Running| next.page < page || next.page == page && next.is_leading;
        while let Some(next) = self.running.pop_front_if(|next| is_before(next)) {
            self.builder
                .push(next.part, BlockKind::Paragraph, Some(next.page), next.text);
        }
    }

    /// Writes a block, after what comes before its page.
    fn push(&mut self, part: Part, kind: BlockKind, page: Option<u32>, text: String) {
        let row = match kind {
            BlockKind::Cell(cell) => Some((cell.table, cell.row)),
            _ => None,
        };
        let is_in_row = row.is_some() && row == self.row;
        if let (Part::Body, Some(page), false) = (part, page, is_in_row) {
            self.come_to(page);
        }
        self.row = row;
        self.builder.push(part, kind, page, text);
    }

    /// Takes a line of the body.
    pub(super) fn line(&mut self, line: &Line) {
        if let Some(level) = self.title_level(line.page, &line.text()) {
            self.flush();
            let heading = BlockKind::Heading(level);
            return self.push(Part::Body, heading, Some(line.page), line.text());
        }
        let is_next = |last: &Line| belongs(last, line);
        let is_held = || goes_on(&self.open, line) || hangs(&self.open, line);
        if !self.open.last().is_none_or(is_next) && !is_held() {
            self.flush();
        }
        self.open.push(line.clone());
    }

    /// Writes a drawn table's rows, onto the table before where they go on with it.
    pub(super) fn rows(&mut self, page: u32, columns: &[f32], rows: &[Row]) {
        self.flush_lines();
        let told: Vec<Vec<(usize, String)>> = rows
            .iter()
            .map(|row| {
                let text =
                    |lines: &[Line], width: f32| self.joiner.text(lines, Some(width - CELL_MARGIN));
                let slots = row.slots.iter();
                slots
                    .map(|slot| (slot.column, text(&slot.lines, slot.width)))
                    .collect()
            })
            .collect();
        self.table_rows(page, columns, told);
    }

    fn table_rows(&mut self, page: u32, columns: &[f32], rows: Vec<Vec<(usize, String)>>) {
        if !self
            .table
            .as_ref()
            .is_some_and(|table| table.goes_on(page, columns))
        {
            self.close_table();
        }
        let table = self.table.get_or_insert_with(|| OpenTable {
            columns: columns.to_vec(),
            page,
            rows: Vec::new(),
        });
        table.page = page;
        for (at, row) in rows.into_iter().enumerate() {
            let is_repeated = at == 0 && table.rows.first().is_some_and(|(_, first)| *first == row);
            let is_blank = row.iter().all(|(_, text)| text.is_empty());
            if is_repeated || is_blank {
                continue;
            }
            match table.rows.last_mut() {
                Some((above, last)) if *above + 1 == page && is_rest(last, &row) => {
                    add_rest(last, row);
                }
                _ => table.rows.push((page, row)),
            }
        }
    }

    fn close_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        for (row, (page, cells)) in (0_u32..).zip(table.rows) {
            for (column, text) in cells {
                let cell = Cell {
                    table: self.n_tables,
                    row,
                    column: u32::try_from(column).unwrap_or(u32::MAX),
                    header: false,
                };
                self.push(Part::Body, BlockKind::Cell(cell), Some(page), text);
            }
        }
        self.n_tables += 1;
    }

    /// Writes a tagged block.
    ///
    /// - `paragraphs`: the lines of each paragraph in it
    /// - `page`: where it stands, as far as is known
    pub(super) fn tagged(&mut self, block: &Tagged, paragraphs: &[Vec<Line>], page: Option<u32>) {
        self.flush();
        let texts: Vec<String> = paragraphs
            .iter()
            .map(|lines| self.joiner.text(lines, None))
            .collect();
        let text = texts.join("\n");
        match block.role {
            Role::Cell(cell) => self.tagged_cell(block.part, cell, page, text),
            Role::Heading(level) => {
                self.heading_above = level;
                let text = text.replace('\n', " ");
                self.push(block.part, BlockKind::Heading(level), page, text);
            }
            Role::Item(level) => {
                self.push(block.part, BlockKind::ListItem(level), page, text);
            }
            Role::Paragraph => {
                let lines: Vec<Line> = paragraphs.concat();
                if lines.len() > TAGGED_LINES_MAX {
                    for line in &lines {
                        self.line(line);
                    }
                    return self.flush();
                }
                let kind = self.plain_kind(block, &lines, &text);
                self.push(block.part, kind, page, text);
            }
        }
    }

    fn tagged_cell(&mut self, part: Part, cell: Cell, page: Option<u32>, text: String) {
        if self.tagged_table != Some(cell.table) {
            self.tagged_table = Some(cell.table);
            self.n_tables += 1;
        }
        let table = self.n_tables - 1;
        self.push(part, BlockKind::Cell(Cell { table, ..cell }), page, text);
    }

    /// What a paragraph is whose tag leaves it open: writers make headings by looks alone, too.
    fn plain_kind(&self, block: &Tagged, lines: &[Line], text: &str) -> BlockKind {
        if !block.is_plain || block.part != Part::Body {
            return BlockKind::Paragraph;
        }
        let page = lines.first().map_or(0, |line| line.page);
        if let Some(level) = self.title_level(page, text) {
            return BlockKind::Heading(level);
        }
        let is_bold = lines.iter().all(Line::is_bold);
        let mut words = Words::default();
        let manner = Manner {
            is_bold,
            ..Manner::default()
        };
        words.push(text, manner);
        match kind(lines, text, self.body_size) {
            _ if is_bold && words.is_bold_heading(text, false) => {
                BlockKind::Heading((self.heading_above + 1).min(9))
            }
            BlockKind::Heading(level @ 1..=2) if !self.has_headings => BlockKind::Heading(level),
            BlockKind::ListItem(level) => BlockKind::ListItem(level),
            _ => BlockKind::Paragraph,
        }
    }

    /// Writes all that is left.
    pub(super) fn finish(mut self) {
        self.flush();
        self.come_to(u32::MAX);
    }

    /// Writes what is open.
    fn flush(&mut self) {
        self.flush_lines();
        self.close_table();
    }

    /// Writes the open lines: as a table where columns line up, else as paragraphs.
    fn flush_lines(&mut self) {
        let open = std::mem::take(&mut self.open);
        let Some(first) = open.first() else { return };
        if let Some(table) = table(&open, self.joiner) {
            let rows = table.rows.into_iter();
            let rows = rows.map(|row| row.into_iter().enumerate().collect());
            return self.table_rows(first.page, &table.starts, rows.collect());
        }
        self.close_table();
        for lines in paragraphs(&open) {
            let text = self.paragraph_text(lines);
            let title = self.title_level(lines[0].page, &text);
            let kind = title.map_or_else(|| kind(lines, &text, self.body_size), BlockKind::Heading);
            self.push(Part::Body, kind, Some(lines[0].page), text);
        }
    }

    fn paragraph_text(&self, lines: &[Line]) -> String {
        match lines {
            [line] => super::paragraphs::spaced(line),
            _ => self.joiner.text(lines, None).replace('\n', " "),
        }
    }
}

/// Tells whether a row at the top of a page is the rest of the last one on the page before: each of
/// its cells goes on in the middle of a sentence, and its first cell is empty or begins so, too.
fn is_rest(last: &[(usize, String)], row: &[(usize, String)]) -> bool {
    let above = |column: usize| last.iter().find(|(own, _)| *own == column);
    let goes_on = |(column, text): &(usize, String)| {
        let is_open =
            |above: &str| above.ends_with(|mark: char| mark.is_alphanumeric() || mark == ',');
        text.is_empty() || above(*column).is_some_and(|(_, above)| is_open(above))
    };
    let is_hanging = row.first().is_some_and(|(column, text)| {
        *column == 0 && (text.is_empty() || text.starts_with(char::is_lowercase))
    });
    is_hanging && row.iter().all(goes_on)
}

fn add_rest(last: &mut [(usize, String)], row: Vec<(usize, String)>) {
    for (column, text) in row.into_iter().filter(|(_, text)| !text.is_empty()) {
        if let Some((_, above)) = last.iter_mut().find(|(own, _)| *own == column) {
            above.push(' ');
            above.push_str(&text);
        }
    }
}

impl OpenTable {
    fn goes_on(&self, page: u32, columns: &[f32]) -> bool {
        let is_same = |(a, b): (&f32, &f32)| (a - b).abs() <= SAME_COLUMN;
        page == self.page + 1
            && self.columns.len() == columns.len()
            && self.columns.iter().zip(columns).all(is_same)
    }
}

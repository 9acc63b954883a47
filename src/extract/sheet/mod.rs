//! Reads spreadsheets: Excel workbooks, OpenDocument spreadsheets, and values parted by commas.
//!
//! In: bytes. Out: each sheet as a heading and tables, whose cells keep the sheet's own rows and
//! columns, with comments, headers, footers and properties. Lines that stand alone above a table
//! are running text, as they would be above a table in a document.

mod csv;
mod excel;
mod ods;

use std::collections::BTreeMap;

use super::piece::Piece;
use super::properties;
use super::tidy;
use crate::document::{BlockKind, Builder, Cell, Document, Format, Note, NoteCode, Part};

/// The most cells taken from one file.
const CELLS_MAX: usize = 400_000;
/// More columns than any sheet that people read has.
const COLUMNS_MAX: u32 = 1_024;
/// A line above a table is its title when it is no longer than this, in characters.
const TITLE_CHARS_MAX: usize = 90;

/// Reads a workbook or spreadsheet.
pub(super) fn read(path: &str, hash: &str, format: Format, bytes: &[u8]) -> Result<Document, Note> {
    let book = match format {
        Format::Csv => csv::read(bytes)?,
        Format::Ods => ods::read(bytes)?,
        _ => excel::read(bytes)?,
    };
    Ok(written(book, Builder::new(path, hash, format)))
}

/// Writes a workbook as a document. One without values still tells the names of its sheets.
fn written(book: Book, mut builder: Builder) -> Document {
    let mut pieces = book.pieces();
    if pieces.iter().all(|piece| piece.text.is_empty()) {
        builder.note(NoteCode::Empty, "no sheet holds any value");
    }
    let sheet_names = book.sheet_names();
    for note in book.notes {
        builder.note(note.code, note.message);
    }
    pieces.extend(book.asides);
    pieces.extend(sheet_names);
    for piece in pieces {
        piece.push_to(&mut builder);
    }
    builder.finish()
}

/// A workbook as it was read.
#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    /// What stands in no cell: comments, headers, footers, properties.
    asides: Vec<Piece>,
    notes: Vec<Note>,
    n_cells: usize,
}

/// A sheet: its values by row and column, counted from 0.
#[derive(Default)]
struct Sheet {
    name: Option<String>,
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
}

impl Book {
    /// Adds a sheet and goes on with it.
    fn begin(&mut self, name: Option<String>) {
        let rows = BTreeMap::new();
        self.sheets.push(Sheet { name, rows });
    }

    /// Adds a value to the last sheet; says whether more are wanted.
    fn add(&mut self, row: u32, column: u32, text: &str) -> bool {
        let text = tidy::piece(text);
        if text.is_empty() {
            return true;
        }
        if self.n_cells >= CELLS_MAX || column >= COLUMNS_MAX {
            self.cut_short();
            return self.n_cells < CELLS_MAX;
        }
        self.n_cells += 1;
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.rows.entry(row).or_default().insert(column, text);
        }
        true
    }

    /// Says that some cells were left out.
    fn cut_short(&mut self) {
        let message = "the file holds more cells than the bound; the rest was left out";
        let note = Note::new(NoteCode::CutShort, message);
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn aside(&mut self, part: Part, text: &str) {
        let text = tidy::piece(text);
        let is_new = self
            .asides
            .iter()
            .all(|piece| piece.part != part || piece.text != text);
        if !text.is_empty() && is_new && self.asides.len() < CELLS_MAX {
            self.asides
                .push(Piece::new(part, BlockKind::Paragraph, text));
        }
    }

    /// The names of all sheets, empty ones too, as a property.
    fn sheet_names(&self) -> Option<Piece> {
        let names: Vec<&str> = self
            .sheets
            .iter()
            .filter_map(|sheet| sheet.name.as_deref())
            .collect();
        let line = properties::line("Sheets", &names.join("; "))?;
        Some(Piece::new(Part::Property, BlockKind::Paragraph, line))
    }

    /// Lays the sheets out.
    fn pieces(&self) -> Vec<Piece> {
        let mut laid = Laid::default();
        let is_only = self
            .sheets
            .iter()
            .filter(|sheet| !sheet.rows.is_empty())
            .count()
            == 1;
        for sheet in &self.sheets {
            if sheet.rows.is_empty() {
                continue;
            }
            if let Some(name) = &sheet.name
                && !(is_only && is_default_name(name))
            {
                laid.say(BlockKind::Heading(1), name.clone());
            }
            for region in regions(&sheet.rows) {
                laid.region(&region);
            }
        }
        laid.pieces
    }
}

/// "Sheet1" says nothing of what the only sheet holds.
fn is_default_name(name: &str) -> bool {
    let stem = name.trim_end_matches(|mark: char| mark.is_ascii_digit());
    matches!(
        stem.trim(),
        "Sheet" | "Table" | "Tabelle" | "Feuille" | "Hoja"
    )
}

type Row<'a> = (u32, &'a BTreeMap<u32, String>);

/// Rows that stand together, parted from others by blank rows.
fn regions(rows: &BTreeMap<u32, BTreeMap<u32, String>>) -> Vec<Vec<Row<'_>>> {
    let mut regions: Vec<Vec<Row>> = Vec::new();
    for (row, cells) in rows {
        match regions.last_mut() {
            Some(region) if region.last().is_some_and(|(above, _)| above + 1 == *row) => {
                region.push((*row, cells));
            }
            _ => regions.push(vec![(*row, cells)]),
        }
    }
    regions
}

#[derive(Default)]
struct Laid {
    pieces: Vec<Piece>,
    n_tables: u32,
}

impl Laid {
    fn say(&mut self, kind: BlockKind, text: String) {
        self.pieces.push(Piece::new(Part::Body, kind, text));
    }

    /// Lines with one value stand above the table; a region of such lines only is running text.
    fn region(&mut self, region: &[Row]) {
        let is_line = |(_, cells): &&Row| cells.len() == 1;
        let n_lines = region.iter().take_while(is_line).count();
        let (lines, table) = region.split_at(n_lines);
        let first_column = lines.first().and_then(|(_, cells)| cells.keys().next());
        let is_column = table.is_empty() && lines.len() > 2;
        if is_column {
            return self.table(lines);
        }
        for (row, cells) in lines {
            for text in cells.values() {
                let is_title =
                    *row == region[0].0 && first_column.is_some() && reads_as_title(text);
                let kind = if is_title {
                    BlockKind::Heading(2)
                } else {
                    BlockKind::Paragraph
                };
                self.say(kind, text.clone());
            }
        }
        if !table.is_empty() {
            self.table(table);
        }
    }

    fn table(&mut self, rows: &[Row]) {
        let columns = || rows.iter().flat_map(|(_, cells)| cells.keys().copied());
        let (Some(first), Some(last)) = (columns().min(), columns().max()) else {
            return;
        };
        for (row, cells) in rows {
            // Empty cells are kept up to the last value of the row, so that a sparse sheet stays small.
            let end = cells.keys().next_back().copied().unwrap_or(first);
            let end = if (last - first) < 64 { last } else { end };
            for column in first..=end {
                let place = Cell {
                    table: self.n_tables,
                    row: *row,
                    column,
                    header: false,
                };
                let text = cells.get(&column).cloned().unwrap_or_default();
                self.say(BlockKind::Cell(place), text);
            }
        }
        self.n_tables += 1;
    }
}

fn reads_as_title(text: &str) -> bool {
    text.chars().count() <= TITLE_CHARS_MAX
        && !text.contains([':', '\n'])
        && !text.ends_with(['.', ',', ';'])
        && text.chars().any(char::is_alphabetic)
        && !text.chars().any(|mark| mark.is_ascii_digit())
}

/// Writes a number as people do: without the noise of binary fractions.
fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    // Fifteen significant digits are what a sheet itself works with.
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    rounded.to_string()
}

/// Writes a day and, unless it is midnight, its time: 2024-05-03 14:30.
fn day_and_time(day: (u16, u8, u8), time: (u8, u8, u8)) -> String {
    let (year, month, date) = day;
    let day = format!("{year:04}-{month:02}-{date:02}");
    match time {
        (0, 0, 0) => day,
        (hour, minute, 0) => format!("{day} {hour:02}:{minute:02}"),
        (hour, minute, second) => format!("{day} {hour:02}:{minute:02}:{second:02}"),
    }
}

#[cfg(test)]
mod tests;

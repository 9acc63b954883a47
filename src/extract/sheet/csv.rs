//! Reads values parted by commas, semicolons, tabs or bars.

use super::Book;
use crate::document::{Note, NoteCode};
use crate::extract::text;

/// The longest file read, in bytes.
const CSV_BYTES_MAX: usize = 48 * 1024 * 1024;
/// How many lines show which sign parts the values.
const LINES_LOOKED_AT: usize = 20;

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Book, Note> {
    let is_long = bytes.len() > CSV_BYTES_MAX;
    let (text, is_lossy) = text::decoded(&bytes[..bytes.len().min(CSV_BYTES_MAX)])?;
    let mut book = Book::default();
    if is_long {
        let message = "the file is longer than the bound; the rest was left out";
        book.notes.push(Note::new(NoteCode::CutShort, message));
    }
    if is_lossy {
        let message = "some characters are damaged or in an unknown encoding";
        book.notes
            .push(Note::new(NoteCode::UnknownCharacters, message));
    }
    book.begin(None);
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    for (record, row) in reader.records().zip(0..) {
        let Ok(record) = record else { continue };
        for (value, column) in record.iter().zip(0..) {
            if !book.add(row, column, value) {
                return Ok(book);
            }
        }
    }
    Ok(book)
}

/// The sign that stands as often in each of the first lines.
fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(LINES_LOOKED_AT)
        .collect();
    let score = |sign: char| {
        let counts: Vec<usize> = lines
            .iter()
            .map(|line| line.matches(sign).count())
            .collect();
        let first = counts.first().copied().unwrap_or(0);
        let n_same = counts.iter().filter(|count| **count == first).count();
        if first == 0 { (0, 0) } else { (n_same, first) }
    };
    let signs = [(',', b','), (';', b';'), ('\t', b'\t'), ('|', b'|')];
    let best = signs.iter().rev().max_by_key(|(sign, _)| score(*sign));
    best.map_or(b',', |(_, byte)| *byte)
}

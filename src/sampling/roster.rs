//! Rosters and forms as tables: CSV, and Excel's first sheet.
//!
//! In: a file's bytes. Out: a header and rows of text, each with its line in the file. Dates of a
//! spreadsheet become `2026-03-31`, whole numbers lose their `.0`.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};
use csv::StringRecord;

use super::Error;
use crate::calendar::Day;

/// A table with a header.
#[derive(Debug, Clone, PartialEq)]
pub struct Roster {
    /// The column names.
    pub header: Vec<String>,
    rows: Vec<(usize, StringRecord)>,
}

impl Roster {
    /// Reads a table; rows without any text are left out.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for what is neither CSV nor a workbook, [`Error::TwoColumns`].
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let is_workbook = bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
        let mut rows = if is_workbook {
            of_workbook(bytes)?
        } else {
            of_csv(bytes)?
        };
        rows.retain(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()));
        if rows.is_empty() {
            return Err(Error::Unreadable("it holds no rows".to_owned()));
        }
        let (_, first) = rows.remove(0);
        let header: Vec<String> = first.iter().map(|name| name.trim().to_owned()).collect();
        for (idx, name) in header.iter().enumerate() {
            if !name.is_empty() && header[..idx].contains(name) {
                return Err(Error::TwoColumns(name.clone()));
            }
        }
        Ok(Self { header, rows })
    }

    /// Returns how many rows there are below the header.
    #[must_use]
    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// Returns the position of a column, by name, small and capital letters alike where no name
    /// fits exactly.
    ///
    /// # Errors
    /// [`Error::NoColumn`].
    pub fn column(&self, name: &str) -> Result<usize, Error> {
        let exact = self.header.iter().position(|known| known == name.trim());
        let wanted = name.trim().to_lowercase();
        let alike = || {
            let mut fits = self
                .header
                .iter()
                .map(|known| known.to_lowercase() == wanted);
            fits.position(|fits| fits)
        };
        exact.or_else(alike).ok_or_else(|| Error::NoColumn {
            wanted: name.to_owned(),
            known: self.header.clone(),
        })
    }

    /// Returns the rows, each with its line in the file.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &StringRecord)> {
        self.rows.iter().map(|(line, row)| (*line, row))
    }
}

/// Returns a cell's text without the spaces around it; a missing cell is empty.
pub(crate) fn cell(row: &StringRecord, column: usize) -> &str {
    row.get(column).unwrap_or("").trim()
}

fn of_csv(bytes: &[u8]) -> Result<Vec<(usize, StringRecord)>, Error> {
    let text = decoded(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let unreadable = |error: csv::Error| Error::Unreadable(error.to_string());
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(unreadable)?;
        let line = row.position().map_or(0, |position| line(position, &text));
        rows.push((line, row));
    }
    Ok(rows)
}

/// The line that a row begins in. The position of a row after a carriage return and a line feed
/// is that of the line feed, which belongs to the line before.
fn line(position: &csv::Position, text: &str) -> usize {
    let at = usize::try_from(position.byte()).ok();
    let before_feed = at.and_then(|at| text.as_bytes().get(at)) == Some(&b'\n');
    let line = usize::try_from(position.line()).unwrap_or(0);
    line + usize::from(before_feed)
}

/// UTF-8 with or without its mark, else what Excel saves in Britain.
fn decoded(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    }
}

/// The sign that stands most often in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or("");
    let often = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    let signs = [b'\t', b';', b','];
    signs.into_iter().max_by_key(often).unwrap_or(b',')
}

fn of_workbook(bytes: &[u8]) -> Result<Vec<(usize, StringRecord)>, Error> {
    let unreadable = |error: calamine::Error| Error::Unreadable(error.to_string());
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(unreadable)?;
    let sheet = book
        .worksheet_range_at(0)
        .ok_or_else(|| Error::Unreadable("the workbook has no sheet".to_owned()))?
        .map_err(unreadable)?;
    let above = sheet.start().map_or(0, |(row, _)| row as usize);
    let rows = sheet.rows().enumerate();
    Ok(rows
        .map(|(idx, cells)| (above + idx + 1, cells.iter().map(shown).collect()))
        .collect())
}

fn shown(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) => text.chars().take(10).collect(),
        Data::Float(number) => number.to_string(),
        Data::Error(_) | Data::Empty => String::new(),
        Data::Bool(is) => if *is { "yes" } else { "no" }.to_owned(),
        other => other.to_string(),
    }
}

/// Reads `2026-03-31`, `31/03/2026`, `31.3.26`; nothing for anything else.
#[must_use]
pub fn read_day(text: &str) -> Option<Day> {
    let text = text.trim();
    let first = text.split([' ', 'T']).next().unwrap_or(text);
    if let Some(day) = Day::parse_iso(first) {
        return Some(day);
    }
    let parts: Vec<&str> = first.split(['/', '.', '-']).collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let year: i16 = match year.len() {
        2 => 2000 + year.parse::<i16>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    Day::new(year, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_the_line_that_an_editor_shows() {
        for end in ["\n", "\r\n"] {
            let text = ["id", "A", "\"B\nb\"", "C"].join(end);
            let roster = Roster::read(text.as_bytes()).expect("a table");
            let lines: Vec<usize> = roster.rows().map(|(line, _)| line).collect();
            assert_eq!(lines, [2, 3, 5], "{end:?}");
        }
    }

    #[test]
    fn what_excel_saves_as_unicode_text_is_read() {
        let text: Vec<u8> = "\u{feff}id\tteam\nA1\tN\u{f6}rth\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let roster = Roster::read(&text).expect("a table");
        let (_, row) = roster.rows().next().expect("a row");
        assert_eq!(cell(row, 1), "N\u{f6}rth");
    }
}

//! Reads Excel workbooks with calamine: xlsx, xlsm, xlsb and the old xls.
//!
//! In: bytes. Out: a [`Book`]. calamine is given a package rebuilt from parts that were unpacked
//! under the bounds of [`Package`], so that no size written in the file is trusted.

use std::io::{Cursor, Write};

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, Xlsb, Xlsx};

use super::{Book, day_and_time, number};
use crate::document::{BlockKind, Note, NoteCode, Part};
use crate::extract::package::{Package, Unpacked};
use crate::extract::piece::Piece;
use crate::extract::properties;
use crate::extract::xml::{self, Node, Walk};

/// Reads a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Book, Note> {
    if bytes.starts_with(b"PK") {
        packaged(bytes)
    } else {
        let book = Xls::new(Cursor::new(bytes)).map_err(|error| refusal(&error.to_string()))?;
        Ok(by_range(book))
    }
}

fn refusal(error: &str) -> Note {
    if error.to_lowercase().contains("password") {
        let message = "protected by a password; save a copy without one";
        return Note::new(NoteCode::Encrypted, message);
    }
    let message = "the workbook is broken beyond reading; open it in Excel and save it again";
    Note::new(NoteCode::Damaged, message)
}

fn packaged(bytes: &[u8]) -> Result<Book, Note> {
    let mut package = Package::open(bytes).ok_or_else(|| refusal(""))?;
    if package.is_encrypted() {
        return Err(refusal("password"));
    }
    let rebuilt = Rebuilt::of(&mut package);
    let mut book = if rebuilt.has_binary_sheets {
        let book =
            Xlsb::new(Cursor::new(rebuilt.bytes)).map_err(|error| refusal(&error.to_string()))?;
        by_range(book)
    } else {
        by_cells(rebuilt.bytes)?
    };
    if rebuilt.is_damaged || package.salvaged {
        let message = "the file is damaged; what could be recovered was read";
        book.notes.push(Note::new(NoteCode::PartDamaged, message));
    }
    if rebuilt.is_cut {
        let message = "the file is larger than the bound; the rest was left out";
        book.notes.push(Note::new(NoteCode::CutShort, message));
    }
    asides(&mut package, &mut book);
    Ok(book)
}

/// A package written anew, without compression and without pictures.
struct Rebuilt {
    bytes: Vec<u8>,
    is_damaged: bool,
    is_cut: bool,
    has_binary_sheets: bool,
}

impl Rebuilt {
    fn of(package: &mut Package) -> Self {
        let names: Vec<String> = package.written_names().map(str::to_owned).collect();
        let mut rebuilt = Self {
            bytes: Vec::new(),
            is_damaged: false,
            is_cut: false,
            has_binary_sheets: names.iter().any(|name| name.ends_with("workbook.bin")),
        };
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        for name in names.iter().filter(|name| is_wanted(name)) {
            let Some((bytes, state)) = package.part(name) else {
                continue;
            };
            rebuilt.is_damaged |= state == Unpacked::Damaged;
            rebuilt.is_cut |= state == Unpacked::CutShort;
            let name = name.replace('\\', "/");
            if writer
                .start_file(name.trim_start_matches('/'), options)
                .is_ok()
            {
                rebuilt.is_damaged |= writer.write_all(&bytes).is_err();
            }
        }
        rebuilt.bytes = writer.finish().map(Cursor::into_inner).unwrap_or_default();
        rebuilt
    }
}

/// Sheets, strings and styles are read; pictures, caches and settings of printers are not.
fn is_wanted(name: &str) -> bool {
    let name = name.to_lowercase();
    let is_text = [".xml", ".rels", ".bin"]
        .iter()
        .any(|ending| name.ends_with(ending));
    let is_aside = [
        "/media/",
        "pivotcache",
        "printersettings",
        "/drawings/",
        "comments",
    ]
    .iter()
    .any(|aside| name.contains(aside));
    is_text && !is_aside
}

/// Reads cell by cell, so that a sheet of two far corners needs no memory for what lies between.
fn by_cells(bytes: Vec<u8>) -> Result<Book, Note> {
    let mut workbook =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(&error.to_string()))?;
    let mut book = Book::default();
    let mut n_broken = 0_usize;
    for sheet in workbook.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        note_hidden(&sheet, &mut book);
        book.begin(Some(sheet.name.clone()));
        let Ok(mut cells) = workbook.worksheet_cells_reader(&sheet.name) else {
            n_broken += 1;
            continue;
        };
        loop {
            match cells.next_cell() {
                Ok(Some(cell)) => {
                    let (row, column) = cell.get_position();
                    if !book.add(row, column, &shown_ref(cell.get_value())) {
                        break;
                    }
                }
                Ok(None) => break,
                Err(_) => {
                    n_broken += 1;
                    break;
                }
            }
        }
    }
    note_broken(n_broken, &mut book);
    Ok(book)
}

/// Reads the kinds of workbook that calamine gives sheet by sheet.
fn by_range<RS, R>(mut workbook: R) -> Book
where
    RS: std::io::Read + std::io::Seek,
    R: Reader<RS>,
{
    let mut book = Book::default();
    let mut n_broken = 0_usize;
    for sheet in workbook.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        note_hidden(&sheet, &mut book);
        book.begin(Some(sheet.name.clone()));
        let Ok(range) = workbook.worksheet_range(&sheet.name) else {
            n_broken += 1;
            continue;
        };
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let row = first_row.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
            let column = first_column.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
            if !book.add(row, column, &shown(value)) {
                break;
            }
        }
    }
    note_broken(n_broken, &mut book);
    book
}

fn note_hidden(sheet: &calamine::Sheet, book: &mut Book) {
    if sheet.visible != SheetVisible::Visible {
        let message = format!("the sheet “{}” is hidden; it was read too", sheet.name);
        book.notes.push(Note::new(NoteCode::Remark, message));
    }
}

fn note_broken(n_broken: usize, book: &mut Book) {
    if n_broken > 0 {
        let message = format!("{n_broken} of the workbook's sheets could not be read to their end");
        book.notes.push(Note::new(NoteCode::PartDamaged, message));
    }
}

fn shown_ref(value: &DataRef) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::DateTimeIso(text) => text.replace('T', " "),
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number(*value),
        DataRef::Bool(value) => truth(*value),
        DataRef::DateTime(moment) => moment_shown(moment),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn shown(value: &Data) -> String {
    match value {
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTimeIso(text) => text.replace('T', " "),
        Data::Int(value) => value.to_string(),
        Data::Float(value) => number(*value),
        Data::Bool(value) => truth(*value),
        Data::DateTime(moment) => moment_shown(moment),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

fn truth(value: bool) -> String {
    if value { "TRUE" } else { "FALSE" }.to_owned()
}

/// A day number before the first day of 1900 is a time of day.
fn moment_shown(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return match second {
            0 => format!("{hour:02}:{minute:02}"),
            second => format!("{hour:02}:{minute:02}:{second:02}"),
        };
    }
    day_and_time((year, month, day), (hour, minute, second))
}

/// Comments, text in drawings, headers, footers and properties stand in parts of their own.
fn asides(package: &mut Package, book: &mut Book) {
    let names: Vec<String> = package.names().map(str::to_owned).collect();
    for name in names {
        let Some(kind) = kind_of(&name) else { continue };
        let Some((bytes, _)) = package.part(&name) else {
            continue;
        };
        let text = xml::decoded(&bytes);
        match kind {
            Aside::Comments => gather(&text, &["comment", "threadedComment"], Part::Comment, book),
            Aside::Drawing => gather(&text, &["txBody"], Part::TextBox, book),
            Aside::Margins => margins(&text, book),
            Aside::Named => property_lines(properties::named(&text), book),
            Aside::Custom => property_lines(properties::custom(&text), book),
        }
    }
}

enum Aside {
    Comments,
    Drawing,
    Margins,
    Named,
    Custom,
}

fn kind_of(name: &str) -> Option<Aside> {
    let (_, ending) = name.rsplit_once('.')?;
    match name {
        _ if ending != "xml" => None,
        "docprops/core.xml" | "docprops/app.xml" => Some(Aside::Named),
        "docprops/custom.xml" => Some(Aside::Custom),
        _ if name.contains("comments") => Some(Aside::Comments),
        _ if name.starts_with("xl/drawings/drawing") => Some(Aside::Drawing),
        _ if name.starts_with("xl/worksheets/sheet") => Some(Aside::Margins),
        _ => None,
    }
}

fn property_lines(lines: Vec<String>, book: &mut Book) {
    let piece = |line| Piece::new(Part::Property, BlockKind::Paragraph, line);
    book.asides.extend(lines.into_iter().map(piece));
}

/// Gathers the text of each element of the given names.
fn gather(text: &str, names: &[&str], part: Part, book: &mut Book) {
    let mut depth = 0_usize;
    let mut inside: Option<usize> = None;
    let mut said = String::new();
    let mut in_text = Vec::new();
    for node in Walk::new(text) {
        match node {
            Node::Open(element) => {
                depth += 1;
                let name = element.name();
                if inside.is_none() && names.contains(&name) {
                    inside = Some(depth);
                    said.clear();
                }
                in_text.push(matches!(name, "t" | "text"));
                if matches!(name, "p" | "br") {
                    said.push('\n');
                }
            }
            Node::Text(text) if inside.is_some() && in_text.last() == Some(&true) => {
                said.push_str(&text);
            }
            Node::Text(_) => {}
            Node::Close => {
                in_text.pop();
                if inside == Some(depth) {
                    inside = None;
                    book.aside(part, &said);
                }
                depth = depth.saturating_sub(1);
            }
        }
    }
}

/// Headers and footers of the printed sheet (ECMA-376 part 1, 18.3.1.46).
fn margins(text: &str, book: &mut Book) {
    let Some(at) = text.find("<headerFooter") else {
        return;
    };
    let mut part = None;
    for node in Walk::new(&text[at..]) {
        match node {
            Node::Open(element) => {
                part = match element.name() {
                    "oddHeader" | "evenHeader" | "firstHeader" => Some(Part::Header),
                    "oddFooter" | "evenFooter" | "firstFooter" => Some(Part::Footer),
                    "headerFooter" => None,
                    _ => break,
                }
            }
            Node::Text(text) => {
                if let Some(part) = part {
                    book.aside(part, &without_codes(&text));
                }
            }
            Node::Close => {}
        }
    }
}

/// `&L`, `&C` and `&R` part left, middle and right; other codes are page numbers and type.
fn without_codes(text: &str) -> String {
    let mut plain = String::new();
    let mut marks = text.chars().peekable();
    while let Some(mark) = marks.next() {
        if mark != '&' {
            plain.push(mark);
            continue;
        }
        match marks.next() {
            Some('L' | 'C' | 'R') => plain.push('\t'),
            Some('&') => plain.push('&'),
            Some('"') => while marks.next().is_some_and(|mark| mark != '"') {},
            Some('K') => while marks.next_if(char::is_ascii_hexdigit).is_some() {},
            Some(mark) if mark.is_ascii_digit() => {
                while marks.next_if(char::is_ascii_digit).is_some() {}
            }
            _ => {}
        }
    }
    plain
}

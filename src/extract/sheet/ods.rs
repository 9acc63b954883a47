//! Reads OpenDocument spreadsheets (ODF 1.3 part 3, clause 9).

use super::{Book, day_and_time};
use crate::document::{Note, NoteCode, Part};
use crate::extract::odf::{Parts, Seen, meta_lines};
use crate::extract::xml::{self, Element, Node, Walk};

/// The most times that one written value is repeated; more are a filled background.
const REPEATS_MAX: u32 = 64;

/// Reads a spreadsheet.
pub(super) fn read(bytes: &[u8]) -> Result<Book, Note> {
    if !bytes.starts_with(b"PK") {
        return Ok(read_flat(bytes));
    }
    let mut parts = Parts::open(bytes)?;
    let content = parts.text("content.xml").unwrap_or_default();
    let mut reading = Reading::default();
    reading.all(&content);
    let mut book = reading.book;
    if parts.seen.contains(&Seen::Damage) || reading.is_damaged {
        book.notes.push(damaged());
    }
    if parts.seen.contains(&Seen::TooMuch) {
        let message = "the file is larger than the bound; the rest was left out";
        book.notes.push(Note::new(NoteCode::CutShort, message));
    }
    let meta = parts.text("meta.xml").unwrap_or_default();
    book.asides.extend(meta_lines(&meta));
    Ok(book)
}

/// Reads a spreadsheet that stands in one XML file.
fn read_flat(bytes: &[u8]) -> Book {
    let text = xml::decoded(bytes);
    let mut reading = Reading::default();
    reading.all(&text);
    let mut book = reading.book;
    if reading.is_damaged {
        book.notes.push(damaged());
    }
    book.asides.extend(meta_lines(&text));
    book
}

fn damaged() -> Note {
    let message = "the file is damaged; what could be recovered was read";
    Note::new(NoteCode::PartDamaged, message)
}

#[derive(Default)]
struct Reading {
    book: Book,
    row: u32,
    column: u32,
    row_repeats: u32,
    column_repeats: u32,
    value: Option<String>,
    text: String,
    comment: Option<String>,
    n_paragraphs: usize,
    is_damaged: bool,
}

impl Reading {
    fn all(&mut self, content: &str) {
        let mut walk = Walk::new(content);
        let mut names: Vec<String> = Vec::new();
        for node in walk.by_ref() {
            match node {
                Node::Open(element) => {
                    self.open(&element);
                    names.push(element.full_name().to_owned());
                }
                Node::Text(text) => self.text(&text),
                Node::Close => {
                    if let Some(name) = names.pop() {
                        self.close(&name);
                    }
                }
            }
        }
        self.is_damaged = walk.is_damaged;
    }

    fn open(&mut self, element: &Element) {
        match element.full_name() {
            "table:table" => {
                self.book.begin(element.attribute("name"));
                self.row = 0;
            }
            "table:table-row" => {
                self.column = 0;
                self.row_repeats = repeats(element, "number-rows-repeated");
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.column_repeats = repeats(element, "number-columns-repeated");
                self.value = value_of(element);
                self.text.clear();
            }
            "office:annotation" => self.comment = Some(String::new()),
            "text:p" => self.n_paragraphs += 1,
            "text:s" => self.text(" "),
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.n_paragraphs > 0 {
            self.comment
                .as_mut()
                .unwrap_or(&mut self.text)
                .push_str(text);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "text:p" => {
                self.text("\n");
                self.n_paragraphs -= 1;
            }
            "office:annotation" => {
                let comment = self.comment.take().unwrap_or_default();
                self.book.aside(Part::Comment, &comment);
            }
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => self.row = self.row.saturating_add(self.row_repeats),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let text = self.value.take().unwrap_or_else(|| self.text.clone());
        if !text.trim().is_empty() {
            for row in 0..self.row_repeats.min(REPEATS_MAX) {
                for column in 0..self.column_repeats.min(REPEATS_MAX) {
                    let (row, column) = (
                        self.row.saturating_add(row),
                        self.column.saturating_add(column),
                    );
                    self.book.add(row, column, &text);
                }
            }
        }
        self.column = self.column.saturating_add(self.column_repeats);
        self.column_repeats = 0;
        self.text.clear();
    }
}

fn repeats(element: &Element, name: &str) -> u32 {
    let value = element.attribute(name).and_then(|value| value.parse().ok());
    value.unwrap_or(1).max(1)
}

/// A date as the file holds it, whatever way the sheet shows it.
fn value_of(element: &Element) -> Option<String> {
    let value = element.attribute("date-value")?;
    let (day, time) = value.split_once('T').unwrap_or((&value, ""));
    let mut numbers = day.splitn(3, '-').map(str::parse::<u16>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(date))) =
        (numbers.next(), numbers.next(), numbers.next())
    else {
        return None;
    };
    let mut parts = time.split([':', '.']).map(|part| part.parse().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    let time = (part(), part(), part());
    Some(day_and_time(
        (year, u8::try_from(month).ok()?, u8::try_from(date).ok()?),
        time,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_in_one_file_is_read() {
        let text = "<office:document><office:meta><dc:title>Log</dc:title></office:meta><office:body>\
            <office:spreadsheet><table:table table:name='A'><table:table-row><table:table-cell><text:p>3 May</text:p>\
            </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>";
        let book = read(text.as_bytes()).expect("a book");
        assert_eq!(book.n_cells, 1);
        assert_eq!(book.asides[0].text, "Title: Log");
    }

    #[test]
    fn a_written_value_is_repeated_so_often_and_no_more() {
        let mut reading = Reading::default();
        reading.all(
            "<office:spreadsheet><table:table table:name='Log'>\
             <table:table-row table:number-rows-repeated='2000000000'>\
             <table:table-cell table:number-columns-repeated='2000000000'><text:p>-</text:p></table:table-cell>\
             </table:table-row></table:table></office:spreadsheet>",
        );
        let repeats = usize::try_from(REPEATS_MAX).expect("small");
        assert_eq!(reading.book.n_cells, repeats * repeats);
    }
}

//! The rule book as a Word document, with headings that its contents and readers aloud can use.

use std::io::{self, Cursor, Write};

use docx_rs::{
    Docx, LineSpacing, Paragraph, Run, RunFonts, Style, StyleType, Table, TableCell, TableRow,
};

use super::{Book, HOW_TO_READ, SIGNED};
use crate::rules::Page;

const FONT: &str = "Calibri";
/// Room above a heading and below a line, in twentieths of a point.
const ABOVE: u32 = 160;
const BELOW: u32 = 60;

/// Sizes of letters, in half points.
const TITLE: usize = 40;
const FAMILY: usize = 32;
const RULE: usize = 26;
const BODY: usize = 22;

/// Writes the document.
///
/// # Errors
/// The writer's.
pub fn write(book: &Book, out: &mut dyn Write) -> io::Result<()> {
    let mut docx = styled()
        .add_paragraph(heading("Title", "Rule book"))
        .add_paragraph(plain(&format!("{}.", book.lead())))
        .add_paragraph(plain(HOW_TO_READ));
    docx = changes(docx, book);
    let mut family = "";
    for page in &book.pages {
        if page.family != family {
            family = &page.family;
            docx = docx.add_paragraph(
                heading("Heading1", &format!("Family: {family}")).page_break_before(true),
            );
        }
        docx = rule(docx, page);
    }
    docx = signatures(docx, book);
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes)?;
    out.write_all(&bytes.into_inner())
}

fn styled() -> Docx {
    let style = |id: &str, name: &str, size: usize| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .size(size)
            .bold()
    };
    Docx::new()
        .default_size(BODY)
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT))
        .add_style(style("Title", "Title", TITLE))
        .add_style(style("Heading1", "Heading 1", FAMILY).outline_lvl(0))
        .add_style(style("Heading2", "Heading 2", RULE).outline_lvl(1))
        .add_style(style("Heading3", "Heading 3", BODY).outline_lvl(2))
}

fn heading(style: &str, words: &str) -> Paragraph {
    let room = LineSpacing::new().before(ABOVE).after(BELOW);
    written(words)
        .line_spacing(room)
        .style(style)
        .keep_next(true)
}

fn plain(words: &str) -> Paragraph {
    written(words).line_spacing(LineSpacing::new().after(BELOW))
}

fn written(words: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(printable(words)))
}

/// XML has no place for some characters.
fn printable(words: &str) -> String {
    words.chars().filter(|c| !c.is_control()).collect()
}

fn changes(docx: Docx, book: &Book) -> Docx {
    let said = book.changes_said();
    if said.is_empty() {
        return docx.add_paragraph(plain("Every value is as it came with casewise."));
    }
    let head = heading("Heading1", "What is not as it came with casewise");
    let docx = docx.add_paragraph(head);
    said.iter()
        .fold(docx, |docx, change| docx.add_paragraph(plain(change)))
}

fn rule(docx: Docx, page: &Page) -> Docx {
    let head = heading("Heading2", &format!("{} ({})", page.title, page.id));
    let docx = docx.add_paragraph(head).add_paragraph(plain(&page.facts()));
    page.sections.iter().fold(docx, |docx, section| {
        let docx = docx.add_paragraph(heading("Heading3", section.heading));
        let lines = section.lines.iter();
        lines.fold(docx, |docx, line| docx.add_paragraph(plain(line)))
    })
}

fn signatures(docx: Docx, book: &Book) -> Docx {
    let cell = |words: &str| TableCell::new().add_paragraph(plain(words));
    let head = TableRow::new(SIGNED.iter().map(|words| cell(words)).collect());
    let blank = || TableRow::new(SIGNED.iter().map(|_| cell("")).collect());
    docx.add_paragraph(heading("Heading1", "Signed off"))
        .add_paragraph(plain(&format!(
            "For the rules with the hash {}.",
            book.rules_hash
        )))
        .add_table(Table::new(vec![head, blank(), blank(), blank()]))
}

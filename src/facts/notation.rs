//! Documents for tests, from a compact notation.
//!
//! In: lines. Out: a document: `# ` a heading (`##` level 2), `- ` a list item (`-- `: level 1),
//! `| a | b |` a table row (`|! a | b |` marked as header), anything else a paragraph. A blank
//! line ends a table.

use crate::document::{BlockKind, Builder, Cell, Document, Format, Part};

/// Builds a document. `\n` written out in a cell is a line break.
pub(crate) fn document(notation: &str) -> Document {
    named("records/record.docx", notation)
}

/// Builds a document with a path of its own.
pub(crate) fn named(path: &str, notation: &str) -> Document {
    let mut builder = Builder::new(path, "00", Format::Docx);
    let mut table = 0;
    let mut row = 0;
    for line in notation.lines() {
        let text = line.trim();
        if text.starts_with('|') {
            push_row(&mut builder, text, (table, row));
            row += 1;
            continue;
        }
        if row > 0 {
            table += 1;
            row = 0;
        }
        push_line(&mut builder, text);
    }
    builder.finish()
}

fn push_row(builder: &mut Builder, text: &str, (table, row): (u32, u32)) {
    let header = text.starts_with("|!");
    let inner = text.trim_start_matches("|!").trim_start_matches('|');
    for (column, words) in inner.trim_end_matches('|').split('|').enumerate() {
        let column = u32::try_from(column).expect("tests have few columns");
        let cell = Cell {
            table,
            row,
            column,
            header,
        };
        let words = words.trim().replace("\\n", "\n");
        builder.push(Part::Body, BlockKind::Cell(cell), None, words);
    }
}

fn push_line(builder: &mut Builder, text: &str) {
    let n_marks = text.chars().take_while(|c| *c == '#').count();
    if n_marks > 0 {
        let level = u8::try_from(n_marks).expect("tests have few levels");
        builder.push(
            Part::Body,
            BlockKind::Heading(level),
            None,
            &text[n_marks..],
        );
    } else if let Some(item) = text.strip_prefix("- ") {
        builder.push(Part::Body, BlockKind::ListItem(0), None, item);
    } else if let Some(item) = text.strip_prefix("-- ") {
        builder.push(Part::Body, BlockKind::ListItem(1), None, item);
    } else {
        builder.push(Part::Body, BlockKind::Paragraph, None, text);
    }
}

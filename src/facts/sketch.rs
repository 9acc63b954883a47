//! A compact notation for documents in tests.
//!
//! In: lines. `@title ` is a title, `# ` to `### ` are headings, `- ` and `-- ` list items, `| a | b |` table rows
//! (`|! a | b |` marked as header), `@header`, `@footer`, `@watermark`, `@box` and `@property` put
//! the rest of the line there, anything else is a paragraph. A blank line ends a table; ` // `
//! breaks a line inside a block. Out: a [`Document`].

use crate::document::{BlockKind, Builder, Cell, Document, Format, Part};

/// Draws a document of that path.
pub(crate) fn document_at(path: &str, lines: &str) -> Document {
    let mut builder = Builder::new(path, "00", Format::Docx);
    let (mut table, mut row) = (0, 0);
    for line in lines.lines().map(str::trim) {
        if let Some(cells) = line.strip_prefix('|') {
            push_row(&mut builder, cells, table, row);
            row += 1;
            continue;
        }
        if row > 0 {
            (table, row) = (table + 1, 0);
        }
        let (part, kind, text) = read(line);
        builder.push(part, kind, None, text.replace(" // ", "\n"));
    }
    builder.finish()
}

/// Draws a document.
pub(crate) fn document(lines: &str) -> Document {
    document_at("document.docx", lines)
}

fn push_row(builder: &mut Builder, cells: &str, table: u32, row: u32) {
    let header = cells.starts_with('!');
    let cells = cells.trim_start_matches('!').trim_end();
    let cells = cells.strip_suffix('|').unwrap_or(cells);
    for (column, text) in (0..).zip(cells.split('|')) {
        let cell = Cell {
            table,
            row,
            column,
            header,
        };
        let text = text.trim().replace(" // ", "\n");
        builder.push(Part::Body, BlockKind::Cell(cell), None, text);
    }
}

fn read(line: &str) -> (Part, BlockKind, &str) {
    const STARTS: [(&str, Part, BlockKind); 11] = [
        ("@title ", Part::Body, BlockKind::Heading(0)),
        ("# ", Part::Body, BlockKind::Heading(1)),
        ("## ", Part::Body, BlockKind::Heading(2)),
        ("### ", Part::Body, BlockKind::Heading(3)),
        ("- ", Part::Body, BlockKind::ListItem(0)),
        ("-- ", Part::Body, BlockKind::ListItem(1)),
        ("@header ", Part::Header, BlockKind::Paragraph),
        ("@footer ", Part::Footer, BlockKind::Paragraph),
        ("@watermark ", Part::Watermark, BlockKind::Paragraph),
        ("@box ", Part::TextBox, BlockKind::Paragraph),
        ("@property ", Part::Property, BlockKind::Paragraph),
    ];
    for (start, part, kind) in STARTS {
        if let Some(text) = line.strip_prefix(start) {
            return (part, kind, text);
        }
    }
    (Part::Body, BlockKind::Paragraph, line)
}

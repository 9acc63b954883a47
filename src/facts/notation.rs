//! Documents from a few lines of text, for tests: `# heading`, `- item`, `| cell | cell |`.

use crate::document::{BlockKind, Builder, Cell, Document, Format, Part};

/// Builds a document; blank lines part tables.
pub(crate) fn document(text: &str) -> Document {
    named("records/record.txt", text)
}

/// Builds a document with a path of its own.
pub(crate) fn named(path: &str, text: &str) -> Document {
    let mut builder = Builder::new(path, "00", Format::Txt);
    let (mut table, mut row) = (0, 0);
    for line in text.lines().map(str::trim) {
        if let Some(cells) = line.strip_prefix('|') {
            for (column, cell) in (0u32..).zip(cells.trim_end_matches('|').split('|')) {
                let kind = BlockKind::Cell(Cell {
                    table,
                    row,
                    column,
                    header: false,
                });
                builder.push(Part::Body, kind, None, cell);
            }
            row += 1;
            continue;
        }
        if row > 0 {
            (table, row) = (table + 1, 0);
        }
        if let Some(heading) = line.strip_prefix('#') {
            builder.push(Part::Body, BlockKind::Heading(1), None, heading);
        } else if let Some(item) = line.strip_prefix("- ") {
            builder.push(Part::Body, BlockKind::ListItem(0), None, item);
        } else {
            builder.push(Part::Body, BlockKind::Paragraph, None, line);
        }
    }
    builder.finish()
}

//! Text of other files that Word sets into a document when it opens it (ECMA-376 part 1, 17.17.2).
//!
//! In: a file that lies in the package. Out: what its body says, as pieces, whatever its format. A
//! file that is set into one that is itself set in is not followed.

use crate::document::{Block, BlockKind, Document, Format, Part};
use crate::extract::piece::Piece;
use crate::extract::sniff;

/// The most files that are set into one document.
pub(super) const CHUNKS_MAX: usize = 100;

/// Reads a file that is set in; nothing where it cannot be read.
pub(super) fn read(name: &str, bytes: &[u8]) -> Option<Document> {
    match sniff::format_of(name, bytes).ok()? {
        Format::Docx => super::chunk(bytes).ok(),
        format => Some(crate::extract::read("", "", format, bytes).document),
    }
}

/// A document's body as pieces, its tables numbered from `first_table` on.
pub(super) fn pieces(document: &Document, first_table: u32) -> Vec<Piece> {
    let said = |block: &&Block| {
        matches!(
            block.part,
            Part::Body | Part::TextBox | Part::Footnote | Part::Endnote | Part::Comment
        )
    };
    let piece = |block: &Block| {
        let kind = match block.kind {
            BlockKind::Cell(mut cell) => {
                cell.table = cell.table.saturating_add(first_table);
                BlockKind::Cell(cell)
            }
            kind => kind,
        };
        Piece {
            label: block.label.clone(),
            tracked: block.tracked,
            ..Piece::new(block.part, kind, document.text_of(block))
        }
    };
    document.blocks.iter().filter(said).map(piece).collect()
}

//! Reads rich text.
//!
//! In: bytes. Out: paragraphs, headings by style or bold type, lists with their labels, tables with
//! nested ones, headers and footers, notes, comments, text boxes, watermarks, tracked changes and
//! properties. Source: Rich Text Format Specification 1.9.1.

mod fonts;
mod info;
mod rows;
mod story;
mod token;

pub(super) use self::fonts::of_codepage as encoding_of;
use self::story::Story;
use super::piece::Piece;
use crate::document::{Builder, Document, Format, NoteCode, Part};

/// Reads a file.
pub(super) fn read(path: &str, hash: &str, bytes: &[u8]) -> Document {
    let told = pieces(bytes);
    let mut builder = Builder::new(path, hash, Format::Rtf);
    if told.pieces.iter().all(|piece| piece.part == Part::Property) {
        let (code, message) = if told.has_picture {
            let message = "pages are pictures without text; a version with text is needed";
            (NoteCode::Scanned, message)
        } else {
            (NoteCode::Empty, "the document holds no text")
        };
        builder.note(code, message);
    }
    if told.is_full {
        let message = "the file is larger than the bound; the rest was left out";
        builder.note(NoteCode::CutShort, message);
    }
    if told.is_cut {
        let message = "the file ends before its text does; what is there was read";
        builder.note(NoteCode::PartDamaged, message);
    }
    for piece in told.pieces {
        piece.push_to(&mut builder);
    }
    builder.finish()
}

/// What a rich text gives.
pub(super) struct Told {
    pub(super) pieces: Vec<Piece>,
    pub(super) is_full: bool,
    /// Whether groups were still open at the end.
    pub(super) is_cut: bool,
    pub(super) has_picture: bool,
}

/// Reads rich text into pieces.
pub(super) fn pieces(bytes: &[u8]) -> Told {
    Story::new().tell(bytes)
}

#[cfg(test)]
mod tests;

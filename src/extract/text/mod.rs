//! Reads plain text and Markdown.
//!
//! In: bytes in any encoding. Out: paragraphs, headings, list items, tables as cells, and running
//! headers and footers told from the text, as far as spacing and signs show them.

mod columns;
mod days;
mod decode;
mod line;
mod margins;
mod markdown;
mod plain;

pub(super) use decode::text as decoded;

use super::piece::Piece;
use crate::document::{Builder, Document, Format, Note, NoteCode};

/// The longest text read, in bytes; beyond it lies a log or a data set, not a document.
const TEXT_BYTES_MAX: usize = 48 * 1024 * 1024;
/// The most pieces taken from one text, so that a file of line breaks stays within memory.
const PIECES_MAX: usize = 400_000;

/// Reads a text file.
pub(super) fn read(path: &str, hash: &str, format: Format, bytes: &[u8]) -> Result<Document, Note> {
    let (bytes, is_long) = match bytes.get(..TEXT_BYTES_MAX) {
        Some(start) if bytes.len() > TEXT_BYTES_MAX => (start, true),
        _ => (bytes, false),
    };
    let (text, is_lossy) = decode::text(bytes)?;
    let mut builder = Builder::new(path, hash, format);
    let mut pieces = match format {
        Format::Md => markdown::pieces(&text),
        _ => plain::pieces(&text),
    };
    if pieces.iter().all(|piece| piece.text.is_empty()) {
        return Err(Note::new(NoteCode::Empty, "the file holds no text"));
    }
    if is_long || pieces.len() > PIECES_MAX {
        pieces.truncate(PIECES_MAX);
        let message = "the text is longer than the bound; the rest was left out";
        builder.note(NoteCode::CutShort, message);
    }
    if is_lossy {
        let message = "some characters are damaged or in an unknown encoding";
        builder.note(NoteCode::UnknownCharacters, message);
    }
    if let Some(pages) = pieces.iter().filter_map(|piece| piece.page).max() {
        builder.pages(pages);
    }
    for piece in pieces {
        piece.push_to(&mut builder);
    }
    Ok(builder.finish())
}

/// Reads decoded plain text into pieces, for files that hold some beside other things.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    plain::pieces(text)
}

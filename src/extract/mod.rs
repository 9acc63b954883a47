//! A file's bytes into text with structure.
//!
//! In: a path and bytes. Out: a [`Document`], always: what could not be read is a note in it; for a
//! mail or an archive, one document for each file that it holds as well. The content decides which
//! reader is used, the name only where the content leaves it open. No reader opens anything but
//! the bytes it is given: no link, no entity, no file beside it.
//!
//! # Formats
//!
//! | format | read with |
//! |---|---|
//! | docx, docm | `zip`, `quick-xml` and a walk of all parts; embedded files are documents of their own |
//! | pdf | `lopdf`, the tables of `hayro-cmap`, `unicode-bidi`, and a text layout of our own; attached files as above |
//! | odt, ods, also flat | `zip`, `quick-xml` and a walk |
//! | pptx, odp, also flat | `zip`, `quick-xml` and a walk; a slide is a page |
//! | rtf | a tokenizer of our own, `encoding_rs` |
//! | html | `html5gum`'s tokenizer and a walk |
//! | xlsx, xlsm, xlsb, xls | `calamine`, on a package rebuilt under bounds |
//! | csv, tsv | `csv` |
//! | eml, mht | `mail-parser`; attachments are documents of their own |
//! | msg, winmail.dat | `cfb` and MAPI properties; attachments as above |
//! | zip | `zip`; entries are documents of their own |
//! | txt, md | `encoding_rs`, `pulldown-cmark` |
//! | doc, words on pictures | another program, where the user has it ([`programs`]) |
//!
//! # Bounds
//!
//! | bound | where | beyond it |
//! |---|---|---|
//! | file 200 MB | [`crate::ingest::FILE_BYTES_MAX`] | too-large |
//! | folders 64 deep | [`crate::ingest::FOLDER_DEPTH_MAX`] | named as not read |
//! | worker: 8 s of processor, 30 s by the clock | [`worker::CPU_SECONDS_MAX`], [`worker::WALL_SECONDS_MAX`] | too-large |
//! | worker: 448 MB of memory, 16 MB of stack | [`worker::MEMORY_BYTES_MAX`], [`worker::STACK_BYTES`] | too-large, parser-failed |
//! | package: 10,000 entries, 96 MB a part, 192 MB in all, 300 times the packed size | `package` | cut-short |
//! | pdf: 10,000 pages, 32 MB a stream, 4,000,000 operators and 400,000 glyphs a page, 60,000,000 operators in all | `pdf` | cut-short |
//! | XML 512 deep; tables, notes and boxes 200; rich text groups 1,000 | `xml`, `flow`, `rtf` | part-damaged, or read as running text |
//! | 400,000 pieces, or cells of sheets; 48 MB of plain text or html | `flow`, `sheet`, `text`, `html` | cut-short |
//! | 200 quoted attributes in a tag of a page | `tags` | the others are left out |
//! | 2,000 files of an archive, 1,000 attachments of a mail or a pdf, 200 files in a docx | `archive`, `mail`, `pdf`, `docx` | cut-short, or a remark |
//! | 96 MB a stream of a msg, 32 MB of its rich text | `mail` | cut-short |
//! | 2,000 slides | `slides` | cut-short |
//! | pictures for OCR: 500 pages, 110 MB each, 160 MB in all | `pictures` | their pages stay not read |
//! | mails and archives 4 deep in one another, 5,000 documents in all | [`INSIDE_DEPTH_MAX`], [`INSIDE_MAX`] | cut-short |

mod archive;
mod docx;
mod flow;
mod html;
mod mail;
mod numerals;
mod odf;
mod package;
pub mod pdf;
mod pictures;
mod piece;
pub mod programs;
mod properties;
mod relationships;
mod rtf;
mod sheet;
mod slides;
mod sniff;
mod table;
mod tags;
mod text;
mod tidy;
mod words;
pub mod worker;
mod xml;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::{Builder, Document, Format, Note, NoteCode};
use crate::ingest::Source;

pub use crate::guard::{guarded, is_guarded};

/// How deep mails and archives may lie in one another; deeper files are noted, not read.
pub const INSIDE_DEPTH_MAX: usize = 4;
/// The most documents that one file gives, with all that lies in it.
pub const INSIDE_MAX: usize = 5_000;

/// A file that lies in another: an attachment, an entry of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inside {
    /// What the file around it calls it; may hold folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A line that names the files that lie in a document, for those that have properties.
fn names_of(inside: &[Inside]) -> Option<String> {
    let names: Vec<&str> = inside.iter().map(|inside| inside.name.as_str()).collect();
    properties::line("Attachments", &names.join("; "))
}

/// A file as it was read: its own document, and the files that lie in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// What lies in it, not yet read.
    pub inside: Vec<Inside>,
}

impl From<Document> for Opened {
    fn from(document: Document) -> Self {
        let inside = Vec::new();
        Self { document, inside }
    }
}

/// Reads a file into a document. Never fails and never panics.
///
/// Of a mail or an archive, the document is the mail or the archive itself; [`documents`] reads
/// what lies in it as well.
#[must_use]
pub fn document(source: &Source) -> Document {
    match source.bytes() {
        Ok(bytes) => open(&source.path, &Arc::new(bytes)).document,
        Err(note) => unread(&source.path, "", Format::Other, note),
    }
}

/// Reads a file, and the files that lie in it, into documents: at least one, its own first.
///
/// What lies in a file has the file's path, a slash, and its own name there.
#[must_use]
pub fn documents(source: &Source) -> Vec<Document> {
    match source.bytes() {
        Ok(bytes) => all_of(&source.path, bytes),
        Err(note) => vec![unread(&source.path, "", Format::Other, note)],
    }
}

/// Reads bytes into a document, as if they were a file of that name.
#[must_use]
pub fn bytes_of(path: &str, bytes: &[u8]) -> Document {
    open(path, &Arc::new(bytes.to_vec())).document
}

/// Reads bytes as a format, whatever they look like, in this process.
///
/// The target for fuzzers: the reader of each format by itself, under its own bounds. Other than
/// [`bytes_of`], it leaves a panic to the caller. The formats that no reader of casewise's own is
/// for, [`Format::Doc`] and [`Format::Other`], give a note.
///
/// ```
/// use casewise::{document::Format, extract};
///
/// assert!(extract::bytes_as(Format::Rtf, b"{\\rtf1 Plan").text.starts_with("Plan"));
/// assert!(!extract::bytes_as(Format::Pdf, b"Plan").notes.is_empty());
/// ```
#[must_use]
pub fn bytes_as(format: Format, bytes: &[u8]) -> Document {
    read("", "", format, bytes).document
}

/// Reads bytes, and the files that lie in them, into documents.
#[must_use]
pub fn all_of(path: &str, bytes: Vec<u8>) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    let mut waiting = vec![(path.to_owned(), bytes, 0_usize)];
    while let Some((path, bytes, depth)) = waiting.pop() {
        let Opened {
            mut document,
            inside,
        } = open(&path, &Arc::new(bytes));
        let is_full = documents.len() + waiting.len() + inside.len() >= INSIDE_MAX;
        if !inside.is_empty() && (depth >= INSIDE_DEPTH_MAX || is_full) {
            let message = format!(
                "{} files lie in it that were not read: too many, or too deep",
                inside.len()
            );
            document.notes.push(Note::new(NoteCode::CutShort, message));
        } else {
            let names = names_apart(&path, &inside);
            let found = names.into_iter().zip(inside);
            waiting.extend(
                found
                    .rev()
                    .map(|(path, inside)| (path, inside.bytes, depth + 1)),
            );
        }
        documents.push(document);
    }
    documents
}

/// The paths of what lies in a file, no two alike, none leading anywhere else.
fn names_apart(path: &str, inside: &[Inside]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let plain = |name: &str| {
        let parts = name.split(['/', '\\']).map(|part| {
            let plain: String = part.chars().filter(|mark| !mark.is_control()).collect();
            plain.trim().to_owned()
        });
        let parts: Vec<String> = parts
            .filter(|part| !matches!(part.as_str(), "" | "." | ".."))
            .collect();
        if parts.is_empty() {
            "unnamed".to_owned()
        } else {
            parts.join("/")
        }
    };
    inside
        .iter()
        .map(|inside| {
            let name = plain(&inside.name);
            let mut own = name.clone();
            let mut copy = 2;
            while !taken.insert(own.clone()) {
                own = numbered(&name, copy);
                copy += 1;
            }
            format!("{path}/{own}")
        })
        .collect()
}

/// "plan.docx" becomes "plan (2).docx".
fn numbered(name: &str, copy: usize) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => format!("{stem} ({copy}).{ending}"),
        _ => format!("{name} ({copy})"),
    }
}

/// Reads bytes, with the help of another program where casewise itself cannot and there is one.
fn open(path: &str, bytes: &Arc<Vec<u8>>) -> Opened {
    let opened = open_apart(path, bytes);
    programs::helped(path, bytes, opened)
}

/// The largest plain text that is read without a worker, in bytes.
const HERE_BYTES_MAX: usize = 256 * 1024;

/// Reads bytes in a worker where there are workers, else here. A plain text of common size is read
/// here too: its reader is small, takes memory by the text's length and calls nothing in turn, so
/// that a worker would cost more than it keeps.
fn open_apart(path: &str, bytes: &Arc<Vec<u8>>) -> Opened {
    if bytes.len() <= HERE_BYTES_MAX && sniff::is_plain_text(path, bytes) {
        return open_here(path, bytes);
    }
    match worker::open(path, bytes) {
        Some(Ok(opened)) => opened,
        Some(Err(note)) => {
            let hash = blake3::hash(bytes).to_hex().to_string();
            unread(path, &hash, Format::Other, note).into()
        }
        None => open_here(path, bytes),
    }
}

/// Takes the pictures off the pages of a pdf, in a worker where there are workers, else here.
fn pictures_apart(bytes: &Arc<Vec<u8>>, pages: &[u32]) -> Vec<Inside> {
    let taken = worker::pictures(bytes, pages);
    taken.unwrap_or_else(|| pictures_here(bytes, pages))
}

/// Takes the pictures off the pages of a pdf in this process.
fn pictures_here(bytes: &[u8], pages: &[u32]) -> Vec<Inside> {
    guarded(|| pictures::of_pages(bytes, pages)).unwrap_or_default()
}

/// Reads bytes in this process; a panic of a reader is a note like any other.
fn open_here(path: &str, bytes: &[u8]) -> Opened {
    let hash = blake3::hash(bytes).to_hex().to_string();
    let read = guarded(|| match sniff::format_of(path, bytes) {
        Ok(format) => read(path, &hash, format, bytes),
        Err(note) => unread(path, &hash, Format::Other, note).into(),
    });
    read.unwrap_or_else(|| {
        let message = "the parser failed on this file; open and save it again, or convert it";
        let note = Note::new(NoteCode::ParserFailed, message);
        unread(path, &hash, Format::Other, note).into()
    })
}

/// Reads bytes as a format; a reader's refusal is a note in the document like any other.
fn read(path: &str, hash: &str, format: Format, bytes: &[u8]) -> Opened {
    let read = match format {
        Format::Docx => docx::read(path, hash, bytes),
        Format::Pdf => pdf::read(path, hash, bytes),
        Format::Txt | Format::Md => text::read(path, hash, format, bytes).map(Opened::from),
        Format::Html => html::read(path, hash, bytes).map(Opened::from),
        Format::Odt => odf::read(path, hash, format, bytes).map(Opened::from),
        Format::Slides => slides::read(path, hash, bytes).map(Opened::from),
        Format::Rtf => Ok(rtf::read(path, hash, bytes).into()),
        Format::Xlsx | Format::Ods | Format::Csv => {
            sheet::read(path, hash, format, bytes).map(Opened::from)
        }
        Format::Eml | Format::Msg => mail::read(path, hash, format, bytes),
        Format::Zip => archive::read(path, hash, bytes),
        Format::Doc | Format::Other => Err(sniff::unsupported(format)),
    };
    let mut opened = read.unwrap_or_else(|note| unread(path, hash, format, note).into());
    opened
        .document
        .notes
        .extend(sniff::belied_name(path, format));
    opened
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

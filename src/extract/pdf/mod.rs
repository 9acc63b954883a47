//! Reads pdf files with a text layer.
//!
//! In: bytes. Out: paragraphs, headings, table cells from ruling lines or aligned columns, running
//! headers and footers, watermarks, comments and properties; and the files that are attached.
//! lopdf opens the file; the layout is ours. A page without text but with a picture is said to be
//! scanned.

mod annotations;
mod attached;
mod cmap;
mod collection;
mod content;
mod direction;
mod embedded;
mod encoding;
mod file;
mod font;
mod geometry;
mod ink;
mod interpreter;
mod layout;
mod metadata;
mod outline;
mod structure;

use std::collections::BTreeSet;

use super::{Opened, names_of};
use crate::document::{BlockKind, Builder, Format, Note, NoteCode, Part};
use attached::Attached;
use interpreter::Interpreter;
use layout::{Layout, Sheet};
use outline::Outline;
use structure::Structure;

/// A page with some text, such as its stamped number, may be a picture all the same where an image
/// covers this share of it.
const PICTURE_SHARE: f32 = 0.5;

/// Reads a pdf file.
pub(super) fn read(path: &str, hash: &str, bytes: &[u8]) -> Result<Opened, Note> {
    let opened = file::open(bytes)?;
    let mut pages = file::pages(&opened);
    let is_longer = pages.len() > file::PAGES_MAX;
    pages.truncate(file::PAGES_MAX);
    let mut interpreter = Interpreter::new(&opened);
    let mut layout = Layout::new(Structure::read(&opened), Outline::read(&opened, &pages));
    let mut builder = Builder::new(path, hash, Format::Pdf);
    let mut pictures = BTreeSet::new();
    let (mut n_unknown, mut is_cut) = (0, false);
    for (page, number) in pages.iter().zip(1u32..) {
        let ink = interpreter.page(page);
        if ink.n_images > 0 && (ink.glyphs.is_empty() || ink.image_share >= PICTURE_SHARE) {
            pictures.insert(number);
        }
        n_unknown += ink.n_unknown;
        is_cut |= ink.is_cut;
        let sheet = Sheet {
            number,
            id: page.id,
            height: page.size().1,
        };
        layout.page(sheet, &ink);
        let beside = annotations::read(&opened, page, &mut interpreter);
        is_cut |= beside.is_cut;
        for (part, text) in beside.texts {
            builder.push(part, BlockKind::Paragraph, Some(number), text);
        }
    }
    let n_pages = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let pages_told = layout.pages_told(&pictures);
    layout.write(&mut builder);
    let scanned: Vec<u32> = pictures.difference(&pages_told).copied().collect();
    builder.pages(n_pages);
    if builder.is_empty() || scanned.len() == pages.len() {
        let (code, message) = nothing_read(&scanned);
        builder.note(code, message);
    } else {
        notes(&mut builder, &scanned, n_unknown, is_cut);
    }
    if is_longer {
        let message = format!("only the first {} pages were read", file::PAGES_MAX);
        builder.note(NoteCode::CutShort, message);
    }
    for property in metadata::read(&opened) {
        builder.push(Part::Property, BlockKind::Paragraph, None, property);
    }
    let attached = attached::read(&opened, &pages);
    told(&mut builder, &attached);
    Ok(Opened {
        document: builder.finish(),
        inside: attached.files,
    })
}

/// Says that files are attached, and when some of them were left out.
fn told(builder: &mut Builder, attached: &Attached) {
    if !attached.files.is_empty() {
        let n_files = attached.files.len();
        let message = format!("files are attached to it, each read for itself: {n_files}");
        builder.note(NoteCode::Remark, message);
    }
    if let Some(names) = names_of(&attached.files) {
        builder.push(Part::Property, BlockKind::Paragraph, None, names);
    }
    if attached.is_cut {
        let message = "files are attached to it that could not be taken out";
        builder.note(NoteCode::CutShort, message);
    }
}

/// Why no page has any text. What the file says of itself is told all the same.
fn nothing_read(scanned: &[u32]) -> (NoteCode, &'static str) {
    if scanned.is_empty() {
        return (NoteCode::Empty, "no page has any text");
    }
    let message = "its pages are pictures without text; make the text readable (OCR) and try again";
    (NoteCode::Scanned, message)
}

fn notes(builder: &mut Builder, scanned: &[u32], n_unknown: usize, is_cut: bool) {
    if !scanned.is_empty() {
        let pages: Vec<String> = scanned.iter().map(u32::to_string).collect();
        let message = format!("pages without text, only pictures: {}", pages.join(", "));
        builder.note(NoteCode::ScannedPages, message);
    }
    if n_unknown > 0 {
        let message = format!("{n_unknown} characters have no known meaning in the file's fonts");
        builder.note(NoteCode::UnknownCharacters, message);
    }
    if is_cut {
        builder.note(
            NoteCode::CutShort,
            "a page was read only in part: it is damaged or too large",
        );
    }
}

#[cfg(test)]
mod tests;

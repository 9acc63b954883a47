//! Reads OpenDocument texts and presentations: odt, ott, odp, and the flat form in one XML file.
//!
//! In: the bytes. Out: a [`Document`] with body, tables, lists with their labels, notes, comments,
//! text boxes, tracked changes, headers and footers, and properties.
//! Source: OASIS Open Document Format for Office Applications 1.3, part 3 (schema).

mod lists;
mod story;
mod styles;

use std::collections::BTreeSet;

use self::story::Story;
use self::styles::Styles;
use super::package::Package;
use super::piece::Piece;
use super::properties;
use super::xml::{self, Node, Walk};
use crate::document::{BlockKind, Builder, Document, Format, Note, NoteCode, Part};

/// What was met on the way and is worth a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Seen {
    Damage,
    TooMuch,
}

/// Reads a text or a presentation.
pub(super) fn read(path: &str, hash: &str, format: Format, bytes: &[u8]) -> Result<Document, Note> {
    let builder = Builder::new(path, hash, format);
    if !bytes.starts_with(b"PK") {
        return Ok(read_flat(builder, bytes));
    }
    let mut parts = Parts::open(bytes)?;
    let styles = parts.text("styles.xml").unwrap_or_default();
    let content = parts.text("content.xml").unwrap_or_default();
    let meta = parts.text("meta.xml").unwrap_or_default();
    Ok(tell(builder, &styles, &content, &meta, parts.seen))
}

/// Reads a text that stands in one XML file.
fn read_flat(builder: Builder, bytes: &[u8]) -> Document {
    let text = xml::decoded(bytes);
    tell(builder, &text, &text, &text, BTreeSet::new())
}

/// The parts of a package, with what was met while they were unpacked.
pub(super) struct Parts<'a> {
    package: Package<'a>,
    pub(super) seen: BTreeSet<Seen>,
}

impl<'a> Parts<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// A note when nothing can be recovered, or a password protects it.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Note> {
        let mut package = Package::open(bytes).ok_or_else(|| {
            let message = "the file is broken and nothing in it could be recovered; \
                           open it in its program and save it again";
            Note::new(NoteCode::Damaged, message)
        })?;
        let manifest = package.part("META-INF/manifest.xml");
        let says_encrypted = manifest
            .is_some_and(|(text, _)| memchr::memmem::find(&text, b"encryption-data").is_some());
        if says_encrypted || package.is_encrypted() {
            let message = "protected by a password; save a copy without one";
            return Err(Note::new(NoteCode::Encrypted, message));
        }
        let seen = package.salvaged.then_some(Seen::Damage);
        Ok(Self {
            package,
            seen: seen.into_iter().collect(),
        })
    }

    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let (bytes, state) = self.package.part(name)?;
        self.seen.extend(state.seen(Seen::Damage, Seen::TooMuch));
        Some(xml::decoded(&bytes).into_owned())
    }
}

fn tell(
    mut builder: Builder,
    styles: &str,
    content: &str,
    meta: &str,
    mut seen: BTreeSet<Seen>,
) -> Document {
    let of_margins = Styles::read(&[styles]);
    let of_body = Styles::read(&[styles, content]);
    let mut body = Story::of_body(&of_body);
    seen.extend(body.tell(content));
    let mut pieces = body.finish();
    let mut margins = Story::of_margins(&of_margins);
    seen.extend(margins.tell(styles));
    let told: BTreeSet<String> = BTreeSet::new();
    keep_once(&mut pieces, margins.finish(), told);
    pieces.extend(meta_lines(meta));
    if pieces.iter().all(|piece| piece.part == Part::Property) {
        let note = why_no_text(&seen, content);
        builder.note(note.code, note.message);
    } else {
        add_notes(&mut builder, &seen);
    }
    for piece in pieces {
        piece.push_to(&mut builder);
    }
    builder.finish()
}

/// Headers of first, left and other pages often say the same; it is told once.
fn keep_once(pieces: &mut Vec<Piece>, margins: Vec<Piece>, mut told: BTreeSet<String>) {
    for piece in margins {
        let is_cell = matches!(piece.kind, BlockKind::Cell(_));
        if is_cell || told.insert(format!("{:?} {}", piece.part, piece.text)) {
            pieces.push(piece);
        }
    }
}

fn why_no_text(seen: &BTreeSet<Seen>, content: &str) -> Note {
    if seen.contains(&Seen::TooMuch) {
        let message = "the file unpacks to far more than a document holds; not read";
        Note::new(NoteCode::TooLarge, message)
    } else if seen.contains(&Seen::Damage) || content.is_empty() {
        let message = "the file is broken and no text in it could be recovered; \
                       open it in its program and save it again";
        Note::new(NoteCode::Damaged, message)
    } else if content.contains("<draw:image") {
        let message = "pages are pictures without text; a version with text is needed";
        Note::new(NoteCode::Scanned, message)
    } else {
        Note::new(NoteCode::Empty, "the document holds no text")
    }
}

/// Says in notes what was damaged or left out.
pub(super) fn add_notes(builder: &mut Builder, seen: &BTreeSet<Seen>) {
    if seen.contains(&Seen::Damage) {
        let message = "the file is damaged; what could be recovered was read";
        builder.note(NoteCode::PartDamaged, message);
    }
    if seen.contains(&Seen::TooMuch) {
        let message = "the file is larger than the bound; the rest was left out";
        builder.note(NoteCode::CutShort, message);
    }
}

/// Reads the properties part (clause 4.3).
pub(super) fn meta_lines(text: &str) -> Vec<Piece> {
    let mut lines = Vec::new();
    let mut name: Option<String> = None;
    let mut value = String::new();
    let mut in_meta = 0_usize;
    let mut depth = 0_usize;
    for node in Walk::new(text) {
        match node {
            Node::Open(element) => {
                depth += 1;
                if element.full_name() == "office:meta" {
                    in_meta = depth;
                } else if in_meta > 0 && depth == in_meta + 1 {
                    name = meta_name(element.full_name(), element.attribute("name"));
                    value.clear();
                }
            }
            Node::Text(text) => value.push_str(&text),
            Node::Close => {
                let said = name.take_if(|_| in_meta > 0 && depth == in_meta + 1);
                lines.extend(said.and_then(|name| properties::line(&name, &value)));
                depth -= 1;
                if depth < in_meta {
                    break;
                }
            }
        }
    }
    let piece = |line| Piece::new(Part::Property, BlockKind::Paragraph, line);
    lines.into_iter().map(piece).collect()
}

fn meta_name(element: &str, own_name: Option<String>) -> Option<String> {
    let known = match element {
        "dc:title" => "Title",
        "dc:subject" => "Subject",
        "dc:description" => "Description",
        "meta:keyword" => "Keywords",
        "meta:initial-creator" => "Author",
        "dc:creator" => "Last modified by",
        "meta:creation-date" => "Created",
        "dc:date" => "Modified",
        "meta:print-date" => "Last printed",
        "meta:user-defined" => return own_name.filter(|name| properties::is_for_people(name)),
        _ => return None,
    };
    Some(known.to_owned())
}

#[cfg(test)]
mod tests;

//! Reads Word documents (Office Open XML): docx, docm, dotx.
//!
//! In: the bytes of a zip package. Out: a [`Document`] with every part in which something can be
//! said: body, tables, headers and footers of all sections, notes, comments, text boxes, tracked
//! changes, watermarks and properties; and the files that are embedded in it. Parts are found
//! through the package's relationships.
//! Source: ECMA-376 part 1 (WordprocessingML) and part 2 (packages).

mod chunks;
mod comments;
mod numbering;
mod paragraph;
mod story;
mod styles;

use std::collections::BTreeSet;

use self::chunks::CHUNKS_MAX;
use self::numbering::{Counters, Numbering};
use self::story::{Seen, Shared, Told};
use self::styles::Styles;
use super::package::{Package, Unpacked};
use super::piece::Piece;
use super::properties;
use super::relationships::{self, Relationship};
use super::sniff;
use super::xml;
use super::{Inside, Opened, names_of};
use crate::document::{
    Block, BlockKind, Builder, Document, Format, Note, NoteCode, Part, Reading as DocumentReading,
};

/// The most files that are taken out of one document.
const EMBEDDED_MAX: usize = 200;

/// Reads a docx file.
pub(super) fn read(path: &str, hash: &str, bytes: &[u8]) -> Result<Opened, Note> {
    let (document, inside) = reading(path, hash, bytes, false)?;
    Ok(Opened { document, inside })
}

/// Reads a docx file that is set into another.
fn chunk(bytes: &[u8]) -> Result<Document, Note> {
    Ok(reading("", "", bytes, true)?.0)
}

fn reading(
    path: &str,
    hash: &str,
    bytes: &[u8],
    is_chunk: bool,
) -> Result<(Document, Vec<Inside>), Note> {
    let mut package = Package::open(bytes).ok_or_else(|| {
        let message = "the file is broken and nothing in it could be recovered; \
                       open it in Word and save it again";
        Note::new(NoteCode::Damaged, message)
    })?;
    if package.is_encrypted() {
        let message = "protected by a password; save a copy without one";
        return Err(Note::new(NoteCode::Encrypted, message));
    }
    let mut reading = Reading::new(path, hash, &mut package);
    reading.is_chunk = is_chunk;
    reading.all();
    let inside = std::mem::take(&mut reading.inside);
    Ok((reading.finish(), inside))
}

/// Finds the main document: by relationship, else by its usual name, else by any like it.
fn main_part(package: &mut Package) -> String {
    let named = relationships::of(package, "")
        .into_iter()
        .find(|tie| tie.kind == "officeDocument")
        .map(|tie| tie.target)
        .filter(|target| has_part(package, target));
    named.unwrap_or_else(|| {
        let fallback = package
            .names()
            .find(|name| name.rsplit('/').next() == Some("document.xml"));
        fallback.unwrap_or("word/document.xml").to_owned()
    })
}

fn has_part(package: &Package, part: &str) -> bool {
    package.names().any(|name| name.eq_ignore_ascii_case(part))
}

/// The reading of one document.
struct Reading<'a, 'b> {
    package: &'a mut Package<'b>,
    builder: Builder,
    pieces: Vec<Piece>,
    seen: BTreeSet<Seen>,
    inside: Vec<Inside>,
    is_main_found: bool,
    is_chunk: bool,
}

impl<'a, 'b> Reading<'a, 'b> {
    fn new(path: &str, hash: &str, package: &'a mut Package<'b>) -> Self {
        let seen = package.salvaged.then_some(Seen::Damage);
        Self {
            package,
            builder: Builder::new(path, hash, Format::Docx),
            pieces: Vec::new(),
            seen: seen.into_iter().collect(),
            inside: Vec::new(),
            is_main_found: false,
            is_chunk: false,
        }
    }

    fn all(&mut self) {
        let main = main_part(self.package);
        let ties = relationships::of(self.package, &main);
        let styles = self.first(&ties, "styles").map(|text| Styles::read(&text));
        let styles = styles.unwrap_or_default();
        let numbering = self.first(&ties, "numbering");
        let numbering = numbering
            .map(|text| Numbering::read(&text))
            .unwrap_or_default();
        let mut shared = Shared {
            styles: &styles,
            numbering: &numbering,
            counters: Counters::default(),
            n_tables: 0,
            n_pieces: 0,
            settled: self
                .first(&ties, "commentsExtended")
                .map_or_else(BTreeSet::new, |text| comments::settled(&text)),
        };
        self.body(&main, &ties, &mut shared);
        self.margins(&ties, &mut shared);
        for (kind, part) in [
            ("footnotes", Part::Footnote),
            ("endnotes", Part::Endnote),
            ("comments", Part::Comment),
            ("diagramData", Part::TextBox),
            ("chart", Part::TextBox),
        ] {
            for tie in ties.iter().filter(|tie| tie.kind == kind) {
                let pieces = self.story(&tie.target, part, &mut shared);
                self.pieces.extend(pieces);
            }
        }
        self.properties();
        self.embedded(&ties);
    }

    fn body(&mut self, main: &str, ties: &[Relationship], shared: &mut Shared) {
        self.is_main_found = has_part(self.package, main);
        let Told {
            mut pieces, chunks, ..
        } = self.told(main, Part::Body, shared);
        let mut told = BTreeSet::new();
        for (at, id) in chunks.into_iter().rev() {
            let tie = ties
                .iter()
                .find(|tie| tie.id == id && tie.kind == "aFChunk");
            let is_wanted = !self.is_chunk && told.len() < CHUNKS_MAX;
            match tie.filter(|_| is_wanted) {
                Some(tie) if told.insert(tie.target.clone()) => {
                    let said = self.chunk(&tie.target, shared);
                    pieces.splice(at..at, said);
                }
                Some(_) => {}
                None => _ = self.seen.insert(Seen::LostChunk),
            }
        }
        self.pieces.extend(pieces);
    }

    /// What a file says that is set into the body.
    fn chunk(&mut self, target: &str, shared: &mut Shared) -> Vec<Piece> {
        let unpacked = self.package.part(target);
        let read = unpacked.and_then(|(bytes, state)| {
            let document = chunks::read(target, &bytes)?;
            Some((document, state == Unpacked::Whole))
        });
        let is_whole = |(document, is_whole): &(Document, bool)| {
            *is_whole && document.reading() == DocumentReading::Whole
        };
        if !read.as_ref().is_some_and(is_whole) {
            self.seen.insert(Seen::LostChunk);
        }
        let Some((document, _)) = read else {
            return Vec::new();
        };
        let pieces = chunks::pieces(&document, shared.n_tables);
        let tables = document.blocks.iter().filter_map(Block::cell);
        let n_tables = tables.map(|cell| cell.table + 1).max().unwrap_or(0);
        shared.n_tables = shared.n_tables.saturating_add(n_tables);
        pieces
    }

    /// Files that are embedded in the document, where casewise knows what they are.
    fn embedded(&mut self, ties: &[Relationship]) {
        let is_file = |tie: &&Relationship| matches!(tie.kind.as_str(), "package" | "oleObject");
        let mut n_left = 0;
        for tie in ties.iter().filter(is_file) {
            let name = tie.target.rsplit('/').next().unwrap_or_default().to_owned();
            let bytes = self.package.part(&tie.target).map(|(bytes, _)| bytes);
            let known = bytes.filter(|bytes| {
                sniff::format_of(&name, bytes).is_ok_and(|format| format != Format::Txt)
            });
            match known.filter(|_| self.inside.len() < EMBEDDED_MAX) {
                Some(bytes) => self.inside.push(Inside { name, bytes }),
                None => n_left += 1,
            }
        }
        let names = names_of(&self.inside);
        let names = names.map(|names| Piece::new(Part::Property, BlockKind::Paragraph, names));
        self.pieces.extend(names);
        if n_left > 0 {
            self.seen.insert(Seen::EmbeddedFiles);
        } else if !self.inside.is_empty() {
            self.seen.remove(&Seen::EmbeddedFiles);
        }
    }

    /// Headers and footers of all sections; the same words are told once.
    fn margins(&mut self, ties: &[Relationship], shared: &mut Shared) {
        let mut told: BTreeSet<(Part, String)> = BTreeSet::new();
        for tie in ties {
            let part = match tie.kind.as_str() {
                "header" => Part::Header,
                "footer" => Part::Footer,
                _ => continue,
            };
            let pieces = self.story(&tie.target, part, shared);
            let words: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
            if told.insert((part, words.join("\n"))) {
                self.pieces.extend(pieces);
            }
        }
    }

    /// Title, author and the rest hang on the package, not on the document.
    fn properties(&mut self) {
        for tie in relationships::of(self.package, "") {
            let read: fn(&str) -> Vec<String> = match tie.kind.as_str() {
                "core-properties" | "extended-properties" => properties::named,
                "custom-properties" => properties::custom,
                _ => continue,
            };
            for line in self
                .text(&tie.target)
                .map(|text| read(&text))
                .unwrap_or_default()
            {
                self.pieces
                    .push(Piece::new(Part::Property, BlockKind::Paragraph, line));
            }
        }
    }

    fn story(&mut self, target: &str, part: Part, shared: &mut Shared) -> Vec<Piece> {
        self.told(target, part, shared).pieces
    }

    fn told(&mut self, target: &str, part: Part, shared: &mut Shared) -> Told {
        let Some(text) = self.text(target) else {
            return Told::default();
        };
        let told = story::tell(&text, part, shared);
        self.seen.extend(&told.seen);
        told
    }

    fn first(&mut self, ties: &[Relationship], kind: &str) -> Option<String> {
        let tie = ties.iter().find(|tie| tie.kind == kind)?;
        self.text(&tie.target)
    }

    fn text(&mut self, part: &str) -> Option<String> {
        let (bytes, state) = self.package.part(part)?;
        self.seen.extend(state.seen(Seen::Damage, Seen::TooMuch));
        Some(xml::decoded(&bytes).into_owned())
    }

    /// What the file says of itself is told even where it holds no text.
    fn finish(mut self) -> Document {
        let has_text = self
            .pieces
            .iter()
            .any(|piece| piece.part != Part::Property && !piece.text.is_empty());
        if has_text {
            self.add_notes();
        } else {
            let note = self.why_no_text();
            self.builder.note(note.code, note.message);
            self.pieces.retain(|piece| piece.part == Part::Property);
        }
        for piece in std::mem::take(&mut self.pieces) {
            piece.push_to(&mut self.builder);
        }
        self.builder.finish()
    }

    fn why_no_text(&self) -> Note {
        let (code, message) = if self.seen.contains(&Seen::TooMuch) {
            let message = "the file unpacks to far more than a document holds; not read";
            (NoteCode::TooLarge, message)
        } else if self.seen.contains(&Seen::Damage) || !self.is_main_found {
            let message = "the file is broken and no text in it could be recovered; \
                           open it in Word and save it again";
            (NoteCode::Damaged, message)
        } else if self.seen.contains(&Seen::Pictures) {
            let message = "pages are pictures without text; a version with text is needed";
            (NoteCode::Scanned, message)
        } else {
            (NoteCode::Empty, "the document holds no text")
        };
        Note::new(code, message)
    }

    fn add_notes(&mut self) {
        for seen in &self.seen {
            let (code, message) = match seen {
                Seen::Pictures => continue,
                Seen::Damage => (
                    NoteCode::PartDamaged,
                    "the file is damaged; what could be recovered was read",
                ),
                Seen::TooMuch => (
                    NoteCode::CutShort,
                    "the file is larger than the bound; the rest was left out",
                ),
                Seen::UnknownSymbols => (
                    NoteCode::UnknownCharacters,
                    "some symbols stand in a font whose signs are not known",
                ),
                Seen::EmbeddedFiles => (
                    NoteCode::Remark,
                    "other files are embedded in the document; they were not read",
                ),
                Seen::LostChunk => (
                    NoteCode::PartDamaged,
                    "text of another file that is set into the document could not all be read",
                ),
            };
            self.builder.note(code, message);
        }
    }
}

#[cfg(test)]
mod tests;

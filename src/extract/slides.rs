//! Reads presentations: pptx and its kin, odp.
//!
//! In: the bytes of a package. Out: titles as headings, text, tables as cells, each with its slide
//! as page; speakers' notes, comments and properties. Slides are found through the package's
//! relationships. Source: ECMA-376 part 1, clauses 13 (PresentationML) and 21 (DrawingML).

mod slide;

use std::collections::BTreeSet;

use super::odf::{self, Seen};
use super::package::Package;
use super::piece::Piece;
use super::properties;
use super::relationships::{self, Relationship};
use super::xml::{self, Node, Walk};
use crate::document::{BlockKind, Builder, Document, Format, Note, NoteCode, Part};

/// The most slides read of one presentation.
const SLIDES_MAX: usize = 2_000;

/// Reads a presentation.
pub(super) fn read(path: &str, hash: &str, bytes: &[u8]) -> Result<Document, Note> {
    let package = Package::open(bytes);
    let is_of_office = |package: &Package| package.names().any(|name| name.starts_with("ppt/"));
    match package.filter(is_of_office) {
        Some(package) => Reading::new(package)?.all(Builder::new(path, hash, Format::Slides)),
        None => odf::read(path, hash, Format::Slides, bytes),
    }
}

/// The reading of one presentation.
struct Reading<'a> {
    package: Package<'a>,
    pieces: Vec<Piece>,
    n_tables: u32,
    seen: BTreeSet<Seen>,
}

impl<'a> Reading<'a> {
    fn new(package: Package<'a>) -> Result<Self, Note> {
        if package.is_encrypted() {
            let message = "protected by a password; save a copy without one";
            return Err(Note::new(NoteCode::Encrypted, message));
        }
        let seen = package.salvaged.then_some(Seen::Damage);
        Ok(Self {
            package,
            pieces: Vec::new(),
            n_tables: 0,
            seen: seen.into_iter().collect(),
        })
    }

    fn all(mut self, mut builder: Builder) -> Result<Document, Note> {
        let slides = self.slides();
        if slides.len() > SLIDES_MAX {
            self.seen.insert(Seen::TooMuch);
        }
        for (target, number) in slides.iter().take(SLIDES_MAX).zip(1_u32..) {
            self.slide(target, number);
        }
        if self.pieces.is_empty() {
            let damaged = self.seen.contains(&Seen::Damage);
            let (code, message) = if damaged {
                (
                    NoteCode::Damaged,
                    "the file is broken and no text in it could be recovered",
                )
            } else {
                (NoteCode::Empty, "no slide has any text")
            };
            return Err(Note::new(code, message));
        }
        builder.pages(u32::try_from(slides.len()).unwrap_or(u32::MAX));
        odf::add_notes(&mut builder, &self.seen);
        let properties = self.properties();
        for piece in self.pieces.into_iter().chain(properties) {
            piece.push_to(&mut builder);
        }
        Ok(builder.finish())
    }

    /// The slides' parts in the order of showing.
    fn slides(&mut self) -> Vec<String> {
        let main = relationships::of(&mut self.package, "")
            .into_iter()
            .find(|tie| tie.kind == "officeDocument")
            .map_or("ppt/presentation.xml".to_owned(), |tie| tie.target);
        let ties = relationships::of(&mut self.package, &main);
        let text = self.text(&main).unwrap_or_default();
        let shown = Walk::new(&text).filter_map(|node| match node {
            Node::Open(element) if element.name() == "sldId" => {
                let ids = element.attributes("id");
                ties.iter().find(|tie| ids.contains(&tie.id))
            }
            _ => None,
        });
        let shown: Vec<String> = shown.map(|tie| tie.target.clone()).collect();
        if shown.is_empty() {
            self.loose_slides()
        } else {
            shown
        }
    }

    /// The slides of a package that has lost their order, by the numbers in their names.
    fn loose_slides(&self) -> Vec<String> {
        let number = |name: &str| -> Option<u32> {
            let own = name.strip_prefix("ppt/slides/slide")?;
            own.strip_suffix(".xml")?.parse().ok()
        };
        let names = self.package.names();
        let mut slides: Vec<(u32, String)> = names
            .filter_map(|name| Some((number(name)?, name.to_owned())))
            .collect();
        slides.sort();
        slides.into_iter().map(|(_, name)| name).collect()
    }

    /// A slide, with what hangs on it.
    fn slide(&mut self, target: &str, number: u32) {
        self.part(target, Part::Body, number);
        for Relationship { kind, target, .. } in relationships::of(&mut self.package, target) {
            match kind.as_str() {
                "diagramData" => self.part(&target, Part::Body, number),
                "notesSlide" => self.part(&target, Part::Footnote, number),
                "comments" => self.part(&target, Part::Comment, number),
                _ => {}
            }
        }
    }

    fn part(&mut self, target: &str, part: Part, number: u32) {
        let Some(text) = self.text(target) else {
            return;
        };
        let told = slide::tell(&text, part);
        self.seen.extend(told.is_damaged.then_some(Seen::Damage));
        self.seen.extend(told.is_full.then_some(Seen::TooMuch));
        let mut n_tables = self.n_tables;
        for mut piece in told.pieces {
            piece.page = Some(number);
            if let BlockKind::Cell(cell) = &mut piece.kind {
                cell.table = cell.table.saturating_add(self.n_tables);
                n_tables = n_tables.max(cell.table + 1);
            }
            self.pieces.push(piece);
        }
        self.n_tables = n_tables;
    }

    fn properties(&mut self) -> Vec<Piece> {
        let mut lines = Vec::new();
        for tie in relationships::of(&mut self.package, "") {
            if matches!(tie.kind.as_str(), "core-properties" | "extended-properties") {
                let text = self.text(&tie.target).unwrap_or_default();
                lines.extend(properties::named(&text));
            }
        }
        let piece = |line| Piece::new(Part::Property, BlockKind::Paragraph, line);
        lines.into_iter().map(piece).collect()
    }

    fn text(&mut self, part: &str) -> Option<String> {
        let (bytes, state) = self.package.part(part)?;
        self.seen.extend(state.seen(Seen::Damage, Seen::TooMuch));
        Some(xml::decoded(&bytes).into_owned())
    }
}

#[cfg(test)]
mod tests;

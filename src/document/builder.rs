//! Laying blocks out as one text.

use super::{Block, BlockKind, Document, Format, Note, NoteCode, Origin, Part, Span, Tracked};

/// Puts a document together, block by block, so that text and spans always agree.
///
/// Blocks may come in any order of parts; [`Builder::finish`] sorts the parts into
/// [`Part::ALL`]'s order and keeps the order inside each. Cells of one row are parted by a tab,
/// everything else by a line break; each part but the body begins with its name in brackets. A
/// list item's label stands before its block. What runs along the edge of one page stands in
/// brackets after what was added to the body before it.
#[derive(Debug)]
pub struct Builder {
    path: String,
    hash: String,
    format: Format,
    pages: Option<u32>,
    pieces: Vec<Piece>,
    notes: Vec<Note>,
}

/// A block with its text, before it is laid out.
#[derive(Debug)]
struct Piece {
    text: String,
    block: Block,
}

impl Builder {
    /// Starts a document.
    ///
    /// - `path`: relative to the audited folder, with `/`
    /// - `hash`: BLAKE3 of the bytes, hexadecimal
    pub fn new(path: impl Into<String>, hash: impl Into<String>, format: Format) -> Self {
        Self {
            path: path.into(),
            hash: hash.into(),
            format,
            pages: None,
            pieces: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Sets the number of pages.
    pub fn pages(&mut self, pages: u32) {
        self.pages = Some(pages);
    }

    /// Adds a note.
    pub fn note(&mut self, code: NoteCode, message: impl Into<String>) {
        self.notes.push(Note::new(code, message));
    }

    /// Adds a block. Blank text adds nothing, except in a table, where an empty cell is a fact.
    pub fn push(
        &mut self,
        part: Part,
        kind: BlockKind,
        page: Option<u32>,
        text: impl Into<String>,
    ) -> Option<&mut Block> {
        let text = text.into();
        if text.trim().is_empty() && !matches!(kind, BlockKind::Cell(_)) {
            return None;
        }
        let block = Block {
            span: Span::new(0, 0),
            kind,
            part,
            page,
            label: None,
            tracked: Tracked::No,
            recognised: false,
        };
        self.pieces.push(Piece {
            text: text.trim().to_owned(),
            block,
        });
        self.pieces.last_mut().map(|piece| &mut piece.block)
    }

    /// Tells how many blocks were added so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Tells whether no block was added so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Lays the blocks out as one text and gives the document.
    #[must_use]
    pub fn finish(mut self) -> Document {
        self.push_path();
        self.pieces.sort_by_key(|piece| piece.stands_in().rank());
        let mut text = String::new();
        for idx in 0..self.pieces.len() {
            let (before, rest) = self.pieces.split_at_mut(idx);
            if let Some(piece) = rest.first_mut() {
                separate(&mut text, before.last(), piece);
                piece.write(&mut text);
            }
        }
        if !text.is_empty() {
            text.push('\n');
        }
        let mut blocks: Vec<Block> = self.pieces.into_iter().map(|piece| piece.block).collect();
        blocks.sort_by_key(|block| block.part.rank());
        Document {
            path: self.path,
            hash: self.hash,
            format: self.format,
            pages: self.pages,
            text,
            blocks,
            notes: self.notes,
            origin: Origin::default(),
        }
    }

    /// The file's own name and folders are places where a status can stand, so they are text too.
    fn push_path(&mut self) {
        let path = std::mem::take(&mut self.path);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        self.push(Part::FileName, BlockKind::Paragraph, None, name);
        self.push(Part::Folder, BlockKind::Paragraph, None, folder);
        self.path = path;
    }
}

impl Piece {
    /// The part in whose text the block stands.
    fn stands_in(&self) -> Part {
        if self.block.is_running() {
            Part::Body
        } else {
            self.block.part
        }
    }

    /// Writes the block's text, and gives the block its place.
    fn write(&mut self, text: &mut String) {
        if self.block.is_running() {
            text.push('[');
        }
        if let Some(label) = &self.block.label {
            text.push_str(label);
            text.push(' ');
        }
        self.block.span = Span::new(text.len(), text.len() + self.text.len());
        text.push_str(&self.text);
        if self.block.is_running() {
            text.push(']');
        }
    }
}

fn separate(text: &mut String, before: Option<&Piece>, next: &Piece) {
    let part = next.stands_in();
    let part_changes = before.map_or(part != Part::Body, |before| before.stands_in() != part);
    if let Some(before) = before {
        let same_row = match (before.block.cell(), next.block.cell()) {
            (Some(a), Some(b)) => !part_changes && (a.table, a.row) == (b.table, b.row),
            _ => false,
        };
        text.push(if same_row { '\t' } else { '\n' });
    }
    if part_changes {
        if before.is_some() {
            text.push('\n');
        }
        text.push('[');
        text.push_str(part.name());
        text.push_str("]\n");
    }
}

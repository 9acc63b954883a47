//! The one shared vocabulary: a document as text with structure, and places in it.
//!
//! In: nothing. Out: [`Document`], made by `extract` through a [`Builder`], read by every later
//! stage. A document is one `text` and a list of [`Block`]s, each a span of that text that knows
//! what it was on the page: a heading, a paragraph, a table cell, a running header, a watermark.

use serde::{Deserialize, Serialize};

/// A stretch of a document's text, in bytes, end exclusive. Always on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// Builds a span from its two ends.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forwards");
        Self { start, end }
    }

    /// Tells whether `other` lies wholly inside this span.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Moves the span by `offset` bytes: from a block's own text to the document's.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self::new(self.start + offset, self.end + offset)
    }

    /// Returns the smallest span that holds both.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Cuts the span in two, `len` bytes behind its start.
    #[must_use]
    pub fn split_at(self, len: usize) -> (Self, Self) {
        let middle = self.end.min(self.start + len);
        (Self::new(self.start, middle), Self::new(middle, self.end))
    }

    /// Tells whether the span holds no text.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// The part of the file that a block comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The running text.
    Body,
    /// A running header.
    Header,
    /// A running footer.
    Footer,
    /// A footnote.
    Footnote,
    /// An endnote.
    Endnote,
    /// A reviewer's comment.
    Comment,
    /// Text in a drawn box.
    TextBox,
    /// Text laid across the page, such as DRAFT.
    Watermark,
    /// A document property, such as title or author; the text is `Name: value`.
    Property,
    /// The file's own name.
    FileName,
    /// The folders that the file lies in, below the audited one.
    Folder,
}

impl Part {
    /// Every part, in the order in which they stand in a document's text.
    pub const ALL: [Self; 11] = [
        Self::Body,
        Self::TextBox,
        Self::Footnote,
        Self::Endnote,
        Self::Comment,
        Self::Header,
        Self::Footer,
        Self::Watermark,
        Self::Property,
        Self::FileName,
        Self::Folder,
    ];

    /// Returns the part's place among the parts of a text.
    pub(crate) fn rank(self) -> Option<usize> {
        Self::ALL.iter().position(|part| *part == self)
    }

    /// Returns the part's name in plain words, as it stands in brackets in extracted text.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Header => "header",
            Self::Footer => "footer",
            Self::Footnote => "footnote",
            Self::Endnote => "endnote",
            Self::Comment => "comment",
            Self::TextBox => "text box",
            Self::Watermark => "watermark",
            Self::Property => "property",
            Self::FileName => "file name",
            Self::Folder => "folder",
        }
    }
}

/// Where a block stands in a table. Positions count from 0; a merged cell stands at its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Which table of the document.
    pub table: u32,
    /// Which row of the table.
    pub row: u32,
    /// Which column of the table's grid.
    pub column: u32,
    /// Whether the file itself marks the row as a header row.
    pub header: bool,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A heading; level 1 is the highest, 0 the document's title.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list; level 0 is the outermost.
    ListItem(u8),
    /// A table's cell; its text may hold several lines.
    Cell(Cell),
}

/// Whether a reviewer's tracked change made or struck out the text, or what became of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tracked {
    /// Plain text.
    No,
    /// Holds text that was inserted with change tracking on.
    Inserted,
    /// Text that was struck out with change tracking on; it is no longer said.
    Deleted,
    /// A comment that was marked as dealt with.
    Settled,
}

/// One piece of the document, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where its text stands in the document's text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Which part of the file it comes from.
    pub part: Part,
    /// The page, from 1, where the format has pages.
    pub page: Option<u32>,
    /// The list item's own label ("1.2", "a)"), where it is not in the text.
    pub label: Option<String>,
    /// Whether a tracked change made or struck it out.
    pub tracked: Tracked,
    /// Whether a program read it off a picture (OCR), so that it has to be checked there.
    pub recognised: bool,
}

impl Block {
    /// Returns the place in a table, if the block is a cell.
    #[must_use]
    pub fn cell(&self) -> Option<Cell> {
        match self.kind {
            BlockKind::Cell(cell) => Some(cell),
            _ => None,
        }
    }

    /// Returns the heading's level, if the block is a heading.
    #[must_use]
    pub fn heading(&self) -> Option<u8> {
        match self.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// Tells whether it is a running header or footer of one page, which stands in the text where
    /// that page begins or ends.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.part, Part::Header | Part::Footer) && self.page.is_some()
    }

    /// Tells whether a reader of the final document would see the text as said.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.tracked != Tracked::Deleted
    }
}

/// The format that a file's content shows, whatever its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Word document (Office Open XML).
    Docx,
    /// Portable Document Format.
    Pdf,
    /// Plain text.
    Txt,
    /// Markdown.
    Md,
    /// Web page.
    Html,
    /// OpenDocument text.
    Odt,
    /// Rich text.
    Rtf,
    /// Old Word document, read through another program.
    Doc,
    /// Excel workbook (Office Open XML, or the older binary kinds).
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
    /// Values parted by commas, semicolons or tabs.
    Csv,
    /// E-mail as it was sent (Internet Message Format).
    Eml,
    /// E-mail as Outlook keeps it.
    Msg,
    /// Archive of files, each of which is a document of its own.
    Zip,
    /// Anything that is not read.
    Other,
    /// Presentation (Office Open XML or OpenDocument).
    Slides,
}

impl Format {
    /// Tells whether the format says which cells of a table are merged, so that a cell merged
    /// downwards speaks for the rows below it. In a pdf, tags or ruling lines say it.
    #[must_use]
    pub fn shows_merged_cells(self) -> bool {
        matches!(
            self,
            Self::Docx | Self::Doc | Self::Odt | Self::Rtf | Self::Html | Self::Pdf
        )
    }
}

/// Why something was not read, or was read with care. The code is a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteCode {
    /// The system refused to give the file.
    Unreadable,
    /// A format that casewise does not read.
    Unsupported,
    /// Protected by a password.
    Encrypted,
    /// Broken beyond reading.
    Damaged,
    /// No bytes, or no text and nothing that could hold any.
    Empty,
    /// Pages are pictures: no page has text.
    Scanned,
    /// The parser failed on it.
    ParserFailed,
    /// Beyond a bound on size, pages, nesting or time.
    TooLarge,
    /// Some pages are pictures without text; the others were read.
    ScannedPages,
    /// A part of the file could not be read; the rest was.
    PartDamaged,
    /// Read only up to a bound; the rest was left out.
    CutShort,
    /// Some characters have no known meaning in the file's fonts or encoding.
    UnknownCharacters,
    /// A note for the reader that takes nothing away, such as a name that belies the content.
    Remark,
}

impl NoteCode {
    /// Tells how much of the document the note leaves unread.
    #[must_use]
    pub fn reading(self) -> Reading {
        match self {
            Self::Unreadable
            | Self::Unsupported
            | Self::Encrypted
            | Self::Damaged
            | Self::Empty
            | Self::Scanned
            | Self::ParserFailed
            | Self::TooLarge => Reading::Not,
            Self::ScannedPages | Self::PartDamaged | Self::CutShort => Reading::Partly,
            Self::UnknownCharacters | Self::Remark => Reading::Whole,
        }
    }
}

/// How much of a document was read. Ordered: whole, partly, not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// All of it.
    Whole,
    /// Some of it; what is missing could matter.
    Partly,
    /// None of it.
    Not,
}

/// A remark on how a document was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The reason's code.
    pub code: NoteCode,
    /// The reason in plain words, without the file's name.
    pub message: String,
}

impl Note {
    /// Builds a note.
    pub fn new(code: NoteCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

/// One file, as text with structure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Path relative to the audited folder, with `/`.
    pub path: String,
    /// BLAKE3 of the file's bytes, in lower-case hexadecimal.
    pub hash: String,
    /// What the content shows the file to be.
    pub format: Format,
    /// How many pages, where the format has pages.
    pub pages: Option<u32>,
    /// All text that was read. Text between blocks is decoration: separators, part names, labels of
    /// list items, and brackets around running lines.
    pub text: String,
    /// The pieces, part by part, and in each part in the order in which they stand in `text`.
    /// Running headers and footers of pages stand in `text` where their pages begin or end.
    pub blocks: Vec<Block>,
    /// What could not be read, and why.
    pub notes: Vec<Note>,
    /// Where a piece of a document stands in the whole; nothing to tell for a whole one.
    #[serde(skip)]
    pub origin: Origin,
}

/// Where the text and the blocks of a piece stand in the whole document.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// Where each stretch that was cut out in one begins, here and in the whole.
    stretches: Vec<(usize, usize)>,
    /// Which of the whole document's blocks each block is.
    blocks: Vec<usize>,
}

impl Origin {
    /// Returns where a span stands in the whole document.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        let n_before = self
            .stretches
            .partition_point(|(here, _)| *here <= span.start);
        let stretch = n_before.checked_sub(1).map(|idx| self.stretches[idx]);
        let (here, whole) = stretch.unwrap_or_default();
        Span::new(span.start - here + whole, span.end - here + whole)
    }

    /// Returns which block of the whole document a block is.
    #[must_use]
    pub fn block(&self, block_idx: usize) -> usize {
        self.blocks.get(block_idx).copied().unwrap_or(block_idx)
    }

    /// Cuts off the end of a span from which on other words follow in the whole document.
    fn unbroken(&self, span: Span) -> Span {
        let mut begins = self.stretches.iter().map(|(here, _)| *here);
        let next = begins.find(|here| *here > span.start);
        Span::new(span.start, next.map_or(span.end, |next| next.min(span.end)))
    }
}

impl Document {
    /// Cuts out a piece that is read by itself: one child's row of a roster, one of the records
    /// that a document holds. Evidence from it gives the places that the words have in the whole.
    ///
    /// - `spans`: what the piece is made of, apart, in the order in which it is to be read
    ///
    /// # Panics
    /// When the spans are not this document's.
    #[must_use]
    pub fn piece(&self, spans: &[Span]) -> Self {
        let mut text = String::new();
        let mut stretches = Vec::with_capacity(spans.len());
        for span in spans {
            stretches.push((text.len(), span.start));
            text.push_str(self.at(*span));
        }
        let origin = Origin {
            stretches: stretches.clone(),
            blocks: self.blocks_in(spans),
        };
        let moved = |block: &Block| {
            let at = spans.iter().position(|span| span.covers(block.span));
            let (here, whole) = stretches[at.expect("the block lies in one of the spans")];
            let Span { start, end } = block.span;
            Span::new(start - whole + here, end - whole + here)
        };
        let blocks = origin.blocks.iter().map(|idx| &self.blocks[*idx]);
        let blocks = blocks.map(|block| Block {
            span: moved(block),
            ..block.clone()
        });
        Self {
            path: self.path.clone(),
            hash: self.hash.clone(),
            format: self.format,
            pages: self.pages,
            blocks: blocks.collect(),
            text,
            notes: self.notes.clone(),
            origin,
        }
    }

    /// The blocks that lie in some spans, as positions, in the order of the document's.
    fn blocks_in(&self, spans: &[Span]) -> Vec<usize> {
        let mut found = Vec::new();
        let mut from = 0;
        for part in Part::ALL {
            let own = &self.blocks[from..];
            let own = &own[..own.partition_point(|block| block.part == part)];
            for span in spans {
                let first = own.partition_point(|block| block.span.start < span.start);
                let inside = own[first..].iter();
                let n = inside
                    .take_while(|block| block.span.end <= span.end)
                    .count();
                found.extend(from + first..from + first + n);
            }
            from += own.len();
        }
        found
    }

    /// Tells whether this is the same document as another, or the same piece of one.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.path == other.path && self.origin == other.origin
    }

    /// Tells whether this and another are pieces of one file.
    #[must_use]
    pub fn is_of_file(&self, other: &Self) -> bool {
        let is_piece = |one: &Self| !one.origin.stretches.is_empty();
        self.path == other.path && is_piece(self) && is_piece(other)
    }

    /// Returns a span without what does not follow on its beginning in the whole document.
    #[must_use]
    pub fn unbroken(&self, span: Span) -> Span {
        self.origin.unbroken(span)
    }

    /// Returns the text at a span.
    ///
    /// # Panics
    /// When the span is not one of this document's.
    #[must_use]
    pub fn at(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// Returns a block's text.
    #[must_use]
    pub fn text_of(&self, block: &Block) -> &str {
        self.at(block.span)
    }

    /// Returns the lines of a stretch of text in order, each without the break that ends it.
    pub(crate) fn lines_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let mut start = span.start;
        self.at(span).split('\n').map(move |line| {
            let line = Span::new(start, start + line.len());
            start = line.end + 1;
            line
        })
    }

    /// Returns the position of the block that holds the start of a span, if one does.
    #[must_use]
    pub fn block_at(&self, span: Span) -> Option<usize> {
        let mut from = 0;
        Part::ALL.into_iter().find_map(|part| {
            let first = from;
            let n_own = self.blocks[first..].partition_point(|block| block.part == part);
            from += n_own;
            let own = &self.blocks[first..from];
            let idx = own.partition_point(|block| block.span.end <= span.start);
            let block = own.get(idx)?;
            (block.span.start <= span.start).then_some(first + idx)
        })
    }

    /// Returns the blocks of one part that a reader would see as said, in order.
    pub fn part(&self, part: Part) -> impl Iterator<Item = &Block> {
        self.blocks
            .iter()
            .filter(move |block| block.part == part && block.is_said())
    }

    /// Returns the headings above a block, outermost first.
    #[must_use]
    pub fn headings_above(&self, block_idx: usize) -> Vec<&Block> {
        let mut path: Vec<&Block> = Vec::new();
        let mut level_below = u8::MAX;
        for block in self.blocks[..block_idx].iter().rev() {
            if let (Part::Body, Some(level)) = (block.part, block.heading())
                && level < level_below
            {
                path.push(block);
                level_below = level;
            }
        }
        path.reverse();
        path
    }

    /// Returns the address of a spreadsheet's cell, such as `Actions!C4`.
    #[must_use]
    pub fn sheet_cell(&self, block_idx: usize) -> Option<String> {
        let is_sheet = matches!(self.format, Format::Xlsx | Format::Ods | Format::Csv);
        let cell = self.blocks.get(block_idx)?.cell().filter(|_| is_sheet)?;
        let mut letters = Vec::new();
        let mut column = cell.column;
        loop {
            letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
            match (column / 26).checked_sub(1) {
                Some(next) => column = next,
                None => break,
            }
        }
        let letters: String = letters.into_iter().rev().collect();
        let address = format!("{letters}{}", u64::from(cell.row) + 1);
        let above = self.headings_above(block_idx);
        let sheet = above.iter().find(|block| block.heading() == Some(1));
        Some(sheet.map_or(address.clone(), |block| {
            format!("{}!{address}", self.text_of(block))
        }))
    }

    /// Tells how much of the document was read: the worst of its notes.
    #[must_use]
    pub fn reading(&self) -> Reading {
        self.notes
            .iter()
            .map(|note| note.code.reading())
            .max()
            .unwrap_or(Reading::Whole)
    }

    /// Returns the file's name, without its folders.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, column: u32) -> BlockKind {
        BlockKind::Cell(Cell {
            table: 0,
            row,
            column,
            header: row == 0,
        })
    }

    #[test]
    fn rows_stand_on_lines_and_parts_follow_the_body_under_their_names() {
        let mut builder = Builder::new("plans/a.docx", "00", Format::Docx);
        builder.push(Part::Header, BlockKind::Paragraph, None, "DRAFT");
        builder.push(Part::Body, BlockKind::Heading(1), None, "Plan");
        builder.push(Part::Body, cell(0, 0), None, "Action");
        builder.push(Part::Body, cell(0, 1), None, "");
        builder.push(Part::Body, cell(1, 0), None, "Ring school");
        builder.push(Part::Body, cell(1, 1), None, "Mum");
        let document = builder.finish();
        assert_eq!(
            document.text,
            "Plan\nAction\t\nRing school\tMum\n\n[header]\nDRAFT\n\n[file name]\na.docx\n\n[folder]\nplans\n"
        );
        let said: Vec<&str> = document
            .blocks
            .iter()
            .map(|block| document.text_of(block))
            .collect();
        assert_eq!(
            said,
            [
                "Plan",
                "Action",
                "",
                "Ring school",
                "Mum",
                "DRAFT",
                "a.docx",
                "plans"
            ]
        );
    }

    #[test]
    fn running_lines_stand_where_their_pages_begin_and_labels_before_their_items() {
        let mut builder = Builder::new("a.pdf", "00", Format::Pdf);
        builder.push(Part::Body, BlockKind::Paragraph, Some(1), "Aims");
        builder.push(Part::Footer, BlockKind::Paragraph, Some(1), "Page 1");
        let item = builder.push(Part::Body, BlockKind::ListItem(0), Some(2), "Be safe");
        item.expect("it has text").label = Some("1.2".to_owned());
        let document = builder.finish();
        assert_eq!(
            document.text,
            "Aims\n[Page 1]\n1.2 Be safe\n\n[file name]\na.pdf\n"
        );
        let said: Vec<&str> = document
            .blocks
            .iter()
            .map(|block| document.text_of(block))
            .collect();
        assert_eq!(said, ["Aims", "Be safe", "Page 1", "a.pdf"]);
        for (idx, block) in document.blocks.iter().enumerate() {
            assert_eq!(document.block_at(block.span), Some(idx));
        }
    }

    #[test]
    fn a_cell_of_a_spreadsheet_has_its_address() {
        let mut builder = Builder::new("a.xlsx", "00", Format::Xlsx);
        builder.push(Part::Body, BlockKind::Heading(1), None, "Log");
        builder.push(Part::Body, cell(3, 2), None, "x");
        builder.push(Part::Body, cell(9, 27), None, "y");
        let document = builder.finish();
        assert_eq!(document.sheet_cell(1).as_deref(), Some("Log!C4"));
        assert_eq!(document.sheet_cell(2).as_deref(), Some("Log!AB10"));
        assert_eq!(document.sheet_cell(0), None);
    }

    #[test]
    fn a_block_knows_the_headings_above_it() {
        let mut builder = Builder::new("a.md", "00", Format::Md);
        for (level, text) in [(1, "One"), (2, "Inner"), (1, "Two"), (3, "Deep")] {
            builder.push(Part::Body, BlockKind::Heading(level), None, text);
        }
        builder.push(Part::Body, BlockKind::Paragraph, None, "here");
        let document = builder.finish();
        let path: Vec<&str> = document
            .headings_above(4)
            .iter()
            .map(|block| document.text_of(block))
            .collect();
        assert_eq!(path, ["Two", "Deep"]);
    }
}

//! A piece of a document and what it was on the page.

use serde::{Deserialize, Serialize};

use super::Span;

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

    /// Returns the table and the row that the block stands in, if it is a cell.
    pub(crate) fn table_row(&self) -> Option<(u32, u32)> {
        self.cell().map(|cell| (cell.table, cell.row))
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

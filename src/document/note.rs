//! What a file shows itself to be, and how much of it was read.

use serde::{Deserialize, Serialize};

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

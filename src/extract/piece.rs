//! A piece of a document before it is laid out: a block with its text.

use crate::document::{BlockKind, Builder, Part, Tracked};

/// A block to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) part: Part,
    pub(super) kind: BlockKind,
    pub(super) text: String,
    pub(super) page: Option<u32>,
    pub(super) label: Option<String>,
    pub(super) tracked: Tracked,
}

impl Piece {
    pub(super) fn new(part: Part, kind: BlockKind, text: impl Into<String>) -> Self {
        Self {
            part,
            kind,
            text: text.into(),
            page: None,
            label: None,
            tracked: Tracked::No,
        }
    }

    /// How tests of readers show a cell: "table.row,column: text", with "!" in a header.
    #[cfg(test)]
    pub(super) fn cell_in_words(&self) -> Option<String> {
        let BlockKind::Cell(cell) = self.kind else {
            return None;
        };
        let mark = if cell.header { "!" } else { "" };
        let (table, row, column) = (cell.table, cell.row, cell.column);
        Some(format!("{table}.{row},{column}{mark}: {}", self.text))
    }

    /// How tests of readers show a piece: its part, kind and label, then its text.
    #[cfg(test)]
    pub(super) fn in_words(&self) -> String {
        let label = self.label.as_deref().unwrap_or_default();
        let plain = || format!("{:?} {:?} {label}|{}", self.part, self.kind, self.text);
        self.cell_in_words().unwrap_or_else(plain)
    }

    /// Adds the piece to a document.
    pub(super) fn push_to(self, builder: &mut Builder) {
        if let Some(block) = builder.push(self.part, self.kind, self.page, self.text) {
            block.label = self.label;
            block.tracked = self.tracked;
        }
    }
}

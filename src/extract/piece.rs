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

    /// Adds the piece to a document.
    pub(super) fn push_to(self, builder: &mut Builder) {
        if let Some(block) = builder.push(self.part, self.kind, self.page, self.text) {
            block.label = self.label;
            block.tracked = self.tracked;
        }
    }
}

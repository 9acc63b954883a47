//! A stretch of a document's text.

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

//! A piece of a document that is read by itself, and where its words stand in the whole.

use super::{Block, Document, Part, Span};

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
}

//! The one shared vocabulary: a document as text with structure, and places in it.
//!
//! In: nothing. Out: [`Document`], made by `extract` through a [`Builder`], read by every later
//! stage. A document is one `text` and a list of [`Block`]s, each a span of that text that knows
//! what it was on the page: a heading, a paragraph, a table cell, a running header, a watermark.

mod block;
mod builder;
mod note;
mod piece;
mod span;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use block::{Block, BlockKind, Cell, Part, Tracked};
pub use builder::Builder;
pub use note::{Format, Note, NoteCode, Reading};
pub use piece::Origin;
pub use span::Span;

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

impl Document {
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

    /// Cuts a span into stretches no longer than so many bytes, behind a space where there is one.
    /// What grows faster than the length of a sentence is then bounded, whatever a file holds.
    pub(crate) fn bounded(&self, span: Span, len_max: usize) -> impl Iterator<Item = Span> {
        let mut rest = (!span.is_empty()).then_some(span);
        std::iter::from_fn(move || {
            let span = rest?;
            let text = self.at(span);
            if text.len() <= len_max {
                rest = None;
                return Some(span);
            }
            let edge = text.floor_char_boundary(len_max);
            let space = text[..edge].rfind(char::is_whitespace).filter(|at| *at > 0);
            let (first, others) = span.split_at(space.unwrap_or(edge));
            rest = Some(others);
            Some(first)
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

    /// Returns the cells of the row in which a block stands, if it is a cell.
    pub(crate) fn row_of(&self, block_idx: usize) -> Option<&[Block]> {
        let place = |block: &Block| Some((block.part, block.table_row()?));
        let own = place(self.blocks.get(block_idx)?)?;
        let is_beside = |block: &&Block| place(block) == Some(own);
        let n_before = self.blocks[..block_idx].iter().rev().take_while(is_beside);
        let n_after = self.blocks[block_idx..].iter().take_while(is_beside);
        let first = block_idx - n_before.count();
        Some(&self.blocks[first..block_idx + n_after.count()])
    }

    /// Returns where that row stands in the text.
    pub(crate) fn span_of_row(&self, block_idx: usize) -> Option<Span> {
        let row = self.row_of(block_idx)?;
        Some(row.first()?.span.joined(row.last()?.span))
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

//! The records of a document cut out of it.
//!
//! In: a document and the heads of its records. Out: a piece for each, and one for the cover. What
//! the file says of itself goes with each; a title over them all with those that need it.

use super::head::Head;
use super::{Parts, has_cover, words_between};
use crate::document::{Block, Document, Part, Span};
use crate::facts::meetings;

/// Fewer words than these under a title are an entry of a list, not a record.
const WORDS_MIN: usize = 25;

/// Cuts the records out; none where one of them is too short to be one.
pub(super) fn out(document: &Document, heads: &[Head]) -> Option<Parts> {
    let n_body = n_body(document);
    let starts = heads.iter().map(|head| head.first_idx);
    let ends = starts.clone().skip(1).chain([n_body]);
    let mut stretches = starts.zip(ends);
    if stretches.any(|(start, end)| words_between(document, start, end) < WORDS_MIN) {
        return None;
    }
    let around = Around::of(document, n_body);
    let has_cover = has_cover(document, heads);
    let begins: Vec<usize> = heads
        .iter()
        .map(|head| begin_of(document, head.first_idx))
        .collect();
    let front = Span::new(0, begins[0]);
    let title = if has_cover {
        naming_line(document, heads[0].first_idx)
    } else {
        Some(front).filter(|front| !front.is_empty())
    };
    let ends = begins.iter().skip(1).copied().chain([around.body_end]);
    let pieces = heads.iter().zip(begins.iter().zip(ends)).enumerate();
    let records = pieces.map(|(nth, (head, (begin, end)))| {
        let takes_all = nth == 0 && !has_cover;
        let title = title.filter(|_| takes_all || head.is_bare);
        let rest = if takes_all { around.all } else { around.file };
        let spans = title.into_iter().chain([Span::new(*begin, end), rest]);
        document.piece(&spans.collect::<Vec<_>>())
    });
    Some(Parts {
        records: records.collect(),
        cover: has_cover.then(|| document.piece(&[front, around.all])),
    })
}

/// Cuts off what stands before a block; some of its blocks stay with what follows, behind its text.
pub(super) fn behind(document: &Document, first_idx: usize, kept: &[usize]) -> Parts {
    let around = Around::of(document, n_body(document));
    let begin = begin_of(document, first_idx);
    let kept = kept.iter().map(|idx| line_of(document, *idx));
    let text = [Span::new(begin, around.body_end)].into_iter();
    let spans: Vec<Span> = text.chain(kept).chain([around.all]).collect();
    Parts {
        cover: Some(document.piece(&[Span::new(0, begin), around.file])),
        records: vec![document.piece(&spans)],
    }
}

/// A block with the end of its last line.
fn line_of(document: &Document, block_idx: usize) -> Span {
    let span = document.blocks[block_idx].span;
    Span::new(line_start(document, span), line_end(document, span))
}

fn line_end(document: &Document, span: Span) -> usize {
    let rest = &document.text[span.end..];
    rest.find('\n')
        .map_or(document.text.len(), |at| span.end + at + 1)
}

/// The line of a cover that names a meeting, for records that leave it open which.
fn naming_line(document: &Document, first_idx: usize) -> Option<Span> {
    const WORDS_MAX: usize = 14;
    let names = |block: &&Block| {
        let text = document.text_of(block);
        let is_line = block.part == Part::Body && block.cell().is_none();
        is_line
            && text.split_whitespace().count() <= WORDS_MAX
            && meetings::named_in(text).next().is_some()
    };
    let block = document.blocks[..first_idx].iter().find(names)?;
    let end = line_end(document, block.span);
    Some(Span::new(line_start(document, block.span), end))
}

/// What belongs to no stretch of the body.
struct Around {
    body_end: usize,
    /// Boxes, notes and comments, which belong to the first, and what the file says of itself.
    all: Span,
    /// Headers, properties and the file's name, which each record shares.
    file: Span,
}

impl Around {
    fn of(document: &Document, n_body: usize) -> Self {
        let text_end = document.text.len();
        let begins = |is_own: &dyn Fn(Part) -> bool| {
            let rest = document.blocks[n_body..].iter();
            let mut own = rest.filter(|block| !block.is_running() && is_own(block.part));
            own.next()
                .map_or(text_end, |block| line_start(document, block.span))
        };
        let body_end = begins(&|_| true);
        let of_file = |part| {
            !matches!(
                part,
                Part::Body | Part::TextBox | Part::Footnote | Part::Endnote | Part::Comment
            )
        };
        Self {
            body_end,
            all: Span::new(body_end, text_end),
            file: Span::new(begins(&of_file), text_end),
        }
    }
}

pub(super) fn n_body(document: &Document) -> usize {
    document
        .blocks
        .partition_point(|block| block.part == Part::Body)
}

/// Where a record's text begins: with its first line, or with the header of the page that it begins.
fn begin_of(document: &Document, first_idx: usize) -> usize {
    let first = &document.blocks[first_idx];
    let before = first_idx
        .checked_sub(1)
        .map_or(0, |idx| document.blocks[idx].span.end);
    let rest = document.blocks[first_idx..].iter();
    let running = rest.filter(|block| block.is_running() && block.page == first.page);
    let headers = running.filter(|block| (before..first.span.start).contains(&block.span.start));
    let spans = headers.map(|block| block.span).chain([first.span]);
    spans
        .map(|span| line_start(document, span))
        .min()
        .unwrap_or(0)
}

fn line_start(document: &Document, span: Span) -> usize {
    document.text[..span.start]
        .rfind('\n')
        .map_or(0, |at| at + 1)
}

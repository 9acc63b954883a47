//! Labels and values that take turns, each on a line of its own.
//!
//! In: pieces with their shapes. Out: how many pairs follow one another from a place on.

use super::lines::of_spans;
use super::pieces::{Piece, Shape, lead};
use super::{Form, Labelled};
use crate::document::{Document, Span};

/// How many labels and values take turns from here on, each on a line of its own. A label that
/// nobody knows, and a value that reads like a label, have their places by the others around them.
pub(super) fn turns(
    document: &Document,
    pieces: &[Piece],
    shapes: &[Shape],
    from: usize,
) -> Option<usize> {
    const PIECES_MAX: usize = 60;
    let part = document.blocks[pieces[from].block_idx].part;
    let fits = |idx: &usize| {
        let piece = pieces[*idx];
        let block = &document.blocks[piece.block_idx];
        let alone = pieces.get(idx + 1).is_none_or(|next| next.starts_line);
        let n_words = document.at(piece.span).split_whitespace().take(15).count();
        let n_words_max = if (idx - from).is_multiple_of(2) {
            8
        } else {
            14
        };
        block.part == part
            && block.cell().is_none()
            && piece.starts_line
            && alone
            && n_words <= n_words_max
            && can_take_turn(
                document,
                piece,
                &shapes[*idx],
                (idx - from).is_multiple_of(2),
            )
            && ((idx - from).is_multiple_of(2) || block.heading().is_none())
    };
    let end = (from..pieces.len())
        .take(PIECES_MAX)
        .take_while(fits)
        .count()
        + from;
    let is_label = |idx: &usize| matches!(shapes[*idx], Shape::Label(_));
    let last = (from..end)
        .step_by(2)
        .filter(|idx| idx + 1 < end)
        .rfind(is_label)?;
    let n_pairs = (last - from) / 2 + 1;
    let names = (from..=last).step_by(2).filter(is_label).count();
    let values_like_names = (from + 1..=last + 1).step_by(2).filter(is_label).count();
    (n_pairs >= 3 && names * 2 >= n_pairs && values_like_names * 3 <= names).then_some(n_pairs)
}

/// "Issue 3" may be a label with its value, and may be a value; with a colon it is the first.
fn can_take_turn(document: &Document, piece: Piece, shape: &Shape, is_name: bool) -> bool {
    let is_pair = matches!(shape, Shape::Pairs(_));
    !is_pair || (!is_name && !document.at(piece.span).contains([':', '：', '–']))
}

/// A label and the value on the line below it.
pub(super) fn of_two(
    document: &Document,
    pieces: &[Piece],
    label_idx: usize,
    table_at: &[Option<usize>],
) -> Labelled {
    let (name, value) = (pieces[label_idx], pieces[label_idx + 1]);
    let start = name.span.start + lead(document.at(name.span));
    let label = Span::new(start, name.span.end);
    of_spans(
        document,
        label,
        (value.span, value.block_idx, Form::NextLine),
        table_at,
    )
}

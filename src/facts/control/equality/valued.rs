//! What stands beside or below the bare name of an equality impact assessment.
//!
//! In: cells, gaps and headings. Out: values, by what the words there say became of it.

use super::words::{CUSTOM, DONE, NAMED, OPEN, UNNEEDED};
use super::{is_done, speaks_of_others, value};
use crate::document::{Block, BlockKind, Span};
use crate::facts::control::{Field, Place, Reader, Value};

/// The cell beside a bare name that no label was read from.
pub(super) fn beside_name(
    reader: &Reader,
    block_idx: usize,
    place: Place,
    labels: &[Span],
) -> Option<Value> {
    let blocks = &reader.document.blocks;
    let (name, beside) = (blocks.get(block_idx)?, blocks.get(block_idx + 1)?);
    let is_row = name.cell().is_some() && name.table_row() == beside.table_row();
    let is_read = labels.iter().any(|label| name.span.covers(*label));
    if !is_row || is_read || !reader.layout.is_frame(block_idx) {
        return None;
    }
    let words = reader.document.text_of(beside);
    let field = named_and_valued(reader.document.text_of(name), words)?;
    Some(value(field, place, reader.quoted(beside.span)))
}

/// "Impact (EQIA)" and, behind a gap, "Not required": a name that is all there is, and what became of it.
pub(super) fn named_and_valued(name: &str, words: &str) -> Option<Field> {
    const NAME_WORDS_MAX: usize = 5;
    const WORDS_MAX: usize = 14;
    let is_name = name.split_whitespace().count() <= NAME_WORDS_MAX
        && !name.trim_end().ends_with(['.', ':', '?', '!', ';'])
        && NAMED.is_match(name)
        && !has_value(name);
    let is_short = words.split_whitespace().count() <= WORDS_MAX && !NAMED.is_match(words);
    let is_told = UNNEEDED.is_match(words) || DONE.is_match(words) || OPEN.is_match(words);
    let field = if is_done(words) {
        Field::Equality
    } else {
        Field::EqualityOpen
    };
    (is_name && is_short && is_told).then_some(field)
}

/// Whether a name says already what became of it: "EIA 22/41", "EqIA done".
fn has_value(name: &str) -> bool {
    name.bytes().any(|byte| byte.is_ascii_digit()) || DONE.is_match(name) || OPEN.is_match(name)
}

/// "Equality impact assessment" as a heading, with what stands below it.
pub(super) fn headed(
    reader: &Reader,
    block_idx: usize,
    block: &Block,
    place: Place,
) -> Option<Value> {
    let text = reader.document.text_of(block);
    let is_heading = block.heading().is_some()
        || (block.cell().is_none() && text.split_whitespace().count() <= 7 && !text.contains('.'));
    let is_of_many = matches!(block.kind, BlockKind::ListItem(_)) || CUSTOM.is_match(text);
    if !is_heading || is_of_many || !NAMED.is_match(text) || holds_value(text) {
        return None;
    }
    let below = reader.document.blocks.get(block_idx + 1)?;
    let is_content = below.part == block.part && below.heading().is_none() && below.is_said();
    let words = reader.document.text_of(below);
    if !is_content || words.is_empty() || NAMED.is_match(words) || speaks_of_others(words) {
        return None;
    }
    let field = if is_done(words) {
        Field::Equality
    } else {
        Field::EqualityOpen
    };
    Some(value(field, place, reader.quoted(below.span)))
}

/// "EIA: none", "EIA completed? No": a line that says of itself what became of it.
fn holds_value(line: &str) -> bool {
    line.contains(':') || line.trim_end().trim_end_matches('?').contains('?')
}

//! Header cells, captions and cell texts, for whoever looks for tables of one sort.
//!
//! In: a table of a document. Out: its first rows as plain header words by column, and the words
//! that stand above it. What the words mean is for the caller.

use super::Quoted;
use super::label::spelt_out;
use super::table::{Row, Table, holds_particulars};
use crate::document::{Block, Document, Part, Span};

/// How many rows from the top may be the header: a title row and a merged row may come first.
const N_HEAD_ROWS_MAX: usize = 4;
/// A header cell says what its column holds in fewer words than this.
const N_HEAD_WORDS_MAX: usize = 14;

/// A row read as a header: plain words by column.
#[derive(Debug)]
pub(super) struct HeadRow {
    /// The last row that belongs to the header.
    pub(super) row_idx: usize,
    /// The words of each cell that holds any.
    pub(super) cells: Vec<(u32, String)>,
    /// What stands in brackets in them.
    pub(super) asides: Vec<(u32, String)>,
}

/// Writes words in lower case, without brackets, marks and what stands in brackets; the name of a
/// system's field is written out.
pub(super) fn plain(text: &str) -> String {
    if let Some(words) = spelt_out(text) {
        return words;
    }
    let outside = words_of(text, true);
    if outside.is_empty() {
        words_of(text, false)
    } else {
        outside
    }
}

fn words_of(text: &str, drop_brackets: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' if drop_brackets => depth += 1,
            ')' | ']' if drop_brackets => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '\'' | '’' => {}
            c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ if out.is_empty() || out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The rows at the top of a table that could be its header, best first where the file marks one.
pub(super) fn head_rows(document: &Document, table: &Table) -> Vec<HeadRow> {
    let mut rows: Vec<HeadRow> = (0..table.rows.len().min(N_HEAD_ROWS_MAX))
        .map(|row_idx| head_row(document, table, row_idx))
        .filter(|head| head.cells.len() >= 2)
        .collect();
    if table.n_header_rows >= 2 {
        rows.insert(0, joined_head(document, table));
    }
    rows
}

/// Reads one row as a header; cells too long for one count as empty.
pub(super) fn head_row(document: &Document, table: &Table, row_idx: usize) -> HeadRow {
    let cells = table.rows[row_idx]
        .cells
        .iter()
        .map(|(column, block_idx)| (*column, plain(said(document, *block_idx))))
        .filter(|(_, words)| is_head_length(words))
        .collect();
    HeadRow {
        row_idx,
        cells,
        asides: asides(document, table, row_idx),
    }
}

/// "Event (source)" names in brackets what its column holds too.
fn asides(document: &Document, table: &Table, row_idx: usize) -> Vec<(u32, String)> {
    let in_brackets = |text: &str| {
        let (_, rest) = text.split_once('(')?;
        Some(plain(rest.split_once(')')?.0))
    };
    let cells = table.rows[row_idx].cells.iter();
    let cells = cells.filter(|(_, block_idx)| !said(document, *block_idx).starts_with('('));
    cells
        .filter_map(|(column, block_idx)| Some((*column, in_brackets(said(document, *block_idx))?)))
        .collect()
}

fn is_head_length(words: &str) -> bool {
    !words.is_empty() && words.split(' ').count() < N_HEAD_WORDS_MAX
}

/// A header of several rows: each column's words, joined downwards. A title laid across all columns
/// names none of them.
fn joined_head(document: &Document, table: &Table) -> HeadRow {
    let n_rows = table
        .n_header_rows
        .min(table.rows.len())
        .min(N_HEAD_ROWS_MAX);
    let mut cells: Vec<(u32, String)> = Vec::new();
    let is_title = |head: &HeadRow| {
        let says_whose = || holds_particulars(document, &table.rows[head.row_idx]);
        head.row_idx + 1 < n_rows && (head.cells.len() < 2 || says_whose())
    };
    for row_idx in 0..n_rows {
        let head = head_row(document, table, row_idx);
        let cells_of_row = if is_title(&head) {
            Vec::new()
        } else {
            head.cells
        };
        for (column, words) in cells_of_row {
            match cells.iter_mut().find(|(at, _)| *at == column) {
                Some((_, above)) if *above != words => {
                    above.push(' ');
                    above.push_str(&words);
                }
                Some(_) => {}
                None => cells.push((column, words)),
            }
        }
    }
    cells.sort_by_key(|(column, _)| *column);
    HeadRow {
        row_idx: n_rows.saturating_sub(1),
        cells,
        asides: asides(document, table, n_rows.saturating_sub(1)),
    }
}

/// A cell's text as a reader of the final document sees it.
pub(super) fn said(document: &Document, block_idx: usize) -> &str {
    document
        .blocks
        .get(block_idx)
        .filter(|block| block.is_said())
        .map_or("", |block| document.text_of(block).trim())
}

/// The words of a row's cell, unless it is blank or only a dash.
pub(super) fn quoted(document: &Document, row: &Row, column: Option<u32>) -> Option<Quoted> {
    let block = row.cell(document, column?)?;
    (block.is_said() && !is_blank(document.text_of(block)))
        .then(|| Quoted::cut(document, block.span))
}

/// "<NULL>", "(null)": what a system prints for a field that nobody filled in.
fn is_empty_field(text: &str) -> bool {
    let bare = text.trim().trim_matches(['<', '>', '(', ')', '[', ']']);
    let is_marked = bare.len() < text.trim().len() || bare == "NULL";
    let names = ["null", "blank", "empty", "none", "nil", "no value"];
    is_marked && names.iter().any(|name| bare.eq_ignore_ascii_case(name))
}

/// Tells whether nothing is said: no letter, no digit and no tick.
pub(super) fn is_blank(text: &str) -> bool {
    is_empty_field(text)
        || !text
            .chars()
            .any(|c| c.is_alphanumeric() || "✓✔☑☒√?".contains(c))
}

/// Tells whether a row is one cell laid across a table of several columns.
pub(crate) fn is_banner(document: &Document, table: &Table, row: &Row) -> bool {
    let n_columns = n_columns(table);
    let filled: Vec<&(u32, usize)> = row
        .cells
        .iter()
        .filter(|(_, block_idx)| !is_blank(said(document, *block_idx)))
        .collect();
    match filled.as_slice() {
        [(0, _)] => n_columns > 1,
        [_] => row.cells.len() == 1 && n_columns > 1,
        [(_, first), rest @ ..] if n_columns > 2 && rest.len() + 1 == n_columns => {
            let words = said(document, *first);
            rest.iter().all(|(_, idx)| said(document, *idx) == words)
        }
        _ => false,
    }
}

/// How many columns a table's grid has, as far as its cells show.
pub(super) fn n_columns(table: &Table) -> usize {
    table.n_columns
}

/// The first and last block of a table.
pub(super) fn blocks_of(table: &Table) -> Option<(usize, usize)> {
    let first = table.rows.first()?.cells.first()?.1;
    let last = table.rows.last()?.cells.last()?.1;
    Some((first, last))
}

/// The headings above a block, outermost first, and the short line right before it, if any.
pub(super) fn captions(document: &Document, block_idx: usize) -> Vec<Span> {
    let mut spans: Vec<Span> = document
        .headings_above(block_idx)
        .iter()
        .map(|block| block.span)
        .collect();
    let before = document.blocks[..block_idx]
        .iter()
        .rev()
        .find(|block| block.part == Part::Body && block.is_said());
    if let Some(line) = before.filter(|block| is_caption(document, block)) {
        spans.push(line.span);
    }
    spans
}

fn is_caption(document: &Document, block: &Block) -> bool {
    block.cell().is_none()
        && block.heading().is_none()
        && document.text_of(block).split_whitespace().count() <= N_HEAD_WORDS_MAX
}

//! Labels and values in the cells of tables.
//!
//! In: a table. Out: pairs: a cell and its right neighbour, or a header and the cell below it.

use super::{Form, Labelled, is_label, plain, without_colon};
use crate::document::{Document, Span};
use crate::facts::Quoted;
use crate::facts::table::{self, Row, Table};

pub(super) fn in_table(document: &Document, table: &Table) -> Vec<Labelled> {
    if table::names_stand_over(document, &table.rows) {
        let twos = table.rows.chunks_exact(2);
        return twos
            .flat_map(|two| below(document, &two[0], &two[1]))
            .collect();
    }
    if table.n_header_rows == 0 || names_nothing(document, table) {
        let in_pairs = stands_in_pairs(document, table);
        let rows = table.rows.iter();
        return rows
            .flat_map(|row| beside(document, row, in_pairs))
            .collect();
    }
    let rows = table.body().iter();
    let (joined, body): (Vec<&Row>, Vec<&Row>) =
        rows.partition(|row| table.is_joined_pair(document, row));
    let header = table.header().filter(|_| body.len() <= 2);
    let under = body
        .iter()
        .filter_map(|row| Some(below(document, header?, row)));
    let beside = joined.iter().map(|row| beside(document, row, true));
    under.chain(beside).flatten().collect()
}

/// "Item | Detail" over a block of labels names no columns.
fn names_nothing(document: &Document, table: &Table) -> bool {
    let is_pair = table.rows.iter().all(|row| row.cells.len() == 2);
    let first = table
        .header()
        .and_then(|header| header.texts(document).next());
    is_pair
        && first.is_some_and(|text| {
            matches!(
                plain(text).as_str(),
                "" | "field" | "item" | "detail" | "details" | "heading" | "document control"
            )
        })
}

/// Tells whether each row is made of pairs, and what stands in the labels' places reads as names:
/// "Assessor's signature | … | Ref | B-1".
fn stands_in_pairs(document: &Document, table: &Table) -> bool {
    let is_name = |text: &str| {
        let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
        (text.split_whitespace().count() <= 6 || is_question(text))
            && n_digits <= 1
            && !text.ends_with(['.', ';'])
    };
    table.rows.iter().all(|row| {
        let names = row.texts(document).step_by(2);
        matches!(row.cells.len(), 2 | 4 | 6) && { names }.all(is_name)
    })
}

/// Pairs the cells of a row, from the left: a label takes the cell after it.
fn beside(document: &Document, row: &Row, in_pairs: bool) -> Vec<Labelled> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while let [(_, label_idx), (_, value_idx), ..] = row.cells[at.min(row.cells.len())..] {
        let label = document.text_of(&document.blocks[label_idx]);
        let is_name = is_label(label) || (in_pairs || is_question(label)) && at % 2 == 0;
        if !label.is_empty() && is_name {
            pairs.push(of_cells(document, label_idx, value_idx, Form::Beside));
            at += 2;
        } else {
            at += 1;
        }
    }
    pairs
}

/// "Has an equality impact assessment been completed?"
fn is_question(text: &str) -> bool {
    text.ends_with('?') && text.split_whitespace().count() <= 12
}

fn below(document: &Document, header: &Row, row: &Row) -> Vec<Labelled> {
    let under = |column: u32| row.cells.iter().find(|(at, _)| *at == column);
    header
        .cells
        .iter()
        .filter_map(|(column, label_idx)| {
            let (_, value_idx) = under(*column)?;
            let is_empty = document.blocks[*label_idx].span.is_empty();
            (!is_empty).then(|| of_cells(document, *label_idx, *value_idx, Form::Below))
        })
        .collect()
}

fn of_cells(document: &Document, label_idx: usize, value_idx: usize, form: Form) -> Labelled {
    Labelled {
        label: without_colon(document, document.blocks[label_idx].span),
        value: Quoted::cut(document, without_sign(document, value_idx)),
        form,
        block_idx: value_idx,
        table_idx: None,
    }
}

/// ": D", where the columns of a text were cut before the colon.
fn without_sign(document: &Document, block_idx: usize) -> Span {
    let span = document.blocks[block_idx].span;
    let text = document.at(span);
    let bare = text.trim_start_matches([':', '：']).trim_start();
    if bare.is_empty() {
        return span;
    }
    Span::new(span.end - bare.len(), span.end)
}

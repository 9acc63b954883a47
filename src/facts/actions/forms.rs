//! Tables that are forms: each label stands beside its value, not above it.
//!
//! In: a table. Out: whether it is a form, and the actions that it holds.

use super::headers::{self, Holds};
use super::heads;
use super::labels::{self, WEAK_ACTION};
use super::listed::{Walk, need_above, outcome_above, theme_above};
use super::{Action, Source};
use crate::document::{Document, Span};
use crate::facts::columns;
use crate::facts::table::{Row, Table};

type Labels = Vec<Option<Holds>>;

/// Tells whether a table is a form: its labels stand beside their values, not above them.
pub(super) fn is_form(document: &Document, table: &Table) -> bool {
    let labelled = table
        .rows
        .iter()
        .map(|row| (row, labels_of(document, row, false)));
    // A row without a label tells nothing here, so it need not be asked whether it is a header.
    let rows: Vec<Labels> = labelled
        .filter(|(_, labels)| labels.iter().any(Option::is_some))
        .filter(|(row, _)| !is_header(document, row))
        .map(|(_, labels)| labels)
        .collect();
    let is_action = |holds: &Holds| matches!(holds, Holds::Action(0 | 1) | Holds::Outcome);
    let down = down_of(&rows);
    let pairs = rows.iter().filter(|row| is_pairs(row)).flatten().flatten();
    let pairs: Vec<Holds> = pairs.copied().collect();
    down.iter().any(is_action) && down.iter().any(is_place)
        || pairs.iter().any(is_place) && pairs.iter().chain(&down).any(is_action)
        || is_plain_form(document, table)
        || is_labelled(document, table)
}

/// "Action | To meet which need | By whom | By what date": each cell is a header, and none a value.
pub(super) fn is_header(document: &Document, row: &Row) -> bool {
    let mut cells = row.cells.iter();
    row.cells.len() > 2
        && cells.all(|(_, idx)| {
            let words = columns::plain(columns::said(document, *idx));
            headers::holds(&words).is_some_and(|holds| holds != Holds::Other)
        })
}

/// "What: … | Who: … | When: …": every cell begins with its own label, in most rows of several
/// cells.
fn is_labelled(document: &Document, table: &Table) -> bool {
    let n_whole = table
        .rows
        .iter()
        .filter(|row| is_whole(document, row))
        .count();
    let several = table.rows.iter().filter(|row| row.cells.len() > 1);
    // A table of one column is a box, whose lines are read as lines.
    let n_several = several.count();
    n_whole > 0 && n_several > 0 && n_whole * 2 >= n_several || is_grid(document, table)
}

/// Tells whether the labels of a row's cells ask for an action, and for who or when.
fn is_whole(document: &Document, row: &Row) -> bool {
    let told = labelled_of(document, row);
    let held: Vec<Holds> = told.iter().map(|(holds, _)| *holds).collect();
    let acts = held.iter().any(|holds| matches!(holds, Holds::Action(_)));
    acts && held.iter().any(is_place)
}

/// The labelled values in a row's cells.
fn labelled_of(document: &Document, row: &Row) -> Vec<(Holds, Span)> {
    let cells = row.cells.iter().map(|(_, idx)| document.blocks[*idx].span);
    cells.flat_map(|cell| labelled_in(document, cell)).collect()
}

/// The labelled values in a cell: below a label on its own line, else behind each label with its
/// colon.
fn labelled_in(document: &Document, cell: Span) -> Vec<(Holds, Span)> {
    if let Some(headed) = heads::of_cell(document, cell) {
        return vec![headed];
    }
    let parts = labels::parts(document.at(cell)).into_iter();
    let values = parts.filter_map(|part| Some((part.holds?, part.value.shifted(cell.start))));
    values.filter(|(_, value)| !value.is_empty()).collect()
}

/// Tells whether each filled cell of a table, of several columns, begins with its own label, and all
/// together ask for an action and for who or when: a form whose boxes stand in any order.
fn is_grid(document: &Document, table: &Table) -> bool {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let filled = cells.filter(|(_, idx)| !columns::is_blank(columns::said(document, *idx)));
    let held: Option<Vec<Holds>> = filled
        .map(|(_, idx)| {
            let cell = document.blocks[*idx].span;
            labelled_in(document, cell).first().map(|(holds, _)| *holds)
        })
        .collect();
    let is_action = |holds: &Holds| matches!(holds, Holds::Action(_));
    held.is_some_and(|held| {
        columns::n_columns(table) > 1 && held.iter().any(is_action) && held.iter().any(is_place)
    })
}

/// Reads a table whose cells begin with their own labels, row by row. What rows between them say of
/// needs and outcomes holds for those below.
fn labelled_rows(source: &Source, table: &Table) -> Vec<Action> {
    let mut walk = Walk::new(*source);
    let is_grid = is_grid(source.document, table);
    for row in &table.rows {
        if !is_grid {
            walk.flush();
        }
        let acts = is_whole(source.document, row);
        for (holds, value) in labelled_of(source.document, row) {
            if acts || is_grid || matches!(holds, Holds::Need | Holds::Outcome) {
                walk.form_value(holds, value);
            }
        }
    }
    walk.finish()
}

/// Two columns, with labels as they stand in the headers of tables: "Task", "Whose job", "Date".
fn is_plain_form(document: &Document, table: &Table) -> bool {
    if columns::n_columns(table) != 2 {
        return false;
    }
    let rows: Vec<Labels> = table
        .rows
        .iter()
        .map(|row| labels_of(document, row, true))
        .collect();
    let down = down_of(&rows);
    let is_action = |holds: &Holds| matches!(holds, Holds::Action(0 | 1));
    let is_placed = down.contains(&Holds::Owner) && down.contains(&Holds::Due);
    let is_described = down.contains(&WEAK_ACTION) && is_placed;
    let acts = down.iter().any(is_action) || is_described;
    down.len() * 2 >= rows.len() && acts && down.iter().any(is_place)
}

fn is_place(holds: &Holds) -> bool {
    matches!(holds, Holds::Owner | Holds::Due | Holds::OwnerAndDue)
}

/// What the first cells announce, of the rows in which only they announce anything.
fn down_of(rows: &[Labels]) -> Vec<Holds> {
    rows.iter()
        .filter(|row| row.len() > 1 && row[1..].iter().all(Option::is_none))
        .filter_map(|row| row.first().copied().flatten())
        .collect()
}

fn is_pairs(row: &Labels) -> bool {
    let mut cells = row.iter().enumerate();
    row.len() >= 4
        && row.len().is_multiple_of(2)
        && cells.all(|(at, holds)| holds.is_some() == (at % 2 == 0))
}

/// What each cell of a row announces.
///
/// - `plain`: whether the first cell may be worded like a header
fn labels_of(document: &Document, row: &Row, plain: bool) -> Labels {
    let cells = row.cells.iter().enumerate();
    cells
        .map(|(at, (_, idx))| label_of(columns::said(document, *idx), plain && at == 0))
        .collect()
}

fn label_of(text: &str, plain: bool) -> Option<Holds> {
    labels::label(text).or_else(|| plain.then(|| headers::beside_value(text)).flatten())
}

/// Reads a form: down each column of values where it has several, else pair by pair.
pub(super) fn form(source: &Source, table: &Table) -> Vec<Action> {
    let document = source.document;
    if is_labelled(document, table) {
        return labelled_rows(source, table);
    }
    let n_values = columns::n_columns(table).saturating_sub(1);
    if n_values <= 1 || !is_transposed(document, table) {
        return run_form(source, table, None);
    }
    (1..=n_values)
        .filter_map(|column| u32::try_from(column).ok())
        .flat_map(|column| run_form(source, table, Some(column)))
        .collect()
}

/// Tells whether each column of values is an action of its own: every row whose first cell is a
/// label has no other. A row that only names the columns has none there.
fn is_transposed(document: &Document, table: &Table) -> bool {
    let labelled = table
        .rows
        .iter()
        .map(|row| labels_of(document, row, false))
        .filter(|labels| labels.first().is_some_and(Option::is_some));
    let mut each = labelled.map(|labels| labels.iter().flatten().count());
    let names_columns = |row: &Row| {
        let at_first = row.cells.first().is_some_and(|(at, _)| *at == 0);
        !at_first || columns::said(document, row.cells[0].1).trim().is_empty()
    };
    let all_one = |row: &Row| labels_of(document, row, false).iter().flatten().count() <= 1;
    let mut rows = table.rows.iter().filter(|row| !names_columns(row));
    each.all(|n_labels| n_labels == 1) && rows.all(all_one)
}

fn run_form(source: &Source, table: &Table, column: Option<u32>) -> Vec<Action> {
    let mut walk = Walk::new(*source);
    walk.need = need_above(source.document, table);
    walk.theme = theme_above(source, table);
    walk.outcome = outcome_above(source.document, table);
    let plain = columns::n_columns(table) == 2;
    for row in &table.rows {
        let mut awaited = None;
        for (cell, (at, block_idx)) in row.cells.iter().enumerate() {
            let span = source.document.blocks[*block_idx].span;
            let text = columns::said(source.document, *block_idx);
            match (label_of(text, plain && cell == 0), awaited) {
                (Some(holds), _) => awaited = Some(holds),
                (None, Some(holds)) if column.is_none_or(|wanted| wanted == *at) => {
                    walk.form_value(holds, span);
                }
                _ => {}
            }
        }
    }
    walk.finish()
}

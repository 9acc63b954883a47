//! Cells of a plan that hold a whole action: "Send the form – Ann Bell – by 3 May 2026".
//!
//! In: a table of a plan. Out: an action for each such cell, with the need and the outcome that other
//! cells of its row name.

use super::super::headers::Holds;
use super::super::{Action, Parts, Source, contents, labels, lines};
use crate::document::Span;
use crate::facts::Quoted;
use crate::facts::columns;
use crate::facts::kind::Kind;
use crate::facts::table::{Row, Table};

/// What parts the deed, who and when.
const MARKS: [&str; 4] = [" – ", " — ", " - ", " | "];

/// Reads a table most of whose rows hold their actions so. The lines of a box, a table of one column,
/// are read as lines.
pub(super) fn of(source: &Source, table: &Table) -> Vec<Action> {
    if source.kind != Kind::Plan || columns::n_columns(table) < 2 {
        return Vec::new();
    }
    let read: Vec<Vec<Parts>> = table
        .rows
        .iter()
        .map(|row| actions_of(source, row))
        .collect();
    let n_with = read.iter().filter(|found| !found.is_empty()).count();
    if n_with * 2 < read.len() {
        return Vec::new();
    }
    let each = read.into_iter().flatten();
    each.filter_map(|parts| source.action(parts)).collect()
}

/// The actions in the cells of a row.
fn actions_of(source: &Source, row: &Row) -> Vec<Parts> {
    let cells = || row.cells.iter().map(|(column, _)| Some(*column));
    let cells = || cells().filter_map(|column| columns::quoted(source.document, row, column));
    let lines = |cell: Quoted| lines::lines_of(source.document, cell.span);
    let mut found: Vec<Parts> = cells()
        .flat_map(lines)
        .filter_map(|line| whole(source, &Quoted::cut(source.document, line)))
        .collect();
    if found.is_empty() {
        return found;
    }
    for (holds, words) in cells().flat_map(|cell| named_in(source, cell.span)) {
        for parts in &mut found {
            match holds {
                Holds::Need => parts.need = Some(words.clone()),
                Holds::Outcome => parts.outcome = Some(words.clone()),
                _ => {}
            }
        }
    }
    found
}

/// The labelled values in a cell, line by line.
fn named_in(source: &Source, cell: Span) -> Vec<(Holds, Quoted)> {
    let lines = lines::lines_of(source.document, cell).into_iter();
    let parts = lines.flat_map(|line| {
        let parts = labels::parts(source.document.at(line)).into_iter();
        parts.filter_map(move |part| Some((part.holds?, part.value.shifted(line.start))))
    });
    parts
        .filter(|(_, value)| !value.is_empty())
        .map(|(holds, value)| (holds, Quoted::cut(source.document, value)))
        .collect()
}

/// "Send the form – Ann Bell – by 3 May 2026": a deed, somebody and a time between dashes.
fn whole(source: &Source, line: &Quoted) -> Option<Parts> {
    let mark = MARKS.into_iter().find(|mark| line.text.contains(mark))?;
    let mut at = line.span.start;
    let pieces: Vec<Quoted> = line
        .text
        .split(mark)
        .map(|piece| {
            let span = Span::new(at, at + piece.len());
            at = span.end + mark.len();
            Quoted::cut(source.document, span)
        })
        .collect();
    let is_pair =
        |pair: &[Quoted]| contents::is_owner(&pair[0]) && contents::is_due(source, &pair[1]);
    let who = (1..pieces.len().saturating_sub(1)).find(|at| is_pair(&pieces[*at..*at + 2]))?;
    let deed = Span::new(line.span.start, pieces[who - 1].span.end);
    Some(Parts {
        span: Some(line.span),
        text: Some(Quoted::cut(source.document, deed)),
        owner: Some(pieces[who].clone()),
        owner_expected: true,
        due: Some(pieces[who + 1].clone()),
        due_expected: true,
        status: pieces.get(who + 2).cloned(),
        ..Parts::default()
    })
}

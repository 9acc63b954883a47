//! A log of supervision: a row for each talk, with its day, and what was said and decided then.
//!
//! In: a table of a record of supervision. Out: whether its days are those on which a case was talked
//! over. What it tells is history; no row of it is an action with that day for its end.

use super::super::{Source, headers};
use super::Layout;
use crate::facts::columns::{self, HeadRow};
use crate::facts::dates_in;
use crate::facts::kind::Kind;
use crate::facts::table::{Row, Table};
use crate::facts::{DateMention, Dated};

/// Tells whether a table is such a log: its first column has a day for nearly every row, in the order
/// of the calendar, and no other says by when.
pub(super) fn is_log(source: &Source, table: &Table, layout: Layout, n_skip: usize) -> bool {
    let is_record = matches!(source.kind, Kind::Supervision | Kind::CaseNotes);
    let says_when = layout.due.or(layout.owner_and_due);
    let is_open = says_when.is_none_or(|column| column == 0);
    let head = n_skip.checked_sub(1);
    let head = head.map(|row_idx| columns::head_row(source.document, table, row_idx));
    let asks = || head.as_ref().is_some_and(|head| asks_by_when(head, layout));
    if !is_record || !is_open || layout.action == 0 || asks() {
        return false;
    }
    let rows = &table.rows[n_skip.min(table.rows.len())..];
    let days: Vec<Dated> = rows.iter().filter_map(|row| day_of(source, row)).collect();
    let n_rows_without = rows.len() - days.len();
    days.len() >= N_DAYS_MIN && n_rows_without * 4 <= rows.len() && is_in_order(&days)
}

/// So many days show an order.
const N_DAYS_MIN: usize = 2;

/// Whether the first column asks for an end: "Target date", or "When" where another says who.
fn asks_by_when(head: &HeadRow, layout: Layout) -> bool {
    let first = head.cells.iter().find(|(column, _)| *column == 0);
    let words = first.map_or("", |(_, words)| words.as_str());
    let is_due = headers::holds(words) == Some(headers::Holds::Due);
    is_due && (words != "when" || layout.owner.is_some())
}

fn day_of(source: &Source, row: &Row) -> Option<Dated> {
    let cell = row.cell(source.document, 0)?;
    let dates = dates_in(source.dates, cell.span);
    let is_bare = source.document.text_of(cell).len() <= N_BYTES_OF_DAY_MAX;
    dates
        .iter()
        .find_map(DateMention::dated)
        .filter(|_| is_bare)
}

/// "Thursday 24 September 2026, by phone".
const N_BYTES_OF_DAY_MAX: usize = 40;

fn is_in_order(days: &[Dated]) -> bool {
    let pairs = || {
        days.windows(2)
            .map(|pair| (pair[0].interval.from, pair[1].interval.from))
    };
    pairs().all(|(one, next)| one < next) || pairs().all(|(one, next)| one > next)
}

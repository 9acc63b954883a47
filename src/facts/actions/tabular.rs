//! Actions in tables: one row, one action.
//!
//! In: a document's tables. Out: actions. The header row decides; a table that carries one on over
//! a page takes its columns; without any header, a table under a heading of actions is read by
//! what its columns contain.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::contents::{self, holds_dates};
use super::headers::{self, Holds};
use super::{Action, Source, forms, labels, listed, progress, somebody};
use crate::document::{Document, Part, Span};
use crate::facts::columns::{self, HeadRow};
use crate::facts::kind::Kind;
use crate::facts::table::{Row, Table};
use crate::facts::{Quoted, dates_in};

mod dashed;
mod log;
mod planner;
mod rows;
mod stacked;
mod told;

/// Which column holds what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Layout {
    pub(super) action: u32,
    /// Whether its cells say below the deed who does it: "Task / Lead".
    pub(super) owner_below: bool,
    /// How plain the action's header is: 0 says "action", 4 only "what".
    pub(super) tier: u8,
    pub(super) owner: Option<u32>,
    pub(super) due: Option<u32>,
    /// A second column for the date, to which it was moved.
    pub(super) moved_to: Option<u32>,
    pub(super) owner_and_due: Option<u32>,
    pub(super) outcome: Option<u32>,
    pub(super) need: Option<u32>,
    /// What the row is about, by a column whose header is not known.
    pub(super) theme: Option<u32>,
    pub(super) status: Option<u32>,
    /// Another column that may say how far it is.
    pub(super) status_too: Option<u32>,
    pub(super) done_on: Option<u32>,
    pub(super) number: Option<u32>,
}

impl Layout {
    /// Tells whether a column has a meaning.
    pub(super) fn has(self, column: u32) -> bool {
        let named = [
            self.owner,
            self.due,
            self.moved_to,
            self.owner_and_due,
            self.outcome,
            self.need,
            self.theme,
            self.status,
            self.status_too,
            self.done_on,
            self.number,
        ];
        column == self.action || named.contains(&Some(column))
    }

    fn has_owner(self) -> bool {
        self.owner_below || self.owner.or(self.owner_and_due).is_some()
    }

    fn has_due(self) -> bool {
        self.due.or(self.owner_and_due).is_some()
    }
}

/// Finds the actions in tables.
pub(super) fn of(source: &Source, tables: &[Table]) -> Vec<Action> {
    let mut found = Vec::new();
    let mut before: Option<(Layout, usize, usize)> = None;
    for table in tables.iter().filter(|table| is_read(table)) {
        let Some((first, last)) = columns::blocks_of(table) else {
            continue;
        };
        let continued = before.filter(|(_, end, n_columns)| {
            is_next(source.document, *end, first) && *n_columns == columns::n_columns(table)
        });
        let whole = stacked::of(source, table).or_else(|| planner::of(source, table));
        if let Some(actions) = whole {
            found.extend(actions);
            before = None;
            continue;
        }
        let layout = if forms::is_form(source.document, table) {
            None
        } else {
            layout_of(source, table, continued.map(|(layout, ..)| layout))
        };
        let actions = match layout {
            Some((layout, n_skip)) => rows::read(source, table, layout, n_skip),
            None => beside_names(source, table),
        };
        found.extend(actions);
        before = layout.map(|(layout, _)| (layout, last, columns::n_columns(table)));
    }
    found
}

/// The actions of a table that names no columns, by what its cells say themselves.
fn beside_names(source: &Source, table: &Table) -> Vec<Action> {
    let found = dashed::of(source, table);
    let reads_form =
        || forms::is_form(source.document, table) && !forms::form(source, table).is_empty();
    if found.is_empty() && !reads_form() {
        return told::of(source, table);
    }
    found
}

pub(super) fn is_read(table: &Table) -> bool {
    matches!(table.part, Part::Body | Part::TextBox)
}

/// Nothing but a line or less stands between the two tables, and no heading.
fn is_next(document: &Document, last: usize, first: usize) -> bool {
    let between = document.blocks.get(last + 1..first).unwrap_or_default();
    between.len() <= 1 && between.iter().all(|block| block.heading().is_none())
}

fn layout_of(source: &Source, table: &Table, continued: Option<Layout>) -> Option<(Layout, usize)> {
    let headed = columns::head_rows(source.document, table)
        .into_iter()
        .find_map(|head| {
            let layout = header_layout(source, table, &head)?;
            let both = with_row_below(source.document, table, &head, layout);
            let whole = both
                .and_then(|both| Some((header_layout(source, table, &both)?, both.row_idx + 1)));
            let (layout, n_skip) = whole.unwrap_or((layout, head.row_idx + 1));
            Some((
                contents::filled(source, table, layout, &head, n_skip),
                n_skip,
            ))
        });
    if let Some((layout, n_skip)) = headed {
        let is_read = is_action_table(source, table, layout, n_skip)
            && !reports_on_last(source, table, layout, n_skip)
            && !log::is_log(source, table, layout, n_skip);
        return is_read.then_some((layout, n_skip));
    }
    if let Some(layout) = continued.filter(|_| !begins_with_header(source.document, table)) {
        return Some((layout, 0));
    }
    if begins_foreign(source.document, table) || begins_log(source, table) {
        return None;
    }
    contents::layout(source, table, is_under_actions(source, table))
}

/// "Name | Date" below "Responsibility and timescale", "What | Who | When" below "Actions": a header
/// row that goes on under cells that are laid across, while the others are merged downwards.
fn with_row_below(
    document: &Document,
    table: &Table,
    head: &HeadRow,
    layout: Layout,
) -> Option<HeadRow> {
    let row_idx = head.row_idx + 1;
    let row = table.rows.get(row_idx)?;
    let below = columns::head_row(document, table, row_idx);
    let names_action =
        |column: u32, holds: Holds| matches!(holds, Holds::Action(_)) && column == layout.action;
    let is_known = |(column, words): &(u32, String)| {
        headers::holds(words)
            .is_some_and(|holds| !matches!(holds, Holds::Action(_)) || names_action(*column, holds))
    };
    let is_named_again = below.cells.iter().any(|(column, words)| {
        headers::holds(words).is_some_and(|holds| names_action(*column, holds))
    });
    let is_merged = row.cell(document, layout.action).is_none() || is_named_again;
    let goes_on = is_merged && below.cells.len() >= 2 && below.cells.iter().all(is_known);
    goes_on.then(|| {
        let is_free =
            |(column, _): &&(u32, String)| below.cells.iter().all(|(other, _)| other != column);
        let above = head.cells.iter().filter(is_free).cloned();
        let mut cells: Vec<(u32, String)> = above.chain(below.cells.clone()).collect();
        cells.sort_by_key(|(column, _)| *column);
        HeadRow {
            row_idx,
            cells,
            asides: Vec::new(),
        }
    })
}

/// "Attended | Apologies": a header that no table of actions has.
fn begins_foreign(document: &Document, table: &Table) -> bool {
    let head = columns::head_row(document, table, 0);
    let mut cells = head.cells.iter();
    cells.any(|(_, words)| headers::holds(words) == Some(Holds::Foreign))
}

/// "Date | What was discussed | Initials", under no heading of actions: what was talked over and
/// decided, by the day on which it was, whatever its cells look like.
fn begins_log(source: &Source, table: &Table) -> bool {
    let head = columns::head_row(source.document, table, 0);
    is_chronology(&head, None) && !is_under_actions(source, table)
}

fn begins_with_header(document: &Document, table: &Table) -> bool {
    let head = columns::head_row(document, table, 0);
    let n_known = head
        .cells
        .iter()
        .filter(|(_, words)| headers::holds(words).is_some() && words.split(' ').count() <= 4);
    n_known.count() * 2 > head.cells.len().max(2)
}

/// Reads a header row as an action table's.
fn header_layout(source: &Source, table: &Table, head: &HeadRow) -> Option<Layout> {
    let both = column_of_both(source.document, table, head);
    let known: Vec<(u32, Holds)> = head
        .cells
        .iter()
        .filter_map(|(column, words)| {
            let holds = if both == Some(*column) {
                Holds::Action(0)
            } else {
                headers::holds(words)?
            };
            Some((*column, holds))
        })
        .collect();
    let find = |wanted: Holds| {
        let found = known.iter().find(|(_, holds)| *holds == wanted);
        found.map(|(column, _)| *column)
    };
    let tier = (0..=4).find(|tier| find(Holds::Action(*tier)).is_some())?;
    if find(Holds::Foreign).is_some()
        || is_chronology(head, find(Holds::WeakDate))
        || holds_values(source, table, head)
    {
        return None;
    }
    let weaker = |weak: u8| find(Holds::Action(weak)).filter(|_| weak != tier);
    let target = find(Holds::Target);
    let target_is_date = target.is_some_and(|column| holds_dates(source, table, column));
    let by = head.cells.iter().find(|(_, words)| words == "by");
    let by = by.map(|(column, _)| *column);
    let by_is_date = by.is_some_and(|column| holds_dates(source, table, column));
    let is_moved = |column: u32| {
        let mut all = head.cells.iter();
        all.any(|(at, words)| *at == column && MOVED.is_match(words))
    };
    let all_due = || known.iter().filter(|(_, holds)| *holds == Holds::Due);
    let first_due = all_due().map(|(column, _)| *column);
    let (moved, plain): (Vec<u32>, Vec<u32>) = first_due.partition(|column| is_moved(*column));
    let due = (plain.first().or(moved.first()).copied())
        .or(by.filter(|_| by_is_date))
        .or(target.filter(|_| target_is_date))
        .or_else(|| {
            find(Holds::OwnerAndDue)
                .is_none()
                .then(|| find(Holds::WeakDate))?
        });
    let who_and_when = find(Holds::OwnerAndDue);
    let owner = find(Holds::Owner)
        .or_else(|| find(Holds::Agency))
        .or(by.filter(|_| !by_is_date))
        .or(who_and_when.filter(|_| due.is_some()));
    Some(Layout {
        action: find(Holds::Action(tier))?,
        owner_below: owner.is_none() && both.is_some() && both == find(Holds::Action(tier)),
        tier,
        owner,
        due: due.or(who_and_when.filter(|both| owner.is_some_and(|owner| owner != *both))),
        moved_to: moved.first().copied().filter(|column| Some(*column) != due),
        owner_and_due: who_and_when.filter(|_| due.is_none() && owner.is_none()),
        outcome: find(Holds::Outcome)
            .or_else(|| weaker(3))
            .or(target.filter(|_| !target_is_date)),
        need: find(Holds::Need).or_else(|| weaker(2)),
        theme: None,
        status: find(Holds::Status),
        status_too: last_of(&known, Holds::Status),
        done_on: find(Holds::DoneOn),
        number: find(Holds::Number),
    })
}

/// The column whose header names both what is to be done and who.
fn column_of_both(document: &Document, table: &Table, head: &HeadRow) -> Option<u32> {
    let row = table.rows.get(head.row_idx)?;
    let names_both = |(_, idx): &&(u32, usize)| headers::names_both(columns::said(document, *idx));
    row.cells.iter().find(names_both).map(|(column, _)| *column)
}

fn last_of(known: &[(u32, Holds)], wanted: Holds) -> Option<u32> {
    let mut found = known.iter().rev();
    found
        .find(|(_, holds)| *holds == wanted)
        .map(|(column, _)| *column)
}

/// "Chair: | Ann Bell, reviewing officer | Sent: | 3 May 2026": a row with a day, somebody with a post or
/// a value beside a label with its colon (or with the colon before it) heads nothing. Nor does a row
/// below others in which a label has its value behind it.
fn holds_values(source: &Source, table: &Table, head: &HeadRow) -> bool {
    let Some(row) = table.rows.get(head.row_idx) else {
        return false;
    };
    let cells = row.cells.iter().map(|(_, idx)| *idx);
    let texts: Vec<(Span, &str)> = cells
        .map(|idx| {
            let span = source.document.blocks[idx].span;
            (span, columns::said(source.document, idx))
        })
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let is_day = |span: Span, text: &str| {
        // "Status at 3 May 2026" is a header.
        let is_known = headers::holds(&columns::plain(text)).is_some();
        let dates = dates_in(source.dates, span);
        let mut days = dates.iter().filter(|date| date.dated().is_some());
        !is_known
            && days.any(|date| date.span.end - date.span.start + N_BYTES_BESIDE_DAY >= text.len())
    };
    let labels = texts.iter().filter(|(_, text)| text.ends_with(':'));
    let is_mixed = (1..texts.len()).contains(&labels.count())
        || texts.iter().skip(1).any(|(_, text)| text.starts_with(':'))
        || head.row_idx > 0 && texts.iter().any(|(_, text)| is_filled_label(text));
    is_mixed
        || texts
            .iter()
            .any(|(span, text)| is_day(*span, text) || names_bearer(text))
}

/// "Need: Ida's sleep", and not "Need: what is it?".
fn is_filled_label(text: &str) -> bool {
    let first = labels::parts(text).into_iter().next();
    let is_filled = |part: labels::Part| {
        let value = text[part.value.start..part.value.end].trim();
        part.holds.is_some() && !value.is_empty() && !value.ends_with('?')
    };
    first.is_some_and(is_filled)
}

/// "Ann Bell, reviewing officer".
fn names_bearer(text: &str) -> bool {
    let name = text.split_once(", ").map(|(name, _)| name);
    name.is_some_and(|name| name.contains(' ') && somebody::is_name(name))
}

/// "Friday 3 May 2026, 2 pm" is a day.
const N_BYTES_BESIDE_DAY: usize = 16;

/// A header for a date that replaces another.
static MOVED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(revised|new|extended|amended|updated|renewed)\b"));

/// A table of dated events, or of days on which a case was talked over, has an action column too;
/// it tells what was done then.
fn is_chronology(head: &HeadRow, date: Option<u32>) -> bool {
    static EVENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b(events?|incidents?|what happened|occurrence|details?|description of)\b")
    });
    static TALK: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(discussed|discussion|oversight)\b"));
    let is_plain_date = |words: &str| matches!(words, "date" | "dates");
    let first = head.cells.first();
    let begins_with_day = first.is_some_and(|(_, words)| is_plain_date(words));
    if begins_with_day && head.cells.iter().any(|(_, words)| TALK.is_match(words)) {
        return true;
    }
    let has = |wanted| {
        let mut cells = head.cells.iter();
        cells.any(|(_, words)| headers::holds(words) == Some(wanted))
    };
    let has_place_in_time = has(Holds::Due);
    let has_who = has(Holds::Owner) || has(Holds::Agency) || has(Holds::OwnerAndDue);
    if begins_with_day && !has_place_in_time && !has_who {
        return true;
    }
    let has_date = head
        .cells
        .iter()
        .any(|(column, words)| Some(*column) == date && is_plain_date(words));
    has_date && !has_place_in_time && head.cells.iter().any(|(_, words)| EVENT.is_match(words))
}

/// Decides by the document's kind how much a table must show to be one of actions.
fn is_action_table(source: &Source, table: &Table, layout: Layout, n_skip: usize) -> bool {
    let (owner, due) = (layout.has_owner(), layout.has_due());
    let told = owner || due || layout.status.is_some() || layout.done_on.is_some();
    let has_end = layout.need.is_some() || layout.outcome.is_some();
    match source.kind {
        Kind::Plan | Kind::StrategicPlan | Kind::Minutes if layout.tier <= 1 => told || has_end,
        Kind::Chronology => layout.tier <= 1 && owner && due,
        Kind::Assessment => layout.tier <= 2 && (owner || due),
        Kind::Policy => {
            layout.tier <= 2 && owner && due && is_of_this_document(source, table, layout, n_skip)
        }
        _ if layout.tier <= 3 => told,
        _ => owner && due,
    }
}

/// "Action | Progress" in a minute, with nobody and no date: what came of the actions of last time.
fn reports_on_last(source: &Source, table: &Table, layout: Layout, n_skip: usize) -> bool {
    let is_bare = !layout.has_owner() && !layout.has_due() && layout.need.is_none();
    if source.kind != Kind::Minutes || !is_bare {
        return false;
    }
    let rows = table.rows.iter().skip(n_skip);
    let cell = |row: &Row, column| columns::quoted(source.document, row, column);
    let is_done = |row: &&Row| {
        let told = cell(row, layout.status).or_else(|| cell(row, layout.outcome));
        cell(row, layout.done_on).is_some() || told.is_some_and(|told| progress::tells(&told))
    };
    let n_told = rows.clone().filter(is_done).count();
    n_told * 2 > rows.count()
}

/// A policy lays down who does what within how many days; its own actions have days of their own,
/// or a heading that says so.
fn is_of_this_document(source: &Source, table: &Table, layout: Layout, n_skip: usize) -> bool {
    let column = layout.due.or(layout.owner_and_due);
    let cells = table
        .rows
        .iter()
        .skip(n_skip)
        .filter_map(|row| columns::quoted(source.document, row, column));
    let has_day = |cell: Quoted| {
        let dates = dates_in(source.dates, cell.span);
        dates
            .iter()
            .any(|date| matches!(date.reading, crate::facts::Reading::Interval(_)))
    };
    cells.into_iter().any(has_day) || is_under_actions(source, table)
}

/// Tells whether the words above a table say that actions follow.
fn is_under_actions(source: &Source, table: &Table) -> bool {
    let first = columns::blocks_of(table).map_or(0, |(first, _)| first);
    let captions = columns::captions(source.document, first);
    let last = captions.last();
    last.is_some_and(|span| listed::is_action_heading(source.document.at(*span)))
}

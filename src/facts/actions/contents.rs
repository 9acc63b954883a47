//! What the columns of a table hold, by their cells, where no header says it.
//!
//! In: a table. Out: which column holds what is to be done, who, and by when. Below a heading of
//! actions two of the three are enough; elsewhere all three must show, and most deeds be deeds by
//! their verb.

use super::headers::{self, Holds};
use super::tabular::Layout;
use super::{Source, due, progress, sentence, somebody};
use crate::document::Document;
use crate::facts::Quoted;
use crate::facts::columns::{self, HeadRow};
use crate::facts::kind::Kind;
use crate::facts::table::{self, Row, Table};

/// Who and by when are said in no more bytes than these.
const N_BYTES_MAX: usize = 60;

/// So many words say what is to be done even without a verb; labels of a form have fewer.
const N_DEED_WORDS: usize = 4;

/// What a row is about is said in no more words than these.
const N_THEME_WORDS_MAX: usize = 12;

/// So many rows make a list of actions where no heading says that they are.
const N_ROWS_MIN: usize = 2;

/// Tells whether most cells of a column are dates.
pub(super) fn holds_dates(source: &Source, table: &Table, column: u32) -> bool {
    let cells: Vec<Quoted> = texts(source.document, &table.rows, column).collect();
    let dated = cells.iter().filter(|cell| is_due(source, cell)).count();
    dated > 0 && dated * 2 >= cells.len().saturating_sub(1)
}

fn texts<'a>(
    document: &'a Document,
    rows: &'a [Row],
    column: u32,
) -> impl Iterator<Item = Quoted> + 'a {
    let rows = rows.iter();
    rows.filter_map(move |row| columns::quoted(document, row, Some(column)))
}

pub(super) fn is_due(source: &Source, cell: &Quoted) -> bool {
    let due = due::of_cell(source.document, cell.clone(), source.dates);
    cell.text.len() <= N_BYTES_MAX && (due.dated.is_some() || due.reading.is_some())
}

pub(super) fn is_owner(cell: &Quoted) -> bool {
    cell.text.len() <= N_BYTES_MAX && somebody::is_somebody(&cell.text)
}

fn says_deed(cell: &Quoted) -> bool {
    let is_long = cell.text.split_whitespace().count() >= N_DEED_WORDS;
    (is_long || binds(cell)) && !somebody::is_somebody(&cell.text)
}

fn binds(cell: &Quoted) -> bool {
    sentence::read(&cell.text).binds
}

/// The rows of a table below its header, with what is in their columns.
struct Columns<'a> {
    source: &'a Source<'a>,
    rows: &'a [Row],
}

impl Columns<'_> {
    fn most(&self, column: u32, is: impl Fn(&Quoted) -> bool) -> bool {
        let cells: Vec<Quoted> = texts(self.source.document, self.rows, column).collect();
        !cells.is_empty() && cells.iter().filter(|cell| is(cell)).count() * 2 > cells.len()
    }

    fn due(&self, mut columns: impl Iterator<Item = u32>) -> Option<u32> {
        columns.find(|column| self.most(*column, |cell| is_due(self.source, cell)))
    }

    fn owner(&self, mut columns: impl Iterator<Item = u32>) -> Option<u32> {
        columns.find(|column| self.most(*column, is_owner))
    }

    /// A column in which most rows say in a few words what the row is about, and who or when in none.
    fn theme(&self, mut columns: impl Iterator<Item = u32>) -> Option<u32> {
        let is_end = |cell: &Quoted| {
            let n_words = cell.text.split_whitespace().count();
            let names_none = !is_owner(cell) && !is_due(self.source, cell) && !binds(cell);
            let has_word = cell
                .text
                .split(|c: char| !c.is_alphabetic())
                .any(|word| word.len() > 3);
            has_word && n_words <= N_THEME_WORDS_MAX && names_none && !progress::tells(cell)
        };
        columns.find(|column| self.most(*column, is_end))
    }

    /// A column in which a cell opens with the deed's being done.
    fn progress(&self, mut columns: impl Iterator<Item = u32>) -> Option<u32> {
        columns.find(|column| {
            let mut cells = texts(self.source.document, self.rows, *column);
            cells.any(|cell| progress::opens_done(&cell))
        })
    }

    fn n_bytes(&self, column: u32) -> usize {
        let cells = texts(self.source.document, self.rows, column);
        cells.map(|cell| cell.text.len()).sum()
    }
}

/// Reads a table without a known header by what its columns hold: the layout, and how many rows
/// stand above the first action.
///
/// - `headed`: whether a heading above says that actions follow
pub(super) fn layout(source: &Source, table: &Table, headed: bool) -> Option<(Layout, usize)> {
    let all = 0..u32::try_from(columns::n_columns(table)).ok()?;
    let n_skip = usize::from(!headed && table.n_header_rows == 1 || names_places(source, table));
    let columns = Columns {
        source,
        rows: table.rows.get(n_skip..)?,
    };
    let head = columns::head_row(source.document, table, 0);
    let named = |wanted: Holds| {
        let mut cells = head.cells.iter().filter(|_| n_skip > 0);
        let found = cells.find(|(_, words)| headers::holds(words) == Some(wanted));
        found.map(|(column, _)| *column)
    };
    let due = named(Holds::Due).or_else(|| columns.due(all.clone()));
    let owner = named(Holds::Owner)
        .or_else(|| columns.owner(all.clone().filter(|column| Some(*column) != due)));
    let others = all.filter(|column| Some(*column) != due && Some(*column) != owner);
    let action = others.max_by_key(|column| columns.n_bytes(*column))?;
    let is_told = due.is_some() || owner.is_some();
    let shows_itself = || {
        let is_record = matches!(source.kind, Kind::Plan | Kind::Minutes);
        let is_whole = due.is_some() && owner.is_some() && columns.rows.len() >= N_ROWS_MIN;
        is_record && is_whole && columns.most(action, binds)
    };
    // "Child | Ash | Review number | 2": a form's labels are short, and some of them are verbs.
    let is_form = || table::labels_run_down(source.document, &table.rows);
    let is_read =
        is_told && columns.most(action, says_deed) && (headed || shows_itself() && !is_form());
    is_read.then(|| {
        let free = |column: &u32| ![Some(action), owner, due].contains(&Some(*column));
        let named = |wanted| named(wanted).filter(free);
        let layout = Layout {
            action,
            owner,
            due,
            outcome: named(Holds::Outcome),
            need: named(Holds::Need),
            status: named(Holds::Status),
            ..Layout::default()
        };
        (layout, n_skip)
    })
}

/// Reads what stands beside what is to be done, in the second column of rows whose first is a label;
/// `None`: neither who nor when stands there.
pub(super) fn beside(source: &Source, rows: &[Row]) -> Option<Layout> {
    const ACTION: u32 = 1;
    let columns = Columns { source, rows };
    let cells = rows.iter().flat_map(|row| row.cells.iter());
    let last = cells.map(|(column, _)| *column).max()?;
    let others = || ACTION + 1..=last;
    let due = columns.due(others());
    let owner = columns.owner(others().filter(|column| Some(*column) != due));
    let is_free = |column: &u32| ![due, owner].contains(&Some(*column));
    let is_told = due.or(owner).is_some() && columns.most(ACTION, says_deed);
    is_told.then(|| Layout {
        action: ACTION,
        owner,
        due,
        status: columns.progress(others().filter(is_free)),
        ..Layout::default()
    })
}

/// Tells whether the first row names the places for who and by when.
fn names_places(source: &Source, table: &Table) -> bool {
    let head = columns::head_row(source.document, table, 0);
    let names = |wanted: Holds| {
        let mut cells = head.cells.iter();
        cells.any(|(_, words)| headers::holds(words) == Some(wanted))
    };
    let has_by = head.cells.iter().any(|(_, words)| words == "by");
    names(Holds::Owner) && (has_by || names(Holds::Due) || names(Holds::WeakDate))
}

/// A header's layout, with who, by when and how far found by their cells where the header's words for
/// them are not known.
pub(super) fn filled(
    source: &Source,
    table: &Table,
    layout: Layout,
    head: &HeadRow,
    n_skip: usize,
) -> Layout {
    let named = |column: &u32| {
        let mut cells = head.cells.iter();
        cells.any(|(at, words)| at == column && headers::holds(words).is_some())
    };
    let n_columns = u32::try_from(columns::n_columns(table)).unwrap_or(0);
    let unnamed = || (0..n_columns).filter(|column| *column != layout.action && !named(column));
    let columns = Columns {
        source,
        rows: table.rows.get(n_skip..).unwrap_or_default(),
    };
    // A log of days has its sources and writers beside what was done.
    let is_log = matches!(
        source.kind,
        Kind::Chronology | Kind::CaseNotes | Kind::Supervision | Kind::Policy
    );
    if is_log {
        return layout;
    }
    let is_kept = layout.status.or(layout.done_on).is_some();
    let status = layout
        .status
        .or_else(|| columns.progress(unnamed().filter(|column| !is_kept && !layout.has(*column))));
    let layout = Layout { status, ..layout };
    if layout.owner_and_due.is_some() {
        return layout;
    }
    let unnamed = || unnamed().filter(|column| Some(*column) != layout.status);
    let due = layout.due.or_else(|| columns.due(unnamed()));
    let owner = layout.owner.or_else(|| {
        let rest = unnamed().filter(|column| Some(*column) != due);
        columns.owner(rest)
    });
    let has_end = layout.need.or(layout.outcome).is_some();
    let layout = Layout {
        owner,
        due,
        ..layout
    };
    let rest = || unnamed().filter(|column| !layout.has(*column));
    // "For" stands over what an action is for, or over whom.
    let heads_end = |column: &u32| {
        let mut cells = head.cells.iter();
        let is_for = cells.any(|(at, words)| at == column && words == "for");
        is_for && !columns.most(*column, is_owner)
    };
    Layout {
        need: layout.need.or_else(|| rest().find(heads_end)),
        theme: columns.theme(rest()).filter(|_| !has_end),
        ..layout
    }
}

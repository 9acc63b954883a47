//! A roster of the caseload: how each child stands, as the service's own list has it.
//!
//! In: the roster as a document, and which of its columns say what. Out: a [`Roster`], whose rows
//! are laid over the case files they name. A row becomes a record of its case, so that what it says
//! is quoted like anything else; where it contradicts the documents both are kept. A row whose
//! status or day cannot be read is counted and never guessed.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use thiserror::Error;

use super::status::{Source, StatusPeriod, common};
use super::{CaseFile, LegalStatus, Moment, Place, Record, What, moments};
use crate::calendar::Interval;
use crate::document::{Block, Document, Note, NoteCode, Span};
use crate::facts::table::{self, Row, Table};
use crate::facts::{self, DateMention, Dated, EventKind, Facts, dates_in, label};

/// Which columns of a roster say what; names as they stand over the columns, capitals aside.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RosterColumns {
    /// The roster's path, relative to the audited folder.
    pub file: String,
    /// The case id, which is the name of the case's folder.
    #[serde(default = "case")]
    pub case: String,
    /// The status, in words.
    #[serde(default = "status")]
    pub status: String,
    /// The day since when.
    #[serde(default = "from")]
    pub from: String,
    /// The day until when; blank where it still holds. A roster may do without the column.
    #[serde(default = "to")]
    pub to: String,
    /// What the service's own words for a status mean.
    #[serde(default)]
    pub words: BTreeMap<String, LegalStatus>,
}

fn case() -> String {
    "case".to_owned()
}

fn status() -> String {
    "status".to_owned()
}

fn from() -> String {
    "from".to_owned()
}

fn to() -> String {
    "to".to_owned()
}

/// Why a roster cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RosterError {
    /// It holds no table.
    #[error("{0} holds no table with a header")]
    NoTable(String),
    /// A column that the settings name is not there.
    #[error("{file} has no column \"{wanted}\"; it has: {known}")]
    NoColumn {
        /// The roster.
        file: String,
        /// The name that was looked for.
        wanted: String,
        /// The names that are there.
        known: String,
    },
}

/// One row: a status with its days.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Standing {
    status: LegalStatus,
    from: Option<Dated>,
    until: Option<Dated>,
    row: Span,
}

/// The rows of a roster by case.
#[derive(Debug, Clone, PartialEq)]
pub struct Roster {
    document: Document,
    rows: BTreeMap<String, Vec<Standing>>,
    /// The rows that could not be read, as the file counts them, from 1.
    unread: Vec<u32>,
}

impl Roster {
    /// Reads a roster.
    ///
    /// # Errors
    /// [`RosterError`] where there is no table or a column is not there.
    pub fn read(document: Document, columns: &RosterColumns) -> Result<Self, RosterError> {
        let tables = table::of(&document);
        let sheet = Sheet::of(&document, &tables, columns)?;
        let dates = facts::dates::of(&document);
        let mut rows: BTreeMap<String, Vec<Standing>> = BTreeMap::new();
        let mut unread = Vec::new();
        for row in sheet.table.body() {
            let Some(case) = sheet
                .text(row, Some(sheet.case))
                .filter(|case| !case.is_empty())
            else {
                continue;
            };
            match sheet.standing(row, &dates, columns) {
                Some(standing) => rows.entry(case.to_owned()).or_default().push(standing),
                None => unread.push(number_of(&document, row)),
            }
        }
        Ok(Self {
            document,
            rows,
            unread,
        })
    }

    /// Returns the ids of the cases that it names and that are not among some others.
    #[must_use]
    pub fn without_file(&self, cases: &BTreeSet<&str>) -> Vec<&str> {
        let named = self.rows.keys().map(String::as_str);
        named.filter(|case| !cases.contains(case)).collect()
    }

    /// Returns the note that says which rows could not be read, where there are any.
    #[must_use]
    pub fn note(&self) -> Option<Note> {
        let numbers: Vec<String> = self.unread.iter().take(20).map(u32::to_string).collect();
        let more = if self.unread.len() > numbers.len() {
            " and others"
        } else {
            ""
        };
        let rows = if numbers.len() == 1 { "row" } else { "rows" };
        (!numbers.is_empty()).then(|| {
            let message = format!(
                "the status or a day could not be read in {rows} {}{more}; say in [roster.words] what a status of your own means",
                numbers.join(", ")
            );
            Note::new(NoteCode::PartDamaged, message)
        })
    }

    /// Returns the roster's path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.document.path
    }
}

/// A roster's table and where its columns stand.
struct Sheet<'a> {
    document: &'a Document,
    table: &'a Table,
    case: u32,
    status: u32,
    from: u32,
    to: Option<u32>,
}

impl<'a> Sheet<'a> {
    fn of(
        document: &'a Document,
        tables: &'a [Table],
        columns: &RosterColumns,
    ) -> Result<Self, RosterError> {
        let no_table = || RosterError::NoTable(document.path.clone());
        let table = tables.first().ok_or_else(no_table)?;
        let header = table.header().ok_or_else(no_table)?;
        let find = |wanted: &str| {
            let wanted = label::plain(wanted);
            table.column_of(document, |name| name == wanted)
        };
        let column = |wanted: &str| {
            find(wanted).ok_or_else(|| RosterError::NoColumn {
                file: document.path.clone(),
                wanted: wanted.to_owned(),
                known: header.texts(document).collect::<Vec<_>>().join(", "),
            })
        };
        let to = if columns.to == to() {
            find(&columns.to)
        } else {
            Some(column(&columns.to)?)
        };
        Ok(Self {
            document,
            table,
            case: column(&columns.case)?,
            status: column(&columns.status)?,
            from: column(&columns.from)?,
            to,
        })
    }

    fn text(&self, row: &Row, column: Option<u32>) -> Option<&'a str> {
        let block = row.cell(self.document, column?)?;
        Some(self.document.text_of(block).trim())
    }

    /// What a row says; `None` where its status or a day that is given cannot be read.
    fn standing(
        &self,
        row: &Row,
        dates: &[DateMention],
        columns: &RosterColumns,
    ) -> Option<Standing> {
        let status = status_of(self.text(row, Some(self.status))?, columns)?;
        Some(Standing {
            status,
            from: self.day(row, Some(self.from), dates)?,
            until: self.day(row, self.to, dates)?,
            row: row.span,
        })
    }

    /// The day in a cell; `Some(None)` for a blank one.
    fn day(&self, row: &Row, column: Option<u32>, dates: &[DateMention]) -> Option<Option<Dated>> {
        let Some(block) = column.and_then(|column| row.cell(self.document, column)) else {
            return Some(None);
        };
        let text = self.document.text_of(block);
        if !text.contains(|sign: char| sign.is_alphanumeric()) {
            return Some(None);
        }
        let mut found = dates_in(dates, block.span).iter();
        found.find_map(DateMention::dated).map(Some)
    }
}

/// The number of a row as the file counts it, from 1.
fn number_of(document: &Document, row: &Row) -> u32 {
    let first = row
        .cells
        .first()
        .and_then(|(_, idx)| document.blocks.get(*idx));
    first.and_then(Block::cell).map_or(0, |cell| cell.row + 1)
}

/// The status that words mean: the service's own first, then the name of one, then ordinary words.
fn status_of(words: &str, columns: &RosterColumns) -> Option<LegalStatus> {
    let plain = label::plain(words);
    let own = columns
        .words
        .iter()
        .find(|(name, _)| label::plain(name) == plain);
    let named = || {
        LegalStatus::ALL
            .into_iter()
            .find(|status| status.is_named(&plain))
    };
    let said = || facts::events::standing_in(words).and_then(status_begun_by);
    own.map(|(_, status)| *status).or_else(named).or_else(said)
}

/// The status that an event begins.
fn status_begun_by(event: EventKind) -> Option<LegalStatus> {
    LegalStatus::ALL
        .into_iter()
        .find(|status| status.begins_with() == event)
}

/// Lays the roster's rows over a case file: each as a record, a period, and the moment with which
/// the status began.
pub(super) fn lay_over(case: &mut CaseFile, roster: &Roster) {
    let Some(standings) = case.id.as_ref().and_then(|id| roster.rows.get(id)) else {
        return;
    };
    for standing in standings {
        let piece = Document {
            notes: Vec::new(),
            ..roster.document.piece(&[standing.row])
        };
        let place = Place {
            record: case.records.len(),
            span: Span::new(0, piece.text.len()),
        };
        let shifted = |dated: Dated| Dated {
            span: Span::new(
                dated.span.start - standing.row.start,
                dated.span.end - standing.row.start,
            ),
            ..dated
        };
        case.records.push(Record {
            document: piece,
            facts: Facts::silent(),
        });
        let period = StatusPeriod {
            status: standing.status,
            from: standing.from.map(|from| from.interval),
            by: None,
            until: standing.until.map(|until| until.interval),
            places: vec![place],
            source: Source::Roster,
        };
        begin(case, &period, standing.from.map(shifted), place);
        case.statuses.push(period);
    }
    moments::put_in_order(&mut case.moments);
}

/// Tells the moment with which a period of the roster began: one that the documents tell of too,
/// one that they give another day, or one that they do not tell of.
fn begin(case: &mut CaseFile, period: &StatusPeriod, from: Option<Dated>, place: Place) {
    let Some(from) = from else {
        return;
    };
    let on = from.interval;
    let what = What::Event(period.status.begins_with());
    let runs: Vec<Option<Interval>> = case
        .statuses
        .iter()
        .filter(|other| other.source == Source::Documents && other.status == period.status)
        .filter(|other| common(other, period))
        .map(|other| other.from)
        .collect();
    let told =
        |moment: &&mut Moment| moment.what == what && moment.on.is_some_and(|day| day.overlaps(on));
    if let Some(moment) = case.moments.iter_mut().find(told) {
        moment.places.push(place);
        return;
    }
    let known = |moment: &&mut Moment| moment.what == what && runs.contains(&moment.on);
    match case.moments.iter_mut().find(known) {
        Some(moment) if moment.on.is_none() => {
            moment.on = Some(on);
            moment.certain = from.certain;
            moment.written = Some(place);
            moment.places.push(place);
        }
        Some(moment) => {
            moment.certain = false;
            moment.against.push(place);
            moment.against_on.push(on);
        }
        None => case.moments.push(Moment {
            on: Some(on),
            certain: from.certain,
            written: Some(place),
            ..moments::blank(what, place)
        }),
    }
}

#[cfg(test)]
mod tests;

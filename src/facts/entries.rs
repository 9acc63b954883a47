//! Chronologies and their entries, from tables and from lists.
//!
//! In: a document, its tables and dates. Out: each chronology with its entries in the order in
//! which they stand.

use serde::Serialize;

use super::kind::Kind;
use super::table::Table;
use super::{DateMention, Dated, Quoted};
use crate::document::{Document, Span};

/// When an entry says that it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryDate {
    /// A date that can be read, at any precision.
    On(Dated),
    /// Something in the date's place that is no date of the calendar: 31/02/2019, ??/06/18.
    Impossible(Span),
    /// A time of life: "aged 4", "P3". Read, but not on the calendar.
    LifeStage(Span),
    /// Nothing in the date's place.
    Missing,
}

/// One entry of a chronology.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The whole entry.
    pub span: Span,
    /// When.
    pub date: EntryDate,
    /// What happened.
    pub event: Option<Quoted>,
    /// Who says so.
    pub source: Option<Quoted>,
    /// What it meant for the child.
    pub impact: Option<Quoted>,
    /// What was done, or why nothing was.
    pub action: Option<Quoted>,
}

impl Entry {
    /// Returns the entry's date, where it is one of the calendar.
    #[must_use]
    pub fn dated(&self) -> Option<Dated> {
        match self.date {
            EntryDate::On(dated) => Some(dated),
            _ => None,
        }
    }
}

/// Which columns a chronology in a table has. All false for a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Columns {
    /// Whether it is a table at all.
    pub is_table: bool,
    /// Who says so.
    pub source: bool,
    /// Impact or significance.
    pub impact: bool,
    /// Action taken.
    pub action: bool,
}

/// A chronology: a document, or a section or table of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chronology {
    /// From its heading, where there is one, to its last entry.
    pub span: Span,
    /// The heading or header row that shows what it is.
    pub heading: Option<Quoted>,
    /// Its columns.
    pub columns: Columns,
    /// Its entries, in the order in which they stand.
    pub entries: Vec<Entry>,
}

/// Finds the chronologies of a document.
#[must_use]
pub fn of(
    _document: &Document,
    _kind: Kind,
    _tables: &[Table],
    _dates: &[DateMention],
) -> Vec<Chronology> {
    Vec::new()
}

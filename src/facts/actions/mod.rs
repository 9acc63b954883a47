//! Actions and objectives, from action tables, lists of commitments and decisions of minutes.
//!
//! In: a document, its tables and dates. Out: actions with what was said of who, by when, to what
//! end. Whether that is good enough is for the rules.

use serde::Serialize;

use super::dates::{NonDate, Reading};
use super::kind::Kind;
use super::table::Table;
use super::{DateMention, Dated, Quoted};
use crate::document::{Document, Span};

/// By when an action is to be done, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The words.
    pub words: Quoted,
    /// The date, where the words are or resolve to one.
    pub dated: Option<Dated>,
    /// What the words say about time, where they are no plain date.
    pub reading: Option<Reading>,
}

impl Due {
    /// Tells whether the words point to the next review or meeting.
    #[must_use]
    pub fn is_next_review(&self) -> bool {
        self.reading == Some(Reading::NonDate(NonDate::NextReview))
    }
}

/// What a document says of whether an action is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Said to be done.
    Completed(Quoted),
    /// Said to be open, or under way.
    Open(Quoted),
    /// Nothing is said.
    Unsaid,
}

/// One action or objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// The whole row or item.
    pub span: Span,
    /// Its number in the document ("3", "2.1"), where it has one.
    pub label: Option<String>,
    /// What is to be done.
    pub text: Quoted,
    /// Who is to do it: the cell, or the words before "to" or "will". `None`: nothing is said.
    pub owner: Option<Quoted>,
    /// Whether the owner stands in a column or place of its own (and may be left blank there).
    pub owner_expected: bool,
    /// By when.
    pub due: Option<Due>,
    /// Whether the date has a column or place of its own.
    pub due_expected: bool,
    /// The result expected: an outcome, measure or success criterion of the same row or section.
    pub outcome: Option<Quoted>,
    /// The need, risk, concern or wellbeing indicator that it answers.
    pub need: Option<Quoted>,
    /// Whether it is done.
    pub progress: Progress,
}

impl Action {
    /// Tells whether the document says that the action is done.
    #[must_use]
    pub fn is_completed(&self) -> bool {
        matches!(self.progress, Progress::Completed(_))
    }
}

/// Finds the actions of a document.
#[must_use]
pub fn of(
    _document: &Document,
    _kind: Kind,
    _tables: &[Table],
    _dates: &[DateMention],
) -> Vec<Action> {
    Vec::new()
}

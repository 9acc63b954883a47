//! What kind of document this is, and its title.
//!
//! In: a document and its tables and dates. Out: a kind with its certainty and the words that
//! decided it. Structure and content decide; a file's name only helps.

use serde::{Deserialize, Serialize};

use super::table::Table;
use super::{Certainty, DateMention, Quoted};
use crate::document::{Document, Span};

/// The kinds of document that a case file or a policy library holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A chronology of significant events.
    Chronology,
    /// An assessment of risk or need.
    Assessment,
    /// A plan for one child.
    Plan,
    /// A plan of a service or partnership.
    StrategicPlan,
    /// The record of a meeting.
    Minutes,
    /// Case notes.
    CaseNotes,
    /// A letter.
    Letter,
    /// An e-mail.
    Email,
    /// A supervision or oversight record.
    Supervision,
    /// A referral or notification of concern.
    Referral,
    /// A policy, procedure, guidance, protocol or strategy.
    Policy,
    /// Something else, or nothing to tell by.
    Other,
}

impl Kind {
    /// Tells whether such a document belongs to a child's case file.
    #[must_use]
    pub fn is_case_record(self) -> bool {
        matches!(
            self,
            Self::Chronology
                | Self::Assessment
                | Self::Plan
                | Self::Minutes
                | Self::CaseNotes
                | Self::Supervision
                | Self::Referral
        )
    }
}

/// A kind, how sure, and by which words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DocumentKind {
    /// The kind.
    pub value: Kind,
    /// How sure.
    pub certainty: Certainty,
    /// The words that decided it, where words did.
    pub why: Option<Span>,
}

/// Finds the document's title: its first heading or title line, else a property.
#[must_use]
pub fn title(_document: &Document) -> Option<Quoted> {
    None
}

/// Decides the kind of a document.
#[must_use]
pub fn of(
    _document: &Document,
    _title: Option<&Quoted>,
    _tables: &[Table],
    _dates: &[DateMention],
) -> DocumentKind {
    DocumentKind {
        value: Kind::Other,
        certainty: Certainty::Doubtful,
        why: None,
    }
}

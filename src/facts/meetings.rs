//! Meetings and reviews: held, planned, put off, and when the next one is to be.
//!
//! In: a document, its tables and dates. Out: meetings. The record of a meeting says that it was
//! held; a letter of invitation does not.

use serde::{Deserialize, Serialize};

use super::kind::Kind;
use super::table::Table;
use super::{DateMention, Dated, Quoted};
use crate::document::{Document, Span};

/// The kinds of meeting that timescales are set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingKind {
    /// Inter-agency referral discussion (in England and Wales, a strategy discussion).
    Ird,
    /// Initial child protection planning meeting, or case conference.
    CppmInitial,
    /// The same before birth.
    CppmPreBirth,
    /// Review child protection planning meeting, or case conference.
    CppmReview,
    /// Core group.
    CoreGroup,
    /// Review of a looked-after child's case.
    LookedAfterReview,
    /// Review of an emergency placement.
    EmergencyReview,
    /// Review of a placement in secure accommodation.
    SecureReview,
    /// Review of a pathway plan.
    PathwayReview,
    /// Children's hearing.
    Hearing,
    /// Team around the child, child's plan meeting.
    ChildPlan,
    /// Any other.
    Other,
}

/// What became of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingState {
    /// It was held.
    Held,
    /// It is to be held.
    Planned,
    /// It was called off.
    Cancelled,
    /// It was put off to another day.
    Postponed,
    /// It was begun and adjourned.
    Adjourned,
    /// Too few came for it to decide.
    Inquorate,
}

/// One meeting that a document speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// What kind.
    pub kind: MeetingKind,
    /// What became of it.
    pub state: MeetingState,
    /// When it was or was to be held.
    pub on: Option<Dated>,
    /// When the next of its line is to be held.
    pub next: Option<Dated>,
    /// The recorded reason for being late, put off or called off.
    pub reason: Option<Quoted>,
    /// Whether the document is this meeting's own record.
    pub is_record: bool,
    /// Whether it put the child's name on the child protection register: yes, no or not said.
    pub registered: Option<bool>,
    /// Whether it took the child's name off the register.
    pub deregistered: Option<bool>,
    /// The words that say so.
    pub span: Span,
}

/// Finds the meetings that a document records or announces.
#[must_use]
pub fn of(
    _document: &Document,
    _kind: Kind,
    _tables: &[Table],
    _dates: &[DateMention],
) -> Vec<Meeting> {
    Vec::new()
}

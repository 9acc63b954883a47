//! Events in a child's life and case other than meetings.
//!
//! In: a document and what was read of it. Out: referrals, concerns, placements, registrations,
//! orders and changes of legal status, each with its day and its words.

use serde::{Deserialize, Serialize};

use super::kind::Kind;
use super::table::Table;
use super::{Certainty, DateMention, Dated};
use crate::document::{Document, Span};

/// The kinds of event that timescales run from, or that a chronology should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A concern for the child's safety was raised or notified.
    Concern,
    /// A referral was received.
    Referral,
    /// The child's name was put on the child protection register.
    Registration,
    /// The child's name was taken off it.
    Deregistration,
    /// The child became looked after away from home, or was placed.
    PlacementStart,
    /// The child moved from one placement to another.
    PlacementMove,
    /// The child came home, or stopped being looked after away from home.
    PlacementEnd,
    /// An emergency placement began.
    EmergencyPlacement,
    /// A placement in secure accommodation began.
    SecurePlacement,
    /// A compulsory supervision order was made.
    SupervisionOrder,
    /// The child became looked after at home.
    LookedAfterAtHome,
    /// The young person stopped being looked after and is owed aftercare.
    LeftCare,
    /// A visit to the child.
    Visit,
    /// A manager's oversight or supervision of the case.
    Oversight,
    /// The case was closed.
    Closed,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// What kind.
    pub kind: EventKind,
    /// When; `None` when the document says that it happened but not when.
    pub on: Option<Dated>,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// The words that say so.
    pub span: Span,
}

/// Finds the events that a document tells of.
#[must_use]
pub fn of(
    _document: &Document,
    _kind: Kind,
    _tables: &[Table],
    _dates: &[DateMention],
) -> Vec<Event> {
    Vec::new()
}

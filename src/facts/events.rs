//! Events in a child's life and case other than meetings, and the document's own date.
//!
//! In: a document and what was read of it. Out: referrals, concerns, placements, registrations,
//! orders and changes of legal status, each with its day and its words.

mod issued;
mod labelled;
mod sent;
mod sessions;
mod told;

use serde::{Deserialize, Serialize};

use super::family::{ChildRows, Whose};
use super::kind::{Kind, is_taught};
use super::meetings::{self, MeetingKind};
use super::passages::Passages;
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
    /// A compulsory supervision order came to its end.
    OrderEnded,
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
    /// An assessment was finished.
    Assessment,
    /// A pathway plan was made.
    PathwayPlan,
    /// The record of a meeting was circulated.
    RecordIssued,
}

impl EventKind {
    /// Tells whether it changes where the child lives or how the child is looked after.
    #[must_use]
    pub(crate) fn is_placement(self) -> bool {
        use EventKind::*;
        matches!(
            self,
            PlacementStart
                | PlacementMove
                | PlacementEnd
                | EmergencyPlacement
                | SecurePlacement
                | LookedAfterAtHome
                | LeftCare
        )
    }
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
    /// For whom it is told, where the words say so.
    #[serde(skip)]
    pub whose: Option<Whose>,
    /// The words that say so.
    pub span: Span,
}

/// Finds the events that a document tells of.
#[must_use]
pub(crate) fn of(
    document: &Document,
    kind: Kind,
    tables: &[Table],
    passages: &Passages,
    dates: &[DateMention],
) -> Vec<Event> {
    if matches!(kind, Kind::Policy | Kind::StrategicPlan) || is_taught(document) {
        return Vec::new();
    }
    let meeting = meetings::recorded_on(document, kind, passages, dates);
    let mut events = labelled::of(
        document,
        kind,
        meeting.map(|(kind, _)| kind),
        passages,
        dates,
    );
    events.extend(sent::of(document, kind, dates, &events));
    events.extend(issued::of(document, kind, meeting, passages, dates));
    events.extend(told::of(document, kind, meeting, passages, dates));
    events.extend(sessions::of(document, kind, tables, dates));
    events.extend(reviewed_placement(meeting, &events));
    let rows = ChildRows::of(document, tables);
    for event in &mut events {
        rows.settle(&mut event.whose, event.span);
    }
    events.sort_by_key(|event| (event.span, event.kind));
    once_each(events)
}

/// The placement that a review is of: in the record of the review of an emergency or of a secure
/// placement, the one placement that is told of as begun shortly before is of that kind.
fn reviewed_placement(
    meeting: Option<(MeetingKind, Option<Dated>)>,
    events: &[Event],
) -> Option<Event> {
    const DAYS_BEFORE_MAX: i32 = 31;
    let (kind, on) = meeting?;
    let of = match kind {
        MeetingKind::EmergencyReview => EventKind::EmergencyPlacement,
        MeetingKind::SecureReview => EventKind::SecurePlacement,
        _ => return None,
    };
    let on = on?.interval.from;
    let begun = events
        .iter()
        .filter(|event| event.kind == EventKind::PlacementStart);
    let first = begun.clone().next()?;
    let day = first.on.filter(|day| day.certain)?.interval;
    let is_only = begun
        .clone()
        .all(|event| event.on.map(|on| on.interval) == Some(day));
    let is_soon = (0..=DAYS_BEFORE_MAX).contains(&day.from.days_until(on));
    let is_told = events.iter().any(|event| event.kind == of);
    (is_only && is_soon && !is_told && first.certainty < Certainty::Doubtful).then(|| Event {
        kind: of,
        ..first.clone()
    })
}

/// The event with which the status begins that ordinary words mean: "Looked after at home".
#[must_use]
pub fn standing_in(words: &str) -> Option<EventKind> {
    labelled::standing_in(words)
}

/// Drops what the document says twice: one kind, one day.
fn once_each(events: Vec<Event>) -> Vec<Event> {
    let mut kept: Vec<Event> = Vec::new();
    for event in events {
        let same = |known: &&mut Event| {
            known.kind == event.kind
                && known.on.map(|on| on.interval) == event.on.map(|on| on.interval)
                && !Whose::differ(known.whose.as_ref(), event.whose.as_ref())
        };
        match kept.iter_mut().find(same) {
            None => kept.push(event),
            Some(known) => {
                known.on = event.on.filter(|on| on.certain).or(known.on);
                known.certainty = known.certainty.min(event.certainty);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests;

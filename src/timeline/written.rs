//! Timelines as `casewise.audit/1` carries them, written and read.
//!
//! An event's words are names of ours; only `item` and `quote` hold words of the file. A name that
//! is not known is refused, so that no other text passes for one.

use serde::{Deserialize, Serialize};

use super::{Event, Kind, Lane, Timeline};
use crate::calendar::Day;
use crate::facts::MeetingState;
use crate::finding::{Evidence, Outcome};

/// One case's timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineV1 {
    /// The case id.
    pub case: String,
    /// How much the file tells of without a date that can be read.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub undated: usize,
    /// Events beyond those that a timeline holds.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub beyond: usize,
    /// Events by lane, oldest first.
    pub events: Vec<EventV1>,
}

/// One event, or one stretch of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventV1 {
    /// Where it is drawn.
    pub lane: Lane,
    /// What it is.
    pub what: Kind,
    /// For a meeting, what became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<MeetingState>,
    /// The first day; null where no record says.
    pub from: Option<Day>,
    /// The last day; null for a stretch that runs on.
    pub to: Option<Day>,
    /// The last day on which it would have been in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Whether that day was missed, with or without a recorded reason.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
    /// What the rule said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What the rule called the step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The words that tell of it.
    #[serde(flatten)]
    pub told: Option<QuoteV1>,
}

/// Words of a document with their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteV1 {
    /// The document's path, relative to the audited folder.
    pub document: String,
    /// Bytes of its extracted text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The exact words.
    pub quote: String,
}

impl From<&Timeline> for TimelineV1 {
    fn from(timeline: &Timeline) -> Self {
        Self {
            case: timeline.case.clone(),
            undated: timeline.n_undated,
            beyond: timeline.n_beyond,
            events: timeline.events.iter().map(EventV1::from).collect(),
        }
    }
}

impl From<&Event> for EventV1 {
    fn from(event: &Event) -> Self {
        Self {
            lane: event.lane,
            what: event.kind,
            state: event.state,
            from: event.from,
            to: event.to,
            due: event.due,
            late: event.is_late(),
            outcome: event.outcome,
            rule: event.rule.clone(),
            item: event.item.clone(),
            told: event.evidence.as_ref().map(QuoteV1::from),
        }
    }
}

impl From<&Evidence> for QuoteV1 {
    fn from(evidence: &Evidence) -> Self {
        Self {
            document: evidence.document().to_owned(),
            start: evidence.span().start,
            end: evidence.span().end,
            quote: evidence.words().to_owned(),
        }
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_zero(n: &usize) -> bool {
    *n == 0
}

//! The day of a form with which another agency tells the service of a child.
//!
//! In: a document, and whether a label gave the day of the referral already. Out: the referral or the
//! concern, with the day on which the form says that it was sent or raised.

use super::{Event, EventKind};
use crate::document::{Document, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::passages::happening;
use crate::facts::pattern::cue;
use crate::facts::{Certainty, DateMention};

/// Reads a form of referral.
///
/// - `known`: what its labels gave
pub(super) fn of(
    document: &Document,
    kind: Kind,
    dates: &[DateMention],
    known: &[Event],
) -> Option<Event> {
    cue!(
        UNSENT,
        r"(?i)\b(?:not (?:yet )?sent|unsent|draft|withdrawn|example|template)\b"
    );
    cue!(OF_CONCERN, r"(?i)\b(?:concern|notification|protection)\b");
    let comes_in = |event: &Event| matches!(event.kind, EventKind::Concern | EventKind::Referral);
    if kind != Kind::Referral || known.iter().any(comes_in) || UNSENT.is_match(&document.text) {
        return None;
    }
    let day = dates.iter().find(|day| is_sending(document, day))?;
    let on = happening(day).filter(|on| on.interval.is_day())?;
    let first = document.part(Part::Body).find(|block| block.is_said())?;
    let kind = if OF_CONCERN.is_match(document.text_of(first)) {
        EventKind::Concern
    } else {
        EventKind::Referral
    };
    Some(Event {
        kind,
        on: Some(on),
        certainty: Certainty::Likely,
        whose: None,
        span: day.span,
    })
}

/// Whether the words right before a day say that the form was made or sent on it.
fn is_sending(document: &Document, day: &DateMention) -> bool {
    const BYTES_MAX: usize = 45;
    cue!(
        SENT,
        concat!(
            r"(?i)\b(?:(?:raised|reported|submitted|sent|notified)(?: on| at)?",
            r"|date(?: (?:and|&|/) time)?(?: (?:sent|submitted|raised|reported",
            r"|of (?:(?:this|the) )?(?:form|referral|report|notification|request|submission)))?)",
            r"\W*$"
        )
    );
    let from = day.span.start.saturating_sub(BYTES_MAX);
    let from = (from..=day.span.start).find(|at| document.text.is_char_boundary(*at));
    let before = Span::new(from.unwrap_or(day.span.start), day.span.start);
    SENT.is_match(document.at(before))
}

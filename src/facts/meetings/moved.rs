//! The days on which a meeting was to be held and was not, as its own record tells.
//!
//! In: the record of a meeting and its passages. Out: meetings of its kind that were called off or
//! put off, each with the day that was first set. "It had been set for 12 February and was
//! cancelled as the chair was ill" is one; what was put off of another line's is none.

use std::sync::LazyLock;

use regex::Regex;

use super::{Meeting, MeetingState, mention, naming};
use crate::document::{Document, Span};
use crate::facts::passages::{Passages, happening, sentences_of};
use crate::facts::pattern::pattern;
use crate::facts::{DateMention, Dated, dates_in};

static OWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:and|but|then) )?(?:it|(?:the|this|today['’]s) (?:\w+ ){0,2}?(?:meeting|review|conference|discussion|group|hearing))\b",
    )
});

/// Reads the sentences of a record that name no meeting of another line.
pub(super) fn of(
    document: &Document,
    own: &Meeting,
    passages: &Passages,
    dates: &[DateMention],
) -> Vec<Meeting> {
    let Some(held) = own
        .on
        .filter(|_| own.is_record && own.state == MeetingState::Held)
    else {
        return Vec::new();
    };
    let mut found: Vec<Meeting> = Vec::new();
    let spans = passages.sentences.iter().map(|sentence| sentence.span);
    for span in spans.flat_map(|span| sentences_of(document, span)) {
        let Some(state) = put_off(document.at(span)) else {
            continue;
        };
        let Some(on) = day_before(dates, span, held) else {
            continue;
        };
        let is_known = |one: &Meeting| one.on.is_some_and(|day| day.interval == on.interval);
        if !found.iter().any(is_known) {
            found.push(Meeting {
                state,
                on: Some(on),
                next: None,
                reason: mention::cause(document, span, state),
                is_record: false,
                registered: None,
                deregistered: None,
                span,
                ..own.clone()
            });
        }
    }
    found
}

/// Whether a clause with the meeting for its subject says that it was called off or put off.
fn put_off(text: &str) -> Option<MeetingState> {
    let state = mention::said_of(text).filter(|state| {
        matches!(
            state,
            MeetingState::Cancelled | MeetingState::Postponed | MeetingState::Inquorate
        )
    })?;
    (OWN.is_match(text) && naming::find(text).is_empty()).then_some(state)
}

/// The first day of a clause, where it lies before the one on which the meeting was held.
fn day_before(dates: &[DateMention], span: Span, held: Dated) -> Option<Dated> {
    let day = dates_in(dates, span).iter().find_map(happening)?;
    (day.interval.to < held.interval.from).then_some(day)
}

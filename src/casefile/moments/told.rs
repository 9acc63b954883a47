//! What one record says happened, before records are compared.
//!
//! In: a record and the child's family. Out: a [`Mention`] for each of its meetings and events that
//! is the child's own, and one for what the record is by being there.

use crate::casefile::family::Family;
use crate::casefile::{Moment, Place, Record, What};
use crate::document::Span;
use crate::facts::dates::Doubt;
use crate::facts::kind::Kind;
use crate::facts::meetings::Weight;
use crate::facts::pattern::cue;
use crate::facts::{Certainty, Dated, EventKind, Facts, Meeting, MeetingKind, dates_in, meetings};

/// Something that one record says happened, before records are compared.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) moment: Moment,
    /// Whether the words name the kind of meeting plainly.
    pub(super) plain: bool,
    /// Whether they name it beside a day and say no more of it.
    pub(super) passing: bool,
    pub(super) certainty: Certainty,
    /// Whether its day is written without a year, which is inferred and not sure.
    pub(super) lacks_year: bool,
    /// How strongly the record can speak: its own record first, then dated lists, then the rest.
    pub(super) rank: u8,
}

pub(super) fn mentions_of(record_idx: usize, record: &Record, family: &Family) -> Vec<Mention> {
    let rank = match record.facts.kind.value {
        Kind::Chronology => 2,
        Kind::Minutes => 1,
        Kind::CaseNotes => 3,
        _ => 4,
    };
    let meetings = record
        .facts
        .meetings
        .iter()
        .filter(|meeting| !family.is_anothers_meeting(&record.document, meeting))
        .map(|meeting| of_meeting(record_idx, rank, record, meeting, family));
    let events = record.facts.events.iter();
    let own = events.filter(|event| {
        !family.is_anothers(event.whose.as_ref()) && !family.is_of_another_name(record, event)
    });
    let events = own.map(|event| Mention {
        moment: Moment {
            on: event.on.map(|on| on.interval),
            certain: event.on.is_some_and(|on| is_sure(record, on)),
            reason: reason_of(record_idx, record, event.kind, event.span),
            written: event.on.map(|on| Place {
                record: record_idx,
                span: on.span,
            }),
            ..blank(
                What::Event(event.kind),
                Place {
                    record: record_idx,
                    span: event.span,
                },
            )
        },
        plain: true,
        passing: false,
        lacks_year: event.on.is_some_and(|on| lacks_year(record, on)),
        certainty: event.certainty,
        rank,
    });
    meetings
        .chain(events)
        .chain(own_of(record_idx, record))
        .collect()
}

/// What a record is by being there: an assessment that was finished, a pathway plan that was made,
/// a supervision that was held.
fn own_of(record_idx: usize, record: &Record) -> Option<Mention> {
    let facts = &record.facts;
    let is_pathway = || {
        let title = facts.title.as_ref();
        title.is_some_and(|title| title.text.to_lowercase().contains("pathway"))
    };
    let kind = match facts.kind.value {
        Kind::Plan if is_pathway() => EventKind::PathwayPlan,
        Kind::Supervision
            if !facts
                .events
                .iter()
                .any(|event| event.kind == EventKind::Oversight) =>
        {
            EventKind::Oversight
        }
        _ if facts.is_of(Kind::Assessment) && facts.kind.certainty < Certainty::Doubtful => {
            EventKind::Assessment
        }
        _ => return None,
    };
    let dated = facts.dated?;
    let place = Place {
        record: record_idx,
        span: dated.span,
    };
    Some(Mention {
        moment: Moment {
            on: Some(dated.interval),
            certain: dated.certain,
            reason: reason_of(record_idx, record, kind, dated.span),
            ..blank(What::Event(kind), place)
        },
        plain: true,
        passing: false,
        lacks_year: false,
        certainty: facts.kind.certainty,
        rank: 0,
    })
}

/// Why a visit, a record or an assessment was late, where it is said beside it; an assessment may
/// say it anywhere.
fn reason_of(record_idx: usize, record: &Record, kind: EventKind, span: Span) -> Option<Place> {
    let place = match kind {
        EventKind::Visit | EventKind::RecordIssued => Some(span),
        EventKind::Assessment => None,
        _ => return None,
    };
    let reason = meetings::reason_for(&record.document, place)?;
    Some(Place {
        record: record_idx,
        span: reason.span,
    })
}

/// Tells whether one reading of a day stands: it was written whole, or with the day of the week that
/// it has in the year that was meant, or the record that leaves its year out was written in the
/// twelve months after it.
fn is_sure(record: &Record, on: Dated) -> bool {
    let facts = &record.facts;
    let is_just_before = |own: Dated| {
        let last = own.interval.to;
        own.certain && last.plus_months(-12) < on.interval.from && on.interval.to <= last
    };
    let is_told =
        || facts.dated.is_some_and(is_just_before) || says_weekday(record.document.at(on.span));
    on.certain || infers_year(facts, on) && is_told()
}

/// Tells whether a day's words begin with its day of the week, which in another year it is not.
fn says_weekday(words: &str) -> bool {
    cue!(
        WEEKDAY,
        concat!(
            r"(?i)^\W*(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+",
            r"(?:the\s+)?\d"
        )
    );
    WEEKDAY.is_match(words)
}

/// Tells whether all that is doubtful of a day is its year, which was not written.
fn infers_year(facts: &Facts, on: Dated) -> bool {
    let mentions = dates_in(&facts.dates, on.span).iter();
    let mut doubts = mentions
        .flat_map(|mention| mention.doubts.iter())
        .peekable();
    doubts.peek().is_some() && doubts.all(|doubt| doubt == Doubt::YearInferred)
}

fn lacks_year(record: &Record, on: Dated) -> bool {
    !is_sure(record, on) && infers_year(&record.facts, on)
}

fn of_meeting(
    record_idx: usize,
    rank: u8,
    record: &Record,
    meeting: &Meeting,
    family: &Family,
) -> Mention {
    let stands = family.stands_on_register(meeting);
    let place = |span| Place {
        record: record_idx,
        span,
    };
    let moment = Moment {
        state: Some(meeting.state),
        on: meeting.on.map(|on| on.interval),
        certain: meeting.on.is_some_and(|on| is_sure(record, on)),
        has_record: meeting.is_record,
        written: meeting.on.map(|on| place(on.span)),
        told: Some(place(meeting.span)),
        reason: meeting.reason.as_ref().map(|reason| place(reason.span)),
        registered: match stands {
            Some(stands) if meeting.kind.is_first_conference() => Some(stands),
            _ => meeting.registered,
        },
        deregistered: match stands {
            Some(stands) if meeting.kind == MeetingKind::CppmReview => Some(!stands),
            _ => meeting.deregistered,
        },
        next: meeting.next.map(|next| next.interval),
        ..blank(What::Meeting(meeting.kind), place(meeting.span))
    };
    Mention {
        moment,
        plain: meeting.plain,
        passing: meeting.weight == Weight::Named,
        lacks_year: meeting.on.is_some_and(|on| lacks_year(record, on)),
        certainty: Certainty::Certain,
        rank: if meeting.is_record { 0 } else { rank },
    }
}

pub(in crate::casefile) fn blank(what: What, place: Place) -> Moment {
    Moment {
        what,
        state: None,
        on: None,
        certain: false,
        has_record: false,
        places: vec![place],
        written: None,
        told: None,
        against: Vec::new(),
        against_on: Vec::new(),
        reason: None,
        registered: None,
        deregistered: None,
        next: None,
    }
}

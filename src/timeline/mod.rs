//! A child's case along a line of time: meetings, reviews, what was due, placements, orders, other
//! work, chronology entries and the silences between them.
//!
//! In: a case file and its findings. Out: a [`Timeline`], each event with the words that tell of
//! it. What a rule said of a step's time is laid over the event; a step that was due and of which
//! no record tells is an event of its own. What has no date is counted, not drawn.

mod judged;
mod silences;
mod words;
pub mod written;

use std::collections::BTreeSet;

use crate::calendar::{Day, Interval};
use crate::casefile::{CaseFile, LegalStatus, Moment, Place, StatusPeriod, What};
use crate::document::{Document, Span};
use crate::facts::{Entry, EventKind, MeetingKind, MeetingState};
use crate::finding::{Evidence, Finding, Outcome, Role};
use crate::rules;

pub use words::{Kind, Lane};

/// The longest quote of a chronology entry, in bytes; the document holds the rest.
const QUOTE_BYTES_MAX: usize = 160;

/// The most events of one case. Chronology entries stand last and give way first.
const EVENTS_MAX: usize = 5_000;

/// The case of one child along a line of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The case id.
    pub case: String,
    /// The day for which the audit is made.
    pub as_at: Day,
    /// Events by lane, oldest first.
    pub events: Vec<Event>,
    /// Moments and entries that the file tells of without a date that can be read.
    pub n_undated: usize,
    /// Events beyond those that a timeline holds.
    pub n_beyond: usize,
}

impl Timeline {
    /// Counts what is late, what was due and has no record, and the silences.
    #[must_use]
    pub fn n_grave(&self) -> usize {
        let is_grave = |event: &&Event| event.is_late() || event.kind == Kind::Silence;
        self.events.iter().filter(is_grave).count()
    }
}

/// One event, or one stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Where it is drawn.
    pub lane: Lane,
    /// What it is, in words of ours.
    pub kind: Kind,
    /// For a meeting, what became of it.
    pub state: Option<MeetingState>,
    /// The first day that it can mean, or on which it began; none where no record says.
    pub from: Option<Day>,
    /// The last day that it can mean, or on which it ended; none for a stretch that runs on.
    pub to: Option<Day>,
    /// The last day on which it would have been in time.
    pub due: Option<Day>,
    /// What the rule said that judged its time.
    pub outcome: Option<Outcome>,
    /// That rule's id.
    pub rule: Option<String>,
    /// What that rule called the step; may hold words and dates of the file.
    pub item: Option<String>,
    /// The words that tell of it.
    pub evidence: Option<Evidence>,
}

impl Event {
    /// Tells whether its last day was missed, with or without a recorded reason.
    #[must_use]
    pub fn is_late(&self) -> bool {
        let is_breach = matches!(self.outcome, Some(Outcome::NotMet | Outcome::Excused));
        is_breach
            && self
                .from
                .is_none_or(|from| self.due.is_some_and(|due| due < from))
    }
}

/// Draws up the timeline of a case; nothing for the documents that belong to none.
#[must_use]
pub fn of(case: &CaseFile, findings: &[Finding], as_at: Day) -> Option<Timeline> {
    let id = case.id.clone()?;
    let dated = case.moments.iter().filter(|moment| moment.on.is_some());
    let dated: Vec<&Moment> = dated.collect();
    let mut events: Vec<Event> = dated.iter().map(|moment| of_moment(case, moment)).collect();
    let due = judged::lay_over(&mut events, case, &dated, findings);
    events.extend(due);
    events.extend(case.statuses.iter().filter_map(|one| period(case, one)));
    let entries = entries(case);
    events.extend(
        entries
            .iter()
            .map(|(document, entry)| of_entry(document, entry)),
    );
    events.extend(silences::of(&entries));
    events.sort_by(|a, b| by_time(a).cmp(&by_time(b)));
    let n_moments = case.moments.len() - dated.len();
    let n_beyond = events.len().saturating_sub(EVENTS_MAX);
    events.truncate(EVENTS_MAX);
    Some(Timeline {
        case: id,
        as_at,
        events,
        n_undated: n_moments + n_undated_entries(case),
        n_beyond,
    })
}

/// The order in which events stand.
fn by_time(event: &Event) -> impl Ord + '_ {
    let place = event.evidence.as_ref();
    (
        event.lane,
        event.from.or(event.due),
        event.to,
        event.kind,
        place.map(|one| (one.document(), one.span())),
    )
}

fn of_moment(case: &CaseFile, moment: &Moment) -> Event {
    let place = moment.places.first().or(moment.written.as_ref());
    Event {
        state: moment.state,
        evidence: place.map(|place| quote(case, *place)),
        ..at(lane(moment.what), Kind::Happened(moment.what), moment.on)
    }
}

/// An event of which nothing else is known yet.
fn at(lane: Lane, kind: Kind, on: Option<Interval>) -> Event {
    Event {
        lane,
        kind,
        state: None,
        from: on.map(|on| on.from),
        to: on.map(|on| on.to),
        due: None,
        outcome: None,
        rule: None,
        item: None,
        evidence: None,
    }
}

fn quote(case: &CaseFile, place: Place) -> Evidence {
    rules::quote_place(case, place, Role::Subject)
}

fn lane(what: What) -> Lane {
    use EventKind::*;
    match what {
        What::Meeting(
            MeetingKind::CppmReview
            | MeetingKind::LookedAfterReview
            | MeetingKind::EmergencyReview
            | MeetingKind::SecureReview
            | MeetingKind::PathwayReview,
        ) => Lane::Reviews,
        What::Meeting(_) => Lane::Meetings,
        What::Event(event) => match event {
            PlacementStart | PlacementMove | PlacementEnd | EmergencyPlacement
            | SecurePlacement | LeftCare => Lane::Placements,
            Registration | Deregistration | SupervisionOrder | OrderEnded | LookedAfterAtHome => {
                Lane::Orders
            }
            Concern | Referral | Visit | Oversight | Closed | Assessment | PathwayPlan
            | RecordIssued => Lane::Work,
        },
    }
}

/// A stretch of time in which a status held, where the file dates its beginning or its end.
fn period(case: &CaseFile, one: &StatusPeriod) -> Option<Event> {
    let lane = match one.status {
        LegalStatus::LookedAfterAway | LegalStatus::Secure | LegalStatus::CareLeaver => {
            Lane::Placements
        }
        LegalStatus::LookedAfterAtHome
        | LegalStatus::Registered
        | LegalStatus::SupervisionOrder => Lane::Orders,
        LegalStatus::Closed => return None,
    };
    if one.from.is_none() && one.until.is_none() {
        return None;
    }
    Some(Event {
        from: one.from.map(|from| from.from),
        to: one.until.map(|until| until.to),
        evidence: one.places.first().map(|place| quote(case, *place)),
        ..at(lane, Kind::Standing(one.status), None)
    })
}

/// The dated entries of every chronology of the file, oldest first, each once however many
/// documents repeat it.
fn entries(case: &CaseFile) -> Vec<(&Document, &Entry)> {
    let mut seen = BTreeSet::new();
    let mut entries: Vec<(&Document, &Entry)> = Vec::new();
    for (record, chronology) in case.chronologies() {
        let document = &case.records[record].document;
        for entry in &chronology.entries {
            let Some(dated) = entry.dated() else { continue };
            if seen.insert((dated.interval, document.at(entry.span))) {
                entries.push((document, entry));
            }
        }
    }
    entries.sort_by_key(|(_, entry)| entry.dated().map(|dated| dated.interval));
    entries
}

fn n_undated_entries(case: &CaseFile) -> usize {
    let entries = case.chronologies().flat_map(|(_, one)| &one.entries);
    entries.filter(|entry| entry.dated().is_none()).count()
}

fn of_entry(document: &Document, entry: &Entry) -> Event {
    let on = entry.dated().map(|dated| dated.interval);
    Event {
        evidence: Some(Evidence::quote(
            document,
            clipped(document, entry.span),
            Role::Subject,
        )),
        ..at(Lane::Chronology, Kind::Entry, on)
    }
}

/// Cuts a long span down after a word, or at a character's edge where there is none.
fn clipped(document: &Document, span: Span) -> Span {
    if span.end - span.start <= QUOTE_BYTES_MAX {
        return span;
    }
    let mut end = span.start + QUOTE_BYTES_MAX;
    while !document.text.is_char_boundary(end) {
        end -= 1;
    }
    let cut = &document.text[span.start..end];
    let words = cut.rfind(char::is_whitespace).filter(|at| *at > 0);
    Span::new(span.start, words.map_or(end, |at| span.start + at))
}

#[cfg(test)]
mod tests;

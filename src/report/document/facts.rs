//! `casewise.facts/1`: what is known of a document, for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::blocks::NoteV1;
use super::control::ControlV1;
use super::words;
use crate::calendar::{Day, Interval};
use crate::casefile::{CaseFile, Record};
use crate::document::{Document, Origin, Part, Span};
use crate::facts::{
    Action, Certainty, DateMention, DateRole, Dated, Entry, EntryDate, EventKind, Grain, Kind,
    Meeting, MeetingKind, MeetingState, Quoted,
};
use crate::report::standing::{self, StatusV1};

/// Writes the facts of the one document of a case file as `casewise.facts/1`.
///
/// # Errors
/// The writer's.
pub fn write_facts(case: &CaseFile, out: &mut dyn Write) -> io::Result<()> {
    let Some((first, others)) = case.records.split_first() else {
        return Ok(());
    };
    let mut facts = FactsV1 {
        statuses: standing::statuses(case),
        ..FactsV1::of(first)
    };
    if !others.is_empty() {
        facts.records = case.records.iter().map(RecordV1::of).collect();
    }
    for record in others {
        facts.add(FactsV1::of(record));
    }
    serde_json::to_writer_pretty(&mut *out, &facts)?;
    writeln!(out)
}

#[derive(Serialize)]
struct FactsV1<'a> {
    schema: &'static str,
    path: &'a str,
    case: Option<&'a str>,
    kind: KindV1,
    title: Option<&'a str>,
    dated: Option<When>,
    notes: Vec<NoteV1<'a>>,
    dates: Vec<DateV1<'a>>,
    entries: Vec<EntryV1<'a>>,
    actions: Vec<ActionV1<'a>>,
    meetings: Vec<MeetingV1>,
    events: Vec<EventV1<'a>>,
    /// How the child stood, as far as this document tells.
    statuses: Vec<StatusV1>,
    control: ControlV1<'a>,
    /// The records, where the document holds several; the lists above are those of them all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    records: Vec<RecordV1<'a>>,
}

impl<'a> FactsV1<'a> {
    fn of(record: &'a Record) -> Self {
        let Record { document, facts } = record;
        let origin = &document.origin;
        let entries = facts.entries();
        Self {
            schema: "casewise.facts/1",
            path: &document.path,
            case: None,
            kind: KindV1 {
                value: facts.kind.value,
                certainty: facts.kind.certainty,
            },
            title: facts.title.as_ref().map(|title| title.text.as_str()),
            dated: facts.dated.map(When::of),
            notes: document.notes.iter().map(NoteV1::of).collect(),
            dates: facts
                .dates
                .iter()
                .filter_map(|date| DateV1::of(document, date))
                .collect(),
            entries: entries.map(|entry| EntryV1::of(origin, entry)).collect(),
            actions: facts
                .actions
                .iter()
                .map(|action| ActionV1::of(origin, action))
                .collect(),
            meetings: facts
                .meetings
                .iter()
                .map(|meeting| MeetingV1::of(origin, meeting))
                .collect(),
            events: facts
                .events
                .iter()
                .map(|event| EventV1::of(document, event))
                .collect(),
            statuses: Vec::new(),
            control: ControlV1::of(record),
            records: Vec::new(),
        }
    }

    /// Adds the lists of a later record of the same document.
    fn add(&mut self, other: Self) {
        self.dates.extend(other.dates);
        self.entries.extend(other.entries);
        self.actions.extend(other.actions);
        self.meetings.extend(other.meetings);
        self.events.extend(other.events);
    }
}

/// One of the records that a document holds.
#[derive(Serialize)]
struct RecordV1<'a> {
    kind: KindV1,
    title: Option<&'a str>,
    dated: Option<When>,
    start: usize,
    end: usize,
}

impl<'a> RecordV1<'a> {
    fn of(record: &'a Record) -> Self {
        let Record { document, facts } = record;
        let body = document.part(Part::Body).map(|block| block.span);
        let whole = body
            .map(|span| document.origin.span(span))
            .reduce(Span::joined);
        let Span { start, end } = whole.unwrap_or(Span::new(0, 0));
        Self {
            kind: KindV1 {
                value: facts.kind.value,
                certainty: facts.kind.certainty,
            },
            title: words(facts.title.as_ref()),
            dated: facts.dated.map(When::of),
            start,
            end,
        }
    }
}

#[derive(Serialize)]
struct KindV1 {
    value: Kind,
    certainty: Certainty,
}

/// A date without its words.
#[derive(Serialize)]
pub(super) struct When {
    from: Day,
    to: Day,
}

impl When {
    pub(super) fn of(dated: Dated) -> Self {
        Self::from(dated.interval)
    }
}

impl From<Interval> for When {
    fn from(interval: Interval) -> Self {
        Self {
            from: interval.from,
            to: interval.to,
        }
    }
}

#[derive(Serialize)]
struct DateV1<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    from: Day,
    to: Day,
    grain: Grain,
    role: DateRole,
    certain: bool,
}

impl<'a> DateV1<'a> {
    fn of(document: &'a Document, date: &DateMention) -> Option<Self> {
        let interval = date.interval()?;
        let origin = &document.origin;
        Some(Self {
            start: origin.span(date.span).start,
            end: origin.span(date.span).end,
            text: document.at(date.span),
            from: interval.from,
            to: interval.to,
            grain: date.grain,
            role: date.role,
            certain: date.is_certain(),
        })
    }
}

#[derive(Serialize)]
struct EntryV1<'a> {
    start: usize,
    end: usize,
    from: Option<Day>,
    to: Option<Day>,
    event: Option<&'a str>,
    source: Option<&'a str>,
    impact: Option<&'a str>,
    action: Option<&'a str>,
    date: &'static str,
}

impl<'a> EntryV1<'a> {
    fn of(origin: &Origin, entry: &'a Entry) -> Self {
        let when = entry.dated().map(|dated| dated.interval);
        Self {
            start: origin.span(entry.span).start,
            end: origin.span(entry.span).end,
            from: when.map(|when| when.from),
            to: when.map(|when| when.to),
            event: words(entry.event.as_ref()),
            source: words(entry.source.as_ref()),
            impact: words(entry.impact.as_ref()),
            action: words(entry.action.as_ref()),
            date: match entry.date {
                EntryDate::On(_) => "on",
                EntryDate::Impossible(_) => "impossible",
                EntryDate::LifeStage(_) => "life-stage",
                EntryDate::Missing => "missing",
            },
        }
    }
}

#[derive(Serialize)]
struct TextV1<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

impl<'a> TextV1<'a> {
    fn of(origin: &Origin, quoted: &'a Quoted) -> Self {
        Self {
            text: &quoted.text,
            start: origin.span(quoted.span).start,
            end: origin.span(quoted.span).end,
        }
    }
}

#[derive(Serialize)]
struct DueV1<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    from: Option<Day>,
    to: Option<Day>,
}

#[derive(Serialize)]
struct ActionV1<'a> {
    start: usize,
    end: usize,
    label: Option<&'a str>,
    text: &'a str,
    owner: Option<TextV1<'a>>,
    due: Option<DueV1<'a>>,
    outcome: Option<TextV1<'a>>,
    need: Option<TextV1<'a>>,
    completed: bool,
}

impl<'a> ActionV1<'a> {
    fn of(origin: &Origin, action: &'a Action) -> Self {
        let text = |quoted: &'a Quoted| TextV1::of(origin, quoted);
        let due = action.due.as_ref().map(|due| DueV1 {
            text: &due.words.text,
            start: origin.span(due.words.span).start,
            end: origin.span(due.words.span).end,
            from: due.dated.map(|dated| dated.interval.from),
            to: due.dated.map(|dated| dated.interval.to),
        });
        Self {
            start: origin.span(action.span).start,
            end: origin.span(action.span).end,
            label: action.label.as_deref(),
            text: &action.text.text,
            owner: action.owner.as_ref().map(text),
            due,
            outcome: action.outcome.as_ref().map(text),
            need: action.need.as_ref().map(text),
            completed: action.is_completed(),
        }
    }
}

#[derive(Serialize)]
struct MeetingV1 {
    kind: MeetingKind,
    state: MeetingState,
    held: Option<When>,
    planned: Option<When>,
    next: Option<When>,
    record: bool,
    start: usize,
    end: usize,
}

impl MeetingV1 {
    fn of(origin: &Origin, meeting: &Meeting) -> Self {
        let Span { start, end } = origin.span(meeting.span);
        let is_held = meeting.state == MeetingState::Held;
        Self {
            kind: meeting.kind,
            state: meeting.state,
            held: meeting.on.filter(|_| is_held).map(When::of),
            planned: meeting.on.filter(|_| !is_held).map(When::of),
            next: meeting.next.map(When::of),
            record: meeting.is_record,
            start,
            end,
        }
    }
}

#[derive(Serialize)]
struct EventV1<'a> {
    kind: EventKind,
    on: Option<When>,
    certainty: Certainty,
    start: usize,
    end: usize,
    quote: &'a str,
}

impl<'a> EventV1<'a> {
    fn of(document: &'a Document, event: &crate::facts::Event) -> Self {
        let origin = &document.origin;
        Self {
            kind: event.kind,
            on: event.on.map(When::of),
            certainty: event.certainty,
            start: origin.span(event.span).start,
            end: origin.span(event.span).end,
            quote: document.at(event.span),
        }
    }
}

//! One document as casewise sees it: its text, its blocks, and `casewise.facts/1`.
//!
//! For `casewise extract` and `casewise facts`, by which a user sees why a rule said what it said.

use std::io::{self, Write};

use serde::Serialize;

use super::standing::{self, StatusV1};
use super::{note_code, one_line};
use crate::calendar::{Day, Interval};
use crate::casefile::{CaseFile, Record};
use crate::document::{Block, Document, Origin, Part, Span};
use crate::facts::{
    Action, Certainty, DateMention, DateRole, Dated, Entry, EntryDate, EventKind, Facts, Field,
    Grain, Kind, Meeting, MeetingKind, MeetingState, Place, Quoted, Signal, Status,
};

/// Writes the extracted text, to which all offsets refer; with `part`, that part's blocks only.
///
/// # Errors
/// The writer's.
pub fn write_text(document: &Document, part: Option<Part>, out: &mut dyn Write) -> io::Result<()> {
    match part {
        None => out.write_all(document.text.as_bytes()),
        Some(part) => document
            .blocks
            .iter()
            .filter(|block| block.part == part)
            .try_for_each(|block| writeln!(out, "{}", document.text_of(block))),
    }
}

/// Writes a document's text, and behind it that of each document that lies in it, under its path.
///
/// # Errors
/// The writer's.
pub fn write_texts(
    document: &Document,
    inside: &[Document],
    part: Option<Part>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_text(document, part, out)?;
    for document in inside {
        writeln!(out, "\n== {} ==", document.path)?;
        write_text(document, part, out)?;
    }
    Ok(())
}

/// Writes the blocks as `casewise.extract/1`, with those of the documents that lie inside.
///
/// # Errors
/// The writer's.
pub fn write_blocks(
    document: &Document,
    inside: &[Document],
    part: Option<Part>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut whole = ExtractV1::of(document, part)?;
    let inside = inside.iter().map(|inside| ExtractV1::of(inside, part));
    whole.inside = inside.collect::<Result<_, _>>()?;
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

#[derive(Serialize)]
struct ExtractV1<'a> {
    schema: &'static str,
    path: &'a str,
    hash: &'a str,
    format: serde_json::Value,
    pages: Option<u32>,
    notes: Vec<NoteV1<'a>>,
    blocks: Vec<BlockV1<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inside: Vec<Self>,
}

impl<'a> ExtractV1<'a> {
    fn of(document: &'a Document, part: Option<Part>) -> serde_json::Result<Self> {
        let blocks = document.blocks.iter();
        let blocks = blocks.filter(|block| part.is_none_or(|part| block.part == part));
        Ok(Self {
            schema: "casewise.extract/1",
            path: &document.path,
            hash: &document.hash,
            format: serde_json::to_value(document.format)?,
            pages: document.pages,
            notes: document.notes.iter().map(NoteV1::of).collect(),
            blocks: blocks
                .map(|block| BlockV1 {
                    text: document.text_of(block),
                    block,
                })
                .collect(),
            inside: Vec::new(),
        })
    }
}

#[derive(Serialize)]
struct BlockV1<'a> {
    text: &'a str,
    #[serde(flatten)]
    block: &'a Block,
}

#[derive(Serialize)]
struct NoteV1<'a> {
    code: &'static str,
    message: &'a str,
}

impl<'a> NoteV1<'a> {
    fn of(note: &'a crate::document::Note) -> Self {
        Self {
            code: note_code(note.code),
            message: &note.message,
        }
    }
}

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
struct When {
    from: Day,
    to: Day,
}

impl When {
    fn of(dated: Dated) -> Self {
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

fn words(quoted: Option<&Quoted>) -> Option<&str> {
    quoted.map(|quoted| quoted.text.as_str())
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

#[derive(Serialize)]
struct ControlV1<'a> {
    title: Option<&'a str>,
    version: Option<&'a str>,
    status: Status,
    owner: Option<&'a str>,
    equality: Option<&'a str>,
    approved: Option<When>,
    issued: Option<When>,
    effective: Option<When>,
    drafted: Option<When>,
    updated: Option<When>,
    last_reviewed: Option<When>,
    review_due: Option<When>,
    author: Option<&'a str>,
    authorised: Option<&'a str>,
    signals: Vec<SignalV1<'a>>,
}

impl<'a> ControlV1<'a> {
    fn of(record: &'a Record) -> Self {
        let Record { document, facts } = record;
        let origin = &document.origin;
        let control = record.control();
        let text = |field| control.best(field).map(|value| value.words.text.as_str());
        let date = |field| control.date(field).map(When::of);
        Self {
            title: words(facts.title.as_ref()),
            version: text(Field::Version),
            status: control.status,
            owner: text(Field::Owner),
            equality: text(Field::Equality),
            approved: date(Field::Approved),
            issued: date(Field::Issued),
            effective: date(Field::Effective),
            drafted: date(Field::Drafted),
            updated: date(Field::Updated).or_else(|| date(Field::Reissued)),
            last_reviewed: date(Field::LastReviewed),
            review_due: date(Field::ReviewDue),
            author: words(facts.signatures.author.as_ref()),
            authorised: words(facts.signatures.authorised.as_ref()),
            signals: control
                .signals
                .iter()
                .map(|signal| SignalV1::of(origin, signal))
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct SignalV1<'a> {
    place: Place,
    says: Status,
    quote: &'a str,
    start: usize,
    end: usize,
}

impl<'a> SignalV1<'a> {
    fn of(origin: &Origin, signal: &'a Signal) -> Self {
        Self {
            place: signal.place,
            says: signal.says,
            quote: &signal.quote.text,
            start: origin.span(signal.quote.span).start,
            end: origin.span(signal.quote.span).end,
        }
    }
}

/// Writes the facts of the one document of a case file for people, record by record: what kind it
/// is, its control, and every fact with its words.
///
/// # Errors
/// The writer's.
pub fn write_facts_text(case: &CaseFile, out: &mut dyn Write) -> io::Result<()> {
    let n = case.records.len();
    for (idx, record) in case.records.iter().enumerate() {
        if n > 1 {
            writeln!(
                out,
                "{}Record {} of {n}",
                if idx > 0 { "\n" } else { "" },
                idx + 1
            )?;
        }
        write_record(record, out)?;
    }
    Ok(())
}

fn write_record(record: &Record, out: &mut dyn Write) -> io::Result<()> {
    let Record { document, facts } = record;
    head(document, facts, out)?;
    control(record, out)?;
    list(out, "Chronology entries", facts.entries(), |entry| {
        let when = entry
            .dated()
            .map_or("no date".to_owned(), |dated| dated.interval.in_words());
        format!(
            "{when}: {}",
            one_line(words(entry.event.as_ref()).unwrap_or("(no event)"), 100)
        )
    })?;
    list(out, "Actions", &facts.actions, action_line)?;
    list(out, "Meetings", &facts.meetings, |meeting| {
        meeting_line(document, meeting)
    })?;
    list(out, "Events", &facts.events, |event| {
        let when = event
            .on
            .map_or("no date".to_owned(), |on| on.interval.in_words());
        format!(
            "{}, {when}: “{}”",
            name(event.kind),
            one_line(document.at(event.span), 90)
        )
    })?;
    list(out, "Dates", &facts.dates, |date| date_line(document, date))
}

fn head(document: &Document, facts: &Facts, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", document.path)?;
    for note in &document.notes {
        writeln!(out, "  note ({}): {}", note_code(note.code), note.message)?;
    }
    let title = words(facts.title.as_ref()).unwrap_or("none found");
    writeln!(
        out,
        "  kind   {} ({})",
        name(facts.kind.value),
        name(facts.kind.certainty)
    )?;
    writeln!(out, "  title  {}", one_line(title, 100))?;
    if let Some(dated) = facts.dated {
        writeln!(out, "  dated  {}", dated.interval.in_words())?;
    }
    Ok(())
}

fn control(record: &Record, out: &mut dyn Write) -> io::Result<()> {
    let control = record.control();
    if control.values.is_empty() && control.signals.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nDocument control: status {}", name(control.status))?;
    for signal in &control.signals {
        let quote = one_line(&signal.quote.text, 80);
        writeln!(
            out,
            "  {} in the {}: “{quote}”",
            name(signal.says),
            spaced(&name(signal.place))
        )?;
    }
    for value in &control.values {
        let when = value
            .dated
            .map(|dated| format!(" = {}", dated.interval.in_words()));
        writeln!(
            out,
            "  {} in the {}: “{}”{}",
            spaced(&name(value.field)),
            spaced(&name(value.place)),
            one_line(&value.words.text, 80),
            when.unwrap_or_default()
        )?;
    }
    Ok(())
}

fn action_line(action: &Action) -> String {
    let owner = words(action.owner.as_ref()).unwrap_or("nobody named");
    let due = action.due.as_ref().map_or("no date".to_owned(), |due| {
        due.dated.map_or_else(
            || one_line(&due.words.text, 40),
            |dated| dated.interval.in_words(),
        )
    });
    let done = if action.is_completed() {
        " (completed)"
    } else {
        ""
    };
    format!(
        "{} — {}, {due}{done}",
        one_line(&action.text.text, 90),
        one_line(owner, 40)
    )
}

fn meeting_line(document: &Document, meeting: &Meeting) -> String {
    let when = meeting
        .on
        .map_or("no date".to_owned(), |on| on.interval.in_words());
    let next = meeting
        .next
        .map(|next| format!(", next {}", next.interval.in_words()));
    format!(
        "{}, {}, {when}{}: “{}”",
        name(meeting.kind),
        name(meeting.state),
        next.unwrap_or_default(),
        one_line(document.at(meeting.span), 70)
    )
}

fn date_line(document: &Document, date: &DateMention) -> String {
    let when = date
        .interval()
        .map_or("no day of the calendar".to_owned(), Interval::in_words);
    let sure = if date.is_certain() || date.interval().is_none() {
        ""
    } else {
        ", uncertain"
    };
    format!(
        "“{}” = {when} ({}{sure})",
        one_line(document.at(date.span), 40),
        spaced(&name(date.role))
    )
}

fn list<T>(
    out: &mut dyn Write,
    heading: &str,
    items: impl IntoIterator<Item = T>,
    line: impl Fn(T) -> String,
) -> io::Result<()> {
    let lines: Vec<String> = items.into_iter().map(line).collect();
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}: {}", lines.len())?;
    lines.iter().try_for_each(|line| writeln!(out, "  {line}"))
}

/// The name that formats give a value.
fn name(value: impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn spaced(name: &str) -> String {
    name.replace('-', " ")
}

//! What is known of a document, for people: record by record, every fact with its words.

use std::io::{self, Write};

use serde::Serialize;

use super::words;
use crate::calendar::Interval;
use crate::casefile::{CaseFile, Record};
use crate::document::Document;
use crate::facts::{Action, DateMention, Facts, Meeting};
use crate::report::{note_code, one_line};

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

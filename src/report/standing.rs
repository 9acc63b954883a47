//! How a child stood over time, with the words and the place behind each reading.
//!
//! In: a case file. Out: its statuses, each with the document or the row of the roster that gave
//! it, and the moments that different places give different days: `casewise.standing/1`.

use std::io::{self, Write};

use serde::Serialize;

use super::one_line;
use crate::calendar::{Day, Interval};
use crate::casefile::{CaseFile, LegalStatus, Moment, Place, Source, StatusPeriod, What};
use crate::finding::{Evidence, Role};
use crate::rules;

#[derive(Serialize)]
struct StandingV1<'a> {
    schema: &'static str,
    case: Option<&'a str>,
    documents: Vec<&'a str>,
    statuses: Vec<StatusV1>,
    contradictions: Vec<ContradictionV1>,
}

/// One status with its days and the places that say so.
#[derive(Serialize)]
pub(super) struct StatusV1 {
    status: LegalStatus,
    from: Option<WhenV1>,
    until: Option<WhenV1>,
    source: &'static str,
    readings: Vec<ReadingV1>,
}

#[derive(Serialize)]
struct ContradictionV1 {
    what: String,
    on: Option<WhenV1>,
    says: Vec<ReadingV1>,
    against: Vec<ReadingV1>,
}

#[derive(Serialize)]
struct WhenV1 {
    from: Day,
    to: Day,
}

impl From<Interval> for WhenV1 {
    fn from(interval: Interval) -> Self {
        Self {
            from: interval.from,
            to: interval.to,
        }
    }
}

/// One place that says so: "roster.csv, row 4", or a document.
#[derive(Serialize)]
struct ReadingV1 {
    source: String,
    document: String,
    row: Option<u32>,
    start: usize,
    end: usize,
    quote: String,
}

impl ReadingV1 {
    fn of(case: &CaseFile, place: Place) -> Self {
        let quote: Evidence = rules::quote_place(case, place, Role::Subject);
        let is_roster = case.is_roster(place);
        let source = match quote.row().filter(|_| is_roster) {
            Some(row) => format!("roster, row {}", row + 1),
            None => quote.document().to_owned(),
        };
        Self {
            source,
            document: quote.document().to_owned(),
            row: quote.row(),
            start: quote.span().start,
            end: quote.span().end,
            quote: quote.words().to_owned(),
        }
    }
}

/// Writes the statuses of a case file as `casewise.standing/1`.
///
/// # Errors
/// The writer's.
pub fn write(case: &CaseFile, out: &mut dyn Write) -> io::Result<()> {
    let paths = case
        .records
        .iter()
        .map(|record| record.document.path.as_str());
    let mut documents: Vec<&str> = paths.collect();
    documents.dedup();
    let whole = StandingV1 {
        schema: "casewise.standing/1",
        case: case.id.as_deref(),
        documents,
        statuses: statuses(case),
        contradictions: contradicted(case)
            .map(|moment| contradiction(case, moment))
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

/// The statuses of a case file, oldest first.
pub(super) fn statuses(case: &CaseFile) -> Vec<StatusV1> {
    let periods = case.statuses.iter();
    periods.map(|period| status(case, period)).collect()
}

/// Writes the statuses of a case file for people.
///
/// # Errors
/// The writer's.
pub fn write_text(case: &CaseFile, out: &mut dyn Write) -> io::Result<()> {
    if case.statuses.is_empty() {
        writeln!(out, "\nStatuses: none found")?;
    } else {
        writeln!(out, "\nStatuses: {}", case.statuses.len())?;
    }
    for period in &case.statuses {
        writeln!(out, "  {}, {}", period.status.in_words(), days(period))?;
        for place in &period.places {
            write_reading(case, *place, out)?;
        }
    }
    for moment in contradicted(case) {
        let on = moment
            .on
            .map_or_else(|| "no day".to_owned(), Interval::in_words);
        writeln!(
            out,
            "\nContradicted: {} of {on}",
            rules::event_words(moment.what)
        )?;
        for place in moment.places.iter().chain(&moment.against) {
            write_reading(case, *place, out)?;
        }
    }
    Ok(())
}

fn write_reading(case: &CaseFile, place: Place, out: &mut dyn Write) -> io::Result<()> {
    let reading = ReadingV1::of(case, place);
    writeln!(
        out,
        "    {}: “{}”",
        reading.source,
        one_line(&reading.quote, 100)
    )
}

fn days(period: &StatusPeriod) -> String {
    let from = match (period.from, period.by) {
        (Some(from), _) => format!("from {}", from.in_words()),
        (None, Some(by)) => format!("since before {}", by.in_words()),
        (None, None) => "since a day that is not said".to_owned(),
    };
    match period.until {
        Some(until) => format!("{from} until {}", until.in_words()),
        None => from,
    }
}

fn status(case: &CaseFile, period: &StatusPeriod) -> StatusV1 {
    StatusV1 {
        status: period.status,
        from: period.from.map(Into::into),
        until: period.until.map(Into::into),
        source: match period.source {
            Source::Documents => "documents",
            Source::Roster => "roster",
        },
        readings: readings(case, &period.places),
    }
}

fn readings(case: &CaseFile, places: &[Place]) -> Vec<ReadingV1> {
    places
        .iter()
        .map(|place| ReadingV1::of(case, *place))
        .collect()
}

/// The moments of events that begin or end a status and that have more than one day.
fn contradicted(case: &CaseFile) -> impl Iterator<Item = &Moment> {
    let moments = case.moments.iter();
    moments.filter(|moment| !moment.against.is_empty() && matches!(moment.what, What::Event(_)))
}

fn contradiction(case: &CaseFile, moment: &Moment) -> ContradictionV1 {
    ContradictionV1 {
        what: rules::event_words(moment.what).to_owned(),
        on: moment.on.map(Into::into),
        says: readings(case, &moment.places),
        against: readings(case, &moment.against),
    }
}

//! The policy family as a table: one line a document, with what is wrong.
//!
//! For `casewise policies`: title, status, version, approved, review due, in force or not.

use std::io::{self, Write};

use serde::Serialize;

use super::csv::harmless;
use super::one_line;
use crate::audit::{Audit, Examined};
use crate::facts::{Control, Field, Kind, Status};
use crate::finding::{Finding, Outcome};

/// One policy in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Path relative to the audited folder.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// Its status.
    pub status: Option<Status>,
    /// Its version.
    pub version: Option<String>,
    /// When it was approved, issued or came into effect.
    pub approved: Option<String>,
    /// When it was drafted.
    pub drafted: Option<String>,
    /// When its next review is due.
    pub review_due: Option<String>,
    /// Its owner.
    pub owner: Option<String>,
    /// Rules that are not met or cannot be told, each with its message.
    pub wrong: Vec<Wrong>,
}

/// What is wrong with a policy, or cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// The rule's id.
    pub rule: String,
    /// `not-met` or `cannot-tell`.
    pub outcome: Outcome,
    /// The finding's words.
    pub message: String,
}

/// Makes a line for each policy, and for each document outside the cases that was not read.
#[must_use]
pub fn lines(audit: &Audit) -> Vec<Line> {
    let is_listed = |seen: &&Examined| {
        seen.kind == Kind::Policy
            || (seen.case.is_none() && seen.reading == crate::document::Reading::Not)
    };
    audit
        .documents
        .iter()
        .filter(is_listed)
        .map(|seen| line(seen, audit))
        .collect()
}

fn line(seen: &Examined, audit: &Audit) -> Line {
    let control = seen.control.as_ref();
    let date = |field| control.and_then(|control| date_words(control, field));
    let words = |field| {
        control
            .and_then(|control| control.best(field))
            .map(|value| value.words.text.clone())
    };
    let mut wrong: Vec<Wrong> = audit
        .findings
        .iter()
        .filter(|finding| finding.document.as_deref() == Some(seen.path.as_str()))
        .filter_map(wrong_of)
        .collect();
    if let Some(note) = super::worst_note(&seen.notes).filter(|_| control.is_none()) {
        let message = format!("not read: {}", note.message);
        wrong = vec![Wrong {
            rule: "-".to_owned(),
            outcome: Outcome::CannotTell,
            message,
        }];
    }
    Line {
        path: seen.path.clone(),
        title: seen.title.clone(),
        status: control.map(|control| control.status),
        version: words(Field::Version),
        approved: date(Field::Approved)
            .or(date(Field::Issued))
            .or(date(Field::Effective)),
        drafted: date(Field::Drafted),
        review_due: date(Field::ReviewDue),
        owner: words(Field::Owner),
        wrong,
    }
}

fn wrong_of(finding: &Finding) -> Option<Wrong> {
    matches!(finding.outcome, Outcome::NotMet | Outcome::CannotTell).then(|| Wrong {
        rule: finding.rule.clone(),
        outcome: finding.outcome,
        message: finding.message.clone(),
    })
}

fn date_words(control: &Control, field: Field) -> Option<String> {
    control.date(field).map(|dated| dated.interval.in_words())
}

/// Says a status in plain words.
#[must_use]
pub fn status_words(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::Draft) => "draft",
        Some(Status::Final) => "final",
        Some(Status::UnderReview) => "under review",
        Some(Status::Superseded) => "superseded",
        Some(Status::Conflicting) => "conflicting",
        Some(Status::Unclear) => "unclear",
        None => "not read",
    }
}

/// Writes the lines for a terminal: four short lines a document rather than one too long to read.
///
/// # Errors
/// The writer's.
pub fn write_text(lines: &[Line], out: &mut dyn Write) -> io::Result<()> {
    if lines.is_empty() {
        return writeln!(
            out,
            "No document reads as a policy, procedure, guidance or strategy."
        );
    }
    for line in lines {
        let title = line.title.as_deref().unwrap_or("(no title found)");
        writeln!(out, "{}", one_line(title, 90))?;
        writeln!(out, "  {}", line.path)?;
        writeln!(out, "  {}", facts_line(line))?;
        for wrong in &line.wrong {
            let mark = if wrong.outcome == Outcome::NotMet {
                "✗"
            } else {
                "?"
            };
            writeln!(out, "  {mark} {}", one_line(&wrong.message, 160))?;
        }
        writeln!(out)?;
    }
    let n_wrong = lines
        .iter()
        .filter(|line| {
            line.wrong
                .iter()
                .any(|wrong| wrong.outcome == Outcome::NotMet)
        })
        .count();
    writeln!(
        out,
        "{} examined; {n_wrong} with something not met",
        super::counted(lines.len(), "policy document")
    )
}

fn facts_line(line: &Line) -> String {
    let version = line
        .version
        .as_deref()
        .map_or("no version".to_owned(), |version| {
            format!("version {}", one_line(version, 20))
        });
    let mut parts = vec![status_words(line.status).to_owned(), version];
    parts.push(line.approved.as_ref().map_or_else(
        || "no approval or issue date".to_owned(),
        |date| format!("approved or issued {date}"),
    ));
    parts.extend(line.drafted.as_ref().map(|date| format!("drafted {date}")));
    parts.push(line.review_due.as_ref().map_or_else(
        || "no review date".to_owned(),
        |date| format!("review due {date}"),
    ));
    if line.status.is_none() {
        parts.truncate(1);
    }
    parts.join(" · ")
}

/// Writes the lines as CSV, one row a document.
///
/// # Errors
/// The writer's.
pub fn write_csv(lines: &[Line], out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "path",
        "title",
        "status",
        "version",
        "approved or issued",
        "drafted",
        "review due",
        "owner",
        "not met",
        "cannot tell",
    ])?;
    for line in lines {
        let text = |field: &Option<String>| harmless(field.as_deref().unwrap_or("")).into_owned();
        table.write_record([
            harmless(&line.path).into_owned(),
            text(&line.title),
            status_words(line.status).to_owned(),
            text(&line.version),
            text(&line.approved),
            text(&line.drafted),
            text(&line.review_due),
            text(&line.owner),
            messages(line, Outcome::NotMet),
            messages(line, Outcome::CannotTell),
        ])?;
    }
    table.flush()
}

fn messages(line: &Line, outcome: Outcome) -> String {
    let found: Vec<&str> = line
        .wrong
        .iter()
        .filter(|wrong| wrong.outcome == outcome)
        .map(|wrong| wrong.message.as_str())
        .collect();
    harmless(&found.join("; ")).into_owned()
}

/// Writes the lines as JSON: `{"schema": "casewise.policies/1", "policies": […]}`.
///
/// # Errors
/// The writer's.
pub fn write_json(lines: &[Line], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Whole<'a> {
        schema: &'static str,
        policies: &'a [Line],
    }
    let whole = Whole {
        schema: "casewise.policies/1",
        policies: lines,
    };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

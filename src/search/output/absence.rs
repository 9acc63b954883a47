//! Which cases say something and which do not, as text, JSON and CSV.

use std::io::{self, Write};

use serde_json::json;

use super::{ToldHit, clean, table};
use crate::search::absence::{Absence, Standing};
use crate::search::query::Scope;

/// Writes the answers for reading: those without evidence first.
///
/// # Errors
/// The writer's.
pub fn text(absence: &Absence, out: &mut dyn Write) -> io::Result<()> {
    for note in &absence.notes {
        writeln!(out, "note: {note}")?;
    }
    writeln!(out, "read as: {}", absence.read_as)?;
    for standing in [Standing::Absent, Standing::CannotTell, Standing::Present] {
        writeln!(
            out,
            "\n{}: {} of {} {}",
            words(standing),
            absence.n(standing),
            absence.answers.len(),
            unit(absence)
        )?;
        let answers = absence.answers.iter();
        for answered in answers.filter(|answered| answered.standing == standing) {
            writeln!(out, "  {}: {}", clean(&answered.name), clean(&answered.why))?;
            if let Some(hit) = &answered.first {
                writeln!(out, "      {}", clean(&hit.citation()))?;
            }
        }
    }
    match absence.left_out {
        0 => Ok(()),
        1 => writeln!(
            out,
            "\n1 heading, or paragraph that stands alike in many cases, was not counted; --with-form counts it"
        ),
        n => writeln!(
            out,
            "\n{n} headings, or paragraphs that stand alike in many cases, were not counted; --with-form counts them"
        ),
    }
}

fn words(standing: Standing) -> &'static str {
    match standing {
        Standing::Present => "Present",
        Standing::Absent => "Absent",
        Standing::CannotTell => "Cannot tell",
    }
}

fn unit(absence: &Absence) -> &'static str {
    match absence.scope {
        Scope::Case => "cases",
        Scope::Document | Scope::Paragraph => "documents",
    }
}

/// Writes the answers as `casewise.absence/1`.
///
/// # Errors
/// The writer's.
pub fn json(absence: &Absence, out: &mut dyn Write) -> io::Result<()> {
    let key = if absence.scope == Scope::Case {
        "case"
    } else {
        "document"
    };
    let answers = absence.answers.iter().map(|answered| {
        json!({
            key: answered.name, "answer": answered.standing.name(), "why": answered.why,
            "hits": answered.hits, "first": answered.first.as_ref().map(ToldHit::of),
        })
    });
    let told = json!({
        "schema": "casewise.absence/1", "query": absence.query, "read_as": absence.read_as,
        "notes": absence.notes, "generation": absence.generation, "form_not_counted": absence.left_out,
        "present": absence.n(Standing::Present), "absent": absence.n(Standing::Absent),
        "cannot_tell": absence.n(Standing::CannotTell),
        format!("{key}s"): answers.collect::<Vec<_>>(),
    });
    writeln!(out, "{told}")
}

/// Writes the answers as a table, a row a case or document.
///
/// # Errors
/// The writer's.
pub fn csv(absence: &Absence, out: &mut dyn Write) -> io::Result<()> {
    let unit = if absence.scope == Scope::Case {
        "case"
    } else {
        "document"
    };
    let header = [
        unit,
        "answer",
        "why",
        "paragraphs",
        "first",
        "query",
        "generation",
    ];
    let rows = absence.answers.iter().map(|answered| {
        vec![
            answered.name.clone(),
            answered.standing.name().to_owned(),
            answered.why.clone(),
            answered.hits.to_string(),
            answered
                .first
                .as_ref()
                .map(super::Hit::citation)
                .unwrap_or_default(),
            absence.query.clone(),
            absence.generation.to_string(),
        ]
    });
    table(&header, rows, out)
}

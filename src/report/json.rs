//! `casewise.audit/1` as one JSON object, or as JSON lines with a `type` each.
//!
//! The shapes are promises: they are extended, never changed, within version 1.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::{note_code, worst_note};
use crate::audit::earlier::{Gone, Inputs};
use crate::audit::{Audit, Examined};
use crate::document::{Note, Reading};
use crate::facts::{Control, Kind};
use crate::finding::{
    Change, Evidence, Finding, Outcome, Role, RuleHeader, Since, Standard, Waived,
};
use crate::score::Measure;
use crate::timeline::Timeline;
use crate::timeline::written::TimelineV1;

/// The name and version of the format.
pub const SCHEMA: &str = "casewise.audit/1";

/// Writes the audit as one object.
///
/// # Errors
/// The writer's.
pub fn write(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let whole = Whole {
        run: RunV1::of(audit),
        rules: &audit.rules,
        documents: Each(&audit.documents, DocumentV1::of),
        findings: Each(&audit.findings, FindingV1::of),
        measures: Each(&audit.measures, MeasureV1::of),
        unread: audit.unread().map(UnreadV1::of).collect(),
        gone: &audit.gone,
        timelines: Each(&audit.timelines, TimelineV1::from),
    };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

/// Writes the same as one object a line: run, rules, documents, unread, findings, measures,
/// timelines, end.
///
/// # Errors
/// The writer's.
pub fn write_lines(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    line(out, "run", &RunV1::of(audit))?;
    for rule in &audit.rules {
        line(out, "rule", rule)?;
    }
    for document in &audit.documents {
        line(out, "document", &DocumentV1::of(document))?;
    }
    for document in audit.unread() {
        line(out, "unread", &UnreadV1::of(document))?;
    }
    for finding in &audit.findings {
        line(out, "finding", &FindingV1::of(finding))?;
    }
    for gone in &audit.gone {
        line(out, "gone", gone)?;
    }
    for measure in &audit.measures {
        line(out, "measure", &MeasureV1::of(measure))?;
    }
    for timeline in &audit.timelines {
        line(out, "timeline", &TimelineV1::from(timeline))?;
    }
    let end = End {
        documents: audit.documents.len(),
        findings: audit.findings.len(),
    };
    line(out, "end", &end)
}

fn line(out: &mut dyn Write, kind: &'static str, body: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Line { kind, body })?;
    writeln!(out)
}

#[derive(Serialize)]
struct Line<'a, T: Serialize> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(flatten)]
    body: &'a T,
}

#[derive(Serialize)]
struct End {
    documents: usize,
    findings: usize,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    run: RunV1<'a>,
    rules: &'a [RuleHeader],
    documents: Each<'a, Examined, DocumentV1<'a>>,
    findings: Each<'a, Finding, FindingV1<'a>>,
    measures: Each<'a, Measure, MeasureV1<'a>>,
    unread: Vec<UnreadV1<'a>>,
    #[serde(skip_serializing_if = "<[Gone]>::is_empty")]
    gone: &'a [Gone],
    timelines: Each<'a, Timeline, TimelineV1>,
}

/// Things in the shape in which they are written, one at a time: there may be a million of them.
struct Each<'a, T, V>(&'a [T], fn(&'a T) -> V);

impl<T, V: Serialize> Serialize for Each<'_, T, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(self.1))
    }
}

#[derive(Serialize)]
struct RunV1<'a> {
    schema: &'static str,
    version: &'a str,
    as_at: String,
    jurisdiction: String,
    layout: &'a str,
    rules_hash: &'a str,
    sources_hash: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sample_sha256: Option<&'a str>,
    #[serde(skip_serializing_if = "<[Change]>::is_empty")]
    settings: &'a [Change],
    inputs: &'a Inputs,
}

impl<'a> RunV1<'a> {
    fn of(audit: &'a Audit) -> Self {
        Self {
            schema: SCHEMA,
            version: audit.version,
            as_at: audit.as_at.to_string(),
            jurisdiction: audit.jurisdiction.to_string(),
            layout: &audit.layout_said,
            rules_hash: &audit.rules_hash,
            sources_hash: &audit.sources_hash,
            sample_sha256: audit.sample_sha256.as_deref(),
            settings: &audit.changes,
            inputs: &audit.inputs,
        }
    }
}

#[derive(Serialize)]
struct DocumentV1<'a> {
    path: &'a str,
    case: Option<&'a str>,
    kind: Kind,
    title: Option<&'a str>,
    hash: &'a str,
    pages: Option<u32>,
    read: bool,
    reading: Reading,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<crate::facts::Status>,
    notes: Vec<NoteV1<'a>>,
}

impl<'a> DocumentV1<'a> {
    fn of(document: &'a Examined) -> Self {
        Self {
            path: &document.path,
            case: document.case.as_deref(),
            kind: document.kind,
            title: document.title.as_deref(),
            hash: &document.hash,
            pages: document.pages,
            read: document.reading != Reading::Not,
            reading: document.reading,
            status: document
                .control
                .as_ref()
                .map(|control: &Control| control.status),
            notes: document.notes.iter().map(NoteV1::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct NoteV1<'a> {
    code: &'static str,
    message: &'a str,
}

impl<'a> NoteV1<'a> {
    fn of(note: &'a Note) -> Self {
        Self {
            code: note_code(note.code),
            message: &note.message,
        }
    }
}

#[derive(Serialize)]
struct UnreadV1<'a> {
    path: &'a str,
    case: Option<&'a str>,
    code: &'static str,
    message: &'a str,
}

impl<'a> UnreadV1<'a> {
    fn of(document: &'a Examined) -> Self {
        let worst = worst_note(&document.notes);
        Self {
            path: &document.path,
            case: document.case.as_deref(),
            code: worst.map_or("unreadable", |note| note_code(note.code)),
            message: worst.map_or("", |note| &note.message),
        }
    }
}

#[derive(Serialize)]
struct FindingV1<'a> {
    rule: &'a str,
    family: &'a str,
    indicator: &'a [String],
    case: Option<&'a str>,
    document: Option<&'a str>,
    item: Option<&'a str>,
    outcome: Outcome,
    level: &'static str,
    message: &'a str,
    due: Option<String>,
    settle: Option<&'a str>,
    standard: Option<&'a Standard>,
    fingerprint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<&'a Waived>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<Outcome>,
    evidence: Vec<EvidenceV1<'a>>,
}

impl<'a> FindingV1<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self {
            rule: &finding.rule,
            family: &finding.family,
            indicator: &finding.indicator,
            case: finding.case.as_deref(),
            document: finding.document.as_deref(),
            item: finding.item.as_deref(),
            outcome: finding.outcome,
            level: finding.level.name(),
            message: &finding.message,
            due: finding.due.map(|day| day.to_string()),
            settle: finding.settle.as_deref(),
            standard: finding.standard.as_ref(),
            fingerprint: &finding.mark.fingerprint,
            waived: finding.mark.waived.as_ref(),
            since: finding.mark.since.map(|since| match since {
                Since::New => "new",
                Since::Changed(_) => "changed",
                Since::Unchanged => "unchanged",
            }),
            was: match finding.mark.since {
                Some(Since::Changed(was)) => Some(was),
                _ => None,
            },
            evidence: finding.evidence.iter().map(EvidenceV1::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct EvidenceV1<'a> {
    document: &'a str,
    role: Role,
    page: Option<u32>,
    block: Option<usize>,
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    recognised: bool,
    start: usize,
    end: usize,
    quote: &'a str,
}

impl<'a> EvidenceV1<'a> {
    fn of(evidence: &'a Evidence) -> Self {
        Self {
            document: evidence.document(),
            role: evidence.role(),
            page: evidence.page(),
            block: evidence.block(),
            row: evidence.row(),
            cell: evidence.cell(),
            recognised: evidence.is_recognised(),
            start: evidence.span().start,
            end: evidence.span().end,
            quote: evidence.words(),
        }
    }
}

#[derive(Serialize)]
struct MeasureV1<'a> {
    rule: &'a str,
    met: usize,
    not_met: usize,
    excused: usize,
    not_due: usize,
    not_applicable: usize,
    cannot_tell: usize,
    #[serde(skip_serializing_if = "is_zero")]
    waived: usize,
    share: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    method: &'static str,
    lowest: Option<f64>,
    highest: Option<f64>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_zero(n: &usize) -> bool {
    *n == 0
}

impl<'a> MeasureV1<'a> {
    fn of(measure: &'a Measure) -> Self {
        Self {
            rule: &measure.rule,
            met: measure.n(Outcome::Met),
            not_met: measure.n(Outcome::NotMet),
            excused: measure.n(Outcome::Excused),
            not_due: measure.n(Outcome::NotDue),
            not_applicable: measure.n(Outcome::NotApplicable),
            cannot_tell: measure.n(Outcome::CannotTell),
            waived: measure.waived,
            share: measure.share,
            lower: measure.interval.map(|(lower, _)| lower),
            upper: measure.interval.map(|(_, upper)| upper),
            method: Measure::METHOD,
            lowest: measure.bounds.map(|(lowest, _)| lowest),
            highest: measure.bounds.map(|(_, highest)| highest),
        }
    }
}

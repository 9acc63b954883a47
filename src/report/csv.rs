//! Findings and documents as CSV for spreadsheets, one row a finding.
//!
//! Text that a spreadsheet could take for a formula is set behind an apostrophe.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{loosened_first, note_code, one_line, worst_note};
use crate::audit::Audit;
use crate::finding::{Evidence, Finding, Outcome, Since, Waived};

const COLUMNS: [&str; 23] = [
    "type",
    "case",
    "document",
    "kind",
    "family",
    "rule",
    "indicator",
    "item",
    "outcome",
    "level",
    "message",
    "due",
    "settle",
    "standard",
    "quote",
    "quote document",
    "page",
    "start",
    "end",
    "fingerprint",
    "waived",
    "since",
    "found instead",
];

/// Writes what was not read first, then every finding, one row each.
///
/// # Errors
/// The writer's.
pub fn write(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for change in loosened_first(&audit.changes) {
        let mut row = Row::new("local setting");
        row.set("rule", change.rule.as_deref().unwrap_or(""));
        row.set("item", &change.what);
        row.set("outcome", if change.loosens { "loosened" } else { "" });
        row.set("message", &change.in_words());
        table.write_record(row.cells())?;
    }
    for document in audit.unread() {
        let note = worst_note(&document.notes);
        let mut row = Row::new("not read");
        row.set("case", document.case.as_deref().unwrap_or(""));
        row.set("document", &document.path);
        row.set(
            "outcome",
            note.map_or("unreadable", |note| note_code(note.code)),
        );
        row.set("message", note.map_or("", |note| &note.message));
        table.write_record(row.cells())?;
    }
    for gone in &audit.gone {
        let mut row = Row::new("gone");
        row.set("case", gone.case.as_deref().unwrap_or(""));
        row.set("document", gone.document.as_deref().unwrap_or(""));
        row.set("rule", &gone.rule);
        row.set("item", gone.item.as_deref().unwrap_or(""));
        row.set("outcome", gone.outcome.name());
        row.set("message", &gone.message);
        row.set("fingerprint", &gone.fingerprint);
        row.set("since", "gone");
        table.write_record(row.cells())?;
    }
    for finding in &audit.findings {
        table.write_record(row_of(finding, audit).cells())?;
    }
    table.flush()
}

fn row_of(finding: &Finding, audit: &Audit) -> Row {
    let mut row = Row::new("finding");
    row.set("case", finding.case.as_deref().unwrap_or(""));
    if let Some(path) = &finding.document {
        row.set("document", path);
        row.set("kind", &kind_of(path, audit));
    }
    row.set("family", &finding.family);
    row.set("rule", &finding.rule);
    row.set("indicator", &finding.indicator.join(" "));
    row.set("item", finding.item.as_deref().unwrap_or(""));
    row.set("outcome", finding.outcome.name());
    row.set("level", finding.level.name());
    row.set("message", &finding.message);
    row.set(
        "due",
        &finding.due.map(|day| day.to_string()).unwrap_or_default(),
    );
    row.set("settle", finding.settle.as_deref().unwrap_or(""));
    row.set(
        "standard",
        finding
            .standard
            .as_ref()
            .map_or("", |standard| &standard.text),
    );
    quotes(finding, &mut row);
    let mark = &finding.mark;
    let waived = mark.waived.as_ref().map(Waived::in_words);
    row.set("fingerprint", &mark.fingerprint);
    row.set("waived", &waived.unwrap_or_default());
    row.set(
        "since",
        &mark.since.map(Since::in_words).unwrap_or_default(),
    );
    row
}

/// All quotes in one cell, and in another what was found instead of what is missing; the place of the
/// one that was judged beside it.
fn quotes(finding: &Finding, row: &mut Row) {
    let line = |quote: &Evidence| one_line(quote.words(), 300);
    let shown: Vec<String> = finding.shown().map(line).collect();
    let instead: Vec<String> = finding.instead().map(line).collect();
    row.set("quote", &shown.join(" | "));
    row.set("found instead", &instead.join(" | "));
    let mut shown = finding.shown();
    let judged = match finding.outcome {
        Outcome::NotMet | Outcome::Met => shown.next_back(),
        _ => shown.next(),
    };
    if let Some(evidence) = judged {
        row.set("quote document", evidence.document());
        row.set(
            "page",
            &evidence
                .page()
                .map(|page| page.to_string())
                .unwrap_or_default(),
        );
        row.set("start", &evidence.span().start.to_string());
        row.set("end", &evidence.span().end.to_string());
    }
}

fn kind_of(path: &str, audit: &Audit) -> String {
    let found = audit
        .documents
        .binary_search_by(|document| document.path.as_str().cmp(path));
    let kind = found.ok().map(|idx| audit.documents[idx].kind);
    kind.and_then(|kind| serde_json::to_value(kind).ok())
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// One row, cell by name.
struct Row([String; COLUMNS.len()]);

impl Row {
    fn new(kind: &str) -> Self {
        let mut row = Self(std::array::from_fn(|_| String::new()));
        row.set("type", kind);
        row
    }

    fn set(&mut self, column: &str, text: &str) {
        let position = COLUMNS.iter().position(|known| *known == column);
        self.0[position.expect("columns are named in COLUMNS")] = harmless(text).into_owned();
    }

    fn cells(&self) -> &[String] {
        &self.0
    }
}

/// Sets an apostrophe before text that a spreadsheet would run as a formula.
///
/// # Source
/// OWASP, CSV injection: cells that begin with `=`, `+`, `-`, `@`, tab or carriage return.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_cannot_run_as_a_formula() {
        for text in ["=1+1", "+44", "-2", "@sum", "\tx", "\rx"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("Plan = good"), "Plan = good");
    }
}

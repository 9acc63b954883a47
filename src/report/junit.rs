//! The audit as JUnit XML, for pipelines: a suite a rule, a test case a finding.
//!
//! Not met is a failure; cannot tell is an error, since the test could not be carried out; excused,
//! not due, not applicable and waived are skipped with their reason. A document that was not read
//! is an error of its own.

use std::io::{self, Write};

use super::{is_unprintable, note_code, outcome_words, worst_note};
use crate::audit::Audit;
use crate::finding::{Finding, Outcome};

/// Writes the audit.
///
/// # Errors
/// The writer's.
pub fn write(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    let n_unread = audit.unread().count();
    let all: Vec<&Finding> = audit.findings.iter().collect();
    let [tests, failures, errors, skipped] = counts(&all);
    writeln!(
        out,
        "<testsuites name=\"casewise\" tests=\"{}\" failures=\"{failures}\" errors=\"{}\" skipped=\"{skipped}\">",
        tests + n_unread,
        errors + n_unread
    )?;
    for rule in &audit.rules {
        let of_rule = audit
            .findings
            .iter()
            .filter(|finding| finding.rule == rule.id);
        let of_rule: Vec<&Finding> = of_rule.collect();
        let [tests, failures, errors, skipped] = counts(&of_rule);
        writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" timestamp=\"{}T00:00:00\">",
            escaped(&rule.id),
            audit.as_at
        )?;
        settings(audit, &rule.id, out)?;
        for finding in of_rule {
            case(finding, out)?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    unread(audit, n_unread, out)?;
    writeln!(out, "</testsuites>")
}

/// Tests, failures, errors, skipped.
fn counts(findings: &[&Finding]) -> [usize; 4] {
    let n = |said: Said| findings.iter().filter(|one| said_of(one) == said).count();
    [
        findings.len(),
        n(Said::Failure),
        n(Said::Error),
        n(Said::Skipped),
    ]
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Passed,
    Failure,
    Error,
    Skipped,
}

fn said_of(finding: &Finding) -> Said {
    match finding.outcome {
        _ if finding.mark.waived.is_some() => Said::Skipped,
        Outcome::Met => Said::Passed,
        Outcome::NotMet => Said::Failure,
        Outcome::CannotTell => Said::Error,
        Outcome::Excused | Outcome::NotDue | Outcome::NotApplicable => Said::Skipped,
    }
}

fn settings(audit: &Audit, rule: &str, out: &mut dyn Write) -> io::Result<()> {
    let changes = audit
        .changes
        .iter()
        .filter(|change| change.rule.as_deref() == Some(rule));
    let lines: Vec<String> = changes
        .map(|change| {
            let name = if change.loosens { "loosened" } else { "local" };
            format!(
                "      <property name=\"{name}\" value=\"{}\"/>",
                escaped(&change.in_words())
            )
        })
        .collect();
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "    <properties>\n{}\n    </properties>",
        lines.join("\n")
    )
}

fn case(finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let parts = [&finding.case, &finding.document, &finding.item];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    write!(
        out,
        "    <testcase classname=\"{}\" name=\"{}\"",
        escaped(&finding.rule),
        escaped(&parts.join(", "))
    )?;
    let kind = outcome_words(finding.outcome);
    let said = escaped(&finding.message);
    let quotes: Vec<String> = finding
        .evidence
        .iter()
        .map(|evidence| format!("“{}” ({})", evidence.words(), super::text::place(evidence)))
        .collect();
    let quotes = escaped(&quotes.join("\n"));
    match (said_of(finding), &finding.mark.waived) {
        (Said::Passed, _) => writeln!(out, "/>"),
        (Said::Failure, _) => writeln!(
            out,
            "><failure type=\"{kind}\" message=\"{said}\">{quotes}</failure></testcase>"
        ),
        (Said::Error, _) => writeln!(
            out,
            "><error type=\"{kind}\" message=\"{said}\">{quotes}</error></testcase>"
        ),
        (Said::Skipped, Some(waived)) => writeln!(
            out,
            "><skipped message=\"{}; {said}\"/></testcase>",
            escaped(&waived.in_words())
        ),
        (Said::Skipped, None) => {
            writeln!(out, "><skipped message=\"{kind}: {said}\"/></testcase>")
        }
    }
}

fn unread(audit: &Audit, n: usize, out: &mut dyn Write) -> io::Result<()> {
    if n == 0 {
        return Ok(());
    }
    writeln!(
        out,
        "  <testsuite name=\"not read\" tests=\"{n}\" failures=\"0\" errors=\"{n}\" skipped=\"0\">"
    )?;
    for document in audit.unread() {
        let note = worst_note(&document.notes);
        writeln!(
            out,
            "    <testcase classname=\"not read\" name=\"{}\"><error type=\"{}\" message=\"{}\"/></testcase>",
            escaped(&document.path),
            note.map_or("unreadable", |note| note_code(note.code)),
            escaped(note.map_or("", |note| &note.message))
        )?;
    }
    writeln!(out, "  </testsuite>")
}

/// Text for XML 1.0: markup escaped, characters that it cannot hold left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(' '),
            c if is_unprintable(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

//! The audit as a summary that fits a screen.
//!
//! First what was read and what was not; then, by quality indicator, the counts of the six
//! outcomes and the findings that matter most, each with its quote and place.

use std::io::{self, Write};

use super::{counted, loosened, note_code, one_line, outcome_words, since_words, worst_note};
use crate::audit::{Audit, Examined};
use crate::document::Reading;
use crate::finding::{Evidence, Finding, Outcome, Role, RuleHeader};
use crate::framework;

/// Unread documents that the summary names; the rest are counted.
const N_UNREAD_SHOWN: usize = 8;
/// Local settings that the summary names; the rest are counted.
const N_SETTINGS_SHOWN: usize = 12;
/// Findings that the summary shows for an indicator; the rest are counted.
const N_WORST_SHOWN: usize = 3;

/// Writes the summary.
///
/// # Errors
/// The writer's.
pub fn write(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    loosened_settings(audit, out)?;
    examined(audit, out)?;
    settings(audit, out)?;
    waivers(audit, out)?;
    if let Some(since) = since_words(audit) {
        writeln!(out, "\n{since}.")?;
    }
    unread(audit, out)?;
    for indicator in indicators(audit) {
        section(audit, &indicator, out)?;
    }
    writeln!(
        out,
        "\nCounts are of cases, and of documents that belong to none; each counts once a rule, with its"
    )?;
    writeln!(
        out,
        "worst outcome. The findings are evidence; the grade is for people to give."
    )
}

fn examined(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "Audit as at {}, {} (casewise {})",
        audit.as_at.in_words(),
        audit.jurisdiction.in_words(),
        audit.version
    )?;
    writeln!(out, "Layout: {}", audit.layout_said)?;
    if let Some(sha256) = &audit.sample_sha256 {
        writeln!(out, "Sample: only its cases, sha256 {sha256}")?;
    }
    writeln!(
        out,
        "Examined: {} in {}; {} read whole, {} in part, {} not read",
        counted(audit.documents.len(), "document"),
        counted(audit.n_cases(), "case file"),
        audit.n_read(Reading::Whole),
        audit.n_read(Reading::Partly),
        audit.n_read(Reading::Not),
    )
}

/// Limits that are longer than the standard's come before anything else.
fn loosened_settings(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let Some(head) = loosened(&audit.changes) else {
        return Ok(());
    };
    writeln!(out, "{}:", head.to_uppercase())?;
    for change in audit.changes.iter().filter(|change| change.loosens) {
        writeln!(out, "  {}", one_line(&change.in_words(), 200))?;
    }
    writeln!(out)
}

fn settings(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let changes: Vec<_> = audit
        .changes
        .iter()
        .filter(|change| !change.loosens)
        .collect();
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nLocal settings; everything else is built in:")?;
    for change in changes.iter().take(N_SETTINGS_SHOWN) {
        writeln!(out, "  {}", one_line(&change.in_words(), 160))?;
    }
    if changes.len() > N_SETTINGS_SHOWN {
        let more = changes.len() - N_SETTINGS_SHOWN;
        writeln!(
            out,
            "  and {more} more, all named with --out and --format json"
        )?;
    }
    Ok(())
}

/// What was waived, and waivers that are past or that nothing needs.
fn waivers(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let waived = audit
        .findings
        .iter()
        .filter(|one| one.mark.waived.is_some());
    let n_waived = waived.count();
    let stale = audit.findings.iter().filter(|one| one.family == "waiver");
    let stale: Vec<&Finding> = stale.collect();
    if n_waived + stale.len() == 0 {
        return Ok(());
    }
    writeln!(
        out,
        "\nWaived: {}, counted apart and never as met",
        counted(n_waived, "finding")
    )?;
    for finding in stale {
        writeln!(out, "  - {}", one_line(&finding.message, 200))?;
    }
    Ok(())
}

fn unread(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let unread: Vec<&Examined> = audit.unread().collect();
    if unread.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "\nNOT READ, or not wholly; rules that could depend on them say “cannot tell”:"
    )?;
    for document in unread.iter().take(N_UNREAD_SHOWN) {
        let note = worst_note(&document.notes);
        let code = note.map_or("unreadable", |note| note_code(note.code));
        let message = note.map_or("", |note| note.message.as_str());
        writeln!(
            out,
            "  {}: {code}, {}",
            document.path,
            one_line(message, 90)
        )?;
    }
    if unread.len() > N_UNREAD_SHOWN {
        writeln!(
            out,
            "  and {} more, all named with --out and --format json",
            unread.len() - N_UNREAD_SHOWN
        )?;
    }
    Ok(())
}

/// The first indicator of each rule, in order: a rule stands once, under the one it serves most.
fn indicators(audit: &Audit) -> Vec<String> {
    let mut found: Vec<String> = audit
        .rules
        .iter()
        .filter_map(|rule| rule.indicator.first().cloned())
        .collect();
    found.sort();
    found.dedup();
    found
}

fn section(audit: &Audit, indicator: &str, out: &mut dyn Write) -> io::Result<()> {
    let is_of = |rule: &&RuleHeader| rule.indicator.first().is_some_and(|one| one == indicator);
    let rules = audit.rules.iter().filter(is_of);
    let rules: Vec<&str> = rules.map(|rule| rule.id.as_str()).collect();
    let title = framework::built_in()
        .indicators
        .get(indicator)
        .map_or("", String::as_str);
    writeln!(out, "\nQI {indicator} {title}")?;
    writeln!(out, "  {}", counts_line(audit, &rules))?;
    let worst = not_met(audit, &rules);
    for finding in spread(&worst) {
        finding_lines(finding, out)?;
    }
    // A case counts once above and may have several findings.
    match worst.len().saturating_sub(N_WORST_SHOWN) {
        0 => Ok(()),
        1 => writeln!(out, "  and 1 more finding “not met”"),
        n => writeln!(out, "  and {n} more findings “not met”"),
    }
}

/// The findings of some rules that count as not met, the weightiest first.
fn not_met<'a>(audit: &'a Audit, rules: &[&str]) -> Vec<&'a Finding> {
    let counts = |finding: &&Finding| {
        finding.outcome == Outcome::NotMet
            && finding.mark.waived.is_none()
            && rules.contains(&finding.rule.as_str())
    };
    let mut worst: Vec<&Finding> = audit.findings.iter().filter(counts).collect();
    worst.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    worst
}

/// The first findings of the list, one rule each as long as there are other rules to show.
fn spread<'a>(worst: &[&'a Finding]) -> Vec<&'a Finding> {
    let mut shown: Vec<&Finding> = Vec::new();
    for finding in worst {
        if shown.len() < N_WORST_SHOWN && shown.iter().all(|other| other.rule != finding.rule) {
            shown.push(finding);
        }
    }
    for finding in worst {
        if shown.len() < N_WORST_SHOWN && !shown.iter().any(|other| std::ptr::eq(*other, *finding))
        {
            shown.push(finding);
        }
    }
    shown
}

fn counts_line(audit: &Audit, rules: &[&str]) -> String {
    let measures: Vec<_> = audit
        .measures
        .iter()
        .filter(|measure| rules.contains(&measure.rule.as_str()))
        .collect();
    let counts = Outcome::ALL.map(|outcome| {
        let n: usize = measures.iter().map(|measure| measure.n(outcome)).sum();
        format!("{n} {}", outcome_words(outcome))
    });
    let waived: usize = measures.iter().map(|measure| measure.waived).sum();
    let waived = (waived > 0).then(|| format!(" · {waived} waived"));
    counts.join(" · ") + &waived.unwrap_or_default()
}

fn finding_lines(finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let subject = finding
        .case
        .as_deref()
        .or(finding.document.as_deref())
        .unwrap_or("all");
    let item = finding
        .item
        .as_deref()
        .map(|item| format!(", {}", one_line(item, 40)));
    writeln!(
        out,
        "  - {} {}{}: {}",
        one_line(subject, 40),
        finding.rule,
        item.unwrap_or_default(),
        one_line(&finding.message, 160)
    )?;
    let quoted = finding
        .evidence
        .iter()
        .find(|evidence| evidence.role() == Role::Subject);
    if let Some(evidence) = quoted.or(finding.shown().next()) {
        writeln!(
            out,
            "      “{}” ({})",
            one_line(evidence.words(), 90),
            place(evidence)
        )?;
    }
    Ok(())
}

/// Says where a quote stands: document, page, paragraph or row.
#[must_use]
pub fn place(evidence: &Evidence) -> String {
    let within = place_within(evidence).map(|place| format!(", {place}"));
    format!("{}{}", evidence.document(), within.unwrap_or_default())
}

/// Says where in its document a quote stands; nothing where that is not known.
pub(super) fn place_within(evidence: &Evidence) -> Option<String> {
    let page = evidence.page().map(|page| format!("page {page}"));
    let at = match (evidence.cell(), evidence.row(), evidence.block()) {
        (Some(cell), _, _) => Some(format!("cell {cell}")),
        (None, Some(row), _) => Some(format!("table row {}", row + 1)),
        (None, None, Some(block)) => Some(format!("paragraph {}", block + 1)),
        (None, None, None) => None,
    };
    let picture = evidence
        .is_recognised()
        .then(|| "read off a picture".to_owned());
    let said: Vec<String> = page.into_iter().chain(at).chain(picture).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

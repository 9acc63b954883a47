//! The audit as one self-contained page, readable on screen and on paper, without scripts.
//!
//! First what was examined and what was not; then a table of outcomes by indicator and rule; then
//! each rule with its findings; then each case. Every text from a document is escaped.

mod finding;
mod front;
mod timeline;

pub(in crate::report) use finding::{Instead, confidence_words, instead};

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Escaped, outcome_words};
use crate::audit::Audit;
use crate::finding::{Finding, Outcome, RuleHeader};
use crate::framework;
use crate::timeline::Timeline;

/// Findings of one rule that the page shows in full; it says how many more `findings.csv` holds.
pub const N_FULL_MAX: usize = 400;

/// Cases that the page lists one by one; it says how many more `findings.csv` holds.
pub const N_CASES_MAX: usize = 500;

/// Events of timelines that the page draws; it says how many more cases `audit.json` holds.
pub const N_EVENTS_MAX: usize = 2_000;

/// Writes the page.
///
/// # Errors
/// The writer's.
pub fn write(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let page = Page::of(audit);
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">"
    )?;
    writeln!(
        out,
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    )?;
    writeln!(
        out,
        "<title>Practice audit as at {}</title>",
        audit.as_at.in_words()
    )?;
    writeln!(
        out,
        "<style>\n{}</style>\n</head>\n<body>",
        include_str!("style.css")
    )?;
    writeln!(
        out,
        "<p class=\"marking\">Working copy: it names case files and quotes them. Keep it as you keep the files.</p>"
    )?;
    writeln!(out, "<main>")?;
    front::write(&page, out)?;
    rules(&page, out)?;
    cases(&page, out)?;
    front::method(&page, out)?;
    writeln!(out, "</main>\n</body>\n</html>")
}

/// The audit, indexed the way the page needs it.
struct Page<'a> {
    audit: &'a Audit,
    by_rule: BTreeMap<&'a str, Vec<Numbered<'a>>>,
    by_case: BTreeMap<&'a str, Vec<Numbered<'a>>>,
    timelines: BTreeMap<&'a str, (usize, &'a Timeline)>,
}

/// A finding with its number on the page, by which others lead to it.
#[derive(Clone, Copy)]
struct Numbered<'a> {
    number: usize,
    finding: &'a Finding,
}

impl<'a> Page<'a> {
    fn of(audit: &'a Audit) -> Self {
        let mut page = Self {
            audit,
            by_rule: BTreeMap::new(),
            by_case: BTreeMap::new(),
            timelines: drawn(audit),
        };
        for (number, finding) in audit.findings.iter().enumerate() {
            let numbered = Numbered { number, finding };
            page.by_rule
                .entry(&finding.rule)
                .or_default()
                .push(numbered);
            if let Some(case) = &finding.case {
                page.by_case.entry(case).or_default().push(numbered);
            }
        }
        page
    }

    /// The rules by their first indicator, in order.
    fn sections(&self) -> BTreeMap<&'a str, Vec<&'a RuleHeader>> {
        let mut sections: BTreeMap<&str, Vec<&RuleHeader>> = BTreeMap::new();
        for rule in &self.audit.rules {
            let indicator = rule.indicator.first().map_or("", String::as_str);
            sections.entry(indicator).or_default().push(rule);
        }
        sections
    }

    fn counts(&self, rule: &str) -> [usize; 6] {
        let measure = self
            .audit
            .measures
            .iter()
            .find(|measure| measure.rule == rule);
        measure.map_or([0; 6], |measure| measure.counts)
    }
}

/// The timelines that the page draws, with their numbers: all, or those with most that is late,
/// unrecorded or silent.
fn drawn(audit: &Audit) -> BTreeMap<&str, (usize, &Timeline)> {
    let mut numbered: Vec<(usize, &Timeline)> = audit.timelines.iter().enumerate().collect();
    numbered.sort_by_key(|(number, timeline)| (Reverse(timeline.n_grave()), *number));
    let mut n_left = N_EVENTS_MAX;
    let drawn = numbered.into_iter().filter(|(_, timeline)| {
        let has_room = timeline.events.len() <= n_left;
        if has_room {
            n_left -= timeline.events.len();
        }
        has_room
    });
    drawn
        .map(|(number, timeline)| (timeline.case.as_str(), (number, timeline)))
        .collect()
}

fn rules(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<h2 id=\"rules\">Findings by indicator and rule</h2>")?;
    for (indicator, rules) in page.sections() {
        let title = framework::built_in()
            .indicators
            .get(indicator)
            .map_or("", String::as_str);
        writeln!(out, "<h3>QI {} {}</h3>", Escaped(indicator), Escaped(title))?;
        for rule in rules {
            rule_section(page, rule, out)?;
        }
    }
    Ok(())
}

fn rule_section(page: &Page, rule: &RuleHeader, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<section class=\"rule\" id=\"rule-{}\">",
        Escaped(&rule.id)
    )?;
    writeln!(
        out,
        "<h4>{} <code>{}</code></h4>",
        Escaped(&rule.title),
        Escaped(&rule.id)
    )?;
    writeln!(out, "<p class=\"why\">{}</p>", Escaped(&rule.why))?;
    let findings = page
        .by_rule
        .get(rule.id.as_str())
        .map_or(&[][..], Vec::as_slice);
    if findings.is_empty() {
        writeln!(out, "<p>Nothing to judge by this rule.</p>\n</section>")?;
        return Ok(());
    }
    let mut n_left = N_FULL_MAX;
    for outcome in Outcome::WORST_FIRST {
        group(findings, outcome, &mut n_left, out)?;
    }
    if !rule.remedy.is_empty() && page.counts(&rule.id)[1] > 0 {
        writeln!(
            out,
            "<p class=\"remedy\"><b>What would put it right:</b> {}</p>",
            Escaped(&rule.remedy)
        )?;
    }
    writeln!(out, "</section>")
}

/// The findings of one outcome: open where someone must act, folded where all is well.
fn group(
    findings: &[Numbered],
    outcome: Outcome,
    n_left: &mut usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let chosen: Vec<&Numbered> = findings
        .iter()
        .filter(|numbered| numbered.finding.outcome == outcome)
        .collect();
    if chosen.is_empty() {
        return Ok(());
    }
    let is_open = matches!(
        outcome,
        Outcome::NotMet | Outcome::CannotTell | Outcome::Excused
    );
    writeln!(
        out,
        "<details class=\"{}\"{}><summary><span class=\"tag\">{}</span> {}</summary>",
        outcome.name(),
        if is_open { " open" } else { "" },
        outcome_words(outcome),
        super::counted(chosen.len(), "finding"),
    )?;
    for numbered in chosen.iter().take(*n_left) {
        finding::write(numbered, out)?;
    }
    if chosen.len() > *n_left {
        let n = chosen.len() - *n_left;
        writeln!(
            out,
            "<p class=\"more\">and {n} more, all of them in findings.csv</p>"
        )?;
    }
    *n_left = n_left.saturating_sub(chosen.len());
    writeln!(out, "</details>")
}

fn cases(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    if page.by_case.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2 id=\"cases\">Findings by case</h2>")?;
    let n_undrawn = page.audit.timelines.len() - page.timelines.len();
    if n_undrawn > 0 {
        writeln!(
            out,
            "<p>Timelines are drawn for the cases with most that is late, unrecorded or silent; those of {} are in audit.json alone.</p>",
            super::counted(n_undrawn, "case")
        )?;
    }
    for (case, findings) in page.by_case.iter().take(N_CASES_MAX) {
        case_section(page, case, findings, out)?;
    }
    if page.by_case.len() > N_CASES_MAX {
        let n = page.by_case.len() - N_CASES_MAX;
        writeln!(
            out,
            "<p class=\"more\">and {n} more cases, all of them in findings.csv</p>"
        )?;
    }
    Ok(())
}

fn case_section(
    page: &Page,
    case: &str,
    findings: &[Numbered],
    out: &mut dyn Write,
) -> io::Result<()> {
    let n_of = |outcome| {
        findings
            .iter()
            .filter(|n| n.finding.outcome == outcome)
            .count()
    };
    writeln!(
        out,
        "<details class=\"case\"><summary><b>{}</b> <span class=\"counts\">{} not met · {} cannot tell · {} excused · {} met</span></summary>",
        Escaped(case),
        n_of(Outcome::NotMet),
        n_of(Outcome::CannotTell),
        n_of(Outcome::Excused),
        n_of(Outcome::Met),
    )?;
    let unread = page
        .audit
        .unread()
        .filter(|document| document.case.as_deref() == Some(case));
    for document in unread {
        let note = super::worst_note(&document.notes).map_or("", |note| note.message.as_str());
        writeln!(
            out,
            "<p class=\"unread\"><b>Not read:</b> {} — {}</p>",
            Escaped(&document.path),
            Escaped(note)
        )?;
    }
    if let Some((number, timeline)) = page.timelines.get(case) {
        timeline::write(timeline, *number, out)?;
    }
    writeln!(out, "<ul class=\"lines\">")?;
    for outcome in Outcome::WORST_FIRST.into_iter().take(5) {
        for numbered in findings.iter().filter(|n| n.finding.outcome == outcome) {
            finding::line(numbered, out)?;
        }
    }
    writeln!(out, "</ul>\n</details>")
}

//! The findings under a rule: in full for auditors, by pseudonym for others.

use std::io::{self, Write};

use super::super::{Named, View};
use crate::evaluation::Reference;
use crate::evaluation::figures::RuleFigures;
use crate::evaluation::gather::position;
use crate::evaluation::written::{Quote, Told};
use crate::finding::Outcome;
use crate::report::Escaped;
use crate::report::html::{Instead, instead};
use crate::report::{counted, one_line, outcome_words};

/// Characters of a quote that the page shows; the place leads to the rest.
const QUOTE_CHARS_MAX: usize = 300;

/// How many findings of an outcome are shown, by how much readers need them.
const SHOWN: [(Outcome, usize); 4] = [
    (Outcome::NotMet, 25),
    (Outcome::CannotTell, 12),
    (Outcome::Excused, 12),
    (Outcome::Met, 3),
];

/// The name by which links lead to a finding.
pub(super) fn anchor(rule_idx: usize, idx: usize) -> String {
    format!("f{rule_idx}-{idx}")
}

pub(super) fn write(
    view: View<'_>,
    rule_idx: usize,
    rule: &RuleFigures,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (outcome, n_max) in SHOWN {
        match view.named(&rule.id) {
            Named::Told(told) => {
                let own = told
                    .iter()
                    .enumerate()
                    .filter(|(_, own)| own.outcome == outcome);
                let own: Vec<(usize, &Told)> = own.take(n_max).collect();
                let counts = view.identified().and_then(|own| own.counts.get(&rule.id));
                let n_all = counts.map_or(0, |counts| counts[position(outcome)]);
                in_full(rule_idx, outcome, &own, n_all, out)?;
            }
            Named::References(references) => {
                let own = references
                    .iter()
                    .enumerate()
                    .filter(|(_, own)| own.outcome == outcome);
                let own: Vec<(usize, &Reference)> = own.take(n_max).collect();
                by_name(rule_idx, outcome, &own, out)?;
            }
        }
    }
    Ok(())
}

fn in_full(
    rule_idx: usize,
    outcome: Outcome,
    own: &[(usize, &Told)],
    n_all: u64,
    out: &mut dyn Write,
) -> io::Result<()> {
    if own.is_empty() {
        return Ok(());
    }
    let n = usize::try_from(n_all).unwrap_or(usize::MAX);
    writeln!(
        out,
        "<details class=\"{}\"><summary><span class=\"tag\">{}</span> {}</summary>",
        outcome.name(),
        outcome_words(outcome),
        counted(n, "finding")
    )?;
    for (idx, told) in own {
        finding(&anchor(rule_idx, *idx), told, out)?;
    }
    if n > own.len() {
        writeln!(
            out,
            "<p class=\"more\">and {} more, all of them in findings.xlsx and evidence.csv</p>",
            n - own.len()
        )?;
    }
    writeln!(out, "</details>")
}

/// One finding in full.
pub(super) fn finding(id: &str, told: &Told, out: &mut dyn Write) -> io::Result<()> {
    let parts = [
        told.case.as_deref(),
        told.document.as_deref(),
        told.item.as_deref(),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .map(|part| one_line(part, 120))
        .collect();
    writeln!(
        out,
        "<article id=\"{id}\" data-outcome=\"{}\" data-case=\"{}\"><p><b>{}</b> {}</p>",
        told.outcome.name(),
        Escaped(told.case.as_deref().unwrap_or("")),
        Escaped(&parts.join(", ")),
        Escaped(&told.message)
    )?;
    for quote in told.shown() {
        quoted(quote, out)?;
    }
    let read: Vec<Instead> = told.instead().map(of_missing).collect();
    instead(told.document.as_deref(), &read, out)?;
    if let Some(settle) = &told.settle {
        writeln!(
            out,
            "<p class=\"settle\"><b>What would settle it:</b> {}</p>",
            Escaped(settle)
        )?;
    }
    writeln!(out, "</article>")
}

fn of_missing(quote: &Quote) -> Instead<'_> {
    Instead {
        document: &quote.document,
        words: &quote.quote,
        place: quote.place_within(),
    }
}

fn quoted(quote: &Quote, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<figure><blockquote>{}</blockquote><figcaption>{}</figcaption></figure>",
        Escaped(&one_line(&quote.quote, QUOTE_CHARS_MAX)),
        Escaped(&quote.place())
    )
}

fn by_name(
    rule_idx: usize,
    outcome: Outcome,
    own: &[(usize, &Reference)],
    out: &mut dyn Write,
) -> io::Result<()> {
    if own.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<details class=\"{}\"><summary><span class=\"tag\">{}</span> findings by reference</summary><ul class=\"lines\">",
        outcome.name(),
        outcome_words(outcome)
    )?;
    for (idx, reference) in own {
        let due = reference
            .due
            .map(|due| format!(", {due}"))
            .unwrap_or_default();
        let quote = reference.quote.as_ref();
        let quote = quote.map(|quote| format!(": <q>{}</q>", Escaped(quote)));
        writeln!(
            out,
            "<li id=\"{}\" data-outcome=\"{}\"><code>{}</code> one {}, {}{due}{}</li>",
            anchor(rule_idx, *idx),
            outcome.name(),
            Escaped(&reference.name),
            reference.unit.noun(1),
            reference.level.name(),
            quote.unwrap_or_default()
        )?;
    }
    writeln!(out, "</ul></details>")
}

//! One finding on the page: in full under its rule, in a line under its case.

use std::io::{self, Write};

use super::{Escaped, Numbered};
use crate::finding::{Evidence, Finding, Role};
use crate::report::text::{place, place_within};
use crate::report::{one_line, outcome_words};

/// Characters of a quote that the page shows; the place leads to the rest.
const QUOTE_CHARS_MAX: usize = 600;
/// Characters of a quote in a line with others.
const INSTEAD_CHARS_MAX: usize = 200;

pub(super) fn write(numbered: &Numbered, out: &mut dyn Write) -> io::Result<()> {
    let finding = numbered.finding;
    writeln!(out, "<article id=\"f{}\">", numbered.number)?;
    writeln!(
        out,
        "<p><b>{}</b> {}</p>",
        Escaped(&subject(finding)),
        Escaped(&finding.message)
    )?;
    for evidence in &finding.evidence {
        if evidence.role() != Role::Instead {
            quote(evidence, out)?;
        }
    }
    instead(&finding.evidence, out)?;
    if let Some(settle) = &finding.settle {
        writeln!(
            out,
            "<p class=\"settle\"><b>What would settle it:</b> {}</p>",
            Escaped(settle)
        )?;
    }
    if let Some(standard) = &finding.standard {
        writeln!(
            out,
            "<p class=\"standard\"><b>Standard:</b> {} <span>({})</span></p>",
            Escaped(&standard.text),
            Escaped(confidence_words(&standard.confidence)),
        )?;
    }
    writeln!(out, "</article>")
}

pub(super) fn line(numbered: &Numbered, out: &mut dyn Write) -> io::Result<()> {
    let finding = numbered.finding;
    let item = finding
        .item
        .as_deref()
        .map(|item| format!("{}: ", one_line(item, 60)));
    writeln!(
        out,
        "<li class=\"{}\"><span class=\"tag\">{}</span> <a href=\"#rule-{}\">{}</a> {}{}</li>",
        finding.outcome.name(),
        outcome_words(finding.outcome),
        Escaped(&finding.rule),
        Escaped(&finding.rule),
        Escaped(&item.unwrap_or_default()),
        Escaped(&finding.message),
    )
}

fn quote(evidence: &Evidence, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<figure><blockquote>{}</blockquote><figcaption>{}{}</figcaption></figure>",
        Escaped(&one_line(evidence.words(), QUOTE_CHARS_MAX)),
        role_words(evidence.role()),
        Escaped(&place(evidence)),
    )
}

/// What was read where something is missing, document by document, each on one line.
fn instead(evidence: &[Evidence], out: &mut dyn Write) -> io::Result<()> {
    let read = evidence.iter().filter(|one| one.role() == Role::Instead);
    let read: Vec<&Evidence> = read.collect();
    for of_one in read.chunk_by(|one, next| one.document() == next.document()) {
        write!(out, "<p class=\"instead\">{}", role_words(Role::Instead))?;
        write!(out, "{}: ", Escaped(of_one[0].document()))?;
        for (idx, quote) in of_one.iter().enumerate() {
            let mark = if idx > 0 { " · " } else { "" };
            let words = one_line(quote.words(), INSTEAD_CHARS_MAX);
            write!(out, "{mark}<q>{}</q>", Escaped(&words))?;
            let place = place_within(quote).map(|place| format!(" ({place})"));
            write!(out, "{}", Escaped(&place.unwrap_or_default()))?;
        }
        writeln!(out, "</p>")?;
    }
    Ok(())
}

fn role_words(role: Role) -> &'static str {
    match role {
        Role::Anchor => "counted from: ",
        Role::Subject => "",
        Role::Support => "supported by: ",
        Role::Against => "against it: ",
        Role::Reason => "recorded reason: ",
        Role::Instead => "read in its stead, ",
    }
}

fn subject(finding: &Finding) -> String {
    let parts = [
        finding.case.as_deref(),
        finding.document.as_deref(),
        finding.item.as_deref(),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .map(|part| one_line(part, 120))
        .collect();
    parts.join(", ")
}

/// Says how sure the wording of a standard is.
pub(in crate::report) fn confidence_words(confidence: &str) -> &str {
    match confidence {
        "A" => "wording read in the source",
        "B" => "read in a secondary source",
        "C" => "general knowledge: confirm with your local procedure",
        other => other,
    }
}

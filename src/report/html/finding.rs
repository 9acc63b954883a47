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
    for evidence in finding.shown() {
        quote(evidence, out)?;
    }
    found_instead(finding, out)?;
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

fn found_instead(finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let read: Vec<Instead> = finding
        .instead()
        .map(|one| Instead {
            document: one.document(),
            words: one.words(),
            place: place_within(one).unwrap_or_default(),
        })
        .collect();
    instead(finding.document.as_deref(), &read, out)
}

/// What was read where something is missing.
pub(in crate::report) struct Instead<'a> {
    pub(in crate::report) document: &'a str,
    pub(in crate::report) words: &'a str,
    /// Where in the document it stands, in words.
    pub(in crate::report) place: String,
}

/// Writes what was found instead of what is missing, a line for each document.
///
/// - `own`: the document that the finding is about, which is named already
pub(in crate::report) fn instead(
    own: Option<&str>,
    read: &[Instead],
    out: &mut dyn Write,
) -> io::Result<()> {
    let chunks = read.chunk_by(|one, next| one.document == next.document);
    if own.is_none() && chunks.clone().count() > DOCUMENTS_MAX {
        return files(chunks.map(|of_one| of_one[0].document), out);
    }
    for of_one in chunks {
        let document = of_one[0].document;
        let named = Some(document).filter(|path| own != Some(*path));
        let named = named.map_or_else(String::new, |path| format!(" in {path}"));
        write!(
            out,
            "<p class=\"instead\">Found instead{}: ",
            Escaped(&named)
        )?;
        for (idx, quote) in of_one.iter().enumerate() {
            let mark = if idx > 0 { " · " } else { "" };
            let words = one_line(&quote.words.replace('\t', " | "), INSTEAD_CHARS_MAX);
            write!(out, "{mark}<q>{}</q>", Escaped(&words))?;
            if !quote.place.is_empty() {
                write!(out, " <small>{}</small>", Escaped(&quote.place))?;
            }
        }
        writeln!(out, "</p>")?;
    }
    Ok(())
}

/// So many documents each have a line with what was found; of more only the names are written.
const DOCUMENTS_MAX: usize = 4;

/// Writes on one line which files were read.
fn files<'a>(paths: impl Iterator<Item = &'a str>, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<&str> = paths
        .map(|path| path.rsplit('/').next().unwrap_or(path))
        .collect();
    let names = one_line(&names.join(" · "), QUOTE_CHARS_MAX);
    writeln!(
        out,
        "<p class=\"instead\">Read, among others: {}</p>",
        Escaped(&names)
    )
}

fn role_words(role: Role) -> &'static str {
    match role {
        Role::Anchor => "counted from: ",
        Role::Subject => "",
        Role::Support => "supported by: ",
        Role::Against => "against it: ",
        Role::Reason => "recorded reason: ",
        Role::Instead => "found instead: ",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_instead_stands_on_one_line_a_document() {
        let found = |document, words, place: &str| Instead {
            document,
            words,
            place: place.to_owned(),
        };
        let read = [
            found("plan.docx", "Need\tWho", "table row 1"),
            found("plan.docx", "Signed", ""),
            found("note.docx", "A & B", "paragraph 2"),
        ];
        let mut out = Vec::new();
        instead(Some("plan.docx"), &read, &mut out).expect("a vector takes all");
        assert_eq!(
            String::from_utf8(out).expect("it is text"),
            "<p class=\"instead\">Found instead: <q>Need | Who</q> <small>table row 1</small> · <q>Signed</q></p>\n\
             <p class=\"instead\">Found instead in note.docx: <q>A &amp; B</q> <small>paragraph 2</small></p>\n"
        );
    }
}

//! The report as one self-contained page for screen and paper.
//!
//! It reads whole without scripts; with them, findings can be filtered by indicator, outcome and
//! case. Every text is escaped. Parts follow the three questions of self-evaluation.

pub(super) mod actions;
mod appendix;
mod cases;
pub(super) mod front;
pub(super) mod matrix;
pub(super) mod measures;
mod named;
mod pictures;
mod statements;
mod timelines;

use std::io::{self, Write};

use super::View;
use crate::finding::Outcome;
use crate::report::Escaped;
use crate::report::outcome_words;

pub use cases::{CasePages, Page, Pages, index_page};

/// What the page is told beside the evaluation.
#[derive(Debug, Clone, Copy, Default)]
pub struct How {
    /// Whether each case has a page of its own beside this one.
    pub is_split: bool,
}

/// Writes the page.
///
/// # Errors
/// The writer's.
pub fn write(view: View<'_>, how: How, out: &mut dyn Write) -> io::Result<()> {
    let as_at = view.figures().round.as_at.in_words();
    head(
        &format!("Evidence for self-evaluation as at {as_at}"),
        view,
        out,
    )?;
    front::write(view, out)?;
    statements::write(view, out)?;
    filters(view, out)?;
    measures::write(view, out)?;
    matrix::write(view, out)?;
    actions::write(view, out)?;
    cases::write(view, how, out)?;
    appendix::write(view, out)?;
    writeln!(out, "</main>")?;
    writeln!(out, "<script>\n{}</script>", include_str!("filter.js"))?;
    foot(view, out)
}

/// The head of every page, with its marking.
fn head(title: &str, view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>{}</title>\n<style>\n{}{}</style>\n</head>\n<body class=\"{}\">",
        Escaped(title),
        include_str!("../../html/style.css"),
        include_str!("report.css"),
        view.name(),
    )?;
    writeln!(
        out,
        "<a class=\"skip\" href=\"#main\">To the report</a>\n<p class=\"marking\" role=\"note\">{}</p>\n<main id=\"main\">",
        view.marking()
    )
}

/// The foot, which paper repeats on each page.
fn foot(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<p class=\"on-paper\" aria-hidden=\"true\">{}</p>\n</body>\n</html>",
        view.marking()
    )
}

/// Choices for readers with scripts; hidden without.
fn filters(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<form id=\"filters\" hidden aria-label=\"Filter findings\"><label>Indicator <select name=\"indicator\"><option value=\"\">all</option>"
    )?;
    for indicator in &view.figures().indicators {
        let number = Escaped(&indicator.number);
        writeln!(
            out,
            "<option value=\"{number}\">{number} {}</option>",
            Escaped(&indicator.title)
        )?;
    }
    writeln!(
        out,
        "</select></label> <label>Outcome <select name=\"outcome\"><option value=\"\">all</option>"
    )?;
    for outcome in Outcome::ALL {
        writeln!(
            out,
            "<option value=\"{}\">{}</option>",
            outcome.name(),
            outcome_words(outcome)
        )?;
    }
    writeln!(out, "</select></label>")?;
    if view.identified().is_some() {
        writeln!(
            out,
            " <label>Case <input name=\"case\" autocomplete=\"off\" size=\"12\"></label>"
        )?;
    }
    writeln!(out, "<output aria-live=\"polite\"></output></form>")
}

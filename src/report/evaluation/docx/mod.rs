//! The report as a Word document for a committee: thirty pages at most, whatever was audited.
//!
//! Real headings, a table of contents, tables that repeat their head, page numbers, pictures with
//! words. Long lists end with how much more the page holds. The shareable document is drawn from
//! figures and references alone; properties name nobody, and dates in them are the audit's.

mod actions;
mod appendix;
mod bars;
mod front;
mod matrix;
mod measures;
mod package;
mod paper;
mod png;
mod statements;

use std::io::{self, Write};

use super::View;
use paper::Paper;

/// Writes the document.
///
/// # Errors
/// The writer's.
pub fn write(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let as_at = view.figures().round.as_at;
    let mut paper = Paper::new(view.marking());
    front::write(view, &mut paper);
    statements::write(view, &mut paper);
    measures::write(view, &mut paper);
    matrix::write(view, &mut paper);
    actions::write(view, &mut paper);
    appendix::write(view, &mut paper);
    let title = "Evidence for self-evaluation";
    let below = front::subtitle(view);
    package::write(paper.finish(title, &below), title, as_at, out)
}

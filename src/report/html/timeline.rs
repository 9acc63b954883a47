//! A case's timeline on the page: the picture, and below it what each of its marks leads to.

use std::io::{self, Write};

use super::Escaped;
use crate::calendar::Day;
use crate::report::one_line;
use crate::report::picture::timeline::{self, told};
use crate::timeline::written::{EventV1, QuoteV1, TimelineV1};
use crate::timeline::{Kind, Timeline};

/// Characters of a quote below the picture.
const QUOTE_CHARS_MAX: usize = 160;

/// Writes the timeline of the case that is `number` on the page.
pub(super) fn write(timeline: &Timeline, number: usize, out: &mut dyn Write) -> io::Result<()> {
    let written = TimelineV1::from(timeline);
    if written.events.is_empty() {
        return Ok(());
    }
    let id = format!("t{number}");
    let href = |event: usize| Some(format!("#{id}-{event}"));
    let drawing = told::working(&written, timeline.as_at, &href);
    let title = format!("Timeline of case {}", timeline.case);
    writeln!(
        out,
        "<div class=\"scroll timeline\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">",
        Escaped(&title)
    )?;
    out.write_all(timeline::draw(&id, &title, &drawing).as_bytes())?;
    writeln!(out, "</div>")?;
    list(&written, &id, timeline.as_at, out)
}

fn list(timeline: &TimelineV1, id: &str, as_at: Day, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<details class=\"events\"><summary>What the timeline shows, with its words</summary>\n<ol>"
    )?;
    for (idx, event) in timeline.events.iter().enumerate() {
        let said = told::in_words(event, as_at);
        write!(out, "<li id=\"{id}-{idx}\">{}", Escaped(&said))?;
        if let Some(told) = event.told.as_ref().filter(|_| is_quoted(event)) {
            quote(told, out)?;
        }
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ol></details>")
}

/// A silence is nobody's words.
fn is_quoted(event: &EventV1) -> bool {
    event.what != Kind::Silence
}

fn quote(told: &QuoteV1, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        " <q>{}</q> <small>{}</small>",
        Escaped(&one_line(&told.quote, QUOTE_CHARS_MAX)),
        Escaped(&told.document)
    )
}

//! The timeline of each case: for auditors with every event's words, for others, where asked, by
//! pseudonym and in weeks from the first event.

use std::io::{self, Write};

use super::super::View;
use crate::calendar::Day;
use crate::report::Escaped;
use crate::report::one_line;
use crate::report::picture::timeline::{self, told};
use crate::timeline::written::{EventV1, TimelineV1};

/// Characters of a quote beside a timeline.
const QUOTE_CHARS_MAX: usize = 160;
/// Bytes of timelines on the report's own page; further cases have theirs on their own pages.
const BYTES_MAX: usize = 1_500_000;

/// Timelines on the report's own page, as many as keep it light.
pub(super) fn write(view: View<'_>, is_split: bool, out: &mut dyn Write) -> io::Result<()> {
    let drawn: Vec<(&str, Vec<u8>)> = match view {
        View::Working(_) if is_split => return Ok(()),
        View::Working(evaluation) => {
            let timelines = evaluation.identified.timelines.values();
            within_bounds(
                timelines.map(|own| (own.case.as_str(), own)),
                |idx, own, out| {
                    of_case(&format!("t{idx}"), own, evaluation.figures.round.as_at, out)
                },
            )?
        }
        View::Shareable(shareable) => {
            let timelines = shareable.timelines.iter();
            within_bounds(
                timelines.map(|(name, own)| (name.as_str(), own)),
                |idx, own, out| {
                    let id = format!("t{idx}");
                    let drawing = told::shareable(&own.timeline, own.as_at);
                    let picture = timeline::draw(&id, "Timeline of a case, in weeks", &drawing);
                    writeln!(
                        out,
                        "<figure class=\"scroll\" tabindex=\"0\">{picture}</figure>"
                    )
                },
            )?
        }
    };
    let n_all = match view {
        View::Working(evaluation) => evaluation.identified.timelines.len(),
        View::Shareable(shareable) => shareable.timelines.len(),
    };
    if n_all == 0 {
        return Ok(());
    }
    writeln!(out, "<h3>Timelines</h3>")?;
    for (name, bytes) in &drawn {
        writeln!(
            out,
            "<details class=\"case\"><summary><b>{}</b></summary>",
            Escaped(name)
        )?;
        out.write_all(bytes)?;
        writeln!(out, "</details>")?;
    }
    if drawn.len() < n_all {
        writeln!(
            out,
            "<p class=\"more\">{} more timelines would make this page too heavy; the working report with a page for each case (--split) has them all.</p>",
            n_all - drawn.len()
        )?;
    }
    Ok(())
}

fn within_bounds<'a, T>(
    timelines: impl Iterator<Item = (&'a str, &'a T)>,
    draw: impl Fn(usize, &T, &mut Vec<u8>) -> io::Result<()>,
) -> io::Result<Vec<(&'a str, Vec<u8>)>>
where
    T: 'a,
{
    let (mut drawn, mut n_bytes) = (Vec::new(), 0);
    for (idx, (name, timeline)) in timelines.enumerate() {
        let mut bytes = Vec::new();
        draw(idx, timeline, &mut bytes)?;
        n_bytes += bytes.len();
        if n_bytes > BYTES_MAX {
            break;
        }
        drawn.push((name, bytes));
    }
    Ok(drawn)
}

/// One case's timeline with the words of each event, to which its marks lead.
pub(super) fn of_case(
    id: &str,
    own: &TimelineV1,
    as_at: Day,
    out: &mut dyn Write,
) -> io::Result<()> {
    let leads = |idx: usize| {
        own.events[idx]
            .told
            .is_some()
            .then(|| format!("#{id}-e{idx}"))
    };
    let drawing = told::working(own, as_at, &leads);
    let title = format!("Timeline of case {}", own.case);
    writeln!(
        out,
        "<figure class=\"scroll\" tabindex=\"0\">{}</figure><ol class=\"events\">",
        timeline::draw(id, &title, &drawing)
    )?;
    for (idx, event) in own.events.iter().enumerate() {
        self::event(&format!("{id}-e{idx}"), event, out)?;
    }
    writeln!(out, "</ol>")
}

fn event(id: &str, event: &EventV1, out: &mut dyn Write) -> io::Result<()> {
    let Some(told) = &event.told else {
        return Ok(());
    };
    let day = event
        .from
        .or(event.due)
        .map(|day| format!("{}: ", day.in_words()));
    writeln!(
        out,
        "<li id=\"{id}\">{}{} <q>{}</q> <span class=\"small\">{}</span></li>",
        day.unwrap_or_default(),
        event.what.in_words(),
        Escaped(&one_line(&told.quote, QUOTE_CHARS_MAX)),
        Escaped(&told.document)
    )
}

//! What stands around events, as text, JSON and CSV.

use std::io::{self, Write};

use serde_json::json;

use super::{Hit, ToldHit, clean, table};
use crate::search::windows::{Seen, Window, Windows};

fn name(seen: &Seen) -> &'static str {
    match seen {
        Seen::Hit(..) => "hit",
        Seen::None => "none",
        Seen::CannotTell(_) => "cannot-tell",
    }
}

fn why(window: &Window) -> String {
    match &window.seen {
        Seen::Hit(hit, 1) => hit.citation(),
        Seen::Hit(hit, n) => format!("{} (and {} more)", hit.citation(), n - 1),
        Seen::None => "documents of the time were read, none says it".to_owned(),
        Seen::CannotTell(why) => why.clone(),
    }
}

fn days(window: &Window) -> String {
    window
        .days
        .map_or_else(String::new, |days| format!("{} to {}", days.from, days.to))
}

/// Writes the answers for reading.
///
/// # Errors
/// The writer's.
pub fn text(windows: &Windows, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "event read as: {}", windows.event_read_as)?;
    writeln!(out, "find read as: {}", windows.find_read_as)?;
    for window in &windows.windows {
        writeln!(out, "\n{}", clean(&window.event.citation()))?;
        let days = window.days.map(crate::calendar::Interval::in_words);
        writeln!(
            out,
            "  {}: {}",
            days.unwrap_or_else(|| "no date".to_owned()),
            name(&window.seen).replace('-', " ")
        )?;
        writeln!(out, "  {}", clean(&why(window)))?;
    }
    let n = |wanted: &str| {
        let seen = windows.windows.iter().map(|window| name(&window.seen));
        seen.filter(|name| *name == wanted).count()
    };
    writeln!(
        out,
        "\nevents {}: hit {}, none {}, cannot tell {}",
        windows.windows.len(),
        n("hit"),
        n("none"),
        n("cannot-tell")
    )
}

/// Writes the answers as `casewise.windows/1`.
///
/// # Errors
/// The writer's.
pub fn json(windows: &Windows, out: &mut dyn Write) -> io::Result<()> {
    let told = windows.windows.iter().map(|window| {
        let (first, n) = match &window.seen {
            Seen::Hit(hit, n) => (Some(ToldHit::of(hit)), *n),
            Seen::None | Seen::CannotTell(_) => (None, 0),
        };
        json!({
            "event": ToldHit::of(&window.event), "answer": name(&window.seen), "why": why(window),
            "from": window.days.map(|days| days.from.to_string()),
            "to": window.days.map(|days| days.to.to_string()),
            "hits": n, "first": first,
        })
    });
    let told = json!({
        "schema": "casewise.windows/1", "event_read_as": windows.event_read_as,
        "find_read_as": windows.find_read_as, "generation": windows.generation,
        "events": told.collect::<Vec<_>>(),
    });
    writeln!(out, "{told}")
}

/// Writes the answers as a table, a row an event.
///
/// # Errors
/// The writer's.
pub fn csv(windows: &Windows, out: &mut dyn Write) -> io::Result<()> {
    let header = ["case", "event", "days", "answer", "why", "generation"];
    let rows = windows.windows.iter().map(|window| {
        vec![
            case_of(&window.event),
            window.event.citation(),
            days(window),
            name(&window.seen).to_owned(),
            why(window),
            windows.generation.to_string(),
        ]
    });
    table(&header, rows, out)
}

fn case_of(hit: &Hit) -> String {
    hit.file.case.clone().unwrap_or_default()
}

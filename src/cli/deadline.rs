//! `casewise deadline`: a due date, and which days the count left out.

use std::io::{self, Write};

use anyhow::{Context as _, Result};
use casewise::calendar::{Calendar, Day, Deadline, LeftOut, Period};
use casewise::rules::Local;
use serde::Serialize;

use super::Exit;
use super::args::{DeadlineArgs, PageFormat};
use super::output::to_stdout;

/// Counts, and explains the count.
pub(crate) fn run(args: &DeadlineArgs) -> Result<Exit> {
    let period = Period::parse(&args.period)?;
    let calendar = calendar(args)?;
    let deadline = calendar.deadline(args.start, period)?;
    to_stdout(|out| match args.format {
        PageFormat::Text => text(args, period, &deadline, out),
        PageFormat::Json => json(args, period, &deadline, &calendar, out),
    })?;
    Ok(Exit::Done)
}

/// The bank holidays, with those of the settings file on top.
fn calendar(args: &DeadlineArgs) -> Result<Calendar> {
    let Some(file) = &args.settings else {
        return Ok(Calendar::of(args.jurisdiction).clone());
    };
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let local = Local::read(&[(file.display().to_string(), bytes)])?;
    Ok(local.calendar(args.jurisdiction))
}

fn text(
    args: &DeadlineArgs,
    period: Period,
    deadline: &Deadline,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Deadline {
        due,
        left_out,
        weekend_days,
    } = deadline;
    let (what, way) = if period.n < 0 {
        ("the last day that is early enough", "before")
    } else {
        ("the last day in time", "from")
    };
    writeln!(out, "{}: {what}", due.in_words())?;
    let counted = Period {
        n: period.n.saturating_abs(),
        ..period
    };
    writeln!(
        out,
        "  {counted} {way} {}, which is day 0 ({})",
        args.start.in_words(),
        args.jurisdiction.in_words()
    )?;
    match weekend_days {
        0 => {}
        1 => writeln!(out, "  left out: 1 Saturday or Sunday")?,
        n => writeln!(out, "  left out: {n} Saturdays and Sundays")?,
    }
    left_out
        .iter()
        .try_for_each(|day| writeln!(out, "  left out: {} ({})", day.day.in_words(), day.why))
}

fn json(
    args: &DeadlineArgs,
    period: Period,
    deadline: &Deadline,
    calendar: &Calendar,
    out: &mut dyn Write,
) -> io::Result<()> {
    let answer = Answer {
        start: args.start,
        period: period.to_string(),
        jurisdiction: args.jurisdiction.name(),
        due: deadline.due,
        left_out: &deadline.left_out,
        weekend_days: deadline.weekend_days,
        calendar: Table {
            name: &calendar.name,
            from: calendar.from,
            to: calendar.to,
            as_of: calendar.as_of,
        },
    };
    serde_json::to_writer(&mut *out, &answer)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Answer<'a> {
    start: Day,
    period: String,
    jurisdiction: &'static str,
    due: Day,
    left_out: &'a [LeftOut],
    weekend_days: u32,
    calendar: Table<'a>,
}

#[derive(Serialize)]
struct Table<'a> {
    name: &'a str,
    from: Day,
    to: Day,
    as_of: Day,
}

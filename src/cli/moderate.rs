//! `casewise moderate`: how far readers agree, and which cases to talk about.

use std::io::{self, Write};

use anyhow::Result;
use casewise::judgements::{self, Agreement, Moderation, Scale};

use super::Exit;
use super::args::PageFormat;
use super::judge::{ModerateArgs, unbroken};
use super::output::to_stdout;

/// Compares first and second readings.
pub(crate) fn run(args: &ModerateArgs) -> Result<Exit> {
    let all = unbroken(&args.store.judgements)?;
    let found = judgements::moderate(&all, Scale::six_point());
    to_stdout(|out| match args.format {
        PageFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &found)?;
            writeln!(out)
        }
        PageFormat::Text if found.is_empty() => writeln!(
            out,
            "{} holds no readings to compare; casewise sample second-read marks the cases that two people read",
            args.store.judgements.display()
        ),
        PageFormat::Text => found.iter().try_for_each(|one| text(one, out)),
    })?;
    Ok(Exit::Done)
}

fn text(found: &Moderation, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "{}: {} read, {} of them twice",
        found.about, found.n_read, found.n_double
    )?;
    if found.n_double > 0 {
        writeln!(out, "  same: {}", share(found.exact))?;
    }
    if let Some(within) = found.within_one.filter(|within| within.n > 0) {
        writeln!(out, "  at most one grade apart: {}", share(within))?;
    }
    if let Some(drift) = found.drift {
        let way = if drift < 0.0 { "lower" } else { "higher" };
        writeln!(
            out,
            "  second readers grade {:.2} {way} on average",
            drift.abs()
        )?;
    }
    for (name, coefficient) in [("kappa", found.kappa), ("Gwet's AC", found.gwet)] {
        if let Some(found) = coefficient {
            let interval = found.interval.map_or(String::new(), |interval| {
                format!(
                    " (95 % interval {:.2} to {:.2})",
                    interval.lower, interval.upper
                )
            });
            writeln!(out, "  {name}: {:.2}{interval}", found.estimate)?;
        }
    }
    for remark in &found.remarks {
        writeln!(out, "  {remark}")?;
    }
    for case in &found.discuss {
        let agreed = case
            .agreed
            .as_ref()
            .map_or("not agreed yet".to_owned(), |agreed| {
                format!("agreed {agreed}")
            });
        writeln!(
            out,
            "  discuss {}: first {}, second {} ({}); {agreed}",
            case.id, case.first, case.second, case.why
        )?;
    }
    Ok(())
}

/// A share with its base; no percentage under five.
fn share(agreement: Agreement) -> String {
    let base = format!("{} of {}", agreement.x, agreement.n);
    match agreement.interval.filter(|_| agreement.n >= 5) {
        Some(interval) => format!(
            "{base} (95 % interval {:.0} to {:.0} %)",
            interval.lower * 100.0,
            interval.upper * 100.0
        ),
        None => base,
    }
}

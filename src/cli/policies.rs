//! `casewise policies`: the policy family as a table.

use anyhow::Result;
use casewise::audit;
use casewise::report::policies;

use super::Exit;
use super::args::{PoliciesArgs, TableFormat};
use super::input;
use super::output::to_stdout;
use super::progress::Bar;

/// Judges by the policy rules only, and prints a line a document.
pub(crate) fn run(args: &PoliciesArgs) -> Result<Exit> {
    let mut run = input::prepare(&args.paths, &args.how)?;
    if run.folder.sources.is_empty() {
        return Ok(input::say_nothing(&args.paths, &run.own, false));
    }
    if args.how.rules.is_empty() && args.how.families.is_empty() {
        run.rules = run.rules.only(&[], &["policy".to_owned()])?;
    }
    let audit = audit::run(&run.folder, &run.rules, &run.options, &Bar::new());
    let lines = policies::lines(&audit);
    to_stdout(|out| match args.format {
        TableFormat::Text => policies::write_text(&lines, out),
        TableFormat::Csv => policies::write_csv(&lines, out),
        TableFormat::Json => policies::write_json(&lines, out),
    })?;
    Ok(if audit.unread().next().is_some() {
        Exit::PartlyRead
    } else {
        Exit::Done
    })
}

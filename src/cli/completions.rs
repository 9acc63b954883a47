//! `casewise completions`: a script for the user's shell.

use anyhow::Result;
use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::Exit;
use super::args::Args;
use super::output::to_stdout;

/// Prints the script.
pub(crate) fn run(shell: Shell) -> Result<Exit> {
    to_stdout(|mut out| {
        generate(shell, &mut Args::command(), "casewise", &mut out);
        Ok(())
    })?;
    Ok(Exit::Done)
}

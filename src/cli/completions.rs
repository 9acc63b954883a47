//! `casewise completions`: a script for the user's shell.

use anyhow::Result;
use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::Exit;
use super::args::Args;
use super::output::to_stdout;

/// Prints the script.
pub(crate) fn run(shell: Shell) -> Result<Exit> {
    // The generator panics where it cannot write, so it writes where it always can.
    let mut script = Vec::new();
    generate(shell, &mut Args::command(), "casewise", &mut script);
    to_stdout(|out| out.write_all(&script))?;
    Ok(Exit::Done)
}

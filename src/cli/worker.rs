//! The program starts itself anew to read files, so that no file can bring the run down.

use std::io;

use anyhow::Result;
use casewise::extract::worker::{self, Program};

use super::Exit;
use super::args::READ_WORKER;

/// From now on reads files in processes of their own.
pub(crate) fn install() {
    if let Ok(path) = std::env::current_exe() {
        let args = vec![READ_WORKER.into()];
        worker::install(Program { path, args });
    }
}

/// Reads files for another run.
pub(crate) fn run() -> Result<Exit> {
    worker::serve(io::stdin(), io::stdout())?;
    Ok(Exit::Done)
}

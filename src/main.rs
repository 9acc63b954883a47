//! The casewise command: what was typed, what it means, and how it ended.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run().into()
}

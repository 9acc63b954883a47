//! How a run can end. The numbers are promises.

use std::error::Error;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use casewise::{extract, ingest};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done, and nothing at or above `--fail-on`.
    Done,
    /// Done, and something at or above `--fail-on`.
    Found,
    /// Wrong usage, settings or rule file.
    Usage,
    /// Nothing to audit.
    Nothing,
    /// Done, but some sources could not be read, or not wholly.
    PartlyRead,
    /// Not done: there was no room for what was to be written.
    Unwritten,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Found => 1,
            Exit::Usage => 2,
            Exit::Nothing => 3,
            Exit::PartlyRead => 4,
            Exit::Unwritten => 5,
        })
    }
}

/// Prints help, version or what was wrong with the words typed.
pub(crate) fn of_usage(error: &clap::Error) -> Exit {
    let printed = error.print();
    if error.use_stderr() || printed.is_err() {
        Exit::Usage
    } else {
        Exit::Done
    }
}

/// Prints an error in one line. A reader that closed the pipe early is no error.
pub(crate) fn of_error(error: &anyhow::Error) -> Exit {
    let kinds = || error.chain().filter_map(of_system).map(io::Error::kind);
    if kinds().any(|kind| kind == ErrorKind::BrokenPipe) {
        return Exit::Done;
    }
    let causes = error
        .chain()
        .map(|cause| of_system(cause).map_or_else(|| cause.to_string(), ingest::in_plain_words));
    let causes: Vec<String> = causes.collect();
    say(&format!("error: {}", causes.join(": ")));
    if kinds().any(|kind| matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded)) {
        Exit::Unwritten
    } else {
        Exit::Usage
    }
}

/// What the system said, where it is a cause.
fn of_system<'a>(cause: &'a (dyn Error + 'static)) -> Option<&'a io::Error> {
    cause.downcast_ref()
}

/// Writes a line to standard error. Nobody may be there to read it any more; that ends no run.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// A parser that fails on one document costs a note, not a page of technical text.
pub(crate) fn quiet_guarded_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !extract::is_guarded() {
            usual(panic);
        }
    }));
}

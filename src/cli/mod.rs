//! The command line: arguments in, one library call, one writer out.
//!
//! Only here is the clock asked, the terminal looked at and anything written to the disk.

mod args;
mod audit;
mod cite;
mod completions;
mod dates;
mod deadline;
mod exit;
mod facts;
mod framework;
mod index;
mod input;
mod judge;
mod moderate;
mod network;
mod output;
mod policies;
mod programs;
mod progress;
mod purge;
mod replay;
mod report;
mod rules;
mod sample;
mod score;
mod search;
mod settings;
mod worker;

use clap::Parser;

use args::{Args, Command};
pub(crate) use exit::Exit;

/// Runs what was typed and says how it ended.
pub(crate) fn run() -> Exit {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return exit::of_usage(&error),
    };
    exit::quiet_guarded_panics();
    if !matches!(args.command, Command::ReadWorker) {
        worker::install();
        if let Err(error) = programs::install(args.command.asks_ocr()) {
            return exit::of_error(&error);
        }
    }
    let done = match args.command {
        Command::Audit(args) => audit::run(&args),
        Command::Replay(args) => replay::run(&args),
        Command::Policies(args) => policies::run(&args),
        Command::Facts(args) => facts::run(&args),
        Command::Extract(args) => facts::extract(&args),
        Command::Dates(args) => dates::run(&args),
        Command::Deadline(args) => deadline::run(&args),
        Command::Rules(args) => rules::run(&args.command),
        Command::Index(args) => index::run(&args),
        Command::Search(args) => search::run(&args),
        Command::Cite(args) => cite::run(&args.command),
        Command::Purge(args) => purge::run(&args),
        Command::Framework(args) => framework::run(&args),
        Command::Sample(args) => sample::run(&args),
        Command::Judge(args) => judge::run(&args),
        Command::Moderate(args) => moderate::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Completions(args) => completions::run(args.shell),
        Command::ReadWorker => worker::run(),
    };
    casewise::extract::worker::dismiss();
    done.unwrap_or_else(|error| exit::of_error(&error))
}

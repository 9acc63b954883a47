//! `casewise search`: evidence with its exact place, and what is absent.

use std::io::IsTerminal;

use anyhow::{Result, bail};
use casewise::search::output::{self, Marks};
use casewise::search::{Library, Scope};

use super::Exit;
use super::args::{ScopeArg, SearchArgs, SearchFormat};
use super::output::to_stdout;

/// Opens the index and asks.
pub(crate) fn run(args: &SearchArgs) -> Result<Exit> {
    let library = Library::open(&args.index)?;
    let Some(query) = &args.query else {
        bail!("name a query, such as \"case conference\" NEAR date:2018-03");
    };
    if args.explain {
        return explain(&library, query, args);
    }
    find(&library, query, args)
}

fn explain(library: &Library, query: &str, args: &SearchArgs) -> Result<Exit> {
    let (read_as, notes) = library.explain(query, scope(args))?;
    to_stdout(|out| {
        writeln!(out, "read as: {read_as}")?;
        notes
            .iter()
            .try_for_each(|note| writeln!(out, "note: {note}"))
    })?;
    Ok(Exit::Done)
}

fn find(library: &Library, query: &str, args: &SearchArgs) -> Result<Exit> {
    let answer = library.search(query, scope(args), limit(args))?;
    to_stdout(|out| match args.format {
        SearchFormat::Text => output::text(&answer, marks(), out),
        SearchFormat::Json => output::json(&answer, out),
        SearchFormat::Csv => output::csv(&answer, out),
        SearchFormat::Md => output::markdown(&answer, out),
    })?;
    Ok(Exit::Done)
}

fn limit(args: &SearchArgs) -> usize {
    if args.limit == 0 {
        usize::MAX
    } else {
        args.limit
    }
}

fn scope(args: &SearchArgs) -> Option<Scope> {
    args.scope.map(|scope| match scope {
        ScopeArg::Para => Scope::Paragraph,
        ScopeArg::Doc => Scope::Document,
        ScopeArg::Case => Scope::Case,
    })
}

fn marks() -> Marks {
    if std::io::stdout().is_terminal() {
        Marks::Bold
    } else {
        Marks::Brackets
    }
}

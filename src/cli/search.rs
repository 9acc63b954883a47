//! `casewise search`: evidence with its exact place, and what is absent.

use std::io::IsTerminal;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use casewise::search::output::{self, Marks};
use casewise::search::{BUILT_IN_NAME, Batch, Counts, Library, Scope};

use super::Exit;
use super::args::{ScopeArg, SearchArgs, SearchFormat};
use super::exit::say;
use super::output::to_stdout;

/// Opens the index and asks.
pub(crate) fn run(args: &SearchArgs) -> Result<Exit> {
    let library = Library::open(&args.index)?;
    if args.coverage {
        return coverage(&library, args);
    }
    if let Some(file) = &args.batch {
        return batch(&library, &read_batch(file)?, args);
    }
    if args.alike {
        return alike(&library, args);
    }
    if let (Some(event), Some(find)) = (&args.event, &args.find) {
        return windows(&library, event, find, args);
    }
    let Some(query) = &args.query else {
        bail!("name a query, such as \"case conference\" NEAR date:2018-03");
    };
    if args.explain {
        return explain(&library, query, args);
    }
    if args.absent {
        return absent(&library, query, args);
    }
    find(&library, query, args)
}

fn absent(library: &Library, query: &str, args: &SearchArgs) -> Result<Exit> {
    let scope = scope(args).unwrap_or(Scope::Case);
    let absence = library.absent(query, scope, args.with_form)?;
    show(args.format, |format, out| match format {
        Shown::Text => output::absence::text(&absence, out),
        Shown::Json => output::absence::json(&absence, out),
        Shown::Csv => output::absence::csv(&absence, out),
    })
}

fn batch(library: &Library, batch: &Batch, args: &SearchArgs) -> Result<Exit> {
    let asked = library.batch(batch, limit(args))?;
    show(args.format, |format, out| match format {
        Shown::Text => output::batch::text(batch, &asked, out),
        Shown::Json => output::batch::json(batch, library.generation(), &asked, out),
        Shown::Csv => output::batch::csv(&asked, out),
    })?;
    let is_cut = |counts: &Counts| counts.hits.len() < counts.total;
    let mut counts = asked.iter().filter_map(|asked| asked.outcome.as_ref().ok());
    if args.format == SearchFormat::Csv && counts.any(is_cut) {
        say(&format!(
            "the table holds the first {} hits of each query; --limit 0 writes all",
            args.limit
        ));
    }
    let has_refused = asked.iter().any(|asked| asked.outcome.is_err());
    Ok(if has_refused { Exit::Usage } else { Exit::Done })
}

fn read_batch(file: &Path) -> Result<Batch> {
    if file == Path::new(BUILT_IN_NAME) {
        return Ok(Batch::built_in());
    }
    let text =
        std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Batch::parse(&text).map_err(|error| anyhow!("{}: {error}", file.display()))
}

fn coverage(library: &Library, args: &SearchArgs) -> Result<Exit> {
    let batch = match &args.batch {
        Some(file) => read_batch(file)?,
        None => Batch::built_in(),
    };
    let coverage = library.coverage(&batch)?;
    if args.format == SearchFormat::Html {
        to_stdout(|out| output::coverage::html(&coverage, out))?;
        return Ok(Exit::Done);
    }
    show(args.format, |format, out| match format {
        Shown::Text => output::coverage::text(&coverage, out),
        Shown::Json => output::coverage::json(&coverage, out),
        Shown::Csv => output::coverage::csv(&coverage, out),
    })
}

fn windows(library: &Library, event: &str, find: &str, args: &SearchArgs) -> Result<Exit> {
    let windows = library.windows(event, args.within, find)?;
    show(args.format, |format, out| match format {
        Shown::Text => output::windows::text(&windows, out),
        Shown::Json => output::windows::json(&windows, out),
        Shown::Csv => output::windows::csv(&windows, out),
    })
}

fn alike(library: &Library, args: &SearchArgs) -> Result<Exit> {
    let alike = library.alike()?;
    show(args.format, |format, out| match format {
        Shown::Text => output::alike::text(&alike, out),
        Shown::Json => output::alike::json(&alike, library.generation(), out),
        Shown::Csv => output::alike::csv(&alike, out),
    })
}

/// The forms that every answer has.
#[derive(Clone, Copy)]
enum Shown {
    Text,
    Json,
    Csv,
}

fn show(
    format: SearchFormat,
    write: impl FnOnce(Shown, &mut dyn std::io::Write) -> std::io::Result<()>,
) -> Result<Exit> {
    let shown = match format {
        SearchFormat::Text => Shown::Text,
        SearchFormat::Json => Shown::Json,
        SearchFormat::Csv => Shown::Csv,
        SearchFormat::Md => {
            bail!("--format md shows hits of a query only; choose text, json or csv")
        }
        SearchFormat::Html => bail!("--format html goes with --coverage only"),
    };
    to_stdout(|out| write(shown, out))?;
    Ok(Exit::Done)
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
    if args.format == SearchFormat::Html {
        bail!("--format html goes with --coverage only");
    }
    let answer = library.search(query, scope(args), limit(args))?;
    to_stdout(|out| match args.format {
        SearchFormat::Text => output::text(&answer, marks(), out),
        SearchFormat::Json => output::json(&answer, out),
        SearchFormat::Csv => output::csv(&answer, out),
        SearchFormat::Md => output::markdown(&answer, out),
        SearchFormat::Html => unreachable!("refused above"),
    })?;
    let shown = answer.hits.len();
    if args.format == SearchFormat::Csv && shown < answer.total {
        say(&format!(
            "the table holds the first {shown} of {} hits; --limit 0 writes all",
            answer.total
        ));
    }
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

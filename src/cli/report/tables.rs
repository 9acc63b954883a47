//! Tables and pages that hold every finding. Auditors get findings in full: for them the audit is
//! read once more, and each finding is written as it comes, the workbook on a thread of its own.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use anyhow::Result;
use casewise::evaluation::written::Told;
use casewise::report::evaluation::{View, csv, html, xlsx};

use super::args::{FormatArg, ReportArgs};
use super::read_audit;
use crate::cli::output::{make_private_folder, mark_own, to_private_file};

/// Findings that the workbook is handed at once.
const N_AT_ONCE: usize = 256;
/// Such batches that may wait.
const N_AHEAD: usize = 4;

/// Findings on their way to the workbook.
type Batch = Vec<Arc<Told>>;

/// Writes `evidence.csv`, `findings.xlsx` and, where asked, a page for each case.
pub(super) fn write(args: &ReportArgs, view: View<'_>) -> Result<()> {
    let is_book = args.wants(FormatArg::Xlsx);
    let (give, taken) = sync_channel(N_AHEAD);
    thread::scope(|scope| {
        let book = is_book.then(|| scope.spawn(move || book(args, view, taken)));
        let rows = rows(args, view, is_book.then_some(give));
        let book = book.map_or(Ok(()), |book| {
            let ended = book.join();
            ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        rows.and(book)
    })
}

/// The workbook, with findings until no more come. It owns its end, so that nobody waits for it
/// once it has failed.
fn book(args: &ReportArgs, view: View<'_>, taken: Receiver<Batch>) -> Result<()> {
    let mut book = xlsx::Book::new(view, &args.out)?;
    for told in taken.into_iter().flatten() {
        book.finding(&told)?;
    }
    to_private_file(&args.out.join("findings.xlsx"), |out| book.finish(out))
}

fn rows(args: &ReportArgs, view: View<'_>, give: Option<SyncSender<Batch>>) -> Result<()> {
    if !args.wants(FormatArg::Csv) {
        return findings(args, view, None, give);
    }
    let mut done = Ok(());
    to_private_file(&args.out.join("evidence.csv"), |out| {
        let mut table = csv::Table::new(view, out)?;
        done = findings(args, view, Some(&mut table), give);
        table.finish()
    })?;
    done
}

/// Each finding into the table, onto its case's page, and to the workbook.
fn findings(
    args: &ReportArgs,
    view: View<'_>,
    mut table: Option<&mut csv::Table<&mut dyn Write>>,
    give: Option<SyncSender<Batch>>,
) -> Result<()> {
    let is_working = view.identified().is_some();
    let is_split = args.split && is_working;
    let is_wanted = table.is_some() || give.is_some() || is_split;
    if !is_working || !is_wanted {
        return Ok(());
    }
    let folder = args.out.join("cases");
    if is_split {
        make_private_folder(&folder)?;
    }
    let written = RefCell::new(vec!["index.html".to_owned()]);
    let mut pages = html::CasePages::new(view, |file: &str, write: html::Page<'_>| {
        written.borrow_mut().push(file.to_owned());
        to_private_file(&folder.join(file), |out| write(out)).map_err(io::Error::other)
    });
    let mut batch = Batch::new();
    let mut take = |told: Arc<Told>| -> io::Result<()> {
        if let Some(table) = table.as_deref_mut() {
            table.finding(&told)?;
        }
        if is_split {
            pages.take(Arc::clone(&told))?;
        }
        if let Some(give) = &give {
            batch.push(told);
            if batch.len() == N_AT_ONCE {
                // Where the workbook has failed, its thread says why.
                give.send(std::mem::take(&mut batch)).ok();
            }
        }
        Ok(())
    };
    let mut failed: io::Result<()> = Ok(());
    read_audit(&args.audit, &mut |told| {
        if failed.is_ok() {
            failed = take(Arc::new(told));
        }
    })?;
    failed?;
    if let Some(give) = give {
        give.send(batch).ok();
    }
    if is_split {
        index(&folder, view, &pages.finish()?)?;
        mark_own(&folder, written.borrow().iter().map(String::as_str))?;
    }
    Ok(())
}

fn index(folder: &Path, view: View<'_>, pages: &html::Pages) -> Result<()> {
    to_private_file(&folder.join("index.html"), |out| {
        html::index_page(view, pages, out)
    })
}

//! `casewise index`: makes an index, or brings one up to date.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casewise::ingest;
use casewise::search::{self, BuildOptions, Changes, Library, Store};

use super::Exit;
use super::args::{IndexArgs, PageFormat};
use super::exit::say;
use super::network;
use super::output::{make_files_private, make_private_folder, to_stdout};
use super::progress::Bar;
use super::settings::Settings;

/// Indexes, and says what changed.
pub(crate) fn run(args: &IndexArgs) -> Result<Exit> {
    let settings = Settings::beside(&args.paths)?;
    let (mut folder, own) = ingest::list_with_own(&args.paths)?;
    folder.case_folders = settings.case_folders;
    if folder.sources.is_empty() {
        return Ok(nothing(args));
    }
    let at = place(args)?;
    make_private_folder(&at)?;
    network::warn(&at);
    if args.rebuild && Store::open(&at).is_err() {
        search::clear(&at)?;
    }
    let store = Store::open_or_begin(&at)?;
    let options = BuildOptions {
        layout: args
            .layout
            .or(settings.layout)
            .map_or_else(Default::default, Into::into),
        full_hash: args.full_hash,
        rebuild: args.rebuild,
        roots: roots(&args.paths)?,
    };
    let mut changes = search::update(&store, &folder, &options, &Bar::new())?;
    changes.layout_said.push_str(&own.in_words());
    make_files_private(&at)?;
    tell(&changes, &at, args.format)?;
    Ok(if changes.unread.is_empty() {
        Exit::Done
    } else {
        Exit::PartlyRead
    })
}

/// Says that there is nothing, and that an index which is there stays as it is: what vanished
/// altogether may be on a drive that is not connected.
fn nothing(args: &IndexArgs) -> Exit {
    let library = place(args).ok().and_then(|at| Library::open(&at).ok());
    let held = library.map_or(0, |library| library.register().files().count());
    say(&match held {
        0 => "nothing to index: the folder holds no documents".to_owned(),
        n => format!(
            "nothing to index: the folder holds no documents; the index stays as it is, with {n} documents that are not there now"
        ),
    });
    Exit::Nothing
}

fn place(args: &IndexArgs) -> Result<PathBuf> {
    if let Some(index) = &args.index {
        return Ok(index.clone());
    }
    match &args.paths[..] {
        [path] if path.is_dir() => Ok(path.join(".casewise")),
        _ => bail!(
            "several paths, or a file, are indexed; say where the index goes with --index DIR"
        ),
    }
}

fn roots(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let whole = |path: &PathBuf| {
        path.canonicalize()
            .with_context(|| format!("cannot read {}", path.display()))
    };
    paths.iter().map(whole).collect()
}

fn tell(changes: &Changes, at: &Path, format: PageFormat) -> Result<()> {
    if format == PageFormat::Json {
        return json(changes, at);
    }
    for (path, why) in &changes.unread {
        say(&format!("not wholly read: {path}: {why}"));
    }
    let (documents, cases, units) = changes.totals;
    let Changes {
        new,
        changed,
        moved,
        gone,
        same,
        ..
    } = changes;
    to_stdout(|out| {
        writeln!(
            out,
            "{documents} documents of {cases} cases, {units} paragraphs, in {}",
            at.display()
        )?;
        writeln!(
            out,
            "new {new}, changed {changed}, moved {moved}, gone {gone}, same {same}; generation {}",
            changes.generation
        )?;
        writeln!(out, "{}", changes.layout_said)
    })
}

fn json(changes: &Changes, at: &Path) -> Result<()> {
    let (documents, cases, units) = changes.totals;
    let unread = changes
        .unread
        .iter()
        .map(|(path, why)| serde_json::json!({"path": path, "message": why}));
    let told = serde_json::json!({
        "schema": "casewise.index/1", "index": at, "generation": changes.generation,
        "documents": documents, "cases": cases, "paragraphs": units,
        "new": changes.new, "changed": changes.changed, "moved": changes.moved,
        "gone": changes.gone, "same": changes.same, "layout": changes.layout_said,
        "unread": unread.collect::<Vec<_>>(),
    });
    to_stdout(|out| writeln!(out, "{told}"))
}

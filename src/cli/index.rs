//! `casewise index`: makes an index, or brings one up to date.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casewise::ingest;
use casewise::search::{self, BuildOptions, Changes, Store};

use super::Exit;
use super::args::{IndexArgs, PageFormat};
use super::exit::say;
use super::output::{make_files_private, make_private_folder, to_stdout};
use super::progress::Bar;
use super::settings::Settings;

/// File systems on which locks and mapped files cannot be relied on.
const NETWORK: [&str; 9] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "fuse.sshfs",
    "afs",
    "ceph",
];

/// Indexes, and says what changed.
pub(crate) fn run(args: &IndexArgs) -> Result<Exit> {
    let settings = Settings::beside(&args.paths)?;
    let mut folder = ingest::list(&args.paths)?;
    folder.case_folders = settings.case_folders;
    if folder.sources.is_empty() {
        say("nothing to index: the folder holds no documents");
        return Ok(Exit::Nothing);
    }
    let at = place(args)?;
    make_private_folder(&at)?;
    warn_of_network(&at);
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
    let changes = search::update(&store, &folder, &options, &Bar::new())?;
    make_files_private(&at)?;
    tell(&changes, &at, args.format)?;
    Ok(if changes.unread.is_empty() {
        Exit::Done
    } else {
        Exit::PartlyRead
    })
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

#[cfg(target_os = "linux")]
fn warn_of_network(folder: &Path) {
    let (Ok(whole), Ok(mounts)) = (
        folder.canonicalize(),
        std::fs::read_to_string("/proc/self/mounts"),
    ) else {
        return;
    };
    let mounted = mounts.lines().filter_map(|line| {
        let mut parts = line.split(' ').skip(1);
        let at = parts.next()?.replace("\\040", " ");
        let kind = parts.next()?;
        whole.starts_with(&at).then_some((at.len(), kind))
    });
    if let Some((_, kind)) = mounted.max()
        && NETWORK.contains(&kind)
    {
        say(&format!(
            "warning: {} is on a network drive ({kind}); an index there can be damaged, put it on this computer with --index DIR",
            folder.display()
        ));
    }
}

#[cfg(not(target_os = "linux"))]
fn warn_of_network(folder: &Path) {
    if folder.to_string_lossy().starts_with(r"\\") {
        say(
            "warning: the index is on a network drive; an index there can be damaged, put it on this computer with --index DIR",
        );
    }
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

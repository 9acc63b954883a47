//! Where reports may lie, and where the key and lookup of pseudonyms lie.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casewise::evaluation::{Key, Lookup};
use casewise::ingest::own::MARKER;

use super::args::{ReportArgs, ViewArg};
use crate::cli::output::to_private_file;

/// Names of what a run writes, with its folder for cases.
const WRITTEN: [&str; 7] = [
    MARKER,
    "report.html",
    "report.docx",
    "findings.xlsx",
    "evidence.csv",
    "evidence.json",
    "evidence.schema.json",
];

/// A shareable folder holds nothing but what this run puts there; no run writes over the audit.
pub(super) fn refuse(args: &ReportArgs) -> Result<()> {
    let out = std::path::absolute(&args.out)?;
    let of_audit = folder_of(&args.audit)?;
    if same(&out, &of_audit) {
        bail!(
            "--out holds the audit itself; choose another folder than {}",
            args.out.display()
        );
    }
    if args.view == ViewArg::Working {
        return Ok(());
    }
    if same(&out, &folder_of(&args.pseudonyms_file())?) {
        bail!(
            "the pseudonyms would lie in the folder that is shared; name another place with --pseudonyms"
        );
    }
    if let Some(other) = other_file(&out)? {
        bail!(
            "{} holds {other}, which a shareable report would leave there; choose an empty folder",
            args.out.display()
        );
    }
    Ok(())
}

/// A file that a shareable report would not write over: it could identify.
fn other_file(folder: &Path) -> Result<Option<String>> {
    if !folder.exists() {
        return Ok(None);
    }
    let cannot = || format!("cannot read {}", folder.display());
    for entry in std::fs::read_dir(folder).with_context(cannot)? {
        let name = entry.with_context(cannot)?.file_name();
        let name = name.to_string_lossy().into_owned();
        if !WRITTEN.contains(&name.as_str()) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

fn folder_of(file: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(file)?;
    Ok(absolute.parent().map(Path::to_path_buf).unwrap_or(absolute))
}

fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    real(one) == real(other)
}

/// The key of an earlier report, so that pseudonyms stay, or a new one.
pub(super) fn key(file: &Path) -> Result<Key> {
    if file.exists() {
        let cannot = || format!("cannot use {}", file.display());
        let bytes = std::fs::read(file).with_context(cannot)?;
        let lookup: Lookup = serde_json::from_slice(&bytes).with_context(cannot)?;
        if lookup.format != Lookup::FORMAT {
            bail!("{} holds no pseudonyms of casewise", file.display());
        }
        return Ok(lookup.key);
    }
    let mut random = [0; 32];
    getrandom::fill(&mut random).context("the system gives no random numbers")?;
    Ok(Key::new(random))
}

pub(super) fn keep(lookup: &Lookup, file: &Path) -> Result<()> {
    to_private_file(file, |out| {
        serde_json::to_writer_pretty(&mut *out, lookup)?;
        writeln!(out)
    })
}

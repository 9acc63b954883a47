//! Bytes out: to standard output, or into a folder that the user alone can read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use casewise::ingest::own;

/// Runs a writer on standard output, buffered.
pub(crate) fn to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = write(&mut out).and_then(|()| out.flush());
    written.context("cannot write to standard output")
}

/// Makes a folder that the user alone can open (0700), with those above it.
pub(crate) fn make_private_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let is_new = !folder.exists();
    if !is_new && !folder.is_dir() {
        bail!(
            "cannot make the folder {}: a file has that name; choose another",
            folder.display()
        );
    }
    builder
        .create(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    if is_new {
        restrict(folder)?;
    }
    Ok(())
}

#[cfg(unix)]
fn restrict(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
        .with_context(|| format!("cannot protect {}", folder.display()))
}

#[cfg(not(unix))]
fn restrict(_: &Path) -> Result<()> {
    Ok(())
}

/// Lets nobody else read the files of a folder, whoever can open the folder (0600).
#[cfg(unix)]
pub(crate) fn make_files_private(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let cannot = || format!("cannot protect {}", folder.display());
    for entry in folder.read_dir().with_context(cannot)? {
        let entry = entry.with_context(cannot)?;
        if entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let private = fs::Permissions::from_mode(0o600);
            fs::set_permissions(entry.path(), private).with_context(cannot)?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
pub(crate) fn make_files_private(_: &Path) -> Result<()> {
    Ok(())
}

/// Writes a file that the user alone can read (0600): under a name of nobody's beside its place first,
/// then moved there, so that a run that ends early leaves no half file and touches no other.
pub(crate) fn to_private_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    let cannot = || format!("cannot write {}", path.display());
    let folder = path.parent().filter(|above| *above != Path::new(""));
    let beside = tempfile::Builder::new()
        .prefix(".casewise-")
        .suffix(".part")
        .tempfile_in(folder.unwrap_or(Path::new(".")))
        // The kind alone: the message would name the file that nobody asked for.
        .map_err(|refused| io::Error::from(refused.kind()))
        .with_context(cannot)?;
    let mut out = BufWriter::new(beside);
    write(&mut out).with_context(cannot)?;
    let beside = out
        .into_inner()
        .map_err(io::IntoInnerError::into_error)
        .with_context(cannot)?;
    let moved = beside.persist(path).map_err(|refused| refused.error);
    moved.map(drop).with_context(cannot)
}

/// Leaves beside reports what tells a later run that casewise wrote these files there.
pub(crate) fn mark_own<'a>(folder: &Path, names: impl IntoIterator<Item = &'a str>) -> Result<()> {
    let mut all = own::marked(folder);
    all.extend(names.into_iter().map(str::to_owned));
    let marker = own::marker(all.iter().map(String::as_str));
    to_private_file(&folder.join(own::MARKER), |out| {
        out.write_all(marker.as_bytes())
    })
}

/// Makes an empty file that the user alone can read, unless it is there.
pub(crate) fn make_private_file(path: &Path) -> Result<()> {
    match private_file(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(error).with_context(|| format!("cannot write {}", path.display()))
        }
        _ => Ok(()),
    }
}

fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

//! The folder of an index: what of it is ours, and what may be removed.
//!
//! In: a folder. Out: nothing but what is ours is ever removed, and only by who may write.

#![expect(
    clippy::disallowed_methods,
    reason = "only this module and its neighbours touch index files"
)]

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tantivy::TantivyDocument;
use tantivy::directory::{Directory as _, INDEX_WRITER_LOCK};

use super::error::{refused, refused_io, unreadable};
use super::{Store, StoreError, directory};

/// The file that says what an index holds.
const META: &str = "meta.json";
/// Files by which runs keep out of each other's way; removing one would let two in.
const LOCKS: [&str; 2] = [".tantivy-writer.lock", ".tantivy-meta.lock"];
/// Bytes that are written to see whether there is room.
const ROOM_BYTES: usize = 1024 * 1024;
/// The smallest memory that the library takes for a writer.
const WRITER_BYTES_MIN: usize = 15_000_000;

/// Removes an index that cannot be used.
///
/// # Errors
/// [`StoreError::Busy`] while another run writes to it, [`StoreError::NotOurs`] for a folder that
/// holds anything else, and what the system refuses.
pub fn clear(folder: &Path) -> Result<(), StoreError> {
    removable(folder)?;
    let locked = directory(folder)?.acquire_lock(&INDEX_WRITER_LOCK);
    let _lock = locked.map_err(|error| refused(folder, &lock_failure(error)))?;
    for file in removable(folder)? {
        fs::remove_file(&file).map_err(|error| refused_io(folder, &error))?;
    }
    Ok(())
}

/// The files of an index that may go, once it is sure that nothing else is there.
fn removable(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let io = |error: io::Error| refused_io(folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        let entry = entry.map_err(io)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !is_ours(&name) {
            let folder = folder.to_owned();
            return Err(StoreError::NotOurs { folder, name });
        }
        if !LOCKS.contains(&name.as_str()) {
            files.push(entry.path());
        }
    }
    Ok(files)
}

fn lock_failure(error: tantivy::directory::error::LockError) -> tantivy::TantivyError {
    tantivy::TantivyError::LockFailure(error, None)
}

/// Says why a folder holds no index that can be read.
pub(super) fn readable(folder: &Path) -> Result<(), StoreError> {
    match File::open(folder.join(META)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(StoreError::None(folder.to_owned()))
        }
        Err(error) => Err(unreadable(folder, &error)),
    }
}

/// Tells whether the disk has no room left, by writing to it.
pub(super) fn is_full(folder: &Path) -> bool {
    let probe = folder.join(".tmp-room");
    let write = || File::create(&probe)?.write_all(&vec![0; ROOM_BYTES]);
    let written: io::Result<()> = write();
    let _ = fs::remove_file(&probe);
    written.is_err_and(|error| error.kind() == io::ErrorKind::StorageFull)
}

impl Store {
    /// Removes what a run that was ended may have left, and the registers of generations before
    /// the last `keep`. Call it while no other run can
    /// write.
    pub(crate) fn sweep(&self, number: u64, keep: u64) {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return;
        };
        for entry in entries.flatten() {
            if is_left_over(&entry.file_name().to_string_lossy(), number, keep) {
                // What is already gone, or held by a reader, costs nothing.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Removes the files of a run that failed, so that they do not fill the disk.
    pub(crate) fn forget_unfinished(&self) {
        let writer = self
            .index
            .writer_with_num_threads::<TantivyDocument>(1, WRITER_BYTES_MIN);
        if let Ok(writer) = writer {
            // Where this fails too, the next run does it.
            let _ = writer.garbage_collect_files().wait();
        }
    }
}

fn is_ours(name: &str) -> bool {
    let is_segment = name.len() > 32 && name.chars().take(32).all(|c| c.is_ascii_hexdigit());
    is_segment
        || matches!(name, META | ".managed.json")
        || LOCKS.contains(&name)
        || is_register(name)
        || name.starts_with(".tmp")
}

/// `register-7`, or `register-7.jsonl` of earlier versions.
fn is_register(name: &str) -> bool {
    let number = name.strip_prefix("register-");
    let number = number.map(|rest| rest.strip_suffix(".jsonl").unwrap_or(rest));
    number.is_some_and(|number| number.parse::<u64>().is_ok())
}

/// Tells whether a file of the folder is a half-written one, or a register that no commit names.
fn is_left_over(name: &str, number: u64, keep: u64) -> bool {
    match name.strip_prefix("register-").map(str::parse::<u64>) {
        Some(Ok(own)) => own > number || own + keep <= number,
        Some(Err(_)) => false,
        None => name.starts_with(".tmp"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_files_of_an_index_are_ours() {
        for name in ["meta.json", "register-12", "register-3.jsonl", ".tmpAb3"] {
            assert!(is_ours(name), "{name}");
        }
        for name in [
            "notes.txt",
            "register-2024.xlsx",
            "register-",
            "meta.json.bak",
        ] {
            assert!(!is_ours(name), "{name}");
        }
    }

    #[test]
    fn what_no_commit_names_is_left_over_and_nothing_else() {
        for name in ["register-4", "register-8", ".tmpAb3"] {
            assert!(is_left_over(name, 7, 2), "{name}");
        }
        for name in ["register-7", "register-6", "register-1.xlsx", "meta.json"] {
            assert!(!is_left_over(name, 7, 2), "{name}");
        }
    }
}

//! Brings an index up to date with its folders, in one commit.
//!
//! In: a store and the files there are. Out: what changed. A file whose size and time stand in the
//! register is not opened; one that is opened is read through the same stages as in an audit. What
//! vanished is taken out, what moved keeps nothing of its old place.

mod entry;
mod next;
mod read;
mod todo;

use std::path::PathBuf;

use rayon::prelude::*;
use tantivy::Term;

use super::register::Register;
use super::store::{Store, StoreError};
use crate::ingest::{Folder, Layout};

use next::Next;
use read::Read;
use todo::Todo;

/// Memory in which the index is built before parts of it go to the disk.
const WRITER_BYTES: usize = 120_000_000;

/// Files that are read before their text goes to the writer.
const FILES_AT_ONCE: usize = 256;

/// What an update found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were not known.
    pub new: usize,
    /// Files whose content changed.
    pub changed: usize,
    /// Files that are at another path than before.
    pub moved: usize,
    /// Files that are gone.
    pub gone: usize,
    /// Files that stand as they were.
    pub same: usize,
    /// The generation that is now the last.
    pub generation: u64,
    /// How folders were read into cases.
    pub layout_said: String,
    /// Files that were not read, or not wholly, with the reason.
    pub unread: Vec<(String, String)>,
    /// All files, all cases and all units of text.
    pub totals: (usize, usize, usize),
}

/// How to update.
#[derive(Debug, Clone, Default)]
pub struct BuildOptions {
    /// How folders are read into cases.
    pub layout: Layout,
    /// Whether to compare the content of every file, whatever its size and time say.
    pub full_hash: bool,
    /// Whether to forget all that is indexed first.
    pub rebuild: bool,
    /// The indexed folders, without links.
    pub roots: Vec<PathBuf>,
}

/// Told as each file is read.
pub trait Progress: Sync {
    /// How many files will be read.
    fn begins(&self, n_files: usize);
    /// One more was.
    fn file_done(&self);
}

/// Updates an index.
///
/// # Errors
/// [`StoreError::Busy`] when another run writes, [`StoreError::Refused`] when the system refuses
/// the disk. The generation before stands in both cases.
pub fn update(
    store: &Store,
    folder: &Folder,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<Changes, StoreError> {
    let done = write(store, folder, options, progress);
    if let Err(StoreError::Refused { .. }) = done {
        store.forget_unfinished();
    }
    done
}

fn write(
    store: &Store,
    folder: &Folder,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<Changes, StoreError> {
    let writer = store.writer(WRITER_BYTES)?;
    let register = if options.rebuild {
        Register::default()
    } else {
        store.register()?
    };
    let todo = Todo::of(&register, &folder.sources, options.full_hash);
    let mut next = Next::new(store, todo.kept, todo.changes);
    if options.rebuild {
        writer
            .delete_all_documents()
            .map_err(|error| store.refused(&error))?;
    }
    for number in &todo.gone {
        writer.delete_term(Term::from_field_u64(store.fields.file, *number as u64));
    }
    progress.begins(todo.candidates.len());
    for chunk in todo.candidates.chunks(FILES_AT_ONCE) {
        let read: Vec<Read> = chunk
            .par_iter()
            .map(|candidate| {
                let read = read::file(candidate);
                progress.file_done();
                read
            })
            .collect();
        for (candidate, read) in chunk.iter().zip(read) {
            next.take(candidate, read, &todo.vanished, &writer)?;
        }
    }
    next.finish(writer, folder, options, &register)
}

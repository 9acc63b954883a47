//! Folders into sources; the only reader of the disk among the stages.
//!
//! In: paths. Out: [`Source`]s in path order, one for each file, and the layout that says which
//! folders are case files. A file that cannot be read is a source all the same: it says why when
//! its bytes are asked for. Symbolic links that lead out of the audited folder are not followed.

use std::path::{Path, PathBuf};

use crate::document::{Note, NoteCode};

/// The largest file that is read, in bytes; a larger one is noted, not read.
pub const FILE_BYTES_MAX: u64 = 200 * 1024 * 1024;

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path relative to the audited folder, with `/`, whatever the system writes.
    pub path: String,
    file: PathBuf,
}

impl Source {
    /// Builds a source for a file.
    ///
    /// - `path`: what reports call it
    /// - `file`: where it is
    pub fn new(path: impl Into<String>, file: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            file: file.into(),
        }
    }

    /// Reads the file's bytes.
    ///
    /// # Errors
    /// A note that says why: the system refused, or the file is larger than [`FILE_BYTES_MAX`].
    #[expect(
        clippy::disallowed_methods,
        reason = "this stage is the one that reads the disk"
    )]
    pub fn bytes(&self) -> Result<Vec<u8>, Note> {
        let refused = |error: std::io::Error| {
            Note::new(
                NoteCode::Unreadable,
                format!("the system refused to give the file: {error}"),
            )
        };
        let size = std::fs::metadata(&self.file).map_err(refused)?.len();
        if size > FILE_BYTES_MAX {
            let message = format!(
                "the file is {} MB; the largest that is read is {} MB",
                size / 1_048_576,
                FILE_BYTES_MAX / 1_048_576
            );
            return Err(Note::new(NoteCode::TooLarge, message));
        }
        std::fs::read(&self.file).map_err(refused)
    }

    /// Returns where the file is.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }
}

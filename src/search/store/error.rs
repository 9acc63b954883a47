//! Why an index cannot be used, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use thiserror::Error;

use super::folder;
use crate::ingest;

/// Why an index cannot be used.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is none.
    #[error("there is no index in {}; make one with casewise index PATH", .0.display())]
    None(PathBuf),
    /// Another version of casewise, or another program, made it.
    #[error("the index in {} {what}; make it anew with casewise index PATH --rebuild", folder.display())]
    Foreign {
        /// Where it is.
        folder: PathBuf,
        /// What does not fit.
        what: String,
    },
    /// Its files do not hold what they should.
    #[error("the index in {} cannot be read ({what}); make it anew with casewise index PATH --rebuild", folder.display())]
    Damaged {
        /// Where it is.
        folder: PathBuf,
        /// What the library said.
        what: String,
    },
    /// The system does not let it be read.
    #[error("cannot read the index in {}: {what}", folder.display())]
    Unreadable {
        /// Where it is.
        folder: PathBuf,
        /// What the system said.
        what: String,
    },
    /// Its folder holds something that is no part of an index.
    #[error("{} holds {name}, which is no part of an index; choose an empty folder with --index DIR", folder.display())]
    NotOurs {
        /// Where it is.
        folder: PathBuf,
        /// The name of what is in the way.
        name: String,
    },
    /// Another run writes to it.
    #[error("another casewise is writing to the index in {}; wait until it is done", .0.display())]
    Busy(PathBuf),
    /// The system refused something.
    #[error("cannot write to the index in {}: {what}", folder.display())]
    Refused {
        /// Where it is.
        folder: PathBuf,
        /// What the system said.
        what: String,
    },
}

pub(super) fn foreign(folder: &Path, what: &str) -> StoreError {
    StoreError::Foreign {
        folder: folder.to_owned(),
        what: what.to_owned(),
    }
}

pub(super) fn damaged(folder: &Path, what: &str) -> StoreError {
    StoreError::Damaged {
        folder: folder.to_owned(),
        what: what.to_owned(),
    }
}

pub(super) fn unreadable(folder: &Path, error: &io::Error) -> StoreError {
    StoreError::Unreadable {
        folder: folder.to_owned(),
        what: said(error),
    }
}

pub(crate) fn refused_io(folder: &Path, error: &io::Error) -> StoreError {
    StoreError::Refused {
        folder: folder.to_owned(),
        what: said(error),
    }
}

/// An error of the library while writing. It keeps the system's reason to itself where one of its
/// threads met it, so that the likeliest one is looked for.
pub(super) fn refused(folder: &Path, error: &TantivyError) -> StoreError {
    match error {
        TantivyError::LockFailure(LockError::LockBusy, _) => StoreError::Busy(folder.to_owned()),
        error => match cause(error) {
            Some(cause) => refused_io(folder, cause),
            None if folder::is_full(folder) => refused_io(folder, &full()),
            None => StoreError::Refused {
                folder: folder.to_owned(),
                what: error.to_string(),
            },
        },
    }
}

fn full() -> io::Error {
    io::Error::from(io::ErrorKind::StorageFull)
}

/// What the system said, where the library passes it on.
fn cause(error: &TantivyError) -> Option<&io::Error> {
    match error {
        TantivyError::IoError(cause)
        | TantivyError::LockFailure(LockError::IoError(cause), _)
        | TantivyError::OpenWriteError(OpenWriteError::IoError {
            io_error: cause, ..
        })
        | TantivyError::OpenReadError(OpenReadError::IoError {
            io_error: cause, ..
        })
        | TantivyError::OpenDirectoryError(OpenDirectoryError::IoError {
            io_error: cause, ..
        }) => Some(cause.as_ref()),
        _ => None,
    }
}

/// The system's reason in plain words; of a full disk, what stands.
fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "the disk is full; make room and run it again, what was indexed before stands"
                .to_owned()
        }
        _ => ingest::in_plain_words(error),
    }
}

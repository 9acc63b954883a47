//! Folders into sources; the only reader of the disk among the stages.
//!
//! In: paths. Out: [`Source`]s in path order, one for each file, and a [`Layout`] that says which
//! folders are case files. A file that cannot be read is a source all the same: it says why when
//! its bytes are asked for. Symbolic links are not followed: one that stays inside the audited
//! folder leads to a file that is read anyway, one that leads out is named as not read.

mod layout;
pub mod own;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use thiserror::Error;

use crate::document::{Note, NoteCode};

pub use layout::{Assigned, CaseFolders, Layout};
pub use own::Own;

/// The largest file that is read, in bytes; a larger one is noted, not read.
pub const FILE_BYTES_MAX: u64 = 200 * 1024 * 1024;

/// How deep folders may lie in one another; below that they are named as not read.
pub const FOLDER_DEPTH_MAX: usize = 64;

/// Why an audit cannot start.
#[derive(Debug, Error)]
pub enum Error {
    /// The path does not exist, or the system refuses it.
    #[error("cannot read {}: {}", path.display(), in_plain_words(cause))]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What the system said; part of the message, so not a source of its own.
        cause: io::Error,
    },
    /// The path is neither a file nor a folder.
    #[error("{} is neither a file nor a folder; name a folder of case files or policies", .0.display())]
    NotAFolder(PathBuf),
}

/// The system's reason in plain words, without its error number.
#[must_use]
pub fn in_plain_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of it is a file, no folder".to_owned(),
        io::ErrorKind::AlreadyExists => "there is one of that name".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full; make room and run it again".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "it can only be read there".to_owned(),
        _ => {
            let said = error.to_string();
            let number = said.find(" (os error ").unwrap_or(said.len());
            said[..number].to_owned()
        }
    }
}

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path relative to the audited folder, with `/`, whatever the system writes.
    pub path: String,
    file: PathBuf,
    refused: Option<Note>,
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
            refused: None,
        }
    }

    /// Builds a source that stands for something that is not read, and says why.
    pub fn refused(path: impl Into<String>, message: impl Into<String>) -> Self {
        let refused = Some(Note::new(NoteCode::Unreadable, message));
        Self {
            path: path.into(),
            file: PathBuf::new(),
            refused,
        }
    }

    /// Returns the file's size and the time of its last change in nanoseconds, where the system
    /// gives them: what tells a file that was read before from one that may have changed.
    #[must_use]
    pub fn stamp(&self) -> Option<(u64, i64)> {
        if self.refused.is_some() {
            return None;
        }
        let about = fs::metadata(&self.file).ok()?;
        let since = about.modified().ok()?.duration_since(std::time::UNIX_EPOCH);
        let nanoseconds = i64::try_from(since.ok()?.as_nanos()).ok()?;
        Some((about.len(), nanoseconds))
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
        if let Some(note) = &self.refused {
            return Err(note.clone());
        }
        let refused = |error: io::Error| {
            let message = format!(
                "the system refused to give the file: {}",
                in_plain_words(&error)
            );
            Note::new(NoteCode::Unreadable, message)
        };
        let size = fs::metadata(&self.file).map_err(refused)?.len();
        if size > FILE_BYTES_MAX {
            let message = format!(
                "the file is {} MB; the largest that is read is {} MB",
                size / 1_048_576,
                FILE_BYTES_MAX / 1_048_576
            );
            return Err(Note::new(NoteCode::TooLarge, message));
        }
        fs::read(&self.file).map_err(refused)
    }
}

/// What lies under the audited paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// The files, by path.
    pub sources: Vec<Source>,
    /// The root's own name and its parent's, by which a folder of cases may be known. Empty
    /// where several paths are audited at once.
    pub root_names: Vec<String>,
    /// Which folders the audited folder's settings name as case files, if any.
    pub case_folders: CaseFolders,
}

/// Lists the files under the given paths.
///
/// With one path, names are relative to it; with several, each name begins with the path's own
/// last part, and with as many of the folders above as tell it from the others. What systems and
/// office programs leave about is left out, and so is what casewise wrote; another hidden folder is
/// named as not read.
///
/// # Errors
/// [`Error::Unreadable`] when a path does not exist or may not be opened, and
/// [`Error::NotAFolder`] for a device or a pipe.
pub fn list(paths: &[PathBuf]) -> Result<Folder, Error> {
    list_with_own(paths).map(|(folder, _)| folder)
}

/// Lists the files under the given paths, and beside them those that casewise itself wrote there.
///
/// # Errors
/// As [`list`].
pub fn list_with_own(paths: &[PathBuf]) -> Result<(Folder, Own), Error> {
    let mut found = Found::default();
    let mut roots = Vec::new();
    for path in paths {
        let unreadable = |cause| unreadable(path, cause);
        roots.push(fs::canonicalize(path).map_err(unreadable)?);
    }
    for ((path, root), name) in paths.iter().zip(&roots).zip(names_apart(&roots)) {
        let unreadable = |cause| unreadable(path, cause);
        let kind = fs::metadata(root).map_err(unreadable)?;
        if kind.is_file() {
            found.sources.push(Source::new(name, root));
        } else if kind.is_dir() {
            let prefix = if paths.len() > 1 {
                format!("{name}/")
            } else {
                String::new()
            };
            let entries = sorted_entries(root, &prefix, &mut found).map_err(unreadable)?;
            walk(&entries, &prefix, root, 0, &mut found);
        } else {
            return Err(Error::NotAFolder(path.clone()));
        }
    }
    let Found { mut sources, own } = found;
    sources.sort_by(|a, b| (&a.path, &a.file).cmp(&(&b.path, &b.file)));
    sources.dedup_by(|a, b| (&a.path, &a.file) == (&b.path, &b.file));
    tell_apart(&mut sources);
    let folder = Folder {
        sources,
        root_names: root_names(paths),
        case_folders: CaseFolders::default(),
    };
    Ok((folder, own))
}

/// What was come upon so far.
#[derive(Default)]
struct Found {
    sources: Vec<Source>,
    own: Own,
}

fn unreadable(path: &Path, cause: io::Error) -> Error {
    Error::Unreadable {
        path: path.to_owned(),
        cause,
    }
}

/// What to call each of several roots: its last name, with as many of the folders above it as tell
/// it from the others.
fn names_apart(roots: &[PathBuf]) -> Vec<String> {
    let names = |root: &PathBuf| {
        let parts = root.components().filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        });
        parts.collect::<Vec<String>>()
    };
    let all: Vec<Vec<String>> = roots.iter().map(names).collect();
    let name = |own: &Vec<String>| {
        let is_own = |n: &usize| {
            let mut alike = all.iter().filter(|other| last(other, *n) == last(own, *n));
            alike.all(|other| other == own)
        };
        let n = (1..own.len()).find(is_own).unwrap_or(own.len());
        last(own, n).join("/")
    };
    all.iter().map(name).collect()
}

fn last(names: &[String], n: usize) -> &[String] {
    &names[names.len().saturating_sub(n)..]
}

/// Reads one file that a user named, such as a rule file or a settings file.
///
/// # Errors
/// [`Error::Unreadable`] when the system refuses it.
#[expect(
    clippy::disallowed_methods,
    reason = "this stage is the one that reads the disk"
)]
pub fn read_named(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|cause| unreadable(path, cause))
}

fn root_names(paths: &[PathBuf]) -> Vec<String> {
    let [path] = paths else { return Vec::new() };
    let Ok(root) = fs::canonicalize(path) else {
        return Vec::new();
    };
    let parent = root.parent().map(last_name).unwrap_or_default();
    vec![parent, last_name(&root)]
}

fn last_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// What is to be read in a folder, by name; what casewise wrote there is told apart.
#[expect(
    clippy::disallowed_methods,
    reason = "this stage is the one that reads the disk"
)]
fn sorted_entries(folder: &Path, prefix: &str, into: &mut Found) -> io::Result<Vec<fs::DirEntry>> {
    let name = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder)?
        .filter_map(Result::ok)
        .filter(|entry| !is_furniture(&name(entry)))
        .collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    let own = own::names(folder);
    let passed_over = entries.extract_if(.., |entry| own.contains(&name(entry)));
    let paths = passed_over.map(|entry| format!("{prefix}{}", name(&entry)));
    into.own.paths.extend(paths);
    Ok(entries)
}

/// Tells whether a file or folder is one that the system, office programs or casewise leave about:
/// it holds nothing that somebody wrote, and is passed over.
pub(crate) fn is_furniture(name: &str) -> bool {
    const STARTS: [&str; 7] = [
        "~$",
        "._",
        ".~lock.",
        ".casewise",
        ".trash",
        ".spotlight-",
        ".documentrevisions-",
    ];
    let name = name.to_lowercase();
    STARTS.iter().any(|start| name.starts_with(start))
        || matches!(
            name.as_str(),
            "thumbs.db"
                | "ehthumbs.db"
                | "desktop.ini"
                | ".ds_store"
                | ".localized"
                | ".fseventsd"
                | ".temporaryitems"
                | ".git"
                | "__macosx"
                | "casewise.toml"
        )
}

/// Gives files of one name a number: names that no text can spell look alike.
fn tell_apart(sources: &mut [Source]) {
    let mut taken = BTreeSet::new();
    for source in sources {
        let name = source.path.clone();
        let mut copy = 2;
        while !taken.insert(source.path.clone()) {
            source.path = numbered(&name, copy);
            copy += 1;
        }
    }
}

/// "a/plan.docx" becomes "a/plan (2).docx".
fn numbered(path: &str, copy: usize) -> String {
    match path.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !ending.contains('/') => {
            format!("{stem} ({copy}).{ending}")
        }
        _ => format!("{path} ({copy})"),
    }
}

fn walk(entries: &[fs::DirEntry], prefix: &str, root: &Path, depth: usize, into: &mut Found) {
    for entry in entries {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_symlink() => into.sources.extend(link(&path, &entry.path(), root)),
            Ok(kind) if kind.is_dir() && is_hidden(&path) => into.sources.push(Source::refused(
                format!("{path}/"),
                "a hidden folder is not read; rename it if it belongs here",
            )),
            Ok(kind) if kind.is_dir() => folder(&path, &entry.path(), root, depth, into),
            Ok(kind) if kind.is_file() => into.sources.push(Source::new(path, entry.path())),
            Ok(_) => into.sources.push(Source::refused(
                path,
                "not a file: a device, a pipe or a socket",
            )),
            Err(error) => into
                .sources
                .push(Source::refused(path, in_plain_words(&error))),
        }
    }
}

fn is_hidden(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|name| name.starts_with('.'))
}

/// Lists a folder. One that is not listed is named with a `/`, so that it belongs to the case whose
/// folder it is.
fn folder(path: &str, at: &Path, root: &Path, depth: usize, into: &mut Found) {
    let path = format!("{path}/");
    if depth >= FOLDER_DEPTH_MAX {
        let message = format!("folders lie more than {FOLDER_DEPTH_MAX} deep in one another here");
        into.sources.push(Source::refused(path, message));
        return;
    }
    match sorted_entries(at, &path, into) {
        Ok(entries) => walk(&entries, &path, root, depth + 1, into),
        Err(error) => {
            let message = format!("the folder could not be opened: {}", in_plain_words(&error));
            into.sources.push(Source::refused(path, message));
        }
    }
}

/// A link is not followed. One that leads out of the folder, or nowhere, is named.
fn link(path: &str, at: &Path, root: &Path) -> Option<Source> {
    match fs::canonicalize(at) {
        Ok(target) if target.starts_with(root) => None,
        Ok(_) => Some(Source::refused(
            path,
            "a symbolic link that leads out of the audited folder is not followed",
        )),
        Err(_) => Some(Source::refused(path, "a symbolic link that leads nowhere")),
    }
}

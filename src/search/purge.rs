//! Takes a case out of an index, text and all, and proves it.
//!
//! In: an index and a case. Out: a [`Receipt`]. Deleted text stays in the files of a search index
//! until they are merged, so all of them are written anew and the old ones removed; then the new
//! ones are read back, and every byte of the folder is looked through for words of the case alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use tantivy::schema::Value as _;
use tantivy::{IndexWriter, TantivyDocument, Term};
use thiserror::Error;

use super::library::{Library, SearchError};
use super::pages::Segment;
use super::register::{FileRecord, Register};
use super::store::{Store, StoreError, refused_io};
use super::words::Words;

/// Memory in which the index is written anew.
const WRITER_BYTES: usize = 60_000_000;
/// Words of the case alone that the folder is looked through for.
const WORDS_MAX: usize = 200;
/// Shorter words could be part of others.
const WORD_BYTES_MIN: usize = 7;

/// Why a case was not taken out.
#[derive(Debug, Error)]
pub enum PurgeError {
    /// The index holds no such case.
    #[error("the index holds no case \"{0}\"; casewise search --absent shows which it holds")]
    NoSuchCase(String),
    /// The index cannot be used or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The index cannot be read.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// Something is still there.
    #[error(
        "something of the case is still in the index: {0}; delete the folder of the index and make it anew"
    )]
    Remains(String),
}

/// What was taken out, and how that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The case.
    pub case: String,
    /// The commit without it.
    pub generation: u64,
    /// Path and content hash of each of its documents.
    pub documents: Vec<(String, String)>,
    /// How many paragraphs they had.
    pub paragraphs: usize,
    /// How many index files are in the folder now, each looked through.
    pub files: usize,
    /// How many bytes these hold.
    pub bytes: u64,
    /// How many words of the case alone were looked for.
    pub words: usize,
}

/// Takes a case out.
///
/// # Errors
/// [`PurgeError`]. [`PurgeError::Remains`] names what was found and where.
pub fn purge(folder: &std::path::Path, case: &str) -> Result<Receipt, PurgeError> {
    let store = Store::open(folder)?;
    let writer = store.writer(WRITER_BYTES)?;
    let library = Library::open(folder)?;
    let mut records = library.register().all().to_vec();
    let of_case = |record: &Option<FileRecord>| {
        record
            .as_ref()
            .is_some_and(|record| record.case.as_deref() == Some(case))
    };
    let numbers: BTreeSet<usize> = (0..records.len())
        .filter(|number| of_case(&records[*number]))
        .collect();
    if numbers.is_empty() {
        return Err(PurgeError::NoSuchCase(case.to_owned()));
    }
    let before = Before::of(&library, &numbers)?;
    drop(library);
    let taken: Vec<FileRecord> = numbers
        .iter()
        .filter_map(|number| records[*number].take())
        .collect();
    let generation = rewrite(&store, writer, &numbers, &records)?;
    drop(store);
    let (files, bytes) = before.is_gone(folder, &numbers, &taken)?;
    Ok(Receipt {
        case: case.to_owned(),
        generation,
        documents: taken
            .into_iter()
            .map(|record| (record.path, record.hash))
            .collect(),
        paragraphs: before.paragraphs,
        files,
        bytes,
        words: before.own_words.len(),
    })
}

/// Commits without the case, then writes every segment anew and removes the old files.
fn rewrite(
    store: &Store,
    mut writer: IndexWriter,
    numbers: &BTreeSet<usize>,
    records: &[Option<FileRecord>],
) -> Result<u64, PurgeError> {
    let refused = |error| store.refused(&error);
    for number in numbers {
        writer.delete_term(Term::from_field_u64(store.fields.file, *number as u64));
    }
    let (roots, said) = store
        .generation()
        .map(|last| (last.roots.clone(), last.layout_said.clone()))
        .unwrap_or_default();
    let generation = store.write_register(&Register::write(records), &roots, &said)?;
    let payload = serde_json::to_string(&generation).expect("it holds text and numbers");
    let mut commit = writer.prepare_commit().map_err(refused)?;
    commit.set_payload(&payload);
    commit.commit().map_err(refused)?;
    let segments = store.index.searchable_segment_ids().map_err(refused)?;
    if !segments.is_empty() {
        writer.merge(&segments).wait().map_err(refused)?;
    }
    writer.garbage_collect_files().wait().map_err(refused)?;
    store.sweep(generation.number, 1);
    writer.wait_merging_threads().map_err(refused)?;
    Ok(generation.number)
}

/// What there was of the case.
struct Before {
    paragraphs: usize,
    /// What the names of the files begin with that held a paragraph of it.
    old_files: Vec<String>,
    /// Words that no other case has, as they were written.
    own_words: BTreeSet<String>,
}

impl Library {
    /// What the names of the index files begin with that hold anything of some files.
    fn segments_with(&self, numbers: &BTreeSet<usize>) -> Result<Vec<String>, SearchError> {
        self.with(|pages| {
            let holds = |segment: &&Segment<'_>| {
                let mut units = segment.alive().iter();
                units.any(|unit| numbers.contains(&segment.file_of(unit)))
            };
            let holding = pages.segments.iter().filter(holds);
            Ok(holding
                .map(|segment| segment.reader.segment_id().uuid_string())
                .collect())
        })
    }
}

impl Before {
    fn of(library: &Library, numbers: &BTreeSet<usize>) -> Result<Self, PurgeError> {
        let text = library.store().fields.text;
        let mut paragraphs = 0;
        let (mut own, mut others) = (BTreeSet::new(), BTreeSet::new());
        library.each_unit(|file, _, entry: &TantivyDocument| {
            let said = entry.get_first(text).and_then(|value| value.as_str());
            let words = Words::of(said.unwrap_or_default());
            let long = words
                .iter()
                .map(|(form, _)| form)
                .filter(|form| form.len() >= WORD_BYTES_MIN)
                .map(str::to_owned);
            if numbers.contains(&file) {
                paragraphs += 1;
                own.extend(long);
            } else {
                others.extend(long);
            }
        })?;
        Ok(Self {
            paragraphs,
            old_files: library.segments_with(numbers)?,
            own_words: own_only(&own, &others),
        })
    }

    /// Reads the index back and looks through every file of its folder.
    fn is_gone(
        &self,
        folder: &std::path::Path,
        numbers: &BTreeSet<usize>,
        taken: &[FileRecord],
    ) -> Result<(usize, u64), PurgeError> {
        let library = Library::open(folder)?;
        let mut still = None;
        library.each_unit(|file, _, _| {
            if numbers.contains(&file) {
                still = Some(format!("a paragraph of file number {file}"));
            }
        })?;
        if let Some(what) = still {
            return Err(PurgeError::Remains(what));
        }
        drop(library);
        let mut sought: Vec<&[u8]> = self.own_words.iter().map(String::as_bytes).collect();
        sought.extend(taken.iter().map(|record| record.path.as_bytes()));
        self.scan(folder, &sought)
    }

    /// Looks for bytes in every file of a folder. Returns how many files and bytes there are.
    #[expect(
        clippy::disallowed_methods,
        reason = "only this module and its neighbours touch index files"
    )]
    fn scan(&self, folder: &std::path::Path, sought: &[&[u8]]) -> Result<(usize, u64), PurgeError> {
        let patterns = aho_corasick::AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(sought)
            .map_err(|error| PurgeError::Remains(error.to_string()))?;
        let (mut files, mut bytes) = (0, 0);
        for path in index_files(folder)? {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if self.old_files.iter().any(|old| name.starts_with(old)) {
                return Err(PurgeError::Remains(format!("the old file {name}")));
            }
            let held = fs::read(&path).map_err(|error| refused_io(folder, &error))?;
            if let Some(found) = patterns.find(&held) {
                let what = String::from_utf8_lossy(sought[found.pattern().as_usize()]);
                return Err(PurgeError::Remains(format!("\"{what}\" in {name}")));
            }
            files += 1;
            bytes += held.len() as u64;
        }
        Ok((files, bytes))
    }
}

/// Words of the case that are no part of any other word.
fn own_only(own: &BTreeSet<String>, others: &BTreeSet<String>) -> BTreeSet<String> {
    let own: Vec<&String> = own.difference(others).collect();
    let Ok(patterns) = aho_corasick::AhoCorasick::new(&own) else {
        return BTreeSet::new();
    };
    let mut shared = vec![false; own.len()];
    for other in others {
        for found in patterns.find_overlapping_iter(other) {
            shared[found.pattern().as_usize()] = true;
        }
    }
    let only = own.into_iter().zip(shared).filter(|(_, shared)| !shared);
    only.map(|(word, _)| word.clone()).take(WORDS_MAX).collect()
}

#[expect(
    clippy::disallowed_methods,
    reason = "only this module and its neighbours touch index files"
)]
fn index_files(folder: &std::path::Path) -> Result<Vec<PathBuf>, PurgeError> {
    let refused = |error: std::io::Error| refused_io(folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(refused)? {
        let path = entry.map_err(refused)?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    Ok(files)
}

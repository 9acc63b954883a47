//! The index on the disk: its fields, its generation, and how it is opened.
//!
//! In: a folder. Out: a [`Store`], or a [`StoreError`] that says what to do. Every commit names its
//! generation, the versions of fields and words, and the register that goes with it; a register is
//! written before its commit and holds only when a commit names it, so that a run that ends early
//! leaves the generation before it.

mod error;
mod folder;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::directory::{Directory as _, MmapDirectory, error::OpenReadError};
use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyError};

use super::register::Register;
use super::words::{self, WordTokenizer};
use crate::extract::guarded;

pub use error::StoreError;
pub use folder::clear;

pub(crate) use error::refused_io;

use error::{damaged, foreign, refused};

/// Changes whenever the fields or the register would be read otherwise.
const SCHEMA: u32 = 4;

/// Stored text is packed in blocks of so many bytes; each hit that is shown costs unpacking one.
const BLOCK_BYTES: usize = 8_192;

/// What stands in every commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generation {
    /// Always `casewise`.
    tool: String,
    /// Version of the fields.
    schema: u32,
    /// Version of the words.
    words: u32,
    /// Counts the commits.
    pub number: u64,
    /// The register's size in bytes.
    register_bytes: usize,
    /// The folders that were indexed.
    pub roots: Vec<PathBuf>,
    /// How folders were read into cases, for people.
    pub layout_said: String,
}

/// The fields of a unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    pub(crate) text: Field,
    pub(crate) written: Field,
    pub(crate) place: Field,
    pub(crate) file: Field,
    pub(crate) number: Field,
    pub(crate) words: Field,
    pub(crate) flags: Field,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexed = |tokenizer: &str| {
        TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions)
    };
    let text = TextOptions::default().set_indexing_options(indexed("words"));
    let fields = Fields {
        text: schema.add_text_field("text", text.set_stored()),
        written: schema.add_text_field(
            "written",
            TextOptions::default().set_indexing_options(indexed("raw")),
        ),
        place: schema.add_text_field("place", STORED),
        file: schema.add_u64_field("file", NumericOptions::default().set_fast().set_indexed()),
        number: schema.add_u64_field("number", FAST),
        words: schema.add_u64_field("words", FAST),
        flags: schema.add_u64_field("flags", FAST),
    };
    (schema.build(), fields)
}

/// An open index.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    directory: MmapDirectory,
    pub(crate) index: Index,
    pub(crate) fields: Fields,
    generation: Option<Generation>,
}

impl Store {
    /// Opens an index for questions.
    ///
    /// # Errors
    /// [`StoreError`], for an index that is not there, not ours, of another version or damaged.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        folder::readable(folder)?;
        let store = whole(folder, || Self::of(folder))?;
        match &store.generation {
            Some(_) => Ok(store),
            None => Err(StoreError::None(folder.to_owned())),
        }
    }

    /// Opens an index for writing, or begins one in a folder that is there.
    ///
    /// # Errors
    /// [`StoreError`], as for [`Store::open`], and when the system refuses the folder.
    pub fn open_or_begin(folder: &Path) -> Result<Self, StoreError> {
        match folder::readable(folder) {
            Ok(()) => return whole(folder, || Self::of(folder)),
            Err(StoreError::None(_)) => {}
            Err(error) => return Err(error),
        }
        let (schema, fields) = schema();
        let directory = directory(folder)?;
        let settings = IndexSettings {
            docstore_blocksize: BLOCK_BYTES,
            ..IndexSettings::default()
        };
        let index = Index::create(directory.clone(), schema, settings)
            .map_err(|error| refused(folder, &error))?;
        Ok(Self::with(folder, directory, index, fields, None))
    }

    fn of(folder: &Path) -> Result<Self, StoreError> {
        let (schema, fields) = schema();
        let directory = directory(folder)?;
        let damaged = |error: TantivyError| damaged(folder, &error.to_string());
        let index = Index::open(directory.clone()).map_err(damaged)?;
        if index.schema() != schema {
            return Err(foreign(folder, "belongs to another program or version"));
        }
        let payload = index.load_metas().map_err(damaged)?.payload;
        let generation = payload.map(|payload| read_generation(folder, &payload));
        Ok(Self::with(
            folder,
            directory,
            index,
            fields,
            generation.transpose()?,
        ))
    }

    fn with(
        folder: &Path,
        directory: MmapDirectory,
        index: Index,
        fields: Fields,
        generation: Option<Generation>,
    ) -> Self {
        index
            .tokenizers()
            .register("words", WordTokenizer::default());
        Self {
            folder: folder.to_owned(),
            directory,
            index,
            fields,
            generation,
        }
    }

    /// Returns what the last commit says of itself.
    #[must_use]
    pub fn generation(&self) -> Option<&Generation> {
        self.generation.as_ref()
    }

    /// Tells whether no other run has committed since this was opened.
    pub(crate) fn is_current(&self) -> Result<bool, StoreError> {
        let metas = self
            .index
            .load_metas()
            .map_err(|error| self.damaged(&error))?;
        let payload = metas.payload.as_deref();
        let last = payload.map(|payload| read_generation(&self.folder, payload));
        Ok(last.transpose()? == self.generation)
    }

    /// Keeps every other run from writing, for as long as what is returned lives.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when another run writes, or has written since this was opened.
    pub(crate) fn writer(&self, memory_bytes: usize) -> Result<IndexWriter, StoreError> {
        let writer = self.index.writer_with_num_threads(1, memory_bytes);
        let writer = writer.map_err(|error| self.refused(&error))?;
        if self.is_current()? {
            Ok(writer)
        } else {
            Err(StoreError::Busy(self.folder.clone()))
        }
    }

    /// Returns where the index is.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads the register that the last commit names.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it is missing or cut short.
    pub fn register(&self) -> Result<Register, StoreError> {
        let Some(generation) = &self.generation else {
            return Ok(Register::default());
        };
        let file = match self.directory.open_read(&register_name(generation.number)) {
            Ok(file) => file,
            Err(OpenReadError::FileDoesNotExist(_)) => {
                return Err(damaged(&self.folder, "its register is missing"));
            }
            Err(error) => return Err(damaged(&self.folder, &error.to_string())),
        };
        let bytes = file.read_bytes();
        let bytes = bytes.map_err(|error| damaged(&self.folder, &error.to_string()))?;
        let is_whole = bytes.len() == generation.register_bytes;
        let register = Register::open(bytes).filter(|_| is_whole);
        register.ok_or_else(|| damaged(&self.folder, "its register is cut short"))
    }

    /// Writes the next register and returns the words for the commit that will name it.
    pub(crate) fn write_register(
        &self,
        register: &[u8],
        roots: &[PathBuf],
        layout_said: &str,
    ) -> Result<Generation, StoreError> {
        let number = self.generation.as_ref().map_or(0, |last| last.number) + 1;
        let written = self
            .directory
            .atomic_write(&register_name(number), register);
        written.map_err(|error| refused_io(&self.folder, &error))?;
        Ok(Generation {
            tool: "casewise".to_owned(),
            schema: SCHEMA,
            words: words::VERSION,
            number,
            register_bytes: register.len(),
            roots: roots.to_vec(),
            layout_said: layout_said.to_owned(),
        })
    }

    /// Opens a reader of the last commit.
    pub(crate) fn reader(&self) -> Result<IndexReader, StoreError> {
        whole(&self.folder, || {
            let builder = self
                .index
                .reader_builder()
                .reload_policy(ReloadPolicy::Manual);
            builder.try_into().map_err(|error| self.damaged(&error))
        })
    }

    /// An error of the library on this index while reading.
    pub(crate) fn damaged(&self, error: &TantivyError) -> StoreError {
        damaged(&self.folder, &error.to_string())
    }

    /// An error of the library on this index while writing.
    pub(crate) fn refused(&self, error: &TantivyError) -> StoreError {
        refused(&self.folder, error)
    }
}

fn register_name(number: u64) -> PathBuf {
    PathBuf::from(format!("register-{number}"))
}

fn directory(folder: &Path) -> Result<MmapDirectory, StoreError> {
    MmapDirectory::open(folder).map_err(|error| refused(folder, &error.into()))
}

fn read_generation(folder: &Path, payload: &str) -> Result<Generation, StoreError> {
    let Ok(generation) = serde_json::from_str::<Generation>(payload) else {
        return Err(foreign(folder, "belongs to another program or version"));
    };
    if (generation.schema, generation.words) == (SCHEMA, words::VERSION) {
        return Ok(generation);
    }
    let what = format!(
        "is of version {}.{}, this casewise reads {SCHEMA}.{}",
        generation.schema,
        generation.words,
        words::VERSION
    );
    Err(foreign(folder, &what))
}

/// Runs something that reads index files; a parser that fails on them is a damaged index.
pub(crate) fn whole<T>(
    folder: &Path,
    read: impl FnOnce() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    guarded(std::panic::AssertUnwindSafe(read))
        .unwrap_or_else(|| Err(damaged(folder, "its files do not fit together")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_who_write_the_second_is_told_to_wait() {
        const MEMORY_BYTES: usize = 15_000_000;
        let room = tempfile::tempdir().expect("a temporary folder");
        let open = || Store::open_or_begin(room.path()).expect("a new index");
        let (first, second) = (open(), open());
        let held = first.writer(MEMORY_BYTES).expect("nobody else writes");
        let refused = second.writer(MEMORY_BYTES).map(drop);
        let said = refused.expect_err("another writes").to_string();
        assert!(said.contains("another casewise is writing"), "{said}");
        drop(held);
        assert!(second.writer(MEMORY_BYTES).is_ok());
    }
}
